"""4 Time, by example."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from conftest import judged as report_of
from fragments import PEOPLE, alone, data_of, evidence, opens_after, put, rule_in, said, written
from salesplan_cli.case import Case
from salesplan_cli.criteria.c03_customer_priorities import C03
from salesplan_cli.criteria.c04_time import C04
from salesplan_cli.engine import Finding, Judgement, Mending, RuleResult, default_limits
from salesplan_cli.reading import read_plan
from salesplan_cli.text import LANGS

HEADER = PEOPLE + "year: 2027\n"
CHECKLIST = (C03, C04)


def judged(data: dict[str, Any], **limits: str) -> Judgement:
    """A plan's data, read and judged, with limits given as `C04_sum="0"`."""
    return alone(data, *CHECKLIST, limits={name.replace("_", "."): Decimal(each) for name, each in limits.items()})


def result(fragment: str, rule: str, **limits: str) -> RuleResult:
    """What became of one rule."""
    return rule_in(judged(data_of(HEADER + fragment), **limits), rule)


def findings(fragment: str, rule: str = "", **limits: str) -> list[Finding]:
    """The findings of one rule; of every rule of the criterion without one."""
    judgement = judged(data_of(HEADER + fragment), **limits)
    return [each for each in judgement.findings if each.rule.startswith(rule or "C04.")]


def finding(fragment: str, rule: str, **limits: str) -> Finding:
    """The one finding of a rule."""
    (only,) = findings(fragment, rule, **limits)
    return only


def status(fragment: str, rule: str, **limits: str) -> str:
    """Whether a rule is met."""
    return result(fragment, rule, **limits).status


def closes(fragment: str, rule: str, **limits: str) -> list[str]:
    """The rules that still have a finding, in either language, after pasting what each of a rule's findings says."""
    left = []
    for found in findings(fragment, rule, **limits):
        for lang in LANGS:
            judgement = judged(put(data_of(HEADER + fragment), found, lang), **limits)
            same = [each for each in judgement.findings if each.rule == rule and each.path == found.path]
            assert not same, f"{rule} at {found.path} is still open after {found.lines(lang, 'EUR')}"
            left += [each.rule for each in judgement.findings if each.kind != "advice"]
    return left


def groups(*times: str, contribution: bool = False) -> str:
    """Customer groups A, B, C, ... with these shares; empty: none given."""
    lines = []
    for at, time in enumerate(times):
        share = f", contribution: {50 - 10 * at}%" if contribution else ""
        lines.append(f"  - {{name: {'ABCDEF'[at]}{share}{f', time: {time}' if time else ''}}}\n")
    return "segments:\n" + "".join(lines)


# --- C04.share -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "met", "of"),
    [
        (["45%", "30%", "25%"], 3, 3),
        (["45%", "", "25%"], 2, 3),
        (["", "", ""], 0, 3),
        (["0%", "100%"], 2, 2),
    ],
)
def test_share_counts_the_groups_that_have_one(times: list[str], met: int, of: int) -> None:
    found = result(groups(*times), "C04.share")
    assert (found.met, found.of, found.status) == (met, of, "met" if met == of else "unmet")
    assert len(findings(groups(*times), "C04.share")) == of - met


def test_share_says_what_is_there() -> None:
    found = result(groups("45%", "", "12.5%"), "C04.share")
    assert said(found.evidence) == "2 of 3 groups with a share of the selling time: A 45% and C 12.5%"
    assert said(found.evidence, "nl") == "2 van 3 groepen met een deel van de verkooptijd: A 45% en C 12,5%"
    nothing = result(groups("", ""), "C04.share")
    assert said(nothing.evidence) == "0 of 2 groups with a share of the selling time"


def test_share_names_the_group_and_what_is_left() -> None:
    found = finding(groups("45%", "", "25%"), "C04.share")
    assert found.path == ("segments", 1, "time")
    assert said(found.message) == (
        "B has no share of the selling time: the other groups take 70%, so 30% is left to divide"
    )
    assert said(found.message, "nl") == (
        "B heeft geen deel van de verkooptijd: de andere groepen nemen 70%, dus er is nog 30% te verdelen"
    )
    assert found.lines("nl", "EUR") == "time: 30%"


