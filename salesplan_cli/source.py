"""YAML bytes -> data and places: every scalar stays text, and nothing in a file can crash, hang or fool the reader.

libyaml's events with an own stack, never its nodes: those recurse in C without a limit. Line and column are looked
up late, by path, from the events themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from salesplan_cli.limits import (
    FOREIGN_LENGTH,
    LIMIT_BYTES,
    LIMIT_DIRECTIVES,
    LIMIT_ENTRIES,
    LIMIT_KEY,
    LIMIT_LEVELS,
    LIMIT_NODES,
    LIMIT_SCALAR,
    LIMIT_WRITE,
)
from salesplan_cli.text import Phrase, Text, phrase

Path: TypeAlias = tuple[str | int, ...]


class Placeholder(NamedTuple):
    """`{{name}}`, or another collection with a collection as a key, where a scalar belongs; as in the source."""

    text: str


Value: TypeAlias = "str | Placeholder | list[Value] | dict[str, Value] | None"


class Region(NamedTuple):
    """A place in a file: 1-based, in code points, the end one past the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Flaw(NamedTuple):
    """A fault in the file: what it is about, what to say, and a line to paste (or "")."""

    rule: str
    path: Path
    message: Phrase
    write: str
    region: Region


class Unjudgeable(NamedTuple):
    """A file that cannot be read as a plan, and the first reason why."""

    flaw: Flaw
    lines: tuple[str, ...]


# Any: to the type stubs the marks of an event may be absent, which those of a file never are.
_Event: TypeAlias = Any


class _Mark(Protocol):
    """A place in YAML's own counting, from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def index(self) -> int: ...


class _Spot:
    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int = 0) -> None:
        self.line, self.column, self.index = line, column, index


class _Inside(NamedTuple):
    children: list[int]
    end: int


class Source:
    """A plan's data as text, with what is needed to find the place of each part of it."""

    __slots__ = ("_events", "_insides", "_keys", "data", "flaws", "lines")

    def __init__(
        self, data: dict[str, Value], lines: tuple[str, ...], flaws: tuple[Flaw, ...], events: list[_Event]
    ) -> None:
        self.data, self.lines, self.flaws, self._events = data, lines, flaws, events
        # Filled by the first `region`: most plans that pass never need a place.
        self._insides: dict[int, _Inside] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def region(self, path: Path, *, key_only: bool = False) -> Region:
        """The place of what stands at `path` (of its key alone), or of the nearest thing around it that is there."""
        if not self._insides:
            self._insides.update(_insides(self._events))
        node, key = 0, -1
        for step in path:
            inside = self._insides.get(node)
            if inside is None:
                break
            if isinstance(step, int):
                if not (_is_list(self._events[node]) and 0 <= step < len(inside.children)):
                    break
                node, key = inside.children[step], -1
            else:
                at = self._positions(node).get(step)
                if at is None:
                    break
                node, key = inside.children[at + 1], inside.children[at]
        if key_only and key >= 0:
            return _around(self.lines, self._events[key])
        return self._place(node, key)

    def _positions(self, node: int) -> dict[str, int]:
        """Where each key stands among a mapping's children; a key that stands there twice is not there."""
        found = self._keys.get(node)
        if found is None:
            found = {}
            if _is_mapping(self._events[node]):
                children = self._insides[node].children
                keys = [self._events[index] for index in children[::2]]
                times = Counter(key.value if _is_scalar(key) else None for key in keys)
                if None not in times:  # else a placeholder, which has no keys
                    found = {key.value: at * 2 for at, key in enumerate(keys) if times[key.value] == 1}
            self._keys[node] = found
        return found

    def _place(self, node: int, key: int) -> Region:
        event = self._events[node]
        if node == 0:
            return self._root()
        if _is_scalar(event):
            if _is_written(event):
                return _span(self.lines, event.start_mark, event.end_mark)
            return self._dash(event.start_mark) if key < 0 else _around(self.lines, self._events[key])
        children, end = self._insides[node]
        on_one_line = event.start_mark.line == self._events[end].end_mark.line
        is_placeholder = (
            on_one_line and not self._positions(node) and any(index in self._insides for index in children[::2])
        )
        if key >= 0 and not (_is_mapping(event) and is_placeholder):
            return self._key(key)
        if not children or on_one_line:
            return _span(self.lines, event.start_mark, self._events[end].end_mark)
        return self._first(node)

    def _first(self, node: int) -> Region:
        """The first entry of a collection: its first key with value, its first item."""
        children = self._insides[node].children
        if _is_list(self._events[node]):
            return self._place(children[0], -1)
        key, value = self._events[children[0]], self._events[children[1]]
        if _is_scalar(key) and _is_scalar(value):
            last = value if _is_written(value) and value.end_mark.line == key.start_mark.line else key
            return _span(self.lines, key.start_mark, last.end_mark)
        return self._key(children[0])

    def _key(self, key: int) -> Region:
        inside = self._insides.get(key)
        last = self._events[key if inside is None else inside.end]
        return _span(self.lines, self._events[key].start_mark, last.end_mark)

    def _root(self) -> Region:
        """The plan as a whole is line 1: its first entry if that is there, else the line."""
        if self._insides[0].children:
            first = self._first(0)
            if first.line == 1:
                return first
        return _clamped(self.lines, 0, 0, 0, len(self.lines[0].rstrip()))

    def _dash(self, mark: _Mark) -> Region:
        """An empty item has no text of its own: its dash."""
        line = _line(self.lines, mark.line)
        dash = line.rfind("-", 0, mark.column + 1)
        column = mark.column if dash < 0 else dash
        return _clamped(self.lines, mark.line, column, mark.line, column + 1)


def read(content: bytes) -> Source | Unjudgeable:
    """A plan file's bytes as data with places, or the first reason why they cannot be read."""
    if len(content) > LIMIT_BYTES:
        return Unjudgeable(_flaw("plan.limit", _TOO_LARGE, Region(1, 1, 1, 1)), ())
    text = _decoded(content)
    if isinstance(text, Unjudgeable):
        return text
    data = text.encode()
    unreadable = _forbidden_character(data, text) or _too_many_directives(data, text)
    if unreadable:
        return unreadable
    # Exactly \r\n, \n and \r: all else that splitlines() splits on has been refused.
    lines = tuple(text.splitlines())
    source = _data(data, text, lines)
    return Unjudgeable(source, lines) if isinstance(source, Flaw) else source


# --- Before YAML: size, encoding, characters -------------------------------------------------------------------------

