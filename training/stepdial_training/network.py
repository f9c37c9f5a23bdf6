"""The denoiser: a small U-Net whose layout and parameter names are those of diffusers' `UNet2DModel`.

One documented extension: `budget_embedding`, an embedding of the step budget as 1/S (0 for ∞) that is added to the
time embedding beside the class embedding. For one fixed budget it is a constant, so adding it to every row of
`class_embedding.weight` gives a plain `UNet2DModel` with the same output (`tests/test_network.py` proves it).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class NetworkConfig:
    """The part of diffusers' `UNet2DModel` config that this project uses; `to_diffusers` gives the whole."""

    sample_size: int = 14
    in_channels: int = 4
    out_channels: int = 4
    block_out_channels: tuple[int, ...] = (32, 64)
    layers_per_block: int = 1
    norm_num_groups: int = 8
    norm_eps: float = 1e-5
    num_class_embeds: int = 11

    def to_diffusers(self) -> dict[str, object]:
        """`config.json` for `UNet2DModel.from_config`; the budget embedding is the one thing it does not describe."""
        levels = len(self.block_out_channels)
        return {
            "_class_name": "UNet2DModel",
            **{k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items()},
            "time_embedding_type": "positional",
            "freq_shift": 0,
            "flip_sin_to_cos": True,
            "down_block_types": ["DownBlock2D"] * levels,
            "mid_block_type": "UNetMidBlock2D",
            "up_block_types": ["UpBlock2D"] * levels,
            "downsample_padding": 1,
            "downsample_type": "conv",
            "upsample_type": "conv",
            "act_fn": "silu",
            "attention_head_dim": self.block_out_channels[-1],
            "attn_norm_num_groups": self.norm_num_groups,
            "add_attention": True,
            "resnet_time_scale_shift": "scale_shift",
            "dropout": 0.0,
        }


def sinusoid(value: Tensor, channels: int) -> Tensor:
    """Positional embedding [B] → [B, channels], cosines first (`flip_sin_to_cos`), frequencies 1 … 1e-4."""
    half = channels // 2
    frequencies = torch.exp(-math.log(10000) / half * torch.arange(half, dtype=value.dtype, device=value.device))
    angle = value[:, None] * frequencies[None, :]
    return torch.cat([angle.cos(), angle.sin()], dim=1)


class Embedding(nn.Module):
    """Two linear layers with SiLU between, as diffusers' `TimestepEmbedding`."""

    def __init__(self, channels: int, out: int) -> None:
        super().__init__()
        self.linear_1 = nn.Linear(channels, out)
        self.linear_2 = nn.Linear(out, out)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_2(F.silu(self.linear_1(x)))


class Resnet(nn.Module):
    """GroupNorm–SiLU–conv twice, with scale and shift from the embedding before the second convolution."""

    def __init__(self, config: NetworkConfig, inputs: int, outputs: int, embedding: int) -> None:
        super().__init__()
        groups, eps = config.norm_num_groups, config.norm_eps
        self.norm1 = nn.GroupNorm(groups, inputs, eps)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.time_emb_proj = nn.Linear(embedding, 2 * outputs)
        self.norm2 = nn.GroupNorm(groups, outputs, eps)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        if inputs != outputs:
            self.conv_shortcut = nn.Conv2d(inputs, outputs, 1)
        self.widens = inputs != outputs

    def forward(self, x: Tensor, emb: Tensor) -> Tensor:
        h = self.conv1(F.silu(self.norm1(x)))
        scale, shift = self.time_emb_proj(emb)[:, :, None, None].chunk(2, dim=1)
        h = self.conv2(F.silu(self.norm2(h) * (1 + scale) + shift))
        return (self.conv_shortcut(x) if self.widens else x) + h


class Attention(nn.Module):
    """Self-attention with one head over all positions, residual."""

    def __init__(self, config: NetworkConfig, channels: int) -> None:
        super().__init__()
        self.group_norm = nn.GroupNorm(config.norm_num_groups, channels, config.norm_eps)
        self.to_q, self.to_k, self.to_v = (nn.Linear(channels, channels) for _ in range(3))
        self.to_out = nn.ModuleList([nn.Linear(channels, channels)])

    def forward(self, x: Tensor) -> Tensor:
        b, c, h, w = x.shape
        tokens = self.group_norm(x).flatten(2).transpose(1, 2)
        q, k, v = (f(tokens)[:, None] for f in (self.to_q, self.to_k, self.to_v))
        mixed = self.to_out[0](F.scaled_dot_product_attention(q, k, v)[:, 0])
        return x + mixed.transpose(1, 2).reshape(b, c, h, w)


