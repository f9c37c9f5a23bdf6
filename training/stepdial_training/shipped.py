"""Weights as they ship: float16 in safetensors files, read back into float32."""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor

from .compact import load_weights
from .network import Denoiser
from .network_config import NetworkConfig


def save_shipped(state: dict[str, Tensor], path: Path) -> None:
    """Write tensors as float16, readable by everyone as other files are (`save_file` makes them private)."""
    save_file({name: tensor.half().contiguous().cpu() for name, tensor in state.items()}, path)
    path.chmod(0o644)


def load_shipped(weights: Path, config: NetworkConfig) -> Denoiser:
    """The network with its weights rounded to float16, as they ship, to be run in float32."""
    network = Denoiser(config)
    network.load_state_dict({name: tensor.half().float() for name, tensor in load_weights(weights).items()})
    return network.eval().requires_grad_(False)
