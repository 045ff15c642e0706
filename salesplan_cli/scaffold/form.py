"""The keys of a new plan, and what is asked of whoever makes one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli import calendar, notation
from salesplan_cli.calendar import Span
from salesplan_cli.fields import DEFAULT_COUNTRY
from salesplan_cli.notation import Misread, Style
from salesplan_cli.text import Lang, Text


class Answers(NamedTuple):
    """What a new plan needs to know."""

    name: str
    manager: str | None
    """None: to be filled in; next year's plan takes it from the old one. The same goes for `organisation`."""
    organisation: str | None
    year: int
    currency: str
    target: str | None
    """As typed, in a notation that plans accept."""
    schema: str
    """Where an editor finds the schema of plan files: an address or a path."""
    period: Span | None = None
    """What the plan is about where that is no calendar year."""

    @property
    def span(self) -> Span:
        """What the plan is about."""
        return self.period or calendar.year_period(self.year)


Leaf: TypeAlias = "str | Text | date | Decimal | None"
Node: TypeAlias = "Leaf | list[Node] | Tree"
Tree: TypeAlias = "dict[str, Node]"
"""Keys of a plan file with what they hold; None is for the reader to fill in."""


def target_of(answers: Answers, numbers: Lang | None = None) -> Decimal | None:
    """The target as a number, in a plan with this `numbers`; None where there is none, or where it cannot be read."""
    if answers.target is None:
        return None
    read = notation.money(answers.target, Style(numbers, answers.currency), positive=True)
    return None if isinstance(read, Misread) else read


COUNTRY_OF: Final = {
    "GBP": "GB", "CHF": "CH", "USD": "US", "SEK": "SE", "NOK": "NO", "DKK": "DK", "PLN": "PL", "CZK": "CZ", "CAD": "CA",
    "AUD": "AU",
}  # fmt: skip
"""The country that most plans in a currency are about."""


def head(answers: Answers, numbers: Lang | None = None) -> Tree:
    """What stands above the questions, with this `numbers` where the target is written so."""
    # A plan that says how it writes numbers is never asked which of two readings is meant.
    fits = answers.target is None or target_of(answers, numbers) is not None
    declared: Tree = {"numbers": numbers} if numbers is not None and fits else {}
    return {
        "salesplan": "1",
        "account_manager": answers.name,
        "sales_manager": answers.manager,
        "organisation": answers.organisation,
        **({"period": {**answers.period._asdict()}} if answers.period else {"year": str(answers.year)}),
        "currency": answers.currency,
        "country": COUNTRY_OF.get(answers.currency, DEFAULT_COUNTRY),
        **declared,
        "revenue_target": answers.target,
    }


def form_of(span: Span) -> Tree:
    """All that the questions ask of a plan over this time, still empty."""

    def fields(keys: str) -> Tree:
        return dict.fromkeys(keys.split())

    def entries(keys: str, times: int) -> list[Node]:
        return [fields(keys) for _ in range(times)]

    return {
        "products": entries("name contribution quantity unit price revenue", 3),
        "segments": entries("name definition contribution time", 3),
        "selling_time": fields("hours_per_week weeks"),
        "costs": fields("allowed own support norm") | {"lines": entries("name amount", 2)},
        "periods": {
            "quarters": numbered("Q", [None] * len(span.quarters)),
            "months": numbered("M", [None] * len(span.months)),
            "weeks": numbered("W", [None] * len(span.weeks)),
            "seasonality": fields("index basis"),
            "events": entries("name start end effect", 2),
        },
        "activities": entries("name for per_week hours leads_to conversion", 3),
        "average_order": None,
        "cycle_days": None,
        "customers": {"existing": fields("count approach revenue"), "new": fields("approach win revenue")},
        "development": [fields("goal measure from to by") | {"support": fields("what hours budget who")}],
        "monitoring": {
            "self": entries("measure kind target every source", 2),
            "organisation": entries("measure kind every source who act_below", 1),
        },
        "reviews": [fields("first every last skip with in_calendar"), fields("date with in_calendar")],
    }


def numbered(letter: str, values: Iterable[Leaf]) -> Tree:
    """Quarters, months or weeks by their names: `Q1`, `Q2`."""
    return {f"{letter}{at}": value for at, value in enumerate(values, 1)}


FIRST: Final = ("Q1", "M1", "W1")
"""The first of each, beside which it is told what all of them hold."""


def like(entries: list[Node], name: str) -> Tree:
    """The first of some entries that has a key: a review has either a date or a rhythm."""
    trees = [each for each in entries if isinstance(each, dict)]
    return next((each for each in trees if name in each), trees[0] if trees else {})
