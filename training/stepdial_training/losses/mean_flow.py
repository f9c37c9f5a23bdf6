"""Mean flow (Geng et al. 2025, arXiv 2505.13447) without derivatives of the network: central differences, as in TiM and
AnyFlow.

The network is told how far it jumps, as a shortcut model (`shortcut.py`). Its jump from t must land, at r = t − d,
where the true path goes, whatever t: the derivative of cos φ · z − sin φ · u along the path is zero. With ż = (π/2) v
that is

    cos φ (v − u) − sin φ (z + (2/π) du/dt) = 0,   φ = πd/2,

and the loss moves u by the left side, normalised (as sCM does, Lu & Song 2024, arXiv 2410.11081). At d = 0 it is
diffusion, on which part of every batch stays.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition
from ..schedule import add_noise, like
from .diffusion import diffusion_loss, v_target
from .registry import Family, Learner, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class MeanFlowConfig:
    """How jumps are drawn, and how their derivative is taken."""

    diffusion_share: float = 0.5
    """Part of every batch with d = 0."""
    step: float = 0.005
    """ε of the central difference in time."""
    warmup: float = 0.2
    """Part of the run in which the derivative grows to its full weight (as in sCM)."""
    norm: float = 0.1
    """c of the normalised change g / (‖g‖ + c), ‖g‖ in root mean squares."""


def change_along_path(
    student: Network, x: Tensor, noise: Tensor, label: Condition, t: Tensor, length: Tensor, step: float
) -> Tensor:
    """du/dt [B, ...] at t [B], r fixed: (u(t + ε) − u(t − ε)) / 2ε on the path of this image and noise."""
    later, earlier = (student(add_noise(x, noise, t + e), t + e, length + e, label) for e in (step, -step))
    return (later - earlier) / (2 * step)


def mean_flow_change(u: Tensor, v: Tensor, z: Tensor, derivative: Tensor, length: Tensor, weight: float) -> Tensor:
    """The left side of the identity above; `weight` scales its second term."""
    angle = like(0.5 * math.pi * length, z)
    return angle.cos() * (v - u) - weight * angle.sin() * (z + (2 / math.pi) * derivative)


class MeanFlow:
    """Learns jumps of every length from data alone."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student = student
        self.config: MeanFlowConfig = recipe.tables["mean_flow"]
        self.learners: list[Learner] = []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        config, plain = self.config, round(len(x) * self.config.diffusion_share)
        diffusion = diffusion_loss(self.student, x[:plain], label[:plain])
        jumps = self.jumps(x[plain:], label[plain:], min(1.0, part / config.warmup))
        share = config.diffusion_share
        loss = share * diffusion + (1 - share) * jumps
        return {"loss": loss, "diffusion": diffusion.detach(), "jumps": jumps.detach()}

    def jumps(self, x: Tensor, label: Condition, weight: float) -> Tensor:
        """Mean squared normalised change of images [B, C, H, W]."""
        step, noise = self.config.step, torch.randn_like(x)
        # Two times, the later first; far enough from each other and from 1 for the differences.
        times = torch.rand(2, len(x), device=x.device).sort(0).values
        t = times[1].clamp(2 * step, 1 - step)
        length = (t - times[0]).clamp(min=2 * step).minimum(t)
        z, v = add_noise(x, noise, t), v_target(x, noise, t)
        with torch.no_grad():
            derivative = change_along_path(self.student, x, noise, label, t, length, step)
        u = self.student(z, t, length, label)
        with torch.no_grad():
            change = mean_flow_change(u, v, z, derivative, length, weight)
            size = change.flatten(1).square().mean(1).sqrt()
            target = u + change / like(size + self.config.norm, x)
        return (u - target).square().mean()


def wrong(recipe: Recipe) -> str | None:
    step = recipe.tables["mean_flow"].step
    return None if 0 < step < 0.1 else "[mean_flow]: `step` must be above 0 and below 0.1"


register(Family("mean-flow", MeanFlow, {"mean_flow": MeanFlowConfig}, taught=False, wrong=wrong))
