"""What somebody meant by another shape than belongs there: in place of a section or list, or by an unknown key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Final

from salesplan_cli import calendar, notation, problems
from salesplan_cli.calendar import NUMBERED, UNITS, Unit
from salesplan_cli.fields import MEMORY, Doc, Reader, value_of
from salesplan_cli.limits import MAX_PERIOD_YEARS
from salesplan_cli.lists import UNIT_WORDS, Context, ListReader, meant_ordinal
from salesplan_cli.model import ITEMS, NONE_SECTIONS, ListOf, Plan, Section, Waiver, fields_at, parts_of
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import period_said
from salesplan_cli.source import value_at
from salesplan_cli.text import Phrase, Text, pasted, rounded, yaml_scalar
from salesplan_cli.traps import Bare, Placeholder, Value
from salesplan_cli.yaml_faults.slips import BULLETS

_NONE: Final = frozenset(("none", "no", "not", "nothing", "geen", "niet", "niets", "nee", "nvt", "n.v.t", "n/a"))


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing."""
    first, *_ = text.split(maxsplit=1) or [""]
    return first.casefold().strip(":,;.") in _NONE


def none_as_item(given: Value) -> str:
    """The reason in `- none: <reason>`, where `none:` is the only item of a list; empty for anything else."""
    match given:
        case [{"none": str(reason), **rest}] if not rest:
            return reason.strip()
    return ""


KEYS_NAMED: Final = 3


def no_section(path: Path, model: type[Section], given: Value, style: Style) -> Problem:
    """Something else where a section belongs."""
    if path == ("period",):
        return problems.no_section(path, ("start", "end"), given, _period_in_words(given))
    if path[:-1] in NONE_SECTIONS and isinstance(given, str) and says_none(given):
        return problems.none_on_its_own_line(path[:-1], given)  # `- none`, an item of the list of events
    keys = [name for name in parts_of(model) if name != ITEMS][:KEYS_NAMED]
    if path == ("monitoring",) and (lines := _whose(given)):
        # Only a name of who looks, or a limit to act at, tells for sure that the organisation does.
        return problems.no_section(path, keys, given, lines)._replace(example="self:" in lines)
    pairs = not _says_elsewhere(given) and (
        _as_keys(model, given)
        or _without_dashes(model, given)
        or _rule_and_reason(model, given)
        or _name_and_value(model, given, style)
    )
    if pairs:
        return problems.no_section(path, keys, given, pairs)
    # A sentence about the seasons is no basis of their index, which comes first.
    says_nothing = isinstance(given, Placeholder) or (isinstance(given, str) and notation.vague_text(given))
    if says_nothing or _says_elsewhere(given):
        return problems.no_section(path, keys, given, [])._replace(example=True, generic=True)
    write = "" if path in NONE_SECTIONS else _behind_first_key(model, given, style, path)
    return problems.no_section(path, keys, given, [write] if write else [])


def _whose(given: Value) -> list[str]:
    """The lines of one list of measures, each below who looks at it; none where one of them is something else."""
    entries = given if isinstance(given, list) else []
    whose: dict[str, list[str]] = {"self": [], "organisation": []}
    for each in entries:
        said = [(name, value) for name, value in each.items() if value is not None] if isinstance(each, dict) else []
        pairs = [f"{name}: {yaml_scalar(value.strip())}" for name, value in said if isinstance(value, str)]
        if not pairs or len(pairs) < len(said) or "measure" not in dict(said):
            return []
        whose["self" if _OF_ORGANISATION.isdisjoint(dict(said)) else "organisation"] += [
            f"  - {pairs[0]}",
            *(f"    {pair}" for pair in pairs[1:]),
        ]
    return [line for name, lines in whose.items() if lines for line in (f"{name}:", *lines)]


_OF_ORGANISATION: Final = frozenset(("who", "act_below"))
"""Keys that only what the organisation follows has."""


