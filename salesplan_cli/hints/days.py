"""A day that somebody meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from salesplan_cli import calendar, notation, problems
from salesplan_cli.fields import MEMORY
from salesplan_cli.limits import LAST_YEAR
from salesplan_cli.notation import Misread, rejection
from salesplan_cli.notation.kinds import DAY
from salesplan_cli.notation.misread import UNREADABLE, badly_written, two_readings
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import country_said, first_day, last_day, year_said
from salesplan_cli.source import text_at, value_at
from salesplan_cli.text import Phrase, both, phrase
from salesplan_cli.traps import Value

_A_DAY: Final = (
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4}"
    r"|[0-9]{1,2}(?:e|st|nd|rd|th)? [^\W\d_]+\.? [0-9]{4}"
)

_UNTIL: Final = r" ?(?:-|\u2013|t/m|tot en met|tot|en|to|till|until|and) ?"
_DAYS_OF_A_MONTH: Final = rf"([0-9]{{1,2}}){_UNTIL}([0-9]{{1,2}}) ([^\W\d_]+\.? [0-9]{{4}})"
_DAYS_OF_TWO_MONTHS: Final = rf"([0-9]{{1,2}} [^\W\d_]+\.?){_UNTIL}([0-9]{{1,2}} [^\W\d_]+\.? ([0-9]{{4}}))"
_WEEKS: Final = rf"(?:week|wk|w)\.? ?([0-9]{{1,2}}){_UNTIL}(?:(?:week|wk|w)\.? ?)?([0-9]{{1,2}})[ ,]*([0-9]{{4}})"


def days_in(said: str, data: Mapping[str, Value]) -> tuple[date, ...]:
    """The first and the last day in a text with more around it: `ca. 7 april 2027`, `26 juli t/m 13 aug`."""
    if re.search("[0-9]{4}", said):
        return _first_and_last(said, has_year=True)
    # `16-17 maart`, in the year of the plan where that is known, and not before its first day.
    first, number = first_day(data), year_said(data)
    found: tuple[date, ...] = ()
    for each in [first.year, first.year + 1] if first else [number] if number else []:
        found = _first_and_last(f"{said} {each}", has_year=False)
        if not found or first is None or found[-1] >= first:
            break
    return found


def _first_and_last(said: str, *, has_year: bool) -> tuple[date, ...]:
    if weeks := re.search(_WEEKS, said.casefold()):
        monday = "{{}}-W{:02}".format
        mondays = _with_years(monday(int(weeks[1])), monday(int(weeks[2])), int(weeks[3]), has_year=has_year)
        known = sorted(day for each in mondays if isinstance(day := notation.day(each), date))
        return (known[0], calendar.add_days(known[1], 4)) if len(known) > 1 else ()
    said = re.sub(_DAYS_OF_A_MONTH, r"\1 \3 - \2 \3", said)
    said = re.sub(_DAYS_OF_TWO_MONTHS, lambda found: _in_years(found, has_year=has_year), said)
    days = [each for each in re.findall(_A_DAY, said) if each != said]
    found = sorted(day for each in days if isinstance(day := notation.day(each), date))
    return (found[0], found[-1]) if found else ()


def _in_years(found: re.Match[str], *, has_year: bool) -> str:
    first, last = found[1], found[2].removesuffix(found[3])
    return " - ".join(_with_years(f"{first} {{}}", f"{last}{{}}", int(found[3]), has_year=has_year))


def _with_years(first: str, last: str, year_: int, *, has_year: bool) -> tuple[str, str]:
    """Two days, each with its year: from December to January these differ, and from August to July they are turned."""
    days = (notation.day(first.format(year_)), notation.day(last.format(year_)))
    if isinstance(days[0], date) and isinstance(days[1], date) and (days[0] - days[1]).days > _HALF_A_YEAR:
        # The year that is written is that of the last one.
        return (first.format(year_ - has_year), last.format(year_ + 1 - has_year))
    return first.format(year_), last.format(year_)


_HALF_A_YEAR: Final = 182


def day_in(path: Path, why: Misread, said: str, data: Mapping[str, Value]) -> Problem | None:
    """What to write for a text with a day in it; of several the last where an end belongs."""
    days = days_in(said, data)
    if not days:
        return None
    first, last = days[0].isoformat(), days[-1].isoformat()
    is_open = not any(value_at(data, (*path[:-1], name)) for name in ("end", "days", "months"))
    if path[-1] == "start" and first != last and is_open:
        message = phrase(
            "{text:quoted} is a first and a last day: each has a line of its own",
            "in {text:quoted} staan een eerste en een laatste dag: die krijgen elk een eigen regel",
            text=said,
        )
        return problems.misread(path, Misread("plan.notation", message, f"{first}\nend: {last}"))
    if first == last and (two_days := notation.on_another_weekday(said, days[0])):
        return problems.misread(path, two_days)
    write = last if problems.name_of(path) in ENDS else first
    if why.message.text == UNREADABLE and first == last:
        return problems.misread(path, badly_written(said, DAY, write))
    return problems.misread(path, why._replace(write=write, generic=False))


def as_period(path: Path, why: Misread) -> Problem | None:
    """`year: H1 2027` and `year: 2027/28`, which have a key of their own."""
    start, end = (why.message.facts.get(name) for name in ("start", "end"))
    if path != ("year",) or not (start and end):
        return None
    return Problem(why.rule, path, why.message, f"period: {{start: {start}, end: {end}}}", (path,), example=True)


def end_after_start(path: Path, said: str, data: Mapping[str, Value]) -> tuple[str, bool]:
    """The last day of what has a `start`, by how long it takes (`3 weken`), and whether it says so; else one day."""
    # A period ends after the day that it starts.
    has_start = path[-1] == "end" and path[0] != "period"
    start = notation.day(text_at(data, (*path[:-1], "start"))) if has_start else None
    if not isinstance(start, date):
        return "", False
    long = notation.interval(said)
    if isinstance(long, Misread):
        return start.isoformat(), re.search(_SAME_DAY, said.casefold()) is not None
    return calendar.add_days(calendar.after(start, long), -1).isoformat(), True


_NTHS: Final = {
    word: at
    for at, words in enumerate(
        ("1e 1st eerste first", "2e 2nd tweede second", "3e 3rd derde third", "4e 4th vierde fourth")
    )
    for word in words.split()
} | {"laatste": -1, "last": -1}
_NTH_DAY: Final = r"(?:de |the )?([0-9a-z]+) ([a-z]+) (?:van|in|of) ([a-z]+\.?)(?: ([0-9]{4}))?"
_END_OF_YEAR: Final = (
    r"(?:einde?|end)(?: (?:van|of))?(?: (?:het|dit|the|this))? (?:kalender)?(?:jaar|year)|jaareinde|year[- ]end"
)


def said_in_words(said: str, data: Mapping[str, Value]) -> Misread | None:
    """`einde jaar` in a plan of a year, and `first Monday in April`."""
    lower, year = said.casefold(), year_said(data)
    nth_day = re.fullmatch(_NTH_DAY, lower)
    if year and re.fullmatch(_END_OF_YEAR, lower):
        return badly_written(said, DAY, date(year, 12, 31).isoformat())
    weekday, nth = (notation.weekday_in(nth_day[2]), _NTHS.get(nth_day[1])) if nth_day else (None, None)
    if nth_day is None or weekday is None or nth is None:
        return None
    start = first_day(data)
    years = [nth_day[4]] if nth_day[4] else [start.year, start.year + 1] if start else [year]
    months = (notation.first_and_last(f"{nth_day[3]} {each}") for each in years)
    days = [_nth_in(*month, weekday, nth) for month in months if month]
    day = next((each for each in days if nth_day[4] or start is None or each >= start), None)
    return badly_written(said, DAY, day.isoformat()) if day else None


def _nth_in(first: date, last: date, weekday: int, nth: int) -> date:
    if nth < 0:
        return calendar.add_days(last, -((last.weekday() - weekday) % 7))
    return calendar.add_days(first, (weekday - first.weekday()) % 7 + 7 * nth)


def no_day(why: Misread, said: str) -> Misread | None:
    """Why a text is no day, without an example: of `bouwvak` nobody but who wrote it knows when it is."""
    of_no_day = why.rule == "plan.vague" or "what" in why.message.facts
    is_said = said != "" and not notation.vague_text(said)
    if not is_said or not why.generic or not of_no_day or why.message.text == notation.WITHOUT_YEAR:
        return None
    message = phrase(
        "{text:quoted} does not say when: write the day, as year-month-day",
        "{text:quoted} zegt niet wanneer: schrijf de dag, als jaar-maand-dag",
        text=said,
    )
    return Misread(why.rule, message, "")


_SAME_DAY: Final = "(?:zelfde|same) (?:dag|day)$|^(?:idem|ditto)$"
ENDS: Final = ("end", "last", "by", "until")
"""Keys of a last day: of a month that stands there the end is meant, elsewhere its start."""


def meant_day(path: Path, data: Mapping[str, Value], said: Phrase) -> str:
    """The day to write for one without a year, a week, a month or a quarter; empty for anything else."""
    first = first_day(data)
    if said.text not in (notation.WITHOUT_YEAR, notation.NO_DAY):
        return ""
    if first is not None and (part := notation.part_of_year(str(said.facts.get("text", "")))):
        # In a plan that says over which period it is, a quarter without a year is one of that period.
        start = calendar.add_months(first, part.months_before)
        end = calendar.add_days(calendar.add_months(start, part.months), -1)
        if end <= last_day(data, first):
            middle = calendar.add_days(start, ((end - start).days + 1) // 2)
            where = part.where or ("end" if problems.name_of(path) in ENDS else "start")
            return to_meet_on(path, {"start": start, "middle": middle, "end": end}[where].isoformat(), data)
    if said.text != notation.WITHOUT_YEAR:
        return _meant_of_several(path, said, data)
    years = [first.year, first.year + 1] if first is not None else [year_said(data), *_example_year(path)]
    # Of `16/3` one reading alone is a date.
    text = re.sub("^(1[3-9]|2[0-9]|3[01])/", r"\1-", str(said.facts["text"]).rstrip(".-/ "))
    for each in years:
        for between in (" ", "-") if each else ():
            found = notation.day(f"{text}{between}{each}")
            meant = found.isoformat() if isinstance(found, date) else _meant_of_several(path, found.message, data)
            if meant and (first is None or meant >= first.isoformat()):
                return meant
    return ""


def several_days(kind: str, given: Value) -> str:
    """The list to write for days on one line: `skip: 2027-07-27, 2027-08-10`."""
    text = given if kind == "dates" and isinstance(given, str) and len(given) < MEMORY else ""
    days = [notation.day(each) for each in re.split(r"\s*(?:[,;]|\ben\b|\band\b)\s*", text.strip())]
    known = [each.isoformat() for each in days if isinstance(each, date)]
    return f"[{', '.join(known)}]" if len(known) == len(days) > 1 else ""


def reviews_between(path: Path, said: str, data: Mapping[str, Value]) -> Misread | None:
    """`skip: 26-7-2027 t/m 13-8-2027`, also as an item of a list: the days of the rhythm that lie between."""
    is_item = isinstance(path[-1], int)
    review = path[: -2 if is_item else -1]
    first, every, last = (text_at(data, (*review, name)) for name in ("first", "every", "last"))
    start, step, end = notation.day(first), notation.interval(every), notation.day(last)
    between = () if re.search(r"\b(?:of|or|and|en(?! met))\b", said) else days_in(said, data)
    if len({*between}) < 2 or not isinstance(start, date) or isinstance(step, Misread) or not isinstance(end, date):
        return None
    planned = (each.planned for each in calendar.rhythm(start, step, end, (), "", None))
    days = [each.isoformat() for each in planned if between[0] <= each <= between[-1]]
    if not days:
        message = phrase(
            "{text:quoted}: no review falls between these days, so there is none to leave out; take this away",
            "{text:quoted}: tussen deze dagen valt geen bespreking, dus er is niets om over te slaan; haal dit weg",
            text=said,
        )
        return Misread("plan.notation", message, "")
    together = ", ".join(days)
    why = rejection(
        "plan.notation",
        "{text:quoted}: write the dates of the reviews that are left out, {dates}",
        "{text:quoted}: schrijf de datums van de besprekingen die vervallen, {dates}",
        said,
        f"[{together}]",
        dates=both(together if is_item else f"[{together}]"),
    )
    return (
        why._replace(write=days[0] if len(days) == 1 else "\n".join(f"- {each}" for each in days)) if is_item else why
    )


def _example_year(path: Path) -> list[int]:
    # What the plan is about cannot be known from elsewhere where its own first day has no year.
    return [date.fromisoformat(notation.EXAMPLE_DAY).year] if path == ("period", "start") else []


def _meant_of_several(path: Path, said: Phrase, data: Mapping[str, Value]) -> str:
    if said.text != notation.NO_DAY:
        return ""
    return to_meet_on(path, str(said.facts["write" if problems.name_of(path) in ENDS else "first"]), data)


def to_meet_on(path: Path, day: str, data: Mapping[str, Value]) -> str:
    """A day that only a month, week or quarter says: of a review one on which people work, in the same month."""
    if path[0] != "reviews" or path[-1] not in ("date", "first", "last"):
        return day
    wanted = date.fromisoformat(day)
    month = calendar.months_period(wanted.replace(day=1), 1)
    return calendar.working_day(wanted, country_said(data), month).isoformat()


def inside_first(why: Misread, data: Mapping[str, Value]) -> Misread:
    """Of two days that a text can be, that which lies in the period comes first."""
    start, (first, second) = first_day(data), (why.message.facts.get(name) for name in ("first", "second"))
    if start is None or not isinstance(first, date) or not isinstance(second, date):
        return why
    is_inside = [start <= each <= last_day(data, start) for each in (first, second)]
    return (
        two_readings(str(why.message.facts["text"]), second.isoformat(), second, first)
        if is_inside == [False, True]
        else why
    )


def in_the_plan(example: str, data: Mapping[str, Value]) -> str:
    """An example of a day, moved into the time that the plan is about; empty for what is no day."""
    try:
        day = date.fromisoformat(example)
    except ValueError:
        return ""
    first = first_day(data)
    if first is not None:
        year_of = first.year + ((day.month, day.day) < (first.month, first.day))
        end = last_day(data, first)
        if day.replace(year=min(year_of, LAST_YEAR)) > end:
            # Halfway, on a Tuesday where that still lies in it.
            half = calendar.add_days(first, (end - first).days // 2)
            tuesday = calendar.add_days(half, (1 - half.weekday()) % 7)
            return (tuesday if tuesday <= end else half).isoformat()
    else:
        year_of = year_said(data) or day.year
    return day.replace(year=min(year_of, LAST_YEAR)).isoformat()


_OTHER_ENDS: Final = {"start": ("end", min), "first": ("last", min), "last": ("first", max)}


def in_order(path: Path, day: str, data: Mapping[str, Value]) -> str:
    """An example of a day, no later than the end of what it begins and no earlier than the start of what it ends."""
    name, nearest = _OTHER_ENDS.get(str(path[-1]), ("", min))
    other = notation.day(text_at(data, (*path[:-1], name)))
    if not day or not isinstance(other, date):
        return day
    if path[0] == "period":  # which ends after the day that it starts
        return date(calendar.add_days(other, -1).year, 1, 1).isoformat()
    return nearest(day, other.isoformat())
