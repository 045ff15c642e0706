"""C11.gap: reviews are not too far apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from salesplan_cli.calendar import Span, add_days, covers
from salesplan_cli.case import Case
from salesplan_cli.checklist import MANAGER, Gap, Limit, Rule, Verdict, not_judged, nothing
from salesplan_cli.criteria.reviews.days import (
    FIRST_WITHIN,
    REVIEWS,
    days_in,
    days_of,
    good_day,
    unread_dates,
    without_review,
)
from salesplan_cli.criteria.reviews.entries import every_line, new_reviews, new_rhythm
from salesplan_cli.notation import Interval
from salesplan_cli.text import Fact, Phrase, Text, both, phrase

FASTER: Final = tuple(Interval(weeks, "week") for weeks in (4, 3, 2, 1))
"""What is proposed where reviews are too far apart, the slowest first."""


class Pause(NamedTuple):
    """A time without a review, between two of them or from the start of the period to the first."""

    start: date
    end: date
    limit: Decimal
    opening: bool

    @property
    def days(self) -> int:
        """How long it takes."""
        return (self.end - self.start).days

    @property
    def too_long(self) -> bool:
        """Whether it takes longer than it may."""
        return self.days > self.limit


def close_together(case: Case) -> Verdict:
    """Reviews are at most five weeks apart, and the first is within six weeks."""
    span = case.plan.span
    if span is None:
        return not_judged("the period is not known", "de periode is niet bekend")
    days = case.once(days_in)
    if not days:
        return nothing("there is no review in the period", "er is geen bespreking in de periode")
    limit = case.limits["C11.gap"]
    pauses = _pauses(span, days, limit)
    longest = max(pauses[1:], key=lambda each: each.days, default=None)
    opening = phrase(
        "the first review {days} {days:day|days} after the start (at most {limit})",
        "de eerste bespreking {days} {days:dag|dagen} na het begin (ten hoogste {limit})",
        days=pauses[0].days,
        limit=FIRST_WITHIN,
    )
    evidence = opening if longest is None else phrase(
        "{opening}; the longest time between two: {days} {days:day|days}, {start} to {end} (at most {limit})",
        "{opening}; de langste tijd ertussen: {days} {days:dag|dagen}, {start} tot {end} (ten hoogste {limit})",
        opening=opening,
        days=longest.days,
        start=longest.start,
        end=longest.end,
        limit=limit,
    )  # fmt: skip
    empty = [quarter for _, quarter in without_review(span, days)]
    too_long = [each for each in pauses if each.too_long]
    # A quarter without a review says it already.
    explained = [each for each in too_long if any(each.start <= one.start and one.end <= each.end for one in empty)]
    spoken_of = [each for each in too_long if each not in explained]
    gaps = []
    if spoken_of:
        unread = unread_dates(case, len(spoken_of))
        gaps.append(_too_far_apart(case, span, days, spoken_of)._replace(lacks=unread))
    if explained:
        gaps.append(_too_far_apart(case, span, days, explained)._replace(because="C11.dates"))
    return Verdict(evidence, len(pauses), tuple(gaps))


def _pauses(span: Span, days: Sequence[date], limit: Decimal) -> list[Pause]:
    return [
        Pause(span.start, days[0], Decimal(FIRST_WITHIN), opening=True),
        *(Pause(before, after, limit, opening=False) for before, after in pairwise(days)),
    ]


def _too_far_apart(case: Case, span: Span, days: Sequence[date], pauses: Sequence[Pause]) -> Gap:
    longest = max(pauses, key=lambda each: each.days)
    facts: dict[str, Fact] = {
        "days": longest.days, "start": longest.start, "end": longest.end, "limit": longest.limit,
        "others": len(pauses) - 1,
    }  # fmt: skip
    if longest.opening:
        message = phrase(
            "the first review is on {end}, {days} days after the start: can it be within {limit}?",
            "de eerste bespreking is op {end}, {days} dagen na het begin: kan dat binnen {limit} dagen?",
            **facts,
        )
    else:
        message = phrase(
            "between {start} and {end} are {days} days without a review (advised: at most {limit}): "
            "who corrects until then?",
            "tussen {start} en {end} liggen {days} dagen zonder bespreking (advies: ten hoogste {limit}): "
            "wie stuurt er tot dan bij?",
            **facts,
        )
    if len(pauses) > 1:
        message = phrase(
            "{message} There {others:is|are} {others} more such {others:interval|intervals}",
            "{message} Zo {others:is|zijn} er nog {others}",
            message=message,
            **facts,
        )
    if (faster := _faster(case, span, pauses)) is not None:
        at, every = faster
        return Gap((*REVIEWS, at, "every"), message, every_line(every), readings=len(pauses))
    return Gap(REVIEWS, message, _filling(case, span, days, pauses), readings=len(pauses))


def _fills(case: Case, span: Span, days: Iterable[date], pauses: Sequence[Pause]) -> bool:
    """Whether with reviews on these days none of the pauses is too long any more."""
    new = _pauses(span, sorted(set(days)), case.limits["C11.gap"])
    return not any(each.too_long for each in new if any(old.start <= each.start < old.end for old in pauses))


def _faster(case: Case, span: Span, pauses: Sequence[Pause]) -> tuple[int, Interval] | None:
    """The only rhythm of the plan at a shorter interval, where that is enough, rather than a second one through it."""
    rhythms = [each for each in case.plan.dated if each.review.date_ is None]
    if len(rhythms) != 1:
        return None
    (only,) = rhythms
    review, others = only.review, [day for each in case.plan.dated if each != only for day in each.days]
    if review.first is None or review.every is None or review.last is None:
        return None  # pragma: no cover - what gives days has all three, which its type does not say
    if review.every.days <= case.limits["C11.gap"]:
        return None  # it is fast enough, and only a date of it lacks
    for every in FASTER:
        faster = days_of(case, span, review.first, every, review.last, review.skip)
        if all(covers(span, day) for day in faster) and _fills(case, span, [*others, *faster], pauses):
            return rhythms[0].at, every
    return None


def _filling(case: Case, span: Span, days: Sequence[date], pauses: Sequence[Pause]) -> Phrase | None:
    """One date, or the slowest rhythm, with which none of these pauses is too long any more."""

    def enough(more: Iterable[date]) -> bool:
        return _fills(case, span, [*days, *more], pauses)

    start, end = pauses[0].start, pauses[-1].end
    middle = good_day(case, span, add_days(start, (end - start).days // 2))
    if enough([middle]):
        return new_reviews(case, [middle])
    for every in (*FASTER, Interval(1, "day")):
        step = int(every.days)
        first = good_day(case, span, add_days(start, step))
        last = add_days(first, (end - first).days // step * step)
        if enough(day for day in days_of(case, span, first, every, last) if covers(span, day)):
            return new_rhythm(case, first, every, last)
    return None


GAP: Final = Rule(
    id="C11.gap",
    kind="advice",
    owner=MANAGER,
    title=Text("not too long between reviews", "niet te lang tussen besprekingen"),
    why=Text(
        "Two bad months are hard to catch up on within the year.",
        "Twee slechte maanden haal je in hetzelfde jaar moeilijk in.",
    ),
    reads=("reviews[].date", "reviews[].first", "reviews[].every", "reviews[].last", "reviews[].skip"),
    limit=Limit(Decimal(35), Text("days", "dagen")),
    judge=close_together,
    good=both("reviews: [{date: 2027-01-12}, {date: 2027-02-16}]"),
    bad=both("reviews: [{date: 2027-01-12}, {date: 2027-02-17}]"),
)
