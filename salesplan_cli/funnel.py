"""The chain of activities: how many of each, how many lead to the next step, and how many orders come out.

Numbers are exact fractions of the plan's own; nothing is rounded between a first contact and an order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from salesplan_cli.calendar import Span, moved_inside, working_weeks
from salesplan_cli.model import ORDER_WORDS, Activity, Plan
from salesplan_cli.text import folded, scaled

ORDER: Final = -1
"""The place that stands for the order, where a chain ends."""


class Step(NamedTuple):
    """One activity in the chain."""

    place: int
    """Its place in the plan."""
    activity: Activity
    planned: Fraction | None
    """Its own number over its window; None where it has none (or the period is not known)."""
    leads_to: int | None
    """The place of the next activity, `ORDER`, or None: nothing, or a name that is not one activity's."""
    conversion: Fraction | None
    """The share that leads to the next step, given or following from two numbers."""
    follows: bool
    """Whether the conversion follows and was not given."""
    days: tuple[int, int]
    """The days of its window whose contacts can still become an order within the period, and all its days."""

    @property
    def has_number(self) -> bool:
        """Whether it has a number of its own."""
        return bool(self.activity.per)

    @property
    def share_in_time(self) -> Fraction:
        """The share of its window whose contacts can still become an order."""
        return Fraction(*self.days)

    @property
    def leading_on(self) -> Fraction:
        """How many of what is planned lead to the next step, 0 where that is not known."""
        return self.planned * self.conversion if self.planned and self.conversion else Fraction(0)

    @property
    def new(self) -> bool:
        """Whether it is for new customers."""
        return self.activity.for_ != "existing"


class Funnel(NamedTuple):
    """All steps, by their place in the plan, and the names that do not fit."""

    steps: dict[int, Step]
    unknown: tuple[int, ...]
    """Activities whose `leads_to` names nothing that is there."""
    repeated: tuple[int, ...]
    """Activities whose name another one has already."""
    circles: tuple[tuple[int, ...], ...]
    """Activities that lead back to themselves, each circle by itself."""
    into: dict[int, list[Step]]
    """The steps that lead to each step, and to `ORDER`."""
    numbers: dict[int, Fraction]
    """How many of each step, as far as that is known."""
    timely: dict[int, Fraction]
    """How many of each step for new customers come early enough, as far as that is known."""

    @property
    def sound(self) -> bool:
        """Whether every name is clear and the chain has an end."""
        return not (self.unknown or self.repeated or self.circles)

    def before(self, index: int) -> list[Step]:
        """The steps that lead to a step (or to `ORDER`)."""
        return self.into.get(index, [])

    def reaches_order(self, index: int) -> bool:
        """Whether every conversion from a step to an order is known."""
        seen: set[int] = set()
        while index != ORDER:
            step = self.steps[index]
            if index in seen or step.leads_to is None or step.conversion is None:
                return False
            seen.add(index)
            index = step.leads_to
        return True

    def number(self, index: int) -> Fraction | None:
        """How many of an activity: planned, else what the steps before it deliver; None where that is not known."""
        return self.numbers.get(index)

    def delivered(self, index: int) -> Fraction | None:
        """What the steps before a step (or `ORDER`) lead to; None where any of that is not known."""
        return _delivered(self.before(index), self.numbers)

    def in_time(self, index: int) -> Fraction | None:
        """How many of an activity for new customers come early enough to end in an order within the period.

        First contacts count for their share in time; a later step for the smaller of planned and delivered.
        """
        return self.timely.get(index)

    def arriving(self, index: int) -> Fraction | None:
        """What comes early enough from the steps for new customers before a step (or `ORDER`); None: not known."""
        return _delivered([step for step in self.before(index) if step.new], self.timely)

    @property
    def orders(self) -> Fraction | None:
        """The orders from new customers that the chain gives within the period; None where that is not known."""
        return self.arriving(ORDER) if self.sound else None

    def with_hours(self) -> list[tuple[Step, Fraction, Fraction]]:
        """The steps with a number and hours, each with both."""
        found = []
        for step in self.steps.values():
            number = self.number(step.place)
            if number is not None and step.activity.hours is not None:
                found.append((step, number, step.activity.hours))
        return found

    @property
    def hours(self) -> Fraction:
        """The hours that all activities take, as far as that is known."""
        return sum((number * hours for _, number, hours in self.with_hours()), Fraction(0))

    def first_contacts(self) -> list[Step]:
        """The steps for new customers that nothing leads to and that lead somewhere, else all that nothing leads to."""
        first = [step for step in self.steps.values() if step.new and not self.before(step.place)]
        return [step for step in first if step.leads_to is not None] or first


