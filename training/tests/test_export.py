"""The model package: sizes and hashes of what was written, where figures come from, and a metric that stays."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from stepdial_training.emoji import SHOWN, Captions, Drawings, known_captions, load_vocabulary
from stepdial_training.export import export, write_catalogue
from stepdial_training.features import FeatureNetwork
from stepdial_training.network import Denoiser
from stepdial_training.recipe import load_recipe
from stepdial_training.shipped import save_shipped

DIAL = load_recipe(Path(__file__).parent.parent / "recipes/mnist-dial.toml")
RECORD = {"family": "real", "count": 10, "fidProxy": 0.1}


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Finished runs of the dial and what it started from, and a metric, all untrained."""
    torch.manual_seed(0)
    runs = tmp_path / "runs"
    images_of = {"guided": 0.25e6, "consistency": 0.5e6, "matched": 0.3e6, "corrected": 0.4e6}
    for name, images in {**images_of, "matched-longer": 0.6e6, "dial": 1.5e6}.items():
        run = runs / f"mnist-{name}"
        run.mkdir(parents=True)
        (run / "log.csv").write_text(f"iteration,images,seconds\n50,100,30\n100,{images},600\n")
    save_file(Denoiser(DIAL.network).state_dict(), runs / "mnist-dial/ema.safetensors")
    (runs / "mnist-dial/curves.json").write_text(json.dumps([RECORD]))
    (runs / "features").mkdir()
    save_shipped(FeatureNetwork((4, 6, 8), 5).state_dict(), runs / "features/features.safetensors")
    save_file({"mean": torch.zeros(5), "covariance": torch.eye(5)}, runs / "features/reference.safetensors")
    (runs / "features/features.json").write_text('{"referenceCount": 321}')
    return runs


