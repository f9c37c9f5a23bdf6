"""Heun's method on the diffusion network (Karras et al. 2022, arXiv 2206.00364, algorithm 1; no churn).

It works in σ̄ = σ/α, as diffusers' `HeunDiscreteScheduler` does. A step t → s costs two evaluations, so it is two hops:

    predictor   z' = DDIM(t → s), which is Euler's method in σ̄
    corrector   z_s = z' + g (x̂(z', s) − x̂(z, t)),   g = ½ α_s (σ̄_t/σ̄_s − 1)

The corrector is the trapezoid rule of the paper with the step's first z eliminated, since z' = (σ_s/σ_t) z + D x̂(z, t).
At t = 1, σ̄ is infinite and so is g; at s = 0, σ̄_s is 0. Hence the first and the last step have no corrector.
"""

from __future__ import annotations

from ..schedule import level
from .hop import Hop, ddim_hop, uniform_grid


def corrector(t: float, s: float) -> Hop:
    """The second evaluation of the step t → s, at s; for 0 < s < t < 1."""
    (alpha_t, sigma_t), (alpha_s, sigma_s) = level(t), level(s)
    g = 0.5 * (sigma_t / alpha_t * alpha_s / sigma_s - 1) * alpha_s
    return Hop(s, s, 0.0, 1.0, g, -g)


def heun(steps: int) -> list[Hop]:
    """As many steps as `steps` EVALUATIONS pay for: N steps on the uniform grid cost 2N − 2, for N ≥ 2.

    An odd budget has one evaluation to spare. It buys one more plain step, and the step before the last then has no
    corrector either. Budgets below 4 pay for no corrector: they are DDIM.
    """
    if steps < 4:
        return [ddim_hop(t, s, 0.0) for t, s in uniform_grid(steps)]
    grid = uniform_grid((steps + 3) // 2)
    corrected = range(1, len(grid) - 1 - steps % 2)
    hops = []
    for index, (t, s) in enumerate(grid):
        hops.append(ddim_hop(t, s, 0.0))
        if index in corrected:
            hops.append(corrector(t, s))
    return hops
