"""YAML bytes -> data and places: every scalar stays text, and nothing in a file can crash, hang or fool the reader.

libyaml's events with an own stack, never its nodes: those recurse in C without a limit. Line and column are looked
up late, by path, from the events themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from yaml.error import YAMLError
from yaml.events import (
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

from salesplan_cli import encoding, traps
from salesplan_cli.limits import LIMIT_ENTRIES, LIMIT_LEVELS
from salesplan_cli.places import (
    Event,
    Flaw,
    Mark,
    Path,
    Region,
    Spot,
    Unjudgeable,
    around,
    children,
    flaw_of,
    is_list,
    is_mapping,
    is_scalar,
    is_written,
    on_line,
    span,
    word,
)
from salesplan_cli.text import phrase
from salesplan_cli.traps import Value
from salesplan_cli.yaml_faults import refusals, slips


class Source:
    """A plan's data as text, with what is needed to find the place of each part of it."""

    __slots__ = ("_called", "_ends", "_events", "_items", "_keys", "data", "flaws", "lines")

    def __init__(
        self,
        data: dict[str, Value],
        lines: tuple[str, ...],
        flaws: tuple[Flaw, ...],
        events: list[Event],
        ends: dict[int, int],
        called: dict[int, str | None],
    ) -> None:
        self.data, self.lines, self.flaws = data, lines, flaws
        self._events, self._ends, self._called = events, ends, called
        # Filled by `region`, for what it is asked about: most plans that pass never need a place.
        self._keys: dict[int, dict[str, int]] = {}
        self._items: dict[int, list[int]] = {}

    @property
    def size(self) -> int:
        """How many nodes the plan has, and as many ends of those that hold others."""
        return len(self._events)

    def region(self, path: Path, *, key_only: bool = False) -> Region:
        """The place of what stands at `path` (of its key alone), or of the nearest thing around it that is there."""
        node, key = self._nearest(path)
        if key_only and key:
            return around(self.lines, self._events[key])
        return self._place(node, key)

    def in_flow(self, path: Path) -> bool:
        """Whether the section or list at `path` is written in braces or brackets."""
        event = self._events[self._nearest(path)[0]]
        return not is_scalar(event) and bool(event.flow_style)

    def _nearest(self, path: Path) -> tuple[int, int]:
        """Where what is at `path`, or the nearest thing around it, stands among the events, and its key.

        0 is the plan as a whole, and as a key none.
        """
        node = key = 0
        for step in path:
            if isinstance(step, int):
                item = self._item(node, step)
                if not item:
                    break
                node, key = item, 0
            else:
                at = self._positions(node).get(step)
                if at is None:
                    break
                node, key = at + 1, at
        return node, key

    def missing(self, path: Path) -> Path:
        """The first part of `path` that is not there; nothing where there is something at `path`, be it empty."""
        here: Any = self.data
        for at, step in enumerate(path, 1):
            keyed = isinstance(here, dict) and step in here
            listed = isinstance(here, list) and isinstance(step, int) and step < len(here)
            if not (keyed or listed):
                return path[:at]
            here = here[step]
        return ()

    def _item(self, node: int, number: int) -> int:
        """Where an item of a list stands, 0 for nowhere."""
        if not is_list(self._events[node]):
            return 0
        items = self._items.get(node)
        if items is None:
            items = self._items[node] = children(self._ends, node)
        return items[number] if 0 <= number < len(items) else 0

    def _positions(self, node: int) -> dict[str, int]:
        """Where each key of a mapping stands that counts, its value right after it."""
        found = self._keys.get(node)
        if found is None:
            found = self._keys[node] = {}
            keys = children(self._ends, node)[::2] if is_mapping(self._events[node]) else []
            # One of `{{name}}` has no keys.
            if self._ends.keys().isdisjoint(keys):
                for at in keys:
                    name = self._called.get(at, self._events[at].value)
                    if name is not None:
                        found[name] = at
        return found

    def _place(self, node: int, key: int) -> Region:
        event = self._events[node]
        if not node:
            return self._root()
        if is_scalar(event):
            if is_written(event):
                # What to write in place of a value begins with its key, which may stand on a line above it.
                above = key and self._events[key].end_mark.line < event.start_mark.line
                return span(self.lines, self._events[key if above else node].start_mark, event.end_mark)
            return around(self.lines, self._events[key]) if key else self._dash(event.start_mark)
        end = self._events[self._ends[node]].end_mark
        on_one_line = event.start_mark.line == end.line
        if key and not (on_one_line and self._is_placeholder(node)):
            return self._key(key)
        if on_one_line or self._ends[node] == node + 1:
            return span(self.lines, event.start_mark, end)
        return self._first(node)

    def _is_placeholder(self, node: int) -> bool:
        keys = children(self._ends, node)[::2]
        return is_mapping(self._events[node]) and not self._ends.keys().isdisjoint(keys)

    def _first(self, node: int) -> Region:
        """The first entry of a collection: its first key with value, its first item."""
        if is_list(self._events[node]):
            return self._place(node + 1, 0)
        key, value = self._events[node + 1 : node + 3]
        if is_scalar(key) and is_scalar(value):
            last = value if is_written(value) and value.end_mark.line == key.start_mark.line else key
            return span(self.lines, key.start_mark, last.end_mark)
        return self._key(node + 1)

    def _key(self, key: int) -> Region:
        last = self._events[self._ends.get(key, key)]
        return span(self.lines, self._events[key].start_mark, last.end_mark)

    def _root(self) -> Region:
        """The plan as a whole is line 1: its first entry if that is there, else the line."""
        if children(self._ends, 0):
            first = self._first(0)
            if first.line == 1:
                return first
        return on_line(self.lines, 0, 0, len(self.lines[0].rstrip()))

    def _dash(self, mark: Mark) -> Region:
        """An empty item has no text of its own: its dash, right behind which it ends."""
        return on_line(self.lines, mark.line, mark.column - 1, mark.column)


