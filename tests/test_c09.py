"""9 Growth: which personal growth is expected, and how the organisation helps."""

from __future__ import annotations

import pytest

from fragments import ONE, PEOPLE, alone, data_of, put, rule_in, tally_in
from salesplan_cli.criteria.c09_growth import C09
from salesplan_cli.engine import Finding, Judgement
from salesplan_cli.text import LANGS, Lang

HEADER = PEOPLE + "year: 2027\n"
WHOLE = "goal: Negotiating, measure: discount, from: 12%, to: 8%, by: 2027-09-30"
HELP = "support: {hours: 24, who: Piet Jansen}"


def judge(body: str, header: str = HEADER) -> Judgement:
    return alone(data_of(header + body), C09)


def goals(*entries: str) -> str:
    return "development:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def tally(body: str, rule: str, header: str = HEADER) -> tuple[str, int, int]:
    return tally_in(judge(body, header), rule)


def findings(judgement: Judgement, rule: str) -> list[Finding]:
    return [each for each in judgement.findings if each.rule == rule]


def finding(body: str, rule: str, header: str = HEADER) -> Finding:
    (found,) = findings(judge(body, header), rule)
    return found


def written(body: str, rule: str, header: str = HEADER) -> str:
    write = finding(body, rule, header).write
    assert write is not None
    return write.say("en", "EUR")


def pasted(body: str, rule: str, lang: Lang = "en", header: str = HEADER) -> Judgement:
    """The plan judged again with the finding's example in its place."""
    return alone(put(data_of(header + body), finding(body, rule, header), lang), C09)


# --- what is expected ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ("unmet", 0, 1)),
        ("development: []", ("unmet", 0, 1)),
        (goals(WHOLE), ("met", 1, 1)),
        (goals(WHOLE, WHOLE), ("met", 2, 2)),
        (goals(WHOLE, "goal: Listening"), ("unmet", 1, 2)),
        (goals("measure: discount, from: 12%, to: 8%, by: 2027-09-30"), ("met", 1, 1)),
        (goals("goal: A b, from: 12%, to: 8%, by: 2027-09-30"), ("unmet", 0, 1)),
        (goals("goal: A b, measure: discount, to: 8%, by: 2027-09-30"), ("unmet", 0, 1)),
        (goals("goal: A b, measure: discount, from: 12%, by: 2027-09-30"), ("unmet", 0, 1)),
        (goals("goal: A b, measure: discount, from: 12%, to: 8%"), ("unmet", 0, 1)),
        (goals("goal: A b, measure: calls, from: 0, to: 0, by: 2027-09-30"), ("met", 1, 1)),
        ("development:\n  -\n  - {" + WHOLE + "}", ("met", 1, 1)),
    ],
)
def test_each_goal_is_measurable(body: str, expected: tuple[str, int, int]) -> None:
    assert tally(body, "C09.expectation") == expected


