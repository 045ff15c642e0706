"""What holds, what is open, and which finding is the root of which: by rules made for it, and by whole plans."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conftest import TODAY, judged
from fragments import HEADER
from salesplan_cli import engine, source
from salesplan_cli.case import Case
from salesplan_cli.checklist import (
    ACCOUNT_MANAGER,
    MANAGER,
    Criterion,
    Gap,
    Kind,
    Owner,
    Rule,
    Verdict,
    first_reader,
    nothing,
)
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Finding, Judgement, RuleResult, Settings, score_if_mended
from salesplan_cli.places import Path, Region
from salesplan_cli.problems import Problem
from salesplan_cli.reading import read_plan
from salesplan_cli.render import About, render
from salesplan_cli.report import Report, examine
from salesplan_cli.text import Text, long_date, phrase
from salesplan_cli.waivers import with_last_day

SAME = Text("text", "tekst")
EVIDENCE = phrase("1 + 1 = 2", "1 + 1 = 2")
COSTS: Path = ("costs", "own")


def gap(*path: str | int, write: str = "", **more: Any) -> Gap:
    """Something that lacks at a path."""
    line = phrase(write, write) if write else None
    return Gap(path or COSTS, phrase("write it", "schrijf het"), line, **more)


def rule(name: str, verdict: Verdict, kind: Kind = "missing", owner: Owner = MANAGER, *reads: str) -> Rule:
    """A rule that says this of every plan."""
    return Rule(name, kind, owner, Text(name, name), SAME, reads, lambda _: verdict, SAME, SAME)


def criterion(*rules: Rule, name: str = "C05", section: str = "costs", needs: str = "") -> Criterion:
    """A question with these rules."""
    return Criterion(name, SAME, SAME, SAME, section, rules, needs=needs)


MET = Verdict(EVIDENCE, 1)
SILENT = nothing("nothing there", "niets")
NOT_ASKED = Verdict(EVIDENCE, 0, applies=False)


def unmet(of: int = 1, *gaps: Gap) -> Verdict:
    """A verdict with gaps, one without more."""
    return Verdict(EVIDENCE, of, gaps or (gap(),))


def judge(data: dict[str, Any], *criteria: Criterion, problems: Sequence[Problem] = (), **settings: Any) -> Judgement:
    """The judgement of a plan's data by these questions."""
    reading = read_plan({"salesplan": "1", "account_manager": "Sanne", "year": "2027", **data})
    return engine.judge(reading.plan, problems, data, criteria, Settings(TODAY, **settings))


FILLED = {"costs": {"allowed": "60k"}}


def one(verdict: Verdict, kind: Kind = "missing", **settings: Any) -> RuleResult:
    """What becomes of a single rule."""
    return judge(FILLED, criterion(rule("C05.own", verdict, kind)), **settings).criteria[0].rules[0]


# --- readings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "kind", "status", "met", "of"),
    [
        (MET, "missing", "met", 1, 1),
        (Verdict(EVIDENCE, 3), "missing", "met", 3, 3),
        (unmet(), "missing", "unmet", 0, 1),
        (unmet(3), "missing", "unmet", 2, 3),
        (unmet(3, gap(), gap()), "missing", "unmet", 1, 3),
        (unmet(3, gap(readings=2)), "missing", "unmet", 1, 3),
        (unmet(2, gap(readings=2)), "conflict", "unmet", 0, 2),
        # With nothing to read a `missing` rule scores 0 of 1; the others are not judged.
        (SILENT, "missing", "unmet", 0, 1),
        (SILENT, "conflict", "not_judged", 0, 0),
        (SILENT, "advice", "not_judged", 0, 0),
        (NOT_ASKED, "missing", "not_judged", 0, 0),
        (NOT_ASKED, "conflict", "not_judged", 0, 0),
    ],
)
def test_what_becomes_of_a_rule(verdict: Verdict, kind: Kind, status: str, met: int, of: int) -> None:
    result = one(verdict, kind)
    assert (result.status, result.met, result.of) == (status, met, of)
    assert result.evidence == verdict.evidence
    assert result.reason == (verdict.evidence if status == "not_judged" else None)


@pytest.mark.parametrize(
    ("settings", "status", "kind"),
    [
        ({}, "unmet", "missing"),
        ({"kinds": {"C05.own": "advice"}}, "unmet", "advice"),
        ({"kinds": {"C05.own": "off"}}, "ignored", "missing"),
        ({"kinds": {"C05.allowed": "off"}}, "unmet", "missing"),
        ({"ignore": frozenset({"C05.own"})}, "ignored", "missing"),
        ({"ignore": frozenset({"C05"})}, "ignored", "missing"),
        ({"ignore": frozenset({"C06"})}, "unmet", "missing"),
        ({"select": frozenset({"C05.own"})}, "unmet", "missing"),
        ({"select": frozenset({"C05"})}, "unmet", "missing"),
        ({"select": frozenset({"C06"})}, "ignored", "missing"),
        ({"select": frozenset({"C05"}), "ignore": frozenset({"C05.own"})}, "ignored", "missing"),
    ],
)
def test_settings_decide_what_counts(settings: dict[str, Any], status: str, kind: str) -> None:
    result = one(unmet(), **settings)
    assert (result.status, result.kind) == (status, kind)
    assert (result.reason is not None) is (status == "ignored")
    judgement = judge(FILLED, criterion(rule("C05.own", unmet())), **settings)
    (found,) = judgement.findings
    assert (found.status, found.kind) == ("ignored" if status == "ignored" else "open", kind)
    # A question without a rule that counts leaves the plan's mean.
    counts = status == "unmet" and kind == "missing"
    assert judgement.criteria[0].score == (0 if counts else None)
    assert judgement.score == (0 if counts else 100)


