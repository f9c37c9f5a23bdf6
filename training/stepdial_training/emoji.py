"""Drawings of emoji with captions: read from one archive, split by code point, drawn in batches of 32 × 32 RGB.

`python -m stepdial_training.emoji data/emoji.npz` learns the vocabulary of the training drawings' captions anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .captions import captions_of, load_words
from .condition import Prompt
from .tokenizer import Tokenizer, learn_vocabulary, load_tokenizer, words_of

VOCABULARY = Path(__file__).parents[1] / "vocabularies" / "emoji.json"
IMAGE_SIZE = 32
HELD_OUT_SHARE = 1 / 20
COMMON = 40
"""A code point that this many drawings have (people, skin tones, joiners) is never held out."""
TONES = {f"1f3f{digit}" for digit in "bcdef"}
VARIANTS = 16
"""Ways to write each drawing's caption that training chooses from."""
DRAWS = 4000
SPLIT_ODDS = 0.15
"""Of a word to be cut into pieces in one of them."""

SHOWN = (
    "cat face with heart eyes",
    "smiling face with sunglasses",
    "red apple",
    "rocket",
    "woman astronaut, dark skin",
    "blue heart",
    "tiger head",
    "slice of pizza",
    "sailboat",
    "thumbs up, light skin",
    "robot",
    "cactus",
    "fire engine",
    "house with garden",
    "crying face",
    "guitar",
    "green circle",
    "wizard cat",
    "purple apple",
    "happy robot",
)
"""Captions of sheets; the last three are of nothing in the data."""


@dataclass(frozen=True)
class Drawings:
    """N drawings: uint8 RGB on white [N, 3, 64, 64], their captions (the usual one first), and concepts, int64 [N].

    A concept is a code point sequence without tones of skin: all tones and all years of one drawing are of one.
    """

    images: Tensor
    captions: list[list[str]]
    concepts: Tensor

    def __len__(self) -> int:
        return len(self.captions)


def code_points(source: str) -> list[str]:
    """'emoji_u1f473_1f3fd' → ['1f473', '1f3fd']."""
    return source.removeprefix("emoji_u").split("_")


def held_out(code_point: str) -> bool:
    """The same for ever, whatever else there is: by hash."""
    return int.from_bytes(hashlib.sha256(code_point.encode()).digest()[:4]) / 2**32 < HELD_OUT_SHARE


def on_white(images: np.ndarray) -> Tensor:
    """uint8 RGBA [N, H, W, 4] → uint8 RGB [N, 3, H, W]."""
    rgba = torch.from_numpy(images).permute(0, 3, 1, 2).float()
    alpha = rgba[:, 3:] / 255
    return (rgba[:, :3] * alpha + 255 * (1 - alpha)).round().to(torch.uint8)


def load_emoji(path: Path) -> tuple[Drawings, Drawings]:
    """(training, held-out) drawings of an `emoji.npz`: no code point that is held out is in any training drawing.

    Raises FileNotFoundError, or ValueError for other content.
    """
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is not there. It holds images uint8 RGBA [N, 64, 64, 4], caption (Unicode name) and source "
            "(emoji_u<code points>) of drawings of googlefonts/noto-emoji; name your own with --data."
        )
    with np.load(path) as archive:
        images, names, sources = archive["images"], archive["caption"], archive["source"]
    if images.dtype != np.uint8 or images.shape[1:] != (64, 64, 4) or not len(images) == len(names) == len(sources):
        raise ValueError(f"{path}: images are {images.dtype} {images.shape}, with {len(names)} captions")
    words = load_words()
    captions = [captions_of(str(name), str(source), words) for name, source in zip(names, sources, strict=True)]
    points = [code_points(str(source)) for source in sources]
    counts = Counter(point for each in points for point in set(each))
    concept_names = ["_".join(p for p in each if p not in TONES) for each in points]
    numbers = {name: number for number, name in enumerate(sorted(set(concept_names)))}
    concepts = torch.tensor([numbers[name] for name in concept_names])
    out = [any(counts[p] < COMMON and held_out(p) for p in each) for each in points]
    rgb = on_white(images)

    def part(rows: list[int]) -> Drawings:
        return Drawings(rgb[rows], [captions[i] for i in rows], concepts[rows])

    named = [i for i in range(len(captions)) if captions[i][0]]
    return part([i for i in named if not out[i]]), part([i for i in named if out[i]])


@dataclass(frozen=True)
class Captions:
    """What a page is to know of training's captions: the distinct `usual` ones without tones of skin, sorted; and
    `DRAWS` of them all as training draws them, sorted, which a fair sample of pictures has."""

    usual: list[str]
    draws: list[str]


