"""How the values of a plan are read: each field of the model has one of these types, and a text for who fills it in.

Every scalar arrives as text and is read by the type of its field (`notation`), so nothing depends on YAML's own typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, TypeVar

from pydantic import Field

from salesplan_cli import calendar, notation, problems
from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR, MAX_PERIOD_YEARS
from salesplan_cli.notation import Bound, Interval, Measure, Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.text import Lang, Text, both, months_by_name, pasted, phrase, rounded

DEFAULT_CURRENCY: Final = "EUR"
DEFAULT_COUNTRY: Final = "NL"


class Doc(NamedTuple):
    """What a key holds, as an editor shows it, with the words that people write in place of the key."""

    text: Text
    example: Text
    other_words: tuple[str, ...] = ()


def key(en: str, nl: str, example: str | Text = "", other_words: str = "", **options: Any) -> Any:
    """A key of the plan file that may be absent."""
    shown = both(example) if isinstance(example, str) else example
    doc = Doc(Text(en, nl), shown, tuple(other_words.split()))
    # Pydantic's type takes JSON alone, and what is never written as JSON may be anything.
    return Field(default=options.pop("default", None), json_schema_extra={"doc": doc}, **options)  # type: ignore[dict-item]


# --- scalars -------------------------------------------------------------------------------------------------------


MEMORY: Final = 40
"""The longest text that is remembered with its value: a plan repeats its short ones, and plans each other's."""

Read: TypeAlias = Callable[[str, Style], object]
"""From a text to its value; a Misread says why there is none."""


WITH_CURRENCY: Final = r"[€$£]|,-|\b(?:[a-z]{3}|euro|dollar|pond)\b"


def counts_orders(data: Mapping[str, object]) -> bool:
    """Whether a plan has a target in orders, and none in money."""
    return not data.get("revenue_target") and "order_target" in data


def of_orders(text: str, effect: object) -> object:
    """The effect of an event in a plan that counts orders; a Misread where it is in money."""
    if not (isinstance(effect, Measure) and effect.kind == "money" and re.search(WITH_CURRENCY, text, re.IGNORECASE)):
        return effect
    return notation.rejection(
        "plan.notation",
        "{text:quoted} is an amount of money, and this plan counts orders: write how many orders more or less, or a "
        "percentage, like {write}",
        "{text:quoted} is een bedrag, en dit plan telt orders: schrijf hoeveel orders meer of minder, of een "
        "percentage, zoals {write}",
        text.strip(),
        "+10%" if effect.value > 0 else "-10%",
    )


def value_of(text: str, read: Read, style: Style) -> object:
    """What a text says; None where nothing is written."""
    return None if not text or text.isspace() else read(text, style)


remembered = lru_cache(maxsize=8192)(value_of)
"""`value_of` for a short text."""


def read_as(text: str, read: Read, style: Style) -> object:
    """What a text says, remembered where it is short."""
    return (remembered if len(text) <= MEMORY else value_of)(text, read, style)


class Reader(NamedTuple):
    """How a scalar of one type is read, and the name of that type (for the schema)."""

    kind: str
    read: Read


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
    # Of a sign that several countries have (`kr`) it is not for the tool to choose one.
    other = "" if notation.currencies(text.strip()) else DEFAULT_CURRENCY
    return Misread("plan.notation", message, meant_currency(text) or other)


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


def country(text: str, _: Style) -> str | Misread:
    """A country whose public holidays are known, or a region of one."""
    code = text.strip().upper()
    if calendar.known_country(code):
        return code
    region = code.replace("_", "-").replace(" ", "-")
    land, *rest = region.split("-")
    if len(land) == 2 and rest and calendar.known_country(land):
        known = calendar.known_country(region)
        message = phrase(
            "{text:quoted}: write the code like {write}"
            if known
            else "{text:quoted} is not a region with holidays of its own here: write the country, {write}",
            "{text:quoted}: schrijf de code zoals {write}"
            if known
            else "{text:quoted} is hier geen regio met eigen feestdagen: schrijf het land, {write}",
            text=text.strip(),
            write="",
        )
        return Misread("plan.notation", message, region if known else land)
    message = phrase(
        "{text:quoted} is not a country code: write two letters, with the region if it has holidays of its own",
        "{text:quoted} is geen landcode: schrijf twee letters, met de regio als die eigen feestdagen heeft",
        text=text,
    )
    return Misread("plan.notation", message, COUNTRIES.get("_".join(text.split()).casefold(), DEFAULT_COUNTRY))


EXAMPLE_YEAR: Final = "2027"


