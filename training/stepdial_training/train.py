"""Train one recipe, on CPU or CUDA, alone or by torchrun: `python -m stepdial_training.train recipes/x.toml`.

A run writes runs/<name>/: `checkpoint.pt` (everything needed to go on: repeat the command), `ema.safetensors` (the
averaged weights), `log.csv`, and `sheets/` (samples at several budgets, the same noise each time).
"""

from __future__ import annotations

import argparse
import copy
import csv
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import torch
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor, distributed
from torch.nn.parallel import DistributedDataParallel
from tqdm import tqdm

from .condition import Condition, Prompt, dropped
from .data import DigitBatches, load_mnist, to_images, to_model
from .drawing_batches import DrawingBatches
from .drawings import load_drawings, load_drawings_vocabulary
from .ema import PowerAverages
from .emoji import EmojiBatches, load_emoji, load_vocabulary
from .grow import grow
from .losses.diffusion import Network, diffusion_loss
from .losses.guidance import guidance_loss
from .losses.matching import matching_loss
from .losses.multistep import multistep_loss
from .network import Denoiser, multiply_adds
from .optimizers import Optimizers
from .precision import Caller, add_bf16_argument, has_bf16
from .recipe import Recipe, load_recipe
from .sampling import draw_samples, multistep, run

LOG_EVERY = 50
KEEP_EVERY = 1000
"""Iterations between averages that stay, where a recipe has `ema_lengths`."""
SHEET_BUDGETS = (1, 2, 4, 8, 32)
MILESTONES = Path(__file__).parents[1] / "milestones"
"""Where the repository keeps the weights, as float16, and the log of runs that others start from."""


@torch.no_grad()
def update_ema(ema: Denoiser, network: Denoiser, decay: float, iteration: int) -> None:
    """ema ← decay·ema + (1−decay)·network, with a smaller decay while the average is young."""
    decay = min(decay, (1 + iteration) / (10 + iteration))
    torch._foreach_lerp_(list(ema.parameters()), list(network.parameters()), 1 - decay)


def write_sheet(network: Denoiser, recipe: Recipe, shown: Condition, path: Path) -> None:
    """Rows: budgets of `SHEET_BUDGETS`; columns: images of what is `shown`, the same noise in every row."""
    config, device = recipe.network, network.conv_in.weight.device
    generator = torch.Generator().manual_seed(0)
    shape = (len(shown), config.in_channels, config.sample_size, config.sample_size)
    z = torch.randn(shape, generator=generator).to(device)
    rows = []
    for budget in SHEET_BUDGETS:
        images = to_images(run(network, multistep(budget), z, shown), recipe.patch).permute(0, 2, 3, 1)
        rows.append(torch.cat(list(images), dim=1))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet = Image.fromarray(torch.cat(rows, dim=0).squeeze(2).cpu().numpy())
    sheet.resize((sheet.width * 2, sheet.height * 2), Image.Resampling.NEAREST).save(path)


def average_gradients(network: torch.nn.Module, world: int) -> None:
    """What DistributedDataParallel does, which would mix its messages with the student's in one backward pass."""
    if world > 1:
        for parameter in network.parameters():
            distributed.all_reduce(parameter.grad)
            parameter.grad /= world


class Logger:
    """Appends rows to `log.csv`, header first."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, row: dict[str, float]) -> None:
        new = not self.path.exists()
        with self.path.open("a", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            if new:
                writer.writeheader()
            writer.writerow({k: f"{v:.6g}" for k, v in row.items()})


def save_atomically(state: object, path: Path) -> None:
    """A run that is killed while it writes must find its last checkpoint whole."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def save_weights(network: torch.nn.Module, path: Path) -> None:
    """Weights in float32 as safetensors, by their diffusers names."""
    part = path.with_suffix(".part")
    save_file({k: v.contiguous().cpu() for k, v in network.state_dict().items()}, part)
    part.replace(path)


def run_file(runs: Path, name: str, own: str, kept: str) -> Path:
    """A file of run `name`: `own` of this machine's run, or else the one that the repository keeps, with suffix `kept`.

    Raises FileNotFoundError that says how to make it.
    """
    for path in (runs / name / own, MILESTONES / f"{name}{kept}"):
        if path.exists():
            return path
    raise FileNotFoundError(f"{runs / name / own} is not there: train recipes/{name}.toml first")


def initial_weights(runs: Path, name: str) -> dict[str, Tensor]:
    """The averaged weights of run `name`, in float32."""
    path = run_file(runs, name, "ema.safetensors", ".safetensors")
    return {key: tensor.float() for key, tensor in load_file(path).items()}


