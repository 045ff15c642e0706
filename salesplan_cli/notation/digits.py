"""A number taken apart: what stands around its digits, and what these can be to a Dutch and an English reader."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from salesplan_cli.limits import MAX_DECIMALS, MAX_LENGTH, MAX_WHOLE
from salesplan_cli.notation.currencies import currencies
from salesplan_cli.text import Lang


class Parts(NamedTuple):
    """A number taken apart: what stands around its digits, and how a Dutch and an English reader read these."""

    sign: str
    codes: tuple[str, ...]
    written: str
    """The currency as it was written."""
    dashes: bool
    nl: Decimal | None
    en: Decimal | None
    scale: str
    percent: bool
    long: bool


_SCALES: Final = {
    **dict.fromkeys(("k", "K", "duizend", "mille", "thousand"), "k"),
    **dict.fromkeys(("m", "m."), "m"),
    **dict.fromkeys(("M", "miljoen", "million", "millions"), "M"),
    **{word: "M" for short in ("mln", "mio", "milj", "mlj") for word in (short, f"{short}.")},
}
_FACTORS: Final = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000), "M": Decimal(1_000_000)}
_PERCENTS: Final = frozenset(("%", "procent", "percent", "per cent"))
_NO_CENTS: Final = (",--", ",-", ",=", ".--", ".-")
_NUMERAL = re.compile(r"[0-9](?:[0-9.,_ ]*[0-9])?")
_MIXED = re.compile(r"[0-9]{1,3}(?:[ _][0-9]{3})+[.,][0-9]{3}")


@lru_cache(maxsize=8192)
def _dissected(text: str) -> Parts | None:
    found = _NUMERAL.search(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :]
    sign = ""
    if before[:1] in ("+", "-"):
        sign, before = before[:1], before[1:].strip()
    elif before[-1:] in ("+", "-"):
        sign, before = before[-1:], before[:-1].strip()
    no_cents = next((dash for dash in _NO_CENTS if after.startswith(dash)), "")
    after = after[len(no_cents) :].strip()
    percent = after.casefold() in _PERCENTS
    scale, unit = ("", "") if percent else _scale_and_unit(after)
    codes = currencies(before) if before else ()
    if (before and not codes) or unit is None or (scale and no_cents) or (percent and (before or no_cents)):
        return None
    if unit:
        last = currencies(unit)
        codes = tuple(code for code in last if code in codes) if before else last
        if not codes:
            return None
    numeral = found[0]
    nl = None if no_cents[:1] == "." else _read(numeral, ".", "" if no_cents else ",")
    en = None if no_cents[:1] == "," else _read(numeral, ",", "" if no_cents else ".")
    if nl is None and en is None:
        return None
    if _MIXED.fullmatch(numeral) and not no_cents:
        # `1 200.000`: three digits behind a point are thousands like those behind the space, or decimals.
        whole = ("".join(filter(str.isdigit, numeral)), "")
        nl, en = nl or whole, en or whole
    return Parts(
        sign,
        codes,
        unit or before,
        bool(no_cents),
        Decimal(".".join(filter(None, nl))) if nl else None,
        Decimal(".".join(filter(None, en))) if en else None,
        scale,
        percent,
        _is_long(nl) or _is_long(en),
    )


def _scale_and_unit(after: str) -> tuple[str, str | None]:
    """`k`, `mln`, `EUR`, `k EUR`, `k€` behind a number; None as unit if it is something else."""
    if not after:
        return "", ""
    if scale := _scale(after):
        return scale, ""
    if currencies(after):
        return "", after
    word, _, unit = after.partition(" ")
    for scaled, last in ((word, unit), (after[:-1], after[-1]), (after[:1], after[1:])):
        if _scale(scaled) and currencies(last):
            return _scale(scaled), last
    return "", None


def _scale(word: str) -> str:
    return _SCALES.get(word) or _SCALES.get(word.lower(), "")


def _read(numeral: str, group: str, point: str) -> tuple[str, str] | None:
    """Whole digits and decimals as one language reads them, None where that language cannot."""
    whole, found, decimals = numeral.partition(point) if point else (numeral, "", "")
    if found and not decimals.isdigit():
        return None
    for separator in (group, " ", "_"):
        if separator in whole:
            first, *rest = whole.split(separator)
            if len(first) > 3 or first[0] == "0" or any(len(three) != 3 for three in rest):
                return None
            whole = "".join((first, *rest))
            break
    return (whole, decimals) if whole.isdigit() else None


def _is_long(read: tuple[str, str] | None) -> bool:
    return read is not None and (len(read[0]) > MAX_WHOLE or len(read[1]) > MAX_DECIMALS)


def taken_apart(text: str) -> Parts | None:
    """The parts of a number, amount or percentage; None for a text (cleaned) that has not that shape."""
    return _dissected(text) if len(text) <= MAX_LENGTH else None


class Readings(NamedTuple):
    """What a number can be."""

    value: Decimal
    other: Decimal | None
    """The second reading, if there are two."""
    grouping: str
    """`nl` or `en`: the setting of `numbers` that chooses the first reading, if one does."""
    against: bool
    """Written the other way round than the plan says."""
    long: bool


def readings_of(parts: Parts, numbers: Lang | None, currency: str) -> Readings | None:
    """The readings of a number, None if they are more than two."""
    if parts.scale == "m" and (numbers == "en" or currency == "GBP" or "GBP" in parts.codes):
        parts = parts._replace(scale="M")  # who writes English thinks of no thousands
    nl, en = parts.nl, parts.en
    if numbers == "nl" and nl is not None:
        en = None
    elif numbers == "en" and en is not None:
        nl = None
    against = numbers is not None and (nl if numbers == "nl" else en) is None
    factor = _FACTORS[parts.scale]
    if nl is None or en is None or nl == en:
        number = en if nl is None else nl
        assert number is not None
        value, other, grouping = number * factor, None, ""
        if parts.scale == "m" and number:
            # Million or mille.
            other = number * 1000
    elif parts.scale == "m":
        return None
    else:
        value, other, grouping = max(nl, en) * factor, min(nl, en) * factor, "nl" if nl > en else "en"
    long = parts.long or value >= 10**MAX_WHOLE
    if parts.sign == "-" and value:
        value, other = -value, None if other is None else -other
    return Readings(value, other, grouping, against, long)


def as_digits(text: str) -> Decimal | None:
    """`21200` or `21 200`, as most numbers are written: seen at once, and not taken apart."""
    if not text.isascii() or len(text) > MAX_WHOLE:
        return None
    if text.isdigit():
        return Decimal(text)
    first, *threes = text.split(" ")
    if first.isdigit() and first[0] != "0" and len(first) < 4 and all(len(each) == 3 for each in threes):
        digits = "".join((first, *threes))
        return Decimal(digits) if digits.isdigit() else None
    return None
