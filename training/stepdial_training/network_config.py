"""The sizes of a denoiser, as diffusers names them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class NetworkConfig:
    """The part of diffusers' config that this project uses; `to_diffusers` gives the whole.

    `num_class_embeds` counts the null class. With `vocab_size` captions take the place of classes.
    """

    sample_size: int = 14
    in_channels: int = 4
    out_channels: int = 4
    block_out_channels: tuple[int, ...] = (32, 64)
    layers_per_block: int = 1
    norm_num_groups: int = 8
    norm_eps: float = 1e-5
    num_class_embeds: int = 11
    attention_head_dim: int | None = None
    """Channels of an attention head; None for one head of all channels."""
    attention_levels: int = 0
    """Coarse levels whose every residual block is followed by attention. The middle always has it."""
    vocab_size: int = 0
    caption_length: int = 16
    text_width: int = 192
    text_layers: int = 3
    num_styles: int = 0
    """Rows of `style_embedding`, "any" among them; 0 for a network that knows of no styles."""

    def to_diffusers(self) -> dict[str, object]:
        """`config.json` for diffusers' `from_config`; the extensions are what it does not describe."""
        levels = len(self.block_out_channels)
        names = ("sample_size", "in_channels", "out_channels", "layers_per_block", "norm_num_groups", "norm_eps")
        config = {
            **{name: getattr(self, name) for name in names},
            "block_out_channels": list(self.block_out_channels),
            "freq_shift": 0,
            "flip_sin_to_cos": True,
            "downsample_padding": 1,
            "act_fn": "silu",
            "attention_head_dim": self.attention_head_dim or self.block_out_channels[-1],
            "resnet_time_scale_shift": "scale_shift",
            "dropout": 0.0,
        }
        if self.vocab_size:
            plain, attentive = levels - self.attention_levels, self.attention_levels
            return {
                "_class_name": "UNet2DConditionModel",
                **config,
                "down_block_types": ["DownBlock2D"] * plain + ["SimpleCrossAttnDownBlock2D"] * attentive,
                "mid_block_type": "UNetMidBlock2DSimpleCrossAttn",
                "up_block_types": ["SimpleCrossAttnUpBlock2D"] * attentive + ["UpBlock2D"] * plain,
                "cross_attention_dim": self.text_width,
                "class_embed_type": "simple_projection",
                "projection_class_embeddings_input_dim": self.text_width,
                "vocab_size": self.vocab_size,
                "caption_length": self.caption_length,
                "text_layers": self.text_layers,
                **({"num_styles": self.num_styles} if self.num_styles else {}),
            }
        if self.attention_levels:
            raise ValueError("a network of classes has attention in the middle alone")
        return {
            "_class_name": "UNet2DModel",
            **config,
            "num_class_embeds": self.num_class_embeds,
            "time_embedding_type": "positional",
            "down_block_types": ["DownBlock2D"] * levels,
            "mid_block_type": "UNetMidBlock2D",
            "up_block_types": ["UpBlock2D"] * levels,
            "downsample_type": "conv",
            "upsample_type": "conv",
            "attn_norm_num_groups": self.norm_num_groups,
            "add_attention": True,
        }


def from_diffusers(config: dict[str, Any]) -> NetworkConfig:
    """The network that `to_diffusers` gave `config` of."""
    own = {field.name for field in fields(NetworkConfig)}
    found: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in config.items() if name in own
    }
    if "vocab_size" in config:
        found["text_width"] = config["cross_attention_dim"]
        found["attention_levels"] = config["down_block_types"].count("SimpleCrossAttnDownBlock2D")
    return NetworkConfig(**found)
