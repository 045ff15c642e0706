"""11 Review dates: when the plan is discussed, with whom, and whether the diaries have it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, dropwhile, pairwise
from typing import Final, NamedTuple

from salesplan_cli.calendar import WEEKDAYS, Span, add_days, covers, day_info, rhythm, same_day
from salesplan_cli.case import Case, filled, filled_or_unread, lacking
from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged, nothing
from salesplan_cli.limits import LIMIT_WRITE
from salesplan_cli.lines import EXAMPLE_MANAGER, line, new_entry, stacked
from salesplan_cli.model import PERIOD_KEYS, Dated, Review
from salesplan_cli.notation import Interval
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, at_most, both, folded, phrase, same

REVIEWS: Final[Path] = ("reviews",)

FIRST_WITHIN: Final = 42
"""Days from the start of the period within which the first review is due."""

USUAL: Final = Interval(4, "week")
"""The rhythm to write: with moved dates it stays within the usual limit of 35 days."""
FASTER: Final = tuple(Interval(weeks, "week") for weeks in (4, 3, 2, 1))
"""What is proposed where reviews are too far apart, the slowest first."""


# --- the dates of a plan -------------------------------------------------------------------------------------------


def _days_in(case: Case, span: Span) -> list[date]:
    """All days in the period on which the plan is discussed, in order."""
    days = set[date]().union(*(each.days for each in case.plan.dated))
    return sorted(day for day in days if covers(span, day))


def _days_of(
    case: Case, span: Span, first: date, every: Interval, last: date, skip: Collection[date] | None = None
) -> list[date]:
    """The days of a rhythm, moved to working days."""
    return [each.day for each in rhythm(first, every, last, skip or (), case.plan.holidays_of, span)]


def _without_review(span: Span, days: Collection[date]) -> list[tuple[int, Span]]:
    """The quarters without a review, with their numbers."""
    return [
        (number, quarter)
        for number, quarter in enumerate(span.quarters, 1)
        if not any(covers(quarter, day) for day in days)
    ]


def _unread(case: Case, needed: int) -> tuple[Path, ...]:
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


# --- dates ---------------------------------------------------------------------------------------------------------


def in_every_quarter(case: Case) -> Verdict:
    """There is a review in every quarter of the period."""
    span = case.plan.span
    if span is None:
        unknown = phrase(
            "it is not known over which period the reviews have to be spread",
            "het is niet bekend over welke periode de besprekingen verdeeld moeten zijn",
        )
        return Verdict(unknown, 1, (Gap(REVIEWS, unknown, None, PERIOD_KEYS),))
    days = _days_in(case, span)
    counts = [bisect_right(days, quarter.end) - bisect_left(days, quarter.start) for quarter in span.quarters]
    evidence = phrase(
        "a review in {met} of {of} {of:quarter|quarters}: {shown}",
        "een bespreking in {met} van {of} {of:kwartaal|kwartalen}: {shown}",
        met=sum(count > 0 for count in counts),
        of=len(counts),
        shown=tuple(same("Q{number} {count}", number=number, count=count) for number, count in enumerate(counts, 1)),
    )
    open_quarters = _without_review(span, days)
    idle = tuple(_skips_nothing(case, span))
    if not open_quarters:
        return Verdict(evidence, len(counts), remarks=idle)
    unread = _unread(case, len(open_quarters))
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
            review=_called(at, review),
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
        review=_called(at, review),
        quarter=_named([quarter]),
    )
    path = (*REVIEWS, at, "date")
    return Gap(path, message, _line("date", _good_day(case, span, _middle(span, quarter[1]))), (path,))


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
        REVIEWS, message, _reviews_to_write(case, span, open_quarters), (REVIEWS, *unread), "", len(open_quarters)
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
    facts: dict[str, Fact] = {"review": _called(at, review), "quarters": _named(open_quarters)}
    readings = len(open_quarters)
    if len(labels) == len(RHYTHM) and readings == 1:
        message = phrase(
            "{review} has no date, and no review is planned in {quarters}: agree on a date and write it down",
            "{review} heeft geen datum, en er is geen bespreking in {quarters}: spreek een datum af en zet die erbij",
            **facts,
        )
        write = _line("date", _good_day(case, span, _middle(span, open_quarters[0][1])))
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
        write = stacked([_line("first", last), _line("last", first)])
        return Gap(paths[0], message, write, paths, "", readings)
    message = phrase(
        "{review} has no {what} yet, so no dates follow from it, and no review is planned in {quarters}: add it",
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
    return _all_inside(span, _days_of(case, span, last, every, first, review.skip), open_quarters)


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
    first, last = _usual_rhythm(case, span)
    lacks = {str(path[-1]) for path in unfinished.paths}
    start = first if "first" in lacks else review.first or first
    end = last if "last" in lacks else review.last or last
    every = USUAL if "every" in lacks else review.every or USUAL
    if not _all_inside(span, _days_of(case, span, start, every, end, review.skip), open_quarters):
        start, every, end, lacks = first, USUAL, last, set(RHYTHM)
    lines = {"first": _line("first", start), "every": _every(every), "last": _line("last", end)}
    return stacked([lines[name] for name in RHYTHM if name in lacks])


# --- who is there, and whether it is booked ------------------------------------------------------------------------


def attended(case: Case) -> Verdict:
    """Each review names who is there, the sales manager among them."""
    reviews = filled_or_unread(case, REVIEWS, case.plan.reviews)
    if not reviews:
        return nothing("there is no review to attend", "er is geen bespreking om bij te zijn")
    manager = case.plan.sales_manager
    if manager is None:
        return _no_manager(case, reviews)
    there = [_whole(manager) in _names_in(review.with_ or ()) for _, review in reviews]
    evidence = phrase(
        "{manager} is named at {met} of {of}",
        "{manager} staat bij {met} van de {of}",
        manager=manager,
        met=sum(there),
        of=len(there),
    )
    # Of a list of names one may be unreadable: that one could be the manager's.
    unread: dict[int | str, list[Path]] = {}
    for path in case.lost:
        if path[:1] == REVIEWS and "with" in path:
            unread.setdefault(path[1], []).append(path)
    gaps = tuple(
        _absent(at, review, manager, tuple(sorted(unread.get(at, ()), key=str)))
        for (at, review), present in zip(reviews, there, strict=True)
        if not present
    )
    return Verdict(evidence, len(reviews), gaps)


def _no_manager(case: Case, reviews: Sequence[tuple[int, Review]]) -> Verdict:
    evidence = phrase(
        "the plan names no sales manager; reviews: {of}",
        "het plan noemt geen salesmanager; besprekingen: {of}",
        of=len(reviews),
    )
    message = phrase(
        "the plan does not say who the sales manager is, who has to be at the reviews: write the name",
        "er staat niet wie de salesmanager is, en die hoort bij de besprekingen te zijn: schrijf de naam op",
    )
    write = same("sales_manager: {name:yaml}", name=_always_there(case, [review for _, review in reviews]))
    path = ("sales_manager",)
    return Verdict(evidence, len(reviews), (Gap(path, message, write, (path,), "", len(reviews)),))


def _always_there(case: Case, reviews: Sequence[Review]) -> str:
    """Who is at all of the reviews, beside the account manager; an example where nobody is."""
    lists = [review.with_ or () for review in reviews] or [()]
    always = frozenset.intersection(*(_names_in(names) for names in lists))
    everywhere = (
        name
        for each in lists[0]
        for name in _persons(each)
        if _whole(name) in always and not _is_myself(name, case.plan.account_manager)
    )
    return next(everywhere, EXAMPLE_MANAGER)


MYSELF: Final = frozenset(("ik", "ikzelf", "mij", "wij", "we", "i", "me", "myself", "us"))
YES: Final = Text("yes", "ja")


_BETWEEN_NAMES: Final = r" ?[,;/&+] ?|(?:^| )(?:en|and|samen met|together with)(?: |$)|^(?:met|with) "


def _names_in(names: Iterable[str]) -> frozenset[str]:
    """Who is named, each value also as a whole."""
    return frozenset(_whole(name) for each in names for name in (each, *_persons(each)))


_HONORIFICS: Final = (
    "heer", "mevrouw", "dhr", "dhr.", "hr", "hr.", "mevr", "mevr.", "mw", "mw.", "mr", "mr.", "mrs", "mrs.", "ms",
    "ms.", "dr", "dr.", "drs", "drs.", "ir", "ir.", "ing", "ing.", "prof", "prof.",
)  # fmt: skip


def _whole(name: str) -> str:
    """A name to compare: without titles before it, and `Jansen, Piet` the other way round."""
    last, comma, first = folded(name).partition(", ")
    words = (f"{first} {last}" if comma and "," not in first else folded(name)).removeprefix("de heer ").split()
    return " ".join([*dropwhile(_HONORIFICS.__contains__, words[:-1]), *words[-1:]])


def _is_myself(name: str, account_manager: str | None) -> bool:
    # In whole or in part ("Sanne" for Sanne de Vries); words without a capital are no name of one person.
    words = set(folded(name).split())
    return words <= {*folded(account_manager or "").split()} or not words.isdisjoint(MYSELF) or name.islower()


def _persons(names: str) -> list[str]:
    """Who is meant where one value names several: `Piet en Jan`, `Piet, Jan`; what is in brackets names nobody."""
    # One space between words, or the pattern would try every number of them.
    return [name for name in re.split(_BETWEEN_NAMES, " ".join(re.sub(r"\([^()]*\)", "", names).split())) if name]


def _absent(at: int, review: Review, manager: str, unread: tuple[Path, ...]) -> Gap:
    path = (*REVIEWS, at, "with")
    facts: dict[str, Fact] = {"review": _called(at, review), "manager": manager}
    if not review.with_:
        message = phrase(
            "the plan does not say who is at {review}: write the names, {manager} as sales manager among them",
            "er staat niet wie er bij {review} is: noem de namen, ook {manager} als salesmanager",
            **facts,
        )
        return Gap(path, message, same("with: {manager:yaml}", manager=manager), (path, *unread))
    message = phrase(
        "{manager}, the sales manager, is not named at {review}: add the name",
        "{manager}, de salesmanager, staat niet bij {review}: zet die naam erbij",
        **facts,
    )
    # A value by itself may name several; in a list each entry is a name, even with a comma in it.
    apart = len(review.with_) == 1 and re.search("[&+]", review.with_[0]) is None
    others = _persons(review.with_[0]) if apart else review.with_
    # Of a manager who is called by one name alone, a longer one is the same person.
    one_name = len(manager.split()) == 1
    names = (
        manager,
        *(each for each in others if not _means(each, manager) and not (one_name and _means(manager, each))),
    )
    template = ", ".join(f"{{name{number}:yaml}}" for number in range(len(names)))
    named = Phrase(both(template), {f"name{number}": name for number, name in enumerate(names)})
    return Gap(path, message, same("with: [{named}]", named=named), (path, *unread))


_BOTH: Final = frozenset(("allebei", "beiden", "samen", "both", "together"))
_ROLE: Final = frozenset(("manager", "salesmanager", "verkoopleider", "leidinggevende", "teamleider", "baas", "boss"))
_TITLES: Final = frozenset(("de", "the", "mijn", "my", "onze", "our", "sales", *_HONORIFICS))
"""Words before a name or a role, which by themselves are nobody."""


def _means(short: str, name: str) -> bool:
    """Whether a name is the manager's in short or with more beside it: `Piet`, `dhr. Jansen`, `manager`."""
    said, whole = _whole(re.sub(r"\([^()]*\)", "", short)).split(), _whole(name).split()
    words = set(said)
    if not words or (words <= {*whole, *_BOTH, *_ROLE, *_TITLES} and not words <= _TITLES):
        return True
    first, *rest = said
    # `P. Jansen`, `H.J. in 't Veld` for Henk-Jan: of each first name the letter that it begins with.
    given = re.findall("[^ -]+", " ".join(whole[: -len(rest)])) if rest == whole[-len(rest) :] else []
    initials = "".join(each[0] for each in given)
    return bool(initials) and initials.startswith(re.sub("[.-]", "", first))


