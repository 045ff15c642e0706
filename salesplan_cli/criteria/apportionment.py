"""A target divided over the quarters, months and weeks of a plan, as its seasons have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from math import lcm
from typing import Final

from salesplan_cli.arithmetic import AGREES, close, over_one
from salesplan_cli.calendar import UNITS, Span, add_days, covers
from salesplan_cli.lines import EXAMPLE_INDEX, EXAMPLE_ORDERS, EXAMPLE_TARGET
from salesplan_cli.model import Plan
from salesplan_cli.text import Number, rounded

ROUND: Final = ((100_000, 1_000), (10_000, 100))
"""Above an average of the first, suggested numbers are multiples of the second."""


def index(plan: Plan) -> tuple[Decimal, ...] | None:
    """The index of every month; None while one is absent."""
    given, months = plan.periods.seasonality, plan.count_of("months")
    return given.index.complete(months) if given.index is not None and months else None


def all_equal(values: Sequence[Number]) -> bool:
    """Whether every value is the same, which divides but does not plan."""
    return len(set(values)) == 1


def apportioned(total: Number, weights: Sequence[Number]) -> tuple[Decimal, ...]:
    """A total of 0 or more divided by weights into round amounts that add up to it exactly.

    Equal weights get equal amounts, and the last what is left. Where that is too far from its share, what the first so
    many come to together is rounded: then each is within a step of its share.
    """
    if not weights:
        return ()
    parts, _ = over_one(weights)
    if not (whole := sum(parts)):
        parts, whole = [1] * len(parts), len(parts)
    above, below = total.as_integer_ratio()
    step = _round_to(Fraction(above, below * len(parts)))
    in_one_step = step * below * whole

    def in_steps(amount: int) -> Decimal:
        # Half up, and without a fraction for each: `amount` is over the denominators of the total and of the weights.
        return Decimal((2 * amount + in_one_step) // (2 * in_one_step) * step)

    alone = [in_steps(above * part) for part in parts[:-1]]
    last, share = rounded(total, 4) - sum(alone), Fraction(above * parts[-1], below * whole)
    if last >= 0 and abs(Fraction(last) - share) <= (share / 2 if step > 1 or not share else 1):
        return (*alone, last)
    upto = [in_steps((above - above % (step * below)) * some) for some in accumulate(parts, initial=0)]
    amounts = [after - before for before, after in pairwise(upto)]
    amounts[max(at for at, part in enumerate(parts) if part)] += rounded(total, 4) - sum(amounts)
    return tuple(amounts)


def by_season(total: Number, weights: Sequence[Number]) -> tuple[Decimal, ...]:
    """A total divided over months, of which a few orders in whole ones have a season as well."""
    values = apportioned(total, weights)
    # Rounding along the year can give a quiet month an order that a busy one does not get.
    busiest = sorted(range(len(values)), key=lambda at: (-weights[at], -values[at]))
    in_order = dict(zip(busiest, sorted(values, reverse=True), strict=True))
    return tuple(_told_apart([in_order[at] for at in range(len(values))], weights))


def _told_apart(values: Sequence[Decimal], exact: Sequence[Number]) -> list[Decimal]:
    """Whole numbers that are all equal, while what they stand for differs: the lowest and the highest by one."""
    if not all_equal(values) or all_equal(exact):
        return list(values)
    low, high = exact.index(min(exact)), exact.index(max(exact))
    # The lowest is below their average and the highest above it: neither gets further than one away.
    return [each - (at == low) + (at == high) for at, each in enumerate(values)]


def _round_to(average: Fraction) -> int:
    return next((step for above, step in ROUND if average > above), 1)


def suggested(plan: Plan, unit: str) -> tuple[Decimal, ...]:
    """Numbers per month or week that add up to the target: those given, the rest divided over the others.

    Months make the quarters that are given; what is given gives way to that, and to a total that it is too much for.
    """
    if plan.span is None:
        return ()
    given = plan.series(unit)
    values = dict(given.values) if given else {}
    weights = _weights(plan, unit)
    quarters = _quarters(plan) if unit == "months" else []
    for places, total in quarters:
        all_given = [values[at + 1] for at in places if at + 1 in values]
        if len(all_given) == len(places) and not close(sum(all_given), total, AGREES):
            values |= {at + 1: part for at, part in zip(places, apportioned(total, all_given), strict=True)}
    for places, total in (*quarters, (range(plan.count_of(unit)), total_of(plan, unit))):
        open_ = [at for at in places if at + 1 not in values]
        if not open_:
            continue
        left = Fraction(total) - Fraction(sum([values[at + 1] for at in places if at + 1 in values], Decimal(0)))
        if left < 0:
            # What is given is too much already, and nothing less than nothing can stand beside it: all gives way.
            open_, left = [*places], Fraction(total)
        # Where no month is given yet, even a few orders are spread over the seasons.
        divide = by_season if unit == "months" and len(open_) == plan.count_of(unit) else apportioned
        parts = divide(left, [weights[at] for at in open_])
        values |= {at + 1: part for at, part in zip(open_, parts, strict=True)}
    return tuple([values[ordinal] for ordinal in range(1, plan.count_of(unit) + 1)])


def _quarters(plan: Plan) -> list[tuple[Sequence[int], Number]]:
    """The places of the months of each quarter that is given, from 0, with the total that they have to make."""
    known, parts = plan.series("quarters"), plan.quarter_months
    if known is None or len(parts) < 2:
        return []
    values: Mapping[int, Number] = known.values
    if (quarters := plan.complete("quarters")) and not close(sum(quarters), total_of(plan, "months"), AGREES):
        # As they are to become: what is proposed for both then agrees.
        values = dict(enumerate(apportioned(total_of(plan, "months"), quarters), 1))
    return [(months, values[at]) for at, months in enumerate(parts, 1) if at in values]


def total_of(plan: Plan, unit: str) -> Number:
    """What the numbers have to make: the target, else what the plan divides elsewhere, else an example."""
    if plan.target is not None:
        return plan.target
    for other in UNITS:
        values = plan.complete(other)
        if values is not None and any(values):
            return sum(values, Decimal(0))
    for part in (unit, *UNITS):
        given = plan.series(part)
        if given is not None and given.values and sum(given.values.values()) and plan.count_of(part):
            average = Fraction(sum(given.values.values(), Decimal(0))) / len(given.values)
            whole, step = average * plan.count_of(part), _round_to(average)
            return rounded(whole / step, 0) * step if average >= 1 else whole
    return EXAMPLE_ORDERS if plan.counts_orders else EXAMPLE_TARGET


def _weights(plan: Plan, unit: str) -> Sequence[Number]:
    # Per month by the index, per week by its months.
    if plan.span is None:
        return []
    if unit == "months":
        is_even = plan.periods.seasonality.none is not None
        return index(plan) or (plan.span.month_parts if is_even else _season_of(plan))
    (by_month, _), months = over_one(plan.complete("months") or ()), _months_of_weeks(plan.span)
    weeks = Counter(months)
    parts = lcm(*weeks.values())
    return [by_month[at] * (parts // weeks[at]) for at in months]


def _season_of(plan: Plan) -> list[Decimal]:
    """An index per month: as far as the plan gives one, else as its own months or quarters have it."""
    given, own = plan.periods.seasonality.index, own_curve(plan)
    curve = own or example_index(plan)
    known = given.values if given is not None else {}
    # An index may be one in which the average month is 1, or 8.3%; of a few months that cannot be told from an example.
    is_told = own is not None or 2 * len(known) > len(curve)
    beside = sum((curve[at - 1] for at in known), Fraction(0)) if is_told else Fraction(0)
    scale = Fraction(sum(known.values(), Decimal(0))) / beside if beside else Fraction(1)
    places = 0 if scale > Fraction(1, 5) else 2
    return [known[at] if at in known else rounded(value * scale, places) for at, value in enumerate(curve, 1)]


def own_curve(plan: Plan) -> list[Fraction] | None:
    """The index that the plan's own months have, else its quarters; None where these are absent or all equal."""
    months, quarters = plan.complete("months"), plan.complete("quarters")
    if (curve := _curve(months)) is not None:
        return curve
    if quarters is None:
        return None
    parts = zip(quarters, plan.quarter_months, strict=True)
    return _curve([Fraction(quarter) / len(part) for quarter, part in parts for _ in part])


