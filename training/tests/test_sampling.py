"""Samplers as data: what holds for every list of hops, and the new solvers against diffusers' own update equations."""

import math
from itertools import pairwise

import pytest
import torch
from diffusers import DPMSolverMultistepScheduler, EulerDiscreteScheduler, HeunDiscreteScheduler
from torch import Tensor

from stepdial_training.golden_samplers import analytic_denoiser, noise, sampler_runs
from stepdial_training.sampling import INFINITE_STEPS, SAMPLERS, Hop, run
from stepdial_training.sampling.dpmpp_2m import LAMBDA_START
from stepdial_training.schedule import alpha_sigma, level, log_alpha_over_sigma

BUDGETS = [*range(1, 18), 31, 32, 100, 128, 129, INFINITE_STEPS, 1000]
ALMOST_PURE = 1e7
"""σ/α that stands for t = 1, where it is infinite and diffusers would compute with NaN."""


def denoised(z: Tensor, t: float) -> Tensor:
    """x̂ of the toy denoiser, told ∞."""
    alpha, sigma = level(t)
    v = analytic_denoiser(z, torch.tensor(t, dtype=torch.float64), torch.zeros((), dtype=torch.float64))
    return alpha * z - sigma * v


def sample(sampler: str, steps: int) -> Tensor:
    return run(analytic_denoiser, SAMPLERS[sampler](steps), noise(0), noise(0), lambda i: noise(i + 1))


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("steps", BUDGETS)
def test_hops_chain_from_noise_to_a_clean_estimate_in_as_many_evaluations(sampler: str, steps: int) -> None:
    hops = SAMPLERS[sampler](steps)
    assert len(hops) == steps
    assert hops[0].t == 1 and hops[0].c_previous == 0
    assert all(before.s == hop.t and hop.s <= hop.t for before, hop in pairwise(hops))
    last = hops[-1]
    assert (last.s, last.c_sample, last.c_denoised, last.c_previous, last.c_noise) == (0, 0, 1, 0, 0)


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("steps", [1, 4, 7, 32, INFINITE_STEPS])
def test_a_perfect_denoiser_leaves_signal_and_noise_of_the_schedule(sampler: str, steps: int) -> None:
    for hop in SAMPLERS[sampler](steps):
        (alpha_t, sigma_t), (alpha_s, sigma_s) = level(hop.t), level(hop.s)
        signal = hop.c_sample * alpha_t + hop.c_denoised + hop.c_previous
        assert signal == pytest.approx(alpha_s, abs=1e-12)
        assert math.hypot(hop.c_sample * sigma_t, hop.c_noise) == pytest.approx(sigma_s, abs=1e-12)


def test_the_network_is_told_its_budget() -> None:
    told = {name: {hop.inverse_steps for hop in hops(8)} for name, hops in SAMPLERS.items()}
    assert told == {"multistep": {1 / 8}, "ddim": {0.0}, "stochastic": {1.0}, "dpmpp-2m": {0.0}, "heun": {0.0}}
    assert {hop.inverse_steps for hop in SAMPLERS["multistep"](INFINITE_STEPS)} == {0.0}


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_a_sampler_needs_a_step(sampler: str) -> None:
    with pytest.raises(ValueError, match="at least 1 step"):
        SAMPLERS[sampler](0)


@pytest.mark.parametrize(
    ("sampler", "steps"), [("dpmpp-2m", 1), ("dpmpp-2m", 2), ("heun", 1), ("heun", 2), ("heun", 3)]
)
def test_budgets_without_room_for_a_second_order_are_ddim(sampler: str, steps: int) -> None:
    def moves(hops: list[Hop]) -> list[float]:
        return [value for h in hops for value in (h.t, h.s, h.c_sample, h.c_denoised, h.c_previous)]

    assert moves(SAMPLERS[sampler](steps)) == pytest.approx(moves(SAMPLERS["ddim"](steps)), abs=1e-15)


def test_heun_spends_two_evaluations_on_each_step_but_the_outer_ones() -> None:
    def times(steps: int) -> list[float]:
        return [round(hop.t, 4) for hop in SAMPLERS["heun"](steps)]

    assert times(4) == [1, 0.6667, 0.3333, 0.3333]
    assert times(5) == [1, 0.75, 0.5, 0.5, 0.25]
    assert times(6) == [1, 0.75, 0.5, 0.5, 0.25, 0.25]
    assert len(set(times(32))) == 17


