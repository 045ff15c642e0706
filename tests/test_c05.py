"""5 Costs, by example."""

from __future__ import annotations

from itertools import product

import pytest

from fragments import closes, finding, findings, report, result, said, status
from salesplan_cli.criteria.c05_costs import C05


def costs(**given: str) -> str:
    """A section of costs."""
    return "costs: {" + ", ".join(f"{name}: {value}" for name, value in given.items()) + "}\n"


TARGET = "revenue_target: 1 200 000\n"


# --- C05.allowed ---------------------------------------------------------------------------------------------------


def test_allowed_is_shown_as_a_share_of_the_target() -> None:
    found = result(TARGET + costs(allowed="60k"), "C05.allowed")
    assert found.status == "met"
    assert said(found.evidence) == "EUR 60 000 = 5% of the target of EUR 1 200 000"
    assert said(found.evidence, "nl") == "EUR 60 000 = 5% van het doel van EUR 1 200 000"


def test_allowed_without_a_target_is_an_amount() -> None:
    assert said(result(costs(allowed="0"), "C05.allowed").evidence) == "EUR 0"


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        ("", "costs:\n  allowed: EUR 60 000\n  own: EUR 24 000\n  support: EUR 36 000"),
        (
            "revenue_target: 100 050",
            "costs:\n  allowed: EUR 5 002\n  own: EUR 2 000\n  support: EUR 3 002",
        ),
        ("costs: {}", "costs:\n  allowed: EUR 60 000\n  own: EUR 24 000\n  support: EUR 36 000"),
        (costs(own="22k"), "allowed: EUR 60 000"),
        (costs(own="70k"), "allowed: EUR 70 000"),
        (costs(own="22k", support="30k"), "allowed: EUR 52 000"),
        (costs(own="0", support="0"), "allowed: EUR 0"),
        (costs(own="0", lines="[{amount: 90k}]"), "allowed: EUR 60 000"),
        (costs(support="70k"), "allowed: EUR 70 000"),
        (costs(support="30k", lines="[{amount: 40k}, {name: Travel}]"), "allowed: EUR 70 000"),
        (TARGET + costs(norm="6%"), "allowed: EUR 72 000"),
        (TARGET + costs(support="1k"), "allowed: EUR 60 000"),
        (TARGET + costs(norm="6%", own="80k"), "allowed: EUR 80 000"),
        (costs(own='"22.000,50"', support="1k"), 'allowed: "EUR 23 000,5"'),
        ("numbers: en\n" + costs(own='"22,000.50"', support="1k"), 'allowed: "EUR 23 000.5"'),
    ],
)
def test_allowed_to_write_fits_what_is_there(fragment: str, lines: str) -> None:
    found = finding(fragment, "C05.allowed")
    assert found.lines("nl", "EUR") == lines
    closes(fragment, "C05.allowed")


@pytest.mark.parametrize("numbers", ["", "numbers: nl\n", "numbers: en\n"])
def test_cents_are_written_as_the_plan_reads_them(numbers: str) -> None:
    cents = '"22 000.50"' if numbers.endswith("en\n") else '"22 000,50"'
    closes(numbers + costs(own=cents, support="1k"), "C05.allowed")
    closes(numbers + costs(allowed=cents, own="22k", support="1k"), "C05.split")
    assert [each.rule for each in findings(numbers + costs(own=cents, support="1k"), "C05")] == ["C05.allowed"]


