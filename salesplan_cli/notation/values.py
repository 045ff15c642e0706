"""What a text becomes, or why it becomes nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from salesplan_cli.text import Lang, Phrase, Text, both, same

Sign: TypeAlias = Literal["=", ">=", "<=", ">", "<"]
MisreadRule: TypeAlias = Literal["plan.ambiguous", "plan.currency", "plan.limit", "plan.notation", "plan.vague"]


class Style(NamedTuple):
    """What a plan says about its own notation."""

    numbers: Lang | None
    currency: str
    month_first: bool = False
    """Whether people where it is from write the month before the day, so that `4-5-2027` has two readings."""


class Misread(NamedTuple):
    """Why a text is not a value: what is wrong and what to do, and an example that the same reader accepts."""

    rule: MisreadRule
    message: Phrase
    write: str
    """Ready for YAML, in block and in flow style."""
    generic: bool = False
    """Whether `write` has nothing of the text: another example may suit the field better."""


class Measure(NamedTuple):
    """A number with what it counts."""

    value: Decimal
    kind: Literal["number", "money", "percent"]

    @property
    def spoken(self) -> Phrase:
        """It as words: `45%`, an amount with its currency, a number."""
        form = {"percent": "{value:percent}", "money": "{value:money}", "number": "{value}"}[self.kind]
        return same(form, value=self.value)


class Bound(NamedTuple):
    """A measure, or the limit on one side that it is."""

    sign: Sign
    measure: Measure


class Interval(NamedTuple):
    """Every so many days, weeks or months; a quarter is three months, a year twelve."""

    count: int  # type: ignore[assignment]  # it hides tuple.count, which nobody asks of an interval
    unit: Literal["day", "week", "month"]

    @property
    def days(self) -> Fraction:
        """How long it lasts, a month as a twelfth of 365 days: for comparing only."""
        return self.count * _UNIT_DAYS[self.unit]

    @property
    def spoken(self) -> Phrase:
        """It as it follows "once per", and as it may be written: `week`, `2 weeks`, `quarter`."""
        if self.unit == "month" and self.count in _MANY_MONTHS:
            return Phrase(_MANY_MONTHS[self.count])
        one, many = _SPOKEN[self.unit]
        if self.count == 1:
            return Phrase(one)
        return same("{n:digits} {unit}", n=self.count, unit=many)


_UNIT_DAYS: Final = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(365, 12)}
_SPOKEN: Final = {
    "day": (Text("day", "dag"), Text("days", "dagen")),
    "week": (both("week"), Text("weeks", "weken")),
    "month": (Text("month", "maand"), Text("months", "maanden")),
}
_MANY_MONTHS: Final = {3: Text("quarter", "kwartaal"), 6: Text("half year", "half jaar"), 12: Text("year", "jaar")}


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


Quantity: TypeAlias = Measure | Decimal | Fraction | Interval
Read: TypeAlias = Callable[[str], Quantity | Misread]


_SPACED = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "…": "...",
})  # fmt: skip


def cleaned(text: str) -> str:
    """A text with plain spaces (one at a time, none around it) and plain minus signs."""
    if not text.isascii():
        text = text.translate(_SPACED)
    # split() also knows no-break, thin and narrow spaces.
    return " ".join(text.split())


NO_STYLE: Final = Style(None, "")
