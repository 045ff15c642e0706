"""8 Customers: how many new and how many existing ones to approach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fragments import ONE, PEOPLE, alone, data_of, put, rule_in, tally_in
from salesplan_cli.criteria.c07_activities import C07
from salesplan_cli.criteria.c08_customers import C08
from salesplan_cli.engine import Finding, Judgement
from salesplan_cli.text import LANGS, Lang

HEADER = PEOPLE + "year: 2027\n"
CHAIN = (
    "activities:\n"
    "  - {name: Meeting, per_period: %s, leads_to: Quotation, conversion: 40%%}\n"
    "  - {name: Quotation, leads_to: order, conversion: 25%%}\n"
)


def judged(data: dict[str, Any], **limits: Decimal) -> Judgement:
    return alone(data, C07, C08, limits={name.replace("_", "."): value for name, value in limits.items()})


def judge(body: str, **limits: Decimal) -> Judgement:
    return judged(data_of(HEADER + body), **limits)


def tally(body: str, rule: str, **limits: Decimal) -> tuple[str, int, int]:
    return tally_in(judge(body, **limits), rule)


def findings(judgement: Judgement, rule: str) -> list[Finding]:
    return [each for each in judgement.findings if each.rule == rule]


def finding(body: str, rule: str) -> Finding:
    (found,) = findings(judge(body), rule)
    return found


def written(body: str, rule: str, lang: Lang = "en") -> str:
    write = finding(body, rule).write
    assert write is not None
    return write.say(lang, "EUR")


def pasted(body: str, rule: str, lang: Lang = "en") -> Judgement:
    """The plan judged again with the finding's example in its place."""
    return judged(put(data_of(HEADER + body), finding(body, rule), lang))


# --- the number of new customers to approach -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("customers: {new: {approach: 130}}", ("met", 1, 1)),
        ("customers: {new: {approach: 0}}", ("met", 1, 1)),
        ("customers: {new: {win: 10}}", ("unmet", 0, 1)),
        ("customers: {existing: {approach: 10}}", ("unmet", 0, 1)),
        ("customers: {new: {approach: many}}", ("unmet", 0, 1)),
        ("", ("unmet", 0, 1)),
    ],
)
def test_new_customers_to_approach(body: str, expected: tuple[str, int, int]) -> None:
    assert tally(body, "C08.new") == expected


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, ("1 new customer to approach", "1 nieuwe klant te benaderen")),
     (2, ("2 new customers to approach", "2 nieuwe klanten te benaderen"))],
)  # fmt: skip
def test_the_evidence_of_new_customers(number: int, said: tuple[str, str]) -> None:
    evidence = rule_in(judge(f"customers: {{new: {{approach: {number}}}}}"), "C08.new").evidence
    assert tuple(evidence.say(lang) for lang in LANGS) == said


@pytest.mark.parametrize(
    ("body", "write"),
    [
        ("customers: {new: {revenue: 400000}}", "approach: 130"),
        ("customers: {new: {win: 10}}", "approach: 100"),
        ("customers: {new: {win: 0}}", "approach: 130"),
        (CHAIN % "132.5" + "customers: {new: {win: 10}}", "approach: 132"),
        (CHAIN % "132.5" + "customers: {new: {win: 140}}", "approach: 140"),
        (CHAIN % 1500 + "customers: {new: {win: 10}}", "approach: 1500"),
    ],
)
def test_the_example_fits_the_first_contacts_and_what_is_to_be_won(body: str, write: str) -> None:
    assert written(body, "C08.new") == write
    assert finding(body, "C08.new").path == ("customers", "new", "approach")
    assert rule_in(pasted(body, "C08.new"), "C08.new").status == "met"


@pytest.mark.parametrize("body", [CHAIN % (10**18 - 1) + "  - {name: Fair, per_period: 7, leads_to: Quotation}\n", ""])
def test_the_example_is_a_number_that_a_plan_can_hold(body: str) -> None:
    body += f"customers: {{new: {{win: {10**18 - 1}}}}}"
    assert written(body, "C08.new") == f"approach: {10**18 - 1}"
    assert rule_in(pasted(body, "C08.new"), "C08.new").status == "met"


