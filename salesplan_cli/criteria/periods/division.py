"""C06.quarters, C06.months, C06.weeks: a number for each."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from salesplan_cli.calendar import UNITS
from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.periods.phasing import phased
from salesplan_cli.model import PERIOD_KEYS
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, at_most, both, phrase, same


def per_quarter(case: Case) -> Verdict:
    """A number for each quarter."""
    verdict = _per(case, "quarters")
    return not_asked(verdict) if case.plan.count_of("quarters") == 1 else verdict


def per_month(case: Case) -> Verdict:
    """A number for each month."""
    return _per(case, "months")


def per_week(case: Case) -> Verdict:
    """A number for each week."""
    return _per(case, "weeks")


def _per(case: Case, unit: str) -> Verdict:
    plan, path = case.plan, ("periods", unit)
    expected = plan.count_of(unit)
    if plan.span is None:
        return no_period(path)
    if not expected:
        return not_judged("the period is shorter than a week", "de periode is korter dan een week")
    given = plan.series(unit)
    have = given.values if given else {}
    facts: dict[str, Fact] = {
        "have": len(have),
        "of": expected,
        "unit": UNITS[unit].called(expected),
        "sum": sum(have.values(), Decimal(0)),
    }
    evidence = phrase(
        "{have} of {of} {unit} with a number, together {sum}",
        "{have} van {of} {unit} met een getal, samen {sum}",
        **facts,
    )
    open_ = [at for at in range(1, expected + 1) if at not in have]
    paths = {at: (*path, *given.path(at)) for at in open_} if given else {}
    unread = {at: each for at, each in paths.items() if case.is_lost(each)}
    gaps = [Gap(path, evidence, None, (each,)) for each in unread.values()]
    absent = [at for at in open_ if at not in unread]
    if absent:
        if not have and not unread:
            message = phrase(
                "there is no number per {one}: divide the target over the {of} {unit}",
                "er is geen getal per {one}: verdeel het doel over de {of} {unit}",
                one=UNITS[unit].one,
                **facts,
            )
        else:
            message = phrase(
                "{absent} of {of} {unit} {absent:has|have} no number: {names}",
                "{absent} van de {of} {unit} {absent:heeft|hebben} geen getal: {names}",
                absent=len(absent),
                names=at_most([plan.label(unit, at) for at in absent]),
                **facts,
            )
        # Where nothing but the target says how much it is, and that could not be read, numbers would not add up to it.
        is_lost = case.is_lost(("revenue_target",)) or (case.is_lost(("order_target",)) and plan.target is None)
        unknown = is_lost and not any(plan.complete(each) for each in UNITS) and not have
        write = None
        if not unknown:
            write, change = _series_to_write(case, unit)
            message = same("{said}; {change}", said=message, change=change) if change is not None else message
        gaps.append(Gap(path, message, write, (path,), readings=len(absent)))
    return Verdict(evidence, expected, tuple(gaps))


def _series_to_write(case: Case, unit: str) -> tuple[Phrase, Phrase | None]:
    """The numbers to write, and what there is to say of those that are given and change."""
    plan, final = case.plan, case.once(phased)
    numbers = [plan.label(unit, at) for at in final.changed(plan, unit)]
    changed, n, units = at_most(numbers), len(numbers), final.with_quarters(plan) if unit == "months" else [unit]
    if len(units) > 1:
        changed, n = (*changed, Text("the quarters", "de kwartalen")), n + plan.count_of("quarters")
    write = final.lines(plan, units)
    if not changed:
        return write, None
    return write, phrase(
        "{changed} {n:does|do} not go with {what}, so here {n:it changes|they change} as well",
        "{changed} {n:past|passen} niet bij {what}, dus ook {n:die verandert|die veranderen} hier",
        changed=changed,
        n=n,
        what=Text("the index of the seasons", "de index van de seizoenen")
        if final.by_index and unit != "weeks"
        else Text("the total", "het totaal"),
    )


def not_asked(verdict: Verdict) -> Verdict:
    """Not judged in a period with one quarter; for a key without an answer there still is something to write."""
    gaps = tuple(gap._replace(readings=0) for gap in verdict.gaps)
    return not_judged("the period has one quarter", "de periode heeft één kwartaal")._replace(gaps=gaps)


def no_period(path: Path) -> Verdict:
    """Nothing can be asked per period as long as that of the plan is not known."""
    message = phrase("the period of the plan is not known", "de periode van het plan is niet bekend")
    return Verdict(message, 1, (Gap(path, message, None, PERIOD_KEYS),))


QUARTERS: Final = Rule(
    id="C06.quarters",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("a number per quarter", "een getal per kwartaal"),
    why=Text(
        "Quarters show in time whether the year will be reached.",
        "Kwartalen laten op tijd zien of het jaar gehaald wordt.",
    ),
    reads=("year", "period", "periods.quarters"),
    judge=per_quarter,
    good=both(
        "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 120k]}",
    ),
    bad=both(
        "revenue_target: 400k\nperiods: {quarters: {Q1: 90k, Q2: 110k}}",
    ),
)


MONTHS: Final = Rule(
    id="C06.months",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("a number per month", "een getal per maand"),
    why=Text(
        "A month is short enough to correct course and long enough to see a trend.",
        "Een maand is kort genoeg om bij te sturen en lang genoeg om een lijn te zien.",
    ),
    reads=("periods.months",),
    judge=per_month,
    good=both(
        "periods: {months: [85k, 95k, 110k, 110k, 100k, 100k, 60k, 60k, 120k, 130k, 130k, 100k]}",
    ),
    bad=both("periods: {months: {M1: 85k}}"),
)


WEEKS: Final = Rule(
    id="C06.weeks",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("a number per week", "een getal per week"),
    why=Text(
        "A week is short enough to act on: on Friday you know where you stand.",
        "Een week heb je nog in de hand: op vrijdag weet je hoe je ervoor staat.",
    ),
    reads=("periods.weeks",),
    judge=per_week,
    good=both(
        "period: {start: 2027-01-04, days: 28}\nperiods: {weeks: [20k, 25k, 25k, 30k]}",
    ),
    bad=both(
        "period: {start: 2027-01-04, days: 28}\nperiods: {weeks: [20k, 25k]}",
    ),
)
