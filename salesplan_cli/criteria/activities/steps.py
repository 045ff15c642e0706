"""A step of the chain: where it stands, how it is named, what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case, called
from salesplan_cli.checklist import Verdict
from salesplan_cli.funnel import Funnel, Step
from salesplan_cli.lines import line
from salesplan_cli.model import PER_KEYS, Plan
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, pasted, phrase, same

LOOKED_AT: Final = 3
"""Steps of which it is looked how much of one would be enough, or where one was to lead."""
STRESS: Final = Fraction(5, 100)
"""How much lower a conversion is in the question "and what if?", and how much higher it may be to be proposed."""
NUMBER_KEYS: Final = (*PER_KEYS, "start", "end", "conversion", "for")
"""What the number of an activity, or of those after it, follows from."""
CHAIN_EN: Final = (
    "activities:\n  - {name: Meeting, per_week: 3, hours: 2, leads_to: Quotation, conversion: 40%}\n"
    "  - {name: Quotation, hours: 3, leads_to: order, conversion: 35%}"
)
CHAIN_NL: Final = (
    "activities:\n  - {name: Gesprek, per_week: 3, hours: 2, leads_to: Offerte, conversion: 40%}\n"
    "  - {name: Offerte, hours: 3, leads_to: order, conversion: 35%}"
)
"""A chain to an order, for the examples of the rules."""


def named(step: Step) -> Fact:
    """An activity by its name, else by its place."""
    return called(step.activity.name, step.place, "activity", "activiteit")


def path(step: Step, key: str) -> Path:
    """Where a key of an activity stands."""
    return ("activities", step.place, key)


def per_key(step: Step) -> str:
    """The key that says how many there are of a step, the usual one where none does."""
    return step.activity.per or "per_week"


def number_line(plan: Plan, key: str, number: Fraction) -> Phrase:
    """A line with a number as this plan writes decimals: `per_week: 8.5`, or `"8,5"` with `numbers: nl`."""
    return line(f"{key}: {pasted(number, plan.numbers)}")


def unread_values(case: Case, *keys: str) -> tuple[Path, ...]:
    """The activities that could not be read, and those of their values with one of these keys."""
    return tuple(each for each in case.lost if each[0] == "activities" and (len(each) == 2 or each[-1] in keys))


def is_read(case: Case, step: Step) -> bool:
    """Whether all that is given of how many there are of a step could be read, also of the steps before it."""
    if not case.lost:
        return True
    places = {step.place, *(each.place for each in steps_before(case.funnel, step))}
    given = (each for each in case.lost_below(("activities",)) if len(each) > 2)
    its_own = any(place in places and key in NUMBER_KEYS for _, place, key, *_ in given)
    return not (its_own or unread_values(case, "leads_to") or case.is_lost(("selling_time", "weeks")))


def steps_before(chain: Funnel, step: Step) -> list[Step]:
    """All steps that lead to a step, near and far."""
    found: dict[int, Step] = {}
    look = [step.place]
    while look:
        for before in chain.before(look.pop()):
            if before.place not in found:
                found[before.place] = before
                look.append(before.place)
    return list(found.values())


def with_activity(case: Case, step: Step, update: Mapping[str, object]) -> Case:
    """The plan with other values of one activity, by the names of its fields."""
    activities = list(case.plan.activities)
    activities[step.place] = step.activity.model_copy(update=update)
    return case.with_values(activities=tuple(activities))


def opens(case: Case, changed: Case, *rules: Callable[[Case], Verdict]) -> bool:
    """Whether one of these rules that is met now is not met any more with another plan."""
    return any(changed.once(rule).gaps and not case.once(rule).gaps for rule in rules)


def link_shown(step: Step) -> Phrase:
    """A step with what it leads to and how many get there, as evidence: "Meeting -> Quotation 40%"."""
    facts: dict[str, Fact] = {"name": named(step), "next": step.activity.leads_to or ""}
    if step.conversion is None:
        return phrase("{name} -> {next} not known", "{name} -> {next} niet bekend", **facts)
    facts["percent"] = step.conversion * 100
    if not step.follows:
        return same("{name} -> {next} {percent:percent}", **facts)
    return phrase("{name} -> {next} {percent:percent} (follows)", "{name} -> {next} {percent:percent} (volgt)", **facts)
