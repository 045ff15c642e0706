"""What a plan is: the keys of a plan file, what each holds, and the amounts that follow from them.

Pydantic says what a plan is; `criteria/` says whether it is good. Every scalar arrives as text and is read by the
type of its field (`notation`), so nothing here depends on YAML's own typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Annotated, Any, Final, NamedTuple, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from salesplan_cli import calendar, notation, problems
from salesplan_cli.calendar import Period
from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR, LIMIT_KEY, MAX_HINTS, MAX_OCCASIONS, MAX_PERIOD_YEARS
from salesplan_cli.notation import Bound, Interval, Measure, Misread, Style
from salesplan_cli.problems import Problem
from salesplan_cli.source import Path, Placeholder, Value
from salesplan_cli.text import Phrase, Text, phrase, yaml_scalar

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


def _meant_currency(text: str) -> str:
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
    return Misread("plan.notation", message, _meant_currency(text) or DEFAULT_CURRENCY)


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


def _year(text: str, _: Style) -> int | Misread:
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
Year: TypeAlias = Annotated[int | None, Reader("year", _year)]
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


# --- sections ------------------------------------------------------------------------------------------------------


class Section(BaseModel):
    """A group of keys of the plan file. All may be absent: what is missing is for the criteria to say."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    @property
    def given(self) -> bool:
        """Whether anything is filled in."""
        # By identity and class: comparing a number or a section with `()` costs far more than looking at it.
        for value in self.__dict__.values():
            if value is None:
                continue
            if isinstance(value, Section):
                filled = value.given
            elif isinstance(value, Series):
                filled = bool(value.values)
            elif value.__class__ is tuple:
                filled = any(not isinstance(each, Section) or each.given for each in value)
            else:
                return True
            if filled:
                return True
        return False


def _nothing_is_empty(value: object) -> object:
    return {} if value is None else value


def _no_entries(value: object) -> object:
    if isinstance(value, Placeholder):
        # It is a tuple too, and no list.
        raise PydanticCustomError("kind", "", {"expected": "list"})
    return () if value is None else value


Entry = TypeVar("Entry", bound=Section)
Entries: TypeAlias = Annotated[
    tuple[Annotated[Entry, BeforeValidator(_nothing_is_empty)], ...], BeforeValidator(_no_entries)
]
"""A list of sections; an entry without anything in it keeps its place, so that paths stay those of the file."""


class Product(Section):
    """What is sold."""

    name: Words = key(
        "What is sold, by the name that everybody uses",
        "Wat er verkocht wordt, onder de naam die iedereen gebruikt",
        Text("Service contracts", "Servicecontracten"), "naam product",
    )  # fmt: skip
    contribution: Contribution = key(
        "Its share of the organisation's profit or mission: a percentage or an amount",
        "Het aandeel in de winst of missie van de organisatie: een percentage of een bedrag",
        "45%", "bijdrage aandeel winstbijdrage",
    )  # fmt: skip
    rank: Rank = key(
        "Its place in the order, only where the contribution is not known: 1 contributes most",
        "De plaats in de volgorde, alleen als de bijdrage niet bekend is: 1 draagt het meest bij",
        "1", "rang volgorde plaats prioriteit",
    )  # fmt: skip
    quantity: Count = key(
        "How many to sell over the whole period", "Hoeveel er over de hele periode verkocht worden", "60",
        "aantal hoeveelheid stuks",
    )  # fmt: skip
    unit: Words = key("What the quantity counts", "Wat het aantal telt", "contract", "eenheid")
    price: Money = key(
        "What one unit brings in during the period", "Wat één stuk in de periode oplevert", "9 000",
        "prijs stukprijs verkoopprijs tarief",
    )  # fmt: skip
    revenue: Money = key(
        "What it brings in over the whole period; follows from quantity x price where both are given",
        "Wat het over de hele periode oplevert; volgt uit aantal x prijs als die er allebei staan",
        "540 000", "omzet opbrengst",
    )  # fmt: skip

    @property
    def amount(self) -> Decimal | None:
        """Its revenue over the period: as given, else quantity x price; None where neither can be told."""
        if self.revenue is not None:
            return self.revenue
        if self.quantity is None or self.price is None:
            return None
        return self.quantity * self.price


class Segment(Section):
    """A group of customers."""

    name: Words = key(
        "The customer or target group",
        "De klant- of doelgroep",
        Text("Hospitals", "Ziekenhuizen"),
        "naam klantgroep doelgroep",
    )
    definition: Remark = key(
        "How one tells who belongs to it",
        "Waaraan je ziet wie erbij hoort",
        Text("more than 200 beds, region North", "meer dan 200 bedden, regio Noord"),
        "definitie omschrijving",
    )
    contribution: Contribution = key(
        "Its share of the organisation's profit or mission: a percentage or an amount",
        "Het aandeel in de winst of missie van de organisatie: een percentage of een bedrag",
        "50%", "bijdrage aandeel winstbijdrage",
    )  # fmt: skip
    rank: Rank = key(
        "Its place in the order, only where the contribution is not known: 1 contributes most",
        "De plaats in de volgorde, alleen als de bijdrage niet bekend is: 1 draagt het meest bij",
        "1", "rang volgorde plaats prioriteit",
    )  # fmt: skip
    time: Percentage = key(
        "Its share of the selling time; all groups together make 100%",
        "Het deel van de verkooptijd; alle groepen samen zijn 100%",
        "45%", "tijd tijdsbesteding",
    )  # fmt: skip