def funnel(plan: Plan) -> Funnel:
    """The chain of a plan's activities."""
    given = [(index, activity) for index, activity in enumerate(plan.activities) if activity.is_filled]
    places: dict[str, int] = {}
    repeated = []
    for index, activity in given:
        if activity.name is not None:
            name = folded(activity.name)
            if name in places:
                repeated.append(index)
            else:
                places[name] = index
    unknown: list[int] = []
    targets: dict[int, int | None] = {}
    for index, activity in given:
        if activity.leads_to is None:
            targets[index] = None
            continue
        name = folded(activity.leads_to)
        # An activity that is itself called "order" is meant before the end of the chain is.
        target = places.get(name, ORDER if name in ORDER_WORDS else None)
        targets[index] = target
        if target is None:
            unknown.append(index)
    circles = dict.fromkeys(tuple(sorted(circle)) for index, _ in given if (circle := _circle(index, targets)))
    steps = {}
    for index, activity in given:
        planned = _planned(activity, plan)
        conversion = Fraction(activity.conversion) / 100 if activity.conversion is not None else None
        steps[index] = Step(index, activity, planned, targets[index], conversion, False, _days_in_time(activity, plan))
    steps = _with_conversions(steps, plan)
    into = _into(steps)
    numbers = _down_the_chain(steps, into, _number, [step.place for step in steps.values() if step.has_number])
    new = {place: [step for step in before if step.new] for place, before in into.items()}

    def timely(step: Step, before: list[Step], known: Mapping[int, Fraction]) -> Fraction | None:
        if not into.get(step.place):
            number = numbers.get(step.place)
            return None if number is None else number * step.share_in_time
        total = _delivered(before, known)
        return total if total is None or step.planned is None else min(total, step.planned)

    return Funnel(
        steps, tuple(unknown), tuple(repeated), tuple(circles), into, numbers, _down_the_chain(steps, new, timely)
    )


def _into(steps: Mapping[int, Step]) -> dict[int, list[Step]]:
    into: dict[int, list[Step]] = {}
    for step in steps.values():
        if step.leads_to is not None:
            into.setdefault(step.leads_to, []).append(step)
    return into


def _down_the_chain(
    steps: Mapping[int, Step],
    into: Mapping[int, list[Step]],
    number: Callable[[Step, list[Step], Mapping[int, Fraction]], Fraction | None],
    at_once: Iterable[int] = (),
) -> dict[int, Fraction]:
    # Each step once, after all that lead to it, without recursion: a chain may be hundreds of steps long. What stands
    # in a circle is never reached, so it has no number.
    known: dict[int, Fraction] = {}
    target_of = {step.place: target for target, before in into.items() for step in before}
    waiting = {place: len(into.get(place, ())) for place in steps}
    done = {*at_once, *(place for place, left in waiting.items() if not left)}
    ready = sorted(done)
    while ready:
        step = steps[ready.pop()]
        found = number(step, into.get(step.place, []), known)
        if found is not None:
            known[step.place] = found
        target = target_of.get(step.place, ORDER)
        if target != ORDER:
            waiting[target] -= 1
            if not waiting[target] and target not in done:
                done.add(target)
                ready.append(target)
    return known


def _number(step: Step, before: list[Step], known: Mapping[int, Fraction]) -> Fraction | None:
    return step.planned if step.has_number else _delivered(before, known)


def _delivered(before: list[Step], known: Mapping[int, Fraction]) -> Fraction | None:
    total = Fraction(0)
    for step in before:
        number = known.get(step.place)
        if number is None or step.conversion is None:
            return None
        total += number * step.conversion
    return total if before else None


def _circle(index: int, targets: dict[int, int | None]) -> list[int]:
    """What an activity leads to on its way back to itself, nothing where it does not come back."""
    at, way = targets[index], dict.fromkeys([index])
    while at is not None and at != ORDER and at not in way:
        way[at] = None
        at = targets[at]
    return list(way) if at == index else []


def _with_conversions(chain: Mapping[int, Step], plan: Plan) -> dict[int, Step]:
    # A conversion that is left out follows from two numbers that the plan gives. Several steps into one without a
    # conversion share: (the next step's number - what the given ones deliver) / the sum of their own numbers.
    steps = dict(chain)
    for target, every in _into(chain).items():
        # Orders are counted from new customers: what is done for existing ones has no share in them.
        into = [step for step in every if step.new] if target == ORDER else every
        open_ = [step for step in into if step.conversion is None]
        result = order_number(plan) if target == ORDER else chain[target].planned
        if not open_ or result is None or any(step.planned is None for step in into):
            continue
        given = sum((step.leading_on for step in into), Fraction(0))
        whole = sum((step.planned for step in open_ if step.planned), Fraction(0))
        if not whole:
            continue
        share = max((result - given) / whole, Fraction(0))
        for step in open_:
            steps[step.place] = step._replace(conversion=share, follows=True)
    return steps


