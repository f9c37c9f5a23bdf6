"""What is asked of samples in an evaluation, whether they show it, and the real images they are compared with."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor

from .captions_metric import adherent, load_caption_head
from .condition import Condition, Prompt
from .data import load_mnist
from .emoji import EmojiBatches, draw_rows, load_emoji, load_vocabulary, to_small
from .features import Embedded


class Subject(Protocol):
    """A dataset, as evaluation sees it."""

    real_images: str
    """Which images `real` gives: "test", never seen in training, or "training", the ones it learnt from."""

    def asked(self, count: int, guidance: float) -> Condition:
        """What samples 0 … count − 1 are to be of, always the same; of captions, with a guidance scale."""

    def real(self, count: int) -> tuple[Tensor, Condition]:
        """At most `count` real images, other ones than `known` or drawn otherwise, and what they are of."""

    def known(self, count: int) -> Tensor:
        """Real images that training learnt from, as many."""

    def held_out(self, count: int) -> Tensor | None:
        """`count` real images of what training never sees at all, drawn as `real` are; None where there are none."""

    def correct(self, seen: Embedded, of: Condition) -> Tensor:
        """Whether each image, by what the feature network sees, is `of` what it should be; bool [N]."""


class Digits:
    """Sample i is of class i modulo the number of classes; real images are the test images."""

    real_images = "test"

    def __init__(self, path: Path) -> None:
        self.data = load_mnist(path)
        self.classes = int(self.data.train_labels.max()) + 1

    def asked(self, count: int, guidance: float) -> Tensor:
        return torch.arange(count) % self.classes

    def real(self, count: int) -> tuple[Tensor, Tensor]:
        return self.data.test_images[:count], self.data.test_labels[:count]

    def known(self, count: int) -> Tensor:
        return self.data.train_images[:count]

    def held_out(self, count: int) -> None:
        return None

    def correct(self, seen: Embedded, of: Condition) -> Tensor:
        if isinstance(of, Prompt):
            raise TypeError("digits are of classes, not of captions")
        return seen.recognised == of


class Emoji:
    """Sample i has the usual caption of the i-th of a fixed series of draws of training drawings; real images are the
    drawings of another series, since too few are held out. Correct is adherent."""

    real_images = "training"

    def __init__(self, path: Path, caption_head: Path, length: int) -> None:
        self.drawings, self.unseen = load_emoji(path)
        tokenizer = load_vocabulary()
        self.batches = EmojiBatches(self.drawings, tokenizer, length, torch.device("cpu"))
        self.tokens = torch.tensor([tokenizer.encode(each[0], length) for each in self.drawings.captions])
        self.small = to_small(self.drawings.images)
        self.head = load_caption_head(caption_head)

    def rows(self, count: int, seed: int) -> Tensor:
        return self.batches.rows(count, torch.Generator().manual_seed(seed))

    def asked(self, count: int, guidance: float) -> Prompt:
        return Prompt(self.tokens[self.rows(count, 2)], torch.full((count,), guidance))

    def real(self, count: int) -> tuple[Tensor, Prompt]:
        rows = self.rows(count, 3)
        return self.small[rows], Prompt(self.tokens[rows], torch.zeros(count))

    def known(self, count: int) -> Tensor:
        return self.small[self.rows(count, 1)]

    def held_out(self, count: int) -> Tensor:
        return to_small(self.unseen.images[draw_rows(self.unseen.concepts, count, torch.Generator().manual_seed(6))])

    def correct(self, seen: Embedded, of: Condition) -> Tensor:
        if not isinstance(of, Prompt):
            raise TypeError("drawings are of captions, not of classes")
        return adherent(self.head, seen.head, of.tokens)