def test_the_example_stands_under_what_is_not_there_yet() -> None:
    found = finding("customers: {existing: {approach: 60}}", "C08.new")
    assert found.lines("en", "EUR") == "new:\n  approach: 130"


@pytest.mark.parametrize(
    "body", ["", "customers:\n", "customers: {}", "customers: {new: }", "customers: {existing: {}, new: {win: }}"]
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_without_customers_has_one_finding_that_answers_both(body: str, lang: Lang) -> None:
    judgement = judge(body)
    of_eight = [each for each in judgement.findings if each.criterion == "C08"]
    assert [(each.rule, each.path) for each in of_eight] == [("C08.new", ("customers",))]
    assert tally(body, "C08.existing") == ("unmet", 0, 1)
    after = pasted(body, "C08.new", lang)
    assert [each for each in after.findings if each.criterion == "C08"] == []
    assert {rule_in(after, rule).status for rule in ("C08.new", "C08.existing", "C08.portfolio")} == {"met"}


def test_what_could_not_be_read_is_the_root() -> None:
    judgement = judge("customers: {new: {approach: many}}")
    assert [each.rule for each in judgement.findings if each.criterion == "C08"] == ["plan.vague", "C08.existing"]
    judgement = judge("customers: none")
    assert [each.rule for each in judgement.findings if each.path == ("customers",)] == ["plan.kind"]
    assert findings(judgement, "C08.new") == findings(judgement, "C08.existing") == []


def test_beside_an_unreadable_number_only_the_absent_one_is_asked() -> None:
    found = finding("customers: {existing: {approach: many}}", "C08.new")
    assert found.path == ("customers", "new", "approach")


# --- the number of existing customers to approach ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        ("count: 85, approach: 60", "met"),
        ("approach: 60", "met"),
        ("approach: 0", "met"),
        ("count: 0", "met"),
        ("count: 1", "unmet"),
        ("count: 85", "unmet"),
        ("revenue: 800000", "unmet"),
        ("approach: many", "unmet"),
    ],
)
def test_existing_customers_to_approach(existing: str, expected: str) -> None:
    assert tally(f"customers: {{existing: {{{existing}}}}}", "C08.existing") == ONE[expected]


@pytest.mark.parametrize(
    ("existing", "write"),
    [("revenue: 800000", "approach: 60"), ("count: 40", "approach: 40"), ("count: 1200", "approach: 1200")],
)
def test_no_more_existing_customers_are_suggested_than_there_are(existing: str, write: str) -> None:
    body = f"customers: {{existing: {{{existing}}}}}"
    assert written(body, "C08.existing") == write
    assert finding(body, "C08.existing").path == ("customers", "existing", "approach")
    after = pasted(body, "C08.existing")
    assert rule_in(after, "C08.existing").status == "met"
    assert rule_in(after, "C08.portfolio").status in ("met", "not_judged")


def test_an_unreadable_number_of_existing_customers_does_not_answer_how_many_to_approach() -> None:
    judgement = judge("customers: {existing: {count: n.t.b.}, new: {approach: 5}}")
    about = [each.rule for each in judgement.findings if each.path[0] == "customers"]
    assert about == ["plan.vague", "C08.existing"]


def test_an_unreadable_number_to_approach_is_silent() -> None:
    assert findings(judge("customers: {existing: {approach: many}}"), "C08.existing") == []


# --- the portfolio -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "approach", "expected"),
    [("85", "60", "met"), ("60", "60", "met"), ("59", "60", "unmet"), ("0", "0", "met"), ("0", "1", "unmet"),
     ("", "60", "not_judged"), ("60", "", "not_judged")],
)  # fmt: skip
def test_not_more_existing_customers_than_there_are(count: str, approach: str, expected: str) -> None:
    body = f"customers:\n  existing:\n    count: {count}\n    approach: {approach}\n"
    assert tally(body, "C08.portfolio") == ONE[expected]


