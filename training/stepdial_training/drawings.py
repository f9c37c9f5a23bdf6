"""Drawings of emoji in four styles: unpacked from one archive into a small cache, and split for honest tests.

A concept is a sequence of code points without tones of skin. Two things are held out of training, both by hash:
concepts in every style (`held_out`, the rule that older models were trained by, too), and pairs of concept and style,
where the concept is seen in another style: all tones and years of such a pair. No pair in Noto's style is held out,
since the network that training starts from has seen all of Noto.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from tqdm import tqdm

from .captions import captions_of, load_words
from .condition import STYLES
from .emoji import COMMON, IMAGE_SIZE, TONES, held_out
from .mixtures import LANGUAGES, Words, words_from
from .wordpiece import WordPiece, load_wordpiece

VOCABULARY = Path(__file__).parents[1] / "vocabularies" / "drawings" / "tokenizer.json"
PAIR_SHARE = 1 / 20
FLAGS = 9
"""The group of flags in the archive."""


@dataclass(frozen=True)
class StyledDrawings:
    """N drawings: uint8 RGB on white [N, 3, 32, 32]; int64 [N] each: style (an index of `STYLES`), concept, and code,
    which is the row of `captions` (language → words; all drawings of a code have the same) and of `codes`.

    `flags` bool [N] tells flags of countries, of which there are too many."""

    images: Tensor
    styles: Tensor
    concepts: Tensor
    rows: Tensor
    flags: Tensor
    captions: list[dict[str, Words]]
    codes: list[str]

    def __len__(self) -> int:
        return len(self.images)

    def part(self, chosen: Tensor) -> StyledDrawings:
        """The drawings that bool [N] chooses."""
        each = (self.images, self.styles, self.concepts, self.rows, self.flags)
        images, styles, concepts, rows, flags = (tensor[chosen] for tensor in each)
        return StyledDrawings(images, styles, concepts, rows, flags, self.captions, self.codes)


@dataclass(frozen=True)
class Split:
    training: StyledDrawings
    pairs: StyledDrawings
    """Of concepts that training has in other styles."""
    unseen: StyledDrawings
    """Of concepts that training does not have at all."""


def concept_of(code: str) -> str:
    """'1f473-1f3fd' → '1f473'."""
    return "-".join(point for point in code.split("-") if point not in TONES)


def pair_held_out(concept: str, style: str) -> bool:
    """The same for ever, whatever else there is: by hash."""
    digest = hashlib.sha256(f"{concept} {style}".encode()).digest()
    return style != "noto" and int.from_bytes(digest[:4]) / 2**32 < PAIR_SHARE


def split_of(codes: list[str], styles: list[str]) -> list[str]:
    """Of each drawing: "training", "pairs" or "unseen"."""
    noto = [code.split("-") for code, style in zip(codes, styles, strict=True) if style == "noto"]
    counts = Counter(point for points in noto for point in set(points))

    def unseen(concept: str) -> bool:
        # Points that Noto lacks, as letters of flags, would take whole families of concepts with them.
        points = [p for p in concept.split("-") if counts[p]]
        return any(counts[p] < COMMON and held_out(p) for p in points) if points else held_out(concept)

    concepts = [concept_of(code) for code in codes]
    seen_in: dict[str, set[str]] = defaultdict(set)
    for concept, style in zip(concepts, styles, strict=True):
        seen_in[concept].add(style)
    out = {concept: unseen(concept) for concept in seen_in}
    pairs = {
        concept: {style for style in found if pair_held_out(concept, style)}
        for concept, found in seen_in.items()
        if not out[concept]
    }
    pairs = {concept: found for concept, found in pairs.items() if found < seen_in[concept]}
    return [
        "unseen" if out[concept] else "pairs" if style in pairs.get(concept, ()) else "training"
        for concept, style in zip(concepts, styles, strict=True)
    ]


def unpack(webp: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """WebP files, one after another → uint8 RGB on white [N, 3, 32, 32], each the mean of four pixels of 64."""
    images = np.empty((len(offsets) - 1, 3, IMAGE_SIZE, IMAGE_SIZE), np.uint8)
    for i in tqdm(range(len(images)), desc="unpacking drawings", mininterval=5):
        with Image.open(io.BytesIO(webp[offsets[i] : offsets[i + 1]].tobytes())) as opened:
            rgba = np.asarray(opened.convert("RGBA"), np.float32)
        alpha = rgba[..., 3:] / 255
        rgb = (rgba[..., :3] * alpha + 255 * (1 - alpha)).round()
        small = rgb.reshape(IMAGE_SIZE, 2, IMAGE_SIZE, 2, 3).mean((1, 3))
        images[i] = small.round().astype(np.uint8).transpose(2, 0, 1)
    return images


def cached_images(archive: np.lib.npyio.NpzFile, folder: Path) -> np.ndarray:
    """What `unpack` makes, kept in `folder` for the next time."""
    offsets = archive["offsets"]
    path = folder / f"drawings-{hashlib.sha256(offsets.tobytes()).hexdigest()[:12]}.npy"
    if not path.exists():
        part = path.with_suffix(".part.npy")
        np.save(part, unpack(archive["webp"], offsets))
        part.replace(path)
    return np.load(path)


def load_drawings(path: Path) -> Split:
    """Read an archive `drawings.npz`, whose content the training README lists; drawings without words are left out.

    Raises FileNotFoundError, or ValueError for other content.
    """
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is not there. It holds drawings in four styles as WebP (webp, offsets), with style, code, name, "
            "group, label_xx and tags_xx for en, de, es and zh; name your own with --data."
        )
    with np.load(path) as archive:
        needed = ["webp", "offsets", "style", "code", "name", "group"]
        needed += [f"{kind}_{language}" for kind in ("label", "tags") for language in LANGUAGES]
        if missing := [name for name in needed if name not in archive.files]:
            raise ValueError(f"{path} lacks {missing[0]}")
        images = cached_images(archive, path.parent)
        columns = {name: archive[name].tolist() for name in needed[2:]}
    styles, codes = columns["style"], columns["code"]
    if not len(images) == len(styles) == len(codes) or not set(styles) <= set(STYLES[1:]):
        raise ValueError(f"{path}: {len(images)} images, {len(styles)} styles, {len(codes)} codes")
    captions = captions_by_code(columns)
    where = {code: row for row, code in enumerate(captions)}
    concepts = {name: number for number, name in enumerate(sorted({concept_of(code) for code in codes}))}
    whole = StyledDrawings(
        torch.from_numpy(images),
        torch.tensor([STYLES.index(style) for style in styles]),
        torch.tensor([concepts[concept_of(code)] for code in codes]),
        torch.tensor([where[code] for code in codes]),
        torch.tensor([group == FLAGS for group in columns["group"]]),
        list(captions.values()),
        list(captions),
    )
    told = [bool(captions[code]) for code in codes]
    parts = split_of(codes, styles)

    def part(name: str) -> StyledDrawings:
        return whole.part(torch.tensor([t and each == name for t, each in zip(told, parts, strict=True)]))

    return Split(part("training"), part("pairs"), part("unseen"))


def captions_by_code(columns: dict[str, list[str]]) -> dict[str, dict[str, Words]]:
    """Language → words of every code; English has the captions of the Unicode name as well, where Noto gives it."""
    words = load_words()
    names: dict[str, list[str]] = {}
    for code, name in zip(columns["code"], columns["name"], strict=True):
        if name and code not in names:
            names[code] = captions_of(name, f"emoji_u{code.replace('-', '_')}", words)
    found: dict[str, dict[str, Words]] = {}
    for i, code in enumerate(columns["code"]):
        if code in found:
            continue
        each = {}
        for language in LANGUAGES:
            more = names.get(code, []) if language == "en" else []
            said = words_from(columns[f"label_{language}"][i], columns[f"tags_{language}"][i], more)
            if said.names:
                each[language] = said
        found[code] = each
    return found


def load_drawings_vocabulary() -> WordPiece:
    """The tokenizer of the vocabulary that the repository keeps."""
    return load_wordpiece(VOCABULARY)
