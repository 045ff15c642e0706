"""What somebody meant by a key that the plan does not have there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from salesplan_cli import problems
from salesplan_cli.calendar import NUMBERED
from salesplan_cli.fields import Doc, Reader, value_of
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ListOf, Plan, Section, Waiver, fields_at, parts_of
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.shapes.sections import RULE, readers_of, takes
from salesplan_cli.source import value_at
from salesplan_cli.text import yaml_scalar
from salesplan_cli.traps import Bare, Value


def renamed(data: Mapping[str, Value], in_flow: Callable[[Path], bool]) -> Iterator[Problem]:
    """`period:` with what belongs under `periods:` below it, and the reverse."""
    for key, other in (("period", "periods"), ("periods", "period")):
        given = data.get(key)
        if not isinstance(given, dict) or not given or not given.keys() <= fields_at((other,)).keys():
            continue
        # Both have `months`: how many, or a number for each.
        strange = [name for name in given if name not in fields_at((key,))]
        if strange or (key == "period" and isinstance(given["months"], list | dict)):
            taken = next((name for name in _TAKEN[other] if data.get(name) is not None), "")
            pairs = [f"{name}: {yaml_scalar(each)}" for name, each in given.items() if isinstance(each, str)]
            # What is more than values stays where it is, below the other name.
            head = "" if in_flow((key,)) else f"{other}:"
            write = f"{other}: {{{', '.join(pairs)}}}" if len(pairs) == len(given) else head
            yield problems.renamed(key, other, [*given], taken, write)


_TAKEN: Final = {"periods": ("periods",), "period": ("period", "year")}
"""What is there in place of a section, or excludes it."""


def unknown(path: Path, data: Mapping[str, Value], model: type[Section], style: Style) -> Problem | None:
    """A key that `model`, the section that it stands in, does not have; None if what is said of another explains it."""
    fields = fields_at(path[:-1])
    siblings = value_at(data, path[:-1])
    assert isinstance(siblings, dict)
    if isinstance(path[-1], Bare):
        before, rest = _cut_text(path[-1], siblings, model)
        if rest[:1] not in ([], [path[-1]]):
            return None
        part = parts_of(model).get(before)
        if rest and (isinstance(part, ListReader) or (isinstance(part, Reader) and part.kind == "text")):
            pieces = (str(siblings[before]).strip(), *rest)
            if isinstance(part, ListReader):
                return problems.cut_off(path, f"{before}: [{', '.join(map(yaml_scalar, pieces))}]", of_list=True)
            return problems.cut_off(path, f"{before}: {yaml_scalar(', '.join(pieces))}")
    if _is_below_indented(str(path[-1]), siblings, model):
        return None
    if above := _opened_above(str(path[-1]), siblings, model):
        names, in_list = above
        return problems.not_indented(path, names, in_list=in_list)
    given = {name for name, value in siblings.items() if value is not None}
    nearest = nearest_key(str(path[-1]).strip(problems.PASTED), fields)
    if nearest is None and path[-1] in parts_of(Plan):
        return problems.of_the_top(path, absent=path[-1] not in data)
    if nearest is None and (begun := _begun_by_name(path, siblings, model, style)):
        return problems.name_as_key(path, *begun)
    absent = nearest is not None and nearest not in given
    part, value = parts_of(model).get(nearest or ""), siblings[str(path[-1])]
    reads = (
        isinstance(part, Reader)
        and isinstance(value, str)
        and not isinstance(value_of(value, part.read, style), Misread)
    )
    write = f"{nearest}: {yaml_scalar(value.strip())}" if absent and reads and isinstance(value, str) else ""
    return problems.unknown_key(path, nearest, absent, write)


def _cut_text(key: str, siblings: Mapping[str, Value], model: type[Section]) -> tuple[str, list[str]]:
    """The key before, whose text a comma cut, and the pieces that `key` is one of; no pieces where that is not so."""
    before, pieces = "", list[str]()
    for name in siblings:
        if isinstance(name, Bare) and name not in parts_of(model):
            pieces.append(name)
        elif key in pieces:
            break
        else:
            before, pieces = name, []
    return before, pieces if isinstance(siblings.get(before), str) else []


def _begun_by_name(
    path: Path, siblings: Mapping[str, Value], model: type[Section], style: Style
) -> tuple[dict[str, str], Sequence[str]] | None:
    """What was meant by an entry that begins with its name as a key: `- Bakeries:`, `- Car: 18400`.

    Also which keys its value can belong to, where these are several: `- Installations: 300k`.
    """
    key = path[-1]
    if len(path) == 1 or not isinstance(path[-2], int) or isinstance(key, int | Bare) or next(iter(siblings)) != key:
        return None
    (first, reader), *others = readers_of(model)
    if first in siblings or not takes(reader, key, style):
        return None
    value = siblings[key]
    if isinstance(value, dict):  # its other keys stand further to the right
        below = {name: each for name, each in value.items() if name in parts_of(model) and isinstance(each, str)}
        return ({first: key, **below}, ()) if len(below) == len(value) else None
    if not isinstance(value, str):
        return ({first: key}, ()) if value is None else None
    # Any key takes a text, so of one it is not clear what it is an answer to; but a code is the rule that is waived.
    taking = [
        name for name, part in others if part.kind != "text" and name not in siblings and takes(part, value, style)
    ]
    if model is Waiver and re.fullmatch(RULE, key):
        taking = ["reason"]
    if len(taking) == 1:
        return {first: key, taking[0]: value}, ()
    return ({first: key}, taking) if taking else None


def _is_below_indented(key: str, siblings: Mapping[str, Value], model: type[Section]) -> bool:
    """Whether a key stands below a section of the plan as a whole that is indented: what is said of that one is all.

    As in `selling_time:` with `  costs:` below it, and then `  allowed: 60000`.
    """
    opened: type[Section] | None = None
    for name in takewhile(lambda each: each != key, siblings):
        if name in parts_of(model):
            opened = None
        elif siblings[name] is None and isinstance(part := parts_of(Plan).get(name), type):
            opened = part
    # Once the section is in its place, a slip of the pen in it is told as what it is.
    return opened is not None and (key in parts_of(opened) or key not in parts_of(Plan))


def _opened_above(key: str, siblings: Mapping[str, Value], model: type[Section]) -> tuple[tuple[str, ...], bool] | None:
    """What lines above a key opened and it lacks, down to what the key belongs in, and whether that is a list.

    As in `costs:` with `allowed: 60000` straight below it, which is not to the right of it.
    """
    opened: list[tuple[str, type[Section], bool]] = [("", model, False)]
    numbers = ""
    for name in siblings:
        holders = [at for at, (_, section, _) in enumerate(opened) if name in parts_of(section)]
        if not holders:
            if name == key and numbers and re.fullmatch(f"{NUMBERED[numbers].letter}[0-9]+", name, re.IGNORECASE):
                return (*(each for each, _, _ in opened[1:]), numbers), False
            continue
        del opened[holders[-1] + 1 :]
        if name == key:
            return tuple(each for each, _, _ in opened[1:]), opened[-1][2]
        part = parts_of(opened[-1][1])[name]
        below = siblings[name]
        numbers = name if below is None and name in NUMBERED else ""
        if below is None and isinstance(part, ListOf):
            opened.append((name, part.section, True))
        elif isinstance(part, type) and (below is None or (isinstance(below, dict) and key not in below)):
            opened.append((name, part, False))
    return None


def nearest_key(word: str, fields: Mapping[str, Doc]) -> str | None:
    """The key that somebody meant: another word for it, another spelling or a slip of the pen."""
    import difflib

    written = word.strip().lower().replace("-", "_").replace(" ", "_")
    for name, doc in fields.items():
        if written == name or written in doc.other_words:
            return name
    spellings = {each: name for name, doc in fields.items() for each in (name, *doc.other_words)}
    # Letters that changed places are no small part of a short key.
    swapped = [each for each in spellings if sorted(each) == sorted(written)]
    close = swapped or difflib.get_close_matches(written, spellings, 1, 0.75)
    return spellings[close[0]] if close else None
