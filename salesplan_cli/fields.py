"""How the values of a plan are read: each field of the model has one of these types, and a text for who fills it in.

Every scalar arrives as text and is read by the type of its field (`notation`), so nothing depends on YAML's own typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Any, Final, NamedTuple, TypeAlias

from pydantic import Field, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from salesplan_cli import calendar, notation, problems
from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR
from salesplan_cli.notation import Bound, Interval, Measure, Misread, Style
from salesplan_cli.problems import Problem
from salesplan_cli.source import Path
from salesplan_cli.text import Text, phrase

DEFAULT_CURRENCY: Final = "EUR"
DEFAULT_COUNTRY: Final = "NL"


class Doc(NamedTuple):
    """What a key holds, as an editor shows it, with the words a Dutch user may write instead of the key."""

    text: Text
    example: Text
    dutch: tuple[str, ...] = ()


def key(en: str, nl: str, example: str | Text = "", dutch: str = "", **options: Any) -> Any:
    """A key of the plan file that may be absent."""
    shown = Text(example, example) if isinstance(example, str) else example
    doc = Doc(Text(en, nl), shown, tuple(dutch.split()))
    return Field(default=options.pop("default", None), json_schema_extra={"doc": doc}, **options)  # type: ignore[dict-item]


# --- scalars -------------------------------------------------------------------------------------------------------


MEMORY: Final = 40
"""The longest text that is remembered with its value: a plan repeats its short ones, and plans each other's."""


def _read(read: Callable[[str, Style], object], text: str, style: Style) -> object:
    return _remembered(read, text, style) if len(text) <= MEMORY else read(text, style)


@lru_cache(maxsize=8192)
def _remembered(read: Callable[[str, Style], object], text: str, style: Style) -> object:
    return read(text, style)


