"""How near samples come to training drawings: `python -m stepdial_training.novelty --weights … --recipe … --out DIR`.

Distance is the root mean square difference per value (0 to 255) of 32 × 32 RGB, at the best of nine shifts by up to one
pixel, since training shifts drawings too. Three sets are measured against all training drawings: samples for captions
of training, drawings held out (what the nearest is like without having seen them), and training drawings as training
shifts and scales them (what a copy is like). A sample nearer than 95 % of held-out drawings is as good as a copy.

Writes `novelty.json` (quantiles of each, and that share) and `novelty.png` (pairs: sample, nearest training drawing).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

from .condition import DEFAULT_GUIDANCE
from .data import to_images
from .emoji import augment, to_small
from .evaluate import write_json
from .recipe import load_recipe
from .run_files import MILESTONES
from .sampling import multistep, run
from .sheet import write_grid
from .shipped import load_shipped
from .subjects import Emoji

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
SHOWN = 32
"""Pairs on the sheet."""


def nearest(images: Tensor, known: Tensor, chunk: int = 64) -> tuple[Tensor, Tensor]:
    """(distance [N], index in known [N]) of the nearest of uint8 `known` [M, 3, H, W] to each uint8 image [N, ...]."""
    flat = known.flatten(1).float()
    squares = flat.square().sum(1)
    distances, indices = [], []
    for part in tqdm(images.split(chunk), "nearest", mininterval=5):
        best = torch.full((len(part),), torch.inf)
        index = torch.zeros(len(part), dtype=torch.int64)
        padded = F.pad(part.float() - 255, (1, 1, 1, 1)) + 255  # white beyond the edge
        for dy in range(3):
            for dx in range(3):
                moved = padded[:, :, dy : dy + part.shape[2], dx : dx + part.shape[3]].flatten(1)
                squared = moved.square().sum(1, keepdim=True) + squares - 2 * moved @ flat.T
                least, where = squared.clamp(min=0).min(1)
                index = torch.where(least < best, where, index)
                best = torch.minimum(best, least)
        distances.append((best / flat.shape[1]).sqrt())
        indices.append(index)
    return torch.cat(distances), torch.cat(indices)


def quantiles(distances: Tensor) -> dict[str, float]:
    return {f"{q:.0%}": round(float(distances.quantile(q)), 2) for q in QUANTILES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder")
    parser.add_argument("--data", type=Path, default=Path("data/emoji.npz"))
    parser.add_argument("--count", type=int, default=512, help="samples")
    parser.add_argument("--steps", type=int, default=8)
    parser.add_argument("--guidance", type=float, default=DEFAULT_GUIDANCE)
    arguments = parser.parse_args()
    recipe = load_recipe(arguments.recipe)
    subject = Emoji(
        arguments.data, MILESTONES / "emoji-features" / "caption_head.safetensors", recipe.network.caption_length
    )
    network = load_shipped(arguments.weights, recipe.network)
    config, generator = recipe.network, torch.Generator().manual_seed(1)
    asked = subject.asked(arguments.count, arguments.guidance)
    parts = []
    for first in tqdm(range(0, arguments.count, 64), "samples"):
        shape = (len(asked[first : first + 64]), config.in_channels, config.sample_size, config.sample_size)
        z = torch.randn(shape, generator=generator)
        parts.append(to_images(run(network, multistep(arguments.steps), z, asked[first : first + 64]), recipe.patch))
    samples = torch.cat(parts)
    copies = augment(subject.drawings.images[subject.rows(arguments.count, 4)], generator)
    sets = {
        "samples": samples,
        "heldOut": to_small(subject.unseen.images),
        "copies": ((copies.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8),
    }
    found = {name: nearest(images, subject.small) for name, images in sets.items()}
    limit = found["heldOut"][0].quantile(0.05)
    arguments.out.mkdir(parents=True, exist_ok=True)
    result = {name: {"count": len(d), "distance": quantiles(d)} for name, (d, _) in found.items()}
    result["samples"]["nearerThan95PercentOfHeldOut"] = float((found["samples"][0] < limit).double().mean())
    result["settings"] = {"steps": arguments.steps, "guidance": arguments.guidance}
    write_json(arguments.out / "novelty.json", result)
    pairs = torch.cat([samples[:SHOWN], subject.small[found["samples"][1][:SHOWN]]], dim=3)
    write_grid(pairs, 4, arguments.out / "novelty.png")
    print((arguments.out / "novelty.json").read_text())


if __name__ == "__main__":
    main()
