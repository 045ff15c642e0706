"""What only several values of a plan together show, before any rule is asked: which contradict, and which lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from salesplan_cli import calendar, notation, problems, shapes
from salesplan_cli.calendar import Span, Week
from salesplan_cli.context import context_of
from salesplan_cli.fields import EXAMPLE_YEAR
from salesplan_cli.limits import FIRST_YEAR, MAX_OCCASIONS, MAX_PERIOD_YEARS
from salesplan_cli.lists import Series
from salesplan_cli.model import ANY, EXCLUSIVE, PeriodSpec, Plan
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.said import first_month_named
from salesplan_cli.source import text_at, texts_in, value_at
from salesplan_cli.text import phrase, yaml_scalar
from salesplan_cli.traps import Value, parted_number
from salesplan_cli.yaml_faults.rewriting import quoted


def exclusive(data: Mapping[str, Value]) -> list[Problem]:
    """Keys of which one excludes the other (`year` and `period`): neither counts."""
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


def required(plan: Plan, lost: set[Path], data: Mapping[str, Value]) -> Iterator[Problem]:
    """What no rule can do without, and is not there: whose plan it is, and which period it is about."""
    if plan.account_manager is None and ("account_manager",) not in lost:
        message = phrase("it does not say whose plan this is", "er staat niet bij van wie dit plan is")
        yield problems.required("account_manager", message, "account_manager: Sanne de Vries")
    if plan.span is None and not any(path[:1] in (("year",), ("period",)) for path in lost):
        if plan.period is None:
            message = phrase(
                "it does not say which year or period this plan is about",
                "er staat niet bij over welk jaar of welke periode dit plan gaat",
            )
            yield problems.required("year", message, f"year: {year_of_most_dates(data)}")
        else:
            message = phrase(
                "the period needs its first day (`start`) and its `end`, or how many `days` or `months` it takes",
                "bij de periode horen de eerste dag (`start`) en het einde (`end`), of het aantal `days` of `months`",
            )
            problem = problems.required("period", message, _completed(plan.period, data))
            yield problem._replace(path=("period",))


def year_of_most_dates(data: Mapping[str, Value]) -> str:
    """The year that is named most in a plan, as an example to write."""
    years = Counter(re.findall(r"(?<![0-9])20[0-9]{2}(?=-[0-9W])|(?<=-)20[0-9]{2}(?![0-9])", " ".join(texts_in(data))))
    # Of years with as many dates the last one, in whatever order they stand.
    return max(years, key=lambda year: (years[year], year), default=EXAMPLE_YEAR)


def _completed(period: PeriodSpec, data: Mapping[str, Value]) -> str:
    """A period with what it says, and an example of what it lacks."""
    named = first_month_named(data)
    start, rest = period.start or named or date(2027, 2, 1), "months: 12" if period.start else "months: 3"
    if period.end is not None and period.end > date(FIRST_YEAR, 1, 1):
        is_start = named is not None and named < period.end < calendar.add_months(named, 12 * MAX_PERIOD_YEARS)
        start = named if named and is_start else date(calendar.add_days(period.end, -1).year, 1, 1)
        rest = f"end: {period.end.isoformat()}"
    elif period.days is not None:
        rest = f"days: {period.days}"
    elif period.months is not None:
        rest = f"months: {period.months}"
    return f"period: {{start: {start.isoformat()}, {rest}}}"


def across(plan: Plan, data: Mapping[str, Value], in_flow: Callable[[Path], bool]) -> tuple[Problem, ...]:
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


def _steps(plan: Plan, data: Mapping[str, Value]) -> Iterator[Problem]:
    """`from: 12%` and `to: -4%`, which is how far it is to go down."""
    for at, goal in enumerate(plan.development):
        if goal.to is None or goal.to.kind != "percent" or goal.to.value >= 0:
            continue
        from salesplan_cli.hints.goals import step_from

        base: Path = ("development", at)
        start, end = (text_at(data, (*base, key)).strip() for key in ("from", "to"))
        if (why := step_from(end, start, context_of(data).style)) is not None:
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


def _on_another_weekday(plan: Plan, data: Mapping[str, Value]) -> Iterator[Problem]:
    """A rhythm that names a day of the week (`elke donderdag`), and begins on another one."""
    for at, review in enumerate(plan.reviews):
        path = ("reviews", at, "first")
        said = text_at(data, ("reviews", at, "every"))
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


def _beyond(
    path: Path, series: Series, span: Span, data: Mapping[str, Value], in_flow: Callable[[Path], bool]
) -> list[Problem]:
    expected = len(parts := _parts_at(path, span))
    if not series.letter:
        # Between the lines of a block there is no comma that parts a number.
        parted = parted_number(value_at(data, path), series.size - expected) if in_flow(path) else None
        if parted and "." in parted[1] and context_of(data).style.numbers == "nl":
            parted = (parted[0], quoted(parted[0]))
        return [problems.too_many(path, series.size, expected, parted)]
    # Also those of which the number is not there yet.
    named = {
        *series.values,
        *(at for at, name in series.names.items() if shapes.says_nothing(value_at(data, (*path, name)))),
    }
    beyond = sorted(ordinal for ordinal in named if ordinal > expected)
    usual = calendar.usual_numbers(span, series.letter)
    if beyond and named <= {*usual}:
        return [_as_on_the_calendar(path, series, usual, parts[0], data)]
    return [problems.no_such_ordinal((*path, *series.path(ordinal)), expected) for ordinal in beyond]


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
    filled = [
        each
        for each in given.values()
        if each is not None and not shapes.is_blank(each) and not shapes.says_nothing(each)
    ]
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
