"""Drawings of Noto Emoji alone with English captions: what the first emoji package was trained on."""

from __future__ import annotations

from pathlib import Path

import torch

from ..emoji import EmojiBatches, load_emoji, load_vocabulary
from ..network_config import NetworkConfig
from .registry import Dataset, register


def open_emoji(path: Path, config: NetworkConfig, device: torch.device) -> EmojiBatches:
    drawings, _ = load_emoji(path)
    return EmojiBatches(drawings, load_vocabulary(), config.caption_length, device)


register(Dataset("emoji", open_emoji, captions=True, pieces=lambda: load_vocabulary().pieces))
