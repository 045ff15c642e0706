"""What a change does to plans: the facts, the verdict, and what git says of then and now."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from conftest import TODAY, judged
from salesplan_cli import limits, program, render
from salesplan_cli.compare import Against, Comparison, compare, compare_contents, fails
from salesplan_cli.differences import LABELS, differences
from salesplan_cli.engine import Settings
from salesplan_cli.fields import Reader
from salesplan_cli.files import Trouble
from salesplan_cli.git import call, trees
from salesplan_cli.git.changes import Changes, changes, split
from salesplan_cli.limits import LIMIT_BYTES
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ITEMS, ListOf, Plan, Section, parts_of
from salesplan_cli.render import compare as shown
from salesplan_cli.report import Report
from salesplan_cli.text import LANGS, Lang, phrase

GIVEN = Against("given", "main", "0123456789abcdef0123456789abcdef01234567")


def facts(before: str, after: str, lang: Lang = "en") -> list[str]:
    """What changed between two plans, in words."""
    was, now = judged(before).plan, judged(after).plan
    assert was is not None
    assert now is not None
    return [each.message.say(lang, now.money) for each in differences(was, now)]


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A text with each edit made in one place."""
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


# --- facts ---------------------------------------------------------------------------------------------------------

FACTS = [
    ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1.100.000",
     "revenue target EUR 1 200 000 -> EUR 1 100 000 (-8.3%)", "omzetdoel EUR 1 200 000 -> EUR 1 100 000 (-8,3%)"),
    ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1.200.100",
     "revenue target EUR 1 200 000 -> EUR 1 200 100 (+0.01%)", "omzetdoel EUR 1 200 000 -> EUR 1 200 100 (+0,01%)"),
    ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1.200.001",
     "revenue target EUR 1 200 000 -> EUR 1 200 001", "omzetdoel EUR 1 200 000 -> EUR 1 200 001"),
    ("\nrevenue_target: 1.200.000", "\n",
     "revenue target EUR 1 200 000 -> not given", "omzetdoel EUR 1 200 000 -> niet ingevuld"),
    ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1.200.000\norder_target: 30",
     "order target not given -> 30", "orderdoel niet ingevuld -> 30"),
    ("account_manager: Sanne de Vries", "account_manager: Jan Bos",
     'account manager "Sanne de Vries" -> "Jan Bos"', 'accountmanager "Sanne de Vries" -> "Jan Bos"'),
    ("country: NL ", "country: BE ", 'country "NL" -> "BE"', 'land "NL" -> "BE"'),
    ("quantity: 12\n", "quantity: 9\n", "Installaties: quantity 12 -> 9", "Installaties: aantal 12 -> 9"),
    ("contribution: 35%", "contribution: 34%", "Installaties: contribution 35% -> 34%",
     "Installaties: bijdrage 35% -> 34%"),
    ("contribution: 35%", "contribution: EUR 35000", "Installaties: contribution 35% -> EUR 35 000",
     "Installaties: bijdrage 35% -> EUR 35 000"),
    ("unit: installatie", "unit: stuks", 'Installaties: unit "installatie" -> "stuks"',
     'Installaties: eenheid "installatie" -> "stuks"'),
    ("name: Installaties", "name: Montage", "product Installaties is now called Montage",
     "product Installaties heet nu Montage"),
    ("time: 45%", "time: 40%", "Ziekenhuizen: share of the selling time 45% -> 40%",
     "Ziekenhuizen: deel van de verkooptijd 45% -> 40%"),
    ("hours_per_week: 28", "hours_per_week: 1", "selling time per week 28 hours -> 1 hour",
     "verkooptijd per week 28 uur -> 1 uur"),
    ("norm: 6% ", "norm: 5,5% ", "cost norm 6% -> 5.5%", "kostennorm 6% -> 5,5%"),
    ("amount: 14.000,-", "amount: 7.000,50", "Reiskosten: amount EUR 14 000 -> EUR 7 000.50 (-50%)",
     "Reiskosten: bedrag EUR 14 000 -> EUR 7 000,50 (-50%)"),
    ("    - name: Reiskosten\n      amount: 14.000,-\n", "", "cost line removed: Reiskosten (EUR 14 000)",
     "kostenpost verwijderd: Reiskosten (EUR 14 000)"),
    ("130000, 130000, 100000]\n  weeks", "130000, 140000, 100000]\n  weeks",
     "November EUR 130 000 -> EUR 140 000 (+7.7%)", "november EUR 130 000 -> EUR 140 000 (+7,7%)"),
    ("240000, 360000]", "240000]", "Q4 EUR 360 000 -> not given", "Q4 EUR 360 000 -> niet ingevuld"),
    ("effect: -10%", "effect: +5%", "Bouwvak: effect -10% -> +5%", "Bouwvak: effect -10% -> +5%"),
    ("effect: +25.000,-", "effect: -1.500,-", "Vakbeurs Zorg en ICT: effect EUR +25 000 -> EUR -1 500",
     "Vakbeurs Zorg en ICT: effect EUR +25 000 -> EUR -1 500"),
    ("end: 2027-08-13", "end: 2027-08-14", "Bouwvak: last day 13 August 2027 -> 14 August 2027",
     "Bouwvak: laatste dag 13 augustus 2027 -> 14 augustus 2027"),
    ("basis: omzet 2024-2026", "basis: omzet 2025", 'basis of the seasonal index "omzet 2024-2026" -> "omzet 2025"',
     'basis van de seizoensindex "omzet 2024-2026" -> "omzet 2025"'),
    ("[85, 95,", "[95, 85,", "seasonal index changed for 2 months", "seizoensindex gewijzigd voor 2 maanden"),
    ("21700, 22000]", "21700, 22001]", "target of 1 week changed", "doel van 1 week gewijzigd"),
    ("per_week: 6\n", "per_month: 24\n", "Klantbezoek: number per week 6 -> not given",
     "Klantbezoek: aantal per week 6 -> niet ingevuld"),
    ("for: existing", "for: new", "Klantbezoek: for existing customers -> new customers",
     "Klantbezoek: voor bestaande klanten -> nieuwe klanten"),
    ("cycle_days: 75 ", "cycle_days: 60 ", "days from first contact to order 75 -> 60",
     "dagen van eerste contact tot order 75 -> 60"),
    ("count: 85", "count: 80", "existing customers: number 85 -> 80", "bestaande klanten: aantal 85 -> 80"),
    ("win: 10", "win: 8", "new customers: to win 10 -> 8", "nieuwe klanten: te winnen 10 -> 8"),
    ("    to: 8%", "    to: 9%", "Waardegericht onderhandelen: to 8% -> 9%",
     "Waardegericht onderhandelen: naar 8% -> 9%"),
    ("hours: 24", "hours: 12", "Waardegericht onderhandelen: time for help 24 hours -> 12 hours",
     "Waardegericht onderhandelen: tijd voor hulp 24 uur -> 12 uur"),
    ("target: 3\n", "target: '>= 4'\n", "Kennismakingsgesprekken (own monitoring): target 3 -> at least 4",
     "Kennismakingsgesprekken (eigen monitoring): doel 3 -> ten minste 4"),
    ("every: week\n", "every: quarter\n",
     "Kennismakingsgesprekken (own monitoring): looked at once per week -> once per quarter",
     "Kennismakingsgesprekken (eigen monitoring): bekeken eens per week -> eens per kwartaal"),
    ("act_below: 85%", "act_below: 80%", "Omzet per product (organisation's monitoring): acts below 85% -> 80%",
     "Omzet per product (monitoring door de organisatie): grens voor ingrijpen 85% -> 80%"),
    ("last: 2027-12-14", "last: 2027-11-30", "1 review date fewer (25 -> 24): without 14 December 2027",
     "1 bespreking minder (25 -> 24): zonder 14 december 2027"),
    ("last: 2027-12-14", "last: 2027-11-16",
     "2 review dates fewer (25 -> 23): without 30 November 2027 and 14 December 2027",
     "2 besprekingen minder (25 -> 23): zonder 30 november 2027 en 14 december 2027"),
    ("last: 2027-12-14", "last: 2027-10-19", "4 review dates fewer (25 -> 21)", "4 besprekingen minder (25 -> 21)"),
    ("last: 2027-12-14", "last: 2027-12-28", "1 review date more (25 -> 26): with 28 December 2027",
     "1 bespreking meer (25 -> 26): met 28 december 2027"),
    ("date: 2027-04-07", "date: 2027-04-08", "1 review on another date: without 7 April 2027 and with 8 April 2027",
     "1 bespreking op een andere datum: zonder 7 april 2027 en met 8 april 2027"),
    ("[Piet Jansen, Team Noord]", "Piet Jansen", "1 review date with other people",
     "1 bespreking met andere deelnemers"),
    ("    with: Piet Jansen\n    in_calendar: yes", "    with: Piet Jansen\n    in_calendar: no",
     "24 review dates no longer in the diaries", "24 besprekingen staan niet meer in de agenda's"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "en", "nl"), FACTS, ids=[row[2] for row in FACTS])
def test_facts_are_told_in_business_words(complete: str, old: str, new: str, en: str, nl: str) -> None:
    after = edited(complete, (old, new))
    assert en in facts(complete, after)
    assert nl in facts(complete, after, "nl")


def test_what_is_undone_is_told_the_other_way_round(complete: str) -> None:
    after = edited(complete, ("    - name: Reiskosten\n      amount: 14.000,-\n", ""))
    assert facts(after, complete) == ["cost line added: Reiskosten (EUR 14 000)"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1200k"),
        ("\nrevenue_target: 1.200.000", "\nrevenue_target: € 1.200.000,00"),
        ("country: NL ", "#"),
        ("currency: EUR", "contribution_basis: winst"),
        ("revenue: € 456.000,-", "revenue: 456 000"),
        ("name: Installaties", "name:  installaties "),
        ("    for: new\n    per_week: 3", "    per_week: 3"),
        ('hours: "1,5"', "hours: 1:30"),
        ("every: week\n", "every: wekelijks\n"),
        ("first: 2027-01-12", "first: 12 januari 2027"),
        ("quarters: [290000, 310000, 240000, 360000]", "quarters: {Q1: 290k, Q2: 310k, Q3: 240k, Q4: 360k}"),
        ("target: 3\n", "target: '3'\n"),
    ],
)
def test_another_way_to_write_the_same_is_no_change(complete: str, old: str, new: str) -> None:
    assert facts(complete, edited(complete, (old, new))) == []


def test_a_change_of_several_facts_is_told_in_the_order_of_the_plan(complete: str) -> None:
    after = edited(
        complete,
        ("date: 2027-04-07", "date: 2027-04-08"), ("quantity: 60", "quantity: 50"), ("count: 85", "count: 80"),
        ("year: 2027", "year: 2028"),
    )  # fmt: skip
    assert facts(complete, after)[:4] == [
        "period 2027 -> 2028",
        "Servicecontracten: quantity 60 -> 50",
        "products together EUR 1 200 000 -> EUR 1 110 000 (-7.5%)",
        "existing customers: number 85 -> 80",
    ]