@pytest.mark.parametrize(
    ("fragment", "en", "nl"),
    [
        (
            "",
            (
                "what selling may cost is not given: write the amount over the whole period, in proportion to what it "
                "brings in"
            ),
            (
                "wat de verkoop mag kosten staat er niet: schrijf het bedrag over de hele periode, in verhouding tot "
                "wat het oplevert"
            ),
        ),
        (
            TARGET,
            (
                "what selling may cost is not given: write the amount over the whole period, in proportion to the "
                "target of EUR 1 200 000"
            ),
            (
                "wat de verkoop mag kosten staat er niet: schrijf het bedrag over de hele periode, in verhouding tot "
                "het doel van EUR 1 200 000"
            ),
        ),
        (
            TARGET + costs(norm="6%"),
            (
                "what selling may cost is not given: the norm is 6% of the target of EUR 1 200 000; write the amount "
                "over the whole period"
            ),
            (
                "wat de verkoop mag kosten staat er niet: de norm is 6% van het doel van EUR 1 200 000; schrijf het "
                "bedrag over de hele periode"
            ),
        ),
    ],
)
def test_allowed_asks_in_proportion(fragment: str, en: str, nl: str) -> None:
    found = finding(fragment, "C05.allowed")
    assert (said(found.message), said(found.message, "nl")) == (en, nl)
    assert said(result(fragment, "C05.allowed").evidence) == "no allowed cost given"
    assert said(result(fragment, "C05.allowed").evidence, "nl") == "geen toegestane kosten gegeven"


def test_an_absent_section_is_one_finding() -> None:
    (only,) = findings("", "C05")
    assert (only.rule, only.path, only.owner) == ("C05.allowed", ("costs",), "manager")
    assert {each.rule for each in only.mends} == {"C05.allowed", "C05.own"}
    assert closes("", "C05.allowed") == set()


def test_a_section_with_something_in_it_lacks_each_key() -> None:
    found = findings(costs(norm="6%"), "C05")
    assert [(each.rule, each.path) for each in found] == [
        ("C05.allowed", ("costs", "allowed")),
        ("C05.own", ("costs", "own")),
    ]


@pytest.mark.parametrize(
    ("fragment", "open_"),
    [
        ("costs: veel", []),
        (costs(allowed="veel"), ["C05.own"]),
        (costs(own="veel"), ["C05.allowed"]),
        (costs(allowed="veel", own="TBD"), []),
    ],
)
def test_what_cannot_be_read_is_the_root(fragment: str, open_: list[str]) -> None:
    assert [each.rule for each in findings(fragment, "C05")] == open_
    assert [status(fragment, rule) for rule in ("C05.allowed", "C05.own")] == ["unmet", "unmet"]
    for each in findings(fragment, "C05"):
        assert each.path == ("costs", each.rule.removeprefix("C05."))


# --- C05.own -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "en", "nl"),
    [
        (
            costs(allowed="60k", own="22k"),
            "own part EUR 22 000 of EUR 60 000, so EUR 38 000 is left for sales support",
            "eigen deel EUR 22 000 van EUR 60 000, dus EUR 38 000 blijft over voor verkoopondersteuning",
        ),
        (costs(allowed="60k", own="61k"), "own part EUR 61 000 of EUR 60 000", "eigen deel EUR 61 000 van EUR 60 000"),
        (
            costs(allowed="60k", own="60k"),
            "own part EUR 60 000 of EUR 60 000, so EUR 0 is left for sales support",
            "eigen deel EUR 60 000 van EUR 60 000, dus EUR 0 blijft over voor verkoopondersteuning",
        ),
        (costs(own="0"), "own part EUR 0", "eigen deel EUR 0"),
    ],
)
def test_own_says_what_is_left(fragment: str, en: str, nl: str) -> None:
    found = result(fragment, "C05.own")
    assert (found.status, said(found.evidence), said(found.evidence, "nl")) == ("met", en, nl)


@pytest.mark.parametrize(
    ("fragment", "write"),
    [
        (costs(allowed="60k"), "own: EUR 24 000"),
        (costs(allowed="60k", support="38k"), "own: EUR 22 000"),
        (costs(allowed="60k", support="60k"), "own: EUR 0"),
        (costs(allowed="60k", support="61k"), "own: EUR 0"),
        (costs(allowed="60k", lines="[{amount: 14k}, {amount: 8k}, {name: Travel}]"), "own: EUR 22 000"),
        (costs(allowed="60k", lines="[{amount: 60k}]"), "own: EUR 60 000"),
        (costs(allowed="60k", lines="[{amount: 60 001}]"), "own: EUR 24 000"),
        (costs(allowed="60k", lines="[{amount: 0}]"), "own: EUR 24 000"),
        (TARGET + costs(norm="6%"), "own: EUR 28 800"),
        (costs(support="10k"), "own: EUR 50 000"),
    ],
)
def test_own_to_write_fits_what_is_there(fragment: str, write: str) -> None:
    found = finding(fragment, "C05.own")
    assert (found.path, found.lines("en", "EUR")) == (("costs", "own"), write)
    closes(fragment, "C05.own")


