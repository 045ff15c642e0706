"""The target over quarters, months and weeks, where it differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from salesplan_cli import calendar
from salesplan_cli.differences.values import Difference, NamedPath, Sides, Value, amount_of, changed, money
from salesplan_cli.lists import Series
from salesplan_cli.model import Plan
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same


class _Unit(NamedTuple):
    unit: calendar.Unit
    per: Text
    """The target per quarter."""
    together: Text
    named: int
    """How many that changed are named one by one; with more, only their number is told."""


QUARTERS, MONTHS, WEEKS = calendar.UNITS.values()
UNITS: Final = {
    "quarters": _Unit(QUARTERS, Text("per quarter", "per kwartaal"), Text("quarters together", "kwartalen samen"), 20),
    "months": _Unit(MONTHS, Text("per month", "per maand"), Text("months together", "maanden samen"), 3),
    "weeks": _Unit(WEEKS, both("per week"), Text("weeks together", "weken samen"), 0),
}
SEASON: Final = Text("seasonal index", "seizoensindex")


def _numbers(series: Series | None) -> Mapping[int, Decimal]:
    return series.values if series else {}


def series_changes(before: Series | None, after: Series | None, path: NamedPath, sides: Sides) -> Iterator[Difference]:
    """What changed in the numbers per quarter, month or week, and in what they come to together."""
    was, now, unit = _numbers(before), _numbers(after), UNITS[path[-1]]
    if not was or not now:
        if was or now:
            yield _filled_or_emptied(path, unit, now or was, sides, added=bool(now))
        return
    ordinals = [each for each in sorted({*was, *now}) if was.get(each) != now.get(each)]
    if len(ordinals) <= unit.named:
        for each in ordinals:
            values = (_planned(was.get(each), sides.before), _planned(now.get(each), sides.after))
            code = f"{unit.unit.letter}{each}"
            # By its name only where it is the same month before and after.
            name = sides.after.label(path[-1], each) if sides.before.span == sides.after.span else both(code)
            yield from changed((*path, code), None, name, *values, sides, percents=sides.percents)
    else:
        count = _count(unit.unit, len(ordinals))
        message = phrase("target of {count} changed", "doel van {count} gewijzigd", count=count)
        yield Difference(path, "changed", message)
    total = (
        _planned(sum(was.values(), Decimal(0)), sides.before),
        _planned(sum(now.values(), Decimal(0)), sides.after),
    )
    yield from changed((*path, "together"), None, unit.together, *total, sides, percents=sides.percents)


def _count(unit: calendar.Unit, number: int) -> Phrase:
    return same("{number} {unit}", number=number, unit=unit.called(number))


def _planned(value: Decimal | None, plan: Plan) -> Value | None:
    return None if value is None else Value(value, _of_target(value, plan))


def _of_target(value: Decimal, plan: Plan) -> Fact:
    """A part of the target: money, or a number of orders."""
    return amount_of(value) if plan.counts_orders else money(value, plan)


def _filled_or_emptied(
    path: NamedPath, unit: _Unit, values: Mapping[int, Decimal], sides: Sides, *, added: bool
) -> Difference:
    total = sum(values.values(), Decimal(0))
    facts: dict[str, Fact] = {
        "per": unit.per,
        "count": _count(unit.unit, len(values)),
        "total": _of_target(total, sides.after if added else sides.before),
    }
    if added:
        message = phrase(
            "target {per} added: {count}, together {total}", "doel {per} toegevoegd: {count}, samen {total}", **facts
        )
        return Difference(path, "added", message, None, total)
    message = phrase(
        "target {per} removed: {count}, together {total}", "doel {per} verwijderd: {count}, samen {total}", **facts
    )
    return Difference(path, "removed", message, total, None)


def season_changes(before: Series | None, after: Series | None, path: NamedPath) -> Iterator[Difference]:
    """How many months have another number in the seasonal index."""
    was, now = _numbers(before), _numbers(after)
    changed = sum(was.get(each) != now.get(each) for each in {*was, *now})
    if not changed:
        return
    count = _count(MONTHS, changed)
    facts: dict[str, Fact] = {"what": SEASON, "count": count}
    if not was:
        yield Difference(path, "added", phrase("{what} added: {count}", "{what} toegevoegd: {count}", **facts))
    elif not now:
        yield Difference(path, "removed", phrase("{what} removed: {count}", "{what} verwijderd: {count}", **facts))
    else:
        message = phrase("{what} changed for {count}", "{what} gewijzigd voor {count}", **facts)
        yield Difference(path, "changed", message)
