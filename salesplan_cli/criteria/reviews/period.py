"""C11.period: within the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from salesplan_cli.calendar import Span, covers, same_day
from salesplan_cli.case import Case
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.reviews.days import REVIEWS, good_days, review_called
from salesplan_cli.criteria.reviews.entries import day_line, usual_rhythm
from salesplan_cli.lines import stacked
from salesplan_cli.model import Dated
from salesplan_cli.text import Fact, Text, both, phrase


def in_period(case: Case) -> Verdict:
    """Each review lies in the period."""
    span = case.plan.span
    if span is None:
        return not_judged("the period is not known", "de periode is niet bekend")
    dated = [each for each in case.plan.dated if each.days]
    if not dated:
        return not_judged("there is no date to compare", "er is geen datum om te vergelijken")
    outside = [each for each in dated if min(each.days) < span.start or max(each.days) > span.end]
    evidence = phrase(
        "from {first} to {last}; the period: {start} to {end}",
        "van {first} tot en met {last}; de periode: {start} tot en met {end}",
        first=min(min(each.days) for each in dated),
        last=max(max(each.days) for each in dated),
        start=span.start,
        end=span.end,
    )
    instead = iter(good_days(case, span, to_move_in(case, span)))
    return Verdict(evidence, len(dated), tuple(_outside(case, span, each, instead) for each in outside))


def to_move_in(case: Case, span: Span) -> list[date]:
    """For each single date outside the period the day in it to start looking from."""
    single = [each.review.date_ for each in case.plan.dated if each.review.date_ is not None]
    return [_same_day_within(span, day) for day in single if not covers(span, day)]


def _outside(case: Case, span: Span, dated: Dated, instead: Iterator[date]) -> Gap:
    at, review, days, planned = dated
    facts: dict[str, Fact] = {"start": span.start, "end": span.end}
    if review.date_ is not None:
        message = phrase(
            "the review of {day} lies outside the period, {start} to {end}: choose a date within it",
            "de bespreking van {day} valt buiten de periode, {start} tot en met {end}: kies een datum daarbinnen",
            day=review.date_,
            **facts,
        )
        return Gap((*REVIEWS, at, "date"), message, day_line("date", next(instead)))
    inside = [counted for counted, day in zip(planned, days, strict=True) if covers(span, day)]
    out = [day for day in days if not covers(span, day)]
    message = phrase(
        "the only date of {review} lies outside the period, {start} to {end}: let it fall within it"
        if len(days) == 1
        else "of the {of} dates of {review}, {count} {count:lies|lie} outside the period, {start} to {end}, "
        "{count:namely|such as} {day}: let {count:it fall|them start and end} within it",
        "de enige datum van {review} valt buiten de periode, {start} tot en met {end}: zet die daarbinnen"
        if len(days) == 1
        else "van de {of} datums van {review} {count:valt|vallen} er {count} buiten de periode, {start} tot en met "
        "{end}, {count:namelijk|zoals} {day}: {count:zet die daarbinnen|laat ze daarbinnen beginnen en eindigen}",
        of=len(days),
        count=len(out),
        review=review_called(at, review),
        day=out[0],
        **facts,
    )
    first, last = (inside[0], inside[-1]) if inside else usual_rhythm(case, span)
    lines = {
        "first": day_line("first", first) if out[0] < span.start or not inside else None,
        "last": day_line("last", last) if out[-1] > span.end or not inside else None,
    }
    wrong = {name: line for name, line in lines.items() if line is not None}
    return Gap((*REVIEWS, at, next(iter(wrong))), message, stacked(list(wrong.values())))


def _same_day_within(span: Span, day: date) -> date:
    """The same day in a year of the period, else the nearest end of it."""
    return same_day(day, span, span.start) or (span.start if day < span.start else span.end)


PERIOD: Final = Rule(
    id="C11.period",
    kind="conflict",
    owner=MANAGER,
    title=Text("reviews within the period", "besprekingen binnen de periode"),
    why=Text(
        "Before the period there is nothing to discuss yet, and after it nothing to correct any more.",
        "Voor de periode valt er nog niets te bespreken, en erna niets meer bij te sturen.",
    ),
    reads=("year", "period", "reviews[].date", "reviews[].first", "reviews[].every", "reviews[].last"),
    judge=in_period,
    good=both("reviews: [{date: 2027-04-07}]"),
    bad=both("reviews: [{date: 2026-04-07}]"),
)
