"""C11.working-day: no separate date is a day off."""

from __future__ import annotations

from datetime import date
from typing import Final

from salesplan_cli.calendar import WEEKDAYS, covers, day_info
from salesplan_cli.case import Case, filled
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.reviews.days import REVIEWS, good_days
from salesplan_cli.criteria.reviews.entries import day_line
from salesplan_cli.criteria.reviews.period import to_move_in
from salesplan_cli.text import Fact, Text, both, phrase


def on_working_days(case: Case) -> Verdict:
    """No separate date is a day off."""
    if case.is_lost(("country",)):
        return not_judged(
            "it is not known whose public holidays count", "het is niet bekend van welk land de feestdagen tellen"
        )
    country = case.plan.holidays_of
    separate = [(at, review.date_) for at, review in filled(case.plan.reviews) if review.date_ is not None]
    if not separate:
        return not_judged(
            "there are no single dates; those of a rhythm move to a working day by themselves",
            "er zijn geen losse datums; die van een ritme schuiven vanzelf naar een werkdag",
        )
    infos = [(at, day, day_info(day, country)) for at, day in separate]
    evidence = phrase(
        "single dates on a working day in {country}: {met} of {of}",
        "losse datums op een werkdag in {country}: {met} van {of}",
        met=sum(info.works for _, _, info in infos),
        of=len(infos),
        country=country,
    )
    doubtful = [each for each in infos if each[2].kind != "working"]
    # Behind those that C11.period proposes, so that the two do not offer the same day.
    moved = to_move_in(case, case.plan.span) if case.plan.span else []
    instead = good_days(case, case.plan.span, [*moved, *(day for _, day, _ in doubtful)])[len(moved) :]
    gaps, remarks = [], []
    for (at, day, info), other in zip(doubtful, instead, strict=True):
        if not info.works:
            gaps.append(_day_off(case, at, day, info.name, other))
        # A date that has to move into the period anyway is one finding.
        elif case.plan.span is None or covers(case.plan.span, day):
            remarks.append(_half_kept(case, at, day, info.name, other))
    return Verdict(evidence, len(infos), tuple(gaps), tuple(remarks))


def _day_off(case: Case, at: int, day: date, name: Text | None, instead: date) -> Gap:
    facts: dict[str, Fact] = {"day": day, "weekday": WEEKDAYS[day.weekday()], "country": case.plan.holidays_of}
    if name:
        message = phrase(
            "{day} is {name}, a public holiday in {country}: choose a working day",
            "{day} is {name}, een feestdag in {country}: kies een werkdag",
            name=name,
            **facts,
        )
    else:
        message = phrase(
            "{day} is {weekday}, in the weekend: choose a working day",
            "{day} is {weekday}, in het weekend: kies een werkdag",
            **facts,
        )
    span = case.plan.span
    # A date that has to move into the period anyway is one finding.
    because = "C11.period" if span and not covers(span, day) else ""
    return Gap((*REVIEWS, at, "date"), message, day_line("date", instead), because=because)


def _half_kept(case: Case, at: int, day: date, name: Text | None, instead: date) -> Gap:
    message = phrase(
        "{day} is {name}, on which many people in {country} are off: will everybody be there?",
        "{day} is {name}, en dan zijn in {country} veel mensen vrij: is iedereen er dan?",
        day=day,
        name=name or WEEKDAYS[day.weekday()],
        country=case.plan.holidays_of,
    )
    return Gap((*REVIEWS, at, "date"), message, day_line("date", instead))


WORKING_DAY: Final = Rule(
    id="C11.working-day",
    kind="conflict",
    owner=MANAGER,
    title=Text("reviews on working days", "besprekingen op werkdagen"),
    why=Text(
        "A review on a day off gets postponed, and then forgotten.",
        "Een bespreking op een vrije dag wordt uitgesteld, en dan vergeten.",
    ),
    reads=("country", "reviews[].date"),
    judge=on_working_days,
    good=both("reviews: [{date: 2027-04-07}]"),
    bad=both("reviews: [{date: 2027-04-27}]"),
)
