"""What is wrong with a file's YAML, in words for people: what a plan may not hold, what YAML could not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import AliasEvent

from salesplan_cli.limits import (
    FOREIGN_LENGTH,
    LIMIT_DIRECTIVES,
    LIMIT_ENTRIES,
    LIMIT_KEY,
    LIMIT_LEVELS,
    LIMIT_NODES,
    LIMIT_SCALAR,
    LIMIT_WRITE,
)
from salesplan_cli.places import (
    Event,
    Flaw,
    Mark,
    Path,
    Region,
    Spot,
    around,
    character_at,
    flaw_of,
    is_scalar,
    line_at,
    on_line,
    word,
    word_at,
)
from salesplan_cli.text import Phrase, Text, both, phrase, same, yaml_scalar


def no_plan(lines: Sequence[str]) -> Flaw:
    message = phrase(
        "There is no plan in this file: write one with `salesplan init`.",
        "Er staat geen plan in dit bestand: maak er een met `salesplan init`.",
    )
    return flaw_of("plan.syntax", message, on_line(lines, 0, 0, len(lines[0].rstrip()) if lines else 0))


def too_many_directives(text: str, lines: Sequence[str]) -> Flaw | None:
    """Asked before YAML is: thousands of these lines cost it seconds."""
    if text.count("\n%") + ("\r" in text and text.count("\r%")) + text.startswith("%") <= LIMIT_DIRECTIVES:
        return None
    message = phrase(
        "More than {limit} lines start with %. Remove them: a plan needs none.",
        "Meer dan {limit} regels beginnen met %. Haal ze weg: een plan heeft ze niet nodig.",
        limit=LIMIT_DIRECTIVES,
    )
    number = [at for at, line in enumerate(lines, 1) if line.startswith("%")][LIMIT_DIRECTIVES]
    return flaw_of("plan.limit", message, Region(number, 1, number, 2))


CONFLICT: Final = ("<<<<<<<", "|||||||", ">>>>>>>")
"""What git begins a line with where two changes of it do not go together."""


def merge_conflict(text: str, lines: Sequence[str]) -> Flaw | None:
    """Asked before YAML is, which finds something else in every of these lines."""
    if not any(each in text for each in CONFLICT):
        return None
    found = next((at for at, line in enumerate(lines) if line.rstrip().split(" ")[0] in CONFLICT), None)
    if found is None:
        return None
    message = phrase(
        "Git left a conflict here: two people changed these lines. Keep what is right, and remove the lines with "
        "<<<<<<<, ======= and >>>>>>>.",
        "Git heeft hier een conflict laten staan: twee mensen hebben deze regels gewijzigd. Houd wat klopt, en haal de "
        "regels met <<<<<<<, ======= en >>>>>>> weg.",
    )
    return flaw_of("plan.syntax", message, on_line(lines, found, 0, len(lines[found].rstrip())))


# --- What a plan may not hold ----------------------------------------------------------------------------------------


def has_tag(event: Event) -> bool:
    return bool(getattr(event, "tag", None))


# Patterns are compiled where one is needed, as most plans need none.
_SIGN: Final = r"[!?&<](?<![^\s\[{,:?-].)(?:(?<=[!?])|(?<=&)\S|(?<=<)<)"
"""What a tag, an explicit key, an anchor or a merge key starts with, where one can start."""


def needs_care(text: str, lines: Sequence[str]) -> bool:
    """Whether each event is to be looked at: what is not in the text is not in an event either."""
    return (
        len(text) > LIMIT_NODES // 2  # two characters are three nodes at most: `[:,`
        or max(map(len, lines), default=0) > LIMIT_KEY
        or (
            ("!" in text or "?" in text or "&" in text or "<" in text)
            and re.search(_SIGN, text, flags=re.DOTALL) is not None
        )
    )


def refused(event: Event, lines: Sequence[str], nodes: int, is_key: bool) -> Flaw | None:
    """The flaw for which an event ends the reading of the file, if any."""
    if event.__class__ is AliasEvent:
        return None  # the loop's own
    value = event.value if is_scalar(event) else ""
    if nodes > LIMIT_NODES:
        message = phrase(
            "This plan holds more than {limit} values. Leave only the plan in it.",
            "Dit plan bevat meer dan {limit} waarden. Laat er alleen het plan in staan.",
            limit=LIMIT_NODES,
        )
    elif is_key and len(value) > LIMIT_KEY:
        return _long_key(around(lines, event))
    elif len(value) > LIMIT_SCALAR:
        message = phrase(
            "This text is longer than {limit} characters. Say it in a few lines.",
            "Deze tekst is langer dan {limit} tekens. Zeg het in een paar regels.",
            limit=LIMIT_SCALAR,
        )
    elif event.anchor is not None or has_tag(event) or (is_key and value == "<<" and not event.style):
        return _not_plain(event, lines)
    else:
        return None
    return flaw_of("plan.limit", message, word(lines, event.start_mark))


def _not_plain(event: Event, lines: Sequence[str]) -> Flaw:
    """The flaw of an anchor, a tag or a merge key."""
    mark = event.start_mark
    sign = character_at(lines, mark.line, mark.column)
    is_text = is_scalar(event)
    if sign == "<":
        message = phrase(
            "A plan may not take over keys with <<. Write them out here.",
            "Een plan mag geen velden overnemen met <<. Schrijf ze hier uit.",
        )
        return flaw_of("plan.alias", message, around(lines, event))
    # In a block the value may stand on a later line than its sign, and then quotes alone do not help.
    write = _quoted_entry(lines, mark, flow=None) if is_text and event.end_mark.line == mark.line else ""
    if event.anchor is not None and (sign == "&" or not has_tag(event)):
        message = phrase(
            "A value in a plan may not be given a name with &. Remove {sign:quoted}; is it part of the text, then put "
            "the text in quotes.",
            "Een waarde in een plan mag geen naam krijgen met &. Haal {sign:quoted} weg; hoort het bij de tekst, zet "
            "de tekst dan tussen aanhalingstekens.",
            sign=word_at(lines, mark),
        )
        return flaw_of("plan.alias", message, word(lines, mark), write)
    message = phrase(
        "YAML reads {sign:quoted} as a tag, and a plan may not have those. Remove it; is it part of the text, then put "
        "the text in quotes.",
        "YAML leest {sign:quoted} als een tag, en die mag een plan niet hebben. Haal het weg; hoort het bij de tekst, "
        "zet de tekst dan tussen aanhalingstekens.",
        sign=word_at(lines, mark),
    )
    return flaw_of("plan.syntax", message, word(lines, mark), write)


def alias(event: Event, lines: Sequence[str], flow: bool) -> Flaw:
    message = phrase(
        "YAML reads {sign:quoted} as a reference to another value, and a plan may not have those. Write the value "
        "itself; is it part of the text, then put the text in quotes.",
        "YAML leest {sign:quoted} als een verwijzing naar een andere waarde, en die mag een plan niet hebben. Schrijf "
        "de waarde zelf; hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens.",
        sign=word_at(lines, event.start_mark),
    )
    write = _quoted_entry(lines, event.start_mark, flow)
    return flaw_of("plan.alias", message, word(lines, event.start_mark), write)


def several(event: Event, lines: Sequence[str]) -> Flaw:
    message = phrase(
        "A second plan starts here (---). Put each plan in a file of its own.",
        "Hier begint een tweede plan (---). Zet elk plan in een eigen bestand.",
    )
    return flaw_of("plan.syntax", message, word(lines, event.start_mark))


def too_deep(event: Event, lines: Sequence[str]) -> Flaw:
    message = phrase(
        "This is nested more than {limit} levels deep; a plan needs only a few. Check the brackets and dashes here.",
        "Dit is meer dan {limit} niveaus diep genest; een plan heeft er maar een paar nodig. Kijk de haken en "
        "streepjes hier na.",
        limit=LIMIT_LEVELS,
    )
    mark = event.start_mark
    return flaw_of("plan.limit", message, on_line(lines, mark.line, mark.column, mark.column + 1))


def is_too_deep(error: Exception) -> bool:
    """Whether libyaml itself gave up: newer ones do, after a thousand levels."""
    return isinstance(error, MarkedYAMLError) and "nesting depth" in (error.problem or "")


def too_many_entries(event: Event, lines: Sequence[str], path: Path) -> Flaw:
    message = phrase(
        "More than {limit} entries stand together here, far more than a plan needs, and none of them counts. Leave "
        "only what the plan is about.",
        "Hier staan meer dan {limit} regels bij elkaar, veel meer dan een plan nodig heeft, en geen ervan telt. Laat "
        "alleen staan waar het plan over gaat.",
        limit=LIMIT_ENTRIES,
    )
    mark = event.start_mark
    region = on_line(lines, mark.line, mark.column, mark.column + 1)
    return flaw_of("plan.limit", message, region, path=path)


def _long_key(region: Region) -> Flaw:
    message = phrase(
        "This key is longer than {limit} characters. Is it text, then put it in quotes.",
        "De naam van dit veld is langer dan {limit} tekens. Is het tekst, zet die dan tussen aanhalingstekens.",
        limit=LIMIT_KEY,
    )
    return flaw_of("plan.limit", message, region)


def root_placeholder(event: Event, lines: Sequence[str]) -> Flaw:
    mark = event.start_mark
    text = re.split(r":(?:\s|\Z)", lines[mark.line][mark.column :], maxsplit=1)[0].rstrip()
    message = phrase(
        "Here {text:quoted} stands where the name of a key belongs. Fill it in, or put it in quotes.",
        "Hier staat {text:quoted} op de plaats van de naam van een veld. Vul het in, of zet het tussen "
        "aanhalingstekens.",
        text=text,
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, mark.column, mark.column + len(text)))


# --- What YAML could not read, in words for people -------------------------------------------------------------------


def syntax(error: Exception, lines: Sequence[str], events: Sequence[Event], inner: Event | None) -> Flaw:
    """A fault that YAML stumbled on, at its place and with what to do about it; `inner` is the collection it is in."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unknown(lines, Spot(0, 0))
    mark, context, problem = error.problem_mark, error.context or "", error.problem or ""
    if "quoted scalar" not in context and (hard := hard_space(lines)):
        return hard
    opened = error.context_mark or mark
    # YAML looks ahead: the bracket that this line begins with may not have been an event yet.
    flow = bool(inner and inner.flow_style) or "flow" in context or bool(_own_brackets(lines, mark))
    flaw: Flaw | None
    if "quoted scalar" in context:
        if "document" in problem or "end of stream" in problem:
            return _open_quote(lines, opened)
        return _escape(lines, mark)
    if character_at(lines, mark.line, mark.column) == "\t" or "tab" in problem:
        return _tab(lines, mark)
    if character_at(lines, mark.line, 0) == "%":
        return _directive(lines, mark)
    if "<document start>" in problem or "document start" in problem:
        return _after_end(lines, mark)
    flaw = _pasted(lines, mark.line) or _overlong_key(lines, mark, opened, flow)
    if flaw is None and flow:
        flaw = _in_brackets(lines, mark, inner.start_mark if inner and inner.flow_style else opened)
    if flaw is None:
        flaw = _late_quote(lines, events) or _stray_bracket(lines, mark) or _behind_bracket(lines, mark)
        flaw = flaw or _needs_quotes(lines, mark, flow)
    if flaw is None and problem.startswith("mapping values"):
        flaw = _line_before(lines, mark)
    if flaw is None and "could not find expected ':'" in problem:
        return _pasted(lines, opened.line) or _glued(lines, opened.line) or _no_colon(lines, opened.line)
    if flaw is None and "while parsing a block" in context and "node" not in context:
        return _glued_dash(lines, mark.line) or _indentation(lines, mark)
    return flaw or _unknown(lines, mark)


