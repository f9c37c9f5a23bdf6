"""What a GPU is to do in minutes, rehearsed on a CPU with a tiny network; and the registries that it goes through."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from stepdial_training import gpu
from stepdial_training.condition import Condition
from stepdial_training.datasets.registry import Dataset, datasets
from stepdial_training.datasets.registry import register as register_dataset
from stepdial_training.drawing_batches import load_packed
from stepdial_training.losses import registry
from stepdial_training.losses.diffusion import diffusion_loss, min_snr_weight
from stepdial_training.recipe import load_recipe
from stepdial_training.schedule import alpha_sigma

TINY = """
name = "emoji-diffusion"
family = "diffusion"
data = "drawings"
[network]
sample_size = 16
in_channels = 12
out_channels = 12
block_out_channels = [8, 16]
norm_num_groups = 4
attention_head_dim = 8
attention_levels = 1
vocab_size = 6000
caption_length = 6
text_width = 64
text_layers = 1
num_styles = 5
[optim]
iterations = 1000
warmup = 1
decay = 0.2
ema_lengths = [0.1, 0.05]
"""
LATER = """
extends = "emoji-diffusion.toml"
name = "emoji-{name}"
family = "{family}"
init = "emoji-{init}"
[optim]
ema_lengths = []
[guidance]
classes = 1.0
max_scale = 2.0
"""


def rows(path: Path) -> list[dict[str, str]]:
    with path.open() as file:
        return list(csv.DictReader(file))


def test_it_packs_trains_all_stages_and_goes_on(drawings_archive: Path, tmp_path: Path, capsys) -> None:
    recipes = tmp_path / "recipes"
    recipes.mkdir()
    (recipes / "emoji-diffusion.toml").write_text(TINY)
    stages = (("guided", "guidance", "diffusion"), ("dial", "multistep", "guided"))
    for name, family, init in stages:
        (recipes / f"emoji-{name}.toml").write_text(LATER.format(name=name, family=family, init=init))
    folders = ["--packed", str(tmp_path / "packed"), "--recipes", str(recipes), "--runs", str(tmp_path / "runs")]
    gpu.main(["pack", "--data", str(drawings_archive), *folders])
    packed = load_packed(tmp_path / "packed/drawings.npz")
    assert packed.images.dtype == torch.uint8 and packed.tokens.shape[2] == 6
    assert "drawings" in capsys.readouterr().out

    there = ["train", *folders, "--out", str(tmp_path / "out"), "--device", "cpu", "--no-compile", "--batch", "8"]
    gpu.main([*there, "--seconds", "20"])
    for name in gpu.STAGES:
        weights = load_file(tmp_path / "out" / name / "ema.safetensors")
        assert weights["style_embedding.weight"].dtype == torch.float16
        log = rows(tmp_path / "out" / name / "log.csv")
        assert float(log[-1]["loss"]) > 0 and len(list((tmp_path / "out" / name).glob("*.png"))) == 1
    first = rows(tmp_path / "out/emoji-diffusion/log.csv")
    # The rate falls by the clock.
    assert 0 < float(first[-1]["rate"]) < 1e-3

    # Cut off, it goes on: more time is more iterations, and a stage that had its time does nothing.
    before = torch.load(tmp_path / "runs/emoji-diffusion/checkpoint.pt", weights_only=True)["iteration"]
    gpu.main([*there, "--seconds", "20"])
    same = torch.load(tmp_path / "runs/emoji-diffusion/checkpoint.pt", weights_only=True)["iteration"]
    assert same == before
    gpu.main([*there, "--seconds", "24"])
    after = torch.load(tmp_path / "runs/emoji-diffusion/checkpoint.pt", weights_only=True)["iteration"]
    assert after > before

    # The weights of a run travel as well, and diffusion starts from them.
    gpu.main(["pack", "--data", str(drawings_archive), *folders])
    assert (tmp_path / "packed/emoji-diffusion.safetensors").exists()
    recipe = load_recipe(recipes / "emoji-diffusion.toml")
    assert gpu.for_gpu(recipe, 1024, "packed").init == "packed"
    assert gpu.for_gpu(recipe, 1024, None).optim.learning_rate == 2 * recipe.optim.learning_rate
    assert gpu.for_gpu(recipe, 16, None).optim.learning_rate == recipe.optim.learning_rate


def test_a_missing_pack_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"gpu: .*drawings\.npz is not there"):
        gpu.main(["train", "--packed", str(tmp_path), "--runs", str(tmp_path), "--device", "cpu", "--no-compile"])


@dataclass(frozen=True)
class ConstantConfig:
    value: float = 1.0


class Constant:
    """Learns a constant: a family that this test adds."""

    def __init__(self, recipe: object, networks: object, student: registry.Network) -> None:
        self.student, self.value = student, recipe.tables["constant"].value  # type: ignore[attr-defined]
        self.learners: list[registry.Learner] = []

    def losses(self, x: torch.Tensor, label: Condition, iteration: int, part: float) -> dict[str, torch.Tensor]:
        half = torch.full((len(x),), 0.5)
        return {"loss": (self.student(x, half, half, label) - self.value).square().mean()}


def test_a_family_is_one_registration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {**registry.families()}
    monkeypatch.setattr(registry, "KNOWN", known)
    registry.families.cache_clear()
    family = registry.Family("constant", Constant, {"constant": ConstantConfig}, taught=False)
    registry.register(family)
    try:
        path = tmp_path / "c.toml"
        path.write_text('name = "c"\nfamily = "constant"\n[optim]\niterations = 1\n[constant]\nvalue = 3.0\n')
        recipe = load_recipe(path)
        assert recipe.tables["constant"].value == 3.0
        objective = registry.families()["constant"].objective(recipe, None, lambda *_: torch.ones(2, 1))  # type: ignore[arg-type]
        assert objective.losses(torch.zeros(2, 1), torch.zeros(2), 0, 0.0)["loss"] == 4
        with pytest.raises(ValueError, match="two families"):
            registry.register(family)
    finally:
        registry.families.cache_clear()


def test_datasets_are_known_by_name_once() -> None:
    assert {"mnist", "emoji", "drawings"} <= set(datasets())
    assert datasets()["mnist"].pieces is None and not datasets()["mnist"].captions
    with pytest.raises(ValueError, match="two datasets"):
        register_dataset(Dataset("mnist", datasets()["mnist"].open))


def test_min_snr_weights_are_those_of_the_paper() -> None:
    t = torch.linspace(0.01, 0.99, 50, dtype=torch.float64)
    alpha, sigma = alpha_sigma(t)
    snr = (alpha / sigma).square()
    torch.testing.assert_close(min_snr_weight(t, 5.0), snr.clamp(max=5) / (snr + 1))
    x, label = torch.randn(16, 1, 2, 2), torch.zeros(16, dtype=torch.int64)

    def student(z: torch.Tensor, *_: object) -> torch.Tensor:
        return torch.zeros_like(z)

    torch.manual_seed(0)
    plain = diffusion_loss(student, x, label)
    torch.manual_seed(0)
    assert 0 < float(diffusion_loss(student, x, label, 5.0)) < float(plain)
