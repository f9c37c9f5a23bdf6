"""Reference statistics of a model's real pictures under the meter: `python -m stepdial_training.meter_reference mnist`.

Writes `meter-reference.safetensors` into the model's package: mean [k] and covariance [k, k] of the features of
`count` pictures that training learnt from, float32; its metadata names the count and the metric's name and version.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from .meter import METRIC, load_meter, read_metric
from .metrics import Statistics, feature_statistics
from .study_pictures import PACKAGES, subject_of
from .subjects import Subject

FILE = "meter-reference.safetensors"
COUNTS = {"emoji": 20_000, "mnist": 60_000}
"""Digits: every training picture. Emoji: so many draws, as a series of captions is drawn."""


def write_reference(subject: Subject, count: int, path: Path, metric: Path = METRIC) -> Statistics:
    """Measure `count` known pictures and keep their statistics in `path`."""
    images = subject.known(count)
    statistics = feature_statistics(load_meter(metric).features(images))
    named = read_metric(metric)
    tensors = {"mean": statistics.mean.float(), "covariance": statistics.covariance.float().contiguous()}
    metadata = {"count": str(len(images)), "metric": named["name"], "version": str(named["version"])}
    save_file(tensors, path, metadata)
    path.chmod(0o644)
    return statistics


def load_meter_reference(path: Path, metric: Path = METRIC) -> Statistics:
    """Read it back. Raises ValueError where it was measured with another metric or version."""
    wanted = read_metric(metric)
    with safe_open(path, "pt") as tensors:
        metadata = tensors.metadata() or {}
        if (metadata.get("metric"), metadata.get("version")) != (wanted["name"], str(wanted["version"])):
            raise ValueError(f"{path} is of another metric than {wanted['name']} {wanted['version']}")
        mean, covariance = (tensors.get_tensor(name).double() for name in ("mean", "covariance"))
    return Statistics(mean, covariance, int(metadata["count"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=COUNTS)
    parser.add_argument("--count", type=int, help="default: 60,000 digits, 20,000 emoji")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of mnist.npz and emoji.npz")
    parser.add_argument("--out", type=Path, help=f"default: {FILE} in the model's package")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    path = arguments.out or PACKAGES / arguments.model / FILE
    count = arguments.count or COUNTS[arguments.model]
    found = write_reference(subject_of(arguments.model, arguments.data), count, path)
    print(f"{path.name}: {found.count} pictures, trace of the covariance {float(found.covariance.trace()):.4g}")


if __name__ == "__main__":
    main()
