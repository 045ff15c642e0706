"""Reviews to write: separate dates, or a rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from salesplan_cli.calendar import Span, add_days
from salesplan_cli.case import Case
from salesplan_cli.criteria.reviews.days import FIRST_WITHIN, _tuesday, good_day, middle_of
from salesplan_cli.criteria.reviews.names import always_there
from salesplan_cli.lines import new_entry, stacked
from salesplan_cli.notation import Interval
from salesplan_cli.text import Phrase, Text, same

USUAL: Final = Interval(4, "week")
"""The rhythm to write: with moved dates it stays within the usual limit of 35 days."""
EXAMPLE_DAY: Final = date(2027, 1, 12)
YES: Final = Text("yes", "ja")


def reviews_to_write(case: Case, span: Span, open_quarters: Sequence[tuple[int, Span]]) -> Phrase:
    """A rhythm where nothing is there yet, else a date in each quarter without."""
    if len(open_quarters) == len(span.quarters) and span.days > FIRST_WITHIN:
        first, last = usual_rhythm(case, span)
        return new_rhythm(case, first, USUAL, last)
    return new_reviews(case, [good_day(case, span, middle_of(span, quarter)) for _, quarter in open_quarters])


def new_reviews(case: Case, days: Sequence[date]) -> Phrase:
    """An entry for each of these days."""
    return stacked([new_entry([day_line("date", day), *usual_lines(case)]) for day in days])


def new_rhythm(case: Case, first: date, every: Interval, last: date) -> Phrase:
    """One entry with a rhythm."""
    return new_entry([day_line("first", first), every_line(every), day_line("last", last), *usual_lines(case)])


def usual_lines(case: Case) -> tuple[Phrase, Phrase]:
    manager = case.plan.sales_manager or always_there(case, [each for each in case.plan.reviews if each.is_filled])
    return same("with: {who:yaml}", who=manager), same("in_calendar: {yes}", yes=YES)


def day_line(key: str, day: date) -> Phrase:
    """The line of a date."""
    return same("{key}: {day}", key=key, day=day.isoformat())


def day_of_its_own(case: Case, span: Span, at: int) -> Phrase:
    """The line of a date for a review that has none yet: the first in the first quarter, the next in the next one."""
    quarters = span.quarters
    return day_line("date", good_day(case, span, middle_of(span, quarters[at % len(quarters)])))


def every_line(interval: Interval) -> Phrase:
    """The line of an interval."""
    return same("every: {interval}", interval=interval.spoken)


def usual_rhythm(case: Case, span: Span) -> tuple[date, date]:
    """The first and last date of a review every four weeks, from the second week of the period."""
    first = good_day(case, span, _tuesday(add_days(span.start, 7)))
    step = int(USUAL.days)
    return first, add_days(first, max((span.end - first).days, 0) // step * step)
