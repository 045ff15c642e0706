"""Reading a plan: the data of a file in, the plan as far as it could be read and its problems out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, Literal, NamedTuple, cast

from salesplan_cli import calendar, hints, notation, problems, shapes
from salesplan_cli.calendar import Span, Week
from salesplan_cli.fields import (
    CHOICES,
    DEFAULT_CURRENCY,
    MEMORY,
    Context,
    Lines,
    Reader,
    Series,
    country,
    meant_currency,
    read_as,
)
from salesplan_cli.hints.days import days_in, meant_day, no_day, reviews_between, several_days
from salesplan_cli.hints.examples import Shares
from salesplan_cli.hints.goals import step_from
from salesplan_cli.hints.parts import part_of_target
from salesplan_cli.hints.units import counts_orders, of_orders
from salesplan_cli.limits import FIRST_YEAR, MAX_HINTS, MAX_OCCASIONS, MAX_PERIOD_YEARS
from salesplan_cli.model import (
    ANY,
    EXCLUSIVE,
    ITEMS,
    NONE_SECTIONS,
    Event,
    Events,
    ListOf,
    PeriodSpec,
    Plan,
    Section,
    parts_of,
)
from salesplan_cli.notation import Misread, MisreadRule, Style
from salesplan_cli.places import Flaw, Path
from salesplan_cli.problems import Problem
from salesplan_cli.source import value_at
from salesplan_cli.text import phrase, same, yaml_scalar
from salesplan_cli.traps import Value, parted_number
from salesplan_cli.yaml_faults import quoted


class ParsedPlan(NamedTuple):
    """A plan as far as it could be read, and what could not."""

    plan: Plan
    problems: tuple[Problem, ...]
    meant: ParsedPlan | None = None
    """The plan with the values that its problems propose, where a value that says nothing is to fit these."""


def read_plan(
    data: Mapping[str, Value], already: Iterable[Path] = (), in_flow: Callable[[Path], bool] = lambda _: True
) -> ParsedPlan:
    """The plan in the data of a file: what cannot be read is reported and not given.

    `already` are the values that reading the YAML has lost and reported; `in_flow` says whether the list at a path
    stands in brackets.
    """
    (plan, found, _), intake = _read(data, already, in_flow)
    before: Mapping[Path, str] = {}
    for _ in range(ROUNDS):
        # What is proposed for one value is what another is worked out from, or what its example fits.
        proposed = _proposals((each for each in found if not _says_of_what(each.path, data)), data)
        if not proposed or proposed == before:
            break
        found, before = _told_again(found, intake.told, data, _with(data, proposed)), proposed
    proposed = _proposals(found, data) if any(each.generic for each in found) else {}
    whole = _read(_with(data, proposed), before=intake)[0] if proposed else None
    return ParsedPlan(plan, found, whole)


ROUNDS: Final = 2
"""How often what follows from a proposal is itself a proposal from which something follows."""


def _says_of_what(path: Path, data: Mapping[str, Value]) -> bool:
    """Whether it is `allowed: 5%`, which tells of what `own: 2%` is a percentage, as an amount would not."""
    if path != ("costs", "allowed"):
        return False
    allowed, *parts = (str(value_at(data, ("costs", name))) for name in ("allowed", "own", "support"))
    return "%" in allowed and "%" in "".join(parts)


def _proposals(found: Iterable[Problem], data: Mapping[str, Value]) -> Mapping[Path, str]:
    """What is proposed in place of values that cannot be read; nothing where that is all that is wrong."""
    written = {each.path: _proposed(each, data) for each in found}
    return {path: value for path, value in written.items() if value} if not all(written.values()) else {}


def _proposed(problem: Problem, data: Mapping[str, Value]) -> str:
    """The value that a problem has written in place of a text that cannot be read; empty for any other line."""
    path, write = problem.path, problem.write
    head = f"{path[-1]}: " if path else ""
    if problem.generic or problem.lost != (path,) or not isinstance(value_at(data, path), str):
        return ""
    value = write.removeprefix(head) if isinstance(write, str) and write.startswith(head) else ""
    return "" if "\n" in value or value.startswith(("[", "{")) else value.strip('"')


def _with(data: Mapping[str, Value], values: Mapping[Path, Any]) -> Mapping[str, Value]:
    """The data with other values where there are some: what holds these is copied, and the rest shared."""
    whole: Any = dict(data)
    own = {id(whole)}
    for path, value in values.items():
        if not isinstance(value_at(whole, path[:-1]), dict | list):
            continue
        match _opened(whole, path, own):
            case dict(section), str(name):
                section[name] = value
            case list(items), int(at) if at < len(items):
                items[at] = value
    return whole  # type: ignore[no-any-return]  # a copy of `data`


def _without(data: Mapping[str, Value], paths: Iterable[Path]) -> Mapping[str, Value]:
    """The data without these keys: what holds one that goes is copied, and the rest shared."""
    rest: Any = dict(data)
    own = {id(rest)}
    for path in paths:
        holder, part = _opened(rest, path, own)
        holder.pop(part, None)
    return rest  # type: ignore[no-any-return]  # a copy of `data`


def _opened(whole: Any, path: Path, own: set[int]) -> tuple[Any, str | int]:
    """What holds a path, and under what; all above it is copied once, of which `own` keeps what is.

    Where something above is no section or list, what holds that: it goes as a whole, or nothing would change.
    """
    holder, (*above, last) = whole, path
    for part in above:
        below = value_at(holder, (part,))
        if not isinstance(below, dict | list):
            return holder, part
        if id(below) not in own:
            holder[part] = below = below.copy()
            own.add(id(below))
        holder = below
    return holder, last


def _read(
    data: Mapping[str, Value],
    already: Iterable[Path] = (),
    in_flow: Callable[[Path], bool] = lambda _: True,
    before: _Intake | None = None,
) -> tuple[ParsedPlan, _Intake]:
    found = _exclusive(data)
    rest = _without(data, _lost(found)) if found else data
    intake = _Intake(rest, before)
    plan = intake.plan()
    found += intake.problems
    while new := _across(plan, rest, in_flow):
        # Of numbers that have to be called otherwise those that are not there yet are asked for under their new names.
        renamed = {each.path for each in new}
        found = [each for each in found if not (each.generic and {each.path, each.path[:-1]} & renamed)]
        found += new
        rest = _without(rest, _lost(new))
        plan = _Intake(rest, intake).plan()
    every = (*shapes.together(found, data), *_required(plan, {*already, *_lost(found)}, data))
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
    intake = _Intake(_with(data, meant))
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
            # `#optional` is a comment.
            if not meant.bare[0].islower():
                yield flaw
        elif (why := numbers.get(flaw.path)) is None or not (why.generic or why.rule in _NO_VALUE):
            write = f"{flaw.path[-1]}: {yaml_scalar(meant.bare)}"
            message = flaw.message._replace(facts={**flaw.message.facts, "write": write})
            meant = meant._replace(value=meant.bare, texts=frozenset((meant.bare,)))
            yield flaw._replace(message=message, write=write, meant=meant)


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


def _context(data: Mapping[str, Value]) -> Context:
    style = Style(
        _numbers(_said(data, "numbers")),
        _currency(_said(data, "currency")) or DEFAULT_CURRENCY,
        _country(_said(data, "country")).partition("-")[0] in _MONTH_FIRST,
    )
    orders = not _is_money(data.get("revenue_target"), style) and _is_count(data.get("order_target"), style)
    return Context(style, orders, data.get("period") is None, *_months(data.get("period")))


def _said(data: Mapping[str, Value], name: str) -> str:
    """What a plan says behind a key at its top, be it misspelt."""
    said = data.get(name)
    if name not in data:
        strange = islice((key for key in data if key not in parts_of(Plan)), MAX_HINTS)
        found = ((data[key], shapes.unknown((key,), data, Plan, Style(None, DEFAULT_CURRENCY))) for key in strange)
        said = next((value for value, problem in found if problem and (name,) in problem.lost), None)
    return said if isinstance(said, str) and len(said) <= MEMORY else ""


def _numbers(said: str) -> Literal["nl", "en"] | None:
    found = notation.word(said, CHOICES["numbers"])
    meant = found.write if isinstance(found, Misread) and not found.generic else found
    return "nl" if meant == "nl" else "en" if meant == "en" else None


def _currency(said: str) -> str:
    """The code of a currency, also where a sign or its name is written; empty where that is not clear."""
    code = said.strip().upper()
    return code if code in notation.CURRENCIES else meant_currency(said)


def _country(said: str) -> str:
    found = country(said, Style(None, DEFAULT_CURRENCY))
    return found.write if isinstance(found, Misread) else found


_MONTH_FIRST: Final = ("US",)
"""Where people write the month before the day."""


def _months(period: Value) -> tuple[int, int, int]:
    # The month in which a period of at most a year starts, how many it has, and its year: in a longer one a month comes
    # twice.
    if period is None:
        return 1, 12, 0
    start, end, months = (
        (period.get(name) for name in ("start", "end", "months")) if isinstance(period, dict) else (None, None, None)
    )
    first = notation.day(start) if isinstance(start, str) else None
    if not isinstance(first, date) or first.day > 1:
        return 0, 0, 0
    last = notation.day(end) if isinstance(end, str) else None
    if isinstance(last, date):
        count = 12 * (last.year - first.year) + last.month - first.month + 1
    else:
        count = int(months) if isinstance(months, str) and re.fullmatch("[0-9]{1,2}", months) else 0
    return (first.month, count, first.year) if 0 < count <= 12 else (0, 0, 0)


def _is_money(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.money(value, style, positive=True), Misread)


def _is_count(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.count(value, style, positive=True), Misread)


class _Told(NamedTuple):
    """A value that its type does not accept, and what made the problem of it."""

    problem: Problem
    why: Misread
    reader: Reader | None


def _told_again(
    found: Sequence[Problem], told: dict[Path, _Told], data: Mapping[str, Value], whole: Mapping[str, Value]
) -> tuple[Problem, ...]:
    """The problems of values that stay as they are, where other values are the proposed ones."""
    shares: Shares = {}
    style = _context(whole).style

    def again(problem: Problem) -> Problem:
        path, each = problem.path, told.get(problem.path)
        if each is None or each.problem is not problem or value_at(whole, path) != value_at(data, path):
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
        self._context = _context(data)
        self._made: dict[Path, _Made] = {}
        # Of a plan with some other values most sections are the same: they are not read anew.
        self._before = before._made if before is not None and before._context == self._context else {}
        self._shares: Shares = {}
        self._unknown = 0

    def plan(self) -> Plan:
        """The plan, without what could not be read."""
        values = self._section(Plan, self._data, ())
        # A sign in place of the code (`currency: £`) is one fault, and the amounts with that sign none.
        currency = _currency(_said(self._data, "currency"))
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
                    self._wrong_kind((*path, name), "value", each)
            elif each is not None and not _is_blank(each):
                below = self._below(part, each, path if name == ITEMS else (*path, name))
                if below is not None:
                    values[name] = below
        if not given.keys() <= parts.keys():
            for name in given:
                if name not in parts:
                    self._unknown_key((*path, name), model)
        return values

    def _below(self, part: Lines | ListOf | type[Section], given: Value, path: Path) -> object:
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

    def _read_below(self, part: Lines | ListOf | type[Section], given: Value, path: Path) -> object:
        if isinstance(part, Lines):
            return self._lines(part, given, path)
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
            if path == ("period",) and _says_nothing(given):
                write = f"period: {{start: {_year_of_most_dates(self._data)}-01-01, months: 12}}"
                problem = problem._replace(write=write, example=True)
            self.problems.append(problem)
        return None

    def _entry(self, model: type[Section], given: Value, path: Path) -> dict[str, object]:
        if isinstance(given, dict):
            return self._section(model, given, path)
        if given is not None and not _is_blank(given):
            self.problems.append(shapes.no_section(path, model, given, self._context.style))
        return {}

    def _lines(self, part: Lines, given: Value, path: Path) -> object:
        called = shapes.one_by_one(path, given, self._context) or shapes.other_names(path, given, self._context)
        if called is not None:
            self.problems.append(called)
            return None
        found = part.read(given, self._context)
        if found is None:
            if part.kind in ("series", "index"):
                self.problems.append(shapes.no_series(path, given, self._data, self._context))
            else:
                self._wrong_kind(path, part.expected, given)
            return None
        for problem in found.problems:
            below = (*path, *problem.path)
            known = problem
            if share := part_of_target(below, self._data, self._context.style):
                known = problems.misread(below, share)
            elif write := meant_day(below, self._data, problem.message) or several_days(part.kind, given):
                known = problems.misread(below, Misread(cast("MisreadRule", problem.rule), problem.message, write))
            elif part.kind == "dates" and (
                skipped := reviews_between(below, str(value_at(self._data, below)), self._data)
            ):
                known = problems.misread(below, skipped)
            elif part.kind == "dates" and (days := days_in(str(value_at(self._data, below)), self._data)):
                write = days[0].isoformat()
                known = problems.misread(below, Misread(cast("MisreadRule", problem.rule), problem.message, write))
            elif part.kind == "dates" and (day := self._no_day(below, problem)):
                known = day
            lost = tuple((*path, *each) for each in problem.lost or ((),))
            self.problems.append(_named(known, below)._replace(path=below, lost=lost))
        return found.value

    def _no_day(self, path: Path, problem: Problem) -> Problem | None:
        why = Misread(cast("MisreadRule", problem.rule), problem.message, "", generic=problem.generic)
        none = no_day(why, str(value_at(self._data, path) or "").strip()[:MEMORY])
        return problems.misread(path, none) if none else None

    def _misread(self, path: Path, why: Misread, reader: Reader | None = None) -> None:
        problem = hints.misread(path, why, self._data, self._shares, self._context.style, reader)
        self.told[path] = _Told(problem, why, reader)
        self.problems.append(problem)

    def _wrong_kind(self, path: Path, expected: str, given: Value) -> None:
        placeholder = problems.placeholder_text(given) if expected == "value" else None
        if placeholder is None:
            self.problems.append(problems.wrong_kind(path, expected, given))
        else:
            self._misread(path, Misread("plan.vague", problems.vague(placeholder), "", generic=True))

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


def _is_blank(given: Value) -> bool:
    return isinstance(given, str) and not given.strip()


def _says_nothing(given: Value) -> bool:
    return isinstance(given, str) and not _is_blank(given) and notation.vague_text(given)


def _named(problem: Problem, path: Path) -> Problem:
    # A list of values does not know its own name; its message is about the key that holds it.
    if "key" not in problem.message.facts or problem.rule != "plan.kind":
        return problem
    facts = {**problem.message.facts, "key": problems.name_of(path)}
    return problem._replace(message=problem.message._replace(facts=facts))


def _exclusive(data: Mapping[str, Value]) -> list[Problem]:
    found = []
    for where, keys in EXCLUSIVE:
        for base, section in _sections_at(data, where):
            both = [name for name in section if name in keys and section[name] not in (None, "")]
            # `none` excludes the others, which belong together.
            if len(both) > 1 and (keys[0] != "none" or "none" in both):
                lost = tuple((*base, name) for name in both)
                # What `none` excludes belongs together: the second is `none`, unless it comes first.
                second = "none" if "none" in both[1:] else both[1]
                found.append(problems.exclusive((*base, second), both, lost))
    return found


def _sections_at(data: Mapping[str, Value], where: Path) -> list[tuple[Path, Mapping[str, Any]]]:
    found: list[tuple[Path, Any]] = [((), data)]
    for part in where:
        if part == ANY:
            lists = [(base, entries) for base, entries in found if isinstance(entries, list)]
            found = [((*base, at), each) for base, entries in lists for at, each in enumerate(entries)]
        else:
            found = [((*base, part), section.get(part)) for base, section in found if isinstance(section, dict)]
    return [(base, section) for base, section in found if isinstance(section, dict)]


def _across(plan: Plan, data: Mapping[str, Value], in_flow: Callable[[Path], bool]) -> tuple[Problem, ...]:
    """What only several values together show: ends before their start, too many months, an index of nothing."""
    found = [*_period_problems(plan)]
    if found:
        return tuple(found)
    for at, activity in enumerate(plan.activities):
        if activity.start is not None and activity.end is not None and activity.end < activity.start:
            found.append(_ends_first(("activities", at, "end"), activity.start))
    found += _steps(plan, data)
    found += _too_many_dates(plan)
    found += _on_another_weekday(plan, data)
    periods, index = plan.periods, plan.periods.seasonality.index
    if plan.span is not None:
        for name in calendar.UNITS:
            series, expected = getattr(periods, name), len(getattr(plan.span, name))
            if series is not None and series.size > expected:
                found += _beyond(("periods", name), series, plan.span, data, in_flow)
            elif series is not None:
                found += _wrapped_round(("periods", name), series, plan.span, data)
        if index is not None:
            path = ("periods", "seasonality", "index")
            wrong = (
                _beyond(path, index, plan.span, data, in_flow)
                if index.size > len(plan.span.months)
                else _wrapped_round(path, index, plan.span, data)
            )
            if wrong:
                return (*found, *wrong)
    if index is not None and index.values and not sum(index.values.values()):
        message = phrase(
            "an index of nothing but zeros divides nothing: give each month its number, 100 for an average month",
            "een index van alleen nullen verdeelt niets: geef elke maand een getal, 100 voor een gemiddelde maand",
        )
        path = ("periods", "seasonality", "index")
        found.append(Problem("plan.notation", path, message, "", (path,)))
    return tuple(found)


def _beyond(
    path: Path, series: Series, span: Span, data: Mapping[str, Value], in_flow: Callable[[Path], bool]
) -> list[Problem]:
    expected = len(parts := _parts_at(path, span))
    if not series.letter:
        # Between the lines of a block there is no comma that parts a number.
        parted = parted_number(value_at(data, path), series.size - expected) if in_flow(path) else None
        if parted and "." in parted[1] and _numbers(_said(data, "numbers")) == "nl":
            parted = (parted[0], quoted(parted[0]))
        return [problems.too_many(path, series.size, expected, parted)]
    # Also those of which the number is not there yet.
    named = {*series.values, *(at for at, name in series.names.items() if _says_nothing(value_at(data, (*path, name))))}
    beyond = sorted(ordinal for ordinal in named if ordinal > expected)
    usual = calendar.usual_numbers(span, series.letter)
    if beyond and named <= {*usual}:
        return [_as_on_the_calendar(path, series, usual, parts[0], data)]
    return [problems.no_such_ordinal((*path, *series.path(ordinal)), expected) for ordinal in beyond]


def _on_another_weekday(plan: Plan, data: Mapping[str, Value]) -> Iterator[Problem]:
    """A rhythm that names a day of the week (`elke donderdag`), and begins on another one."""
    for at, review in enumerate(plan.reviews):
        path = ("reviews", at, "first")
        said = str(value_at(data, ("reviews", at, "every")) or "")
        weekday = notation.weekday_in(said) if review.first is not None and review.every is not None else None
        if review.first is None or weekday is None or weekday == review.first.weekday():
            continue
        moved = calendar.add_days(review.first, (weekday - review.first.weekday()) % 7)
        if (review.last is not None and moved > review.last) or (plan.span is not None and moved > plan.span.end):
            moved = calendar.add_days(moved, -7)
        message = phrase(
            "{first} is {its}, and {every:quoted} says another day: it can be read in two ways. Write the first date "
            "on the day that is meant, like {moved}, or leave the day out of `every`",
            "{first} is {its}, en in {every:quoted} staat een andere dag: dat is op twee manieren te lezen. Schrijf de "
            "eerste datum op de dag die bedoeld is, zoals {moved}, of laat de dag weg bij `every`",
            first=review.first,
            its=calendar.WEEKDAYS[review.first.weekday()],
            every=said.strip(),
            moved=moved,
        )
        yield Problem("plan.ambiguous", path, message, f"first: {moved.isoformat()}", (path,))


def _as_on_the_calendar(
    path: Path, series: Series, usual: Sequence[int], first: Span | Week, data: Mapping[str, Value]
) -> Problem:
    """`{Q3: .., Q4: ..}` in a period from July to December, where these are the first quarter and the second."""
    pairs, filled = _in_the_period(series, usual, value_at(data, path))
    # What cannot be read has a finding of its own, and is to be written otherwise.
    write = f"{path[-1]}: {{{', '.join(pairs)}}}" if 0 < len(pairs) == filled else ""
    problem = problems.as_on_the_calendar(path, series.letter, usual[0], _days_of(first), write)
    return problem if filled else problem._replace(example=True, generic=True)


def _in_the_period(series: Series, usual: Sequence[int], given: Any) -> tuple[list[str], int]:
    """Numbers that are called as on the calendar, by their names in the period, and how many are filled in."""
    pairs = [
        f"{series.letter}{at}: {yaml_scalar(given[series.names[number]].strip())}"
        for at, number in enumerate(usual, 1)
        if number in series.values
    ]
    filled = [each for each in given.values() if each is not None and not _is_blank(each) and not _says_nothing(each)]
    return pairs, len(filled)


def _parts_at(path: Path, span: Span) -> Sequence[Span | Week]:
    """The quarters, months or weeks of a period that have their numbers at a path."""
    return getattr(span, "months" if path[-1] == "index" else str(path[-1]))  # type: ignore[no-any-return]


def _days_of(part: Span | Week) -> Span:
    return part if isinstance(part, Span) else Span(part.monday, calendar.add_days(part.monday, 6))


def _wrapped_round(path: Path, series: Series, span: Span, data: Mapping[str, Value]) -> list[Problem]:
    """`{M9: .., M12: .., M1: .., M8: ..}` from September to August: in the order of the calendar, by whatever names."""
    order = [*series.names] if series.letter else []
    if order == sorted(order):
        return []
    usual = calendar.usual_numbers(span, series.letter)
    if usual[:1] != (order[0],) or order != [each for each in usual if each in series.names]:
        return []
    pairs, filled = _in_the_period(series, usual, value_at(data, path))
    if not pairs:
        return []
    write = "\n  ".join([f"{path[-1]}:", *pairs]) if len(pairs) == filled else ""
    return [problems.two_countings(path, series.letter, order[0], _days_of(_parts_at(path, span)[0]), write)]


def _steps(plan: Plan, data: Mapping[str, Value]) -> Iterator[Problem]:
    """`from: 12%` and `to: -4%`, which is how far it is to go down."""
    for at, goal in enumerate(plan.development):
        if goal.to is None or goal.to.kind != "percent" or goal.to.value >= 0:
            continue
        base: Path = ("development", at)
        start, end = (str(value_at(data, (*base, key)) or "").strip() for key in ("from", "to"))
        if (why := step_from(end, start, _context(data).style)) is not None:
            yield problems.misread((*base, "to"), why)


def _too_many_dates(plan: Plan) -> Iterator[Problem]:
    for index, review in enumerate(plan.reviews):
        first, every, last = review.first, review.every, review.last
        if first is None or every is None or last is None or not calendar.occasions_exceed(first, every, last):
            continue
        end = plan.span.end if plan.span else None
        write = f"last: {end}" if end and first <= end and not calendar.occasions_exceed(first, every, end) else ""
        message = phrase(
            "from {first} to {last} this rhythm gives more than {most} dates: choose an earlier last date or a longer "
            "interval",
            "van {first} tot en met {last} geeft dit ritme meer dan {most} datums: kies een eerdere laatste datum of "
            "een langere tussenpoos",
            first=first,
            last=last,
            most=MAX_OCCASIONS,
        )
        path = ("reviews", index, "last")
        yield Problem("plan.limit", path, message, write, (path,))


def _period_problems(plan: Plan) -> Iterator[Problem]:
    spec = plan.period
    if spec is None or spec.start is None:
        return
    if spec.end is not None and spec.end <= spec.start:
        yield _ends_first(("period", "end"), spec.start) if spec.end < spec.start else _one_day()
        return
    if spec.months is not None and spec.months > 12 * MAX_PERIOD_YEARS:
        yield _too_long("months", "60")
    elif spec.days is not None and spec.days > 366 * MAX_PERIOD_YEARS:
        yield _too_long("days", "365")
    elif plan.span is not None and plan.span.end >= calendar.add_months(spec.start, 12 * MAX_PERIOD_YEARS):
        yield _too_long("end" if spec.end else "days", "")


def _too_long(name: str, write: str) -> Problem:
    message = phrase(
        "a plan is about at most {years} years: choose a shorter period",
        "een plan gaat over ten hoogste {years} jaar: kies een kortere periode",
        years=MAX_PERIOD_YEARS,
    )
    path = ("period", name)
    return Problem("plan.limit", path, message, f"{name}: {write}" if write else "", (path,))


def _ends_first(path: Path, start: date) -> Problem:
    message = phrase(
        "this ends before it starts, on {start}: check both dates",
        "dit eindigt voordat het begint, op {start}: controleer beide datums",
        start=start,
    )
    return Problem("plan.notation", path, message, "", (path,))


def _one_day() -> Problem:
    message = phrase(
        "this is the first day as well, and a period ends after it starts: write when it ends, or `days: 1`",
        "dit is ook de eerste dag, en een periode eindigt na haar begin: schrijf wanneer ze eindigt, of `days: 1`",
    )
    path = ("period", "end")
    return Problem("plan.notation", path, message, "days: 1", (path,))


def _lost(found: Iterable[Problem]) -> Iterator[Path]:
    return (path for problem in found for path in problem.lost)


def _required(plan: Plan, lost: set[Path], data: Mapping[str, Value]) -> Iterator[Problem]:
    if plan.account_manager is None and ("account_manager",) not in lost:
        message = phrase("it does not say whose plan this is", "er staat niet bij van wie dit plan is")
        yield problems.required("account_manager", message, "account_manager: Sanne de Vries")
    if plan.span is None and not any(path[:1] in (("year",), ("period",)) for path in lost):
        if plan.period is None:
            message = phrase(
                "it does not say which year or period this plan is about",
                "er staat niet bij over welk jaar of welke periode dit plan gaat",
            )
            yield problems.required("year", message, f"year: {_year_of_most_dates(data)}")
        else:
            message = phrase(
                "the period needs its first day (`start`) and its `end`, or how many `days` or `months` it takes",
                "bij de periode horen de eerste dag (`start`) en het einde (`end`), of het aantal `days` of `months`",
            )
            problem = problems.required("period", message, _completed(plan.period))
            yield problem._replace(path=("period",))


def _year_of_most_dates(data: Mapping[str, Value]) -> str:
    years = Counter(re.findall(r"(?<![0-9])20[0-9]{2}(?=-[0-9W])|(?<=-)20[0-9]{2}(?![0-9])", " ".join(_texts(data))))
    # Of years with as many dates the last one, in whatever order they stand.
    return max(years, key=lambda year: (years[year], year), default="2027")


def _texts(value: Value | Mapping[str, Value]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _completed(period: PeriodSpec) -> str:
    """A period with what it says, and an example of what it lacks."""
    start, rest = period.start or date(2027, 2, 1), "months: 12" if period.start else "months: 3"
    if period.end is not None and period.end > date(FIRST_YEAR, 1, 1):
        start, rest = date(calendar.add_days(period.end, -1).year, 1, 1), f"end: {period.end.isoformat()}"
    elif period.days is not None:
        rest = f"days: {period.days}"
    elif period.months is not None:
        rest = f"months: {period.months}"
    return f"period: {{start: {start.isoformat()}, {rest}}}"