def booked(case: Case) -> Verdict:
    """Each review is in the diaries."""
    reviews = filled_or_unread(case, REVIEWS, case.plan.reviews)
    if not reviews:
        evidence = phrase("there is no review in the diaries", "er staat geen bespreking in de agenda's")
        message = phrase(
            "no review is in the diaries: put the dates in both diaries now and write them down here",
            "er staat geen bespreking in de agenda's: zet de datums nu in beide agenda's en schrijf ze hier op",
        )
        span = case.plan.span
        write = (
            _reviews_to_write(case, span, list(enumerate(span.quarters, 1)))
            if span
            else _new_reviews(case, [EXAMPLE_DAY])
        )
        return Verdict(evidence, 1, (Gap(REVIEWS, message, write, (REVIEWS,)),))
    dated = {each.at for each in case.plan.dated if each.days}
    gaps = tuple(_unbooked(case, at, review, at in dated) for at, review in reviews if not review.in_calendar)
    evidence = phrase(
        "{met} of {of} {met:is|are} in the diaries",
        "{met} van de {of} {met:staat|staan} in de agenda's",
        met=len(reviews) - len(gaps),
        of=len(reviews),
    )
    return Verdict(evidence, len(reviews), gaps)


def _unbooked(case: Case, at: int, review: Review, dated: bool) -> Gap:
    path = (*REVIEWS, at, "in_calendar")
    facts: dict[str, Fact] = {"review": _called(at, review), "yes": YES}
    dates = tuple((*REVIEWS, at, name) for name in ("date", "first", "every", "last"))
    # What has no date cannot be put in a diary: that it has none is said there.
    because = "" if dated or case.lost_among(*dates) else "C11.dates"
    if because:
        message = phrase(
            "{review} has no date yet: agree on one, put it in both diaries and write `{yes}`",
            "{review} heeft nog geen datum: spreek er een af, zet die in beide agenda's en schrijf `{yes}`",
            **facts,
        )
    elif review.in_calendar is None:
        message = phrase(
            "the plan does not say whether {review} is in the diaries: put every date in both and write `{yes}`",
            "er staat niet of {review} in de agenda's staat: zet elke datum in beide agenda's en schrijf `{yes}`",
            **facts,
        )
    else:
        message = phrase(
            "not in the diaries yet: {review}. Put every date in both now, and write `{yes}`",
            "nog niet in de agenda's: {review}. Zet elke datum nu in beide agenda's en schrijf `{yes}`",
            **facts,
        )
    return Gap(path, message, same("in_calendar: {yes}", yes=YES), (path,), because)


