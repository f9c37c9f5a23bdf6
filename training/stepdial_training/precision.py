"""Where bf16 autocast pays: on a CPU without bf16 instructions it is emulated, eight times slower than float32."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

import torch
from torch import Tensor

from .condition import Condition

T = TypeVar("T", bound=torch.nn.Module)


def has_bf16(device: torch.device) -> bool:
    """Whether the device multiplies in bf16 by itself; an older PyTorch that cannot tell of a CPU says no."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    capabilities: dict[str, bool] = getattr(torch.cpu, "get_capabilities", dict)()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def autocast(device: torch.device, enabled: bool) -> AbstractContextManager[object]:
    return torch.autocast(device.type, torch.bfloat16) if enabled else nullcontext()


class Caller(torch.nn.Module):
    """Calls a denoiser in bf16 autocast and returns float32, so that no loss or target is ever computed in bf16."""

    def __init__(self, network: torch.nn.Module, device: torch.device, bf16: bool, compiled: bool) -> None:
        super().__init__()
        self.network, self.device, self.bf16 = network, device, bf16
        self.run = torch.compile(network, dynamic=False) if compiled else network

    def forward(self, z: Tensor, t: Tensor, inverse_budget: Tensor, label: Condition) -> Tensor:
        """(z, t, 1/S, label) → v, as `network.Denoiser.forward`."""
        with autocast(self.device, self.bf16):
            return self.run(z, t, inverse_budget, label).float()


def channels_last(network: T, device: torch.device) -> T:
    """The network on `device`, its convolutions' weights laid out as they run fastest there."""
    moved: T = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]  # not in its stub
    return moved


def add_bf16_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bf16",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="autocast of the networks; by default where the device has bf16 instructions",
    )
