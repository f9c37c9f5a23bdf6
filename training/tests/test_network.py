"""The denoiser is diffusers' UNet2DModel, or UNet2DConditionModel, plus embeddings of budget and guidance."""

import inspect
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from diffusers import UNet2DConditionModel, UNet2DModel
from torch.nn import functional as F

from stepdial_training.condition import Prompt
from stepdial_training.golden import tiny_network
from stepdial_training.golden_captions import TINY_CAPTIONS
from stepdial_training.network import Denoiser, multiply_adds, sinusoid
from stepdial_training.network_config import NetworkConfig, from_diffusers
from stepdial_training.recipe import load_recipe


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


class Convolved(torch.nn.Module):
    """One of our changes of resolution in a place where diffusers gives it the embedding, too."""

    def __init__(self, resample: torch.nn.Module, doubles: bool) -> None:
        super().__init__()
        self.resample, self.doubles = resample, doubles

    def forward(self, x: torch.Tensor, *_: object) -> torch.Tensor:
        return self.resample(F.interpolate(x, scale_factor=2.0, mode="nearest") if self.doubles else x)


def plain_condition_unet(network: Denoiser, inverse_budget: float, guidance: float) -> UNet2DConditionModel:
    """A UNet2DConditionModel of the same config and weights, budget and guidance folded into the class embedding.

    Between resolutions it has our convolutions: diffusers' blocks with caption attention know residual blocks alone.
    """
    config = network.config
    known = inspect.signature(UNet2DConditionModel).parameters
    plain = UNet2DConditionModel(**{k: v for k, v in config.to_diffusers().items() if k in known})
    blocks = ([*network.down_blocks, *network.up_blocks], [*plain.down_blocks, *plain.up_blocks])
    for ours, theirs in zip(*blocks, strict=True):
        if ours.attends and ours.resample == "down":
            theirs.downsamplers = torch.nn.ModuleList([Convolved(ours.downsamplers[0], doubles=False)])
        if ours.attends and ours.resample == "up":
            theirs.upsamplers = torch.nn.ModuleList([Convolved(ours.upsamplers[0], doubles=True)])
    extensions = ("budget_embedding", "guidance_embedding", "text_encoder")
    state = {k: v for k, v in network.state_dict().items() if not k.startswith(extensions)}
    channels = config.block_out_channels[0]
    budget = network.budget_embedding(sinusoid(torch.tensor([1000 * inverse_budget]), channels))
    scale = network.guidance_embedding(sinusoid(torch.tensor([100 * guidance]), channels))
    state["class_embedding.bias"] = state["class_embedding.bias"] + (budget + scale)[0]
    missing, unexpected = plain.load_state_dict(state, strict=False)
    assert all(".resample." in name for name in missing)
    assert all("samplers.0.conv" in name for name in unexpected)
    return plain.eval()


@torch.no_grad()
@pytest.mark.parametrize(("inverse_budget", "guidance"), [(0.0, 0.0), (0.125, 2.5), (1.0, 1.0)])
@pytest.mark.parametrize("levels", [0, 1, 2])
def test_a_plain_unet2dconditionmodel_gives_the_same_output(
    levels: int, inverse_budget: float, guidance: float
) -> None:
    network = tiny_network(replace(TINY_CAPTIONS, attention_levels=levels))
    z, t = torch.randn(3, 3, 8, 8, generator=torch.Generator().manual_seed(0)), torch.tensor([1.0, 0.4, 0.02])
    tokens = torch.tensor([[0, 0, 0, 0, 0], [76, 75, 0, 0, 0], [5, 9, 77, 2, 79]])
    ours = network(z, t, torch.full((3,), inverse_budget), Prompt(tokens, torch.full((3,), guidance)))
    caption = network.text_encoder(tokens)
    plain = plain_condition_unet(network, inverse_budget, guidance)
    theirs = plain(z, 1000 * t, caption, class_labels=caption.mean(1)).sample
    assert ours.abs().max() > 0.1
    assert (ours - theirs).abs().max() < 1e-5 * max(1, float(theirs.abs().max()))


@pytest.mark.parametrize("recipe", ["mnist-dial", "noto-dial", "emoji-dial"])
def test_a_network_comes_back_from_its_description(recipe: str) -> None:
    config = load_recipe(Path(__file__).parent.parent / f"recipes/{recipe}.toml").network
    back = from_diffusers(json.loads(json.dumps(config.to_diffusers())))
    assert back.to_diffusers() == config.to_diffusers()
    assert Denoiser(back).state_dict().keys() == Denoiser(config).state_dict().keys()