class SellingTime(Section):
    """The time there is for selling."""

    hours_per_week: Hours = key(
        "Hours for selling in a week, travel and preparation included",
        "Uren voor verkoop per week, met reistijd en voorbereiding", "28", "uren_per_week uren",
    )  # fmt: skip
    weeks: Rate = key(
        "Weeks worked in the period, holidays taken off", "Gewerkte weken in de periode, zonder vakanties", "44",
        "weken werkweken",
    )  # fmt: skip


class CostLine(Section):
    """A part of the account manager's own costs."""

    name: Words = key(
        "What it is spent on", "Waaraan het wordt uitgegeven", Text("Travel", "Reiskosten"), "naam omschrijving"
    )
    amount: Money = key("How much over the period", "Hoeveel over de periode", "14 000", "bedrag")


class Costs(Section):
    """What selling may cost."""

    allowed: Money = key(
        "What selling may cost in all over the period", "Wat de verkoop in totaal mag kosten over de periode", "60 000",
        "toegestaan budget totaal",
    )  # fmt: skip
    own: Money = key(
        "The part that the account manager spends", "Het deel dat de accountmanager zelf uitgeeft", "22 000",
        "eigen eigen_deel",
    )  # fmt: skip
    support: Money = key(
        "The part for sales support", "Het deel voor verkoopondersteuning", "38 000", "ondersteuning",
    )  # fmt: skip
    norm: Percentage = key(
        "The organisation's norm: cost as a percentage of revenue",
        "De norm van de organisatie: kosten als percentage van de omzet", "6%", "kostennorm",
    )  # fmt: skip
    lines: Entries[CostLine] = key(
        "What the own part is spent on", "Waaraan het eigen deel opgaat", dutch="posten regels", default=()
    )


class Seasonality(Section):
    """How the seasons divide the target."""

    index: Index = key(
        "A number per month; the average month is 100", "Een getal per maand; de gemiddelde maand is 100",
        "[85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]", "indexen",
    )  # fmt: skip
    basis: Words = key(
        "What the index is based on",
        "Waar de index op gebaseerd is",
        Text("revenue 2024-2026", "omzet 2024-2026"),
        "onderbouwing bron grondslag",
    )
    none: Reason = key(
        "Why there are no seasons",
        "Waarom er geen seizoenen zijn",
        Text("subscriptions run all year", "abonnementen lopen het hele jaar"),
        "geen nee",
    )


class Event(Section):
    """Something that moves sales."""

    name: Words = key("What happens", "Wat er gebeurt", Text("Trade fair", "Vakbeurs"), "naam omschrijving")
    start: Day = key("Its first day", "De eerste dag", "2027-04-13", "begin datum van start_datum")
    end: Day = key(
        "Its last day; absent for one day", "De laatste dag; weglaten bij één dag", "2027-04-15", "einde eind"
    )
    effect: Effect = key(
        "What it does to sales, signed: money or a percentage of the month",
        "Wat het met de verkoop doet, met plus of min: een bedrag of een percentage van de maand",
        "+25 000", "gevolg invloed",
    )  # fmt: skip


ITEMS: Final = "items".rjust(LIMIT_KEY + 1)
"""A key that no file can have: it is longer than a key may be."""


class Events(Section):
    """The events that move sales, or why there are none."""

    items: Entries[Event] = Field(default=(), alias=ITEMS)  # type: ignore[literal-required]
    none: Reason = key(
        "Why there are no such events", "Waarom er zulke gebeurtenissen niet zijn",
        Text("no fairs or closures in this trade", "geen beurzen of sluitingen in deze branche"), "geen nee",
    )  # fmt: skip


def _events(value: object) -> object:
    # The file has a list of events, or `none: <reason>`; the model has one section for both.
    return {ITEMS: value} if isinstance(value, list) else value


class Periods(Section):
    """The target over the periods of the plan."""

    quarters: Quarters = key(
        "The target per quarter", "Het doel per kwartaal", "[290000, 310000, 240000, 360000]", "kwartalen",
    )  # fmt: skip
    months: Months = key("The target per month", "Het doel per maand", "[85000, 95000, 110000, ...]", "maanden")
    weeks: Weeks = key("The target per ISO week", "Het doel per ISO-week", "[21200, 21200, ...]", "weken")
    seasonality: Seasonality | None = key(
        "The influence of the seasons, or `none: <reason>`", "De invloed van de seizoenen, of `none: <reden>`",
        dutch="seizoenen seizoen seizoensinvloeden",
    )  # fmt: skip
    events: Annotated[Events | None, BeforeValidator(_events)] = key(
        "Special events that affect sales, or `none: <reason>`",
        "Bijzondere gebeurtenissen die de verkoop raken, of `none: <reden>`", dutch="gebeurtenissen evenementen",
    )  # fmt: skip