def year(text: str, _: Style) -> int | Misread:
    words = text.strip()
    if len(words) == 4 and words.isascii() and words.isdigit():
        if FIRST_YEAR <= int(words) <= LAST_YEAR:
            return int(words)
        message = phrase("the year {text} lies outside 2000-2100", "het jaar {text} ligt buiten 2000-2100", text=words)
        return Misread("plan.limit", message, EXAMPLE_YEAR)
    if notation.vague_text(words):
        return Misread("plan.vague", problems.vague(words), EXAMPLE_YEAR)
    if (stretch := _stretch(words)) is not None:
        message = phrase(
            "{text:quoted} is not a calendar year: leave `year` out, and write `period:` with its `start` and `end`, "
            "for instance {start} and {end}",
            "{text:quoted} is geen kalenderjaar: laat `year` weg en schrijf `period:` met `start` en `end`, "
            "bijvoorbeeld {start} en {end}",
            text=words,
            start=stretch.start.isoformat(),
            end=stretch.end.isoformat(),
        )
        return Misread("plan.notation", message, "")
    message = phrase(
        "{text:quoted} is not a year: write it in four digits; a plan over another stretch of time has `period`",
        "{text:quoted} is geen jaartal: schrijf het in vier cijfers; een plan over een andere tijd heeft `period`",
        text=text,
    )
    has_digit = any(character.isdigit() for character in words)
    return Misread("plan.notation" if has_digit else "plan.vague", message, EXAMPLE_YEAR)


def _stretch(words: str) -> calendar.Span | None:
    """What is no calendar year: `2027-2028` and `2027/28` from July, say, `2027-04` from April, and `H1 2027`."""
    found = re.fullmatch(r"([0-9]{4}) ?[-/\u2013] ?((?:[0-9]{2})?[0-9]{2})", words)
    if found is None:
        named = notation.first_and_last(words)
        return calendar.Span(*named) if named is not None and named[0] < named[1] else None
    if not FIRST_YEAR <= int(found[1]) < LAST_YEAR:
        return None
    year, second = int(found[1]), int(found[2])
    if second in (year + 1, (year + 1) % 100):
        return calendar.months_period(date(year, 7, 1), 12)
    return calendar.months_period(date(year, second, 1), 12) if 1 < second <= 12 else None


def _rank(text: str, style: Style) -> int | Misread:
    value = notation.count(text, style, positive=True)
    return value if isinstance(value, Misread) else int(value)


_BELOW: Final = (
    r"([0-9]{1,2}) ?(?:%|procent|per ?cent) (?:onder|below|under|minder|lager|less|lower"
    r"|afwijking|achter(?:stand)?|behind|off|deviation)\b.*"
)


def _act_below(text: str, style: Style) -> Measure | Misread:
    value = notation.measure(text, style)
    below = (
        re.fullmatch(_BELOW, text.strip().casefold()) if isinstance(value, Misread) and len(text) <= MEMORY else None
    )
    if below is not None:
        left = Decimal(100 - int(below[1]))
    elif isinstance(value, Measure) and value.kind == "percent" and value.value < 0:
        left = 100 + value.value
    else:
        return value
    # `-10%` and `10% onder plan` say how far below, where the rest is asked.
    write = pasted(left, style.numbers, "%") if left > 0 else "85%"
    message = phrase(
        "{text:quoted} says how far below: write what is left of what should have been reached, {write}",
        "{text:quoted} zegt hoe ver eronder: schrijf wat er dan nog is van wat er had moeten zijn, {write}",
        text=text.strip(),
        write=write,
    )
    return Misread("plan.notation", message, write)


_SO_LONG: Final = r"[0-9]{1,3} ?[^\W\d_]+"
_SUM_OF_TIMES: Final = rf"{_SO_LONG}(?: ?(?:\+|,|en|and)? ?{_SO_LONG})+"
"""`2 mnd + 2 wk`."""
DAYS_OF: Final = {"day": 1, "week": 7, "month": 30}
DAYS_OF_A_YEAR: Final = 365


_IN_LETTERS: Final = (
    r"(?:(?:an?|een|één|one|half an?|(?:an? |een )?hal(?:f|ve)|twee|drie|vier|zes|two|three|four|six) )?"
    r"(?:half)?(?:maand(?:en)?|months?|kwarta(?:al|len)|quarters?|jaar|years?|we(?:ek|ken|eks))"
)
"""How long something takes, without a digit."""


def _cycle_days(text: str, style: Style) -> Decimal | Misread:
    days = notation.count(text, style)
    has_digit = any(character.isdigit() for character in text)
    if not isinstance(days, Misread) or not (has_digit or re.fullmatch(_IN_LETTERS, text.strip().casefold())):
        return days
    if re.fullmatch(_SUM_OF_TIMES, text.strip()):
        parts_ = [notation.interval(each) for each in re.findall(_SO_LONG, text)]
        together = sum(_days_of(each) for each in parts_ if isinstance(each, Interval))
        if all(isinstance(each, Interval) for each in parts_):
            return days._replace(write=str(together), generic=False)
    if long := _decimal_of_a_time(text):
        number, unit = long
        return days._replace(write=str(ceil(number * _days_of(unit))), generic=False)
    said = notation.interval(text)
    if isinstance(said, Misread):
        # Of a range (`2 to 3 months`) the end, in days as well.
        last = re.search(r"[0-9]+ ?[^\W\d_]+$", text.strip()[-MEMORY:])
        said = notation.interval(last[0]) if last else said
        return days if isinstance(said, Misread) else days._replace(write=str(_days_of(said)), generic=False)
    message = phrase(
        "{text:quoted}: a number of days belongs here, so write {days}",
        "{text:quoted}: hier hoort het aantal dagen, dus schrijf {days}",
        text=text.strip(),
        days=_days_of(said),
    )
    return Misread("plan.notation", message, str(_days_of(said)))


