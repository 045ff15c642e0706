"""What `salesplan init` writes, judged by the tool itself."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import run
from salesplan_cli import model, source
from salesplan_cli.calendar import months_period, year_period
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.model import Plan
from salesplan_cli.report import Report, examine
from salesplan_cli.scaffold import Answers, example, new, renewed
from salesplan_cli.scaffold.writing import WIDTH
from salesplan_cli.source import Source
from salesplan_cli.text import LANGS, Lang

SCHEMA = "https://example.org/plan.schema.json"
ASKED = Answers("Sanne de Vries", "Piet Jansen", "Meridian BV", 2027, "EUR", "1 200 000", SCHEMA)
NOTHING_ASKED = Answers("Sanne de Vries", None, None, 2027, "EUR", None, SCHEMA)

HOSTILE = (
    "O'Neill: sales # 1",
    'Ann "the closer" Lee',
    "- Ann",
    "[x] and {y}",
    "{{name}} of Ann",
    "Ann, Bob & Co",
    "*Ann",
    "&Ann !tag",
    "%Ann",
    "@Ann `x`",
    "| Ann",
    "> Ann",
    "? Ann",
    "Ann: ",
    "Ann\\n",
    "Ann\nBob: [",
    "Ann\tLee",
    "Ann\x85\u2028Lee",
    "Ann 🚀 Émilie 王",
    "yes",
    "1_000",
    "12:30",
    "2027-01-01",
    "Ann \u202eeeL",
    "Ann \ud800 \ufffe Lee",
    "::add-mask::Ann",
    "A" * 400,
)


def judged(text: str) -> Report:
    return examine(text.encode(), "plan.yaml", Settings(as_of=date(2026, 11, 23)))


def data_of(text: str) -> dict[str, Any]:
    read = source.read(text.encode())
    assert isinstance(read, Source), read
    return read.data


def plan_of(text: str) -> Plan:
    plan = judged(text).plan
    assert plan is not None
    return plan


def said(text: str) -> str:
    """All comments as one running text."""
    lines = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    return " ".join(" ".join(lines).split())


def faults(report: Report) -> list[tuple[str, object]]:
    return [(each.rule, each.path) for each in report.findings if each.kind == "plan"]


def leaves(value: object, path: tuple[object, ...] = ()) -> list[tuple[tuple[object, ...], str]]:
    if isinstance(value, dict):
        return [leaf for name, each in value.items() for leaf in leaves(each, (*path, name))]
    if isinstance(value, list):
        return [leaf for at, each in enumerate(value) for leaf in leaves(each, (*path, at))]
    return [] if value is None else [(path, str(value))]


HEAD = {
    "salesplan", "account_manager", "sales_manager", "organisation", "year", "currency", "country", "numbers", "revenue_target",
}  # fmt: skip


def _known_keys() -> list[str]:
    return sorted({str(step) for path, _ in leaves(data_of(example(ASKED, "en"))) for step in path if step})


# --- a plan to fill in ---------------------------------------------------------------------------------------------


NOT_OFFERED = {
    "activities[].per_day activities[].per_month activities[].per_quarter activities[].per_period": "per_week is there",
    "products[].rank segments[].rank": "where the contribution is not known",
    "contribution_basis order_target numbers": "for plans that are not about revenue, or written by others",
    "period": "year is there; the period of a financial year is written by what was asked",
    "periods.seasonality.none periods.events.none": "in place of what is asked",
    "activities[].start activities[].end monitoring.organisation[].target": "may stay away",
    "waivers": "an exception is for later",
}
"""Keys of the format that a new plan does not have, and why: a key that is new belongs here or in the plan."""


def all_keys(section: type[model.Section], base: str = "") -> set[str]:
    found: set[str] = set()
    for name, part in model.parts_of(section).items():
        if isinstance(part, model.ListOf):
            found |= all_keys(part.section, f"{base}[]." if name == model.ITEMS else f"{base}{name}[].")
        elif isinstance(part, type):
            found |= all_keys(part, f"{base}{name}.")
        else:
            found.add(f"{base}{name}")
    return {key.replace("events.[]", "events[]") for key in found}


def keys_of(value: object, base: str = "") -> set[str]:
    if isinstance(value, dict):
        return {key for name, below in value.items() for key in {f"{base}{name}", *keys_of(below, f"{base}{name}.")}}
    if isinstance(value, list):
        return {key for below in value for key in keys_of(below, f"{base[:-1]}[].")}
    return set()


def test_a_new_plan_has_every_key_but_those_that_it_need_not_have() -> None:
    left_out = {key for keys in NOT_OFFERED for key in keys.split()}
    lacking = all_keys(model.Plan) - keys_of(data_of(new(ASKED, "en")))
    unexplained = {key for key in lacking if not {key, key.split(".")[0], key.split("[")[0]} & left_out}
    assert not unexplained, f"put these keys in scaffold._form or say in NOT_OFFERED why not: {sorted(unexplained)}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", [2000, 2026, 2027, 2099])
@pytest.mark.parametrize("asked", [ASKED, NOTHING_ASKED])
def test_a_new_plan_is_readable_and_has_everything_still_to_do(lang: Lang, year: int, asked: Answers) -> None:
    report = judged(new(asked._replace(year=year), lang))
    assert report.readable
    assert faults(report) == []
    assert report.score == 0
    assert [each.criterion.id for each in report.criteria] == [f"C{number:02}" for number in range(1, 12)]
    assert not any(each.answer == "yes" for each in report.criteria)
    # One finding for each question and who must answer it, whatever is laid out in its section.
    assert len({(each.criterion, each.owner) for each in report.open()}) == len(report.open())
    assert len(report.open()) >= 10
    assert any(report.improvements())


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_plan_says_only_what_was_asked(lang: Lang) -> None:
    assert dict(leaves(data_of(new(ASKED, lang)))) == {
        ("salesplan",): "1",
        ("numbers",): lang,
        ("account_manager",): "Sanne de Vries",
        ("sales_manager",): "Piet Jansen",
        ("organisation",): "Meridian BV",
        ("year",): "2027",
        ("currency",): "EUR",
        ("country",): "NL",
        ("revenue_target",): "1 200 000",
    }
    empty = data_of(new(NOTHING_ASKED, lang))
    assert {name for name in HEAD if empty[name] is None} == {"sales_manager", "organisation", "revenue_target"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("write", [new, example])
def test_every_question_and_its_answer_stand_above_their_section(lang: Lang, write: Any) -> None:
    text = write(ASKED, lang)
    for criterion in CHECKLIST:
        question = f"{criterion.number}. {criterion.title.in_(lang)}: {criterion.question.in_(lang)}"
        before, _, after = text.partition(f"\n{criterion.section}:")
        assert after, criterion.section
        assert said(before).count(question) == 1
        assert criterion.answer.in_(lang) in said(before)
        assert question not in said(after)


@pytest.mark.parametrize("lang", LANGS)
def test_the_sections_stand_in_the_order_of_the_questions(lang: Lang) -> None:
    sections = [name for name, value in data_of(new(ASKED, lang)).items() if name not in HEAD]
    assert sections == [
        "products", "segments", "selling_time", "costs", "periods", "activities", "average_order", "cycle_days",
        "customers", "development", "monitoring", "reviews",
    ]  # fmt: skip


@pytest.mark.parametrize("write", [new, example])
def test_the_line_for_editors_is_on_top(write: Any) -> None:
    first = write(ASKED, "en").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    odd = write(ASKED._replace(schema="a\nsalesplan: 2"), "en")
    assert odd.splitlines()[0] == "# yaml-language-server: $schema=a\\x0asalesplan: 2"


BESIDE = [
    ("en", "contribution: # Its share of the organisation's profit or mission; e.g. 45%"),
    ("en", "revenue: # e.g. 456 000"),
    ("en", "effect: # What it does to sales, signed: money or a percentage of the month; e.g. +25 000"),
    ("en", "hours: # Hours that one takes; e.g. 1.5"),
    ("en", "by: # When it is reached; e.g. 2027-09-30"),
    ("en", "- date: # e.g. 2027-04-07"),
    ("nl", "contribution: # Het aandeel in de winst of missie van de organisatie; bijv. 45%"),
    ("nl", "revenue: # bijv. 456 000"),
    ("nl", 'hours: # Uren die één ervan kost; bijv. "1,5"'),
    ("nl", "skip: # Datums die vervallen; bijv. [2027-07-27]"),
    ("nl", "index: # bijv. [85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]"),
]


@pytest.mark.parametrize(("lang", "expected"), BESIDE)
def test_an_empty_field_shows_an_example_of_its_notation(lang: Lang, expected: str) -> None:
    lines = [" ".join(line.split()) for line in new(NOTHING_ASKED, lang).splitlines()]
    assert expected in lines
    assert not any(("bijv." if lang == "en" else "e.g.") in line for line in lines)


@pytest.mark.parametrize(
    ("lang", "none"), [("en", "`none: subscriptions run all year`"), ("nl", "`none: abonnementen lopen het hele jaar`")]
)
def test_the_words_on_top_say_what_none_is_for(lang: Lang, none: str) -> None:
    assert none in said(new(NOTHING_ASKED, lang)).partition(" 1. ")[0]
    assert none in said(next_year(new(ASKED, lang), lang)).partition(" 1. ")[0]
    assert none not in said(example(ASKED, lang))


@pytest.mark.parametrize("lang", LANGS)
def test_what_an_empty_field_shows_answers_its_question(lang: Lang) -> None:
    # Put the examples in their fields: that is the example plan, apart from what it has more of.
    text = new(ASKED, lang)
    eg = "e.g." if lang == "en" else "bijv."
    filled = re.sub(rf"^( *(?:- )?\w+:) +#.*?{re.escape(eg)} (.*)$", r"\1 \2", text, flags=re.MULTILINE)
    assert faults(judged(filled)) == []
    answers = {each.criterion.id: each.answer for each in judged(filled).criteria}
    assert {name for name, answer in answers.items() if answer != "yes"} == {"C06"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", [2026, 2027])
def test_every_quarter_month_and_week_has_a_line(lang: Lang, year: int) -> None:
    periods = data_of(new(ASKED._replace(year=year), lang))["periods"]
    assert list(periods["quarters"]) == ["Q1", "Q2", "Q3", "Q4"]
    assert list(periods["months"]) == [f"M{at}" for at in range(1, 13)]
    weeks = len(year_period(year).weeks)
    assert weeks == (53 if year == 2026 else 52)
    assert list(periods["weeks"]) == [f"W{at}" for at in range(1, weeks + 1)]


def test_a_week_says_which_one_it_is() -> None:
    text = new(NOTHING_ASKED, "en")
    assert re.search(r"W1: +# week of 4 January 2027; e\.g\. 21 250\n +W2: +# week of 11 January 2027\n", text)
    assert re.search(r"W1: +# week van 29 december 2025", new(NOTHING_ASKED._replace(year=2026), "nl"))


@pytest.mark.parametrize("lang", LANGS)
def test_comments_keep_within_the_width(lang: Lang) -> None:
    for text in (new(NOTHING_ASKED, lang), new(ASKED._replace(manager="M" * 200, name="N" * 200), lang)):
        lines = [line for line in text.splitlines() if "#" in line]
        assert len(lines) > 100
        assert [line for line in lines if len(line) > WIDTH] == []
        assert text.endswith("\n") and not text.endswith("\n\n")
        assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_read_back_as_it_is(lang: Lang, name: str) -> None:
    for write in (new, example):
        text = write(ASKED._replace(name=name, manager=name, organisation=name), lang)
        readable = name.replace("\ud800", "\ufffd").replace("\ufffe", "\ufffd")
        report = judged(text)
        assert report.readable
        assert faults(report) == []
        assert report.plan is not None
        assert report.plan.account_manager == readable.strip()
        assert report.plan.sales_manager == readable.strip()
        assert report.plan.organisation == readable.strip()
        assert report.score == (100 if write is example else 0)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_makes_a_plan_unreadable(name: str, schema: str) -> None:
    report = judged(new(ASKED._replace(name=name, organisation=name, schema=schema), "en"))
    assert report.readable
    assert {rule for rule, _ in faults(report)} <= {"plan.vague", "plan.required"}


def test_a_name_that_is_no_name_is_for_the_checklist_to_say() -> None:
    assert faults(judged(new(ASKED._replace(name="TBD"), "en"))) == [("plan.vague", ("account_manager",))]
    assert faults(judged(new(ASKED._replace(name="[x]"), "en"))) == [("plan.vague", ("account_manager",))]


# --- the example ---------------------------------------------------------------------------------------------------

YEARS = [2000, 2020, *range(2024, 2036), 2048, 2099]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", YEARS)
def test_the_example_answers_all_eleven_in_any_year(lang: Lang, year: int) -> None:
    report = judged(example(NOTHING_ASKED._replace(year=year), lang))
    assert [(each.rule, each.path) for each in report.findings] == []
    assert report.score == 100
    assert report.yes == 11
    assert report.passed


@pytest.mark.parametrize("month", range(2, 13))
@pytest.mark.parametrize("year", [2026, 2027, 2028, 2031])
def test_the_example_answers_all_eleven_in_any_financial_year(month: int, year: int) -> None:
    period = months_period(date(year, month, 1), 12)
    report = judged(example(NOTHING_ASKED._replace(year=year, period=period), "nl"))
    assert [(each.rule, each.path) for each in report.findings] == []
    assert (report.score, report.yes) == (100, 11)


TARGETS = [
    ("1", "EUR", Decimal(1)),
    ("999", "USD", Decimal(999)),
    ("11999", "EUR", Decimal(11_999)),
    ("12000", "JPY", Decimal(12_000)),
    ("123456.78", "EUR", Decimal("123456.78")),
    ("123456,78", "EUR", Decimal("123456.78")),
    ("€ 98.765,43", "EUR", Decimal("98765.43")),
    ("1234567.8912", "CHF", Decimal("1234567.8912")),
    ("1.200.000,-", "EUR", Decimal(1_200_000)),
    ("1,25 mln", "eur", Decimal(1_250_000)),
    ("10 000 000", "GBP", Decimal(10_000_000)),
    ("777 777 777 777 777 777", "KRW", Decimal(777_777_777_777_777_777)),
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("typed", "currency", "target"), TARGETS)
def test_the_example_is_in_proportion_to_any_target(lang: Lang, typed: str, currency: str, target: Decimal) -> None:
    report = judged(example(ASKED._replace(target=typed, currency=currency), lang))
    assert [(each.rule, each.path) for each in report.findings] == []
    assert (report.score, report.yes) == (100, 11)
    plan = report.plan
    assert plan is not None and plan.periods is not None and plan.customers is not None and plan.costs is not None
    assert plan.money == currency.upper()
    assert plan.revenue_target == target
    # Everything that is to add up does so exactly, not within what the rules allow.
    assert sum(each.amount or 0 for each in plan.products) == target
    for series in (plan.periods.quarters, plan.periods.months, plan.periods.weeks):
        assert series is not None
        assert sum(series.values.values()) == target
    existing, new_ = plan.customers.existing, plan.customers.new
    assert existing is not None and new_ is not None
    assert (existing.revenue or 0) + (new_.revenue or 0) == target
    assert (plan.costs.own or 0) + (plan.costs.support or 0) == plan.costs.allowed
    assert sum(each.amount or 0 for each in plan.costs.lines) == plan.costs.own


@pytest.mark.parametrize(("target", "numbers"), [(None, "nl"), ("850.000", "nl"), ("850,000.00", None), ("7,50", None)])
def test_the_example_says_how_it_writes_numbers_where_it_writes_them_so(
    target: str | None, numbers: str | None
) -> None:
    assert data_of(example(ASKED._replace(target=target), "nl")).get("numbers") == numbers


@pytest.mark.parametrize("lang", LANGS)
def test_the_amounts_of_the_usual_example_are_round(lang: Lang) -> None:
    data = data_of(example(NOTHING_ASKED, lang))
    assert data["revenue_target"] == "1 200 000"
    assert data["products"][0]["price"] == "9 000"
    assert [data["periods"]["months"][f"M{at}"] for at in (1, 2, 12)] == ["85 000", "95 000", "100 000"]
    assert data["costs"] | {"lines": None} == {
        "allowed": "60 000", "own": "22 000", "support": "38 000", "norm": "6%", "lines": None,
    }  # fmt: skip
    assert data["average_order"] == "40 000"


def test_the_example_follows_the_answers_and_the_language() -> None:
    answers = ASKED._replace(manager="Kim Bos", organisation="Zorg & Co")
    english, dutch = data_of(example(answers, "en")), data_of(example(answers, "nl"))
    for data in (english, dutch):
        assert (data["account_manager"], data["sales_manager"], data["organisation"]) == (
            "Sanne de Vries", "Kim Bos", "Zorg & Co",
        )  # fmt: skip
        assert data["development"][0]["support"]["who"] == "Kim Bos"
        assert data["reviews"][0]["with"] == "Kim Bos"
    assert english["products"][0]["name"] == "Service contracts"
    assert dutch["products"][0]["name"] == "Servicecontracten"
    assert english["reviews"][0]["in_calendar"] == "yes"
    assert dutch["reviews"][0]["in_calendar"] == "ja"


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_leaves_nothing_empty(lang: Lang) -> None:
    text = example(NOTHING_ASKED, lang)
    assert ("e.g." if lang == "en" else "bijv.") not in text
    empty = re.findall(r"^ *(?:- )?(\w+):(?: *#.*)?$", text, re.MULTILINE)
    assert empty == [
        "products", "segments", "selling_time", "costs", "lines", "periods", "quarters", "months", "weeks",
        "seasonality", "events", "activities", "customers", "existing", "new", "development", "support", "monitoring",
        "self", "organisation", "reviews",
    ]  # fmt: skip


# --- next year's plan ----------------------------------------------------------------------------------------------


def next_year(old: str, lang: Lang = "en", **asked: Any) -> str:
    answers = NOTHING_ASKED._replace(**{"year": 2028, **asked})
    return renewed(plan_of(old), data_of(old), answers, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_next_years_plan_has_the_names_and_none_of_the_numbers(lang: Lang) -> None:
    old = example(ASKED, lang)
    text = next_year(old, lang)
    report = judged(text)
    assert report.readable and faults(report) == []
    assert report.score < 30
    assert report.plan is not None and report.plan.year == 2028
    before, after = dict(leaves(data_of(old))), dict(leaves(data_of(text)))
    names = {
        "name", "definition", "unit", "for", "leads_to", "goal", "measure", "what", "who", "kind", "every", "source",
        "with",
    }  # fmt: skip

    def kept(path: tuple[object, ...]) -> bool:
        return any(step in names for step in path)

    assert {path: value for path, value in after.items() if path[0] not in HEAD} == {
        path: value for path, value in before.items() if kept(path)
    }
    assert len([path for path in after if kept(path)]) == 44
    assert {path[0]: value for path, value in after.items() if path[0] in HEAD} == {
        "salesplan": "1", "account_manager": "Sanne de Vries", "sales_manager": "Piet Jansen",
        "organisation": "Meridian BV", "year": "2028", "currency": "EUR", "country": "NL", "numbers": lang,
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_of_the_old_plan_is_asked_again(lang: Lang) -> None:
    old, text = data_of(example(ASKED, lang)), next_year(example(ASKED, lang), lang)
    fresh = data_of(text)

    def keys(value: object, path: tuple[object, ...] = ()) -> set[tuple[object, ...]]:
        if isinstance(value, dict):
            return {each for name, below in value.items() for each in {(*path, name), *keys(below, (*path, name))}}
        if isinstance(value, list):
            return {each for at, below in enumerate(value) for each in keys(below, (*path, at))}
        return set()

    assert keys(old) - keys(fresh) == set()
    for criterion in CHECKLIST:
        assert criterion.question.in_(lang) in said(text)


def test_what_is_asked_goes_before_what_the_old_plan_says() -> None:
    old = example(ASKED, "en")
    asked = {"name": "Kim Bos", "manager": "Ann Lee", "organisation": "Zorg & Co", "target": "2M", "currency": "USD"}
    fresh = data_of(renewed(plan_of(old), data_of(old), NOTHING_ASKED._replace(year=2028, **asked), "en"))
    keys = ("account_manager", "sales_manager", "organisation", "revenue_target", "currency")
    assert [fresh[key] for key in keys] == [*asked.values()]


@pytest.mark.parametrize("lang", LANGS)
def test_renewing_a_plan_to_fill_in_gives_a_plan_to_fill_in(lang: Lang) -> None:
    text = next_year(new(ASKED, lang), lang)
    assert data_of(text) == data_of(new(ASKED._replace(year=2028, target=None), lang))


def test_renewing_twice_changes_nothing_more() -> None:
    once = next_year(example(ASKED, "nl"), "nl")
    assert next_year(once, "nl") == once


START = "salesplan: 1\naccount_manager: Sanne\nyear: 2027\n"

STRUCTURE = [
    # An older plan's own choice of keys, and what becomes of it.
    ("products: [{name: Pumps, rank: 1}]", ("products", 0),
     {"name": "Pumps", "rank": None, "quantity": None, "unit": None, "price": None, "revenue": None}),
    ("products: [{name: Pumps, rank: 1, contribution: 40%}]", ("products", 0),
     {"name": "Pumps", "contribution": None, "rank": None, "quantity": None, "unit": None, "price": None,
      "revenue": None}),
    ("products: [{name: Pumps}, {name: , price: }, {name: Valves, quantity: 3}]", ("products", 1, "name"), "Valves"),
    ("activities: [{name: Call, per_month: 3, leads_to: opdracht}]", ("activities", 0),
     {"name": "Call", "for": None, "per_month": None, "hours": None, "leads_to": "opdracht", "conversion": None}),
    ("activities: [{name: Call, per_week: 3, start: 2027-02-01}]", ("activities", 0),
     {"name": "Call", "for": None, "per_week": None, "hours": None, "leads_to": None, "conversion": None,
      "start": None}),
    ("reviews: [{date: 2027-04-07, with: [Ann, ~, Bob]}]", ("reviews",),
     [{"date": None, "with": ["Ann", "Bob"], "in_calendar": None}]),
    ("reviews: [{every: maand, with: Ann}]", ("reviews",),
     [{"first": None, "every": "maand", "last": None, "skip": None, "with": "Ann", "in_calendar": None}]),
    ("periods: {events: {none: nothing happens here}}", ("periods", "events"), {"none": "nothing happens here"}),
    ("periods: {seasonality: {none: subscriptions run all year}}", ("periods", "seasonality"),
     {"none": "subscriptions run all year"}),
    ("periods: {seasonality: {index: [1, 2], basis: revenue 2024}}", ("periods", "seasonality"),
     {"index": None, "basis": None}),
    ("periods: {quarters: [1, 2, 3, 4]}", ("periods", "quarters"), {"Q1": None, "Q2": None, "Q3": None, "Q4": None}),
    ("monitoring: {organisation: [{measure: Omzet, target: 5000}]}", ("monitoring", "organisation", 0, "target"), None),
    ("country: BE", ("country",), "BE"),
    ("numbers: nl", ("numbers",), "nl"),
    ("contribution_basis: missie", ("contribution_basis",), "missie"),
    # What could not be read stays behind.
    ("products: [{name: '[Product A]', quantity: 3}]", ("products", 0, "name"), None),
    ("products: Pumps", ("products", 2, "name"), None),
    ("segments: {name: Hospitals}", ("segments", 1, "name"), None),
    ("costs: [1, 2]", ("costs", "allowed"), None),
    ("costs: {lines: {name: Travel}}", ("costs", "lines", 1, "name"), None),
    ("periods: {events: [Fair, {name: Fair}]}", ("periods", "events", 0, "name"), "Fair"),
    ("reviews: [{date: 2027-04-07, first: 2027-01-12, with: Ann}]", ("reviews", 0, "with"), "Ann"),
    ("development: [{goal: Closing}]", ("development", 0, "support"),
     {"what": None, "hours": None, "budget": None, "who": None}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "path", "expected"), STRUCTURE)
def test_an_old_plans_own_structure_is_kept(old: str, path: tuple[Any, ...], expected: object) -> None:
    text = next_year(f"{START}{old}\n")
    assert faults(judged(text)) == []
    found: Any = data_of(text)
    for step in path:
        found = found[step]
    assert found == expected
    assert isinstance(found, str) == isinstance(expected, str)


def test_entries_without_anything_in_them_are_left_out() -> None:
    products = data_of(next_year(f"{START}products: [{{name: Pumps}}, {{name: }}, ~, {{name: Valves}}]\n"))["products"]
    assert [each["name"] for each in products] == ["Pumps", "Valves"]


def test_waivers_are_not_carried_over() -> None:
    old = f"{START}waivers: [{{rule: C06.events, reason: new product this year}}]\n"
    assert "waivers" not in data_of(next_year(old))


TARGET_KEYS = [
    ("order_target: 120", None, {"order_target": None}),
    ("order_target: 120", "150", {"order_target": "150"}),
    ("order_target: 120", "€ 150.000,-", {"revenue_target": "€ 150.000,-", "order_target": None}),
    ("revenue_target: 50k\norder_target: 120", "60k", {"revenue_target": "60k", "order_target": None}),
    ("revenue_target: 50k", "60k", {"revenue_target": "60k"}),
    ("numbers: nl", "60.000", {"revenue_target": "60.000"}),
    ("numbers: nl", "1,250,000", {"revenue_target": "1 250 000"}),
    ("numbers: nl", "1250000.50", {"revenue_target": "1 250 000,50"}),
    ("numbers: en", "1.250.000,50", {"revenue_target": "1 250 000.50"}),
    ("numbers: en", "1,250", {"revenue_target": "1,250"}),
]


@pytest.mark.parametrize(("old", "typed", "expected"), TARGET_KEYS)
def test_the_target_goes_where_the_old_plan_has_it(old: str, typed: str | None, expected: dict[str, str]) -> None:
    text = next_year(f"{START}{old}\n", target=typed)
    assert {name: value for name, value in data_of(text).items() if name.endswith("_target")} == expected
    assert faults(judged(text)) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_in_an_old_plan_come_through(name: str) -> None:
    quoted = '"' + "".join(f"\\u{ord(each):04x}" if ord(each) < 65536 else each for each in name) + '"'
    quoted = quoted.replace("\\ud800", "\\ufffd")
    old = (
        f"{START}products: [{{name: {quoted}, quantity: 3, unit: {quoted}}}]\n"
        f"activities: [{{name: {quoted}, per_week: 3, leads_to: {quoted}}}]\n"
        f"reviews: [{{date: 2027-04-07, with: [{quoted}, {quoted}]}}]\n"
    )
    text = next_year(old)
    before, after = plan_of(old), plan_of(text)
    assert faults(judged(text)) == []
    expected = name.replace("\ud800", "\ufffd").replace("\ufffe", "\ufffd").strip()
    assert (before.products[0].name or "").replace("\ufffe", "\ufffd") == expected
    assert after.products[0].name == after.products[0].unit == expected
    assert after.products[0].quantity is None
    assert after.activities[0].leads_to == expected
    assert after.reviews[0].with_ == (expected, expected)


def test_a_name_that_was_still_to_be_filled_in_stays_behind() -> None:
    old = START + "reviews:\n  - {date: 2027-04-07, with: [Piet, {{naam}}, n.t.b.]}\n"
    assert data_of(next_year(old))["reviews"][0]["with"] == ["Piet"]


JUNK = st.recursive(
    st.none() | st.sampled_from(["", "TBD", "Ann", "45%", "50.000", "2 weeks", "2027-04-07", "yes", "[x]", "new"]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(_known_keys()), below, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*Plan.model_fields]), JUNK, max_size=8))
def test_no_old_plan_is_too_odd_to_renew(old: dict[str, object]) -> None:
    text = json.dumps(old | {"salesplan": "1"}, ensure_ascii=False)
    assert judged(text).readable
    fresh = judged(next_year(text))
    assert fresh.readable
    assert faults(fresh) == []


@pytest.mark.parametrize("old", ["salesplan: 2\naccount_manager: Ann\nyear: 2027\n", "services: {web: {image: x}}\n"])
def test_next_years_plan_needs_a_plan_of_this_version(tmp_path: Path, old: str) -> None:
    (tmp_path / "old.yaml").write_text(old)
    done = run("init", "--from", "old.yaml", "new.yaml", "--name", "Ann", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "new.yaml").exists()) == (2, False)
    assert "old.yaml cannot be read, so nothing can be carried over" in done.stderr


def test_next_years_plan_stands_beside_that_of_this_year_and_never_in_its_place(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    old = plans / "ann.yaml"
    old.write_text("salesplan: 1\naccount_manager: Ann\nyear: 2027\nrevenue_target: 50000\n")
    before = old.read_text()
    done = run("init", "--from", "plans/ann.yaml", cwd=tmp_path)
    assert (done.returncode, (plans / "ann-2028.yaml").exists()) == (0, True)
    done = run("init", "--from", "plans/ann.yaml", "--year", "2030", "plans/", "--force", cwd=tmp_path)
    assert (done.returncode, (plans / "ann-2030.yaml").exists()) == (0, True)
    done = run("init", "--from", "plans/ann.yaml", "plans/ann.yaml", "--force", "--lang", "nl", cwd=tmp_path)
    assert (done.returncode, "het plan waar het nieuwe uit komt" in done.stderr) == (2, True)
    assert old.read_text() == before


@pytest.mark.parametrize(
    ("target", "words", "code"),
    [
        # Thousands, as the new plan says at its top.
        ("850.000 --lang nl", "", 0),
        ("850,000 --lang en", "", 0),
        ("850.000 --lang en", "can be read in two ways", 2),
        ("850.000 --lang nl --example", "op twee manieren te lezen", 2),
        ("120\u00a0orders --lang en", "write `order_target: 120`", 2),
        ("120\u00a0opdrachten --lang nl", "schrijf in het plan `order_target: 120`", 2),
    ],
)
def test_a_target_as_it_is_typed_at_init(target: str, words: str, code: int, tmp_path: Path) -> None:
    done = run("init", "--name", "Ann", "--year", "2027", "ann.yaml", "--target", *target.split(" "), cwd=tmp_path)
    assert (done.returncode, words in done.stderr) == (code, True)
    if not code:
        report = judged((tmp_path / "ann.yaml").read_text())
        assert report.plan is not None
        assert report.plan.revenue_target == 850_000
