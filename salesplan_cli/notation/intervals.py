"""How often: every week, every two months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from salesplan_cli.limits import MAX_COUNT, MAX_LENGTH
from salesplan_cli.notation.kinds import INTERVAL
from salesplan_cli.notation.misread import badly_written, not_read, rejection, two_readings
from salesplan_cli.notation.vague import has_any_of, vague_index, words_of
from salesplan_cli.notation.values import NO_STYLE, Interval, Misread, cleaned, listed
from salesplan_cli.notation.writing import as_written
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
_ONCE: Final = r"(?:(?:once|eens|eenmaal|(?:1|een|één) ?(?:x|keer))(?: in(?: de| het)?)? )?"
_EVERY: Final = _ONCE + r"(?:(?:every|each|per|elke?|iedere?|an?) )?"
_EVERY_OTHER: Final = (
    _ONCE + r"(?:(?:every|each) (?:other|alternate)|alternate|elke? andere?|om (?:de|het)(?: andere?)?) "
)
_EVERY_NTH: Final = r"(?:every|each|elke?|iedere?) ([0-9a-z]+) ([^\W\d_]+(?: [^\W\d_]+){0,2})"
_NTHS: Final[Mapping[str, int]] = {
    word: at
    for at, words in enumerate(("2e 2de 2nd tweede second", "3e 3de 3rd derde third", "4e 4de 4th vierde fourth"), 2)
    for word in words.split()
}
_MANY: Final = frozenset(listed("days dagen dgn weeks weken wkn months maanden quarters kwartalen years jaren"))
"""Units of which a plan has to say how many."""
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
_NTH: Final = "[1-4](?:e|de|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last"
_ON_A_DAY: Final = rf"(?:(?:op|on|elke|iedere|every|each) )?(?:(?:de|the) )?(?:(?:{_NTH}) )?(?:{_WEEKDAYS})"
_RHYTHMS: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:op |on |elke |every )?(?:{_WEEKDAYS}) (?:en|and) (?:{_WEEKDAYS})", "3 days"),
    (r"(?:elke |iedere |every |each |per )?(?:werkdag|working day|workday|business day|weekday)(?:en|s)?", "day"),
    (r"(?:(?:elke|in de|van de|in|every|of) )?(?:even|oneven|odd) (?:weken|week|weeks)", "2 weeks"),
    (rf"(?:on )?alternate (?:{_WEEKDAYS})", "2 weeks"),
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
    return _said(text, lower) or _no_interval(text, lower)


def _said(text: str, lower: str) -> Interval | Misread | None:
    """What a text says in words that a plan knows."""
    # Most say it like this, and to build the patterns below takes longer than to judge a plan.
    number, _, plain_unit = lower.partition(" ")
    if (unit := _UNITS.get(lower)) and lower not in _MANY:
        return Interval(*unit)
    if number in _PLAIN_COUNTS and (unit := _UNITS.get(plain_unit)):
        return _every(text, int(number) * unit[0], unit[1])
    if twice := re.fullmatch(r"bi ?(weekly|monthly|yearly|annual(?:ly)?)", lower):
        write, first, second = _TWICE["yearly" if twice[1].startswith("annual") else twice[1]]
        return two_readings(text, write, first, second)
    if doubled := _DOUBLED.get(lower.replace("halfjaar", "half jaar")):
        write, first, second = doubled
        return two_readings(text, write, first, second)
    nth = re.fullmatch(_EVERY_NTH, lower)
    if nth and (every := _NTHS.get(nth[1])):
        if re.fullmatch(_WEEKDAYS, nth[2]):
            weeks = Text(f"every {every} weeks", f"elke {every} weken")
            return two_readings(text, f"{every} weeks", weeks, Text("once a month", "één keer per maand"))
        if unit := _UNITS.get(nth[2]):
            return _every(text, every * unit[0], unit[1])
    for start, otherwise in ((_EVERY_OTHER, 2), (_EVERY, 1)):
        found = re.fullmatch(rf"{start}(?:({_HOW_MANY}) ?)?([^\W\d_]+(?: [^\W\d_]+){{0,2}})", lower)
        unit = _UNITS.get(found[2].removesuffix("e")) if found else None  # `wekelijkse`
        if found and unit and (found[1] or otherwise > 1 or found[2] not in _MANY):
            number = found[1] or str(otherwise)
            return _every(text, (_COUNTS.get(number) or int(number)) * unit[0], unit[1])
    return None


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
    )._replace(generic=True)


def _no_interval(text: str, lower: str) -> Misread:
    for said, write in _RHYTHMS:
        if re.fullmatch(said, lower):
            return badly_written(text, INTERVAL, write)
    bare = " ".join(re.sub("[,;()]", " ", lower).split())
    without_day = re.sub(rf" ?\b(?:{_ON_A_DAY})", "", bare, count=1).strip()
    if without_day != bare and (write := _meant(without_day)):
        return badly_written(text, INTERVAL, write)  # `om de week op dinsdag`
    before = re.split("[,;(]", lower)[0].strip()
    if before != lower and isinstance(_interval(before), Interval):
        return badly_written(text, INTERVAL, before)  # `wekelijks, in het weekoverleg`
    words = words_of(text)
    if words and not any(character.isnumeric() for character in text) and not has_any_of(words, vague_index()):
        # A misspelt word is not a vague one.
        from difflib import get_close_matches

        *others, last = lower.split()
        for before, word in (((), lower), (others, last)):
            near = " ".join((*before, *get_close_matches(word, _UNITS, 1, 0.75)))
            if isinstance(_said(near, near), Interval):
                return badly_written(text, INTERVAL, near)
    return not_read(text, INTERVAL, NO_STYLE, interval)


def _meant(text: str) -> str:
    """The rhythm of a part of a text, as it is written; empty where it is none."""
    found = _interval(text)
    if isinstance(found, Interval):
        return as_written(found, INTERVAL, NO_STYLE)
    return found.write if found.rule == "plan.notation" and not found.generic else ""
