"""Write golden/meter.json and golden/meter.safetensors: `python -m stepdial_training.golden_meter`.

They hold the browser's meter to this one. The pictures are drawn by formula; no image of a dataset is in them. The
.safetensors file holds, per set ("colour", "large", "digits", "grey"): `<set>.images` float16 [N, H, W, C] of whole
numbers 0 … 255, `<set>.features` float32 [N, dimension] and `<set>.clean`, the same without noise. meter.json holds the
index of each set's `first` picture (it decides the noise), some of the noise, an enlarging matrix, and the distance of
"grey" from the `reference.mean` and `reference.covariance` of the file, with interval and bias. Agreement: 1e-3 of the
largest feature of a set, 1e-3 of the distance. How features are computed: docstring of `meter.py`.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from .golden import write
from .meter import METRIC, Meter, enlarging, load_meter, noise_patterns
from .metrics import feature_statistics, jackknife_distance

GOLDEN = Path(__file__).parents[2] / "golden"
FIRST = {"colour": 60, "large": 0, "digits": 3, "grey": 0}
"""The colour set runs over the end of the noise patterns (64)."""


def blobs(count: int, side: int, seed: int) -> Tensor:
    """Soft discs of random place, size and colour on white, uint8 [count, 3, side, side]."""
    g = torch.Generator().manual_seed(seed)
    y, x = torch.meshgrid(torch.arange(side) / side, torch.arange(side) / side, indexing="ij")
    out = torch.full((count, 3, side, side), 255.0)
    for _ in range(4):
        place, radius = torch.rand(count, 2, 1, 1, generator=g), 0.1 + 0.25 * torch.rand(count, 1, 1, generator=g)
        distance = ((y - place[:, 0]) ** 2 + (x - place[:, 1]) ** 2).sqrt()
        cover = ((radius - distance) * side / 2 + 0.5).clamp(0, 1)[:, None]
        out = out * (1 - cover) + 255 * torch.rand(count, 3, 1, 1, generator=g) * cover
    return out.round().to(torch.uint8)


def strokes(count: int, side: int, seed: int) -> Tensor:
    """Arcs of random place, bend and thickness, white on black, uint8 [count, 1, side, side]."""
    g = torch.Generator().manual_seed(seed)
    draw = torch.rand(count, 6, generator=g)
    angle = 2 * math.pi * draw[:, :1] + (1 + 5 * draw[:, 1:2]) * torch.linspace(0, 1, 40)
    radius = (0.15 + 0.2 * draw[:, 2:3]) * side
    lines_x, lines_y = (
        (0.3 + 0.4 * draw[:, i : i + 1]) * side + radius * part for i, part in ((3, angle.cos()), (4, angle.sin()))
    )
    y, x = torch.meshgrid(torch.arange(float(side)), torch.arange(float(side)), indexing="ij")
    squared = (x[..., None] - lines_x[:, None, None]) ** 2 + (y[..., None] - lines_y[:, None, None]) ** 2
    distance = squared.amin(-1).sqrt()
    return (255 * (1.2 + draw[:, 5, None, None] - distance).clamp(0, 1)).round().to(torch.uint8)[:, None]


def golden(meter: Meter) -> tuple[dict[str, object], dict[str, Tensor]]:
    """What goes into meter.json and into meter.safetensors."""
    clean = Meter(meter.network, meter.projection, replace(meter.settings, sigma=0.0))
    sets = {
        "colour": blobs(6, 32, 1),
        "large": blobs(2, 64, 2),
        "digits": strokes(4, 28, 5),
        "grey": strokes(200, 14, 3),
    }
    tensors = {}
    for name, images in sets.items():
        tensors[f"{name}.images"] = images.permute(0, 2, 3, 1).half().contiguous()
        tensors[f"{name}.features"] = meter.features(images, FIRST[name])
        tensors[f"{name}.clean"] = clean.features(images)
    reference = feature_statistics(meter.features(strokes(400, 14, 4)))
    tensors |= {"reference.mean": reference.mean, "reference.covariance": reference.covariance}
    found = jackknife_distance(tensors["grey.features"], reference)
    s = meter.settings
    colour, grey = (noise_patterns(s.seed, s.draw, s.patterns, n, n, c) for n, c in ((32, 3), (28, 1)))
    content = {
        "first": FIRST,
        "noise": {
            "colourPattern63": colour[63].permute(1, 2, 0).flatten()[:12].tolist(),
            "greyPattern0": grey[0].flatten()[:12].tolist(),
        },
        "enlarging": {"size": 4, "factor": 2, "matrix": enlarging(4, 2).tolist()},
        "distance": {"value": found.value, "low": found.low, "high": found.high, "bias": found.bias},
    }
    return content, tensors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=GOLDEN)
    parser.add_argument("--metric", type=Path, default=METRIC)
    arguments = parser.parse_args()
    content, tensors = golden(load_meter(arguments.metric))
    write(arguments.out / "meter.json", content)
    path = arguments.out / "meter.safetensors"
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, path)
    path.chmod(0o644)


if __name__ == "__main__":
    main()
