"""Measure a network's curve: `python -m stepdial_training.evaluate --weights runs/x/ema.safetensors --recipe x.toml`.

For every sampler and budget: FID-proxy with a 95 % interval and KID by the meter (`meter.py`), and accuracy (how many
are of what was asked, by the model's own recogniser), of `--count` samples from a fixed seed, through the float16
weights that ship. Results go to `evaluation.json` beside the weights as they come and are not computed again for the
same weights and settings: repeat the command to go on.
`curves.json` is written from them: {family, sampler, network, steps, guidance, metric, count, fidProxy,
fidProxyInterval, kid, accuracy}, guidance of models of captions only.
`family` is how the network was trained, as its recipe says, whatever sampler runs it. The floor (as many real images)
is the record of family "real", and its `images` says which: "test", or "training" where too few are held out. Where
data is held out by what it shows, `heldOut` has both distances from it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import Tensor
from tqdm import tqdm

from .condition import DEFAULT_GUIDANCE, Condition
from .data import to_images
from .features import Embedded, FeatureNetwork, embed, load_features
from .meter import METRIC, Meter, load_meter, read_metric
from .meter_reference import FILE as METER_REFERENCE
from .meter_reference import load_meter_reference
from .metrics import Statistics, feature_statistics, jackknife_distance, kid
from .precision import autocast, channels_last
from .recipe import Recipe, load_recipe
from .run_files import MILESTONES
from .sampling import INFINITE_STEPS, SAMPLERS, run
from .shipped import load_shipped
from .subjects import Digits, Emoji, Subject

SHOWN_FAMILIES = {"guidance": "diffusion"}
"""Families of recipes that records name otherwise: a network with guidance distilled into it is a diffusion network."""
BUDGETS = (1, 2, 3, 4, 5, 6, 7, 8, 16, 32, INFINITE_STEPS)
PACKAGES = Path("../public/models")
KID_REFERENCE = 10_000
"""KID compares with the features of this many training images."""

Record = dict[str, object]
Network = Callable[[Tensor, Tensor, Tensor, Condition], Tensor]


@dataclass(frozen=True)
class Metric:
    """The meter with what it compares to, and the judge of what images show."""

    meter: Meter
    judge: FeatureNetwork
    reference: Statistics
    kid_features: Tensor
    held_out: Tensor | None
    """Features of real images of what training never sees; too few for a floor, so both distances only compare."""

    def see(self, images: Tensor, first: int = 0) -> Embedded:
        """The meter's features of uint8 images [N, C, H, W], the first of index `first`, and the judge's output."""
        return Embedded(self.meter.features(images.cpu(), first), embed(self.judge, images).head)

    def measure(self, embedded: Embedded, correct: Tensor) -> Record:
        """The measured fields of a record; `correct`, bool [N], says which images are of what they should be."""
        record = {
            "count": len(correct),
            **distances(embedded.features, self.reference, self.kid_features),
            "accuracy": correct.double().mean().item(),
        }
        if self.held_out is not None:
            record["heldOut"] = distances(embedded.features, feature_statistics(self.held_out), self.held_out)
        return record


def distances(features: Tensor, reference: Statistics, kid_features: Tensor) -> Record:
    """FID-proxy with its interval, and KID."""
    distance = jackknife_distance(features, reference)
    interval = [distance.low, distance.high]
    return {"fidProxy": distance.value, "fidProxyInterval": interval, "kid": kid(features, kid_features)}


def load_metric(judge: Path, reference: Path, subject: Subject, device: torch.device) -> Metric:
    meter = load_meter().to(device)
    known, held_out = subject.known(KID_REFERENCE), subject.held_out(KID_REFERENCE)
    unseen = None if held_out is None else meter.features(held_out)
    return Metric(meter, load_features(judge, device), load_meter_reference(reference), meter.features(known), unseen)


def sample_features(
    network: Network,
    recipe: Recipe,
    metric: Metric,
    asked: Condition,
    sampler: str,
    steps: int,
    count: int,
    batch: int,
    seed: int,
) -> Embedded:
    """What the metric makes of `count` samples of what is `asked`, of whole batches.

    Every batch has its own generator, so that the same seed and batch size give every sampler and budget the same
    initial noise. The last batch is run whole and cut, which spares a compilation for another shape.
    """
    config = recipe.network
    device = metric.judge.fc.weight.device
    hops = SAMPLERS[sampler](steps)
    parts = []
    for first in range(0, count, batch):
        generator = torch.Generator().manual_seed(seed * 1_000_003 + first // batch)

        def noise(_: int = 0, generator: torch.Generator = generator) -> Tensor:
            shape = (batch, config.in_channels, config.sample_size, config.sample_size)
            return torch.randn(shape, generator=generator).to(device, memory_format=torch.channels_last)

        condition = asked[first : first + batch].to(device)
        images = to_images(run(network, hops, noise(), condition, noise), recipe.patch)
        parts.append(metric.see(images[: count - first], first))
    return Embedded(torch.cat([p.features for p in parts]), torch.cat([p.head for p in parts]))


class Results:
    """Records by what they were measured on, in `evaluation.json`; survives interruption, forgets nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records: dict[str, Record] = json.loads(path.read_text()) if path.exists() else {}

    def add(self, key: str, record: Record) -> None:
        self.records[key] = record
        write_json(self.path, self.records)


def write_json(path: Path, content: object) -> None:
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content, indent=1) + "\n")
    part.replace(path)


