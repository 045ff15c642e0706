"""What a plan says it is about, while it is still being read: which time, in which country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from salesplan_cli import calendar, notation
from salesplan_cli.calendar import Span
from salesplan_cli.fields import DEFAULT_COUNTRY, DEFAULT_CURRENCY, MEMORY, country, year
from salesplan_cli.limits import LAST_YEAR, MAX_PERIOD_YEARS
from salesplan_cli.notation import Misread, Style
from salesplan_cli.source import text_at, texts_in
from salesplan_cli.traps import Value

ANY_STYLE: Final = Style(None, DEFAULT_CURRENCY)
"""For what is written the same in every plan: percentages, years."""


def year_said(data: Mapping[str, Value]) -> int | None:
    """The year that a plan says it is about, be it under the Dutch name of the key."""
    found = year(text_at(data, ("year",)) or text_at(data, ("jaar",)), ANY_STYLE)
    return None if isinstance(found, Misread) else found


def first_day(data: Mapping[str, Value]) -> date | None:
    """From when the period of a plan is, where it says that it has one of its own."""
    return _day(text_at(data, ("period", "start")))


def first_month_named(data: Mapping[str, Value]) -> date | None:
    """The first day of the month of the earliest date that a plan names outside its `period`."""
    texts = texts_in({name: value for name, value in data.items() if name != "period"})
    days = (_day(text) for text in texts if len(text) <= MEMORY and re.search("20[0-9]{2}", text))
    return min((day.replace(day=1) for day in days if day is not None), default=None)


def last_day(data: Mapping[str, Value], first: date) -> date:
    """Up to when the period of a plan is, as far as that is clear."""
    if end := _day(text_at(data, ("period", "end"))):
        return end
    months, days = text_at(data, ("period", "months")), text_at(data, ("period", "days"))
    if re.fullmatch("[0-9]{1,2}", months):
        return calendar.months_period(first, max(int(months), 1)).end
    if re.fullmatch("[0-9]{1,4}", days):
        return calendar.add_days(first, int(days) - 1)
    return date(LAST_YEAR, 12, 31)


def period_said(data: Mapping[str, Value]) -> Span | None:
    """The period of a plan, a year or one of its own; None where it is not clear or too long."""
    first, number = first_day(data), year_said(data)
    if first is None:
        return None if number is None else calendar.year_period(number)
    period = Span(first, last_day(data, first))
    return period if first < period.end <= calendar.add_months(first, 12 * MAX_PERIOD_YEARS) else None


def country_said(data: Mapping[str, Value]) -> str:
    """The country of which the public holidays count, be it under the Dutch name of the key."""
    found = country(text_at(data, ("country",)) or text_at(data, ("land",)) or DEFAULT_COUNTRY, ANY_STYLE)
    return found.write if isinstance(found, Misread) else found


def _day(text: str) -> date | None:
    found = notation.day(text)
    return found if isinstance(found, date) else None
