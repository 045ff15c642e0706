"""10 Monitoring: how the account manager follows the own performance, and how the organisation does."""

from __future__ import annotations

from typing import Any

import pytest

from fragments import PEOPLE, alone, data_of, put, rule_in, tally_in
from salesplan_cli import engine, source
from salesplan_cli.criteria.c10_monitoring import C10
from salesplan_cli.engine import Finding, Judgement
from salesplan_cli.text import LANGS

HEADER = PEOPLE + "year: 2027\n"
RESULT = "measure: Revenue, kind: result, target: EUR 100000, every: 2 weeks, source: CRM"
ACTIVITY = "measure: Visits, kind: activity, target: 3, every: week, source: CRM"
FOLLOWED = "measure: Margin, every: month, source: BI, who: Piet Jansen"


def judged(data: dict[str, Any]) -> Judgement:
    return alone(data, C10)


def plan(own: tuple[str, ...] = (), organisation: tuple[str, ...] = (), top: str = "") -> str:
    text = HEADER + top
    if own or organisation:
        text += "monitoring:\n"
    for key, entries in (("self", own), ("organisation", organisation)):
        if entries:
            text += f"  {key}:\n" + "".join(f"    - {{{entry}}}\n" for entry in entries)
    return text


def without(entry: str, *keys: str) -> str:
    return ", ".join(part for part in entry.split(", ") if part.split(":")[0] not in keys)


def tally(text: str, rule: str) -> tuple[str, int, int]:
    return tally_in(judged(data_of(text)), rule)


def findings(text: str, rule: str) -> list[Finding]:
    return [each for each in judged(data_of(text)).findings if each.rule == rule]


def paths(text: str, rule: str) -> list[source.Path]:
    return [each.path for each in findings(text, rule)]


def assert_closes(text: str, rule: str) -> None:
    data = data_of(text)
    before = judged(data)
    found = [each for each in before.findings if each.rule == rule]
    assert found
    for finding in found:
        for lang in LANGS:
            after = judged(put(data, finding, lang))
            # What is pasted can be read, and counts for as much as the finding said.
            assert not [each for each in after.findings if each.kind == "plan"]
            assert finding.path not in [each.path for each in after.findings if each.rule == rule]
            assert rule_in(after, rule).met == rule_in(before, rule).met + finding.mends[0].readings
            assert finding.message.say(lang, "EUR")


def test_a_complete_answer_reads_yes() -> None:
    criterion = judged(data_of(plan((RESULT, ACTIVITY), (f"{FOLLOWED}, act_below: 85%",)))).criteria[0]
    assert (criterion.answer, criterion.score) == ("yes", 100)
    assert {each.status for each in criterion.rules} == {"met"}


def test_without_the_section_each_owner_has_one_finding() -> None:
    judgement = judged(data_of(plan()))
    assert [(each.rule, each.owner, each.path) for each in judgement.findings] == [
        ("C10.self", "account_manager", ("monitoring", "self")),
        ("C10.organisation", "manager", ("monitoring", "organisation")),
    ]
    assert judgement.criteria[0].score == 0
    assert [tally(plan(), f"C10.{name}") for name in ("self", "organisation", "threshold", "rhythm")] == [
        ("unmet", 0, 2), ("unmet", 0, 1), ("not_judged", 0, 0), ("not_judged", 0, 0)
    ]  # fmt: skip
    assert_closes(plan(), "C10.self")
    assert_closes(plan(), "C10.organisation")


# --- C10.self ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "met"),
    [
        ((RESULT, ACTIVITY), 2),
        ((ACTIVITY, RESULT), 2),
        ((RESULT,), 1),
        ((ACTIVITY,), 1),
        ((RESULT, RESULT), 1),
        ((ACTIVITY, ACTIVITY), 1),
        # More than one of each is not asked.
        ((RESULT, ACTIVITY, "measure: Margin, kind: result"), 2),
        (("measure: Margin, kind: result", RESULT, "measure: Calls", ACTIVITY), 2),
    ],
)
def test_one_result_and_one_activity(own: tuple[str, ...], met: int) -> None:
    text = plan(own)
    assert tally(text, "C10.self") == ("met" if met == 2 else "unmet", met, 2)
    assert len(findings(text, "C10.self")) == 2 - met
    if met < 2:
        assert_closes(text, "C10.self")