def _rest_of_line(lines: Sequence[str], mark: Mark) -> Region:
    end = len(line_at(lines, mark.line).rstrip())
    return on_line(lines, mark.line, mark.column, max(end, mark.column))


def _open_quote(lines: Sequence[str], opened: Mark) -> Flaw:
    entry = _entry_at(lines, opened, flow=None)
    write = _quoted_entry(lines, opened, flow=None)
    if entry is not None and entry.value[:1] in _QUOTES and entry.value[0] in _unquoted(entry.value):
        return flaw_of("plan.syntax", _quote_in_text(write), _rest_of_line(lines, opened), write)
    message = phrase(
        "The quote that opens here is never closed. Close it at the end of the value.",
        "Het aanhalingsteken dat hier opent, wordt nergens gesloten. Sluit het aan het eind van de waarde.",
    )
    return flaw_of("plan.syntax", message, _rest_of_line(lines, opened), write)


_QUOTES: Final = ("'", '"')


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


def _escape(lines: Sequence[str], mark: Mark) -> Flaw:
    message = phrase(
        "Between double quotes a backslash starts a code, and this is not one. Write two backslashes for one.",
        "Tussen dubbele aanhalingstekens begint een backslash een code, en deze bestaat niet. Schrijf twee backslashes "
        "voor een.",
    )
    return flaw_of("plan.syntax", message, _rest_of_line(lines, mark), _quoted_entry(lines, mark, flow=None))


