"""A piece of a plan, judged: what tests of single rules ask of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

from conftest import TODAY
from salesplan_cli.engine import Finding, RuleResult, Settings
from salesplan_cli.report import Report, examine
from salesplan_cli.text import LANGS, Lang, Phrase

HEADER = "salesplan: 1\naccount_manager: Sanne de Vries\n"


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
    data: Any = yaml.load(fragment, yaml.BaseLoader) or {}
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
    return yaml.dump(data, allow_unicode=True, default_style='"')


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
