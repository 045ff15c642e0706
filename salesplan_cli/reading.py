"""Reading a plan: the data of a file in, the plan as far as it could be read and its problems out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from salesplan_cli import calendar, hints, notation, problems
from salesplan_cli.fields import DEFAULT_CURRENCY, Context, Series, meant_currency
from salesplan_cli.hints import Shares, value_at
from salesplan_cli.limits import MAX_HINTS, MAX_OCCASIONS, MAX_PERIOD_YEARS
from salesplan_cli.model import ANY, EXCLUSIVE, ITEMS, NONE_SECTIONS, Periods, Plan
from salesplan_cli.notation import Misread, Style
from salesplan_cli.problems import Problem
from salesplan_cli.source import Path, Value
from salesplan_cli.text import phrase


class Reading(NamedTuple):
    """A plan as far as it could be read, and what could not."""

    plan: Plan
    problems: tuple[Problem, ...]


def read_plan(data: Mapping[str, Value], already: Iterable[Path] = ()) -> Reading:
    """The plan in the data of a file: what cannot be read is taken out, reported and not given.

    `already` are the values that reading the YAML has lost and reported.
    """
    found = _exclusive(data)
    lost = [path for problem in found for path in problem.lost]
    rest = _without(data, lost) if lost else data
    while True:
        context = _context(rest)
        try:
            plan = Plan.model_validate(rest, context=context)
        except ValidationError as error:
            new = tuple(_explain(error, rest))
        else:
            new = _across(plan)
            if not new:
                return Reading(plan, (*found, *_required(plan, {*already, *_lost(found)})))
        found = (*found, *new)
        sign = rest.get("currency")
        rest = _without(rest, [path for problem in new for path in (problem.path, *problem.lost)])
        if "currency" not in rest and isinstance(sign, str) and (code := meant_currency(sign)):
            # A sign in place of the code (`currency: £`) is one fault, and the amounts with that sign none.
            rest = {**rest, "currency": code}


def _context(data: Mapping[str, Value]) -> Context:
    written = data.get("numbers")
    numbers = written.strip().lower() if isinstance(written, str) else None
    code = data.get("currency")
    currency = code.strip().upper() if isinstance(code, str) else DEFAULT_CURRENCY
    if currency not in notation.CURRENCIES:
        currency = meant_currency(currency) or DEFAULT_CURRENCY
    style = Style("nl" if numbers == "nl" else "en" if numbers == "en" else None, currency)
    return Context(
        style, not _is_money(data.get("revenue_target"), style) and _is_count(data.get("order_target"), style)
    )


def _is_money(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.money(value, style, positive=True), Misread)


def _is_count(value: Value, style: Style) -> bool:
    return isinstance(value, str) and not isinstance(notation.count(value, style, positive=True), Misread)


def _explain(error: ValidationError, data: Mapping[str, Value]) -> Iterator[Problem]:
    shares: Shares = {}
    unknown = 0
    for fault in error.errors(include_url=False):
        path = _in_file(fault["loc"])
        context = fault.get("ctx", {})
        match fault["type"]:
            case "misread":
                yield hints.misread(path, context["why"], data, shares)
            case "faults":
                for problem in context["faults"]:
                    below = (*path, *problem.path)
                    why = Misread(problem.rule, problem.message, hints.meant_day(below, data, problem.message))
                    known = problems.misread(problem.path, why) if why.write else problem
                    yield _named(known, below)._replace(
                        path=below, lost=tuple((*path, *each) for each in problem.lost or ((),))
                    )
            case "kind":
                placeholder = problems.placeholder_text(fault["input"]) if context["expected"] == "value" else None
                if placeholder is not None:
                    yield hints.misread(
                        path, Misread("plan.vague", problems.vague(placeholder), "", generic=True), data, shares
                    )
                else:
                    yield problems.wrong_kind(path, context["expected"], fault["input"])
            case "extra_forbidden":
                unknown += 1
                yield (
                    hints.unknown(path, data)
                    if unknown <= MAX_HINTS
                    else problems.unknown_key(path, None, absent=False)
                )
            case "tuple_type":
                yield problems.wrong_kind(path, "list", fault["input"])
            case _ if path in NONE_SECTIONS and isinstance(fault["input"], str):
                yield problems.none_on_its_own_line(path, fault["input"])
            case _:
                yield problems.wrong_kind(path, "mapping", fault["input"])


def _named(problem: Problem, path: Path) -> Problem:
    # A list of values does not know its own name; its message is about the key that holds it.
    if "key" not in problem.message.facts or problem.rule != "plan.kind":
        return problem
    facts = {**problem.message.facts, "key": problems.name_of(path)}
    return problem._replace(message=problem.message._replace(facts=facts))


def _in_file(loc: tuple[int | str, ...]) -> Path:
    # The model keeps a list of events under a name of its own; the file has the list itself.
    return tuple(part for part in loc if part != ITEMS)


def _exclusive(data: Mapping[str, Value]) -> tuple[Problem, ...]:
    found = []
    for where, keys in EXCLUSIVE:
        for base, section in _sections_at(data, where):
            both = [name for name in section if name in keys and section[name] not in (None, "")]
            # `none` excludes the others, which belong together.
            if len(both) > 1 and (keys[0] != "none" or "none" in both):
                lost = tuple((*base, name) for name in both)
                found.append(problems.exclusive((*base, both[1]), both, lost))
    return tuple(found)


def _sections_at(data: Value | Mapping[str, Value], where: Path) -> Iterator[tuple[Path, dict[str, Value]]]:
    if not where:
        if isinstance(data, dict):
            yield (), data
    elif where[0] == ANY:
        for index, each in enumerate(data if isinstance(data, list) else ()):
            for base, section in _sections_at(each, where[1:]):
                yield (index, *base), section
    elif isinstance(data, dict):
        for base, section in _sections_at(data.get(str(where[0])), where[1:]):
            yield (where[0], *base), section


def _without(data: Mapping[str, Value], paths: Iterable[Path]) -> Mapping[str, Value]:
    # The caller keeps its data: what holds a value that goes is copied, the rest is shared. An entry of a list leaves
    # its place empty.
    rest: Any = dict(data)
    own = {id(rest)}
    for path in paths:
        holder: Any = rest
        last = path[-1]
        for part in path[:-1]:
            below = value_at(holder, (part,))
            if not isinstance(below, dict | list):
                last = part  # no section or list: it goes as a whole, or nothing would change
                break
            if id(below) not in own:
                holder[part] = below = below.copy()
                own.add(id(below))
            holder = below
        if isinstance(holder, dict):
            holder.pop(last, None)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            holder[last] = None
    return rest  # type: ignore[no-any-return]


def _across(plan: Plan) -> tuple[Problem, ...]:
    """What only several values together show: ends before their start, too many months, an index of nothing."""
    found = [*_period_problems(plan)]
    if found:
        return tuple(found)
    for index, activity in enumerate(plan.activities):
        start, end = activity.start or (plan.span.start if plan.span else None), activity.end
        if start is not None and end is not None and end < start:
            found.append(_ends_first(("activities", index, "end"), start))
    found += _too_many_dates(plan)
    periods = plan.periods
    if periods is None:
        return tuple(found)
    if plan.span is not None:
        units = (
            ("quarters", periods.quarters, len(plan.span.quarters), phrase("quarters", "kwartalen")),
            ("months", periods.months, len(plan.span.months), phrase("months", "maanden")),
            ("weeks", periods.weeks, len(plan.span.weeks), phrase("weeks", "weken")),
        )
        for name, series, expected, unit in units:
            if series is not None and series.size > expected:
                found.append(problems.too_many(("periods", name), series.size, expected, unit))
        if (index_ := _index(periods)) is not None and index_.size > len(plan.span.months):
            path = ("periods", "seasonality", "index")
            found.append(problems.too_many(path, index_.size, len(plan.span.months), phrase("months", "maanden")))
            return tuple(found)
    if (index_ := _index(periods)) is not None and index_.values and not sum(index_.values.values()):
        message = phrase(
            "an index of nothing but zeros divides nothing: give each month its number, 100 for an average month",
            "een index van alleen nullen verdeelt niets: geef elke maand een getal, 100 voor een gemiddelde maand",
        )
        path = ("periods", "seasonality", "index")
        found.append(Problem("plan.notation", path, message, "", None, (path,)))
    return tuple(found)


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
        yield Problem("plan.limit", path, message, write, None, (path,))


def _index(periods: Periods) -> Series | None:
    return periods.seasonality.index if periods.seasonality else None


def _period_problems(plan: Plan) -> Iterator[Problem]:
    spec = plan.period
    if spec is None or spec.start is None:
        return
    if spec.end is not None and spec.end < spec.start:
        yield _ends_first(("period", "end"), spec.start)
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
    return Problem("plan.limit", path, message, f"{name}: {write}" if write else "", None, (path,))


def _ends_first(path: Path, start: date) -> Problem:
    message = phrase(
        "this ends before it starts, on {start}: check both dates",
        "dit eindigt voordat het begint, op {start}: controleer beide datums",
        start=start,
    )
    return Problem("plan.notation", path, message, "", None, (path,))


def _lost(found: Iterable[Problem]) -> Iterator[Path]:
    return (path for problem in found for path in problem.lost)


def _required(plan: Plan, lost: set[Path]) -> Iterator[Problem]:
    if plan.account_manager is None and ("account_manager",) not in lost:
        message = phrase("it does not say whose plan this is", "er staat niet bij van wie dit plan is")
        yield problems.required("account_manager", message, "account_manager: Sanne de Vries")
    if plan.span is None and not any(path[0] in ("year", "period") for path in lost if path):
        if plan.period is None:
            message = phrase(
                "it does not say which year or period this plan is about",
                "er staat niet bij over welk jaar of welke periode dit plan gaat",
            )
            yield problems.required("year", message, "year: 2027")
        else:
            message = phrase(
                "the period needs its first day (`start`) and its `end`, or how many `days` or `months` it takes",
                "bij de periode horen de eerste dag (`start`) en het einde (`end`), of het aantal `days` of `months`",
            )
            problem = problems.required("period", message, "period: {start: 2027-02-01, months: 3}")
            yield problem._replace(path=("period",))
