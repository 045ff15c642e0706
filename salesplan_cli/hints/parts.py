"""Parts of something that the plan gives: shares, rests, differences, products."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from salesplan_cli import notation
from salesplan_cli.calendar import UNITS
from salesplan_cli.fields import MEMORY, read_as
from salesplan_cli.hints.times import OVER_THE_PERIOD
from salesplan_cli.hints.units import FACTORS, NO_UNITS, as_meant
from salesplan_cli.limits import MAX_WHOLE
from salesplan_cli.notation import Misread, Style, rejection
from salesplan_cli.notation.kinds import COUNT, HOURS, MONEY
from salesplan_cli.notation.misread import has_own_unit, two_readings
from salesplan_cli.places import Path
from salesplan_cli.said import ANY_STYLE, first_day
from salesplan_cli.source import text_at, value_at
from salesplan_cli.text import Text, both, pasted, plain, rounded, same
from salesplan_cli.traps import Value


def worked_out_difference(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`weeks: 52 - 8`, which is no range, and `weeks: wk 8 t/m 48`, which is one with both its ends."""
    found = re.fullmatch(_ONE_LESS_ANOTHER, said.casefold()) if path[-1] in _DIFFERENCES else None
    left = int(found[1]) - int(found[2]) if found else 0
    if path[-1] == "weeks" and (found := re.fullmatch(_WEEKS_OF_A_YEAR, said.casefold())):
        left = int(found[2]) - int(found[1]) + 1
    if left <= 0:
        return None
    return _worked_out(said, str(left))


def _worked_out(said: str, write: str) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted}: worked out that is {write}",
        "{text:quoted}: dat is {write}",
        said,
        write,
    )


_WORDS: Final = r"(?: [^\W\d_]+)*"
_ONE_LESS_ANOTHER: Final = rf"([0-9]{{1,6}}){_WORDS} ?(?:[-\u2013\u2212]|min|minus|less) ?([0-9]{{1,6}}){_WORDS}"
_WEEKS_OF_A_YEAR: Final = (
    r"(?:week|weken|weeks|wk|w)\.? ?([0-9]{1,2}) ?(?:-|\u2013|t/m|tot en met|tot|to|till|until) ?"
    r"(?:(?:week|wk|w)\.? ?)?([0-9]{1,2})"
)


