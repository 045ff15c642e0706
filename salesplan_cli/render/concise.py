"""`path:line:column: rule message`, one finding a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesplan_cli.render import Run
from salesplan_cli.report import Report
from salesplan_cli.text import visible


def render(reports: Iterable[Report], run: Run) -> Iterator[str]:
    """A line per open finding, in the order of the report."""
    for report in reports:
        name = visible(report.name)
        for finding in report.open():
            message = " ".join(finding.say(run.lang, report.currency).split())
            yield f"{name}:{finding.region.line}:{finding.region.column}: {finding.rule} {message}\n"