def test_the_portfolio_says_both_numbers() -> None:
    body = "customers: {existing: {count: 40, approach: 60}}"
    found = finding(body, "C08.portfolio")
    assert found.message.say("nl") == (
        "je benadert 60 bestaande klanten en er zijn er 40: tel verschillende klanten, geen bezoeken"
    )
    assert rule_in(judge(body), "C08.portfolio").evidence.say("en") == "60 to approach, of the 40 there are"
    assert found.path == ("customers", "existing", "approach")
    assert rule_in(pasted(body, "C08.portfolio"), "C08.portfolio").status == "met"


# --- customers to win ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("customers: {new: {approach: 10, win: 10}}", ("met", 1, 1)),
        ("customers: {new: {approach: 10, win: 11}}", ("unmet", 0, 1)),
        ("customers: {new: {approach: 0, win: 0}}", ("met", 1, 1)),
        ("customers: {new: {approach: 10}}", ("not_judged", 0, 0)),
        ("customers: {new: {win: 10}}", ("not_judged", 0, 0)),
        # 100 meetings x 40% x 25% = 10 orders, and 5 are asked
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {win: 10}}", ("met", 1, 1)),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {win: 11}}", ("unmet", 0, 1)),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 20, win: 11}}", ("unmet", 1, 2)),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 10, win: 11}}", ("unmet", 0, 2)),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 10, win: 10}}", ("met", 2, 2)),
        # rounded half up: 10.5 orders are 11, 10.4 are 10
        (CHAIN % 105 + "order_target: 5\ncustomers: {new: {win: 11}}", ("met", 1, 1)),
        (CHAIN % 104 + "order_target: 5\ncustomers: {new: {win: 11}}", ("unmet", 0, 1)),
        # too few orders for the target: 7 says so
        (CHAIN % 100 + "order_target: 10\ncustomers: {new: {win: 11}}", ("unmet", 0, 1)),
        (CHAIN % 100 + "order_target: 11\ncustomers: {new: {win: 11}}", ("not_judged", 0, 0)),
        (CHAIN % 100 + "order_target: 11\ncustomers: {new: {win: 12}}", ("unmet", 0, 1)),
        (CHAIN % 100 + "customers: {new: {win: 11}}", ("not_judged", 0, 0)),
        (CHAIN % 100 + "customers: {new: {approach: 10, win: 11}}", ("unmet", 0, 1)),
        # 800 000 - 400 000 = 400 000 from new customers, in orders of 40 000: 10
        (
            CHAIN % 100 + "revenue_target: 800000\naverage_order: 40000\n"
            "customers: {existing: {revenue: 400000}, new: {win: 11}}",
            ("unmet", 0, 1),
        ),
        (
            CHAIN % 94 + "revenue_target: 800000\naverage_order: 40000\n"
            "customers: {existing: {revenue: 400000}, new: {win: 10}}",
            ("not_judged", 0, 0),
        ),
    ],
)
def test_customers_to_win(body: str, expected: tuple[str, int, int]) -> None:
    assert tally(body, "C08.win") == expected


@pytest.mark.parametrize(
    ("body", "write"),
    [
        ("customers: {new: {approach: 10, win: 11}}", "win: 10"),
        ("customers: {new: {approach: 1000, win: 1100}}", "win: 1000"),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {win: 11}}", "win: 10"),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 9, win: 11}}", "win: 9"),
        (CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 20, win: 21}}", "win: 10"),
        (CHAIN % 100 + "order_target: 11\ncustomers: {new: {approach: 20, win: 21}}", "win: 11"),
    ],
)
def test_the_example_is_the_most_that_can_be_won(body: str, write: str) -> None:
    assert written(body, "C08.win") == write
    assert finding(body, "C08.win").path == ("customers", "new", "win")
    assert rule_in(pasted(body, "C08.win"), "C08.win").status in ("met", "not_judged")