def test_an_ignored_rule_that_is_met_is_ignored_too() -> None:
    result = one(MET, ignore=frozenset({"C05"}))
    assert (result.status, result.tally.of) == ("ignored", 0)


def test_a_missing_rule_that_is_advice_is_read_all_the_same() -> None:
    assert one(SILENT, kinds={"C05.own": "advice"}).status == "not_judged"


# --- findings and their roots --------------------------------------------------------------------------------------


def by_rule(judgement: Judgement) -> dict[str, Finding]:
    """The findings by their rule; each has one."""
    assert len({each.rule for each in judgement.findings}) == len(judgement.findings)
    return {each.rule: each for each in judgement.findings}


def test_a_finding_carries_what_its_rule_says() -> None:
    said = gap("costs", "own", write="own: 22k", readings=2)
    found = by_rule(judge(FILLED, criterion(rule("C05.own", unmet(2, said), owner=ACCOUNT_MANAGER))))["C05.own"]
    assert (found.kind, found.criterion, found.owner, found.path) == ("missing", "C05", ACCOUNT_MANAGER, COSTS)
    assert (found.status, found.reason, found.message) == ("open", None, said.message)
    assert found.lines("en", "EUR") == "own: 22k"
    assert found.mends == (("C05.own", 2),)


@pytest.mark.parametrize(
    ("kind", "lacks", "example"),
    [
        ("missing", (), True),
        ("conflict", (COSTS,), False),
        ("advice", (), False),
        ("advice", (COSTS,), True),
    ],
)
def test_what_is_not_there_gets_an_example(kind: Kind, lacks: tuple[Path, ...], example: bool) -> None:
    (found,) = judge({}, criterion(rule("A", unmet(1, gap(write="own: 1", lacks=lacks)), kind))).findings
    assert found.example is example
    remark = Verdict(EVIDENCE, 1, remarks=(gap(write="own: 1", lacks=lacks),))
    (found,) = judge({}, criterion(rule("A", remark, kind))).findings
    assert found.example is False


def test_what_lines_belong_in() -> None:
    key, entry = (gap("costs", "lines", write=write) for write in ("lines: 1", "- name: A"))
    held = [judge({}, criterion(rule("A", unmet(1, each)))).findings[0].holder for each in (key, entry)]
    assert held == [("costs",), ("costs", "lines")]
    deeper = gap("customers", "new", "win", write="win: 1")
    assert judge({}, criterion(rule("A", unmet(1, deeper)))).findings[0].holder == ("customers", "new")
    assert problem_at("plan.vague", *COSTS).holder == ("costs",)


def test_what_is_met_or_not_judged_finds_nothing() -> None:
    rules = (rule("C05.a", MET), rule("C05.b", NOT_ASKED), rule("C05.c", SILENT, "conflict"))
    assert judge(FILLED, criterion(*rules)).findings == ()


def test_nothing_to_read_is_unmet_in_silence_beside_a_finding_of_its_section() -> None:
    judgement = judge(FILLED, criterion(rule("C05.allowed", unmet()), rule("C05.own", SILENT)))
    found = by_rule(judgement)["C05.allowed"]
    assert len(judgement.findings) == 1
    assert found.mends == (("C05.allowed", 1), ("C05.own", 1))
    assert judgement.score == 0


@pytest.mark.parametrize("before", [rule("C05.allowed", MET), rule("C05.allowed", unmet(), "advice")])
def test_nothing_to_read_speaks_for_itself_where_nothing_else_does(before: Rule) -> None:
    judgement = judge(FILLED, criterion(before, rule("C05.own", SILENT)))
    found = by_rule(judgement)["C05.own"]
    assert (found.path, found.mends, found.lines("en", "EUR")) == (("costs",), (("C05.own", 1),), "")
    assert "C05.own" in found.say("en", "EUR")
    assert judgement.score == (50 if before.kind == "missing" else 0)
    for name in ("year", "average_order"):
        elsewhere = rule("C05.allowed", unmet(1, gap(name)))
        assert len(judge(FILLED, criterion(elsewhere, rule("C05.own", SILENT))).findings) == 2
    ignored = judge(FILLED, criterion(rule("C05.allowed", unmet()), rule("C05.own", SILENT)), ignore={"C05.allowed"})
    assert [each.status for each in ignored.findings] == ["ignored", "open"]


@pytest.mark.parametrize(
    "settings", [{"ignore": {"C05.own"}}, {"select": {"C05.allowed"}}, {"kinds": {"C05.own": "off"}}]
)
@pytest.mark.parametrize(("verdict", "statuses"), [(MET, []), (unmet(), ["ignored"]), (SILENT, ["ignored"])])
def test_what_is_left_out_has_a_finding_only_where_it_lacks_something(
    settings: dict[str, Any], verdict: Any, statuses: list[str]
) -> None:
    judgement = judge(FILLED, criterion(rule("C05.allowed", MET), rule("C05.own", verdict)), **settings)
    assert [each.status for each in judgement.findings] == statuses


def test_a_value_that_could_not_be_read_is_the_root() -> None:
    problem = Problem("plan.vague", COSTS, phrase("vague", "vaag"), lost=(COSTS,))
    other = Problem("plan.vague", ("costs", "norm"), phrase("vague", "vaag"), lost=(("costs", "norm"),))
    rules = criterion(rule("C05.own", unmet(1, gap(lacks=(COSTS,)))))
    judgement = judge(FILLED, rules, problems=(other, problem))
    norm, own = judgement.findings
    assert (own.rule, own.mends) == ("plan.vague", (("C05.own", 1),))
    assert norm.mends == ()
    assert judgement.criteria[0].rules[0].status == "unmet"
    # What holds the value may be lost as a whole.
    whole = Problem("plan.kind", ("costs",), phrase("kind", "soort"), lost=(("costs",),))
    assert [each.rule for each in judge(FILLED, rules, problems=(whole,)).findings] == ["plan.kind"]
    # A problem elsewhere explains nothing.
    assert len(judge(FILLED, rules, problems=(other,)).findings) == 2


