"""What somebody meant by a value that cannot be read, and what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

from salesplan_cli import calendar, notation, problems
from salesplan_cli.calendar import UNITS
from salesplan_cli.fields import (
    CHOICES,
    DEFAULT_CURRENCY,
    MEMORY,
    Doc,
    Reader,
    value_of,
    year,
)
from salesplan_cli.limits import LAST_YEAR, MAX_WHOLE
from salesplan_cli.model import fields_at
from salesplan_cli.notation import CURRENCIES, Measure, Misread, Style, rejection
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.source import value_at
from salesplan_cli.text import Phrase, Text, both, pasted, phrase, plain, rounded, yaml_scalar
from salesplan_cli.traps import Value

Shares: TypeAlias = "dict[Path, list[Decimal | None]]"
"""Per list and key the percentage of each entry, None where it is not known; empty where one of them is an amount."""


def misread(
    path: Path, why: Misread, data: Mapping[str, Value], shares: Shares, style: Style, reader: Reader | None = None
) -> Problem:
    """A value that its type does not accept, with what to write in its place."""
    text = value_at(data, path)
    said = text.strip() if isinstance(text, str) and len(text) <= MEMORY else ""
    if said:
        if (
            elsewhere := _counted_per(path, said, why, style) or _ranked(path, said) or _of_orders(path, said)
        ) is not None:
            return elsewhere
        for guess in GUESSES:
            if (meant := guess(path, said, data, style)) is not None:
                return problems.misread(path, meant)
        if reader is not None and (meant := _in_other_signs(said, reader, style)) is not None:
            return problems.misread(path, meant)
        if why.rule == "plan.notation":
            for guess in WITH_UNITS:
                if (meant := guess(path, said, data, style)) is not None:
                    return problems.misread(path, meant)
    if path[-1] == "rank" and why.rule != "plan.ambiguous":
        # Entries stand in the order of their ranks.
        return problems.misread(path, why._replace(write=str(int(path[-2]) + 1), generic=False))
    if reader is not None and (write := _nothing(path, said, reader, style)):
        return problems.misread(path, why._replace(write=write, generic=False))
    if reader is not None and reader.kind == "date" and (problem := _day_in(path, why, said, data)) is not None:
        return problem
    # What says nothing gets an example for its own field, and is asked what belongs there.
    doc = _doc(path)
    if reader is not None and reader.kind == "date" and why.generic:
        if write := meant_day(path, data, why.message):
            return problems.misread(path, why._replace(write=write, generic=False))
        # A day in the time of the plan, which only shows how one is written.
        write = _in_the_plan(doc.example.en, data) if doc else ""
        return problems.misread(path, why._replace(write=write or why.write, generic=True))
    if doc is None or not (why.generic or why.rule == "plan.vague"):
        write = meant_day(path, data, why.message)
        return problems.misread(path, why._replace(write=write) if write else why)
    if not why.write and "text" in why.message.facts and why.message.text == problems.vague("").text:
        why = why._replace(message=problems.vague(str(why.message.facts["text"]), doc.text))
    if not doc.example.en:
        return problems.misread(path, why)
    if fitting := _fitting(path, doc, data, shares, style):
        return problems.misread(path, why, both(fitting))
    en, nl = (re.sub(r"(?<=[0-9]) (?=[0-9])", "", each) for each in doc.example)
    example = Text(en, nl) if en[0] in "[+" else Text(yaml_scalar(en), yaml_scalar(nl))
    return problems.misread(path, why, example)._replace(generic=why.generic or not why.write)


_NO_NUMBER: Final = frozenset(("geen", "nul", "none", "zero", "nil", "nihil", "niets", "nothing"))


_NOT_ASKED: Final = frozenset(("n.v.t.", "nvt", "n/a", "niet van toepassing", "not applicable"))
"""Of a budget that is nothing; elsewhere it is no answer."""


def _nothing(path: Path, said: str, reader: Reader, style: Style) -> str:
    """`approach: geen`: 0 is an answer, where the field takes it."""
    words = _NO_NUMBER | _NOT_ASKED if path[-1] == "budget" else _NO_NUMBER
    is_none = reader.kind in ("count", "money", "hours") and said.casefold() in words
    return "0" if is_none and not isinstance(value_of("0", reader.read, style), Misread) else ""


_A_DAY: Final = (
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4}"
    r"|[0-9]{1,2}(?:e|st|nd|rd|th)? [^\W\d_]+\.? [0-9]{4}"
)

_UNTIL: Final = r" ?(?:-|\u2013|t/m|tot en met|tot|en|to|till|until|and) ?"
_DAYS_OF_A_MONTH: Final = rf"([0-9]{{1,2}}){_UNTIL}([0-9]{{1,2}}) ([^\W\d_]+\.? [0-9]{{4}})"
_DAYS_OF_TWO_MONTHS: Final = rf"([0-9]{{1,2}} [^\W\d_]+\.?){_UNTIL}([0-9]{{1,2}} [^\W\d_]+\.? ([0-9]{{4}}))"
_WEEKS: Final = rf"(?:week|wk|w)\.? ?([0-9]{{1,2}}){_UNTIL}(?:(?:week|wk|w)\.? ?)?([0-9]{{1,2}})[ ,]*([0-9]{{4}})"


def _days_in(said: str, data: Mapping[str, Value]) -> tuple[date, ...]:
    """The first and the last day in a text with more around it: `ca. 7 april 2027`, `26 juli t/m 13 aug`."""
    if not re.search("[0-9]{4}", said):
        # `16-17 maart`, in the year of the plan where that is known.
        first, number = first_day(data), year_said(data)
        said = f"{said} {first.year}" if first else f"{said} {number}" if isinstance(number, int) else said
    if weeks := re.search(_WEEKS, said.casefold()):
        mondays = [notation.day(f"{weeks[3]}-W{int(weeks[at]):02}") for at in (1, 2)]
        known = [each for each in mondays if isinstance(each, date)]
        return (known[0], calendar.add_days(known[1], 4)) if len(known) > 1 else ()
    said = re.sub(_DAYS_OF_A_MONTH, r"\1 \3 - \2 \3", said)
    said = re.sub(_DAYS_OF_TWO_MONTHS, r"\1 \3 - \2", said)
    days = [each for each in re.findall(_A_DAY, said) if each != said]
    found = sorted(day for each in days if isinstance(day := notation.day(each), date))
    return (found[0], found[-1]) if found else ()


def _day_in(path: Path, why: Misread, said: str, data: Mapping[str, Value]) -> Problem | None:
    """What to write for a text with a day in it; of several the last where an end belongs."""
    days = _days_in(said, data)
    if not days:
        return None
    first, last = days[0].isoformat(), days[-1].isoformat()
    if path[-1] == "start" and first != last and not value_at(data, (*path[:-1], "end")):
        message = phrase(
            "{text:quoted} is a first and a last day: each has a line of its own",
            "in {text:quoted} staan een eerste en een laatste dag: die krijgen elk een eigen regel",
            text=said,
        )
        return problems.misread(path, Misread("plan.notation", message, f"{first}\nend: {last}"))
    is_end = problems.name_of(path) in ENDS
    return problems.misread(path, why._replace(write=last if is_end else first, generic=False))


_PER: Final = {
    "dag": "per_day", "day": "per_day", "week": "per_week", "maand": "per_month", "month": "per_month",
    "kwartaal": "per_quarter", "quarter": "per_quarter", "jaar": "per_period", "year": "per_period",
}  # fmt: skip
_ONE_OF: Final = {
    "dagen": "dag", "days": "day", "dgn": "dag", "d": "dag", "weken": "week", "weeks": "week", "wk": "week",
    "wkn": "week", "w": "week", "maanden": "maand", "months": "month", "mnd": "maand", "m": "maand", "mo": "month",
    "kwartalen": "kwartaal", "quarters": "quarter", "kwart": "kwartaal", "kw": "kwartaal", "k": "kwartaal",
    "q": "quarter", "j": "jaar", "jr": "jaar", "yr": "year", "y": "year",
    "maandelijks": "maand", "monthly": "month", "wekelijks": "week", "weekly": "week", "dagelijks": "dag",
    "daily": "day", "jaarlijks": "jaar", "yearly": "year", "annually": "year", "quarterly": "quarter",
}  # fmt: skip
"""Other words for a time, short or plural."""


_PER_TIME: Final = r"(.*[0-9].*?) ?(?:x|keer|times)? ?(?:per |elke |every |p?/ ?|p\.?)((?:[0-9]+ )?[a-z]+)\.?"
_SO_MANY_PER: Final = (
    r"([0-9][0-9.,]*) ?(?:x|keer|times)? ?(?:per|an|a|elke|every|p?/|p\.|in de|in het) ?(?:([1-9][0-9]?) )?([a-z]+)\.?$"
)
_ONCE: Final = "^(?:once|eens|eenmaal) (?:per|an?|elke|every|in de|in het) "
_EVERY_OTHER: Final = r"(?:(?:1 ?(?:x|keer)|eens|once) )?(?:om de|om het|every other) ([a-z]+)"


def _counted_per(path: Path, said: str, why: Misread, style: Style) -> Problem | None:
    """`per_week: 1 per day`, which says how often behind the wrong key; a range of it stays a range."""
    if path[-1] not in _PER.values():
        return None
    counted = re.sub(_ONCE, "1 per ", re.sub(_EVERY_OTHER, r"1 per 2 \1", said.casefold()))
    found = re.search(_SO_MANY_PER, counted)
    unit = _ONE_OF.get(found[3], found[3]) if found else ""
    number = notation.count(found[1], style, whole=False) if found else None
    if found is None or unit not in _PER or not isinstance(number, Decimal):
        return None
    key, every = _PER[unit], int(found[2] or 1)
    if every > 1:
        if key == "per_day":
            # A plan counts days at work, and this is counted on the calendar.
            key, unit, number = "per_week", "week", number * 7
        part = rounded(number / every, 4)
        write = pasted(part, style.numbers)
        message = phrase(
            "{text:quoted} is {part} per {unit}: write that behind `{key}`",
            "{text:quoted} is {part} per {unit}: schrijf dat achter `{key}`",
            text=said,
            part=part,
            unit=unit,
            key=key,
        )
        return Problem("plan.notation", path, message, f"{key}: {write}", (path,))
    if key == path[-1]:
        return None
    write = pasted(number, style.numbers)
    if why.rule == "plan.vague":
        message = Phrase(why.message.text, {**why.message.facts, "write": write})
    else:
        message = phrase(
            "{text:quoted} is counted per {unit}: write it behind `{key}`",
            "{text:quoted} telt per {unit}: schrijf het achter `{key}`",
            text=said,
            unit=unit,
            key=key,
        )
    return Problem(why.rule, path, message, f"{key}: {write}", (path,))


def _ranked(path: Path, said: str) -> Problem | None:
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


def _of_orders(path: Path, said: str) -> Problem | None:
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


def _bare_price(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
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


def _bare_target(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`target: 4 per week` beside `every: week`: how often it is measured says per what it counts."""
    every = value_at(data, (*path[:-1], "every"))
    if path[:1] != ("monitoring",) or path[-1] != "target" or not isinstance(every, str):
        return None
    found = re.fullmatch(_PER_TIME, said, re.IGNORECASE)
    interval = notation.interval(every)
    said_per = _ONE_OF.get(found[2].casefold(), found[2].lower()) if found else ""
    if found is None or isinstance(interval, Misread) or interval != notation.interval(said_per):
        return None
    bare = found[1].strip()
    if isinstance(notation.bound(bare, style), Misread):
        bare = re.sub(r"(?<=[0-9]) +[^\W\d_]{3,}$", "", bare)  # `4 visits per week`
    rest = notation.bound(bare, style)
    if isinstance(rest, Misread):
        return rest if rest.rule == "plan.ambiguous" else None
    return rejection(
        "plan.notation",
        "{text:quoted}: `every: {every}` already says how often, so write {write}",
        "{text:quoted}: `every: {every}` zegt al per welke periode, dus schrijf {write}",
        said,
        yaml_scalar(bare),
        every=every.strip(),
    )


