"""FID-proxy must earn trust: it rises strictly under five growing levels of each of five corruptions."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from stepdial_training.corruptions import LEVELS, NAMES, corrupt
from stepdial_training.data import to_images
from stepdial_training.emoji import load_emoji, to_small
from stepdial_training.evaluate import load_reference
from stepdial_training.features import embed, load_features
from stepdial_training.metrics import feature_statistics, statistics_distance
from stepdial_training.network import Denoiser
from stepdial_training.network_config import NetworkConfig
from stepdial_training.sampling import multistep, run

PACKAGE = Path(__file__).parents[2] / "public/models/mnist"
EMOJI = Path(os.environ.get("STEPDIAL_EMOJI", Path(__file__).parents[1] / "data/emoji.npz"))
COUNT = 1000


def sampled_digits() -> tuple[torch.Tensor, torch.Tensor]:
    """Digits from the shipped dial in 8 steps."""
    manifest = json.loads((PACKAGE / "model.json").read_text())
    known = NetworkConfig.__dataclass_fields__
    config = {k: tuple(v) if isinstance(v, list) else v for k, v in manifest["config"].items() if k in known}
    network = Denoiser(NetworkConfig(**config))
    network.load_state_dict({k: v.float() for k, v in load_file(PACKAGE / "dial.safetensors").items()})
    network = network.eval().to(memory_format=torch.channels_last)
    labels = torch.arange(COUNT) % len(manifest["classes"])
    z = torch.randn(COUNT, 4, 14, 14, generator=torch.Generator().manual_seed(0))
    images = torch.cat(
        [
            to_images(run(network, multistep(8), part, label), manifest["image"]["patch"])
            for part, label in zip(z.split(250), labels.split(250), strict=True)
        ]
    )
    return images, labels


@pytest.fixture(scope="module", params=["real", "sampled"])
def digits(request: pytest.FixtureRequest) -> tuple[torch.Tensor, torch.Tensor]:
    """Real test digits where the archive is; digits of the shipped model always."""
    if request.param == "sampled":
        return sampled_digits()
    images, labels = request.getfixturevalue("real_test_digits")
    return images[:COUNT], labels[:COUNT]


@pytest.mark.parametrize("name", NAMES)
def test_the_proxy_rises_with_every_level(name: str, digits: tuple[torch.Tensor, torch.Tensor]) -> None:
    images, labels = digits
    network = load_features(PACKAGE / "features.safetensors")
    reference = load_reference(PACKAGE / "reference.safetensors")
    distances = []
    for level in LEVELS:
        changed = corrupt(name, images, labels, level)
        assert changed.dtype == torch.uint8 and changed.shape == images.shape
        distances.append(statistics_distance(feature_statistics(embed(network, changed).features), reference))
    rises = [b > a for a, b in pairwise(distances)]
    assert all(rises), f"{name}: {[round(d, 3) for d in distances]}"


@pytest.mark.parametrize("name", NAMES)
def test_the_proxy_of_emoji_rises_with_every_level(name: str) -> None:
    if not EMOJI.exists():
        pytest.skip(f"{EMOJI} is not there (the training data does not ship)")
    drawings, _ = load_emoji(EMOJI)
    metric = Path(__file__).parents[1] / "milestones/emoji-features"
    network = load_features(metric / "features.safetensors")
    reference = load_reference(metric / "reference.safetensors")
    # Every concept as often, as in the reference.
    odds = 1 / drawings.concepts.bincount()[drawings.concepts].double()
    rows = torch.multinomial(odds, 2 * COUNT, replacement=True, generator=torch.Generator().manual_seed(0))
    images, groups = to_small(drawings.images[rows]), drawings.concepts[rows] % 10
    distances = []
    for level in LEVELS:
        features = embed(network, corrupt(name, images, groups, level)).features
        distances.append(statistics_distance(feature_statistics(features), reference))
    assert all(b > a for a, b in pairwise(distances)), f"{name}: {[round(d, 3) for d in distances]}"


def test_level_0_changes_no_image() -> None:
    images = torch.randint(0, 256, (20, 1, 28, 28), dtype=torch.uint8)
    labels = torch.arange(20) % 10
    for name in NAMES:
        assert torch.equal(corrupt(name, images, labels, 0), images)


def test_corruptions_are_the_same_every_time() -> None:
    images = torch.randint(0, 256, (20, 1, 28, 28), dtype=torch.uint8)
    labels = torch.arange(20) % 10
    for name in NAMES:
        assert torch.equal(corrupt(name, images, labels, 3), corrupt(name, images, labels, 3))