@pytest.mark.parametrize(("data", "mended"), [({}, 0), (FILLED, 0), ({"costs": {"own": "22k"}}, 1)])
def test_what_can_be_read_mends_only_what_is_given(data: dict[str, Any], mended: int) -> None:
    problem = Problem("plan.vague", ("year",), phrase("vague", "vaag"), lost=(("year",),))
    rules = criterion(rule("C05.own", unmet(1, gap(lacks=(("year",),)))))
    (found,) = judge(data, rules, problems=(problem,)).findings
    assert found.mends == (("C05.own", mended),)


def test_a_text_in_place_of_an_entry_mends_its_name_alone() -> None:
    problem = Problem("plan.kind", ("products", 0), phrase("kind", "soort"), lost=(("products", 0),))
    price: Path = ("products", 0, "price")
    rules = criterion(rule("C02.price", unmet(1, gap(*price, lacks=(price,)))), section="products")
    (found,) = judge({"products": ["Maintenance"]}, rules, problems=(problem,)).findings
    assert found.mends == (("C02.price", 0),)


def test_the_first_of_several_problems_is_the_root() -> None:
    first, second = (
        Problem("plan.vague", ("costs", name), phrase("vague", "vaag"), lost=(("costs", name),))
        for name in ("own", "norm")
    )
    lacking = unmet(1, gap(lacks=(("costs", "norm"), ("costs", "own"))))
    judgement = judge(FILLED, criterion(rule("C05.own", lacking)), problems=(first, second))
    assert [each.mends for each in judgement.findings] == [(("C05.own", 1),), ()]


def test_what_a_root_speaks_for_is_not_worked_out_once_more() -> None:
    looked: list[Case] = []

    def look(case: Case) -> Verdict:
        looked.append(case)
        return unmet(2, gap(lacks=(COSTS,)), gap("costs", "allowed", write="allowed: 1"))

    made = replace(rule("C05.own", MET), judge=look)
    problem = Problem("plan.notation", COSTS, phrase("wrong", "fout"), "own: 1", (COSTS,))
    plan, meant = (read_plan({"salesplan": "1", "year": "2027", **data}) for data in ({}, {"costs": {"own": "1"}}))
    engine.judge(plan.plan, (problem,), FILLED, (criterion(made),), Settings(TODAY), meant)
    # As it is, and with what is written elsewhere: not once more for the gap that the problem explains.
    assert len(looked) == 2


def test_because_of_another_rule() -> None:
    root, leaf = rule("C05.own", unmet()), rule("C05.lines", unmet(1, gap(because="C05.own")), "conflict")
    found = by_rule(judge(FILLED, criterion(root, leaf)))
    assert found.keys() == {"C05.own"}
    assert found["C05.own"].mends == (("C05.own", 1), ("C05.lines", 1))
    assert found["C05.own"].also == ()
    # Whose rule is met, or which is not there, is no root.
    met = rule("C05.own", MET)
    assert by_rule(judge(FILLED, criterion(met, leaf))).keys() == {"C05.lines"}
    assert by_rule(judge(FILLED, criterion(leaf))).keys() == {"C05.lines"}


def test_a_root_that_is_silent_itself_says_nothing_of_its_leaf_and_hides_no_other() -> None:
    problem = Problem("plan.vague", COSTS, phrase("vague", "vaag"), lost=(COSTS,))
    root = rule("C05.own", unmet(1, gap(lacks=(COSTS,))))
    leaf = rule("C05.lines", unmet(1, gap(because="C05.own")), "conflict")
    last = rule("C05.norm", unmet(1, gap(lacks=(COSTS,))))
    (found,) = judge(FILLED, criterion(leaf, root, last), problems=(problem,)).findings
    assert found.mends == (("C05.own", 1), ("C05.norm", 1))


def test_a_root_that_is_ignored_explains_nothing() -> None:
    root, leaf = rule("C05.own", unmet()), rule("C05.lines", unmet(1, gap(because="C05.own")), "conflict")
    judgement = judge(FILLED, criterion(root, leaf), ignore=frozenset({"C05.own"}))
    assert {each.rule: each.status for each in judgement.findings} == {"C05.own": "ignored", "C05.lines": "open"}


@pytest.mark.parametrize("data", [{}, {"costs": None}, {"costs": {}}, {"costs": {"lines": [None, {}], "own": None}}])
def test_an_absent_section_is_one_finding_per_owner(data: dict[str, Any]) -> None:
    rules = (
        rule("C05.a", MET),
        rule("C05.b", unmet(1, gap("costs", "own", write="own: 1"))),
        rule("C05.c", unmet(2, gap("costs", "norm", write="norm: 6%"), gap("costs", "norm"))),
        rule("C05.d", unmet(), owner=ACCOUNT_MANAGER),
        rule("C05.e", unmet(), "conflict"),
        rule("C05.f", SILENT, owner=ACCOUNT_MANAGER),
    )
    found = by_rule(judge(data, criterion(*rules)))
    assert found.keys() == {"C05.b", "C05.d", "C05.e"}
    assert found["C05.b"].mends == (("C05.b", 1), ("C05.c", 1), ("C05.c", 1))
    assert found["C05.d"].mends == (("C05.d", 1), ("C05.f", 1))
    assert found["C05.e"].mends == (("C05.e", 1),)


def test_an_absent_section_is_one_finding_whatever_cannot_be_read_elsewhere() -> None:
    rules = criterion(rule("C05.b", unmet()), rule("C05.c", unmet()))
    months: Path = ("periods", "months")
    problem = Problem("plan.vague", months, phrase("vague", "vaag"), lost=(months,))
    assert [each.rule for each in judge({}, rules, problems=(problem,)).findings] == ["plan.vague", "C05.b"]