def grown(recipe: Recipe, recipes: Path, runs: Path) -> Denoiser:
    """The recipe's network at the function of the smaller one that `grow_from` names."""
    before = load_recipe(recipes / f"{recipe.grow_from}.toml").network
    pieces = load_vocabulary().pieces
    return grow(
        initial_weights(runs, recipe.grow_from), before, pieces, recipe.network, load_drawings_vocabulary().pieces
    )


def draw_of(
    recipe: Recipe, data: Path, kept: Path, sampler: Callable[[str], Network], device: torch.device
) -> DigitBatches | EmojiBatches | DrawingBatches:
    """What the recipe learns from: its data, or samples that `sampler` of a run makes, once, and `kept` keeps."""
    if recipe.data == "drawings":
        tokenizer, length = load_drawings_vocabulary(), recipe.network.caption_length
        return DrawingBatches(load_drawings(data).training, tokenizer, length, device)
    if recipe.data == "emoji":
        drawings, _ = load_emoji(data)
        return EmojiBatches(drawings, load_vocabulary(), recipe.network.caption_length, device)
    if recipe.samples_of is None:
        digits = load_mnist(data)
        return DigitBatches(digits.train_images.to(device), digits.train_labels.to(device))
    if kept.exists():
        return DigitBatches(*torch.load(kept, map_location=device, weights_only=True))
    config, classes = recipe.network, recipe.network.num_class_embeds - 1
    shape = (config.in_channels, config.sample_size, config.sample_size)
    drawn, labels = draw_samples(sampler(recipe.samples_of), shape, classes, recipe.samples, device)
    images = to_images(drawn, recipe.patch)
    save_atomically((images, labels), kept)
    return DigitBatches(images, labels)