def counts_orders(data: Mapping[str, Value]) -> bool:
    """Whether a plan has a target in orders, and none in money."""
    return not data.get("revenue_target") and "order_target" in data


def _in_orders(path: Path, said: str, data: Mapping[str, Value], _: Style) -> Misread | None:
    """`effect: +10 orders` in a plan with a target in orders."""
    if path[-1] != "effect" or not counts_orders(data):
        return None
    found = re.fullmatch(r"([+-]?) ?([0-9]{1,6}) ([^\W\d_][^\W\d]*)", said)
    if found is None or found[3].casefold() in _FACTORS or re.fullmatch(_CURRENCY, found[3], re.IGNORECASE):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: this plan counts orders, so write just the number with its sign, like {write}",
        "{text:quoted}: dit plan telt orders, dus schrijf alleen het aantal met plus of min ervoor, zoals {write}",
        said,
        f"{found[1] or '+'}{found[2]}",
    )


_CURRENCY: Final = r"[€$£]|,-|\b(?:[a-z]{3}|euro|dollar|pond)\b"


def of_orders(text: str, effect: object) -> object:
    """The effect of an event in a plan that counts orders; a Misread where it is in money."""
    if not (isinstance(effect, Measure) and effect.kind == "money" and re.search(_CURRENCY, text, re.IGNORECASE)):
        return effect
    return rejection(
        "plan.notation",
        "{text:quoted} is an amount of money, and this plan counts orders: write how many orders more or less, or a "
        "percentage, like {write}",
        "{text:quoted} is een bedrag, en dit plan telt orders: schrijf hoeveel orders meer of minder, of een "
        "percentage, zoals {write}",
        text.strip(),
        "+10%" if effect.value > 0 else "-10%",
    )