class Reader(NamedTuple):
    """How a scalar of one type is read, and the name of that type (for the schema)."""

    kind: str
    read: Callable[[str, Style], object]

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.__call__)

    def __call__(self, value: object, info: ValidationInfo[Any]) -> object:
        """The value read, None where nothing is given; a PydanticCustomError carries the problem otherwise."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise PydanticCustomError("kind", "", {"expected": "value"})
        if not value or value.isspace():
            return None
        result = _read(self.read, value, info.context.style)
        if isinstance(result, Misread):
            raise PydanticCustomError("misread", "", {"why": result})
        return result


class Context(NamedTuple):
    """What the reading of a value depends on: how the plan writes numbers, and whether it counts orders."""

    style: Style
    orders: bool


def _words(text: str, _: Style) -> str | Misread:
    words = text.strip()
    if notation.vague_text(words):
        return Misread("plan.vague", problems.vague(words), "")
    return words


def _remark(text: str, _: Style) -> str | None:
    # No rule asks for it, so a placeholder is no fault: it is simply not given.
    words = text.strip()
    return None if notation.vague_text(words) else words


def _reason(text: str, style: Style) -> str | Misread:
    words = _words(text, style)
    if isinstance(words, str) and len(words.split()) < 2:
        message = phrase(
            "{text:quoted} is not a reason that somebody else can follow: say why in a few words",
            "{text:quoted} is geen reden die een ander kan volgen: zeg in een paar woorden waarom",
            text=words,
        )
        return Misread("plan.vague", message, "")
    return words


_USUAL: Final = ("EUR", "USD", "GBP")
"""What `€`, `$`, `£` and their names stand for where nothing more is said; any other sign or name is not guessed."""


def meant_currency(text: str) -> str:
    """The code that a sign or name stands for in place of a code; empty where that is not clear."""
    codes = notation.currencies(text.strip())
    return codes[0] if codes and (len(codes) == 1 or codes[0] in _USUAL) else ""


def _currency(text: str, _: Style) -> str | Misread:
    code = text.strip().upper()
    if code in notation.CURRENCIES:
        return code
    message = phrase(
        "{text:quoted} is not a currency code: write its three letters",
        "{text:quoted} is geen valutacode: schrijf de drie letters",
        text=text,
    )
    return Misread("plan.notation", message, meant_currency(text) or DEFAULT_CURRENCY)


COUNTRIES: Final = {
    name: code
    for code, names in {
        "NL": "nederland netherlands holland", "BE": "belgië belgie belgium vlaanderen flanders",
        "DE": "duitsland germany deutschland", "FR": "frankrijk france", "LU": "luxemburg luxembourg",
        "GB": "uk u.k. engeland england verenigd_koninkrijk united_kingdom great_britain groot-brittannië",
        "US": "usa u.s. u.s.a. vs amerika america verenigde_staten united_states", "AT": "oostenrijk austria",
        "CH": "zwitserland switzerland", "IE": "ierland ireland", "ES": "spanje spain", "IT": "italië italie italy",
        "DK": "denemarken denmark", "SE": "zweden sweden", "NO": "noorwegen norway", "PL": "polen poland",
    }.items()
    for name in names.split()
}  # fmt: skip
"""What people write in place of a code: only to say what to write."""


def _country(text: str, _: Style) -> str | Misread:
    code = text.strip().upper()
    if calendar.known_country(code):
        return code
    message = phrase(
        "{text:quoted} is not a country code: write two letters, with the region if it has holidays of its own",
        "{text:quoted} is geen landcode: schrijf twee letters, met de regio als die eigen feestdagen heeft",
        text=text,
    )
    return Misread("plan.notation", message, COUNTRIES.get("_".join(text.split()).casefold(), DEFAULT_COUNTRY))


def year(text: str, _: Style) -> int | Misread:
    words = text.strip()
    if len(words) == 4 and words.isascii() and words.isdigit():
        if FIRST_YEAR <= int(words) <= LAST_YEAR:
            return int(words)
        message = phrase("the year {text} lies outside 2000-2100", "het jaar {text} ligt buiten 2000-2100", text=words)
        return Misread("plan.limit", message, "2027")
    if not any(character.isdigit() for character in words) or notation.vague_text(words):
        return Misread("plan.vague", problems.vague(words), "2027")
    message = phrase(
        "{text:quoted} is not a year: write it in four digits; a plan over another stretch of time has `period`",
        "{text:quoted} is geen jaartal: schrijf het in vier cijfers; een plan over een andere tijd heeft `period`",
        text=text,
    )
    return Misread("plan.notation", message, "2027")


def _rank(text: str, style: Style) -> int | Misread:
    value = notation.count(text, style, positive=True)
    return value if isinstance(value, Misread) else int(value)


DAYS_OF: Final = {"day": 1, "week": 7, "month": 30}


def _cycle_days(text: str, style: Style) -> Decimal | Misread:
    days = notation.count(text, style)
    if not isinstance(days, Misread) or not any(character.isdigit() for character in text):
        return days
    said = notation.interval(text)
    if isinstance(said, Misread):
        return days
    message = phrase(
        "{text:quoted}: days belong here, so write {days}",
        "{text:quoted}: hier horen dagen, dus schrijf {days}",
        text=text.strip(),
        days=said.count * DAYS_OF[said.unit],
    )
    return Misread("plan.notation", message, str(said.count * DAYS_OF[said.unit]))


def _choice(options: Mapping[str, str]) -> Callable[[str, Style], object]:
    return lambda text, _: notation.word(text, options)


CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "numbers": {"nl": "nl", "en": "en"},
    "basis": {"profit": "profit", "winst": "profit", "mission": "mission", "missie": "mission"},
    "for": {"new": "new", "nieuw": "new", "existing": "existing", "bestaand": "existing"},
    "kind": {"activity": "activity", "activiteit": "activity", "result": "result", "resultaat": "result"},
}
"""Words from a list: as people write them in either language, and what they stand for."""

Words: TypeAlias = Annotated[str | None, Reader("text", _words)]
Remark: TypeAlias = Annotated[str | None, Reader("text", _remark)]
Reason: TypeAlias = Annotated[str | None, Reader("text", _reason)]
Currency: TypeAlias = Annotated[str | None, Reader("currency", _currency)]
Country: TypeAlias = Annotated[str | None, Reader("country", _country)]
Year: TypeAlias = Annotated[int | None, Reader("year", year)]
Money: TypeAlias = Annotated[Decimal | None, Reader("money", notation.money)]
MoneyAboveZero: TypeAlias = Annotated[
    Decimal | None, Reader("money", lambda text, style: notation.money(text, style, positive=True))
]
Count: TypeAlias = Annotated[Decimal | None, Reader("count", notation.count)]
CountAboveZero: TypeAlias = Annotated[
    Decimal | None, Reader("count", lambda text, style: notation.count(text, style, positive=True))
]
CycleDays: TypeAlias = Annotated[Decimal | None, Reader("count", _cycle_days)]
Rate: TypeAlias = Annotated[
    Decimal | None, Reader("count", lambda text, style: notation.count(text, style, whole=False))
]
Rank: TypeAlias = Annotated[int | None, Reader("count", _rank)]
Percentage: TypeAlias = Annotated[Decimal | None, Reader("percentage", notation.percentage)]
Hours: TypeAlias = Annotated[Fraction | None, Reader("hours", notation.hours)]
Contribution: TypeAlias = Annotated[Measure | None, Reader("contribution", notation.contribution)]
Effect: TypeAlias = Annotated[Measure | None, Reader("effect", notation.effect)]
AnyMeasure: TypeAlias = Annotated[Measure | None, Reader("measure", notation.measure)]
Target: TypeAlias = Annotated[Bound | None, Reader("bound", notation.bound)]
Day: TypeAlias = Annotated[date | None, Reader("date", lambda text, _: notation.day(text))]
Every: TypeAlias = Annotated[Interval | None, Reader("interval", lambda text, _: notation.interval(text))]
YesNo: TypeAlias = Annotated[bool | None, Reader("yes_no", lambda text, _: notation.yes_no(text))]
NumberStyle: TypeAlias = Annotated[str | None, Reader("numbers", _choice(CHOICES["numbers"]))]
Basis: TypeAlias = Annotated[str | None, Reader("basis", _choice(CHOICES["basis"]))]
CustomerKind: TypeAlias = Annotated[str | None, Reader("for", _choice(CHOICES["for"]))]
MeasureKind: TypeAlias = Annotated[str | None, Reader("kind", _choice(CHOICES["kind"]))]


# --- lists of values -----------------------------------------------------------------------------------------------


class Series(NamedTuple):
    """Numbers per quarter, month or week of the period, by ordinal from 1; some may be absent."""

    values: Mapping[int, Decimal]
    letter: str
    """`Q`, `M` or `W` where the file has a mapping by ordinal, empty where it has a list."""
    size: int
    """The highest ordinal that the file names."""

    def path(self, ordinal: int) -> Path:
        """Where the number of one quarter, month or week stands below the series."""
        return (f"{self.letter}{ordinal}" if self.letter else ordinal - 1,)

    def complete(self, expected: int) -> tuple[Decimal, ...] | None:
        """All numbers in order, None while one of the `expected` is absent."""
        if len(self.values) < expected:
            return None
        return tuple(self.values[ordinal] for ordinal in range(1, expected + 1))


class Lines(NamedTuple):
    """How a list of values of one type is read: one by one, all problems at once."""

    kind: str
    read: Callable[[object, Context], object]

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.__call__)

    def __call__(self, value: object, info: ValidationInfo[Any]) -> object:
        """The values read, None where nothing is given; a PydanticCustomError carries every problem otherwise."""
        if value is None:
            return None
        result = self.read(value, info.context)
        if isinstance(result, _OtherKind):
            raise PydanticCustomError("kind", "", {"expected": result.expected})
        if isinstance(result, _Faults):
            raise PydanticCustomError("faults", "", {"faults": result})
        return result


class _OtherKind(NamedTuple):
    """Not a list where a list belongs, nor one value where that will do."""

    expected: str


_OTHER_KIND: Final = {"list": _OtherKind("list"), "value": _OtherKind("value")}


class _Faults(tuple[Problem, ...]):
    """Problems at paths below the value that has them."""

    __slots__ = ()


def _read_all(
    given: Iterable[tuple[Any, Path, object]], read: Callable[[str, Style], object], style: Style
) -> list[tuple[Any, Any]] | _Faults:
    values, faults = [], []
    for name, path, each in given:
        if each is None or (isinstance(each, str) and not each.strip()):
            continue
        result = _read(read, each, style) if isinstance(each, str) else problems.wrong_kind(path, "value", each)
        if isinstance(result, Misread):
            result = problems.misread(path, result)
        if isinstance(result, Problem):
            faults.append(result)
        else:
            values.append((name, result))
    return _Faults(faults) if faults else values


def _orders(text: str, style: Style) -> Decimal | Misread:
    return notation.count(text, style, whole=False)


ORDINALS: Final = frozenset(str(ordinal) for ordinal in range(1, 1000))
"""How quarters, months and weeks are numbered: without a zero in front."""


def _twice(given: Iterable[tuple[int, Path, object]]) -> Iterator[Problem]:
    # `Q4` and `q4` are the same quarter: like a duplicate key, neither counts.
    seen: dict[int, Path] = {}
    for ordinal, path, _ in given:
        if ordinal in seen:
            yield problems.exclusive(path, [str(seen[ordinal][0]), str(path[0])], (seen[ordinal], path))
        seen.setdefault(ordinal, path)


def _series(letter: str, *, plain: bool = False) -> Callable[[object, Context], object]:
    def read(value: object, context: Context) -> object:
        given: list[tuple[int, Path, object]] = []
        if isinstance(value, list):
            given = [(ordinal, (ordinal - 1,), each) for ordinal, each in enumerate(value, 1)]
        elif isinstance(value, dict):
            for name, each in value.items():
                digits = name[1:]
                if name[:1].upper() != letter or digits not in ORDINALS:
                    return _Faults([problems.unknown_key((name,), f"{letter}1", absent=False)])
                given.append((int(digits), (name,), each))
            if len({ordinal for ordinal, _, _ in given}) < len(given):
                return _Faults(_twice(given))
        else:
            return _OTHER_KIND["list"]
        read_one = notation.number if plain else _orders if context.orders else notation.money
        values = _read_all(given, read_one, context.style)
        if isinstance(values, _Faults):
            return values
        written = letter if isinstance(value, dict) else ""
        return Series(dict(values), written, max((ordinal for ordinal, _, _ in given), default=0))

    return read


def _several(read_one: Callable[[str, Style], object]) -> Callable[[object, Context], object]:
    def read(value: object, context: Context) -> object:
        given = (
            [((), (), value)] if isinstance(value, str)
            else [((), (at,), each) for at, each in enumerate(value)] if isinstance(value, list)
            else None
        )  # fmt: skip
        if given is None:
            return _OTHER_KIND["value"]
        values = _read_all(given, read_one, context.style)
        return values if isinstance(values, _Faults) else tuple(each for _, each in values)

    return read


Quarters: TypeAlias = Annotated[Series | None, Lines("series", _series("Q"))]
Months: TypeAlias = Annotated[Series | None, Lines("series", _series("M"))]
Weeks: TypeAlias = Annotated[Series | None, Lines("series", _series("W"))]
Index: TypeAlias = Annotated[Series | None, Lines("index", _series("M", plain=True))]
Names: TypeAlias = Annotated[tuple[str, ...] | None, Lines("names", _several(_words))]
Days: TypeAlias = Annotated[tuple[date, ...] | None, Lines("dates", _several(lambda text, _: notation.day(text)))]