@pytest.mark.parametrize(
    ("own", "en", "nl"),
    [
        ((), "0 of 2 complete; asked: a result", "0 van 2 compleet; gevraagd: een resultaat"),
        ((RESULT,), "1 of 2 complete: result Revenue; asked: ", "1 van 2 compleet: resultaat Revenue; gevraagd: "),
        (
            (RESULT, ACTIVITY),
            "2 of 2 complete: result Revenue and activity Visits; asked: ",
            "2 van 2 compleet: resultaat Revenue en activiteit Visits; gevraagd: ",
        ),
    ],
)
def test_what_is_followed_is_told(own: tuple[str, ...], en: str, nl: str) -> None:
    evidence = rule_in(judged(data_of(plan(own))), "C10.self").evidence
    assert evidence.say("en").startswith(en)
    assert evidence.say("nl").startswith(nl)


@pytest.mark.parametrize("key", ["measure", "kind", "target", "every", "source"])
@pytest.mark.parametrize("at", [0, 1])
def test_each_field_of_the_one_result_and_the_one_activity(key: str, at: int) -> None:
    own = [RESULT, ACTIVITY]
    own[at] = without(own[at], key)
    text = plan(tuple(own))
    assert tally(text, "C10.self") == ("unmet", 1, 2)
    assert paths(text, "C10.self") == [("monitoring", "self", at, key)]
    (finding,) = findings(text, "C10.self")
    assert f"`{key}`" in finding.message.say("en") and f"`{key}`" in finding.message.say("nl")
    assert_closes(text, "C10.self")


def test_one_finding_names_all_that_an_entry_lacks() -> None:
    text = plan((without(RESULT, "every", "source"), ACTIVITY))
    (finding,) = findings(text, "C10.self")
    assert finding.message.say("en").startswith(
        "Revenue, the result that you follow yourself, does not say how often you look (`every`) and where the number"
    )
    assert finding.message.say("nl").startswith("bij Revenue, het resultaat dat je zelf volgt, staat nog niet hoe vaak")
    assert finding.write is not None
    # The source that the plan uses already.
    assert finding.write.say("en") == "every: 2 weeks\nsource: CRM"
    assert_closes(text, "C10.self")


def test_the_entry_that_lacks_the_least_is_the_one_to_finish() -> None:
    text = plan((without(RESULT, "every", "source"), without(RESULT, "target"), without(RESULT, "every", "target")))
    assert paths(text, "C10.self")[0] == ("monitoring", "self", 1, "target")


def test_an_entry_without_kind_stands_for_one_of_the_two() -> None:
    text = plan((without(RESULT, "kind"),))
    assert paths(text, "C10.self") == [("monitoring", "self", 0, "kind"), ("monitoring", "self")]
    assert_closes(text, "C10.self")


@pytest.mark.parametrize(
    ("entry", "top", "kind"),
    [
        # An amount or a percentage is a result, the name of an activity an activity.
        ("measure: Sales, target: EUR 5000, every: week, source: CRM", "", "result"),
        ("measure: Share, target: 5%, every: week, source: CRM", "", "result"),
        ("measure: visits, target: 3, every: week, source: CRM", "activities: [{name: Visits}]\n", "activity"),
        ("measure: Visits, target: 3, every: week, source: CRM", "", "result"),
    ],
)
def test_what_an_entry_without_kind_probably_is(entry: str, top: str, kind: str) -> None:
    found = {each.path: each for each in findings(plan((entry,), top=top), "C10.self")}
    write = found["monitoring", "self", 0, "kind"].write
    assert write is not None
    assert write.say("en") == f"kind: {kind}"
    assert len(found) == 2


def test_an_entry_without_kind_comes_after_one_that_says_it() -> None:
    text = plan((without(RESULT, "kind"), "measure: Orders, kind: result", ACTIVITY))
    assert paths(text, "C10.self") == [("monitoring", "self", 1, "target")]


def test_two_entries_without_kind_are_one_of_each() -> None:
    text = plan(
        ("measure: A1, target: 3, every: week, source: CRM", "measure: A2, target: 4, every: week, source: CRM")
    )
    assert paths(text, "C10.self") == [("monitoring", "self", 0, "kind"), ("monitoring", "self", 1, "kind")]
    assert_closes(text, "C10.self")


