"""The stored golden vectors of captions are what this code gives."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from stepdial_training.drawings import load_drawings_vocabulary
from stepdial_training.emoji import VOCABULARY
from stepdial_training.golden import load_config, tiny_network
from stepdial_training.golden_captions import (
    EMOJI_CASES,
    STYLE_CASES,
    TINY_CAPTIONS,
    TINY_CASES,
    TINY_PIECES,
    TINY_STYLES,
    TINY_WORDPIECES,
    Case,
    captions_golden,
    tokens_golden,
    wordpiece_golden,
)
from stepdial_training.network_config import NetworkConfig
from stepdial_training.shipped import load_shipped
from stepdial_training.tokenizer import Tokenizer, load_tokenizer
from stepdial_training.wordpiece import WordPiece

GOLDEN = Path(__file__).parents[2] / "golden"


def test_tokens() -> None:
    assert json.loads((GOLDEN / "tokens.json").read_text()) == tokens_golden(load_tokenizer(VOCABULARY))


def test_tokens_of_four_languages() -> None:
    stored = json.loads((GOLDEN / "tokens-drawings.json").read_text())
    assert stored == wordpiece_golden(load_drawings_vocabulary())


@pytest.mark.parametrize(
    ("name", "config", "tokenizer", "cases"),
    [
        ("tiny-captions", TINY_CAPTIONS, Tokenizer(TINY_PIECES), TINY_CASES),
        ("tiny-styles", TINY_STYLES, WordPiece(TINY_WORDPIECES), STYLE_CASES),
    ],
)
def test_the_tiny_networks(
    name: str, config: NetworkConfig, tokenizer: Tokenizer | WordPiece, cases: list[Case]
) -> None:
    network = tiny_network(config)
    stored = load_file(GOLDEN / f"{name}.safetensors")
    assert all(torch.equal(value.half(), stored[key]) for key, value in network.state_dict().items())
    golden = json.loads((GOLDEN / f"{name}.json").read_text())
    again = captions_golden(network, tokenizer, cases, True)
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