_A_WEEK: Final = r"(.*[0-9]) ?(?:uur|uren|hours?|u|h)? ?(?:per|a|in de|p/|/|p\.?) ?(?:week|wk|w)\.?"


_COUNTS: Final[Mapping[Path, str]] = {
    ("period", "months"): "maand(?:en)?|mnd|months?", ("period", "days"): "dag(?:en)?|days?"
}  # fmt: skip
"""Keys that say themselves what they count."""


def _own_unit(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`hours_per_week: 32 uur p/w`, and `quantity: 12 ton` beside `unit: ton`: what the field says itself."""
    if path[-1] == "hours_per_week":
        found = re.fullmatch(_A_WEEK, said, re.IGNORECASE)
        number: Any = notation.hours(found[1], style) if found else None
    elif path in _COUNTS:
        found = re.fullmatch(rf"([0-9]+) ?(?:{_COUNTS[path]})", said, re.IGNORECASE)
        number = notation.count(found[1], style) if found else None
    elif path[-1] == "quantity" and isinstance(unit := value_at(data, (*path[:-1], "unit")), str) and unit.strip():
        found = re.fullmatch(rf"(.*[0-9]) ?{re.escape(unit.strip())}(?:s|en|'s)?", said, re.IGNORECASE)
        number = notation.count(found[1], style) if found else None
    else:
        return None
    if found is None or (isinstance(number, Misread) and number.rule != "plan.ambiguous"):
        return None
    if isinstance(number, Misread):
        return number
    write = notation.hours_to_write(number) if isinstance(number, Fraction) else plain(number)
    return rejection(
        "plan.notation",
        "{text:quoted}: its unit is known already, so write {write}",
        "{text:quoted}: de eenheid is al bekend, dus schrijf {write}",
        said,
        write,
    )


_A_TIME: Final = (
    r"(.*[0-9].*?) ?(?:(?:x|keer|times)? ?(?:per|an?|elke|every|p?/|p\.) ?([a-z]+)"
    r"|(maandelijks|monthly|wekelijks|weekly|quarterly|jaarlijks|yearly|annually))\.?"
)
_IN_MONTHS: Final = {"maand": 1, "month": 1, "kwartaal": 3, "quarter": 3, "jaar": 12, "year": 12}
_OVER_THE_PERIOD: Final[Mapping[str, tuple[str, ...]]] = {
    "money": ("allowed", "own", "support", "amount", "price", "revenue", "revenue_target", "budget"),
    "count": ("quantity", "approach", "win", "order_target", "hours"),
}
"""Keys of what is over the whole period, by what they take."""
_ONE_WORD: Final = r"(?<=[0-9]) ?[^\W\d_]{1,20}$"
"""What a number is counted in: `12 stuks`, `1 uur`."""


def _over_the_period(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`allowed: 5k per month`, where an amount over the whole period belongs: worked out."""
    kind = next((kind for kind, keys in _OVER_THE_PERIOD.items() if path[-1] in keys), "")
    found = re.fullmatch(_A_TIME, said.casefold()) if kind and path[0] != "activities" else None
    if found is None:
        return None
    word = found[2] or found[3]
    unit = _ONE_OF.get(word, word)
    times = _times_in_period(unit, data, style)
    said_once = found[1] if kind == "money" else re.sub(_ONE_WORD, "", found[1])
    number = notation.money(said_once, style) if kind == "money" else notation.count(said_once, style)
    if times is None or not isinstance(number, Decimal) or not 0 < number * times < 10**MAX_WHOLE:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: what belongs here is over the whole period, so {number} x {times} = {write}",
        "{text:quoted}: hier hoort het over de hele periode, dus {number} x {times} = {write}",
        said,
        pasted(rounded(number * times, 4), style.numbers),
        number=number,
        times=times,
    )