_TOO_LARGE: Final = phrase(
    "This file is larger than 1 MiB, far more than a plan needs. Leave only the plan in it.",
    "Dit bestand is groter dan 1 MiB, veel meer dan een plan nodig heeft. Laat er alleen het plan in staan.",
)
_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def _decoded(content: bytes) -> str | Unjudgeable:
    """The text without its byte order mark."""
    if content.startswith(_UTF_32):
        return Unjudgeable(_not_utf_8(content[0], Region(1, 1, 1, 1)), ())
    encoding = _UTF_16.get(content[:2], "utf-8")
    start = 2 if encoding != "utf-8" else 3 if content.startswith(b"\xef\xbb\xbf") else 0
    try:
        return content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = content[start : start + error.start].decode(encoding)
        lines = _split(content[start:].decode(encoding, "replace"))
        return Unjudgeable(_not_utf_8(content[start + error.start], _after(before)), lines)


def _not_utf_8(byte: int, region: Region) -> Flaw:
    message = phrase(
        "This file is not saved as UTF-8: byte {byte} cannot be read here. Open it in your editor and save it again "
        "with the encoding UTF-8.",
        "Dit bestand is niet als UTF-8 opgeslagen: byte {byte} is hier niet te lezen. Open het in je editor en sla "
        "het opnieuw op met de codering UTF-8.",
        byte=f"0x{byte:02X}",
    )
    return _flaw("plan.syntax", message, region)


def _split(text: str) -> tuple[str, ...]:
    lines = re.split("\r\n|\n|\r", text)
    return tuple(lines if lines[-1] else lines[:-1])


