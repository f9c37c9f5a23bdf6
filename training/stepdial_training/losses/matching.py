"""Distribution matching of whole samples: what a distance between images blurs at few steps, this draws.

The student samples with S hops; its last one is pushed along the difference of two scores of noised images, that of
data and that of a network which learns the student's own samples as they change (distribution matching distillation,
Yin et al. 2024, arXiv 2311.18828). Both networks learn by the same loss and the second starts as the first, so that
what neither can know cancels. Hence the first must be unguided: a guided field is the score of no noised distribution,
and the difference would be mostly its guidance. Nothing here knows of the metric or its features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition
from ..sampling import multistep, run
from ..schedule import add_noise, like, predict_x
from .diffusion import stratified, v_target
from .registry import Learner, Network, Networks

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class MatchingConfig:
    """How much of it there is, and for which budgets."""

    images: int = 0
    """Samples per iteration, beside the batch of the other losses; 0 leaves it out."""
    budgets: tuple[int, ...] = (1, 2)
    budget_weights: tuple[float, ...] | None = None
    weight: float = 1.0
    data_score: str | None = None
    """The run of an unguided diffusion network, which knows the data."""
    learning_rate: float = 4e-4
    """Of the network that learns the samples; constant."""
    ahead: int = 100
    """Iterations at the start in which that one learns alone."""
    low: float = 0.02
    high: float = 0.95
    """Noise times at which samples are looked at."""


def direction(samples: Tensor, z: Tensor, t: Tensor, v_data: Tensor, v_samples: Tensor) -> Tensor:
    """Where samples x [B, C, H, W], noised to z at t [B], are to move against: in units of the distance to E[x | z] of
    data; v_data and v_samples [B, C, H, W] are what both scores see in z."""
    x_data, x_samples = predict_x(z, v_data, t), predict_x(z, v_samples, t)
    size = (samples - x_data).abs().flatten(1).mean(1).clamp(min=0.02)
    return (x_samples - x_data) / like(size, z)


def matching_loss(
    student: Network,
    data_score: Network,
    sample_score: Network,
    noise: Tensor,
    label: Condition,
    config: MatchingConfig,
    active: bool = True,
) -> dict[str, Tensor]:
    """One budget's samples; one student evaluation with gradient.

    Args:
        student, data_score, sample_score: (z, t, 1/S, label) → v; the data's at 1/S = 0.
        noise: what the samples start from, [B, C, H, W]. label: [B].
        active: whether the student learns, too.

    Returns:
        {"loss", "score"}: scalars. Student and sample_score have the gradient of their own part alone.
    """
    odds = torch.tensor(config.budget_weights or [1.0] * len(config.budgets), dtype=torch.float32)
    budget = config.budgets[int(torch.multinomial(odds, 1))]
    inverse = torch.full((len(noise),), 1 / budget, device=noise.device)
    z = run(student, multistep(budget)[:-1], noise, label)
    with torch.set_grad_enabled(active):
        samples = predict_x(z, student(z, inverse, inverse, label), inverse)
    fakes = samples.detach()

    # One look at each noised sample serves both: the score learns from it, and the student by it.
    t, more = stratified(len(fakes), fakes.device), torch.randn_like(fakes)
    z = add_noise(fakes, more, t)
    v = sample_score(z, t, inverse, label)
    score = (v - v_target(fakes, more, t)).square().mean()
    loss = score
    if active:
        with torch.no_grad():
            seen = like(((t >= config.low) & (t <= config.high)).to(z), z)
            against = seen * direction(fakes, z, t, data_score(z, t, torch.zeros_like(t), label), v)
        loss = loss + config.weight * (samples * against).mean()
    return {"loss": loss, "score": score.detach()}


class Matching:
    """What the recipe's [matching] adds to another loss: its networks, and the loss of one iteration."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.config: MatchingConfig = recipe.tables["matching"]
        self.batch = recipe.optim.batch
        sample_score = networks.new(self.config.data_score)
        rate, betas = self.config.learning_rate, (0.0, recipe.optim.beta2)
        optimizer = torch.optim.AdamW(sample_score.parameters(), rate, betas, weight_decay=0.0, fused=True)
        self.learner = Learner(("sample_score", "score_optimizer"), sample_score, optimizer)
        self.networks = (student, networks.fixed(self.config.data_score), networks.called(sample_score))

    def losses(self, x: Tensor, label: Condition, iteration: int) -> dict[str, Tensor]:
        """As `matching_loss`, for the first of a batch, as many as the recipe says of a whole batch."""
        count = self.config.images * len(x) // self.batch
        noise = torch.randn_like(x[:count])
        return matching_loss(*self.networks, noise, label[:count], self.config, iteration >= self.config.ahead)


def wrong(recipe: Recipe) -> str | None:
    config: MatchingConfig = recipe.tables["matching"]
    if config.images > recipe.optim.batch:
        return "[matching]: `images` is more than the batch, whose classes it takes"
    if config.images and config.data_score is None:
        return "[matching]: with `images` it needs `data_score`"
    return None
