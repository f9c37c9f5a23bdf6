"""Build a model package from finished runs: `python -m stepdial_training.export mnist`, or `emoji`.

Writes public/models/<model>/: float16 weights of the dial (and of specialists that were asked for), the feature
network, reference statistics, curves.json, captions.json where the model is of captions, and model.json with the size
and SHA-256 of each. Figures come from files that training and evaluation wrote; nothing is typed in here but words.

Posters, pictures made in advance, are not among it: they are the engine's, and those of older weights would be wrong.
Export takes them away; `npm run posters -- <model>` makes them anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.torch import load_file

from .condition import DEFAULT_GUIDANCE
from .emoji import SHOWN, Captions, known_captions, load_emoji, load_vocabulary
from .network import Denoiser, multiply_adds
from .recipe import Recipe, load_recipe
from .run_files import run_file
from .sampling import INFINITE_STEPS
from .shipped import save_shipped

CARDS: dict[str, dict[str, Any]] = {
    "mnist": {
        "title": "Handwritten digits",
        "listed": {"title": "Digits", "summary": "Handwritten digits, chosen by class"},
        "classes": [str(digit) for digit in range(10)],
        "card": {
            "summary": "Class-conditional handwritten digits, 28 × 28 pixels, grey; one network for every step budget. "
            "Guidance is distilled into it: its digits are cleaner and a little less varied than those of its data.",
            "data": {
                "name": "MNIST, 60,000 training images",
                "source": "https://github.com/rasbt/mnist-pngs",
                "licence": "MIT (as packed upstream)",
                "note": "The package ships weights, feature means and covariances; it ships no training image.",
            },
            "limits": "Draws single digits in MNIST's style and nothing else. FID-proxy and accuracy come from this "
            "package's own feature network and do not compare with figures from other networks.",
        },
    },
    "emoji": {
        "title": "Emoji from captions",
        "listed": {"title": "Emoji", "summary": "Colour drawings, asked for in words"},
        "guidance": DEFAULT_GUIDANCE,
        "examples": SHOWN,
        "card": {
            "summary": "Draws emoji from captions, 32 × 32 pixels in colour; one network, with its text encoder, for "
            "every step budget. Guidance is distilled into it.",
            "data": {
                "name": "Noto Emoji, the distinct drawings of its history with their Unicode names",
                "source": "https://github.com/googlefonts/noto-emoji",
                "licence": "Apache-2.0 until 2024, OFL-1.1 since",
                "note": "The package ships weights, words, feature means and covariances; it ships no training image.",
            },
            "limits": "Knows the words of emoji names and draws in their style; of other words it guesses from pieces, "
            "mostly wrong: of 20 captions put in other words it kept the thing in four. Of 20 combinations that its "
            "data lacks two show both parts in most pictures, most others one. FID-proxy comes from this package's own "
            "feature network and does not compare with figures from others.",
        },
    },
}


def file_entry(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"path": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def export_network(name: str, recipe: Recipe, weights: Path, package: Path) -> dict[str, Any]:
    """Store `weights` as float16 and describe them."""
    state = load_file(weights)
    network = Denoiser(recipe.network)
    network.load_state_dict(state)
    path = package / f"{name}.safetensors"
    save_shipped(state, path)
    budgets = [*recipe.multistep.budgets, INFINITE_STEPS] if name == "dial" else list(recipe.multistep.budgets)
    return {
        "name": name,
        "file": file_entry(path),
        "parameters": sum(p.numel() for p in network.parameters()),
        "multiplyAdds": multiply_adds(network),
        "budgets": budgets,
    }


def lineage(recipe: Recipe, recipes: Path) -> list[str]:
    """Names of the runs that it started or learned from, each once, and its own, first to last."""
    names = []
    guidance, matching = recipe.guidance, recipe.matching
    parents = (recipe.init, recipe.samples_of, guidance.data_score, guidance.weak, recipe.teacher, matching.data_score)
    for parent in parents:
        if parent is not None:
            names += lineage(load_recipe(recipes / f"{parent}.toml"), recipes)
    return list(dict.fromkeys([*names, recipe.name]))


def training_summary(runs: Path, recipe: Recipe, recipes: Path) -> str:
    """One sentence from the logs of the run and of those that it started or learned from, first to last."""
    parts = []
    for name in lineage(recipe, recipes):
        head, *rows = run_file(runs, name, "log.csv", ".csv").read_text().strip().splitlines()
        values = dict(zip(head.split(","), rows[-1].split(","), strict=True))
        images, seconds = float(values["images"]), float(values["seconds"])
        time = f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{seconds:.0f} s"
        parts.append(f"{name}: {images / 1e6:.2f} million images in {time}")
    return "; ".join(parts) + "."


def memorisation(found: dict[str, Any]) -> str:
    """What `novelty.json` says, in words. Distances are root mean square differences of values from 0 to 255."""
    samples, held_out, copies = (found[name]["distance"]["50%"] for name in ("samples", "heldOut", "copies"))
    share = found["samples"]["nearerThan95PercentOfHeldOut"]
    count, steps = found["samples"]["count"], found["settings"]["steps"]
    return (
        f"Of {count} pictures drawn in {steps} steps for captions of the data, {100 * share:.1f} % come nearer to a "
        f"training drawing than 95 % of the {found['heldOut']['count']} drawings do that training never saw. Half of "
        f"the pictures come nearer than {samples:.1f} (root mean square, of 255); of unseen drawings {held_out:.1f}; "
        f"of training drawings shifted as in training {copies:.1f}."
    )


def export_metric(folder: Path | None, package: Path) -> int:
    """Take the metric that `train_features` left in `folder`, or keep the package's; the count of reference images."""
    if folder is None:
        return json.loads((package / "model.json").read_text())["reference"]["count"]
    for name in ("features", "reference"):
        shutil.copy(folder / f"{name}.safetensors", package / f"{name}.safetensors")
    return json.loads((folder / "features.json").read_text())["referenceCount"]