def test_own_asks_for_a_part_of_what_is_allowed() -> None:
    found = finding(costs(allowed="60k"), "C05.own")
    assert said(found.message) == (
        "the account manager's own part of the EUR 60 000 is not given: write what the account manager spends; the "
        "rest goes to sales support"
    )
    assert said(found.message, "nl") == (
        "het eigen deel van de accountmanager in die EUR 60 000 staat er niet: schrijf wat de accountmanager zelf "
        "uitgeeft; de rest gaat naar verkoopondersteuning"
    )
    without = finding(costs(norm="6%"), "C05.own")
    assert said(without.message).startswith("the account manager's own part of the cost is not given")
    assert said(without.message, "nl").startswith("het eigen deel van de accountmanager staat er niet")
    assert said(result(costs(norm="6%"), "C05.own").evidence, "nl") == "geen eigen deel gegeven"


# --- C05.split -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "limit", "expected"),
    [
        ({"allowed": "60k", "own": "22k", "support": "38k"}, "1", "met"),
        ({"allowed": "60k", "own": "22k", "support": "38 600"}, "1", "met"),
        ({"allowed": "60k", "own": "22k", "support": "38 601"}, "1", "unmet"),
        ({"allowed": "60k", "own": "22k", "support": "37 400"}, "1", "met"),
        ({"allowed": "60k", "own": "22k", "support": "37 399"}, "1", "unmet"),
        ({"allowed": "60k", "own": "22k", "support": "38 001"}, "0", "unmet"),
        ({"allowed": "60k", "own": "22k", "support": "38k"}, "0", "met"),
        ({"allowed": "60k", "own": "60k"}, "1", "met"),
        ({"allowed": "60k", "own": "60 001"}, "1", "unmet"),
        ({"allowed": "60k", "own": "60 001", "support": "0"}, "1", "unmet"),
        ({"allowed": "0", "own": "0", "support": "0"}, "1", "met"),
        ({"allowed": "0", "own": "0", "support": "1"}, "1", "unmet"),
        ({"allowed": "60k", "support": "38k"}, "1", "not_judged"),
        ({"own": "22k", "support": "38k"}, "1", "not_judged"),
        ({"allowed": "60k", "own": "22k", "support": "veel"}, "1", "not_judged"),
    ],
)
def test_split_at_its_limit(given: dict[str, str], limit: str, expected: str) -> None:
    assert status(costs(**given), "C05.split", C05_split=limit) == expected
    assert len(findings(costs(**given), "C05.split", C05_split=limit)) == (expected == "unmet")
    closes(costs(**given), "C05.split", C05_split=limit)


@pytest.mark.parametrize(
    ("given", "en", "nl"),
    [
        (
            {"own": "22k", "support": "38k"},
            "22 000 + 38 000 = 60 000, the allowed cost",
            "22 000 + 38 000 = 60 000, de toegestane kosten",
        ),
        (
            {"own": "22k", "support": "37 500"},
            "22 000 + 37 500 = 59 500, EUR 500 from the allowed 60 000; 1% is fine",
            "22 000 + 37 500 = 59 500, EUR 500 naast de toegestane 60 000; 1% mag",
        ),
        (
            {"own": "22k", "support": "30k"},
            "22 000 + 30 000 = 52 000, and 60 000 is allowed",
            "22 000 + 30 000 = 52 000, en 60 000 is toegestaan",
        ),
        (
            {"own": "22k"},
            "own part EUR 22 000 of EUR 60 000, so EUR 38 000 is left for sales support",
            "eigen deel EUR 22 000 van EUR 60 000, dus EUR 38 000 blijft over voor verkoopondersteuning",
        ),
    ],
)
def test_split_shows_the_sum(given: dict[str, str], en: str, nl: str) -> None:
    found = result(costs(allowed="60k", **given), "C05.split")
    assert (said(found.evidence), said(found.evidence, "nl")) == (en, nl)


