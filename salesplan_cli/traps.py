"""YAML's own traps that a plan can be judged around: a comma that ended a value, a key that stands there twice.

What they spoil is taken out and reported; the rest of the plan is read as if nothing happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

from salesplan_cli.limits import FOREIGN_LENGTH, LIMIT_ENTRIES
from salesplan_cli.places import (
    Event,
    Flaw,
    Mark,
    Meant,
    Path,
    Region,
    around,
    as_written,
    children,
    flaw_of,
    is_list,
    is_scalar,
    is_written,
    line_at,
    on_line,
    span,
    word,
    word_at,
)
from salesplan_cli.text import Fact, Phrase, phrase, same
from salesplan_cli.yaml_faults.refusals import too_many_entries
from salesplan_cli.yaml_faults.rewriting import pasteable, quoted
from salesplan_cli.yaml_faults.slips import BULLETS, LONE_DASH, NO_SPACE


class Placeholder(NamedTuple):
    """`{{name}}`, or another collection with a collection as a key, where a scalar belongs; as in the source."""

    text: str


class Bare(str):
    """A key in braces without a colon behind it: empty, or what a comma cut off the text before it."""

    __slots__ = ()


Value: TypeAlias = "str | Placeholder | list[Value] | dict[str, Value] | None"


class File(NamedTuple):
    """A plan file while its events are read."""

    text: str
    lines: tuple[str, ...]
    events: list[Event]
    ends: dict[int, int]
    """Where each collection that is closed ends, by where it starts: indexes of events."""
    called: dict[int, str | None]
    """Keys, by index of their event, that are not as they stand there: None where one does not count, as it is there
    twice or is a piece of a value."""


PlacedFlaws: TypeAlias = list[tuple[int, Flaw]]
"""Flaws with the index of their place, to sort by."""


def mended(file: File, opened: int, items: list[Any], path: Path) -> tuple[Value, PlacedFlaws]:
    """A collection without what cannot count in it, and the flaws for which that is so."""
    if len(items) > LIMIT_ENTRIES * (1 if is_list(file.events[opened]) else 2):
        start = file.events[opened]
        return None, [(start.start_mark.index, too_many_entries(start, file.lines, path))]
    if is_list(file.events[opened]):
        return _mended_list(file, opened, items, path)
    if any(key.__class__ is not str for key in items[::2]):
        return Placeholder(as_written(file.text, file.events[opened].start_mark, file.events[-1].end_mark)), []
    return _mended_mapping(file, opened, items, path)


def block_header(lines: Sequence[str], event: Event, path: Path) -> Flaw | None:
    """The fault of an empty text that was written `>3`: to YAML a block of text starts there, three columns in."""
    mark = event.start_mark
    text = word_at(lines, mark)
    if not _BLOCK_HEADER.match(text):
        return None
    cause = phrase(
        "This value starts with {sign:quoted}, which means something else in YAML",
        "Deze waarde begint met {sign:quoted}, en dat betekent in YAML iets anders",
        sign=text[0],
    )
    message = phrase(
        "{cause}. Put the value in quotes.", "{cause}. Zet de waarde tussen aanhalingstekens.", cause=cause
    )
    write = quoted(text) if isinstance(path[-1], int) else f"{path[-1]}: {quoted(text)}"
    return _meant(message, word(lines, mark), write, text, (text,), cause)._replace(path=path)


def comment(lines: Sequence[str], end: Mark, path: Path, before: str = "") -> Flaw | None:
    """The fault of a value that ends before a `#` with nothing behind it: it is empty, or not as long as was meant."""
    line = line_at(lines, end.line)
    found = _BEHIND.match(line, end.column)
    if found is None or not isinstance(path[-1], str) or not line[: end.column].endswith(before):
        return None
    bare = found[1].rstrip()
    if len(bare) > FOREIGN_LENGTH:
        return None
    said = f"{before} #{bare}".strip()
    cause = phrase(
        "In YAML a comment starts at `#`, so {text:quoted} is not read",
        "In YAML begint bij `#` een opmerking, dus {text:quoted} wordt niet gelezen",
        text=f"#{bare}",
    )
    message = phrase(
        "{cause}. If it is part of the answer, write {write}.",
        "{cause}. Hoort het bij het antwoord, schrijf dan {write}.",
        cause=cause,
        write=(write := f"{path[-1]}: {quoted(said)}"),
    )
    start = end.column - len(before) if before else found.start(1) - 1
    region = on_line(lines, end.line, start, found.start(1) + len(bare))
    meant = Meant(said, frozenset((said,)), cause, bare)
    return Flaw("plan.notation", path, message, pasteable(write), region, meant)


NO_COMMENT: Final = re.compile(r"[ \t]#[^\s#]")
"""Most comments have a space behind the `#`, where `#1` has none."""
_BEHIND: Final = re.compile(r"[ \t]+#([^\s#](?:(?![ \t]#[ \t]).)*)")


_BLOCK_HEADER: Final = re.compile(r"[|>][+-]?[1-9]")


def _mended_mapping(file: File, opened: int, items: Sequence[Any], path: Path) -> tuple[dict[str, Value], PlacedFlaws]:
    """A mapping without its keys that stand there twice, and with values that a comma ended taken out."""
    text, _, events, ends, called = file
    flaws: PlacedFlaws = []
    places = children(ends, opened)
    inside = [events[index] for index in places]
    flow = events[opened].flow_style
    names, last = _entries(text, inside, items, flow=flow)
    for at, stray in last.items():
        key, value = inside[at : at + 2]
        found = _cut(file, key, value, stray) if is_written(value) else _glued(file, key, names[at], stray)
        flaws.append((value.start_mark.index, found._replace(path=(*path, names[at]))))
    seen: dict[str, list[int]] = {}
    for at, name in names.items():
        seen.setdefault(name, []).append(at)
    for name, entries in seen.items():
        # An empty key beside a filled one is what pasting leaves behind: the filled one counts.
        filled = [at for at in entries if holds_something(items[at + 1])] if len(entries) > 1 else entries
        # Items of a list with bullets for dashes are no key that stands there twice.
        if len(filled) < 2 or name.startswith(tuple(BULLETS)):
            seen[name] = (filled or entries)[:1]
    twice = {name: entries for name, entries in seen.items() if len(entries) > 1}
    once = {name: entries[0] for name, entries in seen.items() if len(entries) == 1}
    called.update(dict.fromkeys(places[::2]))
    called.update((places[at], name) for name, at in once.items())
    if names[0] in twice and not flow and isinstance(path[-1] if path else "", int):
        # Keys of an entry that its first key begins anew: the cause is a dash that is not there.
        begins = twice.pop(names[0])
        after = [name for name, entries in twice.items() if entries[1] > begins[1]]
        flaw = _no_dash(file, names[0], inside[begins[0]], inside[begins[1] : begins[1] + 2])
        flaws.append((inside[begins[1]].start_mark.index, flaw._replace(path=path if after else (*path, names[0]))))
        twice = {name: entries for name, entries in twice.items() if name not in after}
    for name, entries in twice.items():
        first, second = (inside[at] for at in entries[:2])
        message = phrase(
            "{twice}. Neither counts: keep one of them.",
            "{twice}. Geen van beide telt: laat er een staan.",
            twice=_for_the_second_time(name, first),
        )
        flaw = flaw_of("plan.duplicate-key", message, around(file.lines, second), path=(*path, name))
        flaws.append((second.start_mark.index, flaw))
    return {names[at]: None if at in last else items[at + 1] for at in once.values()}, flaws


def _entries(
    text: str, inside: Sequence[Event], items: Sequence[Any], *, flow: bool
) -> tuple[dict[int, str], dict[int, Event]]:
    """The keys of a mapping by their number, and of a value that YAML cut into pieces the last of them."""
    names: dict[int, str] = {}
    last: dict[int, Event] = {}
    before = -1
    for at in range(0, len(inside), 2):
        key, value = inside[at : at + 2]
        alone = flow and _is_alone(key, value)
        if alone and names and _is_rest(key.value):
            cut = inside[before + 1]
            if before in last or (is_scalar(cut) and is_written(cut)):
                last[before] = key
                continue
        names[at], before = items[at], at
        if alone and (glued := _GLUED.match(key.value)):
            names[at], last[at] = glued[1], key
        elif alone and not _COLON.match(text, key.end_mark.index):
            names[at] = Bare(items[at])
    return names, last


def _for_the_second_time(name: str, first: Event) -> Phrase:
    return phrase(
        "The key {name:quoted} stands here for the second time; the first is on line {line:digits}",
        "Het veld {name:quoted} staat hier voor de tweede keer; de eerste staat op regel {line:digits}",
        name=name,
        line=first.start_mark.line + 1,
    )


def _no_dash(file: File, name: str, first: Event, second: Sequence[Event]) -> Flaw:
    """The fault of an entry of a list that goes on in the one before it, as no dash begins it."""
    message = phrase(
        "{twice}. Does a new entry start here, then put a dash in front of it, as on line {line:digits}; else keep one "
        "of the two. As it is, neither counts.",
        "{twice}. Begint hier een nieuw onderdeel, zet er dan een streepje voor, zoals op regel {line:digits}; laat er "
        "anders een staan. Zo telt geen van beide.",
        twice=_for_the_second_time(name, first),
        line=first.start_mark.line + 1,
    )
    key, value = second
    column = first.start_mark.column
    lead = line_at(file.lines, first.start_mark.line)[:column]
    write = ""
    if lead.endswith("- ") and is_scalar(value) and value.end_mark.line == key.start_mark.line:
        write = pasteable(f"{lead[:-2]}- {as_written(file.text, key.start_mark, value.end_mark)}")
    return flaw_of("plan.duplicate-key", message, around(file.lines, key), write)


_GLUED: Final = re.compile(r"([^\W\d]\w*):(?!//)\S")
_COLON: Final = re.compile(r"\s*:")


def _cut(file: File, key: Event, value: Event, stray: Event) -> Flaw:
    """The fault of a value in braces that a comma ended: `{hours: 1,5}`."""
    whole = _whole(file.text, value, stray)
    write = f"{as_written(file.text, key.start_mark, key.end_mark)}: {quoted(whole)}"
    cause = phrase(
        "The comma ended the value here, because it stands inside braces",
        "De komma sloot de waarde hier af, omdat die tussen accolades staat",
    )
    message = phrase(
        "{cause}. Put the value in quotes: {write}.",
        "{cause}. Zet de waarde tussen aanhalingstekens: {write}.",
        cause=cause,
        write=write,
    )
    region = span(file.lines, value.start_mark, stray.end_mark)
    return _meant(message, region, write, whole, (whole,), cause)


def _glued(file: File, key: Event, name: str, stray: Event) -> Flaw:
    """The fault of a key in braces to which its value sticks: `{allowed:60000}`."""
    mark, colon = key.start_mark, len(name)
    whole = _in_one_line(file.text[mark.index + colon + 1 : stray.end_mark.index])
    is_quoted = len(whole) > 1 and whole[0] == whole[-1] and whole[0] in "'\""
    write = f"{name}: {quoted(whole) if ',' in whole and not is_quoted else whole}"
    whole = whole[1:-1] if is_quoted else whole
    region = on_line(file.lines, mark.line, mark.column + colon, mark.column + colon + 1)
    return _meant(same("{cause}.", cause=NO_SPACE), region, write, whole, (whole,), NO_SPACE)


def _meant(
    message: Phrase, region: Region, write: str, value: str | list[Any], texts: Iterable[str], cause: Phrase,
    rule: str = "plan.notation",
) -> Flaw:  # fmt: skip
    return Flaw(rule, (), message, pasteable(write), region, Meant(value, frozenset(texts), cause))


def holds_something(value: Value) -> bool:
    """Whether anything but empty text is filled in, in a value or somewhere inside it."""
    if isinstance(value, list | dict):
        return any(map(holds_something, value.values() if isinstance(value, dict) else value))
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _is_alone(key: Event, value: Event) -> bool:
    """Whether a key has nothing behind it."""
    return not key.style and is_scalar(value) and not value.style and not is_written(value)


def _is_rest(key: str) -> bool:
    """Whether a key is what a comma cut off the value before it: `5` in `{hours: 1,5}`, `-` in `{norm: 24.000,-}`."""
    return _is_dash(key) or "0" <= key[:1] <= "9"


def _is_dash(value: str) -> bool:
    return value != "" and not value.strip("-\u2013\u2014")


_THOUSANDS: Final = re.compile(r"\d[.,'_ \u00a0\u2009\u202f]\d{3}\Z")
_CENTS: Final = re.compile(r"[0-9]{1,2}\Z")
_CUT_OFF_LENGTH: Final = 2
_START_OF_THOUSANDS: Final = re.compile(r"(?:[^\d,]{0,4} ?)?[1-9][0-9]{0,2}\Z")
_REST_OF_THOUSANDS: Final = re.compile(r"0[0-9]{2}\Z")
"""Nobody writes an amount that way, but as `290,000`."""
_AMOUNTS: Final = (("quarters",), ("months",), ("weeks",))
_NUMBERS: Final = (*_AMOUNTS, ("index",))
_MAY_BE_REST: Final = re.compile(r"[0-9]{1,3}(?![0-9])")
_ONE_NUMBER: Final = (
    r"(?:[^0-9,]{0,4} ?)?"
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}(?:\.[0-9]{1,2})?"
    r"|[0-9]{1,3}(?:[.'_ \u00a0\u2009\u202f][0-9]{3})*,[0-9]{1,2}"
    r"|[0-9]+,[0-9]{1,2}|0,[0-9]+)(?: ?[^0-9,]+)?"
)
"""What a number with a comma in it looks like: `1,2 mln`, `€ 290,500`, `290000,00`."""


def has_trap(items: Iterable[Any]) -> bool:
    """Whether a flow list may hold an amount that a comma cut in two."""
    before: Any = ""
    for item in items:
        if item.__class__ is str:
            if (len(item) <= _CUT_OFF_LENGTH or item[0] == "0") and _is_cut_off(before, item):
                return True
            if _MAY_BE_REST.match(item) and before[-1:].isdigit():
                return True
            before = item
        else:
            before = ""
    return False


def _is_cut_off(before: str, item: str, *, amounts: bool = True) -> bool:
    if _is_dash(item):
        return item == "-" or before[-1:].isdigit()
    if _REST_OF_THOUSANDS.match(item):
        return amounts and _START_OF_THOUSANDS.match(before) is not None
    return _CENTS.match(item) is not None and _THOUSANDS.search(before) is not None


def _mended_list(file: File, opened: int, items: list[Value], path: Path) -> tuple[Value, PlacedFlaws]:
    """A flow list in which a comma cut amounts in two is not given as a whole."""
    text, lines, events, ends, _ = file
    places = children(ends, opened)
    inside = [events[at] for at in places]
    plain = [event.value if is_scalar(event) and not event.style else "" for event in inside]
    amounts = path[-1:] in _AMOUNTS
    cut = [at for at, pair in enumerate(pairwise(["", *plain])) if _is_cut_off(*pair, amounts=amounts)]
    maybe = _run_together(file, places, plain) if path[-1:] in _NUMBERS else []
    if not cut and not maybe:
        return items, []
    rests = {*maybe, *(at for at in cut if at and is_scalar(inside[at - 1]))}
    groups: list[list[int]] = []  # the items as they were meant
    for at in range(len(places)):
        if at in rests:
            groups[-1].append(at)
        else:
            groups.append([at])
    whole = {group[0]: _whole(text, inside[group[0]], inside[group[-1]]) for group in groups if len(group) > 1}
    first = next((group for group in groups if group[0] in whole), cut[:1])
    start, end = inside[first[0]].start_mark, inside[first[-1]].end_mark
    if (opening := events[opened].start_mark).line < start.line:
        start = opening  # what to write is the list as a whole
    region = span(lines, start, end)
    # What is left may be a piece as well: `1,234,000` is one amount, or two.
    loose = (
        not maybe
        and any(_THOUSANDS_PART.search(each) for each in whole.values())
        and any(_SHORT.fullmatch(plain[at]) for at, *rest in groups if not rest)
    )
    if not whole:
        flaw = flaw_of("plan.notation", LONE_DASH, region)
    elif loose:
        flaw = flaw_of("plan.notation", same("{cause}. {remedy}.", cause=_CUT_IN_TWO, remedy=_NO_COMMAS), region)
    else:
        written = [
            quoted(whole[at])
            if at in whole
            else as_written(text, inside[at].start_mark, events[ends.get(places[at], places[at])].end_mark)
            for at, *_ in groups
        ]
        write = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
        write += f"[{', '.join(written)}]"
        value = [whole.get(at, items[at]) for at, *_ in groups]
        example = quoted(whole[first[0]])
        if cut:
            rule, cause, remedy = "plan.notation", _CUT_IN_TWO, _QUOTE_EACH
        else:
            parts: tuple[Fact, ...] = tuple(plain[at] for at in first)
            rule, cause, remedy = "plan.ambiguous", _APART._replace(facts={"parts": parts}), _QUOTE_ONE
        message = same("{cause}. {remedy}: {example}.", cause=cause, remedy=remedy, example=example)
        flaw = _meant(message, region, write, value, whole.values(), cause, rule)
    return None, [(events[opened].start_mark.index, flaw._replace(path=path))]


_THOUSANDS_PART: Final = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_SHORT: Final = re.compile(r"[1-9][0-9]{0,2}")
_CUT_IN_TWO: Final = phrase(
    "A comma ends a value inside brackets, so an amount was cut in two here",
    "Tussen haken sluit een komma een waarde af, waardoor hier een bedrag in tweeën is gedeeld",
)
_QUOTE_EACH: Final = phrase(
    "Put each amount with a comma in quotes", "Zet elk bedrag met een komma tussen aanhalingstekens"
)
_NO_COMMAS: Final = phrase("Write each amount without a comma", "Schrijf elk bedrag zonder komma")
_APART: Final = phrase(
    "A comma ends a value inside brackets, so {parts} stand apart here: if that is right, put a space behind each "
    "comma",
    "Tussen haken sluit een komma een waarde af, dus staan {parts} hier apart: klopt dat, zet dan achter elke komma "
    "een spatie",
)
_QUOTE_ONE: Final = phrase(
    "Is it one number, then put it in quotes", "Is het één getal, zet dat dan tussen aanhalingstekens"
)


_OF_A_YEAR: Final = (4, 12, 52, 53)
_WHOLE: Final = re.compile("0|[1-9][0-9]*")


def _run_together(file: File, places: Sequence[int], plain: Sequence[str]) -> list[int]:
    """The items that may be one number with the item before them, where the commas of the list are of two kinds.

    As in `[1,2 mln, 1,3 mln]`: with a space behind them or without, or between digits alone. Not where there are as
    many whole numbers as a year has quarters, months or weeks: then each is one.
    """
    if len(places) in _OF_A_YEAR and all(_WHOLE.fullmatch(item) for item in plain):
        return []
    text, _, events, ends, _ = file
    runs = [[0]]
    mixed = not all(item.isdigit() for item in plain)
    for at in range(1, len(places)):
        end, start = events[ends.get(places[at - 1], places[at - 1])].end_mark, events[places[at]].start_mark
        glued = text[end.index : start.index] == ","
        if glued and plain[at - 1][-1:].isdigit() and plain[at][:1].isdigit():
            runs[-1].append(at)
        else:
            runs.append([at])
            mixed = mixed or end.line == start.line
    longer = [run for run in runs if len(run) > 1]
    sound = (
        re.compile(_ONE_NUMBER).fullmatch(
            text, events[places[run[0]]].start_mark.index, events[places[run[-1]]].end_mark.index
        )
        for run in longer
    )
    return [at for run in longer for at in run[1:]] if mixed and all(sound) else []


_PARTED: Final = (
    (re.compile(r"[1-9][0-9]{0,2}"), re.compile("[0-9]{3}"), ""),
    (re.compile("[0-9]+"), re.compile("[0-9]{1,2}"), "."),
)
"""Thousands and decimals: before the comma, behind it, and what to write in its place."""


def parted_number(items: object, rests: int) -> tuple[str, str] | None:
    """A number that a comma may have parted, and how to write it, where at least so many of a list may be rests."""
    texts = [each if isinstance(each, str) else "" for each in items] if isinstance(items, list) else []
    for first, rest, between in _PARTED:
        found: list[int] = []
        for at, pair in enumerate(pairwise(texts)):
            if (not found or at > found[-1] + 1) and first.fullmatch(pair[0]) and rest.fullmatch(pair[1]):
                found.append(at)
        if len(found) >= rests:
            one, other = texts[found[0]], texts[found[0] + 1]
            return f"{one},{other}", f"{one}{between}{other}"
    return None


def _whole(text: str, first: Event, last: Event) -> str:
    """A value that a comma cut into pieces, whole again."""
    start, end = first.start_mark.index, last.end_mark.index
    return _in_one_line(first.value + text[first.end_mark.index : end] if first.style else text[start:end])


def _in_one_line(written: str) -> str:
    return _COMMA.sub(",", " ".join(written.split()))


_COMMA: Final = re.compile(r"(?<=\d) ?, ?(?=\d{1,3}(?!\d)|[\u2013\u2014-])")
"""Between digits; before a year it stands between words (`April 13, 2027`)."""
