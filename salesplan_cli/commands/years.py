"""The year and period of a new plan, as they are said and as they follow from an older plan."""

from __future__ import annotations

from datetime import date
from typing import Final

from salesplan_cli import calendar, files
from salesplan_cli.calendar import Span
from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR
from salesplan_cli.model import Plan

YEARS: Final = frozenset(str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
MONTHS: Final = frozenset(f"{month:02}" for month in range(1, 13))
YEARLY: Final = range(364, 372)
"""Days of a period that another one of a year follows without a day between them: also 52 or 53 whole weeks."""


def period_of(said: str, before: Plan | None) -> tuple[int, Span | None]:
    """The year of a plan, and its period if that is no calendar year. Raises Trouble."""
    year, month = _year(said)
    if month:
        return year, _financial_year(year, month) if month > 1 else None
    return year, _moved(before.span, year) if before else None


def _year(said: str) -> tuple[int, int]:
    """A year, and the month that it starts in or 0: `2027`, `2027-04` for a year from April on. Raises Trouble."""
    digits, dash, month = said.strip().partition("-")
    if digits in YEARS and (not dash or month in MONTHS):
        return int(digits), int(month or 0)
    raise files.trouble(
        "{said:quoted} is not a year of a plan: write it in four digits, {first}-{last}, and a financial year with the "
        "month that it starts in, like 2027-04. For a shorter period, write `period:` in the new plan in place of "
        "`year:`, like `{half}`",
        "{said:quoted} is geen jaar voor een plan: schrijf het in vier cijfers, {first}-{last}, en een gebroken "
        "boekjaar met de maand waarin het begint, zoals 2027-04. Schrijf voor een kortere periode in het nieuwe plan "
        "`period:` in plaats van `year:`, zoals `{half}`",
        said=said,
        first=str(FIRST_YEAR),
        last=str(LAST_YEAR),
        half="period: {start: 2027-01-01, months: 6}",
    )


def _financial_year(year: int, month: int) -> Span:
    """Twelve months from a month on. Raises Trouble past the last year."""
    period = calendar.months_period(date(year, month, 1), 12)
    if period.end.year > LAST_YEAR:
        raise _too_late(period.end)
    return period


def _moved(span: Span | None, year: int) -> Span | None:
    """The period of a later plan, that of `year`; None for a calendar year. Raises Trouble past the last year."""
    if span is None or span.is_calendar_year:
        return None
    years = year - year_of(span)
    following = calendar.add_days(span.end, 1)
    if span.days in YEARLY and span.days % 7 == 0:
        moved = calendar.days_period(calendar.add_days(following, 364 * (years - 1)), 364)
    elif span.days in YEARLY:
        moved = calendar.months_period(calendar.add_months(following, 12 * (years - 1)), 12)
    else:
        end = calendar.add_days(calendar.add_months(following, 12 * years), -1)
        moved = Span(calendar.add_months(span.start, 12 * years), end)
    if moved.end.year > LAST_YEAR:
        raise _too_late(moved.end)
    return moved


def year_of(span: Span) -> int:
    """The year that most of a period lies in, by which a financial year is called here."""
    return calendar.add_days(span.start, span.days // 2).year


def _too_late(end: date) -> files.Trouble:
    return files.trouble(
        "the new plan would end on {end}, and plans run until {last}: choose an earlier --year",
        "het nieuwe plan zou eindigen op {end}, en plannen lopen tot en met {last}: kies een eerdere --year",
        end=end,
        last=str(LAST_YEAR),
    )