def export_captions(recipe: Recipe, words: dict[str, Any], known: Captions, package: Path) -> dict[str, Any]:
    """Write captions.json and describe it. Raises ValueError where the vocabulary is not the network's."""
    pieces = load_vocabulary().pieces
    if len(pieces) != recipe.network.vocab_size:
        raise ValueError(f"the vocabulary has {len(pieces)} pieces, {recipe.name} {recipe.network.vocab_size} tokens")
    path = package / "captions.json"
    content = {"pieces": pieces, "suggestions": known.usual, "draws": known.draws}
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n")
    most = recipe.guidance.max_scale
    guidance = {"max": most, "default": min(words["guidance"], most)}
    return {"file": file_entry(path), "guidance": guidance, "examples": list(words["examples"])}


def export(
    model: str,
    recipes: dict[str, Recipe],
    runs: Path,
    metric: Path | None,
    package: Path,
    known: Captions | None = None,
    novelty: Path | None = None,
) -> None:
    """Write the whole package; `recipes` maps network names ('dial', 'specialist-S') to their recipes.

    A model of captions needs those that are `known`. What `novelty` found of it goes into the card.
    """
    package.mkdir(parents=True, exist_ok=True)
    networks = [export_network(n, r, runs / r.name / "ema.safetensors", package) for n, r in recipes.items()]
    reference_count = export_metric(metric, package)
    records: list[dict[str, Any]] = []
    for recipe in recipes.values():
        for record in json.loads((runs / recipe.name / "curves.json").read_text()):
            if record not in records:
                records.append(record)
    (package / "curves.json").write_text(json.dumps(records, indent=1) + "\n")
    dial, folder = recipes["dial"], Path(__file__).parents[1] / "recipes"
    with safe_open(package / "features.safetensors", "pt") as weights:
        channels = [weights.get_slice(f"conv{i}.weight").get_shape()[0] for i in (1, 2, 3)]
        dimension = weights.get_slice("fc.weight").get_shape()[0]
    size = dial.network.sample_size * dial.patch
    words = CARDS[model]
    card = {**words["card"], "training": training_summary(runs, dial, folder)}
    if novelty:
        note = f"{card['data']['note']} {memorisation(json.loads(novelty.read_text()))}"
        card["data"] = {**card["data"], "note": note}
    captions = {"captions": export_captions(dial, words, known, package)} if known else {}
    manifest = {
        "format": 1,
        "name": model,
        "title": words["title"],
        "licence": "Apache-2.0",
        "card": card,
        "image": {
            "height": size,
            "width": size,
            "channels": dial.network.in_channels // dial.patch**2,
            "patch": dial.patch,
        },
        "classes": words.get("classes", []),
        **captions,
        "schedule": {"kind": "cosine"},
        "budgets": {"finite": list(dial.multistep.budgets), "infinite": INFINITE_STEPS},
        "config": dial.network.to_diffusers(),
        "networks": networks,
        "features": {
            "file": file_entry(package / "features.safetensors"),
            "dimension": dimension,
            "channels": channels,
        },
        "reference": {"file": file_entry(package / "reference.safetensors"), "count": reference_count},
        "curves": {"file": file_entry(package / "curves.json")},
    }
    (package / "model.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    # Of other weights; see above.
    (package / "posters.png").unlink(missing_ok=True)
    total = sum(path.stat().st_size for path in package.iterdir())
    print(f"{package}: {total / 1e6:.2f} MB, {len(records)} curve records")


def write_catalogue(packages: Path) -> None:
    """`catalogue.json` of the packages in a folder, in the order of `CARDS`, with the bytes to draw and measure."""
    models = []
    for name, words in CARDS.items():
        path = packages / name / "model.json"
        if path.exists():
            manifest = json.loads(path.read_text())
            parts = (manifest.get(key) for key in ("captions", "features", "reference", "curves"))
            opened = [manifest["networks"][0], *filter(None, parts)]
            size = sum(part["file"]["bytes"] for part in opened)
            models.append({"name": name, **words["listed"], "bytes": size})
    (packages / "catalogue.json").write_text(json.dumps({"models": models}, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=CARDS)
    parser.add_argument("--dial", type=Path, help="default: recipes/<model>-dial.toml")
    parser.add_argument("--specialist", type=Path, action="append", default=[], help="a specialist's recipe to ship")
    parser.add_argument("--runs", type=Path, default=Path("runs"))
    parser.add_argument(
        "--features", type=Path, help="runs/features for a new metric; without, the package keeps its own"
    )
    parser.add_argument("--package", type=Path, help="default: ../public/models/<model>")
    parser.add_argument(
        "--data", type=Path, default=Path("data/emoji.npz"), help="drawings whose captions a model of captions suggests"
    )
    parser.add_argument("--novelty", type=Path, help="a novelty.json, whose findings the card is to state")
    arguments = parser.parse_args()
    recipes = {"dial": load_recipe(arguments.dial or Path(f"recipes/{arguments.model}-dial.toml"))}
    for path in arguments.specialist:
        recipe = load_recipe(path)
        recipes[f"specialist-{recipe.multistep.budgets[0]}"] = recipe
    package = arguments.package or Path("../public/models") / arguments.model
    of_captions = recipes["dial"].network.vocab_size > 0
    known = known_captions(load_emoji(arguments.data)[0]) if of_captions else None
    export(arguments.model, recipes, arguments.runs, arguments.features, package, known, arguments.novelty)
    write_catalogue(package.parent)


if __name__ == "__main__":
    main()
