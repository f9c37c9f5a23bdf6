"""Pictures for the meter's study, drawn by the shipped networks and kept: `python -m stepdial_training.study_pictures`.

Picture i is of the same noise and the same class or caption for every sampler and budget of a seed. They are kept as
uint8 in `runs/meter/`, batch by batch: repeat the command to go on, with a larger `--count` to add more.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from .condition import Condition
from .data import to_images
from .network import Denoiser
from .precision import channels_last
from .recipe import load_recipe
from .run_files import MILESTONES
from .sampling import SAMPLERS, run
from .shipped import load_shipped
from .subjects import Digits, Emoji

BATCH = 100
MOST = 10_000
PACKAGES = Path(__file__).parents[2] / "public/models"
RECIPES = Path(__file__).parents[1] / "recipes"
KEPT = Path("runs/meter")


def kept_path(
    folder: Path, model: str, sampler: str, steps: int, seed: int = 1, guidance: float = 1.0, weights: str = ""
) -> Path:
    """Where pictures are kept. Guidance is part of the name of emoji only; `weights` names others than the shipped."""
    told = f"-guidance{guidance:g}" if model == "emoji" else ""
    of = f"-{weights.removeprefix(f'{model}-')}" if weights else ""
    return folder / f"{model}{of}-{sampler}-{steps}{told}-seed{seed}.safetensors"


def load_kept(path: Path) -> Tensor:
    """uint8 [N, C, H, W] of a file of this module; raises FileNotFoundError that says how to make it."""
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: python -m stepdial_training.study_pictures draws it")
    return load_file(path)["images"]


def subject_of(model: str, data: Path) -> Digits | Emoji:
    """The real pictures of a shipped model, from the archive in the folder `data`."""
    if model == "mnist":
        return Digits(data / "mnist.npz")
    head = MILESTONES / "emoji-features" / "caption_head.safetensors"
    return Emoji(data / "emoji.npz", head, load_recipe(RECIPES / "emoji-dial.toml").network.caption_length)


def draw_more(
    network: Denoiser, patch: int, asked: Condition, sampler: str, steps: int, seed: int, count: int, path: Path
) -> None:
    """Add batches of `BATCH` pictures to `path` until it holds `count`."""
    images = load_kept(path) if path.exists() else None
    config, hops = network.config, SAMPLERS[sampler](steps)
    while (0 if images is None else len(images)) < count:
        first = 0 if images is None else len(images)
        generator = torch.Generator().manual_seed(seed * 1_000_003 + first // BATCH)

        def noise(_: int = 0, generator: torch.Generator = generator) -> Tensor:
            shape = (BATCH, config.in_channels, config.sample_size, config.sample_size)
            return torch.randn(shape, generator=generator).contiguous(memory_format=torch.channels_last)

        part = to_images(run(network, hops, noise(), asked[first : first + BATCH], noise), patch).contiguous()
        images = part if images is None else torch.cat([images, part])
        whole = path.with_suffix(".part")
        save_file({"images": images}, whole)
        whole.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=["emoji", "mnist"])
    parser.add_argument("--sampler", choices=list(SAMPLERS), default="multistep")
    parser.add_argument("--budgets", type=int, nargs="+", default=[1, 2, 4, 8, 32], help="256 stands for ∞")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--guidance", type=float, default=1.5, help="scale that a model of captions is told")
    parser.add_argument("--weights", type=Path, help="default: the shipped dial")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of mnist.npz and emoji.npz")
    parser.add_argument("--out", type=Path, default=KEPT)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = load_recipe(RECIPES / f"{arguments.model}-dial.toml")
    weights = arguments.weights or PACKAGES / arguments.model / "dial.safetensors"
    network = channels_last(load_shipped(weights, recipe.network), torch.device("cpu"))
    # Of all that may ever be drawn at once, so that the first are the same at every count.
    asked = subject_of(arguments.model, arguments.data).asked(MOST, arguments.guidance)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for seed in arguments.seeds:
        for steps in arguments.budgets:
            begun = time.monotonic()
            named = (seed, arguments.guidance, arguments.weights.stem if arguments.weights else "")
            path = kept_path(arguments.out, arguments.model, arguments.sampler, steps, *named)
            draw_more(network, recipe.patch, asked, arguments.sampler, steps, seed, arguments.count, path)
            print(f"{path.name}: {arguments.count} pictures, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
