"""The tokenizer of four languages is the one of the `tokenizers` package, to the last token."""

import json
from pathlib import Path

import pytest

from stepdial_training.drawings import VOCABULARY, load_drawings_vocabulary
from stepdial_training.learn_wordpiece import learn, new_tokenizer
from stepdial_training.wordpiece import LETTERS, PAD, UNKNOWN, WordPiece, load_wordpiece, normalise, words_of

CAPTIONS = [
    "", "  ", "kitten", "Rotes Herz", "corazón azul", "猫", "笑脸 rojo", "Künstler(in): mittlere Hautfarbe",
    "¿Dónde está el niño?", "Straße, ẞ, æther, Œuvre, øl, łódź, ŋ, ıİ", "don't man’s", "ｆｕｌｌ",
    "①②③ ½ ﬁre K ℃",
    "日本の旗", "猫cat猫", "🐱 cat 😀", "α Σ Ж 한국", "a\u0301 n\u0303 e\u0301", "x" * 100, "x" * 101, "𠀀 㐀 鿿",
    "thumbs-up_underscore", "T-Rex 2000", "[PAD] [UNK] ##ing", "line\nbreak\ttab\u00a0space\u200dzwj",
]  # fmt: skip
LETTER_PIECES = [p for letter in LETTERS for p in (letter, f"##{letter}")]


def test_words_are_latin_runs_and_single_chinese_characters() -> None:
    assert normalise("Ñandú, STRAẞE") == "nandu, strasse"
    assert words_of("gato, 猫咪! x2") == ["gato", "猫", "咪", "x2"]
    assert words_of("α 한국 ひらがな …") == []


def test_the_longest_pieces_from_the_left_and_unknown_chinese() -> None:
    tokenizer = WordPiece([PAD, UNKNOWN, *LETTER_PIECES, "猫", "cat", "##er", "fa", "##ce", "face"])
    known = tokenizer.tokens
    assert tokenizer.cut("cater") == ("cat", "##er")
    assert tokenizer.cut("face", whole=False) == ("fa", "##ce")
    assert tokenizer.encode("Cat 猫狗", 5) == [known["cat"], known["猫"], 1, 0, 0]
    assert tokenizer.encode("face", 2, split=[0]) == [known["fa"], known["##ce"]]


@pytest.mark.parametrize("pieces", [["cat"], [PAD, UNKNOWN, "a"], [PAD, UNKNOWN, *LETTER_PIECES, "a"]])
def test_a_vocabulary_that_cannot_write_every_word_is_refused(pieces: list[str]) -> None:
    with pytest.raises(ValueError, match="vocabulary"):
        WordPiece(pieces)


@pytest.mark.parametrize("caption", CAPTIONS)
def test_both_runtimes_agree_on_the_kept_vocabulary(caption: str) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    theirs = tokenizers.Tokenizer.from_file(str(VOCABULARY))
    assert load_drawings_vocabulary().encode_all(caption) == theirs.encode(caption).ids


def test_the_kept_vocabulary_has_common_words_whole_and_knows_every_letter() -> None:
    tokenizer = load_drawings_vocabulary()
    assert len(tokenizer.pieces) == 6000
    for word in ("cat", "dog", "gato", "katze", "hund", "猫", "corazon", "herz", "face"):
        assert tokenizer.cut(word) == (word,)
    assert 1 not in tokenizer.encode_all("The quick brown fox jumps over Maße, Ñandú & œuvres 0123456789")


def test_a_learnt_vocabulary_serves_and_agrees(tmp_path: Path) -> None:
    texts = [{"red cat", "rote Katze", "红猫"}, {"cat face", "Katzengesicht"}, {"red heart", "rotes Herz", "红心"}]
    learnt = learn(texts, 100)
    learnt.save(str(tmp_path / "tokenizer.json"))
    own = load_wordpiece(tmp_path / "tokenizer.json")
    assert own.pieces[:2] == [PAD, UNKNOWN] and {"红", "猫", "心"} <= set(own.pieces)
    for caption in ("red cat", "Katze 红心 狗", "rotes Herz"):
        assert own.encode_all(caption) == learnt.encode(caption).ids
    with pytest.raises(ValueError, match="too few"):
        learn(texts, 50)
    assert new_tokenizer({PAD: 0, UNKNOWN: 1}).get_vocab_size() == 2


def test_another_kind_of_tokenizer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"type": "BPE", "vocab": {}}}))
    with pytest.raises(ValueError, match="BPE"):
        load_wordpiece(path)
