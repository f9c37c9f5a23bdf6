"""The networks of a run: new ones at the weights of other runs, on its device, in its precision, compiled if asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from .datasets.registry import datasets
from .grow import grow
from .losses.registry import Network
from .network import Denoiser
from .precision import Caller, channels_last
from .recipe import Recipe, load_recipe
from .run_files import initial_weights


@dataclass(frozen=True)
class RunNetworks:
    """Makes networks of `recipe`, whose file lies in `recipes`; weights of other runs are found in `runs`."""

    recipe: Recipe
    recipes: Path
    runs: Path
    device: torch.device
    bf16: bool
    compiled: bool

    def new(self, run: str | None) -> Denoiser:
        """With the averaged weights of another run, or with random ones."""
        made = Denoiser(self.recipe.network)
        if run is not None:
            made.load_state_dict(initial_weights(self.runs, run))
        return channels_last(made, self.device)

    def first(self) -> Denoiser:
        """What the run starts from: `init`, or the smaller network of `grow_from`, or random weights."""
        recipe = self.recipe
        if recipe.init or recipe.grow_from is None:
            return self.new(recipe.init)
        smaller = load_recipe(self.recipes / f"{recipe.grow_from}.toml")
        vocabularies = [datasets()[each.data].pieces for each in (smaller, recipe)]
        before, after = ([] if pieces is None else pieces() for pieces in vocabularies)
        old = initial_weights(self.runs, recipe.grow_from)
        grown = grow(old, smaller.network, before, recipe.network, after)
        return channels_last(grown, self.device)

    def called(self, network: nn.Module) -> Network:
        return Caller(network, self.device, self.bf16, self.compiled)

    def fixed(self, run: str | None) -> Network:
        return self.called(self.new(run).requires_grad_(False))
