"""The cosine noise schedule and the DDIM and aDDIM moves, in the dtype of their inputs.

Variance preserving: z_t = α_t x + σ_t ε with α_t = cos(πt/2), σ_t = sin(πt/2), t ∈ [0, 1] (t = 1 is pure noise).
v = α ε − σ x (Salimans & Ho 2022), so x̂ = α z − σ v and ε̂ = σ z + α v. Images are [B, ...]; times are [B].
"""

from __future__ import annotations

import math

import torch
from torch import Tensor


def like(value: Tensor, image: Tensor) -> Tensor:
    """A per-image value [B] shaped so that it broadcasts over `image` [B, ...]."""
    return value.reshape(-1, *(1,) * (image.dim() - 1))


def level(t: float) -> tuple[float, float]:
    """(α_t, σ_t) of one time, in float64, exact at 0 and 1. Raises ValueError outside [0, 1]."""
    if not 0 <= t <= 1:
        raise ValueError(f"time {t} is outside [0, 1]")
    return (0.0, 1.0) if t == 1 else (math.cos(0.5 * math.pi * t), math.sin(0.5 * math.pi * t))


def log_alpha_over_sigma(t: float) -> float:
    """λ_t = ln(α_t/σ_t), half the log-SNR, for 0 < t < 1; it is ∞ at 0 and −∞ at 1."""
    alpha, sigma = level(t)
    return math.log(alpha / sigma)


def alpha_sigma(t: Tensor) -> tuple[Tensor, Tensor]:
    """(α_t, σ_t) with α exactly 0 at t = 1, where cos(π/2) would leave rounding noise."""
    angle = 0.5 * math.pi * t
    return torch.where(t >= 1, torch.zeros_like(t), angle.cos()), angle.sin()


def add_noise(x: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """z_t = α_t x + σ_t ε."""
    alpha, sigma = (like(c, x) for c in alpha_sigma(t))
    return alpha * x + sigma * noise


def predict_x(z: Tensor, v: Tensor, t: Tensor) -> Tensor:
    """x̂ = α_t z − σ_t v."""
    alpha, sigma = (like(c, z) for c in alpha_sigma(t))
    return alpha * z - sigma * v


def predict_noise(z: Tensor, v: Tensor, t: Tensor) -> Tensor:
    """ε̂ = σ_t z + α_t v."""
    alpha, sigma = (like(c, z) for c in alpha_sigma(t))
    return sigma * z + alpha * v


def ddim_gain(t: Tensor, s: Tensor) -> Tensor:
    """D(t→s) = α_s − α_t σ_s/σ_t, the factor of x̂ in a DDIM move; written sin(π(t−s)/2)/σ_t, free of cancellation."""
    return torch.sin(0.5 * math.pi * (t - s)) / alpha_sigma(t)[1]


def ddim(z: Tensor, x: Tensor, t: Tensor, s: Tensor) -> Tensor:
    """z_s = (σ_s/σ_t) z_t + D(t→s) x̂ (Song, Meng & Ermon 2021, η = 0)."""
    ratio = alpha_sigma(s)[1] / alpha_sigma(t)[1]
    return like(ratio, z) * z + like(ddim_gain(t, s), z) * x


def addim(z: Tensor, x: Tensor, t: Tensor, s: Tensor, variance: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The adjusted DDIM move of Multistep Consistency Models (arXiv 2403.06807, section 3.2).

    Args:
        z: images at t. x: clean estimate. variance: x_var [B], the squared error per value expected of x; 0 gives DDIM.

    Returns:
        z_s, ε̂ = (z_t − α_t x̂)/σ_t, and the noise level sqrt(σ_s² + (d/‖ε̂‖²) D² x_var) [B].
    """
    alpha_t, sigma_t = alpha_sigma(t)
    alpha_s, sigma_s = alpha_sigma(s)
    noise = (z - like(alpha_t, z) * x) / like(sigma_t, z)
    mean_square = noise.flatten(1).square().mean(1)
    level = (sigma_s.square() + ddim_gain(t, s).square() * variance / mean_square).sqrt()
    return like(alpha_s, z) * x + like(level, z) * noise, noise, level
