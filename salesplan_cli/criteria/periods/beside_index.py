"""The months beside what the index of the seasons gives each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from salesplan_cli.arithmetic import over_one
from salesplan_cli.calendar import Span, touches
from salesplan_cli.case import Case
from salesplan_cli.checklist import Verdict, not_judged
from salesplan_cli.criteria.apportionment import all_equal, index
from salesplan_cli.model import Plan


class Beside(NamedTuple):
    """The months beside what the index gives each, in parts so fine that all are whole numbers."""

    months: list[tuple[int, int, int, int]]
    """How far each is over what it may differ, its place, what is expected and what it may differ."""
    parts: int
    """So many make one of what the months count."""
    whole: Fraction
    """The sum of the index."""


def beside_index(case: Case) -> Beside | Verdict:
    """The months beside the index; why they cannot be judged."""
    plan, target = case.plan, case.plan.target
    indexes, months = index(plan), plan.complete("months")
    if plan.span is None or target is None or indexes is None or months is None:
        return not_judged("months, index and target are not all there", "maanden, index en doel zijn er niet allemaal")
    # C06.season reports equal numbers itself, where it is judged.
    if plan.count_of("quarters") > 1 and (all_equal(indexes) or all_equal(months)):
        return not_judged("equal numbers follow no season", "gelijke getallen volgen geen seizoen")
    # In whole numbers, in parts so fine that each number is one: with a fraction for each this rule alone takes as
    # long as a third of all rules. And only the months that are spoken of get their phrase.
    touched = [_effects(plan, span) for span in plan.span.months]
    (total, *amounts), per_one = over_one((target, *months, *(money for money, _ in touched)))
    values, moved = amounts[: len(months)], amounts[len(months) :]
    weights, per_weight = over_one(indexes)
    percents, per_percent = over_one(percent for _, percent in touched)
    curve, per_curve = case.limits["C06.curve"].as_integer_ratio()
    whole = sum(weights)
    # Orders are whole: no month can be asked to come nearer than to the next one.
    nearest = per_one if plan.counts_orders else 0
    fine = len(months) * per_curve * 100 * per_percent
    judged: list[tuple[int, int, int, int]] = []
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        expected = total * weight * fine
        allowed = max(total * whole * curve * per_percent, nearest * whole * fine) + moved[at] * whole * fine
        allowed += percents[at] * (expected // (100 * per_percent))
        over = abs(value * whole * fine - expected) - allowed
        # An event that cannot be read may do just what a month differs.
        if over <= 0 or not _may_be_touched(case, plan.span.months[at], plan.span):
            judged.append((over, at, expected, allowed))
    if not judged:
        return not_judged("what the events do is not known", "wat de gebeurtenissen doen is niet bekend")
    return Beside(judged, per_one * whole * fine, Fraction(whole, per_weight))


def follows(case: Case) -> bool:
    """Whether the months follow the index of the plan, or cannot be held against it."""
    found = case.once(beside_index)
    return isinstance(found, Verdict) or not any(over > 0 for over, *_ in found.months)


def _may_be_touched(case: Case, month: Span, period: Span) -> bool:
    """Whether an event of which the dates or the effect could not be read may touch a month."""
    path = ("periods", "events")
    if case.is_lost(path):
        return True
    for at, event in enumerate(case.plan.periods.events.items):
        lost = {name for name in ("start", "end", "effect") if case.is_lost((*path, at, name))}
        first = event.start or period.start
        last = event.end or (period.end if "end" in lost or event.start is None else first)
        if lost and touches(month, Span(first, max(first, last))):
            return True
    return False


def _effects(plan: Plan, span: Span) -> tuple[Decimal, Decimal]:
    """What the events that touch a month may do to it: an amount of money, and a percentage of what is expected."""
    money = percent = Decimal(0)
    for event in plan.periods.events.items:
        if event.effect is None or event.start is None:
            continue
        if touches(span, Span(event.start, max(event.end or event.start, event.start))):
            if event.effect.kind == "percent":
                percent += abs(event.effect.value)
            else:
                money += abs(event.effect.value)
    return money, percent
