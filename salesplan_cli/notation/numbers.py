"""Amounts, numbers, percentages, hours and effects."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.limits import MAX_DECIMALS, MAX_LENGTH, MAX_WHOLE
from salesplan_cli.notation.digits import Parts, as_digits, readings_of, taken_apart
from salesplan_cli.notation.kinds import (
    CONTRIBUTION,
    COUNT,
    EFFECT,
    HOURS,
    MEASURE,
    MONEY,
    NUMBER,
    PERCENTAGE,
    RATE,
    FieldKind,
)
from salesplan_cli.notation.misread import (
    TRIES,
    above_zero,
    again,
    badly_written,
    half_a_number,
    not_percent,
    not_read,
    other_currency,
    rejection,
    too_long,
    two_readings,
)
from salesplan_cli.notation.vague import words_of
from salesplan_cli.notation.values import (
    Measure,
    Misread,
    Quantity,
    Read,
    Style,
    cleaned,
    listed,
)
from salesplan_cli.notation.writing import as_percent, as_written, in_digits, shown_exactly, yaml_safe
from salesplan_cli.text import Phrase, Text, phrase, rounded

ALL: Final = Decimal(100)
"""All that is sold, in percent."""


def _one_value(text: str, parts: Parts, style: Style, kind: FieldKind, *, lenient: bool = False) -> Decimal | Misread:
    """The one value that a number can be. Lenient: decimals may be written either way."""
    readings = readings_of(parts, None if lenient else style.numbers, style.currency)
    if lenient and style.numbers and readings and readings.other is not None:
        readings = readings_of(parts, style.numbers, style.currency)
    if readings is None:
        return badly_written(text, kind)
    if readings.long:
        return too_long(text, kind)
    if readings.other is not None:
        return _ambiguous_number(text, parts, (readings.value, readings.other), readings.grouping, style, kind)
    if parts.codes and style.currency not in parts.codes:
        as_example = kind is EFFECT or not readings.value
        write = "" if as_example else yaml_safe(f"{style.currency} {in_digits(readings.value, style)}")
        return other_currency(text, style, kind, parts.written, write)
    if not (parts.scale or parts.percent) and (slipped := _slipped_once(text, parts, readings.value, style, kind)):
        return slipped
    if readings.against:
        # What is to be written must itself be accepted: nothing may not be, and a count is whole.
        value = Decimal(int(readings.value)) if kind is COUNT else readings.value
        return rejection(
            "plan.notation",
            OTHER_NOTATION.en,
            OTHER_NOTATION.nl,
            text,
            as_written(_typed(value, parts, kind), kind, style) if value else kind.example,
            numbers=str(style.numbers),
        )._replace(generic=not value)
    return readings.value


_SLIPPED: Final = re.compile(
    r"(?<![0-9.,])(?:([1-9][0-9]{0,2})([.,])([0-9]{2}00)|([1-9][0-9]{3,})([.,])([0-9]{3}))(?![0-9])"
)


def _slipped_once(text: str, parts: Parts, value: Decimal, style: Style, kind: FieldKind) -> Misread | None:
    """`12.5000` and `1680.000`: thousands with a separator too few, or decimals that nobody writes in money."""
    found = _SLIPPED.search(text) if kind is COUNT or kind.money else None
    before, separator, behind = [each for each in found.groups() if each] if found else ("", "", "")
    group = {"nl": ".", "en": ","}.get(style.numbers or "", "" if len(before) > 3 else separator)
    in_money = kind is not MEASURE or parts.codes or len(before) > 3
    if not separator or separator != group or not in_money:
        return None
    thousands = Decimal(before + behind).copy_sign(value)
    if abs(thousands) >= 10**MAX_WHOLE:
        return None
    write = as_written(_typed(thousands, parts, kind), kind, style)
    if kind is COUNT and value != value.to_integral_value():
        return badly_written(text, kind, write)
    return two_readings(text, write, *(shown_exactly(each, signed=kind is EFFECT) for each in (thousands, value)))


def _typed(value: Decimal, parts: Parts, kind: FieldKind) -> Quantity:
    if kind in (EFFECT, CONTRIBUTION, MEASURE):
        return _measured(value, parts, kind)
    return value


def _measured(value: Decimal, parts: Parts, kind: FieldKind) -> Measure:
    if parts.percent:
        return Measure(value, "percent")
    return Measure(value, "number" if kind is MEASURE and not parts.codes and not parts.dashes else "money")


OTHER_NOTATION: Final = Text(
    "{text:quoted} is not written as this plan says at its top (`numbers: {numbers}`): write {write}",
    "{text:quoted} is niet geschreven zoals dit plan bovenaan zegt (`numbers: {numbers}`): schrijf {write}",
)
TWO_NOTATIONS: Final = Text(
    "{text:quoted} can be read in two ways, {first} or {second}: write {write} if it is the first, or put "
    "`numbers: {one}` at the top of the plan (`{two}` if it is the second)",
    "{text:quoted} is op twee manieren te lezen, {first} of {second}: schrijf {write} als het de eerste is, of zet "
    "`numbers: {one}` bovenaan het plan (`{two}` als het de tweede is)",
)
"""What `numbers` at the top of the plan decides."""


def _ambiguous_number(
    text: str, parts: Parts, values: tuple[Decimal, Decimal], grouping: str, style: Style, kind: FieldKind
) -> Misread:
    signed, after = kind is EFFECT, "%" if parts.percent else ""
    if kind is RATE:
        # Of what is done in a week there are no thousands.
        values, grouping = values[::-1], {"nl": "en", "en": "nl"}.get(grouping, "")
    first, second = (shown_exactly(each, signed=signed, after=after) for each in values)
    own = parts if style.currency in parts.codes else parts._replace(codes=())
    write = as_written(_typed(values[0], own, kind), kind, style)
    if not grouping:
        return two_readings(text, write, first, second)
    misread = rejection(
        "plan.ambiguous",
        TWO_NOTATIONS.en,
        TWO_NOTATIONS.nl,
        text,
        write,
        first=first,
        second=second,
        one=grouping,
        two="en" if grouping == "nl" else "nl",
    )
    if not parts.codes or style.currency in parts.codes:
        return misread
    said = misread.message
    also = Text(
        f"{said.text.en}; it is in {{sign}} as well, and this plan is in {{currency}}",
        f"{said.text.nl}; bovendien staat het in {{sign}}, en dit plan is in {{currency}}",
    )
    facts = {**said.facts, "sign": parts.written, "currency": style.currency}
    return misread._replace(message=Phrase(also, facts))


def _refused_sign(text: str, parts: Parts, kind: FieldKind) -> Misread | None:
    """A sign where none belongs: "+10%" is growth from an unknown base, less than nothing cannot be."""
    if parts.sign == "+":
        return half_a_number(text, kind)
    if parts.sign == "-":
        return rejection(
            "plan.notation",
            "{text:quoted} is below zero: write {what} of 0 or more, like {write}",
            "{text:quoted} is minder dan nul: schrijf {what} van 0 of meer, zoals {write}",
            text,
            kind.example,
            what=kind.what,
        )._replace(generic=True)
    return None


def money(text: str, style: Style, *, positive: bool = False, tries: int = TRIES) -> Decimal | Misread:
    """An amount of 0 or more, above 0 if it must be positive: `50000`, `€ 1.250.000,-`, `1,25 mln`."""
    if (value := as_digits(text)) is not None:
        return value if value or not positive else above_zero(text, MONEY)
    text = cleaned(text)
    parts = taken_apart(text)
    if parts is None:
        return not_read(text, MONEY, style, again(money, style, tries, positive=positive))
    if refused := _refused_sign(text, parts, MONEY):
        return refused
    if parts.percent:
        return not_percent(text, MONEY)
    result = _one_value(text, parts, style, MONEY)
    return above_zero(text, MONEY) if positive and result == 0 else result


def count(
    text: str, style: Style, *, whole: bool = True, positive: bool = False, tries: int = TRIES
) -> Decimal | Misread:
    """How many: 0 or more, without a currency; decimals only where it need not be whole."""
    if (value := as_digits(text)) is not None:
        return value if value or not positive else above_zero(text, COUNT)
    text = cleaned(text)
    kind = COUNT if whole else RATE
    result = _counted(text, style, kind, again(count, style, tries, whole=whole, positive=positive))
    if isinstance(result, Misread):
        return result
    if positive and not result:
        return above_zero(text, kind)
    if whole and result != result.to_integral_value():
        return rejection(
            "plan.notation",
            "{text:quoted} is not a whole number: write it like {write}",
            "{text:quoted} is geen heel getal: schrijf het zoals {write}",
            text,
            str(int(result) or 1),
        )
    return result


def number(text: str, style: Style, *, tries: int = TRIES) -> Decimal | Misread:
    """A plain number of 0 or more: `85`, `102.5`."""
    if (value := as_digits(text)) is not None:
        return value
    return _counted(cleaned(text), style, NUMBER, again(number, style, tries))


def _counted(text: str, style: Style, kind: FieldKind, read: Read | None) -> Decimal | Misread:
    parts = taken_apart(text)
    if parts is None:
        return not_read(text, kind, style, read)
    if kind is NUMBER and parts.scale:
        return badly_written(text, kind)
    if refused := _refused_sign(text, parts, kind):
        return refused
    if parts.percent:
        why, share = not_percent(text, kind), parts.en if parts.nl is None else parts.nl
        if kind is NUMBER and share and not parts.long:
            return why._replace(write=as_written(share, kind, style), generic=False)  # an index of 60% is 60
        return why
    if parts.codes or parts.dashes:
        value = _one_value(text, parts._replace(codes=()), style, kind)
        # Nothing may not be what belongs here, nor a part of one; and so many are no number with a sign before it.
        fits = not isinstance(value, Misread) and 0 < value < FEW and value == value.to_integral_value()
        return rejection(
            "plan.notation",
            "{text:quoted} is an amount of money, and {what} belongs here: write it like {write}",
            "{text:quoted} is een geldbedrag, en hier hoort {what}: schrijf het zoals {write}",
            text,
            kind.example if isinstance(value, Misread) or not fits else as_written(value, kind, style),
            what=kind.what,
        )._replace(generic=not fits)
    return _one_value(text, parts, style, kind)


FEW: Final = 1_000
"""Amounts from here on are money, also where a number belongs."""

_WHOLE_SHARE = re.compile("([0-9]{1,2}|100)%")
"""As most shares are written: seen at once, and not taken apart."""


def percentage(text: str, style: Style, *, tries: int = TRIES) -> Decimal | Misread:
    """Percent points from 0 to 100: `45%`, `12,5 %`, `12.5 procent`."""
    if at_once := _WHOLE_SHARE.fullmatch(text):
        return Decimal(at_once[1])
    text = cleaned(text)
    parts = taken_apart(text)
    if parts is None or parts.codes or parts.dashes or parts.scale:
        return _so_many_in(text, style) or not_read(text, PERCENTAGE, style, again(percentage, style, tries))
    if refused := _refused_sign(text, parts, PERCENTAGE):
        return refused
    result = _share(text, parts, PERCENTAGE, style)
    if parts.percent or isinstance(result, Misread):
        return result
    if 0 < result <= 1:
        return _part_of_one(text, result, style)
    return rejection(
        "plan.notation",
        "{text:quoted} is a percentage without its sign: write {write}",
        "{text:quoted} is een percentage zonder procentteken: schrijf {write}",
        text,
        as_percent(result, style),
    )


def _part_of_one(text: str, value: Decimal, style: Style) -> Misread:
    """`0.4`: a part of one, as spreadsheets have it, or a very small percentage."""
    percent = value * 100
    return two_readings(
        text, as_percent(percent, style), shown_exactly(percent, after="%"), shown_exactly(value, after="%")
    )


_SO_MANY_IN: Final = (
    r"(?:([0-9]{1,4}|an?|one|een|één) ?(?:in|out of|op|van|v/?d|v\.d\.|uit)(?: de| elke| iedere| every| each)?"
    r"|([0-9]{1,4}) ?/) ?([0-9]{1,4})"
)


def _so_many_in(text: str, style: Style) -> Misread | None:
    """`1 in 5`, `2 van de 5`, `2/3`: a percentage that only has to be worked out."""
    found = re.fullmatch(_SO_MANY_IN, text.casefold())
    if found is None:
        return None
    said, all_ = found[1] or found[2], int(found[3])
    some = int(said) if said.isdigit() else 1
    # `40/60` and `4/6` divide a whole in two.
    if not 0 < some < all_ or (found[2] and some > 1 and some + all_ in (10, 100)):
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} is a ratio: write it as a percentage, like {write}",
        "{text:quoted} is een verhouding: schrijf het als percentage, zoals {write}",
        text,
        as_percent(rounded(Fraction(100 * some, all_), 2), style),
    )


def _share(text: str, parts: Parts, kind: FieldKind, style: Style) -> Decimal | Misread:
    """A percentage up to 100, in which a separator can only stand before decimals."""
    for value in (parts.nl, parts.en):
        if value is not None and value <= 100:
            return value if not parts.long else too_long(text, kind, as_percent(rounded(value, MAX_DECIMALS), style))
    if parts.long:
        return too_long(text, kind)
    return rejection(
        "plan.notation",
        "{text:quoted} is more than 100%: write a percentage from 0% to 100%, like {write}",
        "{text:quoted} is meer dan 100%: schrijf een percentage van 0% tot en met 100%, zoals {write}",
        text,
        kind.example,
    )._replace(generic=True)


_HOUR_WORDS: Final = ("hours", "hour", "hrs", "hr", "uren", "uur", "h", "u")
_SPOKEN_HOURS: Final = (
    rf"(?:([0-9]{{1,4}}) ?(?:{'|'.join(_HOUR_WORDS)})(?: en| and|,)? ?)?"
    r"([0-9]{1,4})(?: ?(?:m|min|min\.|mins|minuut|minuten|minutes?|['\u2019\u2032]))?"
)
"""`1h30`, `1 uur en 30 minuten`, `90 min`, `90'`."""


def hours(text: str, style: Style, *, tries: int = TRIES) -> Fraction | Misread:
    """Hours, exactly: `1.5`, `1,5 uur`, `1:30`. A fraction, because 1:20 is no decimal number."""
    if (value := as_digits(text)) is not None:
        return Fraction(value)
    text = cleaned(text)
    bare = _without_unit(text)
    whole, colon, minutes = bare.partition(":")
    if colon and re.fullmatch(r"[0-9]{1,18}:[0-5][0-9]", bare):
        return int(whole) + Fraction(int(minutes), 60)
    parts = taken_apart(bare)
    if parts is None or parts.percent or parts.codes or parts.dashes or parts.scale:
        spoken = re.fullmatch(_SPOKEN_HOURS, text, re.IGNORECASE)
        if spoken:
            together = int(spoken[1] or 0) * 60 + int(spoken[2])
            return badly_written(text, HOURS, f'"{together // 60}:{together % 60:02}"')
        return not_read(text, HOURS, style, again(hours, style, tries))
    if refused := _refused_sign(text, parts, HOURS):
        return refused
    if clocked := re.fullmatch(r"([0-9]{1,2})[.,](15|30|45)", bare):
        # `1.30` is an hour and a half on a clock, and 1.3 hours in a sum.
        clock, decimal = int(clocked[1]) + Fraction(int(clocked[2]), 60), Fraction(int(clocked[1] + clocked[2]), 100)
        return two_readings(text, f'"{clocked[1]}:{clocked[2]}"', *(_in_minutes(each) for each in (clock, decimal)))
    result = _one_value(text, parts, style, HOURS, lenient=True)
    return result if isinstance(result, Misread) else Fraction(result)


def _in_minutes(hours: Fraction) -> Phrase:
    return phrase("{n} minutes", "{n} minuten", n=hours * 60)


def _without_unit(text: str) -> str:
    lower = text.casefold()
    for unit in _HOUR_WORDS:
        if lower.endswith(unit):
            bare = text[: -len(unit)].rstrip()
            return bare if bare[-1:].isdigit() else text
    return text


TAKES: Final = frozenset(
    listed(
        "minder lager daling dalen daalt slechter negatief terugval dip min minus verlies less fewer lower drop decline"
    )
    + listed("decrease worse negative down loss")
)
"""Words that say that an effect takes."""
ADDS: Final = frozenset(listed("plus meer hoger extra stijging stijgt groei winst more higher up increase rise gain"))
"""Words that say that it adds."""
_SIZE: Final = r"(?i:[0-9][0-9.,_ ]*(?:%|procent\b|percent\b|k\b|mln\b)?)"


def _signed_in_words(text: str, style: Style) -> Misread | None:
    """`20% minder`, `min 50%`, `-/- 20%`, `plus 10 procent`: an effect whose sign only has to be written as one."""
    sizes = re.findall(_SIZE, text)
    words = set(words_of(text))
    takes = "-/-" in text or bool(words & TAKES)
    if len(sizes) != 1 or takes == bool(words & ADDS):
        return None
    sign = "-" if takes else "+"
    value = effect(f"{sign}{sizes[0].strip()}", style)
    if isinstance(value, Misread):
        # What to write keeps the sign that the words give, also where the number itself is not clear.
        write = value.write if value.rule == "plan.ambiguous" else f"{sign}25000"
    else:
        write = as_written(value, EFFECT, style)
    if "-/-" in text:
        return badly_written(text, EFFECT, write)
    return rejection(
        "plan.vague",
        "{text:quoted} has its sign in words: write it as a sign, like {write}",
        "bij {text:quoted} staat plus of min in woorden: schrijf het als teken, zoals {write}",
        text,
        write,
    )


def effect(text: str, style: Style, *, tries: int = TRIES) -> Measure | Misread:
    """What an event adds or takes, with its sign: `+25.000,-`, `-10%`. Nothing (`0`) needs none."""
    text = cleaned(text)
    parts = taken_apart(text)
    if parts is None:
        read = again(effect, style, tries)
        return _signed_in_words(text[:MAX_LENGTH], style) or not_read(text, EFFECT, style, read)
    value = _one_value(text, parts, style, EFFECT, lenient=parts.percent)
    is_number = not isinstance(value, Misread) or value.rule == "plan.ambiguous"
    if is_number and parts.percent and parts.sign == "-":
        return _taken(text, parts, style)
    if isinstance(value, Misread):
        if value.rule != "plan.ambiguous" or parts.sign:
            return value
        # In two ways, and with two signs: the facts stay what they are.
        (en, nl), facts = value.message
        with_minus = Text("with a - in place of the + if it takes", "met een - in plaats van de + als het eraf gaat")
        words = Text(f"{en}; {with_minus.en}", f"{nl}; {with_minus.nl}")
        return value._replace(message=Phrase(words, facts))
    if value and not parts.sign:
        return rejection(
            "plan.notation",
            "{text:quoted} does not say whether it adds or takes: write {write}, or with a - in front if it takes",
            "{text:quoted} zegt niet of het erbij komt of eraf gaat: schrijf {write}, of met een - ervoor als het "
            "eraf gaat",
            text,
            as_written(_measured(value, parts, EFFECT), EFFECT, style),
        )
    return _measured(value, parts, EFFECT)


def _taken(text: str, parts: Parts, style: Style) -> Measure | Misread:
    """A percentage that an event takes: of no more than all, so that a separator can only stand before decimals."""
    shares = [each for each in (parts.nl, parts.en) if each is not None and each <= ALL]
    if shares:
        return _measured(-shares[0], parts, EFFECT)
    return rejection(
        "plan.notation",
        "{text:quoted} takes more than all sales, and -100% is all of them: write which part of the sales it takes",
        "{text:quoted} haalt er meer af dan alle verkoop, en -100% is al alles: schrijf welk deel van de verkoop "
        "wegvalt",
        text,
        as_written(Measure(-ALL, "percent"), EFFECT, style),
    )


def contribution(text: str, style: Style, *, tries: int = TRIES) -> Measure | Misread:
    """A share or an amount: `45%`, `540000`. A bare number of 100 or less could be either."""
    if at_once := _WHOLE_SHARE.fullmatch(text):
        return Measure(Decimal(at_once[1]), "percent")
    text = cleaned(text)
    parts = taken_apart(text)
    if parts is None:
        return _so_many_in(text, style) or not_read(text, CONTRIBUTION, style, again(contribution, style, tries))
    if refused := _refused_sign(text, parts, CONTRIBUTION):
        return refused
    if parts.percent:
        share = _share(text, parts, CONTRIBUTION, style)
        return share if isinstance(share, Misread) else Measure(share, "percent")
    readings = readings_of(parts, style.numbers, style.currency)
    if readings and readings.other is None and not parts.codes and not parts.dashes and readings.value <= 100:
        if readings.long:
            return too_long(text, CONTRIBUTION)
        if 0 < readings.value < 1:
            return _part_of_one(text, readings.value, style)
        shown = shown_exactly(readings.value)
        amount = Text(f"{style.currency} {shown.en}", f"{style.currency} {shown.nl}")
        return two_readings(text, as_percent(readings.value, style), shown_exactly(readings.value, after="%"), amount)
    value = _one_value(text, parts, style, CONTRIBUTION)
    return value if isinstance(value, Misread) else Measure(value, "money")


def measure(text: str, style: Style, *, tries: int = TRIES) -> Measure | Misread:
    """What is measured: a number, an amount or a percentage; it may be below zero."""
    if (digits := as_digits(text)) is not None:
        return Measure(digits, "number")
    text = cleaned(text)
    parts = taken_apart(text)
    if parts is None:
        return _so_many_in(text, style) or not_read(text, MEASURE, style, again(measure, style, tries))
    if parts.sign == "+":
        return half_a_number(text, MEASURE)
    value = _one_value(text, parts, style, MEASURE, lenient=parts.percent)
    return value if isinstance(value, Misread) else _measured(value, parts, MEASURE)


SO_MANY_ORDERS: Final = r"([0-9]+)\s?(?:orders?|opdracht(?:en)?)"
"""A target in orders where one in money belongs, in small letters."""
