"""Train a discriminator for guidance: `python -m stepdial_training.train_discriminator recipes/x.toml`.

It learns to tell noised training images from noised samples of the network that the recipe trains, and starts from that
network's weights. Writes to runs/<name>-discriminator/: `samples.pt` (kept between runs), `log.csv` (the loss on
images that it is not trained on, by time; log 2 = 0.693 is a guess) and `ema.safetensors`.
"""

from __future__ import annotations

import argparse
import copy
import math
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

from .data import load_mnist, to_images, to_model
from .discriminator import Discriminator
from .losses.diffusion import Network
from .network import Denoiser
from .precision import add_bf16_argument, autocast, has_bf16
from .recipe import Recipe, load_recipe
from .sampling import ddim, run
from .schedule import add_noise
from .train import Logger, initial_weights, save_weights

HELD_OUT = 1000
"""At most this many images of each kind, and a tenth of them, are not trained on."""
TIMES = (0.05, 0.2, 0.4, 0.6, 0.8)
"""Where the loss on those is measured."""
TRAINED_TIMES = (0.01, 0.96)


def draw_samples(network: Network, recipe: Recipe, count: int, steps: int, device: torch.device) -> Tensor:
    """uint8 [count, C, H, W]: sample i is of class i mod the number of classes."""
    config, batch, parts = recipe.network, min(count, 500), []
    generator = torch.Generator().manual_seed(recipe.seed + 31)
    for first in tqdm(range(0, count, batch), "samples", mininterval=5):
        z = torch.randn(batch, config.in_channels, config.sample_size, config.sample_size, generator=generator)
        label = torch.arange(first, first + batch, device=device) % (config.num_class_embeds - 1)
        z = run(network, ddim(steps), z.to(device, memory_format=torch.channels_last), label)
        parts.append(to_images(z, recipe.patch).cpu())
    return torch.cat(parts)[:count]


def train(recipe: Recipe, arguments: argparse.Namespace) -> None:
    device = torch.device("cuda" if torch.cuda.is_available() and arguments.device != "cpu" else "cpu")
    bf16 = has_bf16(device) if arguments.bf16 is None else arguments.bf16
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    data = load_mnist(arguments.data)
    weights = initial_weights(arguments.out, recipe.name)
    out = arguments.out / f"{recipe.name}-discriminator"
    out.mkdir(parents=True, exist_ok=True)

    kept = out / "samples.pt"
    if not kept.exists():
        network = Denoiser(recipe.network).to(device, memory_format=torch.channels_last).requires_grad_(False)
        network.load_state_dict(weights)
        compiled = torch.compile(network, dynamic=False) if arguments.compile else network

        def denoise(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
            with autocast(device, bf16):
                return compiled(z, t, inverse_budget, label).float()

        torch.save(draw_samples(denoise, recipe, arguments.samples, arguments.steps, device), kept)
    fakes = torch.load(kept, weights_only=True)
    fake_labels = torch.arange(len(fakes)) % (recipe.network.num_class_embeds - 1)
    held_out = min(HELD_OUT, len(fakes) // 10, len(data.train_images) // 10)

    discriminator = Discriminator(recipe.network).to(device, memory_format=torch.channels_last)
    discriminator.load_encoder(weights)
    if arguments.resume:
        discriminator.load_state_dict(initial_weights(arguments.out, out.name))
    ema = copy.deepcopy(discriminator).requires_grad_(False)
    compiled = torch.compile(discriminator, dynamic=False) if arguments.compile else discriminator
    encoder, heads = discriminator.encoder.parameters(), discriminator.heads.parameters()
    groups = [{"params": encoder, "times": 1.0}, {"params": heads, "times": 2.0}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.99), weight_decay=0.05, fused=True)

    def loss_of(network: Network, rows_real: Tensor, rows_fake: Tensor, t: Tensor) -> Tensor:
        """Binary cross-entropy of noised pairs: t [2 B], of the real ones first."""
        x = to_model(torch.cat([data.train_images[rows_real], fakes[rows_fake]]), recipe.patch)
        x = x.to(device, memory_format=torch.channels_last)
        label = torch.cat([data.train_labels[rows_real], fake_labels[rows_fake]]).to(device)
        t = t.to(device)
        with autocast(device, bf16):
            logit = network(add_noise(x, torch.randn_like(x), t), t, torch.zeros_like(t), label)
        half = len(x) // 2
        return (F.softplus(-logit[:half]) + F.softplus(logit[half:])).mean() / 2

    @torch.no_grad()
    def measure() -> dict[str, float]:
        rows = torch.arange(held_out)
        with torch.random.fork_rng():
            torch.manual_seed(0)
            return {f"held_out_{t}": loss_of(ema, rows, rows, torch.full((2 * held_out,), t)).item() for t in TIMES}

    logger, begun, total = Logger(out / "log.csv"), time.monotonic(), 0.0
    low, high = TRAINED_TIMES
    pairs, every = arguments.batch, min(250, arguments.iterations)
    for iteration in tqdm(range(arguments.iterations), "discriminator", mininterval=5):
        rows_real = torch.randint(held_out, len(data.train_images), (pairs,))
        rows_fake = torch.randint(held_out, len(fakes), (pairs,))
        strata = (torch.arange(2 * pairs) + torch.rand(2 * pairs)) / (2 * pairs)
        loss = loss_of(compiled, rows_real, rows_fake, low + (high - low) * strata[torch.randperm(2 * pairs)])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(discriminator.parameters(), 1.0)
        part = min(1.0, (iteration + 1) / 100) * 0.5 * (1 + math.cos(math.pi * iteration / arguments.iterations))
        for group in optimizer.param_groups:
            group["lr"] = group["times"] * arguments.learning_rate * part
        optimizer.step()
        decay = min(arguments.ema, (1 + iteration) / (10 + iteration))
        torch._foreach_lerp_(list(ema.parameters()), list(discriminator.parameters()), 1 - decay)
        total += loss.item()
        done = iteration + 1
        if done % every == 0 or done == arguments.iterations:
            mean = total / (every if done % every == 0 else done % every)
            row = {"iteration": done, "seconds": time.monotonic() - begun, "loss": mean, **measure()}
            logger.write(row)
            tqdm.write(" ".join(f"{key} {value:.4g}" for key, value in row.items()))
            total = 0.0
            save_weights(ema, out / "ema.safetensors")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recipe", type=Path, help="of the network whose samples it is to know")
    parser.add_argument("--data", type=Path, default=Path("data/mnist.npz"))
    parser.add_argument("--out", type=Path, default=Path("runs"))
    parser.add_argument("--samples", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=32, help="of DDIM, for the samples")
    parser.add_argument("--iterations", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=128, help="of each kind")
    parser.add_argument("--learning-rate", type=float, default=5e-4, help="of the encoder; the heads' is twice that")
    parser.add_argument("--ema", type=float, default=0.995)
    parser.add_argument("--resume", action="store_true", help="go on from the average that a run before left")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", choices=["auto", "cpu"], default="auto", help="auto takes CUDA where there is one")
    parser.add_argument("--threads", type=int, default=0, help="CPU threads; 0 leaves PyTorch's choice")
    add_bf16_argument(parser)
    parser.add_argument("--compile", action=argparse.BooleanOptionalAction, default=False, help="torch.compile")
    arguments = parser.parse_args()
    try:
        train(load_recipe(arguments.recipe), arguments)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train_discriminator: {error}") from error


if __name__ == "__main__":
    main()
