"""One short training run seen at rising iterations: `python -m stepdial_training.study_checkpoints mnist`.

Trains a small diffusion network and keeps pictures of its averaged weights (DDIM, the same noise each time) at each
stop of its plan in `runs/meter/`: pictures that get better with time, for the meter to put in order. Nothing is ever
trained against the meter.
"""

from __future__ import annotations

import argparse
import copy
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from .condition import dropped
from .data import DigitBatches, load_mnist, to_model
from .ema import update_ema
from .emoji import EmojiBatches, load_emoji, load_vocabulary
from .losses.diffusion import diffusion_loss
from .network import Denoiser
from .optimizers import Optimizers
from .precision import channels_last
from .recipe import OptimConfig, load_recipe
from .study_pictures import KEPT, RECIPES, draw_more, subject_of


@dataclass(frozen=True)
class Plan:
    """A network's widths, the iterations it is looked at, and how many pictures are drawn then, in how many steps."""

    widths: tuple[int, ...]
    stops: tuple[int, ...]
    count: int
    steps: int


PLANS = {
    "mnist": Plan((24, 48), (50, 100, 200, 400, 800), 1000, 16),
    "emoji": Plan((32, 48, 64), (25, 50, 100, 200, 400), 500, 8),
}
OPTIM = OptimConfig(iterations=4000, batch=32, learning_rate=2e-3, warmup=50, ema=0.99)


def checkpoint_path(folder: Path, model: str, iteration: int) -> Path:
    return folder / f"{model}-checkpoint-{iteration}.safetensors"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=list(PLANS))
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of mnist.npz and emoji.npz")
    parser.add_argument("--out", type=Path, default=KEPT)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    model, plan = arguments.model, PLANS[arguments.model]
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    recipe = load_recipe(RECIPES / f"{model}-diffusion.toml")
    config = replace(recipe.network, block_out_channels=plan.widths, attention_head_dim=None)
    null = config.num_class_embeds - 1
    batches: EmojiBatches | DigitBatches
    if model == "emoji":
        drawings, _ = load_emoji(arguments.data / "emoji.npz")
        tokenizer = load_vocabulary()
        batches = EmojiBatches(drawings, tokenizer, config.caption_length, torch.device("cpu"))
    else:
        digits = load_mnist(arguments.data / "mnist.npz")
        batches = DigitBatches(digits.train_images, digits.train_labels)
    network = channels_last(Denoiser(config), torch.device("cpu"))
    ema, optimizer = copy.deepcopy(network).requires_grad_(False), Optimizers(network, OPTIM)
    asked = subject_of(model, arguments.data).asked(plan.count, 0.0)
    order, begun = torch.Generator().manual_seed(1), time.monotonic()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for iteration in range(max(plan.stops)):
        x, label = batches.draw(OPTIM.batch, order)
        drop: Tensor = torch.rand(OPTIM.batch) < OPTIM.class_dropout
        model_x = to_model(x, recipe.patch).to(memory_format=torch.channels_last)
        loss = diffusion_loss(network, model_x, dropped(label, drop, null))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), OPTIM.clip)
        optimizer.step(iteration)
        update_ema(ema, network, OPTIM.ema, iteration)
        if iteration + 1 in plan.stops:
            path = checkpoint_path(arguments.out, model, iteration + 1)
            path.unlink(missing_ok=True)
            draw_more(ema, recipe.patch, asked, "ddim", plan.steps, 1, plan.count, path)
            print(f"{path.name}: loss {float(loss.detach()):.4f}, {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