def texts_in(value: object) -> Iterator[str]:
    """All texts in a part of a plan."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def value_at(data: object, path: Path) -> Value:
    """What the file says at a path; None where it says nothing."""
    here: Any = data
    for part in path:
        if isinstance(here, dict):
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            return None
    return here  # type: ignore[no-any-return]  # what is below a Value is a Value


def text_at(data: object, path: Path) -> str:
    """The same as text; empty where it says nothing."""
    return str(value_at(data, path) or "")


def read(content: bytes) -> Source | Unjudgeable:
    """A plan file's bytes as data with places, or the first reason why they cannot be read."""
    text = encoding.decoded(content)
    if isinstance(text, Unjudgeable):
        return text
    lines = encoding.split(text)
    source = (
        refusals.too_many_directives(text, lines)
        or refusals.merge_conflict(text, lines)
        or _data(text.encode(), text, lines)
    )
    if isinstance(source, Flaw):
        return Unjudgeable(source, lines)
    if traps.NO_COMMENT.search(text):
        source.flaws += tuple(_cut_names(source))
    return source


def _cut_names(source: Source) -> Iterator[Flaw]:
    """What ended the names in a list that are the same only because each went on with a `#`: `Acme #1`, `Acme #2`."""
    sections: list[tuple[Path, Value]] = [((), source.data)]
    for path, section in sections:  # it grows
        if isinstance(section, dict):
            sections += [((*path, key), each) for key, each in section.items()]
        if isinstance(section, list):
            entries = [(at, each) for at, each in enumerate(section) if isinstance(each, dict)]
            names = [name for _, entry in entries if isinstance(name := entry.get("name"), str)]
            for name in dict.fromkeys(each for each in names if names.count(each) > 1):
                for at, entry in entries:
                    for key in _CALLED:
                        cut = _cut(source, (*path, at, key), name) if entry.get(key) == name else None
                        if cut is not None:
                            entry[key] = None
                            yield cut


_CALLED: Final = ("name", "leads_to")


def _cut(source: Source, path: Path, name: str) -> Flaw | None:
    *_, line, column = source.region(path)
    return traps.comment(source.lines, Spot(line - 1, column - 1), path, name)


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