def test_another_period_is_told_in_dates() -> None:
    head = "salesplan: 1\naccount_manager: A B\n"
    assert facts(f"{head}year: 2027", f"{head}period: {{start: 2027-02-01, months: 3}}") == [
        "period 2027 -> 1 February 2027 to 30 April 2027"
    ]
    assert facts(f"{head}year: 2027", f"{head}period: {{start: 2027-01-01, months: 12}}") == []
    assert facts(f"{head}year: 2027", head) == ["period 2027 -> not given"]


def test_lists_say_what_came_what_went_and_what_matters_more_now() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\n"
    before = head + "products: [{name: X, revenue: 10}, {name: Y, quantity: 2}, {name: Z, quantity: 3}]"
    after = head + "products: [{name: Z, quantity: 3}, {name: Y, quantity: 2}, {name: New, revenue: 20}]"
    assert facts(before, after) == [
        "product removed: X (EUR 10)",
        "product added: New (EUR 20)",
        "products in another order of importance: Z and Y",
    ]


def test_entries_of_one_name_are_told_apart_by_their_order() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\nactivities:\n"
    before = head + "  - {name: Call, per_week: 1}\n  - {name: Call, per_week: 2}"
    after = head + "  - {name: Call, per_week: 1}\n  - {name: call, per_week: 5}"
    assert facts(before, after) == ["call: number per week 2 -> 5"]


def test_an_entry_without_a_name_is_called_by_its_place() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\nproducts:\n"
    assert facts(f"{head}  - quantity: 1", f"{head}  - quantity: 2") == ["product 1: quantity 1 -> 2"]
    assert facts(f"{head}  - quantity: 1", f"{head}  - {{name: X, quantity: 1}}") == ["product 1 is now called X"]
    assert facts(f"{head}  - quantity: 1", head) == ["product removed: no. 1"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (range(1, 3), range(11, 13), ("2 reviews on another date: without 1 February 2027 and 2 February 2027 and with "
          "11 February 2027 and 12 February 2027")),
        (range(1, 4), range(7, 10), ("3 reviews on another date: without 1 February 2027, 2 February 2027 and "
          "3 February 2027 and with 7 February 2027, 8 February 2027 and 9 February 2027")),
        (range(1, 5), range(11, 15), "4 reviews on another date"),
        (range(1, 5), range(11, 12), "3 review dates fewer (4 -> 1): without 4 old dates and with 11 February 2027"),
        (range(1, 2), range(11, 15), "3 review dates more (1 -> 4): without 1 February 2027 and with 4 new dates"),
        (range(0), range(1, 2), "1 review date more (0 -> 1): with 1 February 2027"),
        (range(1, 9), range(0), "8 review dates fewer (8 -> 0)"),
    ],
)  # fmt: skip
def test_few_review_dates_are_named_and_many_are_counted(before: range, after: range, said: str) -> None:
    def reviewed(days: range) -> str:
        return f"{HEAD}reviews: [{', '.join(f'{{date: 2027-02-{day:02}}}' for day in days)}]\n"

    assert facts(reviewed(before), reviewed(after)) == [said]


@pytest.mark.parametrize(
    ("changed", "said"), [(3, "January EUR 1 -> EUR 2 (+100%)"), (4, "target of 4 months changed")]
)
def test_few_months_are_named_and_many_are_counted(changed: int, said: str) -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\nrevenue_target: 12\nperiods: "
    after = ["2"] * changed + ["1"] * (12 - changed)
    found = facts(f"{head}{{months: [{', '.join('1' * 12)}]}}", f"{head}{{months: [{', '.join(after)}]}}")
    assert found[0] == said
    assert len(found) == (4 if changed == 3 else 2)
    assert found[-1].startswith("months together EUR 12 -> ")


def test_months_that_are_not_those_of_one_year_are_numbered() -> None:
    def planned(start: str, months: int, first: int) -> str:
        series = ", ".join([str(first)] + ["1"] * (months - 1))
        period = f"period: {{start: {start}, months: {months}}}"
        return f"salesplan: 1\naccount_manager: A\n{period}\nrevenue_target: 9\nperiods: {{months: [{series}]}}\n"

    names = {
        ("2027-04-01", 12): "April",
        ("2027-04-01", 13): "M1 (from 1 April 2027)",
        ("2027-04-02", 12): "M1 (from 2 April)",
    }
    for (start, months), said in names.items():
        assert facts(planned(start, months, 1), planned(start, months, 2))[0] == f"{said} EUR 1 -> EUR 2 (+100%)"
    assert "M1 EUR 1 -> EUR 2 (+100%)" in facts(planned("2027-04-01", 3, 1), planned("2027-05-01", 3, 2))


def test_a_series_that_comes_or_goes_is_one_fact() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\nrevenue_target: 12\n"
    quarters = head + "periods: {quarters: [1, 2, 3, 6]}"
    assert facts(head, quarters) == ["target per quarter added: 4 quarters, together EUR 12"]
    assert facts(quarters, head) == ["target per quarter removed: 4 quarters, together EUR 12"]


def test_a_target_in_orders_is_no_money() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\norder_target: 12\n"
    quarters = head + "periods: {quarters: [1, 2, 3, 6]}"
    assert facts(head, quarters) == ["target per quarter added: 4 quarters, together 12"]
    more = facts(quarters, head + "periods: {quarters: [2, 2, 3, 6]}")
    assert more == ["Q1 1 -> 2 (+100%)", "quarters together 12 -> 13 (+8.3%)"]
    season = head + f"periods: {{seasonality: {{index: [{', '.join(['100'] * 12)}]}}}}"
    assert facts(head, season) == ["seasonal index added: 12 months"]
    assert facts(season, head, "nl") == ["seizoensindex verwijderd: 12 maanden"]


def test_amounts_of_two_currencies_have_no_percentage(complete: str) -> None:
    after = edited(
        complete.replace("€ ", ""), ("currency: EUR", "currency: USD"),
        ("\nrevenue_target: 1.200.000", "\nrevenue_target: 1.100.000"),
    )  # fmt: skip
    assert facts(complete, after)[:2] == ['currency "EUR" -> "USD"', "revenue target EUR 1 200 000 -> USD 1 100 000"]


def test_a_waiver_is_told_with_its_reason(complete: str) -> None:
    waivers = complete + "\nwaivers:\n  - {rule: C06.events, reason: no fairs in this trade}\n"
    assert facts(complete, waivers) == ['waiver added: C06.events ("no fairs in this trade")']
    until = waivers.replace("}\n", ", until: 2027-06-30}\n")
    assert facts(waivers, until) == ["waiver C06.events: holds until not given -> 30 June 2027"]


def test_every_value_of_a_plan_has_a_word() -> None:
    own_words = {"salesplan", "year", "numbers", "periods.quarters", "periods.months", "periods.weeks",
                 "periods.seasonality.index"}  # fmt: skip
    names = {
        "products.name", "segments.name", "costs.lines.name", "periods.events.name", "activities.name",
        "development.goal", "monitoring.self.measure", "monitoring.organisation.measure", "waivers.rule",
    }  # fmt: skip
    skipped = own_words | names
    values = {keys for keys in _values(Plan, "") if not keys.startswith(("period.", "reviews."))}
    assert len(values) > 70
    assert values - skipped == set(LABELS)


def _values(model: type[Section], above: str) -> Iterator[str]:
    for key, part in parts_of(model).items():
        keys = f"{above}.{key}" if above else key
        if isinstance(part, Reader | ListReader):
            yield keys
        else:
            section = part.section if isinstance(part, ListOf) else part
            yield from _values(section, above if key == ITEMS else keys)


# --- verdicts ------------------------------------------------------------------------------------------------------

HEAD = "salesplan: 1\naccount_manager: Sanne de Vries\nyear: 2027\n"
WORSE = ("quantity: 60\n", "quantity: 50\n")
"""Products no longer add up to the target: a complete plan stops passing."""


def reports(complete: str) -> dict[str, Report]:
    return {
        "complete": judged(complete),
        "conflict": judged(edited(complete, WORSE)),
        "head": judged(HEAD),
        "target": judged(HEAD + "products: [{name: Boats, quantity: 10}]\n"),
        "unreadable": judged("salesplan: 2"),
    }


@pytest.mark.parametrize(
    ("before", "after", "verdict", "worse", "stopped"),
    [
        ("complete", "complete", "same", False, False),
        ("complete", "conflict", "worse", True, True),
        ("conflict", "complete", "better", False, False),
        ("target", "head", "worse", True, False),
        ("head", "target", "better", False, False),
        ("head", "head", "same", False, False),
        (None, "complete", "new", False, False),
        (None, "head", "new", False, False),
        ("complete", None, "deleted", False, False),
        ("complete", "unreadable", "unreadable", True, True),
        ("head", "unreadable", "unreadable", True, False),
        (None, "unreadable", "unreadable", True, False),
        ("unreadable", "unreadable", "unreadable", True, False),
        ("unreadable", "head", "better", False, False),
        ("unreadable", None, "deleted", False, False),
    ],
)
def test_the_verdict(
    complete: str, before: str | None, after: str | None, verdict: str, worse: bool, stopped: bool
) -> None:
    known = reports(complete)
    found = compare(known[before] if before else None, known[after] if after else None)
    assert (found.verdict, found.worse, found.stopped_passing) == (verdict, worse, stopped)
    assert fails([found]) == (worse or stopped)
    assert fails([compare(known["complete"], known["complete"]), found]) == (worse or stopped)


def test_an_answer_that_is_lost_is_not_made_good_by_points_elsewhere() -> None:
    before = judged(HEAD + "costs: {allowed: 50, norm: 6%}\n")
    costs = HEAD + "costs: {allowed: 50, own: 20, support: 30, norm: 6%, lines: [{name: Travel, amount: 20}]}\n"
    target = HEAD + "average_order: 10\n"
    assert compare(judged(costs), judged(target)).verdict == "worse"
    assert compare(before, judged(costs)).verdict == "better"


def test_what_cannot_be_read_any_more_is_worse_whatever_it_does_to_the_score(complete: str) -> None:
    # Without hours in a week nobody can say that the activities take too many of them.
    full = complete.replace("hours_per_week: 28", "hours_per_week: 15")
    before, after = judged(full), judged(full.replace("hours_per_week: 15", "hours_per_week: 0,8 fte"))
    assert after.score > before.score
    made = compare(before, after)
    assert (made.verdict, made.worse) == ("worse", True)
    assert [each.message.say("nl") for each in made.facts] == ["verkooptijd per week 15 uur -> onleesbaar"]
    back = compare(after, before)
    assert [each.message.say("en") for each in back.facts] == ["selling time per week cannot be read -> 15 hours"]


BEFORE = HEAD + "products: [{name: A, revenue: 50 000}, {name: B, revenue: 400 000}]\nreviews: [{date: 2027-04-07}]\n"