def _after(before: str) -> Region:
    """The place of the character that comes after `before`."""
    lines = re.split("\r\n|\n|\r", before)
    return Region(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


# What editors do not show, and the line ends of YAML 1.1 that editors do not count (NEL, U+2028, U+2029).
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ALLOWED_ASCII: Final = bytes([9, 10, 13, *range(32, 127)])
_NAMES: Final = {
    0x00: Text("null character", "nulteken"),
    0x07: Text("bell", "belteken"),
    0x08: Text("backspace", "backspace"),
    0x0B: Text("vertical tab", "verticale tab"),
    0x0C: Text("page break", "pagina-einde"),
    0x1B: Text("escape", "escape"),
    0x7F: Text("delete", "delete"),
    0x85: Text("next line", "volgende regel"),
    0x2028: Text("line separator", "regelscheiding"),
    0x2029: Text("paragraph separator", "alineascheiding"),
    0xFEFF: Text("byte order mark", "byte order mark"),
}
_ANY_CONTROL: Final = Text("control character", "stuurteken")


def _forbidden_character(data: bytes, text: str) -> Unjudgeable | None:
    # What is left of a plan without its printable ASCII is short or nothing, so this costs next to nothing.
    rest = data.translate(None, _ALLOWED_ASCII)
    if not rest or not _FORBIDDEN.search(rest.decode()):
        return None
    found = _FORBIDDEN.search(text)
    assert found
    code = ord(found[0])
    if code == 0:
        message = phrase(
            "An invisible null character (U+0000) stands here: this is not a text file saved as UTF-8. Open it in "
            "your editor and save it again with the encoding UTF-8.",
            "Hier staat een onzichtbaar nulteken (U+0000): dit is geen tekstbestand dat als UTF-8 is opgeslagen. Open "
            "het in je editor en sla het opnieuw op met de codering UTF-8.",
        )
    else:
        message = phrase(
            "An invisible character stands here: {name} ({code}). Remove it; it often comes along when text is pasted.",
            "Hier staat een onzichtbaar teken: {name} ({code}). Haal het weg; het komt vaak mee bij het plakken van "
            "tekst.",
            name=_NAMES.get(code, _ANY_CONTROL),
            code=f"U+{code:04X}",
        )
    return Unjudgeable(_flaw("plan.syntax", message, _after(text[: found.start()])), _split(text))


def _too_many_directives(data: bytes, text: str) -> Unjudgeable | None:
    if data.count(b"\n%") + data.count(b"\r%") + data.startswith(b"%") <= LIMIT_DIRECTIVES:
        return None
    lines = _split(text)
    number = [at for at, line in enumerate(lines, 1) if line.startswith("%")][LIMIT_DIRECTIVES]
    message = phrase(
        "More than {limit} lines start with %. Remove them: a plan needs none.",
        "Meer dan {limit} regels beginnen met %. Haal ze weg: een plan heeft ze niet nodig.",
        limit=LIMIT_DIRECTIVES,
    )
    return Unjudgeable(_flaw("plan.limit", message, Region(number, 1, number, 2)), lines)


# --- Events -> data --------------------------------------------------------------------------------------------------


class _PythonParser(Reader, Scanner, Parser):
    """The events where PyYAML was installed without libyaml: the same, slower."""

    def __init__(self, stream: bytes) -> None:
        Reader.__init__(self, stream.decode())
        Scanner.__init__(self)
        Parser.__init__(self)


_event_parser: Callable[[bytes], Any] = _PythonParser
try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - depends on how PyYAML was installed
    pass
else:
    _event_parser = CParser

# The first two because the pure parser lets them out for escapes such as "\Uffffffff".
_FAILURES: Final = (ValueError, OverflowError, YAMLError)

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


# A collection around the one that is being read: its children so far (keys and values in turn), whether it is a list,
# and its first event. A plain tuple, as it is made for every mapping and list of every plan.
_Frame: TypeAlias = tuple[list[Any], bool, int]


def _data(data: bytes, text: str, lines: tuple[str, ...]) -> Source | Flaw:
    """The one hot loop: a stack of its own over the events."""
    events: list[_Event] = []
    keep = events.append
    flaws: list[tuple[int, Flaw]] = []
    stack: list[_Frame] = []
    items: list[Any] = []
    add = items.append
    in_list = True
    start = 0
    nodes = 0
    careful = _needs_care(text, lines)
    next_event: Callable[[], _Event] = _event_parser(data).get_event
    try:
        event, flaw = _root_event(next_event, lines)
        if flaw:
            return flaw
        while True:
            kind = event.__class__
            if careful and kind is not MappingEndEvent and kind is not SequenceEndEvent:
                nodes += 1
                flaw = _refused(event, lines, nodes, not in_list and not len(items) & 1)
                if flaw:
                    return flaw._replace(path=_path(stack, items, in_list))
            if kind is ScalarEvent:
                keep(event)
                value = event.value
                if value in _NULLS and not event.style and (in_list or len(items) & 1):
                    value = None
                add(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                level = len(stack)
                if level == LIMIT_LEVELS:
                    return _too_deep(event.start_mark, lines)._replace(path=_path(stack, items, in_list))
                if level == 1 and not in_list and not len(items) & 1:
                    return _root_placeholder(event, lines)
                stack.append((items, in_list, start))
                start = len(events)
                keep(event)
                items = []
                add = items.append
                in_list = kind is SequenceStartEvent
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                keep(event)
                closed, opened = items, start
                items, in_list, start = stack.pop()
                add = items.append
                flow = events[opened].flow_style
                if kind is MappingEndEvent:
                    pairs = iter(closed)
                    try:
                        value = dict(zip(pairs, pairs, strict=True))
                        is_sound = len(value) * 2 == len(closed) and not (flow and None in closed)
                        is_sound = is_sound and len(value) <= LIMIT_ENTRIES
                    except TypeError:
                        is_sound = False
                else:
                    value = closed
                    is_sound = len(closed) <= LIMIT_ENTRIES and not (flow and _has_trap(closed))
                if not is_sound:
                    if len(closed) > LIMIT_ENTRIES * 2 and not stack:
                        return _too_many_entries(events[opened], lines, ())
                    value, found = _mended(_File(text, lines, events), opened, closed, _path(stack, items, in_list))
                    if value.__class__ is not dict:
                        _forget(flaws, events[opened])  # one fault as a whole
                    flaws += found
                # A collection as a key: unhashable, so that the mapping around it is seen to be a placeholder.
                add(value if in_list or len(items) & 1 else [])
                if not stack:
                    break
            else:
                return _alias(event, lines, _in_flow(events, stack, start))._replace(path=_path(stack, items, in_list))
            event = next_event()
        next_event()  # the end of the document
        after = next_event()
    except _FAILURES as error:
        return _syntax(error, lines, events, _in_flow(events, stack, start))
    if after.__class__ is DocumentStartEvent:
        return _several(after, lines)
    flaws.sort(key=lambda flaw: flaw[0])
    return Source(items[0], lines, tuple(flaw for _, flaw in flaws), events)


def _in_flow(events: Sequence[_Event], stack: Sequence[_Frame], start: int) -> bool:
    """Whether the innermost open collection is a `{ }` or `[ ]`."""
    return bool(stack and getattr(events[start], "flow_style", False))


def _path(stack: Sequence[_Frame], items: Sequence[Any], in_list: bool) -> Path:
    """The path of the node that comes next; inside a key it ends at that key's mapping."""
    path: list[str | int] = []
    for held, is_list in [*[(around, is_list) for around, is_list, _ in stack][1:], (items, in_list)]:
        if is_list:
            path.append(len(held))
        elif len(held) & 1:
            path.append(held[-1])
        else:
            break
    return tuple(path) if stack else ()


def _forget(flaws: list[tuple[int, Flaw]], start: _Event) -> None:
    """Drop what was found inside a collection that is one fault as a whole."""
    while flaws and flaws[-1][0] >= start.start_mark.index:
        flaws.pop()


def _root_event(next_event: Callable[[], _Event], lines: Sequence[str]) -> tuple[_Event, Flaw | None]:
    """The event that opens the plan's mapping."""
    next_event()  # the stream
    if isinstance(next_event(), StreamEndEvent):
        return None, _no_plan(lines)
    event = next_event()
    if _is_mapping(event) or event.anchor is not None or _has_tag(event):
        return event, None
    if not _is_list(event) and not _is_written(event):
        return None, _no_plan(lines)
    if _is_scalar(event):
        next_event()  # a colon on a later line is a fault that says more
        glued = None if event.style else _no_space(lines, event.start_mark.line)
        if glued:
            return None, glued
    message = phrase(
        'This is not a plan: a plan is a series of lines "key: value" that starts with the line salesplan: 1. '
        "`salesplan init` writes one to fill in.",
        'Dit is geen plan: een plan bestaat uit regels "sleutel: waarde" en begint met de regel salesplan: 1. '
        "`salesplan init` schrijft er een om in te vullen.",
    )
    return None, _flaw("plan.syntax", message, _word(lines, event.start_mark), "salesplan: 1")


def _no_plan(lines: Sequence[str]) -> Flaw:
    message = phrase(
        "There is no plan in this file: write one with `salesplan init`.",
        "Er staat geen plan in dit bestand: maak er een met `salesplan init`.",
    )
    return _flaw("plan.syntax", message, _clamped(lines, 0, 0, 0, len(lines[0].rstrip()) if lines else 0))


# --- What a plan may not hold ----------------------------------------------------------------------------------------


def _has_tag(event: _Event) -> bool:
    return bool(getattr(event, "tag", None))


_SIGN: Final = re.compile(r"[!?&<](?<![^\s\[{,:?-].)(?:(?<=[!?])|(?<=&)\S|(?<=<)<)", re.DOTALL)
"""What a tag, an explicit key, an anchor or a merge key starts with, where one can start."""


def _needs_care(text: str, lines: Sequence[str]) -> bool:
    """Whether each event is to be looked at: what is not in the text is not in an event either."""
    return (
        len(text) > LIMIT_NODES // 2  # two characters are three nodes at most: `[:,`
        or max(map(len, lines), default=0) > LIMIT_KEY
        or (("!" in text or "?" in text or "&" in text or "<" in text) and _SIGN.search(text) is not None)
    )


def _refused(event: _Event, lines: Sequence[str], nodes: int, is_key: bool) -> Flaw | None:
    """The flaw for which an event ends the reading of the file, if any."""
    if event.__class__ is AliasEvent:
        return None  # the loop's own
    value = event.value if _is_scalar(event) else ""
    if nodes > LIMIT_NODES:
        message = phrase(
            "This plan holds more than {limit} values. Leave only the plan in it.",
            "Dit plan bevat meer dan {limit} waarden. Laat er alleen het plan in staan.",
            limit=LIMIT_NODES,
        )
    elif is_key and len(value) > LIMIT_KEY:
        return _long_key(_around(lines, event))
    elif len(value) > LIMIT_SCALAR:
        message = phrase(
            "This text is longer than {limit} characters. Say it in a few lines.",
            "Deze tekst is langer dan {limit} tekens. Zeg het in een paar regels.",
            limit=LIMIT_SCALAR,
        )
    elif event.anchor is not None or _has_tag(event) or (is_key and value == "<<" and not event.style):
        return _not_plain(event, lines)
    else:
        return None
    return _flaw("plan.limit", message, _word(lines, event.start_mark))


def _not_plain(event: _Event, lines: Sequence[str]) -> Flaw:
    """The flaw of an anchor, a tag or a merge key."""
    mark = event.start_mark
    sign = _at(lines, mark.line, mark.column)
    is_text = _is_scalar(event)
    if sign == "<":
        message = phrase(
            "A plan may not take over keys with <<. Write them out here.",
            "Een plan mag geen sleutels overnemen met <<. Schrijf ze hier uit.",
        )
        return _flaw("plan.alias", message, _around(lines, event))
    # In a block the value may stand on a later line than its sign, and then quotes alone do not help.
    write = _quoted_entry(lines, mark, flow=None) if is_text and event.end_mark.line == mark.line else ""
    if event.anchor is not None and (sign == "&" or not _has_tag(event)):
        message = phrase(
            "A value in a plan may not be given a name with &. Remove {sign:quoted}; is it part of the text, then put "
            "the text in quotes.",
            "Een waarde in een plan mag geen naam krijgen met &. Haal {sign:quoted} weg; hoort het bij de tekst, zet "
            "de tekst dan tussen aanhalingstekens.",
            sign=_sign(lines, mark),
        )
        return _flaw("plan.alias", message, _word(lines, mark), write)
    message = phrase(
        "YAML reads {sign:quoted} as a tag, and a plan may not have those. Remove it; is it part of the text, then put "
        "the text in quotes.",
        "YAML leest {sign:quoted} als een tag, en die mag een plan niet hebben. Haal het weg; hoort het bij de tekst, "
        "zet de tekst dan tussen aanhalingstekens.",
        sign=_sign(lines, mark),
    )
    return _flaw("plan.syntax", message, _word(lines, mark), write)


def _alias(event: _Event, lines: Sequence[str], flow: bool) -> Flaw:
    message = phrase(
        "YAML reads {sign:quoted} as a reference to another value, and a plan may not have those. Write the value "
        "itself; is it part of the text, then put the text in quotes.",
        "YAML leest {sign:quoted} als een verwijzing naar een andere waarde, en die mag een plan niet hebben. Schrijf "
        "de waarde zelf; hoort het bij de tekst, zet de tekst dan tussen aanhalingstekens.",
        sign=_sign(lines, event.start_mark),
    )
    write = _quoted_entry(lines, event.start_mark, flow)
    return _flaw("plan.alias", message, _word(lines, event.start_mark), write)


def _several(event: _Event, lines: Sequence[str]) -> Flaw:
    message = phrase(
        "A second plan starts here (---). Put each plan in a file of its own.",
        "Hier begint een tweede plan (---). Zet elk plan in een eigen bestand.",
    )
    return _flaw("plan.syntax", message, _word(lines, event.start_mark))


def _too_deep(mark: _Mark, lines: Sequence[str]) -> Flaw:
    message = phrase(
        "This is nested more than {limit} levels deep; a plan needs only a few. Check the brackets and dashes here.",
        "Dit is meer dan {limit} niveaus diep genest; een plan heeft er maar een paar nodig. Kijk de haken en "
        "streepjes hier na.",
        limit=LIMIT_LEVELS,
    )
    return _flaw("plan.limit", message, _clamped(lines, mark.line, mark.column, mark.line, mark.column + 1))


def _too_many_entries(event: _Event, lines: Sequence[str], path: Path) -> Flaw:
    message = phrase(
        "More than {limit} entries stand together here, far more than a plan needs, and none of them counts. Leave "
        "only what the plan is about.",
        "Hier staan meer dan {limit} regels bij elkaar, veel meer dan een plan nodig heeft, en geen ervan telt. Laat "
        "alleen staan waar het plan over gaat.",
        limit=LIMIT_ENTRIES,
    )
    mark = event.start_mark
    region = _clamped(lines, mark.line, mark.column, mark.line, mark.column + 1)
    return _flaw("plan.limit", message, region, path=path)


def _long_key(region: Region) -> Flaw:
    message = phrase(
        "This key is longer than {limit} characters. Is it text, then put it in quotes.",
        "Deze sleutel is langer dan {limit} tekens. Is het tekst, zet die dan tussen aanhalingstekens.",
        limit=LIMIT_KEY,
    )
    return _flaw("plan.limit", message, region)


def _root_placeholder(event: _Event, lines: Sequence[str]) -> Flaw:
    mark = event.start_mark
    text = re.split(r":(?:\s|\Z)", lines[mark.line][mark.column :], maxsplit=1)[0].rstrip()
    message = phrase(
        "Here {text:quoted} stands where the name of a key belongs. Fill it in, or put it in quotes.",
        "Hier staat {text:quoted} op de plaats van de naam van een sleutel. Vul het in, of zet het tussen "
        "aanhalingstekens.",
        text=text,
    )
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, mark.column, mark.line, mark.column + len(text)))


