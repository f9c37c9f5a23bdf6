"""Handwritten digits by class."""

from __future__ import annotations

from pathlib import Path

import torch

from ..data import DigitBatches, load_mnist
from ..network_config import NetworkConfig
from .registry import Dataset, register


def open_mnist(path: Path, config: NetworkConfig, device: torch.device) -> DigitBatches:
    digits = load_mnist(path)
    return DigitBatches(digits.train_images.to(device), digits.train_labels.to(device))


register(Dataset("mnist", open_mnist))
