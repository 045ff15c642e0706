"""What somebody meant by a value that cannot be read, and what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from salesplan_cli import notation, problems
from salesplan_cli.fields import MEMORY, Reader
from salesplan_cli.hints.days import day_in, end_after_start, in_order, in_the_plan, meant_day
from salesplan_cli.hints.examples import (
    Shares,
    as_zero,
    doc_of,
    fitting_example,
    is_not_asked,
    names_beside,
    yes_or_no,
)
from salesplan_cli.hints.parts import (
    all_of_them,
    of_what_it_is,
    part_in_words,
    worked_out_difference,
    worked_out_percentage,
    worked_out_product,
    worked_out_rest,
    worked_out_share,
)
from salesplan_cli.hints.times import bare_target, counted_per, over_the_period, own_unit, so_often
from salesplan_cli.hints.units import (
    as_order_target,
    as_rank,
    bare_price,
    counted_in,
    days_in_hours,
    in_orders,
    in_other_signs,
    with_its_unit,
)
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.source import value_at
from salesplan_cli.text import Text, both, folded, yaml_scalar
from salesplan_cli.traps import Value


def misread(
    path: Path, why: Misread, data: Mapping[str, Value], shares: Shares, style: Style, reader: Reader | None = None
) -> Problem:
    """A value that its type does not accept, with what to write in its place."""
    text = value_at(data, path)
    said = text.strip() if isinstance(text, str) and len(text) <= MEMORY else ""
    if notation.is_label(said.partition(" ")[0]):
        # Outside a list of quarters, months or weeks, it is of a part of what is asked.
        why = why._replace(generic=True)
    # A placeholder is no hint of anything.
    if said and not notation.vague_text(said):
        if (
            elsewhere := counted_per(path, said, why, style) or as_rank(path, said) or as_order_target(path, said)
        ) is not None:
            return elsewhere
        for guess in GUESSES:
            if (meant := guess(path, said, data, style)) is not None:
                return problems.misread(path, meant)
        if reader is not None and (meant := in_other_signs(said, reader, style)) is not None:
            return problems.misread(path, meant)
        if why.rule == "plan.notation":
            for guess in WITH_UNITS:
                if (meant := guess(path, said, data, style)) is not None:
                    return problems.misread(path, meant)
    if path[-1] == "rank" and why.rule != "plan.ambiguous":
        # Entries stand in the order of their ranks.
        return problems.misread(path, why._replace(write=str(int(path[-2]) + 1), generic=False))
    if reader is not None and (write := as_zero(path, said, reader, style)):
        return problems.misread(path, why._replace(write=write, generic=False))
    if reader is not None and reader.kind == "date" and (problem := day_in(path, why, said, data)) is not None:
        return problem
    # What says nothing gets an example for its own field, and is asked what belongs there.
    doc = doc_of(path)
    if reader is not None and reader.kind == "date" and why.generic:
        if write := meant_day(path, data, why.message):
            return problems.misread(path, why._replace(write=write, generic=False))
        end, is_said = end_after_start(path, said, data)
        if end:
            return problems.misread(path, why._replace(write=end, generic=not is_said))
        # A day in the time of the plan, which only shows how one is written.
        day = in_the_plan(doc.example.en, data) if doc else ""
        write = in_order(path, day, data)
        example_day = problems.misread(path, why._replace(write=write or why.write, generic=True))
        return example_day._replace(generic=path[0] == "reviews" and write == day)
    if doc is None or not (why.generic or why.rule == "plan.vague"):
        write = meant_day(path, data, why.message)
        return problems.misread(path, why._replace(write=write) if write else why)
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


Guess: TypeAlias = Callable[[Path, str, Mapping[str, Value], Style], Misread | None]
GUESSES: Final[tuple[Guess, ...]] = (
    bare_price, bare_target, part_in_words, own_unit, in_orders, worked_out_share, worked_out_rest, all_of_them,
    so_often, yes_or_no, days_in_hours, over_the_period, worked_out_difference, worked_out_product, of_what_it_is,
    worked_out_percentage,
)  # fmt: skip
"""What a text in a certain field can mean, each by its path, what it says, the plan around it and its notation."""

WITH_UNITS: Final[tuple[Guess, ...]] = (counted_in, with_its_unit)
"""The same for a number with nothing wrong but the words behind it."""
