"""GitLab Code Quality: what a merge request shows beside its lines."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from salesplan_cli.render import About
from salesplan_cli.render.machine import identified, in_full, repository_path
from salesplan_cli.render.words import sentence
from salesplan_cli.report import Report
from salesplan_cli.text import visible

SEVERITIES: Final = {"plan": "critical", "conflict": "critical", "missing": "major", "advice": "info"}
UNREADABLE: Final = "blocker"
NOT_JUDGED: Final = "not-judged"
"""The name of the check of what could not be judged at all."""


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """An array with the open findings, one a line."""
    separator = "["
    for report, findings in identified(reports):
        # A path outside the repository has no place in it: without its first / GitLab takes the report all the same.
        path = visible(repository_path(report)).lstrip("/")
        for finding, fingerprint in findings:
            if finding.status != "open":
                continue
            # A widget of one line: YAML that takes more would be no YAML there.
            said = in_full(finding, about.lang, report.currency)
            if "\n" in said:
                said = visible(sentence(finding, about.lang, report.currency))
            found = {
                "description": f"{finding.rule}: {said}",
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.kind] if report.readable else UNREADABLE,
                "location": {"path": path, "lines": {"begin": finding.region.line}},
            }
            # Escapes instead of letters: the same bytes in every encoding of standard output.
            yield f"{separator}\n{json.dumps(found, ensure_ascii=True)}"
            separator = ","
    seen: Counter[str] = Counter()
    for trouble in about.troubles:
        path = visible(posixpath.normpath(str(trouble.facts.get("path", ".")))).lstrip("/")
        seen[path] += 1
        found = {
            "description": visible(trouble.say(about.lang).replace("\n", "; ")),
            "check_name": NOT_JUDGED,
            "fingerprint": hashlib.sha256(f"{path} {NOT_JUDGED} {seen[path]}".encode()).hexdigest(),
            "severity": UNREADABLE,
            "location": {"path": path, "lines": {"begin": 1}},
        }
        yield f"{separator}\n{json.dumps(found, ensure_ascii=True)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"
