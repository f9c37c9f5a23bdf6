"""Samplers as lists of hops: z_s = keep·z_t + predict·x̂ + noise·ε. The Python side of `src/core/samplers/`, for evaluation.

Everything about a hop is computed once in float64; running a list of hops knows nothing of which sampler made it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from tqdm import tqdm

from .condition import Condition

INFINITE_STEPS = 256
"""The number of network evaluations that ∞ stands for."""


@dataclass(frozen=True)
class Hop:
    """One move t → s with the network told `inverse_budget` (1/S, 0 for ∞)."""

    t: float
    s: float
    inverse_budget: float
    keep: float
    predict: float
    noise: float


def alpha_sigma(t: float) -> tuple[float, float]:
    """(α_t, σ_t) of the cosine schedule, exact at 0 and 1."""
    if t >= 1:
        return 0.0, 1.0
    return math.cos(0.5 * math.pi * t), math.sin(0.5 * math.pi * t)


def ddim_hop(t: float, s: float, inverse_budget: float) -> Hop:
    """Deterministic DDIM: keep = σ_s/σ_t, predict = α_s − α_t σ_s/σ_t."""
    (alpha_t, sigma_t), (alpha_s, sigma_s) = alpha_sigma(t), alpha_sigma(s)
    keep = sigma_s / sigma_t
    return Hop(t, s, inverse_budget, keep, alpha_s - alpha_t * keep, 0.0)


def multistep(steps: int) -> list[Hop]:
    """The dial: S DDIM hops 1 → 1−1/S → … → 0 with the network told 1/S; at `INFINITE_STEPS` it is told ∞."""
    inverse = 0.0 if steps == INFINITE_STEPS else 1 / steps
    return [ddim_hop(1 - i / steps, 1 - (i + 1) / steps, inverse) for i in range(steps)]


def ddim(steps: int) -> list[Hop]:
    """Plain DDIM on the ∞ network: the same hops, the network told 1/S = 0."""
    return [ddim_hop(1 - i / steps, 1 - (i + 1) / steps, 0.0) for i in range(steps)]


def stochastic(steps: int) -> list[Hop]:
    """Stochastic multistep sampling of a consistency model (Song et al. 2023, algorithm 1) on the S = 1 network.

    After x̂ = f(z_1, 1), each further time τ = 1 − i/S gets fresh noise: z_τ = α_τ x̂ + σ_τ ε.
    """
    hops = []
    for i in range(steps):
        t, s = 1 - i / steps, 1 - (i + 1) / steps
        alpha_s, sigma_s = alpha_sigma(s)
        hops.append(Hop(t, s, 1.0, 0.0, alpha_s, sigma_s))
    return hops


SAMPLERS: dict[str, Callable[[int], list[Hop]]] = {"multistep": multistep, "ddim": ddim, "stochastic": stochastic}


@torch.no_grad()
def run(
    network: Callable[[Tensor, Tensor, Tensor, Condition], Tensor],
    hops: list[Hop],
    z: Tensor,
    label: Condition,
    noise: Callable[[int], Tensor] | None = None,
) -> Tensor:
    """Run `hops` from noise z [B, C, H, W] for classes or prompts `label`; `noise(i)` is ε of hop i.

    Returns z at time 0.
    """
    for index, hop in enumerate(hops):
        alpha, sigma = alpha_sigma(hop.t)
        fill = torch.full((len(z),), hop.t, dtype=z.dtype, device=z.device)
        v = network(z, fill, torch.full_like(fill, hop.inverse_budget), label)
        # x̂ = α z − σ v folded into the hop, so that each hop is one linear combination.
        z_next = (hop.keep + hop.predict * alpha) * z - hop.predict * sigma * v
        if hop.noise != 0:
            fresh = torch.randn_like(z) if noise is None else noise(index)
            z_next = z_next + hop.noise * fresh
        z = z_next
    return z


def draw_samples(
    network: Callable[[Tensor, Tensor, Tensor, Tensor], Tensor],
    shape: tuple[int, int, int],
    classes: int,
    count: int,
    device: torch.device,
    steps: int = 32,
    batch: int = 500,
) -> tuple[Tensor, Tensor]:
    """Samples [count, C, H, W] of DDIM at 1/S = 0 from a fixed seed, and their classes: i mod `classes`."""
    generator = torch.Generator().manual_seed(31)
    labels = torch.arange(count, device=device) % classes
    parts = []
    for label in tqdm(labels.split(batch), "samples", mininterval=5):
        z = torch.randn(batch, *shape, generator=generator)[: len(label)]
        parts.append(run(network, ddim(steps), z.to(device, memory_format=torch.channels_last), label))
    return torch.cat(parts), labels