class Resample(nn.Module):
    """Holds the convolution that follows an upsampling or makes a downsampling."""

    def __init__(self, channels: int, stride: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=stride, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class Block(nn.Module):
    """One resolution of the U-Net: residual blocks, then an optional change of resolution."""

    def __init__(self, config: NetworkConfig, widths: list[tuple[int, int]], embedding: int, resample: str) -> None:
        super().__init__()
        self.resnets = nn.ModuleList([Resnet(config, a, b, embedding) for a, b in widths])
        channels = widths[-1][1]
        if resample == "down":
            self.downsamplers = nn.ModuleList([Resample(channels, 2)])
        elif resample == "up":
            self.upsamplers = nn.ModuleList([Resample(channels, 1)])
        self.resample = resample


class Mid(nn.Module):
    def __init__(self, config: NetworkConfig, channels: int, embedding: int) -> None:
        super().__init__()
        self.resnets = nn.ModuleList([Resnet(config, channels, channels, embedding) for _ in range(2)])
        self.attentions = nn.ModuleList([Attention(config, channels)])


class Denoiser(nn.Module):
    """(noisy image, time, step budget, class) → v. Shapes and conventions: see `forward`."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        widths, layers = config.block_out_channels, config.layers_per_block
        embedding = 4 * widths[0]
        self.conv_in = nn.Conv2d(config.in_channels, widths[0], 3, padding=1)
        self.time_embedding = Embedding(widths[0], embedding)
        self.budget_embedding = Embedding(widths[0], embedding)
        self.class_embedding = nn.Embedding(config.num_class_embeds, embedding)
        self.down_blocks = nn.ModuleList()
        skips, channels = [widths[0]], widths[0]
        for level, width in enumerate(widths):
            pairs = [(channels if j == 0 else width, width) for j in range(layers)]
            last = level == len(widths) - 1
            self.down_blocks.append(Block(config, pairs, embedding, "none" if last else "down"))
            skips += [width] * (layers if last else layers + 1)
            channels = width
        self.mid_block = Mid(config, channels, embedding)
        self.up_blocks = nn.ModuleList()
        for level, width in enumerate(reversed(widths)):
            pairs = []
            for _ in range(layers + 1):
                pairs.append((channels + skips.pop(), width))
                channels = width
            last = level == len(widths) - 1
            self.up_blocks.append(Block(config, pairs, embedding, "none" if last else "up"))
        self.conv_norm_out = nn.GroupNorm(config.norm_num_groups, widths[0], config.norm_eps)
        self.conv_out = nn.Conv2d(widths[0], config.out_channels, 3, padding=1)
        # Untrained, the budget says nothing and v is 0: distillation starts exactly at the diffusion network.
        for layer in (self.budget_embedding.linear_2, self.conv_out):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def encode(self, z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> tuple[list[Tensor], Tensor]:
        """The way down and the middle: the features on the way, fine to coarse, the middle's last, and the embedding.

        Takes what `forward` takes.
        """
        channels = self.config.block_out_channels[0]
        emb = self.time_embedding(sinusoid(1000 * t, channels))
        emb = emb + self.budget_embedding(sinusoid(1000 * inverse_budget, channels))
        emb = F.silu(emb + self.class_embedding(label))
        h = self.conv_in(z)
        skips = [h]
        for block in self.down_blocks:
            for resnet in block.resnets:
                h = resnet(h, emb)
                skips.append(h)
            if block.resample == "down":
                h = block.downsamplers[0](h)
                skips.append(h)
        h = self.mid_block.resnets[0](h, emb)
        h = self.mid_block.resnets[1](self.mid_block.attentions[0](h), emb)
        return [*skips, h], emb

    def forward(self, z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        """Predict v.

        Args:
            z: noisy images [B, C, H, W].
            t: diffusion time in [0, 1], [B]; the embedding sees 1000·t, as diffusers' timesteps.
            inverse_budget: 1/S in [0, 1], 0 for ∞, [B].
            label: class index, [B] int64; the last index is the null class.

        Returns:
            v = α ε − σ x, [B, C, H, W].
        """
        (*skips, h), emb = self.encode(z, t, inverse_budget, label)
        for block in self.up_blocks:
            for resnet in block.resnets:
                h = resnet(torch.cat([h, skips.pop()], dim=1), emb)
            if block.resample == "up":
                h = block.upsamplers[0](F.interpolate(h, scale_factor=2.0, mode="nearest"))
        return self.conv_out(F.silu(self.conv_norm_out(h)))


def multiply_adds(network: Denoiser) -> int:
    """Multiply-adds of one forward pass of one image: convolutions, linear layers and attention products."""
    total = 0

    def count(module: nn.Module, _: tuple[Tensor, ...], out: Tensor) -> None:
        nonlocal total
        if isinstance(module, nn.Conv2d):
            total += out.numel() * module.weight[0].numel()
        elif isinstance(module, nn.Linear):
            total += out.numel() * module.in_features
        elif isinstance(module, Attention):
            positions = out.shape[2] * out.shape[3]
            total += 2 * positions * positions * out.shape[1]

    hooks = [m.register_forward_hook(count) for m in network.modules()]
    config = network.config
    zero = torch.zeros(1, device=network.conv_in.weight.device)
    image = zero.new_zeros(1, config.in_channels, config.sample_size, config.sample_size)
    with torch.no_grad():
        network(image, zero, zero, zero.long())
    for hook in hooks:
        hook.remove()
    return total
