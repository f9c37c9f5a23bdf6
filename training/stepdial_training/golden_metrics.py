"""Write golden/metrics.json and golden/features.json: `python -m stepdial_training.golden_metrics ../golden`.

What the metrics of this package give on fixed inputs, for the TypeScript side to agree with to 1e-4 relative. The
inputs are synthetic: correlated Gaussian features, and strokes drawn by formula. No image of a dataset is in them.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import torch
from torch import Tensor

from .features import embed, load_features
from .metrics import (
    Statistics,
    feature_statistics,
    frechet_distance,
    jackknife_distance,
    kid,
    statistics_distance,
)

DIMENSION = 12


def correlated_features(count: int, shift: float, seed: int) -> Tensor:
    """Gaussian features [count, DIMENSION] with random covariance, rounded to three decimals."""
    generator = torch.Generator().manual_seed(seed)
    mixing = torch.randn(DIMENSION, DIMENSION, generator=generator) / math.sqrt(DIMENSION)
    values = torch.randn(count, DIMENSION, generator=generator) @ mixing + shift
    return values.double().round(decimals=3)


def singular_statistics(statistics: Statistics) -> Statistics:
    """The same with the last feature equal to the first: a covariance of rank k − 1."""
    index = torch.arange(DIMENSION)
    index[-1] = 0
    return Statistics(statistics.mean[index], statistics.covariance[index][:, index], statistics.count)


def metrics_golden() -> dict[str, object]:
    x, y = correlated_features(200, 0.3, 1), correlated_features(150, 0.0, 2)
    reference = feature_statistics(y)
    singular = singular_statistics(reference)
    intervals, biases = {}, {}
    for groups in (10, 20):
        estimate = jackknife_distance(x, reference, groups)
        intervals[str(groups)], biases[str(groups)] = [estimate.low, estimate.high], estimate.bias
    own = feature_statistics(x)
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "frechet": statistics_distance(own, reference),
        "frechetSingular": frechet_distance(own.mean, own.covariance, singular.mean, singular.covariance),
        "intervals": intervals,
        "biases": biases,
        "kid": kid(x, y),
        "kidBlocks": {"block": 64, "value": kid(x, y, block=64)},
    }


def strokes() -> Tensor:
    """Three drawings uint8 [3, 1, 28, 28]: a slanted bar, a ring, a hook; ink falls off with distance from the line."""
    parameter = torch.linspace(0, 1, 200, dtype=torch.float64)
    angle = 2 * math.pi * parameter
    lines = [
        (16 - 5 * parameter, 4 + 20 * parameter),
        (14 + 6 * angle.cos(), 14 + 8 * angle.sin()),
        (7 + 13 * parameter - 5 * (2 * parameter - 1).clamp(min=0), 6 + 17 * (2 * parameter - 1).clamp(min=0)),
    ]
    y, x = torch.meshgrid(torch.arange(28.0), torch.arange(28.0), indexing="ij")
    drawings = []
    for line_x, line_y in lines:
        distance = ((x[..., None] - line_x) ** 2 + (y[..., None] - line_y) ** 2).amin(-1).sqrt()
        drawings.append((255 * (2 - distance).clamp(0, 1)).round().to(torch.uint8))
    return torch.stack(drawings)[:, None]


def features_golden(weights: Path) -> dict[str, object]:
    images = strokes()
    result = embed(load_features(weights), images)
    return {
        "images": images[:, 0].flatten(1).tolist(),
        "height": 28,
        "width": 28,
        "features": [[round(v, 6) for v in row] for row in result.features.tolist()],
        "recognised": result.recognised.tolist(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, help="the golden/ folder")
    parser.add_argument("--features", type=Path, default=Path("../public/models/mnist/features.safetensors"))
    arguments = parser.parse_args()
    for name, content in (("metrics", metrics_golden()), ("features", features_golden(arguments.features))):
        (arguments.out / f"{name}.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
