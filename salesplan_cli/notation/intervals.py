"""How often: every week, every two months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from salesplan_cli.limits import MAX_COUNT, MAX_LENGTH
from salesplan_cli.notation.misread import INTERVAL, badly_written, not_read, rejection, two_readings
from salesplan_cli.notation.vague import has_any_of, vague_index, words_of
from salesplan_cli.notation.values import NO_STYLE, Interval, Misread, cleaned, listed
from salesplan_cli.text import Text

_UNITS: Final[Mapping[str, tuple[int, Literal["day", "week", "month"]]]] = {
    **dict.fromkeys(("day", "days", "daily", "dag", "dagen", "dgn", "dagelijks"), (1, "day")),
    **dict.fromkeys(("week", "weeks", "weekly", "weken", "wekelijks", "wk", "wkn"), (1, "week")),
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), (1, "week")),
    **dict.fromkeys(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnightly", "veertiendaags", "14 daags"), (2, "week")),
    **dict.fromkeys(("month", "months", "monthly", "maand", "maanden", "maandelijks", "mnd"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters", "quarterly", "kwartaal", "kwartalen"), (3, "month")),
    **dict.fromkeys(("half year", "half a year", "halfyear", "half yearly", "halfyearly"), (6, "month")),
    **dict.fromkeys(("halfjaar", "half jaar", "halve jaar", "halfjaarlijks", "half jaarlijks"), (6, "month")),
    **dict.fromkeys(("semi annual", "semiannual", "semi annually", "semiannually"), (6, "month")),
    **dict.fromkeys(("biennial", "biennially"), (24, "month")),
    **dict.fromkeys(("year", "years", "yearly", "annual", "annually", "jaar", "jaren", "jaarlijks"), (12, "month")),
}
_EVERY: Final = (
    r"(?:(?:once|eens|eenmaal|(?:1|een|één) ?(?:x|keer)) )?"
    r"(?:(?:every|each|per|elke?|iedere?|an?) )?"
)
_EVERY_OTHER: Final = r"(?:every other|every second|om de|om het) "
_COUNTS: Final[Mapping[str, int]] = {
    **{word: at for at, word in enumerate(listed("one two three four five six seven eight nine ten"), 1)},
    **{word: at for at, word in enumerate(listed("een twee drie vier vijf zes zeven acht negen tien"), 1)},
    "één": 1,
    "veertien": 14,
    "fourteen": 14,
}
_PLAIN_COUNTS: Final = frozenset(map(str, range(1, 53)))
# `fourteen` before `four`, which it begins with.
_HOW_MANY: Final = "[0-9]{1,18}|" + "|".join(sorted(_COUNTS, key=len, reverse=True))
_TWICE: Final[Mapping[str, tuple[str, Text, Text]]] = {
    "weekly": ("2 weeks", Text("every 2 weeks", "elke 2 weken"), Text("twice a week", "twee keer per week")),
    "monthly": ("2 months", Text("every 2 months", "elke 2 maanden"), Text("twice a month", "twee keer per maand")),
    "yearly": ("half year", Text("twice a year", "twee keer per jaar"), Text("every 2 years", "elke 2 jaar")),
}


_DOUBLED: Final[Mapping[str, tuple[str, Text, Text]]] = {
    "om het half jaar": ("half year", Text("every half year", "elk half jaar"), Text("every year", "elk jaar")),
    "om het kwartaal": ("quarter", Text("every quarter", "elk kwartaal"), Text("every half year", "elk half jaar")),
}
"""Where "om het" may mean each time, as in "om het half uur", or every other time, as in "om het jaar"."""


_DAY_NAMES: Final = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"), ("donderdag", "thursday"),
    ("vrijdag", "friday"),
)  # fmt: skip


def weekday_in(text: str) -> int | None:
    """The one day of the week that a rhythm names, Monday as 0; None where it names none, or several."""
    words = set(re.findall(r"[^\W\d_]+", text[:MAX_LENGTH].casefold()))
    named = [at for at, names in enumerate(_DAY_NAMES) if not words.isdisjoint(names)]
    return named[0] if len(named) == 1 else None


_WEEKDAYS: Final = "(?:maan|dins|woens|donder|vrij)dag(?:en)?|(?:mon|tues|wednes|thurs|fri)days?"
_NTH: Final = "[1-4](?:e|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last"
_RHYTHMS: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:op |on |elke |every )?(?:{_WEEKDAYS}) (?:en|and) (?:{_WEEKDAYS})", "3 days"),
    (r"(?:elke |iedere |every |each |per )?(?:werkdag|working day|workday|business day|weekday)(?:en|s)?", "day"),
    (r"(?:(?:elke|in de|in|every) )?(?:even|oneven|odd) (?:weken|week|weeks)", "2 weeks"),
    (r"semi ?monthly", "2 weeks"),
    (r"(?:per |elk |p/|p\.?)(?:kw|kwart|k|q|quarter)", "quarter"),
    (r"p/ ?(?:w|wk|week)", "week"),
    (r"p/ ?(?:m|mnd|maand|month)", "month"),
    (r"(?:elke |iedere |op |per )(?:ma|di|wo|do|vr)|(?:every |each |on )(?:mon|tue|wed|thu|fri)", "week"),
    (
        rf"(?:(?:elke|iedere|every|each) )?(?:{_NTH}) (?:{_WEEKDAYS})(?: (?:van|of) (?:de|the) (?:maand|month))?",
        "month",
    ),
    (r"(?:elke |per |every )?(?:anderhalve maand|one and a half months?|month and a half)", "6 weeks"),
)
"""Rhythms that have no word of their own in a plan, and the nearest that has."""


def interval(text: str) -> Interval | Misread:
    """How often: `week`, `2 weeks`, `elke maand`, `halfjaarlijks`."""
    text = cleaned(text)
    return _interval(text) if len(text) <= MAX_LENGTH else not_read(text, INTERVAL, NO_STYLE, interval)


@lru_cache(maxsize=1024)
def _interval(text: str) -> Interval | Misread:
    lower = text.casefold().rstrip(".").replace("-", " ")
    # Most say it like this, and to build the patterns below takes longer than to judge a plan.
    number, _, plain_unit = lower.partition(" ")
    if unit := _UNITS.get(lower):
        return Interval(*unit)
    if number in _PLAIN_COUNTS and (unit := _UNITS.get(plain_unit)):
        return _every(text, int(number) * unit[0], unit[1])
    if twice := re.fullmatch(r"bi ?(weekly|monthly|yearly|annual(?:ly)?)", lower):
        write, first, second = _TWICE["yearly" if twice[1].startswith("annual") else twice[1]]
        return two_readings(text, write, first, second)
    if doubled := _DOUBLED.get(lower.replace("halfjaar", "half jaar")):
        write, first, second = doubled
        return two_readings(text, write, first, second)
    for start, otherwise in ((_EVERY_OTHER, 2), (_EVERY, 1)):
        found = re.fullmatch(rf"{start}(?:({_HOW_MANY}) ?)?([^\W\d_]+(?: [^\W\d_]+){{0,2}})", lower)
        unit = _UNITS.get(found[2].removesuffix("e")) if found else None  # `wekelijkse`
        if found and unit:
            number = found[1] or str(otherwise)
            return _every(text, (_COUNTS.get(number) or int(number)) * unit[0], unit[1])
    return _no_interval(text, lower)


def _every(text: str, count: int, unit: Literal["day", "week", "month"]) -> Interval | Misread:
    if 0 < count <= MAX_COUNT:
        # `7 days` and `week` are the same interval, and are said alike.
        return Interval(count // 7, "week") if unit == "day" and count % 7 == 0 else Interval(count, unit)
    return rejection(
        "plan.limit" if count > MAX_COUNT else "plan.notation",
        "{text:quoted} is not an interval to plan with: write 1 to {most} days, weeks or months, like {write}",
        "{text:quoted} is geen interval om mee te plannen: schrijf 1 tot {most} dagen, weken of maanden, zoals {write}",
        text,
        INTERVAL.example,
        most=MAX_COUNT,
    )


def _no_interval(text: str, lower: str) -> Misread:
    for said, write in _RHYTHMS:
        if re.fullmatch(said, lower):
            return badly_written(text, INTERVAL, write)
    before = re.split("[,;(]", lower)[0].strip()
    if before != lower and isinstance(_interval(before), Interval):
        return badly_written(text, INTERVAL, before)  # `wekelijks, in het weekoverleg`
    words = words_of(text)
    if words and not any(character.isnumeric() for character in text) and not has_any_of(words, vague_index()):
        # A misspelt word is not a vague one.
        from difflib import get_close_matches

        for candidate in (lower, words[-1]):
            if near := get_close_matches(candidate, _UNITS, 1, 0.75):
                return badly_written(text, INTERVAL, near[0])
    return not_read(text, INTERVAL, NO_STYLE, interval)
