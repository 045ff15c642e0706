"""What a finding says to write: it closes the finding, keeps what is given, and opens no other where it can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
import yaml

from conftest import judged
from salesplan_cli.engine import Finding, Settings
from salesplan_cli.reading import read_plan
from salesplan_cli.report import Report, examine
from salesplan_cli.text import LANGS, Lang, yaml_scalar

HEADER = "salesplan: 1\naccount_manager: Sanne de Vries\nsales_manager: Piet Jansen\nyear: 2027\n"


def report(fragment: str) -> Report:
    return examine((HEADER + fragment).encode(), "plan.yaml", Settings(date(2027, 1, 1)))


def findings(fragment: str, rule: str) -> list[Finding]:
    return [each for each in report(fragment).findings if each.rule == rule]


def written(fragment: str, rule: str, lang: Lang = "en") -> list[str]:
    return [each.lines(lang, "EUR") for each in findings(fragment, rule)]


def status(fragment: str, rule: str) -> str:
    results = {each.rule.id: each for criterion in report(fragment).criteria for each in criterion.rules}
    return results[rule].status


def said(fragment: str, rule: str, lang: Lang = "en") -> str:
    (only,) = findings(fragment, rule)
    return only.say(lang, "EUR")


# --- contributions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contributions", "expected"),
    [
        (["", "", "", ""], ["40%", "30%", "20%", "10%"]),
        (["45%", "", ""], ["37%", "18%"]),
        (["", "20%", ""], ["60%", "20%"]),
        (["30%", "", "30%"], ["30%"]),
        (["", "", "EUR 50000"], ["EUR 50 000", "EUR 50 000"]),
    ],
)
def test_contributions_fall_down_the_list(contributions: list[str], expected: list[str]) -> None:
    items = [f"{{name: P{'abcd'[at]} x, contribution: {each}}}" for at, each in enumerate(contributions)]
    lines = written(f"products: [{', '.join(items)}]", "C01.ranked")
    assert lines == [f"contribution: {each}" for each in expected]


@pytest.mark.parametrize("contributions", [["60%", "40%", ""], ["50%", "", "50%"]])
def test_without_room_for_a_share_the_place_is_written(contributions: list[str]) -> None:
    items = [f"{{name: P{'abcd'[at]} x, contribution: {each}}}" for at, each in enumerate(contributions)]
    place = contributions.index("") + 1
    assert written(f"products: [{', '.join(items)}]", "C01.ranked") == [f"rank: {place}"]


def test_the_place_that_is_written_counts_one_without_a_name() -> None:
    items = "{name: A b, contribution: 60%}, {contribution: 40%}, {name: C d}"
    assert written(f"products: [{items}]", "C01.ranked") == ["rank: 3"]


def test_more_entries_of_a_ranked_list_go_on_counting() -> None:
    (lines,) = written("products: [{name: Contracts, rank: 1}]", "C01.list")
    assert [line.strip() for line in lines.splitlines() if "rank" in line] == ["rank: 2", "rank: 3"]


def test_no_name_is_written_twice() -> None:
    found = findings("products: [{revenue: 40k}, {name: Mentors, revenue: 30k}]", "C01.list")
    names = [re.findall(r"name: ([^,}\n]+)", each.lines("en", "EUR")) for each in found]
    assert sorted(names) == [["Installations"], ["Service contracts"]]


def test_a_rank_is_asked_for_its_contribution() -> None:
    plan = "products: [{name: Contracts, rank: 1}, {name: Supplies, rank: 2}]"
    assert written(plan, "C01.contribution") == ["contribution: 51%", "contribution: 33%"]


# --- targets of products -------------------------------------------------------------------------------------------


def test_orders_are_compared_with_orders() -> None:
    plan = (
        "order_target: 70\nproducts: [{name: Mentors, quantity: 24, price: 900, contribution: 60%}, "
        "{name: Visits, quantity: 46, price: 10, contribution: 40%}]"
    )
    assert written(plan, "C02.priority") == ["quantity: 46", "quantity: 24"]
    assert findings(plan.replace("order_target: 70", "revenue_target: 22060"), "C02.priority") == []


@pytest.mark.parametrize(
    ("price", "line"), [("", "quantity: 40\nunit: contract"), (", price: 5k, unit: day", "quantity: 0")]
)
def test_of_a_target_that_the_other_products_fill_nothing_is_left(price: str, line: str) -> None:
    plan = f"revenue_target: 1M\nproducts: [{{name: Contracts, revenue: 1M}}, {{name: Supplies{price}}}]"
    (found,) = findings(plan, "C02.quantity")
    assert found.lines("en", "EUR") == line
    assert found.say("en", "EUR").endswith(
        "The others already make the target of EUR 1 000 000: what this one brings in comes off another"
    )
    assert "komen samen al op het doel van EUR 1 000 000" in found.say("nl", "EUR")


# --- a section of which the first rule is ignored ------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("section", "ignored", "asked"),
    [
        ("products", "C01.list", "C01.ranked"),
        ("segments", "C03.list", "C03.ranked"),
        ("activities", "C07.count", "C07.chain"),
        ("development", "C09.expectation", "C09.support"),
        ("reviews", "C11.dates", "C11.attendees"),
    ],
)
def test_an_absent_section_has_something_to_write_whichever_rule_speaks_for_it(
    section: str, ignored: str, asked: str, lang: Lang
) -> None:
    settings = Settings(date(2027, 1, 1), ignore=frozenset((ignored,)))
    found = next(each for each in examine(HEADER.encode(), "p", settings).findings if each.rule == asked)
    lines = found.lines(lang, "EUR")
    assert lines.startswith(f"{section}:")
    after = examine(f"{HEADER}{lines}\n".encode(), "p", settings)
    assert asked not in {each.rule for each in after.findings}


# --- what says nothing beside a number or in a list ------------------------------------------------------------------


@pytest.mark.parametrize("own", ["22000 ...", "... 22000", "——— 22000", "-- 22000", "22000 -", "22000 ?"])
def test_signs_beside_a_number_leave_room(own: str) -> None:
    (found,) = findings(f"costs: {{own: '{own}'}}", "plan.vague")
    assert found.lines("en", "EUR") == "own: 22000"
    assert "without words or signs around it" in found.say("en", "EUR")


def test_a_name_with_a_comma_is_written_whole_in_a_list() -> None:
    plan = HEADER.replace("Piet Jansen", '"Visser, Noor"') + "reviews: [{date: 2027-02-02, with: [n.t.b., Team Noord]}]"
    found = next(
        each for each in examine(plan.encode(), "p", Settings(date(2027, 1, 1))).findings if each.rule == "plan.vague"
    )
    assert found.lines("en", "EUR") == '"Visser, Noor"'


# --- sections that two fill in -------------------------------------------------------------------------------------


def test_a_section_that_two_begin_comes_only_once() -> None:
    both = [each for each in report("").findings if each.path[:1] == ("monitoring",)]
    assert {each.rule: each.lines("en", "EUR").split("\n")[:2] for each in both} == {
        "C10.self": ["monitoring:", "  self:"],
        "C10.organisation": ["monitoring:", "  organisation:"],
    }
    for each in both:
        assert "`monitoring:` comes only once in the plan" in each.say("en", "EUR")
        assert "`monitoring:` komt maar één keer in het plan" in each.say("nl", "EUR")
    # One finding with all that belongs there has nothing to add.
    assert "only once" not in said("", "C05.allowed")


@pytest.mark.parametrize("lang", LANGS)
def test_in_place_of_a_section_stands_what_all_its_owners_write(lang: Lang) -> None:
    (lines,) = written("revenue_target: 900k\nmonitoring: TBD", "plan.kind", lang)
    sections = yaml.safe_load(lines)["monitoring"]
    assert [*sections] == ["self", "organisation"]
    assert findings(f"revenue_target: 900k\n{lines}", "C10") == []
    (lines,) = written("revenue_target: 900k\nperiods: TBD", "plan.kind", lang)
    assert [*yaml.safe_load(lines)["periods"]] == ["quarters", "months", "weeks", "seasonality", "events"]


# --- periods -------------------------------------------------------------------------------------------------------


def test_what_is_given_is_kept_and_the_rest_is_round() -> None:
    (line,) = written("revenue_target: 1200000\nperiods: {quarters: {Q1: 291500, Q3: 240250}}", "C06.quarters")
    quarters = yaml.safe_load(line)["quarters"]
    assert quarters[0] == 291500
    assert quarters[2] == 240250
    assert quarters[1] % 1000 == 0
    assert sum(quarters) == 1200000


def test_where_nothing_is_left_the_rest_is_nothing() -> None:
    (line,) = written("revenue_target: 500000\nperiods: {quarters: {Q1: 300000, Q2: 200000}}", "C06.quarters")
    assert line == "quarters: [300000, 200000, 0, 0]"


def test_months_make_their_quarters() -> None:
    plan = "revenue_target: 1200000\nperiods: {quarters: [290000, 310000, 240000, 360000], months: {M1: 85000}}"
    (line,) = written(plan, "C06.months")
    months = yaml.safe_load(line)["months"]
    assert [sum(months[at : at + 3]) for at in (0, 3, 6, 9)] == [290000, 310000, 240000, 360000]
    assert months[0] == 85000


def test_the_index_to_write_is_that_of_the_months() -> None:
    months = [80, 90, 100, 110, 100, 100, 60, 60, 120, 130, 150, 100]
    plan = f"revenue_target: 1200\nperiods: {{months: {months}}}"
    (line,) = written(plan, "C06.season")
    assert yaml.safe_load(line)["seasonality"]["index"] == months


def test_a_wrong_month_is_mended_within_its_quarter() -> None:
    plan = (
        "revenue_target: 1200000\nperiods:\n  quarters: [290000, 310000, 240000, 360000]\n"
        "  months: [85000, 95000, 110000, 110000, 100000, 100000, 60000, 60000, 120000, 130000, 130000, 200000]"
    )
    (line,) = written(plan, "C06.sum")
    months = yaml.safe_load(line)["months"]
    assert months[:9] == [85000, 95000, 110000, 110000, 100000, 100000, 60000, 60000, 120000]
    assert sum(months[9:]) == 360000
    assert "quarters" not in line


def test_a_basis_is_all_that_an_index_lacks() -> None:
    plan = (
        "periods: {quarters: [60000, 80000, 60000, 200000], "
        "seasonality: {index: [50, 50, 60, 80, 80, 80, 60, 60, 60, 200, 200, 220]}}"
    )
    for rule in ("C06.season", "C06.year-end"):
        (found,) = findings(plan, rule)
        assert found.path == ("periods", "seasonality", "basis")
        assert found.lines("nl", "EUR") == "basis: omzet van de afgelopen drie jaar"


# --- activities ----------------------------------------------------------------------------------------------------

CHAIN = "activities: [{{name: Meeting, {number}, hours: 2, leads_to: order, conversion: 10%}}]\n"


@pytest.mark.parametrize(
    ("number", "orders", "expected"),
    [
        ("per_week: 10", 51, "per_week: 11"),
        ("per_week: 10", 60, "per_week: 12"),
        ("per_week: 2", 15, "per_week: 3"),
        ("per_week: 2", 12, "per_week: 2.5"),
    ],
)
def test_more_contacts_are_a_number_for_the_diary(number: str, orders: int, expected: str) -> None:
    plan = f"order_target: {orders}\nselling_time: {{weeks: 50}}\n{CHAIN.format(number=number)}"
    assert written(plan, "C07.enough") == [expected]
    assert findings(plan.replace(number, expected), "C07.enough") == []


def test_halves_are_written_as_the_plan_writes_decimals() -> None:
    plan = "numbers: nl\norder_target: 12\nselling_time: {weeks: 50}\n" + CHAIN.format(number="per_week: 2")
    assert written(plan, "C07.enough") == ['per_week: "2,5"']


@pytest.mark.parametrize(("hours", "fits"), [(24, True), (23, False)])
def test_more_contacts_have_to_fit_in_the_week(hours: int, fits: bool) -> None:
    plan = (
        f"revenue_target: 600000\naverage_order: 10000\ncustomers: {{existing: {{count: 0}}}}\n"
        "products: [{name: Contracts, revenue: 600000}]\n"
        f"selling_time: {{hours_per_week: {hours}, weeks: 50}}\n" + CHAIN.format(number="per_week: 10")
    )
    # Where no more of them fit, a conversion that is a little higher is enough as well.
    assert written(plan, "C07.enough") == (["per_week: 12"] if fits else ["conversion: 12%"])
    assert ("more than fits in the week" in said(plan, "C07.enough")) != fits


def test_a_higher_conversion_is_one_of_new_customers() -> None:
    upsell = "{name: Upsell, for: existing, per_week: 1, leads_to: order, conversion: 10%}, "
    chain = CHAIN.format(number="per_week: 10").replace("{name: Meeting", upsell + "{name: Meeting")
    (found,) = findings("order_target: 60\nselling_time: {hours_per_week: 23, weeks: 50}\n" + chain, "C07.enough")
    assert (found.path, found.to_paste("en", "EUR")) == (("activities", 1, "conversion"), "conversion: 12%")


def test_what_follows_from_a_proposal_is_itself_proposed() -> None:
    plan = "revenue_target: 1.200\ncosts: {allowed: 5% van de omzet, own: 1/3, support: rest}\n"
    found = judged(HEADER + plan).findings
    lines = {each.path[-1]: each.lines("en", "EUR") for each in found if each.kind == "plan"}
    assert lines == {
        "revenue_target": "revenue_target: 1200", "allowed": "allowed: 60", "own": "own: 20", "support": "support: 40",
    }  # fmt: skip


def test_the_target_that_is_named_is_made() -> None:
    plan = "order_target: 60\nselling_time: {hours_per_week: 20, weeks: 50}\n" + CHAIN.format(number="per_week: 10")
    (found,) = findings(plan, "C07.enough")
    assert "make a target of 50," in found.say("en", "EUR")
    assert findings(plan.replace("order_target: 60", "order_target: 50"), "C07.enough") == []


def test_contacts_that_come_too_late_start_earlier() -> None:
    late = "order_target: 12\ncycle_days: 90\n" + CHAIN.format(number="per_week: 10, start: 2027-09-06")
    (found,) = findings(late, "C07.enough")
    assert found.path == ("activities", 0, "start")
    start = found.lines("en", "EUR")
    assert date.fromisoformat(start.removeprefix("start: ")).weekday() == 0
    assert findings(late.replace("start: 2027-09-06", start), "C07.enough") == []


def test_where_an_earlier_start_is_not_enough_more_contacts_are() -> None:
    late = "order_target: 60\ncycle_days: 90\n" + CHAIN.format(number="per_week: 10, start: 2027-09-06")
    assert findings(late.replace("start: 2027-09-06", "start: 2027-01-01"), "C07.enough")
    (found,) = findings(late, "C07.enough")
    assert found.path == ("activities", 0, "per_week")


@pytest.mark.parametrize("target", ["order_target: 80", "customers: {new: {win: 80}}"])
def test_where_the_conversion_follows_from_the_target_more_contacts_are_never_enough(target: str) -> None:
    # As many more contacts, as much lower the conversion: what comes too late stays too late.
    plan = f"{target}\ncycle_days: 60\nactivities: [{{name: Meeting, per_week: 5, leads_to: order}}]\n"
    (found,) = findings(plan, "C07.enough")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "conversion"), "conversion: 37%")
    assert "the contacts of the last 60 days come too late" in found.say("en", "EUR")
    assert "de contacten van de laatste 60 dagen komen te laat" in found.say("nl", "EUR")


def test_the_customers_to_win_name_what_the_chain_gives() -> None:
    plan = "order_target: 60\ncustomers: {new: {approach: 500, win: 55}}\n" + CHAIN.format(number="per_period: 300")
    results = {each.rule.id: each for criterion in report(plan).criteria for each in criterion.rules}
    assert results["C08.win"].evidence.say("en") == (
        "55 to win; 500 to approach and the activities give 30 orders, see C07.enough"
    )
    assert (results["C08.win"].met, results["C08.win"].of) == (1, 1)


@pytest.mark.parametrize(
    ("key", "number"), [("per_day", "1"), ("per_month", "12"), ("per_quarter", "35"), ("per_period", "138")]
)
def test_a_number_that_is_not_there_yet_is_written_as_it_was_begun(key: str, number: str) -> None:
    plan = "order_target: 14\ncustomers: {new: {approach: 130, win: 10}}\nselling_time: {weeks: 46}\n" + CHAIN.format(
        number=f"{key}: n.t.b."
    )
    assert written(plan, "plan.vague") == [f"{key}: {number}"]
    assert findings(plan.replace("n.t.b.", number), "C07.enough") == []


# --- reviews -------------------------------------------------------------------------------------------------------


def test_an_empty_date_asks_for_a_date() -> None:
    plan = "reviews:\n  - {date: 2027-02-16, with: Piet Jansen, in_calendar: yes}\n  - {date: , with: Piet Jansen}\n"
    found = findings(plan, "C11.dates")
    assert {each.path: each.lines("en", "EUR").partition("\n")[0] for each in found} == {
        ("reviews", 1, "date"): "date: 2027-05-18",
        ("reviews",): "- date: 2027-08-17",
    }
    # What has no date is not asked to be in the diaries.
    assert findings(plan, "C11.booked") == []


def test_an_empty_review_asks_for_all_that_it_is_to_have() -> None:
    rhythm = "{first: 2027-01-12, every: half a year, last: 2027-12-14, with: Piet Jansen, in_calendar: yes}"
    plan = f"sales_manager: Piet Jansen\nreviews: [{rhythm}, {{date: , with: , in_calendar: }}]"
    write = {each.path: each.lines("en", "EUR") for each in findings(plan, "C11.dates")}
    assert write["reviews", 1, "date"] == "date: 2027-05-18\nwith: Piet Jansen\nin_calendar: yes"
    pasted = plan.replace("date: , with: , in_calendar: ", "date: 2027-05-18, with: Piet Jansen, in_calendar: yes")
    assert [each for rule in ("C11.booked", "C11.attendees") for each in findings(pasted, rule)] == []


@pytest.mark.parametrize(("skip", "every"), [("2027-07-27", "2 weeks"), ("2027-07-20", "4 weeks")])
@pytest.mark.parametrize("given", ["", "n.t.b."])
def test_a_rhythm_of_which_a_day_is_skipped_leaves_no_eight_weeks(given: str, skip: str, every: str) -> None:
    series = f"first: 2027-01-12, every: {given}, last: 2027-12-14, skip: [{skip}], with: Piet Jansen"
    plan = f"reviews: [{{{series}, in_calendar: yes}}]"
    (found,) = [each for each in report(plan).findings if each.path == ("reviews", 0, "every")]
    assert found.lines("en", "EUR") == f"every: {every}"
    assert findings(plan.replace(f"every: {given}", f"every: {every}"), "C11.gap") == []


# --- examples for the field ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "english", "dutch"),
    [
        ("customers: {new: {approach: n.t.b.}}", "approach: 130", "approach: 130"),
        ("activities: [{name: Visit, per_week: several}]", "per_week: 3", "per_week: 3"),
        ("segments: [{name: A b, time: some}, {name: C d, time: 30%}, {name: E f}]", "time: 35%", "time: 35%"),
        ("products: [{name: A b, contribution: 60%}, {name: C d, contribution: flink}]", "contribution: 40%", ""),
        ("segments: [{name: A b, time: 80%}, {name: C d, time: 45%}, {name: E f, time: rest}]", "time: 0%", ""),
        ("periods: {events: [{name: Strike, start: 2027-05-04, effect: lower}]}", "effect: -25000", ""),
        ("periods: {events: [{name: Fair, start: 2027-05-04, effect: meer}]}", "effect: +24000", ""),
        ("development: [{goal: Asking, from: 12%, to: beter}]", "to: 22%", ""),
        ("monitoring: {self: [{every: regularly}]}", "every: 2 weeks", "every: 2 weken"),
        ("monitoring: {organisation: [{every: regularly}]}", "every: month", "every: maand"),
        ("reviews: [{date: 2027-04-07, in_calendar: n.t.b.}]", "in_calendar: no", "in_calendar: nee"),
        ("products: [{name: xxx}]", "name: Service contracts", "name: Servicecontracten"),
        ("monitoring: {self: [{source: TBD}]}", "source: CRM dashboard", "source: CRM-dashboard"),
        ("reviews: [{date: 2027-04-07, with: TBD}]", "with: Piet Jansen", ""),
    ],
)
def test_a_vague_value_gets_an_example_of_its_own(fragment: str, english: str, dutch: str) -> None:
    (found,) = findings(fragment, "plan.vague")
    assert (found.lines("en", "EUR"), found.lines("nl", "EUR")) == (english, dutch or english)


@pytest.mark.parametrize("placeholder", ["n.t.b.", "[X]", "{{datum}}", "<bedrag>"])
@pytest.mark.parametrize(
    ("fragment", "write"),
    [
        ("periods: {events: [{name: Works, start: 2027-07-26, end: ~, effect: -10%}]}", "end: 2027-07-26"),
        ("reviews: [{date: 2027-04-07, in_calendar: ~}]", "in_calendar: no"),
        ("revenue_target: 1M\nperiods: {quarters: {Q1: ~, Q2: 200k, Q3: 200k, Q4: 200k}}", "Q1: 400000"),
        ("revenue_target: 1M\nperiods: {quarters: [~, 200k, 200k, 200k]}", "400000"),
        ("monitoring: {self: [{measure: Visits, kind: activity, target: ~}]}", "target: 3"),
    ],
)
def test_a_placeholder_is_told_the_same_however_it_is_written(placeholder: str, fragment: str, write: str) -> None:
    assert written(fragment.replace("~", placeholder), "plan.vague") == [write]


def test_what_is_written_for_a_list_is_not_written_for_what_stands_beside_it() -> None:
    report = judged("salesplan: 1\naccount_manager: Sanne\nyear: 2027\nreviews: tbd\nselling_time: tbd\n")
    lines = {each.path: each.lines("en", "EUR") for each in report.findings if each.kind == "plan"}
    assert lines["reviews",].startswith("reviews:\n  - first: ")
    assert lines["selling_time",] == "selling_time:\n  hours_per_week: 28"


def test_a_vague_text_is_asked_what_belongs_there() -> None:
    plan = "monitoring: {organisation: [{who: TBC}]}"
    assert said(plan, "plan.vague") == '"TBC" is a placeholder: write who looks'
    assert said(plan, "plan.vague", "nl") == '"TBC" is nog niet ingevuld: schrijf wie ernaar kijkt'


def test_entries_that_say_nothing_in_any_key_are_told_apart() -> None:
    entry = "{name: n.t.b., contribution: n.t.b.}"
    plan = f"products: [{entry}, {entry}, {{name: Service, contribution: 16%}}]"
    found = {each.path: each.lines("en", "EUR") for each in findings(plan, "plan.vague")}
    assert found == {
        ("products", 0, "name"): "name: Service contracts",
        ("products", 0, "contribution"): "contribution: 56%",
        ("products", 1, "name"): "name: Installations",
        ("products", 1, "contribution"): "contribution: 28%",
    }


@pytest.mark.parametrize("given", ["n.t.b.", "iets; nog iets"])
def test_measures_of_which_nothing_can_be_read_become_a_result_and_an_activity(given: str) -> None:
    entry = f"{{measure: n.t.b., every: {given}}}"
    written = [each.lines("en", "EUR") for each in findings(f"monitoring: {{self: [{entry}, {entry}]}}", "C10.self")]
    assert [each.splitlines()[0] for each in written] == ["kind: result", "kind: activity"]


def test_where_no_share_is_left_a_rank_is_what_can_be_written() -> None:
    plan = "products: [{name: A, contribution: n.t.b.}, {name: B, contribution: 60%}, {name: C, contribution: 40%}]"
    assert written(plan, "plan.vague") == ["rank: 1"]
    assert "write a percentage or an amount, or `rank: 1` if that is not known" in said(plan, "plan.vague")
    assert "schrijf een percentage of een bedrag, of `rank: 1` als dat niet bekend is" in said(plan, "plan.vague", "nl")


def test_where_less_is_left_than_the_next_brings_in_a_rank_is_what_can_be_written() -> None:
    plan = "segments: [{name: A, contribution: n.t.b.}, {name: B, contribution: 60%}, {name: C, contribution: 13%}]"
    assert written(plan, "plan.vague") == ["rank: 1"]


def test_where_no_quantity_fits_a_revenue_is_what_can_be_written() -> None:
    plan = "numbers: nl\nrevenue_target: 400.000\nproducts: [{name: A, quantity: n.t.b., price: 1.000.000}]"
    (found,) = written(plan, "plan.vague")
    assert found.startswith("revenue: ")
    # A revenue that says nothing either is asked for by itself.
    both_open = plan.replace("price:", "revenue: n.t.b., price:")
    assert [each.partition(":")[0] for each in written(both_open, "plan.vague")] == ["quantity", "revenue"]


def test_reviews_without_a_day_are_not_planned_twice() -> None:
    plan = "reviews: [{date: n.t.b.}, {date: n.t.b.}, {date: 2027-04-07}]"
    days = [each.lines("en", "EUR") for each in findings(plan, "plan.vague")]
    (proposed,) = written(plan, "C11.dates")
    assert days == ["date: 2027-02-09", "date: 2027-08-17"]
    assert proposed.startswith("- date: 2027-11-16")


@pytest.mark.parametrize("lang", LANGS)
def test_a_derived_example_stays(lang: Lang) -> None:
    assert written("customers: {new: {approach: 100+}}", "plan.vague", lang) == ["approach: 100"]


@pytest.mark.parametrize(
    ("fragment", "rule", "write"),
    [
        ("costs: {own: 20k, support: 25.000, norm: 5%}", "C05.allowed", "allowed: EUR 45 000"),
        ("segments: [{name: A b, contribution: 60}, {name: C d, contribution: 25}, {name: E f}]", "C03.ranked", "contribution: 15%"),
        ("segments: [{name: A b, time: 60}, {name: C d, time: ca. 25%}, {name: E f}]", "C04.share", "time: 15%"),
        ("periods: {quarters: {Q1: 250.000, Q2: 250.000, Q3: 250.000}}", "C06.quarters", "quarters: [250000, 250000, 250000, 250000]"),
    ],
)  # fmt: skip
def test_what_is_missing_fits_what_is_written_for_what_cannot_be_read(fragment: str, rule: str, write: str) -> None:
    assert written(f"revenue_target: 1M\n{fragment}", rule) == [write]


# --- what brings most points ---------------------------------------------------------------------------------------


def test_numbers_that_can_be_two_are_one_change() -> None:
    plan = "costs: {allowed: 60.000, own: 22.000}\nproducts: [{name: A b, contribution: 60}]"
    (numbers,) = [each for each in islice(report(plan).improvements(), 9) if len(each.findings) > 1]
    assert [each.path for each in numbers.findings] == [("costs", "allowed"), ("costs", "own")]
    message = numbers.findings[0].say("en", "EUR")
    assert message.count("numbers:") == 1
    assert "60 000 or 60:" in message


# --- nothing is nothing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "given"),
    [
        ({"support": {"hours": None}}, False),
        ({"support": {}}, False),
        ({"support": {"hours": "0"}}, True),
        ({"goal": "Asking"}, True),
    ],
)
def test_a_section_of_nothing_but_empty_ones_is_empty(data: dict[str, object], given: bool) -> None:
    (goal,) = read_plan({"development": [data]}).plan.development  # type: ignore[dict-item]
    assert goal.is_filled is given


@pytest.mark.parametrize("text", ["a\ud800b", "\ufffe", "x\uffff"])
def test_what_is_no_character_is_replaced(text: str) -> None:
    assert "\ufffd" in yaml.safe_load(f"k: {yaml_scalar(text)}")["k"]


@pytest.mark.parametrize(
    ("top", "by", "write"),
    [
        ("year: 2027", "27 april", "2027-04-27"),
        ("year: 2027", "27-4", "2027-04-27"),
        ("year: 2027", "March 1", "2027-03-01"),
        ("year: 2028", "week 12", "2028-03-24"),
        ("period: {start: 2029-10-01, months: 3}", "1 nov.", "2029-11-01"),
        # A period over New Year: the year in which it has not begun yet is not meant.
        ("period: {start: 2026-07-01, months: 12}", "12 maart", "2027-03-12"),
        ("period: {start: 2026-07-01, months: 12}", "12 september", "2026-09-12"),
        ("year: 2028", "eind februari", "2028-02-29"),
        ("year: 2028", "Q3", "2028-09-30"),
        ("organisation: none of these has a year", "Q3", "2027-09-30"),
        ("year: ''", "week 12", "2027-09-30"),
        ("year: n.t.b.", "27 april", "2027-09-30"),  # an example, where the plan's year is not known
    ],
)
def test_a_date_without_a_year_is_in_the_year_of_the_plan(top: str, by: str, write: str) -> None:
    report = judged(f"salesplan: 1\n{top}\ndevelopment:\n  - goal: Ask for the order\n    by: {by}\n")
    (found,) = [each for each in report.findings if each.rule == "plan.notation"]
    assert found.lines("en", "EUR") == f"by: {write}"
    assert write in found.say("nl", "EUR")


@pytest.mark.parametrize("year", ["202", "20299", "2209", "n.t.b.", "[YEAR]"])
def test_the_year_to_write_is_that_of_the_dates(year: str) -> None:
    report = judged(f"salesplan: 1\nyear: {year}\ndevelopment:\n  - goal: Ask for the order\n    by: 2029-09-28\n")
    assert [each.lines("en", "EUR") for each in report.findings if each.kind == "plan"][-1:] == ["year: 2029"]


@pytest.mark.parametrize(
    ("period", "write"),
    [
        ("{months: 12}", "period: {start: 2028-04-01, months: 12}"),
        ("{end: 2029-03-31}", "period: {start: 2028-04-01, end: 2029-03-31}"),
        ("{start: TBD, months: 12}", "start: 2028-04-01"),
        # A date that cannot be of this period says nothing.
        ("{end: 2028-03-31}", "period: {start: 2028-01-01, end: 2028-03-31}"),
        ("{end: 2034-03-31}", "period: {start: 2034-01-01, end: 2034-03-31}"),
    ],
)
def test_a_period_starts_in_the_month_of_the_first_date(period: str, write: str) -> None:
    dates = "[{goal: Asking, by: 2028-09-29}, {goal: Selling, by: 14 april 2028}, {goal: Calling, by: 2028-02-31}]"
    report = judged(f"salesplan: 1\nperiod: {period}\ndevelopment: {dates}\n")
    assert write in [each.lines("en", "EUR") for each in report.findings if each.path[0] == "period"]


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("currency: £", "currency: GBP"), ("currency: Euro", "currency: EUR"), ("currency: $", "currency: USD"), ("currency: kr", ""),
        ("currency: florijnen", "currency: EUR"), ("country: Engeland", "country: GB"), ("country: UK", "country: GB"),
        ("country: United  States", "country: US"), ("country: België", "country: BE"), ("country: Utopia", "country: NL"),
    ],
)  # fmt: skip
def test_a_sign_or_name_in_place_of_a_code_says_the_code(line: str, write: str) -> None:
    report = judged(f"salesplan: 1\nyear: 2027\n{line}\n")
    (found,) = [each for each in report.findings if each.rule == "plan.notation"]
    assert found.lines("nl", "EUR") == write


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("periods: {events: [{name: Fair, start: mei 2027, effect: +1}]}", "start: 2027-05-01"),
        ("periods: {events: [{name: Fair, start: 2027-05-01, end: mei, effect: +1}]}", "end: 2027-05-31"),
        ("period: {start: juli 2026, months: 12}", "start: 2026-07-01"),
        ("reviews: [{first: januari, every: month, last: december}]", "first: 2027-01-04"),
        ("reviews: [{date: 2027-05-04, skip: [27 juli]}]", "2027-07-27"),
    ],
)
def test_of_a_month_the_start_or_the_end_is_meant(line: str, write: str) -> None:
    year = "" if line.startswith("period:") else "year: 2027\n"
    report = judged(f"salesplan: 1\n{year}{line}\n")
    assert write in [each.lines("nl", "EUR") for each in report.findings if each.rule == "plan.notation"]


@pytest.mark.parametrize(("currency", "amount"), [("£", "£ 100k"), ("try", "TRY 100 000"), ("€", "100k")])
def test_a_sign_as_currency_is_one_fault_and_not_one_for_each_amount(currency: str, amount: str) -> None:
    report = judged(f"salesplan: 1\nyear: 2027\ncurrency: {currency}\nrevenue_target: {amount}\n")
    assert "plan.currency" not in {each.rule for each in report.findings}
    assert report.plan is not None
    assert report.plan.revenue_target == 100_000
    assert report.currency == {"£": "GBP", "try": "TRY", "€": "EUR"}[currency]


# --- what YAML read otherwise ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "piece"),
    [
        ("costs: {allowed: 60,000}", "allowed: 60,000"),
        ("costs: {allowed:60000, own: 22000}", "allowed:60000"),
        ("costs: {own: 22000, allowed:60,000}", "allowed:60,000"),
        ("costs: {own: 1,5 mln}", "own: 1,5 mln"),
        ("costs: {lines: [{name: Car, train, amount: 14000}]}", "name: Car, train"),
        ("costs:\n  lines:\n    - name = Car\n      amount = 14000", "- name = Car\n      amount = 14000"),
        ("costs:\n  lines: - name = Car", "- name = Car"),
        ("costs:\n  own: 5\n  allowed\t60000", "allowed\t60000"),
        ("costs;\n  own: 5", "costs;"),
        ("periods: {quarters: {Q1: 290,000}}", "Q1: 290,000"),
        ("periods: {quarters: {Q1:290000}}", "Q1:290000"),
        ("periods: {quarters: [290,000, 310,500, 240,250]}", "quarters: [290,000, 310,500, 240,250]"),
        ("periods: {quarters: [1,2 mln, 1,3 mln]}", "quarters: [1,2 mln, 1,3 mln]"),
        ("periods: {months: [290,500, 85]}", "months: [290,500, 85]"),
        ("periods:\n  quarters: [1000,\n    290,500, 3, 4]", "quarters: [1000,\n    290,500, 3, 4]"),
        ("periods: {events: [{name: A, start: April 13, 2027, effect: +10%}]}", "start: April 13, 2027"),
        ("periods:\n  events:\n    name: A\n    start: 2027-04-13", "events:\n    name: A\n    start: 2027-04-13"),
        ("periods:\n  events:\n  - none: no fairs", "events:\n  - none: no fairs"),
        ("periods:\n  seasonality: none: no seasons", "seasonality: none: no seasons"),
        ("monitoring:\n  self:\n    - measure: A\n      target: >3", "target: >3"),
        ("activities:\n  - name: A\n    per_week: >3", "per_week: >3"),
        ("activities:\n  - name: A\n\tper_week: 3", "\tper_week: 3"),
        ("activities:\n  - name: A\n    per_week: 3\n    name: B\n    per_week: 4", "    name: B"),
        ("segments:\n  - name: C\nactivities:\n    name: A\n    per_week: 3\n  - name: B", "    name: A"),
    ],
)
def test_what_is_written_for_what_yaml_read_otherwise_is_read(fragment: str, piece: str) -> None:
    (finding,) = [each for each in report(fragment).findings if each.kind == "plan"]
    # What it says stands where it stood; a list that began on the line of its key, on the next one.
    line = fragment.split("\n")[fragment[: fragment.index(piece)].count("\n")]
    indent = " " * (len(line) - len(line.lstrip()))
    write = finding.lines("en", "EUR").replace("\n", f"\n{indent}")
    if piece.startswith("- ") and not line.lstrip().startswith("- "):
        write = f"\n{indent}  {write}"
    assert [each for each in report(fragment.replace(piece, write)).findings if each.kind == "plan"] == []


def test_what_was_meant_has_its_place_only_where_it_still_has_one() -> None:
    # Of a key that is there twice the filled one counts, and what was cut in the other has no place there.
    fragment = "costs: {own: 1,5}\ncosts: [1]\nreviews: [~, [9.000,50]]\nreviews: [{date: 2027-04-07}]"
    assert {"plan.notation", "plan.kind"} == {each.rule for each in report(fragment).findings if each.kind == "plan"}


# --- one way out for several rules that ask the same ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "rest"),
    [
        ("C05.norm", "costs: {norm: 5%, allowed: 60k}\n"),
        ("C06.sum", "periods: {quarters: [300k, 300k, 300k, 300k]}\n"),
        ("C08.revenue", "customers: {existing: {revenue: 800k}, new: {revenue: 400k}}\n"),
        (
            "C06.curve",
            f"periods: {{seasonality: {{index: {[90, 110] * 6}, basis: three years}}, months: {[90_000, 110_000] * 6}}}\n",
        ),
    ],
)
def test_a_target_in_which_a_separator_slipped_is_the_only_thing_to_mend(rule: str, rest: str) -> None:
    three = "products: [{name: A b, revenue: 500k}, {name: C d, revenue: 400k}, {name: E f, revenue: 300k}]\n"
    plan = f"revenue_target: 120k\n{three}{rest}"
    assert written(plan, "C02.sum") == ["revenue_target: EUR 1 200 000"]
    assert (status(plan, rule), findings(plan, rule)) == ("unmet", [])
    assert status(plan.replace("120k", "1200k"), rule) == "met"
    alone = examine((HEADER + plan).encode(), "plan.yaml", Settings(date(2027, 1, 1), ignore=frozenset({"C02.sum"})))
    assert rule in {each.rule for each in alone.findings}


def test_a_budget_in_which_a_separator_slipped_is_not_taken_from_its_parts() -> None:
    plan = "revenue_target: 1200k\ncosts: {allowed: 6k, own: 22k, support: 38k}"
    assert written(plan, "C05.split") == ["allowed: EUR 60 000"]
    (found,) = findings(plan, "C05.split")
    assert "a factor of 10: did a separator slip?" in found.say("en", "EUR")
    assert "een factor 10: is er een punt of komma verschoven?" in found.say("nl", "EUR")
    # The norm says that it is the parts that are wrong.
    assert written(plan.replace("costs: {", "costs: {norm: 4%, "), "C05.split") == [
        "own: EUR 2 400\nsupport: EUR 3 600"
    ]
    assert written(plan.replace("22k", "23k"), "C05.split") == ["own: EUR 2 400\nsupport: EUR 3 600"]


def test_an_index_per_quarter_is_one_for_each_of_its_months() -> None:
    plan = "revenue_target: 1200k\nperiods: {seasonality: {index: [100, 105, 80, 115], basis: three years}}"
    assert written(plan, "C06.season") == ["index: [100, 100, 100, 105, 105, 105, 80, 80, 80, 115, 115, 115]"]
    (found,) = findings(plan, "C06.season")
    assert "the index has 4 numbers for 12 months: is that one per quarter" in found.say("en", "EUR")
    assert "de index heeft 4 getallen voor 12 maanden: is dat er een per kwartaal" in found.say("nl", "EUR")
    (found,) = findings(plan.replace(", 115]", "]"), "C06.season")
    assert "one per quarter" not in found.say("en", "EUR")


def test_orders_among_amounts_are_told_as_what_they_are() -> None:
    plan = "revenue_target: 300k\norder_target: 60\nperiods: {quarters: [12, 15, 13, 20]}"
    (found,) = findings(plan, "C06.sum")
    assert found.say("en", "EUR").startswith("the quarters make 60, which is the target in orders")
    assert found.say("nl", "EUR").startswith("de kwartalen zijn samen 60, en dat is het doel in orders")
    assert written(plan, "C06.sum") == ["quarters: [60000, 75000, 65000, 100000]"]
    # What is proposed for the months agrees with what is proposed for the quarters.
    (months,) = written(plan, "C06.months")
    assert sum(yaml.safe_load(months)["months"][:3]) == 60000


@pytest.mark.parametrize("other", ["Ziekenhuizen", "zieken-huizen", "Zieken huizen"])
def test_a_name_that_is_there_twice_is_asked_about(other: str) -> None:
    plan = f"segments: [{{name: Ziekenhuizen, rank: 1}}, {{name: Klinieken, rank: 2}}, {{name: {other}, rank: 3}}]"
    (found,) = findings(plan, "C03.list")
    assert (found.kind, found.path, found.write) == ("advice", ("segments", 2, "name"), None)
    assert found.say("en", "EUR").startswith(f"{other} stands here, and Ziekenhuizen further up")
    assert found.say("nl", "EUR").startswith(f"{other} staat hier, en Ziekenhuizen hierboven")
    assert status(plan, "C03.list") == "met"


def test_what_is_invented_is_an_example_also_as_advice() -> None:
    plan = "segments: [{name: Hospitals, time: 60%, rank: 1}, {name: Clinics, time: 40%, rank: 2}]"
    assert [each.example for each in findings(plan, "C03.definition")] == [True, True]
    assert [each.example for each in findings(plan, "C04.hours")] == [True]
    exchanged = plan.replace("60%", "20%").replace("40%", "80%")
    assert [each.example for each in findings(exchanged, "C04.priority")] == [False, False]


# --- a value that says nothing, in a plan of which all the rest is there -------------------------------------------


COMPLETE = (Path(__file__).parent / "data" / "complete.yaml").read_text(encoding="utf-8")
WITHOUT_LINE = ("account_manager", "organisation", "definition", "what", "in_calendar")
"""What only its owner knows, or is not asked, or is answered with no until the date is booked."""


def with_placeholder(line: str) -> str:
    """A line of a plan with nothing said behind its key; the last number where that is a list."""
    comment = line.partition(" #")[0].rstrip()
    return (
        re.sub(r"[^\[, ]+\]$", "n.t.b.]", comment) if comment.endswith("]") else re.sub(r"(?<=: ).*", "n.t.b.", comment)
    )


def placeholders() -> Iterator[tuple[int, str]]:
    """The lines of the complete plan that can lose their value, by number."""
    for at, line in enumerate(COMPLETE.splitlines()):
        found = re.match(r" *(?:- )?(\w+): \S", line.partition("#")[0])
        if found and found[1] not in ("salesplan", "with", *WITHOUT_LINE) and line.count("[") == line.count("]"):
            yield at, line


@pytest.mark.parametrize(("at", "line"), list(placeholders()), ids=lambda each: str(each).partition(" #")[0].strip())
def test_what_is_written_for_a_placeholder_fits_all_the_rest(at: int, line: str) -> None:
    lines = COMPLETE.splitlines()
    lines[at] = with_placeholder(line)
    found = next(each for each in judged("\n".join(lines)).findings if each.region.line == at + 1)
    written = found.lines("nl", "EUR")
    assert (found.kind, bool(written)) == ("plan", True)
    indent = re.match(r" *(?:- )?", line)[0]  # type: ignore[index]  # it matches any line
    lines[at] = lines[at].replace("n.t.b.", written) if lines[at].endswith("]") else indent + written
    mended = judged("\n".join(lines))
    # A rhythm can be another one than it was, and skip other days.
    assert (mended.score, [each.rule for each in mended.findings if each.kind != "advice"]) == (100, [])


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        (r"  weeks: \[.*(?:\n {9} .*)*", "  weeks: n.v.t.", "weeks: ["),
        (r"  quarters: .*", "  quarters: gelijk", "quarters: [290000, 310000, 240000, 360000]"),
        (
            r"reviews:(?:.*\n?)*\Z",
            "reviews: in overleg met Piet\n",
            "reviews:\n  - first: 2027-01-12\n    every: 4 weeks\n",
        ),
    ],
)
def test_what_is_written_for_a_text_in_place_of_a_list_fits_all_the_rest(old: str, new: str, start: str) -> None:
    plan = re.sub(old, new, COMPLETE)
    found = next(each for each in judged(plan).findings if each.write is not None)
    written = found.lines("en", "EUR")
    assert (found.kind, written.startswith(start)) == ("plan", True)
    mended = judged(plan.replace(new.strip(), written.replace("\n", "\n  ") if new.startswith(" ") else written))
    assert (mended.score, [each.rule for each in mended.findings if each.kind != "advice"]) == (100, [])
