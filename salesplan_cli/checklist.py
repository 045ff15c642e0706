"""The vocabulary of a declaration: criteria, their rules, and what a rule says of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

from salesplan_cli.funnel import Funnel, funnel, orders_needed, whole_orders
from salesplan_cli.model import Plan, Section
from salesplan_cli.source import Path
from salesplan_cli.text import Fact, Lang, Number, Phrase, Text, both, number, phrase, rounded, same

Kind: TypeAlias = Literal["missing", "conflict", "advice"]
Owner: TypeAlias = Literal["manager", "account_manager"]
MANAGER: Final = "manager"
ACCOUNT_MANAGER: Final = "account_manager"


SLIPS: Final = (Decimal(10), Decimal(100), Decimal(1000))
"""The factors by which a number is wrong in which a separator slipped."""
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


class Gap(NamedTuple):
    """Something a plan lacks, or numbers in it that contradict each other: a finding to be."""

    path: Path
    """What it is about, also where that is absent."""
    message: Phrase
    write: Phrase | None = None
    """The YAML to put where `path` is, relative to what holds it: `quantity: 40`, or `- name: X` for a new entry."""
    lacks: tuple[Path, ...] = ()
    """The values that would have met it. If one of them was given but could not be read, that is the root."""
    because: str = ""
    """Another rule whose open finding is the root of this one."""
    readings: int = 1
    """How many readings are unmet by it."""


class Verdict(NamedTuple):
    """What a rule says of a plan: the evidence, how many readings were made, and the gaps among them."""

    evidence: Phrase
    of: int
    """0: nothing to read. A `missing` rule then counts as 0 of 1 (something else is the root), others as not judged."""
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Gap, ...] = ()
    """Worth asking, as advice: they leave the rule as it is."""
    applies: bool = True
    """False where the question does not arise for this plan."""


def not_judged(en: str, nl: str, **facts: Fact) -> Verdict:
    """The question does not arise, or there is nothing to compare, and why."""
    return Verdict(phrase(en, nl, **facts), 0, applies=False)


def nothing(en: str, nl: str, **facts: Fact) -> Verdict:
    """There is nothing to read: what a `missing` rule asks is not there, and another rule says so."""
    return Verdict(phrase(en, nl, **facts), 0)


class Case:
    """What a rule looks at: the plan, the limits by rule id, and what was given but could not be read."""

    def __init__(self, plan: Plan, limits: Mapping[str, Decimal], lost: frozenset[Path]) -> None:
        self.plan, self.limits, self.lost = plan, limits, lost

    def with_plan(self, plan: Plan) -> Case:
        """The same with another plan: what if?"""
        return Case(plan, self.limits, self.lost)

    def is_lost(self, path: Path) -> bool:
        """Whether the value at a path, or one that holds it, was given but could not be read."""
        return bool(self.lost) and any(path[:length] in self.lost for length in range(1, len(path) + 1))

    def lost_among(self, *paths: Path) -> tuple[Path, ...]:
        """Those of the paths that were given but could not be read."""
        return tuple(path for path in paths if self.is_lost(path))

    def lost_below(self, base: Path) -> tuple[Path, ...]:
        """What was given at a path or below it, and could not be read."""
        return tuple(path for path in self.lost if path[: len(base)] == base)

    def unread(self, base: Path) -> set[str | int]:
        """The places of the entries of a list in which something could not be read."""
        return {path[len(base)] for path in self.lost_below(base) if len(path) > len(base)}

    @cached_property
    def funnel(self) -> Funnel:
        """The chain of activities, computed once for all rules that need it."""
        return funnel(self.plan)

    @cached_property
    def orders(self) -> Fraction | None:
        """The orders that the chain gives, computed once; None while a value in it cannot be read."""
        return self.funnel.orders if self.reads_chain and not self.is_lost(("cycle_days",)) else None

    @cached_property
    def reads_chain(self) -> bool:
        """Whether all that is given of the chain to an order could be read, computed once."""
        return not any(self._is_of_chain(path) for path in self.lost)

    def _is_of_chain(self, path: Path) -> bool:
        if path[0] != "activities" or len(path) < 3:
            return path[0] == "activities" or path in (("selling_time",), ("selling_time", "weeks"))
        # How long something takes, and what is done for existing customers alone, gives no order from new ones.
        at, key = path[1:3]
        step = next((each for place, each in self.funnel.steps.items() if place == at), None)
        aside = step is not None and not step.new and step.activity.leads_to is None and key != "leads_to"
        return key != "hours" and not aside

    @cached_property
    def orders_needed(self) -> Fraction | None:
        """The orders that the plan needs from new customers, computed once; None while a value in it cannot be read."""
        customers = (("existing", "revenue"), ("existing", "count"), ("new", "win"))
        follows_from = (("average_order",), ("revenue_target",), *(("customers", *each) for each in customers))
        return None if self.lost_among(*follows_from) else orders_needed(self.plan)

    @property
    def has_too_few_orders(self) -> bool:
        """Whether the chain gives fewer orders than are needed, by all that could be read."""
        orders, needed = self.funnel.orders, orders_needed(self.plan)
        return orders is not None and needed is not None and whole_orders(orders) < whole_orders(needed)


class Limit(NamedTuple):
    """A limit that settings may change, with what it counts."""

    default: Decimal
    unit: Text
    whole: bool = False
    """Whether it counts things, of which there is no half."""

    @property
    def said(self) -> Text:
        """The default and what it counts: "3 products", "1% of the target"."""

        def words(lang: Lang) -> str:
            unit = self.unit.in_(lang)
            return f"{number(self.default, lang)}{'' if unit.startswith('%') else ' '}{unit}"

        return Text(words("en"), words("nl"))


# Rules and criteria are told apart by identity: to compare their texts for every plan would cost more than judging it.
@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing that a plan must answer, in one place: what we ask, say, judge, and how it looks."""

    id: str
    kind: Kind
    owner: Owner
    title: Text
    """What is asked, in a few words: `quantity per product`."""
    why: Text
    """Why it matters, one sentence."""
    reads: tuple[str, ...]
    """The keys that it asks for, `products[].quantity`.

    Of all rules with a key the first counts: an editor shows its question there, its owner mends what cannot be read.
    """
    judge: Callable[[Case], Verdict]
    good: Text
    """A piece of a plan that meets it, below the head that `explain` puts above every example (version, name, year)."""
    bad: Text
    """A piece of a plan that does not."""
    limit: Limit | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """One of the eleven questions."""

    id: str
    title: Text
    question: Text
    answer: Text
    """What counts as an answer, for who fills in a plan."""
    section: str
    """The section of the plan file that answers it."""
    rules: tuple[Rule, ...]
    needs: str = ""
    """The criterion without whose list this one cannot be judged."""
    no: Text = Text("No, revise", "Nee, aanpassen")

    @property
    def number(self) -> int:
        """1 to 11."""
        return int(self.id[1:])


