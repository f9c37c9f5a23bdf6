"""Distribution matching of whole samples: what a distance between images blurs at few steps, this draws.

The student samples with S hops; its last one is pushed, for the least budgets, along the difference of two scores of
noised images, the teacher's and that of a network which learns the student's own samples as they change (distribution
matching distillation, Yin et al. 2024, arXiv 2311.18828). That alone forgets variety, so a discriminator that is shown
data adds its slope, for the other budgets alone, as a correction of the teacher's score (the adversarial part of Yin et
al. 2024, arXiv 2405.14867, in the units of Kim et al. 2023, arXiv 2211.17091), and its odds r weigh the whole by
r/(1 + r), which makes of the divergence that is descended Jensen and Shannon's (Xu et al. 2025, arXiv 2502.15681).
Nothing here knows of the metric or its features.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ..discriminator import Discriminator
from ..network import Denoiser, NetworkConfig
from ..sampling import multistep, run
from ..schedule import add_noise, alpha_sigma, like, predict_x
from .diffusion import Network, stratified, v_target


@dataclass(frozen=True)
class MatchingConfig:
    """How much of it there is, and for which budgets."""

    images: int = 0
    """Samples per iteration, beside the batch of the other losses; 0 leaves it out."""
    budgets: tuple[int, ...] = (1, 2)
    budget_weights: tuple[float, ...] | None = None
    weight: float = 1.0
    scored_up_to: int = 8
    """Budgets beyond learn from the discriminator alone: the score difference costs them variety."""
    adversarial: float = 1.0
    """Of the discriminator's slope; with 1, a perfect one and a perfect score network say the same twice."""
    adversarial_high: float = 0.9
    """It counts up to this noise time: beyond, its factor σ²/α grows without bound."""
    discriminator: str | None = None
    """The run whose average the discriminator starts from, one that knows the teacher's samples; else the teacher."""
    learning_rate: float = 5e-4
    """Of the score network and the discriminator (its heads: twice that); constant."""
    ahead: int = 60
    """Iterations at the start in which those two learn alone."""
    low: float = 0.02
    high: float = 0.98
    """Noise times at which samples are looked at."""


class Rivals(nn.Module):
    """What learns against the student: a diffusion network of its samples, and a discriminator of them and data."""

    def __init__(self, config: NetworkConfig, teacher: dict[str, Tensor]) -> None:
        super().__init__()
        self.score = Denoiser(config)
        self.score.load_state_dict(teacher)
        self.discriminator = Discriminator(config)
        self.discriminator.load_encoder(teacher)

    def optimizer(self, learning_rate: float) -> torch.optim.Optimizer:
        slow = [*self.score.parameters(), *self.discriminator.encoder.parameters()]
        groups = [{"params": slow}, {"params": self.discriminator.heads.parameters(), "lr": 2 * learning_rate}]
        return torch.optim.AdamW(groups, lr=learning_rate, betas=(0.0, 0.99), weight_decay=0.01, fused=True)


def direction(
    x: Tensor,
    label: Tensor,
    teacher: Network,
    score: Network | None,
    logit: Network,
    inverse: Tensor,
    config: MatchingConfig,
) -> tuple[Tensor, Tensor]:
    """Where samples x [B, C, H, W] are to move against: [B, C, H, W] of about unit size, and the mean logit.

    Without a score network, by the discriminator's slope alone.
    """
    t = noise_times(len(x), config, x.device)
    x = x.detach()
    z = add_noise(x, torch.randn_like(x), t).requires_grad_()
    logits = logit(z, t, inverse, label).float()
    # To the images alone: the discriminator's own parameters get no gradient from here.
    (slope,) = torch.autograd.grad(logits.sum(), z)
    with torch.no_grad():
        z = z.detach()
        x_teacher = predict_x(z, teacher(z, t, torch.zeros_like(t), label), t)
        alpha, sigma = alpha_sigma(t.clamp(max=config.adversarial_high))
        scale = config.adversarial * (t <= config.adversarial_high) * sigma.square() / alpha
        size = (x - x_teacher).abs().flatten(1).mean(1).clamp(min=0.02)
        weight = logits.clamp(-4, 4).sigmoid()
        away = -like(scale, x) * slope
        if score is not None:
            away = away + predict_x(z, score(z, t, inverse, label), t) - x_teacher
        return like(weight / weight.mean() / size, x) * away, logits.mean()


def noise_times(count: int, config: MatchingConfig, device: torch.device) -> Tensor:
    """Times [count] in [low, high], stratified, in random order."""
    strata = stratified(count, device)[torch.randperm(count, device=device)]
    return config.low + (config.high - config.low) * strata


def matching_loss(
    student: Network,
    teacher: Network,
    score: Network,
    logit: Network,
    x: Tensor,
    label: Tensor,
    config: MatchingConfig,
    active: bool = True,
) -> dict[str, Tensor]:
    """One budget's samples for the classes of a batch of data; one student evaluation with gradient.

    Args:
        student, teacher, score: (z, t, 1/S, label) → v; the teacher at 1/S = 0. logit: likewise,
            → log of the odds that it is data, [B].
        x: clean images [B, C, H, W] in [−1, 1], for the discriminator alone. label: [B].
        active: whether the student learns, too.

    Returns:
        {"loss", "discriminator"}, "score" for a budget that has it, and, where active, "logit_S", the discriminator's
        opinion of the samples: scalars. Each of the three networks has the gradient of its own part alone.
    """
    odds = torch.tensor(config.budget_weights or [1.0] * len(config.budgets))
    budget = config.budgets[int(torch.multinomial(odds, 1))]
    inverse = torch.full((len(x),), 1 / budget, device=x.device)
    z = run(student, multistep(budget)[:-1], torch.randn_like(x), label)
    with torch.set_grad_enabled(active):
        samples = predict_x(z, student(z, inverse, inverse, label), inverse)
    result = {}
    loss = x.new_zeros(())
    scored = budget <= config.scored_up_to
    if active:
        used = score if scored else None
        against, result[f"logit_{budget}"] = direction(samples, label, teacher, used, logit, inverse, config)
        loss = config.weight * (samples * against).mean()
    fakes = samples.detach()

    if scored:
        t, noise = stratified(len(x), x.device), torch.randn_like(x)
        v = score(add_noise(fakes, noise, t), t, inverse, label)
        result["score"] = (v - v_target(fakes, noise, t)).square().mean()
    t = noise_times(2 * len(x), config, x.device)
    both = torch.cat([x, fakes])
    logits = logit(add_noise(both, torch.randn_like(both), t), t, inverse.repeat(2), label.repeat(2)).float()
    result["discriminator"] = (F.softplus(-logits[: len(x)]) + F.softplus(logits[len(x) :])).mean() / 2
    loss = loss + result["discriminator"] + result.get("score", 0.0)
    return {"loss": loss, **{key: value.detach() for key, value in result.items()}}
