"""So many per time: counted behind another key, or over the whole period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, Final

from salesplan_cli import calendar, notation
from salesplan_cli.hints.units import FACTORS, IN_LETTERS, JUST_THE_NUMBER, NO_UNITS, as_meant, of_working_days
from salesplan_cli.limits import MAX_WHOLE
from salesplan_cli.notation import Bound, Interval, Misread, Style, rejection
from salesplan_cli.notation.writing import in_digits, yaml_safe
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import first_day, last_day, year_said
from salesplan_cli.source import text_at, value_at
from salesplan_cli.text import Fact, Phrase, pasted, phrase, plain, rounded, same, yaml_scalar
from salesplan_cli.traps import Value

_PER: Final = {
    "dag": "per_day", "day": "per_day", "week": "per_week", "maand": "per_month", "month": "per_month",
    "kwartaal": "per_quarter", "quarter": "per_quarter", "jaar": "per_period", "year": "per_period",
}  # fmt: skip
ONE_OF: Final = {
    "dagen": "dag", "days": "day", "dgn": "dag", "d": "dag", "weken": "week", "weeks": "week", "wk": "week",
    "wkn": "week", "w": "week", "maanden": "maand", "months": "month", "mnd": "maand", "m": "maand", "mo": "month",
    "kwartalen": "kwartaal", "quarters": "quarter", "kwart": "kwartaal", "kw": "kwartaal", "k": "kwartaal",
    "q": "quarter", "j": "jaar", "jr": "jaar", "yr": "year", "y": "year",
    "maandelijks": "maand", "monthly": "month", "wekelijks": "week", "weekly": "week", "dagelijks": "dag",
    "daily": "day", "jaarlijks": "jaar", "yearly": "year", "annually": "year", "quarterly": "quarter",
    "mrr": "maand", "arr": "jaar",
}  # fmt: skip
"""Other words for a time, short or plural."""


_PER_TIME: Final = r"(.*[0-9].*?) ?(?:x|keer|times)? ?(?:per |elke |every |p?/ ?|p\.?)((?:[0-9]+ )?[a-z]+)\.?"
_SO_MANY_PER: Final = (
    r"([0-9][0-9.,]*) ?(?:x|keer|times)? ?(?:per|an|a|elke|every|p?/|p\.|in de|in het) ?(?:([1-9][0-9]?) )?([a-z]+)\.?$"
)
_IN_WORDS: Final = (
    r"([^\W\d_]+?)(?: ?(?:x|keer|maal|times))? "
    r"(?:(?:per|an?|elke|every|in de|in het) ((?:[0-9]+ )?[a-z]+)|([a-z]+(?:ly|lijks)))"
)
_TIMES: Final = IN_LETTERS | {"once": "1", "eens": "1", "twice": "2", "thrice": "3"}
_EVERY_OTHER: Final = r"(?:([0-9][0-9.,]*) ?(?:x|keer|times)? |(?:eens|once) )?(?:om de|om het|every other) ([a-z]+)"
_TIME_FIRST: Final = r"(?:elke?|iedere?|every|each|per) ([a-z]+),? ([0-9][0-9.,]*)"


def counted_per(path: Path, said: str, why: Misread, style: Style) -> Problem | None:
    """`per_week: 1 per day`, which says how often behind the wrong key; a range of it stays a range."""
    if path[-1] not in _PER.values():
        return None
    counted = re.sub(_TIME_FIRST, r"\2 per \1", said.casefold())
    counted = re.sub(_EVERY_OTHER, lambda each: f"{each[1] or 1} per 2 {each[2]}", counted)
    words = re.fullmatch(_IN_WORDS, counted)
    if words and words[1] in _TIMES:
        counted = f"{_TIMES[words[1]]} per {words[2] or words[3]}"
    found = re.search(_SO_MANY_PER, counted)
    unit = ONE_OF.get(found[3], found[3]) if found else ""
    number = notation.count(found[1], style, whole=False) if found else None
    if found is None or unit not in _PER or not isinstance(number, Decimal):
        return None
    key, every = _PER[unit], int(found[2] or 1)
    if every > 1:
        if key == "per_day":
            # Days at work, but `1 per 14 dagen` is counted on the calendar.
            key, unit, number = (
                "per_week",
                "week",
                number * (DAYS_A_WEEK if every < 7 else 7),
            )
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
    has_digit = re.search("[0-9]", said) is not None
    if key == path[-1] and has_digit:
        return None
    write = pasted(number, style.numbers)
    if key == path[-1]:
        message = Phrase(JUST_THE_NUMBER, {"text": said, "write": write})
    elif why.rule == "plan.vague" and has_digit:
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


def bare_target(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`target: 4 per week` beside `every: week`: how often it is measured says per what it counts."""
    every = value_at(data, (*path[:-1], "every"))
    if path[:1] != ("monitoring",) or path[-1] != "target" or not isinstance(every, str):
        return None
    found = re.fullmatch(_PER_TIME, said, re.IGNORECASE)
    interval = notation.interval(every)
    said_per = ONE_OF.get(found[2].casefold(), found[2].lower()) if found else ""
    per = notation.interval(said_per)
    if found is None or isinstance(interval, Misread) or isinstance(per, Misread):
        return None
    bare = found[1].strip()
    if isinstance(notation.bound(bare, style), Misread):
        bare = re.sub(r"(?<=[0-9]) +[^\W\d_]{3,}$", "", bare)  # `4 visits per week`
    rest = notation.bound(bare, style)
    if isinstance(rest, Misread):
        return rest if rest.rule == "plan.ambiguous" else None
    if interval != per:
        return None if rest.measure.kind == "percent" else _of_that_time(said, every, rest, per, interval, style)
    return rejection(
        "plan.notation",
        "{text:quoted}: `every: {every}` already says how often, so write {write}",
        "{text:quoted}: `every: {every}` zegt al per welke periode, dus schrijf {write}",
        said,
        yaml_scalar(bare),
        every=every.strip(),
    )