def test_a_package_describes_its_files(runs: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    export("mnist", {"dial": DIAL}, runs, runs / "features", package)
    manifest = json.loads((package / "model.json").read_text())
    network = manifest["networks"][0]
    files = [network["file"], *(manifest[key]["file"] for key in ("features", "reference", "curves"))]
    for file in files:
        content = (package / file["path"]).read_bytes()
        assert len(content) == file["bytes"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
    assert {tensor.dtype for tensor in load_file(package / "dial.safetensors").values()} == {torch.float16}
    assert network["budgets"] == [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 256]
    assert network["parameters"] <= 1.5e6
    assert network["multiplyAdds"] <= 100e6
    assert manifest["features"]["channels"] == [4, 6, 8]
    assert manifest["features"]["dimension"] == 5
    assert manifest["reference"]["count"] == 321
    assert json.loads((package / "curves.json").read_text()) == [RECORD]


def test_the_card_tells_of_every_run_from_its_log(runs: Path, tmp_path: Path) -> None:
    export("mnist", {"dial": DIAL}, runs, runs / "features", tmp_path / "package")
    words = json.loads((tmp_path / "package/model.json").read_text())["card"]["training"]
    kept = r"mnist-diffusion: \d\.\d\d million images in \d+ minutes; mnist-samples: \d\.\d\d million images in \d+ s"
    rest = (
        "; mnist-guided: 0.25 million images in 10 minutes; mnist-consistency: 0.50 million images in 10 minutes"
        "; mnist-matched: 0.30 million images in 10 minutes; mnist-corrected: 0.40 million images in 10 minutes"
        "; mnist-matched-longer: 0.60 million images in 10 minutes; mnist-dial: 1.50 million images in 10 minutes."
    )
    assert re.fullmatch(kept + re.escape(rest), words)


def test_the_metric_stays_unless_another_is_named(runs: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    export("mnist", {"dial": DIAL}, runs, runs / "features", package)
    before = (package / "features.safetensors").read_bytes()
    save_shipped(FeatureNetwork((4, 6, 8), 7).state_dict(), runs / "features/features.safetensors")
    export("mnist", {"dial": DIAL}, runs, None, package)
    assert (package / "features.safetensors").read_bytes() == before
    assert json.loads((package / "model.json").read_text())["reference"]["count"] == 321


def test_posters_of_older_weights_do_not_stay(runs: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    export("mnist", {"dial": DIAL}, runs, runs / "features", package)
    manifest = json.loads((package / "model.json").read_text())
    (package / "model.json").write_text(json.dumps({**manifest, "posters": {"seed": 1}}))
    (package / "posters.png").write_bytes(b"drawn with older weights")
    export("mnist", {"dial": DIAL}, runs, None, package)
    assert not (package / "posters.png").exists()
    assert json.loads((package / "model.json").read_text()) == manifest


def test_a_package_of_captions_ships_its_words(runs: Path, tmp_path: Path) -> None:
    base = load_recipe(Path(__file__).parent.parent / "recipes/noto-diffusion.toml")
    small = replace(base.network, block_out_channels=(8, 32), attention_levels=1, text_width=64, text_layers=1)
    dial = replace(base, network=small, tables={**base.tables, "guidance": replace(base.guidance, max_scale=4.0)})
    run = runs / dial.name
    run.mkdir()
    save_file(Denoiser(small).state_dict(), run / "ema.safetensors")
    (run / "curves.json").write_text(json.dumps([RECORD]))
    (run / "log.csv").write_text("iteration,images,seconds\n50,100,30\n100,2e6,600\n")
    package = tmp_path / "package"
    words = Captions(["cat", "red apple"], ["cat, dark skin"])
    found = {
        "samples": {"count": 512, "distance": {"50%": 31.24}, "nearerThan95PercentOfHeldOut": 0.4375},
        "heldOut": {"count": 342, "distance": {"50%": 60}},
        "copies": {"count": 512, "distance": {"50%": 12.5}},
        "settings": {"steps": 8, "guidance": 1.5},
    }
    (tmp_path / "novelty.json").write_text(json.dumps(found))
    export("emoji", {"dial": dial}, runs, runs / "features", package, words, tmp_path / "novelty.json")
    manifest = json.loads((package / "model.json").read_text())
    note = manifest["card"]["data"]["note"]
    assert "512 pictures drawn in 8 steps" in note and "43.8 % come nearer" in note
    assert "than 31.2" in note and "unseen drawings 60.0" in note and "in training 12.5." in note
    captions = manifest["captions"]
    content = (package / "captions.json").read_bytes()
    assert captions["file"]["sha256"] == hashlib.sha256(content).hexdigest()
    known = {"suggestions": ["cat", "red apple"], "draws": ["cat, dark skin"]}
    assert json.loads(content) == {"pieces": load_vocabulary().pieces, **known}
    assert captions["guidance"] == {"max": 4.0, "default": 1.5}
    assert captions["examples"] == list(SHOWN)
    assert manifest["classes"] == []
    assert manifest["image"] == {"height": 32, "width": 32, "channels": 3, "patch": 2}
    assert manifest["config"]["vocab_size"] == len(load_vocabulary().pieces)
    with pytest.raises(ValueError, match="pieces"):
        wrong = replace(dial, network=replace(small, vocab_size=100))
        save_file(Denoiser(wrong.network).state_dict(), run / "ema.safetensors")
        export("emoji", {"dial": wrong}, runs, runs / "features", package, Captions([], []))


def test_known_captions_are_the_usual_ones_and_a_fair_draw_of_all() -> None:
    captions = [["woman, dark skin", "lady, dark skin"], ["woman"], ["abacus"]]
    drawings = Drawings(torch.zeros(3, 3, 64, 64, dtype=torch.uint8), captions, torch.tensor([0, 0, 1]))
    known = known_captions(drawings)
    assert known.usual == ["abacus", "woman"]
    assert known.draws == sorted(known.draws) and len(known.draws) == 4000
    assert 1850 < known.draws.count("abacus") < 2150 and 850 < known.draws.count("woman, dark skin") < 1150


def test_the_catalogue_lists_what_is_there(runs: Path, tmp_path: Path) -> None:
    export("mnist", {"dial": DIAL}, runs, runs / "features", tmp_path / "mnist")
    write_catalogue(tmp_path)
    (entry,) = json.loads((tmp_path / "catalogue.json").read_text())["models"]
    opened = ("dial.safetensors", "features.safetensors", "reference.safetensors", "curves.json")
    assert entry["name"] == "mnist" and entry["bytes"] == sum((tmp_path / "mnist" / n).stat().st_size for n in opened)
