"""Days, and what is longer than a day where one belongs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR, MAX_LENGTH
from salesplan_cli.notation.kinds import DAY
from salesplan_cli.notation.misread import badly_written, is_range_of_days, not_read, rejection, two_readings
from salesplan_cli.notation.vague import has_any_of, vague_index, words_of
from salesplan_cli.notation.values import NO_STYLE, Misread, Style, cleaned
from salesplan_cli.text import Text, months_by_name

_PLAIN = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
"""As most days are written: seen at once."""


def day(text: str, style: Style = NO_STYLE) -> date | Misread:
    """A day of 2000-2100: `2027-03-01`, `1-3-2027`, `1 maart 2027`, `2027-W12` (its Monday)."""
    if plain := _PLAIN.fullmatch(text):
        year, month, number = map(int, plain.groups())
        return _existing(text, year, month, number)
    text = cleaned(text)
    if len(text) > MAX_LENGTH:
        return not_read(text, DAY, NO_STYLE, None)
    result = _day(text)
    if style.month_first and isinstance(result, date) and re.fullmatch("[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", text):
        other = _valid(result.year, result.day, result.month)
        if other not in (None, result):
            return two_readings(text, result.isoformat(), result, other)
    return result


@lru_cache(maxsize=4096)
def _day(text: str) -> date | Misread:
    lower = text.casefold()
    if numbers := re.fullmatch(r"([0-9]{1,4})([-./]) ?([0-9]{1,2})\2 ?([0-9]{1,4})", lower):
        return _day_in_numbers(text, numbers[1], numbers[2], numbers[3], numbers[4])
    if week := re.fullmatch(r"([0-9]{4})-?w([0-9]{1,2})", lower):
        return _monday(text, int(week[1]), int(week[2]))
    of_the_month = r"(?:the )?([0-9]{1,2})(?:(?:st|nd|rd|th)(?: of)?|e)?[ -]([a-z]+)\.?,?[ -]([0-9]{4})"
    if named := re.fullmatch(of_the_month, lower):
        number, name, year = named.groups()
    elif named := re.fullmatch(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", lower):
        name, number, year = named.groups()
    else:
        return _no_day(text, lower)
    month = months_by_name().get(name)
    return _no_day(text, lower) if month is None else _existing(text, int(year), month, int(number))


def _day_in_numbers(text: str, first: str, separator: str, second: str, third: str) -> date | Misread:
    if len(first) == 4 and len(third) < 3:
        year, month, number = int(first), int(second), int(third)
        result = _existing(text, year, month, number)
        if separator == "-" or isinstance(result, Misread):
            return result
        return badly_written(text, DAY, result.isoformat())
    if len(first) > 2 or len(third) not in (2, 4):
        return badly_written(text, DAY)
    is_short = len(third) == 2
    year, month, number = int(third) + is_short * FIRST_YEAR, int(second), int(first)
    if separator != "/":
        result = _existing(text, year, month, number)
        if not is_short:
            return result
        return badly_written(text, DAY, result.write if isinstance(result, Misread) else result.isoformat())
    readings = [found for found in (_valid(year, month, number), _valid(year, number, month)) if found]
    if not readings or not FIRST_YEAR <= year <= LAST_YEAR:
        return _existing(text, year, month, number)
    if readings[0] != readings[-1]:
        return two_readings(text, readings[0].isoformat(), readings[0], readings[1])
    return badly_written(text, DAY, readings[0].isoformat())


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _existing(text: str, year: int, month: int, number: int) -> date | Misread:
    """The day, or that it does not exist or lies too far away."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _too_far(text)
    found = _valid(year, month, number)
    if found is not None:
        return found
    # What is nearest to what was meant: the month's last day, or month and day the other way round.
    nearest = _valid(year, number, month)
    if 1 <= month <= 12:
        nearest = date(year + month // 12, month % 12 + 1, 1) - timedelta(1) if number else date(year, month, 1)
    return _not_there(text, nearest.isoformat() if nearest else "")


def _not_there(text: str, write: str) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is a date that does not exist: write one that does, like {write}",
        "{text:quoted} is een datum die niet bestaat: schrijf er een die wel bestaat, zoals {write}",
        text,
        write or DAY.example,
    )._replace(generic=not write)


def _too_far(text: str) -> Misread:
    return rejection(
        "plan.limit",
        "{text:quoted} lies outside the years {first} to {last}: write a date like {write}",
        "{text:quoted} ligt buiten de jaren {first} tot en met {last}: schrijf een datum zoals {write}",
        text,
        DAY.example,
        first=str(FIRST_YEAR),
        last=str(LAST_YEAR),
    )._replace(generic=True)


