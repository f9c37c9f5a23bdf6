"""Drawings in four styles: what is held out, how batches are drawn, and what captions say."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from stepdial_training.condition import STYLES
from stepdial_training.drawing_batches import ANY_STYLE, DrawingBatches, draw_odds, moved, pack
from stepdial_training.drawings import Split, load_drawings, load_drawings_vocabulary, pair_held_out, split_of
from stepdial_training.held_out_loss import errors
from stepdial_training.mixtures import LANGUAGES, Mixer, keyword_counts, words_from
from stepdial_training.network import Denoiser
from stepdial_training.recipe import load_recipe


@pytest.fixture(scope="module")
def split(drawings_archive: Path) -> Split:
    return load_drawings(drawings_archive)


def test_drawings_come_small_and_on_white(split: Split, drawings_archive: Path) -> None:
    images = split.training.images
    assert images.dtype == torch.uint8 and images.shape[1:] == (3, 32, 32)
    assert bool((images[:, :, :16] == 255).all()) and int(images[0, 0, 31, 0]) < 255
    again = load_drawings(drawings_archive)
    assert torch.equal(again.training.images, images)


def test_what_is_held_out_is_seen_nowhere_but_pairs_in_other_styles(split: Split) -> None:
    def pairs(part: str) -> set[tuple[int, int]]:
        drawings = getattr(split, part)
        return set(zip(drawings.concepts.tolist(), drawings.styles.tolist(), strict=True))

    training, held, unseen = pairs("training"), pairs("pairs"), pairs("unseen")
    assert held and unseen and training.isdisjoint(held)
    concepts = {concept for concept, _ in training}
    assert {concept for concept, _ in held} <= concepts
    assert {concept for concept, _ in unseen}.isdisjoint(concepts)
    assert all(style != STYLES.index("noto") for _, style in held)
    assert 0.01 < len(held) / (len(held) + len(training)) < 0.08


def test_all_tones_of_a_pair_are_held_out_together_and_one_style_always_stays() -> None:
    styles = STYLES[2:]
    names = [f"{0x1F000 + i:x}" for i in range(3000)]
    concept = next(name for name in names if all(pair_held_out(name, style) for style in styles[:2]))
    codes = [concept, f"{concept}-1f3ff"] * 2
    parts = split_of(codes, [styles[0], styles[0], styles[1], styles[1]])
    assert set(parts) <= {"training", "unseen"}
    with_noto = split_of([*codes, concept], [styles[0], styles[0], styles[1], styles[1], "noto"])
    assert with_noto[:4] == ["pairs"] * 4 or with_noto[0] == "unseen"


def test_a_drawing_without_words_and_a_wrong_archive(drawings_archive: Path, split: Split, tmp_path: Path) -> None:
    assert sum(map(len, (split.training, split.pairs, split.unseen))) == 799
    with pytest.raises(FileNotFoundError, match="webp"):
        load_drawings(tmp_path / "none.npz")
    np.savez(tmp_path / "wrong.npz", webp=np.zeros(3, np.uint8))
    with pytest.raises(ValueError, match="lacks offsets"):
        load_drawings(tmp_path / "wrong.npz")


def test_concepts_and_their_styles_are_drawn_evenly(split: Split) -> None:
    training = split.training
    odds = draw_odds(training)
    by_concept = torch.zeros(int(training.concepts.max()) + 1, dtype=torch.float64).index_add(
        0, training.concepts, odds
    )
    assert torch.allclose(by_concept[by_concept > 0], torch.ones((), dtype=torch.float64))
    first = training.concepts == training.concepts[0]
    styles = [float(odds[first & (training.styles == s)].sum()) for s in training.styles[first].unique()]
    assert max(styles) == pytest.approx(min(styles))


def test_batches_have_captions_and_styles_some_left_open(split: Split) -> None:
    tokenizer = load_drawings_vocabulary()
    batches = DrawingBatches(pack(split.training, tokenizer, 12), tokenizer, torch.device("cpu"))
    images, prompt = batches.draw(2000, torch.Generator().manual_seed(0))
    assert images.shape == (2000, 3, 32, 32) and float(images.abs().max()) <= 1
    assert prompt.tokens.shape == (2000, 12) and bool((prompt.tokens[:, 0] > 0).all())
    assert float((prompt.style == 0).double().mean()) == pytest.approx(ANY_STYLE, abs=0.03)
    assert set(prompt.style.tolist()) == set(range(5))
    assert batches.shown(9).style.tolist() == [1, 2, 3, 4, 1, 2, 3, 4, 1]


def test_a_move_is_by_whole_pixels_and_brings_white_in() -> None:
    image = torch.zeros(300, 3, 8, 8, dtype=torch.uint8)
    image[:, :, 4, 4] = 128
    out = ((moved(image, torch.Generator().manual_seed(1)) + 1) * 127.5).round().long()
    assert set(out.unique().tolist()) == {0, 128, 255}
    where = (out[:, 0] == 128).nonzero()[:, 1:]
    assert len(where) == 300 and set(where.flatten().tolist()) == {3, 4, 5}
    share = (where == 4).all(1).double().mean()
    assert 0.35 < float(share) < 0.55


def test_captions_are_names_keywords_and_both_in_four_languages() -> None:
    cat = {
        "en": words_from("cat face", "animal|cat|face|kitten", ["cat head"]),
        "de": words_from("Katzengesicht", "katze|tier"),
        "es": words_from("cara de gato", "gato"),
        "zh": words_from("猫脸", "猫|猫咪"),
    }
    others = [{"en": words_from(f"{i}", "animal|face")} for i in range(50)]
    mixer, draw = Mixer(keyword_counts([cat, *others])), random.Random(0)
    found = Counter(mixer.write(cat, draw) for _ in range(6000))
    assert {"kitten", "gato", "katze", "猫", "cat face", "cat head", "a kitten"} <= set(found)
    assert found["kitten"] > 5 * found["face"] > 0
    english = sum(n for caption, n in found.items() if any(w in caption for w in ("cat", "kitten", "face", "animal")))
    assert english / 6000 == pytest.approx(LANGUAGES["en"], abs=0.04)
    assert "cat face, kitten" in found and "kitten, cat face" in found


def test_tones_follow_keywords_and_endings_are_written_out() -> None:
    artist = {"de": words_from("Künstler(in): dunkle Hautfarbe", "maler(in)")}
    mixer, draw = Mixer(keyword_counts([artist])), random.Random(0)
    found = {mixer.write(artist, draw) for _ in range(300)}
    assert {"Künstler: dunkle Hautfarbe", "Künstlerin: dunkle Hautfarbe", "maler", "malerin, dunkle Hautfarbe"} <= found
    assert mixer.write({}, draw) == ""
    flag = {"en": words_from("flag: Spain", "")}
    assert {Mixer(Counter()).write(flag, random.Random(i)) for i in range(9)} >= {"flag: Spain", "Spain flag"}


def test_held_out_loss_is_the_same_twice_and_sees_a_better_network(split: Split) -> None:
    recipe = load_recipe(Path(__file__).parent.parent / "recipes/emoji-diffusion.toml")
    small = replace(recipe.network, block_out_channels=(8, 32), attention_levels=1, text_width=64, text_layers=1)
    recipe = replace(recipe, network=small)
    torch.manual_seed(0)
    network = Denoiser(small)
    silent = errors(network, recipe, split.pairs, 70)
    assert len(silent) == 70 and torch.equal(silent, errors(network, recipe, split.pairs, 70))
    # An untrained network says v = 0; one that says something at random is worse.
    torch.nn.init.normal_(network.conv_out.weight, std=1.0)
    assert errors(network, recipe, split.pairs, 70).mean() > silent.mean()
