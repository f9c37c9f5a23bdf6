"""Guidance distillation (Meng et al. 2023, arXiv 2210.03142): guided sampling for one evaluation per step.

A student at 1/S = 0 learns, without the noise of data, the field that guidance makes of a trained diffusion network.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from ..condition import Condition, Prompt, unconditional
from ..schedule import add_noise, like
from .diffusion import stratified
from .registry import Family, Learner, Network, Networks, register

if TYPE_CHECKING:
    from ..recipe import Recipe


@dataclass(frozen=True)
class Guidance:
    """v + auto·(v_data − v_weak) + classes·(v_data − v_null), the last for t in an interval alone.

    The weak network errs as v_data does, only more: it is a less trained state of it (autoguidance, Karras et al. 2024,
    arXiv 2406.02507), or it went on from it on the samples of a network instead of data (Alemohammad et al. 2024, arXiv
    2408.16333), so that the difference is what those samples lack. Classifier-free guidance (Ho & Salimans 2022) steers
    away from other classes, and only in an interval (Kynkäänniemi et al. 2024): near t = 1 it costs variety and buys
    nothing. For captions `classes` multiplies each prompt's own guidance scale, which the student is told.
    """

    auto: float = 0.0
    classes: float = 0.0
    low: float = 0.0
    high: float = 1.0
    weak: str | None = None
    """The run whose average is the weak network."""
    data_score: str | None = None
    """The run whose average is v_data, an unguided diffusion network; without it, the network that is guided."""
    max_scale: float = 0.0
    """Training draws the guidance scale of a prompt evenly from 0 to this."""

    def field(
        self, network: Network, data_score: Network, weak: Network, z: Tensor, t: Tensor, label: Condition, null: int
    ) -> Tensor:
        """The guided v [B, ...] of `network` at 1/S = 0; `null` is the null class."""
        zero = torch.zeros_like(t)
        guided = network(z, t, zero, label)
        if not self.auto and not self.classes:
            return guided
        v_data = guided if data_score is network else data_score(z, t, zero, label)
        if self.auto:
            guided = guided + self.auto * (v_data - weak(z, t, zero, label))
        if self.classes:
            scale = self.classes * ((t >= self.low) & (t <= self.high)).to(z)
            if isinstance(label, Prompt):
                scale = scale * label.guidance
            guided = guided + like(scale, z) * (v_data - data_score(z, t, zero, unconditional(label, null)))
        return guided


def guidance_loss(
    student: Network,
    network: Network,
    data_score: Network,
    weak: Network,
    x: Tensor,
    label: Condition,
    guidance: Guidance,
    null: int,
) -> Tensor:
    """Mean squared error of v against the guided field. x: [B, C, H, W] in [−1, 1]; label: [B]. Returns a scalar."""
    t = stratified(len(x), x.device)
    z = add_noise(x, torch.randn_like(x), t)
    with torch.no_grad():
        target = guidance.field(network, data_score, weak, z, t, label, null)
    return (student(z, t, torch.zeros_like(t), label) - target).square().mean()


class Teacher:
    """The guided network of a recipe, with what guides it, as a network that can be called."""

    def __init__(self, recipe: Recipe, networks: Networks) -> None:
        self.guidance: Guidance = recipe.tables["guidance"]
        self.null = recipe.null
        self.network = networks.fixed(recipe.teacher or recipe.init)
        weak, data_score = self.guidance.weak, self.guidance.data_score
        self.weak = networks.fixed(weak) if self.guidance.auto else self.network
        self.data_score = networks.fixed(data_score) if data_score else self.network

    def __call__(self, z: Tensor, t: Tensor, inverse_budget: Tensor, label: Condition) -> Tensor:
        """The guided v [B, ...], whatever the budget."""
        return self.guidance.field(self.network, self.data_score, self.weak, z, t, label, self.null)

    def at_some_scale(self, label: Condition) -> Condition:
        """Prompts with guidance scales drawn evenly from 0 to `max_scale`; classes as they are."""
        if not isinstance(label, Prompt):
            return label
        scale = torch.rand(len(label), device=label.tokens.device) * self.guidance.max_scale
        return replace(label, guidance=scale)


class GuidanceDistillation:
    """Learns the guided field at every scale."""

    def __init__(self, recipe: Recipe, networks: Networks, student: Network) -> None:
        self.student, self.teacher = student, Teacher(recipe, networks)
        self.learners: list[Learner] = []

    def losses(self, x: Tensor, label: Condition, iteration: int, part: float) -> dict[str, Tensor]:
        teacher = self.teacher
        given = (teacher.network, teacher.data_score, teacher.weak, x, teacher.at_some_scale(label))
        return {"loss": guidance_loss(self.student, *given, teacher.guidance, teacher.null)}


def wrong(recipe: Recipe) -> str | None:
    guidance: Guidance = recipe.tables["guidance"]
    return "[guidance]: with `auto` it needs `weak`" if guidance.auto and guidance.weak is None else None


register(Family("guidance", GuidanceDistillation, {"guidance": Guidance}, wrong=wrong))
