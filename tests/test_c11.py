"""11 Review dates: when the plan is discussed, with whom, and whether the diaries have it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fragments import PEOPLE, alone, data_of, put, rule_in, tally_in
from salesplan_cli import engine, model
from salesplan_cli.criteria.c11_review_dates import C11
from salesplan_cli.engine import Finding, Judgement
from salesplan_cli.text import LANGS

HEADER = PEOPLE + "year: 2027\n"
FORTNIGHTLY = "first: 2027-01-12, every: 2 weeks, last: 2027-12-14"
WHOLE = "with: Piet Jansen, in_calendar: yes"
PER_QUARTER = ("2027-02-02", "2027-05-04", "2027-08-03", "2027-11-02")


def judged(data: dict[str, Any], **options: Any) -> Judgement:
    return alone(data, C11, **options)


def plan(*reviews: str, header: str = HEADER) -> str:
    return header + ("reviews:\n" + "".join(f"  - {{{review}}}\n" for review in reviews) if reviews else "")


def dates(*days: str, header: str = HEADER) -> str:
    return plan(*(f"date: {day}, {WHOLE}" for day in days), header=header)


def tally(text: str, rule: str, **options: Any) -> tuple[str, int, int]:
    return tally_in(judged(data_of(text), **options), rule)


def findings(text: str, rule: str, **options: Any) -> list[Finding]:
    return [each for each in judged(data_of(text), **options).findings if each.rule == rule]


def finding(text: str, rule: str, **options: Any) -> Finding:
    (found,) = findings(text, rule, **options)
    return found


def written(text: str, rule: str) -> str:
    found = finding(text, rule)
    assert found.write is not None
    return found.write.say("en", "EUR")


def assert_closes(text: str, rule: str, **options: Any) -> None:
    data = data_of(text)
    before = judged(data, **options)
    found = [each for each in before.findings if each.rule == rule and each.kind == rule_in(before, rule).kind]
    assert found
    for each in found:
        for lang in LANGS:
            after = judged(put(data, each, lang), **options)
            # What is pasted can be read, and the finding is gone.
            assert not [one for one in after.findings if one.kind == "plan"]
            assert each.path not in [one.path for one in after.findings if one.rule == rule]
            assert each.message.say(lang, "EUR")


def test_a_complete_answer_reads_yes() -> None:
    criterion = judged(data_of(plan(f"{FORTNIGHTLY}, {WHOLE}", f"date: 2027-04-07, {WHOLE}"))).criteria[0]
    assert (criterion.answer, criterion.score) == ("yes", 100)
    assert {each.status for each in criterion.rules} == {"met"}


@pytest.mark.parametrize("text", [HEADER, HEADER + "reviews:\n", HEADER + "reviews: []\n", HEADER + "reviews:\n  -\n"])
def test_without_the_section_each_owner_has_one_finding(text: str) -> None:
    judgement = judged(data_of(text))
    assert [(each.rule, each.owner, each.path) for each in judgement.findings] == [
        ("C11.dates", "manager", ("reviews",)),
        ("C11.booked", "account_manager", ("reviews",)),
    ]
    assert judgement.criteria[0].score == 0
    assert [each.status for each in judgement.criteria[0].rules] == [
        "unmet", "unmet", "unmet", "not_judged", "not_judged", "not_judged"
    ]  # fmt: skip
    assert finding(text, "C11.dates").message.say("nl").startswith("er is geen datum waarop dit plan besproken wordt")
    assert_closes(text, "C11.booked")
    for lang in LANGS:
        after = judged(put(data_of(text), finding(text, "C11.dates"), lang))
        assert (after.criteria[0].answer, after.findings) == ("yes", ())


def test_the_rhythm_to_write_is_a_tuesday_every_four_weeks() -> None:
    assert written(HEADER, "C11.dates") == (
        "- first: 2027-01-12\n  every: 4 weeks\n  last: 2027-12-14\n  with: Piet Jansen\n  in_calendar: yes"
    )


@pytest.mark.parametrize(
    ("period", "lines"),
    [
        # From the second week on; the year starts on a Tuesday, a Wednesday.
        ("year: 2030", "- first: 2030-01-08\n  every: 4 weeks\n  last: 2030-12-10"),
        ("year: 2031", "- first: 2031-01-14\n  every: 4 weeks\n  last: 2031-12-16"),
        # In six weeks or less one review is enough, in the middle.
        ("period: {start: 2027-02-01, days: 43}", "- first: 2027-02-09\n  every: 4 weeks\n  last: 2027-03-09"),
        ("period: {start: 2027-02-01, days: 42}", "- date: 2027-02-23"),
        ("period: {start: 2027-02-01, days: 20}", "- date: 2027-02-16"),
        # Wednesday to Friday: no Tuesday in it.
        ("period: {start: 2027-02-03, days: 3}", "- date: 2027-02-05"),
    ],
)
def test_the_reviews_to_write_follow_the_period(period: str, lines: str) -> None:
    header = PEOPLE.replace("Piet Jansen", "Anna Smit") + period + "\n"
    assert written(header, "C11.dates") == f"{lines}\n  with: Anna Smit\n  in_calendar: yes"
    assert_closes(header, "C11.dates")


# --- C11.dates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "met"),
    [
        (PER_QUARTER, 4),
        # The first and the last day of each quarter, and the days beside them.
        (("2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"), 4),
        (("2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"), 4),
        (("2026-12-31", "2027-04-01", "2027-07-01", "2027-10-01"), 3),
        (("2027-03-31", "2027-06-30", "2027-09-30", "2028-01-01"), 3),
        (("2027-03-31", "2027-03-31", "2027-07-01", "2027-10-01"), 3),
        (("2027-01-05", "2027-02-02", "2027-03-02"), 1),
        (("2026-01-05",), 0),
    ],
)
def test_a_review_in_every_quarter(days: tuple[str, ...], met: int) -> None:
    text = dates(*days)
    assert tally(text, "C11.dates") == ("met" if met == 4 else "unmet", met, 4)
    assert len(findings(text, "C11.dates")) == (met < 4)
    assert f"in {met} of 4 quarters" in rule_in(judged(data_of(text)), "C11.dates").evidence.say("en")
    if met < 4:
        assert finding(text, "C11.dates").mends[0].readings == 4 - met
        assert_closes(text, "C11.dates")


def test_one_finding_names_every_quarter_without_a_review() -> None:
    found = finding(dates("2027-02-02", "2027-08-03"), "C11.dates")
    assert found.path == ("reviews",)
    assert found.message.say("en") == (
        "no review is planned in Q2 (1 April 2027 to 30 June 2027) and Q4 (1 October 2027 to 31 December 2027): "
        "agree on a date and write it down"
    )
    assert "Q2 (1 april 2027 tot en met 30 juni 2027) en Q4 (1 oktober 2027" in found.message.say("nl")
    assert found.lines("en", "EUR") == (
        "- date: 2027-05-18\n  with: Piet Jansen\n  in_calendar: yes\n"
        "- date: 2027-11-16\n  with: Piet Jansen\n  in_calendar: yes"
    )


@pytest.mark.parametrize(
    ("rhythm", "met"),
    [
        (FORTNIGHTLY, 4),
        ("first: 2027-01-12, every: month, last: 2027-12-14", 4),
        ("first: 2027-01-12, every: quarter, last: 2027-10-12", 4),
        ("first: 2027-01-12, every: quarter, last: 2027-10-11", 3),
        ("first: 2027-04-06, every: 2 weeks, last: 2027-12-14", 3),
        ("first: 2027-01-12, every: year, last: 2027-12-14", 1),
        # The day it moves to counts: Sunday 31 October 2027, and 30 May, the last Sunday of its month.
        ("first: 2027-06-27, every: week, last: 2027-06-27", 1),
        ("first: 2027-01-12, every: 4 weeks, last: 2027-12-14, skip: [2027-02-09]", 4),
    ],
)
def test_a_rhythm_with_first_and_last_date(rhythm: str, met: int) -> None:
    text = plan(f"{rhythm}, {WHOLE}")
    assert tally(text, "C11.dates") == ("met" if met == 4 else "unmet", met, 4)
    if met < 4:
        assert_closes(text, "C11.dates")


def test_the_day_that_a_rhythm_moves_to_counts() -> None:
    # 31 January 2027 is a Sunday; a quarter of this period ends on it.
    header = PEOPLE + "period: {start: 2026-11-01, months: 6}\n"
    text = plan(f"first: 2027-01-31, every: year, last: 2027-01-31, {WHOLE}", header=header)
    assert "Q1 0 and Q2 1" in rule_in(judged(data_of(text)), "C11.dates").evidence.say("en")


def test_skipped_dates_do_not_count() -> None:
    rhythm = f"first: 2027-01-12, every: quarter, last: 2027-12-14, {WHOLE}"
    assert tally(plan(rhythm), "C11.dates") == ("met", 4, 4)
    text = plan(f"{rhythm}, skip: [2027-04-12]")
    assert tally(text, "C11.dates") == ("unmet", 3, 4)
    assert_closes(text, "C11.dates")


def test_dates_and_rhythms_count_together() -> None:
    text = plan(f"first: 2027-01-12, every: month, last: 2027-06-14, {WHOLE}", f"date: 2027-08-03, {WHOLE}")
    assert "Q1 3, Q2 3, Q3 1 and Q4 0" in rule_in(judged(data_of(text)), "C11.dates").evidence.say("en")


@pytest.mark.parametrize(
    ("rhythm", "path", "lines"),
    [
        ("every: month", "first", "first: 2027-01-12\nlast: 2027-12-14"),
        ("first: 2027-01-19, every: month", "last", "last: 2027-12-14"),
        ("first: 2027-01-19, last: 2027-12-07", "every", "every: 4 weeks"),
        ("every: 2 weeks, last: 2027-12-07", "first", "first: 2027-01-12"),
        ("first: 2027-01-19", "every", "every: 4 weeks\nlast: 2027-12-14"),
        ("last: 2027-12-07", "first", "first: 2027-01-12\nevery: 4 weeks"),
        (WHOLE, "first", "first: 2027-01-12\nevery: 4 weeks\nlast: 2027-12-14"),
        # What it lacks alone would leave quarters without.
        ("every: year", "first", "first: 2027-01-12\nevery: 4 weeks\nlast: 2027-12-14"),
        ("first: 2027-06-01, every: week", "last", "first: 2027-01-12\nevery: 4 weeks\nlast: 2027-12-14"),
        ("every: week, last: 2027-06-01", "first", "first: 2027-01-12\nevery: 4 weeks\nlast: 2027-12-14"),
        # A rhythm that ends before it starts.
        (
            "first: 2027-12-07, every: week, last: 2027-01-19",
            "last",
            "first: 2027-01-19\nlast: 2027-12-07",
        ),
    ],
)
def test_an_incomplete_rhythm_counts_for_nothing(rhythm: str, path: str, lines: str) -> None:
    text = plan(rhythm)
    assert tally(text, "C11.dates") == ("unmet", 0, 4)
    found = finding(text, "C11.dates")
    assert found.path == ("reviews", 0, path)
    assert f"`{path}`" in found.message.say("en")
    assert found.lines("en", "EUR") == lines
    assert_closes(text, "C11.dates")


def test_a_rhythm_of_one_day_is_a_date() -> None:
    assert tally(plan("first: 2027-01-12, every: week, last: 2027-01-12"), "C11.dates") == ("unmet", 1, 4)


def test_the_rhythm_that_lacks_the_least_is_the_one_to_finish() -> None:
    text = plan("every: week", "first: 2027-01-12, every: week", "first: 2027-01-12")
    assert finding(text, "C11.dates").path == ("reviews", 1, "last")


def test_an_incomplete_rhythm_beside_enough_dates_is_no_finding() -> None:
    text = plan("every: month", *(f"date: {day}" for day in PER_QUARTER))
    assert tally(text, "C11.dates") == ("met", 4, 4)
    assert findings(text, "C11.dates") == []


def test_an_entry_without_a_date_is_the_place_for_the_one_that_is_asked() -> None:
    text = plan(*(f"date: {day}" for day in PER_QUARTER[:3]), WHOLE)
    found = finding(text, "C11.dates")
    assert (found.path, found.lines("en", "EUR")) == (("reviews", 3, "date"), "date: 2027-11-16")
    assert found.message.say("en").startswith("review 4 has no date")
    assert_closes(text, "C11.dates")


def test_a_date_that_is_not_filled_in_yet_is_the_place_for_it() -> None:
    text = plan(*(f"date: {day}" for day in PER_QUARTER[:3]), f"date: , {WHOLE}")
    found = finding(text, "C11.dates")
    assert (found.path, found.lines("en", "EUR")) == (("reviews", 3, "date"), "date: 2027-11-16")
    assert found.message.say("en") == (
        "review 4 has no date yet, and no review is planned in Q4 (1 October 2027 to 31 December 2027): "
        "agree on a date and write it down"
    )
    assert found.message.say("nl").startswith("bespreking 4 heeft nog geen datum, en er is geen bespreking in Q4 (")
    assert_closes(text, "C11.dates")


def test_each_date_that_is_not_filled_in_stands_for_one_quarter() -> None:
    empty = f"date: , {WHOLE}"
    text = plan(empty, empty, f"date: {PER_QUARTER[0]}")
    found = findings(text, "C11.dates")
    assert [(each.path, each.lines("en", "EUR").split("\n")[0]) for each in found] == [
        (("reviews", 0, "date"), "date: 2027-05-18"),
        (("reviews", 1, "date"), "date: 2027-08-17"),
        (("reviews",), "- date: 2027-11-16"),
    ]
    assert [each.mends for each in found] == [(engine.Mending("C11.dates", 1),)] * 3
    # More of them than quarters without a review: the others are not needed.
    text = plan(empty, empty, *(f"date: {day}" for day in PER_QUARTER[1:]))
    assert [each.path for each in findings(text, "C11.dates")] == [("reviews", 0, "date")]
    # Beside as many that cannot be read there is no need of it either.
    text = plan(empty, "date: soon", *(f"date: {day}" for day in PER_QUARTER[1:]))
    assert findings(text, "C11.dates") == []


@pytest.mark.parametrize(
    ("rhythm", "path"), [("first: 2027-01-12", "every"), ("every: month", "first"), ("last: 2027-12-14", "first")]
)
def test_beside_a_part_of_a_rhythm_an_empty_date_is_not_the_place(rhythm: str, path: str) -> None:
    text = plan(f"date: , {rhythm}, {WHOLE}")
    assert [each.path for each in findings(text, "C11.dates")] == [("reviews", 0, path)]
    assert_closes(text, "C11.dates")


def test_a_rhythm_that_ends_before_it_starts_is_told_so() -> None:
    found = finding(plan("first: 2027-12-07, every: week, last: 2027-01-19"), "C11.dates")
    assert found.message.say("en").startswith(
        "of the series of reviews from 7 December 2027 the `last` date (19 January 2027) is before the `first` (7 December"
    )
    assert "ligt `last` (19 januari 2027) vóór `first` (7 december 2027), dus" in found.message.say("nl")
    found = finding(plan("first: 2027-12-07, last: 2027-01-19"), "C11.dates")
    assert "has no interval (`every`) and `last` date after its `first` yet" in found.message.say("en")
    assert "ontbreken het interval (`every`) en een `last` die na `first` komt, dus" in found.message.say("nl")
    found = finding(plan("first: 2027-01-12, every: week"), "C11.dates")
    assert "has no last date (`last`) yet" in found.message.say("en")
    assert "ontbreekt de laatste datum (`last`)" in found.message.say("nl")


def test_a_rhythm_may_end_on_the_day_it_starts() -> None:
    text = plan(f"first: 2027-01-12, last: 2027-01-12, {WHOLE}", *(f"date: {day}" for day in PER_QUARTER[1:]))
    found = finding(text, "C11.dates")
    assert (found.path, found.lines("en", "EUR")) == (("reviews", 0, "every"), "every: 4 weeks")
    assert_closes(text, "C11.dates")


@pytest.mark.parametrize(
    ("reviews", "silent"),
    [
        # As many unreadable dates as quarters without a review, or fewer.
        (("date: soon", *(f"date: {day}" for day in PER_QUARTER[1:])), True),
        (("date: soon", *(f"date: {day}" for day in PER_QUARTER[2:])), False),
        (("date: soon", "date: later", *(f"date: {day}" for day in PER_QUARTER[2:])), True),
        (("date: soon", "date: later", *(f"date: {day}" for day in PER_QUARTER[1:])), True),
        # A rhythm may be all of them, where it lacks nothing else.
        (("first: soon, every: week, last: 2027-12-14",), True),
        (("first: 2027-01-12, every: regularly, last: 2027-12-14",), True),
        (("first: 2027-01-12, every: week, last: later",), True),
        (("first: soon, every: regularly, last: later",), True),
        (("first: soon, every: week",), False),
        (("every: week, last: later",), False),
        # Keys that exclude each other: neither counts.
        (("date: 2027-01-12, first: 2027-01-12, every: week, last: 2027-12-14",), True),
        # Not a date: which names come with it, and what is skipped.
        (("date: 2027-01-12, with: n.t.b.",), False),
        (("first: 2027-01-12, every: week, skip: soon",), False),
    ],
)
def test_dates_that_cannot_be_read(reviews: tuple[str, ...], silent: bool) -> None:
    text = plan(*reviews)
    judgement = judged(data_of(text))
    assert rule_in(judgement, "C11.dates").status == "unmet"
    assert len(findings(text, "C11.dates")) == (not silent)
    root = next(each for each in judgement.findings if each.kind == "plan")
    assert (root.criterion, root.owner) == ("C11", "manager")
    assert ("C11.dates" in [each.rule for each in root.mends]) is silent


def test_too_few_dates_that_cannot_be_read_leave_the_quarters_open() -> None:
    text = plan("date: soon", *(f"date: {day}" for day in PER_QUARTER[2:]))
    found = finding(text, "C11.dates")
    assert (found.path, found.mends[0]) == (("reviews",), engine.Mending("C11.dates", 2))
    assert found.message.say("en").startswith("no review is planned in Q1 (1 January 2027 to 31 March 2027) and Q2 (")


@pytest.mark.parametrize("elsewhere", ["revenue_target: n.t.b.", "selling_time: a lot"])
def test_what_cannot_be_read_elsewhere_explains_no_quarter_without_a_review(elsewhere: str) -> None:
    text = plan(*(f"date: {day}, {WHOLE}" for day in PER_QUARTER[:3]), f"every: month, {WHOLE}") + elsewhere + "\n"
    found = finding(text, "C11.dates")
    assert (found.path, found.lines("en", "EUR")) == (("reviews", 3, "first"), "first: 2027-01-12\nlast: 2027-12-14")
    text = dates(*PER_QUARTER[:3]) + elsewhere + "\n"
    assert finding(text, "C11.dates").path == ("reviews",)


def test_an_entry_and_a_date_that_cannot_be_read_are_two_dates() -> None:
    rest = "".join(f"  - {{date: {day}}}\n" for day in PER_QUARTER[2:])
    text = HEADER + "reviews:\n  - monthly\n  - date: soon\n" + rest
    assert tally(text, "C11.dates") == ("unmet", 2, 4)
    assert findings(text, "C11.dates") == []


@pytest.mark.parametrize("lines", ["reviews: monthly", "besprekingen: []"])
def test_a_list_that_cannot_be_read_is_one_finding_of_the_file(lines: str) -> None:
    text = HEADER + lines + "\n"
    judgement = judged(data_of(text))
    assert [each.kind for each in judgement.findings] == ["plan"]
    assert [each.status for each in judgement.criteria[0].rules[:3]] == ["unmet"] * 3


def test_entries_that_cannot_be_read_are_as_many_dates() -> None:
    text = HEADER + "reviews:\n" + "".join(f"  - {day}\n" for day in PER_QUARTER)
    assert [each.kind for each in judged(data_of(text)).findings] == ["plan"] * 4
    text = HEADER + "reviews:\n" + "".join(f"  - {day}\n" for day in PER_QUARTER[:3])
    assert [each.rule for each in judged(data_of(text)).findings if each.kind != "plan"] == ["C11.dates"]


@pytest.mark.parametrize(
    "header",
    ["year: soon\n", "", "period: {start: soon, months: 3}\n", "period: {start: 2027-01-01, months: n.t.b.}\n"],
)
def test_without_a_readable_period_the_period_is_the_finding(header: str) -> None:
    text = plan(f"{FORTNIGHTLY}, {WHOLE}", header=PEOPLE + header)
    assert tally(text, "C11.dates") == ("unmet", 0, 1)
    assert [each.kind for each in judged(data_of(text)).findings] == ["plan"]
    for rule in ("C11.period", "C11.gap"):
        assert tally(text, rule) == ("not_judged", 0, 0)


def test_without_a_period_nor_reviews_the_diaries_are_still_asked() -> None:
    assert [each.rule for each in judged(data_of(PEOPLE)).findings] == ["plan.required", "C11.booked"]
    assert written(PEOPLE, "C11.booked") == "- date: 2027-01-12\n  with: Piet Jansen\n  in_calendar: yes"
    after = judged(put(data_of(PEOPLE), finding(PEOPLE, "C11.booked"), "en"))
    assert rule_in(after, "C11.booked").status == "met"


@pytest.mark.parametrize(("months", "of"), [(1, 1), (3, 1), (5, 1), (6, 2), (12, 4), (24, 8)])
def test_a_reading_per_quarter_of_the_period(months: int, of: int) -> None:
    header = PEOPLE + f"period: {{start: 2027-02-15, months: {months}}}\n"
    assert tally(header, "C11.dates") == ("unmet", 0, of)
    assert_closes(header, "C11.dates")


@given(start=st.dates(date(2025, 1, 1), date(2029, 1, 1)), days=st.integers(7, 800))
@settings(max_examples=60, deadline=None)
def test_what_is_written_for_any_period_answers_the_question(start: date, days: int) -> None:
    header = PEOPLE + f"period: {{start: {start}, days: {days}}}\n"
    after = judged(put(data_of(header), finding(header, "C11.dates"), "en"))
    # In a short period at the end of December there may be no working day that is not half-kept.
    assert [each for each in after.findings if each.kind != "advice"] == []
    assert after.criteria[0].answer == "yes"


# --- C11.attendees -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "met"),
    [
        ("Piet Jansen", True),
        ("piet JANSEN", True),
        ("Piet  Jansen", True),
        ("\u201cPiet Jansen\u201d", True),
        ("[Team Noord, Piet Jansen]", True),
        ("[Piet Jansen, Team Noord]", True),
        ("Piet Jansen en ik", True),
        ("'ik, Piet Jansen'", True),
        ("Sanne/Piet Jansen", True),
        ("Sanne & piet jansen", True),
        ("samen met Piet Jansen", True),
        ("met Piet Jansen", True),
        ("Tom samen met Piet Jansen", True),
        ("niet met Piet Jansen", False),
        ("mail met Piet Jansen", False),
        ("'Jan, na overleg met Piet Jansen'", False),
        ("[ik en Piet Jansen]", True),
        ("Team Noord", False),
        ("Piet", False),
        ("Piet en Jansen", False),
        ("Piet Jansenten", False),
        ("[Team Noord, Sanne de Vries]", False),
        ("Pieter Jansen", False),
        ("[]", False),
    ],
)
def test_the_sales_manager_is_there(names: str, met: bool) -> None:
    text = plan(f"date: 2027-04-07, with: {names}")
    assert tally(text, "C11.attendees") == ("met" if met else "unmet", int(met), 1)
    if not met:
        assert finding(text, "C11.attendees").path == ("reviews", 0, "with")
        assert "Piet Jansen" in finding(text, "C11.attendees").message.say("nl")
        assert_closes(text, "C11.attendees")


def test_a_name_with_a_composed_letter_is_the_same_name() -> None:
    header = HEADER.replace("Piet Jansen", "Zoë  Bakker")
    assert tally(plan("date: 2027-04-07, with: zoe\u0308 bakker", header=header), "C11.attendees") == ("met", 1, 1)


def test_the_sales_manager_is_added_to_who_is_there() -> None:
    assert written(plan("date: 2027-04-07"), "C11.attendees") == "with: Piet Jansen"
    text = plan("date: 2027-04-07, with: [Team Noord, 'Bakker, Tom']")
    assert written(text, "C11.attendees") == 'with: [Piet Jansen, Team Noord, "Bakker, Tom"]'
    assert_closes(text, "C11.attendees")


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ("Piet", "with: [Piet Jansen]"),
        ("[Team Noord, jansen]", "with: [Piet Jansen, Team Noord]"),
        ("[Jansen Piet, Tom]", "with: [Piet Jansen, Tom]"),
        ("[Piet de Boer, Tom]", "with: [Piet Jansen, Piet de Boer, Tom]"),
        ("Piet Jansen jr", "with: [Piet Jansen, Piet Jansen jr]"),
        ("ik en Tom", "with: [Piet Jansen, ik, Tom]"),
        ("'Tom, Team Noord'", "with: [Piet Jansen, Tom, Team Noord]"),
        ("samen met Piet", "with: [Piet Jansen]"),
        ("Dhr. Jansen", "with: [Piet Jansen]"),
        ("[mijn manager, Tom]", "with: [Piet Jansen, Tom]"),
        ("[Sales, Tom]", "with: [Piet Jansen, Sales, Tom]"),
        ("[manager operations]", "with: [Piet Jansen, manager operations]"),
        ("en", "with: [Piet Jansen]"),
        ("Team Noord & Co", "with: [Piet Jansen, Team Noord & Co]"),
        ("P. Jansen", "with: [Piet Jansen]"),
        ("Paul Jansen", "with: [Piet Jansen, Paul Jansen]"),
        ("allebei", "with: [Piet Jansen]"),
        ("P. Smit", "with: [Piet Jansen, P. Smit]"),
        ("K. Jansen", "with: [Piet Jansen, K. Jansen]"),
        ("P.", "with: [Piet Jansen, P.]"),
    ],
)
def test_a_part_of_the_managers_name_is_replaced_by_the_whole(names: str, lines: str) -> None:
    text = plan(f"date: 2027-04-07, with: {names}")
    assert written(text, "C11.attendees") == lines
    assert_closes(text, "C11.attendees")


@pytest.mark.parametrize(
    ("manager", "named"),
    [
        ("Piet Jansen", "Hr. Piet Jansen"),
        ("Piet Jansen", "de heer Piet Jansen en Tom"),
        ("mw. A. de Boer-Smit", "A. de Boer-Smit"),
        ("A. de Boer-Smit", "[Tom, prof. dr. A. de Boer-Smit]"),
        ("Piet Jansen", "'Jansen, Piet'"),
        ("Piet Jansen", "['Jansen, Piet', Tom]"),
        ("'Boer-Smit, A. de'", "Mrs A. de Boer-Smit"),
    ],
)
def test_a_title_or_the_last_name_first_makes_no_other_person(manager: str, named: str) -> None:
    header = f"salesplan: 1\naccount_manager: Sanne de Vries\nsales_manager: {manager}\nyear: 2027\n"
    assert tally(plan(f"date: 2027-04-07, with: {named}", header=header), "C11.attendees") == ("met", 1, 1)


@pytest.mark.parametrize(
    ("named", "lines"),
    [
        ("H.J. in 't Veld", "with: [Henk-Jan in 't Veld]"),
        ("H.-J. in 't Veld", "with: [Henk-Jan in 't Veld]"),
        ("H. in 't Veld", "with: [Henk-Jan in 't Veld]"),
        ("J. in 't Veld", "with: [Henk-Jan in 't Veld, J. in 't Veld]"),
        ("H.K. in 't Veld", "with: [Henk-Jan in 't Veld, H.K. in 't Veld]"),
    ],
)
def test_initials_stand_for_the_first_names_of_the_manager(named: str, lines: str) -> None:
    header = "salesplan: 1\naccount_manager: Sanne\nsales_manager: Henk-Jan in 't Veld\nyear: 2027\n"
    text = plan(f'date: 2027-04-07, with: "{named}"', header=header)
    assert written(text, "C11.attendees") == lines


@pytest.mark.parametrize("manager", ["Piet - Jansen", "Piet--Hein Jansen"])
def test_a_dash_in_the_name_of_the_manager_has_no_initial(manager: str) -> None:
    header = f"salesplan: 1\naccount_manager: Sanne\nsales_manager: {manager}\nyear: 2027\n"
    text = plan("date: 2027-04-07, with: K. Jansen", header=header)
    assert written(text, "C11.attendees") == f"with: [{manager}, K. Jansen]"


def test_a_reading_per_review() -> None:
    text = plan(f"{FORTNIGHTLY}, with: Piet Jansen", "date: 2027-04-07", "every: month", "date: 2027-05-11, with: Tom")
    assert tally(text, "C11.attendees") == ("unmet", 1, 4)
    assert [each.path for each in findings(text, "C11.attendees")] == [("reviews", at, "with") for at in (1, 2, 3)]
    messages = [each.message.say("en") for each in findings(text, "C11.attendees")]
    assert messages[0].startswith("the plan does not say who is at the review of 7 April 2027")
    assert messages[1].startswith("the plan does not say who is at review 3")
    assert messages[2].startswith("Piet Jansen, the sales manager, is not named at the review of 11 May 2027")
    assert_closes(text, "C11.attendees")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Tom Bakker", "tom bakker", "Tom Bakker"),
        ("[Sanne de Vries, Tom Bakker]", "[Tom Bakker, Sanne de Vries]", "Tom Bakker"),
        ("Tom Bakker", "Anna Smit", "Piet Jansen"),
        ("ik en Tom Bakker", "[ik, Tom Bakker]", "Tom Bakker"),
        ("Sanne en Tom Bakker", "Tom Bakker en Sanne", "Tom Bakker"),
        ("me & my team", "me & my team", "Piet Jansen"),
        ("wij", "wij", "Piet Jansen"),
        ("[]", "Anna Smit", "Piet Jansen"),
    ],
)
def test_without_a_sales_manager_that_is_the_one_finding(first: str, second: str, name: str) -> None:
    header = HEADER.replace("sales_manager: Piet Jansen\n", "")
    text = plan(f"date: 2027-04-07, with: {first}", f"date: 2027-05-11, with: {second}", header=header)
    assert tally(text, "C11.attendees") == ("unmet", 0, 2)
    found = finding(text, "C11.attendees")
    assert (found.path, found.mends) == (("sales_manager",), (engine.Mending("C11.attendees", 2),))
    assert found.lines("en", "EUR") == f"sales_manager: {name}"
    assert_closes(text, "C11.attendees")


def test_a_sales_manager_that_cannot_be_read_is_a_finding_of_the_file() -> None:
    header = HEADER.replace("Piet Jansen", "n.t.b.")
    text = plan("date: 2027-04-07, with: Tom", header=header)
    assert tally(text, "C11.attendees") == ("unmet", 0, 1)
    assert findings(text, "C11.attendees") == []


@pytest.mark.parametrize("names", ["n.t.b.", "[Tom, n.t.b.]"])
def test_names_that_cannot_be_read_are_a_finding_of_the_file(names: str) -> None:
    text = plan(f"date: 2027-04-07, with: {names}", "date: 2027-05-11, with: Tom")
    assert tally(text, "C11.attendees") == ("unmet", 0, 2)
    assert [each.path for each in findings(text, "C11.attendees")] == [("reviews", 1, "with")]


def test_a_date_that_cannot_be_read_says_nothing_about_who_is_there() -> None:
    text = plan("date: soon, with: Tom")
    assert finding(text, "C11.attendees").path == ("reviews", 0, "with")


@pytest.mark.parametrize("elsewhere", ["products: [{price: soon}]", "segments: [{time: a lot}]"])
def test_an_empty_entry_is_no_review_whatever_cannot_be_read_elsewhere(elsewhere: str) -> None:
    text = HEADER + "reviews:\n  -\n  - {date: 2027-04-07, with: Piet Jansen}\n" + elsewhere + "\n"
    assert tally(text, "C11.attendees") == ("met", 1, 1)


# --- C11.booked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("review", "met"),
    [("in_calendar: yes", True), ("in_calendar: ja", True), ("in_calendar: no", False), ("with: Tom", False)],
)
def test_each_review_is_in_the_diaries(review: str, met: bool) -> None:
    text = plan(f"date: 2027-04-07, {review}", f"{FORTNIGHTLY}, in_calendar: yes")
    assert tally(text, "C11.booked") == ("met" if met else "unmet", 1 + met, 2)
    if not met:
        found = finding(text, "C11.booked")
        assert (found.path, found.owner) == (("reviews", 0, "in_calendar"), "account_manager")
        assert found.lines("en", "EUR") == "in_calendar: yes"
        assert_closes(text, "C11.booked")


def test_how_many_are_in_the_diaries_is_told() -> None:
    text = plan(f"date: 2027-04-07, {WHOLE}", "date: 2027-05-11", f"date: 2027-06-08, {WHOLE}")
    evidence = rule_in(judged(data_of(text)), "C11.booked").evidence
    assert evidence.say("en") == "2 of 3 are in the diaries"
    assert evidence.say("nl") == "2 van de 3 staan in de agenda's"


def test_not_in_the_diaries_and_not_said_are_two_things() -> None:
    no = finding(plan("date: 2027-04-07, in_calendar: no"), "C11.booked").message
    silence = finding(plan("date: 2027-04-07"), "C11.booked").message
    assert no.say("en").startswith("not in the diaries yet: the review of 7 April 2027")
    assert silence.say("en").startswith("the plan does not say whether the review of 7 April 2027")
    rhythm = finding(plan(FORTNIGHTLY), "C11.booked").message
    assert "de reeks besprekingen vanaf 12 januari 2027" in rhythm.say("nl")


def test_an_answer_that_cannot_be_read_is_a_finding_of_the_file() -> None:
    text = plan("date: 2027-04-07, in_calendar: perhaps")
    assert tally(text, "C11.booked") == ("unmet", 0, 1)
    assert findings(text, "C11.booked") == []
    (root,) = [each for each in judged(data_of(text)).findings if each.kind == "plan"]
    assert root.owner == "account_manager"


# --- C11.period ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "met"),
    [("2027-01-01", True), ("2027-12-31", True), ("2026-12-31", False), ("2028-01-01", False)],
)
def test_a_date_lies_in_the_period(day: str, met: bool) -> None:
    text = dates("2027-04-07", day)
    assert tally(text, "C11.period") == ("met" if met else "unmet", 1 + met, 2)
    if not met:
        assert finding(text, "C11.period").path == ("reviews", 1, "date")
        assert_closes(text, "C11.period")


@pytest.mark.parametrize(
    ("day", "write"),
    [
        ("2026-04-07", "2027-04-07"),
        ("2026-02-10", "2027-02-10"),
        ("2028-02-29", "2027-03-01"),
        ("2026-04-27", "2027-04-28"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_a_date_in_another_year_is_probably_that_day_of_this_one(day: str, write: str) -> None:
    assert written(dates(day), "C11.period") == f"date: {write}"


def test_the_29th_of_february_is_the_28th_in_another_year() -> None:
    header = PEOPLE + "year: 2029\n"
    assert written(dates("2028-02-29", header=header), "C11.period") == "date: 2029-02-28"


@pytest.mark.parametrize(("day", "write"), [("2027-01-12", "2027-02-01"), ("2027-07-06", "2027-04-30")])
def test_else_it_is_the_nearest_day_of_the_period(day: str, write: str) -> None:
    header = PEOPLE + "period: {start: 2027-02-01, months: 3}\n"
    assert written(dates(day, header=header), "C11.period") == f"date: {write}"


@pytest.mark.parametrize(
    ("first", "last", "path", "lines", "count"),
    [
        ("2027-01-05", "2027-12-28", None, "", 0),
        ("2027-01-05", "2028-01-03", None, "", 0),
        ("2027-01-05", "2028-01-04", "last", "last: 2027-12-28", 1),
        ("2027-01-05", "2028-01-11", "last", "last: 2027-12-28", 2),
        ("2026-12-29", "2027-12-28", "first", "first: 2027-01-05", 1),
        ("2026-12-29", "2028-01-04", "first", "first: 2027-01-05\nlast: 2027-12-28", 2),
        ("2026-11-03", "2026-12-01", "first", "first: 2027-01-12\nlast: 2027-12-14", 5),
        ("2028-01-11", "2028-01-25", "first", "first: 2027-01-12\nlast: 2027-12-14", 3),
    ],
)
def test_the_dates_of_a_rhythm_lie_in_the_period(
    first: str, last: str, path: str | None, lines: str, count: int
) -> None:
    text = plan(f"first: {first}, every: week, last: {last}")
    assert tally(text, "C11.period") == ("unmet" if path else "met", int(path is None), 1)
    if path:
        found = finding(text, "C11.period")
        assert (found.path, found.lines("en", "EUR")) == (("reviews", 0, path), lines)
        assert f", {count} {'lies' if count == 1 else 'lie'} outside" in found.message.say("en")
        assert f"{'valt' if count == 1 else 'vallen'} er {count} buiten" in found.message.say("nl")
        assert_closes(text, "C11.period")


def test_the_first_date_outside_the_period_is_named() -> None:
    found = finding(plan("first: 2027-12-14, every: week, last: 2028-01-11"), "C11.period")
    assert found.message.say("en") == (
        "of the 5 dates of the series of reviews from 14 December 2027, 2 lie outside the period, 1 January 2027 to "
        "31 December 2027, such as 4 January 2028: let them start and end within it"
    )
    assert "zoals 4 januari 2028" in found.message.say("nl")


def test_one_date_outside_the_period_is_the_only_one() -> None:
    found = finding(plan("first: 2028-01-11, every: week, last: 2028-01-11"), "C11.period")
    assert found.message.say("en") == (
        "the only date of the series of reviews from 11 January 2028 lies outside the period, 1 January 2027 to "
        "31 December 2027: let it fall within it"
    )
    assert "de enige datum van" in found.message.say("nl")


def test_without_a_date_there_is_nothing_outside_the_period() -> None:
    assert tally(plan("every: month"), "C11.period") == ("not_judged", 0, 0)


# --- C11.working-day -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "met", "write"),
    [
        ("2027-04-07", True, ""),
        ("2027-04-09", True, ""),  # Friday
        ("2027-04-10", False, "2027-04-12"),  # Saturday
        ("2027-04-11", False, "2027-04-12"),  # Sunday
        ("2027-04-12", True, ""),  # Monday
        ("2027-04-27", False, "2027-04-28"),  # King's Day
        ("2027-03-29", False, "2027-03-30"),  # Easter Monday
        ("2027-03-26", True, ""),  # Good Friday
        ("2027-12-25", False, "2027-12-27"),  # Christmas on a Saturday
    ],
)
def test_a_date_is_a_working_day(day: str, met: bool, write: str) -> None:
    text = dates(day, "2027-04-08")
    assert tally(text, "C11.working-day") == ("met" if met else "unmet", 1 + met, 2)
    found = [each for each in findings(text, "C11.working-day") if each.kind == "conflict"]
    assert len(found) == (not met)
    if found:
        assert (found[0].path, found[0].lines("en", "EUR")) == (("reviews", 0, "date"), f"date: {write}")
        assert_closes(text, "C11.working-day")


def test_a_day_off_is_called_by_its_name() -> None:
    holiday, weekend = (finding(dates(day), "C11.working-day").message for day in ("2027-04-27", "2027-04-10"))
    assert holiday.say("en") == "27 April 2027 is King's Day, a public holiday in NL: choose a working day"
    assert holiday.say("nl") == "27 april 2027 is Koningsdag, een feestdag in NL: kies een werkdag"
    assert weekend.say("en") == "10 April 2027 is a Saturday, in the weekend: choose a working day"
    assert weekend.say("nl") == "10 april 2027 is een zaterdag, in het weekend: kies een werkdag"


def test_a_half_kept_day_is_advice_and_the_rule_stays_met() -> None:
    text = dates("2027-02-02", "2027-03-26", "2027-05-04", "2027-08-03", "2027-11-02")
    judgement = judged(data_of(text))
    assert rule_in(judgement, "C11.working-day").status == "met"
    assert (judgement.criteria[0].answer, judgement.criteria[0].score) == ("yes", 100)
    found = finding(text, "C11.working-day")
    assert (found.kind, found.path) == ("advice", ("reviews", 1, "date"))
    assert "Good Friday" in found.message.say("en")
    assert "Goede Vrijdag" in found.message.say("nl")
    # The Tuesday after Easter.
    assert found.lines("en", "EUR") == "date: 2027-03-30"
    assert findings(text.replace("2027-03-26", "2027-03-30"), "C11.working-day") == []


def test_the_holidays_are_those_of_the_country() -> None:
    german = HEADER + "country: DE\n"
    assert tally(dates("2027-04-27", header=german), "C11.working-day") == ("met", 1, 1)
    assert tally(dates("2027-03-26", header=german), "C11.working-day") == ("unmet", 0, 1)
    unknown = HEADER + "country: Holland\n"
    assert tally(dates("2027-04-27", header=unknown), "C11.working-day") == ("not_judged", 0, 0)


@pytest.mark.parametrize("rhythm", ["first: 2027-04-27, every: week, last: 2027-05-25", "every: week"])
def test_a_rhythm_moves_by_itself(rhythm: str) -> None:
    assert tally(plan(rhythm), "C11.working-day") == ("not_judged", 0, 0)


def test_a_day_off_outside_the_period_is_one_finding() -> None:
    text = dates("2026-04-04")
    assert tally(text, "C11.working-day") == ("unmet", 0, 1)
    assert findings(text, "C11.working-day") == []
    assert engine.Mending("C11.working-day", 1) in finding(text, "C11.period").mends


def test_a_day_off_is_one_also_without_a_period() -> None:
    text = dates("2027-04-10", header=PEOPLE + "year: soon\n")
    assert tally(text, "C11.working-day") == ("unmet", 0, 1)
    assert written(text, "C11.working-day") == "date: 2027-04-12"


def test_at_the_end_of_the_period_a_working_day_is_one_before() -> None:
    header = PEOPLE + "period: {start: 2027-03-01, end: 2027-04-11}\n"
    assert written(dates("2027-04-10", header=header), "C11.working-day") == "date: 2027-04-09"


# --- C11.gap -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "met", "of"),
    [
        (("2027-01-12",), 1, 1),
        # 42 days from the start, and 43.
        (("2027-02-12",), 1, 1),
        (("2027-02-13",), 0, 1),
        # 35 days between two, and 36.
        (("2027-01-12", "2027-02-16"), 2, 2),
        (("2027-01-12", "2027-02-17"), 1, 2),
        # In whatever order; a day counts once.
        (("2027-02-16", "2027-01-12", "2027-03-16", "2027-03-16"), 3, 3),
        # What lies outside the period does not count.
        (("2026-12-01", "2027-01-12", "2028-01-12"), 1, 1),
    ],
)
def test_reviews_are_not_too_far_apart(days: tuple[str, ...], met: int, of: int) -> None:
    text = dates(*days)
    assert tally(text, "C11.gap") == ("met" if met == of else "unmet", met, of)
    found = findings(text, "C11.gap")
    assert len(found) == (met < of)
    if found:
        assert (found[0].kind, found[0].path) == ("advice", ("reviews",))
        assert_closes(text, "C11.gap")


@pytest.mark.parametrize(
    ("days", "en", "nl"),
    [
        (
            ("2027-01-02",),
            "the first review 1 day after the start (at most 42)",
            "de eerste bespreking 1 dag na het begin (ten hoogste 42)",
        ),
        (
            ("2027-02-09", "2027-03-11", "2027-03-30"),
            (
                "the first review 39 days after the start (at most 42); "
                "the longest time between two: 30 days, 9 February 2027 to 11 March 2027 (at most 35)"
            ),
            (
                "de eerste bespreking 39 dagen na het begin (ten hoogste 42); "
                "de langste tijd ertussen: 30 dagen, 9 februari 2027 tot 11 maart 2027 (ten hoogste 35)"
            ),
        ),
    ],
)
def test_what_the_times_between_reviews_are(days: tuple[str, ...], en: str, nl: str) -> None:
    evidence = rule_in(judged(data_of(dates(*days))), "C11.gap").evidence
    assert (evidence.say("en"), evidence.say("nl")) == (en, nl)


def test_the_longest_time_without_a_review_is_named() -> None:
    found = finding(dates("2027-01-12", "2027-02-17", "2027-03-30"), "C11.gap")
    assert found.message.say("en") == (
        "between 17 February 2027 and 30 March 2027 are 41 days without a review (advised: at most 35): "
        "who corrects until then? There is 1 more such interval"
    )
    assert found.message.say("nl").endswith("wie stuurt er tot dan bij? Zo is er nog 1")
    first = finding(dates("2027-02-16"), "C11.gap")
    assert first.message.say("en") == (
        "the first review is on 16 February 2027, 46 days after the start: can it be within 42?"
    )
    assert first.lines("en", "EUR").startswith("- date: 2027-01-25")


def test_the_limit_is_a_setting() -> None:
    text = dates("2027-01-12", "2027-01-27")
    assert tally(text, "C11.gap", limits={"C11.gap": Decimal(15)}) == ("met", 2, 2)
    assert tally(text, "C11.gap", limits={"C11.gap": Decimal(14)}) == ("unmet", 1, 2)
    assert_closes(text, "C11.gap", limits={"C11.gap": Decimal(14)})
    # Not for the first review, which has six weeks.
    assert tally(dates("2027-02-12"), "C11.gap", limits={"C11.gap": Decimal(7)}) == ("met", 1, 1)


@pytest.mark.parametrize("limit", [5, 7, 10, 14, 21, 28, 35])
def test_the_rhythm_to_write_is_short_enough(limit: int) -> None:
    assert_closes(dates(*PER_QUARTER), "C11.gap", limits={"C11.gap": Decimal(limit)})


@pytest.mark.parametrize(
    ("days", "limit", "lines"),
    [
        # One date in the middle, where that is enough; it is a working day.
        (("2027-01-12", "2027-03-02"), 35, "- date: 2027-02-05"),
        (("2027-01-12", "2027-03-16"), 35, "- date: 2027-02-12"),
        # Else the slowest rhythm that is.
        (("2027-01-12", "2027-03-24"), 35, "- first: 2027-02-09\n  every: 4 weeks\n  last: 2027-03-09"),
        # In the middle is a Saturday, and the Monday after it is 27 days from the start.
        (("2027-01-12", "2027-03-03"), 25, "- first: 2027-02-02\n  every: 3 weeks\n  last: 2027-02-23"),
        (PER_QUARTER, 35, "- first: 2027-03-02\n  every: 4 weeks\n  last: 2027-10-12"),
        (PER_QUARTER, 28, "- first: 2027-02-23\n  every: 3 weeks\n  last: 2027-11-02"),
        (PER_QUARTER, 21, "- first: 2027-02-16\n  every: 2 weeks\n  last: 2027-10-26"),
        (PER_QUARTER, 14, "- first: 2027-02-09\n  every: week\n  last: 2027-11-02"),
        (PER_QUARTER, 5, "- first: 2027-02-03\n  every: day\n  last: 2027-11-02"),
    ],
)
def test_a_date_or_the_slowest_rhythm_fills_the_gaps(days: tuple[str, ...], limit: int, lines: str) -> None:
    found = finding(dates(*days), "C11.gap", limits={"C11.gap": Decimal(limit)})
    assert found.lines("en", "EUR") == f"{lines}\n  with: Piet Jansen\n  in_calendar: yes"
    assert_closes(dates(*days), "C11.gap", limits={"C11.gap": Decimal(limit)})


def test_a_limit_below_a_weekend_has_no_rhythm_to_write() -> None:
    found = finding(dates("2027-01-12", "2027-02-16"), "C11.gap", limits={"C11.gap": Decimal(1)})
    assert found.lines("en", "EUR") == ""


def test_a_quarter_without_a_review_says_it_already() -> None:
    # From 2 February to 3 August there is none in the second quarter.
    text = dates("2027-01-12", "2027-02-02", "2027-08-03", "2027-08-31", "2027-09-28", "2027-10-26")
    assert tally(text, "C11.gap") == ("unmet", 5, 6)
    assert findings(text, "C11.gap") == []
    assert engine.Mending("C11.gap", 1) in finding(text, "C11.dates").mends
    # Nor in the first.
    assert findings(dates("2027-04-06", "2027-05-04"), "C11.gap") == []
    # What is too long after it is a finding.
    text = dates("2027-04-06", "2027-06-01", "2027-07-06", "2027-08-10")
    found = finding(text, "C11.gap")
    assert found.mends == (engine.Mending("C11.gap", 1),)
    assert found.message.say("en").startswith("between 6 April 2027 and 1 June 2027 are 56 days without a review")
    # And what is too long beside it.
    text = dates("2027-01-12", "2027-02-17", "2027-03-10", "2027-08-03")
    found = finding(text, "C11.gap")
    assert found.mends == (engine.Mending("C11.gap", 1),)
    # One date is enough for it: the half year without is not its affair.
    assert found.lines("en", "EUR") == "- date: 2027-02-01\n  with: Piet Jansen\n  in_calendar: yes"
    assert_closes(text, "C11.gap")
    # With the other question waived it speaks for itself.
    waived = text + "waivers: [{rule: C11.dates, reason: dates follow in January}]\n"
    assert len(findings(waived, "C11.gap")) == 2


def test_a_date_that_cannot_be_read_may_be_the_one_between() -> None:
    text = plan("date: 2027-01-12", "date: soon", "date: 2027-03-16")
    assert tally(text, "C11.gap") == ("unmet", 1, 2)
    assert findings(text, "C11.gap") == []
    assert len(findings(text.replace("soon", "2027-01-19"), "C11.gap")) == 1


def test_rhythms_and_dates_are_one_sequence() -> None:
    text = plan(
        "first: 2027-01-12, every: 8 weeks, last: 2027-12-14", "first: 2027-02-09, every: 8 weeks, last: 2027-12-14"
    )
    assert tally(text, "C11.gap")[0] == "met"
    assert tally(plan("first: 2027-01-12, every: 8 weeks, last: 2027-12-14"), "C11.gap")[0] == "unmet"


# --- the declaration, and plans made to keep us busy ---------------------------------------------------------------


@pytest.mark.parametrize(("enough", "counted"), [(51, 1), (52, 1), (53, 2), (80, 2)])
def test_after_so_many_dates_only_separate_ones_count(
    monkeypatch: pytest.MonkeyPatch, enough: int, counted: int
) -> None:
    monkeypatch.setattr(model, "ENOUGH", enough)
    # The first rhythm has 52 dates.
    text = plan("first: 2027-01-05, every: week, last: 2027-12-28", FORTNIGHTLY, "date: 2027-04-07")
    assert tally(text, "C11.period") == ("met", counted + 1, counted + 1)


def test_a_date_that_the_plan_skips_is_not_proposed() -> None:
    # Six weeks without a review, in whose middle lies the one that is skipped.
    fortnightly = "first: 2027-01-12, every: 3 weeks, last: 2027-12-14, skip: [{day}]"
    proposed = written(plan(f"{fortnightly.format(day='2027-07-20')}, {WHOLE}"), "C11.gap")
    assert "2027-07-20" not in proposed
    assert proposed.startswith("- date: 2027-07-21")


def test_a_slow_rhythm_is_made_faster_and_not_doubled() -> None:
    text = plan(f"first: 2027-01-11, every: 8 weeks, last: 2027-12-13, {WHOLE}")
    found = finding(text, "C11.gap")
    assert found.path == ("reviews", 0, "every")
    assert found.lines("en", "EUR") == "every: 4 weeks"
    assert found.lines("nl", "EUR") == "every: 4 weken"
    assert_closes(text, "C11.gap")
    # Two rhythms, or one that ends too early, get days of their own.
    two = plan(
        f"first: 2027-01-11, every: 8 weeks, last: 2027-12-13, {WHOLE}",
        f"first: 2027-01-12, every: 8 weeks, last: 2027-12-14, {WHOLE}",
    )
    assert finding(two, "C11.gap").path == ("reviews",)
    early = plan(f"first: 2027-01-11, every: 4 weeks, last: 2027-10-04, {WHOLE}", f"date: 2027-12-14, {WHOLE}")
    assert finding(early, "C11.gap").path == ("reviews",)
    # Faster, it would leave what comes between its end and the last review as it is.
    slow = plan(f"first: 2027-01-11, every: 8 weeks, last: 2027-10-18, {WHOLE}", f"date: 2027-12-14, {WHOLE}")
    assert finding(slow, "C11.gap").path == ("reviews",)


@pytest.mark.parametrize(
    ("short", "means"),
    [
        ("P. van Jansen", True),
        ("P van Jansen", True),
        ("P. Jansen", True),
        ("P. de Jansen", False),
        ("K. van Jansen", False),
        ("P.", False),
    ],
)
def test_a_first_letter_stands_for_a_first_name(short: str, means: bool) -> None:
    names = "salesplan: 1\naccount_manager: Ann\nsales_manager: Piet van Jansen\nyear: 2027\n"
    found = finding(f"{names}reviews: [{{date: 2027-04-07, with: {short}, in_calendar: yes}}]\n", "C11.attendees")
    assert (short not in found.lines("en", "EUR")) is means


@pytest.mark.parametrize(("limit", "every"), [("21", "3 weeks"), ("16", "2 weeks"), ("10", "week")])
def test_a_rhythm_that_is_too_slow_is_made_as_fast_as_is_needed(limit: str, every: str) -> None:
    text = plan("first: 2027-01-05, every: 6 weeks, last: 2027-12-21, " + WHOLE)
    found = finding(text, "C11.gap", limits={"C11.gap": Decimal(limit)})
    assert (found.path[-1], found.lines("en", "EUR")) == ("every", f"every: {every}")
    assert_closes(text, "C11.gap", limits={"C11.gap": Decimal(limit)})


def test_single_dates_beside_a_rhythm_count_whichever_stands_first() -> None:
    slow, between = "first: 2027-01-12, every: 8 weeks, last: 2027-12-14, " + WHOLE, "date: 2027-02-09, " + WHOLE
    for text in (plan(slow, between), plan(between, slow)):
        assert finding(text, "C11.gap").lines("en", "EUR") == "every: 4 weeks"


def test_a_date_outside_the_period_moves_to_one_that_is_still_free() -> None:
    found = finding(dates("2026-12-31", "2027-12-31"), "C11.period")
    assert found.lines("en", "EUR") == "date: 2027-12-30"


@pytest.mark.parametrize(
    ("rule", "days", "write"),
    [
        ("C11.period", ("2028-02-01", "2028-03-01"), ["date: 2027-02-01", "date: 2027-03-01"]),
        ("C11.period", ("2026-02-01", "2028-02-01"), ["date: 2027-02-01", "date: 2027-02-02"]),
        ("C11.working-day", ("2027-02-06", "2027-02-07"), ["date: 2027-02-08", "date: 2027-02-09"]),
        ("C11.working-day", ("2027-02-06", "2027-02-08", "2027-02-07"), ["date: 2027-02-09", "date: 2027-02-10"]),
    ],
)
def test_two_dates_do_not_move_to_the_same_day(rule: str, days: tuple[str, ...], write: list[str]) -> None:
    text = dates(*days)
    assert [found.lines("en", "EUR") for found in findings(text, rule)] == write


def test_where_every_working_day_has_a_review_a_working_day_is_still_proposed() -> None:
    text = plan(f"first: 2027-01-04, every: day, last: 2027-12-31, {WHOLE}", f"date: 2027-02-06, {WHOLE}")
    assert finding(text, "C11.working-day").lines("en", "EUR") == "date: 2027-02-08"


def test_a_day_off_and_a_day_outside_are_not_offered_the_same_day() -> None:
    text = dates("2027-01-03", "2028-01-02")
    assert finding(text, "C11.period").lines("en", "EUR") == "date: 2027-01-04"
    (off,) = [each for each in findings(text, "C11.working-day") if each.path[1] == 0]
    assert off.lines("en", "EUR") == "date: 2027-01-05"


def test_who_is_at_every_review_is_at_the_proposed_ones_too() -> None:
    text = plan(
        "date: 2027-01-12, with: [Dirk Blom, Team]",
        "date: 2027-12-07, with: [Dirk Blom]",
        header="salesplan: 1\naccount_manager: Sanne de Vries\nyear: 2027\n",
    )
    assert "with: Dirk Blom" in written(text, "C11.dates")
    assert written(text, "C11.attendees") == "sales_manager: Dirk Blom"


@pytest.mark.parametrize(
    ("skip", "said_", "write"),
    [
        ("2027-07-27", "", ""),
        ("2027-07-28", "has no review on 28 July 2027, so there is nothing to skip there; the nearest is that of 27 July 2027", "skip: [2027-07-27]"),
        ("2027-07-27, 2027-08-09", "no review on 9 August 2027, so there is nothing to skip there; the nearest is that of 10 August", "skip: [2027-07-27, 2027-08-10]"),
        ("2027-07-27, 2028-07-25", "no review on 25 July 2028, so there is nothing to skip there", "skip: [2027-07-27]"),
        ("2026-12-29", "no review on 29 December 2026, so there is nothing to skip there: take that day out of `skip`", ""),
        ("2027-12-15", "nothing to skip there: take that day out of `skip`", ""),
        # Not of the same week: another review is not what was meant.
        ("2027-07-20", "nothing to skip there: take that day out of `skip`", ""),
        ("2027-07-23", "nothing to skip there: take that day out of `skip`", ""),
        ("2027-07-24", "the nearest is that of 27 July 2027", "skip: [2027-07-27]"),
    ],
)  # fmt: skip
def test_a_day_that_skips_nothing_is_asked_about(skip: str, said_: str, write: str) -> None:
    text = plan(f"{FORTNIGHTLY}, {WHOLE}, skip: [{skip}]")
    found = findings(text, "C11.dates")
    assert [(each.kind, each.path[-1]) for each in found] == [("advice", "skip")] * bool(said_)
    for each in found:
        assert said_ in each.message.say("en", "EUR")
        assert (each.write.say("en", "EUR") if each.write else "") == write
    assert tally(text, "C11.dates") == ("met", 4, 4)


def test_many_days_that_skip_nothing_are_counted() -> None:
    skip = ", ".join(f"2027-07-{day:02}" for day in range(14, 27))
    text = plan(f"first: 2027-01-12, every: 2 weeks, last: 2027-07-27, {WHOLE}, skip: [{skip}]")
    advice, unmet = findings(text, "C11.dates")
    assert (advice.kind, unmet.kind) == ("advice", "missing")
    assert "20 July 2027, 21 July 2027 and 5 more, so there is nothing" in advice.message.say("en", "EUR")
    assert "en nog 5, dus daar valt niets over te slaan; het dichtstbij zijn die van" in advice.message.say("nl", "EUR")


# --- in the period, on the day that is meant -----------------------------------------------------------------------


def test_a_rhythm_is_finished_within_the_period() -> None:
    # One that began last year is started anew.
    assert written(plan("first: 2026-01-13, every: 4 weeks"), "C11.dates") == (
        "first: 2027-01-12\nevery: 4 weeks\nlast: 2027-12-14"
    )


def test_a_rhythm_that_runs_past_the_period_is_not_made_faster() -> None:
    text = plan("first: 2027-06-01, every: quarter, last: 2028-01-31")
    assert "every: 4 weeks" not in [each.lines("en", "EUR") for each in findings(text, "C11.dates")]


@pytest.mark.parametrize(
    "names", ["Piet Jansen (online)", "'Piet Jansen (salesmanager), Tom'", "[Tom, Piet Jansen (MT)]"]
)
def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it(names: str) -> None:
    assert findings(plan(f"date: 2027-04-07, with: {names}"), "C11.attendees") == []


def test_a_manager_with_one_name_is_whoever_has_that_name() -> None:
    text = plan("date: 2027-04-07, with: [Piet Jansen, Tom]", header=HEADER.replace("Piet Jansen", "Piet"))
    assert written(text, "C11.attendees") == "with: [Piet, Tom]"


def test_a_last_date_before_the_first_is_exchanged_with_it() -> None:
    text = plan("first: 2027-12-14, every: 2 weeks, last: 2027-01-12, with: Piet Jansen, in_calendar: yes")
    found = finding(text, "C11.dates")
    assert "`last` date (12 January 2027) is before the `first` (14 December 2027)" in found.say("en", "EUR")
    assert found.lines("en", "EUR") == "first: 2027-01-12\nlast: 2027-12-14"
    assert_closes(text, "C11.dates")


@pytest.mark.parametrize("rhythm", ["every: 2 weeks, last: 2026-01-12", "every: year, last: 2027-01-12"])
def test_dates_are_exchanged_only_where_that_is_enough(rhythm: str) -> None:
    text = plan(f"first: 2027-12-14, {rhythm}, with: Piet Jansen, in_calendar: yes")
    assert "exchange the two" not in finding(text, "C11.dates").say("en", "EUR")
    assert_closes(text, "C11.dates")


@pytest.mark.parametrize("day", range(1, 8))
def test_a_date_to_write_in_the_first_quarter_is_soon_enough(day: int) -> None:
    header = f"{PEOPLE}period: {{start: 2027-02-0{day}, months: 12}}\n"
    proposed = written(dates("2027-06-15", "2027-09-14", "2027-12-14", header=header), "C11.dates")
    first = date.fromisoformat(proposed.partition("date: ")[2][:10])
    assert 0 < (first - date(2027, 2, day)).days <= 42
    assert first.weekday() == 1


@pytest.mark.parametrize("before", [True, False])
def test_a_rhythm_is_not_made_faster_where_the_last_pause_is_up_to_another_review(before: bool) -> None:
    entries = ["date: 2027-11-09", "first: 2027-01-12, every: 8 weeks, last: 2027-08-24"]
    found = finding(plan(*(entries if before else entries[::-1])), "C11.gap")
    assert found.path[-1] != "every"


def test_a_review_in_the_diaries_without_a_date_is_asked_for_it_where_none_lacks() -> None:
    text = plan(*(f"date: {day}, {WHOLE}" for day in PER_QUARTER), f"date: , {WHOLE}", WHOLE)
    found = findings(text, "C11.dates")
    assert [(each.kind, each.path, each.lines("en", "EUR")) for each in found] == [
        ("advice", ("reviews", 4, "date"), "date: 2027-02-09"),
        ("advice", ("reviews", 5, "date"), "date: 2027-05-18"),
    ]
    assert found[0].message.say("en") == "review 5 has no date yet: agree on one and write it down"
    assert found[0].message.say("nl") == "bespreking 5 heeft nog geen datum: spreek er een af en schrijf die op"
    # One that cannot be read is said elsewhere.
    assert not findings(text.replace("date: ,", "date: soon,").replace(f"  - {{{WHOLE}}}\n", ""), "C11.dates")


def test_a_review_without_a_date_gets_it_with_its_place_in_the_diaries() -> None:
    text = plan(*(f"date: {day}, {WHOLE}" for day in PER_QUARTER), "date: , with: Piet Jansen, in_calendar: ")
    assert written(text, "C11.booked") == "date: 2027-02-09\nin_calendar: yes"
    assert_closes(text, "C11.booked")
    # A rhythm is not one date.
    text = plan(*(f"date: {day}, {WHOLE}" for day in PER_QUARTER), "first: 2027-01-12, with: Piet Jansen")
    assert written(text, "C11.booked") == "in_calendar: yes"
