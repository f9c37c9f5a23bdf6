"""Weights in 8 bits: how far off they may be, what stays exact, and files that are broken."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from stepdial_training.compact import LARGE, load_weights, save_compact
from stepdial_training.network import Denoiser
from stepdial_training.network_config import NetworkConfig


def test_a_weight_is_off_by_at_most_half_a_step_of_its_channel(tmp_path: Path) -> None:
    generator = torch.Generator().manual_seed(1)
    channels = torch.logspace(-6, 2, 64)
    weight = torch.randn(64, LARGE // 64 // 9 + 1, 3, 3, generator=generator) * channels[:, None, None, None]
    weight[5] = 0
    save_compact({"conv.weight": weight, "conv.bias": channels}, tmp_path / "w.safetensors")
    assert load_file(tmp_path / "w.safetensors")["conv.weight"].dtype == torch.int8
    kept = load_weights(tmp_path / "w.safetensors")
    largest = weight.abs().amax((1, 2, 3), keepdim=True)
    assert kept.keys() == {"conv.weight", "conv.bias"}
    assert (kept["conv.weight"] - weight).abs().le(largest / 253.9).all()
    assert torch.equal(kept["conv.weight"][5], weight[5])
    assert torch.equal(kept["conv.bias"], channels.half().float())


def test_small_matrices_stay_float16_and_a_float32_file_is_read_as_it_is(tmp_path: Path) -> None:
    weight = torch.randn(8, LARGE // 8 - 1, generator=torch.Generator().manual_seed(2))
    save_compact({"w": weight}, tmp_path / "small.safetensors")
    assert torch.equal(load_weights(tmp_path / "small.safetensors")["w"], weight.half().float())
    save_file({"w": weight}, tmp_path / "run.safetensors")
    assert torch.equal(load_weights(tmp_path / "run.safetensors")["w"], weight)


def test_a_network_is_the_same_function_within_two_percent_at_half_the_size(tmp_path: Path) -> None:
    torch.manual_seed(3)
    network = Denoiser(NetworkConfig(sample_size=14, block_out_channels=(32, 64))).eval().requires_grad_(False)
    for parameter in network.parameters():  # the last convolution of a new network is zero
        parameter += 0.05 * torch.randn_like(parameter)
    save_compact(network.state_dict(), tmp_path / "w.safetensors")
    floats = 2 * sum(tensor.numel() for tensor in network.state_dict().values())
    assert (tmp_path / "w.safetensors").stat().st_size < 0.6 * floats
    again = Denoiser(network.config).eval().requires_grad_(False)
    again.load_state_dict(load_weights(tmp_path / "w.safetensors"))
    inputs = (torch.randn(4, 4, 14, 14), torch.linspace(0, 1, 4), torch.zeros(4), torch.arange(4))
    v, kept = network(*inputs), again(*inputs)
    assert 0 < float((kept - v).norm() / v.norm()) < 0.02


def test_broken_files_and_weights_have_clear_errors(tmp_path: Path) -> None:
    save_file({"w": torch.zeros(2, 2, dtype=torch.int8)}, tmp_path / "w.safetensors")
    with pytest.raises(ValueError, match=r"without w\.scale"):
        load_weights(tmp_path / "w.safetensors")
    with pytest.raises(ValueError, match="w is not finite"):
        save_compact({"w": torch.tensor([[float("nan")]])}, tmp_path / "w.safetensors")
