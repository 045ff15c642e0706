"""Lists and entries between brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from salesplan_cli.places import Flaw, Mark, character_at, flaw_of, line_at, on_line
from salesplan_cli.text import Text, phrase
from salesplan_cli.yaml_faults.indentation import BLOCK_KEY, DASH
from salesplan_cli.yaml_faults.quotes import needs_quotes
from salesplan_cli.yaml_faults.rewriting import entry_of, rest_of_line, rewritten
from salesplan_cli.yaml_faults.slips import LONE_DASH


def _open_brackets(text: str) -> str:
    """The brackets that a line has opened and not closed before a place in it."""
    # One pass, as a pattern would look from every quote that is never closed to the end of the line.
    stack, quote, last = "", "", ""
    for sign in text:
        if quote:
            quote = "" if sign == quote and last != "\\" else quote
        elif sign in {"'", '"'} and last in "{[,: ":
            quote = sign
        elif sign in "{[":
            stack += sign
        elif sign in "}]":
            stack = stack[:-1]
        last = sign
    return stack


def own_brackets(lines: Sequence[str], mark: Mark) -> str | None:
    """The brackets that are open at a place in a line that begins with one; None for any other line."""
    before = line_at(lines, mark.line)[: mark.column].lstrip(" -")
    return _open_brackets(before) if before.startswith(("{", "[")) else None


def behind_bracket(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """Text after the bracket that closes what its line began with."""
    if own_brackets(lines, mark) != "":
        return None
    message = phrase(
        "This stands behind the closing bracket. Remove it, or put it inside the brackets.",
        "Dit staat achter de sluithaak. Haal het weg, of zet het binnen de haken.",
    )
    return flaw_of("plan.syntax", message, rest_of_line(lines, mark))


def in_brackets(lines: Sequence[str], mark: Mark, opened: Mark) -> Flaw | None:
    """A fault inside `{ }` or `[ ]`."""
    bracket = character_at(lines, opened.line, opened.column)
    line = line_at(lines, mark.line)
    at_end = not "".join(lines[mark.line :])[mark.column :].strip()
    key = re.match(BLOCK_KEY, line)
    on_new_key = key is not None and key.end() - 1 == mark.column
    on_new_item = mark.line > opened.line and re.match(DASH, line) is not None
    if bracket in {"[", "{"} and (at_end or on_new_key or on_new_item):
        message = phrase(
            "The bracket {bracket} that opens here is not closed. Close it with {closing}.",
            "De haak {bracket} die hier opent, wordt niet gesloten. Sluit hem met {closing}.",
            bracket=bracket,
            closing="]" if bracket == "[" else "}",
        )
        region = on_line(lines, opened.line, opened.column, opened.column + 1)
        return flaw_of("plan.syntax", message, region)
    if found := _cut_by_comma(lines, mark) or needs_quotes(lines, mark, flow=True):
        return found
    sign = character_at(lines, mark.line, mark.column)
    if sign == ",":
        message = phrase(
            "A value is missing before this comma. Write it, or remove the comma.",
            "Voor deze komma ontbreekt een waarde. Vul die in, of haal de komma weg.",
        )
    elif sign == "-":
        message = LONE_DASH
    elif sign == ":":
        message = phrase(
            "This colon is not where a key ends. Write a space after it, or a comma before the key.",
            "Deze dubbele punt staat niet achter de naam van een veld. Zet er een spatie achter, of een komma voor de "
            "naam.",
        )
    elif (bracket, sign) in {("[", "}"), ("{", "]")}:
        above = _open_brackets(line[: mark.column])[:-1]
        instead = Text("Write {closing}.", "Schrijf {closing}.")
        if ("[" if sign == "]" else "{") in above:
            instead = Text("Write {closing} before it.", "Zet er {closing} voor.")
        message = phrase(
            f"What opens with {{bracket}} closes with {{closing}}, and here stands {{sign}}. {instead.en}",
            f"Wat opent met {{bracket}}, sluit met {{closing}}, en hier staat {{sign}}. {instead.nl}",
            bracket=bracket,
            closing="]" if bracket == "[" else "}",
            sign=sign,
        )
    else:
        message = phrase(
            "A comma or a closing bracket is missing before this.",
            "Hiervoor ontbreekt een komma of een sluithaak.",
        )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, mark.column, mark.column + 1))


def _cut_by_comma(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """`[24.000,- ]`: the dash that ends an amount, with a space after it."""
    if character_at(lines, mark.line, mark.column) != "-":
        return None
    line = lines[mark.line]
    comma = line.rstrip()[: mark.column].rstrip()
    if not comma.endswith(","):
        return None
    start = max(comma.rfind(sign, 0, len(comma) - 1) for sign in "{[,") + 1
    entry = entry_of(line[start : mark.column + 1], start)
    if not any(character.isdigit() for character in entry.value):
        return None
    write = rewritten(entry)
    message = phrase(
        "The comma ended the value here, because it stands inside brackets. Put the value in quotes: {write}.",
        "De komma sloot de waarde hier af, omdat die tussen haken staat. Zet de waarde tussen aanhalingstekens: "
        "{write}.",
        write=write,
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, entry.column, mark.column + 1), write)


def stray_bracket(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """A bracket that closes what was never opened."""
    sign = character_at(lines, mark.line, mark.column)
    if sign not in {"]", "}"}:
        return None
    message = phrase(
        "The bracket {sign} closes nothing here. Remove it, or put the value in quotes if it is part of the text.",
        "De haak {sign} sluit hier niets. Haal hem weg, of zet de waarde tussen aanhalingstekens als hij bij de tekst "
        "hoort.",
        sign=sign,
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, mark.column, mark.column + 1))