# --- in the period, on a working day -------------------------------------------------------------------------------


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
    instead = iter(_good_days(case, span, _to_move_in(case, span)))
    return Verdict(evidence, len(dated), tuple(_outside(case, span, each, instead) for each in outside))


def _to_move_in(case: Case, span: Span) -> list[date]:
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
        return Gap((*REVIEWS, at, "date"), message, _line("date", next(instead)))
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
        review=_called(at, review),
        day=out[0],
        **facts,
    )
    first, last = (inside[0], inside[-1]) if inside else _usual_rhythm(case, span)
    lines = {
        "first": _line("first", first) if out[0] < span.start or not inside else None,
        "last": _line("last", last) if out[-1] > span.end or not inside else None,
    }
    wrong = {name: line for name, line in lines.items() if line is not None}
    return Gap((*REVIEWS, at, next(iter(wrong))), message, stacked(list(wrong.values())))


def _same_day_within(span: Span, day: date) -> date:
    """The same day in a year of the period, else the nearest end of it."""
    return same_day(day, span, span.start) or (span.start if day < span.start else span.end)


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
    moved = _to_move_in(case, case.plan.span) if case.plan.span else []
    instead = _good_days(case, case.plan.span, [*moved, *(day for _, day, _ in doubtful)])[len(moved) :]
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
    return Gap((*REVIEWS, at, "date"), message, _line("date", instead), because=because)