def _tab(lines: Sequence[str], mark: Mark) -> Flaw:
    line = line_at(lines, mark.line)
    if re.fullmatch(_TAB_FOR_COLON, line):
        return _no_colon(lines, mark.line)
    column = line.find("\t")
    column = mark.column if column < 0 else column
    message = phrase(
        "A tab stands here, and YAML wants spaces. Replace it with spaces, two for each level.",
        "Hier staat een tab, en YAML wil spaties. Vervang hem door spaties, twee per niveau.",
    )
    rest = line.lstrip().replace("\t", "  ").rstrip()
    write = pasteable(" " * _column_without_tabs(lines, mark.line) + rest)
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, column, column + 1), write)


_TAB_FOR_COLON: Final = r" *(?:- +)*[^\W\d]\w*\t+[^:]+"
"""A key and a value that come from two cells of a table."""


def _column_without_tabs(lines: Sequence[str], number: int) -> int:
    """Where a line that tabs stand before starts, two columns for each, where it can: with what is open above it."""
    line = lines[number]
    column = len(line[: _indent(line)].replace("\t", "  "))
    above = next((each for each in reversed(lines[:number]) if each.strip() and not each.lstrip().startswith("#")), "")
    if re.match(_BARE_KEY, above):
        return max(column, _depth(above) + 2)
    fitting = _open_columns(lines[:number], line)
    return min(fitting, key=lambda at: (abs(at - column), -at), default=column)


def _directive(lines: Sequence[str], mark: Mark) -> Flaw:
    message = phrase(
        "A line that starts with % is an instruction to YAML, and this one is not valid. A plan needs none: remove it.",
        "Een regel die met % begint is een opdracht aan YAML, en deze klopt niet. Een plan heeft er geen nodig: haal "
        "de regel weg.",
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, 0, len(lines[mark.line].rstrip())))


def _after_end(lines: Sequence[str], mark: Mark) -> Flaw:
    if not any(line.startswith("...") for line in lines[: mark.line]):
        return _indentation(lines, mark)
    message = phrase(
        "The plan ended above, at the line with three dots. Remove that line, or what comes after it.",
        "Het plan is hierboven geëindigd, bij de regel met drie punten. Haal die regel weg, of wat erna komt.",
    )
    return flaw_of("plan.syntax", message, _rest_of_line(lines, mark))


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
            return _long_key(on_line(lines, place.line, start, colon.start()))
    return None


