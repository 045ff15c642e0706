"""GitHub Actions: annotations beside the lines of a plan, and the summary of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from salesplan_cli.engine import CriterionResult, Finding
from salesplan_cli.file_rules import FILE_ITSELF
from salesplan_cli.limits import ANNOTATED_FINDINGS, ANNOTATIONS
from salesplan_cli.render import About
from salesplan_cli.render.machine import SEVERITY, in_full, repository_path
from salesplan_cli.render.words import answer, say
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Text, both, visible

QUESTION: Final = both("{number}. {title}: {score}%")
ANSWERED: Final = both("{number}. {title}: {answer}")
NOT_READ: Final = Text("This plan cannot be judged", "Dit plan is niet te beoordelen")
MORE_HERE: Final = Text(
    "and {count} more {count:finding|findings} on this question",
    "en nog {count} {count:bevinding|bevindingen} bij deze vraag",
)
MORE_NOT_JUDGED: Final = Text(
    "{count} more {count:file|files} could not be checked", "Nog {count} {count:bestand|bestanden} niet te controleren"
)
MORE: Final = Text(
    "{count} more {count:finding|findings} in {plans} {plans:plan|plans}; `salesplan check` shows them all.",
    "Nog {count} {count:bevinding|bevindingen} in {plans} {plans:plan|plannen}; `salesplan check` toont ze allemaal.",
)


class _Annotation(NamedTuple):
    report: Report
    result: CriterionResult | None
    """None for what belongs to no question."""
    findings: Sequence[Finding]
    """The worst first."""

    @property
    def is_advice(self) -> bool:
        return self.findings[0].kind == "advice"

    @property
    def rank(self) -> tuple[object, ...]:
        """The worst first: what fails a plan, then the lowest scores."""
        score = -1 if self.result is None else 100 if self.result.score is None else self.result.score
        number = 0 if self.result is None else self.result.criterion.number
        return (self.is_advice, self.report.readable, score, self.report.score, self.report.name, number)


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """What could not be judged, an annotation per question and plan, the worst first, and a notice of the rest."""
    annotations = sorted((each for report in reports for each in _of_plan(report)), key=lambda each: each.rank)
    for trouble in about.troubles[:ANNOTATIONS]:
        yield f"::error title=salesplan::{_message(trouble.say(about.lang))}\n"
    if (more := len(about.troubles) - ANNOTATIONS) > 0:
        yield f"::error title=salesplan::{_message(say(MORE_NOT_JUDGED, about.lang, count=more))}\n"
    room = max(ANNOTATIONS - len(about.troubles), 0)
    for each in annotations[:room]:
        yield _line(each, about.lang)
    if rest := annotations[room:]:
        count = sum(len(each.findings) for each in rest)
        plans = len({each.report.name for each in rest})
        yield f"::notice title=salesplan::{_message(say(MORE, about.lang, count=count, plans=plans))}\n"
    if about.note is not None:
        yield f"::notice title=salesplan::{_message(about.note.say(about.lang))}\n"


def _of_plan(report: Report) -> Iterator[_Annotation]:
    results = {each.criterion.id: each for each in report.criteria}
    found = sorted(report.open(), key=lambda finding: finding.criterion or "")
    for criterion, findings in groupby(found, key=lambda finding: finding.criterion or ""):
        worst_first = sorted(findings, key=lambda finding: SEVERITY.index(finding.kind))
        yield _Annotation(report, results.get(criterion), worst_first)


def _line(annotation: _Annotation, lang: Lang) -> str:
    report, findings = annotation.report, annotation.findings
    region = findings[0].region
    properties: dict[str, object] = {
        "file": visible(repository_path(report)),
        "line": region.line,
    }
    if region.line == region.end_line:
        properties |= {"col": region.column, "endLine": region.end_line, "endColumn": region.end_column}
    else:
        properties["endLine"] = region.end_line
    properties["title"] = _title(annotation, lang)
    said = [f"{finding.rule}: {in_full(finding, lang, report.currency)}" for finding in findings[:ANNOTATED_FINDINGS]]
    if (more := len(findings) - ANNOTATED_FINDINGS) > 0:
        said.append(say(MORE_HERE, lang, count=more))
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    command = "notice" if annotation.is_advice else "error"
    return f"::{command} {listed}::{_message(chr(10).join(said))}\n"


def _title(annotation: _Annotation, lang: Lang) -> str:
    result = annotation.result
    if result is None:
        return (FILE_ITSELF if annotation.report.readable else NOT_READ).in_(lang)
    number, title = result.criterion.number, result.criterion.title
    if result.answer != "unjudged" and result.score is not None:
        return say(QUESTION, lang, number=number, title=title, score=result.score)
    return say(ANSWERED, lang, number=number, title=title, answer=answer(result))


def _message(said: str) -> str:
    # Once more at the end: where two harmless pieces meet, a command could begin.
    harmless = "\n".join(visible(line) for line in said.split("\n"))
    return harmless.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(said: str) -> str:
    return _message(said).replace(":", "%3A").replace(",", "%2C")