@pytest.mark.parametrize(
    ("own", "support", "path", "write"),
    [
        ("22k", "30k", "support", "support: EUR 38 000"),
        ("22k", "80k", "support", "support: EUR 38 000"),
        ("60k", "30k", "support", "support: EUR 0"),
        ("70k", "38k", "own", "own: EUR 22 000"),
        ("70k", "60k", "own", "own: EUR 0"),
        ("70k", "61k", "own", "own: EUR 24 000\nsupport: EUR 36 000"),
        ("70k", "", "own", "own: EUR 60 000"),
    ],
)
def test_split_says_what_to_write(own: str, support: str, path: str, write: str) -> None:
    plan = costs(allowed="60k", own=own, **({"support": support} if support else {}))
    found = finding(plan, "C05.split")
    assert (found.path, found.lines("en", "EUR"), found.owner) == (("costs", path), write, "manager")
    assert closes(plan, "C05.split") == set()


def test_split_speaks_plainly() -> None:
    much = finding(costs(allowed="60k", own="22k", support="48k"), "C05.split")
    assert said(much.message) == (
        "the own part and sales support come to 22 000 + 48 000 = 70 000, EUR 10 000 more than the EUR 60 000 that is "
        "allowed: lower one of them"
    )
    assert said(much.message, "nl") == (
        "het eigen deel en de verkoopondersteuning zijn samen 22 000 + 48 000 = 70 000, EUR 10 000 meer dan de EUR 60 "
        "000 die is toegestaan: verlaag een van de twee"
    )
    little = finding(costs(allowed="60k", own="22k", support="30k"), "C05.split")
    assert said(little.message).endswith(
        "come to 22 000 + 30 000 = 52 000 of the EUR 60 000 that is allowed: say where the other EUR 8 000 goes"
    )
    assert said(little.message, "nl").endswith("zeg waar de andere EUR 8 000 heen gaat")
    own = finding(costs(allowed="60k", own="70k"), "C05.split")
    assert said(own.message) == (
        "the own part of EUR 70 000 is more than the EUR 60 000 that selling may cost in all: lower it by at least "
        "EUR 10 000, or allow more"
    )
    assert said(own.message, "nl") == (
        "het eigen deel van EUR 70 000 is meer dan de EUR 60 000 die de verkoop in totaal mag kosten: verlaag het met "
        "ten minste EUR 10 000, of sta meer toe"
    )
    unknown = result(costs(norm="6%"), "C05.split")
    assert said(unknown.evidence) == "the allowed cost and the own part are not both known"
    assert said(unknown.evidence, "nl") == "de toegestane kosten en het eigen deel zijn niet allebei bekend"


# --- C05.norm ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "given", "expected"),
    [
        (TARGET, {"allowed": "72 000", "norm": "6%"}, "met"),
        (TARGET, {"allowed": "72 001", "norm": "6%"}, "unmet"),
        (TARGET, {"allowed": "72000,01", "norm": "6%"}, "unmet"),
        (TARGET, {"allowed": "0", "norm": "0%"}, "met"),
        (TARGET, {"allowed": "1", "norm": "0%"}, "unmet"),
        (TARGET, {"allowed": "72k"}, "not_judged"),
        (TARGET, {"norm": "6%"}, "not_judged"),
        ("", {"allowed": "72k", "norm": "6%"}, "not_judged"),
        ("order_target: 30\n", {"allowed": "72k", "norm": "6%"}, "not_judged"),
    ],
)
def test_norm_at_its_limit(target: str, given: dict[str, str], expected: str) -> None:
    plan = target + costs(**{name: f'"{value}"' for name, value in given.items()})
    assert status(plan, "C05.norm") == expected
    assert len(findings(plan, "C05.norm")) == (expected == "unmet")
    closes(plan, "C05.norm")


