"""Deterministic sampling of a multistep consistency model: what the dial runs (arXiv 2403.06807, algorithm 2)."""

from __future__ import annotations

from .hop import INFINITE_STEPS, Hop, ddim_hop, uniform_grid


def multistep(steps: int) -> list[Hop]:
    """S DDIM hops 1 → 1−1/S → … → 0 with the network told 1/S; at `INFINITE_STEPS` it is told ∞."""
    grid = uniform_grid(steps)
    inverse_steps = 0.0 if steps == INFINITE_STEPS else 1 / steps
    return [ddim_hop(t, s, inverse_steps) for t, s in grid]
