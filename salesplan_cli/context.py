"""How a plan writes its values: what reading one of them depends on in the rest of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final

from salesplan_cli import notation, shapes
from salesplan_cli.fields import CHOICES, DEFAULT_CURRENCY, MEMORY, country, meant_currency
from salesplan_cli.limits import MAX_HINTS
from salesplan_cli.lists import Context
from salesplan_cli.model import Plan, parts_of
from salesplan_cli.notation import Misread, Style
from salesplan_cli.said import first_day, last_day
from salesplan_cli.text import Lang
from salesplan_cli.traps import Value


def context_of(data: Mapping[str, Value]) -> Context:
    """How the plan with this data writes numbers and dates, and what its periods hold."""
    style = Style(
        _numbers(said_at_top(data, "numbers")),
        currency_in(said_at_top(data, "currency")) or DEFAULT_CURRENCY,
        _country(said_at_top(data, "country")).partition("-")[0] in _MONTH_FIRST,
    )
    orders = not _is_money(data.get("revenue_target"), style) and _is_count(data.get("order_target"), style)
    return Context(style, orders, data.get("period") is None, *_months(data))


def said_at_top(data: Mapping[str, Value], name: str) -> str:
    """What a plan says behind a key at its top, be it misspelt."""
    said = data.get(name)
    if name not in data:
        strange = islice((key for key in data if key not in parts_of(Plan)), MAX_HINTS)
        found = ((data[key], shapes.unknown((key,), data, Plan, Style(None, DEFAULT_CURRENCY))) for key in strange)
        said = next((value for value, problem in found if problem and (name,) in problem.lost), None)
    return said if isinstance(said, str) and len(said) <= MEMORY else ""


def _numbers(said: str) -> Lang | None:
    found = notation.word(said, CHOICES["numbers"])
    meant = found.write if isinstance(found, Misread) and not found.generic else found
    return "nl" if meant == "nl" else "en" if meant == "en" else None


def currency_in(said: str) -> str:
    """The code of a currency, also where a sign or its name is written; empty where that is not clear."""
    code = said.strip().upper()
    return code if code in notation.CURRENCIES else meant_currency(said)


def _country(said: str) -> str:
    found = country(said, Style(None, DEFAULT_CURRENCY))
    return found.write if isinstance(found, Misread) else found


_MONTH_FIRST: Final = ("US",)
"""Where people write the month before the day."""


def _months(data: Mapping[str, Value]) -> tuple[int, int, int]:
    # The month in which a period of at most a year starts, how many it has, and its year: in a longer one a month comes
    # twice.
    if data.get("period") is None:
        return 1, 12, 0
    first = first_day(data)
    if first is None or first.day > 1:
        return 0, 0, 0
    last = last_day(data, first)
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    return (first.month, count, first.year) if 0 < count <= 12 else (0, 0, 0)


def _is_money(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.money(value, style, positive=True), Misread)


def _is_count(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.count(value, style, positive=True), Misread)
