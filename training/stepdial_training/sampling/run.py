"""Run lists of hops. Nothing here knows which sampler made them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from tqdm import tqdm

from ..condition import Condition
from ..schedule import level
from .ddim import ddim
from .hop import Hop

Network = Callable[[Tensor, Tensor, Tensor, Condition], Tensor]
"""(z [B, C, H, W], t [B], 1/S [B], condition) → v [B, C, H, W]."""


@torch.no_grad()
def run(
    network: Network,
    hops: list[Hop],
    z: Tensor,
    condition: Condition,
    noise: Callable[[int], Tensor] | None = None,
    after: Callable[[Tensor], None] | None = None,
) -> Tensor:
    """Run `hops` from noise z [B, C, H, W] for the classes or prompts of `condition`.

    `noise(i)` is ε of hop i, by default PyTorch's. `after` is called with z as each hop leaves it. Returns z at time 0.
    """
    previous: Tensor | None = None
    for index, hop in enumerate(hops):
        alpha, sigma = level(hop.t)
        time = torch.full((len(z),), hop.t, dtype=z.dtype, device=z.device)
        v = network(z, time, torch.full_like(time, hop.inverse_steps), condition)
        # x̂ = α z − σ v folded into the hop, so that a hop without history is one linear combination of z and v.
        z_new = (hop.c_sample + hop.c_denoised * alpha) * z - hop.c_denoised * sigma * v
        if previous is not None:
            z_new = z_new + hop.c_previous * previous
        if hop.c_noise != 0:
            z_new = z_new + hop.c_noise * (torch.randn_like(z) if noise is None else noise(index))
        needed = index + 1 < len(hops) and hops[index + 1].c_previous != 0
        previous = alpha * z - sigma * v if needed else None
        z = z_new
        if after is not None:
            after(z)
    return z


def draw_samples(
    network: Network,
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