@pytest.mark.parametrize("win", [10, 100, 10**9])
def test_a_conversion_that_follows_from_what_is_to_be_won_is_followed_down(win: int) -> None:
    # 365 - 73 days can still bring an order: 80% of the win; 40 000 of target asks 1 order.
    body = (
        "revenue_target: 40000\naverage_order: 40000\ncycle_days: 73\n"
        "activities: [{name: Meeting, per_period: 100, leads_to: order}]\n"
        f"customers: {{existing: {{count: 0}}, new: {{approach: {10**17}, win: {win}}}}}"
    )
    assert tally(body, "C08.win") == ("unmet", 1, 2)
    assert rule_in(pasted(body, "C08.win"), "C08.win").status == "met"


def test_a_chain_that_loses_nearly_all_ends_with_nobody_to_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesplan_cli.criteria.c08_customers.TRIES", 1)
    body = CHAIN % 100 + "order_target: 5\ncustomers: {new: {win: 11}}"
    assert written(body, "C08.win") == "win: 0"


def test_what_stands_in_the_way_of_winning_is_said() -> None:
    body = CHAIN % 104 + "order_target: 5\ncustomers: {new: {approach: 9, win: 11}}"
    assert finding(body, "C08.win").message.say("en") == (
        "you want to win 11 new customers, but you approach only 9 and the activities give 10.4, so 10 orders within "
        "the period: win fewer, or approach more and plan more activities"
    )
    assert finding(body, "C08.win").message.say("nl") == (
        "je wilt 11 nieuwe klanten winnen, maar je benadert er maar 9 en de activiteiten leveren binnen de periode "
        "10,4, dus 10 orders op: win er minder, of benader er meer en plan meer activiteiten"
    )
    evidence = rule_in(judge(CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 9, win: 9}}"), "C08.win")
    assert evidence.evidence.say("en") == "9 to win; 9 to approach and the activities give 10 orders"
    assert evidence.evidence.say("nl") == "9 te winnen; 9 te benaderen en de activiteiten leveren 10 orders op"


@pytest.mark.parametrize("contacts", [100, 200])
def test_activities_that_give_enough_are_no_reason_to_plan_more(contacts: int) -> None:
    body = CHAIN % contacts + "order_target: 5\ncustomers: {new: {approach: 9, win: 10}}"
    message = finding(body, "C08.win").message.say("en")
    assert message == "you want to win 10 new customers, but you approach only 9: win fewer, or approach more"


def test_one_that_holds_is_not_held_against_the_plan() -> None:
    body = CHAIN % 100 + "order_target: 5\ncustomers: {new: {approach: 20, win: 11}}"
    message = finding(body, "C08.win").message.say("en")
    assert "activities give 10 orders" in message
    assert "approach only" not in message


# --- revenue -------------------------------------------------------------------------------------------------------


def revenues(old: str, fresh: str, target: str = "1000000") -> str:
    return f"revenue_target: {target}\ncustomers:\n  existing: {{{old}}}\n  new: {{approach: 1, revenue: {fresh}}}\n"


@pytest.mark.parametrize(
    ("old", "fresh", "expected"),
    [
        ("revenue: 600000", "400000", "met"),
        ("revenue: 600000", "410000", "met"),
        ("revenue: 600000", "410001", "unmet"),
        ("revenue: 600000", "390000", "met"),
        ("revenue: 600000", "389999", "unmet"),
        ("count: 0", "1000000", "met"),
        ("count: 0", "900000", "unmet"),
        ("count: 1", "1000000", "not_judged"),
        ("approach: 5", "1000000", "not_judged"),
        ("revenue: 600000", "", "not_judged"),
        # Nobody brings in nothing.
        ("count: 0, revenue: 400000", "600000", "unmet"),
        ("count: 0, revenue: 400000", "1000000", "met"),
    ],
)
def test_existing_and_new_make_the_target(old: str, fresh: str, expected: str) -> None:
    assert tally(revenues(old, fresh), "C08.revenue") == ONE[expected]


