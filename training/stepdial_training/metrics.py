"""Distances between sets of features: Fréchet distance ("FID-proxy"), its interval and bias, and KID; in float64.

`src/core/metrics/` holds the same definitions in TypeScript; `golden/metrics.json` keeps the two together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

GROUPS = 20
"""Groups of the jackknife."""
KID_BLOCK = 2000
"""Largest sample that one term of KID compares; larger sets are cut into blocks and the terms averaged."""
DEAL = 10
"""Vectors go to groups and blocks in tens: sample i is of class i mod 10, and every group must hold all classes."""
T_QUANTILE = {10: 2.2622, 20: 2.0930}
"""0.975 quantiles of Student's t with (groups − 1) degrees of freedom."""


@dataclass(frozen=True)
class Statistics:
    """Mean [k] and covariance [k, k] (divided by n − 1) of `count` feature vectors."""

    mean: Tensor
    covariance: Tensor
    count: int


@dataclass(frozen=True)
class Sums:
    """Sufficient statistics of a group of feature vectors: they add, so that a group is left out by a subtraction.

    Taken about a fixed `origin` near the mean, which costs nothing and keeps digits.
    """

    count: int
    first: Tensor
    second: Tensor


def sums(features: Tensor, origin: Tensor) -> Sums:
    """Σ(x − origin) and Σ(x − origin)(x − origin)ᵀ of features [n, k]."""
    centred = features.double() - origin
    return Sums(len(centred), centred.sum(0), centred.T @ centred)


def statistics_of_sums(total: Sums, origin: Tensor) -> Statistics:
    mean = total.first / total.count
    covariance = (total.second - total.count * torch.outer(mean, mean)) / (total.count - 1)
    return Statistics(mean + origin, covariance, total.count)


def feature_statistics(features: Tensor) -> Statistics:
    """Mean and covariance of features [n, k], n ≥ 2."""
    if len(features) < 2:
        raise ValueError("a covariance needs at least two feature vectors")
    values = features.double()
    mean = values.mean(0)
    centred = values - mean
    return Statistics(mean, centred.T @ centred / (len(values) - 1), len(values))


def symmetric_root(matrix: Tensor) -> Tensor:
    """The symmetric square root of a positive semi-definite matrix; eigenvalues below 0 by rounding count as 0."""
    values, vectors = torch.linalg.eigh(matrix.double())
    return (vectors * values.clamp(min=0).sqrt()) @ vectors.T


def frechet_distance(mean1: Tensor, covariance1: Tensor, mean2: Tensor, covariance2: Tensor) -> float:
    """‖μ₁−μ₂‖² + Tr(Σ₁+Σ₂) − 2 Tr (Σ₁^½ Σ₂ Σ₁^½)^½ (Dowson & Landau 1982; Heusel et al. 2017).

    The symmetric product has the eigenvalues of Σ₁Σ₂ but they are real and ≥ 0, so a covariance of too few samples,
    which is singular, does no harm.
    """
    root = symmetric_root(covariance1)
    product = root @ covariance2.double() @ root
    cross = torch.linalg.eigvalsh((product + product.T) / 2).clamp(min=0).sqrt().sum()
    shift = (mean1.double() - mean2.double()).square().sum()
    trace = covariance1.double().trace() + covariance2.double().trace()
    return float(shift + trace - 2 * cross)


def statistics_distance(a: Statistics, b: Statistics) -> float:
    return frechet_distance(a.mean, a.covariance, b.mean, b.covariance)


def deal(count: int, groups: int) -> Tensor:
    """The group of each of `count` vectors, in [0, groups)."""
    return torch.arange(count) // DEAL % groups


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval, and how much of it is due to the number of samples."""

    value: float
    low: float
    high: float
    bias: float


def jackknife_distance(features: Tensor, reference: Statistics, groups: int = GROUPS) -> Estimate:
    """Fréchet distance of features [n, k] to `reference`, with a delete-a-group jackknife interval.

    Vectors are put in groups by `deal`. The variance is (g−1)/g Σ(θ_j − mean θ)² over the g distances θ_j that leave
    one group out (Kott 2001), and the half-width Student's t on g − 1 degrees of freedom. The interval is of sampling
    spread about the plain estimate, whose upward bias at n is left in, as it is in every published FID at n samples.
    `bias` estimates it: (g−1)(mean θ − value), which falls as 1/n (Quenouille 1956). Unlike a formula it knows that
    balanced classes vary less than chance would have it: of n real digits with balanced classes it finds about 0.7 of
    what the same number drawn freely have.
    """
    if len(features) < DEAL * groups:
        raise ValueError(f"an interval from {groups} groups needs at least {DEAL * groups} feature vectors")
    group = deal(len(features), groups)
    origin = reference.mean.double()
    parts = [sums(features[group == j], origin) for j in range(groups)]
    first, second = (torch.stack(each).sum(0) for each in ([p.first for p in parts], [p.second for p in parts]))
    total = Sums(len(features), first, second)
    value = statistics_distance(statistics_of_sums(total, origin), reference)
    left_out = []
    for part in parts:
        rest = Sums(total.count - part.count, total.first - part.first, total.second - part.second)
        left_out.append(statistics_distance(statistics_of_sums(rest, origin), reference))
    thetas = torch.tensor(left_out, dtype=torch.float64)
    deviation = math.sqrt(float((thetas - thetas.mean()).square().sum()) * (groups - 1) / groups)
    half = T_QUANTILE[groups] * deviation
    bias = (groups - 1) * (float(thetas.mean()) - value)
    return Estimate(value, max(0.0, value - half), value + half, bias)


def kid_block(x: Tensor, y: Tensor) -> float:
    """Unbiased squared maximum mean discrepancy with kernel (x·y/k + 1)³ (Bińkowski et al. 2018)."""
    x, y = x.double(), y.double()
    (n, k), m = x.shape, len(y)

    def kernel(a: Tensor, b: Tensor) -> Tensor:
        return (a @ b.T / k + 1) ** 3

    within_x = kernel(x, x)
    within_y = kernel(y, y)
    within = (within_x.sum() - within_x.trace()) / (n * (n - 1)) + (within_y.sum() - within_y.trace()) / (m * (m - 1))
    return float(within - 2 * kernel(x, y).mean())


def kid(x: Tensor, y: Tensor, block: int = KID_BLOCK) -> float:
    """KID of features x [n, k] against y [m, k]: the mean of `kid_block` over b = ⌈max(n, m)/block⌉ blocks.

    Both sets are put in blocks by `deal`: no randomness, so that Python and TypeScript agree. Unbiased; may be below 0.
    """
    blocks = math.ceil(max(len(x), len(y)) / block)
    if min(len(x), len(y)) < DEAL * (blocks - 1) + 2:
        raise ValueError("every block of KID needs at least two vectors of both sets")
    of_x, of_y = deal(len(x), blocks), deal(len(y), blocks)
    return sum(kid_block(x[of_x == j], y[of_y == j]) for j in range(blocks)) / blocks
