"""`path:line:column: rule message`, one finding a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesplan_cli.render import About, Piece
from salesplan_cli.report import Report
from salesplan_cli.text import visible


def one(report: Report, about: About) -> str:
    """A line per open finding, in the order of the report."""
    name = visible(report.name)
    lines = []
    for finding in report.open():
        message = " ".join(finding.say(about.lang, report.currency).split())
        lines.append(f"{name}:{finding.region.line}:{finding.region.column}: {finding.rule} {message}\n")
    return "".join(lines)


def joined(pieces: Iterable[Piece], _: About) -> Iterator[str]:
    """The lines of all plans."""
    return (piece.text for piece in pieces)
