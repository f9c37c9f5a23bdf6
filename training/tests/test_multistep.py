"""The consistency target against the paper's own form, and the draws of algorithm 1."""

import math

import pytest
import torch
from torch import Tensor

from stepdial_training.losses.diffusion import Network, diffusion_loss, stratified
from stepdial_training.losses.guidance import Guidance, guidance_loss
from stepdial_training.losses.multistep import MultistepConfig, Times, closed_form_target, draw_times, multistep_loss
from stepdial_training.schedule import (
    add_noise,
    addim,
    alpha_sigma,
    ddim,
    ddim_gain,
    like,
    predict_noise,
    predict_x,
)

torch.set_default_dtype(torch.float32)


def doubles(*values: float) -> Tensor:
    return torch.tensor(values, dtype=torch.float64)


def literal_target(z: Tensor, x_teacher: Tensor, x_ref: Tensor, variance: Tensor, times: Times) -> Tensor:
    """The paper's algorithm 1: go on from z_s to z_ref at the segment start, then invert DDIM from z_t to z_ref."""
    z_s, _, _ = addim(z, x_teacher, times.t, times.s, variance)
    z_ref = ddim(z_s, x_ref, times.s, times.start)
    sigma_t, sigma_start = alpha_sigma(times.t)[1], alpha_sigma(times.start)[1]
    return (z_ref - like(sigma_start / sigma_t, z) * z) / like(ddim_gain(times.t, times.start), z)


@pytest.mark.parametrize("x_var", [0.0, 0.02])
def test_closed_form_equals_inverse_ddim(x_var: float) -> None:
    torch.manual_seed(0)
    z, x_teacher, x_ref = torch.randn(3, 4, 2, 5, 5, dtype=torch.float64)
    times = Times(start=doubles(0.0, 0.25, 0.5, 0.75), s=doubles(0.1, 0.3, 0.65, 0.99), t=doubles(0.2, 0.31, 0.7, 1.0))
    variance = torch.full((4,), x_var, dtype=torch.float64)
    ours = closed_form_target(z, x_teacher, x_ref, variance, times)
    assert torch.allclose(ours, literal_target(z, x_teacher, x_ref, variance, times), atol=1e-8)


def test_target_at_a_segment_start_does_not_depend_on_the_student() -> None:
    z, x_teacher, x_ref = torch.randn(3, 2, 1, 4, 4, dtype=torch.float64)
    times = Times(start=doubles(0.0, 0.5), s=doubles(0.0, 0.5), t=doubles(0.05, 0.55))
    variance = doubles(0.01, 0.01)
    target = closed_form_target(z, x_teacher, x_ref, variance, times)
    assert torch.equal(target, closed_form_target(z, x_teacher, x_ref + 100, variance, times))
    assert torch.equal(target[0], x_teacher[0])
    literal = literal_target(z, x_teacher, x_teacher, variance, times)
    assert torch.allclose(target[1], literal[1], atol=1e-8)


def test_a_perfect_teacher_and_student_leave_the_clean_image_as_target() -> None:
    x, noise = torch.randn(2, 5, 1, 4, 4, dtype=torch.float64)
    times = Times(start=torch.zeros(5).double(), s=doubles(0, 0.1, 0.2, 0.5, 0.9), t=doubles(0.1, 0.2, 0.4, 0.6, 1.0))
    z = add_noise(x, noise, times.t)
    target = closed_form_target(z, x, x, torch.zeros(5).double(), times)
    assert torch.allclose(target, x, atol=1e-12)


def test_float32_target_is_as_good_as_float64_down_to_the_finest_grid() -> None:
    budget = torch.tensor([1.0, 2, 3, 5, 8, 16, 32]).repeat(64)
    torch.manual_seed(0)
    times = draw_times(budget, 1280)
    z, x_teacher, x_ref = torch.randn(3, len(budget), 1, 4, 4)
    variance = torch.full((len(budget),), 0.01)
    single = closed_form_target(z, x_teacher, x_ref, variance, times)
    twice = Times(times.start.double(), times.s.double(), times.t.double())
    double = closed_form_target(z.double(), x_teacher.double(), x_ref.double(), variance.double(), twice)
    assert (single - double).abs().max() < 2e-3 * double.abs().max()


