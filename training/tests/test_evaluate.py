"""The evaluation: balanced classes, the same noise for all, one computation for ∞, and nothing measured twice."""

import json
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from stepdial_training import evaluate as module
from stepdial_training.evaluate import Metric, load_metric, main, sample_features
from stepdial_training.features import Embedded, FeatureNetwork
from stepdial_training.meter import load_meter
from stepdial_training.meter_reference import write_reference
from stepdial_training.metrics import feature_statistics
from stepdial_training.network import Denoiser
from stepdial_training.recipe import load_recipe
from stepdial_training.shipped import load_shipped, save_shipped
from stepdial_training.subjects import Digits

RECIPE = """
name = "small"
family = "diffusion"
[network]
block_out_channels = [8, 8]
[optim]
iterations = 1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A random denoiser and feature network, and an archive of random images."""
    torch.manual_seed(0)
    (tmp_path / "recipe.toml").write_text(RECIPE)
    recipe = load_recipe(tmp_path / "recipe.toml")
    network = Denoiser(recipe.network)
    torch.nn.init.normal_(network.conv_out.weight, std=0.2)
    torch.nn.init.normal_(network.budget_embedding.linear_2.weight, std=0.2)
    save_file(network.state_dict(), tmp_path / "ema.safetensors")
    save_shipped(FeatureNetwork((4, 4, 4), 6).state_dict(), tmp_path / "features.safetensors")
    rng = np.random.default_rng(0)
    arrays = {}
    for split, count in (("train", 600), ("test", 400)):
        arrays[f"{split}_images"] = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
        arrays[f"{split}_labels"] = rng.integers(0, 10, count, dtype=np.uint8)
    np.savez(tmp_path / "mnist.npz", **arrays)
    write_reference(Digits(tmp_path / "mnist.npz"), 200, tmp_path / "reference.safetensors")
    return tmp_path


def command(folder: Path, *more: str) -> list[str]:
    paths = {"weights": "ema.safetensors", "recipe": "recipe.toml", "data": "mnist.npz"}
    paths |= {"features": "features.safetensors", "reference": "reference.safetensors"}
    given = [part for key, name in paths.items() for part in (f"--{key}", str(folder / name))]
    return [*given, "--no-compile", "--count", "220", "--batch", "100", *more]


def test_records_are_complete_and_are_not_measured_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "INFINITE_STEPS", 3)
    budgets = ("--samplers", "multistep", "ddim", "heun", "--budgets", "1", "3")
    records = main(command(folder, *budgets))
    assert records == json.loads((folder / "curves.json").read_text())
    assert [(r["family"], r.get("sampler"), r.get("steps")) for r in records] == [
        ("diffusion", "multistep", 1),
        ("diffusion", "multistep", 3),
        ("diffusion", "ddim", 1),
        ("diffusion", "ddim", 3),
        ("diffusion", "heun", 1),
        ("diffusion", "heun", 3),
        ("real", None, None),
    ]
    for record in records:
        low, high = record["fidProxyInterval"]
        assert low <= record["fidProxy"] <= high
        assert record["count"] == 220
        assert record["metric"] == "efficientnet-lite0"
        assert "guidance" not in record
    # ∞ (here 3) is one computation for the dial and for DDIM; at 1 step, told another budget, they differ.
    assert records[1]["fidProxy"] == records[3]["fidProxy"]
    assert records[0]["fidProxy"] != records[2]["fidProxy"]

    def forbidden(*_: object) -> None:
        raise AssertionError("measured again")

    monkeypatch.setattr(module, "sample_features", forbidden)
    assert main(command(folder, *budgets)) == records
    with pytest.raises(AssertionError, match="again"):
        main(command(folder, "--budgets", "2"))
    # Other data may ask for other images and be another floor: nothing measured with the old may stand for it.
    arrays = dict(np.load(folder / "mnist.npz"))
    np.savez(folder / "mnist.npz", **{**arrays, "test_labels": arrays["test_labels"][::-1]})
    with pytest.raises(AssertionError, match="again"):
        main(command(folder, *budgets))