@pytest.mark.parametrize("data", [{"costs": {"own": "1"}}, {"costs": {"lines": [None, {"amount": "1"}]}}])
def test_a_section_with_something_in_it_lacks_each(data: dict[str, Any]) -> None:
    rules = (rule("C05.b", unmet()), rule("C05.c", unmet()))
    found = by_rule(judge(data, criterion(*rules)))
    assert [each.mends for each in found.values()] == [(("C05.b", 1),), (("C05.c", 1),)]


def test_an_absent_section_names_what_else_belongs_there() -> None:
    rules = (
        rule("C05.b", unmet(1, gap("costs", "own", write="own: 1"))),
        rule("C05.c", unmet(1, gap("costs", "norm", write="norm: 6%"))),
        rule("C05.d", unmet(1, gap("costs", "lines", 0, "amount", write="amount: 1"))),
    )
    found = by_rule(judge({}, criterion(*rules)))["C05.b"]
    assert found.say("en", "EUR") == "write it (also: C05.c and C05.d)"
    assert found.say("nl", "EUR") == "schrijf het (ook: C05.c en C05.d)"
    assert found.lines("en", "EUR") == "costs:\n  own: 1\n  norm: 6%"


def test_the_first_rule_speaks_for_an_absent_section_whatever_the_rules_are_called() -> None:
    rules = (
        rule("C05.own", unmet(1, gap("costs", "own", write="own: 1"))),
        rule("C05.allowed", unmet(1, gap("costs", "norm", write="norm: 6%"))),
    )
    found = by_rule(judge({}, criterion(*rules)))
    assert found.keys() == {"C05.own"}
    assert found["C05.own"].say("en", "EUR") == "write it (also: C05.allowed)"
    assert found["C05.own"].lines("en", "EUR") == "costs:\n  own: 1\n  norm: 6%"
    assert found["C05.own"].mends == (("C05.own", 1), ("C05.allowed", 1))


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        (("costs", "own"), ("average_order",), "costs:\n  key: 1"),
        (("costs",), ("costs",), "key: 1"),
        (("customers", "new", "win"), ("customers", "new", "approach"), "customers:\n  new:\n    key: 1\n    key: 2"),
        (("customers", "new", "win"), ("customers", "existing", "count"), "customers:\n  new:\n    key: 1"),
    ],
)
def test_lines_are_joined_where_they_stand_below_each_other(first: Path, second: Path, lines: str) -> None:
    rules = (
        rule("C05.b", unmet(1, gap(*first, write="key: 1"))),
        rule("C05.c", unmet(1, gap(*second, write="key: 2"))),
    )
    assert by_rule(judge({}, criterion(*rules)))["C05.b"].lines("en", "EUR") == lines


def test_remarks_are_advice_and_leave_the_rule_as_it_is() -> None:
    remark = gap("costs", "norm")
    judgement = judge(FILLED, criterion(rule("C05.own", Verdict(EVIDENCE, 1, (), (remark,)), "conflict")))
    (found,) = judgement.findings
    assert (found.rule, found.kind, found.status, found.mends) == ("C05.own", "advice", "open", (("C05.own", 0),))
    assert judgement.criteria[0].rules[0].status == "met"


def test_a_remark_beside_a_gap() -> None:
    verdict = Verdict(EVIDENCE, 2, (gap(),), (gap("costs", "norm"),))
    judgement = judge(FILLED, criterion(rule("C05.own", verdict, "conflict")))
    assert [each.kind for each in judgement.findings] == ["advice", "conflict"]
    met = rule("C05.own", Verdict(EVIDENCE, 1, (), (gap(),)), "conflict")
    judgement = judge(FILLED, criterion(met, rule("C05.lines", unmet(), "conflict")))
    assert [each.rule for each in judgement.findings] == ["C05.own", "C05.lines"]


# --- where to write ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "write", "data", "lines"),
    [
        (("costs", "own"), "own: 1", {"costs": {"norm": "6%"}}, "own: 1"),
        (("costs", "own"), "own: 1", {}, "costs:\n  own: 1"),
        (("costs", "own"), "own: 1\n\nnorm: 2", {}, "costs:\n  own: 1\n\n  norm: 2"),
        (("customers", "new", "win"), "win: 1", {}, "customers:\n  new:\n    win: 1"),
        (("customers", "new", "win"), "win: 1", {"customers": {"existing": {"count": "1"}}}, "new:\n  win: 1"),
        (("customers", "new", "win"), "win: 1", {"customers": {"new": {"approach": "1"}}}, "win: 1"),
        (("reviews",), "- date: 1", {}, "reviews:\n  - date: 1"),
        (("reviews",), "- date: 1", {"reviews": [{"date": "2027-01-01"}]}, "- date: 1"),
        (("reviews", 0, "date"), "date: 1", {"reviews": [{}]}, "date: 1"),
        (("development", 3, "support", "who"), "who: x", {"development": []}, "support:\n  who: x"),
        (("development", 0, "support", "who"), "who: x", {"development": []}, "support:\n  who: x"),
        (("development", 0, "support", "who"), "who: x", {"development": [{"goal": "x"}]}, "support:\n  who: x"),
        (("development", 0, "support", "who"), "who: x", {"development": [{"support": {"what": "x"}}]}, "who: x"),
        (
            ("periods", "seasonality", "index", "M1"),
            "M1: 1",
            {},
            "periods:\n  seasonality:\n    index:\n      M1: 1",
        ),
    ],
)
def test_lines_stand_under_the_keys_that_are_not_there_yet(
    path: Path, write: str, data: dict[str, Any], lines: str
) -> None:
    verdict = unmet(1, gap(*path, write=write))
    (found,) = judge(data, criterion(rule("C05.own", verdict, "conflict"))).findings
    assert found.lines("en", "EUR") == lines