def test_share_without_any_share_asks_for_it() -> None:
    first, second, third = findings(groups("", "", ""), "C04.share")
    assert said(first.message) == "A has no share of the selling time: which part of the week is meant for it?"
    assert said(first.message, "nl").startswith("A heeft geen deel van de verkooptijd")
    assert [each.lines("en", "EUR") for each in (first, second, third)] == ["time: 34%", "time: 33%", "time: 33%"]


@pytest.mark.parametrize(("taken", "write"), [("99.5%", "time: 0.5%"), ("100%", "time: 0%")])
def test_share_when_little_or_nothing_is_left(taken: str, write: str) -> None:
    found = finding(groups(taken, ""), "C04.share")
    assert found.lines("nl", "EUR") == write
    assert ("or write 0%" in said(found.message)) == (taken == "100%")
    assert ("of schrijf 0%" in said(found.message, "nl")) == (taken == "100%")


def test_share_when_the_others_take_more_than_there_is() -> None:
    found = finding(groups("80%", "70%", ""), "C04.share")
    assert "already take 150%" in said(found.message)
    assert found.lines("en", "EUR") == "time: 0%"


def test_shares_pasted_one_by_one_make_the_whole() -> None:
    plan = groups("40%", "", "", "")
    data = data_of(HEADER + plan)
    for found in findings(plan, "C04.share"):
        data["segments"][found.path[1]].update(put(data_of(HEADER + plan), found, "nl")["segments"][found.path[1]])
    judgement = judged(data)
    assert [each.rule for each in judgement.findings if each.rule in ("C04.share", "C04.sum")] == []


def test_share_of_a_group_without_a_name_is_asked_by_its_place() -> None:
    plan = "segments: [{name: A, time: 60%}, {contribution: 20%}, {}]"
    assert said(finding(plan, "C04.share").message).startswith("customer group 2 has no share")
    assert said(finding(plan, "C04.share").message, "nl").startswith("klantgroep 2 heeft geen deel")
    assert result(plan, "C04.share").of == 2


def test_an_unreadable_share_is_not_reported_twice() -> None:
    plan = groups("60%", "veel")
    assert findings(plan, "C04.share") == []
    judgement = judged(data_of(HEADER + plan))
    (root,) = [each for each in judgement.findings if each.rule == "plan.vague"]
    assert (root.criterion, root.owner) == ("C04", "account_manager")
    assert "C04.share" in [each.rule for each in root.mends]
    assert (result(plan, "C04.share").met, result(plan, "C04.share").of) == (1, 2)


@pytest.mark.parametrize("fragment", ["", "segments: []", "segments: [{time: 40%}]"])
def test_nothing_is_judged_while_no_group_is_named(fragment: str) -> None:
    judgement = judged(data_of(HEADER + fragment))
    criterion = judgement.criteria[-1]
    assert (criterion.answer, criterion.score) == ("unjudged", 0)
    assert {each.status for each in criterion.rules} == {"not_judged"}
    assert findings(fragment) == []


def test_without_groups_every_rule_has_an_answer() -> None:
    case = Case(read_plan(data_of(HEADER)).plan, default_limits(CHECKLIST), frozenset())
    verdicts = {rule.id: rule.judge(case) for rule in C04.rules}
    share = verdicts["C04.share"]
    assert (share.of, share.applies) == (0, True)
    assert verdicts["C04.hours"].of == 1
    assert not verdicts["C04.sum"].applies and not verdicts["C04.priority"].applies


# --- C04.hours -----------------------------------------------------------------------------------------------------


def test_hours_become_hours_per_group() -> None:
    found = result(groups("60%", "40%") + "selling_time: {hours_per_week: 28, weeks: 44}", "C04.hours")
    assert found.status == "met"
    assert said(found.evidence) == (
        "28 hours a week x 44 weeks = 1 232 hours; "
        "A 60% = 16.8 a week (739.2 in all) and B 40% = 11.2 a week (492.8 in all)"
    )
    assert said(found.evidence, "nl") == (
        "28 uur per week x 44 weken = 1 232 uur; "
        "A 60% = 16,8 per week (739,2 in totaal) en B 40% = 11,2 per week (492,8 in totaal)"
    )


