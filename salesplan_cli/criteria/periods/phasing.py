"""Quarters, months and weeks as they are to become: what every rule says to write of them is taken from here."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from salesplan_cli.arithmetic import close
from salesplan_cli.calendar import UNITS
from salesplan_cli.case import Case
from salesplan_cli.criteria.apportionment import all_equal, apportioned, by_season, index, of_months, suggested
from salesplan_cli.criteria.periods.beside_index import follows
from salesplan_cli.criteria.periods.slips import slipped
from salesplan_cli.criteria.product_targets.target import on_target
from salesplan_cli.lines import flow_list, stacked
from salesplan_cli.lists import Series
from salesplan_cli.model import Plan
from salesplan_cli.text import Number, Phrase

IN_CENTS: Final = 20
"""Below this an average month in money is not in whole ones."""


class Phasing(NamedTuple):
    """Quarters, months and weeks as they are to become."""

    quarters: Sequence[Decimal]
    months: Sequence[Decimal]
    weeks: Sequence[Decimal]
    by_index: bool
    """Whether the index of the seasons decided the months."""

    def of(self, unit: str) -> Sequence[Decimal]:
        """The numbers of one of the three."""
        return getattr(self, unit)  # type: ignore[no-any-return]  # each unit is a field

    def changed(self, plan: Plan, unit: str) -> list[int]:
        """The ordinals of the numbers that are given and change."""
        given, numbers = plan.series(unit), self.of(unit)
        if given is None or not numbers:
            return []
        return [at for at, value in sorted(given.values.items()) if at <= len(numbers) and numbers[at - 1] != value]

    def with_quarters(self, plan: Plan) -> list[str]:
        """The months, and the quarters where those given change with them; of a single one no rule asks that."""
        both_change = plan.count_of("quarters") > 1 and self.changed(plan, "quarters")
        return ["months", "quarters"] if both_change else ["months"]

    def lines(self, plan: Plan, units: Sequence[str]) -> Phrase:
        """The lines to write."""
        return stacked([flow_list(plan, unit, self.of(unit)) for unit in units])


def phased(case: Case) -> Phasing:
    """The numbers that make the target and each other, and follow the index; those that do already stay.

    What every rule of this question says to write is taken from here, so that all of it can be pasted.
    """
    if case.plan.target is not None or not any(case.plan.complete(unit) for unit in UNITS):
        case = on_target(case)
    plan, margin, target = case.plan, case.limits["C06.sum"], case.plan.target
    for slip in filter(None, (slipped(plan, unit, margin) for unit in UNITS)):
        values = plan.complete(slip.unit) or ()
        plan = with_numbers(plan, slip.unit, (*values[: slip.at], slip.right, *values[slip.at + 1 :]))
    # Without a target it is only asked that months and quarters agree.
    beside = plan.complete("quarters") or plan.complete("months")
    total = target if target is not None or not beside else sum(beside, Decimal(0))
    months, by_index = _months_to_become(case, plan, total)
    quarters = _quarters_to_become(case, plan, total, months)
    weeks: Sequence[Decimal] | None = plan.complete("weeks")
    if weeks is None:
        weeks = suggested(with_numbers(plan, "months", months), "weeks")
    elif target is not None and not _makes(weeks, target, margin):
        weeks = apportioned(target, weeks)
    return Phasing(quarters, months, weeks, by_index)


def _makes(values: Sequence[Decimal], total: Number | None, margin: Decimal) -> bool:
    return total is None or close(sum(values, Decimal(0)), total, margin)


def _months_to_become(case: Case, plan: Plan, total: Number | None) -> tuple[Sequence[Decimal], bool]:
    """The months, and whether the index decided them. `plan` is that of the case with its slips mended."""
    margin, indexes, quarters = case.limits["C06.sum"], index(plan), plan.complete("quarters")
    months: Sequence[Decimal] = plan.complete("months") or ()
    if not any(months):
        months = suggested(plan, "months")
    elif not _makes(months, total, margin) and quarters and len(quarters) > 1 and _makes(quarters, total, margin):
        pieces = zip(quarters, plan.quarter_months, strict=True)
        months = [value for quarter, part in pieces for value in _to_quarter(months, part, quarter, margin)]
    if total is not None and not _makes(months, total, margin):
        months = apportioned(total, months)
    flat = plan.count_of("quarters") > 1 and all_equal(months)
    by_index = indexes is not None and (
        (flat and not all_equal(indexes))
        or not follows(case)
        or (
            months != case.plan.complete("months") and not follows(case.with_plan(with_numbers(plan, "months", months)))
        )
    )
    if by_index and indexes is not None:
        total = sum(months) if total is None else total
        # A few euros follow the seasons in cents.
        parts = 100 if not plan.counts_orders and total < IN_CENTS * len(indexes) else 1
        months = [each / parts for each in by_season(total * parts, indexes)]
    return months, by_index


def _quarters_to_become(case: Case, plan: Plan, total: Number | None, months: Sequence[Decimal]) -> Sequence[Decimal]:
    """The quarters beside these months: what they make, where those that are given do not agree with it."""
    margin, made, given = case.limits["C06.sum"], of_months(plan, months), plan.series("quarters")
    quarters: Sequence[Decimal] | None = plan.complete("quarters")
    if quarters is not None:
        if total is not None and not _makes(quarters, total, margin):
            quarters = apportioned(total, quarters)
        return quarters if _agree(made, quarters, margin) else made
    known = given.values if given is not None else {}
    quarters = [
        known[at] if at in known and close(known[at], whole, margin) else whole for at, whole in enumerate(made, 1)
    ]
    return quarters if _makes(quarters, total, margin) else made


def _to_quarter(months: Sequence[Decimal], part: range, total: Decimal, margin: Decimal) -> Sequence[Decimal]:
    values = [months[at] for at in part]
    return values if close(sum(values, Decimal(0)), total, margin) else apportioned(total, values)


def _agree(made: Sequence[Decimal], quarters: Sequence[Decimal], margin: Decimal) -> bool:
    """Whether what the months make is what the quarters say; of a single quarter no rule asks it."""
    return len(quarters) == 1 or all(close(one, other, margin) for one, other in zip(made, quarters, strict=True))


def with_numbers(plan: Plan, unit: str, values: Sequence[Decimal]) -> Plan:
    """The plan with these numbers per quarter, month or week."""
    numbers = Series(dict(enumerate(values, 1)), "", len(values))
    return plan.model_copy(update={"periods": plan.periods.model_copy(update={unit: numbers})})


def months_to_write(case: Case) -> Phrase:
    """The months as they are to become, with the quarters where those of the plan change as well."""
    final = case.once(phased)
    return final.lines(case.plan, final.with_quarters(case.plan))
