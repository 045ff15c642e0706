"""Reading a plan: the data of a file in, the plan as far as it could be read and its problems out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from salesplan_cli import notation, problems, shapes, source
from salesplan_cli.consistency import across, exclusive, required, year_of_most_dates
from salesplan_cli.context import context_of, currency_in, said_at_top
from salesplan_cli.edits import with_values, without
from salesplan_cli.fields import EXAMPLE_YEAR, Reader, counts_orders, meant_currency, of_orders, read_as
from salesplan_cli.limits import MAX_GUESSES, MAX_HINTS
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ITEMS, NONE_SECTIONS, Event, Events, ListOf, Plan, Section, parts_of
from salesplan_cli.notation import Misread
from salesplan_cli.places import Flaw, Path
from salesplan_cli.problems import Problem
from salesplan_cli.source import Source, text_at, value_at
from salesplan_cli.text import same, yaml_scalar
from salesplan_cli.traps import Value
from salesplan_cli.yaml_faults.rewriting import quoted

if TYPE_CHECKING:
    from salesplan_cli.hints.examples import Shares


class ParsedPlan(NamedTuple):
    """A plan as far as it could be read, and what could not."""

    plan: Plan
    problems: tuple[Problem, ...]
    meant: ParsedPlan | None = None
    """The plan with the values that its problems propose: what is written for others fits these."""


def read_plan(
    data: Mapping[str, Value], already: Iterable[Path] = (), in_flow: Callable[[Path], bool] = lambda _: True
) -> ParsedPlan:
    """The plan in the data of a file: what cannot be read is reported and not given.

    `already` are the values that reading the YAML has lost and reported; `in_flow` says whether the list at a path
    stands in brackets.
    """
    (plan, found, _), intake = _read(data, already, in_flow)
    before: Mapping[Path, Any] = {}
    for _ in range(ROUNDS):
        # What is proposed for one value is what another is worked out from, or what its example fits.
        proposed = _proposals((each for each in found if not _says_of_what(each.path, data)), data)
        if not proposed or proposed == before:
            break
        found, before = _told_again(found, intake.told, data, proposed), proposed
    proposed = {path: value for path, value in _written(found, data).items() if value}
    whole = _read(with_values(data, proposed), before=intake)[0] if proposed else None
    return ParsedPlan(plan, found, whole)


ROUNDS: Final = 2
"""How often what follows from a proposal is itself a proposal from which something follows."""


def _says_of_what(path: Path, data: Mapping[str, Value]) -> bool:
    """Whether it is `allowed: 5%`, which tells of what `own: 2%` is a percentage, as an amount would not."""
    if path != ("costs", "allowed"):
        return False
    allowed, *parts = (text_at(data, ("costs", name)) for name in ("allowed", "own", "support"))
    return "%" in allowed and "%" in "".join(parts)


def _proposals(found: Iterable[Problem], data: Mapping[str, Value]) -> Mapping[Path, Any]:
    """What is proposed in place of values that cannot be read; nothing where that is all that is wrong."""
    written = _written(found, data)
    return {path: value for path, value in written.items() if value} if not all(written.values()) else {}


def _written(found: Iterable[Problem], data: Mapping[str, Value]) -> dict[Path, Any]:
    return {each.path: _proposed(each, data) for each in found}


def _proposed(problem: Problem, data: Mapping[str, Value]) -> Any:
    """What a problem has written in place of a text that cannot be read, or of several in a list; empty for any other
    line."""
    path, write = problem.path, problem.write
    head = f"{path[-1]}: " if path else ""
    if problem.generic or not (isinstance(write, str) and write.startswith(head)):
        return ""
    given = value_at(data, path)
    if isinstance(given, list | dict) and all(each[: len(path)] == path for each in problem.lost):
        # Of numbers that can all be two the whole list is written.
        lines = source.read(write.encode())
        return lines.data[str(path[-1])] if isinstance(lines, Source) else ""
    value = write.removeprefix(head) if isinstance(given, str) and problem.lost == (path,) else ""
    return "" if "\n" in value or value.startswith(("[", "{")) else value.strip('"')


def _read(
    data: Mapping[str, Value],
    already: Iterable[Path] = (),
    in_flow: Callable[[Path], bool] = lambda _: True,
    before: _Intake | None = None,
) -> tuple[ParsedPlan, _Intake]:
    found = [*shapes.renamed(data, in_flow)]
    data = without(data, [each.path for each in found]) if found else data
    found += exclusive(data)
    rest = without(data, _lost(found)) if found else data
    intake = _Intake(rest, before)
    plan = intake.plan()
    found += intake.problems
    while new := across(plan, rest, in_flow):
        # Of numbers that have to be called otherwise those that are not there yet are asked for under their new names.
        otherwise = {each.path for each in new}
        found = [each for each in found if not (each.generic and {each.path, each.path[:-1]} & otherwise)]
        found += new
        rest = without(rest, _lost(new))
        plan = _Intake(rest, intake).plan()
    every = (*shapes.together(found, data), *required(plan, {*already, *_lost(found)}, data))
    return ParsedPlan(plan, every), intake


def of_flaws(flaws: Sequence[Flaw], data: Mapping[str, Value]) -> tuple[Problem, ...]:
    """The faults of YAML as problems. Where quotes mend one and its field still would not take it, that is said too."""
    flaws = [*_without_comments(flaws, data)]
    found = _found_in(data, {flaw.path: flaw.meant.value for flaw in flaws if flaw.meant is not None})
    # Of what is no key at all it is said that it is none, and not how to write it.
    told = (each for each in flaws if each.meant is None or not _is_unknown(found.get(each.path)))
    return tuple(_of_flaw(flaw, found) for flaw in told)


def _found_in(data: Mapping[str, Value], meant: Mapping[Path, Any]) -> dict[Path, Problem]:
    """What is wrong with the plan when it has these values, by its path."""
    if not meant:
        return {}
    intake = _Intake(with_values(data, meant))
    intake.plan()
    return {each.path: each for each in intake.problems}


def _without_comments(flaws: Sequence[Flaw], data: Mapping[str, Value]) -> Iterator[Flaw]:
    """The flaws, those of a text behind a `#` only where it is an answer: `#1 Acme` to a name, `#100` to a number."""
    maybe = {flaw.path: flaw.meant for flaw in flaws if flaw.meant is not None and flaw.meant.bare}
    texts = _found_in(data, {path: meant.value for path, meant in maybe.items()})
    numbers = _found_in(data, {path: meant.bare for path, meant in maybe.items()})
    for flaw in flaws:
        if (meant := maybe.get(flaw.path)) is None:
            yield flaw
        elif flaw.path not in texts:
            # `#optional` is a comment, as is `#TODO`.
            if not (meant.bare[0].islower() or notation.vague_text(meant.bare)):
                yield flaw
        elif (why := numbers.get(flaw.path)) is None or _is_almost(meant.bare, why):
            write = f"{flaw.path[-1]}: {yaml_scalar(meant.bare)}"
            message = flaw.message._replace(facts={**flaw.message.facts, "write": write})
            meant = meant._replace(value=meant.bare, texts=frozenset((meant.bare,)))
            yield flaw._replace(message=message, write=write, meant=meant)


def _is_almost(text: str, why: Problem) -> bool:
    """Whether it was meant as a value, though its field does not take it: `#900.000`, and not `#yes or no`."""
    return re.search("[0-9]", text) is not None and not (why.generic or why.rule in _NO_VALUE)


_NO_VALUE: Final = ("plan.kind", "plan.unknown-key")
"""What is wrong where no value belongs."""


def _is_unknown(problem: Problem | None) -> bool:
    return problem is not None and problem.rule == "plan.unknown-key"


def _of_flaw(flaw: Flaw, found: Mapping[Path, Problem]) -> Problem:
    if flaw.meant is None:
        return problems.from_flaw(flaw)
    value, texts, cause, _ = flaw.meant
    items = [value] if isinstance(value, str) else value
    paths = [flaw.path] if isinstance(value, str) else [(*flaw.path, at) for at in range(len(value))]
    at = zip(paths, items, strict=True)
    wrong = [(each, found[path]) for path, each in at if path in found and isinstance(each, str) and each in texts]
    if not wrong:
        return problems.from_flaw(flaw)
    first = wrong[0][1]
    write = first.write
    if not isinstance(value, str):
        write = flaw.write if all(each.write and not each.example for _, each in wrong) else ""
        for text, each in wrong:
            write = write.replace(quoted(text), str(each.write))
    message = same("{cause}; {why}", cause=cause, why=first.message)
    return Problem(flaw.rule, flaw.path, message, write, (flaw.path,), flaw.region, first.example)


class _Told(NamedTuple):
    """A value that its type does not accept, and what made the problem of it."""

    problem: Problem
    why: Misread
    reader: Reader | None


def _told_again(
    found: Sequence[Problem], told: dict[Path, _Told], data: Mapping[str, Value], proposed: Mapping[Path, str]
) -> tuple[Problem, ...]:
    """The problems of values that stay as they are, where other values are the proposed ones."""
    from salesplan_cli import hints

    shares: Shares = {}
    whole = with_values(data, proposed)
    style = context_of(whole).style

    def again(problem: Problem) -> Problem:
        path, each = problem.path, told.get(problem.path)
        if each is None or each.problem is not problem or path in proposed:
            return problem
        other = hints.misread(path, each.why, whole, shares, style, each.reader)
        told[path] = each._replace(problem=other)
        return other

    return tuple(map(again, found))


class _Made(NamedTuple):
    """What was given at a path, what it came to, and what is wrong with it."""

    given: Value
    value: object
    problems: Sequence[Problem]


class _Intake:
    """One reading of the data of a file: its texts as values, and what is wrong with them in the order of the model."""

    def __init__(self, data: Mapping[str, Value], before: _Intake | None = None) -> None:
        self.problems: list[Problem] = []
        self.told: dict[Path, _Told] = {}
        self._data = data
        self._context = context_of(data)
        self._made: dict[Path, _Made] = {}
        # Of a plan with some other values most sections are the same: they are not read anew.
        self._before = before._made if before is not None and before._context == self._context else {}
        self._shares: Shares = {}
        self._unknown = 0

    def plan(self) -> Plan:
        """The plan, without what could not be read."""
        values = self._section(Plan, self._data, ())
        # A sign in place of the code (`currency: £`) is one fault, and the amounts with that sign none.
        currency = currency_in(said_at_top(self._data, "currency"))
        for name, meant in (("currency", currency), ("numbers", self._context.style.numbers)):
            if meant and not values.get(name):
                values[name] = meant
        self.problems, plan = _by_cause(self.problems, Plan.model_validate(values))
        return plan

    def _section(self, model: type[Section], given: Mapping[str, Value], path: Path) -> dict[str, object]:
        parts, style = parts_of(model), self._context.style
        values: dict[str, object] = {}
        for name, part in parts.items():
            if name not in given:
                continue
            each = given[name]
            if isinstance(part, Reader):
                if isinstance(each, str):
                    value = read_as(each, part.read, style)
                    if part.kind == "effect" and self._context.orders and counts_orders(self._data):
                        value = of_orders(each, value)
                    if isinstance(value, Misread):
                        self._misread((*path, name), value, part)
                    values[name] = None if isinstance(value, Misread) else value
                elif each is None:
                    values[name] = None
                else:
                    self._wrong_kind((*path, name), "value", each, part)
            elif each is not None and not shapes.is_blank(each):
                below = self._below(part, each, path if name == ITEMS else (*path, name))
                if below is not None:
                    values[name] = below
        if not given.keys() <= parts.keys():
            for name in given:
                if name not in parts:
                    self._unknown_key((*path, name), model)
        return values

    def _below(self, part: ListReader | ListOf | type[Section], given: Value, path: Path) -> object:
        return self._once(self._read_below, part, given, path)

    def _once(self, read: Callable[[Any, Value, Path], object], part: object, given: Value, path: Path) -> object:
        known, at = self._before.get(path), len(self.problems)
        if known is not None and known.given is given:
            self.problems += known.problems
        else:
            value = read(part, given, path)
            known = _Made(given, value, self.problems[at:])
        self._made[path] = known
        return known.value

    def _read_below(self, part: ListReader | ListOf | type[Section], given: Value, path: Path) -> object:
        if isinstance(part, ListReader):
            return self._list(part, given, path)
        if isinstance(part, ListOf):
            if isinstance(given, list):
                return [
                    self._once(self._entry, part.section, each, (*path, at))
                    for at, each in enumerate(shapes.own(given))
                ]
            self.problems.append(shapes.no_list(path, part.section, given, self._data, self._context.style))
        elif path in NONE_SECTIONS and (reason := shapes.none_as_item(given)):
            self.problems.append(problems.none_is_no_item(path, reason))
        elif part is Events and isinstance(given, dict) and (keys := [key for key in given if key in parts_of(Event)]):
            self.problems.append(
                problems.exclusive((*path, "none"), ["none", *keys], (path,))
                if "none" in given
                else shapes.no_list(path, Event, given, self._data, self._context.style)
            )
        elif isinstance(given, dict):
            return self._section(part, given, path)
        elif part is Events and isinstance(given, list):
            # The file has a list of events, or `none: <reason>`; the model has one section for both.
            return self._section(part, {ITEMS: given}, path)
        elif path in NONE_SECTIONS and isinstance(given, str) and shapes.says_none(given):
            self.problems.append(problems.none_on_its_own_line(path, given))
        else:
            problem = shapes.no_section(path, part, given, self._context.style)
            if path == ("period",) and shapes.says_nothing(given):
                write = f"period: {{start: {year_of_most_dates(self._data)}-01-01, months: 12}}"
                problem = problem._replace(write=write, example=True)
            self.problems.append(problem)
        return None

    def _entry(self, model: type[Section], given: Value, path: Path) -> dict[str, object]:
        if isinstance(given, dict):
            return self._section(model, given, path)
        if given is not None and not shapes.is_blank(given):
            self.problems.append(shapes.no_section(path, model, given, self._context.style))
        return {}

    def _list(self, part: ListReader, given: Value, path: Path) -> object:
        called = shapes.one_by_one(path, given, self._context) or shapes.other_names(path, given, self._context)
        if called is not None:
            self.problems.append(called)
            return None
        if part.kind in ("series", "index") and isinstance(given, list) and len(given) == 1 and ";" in str(given[0]):
            given = given[0]  # `[290000; 310000]`: as a spreadsheet parts them, all are one text
        found = part.read(given, self._context)
        if found is None:
            if part.kind in ("series", "index"):
                self.problems.append(shapes.no_series(path, given, self._data, self._context))
            else:
                self._wrong_kind(path, part.expected, given)
            return None
        for problem in found.problems:
            below = (*path, *problem.path)
            lost = tuple((*path, *each) for each in problem.lost or ((),))
            self.problems.append(_named(problem, below)._replace(path=below, lost=lost))
        if found.misread:
            from salesplan_cli import hints

            style = self._context.style
            self.problems += [
                hints.listed(part.kind, (*path, *at), why, given, self._data, style) for at, why in found.misread
            ]
        return found.value

    def _misread(self, path: Path, why: Misread, reader: Reader | None) -> None:
        if path == ("year",) and why.write == EXAMPLE_YEAR:
            why = why._replace(write=year_of_most_dates(self._data))  # the dates in the plan know better
        if len(self.told) >= MAX_GUESSES:
            self.problems.append(problems.misread(path, why))
            return
        from salesplan_cli import hints

        problem = hints.misread(path, why, self._data, self._shares, self._context.style, reader)
        self.told[path] = _Told(problem, why, reader)
        self.problems.append(problem)

    def _wrong_kind(self, path: Path, expected: str, given: Value, reader: Reader | None = None) -> None:
        placeholder = problems.placeholder_text(given) if expected == "value" else None
        if placeholder is None:
            self.problems.append(problems.wrong_kind(path, expected, given))
            return
        # What the same placeholder is told that YAML reads as a text.
        why = read_as(placeholder, reader.read, self._context.style) if reader is not None else None
        if not isinstance(why, Misread) or why.rule != "plan.vague":
            why = Misread("plan.vague", problems.vague(placeholder), "", generic=True)
        self._misread(path, why, reader)

    def _unknown_key(self, path: Path, model: type[Section]) -> None:
        self._unknown += 1
        hinted = self._unknown <= MAX_HINTS
        problem = (
            shapes.unknown(path, self._data, model, self._context.style)
            if hinted
            else problems.unknown_key(path, None, absent=False)
        )
        if problem is not None:
            self.problems.append(problem)


def _by_cause(found: list[Problem], plan: Plan) -> tuple[list[Problem], Plan]:
    """Where `currency` or `numbers` itself cannot be read, that is one problem: what waits for it is part of it.

    A currency that the amounts are in is that of the plan.
    """
    for key in ("currency", "numbers"):
        root = next((at for at, each in enumerate(found) if (key,) in each.lost), None)
        known = getattr(plan, key) is not None
        if root is None or (known and key == "currency"):
            continue
        of_it = [each for each in found if _waits_for(key, each, known=known)]
        lost = (path for each in of_it for path in each.lost)
        cause = found[root]._replace(lost=(*found[root].lost, *lost))
        if of_it and not known:
            facts = of_it[0].message.facts
            write = meant_currency(str(facts["sign"])) if key == "currency" else str(facts["one"])
            cause = cause._replace(write=problems.line((key,), write) or cause.write)
            plan = plan.model_copy(update={"currency": write or None}) if key == "currency" else plan
        rest = (*found[:root], cause, *found[root + 1 :])
        found = [each for each in rest if not _waits_for(key, each, known=known)]
    return found, plan


def _waits_for(key: str, problem: Problem, *, known: bool) -> bool:
    if key == "currency":
        return problem.rule == "plan.currency"
    # Where only what is meant is known, an amount written the other way round does not contradict what is there.
    return problem.message.text == (notation.OTHER_NOTATION if known else notation.TWO_NOTATIONS)


def _named(problem: Problem, path: Path) -> Problem:
    # A list of values does not know its own name; its message is about the key that holds it.
    if "key" not in problem.message.facts or problem.rule != "plan.kind":
        return problem
    facts = {**problem.message.facts, "key": problems.name_of(path)}
    return problem._replace(message=problem.message._replace(facts=facts))


def _lost(found: Iterable[Problem]) -> Iterator[Path]:
    return (path for problem in found for path in problem.lost)
