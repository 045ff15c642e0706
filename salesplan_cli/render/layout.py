"""Lines of styled words that fit a width, and a file's own lines with a place underlined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli.places import Region
from salesplan_cli.text import chopped, visible, width, wrap

Span: TypeAlias = tuple[str, str]
"""A text and its style: "", or a name that the text report has a colour for."""
Line: TypeAlias = tuple[Span, ...]
BLANK: Final[Line] = ()

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


BOXES: Final = Glyphs("✓", "✗", "–", "≠", "■", "·", "─", "│", "▔", "→", " · ", "…")
ASCII: Final = Glyphs("+", "x", "-", "!", "#", "-", "-", "|", "^", "->", " - ", "...")


class Canvas(NamedTuple):
    """What is drawn on: without `unicode` in ASCII; `limit` is how many findings are shown at most."""

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


def paragraph(text: str, columns: int, style: str = "", *, first: Line = (), indent: int = 0) -> list[Line]:
    """A text wrapped behind what stands `first`, the other lines indented as far; what is in backticks is code.

    Where one of them is left over, which then is somebody's own, nothing is.
    """
    taken = sum([width(span[0]) for span in first])
    margin = " " * (taken or indent)
    lines: list[Line] = []
    in_code, is_paired = False, text.count("`") % 2 == 0
    for number, words in enumerate(wrap(text, columns - len(margin))):
        start: Line = first if number == 0 and first else ((margin, ""),)
        if "`" not in words or not is_paired:
            lines.append((*start, (words, "code" if in_code else style)))
            continue
        spans = []
        for at, piece in enumerate(words.split("`")):
            if at:
                spans.append(("`", "code"))
                in_code = not in_code
            spans.append((piece, "code" if in_code else style))
        lines.append((*start, *[span for span in spans if span[0]]))
    return lines


def flow(pieces: Sequence[Line], columns: int, gap: str = "   ", indent: int = 0) -> list[Line]:
    """Pieces beside each other, on a next line where they do not fit; a piece longer than a line is wrapped."""
    margin: Span = (" " * indent, "")
    lines: list[Line] = []
    line: list[Span] = []
    used = 0
    for piece in pieces:
        cells = sum([width(span[0]) for span in piece])
        if line and used + len(gap) + cells <= columns:
            line += [(gap, "dim" if gap.strip() else ""), *piece]
            used += len(gap) + cells
            continue
        if line:
            lines.append(tuple(line))
        if indent + cells > columns:
            *whole, last = paragraph("".join([span[0] for span in piece]), columns, piece[0][1], indent=indent)
            lines += whole
            line, used = list(last), sum([width(span[0]) for span in last])
        else:
            line, used = [margin, *piece], indent + cells
    if line:
        lines.append(tuple(line))
    return lines


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """A text in a column of so many cells."""
    room = " " * (cells - width(text))
    return room + text if right else text + room


def clip(text: str, cells: int, cut: str) -> str:
    """The head of a text in at most so many cells, the cut shown."""
    return text if width(text) <= cells else head(text, cells - len(cut)) + cut


def head(text: str, cells: int) -> str:
    """As much of the start of a text as fits."""
    return chopped(text, cells)[0] if cells > 0 else ""


def tail(text: str, cells: int) -> str:
    """As much of the end of a text as fits."""
    return head(text[::-1], cells)[::-1]


LONG_BAR: Final = 20
BAR: Final = 10
SHORT_BAR: Final = 6
"""Cells of a bar, by the room that there is."""


def bar(percent: int, cells: int, glyphs: Glyphs, style: str) -> Line:
    """A percentage as a bar: full only at 100, empty only at 0."""
    full = percent * cells // 100 or min(cells, int(percent > 0))
    return tuple(span for span in ((glyphs.full * full, style), (glyphs.empty * (cells - full), "dim")) if span[0])


# --- a place in a file ---------------------------------------------------------------------------------------------


def excerpt(lines: Sequence[str], region: Region, columns: int, glyphs: Glyphs) -> list[Line]:
    """The line of a file in which a place starts, with the place underlined; none where the file has no such line.

    A line that is too long for the columns is cut on both sides of the place.
    """
    if not 1 <= region.line <= len(lines) or not lines[region.line - 1].strip():
        return []
    gutter = f"  {region.line:>4} "
    before, marked, after = _shown(lines[region.line - 1], region, columns)
    before, marked, after = _window(before, marked, after, columns - len(gutter) - 2, glyphs.cut)
    edge: Span = (f"{glyphs.gutter} ", "dim")
    return [
        ((gutter, "dim"), edge, (before, ""), (marked, "strong"), (after, "")),
        ((" " * len(gutter), ""), edge, (" " * width(before) + glyphs.under * width(marked), "mark")),
    ]


def _shown(line: str, region: Region, columns: int) -> tuple[str, str, str]:
    # What is far from the place is not shown in any window: a line may be a mebibyte long.
    start = min(region.column - 1, len(line))
    end = region.end_column - 1 if region.end_line == region.line else len(line.rstrip())
    far = columns * 4
    before, marked, after = line[:start], line[start : max(end, start + 1)] or " ", line[max(end, start + 1) :]
    before = _harmless(before[-far:])
    marked, after = _harmless(marked[:far]), _harmless(after[:far])
    return _apart(before, marked), _apart(marked, after), after


def _harmless(text: str) -> str:
    return visible(text.expandtabs(4)) if "\t" in text else visible(text)


def _apart(text: str, following: str) -> str:
    # Each part is harmless; a workflow command could still start in one and end in the next.
    together = text + following
    return text if visible(together) == together else f"{text} "


def _window(before: str, marked: str, after: str, cells: int, cut: str) -> tuple[str, str, str]:
    if width(before) + width(marked) + width(after) <= cells:
        return before, marked, after
    # The place itself first, then what stands before it, which says what it is, then what follows.
    marked = clip(marked, cells - 2 * len(cut), cut)
    room = cells - width(marked)
    if width(before) > room - min(width(after), len(cut)):
        before = cut + tail(before, min(room * 2 // 3, room - len(cut)) - len(cut))
    return before, marked, clip(after, room - width(before), cut)
