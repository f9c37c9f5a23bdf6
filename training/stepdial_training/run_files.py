"""The files of a run: checkpoints and weights that are whole or not there, its log, and where other runs find them."""

from __future__ import annotations

import csv
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from .compact import load_weights

MILESTONES = Path(__file__).parents[1] / "milestones"
"""Where the repository keeps the weights, compact (`compact.py`), and the log of runs that others start from."""


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


def save_weights(network: nn.Module, path: Path) -> None:
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
    return load_weights(run_file(runs, name, "ema.safetensors", ".safetensors"))
