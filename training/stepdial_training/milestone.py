"""Keep what a run has come to: `python -m stepdial_training.milestone emoji-guided`.

Writes milestones/<run>.safetensors, its averaged weights, compact (`compact.py`), from which other runs start,
and milestones/<run>.csv, its log. With --log-only just that: the weights of a dial are kept by its package.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from safetensors.torch import load_file

from .compact import save_compact
from .run_files import MILESTONES


def one_row_each(log: Path) -> str:
    """A log without the rows that an interrupted run wrote twice: of each iteration the last."""
    head, *rows = csv.reader(log.read_text().splitlines())
    last = {int(row[0]): row for row in rows}
    return "".join(",".join(row) + "\n" for row in [head, *(last[iteration] for iteration in sorted(last))])


def keep(run: Path, milestones: Path, log_only: bool) -> None:
    """Raises OSError where the run has left no weights or no log."""
    log = one_row_each(run / "log.csv")
    if not log_only:
        save_compact(load_file(run / "ema.safetensors"), milestones / f"{run.name}.safetensors")
    (milestones / f"{run.name}.csv").write_text(log)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", help="its name, as in its recipe")
    parser.add_argument("--runs", type=Path, default=Path("runs"))
    parser.add_argument("--log-only", action="store_true")
    arguments = parser.parse_args()
    try:
        keep(arguments.runs / arguments.run, MILESTONES, arguments.log_only)
    except OSError as error:
        raise SystemExit(f"milestone: {error}") from error


if __name__ == "__main__":
    main()