def _times_in_period(unit: str, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """How often a time goes into the period of the plan; None where that is not a whole number, or not known."""
    if unit == "week":
        weeks = notation.count(str(value_at(data, ("selling_time", "weeks")) or ""), style, whole=False)
        return weeks if isinstance(weeks, Decimal) else None
    first = first_day(data)
    months = 12 if first is None and isinstance(year_said(data), int) else 0
    if first is not None:
        last = last_day(data, first)
        months = next((each for each in range(1, 61) if calendar.months_period(first, each).end == last), 0)
    times, rest = divmod(months, _IN_MONTHS.get(unit, months + 1))
    return Decimal(times) if times and not rest else None


_WORKING_DAYS: Final = r"([0-9][0-9.,]*) ?(?:(dag(?:en)?|dgn|days?)|dagde(?:el|len)|half days?)"
HOURS_A_DAY: Final = 8


def _days_in_hours(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`hours: 2 dagen`: as many hours as a day at work has."""
    found = re.fullmatch(_WORKING_DAYS, said.casefold()) if path[-1] in ("hours", "hours_per_week") else None
    days = notation.number(found[1], style) if found else None
    if found is None or not isinstance(days, Decimal):
        return None
    each = HOURS_A_DAY if found[2] else HOURS_A_DAY // 2
    return rejection(
        "plan.notation",
        "{text:quoted}: hours belong here, and with {each} hours each that is {write}",
        "{text:quoted}: hier horen uren, en met {each} uur per keer is dat {write}",
        said,
        notation.hours_to_write(Fraction(days) * each),
        each=each,
    )


def _difference(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`weeks: 52 - 8`, which is no range, and `weeks: wk 8 t/m 48`, which is one with both its ends."""
    found = re.fullmatch(_ONE_LESS_ANOTHER, said.casefold()) if path[-1] in _DIFFERENCES else None
    left = int(found[1]) - int(found[2]) if found else 0
    if path[-1] == "weeks" and (found := re.fullmatch(_WEEKS_OF_A_YEAR, said.casefold())):
        left = int(found[2]) - int(found[1]) + 1
    if left <= 0:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: worked out that is {write}",
        "{text:quoted}: uitgerekend is dat {write}",
        said,
        str(left),
    )


_WORDS: Final = r"(?: [^\W\d_]+)*"
_ONE_LESS_ANOTHER: Final = rf"([0-9]{{1,6}}){_WORDS} ?(?:[-\u2013\u2212]|min|minus|less) ?([0-9]{{1,6}}){_WORDS}"
_WEEKS_OF_A_YEAR: Final = (
    r"(?:week|weken|weeks|wk|w)\.? ?([0-9]{1,2}) ?(?:-|\u2013|t/m|tot en met|tot|to|till|until) ?"
    r"(?:(?:week|wk|w)\.? ?)?([0-9]{1,2})"
)


def _product(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`amount: 30.000 km à € 0,23`, so many of what each costs."""
    found = re.fullmatch(_SO_MANY_AT, said.casefold()) if path[-1] in _OVER_THE_PERIOD["money"] else None
    number = notation.number(found[1], style) if found else None
    amount = notation.money(found[2], style) if found else None
    if not isinstance(number, Decimal) or not isinstance(amount, Decimal) or not 0 < number * amount < 10**MAX_WHOLE:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: worked out that is {write}",
        "{text:quoted}: uitgerekend is dat {write}",
        said,
        pasted(rounded(number * amount, 4), style.numbers),
    )


_SO_MANY_AT: Final = (
    r"([0-9][0-9.,]*) ?(?:[^\W\d_]+ )?(?:à|x|×|\*|@|keer|maal|times) ?"
    r"([€$£]? ?[0-9][0-9.,]*(?: ?k)?(?:,-)?)"
)
_DIFFERENCES: Final = ("weeks", "hours_per_week", "count", "approach", "win", "quantity")


def _of_what_should_be(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`act_below: 90% van target`: of what it is a share the field says itself."""
    found = re.fullmatch(r"([0-9][0-9.,]* ?%) (?:van|of) [^\W\d_]+(?: [^\W\d_]+){0,2}", said.casefold())
    share = notation.percentage(found[1], _NO_STYLE) if found and path[-1] == "act_below" else None
    if not isinstance(share, Decimal):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: a percentage is of what should have been reached by then, so write {write}",
        "{text:quoted}: een percentage is hier van wat er dan bereikt moest zijn, dus schrijf {write}",
        said,
        f"{plain(share)}%",
    )


_HOURS_A_WEEK: Final = r"([0-9][0-9.,]*) ?(?:uur|uren|hours?|hrs?|u|h)(?: per week| a week)?"


def _share_of_it(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`allowed: 5%` of a known target, `own: 40%` of a known cost, `time: 16 hours` of a known week: worked out."""
    if path[-1] == "time":
        found = re.fullmatch(_HOURS_A_WEEK, said.casefold())
        part: Any = notation.hours(found[1], style) if found else None
        whole: Any = notation.hours(str(value_at(data, ("selling_time", "hours_per_week")) or ""), style)
        if not isinstance(part, Fraction) or not isinstance(whole, Fraction) or not 0 < part <= whole:
            return None
        write = f"{plain(rounded(100 * part / whole, 1) or rounded(100 * part / whole, 4))}%"
        called: Text = Text("hours a week", "uur per week")
    else:
        base = _base(path, data)
        whole = _amount(base, data, style) if base else None
        amount = _amount(path, data, style) if base else None
        if amount is None or whole is None:
            return None
        # In whole ones, unless there is less than one, or several have to add up.
        write = pasted((path[0] != "periods" and rounded(amount, 0)) or rounded(amount, 2), style.numbers)
        called = both(f"(`{base[-1]}`)")
    return rejection(
        "plan.notation",
        "{text:quoted} of {whole} {called}: worked out that is {write}",
        "{text:quoted} van {whole} {called}: uitgerekend is dat {write}",
        said,
        write,
        whole=whole,
        called=called,
    )


def _amount(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """An amount as it is given, or as a percentage of another one."""
    text = value_at(data, path)
    if not isinstance(text, str) or len(text) > MEMORY:
        return None
    base = _base(path, data)
    share_of_it = re.sub(_OF_IT[base], "", text.strip(), flags=re.IGNORECASE) if base in _OF_IT else text
    given, share = notation.money(text, style), notation.percentage(share_of_it, style)
    if isinstance(given, Decimal):
        return given
    whole = _amount(base, data, style) if base else None
    return whole * share / 100 if whole is not None and isinstance(share, Decimal) else None


def _base(path: Path, data: Mapping[str, Value]) -> Path:
    """What a percentage is of, where an amount belongs; nothing where that is not clear."""
    said = str(value_at(data, path))
    if path[0] == "costs" and re.search(_OF_IT[("revenue_target",)], said, re.IGNORECASE):
        return ("revenue_target",)  # whatever belongs there, the text itself says it
    if path in (("costs", "own"), ("costs", "support")):
        allowed = str(value_at(data, ("costs", "allowed")))
        if "%" not in allowed:
            return ("costs", "allowed")
        # `allowed: 5%` and `own: 2%`: of the target both, or the one of the other, which the two parts tell.
        parts = [str(value_at(data, ("costs", name))) for name in ("own", "support")]
        whole, *shares = (notation.percentage(each, _NO_STYLE) for each in (allowed, *parts))
        together = sum([each for each in shares if isinstance(each, Decimal)], Decimal(0))
        return ("revenue_target",) if together == whole else ("costs", "allowed") if together == 100 else ()
    if path == ("customers", "existing", "approach"):
        return ("customers", "existing", "count")
    of_target = (
        path == ("costs", "allowed")
        or (path[0] in ("customers", "products") and path[-1] == "revenue")
        or (len(path) > 2 and path[0] == "periods" and path[1] in UNITS)
    )
    return ("revenue_target",) if of_target else ()


_OF: Final = r"(?<=%) ?(?:(?:van|of|v/?d|v\.d\.) ?)?(?:(?:het|de|the|mijn|my) )?"
_OF_IT: Final[Mapping[Path, str]] = {
    ("revenue_target",): _OF + "(?:doel|omzetdoel|target|revenue target|omzet|revenue|turnover)$",
    ("costs", "allowed"): _OF + "(?:(?:totale|toegestane|total|allowed) )?(?:kosten|budget|totaal|costs|total)$",
    ("customers", "existing", "count"): _OF + "(?:(?:bestaande|existing) )?(?:klanten|customers)$",
}
"""What stands behind a percentage of each of these."""


def part_of_target(path: Path, data: Mapping[str, Value], style: Style) -> Misread | None:
    """A quarter, month or week as a percentage of a known target, or as what the others leave of it."""
    text = value_at(data, path)
    if not isinstance(text, str) or len(text) > MEMORY:
        return None
    guess = _share_of_it if "%" in text else _rest_of_it
    return guess(path, text.strip(), data, style)


_UNIT_BEHIND: Final = (
    r"([0-9][0-9.,]*) ?(?:dag|dagen|days?|week|weken|weeks|maand|maanden|months?|jaar|jaren|years?|uur|uren|hours?"
    r"|minuut|minuten|minutes?|keer|times|x|punt|punten|points?|stuks?|klant|klanten|customers?|gesprek|gesprekken|bezoek"
    r"|bezoeken|visits?|calls?|offertes?|quotes?|quotations?|sterren|stars?)"
)
"""A number and what it is counted in, which is no factor of it and no currency."""


_DIGITS: Final = "0123456789., "


def _with_its_unit(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`from: 10 days`, whose unit `measure` says, and `approach: 20x`, which is how many."""
    is_end, is_target = path[-1] in ("from", "to"), path[0] == "monitoring" and path[-1] == "target"
    if is_target or (path[0] == "development" and is_end):
        found = re.fullmatch(rf"([<>]=?)? ?{_UNIT_BEHIND}" if is_target else f"(){_UNIT_BEHIND}", said, re.IGNORECASE)
        other = str(value_at(data, (*path[:-1], "to" if path[-1] == "from" else "from")) or "").strip()
        # `from: 3 weeks` and `to: 10 days` are not to be compared without their units.
        if found and re.fullmatch(_UNIT_BEHIND, other, re.IGNORECASE) and other.lstrip(_DIGITS) != said.lstrip(_DIGITS):
            return None
        message = phrase(
            "{text:quoted}: what it is counted in belongs behind `measure`, so write {write}",
            "{text:quoted}: waarin het geteld wordt, hoort bij `measure`, dus schrijf {write}",
            text=said,
            write="",
        )
    elif path[0] == "customers" and path[-1] in ("approach", "win", "count"):
        found = re.fullmatch(
            r"()(?:(?:de|the|onze|our) )?(?:top )?([0-9]+) ?(?:x|keer|times|stuks?|st\.?)?"
            r"(?: (?:van|vd|v/d|of|out of|uit)(?: de| the)? [0-9]+)?",
            said.casefold(),
        )
        message = phrase(
            "{text:quoted}: write just the number, {write}", "{text:quoted}: schrijf alleen het aantal, {write}",
            text=said, write="")  # fmt: skip
    else:
        return None
    number = notation.number(found[2], style) if found else None
    if found is None or not isinstance(number, Decimal):
        return None
    write = pasted(number, style.numbers)
    return Misread("plan.notation", message, f'"{found[1]} {write.strip(chr(34))}"' if found[1] else write)


ENDS: Final = ("end", "last", "by", "until")
"""Keys of a last day: of a month that stands there the end is meant, elsewhere its start."""


def meant_day(path: Path, data: Mapping[str, Value], said: Phrase) -> str:
    """The day to write for one without a year, a week, a month or a quarter; empty for anything else."""
    first = first_day(data)
    if said.text not in (notation.WITHOUT_YEAR, notation.NO_DAY):
        return ""
    if first is not None and (quarter := notation.quarter_of(str(said.facts.get("text", "")))):
        # In a plan that says over which period it is, a quarter without a year is one of that period.
        number, is_end = quarter
        end = calendar.add_days(calendar.add_months(first, 3 * number), -1)
        at_end = problems.name_of(path) in ENDS if is_end is None else is_end
        if end <= last_day(data, first):
            return (end if at_end else calendar.add_months(first, 3 * number - 3)).isoformat()
    if said.text != notation.WITHOUT_YEAR:
        return _meant_of_several(path, said)
    years = [first.year, first.year + 1] if first is not None else [year_said(data), *_example_year(path)]
    # Of `16/3` one reading alone is a date.
    text = re.sub("^(1[3-9]|2[0-9]|3[01])/", r"\1-", str(said.facts["text"]).rstrip(".-/ "))
    for each in years:
        for between in (" ", "-") if isinstance(each, int) else ():
            found = notation.day(f"{text}{between}{each}")
            meant = found.isoformat() if isinstance(found, date) else _meant_of_several(path, found.message)
            if meant and (first is None or meant >= first.isoformat()):
                return meant
    return ""


def several_days(kind: str, given: Value) -> str:
    """The list to write for days on one line: `skip: 2027-07-27, 2027-08-10`."""
    text = given if kind == "dates" and isinstance(given, str) and len(given) < MEMORY else ""
    days = [notation.day(each) for each in re.split(r"\s*(?:[,;]|\ben\b|\band\b)\s*", text.strip())]
    known = [each.isoformat() for each in days if isinstance(each, date)]
    return f"[{', '.join(known)}]" if len(known) == len(days) > 1 else ""


def _example_year(path: Path) -> list[int]:
    # What the plan is about cannot be known from elsewhere where its own first day has no year.
    return [date.fromisoformat(notation.EXAMPLE_DAY).year] if path == ("period", "start") else []


def year_said(data: Mapping[str, Value]) -> int | Misread:
    """The year that a plan says it is about, be it under the Dutch name of the key."""
    return year(str(data.get("year") or data.get("jaar") or ""), _NO_STYLE)


def first_day(data: Mapping[str, Value]) -> date | None:
    """From when the period of a plan is, where it says that it has one of its own."""
    found = notation.day(str(value_at(data, ("period", "start")) or ""))
    return found if isinstance(found, date) else None


def last_day(data: Mapping[str, Value], first: date) -> date:
    """Up to when the period of a plan is, as far as that is clear."""
    end, months, days = (str(value_at(data, ("period", name)) or "") for name in ("end", "months", "days"))
    if isinstance(found := notation.day(end), date):
        return found
    if re.fullmatch("[0-9]{1,2}", months):
        return calendar.months_period(first, max(int(months), 1)).end
    if re.fullmatch("[0-9]{1,4}", days):
        return calendar.add_days(first, int(days) - 1)
    return date(LAST_YEAR, 12, 31)


def _meant_of_several(path: Path, said: Phrase) -> str:
    if said.text != notation.NO_DAY:
        return ""
    return str(said.facts["write" if problems.name_of(path) in ENDS else "first"])


_NO_STYLE: Final = Style(None, DEFAULT_CURRENCY)


def _doc(path: Path) -> Doc | None:
    return fields_at(path[:-1]).get(str(path[-1]))


_PARTS: Final = {
    "helft": "50%", "half": "50%", "derde": "33.33%", "third": "33.33%", "tweederde": "66.67%", "twothirds": "66.67%",
    "kwart": "25%", "quarter": "25%", "driekwart": "75%", "threequarters": "75%", "vijfde": "20%", "fifth": "20%",
    "tiende": "10%", "tenth": "10%",
}  # fmt: skip
"""Parts of a whole in words, written as one."""
_AROUND: Final = frozenset((
    "de", "het", "een", "één", "a", "an", "one", "the", "of", "van", "my", "mijn", "tijd", "time", "week", "ongeveer",
    "circa", "ca.", "about", "roughly", "zo'n",
))  # fmt: skip
"""Words beside a part that make no other part of it."""


def _part(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`time: een kwart`, `conversion: de helft`: a part in words."""
    if path[-1] not in ("time", "contribution", "conversion"):
        return None
    words = re.split(r"[\s-]+", said.casefold())
    part = _PARTS.get("".join([word for word in words if word not in _AROUND]))
    if part is None:
        return None
    return rejection(
        "plan.vague",
        "{text:quoted} is a part in words, and a percentage belongs here: write {write}",
        "{text:quoted} is een deel in woorden, en hier hoort een percentage: schrijf {write}",
        said,
        part,
    )


_REST: Final = re.compile(r"(?:de |het |the )?(?:rest|restant|remainder|remaining|overige)", re.IGNORECASE)
_BESIDE: Final[Mapping[Path, tuple[Path, Path]]] = {
    ("costs", "own"): (("costs", "allowed"), ("costs", "support")),
    ("costs", "support"): (("costs", "allowed"), ("costs", "own")),
    ("customers", "new", "revenue"): (("revenue_target",), ("customers", "existing", "revenue")),
    ("customers", "existing", "revenue"): (("revenue_target",), ("customers", "new", "revenue")),
}
"""Of what whole an amount is the rest, and beside which other part."""


def _rest_of_it(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`support: rest` beside what is allowed and the own part: what these leave."""
    whole, beside = _around(path, data, style) if _REST.fullmatch(said) else (None, None)
    if whole is None or beside is None or whole <= beside:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} is what {whole} - {beside} leaves: write {write}",
        "{text:quoted} is wat {whole} - {beside} overlaat: schrijf {write}",
        said,
        pasted(whole - beside, style.numbers),
        whole=whole,
        beside=beside,
    )


def _around(path: Path, data: Mapping[str, Value], style: Style) -> tuple[Decimal | None, Decimal | None]:
    """The whole that an amount is part of, and what the other parts come to; None for what is not known."""
    if path in _BESIDE:
        whole, beside = _BESIDE[path]
        return _amount(whole, data, style), _amount(beside, data, style)
    if path[0] == "products" and path[-1] == "revenue":
        return _amount(("revenue_target",), data, style), _of_the_others(path, data, style)
    if path[:2] == ("costs", "lines") and path[-1] == "amount":
        return _amount(("costs", "own"), data, style), _of_the_others(path, data, style)
    if len(path) == 3 and path[0] == "periods" and path[1] in UNITS:
        return _amount(("revenue_target",), data, style), _of_other_parts(path, data, style)
    return None, None


def _of_the_others(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """What the other products bring in, or the other lines cost, together; None where that is not known of each."""
    *base, place, key = path
    entries = value_at(data, tuple(base))
    together = Decimal(0)
    for at, _ in enumerate(entries if isinstance(entries, list) else ()):
        if at == place:
            continue
        each = (*base, at)
        amount, price = _amount((*each, key), data, style), _amount((*each, "price"), data, style)
        if amount is None and price is not None:
            number = notation.count(str(value_at(data, (*each, "quantity")) or ""), style)
            amount = number * price if isinstance(number, Decimal) else None
        if amount is None:
            return None
        together += amount
    return together


def _of_other_parts(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """What the other quarters (or months, weeks) of a year bring in together; None where not all are known."""
    parts = value_at(data, path[:-1])
    places = parts if isinstance(parts, dict) else range(len(parts) if isinstance(parts, list) else 0)
    amounts = [_amount((*path[:-1], each), data, style) for each in places if each != path[-1]]
    known = [each for each in amounts if each is not None]
    is_whole = len(known) == len(amounts) == UNITS[str(path[1])].of_a_year - 1 and first_day(data) is None
    return sum(known, Decimal(0)) if is_whole else None


_AS_NUMBERS: Final = {"nee": "0", "no": "0", "ja": "1", "yes": "1"}


def _yes_or_no(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`from: nee` and `to: ja`, as of a diploma that somebody is to have."""
    is_end = path[0] == "development" and path[-1] in ("from", "to")
    if not is_end or (write := _AS_NUMBERS.get(said.casefold())) is None:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} is no number: count it, 0 for no and 1 for yes, so write {write}",
        "{text:quoted} is geen getal: tel het, 0 voor nee en 1 voor ja, dus schrijf {write}",
        said,
        write,
    )


_ALL: Final = frozenset(("alle", "allemaal", "alles", "all", "all of them", "everyone", "iedereen"))


def _all_of_them(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`approach: allemaal` beside `count: 40`."""
    if path != ("customers", "existing", "approach") or said.casefold() not in _ALL:
        return None
    number = notation.count(str(value_at(data, ("customers", "existing", "count")) or ""), style)
    if isinstance(number, Misread):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} are {write} customers here (`count`): write that",
        "{text:quoted} zijn hier {write} klanten (`count`): schrijf dat",
        said,
        plain(number),
    )


def _counted_in(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`quantity: 120 stuks` without a `unit`, which is what stands behind the number."""
    if path[-1] != "quantity" or not isinstance(entry := value_at(data, path[:-1]), dict) or "unit" in entry:
        return None
    found = re.fullmatch(r"([0-9][0-9.,]*) ?([^\W\d_][^\W\d_-]{2,30})", said)
    number = notation.count(found[1], style, positive=True) if found else None
    word = found[2].casefold() if found else ""
    is_unit = word not in _NO_UNITS | _FACTORS and not word.endswith(("lijks", "ly")) and word.upper() not in CURRENCIES
    if found is None or not isinstance(number, Decimal) or not is_unit:
        return None
    message = phrase(
        "{text:quoted} is a number with its unit: the unit has a line of its own, `unit`",
        "{text:quoted} is een getal met de eenheid erbij: die heeft een eigen regel, `unit`",
        text=said,
    )
    return Misread("plan.notation", message, f"{plain(number)}\nunit: {yaml_scalar(found[2])}")


_NO_UNITS: Final = frozenset((
    "procent", "percent", "euro", "euros", "dollar", "dollars", "pond", "pounds", "per", "plus", "dozijn", "dozen",
    "honderd", "hundred", "tal", "keer", "times",
))  # fmt: skip
"""Words behind a number that are no unit to sell in."""
_FACTORS: Final = frozenset(("mln", "mio", "miljoen", "million", "duizend", "thousand", "mrd", "miljard", "billion"))
"""Words that make a number greater, and count nothing."""

_TIMES_PER: Final = (
    r"(?:([0-9]{1,2}|[^\W\d_]+?) ?(?:x|keer|maal|times|time)|(twice)) ?(?:per|a|in de|in het|every|p?/|p\.) ?"
    r"([^\W\d_]+)\.?"
)
_SO_OFTEN: Final[Mapping[tuple[int, str], str]] = {
    (1, "week"): "week", (1, "maand"): "month", (1, "month"): "month", (1, "kwartaal"): "quarter",
    (1, "quarter"): "quarter", (1, "jaar"): "year", (1, "year"): "year", (1, "dag"): "day", (1, "day"): "day",
    (2, "week"): "3 days",
    (2, "maand"): "2 weeks", (2, "month"): "2 weeks", (2, "jaar"): "6 months", (2, "year"): "6 months",
    (3, "kwartaal"): "month", (3, "quarter"): "month", (3, "jaar"): "4 months", (3, "year"): "4 months",
    (4, "jaar"): "quarter", (4, "year"): "quarter", (4, "maand"): "week", (4, "month"): "week",
    (5, "week"): "day", (6, "jaar"): "2 months", (6, "year"): "2 months", (12, "jaar"): "month",
    (12, "year"): "month", (52, "jaar"): "week", (52, "year"): "week",
}  # fmt: skip
"""How long it is from the one time to the next, as a diary has it."""


def _so_often(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`every: 2x per maand`, which asks for how long it is to the next time."""
    found = re.fullmatch(_TIMES_PER, said.casefold()) if path[-1] == "every" else None
    times = "2" if found and found[2] else _IN_LETTERS.get(found[1], found[1]) if found else ""
    every = _SO_OFTEN.get((int(times), _ONE_OF.get(found[3], found[3]))) if found and times.isdecimal() else None
    if every is None:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} says how often, and the time from the one to the next belongs here: write {write}",
        "{text:quoted} zegt hoe vaak, en hier hoort om de hoeveel tijd: schrijf {write}",
        said,
        every,
    )


Guess: TypeAlias = Callable[[Path, str, Mapping[str, Value], Style], Misread | None]
GUESSES: Final[tuple[Guess, ...]] = (
    _bare_price, _bare_target, _part, _own_unit, _in_orders, _share_of_it, _rest_of_it, _all_of_them,
    _so_often, _yes_or_no, _days_in_hours, _over_the_period, _difference, _product, _of_what_should_be,
)  # fmt: skip
"""What a text in a certain field can mean, each by its path, what it says, the plan around it and its notation."""

WITH_UNITS: Final[tuple[Guess, ...]] = (_counted_in, _with_its_unit)
"""The same for a number with nothing wrong but the words behind it."""

_IN_LETTERS: Final = {
    word: str(number)
    for words, step in (
        ("een twee drie vier vijf zes zeven acht negen tien elf twaalf", 1),
        ("one two three four five six seven eight nine ten eleven twelve", 1),
        ("tien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd", 10),
        ("ten twenty thirty forty fifty sixty seventy eighty ninety hundred", 10),
    )
    for number, word in enumerate(words.split(), 1)
    for number in (number * step,)
} | {"één": "1"}
_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\"'"


_LETTERS_IN: Final = ("count", "hours", "percentage", "contribution", "measure", "bound")


def _in_other_signs(said: str, reader: Reader, style: Style) -> Misread | None:
    """`per_week: twee` in digits, and `50%` without the curly quotes of a text editor."""
    if reader.kind in ("text", "date"):
        return None
    number, _, percent = said.casefold().partition(" ")
    letters = _IN_LETTERS.get(number, "") if reader.kind in _LETTERS_IN else ""
    letters = f"{letters}%" if letters and percent in ("procent", "percent") else "" if percent else letters
    # A quote behind a number alone is one of minutes.
    write = letters or (said.strip(_QUOTES) if said[0] in _QUOTES else said.rstrip(".") if said[-1] == "." else "")
    if not write or write == said or isinstance(value_of(write, reader.read, style), Misread):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: write {write}",
        "{text:quoted}: schrijf {write}",
        said,
        yaml_scalar(write),
    )