def worked_out_product(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`amount: 30.000 km à € 0,23`, so many of what each costs, and `quantity: 20 pallets x 40`."""
    in_money = path[-1] in OVER_THE_PERIOD["money"]
    pattern = _SO_MANY_AT if in_money else _SO_MANY_TIMES if path[-1] in (*_COUNTED, "hours_per_week") else ""
    found = re.fullmatch(pattern, said.casefold())
    if not in_money and not _GREATER.isdisjoint(said.casefold().split()):
        return None  # `3 dozen x 5`
    number = notation.number(found[1], style) if found else None
    amount = (notation.money if in_money else notation.number)(found[2], style) if found else None
    if not isinstance(number, Decimal) or not isinstance(amount, Decimal) or not 0 < number * amount < 10**MAX_WHOLE:
        return None
    return _worked_out(said, pasted(rounded(number * amount, 4), style.numbers))


def worked_out_sum(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`hours: 4h prep + 4h`, `own: 14k + 8k`."""
    terms = [re.fullmatch(_TERM, each.strip().casefold()) for each in said.split("+")]
    in_hours, in_money = path[-1] in ("hours", "hours_per_week"), path[-1] in OVER_THE_PERIOD["money"]
    if len(terms) < 2 or not (in_hours or in_money or path[-1] in _COUNTED):
        return None
    read: Any = notation.hours if in_hours else notation.money if in_money else notation.count
    kind = HOURS if in_hours else MONEY if in_money else COUNT
    values = [as_meant(each[1], read, style) for each in terms if each and not has_own_unit(each[0], kind)]
    numbers = [each for each in values if isinstance(each, Decimal | Fraction)]
    together = sum([Fraction(each) for each in numbers], Fraction(0))
    if len(numbers) < len(terms) or not 0 < together < 10**MAX_WHOLE:
        return None
    return _worked_out(said, notation.hours_to_write(together) if in_hours else pasted(together, style.numbers))


def worked_out_percentage(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`approach: 85% van 140`: a percentage of a number that stands there too."""
    found = re.fullmatch(r"([0-9][0-9.,]*) ?% (?:van|of) ([€$£]? ?[0-9][0-9.,]*(?: ?k)?(?:,-)?)", said.casefold())
    if found is None or path[-1] not in (*_DIFFERENCES, *OVER_THE_PERIOD["money"]):
        return None
    share, whole = notation.percentage(f"{found[1]}%", ANY_STYLE), notation.money(found[2], style)
    if not isinstance(share, Decimal) or not isinstance(whole, Decimal) or not share * whole:
        return None
    in_whole = path[-1] in ("count", "approach", "win", "quantity")
    return _worked_out(said, pasted(rounded(share * whole / 100, 0 if in_whole else 2), style.numbers))


_SUMS: Final = "(?:k|m|mln|miljoen|million|mio|duizend|thousand|eur|euro|euros)"
# Between two numbers with nothing else, `à` makes a range of them.
_SO_MANY_AT: Final = (
    rf"([0-9][0-9.,]*) ?(?:(?:[^\W\d_]+ )?(?:x|×|\*|@|keer|maal|times)|(?!{_SUMS}\b)[^\W\d_]+ à|à(?= ?[€$£])) ?"
    r"([€$£]? ?[0-9][0-9.,]*(?: ?k)?(?:,-)?)"
)
_SO_MANY_TIMES: Final = (
    r"([0-9][0-9.,]*)(?: ?[^\W\d_]{2,})? ?(?:x|×|\*|keer|maal|times) ?([0-9][0-9.,]*)(?: ?[^\W\d_]{2,})?"
)
_GREATER: Final = (NO_UNITS | FACTORS | {"ton"}) - {"keer", "times"}
_TERM: Final = r"([€$£]? ?[0-9][0-9.,:]*(?: ?(?:k|,-|h|u|uur|uren|hours?|min\.?|minuten|minutes))?)(?: [^\W\d_]+)*"
_COUNTED: Final = (*OVER_THE_PERIOD["count"], "count")
_DIFFERENCES: Final = ("weeks", "hours_per_week", "count", "approach", "win", "quantity")


def of_what_it_is(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
    """`act_below: 90% van target`, `norm: 6% van de omzet`: of what it is a share the field says itself."""
    words, whole = _WHOLES.get(str(path[-1]), ("", both("")))
    percent = "(?:%|procent|percent|per cent)"
    found = re.fullmatch(rf"([0-9][0-9.,]*) ?{percent} (?:van|of) (?:{words})", said.casefold()) if words else None
    share = notation.percentage(f"{found[1]}%", ANY_STYLE) if found else None
    if not isinstance(share, Decimal):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: a percentage is of {whole} here, so write {write}",
        "{text:quoted}: een percentage is hier van {whole}, dus schrijf {write}",
        said,
        pasted(share, style.numbers, "%"),
        whole=whole,
    )


def norm_in_money(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`norm: 84.000` of a known target: an amount, where a percentage of that belongs."""
    if path != ("costs", "norm"):
        return None
    either = re.fullmatch("([0-9]{1,3})[.,]([0-9]{3})", said)  # decimals, or thousands
    amount = Decimal(either[1] + either[2]) if either else as_meant(said, notation.money, style)
    if not isinstance(amount, Decimal) or amount <= 100:
        return None
    target = amount_of(("revenue_target",), data, style)
    is_part = target is not None and amount <= target
    write = pasted(rounded(100 * Fraction(amount) / Fraction(target or 1), 2), style.numbers, "%") if is_part else "6%"
    if either and (share := amount / 1000) <= 100:
        in_money, in_percent = same("{value:money}", value=amount), same("{value:percent}", value=share)
        if share <= _LIKELY_NORM:
            return two_readings(said, pasted(share, style.numbers, "%"), in_percent, in_money)
        return two_readings(said, write, in_money, in_percent)._replace(generic=not is_part)
    return rejection(
        "plan.notation",
        "{text:quoted} is an amount, and a percentage of the target belongs here: write it, like {write}",
        "{text:quoted} is een bedrag, en hier hoort een percentage van het doel: schrijf dat, zoals {write}",
        said,
        write,
    )._replace(generic=not is_part)


_LIKELY_NORM: Final = 20
"""Percent of the target: a norm up to here is likely one."""


_THE: Final = "(?:(?:de|het|the|mijn|my|onze|our) )?"
_WHOLES: Final[Mapping[str, tuple[str, Text]]] = {
    "act_below": (
        r"[^\W\d_]+(?: [^\W\d_]+){0,2}", Text("what should have been reached by then", "wat er dan bereikt moest zijn"),
    ),
    "norm": (
        _THE + "(?:doel|omzetdoel|target|revenue target|omzet|revenue|turnover|sales)",
        Text("the revenue target", "het omzetdoel"),
    ),
    "contribution": (
        _THE + "(?:winst|brutowinst|marge|brutomarge|resultaat|totaal|profit|gross profit|margin|result|total|whole)",
        Text("the whole", "het geheel"),
    ),
}  # fmt: skip
"""Of what a percentage is in these fields, and the words in which somebody says that."""


_HOURS_A_WEEK: Final = r"([0-9][0-9.,]*) ?(?:uur|uren|hours?|hrs?|u|h)(?: per week| a week)?"


def worked_out_share(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`allowed: 5%` of a known target, `own: 40%` of a known cost, `time: 16 hours` of a known week: worked out."""
    if path[-1] == "time":
        found = re.fullmatch(_HOURS_A_WEEK, said.casefold())
        part: Any = notation.hours(found[1], style) if found else None
        whole: Any = notation.hours(text_at(data, ("selling_time", "hours_per_week")), style)
        if not isinstance(part, Fraction) or not isinstance(whole, Fraction) or not 0 < part <= whole:
            return None
        write = pasted(rounded(100 * part / whole, 1) or rounded(100 * part / whole, 4), style.numbers, "%")
        called: Text = Text("hours a week", "uur per week")
    else:
        base = _base(path, data)
        whole = amount_of(base, data, style) if base else None
        amount = amount_of(path, data, style) if base else None
        if amount is None or whole is None:
            return None
        # In whole ones, unless there is less than one, or several have to add up.
        write = pasted((path[0] != "periods" and rounded(amount, 0)) or rounded(amount, 2), style.numbers)
        called = both(f"(`{base[-1]}`)")
    return rejection(
        "plan.notation",
        "{text:quoted} of {whole} {called}: worked out that is {write}",
        "{text:quoted} van {whole} {called}: dat is {write}",
        said.partition("%")[0] + "%" if "%" in said else said,
        write,
        whole=whole,
        called=called,
    )


def amount_of(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """An amount as it is given, or as a percentage of another one."""
    text = value_at(data, path)
    if not isinstance(text, str) or len(text) > MEMORY:
        return None
    base = _base(path, data)
    given = read_as(text, notation.money, style)
    if isinstance(given, Decimal):
        return given
    whole = amount_of(base, data, style) if base else None
    if whole is None:
        return None
    share_of_it = re.sub(_OF_IT[base], "", text.strip(), flags=re.IGNORECASE) if base in _OF_IT else text
    share = read_as(share_of_it, notation.percentage, style)
    if fraction := re.fullmatch("([1-9]) ?/ ?([1-9])", text.strip()):
        part = Fraction(whole) * int(fraction[1]) / int(fraction[2])
        return rounded(part, 0) or rounded(part, 2)
    return whole * share / 100 if isinstance(share, Decimal) else None


def _base(path: Path, data: Mapping[str, Value]) -> Path:
    """What a percentage is of, where an amount belongs; nothing where that is not clear."""
    said = text_at(data, path)
    if path[0] == "costs" and path[-1] != "norm" and re.search(_OF_IT[("revenue_target",)], said, re.IGNORECASE):
        return ("revenue_target",)  # whatever belongs there, the text itself says it
    if path in (("costs", "own"), ("costs", "support")):
        allowed = text_at(data, ("costs", "allowed"))
        if "%" not in allowed:
            return ("costs", "allowed")
        # `allowed: 5%` and `own: 2%`: of the target both, or the one of the other, which the two parts tell.
        parts = [text_at(data, ("costs", name)) for name in ("own", "support")]
        whole, *shares = (notation.percentage(each, ANY_STYLE) for each in (allowed, *parts))
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
    guess = worked_out_share if "%" in text else worked_out_rest
    return guess(path, text.strip(), data, style)


_PARTS: Final = {
    "helft": "50", "half": "50", "derde": "33.33", "third": "33.33", "tweederde": "66.67", "twothirds": "66.67",
    "kwart": "25", "quarter": "25", "driekwart": "75", "threequarters": "75", "vijfde": "20", "fifth": "20",
    "tiende": "10", "tenth": "10",
}  # fmt: skip
"""Parts of a whole in words, in percents."""
_AROUND: Final = frozenset((
    "de", "het", "een", "één", "a", "an", "one", "the", "of", "van", "my", "mijn", "tijd", "time", "week", "ongeveer",
    "circa", "ca.", "about", "roughly", "zo'n",
))  # fmt: skip
"""Words beside a part that make no other part of it."""


def part_in_words(path: Path, said: str, _: Mapping[str, Value], style: Style) -> Misread | None:
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
        pasted(Decimal(part), style.numbers, "%"),
    )


_REST: Final = re.compile(r"(?:de |het |the )?(?:rest|restant|remainder|remaining|overige)", re.IGNORECASE)
_BESIDE: Final[Mapping[Path, tuple[Path, Path]]] = {
    ("costs", "own"): (("costs", "allowed"), ("costs", "support")),
    ("costs", "support"): (("costs", "allowed"), ("costs", "own")),
    ("customers", "new", "revenue"): (("revenue_target",), ("customers", "existing", "revenue")),
    ("customers", "existing", "revenue"): (("revenue_target",), ("customers", "new", "revenue")),
}
"""Of what whole an amount is the rest, and beside which other part."""


def worked_out_rest(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`support: rest` beside what is allowed and the own part: what these leave."""
    whole, beside = whole_and_rest(path, data, style) if _REST.fullmatch(said) else (None, None)
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


def whole_and_rest(path: Path, data: Mapping[str, Value], style: Style) -> tuple[Decimal | None, Decimal | None]:
    """The whole that an amount is part of, and what the other parts come to; None for what is not known."""
    if path in _BESIDE:
        whole, beside = _BESIDE[path]
        return amount_of(whole, data, style), amount_of(beside, data, style)
    if path[0] == "products" and path[-1] == "revenue":
        return amount_of(("revenue_target",), data, style), _of_the_others(path, data, style)
    if path[:2] == ("costs", "lines") and path[-1] == "amount":
        return amount_of(("costs", "own"), data, style), _of_the_others(path, data, style)
    if len(path) == 3 and path[0] == "periods" and path[1] in UNITS:
        return amount_of(("revenue_target",), data, style), _of_other_parts(path, data, style)
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
        amount, price = amount_of((*each, key), data, style), amount_of((*each, "price"), data, style)
        if amount is None and price is not None:
            number = notation.count(text_at(data, (*each, "quantity")), style)
            amount = number * price if isinstance(number, Decimal) else None
        if amount is None:
            return None
        together += amount
    return together


def _of_other_parts(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """What the other quarters (or months, weeks) of a year bring in together; None where not all are known."""
    parts = value_at(data, path[:-1])
    places = parts if isinstance(parts, dict) else range(len(parts) if isinstance(parts, list) else 0)
    amounts = [amount_of((*path[:-1], each), data, style) for each in places if each != path[-1]]
    known = [each for each in amounts if each is not None]
    is_whole = len(known) == len(amounts) == UNITS[str(path[1])].of_a_year - 1 and first_day(data) is None
    return sum(known, Decimal(0)) if is_whole else None


_ALL: Final = frozenset(("alle", "allemaal", "alles", "all", "all of them", "everyone", "iedereen"))


def all_of_them(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`approach: allemaal` beside `count: 40`."""
    if path != ("customers", "existing", "approach") or said.casefold() not in _ALL:
        return None
    number = notation.count(text_at(data, ("customers", "existing", "count")), style)
    if isinstance(number, Misread):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} are {write} customers here (`count`): write that",
        "{text:quoted} zijn hier {write} klanten (`count`): schrijf dat",
        said,
        plain(number),
    )