def test_without_a_target_there_is_nothing_to_add_up_to() -> None:
    assert tally(revenues("revenue: 5", "5", ""), "C08.revenue") == ("not_judged", 0, 0)


@pytest.mark.parametrize(("fresh", "expected"), [("450000", "met"), ("450001", "unmet")])
def test_the_margin_is_a_setting(fresh: str, expected: str) -> None:
    assert tally(revenues("revenue: 600000", fresh), "C08.revenue", C08_revenue=Decimal(5)) == ONE[expected]


@pytest.mark.parametrize(
    ("old", "fresh", "write", "path"),
    [
        ("revenue: 600000", "300000", "revenue: EUR 400 000", ("customers", "new", "revenue")),
        ("revenue: 600000", "500000", "revenue: EUR 400 000", ("customers", "new", "revenue")),
        ("revenue: 600000.40", "300000", "revenue: EUR 400 000", ("customers", "new", "revenue")),
        # Where new customers are approached they do not bring in nothing.
        ("revenue: 1000000", "300000", "revenue: EUR 700 000", ("customers", "existing", "revenue")),
        ("revenue: 1000001", "300000", "revenue: EUR 700 000", ("customers", "existing", "revenue")),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_the_example_makes_the_revenues_add_up(
    old: str, fresh: str, write: str, path: tuple[str, ...], lang: Lang
) -> None:
    body = revenues(old, fresh)
    assert written(body, "C08.revenue", lang) == write
    assert finding(body, "C08.revenue").path == path
    assert rule_in(pasted(body, "C08.revenue", lang), "C08.revenue").status == "met"


def test_nothing_is_proposed_only_where_no_new_customers_are_approached() -> None:
    body = revenues("revenue: 1000000", "300000").replace("approach: 1", "approach: 0")
    _, found = findings(judge(body), "C08.revenue")
    assert (found.path, found.lines("en", "EUR")) == (("customers", "new", "revenue"), "revenue: EUR 0")


def test_contacts_that_are_short_are_whole() -> None:
    found = finding(CHAIN % "12.5" + "customers: {new: {approach: 15}}", "C08.activities")
    assert "the activities have 12 first contacts for them: plan 3 more" in found.message.say("en")


def test_cents_stay_where_a_whole_amount_would_not_do() -> None:
    assert written(revenues("revenue: 2", "1", "4.50"), "C08.revenue") == 'revenue: "EUR 2.5"'
    assert rule_in(pasted(revenues("revenue: 2", "1", "4.50"), "C08.revenue"), "C08.revenue").status == "met"


@pytest.mark.parametrize("new", ["1100000", "1000000"])
def test_where_each_alone_makes_the_target_both_are_to_be_lowered(new: str) -> None:
    found = finding(revenues("revenue: 1200000", new), "C08.revenue")
    assert found.write is None
    assert found.say("en", "EUR").endswith("the target of EUR 1 000 000: lower both, or raise the target")
    assert found.say("nl", "EUR").endswith("het doel van EUR 1 000 000: verlaag ze allebei, of verhoog het doel")


def test_an_amount_is_whole_up_to_the_margin() -> None:
    # 1% of 50 is 0.50: EUR 21.50 may become 22; 1% of 49.99 is less than the 0.50 between them.
    assert written(revenues("revenue: 28.50", "1", "50"), "C08.revenue") == "revenue: EUR 22"
    assert written(revenues("revenue: 28.49", "1", "49.99"), "C08.revenue") == 'revenue: "EUR 21.5"'


def test_the_revenues_are_shown_as_a_sum() -> None:
    met = rule_in(judge(revenues("revenue: 600000", "400000")), "C08.revenue").evidence
    assert met.say("en") == "600 000 existing + 400 000 new = 1 000 000, the target is 1 000 000"
    less = rule_in(judge(revenues("revenue: 600000", "300000")), "C08.revenue").evidence
    assert less.say("nl") == "600 000 bestaand + 300 000 nieuw = 900 000, 100 000 minder dan het doel van 1 000 000"
    assert finding(revenues("revenue: 600000", "300000"), "C08.revenue").message.say("en", "EUR") == (
        "existing customers bring in EUR 600 000 and new ones EUR 300 000: together EUR 900 000, "
        "EUR 100 000 less than the target of EUR 1 000 000: who brings in the rest?"
    )
    assert finding(revenues("revenue: 600000", "500000"), "C08.revenue").message.say("nl", "EUR") == (
        "bestaande klanten leveren EUR 600 000 op en nieuwe EUR 500 000: samen EUR 1 100 000, "
        "EUR 100 000 meer dan het doel van EUR 1 000 000: verlaag een van de twee"
    )


def test_to_win_more_than_the_target_takes_is_said_by_what_it_takes() -> None:
    # The activities give 5, which C07.enough asks to be 8: that many are proposed, and not 5.
    body = "order_target: 8\nactivities: [{name: Meeting, per_period: 50, leads_to: order, conversion: 10%}]\n"
    found = finding(body + "customers: {new: {approach: 60, win: 9}}", "C08.win")
    assert "but the target takes only 8, and the activities do not even give those (5 orders)" in found.say("en", "EUR")
    assert found.lines("en", "EUR") == "win: 8"


# --- first contacts ------------------------------------------------------------------------------------------------

APPROACH = "customers: {new: {approach: 130}}\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (APPROACH + CHAIN % 130, "met"),
        (APPROACH + CHAIN % "129.5", "unmet"),
        (APPROACH, "not_judged"),
        (CHAIN % 130, "not_judged"),
        (APPROACH + CHAIN % "", "not_judged"),
        # the length of the sales cycle plays no part: late contacts are contacts too
        (APPROACH + CHAIN % 130 + "cycle_days: 300\n", "met"),
        # only first contacts with new customers count
        (APPROACH + CHAIN % 129 + "  - {name: Visit, for: existing, per_period: 900}\n", "unmet"),
        # two ways to a first contact count together; one that is not known leaves nothing to compare
        (APPROACH + CHAIN % 100 + "  - {name: Fair, per_period: 30, leads_to: Quotation}\n", "met"),
        (APPROACH + CHAIN % 100 + "  - {name: Fair, per_period: 29, leads_to: Quotation}\n", "unmet"),
        (APPROACH + CHAIN % 200 + "  - {name: Fair, leads_to: Quotation}\n", "not_judged"),
        # 3 a week in 44 weeks are 132, 2.9 are 127.6
        (APPROACH + "selling_time: {weeks: 44}\nactivities: [{name: Meeting, per_week: 3}]\n", "met"),
        (APPROACH + "selling_time: {weeks: 44}\nactivities: [{name: Meeting, per_week: 2.9}]\n", "unmet"),
    ],
)
def test_first_contacts_cover_the_new_customers(body: str, expected: str) -> None:
    assert tally(body, "C08.activities") == ONE[expected]


