"""The stored golden vectors of captions are what this code gives."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from stepdial_training.emoji import VOCABULARY
from stepdial_training.golden import load_config, tiny_network
from stepdial_training.golden_captions import (
    EMOJI_CASES,
    TINY_CAPTIONS,
    TINY_CASES,
    TINY_PIECES,
    captions_golden,
    tokens_golden,
)
from stepdial_training.shipped import load_shipped
from stepdial_training.tokenizer import Tokenizer, load_tokenizer

GOLDEN = Path(__file__).parents[2] / "golden"


def test_tokens() -> None:
    assert json.loads((GOLDEN / "tokens.json").read_text()) == tokens_golden(load_tokenizer(VOCABULARY))


def test_the_tiny_network_of_captions() -> None:
    network = tiny_network(TINY_CAPTIONS)
    stored = load_file(GOLDEN / "tiny-captions.safetensors")
    assert all(torch.equal(value.half(), stored[name]) for name, value in network.state_dict().items())
    golden = json.loads((GOLDEN / "tiny-captions.json").read_text())
    again = captions_golden(network, Tokenizer(TINY_PIECES), TINY_CASES, True)
    assert {**golden, "cases": [], "trajectories": []} == {**again, "cases": [], "trajectories": []}
    for kept, new in zip(golden["cases"], again["cases"], strict=True):
        assert kept["v"] == pytest.approx(new["v"], abs=1e-6)
    assert golden["trajectories"][0]["x"] == pytest.approx(again["trajectories"][0]["x"], abs=1e-6)


def test_the_shipped_emoji() -> None:
    package = GOLDEN.parent / "public/models/emoji"
    network = load_shipped(package / "dial.safetensors", load_config(package))
    golden = json.loads((GOLDEN / "emoji.json").read_text())
    again = captions_golden(network, load_tokenizer(VOCABULARY), EMOJI_CASES, False)
    for kept, new in zip(golden["cases"], again["cases"], strict=True):
        assert {**kept, "v": []} == {**new, "v": []}
        assert kept["v"] == pytest.approx(new["v"], abs=1e-6)
