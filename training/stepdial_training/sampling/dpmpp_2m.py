"""DPM-Solver++(2M) on the diffusion network (Lu et al. 2022, arXiv 2211.01095, algorithm 2; diffusers' `midpoint`).

A hop t → s after one from u corrects DDIM by the change of x̂, extrapolated in λ = ln(α/σ):

    z_s = DDIM(t → s) + g (x̂ − x̂_prev),   g = ½ D (λ_s − λ_t)/(λ_t − λ_u),   D = α_s − α_t σ_s/σ_t

Both ends are of first order (g = 0). The first hop has no x̂_prev. At the last one λ_s = ∞; diffusers does the same
(`lower_order_final`). The second hop would lose its order too, as λ_u = −∞ makes its g 0. Yet x̂ hardly changes with
λ down there, so the gap λ_t − λ_u is counted from `LAMBDA_START` instead. Budgets 1 and 2 are therefore DDIM.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ..schedule import log_alpha_over_sigma
from .hop import Hop, ddim_hop, uniform_grid

LAMBDA_START = -5.1
"""λ below which x̂ counts as constant: `lambda_min_clipped`, as diffusers documents it for cosine schedules."""


def second_order_hop(u: float, t: float, s: float) -> Hop:
    """The hop t → s after an evaluation at u, for 1 ≥ u > t > s > 0."""
    lambda_t = log_alpha_over_sigma(t)
    step = log_alpha_over_sigma(s) - lambda_t
    # Past 128 steps the first interval lies below LAMBDA_START; a gap as long as the step that follows keeps g ≤ D/2.
    gap = lambda_t - log_alpha_over_sigma(u) if u < 1 else max(lambda_t - LAMBDA_START, step)
    plain = ddim_hop(t, s, 0.0)
    g = 0.5 * plain.c_denoised * step / gap
    return replace(plain, c_denoised=plain.c_denoised + g, c_previous=-g)


def dpmpp_2m(steps: int) -> list[Hop]:
    """S hops on DDIM's grid, one evaluation each; all but the first and the last of second order."""
    hops = [ddim_hop(t, s, 0.0) for t, s in uniform_grid(steps)]
    inner = [second_order_hop(before.t, hop.t, hop.s) for before, hop in pairwise(hops[:-1])]
    return [hops[0], *inner, hops[-1]] if steps > 1 else hops
