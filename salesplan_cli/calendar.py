"""The calendar of a plan: months, quarters, ISO weeks, working days, public holidays, rhythms.

Dates are clamped to the years 1 to 9999: no sum of dates raises, whatever number stands in a plan.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from salesplan_cli.limits import MAX_OCCASIONS
from salesplan_cli.notation import Interval
from salesplan_cli.text import Text, both

SHORTEST_MONTH: Final = 15
"""Days that a rest of a period needs to be a month of its own."""


# ------------------------------------------------------------------------------------------------ spans


class Span(NamedTuple):
    """Days from `start` up to and including `end`."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days."""
        return self.end.toordinal() - self.start.toordinal() + 1

    @property
    def is_calendar_year(self) -> bool:
        """Whether it runs from 1 January to 31 December."""
        return self == year_period(self.start.year)

    @property
    def months(self) -> tuple[Span, ...]:
        """Its months, see `months_of`."""
        return months_of(self)

    @property
    def month_parts(self) -> tuple[Fraction, ...]:
        """How much of a whole month each of `months` is: the last one may be shorter, or longer by a rest."""
        last = len(self.months) - 1
        if not last:
            return (Fraction(1),)
        whole = _months_later(self.start, last + 1) - _months_later(self.start, last)
        return (*[Fraction(1)] * last, Fraction(self.months[-1].days, whole))

    @property
    def quarters(self) -> tuple[Span, ...]:
        """Its quarters: three months each, a rest joins the last."""
        return _quarters(self)

    @property
    def quarter_months(self) -> tuple[range, ...]:
        """For each quarter, which of `months` (counted from 0) it is made of."""
        return _quarter_months(len(self.months))

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The ISO weeks whose Thursday lies in it; none when it has no Thursday."""
        return _weeks(self)

    def first_day(self, unit: str, ordinal: int) -> date | None:
        """The first day of one of its quarters, months or weeks; None where it has no such one."""
        if ordinal > len(parts := getattr(self, unit)):
            return None
        part: Span | Week = parts[ordinal - 1]
        return part.monday if isinstance(part, Week) else part.start


class Unit(NamedTuple):
    """A part of a period for which a plan has a number."""

    letter: str
    """What the keys of its numbers begin with: `Q1`, `Q2` and so on."""
    one: Text
    many: Text
    of_a_year: int
    """How many a year has at most."""

    def called(self, count: int) -> Text:
        """What so many of them are called."""
        return self.one if count == 1 else self.many


UNITS: Final[Mapping[str, Unit]] = {
    "quarters": Unit("Q", Text("quarter", "kwartaal"), Text("quarters", "kwartalen"), 4),
    "months": Unit("M", Text("month", "maand"), Text("months", "maanden"), 12),
    "weeks": Unit("W", both("week"), Text("weeks", "weken"), 53),
}
"""By the key of `periods` that holds their numbers."""
NUMBERED: Final[Mapping[str, Unit]] = {**UNITS, "index": UNITS["months"]}
"""The same with the index, which has a number per month."""


def unit_of(letter: str) -> Unit:
    """The unit of which the keys begin with a letter."""
    return next(unit for unit in UNITS.values() if unit.letter == letter)


class Week(NamedTuple):
    """An ISO week."""

    year: int
    number: int
    monday: date


def year_period(year: int) -> Span:
    """A calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def days_period(start: date, days: int) -> Span:
    """So many days from `start`."""
    return Span(start, add_days(start, days - 1))


def months_period(start: date, months: int) -> Span:
    """So many months from `start`."""
    return Span(start, _date(_months_later(start, months) - 1))


def covers(span: Span, day: date) -> bool:
    """Whether a day lies in a span."""
    return span.start <= day <= span.end


def touches(span: Span, other: Span) -> bool:
    """Whether two spans have a day in common."""
    return span.start <= other.end and other.start <= span.end


def same_day(day: date, span: Span, earliest: date) -> date | None:
    """The same day of another year, in a span and not before `earliest`; None where the span has none."""
    for year in range(span.start.year, span.end.year + 1):
        other = date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
        if covers(span, other) and other >= earliest:
            return other
    return None