class Activity(Section):
    """Something the account manager does to sell."""

    name: Words = key(
        "The activity", "De activiteit", Text("Introductory meeting", "Kennismakingsgesprek"), "naam activiteit"
    )
    for_: CustomerKind = key(
        "For whom: `new` (or nothing) or `existing` customers",
        "Voor wie: `new`/`nieuw` (of niets) of `existing`/`bestaand`",
        Text("new", "nieuw"),
        "voor klant",
        alias="for",
    )
    per_day: Rate = key("How many a day", "Hoeveel per dag", "2", "per_dag")
    per_week: Rate = key("How many a week", "Hoeveel per week", "3", "per_week")
    per_month: Rate = key("How many a month", "Hoeveel per maand", "10", "per_maand")
    per_quarter: Rate = key("How many a quarter", "Hoeveel per kwartaal", "25", "per_kwartaal")
    per_period: Rate = key(
        "How many over the whole period", "Hoeveel over de hele periode", "100", "per_periode per_jaar"
    )
    hours: Hours = key("Hours that one takes", "Uren die één ervan kost", "1:30", "uren uur tijd")
    leads_to: Words = key(
        "The next step: the name of another activity, or `order`",
        "De volgende stap: de naam van een andere activiteit, of `order`/`opdracht`", "order", "leidt_tot vervolg",
    )  # fmt: skip
    conversion: Percentage = key(
        "How many of a hundred lead to that next step", "Hoeveel van de honderd tot die volgende stap leiden", "40%",
        "conversie slagingskans",
    )  # fmt: skip
    start: Day = key(
        "Its first day, where it does not run all period",
        "De eerste dag, als die niet de hele periode loopt",
        "2027-02-01",
        "begin",
    )
    end: Day = key(
        "Its last day, where it does not run all period",
        "De laatste dag, als die niet de hele periode loopt",
        "2027-06-30",
        "einde eind",
    )


class ExistingCustomers(Section):
    """Customers that there are."""

    count: Count = key("How many there are", "Hoeveel het er zijn", "85", "aantal")
    approach: Count = key(
        "How many different ones to approach over the period", "Hoeveel verschillende je er in de periode benadert",
        "60", "benaderen te_benaderen",
    )  # fmt: skip
    revenue: Money = key("What they bring in over the period", "Wat ze in de periode opleveren", "800 000", "omzet")


class NewCustomers(Section):
    """Customers to be."""

    approach: Count = key(
        "How many different ones to approach over the period", "Hoeveel verschillende je er in de periode benadert",
        "130", "benaderen te_benaderen",
    )  # fmt: skip
    win: Count = key("How many to win", "Hoeveel je er wint", "10", "winnen te_winnen")
    revenue: Money = key("What they bring in over the period", "Wat ze in de periode opleveren", "400 000", "omzet")


class Customers(Section):
    """Existing and new customers."""

    existing: ExistingCustomers | None = key(
        "Customers that there are", "Bestaande klanten", dutch="bestaand bestaande"
    )
    new: NewCustomers | None = key("Customers to be", "Nieuwe klanten", dutch="nieuw nieuwe")


class Support(Section):
    """How the organisation helps with a goal."""

    what: Remark = key(
        "What the help is", "Wat de hulp is", Text("training and coaching", "training en begeleiding"), "wat"
    )
    hours: Hours = key("Hours of help", "Uren hulp", "24", "uren")
    budget: Money = key("Money for it", "Geld ervoor", "1 800")
    who: Words = key("Who gives it", "Wie het geeft", "", "wie door")


class Goal(Section):
    """A step in personal growth."""

    goal: Words = key(
        "What to get better at",
        "Waar je beter in wordt",
        Text("Negotiating on value", "Waardegericht onderhandelen"),
        "doel",
    )
    measure: Words = key(
        "What it is measured by",
        "Waaraan het gemeten wordt",
        Text("average discount on quotations", "gemiddelde korting op offertes"),
        "maatstaf meting",
    )
    from_: AnyMeasure = key("Where it stands now", "Waar het nu staat", "12%", "van nu", alias="from")
    to: AnyMeasure = key("Where it has to come", "Waar het moet komen", "8%", "naar")
    by: Day = key("When it is reached", "Wanneer het bereikt is", "2027-09-30", "uiterlijk datum op")
    support: Support | None = key("How the organisation helps", "Hoe de organisatie helpt", dutch="hulp ondersteuning")


class SelfCheck(Section):
    """What the account manager keeps an eye on."""

    measure: Words = key(
        "What is measured",
        "Wat er gemeten wordt",
        Text("Introductory meetings", "Kennismakingsgesprekken"),
        "maatstaf meting",
    )
    kind: MeasureKind = key(
        "`activity` or `result`",
        "`activity`/`activiteit` of `result`/`resultaat`",
        Text("activity", "activiteit"),
        "soort",
    )
    target: Target = key("What it should be, in each interval or over the period",
        "Wat het moet zijn, per keer of over de periode", "3", "doel")  # fmt: skip
    every: Every = key(
        "How often it is looked at", "Hoe vaak ernaar gekeken wordt", Text("week", "week"), "elke interval frequentie"
    )
    source: Words = key(
        "Where the number is found",
        "Waar het getal te vinden is",
        Text("CRM dashboard My week", "CRM-dashboard Mijn week"),
        "bron",
    )


class OrganisationCheck(Section):
    """What the organisation keeps an eye on."""

    measure: Words = key(
        "What is measured", "Wat er gemeten wordt", Text("Revenue per product", "Omzet per product"), "maatstaf meting"
    )
    kind: MeasureKind = key(
        "`activity` or `result`",
        "`activity`/`activiteit` of `result`/`resultaat`",
        Text("result", "resultaat"),
        "soort",
    )
    target: Target = key("What it should be", "Wat het moet zijn", "1 200 000", "doel")
    every: Every = key(
        "How often it is looked at", "Hoe vaak ernaar gekeken wordt", Text("month", "maand"), "elke interval frequentie"
    )
    source: Words = key(
        "Where the number is found",
        "Waar het getal te vinden is",
        Text("BI report Sales", "BI-rapport Verkoop"),
        "bron",
    )
    who: Words = key("Who looks", "Wie ernaar kijkt", "", "wie door")
    act_below: AnyMeasure = key(
        "Below what the organisation acts: a percentage of what should have been reached, a number or an amount",
        "Waaronder de organisatie ingrijpt: een percentage van wat er had moeten zijn, een aantal of een bedrag",
        "85%",
        "ingrijpen_onder drempel grens",
    )


