"""What somebody meant by something else in place of a section, or of a list of sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from salesplan_cli import calendar, notation, problems
from salesplan_cli.fields import MEMORY, Reader, value_of
from salesplan_cli.limits import MAX_PERIOD_YEARS
from salesplan_cli.model import ITEMS, NONE_SECTIONS, ListOf, Plan, Section, Waiver, parts_of
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import period_said
from salesplan_cli.shapes.words import or_example, says_elsewhere, says_none
from salesplan_cli.text import yaml_scalar
from salesplan_cli.traps import Placeholder, Value
from salesplan_cli.yaml_faults.slips import BULLETS

KEYS_NAMED: Final = 3


def no_section(path: Path, model: type[Section], given: Value, style: Style) -> Problem:
    """Something else where a section belongs."""
    if path == ("period",):
        return problems.no_section(path, ("start", "end"), given, _period_in_words(given))
    if path[:-1] in NONE_SECTIONS and isinstance(given, str) and says_none(given):
        return problems.none_on_its_own_line(path[:-1], given)  # `- none`, an item of the list of events
    keys = [name for name in parts_of(model) if name != ITEMS][:KEYS_NAMED]
    if path == ("monitoring",) and (lines := _whose(given)):
        # Only a name of who looks, or a limit to act at, tells for sure that the organisation does.
        return problems.no_section(path, keys, given, lines)._replace(example="self:" in lines)
    pairs = not says_elsewhere(given) and (
        _as_keys(model, given)
        or _without_dashes(model, given)
        or _rule_and_reason(model, given)
        or _name_and_value(model, given, style)
    )
    if pairs:
        return problems.no_section(path, keys, given, pairs)
    # A sentence about the seasons is no basis of their index, which comes first.
    says_nothing = isinstance(given, Placeholder) or (isinstance(given, str) and notation.vague_text(given))
    if says_nothing or says_elsewhere(given):
        return problems.no_section(path, keys, given, [])._replace(example=True, generic=True)
    write = "" if path in NONE_SECTIONS else _behind_first_key(model, given, style, path)
    return problems.no_section(path, keys, given, [write] if write else [])


def _whose(given: Value) -> list[str]:
    """The lines of one list of measures, each below who looks at it; none where one of them is something else."""
    entries = given if isinstance(given, list) else []
    whose: dict[str, list[str]] = {"self": [], "organisation": []}
    for each in entries:
        said = [(name, value) for name, value in each.items() if value is not None] if isinstance(each, dict) else []
        pairs = [f"{name}: {yaml_scalar(value.strip())}" for name, value in said if isinstance(value, str)]
        if not pairs or len(pairs) < len(said) or "measure" not in dict(said):
            return []
        whose["self" if _OF_ORGANISATION.isdisjoint(dict(said)) else "organisation"] += [
            f"  - {pairs[0]}",
            *(f"    {pair}" for pair in pairs[1:]),
        ]
    return [line for name, lines in whose.items() if lines for line in (f"{name}:", *lines)]


_OF_ORGANISATION: Final = frozenset(("who", "act_below"))
"""Keys that only what the organisation follows has."""


def _as_keys(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant by `name = Car amount = 14000`: keys of the section, with another sign than `: `."""
    names = "|".join(re.escape(name) for name in parts_of(model) if name != ITEMS)
    found = re.split(rf"(?:\A|\s)({names}) ?[=:;] ?", given) if isinstance(given, str) else []
    if len(found) < 3 or found[0].strip():
        return []
    return [f"{name}: {yaml_scalar(value.strip())}" for name, value in zip(found[1::2], found[2::2], strict=True)]


RULE: Final = r"C[0-9]{2}\.[a-z-]+"
"""The code of a rule, among the waivers."""


