"""Captions in four languages to tokens: WordPiece over words of Latin letters and single Chinese characters.

A caption is normalised (NFKD, lower case, accents dropped, ß → ss and the like), and cut into words: runs of a–z and
0–9, and each Chinese character alone. Everything else separates. A word of the vocabulary is one token; another is cut
from its left into the longest pieces there are ("##" marks a piece inside a word; Wu et al. 2016). All letters and
digits are pieces, so only a Chinese character can be unknown. The vocabulary is a standard `tokenizer.json`, which the
`tokenizers` package learns and reads (`learn_wordpiece.py`); nothing here needs that package.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

PAD, UNKNOWN = "[PAD]", "[UNK]"
"""Tokens 0 and 1. Padding is also what the empty caption is made of."""
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
REPLACED = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
}  # fmt: skip
"""Latin letters that Unicode does not decompose."""
WORD_PATTERN = "[a-z0-9]+|[\u3400-\u9fff\U00020000-\U0003ffff]"
WORD = re.compile(WORD_PATTERN)
LONGEST_WORD = 100
"""Of a longer word, `tokenizers` makes one unknown token."""


def normalise(caption: str) -> str:
    """'Ñandú, STRAẞE' → 'nandu, strasse'."""
    lowered = unicodedata.normalize("NFKD", caption).lower()
    plain = "".join(c for c in lowered if not unicodedata.category(c).startswith("M"))
    return plain.translate({ord(letter): letters for letter, letters in REPLACED.items()})


def words_of(caption: str) -> list[str]:
    """'gato, 猫咪!' → ['gato', '猫', '咪']."""
    return WORD.findall(normalise(caption))


class WordPiece:
    """`pieces` in the order of their tokens; the first two are `PAD` and `UNKNOWN`.

    Raises ValueError for a vocabulary that cannot write every Latin word.
    """

    def __init__(self, pieces: list[str]) -> None:
        if pieces[:2] != [PAD, UNKNOWN] or len(set(pieces)) != len(pieces):
            raise ValueError(f"a vocabulary begins with {PAD} and {UNKNOWN} and names each piece once")
        self.pieces = pieces
        self.tokens = {piece: token for token, piece in enumerate(pieces)}
        if missing := [p for letter in LETTERS for p in (letter, f"##{letter}") if p not in self.tokens]:
            raise ValueError(f"the vocabulary lacks {missing[0]!r}")
        self.pieces_of = lru_cache(maxsize=100_000)(self.cut)

    def cut(self, word: str, whole: bool = True) -> tuple[str, ...]:
        """`word` as one piece where there is one and `whole` allows it, else as the longest pieces from its left."""
        if len(word) > LONGEST_WORD:
            return (UNKNOWN,)
        pieces, start = [], 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while mark + word[start:end] not in self.tokens or (not whole and end - start == len(word) > 1):
                end -= 1
                if end == start:  # a Chinese character, which is a word of its own
                    return (UNKNOWN,)
            pieces.append(mark + word[start:end])
            start = end
        return tuple(pieces)

    def encode_all(self, caption: str, split: Iterable[int] = ()) -> list[int]:
        """All tokens of a caption. Words whose index is in `split` are cut even if the vocabulary has them: training
        shows the pieces of known words, so that those of unknown words mean something."""
        cut = set(split)
        words = enumerate(words_of(caption))
        return [self.tokens[piece] for i, word in words for piece in self.pieces_of(word, i not in cut)]

    def encode(self, caption: str, length: int, split: Iterable[int] = ()) -> list[int]:
        """`length` tokens of a caption, filled with 0; what does not fit is left out."""
        tokens = self.encode_all(caption, split)[:length]
        return tokens + [0] * (length - len(tokens))


def load_wordpiece(path: Path) -> WordPiece:
    """The tokenizer of a `tokenizer.json`. Raises ValueError where its model is not WordPiece."""
    model = json.loads(path.read_text(encoding="utf-8"))["model"]
    if model["type"] != "WordPiece":
        raise ValueError(f"{path}: the model is {model['type']}, not WordPiece")
    return WordPiece(sorted(model["vocab"], key=model["vocab"].get))
