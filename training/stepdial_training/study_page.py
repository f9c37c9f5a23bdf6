"""Put the study's tables into docs/meter.md: `python -m stepdial_training.study_page`.

A table goes between `<!-- table: NAME -->` and `<!-- end -->`; all other text is written by hand.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from .corruptions import CORRUPTIONS, DROPPED
from .sampling import INFINITE_STEPS
from .study import RESULTS, SIZES

PAGE = Path(__file__).parents[2] / "docs/meter.md"
MODELS = {"emoji": "emoji", "mnist": "digits"}
UNIT = "noise/8"
"""What this costs beyond the floor is the unit of cost."""

Records = dict[str, dict[str, float]]

AT_MOST = {"noise/2": 0.1, "shift/1": 0.35, "JPEG/95": 0.2}
AT_LEAST = {"blur/0.5": 0.5, "JPEG/50": 0.5, "noise/16": 2.5}
FLOORS = 1.5
"""The distance at `UNIT` is at least so many floors."""
TAU = 0.9


def cost(records: Records, name: str) -> float:
    """Excess over the floor in units of what noise of σ = 8 costs."""
    floor = records["real"]["distance"]
    return (records[name]["distance"] - floor) / (records[UNIT]["distance"] - floor)


def series(records: Records, prefix: str) -> dict[float, dict[str, float]]:
    """The records "prefix/number" by their numbers, in the order of the file."""
    return {float(k.rpartition("/")[2]): r for k, r in records.items() if k.rpartition("/")[0] == prefix}


def kendall(values: Iterable[float]) -> float:
    """Kendall's τ of values that should fall: 1 where each is below all before it, −1 where each is above."""
    pairs = [(a > b) - (a < b) for a, b in combinations(list(values), 2)]
    return sum(pairs) / len(pairs)


def falling(records: Records, prefix: str) -> float:
    found = sorted(series(records, prefix).items())
    return kendall(record["distance"] for _, record in found)


def unsteady(records: Records) -> list[str]:
    """Corruptions that some level of does not raise the distance above the level before."""
    levels = {name: each.levels for name, each in CORRUPTIONS.items()} | {"dropped classes": DROPPED}
    out = []
    for name, steps in levels.items():
        measured = [records[f"{name}/{level:g}"]["distance"] for level in steps if f"{name}/{level:g}" in records]
        course = [records["real"]["distance"], *measured]
        if any(b <= a for a, b in pairwise(course)):
            out.append(name)
    return out


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def header(*cells: str) -> list[str]:
    return [row(*cells), "|" + "--|" * len(cells)]


def holds(yes: bool) -> str:
    return "" if yes else " **no**"


def bars_table(all_records: dict[str, Records]) -> list[str]:
    lines = header("bar", *MODELS.values())

    def add(label: str, judged: Callable[[Records], str]) -> None:
        lines.append(row(label, *(judged(all_records[model]) for model in MODELS)))

    for bounds, sign, within in ((AT_MOST, "≤", float.__le__), (AT_LEAST, "≥", float.__ge__)):
        for name, bound in bounds.items():
            label = f"{name.replace('/', ' ')} {sign} {bound}"
            add(label, lambda r, n=name, b=bound, w=within: f"{cost(r, n):.2f}{holds(w(cost(r, n), b))}")  # type: ignore[misc]  # not inferred

    def ratio(records: Records) -> str:
        value = records[UNIT]["distance"] / records["real"]["distance"]
        return f"{value:.2f}{holds(value >= FLOORS)}"

    add(f"noise 8 ≥ {FLOORS} × the floor (n = 1,000)", ratio)
    add("every corruption rises at every level", lambda r: "yes" if not unsteady(r) else f"**no**: {unsteady(r)}")
    rankings = {
        "checkpoint": "checkpoints in time",
        "ddim": "DDIM 2 … 64, shipped weights",
        "ddim of mnist-diffusion": "DDIM 2 … 64, unguided weights",
        "dial at guidance 1": "dial's budgets, guidance 1",
        "dial at guidance 1.5": "dial's budgets, guidance 1.5",
        "dial": "dial's budgets, shipped weights",
        "dial of mnist-consistency": "dial's budgets, mnist-consistency",
    }
    for prefix, label in rankings.items():

        def tau(records: Records, prefix: str = prefix) -> str:
            if len(series(records, prefix)) < 2:
                return "–"
            value = falling(records, prefix)
            return f"{value:.2f} of {len(series(records, prefix))}{holds(value >= TAU)}"

        add(f"Kendall τ ≥ {TAU}: {label}", tau)
    return lines


def corruptions_table(all_records: dict[str, Records]) -> list[str]:
    lines = header("corruption", "level", *(f"{name}: distance | cost" for name in MODELS.values()))
    lines[1] = "|--|--|" + "--|--|" * len(MODELS)

    def figures(name: str) -> list[str]:
        cells = []
        for model in MODELS:
            records = all_records[model]
            there = name in records
            cells += [f"{records[name]['distance']:.2f}", f"{cost(records, name):.2f}"] if there else ["–", "–"]
        return cells

    lines.append(row("none (the floor)", "", *figures("real")))
    for name, corruption in CORRUPTIONS.items():
        lines += [row(name, f"{v:g} {corruption.unit}", *figures(f"{name}/{v:g}")) for v in corruption.levels]
    lines += [row("dropped classes", f"{v} of 10 groups", *figures(f"dropped classes/{v}")) for v in DROPPED]
    return lines


