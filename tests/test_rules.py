"""A folder of small plans per rule: `rules/C02.sum/unmet-short-by-a-third.yaml`, the expectation in the file name.

`met-`, `unmet-` and `not_judged-` begin a name; what follows says what it shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TESTS, judged
from salesplan_cli.criteria import CHECKLIST

FOLDER = TESTS / "rules"
RULES = [rule.id for criterion in CHECKLIST for rule in criterion.rules]
CASES = sorted(FOLDER.glob("*/*.yaml"))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_plan_that_meets_it_and_one_that_does_not(rule: str) -> None:
    kinds = {path.name.partition("-")[0] for path in (FOLDER / rule).glob("*.yaml")}
    assert {"met", "unmet"} <= kinds


def test_no_folder_is_without_a_rule() -> None:
    assert {path.parent.name for path in CASES} <= set(RULES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_as_its_name_says(path: Path) -> None:
    report = judged(path.read_text(encoding="utf-8"))
    results = {result.rule.id: result for each in report.criteria for result in each.rules}
    expected = path.name.partition("-")[0]
    assert results[path.parent.name].status == expected
    found = [finding for finding in report.findings if finding.rule == path.parent.name]
    assert bool(found) is (expected == "unmet")
