"""`path<TAB>score`, one plan a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesplan_cli.render import Run
from salesplan_cli.report import Report
from salesplan_cli.text import visible


def render(reports: Iterable[Report], _: Run) -> Iterator[str]:
    """A line per plan."""
    for report in reports:
        yield f"{visible(report.name)}\t{report.score}\n"
