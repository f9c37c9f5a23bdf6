"""Shared by the tests: one thread for their tiny networks, and real digits, where this machine has them."""

import os
from pathlib import Path

import pytest
import torch

from stepdial_training.data import load_mnist

# Networks this small lose more time to a second thread than they gain by it.
torch.set_num_threads(1)


@pytest.fixture(scope="session")
def real_test_digits() -> tuple[torch.Tensor, torch.Tensor]:
    """Test images uint8 [10000, 1, 28, 28] and labels, of STEPDIAL_DATA or data/mnist.npz, which does not ship."""
    path = Path(os.environ.get("STEPDIAL_DATA", Path(__file__).parents[1] / "data/mnist.npz"))
    if not path.exists():
        pytest.skip(f"{path} is not there (the training data does not ship; STEPDIAL_DATA names it elsewhere)")
    data = load_mnist(path)
    return data.test_images, data.test_labels
