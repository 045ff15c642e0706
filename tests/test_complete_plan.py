"""The complete plan of the format page: 100 as it stands, and exactly one rule opens when one fact is gone or wrong."""

from __future__ import annotations

import pytest

from conftest import answers, counting, judged, rules_of
from salesplan_cli.engine import Finding
from salesplan_cli.source import Source, read
from salesplan_cli.text import LANGS


def without(plan: str, line: str) -> str:
    """The plan without a line (the first one, of several)."""
    assert f"\n{line}" in plan, line
    return plan.replace(f"\n{line}", "\n", 1)


def test_all_eleven_yes(complete: str) -> None:
    report = judged(complete)
    assert (report.score, report.yes, report.passed) == (100, 11, True)
    assert report.findings == ()


# One fact taken out -> the rule that opens. Where a key stands more than once the first is meant.
GONE = {
    "revenue_target: 1.200.000\n": "C02.target",
    "  - name: Installaties\n    contribution: 35%\n    quantity: 12\n    unit: installatie\n    revenue: € 456.000,-\n": "C01.list",
    "    contribution: 45%\n": "C01.ranked",
    "    unit: contract\n": "C02.quantity",
    "    revenue: 204k\n": "C02.quantity",
    "    contribution: 50%\n": "C03.ranked",
    "    time: 45%\n": "C04.share",
    "  allowed: 60.000,-\n": "C05.allowed",
    "  own: 22.000,-\n": "C05.own",
    "  quarters: [290000, 310000, 240000, 360000]\n": "C06.quarters",
    "  months: [85000, 95000, 110000, 110000, 100000, 100000, 60000, 60000, 120000, 130000, 130000, 100000]\n": "C06.months",
    "    index: [85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]   # the average month is 100\n": "C06.season",
    "    basis: omzet 2024-2026\n": "C06.season",
    "      start: 2027-04-13\n": "C06.events",
    "      effect: +25.000,-\n": "C06.events",
    "    per_week: 3\n": "C07.count",
    "    leads_to: Offerte\n": "C07.count",
    "    conversion: 40%\n": "C07.chain",
    "    leads_to: order\n": "C07.chain",
    "    conversion: 35%\n": "C07.chain",
    "    per_week: 6\n": "C07.count",
    "    approach: 60\n": "C08.existing",
    "    approach: 130\n": "C08.new",
    "    measure: gemiddelde korting op offertes\n": "C09.expectation",
    "    from: 12%\n": "C09.expectation",
    "    to: 8%\n": "C09.expectation",
    "    by: 2027-09-30\n": "C09.expectation",
    "      who: Piet Jansen\n": "C09.support",
    "      kind: activity\n": "C10.self",
    "      target: 3\n": "C10.self",
    "      every: week\n": "C10.self",
    "      source: CRM-dashboard Mijn week\n": "C10.self",
    "      target: 1.200.000\n": "C10.self",
    "      source: BI-rapport Verkoop\n": "C10.organisation",
    "sales_manager: Piet Jansen\n": "C11.attendees",
    "    last: 2027-12-14\n": "C11.dates",
    "    every: 2 weeks\n": "C11.dates",
    "    with: Piet Jansen\n": "C11.attendees",
    "    in_calendar: yes\n": "C11.booked",
}


@pytest.mark.parametrize(
    ("fact", "rule"), GONE.items(), ids=[f"{rule} {fact.strip()[:40]}" for fact, rule in GONE.items()]
)
def test_one_fact_gone_opens_one_rule(complete: str, fact: str, rule: str) -> None:
    report = judged(without(complete, fact))
    assert rules_of(report) == [rule]
    assert len(counting(report)) == 1
    assert {name for name, answer in answers(report).items() if answer != "yes"} == {rule[:3]}
    assert report.score < 100
    assert not report.passed


