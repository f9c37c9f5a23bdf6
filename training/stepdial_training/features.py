"""The feature network of the metric: a small digit recogniser whose bottleneck is what FID-proxy and KID measure in.

Three 3×3 convolutions of stride 2 with ReLU, then a linear bottleneck of at most 64 features and a linear class head on
their positive part. The browser runs the same network (`src/metrics/feature-network.ts`) on the same float16 weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

IMAGE_SIZE = 28
CLASSES = 10


class FeatureNetwork(nn.Module):
    """Image [B, 1, 28, 28] in [−1, 1] → (features [B, dimension], class logits [B, 10])."""

    def __init__(self, channels: tuple[int, int, int] = (32, 64, 64), dimension: int = 48) -> None:
        super().__init__()
        widths = (1, *channels)
        self.conv1, self.conv2, self.conv3 = (
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in zip(widths, channels, strict=False)
        )
        size = IMAGE_SIZE
        for _ in channels:
            size = (size + 1) // 2
        self.fc = nn.Linear(channels[-1] * size * size, dimension)
        self.head = nn.Linear(dimension, CLASSES)

    def convolutions(self) -> tuple[nn.Conv2d, nn.Conv2d, nn.Conv2d]:
        return self.conv1, self.conv2, self.conv3

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        h = images
        for convolution in self.convolutions():
            h = F.relu(convolution(h))
        features = self.fc(h.flatten(1))
        return features, self.head(F.relu(features))

    def multiply_adds(self) -> int:
        """Multiply-adds of one image."""
        total, size = self.fc.weight.numel() + self.head.weight.numel(), IMAGE_SIZE
        for convolution in self.convolutions():
            size = (size + 1) // 2
            total += size * size * convolution.weight.numel()
        return total


def load_features(path: Path, device: torch.device | str = "cpu") -> FeatureNetwork:
    """Read a `features.safetensors` of any precision into a float32 network; its widths are those of the tensors."""
    state = {name: tensor.float() for name, tensor in load_file(path).items()}
    channels = tuple(len(state[f"conv{i}.bias"]) for i in (1, 2, 3))
    network = FeatureNetwork(channels, len(state["fc.bias"]))
    network.load_state_dict(state)
    return network.to(device).eval().requires_grad_(False)


@dataclass(frozen=True)
class Embedded:
    """Features float32 [N, dimension] and the recognised class int64 [N] of N images, on the CPU."""

    features: Tensor
    recognised: Tensor


@torch.no_grad()
def embed(network: FeatureNetwork, images: Tensor, batch: int = 1000) -> Embedded:
    """Features and recognised classes of uint8 images [N, 1, 28, 28], seen by the network as value/127.5 − 1."""
    device = network.fc.weight.device
    features, recognised = [], []
    for part in images.split(batch):
        values, logits = network(part.to(device).float() / 127.5 - 1)
        features.append(values.float().cpu())
        recognised.append(logits.argmax(1).cpu())
    return Embedded(torch.cat(features), torch.cat(recognised))
