"""`path<TAB>score`, one plan a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salesplan_cli.render import About, Piece
from salesplan_cli.report import Report
from salesplan_cli.text import visible


def one(report: Report, _: About) -> str:
    """The line of a plan."""
    name = visible(report.name)
    # In a spreadsheet it would be a formula.
    return f"{'./' if name[0] in '=+-@' and len(name) > 1 else ''}{name}\t{report.score}\n"


def joined(pieces: Iterable[Piece], _: About) -> Iterator[str]:
    """The lines of all plans."""
    return (piece.text for piece in pieces)
