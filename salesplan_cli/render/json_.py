"""The JSON report: one object, a line per plan, keys in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from salesplan_cli import __version__
from salesplan_cli.engine import CriterionResult, Finding, RuleResult
from salesplan_cli.render import About, Piece
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase, both, scaled, show, visible

FORMAT: Final = 1
FACT_DECIMALS: Final = 4
_FACT_SCALE: Final = 10**FACT_DECIMALS


def one(report: Report, about: About) -> str:
    """The line of a plan."""
    return dump(plan(report, about.lang))


def joined(pieces: Iterable[Piece], about: About) -> Iterator[str]:
    """The head, a line per plan, the summary."""
    yield opening(about)
    count = passed = unreadable = findings = total = 0
    lowest = 100
    for piece in pieces:
        yield (",\n" if count else "\n") + piece.text
        count += 1
        passed += piece.passed
        unreadable += not piece.readable
        findings += piece.findings
        total += piece.score
        lowest = min(lowest, piece.score)
    summary = {
        "plans": count,
        "passed": passed,
        "unreadable": unreadable,
        "findings": findings,
        "score_mean": total // count if count else 0,
        "score_lowest": lowest if count else 0,
    }
    yield ("\n" if count else "") + "], "
    if about.troubles:
        yield f'"errors": {dump([visible(each.say(about.lang)) for each in about.troubles])}, '
    yield f'"summary": {dump(summary)}}}\n'


def opening(about: About, **more: object) -> str:
    """What a report says of itself, up to its plans."""
    said = {
        "format": FORMAT,
        "tool": {"name": "salesplan", "version": __version__},
        "lang": about.lang,
        "as_of": about.as_of.isoformat(),
        **more,
    }
    if about.note is not None:
        # Which settings file changed the outcome, and which of its settings did.
        note = about.note.facts
        said["settings"] = {"file": visible(str(note["file"])), "changed": note["names"]}
    return dump(said)[:-1] + ', "plans": ['


# The report holds nothing that could contain itself, and looking for that takes a third of the time.
_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def dump(value: object) -> str:
    """A value as JSON."""
    # A runner obeys `##[name]` anywhere in a line; in JSON the sign can be written so that it means the same.
    return _encode(value).replace("##", "#\\u0023")


def plan(report: Report, lang: Lang) -> dict[str, object]:
    """One plan of the report."""
    about = report.plan
    period = about.span if about else None
    return {
        "path": visible(report.name),
        "readable": report.readable,
        "account_manager": _foreign(about.account_manager) if about else None,
        "sales_manager": _foreign(about.sales_manager) if about else None,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None,
        "score": report.score,
        "score_without_waivers": report.score_without_waivers,
        "passed": report.passed,
        "criteria": [_criterion(each, lang, report.currency) for each in report.criteria],
        "findings": [finding(each, lang, report.currency) for each in report.findings],
    }


def _foreign(text: str | None) -> str | None:
    return None if text is None else visible(text)


def _criterion(result: CriterionResult, lang: Lang, currency: str) -> dict[str, object]:
    return {
        "id": result.criterion.id,
        "number": result.criterion.number,
        "title": result.criterion.title.in_(lang),
        "answer": result.answer,
        "score": result.score,
        "rules": [_rule(each, lang, currency) for each in result.rules],
    }


def _rule(result: RuleResult, lang: Lang, currency: str) -> dict[str, object]:
    said: dict[str, object] = {
        "id": result.rule.id,
        "kind": result.kind,
        "status": result.status,
        "met": result.met,
        "of": result.of,
        "evidence": (evidence := settled(result.evidence, lang, currency)).say(lang, currency),
        "facts": facts(evidence, lang, currency),
    }
    if result.status in ("waived", "ignored") and result.reason is not None:
        said |= _reason(result.reason, lang, currency)
    return said


def _reason(reason: Phrase, lang: Lang, currency: str) -> dict[str, object]:
    said: dict[str, object] = {"reason": reason.say(lang, currency)}
    until = reason.facts.get("until")
    return said | {"until": until.isoformat()} if isinstance(until, date) else said


def finding(found: Finding, lang: Lang, currency: str) -> dict[str, object]:
    """One finding of the report."""
    region = found.region
    said: dict[str, object] = {
        "rule": found.rule,
        "kind": found.kind,
        "criterion": found.criterion,
        "owner": found.owner,
        "status": found.status,
        "path": [visible(part) if isinstance(part, str) else part for part in found.path],
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        "message": found.say(lang, currency),
        "write": found.to_paste(lang, currency),
        "facts": facts(found.message, lang, currency),
    }
    if found.reason is not None and found.status != "open":
        said |= _reason(found.reason, lang, currency)
    return said


def facts(of: Phrase, lang: Lang, currency: str) -> dict[str, object]:
    """The facts of a phrase as JSON numbers and strings; those of several values are numbered from 1."""
    said: dict[str, object] = {}
    fact: Any  # told apart by its class: a tuple that is no named one
    for name, fact in of.facts.items():
        kind = fact.__class__
        if kind is int:
            said[name] = fact
        elif kind is tuple:
            for at, each in enumerate(fact, 1):
                said[f"{name}_{at}"] = _value(each, lang, currency)
        else:
            said[name] = _value(fact, lang, currency)
    return said


def settled(of: Phrase, lang: Lang, currency: str) -> Phrase:
    """The phrase with the phrases among its facts said: they are shown twice, in the sentence and as facts."""
    for fact in of.facts.values():
        if fact.__class__ is Phrase or fact.__class__ is tuple:
            return Phrase(of.text, {name: _settled(fact, lang, currency) for name, fact in of.facts.items()})
    return of


def _settled(fact: Any, lang: Lang, currency: str) -> Any:
    if fact.__class__ is Phrase:
        words = fact.say(lang, currency)
        return both(words)
    return tuple([_settled(each, lang, currency) for each in fact]) if fact.__class__ is tuple else fact


def _value(fact: Any, lang: Lang, currency: str) -> object:
    kind = fact.__class__
    if kind is int or kind is bool:
        return fact
    if kind is Decimal or kind is Fraction:
        whole, below = fact.as_integer_ratio()
        if below == 1:
            return whole
        parts = scaled(fact, _FACT_SCALE)
        return parts // _FACT_SCALE if parts % _FACT_SCALE == 0 else parts / _FACT_SCALE
    if kind is date:
        return fact.isoformat()
    return show(fact, "", lang, currency)