@pytest.mark.parametrize(
    ("given", "write"),
    [
        ({}, "allowed: EUR 72 000"),
        ({"own": "22k"}, "allowed: EUR 72 000"),
        ({"support": "22k"}, "allowed: EUR 72 000"),
        ({"own": "22k", "support": "68k"}, "allowed: EUR 72 000\nsupport: EUR 50 000"),
        ({"own": "72k", "support": "18k"}, "allowed: EUR 72 000\nsupport: EUR 0"),
        ({"own": "72 001", "support": "17 999"}, "allowed: EUR 72 000\nown: EUR 28 800\nsupport: EUR 43 200"),
        ({"own": "80k"}, "allowed: EUR 72 000\nown: EUR 28 800\nsupport: EUR 43 200"),
    ],
)
def test_norm_moves_the_parts_along(given: dict[str, str], write: str) -> None:
    plan = TARGET + costs(allowed="90k", norm="6%", **given)
    found = finding(plan, "C05.norm")
    assert (found.path, found.lines("en", "EUR")) == (("costs", "allowed"), write)
    assert closes(plan, "C05.norm") <= {"C05.own"}


def test_norm_speaks_plainly() -> None:
    plan = TARGET + costs(allowed="90k", norm="6%")
    found = finding(plan, "C05.norm")
    assert said(found.message) == (
        "EUR 90 000 is 7.5% of the target of EUR 1 200 000, EUR 18 000 more than the norm of 6% allows: bring it down "
        "to EUR 72 000, or agree on another norm"
    )
    assert said(found.message, "nl") == (
        "EUR 90 000 is 7,5% van het doel van EUR 1 200 000, EUR 18 000 meer dan de norm van 6% toestaat: breng het "
        "terug tot EUR 72 000, of spreek een andere norm af"
    )
    evidence = result(plan, "C05.norm").evidence
    assert said(evidence) == "EUR 90 000 = 7.5% of the target of EUR 1 200 000; the norm is 6% = EUR 72 000"
    assert said(evidence, "nl") == "EUR 90 000 = 7,5% van het doel van EUR 1 200 000; de norm is 6% = EUR 72 000"
    assert said(result("", "C05.norm").evidence) == "the organisation gives no norm"
    assert said(result("", "C05.norm").evidence, "nl") == "de organisatie geeft geen norm"
    assert said(result(costs(norm="6%"), "C05.norm").evidence).startswith("a norm needs the allowed cost and a target")
    assert said(result(costs(norm="6%"), "C05.norm").evidence, "nl").startswith("bij een norm horen")


# --- C05.lines -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "lines", "expected"),
    [
        ("22k", "[{amount: 14k}, {amount: 8k}]", "met"),
        ("22k", "[{amount: 14k}, {amount: 8 001}]", "unmet"),
        ("22k", "[{amount: 14k}]", "met"),
        ("0", "[{amount: 0}]", "met"),
        ("0", "[{amount: 1}]", "unmet"),
        ("22k", "[{amount: 14k}, {name: Travel}]", "not_judged"),
        ("22k", "[{amount: 22k}, {name: Travel}]", "not_judged"),
        ("22k", "[{amount: 22 001}, {name: Travel}]", "unmet"),
        ("22k", "[{amount: 14k}, {}]", "met"),
        ("22k", "[{amount: 14k}, {amount: veel}]", "not_judged"),
        ("22k", "[{amount: 14k}, {name: Travel, amount: veel}]", "not_judged"),
        ("22k", "[{amount: 14k}, Travel]", "not_judged"),
        ("22k", "[{name: Travel}]", "not_judged"),
        ("22k", "[]", "not_judged"),
        ("22k", "veel", "not_judged"),
        ("", "[{amount: 14k}]", "not_judged"),
    ],
)
def test_lines_at_their_limit(own: str, lines: str, expected: str) -> None:
    plan = costs(**({"own": own} if own else {}), lines=lines)
    assert status(plan, "C05.lines") == expected
    assert len(findings(plan, "C05.lines")) == (expected == "unmet")
    closes(plan, "C05.lines")


