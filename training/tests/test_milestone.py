"""What is kept of a run: rounded weights, and a log without rows written twice."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from stepdial_training.milestone import keep


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run that was interrupted after iteration 100 and went on from 50."""
    folder = tmp_path / "runs/some-run"
    folder.mkdir(parents=True)
    save_file({"weight": torch.linspace(0, 1, 7)}, folder / "ema.safetensors")
    (folder / "log.csv").write_text("iteration,loss\n50,3\n100,2\n100,1\n150,0.5\n")
    return folder


def test_weights_are_rounded_and_of_each_iteration_the_last_row_stays(run: Path, tmp_path: Path) -> None:
    keep(run, tmp_path, log_only=False)
    kept = load_file(tmp_path / "some-run.safetensors")["weight"]
    assert torch.equal(kept, torch.linspace(0, 1, 7).half())
    assert (tmp_path / "some-run.csv").read_text() == "iteration,loss\n50,3\n100,1\n150,0.5\n"


def test_of_a_dial_the_log_alone(run: Path, tmp_path: Path) -> None:
    keep(run, tmp_path, log_only=True)
    assert (tmp_path / "some-run.csv").exists()
    assert not (tmp_path / "some-run.safetensors").exists()


def test_a_run_without_weights_leaves_nothing_behind(run: Path, tmp_path: Path) -> None:
    (run / "ema.safetensors").unlink()
    with pytest.raises(OSError, match="ema"):
        keep(run, tmp_path, log_only=False)
    assert not (tmp_path / "some-run.csv").exists()
