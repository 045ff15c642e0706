"""How single values are read: each field of the model has one of these types, and a text for who fills it in.

Every scalar arrives as text and is read by the type of its field (`notation`), so nothing depends on YAML's own typing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias

from pydantic import Field

from salesplan_cli import calendar, notation, problems
from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR
from salesplan_cli.notation import Bound, Interval, Measure, Misread, Style
from salesplan_cli.text import Lang, Text, both, pasted, phrase, rounded

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


def answer(text: str, _: Style) -> str | Misread:
    """A text that says something, be it a name or a sentence."""
    words = text.strip()
    if notation.vague_text(words):
        return Misread("plan.vague", problems.vague(words), "")
    return words


def _remark(text: str, _: Style) -> str | None:
    # No rule asks for it, so a placeholder is no fault: it is simply not given.
    words = text.strip()
    return None if notation.vague_text(words) else words


def _reason(text: str, style: Style) -> str | Misread:
    words = answer(text, style)
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
    r"(?:bij |at )?([0-9]{1,2}) ?(?:%|procent|per ?cent) (?:onder|below|under|minder|lager|less|lower"
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
    if working := re.fullmatch(_WORKING_DAYS, text.strip().casefold()):
        return _so_many_days(
            text,
            ceil(Fraction(int(working[1]) * 7, 5)),
            Text(", weekends and all", ", met de weekenden erbij"),
        )
    said = notation.interval(text)
    if isinstance(said, Misread):
        # Of a range (`2 to 3 months`) the end, in days as well.
        last = re.search(r"[0-9]+ ?[^\W\d_]+$", text.strip()[-MEMORY:])
        said = notation.interval(last[0]) if last else said
        return days if isinstance(said, Misread) else days._replace(write=str(_days_of(said)), generic=False)
    return _so_many_days(text, _days_of(said))


_WORKING_DAYS: Final = "([0-9]{1,3}) ?(?:werk|working |business )(?:dag(?:en)?|days?)"
"""Of which a week has five."""


def _so_many_days(text: str, days: int, which: Text | str = "") -> Misread:
    message = phrase(
        "{text:quoted}: a number of days belongs here{which}, so write {days}",
        "{text:quoted}: hier hoort het aantal dagen{which}, dus schrijf {days}",
        text=text.strip(),
        days=days,
        which=which,
    )
    return Misread("plan.notation", message, str(days))


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


def rate(text: str, style: Style) -> Decimal | Misread:
    """How many in a time, of which there may be a part."""
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

Words: TypeAlias = Annotated[str | None, Reader("text", answer)]
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
Rate: TypeAlias = Annotated[Decimal | None, Reader("count", rate)]
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
