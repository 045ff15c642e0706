"""What somebody meant by something else in place of the numbers per quarter, month or week."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from salesplan_cli import notation, problems
from salesplan_cli.calendar import NUMBERED, UNITS, Unit
from salesplan_cli.fields import MEMORY
from salesplan_cli.lists import UNIT_WORDS, Context, meant_ordinal
from salesplan_cli.notation import Misread
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import period_said
from salesplan_cli.shapes.words import or_example
from salesplan_cli.source import value_at
from salesplan_cli.text import Phrase, Text, pasted, rounded, yaml_scalar
from salesplan_cli.traps import Value


def no_series(path: Path, given: Value, data: Mapping[str, Value], context: Context) -> Problem:
    """Something else where a list of numbers belongs, with the list that was meant."""
    if isinstance(given, str) and notation.vague_text(given):
        message = problems.vague(given.strip())
        return Problem("plan.vague", path, message, "", (path,), example=True, generic=True)
    text = given.strip() if isinstance(given, str) and len(given) < SERIES_LENGTH else ""
    numbers = _numbers_in(path, text, data, context)
    pairs = sorted(numbers.items())
    write = ""
    if pairs:
        is_list = pairs[-1][0] == len(pairs)  # the first so many, as a list says it
        letter = NUMBERED[str(path[-1])].letter
        inside = ", ".join(each if is_list else f"{letter}{at}: {each}" for at, each in pairs)
        write = f"{path[-1]}: [{inside}]" if is_list else f"{path[-1]}: {{{inside}}}"
    return or_example(problems.wrong_kind(path, "numbers", given, write), given)


def _numbers_in(path: Path, text: str, data: Mapping[str, Value], context: Context) -> dict[int, str]:
    """The numbers that a text says, as they are to be written, by ordinal: with tabs or semicolons between them, one
    below the other, by name, or one for all."""
    name, unit = str(path[-1]), UNITS.get(str(path[-1]))
    period = period_said(data)
    size = len(getattr(period, name if unit else "months")) if period else 0
    parts = re.split(r"\s*[\t;|\n]\s*|,\s+|\s/\s", text)
    words = text.split()
    # As many as there are: but of `385 000 420 000` it is not clear where the one ends and the other begins.
    if len(parts) == 1 < len(words) == size and (unit is None or not re.search(_GROUPED, text)):
        parts = words
    labelled = [found for part in parts if (found := re.fullmatch(_LABELLED, part)) and notation.is_label(found[1])]
    times = re.fullmatch(r"([0-9]{1,2}) ?[x×*] ?(.+)", text)
    each = re.fullmatch(_EACH, text) if len(text) <= MEMORY else None
    if times and unit and int(times[1]) in ((size,) if size else (unit.of_a_year, _for_sure(unit))):
        said = dict.fromkeys(range(1, int(times[1]) + 1), times[2])
    elif each and unit and UNIT_WORDS.get(each[2].lower()) == unit.letter:
        said = dict.fromkeys(range(1, size + 1), each[1])
    elif len(labelled) == len(parts):
        said = {meant_ordinal(found[1], NUMBERED[name].letter, context): found[2] for found in labelled}
        if not 0 < min(said) <= max(said) <= (size or max(said)):
            return {}
    else:
        said = dict(enumerate(parts, 1))
    numbers = {at: _number(name, part, data, context) for at, part in said.items()}
    read = {at: pasted(each, context.style.numbers) for at, each in numbers.items() if isinstance(each, Decimal)}
    if [*said.values()] == parts:
        # One that can be read in two ways stays as it was typed.
        two_ways = (at for at, each in numbers.items() if isinstance(each, Misread) and each.rule == "plan.ambiguous")
        read |= {at: yaml_scalar(said[at]) for at in two_ways}
    # Each has to be one by itself.
    return read if 1 < len(read) == max(len(said), len(labelled)) else {}


_GROUPED: Final = r"(?<![0-9.,])[0-9]{1,3}\s+[0-9]{3}(?![0-9])"
"""What may be one number with a space in it."""
_EACH: Final = r"(.*[0-9].*?) ?(?i:per |elke? |each |every |p?/ ?)([^\W\d_]+)\.?"
"""`140.000 per maand`."""
_LABELLED: Final = r"([^\W_]+)\.?(?: ?[:=] ?| )(.+)"
"""`jan 80`, `Q1: 300k`."""


def _number(name: str, text: str, data: Mapping[str, Value], context: Context) -> object:
    """A number of a quarter, month or week, be it as a part of the target."""
    style = context.style
    if name == "index":
        return notation.number(text, style)
    read = notation.count if context.orders else notation.money
    target = data.get("order_target" if context.orders else "revenue_target")
    share = notation.percentage(text, style)
    whole = read(target, style) if isinstance(target, str) and isinstance(share, Decimal) else None
    if isinstance(share, Decimal) and isinstance(whole, Decimal):
        return rounded(whole * share / 100, 2)
    return read(text, style)


def _for_sure(unit: Unit) -> int:
    """How many of them every year has: not all have a 53rd week."""
    return unit.of_a_year - (unit.letter == "W")


SERIES_LENGTH: Final = 2_000
"""Characters of a text that may be a year of weeks."""


def one_by_one(path: Path, given: Value, context: Context) -> Problem | None:
    """`quarters: [{Q1: 30000}, {Q2: 30000}]`, a dash before each: its numbers belong below each other without one."""
    unit = NUMBERED.get(str(path[-1]))
    if unit is None or not isinstance(given, list) or not given or not isinstance(given[0], dict):
        return None
    entries = [each for each in given if each is not None]
    if not all(isinstance(each, dict) and len(each) == 1 for each in entries):
        return None
    pairs = [pair for each in entries if isinstance(each, dict) for pair in each.items()]
    return problems.dashed(path, unit.letter, _by_their_own_names(path, unit, pairs, context))


ORDINALS: Final = {letter: re.compile(f"{letter}[1-9][0-9]?", re.IGNORECASE) for letter in "QMW"}
"""The names of quarters, months and weeks, by their letters."""


def other_names(path: Path, given: Value, context: Context) -> Problem | None:
    """`months: {jan: 30000, feb: 30000}`: all of them at once by their own names, where it is clear which they are."""
    unit = NUMBERED.get(str(path[-1]))
    if unit is None or not isinstance(given, dict):
        return None
    ordinal = ORDINALS[unit.letter]
    strange = [name for name in given if not ordinal.fullmatch(name)]
    # One among the rest does not keep the rest from being read; of `M9` beside `okt` it is not clear how they count.
    all_at_once = 0 < len(strange) == len(given) or (len(strange) > 1 and context.calendar)
    write = _by_their_own_names(path, unit, [*given.items()], context) if all_at_once else ""
    if not write:
        return None
    return problems.other_names(path, unit, strange[0], meant_ordinal(strange[0], unit.letter, context), write)


def _by_their_own_names(path: Path, unit: Unit, pairs: list[tuple[str, Value]], context: Context) -> str:
    """The lines to write for numbers that are called otherwise; empty where it is not clear which they are."""
    numbered = {meant_ordinal(name, unit.letter, context): value for name, value in pairs}
    # How many there are in a period that is not of whole months is not known here.
    months = 12 if context.calendar else context.months
    last = {"Q": months // 3, "M": months, "W": months * 52 // 12}[unit.letter]
    clear = len(numbered) == len(pairs) and all(1 <= ordinal <= last for ordinal in numbered)
    if not clear or not all(value is None or isinstance(value, str) for value in numbered.values()):
        return ""
    lines = [
        f"  {unit.letter}{at}: {yaml_scalar(value.strip()) if isinstance(value, str) else ''}".rstrip()
        for at, value in sorted(numbered.items(), key=lambda each: each[0])
    ]
    return "\n".join([f"{path[-1]}:", *lines])


def together(found: list[Problem], data: Mapping[str, Value]) -> list[Problem]:
    """What is wrong in the same way with several numbers of a list is one problem, with the whole list to write."""
    by_list: dict[Path, list[Problem]] = {}
    for each in found:
        if len(each.path) > 1 and each.path[-2] in NUMBERED:
            by_list.setdefault(each.path[:-1], []).append(each)
    for path, several in by_list.items():
        if (whole := _whole_list(path, several, value_at(data, path))) is not None:
            first = several[0]
            kept = (each for each in found if each.path[:-1] != path or each is first)
            found = [whole if each is first else each for each in kept]
    return found


def _whole_list(path: Path, found: list[Problem], given: Value) -> Problem | None:
    """A list with what is to be written for some of its numbers; None where that is not clear of all of them."""
    first, *rest = found
    told = {each.path[-1]: each.write for each in found if each.lost == (each.path,)}
    clear = all(isinstance(each.write, str) and each.write and not each.example and not each.generic for each in found)
    same_fault = all(each.rule == first.rule and each.message.text == first.message.text for each in rest)
    if not rest or not clear or not same_fault or len(told) < len(found) or not isinstance(given, dict | list):
        return None
    names: list[str | int] = [*given] if isinstance(given, dict) else [*range(len(given))]
    items = []
    for name in names:
        value = value_at(given, (name,))
        if not isinstance(value, str):
            return None
        own_name = f"{name}: " if isinstance(name, str) else ""
        items.append(str(told.get(name) or f"{own_name}{yaml_scalar(value.strip())}"))
    write = ", ".join(items)
    message = Phrase(
        Text(
            f"{first.message.text.en}. The same goes for {{more}} more of them",
            f"{first.message.text.nl}. Hetzelfde geldt voor nog {{more}} {{more:getal|getallen}}",
        ),
        {**first.message.facts, "more": len(rest)},
    )
    lost = tuple(path for each in found for path in each.lost)
    bracketed = f"{{{write}}}" if isinstance(given, dict) else f"[{write}]"
    return Problem(first.rule, path, message, f"{path[-1]}: {bracketed}", lost)