# --- Faults that can be judged around --------------------------------------------------------------------------------


class _File(NamedTuple):
    text: str
    lines: tuple[str, ...]
    events: list[_Event]


_Found: TypeAlias = list[tuple[int, Flaw]]
"""Flaws with the index of their place, to sort by."""


def _mended(file: _File, opened: int, items: list[Any], path: Path) -> tuple[Value, _Found]:
    """A collection without what cannot count in it, and the flaws for which that is so."""
    if len(items) > LIMIT_ENTRIES * (1 if _is_list(file.events[opened]) else 2):
        start = file.events[opened]
        return None, [(start.start_mark.index, _too_many_entries(start, file.lines, path))]
    if _is_list(file.events[opened]):
        return _mended_list(file, opened, items, path)
    if any(key.__class__ is not str for key in items[::2]):
        return Placeholder(_written(file.text, file.events[opened].start_mark, file.events[-1].end_mark)), []
    return _mended_mapping(file, opened, items, path)


def _mended_mapping(file: _File, opened: int, items: Sequence[Any], path: Path) -> tuple[dict[str, Value], _Found]:
    """A mapping without its keys that stand there twice, and with values that a comma ended taken out."""
    text, lines, events = file
    flaws: _Found = []
    children = [events[index] for index in _insides(events, opened)[opened].children]
    kept: list[int] = []
    last: dict[int, _Event] = {}  # entry -> the last key that is really a part of its value
    for at in range(0, len(children), 2):
        if kept and events[opened].flow_style and _is_stray(children[at], children[at + 1]):
            value = children[kept[-1] + 1]
            if _is_scalar(value) and _is_written(value):
                last[kept[-1]] = children[at]
                continue
        kept.append(at)
    for at, stray in last.items():
        key, value = children[at], children[at + 1]
        written = _joined(text, value, stray)
        write = f"{_written(text, key.start_mark, key.end_mark)}: {written}"
        region = _span(lines, value.start_mark, stray.end_mark)
        message = phrase(
            "The comma ended the value here, because it stands inside braces. Put the value in quotes: {write}.",
            "De komma sloot de waarde hier af, omdat die tussen accolades staat. Zet de waarde tussen "
            "aanhalingstekens: {write}.",
            write=write,
        )
        flaw = _flaw("plan.notation", message, region, _pasteable(write), (*path, items[at]))
        flaws.append((value.start_mark.index, flaw))
    seen: dict[str, list[int]] = {}
    for at in kept:
        seen.setdefault(items[at], []).append(at)
    for name, places in seen.items():
        # An empty key beside a filled one is what pasting leaves behind: the filled one counts.
        filled = [at for at in places if _holds_something(items[at + 1])] if len(places) > 1 else places
        if len(filled) < 2:
            seen[name] = filled or places[:1]
    for name, places in seen.items():
        if len(places) > 1:
            first, second = (children[at] for at in places[:2])
            message = phrase(
                "The key {name:quoted} stands here for the second time; the first is on line {line:digits}. Neither "
                "counts: keep one of them.",
                "De sleutel {name:quoted} staat hier voor de tweede keer; de eerste staat op regel {line:digits}. Geen "
                "van beide telt: laat er een staan.",
                name=name,
                line=first.start_mark.line + 1,
            )
            flaw = _flaw("plan.duplicate-key", message, _around(lines, second), path=(*path, name))
            flaws.append((second.start_mark.index, flaw))
    once = {name: places[0] for name, places in seen.items() if len(places) == 1}
    return {name: None if at in last else items[at + 1] for name, at in once.items()}, flaws


