"""A folder of small plans per rule: `rules/C02.sum/unmet-short-by-a-third.yaml`, the expectation in the file name.

`met-`, `unmet-` and `not_judged-` begin a name; what follows says what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import TESTS, judged
from salesplan_cli.criteria import CHECKLIST

FOLDER = TESTS / "rules"
RULES = [rule.id for criterion in CHECKLIST for rule in criterion.rules]
CASES = sorted(FOLDER.glob("*/*.yaml"))


def kind(path: Path) -> str:
    """What a plan is an example of."""
    return path.name.partition("-")[0]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_plan_that_meets_it_and_one_that_does_not(rule: str) -> None:
    kinds = {kind(path) for path in (FOLDER / rule).glob("*.yaml")}
    assert {"met", "unmet"} <= kinds <= {"met", "unmet", "not_judged"}


def test_no_folder_is_without_a_rule() -> None:
    assert {path.parent.name for path in CASES} <= set(RULES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_as_its_name_says(path: Path) -> None:
    report = judged(path.read_text(encoding="utf-8"))
    results = {result.rule.id: result for each in report.criteria for result in each.rules}
    expected = kind(path)
    assert results[path.parent.name].status == expected
    found = [finding for finding in report.findings if finding.rule == path.parent.name]
    assert bool(found) is (expected == "unmet")


def facts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The values of a plan, each with its place."""
    if isinstance(data, dict | list) and data:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from facts(value, (*path, key))
    else:
        yield path, str(data)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_two_plans_of_which_one_fact_makes_the_difference(rule: str) -> None:
    plans: dict[str, list[dict[Any, str]]] = {"met": [], "unmet": [], "not_judged": []}
    for path in sorted((FOLDER / rule).glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # all scalars stay text
        plans[kind(path)].append(dict(facts(data)))
    differences = [
        [place for place in {**met, **unmet} if met.get(place) != unmet.get(place)]
        for met, unmet in product(plans["met"], plans["unmet"])
    ]
    assert 1 in map(len, differences)
