"""C07.count: each activity has a number, or follows from one that has."""

from __future__ import annotations

from typing import Final

from salesplan_cli.calendar import Span
from salesplan_cli.case import Case, called, filled_or_unread
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.activities.chain import example_chain, missing_links
from salesplan_cli.criteria.activities.hours import hours_to_write
from salesplan_cli.criteria.activities.least import EXAMPLE_A_WEEK, as_many, number_to_write
from salesplan_cli.criteria.activities.steps import (
    CHAIN_EN,
    CHAIN_NL,
    LOOKED_AT,
    named,
    number_line,
    path,
    steps_before,
    unread_values,
)
from salesplan_cli.funnel import Funnel, Step, runs_outside
from salesplan_cli.lines import dates_inside
from salesplan_cli.model import PER_KEYS
from salesplan_cli.text import Phrase, Text, phrase, same

NO_NUMBER: Final = phrase(
    "{name} has no number, and no other step leads to it: how many a week, a month or a quarter?",
    "{name} heeft geen aantal, en geen andere stap leidt ernaartoe: hoeveel per week, maand of kwartaal?",
)


def counted(case: Case) -> Verdict:
    """There are activities; each has a number, or follows from one that has."""
    chain = case.funnel
    if not chain.steps:
        below = tuple(each for each in case.lost if each[0] == "activities")
        message = phrase(
            "no activity is planned: name what it takes to reach the target, and how many a week",
            "er staat geen enkele activiteit: noem wat er nodig is om het doel te halen, en hoeveel per week",
        )
        return Verdict(
            phrase("no activities", "geen activiteiten"),
            1,
            (Gap(("activities",), message, example_chain(case), (("activities",), *below)),),
        )
    gaps = []
    links, unread = missing_links(chain), unread_values(case, "leads_to")
    for step in chain.steps.values():
        if path(step, "hours") in case.unsaid:
            message = phrase("how long does {name} take?", "hoe lang duurt {name}?", name=named(step))
            gaps.append(Gap(path(step, "hours"), message, hours_to_write(case), readings=0))
        if case.plan.span is not None and runs_outside(step.activity, case.plan):
            gaps.append(_outside(step, case.plan.span))
            continue
        if step.has_number:
            continue
        roots = steps_before(chain, step)
        if any(root.has_number for root in roots):
            continue
        if step.place in links and not unread:
            gaps.append(_not_linked(chain, links[step.place], step))
            continue
        # An activity of which it cannot be read where it leads may well lead here.
        lacks = tuple(path(each, key) for each in (step, *roots) for key in PER_KEYS) + unread
        message = NO_NUMBER._replace(facts={"name": named(step)})
        because = "" if chain.sound else "C07.loop"
        number = number_to_write(case, step) if len(gaps) < LOOKED_AT else EXAMPLE_A_WEEK
        key = next((each for each in PER_KEYS if path(step, each) in case.unsaid), "per_week")
        write = number_line(case.plan, key, number if key == "per_week" else as_many(case, step, key, number))
        gap = Gap(path(step, key), message, write, lacks, because)
        # What comes after an activity without a number follows as soon as that one has it.
        gaps.append(gap if not roots else gap._replace(because="C07.count"))
    # Of an activity of which nothing could be read nobody knows how many there are.
    every = filled_or_unread(case, ("activities",), case.plan.activities)
    unread_steps = [at for at, _ in every if at not in chain.steps]
    gaps += [_unread(case, at) for at in unread_steps]
    shown = tuple(_number(chain, step) for step in chain.steps.values())
    evidence = same("{shown}", shown=shown)
    return Verdict(evidence, len(chain.steps) + len(unread_steps), tuple(gaps))


def _unread(case: Case, at: int) -> Gap:
    """An activity of which nothing could be read: what is said of that is the root."""
    message = NO_NUMBER._replace(facts={"name": called(None, at, "activity", "activiteit")})
    return Gap(("activities", at, "per_week"), message, lacks=case.lost_below(("activities", at)))


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


def _number(chain: Funnel, step: Step) -> Phrase:
    if step.planned is not None:
        return phrase("{name} {number} planned", "{name} {number} gepland", name=named(step), number=step.planned)
    number = chain.number(step.place)
    if number is None:
        return phrase("{name} not known", "{name} niet bekend", name=named(step))
    return phrase("{name} {number} (follows)", "{name} {number} (volgt)", name=named(step), number=number)


COUNT: Final = Rule(
    id="C07.count",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("a number per activity", "een aantal per activiteit"),
    why=Text(
        "You cannot control revenue; you can control what you do on Tuesday.",
        "Omzet kun je niet sturen; wat je dinsdag doet wel.",
    ),
    reads=("activities[].name", "activities[].hours", *(f"activities[].{name}" for name in PER_KEYS)),
    judge=counted,
    good=Text(CHAIN_EN, CHAIN_NL),
    bad=Text("activities: [{name: Meeting}]", "activities: [{name: Gesprek}]"),
)
