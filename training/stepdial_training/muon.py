"""Muon: momentum whose update of every weight matrix is made orthogonal, by five Newton–Schulz iterations.

Jordan et al. 2024 (https://kellerjordan.github.io/posts/muon), with the scale of Liu et al. 2025 (arXiv 2502.16982,
equation 4), by which an update has the size of AdamW's and one learning rate serves both. `torch.optim.Muon` takes
two-dimensional weights alone and always multiplies in bfloat16, which processors without it do ten times slower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from .precision import has_bf16

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Of the quintic iteration: steepest at 0, so that small singular values grow fast; all end between 0.7 and 1.2."""


def orthogonal(matrices: Tensor, iterations: int = 5) -> Tensor:
    """The nearest semi-orthogonal matrices, roughly: U Vᵀ of each U Σ Vᵀ in [N, rows, columns]."""
    tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.mT if tall else matrices
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    x = iterated(x.bfloat16(), iterations).to(x) if has_bf16(x.device) else iterated_by_square(x, iterations)
    return x.mT if tall else x


def iterated(x: Tensor, iterations: int) -> Tensor:
    """The iteration as published, which bfloat16 is enough for."""
    a, b, c = COEFFICIENTS
    for _ in range(iterations):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x


def iterated_by_square(x: Tensor, iterations: int) -> Tensor:
    """The same in float32: every iterate is a polynomial in X Xᵀ times X, so the iteration runs on X Xᵀ, whose side is
    the shorter one: three times as fast for a convolution of 128 channels, and within 2e-4. (In bfloat16 the square's
    small eigenvalues turn negative, from where the polynomial runs away.)"""
    a, b, c = COEFFICIENTS
    gram = x @ x.mT
    unit = torch.eye(len(gram[0]), dtype=gram.dtype, device=gram.device)
    product = unit
    for _ in range(iterations):
        factor = a * unit + b * gram + c * gram @ gram
        product, gram = factor @ product, factor @ gram @ factor
    return product @ x


class Muon(torch.optim.Optimizer):
    """Of weights with two or more dimensions; those after the first are taken as one."""

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]  # overloads there
        """One update. Weights of one shape are made orthogonal in one batch."""
        if closure is not None:
            raise ValueError("Muon evaluates no closure")
        for group in self.param_groups:
            alike: dict[torch.Size, list[nn.Parameter]] = defaultdict(list)
            for parameter in group["params"]:
                if parameter.grad is not None:
                    alike[parameter.shape].append(parameter)
            for shape, parameters in alike.items():
                updates = torch.stack([self.nesterov(p, group["momentum"]) for p in parameters]).flatten(2)
                size = 0.2 * max(updates.shape[1:]) ** 0.5
                for parameter, update in zip(parameters, orthogonal(updates), strict=True):
                    parameter.sub_(update.reshape(shape), alpha=group["lr"] * size)

    def nesterov(self, parameter: nn.Parameter, momentum: float) -> Tensor:
        gradient = parameter.grad
        if gradient is None:
            raise ValueError("Muon moves only parameters that have a gradient")
        state = self.state[parameter]
        if not state:
            state["momentum"] = torch.zeros_like(parameter)
        state["momentum"].lerp_(gradient, 1 - momentum)
        return gradient.lerp(state["momentum"], momentum)
