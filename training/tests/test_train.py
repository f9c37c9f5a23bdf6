"""A whole experiment in miniature on synthetic strokes: pre-training, interruption, distillation, sheets, logs."""

import csv
import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from stepdial_training import run_files as module
from stepdial_training.data import load_mnist, pack_mnist_pngs, to_images, to_model
from stepdial_training.optimizers import learning_rate
from stepdial_training.recipe import OptimConfig, load_recipe
from stepdial_training.run_files import initial_weights
from stepdial_training.train import main

NETWORK = """
[network]
sample_size = 14
block_out_channels = [8, 8]
norm_num_groups = 4
num_class_embeds = 11
"""

DIFFUSION = """
name = "d"
family = "diffusion"
[optim]
iterations = {iterations}
batch = 16
warmup = 10
"""

SAMPLES = """
name = "s"
family = "diffusion"
init = "d"
samples_of = "d"
samples = 30
[optim]
iterations = 50
batch = 16
"""

GUIDED = """
name = "g"
family = "guidance"
init = "d"
[optim]
iterations = 50
batch = 16
[guidance]
weak = "s"
auto = 1.0
classes = 1.0
data_score = "d"
"""

DIAL = """
name = "m"
family = "multistep"
init = "g"
teacher = "g"
[optim]
iterations = 50
batch = 16
[multistep]
budgets = [1, 4]
diffusion_target = "teacher"
[guidance]
data_score = "d"
classes = 0.5
[matching]
images = 8
budgets = [1, 2]
data_score = "d"
ahead = 10
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = np.random.default_rng(0)
    path = tmp_path_factory.mktemp("data") / "strokes.npz"
    arrays = {}
    for split, count in (("train", 200), ("test", 40)):
        labels = rng.integers(0, 10, count).astype(np.uint8)
        images = np.zeros((count, 28, 28), np.uint8)
        for image, label in zip(images, labels, strict=True):
            image[4:24, 3 + 2 * label : 6 + 2 * label] = 255
        arrays |= {f"{split}_images": images, f"{split}_labels": labels}
    np.savez_compressed(path, **arrays)
    return path


@dataclass(frozen=True)
class Ended:
    """How a command ended, as a shell sees it."""

    returncode: int
    stdout: str
    stderr: str


def command_of(folder: Path, data: Path, recipe: str) -> list[str]:
    """The arguments that train `recipe`, which is written to `folder`."""
    path = folder / "recipe.toml"
    path.write_text(recipe)
    return [str(path), "--data", str(data), "--out", str(folder), "--device", "cpu"]


def train(folder: Path, data: Path, recipe: str) -> Ended:
    """Run the command in this process: a new one would spend most of its time on importing PyTorch."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    arguments = ["train", *command_of(folder, data, recipe)]
    with patch.object(sys, "argv", arguments), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as error:
            # What Python does with a message: print it, and end with status 1.
            status = error.code if isinstance(error.code, int) else 1
            print(error.code, file=sys.stderr)
    return Ended(status, out.getvalue(), err.getvalue())


def train_on_two_processes(folder: Path, data: Path, recipe: str) -> Ended:
    launcher = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "-m", "stepdial_training.train"]
    root = Path(__file__).parent.parent
    command = [*launcher, *command_of(folder, data, recipe)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    return Ended(done.returncode, done.stdout, done.stderr)


def log(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name / "log.csv").open() as file:
        return list(csv.DictReader(file))


def test_pretraining_resumes_and_distillation_follows(tmp_path: Path, data: Path) -> None:
    first = train(tmp_path, data, DIFFUSION.format(iterations=100) + NETWORK)
    assert first.returncode == 0, first.stderr
    rows = log(tmp_path, "d")
    assert [row["iteration"] for row in rows] == ["50", "100"]
    assert float(rows[1]["loss"]) < 0.9 * float(rows[0]["loss"])
    again = train(tmp_path, data, DIFFUSION.format(iterations=150) + NETWORK)
    assert again.returncode == 0, again.stderr
    assert "from iteration 100" in again.stdout
    assert [row["iteration"] for row in log(tmp_path, "d")] == ["50", "100", "150"]
    assert (tmp_path / "d/sheets/0000150.png").stat().st_size > 500
    samples = train(tmp_path, data, SAMPLES + NETWORK)
    assert samples.returncode == 0, samples.stderr
    drawn, labels = torch.load(tmp_path / "s/samples-0.pt", weights_only=True)
    assert drawn.shape == (30, 1, 28, 28)
    assert labels.tolist() == 3 * list(range(10))
    longer = SAMPLES.replace("iterations = 50", "iterations = 100")
    again = train(tmp_path, data, longer + NETWORK)
    assert again.returncode == 0, again.stderr
    assert float(log(tmp_path, "s")[1]["loss"]) < float(log(tmp_path, "s")[0]["loss"])
    guided = train(tmp_path, data, GUIDED + NETWORK)
    assert guided.returncode == 0, guided.stderr
    assert 0 < float(log(tmp_path, "g")[-1]["loss"]) < 1
    dial = train(tmp_path, data, DIAL + NETWORK)
    assert dial.returncode == 0, dial.stderr
    row = log(tmp_path, "m")[-1]
    assert 0 < float(row["consistency"]) < 1
    assert 0 < float(row["diffusion"]) < 1
    assert 0 < float(row["score"]) < 1
    # It goes on, the network that learns its samples as well, on two processes.
    again = train_on_two_processes(tmp_path, data, (DIAL + NETWORK).replace("iterations = 50", "iterations = 100"))
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("from iteration 50") == 1
    rows = log(tmp_path, "m")
    assert [row["iteration"] for row in rows] == ["50", "100"]
    # The batch is shared, not doubled, and both gain from it.
    assert [row["images"] for row in rows] == ["800", "1600"]
    assert float(rows[1]["score"]) < float(rows[0]["score"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("warmup", "warmpu"), "unknown key 'warmpu'"),
        (('"diffusion"', '"magic"'), "family 'magic'"),
        (('"diffusion"', '"multistep"'), "a multistep run needs `init`"),
        (('"diffusion"', '"multistep"\ninit = "d"\n[matching]\nimages = 1\n'), "with `images` it needs `data_score`"),
        (('"diffusion"', '"guidance"\ninit = "d"\n[guidance]\nauto = 1.0\n'), "with `auto` it needs `weak`"),
    ],
)
def test_a_wrong_recipe_is_one_clear_line(tmp_path: Path, data: Path, change: tuple[str, str], message: str) -> None:
    result = train(tmp_path, data, DIFFUSION.format(iterations=1).replace(*change))
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_data_says_how_to_get_it(tmp_path: Path) -> None:
    result = train(tmp_path, tmp_path / "none.npz", DIFFUSION.format(iterations=1))
    assert result.returncode == 1
    assert "git clone" in result.stderr


