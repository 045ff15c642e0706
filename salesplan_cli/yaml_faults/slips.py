"""Signs and spaces that are not those of YAML: bullets, dashes and colons without their space, spaces that are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from salesplan_cli.places import Flaw, flaw_of, line_at, on_line
from salesplan_cli.text import Fact, Phrase, phrase, same
from salesplan_cli.yaml_faults.rewriting import indent_of, pasteable

NO_BREAK: Final = "\u00a0\u2007\u202f\u3000"
"""Spaces that look like those that YAML indents with."""
_HARD_SPACE: Final = rf"(?: *(?:- +)*[^\W\d]\w*:| *-| *)([{NO_BREAK}])"
"""A space that does not break, where YAML needs one of its own: behind a colon or a dash, or in front."""


def hard_space(lines: Sequence[str]) -> Flaw | None:
    """What comes along from a text editor, and cannot be seen."""
    every = [(at, found) for at, line in enumerate(lines) if (found := re.match(_HARD_SPACE, line))]
    if not every:
        return None
    (number, first), *others = every
    line = lines[number]
    message = phrase(
        "Here stands a no-break space, which cannot be seen and does not count as a space. Type an ordinary space in "
        "its place.",
        "Hier staat een vaste spatie, die niet te zien is en niet als spatie telt. Typ er een gewone spatie voor in de "
        "plaats.",
    )
    region = on_line(lines, number, first.start(1), first.end(1))
    write = pasteable(" " * indent_of(line) + " ".join(line.split()))
    return flaw_of("plan.syntax", also_in(message, [at for at, _ in others]), region, write)


_LINES_NAMED: Final = 5
"""Lines with the same fault that are named, beside the first."""


def also_in(message: Phrase, others: Sequence[int]) -> Phrase:
    """What is wrong on a line, with the other lines on which it is wrong too."""
    if not others:
        return message
    rest = len(others) - _LINES_NAMED
    named: list[Fact] = [str(at + 1) for at in others[:_LINES_NAMED]]
    more = [phrase("{rest} more", "nog {rest}", rest=rest)] if rest > 0 else []
    return phrase(
        "{said} The same goes for {count:line|lines} {lines}.",
        "{said} Hetzelfde geldt voor {count:regel|de regels} {lines}.",
        said=message,
        count=len(others),
        lines=(*named, *more),
    )


NO_SPACE: Final = phrase("A space is missing after this colon", "Na deze dubbele punt ontbreekt een spatie")
_NO_SPACE: Final = r"(\s*(?:- +)*)([^\s:'\"#\[\]{},]+):(?=[^\s:])(.*)"


def no_space(lines: Sequence[str], number: int) -> Flaw | None:
    """`key:value`."""
    glued = re.match(_NO_SPACE, lines[number])
    if not glued or glued[3].startswith("//"):
        return None
    region = on_line(lines, number, glued.end(2), glued.end(2) + 1)
    return flaw_of(
        "plan.syntax", same("{cause}.", cause=NO_SPACE), region, pasteable(f"{glued[2]}: {glued[3].strip()}")
    )


_GLUED_DASH: Final = r"(\s*(?:- +)*)-([^\W\d_][^:]*:(?:\s.*)?)\Z"
_EQUALS: Final = r"(\s*(?:- +)*)([^\W\d_][\w ]*?) ?([=：;])(?:\s*\Z|\s*(\S.*))"


def glued_colon(lines: Sequence[str], number: int) -> Flaw | None:
    """A line that lacks one character: `key:value`, `-key: value`, `key = value`."""
    equals = re.match(_EQUALS, lines[number])
    if not equals:
        return glued_dash(lines, number) or no_space(lines, number)
    message = phrase(
        "Here {sign:quoted} stands where a colon and a space belong.",
        "Hier staat {sign:quoted} op de plaats van een dubbele punt en een spatie.",
        sign=equals[3],
    )
    region = on_line(lines, number, equals.start(3), equals.end(3))
    return flaw_of("plan.syntax", message, region, pasteable(f"{equals[2]}: {(equals[4] or '').strip()}".strip()))


def glued_dash(lines: Sequence[str], number: int) -> Flaw | None:
    """`-key: value`."""
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
BULLET: Final = rf"\s*([*{BULLETS}])[ \t]+(\S.*)"
_FENCE: Final = r"\s*(`{3}|~{3})"


def pasted_sign(lines: Sequence[str], number: int) -> Flaw | None:
    """What comes along from a text editor, a mail or a chat: a bullet for a dash, a fence around the plan."""
    line = line_at(lines, number)
    bullet, fence = re.match(BULLET, line), re.match(_FENCE, line)
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


LONE_DASH: Final = phrase(
    "A dash stands here by itself. Write the amount; an amount with a comma in it goes in quotes: {example}.",
    "Hier staat een los streepje. Schrijf het bedrag; een bedrag met een komma erin zet je tussen aanhalingstekens: "
    "{example}.",
    example='"24.000,-"',
)
