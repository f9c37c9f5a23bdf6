"""Captions, their tokens, and the split of emoji: what the words say, what is held out, and what a rank is worth."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from stepdial_training.captions import caption_of, captions_of, load_words
from stepdial_training.captions_metric import CaptionHead, adherent
from stepdial_training.emoji import EmojiBatches, code_points, held_out, load_emoji, load_vocabulary, to_small
from stepdial_training.novelty import nearest
from stepdial_training.tokenizer import EMPTY, LETTERS, Tokenizer, learn_vocabulary

WORDS = load_words()


@pytest.mark.parametrize(
    ("name", "source", "caption"),
    [
        ("red apple", "emoji_u1f34e", "red apple"),
        ("runner emoji modifier fitzpatrick type-6 male sign", "emoji_u1f3c3_1f3ff_200d_2642", "man runner, dark skin"),
        ("person frowning female sign", "emoji_u1f64d_200d_2640", "woman frowning"),
        ("woman emoji modifier fitzpatrick type-3 rocket", "x", "woman astronaut, medium light skin"),
        ("adult school", "emoji_u1f9d1_200d_1f3eb", "person teacher"),
        ("woman heavy black heart kiss mark man", "x", "kiss woman and man"),
        ("man woman girl boy", "x", "family man woman girl boy"),
        ("kneeling person female sign black rightwards arrow", "x", "kneeling woman facing right"),
        ("heavy black heart", "emoji_u2764", "red heart"),
        ("bear face snowflake", "emoji_u1f43b_200d_2744", "polar bear"),
        ("", "unknown_flag", ""),
    ],
)
def test_unicode_names_become_captions(name: str, source: str, caption: str) -> None:
    assert caption_of(name, source, WORDS) == caption


def test_other_words_keep_the_tone_of_skin() -> None:
    name = "thumbs up sign emoji modifier fitzpatrick type-1-2"
    assert captions_of(name, "emoji_u1f44d_1f3fb", WORDS)[:2] == ["thumbs up sign, light skin", "thumbs up, light skin"]


def small_tokenizer() -> Tokenizer:
    letters = [p for letter in LETTERS for p in (letter, f"##{letter}")]
    return Tokenizer([EMPTY, *letters, "cat", "cats", "##er", "fa", "##ce", "face"])


def test_a_word_is_one_piece_or_the_longest_ones_from_its_left() -> None:
    tokenizer = small_tokenizer()
    assert tokenizer.pieces_of("cats") == ["cats"]
    assert tokenizer.pieces_of("catser") == ["cats", "##er"]
    assert tokenizer.pieces_of("face", whole=False) == ["fa", "##ce"]
    assert tokenizer.pieces_of("q") == ["q"]
    known = tokenizer.tokens
    assert tokenizer.encode("A CAT's face!", 5) == [known["a"], known["cat"], known["##'"], known["##s"], known["face"]]
    assert tokenizer.encode("cat", 3) == [known["cat"], 0, 0]
    assert tokenizer.encode("日本 …", 2) == [0, 0]


def test_a_vocabulary_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks"):
        Tokenizer([EMPTY, "cat"])
    with pytest.raises(ValueError, match="begins"):
        Tokenizer(["cat"])


def test_a_learnt_vocabulary_has_frequent_words_and_common_pieces() -> None:
    pieces = learn_vocabulary(["smiling face", "grinning face", "walking", "face"], 90)
    assert pieces[0] == EMPTY and "face" in pieces and "walking" not in pieces
    assert "##ing" in pieces or "##in" in pieces
    Tokenizer(pieces)


def test_the_kept_vocabulary_serves_every_word() -> None:
    tokenizer = load_vocabulary()
    assert tokenizer.pieces_of("face") == ["face"]
    assert len(tokenizer.pieces_of("cyberpunk")) > 1


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Sixty concepts in two tones each, of one colour."""
    points = [f"{0x1F980 + i:x}" for i in range(60)]
    rng = np.random.default_rng(0)
    images = np.repeat(rng.integers(0, 256, (120, 1, 1, 4), dtype=np.uint8), 64, 1).repeat(64, 2)
    names = [f"thing {i // 2}{' emoji modifier fitzpatrick type-6' * (i % 2)}" for i in range(120)]
    sources = [f"emoji_u{points[i // 2]}{'_1f3ff' * (i % 2)}" for i in range(120)]
    path = tmp_path / "emoji.npz"
    np.savez(path, images=images, caption=np.array(names), source=np.array(sources))
    return path


def test_no_held_out_code_point_is_trained_on(archive: Path) -> None:
    training, out = load_emoji(archive)
    assert len(training) + len(out) == 120 and len(out) > 0
    with np.load(archive) as content:
        sources = {
            str(c).split(" emoji")[0]: str(s) for c, s in zip(content["caption"], content["source"], strict=True)
        }
    bases = {each[0].split(",")[0] for each in training.captions}
    assert not any(held_out(code_points(sources[base])[0]) for base in bases)
    assert bases.isdisjoint({each[0].split(",")[0] for each in out.captions})


def test_batches_draw_concepts_evenly_and_stay_in_range(archive: Path) -> None:
    training, _ = load_emoji(archive)
    batches = EmojiBatches(training, load_vocabulary(), 8, torch.device("cpu"))
    generator = torch.Generator().manual_seed(0)
    images, prompt = batches.draw(64, generator)
    assert images.shape == (64, 3, 32, 32) and float(images.abs().max()) <= 1 + 1e-5
    assert prompt.tokens.shape == (64, 8) and bool((prompt.tokens[:, 0] > 0).all())
    counts = training.concepts[batches.rows(20_000, generator)].bincount()
    counts = counts[counts > 0]
    assert float(counts.max()) < 1.6 * float(counts.min())
    assert to_small(training.images).shape[2:] == (32, 32)


def test_a_missing_archive_says_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="caption"):
        load_emoji(tmp_path / "none.npz")


def test_adherence_is_certain_for_the_own_point_and_rare_by_chance() -> None:
    torch.manual_seed(0)
    head = CaptionHead(200, outputs=16, width=8)
    tokens = torch.arange(1, 161)[:, None]
    own = F.normalize(head(tokens).detach(), dim=1)
    assert bool(adherent(head, own, tokens).all())
    chance = adherent(head, torch.randn(160, 16), tokens).double().mean()
    assert float(chance) < 0.12
    with pytest.raises(ValueError, match="too few"):
        adherent(head, own[:9], tokens[:9])


def test_the_nearest_drawing_is_found_even_if_it_was_moved() -> None:
    generator = torch.Generator().manual_seed(0)
    known = F.pad(
        torch.randint(0, 256, (50, 3, 12, 12), dtype=torch.uint8, generator=generator), (2, 2, 2, 2), value=255
    )
    distance, index = nearest(known[[7, 3]].roll((1, -1), (2, 3)), known)
    assert index.tolist() == [7, 3] and float(distance.max()) < 1
    far, _ = nearest(255 - known[:1], known)
    assert float(far) > 50
