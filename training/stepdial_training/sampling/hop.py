"""One hop of a sampler: one evaluation of the network, then one linear combination; see `sampling/__init__.py`."""

from __future__ import annotations

from dataclasses import dataclass

from ..schedule import level

INFINITE_STEPS = 256
"""The number of network evaluations that ∞ stands for."""


@dataclass(frozen=True)
class Hop:
    """z_new = c_sample·z + c_denoised·x̂ + c_previous·x̂_prev + c_noise·ε.

    x̂ is the network's denoised estimate of z at time `t`, x̂_prev that of the hop before, ε fresh noise. z_new is at
    time `s` ≤ `t`. The network is told `inverse_steps`: 1/S, or 0 for ∞.
    """

    t: float
    s: float
    inverse_steps: float
    c_sample: float
    c_denoised: float
    c_previous: float = 0.0
    c_noise: float = 0.0


def ddim_hop(t: float, s: float, inverse_steps: float) -> Hop:
    """Deterministic DDIM: z_s = (σ_s/σ_t) z + D x̂ with D = α_s − α_t σ_s/σ_t. Needs t > 0.

    Song, Meng & Ermon 2021 (arXiv 2010.02502), equation 12 with σ = 0.
    """
    (alpha_t, sigma_t), (alpha_s, sigma_s) = level(t), level(s)
    ratio = sigma_s / sigma_t
    return Hop(t, s, inverse_steps, ratio, alpha_s - alpha_t * ratio)


def uniform_grid(intervals: int) -> list[tuple[float, float]]:
    """The intervals (t, s) of the times 1, 1 − 1/n, …, 0. Raises ValueError unless there is at least one."""
    if intervals < 1:
        raise ValueError(f"a sampler needs at least 1 step, not {intervals}")
    return [(1 - i / intervals, 1 - (i + 1) / intervals) for i in range(intervals)]
