"""Why a text is no value, in words, with what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Final
from unicodedata import numeric

from salesplan_cli.limits import MAX_DECIMALS, MAX_LENGTH, MAX_WHOLE
from salesplan_cli.notation.currencies import foreign_in
from salesplan_cli.notation.kinds import (
    CONTRIBUTION,
    COUNT,
    DAY,
    EFFECT,
    HOURS,
    INTERVAL,
    MEASURE,
    MONEY,
    NUMBER,
    PERCENTAGE,
    RATE,
    FieldKind,
)
from salesplan_cli.notation.vague import HALVES, has_vague_word, is_crosses, words_of
from salesplan_cli.notation.values import Measure, Misread, MisreadRule, Quantity, Read, Style, listed
from salesplan_cli.notation.writing import as_written, shown_exactly, with_point
from salesplan_cli.text import INVISIBLE, Fact, Text, months_by_name, phrase, rounded


def rejection(rule: MisreadRule, en: str, nl: str, text: str, write: str, **facts: Fact) -> Misread:
    """That a text is not a value, with what to write in its place."""
    return Misread(rule, phrase(en, nl, text=text, write=write, **facts), write)


def badly_written(text: str, kind: FieldKind, write: str = "") -> Misread:
    """A text that cannot be read, or of which `write` is what it says."""
    words = SAID_OTHERWISE if write else UNREADABLE
    why = rejection("plan.notation", words.en, words.nl, text, write or kind.example, what=kind.what)
    return why._replace(generic=not write)


UNREADABLE: Final = Text(
    "{text:quoted} is not readable as {what}: write it like {write}",
    "{text:quoted} is niet te lezen als {what}: schrijf het zoals {write}",
)
SAID_OTHERWISE: Final = Text("{text:quoted}: write that here as {write}", "{text:quoted}: schrijf dat hier als {write}")


def two_readings(text: str, write: str, first: Fact, second: Fact) -> Misread:
    return rejection(
        "plan.ambiguous",
        "{text:quoted} can be read in two ways, {first} or {second}: write it so that only one is left, like {write}",
        "{text:quoted} is op twee manieren te lezen, {first} of {second}: schrijf het zo dat er één overblijft, "
        "zoals {write}",
        text,
        write,
        first=first,
        second=second,
    )


def other_currency(text: str, style: Style, kind: FieldKind, sign: str, write: str = "") -> Misread:
    return rejection(
        "plan.currency",
        "{text:quoted} is in {sign}, and this plan is in {currency}: write the amount in {currency}, like {write}, "
        "or make the whole plan another `currency`",
        "{text:quoted} is in {sign}, en dit plan is in {currency}: schrijf het bedrag in {currency}, zoals {write}, "
        "of geef het hele plan een andere `currency`",
        text,
        write or kind.example,
        sign=sign,
        currency=style.currency,
    )._replace(generic=not write)


def half_a_number(text: str, kind: FieldKind) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} is half a number: of what, or from what to what? Write the result to be reached, like {write}",
        "{text:quoted} is een half getal: waarvan, of van hoeveel naar hoeveel? Schrijf het resultaat dat gehaald "
        "moet worden, zoals {write}",
        text,
        kind.example,
    )._replace(generic=True)


def too_long(text: str, kind: FieldKind, write: str = "") -> Misread:
    return rejection(
        "plan.limit",
        "{text:quoted} is longer than a number can be here: at most {whole} digits before the decimals and "
        "{decimals} decimals, like {write}",
        "{text:quoted} is langer dan een getal hier kan zijn: hooguit {whole} cijfers voor de decimalen en "
        "{decimals} decimalen, zoals {write}",
        text,
        write or kind.example,
        whole=MAX_WHOLE,
        decimals=MAX_DECIMALS,
    )._replace(generic=not write)


TRIES: Final = 1
"""How often a part of a text is read to see what was meant, and a part of that again: each takes as many as it has."""


def again(read: Callable[..., Quantity | Misread], style: Style, tries: int, **more: bool) -> Read | None:
    """How a part of a text is read as the whole was; None where that was tried often enough."""
    return partial(read, style=style, tries=tries - 1, **more) if tries else None


_NO_SHARES: Final = (MONEY, COUNT, RATE, HOURS)
"""Kinds of what no percentage is, so that the number of one is not what was meant."""


def not_read(text: str, kind: FieldKind, style: Style, read: Read | None) -> Misread:
    """What is wrong with a text that has not the shape of its type; `read` tries a part of it as an example."""
    if kind not in (DAY, INTERVAL) and _is_endless(text):
        return too_long(text, kind)
    has_digit = any(character.isnumeric() for character in text)
    text = text[:MAX_LENGTH]
    if read is not None and (again := _read_plainer(text, kind, style, read)) is not None:
        return again
    if read is not None and kind in _GROUPED and (slipped := _slipped(text, kind, style, read)) is not None:
        return slipped
    if kind.money and has_digit and (sign := foreign_in(text, style.currency)):
        return other_currency(text, style, kind, sign)
    if kind not in (DAY, INTERVAL) and (number := _before_remark(text, kind, style, read)):
        return _words_behind(text, kind, number)
    own_unit = has_digit and has_own_unit(text, kind)
    if is_range_of_days(text) if kind is DAY else _is_range(text):
        number = "" if own_unit else _suggest(text, kind, style, read)
        if kind in (DAY, INTERVAL):
            return rejection(
                "plan.vague",
                "{text:quoted} is a range: choose one, like {write}",
                "{text:quoted} laat de keuze open: kies er één, zoals {write}",
                text,
                number or kind.example,
            )._replace(generic=not number)
        return rejection(
            "plan.vague",
            "{text:quoted} is a range: choose the number you will be held to, like {write}",
            "{text:quoted} is een bandbreedte: kies het getal waarop je wordt aangesproken, zoals {write}",
            text,
            number or kind.example,
        )._replace(generic=not number)
    words = words_of(text)
    if kind is HOURS and (in_figures := _IN_WORDS.get(text.casefold().removeprefix("een ").removeprefix("a "))):
        return _in_words(text, in_figures)
    if kind is HOURS and (quarters := re.fullmatch(r"([0-9]{1,2}) ?(?:kwartier(?:en)?|quarters? of an hour)", text)):
        minutes = int(quarters[1]) * 15
        return badly_written(text, HOURS, f'"{minutes // 60}:{minutes % 60:02}"')
    if kind not in (DAY, INTERVAL):
        if re.fullmatch(r"[0-9]{1,3} ?/ ?[0-9]{1,3}(?: ?%)?", text) or (_is_part(words) and not has_digit):
            return _open(text, kind)
        if any(word in HALVES for word in words) or re.search(_SO_MUCH_MORE, text.casefold()):
            return half_a_number(text, kind)
    if has_digit and (_leaves_room(text) or any(map(is_crosses, words)) or has_vague_word(words)):
        number = "" if own_unit else _suggest(text, kind, style, read)
        return _room(text, kind, number or kind.example)._replace(generic=not number)
    if not has_digit:
        return _open(text, kind)
    if kind in _NO_SHARES and "%" in text and not re.search(" [+x×*] ?[0-9]", text):
        return not_percent(text, kind)
    if kind not in (DAY, INTERVAL) and re.fullmatch(_WORDS_BEHIND, text):
        if own_unit:
            return _other_unit(text, kind)
        return _words_behind(text, kind, _suggest(text, kind, style, read))
    label, _, rest = text.partition(" ")
    if read is not None and kind not in (DAY, INTERVAL) and rest and (is_label(label) or label.casefold() in _AVERAGE):
        value = read(rest)
        return badly_written(text, kind, "" if isinstance(value, Misread) else as_written(value, kind, style))
    # `per_week: elke week 7`.
    is_rate = kind is RATE and next(iter(words), "") in ("elke", "iedere", "per", "every", "each")
    only = is_rate and len(re.findall("[0-9][0-9.,]*", text)) == 1
    return badly_written(text, kind, _suggest(text, kind, style, read) if only else "")


_AVERAGE: Final = ("gem.", "gem", "gemiddeld", "average", "avg", "avg.")
"""Words before a number that change nothing about it: a plan is about averages."""
_GROUPED: Final = (MONEY, COUNT, EFFECT, CONTRIBUTION, MEASURE)
"""Kinds of numbers in which separators part the thousands."""
_PARTED: Final = r"(?<![0-9.,])[1-9][0-9]{0,2}([.,])[0-9]{2,3}(?:\1[0-9]{2,3})+(?![.,]?[0-9])"


def _slipped(text: str, kind: FieldKind, style: Style, read: Read) -> Misread | None:
    """`12.00.000`, `1.250.00`: a number in which not all groups behind the first have three digits."""
    found = re.search(_PARTED, text)
    # With another number beside it nobody knows which of them is meant, and reading would never end.
    if found is None or re.search("[0-9]", text[: found.start()] + text[found.end() :]):
        return None
    first, *groups = found[0].split(found[1])
    short = [each for each in groups if len(each) < 3]
    if not short or (len(groups[-1]) < 3 and len(short) > 1):
        return None  # the thousands are not what is wrong, or it is a date
    other = ""
    if len(groups[-1]) < 3:
        # Cents, with the separator of the thousands.
        other = "".join((first, *groups[:-1])) + ("," if style.numbers == "nl" else ".") + groups[-1]
    elif not "".join(short).strip("0"):  # one that lacks
        other = "".join((first, *(each.ljust(3, "0") for each in groups)))
    values = [read(text.replace(found[0], each)) for each in ("".join((first, *groups)), other) if each]
    meant = [each for each in values if isinstance(each, Decimal | Measure)]
    writes = [as_written(each, kind, style) for each in meant]
    if len(meant) < 2:
        return badly_written(text, kind, writes[0]) if writes else None
    return two_readings(text, writes[0], *(shown_exactly(_size(each)) for each in meant))


def _size(value: Decimal | Measure) -> Decimal:
    return value.value if isinstance(value, Measure) else value


def is_label(said: str) -> bool:
    """Whether a word before a number says which quarter, month or week it is of: `Q1 100`, `jan: 80`."""
    word = said.casefold().rstrip(":.")
    return re.fullmatch("[qmwk][0-9]{1,2}", word) is not None or word in months_by_name()


def _words_behind(text: str, kind: FieldKind, number: str) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} has words behind the number: write just {what}, like {write}",
        "{text:quoted} heeft woorden achter het getal: schrijf alleen {what}, zoals {write}",
        text,
        number or kind.example,
        what=kind.what,
    )._replace(generic=not number)


def _before_remark(text: str, kind: FieldKind, style: Style, read: Read | None) -> str:
    """The number of `12 (3 per quarter)`, `40% (2026)` and `24k incl. 21% VAT`, as written in its field, or ""."""
    found = re.fullmatch(r"([^(]*[0-9][^(]*?) ?\((.*)\)", text) or re.fullmatch(_WITH_OR_WITHOUT, text.casefold())
    if found is None or read is None or _leaves_room(found[2]) or has_vague_word(words_of(found[2])):
        return ""
    if re.search(_OWN_UNIT, f" {found[2].casefold()}") and not re.search("[0-9]", found[2]):
        return ""  # `5k (per month)` is another number
    value = read(found[1])
    if isinstance(value, Misread):
        return value.write if value.rule == "plan.ambiguous" else ""
    return as_written(value, kind, style)


_WITH_OR_WITHOUT: Final = (
    r"(.*?[0-9].*?),? ((?:incl|excl|inclusief|exclusief|inclusive|including|exclusive|excluding|ex)\b.*)"
)


def _room(text: str, kind: FieldKind, write: str) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} leaves room: write just {what}, without words or signs around it, like {write}",
        "{text:quoted} is niet precies genoeg: schrijf alleen {what}, zonder woorden of tekens eromheen, zoals {write}",
        text,
        write,
        what=kind.what,
    )


def _open(text: str, kind: FieldKind) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} does not say {open}: write {what}, like {write}",
        "{text:quoted} zegt niet {open}: schrijf {what}, zoals {write}",
        text,
        kind.example,
        open=kind.open,
        what=kind.what,
    )._replace(generic=True)


def _is_part(words: Sequence[str]) -> bool:
    """`halve dag`, `een half uur`, `half a day`: part of something, and no growth by half."""
    return not {"half", "halve"}.isdisjoint(words[:2])


_SO_MUCH_MORE: Final = (
    r"(?:%|procent|percent|per cent) (?:more|less|fewer|higher|lower|better|worse|up|down|extra|on top|meer|minder"
    r"|hoger|lager|beter|slechter|omhoog|omlaag|erbij|eraf)(?!\w)"
)
"""`5% meer`, `20% lower than last year`: of something that a plan does not have."""


_IN_WORDS: Final = {
    "kwartier": '"0:15"', "quarter of an hour": '"0:15"', "half uur": '"0:30"', "halfuur": '"0:30"',
    "half an hour": '"0:30"', "half hour": '"0:30"', "drie kwartier": '"0:45"', "één uur": "1",
    "an hour": "1", "one hour": "1", "anderhalf uur": '"1:30"', "an hour and a half": '"1:30"', "twee uur": "2",
    "two hours": "2", "uur": "1", "hour": "1", "one and a half hours": '"1:30"',
}  # fmt: skip
"""Hours as people say them, and how a plan has them."""


def _in_words(text: str, write: str) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} stands there in words: write it in figures, like {write}",
        "{text:quoted} staat er in woorden: schrijf het in cijfers, zoals {write}",
        text,
        write,
    )


_WORDS_BEHIND: Final = r"(?:[^\w\s()]|[A-Za-z]{3})? ?[0-9][0-9.,_ ]*[-=]*%?k? ?(?:[^\W\d_]|\()[^\d]*"
_OWN_UNIT: Final = (
    r"(?<=[0-9k%€. /])(?:(?<![. ]) \+(?!/-)|ton|miljard|mrd\.?|mld\.?|bn|billions?|mil|mn|mm|b|tsd|lakhs?|lac|crores?"
    r"|per|p\.?m\b|p[./](?:[mjwkqud]|kw|wk|jr)|p[jwk]|van|of|dag(?:en)?|days?|dgn|week|weken|weeks|maand(?:en)?|months?"
    r"|mnd|kwarta(?:al|len)|quarters?|jaar|jaren|years?|(?:maande|weke|dage|jaar)lijks|(?:month|week|dai|quarter|year)ly|annually|uur|uren|hours?|keer|times|x|dozijn|dozen|dagde(?:el|len)|fte"
    r"|mjn|honderd|hundred|pence|cents?|an? (?:mile|km|hour|day|week|month|quarter|year)|km|miles?"
    r"|kwartier(?:en)?)(?!\w)"
    r"|(?<=%) ?(?:onder|below|under)(?!\w)|(?<=[0-9])p(?![\w.])"
)
"""Words beside a number that change how much it is: to leave them out would be another number."""


def has_own_unit(text: str, kind: FieldKind) -> bool:
    """Whether a word beside a number makes it another one."""
    # `per_week: 3 per week` says it twice, and a percentage is of something.
    if kind in (DAY, INTERVAL, RATE) or (kind is PERCENTAGE and "%" in text):
        return False
    lower = text.casefold()
    if kind is HOURS:
        lower = re.sub(r" ?(?<!\w)(?:uren|uur|hours?)(?!\w)", "", lower)
    if kind is MONEY and re.search("[0-9] ?t$", lower):
        return True  # a thousand to some, and no tonnes
    return "stuk of" not in lower and re.search(_OWN_UNIT, lower) is not None


_LARGE_UNITS: Final = {
    "ton": 100_000,
    **dict.fromkeys(("lakh", "lakhs", "lac"), 100_000),
    **dict.fromkeys(("crore", "crores"), 10_000_000),
    **dict.fromkeys(("miljard", "mrd", "mld", "bn", "billion", "billions"), 1_000_000_000),
}
_LARGE: Final = rf"(?:€|EUR)? ?([0-9]{{1,4}})(?:[.,]([0-9]{{1,2}}))? ?({'|'.join(_LARGE_UNITS)})\.?"
"""Amounts in units that a plan does not have, and of which it is clear how much they are."""


def _other_unit(text: str, kind: FieldKind) -> Misread:
    large = re.fullmatch(_LARGE, text, re.IGNORECASE) if kind.money and kind is not EFFECT else None
    if large:
        value = Decimal(f"{large[1]}.{large[2] or 0}") * _LARGE_UNITS[large[3].lower().rstrip(".")]
        return badly_written(text, kind, with_point(value) if value else "")
    return rejection(
        "plan.notation",
        "{text:quoted} is in another unit than belongs here: work it out, and write just {what}, like {write}",
        "{text:quoted} staat in een andere eenheid: reken het om en schrijf alleen {what}, zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)


def _is_endless(text: str) -> bool:
    """Whether a text starts as a number that is longer than any can be."""
    return re.match(r"[^0-9]{0,5}[0-9.,_ ]{150}", text) is not None


def _leaves_room(text: str) -> bool:
    return (
        re.search(r"[0-9]\+(?: |$)|^c\. ?[€$£]? ?[0-9]", text) is not None
        or text.startswith("-/+")
        or "+/-" in text
        or "stuk of " in text
        or re.search(r"(?:^| )--+(?: |$)|[0-9] -$", text) is not None
        or any(sign in text for sign in ("?", "...", "__", *"~≈±<>≥≤[]{}"))
    )


def _is_range(text: str) -> bool:
    """Whether a text is two numbers with "to" between them: `5-12%`, `5 à 6`, `tussen 5 en 8`."""
    lower = text.casefold().lstrip("+-")
    if "+/-" in lower:
        return False
    pattern = r"-|\.{2,3}|\b(?:tot en met|t/m|tot|to|à|a(?= ?[0-9])|of|or|till|til|until"
    pattern += r"|en|and)\b" if lower.startswith(("tussen ", "between ")) else r")\b"
    parts = re.split(pattern, lower)
    if len(parts) != 2 or not all(re.fullmatch(r"[^0-9]*[0-9][0-9.,:_ ]*[^0-9]*", part) for part in parts):
        return False
    low, high = (part.strip() for part in parts)
    # `46 - 2` is a sum.
    return not (re.fullmatch("[0-9]{1,18} [0-9]{1,18}", f"{low} {high}") and int(low) > int(high))


def is_range_of_days(text: str) -> bool:
    # Days have hyphens of their own.
    between = r"[0-9].* (?:-|tot en met|t/m|tot|to|till|until|of|or) .*[0-9]|^[0-9]{1,2} ?- ?[0-9]{1,2} [a-z]"
    return re.search(between, text.casefold()) is not None


_SCALED: Final = r"[0-9][0-9.,_ ]*(?:(?i:k|mln|mio|milj|mlj|miljoen|million|duizend|mille|thousand)|M)(?!\w)"
MISSPELT_MILLIONS: Final = listed("mjn miljn miljoenen miljon milioen milioenen mill milion milions millon millons")


_CODES: Final = "(?:EUR|USD|GBP|CHF)"
_PLAINER = re.compile(
    r"(?i)[\u00bc-\u00be\u2150-\u215e'\u2019]|[0-9] ?(?:pct|proc|pc|grand|dzd|ke|m[nmi]|mjn|tsd|t ?[a-z€$£])"
    r"|^[kt] ?[€$£a-z]|(?:^|[ €$£+-])[.,][0-9]"
)
"""What any of the notations has that are made plain: few texts have one."""


def _read_plainer(text: str, kind: FieldKind, style: Style, read: Read) -> Misread | None:
    """What to write for a text whose number is clear once its notation is made plain: `1½`, `K€ 600`, `40 pct`.

    Also without characters that nobody sees, which come along from a web page.
    """
    plain = text if text.isascii() else re.sub(INVISIBLE, "", text)
    if plain == text and not _PLAINER.search(text):
        return None
    point = "," if style.numbers == "nl" else "."
    fraction = r"([0-9]*) ?([\u00bc-\u00be\u2150-\u215e])"
    plain = re.sub(fraction, lambda found: _decimal(found).replace(".", point), plain)
    # A `pc` beside anything else is a piece.
    percent = "pct|proc|pc" if kind is PERCENTAGE else "pct|proc"
    plain = re.sub(rf"(?i)(?<=[0-9]) ?(?:{percent})\.?$", "%", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?grand\.?$", "k", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?dzd\.?(?!\w)", " DZD" if style.currency == "DZD" else "k", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?ke(?!\w)", "k€", plain)
    plain = re.sub(rf"(?<=[0-9]) ?(?:MM|Mn|mn{'|mm' if kind is MONEY else ''})\.?$", "M", plain)
    plain = re.sub(rf"(?i)(?<=[0-9]) ?(?:{'|'.join(MISSPELT_MILLIONS)})(?!\w)\.?", "M", plain)
    plain = re.sub(rf"(?<=[0-9]) ?(?:[Tt]sd\.?|T ?(?=€|{_CODES}$))", "k", plain)
    plain = re.sub(rf"^[kKT] ?([€$£]|{_CODES}) ?([0-9][0-9.,]*)$", r"\1 \2k", plain)
    plain = re.sub(r"(?:^|(?<=[ €$£+-]))([.,])(?=[0-9])", r"0\1", plain)
    # As the Swiss write thousands.
    plain = re.sub(r"(?<=[0-9])['\u2019](?=[0-9]{3}(?![0-9]))", "", plain)
    if plain == text:
        return None
    value = read(plain)
    if isinstance(value, Misread):
        said = value.message
        return value._replace(message=said._replace(facts={**said.facts, "text": text}))
    return badly_written(text, kind, as_written(value, kind, style))


def _decimal(found: re.Match[str]) -> str:
    return with_point(rounded(int(found[1] or 0) + Fraction(numeric(found[2])).limit_denominator(10), 4))


_SIZED: Final = r"[0-9][0-9.,_ ]*(?:%|(?:(?i:k|mln|mio|milj|mlj|miljoen|million|duizend|procent|percent)|M)(?!\w))"
"""A number that says itself whether it is a part or an amount."""
_THAN_A_YEAR: Final = (
    r"(?:dan|than|boven|above|onder|below|in|t\.o\.v\.|tov|vs\.?|versus|over|sinds|since|from|van|of) "
    r"(?:het jaar |jaar |the year )?20[1-4][0-9]$"
)
"""A year to compare with, which is not how much."""


def _suggest(text: str, kind: FieldKind, style: Style, read: Read | None) -> str:
    """The last number of a text, as written in its field, or ""; what stands behind a `±` is how far it may be off."""
    length = len(text)
    text = re.sub(r" ?[^\W\d_]+[0-9](?![0-9.,])", "", text)  # `m2` is no number
    if re.match(r"[^±]*[0-9][^±]*?(?:±|\+/-)", text):
        text = re.split(r"±|\+/-", text)[0]
    found = re.search(r"([0-9][0-9.,_: ]*)[^0-9]*$", text)
    if found is None or read is None or re.search(_THAN_A_YEAR, text.casefold()):
        return ""
    if kind is EFFECT:
        # Of `+5 à 10%` and `ca. -15%` the last, with the sign that stands there; `+/-` is none. A bare number is of
        # something else than money.
        sign = re.search(r"(?<![0-9/])[+-](?= ?[€$£]? ?[0-9])", text)
        plainer = "".join((sign[0] if sign else "+", *re.findall(_SIZED, text)[-1:])).strip()
        value = read(plainer) if len(plainer) < length or not sign else None
        return "" if value is None or isinstance(value, Misread) else as_written(value, kind, style)
    bare, rest = found[1].strip(" .,:_"), text[found.start() :]
    scaled = re.match(_SCALED, rest)
    parts = [rest, *([scaled[0]] if scaled else []), f"{bare}%" if "%" in text else bare]
    if in_money := re.search(r"(?:[€$£]|[A-Z]{3}) ?$", text[: found.start()]):
        parts = [*(in_money[0] + part for part in parts), *parts]  # a contribution of about € 80 is no 80%
    if kind is NUMBER:
        parts.append(bare)  # an index of about 60% is 60
    for part in parts:
        # Always shorter than the text itself, so that reading it ends.
        if len(part) < length:
            value = read(part)
            if not isinstance(value, Misread):
                return as_written(value, kind, style)
            if value.rule == "plan.ambiguous":
                return value.write
    return ""


def not_percent(text: str, kind: FieldKind) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is a percentage, and {what} belongs here: write it like {write}",
        "{text:quoted} is een percentage, en hier hoort {what}: schrijf het zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)


def above_zero(text: str, kind: FieldKind) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is nothing: write {what} above 0, like {write}",
        "{text:quoted} is niets: schrijf {what} boven 0, zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)
