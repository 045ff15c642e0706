"""What YAML could not read, in words for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from yaml.error import MarkedYAMLError

from salesplan_cli.places import Event, Flaw, Mark, Spot, character_at, flaw_of, line_at, on_line
from salesplan_cli.text import phrase
from salesplan_cli.yaml_faults.brackets import behind_bracket, in_brackets, own_brackets, stray_bracket
from salesplan_cli.yaml_faults.indentation import line_before, no_colon, wrong_indentation, wrong_tab
from salesplan_cli.yaml_faults.quotes import late_quote, needs_quotes, open_quote, wrong_escape
from salesplan_cli.yaml_faults.refusals import long_key
from salesplan_cli.yaml_faults.rewriting import rest_of_line
from salesplan_cli.yaml_faults.slips import glued_colon, glued_dash, hard_space, pasted_sign


def syntax(error: Exception, lines: Sequence[str], events: Sequence[Event], inner: Event | None) -> Flaw:
    """A fault that YAML stumbled on, at its place and with what to do about it; `inner` is the collection it is in."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unknown(lines, Spot(0, 0))
    mark, context, problem = error.problem_mark, error.context or "", error.problem or ""
    if "quoted scalar" not in context and (hard := hard_space(lines)):
        return hard
    opened = error.context_mark or mark
    # YAML looks ahead: the bracket that this line begins with may not have been an event yet.
    flow = bool(inner and inner.flow_style) or "flow" in context or bool(own_brackets(lines, mark))
    flaw: Flaw | None
    if "quoted scalar" in context:
        if "document" in problem or "end of stream" in problem:
            return open_quote(lines, opened)
        return wrong_escape(lines, mark)
    if character_at(lines, mark.line, mark.column) == "\t" or "tab" in problem:
        return wrong_tab(lines, mark)
    if character_at(lines, mark.line, 0) == "%":
        return _directive(lines, mark)
    if "<document start>" in problem or "document start" in problem:
        return _after_end(lines, mark)
    flaw = pasted_sign(lines, mark.line) or _overlong_key(lines, mark, opened, flow)
    if flaw is None and flow:
        flaw = in_brackets(lines, mark, inner.start_mark if inner and inner.flow_style else opened)
    if flaw is None:
        flaw = late_quote(lines, events) or stray_bracket(lines, mark) or behind_bracket(lines, mark)
        flaw = flaw or needs_quotes(lines, mark, flow)
    if flaw is None and problem.startswith("mapping values"):
        flaw = line_before(lines, mark)
    if flaw is None and "could not find expected ':'" in problem:
        return pasted_sign(lines, opened.line) or glued_colon(lines, opened.line) or no_colon(lines, opened.line)
    if flaw is None and "while parsing a block" in context and "node" not in context:
        return glued_dash(lines, mark.line) or wrong_indentation(lines, mark)
    return flaw or _unknown(lines, mark)


def _directive(lines: Sequence[str], mark: Mark) -> Flaw:
    message = phrase(
        "A line that starts with % is an instruction to YAML, and this one is not valid. A plan needs none: remove it.",
        "Een regel die met % begint is een opdracht aan YAML, en deze klopt niet. Een plan heeft er geen nodig: haal "
        "de regel weg.",
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, 0, len(lines[mark.line].rstrip())))


def _after_end(lines: Sequence[str], mark: Mark) -> Flaw:
    if not any(line.startswith("...") for line in lines[: mark.line]):
        return wrong_indentation(lines, mark)
    message = phrase(
        "The plan ended above, at the line with three dots. Remove that line, or what comes after it.",
        "Het plan is hierboven geëindigd, bij de regel met drie punten. Haal die regel weg, of wat erna komt.",
    )
    return flaw_of("plan.syntax", message, rest_of_line(lines, mark))


_SIMPLE_KEY: Final = 1_024
"""Beyond this libyaml no longer sees a key at all."""


def _overlong_key(lines: Sequence[str], mark: Mark, opened: Mark, flow: bool) -> Flaw | None:
    for place in (mark, opened):
        line = line_at(lines, place.line)
        if len(line) <= _SIMPLE_KEY:
            continue
        start = max(line.rfind(sign, 0, mark.column) for sign in "{[,") + 1 if flow else 0
        start += len(line[start:]) - len(line[start:].lstrip(" -"))
        colon = re.compile(r":(?=\s|\Z)").search(line, start)
        if colon and colon.start() - start > _SIMPLE_KEY:
            return long_key(on_line(lines, place.line, start, colon.start()))
    return None


def _unknown(lines: Sequence[str], mark: Mark) -> Flaw:
    message = phrase(
        "YAML cannot read this. Look at the quotes, brackets, colons and spaces of this line and the one before it.",
        "Dit is geen leesbare YAML. Kijk de aanhalingstekens, haken, dubbele punten en spaties van deze regel en de "
        "regel ervoor na.",
    )
    return flaw_of("plan.syntax", message, rest_of_line(lines, mark))