class Monitoring(Section):
    """How performance is followed."""

    self_: Entries[SelfCheck] = key(
        "How the account manager follows the own performance",
        "Hoe de accountmanager de eigen prestaties volgt",
        dutch="zelf eigen",
        default=(),
        alias="self",
    )
    organisation: Entries[OrganisationCheck] = key(
        "How the organisation follows it", "Hoe de organisatie ze volgt", dutch="organisatie", default=()
    )


class Review(Section):
    """A date, or a rhythm of dates, on which the plan is discussed."""

    date_: Day = key("The date of one review", "De datum van één bespreking", "2027-04-07", "datum", alias="date")
    first: Day = key("The first date of a rhythm", "De eerste datum van een ritme", "2027-01-12", "eerste")
    every: Every = key("How often", "Hoe vaak", Text("2 weeks", "2 weken"), "elke interval")
    last: Day = key("The last date of a rhythm", "De laatste datum van een ritme", "2027-12-14", "laatste")
    skip: Days = key("Dates that are left out", "Datums die vervallen", "[2027-07-27]", "overslaan")
    with_: Names = key("Who is there", "Wie erbij zijn", "", "met deelnemers", alias="with")
    in_calendar: YesNo = key("Whether it is in the diaries", "Of het in de agenda's staat", Text("yes", "ja"),
        "in_agenda agenda geboekt")  # fmt: skip


class Waiver(Section):
    """A rule that somebody decided not to hold this plan to."""

    rule: Words = key("The rule, by its id", "De regel, met zijn code", "C06.events", "regel")
    reason: Reason = key(
        "Why", "Waarom", Text("new product, no history yet", "nieuw product, nog geen historie"), "reden"
    )
    until: Day = key("The last day that it holds", "De laatste dag dat het geldt", "2027-06-30", "tot")


class PeriodSpec(Section):
    """The time that a plan is about, where it is not a calendar year."""

    start: Day = key("The first day", "De eerste dag", "2027-02-01", "begin van")
    end: Day = key("The last day", "De laatste dag", "2027-06-30", "einde eind tot")
    days: CountAboveZero = key("How many days", "Hoeveel dagen", "90", "dagen")
    months: CountAboveZero = key("How many months", "Hoeveel maanden", "3", "maanden")


class Plan(Section):
    """One account manager's plan, as far as it could be read."""

    salesplan: Words = key("The version of the format", "De versie van het formaat", "1")
    account_manager: Words = key("Whose plan it is", "Van wie het plan is", "", "accountmanager naam verkoper")
    sales_manager: Words = key(
        "Who sets the target and supports", "Wie het doel stelt en ondersteunt", "",
        "salesmanager verkoopleider manager",
    )  # fmt: skip
    organisation: Remark = key("For whom", "Voor welke organisatie", "", "organisatie bedrijf")
    year: Year = key("The calendar year of the plan", "Het kalenderjaar van het plan", "2027", "jaar")
    period: PeriodSpec | None = key(
        "The time of the plan, where it is not a calendar year: start with end, days or months",
        "De periode van het plan als die geen kalenderjaar is: start met end, days of months",
        "{start: 2027-02-01, days: 90}",
        "periode",
    )
    currency: Currency = key("The currency of all amounts, three letters", "De valuta van alle bedragen, drie letters",
        "EUR", "valuta munt")  # fmt: skip
    country: Country = key("Whose public holidays count, with the region if it has its own",
        "Van welk land de feestdagen tellen, met de regio als die eigen feestdagen heeft", "NL", "land")  # fmt: skip
    numbers: NumberStyle = key(
        "How this plan writes numbers: `nl` (1.250,50) or `en` (1,250.50)",
        "Hoe dit plan getallen schrijft: `nl` (1.250,50) of `en` (1,250.50)", "nl", "getallen",
    )  # fmt: skip
    revenue_target: MoneyAboveZero = key(
        "What is to be sold over the period",
        "Wat er in de periode verkocht moet worden",
        "1 200 000",
        "omzetdoel omzetdoelstelling doel target",
    )
    order_target: CountAboveZero = key("The same in orders, where the target is not money",
        "Hetzelfde in orders, als het doel geen geld is", "120", "orderdoel opdrachten")  # fmt: skip
    contribution_basis: Basis = key(
        "What `contribution` is a share of: `profit` or `mission`",
        "Waarvan `contribution` een deel is: `profit`/`winst` of `mission`/`missie`",
        Text("profit", "winst"),
        "bijdrage_basis",
    )
    products: Entries[Product] = key("What is sold, what contributes most first",
        "Wat er verkocht wordt, wat het meest bijdraagt eerst", dutch="producten diensten", default=())  # fmt: skip
    segments: Entries[Segment] = key("To whom, the most important group first", "Aan wie, de belangrijkste groep eerst",
        dutch="klantgroepen doelgroepen segmenten", default=())  # fmt: skip
    selling_time: SellingTime | None = key("The time there is for selling", "De tijd die er voor verkoop is",
        dutch="verkooptijd")  # fmt: skip
    costs: Costs | None = key("What selling may cost", "Wat de verkoop mag kosten", dutch="kosten")
    periods: Periods | None = key("The target over the periods", "Het doel over de periodes", dutch="periodes perioden")
    activities: Entries[Activity] = key("What is done to reach the target", "Wat er gedaan wordt om het doel te halen",
        dutch="activiteiten", default=())  # fmt: skip
    average_order: MoneyAboveZero = key(
        "What an order brings in on average",
        "Wat een order gemiddeld oplevert",
        "40 000",
        "gemiddelde_order orderwaarde",
    )
    cycle_days: CycleDays = key("Days from first contact to order", "Dagen van eerste contact tot order", "75",
        "doorlooptijd")  # fmt: skip
    customers: Customers | None = key("Customers to approach", "Klanten om te benaderen", dutch="klanten")
    development: Entries[Goal] = key(
        "Personal growth, and the organisation's help",
        "Persoonlijke groei, en de hulp daarbij",
        dutch="ontwikkeling groei",
        default=(),
    )
    monitoring: Monitoring | None = key(
        "How performance is followed", "Hoe de prestaties gevolgd worden", dutch="bewaking"
    )
    reviews: Entries[Review] = key(
        "The dates on which the plan is discussed",
        "De data waarop het plan besproken wordt",
        dutch="besprekingen evaluaties",
        default=(),
    )
    waivers: Entries[Waiver] = key("Rules that this plan is not held to, and why",
        "Regels die voor dit plan niet gelden, en waarom", dutch="uitzonderingen ontheffingen", default=())  # fmt: skip

    @cached_property
    def span(self) -> Period | None:
        """The period that the plan is about; None where it cannot be read."""
        if self.year is not None:
            return calendar.year_period(self.year)
        spec = self.period
        if spec is None or spec.start is None:
            return None
        if spec.end is not None:
            return Period(spec.start, spec.end)
        if spec.days is not None:
            return calendar.days_period(spec.start, int(spec.days))
        if spec.months is not None:
            return calendar.months_period(spec.start, int(spec.months))
        return None

    @property
    def money(self) -> str:
        """The currency of all amounts."""
        return self.currency or DEFAULT_CURRENCY

    @property
    def holidays_of(self) -> str:
        """The country or region whose public holidays count."""
        return self.country or DEFAULT_COUNTRY

    @property
    def counts_orders(self) -> bool:
        """Whether quarters, months and weeks hold orders and not money."""
        return self.revenue_target is None and self.order_target is not None

    @property
    def target(self) -> Decimal | None:
        """The target that quarters, months and weeks divide: money, else orders."""
        return self.order_target if self.counts_orders else self.revenue_target