# A fact that is replaced by one that contradicts another -> the rule that opens.
WRONG = {
    ("    contribution: 35%\n", "    contribution: 46%\n"): ["C01.order", "C01.total"],
    ("    contribution: 20%\n", "    contribution: 30%\n"): ["C01.total"],
    ("    price: 9.000,00\n", "    price: 10.000,00\n"): ["C02.sum"],
    ("    revenue: 204k\n", "    revenue: 104k\n"): ["C02.sum"],
    ("    revenue: 204k\n", "    revenue: 204k\n    quantity: 10\n    price: 204\n"): ["C02.price"],
    ("    time: 30%\n", "    time: 35%\n"): ["C04.sum"],
    ("  support: 38.000,-\n", "  support: 30.000,-\n"): ["C05.split"],
    ("  norm: 6% ", "  norm: 4% "): ["C05.norm"],
    ("      amount: 14.000,-\n", "      amount: 15.000,-\n"): ["C05.lines"],
    ("quarters: [290000, 310000", "quarters: [310000, 290000"): ["C06.sum"],
    ("weeks: [21200, ", "weeks: [41200, "): ["C06.sum"],
    ("110000, 100000, 100000", "110000, 90000, 110000"): ["C06.curve"],
    ("      end: 2027-04-15\n", "      end: 2027-04-12\n"): ["C06.dates"],
    ("    leads_to: Offerte\n", "    leads_to: Offertes\n"): ["C07.loop"],
    ("    leads_to: order\n", "    leads_to: Kennismakingsgesprek\n"): ["C07.loop"],
    ("    conversion: 35%\n", "    conversion: 5%\n"): ["C07.enough"],
    ("cycle_days: 75 ", "cycle_days: 350 "): ["C07.enough"],
    ("average_order: 40.000,-\n", "average_order: 10.000,-\n"): ["C07.enough"],
    ("    hours: 3\n", "    hours: 3\n    per_week: 2\n"): ["C07.flow"],
    ("  hours_per_week: 28\n", "  hours_per_week: 18\n"): ["C07.hours"],
    ("    approach: 60\n", "    approach: 90\n"): ["C08.portfolio"],
    ("    win: 10\n", "    win: 131\n"): ["C08.win"],
    ("    win: 10\n", "    win: 16\n"): ["C08.win"],
    ("    revenue: 400k\n", "    revenue: 420k\n"): ["C08.revenue"],
    ("    to: 8%\n", "    to: 12%\n"): ["C09.direction"],
    ("    to: 8%\n", "    to: 8\n"): ["C09.direction"],
    ("    by: 2027-09-30\n", "    by: 2028-09-30\n"): ["C09.date"],
    ("  - date: 2027-04-07\n", "  - date: 2028-04-07\n"): ["C11.period"],
    ("  - date: 2027-04-07\n", "  - date: 2027-04-10\n"): ["C11.working-day"],
    ("  - date: 2027-04-07\n", "  - date: 2027-04-27\n"): ["C11.working-day"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "rules"), WRONG.items(), ids=[f"{rules[0]} {new.strip()[:30]}" for (_, new), rules in WRONG.items()]
)
def test_one_contradiction_opens_its_rule(complete: str, change: tuple[str, str], rules: list[str]) -> None:
    old, new = change
    assert old in complete
    report = judged(complete.replace(old, new, 1))
    assert rules_of(report) == rules
    assert {name for name, answer in answers(report).items() if answer != "yes"} == {rules[0][:3]}
    # A conflict caps its criterion at half.
    assert report.score == (10 * 100 + 50) // 11
    assert not report.passed


@pytest.mark.parametrize("section", ["products", "segments", "costs", "periods", "activities", "customers", "development", "monitoring", "reviews"])  # fmt: skip
def test_a_section_gone_is_one_finding_per_owner(complete: str, section: str) -> None:
    lines = complete.split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{section}:"))
    end = next((at for at in range(start + 1, len(lines)) if lines[at][:1].strip()), len(lines))
    report = judged("\n".join([*lines[:start], *lines[end:]]))
    found = [(finding.criterion, finding.owner) for finding in counting(report)]
    assert found
    assert len(found) == len(set(found))


def test_only_a_header_scores_0_with_one_finding_per_question_and_owner() -> None:
    report = judged("salesplan: 1\naccount_manager: Jan\nyear: 2027\n")
    assert report.score == 0
    found = [(finding.criterion, finding.owner) for finding in report.findings]
    assert len(found) == len(set(found)) == 12
    assert [name for name, answer in answers(report).items() if answer == "unjudged"] == ["C02", "C04"]