@pytest.mark.parametrize(
    "unread",
    [
        RESULT.replace("2 weeks", "regularly"),
        RESULT.replace("source: CRM", "source: TBD"),
        RESULT.replace("EUR 100000", "more"),
        RESULT.replace("kind: result", "kind: outcome"),
    ],
)
def test_what_cannot_be_read_is_one_finding_of_the_file(unread: str) -> None:
    text = plan((unread, ACTIVITY))
    assert tally(text, "C10.self") == ("unmet", 1, 2)
    assert findings(text, "C10.self") == []
    (root,) = [each for each in judged(data_of(text)).findings if each.kind == "plan"]
    assert (root.criterion, root.owner) == ("C10", "account_manager")
    assert root.mends == (engine.Mending("C10.self", 1),)


def test_a_complete_entry_counts_beside_one_that_cannot_be_read() -> None:
    unread = RESULT.replace("2 weeks", "regularly")
    assert tally(plan((unread, RESULT, ACTIVITY)), "C10.self") == ("met", 2, 2)


def test_what_is_absent_beside_what_cannot_be_read_is_named() -> None:
    text = plan((without(RESULT, "source").replace("2 weeks", "regularly"), ACTIVITY))
    assert paths(text, "C10.self") == [("monitoring", "self", 0, "source")]
    message = findings(text, "C10.self")[0].message.say("en")
    assert "`source`" in message
    assert "`every`" not in message


@pytest.mark.parametrize("written", ["monthly", "\n    - monthly\n    - weekly"])
def test_a_list_that_cannot_be_read_is_one_finding_of_the_file(written: str) -> None:
    text = HEADER + f"monitoring:\n  self: {written}\n"
    assert tally(text, "C10.self") == ("unmet", 0, 2)
    assert findings(text, "C10.self") == []


def test_an_entry_that_cannot_be_read_stands_for_one_of_the_two() -> None:
    text = HEADER + f"monitoring:\n  self:\n    - revenue\n    - {{{ACTIVITY}}}\n"
    assert tally(text, "C10.self") == ("unmet", 1, 2)
    assert findings(text, "C10.self") == []
    text = HEADER + "monitoring:\n  self:\n    - revenue\n"
    assert tally(text, "C10.self") == ("unmet", 0, 2)
    assert paths(text, "C10.self") == [("monitoring", "self")]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "monitoring:\n  organisation: [revenue]\n",
        "costs:\n  lines: [travel]\n",
        "periods:\n  months: [n.t.b., 85000]\n",
    ],
)
def test_an_entry_of_another_list_that_cannot_be_read_stands_for_none(elsewhere: str) -> None:
    text = HEADER + elsewhere
    (finding,) = findings(text, "C10.self")
    assert (finding.path, finding.mends) == (("monitoring", "self"), (engine.Mending("C10.self", 2),))
    assert finding.message.say("en").startswith("the plan does not say how you follow your own performance")


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        ("", ("measure: Introductory meetings", "target: 3", "every: week", "measure: Revenue", "target: EUR 100 000")),
        ("revenue_target: 1200000\n", ("target: EUR 1 200 000",)),
        ("order_target: 120\n", ("measure: Orders", "target: 120")),
        ("revenue_target: 1200000\norder_target: 120\n", ("measure: Revenue", "target: EUR 1 200 000")),
        ("activities: [{name: Calls, per_day: 4}]\n", ("measure: Calls", "target: 4", "every: day")),
        ("activities: [{name: Calls}, {name: Talks, per_month: 9}]\n", ("measure: Talks", "target: 9", "every: month")),
        ("activities: [{name: Fairs, per_quarter: 1}]\n", ("measure: Fairs", "target: 1", "every: quarter")),
        ("activities: [{per_week: 5}]\n", ("measure: Introductory meetings", "target: 3")),
        ("numbers: nl\nactivities: [{name: Calls, per_week: '2,5'}]\n", ("measure: Introductory meetings",)),
        ("activities: [{name: Calls, per_week: '2,7'}]\n", ("measure: Introductory meetings", "target: 3")),
        ("activities: [{name: Calls, per_week: 0}]\n", ("measure: Introductory meetings", "target: 3")),
    ],
)
def test_the_example_is_in_the_plans_own_words_and_numbers(top: str, lines: tuple[str, ...]) -> None:
    (finding,) = findings(plan(top=top), "C10.self")
    shown = finding.lines("en", "EUR")
    assert [line for line in lines if line not in shown] == []
    assert_closes(plan(top=top), "C10.self")


# --- C10.organisation ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "organisation", [(FOLLOWED,), ("measure: Orders", FOLLOWED), (FOLLOWED, "measure: Orders", FOLLOWED)]
)
def test_one_measure_that_the_organisation_follows_is_enough(organisation: tuple[str, ...]) -> None:
    assert tally(plan((), organisation), "C10.organisation") == ("met", 1, 1)


