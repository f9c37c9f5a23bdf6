"""Guidance distillation (Meng et al. 2023, arXiv 2210.03142): guided sampling for one evaluation per step.

A student at 1/S = 0 learns, without the noise of data, the field that guidance makes of a trained diffusion network.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..schedule import add_noise, like
from .diffusion import Network, stratified


@dataclass(frozen=True)
class Guidance:
    """v + auto·(v − v_weak) + classes·(v − v_null), the last for t in [low, high] alone.

    Autoguidance (Karras et al. 2024, arXiv 2406.02507) steers away from the errors of a less trained state of the same
    network; classifier-free guidance (Ho & Salimans 2022) steers away from other classes, and only in an interval
    (Kynkäänniemi et al. 2024): near t = 1 it costs variety and buys nothing.
    """

    auto: float = 0.0
    classes: float = 0.0
    low: float = 0.0
    high: float = 1.0
    weak: str | None = None
    """The run whose average is the weak network."""

    def field(self, network: Network, weak: Network, z: Tensor, t: Tensor, label: Tensor, null: int) -> Tensor:
        """The guided v [B, ...] of `network` at 1/S = 0; `null` is its null class."""
        zero = torch.zeros_like(t)
        v = network(z, t, zero, label)
        scale = self.classes * ((t >= self.low) & (t <= self.high)).to(z)
        away_from_weak = v - weak(z, t, zero, label)
        away_from_others = v - network(z, t, zero, torch.full_like(label, null))
        return v + self.auto * away_from_weak + like(scale, z) * away_from_others


def guidance_loss(
    student: Network, network: Network, weak: Network, x: Tensor, label: Tensor, guidance: Guidance, null: int
) -> Tensor:
    """Mean squared error of v against the guided field. x: [B, C, H, W] in [−1, 1]; label: [B]. Returns a scalar."""
    t = stratified(len(x), x.device)
    z = add_noise(x, torch.randn_like(x), t)
    with torch.no_grad():
        target = guidance.field(network, weak, z, t, label, null)
    return (student(z, t, torch.zeros_like(t), label) - target).square().mean()