def train(recipe: Recipe, arguments: argparse.Namespace) -> None:
    """Run `recipe` to its end, or from its checkpoint to its end."""
    world = int(os.environ.get("WORLD_SIZE", "1"))
    rank = int(os.environ.get("RANK", "0"))
    cuda = torch.cuda.is_available() and arguments.device != "cpu"
    device = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if cuda else "cpu")
    if world > 1:
        distributed.init_process_group("nccl" if cuda else "gloo")
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    if cuda:
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.benchmark = True
    torch.manual_seed(recipe.seed + 1000 * rank)
    out = arguments.out / recipe.name
    out.mkdir(parents=True, exist_ok=True)

    optim = recipe.optim
    batch, null = optim.batch // world, recipe.network.num_class_embeds - 1
    memory_format = torch.channels_last

    bf16 = has_bf16(device) if arguments.bf16 is None else arguments.bf16

    def new_network(run: str | None) -> Denoiser:
        """With the averaged weights of another run."""
        made = Denoiser(recipe.network).to(device, memory_format=memory_format)
        if run is not None:
            made.load_state_dict(initial_weights(arguments.out, run))
        return made

    def caller(network: torch.nn.Module) -> Network:
        return Caller(network, device, bf16, arguments.compile)

    def fixed(run: str | None) -> Network:
        return caller(new_network(run).requires_grad_(False))

    if recipe.grow_from and recipe.init is None:
        network = grown(recipe, arguments.recipe.parent, arguments.out).to(device, memory_format=memory_format)
    else:
        network = new_network(recipe.init)
    averages = PowerAverages(network, optim.ema_lengths)
    ema = averages.each[0] if averages.each else copy.deepcopy(network).requires_grad_(False)
    optimizer = Optimizers(network, optim)
    student = caller(network if world == 1 else DistributedDataParallel(network))
    teacher = fixed(recipe.teacher or recipe.init) if recipe.family != "diffusion" else student
    weak = fixed(recipe.guidance.weak) if recipe.guidance.auto else teacher
    guidance_data = fixed(recipe.guidance.data_score) if recipe.guidance.data_score else teacher

    def guided_teacher(z: Tensor, t: Tensor, _: Tensor, label: Condition) -> Tensor:
        return recipe.guidance.field(teacher, guidance_data, weak, z, t, label, null)

    sample_score, score_optimizer = None, None
    if recipe.family == "multistep" and recipe.matching.images:
        data_score = fixed(recipe.matching.data_score)
        sample_score = new_network(recipe.matching.data_score)
        sample_score_call = caller(sample_score)
        score_optimizer = torch.optim.AdamW(
            sample_score.parameters(), recipe.matching.learning_rate, (0.0, optim.beta2), weight_decay=0.0, fused=True
        )
    first, seconds = 0, 0.0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        ema.load_state_dict(state["ema"])
        for average, kept in zip(averages.each, state.get("averages", []), strict=True):
            average.load_state_dict(kept)
        optimizer.load_state_dict(state["optimizer"])
        if sample_score is not None:
            sample_score.load_state_dict(state["sample_score"])
            score_optimizer.load_state_dict(state["score_optimizer"])
        first, seconds = state["iteration"], state["seconds"]
        torch.manual_seed(recipe.seed + 1000 * rank + first + 1)

    data = arguments.data or Path(f"data/{recipe.data}.npz")
    batches = draw_of(recipe, data, out / f"samples-{rank}.pt", fixed, device)
    shown = batches.shown(20)

    logger = Logger(out / "log.csv")
    order = torch.Generator(device).manual_seed(recipe.seed + 7919 * rank + 104729 * first)
    if rank == 0:
        print(
            f"{recipe.name}: {sum(p.numel() for p in network.parameters()):,} parameters, "
            f"{multiply_adds(ema) / 1e6:.1f} M multiply-adds per image, {device}, from iteration {first}"
        )
        (out / "recipe.txt").write_text("\n".join(f"{k} = {v}" for k, v in asdict(recipe).items()) + "\n")

    bar = tqdm(range(first, optim.iterations), initial=first, total=optim.iterations, disable=rank > 0, mininterval=5)
    begun, sums, counts, saved = time.monotonic(), {}, Counter(), time.monotonic()

    def save(done: int) -> None:
        spent = seconds + time.monotonic() - begun
        state = {"network": network.state_dict(), "ema": ema.state_dict(), "optimizer": optimizer.state_dict()}
        if averages.each:
            state["averages"] = [average.state_dict() for average in averages.each]
        if sample_score is not None:
            state |= {"sample_score": sample_score.state_dict(), "score_optimizer": score_optimizer.state_dict()}
        save_atomically({**state, "iteration": done, "seconds": spent}, checkpoint)
        save_weights(ema, out / "ema.safetensors")
        write_sheet(ema, recipe, shown, out / "sheets" / f"{done:07d}.png")

    for iteration in bar:
        x, label = batches.draw(batch, order)
        x = to_model(x, recipe.patch).to(memory_format=memory_format)
        if isinstance(label, Prompt) and recipe.family != "diffusion":
            label = replace(label, guidance=torch.rand(batch, device=device) * recipe.guidance.max_scale)
        if recipe.family == "diffusion":
            drop = torch.rand(batch, device=device) < optim.class_dropout
            parts = {"loss": diffusion_loss(student, x, dropped(label, drop, null))}
        elif recipe.family == "guidance":
            guided = (teacher, guidance_data, weak, x, label, recipe.guidance, null)
            parts = {"loss": guidance_loss(student, *guided)}
        else:
            progress = iteration / optim.iterations
            parts = multistep_loss(student, guided_teacher, x, label, recipe.multistep, progress)
        loss = parts["loss"]
        if sample_score is not None:
            count, config = recipe.matching.images // world, recipe.matching
            calls = (student, data_score, sample_score_call)
            more = matching_loss(*calls, torch.randn_like(x[:count]), label[:count], config, iteration >= config.ahead)
            loss = loss + more.pop("loss")
            parts |= more
            score_optimizer.zero_grad(set_to_none=True)
        optimizer.zero_grad()
        loss.backward()
        if sample_score is not None:
            average_gradients(sample_score, world)
            torch.nn.utils.clip_grad_norm_(sample_score.parameters(), 1.0)
            score_optimizer.step()
        torch.nn.utils.clip_grad_norm_(network.parameters(), optim.clip)
        rate = optimizer.step(iteration)
        if averages.each:
            averages.update(network, iteration)
        else:
            update_ema(ema, network, optim.ema, iteration)
        for key, value in parts.items():
            sums[key] = sums.get(key, torch.zeros((), device=device)) + value.detach()
            counts[key] += 1
        done = iteration + 1
        if done % LOG_EVERY == 0:
            means = {key: float(value) / counts[key] for key, value in sums.items()}
            sums, counts = {}, Counter()
            if not all(map(torch.isfinite, map(torch.tensor, means.values()))):
                raise FloatingPointError(f"loss is not finite at iteration {done}; the last checkpoint is whole")
            if rank == 0:
                spent = seconds + time.monotonic() - begun
                logger.write({"iteration": done, "images": done * optim.batch, "seconds": spent, "rate": rate, **means})
                bar.set_postfix({k: f"{v:.4f}" for k, v in means.items()})
        if rank == 0 and averages.each and done % KEEP_EVERY == 0:
            averages.keep(out / "averages", done)
        if rank == 0 and (time.monotonic() - saved > arguments.save_minutes * 60 or done == optim.iterations):
            save(done)
            saved = time.monotonic()
    if world > 1:
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
    arguments = parser.parse_args()
    try:
        recipe = load_recipe(arguments.recipe)
        train(recipe, arguments)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train: {error}") from error


if __name__ == "__main__":
    main()