@pytest.mark.parametrize("key", ["measure", "every", "source", "who"])
def test_each_field_of_what_the_organisation_follows(key: str) -> None:
    text = plan((), (without(FOLLOWED, key),))
    assert tally(text, "C10.organisation") == ("unmet", 0, 1)
    assert paths(text, "C10.organisation") == [("monitoring", "organisation", 0, key)]
    (finding,) = findings(text, "C10.organisation")
    assert f"`{key}`" in finding.message.say("en") and f"`{key}`" in finding.message.say("nl")
    assert_closes(text, "C10.organisation")


def test_the_measure_that_lacks_the_least_is_the_one_to_finish() -> None:
    text = plan((), (without(FOLLOWED, "who", "source"), without(FOLLOWED, "every"), without(FOLLOWED, "who")))
    assert paths(text, "C10.organisation") == [("monitoring", "organisation", 1, "every")]


def test_one_finding_names_all_that_a_measure_lacks() -> None:
    text = plan((), (without(FOLLOWED, "every", "who"),))
    (finding,) = findings(text, "C10.organisation")
    assert finding.path == ("monitoring", "organisation", 0, "every")
    assert finding.message.say("en").startswith(
        "Margin, which the organisation follows, does not say how often you look (`every`) and who looks (`who`) yet"
    )
    assert finding.lines("en", "EUR") == "every: month\nwho: Piet Jansen"
    assert_closes(text, "C10.organisation")


@pytest.mark.parametrize("key", ["every", "source", "who"])
def test_what_cannot_be_read_of_the_organisation_is_one_finding_of_the_file(key: str) -> None:
    text = plan((), (f"{without(FOLLOWED, key)}, {key}: n.t.b.",))
    assert tally(text, "C10.organisation") == ("unmet", 0, 1)
    assert findings(text, "C10.organisation") == []


@pytest.mark.parametrize("key", ["kind", "target"])
def test_what_is_not_asked_of_the_organisation_does_not_count(key: str) -> None:
    text = plan((), (f"{FOLLOWED}, {key}: n.t.b.",))
    assert tally(text, "C10.organisation") == ("met", 1, 1)
    (root,) = [each for each in judged(data_of(text)).findings if each.kind == "plan"]
    assert (root.criterion, root.owner) == ("C10", "manager")


def test_who_looks_is_the_sales_manager_where_one_is_given() -> None:
    (finding,) = findings(plan((), (without(FOLLOWED, "who"),)), "C10.organisation")
    assert finding.lines("en", "EUR") == "who: Piet Jansen"
    text = plan((), (without(FOLLOWED, "who"),)).replace("sales_manager: Piet Jansen\n", "")
    (finding,) = findings(text, "C10.organisation")
    assert [finding.lines(lang, "EUR") for lang in LANGS] == ["who: the sales manager", "who: de salesmanager"]
    assert_closes(text, "C10.organisation")


# --- C10.threshold -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act_below", ["85%", "10", "EUR 5000"])
def test_the_organisation_says_below_what_it_acts(act_below: str) -> None:
    text = plan((), (FOLLOWED, f"measure: Orders, act_below: {act_below}"))
    assert tally(text, "C10.threshold") == ("met", 1, 1)
    assert "1 of 2" in rule_in(judged(data_of(text)), "C10.threshold").evidence.say("en")


@pytest.mark.parametrize(
    ("organisation", "en", "nl"),
    [
        (
            (FOLLOWED,),
            "0 of 1 say at what level the organisation steps in",
            "bij 0 van de 1 staat wanneer de organisatie ingrijpt",
        ),
        (
            (f"{FOLLOWED}, act_below: 85%", "measure: Orders, act_below: 10", "measure: Calls"),
            "2 of 3 say at what level the organisation steps in: Margin and Orders",
            "bij 2 van de 3 staat wanneer de organisatie ingrijpt: Margin en Orders",
        ),
    ],
)
def test_what_the_organisation_acts_on_is_told(organisation: tuple[str, ...], en: str, nl: str) -> None:
    evidence = rule_in(judged(data_of(plan((), organisation))), "C10.threshold").evidence
    assert (evidence.say("en"), evidence.say("nl")) == (en, nl)