def test_lines_do_not_mind_what_cannot_be_read_elsewhere() -> None:
    plan = "products: [{name: Installations, price: veel}]\n" + costs(own="22k", lines="[{amount: 14k}]", norm="veel")
    assert status(plan, "C05.lines") == "met"


@pytest.mark.parametrize(
    ("lines", "en", "nl"),
    [
        (
            "[{amount: 14k}, {amount: 8k}]",
            "14 000 + 8 000 = 22 000; the own part is EUR 22 000",
            "14 000 + 8 000 = 22 000; het eigen deel is EUR 22 000",
        ),
        (
            "[{amount: 14k}, {name: Travel}]",
            "the amount of 1 line is not known yet (EUR 14 000 of EUR 22 000 is)",
            "van 1 post is het bedrag nog niet bekend (van EUR 22 000 is EUR 14 000 verdeeld)",
        ),
        (
            "[{amount: 14k}, {name: Travel}, {amount: veel}]",
            "the amount of 2 lines is not known yet (EUR 14 000 of EUR 22 000 is)",
            "van 2 posten is het bedrag nog niet bekend (van EUR 22 000 is EUR 14 000 verdeeld)",
        ),
        (
            "[{name: Travel}]",
            "the own part is not divided over lines",
            "het eigen deel is niet over posten verdeeld",
        ),
    ],
)
def test_lines_show_the_sum(lines: str, en: str, nl: str) -> None:
    found = result(costs(own="22k", lines=lines), "C05.lines")
    assert (said(found.evidence), said(found.evidence, "nl")) == (en, nl)


@pytest.mark.parametrize(
    ("own", "lines", "path", "write"),
    [
        ("22k", "[{amount: 14k}, {amount: 9k}]", ("costs", "lines", 1, "amount"), "amount: EUR 8 000"),
        ("22k", "[{amount: 30k}, {amount: 7k}]", ("costs", "lines", 0, "amount"), "amount: EUR 15 000"),
        ("22k", "[{amount: 22k}, {amount: 9k}]", ("costs", "lines", 0, "amount"), "amount: EUR 13 000"),
        ("22k", "[{amount: 30k}, {name: Travel}, {}]", ("costs", "lines", 0, "amount"), "amount: EUR 22 000"),
        (
            "5k",
            '[{name: "Travel: far", amount: 14k}, {amount: 8k}, {name: Samples}]',
            ("costs", "lines"),
            'lines: [{name: "Travel: far", amount: EUR 3 181}, {amount: EUR 1 818}, {name: Samples}]',
        ),
    ],
)
def test_lines_say_what_to_write(own: str, lines: str, path: tuple[str | int, ...], write: str) -> None:
    plan = costs(own=own, lines=lines)
    found = finding(plan, "C05.lines")
    assert (found.path, found.lines("nl", "EUR"), found.owner) == (path, write, "account_manager")
    closes(plan, "C05.lines")


@pytest.mark.parametrize(("length", "is_written"), [(250, True), (251, False)])
def test_lines_that_are_too_long_to_read_are_not_written_out(length: int, is_written: bool) -> None:
    # Four lines, each with 18 characters beside its name and its amount.
    lines = ", ".join(f"{{name: {'x' * (length - 18)}, amount: 9k}}" for _ in range(4))
    found = finding(costs(own="1k", lines=f"[{lines}]"), "C05.lines")
    assert (found.path, found.write is not None) == (("costs", "lines"), is_written)


def test_lines_speak_plainly() -> None:
    found = finding(costs(own="22k", lines="[{amount: 14k}, {amount: 9k}]"), "C05.lines")
    assert said(found.message) == (
        "the lines make 14 000 + 9 000 = 23 000, EUR 1 000 more than the own part of EUR 22 000: lower a line, or "
        "agree on a larger part"
    )
    assert said(found.message, "nl") == (
        "de posten zijn samen 14 000 + 9 000 = 23 000, EUR 1 000 meer dan het eigen deel van EUR 22 000: verlaag een "
        "post, of spreek een groter deel af"
    )
    assert said(result("", "C05.lines").evidence) == "the own part is not known"
    assert said(result("", "C05.lines").evidence, "nl") == "het eigen deel is niet bekend"


