"""Readings -> scores, by example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesplan_cli import score
from salesplan_cli.checklist import Kind
from salesplan_cli.score import Tally


def missing(met: int, of: int) -> Tally:
    return Tally("missing", met, of)


def conflict(met: int, of: int) -> Tally:
    return Tally("conflict", met, of)


def advice(met: int, of: int) -> Tally:
    return Tally("advice", met, of)


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ([missing(3, 5)], 60),
        ([missing(1, 1)], 100),
        ([missing(0, 1)], 0),
        # The mean of the rules, not of the readings: (1 + 3/5) / 2.
        ([missing(1, 1), missing(3, 5)], 80),
        ([missing(1, 2), missing(1, 3)], 41),
        # Rounded down, at the end and once: 2/3 is 66, (1/3 + 1/3 + 1/3) / 3 is 33.
        ([missing(2, 3)], 66),
        ([missing(1, 3), missing(1, 3), missing(1, 3)], 33),
        ([missing(199, 200)], 99),
        # A thousandth short is not 100.
        ([missing(1, 1), missing(99_999, 100_000)], 99),
        # A rule that is not judged leaves the mean.
        ([missing(1, 1), missing(0, 0)], 100),
        ([missing(0, 0)], None),
        ([], None),
        # Conflicts and advice are in no mean; an open conflict caps at 50.
        ([conflict(1, 1)], None),
        ([conflict(0, 1)], None),
        ([advice(1, 1)], None),
        ([missing(1, 1), conflict(1, 1)], 100),
        ([missing(1, 1), conflict(0, 1)], 50),
        ([missing(1, 1), conflict(11, 12)], 50),
        ([missing(1, 2), conflict(0, 1)], 50),
        ([missing(51, 100), conflict(0, 1)], 50),
        ([missing(49, 100), conflict(0, 1)], 49),
        ([missing(0, 1), conflict(0, 1)], 0),
        ([missing(1, 1), conflict(0, 0)], 100),
        ([missing(1, 1), advice(0, 1)], 100),
        ([missing(1, 1), conflict(0, 1), conflict(1, 1)], 50),
        ([conflict(0, 1), missing(1, 1)], 50),
    ],
)
def test_a_criterion_scores_the_mean_share_of_its_missing_rules(tallies: list[Tally], expected: int | None) -> None:
    assert score.of_criterion(tallies) == expected
    assert score.of_criterion(each for each in tallies) == expected
    assert isinstance(score.of_criterion(tallies), int | None)


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ([], True),
        ([missing(1, 1), conflict(1, 1), advice(1, 1)], True),
        ([missing(1, 1), conflict(1, 1), advice(0, 1)], True),
        ([missing(4, 5)], False),
        ([missing(1, 1), conflict(4, 5)], False),
        ([conflict(0, 1)], False),
        ([missing(0, 0), conflict(0, 0)], True),
    ],
)
def test_a_criterion_reads_yes_when_nothing_is_missing_and_no_conflict_is_open(
    tallies: list[Tally], expected: bool
) -> None:
    assert score.answered(tallies) is expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([100] * 11, 100),
        ([0] * 11, 0),
        # The shown whole percents, rounded down again: 1 099 / 11 = 99.9.
        ([100] * 10 + [99], 99),
        ([66, 67], 66),
        ([50, 0, None], 25),
        ([None, 0], 0),
        ([None, None], 100),
        ([], 100),
    ],
)
def test_a_plan_scores_the_mean_of_the_shown_scores(scores: list[int | None], expected: int) -> None:
    assert score.of_plan(scores) == expected
    assert isinstance(score.of_plan(scores), int)


KINDS: list[Kind] = ["missing", "conflict", "advice"]
TALLIES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 12), st.integers(0, 12)).map(
        lambda each: Tally(each[0], min(each[1:]), max(each[1:]))
    ),
    max_size=8,
)


@given(TALLIES)
def test_scores_stay_within_their_scale(tallies: list[Tally]) -> None:
    scored = score.of_criterion(tallies)
    capped = any(each.kind == "conflict" and not each.holds for each in tallies)
    assert scored is None or 0 <= scored <= (50 if capped else 100)


@given(TALLIES, st.data())
def test_one_reading_more_that_is_met_never_lowers_a_score(tallies: list[Tally], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, max(len(tallies) - 1, 0)))
    more = [
        each._replace(met=min(each.met + 1, each.of)) if place == at else each for place, each in enumerate(tallies)
    ]
    before, after = score.of_criterion(tallies), score.of_criterion(more)
    assert (before is None) == (after is None)
    assert (before or 0) <= (after or 0)