def _holds_something(value: Value) -> bool:
    """Whether anything is filled in, in a value or somewhere inside it."""
    if isinstance(value, list):
        return any(_holds_something(each) for each in value)
    if isinstance(value, dict):
        return any(_holds_something(each) for each in value.values())
    return value is not None


def _is_stray(key: _Event, value: _Event) -> bool:
    """Whether a key is what a comma cut off the value before it: `5` in `{hours: 1,5}`, `-` in `{norm: 24.000,-}`."""
    return (
        _is_scalar(key)
        and not key.style
        and _is_scalar(value)
        and not value.style
        and not _is_written(value)
        and (_is_dash(key.value) or "0" <= key.value[:1] <= "9")
    )


def _is_dash(value: str) -> bool:
    return value != "" and not value.strip("-\u2013\u2014")


_THOUSANDS: Final = re.compile(r"\d[.,'_ \u00a0\u2009\u202f]\d{3}\Z")
_CENTS: Final = re.compile(r"[0-9]{1,2}\Z")
_CUT_OFF_LENGTH: Final = 2


def _has_trap(items: Iterable[Any]) -> bool:
    """Whether a flow list may hold an amount that a comma cut in two."""
    before: Any = ""
    for item in items:
        if item.__class__ is str:
            if len(item) <= _CUT_OFF_LENGTH and _is_cut_off(before, item):
                return True
            before = item
        else:
            before = ""
    return False


def _is_cut_off(before: str, item: str) -> bool:
    if _is_dash(item):
        return item == "-" or before[-1:].isdigit()
    return _CENTS.match(item) is not None and _THOUSANDS.search(before) is not None


_LONE_DASH: Final = phrase(
    "A dash stands here by itself. Write the amount; an amount with a comma in it goes in quotes: {example}.",
    "Hier staat een los streepje. Schrijf het bedrag; een bedrag met een komma erin zet je tussen aanhalingstekens: "
    "{example}.",
    example='"24.000,-"',
)


def _mended_list(file: _File, opened: int, items: list[Value], path: Path) -> tuple[Value, _Found]:
    """A flow list in which a comma cut amounts in two is not given as a whole."""
    text, lines, events = file
    insides = _insides(events, opened)
    groups: list[list[int]] = []  # the items as they were meant
    cut = 0  # the first item that a comma cut off: the list's own event comes before any
    before = ""
    for child in insides[opened].children:
        event = events[child]
        plain = event.value if _is_scalar(event) and not event.style else ""
        if _is_cut_off(before, plain):
            cut = cut or child
            if groups and _is_scalar(events[groups[-1][-1]]):
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
            else _written(text, events[group[0]].start_mark, _end(events, insides, group[0]).end_mark)
            for group in groups
        ]
        first = next(group for group in groups if len(group) > 1)
        key = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
        write = _pasteable(f"{key}[{', '.join(written)}]")
        message = phrase(
            "A comma ends a value inside brackets, so an amount was cut in two here. Put each amount with a comma in "
            "quotes: {example}.",
            "Tussen haken sluit een komma een waarde af, waardoor hier een bedrag in tweeën is gedeeld. Zet elk bedrag "
            "met een komma tussen aanhalingstekens: {example}.",
            example=whole[0],
        )
    else:
        first, write = [cut], ""
        message = _LONE_DASH
    place = _span(lines, events[first[0]].start_mark, events[first[-1]].end_mark)
    return None, [(events[opened].start_mark.index, _flaw("plan.notation", message, place, write, path))]


def _joined(text: str, first: _Event, last: _Event) -> str:
    """A value that a comma cut into pieces, whole again and in quotes."""
    start, end = first.start_mark.index, last.end_mark.index
    written = first.value + text[first.end_mark.index : end] if first.style else text[start:end]
    return _quoted(_COMMA.sub(",", " ".join(written.split())))


_COMMA: Final = re.compile(r"(?<=\d) ?, ?(?=[\d\u2013\u2014-])")


def _end(events: Sequence[_Event], insides: dict[int, _Inside], node: int) -> _Event:
    inside = insides.get(node)
    return events[node if inside is None else inside.end]


# --- Places ----------------------------------------------------------------------------------------------------------


def _insides(events: Sequence[_Event], start: int = 0) -> dict[int, _Inside]:
    """For each collection from `start` on: its children and its end, all as indexes of events."""
    insides: dict[int, _Inside] = {}
    stack: list[tuple[int, list[int]]] = []
    children: list[int] = []
    opened, index = -1, start
    while True:
        kind = events[index].__class__
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            insides[opened] = _Inside(children, index)
            opened, children = stack.pop()
            if not stack:
                return insides
        else:
            children.append(index)
            if kind is not ScalarEvent:
                stack.append((opened, children))
                opened, children = index, []
        index += 1


def _is_scalar(event: _Event) -> bool:
    return event.__class__ is ScalarEvent


def _is_mapping(event: _Event) -> bool:
    return event.__class__ is MappingStartEvent


def _is_list(event: _Event) -> bool:
    return event.__class__ is SequenceStartEvent