DAYS_A_WEEK: Final = 5
"""Of work."""
_A_YEAR: Final = {"day": 52 * DAYS_A_WEEK, "week": 52, "month": 12}
"""How often each of these is there in a year."""


def _of_that_time(said: str, every: str, target: Bound, per: Interval, interval: Interval, style: Style) -> Misread:
    """`target: 17 per maand` beside `every: week`: worked out."""
    times = Fraction(_A_YEAR[per.unit] * interval.count, per.count * _A_YEAR[interval.unit])
    value = Fraction(target.measure.value) * times
    number = in_digits(rounded(value, 0 if value > 2 else 2), style)
    return rejection(
        "plan.notation",
        "{text:quoted}: what belongs here is per time that it is measured (`every: {every}`), and that is {write}",
        "{text:quoted}: hier hoort het aantal per keer dat er gemeten wordt (`every: {every}`), en dat is {write}",
        said,
        yaml_safe(number if target.sign == "=" else f"{target.sign} {number}"),
        every=every.strip(),
    )


_A_DAY: Final = r"(.*[0-9]) ?(?:uur|uren|hours?|u|h)? ?(?:per|a|p/|/) ?(?:dag|day)"
_A_MONTH: Final = r"(.*[0-9]) ?(?:uur|uren|hours?|u|h)? ?(?:per|a|p/|/) ?(?:maand|month|mnd)"
_A_WEEK: Final = r"(.*[0-9]) ?(?:uur|uren|hours?|u|h)? ?(?:per|a|in de|p/|/|p\.?) ?(?:week|wk|w)\.?"


_COUNTS: Final[Mapping[Path, str]] = {
    ("period", "months"): "maand(?:en)?|mnd|months?", ("period", "days"): "dag(?:en)?|days?"
}  # fmt: skip
"""Keys that say themselves what they count."""