Plan.model_rebuild(force=True)

# --- reading a plan ------------------------------------------------------------------------------------------------


class Reading(NamedTuple):
    """A plan as far as it could be read, and what could not."""

    plan: Plan
    problems: tuple[Problem, ...]


PERIOD_KEYS: Final[tuple[Path, ...]] = (
    ("year",), ("period",), ("period", "start"), ("period", "end"), ("period", "days"), ("period", "months"),
)  # fmt: skip
"""What the period of a plan is told from."""
ANY: Final = -1
PER_KEYS: Final = ("per_day", "per_week", "per_month", "per_quarter", "per_period")
EXCLUSIVE: Final[tuple[tuple[Path, tuple[str, ...]], ...]] = (
    ((), ("year", "period")),
    (("period",), ("end", "days", "months")),
    (("periods", "seasonality"), ("none", "index", "basis")),
    (("activities", ANY), PER_KEYS),
    (("reviews", ANY), ("date", "first")),
)
"""Where keys exclude each other (`ANY` is every entry of a list)."""


def read(data: Mapping[str, Value], already: Iterable[Path] = ()) -> Reading:
    """The plan in the data of a file: what cannot be read is taken out, reported and not given.

    `already` are the values that reading the YAML has lost and reported.
    """
    found = _exclusive(data)
    lost = [path for problem in found for path in problem.lost]
    rest = _without(data, lost) if lost else data
    while True:
        context = _context(rest)
        try:
            plan = Plan.model_validate(rest, context=context)
        except ValidationError as error:
            new = tuple(_explain(error, rest))
        else:
            new = _across(plan)
            if not new:
                return Reading(plan, (*found, *_required(plan, {*already, *_lost(found)})))
        found = (*found, *new)
        sign = rest.get("currency")
        rest = _without(rest, [path for problem in new for path in (problem.path, *problem.lost)])
        if "currency" not in rest and isinstance(sign, str) and (code := _meant_currency(sign)):
            # A sign in place of the code (`currency: £`) is one fault, and the amounts with that sign none.
            rest = {**rest, "currency": code}


def _context(data: Mapping[str, Value]) -> Context:
    written = data.get("numbers")
    numbers = written.strip().lower() if isinstance(written, str) else None
    code = data.get("currency")
    currency = code.strip().upper() if isinstance(code, str) else DEFAULT_CURRENCY
    if currency not in notation.CURRENCIES:
        currency = _meant_currency(currency) or DEFAULT_CURRENCY
    style = Style("nl" if numbers == "nl" else "en" if numbers == "en" else None, currency)
    return Context(
        style, not _is_money(data.get("revenue_target"), style) and _is_count(data.get("order_target"), style)
    )


def _is_money(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.money(value, style, positive=True), Misread)


def _is_count(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.count(value, style, positive=True), Misread)


