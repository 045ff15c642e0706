"""7 Activities: how many of which activity it takes, step by step to an order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import count, islice
from typing import Final

from salesplan_cli.calendar import Span
from salesplan_cli.case import Case, called
from salesplan_cli.checklist import ACCOUNT_MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged, nothing
from salesplan_cli.criteria.c02_product_targets import root_of
from salesplan_cli.criteria.c08_customers import covered, root_in_windows, winnable
from salesplan_cli.funnel import (
    ORDER,
    Funnel,
    Step,
    active_weeks,
    average_order,
    existing_revenue,
    orders_needed,
    runs_outside,
    whole_orders,
)
from salesplan_cli.lines import PER, amount_to_write, dates_inside, line, money_line, stacked
from salesplan_cli.model import PER_KEYS, Activity, Plan
from salesplan_cli.places import Path
from salesplan_cli.text import (
    NAMED_AT_MOST,
    Fact,
    Phrase,
    Text,
    at_most,
    both,
    folded,
    pasted,
    phrase,
    plain,
    rounded,
    same,
)

EXAMPLE_A_WEEK: Final = Fraction(3)
"""How many of an activity a week, as an example to write."""
NUMBERS_A_WEEK: Final = (*(Fraction(halves, 2) for halves in range(1, 20)), *map(Fraction, range(10, 101)))
"""What is proposed where the example is not enough, the least first: halves below ten, then whole ones."""
EXAMPLES: Final = tuple(
    tuple(map(Fraction, each.split())) for each in ("2 40 3 35", "1 40 2 35", "1 40 1 35", "1 50 1 50", "1/2 50 1/2 50")
)
"""Hours of a first contact and percent of them that lead on, and the same of a quotation; the usual ones first."""
EXAMPLE_CONVERSION: Final = Fraction(35)
"""Percent that lead on, as an example to write."""
SHORT_CONVERSION: Final = Fraction(25)
"""The same where no other step is there yet between this one and an order."""
CONVERSIONS: Final = tuple(map(Fraction, range(1, 101)))
"""What is proposed where the example is not enough, the least first."""
STRESS: Final = Fraction(5, 100)
"""How much lower a conversion is in the question "and what if?", and how much higher it may be to be proposed."""
FEW: Final = 10
"""Below this a number of activities is planned in halves."""
MOST_HOURS: Final = 40
"""Hours of selling in a week that are still worth proposing."""
MOST_TIMES: Final = 3
"""More than so many times the number of one of several steps is no advice."""
LOOKED_AT: Final = 3
"""Steps of which it is looked how much of one would be enough, or where one was to lead."""
COMPARED: Final = 500
"""Names that the unknown ones are compared with, all together, before no nearest one is looked for any more."""
LONGEST_NAME: Final = 80
"""Characters of a name that is compared: comparing names takes time."""
SHORTEST_WORD: Final = 4
COMMON_WORDS: Final = frozenset(
    (
        "voor",
        "naar",
        "over",
        "door",
        "tegen",
        "klant",
        "klanten",
        "nieuwe",
        "with",
        "from",
        "them",
        "customer",
        "customers",
    )
)
"""What does not tell one activity from another, as all that is shorter does not."""


def named(step: Step) -> Fact:
    """An activity by its name, else by its place."""
    return called(step.activity.name, step.place, "activity", "activiteit")


def _example(case: Case) -> Phrase:
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
        with_them = case.with_plan(case.plan.model_copy(update={"activities": (*activities, *steps)}))
        return _least_number(with_them, with_them.funnel.steps[len(activities)], *rules)

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


def path(step: Step, key: str) -> Path:
    """Where a key of an activity stands."""
    return ("activities", step.place, key)


# --- how many of each ------------------------------------------------------------------------------------------------


def counted(case: Case) -> Verdict:
    """There are activities; each has a number, or follows from one that has."""
    chain = case.funnel
    if not chain.steps:
        below = tuple(each for each in case.lost if each[0] == "activities" and len(each) > 1)
        message = phrase(
            "no activity is planned: name what it takes to reach the target, and how many a week",
            "er staat geen enkele activiteit: noem wat er nodig is om het doel te halen, en hoeveel per week",
        )
        return Verdict(
            phrase("no activities", "geen activiteiten"),
            1,
            (Gap(("activities",), message, _example(case), (("activities",), *below)),),
        )
    gaps = []
    links, unread = _missing_links(chain), _unread(case, "leads_to")
    for step in chain.steps.values():
        if case.plan.span is not None and runs_outside(step.activity, case.plan):
            gaps.append(_outside(step, case.plan.span))
            continue
        if step.has_number:
            continue
        roots = _feeds(chain, step)
        if any(root.has_number for root in roots):
            continue
        if step.place in links and not unread:
            gaps.append(_not_linked(chain, links[step.place], step))
            continue
        # An activity of which it cannot be read where it leads may well lead here.
        lacks = tuple(path(each, key) for each in (step, *roots) for key in PER_KEYS) + unread
        message = phrase(
            "{name} has no number, and no other step leads to it: how many a week, a month or a quarter?",
            "{name} heeft geen aantal, en geen andere stap leidt ernaartoe: hoeveel per week, maand of kwartaal?",
            name=named(step),
        )
        because = "C07.loop" if chain.unknown or chain.repeated else ""
        number = _number_to_write(case, step) if len(gaps) < LOOKED_AT else EXAMPLE_A_WEEK
        key = next((each for each in PER_KEYS if path(step, each) in case.unsaid), "per_week")
        write = number_line(case.plan, key, number if key == "per_week" else _as_many(case, step, key, number))
        gap = Gap(path(step, key), message, write, lacks, because)
        # What comes after an activity without a number follows as soon as that one has it.
        gaps.append(gap if not roots else gap._replace(because="C07.count"))
    shown = tuple(_number(chain, step) for step in chain.steps.values())
    evidence = same("{shown}", shown=shown)
    return Verdict(evidence, len(chain.steps), tuple(gaps))


def _outside(step: Step, period: Span) -> Gap:
    """An activity that runs before the plan begins or after it ends, as one that keeps the dates of last year does."""
    start, end = step.activity.start, step.activity.end
    if end is None:
        when = phrase("from {start} on", "vanaf {start}", start=start or "")
    elif start is None:
        when = phrase("until {end}", "tot en met {end}", end=end)
    else:
        when = phrase("from {start} to {end}", "van {start} tot en met {end}", start=start, end=end)
    message = phrase(
        "{name} runs {when}, and nothing of that lies in the plan, which is about {first} to {last}: in which part of "
        "it is this done?",
        "{name} loopt {when}, en dat valt helemaal buiten het plan, dat over {first} tot en met {last} gaat: in welk "
        "deel daarvan gebeurt dit?",
        name=named(step),
        when=when,
        first=period.start,
        last=period.end,
    )
    key = "end" if end is not None and end < period.start else "start"
    return Gap(path(step, key), message, dates_inside(start, end, period))


def _unread(case: Case, *keys: str) -> tuple[Path, ...]:
    """The activities that could not be read, and those of their values with one of these keys."""
    return tuple(each for each in case.lost if each[0] == "activities" and (len(each) == 2 or each[-1] in keys))


def _is_read(case: Case, step: Step) -> bool:
    """Whether all that is given of how many there are of a step could be read, also of the steps before it."""
    if not case.lost:
        return True
    places = {step.place, *(each.place for each in _feeds(case.funnel, step))}
    given = (each for each in case.lost_below(("activities",)) if len(each) > 2)
    its_own = any(place in places and key in NUMBER_KEYS for _, place, key, *_ in given)
    return not (its_own or _unread(case, "leads_to") or case.is_lost(("selling_time", "weeks")))


NUMBER_KEYS: Final = (*PER_KEYS, "start", "end", "conversion", "for")
"""What the number of an activity, or of those after it, follows from."""


def _missing_links(chain: Funnel) -> dict[int, Step]:
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
            if looked <= LOOKED_AT and step not in _feeds(chain, loose[step.new]):
                links[step.place] = loose.pop(step.new)
        if step.activity.conversion is not None and step.activity.leads_to is None:
            loose[step.new] = step
    return links


def _not_linked(chain: Funnel, before: Step, step: Step) -> Gap:
    message = phrase(
        "{before} does not say what it leads to, and {name} has no number of its own: does the one lead to the other?",
        "bij {before} staat niet waartoe die stap leidt, en {name} heeft geen eigen aantal: leidt het een tot het "
        "ander?",
        before=named(before),
        name=named(step),
    )
    # Where the chain stops at that step, or nothing leads anywhere, the rule for the chain says so.
    stops = bool(chain.before(before.place)) or all(each.activity.leads_to is None for each in chain.steps.values())
    write = same("leads_to: {name:yaml}", name=step.activity.name or "")
    at = path(before, "leads_to")
    return Gap(at, message, write, (at,), "C07.chain" if stops else "")


def _feeds(chain: Funnel, step: Step) -> list[Step]:
    # All steps that lead to a step, near and far.
    found: dict[int, Step] = {}
    look = [step.place]
    while look:
        for before in chain.before(look.pop()):
            if before.place not in found:
                found[before.place] = before
                look.append(before.place)
    return list(found.values())


def _number(chain: Funnel, step: Step) -> Phrase:
    if step.planned is not None:
        return phrase("{name} {number} planned", "{name} {number} gepland", name=named(step), number=step.planned)
    number = chain.number(step.place)
    if number is None:
        return phrase("{name} not known", "{name} niet bekend", name=named(step))
    return phrase("{name} {number} (follows)", "{name} {number} (volgt)", name=named(step), number=number)


# --- the chain to an order -------------------------------------------------------------------------------------------


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
        gaps.append(_only_existing(case) or Gap(("activities",), message, _example(case)))
    for before, step in _ending_elsewhere(chain):
        of += 1
        gaps.append(_for_others(before, step))
    shown = tuple(_link(step) for step in leading)
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


def _completing(
    case: Case, places: Iterable[int], example: Fraction = EXAMPLE_CONVERSION
) -> dict[int, dict[str, str | Decimal]]:
    """What is to be written at these places where the chain breaks off, by key."""
    chain = case.funnel
    links = {before.place: chain.steps[place].activity.name for place, before in _missing_links(chain).items()}
    completing: dict[int, dict[str, str | Decimal]] = {}
    for at, place in enumerate(places):
        step, update = chain.steps[place], completing.setdefault(place, {})
        if step.activity.leads_to is None:
            update["leads_to"] = links.get(place) or "order"
        if step.conversion is None:
            linked_on = _with_activity(case, step, update)
            percent = _least_conversion(linked_on, linked_on.funnel.steps[place], example) if at < LOOKED_AT else None
            update["conversion"] = rounded(example if percent is None else percent)
    return completing


def _lines(completing: Mapping[str, str | Decimal]) -> Phrase:
    as_written = {"leads_to": "leads_to: {value:yaml}", "conversion": "conversion: {value:percent}"}
    return stacked([same(as_written[key], value=value) for key, value in completing.items()])


def _root_in_chain(case: Case) -> str:
    """C07.chain, where there are enough orders once all that it says to write is there."""
    chain = case.funnel
    updates = _completing(case, _breaks(chain))
    for _, step in _ending_elsewhere(chain):
        updates.setdefault(step.place, {})["for_"] = "new"
    for place, update in updates.items():
        case = _with_activity(case, chain.steps[place], update)
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
    unread = _unread(case, "leads_to")
    if first is None:
        gap = _only_existing(case) or Gap(("activities",), message, _example(case), unread)
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


def _number_to_write(case: Case, step: Step) -> Fraction:
    """As many a week as the rest of the plan asks for; where so many do not fit as many as do, up to the example."""
    number = _enough_a_week(case, step)
    if number is not None:
        return number
    fewer = (each for each in reversed(NUMBERS_A_WEEK) if each <= EXAMPLE_A_WEEK)
    fits = (each for each in fewer if not _opens(case, _with_activity(case, step, {"per_week": each}), fits_hours))
    return next(fits, EXAMPLE_A_WEEK)


def _as_many(case: Case, step: Step, key: str, a_week: Fraction) -> Fraction:
    """As many as that is per day, month, quarter or period, as one puts it in a diary."""
    per_week, one = (
        _with_activity(case, step, {name: rounded(number)}).funnel.number(step.place)
        for name, number in (("per_week", a_week), (key, Fraction(1)))
    )
    return _schedulable(per_week / one, key) if per_week and one else a_week


def _enough_a_week(case: Case, step: Step) -> Fraction | None:
    """As many a week as the rest of the plan asks for; for each new customer to approach one, where that can be."""
    number = _least_number(case, step, covered)
    return _least_number(case, step) if number is None else number


def _least_number(case: Case, step: Step, *rules: Callable[[Case], Verdict]) -> Fraction | None:
    return _least_enough(case, step, "per_week", EXAMPLE_A_WEEK, NUMBERS_A_WEEK, *rules)


def _least_conversion(case: Case, step: Step, example: Fraction = EXAMPLE_CONVERSION) -> Fraction | None:
    """As high a conversion as the rest of the plan asks for; None where none is enough, or another finding opens."""
    return _least_enough(case, step, "conversion", example, CONVERSIONS)


def _conversion_line(percent: Fraction | None) -> Phrase | None:
    return None if percent is None else line(f"conversion: {plain(percent)}%")


def _least_enough(
    case: Case,
    step: Step,
    key: str,
    example: Fraction,
    tried: Sequence[Fraction],
    *rules: Callable[[Case], Verdict],
) -> Fraction | None:
    """The example where that will do, else the least of what is tried that does; None where nothing does.

    It will do where it is enough, also by these rules, and opens nothing.
    """

    @cache
    def with_value(value: Fraction) -> Case:
        return _with_activity(case, step, {key: rounded(value)})

    @cache
    def is_enough(value: Fraction) -> bool:
        return not with_value(value).has_too_few_orders and not _opens(case, with_value(value), winnable, *rules)

    def least() -> Sequence[Fraction]:
        # Orders mostly grow as the number does: then the least is where that says, and two are enough to know it.
        orders, needed = with_value(example).funnel.orders, orders_needed(case.plan)
        near = example * (whole_orders(needed) - Fraction(1, 2)) / orders if orders and needed else example
        found = _first_enough(lambda at: is_enough(tried[at]), 0, len(tried), bisect_left(tried, near))
        return tried[found : found + 1]

    def will_do(value: Fraction) -> bool:
        return is_enough(value) and not _opens(case, with_value(value), flows, fits_hours)

    return example if will_do(example) else next(filter(will_do, least()), None)


def _first_enough(is_enough: Callable[[int], bool], low: int, high: int, near: int) -> int:
    """The least whole number from `low` on that is enough, `high` where none is; looks outwards from a guess."""
    near, away = min(max(near, low), high), 1
    if near < high and not is_enough(near):
        low = near + 1
        while low + away < high and not is_enough(low + away):
            low, away = low + away + 1, 2 * away
        high = min(low + away, high)
    else:
        high = near
        while high - away >= low and is_enough(high - away):
            high, away = high - away, 2 * away
        low = max(high - away + 1, low)
    return bisect_left(range(high), True, low, high, key=is_enough)


def _link(step: Step) -> Phrase:
    facts: dict[str, Fact] = {"name": named(step), "next": step.activity.leads_to or ""}
    if step.conversion is None:
        return phrase("{name} -> {next} not known", "{name} -> {next} niet bekend", **facts)
    facts["percent"] = step.conversion * 100
    if not step.follows:
        return same("{name} -> {next} {percent:percent}", **facts)
    return phrase("{name} -> {next} {percent:percent} (follows)", "{name} -> {next} {percent:percent} (volgt)", **facts)


# --- what an order brings in -----------------------------------------------------------------------------------------


def order_value(case: Case) -> Verdict:
    """How many orders are needed can be told."""
    plan = case.plan
    average = average_order(plan)
    if plan.average_order is not None:
        return Verdict(
            phrase("an order of {average:money}", "een order van {average:money}", average=plan.average_order), 1
        )
    if average is not None:
        return Verdict(
            phrase(
                "products with revenue and quantity: {average:money} an order on average",
                "producten met omzet en aantal: gemiddeld {average:money} per order",
                average=average,
            ),
            1,
        )
    needed = case.orders_needed
    if needed is not None:
        return Verdict(
            phrase(
                "{needed} {needed:order is|orders are} asked for",
                "er {needed:wordt|worden} {needed} {needed:order|orders} gevraagd",
                needed=needed,
            ),
            1,
        )
    message = phrase(
        "nobody can tell how many orders the target takes: what does an order bring in on average?",
        "er is niet te zeggen hoeveel orders het doel vraagt: wat levert een order gemiddeld op?",
    )
    lacks = (("average_order",), ("order_target",), ("customers", "new", "win"))
    if plan.customers.new.approach == 0:
        none = phrase(
            "nobody can tell how many orders the target takes: if the plan asks for no new customers, write that 0 are "
            "to be won",
            "er is niet te zeggen hoeveel orders het doel vraagt: vraagt het plan geen nieuwe klanten, schrijf dan dat "
            "er 0 te winnen zijn",
        )
        return Verdict(phrase("not known", "niet bekend"), 1, (Gap(lacks[-1], none, line("win: 0"), lacks),))
    amount = rounded(Fraction(plan.revenue_target) / 20, 0) if plan.revenue_target else Decimal(40_000)
    write = money_line(plan, "average_order", max(amount, Decimal(1)))
    # Where the target is in orders it is enough that it is given.
    because = "C02.target" if plan.counts_orders else ""
    return Verdict(phrase("not known", "niet bekend"), 1, (Gap(("average_order",), message, write, lacks, because),))


# --- what comes in from the step before ------------------------------------------------------------------------------


def flows(case: Case) -> Verdict:
    """A step's planned number is not above what the steps before it deliver; what follows is at most 100 %."""
    chain, margin = case.funnel, Fraction(case.limits["C07.flow"])
    if not chain.sound:
        return not_judged("the chain itself is not right yet", "de keten zelf klopt nog niet")
    gaps: list[Gap] = []
    shown: list[Phrase] = []
    for step in chain.steps.values():
        if not _is_read(case, step):
            continue
        before = chain.before(step.place)
        delivered = None if any(each.follows for each in before) else chain.delivered(step.place)
        most = None if delivered is None else delivered * (100 + margin) / 100
        if step.follows and step.conversion is not None:
            shown.append(_link(step))
            if step.conversion > 1:
                gaps.append(_more_than_all(case, step, most))
        if step.planned is None or delivered is None or most is None:
            continue
        facts: dict[str, Fact] = {"name": named(step), "planned": step.planned, "delivered": delivered}
        shown.append(phrase("{name} {planned} of {delivered}", "{name} {planned} van {delivered}", **facts))
        if step.planned > most:
            fed = phrase(
                "{planned} x {name} {planned:is|are} planned, and the {before:step|steps} before "
                "{before:delivers|deliver} {delivered}: plan more there, or fewer of these",
                "er {planned:staat|staan} {planned} x {name} gepland, en de {before:stap ervoor levert|stappen ervoor "
                "leveren} er {delivered}: plan er daar meer, of hier minder",
                before=len(before),
                **facts,
            )
            key = step.activity.per
            number = Fraction(getattr(step.activity, key)) * delivered / step.planned
            write = _fewer(case, step, number) if len(gaps) < LOOKED_AT else None
            if step.follows and step.conversion is not None and step.conversion > 1:
                all_ = gaps.pop().message
                words = Text(f"{all_.text.en}; {fed.text.en}", f"{all_.text.nl}; {fed.text.nl}")
                gaps.append(Gap(path(step, key), Phrase(words, {**all_.facts, **fed.facts}), readings=2))
            else:
                gaps.append(Gap(path(step, key), fed, write))
    if not shown and not case.reads_chain:
        return not_judged("a value in the chain cannot be read", "een waarde in de keten is niet te lezen")
    if not shown:
        return not_judged(
            "no step has a planned and a delivered number", "geen stap heeft een gepland en een geleverd aantal"
        )
    root = root_in_windows(case, flows) if gaps else ""
    return Verdict(same("{shown}", shown=tuple(shown)), len(shown), tuple(gap._replace(because=root) for gap in gaps))


