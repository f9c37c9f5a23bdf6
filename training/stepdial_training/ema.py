"""Averages of weights over a run: exponential ones, and power-function ones, whose length can be chosen afterwards.

For the latter see Karras et al. 2024 (arXiv 2312.02696, section 3 and appendix C). At iteration t the average takes a
share of 1 − β_t, β_t = (1 − 1/t)^(γ+1), so that it spans the same part of the run at any time: `length` is the width
(standard deviation) of its profile relative to t. Averages of two lengths, kept at several times, mix to nearly any
other length by least squares: `python -m stepdial_training.ema runs/emoji-diffusion --length 0.08`.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from .network import Denoiser
from .recipe import OptimConfig


def gamma_of(length: float) -> float:
    """The exponent γ of a relative length σ: the positive root of σ² (γ+2)² (γ+3) = γ+1 (equation 123)."""
    if not 0 < length < 0.28:
        raise ValueError(f"an average has a length between 0 and 0.28, not {length}")
    roots = np.roots([1, 7, 16 - length**-2, 12 - length**-2])
    return float(max(root.real for root in roots if abs(root.imag) < 1e-9))


@torch.no_grad()
def update_ema(ema: nn.Module, network: nn.Module, decay: float, iteration: int) -> None:
    """ema ← decay·ema + (1−decay)·network, with a smaller decay while the average is young."""
    decay = min(decay, (1 + iteration) / (10 + iteration))
    torch._foreach_lerp_(list(ema.parameters()), list(network.parameters()), 1 - decay)


class ExponentialAverage:
    """One average of a fixed length."""

    def __init__(self, network: Denoiser, decay: float) -> None:
        self.main, self.decay = copy.deepcopy(network).requires_grad_(False), decay

    def update(self, network: nn.Module, iteration: int) -> None:
        update_ema(self.main, network, self.decay, iteration)

    def keep(self, folder: Path, iteration: int) -> None:
        """Nothing: no other length could be made of it."""

    def state(self) -> dict[str, Any]:
        return {"ema": self.main.state_dict()}

    def load_state(self, state: dict[str, Any]) -> None:
        self.main.load_state_dict(state["ema"])


class PowerAverages:
    """Averages of one network with several lengths; the first is the `main` one."""

    def __init__(self, network: Denoiser, lengths: tuple[float, ...]) -> None:
        self.lengths = lengths
        self.gammas = [gamma_of(length) for length in lengths]
        self.each = [copy.deepcopy(network).requires_grad_(False) for _ in lengths]
        self.main = self.each[0]

    @torch.no_grad()
    def update(self, network: nn.Module, iteration: int) -> None:
        """After the update of `iteration`, which counts from 0."""
        for gamma, average in zip(self.gammas, self.each, strict=True):
            share = 1 - (1 - 1 / (iteration + 1)) ** (gamma + 1)
            torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), share)

    def keep(self, folder: Path, iteration: int) -> None:
        """Write them all as float16, for `chosen`."""
        folder.mkdir(parents=True, exist_ok=True)
        for length, average in zip(self.lengths, self.each, strict=True):
            state = {name: tensor.half().contiguous().cpu() for name, tensor in average.state_dict().items()}
            save_file(state, folder / f"{iteration:07d}-{length}.safetensors")

    def state(self) -> dict[str, Any]:
        return {"averages": [average.state_dict() for average in self.each]}

    def load_state(self, state: dict[str, Any]) -> None:
        for average, kept in zip(self.each, state["averages"], strict=True):
            average.load_state_dict(kept)


def averages_of(network: Denoiser, optim: OptimConfig) -> ExponentialAverage | PowerAverages:
    """Those that a recipe asks for."""
    return PowerAverages(network, optim.ema_lengths) if optim.ema_lengths else ExponentialAverage(network, optim.ema)


def overlap(t: np.ndarray, gamma: np.ndarray, other_t: np.ndarray, other_gamma: np.ndarray) -> np.ndarray:
    """Inner products of profiles [N] with [M] → [N, M] (Karras et al. 2024, algorithm 3)."""
    t, gamma = t[:, None], gamma[:, None]
    earlier = np.minimum(t, other_t)
    exponent = np.where(t < other_t, other_gamma, gamma)
    later = np.maximum(t, other_t)
    shared = (gamma + 1) * (other_gamma + 1) / ((gamma + other_gamma + 1) * later)
    return shared * (earlier / later) ** exponent


def mixing_weights(times: list[int], lengths: list[float], at: int, wanted: float) -> np.ndarray:
    """How much of each average, taken at `times` with `lengths`, makes one of length `wanted` at time `at`."""
    t, gamma = np.array(times, float), np.array([gamma_of(length) for length in lengths])
    goal_t, goal_gamma = np.array([float(at)]), np.array([gamma_of(wanted)])
    gram = overlap(t, gamma, t, gamma)
    return np.linalg.lstsq(gram, overlap(t, gamma, goal_t, goal_gamma)[:, 0], rcond=1e-10)[0]


def chosen(folder: Path, wanted: float) -> dict[str, Tensor]:
    """The average of length `wanted` at the time of the last that `folder` keeps. Raises FileNotFoundError."""
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise FileNotFoundError(f"{folder} keeps no averages")
    names = [file.stem.split("-", 1) for file in files]
    times, lengths = [int(name[0]) for name in names], [float(name[1]) for name in names]
    mixed: dict[str, Tensor] = {}
    for file, weight in zip(files, mixing_weights(times, lengths, max(times), wanted), strict=True):
        for name, tensor in load_file(file).items():
            mixed[name] = mixed.get(name, torch.zeros_like(tensor, dtype=torch.float32)) + float(weight) * tensor
    return mixed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path, help="the folder of a run, whose ema.safetensors is replaced")
    parser.add_argument("--length", type=float, required=True, help="relative to the run, for example 0.08")
    arguments = parser.parse_args()
    try:
        state = chosen(arguments.run / "averages", arguments.length)
    except (OSError, ValueError) as error:
        raise SystemExit(f"ema: {error}") from error
    save_file(state, arguments.run / "ema.safetensors")


if __name__ == "__main__":
    main()