def _monday(text: str, year: int, week: int) -> date | Misread:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _too_far(text)
    try:
        found = date.fromisocalendar(year, week, 1)
    except ValueError:
        return _not_there(text, f"{year}-W{min(max(week, 1), 52):02}")
    return found


_QUARTER = r"(?:q|k|kw|quarter|kwartaal) ?([1-4])|([1-4])(?:e|st|nd|rd|th)? ?(?:quarter|kwartaal|kw)"
_PART = r"(?:(begin|start|early|half|mid|midden|medio|eind|einde|end|ultimo|late)(?: of| van)?[ -])?"
_HALF = r"(h ?[12]|(?:1|2|eerste|tweede|first|second)(?:e|st|nd)? ?(?:half(?: ?jaar| ?year)?|helft))"
_YEAR_LONG: Final = Text("a year", "een jaar")
_STARTS: Final = ("begin", "start", "early")
_MIDDLES: Final = ("half", "mid", "midden", "medio")


_WEEK: Final = (
    r"(?:week|wk|w)\.? ?([0-9]{1,2})(?:[ ,/-]+|,? (?:van|of|in) )([0-9]{4})"
    r"|([0-9]{4})[ ,/-]*(?:week|wk|w)\.? ?([0-9]{1,2})"
)


def _longer_than_a_day(lower: str) -> tuple[Text, date, date] | None:
    """What a text names that is no day (a week, month, quarter or year), and the first and last day of it to write."""
    if week := re.fullmatch(_WEEK, lower):
        monday = _monday(lower, int(week[2] or week[3]), int(week[1] or week[4]))
        return None if isinstance(monday, Misread) else (Text("a week", "een week"), monday, monday + timedelta(4))
    if turned := re.fullmatch(rf"([0-9]{{4}})[ ,/-]*(?:{_QUARTER})", lower):
        lower = f"q{turned[2] or turned[3]} {turned[1]}"
    if named := re.fullmatch(rf"{_PART}([0-9]{{4}})", lower):
        what, year, first, months = _YEAR_LONG, int(named[2]), 1, 12
    elif named := re.fullmatch(rf"{_PART}{_HALF}[ ,/-]*(?:of |van )?([0-9]{{4}})", lower):
        what, year, months = Text("half a year", "een half jaar"), int(named[3]), 6
        first = _half_of(named[2]) * 6 + 1
    elif named := re.fullmatch(rf"{_PART}(?:{_QUARTER})[ ,/-]*([0-9]{{4}})", lower):
        what, year, first, months = (
            Text("a quarter", "een kwartaal"),
            int(named[4]),
            int(named[2] or named[3]) * 3 - 2,
            3,
        )
    elif (named := re.fullmatch(rf"{_PART}([a-z]+)\.?[ ,-]+([0-9]{{4}})", lower)) and named[2] in months_by_name():
        what, year, first, months = Text("a month", "een maand"), int(named[3]), months_by_name()[named[2]], 1
    else:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    last = first + months - 1
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(1)
    start = date(year, first, 1)
    middle = date.fromordinal((start.toordinal() + end.toordinal() + 1) // 2)
    if named[1]:
        day = start if named[1] in _STARTS else middle if named[1] in _MIDDLES else end
        return what, day, day
    return what, start, end


def _half_of(said: str) -> int:
    return 0 if said.endswith("1") or said[0] in "1ef" else 1


class PartOfYear(NamedTuple):
    """A quarter or a half of a year that a text without a year names."""

    months_before: int
    months: int
    where: Literal["start", "middle", "end"] | None
    """Where in it (`eind Q3`), if that is said."""


def part_of_year(text: str) -> PartOfYear | None:
    """The quarter or half that a text without a year names; None for anything else."""
    lower = text.strip().casefold()
    quarter, half = re.fullmatch(rf"{_PART}(?:{_QUARTER})", lower), re.fullmatch(rf"{_PART}{_HALF}", lower)
    if (found := quarter or half) is None:
        return None
    where: Literal["start", "middle", "end"] | None = None
    if found[1]:
        where = "start" if found[1] in _STARTS else "middle" if found[1] in _MIDDLES else "end"
    if quarter:
        return PartOfYear(int(quarter[2] or quarter[3]) * 3 - 3, 3, where)
    return PartOfYear(_half_of(found[2]) * 6, 6, where)


def first_and_last(text: str) -> tuple[date, date] | None:
    """The first and last day of what a text names: a day, a month, a quarter or a year; None for anything else."""
    found = day(text)
    if isinstance(found, date):
        return found, found
    longer = _longer_than_a_day(text.casefold())
    return None if longer is None else (longer[1], longer[2])


NO_DAY: Final = Text(
    "{text:quoted} is {what}, and a day belongs here: write it, like {write}",
    "{text:quoted} is {what}, en hier hoort een dag: schrijf die, zoals {write}",
)
WITHOUT_YEAR: Final = Text(
    "{text:quoted} is {what} without a year: write a day in full, like {write}",
    "{text:quoted} is {what} zonder jaar: schrijf een dag voluit, zoals {write}",
)


_WEEKDAY: Final = (
    r"(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,? "
)
_WEEKDAYS: Final = (("ma", "mo"), ("di", "tu"), ("wo", "we"), ("do", "th"), ("vr", "fr"), ("za", "sa"), ("zo", "su"))


def on_another_weekday(text: str, found: date) -> Misread | None:
    """`maandag 7 oktober 2027`, which is a Thursday: that day, or the nearest Monday."""
    said = re.match(f"(?i){_WEEKDAY}", text)
    meant = (
        next(at for at, names in enumerate(_WEEKDAYS) if said[1][:2].casefold() in names) if said else found.weekday()
    )
    if meant == found.weekday():
        return None
    nearest = found + timedelta((meant - found.weekday() + 3) % 7 - 3)
    return two_readings(text, found.isoformat(), found, nearest)


def _no_day(text: str, lower: str) -> Misread:
    plainer = re.sub(r"['\u2019]([0-9]{2})$", r"20\1", re.sub(f"(?i)^{_WEEKDAY}", "", text))
    plainer = re.sub(r"(?i)^([0-9]{1,2})(?:ste|de) (?=[a-z])", r"\1 ", plainer)
    plainer = re.sub(r"^([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})$", r"\1/\2/\3", plainer)
    plainer = re.sub(r"^(20[0-9]{2})([01][0-9])([0-3][0-9])$", r"\1-\2-\3", plainer)
    if misspelt := re.fullmatch(r"([0-9]{1,2}) ([^\W\d_]{4,12})\.? ([0-9]{4})", plainer):
        from difflib import get_close_matches

        near = get_close_matches(misspelt[2].casefold(), months_by_name(), 1, 0.8)
        plainer = f"{misspelt[1]} {near[0]} {misspelt[3]}" if near else plainer
    # `12 - 4 - 2027`, and `12-apr-27` as spreadsheets have it.
    plainer = re.sub(r"(?<=[0-9]) ?([-./]) ?([0-9]{1,2}) ?\1 ?(?=[0-9]{4}$)", r"\1\2\1", plainer)
    plainer = re.sub(r"^([0-9]{1,2})-([^\W\d_]+)-([0-9]{2})$", r"\1 \2 20\3", plainer)
    if plainer != text:
        again = _day(plainer)
        if isinstance(again, date):
            return on_another_weekday(text, again) or badly_written(text, DAY, again.isoformat())
        # What is read again in the year of the plan is the day alone.
        said = plainer if again.message.text in (NO_DAY, WITHOUT_YEAR) else text
        return again._replace(message=again.message._replace(facts={**again.message.facts, "text": said}))
    words = words_of(lower)
    if (longer := _longer_than_a_day(lower)) is not None:
        what, first, last = longer
        return rejection(
            "plan.notation", NO_DAY.en, NO_DAY.nl, text, last.isoformat(), what=what, first=first.isoformat()
        )
    if month := re.fullmatch(r"([0-9]{4})-([0-9]{2})", lower):
        found = _valid(int(month[1]), int(month[2]), 1)
        return badly_written(text, DAY, found.isoformat() if found and FIRST_YEAR <= found.year <= LAST_YEAR else "")
    number = r"[0-9]{1,2}"
    in_a_year = _longer_than_a_day(f"{lower} {FIRST_YEAR}")
    if (in_a_year is not None and in_a_year[0] != _YEAR_LONG) or (
        re.fullmatch(rf"{number}[-./]{number}\.?|{number}\.? [a-z]+\.?|[a-z]+\.? {number}", lower)
        and (not words or words[0] in months_by_name())
    ):
        what = in_a_year[0] if in_a_year else Text("a date", "een datum")
        without = rejection("plan.notation", WITHOUT_YEAR.en, WITHOUT_YEAR.nl, text, DAY.example, what=what)
        return without._replace(generic=True)
    if (
        any(word in months_by_name() for word in words)
        and not has_any_of(words, vague_index())
        and not is_range_of_days(lower)
    ):
        return badly_written(text, DAY)
    return not_read(text, DAY, NO_STYLE, None)