def test_hours_use_the_weeks_of_the_period_where_none_are_given() -> None:
    found = result(groups("60%", "") + "selling_time: {hours_per_week: 10}", "C04.hours")
    assert said(found.evidence) == "10 hours a week x 52.2 weeks = 522 hours; A 60% = 6 a week (313.2 in all)"


def test_hours_without_a_share_are_hours_all_the_same() -> None:
    found = result(groups("", "") + "selling_time: {hours_per_week: 10, weeks: 40}", "C04.hours")
    assert (found.status, said(found.evidence)) == ("met", "10 hours a week x 40 weeks = 400 hours")


def test_hours_without_a_readable_period_stay_hours_a_week() -> None:
    data = data_of(HEADER + groups("60%", "40%") + "selling_time: {hours_per_week: 28}")
    del data["year"]
    judgement = judged(data)
    hours = next(each for each in judgement.criteria[-1].rules if each.rule.id == "C04.hours")
    assert said(hours.evidence) == "28 hours a week; A 60% = 16.8 a week and B 40% = 11.2 a week"
    assert said(hours.evidence, "nl") == "28 uur per week; A 60% = 16,8 per week en B 40% = 11,2 per week"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("28:20", "28:20 hours"),
        ("28:30", "28.5 hours"),
        ("7:05", "7:05 hours"),
        ("1.3333", "1.33 hours"),
        ("0", "0 hours"),
    ],
)
def test_hours_are_shown_so_that_they_can_be_redone(written: str, shown: str) -> None:
    found = result(groups("60%", "40%") + f'selling_time: {{hours_per_week: "{written}"}}', "C04.hours")
    assert said(found.evidence).startswith(shown + " a week x")


def test_hours_are_asked_for_by_an_example() -> None:
    found = finding(groups("60%", "40%") + "selling_time: {weeks: 44}", "C04.hours")
    assert (found.path, found.kind) == (("selling_time", "hours_per_week"), "advice")
    assert said(found.message).endswith("At 28 hours 60% for A is 16.8 hours")
    # As many as the activities take, unless that is more than a week has.
    for hours, example in (
        ("1.6", "At 32 hours 60% for A is 19.2 hours"),
        ("30", "At 28 hours 60% for A is 16.8 hours"),
    ):
        visits = f"activities: [{{name: Visit, per_week: 20, hours: {hours}}}]\nselling_time: {{weeks: 44}}\n"
        assert said(finding(groups("60%", "40%") + visits, "C04.hours").message).endswith(example)
    assert said(found.message, "nl").endswith("Bij 28 uur is 60% voor A 16,8 uur")
    assert found.lines("nl", "EUR") == "hours_per_week: 28"
    assert said(result(groups("1%"), "C04.hours").evidence, "nl") == "geen verkoopuren per week gegeven"


def test_hours_are_asked_for_without_a_share_too() -> None:
    found = finding(groups("", ""), "C04.hours")
    assert said(found.message).startswith("how many hours a week are there for selling?")
    assert said(found.message, "nl").startswith("hoeveel uur per week is er voor verkoop?")
    assert found.lines("en", "EUR") == "selling_time:\n  hours_per_week: 28"


def test_unreadable_hours_are_not_reported_twice() -> None:
    plan = groups("60%", "40%") + "selling_time: {hours_per_week: veel}"
    assert status(plan, "C04.hours") == "unmet"
    assert findings(plan, "C04.hours") == []


# --- C04.sum -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "limit", "expected"),
    [
        (["60%", "40%"], "0.5", "met"),
        (["60%", "40.5%"], "0.5", "met"),
        (["60%", "39.5%"], "0.5", "met"),
        (["60%", "40.6%"], "0.5", "unmet"),
        (["60%", "39.4%"], "0.5", "unmet"),
        (["60%", "40.1%"], "0", "unmet"),
        (["60%", "40%"], "0", "met"),
        (["100%", "100%"], "100", "met"),
        (["60%", ""], "0.5", "not_judged"),
        (["80%", "70%", ""], "0.5", "not_judged"),
        (["60%", "40%", "veel"], "0.5", "not_judged"),
        (["", ""], "0.5", "not_judged"),
    ],
)
def test_sum_at_its_limit(times: list[str], limit: str, expected: str) -> None:
    judged = result(groups(*times), "C04.sum", C04_sum=limit)
    # All the shares are one reading.
    assert (judged.status, judged.of) == (expected, int(expected != "not_judged"))
    assert len(findings(groups(*times), "C04.sum", C04_sum=limit)) == (expected == "unmet")


