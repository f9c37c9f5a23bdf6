"""Try the meter: `python -m stepdial_training.study`, all parts on emoji and digits; docs/meter.md tells what came out.

corruptions: real pictures made worse step by step; rankings: checkpoints of a run in time, DDIM and dial budgets;
seeds: the same budget from other noise; sizes: the distance of 200 to 10,000 pictures, with its bias; baseline: the
shipped dials. Records go to `milestones/meter-study.json` as they come and are not measured again for the same metric:
repeat the command to go on. `study_pictures` and `study_checkpoints` draw the pictures of networks before.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .corruptions import CORRUPTIONS, DROPPED, dropped_classes, noise
from .emoji import to_small
from .evaluate import write_json
from .meter import Meter, load_meter, read_metric
from .meter_reference import FILE, load_meter_reference
from .metrics import Statistics, jackknife_distance, kid
from .sampling import INFINITE_STEPS
from .study_checkpoints import PLANS, checkpoint_path
from .study_pictures import KEPT, PACKAGES, kept_path, load_kept, subject_of
from .subjects import Emoji

RESULTS = Path(__file__).parents[1] / "milestones/meter-study.json"
COUNT = 1000
RANKED = 500
"""Pictures of each of a series that the meter is to put in order."""
POOL = 4000
"""Real pictures, of which `dropped_classes` takes what it keeps."""
SIZES = (200, 500, 1000, 2000, 5000, 10_000)
KID_REFERENCE = 4000
DDIM = (2, 4, 8, 16, 32, 64)
DIAL = (1, 2, 4, 8, 32, INFINITE_STEPS)
SEEDS = (1, 2, 3)
BASELINE_GUIDANCE = (1.0, 1.5)


@dataclass(frozen=True)
class Real:
    """Real pictures uint8 [N, C, H, W] other than those of the reference, and which tenth of the classes each is of."""

    images: Tensor
    groups: Tensor


def real_pictures(model: str, data: Path, count: int) -> tuple[Real, Tensor]:
    """`count` real pictures, and those that KID compares with.

    The classes of emoji are tenths of their code points in order, which put like things together.
    """
    subject = subject_of(model, data)
    if isinstance(subject, Emoji):
        rows = subject.rows(count, 3)
        concepts = subject.drawings.concepts[rows]
        real = Real(to_small(subject.drawings.images[rows]), concepts * 10 // (int(concepts.max()) + 1))
    else:
        real = Real(*subject.real(count))
    return real, subject.known(KID_REFERENCE)


class Study:
    """One model's records, measured where they are missing."""

    def __init__(self, model: str, data: Path, pictures: Path, results: Path) -> None:
        self.model, self.pictures, self.path = model, pictures, results
        self.meter: Meter = load_meter()
        self.reference: Statistics = load_meter_reference(PACKAGES / model / FILE)
        self.real, self.known_pictures = real_pictures(model, data, max(SIZES))
        self.metric = read_metric()["file"]["sha256"][:16]

    @cached_property
    def known(self) -> Tensor:
        """Features of the pictures that KID compares with."""
        return self.meter.features(self.known_pictures)

    @cached_property
    def real_features(self) -> Tensor:
        return self.meter.features(self.real.images)

    @cached_property
    def noisy_features(self) -> Tensor:
        return self.meter.features(noise(self.real.images, 8))

    def measure(self, name: str, images: Callable[[], Tensor]) -> None:
        self.measure_features(name, lambda: self.meter.features(images()))

    def content(self) -> dict[str, Any]:
        """The file, or an empty one where it is of another metric."""
        content = json.loads(self.path.read_text()) if self.path.exists() else {}
        return content if content.get("metric") == self.metric else {"metric": self.metric}

    def measure_features(self, name: str, features: Callable[[], Tensor]) -> None:
        """Put the record `name` of this model into the file unless it is there; features are made only then."""
        if name in self.content().get(self.model, {}):
            return
        values = features()
        found = jackknife_distance(values, self.reference)
        numbers = {"distance": found.value, "low": found.low, "high": found.high, "bias": found.bias}
        numbers["kid"] = kid(values, self.known)
        content = self.content()
        record = {"count": len(values), **{key: float(f"{number:.5g}") for key, number in numbers.items()}}
        content.setdefault(self.model, {})[name] = record
        write_json(self.path, content)
        print(f"{self.model}: {name} {record}", flush=True)

    def kept(self, name: str, path: Path, count: int = COUNT) -> None:
        """Measure the first `count` pictures of a file, where it is there and holds as many."""
        if not path.exists() or len(load_kept(path)) < count:
            print(f"{self.model}: {name} left out, {path.name} does not hold {count} pictures yet", flush=True)
            return
        self.measure(name, lambda: load_kept(path)[:count])

    def corruptions(self) -> None:
        images = self.real.images[:COUNT]
        self.measure("real", lambda: images)
        for name, corruption in CORRUPTIONS.items():
            if corruption.colour and images.shape[1] == 1:
                continue
            for level in corruption.levels:
                self.measure(f"{name}/{level:g}", lambda c=corruption, v=level: c.apply(images, v))  # type: ignore[misc]  # not inferred
        for level in DROPPED:
            pool, groups = self.real.images[:POOL], self.real.groups[:POOL]
            self.measure(f"dropped classes/{level}", lambda v=level, p=pool, g=groups: dropped_classes(p, g, v, COUNT))  # type: ignore[misc]  # not inferred

    def rankings(self) -> None:
        for iteration in PLANS[self.model].stops:
            self.kept(f"checkpoint/{iteration}", checkpoint_path(self.pictures, self.model, iteration), RANKED)
        for steps in DDIM:
            self.kept(f"ddim/{steps}", kept_path(self.pictures, self.model, "ddim", steps), RANKED)
        if self.model == "mnist":
            for steps in DDIM:
                path = kept_path(self.pictures, "mnist", "ddim", steps, weights="mnist-diffusion")
                self.kept(f"ddim of mnist-diffusion/{steps}", path, RANKED)
            for steps in DIAL:
                path = kept_path(self.pictures, "mnist", "multistep", steps, weights="mnist-consistency")
                self.kept(f"dial of mnist-consistency/{steps}", path, RANKED)

    def seeds(self) -> None:
        for seed in SEEDS:
            self.kept(f"seed/{seed}", kept_path(self.pictures, self.model, "multistep", 4, seed))

    def sizes(self) -> None:
        for count in SIZES:
            self.measure_features(f"size of real/{count}", lambda n=count: self.real_features[:n])  # type: ignore[misc]  # not inferred
            self.measure_features(f"size of noise 8/{count}", lambda n=count: self.noisy_features[:n])  # type: ignore[misc]  # not inferred

    def baseline(self) -> None:
        for guidance in BASELINE_GUIDANCE if self.model == "emoji" else (1.0,):
            name = f"dial at guidance {guidance:g}" if self.model == "emoji" else "dial"
            for steps in DIAL:
                self.kept(f"{name}/{steps}", kept_path(self.pictures, self.model, "multistep", steps, 1, guidance))


PARTS = ("corruptions", "sizes", "rankings", "baseline", "seeds")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--models", nargs="+", choices=["emoji", "mnist"], default=["emoji", "mnist"])
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of mnist.npz and emoji.npz")
    parser.add_argument("--pictures", type=Path, default=KEPT, help="where study_pictures keeps its own")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    for model in arguments.models:
        study = Study(model, arguments.data, arguments.pictures, arguments.results)
        for part in arguments.parts:
            getattr(study, part)()


if __name__ == "__main__":
    main()