Entry = TypeVar("Entry", bound=Section)


def filled(items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The entries of a list that have anything in them, each with its place in the file."""
    return [(index, item) for index, item in enumerate(items) if item.is_filled]


def filled_or_unread(case: Case, base: Path, items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The entries that have anything in them, also where it could not be read, with their places."""
    unread = case.unread(base)
    return [(at, item) for at, item in enumerate(items) if item.is_filled or at in unread]


def called(name: str | None, index: int, en: str, nl: str) -> Fact:
    """An entry by its name, else by its place: "product 3"."""
    return name or Text(f"{en} {index + 1}", f"{nl} {index + 1}")


def lacking(
    case: Case, base: Path, fields: Sequence[tuple[str, object, Text]]
) -> tuple[tuple[Text, ...], tuple[Path, ...]]:
    """Which of the fields of an entry are absent: what to call them, and the paths that explain it.

    A field that was given but could not be read is not named: its own finding is the root. If only such fields
    lack, their paths come back, and the gap stays silent.
    """
    absent = [(name, label) for name, value, label in fields if value is None]
    unread = case.lost_among(*((*base, name) for name, _ in absent))
    named = [(name, label) for name, label in absent if not case.is_lost((*base, name))]
    paths = tuple((*base, name) for name, _ in named) or unread
    return tuple(label for _, label in named), paths


EXAMPLE_ORDERS: Final = Decimal(240)
"""A target in orders, where a plan counts those and does not say how many."""


def close(one: Number, other: Number, percent: Decimal) -> bool:
    """Whether two numbers differ by no more than a percentage of the second."""
    # |a/b - c/d| * 100 <= p/q * |c/d|, multiplied out: whole numbers are exact and ten times as fast as fractions.
    (a, b), (c, d), (p, q) = one.as_integer_ratio(), other.as_integer_ratio(), percent.as_integer_ratio()
    return abs(a * d - c * b) * 100 * q <= p * abs(c) * b


def share_of(whole: Number, percent: Number) -> Fraction:
    """So many percent of a number, exactly."""
    (a, b), (c, d) = whole.as_integer_ratio(), percent.as_integer_ratio()
    return Fraction(a * c, b * d * 100)


def over_one(numbers: Iterable[Number]) -> tuple[list[int], int]:
    """Numbers as whole ones over one denominator: exact sums and comparisons without a fraction for each."""
    ratios = [each.as_integer_ratio() for each in numbers]
    below = lcm(*[ratio[1] for ratio in ratios])
    return [above * (below // each) for above, each in ratios], below


def amount_to_write(plan: Plan, amount: Number) -> Phrase:
    """An amount as this plan writes numbers; with cents in quotes, because a comma ends a value inside { }."""
    cents = rounded(amount, 2)
    if cents == cents.to_integral_value():
        return same("{amount:money}", amount=cents)
    styles: tuple[Lang, Lang] = ("nl", "nl") if plan.numbers == "nl" else ("en", "en")
    if plan.numbers is None:
        styles = ("en", "nl")
    written = Text(number(cents, styles[0]), number(cents, styles[1]))
    return same('"{currency} {written}"', currency=plan.money, written=written)


def money_line(plan: Plan, key: str, amount: Number) -> Phrase:
    """A line to write with an amount: `revenue: EUR 204 000`."""
    return same("{key}: {amount}", key=key, amount=amount_to_write(plan, amount))


def line(written: str) -> Phrase:
    """A line to write that is the same in both languages."""
    return same("{line}", line=both(written))


def stacked(lines: Sequence[Phrase], indent: str = "") -> Phrase:
    """Lines to write below each other, all but the first indented."""
    template = f"\n{indent}".join(f"{{line{at}}}" for at in range(len(lines)))
    return Phrase(both(template), {f"line{at}": each for at, each in enumerate(lines)})


def new_entry(lines: Sequence[Phrase]) -> Phrase:
    """The lines of a new entry of a list, behind its dash."""
    return same("- {lines}", lines=stacked(lines, "  "))
