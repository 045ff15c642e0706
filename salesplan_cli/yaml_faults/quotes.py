"""Quotes that are not closed, or that a text needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from salesplan_cli.places import Event, Flaw, Mark, flaw_of, is_scalar, on_line
from salesplan_cli.text import Phrase, both, phrase, yaml_scalar
from salesplan_cli.yaml_faults.rewriting import (
    QUOTE_SIGNS,
    entry_at,
    pasteable,
    quoted_entry,
    rest_of_line,
    rewritten,
    unquoted,
)


def open_quote(lines: Sequence[str], opened: Mark) -> Flaw:
    """A quote that is never closed."""
    entry = entry_at(lines, opened, flow=None)
    write = quoted_entry(lines, opened, flow=None)
    if entry is not None and entry.value[:1] in QUOTE_SIGNS and entry.value[0] in unquoted(entry.value):
        return flaw_of("plan.syntax", _quote_in_text(write), rest_of_line(lines, opened), write)
    message = phrase(
        "The quote that opens here is never closed. Close it at the end of the value.",
        "Het aanhalingsteken dat hier opent, wordt nergens gesloten. Sluit het aan het eind van de waarde.",
    )
    return flaw_of("plan.syntax", message, rest_of_line(lines, opened), write)


def _quote_in_text(write: str) -> Phrase:
    if not write:
        return phrase(
            "The value goes on after its closing quote. Put the whole value in quotes.",
            "De waarde loopt door na het sluitende aanhalingsteken. Zet de hele waarde tussen aanhalingstekens.",
        )
    return phrase(
        "A quote that is part of the text needs quotes of the other kind around the whole value: write {write}.",
        "Om een waarde met een aanhalingsteken in de tekst horen aanhalingstekens van de andere soort: schrijf "
        "{write}.",
        write=both(write.removeprefix("- ")),
    )


def wrong_escape(lines: Sequence[str], mark: Mark) -> Flaw:
    """A backslash in double quotes, before what it cannot stand for."""
    message = phrase(
        "Between double quotes a backslash starts a code, and this is not one. Write two backslashes for one.",
        "Tussen dubbele aanhalingstekens begint een backslash een code, en deze bestaat niet. Schrijf twee backslashes "
        "voor een.",
    )
    return flaw_of("plan.syntax", message, rest_of_line(lines, mark), quoted_entry(lines, mark, flow=None))


def late_quote(lines: Sequence[str], events: Sequence[Event]) -> Flaw | None:
    """A quote that was closed by the opening quote of a later value."""
    last: Event = events[-1] if events else None
    if not is_scalar(last) or last.style not in {"'", '"'} or last.start_mark.line == last.end_mark.line:
        return None
    message = phrase(
        "The quote that opens here is closed only on line {line:digits}. Close it at the end of the value.",
        "Het aanhalingsteken dat hier opent, wordt pas op regel {line:digits} gesloten. Sluit het aan het eind van de "
        "waarde.",
        line=last.end_mark.line + 1,
    )
    region = rest_of_line(lines, last.start_mark)
    return flaw_of("plan.syntax", message, region, quoted_entry(lines, last.start_mark, flow=False))


_ITEM: Final = r"- +([^\W\d]\w*)(?::| ?[=;])(?:\s+|\Z)(.*)"
_NONE: Final = r"(?:none|geen): +(\S.*)"
_SECOND_KEY: Final = r"[,;] *([^\W\d]\w*):(?:\s|\Z)"
_TRAPS: Final = frozenset("?->@%*&`|!,]}[{")


def needs_quotes(lines: Sequence[str], mark: Mark, flow: bool) -> Flaw | None:
    """A value that YAML reads as more than text: one that starts with a sign of its own, or holds a second `: `."""
    entry = entry_at(lines, mark, flow)
    if entry is None or not entry.value or mark.column < entry.column:
        return None
    region = on_line(lines, mark.line, entry.column, entry.column + len(entry.value))
    write = rewritten(entry)
    first = entry.value[0]
    if first in QUOTE_SIGNS:
        message = _quote_in_text(write)
    elif entry.key and (item := re.match(_ITEM, entry.value)):
        message = phrase(
            "A list does not start on the line of its key. Put this on the next line, two spaces further to the right "
            "than {key:quoted}.",
            "Een lijst begint niet op de regel van zijn veld. Zet dit op de volgende regel, twee spaties verder "
            "naar rechts dan {key:quoted}.",
            key=entry.key,
        )
        write = pasteable(f"- {item[1]}: {item[2]}".rstrip())
    elif entry.key in ("seasonality", "events") and (none := re.match(_NONE, entry.value)):
        message = phrase(
            "`none:` stands behind {key:quoted}. Write it with the reason on a line of its own below it, two spaces "
            "further to the right.",
            "`none:` staat achter {key:quoted}. Zet het met de reden op een eigen regel eronder, twee spaties verder "
            "naar rechts.",
            key=entry.key,
        )
        write = "" if flow else pasteable(f"{entry.key}:\n  none: {yaml_scalar(unquoted(none[1]))}")
    elif first in _TRAPS:
        message = phrase(
            "This value starts with {sign:quoted}, which means something else in YAML. Put the value in quotes.",
            "Deze waarde begint met {sign:quoted}, en dat betekent in YAML iets anders. Zet de waarde tussen "
            "aanhalingstekens.",
            sign=first,
        )
    elif entry.key and not flow and (second := re.search(_SECOND_KEY, entry.value)):
        message = phrase(
            "A second key stands on this line: {key:quoted}. Give it a line of its own; is it part of the text, then "
            "put the value in quotes.",
            "Op deze regel staat een tweede veld: {key:quoted}. Zet dat op een eigen regel; hoort het bij de tekst, "
            "zet de waarde dan tussen aanhalingstekens.",
            key=second[1],
        )
        write = ""
    elif entry.key and re.search(r":(\s|\Z)", entry.value):
        message = phrase(
            "This value holds a second colon with a space, which makes YAML read it as a key. Put the value in quotes.",
            "In deze waarde staat een tweede dubbele punt met een spatie, waardoor YAML er een veld in leest. Zet de "
            "waarde tussen aanhalingstekens.",
        )
    else:
        return None
    return flaw_of("plan.syntax", message, region, write)
