"""Diffusion: v-prediction with the v-loss (Salimans & Ho 2022), at 1/S = 0, with model guidance where asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from ..schedule import add_noise, alpha_sigma, like

Network = Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]
"""(z, t, 1/S, label) → v, as `network.Denoiser.forward`."""


@dataclass(frozen=True)
class Guidance:
    """Classifier-free guidance learned by the network itself, so that sampling costs one evaluation per step.

    Model guidance (Tang et al. 2025, arXiv 2502.12154): the target is v + w/(1+w)·(v_ema(label) − v_ema(null)). Its
    fixed point is v(label) + w·(v(label) − v(null)), the guided field of scale w (Ho & Salimans 2022).
    Only in [low, high] of t (Kynkäänniemi et al. 2024): near t = 1 guidance costs variety and buys nothing.
    """

    scale: float = 0.0
    low: float = 0.0
    high: float = 1.0

    def shift(self, ema: Network, z: Tensor, t: Tensor, label: Tensor, null: int) -> Tensor:
        """What to add to v [B, ...]; exactly 0 for images of the null class."""
        twice, zero = torch.cat([z, z]), torch.zeros(2 * len(z), device=z.device)
        with torch.no_grad():
            given, free = ema(twice, torch.cat([t, t]), zero, torch.cat([label, torch.full_like(label, null)])).chunk(2)
        weight = self.scale / (1 + self.scale) * ((t >= self.low) & (t <= self.high)).to(z)
        return like(weight, z) * (given - free)


def stratified(count: int, device: torch.device) -> Tensor:
    """`count` times in (0, 1], one in each of `count` equal parts, at one common random offset: less variance."""
    return 1 - (torch.rand(1, device=device) + torch.arange(count, device=device)) / count % 1


def v_target(x: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """v = α_t ε − σ_t x."""
    alpha, sigma = (like(c, x) for c in alpha_sigma(t))
    return alpha * noise - sigma * x


def diffusion_loss(
    student: Network,
    x: Tensor,
    label: Tensor,
    ema: Network | None = None,
    guidance: Guidance | None = None,
    null: int = 0,
) -> Tensor:
    """Mean squared error of v. x: [B, C, H, W] in [−1, 1]; label: [B]; `null` its null class. Returns a scalar."""
    t = stratified(len(x), x.device)
    noise = torch.randn_like(x)
    z = add_noise(x, noise, t)
    target = v_target(x, noise, t)
    if guidance is not None and guidance.scale and ema is not None:
        target = target + guidance.shift(ema, z, t, label, null)
    v = student(z, t, torch.zeros_like(t), label)
    return (v - target).square().mean()