_DASH: Final = r"\s*- +\S"
_BLOCK_KEY: Final = r"\s*(?:- +)*[^\s,\[\]{}:'\"#-][^,\[\]{}:'\"]*:(?=\s|\Z)"

_BARE_KEY: Final = rf"{_BLOCK_KEY}\s*(?:#.*)?\Z"
"""A key with nothing behind it: what belongs to it stands below."""


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


def _own_brackets(lines: Sequence[str], mark: Mark) -> str | None:
    """The brackets that are open at a place in a line that begins with one; None for any other line."""
    before = line_at(lines, mark.line)[: mark.column].lstrip(" -")
    return _open_brackets(before) if before.startswith(("{", "[")) else None


def _behind_bracket(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """Text after the bracket that closes what its line began with."""
    if _own_brackets(lines, mark) != "":
        return None
    message = phrase(
        "This stands behind the closing bracket. Remove it, or put it inside the brackets.",
        "Dit staat achter de sluithaak. Haal het weg, of zet het binnen de haken.",
    )
    return flaw_of("plan.syntax", message, _rest_of_line(lines, mark))


def _in_brackets(lines: Sequence[str], mark: Mark, opened: Mark) -> Flaw | None:
    """A fault inside `{ }` or `[ ]`."""
    bracket = character_at(lines, opened.line, opened.column)
    line = line_at(lines, mark.line)
    at_end = not "".join(lines[mark.line :])[mark.column :].strip()
    key = re.match(_BLOCK_KEY, line)
    on_new_key = key is not None and key.end() - 1 == mark.column
    on_new_item = mark.line > opened.line and re.match(_DASH, line) is not None
    if bracket in {"[", "{"} and (at_end or on_new_key or on_new_item):
        message = phrase(
            "The bracket {bracket} that opens here is not closed. Close it with {closing}.",
            "De haak {bracket} die hier opent, wordt niet gesloten. Sluit hem met {closing}.",
            bracket=bracket,
            closing="]" if bracket == "[" else "}",
        )
        region = on_line(lines, opened.line, opened.column, opened.column + 1)
        return flaw_of("plan.syntax", message, region)
    if found := _cut_by_comma(lines, mark) or _needs_quotes(lines, mark, flow=True):
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
    entry = _entry(line[start : mark.column + 1], start)
    if not any(character.isdigit() for character in entry.value):
        return None
    write = _rewritten(entry)
    message = phrase(
        "The comma ended the value here, because it stands inside brackets. Put the value in quotes: {write}.",
        "De komma sloot de waarde hier af, omdat die tussen haken staat. Zet de waarde tussen aanhalingstekens: "
        "{write}.",
        write=write,
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, entry.column, mark.column + 1), write)


def _late_quote(lines: Sequence[str], events: Sequence[Event]) -> Flaw | None:
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
    region = _rest_of_line(lines, last.start_mark)
    return flaw_of("plan.syntax", message, region, _quoted_entry(lines, last.start_mark, flow=False))


def _stray_bracket(lines: Sequence[str], mark: Mark) -> Flaw | None:
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


_ITEM: Final = r"- +([^\W\d]\w*)(?::| ?[=;])(?:\s+|\Z)(.*)"
_NONE: Final = r"(?:none|geen): +(\S.*)"
_SECOND_KEY: Final = r"[,;] *([^\W\d]\w*):(?:\s|\Z)"
_TRAPS: Final = frozenset("?->@%*&`|!,]}[{")


def _needs_quotes(lines: Sequence[str], mark: Mark, flow: bool) -> Flaw | None:
    """A value that YAML reads as more than text: one that starts with a sign of its own, or holds a second `: `."""
    entry = _entry_at(lines, mark, flow)
    if entry is None or not entry.value or mark.column < entry.column:
        return None
    region = on_line(lines, mark.line, entry.column, entry.column + len(entry.value))
    write = _rewritten(entry)
    first = entry.value[0]
    if first in _QUOTES:
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
        write = "" if flow else pasteable(f"{entry.key}:\n  none: {yaml_scalar(_unquoted(none[1]))}")
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


_NO_SPACE: Final = r"(\s*(?:- +)*)([^\s:'\"#\[\]{},]+):(?=[^\s:])(.*)"


