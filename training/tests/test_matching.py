"""Distribution matching: whose gradient goes where, and that it moves samples towards the data."""

import pytest
import torch
from torch import Tensor, nn

from stepdial_training.losses.matching import MatchingConfig, direction, matching_loss
from stepdial_training.network import Denoiser
from stepdial_training.network_config import NetworkConfig
from stepdial_training.schedule import add_noise, alpha_sigma, like

CONFIG = NetworkConfig(sample_size=8, block_out_channels=(8, 8), norm_num_groups=4)
LABEL = torch.arange(8)


def velocity(mean: float):
    """A network that knows data which is `mean` everywhere."""

    def network(z: Tensor, t: Tensor, inverse: Tensor, label: Tensor) -> Tensor:
        alpha, sigma = (like(c, z) for c in alpha_sigma(t))
        return (alpha * z - mean) / sigma

    return network


def moves_against(x: Tensor, of_data: float, of_samples: float) -> Tensor:
    t = torch.linspace(0.1, 0.9, len(x))
    z = add_noise(x, torch.randn_like(x), t)
    v_data, v_samples = (velocity(mean)(z, t, t, LABEL) for mean in (of_data, of_samples))
    return direction(x, z, t, v_data, v_samples)


def test_samples_move_from_where_they_are_to_where_data_is() -> None:
    against = moves_against(torch.full((8, 1, 2, 2), -0.5), 0.5, -0.5)
    # x̂ by the samples' own score less x̂ by the data's, in units of the distance to the latter.
    assert torch.allclose(against, torch.full_like(against, -1), atol=1e-5)


def test_samples_that_are_data_do_not_move() -> None:
    assert float(moves_against(torch.randn(8, 1, 2, 2), 0.2, 0.2).abs().max()) == 0


def test_each_network_learns_its_own_part() -> None:
    torch.manual_seed(0)
    student, data_score, sample_score = (Denoiser(CONFIG) for _ in range(3))
    for network in (student, data_score):
        nn.init.normal_(network.conv_out.weight, std=0.1)
    noise = torch.randn(8, 4, 8, 8)

    def gradients(active: bool, weight: float) -> tuple[float, float]:
        for network in (student, sample_score):
            network.zero_grad(set_to_none=True)
        torch.manual_seed(1)
        config = MatchingConfig(images=8, budgets=(2,), weight=weight)
        matching_loss(student, data_score, sample_score, noise, LABEL, config, active)["loss"].backward()
        assert all(p.grad is None for p in data_score.parameters())
        each = [
            sum(0.0 if p.grad is None else float(p.grad.square().sum()) for p in network.parameters())
            for network in (student, sample_score)
        ]
        return each[0], each[1]

    apart, both, more = gradients(False, 1.0), gradients(True, 1.0), gradients(True, 3.0)
    assert apart[0] == 0
    assert both[0] > 0
    assert apart[1] > 0
    assert more[0] == pytest.approx(9 * both[0], rel=1e-3)
    assert more[1] == pytest.approx(both[1], rel=1e-3)


def test_a_student_learns_to_draw_the_data_in_one_step() -> None:
    """Images of one value each, 0.5 for every class; student and score start as the same untrained network."""
    torch.manual_seed(0)
    student, sample_score = Denoiser(CONFIG), Denoiser(CONFIG)
    sample_score.load_state_dict(student.state_dict())
    optimizers = [torch.optim.AdamW(n.parameters(), lr=2e-3, betas=(0.0, 0.99)) for n in (student, sample_score)]
    config = MatchingConfig(images=8, budgets=(1,))

    def error() -> float:
        one = torch.ones(8)
        with torch.no_grad():
            return float((-student(torch.randn(8, 4, 8, 8), one, one, LABEL) - 0.5).square().mean())

    before = error()
    for _ in range(60):
        parts = matching_loss(student, velocity(0.5), sample_score, torch.randn(8, 4, 8, 8), LABEL, config)
        for each in optimizers:
            each.zero_grad(set_to_none=True)
        parts["loss"].backward()
        for each in optimizers:
            each.step()
    assert error() < 0.5 * before
