"""Samplers. Each is data: a pure function from a budget S to S hops, computed once in float64.

A hop is ONE evaluation of the network at (z, t) and then ONE linear combination:

    x̂     = α_t z − σ_t v(z, t, inverse_steps)
    z_new = c_sample·z + c_denoised·x̂ + c_previous·x̂_prev + c_noise·ε

x̂_prev is the x̂ of the hop before. This is the smallest form that holds all the samplers below: DPM-Solver++(2M) needs
one x̂ of history, and so does Heun's second evaluation once the z that its step began with is eliminated (`heun.py`).
An engine keeps z and at most one x̂, and adds fresh noise. The number of hops is the number of evaluations, so a budget
means the same for every sampler.

Every list starts at t = 1, each hop's t is the s of the one before, and the last hop ends at s = 0 on x̂ itself. To add
a sampler, add a file and a line in `SAMPLERS`; its twin in `src/core/samplers/` has the same name, and
`golden/sampler-runs.json` holds the two together. aDDIM is not among them: its noise depends on the norm of each
image's ε̂, which no fixed coefficients can express. It stays a move of training (`schedule.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from .ddim import ddim
from .dpmpp_2m import dpmpp_2m
from .heun import heun
from .hop import INFINITE_STEPS, Hop
from .multistep import multistep
from .run import draw_samples, run
from .stochastic import stochastic

SAMPLERS: dict[str, Callable[[int], list[Hop]]] = {
    "multistep": multistep,
    "ddim": ddim,
    "stochastic": stochastic,
    "dpmpp-2m": dpmpp_2m,
    "heun": heun,
}
"""Every sampler by its name in records, addresses and the TypeScript registry."""

__all__ = ["INFINITE_STEPS", "SAMPLERS", "Hop", "ddim", "draw_samples", "multistep", "run"]
