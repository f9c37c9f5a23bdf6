"""Distribution matching: whose gradient goes where, and that it moves samples towards the data."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn

from stepdial_training.losses.diffusion import Network
from stepdial_training.losses.matching import MatchingConfig, Rivals, direction, matching_loss
from stepdial_training.network import Denoiser, NetworkConfig
from stepdial_training.schedule import alpha_sigma, like

CONFIG = NetworkConfig(sample_size=8, block_out_channels=(8, 8), norm_num_groups=4)
LABEL = torch.arange(8)


def velocity(mean: float):
    """A network that knows data which is `mean` everywhere."""

    def network(z: Tensor, t: Tensor, inverse: Tensor, label: Tensor) -> Tensor:
        alpha, sigma = (like(c, z) for c in alpha_sigma(t))
        return (alpha * z - mean) / sigma

    return network


@pytest.fixture
def networks() -> tuple[Denoiser, Denoiser, Rivals]:
    torch.manual_seed(0)
    student, teacher = Denoiser(CONFIG), Denoiser(CONFIG)
    for network in (student, teacher):
        nn.init.normal_(network.conv_out.weight, std=0.1)
    return student, teacher.requires_grad_(False), Rivals(CONFIG, teacher.state_dict())


def test_samples_move_from_where_they_are_to_where_the_teacher_is() -> None:
    x = torch.full((8, 1, 2, 2), -0.5)
    config = MatchingConfig(images=8, adversarial=0.0)
    against, _ = direction(
        x, LABEL, velocity(0.5), velocity(-0.5), lambda z, t, inverse, label: z.sum((1, 2, 3)), torch.ones(8), config
    )
    # x̂ of the samples' own network less x̂ of the teacher's, in units of the distance to the latter, weighed around 1.
    assert float(against.mean()) == pytest.approx(-1, abs=1e-5)
    assert (against < 0).all()


def test_a_true_discriminator_says_what_true_scores_say() -> None:
    """Of samples at −0.5 and data at 0.5: with a teacher that is the samples' own score, all of it comes from there."""
    samples, data = -0.5, 0.5
    config = MatchingConfig(images=8, high=0.9)

    def logit(z: Tensor, t: Tensor, inverse: Tensor, label: Tensor) -> Tensor:
        alpha, sigma = (like(c, z) for c in alpha_sigma(t))
        log_odds = ((z - alpha * samples).square() - (z - alpha * data).square()) / (2 * sigma.square())
        return log_odds.flatten(1).sum(1)

    def against(score: Network | None, adversarial: float) -> Tensor:
        torch.manual_seed(3)
        x, each = torch.full((8, 1, 2, 2), samples), replace(config, adversarial=adversarial)
        return direction(x, LABEL, velocity(samples + 0.2), score, logit, torch.ones(8), each)[0]

    without = against(velocity(samples), 0.0)
    # In units of the distance to the teacher, 0.2; the data is five times as far.
    assert torch.allclose(against(velocity(samples), 1.0), 6 * without, rtol=1e-3)
    assert torch.allclose(against(None, 1.0), 5 * without, rtol=1e-3)


def test_beyond_the_scored_budgets_the_discriminator_is_alone(networks: tuple[Denoiser, Denoiser, Rivals]) -> None:
    student, teacher, rivals = networks
    x = torch.rand(8, 4, 8, 8) * 2 - 1
    config = MatchingConfig(images=8, budgets=(2,), scored_up_to=1)
    parts = matching_loss(student, teacher, rivals.score, rivals.discriminator, x, LABEL, config)
    parts["loss"].backward()
    assert "score" not in parts
    assert all(p.grad is None for p in rivals.score.parameters())
    assert all(p.grad is not None for p in rivals.discriminator.parameters())
    assert any(float(p.grad.abs().sum()) > 0 for p in student.parameters() if p.grad is not None)


def test_each_network_learns_its_own_part(networks: tuple[Denoiser, Denoiser, Rivals]) -> None:
    student, teacher, rivals = networks
    x = torch.rand(8, 4, 8, 8) * 2 - 1

    def gradients(active: bool, weight: float) -> tuple[float, float]:
        for network in (student, rivals):
            network.zero_grad(set_to_none=True)
        torch.manual_seed(1)
        config = MatchingConfig(images=8, budgets=(2,), weight=weight)
        parts = matching_loss(student, teacher, rivals.score, rivals.discriminator, x, LABEL, config, active)
        parts["loss"].backward()
        assert ("logit_2" in parts) == active
        assert all(p.grad is not None for p in rivals.parameters())
        total = [sum(0.0 if p.grad is None else float(p.grad.square().sum()) for p in n.parameters()) for n in networks]
        return total[0], total[2]

    apart, both, more = gradients(False, 1.0), gradients(True, 1.0), gradients(True, 3.0)
    assert apart[0] == 0
    assert apart[1] > 0
    assert more[0] == pytest.approx(9 * both[0], rel=1e-3)
    assert more[1] == pytest.approx(both[1], rel=1e-3)


def test_a_student_learns_to_draw_the_data_in_one_step() -> None:
    """Images of one value each, 0.5 for every class; student, teacher and score start as the same untrained network."""
    torch.manual_seed(0)
    student = Denoiser(CONFIG)
    rivals = Rivals(CONFIG, student.state_dict())
    optimizer = torch.optim.AdamW(student.parameters(), lr=2e-3, betas=(0.0, 0.99))
    rivals_optimizer = rivals.optimizer(1e-3)
    config = MatchingConfig(images=8, budgets=(1,))
    x = torch.full((8, 4, 8, 8), 0.5)

    def error() -> float:
        one = torch.ones(8)
        with torch.no_grad():
            return float((-student(torch.randn(8, 4, 8, 8), one, one, LABEL) - x).square().mean())

    before = error()
    for _ in range(60):
        parts = matching_loss(student, velocity(0.5), rivals.score, rivals.discriminator, x, LABEL, config)
        for each in (optimizer, rivals_optimizer):
            each.zero_grad(set_to_none=True)
        parts["loss"].backward()
        optimizer.step()
        rivals_optimizer.step()
    assert error() < 0.5 * before