def _is_written(event: _Event) -> bool:
    """Whether a scalar takes any room: the value of a bare `key:` does not."""
    return bool(event.start_mark.index != event.end_mark.index)


def _written(text: str, start: _Mark, end: _Mark) -> str:
    return text[start.index : end.index].strip()


def _around(lines: Sequence[str], event: _Event) -> Region:
    return _span(lines, event.start_mark, event.end_mark)


def _span(lines: Sequence[str], start: _Mark, end: _Mark) -> Region:
    """From mark to mark, without the blank lines and line end that a block of text takes along."""
    line, column = end.line, end.column
    if line > start.line and not _line(lines, line)[:column].strip():
        line -= 1
        while line > start.line and not lines[line].strip():
            line -= 1
        column = len(lines[line].rstrip())
    return _clamped(lines, start.line, start.column, line, column)


def _clamped(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> Region:
    """A region from 0-based numbers, kept inside the file: the end of a file can be a line that is not there."""
    if not lines:
        return Region(1, 1, 1, 1)
    final = len(lines) - 1
    line, column = (line, column) if line <= final else (final, len(lines[final]))
    end_line, end_column = (end_line, end_column) if end_line <= final else (final, len(lines[final]))
    column, end_column = min(column, len(lines[line])), min(end_column, len(lines[end_line]))
    return Region(line + 1, column + 1, end_line + 1, max(end_column, column if end_line == line else 0) + 1)


def _line(lines: Sequence[str], number: int) -> str:
    """A line, "" past the end of the file."""
    return lines[number] if number < len(lines) else ""


def _at(lines: Sequence[str], line: int, column: int) -> str:
    """The character at a place, "" past the end of its line."""
    return _line(lines, line)[column : column + 1]


_WORD: Final = re.compile(r"\{\{[^{}]*\}\}|[\[{]|[^\s,\[\]{}]+")


def _sign(lines: Sequence[str], mark: _Mark) -> str:
    """The word at a mark: an anchor, a tag, a placeholder."""
    line = _line(lines, mark.line)
    found = _WORD.match(line, mark.column)
    return found[0] if found else line[mark.column : mark.column + 1]


def _word(lines: Sequence[str], mark: _Mark) -> Region:
    return _clamped(lines, mark.line, mark.column, mark.line, mark.column + max(1, len(_sign(lines, mark))))


def _flaw(rule: str, message: Phrase, region: Region, write: str = "", path: Path = ()) -> Flaw:
    return Flaw(rule, path, message, write, region)


# --- What to write instead -------------------------------------------------------------------------------------------


def _quoted(value: str) -> str:
    """A value in quotes that reads the same in block and flow style."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _pasteable(write: str) -> str:
    return write if len(write) <= LIMIT_WRITE else ""


class _Entry(NamedTuple):
    """`key: value` or `- value` as somebody wrote it on one line, right or wrong."""

    key: str
    value: str
    column: int  # of the value, 0-based
    dash: str


_KEY: Final = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{},#&*!|>%@`?:-](?:[^:]|:(?!\s|\Z))*):(?=\s|\Z)"""
)
_LEAD: Final = re.compile(r"\s*((?:[-?]\s+)*)")


def _entry(line: str, offset: int = 0) -> _Entry:
    """The entry on a line or a piece of one that starts at column `offset`."""
    lead = _LEAD.match(line)
    assert lead
    key = _KEY.match(line, lead.end())
    start = key.end() if key else lead.end()
    rest = re.split(r"\s#", line[start:], maxsplit=1)[0]
    value = rest.strip()
    column = offset + start + len(rest) - len(rest.lstrip())
    return _Entry(key[1].strip() if key else "", value, column, "- " if lead[1] and not key else "")


def _entry_at(lines: Sequence[str], mark: _Mark, flow: bool | None) -> _Entry | None:
    """The entry around a mark; inside brackets it goes from comma to comma. None: look at the line to know."""
    line = _line(lines, mark.line)
    if flow is None:
        opened = line[: mark.column]
        flow = opened.count("{") + opened.count("[") > opened.count("}") + opened.count("]")
    if not flow:
        entry = _entry(line)
        return entry if entry.key or entry.dash else None
    start = max(line.rfind(sign, 0, mark.column) for sign in "{[,") + 1
    end = min((found for sign in ",}]" if (found := line.find(sign, mark.column)) >= 0), default=len(line))
    return _entry(line[start:end], start)


_APOSTROPHE: Final = re.compile(r"'[a-z]{1,2}[ -]", re.IGNORECASE)
"""'s-Hertogenbosch, 't Zand, 'n beurs: no opening quote, but a part of the name."""


def _unquoted(value: str) -> str:
    """What somebody meant who got the quotes wrong."""
    quote = value[:1]
    if quote not in {"'", '"'} or _APOSTROPHE.match(value):
        return value
    inner = value[1:-1] if len(value) > 1 and value.endswith(quote) else value[1:]
    return inner.replace("''", "'") if quote == "'" else inner


def _rewritten(entry: _Entry) -> str:
    value = _unquoted(entry.value)
    if not value or len(value) > FOREIGN_LENGTH:
        return ""
    return f"{entry.key}: {_quoted(value)}" if entry.key else f"{entry.dash}{_quoted(value)}"


def _quoted_entry(lines: Sequence[str], mark: _Mark, flow: bool | None) -> str:
    """The entry that a mark stands in, its value in quotes; "" when the mark is not in a value."""
    entry = _entry_at(lines, mark, flow)
    return _rewritten(entry) if entry and mark.column >= entry.column else ""


# --- What YAML could not read, in words for people -------------------------------------------------------------------