def _curve(months: Sequence[Number] | None) -> list[Fraction] | None:
    # The average month is 100. Equal months are a division, and no season.
    if not months or all_equal(months):
        return None
    values, _ = over_one(months)
    whole = sum(values)
    return [Fraction(100 * len(values) * value, whole) for value in values]


@lru_cache(maxsize=64)
def _months_of_weeks(span: Span) -> tuple[int, ...]:
    # A week belongs to the month of its Thursday.
    thursdays = [add_days(week.monday, 3) for week in span.weeks]
    return tuple(next(at for at, month in enumerate(span.months) if covers(month, day)) for day in thursdays)


def example_index(plan: Plan) -> list[Fraction]:
    """An index to write as an example, from the month of the calendar in which the plan starts.

    A last month that is no whole one has its part of it.
    """
    months = zip(plan.span.months, plan.span.month_parts, strict=True) if plan.span else ()
    return [EXAMPLE_INDEX[month.start.month - 1] * part for month, part in months]


def index_to_write(plan: Plan) -> list[Decimal]:
    """An index for every month: that of the plan as far as it goes, else of its own months, else an example."""
    given = plan.periods.seasonality
    # Of a list that is too short any month may be the one that is not there.
    if given.index is None or (not given.index.letter and given.index.size < plan.count_of("months")):
        # The index of the months that the plan has, or that are suggested to it: what is pasted is followed.
        is_divided = any((each := plan.series(unit)) is not None and each.values for unit in ("months", "quarters"))
        own = _curve(suggested(plan, "months")) if is_divided else None
        if own:
            return whole_index(own)
    return _season_of(plan)


def whole_index(curve: Sequence[Fraction]) -> list[Decimal]:
    """An index in whole numbers, in which months that hardly differ still do."""
    return _told_apart([rounded(value, 0) for value in curve], curve)


def of_months(plan: Plan, months: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """What the months of each quarter come to."""
    return tuple(sum((months[at] for at in quarter), Decimal(0)) for quarter in plan.quarter_months)
