"""Multistep consistency distillation (arXiv 2403.06807, algorithm 1), all budgets in one network.

Time is cut into S equal segments. Within one, the student must name the same segment start from everywhere. Its target
at t comes from its own estimate x_ref at the slightly earlier time s, reached by the teacher's (a)DDIM move:

    λ      = D(s→t_step) / D(t→t_step)
    target = λ x_ref + (1−λ) x_T + (σ_ts/σ_s)(sqrt(σ_s² + d D(t→s)² x_var/‖ε̂‖²) − σ_s) ε̂ / D(t→t_step)

which equals the paper's inverse DDIM without its divisions by values near 0 at segment starts. Always in
float32 or better.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition
from ..schedule import add_noise, addim, alpha_sigma, ddim_gain, like, predict_x
from . import guidance as guiding
from . import matching
from .diffusion import stratified, v_target
from .guidance import Guidance, Teacher
from .matching import Matching, MatchingConfig
from .registry import Family, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class MultistepConfig:
    """How budgets and the teacher's grid are drawn."""

    budgets: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 16, 32)
    budget_weights: tuple[float, ...] | None = None
    diffusion_share: float = 0.25
    """Part of every batch kept on the diffusion loss at 1/S = 0."""
    diffusion_target: str = "data"
    """What that part learns from: "data", or "teacher", which keeps the guidance of a guided teacher."""
    addim_from: int = 4
    """Budgets from here on are taught by aDDIM, below by DDIM (the paper's finding)."""
    grid_start: int = 64
    grid_end: int = 1280
    anneal: float = 0.5
    """Part of the run over which the teacher's grid grows from `grid_start` to `grid_end`, geometrically."""

    def grid(self, progress: float) -> float:
        """N_teacher at `progress` ∈ [0, 1] of the run."""
        part = min(progress / self.anneal, 1.0)
        return math.exp(math.log(self.grid_start) + part * math.log(self.grid_end / self.grid_start))


@dataclass(frozen=True)
class Times:
    """One draw of algorithm 1 for each image: segment start ≤ s < t, each [B]."""

    start: Tensor
    s: Tensor
    t: Tensor


def draw_times(budget: Tensor, grid: float) -> Times:
    """Draw k ~ U{0..S−1} and n ~ U{1..N_seg}; t_step = k/S, t = t_step + n/T, s = t − 1/T, T = N_seg·S."""
    per_segment = (grid / budget).round().clamp(min=1)
    k = (torch.rand_like(budget) * budget).floor().clamp(max=budget - 1)
    # n is drawn in strata over the batch, in random order against k and S.
    strata = stratified(len(budget), budget.device)[torch.randperm(len(budget), device=budget.device)]
    n = (strata * per_segment).ceil().clamp(min=1)
    n = torch.minimum(n, per_segment)
    total = per_segment * budget
    start = k / budget
    earlier = (n - 1) / total
    return Times(start=start, s=start + earlier, t=start + n / total)


def closed_form_target(z: Tensor, x_teacher: Tensor, x_ref: Tensor, variance: Tensor, times: Times) -> Tensor:
    """The target above. All images [B, ...], variance [B]; where s is the segment start it does not depend on x_ref."""
    t, s, start = times.t, times.s, times.start
    _, noise, level = addim(z, x_teacher, t, s, variance)
    sigma_s, sigma_start = alpha_sigma(s)[1], alpha_sigma(start)[1]
    gain = ddim_gain(t, start)
    at_start = s <= start
    safe_s = torch.where(at_start, t, s)
    weight = torch.where(at_start, torch.zeros_like(t), ddim_gain(safe_s, start) / gain)
    ratio = torch.where(at_start, torch.ones_like(t), sigma_start / alpha_sigma(safe_s)[1])
    extra = torch.where(s <= 0, torch.zeros_like(t), ratio * (level - sigma_s) / gain)
    weight, extra = like(weight, z), like(extra, z)
    return weight * x_ref + (1 - weight) * x_teacher + extra * noise


