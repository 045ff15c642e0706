"""What somebody meant by a value that cannot be read, and what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from salesplan_cli import notation, problems
from salesplan_cli.fields import MEMORY, Doc, Reader, value_of
from salesplan_cli.hints.days import (
    as_period,
    day_in,
    days_in,
    end_after_start,
    in_order,
    in_the_plan,
    inside_first,
    meant_day,
    no_day,
    reviews_between,
    said_in_words,
    several_days,
)
from salesplan_cli.hints.examples import (
    Shares,
    as_zero,
    doc_of,
    fitting_example,
    is_not_asked,
    names_beside,
    yes_or_no,
)
from salesplan_cli.hints.goals import end_of_a_goal, is_end, is_unknown, no_number
from salesplan_cli.hints.parts import (
    all_of_them,
    norm_in_money,
    of_what_it_is,
    part_in_words,
    part_of_target,
    worked_out_difference,
    worked_out_percentage,
    worked_out_product,
    worked_out_rest,
    worked_out_share,
    worked_out_sum,
)
from salesplan_cli.hints.times import bare_target, counted_per, over_the_period, own_unit, so_often, weeks_of_work
from salesplan_cli.hints.units import (
    as_order_target,
    as_rank,
    bare_price,
    counted_in,
    days_in_hours,
    in_orders,
    in_other_signs,
    of_one,
    part_of_a_week,
    with_its_unit,
)
from salesplan_cli.notation import Misread, Style
from salesplan_cli.notation.misread import SAID_OTHERWISE, UNREADABLE, two_readings
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import first_month_named
from salesplan_cli.source import text_at, value_at
from salesplan_cli.text import Phrase, Text, both, folded, yaml_scalar
from salesplan_cli.traps import Value


def misread(
    path: Path, why: Misread, data: Mapping[str, Value], shares: Shares, style: Style, reader: Reader | None = None
) -> Problem:
    """A value that its type does not accept, with what to write in its place."""
    given = value_at(data, path)
    text = given if isinstance(given, str) else problems.placeholder_text(given) or ""
    said = text.strip() if len(text) <= MEMORY else ""
    if notation.is_label(said.partition(" ")[0]):
        # Outside a list of quarters, months or weeks, it is of a part of what is asked.
        message = why.message._replace(text=UNREADABLE) if why.message.text == SAID_OTHERWISE else why.message
        why = why._replace(message=message, generic=True)
    # A placeholder is no hint of anything.
    is_hint = said != "" and not notation.vague_text(said)
    if is_hint and (meant := _meant(path, why, said, data, style, reader)) is not None:
        return meant
    if path[-1] == "rank" and why.rule != "plan.ambiguous":
        # Entries stand in the order of their ranks.
        return problems.misread(path, why._replace(write=str(int(path[-2]) + 1), generic=False))
    if reader is not None and (write := as_zero(path, said, reader, style)):
        return problems.misread(path, Misread(why.rule, Phrase(SAID_OTHERWISE, {"text": said, "write": write}), write))
    if reader is not None and reader.kind == "date":
        why = inside_first(why, data)
        if (problem := day_in(path, why, said, data)) is not None:
            return problem
        if why.generic:
            return _day_by_the_plan(path, why, said, data)
    if path[-1] == "in_calendar" and why.generic:
        return problems.misread(path, why._replace(write="", generic=False))  # who wrote it knows which of the two
    if is_end(path) and why.generic and said and is_unknown(path, said, data, style):
        return problems.misread(path, no_number(why, said))
    doc = doc_of(path)
    if doc is not None and (why.generic or why.rule == "plan.vague"):
        return _with_example(path, why, said, doc, data, shares, style)
    write = meant_day(path, data, why.message)
    return problems.misread(path, why._replace(write=write) if write else why)


def _meant(
    path: Path, why: Misread, said: str, data: Mapping[str, Value], style: Style, reader: Reader | None
) -> Problem | None:
    """What the words of a value, its field and what stands beside it tell; None where they tell nothing."""
    elsewhere = counted_per(path, said, why, style) or as_rank(path, said) or as_order_target(path, said)
    if (other_key := elsewhere or as_period(path, why)) is not None:
        return other_key
    if (meant := _guessed(path, said, data, style)) is not None:
        return problems.misread(path, meant)
    # Of a bare number in two ways its own words tell more.
    is_bare = reader is None or why.rule == "plan.ambiguous"
    if reader and not is_bare and (meant := _in_two_ways(path, said, data, style, reader)) is not None:
        return problems.misread(path, meant)
    if reader is not None and (meant := in_other_signs(said, reader, style)) is not None:
        return problems.misread(path, meant)
    if why.rule == "plan.notation":
        for guess in WITH_UNITS:
            if (meant := guess(path, said, data, style)) is not None:
                return problems.misread(path, meant)
    return None


def _day_by_the_plan(path: Path, why: Misread, said: str, data: Mapping[str, Value]) -> Problem:
    """A text in place of a day, of which no day can be read, with what the plan tells of when it is."""
    if write := meant_day(path, data, why.message):
        other = notation.on_another_weekday(said, date.fromisoformat(write)) if said else None
        return problems.misread(path, other or why._replace(write=write, generic=False))
    if in_words := said_in_words(said, data):
        return problems.misread(path, in_words)
    end, is_said = end_after_start(path, said, data)
    if end:
        return problems.misread(path, why._replace(write=end, generic=not is_said))
    # On which days a plan is discussed, the plan itself shows.
    if path[0] != "reviews" and (unknown := no_day(why, said)):
        return problems.misread(path, unknown)
    if path == ("period", "start") and (month := first_month_named(data)) is not None:
        return problems.misread(path, why._replace(write=month.isoformat(), generic=True))
    # A day in the time of the plan, which only shows how one is written.
    doc = doc_of(path)
    day = in_the_plan(doc.example.en, data) if doc else ""
    write = in_order(path, day, data)
    example_day = problems.misread(path, why._replace(write=write or why.write, generic=True))
    return example_day._replace(generic=path[0] == "reviews" and write == day)


def _with_example(
    path: Path, why: Misread, said: str, doc: Doc, data: Mapping[str, Value], shares: Shares, style: Style
) -> Problem:
    """A value that says nothing: an example for its own field, and what belongs there."""
    if not why.write and "text" in why.message.facts and why.message.text == problems.vague("").text:
        why = why._replace(message=problems.vague(str(why.message.facts["text"]), doc.text))
    if why.rule == "plan.vague" and is_not_asked(path, data):
        return problems.misread(path, Misread(why.rule, problems.vague(said, doc.text), ""))._replace(generic=True)
    if not doc.example.en:
        return problems.misread(path, why)._replace(generic=True)
    if fitting := fitting_example(path, doc, data, shares, style):
        return problems.misread(path, why, both(fitting))
    en, nl = (re.sub(r"(?<=[0-9]) (?=[0-9])", "", each) for each in doc.example)
    if path[-1] == "name" and not {folded(en), folded(nl)}.isdisjoint(names_beside(path, data)):
        en, nl = f"{en} 2", f"{nl} 2"
    example = Text(en, nl) if en[0] in "[+" else Text(yaml_scalar(en), yaml_scalar(nl))
    return problems.misread(path, why, example)._replace(generic=why.generic or not why.write)


def listed(kind: str, path: Path, why: Misread, given: Value, data: Mapping[str, Value], style: Style) -> Problem:
    """A value of a list of numbers or dates that cannot be read, with what to write in its place."""
    if share := part_of_target(path, data, style):
        return problems.misread(path, share)
    if write := meant_day(path, data, why.message) or several_days(kind, given):
        return problems.misread(path, why._replace(write=write, generic=False))
    unknown = why.generic or not why.write
    if kind == "dates":
        text = text_at(data, path)
        if skipped := reviews_between(path, text, data):
            return problems.misread(path, skipped)
        if days := days_in(text, data):
            return problems.misread(path, why._replace(write=days[0].isoformat(), generic=False))
        if none := no_day(why._replace(generic=unknown), text.strip()[:MEMORY]):
            return problems.misread(path, none)
    found = problems.misread(path, why)._replace(generic=unknown)
    # In place of a whole list one example would say too much.
    return found._replace(write="") if why.generic and isinstance(given, str) else found


def _guessed(path: Path, said: str, data: Mapping[str, Value], style: Style) -> Misread | None:
    return next((meant for guess in GUESSES if (meant := guess(path, said, data, style)) is not None), None)


def _in_two_ways(path: Path, said: str, data: Mapping[str, Value], style: Style, reader: Reader) -> Misread | None:
    """`average_order: 25.000 per jaar` in a plan that does not say how it writes numbers."""
    if style.numbers is not None or not re.search(r"[0-9][.,][0-9]{3}(?![0-9])", said):
        return None
    found = [_guessed(path, said, data, style._replace(numbers=numbers)) for numbers in ("nl", "en")]
    writes = {each.write for each in found if each is not None}
    # The thousands first.
    first, *others = sorted(writes, key=lambda each: (len(re.split("[.,:]", each)[0]), each), reverse=True) or [""]
    values = [value_of(each.strip('"'), reader.read, style) for each in (first, *others)]
    known = [each for each in values if isinstance(each, Decimal | Fraction)]
    return two_readings(said, first, *known) if all(found) and len(known) == len(values) == 2 else None


Guess: TypeAlias = Callable[[Path, str, Mapping[str, Value], Style], Misread | None]
GUESSES: Final[tuple[Guess, ...]] = (
    end_of_a_goal, bare_price, bare_target, part_in_words, part_of_a_week, of_one, own_unit, in_orders,
    worked_out_share, worked_out_rest, all_of_them, so_often, yes_or_no, days_in_hours, over_the_period, weeks_of_work,
    worked_out_difference, worked_out_product, worked_out_sum, of_what_it_is, norm_in_money, worked_out_percentage,
)  # fmt: skip
"""What a text in a certain field can mean, each by its path, what it says, the plan around it and its notation."""

WITH_UNITS: Final[tuple[Guess, ...]] = (counted_in, with_its_unit)
"""The same for a number with nothing wrong but the words behind it."""