def average_order(plan: Plan) -> Fraction | None:
    """What an order brings in: `average_order`, else revenue / quantity of the products that have both."""
    if plan.average_order is not None:
        return Fraction(plan.average_order)
    both = [(each.amount, each.quantity) for each in plan.products if each.amount is not None and each.quantity]
    quantity = sum((Fraction(each) for _, each in both), Fraction(0))
    revenue = sum((Fraction(each) for each, _ in both), Fraction(0))
    return revenue / quantity if quantity and revenue else None


def existing_revenue(plan: Plan) -> Fraction | None:
    """What existing customers bring in; 0 where there are none."""
    existing = plan.customers.existing
    if existing.count == 0:
        return Fraction(0)
    return None if existing.revenue is None else Fraction(existing.revenue)


def orders_needed(plan: Plan) -> Fraction | None:
    """Orders that new customers must give: from the money target where all is known, else a given number of them."""
    average, existing = average_order(plan), existing_revenue(plan)
    if plan.revenue_target is not None and average is not None and existing is not None:
        return max((Fraction(plan.revenue_target) - existing) / average, Fraction(0))
    return order_number(plan)


def whole_orders(orders: Fraction) -> int:
    """Orders rounded half up to whole ones."""
    return scaled(orders, 1)


def order_number(plan: Plan) -> Fraction | None:
    """The orders that a plan asks for as a number; None where it does not."""
    if plan.order_target is not None:
        return Fraction(plan.order_target)
    win = plan.customers.new.win
    return None if win is None else Fraction(win)


def window_of(activity: Activity, period: Span) -> Span:
    """The part of the period in which an activity runs."""
    return Span(max(activity.start or period.start, period.start), min(activity.end or period.end, period.end))


def runs_outside(activity: Activity, plan: Plan) -> bool:
    """Whether nothing of the window that an activity names lies in the period of the plan."""
    if plan.span is None:
        return False
    window = window_of(activity, plan.span)
    return window.end < window.start


def moved_into_period(plan: Plan) -> Plan | None:
    """The plan with the activities that run outside its period moved into it; None where there are none."""
    outside = {at for at, each in enumerate(plan.activities) if runs_outside(each, plan)}
    if not outside or plan.span is None:
        return None
    moved = []
    for at, each in enumerate(plan.activities):
        start, end = (moved_inside(each.start, each.end, plan.span) if at in outside else None) or (None, None)
        moved.append(each.model_copy(update={"start": start, "end": end}) if at in outside else each)
    return plan.model_copy(update={"activities": tuple(moved)})


def active_weeks(plan: Plan) -> Fraction | None:
    """Weeks worked in the period: `selling_time.weeks`, else its Mondays to Fridays / 5."""
    if plan.selling_time.weeks is not None:
        return Fraction(plan.selling_time.weeks)
    return None if plan.span is None else working_weeks(plan.span)


def _planned(activity: Activity, plan: Plan) -> Fraction | None:
    if activity.per_period is not None:
        return Fraction(activity.per_period)
    if plan.span is None:
        return None
    window = window_of(activity, plan.span)
    if window.end < window.start:
        return Fraction(0) if activity.per else None
    if activity.per_day is not None:
        return Fraction(activity.per_day) * 5 * weeks_of(activity, plan, plan.span)
    if activity.per_week is not None:
        return Fraction(activity.per_week) * weeks_of(activity, plan, plan.span)
    if activity.per_month is not None:
        return Fraction(activity.per_month) * len(window.months)
    if activity.per_quarter is not None:
        return Fraction(activity.per_quarter) * len(window.months) / 3
    return None


def weeks_of(activity: Activity, plan: Plan, period: Span) -> Fraction:
    """The weeks in which an activity is done, of those worked in the period."""
    whole, given = working_weeks(period), plan.selling_time.weeks
    worked = whole if given is None else Fraction(given)
    if activity.start is None and activity.end is None:
        return worked
    return working_weeks(window_of(activity, period)) * worked / whole if whole else Fraction(0)


def _days_in_time(activity: Activity, plan: Plan) -> tuple[int, int]:
    if plan.span is None or not plan.cycle_days:
        return 1, 1
    window = window_of(activity, plan.span)
    if window.end < window.start:
        return 1, 1
    late = (plan.span.end - window.end).days
    lost = max(min(int(plan.cycle_days), 10_000) - late, 0)
    return max(window.days - lost, 0), window.days
