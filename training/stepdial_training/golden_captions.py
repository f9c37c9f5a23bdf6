"""Write the golden vectors of captions: `python -m stepdial_training.golden_captions`.

golden/tokens.json (captions and their tokens under the shipped vocabulary), golden/tiny-captions.{json,safetensors}
(a tiny random network of captions), golden/emoji.json (the shipped weights). Forward passes run in float64 from the
float16 weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from .condition import Prompt
from .emoji import VOCABULARY
from .golden import flat, load_config, model_noise, tiny_network, write
from .network import Denoiser
from .network_config import NetworkConfig
from .sampling import SAMPLERS, run
from .shipped import load_shipped, save_shipped
from .tokenizer import EMPTY, LETTERS, Tokenizer, load_tokenizer, words_of

LETTER_PIECES = [p for letter in LETTERS for p in (letter, f"##{letter}")]
TINY_PIECES = [EMPTY, *LETTER_PIECES, "red", "cat", "heart", "do", "##ro"]
TINY_CAPTIONS = NetworkConfig(
    sample_size=8,
    in_channels=3,
    out_channels=3,
    block_out_channels=(8, 16),
    norm_num_groups=4,
    attention_head_dim=8,
    attention_levels=1,
    vocab_size=len(TINY_PIECES),
    caption_length=5,
    text_width=64,
    text_layers=2,
)

CAPTIONS = (
    "",
    " ",
    "cat",
    "Cat",
    "red apple",
    "red, apple!",
    "  red\tapple\n",
    "cat face with heart eyes",
    "smiling face with sunglasses",
    "woman astronaut, dark skin",
    "thumbs up, medium-light skin",
    "CAT FACE WITH TEARS OF JOY",
    "wizard cat",
    "purple robot on a skateboard",
    "flag: côte d’ivoire",
    "são tomé and príncipe",
    "mother's day",
    "'quoted'",
    "''",
    "rock'n'roll",
    "it's 10 o'clock",
    "keycap 7",
    "4 leaf clover",
    "100",
    "1984",
    "zzyzx",
    "qwertyuiop",
    "xylophone",
    "antidisestablishmentarianism",
    "pneumonoultramicroscopicsilicovolcanoconiosis",
    "apples apples apples",
    "snow-covered mountain",
    "t-rex",
    "#hash *star* [empty] ##ing",
    "constructor __proto__ toString",
    "日本 flag",
    "❤️ heart 😀",
    "naïve café",
    "İstanbul 273 K",
    "ΑΣΣ straße ﬁre",
    "a\u00a0b\u2003c\u200dd",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "a very very long caption whose words, some of them unfathomable, do not fit into sixteen tokens at all",
)


def tokens_golden(tokenizer: Tokenizer) -> list[dict[str, Any]]:
    """Each caption's tokens, and its words with their pieces; a few at other lengths."""
    cases = [(caption, 16) for caption in CAPTIONS] + [("red apple", 1), ("xylophone", 3), ("cat", 77)]
    return [
        {
            "caption": caption,
            "length": length,
            "tokens": tokenizer.encode(caption, length),
            "words": [
                {"text": word, "known": word in tokenizer.tokens, "pieces": tokenizer.pieces_of(word)}
                for word in words_of(caption)
            ],
        }
        for caption, length in cases
    ]


Case = tuple[float, float, float, list[str], list[int]]
"""Time, inverse budget, guidance scale, captions, and each image's row of them."""
TINY_CASES: list[Case] = [
    (1.0, 1.0, 0.0, ["red cat", ""], [0, 1]),
    (0.5, 0.0, 1.5, ["a heart", "dog", "red red red heart cat"], [2, 0, 1, 0]),
    (0.03125, 0.125, 3.0, ["cat"], [0, 0]),
]
EMOJI_CASES: list[Case] = [
    (1.0, 1.0, 1.5, ["cat face with heart eyes", ""], [0, 1]),
    (0.5, 0.25, 4.0, ["woman astronaut, dark skin"], [0]),
]


def captions_golden(network: Denoiser, tokenizer: Tokenizer, given: list[Case], trajectory: bool) -> dict[str, Any]:
    """Forward passes, and a trajectory if asked for."""
    network = network.double().eval()
    length = network.config.caption_length

    def told(captions: list[str], rows: list[int], guidance: float) -> tuple[dict[str, Any], Prompt]:
        tokens = [tokenizer.encode(caption, length) for caption in captions]
        told = {"captions": captions, "tokens": tokens, "rows": rows, "guidance": guidance}
        return told, Prompt(torch.tensor(tokens)[rows], torch.full((len(rows),), guidance, dtype=torch.float64))

    cases = []
    for t, inverse_budget, guidance, captions, rows in given:
        words, prompt = told(captions, rows, guidance)
        z = model_noise(network, 7, len(rows), 0)
        fill = torch.full((len(rows),), t, dtype=torch.float64)
        with torch.no_grad():
            v = network(z, fill, torch.full_like(fill, inverse_budget), prompt)
        cases.append({"t": t, "inverseBudget": inverse_budget, **words, "z": flat(z), "v": flat(v)})
    trajectories = []
    if trajectory:
        words, prompt = told(["cat", "red heart"], [0, 1, 0], 2.0)
        x = run(network, SAMPLERS["multistep"](4), model_noise(network, 11, 3, 0), prompt)
        trajectories.append({"sampler": "multistep", "steps": 4, "seed": 11, **words, "x": flat(x)})
    config = network.config.to_diffusers()
    return {"config": config, "pieces": tokenizer.pieces, "cases": cases, "trajectories": trajectories}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(".."), help="the repository")
    root = parser.parse_args().root
    out = root / "golden"
    write(out / "tokens.json", tokens_golden(load_tokenizer(VOCABULARY)))
    tiny = tiny_network(TINY_CAPTIONS)
    save_shipped(tiny.state_dict(), out / "tiny-captions.safetensors")
    write(out / "tiny-captions.json", captions_golden(tiny, Tokenizer(TINY_PIECES), TINY_CASES, True))
    package = root / "public/models/emoji"
    dial = load_shipped(package / "dial.safetensors", load_config(package))
    write(out / "emoji.json", captions_golden(dial, load_tokenizer(VOCABULARY), EMOJI_CASES, False))


if __name__ == "__main__":
    main()