def _rule_and_reason(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant by `C06.weeks because we plan by the month`, among the waivers."""
    found = re.match(rf"({RULE})\s(.*)\Z", given.strip()) if model is Waiver and isinstance(given, str) else None
    return [f"rule: {found[1]}", f"reason: {yaml_scalar(found[2].strip(_BETWEEN))}"] if found else []


def readers_of(model: type[Section]) -> list[tuple[str, Reader]]:
    """The keys of a section that hold one value, and how each is read."""
    return [(name, part) for name, part in parts_of(model).items() if isinstance(part, Reader)]


_LONGEST_AMOUNT: Final = 4
"""In words: `EUR 1 200 000`."""


def _name_and_value(model: type[Section], given: Value, style: Style) -> list[str]:
    """The lines that were meant by `Car 18400`, in a list whose entries have a name and one value more."""
    readers = readers_of(model)
    has_two = len(readers) == 2 and readers[1][1].kind != "text"
    words = given.split() if has_two and isinstance(given, str) else []
    splits = range(max(1, len(words) - _LONGEST_AMOUNT), len(words))
    pairs = [(" ".join(words[:at]).rstrip(_BETWEEN), " ".join(words[at:])) for at in splits]
    taken = [(name, value) for name, value in pairs if name and takes(readers[1][1], value, style)]
    # `Gate 7 500` can be gate 7; a currency in front says where the amount begins.
    if len(taken) > 1 and taken[0][1][0].isdigit():
        return []
    return (
        [f"{reader[0]}: {yaml_scalar(said)}" for reader, said in zip(readers, taken[0], strict=True)] if taken else []
    )


_BETWEEN: Final = " :=-\u2013"


def takes(reader: Reader, text: str, style: Style) -> bool:
    """Whether a text is a value of a type, be it one with two readings."""
    value = value_of(text, reader.read, style)
    return value.rule == "plan.ambiguous" if isinstance(value, Misread) else value is not None


_UNTIL: Final = r" (?:-|t/m|tot en met|tot|to|until|till|through) "


def _period_in_words(given: Value) -> list[str]:
    """The lines to write for `april 2027 t/m maart 2028`; none where it is not clear."""
    ends = (
        re.split(_UNTIL, " ".join(given.casefold().split())) if isinstance(given, str) and len(given) < MEMORY else []
    )
    if len(ends) > 1 and not re.search("[0-9]{4}", ends[0]) and (said := re.search("[0-9]{4}$", ends[-1])):
        ends[0] = f"{ends[0]} {said[0]}"  # `1 July to 31 December 2027`
    spans = [span for each in ends if (span := notation.first_and_last(each)) is not None]
    if not 0 < len(spans) == len(ends) <= 2 or spans[0][0] >= spans[-1][1]:
        return []
    if spans[-1][1] >= calendar.add_months(spans[0][0], 12 * MAX_PERIOD_YEARS):
        return []
    return [f"start: {spans[0][0].isoformat()}", f"end: {spans[-1][1].isoformat()}"]


def no_list(path: Path, model: type[Section], given: Value, data: Mapping[str, Value], style: Style) -> Problem:
    """Something else where a list of sections belongs."""
    bulleted = [name for name in given if name.startswith(tuple(BULLETS))] if isinstance(given, dict) else []
    if bulleted:
        return problems.unknown_key((*path, bulleted[0]), None, absent=False)._replace(lost=(path,))
    write = _as_rhythm(path, given, data) or _as_entries(path, model, given, style)
    return or_example(problems.wrong_kind(path, "list", given, write), given)


def own(given: list[Value]) -> list[Value]:
    """The entries of a list up to the one in which another list of the plan begins, indented by mistake: what follows
    are entries of that."""
    for at, each in enumerate(given):
        key, value = next(reversed(each.items()), ("", "")) if isinstance(each, dict) else ("", "")
        if value is None and isinstance(parts_of(Plan).get(key), ListOf):
            return given[: at + 1]
    return given


def _as_rhythm(path: Path, given: Value, data: Mapping[str, Value]) -> str:
    """The dates to write for `reviews: elke maand`; empty for anything else."""
    if path != ("reviews",) or not isinstance(given, str) or isinstance(notation.interval(given), Misread):
        return ""
    if (period := period_said(data)) is None:
        return ""
    first, last = period
    start = min(calendar.add_days(first, 7), last)
    return f"reviews:\n  - first: {start}\n    every: {yaml_scalar(given.strip())}\n    last: {last}"


def _as_entries(path: Path, model: type[Section], given: Value, style: Style) -> str:
    if isinstance(given, dict):  # one entry, without the dash that starts it
        lines = [_as_line(name, given[name]) for name in parts_of(model) if name in given]
        is_whole = 0 < len(lines) == len(given) and all(lines)
        return f"{path[-1]}:\n  - " + "\n".join(lines).replace("\n", "\n    ") if is_whole else ""
    text = given if isinstance(given, str) and not (says_none(given) or says_elsewhere(given)) else ""
    # A comma between words parts them; one beside a number may be part of it, and then there is nothing to propose.
    parts = _numbered(text) or _enumerated(text)
    if "," in text and re.search("[0-9]", " ".join(parts)):
        return ""
    entries = [_behind_first_key(model, part, style) for part in parts if part.strip()]
    return "\n".join([f"{path[-1]}:", *(f"  - {entry}" for entry in entries)]) if entries and all(entries) else ""


def _as_line(key: str, given: Value) -> str:
    """A key with its value, be that a list or a section of texts; empty for anything else."""
    if isinstance(given, str):
        return f"{key}: {yaml_scalar(given.strip())}"
    if given is None:
        return f"{key}:"
    if isinstance(given, dict):
        lines = [_as_line(name, each) for name, each in given.items()]
        return "\n".join([f"{key}:", *lines]).replace("\n", "\n  ") if all(lines) else ""
    items = [yaml_scalar(each.strip()) for each in given if isinstance(each, str)]
    is_list = isinstance(given, list) and len(items) == len(given)
    return f"{key}: [{', '.join(items)}]" if is_list else ""


def _without_dashes(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant where each of the keys of a section, or the first one, stands behind a dash."""
    sections = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    keys = [key for each in sections for key in each]
    if len(sections) < len(given or ()) or len(set(keys)) < len(keys) or not parts_of(model).keys() >= {*keys}:
        return []
    lines = [_as_line(key, value) for each in sections for key, value in each.items()]
    return "\n".join(lines).split("\n") if lines and all(lines) else []


def _numbered(text: str) -> list[str]:
    """The parts of `1. Mills 2. Bakeries`; none where it does not count 1, 2, 3."""
    start, *found = re.split(r"(?:\A|\s)([0-9]{1,2})[.)]\s+", text)
    counts = [*map(str, range(1, len(found) // 2 + 1))]
    return found[1::2] if len(counts) > 1 and not start.strip() and found[::2] == counts else []


def _enumerated(text: str) -> list[str]:
    """The parts of `Mills, Bakeries and Hotels`; none of `Bed and Breakfast, Mills and Hotels`, where one of those
    words may be part of a name."""
    *parts, last = text.split(",")
    pieces = re.split(_AND, last)
    if not parts or len(pieces) == 1:
        return [*parts, last]
    return [*parts, *pieces] if len(pieces) == 2 and not re.search(_AND, " ".join(parts)) else []


_AND: Final = r"(?:\A|\s)(?i:and|en)\s"


def _behind_first_key(model: type[Section], given: Value, style: Style, path: Path = ()) -> str:
    # A value in place of a section is what its first key asks, if that takes it: the name, the number of customers.
    readers = readers_of(model)
    # Of customers it is asked how many are approached, and not how many there are.
    asked = [each for each in readers if each[0] == "approach"] or readers
    if not asked or not isinstance(given, str):
        return ""
    name, reader = asked[0]
    text = given.strip().removeprefix(f"{name} ").strip()  # the key itself, without its colon
    if isinstance(value_of(text, reader.read, style), Misread):
        from salesplan_cli.hints.times import own_unit

        meant = own_unit((*path, name), text, {}, style) if len(text) <= MEMORY else None  # `22u/week`
        return f"{name}: {meant.write}" if meant is not None and meant.rule == "plan.notation" else ""
    if ":" in text or text.lstrip("- ").startswith(tuple(BULLETS)):
        return ""  # a key without a space behind its colon, a bullet: more than a value
    return f"{name}: {yaml_scalar(text)}"
