"""Diffusion: v-prediction with the v-loss (Salimans & Ho 2022), at 1/S = 0."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ..condition import Condition
from ..schedule import add_noise, alpha_sigma, like

Network = Callable[[Tensor, Tensor, Tensor, Condition], Tensor]
"""(z, t, 1/S, class or prompt) → v, as `network.Denoiser.forward`."""


def stratified(count: int, device: torch.device) -> Tensor:
    """`count` times in (0, 1], one in each of `count` equal parts, at one common random offset: less variance."""
    return 1 - (torch.rand(1, device=device) + torch.arange(count, device=device)) / count % 1


def v_target(x: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """v = α_t ε − σ_t x."""
    alpha, sigma = (like(c, x) for c in alpha_sigma(t))
    return alpha * noise - sigma * x


def diffusion_loss(student: Network, x: Tensor, label: Condition) -> Tensor:
    """Mean squared error of v. x: [B, C, H, W] in [−1, 1]; label: [B]. Returns a scalar."""
    t = stratified(len(x), x.device)
    noise = torch.randn_like(x)
    v = student(add_noise(x, noise, t), t, torch.zeros_like(t), label)
    return (v - v_target(x, noise, t)).square().mean()
