"""The days on which the plan is discussed, and good days for more of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final

from salesplan_cli.calendar import Span, add_days, covers, day_info, rhythm
from salesplan_cli.case import Case
from salesplan_cli.model import Review
from salesplan_cli.notation import Interval
from salesplan_cli.places import Path
from salesplan_cli.text import Phrase, phrase

REVIEWS: Final[Path] = ("reviews",)
FIRST_WITHIN: Final = 42
"""Days from the start of the period within which the first review is due."""


def days_in(case: Case) -> list[date]:
    """All days in the period on which the plan is discussed, in order."""
    span, days = case.plan.span, set[date]().union(*(each.days for each in case.plan.dated))
    assert span is not None  # without a period nobody asks
    return sorted(day for day in days if covers(span, day))


def days_of(
    case: Case, span: Span, first: date, every: Interval, last: date, skip: Collection[date] | None = None
) -> list[date]:
    """The days of a rhythm, moved to working days."""
    return [each.day for each in rhythm(first, every, last, skip or (), case.plan.holidays_of, span)]


def without_review(span: Span, days: Collection[date]) -> list[tuple[int, Span]]:
    """The quarters without a review, with their numbers."""
    return [
        (number, quarter)
        for number, quarter in enumerate(span.quarters, 1)
        if not any(covers(quarter, day) for day in days)
    ]


def unread_dates(case: Case, needed: int) -> tuple[Path, ...]:
    """The dates that could not be read, if together they could be the `needed` ones: else they explain nothing."""
    if not case.lost:
        return ()
    paths = {path for path in case.lost if path[:1] == REVIEWS and len(path) <= len(REVIEWS) + 1}
    could_be = needed if REVIEWS in paths else len(paths)
    for at, review in enumerate(case.plan.reviews):
        date_, *ends = ((*REVIEWS, at, name) for name in ("date", "first", "every", "last"))
        if (*REVIEWS, at) in paths:
            continue
        parts = (review.first, review.every, review.last)
        lost = case.lost_among(*ends)
        if lost and all(value is not None or path in lost for value, path in zip(parts, ends, strict=True)):
            # A rhythm could be all of them.
            paths.update(lost)
            could_be += needed
        elif review.date_ is None and case.is_lost(date_):
            paths.add(date_)
            could_be += 1
    return tuple(sorted(paths, key=str)) if could_be >= needed else ()


def is_dated(case: Case, at: int, review: Review) -> bool:
    """Whether a review has anything of a date or of a rhythm, be it unreadable."""
    given = (review.date_, review.first, review.every, review.last)
    return any(given) or case.lost_among(*((*REVIEWS, at, name) for name in DATE_KEYS)) != ()


DATE_KEYS: Final = ("date", "first", "every", "last")


def review_called(at: int, review: Review) -> Phrase:
    """What to call a review in a sentence: by its date, else by its place."""
    if review.date_ is not None:
        return phrase("the review of {day}", "de bespreking van {day}", day=review.date_)
    if review.first is not None:
        return phrase("the series of reviews from {day}", "de reeks besprekingen vanaf {day}", day=review.first)
    return phrase("review {number}", "bespreking {number}", number=at + 1)


TUESDAY: Final = 1


def middle_of(span: Span, quarter: Span) -> date:
    """A Tuesday in the middle of a quarter, in the first one soon enough."""
    days = quarter.days // 2
    return _tuesday(add_days(quarter.start, min(days, FIRST_WITHIN - 6) if quarter.start == span.start else days))


def _tuesday(day: date) -> date:
    return add_days(day, (TUESDAY - day.weekday()) % 7)


def good_day(case: Case, span: Span | None, day: date) -> date:
    """The one day that `good_days` gives for this one."""
    (good,) = good_days(case, span, [day])
    return good


def good_days(case: Case, span: Span | None, days: Iterable[date]) -> list[date]:
    """For each day the first from it on, else the last before it, on which everybody works, within the period.

    Not one that the plan itself skips; where there is another, not one with a review already, and none of them twice.
    """
    country = case.plan.holidays_of
    skipped = {each for review in case.plan.reviews for each in review.skip or ()}
    taken = {each for dated in case.plan.dated for each in dated.days}

    def good(day: date, without: Collection[date]) -> Iterator[date]:
        for step in (*range(SEARCH), *range(0, -SEARCH, -1)):
            each = add_days(day, step)
            inside = (span is None or covers(span, each)) and each not in without
            if inside and day_info(each, country).kind == "working":
                yield each

    found = []
    for wanted in days:
        day = max(span.start, min(wanted, span.end)) if span else wanted
        around = (good(day, without) for without in (skipped | taken, skipped))
        found.append(next(chain.from_iterable(around), day))
        taken.add(found[-1])
    return found


SEARCH: Final = 31
"""Days within which there is a working day everywhere."""
