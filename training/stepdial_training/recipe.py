"""Recipes: one TOML file per experiment says everything about a run but where its data and its outputs lie."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from .datasets.registry import datasets
from .losses.guidance import Guidance
from .losses.matching import MatchingConfig
from .losses.multistep import MultistepConfig
from .losses.registry import families, tables
from .network_config import NetworkConfig

T = TypeVar("T")


@dataclass(frozen=True)
class OptimConfig:
    """AdamW, a linear warm-up, then a linear decay to 0; an exponential moving average of the weights.

    `decay` is the last part of the run in which the rate falls; before, it is constant, so that such a run can go on
    for longer than was planned (Hu et al. 2024, arXiv 2404.06395, "warmup-stable-decay").
    With `ema_lengths` the averages are those of `ema.py` instead; the first is the run's result.

    `muon` is the learning rate of Muon, which then moves the inner matrices, relative to `learning_rate`; 0 for none.
    """

    iterations: int
    batch: int = 128
    learning_rate: float = 2e-3
    warmup: int = 200
    decay: float = 1.0
    beta1: float = 0.9
    beta2: float = 0.99
    weight_decay: float = 0.0
    muon: float = 0.0
    clip: float = 1.0
    ema: float = 0.9995
    ema_lengths: tuple[float, ...] = ()
    class_dropout: float = 0.1


@dataclass(frozen=True)
class Recipe:
    """One experiment.

    `data` names a dataset of `datasets/`, `family` a training family of `losses/`, whose tables are in `tables`. `init`
    names the run whose averaged weights this one starts from; all but diffusion need one, and the same weights, kept as
    they are, are their teacher unless `teacher` names another run.
    """

    name: str
    family: str
    optim: OptimConfig
    seed: int = 1
    data: str = "mnist"
    patch: int = 2
    init: str | None = None
    grow_from: str | None = None
    """The run whose averaged weights a larger network starts from, where `init` does not say another;
    its recipe lies beside this one."""
    teacher: str | None = None
    samples_of: str | None = None
    """The run whose samples at 1/S = 0 are learnt instead of the training images."""
    samples: int = 20_000
    network: NetworkConfig = field(default_factory=NetworkConfig)
    tables: dict[str, Any] = field(default_factory=lambda: {name: cls() for name, cls in tables().items()})

    @property
    def null(self) -> int:
        """The class that stands for none."""
        return self.network.num_class_embeds - 1

    @property
    def guidance(self) -> Guidance:
        return self.tables["guidance"]

    @property
    def multistep(self) -> MultistepConfig:
        return self.tables["multistep"]

    @property
    def matching(self) -> MatchingConfig:
        return self.tables["matching"]


def build(cls: type[T], table: dict[str, Any], where: str) -> T:
    """A dataclass from a TOML table, naming any key that it does not know."""
    unknown = set(table) - {f.name for f in fields(cls)}  # type: ignore[arg-type]
    if unknown:
        raise ValueError(f"{where}: unknown key {min(unknown)!r}")
    return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})


def read_table(path: Path) -> dict[str, Any]:
    """The TOML table of a recipe, laid over the one that its `extends` names, table by table."""
    table = tomllib.loads(path.read_text())
    if "extends" not in table:
        return table
    base = read_table(path.parent / table.pop("extends"))
    for key, value in table.items():
        base[key] = {**base.get(key, {}), **value} if isinstance(value, dict) else value
    return base


def load_recipe(path: Path) -> Recipe:
    """Read and check a recipe. Raises ValueError that names the file and the key."""
    table = read_table(path)
    for key, cls in {"optim": OptimConfig, "network": NetworkConfig}.items():
        if key in table:
            table[key] = build(cls, table[key], f"{path} [{key}]")
    if "tables" in table:
        raise ValueError(f"{path}: unknown key 'tables'")
    own = {name: build(cls, table.pop(name, {}), f"{path} [{name}]") for name, cls in tables().items()}
    recipe = replace(build(Recipe, table, str(path)), tables=own)
    if problem := wrong_with(recipe):
        raise ValueError(f"{path}: {problem}")
    return recipe


def wrong_with(recipe: Recipe) -> str | None:
    """What is wrong with a recipe as a whole, or nothing."""
    family, data = families().get(recipe.family), datasets().get(recipe.data)
    if family is None:
        return f"family {recipe.family!r} is not {' or '.join(sorted(families()))}"
    if data is None:
        return f"data {recipe.data!r} is not {' or '.join(sorted(datasets()))}"
    if data.captions != bool(recipe.network.vocab_size):
        return f"{recipe.data} {'need a' if data.captions else 'have no'} vocab_size"
    if family.taught and recipe.init is None:
        return f"a {recipe.family} run needs `init`"
    return family.wrong(recipe)