def multistep_loss(
    student: Network, teacher: Network, x: Tensor, label: Condition, config: MultistepConfig, progress: float
) -> dict[str, Tensor]:
    """One batch: `diffusion_share` of it at 1/S = 0, the rest on consistency; one student evaluation with gradient.

    Args:
        student, teacher: (z, t, 1/S, label) → v. The teacher is evaluated at 1/S = 0.
        x: clean images [B, C, H, W] in [−1, 1]. label: [B].
        progress: part of the run done, in [0, 1]; anneals the teacher's grid.

    Returns:
        {"loss", "diffusion", "consistency"}: scalars. The consistency loss is the Euclidean norm per image, not
        squared, of v − v(target), which is the v-weighted norm of x̂ − target, divided by √d.
    """
    batch, device = len(x), x.device
    plain = round(batch * config.diffusion_share)
    noise = torch.randn_like(x)
    weights = torch.tensor(config.budget_weights or [1.0] * len(config.budgets), dtype=torch.float32)
    chosen = torch.multinomial(weights, batch - plain, replacement=True)
    budget = torch.tensor(config.budgets, dtype=torch.float32)[chosen].to(device, non_blocking=True)
    times = draw_times(budget, config.grid(progress))

    t = torch.cat([stratified(plain, device), times.t])
    inverse = torch.cat([torch.zeros(plain, device=device), 1 / budget])
    z = add_noise(x, noise, t)
    with torch.no_grad():
        # Of the whole batch, whatever the target: one shape is compiled once.
        target_v = teacher(z, t, torch.zeros_like(t), label)
        zc, xc, lc, tc = z[plain:], x[plain:], label[plain:], times.t
        x_teacher = predict_x(zc, target_v[plain:], tc)
        error = 0.75 * (x_teacher - xc).flatten(1).square().mean(1)
        variance = torch.where(budget >= config.addim_from, error, torch.zeros_like(error))
        z_s, _, _ = addim(zc, x_teacher, tc, times.s, variance)
        x_ref = predict_x(z_s, student(z_s, times.s, inverse[plain:], lc), times.s)
        alpha, sigma = (like(c, zc) for c in alpha_sigma(tc))
        target_v[plain:] = (alpha * zc - closed_form_target(zc, x_teacher, x_ref, variance, times)) / sigma
        if config.diffusion_target == "data":
            target_v[:plain] = v_target(x[:plain], noise[:plain], t[:plain])

    error_v = (student(z, t, inverse, label) - target_v).flatten(1).square().mean(1)
    diffusion = error_v[:plain].mean() if plain else error_v.new_zeros(())
    consistency = error_v[plain:].sqrt().mean()
    share = config.diffusion_share
    return {
        "loss": share * diffusion + (1 - share) * consistency,
        "diffusion": diffusion.detach(),
        "consistency": consistency.detach(),
    }


class Multistep:
    """Learns every budget from a guided teacher, and with `matching.images` the data's distribution at a few steps."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student, self.teacher = student, Teacher(recipe, networks)
        self.config: MultistepConfig = recipe.tables["multistep"]
        self.matching = Matching(recipe, networks, student) if recipe.tables["matching"].images else None
        self.learners = [self.matching.learner] if self.matching else []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        label = self.teacher.at_some_scale(label)
        parts = multistep_loss(self.student, self.teacher, x, label, self.config, part)
        if self.matching:
            more = self.matching.losses(x, label, iteration)
            parts |= {**more, "loss": parts["loss"] + more["loss"]}
        return parts


def wrong(recipe: Recipe) -> str | None:
    if recipe.tables["multistep"].diffusion_target not in ("data", "teacher"):
        return "[multistep]: diffusion_target is neither data nor teacher"
    return guiding.wrong(recipe) or matching.wrong(recipe)


TABLES = {"guidance": Guidance, "multistep": MultistepConfig, "matching": MatchingConfig}
register(Family("multistep", Multistep, TABLES, wrong=wrong))
