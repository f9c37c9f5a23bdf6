"""What a recipe's `family` may name. To add a family, add one file to this folder that calls `register`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import torch
from torch import Tensor, nn

from ..condition import Condition

if TYPE_CHECKING:
    from ..recipe import Recipe

Network = Callable[[Tensor, Tensor, Tensor, Condition], Tensor]
"""(z, t, 1/S, class or prompt) → v, as `network.Denoiser.forward`."""


class Networks(Protocol):
    """Where a family gets its networks from, all of the recipe's size."""

    def new(self, run: str | None) -> nn.Module:
        """One that can learn, with the averaged weights of a run."""

    def called(self, network: nn.Module) -> Network:
        """How to evaluate it: in the precision of this training, compiled if asked for."""

    def fixed(self, run: str | None) -> Network:
        """One that does not learn, ready to be called."""


@dataclass(frozen=True)
class Learner:
    """A network that learns beside the student, with an optimizer of its own. `keys` name both in a checkpoint."""

    keys: tuple[str, str]
    network: nn.Module
    optimizer: torch.optim.Optimizer


class Objective(Protocol):
    """What the student of one run learns."""

    learners: list[Learner]

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        """Scalars of one batch: "loss", which has gradients and is minimised, and others, which are logged.

        x: [B, C, H, W] in [−1, 1]; label: [B] classes, or prompts with guidance 0; `part` of the run, in [0, 1], is
        done.
        """


def nothing_wrong(recipe: Recipe) -> str | None:
    return None


@dataclass(frozen=True)
class Family:
    """`tables` are the tables of a recipe that it reads, and their dataclasses; `objective` makes what it learns from
    (recipe, networks, student). A `taught` family starts from a run and learns from it. `wrong` says what is wrong with
    a recipe, or nothing."""

    name: str
    objective: Callable[[Recipe, Networks, Network], Objective]
    tables: dict[str, type[Any]] = field(default_factory=dict)
    taught: bool = True
    wrong: Callable[[Recipe], str | None] = nothing_wrong


KNOWN: dict[str, Family] = {}


def register(family: Family) -> None:
    """Raises ValueError if another family has its name."""
    if family.name in KNOWN:
        raise ValueError(f"two families are called {family.name}")
    KNOWN[family.name] = family


@cache
def families() -> dict[str, Family]:
    """All of this folder, by name."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
    return KNOWN


def tables() -> dict[str, type[Any]]:
    """The tables of all families: any recipe may set them, so that one can be laid over another."""
    return {name: cls for family in families().values() for name, cls in family.tables.items()}