def _explain(error: ValidationError, data: Mapping[str, Value]) -> Iterator[Problem]:
    shares: Shares = {}
    unknown = 0
    for fault in error.errors(include_url=False):
        path = _in_file(fault["loc"])
        context = fault.get("ctx", {})
        match fault["type"]:
            case "misread":
                yield _misread(path, context["why"], data, shares)
            case "faults":
                for problem in context["faults"]:
                    below = (*path, *problem.path)
                    why = Misread(problem.rule, problem.message, _meant_day(below, data, problem.message))
                    known = problems.misread(problem.path, why) if why.write else problem
                    yield _named(known, below)._replace(
                        path=below, lost=tuple((*path, *each) for each in problem.lost or ((),))
                    )
            case "kind":
                placeholder = problems.placeholder_text(fault["input"]) if context["expected"] == "value" else None
                if placeholder is not None:
                    yield _misread(
                        path, Misread("plan.vague", problems.vague(placeholder), "", generic=True), data, shares
                    )
                else:
                    yield problems.wrong_kind(path, context["expected"], fault["input"])
            case "extra_forbidden":
                unknown += 1
                yield _unknown(path, data) if unknown <= MAX_HINTS else problems.unknown_key(path, None, absent=False)
            case "tuple_type":
                yield problems.wrong_kind(path, "list", fault["input"])
            case _ if path in NONE_SECTIONS and isinstance(fault["input"], str):
                yield problems.none_on_its_own_line(path, fault["input"])
            case _:
                yield problems.wrong_kind(path, "mapping", fault["input"])


NONE_SECTIONS: Final = (("periods", "seasonality"), ("periods", "events"))
"""Where `none: <reason>` is an answer."""


def _named(problem: Problem, path: Path) -> Problem:
    # A list of values does not know its own name; its message is about the key that holds it.
    if "key" not in problem.message.facts or problem.rule != "plan.kind":
        return problem
    facts = {**problem.message.facts, "key": problems.name_of(path)}
    return problem._replace(message=problem.message._replace(facts=facts))


def _misread(path: Path, why: Misread, data: Mapping[str, Value], shares: Shares) -> Problem:
    # What says nothing gets an example for its own field, and is asked what belongs there.
    doc = _doc(path)
    if doc is None or not (why.generic or why.rule == "plan.vague"):
        meant = _meant_day(path, data, why.message)
        return problems.misread(path, why._replace(write=meant) if meant else why)
    if not why.write and "text" in why.message.facts and why.message.text == problems.vague("").text:
        why = why._replace(message=problems.vague(str(why.message.facts["text"]), doc.text))
    return problems.misread(path, why, _example(path, doc, data, shares))


ENDS: Final = ("end", "last", "by", "until")
"""Keys of a last day: of a month that stands there the end is meant, elsewhere its start."""


def _meant_day(path: Path, data: Mapping[str, Value], said: Phrase) -> str:
    """The day to write for one without a year, a week, a month or a quarter; empty for anything else."""
    if said.text != notation.WITHOUT_YEAR:
        return _meant_of_several(path, said)
    start = notation.day(str(_at(data, ("period", "start")) or ""))
    years = [start.year, start.year + 1] if isinstance(start, date) else [_year(str(data.get("year") or ""), _NO_STYLE)]
    text = str(said.facts["text"]).rstrip(".-/ ")
    for year in years:
        for between in (" ", "-") if isinstance(year, int) else ():
            found = notation.day(f"{text}{between}{year}")
            meant = found.isoformat() if isinstance(found, date) else _meant_of_several(path, found.message)
            if meant and (not isinstance(start, date) or meant >= start.isoformat()):
                return meant
    return ""


def _meant_of_several(path: Path, said: Phrase) -> str:
    if said.text != notation.NO_DAY:
        return ""
    return str(said.facts["write" if _key(path) in ENDS else "first"])


_NO_STYLE: Final = Style(None, DEFAULT_CURRENCY)