def moved_inside(start: date | None, end: date | None, span: Span) -> tuple[date | None, date | None] | None:
    """The part of a window that lies in a span, else the same days in another year; None where that has neither."""
    first, last = start, end
    if first and not covers(span, first):
        first = same_day(first, span, span.start)
    if last and (not covers(span, last) or (first and last < first)):
        last = same_day(last, span, first or span.start)
    if start and end and start <= span.end and end >= span.start:
        inside = Span(max(start, span.start), min(end, span.end))
        # A year for what takes days or weeks: one of the two has another year than was meant.
        is_slip = (end - start).days >= _A_YEAR and inside != span
        if not (is_slip and first and last and (last - first).days <= _A_QUARTER):
            return inside.start, inside.end
    return None if (first is None, last is None) != (start is None, end is None) else (first, last)


_A_YEAR, _A_QUARTER = 365, 92


def add_days(day: date, days: int) -> date:
    """So many days later (or earlier)."""
    return _date(day.toordinal() + days)


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier), or the last one where that month is shorter."""
    return _date(_months_later(day, months))


_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, _FIRST), _LAST))


def _months_later(day: date, months: int) -> int:
    # An ordinal and not a date, so that the month after December 9999 exists.
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return _LAST + 1
    if year < date.min.year:
        return _FIRST
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


@lru_cache(maxsize=64)
def months_of(span: Span) -> tuple[Span, ...]:
    """Its months, counted from its first day (15 Feb-14 Mar, ...).

    A rest of fewer than 15 days joins the last month; what is shorter than a month is one month.
    """
    first, end = span.start.toordinal(), span.end.toordinal()
    starts, following = [first], _months_later(span.start, 1)
    while following <= end:
        starts.append(following)
        following = _months_later(span.start, len(starts))
    rest = end - starts[-1] + 1
    if len(starts) > 1 and rest < SHORTEST_MONTH:
        del starts[-1]
    return tuple(
        Span(_date(start), _date(following - 1))
        for start, following in zip(starts, [*starts[1:], end + 1], strict=True)
    )


@lru_cache(maxsize=64)
def _quarters(span: Span) -> tuple[Span, ...]:
    months = span.months
    return tuple(Span(months[each[0]].start, months[each[-1]].end) for each in span.quarter_months)


@lru_cache(maxsize=64)
def _quarter_months(months: int) -> tuple[range, ...]:
    quarters = max(months // 3, 1)
    return tuple(range(3 * n, 3 * n + 3 if n < quarters - 1 else months) for n in range(quarters))


@lru_cache(maxsize=64)
def _weeks(span: Span) -> tuple[Week, ...]:
    # Ordinal 1 is a Monday, so Thursdays are 4 modulo 7.
    first = span.start.toordinal()
    return tuple(
        Week(*_date(thursday).isocalendar()[:2], _date(thursday - 3))
        for thursday in range(first + (4 - first) % 7, span.end.toordinal() + 1, 7)
    )


def usual_numbers(span: Span, letter: str) -> tuple[int, ...]:
    """What its quarters, months or weeks are called on the calendar; none where it has others, or one of them twice."""
    if letter == "W":
        numbers = [each.number for each in span.weeks]
    else:
        parts, size = (span.quarters, 3) if letter == "Q" else (span.months, 1)
        fits = span.start.day == 1 and span.start.month % size == 1 % size
        numbers = [(each.start.month - 1) // size + 1 for each in parts] if fits else []
    return tuple(numbers) if len({*numbers}) == len(numbers) else ()


def working_weeks(span: Span) -> Fraction:
    """Its Mondays to Fridays / 5."""
    return Fraction(max(_weekdays_until(span.end.toordinal()) - _weekdays_until(span.start.toordinal() - 1), 0), 5)


def _weekdays_until(ordinal: int) -> int:
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


# ------------------------------------------------------------------------------------------------- days

DayKind: TypeAlias = Literal["working", "weekend", "holiday", "half_kept"]


class DayInfo(NamedTuple):
    """What a day is in a country; a half-kept day is a working day on which many are away."""

    kind: DayKind
    name: Text | None

    @property
    def works(self) -> bool:
        """Whether one can meet on it: half-kept days are working days."""
        return self.kind in ("working", "half_kept")


_WORKING = DayInfo("working", None)
_WEEKEND = DayInfo("weekend", None)

HALF_KEPT: Final[Mapping[str, Collection[str]]] = {
    # Good Friday is not on the Dutch government's list of official public holidays, though the library has it.
    "NL": ("Good Friday",),
}
"""Days that are public holidays in the library, but working days in their country."""

# The library's categories of working days on which many are away. "school" and "unofficial" (Halloween) are not.
_HALF_KEPT_CATEGORIES = ("optional", "half_day", "bank", "government")

_SATURDAY = 5

# ISO 3166-1 alpha-2, and XK, which is how Kosovo is written where ISO has nothing.
_COUNTRIES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()  # noqa: SIM905  A list of 250 strings is no table that a person can check.
)
_REGION: Final = r"[A-Z0-9]{1,3}"


def known_country(code: str) -> bool:
    """Whether a code is a country (`NL`) or a region with holidays of its own (`DE-BY`)."""
    country, dash, region = code.partition("-")
    if country not in _COUNTRIES:
        return False
    return not dash or region in _regions(country)


WEEKDAYS: Final = (
    Text("a Monday", "een maandag"),
    Text("a Tuesday", "een dinsdag"),
    Text("a Wednesday", "een woensdag"),
    Text("a Thursday", "een donderdag"),
    Text("a Friday", "een vrijdag"),
    Text("a Saturday", "een zaterdag"),
    Text("a Sunday", "een zondag"),
)
"""By `date.weekday()`."""


def day_info(day: date, country: str) -> DayInfo:
    """What a day is in a country; where no holidays are known, Saturdays and Sundays are all there is."""
    return _special_days(country, day.year).get(day, _WORKING)


@lru_cache(maxsize=128)
def _special_days(country: str, year: int) -> Mapping[date, DayInfo]:
    """All days of a year that are not plain working days."""
    if country == "NL":
        return _weekends(year) | _dutch_days(year)
    return library_days(country, year)


def _weekends(year: int) -> dict[date, DayInfo]:
    return {day: _WEEKEND for day in _days_of(year) if day.weekday() >= _SATURDAY}


def _days_of(year: int) -> Iterable[date]:
    return map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))


def _dutch_days(year: int) -> dict[date, DayInfo]:
    # The usual country comes from a table of our own: the library takes longer to load than a plan to judge.
    from salesplan_cli.holidays_nl import NAMES, YEARS

    days = {}
    for entry in YEARS.get(year, "").split():
        kind, english, dutch = NAMES[entry[4:]]
        days[date(year, int(entry[:2]), int(entry[2:4]))] = DayInfo(kind, Text(english, dutch))
    return days


# --------------------------------------------------------------------------------- the holidays library

# The library's Dutch names as they are spelled within a sentence.
_SPELLED: Final = {
    "Nieuwjaarsdag": "nieuwjaarsdag",
    "Goede vrijdag": "Goede Vrijdag",
    "Eerste paasdag": "eerste paasdag",
    "Tweede paasdag": "tweede paasdag",
    "Eerste pinksterdag": "eerste pinksterdag",
    "Tweede pinksterdag": "tweede pinksterdag",
    "Eerste kerstdag": "eerste kerstdag",
    "Tweede kerstdag": "tweede kerstdag",
}

# The names most met in countries for which the library has no Dutch; what is not here stays English.
_DUTCH: Final = {
    "New Year's Day": "nieuwjaarsdag",
    "Epiphany": "Driekoningen",
    "Maundy Thursday": "Witte Donderdag",
    "Good Friday": "Goede Vrijdag",
    "Easter Sunday": "eerste paasdag",
    "Easter Monday": "tweede paasdag",
    "Labor Day": "Dag van de Arbeid",
    "Ascension Day": "Hemelvaartsdag",
    "Pentecost": "eerste pinksterdag",
    "Pentecost Monday": "tweede pinksterdag",
    "Corpus Christi": "Sacramentsdag",
    "National Day": "nationale feestdag",
    "Assumption Day": "Maria-Hemelvaart",
    "German Unity Day": "Dag van de Duitse Eenheid",
    "Reformation Day": "Hervormingsdag",
    "All Saints' Day": "Allerheiligen",
    "Armistice Day": "Wapenstilstand",
    "Immaculate Conception": "Onbevlekte Ontvangenis",
    "Christmas Eve": "kerstavond",
    "Christmas Day": "eerste kerstdag",
    "Second Day of Christmas": "tweede kerstdag",
    "Boxing Day": "tweede kerstdag",
    "Saint Stephen's Day": "tweede kerstdag",
    "New Year's Eve": "oudejaarsdag",
}


@lru_cache(maxsize=64)
def _regions(country: str) -> frozenset[str]:
    import holidays

    entity = getattr(holidays, country, None)
    return frozenset(each for each in (entity.subdivisions if entity else ()) if re.fullmatch(_REGION, each))


def library_days(country: str, year: int) -> dict[date, DayInfo]:
    """A year's days off and half-kept days by the holidays library, with our corrections (`HALF_KEPT`)."""
    import holidays

    code, _, region = country.partition("-")
    entity = getattr(holidays, code, None) if code in _COUNTRIES else None
    if entity is None:
        return _weekends(year)
    # Always a language by name: asked for none, the library takes the one of the machine.
    english = "en_US"
    dutch = "nl" if "nl" in entity.supported_languages else None

    def ask(language: str, categories: Collection[str]) -> holidays.HolidayBase:
        region_known = region if region and region in _regions(code) else None
        return holidays.country_holidays(
            code, subdiv=region_known, years=year, language=language, categories=tuple(categories)
        )

    def name(day: date, in_english: holidays.HolidayBase, in_dutch: holidays.HolidayBase | None) -> Text:
        names = in_english.get_list(day)
        translated = [_in_dutch(each) for each in names] if in_dutch is None else in_dutch.get_list(day)
        return Text(" / ".join(names), " / ".join(_SPELLED.get(each, each) for each in translated))

    public = ask(english, ("public",))
    public_dutch = ask(dutch, ("public",)) if dutch else None
    days = {day: _WEEKEND for day in _days_of(year) if public.is_weekend(day) and day not in public.weekend_workdays}
    half_kept = set(entity.supported_categories).intersection(_HALF_KEPT_CATEGORIES)
    if half_kept:
        half = ask(english, half_kept)
        half_dutch = ask(dutch, half_kept) if dutch else None
        for day in half:
            days.setdefault(day, DayInfo("half_kept", name(day, half, half_dutch)))
    for day in public:
        said = name(day, public, public_dutch)
        if set(public.get_list(day)) - set(HALF_KEPT.get(code, ())):
            days[day] = DayInfo("holiday", said)
        else:
            days.setdefault(day, DayInfo("half_kept", said))
    return days


