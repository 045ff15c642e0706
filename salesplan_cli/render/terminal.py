"""Lines in colour, to a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from salesplan_cli.render.layout import Line

if TYPE_CHECKING:
    from rich.console import Console

COLOURS: Final[Mapping[str, str]] = {
    "title": "bold",
    "heading": "bold cyan",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "strong": "bold",
    "dim": "bright_black",
    "code": "cyan",
    "mark": "bold red",
}
AT_ONCE: Final = 200
"""Lines that go to the terminal in one write."""


def print_to(console: Console, report: Iterable[Line]) -> None:
    """Write the lines to a Rich console, as they are: no markup, no highlighting, no wrapping of its own."""
    from rich.segment import Segment, Segments  # late: a piped run does without Rich
    from rich.style import Style

    styles = {name: Style.parse(colour) for name, colour in COLOURS.items()}
    left = iter(report)
    while some := list(islice(left, AT_ONCE)):
        segments = []
        for line in some:
            segments += [Segment(text, styles.get(style)) for text, style in line]
            segments.append(Segment.line())
        console.print(Segments(segments), end="", soft_wrap=True)
