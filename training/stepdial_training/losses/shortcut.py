"""Shortcut models (Frans et al. 2024, arXiv 2410.12557): the network is told how far it jumps, and one jump must equal
two of half the length.

Here a jump of length d is the DDIM move from t to t − d, cos φ · z − sin φ · v with φ = πd/2, and d is what the network
is told in place of 1/S: with S equal steps both are the same, so the dial's sampler runs it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition
from ..schedule import add_noise, like
from .diffusion import diffusion_loss
from .registry import Family, Learner, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class ShortcutConfig:
    """The paper's numbers."""

    levels: int = 7
    """Jumps have the lengths 1, 1/2, … 1/2^(levels − 1); halves of the last are those of diffusion, told 0."""
    jump_share: float = 0.25
    """Part of every batch that learns jumps; the rest learns diffusion."""


def jump(z: Tensor, v: Tensor, length: Tensor) -> Tensor:
    """z at a time earlier by `length` [B], along v [B, ...]: DDIM's move of this schedule."""
    angle = like(0.5 * math.pi * length, z)
    return angle.cos() * z - angle.sin() * v


def velocity_between(z: Tensor, end: Tensor, length: Tensor) -> Tensor:
    """The v whose jump of `length` [B] leads from z to `end`: the inverse of `jump`, for lengths in (0, 1]."""
    angle = like(0.5 * math.pi * length, z)
    return (angle.cos() * z - end) / angle.sin()


def shortcut_loss(
    student: Network, x: Tensor, label: Condition, t: Tensor, length: Tensor, noise: Tensor, shortest: float
) -> Tensor:
    """Mean squared error of v of a jump of `length` [B] from t [B] against that of two jumps of half the length.

    Halves below `shortest` are diffusion's, of which the network is told 0.
    """
    z, half = add_noise(x, noise, t), length / 2
    told = torch.where(half < shortest, torch.zeros_like(half), half)
    with torch.no_grad():
        middle = jump(z, student(z, t, told, label), half)
        end = jump(middle, student(middle, t - half, told, label), half)
        target = velocity_between(z, end, length)
    return (student(z, t, length, label) - target).square().mean()


class Shortcut:
    """Learns diffusion and, from itself, jumps of doubling lengths."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student = student
        self.config: ShortcutConfig = recipe.tables["shortcut"]
        self.learners: list[Learner] = []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        config, jumping = self.config, round(len(x) * self.config.jump_share)
        diffusion = diffusion_loss(self.student, x[jumping:], label[jumping:])
        level = torch.randint(config.levels, (jumping,), device=x.device)
        count = 2.0**level
        # Times at which a jump may begin: whole multiples of its length.
        t = ((torch.rand(jumping, device=x.device) * count).floor() + 1) / count
        noise, shortest = torch.randn_like(x[:jumping]), 2.0 ** -(config.levels - 1)
        jumps = shortcut_loss(self.student, x[:jumping], label[:jumping], t, 1 / count, noise, shortest)
        share = config.jump_share
        loss = share * jumps + (1 - share) * diffusion
        return {"loss": loss, "diffusion": diffusion.detach(), "jumps": jumps.detach()}


register(Family("shortcut", Shortcut, {"shortcut": ShortcutConfig}, taught=False))