def test_two_that_begin_the_same_section_say_that_it_comes_once() -> None:
    gaps = (gap("customers", "new", key, write=f"{key}: 1") for key in ("win", "approach"))
    asked = criterion(*(rule(f"C08.{at}", unmet(1, each)) for at, each in enumerate(gaps)), section="customers")
    for each in judge({"customers": {"existing": {"count": "1"}}}, asked).findings:
        assert each.lines("en", "EUR").startswith("new:\n")
        assert "`new:` comes only once in the plan" in each.say("en", "EUR")
    # The only one that begins it has nothing to say of that.
    for each in judge({"customers": {"new": {"approach": "1"}}}, asked).findings:
        assert "only once" not in each.say("en", "EUR")


def test_without_a_line_there_is_nothing_to_write() -> None:
    (found,) = judge({}, criterion(rule("C05.own", unmet(), "conflict"))).findings
    assert (found.lines("en", "EUR"), found.under) == ("", ())


@pytest.mark.parametrize(
    ("write", "shown"),
    [
        ("own: " + "9" * 3_995, True),
        ("own: " + "9" * 3_996, False),
        ("norm: 6%\nown: " + "9" * 3_995, True),
        ("norm: 6%\nown: " + "9" * 3_996, False),
        ("own: " + "9" * 4_500, False),
        # As long in all, on lines that are short enough.
        ("\n".join(["own: 1"] * 1_000), True),
    ],
    ids=["4 000 characters", "one more", "a line of 4 000", "a line of one more", "far more", "many lines"],
)
def test_a_line_beyond_what_anyone_would_paste_is_not_written(write: str, shown: bool) -> None:
    verdict = unmet(1, gap(write=write))
    (found,) = judge(FILLED, criterion(rule("C05.own", verdict, "conflict"))).findings
    assert found.lines("en", "EUR") == (write if shown else "")


# --- whose a problem of the file is --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("products[].name", "C01.list"),
        ("products[].price", "C02.sum"),
        ("products", "C01.list"),
        ("products[]", "C01.list"),
        ("year", "C06.quarters"),
        ("revenue_target", "C02.target"),
        ("customers", "C07.order-value"),
        ("customers.new.approach", "C08.new"),
        ("reviews[].with", "C11.attendees"),
        ("periods.seasonality.index.M3", "C06.season"),
        ("period", "C06.quarters"),
        ("waivers", None),
        ("product", None),
        ("products_", None),
    ],
)
def test_a_key_belongs_to_the_first_rule_that_reads_it(pattern: str, expected: str | None) -> None:
    found = first_reader(pattern, CHECKLIST)
    assert (found[1].id if found else None) == expected
    assert found is None or found[1] in found[0].rules


def problem_at(rule_id: str, *path: str | int, lost: tuple[Path, ...] = ()) -> Finding:
    """The finding of a problem in a plan of the eleven questions."""
    problem = Problem(rule_id, path, phrase("wrong", "fout"), "own: 1", lost=lost)
    reading = read_plan({"salesplan": "1", "account_manager": "Sanne", "year": "2027"})
    judgement = engine.judge(reading.plan, (problem,), {}, CHECKLIST, Settings(TODAY))
    return next(each for each in judgement.findings if each.kind == "plan")


def test_a_problem_of_the_file_has_the_criterion_and_owner_of_its_field() -> None:
    found = problem_at("plan.vague", "activities", 2, "per_week")
    assert (found.criterion, found.owner, found.path) == ("C07", ACCOUNT_MANAGER, ("activities", 2, "per_week"))
    assert (found.lines("en", "EUR"), found.region.line) == ("own: 1", 0)
    assert (problem_at("plan.alias", "waivers").criterion, problem_at("plan.alias", "waivers").owner) == (None, None)


def test_an_unknown_key_belongs_to_what_holds_it_or_to_the_key_that_was_meant() -> None:
    assert problem_at("plan.unknown-key", "costs", "owned").criterion == "C05"
    assert problem_at("plan.unknown-key", "cost").criterion is None
    assert problem_at("plan.unknown-key", "cost", lost=(("costs",),)).criterion == "C05"
    assert problem_at("plan.unknown-key", "cost", lost=(("costs",), ("reviews",))).criterion == "C05"
    assert problem_at("plan.unknown-key", "costs", "lines", 0, "amounts").owner == ACCOUNT_MANAGER
    assert problem_at("plan.vague", "costs", "owned").criterion is None
    # What it was taken for is known, and of a key that is taken for none there is nothing to know.
    assert problem_at("plan.unknown-key", "cost", lost=(("costs",),)).meant == ("costs",)
    assert problem_at("plan.unknown-key", "review", lost=(("costs",),)).meant == ("costs",)
    assert problem_at("plan.unknown-key", "cost").meant == ()


def test_findings_get_their_places_once() -> None:
    (found,) = judge({}, criterion(rule("C05.own", unmet(), "conflict"))).findings
    there = source.read(b"salesplan: 1\ncosts:\n  allowed: 1\n  own: 1\n")
    assert isinstance(there, source.Source)
    (placed,) = engine.placed([found], there)
    assert (placed.region, placed.absent) == (Region(4, 8, 4, 9), ())
    elsewhere = source.read(b"salesplan: 1\n")
    assert isinstance(elsewhere, source.Source)
    assert list(engine.placed([placed], elsewhere)) == [placed]
    (missing,) = engine.placed([found], elsewhere)
    assert (missing.region, missing.absent) == (Region(1, 1, 1, 13), ("costs",))


