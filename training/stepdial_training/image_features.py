"""The meter's feature network: EfficientNet-Lite0's first blocks (Tan & Le 2019), trained on ImageNet by others.

Plain convolutions, ReLU6 and residual sums; batch norm is folded into the weights (`convert_features.py`). Stride 2
pads as TensorFlow's "same" does: what a size lacks is added half before and half after, the odd pixel after.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .precision import channels_last

STAGES = ((1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192))
"""Repeats, kernel, stride of the first block, expansion and width of each stage; the seventh is not used here."""
STEM = 32


def same_padding(size: int, kernel: int, stride: int) -> tuple[int, int]:
    """Pixels before and after that make the output ⌈size/stride⌉."""
    lacking = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return lacking // 2, lacking - lacking // 2


class SameConv(nn.Conv2d):
    """A convolution with bias that pads with zeros as TensorFlow does."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__(inputs, outputs, kernel, stride, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        vertical = same_padding(x.shape[2], kernel, stride)
        horizontal = same_padding(x.shape[3], kernel, stride)
        if vertical[0] == vertical[1] == horizontal[0] == horizontal[1]:
            return F.conv2d(x, self.weight, self.bias, self.stride, vertical[0], 1, self.groups)
        return super().forward(F.pad(x, (*horizontal, *vertical)))


class Block(nn.Module):
    """Inverted residual (Sandler et al. 2018): widen 1×1, ReLU6, depthwise, ReLU6, narrow 1×1; the input is added
    where the shapes are the same."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = inputs * expansion
        if expansion > 1:
            self.expand = SameConv(inputs, wide, 1)
        self.depthwise = SameConv(wide, wide, kernel, stride, groups=wide)
        self.project = SameConv(wide, outputs, 1)
        self.expands, self.adds = expansion > 1, stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        h = F.relu6(self.expand(x)) if self.expands else x
        h = self.project(F.relu6(self.depthwise(h)))
        return x + h if self.adds else h


class ImageFeatures(nn.Module):
    """The stem and `depth` blocks: [B, 3, H, W], (value − 127)/128 of RGB in 0 … 255 → block outputs."""

    def __init__(self, depth: int) -> None:
        super().__init__()
        self.stem = SameConv(3, STEM, 3, 2)
        blocks, width = [], STEM
        for repeats, kernel, stride, expansion, outputs in STAGES:
            for i in range(repeats):
                blocks.append(Block(width, outputs, kernel, stride if i == 0 else 1, expansion))
                width = outputs
        if not 1 <= depth <= len(blocks):
            raise ValueError(f"depth must be 1 to {len(blocks)}, not {depth}")
        self.blocks = nn.ModuleList(blocks[:depth])

    def forward(self, x: Tensor) -> list[Tensor]:
        """The output of every block, first to last."""
        h = F.relu6(self.stem(x))
        outputs = []
        for block in self.blocks:
            h = block(h)
            outputs.append(h)
        return outputs


def image_features_of(state: dict[str, Tensor]) -> ImageFeatures:
    """The network of converted float32 tensors, whose depth is theirs. Raises RuntimeError for other tensors."""
    depth = 1 + max((int(name.split(".")[1]) for name in state if name.startswith("blocks.")), default=0)
    network = ImageFeatures(depth)
    network.load_state_dict(state)
    return channels_last(network.eval().requires_grad_(False), torch.device("cpu"))
