"""What is wrong with the file itself: faults of YAML and of the model, as problems in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from salesplan_cli.notation import Misread
from salesplan_cli.source import Flaw, Path, Placeholder, Region
from salesplan_cli.text import Fact, Phrase, phrase


class Problem(NamedTuple):
    """One `plan.*` finding: what is wrong at a path, and which values are not given because of it."""

    rule: str
    path: Path
    message: Phrase
    write: str = ""
    region: Region | None = None
    """Where it is, if that is not simply the place of `path`."""
    lost: tuple[Path, ...] = ()
    """Values that are not given through this problem."""


def from_flaw(flaw: Flaw) -> Problem:
    """A fault that reading the YAML found."""
    return Problem(flaw.rule, flaw.path, flaw.message, flaw.write, flaw.region, (flaw.path,))


def misread(path: Path, why: Misread) -> Problem:
    """A value that its type does not accept, with the line to write in its place."""
    return Problem(why.rule, path, why.message, _line(path, why.write), None, (path,))


def _line(path: Path, value: str) -> str:
    if not value or not path:
        return value
    # A list of values is mended at the value itself, inside its brackets: there is no line to replace.
    return value if isinstance(path[-1], int) else f"{path[-1]}: {value}"


KINDS: Final[Mapping[str, Phrase]] = {
    "value": phrase("one value", "één waarde"),
    "list": phrase(
        "a list, each item on its own line after a `-`", "een lijst, elk item op een eigen regel na een `-`"
    ),
    "mapping": phrase("keys with a value (`name: ...`)", "velden met een waarde (`name: ...`)"),
    "periods": phrase("a list of numbers", "een lijst met getallen"),
}


def wrong_kind(path: Path, expected: str, found: object, write: str = "") -> Problem:
    """A list where one value belongs, a value where a section belongs, and so on."""
    if expected == "value" and (placeholder := placeholder_text(found)):
        return Problem("plan.vague", path, vague(placeholder), write, None, (path,))
    message = phrase(
        "`{key}` takes {expected}, and here stands {found}",
        "Bij `{key}` hoort {expected}, en hier staat {found}",
        key=name_of(path),
        expected=KINDS[expected],
        found=_found(found),
    )
    return Problem("plan.kind", path, message, write, None, (path,))


def _found(found: object) -> Phrase:
    if isinstance(found, str):
        return phrase("the text {text:quoted}", "de tekst {text:quoted}", text=found)
    if isinstance(found, list):
        return phrase("a list", "een lijst")
    return phrase("a group of keys", "een groep velden")


def placeholder_text(found: object) -> str | None:
    """`[X]`, `[DATE]` and `{{name}}`, which YAML reads as a list or a mapping, as they were written."""
    if isinstance(found, Placeholder):
        return found.text
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], str):
        return f"[{found[0]}]" if not any(character.isdigit() for character in found[0]) else None
    return None


def vague(text: str) -> Phrase:
    """A placeholder or a word where a real answer belongs."""
    return phrase(
        "{text:quoted} is a placeholder: put the real answer in its place",
        "{text:quoted} is nog niet ingevuld: zet hier het echte antwoord neer",
        text=text,
    )


def name_of(path: Path) -> str:
    """The key that a path ends in; for an entry of a list the list's key."""
    for part in reversed(path):
        if isinstance(part, str):
            return part
    return "salesplan"


def unknown_key(path: Path, nearest: str | None, absent: bool) -> Problem:
    """A key that the format does not have; it stands for `nearest` where that key itself is absent."""
    key = str(path[-1])
    if nearest is None:
        message = phrase(
            "{key:quoted} is not a key of a sales plan here: remove it, or put it in a comment behind `#`",
            "{key:quoted} is hier geen veld van een verkoopplan: haal het weg of zet er `#` voor",
            key=key,
        )
        return Problem("plan.unknown-key", path, message)
    message = phrase(
        "{key:quoted} is not a key of a sales plan here; did you mean `{nearest}`?",
        "{key:quoted} is hier geen veld van een verkoopplan; bedoel je `{nearest}`?",
        key=key,
        nearest=nearest,
    )
    return Problem("plan.unknown-key", path, message, "", None, ((*path[:-1], nearest),) if absent else ())


def exclusive(path: Path, keys: Iterable[str], lost: tuple[Path, ...]) -> Problem:
    """Keys that exclude each other: reported at the second one, neither counts."""
    message = phrase(
        "{keys} exclude each other: keep one of them. As long as both are there, neither counts",
        "{keys} sluiten elkaar uit: kies er één. Zolang ze er allebei staan, telt geen van beide",
        keys=tuple(f"`{key}`" for key in keys),
    )
    return Problem("plan.kind", path, message, "", None, lost)


def required(key: str, message: Phrase, write: str) -> Problem:
    """A required key that is not there."""
    return Problem("plan.required", (key,), message, write, None, ((key,),))


def version(found: str | None) -> Phrase:
    """No `salesplan:` line, or one that names another version than 1."""
    if found is None:
        return phrase(
            "the line `salesplan: 1` is missing: it says which version of the format this plan is written in",
            "de regel `salesplan: 1` ontbreekt: die zegt in welke versie van het formaat dit plan is geschreven",
        )
    return phrase(
        "this plan is written in version {found:quoted}, and this salesplan reads version 1",
        "dit plan is geschreven in versie {found:quoted}, en deze salesplan leest versie 1",
        found=found,
    )


def too_many(path: Path, given: int, expected: int, unit: Phrase) -> Problem:
    """More quarters, months or weeks than the period has."""
    facts: dict[str, Fact] = {"given": given, "expected": expected, "unit": unit}
    return Problem(
        "plan.kind",
        path,
        phrase(
            "the period has {expected} {unit}, and here stand {given} numbers: take {expected}",
            "de periode heeft {expected} {unit}, en hier staan {given} getallen: maak er {expected} van",
            **facts,
        ),
        "",
        None,
        (path,),
    )
