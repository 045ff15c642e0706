"""YAML's own traps that a plan can be judged around: a comma that ended a value, a key that stands there twice.

What they spoil is taken out and reported; the rest of the plan is read as if nothing happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

from salesplan_cli.limits import LIMIT_ENTRIES
from salesplan_cli.places import (
    Event,
    Flaw,
    Path,
    around,
    as_written,
    children,
    flaw_of,
    is_list,
    is_scalar,
    is_written,
    span,
)
from salesplan_cli.text import phrase
from salesplan_cli.yaml_faults import BULLETS, LONE_DASH, pasteable, quoted, too_many_entries


class Placeholder(NamedTuple):
    """`{{name}}`, or another collection with a collection as a key, where a scalar belongs; as in the source."""

    text: str


Value: TypeAlias = "str | Placeholder | list[Value] | dict[str, Value] | None"


class File(NamedTuple):
    text: str
    lines: tuple[str, ...]
    events: list[Event]
    ends: dict[int, int]
    """Where each collection that is closed ends, by where it starts: indexes of events."""
    void: set[int]
    """The keys that do not count, as they stand there a second time: indexes of events."""


Found: TypeAlias = list[tuple[int, Flaw]]
"""Flaws with the index of their place, to sort by."""


def mended(file: File, opened: int, items: list[Any], path: Path) -> tuple[Value, Found]:
    """A collection without what cannot count in it, and the flaws for which that is so."""
    if len(items) > LIMIT_ENTRIES * (1 if is_list(file.events[opened]) else 2):
        start = file.events[opened]
        return None, [(start.start_mark.index, too_many_entries(start, file.lines, path))]
    if is_list(file.events[opened]):
        return _mended_list(file, opened, items, path)
    if any(key.__class__ is not str for key in items[::2]):
        return Placeholder(as_written(file.text, file.events[opened].start_mark, file.events[-1].end_mark)), []
    return _mended_mapping(file, opened, items, path)


def _mended_mapping(file: File, opened: int, items: Sequence[Any], path: Path) -> tuple[dict[str, Value], Found]:
    """A mapping without its keys that stand there twice, and with values that a comma ended taken out."""
    text, lines, events, ends, void = file
    flaws: Found = []
    places_inside = children(ends, opened)
    inside = [events[index] for index in places_inside]
    kept: list[int] = []
    last: dict[int, Event] = {}  # entry -> the last key that is really a part of its value
    for at in range(0, len(inside), 2):
        if kept and events[opened].flow_style and _is_stray(inside[at], inside[at + 1]):
            value = inside[kept[-1] + 1]
            if is_scalar(value) and is_written(value):
                last[kept[-1]] = inside[at]
                continue
        kept.append(at)
    for at, stray in last.items():
        key, value = inside[at], inside[at + 1]
        written = _joined(text, value, stray)
        write = f"{as_written(text, key.start_mark, key.end_mark)}: {written}"
        region = span(lines, value.start_mark, stray.end_mark)
        message = phrase(
            "The comma ended the value here, because it stands inside braces. Put the value in quotes: {write}.",
            "De komma sloot de waarde hier af, omdat die tussen accolades staat. Zet de waarde tussen "
            "aanhalingstekens: {write}.",
            write=write,
        )
        flaw = flaw_of("plan.notation", message, region, pasteable(write), (*path, items[at]))
        flaws.append((value.start_mark.index, flaw))
    seen: dict[str, list[int]] = {}
    for at in kept:
        seen.setdefault(items[at], []).append(at)
    for name, places in seen.items():
        # An empty key beside a filled one is what pasting leaves behind: the filled one counts.
        filled = [at for at in places if holds_something(items[at + 1])] if len(places) > 1 else places
        # Items of a list with bullets for dashes are no key that stands there twice.
        if len(filled) < 2 or name.startswith(tuple(BULLETS)):
            seen[name] = (filled or places)[:1]
    for name, places in seen.items():
        if len(places) > 1:
            first, second = (inside[at] for at in places[:2])
            message = phrase(
                "The key {name:quoted} stands here for the second time; the first is on line {line:digits}. Neither "
                "counts: keep one of them.",
                "Het veld {name:quoted} staat hier voor de tweede keer; de eerste staat op regel {line:digits}. Geen "
                "van beide telt: laat er een staan.",
                name=name,
                line=first.start_mark.line + 1,
            )
            flaw = flaw_of("plan.duplicate-key", message, around(lines, second), path=(*path, name))
            flaws.append((second.start_mark.index, flaw))
    once = {name: places[0] for name, places in seen.items() if len(places) == 1}
    void.update({*places_inside[::2]}.difference(places_inside[at] for at in once.values()))
    return {name: None if at in last else items[at + 1] for name, at in once.items()}, flaws


def holds_something(value: Value) -> bool:
    """Whether anything is filled in, in a value or somewhere inside it."""
    if isinstance(value, list):
        return any(holds_something(each) for each in value)
    if isinstance(value, dict):
        return any(holds_something(each) for each in value.values())
    return value is not None


def _is_stray(key: Event, value: Event) -> bool:
    """Whether a key is what a comma cut off the value before it: `5` in `{hours: 1,5}`, `-` in `{norm: 24.000,-}`."""
    return (
        is_scalar(key)
        and not key.style
        and is_scalar(value)
        and not value.style
        and not is_written(value)
        and (_is_dash(key.value) or "0" <= key.value[:1] <= "9")
    )


def _is_dash(value: str) -> bool:
    return value != "" and not value.strip("-\u2013\u2014")


_THOUSANDS: Final = re.compile(r"\d[.,'_ \u00a0\u2009\u202f]\d{3}\Z")
_CENTS: Final = re.compile(r"[0-9]{1,2}\Z")
_CUT_OFF_LENGTH: Final = 2
_START_OF_THOUSANDS: Final = re.compile(r"(?:[^\d,]{0,4} ?)?[1-9][0-9]{0,2}\Z")
_REST_OF_THOUSANDS: Final = re.compile(r"0[0-9]{2}\Z")
"""Nobody writes an amount that way, but as `290,000`."""
_LISTS_OF_NUMBERS: Final = (("quarters",), ("months",), ("weeks",))
_MIDDLE: Final = re.compile(r'"[0-9]{3},0[0-9]{2}"')


def has_trap(items: Iterable[Any]) -> bool:
    """Whether a flow list may hold an amount that a comma cut in two."""
    before: Any = ""
    for item in items:
        if item.__class__ is str:
            if (len(item) <= _CUT_OFF_LENGTH or item[0] == "0") and _is_cut_off(before, item):
                return True
            before = item
        else:
            before = ""
    return False


def _is_cut_off(before: str, item: str, *, numbers: bool = True) -> bool:
    if _is_dash(item):
        return item == "-" or before[-1:].isdigit()
    if _REST_OF_THOUSANDS.match(item):
        return numbers and _START_OF_THOUSANDS.match(before) is not None
    return _CENTS.match(item) is not None and _THOUSANDS.search(before) is not None


def _mended_list(file: File, opened: int, items: list[Value], path: Path) -> tuple[Value, Found]:
    """A flow list in which a comma cut amounts in two is not given as a whole."""
    text, lines, events, ends, _ = file
    groups: list[list[int]] = []  # the items as they were meant
    cut = 0  # the first item that a comma cut off: the list's own event comes before any
    before = ""
    for child in children(ends, opened):
        event = events[child]
        plain = event.value if is_scalar(event) and not event.style else ""
        if _is_cut_off(before, plain, numbers=path[-1:] in _LISTS_OF_NUMBERS):
            cut = cut or child
            if groups and is_scalar(events[groups[-1][-1]]):
                groups[-1].append(child)
                before = plain
                continue
        groups.append([child])
        before = plain
    if not cut:
        return items, []
    whole = [_joined(text, events[group[0]], events[group[-1]]) for group in groups if len(group) > 1]
    if whole:
        written = [
            _joined(text, events[group[0]], events[group[-1]])
            if len(group) > 1
            else as_written(text, events[group[0]].start_mark, events[ends.get(group[0], group[0])].end_mark)
            for group in groups
        ]
        first = next(group for group in groups if len(group) > 1)
        key = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
        # `1,234,000` may be one amount, or two.
        loose = any(one.isdigit() and len(one) <= 3 and _MIDDLE.fullmatch(after) for one, after in pairwise(written))
        written = [_WITH_THOUSANDS.sub(r"\1\2", each) for each in written]
        write = "" if loose else pasteable(f"{key}[{', '.join(written)}]")
        message = phrase(
            "A comma ends a value inside brackets, so an amount was cut in two here. Put each amount with a comma in "
            "quotes: {example}.",
            "Tussen haken sluit een komma een waarde af, waardoor hier een bedrag in tweeën is gedeeld. Zet elk bedrag "
            "met een komma tussen aanhalingstekens: {example}.",
            example=whole[0],
        )
    else:
        first, write = [cut], ""
        message = LONE_DASH
    place = span(lines, events[first[0]].start_mark, events[first[-1]].end_mark)
    return None, [(events[opened].start_mark.index, flaw_of("plan.notation", message, place, write, path))]


def _joined(text: str, first: Event, last: Event) -> str:
    """A value that a comma cut into pieces, whole again and in quotes."""
    start, end = first.start_mark.index, last.end_mark.index
    written = first.value + text[first.end_mark.index : end] if first.style else text[start:end]
    return quoted(_COMMA.sub(",", " ".join(written.split())))


_WITH_THOUSANDS: Final = re.compile(r'\A"([0-9]{1,3}),(0[0-9]{2})"\Z')
_COMMA: Final = re.compile(r"(?<=\d) ?, ?(?=[\d\u2013\u2014-])")
