"""Discriminator of noised images: data or a network's samples, at every time (Kim et al. 2023, arXiv 2211.17091).

Where it is right, its logit is log p_t(data) − log p_t(samples), and the gradient of the logit is what the network's
score lacks: `correction` writes it as a velocity. Nothing here knows of the metric or its features.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .losses.diffusion import Network
from .network import Denoiser, NetworkConfig
from .schedule import alpha_sigma, like


class Head(nn.Module):
    """Features [B, C, H, W] and embedding [B, E] → the mean over places of a logit, [B]."""

    def __init__(self, channels: int, embedding: int, width: int = 64, groups: int = 8) -> None:
        super().__init__()
        # Without gain and bias: their gradient crashes PyTorch where the input, in channels-last, needs none.
        self.norm1 = nn.GroupNorm(groups, channels, affine=False)
        self.conv1 = nn.Conv2d(channels, width, 3, padding=1)
        self.norm2 = nn.GroupNorm(groups, width)
        self.emb_proj = nn.Linear(embedding, 2 * width)
        self.conv2 = nn.Conv2d(width, width, 3, stride=2, padding=1)
        self.out = nn.Linear(width, 1)

    def forward(self, features: Tensor, emb: Tensor) -> Tensor:
        h = self.norm2(self.conv1(F.silu(self.norm1(features))))
        scale, shift = self.emb_proj(emb)[:, :, None, None].chunk(2, dim=1)
        h = self.conv2(F.silu(h * (1 + scale) + shift))
        return self.out(F.silu(h).flatten(2).transpose(1, 2)).mean((1, 2))


class Discriminator(nn.Module):
    """A denoiser's way down and middle, with a head on each of its features but the first, which know no class."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.encoder = Denoiser(config)
        for unused in ("up_blocks", "conv_norm_out", "conv_out"):
            delattr(self.encoder, unused)
        widths, layers = config.block_out_channels, config.layers_per_block
        channels = []
        for level, width in enumerate(widths):
            channels += [width] * (layers if level == len(widths) - 1 else layers + 1)
        self.heads = nn.ModuleList([Head(c, 4 * widths[0]) for c in [*channels, widths[-1]]])

    def load_encoder(self, denoiser: dict[str, Tensor]) -> None:
        """Start from a trained denoiser's weights."""
        own = self.encoder.state_dict()
        self.encoder.load_state_dict({key: tensor for key, tensor in denoiser.items() if key in own})

    def forward(self, z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        """Logit [B], above 0 for data, below for samples drawn with budget S; z [B, C, H, W], t, 1/S and label [B]."""
        features, emb = self.encoder.encode(z, t, inverse_budget, label)
        return sum(head(f, emb).float() for head, f in zip(self.heads, features[1:], strict=True))


def correction(discriminator: Network, z: Tensor, t: Tensor, label: Tensor) -> Tensor:
    """δv = −(σ/α) ∇_z logit, [B, ...]: what discriminator guidance adds to v at budget 0; t < 1."""
    with torch.enable_grad():
        z = z.detach().requires_grad_()
        (slope,) = torch.autograd.grad(discriminator(z, t, torch.zeros_like(t), label).sum(), z)
    alpha, sigma = alpha_sigma(t)
    return -like(sigma / alpha, z) * slope
