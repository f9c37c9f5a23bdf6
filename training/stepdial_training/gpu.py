"""Train emoji on a machine with a GPU and no network, in minutes: pack here, train there, bring the weights back.

    python -m stepdial_training.gpu pack                            # here: packed/, small enough to travel
    python -m stepdial_training.gpu train --seconds 540 --out $OUT  # there; again, to go on where it was cut off

`train` runs diffusion, guidance and the dial by the clock, each for its share of the seconds, in bf16, compiled, with a
larger batch than on CPUs. Checkpoints stay in runs/gpu; --out gets averaged weights as float16, logs and sheets.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

from safetensors.torch import load_file

from .drawing_batches import pack
from .drawings import load_drawings, load_drawings_vocabulary
from .recipe import Recipe, load_recipe
from .shipped import save_shipped
from .train import train

STAGES = {"emoji-diffusion": 0.6, "emoji-guided": 0.12, "emoji-dial": 0.28}
"""Runs in order, and their shares of the time."""
RECIPE_BATCH = 64
MOST_FASTER = 2.0
"""Learning rates rise with the square root of the batch, but not by more than this."""


def pack_all(arguments: argparse.Namespace) -> None:
    """Write packed/drawings.npz, and packed/emoji-diffusion.safetensors where that run has weights to go on from."""
    arguments.packed.mkdir(parents=True, exist_ok=True)
    length = load_recipe(arguments.recipes / "emoji-diffusion.toml").network.caption_length
    packed = pack(load_drawings(arguments.data).training, load_drawings_vocabulary(), length)
    packed.save(arguments.packed / "drawings.npz")
    weights = arguments.runs / "emoji-diffusion" / "ema.safetensors"
    if weights.exists():
        save_shipped(load_file(weights), arguments.packed / "emoji-diffusion.safetensors")
    size = sum(path.stat().st_size for path in arguments.packed.iterdir())
    print(f"{arguments.packed}: {len(packed.images)} drawings, {size / 2**20:.1f} MiB")


def for_gpu(recipe: Recipe, batch: int, start: str | None) -> Recipe:
    """The recipe with a batch for a GPU, and for diffusion with the packed weights as its start, if there are any."""
    faster = min((batch / RECIPE_BATCH) ** 0.5, MOST_FASTER)
    optim = replace(recipe.optim, batch=batch, learning_rate=max(faster, 1.0) * recipe.optim.learning_rate)
    return replace(recipe, optim=optim, init=start if recipe.family == "diffusion" else recipe.init)


def bring_back(run: Path, out: Path) -> None:
    """Copy what is small and worth keeping of a run: averaged weights as float16, log, recipe, the last sheet."""
    folder = out / run.name
    folder.mkdir(parents=True, exist_ok=True)
    save_shipped(load_file(run / "ema.safetensors"), folder / "ema.safetensors")
    sheets = sorted((run / "sheets").iterdir())[-1:]
    for file in (run / "log.csv", run / "recipe.txt", *sheets):
        if file.exists():
            shutil.copy(file, folder)


def train_all(arguments: argparse.Namespace) -> None:
    """All stages, each from where it was cut off; --out gets every stage that has ended."""
    start = None
    packed = arguments.packed / "emoji-diffusion.safetensors"
    if packed.exists():
        start = "packed"
        (arguments.runs / start).mkdir(parents=True, exist_ok=True)
        shutil.copy(packed, arguments.runs / start / "ema.safetensors")
    for name, share in STAGES.items():
        path = arguments.recipes / f"{name}.toml"
        recipe = for_gpu(load_recipe(path), arguments.batch, start)
        stage = argparse.Namespace(
            recipe=path,
            data=arguments.packed / "drawings.npz",
            out=arguments.runs,
            device=arguments.device,
            threads=0,
            bf16=arguments.bf16,
            compile=arguments.compile,
            save_minutes=1.0,
            seconds=share * arguments.seconds,
        )
        train(recipe, stage)
        bring_back(arguments.runs / name, arguments.out)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("do", choices=["pack", "train"])
    parser.add_argument("--data", type=Path, default=Path("data/drawings.npz"))
    parser.add_argument("--packed", type=Path, default=Path("packed"))
    parser.add_argument("--recipes", type=Path, default=Path("recipes"))
    parser.add_argument("--runs", type=Path, help="default: runs to pack from, runs/gpu to train in")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--seconds", type=float, default=540.0, help="of training, all stages and calls together")
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--device", choices=["auto", "cpu"], default="auto", help="auto takes CUDA where there is one")
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument("--compile", action=argparse.BooleanOptionalAction, default=True)
    arguments = parser.parse_args(argv)
    arguments.runs = arguments.runs or Path("runs" if arguments.do == "pack" else "runs/gpu")
    try:
        (pack_all if arguments.do == "pack" else train_all)(arguments)
    except (OSError, ValueError) as error:
        raise SystemExit(f"gpu: {error}") from error


if __name__ == "__main__":
    main()