def _data(
    data: bytes, text: str, lines: tuple[str, ...], parser: Callable[[bytes], Any] | None = None
) -> Source | Flaw:
    """The one hot loop: a stack of its own over the events."""
    events: list[Event] = []
    keep = events.append
    ends: dict[int, int] = {}
    called: dict[int, str | None] = {}
    flaws: list[tuple[int, Flaw]] = []
    stack: list[_Frame] = []
    items: list[Any] = []
    add = items.append
    in_list = True
    start = 0
    nodes = 0
    careful = refusals.needs_care(text, lines)
    next_event: Callable[[], Event] = (parser or _event_parser)(data).get_event
    try:
        event, flaw = _root_event(next_event, lines)
        if flaw:
            return flaw
        while True:
            kind = type(event)
            if careful and kind is not MappingEndEvent and kind is not SequenceEndEvent:
                nodes += 1
                flaw = refusals.refused(event, lines, nodes, not in_list and not len(items) & 1)
                if flaw:
                    return flaw._replace(path=_path(stack, items, in_list))
            if kind is ScalarEvent:
                keep(event)
                value = event.value
                if value in _NULLS and (in_list or len(items) & 1):
                    if not event.style:
                        value = None
                        empty = None if is_written(event) else _path(stack, items, in_list)
                        if empty and (lost := traps.comment(lines, event.start_mark, empty)):
                            flaws.append((event.start_mark.index, lost))
                    elif header := traps.block_header(lines, event, _path(stack, items, in_list)):
                        flaws.append((event.start_mark.index, header))
                        value = None
                add(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                level = len(stack)
                if level == LIMIT_LEVELS:
                    return refusals.too_deep(event, lines)._replace(path=_path(stack, items, in_list))
                if level == 1 and not in_list and not len(items) & 1:
                    return refusals.root_placeholder(event, lines)
                stack.append((items, in_list, start))
                start = len(events)
                keep(event)
                items = []
                add = items.append
                in_list = kind is SequenceStartEvent
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                closed, opened = items, start
                ends[opened] = len(events)
                keep(event)
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
                    is_sound = len(closed) <= LIMIT_ENTRIES and not (flow and traps.has_trap(closed))
                if not is_sound:
                    if len(closed) > LIMIT_ENTRIES * 2 and not stack:
                        return refusals.too_many_entries(events[opened], lines, ())
                    value, found = traps.mended(
                        traps.File(text, lines, events, ends, called), opened, closed, _path(stack, items, in_list)
                    )
                    if value.__class__ is not dict and value is not closed:
                        _forget(flaws, events[opened])  # one fault as a whole
                    flaws += found
                # A collection as a key: unhashable, so that the mapping around it is seen to be a placeholder.
                add(value if in_list or len(items) & 1 else [])
                if not stack:
                    break
            else:
                return refusals.alias(event, lines, bool(stack and events[start].flow_style))._replace(
                    path=_path(stack, items, in_list)
                )
            event = next_event()
        next_event()  # the end of the document
        after = next_event()
    except _FAILURES as error:
        if refusals.is_too_deep(error):
            return _data(data, text, lines, _PythonParser)  # which gets as far as our own limit
        from salesplan_cli.yaml_faults.syntax import syntax

        return syntax(error, lines, events, events[start] if stack else None)
    if after.__class__ is DocumentStartEvent:
        return refusals.several(after, lines)
    flaws.sort(key=lambda flaw: flaw[0])
    return Source(items[0], lines, tuple(flaw for _, flaw in flaws), events, ends, called)


def _path(stack: Sequence[_Frame], items: Sequence[Any], in_list: bool) -> Path:
    """The path of the node that comes next; inside a key, or below one that is no text, it ends at that mapping."""
    path: list[str | int] = []
    for held, listed in [*[frame[:2] for frame in stack[1:]], (items, in_list)]:
        if listed:
            path.append(len(held))
        elif len(held) & 1 and isinstance(held[-1], str):
            path.append(held[-1])
        else:
            break
    return tuple(path) if stack else ()


def _forget(flaws: list[tuple[int, Flaw]], start: Event) -> None:
    """Drop what was found inside a collection that is one fault as a whole."""
    while flaws and flaws[-1][0] >= start.start_mark.index:
        flaws.pop()


def _root_event(next_event: Callable[[], Event], lines: Sequence[str]) -> tuple[Event, Flaw | None]:
    """The event that opens the plan's mapping."""
    next_event()  # the stream
    if isinstance(next_event(), StreamEndEvent):
        return None, refusals.no_plan(lines)
    event = next_event()
    if is_mapping(event) or event.anchor is not None or refusals.has_tag(event):
        return event, None
    if not is_list(event) and not is_written(event):
        return None, refusals.no_plan(lines)
    if is_scalar(event):
        next_event()  # a colon on a later line is a fault that says more
        glued = None if event.style else slips.hard_space(lines) or slips.no_space(lines, event.start_mark.line)
        if glued:
            return None, glued
    message = phrase(
        'This is not a plan: a plan is a series of lines "key: value" that starts with the line salesplan: 1. '
        "`salesplan init` writes one to fill in.",
        'Dit is geen plan: een plan bestaat uit regels "veld: waarde" en begint met de regel salesplan: 1. '
        "`salesplan init` schrijft er een om in te vullen.",
    )
    return None, flaw_of("plan.syntax", message, word(lines, event.start_mark), "salesplan: 1")
