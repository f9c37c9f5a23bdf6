"""Weights as milestones keep them: large matrices in 8 bits, everything else in float16, read back into float32.

A matrix is symmetric int8 with one float32 scale per output channel (its first axis), under the same name plus
`.scale`: w ≈ int8 · scale, so that a weight is off by at most half a scale, 1/254 of the largest in its channel. A
milestone is only where another training starts. What ships stays float16 (`shipped.py`).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

LARGE = 4096
"""A tensor of two or more axes is stored in 8 bits from this many elements on: small ones are not worth the error."""

SCALE = ".scale"


def quantized(weight: Tensor) -> tuple[Tensor, Tensor]:
    """`weight` [out, …] as int8 of the same shape, and the float32 scale [out] of each channel."""
    largest = weight.float().abs().flatten(1).amax(1)
    scale = torch.where(largest > 0, largest / 127, torch.ones_like(largest))
    shape = (-1, *[1] * (weight.ndim - 1))
    return (weight.float() / scale.reshape(shape)).round().clamp(-127, 127).to(torch.int8), scale


def save_compact(state: dict[str, Tensor], path: Path) -> None:
    """Write tensors compactly. Raises ValueError where a weight is not finite."""
    stored: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if not torch.isfinite(tensor).all():
            raise ValueError(f"{path.name}: {name} is not finite")
        if tensor.ndim >= 2 and tensor.numel() >= LARGE:
            stored[name], stored[name + SCALE] = (part.contiguous().cpu() for part in quantized(tensor))
        else:
            stored[name] = tensor.half().contiguous().cpu()
    save_file(stored, path)
    path.chmod(0o644)


def load_weights(path: Path) -> dict[str, Tensor]:
    """Weights of any run's file in float32, whether it holds 8 bits, float16 or float32.

    Raises ValueError where an 8-bit matrix lacks its scale.
    """
    stored = load_file(path)
    scales = {f"{name}{SCALE}" for name, tensor in stored.items() if tensor.dtype == torch.int8}
    if missing := scales - stored.keys():
        raise ValueError(f"{path}: 8-bit weights without {', '.join(sorted(missing))}")
    weights = {}
    for name, tensor in stored.items():
        if name in scales:
            continue
        weights[name] = tensor.float()
        if tensor.dtype == torch.int8:
            weights[name] *= stored[name + SCALE].reshape(-1, *[1] * (tensor.ndim - 1))
    return weights