@pytest.mark.parametrize(("second", "expected"), [("30%", "not_judged"), ("40%", "met"), ("60%", "unmet")])
def test_sum_waits_for_groups_that_are_not_named_yet_only_where_there_is_time_for_them(
    second: str, expected: str
) -> None:
    assert status(groups("60%", second), "C04.sum", C03_list="3") == expected
    # Those that are named may be more than are asked.
    assert status(groups("40%", "30%", "20%"), "C04.sum", C03_list="2") == "unmet"


def test_sum_counts_a_group_without_a_name() -> None:
    assert status("segments: [{name: A, time: 60%}, {time: 40%}, {}]", "C04.sum") == "met"


@pytest.mark.parametrize("entry", ["{time: veel}", "Klinieken", "{contribution: veel}"])
def test_sum_is_not_judged_while_an_entry_cannot_be_read(entry: str) -> None:
    plan = f"segments: [{{name: A, time: 60%}}, {entry}]"
    found = result(plan, "C04.sum")
    assert found.status == "not_judged"
    assert said(found.evidence) == "the share of 1 group is not known yet"
    assert said(found.evidence, "nl") == "van 1 groep is het deel nog niet bekend"


def test_sum_does_not_mind_what_cannot_be_read_elsewhere() -> None:
    assert status(groups("60%", "40%") + "costs: {allowed: veel}", "C04.sum") == "met"


def test_sum_says_how_many_are_not_known() -> None:
    plan = "segments: [{name: A, time: 60%}, {name: B}, {name: C, time: veel}, {time: veel, contribution: veel}]"
    assert said(result(plan, "C04.sum").evidence) == "the share of 3 groups is not known yet"
    assert said(result(plan, "C04.sum").evidence, "nl") == "van 3 groepen is het deel nog niet bekend"
    assert said(result(groups("", ""), "C04.sum").evidence) == "no group has a share yet"


@pytest.mark.parametrize(
    ("times", "en", "nl"),
    [
        (["45%", "30%", "25%"], "45 + 30 + 25 = 100%", "45 + 30 + 25 = 100%"),
        (
            ["60%", "39.5%"],
            "60 + 39.5 = 99.5%; 100% is meant and 0.5 points off is fine",
            "60 + 39,5 = 99,5%; 100% is de bedoeling en 0,5 procentpunt ernaast mag",
        ),
        (["60%", "30%"], "60 + 30 = 90%, not 100%", "60 + 30 = 90%, geen 100%"),
    ],
)
def test_sum_shows_the_sum(times: list[str], en: str, nl: str) -> None:
    found = result(groups(*times), "C04.sum")
    assert (said(found.evidence), said(found.evidence, "nl")) == (en, nl)


@pytest.mark.parametrize(
    ("times", "path", "write"),
    [
        (["50%", "30%"], ("segments", 0, "time"), "time: 70%"),
        (["50%", "30%", "30%"], ("segments", 2, "time"), "time: 20%"),
        (["60%", "60%", "20%"], ("segments", 1, "time"), "time: 20%"),
        (["62.5%", "40%"], ("segments", 1, "time"), "time: 37.5%"),
    ],
)
def test_sum_says_which_share_to_write(times: list[str], path: tuple[str | int, ...], write: str) -> None:
    found = finding(groups(*times), "C04.sum")
    assert (found.path, found.lines("nl", "EUR")) == (path, write)
    assert found.owner == "account_manager"
    assert "C04.sum" not in closes(groups(*times), "C04.sum")