def test_too_few_first_contacts_are_an_advice() -> None:
    body = CHAIN % "88.5" + APPROACH
    found = finding(body, "C08.activities")
    assert (found.kind, found.path) == ("advice", ("customers", "new", "approach"))
    assert found.message.say("en") == (
        "130 new customers to approach, and the activities have 88 first contacts for them: plan 42 more, or "
        "approach fewer?"
    )
    assert found.message.say("nl") == (
        "130 nieuwe klanten te benaderen, en de activiteiten hebben daarvoor 88 eerste contacten: plan er 42 bij, "
        "of benader je er minder?"
    )
    assert written(body, "C08.activities") == "approach: 88"
    assert rule_in(pasted(body, "C08.activities"), "C08.activities").status == "met"
    # No fewer are proposed than are to be won.
    for win, proposed in (("88", True), ("89", False)):
        won = finding(body.replace("approach: 130", f"approach: 130, win: {win}"), "C08.activities")
        assert (won.write is not None) is proposed


def test_the_first_contacts_are_named() -> None:
    evidence = rule_in(judge(CHAIN % 130 + APPROACH), "C08.activities").evidence
    assert evidence.say("en") == "130 first contacts (Meeting), 130 new customers to approach"
    unnamed = "activities: [{per_period: 1, leads_to: order}]\ncustomers: {new: {approach: 1}}"
    evidence = rule_in(judge(unnamed), "C08.activities").evidence
    assert evidence.say("nl") == "1 eerste contact, 1 nieuwe klant te benaderen"


