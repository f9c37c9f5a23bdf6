"""Recipes: one TOML file per experiment says everything about a run but where its data and its outputs lie."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from .losses.guidance import Guidance
from .losses.matching import MatchingConfig
from .losses.multistep import MultistepConfig
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

    `data` is "mnist", "emoji" (Noto alone) or "drawings" (four styles). `family` is "diffusion", "guidance" or
    "multistep". `init` names the run whose averaged weights this one starts from; the latter two need one, and the same
    weights, kept as they are, are their teacher unless `teacher` names another run. `guidance` guides the teacher of
    both.
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
    guidance: Guidance = field(default_factory=Guidance)
    multistep: MultistepConfig = field(default_factory=MultistepConfig)
    matching: MatchingConfig = field(default_factory=MatchingConfig)


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
    parts = {
        "optim": OptimConfig,
        "network": NetworkConfig,
        "guidance": Guidance,
        "multistep": MultistepConfig,
        "matching": MatchingConfig,
    }
    for key, cls in parts.items():
        if key in table:
            table[key] = build(cls, table[key], f"{path} [{key}]")
    recipe = build(Recipe, table, str(path))
    if recipe.family not in ("diffusion", "guidance", "multistep"):
        raise ValueError(f"{path}: family {recipe.family!r} is not diffusion, guidance or multistep")
    if recipe.data not in ("mnist", "emoji", "drawings"):
        raise ValueError(f"{path}: data {recipe.data!r} is not mnist, emoji or drawings")
    if (recipe.data != "mnist") != bool(recipe.network.vocab_size):
        raise ValueError(f"{path} [network]: emoji and drawings, and nothing else, need a vocab_size")
    if recipe.family != "diffusion" and recipe.init is None:
        raise ValueError(f"{path}: a {recipe.family} run needs `init`")
    if recipe.guidance.auto and recipe.guidance.weak is None:
        raise ValueError(f"{path} [guidance]: with `auto` it needs `weak`")
    if recipe.matching.images > recipe.optim.batch:
        raise ValueError(f"{path} [matching]: `images` is more than the batch, whose classes it takes")
    if recipe.matching.images and recipe.matching.data_score is None:
        raise ValueError(f"{path} [matching]: with `images` it needs `data_score`")
    if recipe.multistep.diffusion_target not in ("data", "teacher"):
        raise ValueError(f"{path} [multistep]: diffusion_target is neither data nor teacher")
    return recipe
