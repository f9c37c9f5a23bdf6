"""Corruptions: each does what it says, the same every time, and more of it at higher levels."""

from itertools import pairwise

import pytest
import torch

from stepdial_training.corruptions import (
    CORRUPTIONS,
    blur,
    colour_cast,
    discrete_gaussian,
    dropped_classes,
    duplicates,
    missing_patches,
    noise,
    quantisation,
    shift,
    swapped_halves,
)
from stepdial_training.golden_meter import blobs, strokes

PICTURES = {"colour": blobs(40, 32, 0), "grey": strokes(40, 28, 0)}


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("name", CORRUPTIONS)
def test_pictures_move_farther_away_with_every_level(name: str, kind: str) -> None:
    images, corruption = PICTURES[kind], CORRUPTIONS[name]
    if corruption.colour and kind == "grey":
        pytest.skip("for colour only")
    moved = []
    for level in corruption.levels:
        changed = corruption.apply(images, level)
        assert changed.dtype == torch.uint8 and changed.shape == images.shape
        assert torch.equal(changed, corruption.apply(images, level))
        moved.append(float((changed.float() - images.float()).square().mean()))
    assert moved[0] > 0 and all(b > a for a, b in pairwise(moved)), moved


def test_the_kernel_of_the_blur_has_its_variance() -> None:
    offsets = torch.arange(-8, 9)
    for sigma in (0.25, 0.5, 1.0):
        kernel = discrete_gaussian(sigma)
        assert float(kernel.sum()) == pytest.approx(1, abs=1e-5)
        assert float((kernel * offsets**2).sum()) == pytest.approx(sigma**2, abs=1e-3)


def test_a_plain_ground_stays_plain() -> None:
    white = torch.full((2, 3, 32, 32), 255, dtype=torch.uint8)
    for changed in (blur(white, 1), shift(white, 2), missing_patches(white, 4), quantisation(white, 4)):
        assert torch.equal(changed, white)


def test_noise_has_its_deviation() -> None:
    grey = torch.full((10, 1, 28, 28), 128, dtype=torch.uint8)
    assert float(noise(grey, 8).float().std()) == pytest.approx(8, rel=0.05)


def test_shift_moves_right_and_halves_change_places() -> None:
    images = PICTURES["colour"]
    assert torch.equal(shift(images, 2)[..., 2:], images[..., :-2])
    swapped = swapped_halves(images, 100)
    assert torch.equal(swapped[..., :16], images[..., 16:]) and torch.equal(swapped[..., 16:], images[..., :16])


def test_a_warm_cast_leaves_red_alone() -> None:
    images = PICTURES["colour"]
    cast = colour_cast(images, 16)
    assert torch.equal(cast[:, 0], images[:, 0])
    assert cast[:, 2].float().mean() == pytest.approx(0.84 * float(images[:, 2].float().mean()), rel=0.01)


def test_duplicates_are_of_so_many_fewer_pictures() -> None:
    images = PICTURES["grey"]
    assert len(duplicates(images, 4).flatten(1).unique(dim=0)) == 10


def test_dropped_classes_are_gone_and_a_small_pool_is_refused() -> None:
    images = torch.arange(40, dtype=torch.uint8)[:, None, None, None].expand(-1, 1, 2, 2)
    groups = torch.arange(40) % 10
    kept = dropped_classes(images, groups, 3, 20)
    assert len(kept) == 20 and int((kept[:, 0, 0, 0] % 10).max()) == 6
    with pytest.raises(ValueError, match="28 of 40 pictures are left, 30 are needed"):
        dropped_classes(images, groups, 3, 30)