def _half_kept(case: Case, at: int, day: date, name: Text | None, instead: date) -> Gap:
    message = phrase(
        "{day} is {name}, on which many people in {country} are off: will everybody be there?",
        "{day} is {name}, en dan zijn in {country} veel mensen vrij: is iedereen er dan?",
        day=day,
        name=name or WEEKDAYS[day.weekday()],
        country=case.plan.holidays_of,
    )
    return Gap((*REVIEWS, at, "date"), message, _line("date", instead))


# --- not too far apart ---------------------------------------------------------------------------------------------


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
    days = _days_in(case, span)
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
    empty = [quarter for _, quarter in _without_review(span, days)]
    too_long = [each for each in pauses if each.too_long]
    # A quarter without a review says it already.
    explained = [each for each in too_long if any(each.start <= one.start and one.end <= each.end for one in empty)]
    spoken_of = [each for each in too_long if each not in explained]
    gaps = []
    if spoken_of:
        unread = _unread(case, len(spoken_of))
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
        return Gap((*REVIEWS, at, "every"), message, _every(every), readings=len(pauses))
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
        faster = _days_of(case, span, review.first, every, review.last, review.skip)
        if all(covers(span, day) for day in faster) and _fills(case, span, [*others, *faster], pauses):
            return rhythms[0].at, every
    return None


