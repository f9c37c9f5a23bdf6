"""The denoiser: a small U-Net whose layout and parameter names are those of diffusers' `UNet2DModel`.

One documented extension: `budget_embedding`, an embedding of the step budget as 1/S (0 for ∞) that is added to the
time embedding beside the class embedding. For one fixed budget it is a constant, so adding it to every row of
`class_embedding.weight` gives a plain `UNet2DModel` with the same output (`tests/test_network.py` proves it).

With a vocabulary it is conditioned on captions, and its layout is that of `UNet2DConditionModel` with simple cross
attention: image positions attend to each other and to the caption in one product (GLIDE, Nichol et al. 2022), and the
caption's mean is added to the time embedding. The text encoder, `guidance_embedding` and `style_embedding` (a row for
each style, added to the time embedding) are extensions, too, and so are the plain convolutions between resolutions,
where diffusers' blocks with caption attention have residual blocks.
"""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .attention import attend
from .condition import Condition, Prompt
from .network_config import NetworkConfig
from .text_encoder import TextEncoder


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
    """Attention of all positions to each other and, with `text_width`, to the tokens of a caption; residual."""

    def __init__(self, config: NetworkConfig, channels: int) -> None:
        super().__init__()
        self.heads = channels // (config.attention_head_dim or channels)
        self.group_norm = nn.GroupNorm(config.norm_num_groups, channels, config.norm_eps)
        self.to_q, self.to_k, self.to_v = (nn.Linear(channels, channels) for _ in range(3))
        if config.vocab_size:
            self.add_k_proj, self.add_v_proj = (nn.Linear(config.text_width, channels) for _ in range(2))
        self.to_out = nn.ModuleList([nn.Linear(channels, channels)])

    def forward(self, x: Tensor, caption: Tensor | None) -> Tensor:
        """x: [B, C, H, W]; caption: [B, length, text_width], or None."""
        b, c, h, w = x.shape
        tokens = self.group_norm(x).flatten(2).transpose(1, 2)
        q, k, v = self.to_q(tokens), self.to_k(tokens), self.to_v(tokens)
        if caption is not None:
            k = torch.cat([self.add_k_proj(caption), k], dim=1)
            v = torch.cat([self.add_v_proj(caption), v], dim=1)
        q, k, v = (part.unflatten(2, (self.heads, -1)).transpose(1, 2) for part in (q, k, v))
        mixed = attend(q, k, v).transpose(1, 2).flatten(2)
        return x + self.to_out[0](mixed).transpose(1, 2).reshape(b, c, h, w)