def _line_before(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """A key where none can be: the line before lacks a colon or a space, or this one is too far to the right."""
    number = mark.line - 1
    while number >= 0 and (not lines[number].strip() or lines[number].lstrip().startswith("#")):
        number -= 1
    if number < 0:
        return None
    before = lines[number]
    entry = _entry(before)
    if entry.key and not re.match(_BULLET, before):
        if _depth(lines[mark.line]) <= _depth(before):
            return None
        if top := _of_the_top(lines, mark):
            return top
        message = phrase(
            "This line is further to the right than {key:quoted} on line {line:digits}, which has a value already. "
            "Let it start in the same column, or put a value that takes several lines in quotes.",
            "Deze regel staat verder naar rechts dan {key:quoted} op regel {line:digits}, en daar staat al een waarde. "
            "Laat hem in dezelfde kolom beginnen, of zet een waarde van meer regels tussen aanhalingstekens.",
            key=entry.key,
            line=number + 1,
        )
        return flaw_of("plan.syntax", message, _from_indent(lines, mark))
    return _pasted(lines, number) or _glued(lines, number) or _no_colon(lines, number)


NO_BREAK: Final = "\u00a0\u2007\u202f\u3000"
"""Spaces that look like those that YAML indents with."""
_HARD_SPACE: Final = rf"(?: *(?:- +)*[^\W\d]\w*:| *-| *)([{NO_BREAK}])"
"""A space that does not break, where YAML needs one of its own: behind a colon or a dash, or in front."""


def hard_space(lines: Sequence[str]) -> Flaw | None:
    """What comes along from a text editor, and cannot be seen."""
    for number, line in enumerate(lines):
        found = re.match(_HARD_SPACE, line)
        if found:
            message = phrase(
                "Here stands a no-break space, which cannot be seen and does not count as a space. Type an ordinary "
                "space in its place.",
                "Hier staat een vaste spatie, die niet te zien is en niet als spatie telt. Typ er een gewone spatie "
                "voor in de plaats.",
            )
            region = on_line(lines, number, found.start(1), found.end(1))
            return flaw_of("plan.syntax", message, region, pasteable(" ".join(line.split())))
    return None


NO_SPACE: Final = phrase("A space is missing after this colon", "Na deze dubbele punt ontbreekt een spatie")


def no_space(lines: Sequence[str], number: int) -> Flaw | None:
    glued = re.match(_NO_SPACE, lines[number])
    if not glued or glued[3].startswith("//"):
        return None
    region = on_line(lines, number, glued.end(2), glued.end(2) + 1)
    return flaw_of(
        "plan.syntax", same("{cause}.", cause=NO_SPACE), region, pasteable(f"{glued[2]}: {glued[3].strip()}")
    )


_GLUED_DASH: Final = r"(\s*(?:- +)*)-([^\W\d_][^:]*:(?:\s.*)?)\Z"
_EQUALS: Final = r"(\s*(?:- +)*)([^\W\d_][\w ]*?) ?([=：;])(?:\s*\Z|\s*(\S.*))"


def _glued(lines: Sequence[str], number: int) -> Flaw | None:
    """A line that lacks one character: `key:value`, `-key: value`, `key = value`."""
    equals = re.match(_EQUALS, lines[number])
    if not equals:
        return _glued_dash(lines, number) or no_space(lines, number)
    message = phrase(
        "Here {sign:quoted} stands where a colon and a space belong.",
        "Hier staat {sign:quoted} op de plaats van een dubbele punt en een spatie.",
        sign=equals[3],
    )
    region = on_line(lines, number, equals.start(3), equals.end(3))
    return flaw_of("plan.syntax", message, region, pasteable(f"{equals[2]}: {(equals[4] or '').strip()}".strip()))


def _glued_dash(lines: Sequence[str], number: int) -> Flaw | None:
    dash = re.match(_GLUED_DASH, line_at(lines, number))
    if not dash:
        return None
    message = phrase(
        "A space is missing after this dash.",
        "Na dit streepje ontbreekt een spatie.",
    )
    region = on_line(lines, number, dash.end(1), dash.end(1) + 1)
    return flaw_of("plan.syntax", message, region, pasteable(f"- {dash[2].strip()}"))


BULLETS: Final = "\u2022\u00b7\u25aa\u25e6\u2023\u2013\u2014"
_BULLET: Final = rf"\s*([*{BULLETS}])[ \t]+(\S.*)"
_FENCE: Final = r"\s*(`{3}|~{3})"


def _pasted(lines: Sequence[str], number: int) -> Flaw | None:
    """What comes along from a text editor, a mail or a chat: a bullet for a dash, a fence around the plan."""
    line = line_at(lines, number)
    bullet, fence = re.match(_BULLET, line), re.match(_FENCE, line)
    if bullet:
        message = phrase(
            "An item of a list starts with a dash and a space, not with {sign:quoted}.",
            "Een item van een lijst begint met een streepje en een spatie, niet met {sign:quoted}.",
            sign=bullet[1],
        )
        place, length, write = bullet.start(1), 1, f"- {bullet[2].strip()}"
    elif fence:
        message = phrase(
            "This line does not belong to the plan: {sign:quoted} comes along when text is pasted. Remove it.",
            "Deze regel hoort niet bij het plan: {sign:quoted} komt mee bij het plakken van tekst. Haal hem weg.",
            sign=fence[1],
        )
        place, length, write = fence.start(1), len(fence[1]), ""
    else:
        return None
    return flaw_of("plan.syntax", message, on_line(lines, number, place, place + length), pasteable(write))


def _indent(line: str) -> int:
    """The column of what a line begins with."""
    return len(line) - len(line.lstrip())


def _depth(line: str) -> int:
    """The column of a line's first key: dashes count as room."""
    return len(line) - len(line.lstrip(" -"))


def _from_indent(lines: Sequence[str], mark: Mark) -> Region:
    line = line_at(lines, mark.line)
    return on_line(lines, mark.line, _indent(line), len(line.rstrip()))


def _no_colon(lines: Sequence[str], number: int) -> Flaw:
    line = lines[number]
    words = " ".join(re.split(r"\s#", line, maxsplit=1)[0].split()).lstrip("- ")
    if item := _bare_item(lines, number):
        return item
    message = phrase(
        'A colon is missing after {words:quoted}: a line in a plan is "key: value". Is it part of the value above, '
        "then move it to the right.",
        'Na {words:quoted} ontbreekt een dubbele punt: een regel in een plan is "veld: waarde". Hoort het bij de '
        "waarde erboven, zet het dan verder naar rechts.",
        words=words,
    )
    start = _indent(line)
    key, _, value = words.partition(" ")
    write = ""
    if words and len(words) <= FOREIGN_LENGTH and words[0].isalpha():
        write = f"{key}: {value.strip()}" if value and re.fullmatch(r"[a-z_]+", key) else f"{words}:"
    return flaw_of("plan.syntax", message, on_line(lines, number, start, len(line.rstrip())), write)


def _spaces(count: int) -> Phrase | Text:
    if not count:
        return Text("without spaces", "zonder spaties")
    return phrase("with {n} {n:space|spaces}", "met {n} {n:spatie|spaties}", n=count)


_ENTRIES: Final = {
    "products": ("name", "contribution", "rank", "quantity", "unit", "price", "revenue"),
    "segments": ("name", "definition", "contribution", "rank", "time"),
    "lines": ("name", "amount"),
    "events": ("name", "start", "end", "effect"),
    "activities": (
        "name", "for", "per_day", "per_week", "per_month", "per_quarter", "per_period", "hours", "leads_to",
        "conversion", "start", "end",
    ),
    "development": ("goal", "measure", "from", "to", "by", "support"),
    "self": ("measure", "kind", "target", "every", "source"),
    "organisation": ("measure", "kind", "target", "every", "source", "who", "act_below"),
    "reviews": ("date", "first", "every", "last", "skip", "with", "in_calendar"),
    "waivers": ("rule", "reason", "until"),
}  # fmt: skip
"""The lists of entries behind a dash, and the keys of such an entry, first the one that it begins with."""
_SCALARS: Final = frozenset(("quarters", "months", "weeks", "index", "with", "skip"))
"""Lists of single values."""


def _bare_item(lines: Sequence[str], number: int) -> Flaw | None:
    """`- Airco` with the keys of that entry below it."""
    line = line_at(lines, number)
    words = re.split(r"\s#", line, maxsplit=1)[0].strip().lstrip("- ").rstrip()
    if not re.match(_DASH, line) or not words or len(words) > FOREIGN_LENGTH or ":" in words:
        return None
    dash = _indent(line)
    above = (re.match(r"( *)([a-z_]+): *(?:#.*)?$", each) for each in reversed(lines[:number]))
    section = next((found[2] for found in above if found and len(found[1]) <= dash), "")
    if section in _SCALARS:
        return None
    key, *others = _ENTRIES.get(section, ("name",))
    region = on_line(lines, number, dash, len(line.rstrip()))
    first, _, rest = words.partition(" ")
    # Of another key than the first it may be a name that begins with that word.
    if first == key or (first in others and re.match(r"\W? ?[0-9]|\Z", rest)):
        message = phrase(
            "A colon is missing after {key:quoted}.", "Na {key:quoted} ontbreekt een dubbele punt.", key=first
        )
        value = yaml_scalar(_unquoted(rest.strip())) if rest else ""
        return flaw_of("plan.syntax", message, region, f"- {first}: {value}".rstrip())
    message = phrase(
        "An entry of a list starts with a key, such as `{key}`: put {words:quoted} behind it.",
        "Een onderdeel van een lijst begint met een veld, zoals `{key}`: zet {words:quoted} daarachter.",
        key=key,
        words=words,
    )
    text = _unquoted(words)
    value = text if re.fullmatch(r"[^\W\d_][\w .()/-]*", text) else quoted(text)
    return flaw_of("plan.syntax", message, region, f"- {key}: {value}")


def _indentation(lines: Sequence[str], mark: Mark) -> Flaw:
    line = line_at(lines, mark.line)
    here = _indent(line)
    is_item = line.lstrip().startswith("- ")
    before = next((at for at in range(mark.line - 1, -1, -1) if lines[at].strip()[:1] not in ("", "#")), 0)
    below = not is_item and here > _indent(lines[before])
    if below and (item := _bare_item(lines, before)):
        return item
    if is_item and (first := _without_dash(lines, mark.line)):
        return first
    if not is_item and (entry := _wide_dash(lines, before, here) or _next_without_dash(lines, mark.line)):
        return entry
    columns = _open_columns(lines[: mark.line], line)
    if top := _of_the_top(lines, mark):
        return top
    if columns:
        column = min(columns, key=lambda at: abs(at - here))
        message = phrase(
            "This line does not fit under the lines above it. Let it start {spaces}, as {words:quoted} above "
            "it does, or as another line that it belongs with.",
            "Deze regel past niet onder de regels erboven. Laat hem beginnen {spaces}, net als {words:quoted} erboven, "
            "of net als een andere regel waar hij bij hoort.",
            spaces=_spaces(column),
            words=columns[column],
        )
        return flaw_of("plan.syntax", message, _from_indent(lines, mark))
    message = phrase(
        "This line does not fit under the lines above it. Let the keys of one section start in the same column, and "
        "the items of one list with a dash in the same column.",
        "Deze regel past niet onder de regels erboven. Laat de velden van een onderdeel in dezelfde kolom beginnen, "
        "en de items van een lijst met een streepje in dezelfde kolom.",
    )
    return flaw_of("plan.syntax", message, _from_indent(lines, mark))


_OF_THE_TOP: Final = frozenset((
    "salesplan", "account_manager", "sales_manager", "year", "period", "currency", "country", "numbers",
    "revenue_target", "order_target", "contribution_basis", "products", "segments", "selling_time", "costs", "periods",
    "activities", "average_order", "cycle_days", "customers", "development", "monitoring", "reviews", "waivers",
))  # fmt: skip
"""The keys of the plan as a whole that no section has as well."""


def _of_the_top(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """A key of the plan as a whole with spaces in front of it, below others without."""
    line = line_at(lines, mark.line)
    key = line.strip().split(":")[0]
    if key not in _OF_THE_TOP or not line.startswith(" ") or 0 not in _open_columns(lines[: mark.line], line):
        return None
    message = phrase(
        "`{key}` belongs at the top level of the plan: let this line start in the first column, without spaces in "
        "front of it.",
        "`{key}` hoort op het hoogste niveau van het plan: laat deze regel helemaal links beginnen, zonder spaties "
        "ervoor.",
        key=key,
    )
    return flaw_of("plan.syntax", message, _from_indent(lines, mark))


def _wide_dash(lines: Sequence[str], number: int, column: int) -> Flaw | None:
    """The first line of an entry whose key stands further to the right than those below it."""
    line = lines[number]
    dash, start = _indent(line), _depth(line)
    if not re.match(_DASH, line) or not re.match(_BLOCK_KEY, line) or not dash + 2 <= column < start:
        return None
    message = phrase(
        "Behind this dash {n:stands|stand} {n} {n:space|spaces} too many: the line below it starts further to the "
        "left than {words:quoted}, and the keys of an entry start in the same column.",
        "Achter dit streepje {n:staat|staan} {n} {n:spatie|spaties} te veel: de regel eronder begint verder naar links "
        "dan {words:quoted}, en de velden van een onderdeel beginnen in dezelfde kolom.",
        n=start - column,
        words=line[start:].rstrip(),
    )
    region = on_line(lines, number, dash, len(line.rstrip()))
    write = f"{line[dash:column]}{line[start:].rstrip()}"
    return flaw_of("plan.syntax", message, region, pasteable(write))


def _next_without_dash(lines: Sequence[str], number: int) -> Flaw | None:
    """An entry that lacks its dash and begins with the same key as the one before it."""
    line = lines[number]
    here = _indent(line)
    dashes = _open_columns(lines[:number], "- ")
    column = next((at for at in dashes if at <= here), 0)
    begins = re.match(r"- +([a-z_]+:)(?:\s|\Z)", dashes.get(column, ""))
    if not begins or not line.lstrip().startswith(begins[1]):
        return None
    message = phrase(
        "A new entry of the list starts here, and each entry starts with a dash. Put a dash and a space in front of "
        "it.",
        "Hier begint een nieuw onderdeel van de lijst, en elk onderdeel begint met een streepje. Zet er een streepje "
        "en een spatie voor.",
    )
    region = on_line(lines, number, here, len(line.rstrip()))
    return flaw_of("plan.syntax", message, region, pasteable(f"{' ' * column}- {line.strip()}"))


def _open_columns(above: Sequence[str], line: str) -> dict[int, str]:
    """Where a line can start, and what above it does: a dash goes with a dash, a key with a key, if still open."""
    pattern = _DASH if line.lstrip().startswith("- ") else _BLOCK_KEY
    columns: dict[int, str] = {}
    limit = max(map(len, above), default=0) + 1
    for each in reversed(above):
        words = each.lstrip()
        indent = len(each) - len(words)
        if re.match(pattern, each):
            at = indent if pattern == _DASH else _depth(each)
            if at < limit:
                columns[at], limit = words.rstrip(), at
        elif words and not words.startswith("#"):
            limit = min(limit, indent + words.startswith("- "))
    return columns


def _without_dash(lines: Sequence[str], number: int) -> Flaw | None:
    """The first entry of a list, where the keys of the list are there without a dash, and the next entry has one."""
    column = _indent(lines[number])
    first, indent = number, 0
    for at in range(number - 1, -1, -1):
        words = lines[at].lstrip()
        here = len(lines[at]) - len(words)
        if not words or words.startswith("#"):
            continue
        if here <= column and words.startswith("- "):
            return None
        if here <= column and here < indent and re.match(_BARE_KEY, words):
            break
        first, indent = at, here
    else:
        return None
    key = lines[at].split(":")[0].strip()
    if key not in _ENTRIES or lines[first].lstrip().startswith("- ") or not re.match(_BLOCK_KEY, lines[first]):
        return None
    message = phrase(
        "This starts the first entry of {key:quoted}, and each entry starts with a dash, as on line {line:digits}. Put "
        "a dash and a space in front of it.",
        "Hier begint het eerste onderdeel van {key:quoted}, en elk onderdeel begint met een streepje, zoals op regel "
        "{line:digits}. Zet er een streepje en een spatie voor.",
        key=key,
        line=number + 1,
    )
    words = lines[first].strip()
    write = f"{' ' * column}-{' ' * (indent - column - 1)}{words}" if indent > column + 1 else ""
    region = on_line(lines, first, indent, indent + len(words))
    return flaw_of("plan.syntax", message, region, pasteable(write))


def _unknown(lines: Sequence[str], mark: Mark) -> Flaw:
    message = phrase(
        "YAML cannot read this. Look at the quotes, brackets, colons and spaces of this line and the one before it.",
        "Dit is geen leesbare YAML. Kijk de aanhalingstekens, haken, dubbele punten en spaties van deze regel en de "
        "regel ervoor na.",
    )
    return flaw_of("plan.syntax", message, _rest_of_line(lines, mark))


LONE_DASH: Final = phrase(
    "A dash stands here by itself. Write the amount; an amount with a comma in it goes in quotes: {example}.",
    "Hier staat een los streepje. Schrijf het bedrag; een bedrag met een komma erin zet je tussen aanhalingstekens: "
    "{example}.",
    example='"24.000,-"',
)


# --- What to write instead -------------------------------------------------------------------------------------------


def quoted(value: str) -> str:
    """A value in quotes that reads the same in block and flow style."""
    if '"' in value and not re.search(r"['\\\t]", value):
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def pasteable(write: str) -> str:
    return write if len(write) <= LIMIT_WRITE else ""


class _Entry(NamedTuple):
    """`key: value` or `- value` as somebody wrote it on one line, right or wrong."""

    key: str
    value: str
    column: int  # of the value, 0-based
    dash: str


_KEY: Final = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{},#&*!|>%@`?:-](?:[^:]|:(?!\s|\Z))*):(?=\s|\Z)"""
_LEAD: Final = r"\s*((?:[-?]\s+)*)"


def _entry(line: str, offset: int = 0) -> _Entry:
    """The entry on a line or a piece of one that starts at column `offset`."""
    lead = re.match(_LEAD, line)
    assert lead
    key = re.compile(_KEY).match(line, lead.end())
    start = key.end() if key else lead.end()
    rest = re.split(r"\s#", line[start:], maxsplit=1)[0]
    value = rest.strip()
    column = offset + start + _indent(rest)
    return _Entry(key[1].strip() if key else "", value, column, "- " if lead[1] else "")


def _entry_at(lines: Sequence[str], mark: Mark, flow: bool | None) -> _Entry | None:
    """The entry around a mark; inside brackets it goes from comma to comma. None: look at the line to know."""
    line = line_at(lines, mark.line)
    if flow is None:
        opened = line[: mark.column]
        flow = opened.count("{") + opened.count("[") > opened.count("}") + opened.count("]")
    if not flow:
        entry = _entry(line)
        return entry if entry.key or entry.dash else None
    start = max(line.rfind(sign, 0, mark.column) for sign in "{[,") + 1
    end = min((found for sign in ",}]" if (found := line.find(sign, mark.column)) >= 0), default=len(line))
    return _entry(line[start:end], start)


_APOSTROPHE: Final = r"'[a-z]{1,2}[ -]"
"""'s-Hertogenbosch, 't Zand, 'n beurs: no opening quote, but a part of the name."""


def _unquoted(value: str) -> str:
    """What somebody meant who got the quotes wrong."""
    quote = value[:1]
    if quote not in _QUOTES or re.match(_APOSTROPHE, value, flags=re.IGNORECASE):
        return value
    # An apostrophe between letters is none.
    quotes = [found.start() for found in re.finditer(rf"(?<!\w){quote}+|{quote}+(?!\w)", value)]
    # Three of them with one at the end are those around the text and one in it, as in `"19" rack"`.
    is_inch = len(quotes) == 3 and value.endswith(quote)
    if len(quotes) > 1 + value.endswith(quote) and not value[quotes[1] - 1].isspace() and not is_inch:
        return value  # they are closed before the end, and belong to the text
    inner = value[1:-1] if len(value) > 1 and value.endswith(quote) else value[1:]
    return inner.replace("''", "'") if quote == "'" else inner


def _rewritten(entry: _Entry) -> str:
    value = _unquoted(entry.value)
    if not value or len(value) > FOREIGN_LENGTH:
        return ""
    return f"{entry.dash}{entry.key}: {quoted(value)}" if entry.key else f"{entry.dash}{quoted(value)}"


def _quoted_entry(lines: Sequence[str], mark: Mark, flow: bool | None) -> str:
    """The entry that a mark stands in, its value in quotes; "" when the mark is not in a value."""
    entry = _entry_at(lines, mark, flow)
    return _rewritten(entry) if entry and mark.column >= entry.column else ""