@pytest.mark.parametrize(("trained", "shown"), [("guidance", "diffusion"), ("multistep", "multistep")])
def test_records_name_the_family_of_the_recipe(folder: Path, trained: str, shown: str) -> None:
    text = RECIPE.replace('"diffusion"', f'"{trained}"\ninit = "other"')
    (folder / "recipe.toml").write_text(text)
    records = main(command(folder, "--samplers", "ddim", "stochastic", "--budgets", "1"))
    assert [record["family"] for record in records] == [shown, shown, "real"]
    assert records[-1]["images"] == "test"


def test_an_interrupted_evaluation_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def fails_second(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return sample_features(*arguments)

    monkeypatch.setattr(module, "sample_features", fails_second)
    with pytest.raises(KeyboardInterrupt):
        main(command(folder, "--budgets", "1", "2", "--samplers", "multistep"))
    assert len(main(command(folder, "--budgets", "1", "2", "--samplers", "multistep"))) == 3
    assert len(calls) == 3


def test_samples_are_balanced_and_repeat(folder: Path) -> None:
    recipe = load_recipe(folder / "recipe.toml")
    network = load_shipped(folder / "ema.safetensors", recipe.network)
    subject = Digits(folder / "mnist.npz")
    metric = load_metric(
        folder / "features.safetensors", folder / "reference.safetensors", subject, torch.device("cpu")
    )
    asked = subject.asked(150, 0.0)
    assert asked.bincount().tolist() == [15] * 10

    def samples(seed: int) -> Embedded:
        return sample_features(network, recipe, metric, asked, "stochastic", 2, 130, 50, seed)

    first, again, other = samples(1), samples(1), samples(2)
    assert first.features.shape == (130, 64) and first.recognised.shape == (130,)
    assert torch.equal(first.features, again.features)
    assert not torch.equal(first.features, other.features)


def test_a_missing_archive_is_one_clear_line(folder: Path) -> None:
    (folder / "mnist.npz").unlink()
    with pytest.raises(SystemExit, match=r"evaluate: .*mnist.npz is not there"):
        main(command(folder))


def test_weights_are_rounded_as_they_ship(folder: Path) -> None:
    network = load_shipped(folder / "ema.safetensors", load_recipe(folder / "recipe.toml").network)
    weight = network.conv_in.weight
    assert weight.dtype == torch.float32 and torch.equal(weight, weight.half().float())


def test_distances_from_what_is_held_out_stand_beside_those_from_training() -> None:
    generator = torch.Generator().manual_seed(0)
    features, known, unseen = (torch.randn(400, 5, generator=generator) + shift for shift in (0, 0, 2))
    metric = Metric(load_meter(), FeatureNetwork((4, 4, 4), 5), feature_statistics(known), known, unseen)
    record = metric.measure(Embedded(features, torch.zeros(400)), torch.arange(400) < 300)
    assert record["accuracy"] == 0.75
    assert record["fidProxy"] < 0.2 and 18 < record["heldOut"]["fidProxy"] < 22  # 2² in each of five dimensions
    assert record["kid"] < 0.1 < record["heldOut"]["kid"]
    assert "heldOut" not in replace(metric, held_out=None).measure(Embedded(features, features), torch.ones(400) > 0)


def test_the_meters_noise_is_that_of_an_images_index_whatever_the_batches(folder: Path) -> None:
    recipe = load_recipe(folder / "recipe.toml")
    network = load_shipped(folder / "ema.safetensors", recipe.network)
    files = (folder / "features.safetensors", folder / "reference.safetensors")
    metric = load_metric(*files, Digits(folder / "mnist.npz"), torch.device("cpu"))
    seen = []

    def see(images: torch.Tensor, first: int = 0) -> Embedded:
        seen.append((len(images), first))
        return Embedded(torch.zeros(len(images), 64), torch.zeros(len(images), 10))

    with patch.object(Metric, "see", lambda _, images, first=0: see(images, first)):
        sample_features(network, recipe, metric, torch.arange(150) % 10, "ddim", 1, 130, 50, 1)
    assert seen == [(50, 0), (50, 50), (30, 100)]