def test_what_a_problem_says_to_write_is_written_in_full() -> None:
    long = "own: " + "9" * 400
    problem = Problem("plan.vague", COSTS, phrase("wrong", "fout"), long)
    (found,) = judge(FILLED, problems=(problem,)).findings
    assert found.lines("en", "EUR") == long


@pytest.mark.parametrize(("year", "lost"), [("soon", True), ("2027", False)])
def test_without_a_period_its_keys_are_lost(year: str, lost: bool) -> None:
    asked: list[bool] = []

    def look(case: Case) -> Verdict:
        asked.append(case.is_lost(("year",)) and case.is_lost(("period", "start")))
        return MET

    made = criterion(rule("C05.own", MET))
    judge({"year": year}, replace(made, rules=(replace(made.rules[0], judge=look),)))
    assert asked == [lost]


def test_an_unknown_key_is_shown_at_the_key() -> None:
    there = source.read(b"salesplan: 1\ncosts:\n  owned: 1 a year\n  own: 5-6\n")
    assert isinstance(there, source.Source)
    unknown, vague = engine.placed(
        [problem_at("plan.unknown-key", "costs", "owned"), problem_at("plan.vague", "costs", "own")], there
    )
    assert (unknown.region, vague.region) == (Region(3, 3, 3, 8), Region(4, 8, 4, 11))


# --- what one question needs of another ----------------------------------------------------------------------------


def needing(*rules: Rule) -> tuple[Criterion, Criterion]:
    """A list, and a question that quantifies it."""
    return (
        criterion(rule("C01.list", MET), name="C01", section="products"),
        criterion(*rules, name="C02", section="products", needs="C01"),
    )


LISTED = {"products": [{"name": "Maintenance"}]}


@pytest.mark.parametrize("data", [{}, {"products": []}, {"products": [{"price": "1"}]}])
def test_without_an_entry_the_next_question_cannot_be_judged(data: dict[str, Any]) -> None:
    judgement = judge(data, *needing(rule("C02.quantity", unmet()), rule("C02.sum", unmet(), "conflict")))
    second = judgement.criteria[1]
    assert (second.answer, second.score, judgement.findings) == ("unjudged", 0, ())
    assert [each.status for each in second.rules] == ["not_judged", "not_judged"]
    assert second.rules[0].evidence.say("en") == "cannot be judged: 1 is missing"
    assert second.rules[0].evidence.say("nl") == "niet te beoordelen: 1 ontbreekt"
    assert judgement.score == 50


def test_what_is_missing_is_called_by_its_number() -> None:
    first = criterion(rule("C10.self", MET), name="C10", section="products")
    second = criterion(rule("C11.dates", unmet()), name="C11", section="products", needs="C10")
    evidence = judge({}, first, second).criteria[1].rules[0].evidence
    assert evidence.say("en") == "cannot be judged: 10 is missing"


def test_with_an_entry_it_is_judged() -> None:
    judgement = judge(LISTED, *needing(rule("C02.quantity", unmet())))
    assert (judgement.criteria[1].answer, judgement.criteria[1].score) == ("no", 0)
    assert [each.rule for each in judgement.findings] == ["C02.quantity"]


def test_only_the_question_that_it_needs_matters() -> None:
    before = criterion(rule("C00.a", MET), name="C00", section="segments")
    judgement = judge(LISTED, before, *needing(rule("C02.quantity", MET)))
    assert [each.answer for each in judgement.criteria] == ["yes", "yes", "yes"]


def test_an_unjudged_question_stays_0_without_waivers() -> None:
    waivers = [{"rule": "C01.list", "reason": "nobody knows yet"}]
    almost = rule("C01.ranked", unmet(100))
    first = criterion(almost, rule("C01.list", unmet()), name="C01", section="products")
    second = needing(rule("C02.quantity", MET))[1]
    judgement = judge({"products": [{"price": "1"}], "waivers": waivers}, first, second)
    assert [each.score for each in judgement.criteria] == [99, 0]
    assert (judgement.score, judgement.score_without_waivers) == (99 // 2, 49 // 2)


def test_a_question_that_is_ignored_is_not_unjudged() -> None:
    judgement = judge({}, *needing(rule("C02.quantity", unmet())), ignore=frozenset({"C02"}))
    assert (judgement.criteria[1].answer, judgement.criteria[1].score, judgement.score) == ("yes", None, 100)


@pytest.mark.parametrize("is_waived", [False, True], ids=["not asked", "waived"])
def test_a_question_that_cannot_be_judged_says_so_where_its_root_is_left_out(is_waived: bool) -> None:
    rules = ("C01.list", "C01.ranked", "C03.list", "C03.ranked")
    waivers = "".join(f"  - {{rule: {each}, reason: agreed for this year}}\n" for each in rules)
    select = frozenset() if is_waived else frozenset({"C02", "C04"})
    plan = f"{HEADER}year: 2027\n" + (f"waivers:\n{waivers}" if is_waived else "")
    found = examine(plan.encode(), "plan.yaml", Settings(as_of=TODAY, select=select))
    said = {each.rule: each for each in found.findings if each.status == "open"}
    assert (said["C02.quantity"].path, said["C04.share"].path) == (("products",), ("segments",))
    message = said["C02.quantity"].message.say("en")
    assert message.startswith("nothing can be judged here: the products that matter most are not named")
    # To mend it gives the question no points yet.
    assert not any(each.readings for each in said["C02.quantity"].mends)
    # Where the question that it needs says so itself, that is enough.
    everything = examine(f"{HEADER}year: 2027\n".encode(), "plan.yaml", Settings(as_of=TODAY))
    assert "C02.quantity" not in {each.rule for each in everything.findings}


def test_a_question_that_cannot_be_judged_asks_for_the_list_that_it_needs_and_nothing_else_of_it() -> None:
    listed = (rule("C01.note", unmet(1, gap("note"))), rule("C01.list", unmet(1, gap("products"))))
    asked = criterion(rule("C02.quantity", SILENT), name="C02", section="products", needs="C01")
    questions = (criterion(*listed, name="C01", section="products"), asked)
    found = judge({}, *questions, select=frozenset({"C02"})).findings
    assert [(each.rule, each.path) for each in found if each.status == "open"] == [("C02.quantity", ("products",))]


def test_a_question_that_needs_one_that_is_not_asked_is_judged() -> None:
    judgement = judge({}, criterion(rule("C02.quantity", MET), name="C02", section="products", needs="C01"))
    assert judgement.criteria[0].answer == "yes"


# --- answers and scores --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "answer", "score"),
    [
        ((rule("C05.a", MET), rule("C05.b", MET, "conflict"), rule("C05.c", unmet(), "advice")), "yes", 100),
        ((rule("C05.a", MET), rule("C05.b", unmet(4))), "no", 87),
        ((rule("C05.a", MET), rule("C05.b", unmet(4), "conflict")), "no", 50),
        ((rule("C05.a", MET), rule("C05.b", NOT_ASKED)), "yes", 100),
        ((rule("C05.a", MET), rule("C05.b", SILENT)), "no", 50),
    ],
)
def test_answers_and_scores(rules: tuple[Rule, ...], answer: str, score: int) -> None:
    (result,) = judge(FILLED, criterion(*rules)).criteria
    assert (result.answer, result.score) == (answer, score)


