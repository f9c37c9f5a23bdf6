"""Batches of drawings in four styles: evenly over concepts and styles, with captions in four languages."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .condition import STYLES, Prompt
from .drawings import StyledDrawings
from .mixtures import Mixer, keyword_counts
from .wordpiece import WordPiece, words_of

VARIANTS = 64
"""Captions of each code that training chooses from."""
SPLIT_ODDS = 0.1
"""Of a word to be cut into pieces, in half of the variants."""
FLAG_WEIGHT = 0.5
"""Of a flag against any other concept: one in seven concepts is a flag."""
MOVE_ODDS = 1 / 6
"""Of a drawing to be moved by a pixel in each of four directions."""
ANY_STYLE = 0.2
"""Part of drawings whose style is not told."""

SHOWN = (
    "cat face with heart eyes", "kitten", "gato", "Katze", "猫",
    "red apple", "rocket", "Feuerwehr", "corazón azul", "笑脸",
    "woman astronaut, dark skin", "slice of pizza", "Segelboot", "guitarra", "机器人",
    "wizard cat", "purple apple", "happy robot", "thumbs up", "house with garden",
)  # fmt: skip
"""Captions of sheets, in the styles by turns."""


def draw_odds(drawings: StyledDrawings) -> Tensor:
    """How often each drawing is drawn, float64 [N]: concepts evenly, their styles evenly, and evenly within each."""
    pairs = drawings.concepts * len(STYLES) + drawings.styles
    _, inverse, counts = pairs.unique(return_inverse=True, return_counts=True)
    styles_of = torch.zeros(int(drawings.concepts.max()) + 1, dtype=torch.int64)
    styles_of.index_add_(0, pairs.unique() // len(STYLES), torch.ones(len(counts), dtype=torch.int64))
    weight = torch.where(drawings.flags, FLAG_WEIGHT, 1.0).double()
    return weight / counts[inverse] / styles_of[drawings.concepts]


def moved(images: Tensor, generator: torch.Generator) -> Tensor:
    """uint8 [B, 3, H, W] → float32 in [−1, 1], by whole pixels, so that edges stay as sharp as they are; outside is
    white."""
    count, device = len(images), images.device
    padded = F.pad(images, (1, 1, 1, 1), value=255)
    draw = torch.rand(2, count, generator=generator, device=device)
    step = (draw > MOVE_ODDS).long() + (draw > 1 - MOVE_ODDS).long()
    rows = step[0][:, None] + torch.arange(images.shape[2], device=device)
    columns = step[1][:, None] + torch.arange(images.shape[3], device=device)
    every = torch.arange(count, device=device)[:, None, None]
    return padded[every, :, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2) / 127.5 - 1


def caption_tokens(drawings: StyledDrawings, tokenizer: WordPiece, length: int, seed: int) -> Tensor:
    """`VARIANTS` captions of every code as tokens, int16 [codes, VARIANTS, length]."""
    first = dict(zip(drawings.concepts.tolist(), drawings.rows.tolist(), strict=True))
    mixer = Mixer(keyword_counts(drawings.captions[row] for row in first.values()))
    tokens = torch.zeros(len(drawings.captions), VARIANTS, length, dtype=torch.int16)
    draw = random.Random(seed)
    for row in sorted(set(drawings.rows.tolist())):
        for variant in range(VARIANTS):
            caption = mixer.write(drawings.captions[row], draw)
            count = len(words_of(caption)) if variant % 2 else 0
            split = [i for i in range(count) if draw.random() < SPLIT_ODDS]
            tokens[row, variant] = torch.tensor(tokenizer.encode(caption, length, split))
    return tokens


@dataclass(frozen=True)
class Packed:
    """All that training needs of N drawings: images uint8 [N, 3, 32, 32]; styles and rows (of `tokens`) int64 [N]; how
    often each is drawn, float64 [N]; captions of each code as tokens, int16 [codes, variants, length]."""

    images: Tensor
    styles: Tensor
    rows: Tensor
    odds: Tensor
    tokens: Tensor

    def save(self, path: Path) -> None:
        """Write them compressed, for `load_packed`."""
        np.savez_compressed(path, **{name: tensor.numpy() for name, tensor in vars(self).items()})


def pack(drawings: StyledDrawings, tokenizer: WordPiece, length: int) -> Packed:
    """Drawings with their captions written and turned into tokens."""
    tokens = caption_tokens(drawings, tokenizer, length, 0)
    return Packed(drawings.images, drawings.styles, drawings.rows, draw_odds(drawings), tokens)


def load_packed(path: Path) -> Packed:
    """What `Packed.save` wrote."""
    with np.load(path) as archive:
        return Packed(**{name: torch.from_numpy(archive[name]) for name in archive.files})


def is_packed(path: Path) -> bool:
    """Whether an archive is one of `Packed.save`, and not the whole `drawings.npz`."""
    if not path.exists():
        return False
    with np.load(path) as archive:
        return "tokens" in archive.files


class DrawingBatches:
    """Batches for training: a concept, evenly; a style, evenly; one of its drawings; a caption."""

    def __init__(self, packed: Packed, tokenizer: WordPiece, device: torch.device) -> None:
        self.images, self.styles, self.rows, self.odds, self.tokens = (
            tensor.to(device) for tensor in vars(packed).values()
        )
        self.device, self.tokenizer, self.length = device, tokenizer, packed.tokens.shape[2]

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Prompt]:
        """(images [B, 3, 32, 32] in [−1, 1], their captions and styles, unguided)."""
        device = self.device
        chosen = torch.multinomial(self.odds, count, replacement=True, generator=generator)
        variant = torch.randint(self.tokens.shape[1], (count,), generator=generator, device=device)
        left_open = torch.rand(count, generator=generator, device=device) < ANY_STYLE
        style = self.styles[chosen].masked_fill(left_open, 0)
        prompt = Prompt(self.tokens[self.rows[chosen], variant].long(), torch.zeros(count, device=device), style)
        return moved(self.images[chosen], generator), prompt

    def shown(self, count: int) -> Prompt:
        """Captions for a sheet of `count` samples: `SHOWN`, again where they are too few; styles by turns."""
        tokens = [self.tokenizer.encode(SHOWN[i % len(SHOWN)], self.length) for i in range(count)]
        style = torch.arange(count, device=self.device) % (len(STYLES) - 1) + 1
        return Prompt(torch.tensor(tokens, device=self.device), torch.zeros(count, device=self.device), style)