def test_ddim_gain_is_free_of_cancellation_and_right() -> None:
    t, s = doubles(1.0, 0.5, 0.3), doubles(0.75, 0.25, 0.0)
    alpha_t, sigma_t = alpha_sigma(t)
    alpha_s, sigma_s = alpha_sigma(s)
    assert torch.allclose(ddim_gain(t, s), alpha_s - alpha_t * sigma_s / sigma_t, atol=1e-14)


def test_v_and_its_inverses() -> None:
    x, noise = torch.randn(2, 6, 3, 2, 2, dtype=torch.float64)
    t = torch.linspace(0, 1, 6, dtype=torch.float64)
    alpha, sigma = (like(c, x) for c in alpha_sigma(t))
    z, v = add_noise(x, noise, t), alpha * noise - sigma * x
    assert torch.allclose(predict_x(z, v, t), x)
    assert torch.allclose(predict_noise(z, v, t), noise)


def test_addim_without_variance_is_ddim_and_with_it_adds_noise() -> None:
    z, x = torch.randn(2, 3, 1, 4, 4, dtype=torch.float64)
    t, s = doubles(1.0, 0.6, 0.3), doubles(0.9, 0.3, 0.0)
    plain, _, level = addim(z, x, t, s, torch.zeros(3).double())
    assert torch.allclose(plain, ddim(z, x, t, s))
    assert torch.allclose(level, alpha_sigma(s)[1])
    _, _, louder = addim(z, x, t, s, torch.full((3,), 0.1).double())
    assert (louder > level).all()


def test_draws_follow_algorithm_1() -> None:
    torch.manual_seed(0)
    budget = torch.tensor([1.0, 2, 4, 8, 32]).repeat_interleave(4000)
    times = draw_times(budget, 64)
    per_segment = (64 / budget).round()
    step = 1 / (per_segment * budget)
    assert torch.allclose(times.t - times.s, step, atol=1e-6)
    assert (times.s >= times.start).all()
    assert (times.t <= times.start + 1 / budget + 1e-6).all()
    assert ((times.start * budget).round() - times.start * budget).abs().max() < 1e-5
    for value in (1, 2, 4, 8, 32):
        mine = times.t[budget == value]
        assert abs(float(mine.mean()) - 0.5 - 0.5 / (value * round(64 / value))) < 0.02


def test_the_grid_grows_geometrically_from_64_to_1280() -> None:
    config = MultistepConfig(anneal=0.5)
    assert config.grid(0) == pytest.approx(64)
    assert config.grid(0.25) == pytest.approx(math.sqrt(64 * 1280))
    assert config.grid(0.5) == config.grid(1) == pytest.approx(1280)


def test_stratified_times_fill_the_unit_interval() -> None:
    t = stratified(100, torch.device("cpu"))
    assert (t > 0).all()
    assert (t <= 1).all()
    parts = (t * 100 - 1e-4).ceil().unique()
    assert len(parts) >= 99