def _in_dutch(name: str) -> str:
    day, observed, rest = name.partition(" (observed)")
    return f"{_DUTCH.get(day, day)}{' (vervangende vrije dag)' if observed else ''}{rest}"


# ---------------------------------------------------------------------------------------------- rhythms


class Occasion(NamedTuple):
    """A date of a rhythm: as counted, and the working day it falls on."""

    planned: date
    day: date


def rhythm(
    first: date, interval: Interval, last: date, skip: Collection[date], country: str, period: Span | None
) -> tuple[Occasion, ...]:
    """The dates from `first` to `last`, each on a working day, each day once, at most `MAX_OCCASIONS` before skipping.

    A date on a day off moves to the next working day, or back where that would leave the period. `skip` names
    the date before or after moving.
    """
    skipped = frozenset(skip)
    occasions: dict[date, Occasion] = {}
    for each in _moved(first, interval, last, country, period):
        if skipped.isdisjoint(each):
            occasions.setdefault(each.day, each)
    return tuple(occasions.values())


def after(first: date, interval: Interval) -> date:
    """The first time after `first`."""
    return _date(_nth(first, interval, 1))


def occasions_exceed(first: date, interval: Interval, last: date) -> bool:
    """Whether a rhythm has more dates than `MAX_OCCASIONS`."""
    return _nth(first, interval, MAX_OCCASIONS) <= last.toordinal()


