"""Datasets: one compressed NumPy archive each, read whole into memory, and how to make one from its upstream source."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F
from tqdm import tqdm

UPSTREAM = """\
{path} is not there. To make it:
    git clone https://github.com/rasbt/mnist-pngs
    python -m stepdial_training.data mnist-pngs {path}
or name an archive that you have with --data: {{train,test}}_images uint8 [N, 28, 28] and {{train,test}}_labels."""


@dataclass(frozen=True)
class Dataset:
    """Images uint8 [N, C, H, W] and labels int64 [N], split as upstream split them."""

    train_images: Tensor
    train_labels: Tensor
    test_images: Tensor
    test_labels: Tensor


def load_mnist(path: Path) -> Dataset:
    """Read an `mnist.npz`. Raises FileNotFoundError that says how to make one, ValueError for other content."""
    if not path.exists():
        raise FileNotFoundError(UPSTREAM.format(path=path))
    parts = {}
    with np.load(path) as archive:
        for split in ("train", "test"):
            images, labels = archive[f"{split}_images"], archive[f"{split}_labels"]
            if images.dtype != np.uint8 or images.shape[1:] != (28, 28) or labels.shape != images.shape[:1]:
                raise ValueError(f"{path}: {split} is {images.dtype} {images.shape} with labels {labels.shape}")
            parts[f"{split}_images"] = torch.from_numpy(images)[:, None]
            parts[f"{split}_labels"] = torch.from_numpy(labels.astype(np.int64))
    return Dataset(**parts)


class DigitBatches:
    """Batches for training: images drawn evenly, with their classes."""

    def __init__(self, images: Tensor, labels: Tensor) -> None:
        self.images, self.labels = images, labels

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """(images [B, C, H, W] in [−1, 1], classes [B])."""
        rows = torch.randint(len(self.images), (count,), generator=generator, device=self.images.device)
        return self.images[rows].float() / 127.5 - 1, self.labels[rows]

    def shown(self, count: int) -> Tensor:
        """Classes for a sheet of `count` samples, equal ones together."""
        classes = int(self.labels.max()) + 1
        return torch.arange(count, device=self.labels.device) * classes // count


def to_model(images: Tensor, patch: int) -> Tensor:
    """[N, C, H, W] in [−1, 1] → float32 [N, C·p², H/p, W/p] (pixel-unshuffle with factor p)."""
    return F.pixel_unshuffle(images, patch)


def to_images(x: Tensor, patch: int) -> Tensor:
    """The inverse of `to_model`, clipped and rounded to the nearest of 256 levels."""
    return ((F.pixel_shuffle(x.float(), patch).clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)


def pack_mnist_pngs(source: Path, path: Path) -> None:
    """Pack a checkout of rasbt/mnist-pngs ({train,test}/<digit>/<index>.png) with rows shuffled by a fixed seed."""
    arrays: dict[str, np.ndarray] = {}
    for split in ("train", "test"):
        files = sorted((source / split).glob("[0-9]/*.png"))
        if not files:
            raise FileNotFoundError(f"{source / split} holds no <digit>/<index>.png")
        order = np.random.default_rng(0).permutation(len(files))
        rows = [files[i] for i in order]
        arrays[f"{split}_images"] = np.stack([np.asarray(Image.open(f).convert("L")) for f in tqdm(rows, split)])
        arrays[f"{split}_labels"] = np.array([int(f.parent.name) for f in rows], dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, **arrays)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=pack_mnist_pngs.__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("path", type=Path)
    arguments = parser.parse_args()
    pack_mnist_pngs(arguments.source, arguments.path)
