"""Growing keeps the function; averages have the length that was asked for; styles start silent."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from stepdial_training.condition import Prompt, dropped, unconditional
from stepdial_training.ema import PowerAverages, chosen, gamma_of
from stepdial_training.golden import tiny_network
from stepdial_training.golden_captions import TINY_CAPTIONS, TINY_PIECES
from stepdial_training.grow import grow
from stepdial_training.network import Denoiser
from stepdial_training.optimizers import learning_rate
from stepdial_training.recipe import OptimConfig

PIECES = ["[PAD]", "[UNK]", *reversed(TINY_PIECES[1:]), "gato", "猫"]


def seen(network: Denoiser, captions: list[list[str]], pieces: list[str], style: int = 0) -> torch.Tensor:
    """v for captions that are given by their pieces."""
    length = 5
    rows = [[pieces.index(piece) for piece in caption] + [0] * (length - len(caption)) for caption in captions]
    z = torch.randn(len(rows), 3, 8, 8, generator=torch.Generator().manual_seed(0))
    t = torch.linspace(0.1, 1, len(rows))
    styles = torch.full((len(rows),), style)
    with torch.no_grad():
        return network(z, t, torch.full_like(t, 0.25), Prompt(torch.tensor(rows), torch.full_like(t, 1.5), styles))


@pytest.mark.parametrize("levels", [0, 1, 2])
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_grown_network_gives_the_same_output(layers: int, levels: int) -> None:
    before = replace(TINY_CAPTIONS, attention_levels=levels)
    after = replace(before, layers_per_block=layers, vocab_size=len(PIECES), num_styles=5)
    old = tiny_network(before)
    grown = grow(old.state_dict(), before, TINY_PIECES, after, PIECES)
    captions = [["red", "cat"], [], ["do", "##ro", "heart"]]
    expected = seen(old, captions, TINY_PIECES)
    assert expected.abs().max() > 0.1
    for style in (0, 3):
        torch.testing.assert_close(seen(grown, captions, PIECES, style), expected, atol=2e-5, rtol=1e-5)


def test_grown_from_two_layers_to_three() -> None:
    before = replace(TINY_CAPTIONS, layers_per_block=2)
    old = tiny_network(before)
    grown = grow(old.state_dict(), before, TINY_PIECES, replace(before, layers_per_block=3), TINY_PIECES)
    captions = [["red"], ["cat", "heart"]]
    torch.testing.assert_close(
        seen(grown, captions, TINY_PIECES), seen(old, captions, TINY_PIECES), atol=2e-5, rtol=1e-5
    )


def test_new_blocks_learn_from_the_first_step_on() -> None:
    after = replace(TINY_CAPTIONS, layers_per_block=2, num_styles=5)
    network = grow(tiny_network(TINY_CAPTIONS).state_dict(), TINY_CAPTIONS, TINY_PIECES, after, TINY_PIECES)
    z, t = torch.randn(2, 3, 8, 8), torch.full((2,), 0.5)
    prompt = Prompt(torch.ones(2, 5, dtype=torch.int64), torch.zeros(2), torch.tensor([1, 2]))
    network(z, t, torch.zeros(2), prompt).square().mean().backward()
    for name in ("down_blocks.0.resnets.1.conv2", "up_blocks.0.resnets.1.conv2", "style_embedding"):
        assert network.get_parameter(f"{name}.weight").grad.abs().max() > 0


def test_other_changes_are_refused() -> None:
    state = tiny_network(TINY_CAPTIONS).state_dict()
    with pytest.raises(ValueError, match="block_out_channels"):
        grow(state, TINY_CAPTIONS, [], replace(TINY_CAPTIONS, block_out_channels=(8, 32)), [])
    with pytest.raises(ValueError, match="caption_length"):
        grow(state, TINY_CAPTIONS, [], replace(TINY_CAPTIONS, caption_length=3), [])


def test_a_longer_caption_repeats_the_last_position() -> None:
    old = tiny_network(TINY_CAPTIONS)
    grown = grow(old.state_dict(), TINY_CAPTIONS, TINY_PIECES, replace(TINY_CAPTIONS, caption_length=7), TINY_PIECES)
    table = grown.text_encoder.position_embedding.weight
    assert torch.equal(table[:5], old.text_encoder.position_embedding.weight)
    assert torch.equal(table[5], table[4]) and torch.equal(table[6], table[4])


def test_the_null_condition_keeps_the_style() -> None:
    prompt = Prompt(torch.ones(3, 4, dtype=torch.int64), torch.ones(3), torch.tensor([1, 0, 4]))
    null = unconditional(prompt, 0)
    assert isinstance(null, Prompt) and not null.tokens.any() and null.style.tolist() == [1, 0, 4]
    some = dropped(prompt, torch.tensor([True, False, False]), 0)
    assert isinstance(some, Prompt) and some.tokens.sum(1).tolist() == [0, 4, 4] and some[1:].style.tolist() == [0, 4]
    assert Prompt(prompt.tokens, prompt.guidance).style.tolist() == [0, 0, 0]


def test_gamma_has_the_width_of_its_profile() -> None:
    for length in (0.02, 0.05, 0.1, 0.2):
        gamma = gamma_of(length)
        t = np.linspace(0, 1, 200_001)
        density = (gamma + 1) * t**gamma
        mean = np.trapezoid(t * density, t)
        width = np.sqrt(np.trapezoid((t - mean) ** 2 * density, t))
        assert width == pytest.approx(length, rel=1e-3)
    with pytest.raises(ValueError, match="length"):
        gamma_of(0.5)


def test_another_length_is_mixed_from_what_was_kept(tmp_path: Path) -> None:
    """On a weight that wanders, a mixed average is the average that would have been computed."""
    torch.manual_seed(0)
    network = nn.Linear(4, 4)
    kept, wanted = PowerAverages(network, (0.1, 0.05)), PowerAverages(network, (0.075,))
    for iteration in range(2000):
        with torch.no_grad():
            for parameter in network.parameters():
                parameter += 0.05 * torch.randn_like(parameter)
        kept.update(network, iteration)
        wanted.update(network, iteration)
        if (iteration + 1) % 250 == 0:
            kept.keep(tmp_path, iteration + 1)
    mixed, exact = chosen(tmp_path, 0.075)["weight"], wanted.each[0].weight
    spread = (kept.each[0].weight - kept.each[1].weight).abs().mean()
    assert (mixed - exact).abs().mean() < 0.1 * spread
    with pytest.raises(FileNotFoundError, match="keeps no averages"):
        chosen(tmp_path / "none", 0.1)


def test_a_rate_with_a_short_decay_stays_until_then() -> None:
    config = OptimConfig(iterations=1000, learning_rate=1.0, warmup=100, decay=0.2)
    rates = [learning_rate(config, i) for i in range(1000)]
    assert rates[100] == rates[500] == rates[799] == 1.0
    assert rates[900] == pytest.approx(0.5) and rates[-1] == pytest.approx(0.005)
