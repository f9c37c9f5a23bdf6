"""Stochastic multistep sampling of a consistency model (Song et al. 2023, arXiv 2303.01469, algorithm 1)."""

from __future__ import annotations

from ..schedule import level
from .hop import Hop, uniform_grid


def stochastic(steps: int) -> list[Hop]:
    """x̂ of the network told S = 1, then fresh noise of the next time's level: z_s = α_s x̂ + σ_s ε."""
    hops = []
    for t, s in uniform_grid(steps):
        alpha, sigma = level(s)
        hops.append(Hop(t, s, 1.0, 0.0, alpha, c_noise=sigma))
    return hops
