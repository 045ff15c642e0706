"""How lists of values are read: numbers per quarter, month or week, names and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, TypeVar

from salesplan_cli import calendar, notation, problems
from salesplan_cli.fields import Read, answer, rate, read_as
from salesplan_cli.limits import MAX_PERIOD_YEARS
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.text import months_by_name


class Context(NamedTuple):
    """What the reading of a value depends on: how the plan writes numbers, and what its periods hold."""

    style: Style
    orders: bool
    """Whether quarters, months and weeks hold orders and not money."""
    calendar: bool
    """Whether its months are those of the calendar."""
    first_month: int
    """The month of the calendar that M1 is, 0 where that is not clear."""
    months: int
    """How many months there are from there on."""
    year: int
    """The year that M1 is in, 0 where that is not clear or its months are those of the calendar."""


class Series(NamedTuple):
    """Numbers per quarter, month or week of the period, by ordinal from 1; some may be absent."""

    values: Mapping[int, Decimal]
    letter: str
    """`Q`, `M` or `W` where the file has a mapping by ordinal, empty where it has a list."""
    size: int
    """The highest ordinal that the file names."""
    names: Mapping[int, str] = {}
    """What the file calls them (`Q4`, `q4`), where it has a mapping."""

    def path(self, ordinal: int) -> Path:
        """Where the number of one quarter, month or week stands below the series."""
        return (self.names.get(ordinal, f"{self.letter}{ordinal}") if self.letter else ordinal - 1,)

    def complete(self, expected: int) -> tuple[Decimal, ...] | None:
        """All numbers in order, None while one of the `expected` is absent."""
        if len(self.values) < expected:
            return None
        return tuple(self.values[ordinal] for ordinal in range(1, expected + 1))


class ListReader(NamedTuple):
    """How a list of values of one type is read: one by one, all problems at once."""

    kind: str
    expected: str
    """What belongs here, where something else is given."""
    read: Callable[[object, Context], ListValues | None]
    """None where what is given is neither a list nor, where one value will do, a value."""


Key = TypeVar("Key")


class ListValues(NamedTuple):
    """What a list of values says, as far as it could be read, and what is wrong at paths below it."""

    value: object
    problems: Sequence[Problem]
    misread: Sequence[tuple[Path, Misread]] = ()
    """Values that their type does not accept."""


def _read_each(
    given: Iterable[tuple[Key, object]], path_of: Callable[[Key], Path], read: Read, style: Style
) -> tuple[dict[Key, Any], list[Problem], list[tuple[Path, Misread]]]:
    values, faults, misread = {}, [], []
    for key, each in given:
        if each is None:
            continue
        # `[X]` is a placeholder as well, though not a text to YAML.
        text = each if isinstance(each, str) else problems.placeholder_text(each)
        if text is None:
            faults.append(problems.wrong_kind(path_of(key), "value", each))
            continue
        value = read_as(text, read, style)
        if isinstance(value, Misread):
            misread.append((path_of(key), value))
        elif value is not None:  # an empty text is as good as nothing
            values[key] = value
    return values, faults, misread


@lru_cache(maxsize=1024)
def _ordinal(name: str, letter: str) -> int:
    """The number of a quarter, month or week by its name (`Q4`, `q4`); 0 for any other name."""
    digits = name[1:]
    if name[:1].upper() != letter or not (digits.isascii() and digits.isdigit()):
        return 0
    return int(digits) if len(digits) < 4 and digits[0] != "0" else 0


def _twice(ordinals: Mapping[str, int]) -> list[Problem]:
    # `Q4` and `q4` are the same quarter: like a duplicate key, neither counts.
    found: list[Problem] = []
    seen: dict[int, str] = {}
    for name, ordinal in ordinals.items() if len(set(ordinals.values())) < len(ordinals) else ():
        if (first := seen.setdefault(ordinal, name)) != name:
            found.append(problems.exclusive((name,), [first, name], ((first,), (name,))))
    return found


def _series(letter: str, *, plain: bool = False) -> Callable[[object, Context], ListValues | None]:
    def read(value: object, context: Context) -> ListValues | None:
        read_one = notation.number if plain else rate if context.orders else notation.money
        if isinstance(value, list):
            values, faults, misread = _read_each(
                enumerate(value, 1), lambda ordinal: (ordinal - 1,), read_one, context.style
            )
            return ListValues(Series(values, "", len(value)), faults, misread)
        return _by_ordinal(value, letter, read_one, context) if isinstance(value, dict) else None

    return read


def _by_ordinal(given: Mapping[str, object], letter: str, read: Read, context: Context) -> ListValues:
    ordinals = {name: ordinal for name in given if (ordinal := _ordinal(name, letter))}
    faults = [_no_ordinal(name, letter, given, context) for name in given if name not in ordinals]
    if not ordinals and faults:
        # The names are the cause that nothing is there.
        return ListValues(None, [each._replace(lost=((),)) for each in faults])
    faults += _twice(ordinals)
    lost = {path[0] for problem in faults for path in problem.lost}
    once = [each for each in given.items() if each[0] not in lost] if lost else given.items()
    values, of_no_value, misread = _read_each(once, lambda name: (name,), read, context.style)
    lost.update(each.path[0] for each in of_no_value)
    # What says nothing still says that there is such a quarter.
    lost.update(path[0] for path, why in misread if why.write and not why.generic)
    size = max((ordinal for name, ordinal in ordinals.items() if name not in lost), default=0)
    names = {ordinal: name for name, ordinal in ordinals.items()}
    series = Series({ordinals[name]: each for name, each in values.items()}, letter, size, names)
    return ListValues(series, [*faults, *of_no_value], misread)


UNIT_WORDS: Final = {
    "q": "Q", "kwartaal": "Q", "quarter": "Q", "kw": "Q", "m": "M", "maand": "M", "month": "M", "mnd": "M", "w": "W",
    "week": "W", "wk": "W",
}  # fmt: skip
"""What people call a quarter, month or week, with the letter that its keys begin with."""


def meant_ordinal(name: str, letter: str, context: Context) -> int:
    """The quarter, month or week that a name stands for (`feb`, `kwartaal 2`, `W12`); 0 where that is not clear."""
    if ordinal := _ordinal(name, letter):
        return ordinal
    words = re.findall(r"[^\W\d_]+", name.lower())
    if any(UNIT_WORDS.get(word, letter) != letter for word in words):
        return 0
    named = [months_by_name().get(word, 0) for word in words] if letter == "M" else []
    months = [month for month in named if month]
    # Years are told by their four digits.
    digits = re.findall(r"[0-9]+", name)
    numbers = [int(each) for each in digits if len(each) < 4]
    years = [int(each) for each in digits if len(each) == 4]
    unit = calendar.unit_of(letter)
    size = 3 if letter == "Q" else 1
    dated = len(years) == 1 and not context.calendar
    if dated:
        # With its year it is one of the calendar, and not of the period; of a week that is not worked out.
        months += [(each - 1) * size + 1 for each in numbers if letter != "W" and 1 <= each <= unit.of_a_year]
        numbers = []
    later = [month - context.first_month for month in months]
    later = [12 * (years[0] - context.year) + each if dated else each % 12 for each in later]
    meant = [*(each // size + 1 for each in later if each % size == 0), *numbers]
    last = context.months // size if months else unit.of_a_year * (1 if context.calendar else MAX_PERIOD_YEARS)
    clear = len(meant) == 1 and 1 <= meant[0] <= last
    return meant[0] if clear else 0


def _no_ordinal(name: str, letter: str, given: Mapping[str, object], context: Context) -> Problem:
    """A name that is no quarter, month or week."""
    ordinal = meant_ordinal(name, letter, context)
    if not ordinal:
        return problems.no_ordinal(name, letter)._replace(lost=((name,),))
    key = f"{letter}{ordinal}"
    found = problems.unknown_key((name,), key, absent=key not in given)
    return found._replace(lost=((name,), *found.lost))


def _several(read_one: Read) -> Callable[[object, Context], ListValues | None]:
    def read(value: object, context: Context) -> ListValues | None:
        if isinstance(value, str):
            values, faults, misread = _read_each([(0, value)], lambda _: (), read_one, context.style)
            return ListValues(None if misread else tuple(values.values()), faults, misread)
        if isinstance(value, list):
            values, faults, misread = _read_each(enumerate(value), lambda at: (at,), read_one, context.style)
            return ListValues(tuple(values.values()), faults, misread)
        return None

    return read


Quarters: TypeAlias = Annotated[Series | None, ListReader("series", "list", _series("Q"))]
Months: TypeAlias = Annotated[Series | None, ListReader("series", "list", _series("M"))]
Weeks: TypeAlias = Annotated[Series | None, ListReader("series", "list", _series("W"))]
Index: TypeAlias = Annotated[Series | None, ListReader("index", "list", _series("M", plain=True))]
Names: TypeAlias = Annotated[tuple[str, ...] | None, ListReader("names", "value", _several(answer))]
Days: TypeAlias = Annotated[tuple[date, ...] | None, ListReader("dates", "value", _several(notation.day))]
