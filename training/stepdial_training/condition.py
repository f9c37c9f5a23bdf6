"""What a sample is of: a class, or a caption with a guidance scale and a style."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

DEFAULT_GUIDANCE = 1.5
"""What pages draw with and curves are measured at."""

STYLES = ("any", "noto", "fluent", "flat", "twemoji")
"""What a network with styles is told by number: the set that a drawing is of. 0 leaves it open."""


@dataclass(frozen=True)
class Prompt:
    """Captions as tokens, int64 [B, length], 0 where there is none; guidance scales [B], 0 for unguided; and styles,
    int64 [B], indices of `STYLES`. Without styles all are "any".

    It is sliced, moved and counted as a tensor of labels is.
    """

    tokens: Tensor
    guidance: Tensor
    style: Tensor = field(default=None)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.style is None:
            any_style = torch.zeros(len(self.tokens), dtype=torch.int64, device=self.tokens.device)
            object.__setattr__(self, "style", any_style)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, rows: slice | Tensor) -> Prompt:
        return Prompt(self.tokens[rows], self.guidance[rows], self.style[rows])

    def to(self, device: torch.device) -> Prompt:
        return Prompt(self.tokens.to(device), self.guidance.to(device), self.style.to(device))


Condition = Tensor | Prompt
"""Class indices int64 [B], or a `Prompt` of B captions."""


def unconditional(condition: Condition, null: int) -> Condition:
    """The null class, or the empty caption, for every image.

    The style stays: guidance then asks for more of the caption, and leaves the look of a style as it is in the data
    instead of exaggerating it.
    """
    if isinstance(condition, Prompt):
        return replace(condition, tokens=torch.zeros_like(condition.tokens))
    return torch.full_like(condition, null)


def dropped(condition: Condition, drop: Tensor, null: int) -> Condition:
    """`condition` made `unconditional` where `drop`, bool [B], says so."""
    if isinstance(condition, Prompt):
        return replace(condition, tokens=condition.tokens.masked_fill(drop[:, None], 0))
    return condition.masked_fill(drop, null)