def draw_rows(concepts: Tensor, count: int, generator: torch.Generator) -> Tensor:
    """Rows of `count` drawings, int64: concepts evenly, and evenly within each."""
    odds = 1 / concepts.bincount()[concepts].double()
    return torch.multinomial(odds, count, replacement=True, generator=generator)


def known_captions(drawings: Drawings) -> Captions:
    rows = draw_rows(drawings.concepts, DRAWS, torch.Generator().manual_seed(5))
    usual = {captions[0].partition(", ")[0] for captions in drawings.captions}
    return Captions(sorted(usual), sorted(drawings.captions[i][0] for i in rows.tolist()))


def to_small(images: Tensor) -> Tensor:
    """uint8 [N, 3, 64, 64] → uint8 [N, 3, 32, 32], means of four pixels: what metrics compare with."""
    return F.avg_pool2d(images.float(), 2).round().to(torch.uint8)


def augment(images: Tensor, generator: torch.Generator) -> Tensor:
    """uint8 [B, 3, 64, 64] → float32 [B, 3, 32, 32] in [−1, 1], moved by up to one of 32 pixels, scaled by up to 4 %
    and kept upright. Outside is white."""
    count, device = len(images), images.device
    draw = torch.rand(count, 3, generator=generator, device=device) * 2 - 1
    scale = 1 + 0.04 * draw[:, 0]
    zero = torch.zeros_like(scale)
    move = draw[:, 1:] * (2 / IMAGE_SIZE)
    rows = torch.stack([scale, zero, move[:, 0], zero, scale, move[:, 1]], 1).reshape(count, 2, 3)
    grid = F.affine_grid(rows, list(images.shape), align_corners=False)
    moved = F.grid_sample(images.float() - 255, grid, align_corners=False)
    return F.avg_pool2d(moved, 2) / 127.5 + 1


class EmojiBatches:
    """Batches for training: a concept, evenly; one of its drawings; one way to write its caption."""

    def __init__(self, drawings: Drawings, tokenizer: Tokenizer, length: int, device: torch.device) -> None:
        generator = torch.Generator().manual_seed(0)
        self.concepts = drawings.concepts.to(device)
        tokens = [[written(c, tokenizer, length, generator, i) for i in range(VARIANTS)] for c in drawings.captions]
        self.tokens = torch.tensor(tokens, device=device)
        self.images = drawings.images.to(device)
        self.device, self.tokenizer = device, tokenizer

    def rows(self, count: int, generator: torch.Generator) -> Tensor:
        """Rows of `count` drawings, as `draw_rows`."""
        return draw_rows(self.concepts, count, generator)

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Prompt]:
        """(images [B, 3, 32, 32] in [−1, 1], their captions, unguided)."""
        rows = self.rows(count, generator)
        variant = torch.randint(VARIANTS, (count,), generator=generator, device=self.device)
        tokens = self.tokens[rows, variant]
        return augment(self.images[rows], generator), Prompt(tokens, torch.zeros(count, device=self.device))

    def shown(self, count: int) -> Prompt:
        """Captions for a sheet of `count` samples: `SHOWN`, again where they are too few."""
        tokens = [self.tokenizer.encode(SHOWN[i % len(SHOWN)], self.tokens.shape[2]) for i in range(count)]
        return Prompt(torch.tensor(tokens, device=self.device), torch.zeros(count, device=self.device))


def written(captions: list[str], tokenizer: Tokenizer, length: int, generator: torch.Generator, i: int) -> list[int]:
    """The i-th variant: the captions in turn; the first of each whole, later ones with some words cut into pieces."""
    caption = captions[i % len(captions)]
    cut = torch.rand(len(words_of(caption)), generator=generator) < SPLIT_ODDS * (i >= len(captions))
    return tokenizer.encode(caption, length, cut.nonzero()[:, 0].tolist())


def load_vocabulary() -> Tokenizer:
    """The tokenizer of the vocabulary that the repository keeps."""
    return load_tokenizer(VOCABULARY)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=learn_vocabulary.__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--size", type=int, default=2048)
    arguments = parser.parse_args()
    drawings, _ = load_emoji(arguments.data)
    pieces = learn_vocabulary([caption for each in drawings.captions for caption in each], arguments.size)
    VOCABULARY.write_text(json.dumps(pieces, indent=0) + "\n")
    print(f"{VOCABULARY}: {len(pieces)} pieces")