def _filling(case: Case, span: Span, days: Sequence[date], pauses: Sequence[Pause]) -> Phrase | None:
    """One date, or the slowest rhythm, with which none of these pauses is too long any more."""

    def enough(more: Iterable[date]) -> bool:
        return _fills(case, span, [*days, *more], pauses)

    start, end = pauses[0].start, pauses[-1].end
    middle = _good_day(case, span, add_days(start, (end - start).days // 2))
    if enough([middle]):
        return _new_reviews(case, [middle])
    for every in (*FASTER, Interval(1, "day")):
        step = int(every.days)
        first = _good_day(case, span, add_days(start, step))
        last = add_days(first, (end - first).days // step * step)
        if enough(day for day in _days_of(case, span, first, every, last) if covers(span, day)):
            return _new_rhythm(case, first, every, last)
    return None


# --- what to write -------------------------------------------------------------------------------------------------

EXAMPLE_DAY: Final = date(2027, 1, 12)
TUESDAY: Final = 1


def _reviews_to_write(case: Case, span: Span, open_quarters: Sequence[tuple[int, Span]]) -> Phrase:
    """A rhythm where nothing is there yet, else a date in each quarter without."""
    if len(open_quarters) == len(span.quarters) and span.days > FIRST_WITHIN:
        first, last = _usual_rhythm(case, span)
        return _new_rhythm(case, first, USUAL, last)
    return _new_reviews(case, [_good_day(case, span, _middle(span, quarter)) for _, quarter in open_quarters])


def _new_reviews(case: Case, days: Sequence[date]) -> Phrase:
    return stacked([new_entry([_line("date", day), *_usual_lines(case)]) for day in days])


def _new_rhythm(case: Case, first: date, every: Interval, last: date) -> Phrase:
    return new_entry([_line("first", first), _every(every), _line("last", last), *_usual_lines(case)])


def _usual_lines(case: Case) -> tuple[Phrase, Phrase]:
    manager = case.plan.sales_manager or _always_there(case, [each for each in case.plan.reviews if each.is_filled])
    return same("with: {who:yaml}", who=manager), same("in_calendar: {yes}", yes=YES)


def _line(key: str, day: date) -> Phrase:
    return same("{key}: {day}", key=key, day=day.isoformat())


def _every(interval: Interval) -> Phrase:
    return same("every: {interval}", interval=interval.spoken)


def _usual_rhythm(case: Case, span: Span) -> tuple[date, date]:
    """The first and last date of a review every four weeks, from the second week of the period."""
    first = _good_day(case, span, _tuesday(add_days(span.start, 7)))
    step = int(USUAL.days)
    return first, add_days(first, max((span.end - first).days, 0) // step * step)


def _middle(span: Span, quarter: Span) -> date:
    """A Tuesday in the middle of a quarter, in the first one soon enough."""
    days = quarter.days // 2
    return _tuesday(add_days(quarter.start, min(days, FIRST_WITHIN - 6) if quarter.start == span.start else days))


def _tuesday(day: date) -> date:
    return add_days(day, (TUESDAY - day.weekday()) % 7)


def _good_day(case: Case, span: Span | None, day: date) -> date:
    """The one day that `_good_days` gives for this one."""
    (good,) = _good_days(case, span, [day])
    return good


def _good_days(case: Case, span: Span | None, days: Iterable[date]) -> list[date]:
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


def _called(at: int, review: Review) -> Phrase:
    if review.date_ is not None:
        return phrase("the review of {day}", "de bespreking van {day}", day=review.date_)
    if review.first is not None:
        return phrase("the series of reviews from {day}", "de reeks besprekingen vanaf {day}", day=review.first)
    return phrase("review {number}", "bespreking {number}", number=at + 1)


C11: Final = Criterion(
    id="C11",
    title=Text("Review dates", "Besprekingen"),
    question=Text(
        "Are the dates on which this plan will be discussed noted in the diaries?",
        "Staan de datums waarop dit plan besproken wordt in de agenda's?",
    ),
    answer=Text(
        "Every date on which you discuss this plan (`date`), or a rhythm (`first`, `every`, `last`): at least one in "
        "every quarter, with who is there, and in the diaries. Monthly, without dates, is not an answer.",
        "Elke datum waarop jullie dit plan bespreken (`date`), of een ritme (`first`, `every`, `last`): ten minste één "
        "in elk kwartaal, met wie erbij zijn, en in de agenda's. Maandelijks, zonder datums, is geen antwoord.",
    ),
    section="reviews",
    no=Text("No, do it now", "Nee, doen"),
    rules=(
        Rule(
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
        ),
        Rule(
            id="C11.attendees",
            kind="missing",
            owner=MANAGER,
            title=Text("who is there, the sales manager among them", "wie erbij zijn, onder wie de salesmanager"),
            why=Text(
                "Support and correction come from the sales manager, so without the sales manager it is not a review.",
                "Ondersteunen en bijsturen doet de salesmanager, dus zonder salesmanager is het geen bespreking.",
            ),
            reads=("sales_manager", "reviews[].with"),
            judge=attended,
            good=Text(
                "reviews: [{date: 2027-04-07, with: [Piet Jansen, Team North]}]",
                "reviews: [{date: 2027-04-07, with: [Piet Jansen, Team Noord]}]",
            ),
            bad=Text(
                "reviews: [{date: 2027-04-07, with: Team North}]", "reviews: [{date: 2027-04-07, with: Team Noord}]"
            ),
        ),
        Rule(
            id="C11.booked",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("in the diaries", "in de agenda's"),
            why=Text(
                "If a date is only in the plan, something else will take its place in the diary.",
                "Staat een datum alleen in het plan, dan komt er in de agenda iets anders.",
            ),
            reads=("reviews[].in_calendar",),
            judge=booked,
            good=Text(
                "reviews: [{date: 2027-04-07, in_calendar: yes}]", "reviews: [{date: 2027-04-07, in_calendar: ja}]"
            ),
            bad=Text(
                "reviews: [{date: 2027-04-07, in_calendar: no}]", "reviews: [{date: 2027-04-07, in_calendar: nee}]"
            ),
        ),
        Rule(
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
        ),
        Rule(
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
        ),
        Rule(
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
        ),
    ),
)
