"""Laying out text for people: lines of styled words that fit a width, and the plan's own lines with a place underlined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli.source import Region
from salesplan_cli.text import visible, width

Span: TypeAlias = tuple[str, str]
"""A text and its style: "" or one of `STYLES`."""
Line: TypeAlias = tuple[Span, ...]

STYLES: Final = ("title", "heading", "good", "warn", "bad", "strong", "dim", "code", "mark")
NARROWEST: Final = 40
MEASURE: Final = 100
"""Columns that a paragraph takes at most: longer lines are hard to read, however wide the window is."""


class Glyphs(NamedTuple):
    """What is drawn and not said."""

    yes: str
    no: str
    unjudged: str
    conflict: str
    full: str
    empty: str
    rule: str
    gutter: str
    under: str
    arrow: str
    dot: str
    cut: str


BOXES: Final = Glyphs("✓", "✗", "–", "≠", "█", "░", "─", "│", "▔", "→", " · ", "…")  # noqa: RUF001
ASCII: Final = Glyphs("+", "x", "-", "!", "#", "-", "-", "|", "^", "->", " - ", "...")


class Canvas(NamedTuple):
    """What is drawn on: `unicode` without it takes ASCII to draw, `limit` is how many findings are shown at most."""

    width: int
    unicode: bool = True
    limit: int | None = None

    @property
    def glyphs(self) -> Glyphs:
        """What to draw with."""
        return BOXES if self.unicode else ASCII

    @property
    def measure(self) -> int:
        """Columns for a paragraph."""
        return min(self.width, MEASURE)


def plain(lines: Iterable[Line]) -> str:
    """The lines without their styles, nothing at their ends."""
    return "".join("".join([span[0] for span in line]).rstrip(" ") + "\n" for line in lines)


# --- words in lines ------------------------------------------------------------------------------------------------

# A number with its thousands, its % and its currency is one word, and so is a short piece of code.
_HELD = re.compile(r"(?<=\d) (?=\d{3}(?!\d))| (?=%)|(?<=[A-Z]{3}) (?=[-+]?\d)|(?<=[€$£]) (?=[-+]?\d)")
_CODE = re.compile(r"`[^` ]{1,20} [^`]{1,20}`")
_HOLD: Final = "\0"  # not in any text: what comes from outside was made visible


def wrap(text: str, columns: int) -> list[str]:
    """A text in lines of at most so many columns, all its words kept.

    Numbers, percentages and amounts stay whole; a word that is longer than a line is cut where the line ends.
    """
    text = visible(text)
    if text.isascii() and len(text) <= columns:
        return [text]
    held = _HELD.sub(_HOLD, text)
    if "`" in held:
        held = _CODE.sub(lambda code: code[0].replace(" ", _HOLD), held)
    lines: list[str] = []
    line, used = "", -1
    for word in held.split(" "):
        cells = width(word)
        if used + 1 + cells <= columns:
            line, used = (f"{line} {word}", used + 1 + cells) if used >= 0 else (word, cells)
            continue
        if used > 0:
            lines.append(line)
        if cells > columns:
            *whole, word = _cut(word, columns)
            lines += whole
            cells = width(word)
        line, used = (word, cells) if word else ("", -1)
    if used > 0 or not lines:
        lines.append(line)
    return [line.replace(_HOLD, " ") for line in lines]


def _cut(word: str, columns: int) -> list[str]:
    # Something held together that does not fit in any line was no number: its spaces are spaces after all.
    if _HOLD in word:
        return wrap(word.replace(_HOLD, "  ").replace("  ", " "), columns) if _fits(word, columns) else _pieces(
            word.replace(_HOLD, " "), columns
        )
    return _pieces(word, columns)


def _fits(word: str, columns: int) -> bool:
    return width(word) <= columns


def _pieces(word: str, columns: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for character in word:
        cells = width(character)
        if used + cells > columns:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + cells
    return [*pieces, piece]
