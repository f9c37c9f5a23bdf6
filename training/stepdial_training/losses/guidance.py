"""Guidance distillation (Meng et al. 2023, arXiv 2210.03142): guided sampling for one evaluation per step.

A student at 1/S = 0 learns, without the noise of data, the field that guidance makes of a trained diffusion network.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..discriminator import correction
from ..schedule import add_noise, like
from .diffusion import Network, stratified


@dataclass(frozen=True)
class Guidance:
    """v + auto·(v − v_weak) + classes·(v − v_null) + ratio·δv, the last two for t in an interval alone.

    Autoguidance (Karras et al. 2024, arXiv 2406.02507) steers away from the errors of a less trained state of the same
    network; classifier-free guidance (Ho & Salimans 2022) steers away from other classes, and only in an interval
    (Kynkäänniemi et al. 2024): near t = 1 it costs variety and buys nothing. Discriminator guidance (Kim et al. 2023,
    arXiv 2211.17091) adds what a discriminator knows of the difference between the network's samples and data.
    """

    auto: float = 0.0
    classes: float = 0.0
    classes_of_weak: bool = False
    """Takes v − v_null from the weak network: a guided one has unlearned its null class."""
    low: float = 0.0
    high: float = 1.0
    weak: str | None = None
    """The run whose average is the weak network."""
    ratio: float = 0.0
    ratio_low: float = 0.03
    ratio_high: float = 0.9
    """Below, the slope is of single values; above, σ/α grows without bound while the logit nears 0."""
    discriminator: str | None = None
    """The run whose average is the discriminator, trained on samples of the network."""

    def field(
        self,
        network: Network,
        weak: Network,
        z: Tensor,
        t: Tensor,
        label: Tensor,
        null: int,
        discriminator: Network | None = None,
    ) -> Tensor:
        """The guided v [B, ...] of `network` at 1/S = 0; `null` is its null class."""
        zero = torch.zeros_like(t)
        v = guided = network(z, t, zero, label)
        if self.auto:
            guided = guided + self.auto * (v - weak(z, t, zero, label))
        if self.classes:
            scale = self.classes * ((t >= self.low) & (t <= self.high)).to(z)
            of, with_class = (weak, weak(z, t, zero, label)) if self.classes_of_weak else (network, v)
            guided = guided + like(scale, z) * (with_class - of(z, t, zero, torch.full_like(label, null)))
        if self.ratio and discriminator is not None:
            scale = self.ratio * ((t >= self.ratio_low) & (t <= self.ratio_high)).to(z)
            guided = guided + like(scale, z) * correction(discriminator, z, t.clamp(max=self.ratio_high), label)
        return guided


def guidance_loss(
    student: Network,
    network: Network,
    weak: Network,
    x: Tensor,
    label: Tensor,
    guidance: Guidance,
    null: int,
    discriminator: Network | None = None,
) -> Tensor:
    """Mean squared error of v against the guided field. x: [B, C, H, W] in [−1, 1]; label: [B]. Returns a scalar."""
    t = stratified(len(x), x.device)
    z = add_noise(x, torch.randn_like(x), t)
    with torch.no_grad():
        target = guidance.field(network, weak, z, t, label, null, discriminator)
    return (student(z, t, torch.zeros_like(t), label) - target).square().mean()
