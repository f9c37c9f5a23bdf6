"""Easy Consistency Tuning (Geng et al. 2024, arXiv 2406.14548): a diffusion network becomes a consistency model.

The student at noise level t must name what it names at a lower level r of the same image and noise, and the image
itself where r = 0. r starts far below t, which is nearly diffusion, and comes closer stage by stage. Levels are EDM's,
z = x + level · ε: the level of a time of this project is σ/α = tan(πt/2). The network is told a budget of 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition
from ..schedule import add_noise, like, predict_x
from .registry import Family, Learner, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class EctConfig:
    """The paper's numbers for CIFAR-10, but for the stages, which there end every 25,000 iterations."""

    mean: float = -1.1
    deviation: float = 2.0
    """Of the logarithm of the noise level, which is normal."""
    q: float = 2.0
    """By how much the gap shrinks from one stage to the next."""
    k: float = 8.0
    b: float = 1.0
    stages: int = 8
    """Equal parts of the run."""


def lower_level(level: Tensor, stage: int, config: EctConfig) -> Tensor:
    """r = max(0, t (1 − q^−(stage+1) n(t))) with n(t) = 1 + k·sigmoid(−b t); levels [B] → [B]."""
    gap = config.q ** -(stage + 1) * (1 + config.k * torch.sigmoid(-config.b * level))
    return (level * (1 - gap)).clamp(min=0)


def time_of(level: Tensor) -> Tensor:
    """The time at which σ/α is the level."""
    return level.atan() * (2 / math.pi)


def ect_loss(
    student: Network, x: Tensor, label: Condition, level: Tensor, noise: Tensor, stage: int, config: EctConfig
) -> Tensor:
    """‖D_t − D_r‖₂ / (t − r), divided by √d and averaged over the batch; D_r has no gradient.

    x, noise: [B, C, H, W]; label: [B]; level: t, [B].
    """
    lower = lower_level(level, stage, config)
    one = torch.ones_like(level)
    t, r = time_of(level), time_of(lower)
    z_t, z_r = add_noise(x, noise, t), add_noise(x, noise, r)
    with torch.no_grad():
        target = predict_x(z_r, student(z_r, r, one, label), r)
        target = torch.where(like(lower > 0, x), target, x)
    difference = predict_x(z_t, student(z_t, t, one, label), t) - target
    return (difference.flatten(1).square().mean(1).sqrt() / (level - lower)).mean()


class EasyConsistencyTuning:
    """Learns to name the image of any noise, from data alone."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student = student
        self.config: EctConfig = recipe.tables["ect"]
        self.learners: list[Learner] = []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        config = self.config
        stage = min(int(part * config.stages), config.stages - 1)
        level = (config.mean + config.deviation * torch.randn(len(x), device=x.device)).exp()
        return {"loss": ect_loss(self.student, x, label, level, torch.randn_like(x), stage, config)}


register(Family("ect", EasyConsistencyTuning, {"ect": EctConfig}))
