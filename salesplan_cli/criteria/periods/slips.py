"""A number of several in which a separator slipped: with the right one they make the target."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from salesplan_cli.arithmetic import SLIPS, close
from salesplan_cli.model import Plan
from salesplan_cli.text import Phrase, phrase


class Slip(NamedTuple):
    """A number in which a separator slipped: with the right one the numbers make the target."""

    unit: str
    at: int
    was: Decimal
    right: Decimal


def slipped(plan: Plan, unit: str, margin: Decimal) -> Slip | None:
    """The largest or smallest number of a unit, where it explains why they do not make the target."""
    target, values = plan.target, plan.complete(unit)
    if target is None or not values or close(whole := sum(values, Decimal(0)), target, margin):
        return None
    # Only a number that no other equals: one of several alike has hardly slipped.
    for at, was in ((values.index(each), each) for each in (max(values), min(values))):
        for right in (right for factor in SLIPS for right in (was / factor, was * factor)):
            fits = close(whole - was + right, target, margin) and 2 * right * len(values) > target
            if fits and values.count(was) == 1:
                return Slip(unit, at, was, right)
    return None


def with_slip(plan: Plan, wrong: tuple[Phrase, ...], slip: Slip) -> Phrase:
    """What is wrong, with the slip that explains it."""
    return phrase(
        "{wrong}. With {right} in place of {was} for {name} it fits: did a separator slip?",
        "{wrong}. Met {right} in plaats van {was} bij {name} klopt het: is er een punt of komma verschoven?",
        wrong=wrong,
        right=slip.right,
        was=slip.was,
        name=plan.label(slip.unit, slip.at + 1),
    )
