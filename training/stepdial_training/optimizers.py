"""What moves the weights: AdamW, or Muon for the matrices inside the network and AdamW for the rest."""

from __future__ import annotations

import torch
from torch import nn

from .muon import Muon
from .recipe import OptimConfig


def learning_rate(config: OptimConfig, iteration: int, part: float | None = None) -> float:
    """Linear warm-up over `warmup` iterations; over the last part `decay` of the run, linear decay to 0.

    `part` of the run is done, in [0, 1]; by default as the number of iterations says.
    """
    done = iteration / config.iterations if part is None else part
    rise = min(1.0, (iteration + 1) / max(1, config.warmup))
    fall = min(1.0, (1 - done) / config.decay)
    return config.learning_rate * rise * fall


def is_inner(name: str, parameter: nn.Parameter) -> bool:
    """Whether Muon is for this weight: a matrix that neither meets the picture nor looks anything up."""
    outer = ("conv_in.", "conv_out.")
    return parameter.ndim > 1 and "embedding" not in name and not name.startswith(outer)


class Optimizers:
    """The optimizers of one network, by the recipe's learning rate."""

    def __init__(self, network: nn.Module, config: OptimConfig) -> None:
        self.config = config
        inner = [p for n, p in network.named_parameters() if config.muon and is_inner(n, p)]
        ids = {id(p) for p in inner}
        rest = [p for p in network.parameters() if id(p) not in ids]
        betas = (config.beta1, config.beta2)
        adam = torch.optim.AdamW(rest, lr=1.0, betas=betas, weight_decay=config.weight_decay, fused=True)
        self.each: list[tuple[torch.optim.Optimizer, float]] = [(adam, 1.0)]
        if inner:
            self.each.append((Muon(inner, lr=1.0), config.muon))

    def zero_grad(self) -> None:
        for optimizer, _ in self.each:
            optimizer.zero_grad(set_to_none=True)

    def step(self, iteration: int, part: float | None = None) -> float:
        """One update, at the rate of `iteration`, with `part` of the run done. The rate is returned."""
        rate = learning_rate(self.config, iteration, part)
        for optimizer, relative in self.each:
            for group in optimizer.param_groups:
                group["lr"] = rate * relative
            optimizer.step()
        return rate

    def state_dict(self) -> list[dict[str, object]]:
        return [optimizer.state_dict() for optimizer, _ in self.each]

    def load_state_dict(self, states: list[dict[str, object]]) -> None:
        for (optimizer, _), state in zip(self.each, states, strict=True):
            optimizer.load_state_dict(state)
