"""The diffusion loss on drawings that training saw, on unseen pairs of concept and style, and on unseen concepts.

    python -m stepdial_training.held_out_loss recipes/emoji-diffusion.toml --weights runs/…/ema.safetensors

Prints the mean squared error of v for each, with its standard error: the same drawings, captions, times and noise for
any weights, so that differences mean something at once. Without --weights it is the start of the run that is measured.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from tqdm import tqdm

from .condition import Condition
from .data import to_model
from .drawing_batches import DrawingBatches, pack
from .drawings import StyledDrawings, load_drawings, load_drawings_vocabulary
from .losses.diffusion import v_target
from .network import Denoiser
from .recipe import Recipe, load_recipe
from .run_networks import RunNetworks
from .schedule import add_noise

BATCH = 64


@torch.no_grad()
def errors(network: Denoiser, recipe: Recipe, drawings: StyledDrawings, count: int) -> Tensor:
    """Mean squared error of v for each of `count` draws, float32 [count], at times evenly over (0, 1]."""
    packed = pack(drawings, load_drawings_vocabulary(), recipe.network.caption_length)
    batches = DrawingBatches(packed, load_drawings_vocabulary(), torch.device("cpu"))
    generator = torch.Generator().manual_seed(17)
    found = []
    for first in tqdm(range(0, count, BATCH), mininterval=5):
        images, prompt = batches.draw(min(BATCH, count - first), generator)
        x = to_model(images, recipe.patch).to(memory_format=torch.channels_last)
        found.append(errors_of(network, x, prompt, generator))
    return torch.cat(found)


def errors_of(network: Denoiser, x: Tensor, condition: Condition, generator: torch.Generator) -> Tensor:
    """As `errors`, of one batch x [B, C, H, W]."""
    t = (torch.arange(len(x)) + torch.rand(len(x), generator=generator)) / len(x)
    noise = torch.randn(x.shape, generator=generator)
    v = network(add_noise(x, noise, t), t, torch.zeros_like(t), condition)
    return (v - v_target(x, noise, t)).square().flatten(1).mean(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--weights", type=Path, help="default: what the recipe's run starts from")
    parser.add_argument("--data", type=Path, default=Path("data/drawings.npz"))
    parser.add_argument("--runs", type=Path, default=Path("runs"))
    parser.add_argument("--count", type=int, default=512, help="draws for each")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves PyTorch's choice")
    arguments = parser.parse_args()
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    try:
        recipe = load_recipe(arguments.recipe)
        device = torch.device("cpu")
        network = RunNetworks(recipe, arguments.recipe.parent, arguments.runs, device, False, False).first()
        if arguments.weights:
            network.load_state_dict({name: tensor.float() for name, tensor in load_file(arguments.weights).items()})
        split = load_drawings(arguments.data)
    except (OSError, ValueError) as error:
        raise SystemExit(f"held_out_loss: {error}") from error
    for name in ("training", "pairs", "unseen"):
        each = errors(network.eval(), recipe, getattr(split, name), arguments.count)
        print(f"{name:>8}: {each.mean():.4f} ± {each.std() / len(each) ** 0.5:.4f} ({len(each)} draws)")


if __name__ == "__main__":
    main()
