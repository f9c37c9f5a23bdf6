"""Learn the vocabulary of captions in four languages: `python -m stepdial_training.learn_wordpiece data/drawings.npz`.

Writes vocabularies/drawings/tokenizer.json, in the format of the `tokenizers` package, which only this command needs.
The package breaks ties between equally frequent pairs at random, so that another run has a few other rare pieces: a
network belongs to the very file that it was trained with.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from .drawings import VOCABULARY, StyledDrawings, load_drawings
from .mixtures import Mixer, keyword_counts
from .wordpiece import LETTERS, LONGEST_WORD, PAD, REPLACED, UNKNOWN, WORD_PATTERN, WordPiece, load_wordpiece, words_of

SIZE = 6000
CAPTION_LENGTH = 20
"""Of emoji networks."""


def new_tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    """The whole pipeline of `wordpiece.py` in the terms of `tokenizers`."""
    model = models.WordPiece(vocab=vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD)
    tokenizer = Tokenizer(model)
    steps = [normalizers.NFKD(), normalizers.Lowercase(), normalizers.StripAccents()]
    tokenizer.normalizer = normalizers.Sequence([*steps, *(normalizers.Replace(a, b) for a, b in REPLACED.items())])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORD_PATTERN), behavior="removed", invert=True)
    return tokenizer


def learn(texts: Iterable[set[str]], size: int = SIZE) -> Tokenizer:
    """A vocabulary of `size` pieces from the texts of each concept: specials, letters, all Chinese characters, then
    merges of letters, the most frequent first."""
    each = [set(found) for found in texts]
    counts = Counter(word for found in each for word in {word for text in found for word in words_of(text)})
    chinese = sorted(word for word in counts if not word.isascii())
    letters = [p for letter in LETTERS for p in (letter, f"##{letter}")]
    first = [PAD, UNKNOWN, *letters, *chinese]
    if len(first) > size:
        raise ValueError(f"{size} pieces are too few: letters and Chinese characters are {len(first)}")
    # Merges come from words once for each concept, so that frequent words become whole pieces first.
    latin = [word for word, n in sorted(counts.items()) for _ in range(n) if word.isascii()]
    learnt = new_tokenizer({PAD: 0, UNKNOWN: 1})
    merges = size - len(first) + len(letters) + 2
    trainer = trainers.WordPieceTrainer(
        vocab_size=merges, min_frequency=2, special_tokens=[PAD, UNKNOWN], show_progress=False
    )
    learnt.train_from_iterator(latin, trainer)
    found = learnt.get_vocab()
    pieces = list(dict.fromkeys([*first, *sorted(found, key=found.__getitem__)]))[:size]
    return new_tokenizer({piece: token for token, piece in enumerate(pieces)})


def share_too_long(drawings: StyledDrawings, tokenizer: WordPiece, length: int, count: int = 15_000) -> float:
    """Part of `count` captions, as training draws them, that has more than `length` tokens."""
    draw, rows = random.Random(0), sorted(set(drawings.rows.tolist()))
    mixer = Mixer(keyword_counts(drawings.captions[row] for row in rows))
    captions = [mixer.write(drawings.captions[draw.choice(rows)], draw) for _ in range(count)]
    return sum(len(tokenizer.encode_all(caption)) > length for caption in captions) / count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--size", type=int, default=SIZE)
    arguments = parser.parse_args()
    training = load_drawings(arguments.data).training
    texts: dict[int, set[str]] = defaultdict(set)
    for row, concept in zip(training.rows.tolist(), training.concepts.tolist(), strict=True):
        texts[concept].update(t for words in training.captions[row].values() for t in (*words.names, *words.keywords))
    tokenizer = learn(texts.values(), arguments.size)
    VOCABULARY.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(VOCABULARY))
    too_long = share_too_long(training, load_wordpiece(VOCABULARY), CAPTION_LENGTH)
    print(
        f"{VOCABULARY}: {tokenizer.get_vocab_size()} pieces; {too_long:.2%} of captions exceed {CAPTION_LENGTH} tokens"
    )


if __name__ == "__main__":
    main()
