"""The data of a plan with something else in it: what holds that is copied, and the rest shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from salesplan_cli.places import Path
from salesplan_cli.source import value_at
from salesplan_cli.traps import Value


def with_values(data: Mapping[str, Value], values: Mapping[Path, Any]) -> Mapping[str, Value]:
    """The data with other values where there are some."""
    whole: Any = dict(data)
    own = {id(whole)}
    for path, value in values.items():
        if not isinstance(value_at(whole, path[:-1]), dict | list):
            continue
        match _opened(whole, path, own):
            case dict(section), str(name):
                section[name] = value
            case list(items), int(at) if at < len(items):
                items[at] = value
    return whole  # type: ignore[no-any-return]  # a copy of `data`


def without(data: Mapping[str, Value], paths: Iterable[Path]) -> Mapping[str, Value]:
    """The data without these keys."""
    rest: Any = dict(data)
    own = {id(rest)}
    for path in paths:
        holder, part = _opened(rest, path, own)
        holder.pop(part, None)
    return rest  # type: ignore[no-any-return]  # a copy of `data`


def moved(data: Mapping[str, Value], names: Mapping[Path, Path]) -> Mapping[str, Value]:
    """The data with keys in their right places, by the places where they stand."""
    return with_values(without(data, names), {right: value_at(data, path) for path, right in names.items()})


def _opened(whole: Any, path: Path, own: set[int]) -> tuple[Any, str | int]:
    """What holds a path, and under what; all above it is copied once, of which `own` keeps what is.

    Where something above is no section or list, what holds that: it goes as a whole, or nothing would change.
    """
    holder, (*above, last) = whole, path
    for part in above:
        below = value_at(holder, (part,))
        if not isinstance(below, dict | list):
            return holder, part
        if id(below) not in own:
            holder[part] = below = below.copy()
            own.add(id(below))
        holder = below
    return holder, last
