"""Where things stand in a plan file, and a fault in it with its place.

Regions count lines and characters from 1, as editors do; YAML's own marks count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from salesplan_cli.text import Phrase

Path: TypeAlias = tuple[str | int, ...]

STANDARD_INPUT: Final = "-"
"""What stands in the place of a file's name."""


class Region(NamedTuple):
    """A place in a file: 1-based, in code points, the end one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


NOT_YET: Final = Region(0, 0, 0, 0)
"""The place of what has a path alone: it is looked up when everything is judged."""


class Meant(NamedTuple):
    """What was meant by what YAML read otherwise: whether it can be read so, the type of its field knows."""

    value: str | list[Any]
    """The text, or the items of the list."""
    texts: frozenset[str]
    """Those that YAML read otherwise, which stand in quotes in what to write."""
    cause: Phrase
    """How that came, without what to do about it."""
    bare: str = ""
    """The text behind a `#`, where what was meant may as well be a comment: a value only if its field takes it."""


class Flaw(NamedTuple):
    """A fault in the file: what it is about, what to say, and a line to paste (or "")."""

    rule: str
    path: Path
    message: Phrase
    write: str
    region: Region
    meant: Meant | None = None


class Unjudgeable(NamedTuple):
    """A file that cannot be read as a plan, and the first reason why."""

    flaw: Flaw
    lines: tuple[str, ...]


# Any: to the type stubs the marks of an event may be absent, which those of a file never are.
Event: TypeAlias = Any


class Mark(Protocol):
    """A place in YAML's own counting, from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


class Spot:
    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int = 0) -> None:
        self.line, self.column, self.index = line, column, index


def flaw_of(rule: str, message: Phrase, region: Region, write: str = "", path: Path = ()) -> Flaw:
    return Flaw(rule, path, message, write, region)


# --- An event of YAML's ---------------------------------------------------------------------------------------------


def is_scalar(event: Event) -> bool:
    return event.__class__ is ScalarEvent


def is_mapping(event: Event) -> bool:
    return event.__class__ is MappingStartEvent


def is_list(event: Event) -> bool:
    return event.__class__ is SequenceStartEvent


def is_written(event: Event) -> bool:
    """Whether a scalar takes any room: the value of a bare `key:` does not."""
    return bool(event.start_mark.index != event.end_mark.index)


def as_written(text: str, start: Mark, end: Mark) -> str:
    return text[start.index : end.index].strip()


def children(ends: Mapping[int, int], opened: int) -> list[int]:
    """What stands directly in a collection, its keys and values in turn or its items, as indexes of events."""
    found = []
    at, end = opened + 1, ends[opened]
    while at < end:
        found.append(at)
        at = ends.get(at, at) + 1
    return found


# --- Regions ---------------------------------------------------------------------------------------------------------


def around(lines: Sequence[str], event: Event) -> Region:
    return span(lines, event.start_mark, event.end_mark)


def span(lines: Sequence[str], start: Mark, end: Mark) -> Region:
    """From mark to mark, without the blank lines and line end that a block of text takes along."""
    line, column = end.line, end.column
    if line > start.line and not line_at(lines, line)[:column].strip():
        line -= 1
        while line > start.line and not lines[line].strip():
            line -= 1
        column = len(lines[line].rstrip())
    return clamped(lines, start.line, start.column, line, column)


def clamped(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> Region:
    """A region from 0-based numbers, kept inside the file: the end of a file can be a line that is not there."""
    if not lines:
        return Region(1, 1, 1, 1)
    final = len(lines) - 1
    line, column = (line, column) if line <= final else (final, len(lines[final]))
    end_line, end_column = (end_line, end_column) if end_line <= final else (final, len(lines[final]))
    column, end_column = min(column, len(lines[line])), min(end_column, len(lines[end_line]))
    return Region(line + 1, column + 1, end_line + 1, max(end_column, column if end_line == line else 0) + 1)


def on_line(lines: Sequence[str], number: int, column: int, end: int) -> Region:
    """The same of a piece of one line."""
    return clamped(lines, number, column, number, end)


def line_at(lines: Sequence[str], number: int) -> str:
    """A line, "" past the end of the file."""
    return lines[number] if number < len(lines) else ""


def character_at(lines: Sequence[str], line: int, column: int) -> str:
    """The character at a place, "" past the end of its line."""
    return line_at(lines, line)[column : column + 1]


_WORD: Final = re.compile(r"\{\{[^{}]*\}\}|[\[{]|[^\s,\[\]{}]+")


def word_at(lines: Sequence[str], mark: Mark) -> str:
    """The word at a mark: an anchor, a tag, a placeholder."""
    line = line_at(lines, mark.line)
    found = _WORD.match(line, mark.column)
    return found[0] if found else line[mark.column : mark.column + 1]


def word(lines: Sequence[str], mark: Mark) -> Region:
    return on_line(lines, mark.line, mark.column, mark.column + max(1, len(word_at(lines, mark))))