def _syntax(error: Exception, lines: Sequence[str], events: Sequence[_Event], flow: bool) -> Flaw:
    """A fault that YAML stumbled on, at its place and with what to do about it."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return _unknown(lines, _Spot(0, 0))
    context, problem = error.context or "", error.problem or ""
    # Looking ahead for a key, libyaml may meet a limit of its own before it gives the first event of what is too deep.
    if "nesting depth" in problem and events:  # pragma: no cover - libyaml 0.2.6 and later
        return _too_deep(mark, lines)
    opened = error.context_mark or mark
    flow = flow or "flow" in context
    flaw: Flaw | None
    if "quoted scalar" in context:
        if "document" in problem or "end of stream" in problem:
            return _open_quote(lines, opened)
        return _escape(lines, mark)
    if _at(lines, mark.line, mark.column) == "\t" or "tab" in problem:
        return _tab(lines, mark)
    if _at(lines, mark.line, 0) == "%":
        return _directive(lines, mark)
    if "<document start>" in problem or "document start" in problem:
        return _after_end(lines, mark)
    flaw = _overlong_key(lines, mark, opened, flow)
    if flaw is None and flow:
        flaw = _in_brackets(lines, mark, opened, context)
    if flaw is None:
        flaw = _late_quote(lines, mark, events) or _stray_bracket(lines, mark) or _needs_quotes(lines, mark, flow)
    if flaw is None and problem.startswith("mapping values"):
        flaw = _line_before(lines, mark)
    if flaw is None and "could not find expected ':'" in problem:
        return _no_colon(lines, opened.line)
    if flaw is None and "while parsing a block" in context and "node" not in context:
        return _indentation(lines, mark)
    return flaw or _unknown(lines, mark)


def _rest_of_line(lines: Sequence[str], mark: _Mark) -> Region:
    end = len(_line(lines, mark.line).rstrip())
    return _clamped(lines, mark.line, mark.column, mark.line, max(end, mark.column))


def _open_quote(lines: Sequence[str], opened: _Mark) -> Flaw:
    message = phrase(
        "The quote that opens here is never closed. Close it at the end of the value.",
        "Het aanhalingsteken dat hier opent, wordt nergens gesloten. Sluit het aan het eind van de waarde.",
    )
    return _flaw("plan.syntax", message, _rest_of_line(lines, opened), _quoted_entry(lines, opened, flow=False))


def _escape(lines: Sequence[str], mark: _Mark) -> Flaw:
    message = phrase(
        "Between double quotes a backslash starts a code, and this is not one. Write two backslashes for one.",
        "Tussen dubbele aanhalingstekens begint een backslash een code, en deze bestaat niet. Schrijf twee backslashes "
        "voor een.",
    )
    return _flaw("plan.syntax", message, _rest_of_line(lines, mark), _quoted_entry(lines, mark, flow=None))


def _tab(lines: Sequence[str], mark: _Mark) -> Flaw:
    line = _line(lines, mark.line)
    column = line.find("\t")
    column = mark.column if column < 0 else column
    message = phrase(
        "A tab stands here, and YAML wants spaces. Replace it with spaces, two for each level.",
        "Hier staat een tab, en YAML wil spaties. Vervang hem door spaties, twee per niveau.",
    )
    write = _pasteable(line.replace("\t", "  ").rstrip())
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, column, mark.line, column + 1), write)


def _directive(lines: Sequence[str], mark: _Mark) -> Flaw:
    message = phrase(
        "A line that starts with % is an instruction to YAML, and this one is not valid. A plan needs none: remove it.",
        "Een regel die met % begint is een opdracht aan YAML, en deze klopt niet. Een plan heeft er geen nodig: haal "
        "de regel weg.",
    )
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, 0, mark.line, len(lines[mark.line].rstrip())))


def _after_end(lines: Sequence[str], mark: _Mark) -> Flaw:
    message = phrase(
        "The plan ended above, at the line with three dots. Remove that line, or what comes after it.",
        "Het plan is hierboven geëindigd, bij de regel met drie punten. Haal die regel weg, of wat erna komt.",
    )
    return _flaw("plan.syntax", message, _rest_of_line(lines, mark))


_SIMPLE_KEY: Final = 1_024
"""Beyond this libyaml no longer sees a key at all."""


def _overlong_key(lines: Sequence[str], mark: _Mark, opened: _Mark, flow: bool) -> Flaw | None:
    for place in (mark, opened):
        line = _line(lines, place.line)
        if len(line) <= _SIMPLE_KEY:
            continue
        start = max(line.rfind(sign, 0, mark.column) for sign in "{[,") + 1 if flow else 0
        start += len(line[start:]) - len(line[start:].lstrip(" -"))
        colon = re.compile(r":(?=\s|\Z)").search(line, start)
        if colon and colon.start() - start > _SIMPLE_KEY:
            return _long_key(_clamped(lines, place.line, start, place.line, colon.start()))
    return None


_BLOCK_KEY: Final = re.compile(r"\s*(?:- +)*[^\s,\[\]{}:'\"#-][^,\[\]{}:'\"]*:(?=\s|\Z)")


def _in_brackets(lines: Sequence[str], mark: _Mark, opened: _Mark, context: str) -> Flaw | None:
    """A fault inside `{ }` or `[ ]`."""
    is_bracket = _at(lines, opened.line, opened.column) in {"[", "{"}
    at_end = not "".join(lines[mark.line :])[mark.column :].strip()
    key = _BLOCK_KEY.match(_line(lines, mark.line))
    on_new_key = key is not None and key.end() - 1 == mark.column
    if is_bracket and (at_end or on_new_key) and "flow" in context:
        bracket = _at(lines, opened.line, opened.column)
        message = phrase(
            "The bracket {bracket} that opens here is not closed. Close it with {closing}.",
            "De haak {bracket} die hier opent, wordt niet gesloten. Sluit hem met {closing}.",
            bracket=bracket,
            closing="]" if bracket == "[" else "}",
        )
        region = _clamped(lines, opened.line, opened.column, opened.line, opened.column + 1)
        return _flaw("plan.syntax", message, region)
    cut = _cut_by_comma(lines, mark)
    if cut:
        return cut
    quotes = _needs_quotes(lines, mark, flow=True)
    if quotes:
        return quotes
    sign = _at(lines, mark.line, mark.column)
    if sign == ",":
        message = phrase(
            "A value is missing before this comma. Write it, or remove the comma.",
            "Voor deze komma ontbreekt een waarde. Vul die in, of haal de komma weg.",
        )
    elif sign == "-":
        message = _LONE_DASH
    elif sign == ":":
        message = phrase(
            "This colon is not where a key ends. Write a space after it, or a comma before the key.",
            "Deze dubbele punt staat niet aan het eind van een sleutel. Zet er een spatie achter, of een komma voor de "
            "sleutel.",
        )
    else:
        message = phrase(
            "A comma or a closing bracket is missing before this.",
            "Hiervoor ontbreekt een komma of een sluithaak.",
        )
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, mark.column, mark.line, mark.column + 1))


def _cut_by_comma(lines: Sequence[str], mark: _Mark) -> Flaw | None:
    """`[24.000,- ]`: the dash that ends an amount, with a space after it."""
    if _at(lines, mark.line, mark.column) != "-":
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
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, entry.column, mark.line, mark.column + 1), write)


def _late_quote(lines: Sequence[str], mark: _Mark, events: Sequence[_Event]) -> Flaw | None:
    """A quote that was closed by the opening quote of a later value."""
    last: _Event = events[-1] if events else None
    if not _is_scalar(last) or last.style not in {"'", '"'} or last.start_mark.line == last.end_mark.line:
        return None
    message = phrase(
        "The quote that opens here is closed only on line {line:digits}. Close it at the end of the value.",
        "Het aanhalingsteken dat hier opent, wordt pas op regel {line:digits} gesloten. Sluit het aan het eind van de "
        "waarde.",
        line=last.end_mark.line + 1,
    )
    region = _rest_of_line(lines, last.start_mark)
    return _flaw("plan.syntax", message, region, _quoted_entry(lines, last.start_mark, flow=False))


def _stray_bracket(lines: Sequence[str], mark: _Mark) -> Flaw | None:
    sign = _at(lines, mark.line, mark.column)
    if sign not in {"]", "}"}:
        return None
    message = phrase(
        "The bracket {sign} closes nothing here. Remove it, or put the value in quotes if it is part of the text.",
        "De haak {sign} sluit hier niets. Haal hem weg, of zet de waarde tussen aanhalingstekens als hij bij de tekst "
        "hoort.",
        sign=sign,
    )
    return _flaw("plan.syntax", message, _clamped(lines, mark.line, mark.column, mark.line, mark.column + 1))


_TRAPS: Final = frozenset("?->@%*&`|!,]}[{")


def _needs_quotes(lines: Sequence[str], mark: _Mark, flow: bool) -> Flaw | None:
    """A value that YAML reads as more than text: one that starts with a sign of its own, or holds a second `: `."""
    entry = _entry_at(lines, mark, flow)
    if entry is None or not entry.value or mark.column < entry.column:
        return None
    region = _clamped(lines, mark.line, entry.column, mark.line, entry.column + len(entry.value))
    write = _rewritten(entry)
    first = entry.value[0]
    if first in {"'", '"'}:
        message = phrase(
            "The value goes on after its closing quote. Put one pair of quotes around the whole value.",
            "De waarde loopt door na het sluitende aanhalingsteken. Zet een paar aanhalingstekens om de hele waarde.",
        )
    elif first in _TRAPS:
        message = phrase(
            "This value starts with {sign:quoted}, which means something else in YAML. Put the value in quotes.",
            "Deze waarde begint met {sign:quoted}, en dat betekent in YAML iets anders. Zet de waarde tussen "
            "aanhalingstekens.",
            sign=first,
        )
    elif entry.key and re.search(r":(\s|\Z)", entry.value):
        message = phrase(
            "This value holds a second colon with a space, which makes YAML read it as a key. Put the value in quotes.",
            "In deze waarde staat een tweede dubbele punt met een spatie, waardoor YAML hem als sleutel leest. Zet de "
            "waarde tussen aanhalingstekens.",
        )
    else:
        return None
    return _flaw("plan.syntax", message, region, write)


_NO_SPACE: Final = re.compile(r"(\s*(?:- +)*)([^\s:'\"#\[\]{},]+):(?=[^\s:])(.*)")


def _line_before(lines: Sequence[str], mark: _Mark) -> Flaw | None:
    """A key where none can be: the line before lacks a colon or a space, or this one is too far to the right."""
    number = mark.line - 1
    while number >= 0 and (not lines[number].strip() or lines[number].lstrip().startswith("#")):
        number -= 1
    if number < 0:
        return None
    before = lines[number]
    entry = _entry(before)
    if entry.key:
        if _depth(lines[mark.line]) <= _depth(before):
            return None
        message = phrase(
            "This line is further to the right than {key:quoted} on line {line:digits}, which has a value already. "
            "Let it start in the same column, or put a value that takes several lines in quotes.",
            "Deze regel staat verder naar rechts dan {key:quoted} op regel {line:digits}, en daar staat al een waarde. "
            "Laat hem in dezelfde kolom beginnen, of zet een waarde van meer regels tussen aanhalingstekens.",
            key=entry.key,
            line=number + 1,
        )
        return _flaw("plan.syntax", message, _from_indent(lines, mark))
    return _no_space(lines, number) or _no_colon(lines, number)


def _no_space(lines: Sequence[str], number: int) -> Flaw | None:
    glued = _NO_SPACE.match(lines[number])
    if not glued or glued[3].startswith("//"):
        return None
    message = phrase(
        "A space is missing after this colon.",
        "Na deze dubbele punt ontbreekt een spatie.",
    )
    region = _clamped(lines, number, glued.end(2), number, glued.end(2) + 1)
    return _flaw("plan.syntax", message, region, _pasteable(f"{glued[2]}: {glued[3].strip()}"))


def _depth(line: str) -> int:
    """The column of a line's first key: dashes count as room."""
    return len(line) - len(line.lstrip(" -"))


