"""Over the declarations: every rule's examples, texts, ids and keys."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from conftest import TESTS
from fragments import opens_after
from salesplan_cli import model
from salesplan_cli.checklist import Criterion, Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import RuleResult
from salesplan_cli.explain import judged as example
from salesplan_cli.lines import amount_to_write
from salesplan_cli.report import Report
from salesplan_cli.text import LANGS, Lang

RULES = [(criterion, rule) for criterion in CHECKLIST for rule in criterion.rules]
BY_ID = pytest.mark.parametrize(("criterion", "rule"), RULES, ids=[rule.id for _, rule in RULES])
EXCHANGES = ("C02.priority", "C04.priority")
"""Rules whose finding has two sides."""
IN_BOTH = pytest.mark.parametrize("lang", LANGS)


def result_of(report: Report, rule: Rule) -> RuleResult:
    return next(each for criterion in report.criteria for each in criterion.rules if each.rule.id == rule.id)


@pytest.mark.parametrize(
    ("amount", "numbers", "en", "nl"),
    [
        ("1250", None, "EUR 1 250", "EUR 1 250"),
        ("1250.004", "nl", "EUR 1 250", "EUR 1 250"),
        ("1250.5", None, '"EUR 1 250.5"', '"EUR 1 250,5"'),
        ("1250.5", "en", '"EUR 1 250.5"', '"EUR 1 250.5"'),
        ("1250.25", "nl", '"EUR 1 250,25"', '"EUR 1 250,25"'),
    ],
)
def test_an_amount_is_proposed_as_the_plan_writes_numbers(amount: str, numbers: str | None, en: str, nl: str) -> None:
    written = amount_to_write(model.Plan(numbers=numbers), Decimal(amount))
    assert (written.say("en", "EUR"), written.say("nl", "EUR")) == (en, nl)


def test_ids_are_for_ever() -> None:
    listed = (TESTS / "rule_ids.txt").read_text(encoding="utf-8").split()
    assert [
        name for criterion in CHECKLIST for name in (criterion.id, *(rule.id for rule in criterion.rules))
    ] == listed
    assert len(set(listed)) == len(listed)


def test_eleven_questions_in_order() -> None:
    assert [criterion.number for criterion in CHECKLIST] == list(range(1, 12))
    assert {criterion.id: criterion.needs for criterion in CHECKLIST if criterion.needs} == {"C02": "C01", "C04": "C03"}
    assert CHECKLIST[10].no.nl == "Nee, doen"
    assert {criterion.no.nl for criterion in CHECKLIST[:10]} == {"Nee, aanpassen"}


@BY_ID
@IN_BOTH
def test_passing_example_passes_and_says_so(criterion: Criterion, rule: Rule, lang: Lang) -> None:
    report = example(rule.good.in_(lang))
    result = result_of(report, rule)
    assert result.status == "met", [finding.say(lang, "EUR") for finding in report.findings if finding.rule == rule.id]
    assert result.of > 0
    assert result.evidence.say(lang, report.currency)
    assert not [finding.rule for finding in report.findings if finding.kind == "plan"]


@BY_ID
@IN_BOTH
def test_failing_example_fails_with_that_rule(criterion: Criterion, rule: Rule, lang: Lang) -> None:
    report = example(rule.bad.in_(lang))
    result = result_of(report, rule)
    assert result.status == "unmet"
    assert result.met < result.of
    found = [finding for finding in report.findings if finding.rule == rule.id]
    assert len(found) == (2 if rule.id in EXCHANGES else 1)
    for finding in found:
        assert (finding.kind, finding.owner, finding.criterion) == (rule.kind, rule.owner, criterion.id)
        assert finding.lines(lang, report.currency), "it does not say what to write"
    assert not [finding.rule for finding in report.findings if finding.kind == "plan"]


@BY_ID
@IN_BOTH
def test_failing_example_is_mended_by_what_is_written(criterion: Criterion, rule: Rule, lang: Lang) -> None:
    # What there is to ask next is for the tests of its question.
    assert not {each for each in opens_after(rule.bad.in_(lang), rule.id) if each.startswith("plan.")}


@BY_ID
def test_both_languages_say_something_else(criterion: Criterion, rule: Rule) -> None:
    for text in (rule.title, rule.why, criterion.title, criterion.question, criterion.answer):
        assert text.en.strip()
        assert text.nl.strip()
        assert text.en != text.nl or text.en == "Monitoring"
    assert rule.why.en.endswith(".")
    assert rule.why.nl.endswith(".")


@BY_ID
def test_keys_that_a_rule_reads_exist(criterion: Criterion, rule: Rule) -> None:
    assert rule.reads
    for pattern in rule.reads:
        *above, key = pattern.split(".")
        path: list[str | int] = []
        for part in above:
            path += [part.removesuffix("[]"), 0] if part.endswith("[]") else [part]
        assert key in model.fields_at(tuple(path)), pattern


@BY_ID
def test_templates_fill_in_both_languages(criterion: Criterion, rule: Rule) -> None:
    for text in (rule.good, rule.bad):
        for lang in LANGS:
            for finding in example(text.in_(lang)).findings:
                for spoken in LANGS:
                    said = finding.say(spoken, "EUR")
                    assert said
                    assert not re.search(r"\{\w+(:[^}]*)?\}", said)