# --- the declaration -----------------------------------------------------------------------------------------------


def test_questions_and_titles() -> None:
    assert C08.title == ("Customers", "Nieuwe en bestaande klanten")
    assert C08.question.en == "Is it quantified how many new and how many existing customers must be approached?"
    assert [rule.id.split(".")[1] for rule in C08.rules] == [
        "new", "existing", "portfolio", "win", "revenue", "activities",
    ]  # fmt: skip


def test_what_no_new_customer_can_bring_in_is_asked_of_the_existing_ones() -> None:
    body = "revenue_target: 600k\ncustomers: {existing: {count: 9, revenue: 500k}, new: {approach: 0, revenue: 0}}"
    found = finding(body, "C08.revenue")
    assert (found.path, found.lines("en", "EUR")) == (EXISTING_REVENUE, "revenue: EUR 600 000")
    without = body.replace("count: 9, revenue: 500k", "count: 0").replace("approach: 0", "win: 0")
    assert finding(without, "C08.revenue").path == ("customers", "new", "revenue")


@pytest.mark.parametrize("none", ["approach: 0", "approach: 9, win: 0"])
def test_revenue_from_nobody_is_asked_about(none: str) -> None:
    body = f"revenue_target: 600k\ncustomers: {{existing: {{revenue: 500k}}, new: {{{none}, revenue: 100k}}}}"
    (found,) = findings(judge(body), "C08.revenue")
    assert (found.kind, found.path) == ("advice", ("customers", "new", "revenue"))
    assert "new customers are to bring in EUR 100 000, and the plan approaches or wins none" in found.say("en", "EUR")
    assert rule_in(judge(body), "C08.revenue").status == "met"


EXISTING_REVENUE = ("customers", "existing", "revenue")


def test_an_unreadable_value_hides_no_other_hole() -> None:
    # How long a step takes, and how much there is to sell in a week, give no order.
    for unread in ("hours: tbd", "per_week: 3"):
        body = CHAIN % 100 + f"  - {{name: Visit, for: existing, {unread}}}\nselling_time: {{hours_per_week: tbd}}\n"
        assert rule_in(judge(body + "order_target: 20"), "C07.enough").status == "unmet"
        body += "order_target: 5\ncustomers: {new: {win: 90}}"
        assert rule_in(judge(body), "C08.win").status == "unmet"
    # While the orders are not known, nothing is said of them.
    unknown = CHAIN % 100 + "cycle_days: tbd\norder_target: 20\ncustomers: {new: {approach: 95, win: 90}}"
    assert "orders" not in rule_in(judge(unknown), "C08.win").evidence.say("en")


def test_what_is_asked_of_nobody_is_not_asked_for_more() -> None:
    body = "revenue_target: 1M\ncustomers: {existing: {count: 5, revenue: %s}, new: {approach: 0, revenue: 600k}}"
    asked, conflict = findings(judge(body % "600k"), "C08.revenue")
    # Too much: what nobody brings in gives way. Too little: the customers that there are bring in more.
    assert (conflict.kind, conflict.path) == ("conflict", ("customers", "new", "revenue"))
    assert (asked.kind, asked.path) == ("advice", ("customers", "new", "revenue"))
    asked, conflict = findings(judge(body % "300k"), "C08.revenue")
    assert (conflict.path, conflict.lines("en", "EUR")) == (EXISTING_REVENUE, "revenue: EUR 400 000")
    assert asked.kind == "advice"