def _from_indent(lines: Sequence[str], mark: _Mark) -> Region:
    line = _line(lines, mark.line)
    return _clamped(lines, mark.line, len(line) - len(line.lstrip()), mark.line, len(line.rstrip()))


def _no_colon(lines: Sequence[str], number: int) -> Flaw:
    line = lines[number]
    words = re.split(r"\s#", line, maxsplit=1)[0].strip().lstrip("- ")
    message = phrase(
        'A colon is missing after {words:quoted}: a line in a plan is "key: value". Is it part of the value above, '
        "then move it to the right.",
        'Na {words:quoted} ontbreekt een dubbele punt: een regel in een plan is "sleutel: waarde". Hoort het bij de '
        "waarde erboven, zet het dan verder naar rechts.",
        words=words,
    )
    start = len(line) - len(line.lstrip())
    write = f"{words}:" if words and len(words) <= FOREIGN_LENGTH and words[0].isalpha() else ""
    return _flaw("plan.syntax", message, _clamped(lines, number, start, number, len(line.rstrip())), write)


def _indentation(lines: Sequence[str], mark: _Mark) -> Flaw:
    message = phrase(
        "This line does not fit under the lines above it. Let the keys of one section start in the same column, and "
        "the items of one list with a dash in the same column.",
        "Deze regel past niet onder de regels erboven. Laat de sleutels van een onderdeel in dezelfde kolom beginnen, "
        "en de items van een lijst met een streepje in dezelfde kolom.",
    )
    return _flaw("plan.syntax", message, _from_indent(lines, mark))


def _unknown(lines: Sequence[str], mark: _Mark) -> Flaw:
    message = phrase(
        "YAML cannot read this. Look at the quotes, brackets, colons and spaces of this line and the one before it.",
        "Dit is geen leesbare YAML. Kijk de aanhalingstekens, haken, dubbele punten en spaties van deze regel en de "
        "regel ervoor na.",
    )
    return _flaw("plan.syntax", message, _rest_of_line(lines, mark))
