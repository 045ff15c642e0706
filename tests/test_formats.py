"""The machine formats: valid to their outside judges with any plan and any text in it, and saying what is to be said.

The judges are data that is not kept here: a folder `validators` beside or above this project, or the one that
`SALESPLAN_VALIDATORS` names. `SARIF_MULTITOOL` names the binary of `npm install @microsoft/sarif-multitool-linux`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from conftest import TESTS, TODAY, judged, run
from salesplan_cli import limits
from salesplan_cli import render as formats
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.explain import judged as example
from salesplan_cli.explain import page
from salesplan_cli.file_rules import FILE_RULES
from salesplan_cli.places import Region
from salesplan_cli.render import FORMATS, About, json_, markdown, piece, render, sarif
from salesplan_cli.render.machine import identified
from salesplan_cli.report import Report, examine
from salesplan_cli.text import FOREIGN_LENGTH, LANGS, Lang, phrase, same, shorten, visible

IN_BOTH = pytest.mark.parametrize("lang", LANGS)


# --- plans: clean, bad, not judgeable, with waivers, and hostile ----------------------------------------------------

HOSTILE = (
    "%0A::error::x %25 %0D",
    "::add-mask::x ##[error]y ::stop-commands::z",
    "a ]]> <![CDATA[ </failure> &amp; &lt; &#60; <?xml?>",
    "a | b || c \\| d \\\\| e",
    "a ` b `` c ``` d ```` e ~~~",
    "<script>alert(1)</script> <img src=x onerror=y> <!-- c </details>",
    "@team @org/team mail@example.org #1 GH-1 !2 ~bug &3 $4 %5 :tada: owner/repo#6 mailto:a@example.org",
    "[a](https://evil.example) ![i](https://evil.example/i.png) [b][c] [d]: x",
    "https://evil.example http://evil.example www.evil.example ftp://evil.example",
    "=cmd()|' /C calc'!A0 +1 -1 @SUM(A1)",
    "a\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x08\x7f",
    "a\u202eright to left\u2066 \u200e\u200b\u2028\u2029\ufeff \U000e0041",
    "a\x00\x01\x0b\x0c\x1f\ufffe\uffff",
    "[bold]x[/bold] [/foo] [link=https://evil.example]y[/link]",
    "{0} {{1}} {name} %s %(x)s $(id) ${x} `id`",
    "**b** __u__ ~~s~~ # h\n## h\n- l\n1. l\n> q\n---\n/close",
    "\ttab\rreturn\r\nline",
    "$x^2$ $$y$$ {+ins+} {-del-} [[_TOC_]]",
)


def quoted(text: str) -> str:
    """A text as a YAML value, whatever is in it."""
    plain = {'"': '\\"', "\\": "\\\\"}
    said = "".join(plain.get(each, each) if " " <= each <= "~" else f"\\U{ord(each):08x}" for each in text)
    return f'"{said}"'


def hostile_plan(text: str) -> str:
    """A plan with the text in every place where a plan takes text, and in some where it takes none."""
    return """\
salesplan: 1
account_manager: TEXT
sales_manager: TEXT
organisation: TEXT
year: 2027
revenue_target: 1200000
order_target: TEXT
products:
  - name: TEXT
    rank: 1
    unit: TEXT
  - name: TEXT
    contribution: TEXT
    quantity: 3
  - TEXT: 1
segments:
  - name: TEXT
    definition: TEXT
    contribution: 50%
    time: 20%
  - name: TEXT
    time: 90%
selling_time:
  hours_per_week: TEXT
costs:
  own: 10000
  allowed: 5000
  lines:
    - name: TEXT
      amount: TEXT
periods:
  seasonality:
    basis: TEXT
  events:
    - name: TEXT
activities:
  - name: TEXT
    leads_to: TEXT
    conversion: 40%
development:
  - goal: TEXT
    measure: TEXT
    support:
      what: TEXT
monitoring:
  self:
    - measure: TEXT
      kind: TEXT
      source: TEXT
reviews:
  - date: 2027-01-12
    with: [TEXT, "somebody else"]
  - date: TEXT
waivers:
  - rule: C05.own
    reason: TEXT and two words
  - rule: C08.new
    reason: TEXT and two words
  - rule: TEXT
    reason: TEXT
TEXT: TEXT
""".replace("TEXT and two words", quoted(f"{text} and two words")).replace("TEXT", quoted(text))


def hostile_report(text: str) -> Report:
    """The hostile plan in a file that is called like its text."""
    name = f"plans/{text}.yaml".replace("\0", "")
    return examine(hostile_plan(text).encode(), name, Settings(TODAY))


BAD = """\
salesplan: 1
account_manager: Bo
sales_manager: Jo
year: 2027
revenue_target: 100000
products:
  - name: A
  - name: B
segments:
  - name: S
  - name: T