@pytest.mark.parametrize(
    ("edit", "verdict", "told"),
    [
        # What is gone is gone, also beside something of the same key that cannot be read.
        (("50 000}, {name: B, revenue: 400 000}", "50.000}, {name: B}"), "worse",
         ["A: revenue EUR 50 000 -> cannot be read", "B: revenue EUR 400 000 -> not given"]),
        # An entry is known by its name.
        (("{name: A, revenue: 50 000}, {name: B, revenue: 400 000}", "{name: B, revenue: 4x}, {name: A, revenue: 50 000}"),
         "worse", ["B: revenue EUR 400 000 -> cannot be read"]),
        (("2027-04-07", "1/3/2027"), "worse", []),
        # What is new was not there, also where it comes first; nor is a key that means nothing a value.
        (("{date: 2027-04-07}", "{date: 1/3/2027}, {date: 2027-04-07}"), "same", []),
        (("[{name: A, revenue: 50 000}", "[{name: C, revenue: 1.000}, {name: A, revenue: 50 000}"), "same", []),
        (("{name: A, revenue: 50 000}", "{name: A, amount: 1200, revenue: 50 000}"), "same", []),
        (("{name: B, revenue: 400 000}", "{name: B, revenue: 400 000}, {name: C, revenue: 1.000}"), "same", []),
    ],
)  # fmt: skip
def test_only_what_was_there_and_cannot_be_read_is_lost(edit: tuple[str, str], verdict: str, told: list[str]) -> None:
    made = compare(judged(BEFORE), judged(edited(BEFORE, edit)))
    assert made.verdict == verdict
    assert [each for each in (fact.message.say("en") for fact in made.facts) if "revenue" in each] == told


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("{Q1: 1 000}", "{Q1: 1 000, Q2: 1.000}", "same"), ("[1 000]", "[1 000, 1.000]", "same"),
        ("{Q1: 1 000}", "{Q1: 1.000}", "worse"), ("[1 000, 2 000]", "[1 000, x]", "worse"),
    ],
)  # fmt: skip
def test_of_a_series_only_what_was_there_is_lost(before: str, after: str, verdict: str) -> None:
    plan = HEAD + "periods: {{quarters: {}}}\n"
    assert compare(judged(plan.format(before)), judged(plan.format(after))).verdict == verdict


def test_a_waiver_that_is_no_longer_needed_makes_nothing_worse() -> None:
    waived = HEAD + "waivers: [{rule: C03.list, reason: decided in March}]\n"
    groups = "segments: [{name: A, contribution: 60%}, {name: B, contribution: 40%}]\n"
    assert compare(judged(waived), judged(waived + groups)).verdict == "better"


def test_no_plan_at_all_gives_no_failure() -> None:
    assert not fails([])


def test_answers_before_and_after_with_what_was_lost(complete: str) -> None:
    known = reports(complete)
    (answer,) = compare(known["complete"], known["conflict"]).answers
    assert (answer.criterion.id, answer.before, answer.after) == ("C02", "yes", "no")
    assert [each.rule.id for each in answer.lost] == ["C02.sum"]
    (answer,) = compare(known["conflict"], known["complete"]).answers
    assert (answer.before, answer.after, answer.lost) == ("no", "yes", ())


def sold(target: int, *revenues: int) -> str:
    """A plan with a target, and products that bring in so much."""
    products = ", ".join(f"{{name: Boat {at}x, revenue: {each}}}" for at, each in enumerate(revenues))
    return f"{HEAD}revenue_target: {target}\nproducts: [{products}]\n"


@pytest.mark.parametrize(
    ("before", "after", "verdict", "lowered"),
    [
        # The products came short, and now the target is that much lower: an answer that nothing was done for.
        (sold(1000, 500, 200, 200), sold(900, 500, 200, 200), "better", ["revenue_target"]),
        # The products promised more than the target, and now they promise less.
        (sold(1000, 500, 100, 500), sold(1000, 500, 100, 400), "better", ["products"]),
        (sold(1100, 500, 100, 300), sold(800, 500, 100, 200), "better", ["revenue_target", "products"]),
        # Gone, beside one in orders; but not where it is there and cannot be read.
        (
            sold(1000, 500, 200, 200) + "order_target: 9\n",
            sold(1000, 500, 200, 200).replace("revenue_target: 1000\n", "") + "order_target: 9\n",
            "better",
            ["revenue_target"],
        ),
        (
            sold(1000, 500, 200, 200) + "order_target: 9\n",
            sold(1000, 500, 200, 200).replace("1000\n", "TBD\n") + "order_target: 9\n",
            "worse",
            [],
        ),
        # Raised, not lowered.
        (sold(900, 500, 100, 400), sold(1000, 500, 100, 400), "better", []),
        # Better for another reason, with the target as it was.
        (sold(1000, 500, 100, 300), sold(1000, 500, 100, 400), "better", []),
        # Lowered, and no better for it.
        (sold(1000, 500, 100, 400), sold(900, 500, 100, 400), "worse", []),
        (sold(1000, 500, 100, 400), sold(1000, 500, 100, 300), "worse", []),
        (sold(1000, 500, 100, 200), sold(900, 500, 100, 200), "same", []),
    ],
)
def test_a_better_score_with_a_lower_target_is_called_out(
    before: str, after: str, verdict: str, lowered: list[str]
) -> None:
    found = compare(judged(before), judged(after))
    assert found.verdict == verdict
    assert [each.path[0] for each in found.lower_targets] == lowered
    assert found.lowered == bool(lowered)
    assert ("NOTE: it does better while a target was lowered: " in text(found)) == bool(lowered)
    assert json.loads(show("json", found))["plans"][0]["lowered"] == bool(lowered)


def test_what_a_key_means_where_it_is_absent_is_not_told_of_one_that_cannot_be_read() -> None:
    before = f"{HEAD}activities: [{{name: Visits, for: bestaande klanten}}]\n"
    after = before.replace("bestaande klanten", "bestaand")
    (told,) = [each.message.say("nl", "EUR") for each in compare(judged(before), judged(after)).facts]
    assert told.endswith("onleesbaar -> bestaande klanten")


def test_what_is_newly_wrong_with_the_file_itself_is_told(complete: str) -> None:
    found = compare(judged(complete), judged(f"{complete}remark: hello\n"))
    assert (found.verdict, found.stopped_passing, found.answers, found.facts) == ("worse", True, (), ())
    line = len(complete.splitlines()) + 1
    assert f'new on line {line}: "remark" is not a key' in text(found)
    assert f'nieuw op regel {line}: "remark" is hier geen veld' in text(found, lang="nl")
    (opened,) = json.loads(show("json", found))["plans"][0]["opened"]
    assert (opened["rule"], opened["line"]) == ("plan.unknown-key", line)
    many = "".join(f"remark{at}: hello\n" for at in range(13))
    assert "3 more findings about the file itself" in text(compare(judged(complete), judged(complete + many)))
    # What was wrong already is no news.
    assert compare(judged(f"{complete}remark: hello\n"), judged(f"{complete}remark: ho\n")).opened == ()


def test_the_target_that_was_lowered_is_named() -> None:
    found = compare(judged(sold(1000, 500, 200, 200)), judged(sold(900, 500, 200, 200)))
    assert "a target was lowered: revenue target EUR 1 000 -> EUR 900 (-10%) " in text(found)
    assert "een doel verlaagd is: omzetdoel EUR 1 000 -> EUR 900 (-10%) " in text(found, lang="nl")


def test_a_lower_target_of_a_shorter_period_or_in_another_currency_is_not_called_out(complete: str) -> None:
    before = judged(HEAD + "order_target: 100\n")
    better = "products: [{name: Boats, quantity: 1}]\norder_target: 90\n"
    lower = judged(HEAD + better)
    shorter = judged("salesplan: 1\naccount_manager: A\nperiod: {start: 2027-01-01, end: 2027-12-28}\n" + better)
    leap = judged("salesplan: 1\naccount_manager: A\nperiod: {start: 2027-01-01, end: 2027-12-29}\n" + better)
    dollars = judged(HEAD + "currency: USD\n" + better)
    assert compare(before, lower).lowered
    assert compare(before, leap).lowered
    assert not compare(before, shorter).lowered
    assert not compare(before, dollars).lowered


def test_the_same_bytes_are_unchanged_and_judged_once(complete: str) -> None:
    content = complete.encode()
    found = compare_contents("a.yaml", "a.yaml", content, content, Settings(TODAY))
    assert found.before is found.after
    assert found.unchanged
    moved = compare_contents("b.yaml", "a.yaml", content, content, Settings(TODAY))
    assert not moved.unchanged
    assert (moved.verdict, moved.renamed) == ("same", True)


# --- how it is shown -----------------------------------------------------------------------------------------------


def show(form: str, *comparisons: Comparison, lang: Lang = "en", against: Against = GIVEN, width: int = 80) -> str:
    return "".join(shown.render(comparisons, against, form, render.About(lang, TODAY, width)))


def text(*comparisons: Comparison, lang: Lang = "en") -> str:
    return " ".join(show("text", *comparisons, lang=lang).split())


def test_text_says_who_what_and_how_much(complete: str) -> None:
    known = reports(complete)
    assert show("text", compare(known["complete"], known["conflict"]), compare(known["head"], known["head"])) == (
        "Compared with main (0123456789).\n"
        "\n"
        "Sanne de Vries (plan.yaml): worse\n"
        "  score 100 -> 95, 11 -> 10 of 11 yes, no longer passes\n"
        "  2 Product targets: yes -> no (does not hold: products add up to the target)\n"
        "  Servicecontracten: quantity 60 -> 50\n"
        "  products together EUR 1 200 000 -> EUR 1 110 000 (-7.5%)\n"
        "\n"
        "2 plans: 1 worse and 1 unchanged.\n"
    )


def test_text_in_dutch(complete: str) -> None:
    known = reports(complete)
    said = text(compare(known["conflict"], known["complete"]), compare(None, known["head"]), lang="nl")
    assert "Sanne de Vries (plan.yaml): beter" in said
    assert "11 van de 11 ja, voldoet nu" in said
    assert "2 plannen: 1 beter en 1 nieuw." in said


def test_new_deleted_and_unreadable_plans_are_named(complete: str) -> None:
    known = reports(complete)
    said = text(
        compare(None, known["complete"]), compare(known["complete"], None), compare(known["head"], known["unreadable"]),
        compare(known["unreadable"], known["head"]), compare(known["unreadable"], None),
    )  # fmt: skip
    assert "(plan.yaml): new score 100 of 100, 11 of 11 yes, passed" in said
    assert "(plan.yaml): deleted it was: score 100 of 100, 11 of 11 yes, passed" in said
    assert 'cannot be judged line 1: this plan is written in version "2"' in said
    assert "better could not be judged before score" in said
    assert "plan.yaml: deleted could not be judged before either" in said
    assert "5 plans: 1 cannot be judged, 1 better, 1 new and 2 deleted." in said


@pytest.mark.parametrize("against", [
    GIVEN, Against("branch", "origin/main", "a" * 40), Against("last", "HEAD", "a" * 40),
    Against("previous", "HEAD~1", "a" * 40), Against("nothing", "HEAD", None),
])  # fmt: skip
@pytest.mark.parametrize("lang", LANGS)
def test_what_is_compared_with_is_always_said(against: Against, lang: Lang) -> None:
    for form in ("text", "markdown"):
        said = show(form, lang=lang, against=against)
        assert (against.commit or "")[:10] in said
        assert len(said.split()) > 8


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_fits_the_width(complete: str, width: int) -> None:
    known = reports(complete)
    lines = show("text", compare(known["complete"], known["conflict"]), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) > 8


@pytest.mark.parametrize("extra", [0, 1])
def test_people_are_shown_so_many_facts_and_programs_all(extra: int) -> None:
    count = shown.FACTS_SHOWN + extra
    lines = "".join(f"  - name: Line {number}x\n    per_week: 1\n" for number in range(count))
    found = compare(judged(HEAD), judged(f"{HEAD}activities:\n{lines}"))
    for form in ("text", "markdown"):
        said = show(form, found)
        assert said.count("activity added") == shown.FACTS_SHOWN
        assert ("1 more fact changed" in said) == bool(extra)
    assert len(json.loads(show("json", found))["plans"][0]["facts"]) == count