# --- all of it -----------------------------------------------------------------------------------------------------


def test_a_complete_answer_is_yes() -> None:
    judgement = report(TARGET + costs(allowed="60k", own="22k", support="38k", norm="6%"))
    assert (judgement.criteria[4].answer, judgement.criteria[4].score) == ("yes", 100)


@pytest.mark.parametrize("given", [{"support": "48k"}, {"lines": "[{amount: 30k}]"}, {"norm": "4%"}])
def test_a_conflict_caps_the_score(given: dict[str, str]) -> None:
    judgement = report(TARGET + costs(allowed="60k", own="22k", **given))
    assert (judgement.criteria[4].answer, judgement.criteria[4].score) == ("no", 50)


@pytest.mark.parametrize("rule", [rule.id for rule in C05.rules])
def test_what_is_pasted_closes_the_gap(rule: str) -> None:
    tried = 0
    amounts = ("", "0", '"100,25"', "60k")
    for allowed, own, support in product(amounts, repeat=3):
        for norm in ("", "0%", "6%"):
            given = {"allowed": allowed, "own": own, "support": support, "norm": norm, "lines": "[{amount: 7k}]"}
            plan = TARGET + costs(**{name: value for name, value in given.items() if value})
            tried += len(findings(plan, rule))
            closes(plan, rule)
    assert tried > 20


def test_a_fault_in_a_field_belongs_to_who_answers_for_it() -> None:
    for key, owner in (("allowed", "manager"), ("own", "manager"), ("support", "manager"), ("norm", "manager")):
        judgement = report(costs(**{key: "veel"}))
        (fault,) = [each for each in judgement.findings if each.kind == "plan"]
        assert (fault.criterion, fault.owner) == ("C05", owner)
    judgement = report(costs(lines="[{amount: veel}]"))
    (fault,) = [each for each in judgement.findings if each.kind == "plan"]
    assert (fault.criterion, fault.owner) == ("C05", "account_manager")


def test_parts_and_norm_are_mended_by_the_same_lines() -> None:
    text = "revenue_target: 480k\ncosts: {allowed: 40k, own: 22k, support: 38k, norm: 8%}"
    norm, split = finding(text, "C05.norm"), finding(text, "C05.split")
    assert norm.lines("en", "EUR") == split.lines("en", "EUR") == "allowed: EUR 38 400\nsupport: EUR 16 400"


@pytest.mark.parametrize(
    ("norm", "write"),
    [
        ("3%", "allowed: EUR 30 000\nsupport: EUR 8 000"),
        ("2.2%", "allowed: EUR 22 000\nsupport: EUR 0"),
        ("4%", "support: EUR 18 000"),
        ("8%", "support: EUR 18 000"),
    ],
)
def test_parts_are_mended_within_the_norm_only_where_more_is_allowed(norm: str, write: str) -> None:
    fragment = "revenue_target: 1000k\n" + costs(allowed="40k", own="22k", support="38k", norm=norm)
    assert finding(fragment, "C05.split").lines("en", "EUR") == write


@pytest.mark.parametrize(("norm", "much"), [("5%", "5.55%"), ("5.55%", "over 5.55%"), ("5.554%", "over 5.554%")])
def test_no_share_is_said_to_be_more_than_itself(norm: str, much: str) -> None:
    found = finding("revenue_target: 1000k\n" + costs(allowed="55549", norm=norm), "C05.norm")
    assert f"EUR 55 549 is {much} of the target" in found.say("en", "EUR")


@pytest.mark.parametrize(
    ("fragment", "rule", "readings"),
    [
        ("revenue_target: 1200k\ncosts: {allowed: 60k}\n", "C05.allowed", (1, 1)),
        ("costs: {allowed: 60k}\n", "C05.allowed", (1, 1)),
        ("costs: {allowed: 60k, own: 20k, support: 40k}\n", "C05.split", (1, 1)),
        # A separator that slipped is one comparison that does not hold.
        ("costs: {allowed: 60k, own: 200k, support: 400k}\n", "C05.split", (0, 1)),
        ("costs: {allowed: 60k, own: 2200, support: 38k}\n", "C05.split", (0, 1)),
    ],
)
def test_what_is_one_number_is_one_reading(fragment: str, rule: str, readings: tuple[int, int]) -> None:
    found = result(fragment, rule)
    assert (found.met, found.of) == readings


