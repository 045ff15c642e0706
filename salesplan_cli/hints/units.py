"""Numbers with what they count behind them, in letters or in other signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli import notation
from salesplan_cli.fields import WITH_CURRENCY, Reader, counts_orders, value_of
from salesplan_cli.notation import CURRENCIES, Measure, Misread, Style, rejection
from salesplan_cli.notation.kinds import MEASURE
from salesplan_cli.notation.misread import MISSPELT_MILLIONS
from salesplan_cli.notation.values import listed
from salesplan_cli.notation.writing import as_written
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.source import text_at, value_at
from salesplan_cli.text import Text, both, pasted, phrase, plain, yaml_scalar
from salesplan_cli.traps import Value


def as_rank(path: Path, said: str) -> Problem | None:
    """`contribution: 1e`, which is a rank."""
    found = re.fullmatch(r"(?:nr\.?|no\.?|#)? ?([1-9][0-9]?)(?:e|ste|de|st|nd|rd|th)", said.casefold())
    if path[-1] != "contribution" or found is None:
        return None
    message = phrase(
        "{text:quoted} is a place in the order: write it behind `rank`",
        "{text:quoted} is een plaats in de volgorde: schrijf die achter `rank`",
        text=said,
    )
    return Problem("plan.notation", path, message, f"rank: {found[1]}", (path,))


def as_order_target(path: Path, said: str) -> Problem | None:
    """`revenue_target: 60 orders`, which has a key of its own."""
    found = re.fullmatch(notation.SO_MANY_ORDERS, said.casefold())
    if path != ("revenue_target",) or found is None:
        return None
    message = phrase(
        "{text:quoted} is a target in orders: write it behind `order_target`, in place of `revenue_target`",
        "{text:quoted} is een doel in orders: schrijf het achter `order_target`, in plaats van `revenue_target`",
        text=said,
    )
    return Problem("plan.notation", path, message, f"order_target: {found[1]}", (path,))


_TIMES: Final = frozenset((
    "dag", "week", "maand", "kwartaal", "jaar", "day", "month", "quarter", "year", "keer", "time", "mnd", "wk", "kw",
    "jr", "m", "w", "q", "j", "y", "d",
))  # fmt: skip
"""Times that a price may be paid again, unlike an hour, which is a unit to sell in."""
_ORDERS: Final = frozenset(("order", "orders", "opdracht", "bestelling", "deal", "klant", "customer", "stuk"))
_PER_PIECE: Final = r"(.*[0-9].*?) ?(?:per |/ ?|p/)([^\W\d_]+)\.?"


def bare_price(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`price: 350 per pallet`, `average_order: 7500 per order`: of one they are already."""
    found = re.fullmatch(_PER_PIECE, said, re.IGNORECASE) if path[-1] in ("price", "average_order") else None
    per = found[2].casefold() if found else ""
    if found is None or per in _TIMES or (path[-1] == "average_order" and per not in _ORDERS):
        return None
    amount = notation.money(found[1], style)
    if isinstance(amount, Misread):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} has words behind the amount, which is of one {each} already: write {write}",
        "{text:quoted} heeft woorden achter het bedrag, dat al per {each} geldt: schrijf {write}",
        found[0],
        pasted(amount, style.numbers),
        each=Text("unit", "eenheid") if path[-1] == "price" else both("order"),
    )


def in_orders(path: Path, said: str, data: Mapping[str, Value], _: Style) -> Misread | None:
    """`effect: +10 orders` in a plan with a target in orders."""
    if path[-1] != "effect" or not counts_orders(data):
        return None
    found = re.fullmatch(r"([+-]?) ?([0-9]{1,6}) ([^\W\d_][^\W\d]*)", said)
    if found is None or found[3].casefold() in FACTORS or re.fullmatch(WITH_CURRENCY, found[3], re.IGNORECASE):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: this plan counts orders, so write just the number with its sign, like {write}",
        "{text:quoted}: dit plan telt orders, dus schrijf alleen het aantal met plus of min ervoor, zoals {write}",
        said,
        f"{found[1] or '+'}{found[2]}",
    )


NO_NUMBER: Final = frozenset(("geen", "nul", "none", "zero", "nil", "nihil", "niets", "nothing"))