def budget(steps: float) -> str:
    return "∞" if steps == INFINITE_STEPS else f"{steps:g}"


def series_table(all_records: dict[str, Records], prefixes: dict[str, tuple[str, str]]) -> list[str]:
    """A row per series: label → (model, prefix); cells are distance with interval."""
    lines = []
    for label, (model, prefix) in prefixes.items():
        found = sorted(series(all_records[model], prefix).items())
        if not found:
            continue
        lines += [f"{label}, n = {int(found[0][1]['count']):,}:", ""]
        lines += header("", *(budget(level) for level, _ in found))
        lines.append(row("distance", *(f"{r['distance']:.2f}" for _, r in found)))
        lines.append(row("± 95 %", *(f"{r['high'] - r['distance']:.2f}" for _, r in found)))
        lines.append(row("KID", *(f"{r['kid']:.4f}" for _, r in found)))
        lines.append(row("cost", *(f"{excess(all_records[model], r):.2f}" for _, r in found)))
        lines.append("")
    return lines[:-1]


def excess(records: Records, record: dict[str, float]) -> float:
    floor = records["real"]["distance"]
    return (record["distance"] - floor) / (records[UNIT]["distance"] - floor)


def rankings_table(all_records: dict[str, Records]) -> list[str]:
    return series_table(
        all_records,
        {
            "Digits: checkpoints of one run by iteration": ("mnist", "checkpoint"),
            "Emoji: checkpoints of one run by iteration": ("emoji", "checkpoint"),
            "Emoji: DDIM of the shipped weights, guidance 1, by steps": ("emoji", "ddim"),
            "Digits: DDIM of `mnist-diffusion`, which is not guided": ("mnist", "ddim of mnist-diffusion"),
            "Digits: DDIM of the shipped weights": ("mnist", "ddim"),
            "Digits: the dial `mnist-consistency`": ("mnist", "dial of mnist-consistency"),
            "Emoji: the dial at 4 steps, guidance 1, by seed": ("emoji", "seed"),
            "Digits: the dial at 4 steps, by seed": ("mnist", "seed"),
        },
    )


def baseline_table(all_records: dict[str, Records]) -> list[str]:
    return series_table(
        all_records,
        {
            "Emoji, guidance 1": ("emoji", "dial at guidance 1"),
            "Emoji, guidance 1.5 (the default)": ("emoji", "dial at guidance 1.5"),
            "Digits": ("mnist", "dial"),
        },
    )


def sizes_table(all_records: dict[str, Records]) -> list[str]:
    lines = header("pictures", "n", "distance", "± 95 %", "bias found", "distance − bias", "KID")
    for model, title in MODELS.items():
        for kind in ("real", "noise 8"):
            for size in SIZES:
                r = all_records[model].get(f"size of {kind}/{size}")
                if r:
                    cells = (r["distance"], r["high"] - r["distance"], r["bias"], r["distance"] - r["bias"])
                    lines.append(row(f"{title}, {kind}", f"{size:,}", *(f"{c:.2f}" for c in cells), f"{r['kid']:.4f}"))
    return lines


def search_table(content: dict[str, Any]) -> list[str]:
    columns = ("noise/8 in floors", "noise/2", "shift/1", "JPEG/95", "blur/0.5", "JPEG/50", "noise/16")
    titles = ("noise 8 in floors", *(name.replace("/", " ") for name in columns[1:]))
    lines = header("pictures", "input", "σ", "blocks", "pooling", "dimensions", *titles)
    for model, title in MODELS.items():
        for each in content.get("search", {}).get(model, []):
            setting = (f"{each['size']} px", f"{each['sigma']:g}", each["blocks"], each["pooling"], each["dimension"])
            lines.append(row(title, *setting, *(f"{each[name]:.2f}" for name in columns)))
    return lines


TABLES: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "bars": bars_table,
    "corruptions": corruptions_table,
    "rankings": rankings_table,
    "baseline": baseline_table,
    "sizes": sizes_table,
    "search": search_table,
}


def filled(page: str, content: dict[str, Any]) -> str:
    """The page with every table made anew. Raises KeyError for a name that is none of a table."""

    def table(match: re.Match[str]) -> str:
        lines = TABLES[match[1]](content)
        # A header and its rule alone.
        shown = "\n".join(lines) if len(lines) > 2 else "Not measured yet."
        return f"<!-- table: {match[1]} -->\n\n{shown}\n\n<!-- end -->"

    return re.sub(r"<!-- table: (\w+) -->.*?<!-- end -->", table, page, flags=re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--page", type=Path, default=PAGE)
    arguments = parser.parse_args()
    arguments.page.write_text(filled(arguments.page.read_text(), json.loads(arguments.results.read_text())))


if __name__ == "__main__":
    main()