@pytest.mark.parametrize("steps", [3, 4, 8, 16, 32, 256])
def test_dpm_solver_is_that_of_diffusers(steps: int) -> None:
    hops = SAMPLERS["dpmpp-2m"](steps)
    scheduler = DPMSolverMultistepScheduler(
        algorithm_type="dpmsolver++", solver_type="midpoint", prediction_type="sample", final_sigmas_type="zero"
    )
    scheduler.set_timesteps(steps)
    lambdas = [log_alpha_over_sigma(hop.t) for hop in hops[1:]]
    scheduler.sigmas = torch.tensor([ALMOST_PURE, *(math.exp(-value) for value in lambdas), 0.0], dtype=torch.float64)
    z = noise(0)
    for index, hop in enumerate(hops):
        if index == 1:
            # The one choice that is not diffusers': the λ that the first evaluation counts as made at.
            start = min(LAMBDA_START, lambdas[0] - (lambdas[1] - lambdas[0]))
            scheduler.sigmas[0] = math.exp(-start)
        z = scheduler.step(denoised(z, hop.t), scheduler.timesteps[index], z).prev_sample
    assert (z - sample("dpmpp-2m", steps)).abs().max() < 1e-5


@pytest.mark.parametrize("steps", [3, 4, 5, 8, 9, 16, 32, 256])
def test_heun_is_that_of_diffusers(steps: int) -> None:
    """Steps with a corrector by HeunDiscreteScheduler, the others by EulerDiscreteScheduler, both on x = z/α."""
    hops, z, index = SAMPLERS["heun"](steps), noise(0), 0
    while index < len(hops):
        hop = hops[index]
        corrected = index + 1 < len(hops) and hops[index + 1].c_previous != 0
        (alpha, sigma), (alpha_s, sigma_s) = level(hop.t), level(hop.s)
        alpha = alpha or 1 / ALMOST_PURE
        scheduler = (HeunDiscreteScheduler if corrected else EulerDiscreteScheduler)(prediction_type="sample")
        scheduler.set_timesteps(2)
        sigmas = [sigma / alpha, *[sigma_s / alpha_s] * (2 if corrected else 1), 0.0]
        scheduler.sigmas = torch.tensor(sigmas, dtype=torch.float64)
        scheduler.is_scale_input_called = True
        x = scheduler.step(denoised(z, hop.t), scheduler.timesteps[0], z / alpha).prev_sample
        if corrected:
            x = scheduler.step(denoised(alpha_s * x, hop.s), scheduler.timesteps[1], x).prev_sample
        z = alpha_s * x
        index += 2 if corrected else 1
    assert (z - sample("heun", steps)).abs().max() < 1e-5


def gaussian_error(sampler: str, steps: int, deviation: float = 0.3) -> float:
    """Relative error for data N(0, deviation²), of which the exact solution is known: z_0 = deviation · z_1."""

    def velocity(z: Tensor, t: Tensor, _: Tensor, __: object) -> Tensor:
        alpha, sigma = alpha_sigma(t)
        return (alpha * z - alpha * deviation**2 / (alpha**2 * deviation**2 + sigma**2) * z) / sigma

    z = torch.ones(1, dtype=torch.float64)
    return abs(float(run(velocity, SAMPLERS[sampler](steps), z, z)) / deviation - 1)


@pytest.mark.parametrize(("sampler", "least", "most"), [("ddim", 0.9, 1.1), ("dpmpp-2m", 1.3, 2.1), ("heun", 1.8, 2.1)])
def test_the_error_falls_with_the_order_of_the_sampler(sampler: str, least: float, most: float) -> None:
    """DPM-Solver++ stays below 2 on this grid: its steps in λ do not shrink near the two ends."""
    assert least < math.log2(gaussian_error(sampler, 64) / gaussian_error(sampler, 256)) / 2 < most


@pytest.mark.parametrize("steps", [16, 32, 64])
def test_both_solvers_come_nearer_than_ddim_with_as_many_evaluations(steps: int) -> None:
    """Not so below: at 8 evaluations Heun has taken 5 steps, DDIM 8."""
    assert gaussian_error("dpmpp-2m", steps) < gaussian_error("ddim", steps)
    assert gaussian_error("heun", steps) < gaussian_error("ddim", steps)


def test_golden_runs_cover_every_sampler_and_end_where_it_does() -> None:
    golden = sampler_runs()
    assert {entry["sampler"] for entry in golden["runs"]} == set(SAMPLERS)
    for entry in golden["runs"]:
        assert len(entry["hops"]) == len(entry["trajectory"]) == entry["steps"]
        assert entry["trajectory"][-1] == sample(entry["sampler"], entry["steps"]).tolist()
