"""C07.chain: conversions link the steps, from a first contact to an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict, nothing
from salesplan_cli.criteria.activities.least import EXAMPLE_A_WEEK, EXAMPLE_CONVERSION, least_conversion, least_number
from salesplan_cli.criteria.activities.steps import (
    CHAIN_EN,
    CHAIN_NL,
    LOOKED_AT,
    link_shown,
    named,
    number_line,
    path,
    steps_before,
    unread_values,
    with_activity,
)
from salesplan_cli.criteria.c08_customers import covered
from salesplan_cli.funnel import ORDER, Funnel, Step
from salesplan_cli.lines import stacked
from salesplan_cli.model import PER_KEYS, Activity
from salesplan_cli.places import Path
from salesplan_cli.text import Phrase, Text, both, folded, pasted, phrase, rounded, same

EXAMPLES: Final = tuple(
    tuple(map(Fraction, each.split())) for each in ("2 40 3 35", "1 40 2 35", "1 40 1 35", "1 50 1 50", "1/2 50 1/2 50")
)
"""Hours of a first contact and percent of them that lead on, and the same of a quotation; the usual ones first."""
SHORT_CONVERSION: Final = Fraction(25)
"""Percent that lead on where no other step is there yet between this one and an order, as an example to write."""


def linked(case: Case) -> Verdict:
    """Conversions link at least one activity for new customers to an order; every step that leads on gets there."""
    chain = case.funnel
    if not chain.steps:
        return nothing("no activities", "geen activiteiten")
    leading = [step for step in chain.steps.values() if step.activity.leads_to is not None]
    if not leading:
        return _nothing_leads(case, chain)
    blame = _breaks(chain)
    completing = _completing(case, blame)
    gaps = [_broken(chain, chain.steps[place], blame[place], update) for place, update in completing.items()]
    of = len(leading)
    if not blame and not any(step.new for step in leading):
        of += 1
        message = phrase(
            "no activity for new customers leads to an order: say how a first contact becomes one",
            "geen enkele activiteit voor nieuwe klanten leidt tot een order: zeg hoe een eerste contact een order "
            "wordt",
        )
        gaps.append(_only_existing(case) or Gap(("activities",), message, example_chain(case)))
    for before, step in _ending_elsewhere(chain):
        of += 1
        gaps.append(_for_others(before, step))
    shown = tuple(link_shown(step) for step in leading)
    return Verdict(same("{links}", links=shown), of, tuple(gaps))


def _breaks(chain: Funnel) -> dict[int, int]:
    """The places at which the chain breaks off, each with how many steps do not get to an order by it."""
    blame: dict[int, int] = {}
    for step in chain.steps.values():
        # What existing customers order is not counted by how many of them do.
        aside = not step.new and step.leads_to == ORDER
        if step.activity.leads_to is not None and not aside and not chain.reaches_order(step.place):
            culprit = _breaks_at(chain, step)
            blame[culprit] = blame.get(culprit, 0) + 1
    return blame


def _breaks_at(chain: Funnel, step: Step) -> int:
    # The first step on the way whose own link is not there.
    seen: set[int] = set()
    place = step.place
    while place not in seen:
        seen.add(place)
        here = chain.steps[place]
        if here.conversion is None or here.leads_to is None or here.leads_to == ORDER:
            return place
        place = here.leads_to
    return step.place


def _broken(chain: Funnel, step: Step, readings: int, completing: Mapping[str, str | Decimal]) -> Gap:
    write = _lines(completing)
    if step.activity.leads_to is None:
        message = phrase(
            "the chain stops at {name}: what does it lead to, and how many out of a hundred get there?",
            "de keten stopt bij {name}: waartoe leidt die stap, en hoeveel van de honderd komen er?",
            name=named(step),
        )
        at = path(step, "leads_to")
        return Gap(at, message, write, (at,), "", readings)
    because = "" if chain.sound else "C07.loop"
    message = phrase(
        "{name} leads to {next}, but the plan does not say how many out of a hundred get there",
        "{name} leidt tot {next}, maar er staat niet bij hoeveel van de honderd er komen",
        name=named(step),
        next=step.activity.leads_to or "",
    )
    lacks: tuple[Path, ...] = (path(step, "conversion"), *((path(step, "leads_to"),) if step.leads_to is None else ()))
    # A conversion follows from two numbers: one that is there but unreadable is the root.
    numbers = [step] + ([chain.steps[step.leads_to]] if step.leads_to is not None and step.leads_to != ORDER else [])
    lacks += tuple(path(each, key) for each in numbers if not each.has_number for key in PER_KEYS)
    if step.leads_to == ORDER:
        lacks += (("order_target",), ("customers", "new", "win"))
    return Gap(path(step, "conversion"), message, write, lacks, because, readings)


def _completing(
    case: Case, places: Iterable[int], example: Fraction = EXAMPLE_CONVERSION
) -> dict[int, dict[str, str | Decimal]]:
    """What is to be written at these places where the chain breaks off, by key."""
    chain = case.funnel
    links = {before.place: chain.steps[place].activity.name for place, before in missing_links(chain).items()}
    completing: dict[int, dict[str, str | Decimal]] = {}
    for at, place in enumerate(places):
        step, update = chain.steps[place], completing.setdefault(place, {})
        if step.activity.leads_to is None:
            update["leads_to"] = links.get(place) or "order"
        if step.conversion is None:
            linked_on = with_activity(case, step, update)
            percent = least_conversion(linked_on, linked_on.funnel.steps[place], example) if at < LOOKED_AT else None
            update["conversion"] = rounded(example if percent is None else percent)
    return completing


def _lines(completing: Mapping[str, str | Decimal]) -> Phrase:
    as_written = {"leads_to": "leads_to: {value:yaml}", "conversion": "conversion: {value:percent}"}
    return stacked([same(as_written[key], value=value) for key, value in completing.items()])


def missing_links(chain: Funnel) -> dict[int, Step]:
    """The steps without a number that nothing leads to, by place, with the step above that was to lead there.

    That one has a conversion and does not say to what.
    """
    links: dict[int, Step] = {}
    loose: dict[bool, Step] = {}
    looked = 0
    for step in chain.steps.values():
        if step.new in loose and step.activity.name and not step.has_number and not chain.before(step.place):
            looked += 1
            # What leads to it already would go round in a circle.
            if looked <= LOOKED_AT and step not in steps_before(chain, loose[step.new]):
                links[step.place] = loose.pop(step.new)
        if step.activity.conversion is not None and step.activity.leads_to is None:
            loose[step.new] = step
    return links


def root_in_chain(case: Case) -> str:
    """C07.chain, where there are enough orders once all that it says to write is there."""
    chain = case.funnel
    updates = _completing(case, _breaks(chain))
    for _, step in _ending_elsewhere(chain):
        updates.setdefault(step.place, {})["for_"] = "new"
    for place, update in updates.items():
        case = with_activity(case, chain.steps[place], update)
    return "C07.chain" if updates and not case.has_too_few_orders else ""


def _ending_elsewhere(chain: Funnel) -> list[tuple[Step, Step]]:
    """The steps for existing customers that lead on from one for new ones, each behind that one."""
    leading = [step for step in chain.steps.values() if step.activity.leads_to is not None and not step.new]
    before = ((next((each for each in chain.before(step.place) if each.new), None), step) for step in leading)
    return [(first, step) for first, step in before if first is not None]


def _for_others(before: Step, step: Step) -> Gap:
    message = phrase(
        "{before} is for new customers and leads to {name}, which is for existing ones: there the chain of new "
        "customers ends",
        "{before} is voor nieuwe klanten en leidt tot {name}, en dat is voor bestaande: daar houdt de keten van nieuwe "
        "klanten op",
        before=named(before),
        name=named(step),
    )
    return Gap(path(step, "for"), message, phrase("for: new", "for: nieuw"))


def _nothing_leads(case: Case, chain: Funnel) -> Verdict:
    first = next((step for step in chain.steps.values() if step.new), None)
    message = phrase(
        "no activity leads to an order: say of each step what it leads to, and how many out of a hundred get there",
        "geen enkele activiteit leidt tot een order: zeg van elke stap waartoe die leidt, en hoeveel van de honderd "
        "er komen",
    )
    evidence = phrase("no activity leads to an order", "geen activiteit leidt tot een order")
    unread = unread_values(case, "leads_to")
    if first is None:
        gap = _only_existing(case) or Gap(("activities",), message, example_chain(case), unread)
        return Verdict(evidence, 1, (gap,))
    write = _lines(_completing(case, (first.place,), SHORT_CONVERSION)[first.place])
    return Verdict(evidence, 1, (Gap(path(first, "leads_to"), message, write, (path(first, "leads_to"), *unread)),))


def _only_existing(case: Case) -> Gap | None:
    """Where the plan approaches no new customers there is no chain to draw: then this rule is waived, visibly."""
    if case.plan.customers.new.approach != 0:
        return None
    message = phrase(
        "no activity for new customers leads to an order, and the plan approaches none: if that is agreed, waive this "
        "rule; else plan the steps from a first contact to an order",
        "geen enkele activiteit voor nieuwe klanten leidt tot een order, en het plan benadert er geen: is dat zo "
        "afgesproken, maak er dan een uitzondering van; plan anders de stappen van eerste contact tot order",
    )
    write = phrase(
        "- rule: C07.chain\n  reason: only existing customers in this plan",
        "- rule: C07.chain\n  reason: alleen bestaande klanten in dit plan",
    )
    return Gap(("waivers",), message, write)


def example_chain(case: Case) -> Phrase:
    """A chain from a first contact to an order, under names that the plan does not have yet.

    The usual one, else the first that gives the orders needed and fits in the hours, as far as the plan tells these.
    """
    taken = {folded(each.name) for each in case.plan.activities if each.name}
    first, next_ = Text("Introductory meeting", "Kennismakingsgesprek"), Text("Quotation", "Offerte")
    if taken.intersection(map(folded, (*first, *next_))):
        first = Text("First meeting with a new customer", "Eerste gesprek met een nieuwe klant")
        next_ = Text("Quotation for a new customer", "Offerte voor een nieuwe klant")

    def number(values: Sequence[Fraction], *rules: Callable[[Case], Verdict]) -> Fraction | None:
        hours, conversion, hours_after, conversion_after = values
        steps = (
            Activity.model_construct(name=first.en, hours=hours, leads_to=next_.en, conversion=conversion),
            Activity.model_construct(name=next_.en, hours=hours_after, leads_to="order", conversion=conversion_after),
        )
        activities = case.plan.activities
        with_them = case.with_values(activities=(*activities, *steps))
        return least_number(with_them, with_them.funnel.steps[len(activities)], *rules)

    found = ((values, number(values, *rules)) for rules in ((covered,), ()) for values in EXAMPLES)
    values, per_week = next((each for each in found if each[1] is not None), (EXAMPLES[0], EXAMPLE_A_WEEK))
    keys = ("hours", "conversion", "hours_after", "conversion_after")
    facts = {key: both(pasted(value, case.plan.numbers)) for key, value in zip(keys, values, strict=True)}
    return phrase(
        "- name: {first}\n  for: new\n  {number}\n  hours: {hours}\n  leads_to: {next}\n  conversion: {conversion}%\n"
        "- name: {next}\n  for: new\n  hours: {hours_after}\n  leads_to: order\n  conversion: {conversion_after}%",
        "- name: {first}\n  for: nieuw\n  {number}\n  hours: {hours}\n  leads_to: {next}\n  conversion: {conversion}%\n"
        "- name: {next}\n  for: nieuw\n  hours: {hours_after}\n  leads_to: order\n  conversion: {conversion_after}%",
        first=first,
        next=next_,
        number=number_line(case.plan, "per_week", per_week or EXAMPLE_A_WEEK),
        **facts,
    )


CHAIN: Final = Rule(
    id="C07.chain",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("a chain to an order", "een keten naar een order"),
    why=Text(
        "Only a chain with conversions says how many first contacts this year's target takes.",
        "Pas een keten met conversies zegt hoeveel eerste contacten het doel van dit jaar vraagt.",
    ),
    reads=("activities[].leads_to", "activities[].conversion", "activities[].for"),
    judge=linked,
    good=Text(CHAIN_EN, CHAIN_NL),
    bad=Text(
        "activities: [{name: Meeting, per_week: 3, leads_to: order}]",
        "activities: [{name: Gesprek, per_week: 3, leads_to: order}]",
    ),
)
