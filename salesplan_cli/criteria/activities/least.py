"""The least number or conversion of one step that makes enough orders, to write."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import Verdict
from salesplan_cli.criteria.activities.flow import flows
from salesplan_cli.criteria.activities.hours import fits_hours
from salesplan_cli.criteria.activities.steps import opens, with_activity
from salesplan_cli.criteria.c08_customers import covered, winnable
from salesplan_cli.funnel import Step, orders_needed, whole_orders
from salesplan_cli.lines import line
from salesplan_cli.text import Phrase, plain, rounded

FEW: Final = 10
"""Below this a number of activities is planned in halves."""
EXAMPLE_A_WEEK: Final = Fraction(3)
"""How many of an activity a week, as an example to write."""
NUMBERS_A_WEEK: Final = (*(Fraction(halves, 2) for halves in range(1, 20)), *map(Fraction, range(10, 101)))
"""What is proposed where the example is not enough, the least first: halves below ten, then whole ones."""
EXAMPLE_CONVERSION: Final = Fraction(35)
"""Percent that lead on, as an example to write."""
CONVERSIONS: Final = tuple(map(Fraction, range(1, 101)))
"""What is proposed where the example is not enough, the least first."""


def number_to_write(case: Case, step: Step) -> Fraction:
    """As many a week as the rest of the plan asks for; where so many do not fit as many as do, up to the example."""
    number = enough_a_week(case, step)
    if number is not None:
        return number
    fewer = (each for each in reversed(NUMBERS_A_WEEK) if each <= EXAMPLE_A_WEEK)
    fits = (each for each in fewer if not opens(case, with_activity(case, step, {"per_week": each}), fits_hours))
    return next(fits, EXAMPLE_A_WEEK)


def as_many(case: Case, step: Step, key: str, a_week: Fraction) -> Fraction:
    """As many as that is per day, month, quarter or period, as one puts it in a diary."""
    per_week, one = (
        with_activity(case, step, {name: rounded(number)}).funnel.number(step.place)
        for name, number in (("per_week", a_week), (key, Fraction(1)))
    )
    return schedulable(per_week / one, key) if per_week and one else a_week


def enough_a_week(case: Case, step: Step) -> Fraction | None:
    """As many a week as the rest of the plan asks for; for each new customer to approach one, where that can be."""
    number = least_number(case, step, covered)
    return least_number(case, step) if number is None else number


def least_number(case: Case, step: Step, *rules: Callable[[Case], Verdict]) -> Fraction | None:
    """As many a week as the rest of the plan and these rules ask for; None where none is enough."""
    return _least_enough(case, step, "per_week", EXAMPLE_A_WEEK, NUMBERS_A_WEEK, *rules)


def least_conversion(case: Case, step: Step, example: Fraction = EXAMPLE_CONVERSION) -> Fraction | None:
    """As high a conversion as the rest of the plan asks for; None where none is enough, or another finding opens."""
    return _least_enough(case, step, "conversion", example, CONVERSIONS)


def conversion_line(percent: Fraction | None) -> Phrase | None:
    """The line with a conversion; None where there is none to write."""
    return None if percent is None else line(f"conversion: {plain(percent)}%")


def _least_enough(
    case: Case,
    step: Step,
    key: str,
    example: Fraction,
    tried: Sequence[Fraction],
    *rules: Callable[[Case], Verdict],
) -> Fraction | None:
    """The example where that will do, else the least of what is tried that does; None where nothing does.

    It will do where it is enough, also by these rules, and opens nothing. Where nobody knows how many orders are enough
    it is the most that does, up to the example.
    """

    @cache
    def with_value(value: Fraction) -> Case:
        return with_activity(case, step, {key: rounded(value)})

    @cache
    def is_enough(value: Fraction) -> bool:
        return not with_value(value).has_too_few_orders and not opens(case, with_value(value), winnable, *rules)

    def others() -> Sequence[Fraction]:
        orders, needed = with_value(example).funnel.orders, orders_needed(case.plan)
        if orders is None or needed is None:
            # Nothing says how many are asked: as many as there is room for.
            return [each for each in reversed(tried) if each < example]
        # Orders mostly grow as the number does: then the least is where that says, and two are enough to know it.
        near = example * (whole_orders(needed) - Fraction(1, 2)) / orders if orders and needed else example
        found = first_enough(lambda at: is_enough(tried[at]), 0, len(tried), bisect_left(tried, near))
        return tried[found : found + 1]

    def will_do(value: Fraction) -> bool:
        return is_enough(value) and not opens(case, with_value(value), flows, fits_hours)

    return example if will_do(example) else next(filter(will_do, others()), None)


def first_enough(is_enough: Callable[[int], bool], low: int, high: int, near: int) -> int:
    """The least whole number from `low` on that is enough, `high` where none is; looks outwards from a guess."""
    near, away = min(max(near, low), high), 1
    if near < high and not is_enough(near):
        low = near + 1
        while low + away < high and not is_enough(low + away):
            low, away = low + away + 1, 2 * away
        high = min(low + away, high)
    else:
        high = near
        while high - away >= low and is_enough(high - away):
            high, away = high - away, 2 * away
        low = max(high - away + 1, low)
    return bisect_left(range(high), True, low, high, key=is_enough)


def schedulable(number: Fraction, key: str) -> Fraction:
    """What one can put in a diary: whole ones, halves where there are few of them."""
    parts = 2 if number < FEW and key != "per_period" else 1
    return Fraction(ceil(number * parts), parts)