FOLLOWS = (
    "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%}\n"
    "  - {name: Quotation, per_period: 40, leads_to: order}\nrevenue_target: TARGET\naverage_order: 10k\n"
    "customers: {existing: {count: 0}, new: {approach: APPROACH, win: WIN}}\ncycle_days: 20\n"
)
"""A chain whose last conversion follows from how many are to be won: fewer of those give fewer orders."""


@pytest.mark.parametrize(
    ("target", "approach", "win", "lines"),
    [
        ("80k", "20", "21", "win: 9"),
        ("80k", "5", "12", "win: 9\napproach: 9"),
        ("80k", "5", "9", "win: 9\napproach: 9"),
        # Neither fewer to win nor more to approach would do.
        ("100k", "40", "41", ""),
        ("100k", "5", "41", ""),
    ],
)
def test_fewer_are_won_only_where_that_leaves_enough_orders(target: str, approach: str, win: str, lines: str) -> None:
    body = FOLLOWS.replace("TARGET", target).replace("APPROACH", approach).replace("WIN", win)
    found = finding(body, "C08.win")
    assert found.lines("en", "EUR") == lines
    if lines:
        after = pasted(body, "C08.win")
        assert {rule_in(after, rule).status for rule in ("C08.win", "C07.enough")} == {"met"}


def test_while_it_cannot_be_read_what_is_needed_no_orders_are_compared() -> None:
    body = CHAIN % 100 + "cycle_days: 1000\naverage_order: quarter\ncustomers: {new: {approach: 20, win: 10}}\n"
    body += "revenue_target: 600k\nselling_time: {hours_per_week: month}\n"
    assert rule_in(judge(body), "C08.win").status == "met"


def test_who_approaches_enough_is_not_told_to_approach_more() -> None:
    body = "activities: [{name: M, per_period: 40, leads_to: order, conversion: 25%}]\naverage_order: 20k\n"
    body += "revenue_target: 100k\ncustomers: {existing: {count: 0}, new: {approach: 15, win: 15}}\n"
    said = finding(body, "C08.win").message.say("en")
    assert said.endswith("the activities give 10 orders within the period: win fewer, or plan more activities")


def test_more_to_win_than_the_target_takes_is_told_beside_too_few_orders() -> None:
    fragment = """
order_target: 20
customers: {new: {approach: 200, win: 25}}
activities: [{name: Visit, per_period: 160, leads_to: order, conversion: 10%}]
"""
    assert written(fragment, "C08.win") == "win: 20"
    assert tally(fragment, "C07.enough") == ("unmet", 0, 1)
    # No more than the target takes: then C07.enough says it, and of the orders nothing is asked here.
    for win in ("20", "19"):
        assert tally(fragment.replace("win: 25", f"win: {win}"), "C08.win") == ("met", 1, 1)
    alone = rule_in(judge(fragment.replace("approach: 200, win: 25", "win: 20")), "C08.win")
    assert (alone.status, alone.evidence.say("en")) == ("not_judged", "the activities give 16 orders, see C07.enough")
    # As many as the target takes are compared with those to win.
    assert tally(fragment.replace("160", "200").replace("win: 25", "win: 20"), "C08.win") == ("met", 2, 2)


def test_revenue_from_existing_customers_that_are_not_there_is_asked_about() -> None:
    fragment = "revenue_target: 100k\ncustomers: {existing: {count: 0, revenue: 400k}, new: {revenue: 100k}}\n"
    found = finding(fragment, "C08.revenue")
    assert (found.kind, found.path) == ("advice", ("customers", "existing", "revenue"))
    assert "there are none, so it does not count" in found.say("en", "EUR")
    assert not findings(judge(fragment.replace("400k", "0")), "C08.revenue")
    served = fragment.replace("count: 0", "count: 4").replace("100k\ncust", "500k\ncust")
    assert not findings(judge(served), "C08.revenue")
