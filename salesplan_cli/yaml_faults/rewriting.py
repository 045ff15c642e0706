"""A line of a plan taken apart, and written so that YAML reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from salesplan_cli.limits import FOREIGN_LENGTH, LIMIT_WRITE
from salesplan_cli.places import Mark, Region, line_at, on_line


def quoted(value: str) -> str:
    """A value in quotes that reads the same in block and flow style."""
    if '"' in value and not re.search(r"['\\\t]", value):
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def pasteable(write: str) -> str:
    """What to write, where it is not longer than anybody pastes; else nothing."""
    return write if len(write) <= LIMIT_WRITE else ""


def indent_of(line: str) -> int:
    """The column of what a line begins with."""
    return len(line) - len(line.lstrip())


class Entry(NamedTuple):
    """`key: value` or `- value` as somebody wrote it on one line, right or wrong."""

    key: str
    value: str
    column: int  # of the value, 0-based
    dash: str


_KEY: Final = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{},#&*!|>%@`?:-](?:[^:]|:(?!\s|\Z))*):(?=\s|\Z)"""
_LEAD: Final = r"\s*((?:[-?]\s+)*)"


def entry_of(line: str, offset: int = 0) -> Entry:
    """The entry on a line or a piece of one that starts at column `offset`."""
    lead = re.match(_LEAD, line)
    assert lead
    key = re.compile(_KEY).match(line, lead.end())
    start = key.end() if key else lead.end()
    rest = re.split(r"\s#", line[start:], maxsplit=1)[0]
    value = rest.strip()
    column = offset + start + indent_of(rest)
    return Entry(key[1].strip() if key else "", value, column, "- " if lead[1] else "")


def entry_at(lines: Sequence[str], mark: Mark, flow: bool | None) -> Entry | None:
    """The entry around a mark; inside brackets it goes from comma to comma. None: look at the line to know."""
    line = line_at(lines, mark.line)
    if flow is None:
        opened = line[: mark.column]
        flow = opened.count("{") + opened.count("[") > opened.count("}") + opened.count("]")
    if not flow:
        entry = entry_of(line)
        return entry if entry.key or entry.dash else None
    start = max(line.rfind(sign, 0, mark.column) for sign in "{[,") + 1
    end = min((found for sign in ",}]" if (found := line.find(sign, mark.column)) >= 0), default=len(line))
    return entry_of(line[start:end], start)


_APOSTROPHE: Final = r"'[a-z]{1,2}[ -]"
"""'s-Hertogenbosch, 't Zand, 'n beurs: no opening quote, but a part of the name."""
QUOTE_SIGNS: Final = ("'", '"')


def unquoted(value: str) -> str:
    """What somebody meant who got the quotes wrong."""
    quote = value[:1]
    if quote not in QUOTE_SIGNS or re.match(_APOSTROPHE, value, flags=re.IGNORECASE):
        return value
    # An apostrophe between letters is none.
    quotes = [found.start() for found in re.finditer(rf"(?<!\w){quote}+|{quote}+(?!\w)", value)]
    # Three of them with one at the end are those around the text and one in it, as in `"19" rack"`.
    is_inch = len(quotes) == 3 and value.endswith(quote)
    if len(quotes) > 1 + value.endswith(quote) and not value[quotes[1] - 1].isspace() and not is_inch:
        return value  # they are closed before the end, and belong to the text
    inner = value[1:-1] if len(value) > 1 and value.endswith(quote) else value[1:]
    return inner.replace("''", "'") if quote == "'" else inner


def rewritten(entry: Entry) -> str:
    """The entry with its value in quotes."""
    value = unquoted(entry.value)
    if not value or len(value) > FOREIGN_LENGTH:
        return ""
    return f"{entry.dash}{entry.key}: {quoted(value)}" if entry.key else f"{entry.dash}{quoted(value)}"


def quoted_entry(lines: Sequence[str], mark: Mark, flow: bool | None) -> str:
    """The entry that a mark stands in, its value in quotes; "" when the mark is not in a value."""
    entry = entry_at(lines, mark, flow)
    return rewritten(entry) if entry and mark.column >= entry.column else ""


def rest_of_line(lines: Sequence[str], mark: Mark) -> Region:
    """From a mark to the end of its line."""
    end = len(line_at(lines, mark.line).rstrip())
    return on_line(lines, mark.line, mark.column, max(end, mark.column))