def test_packing_a_png_folder(tmp_path: Path) -> None:
    for split in ("train", "test"):
        for digit in (3, 7):
            folder = tmp_path / split / str(digit)
            folder.mkdir(parents=True)
            Image.fromarray(np.full((28, 28), 10 * digit, np.uint8)).save(folder / "0.png")
    pack_mnist_pngs(tmp_path, tmp_path / "out/mnist.npz")
    data = load_mnist(tmp_path / "out/mnist.npz")
    assert sorted(data.train_labels.tolist()) == [3, 7]
    assert all(
        int(image[0, 0, 0]) == 10 * int(label) for image, label in zip(data.test_images, data.test_labels, strict=True)
    )


def test_images_survive_the_way_to_the_model_and_back() -> None:
    images = torch.randint(0, 256, (3, 1, 28, 28), dtype=torch.uint8)
    x = to_model(images.float() / 127.5 - 1, 2)
    assert x.shape == (3, 4, 14, 14)
    assert torch.equal(to_images(x, 2), images)


def test_a_run_starts_from_its_own_machine_first_then_from_what_the_repository_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MILESTONES", tmp_path / "milestones")
    with pytest.raises(FileNotFoundError, match=r"train recipes/d\.toml first"):
        initial_weights(tmp_path, "d")
    (tmp_path / "milestones").mkdir()
    save_file({"w": torch.ones(1, dtype=torch.float16)}, tmp_path / "milestones/d.safetensors")
    kept = initial_weights(tmp_path, "d")["w"]
    assert kept.dtype == torch.float32
    assert kept.item() == 1
    (tmp_path / "d").mkdir()
    save_file({"w": torch.zeros(1)}, tmp_path / "d/ema.safetensors")
    assert initial_weights(tmp_path, "d")["w"].item() == 0


def test_learning_rate_rises_then_falls_to_zero() -> None:
    config = OptimConfig(iterations=1000, learning_rate=1.0, warmup=100)
    rates = [learning_rate(config, i) for i in range(1000)]
    assert max(rates) == pytest.approx(0.9, abs=0.02)
    assert rates[0] < 0.02
    assert rates[-1] == pytest.approx(0.001)


def test_a_specialist_differs_from_the_dial_in_its_budgets_alone() -> None:
    folder = Path(__file__).parent.parent / "recipes"
    dial, specialist = (load_recipe(folder / f"mnist-{name}.toml") for name in ("dial", "specialist-4"))
    assert specialist.multistep.budgets == (4,)
    assert specialist.optim == dial.optim
    assert specialist.network == dial.network
    assert specialist.init == dial.init
    assert specialist.teacher == dial.teacher
    # ∞ is none of its budgets: nothing of its batches goes there.
    assert specialist.multistep.diffusion_share == 0
    assert specialist.matching.budgets == (4,)
    assert specialist.matching.images == dial.matching.images


def test_shipped_recipes_load() -> None:
    recipes = sorted((Path(__file__).parent.parent / "recipes").glob("*.toml"))
    assert recipes
    for path in recipes:
        assert load_recipe(path).name == path.stem
