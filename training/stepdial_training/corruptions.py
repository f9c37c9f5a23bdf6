"""Five levels each of five corruptions of images, to prove that FID-proxy rises when images get worse.

Images are uint8 [N, C, H, W]; level 0 leaves them as they are, level 5 is plain to see. All randomness is seeded. The
five are those of Heusel et al. (2017), appendix A1, with class imbalance in place of foreign images.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

LEVELS = (0, 1, 2, 3, 4, 5)


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def to_uint8(values: Tensor) -> Tensor:
    return values.round().clamp(0, 255).to(torch.uint8)


def blur(images: Tensor, level: int) -> Tensor:
    """Gaussian blur of standard deviation 0.25·(level + 1) pixels."""
    if level == 0:
        return images
    offsets = torch.arange(-5, 6, dtype=torch.float32)
    kernel = torch.exp(-0.5 * (offsets / (0.25 * (level + 1))) ** 2)
    kernel = kernel / kernel.sum()
    planes = F.pad(images.float().reshape(-1, 1, *images.shape[2:]), (5, 5, 5, 5), mode="replicate")
    rows = F.conv2d(planes, kernel[None, None, None, :])
    return to_uint8(F.conv2d(rows, kernel[None, None, :, None])).reshape(images.shape)


def noise(images: Tensor, level: int) -> Tensor:
    """Gaussian noise of standard deviation 12·level grey levels; the same noise, scaled, at every level."""
    return to_uint8(images.float() + 12 * level * torch.randn(images.shape, generator=generator()))


def missing_patches(images: Tensor, level: int) -> Tensor:
    """`level` black squares of 5×5 pixels at random places, four pixels or more from every edge, where the ink is."""
    count, _, height, width = images.shape
    out = images.clone()
    g = generator()
    ys, xs = torch.arange(height), torch.arange(width)
    for _ in range(level):
        corner = torch.randint(4, height - 8, (count, 2), generator=g)
        rows = (ys >= corner[:, :1]) & (ys < corner[:, :1] + 5)
        columns = (xs >= corner[:, 1:]) & (xs < corner[:, 1:] + 5)
        out.masked_fill_((rows[:, :, None] & columns[:, None, :])[:, None], 0)
    return out


def swirl(images: Tensor, level: int) -> Tensor:
    """A swirl about the centre by 0.25·level radians there, fading to none at the edge."""
    count, _, height, width = images.shape
    y, x = torch.meshgrid(torch.linspace(-1, 1, height), torch.linspace(-1, 1, width), indexing="ij")
    radius = (x * x + y * y).sqrt()
    angle = 0.25 * level * (1 - radius).clamp(min=0)
    grid = torch.stack([x * angle.cos() - y * angle.sin(), x * angle.sin() + y * angle.cos()], dim=-1)
    moved = F.grid_sample(images.float(), grid.expand(count, -1, -1, -1), align_corners=True)
    return to_uint8(moved)


def class_imbalance(images: Tensor, labels: Tensor, level: int) -> Tensor:
    """Drop images of class c with probability 1 − 2^(−level·c/9): the higher the digit, the rarer.

    Dropped images are replaced by kept ones drawn again, so that the count stays.
    """
    g = generator()
    share = torch.exp2(-level * labels.double() / 9)
    keep = torch.rand(len(images), generator=g, dtype=torch.float64) < share
    kept = keep.nonzero()[:, 0]
    refill = kept[torch.randint(len(kept), (len(images) - len(kept),), generator=g)]
    return images[torch.cat([kept, refill])]


IMAGE_CORRUPTIONS: dict[str, Callable[[Tensor, int], Tensor]] = {
    "blur": blur,
    "noise": noise,
    "missing patches": missing_patches,
    "swirl": swirl,
}


def corrupt(name: str, images: Tensor, labels: Tensor, level: int) -> Tensor:
    """One of the five by name ("class imbalance" needs the labels), at a level of `LEVELS`."""
    if name == "class imbalance":
        return class_imbalance(images, labels, level)
    return IMAGE_CORRUPTIONS[name](images, level)


NAMES = (*IMAGE_CORRUPTIONS, "class imbalance")
