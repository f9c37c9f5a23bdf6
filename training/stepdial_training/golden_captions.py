"""Write the golden vectors of captions: `python -m stepdial_training.golden_captions`.

golden/tokens.json (captions and their tokens under the shipped vocabulary), golden/tokens-drawings.json (the same under
the vocabulary of four languages), golden/tiny-captions.{json,safetensors}
(a tiny random network of captions), golden/tiny-styles.{json,safetensors} (one that knows of styles, two layers deep),
golden/emoji.json (the shipped weights). Forward passes run in float64 from the
float16 weights.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from .condition import Prompt
from .drawings import load_drawings_vocabulary
from .emoji import VOCABULARY
from .golden import flat, load_config, model_noise, tiny_network, write
from .network import Denoiser
from .network_config import NetworkConfig
from .sampling import SAMPLERS, run
from .shipped import load_shipped, save_shipped
from .tokenizer import EMPTY, LETTERS, Tokenizer, load_tokenizer, words_of
from .wordpiece import LETTERS as LATIN
from .wordpiece import PAD, UNKNOWN, WordPiece
from .wordpiece import words_of as wordpiece_words

LETTER_PIECES = [p for letter in LETTERS for p in (letter, f"##{letter}")]
WORDPIECE_LETTERS = [p for letter in LATIN for p in (letter, f"##{letter}")]
TINY_PIECES = [EMPTY, *LETTER_PIECES, "red", "cat", "heart", "do", "##ro"]
TINY_WORDPIECES = [PAD, UNKNOWN, *WORDPIECE_LETTERS, "red", "cat", "heart", "do", "##ro", "gato", "猫"]
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
TINY_STYLES = replace(TINY_CAPTIONS, layers_per_block=2, vocab_size=len(TINY_WORDPIECES), num_styles=5)

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


MORE_CAPTIONS = (
    "kitten",
    "gato",
    "Katze",
    "猫",
    "笑脸",
    "corazón azul",
    "rotes Herz",
    "gatito negro con sombrero",
    "Künstler(in): mittlere Hautfarbe",
    "女宇航员: 中等-浅肤色",
    "¿Dónde está el niño?",
    "Straße, ẞ, æther, Œuvre, øl, łódź, ŋ, ıİ đ þ",
    "日本の旗",
    "猫cat猫",
    "龘 𠀀 㐀 鿿",
    "α Σ Ж 한국",
    "a\u0301 n\u0303 e\u0301",
    "①②③ ½ ﬁre K ℃ ｆｕｌｌ",
    "x" * 100,
    "x" * 101,
)
"""For the tokenizer of four languages, beside `CAPTIONS`."""


def wordpiece_golden(tokenizer: WordPiece) -> list[dict[str, Any]]:
    """As `tokens_golden`, for four languages."""
    cases = [(caption, 20) for caption in (*CAPTIONS, *MORE_CAPTIONS)] + [("rotes Herz", 1), ("猫咪", 77)]
    return [
        {
            "caption": caption,
            "length": length,
            "tokens": tokenizer.encode(caption, length),
            "words": [
                {"text": word, "known": word in tokenizer.tokens, "pieces": list(tokenizer.pieces_of(word))}
                for word in wordpiece_words(caption)
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
STYLE_CASES: list[Case] = [
    *TINY_CASES,
    (0.75, 0.25, 1.0, ["gato rojo", "猫"], [0, 1, 1]),
    (0.25, 0.0625, 0.0, ["", "猫 red cat"], [1, 0]),
]
EMOJI_CASES: list[Case] = [
    (1.0, 1.0, 1.5, ["cat face with heart eyes", ""], [0, 1]),
    (0.5, 0.25, 4.0, ["woman astronaut, dark skin"], [0]),
]


def captions_golden(
    network: Denoiser, tokenizer: Tokenizer | WordPiece, given: list[Case], trajectory: bool
) -> dict[str, Any]:
    """Forward passes, and a trajectory if asked for. A network of styles is told a different one in each."""
    network = network.double().eval()
    length, styles = network.config.caption_length, network.config.num_styles

    def told(captions: list[str], rows: list[int], guidance: float, style: int) -> tuple[dict[str, Any], Prompt]:
        tokens = [tokenizer.encode(caption, length) for caption in captions]
        told = {"captions": captions, "tokens": tokens, "rows": rows, "guidance": guidance}
        scales = torch.full((len(rows),), guidance, dtype=torch.float64)
        if not styles:
            return told, Prompt(torch.tensor(tokens)[rows], scales)
        told["style"] = style % styles
        return told, Prompt(torch.tensor(tokens)[rows], scales, torch.full((len(rows),), style % styles))

    cases = []
    for number, (t, inverse_budget, guidance, captions, rows) in enumerate(given):
        words, prompt = told(captions, rows, guidance, number)
        z = model_noise(network, 7, len(rows), 0)
        fill = torch.full((len(rows),), t, dtype=torch.float64)
        with torch.no_grad():
            v = network(z, fill, torch.full_like(fill, inverse_budget), prompt)
        cases.append({"t": t, "inverseBudget": inverse_budget, **words, "z": flat(z), "v": flat(v)})
    trajectories = []
    if trajectory:
        words, prompt = told(["cat", "red heart"], [0, 1, 0], 2.0, 4)
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
    write(out / "tokens-drawings.json", wordpiece_golden(load_drawings_vocabulary()))
    tiny = tiny_network(TINY_CAPTIONS)
    save_shipped(tiny.state_dict(), out / "tiny-captions.safetensors")
    write(out / "tiny-captions.json", captions_golden(tiny, Tokenizer(TINY_PIECES), TINY_CASES, True))
    styled = tiny_network(TINY_STYLES)
    save_shipped(styled.state_dict(), out / "tiny-styles.safetensors")
    write(out / "tiny-styles.json", captions_golden(styled, WordPiece(TINY_WORDPIECES), STYLE_CASES, True))
    package = root / "public/models/emoji"
    dial = load_shipped(package / "dial.safetensors", load_config(package))
    write(out / "emoji.json", captions_golden(dial, load_tokenizer(VOCABULARY), EMOJI_CASES, False))


if __name__ == "__main__":
    main()
