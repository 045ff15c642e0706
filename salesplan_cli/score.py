"""Readings -> scores: whole percents, rounded down."""

from __future__ import annotations

from collections.abc import Iterable
from math import lcm
from typing import Final, NamedTuple

from salesplan_cli.checklist import Kind

CONFLICT_CAP: Final = 50
"""The highest score of a criterion with an open conflict, in percent."""


class Tally(NamedTuple):
    """What a rule brings to the score of its criterion."""

    kind: Kind
    met: int
    of: int
    """0 where the rule is not judged."""

    @property
    def holds(self) -> bool:
        """Whether every reading is met."""
        return self.met == self.of


def of_criterion(tallies: Iterable[Tally]) -> int | None:
    """The mean share of its `missing` rules, capped by an open conflict; None where no rule counts."""
    shares: list[tuple[int, int]] = []
    cap = 100
    for kind, met, of in tallies:
        if kind == "missing" and of:
            shares.append((met, of))
        elif kind == "conflict" and met != of:
            cap = CONFLICT_CAP
    if not shares:
        return None
    # The shares over a common denominator: exact, without a fraction for every rule of every plan.
    whole = lcm(*[of for _, of in shares])
    return min(100 * sum([met * (whole // of) for met, of in shares]) // (whole * len(shares)), cap)


def answered(tallies: Iterable[Tally]) -> bool:
    """Whether a criterion reads yes: every `missing` rule fully met and no conflict open."""
    return all(tally.holds for tally in tallies if tally.kind != "advice")


def of_plan(scores: Iterable[int | None]) -> int:
    """The mean of the shown scores of the criteria that count; 100 where none does."""
    counted = [score for score in scores if score is not None]
    return sum(counted) // len(counted) if counted else 100