def test_limits_by_rule_come_from_the_declarations_and_the_settings() -> None:
    limits = engine.default_limits(CHECKLIST)
    assert limits["C01.list"] == 3
    assert limits["C04.sum"] == Decimal("0.5")
    assert "C01.order" not in limits  # it has none


def test_score_if_mended() -> None:
    rules = (
        criterion(rule("C05.a", unmet(4, gap(readings=3))), rule("C05.b", unmet(), "conflict")),
        criterion(rule("C06.a", unmet()), name="C06", section="periods"),
        criterion(rule("C02.a", MET), name="C02", section="products", needs="C01"),
        criterion(rule("C01.a", MET), name="C01", section="products"),
    )
    judgement = judge({**FILLED, "periods": {"months": {"M1": "1"}}}, *rules)
    assert [each.score for each in judgement.criteria] == [25, 0, 0, 100]
    first, conflict, second = judgement.findings
    assert score_if_mended(judgement.criteria, []) == judgement.score == 31
    assert score_if_mended(judgement.criteria, [first]) == (50 + 0 + 0 + 100) // 4
    assert score_if_mended(judgement.criteria, [first, conflict]) == (100 + 0 + 0 + 100) // 4
    assert score_if_mended(judgement.criteria, [second]) == (25 + 100 + 0 + 100) // 4
    assert score_if_mended(judgement.criteria, judgement.findings) == (100 + 100 + 0 + 100) // 4
    # Twice the same finding mends no more than there is.
    assert score_if_mended(judgement.criteria, [second, second]) == (25 + 100 + 0 + 100) // 4


def test_score_if_some_readings_are_mended() -> None:
    several = rule("C05.a", unmet(4, gap("costs", "own"), gap("costs", "norm"), gap("costs", "support")))
    judgement = judge(FILLED, criterion(several, rule("C05.b", Verdict(EVIDENCE, 2, (gap(),)))))
    assert judgement.score == (25 + 50) // 2
    first, second, _, other = judgement.findings
    assert score_if_mended(judgement.criteria, [first]) == (50 + 50) // 2
    assert score_if_mended(judgement.criteria, [first, second]) == (75 + 50) // 2
    assert score_if_mended(judgement.criteria, [other]) == (25 + 100) // 2


# --- waivers -------------------------------------------------------------------------------------------------------

EVENTS = "periods:\n  quarters: [1, 1, 1, 1]\n  seasonality: {none: the same all year}\n"


def waived(*lines: str, plan: str = EVENTS) -> Report:
    """A plan without events, with a waiver of these lines."""
    waiver = "\n    ".join(lines)
    return judged(f"salesplan: 1\naccount_manager: Sanne\nyear: 2027\n{plan}waivers:\n  - {waiver}\n")


def status_of(report: Report, rule_id: str) -> str:
    """What became of a rule."""
    return next(each.status for criterion in report.criteria for each in criterion.rules if each.rule.id == rule_id)


def waiver_findings(report: Report) -> list[tuple[Path, str]]:
    """What is wrong with the waivers."""
    return [(each.path, each.say("en", "EUR")) for each in report.findings if each.rule == "plan.waiver"]


def test_a_waived_rule_leaves_the_mean_and_stays_visible() -> None:
    without = judged(f"salesplan: 1\naccount_manager: Sanne\nyear: 2027\n{EVENTS}")
    report = waived("rule: C06.events", "reason: no fairs in this trade")
    periods, before = report.criteria[5], without.criteria[5]
    assert status_of(report, "C06.events") == "waived"
    # Quarters and seasons are met, months and weeks are not: 2 of 4 in place of 2 of 5.
    assert (periods.score, before.score) == (50, 40)
    assert report.score_without_waivers == without.score
    assert report.score >= without.score
    assert without.score_without_waivers == without.score
    (found,) = [each for each in report.findings if each.rule == "C06.events"]
    assert (found.status, found.kind) == ("waived", "missing")
    assert found.reason is not None
    assert found.reason.say("en") == "no fairs in this trade"
    assert waiver_findings(report) == []


