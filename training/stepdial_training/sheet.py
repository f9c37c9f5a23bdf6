"""Sheets of samples by captions: `python -m stepdial_training.sheet --weights … --recipe … --out DIR`.

`captions/sheet.txt` at each budget: `captions-<S>.png`, eight in a row, the same noise at every budget. Then each line
of `captions/other-words.txt`: `other-words/<line>.png`, at 8 steps, four samples for the words that the data has, where
there are any, and four from the same noise for others.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor

from .condition import DEFAULT_GUIDANCE, Prompt
from .data import to_images
from .emoji import load_vocabulary
from .network import Denoiser
from .recipe import Recipe, load_recipe
from .sampling import INFINITE_STEPS, multistep, run
from .shipped import load_shipped

CAPTIONS = Path(__file__).parents[1] / "captions"
BUDGETS = (1, 2, 4, 8, INFINITE_STEPS)


def lines_of(name: str) -> list[str]:
    """Lines of a file of `captions/`, without empty ones and comments."""
    lines = (CAPTIONS / name).read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def samples(network: Denoiser, recipe: Recipe, captions: list[str], steps: int, guidance: float) -> Tensor:
    """uint8 [N, 3, 32, 32]: caption i from noise of seed i, whatever else there is."""
    config, tokenizer = recipe.network, load_vocabulary()
    shape = (config.in_channels, config.sample_size, config.sample_size)
    noise = [torch.randn(shape, generator=torch.Generator().manual_seed(i)) for i in range(len(captions))]
    tokens = torch.tensor([tokenizer.encode(caption, config.caption_length) for caption in captions])
    prompt = Prompt(tokens, torch.full((len(captions),), guidance))
    return to_images(run(network, multistep(steps), torch.stack(noise), prompt), recipe.patch)


def write_grid(images: Tensor, columns: int, path: Path, enlarged: int = 3) -> None:
    """uint8 [N, 3, H, W], `enlarged` times, white lines between; images that fill no row are left out."""
    count, _, height, width = images.shape
    images = images[: count - count % columns]
    grid = torch.full((3, (count // columns) * (height + 1), columns * (width + 1)), 255, dtype=torch.uint8)
    for i, image in enumerate(images):
        y, x = i // columns * (height + 1), i % columns * (width + 1)
        grid[:, y : y + height, x : x + width] = image
    sheet = Image.fromarray(grid.permute(1, 2, 0).numpy())
    sheet.resize((sheet.width * enlarged, sheet.height * enlarged), Image.Resampling.NEAREST).save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder")
    parser.add_argument("--budgets", type=int, nargs="*", default=list(BUDGETS), help="256 stands for ∞")
    parser.add_argument("--guidance", type=float, default=DEFAULT_GUIDANCE)
    arguments = parser.parse_args()
    recipe = load_recipe(arguments.recipe)
    network = load_shipped(arguments.weights, recipe.network)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for steps in arguments.budgets:
        images = samples(network, recipe, lines_of("sheet.txt"), steps, arguments.guidance)
        write_grid(images, 8, arguments.out / f"captions-{steps}.png")
    (arguments.out / "other-words").mkdir(exist_ok=True)
    for number, line in enumerate(lines_of("other-words.txt"), 1):
        own, other = (part.strip() for part in line.split("=", 1))
        columns = [samples(network, recipe, [words] * 4, 8, arguments.guidance) for words in (own, other) if words]
        images = torch.cat(columns)
        write_grid(images, len(images), arguments.out / f"other-words/{number:02}.png", enlarged=2)


if __name__ == "__main__":
    main()