def file_hash(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def evaluate(recipe: Recipe, arguments: argparse.Namespace) -> list[Record]:
    """Measure what is missing, write both files, and return the records of the curve."""
    device = torch.device("cuda" if torch.cuda.is_available() and arguments.device != "cpu" else "cpu")
    torch.backends.cudnn.allow_tf32 = False  # figures are float32's
    package, data = PACKAGES / recipe.data, arguments.data or Path(f"data/{recipe.data}.npz")
    features = arguments.features or package / "features.safetensors"
    reference = arguments.reference or package / METER_REFERENCE
    if recipe.data == "emoji":
        head = arguments.caption_head or MILESTONES / "emoji-features" / "caption_head.safetensors"
        subject: Subject = Emoji(data, head, recipe.network.caption_length)
        judges = [features, METRIC / "metric.json", reference, data, head]
    else:
        subject = Digits(data)
        judges = [features, METRIC / "metric.json", reference, data]
    metric = load_metric(features, reference, subject, device)
    network = channels_last(load_shipped(arguments.weights, recipe.network), device)
    compiled = torch.compile(network, dynamic=False) if arguments.compile else network
    results = Results(arguments.weights.with_name("evaluation.json"))
    settings = f"seed{arguments.seed}-batch{arguments.batch}-{'bf16' if arguments.bf16 else 'float32'}"
    if recipe.network.vocab_size:
        settings += f"-guidance{arguments.guidance}"
    metric_hash = file_hash(*judges)
    prefix = f"{file_hash(arguments.weights)}/{metric_hash}/{arguments.count}/{settings}"

    def key(sampler: str, steps: int) -> str:
        # At ∞ the dial is DDIM with the network told ∞: one computation for both.
        return f"{prefix}/{'ddim' if (sampler, steps) == ('multistep', INFINITE_STEPS) else sampler}/{steps}"

    wanted = [(sampler, steps) for steps in arguments.budgets for sampler in arguments.samplers]
    batches = -(-arguments.count // arguments.batch)
    missing = {key(*w): w for w in wanted if key(*w) not in results.records}
    bar = tqdm(total=sum(steps for _, steps in missing.values()) * batches, unit="batch", mininterval=5)

    def denoise(z: Tensor, t: Tensor, inverse_budget: Tensor, condition: Condition) -> Tensor:
        with autocast(device, arguments.bf16):
            v = compiled(z, t, inverse_budget, condition).float()
        bar.update()
        return v

    count, batch, seed = arguments.count, arguments.batch, arguments.seed
    asked = subject.asked(batches * batch, arguments.guidance)
    for name, (sampler, steps) in missing.items():
        begun = time.monotonic()
        seen = sample_features(denoise, recipe, metric, asked, sampler, steps, count, batch, seed)
        measured = metric.measure(seen, subject.correct(seen, asked[:count]))
        results.add(name, measured)
        low, high = cast("list[float]", measured["fidProxyInterval"])
        bar.write(
            f"{sampler:>10} {steps:>3}: FID-proxy {measured['fidProxy']:.4f} [{low:.4f}, {high:.4f}], "
            f"KID {measured['kid']:.5f}, accuracy {measured['accuracy']:.4f}, {time.monotonic() - begun:.0f} s"
        )
    bar.close()

    # The floor is biased by its sample count as the curve is: the same count for both.
    images, shown = subject.real(count)
    floor = f"{metric_hash}/real/{len(images)}"
    if floor not in results.records:
        seen = metric.see(images)
        results.add(floor, metric.measure(seen, subject.correct(seen, shown)))
    told: Record = {"metric": read_metric()["name"]}
    guided: Record = {"guidance": arguments.guidance} if recipe.network.vocab_size else {}
    records: list[Record] = [
        {
            "family": SHOWN_FAMILIES.get(recipe.family, recipe.family),
            "sampler": sampler,
            "network": arguments.network,
            "steps": steps,
            **guided,
            **told,
            **results.records[key(sampler, steps)],
        }
        for sampler, steps in sorted(wanted, key=lambda w: (arguments.samplers.index(w[0]), w[1]))
    ]
    records.append({"family": "real", "images": subject.real_images, **told, **results.records[floor]})
    write_json(arguments.out or arguments.weights.with_name("curves.json"), records)
    return records


def main(argv: list[str] | None = None) -> list[Record]:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True, help="safetensors of the denoiser")
    parser.add_argument("--recipe", type=Path, required=True, help="the recipe that it was trained by")
    parser.add_argument("--network", default="dial", help="name in the records: dial or specialist-S")
    parser.add_argument("--samplers", nargs="+", choices=list(SAMPLERS), default=list(SAMPLERS))
    parser.add_argument("--budgets", nargs="+", type=int, default=list(BUDGETS), help="256 stands for ∞")
    parser.add_argument("--count", type=int, default=10_000, help="samples for each record")
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--guidance", type=float, default=DEFAULT_GUIDANCE, help="scale that models of captions are told"
    )
    parser.add_argument("--data", type=Path, help="default: data/mnist.npz or data/emoji.npz, as the recipe says")
    parser.add_argument("--features", type=Path, help="the judge; default: the package's own feature network")
    parser.add_argument("--reference", type=Path, help="of the meter; default: the package's")
    parser.add_argument("--caption-head", type=Path, help="default: the repository's")
    parser.add_argument("--out", type=Path, help="the curve file; by default curves.json beside the weights")
    parser.add_argument("--device", choices=["auto", "cpu"], default="auto", help="auto takes CUDA where there is one")
    parser.add_argument("--compile", action=argparse.BooleanOptionalAction, default=True, help="torch.compile")
    parser.add_argument(
        "--bf16", action=argparse.BooleanOptionalAction, default=False, help="autocast; not for figures"
    )
    arguments = parser.parse_args(argv)
    try:
        return evaluate(load_recipe(arguments.recipe), arguments)
    except (OSError, ValueError) as error:
        raise SystemExit(f"evaluate: {error}") from error


if __name__ == "__main__":
    main()
