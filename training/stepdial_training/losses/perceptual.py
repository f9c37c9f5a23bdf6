"""Distance of two images in the features of the diffusion teacher: what a pixel loss blurs, this keeps sharp.

The role of LPIPS in consistency distillation (Song et al. 2023, arXiv 2303.01469, section 5), with the way down of the
frozen teacher in place of an image classifier: nothing else has to be trained, and nothing here knows of the metric.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ..schedule import add_noise

Encoder = Callable[[Tensor, Tensor, Tensor, Tensor], list[Tensor]]
"""(z, t, 1/S, label) → features [B, ...], fine to coarse, as the first part of `network.Denoiser.encode`."""

NOISE = 0.5
"""Both images get the same noise at a random t up to here: each level of it asks about details of another size."""


def perceptual_distance(encode: Encoder, image: Tensor, target: Tensor, label: Tensor) -> Tensor:
    """Root mean square difference of features, relative to the target's, mean over layers.

    Args:
        image, target: [B, C, H, W]; no gradient goes to the target. label: [B].

    Returns:
        [B]; 0 where the images are equal.
    """
    t = NOISE * torch.rand(len(image), device=image.device)
    zero, noise = torch.zeros_like(t), torch.randn_like(image)
    with torch.no_grad():
        aims = encode(add_noise(target, noise, t), t, zero, label)
    total = torch.zeros_like(t)
    for ours, aim in zip(encode(add_noise(image, noise, t), t, zero, label), aims, strict=True):
        scale = aim.square().mean().sqrt()
        # The smallest normal difference stands in for 0, where the root has no derivative.
        total = total + (ours - aim).flatten(1).square().mean(1).clamp(min=1e-12).sqrt() / scale
    return total / len(aims)
