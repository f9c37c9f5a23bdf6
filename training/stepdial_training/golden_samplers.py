"""The content of golden/sampler-runs.json: every sampler at work on an analytic denoiser, in float64."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import torch
from torch import Tensor

from .condition import Condition
from .noise import gaussian_noise
from .sampling import INFINITE_STEPS, SAMPLERS, Hop, run
from .schedule import alpha_sigma

MEAN, VARIANCE, PER_INVERSE_STEPS = 0.8, 0.04, 0.1
SEED, VALUES = 5, 4
BUDGETS = (1, 2, 3, 4, 5, 6, 7, 8, 16, INFINITE_STEPS)


def analytic_denoiser(z: Tensor, t: Tensor, inverse_steps: Tensor, _: Condition | None = None) -> Tensor:
    """v for data of two values, ±`MEAN` with Gaussian spread: the network of these vectors. All inputs [B] or 0-d.

    x̂ is the exact posterior mean, plus `PER_INVERSE_STEPS`/S, which shows a network that was told another budget.
    """
    alpha, sigma = alpha_sigma(t)
    spread = alpha**2 * VARIANCE + sigma**2
    centre = MEAN * torch.tanh(alpha * MEAN * z / spread)
    denoised = centre + alpha * VARIANCE / spread * (z - alpha * centre) + PER_INVERSE_STEPS * inverse_steps
    return (alpha * z - denoised) / sigma


def noise(draw: int) -> Tensor:
    return torch.from_numpy(gaussian_noise(SEED, 0, draw, VALUES)).double()


def hop_entry(hop: Hop) -> dict[str, float]:
    """A hop under its names in TypeScript."""
    return {
        "t": hop.t,
        "s": hop.s,
        "inverseSteps": hop.inverse_steps,
        "cSample": hop.c_sample,
        "cDenoised": hop.c_denoised,
        "cPrevious": hop.c_previous,
        "cNoise": hop.c_noise,
    }


def record(trajectory: list[list[float]]) -> Callable[[Tensor], None]:
    return lambda z: trajectory.append(z.tolist())


def sampler_runs() -> dict[str, Any]:
    """Hops of each sampler at each budget, and z after every one of them."""
    runs = []
    for sampler, steps in product(SAMPLERS, BUDGETS):
        hops, trajectory = SAMPLERS[sampler](steps), list[list[float]]()
        run(analytic_denoiser, hops, noise(0), noise(0), lambda i: noise(i + 1), record(trajectory))
        runs.append(
            {"sampler": sampler, "steps": steps, "hops": [hop_entry(hop) for hop in hops], "trajectory": trajectory}
        )
    denoiser = {"mean": MEAN, "variance": VARIANCE, "perInverseSteps": PER_INVERSE_STEPS}
    return {"denoiser": denoiser, "seed": SEED, "start": noise(0).tolist(), "runs": runs}
