"""A piece of a plan, judged: what tests of single rules ask of it."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from conftest import TODAY
from salesplan_cli import source
from salesplan_cli.checklist import Criterion
from salesplan_cli.engine import Finding, Judgement, RuleResult, Settings, judge
from salesplan_cli.reading import read_plan
from salesplan_cli.report import Report, examine
from salesplan_cli.text import LANGS, Lang, Phrase

HEADER = "salesplan: 1\naccount_manager: Sanne de Vries\n"
PEOPLE = f"{HEADER}sales_manager: Piet Jansen\n"
ONE = {"met": ("met", 1, 1), "unmet": ("unmet", 0, 1), "not_judged": ("not_judged", 0, 0)}
"""How the only reading of a rule is told."""


def report(fragment: str, **limits: str) -> Report:
    """The report of a plan with a header and this fragment, with limits given as `C04_sum="0"`."""
    year = "" if re.search(r'^"?(year|period)"?:', fragment, re.MULTILINE) else "year: 2027\n"
    by_rule = {name.replace("_", ".", 1).replace("_", "-"): Decimal(each) for name, each in limits.items()}
    return examine(f"{HEADER}{year}{fragment}".encode(), "plan.yaml", Settings(TODAY, limits=by_rule))


def result(fragment: str, rule: str, **limits: str) -> RuleResult:
    """What became of one rule."""
    every = (each for criterion in report(fragment, **limits).criteria for each in criterion.rules)
    return next(each for each in every if each.rule.id == rule)


def status(fragment: str, rule: str, **limits: str) -> str:
    """Whether a rule is met."""
    return result(fragment, rule, **limits).status


def evidence(fragment: str, rule: str, lang: Lang = "en", **limits: str) -> str:
    """What a rule rests on."""
    return said(result(fragment, rule, **limits).evidence, lang)


def findings(fragment: str, rule: str, **limits: str) -> list[Finding]:
    """The findings of one rule, or of all rules of a question (`C05`)."""
    return [each for each in report(fragment, **limits).findings if rule in (each.rule, each.rule.partition(".")[0])]


def finding(fragment: str, rule: str, **limits: str) -> Finding:
    """The one finding of a rule."""
    (only,) = findings(fragment, rule, **limits)
    return only


def said(phrase: Phrase, lang: Lang = "en") -> str:
    """A phrase with amounts in euros."""
    return phrase.say(lang, "EUR")


def written(fragment: str, rule: str, lang: Lang = "en", **limits: str) -> str:
    """The lines that the one finding of a rule says to write."""
    return finding(fragment, rule, **limits).lines(lang, "EUR")


def pasted(fragment: str, found: Finding, lang: Lang) -> str:
    """The fragment with what a finding says to write put where it says."""
    return yaml.dump(
        put(yaml.load(fragment, yaml.BaseLoader) or {}, found, lang), allow_unicode=True, default_style='"'
    )


def put(data: Any, found: Finding, lang: Lang) -> Any:
    """A plan's data with what a finding says to write put where it says."""
    data = copy.deepcopy(data)
    lines = found.lines(lang, "EUR")
    assert lines, f"{found.rule} does not say what to write"
    new: Any = yaml.load(lines, yaml.BaseLoader)
    holder = data
    for part in found.holder[: len(found.holder) - len(found.under)]:
        holder = holder[part]
    if isinstance(new, list):
        holder += new
    else:
        _merge(holder, new)
    return data


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(into.get(key), dict) and isinstance(value, dict):
            _merge(into[key], value)
        else:
            into[key] = value


def opens_after(fragment: str, rule: str, **limits: str) -> set[str]:
    """Paste what each finding of a rule says, in either language: it closes, and these others are opened by it.

    Findings that are there already do not count, nor does advice.
    """
    assert findings(fragment, rule, **limits), f"{rule} finds nothing"
    return closes(fragment, rule, **limits)


def closes(fragment: str, rule: str, **limits: str) -> set[str]:
    """The same where the rule may have no finding."""
    found = findings(fragment, rule, **limits)
    before = {(each.rule, each.path) for each in report(fragment, **limits).findings}
    opened: set[str] = set()
    for each in found:
        for lang in LANGS:
            after = report(pasted(fragment, each, lang), **limits).findings
            lines = each.lines(lang, "EUR")
            assert (rule, each.path) not in {(one.rule, one.path) for one in after}, f"still open after {lines}"
            opened |= {one.rule for one in after if one.kind != "advice" and (one.rule, one.path) not in before}
    return opened


# --- some questions alone ------------------------------------------------------------------------------------------


def data_of(text: str) -> dict[str, Any]:
    """What stands in a plan."""
    read = source.read(text.encode())
    assert isinstance(read, source.Source) and not read.flaws, text
    return dict(read.data)


def alone(data: Mapping[str, Any], *questions: Criterion, **settings: Any) -> Judgement:
    """A plan's data, judged by some questions and no others."""
    plan, problems, _ = read_plan(data)
    return judge(plan, problems, data, questions, Settings(date(2027, 1, 1), **settings))


def rule_in(judgement: Judgement, rule: str) -> RuleResult:
    """What became of one rule."""
    return next(each for criterion in judgement.criteria for each in criterion.rules if each.rule.id == rule)


def tally_in(judgement: Judgement, rule: str) -> tuple[str, int, int]:
    """What became of one rule, and of its readings."""
    found = rule_in(judgement, rule)
    return found.status, found.met, found.of