def test_json_has_both_sides_and_every_fact(complete: str) -> None:
    known = reports(complete)
    said = json.loads(show("json", compare(known["complete"], known["conflict"]), compare(None, known["unreadable"])))
    assert list(said) == ["format", "tool", "lang", "as_of", "against", "plans", "summary"]
    assert said["against"] == {"chosen": "given", "ref": "main", "commit": GIVEN.commit}
    first, second = said["plans"]
    assert first["before"] == {
        "readable": True, "score": 100, "score_without_waivers": 100, "yes": 11, "passed": True
    }  # fmt: skip
    assert first["after"]["score"] == 95
    assert first["answers"] == [
        {"id": "C02", "number": 2, "title": "Product targets", "before": "yes", "after": "no", "lost": ["C02.sum"]}
    ]
    assert first["facts"] == [
        {"path": ["products", "Servicecontracten", "quantity"], "change": "changed", "before": 60, "after": 50,
         "percent": None, "message": "Servicecontracten: quantity 60 -> 50"},
        {"path": ["products"], "change": "changed", "before": 1200000, "after": 1110000, "percent": -7.5,
         "message": "products together EUR 1 200 000 -> EUR 1 110 000 (-7.5%)"},
    ]  # fmt: skip
    assert (second["before"], second["path_before"], second["verdict"]) == (None, None, "unreadable")
    assert said["summary"] == {
        "plans": 2, "unreadable": 1, "worse": 1, "better": 0, "same": 0, "new": 0, "deleted": 0,
        "unchanged": 0, "lowered": 0, "failed": True,
    }  # fmt: skip


def test_waivers_old_names_and_settings_are_told(complete: str) -> None:
    waived = edited(complete, WORSE) + "\nwaivers:\n  - {rule: C02.sum, reason: a product comes later}\n"
    before, after = (compare_contents(name, name, None, text.encode(), Settings(TODAY)).now
                     for name, text in (("old.yaml", complete), ("new.yaml", waived)))  # fmt: skip
    note = phrase("settings from {file}", "instellingen uit {file}", file="x.toml")
    for form in ("text", "markdown"):
        said = "".join(shown.render([compare(before, after)], GIVEN, form, render.About("en", TODAY, note=note)))
        assert "Sanne de Vries (new.yaml, was old.yaml): same score" in said
        assert "without waivers: 100 -" in said
        assert "settings from x.toml" in said


def test_a_comparison_has_a_side() -> None:
    with pytest.raises(ValueError, match="at least one side"):
        _ = compare(None, None).name


def test_json_of_nothing_is_valid() -> None:
    said = json.loads(show("json"))
    assert said["plans"] == []
    assert said["summary"]["failed"] is False


HOSTILE = "# x | <script>alert(1)</script> @team [a](http://e.com) `c` **b** ::error::no \u202e %0A"


@pytest.fixture
def hostile() -> Comparison:
    quoted = json.dumps(HOSTILE)
    before = f"salesplan: 1\naccount_manager: {quoted}\nyear: 2027\nproducts:\n  - {{name: {quoted}, quantity: 1}}\n"
    return compare(judged(before), judged(before.replace("quantity: 1", f"quantity: 2, unit: {quoted}")))


def test_plan_text_is_no_markup_in_a_comment(hostile: Comparison) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    page = markdown_it.MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
    tokens = page.parse(show("markdown", hostile))
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds == {
        "heading_open", "heading_close", "inline", "text", "paragraph_open", "paragraph_close", "bullet_list_open",
        "bullet_list_close", "list_item_open", "list_item_close", "strong_open", "strong_close",
    } | ({"text_special"} & kinds)  # fmt: skip
    assert all(token.tag in ("h3", "h4") for token in tokens if token.type == "heading_open")
    assert "@team" not in show("markdown", hostile)


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_plan_text_is_no_command_and_no_control_character(hostile: Comparison, form: str) -> None:
    said = show(form, hostile)
    assert "::error" not in said
    assert "\u202e" not in said
    assert "\\u202e" in said.replace("&#92;", "\\").replace("\\\\", "\\")


@pytest.mark.parametrize(
    ("words", "escaped"),
    [("1. x", "&#49;. x"), ("12) x", "&#49;2) x"), ("2 Product", "2 Product"), ("- x", "&#45; x"), ("# x", "&#35; x"),
     ("> x", "&#62; x"), ("x - y", "x - y"), ("", "")],
)  # fmt: skip
def test_no_line_starts_a_list_or_heading(words: str, escaped: str) -> None:
    assert shown._escaped(words) == escaped


def test_a_comment_stays_below_what_github_takes() -> None:
    name = "x" * 110
    lines = "".join(f"  - {{name: {name}{at}, per_week: 1}}\n" for at in range(shown.FACTS_SHOWN))
    one = compare(judged(HEAD), judged(f"{HEAD}activities:\n{lines}"))
    few, many = show("markdown", *[one] * 5), show("markdown", *[one] * 40)
    assert "`salesplan compare` shows them all" not in few
    assert few.count("#### ") == 5
    assert len(many) <= limits.COMMENT_LENGTH
    assert f"{40 - many.count('#### ')} more plans changed: `salesplan compare` shows them all" in many
    assert many.count("#### ") > 5


def test_any_two_plans_can_be_compared_and_shown(complete: str) -> None:
    plans = sorted((Path(__file__).parents[1] / "plans").glob("*.yaml"))
    known = [
        judged(complete),
        judged(HEAD),
        judged("salesplan: 2"),
        *(judged(path.read_text("utf-8")) for path in plans),
    ]
    comparisons = [compare(before, after) for before in known for after in known if before is not after]
    assert len(comparisons) == len(known) * (len(known) - 1) > 50
    for lang in LANGS:
        for form in shown.FORMS:
            said = show(form, *comparisons, lang=lang)
            assert "{" not in said or form == "json"
    differing = [fact for found in comparisons for fact in found.facts if fact.before is not None]
    assert len(differing) > 100
    assert all(fact.before != fact.after for fact in differing)


# --- what git says -------------------------------------------------------------------------------------------------

Git = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Git:
    """Git with nobody's own settings."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t", "GIT_COMMITTER_NAME": "t",
        "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_EMAIL": "t@example.org",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    def call(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    return call


@pytest.fixture
def repo(tmp_path: Path, run: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one committed plan on its main branch, and the working directory in it."""
    folder = tmp_path / "repo"
    run("init", "-q", "-b", "main", str(folder))
    monkeypatch.chdir(folder)
    write("plans/sanne.yaml", plan(100))
    commit(run)
    return folder


def plan(target: int, more: str = "") -> str:
    names = "".join(f"  - name: Product number {at}\n    quantity: {at + 1}\n" for at in range(8))
    return f"salesplan: 1\naccount_manager: Sanne\nyear: 2027\norder_target: {target}\nproducts:\n{names}{more}"


def write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def commit(run: Git, message: str = "change") -> str:
    run("add", "-A")
    run("commit", "-qm", message)
    return run("rev-parse", "HEAD")


def pairs(found: Changes) -> dict[str, tuple[str | None, str]]:
    """Per name the name it had, and whether it is new, gone, changed or the same."""
    assert found.troubles == ()
    return {
        each.name: (
            each.name_before,
            "new" if each.before is None else "gone" if each.after is None
            else "same" if each.before is each.after else "changed",
        )
        for each in found.pairs
    }  # fmt: skip


def trouble_of(ref: str | None, *paths: str) -> str:
    with pytest.raises(Trouble) as caught:
        changes(ref, paths or ("plans",))
    assert len(caught.value.message.say("nl").split()) > 5
    return caught.value.message.say("en")


def test_a_branch_is_compared_with_where_it_left_main(repo: Path, run: Git) -> None:
    base = run("rev-parse", "HEAD")
    run("checkout", "-qb", "feature")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    run("checkout", "-q", "main")
    write("plans/other.yaml", plan(1))
    commit(run)
    run("checkout", "-q", "feature")
    found = changes(None, ["plans/"])
    assert found.against == Against("branch", "main", base)
    assert pairs(found) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}
    assert (found.pairs[0].before, found.pairs[0].after) == (plan(100).encode(), plan(90).encode())


def test_what_was_merged_from_main_is_not_the_branch_s(repo: Path, run: Git) -> None:
    run("checkout", "-qb", "feature")
    write("plans/mine.yaml", plan(90))
    commit(run)
    run("checkout", "-q", "main")
    write("plans/sanne.yaml", plan(70))
    tip = commit(run)
    run("checkout", "-q", "feature")
    run("merge", "-q", "--no-edit", "main")
    found = changes(None, ["plans"])
    assert found.against.commit == tip
    assert pairs(found) == {
        "plans/mine.yaml": (None, "new"),
        "plans/sanne.yaml": ("plans/sanne.yaml", "same"),
    }


def test_a_branch_without_commits_is_compared_with_where_it_left(repo: Path, run: Git) -> None:
    commit_before = run("rev-parse", "HEAD")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    run("checkout", "-qb", "feature")
    found = changes(None, ["plans"])
    assert found.against == Against("branch", "main", run("rev-parse", "HEAD"))
    assert found.against.commit != commit_before
    assert pairs(found) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}


def test_on_main_the_last_commit_then_the_one_before(repo: Path, run: Git) -> None:
    first = run("rev-parse", "HEAD")
    nothing = changes(None, ["plans"])
    assert nothing.against == Against("nothing", "HEAD", None)
    assert pairs(nothing) == {"plans/sanne.yaml": (None, "new")}
    write("plans/sanne.yaml", plan(90))
    last = changes(None, ["plans"])
    assert last.against == Against("last", "HEAD", first)
    assert pairs(last) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}
    commit(run)
    previous = changes(None, ["plans"])
    assert previous.against == Against("previous", "HEAD~1", first)
    assert pairs(previous) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}
    run("checkout", "-q", "--detach")
    assert changes(None, ["plans"]).against.chosen == "previous"


