"""Captions to tokens: words, else the longest pieces of words that there are. `src/core/tokenizer.ts` does the same.

A caption is lower-cased and cut into words, runs of the letters a–z, digits and apostrophes. A word of the vocabulary
is one token. Another is cut from its left into the longest pieces there are ("##" marks a piece inside of a word), as
WordPiece does (Wu et al. 2016); every letter and digit is a piece, so that nothing is unknown. Token 0 fills the rest.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

WORD = re.compile(r"[a-z0-9']+")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'"
EMPTY = "[empty]"
"""Token 0."""


def words_of(caption: str) -> list[str]:
    return WORD.findall(caption.lower())


class Tokenizer:
    """`pieces` in the order of their tokens; the first is `EMPTY`."""

    def __init__(self, pieces: list[str]) -> None:
        if pieces[0] != EMPTY or len(set(pieces)) != len(pieces):
            raise ValueError(f"a vocabulary begins with {EMPTY} and names each piece once")
        self.pieces = pieces
        self.tokens = {piece: token for token, piece in enumerate(pieces)}
        if missing := [p for letter in LETTERS for p in (letter, f"##{letter}") if p not in self.tokens]:
            raise ValueError(f"the vocabulary lacks {missing[0]!r}")

    def pieces_of(self, word: str, whole: bool = True) -> list[str]:
        """`word` as one piece where there is one and `whole` allows it, else as the longest pieces from its left."""
        pieces, start = [], 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while mark + word[start:end] not in self.tokens or (not whole and end - start == len(word) > 1):
                end -= 1
            pieces.append(mark + word[start:end])
            start = end
        return pieces

    def encode(self, caption: str, length: int, split: Iterable[int] = ()) -> list[int]:
        """`length` tokens of a caption; what does not fit is left out.

        Words whose index is in `split` are cut even if they are of the vocabulary: training shows pieces of known
        words, so that those of unknown ones mean something.
        """
        cut = set(split)
        pieces = [p for i, word in enumerate(words_of(caption)) for p in self.pieces_of(word, i not in cut)]
        tokens = [self.tokens[p] for p in pieces[:length]]
        return tokens + [0] * (length - len(tokens))


def learn_vocabulary(captions: Iterable[str], size: int, at_least: int = 2) -> list[str]:
    """Letters, pieces by byte-pair merging (Sennrich et al. 2016) of all words, then words that `at_least` so many
    captions have, the most frequent first, up to `size`. A third of what letters leave goes to pieces."""
    counts = Counter(word for caption in captions for word in set(words_of(caption)))
    letters = [p for letter in LETTERS for p in (letter, f"##{letter}")]
    vocabulary = dict.fromkeys([EMPTY, *letters])
    split = {word: [word[0], *(f"##{letter}" for letter in word[1:])] for word in counts}
    pieces = len(vocabulary) + (size - len(vocabulary)) // 3
    while len(vocabulary) < pieces:
        pairs: Counter[tuple[str, str]] = Counter()
        for parts in split.values():  # each word once: pieces should serve rare words
            pairs.update(pairwise(parts))
        if not pairs:
            break
        left, right = max(pairs, key=lambda pair: (pairs[pair], pair))
        merged = left + right.removeprefix("##")
        vocabulary[merged] = None
        for parts in split.values():
            i = 0
            while i < len(parts) - 1:
                if (parts[i], parts[i + 1]) == (left, right):
                    parts[i : i + 2] = [merged]
                i += 1
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= at_least and len(vocabulary) < size:
            vocabulary[word] = None
    return list(vocabulary)


def load_tokenizer(path: Path) -> Tokenizer:
    return Tokenizer(json.loads(path.read_text()))