def _fitting(path: Path, doc: Doc, data: Mapping[str, Value], shares: Shares, style: Style) -> str:
    """A value to write that fits what stands beside it, ready for YAML; empty where there is nothing to go by."""
    written = str(value_at(data, path) or "").casefold().split()
    if path[-1] == "effect" and (notation.TAKES.intersection(written) or (written[:1] and written[0][0] in "-\u2212")):
        return "-10%" if "%" in "".join(written) or counts_orders(data) else "-25000"
    if path[-1] == "effect" and counts_orders(data):
        return "+10%"
    if path[-1] in ("from", "to") and (other := _beside(path, data)):
        return other
    whole, beside = _around(path, data, style) if path[0] == "costs" else (None, None)
    if whole is not None and beside is not None and whole > beside:
        return pasted(whole - beside, style.numbers)
    if path[:2] == ("monitoring", "self") and path[-1] == "target":
        return _to_follow(path, data, style)
    if path[-1] in ("time", "contribution") and (share := _share_left(path, data, shares)):
        return f"{share}%"
    return _in_the_plan(doc.example.en, data)


def _to_follow(path: Path, data: Mapping[str, Value], style: Style) -> str:
    """The target of a result that is followed, which is that of the plan; of an activity the number that is there."""
    kind = notation.word(str(value_at(data, (*path[:-1], "kind")) or ""), CHOICES["kind"])
    target = ("order_target",) if counts_orders(data) else ("revenue_target",)
    amount = _amount(target, data, style) if kind == "result" else None
    found = re.search("[0-9][0-9.,]*(?: ?k)?", str(value_at(data, path)))
    said = notation.count(found[0], style, whole=False) if found and kind == "activity" else None
    known = amount or said
    return pasted(known, style.numbers) if isinstance(known, Decimal) else ""