@pytest.mark.parametrize("body", ["", "development:", "development: []", "development:\n  -\n"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_without_goals_has_one_finding_that_answers_both_halves(body: str, lang: Lang) -> None:
    judgement = judge(body)
    assert [(each.rule, each.path) for each in judgement.findings] == [("C09.expectation", ("development",))]
    assert tally(body, "C09.support") == ("unmet", 0, 1)
    after = pasted(body, "C09.expectation", lang)
    assert after.findings == ()
    assert [each.status for each in after.criteria[0].rules] == ["met"] * 4


def test_the_help_in_the_example_comes_from_the_sales_manager() -> None:
    write = finding("", "C09.expectation").write
    assert write is not None
    assert "who: Piet Jansen" in write.say("nl")
    write = finding("", "C09.expectation", "salesplan: 1\naccount_manager: Sanne de Vries\nyear: 2027\n").write
    assert write is not None
    assert "who: de salesmanager" in write.say("nl")
    assert "who: the sales manager" in write.say("en")


def test_one_finding_per_goal_names_all_that_lacks() -> None:
    found = finding(goals("goal: Listening, to: 8"), "C09.expectation")
    assert found.path == ("development", 0, "measure")
    assert found.message.say("en") == (
        "Listening: the plan does not say how it is measured, where it stands now and when it has to be reached. "
        "Write it down, then everybody can see whether it is reached"
    )
    assert found.message.say("nl") == (
        "Listening: er staat niet bij hoe je het meet, waar het nu staat en wanneer het bereikt moet zijn. Schrijf het "
        "op, dan kan iedereen zien of het gehaald is"
    )
    (found,) = findings(judge(goals(WHOLE, "measure: calls, from: 1, by: 2027-01-31")), "C09.expectation")
    assert found.message.say("en").startswith("goal 2: the plan does not say where it has to get to")
    assert found.path == ("development", 1, "to")


@pytest.mark.parametrize(
    ("entry", "write"),
    [
        (
            "goal: Listening",
            "measure: mark out of ten by the sales manager\nfrom: 6\nto: 7\nby: 2027-09-30",
        ),
        (
            "goal: Less discount",
            "measure: average discount on quotations\nfrom: 12%\nto: 8%\nby: 2027-09-30",
        ),
        ("goal: Fewer errors", "measure: number per month\nfrom: 6\nto: 4\nby: 2027-09-30"),
        ("measure: margin, by: 2027-06-30", "from: 12%\nto: 22%"),
        ("measure: calls, by: 2027-06-30", "from: 6\nto: 7"),
        ("measure: discount, to: 1%, by: 2027-06-30", "from: 2%"),
        ("measure: discount, to: 2%, by: 2027-06-30", "from: 3%"),
        ("measure: discount, to: 66%, by: 2027-06-30", "from: 99%"),
        ("measure: discount, to: 67%, by: 2027-06-30", "from: 57%"),
        ("goal: Fewer errors, measure: errors, to: 80, by: 2027-06-30", "from: 120"),
        ("measure: a b, to: 8%, by: 2027-06-30", "from: 18%"),
        ("measure: a b, to: 10%, by: 2027-06-30", "from: 0%"),
        ("measure: a b, to: 9.9%, by: 2027-06-30", "from: 19%"),
        ("measure: a b, to: 12.5%, by: 2027-06-30", "from: 2%"),
        ("measure: a b, to: 1, by: 2027-06-30", "from: 0"),
        ("measure: a b, to: 0, by: 2027-06-30", "from: 1"),
        ("measure: a b, to: EUR 5000, by: 2027-06-30", "from: EUR 4 000"),
        ("measure: a b, to: EUR 999, by: 2027-06-30", "from: EUR 1 999"),
        ("measure: a b, from: 90%, by: 2027-06-30", "to: 100%"),
        ("measure: a b, from: 91%, by: 2027-06-30", "to: 81%"),
        ("measure: a b, from: 2500, by: 2027-06-30", "to: 3125"),
        ("measure: a b, from: 0.5, by: 2027-06-30", "to: 1"),
        ("measure: a b, from: -0.5, by: 2027-06-30", "to: 0"),
        ("measure: a b, from: EUR 5000, by: 2027-06-30", "to: EUR 6 000"),
        ("measure: a b, from: 1000000000000000, by: 2027-06-30", "to: 1250000000000000"),
        ("measure: a b, from: 1000000000000001, by: 2027-06-30", "to: 750000000000001"),
        ("measure: a b, from: EUR 1000000000000000, by: 2027-06-30", "to: EUR 1 250 000 000 000 000"),
        ("measure: a b, from: EUR 1000000000000001, by: 2027-06-30", "to: EUR 750 000 000 000 001"),
        ("measure: a b, from: 999999999999999999, by: 2027-06-30", "to: 750000000000000000"),
        ("from: 1, to: 2, by: 2027-06-30", "measure: mark out of ten by the sales manager"),
        ("from: 9, to: 10, by: 2027-06-30", "measure: mark out of ten by the sales manager"),
        ("from: 9, to: 11, by: 2027-06-30", "measure: number per month"),
        ("from: 2, to: 1, by: 2027-06-30", "measure: number per month"),
        ("from: 1%, to: 2%, by: 2027-06-30", "measure: share of the conversations in which it works"),
        ("from: 2%, to: 1%, by: 2027-06-30", "measure: average discount on quotations"),
        ("from: EUR 1000, to: EUR 2000, by: 2027-06-30", "measure: revenue per month"),
        ("measure: a b, from: 3, by: 2027-06-30", "to: 4"),
        ("measure: a b, from: 8, by: 2027-06-30", "to: 10"),
        ("measure: a b, from: 9, by: 2027-06-30", "to: 10"),
        ("measure: a b, from: 9.5, by: 2027-06-30", "to: 10"),
        ("goal: Minder verzuim", "measure: number per month\nfrom: 6\nto: 4\nby: 2027-09-30"),
        ("measure: a b, to: 40, by: 2027-06-30", "from: 30"),
        ("measure: a b, from: EUR 50000, by: 2027-06-30", "to: EUR 62 000"),
        ("measure: a b, from: 1, to: 2", "by: 2027-09-30"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_the_example_holds_what_lacks_and_fits_what_is_there(entry: str, write: str, lang: Lang) -> None:
    assert written(goals(entry), "C09.expectation") == write
    after = pasted(goals(entry), "C09.expectation", lang)
    for rule in ("C09.expectation", "C09.direction", "C09.date"):
        assert rule_in(after, rule).status == "met"


@pytest.mark.parametrize(
    ("period", "by"),
    [
        ("year: 2026\n", "2026-09-30"),
        ("period: {start: 2027-02-01, months: 3}\n", "2027-04-30"),
        ("period: {start: 2027-02-01, months: 6}\n", "2027-04-30"),
        ("period: {start: 2027-02-01, days: 3}\n", "2027-02-03"),
        ("", "2027-09-30"),
    ],
)
def test_the_date_of_the_example_lies_in_the_period(period: str, by: str) -> None:
    body = goals("measure: a b, from: 1, to: 2")
    assert written(body, "C09.expectation", PEOPLE + period) == f"by: {by}"
    after = pasted(body, "C09.expectation", header=PEOPLE + period)
    assert rule_in(after, "C09.date").status == ("met" if period else "not_judged")


def test_what_could_not_be_read_is_the_root() -> None:
    unread = goals("goal: A b, measure: n.t.b., from: 12%, to: 8%, by: 2027-09-30, " + HELP)
    judgement = judge(unread)
    assert [each.rule for each in judgement.findings] == ["plan.vague"]
    assert (judgement.findings[0].criterion, judgement.findings[0].owner) == ("C09", "manager")
    assert tally(unread, "C09.expectation") == ("unmet", 0, 1)


def test_beside_an_unreadable_value_only_the_absent_ones_are_asked() -> None:
    body = goals("goal: A b, measure: n.t.b., from: 12%, to: 8%, " + HELP)
    found = finding(body, "C09.expectation")
    assert (found.path, written(body, "C09.expectation")) == (("development", 0, "by"), "by: 2027-09-30")


def test_a_goal_of_which_nothing_can_be_read_is_still_a_goal() -> None:
    assert tally(goals("goal: n.t.b.", WHOLE), "C09.expectation") == ("unmet", 1, 2)
    judgement = judge("development:\n  - Listening\n")
    assert [each.rule for each in judgement.findings] == ["plan.kind"]
    judgement = judge("development: better\n")
    assert [each.rule for each in judgement.findings] == ["plan.kind"]
    assert rule_in(judgement, "C09.expectation").status == rule_in(judgement, "C09.support").status == "unmet"


def test_the_evidence_shows_the_goals() -> None:
    evidence = rule_in(judge(goals(WHOLE, "goal: Listening")), "C09.expectation").evidence
    assert evidence.say("en") == (
        "1 of 2 goals with measure, start, end and date: discount from 12% to 8% by 30 September 2027"
    )
    evidence = rule_in(judge(goals("goal: Listening")), "C09.expectation").evidence
    assert evidence.say("nl") == "0 van 1 doel met maatstaf, begin, eind en datum"
    assert rule_in(judge(""), "C09.expectation").evidence.say("nl") == "er staat geen doel"


# --- how the organisation helps ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("support", "expected"),
    [
        ("{hours: 24, who: Piet Jansen}", "met"),
        ("{budget: 1800, who: Piet Jansen}", "met"),
        ("{hours: 24, budget: 1800, who: Piet Jansen}", "met"),
        ("{hours: 0, who: Piet Jansen}", "met"),
        ("{hours: 0, budget: 1800, who: Piet Jansen}", "met"),
        ("{hours: 24}", "unmet"),
        ("{budget: 1800}", "unmet"),
        ("{who: Piet Jansen}", "unmet"),
        ("{what: coaching, who: Piet Jansen}", "unmet"),
        ("{}", "unmet"),
        ("", "unmet"),
    ],
)
def test_help_has_an_extent_and_a_giver(support: str, expected: str) -> None:
    assert tally(goals(f"{WHOLE}, support: {support}"), "C09.support") == ONE[expected]


def test_every_goal_has_its_own_help() -> None:
    assert tally(goals(f"{WHOLE}, {HELP}", WHOLE), "C09.support") == ("unmet", 1, 2)
    assert tally(goals(f"{WHOLE}, {HELP}", f"{WHOLE}, {HELP}"), "C09.support") == ("met", 2, 2)
    (found,) = findings(judge(goals(f"{WHOLE}, {HELP}", WHOLE)), "C09.support")
    assert found.path == ("development", 1, "support", "hours")
    assert found.lines("en", "EUR") == "support:\n  hours: 24\n  who: Piet Jansen"


@pytest.mark.parametrize(
    ("support", "path", "write"),
    [
        ("{hours: 24}", "who", "who: Piet Jansen"),
        ("{budget: 1800}", "who", "who: Piet Jansen"),
        ("{who: Karin}", "hours", "hours: 24"),
        ("{what: coaching}", "hours", "hours: 24\nwho: Piet Jansen"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_the_example_of_help(support: str, path: str, write: str, lang: Lang) -> None:
    body = goals(f"{WHOLE}, support: {support}")
    assert written(body, "C09.support") == write
    assert finding(body, "C09.support").path == ("development", 0, "support", path)
    assert rule_in(pasted(body, "C09.support", lang), "C09.support").status == "met"


@pytest.mark.parametrize(
    "support",
    ["{hours: many, who: Piet Jansen}", "{budget: many, who: Piet Jansen}", "{hours: 24, who: n.t.b.}", "coaching"],
)
def test_help_that_could_not_be_read_is_the_root(support: str) -> None:
    body = goals(f"{WHOLE}, support: {support}")
    assert tally(body, "C09.support") == ("unmet", 0, 1)
    assert [each.rule for each in judge(body).findings if each.rule.startswith("C")] == []


def test_beside_unreadable_help_its_giver_is_asked() -> None:
    body = goals(f"{WHOLE}, support: {{budget: many}}")
    assert finding(body, "C09.support").path == ("development", 0, "support", "who")
    assert written(body, "C09.support") == "who: Piet Jansen"
    body = goals(f"{WHOLE}, support: {{who: n.t.b.}}")
    assert written(body, "C09.support") == "hours: 24"


def test_the_words_about_help() -> None:
    found = finding(goals(WHOLE), "C09.support")
    assert found.message.say("en") == (
        "Negotiating: the plan does not say how many hours of help or which budget there is and who gives it. A goal "
        "without help is only a higher target"
    )
    assert found.message.say("nl") == (
        "Negotiating: er staat niet bij hoeveel uren hulp of welk budget er is en wie die hulp geeft. Een doel zonder "
        "hulp is alleen een hoger doel"
    )
    body = goals(f"{WHOLE}, support: {{hours: 24, budget: 1800, who: Karin}}")
    evidence = rule_in(judge(body), "C09.support").evidence
    assert evidence.say("en", "EUR") == "1 of 1 goal with help: Negotiating 24 hours and EUR 1 800 (Karin)"
    assert evidence.say("nl", "EUR") == "1 van 1 doel met hulp: Negotiating 24 uur en EUR 1 800 (Karin)"
    body = goals(f"{WHOLE}, support: {{budget: 1800, who: Karin}}", WHOLE)
    assert rule_in(judge(body), "C09.support").evidence.say("en", "EUR") == (
        "1 of 2 goals with help: Negotiating EUR 1 800 (Karin)"
    )


# --- where it goes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "expected", "write"),
    [
        ("12%", "8%", "met", ""),
        ("8%", "12%", "met", ""),
        ("EUR 5000", "EUR 5001", "met", ""),
        ("3", "4", "met", ""),
        ("-1", "1", "met", ""),
        ("12%", "12%", "unmet", "to: 22%"),
        ("12%", "12.0%", "unmet", "to: 22%"),
        ("95%", "95%", "unmet", "to: 85%"),
        ("3", "3", "unmet", "to: 4"),
        ("EUR 5000", "EUR 5000", "unmet", "to: EUR 6 000"),
        ("12%", "8", "unmet", "to: 8%"),
        ("12%", "0", "unmet", "to: 0%"),
        ("12%", "100", "unmet", "to: 100%"),
        ("12%", "101", "unmet", "to: 22%"),
        ("12%", "-1", "unmet", "to: 22%"),
        ("12%", "12", "unmet", "to: 22%"),
        ("12%", "8.5", "unmet", "to: 8.5%"),
        ("9%", "0.06", "unmet", "to: 6%"),
        ("12", "8%", "unmet", "from: 12%"),
        ("0.09", "6%", "unmet", "from: 9%"),
        ("8", "8%", "unmet", "from: 18%"),
        ("120", "8%", "unmet", "from: 18%"),
        ("5000", "EUR 6000", "unmet", "from: EUR 5 000"),
        ("2.5", "EUR 6000", "unmet", "from: EUR 5 000"),
        ("EUR 5000", "8%", "unmet", "to: EUR 8"),
        ("12%", "", "not_judged", ""),
        ("", "12%", "not_judged", ""),
    ],
)
def test_a_goal_goes_somewhere(start: str, end: str, expected: str, write: str) -> None:
    body = f"development:\n  - goal: Growing\n    from: {start}\n    to: {end}\n"
    assert tally(body, "C09.direction") == ONE[expected]
    if write:
        assert written(body, "C09.direction") == write
        assert finding(body, "C09.direction").path == ("development", 0, write.partition(":")[0])
        for lang in LANGS:
            assert rule_in(pasted(body, "C09.direction", lang), "C09.direction").status == "met"


@pytest.mark.parametrize(
    ("measure", "start", "end", "write"),
    [
        ("average discount", "0.12", "8", "from: 12%\nto: 8%"),
        ("share of quotations won", "0.2", "35", "from: 20%\nto: 35%"),
        ("gemiddelde korting", "12", "0.08", "from: 12%\nto: 8%"),
        ("average discount", "0.12", "12", "from: 12%\nto: 8%"),
        ("average discount", "12", "8", ""),
        ("average discount", "0.12", "0.08", ""),
        ("average discount", "0.12", "120", ""),
        ("orders a week", "0.5", "2", ""),
    ],
)
def test_a_share_is_not_a_part_of_one_and_a_percentage_at_once(measure: str, start: str, end: str, write: str) -> None:
    body = f"development: [{{goal: Better, measure: {measure}, from: {start}, to: {end}}}]\n"
    assert tally(body, "C09.direction") == ONE["unmet" if write else "met"]
    if write:
        assert written(body, "C09.direction") == write


@pytest.mark.parametrize("none", ["hours: 0", "budget: 0", "hours: 0, budget: 0"])
def test_no_hours_and_no_budget_is_an_answer_that_is_asked_about(none: str) -> None:
    body = f"development: [{{goal: Better, support: {{{none}, who: Piet}}}}]\n"
    assert tally(body, "C09.support") == ONE["met"]
    asked = finding(body, "C09.support")
    assert (asked.kind, asked.lines("en", "EUR")) == ("advice", "hours: 24")
    assert "is no help at all" in asked.message.say("en")
    some = body.replace("hours: 0", "hours: 8").replace("budget: 0", "budget: 900")
    assert findings(judge(some), "C09.support") == []


def test_each_goal_is_compared_by_itself() -> None:
    body = goals("goal: One, from: 1, to: 2", "goal: Two, from: 2, to: 2", "goal: Three, from: 3", "from: 4%, to: 5")
    assert tally(body, "C09.direction") == ("unmet", 1, 3)
    same, kinds = findings(judge(body), "C09.direction")
    assert same.message.say("en") == "Two goes from 2 to 2: that is no growth, so write where it has to get to"
    assert same.message.say("nl") == ("Two gaat van 2 naar 2: dat is geen groei, schrijf dus waar het naartoe moet")
    assert kinds.message.say("en") == (
        "goal 4 goes from 4% to 5, and these are not of one kind: write both as a percentage, both as an amount with "
        "its currency, or both as a number"
    )
    assert kinds.message.say("nl").startswith("doel 4 gaat van 4% naar 5, en die zijn niet van dezelfde soort")
    evidence = rule_in(judge(body), "C09.direction").evidence
    assert evidence.say("nl") == "One van 1 naar 2, Two van 2 naar 2 en doel 4 van 4% naar 5"


# --- when ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("2027-01-01", "met"),
        ("2027-12-31", "met"),
        ("2026-12-31", "unmet"),
        ("2028-01-01", "unmet"),
        ("soon", "not_judged"),
        ("", "not_judged"),
    ],
)
def test_a_goal_is_reached_within_the_period(by: str, expected: str) -> None:
    body = f"development:\n  - goal: Growing\n    by: {by}\n"
    assert tally(body, "C09.date") == ONE[expected]
    if expected == "unmet":
        assert finding(body, "C09.date").path == ("development", 0, "by")
        assert written(body, "C09.date") == "by: 2027-09-30"
        assert rule_in(pasted(body, "C09.date"), "C09.date").status == "met"


def test_without_a_period_dates_are_not_judged() -> None:
    assert tally(goals(WHOLE), "C09.date", PEOPLE) == ("not_judged", 0, 0)
    assert tally(goals(WHOLE), "C09.expectation", PEOPLE) == ("met", 1, 1)


def test_the_words_about_dates() -> None:
    body = goals("goal: Growing, by: 2028-01-01", "goal: Listening, by: 2027-06-30", "goal: Asking")
    assert tally(body, "C09.date") == ("unmet", 1, 2)
    found = finding(body, "C09.date")
    assert found.message.say("en") == (
        "Growing is to be reached by 1 January 2028, and the plan runs from 1 January 2027 to 31 December 2027: choose "
        "a date in it"
    )
    assert found.message.say("nl") == (
        "Growing moet op 1 januari 2028 bereikt zijn, en het plan loopt van 1 januari 2027 tot en met 31 december "
        "2027: kies een datum daarbinnen"
    )
    assert rule_in(judge(body), "C09.date").evidence.say("nl") == (
        "Growing op 1 januari 2028 en Listening op 30 juni 2027; het plan loopt van 1 januari 2027 tot en met "
        "31 december 2027"
    )


# --- the declaration -----------------------------------------------------------------------------------------------


def test_a_name_is_shown_and_never_obeyed() -> None:
    body = 'development:\n  - {goal: "{name} [red] \\e[31m", to: 8%}\n'
    said = finding(body, "C09.expectation").message.say("en")
    assert said.startswith("{name} [red] \\x1b[31m: the plan does not say")


def test_questions_and_titles() -> None:
    assert C09.title == ("Growth", "Groei en ontwikkeling")
    assert C09.question.en == (
        "Is it quantified which personal growth the organisation expects, and how the organisation helps?"
    )
    assert [rule.id for rule in C09.rules] == ["C09.expectation", "C09.support", "C09.direction", "C09.date"]


@pytest.mark.parametrize(
    ("given", "write"),
    [
        ("measure: average discount, from: 12%, by: 2027-09-30", "to: 8%"),
        ("measure: gemiddelde korting, from: 1%, by: 2027-09-30", "to: 0%"),
        ("measure: average discount, from: 0%, by: 2027-09-30", "to: 10%"),
        ("measure: klachten per maand, to: 4, by: 2027-09-30", "from: 6"),
        ("measure: complaints, to: 0, by: 2027-09-30", "from: 1"),
        ("measure: complaints, to: -6%, by: 2027-09-30", "from: 4%"),
        ("measure: verloop, to: 80%, by: 2027-09-30", "from: 70%"),
        ("measure: errors, to: 999 999 999 999 999 999, by: 2027-09-30", "from: 750000000000000000"),
        ("measure: customer score, from: 6, by: 2027-09-30", "to: 7"),
    ],
)
def test_what_a_goal_brings_down_goes_down(given: str, write: str) -> None:
    assert written(f"development: [{{goal: Better, {given}}}]\n", "C09.expectation") == write


def test_a_goal_that_stays_where_it_is_goes_the_right_way() -> None:
    body = "development: [{goal: Better, measure: discount, from: 12%, to: 12%, by: 2027-09-30}]\n"
    assert written(body, "C09.direction") == "to: 8%"


@pytest.mark.parametrize(
    ("entry", "write"),
    [
        ("to: better", "measure: average discount on quotations\nfrom: 12%"),
        ("from: poor", "measure: average discount on quotations\nto: 8%"),
    ],
)
def test_what_lacks_goes_with_the_example_for_what_cannot_be_read(entry: str, write: str) -> None:
    assert written(f"development: [{{goal: Listening, {entry}, by: 2027-06-30}}]\n", "C09.expectation") == write
