"""Plain DDIM of the diffusion network (arXiv 2010.02502): the baseline that every few-step sampler is compared with."""

from __future__ import annotations

from .hop import Hop, ddim_hop, uniform_grid


def ddim(steps: int) -> list[Hop]:
    """The hops of `multistep`, with the network told ∞ at every budget."""
    return [ddim_hop(t, s, 0.0) for t, s in uniform_grid(steps)]
