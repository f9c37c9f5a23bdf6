"""Start a larger network at what a smaller one has learnt: the same function, with room to learn more.

New residual blocks begin as the identity (their last convolution is 0, and so is what follows their attention), the
style says nothing yet, and words that both vocabularies have keep their embeddings (Chen et al. 2016, "Net2Net").
"""

from __future__ import annotations

import re

import torch
from torch import Tensor

from .network import Denoiser
from .network_config import NetworkConfig

MAY_DIFFER = {"layers_per_block", "vocab_size", "caption_length", "num_styles"}
RENAMED = {"[empty]": "[PAD]"}
"""What a piece of the old vocabulary is called in the new one."""


def old_index(side: str, index: int, before: int, after: int) -> int | None:
    """Which residual block of a level with `before` layers goes to `index` of one with `after`; None for none.

    On the way down new blocks come last. On the way up, where there is one block more, they come after the first, so
    that each old block meets the skip connection that it knows: those of new blocks repeat the level's last.
    """
    if side == "down":
        return index if index < before else None
    if index == 0:
        return 0
    return index - (after - before) if index > after - before else None


def identity(state: dict[str, Tensor], block: str) -> None:
    """Make residual block `block` ("up_blocks.0.resnets.1.") and the attention after it pass on its first inputs."""
    attention = block.replace("resnets", "attentions")
    for name in (f"{block}conv2.", f"{attention}to_out.0."):
        for part in ("weight", "bias"):
            if name + part in state:
                state[name + part].zero_()
    if (weight := state.get(f"{block}conv_shortcut.weight")) is not None:
        outputs = len(weight)
        weight.zero_()
        weight[:, :outputs, 0, 0] = torch.eye(outputs)
        state[f"{block}conv_shortcut.bias"].zero_()


def grow(
    old: dict[str, Tensor], before: NetworkConfig, pieces: list[str], config: NetworkConfig, new_pieces: list[str]
) -> Denoiser:
    """A network of `config` that computes what weights `old` of `before` do, for the same captions at the same length.

    With a longer caption it begins near to that: the last position's embedding is repeated. `pieces` and `new_pieces`
    are both vocabularies. Raises ValueError where the configs differ in what growing does not know.
    """
    differing = {key for key in vars(before) if getattr(before, key) != getattr(config, key)} - MAY_DIFFER
    smaller = [key for key in ("layers_per_block", "caption_length") if getattr(config, key) < getattr(before, key)]
    if differing or smaller:
        raise ValueError(f"a network does not grow by another {', '.join(sorted(differing) or smaller)}")
    network = Denoiser(config)
    state = network.state_dict()
    layers = (before.layers_per_block, config.layers_per_block)
    fresh = set()
    for name, tensor in state.items():
        if name == "style_embedding.weight" and name not in old:
            continue
        if name == "text_encoder.token_embedding.weight":
            rows = dict(zip(pieces, old[name], strict=True))
            rows |= {after: rows[piece] for piece, after in RENAMED.items() if piece in rows}
            for row, piece in zip(tensor, new_pieces, strict=True):
                if piece in rows:
                    row.copy_(rows[piece])
        elif name == "text_encoder.position_embedding.weight":
            tensor.copy_(old[name][torch.arange(len(tensor)).clamp(max=before.caption_length - 1)])
        elif match := re.fullmatch(r"(down|up)_blocks\.(\d+)\.(resnets|attentions)\.(\d+)\.(.+)", name):
            side, level, kind, index, rest = match.groups()
            origin = old_index(side, int(index), *layers)
            if origin is None:
                fresh.add(f"{side}_blocks.{level}.resnets.{index}.")
            else:
                tensor.copy_(old[f"{side}_blocks.{level}.{kind}.{origin}.{rest}"])
        else:
            tensor.copy_(old[name])
    for block in fresh:
        identity(state, block)
    network.load_state_dict(state)
    return network
