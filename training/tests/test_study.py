"""The study's arithmetic and page, and that what it measured keeps the bars of the meter."""

import json

import pytest

from stepdial_training.meter import read_metric
from stepdial_training.study import RESULTS
from stepdial_training.study_page import AT_LEAST, AT_MOST, FLOORS, MODELS, PAGE, cost, filled, kendall, unsteady

STUDY = json.loads(RESULTS.read_text())


def test_kendall_of_falling_rising_and_one_swap() -> None:
    assert kendall([5, 4, 3, 2]) == 1
    assert kendall([1, 2, 3]) == -1
    assert kendall([4, 3, 1, 2]) == pytest.approx(4 / 6)
    assert kendall([2, 2]) == 0


def test_the_study_is_of_the_metric_that_ships() -> None:
    assert STUDY["metric"] == read_metric()["file"]["sha256"][:16]


@pytest.mark.parametrize("model", MODELS)
def test_real_pictures_made_worse_cost_what_the_bars_say(model: str) -> None:
    records = STUDY[model]
    for name, bound in AT_MOST.items():
        assert cost(records, name) <= bound, name
    for name, bound in AT_LEAST.items():
        assert cost(records, name) >= bound, name
    assert records["noise/8"]["distance"] >= FLOORS * records["real"]["distance"]
    assert unsteady(records) == []


def test_a_level_that_does_not_rise_is_found() -> None:
    records = {"real": {"distance": 1.0}, "shift/1": {"distance": 1.5}, "shift/2": {"distance": 1.4}}
    assert unsteady(records) == ["shift"]


def test_the_page_shows_what_was_measured() -> None:
    page = PAGE.read_text()
    assert filled(page, STUDY) == page, "run python -m stepdial_training.study_page"
