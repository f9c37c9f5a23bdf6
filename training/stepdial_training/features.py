"""The feature network of the metric: a small recogniser whose bottleneck is what FID-proxy and KID measure in.

Three 3×3 convolutions of stride 2 with ReLU, then a linear bottleneck of at most 64 features and a linear head on their
positive part: logits of classes, or a point to compare with those of captions (`captions_metric.py`). The browser
runs the same network (`src/engine/tfjs/feature-network.ts`) on the same float16 weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F


class FeatureNetwork(nn.Module):
    """Image [B, inputs, size, size] in [−1, 1] → (features [B, dimension], head [B, outputs])."""

    def __init__(
        self,
        channels: tuple[int, int, int] = (32, 64, 64),
        dimension: int = 48,
        inputs: int = 1,
        size: int = 28,
        outputs: int = 10,
    ) -> None:
        super().__init__()
        widths = (inputs, *channels)
        self.size = size
        self.conv1, self.conv2, self.conv3 = (
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in zip(widths, channels, strict=False)
        )
        for _ in channels:
            size = (size + 1) // 2
        self.fc = nn.Linear(channels[-1] * size * size, dimension)
        self.head = nn.Linear(dimension, outputs)

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
        total, size = self.fc.weight.numel() + self.head.weight.numel(), self.size
        for convolution in self.convolutions():
            size = (size + 1) // 2
            total += size * size * convolution.weight.numel()
        return total


def load_features(path: Path, device: torch.device | str = "cpu") -> FeatureNetwork:
    """Read a `features.safetensors` of any precision into a float32 network; its widths are those of the tensors.

    The bottleneck sees 4 × 4 positions: of images of 28 pixels where they are grey, of 32 where they are in colour.
    """
    state = {name: tensor.float() for name, tensor in load_file(path).items()}
    one, two, three = (len(state[f"conv{i}.bias"]) for i in (1, 2, 3))
    inputs = state["conv1.weight"].shape[1]
    size = 28 if inputs == 1 else 32
    network = FeatureNetwork((one, two, three), len(state["fc.bias"]), inputs, size, len(state["head.bias"]))
    network.load_state_dict(state)
    return network.to(device).eval().requires_grad_(False)


@dataclass(frozen=True)
class Embedded:
    """Features float32 [N, dimension] and the head's output [N, outputs] of N images, on the CPU."""

    features: Tensor
    head: Tensor

    @property
    def recognised(self) -> Tensor:
        """The class of the largest logit, int64 [N]."""
        return self.head.argmax(1)


@torch.no_grad()
def embed(network: FeatureNetwork, images: Tensor, batch: int = 1000) -> Embedded:
    """What the network makes of uint8 images [N, C, H, W], which it sees as value/127.5 − 1."""
    device = network.fc.weight.device
    features, heads = [], []
    for part in images.split(batch):
        values, head = network(part.to(device).float() / 127.5 - 1)
        features.append(values.float().cpu())
        heads.append(head.float().cpu())
    return Embedded(torch.cat(features), torch.cat(heads))