def _decimal_of_a_time(text: str) -> tuple[Fraction, Interval] | None:
    """`10,5 mnd`: how many of what."""
    found = re.fullmatch(r"([0-9]{1,3})[.,]([0-9]) ?([^\W\d_]+)", text.strip())
    unit = notation.interval(f"1 {found[3]}") if found else None
    return (Fraction(int(found[1] + found[2]), 10), unit) if found and isinstance(unit, Interval) else None


def _weeks(text: str, style: Style) -> Decimal | Misread:
    weeks = notation.count(text, style, whole=False)
    said = notation.interval(text) if isinstance(weeks, Misread) and re.search("[0-9]", text) else None
    long = _decimal_of_a_time(text) if isinstance(said, Misread) else (Fraction(1), said) if said else None
    if not isinstance(weeks, Misread) or long is None:
        return weeks
    message = phrase(
        "{text:quoted}: a number of weeks belongs here, so write {weeks}",
        "{text:quoted}: hier hoort het aantal weken, dus schrijf {weeks}",
        text=text.strip(),
        weeks=(number := rounded(long[0] * long[1].days / 7, 1)),
    )
    return Misread("plan.notation", message, pasted(number, style.numbers))


def _days_of(interval: Interval) -> int:
    years, rest = divmod(interval.count, 12) if interval.unit == "month" else (0, interval.count)
    return years * DAYS_OF_A_YEAR + rest * DAYS_OF[interval.unit]


def _rate(text: str, style: Style) -> Decimal | Misread:
    return notation.count(text, style, whole=False)


def _choice(options: Mapping[str, str]) -> Read:
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
Country: TypeAlias = Annotated[str | None, Reader("country", country)]
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
Rate: TypeAlias = Annotated[Decimal | None, Reader("count", _rate)]
WeeksOfWork: TypeAlias = Annotated[Decimal | None, Reader("count", _weeks)]
Rank: TypeAlias = Annotated[int | None, Reader("count", _rank)]
Percentage: TypeAlias = Annotated[Decimal | None, Reader("percentage", notation.percentage)]
Hours: TypeAlias = Annotated[Fraction | None, Reader("hours", notation.hours)]
Contribution: TypeAlias = Annotated[Measure | None, Reader("contribution", notation.contribution)]
Effect: TypeAlias = Annotated[Measure | None, Reader("effect", notation.effect)]
AnyMeasure: TypeAlias = Annotated[Measure | None, Reader("measure", notation.measure)]
ActBelow: TypeAlias = Annotated[Measure | None, Reader("measure", _act_below)]
Target: TypeAlias = Annotated[Bound | None, Reader("bound", notation.bound)]
Day: TypeAlias = Annotated[date | None, Reader("date", notation.day)]
Every: TypeAlias = Annotated[Interval | None, Reader("interval", lambda text, _: notation.interval(text))]
YesNo: TypeAlias = Annotated[bool | None, Reader("yes_no", lambda text, _: notation.yes_no(text))]
NumberStyle: TypeAlias = Annotated[Lang | None, Reader("numbers", _choice(CHOICES["numbers"]))]
Basis: TypeAlias = Annotated[Literal["profit", "mission"] | None, Reader("basis", _choice(CHOICES["basis"]))]
CustomerKind: TypeAlias = Annotated[Literal["new", "existing"] | None, Reader("for", _choice(CHOICES["for"]))]
MeasureKind: TypeAlias = Annotated[Literal["activity", "result"] | None, Reader("kind", _choice(CHOICES["kind"]))]


# --- lists of values -----------------------------------------------------------------------------------------------


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


class Lines(NamedTuple):
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
        read_one = notation.number if plain else _rate if context.orders else notation.money
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


Quarters: TypeAlias = Annotated[Series | None, Lines("series", "list", _series("Q"))]
Months: TypeAlias = Annotated[Series | None, Lines("series", "list", _series("M"))]
Weeks: TypeAlias = Annotated[Series | None, Lines("series", "list", _series("W"))]
Index: TypeAlias = Annotated[Series | None, Lines("index", "list", _series("M", plain=True))]
Names: TypeAlias = Annotated[tuple[str, ...] | None, Lines("names", "value", _several(_words))]
Days: TypeAlias = Annotated[tuple[date, ...] | None, Lines("dates", "value", _several(notation.day))]
