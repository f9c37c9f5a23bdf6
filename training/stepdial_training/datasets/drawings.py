"""Drawings of emoji in four styles with captions in four languages."""

from __future__ import annotations

from pathlib import Path

import torch

from ..drawing_batches import DrawingBatches, is_packed, load_packed, pack
from ..drawings import load_drawings, load_drawings_vocabulary
from ..network_config import NetworkConfig
from .registry import Dataset, register


def open_drawings(path: Path, config: NetworkConfig, device: torch.device) -> DrawingBatches:
    """Of the whole archive, or of what `gpu pack` made of it for captions as long. Raises ValueError for others."""
    tokenizer = load_drawings_vocabulary()
    packed = (
        load_packed(path) if is_packed(path) else pack(load_drawings(path).training, tokenizer, config.caption_length)
    )
    if packed.tokens.shape[2] != config.caption_length:
        raise ValueError(f"{path} has captions of {packed.tokens.shape[2]} tokens, the network {config.caption_length}")
    return DrawingBatches(packed, tokenizer, device)


register(Dataset("drawings", open_drawings, captions=True, pieces=lambda: load_drawings_vocabulary().pieces))