class Resample(nn.Module):
    """Holds the convolution that follows an upsampling or makes a downsampling."""

    def __init__(self, channels: int, stride: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, stride=stride, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return self.conv(x)


class Block(nn.Module):
    """One resolution of the U-Net: residual blocks, each followed by attention where it `attends`, then an optional
    change of resolution."""

    def __init__(
        self, config: NetworkConfig, widths: list[tuple[int, int]], embedding: int, resample: str, attends: bool
    ) -> None:
        super().__init__()
        channels = widths[-1][1]
        self.resnets = nn.ModuleList([Resnet(config, a, b, embedding) for a, b in widths])
        if attends:
            self.attentions = nn.ModuleList([Attention(config, channels) for _ in widths])
        self.attends = attends
        if resample == "down":
            self.downsamplers = nn.ModuleList([Resample(channels, 2)])
        elif resample == "up":
            self.upsamplers = nn.ModuleList([Resample(channels, 1)])
        self.resample = resample

    def step(self, index: int, h: Tensor, emb: Tensor, caption: Tensor | None) -> Tensor:
        """Residual block `index`, with its attention."""
        h = self.resnets[index](h, emb)
        return self.attentions[index](h, caption) if self.attends else h


class Mid(nn.Module):
    def __init__(self, config: NetworkConfig, channels: int, embedding: int) -> None:
        super().__init__()
        self.resnets = nn.ModuleList([Resnet(config, channels, channels, embedding) for _ in range(2)])
        self.attentions = nn.ModuleList([Attention(config, channels)])


class Denoiser(nn.Module):
    """(noisy image, time, step budget, class or caption) → v. Shapes and conventions: see `forward`."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        widths, layers = config.block_out_channels, config.layers_per_block
        embedding = 4 * widths[0]
        self.conv_in = nn.Conv2d(config.in_channels, widths[0], 3, padding=1)
        self.time_embedding = Embedding(widths[0], embedding)
        self.budget_embedding = Embedding(widths[0], embedding)
        self.class_embedding: nn.Linear | nn.Embedding
        if config.vocab_size:
            self.text_encoder = TextEncoder(
                config.vocab_size, config.caption_length, config.text_width, config.text_layers
            )
            self.class_embedding = nn.Linear(config.text_width, embedding)
            self.guidance_embedding = Embedding(widths[0], embedding)
            if config.num_styles:
                self.style_embedding = nn.Embedding(config.num_styles, embedding)
        else:
            self.class_embedding = nn.Embedding(config.num_class_embeds, embedding)
        self.down_blocks = nn.ModuleList()
        skips, channels = [widths[0]], widths[0]
        for level, width in enumerate(widths):
            pairs = [(channels if j == 0 else width, width) for j in range(layers)]
            last = level == len(widths) - 1
            attends = level >= len(widths) - config.attention_levels
            self.down_blocks.append(Block(config, pairs, embedding, "none" if last else "down", attends))
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
            attends = level < config.attention_levels
            self.up_blocks.append(Block(config, pairs, embedding, "none" if last else "up", attends))
        self.conv_norm_out = nn.GroupNorm(config.norm_num_groups, widths[0], config.norm_eps)
        self.conv_out = nn.Conv2d(widths[0], config.out_channels, 3, padding=1)
        # Untrained, budget and guidance say nothing and v is 0: distillation starts exactly at the diffusion network.
        silent: list[nn.Module] = [self.budget_embedding.linear_2, self.conv_out]
        if config.vocab_size:
            silent.append(self.guidance_embedding.linear_2)
        for layer in silent:
            for parameter in layer.parameters():
                nn.init.zeros_(parameter)
        if config.num_styles:
            nn.init.zeros_(self.style_embedding.weight)

    def embed(self, t: Tensor, inverse_budget: Tensor, condition: Condition) -> tuple[Tensor, Tensor | None]:
        """What every residual block is told [B, embedding]; what attention sees of the caption [B, length, width]."""
        channels = self.config.block_out_channels[0]
        emb = self.time_embedding(sinusoid(1000 * t, channels))
        emb = emb + self.budget_embedding(sinusoid(1000 * inverse_budget, channels))
        if not isinstance(condition, Prompt):
            return F.silu(emb + self.class_embedding(condition)), None
        caption = self.text_encoder(condition.tokens)
        emb = emb + self.guidance_embedding(sinusoid(100 * condition.guidance, channels))
        if self.config.num_styles:
            emb = emb + self.style_embedding(condition.style)
        return F.silu(emb + self.class_embedding(caption.mean(1))), caption

    def forward(self, z: Tensor, t: Tensor, inverse_budget: Tensor, condition: Condition) -> Tensor:
        """Predict v.

        Args:
            z: noisy images [B, C, H, W].
            t: diffusion time in [0, 1], [B]; the embedding sees 1000·t, as diffusers' timesteps.
            inverse_budget: 1/S in [0, 1], 0 for ∞, [B].
            condition: class indices, [B] int64, the last index being the null class; or a `Prompt`.

        Returns:
            v = α ε − σ x, [B, C, H, W].
        """
        emb, caption = self.embed(t, inverse_budget, condition)
        h = self.conv_in(z)
        skips = [h]
        for block in cast("list[Block]", self.down_blocks):
            for index in range(len(block.resnets)):
                h = block.step(index, h, emb, caption)
                skips.append(h)
            if block.resample == "down":
                h = block.downsamplers[0](h)
                skips.append(h)
        h = self.mid_block.resnets[0](h, emb)
        h = self.mid_block.resnets[1](self.mid_block.attentions[0](h, caption), emb)
        for block in cast("list[Block]", self.up_blocks):
            for index in range(len(block.resnets)):
                h = block.step(index, torch.cat([h, skips.pop()], dim=1), emb, caption)
            if block.resample == "up":
                h = block.upsamplers[0](F.interpolate(h, scale_factor=2.0, mode="nearest"))
        return self.conv_out(F.silu(self.conv_norm_out(h)))


def multiply_adds(network: Denoiser) -> int:
    """Multiply-adds of one evaluation of one image: convolutions, linear layers and attention products.

    The text encoder, which runs once for a whole sample, is left out.
    """
    total = 0
    config = network.config

    def count(module: nn.Module, inputs: tuple[Tensor, ...], out: Tensor) -> None:
        nonlocal total
        if isinstance(module, nn.Conv2d):
            total += out.numel() * module.weight[0].numel()
        elif isinstance(module, nn.Linear):
            total += out.numel() * module.in_features
        elif isinstance(module, Attention):
            positions = out.shape[2] * out.shape[3]
            keys = positions + (config.caption_length if config.vocab_size else 0)
            total += 2 * positions * keys * out.shape[1]

    own = [m for name, m in network.named_modules() if not name.startswith("text_encoder")]
    hooks = [m.register_forward_hook(count) for m in own]
    zero = torch.zeros(1, device=network.conv_in.weight.device)
    image = zero.new_zeros(1, config.in_channels, config.sample_size, config.sample_size)
    tokens = zero.new_zeros(1, config.caption_length, dtype=torch.int64)
    with torch.no_grad():
        network(image, zero, zero, Prompt(tokens, zero) if config.vocab_size else zero.long())
    for hook in hooks:
        hook.remove()
    return total
