"""The denoiser is diffusers' UNet2DModel plus a budget embedding."""

import pytest
import torch
from diffusers import UNet2DModel

from stepdial_training.golden import tiny_network
from stepdial_training.network import Denoiser, NetworkConfig, multiply_adds, sinusoid


def plain_unet(network: Denoiser, inverse_budget: float) -> UNet2DModel:
    """A UNet2DModel of the same config and weights, with one budget's embedding folded into the class embedding."""
    config = network.config
    plain = UNet2DModel.from_config(config.to_diffusers())
    state = {k: v for k, v in network.state_dict().items() if not k.startswith("budget_embedding")}
    value = torch.tensor([1000 * inverse_budget])
    budget = network.budget_embedding(sinusoid(value, config.block_out_channels[0]))
    state["class_embedding.weight"] = state["class_embedding.weight"] + budget
    plain.load_state_dict(state, strict=True)
    return plain.eval()


@torch.no_grad()
@pytest.mark.parametrize("inverse_budget", [0.0, 0.125, 1.0])
@pytest.mark.parametrize("size", ["tiny", "full"])
def test_plain_unet2dmodel_gives_the_same_output(size: str, inverse_budget: float) -> None:
    torch.manual_seed(0)
    network = tiny_network() if size == "tiny" else Denoiser(NetworkConfig(block_out_channels=(32, 80)))
    for parameter in network.parameters():
        if not parameter.any():  # initial zeros would hide a difference
            parameter.normal_(std=0.05)
    config = network.config
    z = torch.randn(3, config.in_channels, config.sample_size, config.sample_size)
    t = torch.tensor([1.0, 0.4, 0.02])
    label = torch.tensor([0, 1, config.num_class_embeds - 1])
    ours = network(z, t, torch.full((3,), inverse_budget), label)
    theirs = plain_unet(network, inverse_budget)(z, 1000 * t, label).sample
    assert ours.abs().max() > 0.1
    assert (ours - theirs).abs().max() < 1e-5 * max(1, float(theirs.abs().max()))


@torch.no_grad()
def test_the_budget_changes_the_output() -> None:
    network = tiny_network()
    z, t, label = torch.randn(1, 2, 6, 6), torch.tensor([0.5]), torch.tensor([0])
    assert not torch.allclose(network(z, t, torch.tensor([1.0]), label), network(z, t, torch.tensor([0.0]), label))


def test_size_stays_within_what_a_browser_is_asked_to_do() -> None:
    network = Denoiser(NetworkConfig(block_out_channels=(32, 80)))
    assert sum(p.numel() for p in network.parameters()) <= 1.5e6
    assert multiply_adds(network) <= 100e6


def test_multiply_adds_of_a_network_counted_by_hand() -> None:
    """Only what dominates: a network without its small parts would be off by more than 1 %."""
    network = tiny_network()
    convolution = network.down_blocks[0].resnets[0].conv1
    assert convolution.weight[0].numel() * convolution.out_channels * 36 < multiply_adds(network)