NOTATIONS = {
    "revenue_target: 1.200.000": ["1200000", "1_200_000", "1,200,000", "1 200 000", "1200000.00", "1.200.000,00", "€ 1.200.000", "EUR 1200000", "1200000 EUR", "1.200.000,-", "1200k", "1,2 mln", "1.2M", "1.2 million", "1,2 miljoen"],
    "    contribution: 45%": ["45 %", "45 procent", "45 percent", "45,0%", "45.0%"],
    '    hours: "1,5"': ["1.5", "1.5h", "1,5 uur", "1:30"],
    "      effect: -10%": ["\u221210%", "\u201110%"],
    "      start: 2027-04-13": ["2027-4-13", "13-04-2027", "13-4-2027", "13.04.2027", "13 april 2027", "13 apr 2027", "13 April 2027"],
    "      every: week": ["weekly", "wekelijks", "1 week", "7 days"],
    "    for: new": ["nieuw", "New"],
    "      kind: activity": ["activiteit"],
    "    in_calendar: yes": ["true", "ja", "Yes"],
    "salesplan: 1": ["'1'", '"1"'],
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "other"),
    [(line, other) for line, others in NOTATIONS.items() for other in others],
    ids=lambda each: each.strip(),
)
def test_another_notation_gives_the_same_report(complete: str, line: str, other: str) -> None:
    assert line in complete
    key = line.split(":", maxsplit=1)[0]
    same, changed = judged(complete), judged(complete.replace(line, f"{key}: {other}", 1))
    assert changed.findings == ()
    assert changed.score == same.score
    for one, two in zip(same.criteria, changed.criteria, strict=True):
        assert [rule.evidence.say("en") for rule in one.rules] == [rule.evidence.say("en") for rule in two.rules]


def paste(plan: str, finding: Finding, written: str) -> dict[str, object]:
    """The plan's data after the lines were put where the finding says."""
    source, lines = read(plan.encode()), read(written.encode())
    assert isinstance(source, Source)
    data = source.data
    if written.startswith("- "):
        lines = read(f"list:\n{written}".encode())
        assert isinstance(lines, Source), written
        holder: object = data
        for part in finding.path:
            holder = holder[part]  # type: ignore[index]
        holder += lines.data["list"]  # type: ignore[operator]
        return data
    assert isinstance(lines, Source), written
    holder = data
    for part in (
        finding.path[: -1 - len(finding.under)]
        if not finding.under
        else finding.path[: finding.path.index(finding.under[0])]
    ):
        holder = holder[part]  # type: ignore[index]
    assert isinstance(holder, dict)
    _merge(holder, lines.data)
    return data


def _merge(into: dict[str, object], more: dict[str, object]) -> None:
    for key, value in more.items():
        there = into.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            _merge(there, value)
        else:
            into[key] = value


CHANGED = [
    *((fact, "", rule) for fact, rule in GONE.items()),
    *((*change, rules[0]) for change, rules in WRONG.items()),
]


MORE_THAN_FITS = [change for change, rules in WRONG.items() if rules[0] == "C07.enough"]


@pytest.mark.parametrize(
    ("old", "new", "rule"), CHANGED, ids=[f"{rule} {(new or old).strip()[:30]}" for old, new, rule in CHANGED]
)
@pytest.mark.parametrize("lang", LANGS)
def test_what_it_says_to_write_mends_the_finding(complete: str, old: str, new: str, rule: str, lang: str) -> None:
    import yaml

    plan = complete.replace(old, new, 1) if new else without(complete, old)
    report = judged(plan)
    for finding in counting(report):
        written = finding.lines(lang, report.currency)  # type: ignore[arg-type]
        if (old, new) in MORE_THAN_FITS:
            # No single line mends this one: what would be needed does not fit in the week, and it says so.
            assert "more than fits in the week" in finding.message.say("en", report.currency)
            assert written == ""
            continue
        assert written, finding.rule
        mended = judged(yaml.safe_dump(paste(plan, finding, written), allow_unicode=True, default_style='"'))
        assert [each.rule for each in mended.findings if each.kind == "plan"] == []
        assert (finding.rule, finding.path) not in [(each.rule, each.path) for each in mended.open()]
        # And it opens no other.
        assert {each.rule for each in counting(mended)} <= {each.rule for each in counting(report)}
