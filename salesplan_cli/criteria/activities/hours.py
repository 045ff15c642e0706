"""C07.hours: the activities fit in the selling hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import Final

from salesplan_cli.calendar import add_days
from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.activities.steps import CHAIN_EN, CHAIN_NL, is_read, named, path, unread_values
from salesplan_cli.funnel import Step, active_weeks, weeks_of, window_of
from salesplan_cli.lines import line
from salesplan_cli.model import PER_KEYS
from salesplan_cli.text import Fact, Phrase, Text, pasted, phrase, rounded, same

EXAMPLE_EACH: Final = Fraction(3, 2)
"""Hours that an activity takes each time, as the example of that key has it."""
MORE_THAN_FITS: Final = Fraction(110, 100)
"""How many times the hours of a week may be taken before it is asked about."""
HOURS_TO_PROPOSE: Final = 40
"""Hours of selling in a week that are still worth proposing."""


def fits_hours(case: Case) -> Verdict:
    """The hours of all activities fit the selling hours."""
    plan, chain = case.plan, case.funnel
    weeks, time = active_weeks(plan), plan.selling_time
    if time.hours_per_week is None or weeks is None:
        return not_judged("the selling hours are not known", "de verkoopuren zijn niet bekend")
    if not (timed := chain.with_hours()):
        return not_judged("no activity has hours and a number", "geen enkele activiteit heeft uren en een aantal")
    used = [each for each in timed if is_read(case, each[0])]
    total = sum((number * hours for _, number, hours in used), Fraction(0))
    available = Fraction(time.hours_per_week) * weeks
    # What cannot be read only adds to it.
    unread = unread_values(case, *PER_KEYS, "start", "end") or case.is_lost(("selling_time", "weeks"))
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
        return Verdict(evidence, 1, remarks=_busiest(case, used))
    message = phrase(
        "the activities take {total} {total:hour|hours} ({parts}) and there are {week} x {weeks} = {available} for "
        "selling: {over} too many. Do fewer or shorter ones, or make more time",
        "de activiteiten kosten {total} uur ({parts}) en er is {week} x {weeks} = {available} uur voor verkoop: "
        "{over} te veel. Plan er minder of maak ze korter, of maak meer uren vrij",
        **facts,
    )
    hours = ceil(total / weeks * 10) if weeks else 0
    # Nobody has more hours than that: then there is nothing to write, as the activities have to change.
    write = (
        line(f"hours_per_week: {pasted(Fraction(hours, 10), case.plan.numbers)}")
        if 0 < hours <= 10 * HOURS_TO_PROPOSE
        else None
    )
    return Verdict(evidence, 1, (Gap(("selling_time", "hours_per_week"), message, write),))


def _busiest(case: Case, used: Sequence[tuple[Step, Fraction, Fraction]]) -> tuple[Gap, ...]:
    """Weeks in which more is done than fits, where the whole period has room: what is not done all period adds up."""
    plan, span, week = case.plan, case.plan.span, case.plan.selling_time.hours_per_week
    if span is None or week is None:
        return ()
    changes: dict[date, Fraction] = defaultdict(Fraction)
    for step, number, hours in used:
        if weeks := weeks_of(step.activity, plan, span):
            window = window_of(step.activity, span)
            a_week = number * hours / weeks
            changes[window.start] += a_week
            changes[add_days(window.end, 1)] -= a_week
    days = sorted(changes)
    stretches = zip(accumulate(changes[day] for day in days), pairwise(days), strict=False)
    load, (start, after) = max(stretches, default=(Fraction(0), (span.start, span.end)))
    if load <= week * MORE_THAN_FITS:
        return ()
    message = phrase(
        "from {start} to {end} the activities take {load} hours a week, and there are {week}: do fewer in those weeks, "
        "or spread them over more of the period",
        "van {start} tot en met {end} kosten de activiteiten {load} uur per week, en er zijn er {week}: doe er in die "
        "weken minder, of spreid ze over een langere tijd",
        start=start,
        end=add_days(after, -1),
        load=rounded(load, 1),
        week=week,
    )
    return (Gap(("selling_time", "hours_per_week"), message),)


def hours_to_write(case: Case) -> Phrase | None:
    """How long each activity of which that is asked may take, where the example takes more hours than there are."""
    chain, weeks, per_week = case.funnel, active_weeks(case.plan), case.plan.selling_time.hours_per_week
    asked = [chain.number(step.place) or 0 for step in chain.steps.values() if path(step, "hours") in case.unsaid]
    if weeks is None or per_week is None or not any(asked):
        return None
    most = (Fraction(per_week) * weeks - chain.hours) / sum(asked)
    quarters = Fraction(floor(most * 4), 4)
    return line(f"hours: {pasted(quarters, case.plan.numbers)}") if 0 < quarters < EXAMPLE_EACH else None


HOURS: Final = Rule(
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
        f"selling_time: {{hours_per_week: 20, weeks: 44}}\n{CHAIN_EN}",
        f"selling_time: {{hours_per_week: 20, weeks: 44}}\n{CHAIN_NL}",
    ),
    bad=Text(
        f"selling_time: {{hours_per_week: 6, weeks: 44}}\n{CHAIN_EN}",
        f"selling_time: {{hours_per_week: 6, weeks: 44}}\n{CHAIN_NL}",
    ),
)