def test_losses_of_a_network_that_knows_the_answer_are_zero() -> None:
    """A data set of one image: the ideal v is known in closed form, and is consistent at every budget."""
    x = torch.full((64, 1, 2, 2), 0.5)
    label = torch.zeros(64, dtype=torch.long)

    def ideal(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        alpha, sigma = (like(c, z) for c in alpha_sigma(t))
        return (alpha * z - 0.5) / sigma.clamp(min=1e-6)

    assert float(diffusion_loss(ideal, x, label)) < 1e-6  # type: ignore[arg-type]
    parts = multistep_loss(ideal, ideal, x, label, MultistepConfig(), 0.5)  # type: ignore[arg-type]
    assert float(parts["diffusion"]) < 1e-6
    assert float(parts["consistency"]) < 1e-2

    def wrong(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        return ideal(z, t, inverse_budget, label) + inverse_budget[:, None, None, None]

    coarse = MultistepConfig(budgets=(1, 2), grid_start=4, grid_end=4)
    assert float(multistep_loss(ideal, ideal, x, label, coarse, 0.5)["consistency"]) < 1e-2  # type: ignore[arg-type]
    assert float(multistep_loss(wrong, ideal, x, label, coarse, 0.5)["consistency"]) > 0.1  # type: ignore[arg-type]


def test_the_diffusion_part_learns_from_data_or_from_the_teacher() -> None:
    """Data of one image at 0.5; the teacher is off by 1, and the student is the teacher."""
    x, label = torch.full((64, 1, 2, 2), 0.5), torch.zeros(64, dtype=torch.long)

    def teacher(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        alpha, sigma = (like(c, z) for c in alpha_sigma(t))
        return (alpha * z - 0.5) / sigma.clamp(min=1e-6) + 1

    def diffusion(**change: object) -> float:
        config = MultistepConfig(**change)  # type: ignore[arg-type]
        return float(multistep_loss(teacher, teacher, x, label, config, 0.5)["diffusion"])

    assert diffusion() == pytest.approx(1, abs=1e-4)
    assert diffusion(diffusion_target="teacher") == 0
    assert diffusion(diffusion_share=0.0) == 0


def test_what_samples_lack_corrects_a_wrong_network_to_the_velocity_of_the_data() -> None:
    """True scores of both, with an error that they share: it cancels."""
    real, wrong, shared = 0.5, -0.25, 0.125
    z, t, label = torch.randn(4, 1, 2, 2), torch.tensor([0.05, 0.3, 0.6, 0.85]), torch.zeros(4, dtype=torch.long)

    def velocity(mean: float, error: float = 0.0) -> Network:
        """Of data that is `mean` everywhere: v = α ε − σ x."""

        def v(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
            alpha, sigma = (like(c, z) for c in alpha_sigma(t))
            return alpha * (z - alpha * mean) / sigma - sigma * mean + error

        return v

    guidance = Guidance(auto=1.0, weak="s", data_score="d")
    field = guidance.field(velocity(wrong), velocity(real, shared), velocity(wrong, shared), z, t, label, 10)
    assert torch.allclose(field, velocity(real)(z, t, 0 * t, label), atol=1e-5)


def test_guidance_adds_both_differences_and_classes_only_in_its_interval() -> None:
    strong, weak, free, null = 3.0, 2.5, 1.0, 10

    def network(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        assert not inverse_budget.any()
        return torch.where(label == null, free, strong)[:, None, None, None].expand_as(z)

    def weak_network(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        return torch.where(label == null, 0.0, weak)[:, None, None, None].expand_as(z)

    z, label, t = torch.zeros(3, 1, 2, 2), torch.tensor([0, 1, 2]), torch.tensor([0.1, 0.5, 0.9])
    guidance = Guidance(auto=2.0, classes=0.5, low=0.2, high=0.8)
    field = guidance.field(network, network, weak_network, z, t, label, null)
    outside = strong + 2 * (strong - weak)
    inside = outside + 0.5 * (strong - free)
    expected = torch.tensor([outside, inside, outside])[:, None, None, None].expand_as(z)
    assert torch.allclose(field, expected)

    def guided(z: Tensor, t: Tensor, inverse_budget: Tensor, label: Tensor) -> Tensor:
        return guidance.field(network, network, weak_network, z, t, label, null)

    networks = (network, network, weak_network)
    arguments = (*networks, torch.zeros(20, 1, 2, 2), torch.arange(20) % 10, guidance, null)
    assert float(guidance_loss(guided, *arguments)) == 0
    assert float(guidance_loss(network, *arguments)) > 0.5