@pytest.mark.parametrize(("until", "holds"), [(TODAY, True), (date(2026, 11, 22), False), (date(2027, 6, 30), True)])
def test_a_waiver_holds_up_to_its_last_day(until: date, holds: bool) -> None:
    report = waived("rule: C06.events", "reason: no fairs in this trade", f"until: {until.isoformat()}")
    assert status_of(report, "C06.events") == ("waived" if holds else "unmet")
    assert [path for path, _ in waiver_findings(report)] == ([] if holds else [("waivers", 0, "until")])
    assert holds or "ran out on" in waiver_findings(report)[0][1]
    (reason,) = [found.reason for found in report.findings if found.rule == "C06.events"]
    if holds:
        assert reason is not None
        assert reason.say("en") == "no fairs in this trade"
        told = with_last_day(reason)
        assert told.say("en") == f"no fairs in this trade, up to and including {long_date(until, 'en')}"
        assert told.say("nl") == f"no fairs in this trade, tot en met {long_date(until, 'nl')}"
        report = json.loads("".join(render([report], "json", About(lang="nl", as_of=TODAY))))
        (found,) = [each for each in report["plans"][0]["findings"] if each["rule"] == "C06.events"]
        assert (found["reason"], found["until"]) == ("no fairs in this trade", until.isoformat())


@pytest.mark.parametrize(
    ("lines", "path", "says"),
    [
        (["reason: no fairs in this trade"], ("waivers", 0), "names no rule"),
        (["rule: C06.fairs", "reason: no fairs in this trade"], ("waivers", 0, "rule"), 'there is no rule "C06.fairs"'),
        (["rule: C06", "reason: no fairs in this trade"], ("waivers", 0, "rule"), 'there is no rule "C06"'),
        (["rule: C06", "reason: no fairs in this trade"], ("waivers", 0, "rule"), "C06.weeks and C06.year-end"),
        (["rule: C06.events"], ("waivers", 0, "reason"), "gives no reason"),
        (["rule: C06.season", "reason: no fairs in this trade"], ("waivers", 0), "because the plan answers it"),
        (["rule: C06.curve", "reason: no fairs in this trade"], ("waivers", 0), "because it is not judged here ("),
    ],
)
def test_a_waiver_that_does_not_hold_is_a_finding(lines: list[str], path: Path, says: str) -> None:
    report = waived(*lines)
    ((at, said),) = waiver_findings(report)
    assert at == path
    assert says in said
    assert status_of(report, "C06.events") == "unmet"


@pytest.mark.parametrize(
    "lines", [["rule: C06.events", "reason: TBD"], ["rule: C06.events", "until: soon", "reason: no fairs"]]
)
def test_a_waiver_that_cannot_be_read_is_no_waiver_and_one_finding(lines: list[str]) -> None:
    report = waived(*lines)
    assert waiver_findings(report) == []
    assert status_of(report, "C06.events") == "unmet"
    assert [each.path[0] for each in report.findings if each.kind == "plan"] == ["waivers"]


def test_the_first_of_two_waivers_of_a_rule_counts() -> None:
    report = waived("rule: C06.events", "reason: no fairs\n  - rule: C06.events\n    reason: no closures")
    (found,) = [each for each in report.findings if each.rule == "C06.events"]
    assert found.reason is not None
    assert found.reason.say("en") == "no fairs"
    assert [path for path, _ in waiver_findings(report)] == [("waivers", 1, "rule")]


def test_an_empty_waiver_is_nothing() -> None:
    assert waiver_findings(waived("")) == []
    assert status_of(waived("{}\n  - rule: C06.events\n    reason: no fairs here"), "C06.events") == "waived"


def test_a_question_of_which_all_is_waived_leaves_the_plans_mean() -> None:
    plan = "costs: {allowed: 60k}\n"
    report = waived("rule: C05.own", "reason: somebody else decides", plan=plan)
    assert report.criteria[4].score == 100
    second = "\n  - rule: C05.allowed\n    reason: not ours either"
    both = waived("rule: C05.own", f"reason: not ours{second}", plan="costs: {norm: 6%}\n")
    assert both.criteria[4].score is None
    # Without the waivers it scores 0, and is one of eleven again.
    assert both.score_without_waivers == judged("salesplan: 1\naccount_manager: Sanne\nyear: 2027\n").score


def test_findings_at_one_place_are_in_the_order_of_their_rules() -> None:
    report = judged(
        "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"
        "development:\n  - name: Negotiate\n    goal: Negotiate\n    from: 1%\n    to: 2%\n    by: 2027-05-01\n"
    )
    here = [(each.rule, each.region.column) for each in report.findings if each.region.line == 5]
    assert here == [("C09.expectation", 5), ("C09.support", 5), ("plan.unknown-key", 5)]


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "''"])
def test_what_is_empty_is_one_finding_however_it_is_written(nothing: str) -> None:
    report = judged(
        f"salesplan: 1\naccount_manager: Sanne\nyear: 2027\ncosts:\n  allowed: {nothing}\n  own: {nothing}\n"
    )
    assert [each.rule for each in report.findings if each.criterion == "C05"] == ["C05.allowed"]


def test_a_section_with_nothing_but_a_misspelt_key_has_a_finding_for_what_else_is_absent() -> None:
    report = judged("salesplan: 1\naccount_manager: Sanne\nyear: 2027\ncosts: {alowed: }\n")
    assert {each.rule for each in report.findings if each.criterion == "C05"} == {"plan.unknown-key", "C05.own"}


def test_an_empty_section_names_no_more_than_its_lines_answer() -> None:
    plan = judged("salesplan: 1\naccount_manager: Jan\nyear: 2027\nrevenue_target: 1M\nactivities:\n")
    (found,) = [each for each in plan.findings if each.rule == "C07.count"]
    # What an order brings in stands elsewhere in the plan.
    assert found.say("en", "EUR").endswith("how many a week (also: a chain to an order)")
    assert "C07.order-value" in {each.rule for each in found.mends}