def test_sum_speaks_plainly() -> None:
    little, much = finding(groups("50%", "30%"), "C04.sum"), finding(groups("70%", "40%"), "C04.sum")
    assert said(little.message) == (
        "the shares make 50 + 30 = 80%, so 20% of the selling time goes to nobody: say which group gets it, A for "
        "instance"
    )
    assert said(little.message, "nl") == (
        "de delen zijn samen 50 + 30 = 80%, dus 20% van de verkooptijd gaat naar niemand: zeg welke groep die krijgt, "
        "bijvoorbeeld A"
    )
    assert said(much.message) == (
        "the shares make 70 + 40 = 110%, and there is 100% to divide: take off 10 points, at B for instance"
    )
    assert said(much.message, "nl") == (
        "de delen zijn samen 70 + 40 = 110%, en er is 100% te verdelen: haal er 10 procentpunt af, bijvoorbeeld bij B"
    )


def test_sum_that_no_single_group_can_mend_is_scaled() -> None:
    # Nor one that would keep nothing.
    assert finding(groups("60%", "60%", "40%"), "C04.sum").write is None
    found = finding(groups("80%", "80%", "80%"), "C04.sum")
    assert (found.path, found.write) == (("segments",), None)
    assert said(found.message).endswith("in the same proportion that is 33.3%, 33.3% and 33.3%")
    assert said(found.message, "nl").endswith("in dezelfde verhouding is dat 33,3%, 33,3% en 33,3%")


@pytest.mark.parametrize(
    ("times", "scaled"),
    [(("75%", "75%", "25%"), "43%, 43% and 14%"), (("70%",) * 6, ", ".join(["16.7%"] * 5) + " and 16.7%")],
)
def test_equal_shares_stay_equal_in_proportion(times: tuple[str, ...], scaled: str) -> None:
    assert said(finding(groups(*times), "C04.sum").message).endswith(f"in the same proportion that is {scaled}")


# --- C04.priority --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "met", "of"),
    [
        (["50%", "50%"], 1, 1),
        (["49%", "51%"], 0, 1),
        (["51%", "49%"], 1, 1),
        (["20%", "50%", "30%"], 1, 2),
        (["10%", "30%", "60%"], 0, 2),
        (["40%", "20%", "40%"], 1, 2),
        (["30%", "", "40%"], 0, 1),
    ],
)
def test_priority_compares_each_group_with_those_below(times: list[str], met: int, of: int) -> None:
    found = result(groups(*times, contribution=True), "C04.priority")
    assert (found.met, found.of) == (met, of)
    assert found.kind == "advice"


@pytest.mark.parametrize("times", [["100%"], ["60%", ""], ["", ""]])
def test_priority_needs_two(times: list[str]) -> None:
    found = result(groups(*times), "C04.priority")
    assert (found.status, said(found.evidence)) == ("not_judged", "there are no two to compare")


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [("50%", "50%", "not_judged"), ("50%", "49%", "unmet"), ("50 000", "50 000", "not_judged"), ("", "", "unmet")],
)
def test_priority_does_not_rank_what_contributes_the_same(upper: str, lower: str, expected: str) -> None:
    above, below = (f", contribution: {each}" if each else "" for each in (upper, lower))
    plan = f"segments: [{{name: A, time: 40%{above}}}, {{name: B, time: 60%{below}}}]"
    assert status(plan, "C04.priority") == expected


def test_priority_looks_beyond_an_equal_neighbour() -> None:
    plan = (
        "segments: [{name: A, contribution: 40%, time: 20%}, {name: B, contribution: 40%, time: 50%}, "
        "{name: C, contribution: 20%, time: 30%}]"
    )
    found, *others = findings(plan, "C04.priority")
    assert said(found.message) == (
        "the time does not follow the order of the groups: A (20%) gets less than a group further down. If that is not "
        "meant, exchange the shares: A 30%, B 50% and C 20%"
    )
    assert (found.path, found.lines("en", "EUR")) == (("segments", 0, "time"), "time: 30%")
    assert [(each.path, each.lines("en", "EUR")) for each in others] == [(("segments", 2, "time"), "time: 20%")]


