"""Where bf16 autocast pays: on a CPU without bf16 instructions it is emulated, eight times slower than float32."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext

import torch


def has_bf16(device: torch.device) -> bool:
    """Whether the device multiplies in bf16 by itself; an older PyTorch that cannot tell of a CPU says no."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    capabilities = getattr(torch.cpu, "get_capabilities", dict)()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def autocast(device: torch.device, enabled: bool) -> AbstractContextManager[object]:
    return torch.autocast(device.type, torch.bfloat16) if enabled else nullcontext()


def add_bf16_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bf16",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="autocast of the networks; by default where the device has bf16 instructions",
    )
