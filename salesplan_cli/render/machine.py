"""What the formats for other programs share: a finding's place in the repository, its identity and its words."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final

from salesplan_cli.engine import Finding
from salesplan_cli.places import STANDARD_INPUT
from salesplan_cli.render.words import invitation, sentence
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, visible

NO_FILE: Final = "stdin"
"""What a plan from standard input is called where a file name has to be."""
SEVERITY: Final = ("plan", "conflict", "missing", "advice")
"""Kinds of findings, the worst first."""


def repository_path(report: Report) -> str:
    """The path of a plan as repositories write it: with `/`, without `./`."""
    return NO_FILE if report.name == STANDARD_INPUT else PurePath(report.name).as_posix()


def identified(reports: Iterable[Report]) -> Iterator[tuple[Report, list[tuple[Finding, str]]]]:
    """Reports with the findings of each and their fingerprints.

    A fingerprint follows from file, rule and key path, and from the ordinal where those are equal: never from the
    line, so that it stays the same when lines are added above it. Findings that do not count have theirs too, so
    that a waiver changes no other fingerprint.
    """
    seen: Counter[tuple[object, ...]] = Counter()
    for report in reports:
        path = repository_path(report)
        findings = []
        for finding in report.findings:
            key = (path, finding.rule, finding.path)
            seen[key] += 1
            written = json.dumps([path, finding.rule, finding.path, seen[key]])
            findings.append((finding, hashlib.sha256(written.encode("ascii")).hexdigest()))
        yield report, findings


def to_write(finding: Finding, lang: Lang, currency: str) -> list[str]:
    """The lines of YAML to write, none where there is nothing to write."""
    written = finding.to_paste(lang, currency)
    return [visible(line) for line in written.split("\n")] if written else []


def in_full(finding: Finding, lang: Lang, currency: str) -> str:
    """What is wrong and, on lines of their own, what to write."""
    said = visible(sentence(finding, lang, currency))
    written = to_write(finding, lang, currency)
    if len(written) == 1:
        return f"{said} {invitation(finding).in_(lang)} {written[0]}"
    return "\n".join([f"{said} {invitation(finding).in_(lang)}", *written]) if written else said
