"""Train one recipe, on CPU or CUDA, alone or by torchrun: `python -m stepdial_training.train recipes/x.toml`.

A run writes runs/<name>/: `checkpoint.pt` (everything needed to go on: repeat the command), `ema.safetensors` (the
averaged weights), `log.csv`, `sheets/` (samples at several budgets, the same noise each time) and, with `ema_lengths`,
`averages/` (from which `python -m stepdial_training.ema` makes averages of other lengths).
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, distributed
from torch.nn.parallel import DistributedDataParallel
from tqdm import tqdm

from .condition import Condition
from .data import DigitBatches, to_images, to_model
from .datasets.registry import Batches, datasets
from .ema import averages_of
from .losses.registry import Network, Objective, families
from .network import multiply_adds
from .optimizers import Optimizers
from .precision import add_bf16_argument, has_bf16
from .recipe import Recipe, load_recipe
from .run_files import Logger, save_atomically, save_weights
from .run_networks import RunNetworks
from .run_sheet import write_sheet
from .sampling import draw_samples

LOG_EVERY = 50
KEEP_EVERY = 1000
"""Iterations between averages that stay, where a recipe has `ema_lengths`."""


@dataclass(frozen=True)
class Place:
    """Where a process trains: its number among `world`, and its device."""

    world: int
    rank: int
    device: torch.device


def take_place(arguments: argparse.Namespace) -> Place:
    """Join the other processes of torchrun, if there are any, and set the device up."""
    world, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    cuda = torch.cuda.is_available() and arguments.device != "cpu"
    if world > 1:
        distributed.init_process_group("nccl" if cuda else "gloo")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    if cuda:
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.benchmark = True
    return Place(world, rank, torch.device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if cuda else "cpu"))


def average_gradients(network: torch.nn.Module, world: int) -> None:
    """What DistributedDataParallel does, which would mix its messages with the student's in one backward pass."""
    if world > 1:
        for gradient in [p.grad for p in network.parameters() if p.grad is not None]:
            distributed.all_reduce(gradient)
            gradient /= world


def batches_of(
    recipe: Recipe, data: Path, kept: Path, sampler: Callable[[str], Network], device: torch.device
) -> Batches:
    """What the recipe learns from: its data, or samples that `sampler` of a run makes, once, and `kept` keeps."""
    if recipe.samples_of is None:
        return datasets()[recipe.data].open(data, recipe.network, device)
    if kept.exists():
        return DigitBatches(*torch.load(kept, map_location=device, weights_only=True))
    config = recipe.network
    shape = (config.in_channels, config.sample_size, config.sample_size)
    drawn, labels = draw_samples(sampler(recipe.samples_of), shape, recipe.null, recipe.samples, device)
    images = to_images(drawn, recipe.patch)
    save_atomically((images, labels), kept)
    return DigitBatches(images, labels)


