"""C11.dates: a review in every quarter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from salesplan_cli.calendar import Span, covers, rhythm
from salesplan_cli.case import Case, filled, filled_or_unread, lacking
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.reviews.days import (
    REVIEWS,
    days_in,
    days_of,
    good_day,
    is_dated,
    middle_of,
    review_called,
    unread_dates,
    without_review,
)
from salesplan_cli.criteria.reviews.entries import (
    USUAL,
    day_line,
    day_of_its_own,
    every_line,
    reviews_to_write,
    usual_lines,
    usual_rhythm,
)
from salesplan_cli.limits import LIMIT_WRITE
from salesplan_cli.lines import line, stacked
from salesplan_cli.model import PERIOD_KEYS, Review
from salesplan_cli.notation import Interval
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, at_most, phrase, same


def in_every_quarter(case: Case) -> Verdict:
    """There is a review in every quarter of the period."""
    span = case.plan.span
    if span is None:
        unknown = phrase(
            "it is not known over which period the reviews have to be spread",
            "het is niet bekend over welke periode de besprekingen verdeeld moeten zijn",
        )
        return Verdict(unknown, 1, (Gap(REVIEWS, unknown, None, PERIOD_KEYS),))
    days = case.once(days_in)
    counts = [bisect_right(days, quarter.end) - bisect_left(days, quarter.start) for quarter in span.quarters]
    evidence = phrase(
        "a review in {met} of {of} {of:quarter|quarters}: {shown}",
        "een bespreking in {met} van {of} {of:kwartaal|kwartalen}: {shown}",
        met=sum(count > 0 for count in counts),
        of=len(counts),
        shown=tuple(same("Q{number} {count}", number=number, count=count) for number, count in enumerate(counts, 1)),
    )
    open_quarters = without_review(span, days)
    idle = tuple(_skips_nothing(case, span))
    if not open_quarters:
        return Verdict(evidence, len(counts), remarks=(*idle, *_undated(case, span)))
    unread = unread_dates(case, len(open_quarters))
    empty = [] if unread else _empty_dates(case)[: len(open_quarters)]
    gaps = [
        _empty_date(case, span, at, review, quarter)
        for (at, review), quarter in zip(empty, open_quarters, strict=False)
    ]
    if rest := open_quarters[len(empty) :]:
        unfinished = _nearest_rhythm(case)
        if unfinished and not unread:
            gaps.append(_unfinished(case, span, unfinished, rest))
        else:
            gaps.append(_no_review(case, span, rest, unread))
    return Verdict(evidence, len(counts), tuple(gaps), remarks=idle)


def _skips_nothing(case: Case, span: Span) -> Iterator[Gap]:
    """Asks of days that a rhythm skips, and on which it has no review, whether the nearest ones are meant."""
    for at, review in enumerate(case.plan.reviews):
        first, every, last = review.first, review.every, review.last
        if not review.skip or first is None or every is None or last is None:
            continue
        occasions = rhythm(first, every, last, (), case.plan.holidays_of, span)
        days = sorted({day for each in occasions for day in (each.planned, each.day)})
        idle = [day for day in review.skip if day not in days]
        if not idle:
            continue
        inside = [day for day in idle if days and days[0] <= day <= days[-1]]
        meant = {day: other for day in inside if abs((other := _nearest(day, days)) - day) <= NEAR}
        nearest = tuple(dict.fromkeys(meant.values()))
        message = phrase(
            "{review} has no review on {days}, so there is nothing to skip there{nearest}",
            "{review} heeft geen bespreking op {days}, dus daar valt niets over te slaan{nearest}",
            review=review_called(at, review),
            days=at_most(idle),
            nearest=phrase(
                "; the nearest {n:is that|are those} of {nearest}",
                "; het dichtstbij {n:is die|zijn die} van {nearest}",
                n=len(nearest),
                nearest=at_most(nearest),
            )
            if nearest
            else phrase(
                ": take {n:that day|those days} out of `skip`", ": haal die {n:dag|dagen} weg bij `skip`", n=len(idle)
            ),
        )
        skip = dict.fromkeys(meant.get(day, day) for day in review.skip if day in meant or day not in idle)
        write = f"skip: [{', '.join(day.isoformat() for day in skip)}]"
        yield Gap((*REVIEWS, at, "skip"), message, line(write) if skip and len(write) <= LIMIT_WRITE else None)


NEAR: Final = timedelta(days=3)
"""A day that is skipped means the review of its own week: further away it is not a mistake in the day."""


def _nearest(day: date, days: Sequence[date]) -> date:
    """The one of sorted days, of which the first is no later, that is nearest to a day."""
    around = days[bisect_left(days, day) - 1 :][:2]
    return min(around, key=lambda each: abs(each - day))


def _undated(case: Case, span: Span) -> Iterator[Gap]:
    """Asks for the date of what is in the diaries without one; of what is not, C11.booked says so."""
    for at, review in filled(case.plan.reviews):
        if review.in_calendar and not is_dated(case, at, review):
            message = phrase(
                "{review} has no date yet: agree on one and write it down",
                "{review} heeft nog geen datum: spreek er een af en schrijf die op",
                review=review_called(at, review),
            )
            yield Gap((*REVIEWS, at, "date"), message, day_of_its_own(case, span, at))


def _empty_dates(case: Case) -> list[tuple[int, Review]]:
    """The entries with a `date:` still empty and nothing of a rhythm; none where no review has anything."""
    if not filled(case.plan.reviews):
        return []
    return [
        (at, review)
        for at, review in enumerate(case.plan.reviews)
        if "date_" in review.model_fields_set
        and review.date_ is None
        and not (review.first or review.every or review.last)
        and not case.is_lost((*REVIEWS, at, "date"))
    ]


def _empty_date(case: Case, span: Span, at: int, review: Review, quarter: tuple[int, Span]) -> Gap:
    message = phrase(
        "{review} has no date yet, and no review is planned in {quarter}: agree on a date and write it down",
        "{review} heeft nog geen datum, en er is geen bespreking in {quarter}: spreek een datum af en zet die erbij",
        review=review_called(at, review),
        quarter=_named([quarter]),
    )
    path, day = (*REVIEWS, at, "date"), day_line("date", good_day(case, span, middle_of(span, quarter[1])))
    # Of an entry that a new plan leaves to be filled in, who comes and whether it is booked is open as well.
    return Gap(path, message, day if review.is_filled else stacked([day, *usual_lines(case)]), (path,))


def _named(quarters: Iterable[tuple[int, Span]]) -> tuple[Phrase, ...]:
    return tuple(
        phrase(
            "Q{number} ({start} to {end})", "Q{number} ({start} tot en met {end})", number=number, start=start, end=end
        )
        for number, (start, end) in quarters
    )


def _no_review(case: Case, span: Span, open_quarters: Sequence[tuple[int, Span]], unread: tuple[Path, ...]) -> Gap:
    if filled_or_unread(case, REVIEWS, case.plan.reviews):
        message = phrase(
            "no review is planned in {quarters}: agree on a date and write it down",
            "er is geen bespreking gepland in {quarters}: spreek een datum af en zet die in het plan",
            quarters=_named(open_quarters),
        )
    else:
        message = phrase(
            "there is no date on which this plan is discussed: agree on at least one review{where}",
            "er is geen datum waarop dit plan besproken wordt: spreek{where} ten minste één bespreking af",
            where=Text(" in every quarter", " in elk kwartaal") if len(span.quarters) > 1 else "",
        )
    return Gap(
        REVIEWS, message, reviews_to_write(case, span, open_quarters), (REVIEWS, *unread), "", len(open_quarters)
    )


class Unfinished(NamedTuple):
    """A rhythm that gives no dates, and what it lacks."""

    at: int
    review: Review
    labels: tuple[Text, ...]
    paths: tuple[Path, ...]


def _nearest_rhythm(case: Case) -> Unfinished | None:
    """The entry without dates that lacks the least of a rhythm."""
    found = []
    empty = _empty_dates(case)
    for at, review in filled(case.plan.reviews):
        if review.date_ is not None or case.is_lost((*REVIEWS, at, "date")) or (at, review) in empty:
            continue
        backwards = review.first is not None and review.last is not None and review.last < review.first
        last = (
            Text("`last` date after its `first`", "een `last` die na `first` komt")
            if backwards
            else Text("last date (`last`)", "de laatste datum (`last`)")
        )
        fields = (
            ("first", review.first, Text("first date (`first`)", "de eerste datum (`first`)")),
            ("every", review.every, Text("interval (`every`)", "het interval (`every`)")),
            ("last", None if backwards else review.last, last),
        )
        labels, paths = lacking(case, (*REVIEWS, at), fields)
        if labels:
            found.append(Unfinished(at, review, labels, paths))
    return min(found, key=lambda each: len(each.labels), default=None)


def _unfinished(case: Case, span: Span, unfinished: Unfinished, open_quarters: Sequence[tuple[int, Span]]) -> Gap:
    at, review, labels, paths = unfinished
    facts: dict[str, Fact] = {"review": review_called(at, review), "quarters": _named(open_quarters)}
    readings = len(open_quarters)
    if len(labels) == len(RHYTHM) and readings == 1:
        message = phrase(
            "{review} has no date, and no review is planned in {quarters}: agree on a date and write it down",
            "{review} heeft geen datum, en er is geen bespreking in {quarters}: spreek een datum af en zet die erbij",
            **facts,
        )
        write = day_line("date", good_day(case, span, middle_of(span, open_quarters[0][1])))
        path = (*REVIEWS, at, "date")
        return Gap(path, message, write, (path,), "", readings)
    first, last = review.first, review.last
    if first is not None and last is not None and _fills_turned(case, span, review, open_quarters):
        message = phrase(
            "of {review} the `last` date ({last}) is before the `first` ({first}), so no dates follow from it, and no "
            "review is planned in {quarters}: exchange the two",
            "bij {review} ligt `last` ({last}) vóór `first` ({first}), dus er volgen geen datums uit, en er is geen "
            "bespreking in {quarters}: draai ze om",
            first=first,
            last=last,
            **facts,
        )
        write = stacked([day_line("first", last), day_line("last", first)])
        return Gap(paths[0], message, write, paths, "", readings)
    message = phrase(
        "{review} has no {what} yet, so no dates follow from it, and no review is planned in {quarters}: complete it",
        "bij {review} {lacks:ontbreekt|ontbreken} {what}, dus er volgen geen datums uit, en er is geen bespreking in "
        "{quarters}: vul aan",
        what=labels,
        lacks=len(labels),
        **facts,
    )
    return Gap(paths[0], message, _rest_of_rhythm(case, span, unfinished, open_quarters), paths, "", readings)


def _fills_turned(case: Case, span: Span, review: Review, open_quarters: Sequence[tuple[int, Span]]) -> bool:
    """Whether an unfinished rhythm, of which the last date is before the first, fills these quarters once exchanged."""
    first, last, every = review.first, review.last, review.every
    if first is None or last is None or every is None:
        return False
    return _all_inside(span, days_of(case, span, last, every, first, review.skip), open_quarters)


def _all_inside(span: Span, days: Sequence[date], quarters: Sequence[tuple[int, Span]]) -> bool:
    """Whether all days are in the period and each quarter has one of them."""
    filled_up = all(any(covers(quarter, day) for day in days) for _, quarter in quarters)
    return filled_up and all(covers(span, day) for day in days)


RHYTHM: Final = ("first", "every", "last")


def _rest_of_rhythm(
    case: Case, span: Span, unfinished: Unfinished, open_quarters: Sequence[tuple[int, Span]]
) -> Phrase:
    """The lines that the rhythm lacks; all three, where with those alone a quarter would still be without."""
    review = unfinished.review
    first, last = usual_rhythm(case, span)
    lacks = {str(path[-1]) for path in unfinished.paths}
    start = first if "first" in lacks else review.first or first
    end = last if "last" in lacks else review.last or last
    every = _usual(case, span, start, end, review) if "every" in lacks else review.every or USUAL
    if not _all_inside(span, days_of(case, span, start, every, end, review.skip), open_quarters):
        start, every, end, lacks = first, _usual(case, span, first, last, review), last, set(RHYTHM)
    lines = {"first": day_line("first", start), "every": every_line(every), "last": day_line("last", end)}
    return stacked([lines[name] for name in RHYTHM if name in lacks])


def _usual(case: Case, span: Span, first: date, last: date, review: Review) -> Interval:
    """The usual rhythm; half of it where one of its days is skipped, which would leave eight weeks without a review."""
    every_one, kept = (days_of(case, span, first, USUAL, last, skip) for skip in ((), review.skip))
    return USUAL if kept == every_one else Interval(2, "week")


DATES: Final = Rule(
    id="C11.dates",
    kind="missing",
    owner=MANAGER,
    title=Text("a review in every quarter", "een bespreking in elk kwartaal"),
    why=Text(
        "Whatever has no date gives way to whatever has one.",
        "Wat geen datum heeft, wijkt voor wat er wel een heeft.",
    ),
    reads=(
        "year",
        "period",
        "country",
        "reviews[].date",
        "reviews[].first",
        "reviews[].every",
        "reviews[].last",
        "reviews[].skip",
    ),
    judge=in_every_quarter,
    good=Text(
        "reviews: [{first: 2027-01-12, every: 2 weeks, last: 2027-12-14}]",
        "reviews: [{first: 2027-01-12, every: 2 weken, last: 2027-12-14}]",
    ),
    bad=Text("reviews: [{every: month}]", "reviews: [{every: maand}]"),
)