# --- proposals that go together ------------------------------------------------------------------------------------


LINES = "[{name: Travel, amount: 14k}, {name: Demos, amount: 8k}]"


def test_an_own_part_that_is_lowered_comes_with_its_lines() -> None:
    fragment = costs(allowed="12k", own="22k", lines=LINES)
    assert finding(fragment, "C05.split").lines("en", "EUR") == (
        "own: EUR 12 000\nlines: [{name: Travel, amount: EUR 7 636}, {name: Demos, amount: EUR 4 363}]"
    )
    assert closes(fragment, "C05.split") == set()
    long = "[" + ", ".join(f"{{name: {'x' * 100} {at}, amount: 2k}}" for at in range(11)) + "]"
    assert finding(costs(allowed="12k", own="22k", lines=long), "C05.split").lines("en", "EUR") == "own: EUR 12 000"


def test_both_parts_make_room_for_the_lines_where_they_can() -> None:
    fragment = TARGET + costs(allowed="60k", own="30k", support="30k", norm="2%", lines="[{name: Travel, amount: 14k}]")
    assert (
        finding(fragment, "C05.norm").lines("en", "EUR") == "allowed: EUR 24 000\nown: EUR 14 000\nsupport: EUR 10 000"
    )
    assert closes(fragment, "C05.norm") == set()


def test_a_separator_that_slipped_in_what_is_allowed_is_asked_about() -> None:
    found = finding(costs(allowed="6k", own="22k", support="38k"), "C05.split")
    assert found.lines("en", "EUR") == "allowed: EUR 60 000"
    assert "a factor of 10: did a separator slip?" in found.say("en", "EUR")


@pytest.mark.parametrize(("norm", "slipped"), [("6%", True), ("5%", True), ("4%", False)])
def test_nothing_slipped_in_what_is_allowed_where_the_norm_allows_no_more(norm: str, slipped: bool) -> None:
    found = finding(TARGET + costs(allowed="6k", own="22k", support="38k", norm=norm), "C05.split")
    assert (found.lines("en", "EUR") == "allowed: EUR 60 000") is slipped
    assert ("separator" in found.say("en", "EUR")) is slipped


def test_nothing_slipped_in_an_own_part_that_is_less_by_no_round_factor() -> None:
    assert "separator" not in finding(costs(allowed="60k", own="2k", support="30k"), "C05.split").say("en", "EUR")


def test_a_separator_that_slipped_in_the_own_part_is_one_finding() -> None:
    fragment = costs(allowed="60k", own="2200", support="38k", lines=LINES)
    assert finding(fragment, "C05.split").lines("en", "EUR") == "own: EUR 22 000"
    assert "a factor of 10 less: did a separator slip?" in finding(fragment, "C05.split").say("en", "EUR")
    assert findings(fragment, "C05.lines") == []
    assert findings(fragment.replace("amount: 8k", "amount: 7k"), "C05.lines") == []
    more = fragment.replace("amount: 8k", "amount: 9k")
    assert len(findings(more, "C05.lines")) == 1


def test_allowed_cost_is_in_proportion_to_the_target_that_is_proposed() -> None:
    sold = "products: [{name: A b, revenue: 200k}, {name: B c, revenue: 100k}]\n"
    assert finding(sold + costs(own="5k"), "C05.allowed").lines("en", "EUR") == "allowed: EUR 15 000"


def test_what_agrees_within_the_margin_is_no_slip() -> None:
    fragment = costs(allowed="60k", own="50", support="59 500", lines="[{amount: 30}, {amount: 20}]")
    assert findings(fragment, "C05") == []
    assert len(findings(fragment.replace("amount: 20", "amount: 30"), "C05.lines")) == 1
