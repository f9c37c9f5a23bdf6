"""The feature network: folding and scaling change nothing they must not, and the shipped one knows its digits."""

import json
from pathlib import Path

import pytest
import torch

from stepdial_training.features import FeatureNetwork, embed, load_features
from stepdial_training.golden_metrics import features_golden
from stepdial_training.shipped import save_shipped
from stepdial_training.train_features import TrainingNetwork, augment, scale_features

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "public/models/mnist/features.safetensors"


def random_images(count: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (count, 1, 28, 28), generator=generator, dtype=torch.uint8)


def test_folding_batch_norm_keeps_the_logits() -> None:
    torch.manual_seed(0)
    network = TrainingNetwork(FeatureNetwork((4, 6, 8), 5))
    images = random_images(64).float() / 127.5 - 1
    for norm in network.norms:
        torch.nn.init.uniform_(norm.weight, 0.5, 1.5)
        torch.nn.init.uniform_(norm.bias, -0.5, 0.5)
    for _ in range(20):
        network(images)
    expected = network.eval()(images)[0]
    _, logits = network.folded()(images)
    assert torch.allclose(logits, expected, atol=1e-5)


def test_scaling_gives_unit_variance_and_keeps_the_logits() -> None:
    torch.manual_seed(0)
    network = FeatureNetwork((4, 6, 8), 5).requires_grad_(False)
    images = random_images(200)
    _, before = network(images.float() / 127.5 - 1)
    scale_features(network, images)
    _, after = network(images.float() / 127.5 - 1)
    assert torch.allclose(after, before, atol=1e-5)
    assert embed(network, images).features.std(0) == pytest.approx(torch.ones(5).numpy(), rel=1e-4)


def test_saved_weights_come_back_rounded_to_half_precision(tmp_path: Path) -> None:
    network = FeatureNetwork((4, 6, 8), 5)
    save_shipped(network.state_dict(), tmp_path / "features.safetensors")
    back = load_features(tmp_path / "features.safetensors")
    for name, value in back.state_dict().items():
        assert value.dtype == torch.float32
        assert torch.equal(value, network.state_dict()[name].half().float())


def test_augmentation_is_mild_and_keeps_the_range() -> None:
    images = torch.full((50, 1, 28, 28), -1.0)
    images[:, :, 8:20, 8:20] = 1
    changed = augment(images, torch.Generator().manual_seed(0))
    assert changed.min() >= -1 - 1e-6 and changed.max() <= 1 + 1e-6
    assert not torch.allclose(changed, images)
    # Ink: 144 pixels before, scaled by at most (1/0.9)² and at least (1/1.1)², none pushed out.
    ink = ((changed + 1) / 2).sum((1, 2, 3))
    assert ink.min() > 144 / 1.1**2 * 0.97 and ink.max() < 144 / 0.9**2 * 1.03


def test_multiply_adds_of_a_network_counted_by_hand() -> None:
    expected = 14 * 14 * 4 * 9 + 7 * 7 * 6 * 4 * 9 + 4 * 4 * 8 * 6 * 9 + 8 * 16 * 5 + 5 * 10
    assert FeatureNetwork((4, 6, 8), 5).multiply_adds() == expected


def test_the_shipped_network_gives_the_golden_features() -> None:
    stored, fresh = json.loads((ROOT / "golden/features.json").read_text()), features_golden(SHIPPED)
    assert stored["images"] == fresh["images"]
    assert stored["recognised"] == fresh["recognised"]
    assert torch.allclose(torch.tensor(stored["features"]), torch.tensor(fresh["features"]), atol=1e-4)


def test_the_shipped_network_recognises_real_digits(real_test_digits) -> None:
    images, labels = real_test_digits
    assert (embed(load_features(SHIPPED), images).recognised == labels).double().mean() >= 0.992
