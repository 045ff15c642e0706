"""A measure, or a limit for it."""

from __future__ import annotations

import re
from typing import Final

from salesplan_cli.limits import MAX_LENGTH
from salesplan_cli.notation.digits import as_digits
from salesplan_cli.notation.kinds import MEASURE
from salesplan_cli.notation.misread import rejection
from salesplan_cli.notation.numbers import measure
from salesplan_cli.notation.values import Bound, Measure, Misread, Sign, Style, cleaned
from salesplan_cli.notation.writing import as_written
from salesplan_cli.text import Phrase

_BOUND_SIGNS: Final[tuple[tuple[str, Sign], ...]] = (
    (">=", ">="), ("=>", ">="), ("≥", ">="), ("⩾", ">="), ("<=", "<="), ("=<", "<="), ("≤", "<="), ("⩽", "<="),
    (">", ">"), ("<", "<"), ("=", "="),
)  # fmt: skip
_MORE: Final = "meer dan|hoger dan|boven|more than|higher than|above|over"
_LESS: Final = "minder dan|lager dan|onder|less than|fewer than|lower than|below|under"
_BOUND_WORDS: Final[tuple[tuple[str, Sign], ...]] = (
    (rf"(?:minimaal|minstens|ten ?minste|at least|min\.?|minimum|(?:niet|not?) (?:{_LESS}))", ">="),
    (rf"(?:maximaal|hooguit|ten hoogste|at most|up to|max\.?|maximum|(?:niet|not?) (?:{_MORE}))", "<="),
    (f"(?:{_MORE})", ">"),
    (f"(?:{_LESS})", "<"),
)


def _bound_in_words(text: str) -> Sign | None:
    """The limit that stands in words before the only number of a text, or behind it: `minimaal 3`, `3 max.`."""
    lower = text.casefold()
    if len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", lower)) != 1:
        return None
    for words, sign in _BOUND_WORDS:
        is_behind = sign in (">=", "<=") and re.search(rf"[0-9](?:%|k)? {words}$", lower)
        if is_behind or re.match(rf"{words} ?[^\w\s]? ?[0-9]", lower):
            return sign
    return None


def bound(text: str, style: Style) -> Bound | Misread:
    """A measure, or a limit for it: `>= 95%`, `50+` (at least 50), `< 300`."""
    if (value := as_digits(text)) is not None:
        return Bound("=", Measure(value, "number"))
    clean = cleaned(text)
    sign: Sign = ">=" if clean[-1:] == "+" else "="
    rest = clean.removesuffix("+")
    for written, meant in _BOUND_SIGNS:
        if clean.startswith(written) and not clean.endswith(">"):  # `<amount>` is no limit
            sign, rest = meant, clean[len(written) :]
            break
    found = measure(rest, style)
    if not isinstance(found, Misread):
        return Bound(sign, found)
    short = clean[:MAX_LENGTH]
    open_ = re.fullmatch(r"(.*[0-9].*) (?:of|or) (meer|hoger|more|higher|minder|lager|less|fewer|lower)", short, re.I)
    least = measure(open_[1], style) if open_ else found
    if open_ and not isinstance(least, Misread):
        above = open_[2].lower() in ("meer", "hoger", "more", "higher")
        return _in_signs(short, ">=" if above else "<=", as_written(least, MEASURE, style))
    if sign != "=":
        write = f'"{sign} {found.write.strip(chr(34))}"'
        facts = {**found.message.facts, "write": write, "text": short}
        return Misread(found.rule, Phrase(found.message.text, facts), write)
    in_words = _bound_in_words(short) if found.rule == "plan.vague" and not found.generic else None
    return found if in_words is None else _in_signs(short, in_words, found.write)


def _in_signs(text: str, sign: Sign, number: str) -> Misread:
    """`minimaal 3`, `95% or more`: a limit that only has to be written with its sign."""
    return rejection(
        "plan.vague",
        "{text:quoted} is a limit in words: write it with its sign, like {write}",
        "{text:quoted} is een grens in woorden: schrijf die met het teken, zoals {write}",
        text,
        f'"{sign} {number.strip(chr(34))}"',
    )