def test_below_what_the_organisation_acts_is_asked_as_advice() -> None:
    text = plan((RESULT, ACTIVITY), (FOLLOWED, FOLLOWED))
    (finding,) = findings(text, "C10.threshold")
    assert (finding.kind, finding.path) == ("advice", ("monitoring", "organisation", 0, "act_below"))
    assert judged(data_of(text)).criteria[0].score == 100
    assert_closes(text, "C10.threshold")


@pytest.mark.parametrize(
    ("check", "write"),
    [
        ("act_below: 0.9", "act_below: 90%"),
        ("target: 5000, act_below: 0.125", "act_below: 12.5%"),
        ("target: 0.95, act_below: 0.9", ""),
        ("target: 1, act_below: 0.9", ""),
        ("act_below: 1", ""),
        ("act_below: 0", ""),
        ("act_below: 0.9%", ""),
    ],
)
def test_of_a_part_of_one_it_is_asked_whether_a_percentage_is_meant(check: str, write: str) -> None:
    text = plan((), (FOLLOWED, f"measure: Orders, {check}"))
    assert [(each.kind, each.lines("en", "EUR")) for each in findings(text, "C10.threshold")] == (
        [("advice", write)] if write else []
    )
    assert tally(text, "C10.threshold") == ("met", 1, 1)


def test_a_threshold_that_cannot_be_read_is_one_finding_of_the_file() -> None:
    text = plan((), (FOLLOWED, f"{FOLLOWED}, act_below: n.t.b."))
    assert tally(text, "C10.threshold") == ("unmet", 0, 1)
    assert findings(text, "C10.threshold") == []


# --- C10.rhythm ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "organisation", "met"),
    [
        (("week",), ("week",), True),
        (("7 days",), ("week",), True),
        (("8 days",), ("week",), False),
        (("6 days",), ("week",), True),
        # A month is a twelfth of 365 days: 30 and almost a half.
        (("30 days",), ("month",), True),
        (("31 days",), ("month",), False),
        (("month",), ("30 days",), False),
        (("3 months",), ("quarter",), True),
        (("year",), ("half year",), False),
        # The shortest of each counts.
        (("year", "day"), ("month", "week"), True),
        (("year", "2 weeks"), ("month", "week"), False),
    ],
)
def test_the_account_manager_looks_at_least_as_often(
    own: tuple[str, ...], organisation: tuple[str, ...], met: bool
) -> None:
    text = plan(tuple(f"every: {each}" for each in own), tuple(f"every: {each}" for each in organisation))
    assert tally(text, "C10.rhythm") == ("met" if met else "unmet", int(met), 1)
    if not met:
        (finding,) = findings(text, "C10.rhythm")
        assert finding.kind == "advice"
        assert finding.path == ("monitoring", "self", len(own) - 1, "every")
        assert_closes(text, "C10.rhythm")


@pytest.mark.parametrize(("own", "organisation"), [(("every: week",), ()), ((), ("every: week",)), ((), ())])
def test_one_interval_alone_is_not_compared(own: tuple[str, ...], organisation: tuple[str, ...]) -> None:
    assert tally(plan(own, organisation), "C10.rhythm") == ("not_judged", 0, 0)


def test_an_interval_that_cannot_be_read_may_be_the_shorter_one() -> None:
    text = plan(("every: month", "every: regularly"), ("every: week",))
    assert tally(text, "C10.rhythm") == ("unmet", 0, 1)
    assert findings(text, "C10.rhythm") == []


@pytest.mark.parametrize(
    ("written", "en", "nl"),
    [
        ("day", "day", "dag"),
        ("3 days", "3 days", "3 dagen"),
        ("week", "week", "week"),
        ("2 weeks", "2 weeks", "2 weken"),
        ("month", "month", "maand"),
        ("2 months", "2 months", "2 maanden"),
        ("quarter", "quarter", "kwartaal"),
        ("half year", "half year", "half jaar"),
        ("year", "year", "jaar"),
        ("24 months", "24 months", "24 maanden"),
    ],
)
def test_an_interval_in_words(written: str, en: str, nl: str) -> None:
    text = plan(("every: 60 months",), (f"every: {written}",))
    (finding,) = findings(text, "C10.rhythm")
    assert [finding.lines(lang, "EUR") for lang in LANGS] == [f"every: {en}", f"every: {nl}"]
    assert f"once per {en}," in finding.message.say("en")
    assert f"eens per {nl}," in finding.message.say("nl")
    assert_closes(text, "C10.rhythm")


# --- the declaration -----------------------------------------------------------------------------------------------