def as_meant(text: str, read: Callable[[str, Style], object], style: Style) -> object:
    """The value of a part of a text, also where it only has to be written otherwise (`8'500`, `30 min`)."""
    value = read(text.strip(), style)
    plainer = isinstance(value, Misread) and value.rule == "plan.notation" and not value.generic
    return read(value.write.strip('"'), style) if isinstance(value, Misread) and plainer else value


_WORKING_DAYS: Final = (
    r"(?:([0-9][0-9.,]*|an?|een|één|one) ?)?"
    r"(?:(?:hele |full |whole )?(dag(?:en)?|dgn|days?)|dagde(?:el|len)|hal(?:f|ve) (?:a )?(?:dag(?:en)?|days?))"
)
HOURS_A_DAY: Final = 8


def of_working_days(said: str, style: Style) -> tuple[Decimal, int] | None:
    """How many days at work a text says, or halves of one, and how many hours each has: `2 dagen`, `halve dag`."""
    found = re.fullmatch(_WORKING_DAYS, said.strip().casefold())
    if found is None:
        return None
    days = notation.number(found[1], style) if found[1] and found[1][0].isdigit() else Decimal(1)
    return (days, HOURS_A_DAY if found[2] else HOURS_A_DAY // 2) if isinstance(days, Decimal) else None


def days_in_hours(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`hours: 2 dagen`: as many hours as a day at work has."""
    found = of_working_days(said, style) if path[-1] in ("hours", "hours_per_week") else None
    if found is None:
        return None
    days, each = found
    return rejection(
        "plan.notation",
        "{text:quoted}: hours belong here, and with {each} hours each that is {write}",
        f"{{text:quoted}}: hier horen uren, en met {{each}} uur per {'dag' if each == HOURS_A_DAY else 'dagdeel'} is "
        "dat {write}",
        said,
        notation.hours_to_write(Fraction(days) * each),
        each=each,
    )


_UNIT_BEHIND: Final = (
    r"([0-9][0-9.,]*) ?(?:dag|dagen|days?|week|weken|weeks|maand|maanden|months?|jaar|jaren|years?|uur|uren|hours?"
    r"|minuut|minuten|minutes?|keer|times|x|punt|punten|points?|stuks?|klant|klanten|customers?|gesprek|gesprekken|bezoek"
    r"|bezoeken|visits?|calls?|offertes?|quotes?|quotations?|sterren|stars?)"
)
"""A number and what it is counted in, which is no factor of it and no currency."""


IN_MEASURE: Final = Text(
    "{text:quoted}: what it is counted in belongs behind `measure`, so write {write}",
    "{text:quoted}: waarin het geteld wordt, hoort bij `measure`, dus schrijf {write}",
)
JUST_THE_NUMBER: Final = Text(
    "{text:quoted}: write just the number, {write}", "{text:quoted}: schrijf alleen het getal, {write}"
)


def with_its_unit(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`target: 10 days`, whose unit `measure` says, and `approach: 20x`, which is how many."""
    if path[0] == "monitoring" and path[-1] in ("target", "act_below"):
        found = re.fullmatch(rf"([<>]=?)? ?{_UNIT_BEHIND}", said, re.IGNORECASE)
        words = IN_MEASURE
    elif path[0] == "customers" and path[-1] in ("approach", "win", "count"):
        found = re.fullmatch(
            r"()(?:(?:de|the|onze|our) )?(?:top )?([0-9]+) ?(?:x|keer|times|stuks?|st\.?)?"
            r"(?: (?:van|vd|v/d|of|out of|uit)(?: de| the)? ([0-9]+))?",
            said.casefold(),
        )
        if found and found[3] and found[3] != text_at(data, (*path[:-1], "count")).strip():
            return None  # `1 of 3` may be a part, `60 of the 85` that there are is a number
        words = JUST_THE_NUMBER
    else:
        return None
    number = notation.number(found[2], style) if found else None
    if found is None or not isinstance(number, Decimal):
        return None
    write = pasted(number, style.numbers)
    write = f'"{found[1]} {write.strip(chr(34))}"' if found[1] else write
    return rejection("plan.notation", words.en, words.nl, said, write)


def of_one(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`act_below: €110/t`, and `2 per kwartaal`: of what it is the measure says."""
    found = re.fullmatch(_PER_PIECE, said, re.IGNORECASE) if path[-1] == "act_below" else None
    number = as_meant(found[1], notation.measure, style) if found and found[2].casefold() != "cent" else None
    if not isinstance(number, Measure) or found is None:
        return None
    return rejection("plan.notation", IN_MEASURE.en, IN_MEASURE.nl, said, as_written(number, MEASURE, style))


_PART_OF_A_WEEK: Final = (
    r"[0-9][0-9.,]* ?(?:%|fte|procent|percent)|(?:[0-9] ?)?fte|full[ -]?time|part[ -]?time|voltijds?|deeltijds?"
)


def part_of_a_week(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`hours_per_week: 0,8 FTE`: of how many hours only the organisation knows."""
    if path[-1] != "hours_per_week" or not re.fullmatch(_PART_OF_A_WEEK, said.casefold()):
        return None
    message = phrase(
        "{text:quoted}: of how many hours? Write how many hours a week there are for selling",
        "{text:quoted}: van hoeveel uur? Schrijf hoeveel uur per week er voor verkoop is",
        text=said,
    )
    return Misread("plan.vague", message, "")


def counted_in(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`quantity: 120 stuks` without a `unit`, which is what stands behind the number."""
    if path[-1] != "quantity" or not isinstance(entry := value_at(data, path[:-1]), dict) or "unit" in entry:
        return None
    found = re.fullmatch(r"([0-9][0-9.,]*) ?([^\W\d_][^\W\d_-]{2,30})", said)
    number = notation.count(found[1], style, positive=True) if found else None
    word = found[2].casefold() if found else ""
    is_unit = word not in NO_UNITS | FACTORS and not word.endswith(("lijks", "ly")) and word.upper() not in CURRENCIES
    if found is None or not isinstance(number, Decimal) or not is_unit:
        return None
    message = phrase(
        "{text:quoted} is a number with its unit: the unit has a line of its own, `unit`",
        "{text:quoted} is een getal met de eenheid erbij: die heeft een eigen regel, `unit`",
        text=said,
    )
    return Misread("plan.notation", message, f"{plain(number)}\nunit: {yaml_scalar(found[2])}")


NO_UNITS: Final = frozenset((
    "procent", "percent", "euro", "euros", "dollar", "dollars", "pond", "pounds", "per", "plus", "dozijn", "dozen",
    "honderd", "hundred", "tal", "keer", "times",
))  # fmt: skip
"""Words behind a number that are no unit to sell in."""
FACTORS: Final = frozenset(listed("mln mio milj mlj miljoen million duizend thousand mrd miljard billion")).union(
    MISSPELT_MILLIONS
)
"""Words that make a number greater, and count nothing."""

_ONES: Final = (
    listed(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien"
    ),
    listed(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ),
)
_TENS: Final = (
    listed("tien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd"),
    listed("ten twenty thirty forty fifty sixty seventy eighty ninety hundred"),
)
IN_LETTERS: Final = {
    **{word: str(number) for words in _ONES for number, word in enumerate(words, 1)},
    **{word: str(number * 10) for words in _TENS for number, word in enumerate(words, 1)},
    **{
        together: str(ten * 10 + one)
        for ten in range(2, 10)
        for one in range(1, 10)
        for together in (
            f"{_ONES[0][one - 1]}{'ën' if one in (2, 3) else 'en'}{_TENS[0][ten - 1]}",
            f"{_TENS[1][ten - 1]}-{_ONES[1][one - 1]}",
        )
    },
    "één": "1",
}
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\"'"


_LETTERS_IN: Final = ("count", "hours", "percentage", "contribution", "measure", "bound")


def in_other_signs(said: str, reader: Reader, style: Style) -> Misread | None:
    """`per_week: twee` in digits, and `50%` without the curly quotes of a text editor."""
    if reader.kind in ("text", "date"):
        return None
    number, _, percent = said.casefold().partition(" ")
    letters = IN_LETTERS.get(number, "") if reader.kind in _LETTERS_IN else ""
    letters = f"{letters}%" if letters and percent in ("procent", "percent") else "" if percent else letters
    # A quote behind a number alone is one of minutes.
    write = letters
    if not letters and said[0] in _QUOTES:
        write = said.strip(_QUOTES)
    elif not letters and re.search(r"[^.!][.!]$", said):
        write = said[:-1]
    if not write or write == said or isinstance(value_of(write, reader.read, style), Misread):
        return None
    return rejection(
        "plan.vague" if letters else "plan.notation",
        "{text:quoted}: write {write}",
        "{text:quoted}: schrijf {write}",
        said,
        yaml_scalar(write),
    )
