"""Ways to make real pictures worse, at levels around the just noticeable: what the meter is tried on.

Pictures are uint8 [N, C, H, W], in colour on white or grey on black. All randomness is seeded, and levels of one
corruption share it, so that a higher level is the same damage, only more of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

PATCH = 5


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def to_uint8(values: Tensor) -> Tensor:
    return values.round().clamp(0, 255).to(torch.uint8)


def ground(images: Tensor) -> int:
    """The value of the empty ground: white in colour, black in grey."""
    return 255 if images.shape[1] == 3 else 0


def noise(images: Tensor, sigma: float) -> Tensor:
    """Gaussian noise of standard deviation `sigma` grey levels."""
    return to_uint8(images.float() + sigma * torch.randn(images.shape, generator=generator()))


def discrete_gaussian(sigma: float, radius: int = 8) -> Tensor:
    """Kernel [2·radius + 1] of variance exactly sigma², by its frequency response exp(σ²(cos θ − 1)) (Lindeberg 1990).

    Sampling the bell curve instead would blur by nothing at all below half a pixel.
    """
    size = 2 * radius + 1
    angle = 2 * torch.pi * torch.fft.fftfreq(size)
    return torch.fft.fftshift(torch.fft.ifft(torch.exp(sigma**2 * (angle.cos() - 1))).real)


def blur(images: Tensor, sigma: float) -> Tensor:
    """Gaussian blur of standard deviation `sigma` pixels."""
    kernel = discrete_gaussian(sigma)
    around = len(kernel) // 2
    planes = F.pad(images.float().reshape(-1, 1, *images.shape[2:]), (around,) * 4, mode="replicate")
    rows = F.conv2d(planes, kernel[None, None, None, :])
    return to_uint8(F.conv2d(rows, kernel[None, None, :, None])).reshape(images.shape)


def shift(images: Tensor, pixels: float) -> Tensor:
    """Everything moves right by whole `pixels`; ground comes in from the left."""
    step = int(pixels)
    moved = torch.full_like(images, ground(images))
    moved[..., step:] = images[..., :-step]
    return moved


def jpeg(images: Tensor, quality: float) -> Tensor:
    """Saved and read as baseline JPEG, colour at full resolution (4:4:4)."""
    out = []
    for image in images.permute(0, 2, 3, 1).numpy():
        buffer = io.BytesIO()
        Image.fromarray(image.squeeze()).save(buffer, "JPEG", quality=int(quality), subsampling=0)
        out.append(np.asarray(Image.open(buffer)).reshape(image.shape))
    return torch.from_numpy(np.stack(out)).permute(0, 3, 1, 2).contiguous()


def quantisation(images: Tensor, values: float) -> Tensor:
    """Only so many values per channel, evenly from 0 to 255."""
    steps = 255 / (values - 1)
    return to_uint8((images.float() / steps).round() * steps)


def swirl(images: Tensor, radians: float) -> Tensor:
    """Turned by `radians` at the centre, fading to none at the edge."""
    count, _, height, width = images.shape
    y, x = torch.meshgrid(torch.linspace(-1, 1, height), torch.linspace(-1, 1, width), indexing="ij")
    angle = radians * (1 - (x * x + y * y).sqrt()).clamp(min=0)
    grid = torch.stack([x * angle.cos() - y * angle.sin(), x * angle.sin() + y * angle.cos()], dim=-1)
    return to_uint8(F.grid_sample(images.float(), grid.expand(count, -1, -1, -1), align_corners=True))


def missing_patches(images: Tensor, patches: float) -> Tensor:
    """Squares of `PATCH` pixels, four or more from every edge, are wiped to the ground."""
    count, _, height, width = images.shape
    out, g = images.clone(), generator()
    ys, xs = torch.arange(height), torch.arange(width)
    for _ in range(int(patches)):
        top = torch.randint(4, height - 3 - PATCH, (count, 1), generator=g)
        left = torch.randint(4, width - 3 - PATCH, (count, 1), generator=g)
        inside = ((ys >= top) & (ys < top + PATCH))[:, :, None] & ((xs >= left) & (xs < left + PATCH))[:, None, :]
        out.masked_fill_(inside[:, None], ground(images))
    return out


def colour_cast(images: Tensor, percent: float) -> Tensor:
    """Blue falls by `percent` per cent and green by half as much: warm light. Colour only."""
    keep = torch.tensor([1.0, 1 - percent / 200, 1 - percent / 100])
    return to_uint8(images.float() * keep[None, :, None, None])


def swapped_halves(images: Tensor, percent: float) -> Tensor:
    """Left and right halves change places in `percent` per cent of the pictures."""
    chosen = torch.rand(len(images), generator=generator()) < percent / 100
    return torch.where(chosen[:, None, None, None], images.roll(images.shape[3] // 2, 3), images)


def dropped_classes(images: Tensor, groups: Tensor, dropped: float, count: int) -> Tensor:
    """The first `count` pictures that are not of the `dropped` highest of ten groups; 0 drops none.

    `images` are a pool that must be large enough.
    """
    kept = images[groups < 10 - int(dropped)]
    if len(kept) < count:
        raise ValueError(f"{len(kept)} of {len(images)} pictures are left, {count} are needed")
    return kept[:count]


def duplicates(images: Tensor, copies: float) -> Tensor:
    """Every picture `copies` times, of so many fewer."""
    return images[torch.arange(len(images)) % -(-len(images) // int(copies))]


@dataclass(frozen=True)
class Corruption:
    """`apply` at each of its rising `levels`, in `unit`."""

    apply: Callable[[Tensor, float], Tensor]
    levels: tuple[float, ...]
    unit: str
    colour: bool = False
    """Whether it takes pictures in colour only."""


CORRUPTIONS: dict[str, Corruption] = {
    "noise": Corruption(noise, (2, 4, 8, 16), "of 255"),
    "blur": Corruption(blur, (0.25, 0.5, 1), "px"),
    "shift": Corruption(shift, (1, 2), "px"),
    "JPEG": Corruption(jpeg, (95, 75, 50), "quality"),
    "quantisation": Corruption(quantisation, (16, 8, 4), "values"),
    "swirl": Corruption(swirl, (0.125, 0.25, 0.5), "rad"),
    "missing patches": Corruption(missing_patches, (1, 2, 4), "of 5 × 5 px"),
    "colour cast": Corruption(colour_cast, (4, 8, 16), "%", colour=True),
    "swapped halves": Corruption(swapped_halves, (12.5, 25, 50, 100), "% of pictures"),
    "duplicates": Corruption(duplicates, (2, 4, 10), "copies"),
}
DROPPED = (1, 3, 5)
"""Levels of `dropped_classes`, which needs a pool and groups."""
