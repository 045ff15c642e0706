"""What a plan may not hold, in words for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from yaml.error import MarkedYAMLError
from yaml.events import AliasEvent

from salesplan_cli.limits import LIMIT_DIRECTIVES, LIMIT_ENTRIES, LIMIT_KEY, LIMIT_LEVELS, LIMIT_NODES, LIMIT_SCALAR
from salesplan_cli.places import (
    Event,
    Flaw,
    Path,
    Region,
    around,
    character_at,
    flaw_of,
    is_scalar,
    on_line,
    word,
    word_at,
)
from salesplan_cli.text import phrase
from salesplan_cli.yaml_faults.rewriting import quoted_entry


def no_plan(lines: Sequence[str]) -> Flaw:
    """A file in which nothing is written."""
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


def has_tag(event: Event) -> bool:
    """Whether an event carries a tag."""
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
        return long_key(around(lines, event))
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
    write = quoted_entry(lines, mark, flow=None) if is_text and event.end_mark.line == mark.line else ""
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
    """`*name`, which YAML takes for a reference."""
    message = phrase(
        "YAML reads {sign:quoted} as a reference to another value, and a plan may not have those. Write the value "
        "itself; is it part of the text, then put the text in quotes.",
        "YAML leest {sign:quoted} als een verwijzing naar een andere waarde, en die mag een plan niet hebben. Schrijf "
        "de waarde zelf; hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens.",
        sign=word_at(lines, event.start_mark),
    )
    write = quoted_entry(lines, event.start_mark, flow)
    return flaw_of("plan.alias", message, word(lines, event.start_mark), write)


def several(event: Event, lines: Sequence[str]) -> Flaw:
    """More than one document."""
    message = phrase(
        "A second plan starts here (---). Put each plan in a file of its own.",
        "Hier begint een tweede plan (---). Zet elk plan in een eigen bestand.",
    )
    return flaw_of("plan.syntax", message, word(lines, event.start_mark))


def too_deep(event: Event, lines: Sequence[str]) -> Flaw:
    """More levels than a plan has."""
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
    """More entries than a plan has."""
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


def long_key(region: Region) -> Flaw:
    """A key longer than any key."""
    message = phrase(
        "This key is longer than {limit} characters. Is it text, then put it in quotes.",
        "De naam van dit veld is langer dan {limit} tekens. Is het tekst, zet die dan tussen aanhalingstekens.",
        limit=LIMIT_KEY,
    )
    return flaw_of("plan.limit", message, region)


def root_placeholder(event: Event, lines: Sequence[str]) -> Flaw:
    """A mapping in place of a key: `{{name}}`."""
    mark = event.start_mark
    text = re.split(r":(?:\s|\Z)", lines[mark.line][mark.column :], maxsplit=1)[0].rstrip()
    message = phrase(
        "Here {text:quoted} stands where the name of a key belongs. Fill it in, or put it in quotes.",
        "Hier staat {text:quoted} op de plaats van de naam van een veld. Vul het in, of zet het tussen "
        "aanhalingstekens.",
        text=text,
    )
    return flaw_of("plan.syntax", message, on_line(lines, mark.line, mark.column, mark.column + len(text)))
