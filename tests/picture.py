"""The picture of a report in the README: what a terminal shows, as an SVG that needs nothing from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from rich._export_format import CONSOLE_SVG_FORMAT  # Rich has no public name for its template
from rich.console import Console

from salesplan_cli.render.layout import Canvas, Line, Span
from salesplan_cli.render.terminal import print_to
from salesplan_cli.render.text import lines
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, width


def svg(reports: Sequence[Report], lang: Lang, columns: int, title: str, at_most: int | None = None) -> str:
    """The report as a picture, with so many findings at most."""
    laid = [_in_words(line) for line in lines(reports, lang, Canvas(columns, limit=at_most))]
    console = Console(
        record=True,
        width=max([columns, *(sum(width(text) for text, _ in line) for line in laid)]),  # no line to write is cut
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    print_to(console, laid)
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title=title, unique_id="salesplan", code_format=without_fonts)


def _in_words(line: Line) -> Line:
    # A picture has each span at its own place, and viewers drop the spaces at its ends: those stand apart.
    spans: list[Span] = []
    for text, style in line:
        rest = text.lstrip(" ")
        words = rest.rstrip(" ")
        spans += [(" " * (len(text) - len(rest)), ""), (words, style), (" " * (len(rest) - len(words)), "")]
    return tuple(span for span in spans if span[0])