def own_unit(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`hours_per_week: 32 uur p/w`, and `quantity: 12 ton` beside `unit: ton`: what the field says itself."""
    if path[-1] == "hours_per_week" and (by_day := re.fullmatch(_A_DAY, said, re.IGNORECASE)):
        each = notation.hours(by_day[1], style)
        return None if isinstance(each, Misread) else _of_a_week(said, each)
    if path[-1] == "hours_per_week" and (by_month := re.fullmatch(_A_MONTH, said, re.IGNORECASE)):
        each = notation.hours(by_month[1], style)
        return None if isinstance(each, Misread) else _of_a_month(said, each)
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


def _of_a_week(said: str, each: Fraction) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted}: hours a week belong here, and with {days} days a week that is {write}",
        "{text:quoted}: hier horen uren per week, en met {days} dagen per week is dat {write}",
        said,
        notation.hours_to_write(each * DAYS_A_WEEK),
        days=DAYS_A_WEEK,
    )


def _of_a_month(said: str, each: Fraction) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted}: hours a week belong here, and 12 months of that in 52 weeks are {write}",
        "{text:quoted}: hier horen uren per week, en 12 maanden daarvan in 52 weken zijn er {write}",
        said,
        notation.hours_to_write(Fraction(rounded(each * 12 / 52, 0))),
    )


_OFF: Final = r"vakantie|vrij|verlof|afwezig|niet\b|holiday|vacation|leave\b|\boff\b"
_NOT_OFF: Final = r"zonder|excl|\bna\b|without|after"
_IN_WEEKS: Final = r"we(?:ek|ken)|\bwkn?\b"
_IN_DAYS: Final = r"dag(?:en)?\b|dgn|(?<!holi)days?\b"
_AT_WORK: Final = r"(?:werk|working |work ?)?(?:dag(?:en)?|dgn|days?)(?: (?:per|a) (?:jaar|year))?"


def weeks_of_work(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`weeks: 9 weken vakantie`, which are those that are left out, and `weeks: 215 dagen`, which are days at work."""
    found = re.fullmatch(r"([0-9][0-9.,]*) ?(\D+)", said.casefold()) if path == ("selling_time", "weeks") else None
    number = notation.count(found[1], style, whole=False) if found else None
    if found is None or not isinstance(number, Decimal):
        return None
    months = _times_in_period("month", data, style)
    whole = rounded(months * 52 / 12, 0) if months else None
    in_days = re.search(_IN_DAYS, found[2]) and not re.search(_IN_WEEKS, found[2])
    weeks = rounded(Fraction(number) / (DAYS_A_WEEK if in_days else 1), 1)
    is_off = re.search(_OFF, found[2]) and not re.search(_NOT_OFF, found[2]) and weeks * 2 < (whole or 52)
    if is_off and whole is None:
        message = phrase(
            "{text:quoted} is time off: write how many weeks there are for selling",
            "{text:quoted} is vrije tijd: schrijf hoeveel weken er voor verkoop zijn",
            text=said,
        )
        return Misread("plan.vague", message, "")
    if is_off and whole is not None:
        return rejection(
            "plan.notation",
            "{text:quoted} is time off: of the {whole} weeks of the period that leaves {write}",
            "{text:quoted} is vrije tijd: van de {whole} weken van de periode blijven er {write} over",
            said,
            pasted(whole - weeks, style.numbers),
            whole=whole,
        )
    if not re.fullmatch(_AT_WORK, found[2]) or weeks > (whole or 52):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: weeks belong here, and with {days} days a week that is {write}",
        "{text:quoted}: hier horen weken, en met {days} dagen per week is dat {write}",
        said,
        pasted(weeks, style.numbers),
        days=DAYS_A_WEEK,
    )


_A_TIME: Final = (
    r"(.+?) ?(?:(?:x|keer|times)? ?(?:per|an?(?= )|elke|every|p?/|p\.|p(?=[mjw]\.?$)) ?"
    r"(half[ -]?(?:jaar|year)|[a-z]+)"
    r"|(maandelijks|monthly|wekelijks|weekly|quarterly|jaarlijks|yearly|annually|mrr|arr))\.?"
)
_IN_MONTHS: Final = {
    "maand": 1, "month": 1, "kwartaal": 3, "quarter": 3, "halfjaar": 6, "halfyear": 6, "jaar": 12, "year": 12,
}  # fmt: skip
OVER_THE_PERIOD: Final[Mapping[str, tuple[str, ...]]] = {
    "money": ("allowed", "own", "support", "amount", "price", "average_order", "revenue", "revenue_target", "budget"),
    "count": ("quantity", "approach", "win", "order_target", "hours"),
}
"""Keys of what is over the whole period, by what they take."""
_ONE_WORD: Final = r"(?<=[0-9]) ?([^\W\d_]{1,20})$"
"""What a number is counted in: `12 stuks`."""