@lru_cache(maxsize=8)
def _moved(first: date, interval: Interval, last: date, country: str, period: Span | None) -> tuple[Occasion, ...]:
    # A plan is looked at more than once: with what it skips, without, and as it is meant.
    return tuple([Occasion(each, working_day(each, country, period)) for each in _planned(first, interval, last)])


def _planned(first: date, interval: Interval, last: date) -> Iterator[date]:
    end = last.toordinal()
    for n in range(MAX_OCCASIONS):
        ordinal = _nth(first, interval, n)
        if ordinal > end:
            return
        yield date.fromordinal(ordinal)


def _nth(first: date, interval: Interval, n: int) -> int:
    # Always from the first date, so that 31 January, 28 February is followed by 31 March.
    if interval.unit == "month":
        return _months_later(first, n * interval.count)
    return first.toordinal() + n * interval.count * (7 if interval.unit == "week" else 1)


def working_day(planned: date, country: str, period: Span | None) -> date:
    """The first working day from a day on, or the last one before it where that would leave the period."""
    latest = period.end if period and planned <= period.end else date.max
    day = planned
    while not day_info(day, country).works:
        if day >= latest:
            return _working_day_before(planned, country)
        day = add_days(day, 1)
    return day


def _working_day_before(planned: date, country: str) -> date:
    day = planned
    while not day_info(day, country).works:
        day = add_days(day, -1)
    return day