def _key(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _doc(path: Path) -> Doc | None:
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return fields_at(path[:-1]).get(str(path[-1])) if path else None


def _example(path: Path, doc: Doc, data: Mapping[str, Value], shares: Shares) -> Text | None:
    """A value to write that fits the field and what stands beside it, ready for YAML; None where there is none."""
    in_list = isinstance(path[-1], int)
    if not doc.example.en or (in_list and doc.example.en[0] == "["):
        return None
    written = str(_at(data, path) or "").casefold().split()
    if path[-1] == "effect" and (notation.TAKES.intersection(written) or (written[:1] and written[0][0] in "-\u2212")):
        return Text("-10%", "-10%") if "%" in "".join(written) else Text("-25000", "-25000")
    if path[-1] in ("from", "to") and (other := _beside(path, data)):
        return other
    if path[-1] in ("time", "contribution") and (share := _share_left(path, data, shares)):
        return Text(f"{share}%", f"{share}%")
    en, nl = (re.sub(r"(?<=[0-9]) (?=[0-9])", "", each) for each in doc.example)
    return Text(en, nl) if en[0] in "[+" else Text(yaml_scalar(en), yaml_scalar(nl))


def _beside(path: Path, data: Mapping[str, Value]) -> Text | None:
    # Of the same kind as the other end, and another number.
    written = _at(data, (*path[:-1], "to" if path[-1] == "from" else "from"))
    found = notation.measure(written, Style(None, DEFAULT_CURRENCY)) if isinstance(written, str) else None
    if not isinstance(found, Measure) or found.kind == "money":
        return None
    whole = int(found.value)
    other = whole + 1 if path[-1] == "to" and whole < 100 else max(whole - 1, 0) or 1
    shown = f"{other}%" if found.kind == "percent" else str(other)
    return Text(shown, shown) if other != found.value else None


Shares: TypeAlias = "dict[Path, list[Decimal | None]]"
"""What each entry of a list says of one share, none at all where any is in money: read once for all entries."""


def _share_left(path: Path, data: Mapping[str, Value], shares: Shares) -> int | None:
    # What the others leave: equal parts of the time, and falling contributions.
    name, key = str(path[-1]), (*path[:-2], path[-1])
    if key not in shares:
        shares[key] = _shares(_at(data, path[:-2]), name)
    known = shares[key]
    open_ = [at for at, each in enumerate(known) if each is None]
    if path[-2] not in open_:
        return None
    place, left = open_.index(int(path[-2])), 100 - sum(each for each in known if each is not None)
    if name == "time":
        part = int(left // len(open_))
        return int(left) - part * (len(open_) - 1) if place == 0 else part
    ceiling = min((each for each in known[: int(path[-2])] if each is not None), default=Decimal(100))
    return int(min(left * 2 * (len(open_) - place) // (len(open_) * (len(open_) + 1)), ceiling))


def _shares(entries: Value, name: str) -> list[Decimal | None]:
    if not isinstance(entries, list):
        return []
    written = [each.get(name) if isinstance(each, dict) else None for each in entries]
    if any(isinstance(each, str) and _in_money(each) for each in written):
        return []
    style = Style(None, DEFAULT_CURRENCY)
    read = [notation.percentage(each, style) if isinstance(each, str) else None for each in written]
    return [each if isinstance(each, Decimal) else None for each in read]


def _in_money(text: str) -> bool:
    found = notation.contribution(text, Style(None, DEFAULT_CURRENCY))
    return isinstance(found, Measure) and found.kind == "money"


def _in_file(loc: tuple[int | str, ...]) -> Path:
    # The model keeps a list of events under a name of its own; the file has the list itself.
    return tuple(part for part in loc if part != ITEMS)


def _at(data: object, path: Path) -> Value:
    here: Any = data
    for part in path:
        if isinstance(here, dict):
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            return None
    return here  # type: ignore[no-any-return]


def _unknown(path: Path, data: Mapping[str, Value]) -> Problem:
    fields = fields_at(path[:-1])
    siblings = _at(data, path[:-1])
    given = {name for name, value in siblings.items() if value is not None} if isinstance(siblings, dict) else set()
    nearest = nearest_key(str(path[-1]), fields)
    return problems.unknown_key(path, nearest, absent=nearest is not None and nearest not in given)


def nearest_key(word: str, fields: Mapping[str, Doc]) -> str | None:
    """The key that somebody meant: a Dutch word for it, another spelling or a slip of the pen."""
    import difflib

    written = word.strip().lower().replace("-", "_").replace(" ", "_")
    for name, doc in fields.items():
        if written == name or written in doc.dutch:
            return name
    spellings = {each: name for name, doc in fields.items() for each in (name, *doc.dutch)}
    close = difflib.get_close_matches(written, spellings, 1, 0.75)
    return spellings[close[0]] if close else None


def fields_at(path: Path) -> Mapping[str, Doc]:
    """The keys that the format has at a path of a plan file, with what each holds."""
    model: type[Section] | None = Plan
    for part in path:
        if isinstance(part, int):
            # The file has a list of events where the model has a section with its items.
            model = Event if model is Events else model
        else:
            model = _sections(model).get(part) if model else None
    return _docs(model) if model else {}


@cache
def _docs(model: type[Section]) -> Mapping[str, Doc]:
    return {
        field.alias or name: field.json_schema_extra["doc"]  # type: ignore[index, misc]
        for name, field in model.model_fields.items()
        if field.json_schema_extra
    }


@cache
def _sections(model: type[Section]) -> Mapping[str, type[Section]]:
    found = {}
    for name, field in model.model_fields.items():
        for part in _parts(field.annotation):
            if isinstance(part, type) and issubclass(part, Section):
                # A list of events and `none:` are one section of the model.
                found[field.alias or name] = part
    return found


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _exclusive(data: Mapping[str, Value]) -> tuple[Problem, ...]:
    found = []
    for where, keys in EXCLUSIVE:
        for base, section in _sections_at(data, where):
            both = [name for name in section if name in keys and section[name] not in (None, "")]
            # `none` excludes the others, which belong together.
            if len(both) > 1 and (keys[0] != "none" or "none" in both):
                lost = tuple((*base, name) for name in both)
                found.append(problems.exclusive((*base, both[1]), both, lost))
    return tuple(found)


def _sections_at(data: Value | Mapping[str, Value], where: Path) -> Iterator[tuple[Path, dict[str, Value]]]:
    if not where:
        if isinstance(data, dict):
            yield (), data
    elif where[0] == ANY:
        for index, each in enumerate(data if isinstance(data, list) else ()):
            for base, section in _sections_at(each, where[1:]):
                yield (index, *base), section
    elif isinstance(data, dict):
        for base, section in _sections_at(data.get(str(where[0])), where[1:]):
            yield (where[0], *base), section


def _without(data: Mapping[str, Value], paths: Iterable[Path]) -> Mapping[str, Value]:
    # The caller keeps its data: what holds a value that goes is copied, the rest is shared. An entry of a list leaves
    # its place empty.
    rest: Any = dict(data)
    own = {id(rest)}
    for path in paths:
        holder: Any = rest
        last = path[-1]
        for part in path[:-1]:
            below = _at(holder, (part,))
            if not isinstance(below, dict | list):
                last = part  # no section or list: it goes as a whole, or nothing would change
                break
            if id(below) not in own:
                holder[part] = below = below.copy()
                own.add(id(below))
            holder = below
        if isinstance(holder, dict):
            holder.pop(last, None)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            holder[last] = None
    return rest  # type: ignore[no-any-return]


def _across(plan: Plan) -> tuple[Problem, ...]:
    """What only several values together show: ends before their start, too many months, an index of nothing."""
    found = [*_period_problems(plan)]
    if found:
        return tuple(found)
    for index, activity in enumerate(plan.activities):
        start, end = activity.start or (plan.span.start if plan.span else None), activity.end
        if start is not None and end is not None and end < start:
            found.append(_ends_first(("activities", index, "end"), start))
    found += _too_many_dates(plan)
    periods = plan.periods
    if periods is None:
        return tuple(found)
    if plan.span is not None:
        units = (
            ("quarters", periods.quarters, len(plan.span.quarters), phrase("quarters", "kwartalen")),
            ("months", periods.months, len(plan.span.months), phrase("months", "maanden")),
            ("weeks", periods.weeks, len(plan.span.weeks), phrase("weeks", "weken")),
        )
        for name, series, expected, unit in units:
            if series is not None and series.size > expected:
                found.append(problems.too_many(("periods", name), series.size, expected, unit))
        if (index_ := _index(periods)) is not None and index_.size > len(plan.span.months):
            path = ("periods", "seasonality", "index")
            found.append(problems.too_many(path, index_.size, len(plan.span.months), phrase("months", "maanden")))
            return tuple(found)
    if (index_ := _index(periods)) is not None and index_.values and not sum(index_.values.values()):
        message = phrase(
            "an index of nothing but zeros divides nothing: give each month its number, 100 for an average month",
            "een index van alleen nullen verdeelt niets: geef elke maand een getal, 100 voor een gemiddelde maand",
        )
        path = ("periods", "seasonality", "index")
        found.append(Problem("plan.notation", path, message, "", None, (path,)))
    return tuple(found)


def _too_many_dates(plan: Plan) -> Iterator[Problem]:
    for index, review in enumerate(plan.reviews):
        first, every, last = review.first, review.every, review.last
        if first is None or every is None or last is None or not calendar.occasions_exceed(first, every, last):
            continue
        end = plan.span.end if plan.span else None
        write = f"last: {end}" if end and first <= end and not calendar.occasions_exceed(first, every, end) else ""
        message = phrase(
            "from {first} to {last} this rhythm gives more than {most} dates: choose an earlier last date or a longer "
            "interval",
            "van {first} tot en met {last} geeft dit ritme meer dan {most} datums: kies een eerdere laatste datum of "
            "een langere tussenpoos",
            first=first,
            last=last,
            most=MAX_OCCASIONS,
        )
        path = ("reviews", index, "last")
        yield Problem("plan.limit", path, message, write, None, (path,))


def _index(periods: Periods) -> Series | None:
    return periods.seasonality.index if periods.seasonality else None


def _period_problems(plan: Plan) -> Iterator[Problem]:
    spec = plan.period
    if spec is None or spec.start is None:
        return
    if spec.end is not None and spec.end < spec.start:
        yield _ends_first(("period", "end"), spec.start)
        return
    if spec.months is not None and spec.months > 12 * MAX_PERIOD_YEARS:
        yield _too_long("months", "60")
    elif spec.days is not None and spec.days > 366 * MAX_PERIOD_YEARS:
        yield _too_long("days", "365")
    elif plan.span is not None and plan.span.end >= calendar.add_months(spec.start, 12 * MAX_PERIOD_YEARS):
        yield _too_long("end" if spec.end else "days", "")


def _too_long(name: str, write: str) -> Problem:
    message = phrase(
        "a plan is about at most {years} years: choose a shorter period",
        "een plan gaat over ten hoogste {years} jaar: kies een kortere periode",
        years=MAX_PERIOD_YEARS,
    )
    path = ("period", name)
    return Problem("plan.limit", path, message, f"{name}: {write}" if write else "", None, (path,))


def _ends_first(path: Path, start: date) -> Problem:
    message = phrase(
        "this ends before it starts, on {start}: check both dates",
        "dit eindigt voordat het begint, op {start}: controleer beide datums",
        start=start,
    )
    return Problem("plan.notation", path, message, "", None, (path,))


def _lost(found: Iterable[Problem]) -> Iterator[Path]:
    return (path for problem in found for path in problem.lost)


def _required(plan: Plan, lost: set[Path]) -> Iterator[Problem]:
    if plan.account_manager is None and ("account_manager",) not in lost:
        message = phrase("it does not say whose plan this is", "er staat niet bij van wie dit plan is")
        yield problems.required("account_manager", message, "account_manager: Sanne de Vries")
    if plan.span is None and not any(path[0] in ("year", "period") for path in lost if path):
        if plan.period is None:
            message = phrase(
                "it does not say which year or period this plan is about",
                "er staat niet bij over welk jaar of welke periode dit plan gaat",
            )
            yield problems.required("year", message, "year: 2027")
        else:
            message = phrase(
                "the period needs its first day (`start`) and its `end`, or how many `days` or `months` it takes",
                "bij de periode horen de eerste dag (`start`) en het einde (`end`), of het aantal `days` of `months`",
            )
            problem = problems.required("period", message, "period: {start: 2027-02-01, months: 3}")
            yield problem._replace(path=("period",))
