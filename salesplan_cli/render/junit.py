"""JUnit XML: a suite per plan, a case per question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from salesplan_cli.engine import CriterionResult, Finding
from salesplan_cli.file_rules import FILE_ITSELF
from salesplan_cli.render import About
from salesplan_cli.render.machine import SEVERITY, to_write
from salesplan_cli.render.words import UNREADABLE, invitation, say, sentence
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase, Text, both, visible
from salesplan_cli.waivers import with_last_day

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
NO_TIME: Final = "0.000"
"""Nothing is timed: the same plans give the same report."""

FINDINGS: Final = Text("{count} {count:finding|findings}", "{count} {count:bevinding|bevindingen}")
ANSWER: Final = both("{answer}: {score}%")
YES_BUT: Final = Text("Yes, with something to mend", "Ja, maar er is iets te herstellen")
IGNORED: Final = Text("left out of this run", "in deze run buiten beschouwing")
WAIVED: Final = Text("Waived: {said}", "Uitzondering: {said}")
WAIVED_BECAUSE: Final = Text("Waived ({reason}): {said}", "Uitzondering ({reason}): {said}")
ADVICE: Final = Text("Advice: {said}", "Advies: {said}")


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """The suites of all plans, with their totals."""
    root = ET.Element("testsuites", name="salesplan")
    note = visible(about.note.say(about.lang)) if about.note else ""
    root.extend([_suite(report, about.lang, note) for report in reports])
    if about.troubles:
        root.append(_not_judged(about.troubles, about.lang))
    for name, kind in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        root.set(name, str(sum(1 for _ in root.iter(kind))))
    root.set("time", NO_TIME)
    ET.indent(root)
    # Character references instead of letters: the same bytes in every encoding of standard output.
    yield HEAD + ET.tostring(root, encoding="us-ascii").decode("ascii") + "\n"


def _suite(report: Report, lang: Lang, note: str) -> ET.Element:
    name = _legal(visible(report.name))
    cases = _of_file(report, name, lang)
    cases += [_of_criterion(report, each, name, lang) for each in report.criteria]
    suite = ET.Element("testsuite", name=name, tests=str(len(cases)))
    for count, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", NO_TIME)
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="score", value=str(report.score))
    if note:
        ET.SubElement(properties, "property", name="settings", value=_legal(note))
    suite.extend(cases)
    return suite


def _not_judged(troubles: Sequence[Phrase], lang: Lang) -> ET.Element:
    """A suite of what could not be judged at all, or its plans would be missing without a word."""
    suite = ET.Element("testsuite", name="salesplan", tests=str(len(troubles)), failures="0", errors=str(len(troubles)))
    suite.set("skipped", "0")
    suite.set("time", NO_TIME)
    for at, trouble in enumerate(troubles, 1):
        words = _legal(visible(trouble.say(lang).replace("\n", "; ")))
        case = ET.SubElement(suite, "testcase", name=f"{at}: {words}", classname="salesplan", time=NO_TIME)
        ET.SubElement(case, "error", message=words).text = words
    return suite


def _case(name: str, plan: str) -> ET.Element:
    return ET.Element("testcase", name=_legal(name), classname=plan, time=NO_TIME)


def _of_file(report: Report, plan: str, lang: Lang) -> list[ET.Element]:
    """The case of what belongs to no question, where there is any: first of all whether the file can be read."""
    findings = [finding for finding in report.findings if finding.criterion is None]
    kind = "failure" if report.readable else "error"
    return [_judged(_case(FILE_ITSELF.in_(lang), plan), report, findings, [], kind, "", lang)] if findings else []


def _of_criterion(report: Report, result: CriterionResult, plan: str, lang: Lang) -> ET.Element:
    criterion = result.criterion
    case = _case(f"{criterion.id} {criterion.title.in_(lang)}", plan)
    findings = [finding for finding in report.findings if finding.criterion == criterion.id]
    fails = any(finding.fails for finding in findings)
    if not fails and result.answer == "unjudged":
        _add(case, "skipped", result.rules[0].evidence.say(lang), "unjudged", "")
    elif not fails and all(rule.status == "ignored" for rule in result.rules):
        _add(case, "skipped", IGNORED.in_(lang), "ignored", "")
    # What has its root in another question is said here too: no failure without a body.
    elsewhere = _roots(report, result) if result.answer == "no" and not fails else []
    unmet = [] if elsewhere or fails or result.answer != "no" else _unmet(report, result, lang)
    # A yes may still hold a value that cannot be read, or what is left out of its score a contradiction.
    said = YES_BUT if result.answer == "yes" and result.score is not None else criterion.no
    if result.answer == "unjudged":
        answer = UNREADABLE.in_(lang)
    elif result.score is None:
        answer = said.in_(lang)
    else:
        answer = say(ANSWER, lang, answer=said, score=result.score)
    return _judged(case, report, [*findings, *elsewhere], unmet, "failure", answer, lang)


def _roots(report: Report, result: CriterionResult) -> list[Finding]:
    unmet = {rule.rule.id for rule in result.rules if rule.status == "unmet" and rule.kind != "advice"}
    return [each for each in report.findings if each.fails and unmet & {mending.rule for mending in each.mends}]


def _unmet(report: Report, result: CriterionResult, lang: Lang) -> list[str]:
    return [
        f"{rule.rule.id} {visible(rule.evidence.say(lang, report.currency))}"
        for rule in result.rules
        if rule.status == "unmet" and rule.kind != "advice"
    ]


def _judged(
    case: ET.Element,
    report: Report,
    findings: Sequence[Finding],
    unmet: Sequence[str],
    kind: str,
    answer: str,
    lang: Lang,
) -> ET.Element:
    """The case with its findings: those that fail it in the body of the failure, others beside it."""
    failing = [finding for finding in findings if finding.fails]
    if failing or unmet:
        worst = min((finding.kind for finding in failing), key=SEVERITY.index, default="missing")
        counted = say(FINDINGS, lang, count=len(failing) or len(unmet))
        body = [line for finding in failing for line in _lines(report, finding, lang)] + list(unmet)
        _add(case, kind, f"{answer} ({counted})" if answer else counted, worst, "\n".join(body))
    beside = [
        line
        for finding in findings
        if not finding.fails and finding.status != "ignored"
        for line in _lines(report, finding, lang)
    ]
    if beside:
        ET.SubElement(case, "system-out").text = _legal("\n".join(beside))
    return case


def _add(case: ET.Element, kind: str, message: str, type_: str, body: str) -> None:
    element = ET.SubElement(case, kind, message=_legal(visible(message)), type=type_)
    element.text = _legal(body) or None


def _lines(report: Report, finding: Finding, lang: Lang) -> Iterator[str]:
    """`path:line:column: rule what is wrong`, and below it what to write."""
    said = visible(sentence(finding, lang, report.currency))
    if finding.status == "waived":
        reason = visible(with_last_day(finding.reason).say(lang)) if finding.reason else ""
        text = WAIVED_BECAUSE if reason else WAIVED
        said = say(text, lang, said=both(said), reason=both(reason))
    elif finding.kind == "advice":
        said = say(ADVICE, lang, said=both(said))
    yield f"{visible(report.name)}:{finding.region.line}:{finding.region.column}: {finding.rule} {said}"
    if finding.status == "open" and (written := to_write(finding, lang, report.currency)):
        yield f"  {invitation(finding).in_(lang)}"
        yield from (f"    {line}" for line in written)


# All that is no character to XML 1.0, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
