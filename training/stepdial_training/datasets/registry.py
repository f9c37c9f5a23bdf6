"""What a recipe's `data` may name. To add a dataset, add one file to this folder that calls `register`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import torch
from torch import Tensor

from ..condition import Condition

if TYPE_CHECKING:
    from ..network_config import NetworkConfig


class Batches(Protocol):
    """Training images, as training draws them."""

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Condition]:
        """(images [B, C, H, W] in [−1, 1], what they are of: classes or prompts, unguided)."""

    def shown(self, count: int) -> Condition:
        """What the `count` samples of a sheet are to be of."""


@dataclass(frozen=True)
class Dataset:
    """`open` reads an archive, data/<name>.npz if no other is named, for a network. `captions`: whether images are told
    by captions; `pieces` is the vocabulary of these, for a network to grow by."""

    name: str
    open: Callable[[Path, NetworkConfig, torch.device], Batches]
    captions: bool = False
    pieces: Callable[[], list[str]] | None = None


KNOWN: dict[str, Dataset] = {}


def register(dataset: Dataset) -> None:
    """Raises ValueError if another dataset has its name."""
    if dataset.name in KNOWN:
        raise ValueError(f"two datasets are called {dataset.name}")
    KNOWN[dataset.name] = dataset


@cache
def datasets() -> dict[str, Dataset]:
    """All of this folder, by name."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
    return KNOWN