def _fewer(case: Case, step: Step, number: Fraction) -> Phrase | None:
    """As few of a step as come in, rounded down, so never more; None where what comes after it then has too few."""
    key = step.activity.per
    for parts in (10, 100):
        few = Fraction(int(number * parts), parts)
        fewer = _with_activity(case, step, {key: rounded(few)})
        beside = (each for each in fewer.funnel.steps.values() if each.leads_to == step.leads_to)
        too_few = fewer.has_too_few_orders or any(each.follows and (each.conversion or 0) > 1 for each in beside)
        if bool(few) is bool(number) and not too_few and not _opens(case, fewer, winnable):
            return number_line(case.plan, key, few)
    return None


def _opens(case: Case, changed: Case, *rules: Callable[[Case], Verdict]) -> bool:
    """Whether one of these rules that is met now is not met any more with another plan."""
    return any(rule(changed).gaps and not rule(case).gaps for rule in rules)


def _more_than_all(case: Case, step: Step, most: Fraction | None) -> Gap:
    """More orders are asked of a step than there are of it; `most` is how many of it the steps before it allow."""
    share = step.conversion or Fraction(0)
    message = phrase(
        "{name} -> {next} would need a conversion of {percent:percent}: more comes out than goes in",
        "{name} -> {next} zou een conversie van {percent:percent} vragen: er komt meer uit dan erin gaat",
        name=named(step),
        next=step.activity.leads_to or "",
        percent=share * 100,
    )
    key = step.activity.per
    now = Fraction(getattr(step.activity, key))
    # In whole ones; in tenths where those are more than comes in.
    for number in (Fraction(-(-now * share // 1)), Fraction(-(-now * share * 10 // 1), 10)):
        if most is None or (step.planned or 0) * number <= most * now:
            return Gap(path(step, key), message, number_line(case.plan, key, number))
    return Gap(path(step, key), message)


# --- enough orders ---------------------------------------------------------------------------------------------------


def enough(case: Case) -> Verdict:
    """The chain gives the orders needed."""
    plan, chain = case.plan, case.funnel
    orders, needed = case.orders, case.orders_needed
    if not case.reads_chain:
        return not_judged(
            "a value in the chain to an order cannot be read", "een waarde in de keten naar een order is niet te lezen"
        )
    if orders is None or plan.span is None:
        return not_judged("the chain to an order is not complete", "de keten naar een order is niet volledig")
    if needed is None:
        return not_judged("the orders needed are not known", "het aantal benodigde orders is niet bekend")
    whole, asked = whole_orders(orders), whole_orders(needed)
    facts: dict[str, Fact] = {
        "steps": _steps(chain, needed),
        "orders": orders,
        "whole": whole,
        "needed": _needed(plan, needed),
        "asked": asked,
        "stress": _stressed(chain, needed),
        "short": max(asked - whole, 0),
    }
    evidence = phrase(
        "{steps}; {whole} {whole:order|orders}, {asked} needed{needed}{stress}",
        "{steps}; {whole} {whole:order|orders}, {asked} nodig{needed}{stress}",
        **facts,
    )
    if whole >= asked:
        return Verdict(evidence, 1)
    gap = _too_few(case, orders, needed, facts)
    root = root_in_windows(case, enough) or root_of(case, enough) or _root_in_chain(case)
    return Verdict(evidence, 1, (gap._replace(because=root),))


def _needed(plan: Plan, needed: Fraction) -> Fact:
    average, existing = average_order(plan), existing_revenue(plan)
    if plan.revenue_target is not None and average is not None and existing is not None:
        left = Fraction(plan.revenue_target) - existing
        if left <= 0:
            return phrase(
                " (existing customers already bring in {existing}; the target is {target})",
                " (bestaande klanten leveren al {existing} op; het doel is {target})",
                target=plan.revenue_target,
                existing=existing,
            )
        return same(
            " ({target} - {existing} = {left}; {left} / {average} = {needed})",
            target=plan.revenue_target,
            existing=existing,
            left=left,
            average=average,
            needed=_clear(needed),
        )
    return both("")


def _clear(orders: Fraction) -> Fact:
    """Orders in so many decimals that these come to the same whole ones."""
    shown = (rounded(orders, decimals) for decimals in (2, 4))
    return next((each for each in shown if whole_orders(Fraction(each)) == whole_orders(orders)), orders)


def _why_fewer(chain: Funnel, step: Step) -> Fact:
    # Not all that is planned counts: it is too late for an order, or the steps before it do not give as many.
    before = sum(each.new for each in chain.before(step.place))
    if not before:
        soon, days = step.days
        return phrase(
            "in time ({soon} of {days} {days:day|days})",
            "op tijd ({soon} van {days:|de }{days} {days:dag|dagen})",
            soon=soon,
            days=days,
        )
    return phrase("from the {n:step|steps} before", "uit de {n:stap|stappen} ervoor", n=before)


def _so_many(asked: Fraction | None) -> Fact:
    # In whole ones: nobody makes half a call.
    return both("") if asked is None else phrase(" ({asked} needed)", " ({asked} nodig)", asked=-(-asked // 1))


def _steps(chain: Funnel, needed: Fraction) -> tuple[Phrase, ...]:
    # From first contact to order: what is planned in time, and beside it what the orders needed would take.
    asked = _asked(chain, needed)
    said = []
    for step in chain.steps.values():
        number = chain.in_time(step.place) if step.new and chain.reaches_order(step.place) else None
        if number is None or step.conversion is None:
            continue
        facts: dict[str, Fact] = {
            "name": named(step),
            "number": number,
            "planned": step.planned or number,
            "percent": step.conversion * 100,
            "result": _clear(number * step.conversion) if step.leads_to == ORDER else number * step.conversion,
            "asked": _so_many(asked.get(step.place)),
        }
        if step.planned is not None and step.planned != number:
            said.append(
                phrase(
                    "{name} {planned} planned, {number} of them {counted}{asked} x {percent:percent} = {result}",
                    "{name} {planned} gepland, waarvan {number} {counted}{asked} x {percent:percent} = {result}",
                    counted=_why_fewer(chain, step),
                    **facts,
                )
            )
        else:
            said.append(
                phrase(
                    "{name} {number}{asked} x {percent:percent} = {result}",
                    "{name} {number}{asked} x {percent:percent} = {result}",
                    **facts,
                )
            )
    return tuple(said)


def _asked(chain: Funnel, needed: Fraction, instead: Mapping[int, Fraction] = {}) -> dict[int, Fraction]:
    """How many of each step the orders needed take, back from the order; `instead` holds other conversions.

    Of several steps into one each gives the part that it gives now. What leads to nothing is left out.
    """
    asked: dict[int, Fraction] = {}
    look = [(ORDER, needed)]
    while look:
        place, number = look.pop()
        before = [
            (each, chain.in_time(each.place), instead.get(each.place, each.conversion))
            for each in chain.before(place)
            if each.new
        ]
        arriving = sum((now * share for _, now, share in before if now and share), Fraction(0))
        for step, now, share in before:
            if share and len(before) == 1:
                asked[step.place] = number / share
            elif share and now:
                asked[step.place] = now * number / arriving
            if step.place in asked:
                look.append((step.place, asked[step.place]))
    return asked


def _stressed(chain: Funnel, needed: Fraction) -> Fact:
    # "And what if?": the same chain with its last conversion 5 points lower.
    last = [step for step in chain.before(ORDER) if step.new and step.conversion is not None]
    first = [step for step in chain.first_contacts() if step.planned and chain.reaches_order(step.place)]
    if len(last) != 1 or not first:
        return both("")
    conversion = last[0].conversion or Fraction(0)
    lower = conversion - STRESS
    if lower <= 0:
        return both("")
    asked = _asked(chain, needed, {last[0].place: lower})
    contacts = planned = Fraction(0)
    for step in first:
        some, now = asked.get(step.place), chain.in_time(step.place)
        if not some or not now or not step.planned:
            return both("")
        planned += step.planned
        contacts += some * step.planned / now  # those that come too late are to be made as well
    return phrase(
        "; with {lower:percent} in place of {conversion:percent} at {name} it would take {contacts} first contacts "
        "({planned} {planned:is|are} planned)",
        "; met {lower:percent} in plaats van {conversion:percent} bij {name} zijn {contacts} eerste contacten nodig "
        "({planned} gepland)",
        lower=lower * 100,
        conversion=conversion * 100,
        name=named(last[0]),
        contacts=-(-contacts // 1),
        planned=planned,
    )


def _too_few(case: Case, orders: Fraction, needed: Fraction, facts: dict[str, Fact]) -> Gap:
    said = phrase(
        "the activities give {whole} {whole:order|orders} and {asked} {asked:is|are} needed{needed}, {short} too few: "
        "{steps}{each}",
        "de activiteiten geven {whole} {whole:order|orders} en er {asked:is|zijn} er {asked} nodig{needed}, {short} te "
        "weinig: {steps}{each}",
        each=_of_one_piece(case.plan),
        **facts,
    )
    if (gap := _worth_more(case, said)) is not None:
        return gap
    chain = case.funnel
    if orders and (narrow := _narrowest(chain, orders, needed)) is not None:
        return _too_narrow(case, narrow, said, orders, needed)
    starts = [step for step in chain.first_contacts() if step.planned and chain.reaches_order(step.place)]
    if starts and not any(step.share_in_time for step in starts):
        return Gap(("cycle_days",), _none_in_time(case, starts, said))
    first = _only_first(chain)
    if first is None and orders and (gap := _more_of_one(case, said, orders, needed)) is not None:
        return gap
    closed = next(
        (each for each in chain.steps.values() if each.new and each.conversion == 0 and not each.follows), None
    )
    if not orders and closed is not None:
        message = phrase(
            "{said}. A conversion of 0% lets nothing through: write how many of the hundred go on",
            "{said}. Met een conversie van 0% komt er niets door: schrijf hoeveel van de honderd er verdergaan",
            said=said,
        )
        return Gap(path(closed, "conversion"), message, _conversion_line(_least_conversion(case, closed)))
    if first is None or not orders:
        step = first or next(iter(chain.first_contacts()), next(iter(chain.steps.values())))
        if step.planned:
            return _no_number(case, step, said, _advised(said))
        return Gap(path(step, _per_key(step)), _advised(said), _first_number(case, step))
    if (start := _earlier_start(case, first)) is not None:
        message = phrase(
            "{said}. An order takes {cycle} days, so the late contacts do not count: start {name} by {start} and it is "
            "enough",
            "{said}. Een order duurt {cycle} dagen, dus de late contacten tellen niet mee: begin op {start} met "
            "{name}, dan is het genoeg",
            said=said,
            cycle=case.plan.cycle_days or 0,
            name=named(first),
            start=start,
        )
        return Gap(path(first, "start"), message, line(f"start: {start.isoformat()}"))
    said = _late(case, said, first, orders, needed)
    return _more_of(case, first, said, _advised(said), orders, needed)


def _first_number(case: Case, step: Step) -> Phrase | None:
    """As many a week as it takes, of a step of which there are none."""
    number = _enough_a_week(case, step) if step.activity.per_week == 0 else None
    return None if number is None else number_line(case.plan, "per_week", number)


def _of_one_piece(plan: Plan) -> Fact:
    # What an order brings in was not said, and then it is what a piece of the products does.
    average = average_order(plan)
    if (
        plan.revenue_target is None
        or plan.average_order is not None
        or average is None
        or existing_revenue(plan) is None
    ):
        return both("")
    return phrase(
        ". An order counts as one piece of the products here ({average:money} on average): is it more, then write "
        "`average_order`",
        ". Een order telt hier als één verkocht product (gemiddeld {average:money}): is het meer, zet er dan "
        "`average_order` bij",
        average=average,
    )


def _worth_more(case: Case, said: Phrase) -> Gap | None:
    """What an order brings in by the plan's own new customers, where that and not a piece makes it enough."""
    plan, new = case.plan, case.plan.customers.new
    if plan.average_order is not None or average_order(plan) is None or not new.win or not new.revenue:
        return None
    amount = max(rounded(Fraction(new.revenue) / Fraction(new.win), 0), Decimal(1))
    larger = case.with_plan(plan.model_copy(update={"average_order": amount}))
    if larger.has_too_few_orders or _opens(case, larger, winnable):
        return None
    message = phrase(
        "{said}. By this plan {win} new {win:customer brings|customers bring} in {revenue:money}, which makes "
        "{amount:money} an order",
        "{said}. Volgens dit plan {win:levert|leveren} {win} nieuwe {win:klant|klanten} {revenue:money} op, dat is "
        "{amount:money} per order",
        said=said,
        win=new.win,
        revenue=new.revenue,
        amount=amount,
    )
    return Gap(("average_order",), message, money_line(plan, "average_order", amount))


# --- what would be enough --------------------------------------------------------------------------------------------


def _more_of(case: Case, step: Step, said: Phrase, advised: Phrase, orders: Fraction, needed: Fraction) -> Gap:
    """So much more of a step that it is enough; only advice where it then still is not, or another gap opens."""
    key = _per_key(step)
    exact = Fraction(getattr(step.activity, key)) * whole_orders(needed) / orders
    # As one puts it in a diary; in tenths where that would be more than comes in.
    for number in (_schedulable(exact, key), Fraction(-(-exact * 10 // 1), 10)):
        more = _with_activity(case, step, {key: rounded(number, 1)})
        if more.has_too_few_orders or flows(more).gaps:
            continue
        if fits_hours(more).gaps:
            return _does_not_fit(case, more, step, said)
        return Gap(path(step, key), advised, number_line(case.plan, key, number))
    return _no_number(case, step, said, advised)


def _no_number(case: Case, step: Step, said: Phrase, advised: Phrase) -> Gap:
    """What is left where no number of a step is enough: the last conversion, where it is the target that it follows."""
    last = next((each for each in case.funnel.before(ORDER) if each.new and each.follows), None)
    if last is None:
        return Gap(path(step, _per_key(step)), advised)
    message = phrase(
        "{said}. The conversion of {name} is not given and follows from the orders asked for, so more of these only "
        "lower it: give the conversion itself",
        "{said}. De conversie van {name} staat er niet en volgt uit het gevraagde aantal orders, dus met meer ervan "
        "wordt die alleen lager: geef de conversie zelf op",
        said=said,
        name=named(last),
    )
    return Gap(path(last, "conversion"), message, _conversion_line(_least_conversion(case, last, CONVERSIONS[0])))


def _more_of_one(case: Case, said: Phrase, orders: Fraction, needed: Fraction) -> Gap | None:
    """More of the first step that alone can make enough, without another gap; None where none can."""
    every = case.funnel.steps.values()
    able = [each for each in every if each.new and each.planned and case.funnel.reaches_order(each.place)]
    # Those that lead to most come first.
    able.sort(key=lambda each: (each.planned or 0) * (each.conversion or 0), reverse=True)
    for step in able[:LOOKED_AT]:
        found = _least_more(case, step, orders, needed)
        if found is not None and not flows(found[1]).gaps and not fits_hours(found[1]).gaps:
            return Gap(path(step, _per_key(step)), _advised(said), number_line(case.plan, _per_key(step), found[0]))
    return None


def _least_more(case: Case, step: Step, orders: Fraction, needed: Fraction) -> tuple[Fraction, Case] | None:
    """The least number of a step that alone makes enough, with the plan that has it; None where it takes too many."""
    key = _per_key(step)

    def with_halves(halves: int) -> tuple[Fraction, Case]:
        number = _schedulable(Fraction(halves, 2), key)
        return number, _with_activity(case, step, {key: rounded(number, 1)})

    def is_enough(halves: int) -> bool:
        return not with_halves(halves)[1].has_too_few_orders

    now = 2 * Fraction(getattr(step.activity, key))
    most = int(now * MOST_TIMES)
    if not is_enough(most):
        return None
    # Orders mostly grow as the number does, from what the other steps give.
    others = with_halves(0)[1].funnel.orders or Fraction(0)
    asked = whole_orders(needed) - Fraction(1, 2)
    near = now * (asked - others) / (orders - others) if orders > others else now
    return with_halves(_first_enough(is_enough, int(now), most, int(near)))


def _narrowest(chain: Funnel, orders: Fraction, needed: Fraction) -> Step | None:
    """The step of which fewer are planned than come in, where with all that comes in there would be enough."""
    narrow = [
        (step, arriving)
        for step in chain.steps.values()
        if step.new and step.planned and chain.reaches_order(step.place)
        and (arriving := chain.arriving(step.place)) is not None and arriving > step.planned
    ]  # fmt: skip
    # Of several the last one decides; what comes before it may well be enough.
    places = {step.place for step, _ in narrow}
    last = [each for each in narrow if not places.intersection(_after(chain, each[0]))]
    if len(last) != 1:
        return None
    step, arriving = last[0]
    asked = (step.planned or 0) * needed / orders
    return step if arriving >= asked else None


def _after(chain: Funnel, step: Step) -> list[int]:
    """The places of the steps that come after a step that reaches an order."""
    places = []
    while step.leads_to is not None and step.leads_to != ORDER:
        places.append(step.leads_to)
        step = chain.steps[step.leads_to]
    return places


def _too_narrow(case: Case, step: Step, said: Phrase, orders: Fraction, needed: Fraction) -> Gap:
    message = phrase(
        "{said}. It is at {name} that it narrows: {planned} {planned:is|are} planned, and {arriving} "
        "{arriving:comes|come} in; plan more of those",
        "{said}. De versmalling zit bij {name}: daarvan {planned:staat|staan} er {planned} gepland, en er "
        "{arriving:komt|komen} er {arriving} binnen; plan daar meer van",
        said=said,
        name=named(step),
        planned=step.planned or 0,
        arriving=case.funnel.arriving(step.place) or 0,
    )
    return _more_of(case, step, said, message, orders, needed)


def _advised(said: Phrase) -> Phrase:
    return phrase(
        "{said}. Plan more first contacts, raise a conversion, or lower the target",
        "{said}. Plan meer eerste contacten, verhoog een conversie, of verlaag het doel",
        said=said,
    )


def _none_in_time(case: Case, starts: Sequence[Step], said: Phrase) -> Phrase:
    names = at_most([named(step) for step in starts])
    none = phrase(
        "no {names} of this plan becomes" if len(starts) == 1 else "none of the first contacts ({names}) becomes",
        "geen {names} uit dit plan" if len(starts) == 1 else "geen van de eerste contacten ({names})",
        names=names,
    )
    return phrase(
        "{said}. An order takes {cycle} days from the first contact, so {none} an order within its period: shorten "
        "`cycle_days` if it can be done faster, start earlier, or lower the target",
        "{said}. Een order duurt {cycle} dagen vanaf het eerste contact, dus wordt {none} binnen de periode een order: "
        "verkort `cycle_days` als het sneller kan, begin eerder, of verlaag het doel",
        said=said,
        cycle=case.plan.cycle_days or 0,
        none=none,
    )


def _late(case: Case, said: Phrase, first: Step, orders: Fraction, needed: Fraction) -> Phrase:
    # Enough in number, but not in time: all follows from these first contacts.
    if whole_orders(orders / first.share_in_time) < whole_orders(needed):
        return said
    return phrase(
        "{said}. The contacts would do, but an order takes {cycle} days: those of the last {cycle} days come too late",
        "{said}. Het aantal contacten is genoeg, maar een order duurt {cycle} dagen: die van de laatste {cycle} dagen "
        "komen te laat",
        said=said,
        cycle=case.plan.cycle_days or 0,
    )


def _only_first(chain: Funnel) -> Step | None:
    # The one first contact from which all follows; None where more of it would not give more orders.
    first = [step for step in chain.first_contacts() if step.planned and chain.reaches_order(step.place)]
    capped = any(step.planned is not None and chain.before(step.place) for step in chain.steps.values())
    return first[0] if len(chain.first_contacts()) == len(first) == 1 and not capped else None


def _per_key(step: Step) -> str:
    return step.activity.per or "per_week"


def _with_activity(case: Case, step: Step, update: Mapping[str, object]) -> Case:
    activities = list(case.plan.activities)
    activities[step.place] = step.activity.model_copy(update=update)
    return case.with_plan(case.plan.model_copy(update={"activities": tuple(activities)}))


def _schedulable(number: Fraction, key: str) -> Fraction:
    # What one can put in a diary: whole ones, halves where there are few of them.
    parts = 2 if number < FEW and key != "per_period" else 1
    return Fraction(-(-number * parts // 1), parts)


def _earlier_start(case: Case, first: Step) -> date | None:
    """The latest Monday on which the first contacts can start to be enough and to fit; None where none is."""
    period, start = case.plan.span, first.activity.start
    if period is None or start is None or start <= period.start or not case.plan.cycle_days:
        return None

    def enough_from(day: int) -> bool:
        return not _with_activity(case, first, {"start": date.fromordinal(day)}).has_too_few_orders

    low, high = period.start.toordinal(), min(start, period.end).toordinal()
    if not enough_from(low):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if enough_from(middle) else (low, middle)
    day = max(date.fromordinal(low - (low - 1) % 7), period.start)
    return None if fits_hours(_with_activity(case, first, {"start": day})).gaps else day


def _does_not_fit(case: Case, more: Case, first: Step, said: Phrase) -> Gap:
    hours, weeks = more.funnel.hours, active_weeks(case.plan)
    time = case.plan.selling_time
    facts: dict[str, Fact] = {
        "said": said,
        "contacts": -(-(more.funnel.number(first.place) or Fraction(0)) // 1),
        "name": same("{name}{rate}", name=named(first), rate=_rate(more, first)),
        "week": time.hours_per_week if time.hours_per_week is not None else 0,
        "each": rounded(hours / weeks, 1) if weeks else hours,
        "instead": "",
    }
    at, write = path(first, _per_key(first)), None
    if (higher := _higher_conversion(case)) is not None:
        last, percent = higher
        at, write = path(last, "conversion"), _conversion_line(percent)
        facts["instead"] = phrase(
            " ({percent:percent} at {last} is enough)",
            " ({percent:percent} bij {last} is genoeg)",
            percent=percent,
            last=named(last),
        )
    if (target := _reachable(case)) is not None:
        message = phrase(
            "{said}. {contacts} x {name} would do, and that is more than fits in the week: {each} hours, where there "
            "are {week}. Raise a conversion{instead} or make more time; if neither can be, these activities make a "
            "target of {target}, which is for you and your sales manager to agree on",
            "{said}. Daar zijn {contacts} x {name} voor nodig, en dat past niet: het kost {each} uur per week, en er "
            "zijn er {week}. Verhoog een conversie{instead} of maak meer tijd; kan dat niet, dan halen deze "
            "activiteiten een doel van {target}, en dat spreek je af met je salesmanager",
            target=target,
            **facts,
        )
        return Gap(at, message, write)
    message = phrase(
        "{said}. {contacts} x {name} would do, and that is more than fits in the week: {each} hours, where there are "
        "{week}. Raise a conversion{instead}, make more time, or lower the target",
        "{said}. Daar zijn {contacts} x {name} voor nodig, en dat past niet: het kost {each} uur per week, en er zijn "
        "er {week}. Verhoog een conversie{instead}, maak meer tijd, of verlaag het doel",
        **facts,
    )
    return Gap(at, message, write)


def _higher_conversion(case: Case) -> tuple[Step, Fraction] | None:
    """The last step with a conversion that makes enough of what fits in the hours; None where that is far off."""
    last = next((each for each in case.funnel.before(ORDER) if each.new and not each.follows), None)
    if last is None or last.conversion is None:
        return None
    percent = _least_conversion(case, last, 100 * last.conversion)
    return None if percent is None or percent > 100 * (last.conversion + STRESS) else (last, percent)


def _rate(case: Case, step: Step) -> Fact:
    """How many of a step that is per day, week, month or quarter: " (39 per week)"."""
    key = _per_key(step)
    if key not in PER:
        return both("")
    return same(
        " ({number} per {time})", number=Fraction(getattr(case.plan.activities[step.place], key)), time=PER[key]
    )


def _reachable(case: Case) -> Phrase | None:
    """The target that these activities reach, where nothing else in the plan hangs on it."""
    plan, orders = case.plan, case.funnel.orders
    divided = any((plan.periods.quarters, plan.periods.months, plan.periods.weeks))
    reached = whole_orders(orders) if orders is not None else 0
    new = plan.customers.new
    if not reached or divided or any(each.amount is not None for each in plan.products):
        return None
    if plan.revenue_target is None and plan.order_target is not None:
        lower = plan.model_copy(update={"order_target": Decimal(reached)})
        written = same("{reached:digits}", reached=reached)
        alone = not (new.win is not None and new.win > reached)
        return written if alone and not case.with_plan(lower).has_too_few_orders else None
    average, existing = average_order(plan), existing_revenue(plan)
    linked = plan.costs.norm is not None or new.revenue is not None
    if plan.revenue_target is None or average is None or existing is None or linked:
        return None
    amount = rounded(existing + reached * average, 0)
    lower = plan.model_copy(update={"revenue_target": amount})
    kept = not case.with_plan(lower).has_too_few_orders
    return amount_to_write(plan, amount) if kept else None


def number_line(plan: Plan, key: str, number: Fraction) -> Phrase:
    """A line with a number as this plan writes decimals: `per_week: 8.5`, or `"8,5"` with `numbers: nl`."""
    return line(f"{key}: {pasted(number, plan.numbers)}")


# --- hours -----------------------------------------------------------------------------------------------------------


def fits_hours(case: Case) -> Verdict:
    """The hours of all activities fit the selling hours."""
    plan, chain = case.plan, case.funnel
    weeks, time = active_weeks(plan), plan.selling_time
    if time.hours_per_week is None or weeks is None:
        return not_judged("the selling hours are not known", "de verkoopuren zijn niet bekend")
    if not chain.with_hours():
        return not_judged("no activity has hours and a number", "geen enkele activiteit heeft uren en een aantal")
    used = [each for each in chain.with_hours() if _is_read(case, each[0])]
    total = sum((number * hours for _, number, hours in used), Fraction(0))
    available = Fraction(time.hours_per_week) * weeks
    # What cannot be read only adds to it.
    unread = _unread(case, *PER_KEYS, "start", "end") or case.is_lost(("selling_time", "weeks"))
    if unread and total <= available:
        return not_judged(
            "how many there are of an activity cannot be read", "van een activiteit is het aantal niet te lezen"
        )
    facts: dict[str, Fact] = {
        "parts": tuple(same("{name} {n} x {h}", name=named(step), n=number, h=hours) for step, number, hours in used),
        "total": total,
        "available": available,
        "week": time.hours_per_week,
        "weeks": weeks,
        "over": total - available,
        "each": total / weeks if weeks else Fraction(0),
    }
    evidence = phrase(
        "{parts} = {total} {total:hour|hours}, of {week} x {weeks} = {available}",
        "{parts} = {total} uur, van {week} x {weeks} = {available}",
        **facts,
    )
    if total <= available:
        return Verdict(evidence, 1)
    message = phrase(
        "the activities take {total} {total:hour|hours} ({parts}) and there are {week} x {weeks} = {available} for "
        "selling: {over} too many. Do fewer or shorter ones, or make more time",
        "de activiteiten kosten {total} uur ({parts}) en er is {week} x {weeks} = {available} uur voor verkoop: "
        "{over} te veel. Plan er minder of maak ze korter, of maak meer tijd",
        **facts,
    )
    hours = -(-(total / weeks) * 10 // 1) if weeks else 0
    # Nobody has more hours than that: then there is nothing to write, as the activities have to change.
    write = line(f"hours_per_week: {plain(Fraction(hours, 10))}") if 0 < hours <= 10 * MOST_HOURS else None
    return Verdict(evidence, 1, (Gap(("selling_time", "hours_per_week"), message, write),))


# --- names that lead nowhere -----------------------------------------------------------------------------------------


def no_loop(case: Case) -> Verdict:
    """The chain has no circle and names only what exists, each name once."""
    chain = case.funnel
    leading = [step for step in chain.steps.values() if step.activity.leads_to is not None]
    if not leading and not chain.repeated:
        return not_judged("no activity leads to another", "geen enkele activiteit leidt tot een andere")
    gaps = []
    names = tuple(dict.fromkeys(step.activity.name for step in chain.steps.values() if step.activity.name))
    taken = {folded(name) for name in names}
    for place in chain.repeated:
        step = chain.steps[place]
        message = phrase(
            "two activities are called {name}: give each its own name, or nobody knows which one leads on",
            "twee activiteiten heten {name}: geef elk een eigen naam, anders is niet te zeggen welke verder leidt",
            name=step.activity.name or "",
        )
        numbered = (f"{step.activity.name} {number}" for number in count(step.place + 1))
        free = next(each for each in numbered if folded(each) not in taken)
        taken.add(folded(free))
        write = same("name: {name:yaml}", name=free)
        gaps.append(Gap(path(step, "name"), message, write))
    gaps += _leading_nowhere(case, names)
    for circle in chain.circles:
        step = chain.steps[circle[-1]]
        message = (
            phrase(
                "{names} leads to itself and never reaches an order: let it lead to `order`",
                "{names} leidt tot zichzelf en komt nooit bij een order: laat die stap naar `order` leiden",
                names=named(step),
            )
            if len(circle) == 1
            else phrase(
                "{names} go round in a circle and never reach an order: let the last one lead to `order`",
                "{names} lopen in een kringetje en komen nooit bij een order: laat de laatste naar `order` leiden",
                names=tuple(named(chain.steps[place]) for place in circle),
            )
        )
        write = line("leads_to: order")
        gaps.append(Gap(path(step, "leads_to"), message, write, readings=len(circle)))
    of = len(leading) + len(chain.repeated)
    shown = tuple(same("{name} -> {next}", name=named(step), next=step.activity.leads_to or "") for step in leading)
    evidence = same("{shown}", shown=shown or names)
    return Verdict(evidence, of, tuple(gaps))


def _leading_nowhere(case: Case, names: Sequence[str]) -> list[Gap]:
    """What leads to a name that no activity has; where one has no name at all, that may be the one that is meant."""
    chain, unread = case.funnel, _unread(case, "name")
    nameless = [] if unread else [step for step in chain.steps.values() if step.activity.name is None]
    # One with a number of its own is mostly a first contact.
    nameless.sort(key=lambda each: each.has_number)
    meant: dict[str, Gap] = {}
    gaps = []
    for at, place in enumerate(chain.unknown):
        step = chain.steps[place]
        feeds = {step.place, *(each.place for each in _feeds(chain, step))}
        wanted = folded(step.activity.leads_to or "")
        is_looked_for = at * len(chain.steps) < COMPARED
        near = _nearest(chain, step, feeds) if is_looked_for else None
        # What leads to it would go round in a circle. The next one of its kind that leads on is the likeliest.
        free = [each for each in nameless[:LOOKED_AT] if each.place not in feeds]
        free.sort(
            key=lambda each: (each.new != step.new, each.has_number, each.leads_to is None, each.place < step.place)
        )
        if near is None and wanted in meant:
            meant[wanted] = meant[wanted]._replace(readings=meant[wanted].readings + 1)
        elif near is None and free:
            meant[wanted] = _nameless(step, free[0])
            nameless.remove(free[0])
        else:
            gap = _no_such_step(chain, step, feeds, names)
            next_ = near or (_next_without_number(chain, step, feeds) if is_looked_for else None) or "order"
            write = same("leads_to: {name:yaml}", name=next_)
            # One whose name cannot be read may be the one that is meant.
            gaps.append(gap._replace(write=write, lacks=unread if near is None else ()))
    return [*gaps, *meant.values()]


def _nameless(step: Step, other: Step) -> Gap:
    message = phrase(
        "{name} leads to {next:quoted}, and no activity has that name; {other} has no name at all: is it this one?",
        "{name} leidt tot {next:quoted}, en zo heet geen enkele activiteit; {other} heeft nog geen naam: is het deze?",
        other=named(other),
        name=named(step),
        next=step.activity.leads_to or "",
    )
    return Gap(path(other, "name"), message, same("name: {name:yaml}", name=step.activity.leads_to or ""))


def _no_such_step(chain: Funnel, step: Step, feeds: set[int], names: Sequence[str]) -> Gap:
    before = {chain.steps[place].activity.name for place in feeds}
    others = list(islice((name for name in names if name not in before), NAMED_AT_MOST + 1))
    shown = (*others[:NAMED_AT_MOST], *["..."][: len(others) - NAMED_AT_MOST]) if others else ()
    choose = Text("choose one of {names}, or `order`", "kies uit {names}, of `order`")
    if not others:
        choose = Text("add it, or let it lead to `order`", "voeg die toe, of laat de stap naar `order` leiden")
    elif len(others) == 1:
        choose = Text("choose {names} or `order`", "kies {names} of `order`")
    message = phrase(
        "{name} leads to {next:quoted}, and there is no such activity: " + choose.en,
        "{name} leidt tot {next:quoted}, en die activiteit is er niet: " + choose.nl,
        name=named(step),
        next=step.activity.leads_to or "",
        names=shown,
    )
    return Gap(path(step, "leads_to"), message)


def _nearest(chain: Funnel, step: Step, feeds: set[int]) -> str | None:
    """The activity with the nearest name, else with a word of it; None where none is near."""
    import difflib

    others = {each.activity.name or "": each for each in _may_follow(chain, feeds)}
    written = (step.activity.leads_to or "")[: LONGEST_NAME + 1]
    close = difflib.get_close_matches(written, others, 1, 0.7)
    alike = {name: len(_words(name) & _words(written)) for name, each in others.items() if each.new == step.new}
    close = close or sorted((name for name, words in alike.items() if words), key=lambda name: -alike[name])
    return close[0] if close else None


def _may_follow(chain: Funnel, feeds: set[int]) -> list[Step]:
    """The steps that can be led to by their names: those that do not feed what leads there."""
    return [
        each
        for each in chain.steps.values()
        if each.place not in feeds and each.place not in chain.repeated
        and each.activity.name and len(each.activity.name) <= LONGEST_NAME
    ]  # fmt: skip


def _next_without_number(chain: Funnel, step: Step, feeds: set[int]) -> str | None:
    """The next activity of the same kind that has no number and that nothing leads to; None where there is none."""
    return next(
        (
            each.activity.name
            for each in _may_follow(chain, feeds)
            if each.place > step.place and each.new == step.new and each.planned is None
            and not chain.before(each.place)
        ),
        None,
    )  # fmt: skip


def _words(name: str) -> set[str]:
    return {word for word in folded(name).split() if len(word) >= SHORTEST_WORD} - COMMON_WORDS


_CHAIN_EN: Final = (
    "activities:\n  - {name: Meeting, per_week: 3, hours: 2, leads_to: Quotation, conversion: 40%}\n"
    "  - {name: Quotation, hours: 3, leads_to: order, conversion: 35%}"
)
_CHAIN_NL: Final = (
    "activities:\n  - {name: Gesprek, per_week: 3, hours: 2, leads_to: Offerte, conversion: 40%}\n"
    "  - {name: Offerte, hours: 3, leads_to: order, conversion: 35%}"
)

C07: Final = Criterion(
    id="C07",
    title=Text("Activities", "Activiteiten"),
    question=Text(
        "Is it quantified which activities are needed to reach the targets?",
        "Is gekwantificeerd welke activiteiten nodig zijn om de doelen te halen?",
    ),
    answer=Text(
        "Give each activity a number (`per_week: 3`), what it leads to and how many of a hundred get there, up to an "
        "order. What follows from the step before needs no number of its own.",
        "Geef elke activiteit een aantal (`per_week: 3`), waartoe die leidt en hoeveel van de honderd er komen, tot en "
        "met een order. Wat uit de stap ervoor volgt, heeft geen eigen aantal nodig.",
    ),
    section="activities",
    rules=(
        Rule(
            id="C07.count",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("a number per activity", "een aantal per activiteit"),
            why=Text(
                "You cannot control revenue; you can control what you do on Tuesday.",
                "Omzet kun je niet sturen; wat je dinsdag doet wel.",
            ),
            reads=("activities[].name", *(f"activities[].{name}" for name in PER_KEYS)),
            judge=counted,
            good=Text(_CHAIN_EN, _CHAIN_NL),
            bad=Text("activities: [{name: Meeting}]", "activities: [{name: Gesprek}]"),
        ),
        Rule(
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
            good=Text(_CHAIN_EN, _CHAIN_NL),
            bad=Text(
                "activities: [{name: Meeting, per_week: 3, leads_to: order}]",
                "activities: [{name: Gesprek, per_week: 3, leads_to: order}]",
            ),
        ),
        Rule(
            id="C07.order-value",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("the average order", "de gemiddelde order"),
            why=Text(
                "Without the value of an order nobody knows how many the target takes.",
                "Zonder de waarde van een order weet niemand hoeveel er nodig zijn voor het doel.",
            ),
            reads=("average_order", "order_target", "customers.new.win"),
            judge=order_value,
            good=Text(f"average_order: 40000\n{_CHAIN_EN}", f"average_order: 40000\n{_CHAIN_NL}"),
            bad=Text(_CHAIN_EN, _CHAIN_NL),
        ),
        Rule(
            id="C07.flow",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("each step is fed by the one before", "elke stap wordt gevoed door de vorige"),
            why=Text(
                "Nobody sends more quotations than there are people to send them to.",
                "Niemand stuurt meer offertes dan er mensen zijn om ze aan te sturen.",
            ),
            reads=(*(f"activities[].{name}" for name in PER_KEYS), "activities[].conversion"),
            limit=Limit(Decimal(10), Text("% above what is delivered", "% boven wat er geleverd wordt")),
            judge=flows,
            good=Text(
                "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%}\n"
                "  - {name: Quotation, per_period: 40, leads_to: order, conversion: 35%}",
                "activities:\n  - {name: Gesprek, per_period: 100, leads_to: Offerte, conversion: 40%}\n"
                "  - {name: Offerte, per_period: 40, leads_to: order, conversion: 35%}",
            ),
            bad=Text(
                "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%}\n"
                "  - {name: Quotation, per_period: 60, leads_to: order, conversion: 35%}",
                "activities:\n  - {name: Gesprek, per_period: 100, leads_to: Offerte, conversion: 40%}\n"
                "  - {name: Offerte, per_period: 60, leads_to: order, conversion: 35%}",
            ),
        ),
        Rule(
            id="C07.enough",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("enough activities for the target", "genoeg activiteiten voor het doel"),
            why=Text(
                "A target that the activities cannot reach is missed on the first day.",
                "Een doel dat de activiteiten niet kunnen halen, is op de eerste dag al gemist.",
            ),
            reads=(
                "activities",
                "revenue_target",
                "order_target",
                "average_order",
                "cycle_days",
                "selling_time.weeks",
                "customers.existing.revenue",
                "customers.new.win",
                "customers.existing.count",
            ),
            judge=enough,
            good=Text(f"order_target: 15\n{_CHAIN_EN}", f"order_target: 15\n{_CHAIN_NL}"),
            bad=Text(f"order_target: 40\n{_CHAIN_EN}", f"order_target: 40\n{_CHAIN_NL}"),
        ),
        Rule(
            id="C07.hours",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("activities fit the selling hours", "activiteiten passen in de verkoopuren"),
            why=Text(
                "Whatever does not fit in the week does not get done, and that is usually the new customers.",
                "Wat niet in de week past, gebeurt niet, en meestal zijn dat de nieuwe klanten.",
            ),
            reads=("activities[].hours", "selling_time.hours_per_week", "selling_time.weeks"),
            judge=fits_hours,
            good=Text(
                f"selling_time: {{hours_per_week: 20, weeks: 44}}\n{_CHAIN_EN}",
                f"selling_time: {{hours_per_week: 20, weeks: 44}}\n{_CHAIN_NL}",
            ),
            bad=Text(
                f"selling_time: {{hours_per_week: 6, weeks: 44}}\n{_CHAIN_EN}",
                f"selling_time: {{hours_per_week: 6, weeks: 44}}\n{_CHAIN_NL}",
            ),
        ),
        Rule(
            id="C07.loop",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("each step leads to one that exists", "elke stap leidt naar een stap die er is"),
            why=Text(
                "One wrong name in the chain and it leads nowhere, however good the numbers are.",
                "Een keten met een verkeerde naam erin leidt nergens toe, hoe goed de getallen ook zijn.",
            ),
            reads=("activities[].name", "activities[].leads_to"),
            judge=no_loop,
            good=Text(_CHAIN_EN, _CHAIN_NL),
            bad=Text(
                "activities: [{name: Meeting, per_week: 3, leads_to: Quote, conversion: 40%}]",
                "activities: [{name: Gesprek, per_week: 3, leads_to: Offertes, conversion: 40%}]",
            ),
        ),
    ),
)
