"""What a sample is of: a class, or a caption with a guidance scale."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

DEFAULT_GUIDANCE = 1.5
"""What pages draw with and curves are measured at."""


@dataclass(frozen=True)
class Prompt:
    """Captions as tokens, int64 [B, length], 0 where there is none; and guidance scales [B], 0 for unguided.

    It is sliced, moved and counted as a tensor of labels is.
    """

    tokens: Tensor
    guidance: Tensor

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, rows: slice | Tensor) -> Prompt:
        return Prompt(self.tokens[rows], self.guidance[rows])

    def to(self, device: torch.device) -> Prompt:
        return Prompt(self.tokens.to(device), self.guidance.to(device))


Condition = Tensor | Prompt
"""Class indices int64 [B], or a `Prompt` of B captions."""


def unconditional(condition: Condition, null: int) -> Condition:
    """The null class, or the empty caption, for every image."""
    if isinstance(condition, Prompt):
        return replace(condition, tokens=torch.zeros_like(condition.tokens))
    return torch.full_like(condition, null)


def dropped(condition: Condition, drop: Tensor, null: int) -> Condition:
    """`condition` with `unconditional` where `drop`, bool [B], says so."""
    if isinstance(condition, Prompt):
        return replace(condition, tokens=condition.tokens.masked_fill(drop[:, None], 0))
    return condition.masked_fill(drop, null)
