"""Drawings of emoji in four styles with captions in four languages."""

from __future__ import annotations

from pathlib import Path

import torch

from ..drawing_batches import DrawingBatches
from ..drawings import load_drawings, load_drawings_vocabulary
from ..network_config import NetworkConfig
from .registry import Dataset, register


def open_drawings(path: Path, config: NetworkConfig, device: torch.device) -> DrawingBatches:
    return DrawingBatches(load_drawings(path).training, load_drawings_vocabulary(), config.caption_length, device)


register(Dataset("drawings", open_drawings, captions=True, pieces=lambda: load_drawings_vocabulary().pieces))