def test_priority_is_one_question_for_the_list() -> None:
    plan = groups("10%", "30%", "60%", contribution=True)
    found, *others = findings(plan, "C04.priority")
    assert said(found.message) == (
        "the time does not follow the order of the groups: A (10%) and B (30%) get less than a group further down. If that "
        "is not meant, exchange the shares: A 60%, B 30% and C 10%"
    )
    assert said(found.message, "nl") == (
        "de tijd volgt de volgorde van de groepen niet: A (10%) en B (30%) krijgen minder dan een groep die lager staat. Is "
        "dat niet de bedoeling, wissel de delen dan om: A 60%, B 30% en C 10%"
    )
    assert (found.path, found.lines("nl", "EUR")) == (("segments", 0, "time"), "time: 60%")
    assert found.mends == (Mending("C04.priority", 2),)
    # A share that stays as it is needs no line.
    (other,) = others
    assert said(other.message) == "C gets 10% in the exchange that is proposed at A"
    assert said(other.message, "nl") == "C krijgt 10% bij de wissel die bij A staat"
    assert other.lines("nl", "EUR") == "time: 10%"


def test_priority_asks_at_the_first_group_that_gets_too_little() -> None:
    plan = groups("40%", "20%", "40%", contribution=True)
    found, *others = findings(plan, "C04.priority")
    assert (found.path, found.lines("nl", "EUR")) == (("segments", 1, "time"), "time: 40%")
    assert [each.path for each in others] == [("segments", 2, "time")]
    plan = groups("10%", "50%", "40%", contribution=True)
    assert said(result(plan, "C04.priority").evidence) == "from the top: A 10%, B 50% and C 40%"
    assert said(result(plan, "C04.priority").evidence, "nl") == "van bovenaf: A 10%, B 50% en C 40%"


def test_priority_asks_it_also_where_the_group_that_gets_too_little_keeps_its_share() -> None:
    plan = (
        "segments: [{name: A, contribution: 50%, time: 30%}, {name: B, time: 30%},"
        " {name: C, contribution: 50%, time: 40%}]"
    )
    assert status(plan, "C04.priority") == "unmet"
    found, *others = findings(plan, "C04.priority")
    assert said(found.message) == (
        "the time does not follow the order of the groups: B (30%) gets less than a group further down. If that is not "
        "meant, exchange the shares: A 40%, B 30% and C 30%"
    )
    assert (found.path, found.mends) == (("segments", 0, "time"), (Mending("C04.priority", 1),))
    assert [each.path for each in others] == [("segments", 2, "time")]


def test_priority_is_silent_while_the_list_itself_is_not_in_order() -> None:
    plan = "segments: [{name: A, contribution: 20%, time: 20%}, {name: B, contribution: 50%, time: 80%}]"
    assert status(plan, "C03.order") == "unmet"
    assert status(plan, "C04.priority") == "unmet"
    assert findings(plan, "C04.priority") == []


def test_priority_waits_for_shares_that_make_the_whole() -> None:
    plan = groups("20%", "90%", contribution=True)
    assert (status(plan, "C04.sum"), status(plan, "C04.priority")) == ("unmet", "unmet")
    assert findings(plan, "C04.priority") == []


# --- all of it -----------------------------------------------------------------------------------------------------


def test_advice_leaves_the_answer_and_the_score() -> None:
    judgement = judged(data_of(HEADER + groups("40%", "60%", contribution=True)))
    assert (judgement.criteria[-1].answer, judgement.criteria[-1].score) == ("yes", 100)


def test_a_conflict_caps_the_score() -> None:
    judgement = judged(data_of(HEADER + groups("70%", "60%")))
    assert (judgement.criteria[-1].answer, judgement.criteria[-1].score) == ("no", 50)


@pytest.mark.parametrize("rule", ["C04.share", "C04.hours", "C04.sum", "C04.priority"])
def test_what_is_pasted_closes_the_gap(rule: str) -> None:
    tried = 0
    for times in product(["", "0%", "33.3%", "60%", "100%"], repeat=3):
        plan = groups(*times, contribution=True)
        # Where no single group can give way there is no one line to write.
        if all(each.write is not None for each in findings(plan, rule)):
            tried += len(findings(plan, rule))
            closes(plan, rule)
    assert tried > 20


