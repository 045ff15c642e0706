"""Where a goal stands and where it has to get to: of these two ends the one says how to read the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from salesplan_cli import notation
from salesplan_cli.fields import MEMORY
from salesplan_cli.hints.times import ONE_OF
from salesplan_cli.hints.units import IN_MEASURE, JUST_THE_NUMBER, NO_NUMBER
from salesplan_cli.notation import Interval, Measure, Misread, Style, rejection
from salesplan_cli.notation.kinds import MEASURE
from salesplan_cli.notation.misread import badly_written, two_readings
from salesplan_cli.notation.vague import has_vague_word, words_of
from salesplan_cli.notation.writing import as_written
from salesplan_cli.places import Path
from salesplan_cli.source import text_at
from salesplan_cli.text import phrase, rounded
from salesplan_cli.traps import Value

_SIZE: Final = r"(?:[€$£] ?)?[0-9][0-9.,]*(?: ?%| ?(?:k|mln)(?![^\W\d_]))?"
# The number of `B1` is none.
_ONE_SIZE: Final = rf"(\D*?)(?<![^\W\d_])({_SIZE})((?: ?/ ?(?:5|10|100)(?![0-9]))?\D*)"


class _End(NamedTuple):
    """A text with one number in it."""

    value: Measure
    around: tuple[str, str]
    """What stands before the number and behind it."""


def is_end(path: Path) -> bool:
    """Whether a value is where a goal stands, or where it has to get to."""
    return path[0] == "development" and path[-1] in ("from", "to")


def _other_end(path: Path, data: Mapping[str, Value]) -> str:
    return text_at(data, (*path[:-1], "to" if path[-1] == "from" else "from")).strip()


def end_of_a_goal(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    """`from: 14 dgn` and `to: 3 dgn`, `to: +1,5 pp`, `from: geen`: the number is there, or the other end tells it."""
    if not is_end(path):
        return None
    other = _other_end(path, data)
    if said.casefold() in NO_NUMBER:
        beside = _end(other, style)
        nothing = Measure(Decimal(0), beside.value.kind if beside else "number")
        return badly_written(said, MEASURE, as_written(nothing, MEASURE, style))
    if path[-1] == "to" and (step := step_from(said, other, style)):
        return step
    here, there = _end(said, style), _end(other, style)
    if here is None or here.around == ("", "") or _leaves_room(said):
        return None
    is_step = path[-1] == "from" and step_from(other, said, style) is not None
    if there is None or is_step or there.around in (("", ""), here.around):
        return _counted(said, here.value, style)
    # `from: 3 weeks` and `to: 10 days`.
    days, others = (notation.interval(each) for each in (said, other))
    if not isinstance(days, Interval) or not isinstance(others, Interval) or "month" in (days.unit, others.unit):
        return None
    return _counted(said, Measure(Decimal(int(days.days)), "number"), style)


def _end(text: str, style: Style) -> _End | None:
    if len(text) > MEMORY:
        return None
    if isinstance(bare := notation.measure(text, style), Measure):
        return _End(bare, ("", ""))
    found = re.fullmatch(_ONE_SIZE, text)
    value = notation.measure(found[2], style) if found else None
    if found is None or not isinstance(value, Measure):
        return None
    before, behind = (each.strip().casefold().rstrip(".") for each in (found[1], found[3]))
    if any(notation.currencies(word) for word in f"{before} {behind}".split()):
        return None  # an amount in another currency
    return _End(value, (before, ONE_OF.get(behind, behind)))


def _leaves_room(text: str) -> bool:
    return re.search("[<>≥≤~±+?]", text) is not None or has_vague_word(words_of(text))


def _counted(said: str, value: Measure, style: Style) -> Misread:
    words = IN_MEASURE if not re.search(r"\b(?:of|or) [a-z]+$", said) else JUST_THE_NUMBER
    return rejection("plan.notation", words.en, words.nl, said, as_written(value, MEASURE, style))


# A `min` is a minimum as well.
_DOWN: Final = (notation.TAKES - {"min"}) | {"omlaag", "eraf", "korter", "sneller", "shorter", "faster", "off"}
_UP: Final = notation.ADDS | {"omhoog", "erbij", "langer", "longer"}
_POINTS: Final = r"(?:pp|ppt|%?-?(?:procent)?punt(?:en)?|(?:percentage )?points?|pts?)"
_STEP: Final = rf"(?:([+-])|([^\W\d_]+)) ?({_SIZE}) ?({_POINTS}|[^\W\d_]*)|({_SIZE}) ?({_POINTS}|[^\W\d_]*) ([^\W\d_]+)"


def step_from(said: str, start: str, style: Style) -> Misread | None:
    """`to: +1,5 pp` and `to: 4% lager`: how far it is from the other end, and not where it gets to."""
    at = _end(start, style)
    is_short = len(said) <= MEMORY
    found = re.fullmatch(f"(?:met |by )?(?:{_STEP})", said.replace("\u2212", "-").casefold()) if is_short else None
    if at is None or found is None:
        return None
    word, unit = found[2] or found[7] or "", found[4] or found[6] or ""
    down = found[1] == "-" or word in _DOWN
    if not found[1] and not down and word not in _UP:
        return None
    step = notation.measure(found[3] or found[5], style)
    in_points = re.fullmatch(_POINTS, unit) is not None
    # `2 days less` is less than a number of days.
    if not isinstance(step, Measure) or (unit and not in_points and ONE_OF.get(unit, unit) != at.around[1]):
        return None
    by, whole = (-step.value if down else step.value), at.value
    added, part = whole.value + by, rounded(Fraction(whole.value) * (100 + Fraction(by)) / 100, 4)
    if step.kind == "percent" and not in_points:
        meant = [added, part] if whole.kind == "percent" else [part]
    elif in_points or step.kind == whole.kind:
        meant = [added]
    else:
        return None
    if min(meant) < 0 or (whole.kind == "percent" and max(meant) > 100):
        return None
    first, *others = (whole._replace(value=each) for each in meant)
    write = as_written(first, MEASURE, style)
    if others:
        return two_readings(said, write, first.spoken, others[0].spoken)
    return rejection(
        "plan.notation",
        "{text:quoted} is a step from {start}: write where that gets to, {write}",
        "{text:quoted} is een stap vanaf {start}: schrijf waar dat op uitkomt, {write}",
        said,
        write,
        start=whole.spoken,
    )


def is_unknown(path: Path, said: str, data: Mapping[str, Value], style: Style) -> bool:
    """Whether an end of a goal says something that is no number, or stands beside one, so that no example fits."""
    other = _other_end(path, data)
    unread = not notation.vague_text(other) and isinstance(notation.measure(other, style), Misread)
    return not notation.vague_text(said) or (other != "" and unread)


def no_number(why: Misread, said: str) -> Misread:
    """An end of a goal of which it is not known how much it is."""
    message = phrase(
        "{text:quoted} is no number: write `from` and `to` both as a number, an amount or a percentage of the same",
        "{text:quoted} is geen getal: schrijf `from` en `to` allebei als getal, bedrag of percentage van hetzelfde",
        text=said,
    )
    return Misread(why.rule, message, "")
