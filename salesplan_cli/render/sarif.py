"""SARIF 2.1.0, as code scanning takes it in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Final, TypeAlias
from urllib.parse import quote

from salesplan_cli import __url__, __version__
from salesplan_cli.checklist import Criterion, Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Finding
from salesplan_cli.explain import KINDS, OWNERS, examples
from salesplan_cli.file_rules import FILE_ITSELF, FILE_RULES, FileRule
from salesplan_cli.limits import SARIF_RESULTS
from salesplan_cli.render import About
from salesplan_cli.render.machine import identified, in_full, repository_path
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase, Text, both, phrase, visible
from salesplan_cli.waivers import with_last_day

Object: TypeAlias = dict[str, object]

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
RUN: Final = "salesplan/"
FINGERPRINT: Final = "salesplan/v1"

MORE: Final = Text(
    "{count} more {count:finding is|findings are} not shown, because code scanning shows {limit} at most.",
    "Nog {count} {count:bevinding staat|bevindingen staan} er niet bij, want code scanning toont er hoogstens {limit}.",
)
WHAT_TO_DO: Final = Text("What to do: {help}", "Wat je doet: {help}")
EXPLAIN: Final = Text("More about it: {command}", "Meer hierover: {command}")
QUESTION: Final = Text("Question {number}, {title}: {question}", "Vraag {number}, {title}: {question}")


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """One run with every rule and the findings that are not ignored, the worst if there are too many."""
    found = [
        (report, finding, fingerprint, uri)
        for report, findings in identified(reports)
        for uri in [_uri(report)]
        for finding, fingerprint in findings
        if finding.status != "ignored"
    ]
    # If some have to go: advice before what fails a plan, what is waived before all.
    worst = sorted(range(len(found)), key=lambda at: (found[at][1].status == "waived", found[at][1].kind == "advice"))
    results = [_result(*found[at], about.lang) for at in sorted(worst[:SARIF_RESULTS])]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "salesplan",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "informationUri": __url__,
                        "rules": rules(about.lang),
                    }
                },
                "automationDetails": {"id": RUN},
                "invocations": [_invocation(len(found) - len(results), about)],
                "language": about.lang,
                "columnKind": "unicodeCodePoints",
                "results": [],
            }
        ],
    }
    # Escapes instead of letters: the same bytes in every encoding of standard output. A result is a line.
    before, _, after = json.dumps(log, ensure_ascii=True).rpartition("[]")
    yield before + "["
    for at, result in enumerate(results):
        yield f"{',' if at else ''}\n{json.dumps(result, ensure_ascii=True)}"
    yield f"\n]{after}\n"


def _invocation(more: int, about: About) -> Object:
    said: Object = {"executionSuccessful": not about.troubles}
    if about.note is not None:
        said["toolConfigurationNotifications"] = [_notification("note", about.note, about.lang)]
    notifications = [_notification("error", trouble, about.lang) for trouble in about.troubles]
    if more:
        words = Phrase(MORE, {"count": more, "limit": SARIF_RESULTS})
        notifications.append(_notification("warning", words, about.lang))
    if notifications:
        said["toolExecutionNotifications"] = notifications
    return said


def _notification(level: str, words: Phrase, lang: Lang) -> Object:
    return {"level": level, "message": {"text": _message(words.say(lang))}}


# --- rules ---------------------------------------------------------------------------------------------------------


def rules(lang: Lang) -> list[Object]:
    """Every rule there is, whether anything was found or not."""
    listed = [_rule(criterion, rule, lang) for criterion in CHECKLIST for rule in criterion.rules]
    return listed + [_file_rule(name, lang) for name in FILE_RULES]


@cache
def _places() -> Mapping[str, int]:
    names = [rule.id for criterion in CHECKLIST for rule in criterion.rules]
    return {name: at for at, name in enumerate([*names, *FILE_RULES])}


def _rule(criterion: Criterion, rule: Rule, lang: Lang) -> Object:
    question = Phrase(
        QUESTION, {"number": criterion.number, "title": criterion.title, "question": criterion.question}
    ).say(lang)
    about = phrase(
        "{kind}; answered by {owner}.", "{kind}; in te vullen door {owner}.",
        kind=KINDS[rule.kind], owner=OWNERS[rule.owner],
    ).say(lang)  # fmt: skip
    why, more = f"{_capital(about)} {rule.why.in_(lang)}", _explain(rule.id, lang)
    text = f"{question}\n{why}\n\n{_examples(rule, lang)}\n\n{more}"
    markdown = f"{question}\n\n{why}\n\n{_examples(rule, lang, fenced=True)}\n\n{more}"
    level = "note" if rule.kind == "advice" else "error"
    tags = [criterion.id, rule.owner]
    return _descriptor(rule.id, rule.title.in_(lang), rule.why.in_(lang), text, markdown, level, tags)


def _file_rule(name: str, lang: Lang) -> Object:
    rule = FILE_RULES[name]
    why, what = rule.why.in_(lang), Phrase(WHAT_TO_DO, {"help": rule.help}).say(lang)
    head, more = f"{FILE_ITSELF.in_(lang)}. {why}\n\n{what}", _explain(name, lang)
    text = f"{head}\n\n{_examples(rule, lang)}\n\n{more}"
    markdown = f"{head}\n\n{_examples(rule, lang, fenced=True)}\n\n{more}"
    return _descriptor(name, rule.title.in_(lang), why, text, markdown, "error", ["plan"])


def _examples(rule: Rule | FileRule, lang: Lang, *, fenced: bool = False) -> str:
    before, after = ("\n```yaml\n", "\n```") if fenced else ("", "")
    shown = ((title.in_(lang), example.in_(lang).rstrip("\n")) for title, example in examples(rule))
    return "\n\n".join(f"{title}\n{before}{example}{after}" for title, example in shown)


def _explain(name: str, lang: Lang) -> str:
    command = f"`salesplan explain {name}`"
    return Phrase(EXPLAIN, {"command": both(command)}).say(lang)


def _descriptor(name: str, title: str, why: str, text: str, markdown: str, level: str, tags: list[str]) -> Object:
    severity = "error" if level == "error" else "recommendation"
    return {
        "id": name,
        "name": "".join(_capital(part) for part in re.split(r"[.-]", name)),
        "shortDescription": {"text": f"{_plain(_capital(title))}."},
        "fullDescription": {"text": _plain(why)},
        "help": {"text": _plain(text), "markdown": markdown},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["sales-plan", *tags], "problem.severity": severity},
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(words: str) -> str:
    return words.replace("`", "'")


# --- results -------------------------------------------------------------------------------------------------------


def _result(report: Report, finding: Finding, fingerprint: str, uri: str, lang: Lang) -> Object:
    said: Object = {
        "ruleId": finding.rule,
        "ruleIndex": _places()[finding.rule],
        "level": "note" if finding.kind == "advice" else "error",
        "message": {"text": _message(in_full(finding, lang, report.currency))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": _region(finding)}}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.owner is not None:
        said["properties"] = {"owner": finding.owner, "criterion": finding.criterion}
    if finding.status == "waived":
        suppression: Object = {"kind": "inSource", "status": "accepted"}
        if finding.reason is not None:
            suppression["justification"] = visible(with_last_day(finding.reason).say(lang, report.currency))
        said["suppressions"] = [suppression]
    return said


def _region(finding: Finding) -> Object:
    line, column, end_line, end_column = finding.region
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _message(words: str) -> str:
    # In a message `[words](target)` is a link and `{0}` a placeholder: plan text makes neither.
    return re.sub(r"\{(?=\d)", "{ ", words.replace("](", "] ("))


# Halves of a surrogate pair that stand for no byte of a file name.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def _uri(report: Report) -> str:
    path = _NO_BYTE.sub("\ufffd", repository_path(report))
    written = quote(path.encode("utf-8", "surrogateescape"))
    return f"file:///{written.lstrip('/')}" if PurePath(path).is_absolute() else written