def over_the_period(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`allowed: 5k per month`, where an amount over the whole period belongs: worked out."""
    kind = next((kind for kind, keys in OVER_THE_PERIOD.items() if path[-1] in keys), "")
    found = re.fullmatch(_A_TIME, said.casefold()) if kind and path[0] != "activities" else None
    if found is None:
        return None
    word = re.sub("[ -]", "", found[2] or found[3])
    times = _times_in_period(ONE_OF.get(word, word), data, style)
    counts = kind == "count" and path[-1] != "hours"
    once = _once(kind if path[-1] != "hours" else "hours", found[1], style)
    value = Fraction(once[0]) * times if once and times else Fraction(0)
    # Of what is bought or approached there is no part.
    if once is None or times is None or not 0 < value < 10**MAX_WHOLE or (counts and value.denominator > 1):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted}: what belongs here is over the whole period, so {number} {sign} {times} = {write}",
        f"{{text:quoted}}: hier hoort het {'bedrag' if kind == 'money' else 'aantal'} voor de hele periode, dus "
        "{number} {sign} {times} = {write}",
        said,
        pasted(rounded(value, 2), style.numbers),
        number=once[1],
        sign="x" if times >= 1 else "/",
        times=times if times >= 1 else 1 / times,
    )


_NO_HOURS: Final = r"(?<![^\W\d_])(?!(?:h|u|uur|uren|hours?|hrs?|m|min|mins|minuten|minutes?|en|and)(?!\w))[^\W\d_]"


def _once(kind: str, said: str, style: Style) -> tuple[Decimal | Fraction, Fact] | None:
    """How much a text says of one time, as a number and in words; None for what that number is not."""
    if kind == "hours":
        if days := of_working_days(said, style):
            return days[0] * days[1], same("{days} x {each}", days=days[0], each=days[1])
        hours = None if re.search(_NO_HOURS, said) else as_meant(said, notation.hours, style)
        return (hours, hours) if isinstance(hours, Fraction) else None
    word = re.search(_ONE_WORD, said) if kind == "count" else None
    if word and word[1] in NO_UNITS | FACTORS:
        return None
    read = notation.money if kind == "money" else partial(notation.count, whole=False)
    number = as_meant(said[: word.start()] if word else said, read, style)
    return (number, number) if isinstance(number, Decimal) else None


def _times_in_period(unit: str, data: Mapping[str, Value], style: Style) -> Fraction | None:
    """How often a time goes into the period of the plan, or the period into it; None where that is not known."""
    if unit == "week":
        weeks = notation.count(text_at(data, ("selling_time", "weeks")), style, whole=False)
        return Fraction(weeks) if isinstance(weeks, Decimal) else None
    first = first_day(data)
    months = 12 if first is None and year_said(data) else 0
    if first is not None:
        last = last_day(data, first)
        months = next((each for each in range(1, 61) if calendar.months_period(first, each).end == last), 0)
    each = _IN_MONTHS.get(unit, 0)
    return Fraction(months, each) if months and each and 0 in (months % each, each % months) else None


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


def so_often(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`every: 2x per maand`, which asks for how long it is to the next time."""
    found = re.fullmatch(_TIMES_PER, said.casefold()) if path[-1] == "every" else None
    times = "2" if found and found[2] else IN_LETTERS.get(found[1], found[1]) if found else ""
    every = _SO_OFTEN.get((int(times), ONE_OF.get(found[3], found[3]))) if found and times.isdecimal() else None
    if every is None:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} says how often, and the time from the one to the next belongs here: write {write}",
        "{text:quoted} zegt hoe vaak, en hier hoort om de hoeveel tijd: schrijf {write}",
        said,
        every,
    )