"""
WAIVED = BAD + "waivers:\n  - rule: C05.own\n    reason: huurt | alles in\n"


@pytest.fixture(scope="module")
def plans(complete: str) -> dict[str, list[Report]]:
    """Reports by what they are to try."""
    return {
        "none": [],
        "clean": [judged(complete)],
        "bad": [judged(BAD)],
        "empty": [judged("salesplan: 1\n")],
        "unjudgeable": [judged("salesplan: 1\nx: [\n")],
        "not text": [examine(b"\xff\x00", "-", Settings(TODAY))],
        "waived": [judged(WAIVED)],
        "ignored": [judged(BAD, ignore=frozenset({"C05", "C01.ranked"}))],
        "hostile": [hostile_report(text) for text in HOSTILE],
        "all": [judged(complete), judged(BAD), judged(WAIVED), judged("x"), *map(hostile_report, HOSTILE[:3])],
    }


KINDS = ("none", "clean", "bad", "empty", "unjudgeable", "not text", "waived", "ignored", "hostile", "all")
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def said(form: str, reports: list[Report], lang: Lang = "en", **run: Any) -> str:
    return "".join(render(reports, form, About(lang, TODAY, **run)))


def test_the_hostile_plans_are_judged_and_quote_their_text(plans: dict[str, list[Report]]) -> None:
    for report, text in zip(plans["hostile"], HOSTILE, strict=True):
        assert report.readable, text
        messages = " ".join(finding.say("en", "EUR") for finding in report.findings)
        assert shorten(visible(text)) in messages
        assert {finding.status for finding in report.findings} == {"open", "waived"}
        assert {finding.kind for finding in report.findings} == {"plan", "missing", "conflict", "advice"}


@IN_BOTH
@EACH_KIND
@pytest.mark.parametrize("form", FORMATS)
def test_no_character_reaches_a_terminal_or_runner(
    plans: dict[str, list[Report]], form: str, kind: str, lang: Lang
) -> None:
    text = said(form, plans[kind], lang)
    own = text.replace("\n", "").replace(":", "")
    own = own.replace("\t", "") if form == "score" else own
    assert visible(own) == own
    assert "##[" not in text
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert commands == (text.split("\n")[:-1] if form == "github" else [])
    assert text[-1:] in ("\n", "")


# --- outside judges ------------------------------------------------------------------------------------------------


def validator(name: str) -> Path:
    """A file of an outside judge, else the test is skipped."""
    named = os.environ.get("SALESPLAN_VALIDATORS")
    folders = [Path(named)] if named else [up / "shared" / "validators" for up in TESTS.parents[1:3]]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"{name} is not here: SALESPLAN_VALIDATORS names a folder with it")


@pytest.fixture(scope="module")
def multitool() -> str:
    binary = os.environ.get("SARIF_MULTITOOL")
    if not binary:
        pytest.skip("SARIF_MULTITOOL does not name the binary of @microsoft/sarif-multitool-linux")
    return binary


def validate_json(name: str, value: object) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(validator(name).read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(value)


@EACH_KIND
def test_sarif_is_valid(plans: dict[str, list[Report]], kind: str) -> None:
    validate_json("sarif-2.1.0.json", json.loads(said("sarif", plans[kind])))


def multitool_findings(multitool: str, log: str, folder: Path) -> list[tuple[str, str]]:
    """What the strictest judge has against a log: rule and level, notes left out."""
    (folder / "log.sarif").write_text(log, encoding="utf-8")
    command = [multitool, "validate", "log.sarif", "--rule-kind", "Sarif;Ghas", "--output", "verdict.sarif"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    verdict = json.loads((folder / "verdict.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    assert verdict["invocations"][0]["executionSuccessful"]
    return [(each["ruleId"], each.get("level", "warning")) for each in verdict["results"]]


@pytest.mark.parametrize("kind", ["none", "hostile", "all", "not text"])
def test_sarif_is_taken_in_by_code_scanning(
    plans: dict[str, list[Report]], kind: str, multitool: str, tmp_path: Path
) -> None:
    assert multitool_findings(multitool, said("sarif", plans[kind], "nl"), tmp_path) == []


def test_the_judge_of_sarif_judges(plans: dict[str, list[Report]], multitool: str, tmp_path: Path) -> None:
    log = said("sarif", plans["bad"]).replace('"uri": "plan.yaml"', '"uri": "./a plan.yaml"', 1)
    assert multitool_findings(multitool, log, tmp_path) == [("SARIF1002", "error")]


@IN_BOTH
@EACH_KIND
def test_junit_is_valid(plans: dict[str, list[Report]], kind: str, lang: Lang) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(validator("junit-10.xsd")))
    schema.assertValid(etree.fromstring(said("junit", plans[kind], lang).encode()))


@IN_BOTH
@EACH_KIND
def test_gitlab_is_valid(plans: dict[str, list[Report]], kind: str, lang: Lang) -> None:
    text = said("gitlab", plans[kind], lang)
    assert text.startswith("[")
    validate_json("gitlab-code-quality.json", json.loads(text))


# --- SARIF ---------------------------------------------------------------------------------------------------------


def sarif_run(reports: list[Report], lang: Lang = "en", **run: Any) -> Any:
    (only,) = json.loads(said("sarif", reports, lang, **run))["runs"]
    return only


@IN_BOTH
def test_sarif_lists_every_rule_in_every_run(lang: Lang) -> None:
    rules = sarif_run([], lang)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        *(rule.id for criterion in CHECKLIST for rule in criterion.rules),
        *FILE_RULES,
    ]
    assert len({rule["name"] for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch("[A-Z][A-Za-z0-9]+", rule["name"])
        for words in (
            rule["shortDescription"]["text"],
            rule["fullDescription"]["text"],
            rule["help"]["text"],
            rule["help"]["markdown"],
        ):
            assert words.strip()
        assert rule["shortDescription"] != rule["fullDescription"]
        assert "security-severity" not in rule["properties"]
        assert f"`salesplan explain {rule['id']}`" in rule["help"]["markdown"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels["plan.vague"] == levels["C02.quantity"] == levels["C02.sum"] == "error"
    assert levels["C01.contribution"] == "note"


def test_sarif_results_agree_with_the_findings(plans: dict[str, list[Report]]) -> None:
    (report,) = plans["bad"]
    run = sarif_run([report])
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(report.findings) > 10
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert result["ruleId"] == finding.rule == rules[result["ruleIndex"]]["id"]
        assert result["level"] == ("note" if finding.kind == "advice" else "error")
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": "plan.yaml"}
        region = location["physicalLocation"]["region"]
        assert tuple(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")) == finding.region
        assert region["endLine"] == region["startLine"]
    assert {result["level"] for result in run["results"]} == {"note", "error"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "salesplan/"}
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_sarif_says_what_to_write(plans: dict[str, list[Report]]) -> None:
    messages = [result["message"]["text"] for result in sarif_run(plans["bad"])["results"]]
    assert any("Write, as an example: contribution: 51%" in message for message in messages)
    assert not [message for message in messages if message[0].islower()]


def test_sarif_suppresses_what_is_waived_and_leaves_out_what_is_ignored(plans: dict[str, list[Report]]) -> None:
    suppressed = [result for result in sarif_run(plans["waived"])["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["C05.own"]
    assert suppressed[0]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "huurt | alles in"}
    ]
    assert not [result for result in sarif_run(plans["bad"])["results"] if "suppressions" in result]
    reported = {result["ruleId"] for result in sarif_run(plans["ignored"])["results"]}
    assert {finding.rule for finding in plans["ignored"][0].findings if finding.status == "ignored"} & reported == set()
    assert {"C01.list", "C06.quarters"} <= reported


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("plans/sanne.yaml", "plans/sanne.yaml"),
        ("./plans/./sanne.yaml", "plans/sanne.yaml"),
        ("plans//sanne.yaml", "plans/sanne.yaml"),
        ("../sanne.yaml", "../sanne.yaml"),
        ("-", "stdin"),
        ("a b%c#d?.yaml", "a%20b%25c%23d%3F.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("zoë.yaml", "zo%C3%AB.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("\ud800.yaml", "%EF%BF%BD.yaml"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
    ],
)
def test_sarif_uris(name: str, uri: str) -> None:
    result = sarif_run([examine(b"x", name, Settings(TODAY))])["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_messages_hold_no_link_and_no_placeholder(plans: dict[str, list[Report]]) -> None:
    messages = [result["message"]["text"] for result in sarif_run(plans["hostile"])["results"]]
    assert any("[a] (https" in message for message in messages)
    assert any("{ 0}" in message for message in messages)
    assert not [message for message in messages if "](" in message or re.search(r"\{\d", message)]


@pytest.mark.parametrize(("many", "more"), [(4_999, 0), (5_000, 0), (5_001, 1), (5_007, 7)])
def test_sarif_holds_5000_results_and_says_how_many_more(many: int, more: int) -> None:
    report = judged(BAD)
    missing = next(each for each in report.findings if each.kind == "missing")
    advice = next(each for each in report.findings if each.kind == "advice")
    waived = missing._replace(status="waived")
    findings = (waived,) * 4 + (advice,) * 3 + (missing,) * (many - 7)
    run = sarif_run([report._replace(findings=findings)])
    assert len(run["results"]) == many - more
    assert len({result["partialFingerprints"]["salesplan/v1"] for result in run["results"]}) == many - more
    # What is waived goes first, then advice.
    assert sum("suppressions" in result for result in run["results"]) == max(0, 4 - more)
    assert sum(result["level"] == "note" for result in run["results"]) == 3 - max(0, more - 4)
    notifications = run["invocations"][0].get("toolExecutionNotifications", [])
    assert len(notifications) == bool(more)
    if more:
        assert notifications[0]["message"]["text"].startswith(f"{more} more finding")


def test_sarif_says_which_settings_changed_the_outcome() -> None:
    note = phrase("settings: {file}", "instellingen: {file}", file="x.toml")
    (said_,) = sarif_run([], "nl", note=note)["invocations"][0]["toolConfigurationNotifications"]
    assert said_ == {"level": "note", "message": {"text": "instellingen: x.toml"}}


# --- identity ------------------------------------------------------------------------------------------------------


def fingerprints(*reports: Report) -> list[str]:
    return [fingerprint for _, findings in identified(reports) for _, fingerprint in findings]


def test_fingerprints_are_unique_and_never_follow_the_line() -> None:
    before = fingerprints(judged(BAD))
    assert len(set(before)) == len(before) > 10
    assert fingerprints(judged("# a line more\n\n" + BAD)) == before
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in before)


def test_fingerprints_follow_file_rule_and_path() -> None:
    report = judged(BAD)
    finding = report.findings[0]
    others = [
        report._replace(name="other.yaml", findings=(finding,)),
        report._replace(findings=(finding._replace(rule="plan.vague"),)),
        report._replace(findings=(finding._replace(path=("products", 1)),)),
        report._replace(findings=(finding, finding)),
    ]
    first = fingerprints(report._replace(findings=(finding,)))
    assert len({*first, *(each for other in others for each in fingerprints(other))}) == 1 + 3 + 1
    assert fingerprints(report._replace(name="./plan.yaml", findings=(finding,))) == first


def test_a_waiver_changes_no_other_fingerprint() -> None:
    assert set(fingerprints(judged(BAD))) < set(fingerprints(judged(WAIVED)))


def test_both_formats_with_fingerprints_have_the_same(plans: dict[str, list[Report]]) -> None:
    in_sarif = [each["partialFingerprints"]["salesplan/v1"] for each in sarif_run(plans["bad"])["results"]]
    assert in_sarif == [each["fingerprint"] for each in json.loads(said("gitlab", plans["bad"]))]


# --- JUnit ---------------------------------------------------------------------------------------------------------


def suites(reports: list[Report], lang: Lang = "en") -> list[ET.Element]:
    return ET.fromstring(said("junit", reports, lang)).findall("testsuite")


def cases(reports: list[Report], lang: Lang = "en") -> dict[str, ET.Element]:
    (suite,) = suites(reports, lang)
    named = {str(case.get("name")): case for case in suite.iter("testcase")}
    assert len(named) == len(suite.findall("testcase"))
    return named


def test_junit_has_a_suite_per_plan_and_a_case_per_question(plans: dict[str, list[Report]]) -> None:
    for kind in ("clean", "bad", "waived"):
        names = list(cases(plans[kind]))
        assert names == [f"{each.id} {each.title.en}" for each in CHECKLIST]
    assert len(suites(plans["all"])) == len(plans["all"])
    assert suites([]) == []


def test_junit_of_a_clean_plan_has_nothing_to_say(plans: dict[str, list[Report]]) -> None:
    (suite,) = suites(plans["clean"])
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["11", "0", "0", "0"]
    assert [list(case) for case in suite.iter("testcase")] == [[]] * 11
    assert suite.findall("properties/property")[0].attrib == {"name": "score", "value": "100"}


def test_junit_failures_hold_their_findings(plans: dict[str, list[Report]]) -> None:
    (report,) = plans["bad"]
    named = cases([report])
    body = named["C01 Product priorities"].findtext("failure")
    assert body is not None
    assert "plan.yaml:7:5: C01.ranked A has " in body
    assert "\n  Write, as an example:\n    contribution: 51%" in body
    everything = " ".join(case.findtext("failure") or "" for case in named.values())
    for finding in report.findings:
        assert (finding.rule in everything) == (finding.kind != "advice")


def test_junit_calls_a_yes_with_something_to_mend_no_no(complete: str) -> None:
    report = judged(complete.replace("      budget: 1.800,-\n", "      budget: 1.800 x\n"))
    result = next(each for each in report.criteria if each.criterion.id == "C09")
    failure = cases([report])["C09 Growth"].find("failure")
    assert (result.answer, result.score) == ("yes", 100)
    assert failure is not None
    assert failure.get("message") == "Yes, with something to mend: 100% (1 finding)"


def test_junit_fails_each_question_that_reads_no(plans: dict[str, list[Report]]) -> None:
    for report in [*plans["bad"], *plans["empty"], *plans["waived"], *plans["hostile"]]:
        named = cases([report])
        for result in report.criteria:
            case = named[f"{result.criterion.id} {result.criterion.title.en}"]
            if result.answer == "no":
                assert (case.findtext("failure") or "").strip(), result.criterion.id
            if result.answer == "unjudged":
                assert (case.find("skipped") is None) == (case.find("failure") is not None)


def test_junit_skips_what_is_not_judged(plans: dict[str, list[Report]]) -> None:
    (suite,) = suites(plans["empty"])
    assert suite.get("skipped") == "2"
    skipped = cases(plans["empty"])["C02 Product targets"].find("skipped")
    assert skipped is not None
    assert skipped.attrib == {"message": "cannot be judged: 1 is missing", "type": "unjudged"}
    ignored = cases(plans["ignored"])["C05 Costs"].find("skipped")
    assert ignored is not None
    assert ignored.get("type") == "ignored"


@pytest.mark.parametrize("kind", ["unjudgeable", "not text"])
def test_junit_of_an_unjudgeable_plan_is_an_error(plans: dict[str, list[Report]], kind: str) -> None:
    (suite,) = suites(plans[kind])
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["1", "0", "1", "0"]
    assert "plan.syntax" in (suite.findtext("testcase/error") or "")


def test_junit_keeps_advice_and_waivers_beside_the_failure(plans: dict[str, list[Report]]) -> None:
    named = cases(plans["waived"])
    costs, groups = named["C05 Costs"], named["C03 Customer priorities"]
    assert "C05.own Waived (huurt | alles in): " in (costs.findtext("system-out") or "")
    assert "C05.own" not in (costs.findtext("failure") or "")
    assert "C03.definition Advice: " in (groups.findtext("system-out") or "")
    assert "C03.definition" not in (groups.findtext("failure") or "")
    assert named["C06 Periods"].find("system-out") is None


def test_junit_names_the_root_of_a_failure_that_lies_elsewhere(complete: str) -> None:
    report = judged(complete.replace("year: 2027\n", ""))
    assert not [finding for finding in report.findings if finding.criterion == "C11"]
    failure = cases([report])["C11 Review dates"].find("failure")
    assert failure is not None
    assert failure.get("type") == "plan"
    assert (failure.text or "").startswith("plan.yaml:1:1: plan.required ")


def test_junit_fails_a_question_without_findings_with_its_evidence(plans: dict[str, list[Report]]) -> None:
    report = plans["bad"][0]._replace(findings=())
    body = cases([report])["C05 Costs"].findtext("failure") or ""
    assert [line.split()[0] for line in body.split("\n")] == ["C05.allowed", "C05.own"]


def test_junit_totals(plans: dict[str, list[Report]]) -> None:
    root = ET.fromstring(said("junit", plans["all"]))
    for name in ("tests", "failures", "errors"):
        assert root.get(name) == str(sum(int(str(suite.get(name))) for suite in root))
    assert int(str(root.get("failures"))) > 10
    assert root.get("errors") == "1"
    assert root.get("skipped") is None
    for element in root.iter():
        assert re.fullmatch(r"\d+\.\d{3}", element.get("time", "0.000"))
        assert not {"file", "line"} & set(element.attrib)


def test_junit_removes_only_what_xml_forbids() -> None:
    from salesplan_cli.render.junit import _legal

    allowed = "\t\n\r ~\x7f\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    assert _legal(f"\0\x08{allowed}\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffff") == allowed


# --- GitHub --------------------------------------------------------------------------------------------------------


class Annotation(dict[str, str]):
    """A workflow command as the runner takes it apart."""

    def __init__(self, line: str) -> None:
        found = re.fullmatch(r"::(error|notice) ([^:]*)::(.*)", line)
        assert found, line
        pairs = [pair.split("=", 1) for pair in found[2].split(",")]
        super().__init__({name: self.read(value) for name, value in pairs})
        self.level = found[1]
        self.message = self.read(found[3])

    @staticmethod
    def read(value: str) -> str:
        for escaped, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            value = value.replace(escaped, character)
        return value


def annotations(reports: list[Report], lang: Lang = "en") -> list[Annotation]:
    return [Annotation(line) for line in said("github", reports, lang).split("\n")[:-1]]


def test_github_is_silent_when_there_is_nothing(plans: dict[str, list[Report]]) -> None:
    assert said("github", plans["clean"]) == said("github", []) == ""


@IN_BOTH
@EACH_KIND
def test_github_commands_are_whole(plans: dict[str, list[Report]], kind: str, lang: Lang) -> None:
    commands = annotations(plans[kind], lang)
    assert len(commands) <= 11
    for each in commands:
        assert each.message
        assert "::" not in each.message
        assert set(each) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_github_gives_one_annotation_per_question_and_counts_the_rest(plans: dict[str, list[Report]]) -> None:
    (report,) = plans["bad"]
    groups = {finding.criterion for finding in report.open()}
    assert len(groups) == 11
    *shown, rest = annotations([report])
    assert len(shown) == 10
    assert len({each["title"] for each in shown}) == 10
    assert [each.level for each in shown] == ["error"] * 10
    scores = [int(each["title"].split(": ")[1].removesuffix("%")) for each in shown]
    assert scores == sorted(scores)
    assert {"file": "plan.yaml", "line": "6", "endLine": "6", "col": "1", "endColumn": "9"}.items() <= next(
        each for each in shown if each["title"].startswith("1.")
    ).items()
    assert (rest.level, dict(rest)) == ("notice", {"title": "salesplan"})
    assert re.fullmatch(r"\d+ more findings? in 1 plan; `salesplan check` shows them all\.", rest.message)
    ten = report._replace(findings=tuple(each for each in report.findings if each.criterion != "C01"))
    assert len(annotations([ten])) == 10


def test_github_counts_what_it_does_not_show(plans: dict[str, list[Report]]) -> None:
    reports = [plans["bad"][0]._replace(name=name) for name in ("a.yaml", "b.yaml", "c.yaml")]
    *shown, rest = annotations(reports)
    left = sum(len(report.open()) for report in reports)
    for each in shown:
        number = int(each["title"].split(".")[0])
        left -= sum(finding.criterion == f"C{number:02}" for finding in reports[0].open())
    assert rest.message.startswith(f"{left} more findings in 3 plans")


def test_github_shows_the_worst_first(plans: dict[str, list[Report]]) -> None:
    unjudgeable, bad = plans["unjudgeable"][0]._replace(name="z.yaml"), plans["bad"][0]
    first = annotations([bad, unjudgeable])[0]
    assert (first["file"], first["title"]) == ("z.yaml", "This plan cannot be judged")
    advice = bad._replace(findings=tuple(each for each in bad.findings if each.kind == "advice"))
    assert {each.level for each in annotations([advice])} == {"notice"}
    assert annotations([advice, unjudgeable])[0].level == "error"


def test_github_titles() -> None:
    report = judged("salesplan: 1\naccount_manager: Bo\nyear: 2027\nproducts:\n  - name: n.t.b.\n    price: x\nx: 1\n")
    titles = [each["title"] for each in annotations([report])]
    assert titles[0] == "The file itself"
    assert "2. Product targets: cannot be judged" in titles
    assert "1. Product priorities: 0%" in titles


@pytest.mark.parametrize(
    ("ignored", "lang", "title"),
    [
        (("C04.share",), "en", "4. Time: No, revise"),
        (("C04.share",), "nl", "4. Tijdsverdeling: Nee, aanpassen"),
        (("C04.share", "C04.sum"), "en", "4. Time: Yes"),
    ],
)
def test_a_question_of_which_nothing_scores_still_has_its_answer(
    complete: str, ignored: tuple[str, ...], lang: Lang, title: str
) -> None:
    report = judged(complete.replace("time: 45%", "time: 20%"), ignore=frozenset(ignored))
    assert [each.score for each in report.criteria if each.criterion.id == "C04"] == [None]
    assert f"title={title.replace(':', '%3A').replace(',', '%2C')}::" in said("github", [report], lang)
    failures = [each.get("message", "") for each in ET.fromstring(said("junit", [report], lang)).iter("failure")]
    assert [each.partition(" (1 ")[0] for each in failures] == [title.partition(": ")[2]] * (not report.passed)


def test_github_gives_columns_only_on_one_line(plans: dict[str, list[Report]]) -> None:
    report = plans["bad"][0]
    finding = report.findings[0]._replace(region=Region(3, 5, 3, 9))
    (one,) = annotations([report._replace(findings=(finding,))])
    assert [one.get(name) for name in ("line", "col", "endLine", "endColumn")] == ["3", "5", "3", "9"]
    (more,) = annotations([report._replace(findings=(finding._replace(region=Region(3, 5, 4, 9)),))])
    assert [more.get(name) for name in ("line", "col", "endLine", "endColumn")] == ["3", None, "4", None]


@pytest.mark.parametrize(("many", "spelled", "more"), [(4, 4, ""), (5, 5, ""), (6, 5, "and 1 more finding on this")])
def test_github_spells_out_five_findings_of_a_question(many: int, spelled: int, more: str) -> None:
    report = judged(BAD)
    finding = next(each for each in report.findings if each.rule == "C01.ranked")
    (one,) = annotations([report._replace(findings=(finding,) * many)])
    assert one.message.count("C01.ranked: ") == spelled
    assert ("more finding" in one.message) == bool(more)
    assert more in one.message


def test_github_escapes_what_the_runner_reads(plans: dict[str, list[Report]]) -> None:
    report = examine(b"x", "a,b:c%0A.yaml", Settings(TODAY))
    line = said("github", [report]).split("\n")[0]
    assert "file=a%2Cb%3Ac%250A.yaml,line=" in line
    assert Annotation(line)["file"] == "a,b:c%0A.yaml"


# --- GitLab --------------------------------------------------------------------------------------------------------


def test_gitlab_lists_open_findings(plans: dict[str, list[Report]]) -> None:
    assert said("gitlab", plans["clean"]) == said("gitlab", []) == "[]\n"
    (report,) = plans["waived"]
    found = json.loads(said("gitlab", [report]))
    assert [each["check_name"] for each in found] == [finding.rule for finding in report.open()]
    assert "C05.own" not in {each["check_name"] for each in found}
    assert [each["location"]["lines"]["begin"] for each in found] == [each.region.line for each in report.open()]
    for each in found:
        assert each["description"].startswith(f"{each['check_name']}: ")
        assert "\n" not in each["description"]


def test_gitlab_severities(plans: dict[str, list[Report]]) -> None:
    severities: dict[str, set[str]] = {}
    for report in plans["hostile"]:
        for finding, each in zip(report.open(), json.loads(said("gitlab", [report])), strict=True):
            severities.setdefault(finding.kind, set()).add(each["severity"])
    assert severities == {"plan": {"critical"}, "conflict": {"critical"}, "missing": {"major"}, "advice": {"info"}}
    assert [each["severity"] for each in json.loads(said("gitlab", plans["unjudgeable"]))] == ["blocker"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("./plans/a.yaml", "plans/a.yaml"),
        ("-", "stdin"),
        ("/builds/a.yaml", "builds/a.yaml"),
        ("a\x1b.yaml", "a\\x1b.yaml"),
    ],
)
def test_gitlab_paths(name: str, path: str) -> None:
    (found,) = json.loads(said("gitlab", [examine(b"x", name, Settings(TODAY))]))
    assert found["location"]["path"] == path


# --- Markdown ------------------------------------------------------------------------------------------------------

ELEMENTS = {
    "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "strong", "code", "pre",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser makes of it: the elements, their attributes, and the words outside code."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: set[tuple[str, str | None]] = set()
        self.open: list[str] = []
        self.words = self.code = ""
        self.comments: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= set(attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "code" in self.open:
            self.code += data
        else:
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@pytest.fixture(scope="module")
def browser() -> Callable[[str], Page]:
    """Markdown as GitHub and GitLab read it: HTML, tables, strikethrough, and links made of bare addresses."""
    markdown_it = pytest.importorskip("markdown_it")
    pytest.importorskip("linkify_it")
    renderer = markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": True})
    renderer.linkify.set({"fuzzy_link": False})

    def shown(text: str) -> Page:
        page = Page(renderer.render(text))
        assert page.open == []
        return page

    return shown


def test_the_browser_sees_what_it_should_not(browser: Callable[[str], Page]) -> None:
    page = browser("https://evil.example <script>x</script> ~~s~~ @team a@example.org\n\n| a |\n| - |\n| b |\n")
    assert {"a", "script", "s", "table"} <= set(page.elements)


@IN_BOTH
@EACH_KIND
def test_markdown_makes_no_element_of_plan_text(
    plans: dict[str, list[Report]], browser: Callable[[str], Page], kind: str, lang: Lang
) -> None:
    page = browser(said("markdown", plans[kind], lang))
    assert set(page.elements) <= ELEMENTS
    assert page.comments == []
    assert {name for name, _ in page.attributes} <= {"class", "style"}
    assert {value for name, value in page.attributes if name == "class"} <= {"language-yaml"}
    assert not re.search(r"[@#!~&$%^][\w\"]|:[\w+-]+:|://|www\.|mailto:\w|gh-\d", page.words, re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_plan_text_as_it_is(browser: Callable[[str], Page], text: str) -> None:
    report = hostile_report(text)
    written = said("markdown", [report])
    page = browser(written)
    assert set(page.elements) <= ELEMENTS
    assert page.elements["h2"] == page.elements["table"] == 1
    # A row per question, one of heads, one for the score; five cells each, whatever a name holds.
    assert (page.elements["tr"], page.elements["th"], page.elements["td"]) == (13, 5, 60)
    assert page.elements["details"] == page.elements["summary"] == written.count("<details>") >= 4
    quoted_ = " ".join(shorten(visible(text)).split())
    assert quoted_ in " ".join(page.words.replace("\u200b", "").split())


@IN_BOTH
def test_markdown_of_one_plan(plans: dict[str, list[Report]], browser: Callable[[str], Page], lang: Lang) -> None:
    written = said("markdown", plans["waived"], lang)
    report = plans["waived"][0]
    page = browser(written)
    count = {"en": f"{report.yes} of 11 yes", "nl": f"{report.yes} van de 11 ja"}[lang]
    assert f"| **{count}** | **{report.score}** |" in written
    headings = re.findall(r"<summary>(.*) \((\d+)\)</summary>", written)
    names = {
        "en": ["For Jo, sales manager", "For Bo, account manager", "Advice", "Waived: not held against this plan"],
        "nl": [
            "Voor Jo, salesmanager",
            "Voor Bo, accountmanager",
            "Advies",
            "Uitzonderingen: tellen voor dit plan niet mee",
        ],
    }
    assert [heading for heading, _ in headings] == names[lang]
    assert sum(int(count) for _, count in headings) == len(report.findings)
    assert "contribution: 50%\n" in page.code
    assert "quantity" in page.code  # a key in a message is code
    assert "huurt | alles in" in page.words
    for finding in report.findings:
        assert f"**{finding.rule}** (" in written


def test_markdown_of_a_clean_plan_has_no_folds(plans: dict[str, list[Report]]) -> None:
    written = said("markdown", plans["clean"])
    assert "100 of 100 ✅ passed" in written
    assert "<details>" not in written
    assert written.count("✅ Yes") == 11


def test_markdown_of_an_unjudgeable_plan(plans: dict[str, list[Report]], browser: Callable[[str], Page]) -> None:
    written = said("markdown", plans["unjudgeable"])
    assert "cannot be judged" in written.split("\n")[0]
    assert "plan.syntax" in browser(written).words
    assert browser(written).elements["table"] == 0


def test_markdown_of_several_plans_starts_with_a_table_of_them(
    plans: dict[str, list[Report]], browser: Callable[[str], Page]
) -> None:
    written = said("markdown", plans["all"])
    assert written.startswith(f"## {len(plans['all'])} sales plans, 1 passed\n\n|  | Plan | File | Score | 1 | 2 |")
    judgeable = [report for report in plans["all"] if report.readable]
    page = browser(written)
    assert page.elements["h3"] == len(plans["all"]) - 1  # the clean one has nothing to mend
    assert page.elements["table"] == 1 + len(judgeable) - 1
    assert page.elements["tr"] == 1 + len(plans["all"]) + 13 * (len(judgeable) - 1)


def test_markdown_says_where_the_lines_to_write_belong() -> None:
    plan = "salesplan: 1\naccount_manager: A\nyear: 2027\nproducts:\n  - name: Pump `x` |\n    revenue: 50.000\n"
    written = said("markdown", [judged(plan + "costs: {allowed: 9}\n")])
    assert (
        "Write instead, at Pump &#96;x&#96; &#124; in <code>products</code>:\n\n```yaml\n    revenue: 50000" in written
    )
    assert "Write, as an example, under <code>costs</code>, within the brackets and behind a comma:" in written
    assert "Write, as an example, at the end of <code>products</code>:" in written


def test_markdown_shows_the_note(plans: dict[str, list[Report]]) -> None:
    note = phrase("see `{file}` @team", "zie `{file}` @team", file="a<b>.toml")
    assert said("markdown", plans["bad"], "nl", note=note).endswith("zie <code>a&#60;b&#62;.toml</code> @&#8203;team\n")


def test_markdown_says_what_the_score_is_without_waivers(complete: str) -> None:
    waived = complete.replace("  own: 22.000,-\n", "") + "waivers:\n  - rule: C05.own\n    reason: huurt alles in\n"
    report = judged(waived)
    assert report.score_without_waivers < report.score == 100
    facts = said("markdown", [report]).split("\n")[2]
    assert facts.endswith(f" · {report.score_without_waivers} without waivers")
    assert "without waivers" not in said("markdown", [judged(complete)])


def test_markdown_shows_a_single_backtick_as_itself(plans: dict[str, list[Report]]) -> None:
    note = phrase("a ` and {x}", "-", x="*b*")
    assert said("markdown", plans["clean"], note=note).endswith("\na &#96; and &#42;b&#42;\n")


def many_findings(count: int) -> Report:
    report = judged(BAD)
    return report._replace(findings=report.findings[:1] * count)


@IN_BOTH
def test_markdown_fits_in_a_comment_and_counts_the_rest(lang: Lang, browser: Callable[[str], Page]) -> None:
    few, many = said("markdown", [many_findings(100)], lang), said("markdown", [many_findings(2_000)], lang)
    assert few.count("**C") == 100
    assert "`salesplan check`" not in few
    assert "salesplan check" not in few
    shown = many.count(f"**{many_findings(1).findings[0].rule}**")
    rest = f"{2_000 - shown:,}".replace(",", " ")
    more = {"en": f"**{rest} more findings do not fit here", "nl": f"**Nog {rest} bevindingen passen"}
    assert more[lang] in many
    assert 60_000 < len(many) <= limits.COMMENT_LENGTH
    browser(many)


@pytest.mark.parametrize("count", [3, 40, 400])
def test_markdown_of_many_plans_fits(count: int, browser: Callable[[str], Page]) -> None:
    report = judged(WAIVED)
    reports = [report._replace(name=f"plans/{at:04}.yaml") for at in range(count)]
    written = said("markdown", reports)
    assert len(written) <= limits.COMMENT_LENGTH
    page = browser(written)
    assert set(page.elements) <= ELEMENTS
    shown = len(re.findall(r"^\*\*(?:C\d\d|plan)\.", written, re.MULTILINE))
    every = sum(len([each for each in report.findings if each.status != "ignored"]) for report in reports)
    rest = re.search(r"\*\*([\d ]+) more findings? do", written)
    assert shown + (int(rest[1].replace(" ", "")) if rest else 0) == every
    assert bool(rest) == (count > 3)
    rows = len(re.findall(r"^\| ❌ \|", written, re.MULTILINE))
    plans_more = re.search(r"and ([\d ]+) more plans, with", written)
    assert rows + (int(plans_more[1].replace(" ", "")) if plans_more else 0) == count
    assert bool(plans_more) == (count == 400)


def test_markdown_cuts_a_long_name_and_message() -> None:
    report = examine(hostile_plan("x" * 5_000).encode(), "p.yaml", Settings(TODAY))
    written = said("markdown", [report])
    assert "x" * (FOREIGN_LENGTH + 1) not in re.sub(r"```yaml.*?```", "", written, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("plain words, 12% (of 3)", "plain words, 12% (of 3)"),
        ("a|b`c<d&e", "a&#124;b&#96;c&#60;d&#38;&#8203;e"),
        ("@team", "@&#8203;team"),
        ("a@b", "a@&#8203;b"),
        ("#1 GH-12", "#&#8203;1 GH-&#8203;12"),
        ("https://x", "https:&#8203;//x"),
        ("WWW.x", "WWW&#8203;.x"),
        (":tada:", ":&#8203;tada:"),
        (":x", ":&#8203;x"),
        ("12:30", "12:30"),
        ("{+ approved +} [-x-]", "&#123;&#8203;+ approved +&#125; &#91;&#8203;-x-&#93;"),
    ],
)
def test_markdown_escapes(words: str, escaped: str) -> None:
    assert markdown.escape(words) == escaped


def test_a_fence_is_longer_than_any_run_of_backticks_in_it(browser: Callable[[str], Page]) -> None:
    report = judged(BAD)
    write = phrase("{w}", "{w}", w=phrase("a: `````\n````` x\n</details>", "-"))
    finding = report.findings[0]._replace(write=write, under=())
    written = said("markdown", [report._replace(findings=(finding,))])
    assert "\n``````yaml\na: `````\n````` x\n</details>\n``````\n" in written
    page = browser(written)
    assert page.elements["details"] == 1
    assert "</details>" in page.code


# --- the rules of the file itself ----------------------------------------------------------------------------------


def test_every_rule_of_the_file_is_described() -> None:
    sources = (Path(sarif.__file__).parent.parent).rglob("*.py")
    used = {name for path in sources for name in re.findall(r'"(plan\.[a-z-]+)"', path.read_text(encoding="utf-8"))}
    assert used == set(FILE_RULES)
    assert len(FILE_RULES) == 13


def texts_of_file_rules() -> Iterator[tuple[str, str, str]]:
    for rule in FILE_RULES.values():
        for text in (rule.title, rule.why, rule.help):
            yield rule.title.en, text.en, text.nl


def test_rules_of_the_file_speak_both_languages() -> None:
    for title, en, nl in texts_of_file_rules():
        assert en != nl, title
        assert en.endswith(".") == nl.endswith(".") == (en != title)
        assert not re.search(r"\bu\b|\buw\b", nl)


@IN_BOTH
@pytest.mark.parametrize("name", FILE_RULES)
def test_explain_has_a_page_for_each(name: str, lang: Lang) -> None:
    for wanted in (name, name.upper()):
        found = page(wanted, lang, 10_000)
        assert found.found
        assert FILE_RULES[name].help.in_(lang) in found.text
        assert FILE_RULES[name].why.in_(lang) in found.text
    assert f"{name}: {FILE_RULES[name].title.in_(lang)}\n" in page(None, lang, 10_000).text


@IN_BOTH
@pytest.mark.parametrize("name", FILE_RULES)
def test_each_has_an_example_that_is_right_and_one_with_that_fault(name: str, lang: Lang) -> None:
    rule = FILE_RULES[name]
    right, wrong = example(rule.good.in_(lang)), example(rule.bad.in_(lang))
    assert right.readable
    assert not [finding.rule for finding in right.findings if finding.kind == "plan"]
    assert {finding.rule for finding in wrong.findings if finding.kind == "plan"} == {name}
    shown = page(name, lang, 10_000).text
    assert {"en": "nothing: that is as it should be.", "nl": "niets: zo hoort het."}[lang] in shown
    for finding in wrong.findings:
        assert finding.kind != "plan" or f"    {finding.say(lang, wrong.currency)}\n" in shown
    for each in (rule.good, rule.bad):
        assert "".join(f"    {line}\n" for line in each.in_(lang).splitlines()) in shown


@IN_BOTH
def test_the_file_itself_has_a_page_of_all_its_rules(lang: Lang) -> None:
    found = page("plan", lang, 10_000)
    assert found.found
    for name, rule in FILE_RULES.items():
        assert f"\n{name}: {rule.title.in_(lang)}\n  {rule.why.in_(lang)}\n  {rule.help.in_(lang)}\n" in found.text


def test_explain_knows_what_was_meant() -> None:
    found = page("plan.vauge", "en", 80)
    assert not found.found
    assert "did you mean plan.vague?" in found.text
    # By a word that is no name of its own, the word is said as well.
    assert "bedoel je prijs (price)?" in page("prijzen", "nl", 80).text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "json",
            '\n], "errors": ["plans/gone.yaml: this link leads out of its folder and is not followed; name what it ',
        ),
        ("github", "::error title=salesplan::plans/gone.yaml: this link leads out of its folder"),
        ("gitlab", '"check_name": "not-judged"'),
        ("markdown", "\n**Could not be checked**\n\n- plans/gone.yaml: this link leads out of its folder"),
        ("junit", '<error message="plans/gone.yaml: this link leads out of its folder'),
        ("sarif", "plans/gone.yaml: this link leads out of its folder"),
    ],
)
def test_a_report_says_what_could_not_be_judged(folder: Path, form: str, said: str) -> None:
    (folder / "plans" / "gone.yaml").symlink_to("/etc/hostname")
    done = run("check", "--format", form, cwd=folder)
    assert done.returncode == 2
    assert said in done.stdout
    # Where nothing at all can be judged, the report of an earlier run does not stay.
    (folder / "report").write_text("old", encoding="utf-8")
    done = run("check", "nowhere/", "--format", form, "--output", "report", cwd=folder)
    assert done.returncode == 2
    assert "nowhere/: there is no such file" in (folder / "report").read_text(encoding="utf-8")


def test_what_could_not_be_judged_stays_inside_what_github_and_gitlab_take() -> None:
    troubles = [phrase("{path}: gone", "{path}: weg", path=f"./plans/{'|' * 110}{at}.yaml") for at in range(30)]
    about = About("en", TODAY, troubles=troubles)
    lines = "".join(render([], "github", about)).splitlines()
    assert lines[-1] == "::error title=salesplan::20 more files could not be checked"
    # GitHub shows about ten: what could not be judged takes the place of the least bad.
    poor = judged("salesplan: 1\naccount_manager: Jan\nyear: 2027\n")
    beside = "".join(render([poor], "github", about._replace(troubles=troubles[:4]))).splitlines()
    assert sum(line.startswith("::error") for line in beside) == limits.ANNOTATIONS
    found = json.loads("".join(render([], "gitlab", about)))
    assert all(each["location"]["path"].startswith("plans/|") for each in found)
    assert len({each["fingerprint"] for each in found}) == 30
    assert len("".join(render([], "markdown", about))) < markdown.RESERVED


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_says_of_the_run_what_nothing_else_says(form: str) -> None:
    # What a format has no place for is said beside it, and that goes by these lists: a format in none says it itself.
    about = About("en", TODAY, note=same("{file}{names}", file="its.toml", names=()), troubles=[same("a trouble")])
    said = "".join(render([judged("salesplan: 1\naccount_manager: Jan\nyear: 2027\n")], form, about))
    assert ("its.toml" not in said) == (not FORMATS[form].tells_note)
    assert ("a trouble" not in said) == (not FORMATS[form].tells_troubles)


def test_markdown_names_a_few_of_what_could_not_be_judged() -> None:
    about = About("en", TODAY, troubles=[same(f"x{at}") for at in range(markdown.TROUBLES + 2)])
    assert "".join(render([], "markdown", about)).endswith("- x4\n- and 2 more\n\n")


def test_only_streamed_formats_are_made_plan_by_plan(complete: str) -> None:
    run = About("en", TODAY)
    with pytest.raises(AttributeError):
        piece(judged(complete), "text", run)
    with pytest.raises(KeyError):
        list(render([judged(complete)], "xml", run))


def test_a_json_report_of_nothing() -> None:
    report = json.loads("".join(render([], "json", About(lang="en", as_of=TODAY))))
    assert (report["plans"], report["summary"]["score_mean"], report["summary"]["score_lowest"]) == ([], 0, 0)


@pytest.mark.parametrize(
    ("fact", "said"),
    [(Fraction(1, 3), 0.3333), (Fraction(299_999, 100_000), 3), (Decimal("2.50"), 2.5), (Decimal(4), 4), (True, True)],
)
def test_facts_are_numbers_of_at_most_four_decimals(fact: Any, said: object) -> None:
    (value,) = json_.facts(phrase("{n}", "{n}", n=fact), "en", "EUR").values()
    assert (value, type(value)) == (said, type(said))


def test_a_form_that_does_not_exist_is_not_imported() -> None:
    for form in ("nope", "compare", "layout", "machine"):
        with pytest.raises(KeyError):
            "".join(formats.render([], form, formats.About("en", TODAY)))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [(3, 3), (True, True), (Fraction(1, 2), 0.5), (Fraction(6, 2), 3), (date(2027, 1, 2), "2027-01-02"), ("x", "x")],
)
def test_facts_are_json(fact: object, expected: object) -> None:
    assert json_._value(fact, "en", "EUR") == expected