def test_the_remote_main_branch_comes_first(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    run("clone", "-q", str(repo), str(clone))
    monkeypatch.chdir(clone)
    base = run("rev-parse", "HEAD")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    assert changes(None, ["plans"]).against == Against("branch", "origin/main", base)
    run("symbolic-ref", "-d", "refs/remotes/origin/HEAD")
    assert changes(None, ["plans"]).against == Against("branch", "origin/main", base)


@pytest.mark.parametrize("decoy", ["tag", "branch"])
@pytest.mark.parametrize("name", ["origin/main", "origin/HEAD", "main", "refs/remotes/origin/HEAD", "refs/heads/main"])
def test_a_tag_or_branch_of_that_name_is_not_taken_for_the_main_branch(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, decoy: str
) -> None:
    run("clone", "-q", str(repo), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    base = run("rev-parse", "HEAD")
    run("checkout", "-qb", "feature")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    if name == "main" and decoy == "branch":
        run("branch", "--delete", "--force", "main")
    run(decoy, name)
    assert changes(None, ["plans"]).against == Against("branch", "origin/main", base)
    run("symbolic-ref", "-d", "refs/remotes/origin/HEAD")
    assert changes(None, ["plans"]).against == Against("branch", "origin/main", base)
    if name != "main" or decoy == "tag":
        run("remote", "remove", "origin")
        assert changes(None, ["plans"]).against == Against("branch", "main", base)


def test_a_name_of_two_revisions_is_not_guessed(repo: Path, run: Git) -> None:
    run("tag", "same")
    run("branch", "same")
    run("tag", "main")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    for ref in ("main", "main~0", "main^{commit}"):
        assert "the name of two revisions here: write refs/tags/main or refs/heads/main" in trouble_of(ref)
    assert changes("refs/heads/main", ["plans"]).against.commit == run("rev-parse", "HEAD")
    assert changes("same", ["plans"]).against.commit == run("rev-parse", "same")


def test_a_named_revision_is_taken_as_it_is(repo: Path, run: Git) -> None:
    run("tag", "-a", "v1", "-m", "v1")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    for ref in ("v1", "HEAD~1", "main^", run("rev-parse", "--short", "HEAD~1")):
        found = changes(ref, ["plans"])
        assert found.against == Against("given", ref, run("rev-parse", "HEAD~1"))
        assert pairs(found) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


NAMES = [
    "plans/with space.yaml",
    "plans/Zoë Müller.yaml",
    "plans/日本.yml",
    'plans/quote".yaml',
    "plans/back\\slash.yaml",
    "plans/new\nline.yaml",
    "plans/-dash.yaml",
    "plans/:(glob)*.yaml",
    "plans/deep/er/plan.yaml",
    os.fsdecode(b"plans/latin\xe9.yaml"),
]


@pytest.mark.parametrize(
    ("name", "told"), [*((name, "not told") for name in NAMES), (NAMES[0], "staged"), (NAMES[1], "committed")]
)
def test_a_renamed_plan_is_compared_with_itself(repo: Path, run: Git, name: str, told: str) -> None:
    write("plans/other.yaml", HEAD)
    commit(run)
    run("checkout", "-qb", "feature")
    write(name, plan(90))
    Path("plans/sanne.yaml").unlink()
    if told != "not told":
        run("add", "-A")
    if told == "committed":
        commit(run)
    found = changes(None, ["plans"])
    assert pairs(found) == {
        name: ("plans/sanne.yaml", "changed"),
        "plans/other.yaml": ("plans/other.yaml", "same"),
    }
    assert [each.name for each in found.pairs] == sorted(each.name for each in found.pairs)


def test_any_name_can_be_committed_changed_and_deleted(repo: Path, run: Git) -> None:
    for name in NAMES:
        write(name, plan(80))
    commit(run)
    for name in NAMES:
        write(name, plan(81))
    assert pairs(changes("HEAD", NAMES)) == {name: (name, "changed") for name in NAMES}
    for name in NAMES:
        Path(name).unlink()
    assert pairs(changes("HEAD", NAMES)) == {name: (name, "gone") for name in NAMES}
    assert [each for each, (_, what) in pairs(changes("HEAD", ["plans"])).items() if what == "gone"] == sorted(NAMES)


def test_a_plan_of_which_nothing_is_left_is_not_renamed(repo: Path, run: Git) -> None:
    Path("plans/sanne.yaml").unlink()
    write("plans/jan.yaml", HEAD)
    assert pairs(changes("HEAD", ["plans"])) == {
        "plans/jan.yaml": (None, "new"),
        "plans/sanne.yaml": ("plans/sanne.yaml", "gone"),
    }


def test_a_plan_that_is_named_was_renamed_from_elsewhere(repo: Path, run: Git) -> None:
    Path("plans/sanne.yaml").rename("plans/moved.yaml")
    assert pairs(changes("HEAD", ["plans/moved.yaml"])) == {"plans/moved.yaml": ("plans/sanne.yaml", "same")}


@pytest.mark.parametrize("path", ["plans", "plans/", "plans/sanne.yaml", ".", "real"])
def test_a_folder_that_became_a_link_hides_nothing(repo: Path, run: Git, path: str) -> None:
    Path("plans").rename("real")
    Path("plans").symlink_to("real")
    write("real/sanne.yaml", plan(90))
    commit(run)
    ((name, before, was, now),) = changes("HEAD~1", [path]).pairs
    assert name == ("real/sanne.yaml" if path == "real" else "plans/sanne.yaml")
    assert (before, was, now) == ("plans/sanne.yaml", plan(100).encode(), plan(90).encode())


@pytest.mark.parametrize("path", ["t/plans", "t/plans/sanne.yaml", "./t/plans", "t", "u", "u/plans"])
def test_nor_does_a_link_higher_up(repo: Path, run: Git, path: str) -> None:
    Path("t").mkdir()
    Path("plans").rename("t/plans")
    commit(run)
    Path("t").rename("u")
    Path("t").symlink_to("u")
    write("u/plans/sanne.yaml", plan(90))
    commit(run)
    (pair,) = changes("HEAD~1", [path]).pairs
    assert (pair.before, pair.after) == (plan(100).encode(), plan(90).encode())


@pytest.mark.parametrize("link", ["plans", "t/plans"])
def test_a_link_that_leads_elsewhere_now_is_compared_with_where_it_led_then(repo: Path, run: Git, link: str) -> None:
    Path(link).parent.mkdir(exist_ok=True)
    Path("plans").rename("agreed")
    to = "agreed" if link == "plans" else "../agreed"
    Path("on the way").symlink_to("agreed")
    Path(link).symlink_to(to.replace("agreed", "on the way"))
    commit(run)
    assert pairs(changes("HEAD", [link])) == {f"{link}/sanne.yaml": (f"{link}/sanne.yaml", "same")}
    write("softer/sanne.yaml", plan(90))
    Path(link).unlink()
    Path(link).symlink_to(to.replace("agreed", "softer"))
    commit(run)
    assert pairs(changes("HEAD~1", [link])) == {f"{link}/sanne.yaml": (f"{link}/sanne.yaml", "changed")}
    # Both folders named, what the link stood for and what stayed there are each compared.
    assert pairs(changes("HEAD~1", [link, "agreed"])) == {
        "agreed/sanne.yaml": ("agreed/sanne.yaml", "same"),
        f"{link}/sanne.yaml": (f"{link}/sanne.yaml", "changed"),
    }


@pytest.mark.parametrize("to", ["..", "/etc", "plans", "no"])
def test_a_link_that_led_nowhere_held_no_plans(repo: Path, run: Git, to: str) -> None:
    Path("plans/sanne.yaml").unlink()
    Path("plans").rmdir()
    Path("plans").symlink_to(to)
    commit(run)
    Path("plans").unlink()
    write("plans/new.yaml", plan(1))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/new.yaml": (None, "new")}


def test_a_link_to_the_whole_repository_holds_what_is_in_it(repo: Path, run: Git) -> None:
    Path("all").symlink_to(".")
    commit(run)
    write("plans/sanne.yaml", plan(90))
    assert pairs(changes("HEAD", ["all/plans"])) == {"all/plans/sanne.yaml": ("all/plans/sanne.yaml", "changed")}
    Path("all").unlink()
    write("all/plans/sanne.yaml", plan(80))
    assert pairs(changes("HEAD", ["all"])) == {"all/plans/sanne.yaml": ("all/plans/sanne.yaml", "changed")}


def test_a_path_from_elsewhere_is_where_it_leads(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").symlink_to(repo / "plans")
    (tmp_path / "there").symlink_to(repo)
    monkeypatch.chdir(tmp_path)
    for path in ("there/plans", str(tmp_path / "there" / "plans"), "mine/sanne.yaml"):
        ((name, before, was, now),) = changes("HEAD", [path]).pairs
        assert name == before == (path if path.endswith(".yaml") else f"{path}/sanne.yaml")
        assert was is now


def test_from_elsewhere_a_revision_is_one_of_the_repository_that_the_paths_are_in(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = str(repo / "plans")
    monkeypatch.chdir(tmp_path)
    assert split(["main", plans]) == ("main", (plans,))
    with pytest.raises(Trouble, match="git knows no such revision"):
        split(["nope", plans])
    with pytest.raises(Trouble, match="not in a git repository"):
        split(["main"])


PADDING = "# nothing\n" * 400


def test_a_plan_that_is_moved_and_padded_is_still_that_person_s(repo: Path) -> None:
    Path("plans/sanne.yaml").unlink()
    write("plans/moved.yaml", PADDING + plan(90))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/moved.yaml": ("plans/sanne.yaml", "changed")}
    Path("plans/moved.yaml").unlink()
    write("plans/moved.yaml", PADDING + plan(90).replace("2027", "2028"))
    assert pairs(changes("HEAD", ["plans"])) == {
        "plans/moved.yaml": (None, "new"), "plans/sanne.yaml": ("plans/sanne.yaml", "gone"),
    }  # fmt: skip


def test_another_plan_in_its_old_place_hides_nothing(repo: Path, run: Git) -> None:
    other = plan(70).replace("Sanne", "Jan")
    write("plans/jan.yaml", other)
    commit(run)
    write("plans/sanne.yaml", other)
    write("plans/zz.yaml", plan(90).replace("account_manager: Sanne", "account_manager:  sanne"))
    assert pairs(changes("HEAD", ["plans"])) == {
        "plans/jan.yaml": ("plans/jan.yaml", "same"),
        "plans/sanne.yaml": (None, "new"),
        "plans/zz.yaml": ("plans/sanne.yaml", "changed"),
    }


def test_plans_that_changed_places_are_each_compared_with_themselves(repo: Path, run: Git) -> None:
    write("plans/jan.yaml", plan(70).replace("Sanne", "Jan"))
    commit(run)
    Path("plans/jan.yaml").rename("plans/third.yaml")
    Path("plans/sanne.yaml").rename("plans/jan.yaml")
    Path("plans/third.yaml").rename("plans/sanne.yaml")
    assert pairs(changes("HEAD", ["plans"])) == {
        "plans/jan.yaml": ("plans/sanne.yaml", "same"),
        "plans/sanne.yaml": ("plans/jan.yaml", "same"),
    }


def test_a_plan_that_passes_to_somebody_else_is_still_that_plan(repo: Path) -> None:
    write("plans/sanne.yaml", plan(90).replace("Sanne", "Jan"))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


def test_of_several_plans_of_one_person_those_of_one_name_belong_together(repo: Path, run: Git) -> None:
    write("plans/north.yaml", plan(1))
    write("plans/south.yaml", plan(2))
    commit(run)
    for name in ("north", "south", "sanne"):
        Path(f"plans/{name}.yaml").unlink()
    write("plans/b/a.yaml", PADDING + HEAD.replace(" de Vries", ""))
    write("plans/b/south.yaml", PADDING + plan(3))
    found = pairs(changes("HEAD", ["plans"]))
    assert found["plans/b/south.yaml"] == ("plans/south.yaml", "changed")
    assert found["plans/b/a.yaml"][1] == "changed"
    assert len(found) == 3


def test_one_plan_may_be_gone_while_another_has_its_name(
    repo: Path, run: Git, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:
    write("plans/jan.yaml", plan(70).replace("Sanne", "Jan"))
    commit(run)
    Path("plans/jan.yaml").rename("plans/sanne.yaml")
    assert program.run(["compare", "HEAD", "plans", "--format", "json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)["plans"]
    assert [(each["path"], each["path_before"], each["verdict"]) for each in told] == [
        ("plans/sanne.yaml", "plans/sanne.yaml", "deleted"), ("plans/sanne.yaml", "plans/jan.yaml", "same"),
    ]  # fmt: skip


def test_a_copy_is_new(repo: Path) -> None:
    write("plans/copy.yaml", plan(100))
    assert pairs(changes("HEAD", ["plans"])) == {
        "plans/copy.yaml": (None, "new"),
        "plans/sanne.yaml": ("plans/sanne.yaml", "same"),
    }


def test_only_plans_are_compared(repo: Path, run: Git) -> None:
    write("plans/notes.txt", "salesplan: 1")
    write("plans/other.yaml", "a: 1")
    write("plans/.hidden/x.yaml", plan(1))
    write("elsewhere/x.yaml", plan(2))
    commit(run)
    for name in ("plans/notes.txt", "plans/other.yaml", "plans/.hidden/x.yaml", "elsewhere/x.yaml"):
        Path(name).unlink()
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}
    named = changes("HEAD", ["plans/other.yaml", "plans/.hidden"])
    assert pairs(named) == {
        "plans/.hidden/x.yaml": ("plans/.hidden/x.yaml", "gone"),
        "plans/other.yaml": ("plans/other.yaml", "gone"),
    }


@pytest.mark.parametrize(("depth", "found"), [(20, True), (21, False)])
def test_a_deleted_plan_is_found_as_deep_as_one_that_is_there(repo: Path, run: Git, depth: int, found: bool) -> None:
    name = "plans/" + "d/" * depth + "x.yaml"
    write(name, plan(1))
    commit(run)
    Path(name).unlink()
    Path(name).parent.rmdir()
    assert (name in pairs(changes("HEAD", ["plans"]))) == found


def test_a_file_that_is_no_plan_any_more_is_not_deleted(repo: Path) -> None:
    write("plans/sanne.yaml", "account_manager: Sanne\n")
    found = changes("HEAD", ["plans"])
    assert pairs(found) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}
    (pair,) = found.pairs
    assert compare_contents(*pair, Settings(TODAY)).verdict == "unreadable"


def test_a_file_that_became_a_plan_is_new(repo: Path, run: Git) -> None:
    write("plans/sanne.yaml", "account_manager: Sanne\n")
    commit(run)
    write("plans/sanne.yaml", plan(1))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": (None, "new")}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_deleted_plan_is_found_in_any_encoding_that_is_read(repo: Path, run: Git, encoding: str) -> None:
    content = plan(1).replace("\n", "\r")
    write("plans/other.yaml", (("\ufeff" if encoding == "utf-16-be" else "") + content).encode(encoding))
    commit(run)
    Path("plans/other.yaml").unlink()
    assert pairs(changes("HEAD", ["plans"]))["plans/other.yaml"] == ("plans/other.yaml", "gone")


def test_line_ends_are_no_change(repo: Path) -> None:
    write("plans/sanne.yaml", plan(100).replace("\n", "\r\n"))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}


def test_what_git_ignores_is_no_part_of_the_change(repo: Path) -> None:
    write(".gitignore", "*.draft.yaml\nplans/sanne.yaml\n")
    write("plans/jan.draft.yaml", plan(1))
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}
    assert pairs(changes("HEAD", ["."])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}
    assert pairs(changes("HEAD", ["plans/jan.draft.yaml"])) == {"plans/jan.draft.yaml": (None, "new")}


def test_what_a_sparse_checkout_leaves_out_is_not_deleted(repo: Path, run: Git) -> None:
    write("plans/north/a.yaml", plan(1))
    write("plans/south/b.yaml", HEAD)
    commit(run)
    run("sparse-checkout", "set", "plans/north")
    assert not Path("plans/south").exists()
    assert "plans/south/b.yaml" not in pairs(changes("HEAD", ["plans"]))
    Path("plans/north/a.yaml").unlink()
    assert pairs(changes("HEAD", ["plans"]))["plans/north/a.yaml"] == ("plans/north/a.yaml", "gone")


@pytest.mark.parametrize(
    ("where", "path", "name"),
    [
        (".", "plans", "plans/sanne.yaml"), (".", "plans/", "plans/sanne.yaml"), (".", ".", "plans/sanne.yaml"),
        (".", "./plans", "./plans/sanne.yaml"), ("plans", ".", "sanne.yaml"), ("plans", "sanne.yaml", "sanne.yaml"),
        ("plans", "..", "../plans/sanne.yaml"), ("empty", "../plans", "../plans/sanne.yaml"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gone", [False, True])
def test_names_are_those_of_the_working_directory(
    repo: Path, monkeypatch: pytest.MonkeyPatch, where: str, path: str, name: str, gone: bool
) -> None:
    (repo / "empty").mkdir()
    monkeypatch.chdir(repo / where)
    if gone:
        (repo / "plans/sanne.yaml").unlink()
    assert pairs(changes("HEAD", [path])) == {name: (name, "gone" if gone else "same")}


def test_overlapping_paths_name_a_plan_once(repo: Path) -> None:
    assert list(pairs(changes("HEAD", ["plans", "plans/sanne.yaml", "."]))) == ["plans/sanne.yaml"]


def test_a_folder_that_is_gone_still_has_its_plans(repo: Path) -> None:
    Path("plans/sanne.yaml").unlink()
    Path("plans").rmdir()
    assert pairs(changes("HEAD", ["plans/"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "gone")}


def test_a_path_that_never_was_is_trouble_and_the_others_are_compared(repo: Path) -> None:
    found = changes("HEAD", ["plans", "plnas"])
    assert [each.message.say("en") for each in found.troubles] == [
        "plnas: there is no such file or folder; check the name, or make a plan with `salesplan init`"
    ]
    assert [each.name for each in found.pairs] == ["plans/sanne.yaml"]


def test_a_plan_that_cannot_be_opened_is_trouble_and_not_deleted(repo: Path) -> None:
    Path("plans/sanne.yaml").unlink()
    os.mkfifo("plans/sanne.yaml")
    for path in ("plans", "plans/sanne.yaml"):
        found = changes("HEAD", [path])
        assert found.pairs == ()
        (trouble,) = found.troubles
        assert "this is not a file with text in it" in trouble.message.say("en")


# --- links, sizes, submodules --------------------------------------------------------------------------------------


def test_links_are_followed_within_the_commit_and_never_out_of_it(repo: Path, run: Git, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(plan(666))
    Path("plans/inside.yaml").symlink_to("sanne.yaml")
    Path("plans/outside.yaml").symlink_to("../../secret.yaml")
    Path("plans/nowhere.yaml").symlink_to("no.yaml")
    Path("plans/two\nlines.yaml").symlink_to("sanne.yaml")
    commit(run)
    for name in ("inside", "outside", "nowhere", "two\nlines"):
        Path(f"plans/{name}.yaml").unlink()
    found = changes("HEAD", ["plans"])
    assert pairs(found) == {
        "plans/inside.yaml": ("plans/inside.yaml", "gone"),
        "plans/sanne.yaml": ("plans/sanne.yaml", "same"),
    }
    assert found.pairs[0].before == plan(100).encode()
    assert all(b"666" not in (each.before or b"") for each in found.pairs)


@pytest.mark.parametrize(("size", "kept"), [(LIMIT_BYTES, LIMIT_BYTES), (LIMIT_BYTES + 1, LIMIT_BYTES + 1),
                                            (LIMIT_BYTES * 3, LIMIT_BYTES + 1)])  # fmt: skip
def test_of_a_file_no_more_is_read_than_the_limit(repo: Path, run: Git, size: int, kept: int) -> None:
    write("plans/a.yaml", plan(1).encode().ljust(size, b"#"))
    commit(run)
    write("plans/a.yaml", plan(2))
    first, second = changes("HEAD", ["plans"]).pairs
    assert first.before is not None
    assert len(first.before) == kept
    assert second.before == plan(100).encode()


@pytest.fixture
def team(repo: Path, run: Git, tmp_path: Path) -> Path:
    """A submodule with a plan in it, committed."""
    run("clone", "-q", str(repo), str(tmp_path / "team"))
    submodule(run, tmp_path / "team", "team")
    commit(run)
    return repo / "team"


def submodule(run: Git, source: Path, name: str) -> None:
    run("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(source), name)


@pytest.mark.parametrize("path", ["team/plans", "team/plans/sanne.yaml", "team", "link/plans", "."])
def test_plans_in_a_submodule_are_compared_with_the_commit_of_it_that_was_recorded(
    repo: Path, team: Path, run: Git, path: str
) -> None:
    Path("link").symlink_to("team")
    commit(run)
    name = "link/plans/sanne.yaml" if path.startswith("link") else "team/plans/sanne.yaml"
    assert pairs(changes("HEAD", [path]))[name] == (name, "same")
    write("team/plans/sanne.yaml", plan(90))
    run("-C", "team", "commit", "-qam", "softer")
    assert pairs(changes("HEAD", [path]))[name] == (name, "changed")


def test_paths_in_two_repositories_are_compared_one_by_one(repo: Path, run: Git, tmp_path: Path) -> None:
    run("clone", "-q", str(repo), str(tmp_path / "other"))
    assert "these paths are in different repositories" in trouble_of("HEAD", "plans", "../other/plans")


def test_in_a_submodule_its_own_commits_count(team: Path, run: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(team)
    write("plans/sanne.yaml", plan(90))
    run("commit", "-qam", "softer")
    assert pairs(changes("HEAD", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}
    assert pairs(changes("HEAD~1", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


def test_from_elsewhere_the_repository_around_a_submodule_counts(
    team: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("team/plans/sanne.yaml", plan(90))
    run("-C", "team", "commit", "-qam", "softer")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    name = "repo/team/plans/sanne.yaml"
    assert pairs(changes("HEAD", ["repo/team/plans"])) == {name: (name, "changed")}


def test_a_submodule_in_the_place_of_a_folder_brings_no_past_along(repo: Path, run: Git, tmp_path: Path) -> None:
    run("clone", "-q", str(repo), str(tmp_path / "evil"))
    (tmp_path / "evil" / "sanne.yaml").write_text(plan(90))
    run("-C", str(tmp_path / "evil"), "add", "-A")
    run("-C", str(tmp_path / "evil"), "commit", "-qm", "softer")
    run("checkout", "-qb", "feature")
    run("rm", "-rq", "plans")
    submodule(run, tmp_path / "evil", "plans")
    commit(run)
    for ref in (None, "main"):
        found = pairs(changes(ref, ["plans"]))
        assert found["plans/sanne.yaml"] == ("plans/sanne.yaml", "changed")


def test_files_that_look_like_a_repository_bring_no_past_along(repo: Path, run: Git, tmp_path: Path) -> None:
    write("plans/sanne.yaml", plan(90))
    commit(run)
    shutil.copytree(repo / ".git", repo / "plans", dirs_exist_ok=True)
    run("config", "--file", "plans/config", "core.worktree", "..")
    assert "it is bare" in trouble_of("HEAD~1", "plans")


def test_a_link_in_the_place_of_a_submodule_opens_no_other_repository(repo: Path, run: Git, tmp_path: Path) -> None:
    run("clone", "-q", str(repo), str(tmp_path / "secret"))
    run("update-index", "--add", "--cacheinfo", f"160000,{run('rev-parse', 'HEAD')},plans/sub")
    run("commit", "-qm", "a submodule that is not here")
    (repo / "plans" / "sub").symlink_to(tmp_path / "secret")
    commit(run)
    found = changes("HEAD~1", ["plans"])
    assert [each.name for each in found.pairs] == ["plans/sanne.yaml"]


def test_a_link_to_the_repository_itself_brings_it_no_second_time(repo: Path, run: Git) -> None:
    for _ in range(3):
        for name in ("one", "two"):
            run("update-index", "--add", "--cacheinfo", f"160000,{run('rev-parse', 'HEAD')},{name}")
        run("commit", "-qm", "itself")
    for name in ("one", "two"):
        (repo / name).symlink_to(".")
    commit(run)
    assert [each.name for each in changes("HEAD~1", ["."]).pairs] == ["plans/sanne.yaml"]


def test_what_a_submodule_was_cannot_be_told_without_its_commit(repo: Path, team: Path, run: Git) -> None:
    run("update-index", "--cacheinfo", f"160000,{'1' * 40},team")
    run("commit", "-qm", "a commit that nobody has")
    found = changes("HEAD", ["."])
    assert [each.name for each in found.pairs] == ["plans/sanne.yaml"]
    (trouble,) = found.troubles
    assert trouble.message.say("en").startswith("team: this was a submodule, and the commit of it")
    # Where nothing of it is there now, there is nothing to compare.
    run("submodule", "--quiet", "deinit", "--force", "team")
    assert pairs(changes("HEAD", ["."])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "same")}


def test_a_linked_worktree_has_its_own_branch(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("worktree", "add", "-q", "-b", "feature", str(tmp_path / "tree"))
    monkeypatch.chdir(tmp_path / "tree")
    write("plans/sanne.yaml", plan(90))
    assert pairs(changes(None, ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


# --- clones without everything -------------------------------------------------------------------------------------


def told_command(message: str) -> list[str]:
    """The git command that a message says to run."""
    command = shlex.split(next(part for part in message.split("`") if part.startswith("git ")))
    assert command[0] == "git"
    return command[1:]


@pytest.mark.parametrize("ref", [None, "HEAD~1", "v1"])
@pytest.mark.parametrize("branch", ["main", "feature"])
def test_a_shallow_clone_says_what_to_fetch_and_then_works(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ref: str | None, branch: str
) -> None:
    run("tag", "v1")
    if branch == "feature":
        run("checkout", "-qb", "feature")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    run("checkout", "-q", "main")
    clone = tmp_path / "clone"
    run("clone", "-q", "--depth", "1", "--branch", branch, f"file://{repo}", str(clone))
    monkeypatch.chdir(clone)
    said = trouble_of(ref)
    assert "shallow" in said
    assert "`fetch-depth: 0`" in said
    run(*told_command(said))
    assert pairs(changes(ref, ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


def test_a_shallow_clone_that_has_the_revision_needs_no_more(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("plans/sanne.yaml", plan(90))
    commit(run)
    write("plans/sanne.yaml", plan(80))
    commit(run)
    clone = tmp_path / "clone"
    run("clone", "-q", "--depth", "2", f"file://{repo}", str(clone))
    monkeypatch.chdir(clone)
    assert pairs(changes("HEAD~1", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_fetches_nothing_by_itself(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    write("plans/sanne.yaml", plan(90))
    commit(run)
    run("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    run("clone", "-q", f"--filter={left_out}", f"file://{repo}", str(clone))
    monkeypatch.chdir(clone)
    objects = run("count-objects", "-v")
    assert "this clone lacks the plans as they were" in trouble_of("HEAD~1")
    assert run("count-objects", "-v") == objects
    run("diff", "HEAD~1")
    assert run("count-objects", "-v") != objects, "git itself does fetch"
    assert pairs(changes("HEAD~1", ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


def test_a_damaged_repository_is_told_in_git_s_own_words(repo: Path, run: Git) -> None:
    blob, tree = run("rev-parse", "HEAD:plans/sanne.yaml"), run("rev-parse", "HEAD:plans")
    (repo / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert "damaged" in trouble_of("HEAD")
    (repo / ".git/objects" / tree[:2] / tree[2:]).unlink()
    assert "git cannot do this: " in trouble_of("HEAD")


def test_a_clone_of_one_branch_says_what_to_fetch(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("checkout", "-qb", "feature")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    clone = tmp_path / "clone"
    run("clone", "-q", "--single-branch", "--branch", "feature", str(repo), str(clone))
    monkeypatch.chdir(clone)
    run("symbolic-ref", "-d", "refs/remotes/origin/HEAD") if Path(".git/refs/remotes/origin/HEAD").exists() else None
    said = trouble_of(None)
    assert "git knows no main branch here (origin/main, origin/master, main and master)" in said
    run(*told_command(said[said.index("fetch it with") :]))
    assert pairs(changes(None, ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


# --- what cannot be compared ---------------------------------------------------------------------------------------


def test_an_unknown_revision_names_the_one_that_was_meant(repo: Path, run: Git) -> None:
    run("update-ref", "refs/remotes/origin/release", "HEAD")
    assert trouble_of("release") == '"release": git does not know this revision; did you mean origin/release?'
    assert '"nope": git knows no such revision' in trouble_of("nope")
    assert trouble_of("mian") == '"mian": git does not know this revision; did you mean main?'


@pytest.mark.parametrize(("module", "limit"), [(call, "LIMIT_GIT"), (trees, "LIMIT_REVISION")])
def test_a_revision_that_holds_too_much_is_refused(
    repo: Path, run: Git, monkeypatch: pytest.MonkeyPatch, module: ModuleType, limit: str
) -> None:
    write("plans/sanne.yaml", plan(90))
    monkeypatch.setattr(module, limit, 10)
    assert "holds more than can be compared at once" in trouble_of("HEAD")


def test_of_a_range_the_start_is_named(repo: Path, run: Git) -> None:
    base = run("rev-parse", "HEAD")
    run("checkout", "-qb", "feature")
    write("plans/sanne.yaml", plan(90))
    commit(run)
    run("checkout", "-q", "main")
    write("plans/sanne.yaml", plan(80))
    commit(run)
    says = "is a range, and plans are compared with one revision: name where it starts, "
    starts = {"main..feature": "main", "main..": "main", "..feature": "HEAD", "main...feature": base[:12]}
    for ref, start in starts.items():
        assert trouble_of(ref) == f'"{ref}" {says}{start}'


@pytest.mark.parametrize(
    "ref",
    [
        "-x",
        "--all",
        "--output=x",
        "HEAD:plans",
        "nope..main",
        "main..nope",
        "..nope",
        "a\0b",
        "HEAD\nmain",
        "^HEAD",
    ],
)
def test_what_is_no_revision_is_refused(repo: Path, ref: str) -> None:
    assert "git knows no such revision" in trouble_of(ref)
    assert not Path("x").exists()


def test_an_empty_revision_says_that_it_is_empty(repo: Path) -> None:
    assert trouble_of("") == "the revision to compare with is empty: name one, such as main, or leave it out"


def test_branches_without_a_common_commit(repo: Path, run: Git) -> None:
    run("checkout", "-q", "--orphan", "other")
    commit(run, "another root")
    assert "this branch and main have no commit in common" in trouble_of(None)


def test_a_repository_without_commits(tmp_path: Path, run: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "-q", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    write("plans/a.yaml", plan(1))
    said = trouble_of(None)
    assert "there is no commit yet" in said
    assert said.endswith('with `git add .` and `git commit -m "Plans as agreed"`')


def test_outside_a_repository(tmp_path: Path, run: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    write("plans/a.yaml", plan(1))
    said = trouble_of(None)
    assert said.startswith("plans: this is not in a git repository, so no earlier plan was kept to compare with.")
    assert 'in the folder with the plans: `git init`, `git add .` and `git commit -m "Plans as agreed"`;' in said


def test_in_a_bare_repository(repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("clone", "-q", "--bare", str(repo), str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    assert "it is bare" in trouble_of(None)


def test_a_repository_of_somebody_else(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert f"`git config --global --add safe.directory {shlex.quote(str(repo))}`" in trouble_of(None)


def test_a_git_that_cannot_be_started(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "bin" / "git"
    broken.parent.mkdir()
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(broken.parent))
    assert "git cannot do this: " in trouble_of(None)


@pytest.mark.parametrize("path", ["", "."])
def test_without_git(repo: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    write("git", "#!/bin/sh\ntouch ran\n")
    Path("git").chmod(0o755)
    monkeypatch.setenv("PATH", path)
    assert "comparing needs git" in trouble_of(None)
    assert not Path("ran").exists()


def test_standard_input_has_no_history(repo: Path) -> None:
    assert "not standard input" in trouble_of(None, "-")


# --- the words of the command line ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], (None, ())),
        (["main"], ("main", ())),
        (["main", "plans"], ("main", ("plans",))),
        (["HEAD~0", "a", "b"], ("HEAD~0", ("a", "b"))),
        (["plans"], (None, ("plans",))),
        (["plans/sanne.yaml", "plans"], (None, ("plans/sanne.yaml", "plans"))),
        (["plans/gone.yaml"], (None, ("plans/gone.yaml",))),
        (["plans/gone.YML"], (None, ("plans/gone.YML",))),
    ],
)
def test_the_first_word_may_be_a_revision(
    repo: Path, words: list[str], expected: tuple[str | None, tuple[str, ...]]
) -> None:
    assert split(words) == expected


def test_a_word_that_is_both_is_not_guessed(repo: Path, run: Git) -> None:
    run("branch", "plans")
    with pytest.raises(Trouble, match="both a revision and a path"):
        split(["plans"])
    assert split(["./plans"]) == (None, ("./plans",))
    assert split(["refs/heads/plans"]) == ("refs/heads/plans", ())
    with pytest.raises(Trouble, match="salesplan compare HEAD plans"):
        split(["plans", "HEAD"])
    with pytest.raises(Trouble, match="both revisions"):
        split(["main", "HEAD"])
    with pytest.raises(Trouble, match="a path is empty"):
        changes(*split(["main", ""]))
    with pytest.raises(Trouble, match="not standard input"):
        changes(*split(["-"]))
    assert split(["main", "plans"]) == ("main", ("plans",))


def test_a_word_that_is_neither_is_refused(repo: Path) -> None:
    with pytest.raises(Trouble, match="no such revision"):
        split(["origin/mian"])


def test_a_path_in_another_repository_needs_no_repository_here(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert split(["repo/plans"]) == (None, ("repo/plans",))
    assert list(pairs(changes("HEAD", ["repo/plans"]))) == ["repo/plans/sanne.yaml"]
    with pytest.raises(Trouble, match="not in a git repository"):
        split(["main"])


# --- git reads and does nothing else -------------------------------------------------------------------------------


def test_nothing_of_the_repository_is_run_or_written(repo: Path, run: Git, tmp_path: Path) -> None:
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\necho $0 $@ >> {tmp_path}/ran\ncat\n")
    spy.chmod(0o755)
    write(".gitattributes", "*.yaml diff=spy filter=spy\n")
    write("plans/old.yaml", plan(50))
    commit(run)
    for name in ("diff.external", "diff.spy.textconv", "diff.spy.command", "filter.spy.clean", "filter.spy.smudge",
                 "core.fsmonitor", "core.pager", "pager.diff-tree", "core.sshCommand"):  # fmt: skip
        run("config", name, str(spy))
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (repo / ".git/hooks" / hook).parent.mkdir(exist_ok=True)
        (repo / ".git/hooks" / hook).symlink_to(spy)
    Path("plans/old.yaml").rename("plans/moved.yaml")
    write("plans/sanne.yaml", plan(90))
    before = {path: path.stat().st_mtime_ns for path in (repo / ".git").rglob("*")}
    assert pairs(changes(None, ["plans"])) == {
        "plans/moved.yaml": ("plans/old.yaml", "same"),
        "plans/sanne.yaml": ("plans/sanne.yaml", "changed"),
    }
    assert not (tmp_path / "ran").exists()
    assert {path: path.stat().st_mtime_ns for path in (repo / ".git").rglob("*")} == before
    assert run("status", "--porcelain", "-uno").count("\n") == 1
    assert (tmp_path / "ran").exists(), "git status itself does run the spy"


@pytest.mark.parametrize(
    ("name", "value"),
    [("GIT_DIR", "/nowhere"), ("GIT_WORK_TREE", "/"), ("GIT_INDEX_FILE", "/nowhere/index"), ("GIT_PREFIX", "x/"),
     ("GIT_OBJECT_DIRECTORY", "/nowhere"), ("GIT_LITERAL_PATHSPECS", "0"), ("GIT_GLOB_PATHSPECS", "1"),
     ("GIT_TRACE", "1"), ("GIT_EXTERNAL_DIFF", "false"), ("LC_ALL", "nl_NL.UTF-8")],
)  # fmt: skip
def test_what_a_hook_leaves_in_the_environment_does_not_matter(
    repo: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    write("plans/sanne.yaml", plan(90))
    monkeypatch.setenv(name, value)
    assert pairs(changes(None, ["plans"])) == {"plans/sanne.yaml": ("plans/sanne.yaml", "changed")}


def test_the_person_s_own_settings_do_not_matter(repo: Path, run: Git) -> None:
    for name, value in {"diff.renames": "false", "core.quotePath": "true", "color.ui": "always",
                        "diff.noprefix": "true", "status.renames": "false"}.items():  # fmt: skip
        run("config", name, value)
    Path("plans/sanne.yaml").rename("plans/Zoë.yaml")
    assert pairs(changes(None, ["plans"])) == {"plans/Zoë.yaml": ("plans/sanne.yaml", "same")}


def test_a_slow_git_is_stopped(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 5\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(call, "SECONDS", 0.1)
    assert "git took longer than" in trouble_of(None)


def test_on_the_main_branch_a_change_is_held_against_the_last_commit_pushed_or_not(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "clone"
    run("clone", "-q", str(repo), str(clone))
    monkeypatch.chdir(clone)
    write("plans/sanne.yaml", plan(90))
    commit(run)
    write("plans/sanne.yaml", plan(80))
    assert changes(None, ["plans"]).against == Against("last", "HEAD", run("rev-parse", "HEAD"))


def test_on_the_main_branch_without_a_change_it_is_held_against_what_is_pushed_as_its_help_says(
    repo: Path, run: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "clone"
    run("clone", "-q", str(repo), str(clone))
    monkeypatch.chdir(clone)
    pushed = run("rev-parse", "HEAD")
    for score in (90, 80):
        write("plans/sanne.yaml", plan(score))
        commit(run)
    assert changes(None, ["plans"]).against.commit == pushed
    program.run(["compare", "--help", "--lang", "en"])
    said = "or if nothing has changed since: what is pushed, else the commit before it"
    assert said in " ".join(capsys.readouterr().out.split())


def test_a_git_that_has_left_gives_no_content() -> None:
    command = [sys.executable, "-c", ""]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as left:
        left.wait()
        with pytest.raises(Trouble):
            trees._one_blob(left, "0" * 40)
        assert left.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            left.stdin.close()


def test_an_accent_composed_in_another_way_is_no_change() -> None:
    plan = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nproducts: [{name: Caf%s, quantity: 5}]\n"
    assert facts(plan % "\u00e9", plan % "e\u0301") == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "periods: {quarters: [1k, 2k, 3k, 4k]}",
            "periods: {quarters: [1.000, 2k, 3k, 4k]}",
            "Q1 EUR 1 000 -> cannot be read",
        ),
        (
            "periods: {quarters: {Q1: 1k, q4: 4.000}}",
            "periods: {quarters: {Q1: 1k, q4: 4k}}",
            "Q4 cannot be read -> EUR 4 000",
        ),
        ("currency: EUR", "currency: XYZ", "currency cannot be read any more"),
        (
            "activities: [{name: Visits, for: new, per_week: 3}]",
            "activities: [{name: Visits, for: blue, per_week: 3}]",
            "Visits: for cannot be read any more",
        ),
        # Nor by what is meant where nothing is written.
        (
            "activities: [{name: Visits, for: existing, per_week: 3}]",
            "activities: [{name: Visits, for: blue, per_week: 3}]",
            "Visits: for existing customers -> cannot be read",
        ),
        ("currency: USD", "currency: XYZ", 'currency "USD" -> cannot be read'),
        ("country: blue", "country: BE", 'country cannot be read -> "BE"'),
        (
            "contribution_basis: mission",
            "contribution_basis: blue",
            "contributions are a share of mission -> cannot be read",
        ),
    ],
)
def test_what_cannot_be_read_is_not_called_absent_or_passed_over(before: str, after: str, said: str) -> None:
    head = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"
    found = compare(judged(head + before), judged(head + after))
    (told,) = [each for each in found.facts if each.message.say("en", "EUR") == said]
    assert None in (told.before, told.after)


def test_that_something_cannot_be_read_any_more_is_said_in_dutch_too() -> None:
    head = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"
    found = compare(judged(head + "currency: EUR"), judged(head + "currency: XYZ"))
    assert [each.message.say("nl") for each in found.facts] == ["valuta is niet meer te lezen"]


DYING = """#!/bin/sh
for word in "$@"; do
  if [ "$word" = --batch ]; then
    {then}
    exit 1
  fi
done
exec {git} "$@"
"""


@pytest.mark.parametrize(
    "then",
    [
        "true", "exec <&-; sleep 0.3",
        "read id; echo $id missing", "read id; echo $id commit 0", "read id; echo $id blob 100; echo half of it",
        "read id; echo $id blob 3000000; head -c 1500000 /dev/zero",
    ],
)  # fmt: skip
def test_a_git_that_dies_half_way_is_trouble(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    real = shutil.which("git")
    dying = tmp_path / "bin" / "git"
    dying.parent.mkdir()
    dying.write_text(DYING.format(then=then, git=real), encoding="utf-8")
    dying.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dying.parent}:{os.environ['PATH']}")
    assert "this clone lacks the plans as they were" in trouble_of("HEAD")


def test_a_folder_in_the_place_of_a_plan_is_passed_over(repo: Path, run: Git) -> None:
    at = run("rev-parse", "HEAD")
    run("update-index", "--add", "--cacheinfo", f"160000,{at},plans/module.yaml")
    run("commit", "-qm", "a submodule")
    assert [each.name for each in changes("HEAD", ["plans"]).pairs] == ["plans/sanne.yaml"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--format", "nope"), 2, "format: there is no"),
        (("--format", "sarif"), 2, "choose from text, json and markdown"),
        (("--fail-on", "wors"), 2, "did you mean worse?"),
        (("HEAD", "plans", "nowhere"), 2, "nowhere: there is no such file or folder"),
        (("HEAD", "nowhere"), 2, "nowhere: there is no such file or folder"),
        (("HEAD", "empty"), 2, "no plan found in empty"),
        (("HEAD", "plans", "--output", "plans/sanne.yaml"), 2, "a report never overwrites a plan"),
        (("HEAD", "plans", "--fail-on", "never"), 0, ""),
        (("HEAD", "plans"), 1, ""),
    ],
)
def test_compare_has_its_exit_codes(
    repo: Path, arguments: tuple[str, ...], code: int, words: str, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:  # fmt: skip
    Path("empty").mkdir()
    write("plans/sanne.yaml", "salesplan: 1\n")
    before = Path("plans/sanne.yaml").read_bytes()
    assert program.run(["compare", *arguments]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert ("Sanne" in said.out) == (code < 2 or arguments == ("HEAD", "plans", "nowhere"))
    assert Path("plans/sanne.yaml").read_bytes() == before


def test_compare_has_a_gate_of_its_own_and_names_no_other(
    repo: Path, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:
    write("plans/sanne.yaml", "salesplan: 1\n")
    write("salesplan.toml", "exit-zero = true\nfail-under = 50\n")
    assert program.run(["compare"]) == 1
    assert "settings from salesplan.toml: fail-under\n" in capsys.readouterr().out


def test_the_first_commit_has_nothing_before_it(repo: Path, capsys: pytest.CaptureFixture[str], quiet: None) -> None:
    assert program.run(["compare", "plans"]) == 0
    assert "there is nothing to compare with" in capsys.readouterr().out
    assert len(commit_of_all(repo)) == 1


def commit_of_all(folder: Path) -> list[str]:
    done = subprocess.run(["git", "rev-list", "--all"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("settings", "words", "said"),
    [
        ('paths = ["plans"]\n', (), "settings from salesplan.toml: paths"),
        ('paths = ["plans"]\n', ("HEAD", "plans"), ""),
        ('paths = ["plans"]\nfail-under = 5\n', ("HEAD", "plans"), "settings from salesplan.toml: fail-under\n"),
    ],
)
def test_compare_names_the_settings_that_say_which_plans_only_where_no_plans_are_named(
    repo: Path, settings: str, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:  # fmt: skip
    write("plans/sanne.yaml", "salesplan: 1\n")
    Path("salesplan.toml").write_text(f'lang = "en"\n{settings}', encoding="utf-8")
    assert program.run(["compare", *words]) == 1
    out = capsys.readouterr().out
    assert "Sanne" in out
    assert said in out
    assert ("settings from" in out) == bool(said)
    program.run(["compare", *words, "--format", "json"])
    told = json.loads(capsys.readouterr().out).get("settings", {"changed": []})
    assert all(each in said for each in told["changed"])
    assert bool(told["changed"]) == bool(said)


def test_compare_writes_several_reports(repo: Path, capsys: pytest.CaptureFixture[str], quiet: None) -> None:
    write("plans/sanne.yaml", "salesplan: 1\n")
    pairs = ["--format", "markdown", "--output", "a.md", "--format", "json", "--output", "b.json"]
    assert program.run(["compare", *pairs]) == 1
    assert capsys.readouterr().out == ""
    assert Path("a.md").read_text(encoding="utf-8").startswith("### ")
    assert json.loads(Path("b.json").read_text(encoding="utf-8"))["summary"]["failed"] is True


def test_goals_with_nothing_but_a_name_are_not_each_other() -> None:
    head = "salesplan: 1\naccount_manager: A B\nyear: 2027\ndevelopment:\n"
    told = facts(f"{head}  - {{goal: Write better}}", f"{head}  - {{goal: Ask for the order}}")
    assert told == ["growth goal removed: Write better", "growth goal added: Ask for the order"]
