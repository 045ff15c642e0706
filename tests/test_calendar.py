"""The calendar of a plan, by example and by promise."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesplan_cli.calendar import (
    MAX_OCCASIONS,
    Occasion,
    Span,
    Week,
    add_days,
    add_months,
    covers,
    day_info,
    days_period,
    known_country,
    library_days,
    months_of,
    months_period,
    occasions_exceed,
    rhythm,
    touches,
    usual_numbers,
    working_weeks,
    year_period,
)
from salesplan_cli.notation import Interval
from salesplan_cli.text import Text

WEEKLY, FORTNIGHTLY = Interval(1, "week"), Interval(2, "week")
DAILY, MONTHLY = Interval(1, "day"), Interval(1, "month")


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(text: str) -> Span:
    start, end = text.split("/")
    return Span(day(start), day(end))


def said(spans: tuple[Span, ...]) -> list[str]:
    return [f"{each.start}/{each.end}" for each in spans]


# ------------------------------------------------------------------------------------------------ spans


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2027-01-31", 0, "2027-01-31"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-01-31", 2, "2027-03-31"),
        ("2027-01-31", 3, "2027-04-30"),
        ("2027-02-28", 1, "2027-03-28"),
        ("2027-11-15", 1, "2027-12-15"),
        ("2027-12-15", 1, "2028-01-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2100-12-31", 2, "2101-02-28"),
        ("9999-12-01", 0, "9999-12-01"),
        ("9999-12-01", 1, "9999-12-31"),
        ("2027-01-15", 10**18, "9999-12-31"),
        ("0001-02-03", -1, "0001-01-03"),
        ("0001-01-03", -1, "0001-01-01"),
    ],
)
def test_adding_months_keeps_the_day_where_the_month_has_it(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2027-02-28", 1, "2027-03-01"),
        ("2027-03-01", -1, "2027-02-28"),
        ("9999-12-30", 1, "9999-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("2027-01-01", 10**18, "9999-12-31"),
        ("0001-01-02", -1, "0001-01-01"),
        ("2027-01-01", -(10**18), "0001-01-01"),
    ],
)
def test_adding_days_stays_within_the_calendar(start: str, days: int, expected: str) -> None:
    assert add_days(day(start), days) == day(expected)


@pytest.mark.parametrize(
    ("period", "expected", "days"),
    [
        (year_period(2027), "2027-01-01/2027-12-31", 365),
        (year_period(2028), "2028-01-01/2028-12-31", 366),
        (days_period(day("2027-02-15"), 1), "2027-02-15/2027-02-15", 1),
        (days_period(day("2027-01-01"), 90), "2027-01-01/2027-03-31", 90),
        (days_period(day("2027-01-01"), 10**18), "2027-01-01/9999-12-31", 2912078),
        (months_period(day("2027-02-15"), 3), "2027-02-15/2027-05-14", 89),
        (months_period(day("2027-01-31"), 1), "2027-01-31/2027-02-27", 28),
        (months_period(day("2027-01-01"), 60), "2027-01-01/2031-12-31", 1826),
        (months_period(day("9999-12-01"), 1), "9999-12-01/9999-12-31", 31),
        (months_period(day("2027-01-01"), 10**18), "2027-01-01/9999-12-31", 2912078),
    ],
)
def test_a_period_can_be_said_in_three_ways(period: Span, expected: str, days: int) -> None:
    assert period == span(expected)
    assert period.days == days


@pytest.mark.parametrize(
    ("moment", "inside"),
    [("2027-03-09", False), ("2027-03-10", True), ("2027-03-12", True), ("2027-03-13", False)],
)
def test_a_span_covers_its_first_and_last_day(moment: str, inside: bool) -> None:
    assert covers(span("2027-03-10/2027-03-12"), day(moment)) is inside


@pytest.mark.parametrize(
    ("other", "together"),
    [
        ("2027-03-01/2027-03-09", False),
        ("2027-03-01/2027-03-10", True),
        ("2027-03-11/2027-03-11", True),
        ("2027-03-01/2027-03-31", True),
        ("2027-03-12/2027-03-31", True),
        ("2027-03-13/2027-03-31", False),
    ],
)
def test_spans_touch_when_they_share_a_day(other: str, together: bool) -> None:
    assert touches(span("2027-03-10/2027-03-12"), span(other)) is together
    assert touches(span(other), span("2027-03-10/2027-03-12")) is together


# --------------------------------------------------------------------------------------- months, quarters


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param("2027-02-15/2027-05-14", "02-15/03-14 03-15/04-14 04-15/05-14", id="three months"),
        pytest.param("2027-01-01/2027-03-31", "01-01/01-31 02-01/02-28 03-01/03-31", id="90 days from January"),
        pytest.param("2027-02-15/2027-05-15", "02-15/03-14 03-15/04-14 04-15/05-15", id="90 days, a rest of one"),
        pytest.param("2027-07-01/2027-09-28", "07-01/07-31 08-01/08-31 09-01/09-28", id="90 days, two short"),
        pytest.param("2027-01-01/2027-02-14", "01-01/02-14", id="a rest of 14 days joins"),
        pytest.param("2027-01-01/2027-02-15", "01-01/01-31 02-01/02-15", id="a rest of 15 days does not"),
        pytest.param("2027-01-01/2027-03-14", "01-01/01-31 02-01/03-14", id="a rest of 14 joins the last only"),
        pytest.param("2027-03-10/2027-03-10", "03-10/03-10", id="one day"),
        pytest.param("2027-01-01/2027-01-14", "01-01/01-14", id="14 days"),
        pytest.param("2027-01-01/2027-01-30", "01-01/01-30", id="a day short of a month"),
        pytest.param("2027-01-31/2027-04-29", "01-31/02-27 02-28/03-30 03-31/04-29", id="from the 31st"),
    ],
)
def test_months_run_from_the_first_day_of_the_period(period: str, expected: str) -> None:
    months = ["2027-" + each.replace("/", "/2027-") for each in expected.split()]
    assert said(months_of(span(period))) == months
    assert said(span(period).months) == months


@pytest.mark.parametrize(
    ("months", "quarters"),
    [
        (1, [[0]]),
        (2, [[0, 1]]),
        (3, [[0, 1, 2]]),
        (4, [[0, 1, 2, 3]]),
        (5, [[0, 1, 2, 3, 4]]),
        (6, [[0, 1, 2], [3, 4, 5]]),
        (8, [[0, 1, 2], [3, 4, 5, 6, 7]]),
        (9, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]),
        (13, [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11, 12]]),
    ],
)
def test_a_quarter_is_three_months_and_a_rest_joins_the_last(months: int, quarters: list[list[int]]) -> None:
    period = months_period(day("2027-02-15"), months)
    assert len(period.months) == months
    assert [list(each) for each in period.quarter_months] == quarters
    assert len(period.quarters) == len(quarters)


@pytest.mark.parametrize("year", [2000, 2026, 2027, 2028, 2100])
def test_a_calendar_year_has_the_calendars_months_and_quarters(year: int) -> None:
    period = year_period(year)
    assert [each.start for each in period.months] == [date(year, month, 1) for month in range(1, 13)]
    assert said(period.quarters) == [
        f"{year}-01-01/{year}-03-31",
        f"{year}-04-01/{year}-06-30",
        f"{year}-07-01/{year}-09-30",
        f"{year}-10-01/{year}-12-31",
    ]
    assert period.months[1].days == (29 if year in (2000, 2028) else 28)


def test_what_a_period_does_not_have_begins_on_no_day() -> None:
    half = Span(day("2027-01-01"), day("2027-06-30"))
    days = [half.first_day(unit, at) for unit, at in (("quarters", 2), ("quarters", 3), ("weeks", 2), ("weeks", 27))]
    assert days == [day("2027-04-01"), None, day("2027-01-11"), None]


def test_five_years_have_sixty_months_and_twenty_quarters() -> None:
    period = Span(day("2027-01-01"), day("2031-12-31"))
    assert (len(period.months), len(period.quarters), len(period.weeks)) == (60, 20, 260)


def test_the_last_month_of_the_calendar_has_an_end() -> None:
    assert said(Span(day("9999-11-01"), day("9999-12-31")).months) == [
        "9999-11-01/9999-11-30",
        "9999-12-01/9999-12-31",
    ]


# --------------------------------------------------------------------------------------------------- weeks


@pytest.mark.parametrize(
    ("year", "weeks", "first", "last"),
    [
        (2024, 52, "2024-01-01", "2024-12-23"),
        (2026, 53, "2025-12-29", "2026-12-28"),
        (2027, 52, "2027-01-04", "2027-12-27"),
        (2032, 53, "2031-12-29", "2032-12-27"),
    ],
)
def test_a_year_has_its_iso_weeks(year: int, weeks: int, first: str, last: str) -> None:
    numbered = year_period(year).weeks
    assert [(each.year, each.number) for each in numbered] == [(year, n) for n in range(1, weeks + 1)]
    assert (numbered[0].monday, numbered[-1].monday) == (day(first), day(last))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param("2027-03-25/2027-03-25", [Week(2027, 12, day("2027-03-22"))], id="a Thursday"),
        pytest.param("2027-03-26/2027-03-31", [], id="Friday to Wednesday"),
        pytest.param("2027-03-19/2027-03-24", [], id="until the Wednesday before"),
        pytest.param(
            "2026-12-31/2027-01-07",
            [Week(2026, 53, day("2026-12-28")), Week(2027, 1, day("2027-01-04"))],
            id="around New Year",
        ),
        pytest.param("9999-12-30/9999-12-31", [Week(9999, 52, day("9999-12-27"))], id="the calendar's last"),
        pytest.param("0001-01-01/0001-01-04", [Week(1, 1, day("0001-01-01"))], id="the calendar's first"),
    ],
)
def test_a_week_belongs_to_the_period_of_its_thursday(period: str, expected: list[Week]) -> None:
    assert list(span(period).weeks) == expected


@pytest.mark.parametrize(
    ("window", "fifths"),
    [
        ("2027-03-22/2027-03-28", 5),
        ("2027-03-26/2027-03-29", 2),
        ("2027-03-27/2027-03-28", 0),
        ("2027-03-22/2027-03-22", 1),
        ("2027-01-01/2027-12-31", 261),
        ("2028-01-01/2028-12-31", 260),
        ("2027-03-29/2027-03-22", 0),
    ],
)
def test_working_weeks_are_mondays_to_fridays_by_five(window: str, fifths: int) -> None:
    assert working_weeks(span(window)) == Fraction(fifths, 5)


# ----------------------------------------------------------------------------------------------- promises

days_of_plans = st.dates(day("2000-01-01"), day("2100-12-31"))
any_span = st.one_of(
    st.tuples(days_of_plans, st.integers(1, 1827)),
    st.tuples(st.dates(day("9990-01-01"), date.max), st.integers(1, 1827)),
).map(lambda each: days_period(*each))


def assert_partition(whole: Span, parts: tuple[Span, ...]) -> None:
    assert (parts[0].start, parts[-1].end) == whole
    assert all(each.start <= each.end for each in parts)
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(parts))


@settings(deadline=None)
@given(any_span)
def test_months_and_quarters_divide_the_period(period: Span) -> None:
    assert_partition(period, period.months)
    assert_partition(period, period.quarters)
    assert [n for each in period.quarter_months for n in each] == list(range(len(period.months)))
    for quarter, numbers in zip(period.quarters, period.quarter_months, strict=True):
        assert_partition(quarter, tuple(period.months[n] for n in numbers))
        assert len(numbers) == 3 or quarter == period.quarters[-1]


@settings(deadline=None)
@given(any_span)
def test_only_the_last_month_is_not_a_whole_one(period: Span) -> None:
    for n, month in enumerate(period.months[:-1]):
        assert (month.start, month.end + timedelta(1)) == (
            add_months(period.start, n),
            add_months(period.start, n + 1),
        )
    last = period.months[-1]
    assert len(period.months) == 1 or 15 <= last.days <= 31 + 14


@settings(deadline=None)
@given(any_span)
def test_weeks_are_those_with_a_thursday_inside(period: Span) -> None:
    thursdays = [each.monday + timedelta(3) for each in period.weeks]
    assert thursdays == [each for each in walk(period) if each.isoweekday() == 4]
    assert all(each.monday.isocalendar() == (each.year, each.number, 1) for each in period.weeks)


@settings(deadline=None)
@given(any_span)
def test_working_weeks_equal_a_count_of_days(window: Span) -> None:
    assert working_weeks(window) == Fraction(sum(each.weekday() < 5 for each in walk(window)), 5)


def walk(window: Span) -> list[date]:
    return [window.start + timedelta(n) for n in range(window.days)]


# -------------------------------------------------------------------------------------------- days off


@pytest.mark.parametrize(
    ("moment", "kind", "english", "dutch"),
    [
        ("2027-01-01", "holiday", "New Year's Day", "nieuwjaarsdag"),
        ("2027-03-26", "half_kept", "Good Friday", "Goede Vrijdag"),
        ("2027-03-28", "holiday", "Easter Sunday", "eerste paasdag"),
        ("2027-03-29", "holiday", "Easter Monday", "tweede paasdag"),
        ("2027-04-27", "holiday", "King's Day", "Koningsdag"),
        ("2027-05-05", "half_kept", "Liberation Day", "Bevrijdingsdag"),
        ("2030-05-05", "holiday", "Liberation Day", "Bevrijdingsdag"),
        ("2027-05-06", "holiday", "Ascension Day", "Hemelvaartsdag"),
        ("2027-05-17", "holiday", "Pentecost Monday", "tweede pinksterdag"),
        ("2027-12-25", "holiday", "Christmas Day", "eerste kerstdag"),
        ("2005-05-05", "holiday", "Ascension Day / Liberation Day", "Bevrijdingsdag / Hemelvaartsdag"),
        ("2100-12-26", "holiday", "Second Day of Christmas", "tweede kerstdag"),
    ],
)
def test_dutch_days_off_have_a_name_in_both_languages(moment: str, kind: str, english: str, dutch: str) -> None:
    assert day_info(day(moment), "NL") == (kind, Text(english, dutch))


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2027-03-25", "working"),
        ("2027-03-27", "weekend"),
        ("2029-05-05", "weekend"),
        ("2027-12-24", "working"),
        ("2101-01-03", "working"),
        ("2101-01-01", "weekend"),
        ("9999-12-31", "working"),
        ("0001-01-01", "working"),
    ],
)
def test_other_dutch_days_have_none(moment: str, kind: str) -> None:
    assert day_info(day(moment), "NL") == (kind, None)


@pytest.mark.parametrize(
    ("sunday", "kept_on"), [("2025-04-27", "2025-04-26"), ("2031-04-27", "2031-04-26"), ("2036-04-27", "2036-04-26")]
)
def test_kings_day_on_a_sunday_is_kept_on_saturday(sunday: str, kept_on: str) -> None:
    assert day_info(day(sunday), "NL").kind == "weekend"
    assert day_info(day(kept_on), "NL") == ("holiday", Text("King's Day", "Koningsdag"))


@pytest.mark.parametrize(
    ("country", "moment", "kind"),
    [
        pytest.param("DE", "2027-03-26", "holiday", id="Good Friday is a day off in Germany"),
        pytest.param("DE", "2027-01-06", "working", id="Epiphany is not, in all of Germany"),
        pytest.param("DE-BY", "2027-01-06", "holiday", id="but in Bavaria it is"),
        pytest.param("DE-NW", "2027-01-06", "working", id="and in North Rhine-Westphalia not"),
        pytest.param("BE", "2027-03-26", "half_kept", id="a bank holiday is half-kept"),
        pytest.param("BE", "2027-07-21", "holiday", id="Belgium's national day"),
        pytest.param("BE", "2027-12-26", "weekend", id="a bank holiday on a Sunday is a Sunday"),
        pytest.param("DK", "2027-06-05", "weekend", id="an optional day on a Saturday is a Saturday"),
        pytest.param("DK", "2029-06-05", "half_kept", id="and on a Tuesday half-kept"),
        pytest.param("US", "2027-10-31", "weekend", id="Halloween on a Sunday"),
        pytest.param("US", "2028-10-31", "working", id="Halloween on a Tuesday is a working day"),
        pytest.param("US", "2027-11-25", "holiday", id="Thanksgiving"),
        pytest.param("US", "2027-12-31", "holiday", id="New Year's Day observed in the year before"),
        pytest.param("AE", "2020-03-06", "weekend", id="the Emirates' Friday, until 2021"),
        pytest.param("AE", "2023-03-03", "working", id="and since 2022"),
        pytest.param("SA", "2027-03-07", "working", id="a Sunday in Saudi Arabia"),
        pytest.param("CN", "2024-02-04", "working", id="a Sunday worked for a free Friday in China"),
        pytest.param("AQ", "2027-03-27", "weekend", id="a country without holidays"),
        pytest.param("DE-XX", "2027-03-26", "holiday", id="an unknown region: the country's"),
        pytest.param("XX", "2027-03-27", "weekend", id="an unknown country has weekends"),
        pytest.param("XX", "2027-12-25", "weekend", id="and no Christmas on a Saturday"),
        pytest.param("XX", "2028-12-25", "working", id="nor on a Monday"),
        pytest.param("NLD", "2028-12-25", "working", id="another name in the library is no country"),
        pytest.param("CA", "2027-11-11", "half_kept", id="a day off for the government only"),
        pytest.param("SE", "2027-06-25", "half_kept", id="Midsummer Eve is a bank holiday"),
    ],
)
def test_each_country_keeps_its_own_days(country: str, moment: str, kind: str) -> None:
    assert day_info(day(moment), country).kind == kind


@pytest.mark.parametrize(
    ("country", "moment", "english", "dutch"),
    [
        pytest.param("BE", "2027-07-21", "National Day", "Nationale feestdag", id="the library speaks Dutch"),
        pytest.param("DE", "2027-10-03", "German Unity Day", "Dag van de Duitse Eenheid", id="we do"),
        pytest.param(
            "GB",
            "2027-12-27",
            "Christmas Day (observed)",
            "eerste kerstdag (vervangende vrije dag)",
            id="kept on another day",
        ),
        pytest.param("US", "2027-11-25", "Thanksgiving Day", "Thanksgiving Day", id="nobody does"),
    ],
)
def test_foreign_days_off_have_a_dutch_name_where_there_is_one(
    country: str, moment: str, english: str, dutch: str
) -> None:
    assert day_info(day(moment), country).name == Text(english, dutch)


@pytest.mark.parametrize(
    ("kind", "works"), [("2027-03-25", True), ("2027-03-26", True), ("2027-03-27", False), ("2027-03-29", False)]
)
def test_half_kept_days_are_working_days(kind: str, works: bool) -> None:
    assert day_info(day(kind), "NL").works is works


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("NL", True),
        ("BE", True),
        ("AQ", True),
        ("XK", True),
        ("DE-BY", True),
        ("GB-SCT", True),
        ("FR-57", True),
        ("DE-XX", False),
        ("DE-Augsburg", False),
        ("FR-Zone A", False),
        ("NL-DE", False),
        ("NL-", False),
        ("-NL", False),
        ("DE-BY-BY", False),
        ("nl", False),
        ("UK", False),
        ("XX", False),
        ("NLD", False),
        ("HolidayBase", False),
        ("", False),
    ],
)
def test_countries_are_known_by_their_iso_code(code: str, known: bool) -> None:
    assert known_country(code) is known


def test_there_are_250_countries() -> None:
    codes = [a + b for a in ascii_uppercase for b in ascii_uppercase]
    assert sum(map(known_country, codes)) == 249 + len(["XK"])


def test_a_country_that_the_library_lost_has_weekends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("holidays.TV")
    assert known_country("TV")
    assert not known_country("TV-FUN")
    assert day_info(day("2027-12-25"), "TV") == ("weekend", None)
    assert day_info(day("2028-12-25"), "TV") == ("working", None)


def test_names_do_not_depend_on_the_machine() -> None:
    program = (
        "from datetime import date; from salesplan_cli.calendar import day_info\n"
        "for country in ('DE', 'BE', 'TH', 'ZA'): print(*day_info(date(2029, 1, 1), country).name, sep=';')"
    )
    for language in ("th", "de", "C"):
        environment = {**os.environ, "LANGUAGE": language}
        run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        assert run.stdout.decode().splitlines() == [
            "New Year's Day;nieuwjaarsdag",
            "New Year's Day;Nieuwjaar",
            "New Year's Day;nieuwjaarsdag",
            "New Year's Day;nieuwjaarsdag",
        ]


def test_the_library_speaks_english_wherever_it_translates() -> None:
    languages = {code: getattr(holidays, code).supported_languages for code in holidays.list_supported_countries()}
    assert len(languages) > 200
    assert [code for code, spoken in languages.items() if spoken and "en_US" not in spoken] == []


def test_the_committed_table_is_what_the_generator_makes() -> None:
    made = runpy.run_path(str(Path(__file__).with_name("make_holidays_nl.py")))
    assert made["TARGET"].read_text(encoding="utf-8") == made["generate"]()


@pytest.mark.parametrize("year", [*range(2000, 2101, 10), 2025, 2026, 2027, 2028])
def test_the_table_says_what_the_library_says(year: int) -> None:
    by_library = library_days("NL", year)
    assert len(by_library) > 104
    for moment in walk(year_period(year)):
        assert day_info(moment, "NL") == by_library.get(moment, ("working", None))


def test_a_dutch_plan_does_not_load_the_library() -> None:
    program = (
        "import sys; from datetime import date; from salesplan_cli.calendar import day_info, known_country\n"
        "assert known_country('NL') and known_country('DE')\n"
        "assert day_info(date(2027, 4, 27), 'NL').kind == 'holiday'\n"
        "print('holidays' in sys.modules)\n"
        "day_info(date(2027, 4, 27), 'DE'); print('holidays' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


# ---------------------------------------------------------------------------------------------- rhythms

YEAR = year_period(2027)


def reviews(
    first: str, interval: Interval, last: str, *skip: str, country: str = "NL", period: Span | None = YEAR
) -> list[str]:
    """The days of a rhythm, a moved one as `planned>day`."""
    return [
        f"{planned:%m-%d}" if planned == moved else f"{planned:%m-%d}>{moved:%m-%d}"
        for planned, moved in rhythm(day(first), interval, day(last), [day(each) for each in skip], country, period)
    ]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(reviews("2027-01-12", FORTNIGHTLY, "2027-02-23"), "01-12 01-26 02-09 02-23", id="last counts"),
        pytest.param(reviews("2027-01-12", FORTNIGHTLY, "2027-02-22"), "01-12 01-26 02-09", id="a day short"),
        pytest.param(reviews("2027-01-12", WEEKLY, "2027-01-12"), "01-12", id="one"),
        pytest.param(reviews("2027-01-12", WEEKLY, "2027-01-11"), "", id="none"),
        pytest.param(reviews("2027-01-13", Interval(10, "day"), "2027-02-02"), "01-13 01-23>01-25 02-02", id="days"),
        pytest.param(reviews("2027-03-20", WEEKLY, "2027-04-03"), "03-20>03-22 03-27>03-30 04-03>04-05", id="Easter"),
        pytest.param(reviews("2027-03-19", WEEKLY, "2027-03-26"), "03-19 03-26", id="Good Friday is a working day"),
        pytest.param(reviews("2027-04-20", WEEKLY, "2027-05-04"), "04-20 04-27>04-28 05-04", id="King's Day"),
        pytest.param(
            reviews("2027-03-19", WEEKLY, "2027-03-26", country="DE"), "03-19 03-26>03-30", id="Easter in Germany"
        ),
        pytest.param(
            reviews("2027-01-29", MONTHLY, "2027-05-29"),
            "01-29 02-28>03-01 03-29>03-30 04-29 05-29>05-31",
            id="monthly, moved into the next month",
        ),
        pytest.param(
            reviews("2028-01-31", MONTHLY, "2028-07-31", period=year_period(2028)),
            "01-31 02-29 03-31 04-30>05-01 05-31 06-30 07-31",
            id="the 31st, in a leap year",
        ),
        pytest.param(
            reviews("2027-01-13", Interval(3, "month"), "2027-12-31"), "01-13 04-13 07-13 10-13", id="quarter"
        ),
    ],
)
def test_a_rhythm_keeps_to_working_days(made: list[str], expected: str) -> None:
    assert made == expected.split()


def test_months_are_counted_from_the_first_date() -> None:
    made = rhythm(day("2027-01-31"), MONTHLY, day("2027-05-31"), (), "NL", YEAR)
    assert [f"{each.planned:%m-%d}" for each in made] == ["01-31", "02-28", "03-31", "04-30", "05-31"]


@pytest.mark.parametrize(
    ("skip", "expected"),
    [
        pytest.param("2027-03-20", "03-26 04-01", id="before moving"),
        pytest.param("2027-03-22", "03-26 04-01", id="after moving"),
        pytest.param("2027-03-21", "03-20>03-22 03-26 04-01", id="a day in between is no date of the rhythm"),
        pytest.param("2027-03-26", "03-20>03-22 04-01", id="not moved"),
    ],
)
def test_skip_names_the_date_before_or_after_moving(skip: str, expected: str) -> None:
    assert reviews("2027-03-20", Interval(6, "day"), "2027-04-01", skip) == expected.split()


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param("2027-12-25", "12-11>12-13 12-18>12-20 12-25>12-24", id="a holiday in a weekend, the last day"),
        pytest.param("2027-12-26", "12-11>12-13 12-18>12-20 12-25>12-24", id="no working day left"),
        pytest.param("2027-12-27", "12-11>12-13 12-18>12-20 12-25>12-27", id="one left"),
        pytest.param("2027-12-24", "12-11>12-13 12-18>12-20 12-25>12-27", id="planned after the period"),
    ],
)
def test_a_date_that_would_leave_the_period_moves_back(end: str, expected: str) -> None:
    period = Span(day("2027-01-01"), day(end))
    assert reviews("2027-12-11", WEEKLY, "2027-12-31", period=period) == expected.split()


def test_without_a_period_dates_move_on() -> None:
    assert reviews("2027-12-25", WEEKLY, "2027-12-25", period=None) == ["12-25>12-27"]


def test_a_date_may_move_past_last_within_the_period() -> None:
    assert reviews("2027-03-13", WEEKLY, "2027-03-20") == ["03-13>03-15", "03-20>03-22"]


def test_a_period_without_a_working_day_is_left() -> None:
    weekend = span("2027-03-13/2027-03-14")
    assert reviews("2027-03-14", WEEKLY, "2027-03-14", period=weekend) == ["03-14>03-12"]


def test_two_dates_that_move_to_one_day_are_one() -> None:
    assert reviews("2027-03-12", DAILY, "2027-03-16") == ["03-12", "03-13>03-15", "03-16"]
    assert reviews("2027-03-12", DAILY, "2027-03-16", "2027-03-13") == ["03-12", "03-14>03-15", "03-16"]
    assert reviews("2027-03-12", DAILY, "2027-03-16", "2027-03-15") == ["03-12", "03-16"]


@pytest.mark.parametrize(
    ("interval", "last", "exceeds"),
    [
        (DAILY, day("2027-01-01") + timedelta(MAX_OCCASIONS - 1), False),
        (DAILY, day("2027-01-01") + timedelta(MAX_OCCASIONS), True),
        (WEEKLY, day("2027-01-01") + timedelta(7 * MAX_OCCASIONS - 1), False),
        (WEEKLY, day("2027-01-01") + timedelta(7 * MAX_OCCASIONS), True),
        (MONTHLY, add_months(day("2027-01-01"), MAX_OCCASIONS) - timedelta(1), False),
        (MONTHLY, add_months(day("2027-01-01"), MAX_OCCASIONS), True),
        (Interval(10**18, "day"), date.max, False),
        (Interval(10**18, "month"), date.max, False),
    ],
)
def test_a_rhythm_of_more_than_a_thousand_dates_is_noticed(interval: Interval, last: date, exceeds: bool) -> None:
    assert MAX_OCCASIONS == 1000
    assert occasions_exceed(day("2027-01-01"), interval, last) is exceeds


def test_a_rhythm_stops_at_a_thousand_dates() -> None:
    every_day = rhythm(day("2027-01-01"), DAILY, date.max, (), "NL", None)
    assert every_day[-1].planned == day("2027-01-01") + timedelta(MAX_OCCASIONS - 1)
    yearly = rhythm(day("9000-01-01"), Interval(12, "month"), date.max, (), "NL", None)
    assert len(yearly) == MAX_OCCASIONS


@pytest.mark.parametrize("country", ["NL", "SA", "IR"])
def test_the_ends_of_the_calendar_are_not_passed(country: str) -> None:
    assert rhythm(day("9999-12-29"), DAILY, date.max, (), country, None)
    weekend = Span(date.min, date.min)
    assert rhythm(date.min, DAILY, date.min, (), country, weekend) == (Occasion(date.min, date.min),)


@settings(deadline=None)
@given(
    st.dates(day("2026-06-01"), day("2029-12-31")),
    st.builds(Interval, st.integers(1, 40), st.sampled_from(["day", "week", "month"])),
    st.integers(0, 800),
)
def test_a_rhythm_goes_up_by_working_days(first: date, interval: Interval, days: int) -> None:
    last = first + timedelta(days)
    made = rhythm(first, interval, last, (), "NL", Span(first, last))
    assert len({each.day for each in made}) == len(made)
    assert [each.day for each in made] == sorted(each.day for each in made)
    for planned, moved in made:
        assert first <= planned <= last
        assert day_info(moved, "NL").works
        between = Span(min(planned, moved), max(planned, moved))
        assert not any(day_info(each, "NL").works for each in walk(between) if each != moved)


@pytest.mark.parametrize(
    ("start", "end", "letter", "numbers"),
    [
        (date(2027, 1, 1), date(2027, 12, 31), "Q", (1, 2, 3, 4)),
        (date(2027, 7, 1), date(2027, 12, 31), "Q", (3, 4)),
        (date(2027, 10, 1), date(2028, 3, 31), "Q", (4, 1)),
        (date(2027, 8, 1), date(2028, 1, 31), "Q", ()),
        (date(2027, 7, 2), date(2027, 12, 31), "Q", ()),
        (date(2027, 8, 1), date(2028, 1, 31), "M", (8, 9, 10, 11, 12, 1)),
        (date(2027, 8, 2), date(2028, 1, 31), "M", ()),
        (date(2027, 7, 1), date(2028, 9, 30), "Q", ()),
        (date(2027, 12, 13), date(2028, 1, 16), "W", (50, 51, 52, 1, 2)),
        (date(2027, 1, 1), date(2028, 1, 31), "W", ()),
    ],
)
def test_what_the_parts_of_a_period_are_called_on_the_calendar(
    start: date, end: date, letter: str, numbers: tuple[int, ...]
) -> None:
    assert usual_numbers(Span(start, end), letter) == numbers
