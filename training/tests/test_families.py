"""Easy Consistency Tuning, shortcut models and mean flow against the equations of their papers, in NumPy."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from torch import Tensor

from stepdial_training.losses.ect import EctConfig, ect_loss, lower_level, time_of
from stepdial_training.losses.mean_flow import MeanFlow, MeanFlowConfig, change_along_path, mean_flow_change
from stepdial_training.losses.registry import families
from stepdial_training.losses.shortcut import Shortcut, ShortcutConfig, jump, shortcut_loss, velocity_between
from stepdial_training.schedule import add_noise, ddim, predict_x

SHAPE = (5, 2, 3, 3)


def network(z: Tensor, t: Tensor, told: Tensor, label: Tensor) -> Tensor:
    """Smooth in all that it is given, so that every argument counts."""
    shaped = [each.reshape(-1, 1, 1, 1) for each in (t, told, label.to(z))]
    return torch.sin(z + shaped[0]) * (1 + shaped[1]) + 0.1 * shaped[2]


def network_in_numpy(z: np.ndarray, t: np.ndarray, told: np.ndarray, label: np.ndarray) -> np.ndarray:
    shaped = [each.reshape(-1, 1, 1, 1) for each in (t, told, label)]
    return np.sin(z + shaped[0]) * (1 + shaped[1]) + 0.1 * shaped[2]


@pytest.fixture
def batch() -> tuple[Tensor, Tensor, Tensor]:
    g = torch.Generator().manual_seed(1)
    x, noise = (torch.randn(SHAPE, generator=g, dtype=torch.float64) for _ in range(2))
    return x, noise, torch.arange(5)


@pytest.mark.parametrize("stage", [0, 1, 5])
def test_ect_is_the_equation_of_the_paper(batch: tuple[Tensor, Tensor, Tensor], stage: int) -> None:
    x, noise, label = batch
    level = torch.tensor([0.01, 0.2, 1.0, 5.0, 60.0], dtype=torch.float64)
    loss = ect_loss(network, x, label, level, noise, stage, EctConfig())

    # As the paper has it, in noise levels: D(x + t ε, t), with this network's parametrisation inside.
    def denoised(s: np.ndarray) -> np.ndarray:
        s4 = s.reshape(-1, 1, 1, 1)
        z_edm = x.numpy() + s4 * noise.numpy()
        alpha, sigma = 1 / np.sqrt(1 + s4**2), s4 / np.sqrt(1 + s4**2)
        v = network_in_numpy(alpha * z_edm, 2 / math.pi * np.arctan(s), np.ones_like(s), label.numpy())
        return alpha * alpha * z_edm - sigma * v

    t = level.numpy()
    n = 1 + 8 / (1 + np.exp(t))
    r = np.maximum(0, t * (1 - n / 2 ** (stage + 1)))
    target = np.where((r > 0).reshape(-1, 1, 1, 1), denoised(r), x.numpy())
    norm = np.sqrt(((denoised(t) - target) ** 2).reshape(5, -1).sum(1)) / math.sqrt(18)
    assert float(loss) == pytest.approx((norm / (t - r)).mean(), rel=1e-12)


def test_ect_comes_closer_with_every_stage_and_begins_near_diffusion() -> None:
    level = torch.tensor([0.05, 1.0, 20.0])
    gaps = [(level - lower_level(level, stage, EctConfig())) / level for stage in range(8)]
    assert torch.all(torch.stack(gaps).diff(dim=0) <= 0) and torch.all(gaps[-1] > 0)
    assert gaps[0][0] == 1  # at little noise the target of the first stage is the image
    assert torch.allclose(torch.tan(time_of(level) * math.pi / 2), level)


def test_a_jump_is_a_ddim_move_and_can_be_inverted(batch: tuple[Tensor, Tensor, Tensor]) -> None:
    z, v, _ = batch
    t = torch.tensor([0.3, 0.5, 0.7, 0.9, 1.0], dtype=torch.float64)
    length = torch.tensor([0.1, 0.5, 0.25, 0.7, 1.0], dtype=torch.float64)
    end = jump(z, v, length)
    assert torch.allclose(end, ddim(z, predict_x(z, v, t), t, t - length), atol=1e-12)
    assert torch.allclose(velocity_between(z, end, length), v, atol=1e-12)


def test_shortcut_is_two_jumps_of_half_the_length(batch: tuple[Tensor, Tensor, Tensor]) -> None:
    x, noise, label = batch
    length = torch.tensor([1.0, 0.5, 0.25, 0.125, 1 / 64], dtype=torch.float64)
    t = torch.tensor([1.0, 0.5, 0.75, 1.0, 0.25], dtype=torch.float64)
    loss = shortcut_loss(network, x, label, t, length, noise, 1 / 64)

    def moved(z: np.ndarray, v: np.ndarray, d: np.ndarray) -> np.ndarray:
        angle = (math.pi / 2 * d).reshape(-1, 1, 1, 1)
        return np.cos(angle) * z - np.sin(angle) * v

    tn, dn, ln = t.numpy(), length.numpy(), label.numpy()
    z = add_noise(x, noise, t).numpy()
    told = np.where(dn / 2 < 1 / 64, 0, dn / 2)
    middle = moved(z, network_in_numpy(z, tn, told, ln), dn / 2)
    end = moved(middle, network_in_numpy(middle, tn - dn / 2, told, ln), dn / 2)
    angle = (math.pi / 2 * dn).reshape(-1, 1, 1, 1)
    target = (np.cos(angle) * z - end) / np.sin(angle)
    assert float(loss) == pytest.approx(((network_in_numpy(z, tn, dn, ln) - target) ** 2).mean(), rel=1e-9)


def test_mean_flow_changes_nothing_where_jumps_land_on_the_path(batch: tuple[Tensor, Tensor, Tensor]) -> None:
    """For a single image and noise the right jump is known: u = (cos φ z_t − z_r)/sin φ."""
    x, noise, label = batch

    def right(z: Tensor, t: Tensor, length: Tensor, _: Tensor) -> Tensor:
        return velocity_between(z, add_noise(x, noise, t - length), length)

    t = torch.tensor([0.2, 0.5, 0.7, 0.9, 0.99], dtype=torch.float64)
    length = torch.tensor([0.1, 0.5, 0.3, 0.6, 0.9], dtype=torch.float64)
    z = add_noise(x, noise, t)
    derivative = change_along_path(right, x, noise, label, t, length, 1e-4)
    u, v = right(z, t, length, label), velocity_between(z, add_noise(x, noise, t - 1e-9), torch.full_like(t, 1e-9))
    assert float(mean_flow_change(u, v, z, derivative, length, 1.0).abs().max()) < 1e-5
    assert float(mean_flow_change(u + 0.1, v, z, derivative, length, 1.0).abs().max()) > 1e-3


@pytest.mark.parametrize("family", ["ect", "shortcut", "mean-flow"])
def test_it_learns_in_a_world_of_one_image(family: str) -> None:
    """A small network, one image: after a short training, one step from noise comes near it; before, it does not."""
    torch.manual_seed(0)
    image = torch.tensor([0.5, -0.5, 0.25, 1.0]).reshape(1, 1, 2, 2)
    body = torch.nn.Sequential(torch.nn.Linear(6, 64), torch.nn.SiLU(), torch.nn.Linear(64, 64), torch.nn.SiLU())
    head = torch.nn.Linear(64, 4)

    def student(z: Tensor, t: Tensor, told: Tensor, label: Tensor) -> Tensor:
        given = torch.cat([z.flatten(1), t[:, None], told[:, None]], 1)
        return head(body(given)).reshape(z.shape)

    def error() -> float:
        z, one = torch.randn(64, 1, 2, 2), torch.ones(64)
        with torch.no_grad():
            return float((predict_x(z, student(z, one, one, one), one) - image).square().mean())

    tables = {"ect": EctConfig(), "shortcut": ShortcutConfig(jump_share=0.5), "mean_flow": MeanFlowConfig()}
    recipe = SimpleNamespace(tables=tables)  # all that it reads
    objective = families()[family].objective(recipe, None, student)  # type: ignore[arg-type]  # see above
    optimizer = torch.optim.Adam([*body.parameters(), *head.parameters()], 3e-3)
    before, iterations = error(), 600
    for iteration in range(iterations):
        loss = objective.losses(image.expand(64, -1, -1, -1), torch.zeros(64), iteration, iteration / iterations)[
            "loss"
        ]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert error() < min(0.1, before / 4)


def test_classes_are_those_that_are_registered() -> None:
    assert families()["shortcut"].objective is Shortcut and families()["mean-flow"].objective is MeanFlow