def _in_the_plan(example: str, data: Mapping[str, Value]) -> str:
    """An example of a day, moved to the year that the plan is about; empty for what is no day."""
    try:
        day = date.fromisoformat(example)
    except ValueError:
        return ""
    first = first_day(data)
    if first is not None:
        year_of = first.year + ((day.month, day.day) < (first.month, first.day))
    else:
        said = year_said(data)
        year_of = said if isinstance(said, int) else day.year
    return day.replace(year=min(year_of, LAST_YEAR)).isoformat()


def _beside(path: Path, data: Mapping[str, Value]) -> str:
    # Of the same kind as the other end, and another number.
    written = value_at(data, (*path[:-1], "to" if path[-1] == "from" else "from"))
    found = notation.measure(written, _NO_STYLE) if isinstance(written, str) else None
    if not isinstance(found, Measure) or found.kind == "money":
        return ""
    whole = int(found.value)
    other = whole + 1 if path[-1] == "to" and whole < 100 else max(whole - 1, 0) or 1
    other += other == found.value
    return f"{other}%" if found.kind == "percent" else str(other)


def _share_left(path: Path, data: Mapping[str, Value], shares: Shares) -> int | None:
    # What the others leave: equal parts of the time, and falling contributions.
    name, key = str(path[-1]), (*path[:-2], path[-1])
    if key not in shares:
        entries = value_at(data, path[:-2])
        shares[key] = _shares(entries if isinstance(entries, list) else (), name)
    known = shares[key]
    open_ = [at for at, each in enumerate(known) if each is None]
    if path[-2] not in open_:
        return None
    place, left = open_.index(int(path[-2])), int(100 - sum(each for each in known if each is not None))
    count = len(open_)
    parts = [
        left // count if name == "time" else left * 2 * (count - at) // (count * (count + 1)) for at in range(count)
    ]
    parts[0] += left - sum(parts)
    if name == "time":
        return parts[place]
    ceiling = min((each for each in known[: int(path[-2])] if each is not None), default=Decimal(100))
    return min(parts[place], int(ceiling))


def _shares(entries: Sequence[Value], name: str) -> list[Decimal | None]:
    written = [each.get(name) if isinstance(each, dict) else None for each in entries]
    if any(isinstance(each, str) and _in_money(each) for each in written):
        return []
    read = [notation.percentage(each, _NO_STYLE) if isinstance(each, str) else None for each in written]
    return [each if isinstance(each, Decimal) else None for each in read]


def _in_money(text: str) -> bool:
    found = notation.contribution(text, _NO_STYLE)
    return isinstance(found, Measure) and found.kind == "money"
