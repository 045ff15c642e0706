"""The lines that a finding says to write, and the numbers of examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from salesplan_cli.calendar import Span, moved_inside
from salesplan_cli.model import Plan
from salesplan_cli.text import LANGS, Number, Phrase, Text, both, number, pasted, rounded, same

EXAMPLE_TARGET: Final = Decimal(1_200_000)
EXAMPLE_INDEX: Final = (85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100)
"""A year with a quiet summer and a busy autumn."""
EXAMPLE_MANAGER: Final = "Piet Jansen"
PER: Final = {
    "per_day": Text("day", "dag"),
    "per_week": both("week"),
    "per_month": Text("month", "maand"),
    "per_quarter": Text("quarter", "kwartaal"),
}
"""The keys that say how many of an activity in a time, with that time."""


EXAMPLE_ORDERS: Final = Decimal(240)
"""A target in orders, where a plan counts those and does not say how many."""


def amount_to_write(plan: Plan, amount: Number) -> Phrase:
    """An amount as this plan writes numbers; with cents in quotes, because a comma ends a value inside { }."""
    cents = rounded(amount, 2)
    if cents == cents.to_integral_value():
        return same("{amount:money}", amount=cents)
    # A plan that does not say how it writes them takes both.
    written = Text(*(number(cents, plan.numbers or lang) for lang in LANGS))
    return same('"{currency} {written}"', currency=plan.money, written=written)


def money_line(plan: Plan, key: str, amount: Number) -> Phrase:
    """A line to write with an amount: `revenue: EUR 204 000`."""
    return same("{key}: {amount}", key=key, amount=amount_to_write(plan, amount))


def line(written: str) -> Phrase:
    """A line to write that is the same in both languages."""
    return same("{line}", line=both(written))


def flow_list(plan: Plan, name: str, values: Sequence[Decimal | int]) -> Phrase:
    """A line (for many values several) with a list: `months: [85000, ...]`, decimals as this plan writes them."""
    words = [pasted(value, plan.numbers) for value in values]
    lines = [", ".join(words[at : at + 13]) for at in range(0, len(words), 13)]
    written = f"{name}: [" + (",\n" + " " * (len(name) + 3)).join(lines) + "]"
    return line(written)


def stacked(lines: Sequence[Phrase], indent: str = "") -> Phrase:
    """Lines to write below each other, all but the first indented."""
    template = f"\n{indent}".join(f"{{line{at}}}" for at in range(len(lines)))
    return Phrase(both(template), {f"line{at}": each for at, each in enumerate(lines)})


def new_entry(lines: Sequence[Phrase]) -> Phrase:
    """The lines of a new entry of a list, behind its dash."""
    return same("- {lines}", lines=stacked(lines, "  "))


def dates_inside(start: date | None, end: date | None, period: Span) -> Phrase | None:
    """The lines of a window that is moved into the period; None where it cannot be."""
    moved = moved_inside(start, end, period)
    if moved is None:
        return None
    days = zip(("start", "end"), moved, strict=True)
    return line("\n".join(f"{key}: {day.isoformat()}" for key, day in days if day is not None))


def below(keys: Iterable[str | int], written: str) -> str:
    """Lines below keys, each two spaces further to the right."""
    for name in reversed([*keys]):
        written = f"{name}:\n" + "\n".join(f"  {line}" if line else line for line in written.split("\n"))
    return written


def begins_entry(write: Phrase) -> bool:
    """Whether lines to write are a new entry of a list."""
    # Most begin with the name of a key: said only where they begin with a fact.
    template = write.text.en
    return (write.say("en") if template.startswith("{") else template).startswith("- ")