class Training:
    """One run: the student, its averages, what it learns, and how far it has come."""

    def __init__(self, recipe: Recipe, arguments: argparse.Namespace, place: Place) -> None:
        self.recipe, self.place = recipe, place
        torch.manual_seed(recipe.seed + 1000 * place.rank)
        self.out = arguments.out / recipe.name
        self.out.mkdir(parents=True, exist_ok=True)
        bf16 = has_bf16(place.device) if arguments.bf16 is None else arguments.bf16
        folder = arguments.recipe.parent
        networks = RunNetworks(recipe, folder, arguments.out, place.device, bf16, arguments.compile)
        self.network = networks.first()
        self.averages = averages_of(self.network, recipe.optim)
        self.optimizer = Optimizers(self.network, recipe.optim)
        student = networks.called(self.network if place.world == 1 else DistributedDataParallel(self.network))
        self.objective: Objective = families()[recipe.family].objective(recipe, networks, student)
        self.first, self.spent = 0, 0.0
        self.resume()
        data = arguments.data or Path(f"data/{recipe.data}.npz")
        kept = self.out / f"samples-{place.rank}.pt"
        self.batches = batches_of(recipe, data, kept, networks.fixed, place.device)
        seed = recipe.seed + 7919 * place.rank + 104729 * self.first
        self.order = torch.Generator(place.device).manual_seed(seed)
        self.limit = arguments.seconds
        self.begun = time.monotonic()

    def resume(self) -> None:
        """Take over the state of the run's checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.place.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.averages.load_state(state)
        self.optimizer.load_state_dict(state["optimizer"])
        for learner in self.objective.learners:
            learner.network.load_state_dict(state[learner.keys[0]])
            learner.optimizer.load_state_dict(state[learner.keys[1]])
        self.first, self.spent = state["iteration"], state["seconds"]
        torch.manual_seed(self.recipe.seed + 1000 * self.place.rank + self.first + 1)

    def seconds(self) -> float:
        """Of this run, all calls together."""
        return self.spent + time.monotonic() - self.begun

    def part(self, iteration: int) -> float:
        """How much of the run is done at the start of an iteration, in [0, 1]: by the clock where it has a limit."""
        return min(1.0, self.seconds() / self.limit) if self.limit else iteration / self.recipe.optim.iterations

    def over(self, done: int) -> bool:
        return self.part(done) >= 1

    def save(self, done: int) -> None:
        """Write the checkpoint, the averaged weights and a sheet."""
        state: dict[str, Any] = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict()}
        for learner in self.objective.learners:
            state |= {
                learner.keys[0]: learner.network.state_dict(),
                learner.keys[1]: learner.optimizer.state_dict(),
            }
        whole = {**state, **self.averages.state(), "iteration": done, "seconds": self.seconds()}
        save_atomically(whole, self.out / "checkpoint.pt")
        save_weights(self.averages.main, self.out / "ema.safetensors")
        sheet = self.out / "sheets" / f"{done:07d}.png"
        write_sheet(self.averages.main, self.recipe, self.batches.shown(20), sheet)

    def batch(self) -> tuple[Tensor, Condition]:
        x, label = self.batches.draw(self.recipe.optim.batch // self.place.world, self.order)
        return to_model(x, self.recipe.patch).to(memory_format=torch.channels_last), label

    def step(self, iteration: int) -> tuple[float, dict[str, Tensor]]:
        """One update: the rate, and the losses."""
        part = self.part(iteration)
        parts = self.objective.losses(*self.batch(), iteration, part)
        self.optimizer.zero_grad()
        for learner in self.objective.learners:
            learner.optimizer.zero_grad(set_to_none=True)
        parts["loss"].backward()
        for learner in self.objective.learners:
            average_gradients(learner.network, self.place.world)
            torch.nn.utils.clip_grad_norm_(learner.network.parameters(), 1.0)
            learner.optimizer.step()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.optim.clip)
        rate = self.optimizer.step(iteration, part)
        self.averages.update(self.network, iteration)
        return rate, {name: value.detach() for name, value in parts.items()}

    def describe(self) -> None:
        """Print what is trained, and leave the recipe beside the run."""
        print(
            f"{self.recipe.name}: {sum(p.numel() for p in self.network.parameters()):,} parameters, "
            f"{multiply_adds(self.averages.main) / 1e6:.1f} M multiply-adds per image, {self.place.device}, "
            f"from iteration {self.first}"
        )
        lines = [f"{name} = {value}" for name, value in asdict(self.recipe).items()]
        (self.out / "recipe.txt").write_text("\n".join(lines) + "\n")


def means_of(rows: list[dict[str, Tensor]], done: int) -> dict[str, float]:
    """Of what was logged, the mean of each. Raises FloatingPointError if one is not finite."""
    counts = Counter(name for row in rows for name in row)
    means = {name: float(sum(row[name] for row in rows if name in row)) / n for name, n in counts.items()}
    if not all(map(torch.isfinite, map(torch.tensor, means.values()))):
        raise FloatingPointError(f"loss is not finite at iteration {done}; the last checkpoint is whole")
    return means


def train(recipe: Recipe, arguments: argparse.Namespace) -> None:
    """Run `recipe` to its end, or from its checkpoint to its end."""
    place = take_place(arguments)
    training = Training(recipe, arguments, place)
    leads, total = place.rank == 0, recipe.optim.iterations
    logger = Logger(training.out / "log.csv")
    if leads:
        training.describe()
    bar = tqdm(initial=training.first, total=None if training.limit else total, disable=not leads, mininterval=5)
    rows: list[dict[str, Tensor]] = []
    saved, done = time.monotonic(), training.first
    over = training.over(done)
    while not over:
        rate, parts = training.step(done)
        rows.append(parts)
        done += 1
        bar.update()
        over = training.over(done)
        if over or done % LOG_EVERY == 0:
            means, rows = means_of(rows, done), []
            if leads:
                images, seconds = done * recipe.optim.batch, training.seconds()
                logger.write({"iteration": done, "images": images, "seconds": seconds, "rate": rate, **means})
                bar.set_postfix({name: f"{mean:.4f}" for name, mean in means.items()})
        if leads and done % KEEP_EVERY == 0:
            training.averages.keep(training.out / "averages", done)
        if leads and (over or time.monotonic() - saved > arguments.save_minutes * 60):
            training.save(done)
            saved = time.monotonic()
    bar.close()
    if place.world > 1:
        distributed.destroy_process_group()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--data", type=Path, help="default: data/<data>.npz, as the recipe says")
    parser.add_argument("--out", type=Path, default=Path("runs"), help="where runs/<name> goes, and `init` is found")
    parser.add_argument("--device", choices=["auto", "cpu"], default="auto", help="auto takes CUDA where there is one")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves PyTorch's choice")
    add_bf16_argument(parser)
    parser.add_argument("--compile", action=argparse.BooleanOptionalAction, default=False, help="torch.compile")
    parser.add_argument("--save-minutes", type=float, default=5.0)
    parser.add_argument(
        "--seconds", type=float, default=0.0, help="how long the run takes, all calls together, instead of iterations"
    )
    arguments = parser.parse_args()
    if arguments.seconds and "WORLD_SIZE" in os.environ:
        parser.error("several processes stop at a number of iterations, not by the clock")
    try:
        recipe = load_recipe(arguments.recipe)
        train(recipe, arguments)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train: {error}") from error


if __name__ == "__main__":
    main()