# --- time that there is not ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "weeks", "there_are", "write"),
    [
        ("period: {start: 2027-07-01, months: 6}\n", 44, 27, "weeks: 23"),
        ("year: 2027\n", 70, 52, "weeks: 44"),
        ("period: {start: 2027-03-01, days: 7}\n", 2, 1, "weeks: 1"),
    ],
)
def test_more_weeks_than_the_period_has_are_asked_about(period: str, weeks: int, there_are: int, write: str) -> None:
    text = f"salesplan: 1\naccount_manager: S\n{period}selling_time: {{hours_per_week: 28, weeks: %s}}\n"
    text += "segments: [{name: Hospitals, time: 100%%}]\n"
    report = report_of(text % weeks)
    (found,) = [each for each in report.findings if each.rule == "C04.hours"]
    assert (found.kind, found.path, found.lines("en", "EUR")) == ("advice", ("selling_time", "weeks"), write)
    assert f"{weeks} weeks are worked, and the period has {there_are}" in found.say("en", "EUR")
    assert not [each for each in report_of(text % there_are).findings if each.rule == "C04.hours"]


def test_more_hours_than_a_week_has_are_asked_about() -> None:
    text = "salesplan: 1\naccount_manager: S\nyear: 2027\nselling_time: {hours_per_week: %s, weeks: 44}\n"
    text += "segments: [{name: Hospitals, time: 100%%}]\n"
    (found,) = [each for each in report_of(text % 61).findings if each.rule == "C04.hours"]
    assert (found.kind, found.path) == ("advice", ("selling_time", "hours_per_week"))
    assert "61 uur verkoop in elke week houdt niemand vol" in found.say("nl", "EUR")
    assert not [each for each in report_of(text % 60).findings if each.rule == "C04.hours"]


def test_shares_in_proportion_make_a_hundred() -> None:
    message = said(finding(groups("70%", "60%", "50%", "50%"), "C04.sum").message)
    assert message.endswith("in the same proportion that is 30%, 26%, 22% and 22%")


def test_a_sum_within_its_limit_is_met() -> None:
    assert status(groups("60%", "39.8%"), "C04.sum") == "met"


BUSY = (
    "activities: [{name: Visit, for: existing, per_week: PER, hours: 2}]\nselling_time: {weeks: 44HOURS}\n"
    "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]\n"
)


@pytest.mark.parametrize(
    ("per", "hours", "lines"),
    [
        ("14", "", "hours_per_week: 28"),
        # As many as the activities take.
        ("14.1", "", "hours_per_week: 29"),
        ("30", "", "hours_per_week: 60"),
        ("14.1", ", hours_per_week: 90", "hours_per_week: 29"),
        # More than anybody has: then the activities have to change.
        ("31", "", ""),
        ("31", ", hours_per_week: 90", ""),
    ],
)
def test_the_hours_to_write_are_those_that_the_activities_take(per: str, hours: str, lines: str) -> None:
    fragment = BUSY.replace("PER", per).replace("HOURS", hours)
    assert written(fragment, "C04.hours") == lines
    if lines:
        assert opens_after(fragment, "C04.hours") == set()


def test_hours_are_counted_in_the_singular_where_it_is_one() -> None:
    fragment = "selling_time: {hours_per_week: 1, weeks: 1}\n" + BUSY.split("\n", 2)[2]
    assert "1 hour a week x 1 week = 1 hour;" in evidence(fragment, "C04.hours")
    assert "1 uur per week x 1 week = 1 uur;" in evidence(fragment, "C04.hours", "nl")
    assert evidence(fragment.replace(", weeks: 1", "") + "period: {days: 9}", "C04.hours").startswith("1 hour a week;")


def test_the_time_of_a_list_that_is_too_short_is_not_divided_yet() -> None:
    fragment = "segments: [{name: Hospitals, time: 70%}]\n"
    assert status(fragment, "C04.sum") == "not_judged"
    assert status(fragment.replace("70%", "120%"), "C04.sum") == "not_judged"  # which is no share
    assert status(fragment.replace("70%", "100%"), "C04.sum") == "met"
    assert status("segments: [{name: Hospitals, time: 70%}, {name: Clinics, time: 20%}]\n", "C04.sum") == "unmet"


def test_the_weeks_that_a_year_has_in_days_are_not_too_many() -> None:
    # 261 working days in 2027 are 52.2 weeks.
    groups_and_weeks = "segments: [{name: Hospitals, time: 100%}]\nselling_time: {hours_per_week: 30, weeks: 52.2}\n"
    assert findings(groups_and_weeks, "C04.hours") == []
    assert len(findings(groups_and_weeks.replace("52.2", "52.3"), "C04.hours")) == 1
