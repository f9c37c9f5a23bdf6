"""The meter: pictures → the features that FID-proxy and KID measure in, the same for every model.

Exactly, for a picture p of index i, uint8 [H, W, C] with C = 1 or 3, in float32:

1. Faint noise: x = p + σ·ε, not clipped. ε is `noise.gaussian_noise(NOISE_SEED, i mod PATTERNS, NOISE_DRAW, H·W·C)` in
   the order [h][w][c]. Real and generated pictures get the same patterns, so that what nobody sees on an empty ground
   (noise of σ = 2) is lost in it and what everybody sees is not.
2. Enlarged by the whole number f = max(1, ⌊INPUT_SIZE / max(H, W)⌋): bilinear, half-pixel centres, edges repeated:
   U·x·Uᵀ per channel with the matrix of `enlarging(n, f)`.
3. Grey becomes three equal channels. x ← (x − 127)/128.
4. `ImageFeatures` of the file: stem and blocks; the output [h, w, channels] of the last block.
5. The mean over all positions, [channels], times `projection.weight` [dimension, channels] transposed.

`public/metrics/<name>/metric.json` holds σ and all other numbers, and the browser (`src/metrics/`) computes the same.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor

from .image_features import ImageFeatures, image_features_of
from .noise import gaussian_noise

METRIC = Path(__file__).parents[2] / "public/metrics/efficientnet-lite0"
INPUT_SIZE = 64
SIGMA = 6.0
NOISE_SEED = 0
NOISE_DRAW = 2**32 - 1
"""A draw that no sampler makes: the noise of the meter must have nothing to do with that of a run."""
PATTERNS = 64
MEAN, DEVIATION = 127.0, 128.0


@dataclass(frozen=True)
class MeterSettings:
    """The numbers of steps 1 to 3."""

    sigma: float = SIGMA
    seed: int = NOISE_SEED
    draw: int = NOISE_DRAW
    patterns: int = PATTERNS
    input_size: int = INPUT_SIZE


@lru_cache(maxsize=8)
def noise_patterns(seed: int, draw: int, patterns: int, height: int, width: int, channels: int) -> Tensor:
    """Standard normal float32 [patterns, C, H, W]."""
    shape = (height, width, channels)
    drawn = [gaussian_noise(seed, i, draw, height * width * channels).reshape(shape) for i in range(patterns)]
    return torch.from_numpy(np.stack(drawn)).permute(0, 3, 1, 2)


def enlarging(size: int, factor: int) -> Tensor:
    """The matrix float32 [size·factor, size] of bilinear enlarging with half-pixel centres and repeated edges."""
    matrix = torch.zeros(size * factor, size)
    for row in range(size * factor):
        place = min(max((row + 0.5) / factor - 0.5, 0.0), size - 1.0)
        left = int(place)
        matrix[row, left] += 1 - (place - left)
        matrix[row, min(left + 1, size - 1)] += place - left
    return matrix


def network_input(images: Tensor, first: int, settings: MeterSettings) -> Tensor:
    """Steps 1 to 3 of uint8 images [N, C, H, W], of which the first has index `first`: float32 [N, 3, f·H, f·W]."""
    count, channels, height, width = images.shape
    if images.dtype != torch.uint8 or channels not in (1, 3):
        raise ValueError(f"the meter takes uint8 pictures of 1 or 3 channels, not {images.dtype} {list(images.shape)}")
    bank = noise_patterns(settings.seed, settings.draw, settings.patterns, height, width, channels)
    x = images.float() + settings.sigma * bank[torch.arange(first, first + count) % settings.patterns]
    factor = max(1, settings.input_size // max(height, width))
    x = enlarging(height, factor) @ x @ enlarging(width, factor).T
    return ((x - MEAN) / DEVIATION).expand(-1, 3, -1, -1)


class Meter:
    """The feature network with its projection and settings."""

    def __init__(self, network: ImageFeatures, projection: Tensor, settings: MeterSettings) -> None:
        self.network, self.projection, self.settings = network, projection, settings

    @property
    def dimension(self) -> int:
        return len(self.projection)

    def to(self, device: torch.device) -> Meter:
        """The same on another device. Pictures and features stay on the CPU."""
        return Meter(self.network.to(device), self.projection, self.settings)

    @torch.no_grad()
    def pooled(self, images: Tensor, first: int = 0) -> Tensor:
        """Steps 1 to 4 and the mean: uint8 [N, C, H, W] on the CPU → float32 [N, channels]."""
        device = self.network.stem.weight.device
        # Small batches stay in a processor's cache.
        batch = 25 if device.type == "cpu" else 500
        parts = []
        for offset in range(0, len(images), batch):
            x = network_input(images[offset : offset + batch], first + offset, self.settings)
            last = self.network(x.to(device, memory_format=torch.channels_last))[-1]
            parts.append(last.mean((2, 3)).cpu())
        return torch.cat(parts)

    def features(self, images: Tensor, first: int = 0) -> Tensor:
        """uint8 [N, C, H, W], of which the first has index `first` → float32 [N, dimension]."""
        return self.pooled(images, first) @ self.projection.T


def read_metric(folder: Path = METRIC) -> dict[str, Any]:
    """`metric.json`. Raises FileNotFoundError where there is none."""
    return json.loads((folder / "metric.json").read_text())


def load_meter(folder: Path = METRIC) -> Meter:
    """Read a package of `convert_features`. Raises ValueError where the weights are not those of its metric.json."""
    metric = read_metric(folder)
    path = folder / metric["file"]["path"]
    if hashlib.sha256(path.read_bytes()).hexdigest() != metric["file"]["sha256"]:
        raise ValueError(f"{path} is not the file that metric.json describes")
    state = {name: tensor.float() for name, tensor in load_file(path).items()}
    projection = state.pop("projection.weight")
    noise = metric["noise"]
    settings = MeterSettings(noise["sigma"], noise["seed"], noise["draw"], noise["patterns"], metric["input"]["size"])
    return Meter(image_features_of(state), projection, settings)
