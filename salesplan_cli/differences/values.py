"""A value before and after: the difference between the two, for programs and in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from salesplan_cli.calendar import Span
from salesplan_cli.model import Plan
from salesplan_cli.notation import Bound, Interval, Measure, Sign
from salesplan_cli.text import Fact, Phrase, Text, amount, both, phrase, rounded, same

ChangeKind: TypeAlias = Literal["added", "removed", "changed"]
Raw: TypeAlias = Decimal | Fraction | int | date | str | Phrase
NamedPath: TypeAlias = tuple[str, ...]
"""A place in a plan by keys, and entries of lists by their names: ("products", "Installaties", "quantity")."""


class Difference(NamedTuple):
    """A fact of a plan that changed."""

    path: NamedPath
    change: ChangeKind
    message: Phrase
    before: Raw | None = None
    after: Raw | None = None
    percent: Decimal | None = None
    """How much an amount rose or fell."""


class Sides(NamedTuple):
    """What the words for a difference depend on besides the two values."""

    before: Plan
    after: Plan
    unread_before: Collection[NamedPath]
    """What stands in each and cannot be read."""
    unread_after: Collection[NamedPath]

    @property
    def percents(self) -> bool:
        """Whether amounts may be compared: they are in one currency."""
        return self.before.money == self.after.money


class Value(NamedTuple):
    """A value for programs, and for people."""

    raw: Raw
    shown: Fact
    is_meant: bool = False
    """Whether it is not read from the plan, but what is meant where nothing is written: that is no change."""


def changed(
    path: NamedPath,
    lead: Fact | None,
    label: Fact,
    before: Value | None,
    after: Value | None,
    sides: Sides,
    *,
    percents: bool = False,
) -> Iterator[Difference]:
    """The difference between two values, if there is one; `lead` says who it is about."""
    if before is after or (before and after and before.raw == after.raw):
        return
    absent_before, absent_after = NOT_GIVEN, NOT_GIVEN
    if path in sides.unread_before and (before is None or before.is_meant):
        before, absent_before = None, NOT_READ
    if path in sides.unread_after and (after is None or after.is_meant):
        after, absent_after = None, NOT_READ
    change: ChangeKind = "added" if before is None else "removed" if after is None else "changed"
    percent = _percent(before, after) if percents else None
    what = label if lead is None else same("{lead}: {label}", lead=lead, label=label)
    message = same(
        "{what} {before} -> {after}{percent}",
        what=what,
        before=before.shown if before else absent_before,
        after=after.shown if after else absent_after,
        percent="" if percent is None else same(" ({by:signed}%)", by=percent),
    )
    yield Difference(path, change, message, before and before.raw, after and after.raw, percent)


NOT_GIVEN: Final = Text("not given", "niet ingevuld")
NOT_READ: Final = Text("cannot be read", "onleesbaar")


def _percent(before: Value | None, after: Value | None) -> Decimal | None:
    if not (before and after and isinstance(before.raw, Decimal) and isinstance(after.raw, Decimal) and before.raw > 0):
        return None
    change = (Fraction(after.raw) - Fraction(before.raw)) * 100 / Fraction(before.raw)
    # One decimal says enough, unless it says nothing.
    return rounded(change, 1) or rounded(change, 2) or None


# --- values in words ---------------------------------------------------------------------------------------------

WORDS: Final[Mapping[str, Text]] = {
    "profit": Text("profit", "winst"),
    "mission": Text("mission", "missie"),
    "new": Text("new customers", "nieuwe klanten"),
    "existing": Text("existing customers", "bestaande klanten"),
    "activity": Text("activity", "activiteit"),
    "result": Text("result", "resultaat"),
}
SIGNS: Final[Mapping[Sign, Text]] = {
    "=": both("{measure}"),
    ">=": Text("at least {measure}", "ten minste {measure}"),
    "<=": Text("at most {measure}", "ten hoogste {measure}"),
    ">": Text("more than {measure}", "meer dan {measure}"),
    "<": Text("less than {measure}", "minder dan {measure}"),
}
MEANT: Final = {"activities.for": "new", "contribution_basis": "profit"}
"""What is meant where nothing is written."""


def value_of(value: Any, keys: str, kind: str, plan: Plan) -> Value | None:
    """What was read at these keys, by the kind of its type; None where nothing is given."""
    if value is None and keys in MEANT:
        return Value(MEANT[keys], WORDS[MEANT[keys]], is_meant=True)
    if value is None or value == ():
        return None
    if kind == "money":
        return Value(value, money(value, plan))
    if kind == "percentage":
        return Value(value, same("{value:percent}", value=value))
    if kind == "hours":
        return Value(value, phrase("{value} {value:hour|hours}", "{value} uur", value=value))
    if isinstance(value, Measure):
        shown = measure_of(value, plan, signed=kind == "effect")
        return Value(shown, shown)
    if isinstance(value, Bound):
        shown = Phrase(SIGNS[value.sign], {"measure": measure_of(value.measure, plan)})
        return Value(shown, shown)
    if isinstance(value, Interval):
        shown = phrase("once per {interval}", "eens per {interval}", interval=value.spoken)
        return Value(shown, shown)
    if isinstance(value, str):
        return Value(value, WORDS[value]) if kind in ("basis", "for", "kind") else as_text(value)
    return Value(value, value)


def as_text(value: str) -> Value:
    """A text as it was typed."""
    return Value(value, same("{value:quoted}", value=value))


def amount_of(value: Decimal) -> Text:
    """A number of money or orders."""
    return Text(amount(value, "en"), amount(value, "nl"))


def money(value: Decimal, plan: Plan) -> Phrase:
    """An amount in the currency of its own plan, which may be another one than that of the plan beside it."""
    return same("{currency} {value}", currency=plan.money, value=amount_of(value))


def measure_of(measure: Measure, plan: Plan, *, signed: bool = False) -> Phrase:
    """A number, an amount or a percentage."""
    plus = "+" if signed and measure.value >= 0 else ""
    if measure.kind == "percent":
        return same("{plus}{value:percent}", plus=plus, value=measure.value)
    unit = f"{plan.money} " if measure.kind == "money" else ""
    return same("{unit}{plus}{value}", unit=unit, plus=plus, value=amount_of(measure.value))


def period(span: Span | None) -> Value | None:
    """The time that a plan is about."""
    if span is None:
        return None
    start, end = span
    if span.is_calendar_year:
        return Value(str(start.year), str(start.year))
    shown = phrase("{start} to {end}", "{start} tot en met {end}", start=start, end=end)
    return Value(f"{start.isoformat()}/{end.isoformat()}", shown)
