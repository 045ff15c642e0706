"""The days on which a plan is discussed, where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from salesplan_cli.differences.values import Difference
from salesplan_cli.model import Plan
from salesplan_cli.text import Fact, Phrase, Text, folded, phrase, same


class _Day(NamedTuple):
    people: frozenset[str]
    booked: bool


DAYS_NAMED: Final = 3
"""Review dates that are named one by one; with more, only their number is told."""


def _review_days(plan: Plan) -> dict[date, _Day]:
    """Every day on which the plan is discussed, with who is there and whether it is in the diaries."""
    days: dict[date, _Day] = {}
    for each in plan.dated:
        people = frozenset(folded(name) for name in each.review.with_ or ())
        for day in each.days:
            known = days.get(day, _Day(frozenset(), False))
            days[day] = _Day(known.people | people, known.booked or bool(each.review.in_calendar))
    return days


def review_changes(before: Plan, after: Plan) -> Iterator[Difference]:
    """Other days, other people, and what is or is no longer in the diaries."""
    if before.reviews == after.reviews and before.span == after.span and before.holidays_of == after.holidays_of:
        return
    was, now = _review_days(before), _review_days(after)
    gone, come = sorted(set(was) - set(now)), sorted(set(now) - set(was))
    if gone or come:
        yield _other_days(len(was), len(now), gone, come)
    stayed = sorted(set(was) & set(now))
    people = [day for day in stayed if was[day].people != now[day].people]
    if people:
        message = phrase(
            "{n} {n:review date|review dates} with other people",
            "{n} {n:bespreking|besprekingen} met andere deelnemers",
            n=len(people),
        )
        yield Difference(("reviews", "with"), "changed", message)
    for booked, en, nl in (
        (False, "{n} {n:review date|review dates} no longer in the diaries",
         "{n} {n:bespreking staat|besprekingen staan} niet meer in de agenda's"),
        (True, "{n} {n:review date|review dates} now in the diaries",
         "{n} {n:bespreking staat|besprekingen staan} nu in de agenda's"),
    ):  # fmt: skip
        days = [day for day in stayed if was[day].booked != now[day].booked == booked]
        if days:
            yield Difference(("reviews", "in_calendar"), "changed", phrase(en, nl, n=len(days)))


def _other_days(was: int, now: int, gone: Sequence[date], come: Sequence[date]) -> Difference:
    facts: dict[str, Fact] = {
        "n": abs(now - was) or len(come),
        "was": was,
        "now": now,
        "which": _named_days(gone, come),
    }
    if now < was:
        message = phrase(
            "{n} {n:review date|review dates} fewer ({was} -> {now}){which}",
            "{n} {n:bespreking|besprekingen} minder ({was} -> {now}){which}",
            **facts,
        )
    elif now > was:
        message = phrase(
            "{n} {n:review date|review dates} more ({was} -> {now}){which}",
            "{n} {n:bespreking|besprekingen} meer ({was} -> {now}){which}",
            **facts,
        )
    else:
        message = phrase(
            "{n} {n:review|reviews} on another date{which}",
            "{n} {n:bespreking|besprekingen} op een andere datum{which}",
            **facts,
        )
    if was == now:
        return Difference(("reviews",), "changed", message)
    return Difference(("reviews",), "changed", message, was, now)


GONE: Final = (Text("without {days}", "zonder {days}"), Text("without {n} old dates", "zonder {n} oude datums"))
COME: Final = (Text("with {days}", "met {days}"), Text("with {n} new dates", "met {n} nieuwe datums"))


def _named_days(gone: Sequence[date], come: Sequence[date]) -> Fact:
    one_number = not gone or not come or len(gone) == len(come)
    if one_number and max(len(gone), len(come)) > DAYS_NAMED:
        return ""  # how many has just been told
    parts = tuple(
        Phrase(named, {"days": tuple(days)}) if len(days) <= DAYS_NAMED else Phrase(counted, {"n": len(days)})
        for days, (named, counted) in ((gone, GONE), (come, COME))
        if days
    )
    return same(": {parts}", parts=parts)
