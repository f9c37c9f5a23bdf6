"""Diffusion: v-prediction with the v-loss (Salimans & Ho 2022), at 1/S = 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition, dropped
from ..schedule import add_noise, alpha_sigma, like
from .registry import Family, Learner, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class DiffusionConfig:
    """How noise levels are weighted."""

    min_snr: float = 0.0
    """γ of min-SNR weights (Hang et al. 2023, arXiv 2303.09556), 5 in the paper; 0 weights all errors of v alike."""


def stratified(count: int, device: torch.device) -> Tensor:
    """`count` times in (0, 1], one in each of `count` equal parts, at one common random offset: less variance."""
    return 1 - (torch.rand(1, device=device) + torch.arange(count, device=device)) / count % 1


def v_target(x: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """v = α_t ε − σ_t x."""
    alpha, sigma = (like(c, x) for c in alpha_sigma(t))
    return alpha * noise - sigma * x


def min_snr_weight(t: Tensor, gamma: float) -> Tensor:
    """min(SNR, γ) / (SNR + 1) with SNR = α²/σ², which is min(α², γ σ²): [B] → [B]."""
    alpha, sigma = alpha_sigma(t)
    return torch.minimum(alpha.square(), gamma * sigma.square())


def diffusion_loss(student: Network, x: Tensor, label: Condition, min_snr: float = 0.0) -> Tensor:
    """Mean squared error of v. x: [B, C, H, W] in [−1, 1]; label: [B]. Returns a scalar."""
    t = stratified(len(x), x.device)
    noise = torch.randn_like(x)
    v = student(add_noise(x, noise, t), t, torch.zeros_like(t), label)
    error = (v - v_target(x, noise, t)).square()
    return (like(min_snr_weight(t, min_snr), x) * error).mean() if min_snr else error.mean()


class Diffusion:
    """Learns from data, with some conditions dropped, so that the network can be guided."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student, self.recipe = student, recipe
        self.config: DiffusionConfig = recipe.tables["diffusion"]
        self.learners: list[Learner] = []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        drop = torch.rand(len(x), device=x.device) < self.recipe.optim.class_dropout
        given = dropped(label, drop, self.recipe.null)
        return {"loss": diffusion_loss(self.student, x, given, self.config.min_snr)}


register(Family("diffusion", Diffusion, {"diffusion": DiffusionConfig}, taught=False))
