"""What a rule looks at: a plan, the limits, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, TypeVar

from salesplan_cli.funnel import Funnel, average_order, existing_revenue, funnel, orders_needed, whole_orders
from salesplan_cli.model import Plan, Product, Section, Segment
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Text

Made = TypeVar("Made")
EXISTING: Final = (("customers", "existing", "revenue"), ("customers", "existing", "count"))
NEW_TO_WIN: Final = ("customers", "new", "win")


class Case:
    """What a rule looks at: the plan, the limits by rule id, and what was given but could not be read."""

    def __init__(
        self, plan: Plan, limits: Mapping[str, Decimal], lost: frozenset[Path], unsaid: frozenset[Path] = frozenset()
    ) -> None:
        self.plan, self.limits, self.lost = plan, limits, lost
        self.unsaid = unsaid
        """Keys that are there with nothing said behind them, where it is only asked what to write there."""
        self._made: dict[Callable[[Case], Any], Any] = {}

    def with_plan(self, plan: Plan) -> Case:
        """The same with another plan: what if?"""
        return Case(plan, self.limits, self.lost, self.unsaid)

    def with_values(self, **values: object) -> Case:
        """The same with other values of the plan, by the names of its fields."""
        return self.with_plan(self.plan.model_copy(update=values))

    def as_unsaid(self, paths: Collection[Path]) -> Case:
        """The same with what was given at these paths, and could not be read, as if nothing were said there."""
        case = Case(self.plan, self.limits, self.lost.difference(paths), frozenset(paths))
        case.funnel = self.funnel
        return case

    def once(self, make: Callable[[Case], Made]) -> Made:
        """What a function makes of this case, made once for all rules that need it."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]  # what it made is what it gives

    def is_lost(self, path: Path) -> bool:
        """Whether the value at a path, or one that holds it, was given but could not be read."""
        lost = self.lost
        while lost and path:
            if path in lost:
                return True
            path = path[:-1]
        return False

    def is_unread(self, path: Path) -> bool:
        """Whether a value was given at a path and could not be read, or says nothing."""
        return path in self.unsaid or self.is_lost(path)

    def lost_among(self, *paths: Path) -> tuple[Path, ...]:
        """Those of the paths that were given but could not be read."""
        return tuple(path for path in paths if self.is_lost(path))

    def lost_below(self, base: Path) -> tuple[Path, ...]:
        """What was given at a path or below it, and could not be read."""
        return tuple(path for path in self.lost if path[: len(base)] == base)

    def unread(self, base: Path) -> set[str | int]:
        """The places of the entries of a list in which something could not be read."""
        return {path[len(base)] for path in self.lost_below(base) if len(path) > len(base)}

    def unsaid_in(self, base: Path) -> set[str | int]:
        """The places of the entries of a list in which a key has nothing behind it."""
        at = len(base)
        return {path[at] for path in self.unsaid if path[:at] == base and len(path) > at + 1}

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
        if step is None or step.activity.leads_to is not None or key == "leads_to":
            return key != "hours"
        # Nor does what stands alone; one without a name may be what another leads to.
        return key != "hours" and step.new and (key == "name" or bool(self.funnel.before(step.place)))

    @cached_property
    def orders_needed(self) -> Fraction | None:
        """The orders that the plan needs from new customers, computed once; None while what decides cannot be read."""
        plan, average, existing = self.plan, average_order(self.plan), existing_revenue(self.plan)
        in_money = (
            (plan.revenue_target, self.is_lost(("revenue_target",))),
            (average, self.is_lost(("average_order",)) or (average is None and bool(self.lost_below(("products",))))),
            (existing, existing is None and any(map(self.is_lost, EXISTING))),
        )
        if any(value is None and not is_lost for value, is_lost in in_money):
            # Then money does not decide, whatever the rest of it says.
            unread = self.is_lost(("order_target",)) or (plan.order_target is None and self.is_lost(NEW_TO_WIN))
        else:
            unread = any(is_lost for _, is_lost in in_money)
        return None if unread else orders_needed(plan)

    @property
    def has_too_few_orders(self) -> bool:
        """Whether the chain gives fewer orders than are needed, by all that could be read."""
        orders, needed = self.funnel.orders, orders_needed(self.plan)
        return orders is not None and needed is not None and whole_orders(orders) < whole_orders(needed)


Entry = TypeVar("Entry", bound=Section)
Named = TypeVar("Named", bound=Product | Segment)


def filled(items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The entries of a list that have anything in them, each with its place in the file."""
    return [(index, item) for index, item in enumerate(items) if item.is_filled]


def filled_or_unsaid(case: Case, base: Path, items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The entries that have anything in them, or keys with nothing behind them, with their places."""
    return _filled_or_in(case.unsaid_in(base), items)


def filled_or_unread(case: Case, base: Path, items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """The same, and those in which what there is could not be read."""
    return _filled_or_in(case.unsaid_in(base) | case.unread(base), items)


def _filled_or_in(places: Container[str | int], items: Iterable[Entry]) -> list[tuple[int, Entry]]:
    return [(at, item) for at, item in enumerate(items) if item.is_filled or at in places]


def asked_of(case: Case, section: str, items: Iterable[Named], *keys: str) -> list[tuple[int, Named]]:
    """The entries of which these values are asked: those with a name, and those where it or one of them could not be
    read, each with its place.

    Without the latter a name that is added, or a line that is mended, would ask for more than it gives.
    """
    return [
        (at, entry)
        for at, entry in filled_or_unread(case, (section,), items)
        if entry.name is not None or any(case.is_unread((section, at, key)) for key in ("name", *keys))
    ]


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
