"""What people write in another shape than belongs there, and what the tool makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import TODAY, judged
from salesplan_cli import edits
from salesplan_cli.engine import Finding
from salesplan_cli.render import About, render

HEAD = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


def faults(text: str) -> list[Finding]:
    """What is wrong with the file itself."""
    return [each for each in judged(text).findings if each.kind == "plan"]


def shown(text: str) -> str:
    """The report for people, in Dutch."""
    return "".join(render([judged(text)], "text", About("nl", TODAY, width=200)))


# --- A section that is indented by mistake ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selling_time:\n  weeks: 43\n  costs:\n  allowed: 5k\n  own: 3k\n  lines:\n    - name: Car\n", ["costs"]),
        ("costs:\n  own: 3k\n  periods:\n  quarters: [1, 2]\n  seasonality:\n    index: [1]\n", ["periods"]),
        # A slip of the pen in it is told once the section is in its place.
        ("selling_time:\n  weeks: 43\n  costs:\n  allowd: 5k\n", ["costs"]),
        # `organisation` is also a key of the plan as a whole.
        ("costs:\n  own: 3k\n  monitoring:\n  organisation:\n    - measure: Revenue\n", ["monitoring"]),
        ("costs:\n  own: 3k\n  periods:\n  quarters: [1, 2]\n  revenue_target: 5k\n", ["periods", "revenue_target"]),
        # What is not below it is told itself.
        ("selling_time:\n  colour: red\n  costs:\n  allowed: 5k\n", ["colour", "costs"]),
        ("selling_time:\n  costs:\n  allowed: 5k\n  weeks: 43\n  colour: red\n", ["costs", "colour"]),
        ("selling_time:\n  costs: 5k\n  allowed: 5k\n", ["costs", "allowed"]),
    ],
)
def test_a_section_that_is_indented_is_one_finding_with_what_is_below_it(text: str, told: list[str]) -> None:
    found = faults(HEAD + text)
    assert [each.path[-1] for each in found] == told
    assert {each.rule for each in found} == {"plan.unknown-key"}


def test_a_list_that_is_indented_takes_its_own_entries_along() -> None:
    text = (
        "products:\n  - name: Service\n    contribution: 100%\n    segments:\n"
        "  - name: Hospitals\n    contribution: 60%\n    time: 60%\n  - name: Clinics\n    time: 40%\n"
    )
    report = judged(HEAD + text)
    about = [each for each in report.findings if each.path[0] in ("products", "segments") and each.rule != "C01.list"]
    assert [(each.rule, each.path) for each in about] == [
        ("C02.quantity", ("products", 0, "quantity")),
        ("plan.unknown-key", ("products", 0, "segments")),
    ]
    assert report.plan is not None
    assert [each.name for each in report.plan.products] == ["Service"]


# --- Quarters, months and weeks by another number, or too many -------------------------------------------------------

HALF = "salesplan: 1\naccount_manager: Jan\nperiod: {start: 2027-07-01, end: 2027-12-31}\n"


@pytest.mark.parametrize(
    ("period", "numbers", "says", "write"),
    [
        (
            "{start: 2027-07-01, end: 2027-12-31}",
            "quarters: {Q3: 300k, q4: '24.000,-'}",
            "its quarters from the first day of the period: 1 July 2027 to 30 September 2027 is `Q1` here, and not `Q3`",
            'quarters: {Q1: 300k, Q2: "24.000,-"}',
        ),
        (
            "{start: 2027-07-01, end: 2027-12-31}",
            "months: {M12: 5k, M7: 4k, M8: , M9: ''}",
            "its months from the first day of the period: 1 July 2027 to 31 July 2027 is `M1` here, and not `M7`",
            "months: {M1: 4k, M6: 5k}",
        ),
        (
            "{start: 2027-07-01, end: 2027-12-31}",
            "weeks: {W52: 3k}",
            "its weeks from the first day of the period: 28 June 2027 to 4 July 2027 is `W1` here, and not `W26`",
            "weeks: {W27: 3k}",
        ),
        (
            "{start: 2027-07-01, end: 2027-12-31}",
            "seasonality: {basis: a b, index: {M7: 90, M10: 120}}",
            "`M1` here, and not `M7`",
            "index: {M1: 90, M4: 120}",
        ),
        ("{start: 2027-04-01, months: 9}", "quarters: {Q2: 1k, Q4: 2k}", "not `Q2`", "quarters: {Q1: 1k, Q3: 2k}"),
        ("{start: 2027-10-01, months: 6}", "months: {M1: 1k, M12: 2k}", "not `M10`", "months: {M3: 2k, M4: 1k}"),
    ],
)
def test_numbers_of_the_calendar_are_one_finding_with_those_of_the_period(
    period: str, numbers: str, says: str, write: str
) -> None:
    text = f"salesplan: 1\naccount_manager: Jan\nperiod: {period}\nperiods:\n  {numbers}\n"
    (found,) = faults(text)
    assert found.rule == "plan.kind"
    assert says in found.say("en", "EUR")
    assert found.lines("en", "EUR") == write
    head, _, _ = text.rpartition("  ")
    mended = (
        f"{head}  {write}\n" if not write.startswith("index") else f"{head}  seasonality: {{basis: a b, {write}}}\n"
    )
    assert not faults(mended)


def test_numbers_of_the_calendar_are_told_in_dutch() -> None:
    (found,) = faults(f"{HALF}periods: {{quarters: {{Q3: 300k, Q4: 300k}}}}\n")
    assert found.say("nl", "EUR") == (
        "een plan telt de kwartalen vanaf de eerste dag van de periode: 1 juli 2027 tot en met 30 september 2027 is "
        "hier `Q1`, en niet `Q3`"
    )


def test_of_numbers_of_the_calendar_that_cannot_all_be_read_there_is_nothing_to_paste() -> None:
    found = faults(f"{HALF}periods: {{quarters: {{Q3: 300k, Q4: 300.000}}}}\n")
    assert [(each.path[-1], each.lines("en", "EUR")) for each in found] == [("quarters", ""), ("Q4", "Q4: 300000")]


@pytest.mark.parametrize(
    ("numbers", "write"),
    [
        ("{Q3: n.t.b., Q4: 300k}", "quarters: {Q2: 300k}"),
        ("{Q3: n.t.b., Q4: TBD}", "quarters: [480000, 720000]"),
    ],
)
def test_numbers_of_the_calendar_that_are_not_there_yet_are_asked_for_by_those_of_the_period(
    numbers: str, write: str
) -> None:
    (found,) = faults(f"{HALF}revenue_target: 1.2M\nperiods: {{quarters: {numbers}}}\n")
    assert "`Q1` here, and not `Q3`" in found.say("en", "EUR")
    assert found.lines("en", "EUR") == write


def test_a_number_that_is_not_there_yet_is_none_of_the_period_either() -> None:
    (found,) = faults(f"{HALF}revenue_target: 1.2M\nperiods: {{quarters: {{Q1: 200k, Q3: n.t.b.}}}}\n")
    assert "the period has 2 quarters, so Q3 is none of them" in found.say("en", "EUR")


@pytest.mark.parametrize(
    ("period", "numbers", "told"),
    [
        # One of them is not of the period, or the period has none of the calendar.
        ("{start: 2027-07-01, end: 2027-12-31}", "{Q2: 1k, Q3: 1k, Q4: 1k}", ["Q3", "Q4"]),
        ("{start: 2027-08-01, end: 2027-12-31}", "{Q3: 1k, Q4: 1k}", ["Q3", "Q4"]),
        ("{start: 2027-07-02, months: 6}", "{Q3: 1k, Q4: 1k}", ["Q3", "Q4"]),
        ("{start: 2027-07-01, months: 18}", "{Q3: 1k, Q9: 1k}", ["Q9"]),
        ("{start: 2027-07-01, end: 2027-12-31}", "{Q3: , Q4: }", []),
    ],
)
def test_other_numbers_than_those_of_the_calendar_are_told_one_by_one(
    period: str, numbers: str, told: list[str]
) -> None:
    text = f"salesplan: 1\naccount_manager: Jan\nperiod: {period}\nperiods: {{quarters: {numbers}}}\n"
    assert [each.path[-1] for each in faults(text)] == told


@pytest.mark.parametrize(
    ("period", "numbers", "says", "write"),
    [
        # From September to August; what is not filled in is not proposed.
        (
            "{start: 2027-09-01, months: 12}",
            "months: {M9: 60k, M10: 35k, M12: , M1: 4k, M8: '5.000,-'}",
            "on the calendar the first one here is `M9`. Is 1 September 2027 to 30 September 2027 meant, then",
            'months:\n  M1: 60k\n  M2: 35k\n  M5: 4k\n  M12: "5.000,-"',
        ),
        (
            "{start: 2027-07-01, months: 12}",
            "quarters: {q3: 1k, q4: 2k, q1: 3k, q2: 4k}",
            "called `Q1`",
            "quarters:\n  Q1: 1k\n  Q2: 2k\n  Q3: 3k\n  Q4: 4k",
        ),
        (
            "{start: 2027-10-01, months: 12}",
            "seasonality: {basis: a b, index: {M10: 90, M1: 120}}",
            "called `M1`",
            "index:\n  M1: 90\n  M4: 120",
        ),
        # Of what cannot all be read there is nothing to paste.
        ("{start: 2027-07-01, months: 12}", "quarters: {Q3: 1k, Q1: n.v}", "called `Q1`", ""),
    ],
)
def test_numbers_in_the_order_of_the_calendar_can_be_those_of_the_period_too(
    period: str, numbers: str, says: str, write: str
) -> None:
    head = f"salesplan: 1\naccount_manager: Jan\nperiod: {period}\nperiods:\n  "
    found = next(each for each in faults(f"{head}{numbers}\n") if each.rule == "plan.ambiguous")
    assert says in found.say("en", "EUR")
    assert found.lines("en", "EUR") == write
    if write:
        indented = write.replace("\n", "\n    ")
        assert not faults(head + (f"seasonality:\n    basis: a b\n    {indented}\n" if "index" in write else indented))


@pytest.mark.parametrize(
    ("period", "numbers"),
    [
        # In the order of the period, in none, or in a period that starts in January.
        ("{start: 2027-07-01, months: 12}", "{Q1: 1k, Q2: 2k, Q3: 3k, Q4: 4k}"),
        ("{start: 2027-07-01, months: 12}", "{Q4: 4k, Q1: 1k, Q2: 2k, Q3: 3k}"),
        ("{start: 2027-07-01, months: 12}", "{Q3: 3k, Q1: 1k, Q4: 4k}"),
        ("{start: 2027-07-01, months: 12}", "{Q3: 3k, Q4: 4k}"),
        ("{start: 2027-01-01, months: 12}", "{Q3: 3k, Q4: 4k, Q1: 1k}"),
        ("{start: 2027-08-01, months: 12}", "{Q3: 3k, Q4: 4k, Q1: 1k}"),
        ("{start: 2027-07-01, months: 12}", "{Q3: , Q4: , Q1: }"),
    ],
)
def test_numbers_in_another_order_are_those_of_the_period(period: str, numbers: str) -> None:
    assert not faults(f"salesplan: 1\naccount_manager: Jan\nperiod: {period}\nperiods: {{quarters: {numbers}}}\n")


@pytest.mark.parametrize(
    ("numbers", "written", "comma"),
    [
        ("", "[5, 24000, 0, 7, 8]", "is 24000,0 one, then write 24000.0"),
        ("numbers: nl\n", "[5, 24000, 0, 7, 8]", 'is 24000,0 one, then write "24000,0"'),
        ("numbers: nl\n", "[50000, 290, 500, 7, 8]", "is 290,500 one, then write 290500"),
        # Below each other there is no comma.
        ("numbers: nl\n", "\n    - 5\n    - 24000\n    - 0\n    - 7\n    - 8", ""),
    ],
)
def test_a_comma_may_have_parted_a_number_only_where_there_is_one(numbers: str, written: str, comma: str) -> None:
    (found,) = faults(f"{HEAD}{numbers}periods:\n  quarters: {written}\n")
    assert found.say("en", "EUR").endswith(comma or "and here stand 5 numbers: take 4")


@pytest.mark.parametrize(
    ("unit", "name", "meant"),
    [
        # With its year it is of the calendar, without one of the plan.
        ("quarters", "Q1 2028", "Q4"),
        ("quarters", "kwartaal 2 2027", "Q1"),
        ("quarters", "kwartaal 1", "Q1"),
        ("quarters", "Q1 2027-2028", "Q1"),
        ("months", "M1 2028", "M10"),
        ("months", "januari 2028", "M10"),
        ("months", "januari", "M10"),
        ("weeks", "week 12", "W12"),
        # Not in this period, or not to be told.
        ("quarters", "Q1 2027", ""),
        ("quarters", "Q2 2028", ""),
        ("quarters", "Q5 2027", ""),
        ("months", "M13 2027", ""),
        ("months", "januari 2027", ""),
        ("weeks", "2027-W20", ""),
    ],
)
def test_a_quarter_with_its_year_is_one_of_the_calendar(unit: str, name: str, meant: str) -> None:
    period = "period: {start: 2027-04-01, end: 2028-03-31}\n"
    (found,) = faults(f"{HEAD.replace('year: 2027', '')}{period}periods: {{{unit}: {{{name}: 5k}}}}\n")
    assert found.rule == "plan.unknown-key"
    assert found.say("en", "EUR").endswith(
        f"`{meant}` here; did you mean this?" if meant else "from the start of the period"
    )
    assert found.lines("en", "EUR") == (f"{unit}:\n  {meant}: 5k" if meant else "")


@pytest.mark.parametrize("period", ["{start: 2027-05-01, months: 12}", "{start: 2027-04-01, months: 24}", "soon"])
def test_a_quarter_of_the_calendar_that_the_period_does_not_have_is_none(period: str) -> None:
    found = faults(f"salesplan: 1\naccount_manager: Jan\nperiod: {period}\nperiods: {{quarters: {{Q3 2027: 5k}}}}\n")
    assert [
        each.say("en", "EUR").endswith("the start of the period") for each in found if each.path[0] == "periods"
    ] == [True]


@pytest.mark.parametrize(
    ("head", "numbers", "says", "write"),
    [
        (
            "",
            "seasonality: {basis: a b, index: [83%, 83%, 84]}",
            "a plain number belongs here: write it like 83. The same goes for 1 more of them",
            "index: [83, 83, 84]",
        ),
        (
            "numbers: nl\n",
            "seasonality: {basis: a b, index: [1, 1.1, 1.2, 0.9]}",
            "The same goes for 2 more of them",
            'index: [1, "1,1", "1,2", "0,9"]',
        ),
        ("currency: CHF\n", "quarters: {Q1: 5'000, Q2: 6'000}", "1 more", "quarters: {Q1: 5000, Q2: 6000}"),
        ("", "quarters: [5.000, 6.000, 5k]", "can be read in two ways, 5 000 or 5", "quarters: [5000, 6000, 5k]"),
    ],
)
def test_numbers_that_are_wrong_in_the_same_way_are_one_finding(head: str, numbers: str, says: str, write: str) -> None:
    (found,) = faults(f"{HEAD}{head}periods: {{{numbers}}}\n")
    assert says in found.say("en", "EUR")
    assert found.lines("en", "EUR") == write


@pytest.mark.parametrize(
    "numbers",
    [
        # In two ways, with nothing to write for one of them, or beside what is no number.
        "[5.000, ca. 6k, 7k]",
        "[TBD, TBD, 7k]",
        "[5.000, 6.000, [1]]",
    ],
)
def test_numbers_that_are_wrong_in_several_ways_are_told_one_by_one(numbers: str) -> None:
    found = faults(f"{HEAD}periods: {{quarters: {numbers}}}\n")
    assert len(found) > 1
    assert {len(each.path) for each in found} == {3}


# --- Entries of a list that do not begin with a key ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says", "write"),
    [
        # The name as a key, with what belongs to it below or behind it.
        (
            "segments:\n  - Bakeries:\n    time: 40%\n",
            '"Bakeries" stands here in the place of a key: put it behind `name`',
            "- name: Bakeries",
        ),
        (
            "segments:\n  - Bakeries:\n      time: 40%\n      definition: 'in: Zeeland'\n",
            "put it behind `name`",
            '- name: Bakeries\n  time: 40%\n  definition: "in: Zeeland"',
        ),
        ("costs:\n  lines:\n    - Car: 18.400,-\n", "behind `name`", '- name: Car\n  amount: "18.400,-"'),
        ("costs: {lines: [{Car: 18400}]}\n", "behind `name`", "- name: Car\n  amount: 18400"),
        ("costs:\n  lines:\n    - Car: 18.400\n", "behind `name`", "- name: Car\n  amount: 18.400"),
        ("activities:\n  - Visit: 2 hours\n", "behind `name`", "- name: Visit\n  hours: 2 hours"),
        ("reviews:\n  - 2027-01-12:\n    with: Tom\n", "behind `date`", "- date: 2027-01-12"),
        (
            "waivers:\n  - C06.events: we go to no fairs\n",
            '"C06.events" stands here in the place of a key: put it behind `rule`',
            "- rule: C06.events\n  reason: we go to no fairs",
        ),
        # What the value is an answer to, or whether the key is a name, is not clear.
        # Only its author knows what the number behind the name is of.
        ("segments:\n  - Bakeries: 40%\n", "behind `name`, and what stands behind it now", ""),
        ("segments:\n  - Bakeries: 40%\n", "on a line of its own, behind `contribution` or `time`", ""),
        ("segments:\n  - Client: Bakeries\n", "is not a key of a sales plan here: remove it", ""),
        ("segments:\n  - Bakeries: [40%]\n", "is not a key of a sales plan here: remove it", ""),
        ("segments:\n  - Bakeries: {time: [40%]}\n", "is not a key of a sales plan here: remove it", ""),
        ("segments:\n  - Bakeries: {colour: red}\n", "is not a key of a sales plan here: remove it", ""),
        ("segments:\n  - name: Bakeries\n    Mills:\n", "is not a key of a sales plan here: remove it", ""),
        ("segments:\n  - Mills:\n    name: Bakeries\n", "is not a key of a sales plan here: remove it", ""),
        ("segments: [{Bakeries, time: 40%}]\n", "is not a key of a sales plan here: remove it", ""),
        ("costs:\n  lines:\n    - Kind: Car\n", "is not a key of a sales plan here: remove it", ""),
        ("reviews:\n  - Kick-off:\n    with: Tom\n", "is not a key of a sales plan here: remove it", ""),
        # The name and what it costs behind each other, or a key without its colon.
        ("costs: {lines: [Car 18400]}\n", "has lines of its own", "- name: Car\n  amount: 18400"),
        (
            "costs: {lines: ['Car lease: € 18 400']}\n",
            "has lines of its own",
            '- name: Car lease\n  amount: "€ 18 400"',
        ),
        ("costs: {lines: [Car 18.400]}\n", "has lines of its own", "- name: Car\n  amount: 18.400"),
        ("costs: {lines: [18400 5]}\n", "has lines of its own", "- name: 18400\n  amount: 5"),
        ("costs: {lines: ['- 18400']}\n", "has lines of its own", '- name: "- 18400"'),
        ("costs: {lines: [Car]}\n", "has lines of its own", "- name: Car"),
        ("segments: [name Bakeries]\n", "has lines of its own", "- name: Bakeries"),
    ],
)
def test_what_an_entry_begins_with_is_put_behind_its_key(text: str, says: str, write: str) -> None:
    (found,) = faults(HEAD + text)
    assert says in found.say("en", "EUR")
    assert found.lines("en", "EUR") == write


def test_a_name_that_stands_as_a_key_is_not_asked_for_as_well() -> None:
    found = judged(f"{HEAD}segments:\n  - name: Mills\n    time: 60%\n  - Bakeries:\n    time: 40%\n").findings
    assert not [each for each in found if each.rule == "C03.list"]
    assert [each.say("nl", "EUR") for each in found if each.kind == "plan"] == [
        '"Bakeries" staat hier op de plaats van een veld: zet het achter `name`'
    ]


# --- A text where a list belongs -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "text", "write"),
    [
        # One number that goes for each of the quarters, months or weeks that the period has.
        ("year: 2027\nnumbers: nl\n", "months: 140.000 per maand", f"months: [{', '.join(12 * ['140000'])}]"),
        ("period: {start: 2027-07-01, months: 6}\n", "months: 4k p/m", "months: [4000, 4000, 4000, 4000, 4000, 4000]"),
        ("period: {start: 2027-07-01, months: 6}\n", "quarters: 4k per quarter", "quarters: [4000, 4000]"),
        ("period: {start: 2027-07-01, days: 21}\n", "weeks: € 3k elke week", "weeks: [3000, 3000, 3000]"),
        ("year: 2027\norder_target: 40\n", "quarters: 10 per kwartaal", "quarters: [10, 10, 10, 10]"),
        # A part of the target.
        ("year: 2027\nrevenue_target: 90k\n", "quarters: 25% per kwartaal", "quarters: [22500, 22500, 22500, 22500]"),
        ("year: 2027\nrevenue_target: 90k\n", "quarters: 20%; 25%; 25%; 30%", "quarters: [18000, 22500, 22500, 27000]"),
        ("year: 2027\norder_target: 40\n", "quarters: 25% per kwartaal", "quarters: [10, 10, 10, 10]"),
        # Each behind its name, in whatever order.
        ("year: 2027\n", "quarters: 'Q2: 20k, Q1: 10k'", "quarters: [10000, 20000]"),
        ("year: 2027\n", "months: mrt. 3k, feb = 2k", "months: {M2: 2000, M3: 3000}"),
        ("period: {start: 2027-04-01, months: 12}\n", "months: jan 3k, apr 2k", "months: {M1: 2000, M10: 3000}"),
        # From a spreadsheet: a row, a column. What can be read in two ways stays as it was typed.
        ("year: 2027\n", "quarters: 385.000\t420.000\t378k\t497.000", "quarters: [385.000, 420.000, 378000, 497.000]"),
        ("year: 2027\n", "quarters: 1,250\t1,300", 'quarters: ["1,250", "1,300"]'),
        (
            "year: 2027\n",
            "quarters:\n    385000\n    420000\n    378000\n    497000",
            "quarters: [385000, 420000, 378000, 497000]",
        ),
        (
            "year: 2027\nnumbers: nl\n",
            "quarters: 385.000 420.000 378.000 497.000",
            "quarters: [385000, 420000, 378000, 497000]",
        ),
        (
            "year: 2027\n",
            f"seasonality:\n    index: {' '.join(map(str, range(80, 104, 2)))}",
            f"index: [{', '.join(map(str, range(80, 104, 2)))}]",
        ),
        # Where one ends and the next begins is not clear.
        ("year: 2027\n", "quarters: 385 000 420 000", ""),
        ("year: 2027\n", "quarters: 385000 420000", ""),
        ("year: 2027\n", "quarters: 385000 and 420000 more", ""),
        # It does not say which, or of what.
        ("year: 2027\n", "quarters: 4k per maand", ""),
        ("year: 2027\n", "months: 140.000 per maand", ""),
        ("account_manager: Jan\n", "months: 4k per maand", ""),
        ("year: 2027\n", "quarters: 25% per kwartaal", ""),
        ("year: 2027\nrevenue_target: TBD\n", "quarters: 25% per kwartaal", ""),
        ("year: 2027\n", "quarters: Q1 10k, Q1 20k", ""),
        ("year: 2027\n", "quarters: Q1 10k, Q7 20k", ""),
        ("year: 2027\n", "quarters: Q1 10k, 20k", ""),
        ("year: 2027\n", f"quarters: 4k{' ' * 40}per kwartaal", ""),
    ],
)
def test_numbers_that_a_text_says_are_the_list_to_write(head: str, text: str, write: str) -> None:
    head = head if "account_manager" in head else f"account_manager: Jan\n{head}"
    found = faults(f"salesplan: 1\n{head}periods:\n  {text}\n")
    (problem,) = [each for each in found if each.path[0] == "periods"]
    assert (problem.rule, problem.lines("en", "EUR"), problem.example) == ("plan.kind", write, False)


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("index: jan 80, feb 85, mrt 110", "index: [80, 85, 110]"),
        ("index: 'jan: 80; apr: 110'", "index: {M1: 80, M4: 110}"),
        # Months that are all the same are no season.
        ("index: 100 per maand", ""),
        ("index: 25%, 75%", ""),
    ],
)
def test_an_index_that_a_text_says_is_the_list_to_write(text: str, write: str) -> None:
    (found,) = faults(f"{HEAD}revenue_target: 90k\nperiods:\n  seasonality:\n    basis: a b\n    {text}\n")
    assert (found.rule, found.lines("en", "EUR")) == ("plan.kind", write)


@pytest.mark.parametrize(
    ("text", "rule", "says", "write"),
    [
        (
            "quarters: n.v.t.",
            "plan.vague",
            '"n.v.t." is nog niet ingevuld',
            "quarters: [290000, 310000, 240000, 360000]",
        ),
        ("quarters: gelijk", "plan.kind", "hoort een lijst", "quarters: [290000, 310000, 240000, 360000]"),
        ("quarters: {{number}}", "plan.kind", "de invulplek", "quarters: [290000, 310000, 240000, 360000]"),
    ],
)
def test_a_text_that_says_nothing_gets_an_example_of_the_list(text: str, rule: str, says: str, write: str) -> None:
    (found,) = faults(f"{HEAD}revenue_target: 1200k\nperiods:\n  {text}\n")
    assert (found.rule, found.lines("nl", "EUR"), found.example) == (rule, write, True)
    assert says in found.say("nl", "EUR")


@pytest.mark.parametrize(
    ("section", "key", "meant"),
    [
        ("products: [{name: A b, KEY: 4}]", "qty", "quantity"),
        ("segments: [{name: A b, KEY: 40%}]", "share", "time"),
        ("selling_time: {KEY: 28}", "hours", "hours_per_week"),
        ("periods: {events: [{name: Fair, KEY: +10%}]}", "impact", "effect"),
        ("activities: [{name: Visit, KEY: 3}]", "weekly", "per_week"),
        ("activities: [{name: Visit, KEY: order}]", "leidt_naar", "leads_to"),
        ("KEY: 40k", "order_value", "average_order"),
        ("customers: {new: {KEY: 10}}", "won", "win"),
        ("development: [{goal: Asking, KEY: 2027-09-30}]", "deadline", "by"),
        ("monitoring: {organisation: [{measure: Revenue, KEY: 85%}]}", "threshold", "act_below"),
        ("monitoring: {organisation: [{measure: Revenue, KEY: Piet}]}", "owner", "who"),
        ("reviews: [{KEY: 2027-01-12, every: month, last: 2027-12-14}]", "start", "first"),
        ("reviews: [{first: 2027-01-12, KEY: month, last: 2027-12-14}]", "frequency", "every"),
    ],
)
def test_another_word_for_a_key_is_the_key_that_it_means(section: str, key: str, meant: str) -> None:
    (found,) = [each for each in faults(HEAD + section.replace("KEY", key)) if each.rule == "plan.unknown-key"]
    assert f"did you mean `{meant}`?" in found.say("en", "EUR")
    assert found.lines("en", "EUR").startswith(f"{meant}: ")


@pytest.mark.parametrize(
    "text", ["zie CRM", "see attached", "volgt in Q1", "komt nog", "nog te bespreken met Piet", "idem", "see section 3"]
)
def test_where_or_when_the_answer_comes_is_no_name(text: str) -> None:
    for section, write in (
        ("segments", "segments:\n  - name: Ziekenhuizen\n"),
        ("selling_time", "selling_time:\n  hours_per_week: 28"),
        ("costs", "costs:\n  allowed: "),
    ):
        (found,) = [each for each in faults(f"{HEAD}revenue_target: 1M\n{section}: {text}") if each.kind == "plan"]
        assert found.example
        assert found.lines("nl", "EUR").startswith(write)


@pytest.mark.parametrize(
    ("entry", "write"),
    [
        ("date: 2027-03-02\n  with: [Piet, Team Noord]", "date: 2027-03-02\n    with: [Piet, Team Noord]"),
        ("date: 2027-03-02\n  with:\n  in_calendar: ja", "date: 2027-03-02\n    with:\n    in_calendar: ja"),
        ("date: 2027-03-02\n  with: {who: Piet}", "date: 2027-03-02\n    with:\n      who: Piet"),
        ("date: 2027-03-02\n  with: {who: [Piet]}", "date: 2027-03-02\n    with:\n      who: [Piet]"),
        ("date: 2027-03-02\n  with: {{name}}", ""),
        ("date: 2027-03-02\n  with: [[Piet]]", ""),
    ],
)
def test_an_entry_without_its_dash_is_written_with_all_its_lines(entry: str, write: str) -> None:
    (found,) = [each for each in faults(f"{HEAD}reviews:\n  {entry}\n") if each.path == ("reviews",)]
    assert found.lines("nl", "EUR") == (f"reviews:\n  - {write}" if write else "")


@pytest.mark.parametrize(
    ("section", "write"),
    [
        ("costs:\n  - allowed: 40k\n    own: 20k", "costs:\n  allowed: 40k\n  own: 20k"),
        ("costs:\n  - allowed: 40k\n  - own: 20k", "costs:\n  allowed: 40k\n  own: 20k"),
        (
            "customers:\n  - existing: {count: 3, approach: 2}\n  - new:\n      approach: 4",
            "customers:\n  existing:\n    count: 3\n    approach: 2\n  new:\n    approach: 4",
        ),
        ("costs:\n  - allowed: 40k\n  - own: 20k\n  - own: 30k", ""),
        ("costs:\n  - allowed: 40k\n  - travel: 20k", ""),
        ("costs:\n  - allowed: 40k\n  - 20k", ""),
        ("costs: []", ""),
        ("costs:\n  - allowed: [[40k]]", ""),
    ],
)
def test_a_section_with_dashes_is_written_without(section: str, write: str) -> None:
    (found,) = [each for each in faults(f"{HEAD}{section}\n") if each.kind == "plan"]
    assert (found.rule, found.lines("nl", "EUR")) == ("plan.kind", write)


@pytest.mark.parametrize("between", [" ", " - "])
def test_a_rule_with_its_reason_behind_it_is_a_waiver(between: str) -> None:
    (found,) = faults(f"{HEAD}waivers:\n  - C06.weeks{between}want we plannen per maand\n")
    assert found.lines("nl", "EUR") == "- rule: C06.weeks\n  reason: want we plannen per maand"
    assert faults(f"{HEAD}waivers:\n  {found.lines('nl', 'EUR').replace(chr(10), chr(10) + '  ')}\n") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("\n  1. Mills\n  2. Bakeries\n  3. Hotels", ["Mills", "Bakeries", "Hotels"]),
        ("1) Mills 2) Gate 7", ["Mills", "Gate 7"]),
        (" Mills, Bakeries and Hotels", ["Mills", "Bakeries", "Hotels"]),
        (" Molens, Bakkerijen, en Hotels", ["Molens", "Bakkerijen", "Hotels"]),
        (" Mills and Bakeries", ["Mills and Bakeries"]),
        (" Bed and Breakfast, Mills", ["Bed and Breakfast", "Mills"]),
        # One of the words may be part of a name.
        (" Bed and Breakfast, Mills and Hotels", []),
        (" Mills, Bed and Breakfast and Hotels", []),
        ("2. Mills 3. Bakeries", ["2. Mills 3. Bakeries"]),
    ],
)
def test_names_in_one_text_are_entries_of_the_list(text: str, names: list[str]) -> None:
    (found,) = faults(f"{HEAD}segments: {text}\n")
    assert found.lines("en", "EUR") == "\n".join(
        ["segments:", *(f"  - name: {each}" for each in names)] if names else []
    )


def test_keys_where_names_belong_are_of_another_kind() -> None:
    (found,) = faults(f"{HEAD}reviews: [{{date: 2027-04-07, with: {{name: Tom}}}}]\n")
    assert (found.rule, found.path) == ("plan.kind", ("reviews", 0, "with"))
    assert "takes one value, and here stands a group of keys" in found.say("en", "EUR")


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        (("costs", "own"), {"costs": {"own": "5"}, "reviews": ["a"]}),
        (("reviews", 0), {"costs": {"own": "3"}, "reviews": ["5"]}),
        # Where there is no such place nothing changes.
        (("reviews", 1), {"costs": {"own": "3"}, "reviews": ["a"]}),
        (("costs", "own", "amount"), {"costs": {"own": "3"}, "reviews": ["a"]}),
    ],
)
def test_another_value_changes_only_what_holds_it(path: tuple[str | int, ...], whole: dict[str, object]) -> None:
    data: dict[str, Any] = {"costs": {"own": "3"}, "reviews": ["a"]}
    other = edits.with_values(data, {path: "5"})
    assert other == whole
    assert data == {"costs": {"own": "3"}, "reviews": ["a"]}
    untouched = "reviews" if path[0] == "costs" else "costs"
    assert other[untouched] is data[untouched]


def test_what_stands_in_the_place_of_a_section_goes_with_a_key_of_it() -> None:
    data: dict[str, Any] = {"costs": "60k", "reviews": ["a"]}
    assert edits.without(data, [("costs", "own")]) == {"reviews": ["a"]}
    assert data == {"costs": "60k", "reviews": ["a"]}


# --- An entry of a list that is only a text --------------------------------------------------------------------------

LISTS = {
    "products": ("{name: Beds, contribution: 60%, revenue: 5k}, %s", {"C01.ranked", "C02.quantity"}),
    "segments": ("{name: Clinics, contribution: 60%, definition: all, time: 60%}, %s",
                 {"C03.ranked", "C03.definition", "C04.share"}),
    "activities": ("{name: Visit, per_week: 3, hours: 2}, %s", {"C07.count"}),
    "development": ("{goal: Bargain, measure: discount, from: 9%, to: 6%, by: 2027-12-31}, %s", {"C09.expectation"}),
}  # fmt: skip


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("given", ["Others", "{%ss: Others}"])
def test_an_entry_that_is_only_a_text_is_asked_what_it_is_asked_once_it_has_its_key(key: str, given: str) -> None:
    entries, rules = LISTS[key]
    first = "goal" if key == "development" else "name"
    texts = (entries.replace("%s", each) for each in (given.replace("%s", first), f"{{{first}: Others}}"))
    typed, mended = (judged(f"{HEAD}{key}: [{each}]\n") for each in texts)
    for report in (typed, mended):
        every = [each for of in report.criteria for each in of.rules if each.rule.id in rules]
        assert [(each.met, each.of) for each in every] == [(1, 2)] * len(rules)
    assert typed.score <= mended.score
    (found,) = [each for each in typed.findings if each.kind == "plan" and each.path[0] == key]
    # The name alone brings no points there.
    assert not any(each.readings for each in found.mends if each.rule in rules)


def test_an_event_that_is_only_a_text_has_no_date_and_no_effect() -> None:
    events = "periods: {events: [{start: 2027-04-13, effect: +5000}, %s]}\n"
    for each in ("Trade fair", "{name: Trade fair}"):
        (of,) = [
            rule for of in judged(HEAD + events % each).criteria for rule in of.rules if rule.rule.id == "C06.events"
        ]
        assert (of.met, of.of) == (1, 2)


def test_a_product_that_is_only_a_text_may_bring_in_the_rest() -> None:
    products = "[{name: Beds, revenue: 600k}, {name: Chairs, revenue: 200k}, {name: Tables, revenue: 50k}, Lamps]"
    report = judged(f"{HEAD}revenue_target: 1000k\nproducts: {products}\n")
    assert [each.rule for each in report.findings if each.criterion == "C02"] == []


# --- A section by the name of another --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "write"),
    [
        (
            "year: 2027\nperiod:\n  quarters: [1k, 2k, 3k, 4k]\n",
            "`quarters` hoort onder `periods`, en hier staat `period`; bedoel je `periods`?",
            "periods:",
        ),
        (
            "year: 2027\nperiod:\n  months: [1k, 2k]\n  events:\n    none: all alike\n",
            "`months` en `events` horen",
            "periods:",
        ),
        # In braces one line is all of it.
        ("year: 2027\nperiod: {quarters: [1k, 2k, 3k, 4k]}\n", "bedoel je `periods`?", ""),
        (
            "periods:\n  start: 2027-01-01\n  months: 3\n",
            "`start` en `months` horen onder `period`, en hier staat `periods`; bedoel je `period`?",
            "period: {start: 2027-01-01, months: 3}",
        ),
        # What is there already, or excludes it.
        ("year: 2027\nperiods: {start: 2027-01-01, end: 2027-12-31}\n", "en `year` staat er al: haal weg", ""),
        ("period: {weeks: [1k]}\nyear: 2027\nperiods: {months: [1k]}\n", "en `periods` staat er al: haal weg", ""),
    ],
)
def test_a_section_by_the_name_of_another_is_told_its_own(text: str, words: str, write: str) -> None:
    (found,) = [each for each in faults(f"salesplan: 1\naccount_manager: Jan\n{text}") if each.path != ("year",)]
    assert found.rule == "plan.unknown-key"
    assert words in found.say("nl", "EUR")
    assert found.lines("nl", "EUR") == write
    lines = shown(f"salesplan: 1\naccount_manager: Jan\n{text}")
    assert ("en laat wat eronder staat staan" in lines) is write.endswith(":")


@pytest.mark.parametrize(
    "text", ["period: {months: 3}", "year: 2027\nperiods: {months: 3}", "period: {start: x, weeks: 3}"]
)
def test_a_section_that_may_be_either_keeps_its_name(text: str) -> None:
    assert not any("bedoel je `period" in each.say("nl", "EUR") for each in faults(f"salesplan: 1\n{text}\n"))