def _as_keys(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant by `name = Car amount = 14000`: keys of the section, with another sign than `: `."""
    names = "|".join(re.escape(name) for name in parts_of(model) if name != ITEMS)
    found = re.split(rf"(?:\A|\s)({names}) ?[=:;] ?", given) if isinstance(given, str) else []
    if len(found) < 3 or found[0].strip():
        return []
    return [f"{name}: {yaml_scalar(value.strip())}" for name, value in zip(found[1::2], found[2::2], strict=True)]


_RULE: Final = r"C[0-9]{2}\.[a-z-]+"


def _rule_and_reason(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant by `C06.weeks because we plan by the month`, among the waivers."""
    found = re.match(rf"({_RULE})\s(.*)\Z", given.strip()) if model is Waiver and isinstance(given, str) else None
    return [f"rule: {found[1]}", f"reason: {yaml_scalar(found[2].strip(_BETWEEN))}"] if found else []


def _readers(model: type[Section]) -> list[tuple[str, Reader]]:
    return [(name, part) for name, part in parts_of(model).items() if isinstance(part, Reader)]


_LONGEST_AMOUNT: Final = 4
"""In words: `EUR 1 200 000`."""


def _name_and_value(model: type[Section], given: Value, style: Style) -> list[str]:
    """The lines that were meant by `Car 18400`, in a list whose entries have a name and one value more."""
    readers = _readers(model)
    has_two = len(readers) == 2 and readers[1][1].kind != "text"
    words = given.split() if has_two and isinstance(given, str) else []
    splits = range(max(1, len(words) - _LONGEST_AMOUNT), len(words))
    pairs = [(" ".join(words[:at]).rstrip(_BETWEEN), " ".join(words[at:])) for at in splits]
    taken = [(name, value) for name, value in pairs if name and _takes(readers[1][1], value, style)]
    # `Gate 7 500` can be gate 7; a currency in front says where the amount begins.
    if len(taken) > 1 and taken[0][1][0].isdigit():
        return []
    return (
        [f"{reader[0]}: {yaml_scalar(said)}" for reader, said in zip(readers, taken[0], strict=True)] if taken else []
    )


_BETWEEN: Final = " :=-\u2013"


def _takes(reader: Reader, text: str, style: Style) -> bool:
    """Whether a text is a value of a type, be it one with two readings."""
    value = value_of(text, reader.read, style)
    return value.rule == "plan.ambiguous" if isinstance(value, Misread) else value is not None


_UNTIL: Final = r" (?:-|t/m|tot en met|tot|to|until|till|through) "


def _period_in_words(given: Value) -> list[str]:
    """The lines to write for `april 2027 t/m maart 2028`; none where it is not clear."""
    ends = (
        re.split(_UNTIL, " ".join(given.casefold().split())) if isinstance(given, str) and len(given) < MEMORY else []
    )
    if len(ends) > 1 and not re.search("[0-9]{4}", ends[0]) and (said := re.search("[0-9]{4}$", ends[-1])):
        ends[0] = f"{ends[0]} {said[0]}"  # `1 July to 31 December 2027`
    spans = [span for each in ends if (span := notation.first_and_last(each)) is not None]
    if not 0 < len(spans) == len(ends) <= 2 or spans[0][0] >= spans[-1][1]:
        return []
    if spans[-1][1] >= calendar.add_months(spans[0][0], 12 * MAX_PERIOD_YEARS):
        return []
    return [f"start: {spans[0][0].isoformat()}", f"end: {spans[-1][1].isoformat()}"]


def no_list(path: Path, model: type[Section], given: Value, data: Mapping[str, Value], style: Style) -> Problem:
    """Something else where a list of sections belongs."""
    bulleted = [name for name in given if name.startswith(tuple(BULLETS))] if isinstance(given, dict) else []
    if bulleted:
        return problems.unknown_key((*path, bulleted[0]), None, absent=False)._replace(lost=(path,))
    write = _as_rhythm(path, given, data) or _as_entries(path, model, given, style)
    return _or_example(problems.wrong_kind(path, "list", given, write), given)


def own(given: list[Value]) -> list[Value]:
    """The entries of a list up to the one in which another list of the plan begins, indented by mistake: what follows
    are entries of that."""
    for at, each in enumerate(given):
        key, value = next(reversed(each.items()), ("", "")) if isinstance(each, dict) else ("", "")
        if value is None and isinstance(parts_of(Plan).get(key), ListOf):
            return given[: at + 1]
    return given


def _as_rhythm(path: Path, given: Value, data: Mapping[str, Value]) -> str:
    """The dates to write for `reviews: elke maand`; empty for anything else."""
    if path != ("reviews",) or not isinstance(given, str) or isinstance(notation.interval(given), Misread):
        return ""
    if (period := period_said(data)) is None:
        return ""
    first, last = period
    start = min(calendar.add_days(first, 7), last)
    return f"reviews:\n  - first: {start}\n    every: {yaml_scalar(given.strip())}\n    last: {last}"


def _as_entries(path: Path, model: type[Section], given: Value, style: Style) -> str:
    if isinstance(given, dict):  # one entry, without the dash that starts it
        lines = [_as_line(name, given[name]) for name in parts_of(model) if name in given]
        is_whole = 0 < len(lines) == len(given) and all(lines)
        return f"{path[-1]}:\n  - " + "\n".join(lines).replace("\n", "\n    ") if is_whole else ""
    text = given if isinstance(given, str) and not (says_none(given) or _says_elsewhere(given)) else ""
    # A comma between words parts them; one beside a number may be part of it, and then there is nothing to propose.
    parts = _numbered(text) or _enumerated(text)
    if "," in text and re.search("[0-9]", " ".join(parts)):
        return ""
    entries = [_behind_first_key(model, part, style) for part in parts if part.strip()]
    return "\n".join([f"{path[-1]}:", *(f"  - {entry}" for entry in entries)]) if entries and all(entries) else ""


def _as_line(key: str, given: Value) -> str:
    """A key with its value, be that a list or a section of texts; empty for anything else."""
    if isinstance(given, str):
        return f"{key}: {yaml_scalar(given.strip())}"
    if given is None:
        return f"{key}:"
    if isinstance(given, dict):
        lines = [_as_line(name, each) for name, each in given.items()]
        return "\n".join([f"{key}:", *lines]).replace("\n", "\n  ") if all(lines) else ""
    items = [yaml_scalar(each.strip()) for each in given if isinstance(each, str)]
    is_list = isinstance(given, list) and len(items) == len(given)
    return f"{key}: [{', '.join(items)}]" if is_list else ""


def _without_dashes(model: type[Section], given: Value) -> list[str]:
    """The lines that were meant where each of the keys of a section, or the first one, stands behind a dash."""
    sections = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    keys = [key for each in sections for key in each]
    if len(sections) < len(given or ()) or len(set(keys)) < len(keys) or not parts_of(model).keys() >= {*keys}:
        return []
    lines = [_as_line(key, value) for each in sections for key, value in each.items()]
    return "\n".join(lines).split("\n") if lines and all(lines) else []


def _says_elsewhere(given: Value) -> bool:
    """Whether a text only says where or when the answer comes: `see CRM`, `volgt in Q1`."""
    return isinstance(given, str) and _ELSEWHERE.match(given.strip()) is not None


_ELSEWHERE: Final = re.compile(
    r"(?:zie|see|volgt|volgen|komt|komen|wordt|worden|nog (?:te|in|niet|bespreken|overleggen)|idem|(?:het)?zelfde als|"
    r"same as|later|to be|will be|follows)(?:\s|$)",
    re.IGNORECASE,
)


def _numbered(text: str) -> list[str]:
    """The parts of `1. Mills 2. Bakeries`; none where it does not count 1, 2, 3."""
    start, *found = re.split(r"(?:\A|\s)([0-9]{1,2})[.)]\s+", text)
    counts = [*map(str, range(1, len(found) // 2 + 1))]
    return found[1::2] if len(counts) > 1 and not start.strip() and found[::2] == counts else []


def _enumerated(text: str) -> list[str]:
    """The parts of `Mills, Bakeries and Hotels`; none of `Bed and Breakfast, Mills and Hotels`, where one of those
    words may be part of a name."""
    *parts, last = text.split(",")
    pieces = re.split(_AND, last)
    if not parts or len(pieces) == 1:
        return [*parts, last]
    return [*parts, *pieces] if len(pieces) == 2 and not re.search(_AND, " ".join(parts)) else []


_AND: Final = r"(?:\A|\s)(?i:and|en)\s"


def _behind_first_key(model: type[Section], given: Value, style: Style, path: Path = ()) -> str:
    # A value in place of a section is what its first key asks, if that takes it: the name, the number of customers.
    readers = _readers(model)
    # Of customers it is asked how many are approached, and not how many there are.
    asked = [each for each in readers if each[0] == "approach"] or readers
    if not asked or not isinstance(given, str):
        return ""
    name, reader = asked[0]
    text = given.strip().removeprefix(f"{name} ").strip()  # the key itself, without its colon
    if isinstance(value_of(text, reader.read, style), Misread):
        from salesplan_cli.hints.times import own_unit

        meant = own_unit((*path, name), text, {}, style) if len(text) <= MEMORY else None  # `22u/week`
        return f"{name}: {meant.write}" if meant is not None and meant.rule == "plan.notation" else ""
    if ":" in text or text.lstrip("- ").startswith(tuple(BULLETS)):
        return ""  # a key without a space behind its colon, a bullet: more than a value
    return f"{name}: {yaml_scalar(text)}"


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
    return _or_example(problems.wrong_kind(path, "numbers", given, write), given)


def _or_example(problem: Problem, given: Value) -> Problem:
    """For a text that says nothing what fits the plan is written, but nothing that was typed is to be replaced."""
    is_text = isinstance(given, str) and not re.search(rf"[0-9{''.join(BULLETS)}]|,\s?\w", given)
    is_text = (is_text and isinstance(notation.interval(str(given)), Misread)) or _says_elsewhere(given)
    says_nothing = isinstance(given, Placeholder) or is_text
    is_example = says_nothing and not problem.write
    return problem._replace(example=is_example, generic=is_example)


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


def renamed(data: Mapping[str, Value], in_flow: Callable[[Path], bool]) -> Iterator[Problem]:
    """`period:` with what belongs under `periods:` below it, and the reverse."""
    for key, other in (("period", "periods"), ("periods", "period")):
        given = data.get(key)
        if not isinstance(given, dict) or not given or not given.keys() <= fields_at((other,)).keys():
            continue
        # Both have `months`: how many, or a number for each.
        strange = [name for name in given if name not in fields_at((key,))]
        if strange or (key == "period" and isinstance(given["months"], list | dict)):
            taken = next((name for name in _TAKEN[other] if data.get(name) is not None), "")
            pairs = [f"{name}: {yaml_scalar(each)}" for name, each in given.items() if isinstance(each, str)]
            # What is more than values stays where it is, below the other name.
            head = "" if in_flow((key,)) else f"{other}:"
            write = f"{other}: {{{', '.join(pairs)}}}" if len(pairs) == len(given) else head
            yield problems.renamed(key, other, [*given], taken, write)


_TAKEN: Final = {"periods": ("periods",), "period": ("period", "year")}
"""What is there in place of a section, or excludes it."""


def unknown(path: Path, data: Mapping[str, Value], model: type[Section], style: Style) -> Problem | None:
    """A key that `model`, the section that it stands in, does not have; None if what is said of another explains it."""
    fields = fields_at(path[:-1])
    siblings = value_at(data, path[:-1])
    assert isinstance(siblings, dict)
    if isinstance(path[-1], Bare):
        before, rest = _cut_text(path[-1], siblings, model)
        if rest[:1] not in ([], [path[-1]]):
            return None
        part = parts_of(model).get(before)
        if rest and (isinstance(part, ListReader) or (isinstance(part, Reader) and part.kind == "text")):
            pieces = (str(siblings[before]).strip(), *rest)
            if isinstance(part, ListReader):
                return problems.cut_off(path, f"{before}: [{', '.join(map(yaml_scalar, pieces))}]", of_list=True)
            return problems.cut_off(path, f"{before}: {yaml_scalar(', '.join(pieces))}")
    if _is_below_indented(str(path[-1]), siblings, model):
        return None
    if above := _opened_above(str(path[-1]), siblings, model):
        names, in_list = above
        return problems.not_indented(path, names, in_list=in_list)
    given = {name for name, value in siblings.items() if value is not None}
    nearest = nearest_key(str(path[-1]).strip(problems.PASTED), fields)
    if nearest is None and path[-1] in parts_of(Plan):
        return problems.of_the_top(path, absent=path[-1] not in data)
    if nearest is None and (pairs := _begun_by_name(path, siblings, model, style)):
        return problems.name_as_key(path, pairs)
    absent = nearest is not None and nearest not in given
    part, value = parts_of(model).get(nearest or ""), siblings[str(path[-1])]
    reads = (
        isinstance(part, Reader)
        and isinstance(value, str)
        and not isinstance(value_of(value, part.read, style), Misread)
    )
    write = f"{nearest}: {yaml_scalar(value.strip())}" if absent and reads and isinstance(value, str) else ""
    return problems.unknown_key(path, nearest, absent, write)


def _cut_text(key: str, siblings: Mapping[str, Value], model: type[Section]) -> tuple[str, list[str]]:
    """The key before, whose text a comma cut, and the pieces that `key` is one of; no pieces where that is not so."""
    before, pieces = "", list[str]()
    for name in siblings:
        if isinstance(name, Bare) and name not in parts_of(model):
            pieces.append(name)
        elif key in pieces:
            break
        else:
            before, pieces = name, []
    return before, pieces if isinstance(siblings.get(before), str) else []


def _begun_by_name(path: Path, siblings: Mapping[str, Value], model: type[Section], style: Style) -> dict[str, str]:
    """What was meant by an entry that begins with its name as a key: `- Bakeries:`, `- Car: 18400`."""
    key = path[-1]
    if len(path) == 1 or not isinstance(path[-2], int) or isinstance(key, int | Bare) or next(iter(siblings)) != key:
        return {}
    (first, reader), *others = _readers(model)
    if first in siblings or not _takes(reader, key, style):
        return {}
    value = siblings[key]
    if isinstance(value, dict):  # its other keys stand further to the right
        below = {name: each for name, each in value.items() if name in parts_of(model) and isinstance(each, str)}
        return {first: key, **below} if len(below) == len(value) else {}
    if not isinstance(value, str):
        return {first: key} if value is None else {}
    # Any key takes a text, so of one it is not clear what it is an answer to; but a code is the rule that is waived.
    taking = [
        name for name, part in others if part.kind != "text" and name not in siblings and _takes(part, value, style)
    ]
    if model is Waiver and re.fullmatch(_RULE, key):
        taking = ["reason"]
    return {first: key, taking[0]: value} if len(taking) == 1 else {}


def _is_below_indented(key: str, siblings: Mapping[str, Value], model: type[Section]) -> bool:
    """Whether a key stands below a section of the plan as a whole that is indented: what is said of that one is all.

    As in `selling_time:` with `  costs:` below it, and then `  allowed: 60000`.
    """
    opened: type[Section] | None = None
    for name in takewhile(lambda each: each != key, siblings):
        if name in parts_of(model):
            opened = None
        elif siblings[name] is None and isinstance(part := parts_of(Plan).get(name), type):
            opened = part
    # Once the section is in its place, a slip of the pen in it is told as what it is.
    return opened is not None and (key in parts_of(opened) or key not in parts_of(Plan))


def _opened_above(key: str, siblings: Mapping[str, Value], model: type[Section]) -> tuple[tuple[str, ...], bool] | None:
    """What lines above a key opened and it lacks, down to what the key belongs in, and whether that is a list.

    As in `costs:` with `allowed: 60000` straight below it, which is not to the right of it.
    """
    opened: list[tuple[str, type[Section], bool]] = [("", model, False)]
    numbers = ""
    for name in siblings:
        holders = [at for at, (_, section, _) in enumerate(opened) if name in parts_of(section)]
        if not holders:
            if name == key and numbers and re.fullmatch(f"{NUMBERED[numbers].letter}[0-9]+", name, re.IGNORECASE):
                return (*(each for each, _, _ in opened[1:]), numbers), False
            continue
        del opened[holders[-1] + 1 :]
        if name == key:
            return tuple(each for each, _, _ in opened[1:]), opened[-1][2]
        part = parts_of(opened[-1][1])[name]
        below = siblings[name]
        numbers = name if below is None and name in NUMBERED else ""
        if below is None and isinstance(part, ListOf):
            opened.append((name, part.section, True))
        elif isinstance(part, type) and (below is None or (isinstance(below, dict) and key not in below)):
            opened.append((name, part, False))
    return None


def nearest_key(word: str, fields: Mapping[str, Doc]) -> str | None:
    """The key that somebody meant: another word for it, another spelling or a slip of the pen."""
    import difflib

    written = word.strip().lower().replace("-", "_").replace(" ", "_")
    for name, doc in fields.items():
        if written == name or written in doc.other_words:
            return name
    spellings = {each: name for name, doc in fields.items() for each in (name, *doc.other_words)}
    # Letters that changed places are no small part of a short key.
    swapped = [each for each in spellings if sorted(each) == sorted(written)]
    close = swapped or difflib.get_close_matches(written, spellings, 1, 0.75)
    return spellings[close[0]] if close else None


def is_blank(given: Value) -> bool:
    """Whether it is a text with nothing in it."""
    return isinstance(given, str) and not given.strip()


def says_nothing(given: Value) -> bool:
    """Whether it is a placeholder, or words that say no quantity."""
    return isinstance(given, str) and not is_blank(given) and notation.vague_text(given)
