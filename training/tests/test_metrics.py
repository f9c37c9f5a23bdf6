"""The metrics: known values, bias against Monte Carlo, intervals that cover, and their independence of class order."""

import json
from pathlib import Path

import pytest
import torch

from stepdial_training import metrics
from stepdial_training.golden_metrics import metrics_golden
from stepdial_training.metrics import (
    feature_statistics,
    frechet_distance,
    jackknife_distance,
    kid,
    kid_block,
    statistics_distance,
)

GOLDEN = Path(__file__).parents[2] / "golden/metrics.json"


def gaussian(count: int, mixing: torch.Tensor, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, len(mixing), generator=generator, dtype=torch.float64) @ mixing


def correlated(dimension: int) -> torch.Tensor:
    """A mixing matrix whose covariance has eigenvalues from 4 down to nearly 0."""
    generator = torch.Generator().manual_seed(7)
    basis, _ = torch.linalg.qr(torch.randn(dimension, dimension, generator=generator, dtype=torch.float64))
    return torch.diag(torch.linspace(2, 0.05, dimension, dtype=torch.float64)) @ basis.T


def test_frechet_distance_of_diagonal_gaussians() -> None:
    # (3−1)² + (√4−√9)² + (√1−√16)²
    distance = frechet_distance(
        torch.tensor([1.0, 0]),
        torch.diag(torch.tensor([4.0, 1])),
        torch.tensor([3.0, 0]),
        torch.diag(torch.tensor([9.0, 16])),
    )
    assert distance == pytest.approx(4 + 1 + 9, abs=1e-9)


def test_frechet_distance_agrees_with_the_unsymmetric_formula_and_is_symmetric() -> None:
    a = feature_statistics(gaussian(500, correlated(10), 1) + 0.2)
    b = feature_statistics(gaussian(400, torch.eye(10, dtype=torch.float64), 2))
    cross = torch.linalg.eigvals(a.covariance @ b.covariance).real.clamp(min=0).sqrt().sum()
    expected = (a.mean - b.mean).square().sum() + a.covariance.trace() + b.covariance.trace() - 2 * cross
    assert statistics_distance(a, b) == pytest.approx(float(expected), rel=1e-9)
    assert statistics_distance(b, a) == pytest.approx(statistics_distance(a, b), rel=1e-9)


def test_a_singular_covariance_gives_a_finite_distance() -> None:
    reference = feature_statistics(gaussian(5000, correlated(20), 3))
    few = feature_statistics(gaussian(8, correlated(20), 4))
    assert statistics_distance(few, reference) > 0
    assert statistics_distance(few, few) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("count", [200, 600])
def test_the_jackknife_knows_the_bias_that_monte_carlo_shows(count: int) -> None:
    mixing = correlated(24)
    truth = metrics.Statistics(torch.zeros(24), mixing.T @ mixing, 0)
    estimates = [jackknife_distance(gaussian(count, mixing, seed), truth) for seed in range(60)]
    shown = sum(e.value for e in estimates) / len(estimates)  # of the very distribution: all of it is bias
    assert sum(e.bias for e in estimates) / len(estimates) == pytest.approx(shown, rel=0.1)


def test_the_jackknife_interval_covers_the_expected_distance() -> None:
    """Of 95 % intervals of shifted samples, at least 85 % of 60 must hold the mean of all estimates."""
    mixing = correlated(8)
    truth = metrics.Statistics(torch.full((8,), 0.5), mixing.T @ mixing, 0)
    estimates = [jackknife_distance(gaussian(400, mixing, seed), truth) for seed in range(60)]
    mean = sum(e.value for e in estimates) / len(estimates)
    covered = sum(e.low <= mean <= e.high for e in estimates)
    assert covered >= 51
    # And they are no wider than three times what they must be: two standard deviations of the estimates each way.
    spread = torch.tensor([e.value for e in estimates]).std()
    assert sum(e.high - e.low for e in estimates) / len(estimates) < 3 * 4 * spread


def test_groups_and_blocks_hold_all_classes() -> None:
    for groups in (5, metrics.GROUPS):
        group = metrics.deal(1000, groups)
        for j in range(groups):
            assert set((torch.arange(1000)[group == j] % 10).tolist()) == set(range(10))


def test_class_order_does_not_widen_the_interval() -> None:
    """Samples of class i mod 10 with ten different means: every group left out must leave the mixture as it was."""
    centres = 3 * gaussian(10, torch.eye(6, dtype=torch.float64), 5)
    x = gaussian(2000, torch.eye(6, dtype=torch.float64), 6) + centres[torch.arange(2000) % 10]
    reference = feature_statistics(
        gaussian(20_000, torch.eye(6, dtype=torch.float64), 7) + centres[torch.arange(20_000) % 10]
    )
    estimate = jackknife_distance(x, reference)
    assert estimate.high - estimate.low < 0.15
    y = gaussian(2000, torch.eye(6, dtype=torch.float64), 8) + centres[torch.arange(2000) % 10]
    assert abs(kid(x, y, block=500)) < 0.05 * kid(x, y + 1, block=500)


def test_kid_is_the_definition_summed_by_hand() -> None:
    x, y = gaussian(7, correlated(3), 1), gaussian(5, correlated(3), 2) + 1

    def kernel(a: torch.Tensor, b: torch.Tensor) -> float:
        return (float(a @ b) / 3 + 1) ** 3

    within_x = sum(kernel(x[i], x[j]) for i in range(7) for j in range(7) if i != j) / (7 * 6)
    within_y = sum(kernel(y[i], y[j]) for i in range(5) for j in range(5) if i != j) / (5 * 4)
    between = sum(kernel(a, b) for a in x for b in y) / 35
    assert kid_block(x, y) == pytest.approx(within_x + within_y - 2 * between, rel=1e-9)
    assert kid(x, y) == pytest.approx(kid_block(x, y), rel=1e-12)


def test_kid_is_unbiased_at_small_counts() -> None:
    mixing = correlated(6)
    values = torch.tensor([kid(gaussian(30, mixing, 2 * s), gaussian(30, mixing, 2 * s + 1)) for s in range(200)])
    assert abs(values.mean()) < 3 * values.std() / len(values) ** 0.5
    assert values.min() < 0


def test_too_few_vectors_are_refused() -> None:
    x = torch.zeros(10, 4)
    with pytest.raises(ValueError, match="interval"):
        jackknife_distance(x, feature_statistics(torch.zeros(2, 4)))
    with pytest.raises(ValueError, match="block"):
        kid(x, torch.zeros(4001, 4))
    with pytest.raises(ValueError, match="two"):
        feature_statistics(torch.zeros(1, 4))


def test_the_golden_file_is_what_the_code_gives() -> None:
    stored, fresh = json.loads(GOLDEN.read_text()), metrics_golden()
    assert stored["x"] == fresh["x"] and stored["y"] == fresh["y"]
    for key in ("frechet", "frechetSingular", "kid"):
        assert stored[key] == pytest.approx(fresh[key], rel=1e-6)
    for groups in ("10", "20"):
        assert stored["intervals"][groups] == pytest.approx(fresh["intervals"][groups], rel=1e-6)
        assert stored["biases"][groups] == pytest.approx(fresh["biases"][groups], rel=1e-6)
