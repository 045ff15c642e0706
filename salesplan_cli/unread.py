"""What stands in a plan and cannot be read, by the names of the entries it is in, and whether it could be before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, get_args

from salesplan_cli import notation
from salesplan_cli.calendar import UNITS
from salesplan_cli.differences import NamedPath
from salesplan_cli.lists import Series
from salesplan_cli.model import NAMED_BY, PERIOD_KEYS, Plan, entries_of, value_below
from salesplan_cli.places import Path
from salesplan_cli.report import Report

MISREAD: Final = frozenset(get_args(notation.MisreadRule))
"""Rules of values that cannot be read."""


def unread(report: Report) -> dict[NamedPath, Path]:
    """What stands in a plan and cannot be read: its paths, by those with the names of entries in place of numbers."""
    paths = (each.path for each in report.open() if each.rule in MISREAD)
    named = {_named(report.plan, path): path for path in paths if path}
    # What a plan is about is one fact, however it is given.
    return {("period",) if name in PERIOD_KEYS else name: path for name, path in named.items()}


def _named(plan: Plan | None, path: Path) -> NamedPath:
    named: list[str] = []
    here: Any = plan
    for part in path:
        unit = UNITS.get(named[-1]) if named else None
        here = value_below(here, part)
        if unit:
            named.append(f"{unit.letter}{part + 1}" if isinstance(part, int) else part.upper())
        else:
            named.append((_name_of(here) or str(part + 1)) if isinstance(part, int) else part)
    return tuple(named)


def _name_of(entry: Any) -> str:
    names = (getattr(entry, name, None) for name in NAMED_BY)
    return next((name for name in names if isinstance(name, str)), "")


def newly_unread(
    before: Plan, after: Plan, was: Collection[NamedPath], now: Mapping[NamedPath, Path]
) -> list[NamedPath]:
    """What could be read and cannot be read any more."""
    named = _EntriesByName()
    return [name for name, path in now.items() if name not in was and _was_there(before, after, path, named)]


class _EntriesByName:
    """The first entry of each name in a list, looked up once for all that is asked of it."""

    def __init__(self) -> None:
        self._of: dict[int, dict[str, Any]] = {}

    def find(self, some: tuple[Any, ...], name: str) -> Any:
        """The entry of a list that is called so, None where there is none. The list has to live on."""
        if id(some) not in self._of:
            self._of[id(some)] = {_name_of(each): each for each in reversed(some)}
        return self._of[id(some)].get(name)


def _was_there(was: Any, now: Any, path: Path, named: _EntriesByName) -> bool:
    for part in path:
        entry = value_below(now, part)
        if isinstance(part, int) and not isinstance(was, Series):
            # An entry is the one of the same name; without names only while there are as many.
            some, name = entries_of(was), _name_of(entry)
            same_place = value_below(was, part) if len(some) == len(entries_of(now)) else None
            was = named.find(some, name) if name else same_place
        else:
            was = value_below(was, part)
        now = entry
    return was is not None and was != ()
