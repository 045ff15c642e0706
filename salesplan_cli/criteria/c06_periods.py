"""6 Periods: the target per quarter, month and week, with seasons and events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from salesplan_cli.arithmetic import close, over_one
from salesplan_cli.calendar import UNITS, Span, add_days, covers, same_day, touches
from salesplan_cli.case import Case, called, filled, lacking
from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.apportionment import (
    all_equal,
    apportioned,
    by_season,
    example_index,
    index,
    index_to_write,
    of_months,
    own_curve,
    suggested,
    total_of,
    whole_index,
)
from salesplan_cli.criteria.c02_product_targets import on_target, root_of
from salesplan_cli.fields import Series
from salesplan_cli.lines import dates_inside, line, stacked
from salesplan_cli.model import PERIOD_KEYS, Event, Plan, Seasonality
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Number, Phrase, Text, at_most, both, pasted, phrase, plain, rounded, same

IN_CENTS: Final = 20
"""Below this an average month in money is not in whole ones."""
SLIP: Final = 10
"""The factor of a separator that slipped in one of several numbers."""


def flow_list(plan: Plan, name: str, values: Sequence[Decimal | int]) -> Phrase:
    """A line (for many values several) with a list: `months: [85000, ...]`, decimals as this plan writes them."""
    words = [pasted(value, plan.numbers) for value in values]
    lines = [", ".join(words[at : at + 13]) for at in range(0, len(words), 13)]
    written = f"{name}: [" + (",\n" + " " * (len(name) + 3)).join(lines) + "]"
    return line(written)


# --- rules ---------------------------------------------------------------------------------------------------------


def per_quarter(case: Case) -> Verdict:
    """A number for each quarter."""
    verdict = _per(case, "quarters")
    return _not_asked(verdict) if case.plan.count_of("quarters") == 1 else verdict


def _not_asked(verdict: Verdict) -> Verdict:
    """Not judged in a period with one quarter; for a key without an answer there still is something to write."""
    gaps = tuple(gap._replace(readings=0) for gap in verdict.gaps)
    return not_judged("the period has one quarter", "de periode heeft één kwartaal")._replace(gaps=gaps)


def per_month(case: Case) -> Verdict:
    """A number for each month."""
    return _per(case, "months")


def per_week(case: Case) -> Verdict:
    """A number for each week."""
    return _per(case, "weeks")


def _per(case: Case, unit: str) -> Verdict:
    plan, path = case.plan, ("periods", unit)
    expected = plan.count_of(unit)
    if plan.span is None:
        return _no_period(path)
    if not expected:
        return not_judged("the period is shorter than a week", "de periode is korter dan een week")
    given = plan.series(unit)
    have = given.values if given else {}
    facts: dict[str, Fact] = {
        "have": len(have),
        "of": expected,
        "unit": UNITS[unit].called(expected),
        "sum": sum(have.values(), Decimal(0)),
    }
    evidence = phrase(
        "{have} of {of} {unit} with a number, together {sum}",
        "{have} van {of} {unit} met een getal, samen {sum}",
        **facts,
    )
    open_ = [at for at in range(1, expected + 1) if at not in have]
    paths = {at: (*path, *given.path(at)) for at in open_} if given else {}
    unread = {at: each for at, each in paths.items() if case.is_lost(each)}
    gaps = [Gap(path, evidence, None, (each,)) for each in unread.values()]
    absent = [at for at in open_ if at not in unread]
    if absent:
        names = at_most([plan.label(unit, at) for at in absent])
        if len(absent) == expected:
            message = phrase(
                "there is no number per {one}: divide the target over the {of} {unit}",
                "er is geen getal per {one}: verdeel het doel over de {of} {unit}",
                one=UNITS[unit].one,
                **facts,
            )
        else:
            message = phrase(
                "{absent} of {of} {unit} {absent:has|have} no number: {names}",
                "{absent} van de {of} {unit} {absent:heeft|hebben} geen getal: {names}",
                absent=len(absent),
                names=names,
                **facts,
            )
        # Where nothing but the target says how much it is, and that could not be read, numbers would not add up to it.
        is_lost = case.is_lost(("revenue_target",)) or (case.is_lost(("order_target",)) and plan.target is None)
        unknown = is_lost and not any(plan.complete(each) for each in UNITS) and not have
        write = None
        if not unknown:
            write, change = _series_to_write(case, unit)
            message = same("{said}; {change}", said=message, change=change) if change is not None else message
        gaps.append(Gap(path, message, write, (path,), readings=len(absent)))
    return Verdict(evidence, expected, tuple(gaps))


def _series_to_write(case: Case, unit: str) -> tuple[Phrase, Phrase | None]:
    """The numbers to write, and what there is to say of those that are given and change."""
    plan, final = case.plan, case.once(_to_become)
    numbers = [plan.label(unit, at) for at in _changed(plan, unit, final)]
    changed, n, units = at_most(numbers), len(numbers), _with_quarters(plan, final) if unit == "months" else [unit]
    if len(units) > 1:
        changed, n = (*changed, Text("the quarters", "de kwartalen")), n + plan.count_of("quarters")
    write = _lines(plan, final, units)
    if not changed:
        return write, None
    return write, phrase(
        "{changed} {n:does|do} not go with {what}, so here {n:it changes|they change} as well",
        "{changed} {n:past|passen} niet bij {what}, dus ook {n:die verandert|die veranderen} hier",
        changed=changed,
        n=n,
        what=Text("the index of the seasons", "de index van de seizoenen")
        if final.by_index and unit != "weeks"
        else Text("the total", "het totaal"),
    )


class _Final(NamedTuple):
    """Quarters, months and weeks as they are to become."""

    quarters: Sequence[Decimal]
    months: Sequence[Decimal]
    weeks: Sequence[Decimal]
    by_index: bool
    """Whether the index of the seasons decided the months."""

    def of(self, unit: str) -> Sequence[Decimal]:
        """The numbers of one of the three."""
        return getattr(self, unit)  # type: ignore[no-any-return]  # each unit is a field


def _to_become(case: Case) -> _Final:
    """The numbers that make the target and each other, and follow the index; those that do already stay.

    What every rule of this question says to write is taken from here, so that all of it can be pasted.
    """
    if case.plan.target is not None or not any(case.plan.complete(unit) for unit in UNITS):
        case = on_target(case)
    plan, margin, target = case.plan, case.limits["C06.sum"], case.plan.target
    for slip in filter(None, (_slipped(plan, unit, margin) for unit in UNITS)):
        values = plan.complete(slip.unit) or ()
        plan = _with(plan, slip.unit, (*values[: slip.at], slip.right, *values[slip.at + 1 :]))
    # Without a target it is only asked that months and quarters agree.
    beside = plan.complete("quarters") or plan.complete("months")
    total = target if target is not None or not beside else sum(beside, Decimal(0))
    months, by_index = _months_to_become(case, plan, total)
    quarters = _quarters_to_become(case, plan, total, months)
    weeks: Sequence[Decimal] | None = plan.complete("weeks")
    if weeks is None:
        weeks = suggested(_with(plan, "months", months), "weeks")
    elif target is not None and not _makes(weeks, target, margin):
        weeks = apportioned(target, weeks)
    return _Final(quarters, months, weeks, by_index)


def _makes(values: Sequence[Decimal], total: Number | None, margin: Decimal) -> bool:
    return total is None or close(sum(values, Decimal(0)), total, margin)


def _months_to_become(case: Case, plan: Plan, total: Number | None) -> tuple[Sequence[Decimal], bool]:
    """The months, and whether the index decided them. `plan` is that of the case with its slips mended."""
    margin, indexes, quarters = case.limits["C06.sum"], index(plan), plan.complete("quarters")
    months: Sequence[Decimal] = plan.complete("months") or ()
    if not any(months):
        months = suggested(plan, "months")
    elif not _makes(months, total, margin) and quarters and len(quarters) > 1 and _makes(quarters, total, margin):
        pieces = zip(quarters, plan.quarter_months, strict=True)
        months = [value for quarter, part in pieces for value in _to_quarter(months, part, quarter, margin)]
    if total is not None and not _makes(months, total, margin):
        months = apportioned(total, months)
    flat = plan.count_of("quarters") > 1 and all_equal(months)
    by_index = indexes is not None and (
        (flat and not all_equal(indexes))
        or not _follows(case)
        or not _follows(case.with_plan(_with(plan, "months", months)))
    )
    if by_index and indexes is not None:
        total = sum(months, Decimal(0)) if total is None else total
        # A few euros follow the seasons in cents.
        parts = 100 if not plan.counts_orders and total < IN_CENTS * len(indexes) else 1
        months = [each / parts for each in by_season(total * parts, indexes)]
    return months, by_index


def _quarters_to_become(case: Case, plan: Plan, total: Number | None, months: Sequence[Decimal]) -> Sequence[Decimal]:
    """The quarters beside these months: what they make, where those that are given do not agree with it."""
    margin, made, given = case.limits["C06.sum"], of_months(plan, months), plan.series("quarters")
    quarters: Sequence[Decimal] | None = plan.complete("quarters")
    if quarters is not None:
        if total is not None and not _makes(quarters, total, margin):
            quarters = apportioned(total, quarters)
        return quarters if _agree(made, quarters, margin) else made
    known = given.values if given is not None else {}
    quarters = [
        known[at] if at in known and close(known[at], whole, margin) else whole for at, whole in enumerate(made, 1)
    ]
    return quarters if _makes(quarters, total, margin) else made


def _changed(plan: Plan, unit: str, final: _Final) -> list[int]:
    """The ordinals of the numbers that are given and change."""
    given, numbers = plan.series(unit), final.of(unit)
    if given is None or not numbers:
        return []
    return [at for at, value in sorted(given.values.items()) if at <= len(numbers) and numbers[at - 1] != value]


def _with_quarters(plan: Plan, final: _Final) -> list[str]:
    """The months, and the quarters where those that are given change with them; of a single one no rule asks that."""
    both_change = plan.count_of("quarters") > 1 and _changed(plan, "quarters", final)
    return ["months", "quarters"] if both_change else ["months"]


def _lines(plan: Plan, final: _Final, units: Sequence[str]) -> Phrase:
    return stacked([flow_list(plan, unit, final.of(unit)) for unit in units])


def _months_to_write(case: Case) -> Phrase:
    """The months as they are to become, with the quarters where those of the plan change as well."""
    final = case.once(_to_become)
    return _lines(case.plan, final, _with_quarters(case.plan, final))


def _with(plan: Plan, unit: str, values: Sequence[Decimal]) -> Plan:
    numbers = Series(dict(enumerate(values, 1)), "", len(values))
    return plan.model_copy(update={"periods": plan.periods.model_copy(update={unit: numbers})})


def _follows(case: Case) -> bool:
    """Whether the months follow the index of the plan, or cannot be held against it."""
    found = case.once(_beside_index)
    return isinstance(found, Verdict) or not any(over > 0 for over, *_ in found.months)


def _no_period(path: Path) -> Verdict:
    message = phrase("the period of the plan is not known", "de periode van het plan is niet bekend")
    return Verdict(message, 1, (Gap(path, message, None, PERIOD_KEYS),))


def seasons(case: Case) -> Verdict:
    """An index per month with its basis, or none with a reason."""
    verdict = _seasons(case)
    return _not_asked(verdict) if case.plan.count_of("quarters") == 1 else verdict


def _seasons(case: Case) -> Verdict:
    plan, path = case.plan, ("periods", "seasonality")
    if plan.span is None:
        return _no_period(path)
    given, months = plan.periods.seasonality, plan.count_of("months")
    if given.none is not None:
        return Verdict(
            phrase("no seasons: {reason}", "geen seizoenen: {reason}", reason=given.none),
            1,
        )
    if not given.is_filled:
        message = phrase(
            "the plan says nothing about the seasons: give each month an index and say what it is based on, or write "
            "`none:` with the reason",
            "er staat niets over de seizoenen: geef elke maand een index en zeg waar die op gebaseerd is, of schrijf "
            "`none:` met de reden",
        )
        unread = case.lost_among((*path, "index"), (*path, "basis"), (*path, "none"))
        return Verdict(
            phrase("nothing about the seasons", "niets over de seizoenen"),
            1,
            (Gap(path, message, _season_to_write(on_target(case).plan), (path, *unread)),),
        )
    return _seasons_given(case, given, months)


def _seasons_given(case: Case, given: Seasonality, months: int) -> Verdict:
    plan, path = case.plan, ("periods", "seasonality")
    indexes, monthly = index(plan), plan.complete("months")
    evidence = same(
        "index {index}{average}, basis: {basis}",
        index=indexes or Text("not complete", "niet volledig"),
        average=_off_average(indexes),
        basis=given.basis or Text("not given", "niet gegeven"),
    )
    labels, paths = lacking(
        case,
        path,
        (
            ("index", indexes, Text(f"for each of the {months} months", f"voor elk van de {months} maanden")),
            ("basis", given.basis, Text("what it is based on", "waar de index op gebaseerd is")),
        ),
    )
    if indexes and all_equal(indexes):
        message = phrase(
            "{months} equal values are a division and not an answer: give each month its own index{basis}, or write "
            "`none:` with the reason",
            "{months} gelijke waarden zijn een verdeling en geen antwoord: geef elke maand een eigen index{basis}, of "
            "schrijf `none:` met de reden",
            months=months,
            basis="" if given.basis else Text(" and say what it is based on", " en zeg waar die op gebaseerd is"),
        )
        own = own_curve(plan)
        write = flow_list(plan, "index", whole_index(own) if own else example_index(plan))
        if given.basis is None and not case.is_lost((*path, "basis")):
            write = stacked([write, _season_to_write(plan, only=("basis",))])
        return Verdict(evidence, 1, (Gap((*path, "index"), message, write),))
    if paths:
        unread, (first, *others) = case.lost_below((*path, "index")), paths
        if per_quarter := _per_quarter(plan):
            message = phrase(
                "the index has {quarters} numbers for {months} months: is that one per quarter, then each of its "
                "months has it",
                "de index heeft {quarters} getallen voor {months} maanden: is dat er een per kwartaal, dan krijgt elke "
                "maand daarvan dat getal",
                quarters=plan.count_of("quarters"),
                months=months,
            )
            write = flow_list(plan, "index", per_quarter)
            if others:
                write = stacked([write, _season_to_write(plan, only=("basis",))])
            return Verdict(evidence, 1, (Gap(first, message, write, (*paths, *unread)),))
        if indexes is None:
            message = phrase(
                "the seasons have no index yet {what}",
                "bij de seizoenen staat nog geen index {what}",
                what=labels[:1] or both(""),
            )
        else:
            message = phrase(
                "the seasonal index does not say {what}", "bij de seizoenen staat niet {what}", what=labels or ""
            )
        write = _season_to_write(on_target(case).plan, only=tuple(str(each[-1]) for each in paths))
        return Verdict(evidence, 1, (Gap(first, message, write, (*paths, *unread)),))
    if monthly and all_equal(monthly):
        message = phrase(
            "every month has the same number ({amount}), beside an index that differs per month: divide the target by "
            "the index",
            "elke maand heeft hetzelfde getal ({amount}), terwijl de index per maand verschilt: verdeel het doel "
            "volgens de index",
            amount=monthly[0],
        )
        return Verdict(evidence, 1, (Gap(("periods", "months"), message, _months_to_write(case)),))
    return Verdict(evidence, 1)


def _off_average(indexes: tuple[Decimal, ...] | None) -> Fact:
    if not indexes or sum(indexes) == 100 * len(indexes):
        return ""
    return phrase(
        " (together {sum}; with 100 for an average month {of})",
        " (samen {sum}; met 100 voor een gemiddelde maand {of})",
        sum=sum(indexes, Decimal(0)),
        of=100 * len(indexes),
    )


def _per_quarter(plan: Plan) -> list[Decimal]:
    """An index of as many numbers as there are quarters, as each of their months has it; none for any other."""
    given, quarters = plan.periods.seasonality.index, [*enumerate(plan.quarter_months, 1)]
    if given is None or given.letter or sorted(given.values) != [at for at, _ in quarters]:
        return []
    return [given.values[at] for at, part in quarters for _ in part]


NO_SEASONS: Final = Text(
    "none: every month has the same number because the work is the same all year",
    "none: elke maand heeft hetzelfde getal omdat het werk het hele jaar gelijk is",
)


def _season_to_write(plan: Plan, only: tuple[str, ...] = ()) -> Phrase:
    lines = []
    given = plan.series("months")
    months = suggested(plan, "months") if given is not None and given.values else ()
    if not only and months and all_equal(months) and all_equal(plan.complete("quarters") or months):
        return same("seasonality:\n  {none}", none=NO_SEASONS)
    for name in only or ("index", "basis"):
        if name == "index":
            numbers = ", ".join(plain(value) for value in index_to_write(plan))
            lines.append(both(f"index: [{numbers}]"))
        else:
            lines.append(Text("basis: revenue of the last three years", "basis: omzet van de afgelopen drie jaar"))
    if only:
        return same("{lines}", lines=_joined(lines, "\n"))
    return same("seasonality:\n  {lines}", lines=_joined(lines, "\n  "))


def _joined(texts: Sequence[Text], between: str) -> Text:
    return Text(between.join(text.en for text in texts), between.join(text.nl for text in texts))


def special_events(case: Case) -> Verdict:
    """Events with their date and effect, or none with a reason."""
    plan, path = case.plan, ("periods", "events")
    section = plan.periods.events
    if section.none is not None:
        return Verdict(phrase("no events: {reason}", "geen gebeurtenissen: {reason}", reason=section.none), 1)
    events = filled(section.items)
    if not events:
        message = phrase(
            "the plan says nothing about events that affect sales (a fair, a closure, a price change): give each its "
            "date and effect, or write `none:` with the reason",
            "er staat niets over gebeurtenissen die de verkoop raken (een beurs, een sluiting, een prijswijziging): "
            "geef elk een datum en effect, of schrijf `none:` met de reden",
        )
        gap = Gap(path, message, _event_to_write(on_target(case).plan), (path, *case.lost_below(path)))
        return Verdict(phrase("nothing about events", "niets over gebeurtenissen"), 1, (gap,))
    gaps = []
    for at, event in events:
        labels, paths = lacking(
            case,
            (*path, at),
            (
                ("start", event.start, Text("date", "de datum")),
                ("effect", event.effect, Text("effect on sales", "het effect op de verkoop")),
            ),
        )
        if paths:
            message = phrase(
                "the plan gives no {what} for {event}: fill it in, then a month can be planned around it",
                "bij {event} {lacks:ontbreekt|ontbreken} {what}: vul aan, dan is een maand eromheen te plannen",
                event=called(event.name, at, "event", "gebeurtenis"),
                what=labels,
                lacks=len(labels),
            )
            write = "\n".join(_event_lines(on_target(case).plan, event)[str(each[-1])] for each in paths)
            gaps.append(Gap(paths[0], message, line(write), paths))
    shown = tuple(_event(event, at) for at, event in events)
    return Verdict(same("{events}", events=shown), len(events), tuple(gaps))


def _event(event: Event, at: int) -> Phrase:
    effect: Fact = Text("effect not given", "effect niet gegeven")
    if event.effect is not None:
        form = "{value:signed}%" if event.effect.kind == "percent" else "{value:signed}"
        effect = same(form, value=event.effect.value)
    return same(
        "{name} ({start}, {effect})",
        name=called(event.name, at, "event", "gebeurtenis"),
        start=event.start or Text("date not given", "datum niet gegeven"),
        effect=effect,
    )


CLOSED: Final = re.compile("bouwvak|vakantie|sluit|gesloten|staking|clos|holiday|shutdown|strike")
"""Events in which less is sold."""


def _event_lines(plan: Plan, event: Event) -> dict[str, str]:
    day = min(add_days(plan.span.start, 102), plan.span.end) if plan.span else date(2027, 4, 13)
    day = min(day, event.end or day)
    size = Fraction(total_of(plan, "quarters")) / 50
    effect = f"effect: +{max(apportioned(size * 2, (1, 1))[0], 1)}"
    if CLOSED.search((event.name or "").casefold()):
        effect = "effect: -10%"
    return {"start": f"start: {day.isoformat()}", "effect": effect}


def _event_to_write(plan: Plan) -> Phrase:
    rest = "\n    ".join(_event_lines(plan, Event()).values())
    return phrase(
        "events:\n  - name: Trade fair\n    {rest}",
        "events:\n  - name: Vakbeurs\n    {rest}",
        rest=both(rest),
    )


def sums(case: Case) -> Verdict:
    """Complete quarters, months and weeks each add up to the target, and months to their quarters."""
    plan, margin = case.plan, case.limits["C06.sum"]
    target = plan.target
    shown: list[Phrase] = []
    wrong: list[tuple[Path, Phrase]] = []
    for unit in UNITS:
        values = plan.complete(unit)
        if values is None or target is None:
            continue
        whole = sum(values, Decimal(0))
        facts: dict[str, Fact] = {"unit": UNITS[unit].many, "sum": whole, "target": target}
        shown.append(phrase("{unit} {sum} of {target}", "{unit} {sum} van {target}", **facts))
        if not close(whole, target, margin):
            facts["gap"] = abs(whole - target)
            less = whole < target
            if plan.revenue_target is not None and plan.order_target and close(whole, plan.order_target, margin):
                wrong.append((("periods", unit), phrase(
                    "the {unit} make {sum}, which is the target in orders; beside a target in money they hold money, "
                    "{target} in all",
                    "de {unit} zijn samen {sum}, en dat is het doel in orders; staat er ook een doel in geld, dan "
                    "horen hier bedragen, samen {target}",
                    **facts,
                )))  # fmt: skip
                continue
            wrong.append((
                ("periods", unit),
                phrase(
                    "the {unit} make {sum}, {gap} less than the target of {target}"
                    if less
                    else "the {unit} make {sum}, {gap} more than the target of {target}",
                    "de {unit} zijn samen {sum}, {gap} minder dan het doel van {target}"
                    if less
                    else "de {unit} zijn samen {sum}, {gap} meer dan het doel van {target}",
                    **facts,
                ),
            ))  # fmt: skip
    quarters, months = plan.series("quarters"), plan.series("months")
    if quarters and months and len(plan.quarter_months) > 1 and not _is_short(plan, months):
        for at, parts in enumerate(plan.quarter_months, 1):
            quarter = quarters.values.get(at)
            if quarter is None or not all(month + 1 in months.values for month in parts):
                continue
            values = tuple(months.values[month + 1] for month in parts)
            whole = sum(values, Decimal(0))
            facts = {"at": at, "values": values, "sum": whole, "quarter": quarter}
            shown.append(
                phrase("Q{at} {values:sum}{sum} of {quarter}", "Q{at} {values:sum}{sum} van {quarter}", **facts)
            )
            if not close(whole, quarter, margin):
                wrong.append((
                    ("periods", "months"),
                    phrase(
                        "the months of Q{at} make {values:sum}{sum}, and Q{at} says {quarter}",
                        "de maanden van Q{at} zijn samen {values:sum}{sum}, en bij Q{at} staat {quarter}",
                        **facts,
                    ),
                ))  # fmt: skip
    if not shown:
        return not_judged(
            "no quarters, months or weeks are complete beside a target",
            "er zijn geen volledige kwartalen, maanden of weken naast een doel",
        )
    evidence = same("{shown}", shown=tuple(shown))
    if not wrong:
        return Verdict(evidence, len(shown))
    slipped = next((found for unit in UNITS if (found := _slipped(plan, unit, margin)) is not None), None)
    said = tuple(each for _, each in wrong)
    message = same("{wrong}", wrong=said) if slipped is None else _with_slip(plan, said, slipped)
    final = case.once(_to_become)
    units = [unit for unit in ("months", "quarters", "weeks") if _changed(plan, unit, final)]
    write, path = _lines(plan, final, units), ("periods", units[0] if units else "months")
    root = root_of(case, sums) if plan.revenue_target is not None else ""
    if (
        not root
        and slipped is None
        and {*units} <= {"months", "quarters" if plan.count_of("quarters") > 1 else "months"}
    ):
        root = _root_among_months(case)
    return Verdict(evidence, len(shown), (Gap(path, message, write, because=root, readings=len(wrong)),))


def _root_among_months(case: Case) -> str:
    """The rule of which the finding says to write the same months, and the quarters with them."""
    months = case.plan.series("months")
    if months is not None and _is_short(case.plan, months):
        return "C06.months"
    return "" if _follows(case) else "C06.curve"


def _is_short(plan: Plan, months: Series) -> bool:
    """Whether it is a list that is too short: any month may be the one that is not there, and those after it others."""
    return not months.letter and months.size < plan.count_of("months")


def _agree(made: Sequence[Decimal], quarters: Sequence[Decimal], margin: Decimal) -> bool:
    """Whether what the months make is what the quarters say; of a single quarter no rule asks it."""
    return len(quarters) == 1 or all(close(one, other, margin) for one, other in zip(made, quarters, strict=True))


class _Slip(NamedTuple):
    """A number in which a separator slipped: with the right one the numbers make the target."""

    unit: str
    at: int
    was: Decimal
    right: Decimal


def _slipped(plan: Plan, unit: str, margin: Decimal) -> _Slip | None:
    target, values = plan.target, plan.complete(unit)
    if target is None or not values or close(whole := sum(values, Decimal(0)), target, margin):
        return None
    # Only a number that no other equals: one of several alike has hardly slipped.
    for at, was in ((values.index(each), each) for each in (max(values), min(values))):
        for right in (was / SLIP, was * SLIP):
            fits = close(whole - was + right, target, margin) and 2 * right * len(values) > target
            if fits and values.count(was) == 1:
                return _Slip(unit, at, was, right)
    return None


def _with_slip(plan: Plan, wrong: tuple[Phrase, ...], slip: _Slip) -> Phrase:
    return phrase(
        "{wrong}. With {right} in place of {was} for {name} it fits: did a separator slip?",
        "{wrong}. Met {right} in plaats van {was} bij {name} klopt het: is er een punt of komma verschoven?",
        wrong=wrong,
        right=slip.right,
        was=slip.was,
        name=plan.label(slip.unit, slip.at + 1),
    )


def _to_quarter(months: Sequence[Decimal], part: range, total: Decimal, margin: Decimal) -> Sequence[Decimal]:
    values = [months[at] for at in part]
    return values if close(sum(values, Decimal(0)), total, margin) else apportioned(total, values)


class _Beside(NamedTuple):
    """The months beside what the index gives each, in parts so fine that all are whole numbers."""

    months: list[tuple[int, int, int, int]]
    """How far each is over what it may differ, its place, what is expected and what it may differ."""
    parts: int
    """So many make one of what the months count."""
    whole: Fraction
    """The sum of the index."""


def _beside_index(case: Case) -> _Beside | Verdict:
    """The months beside the index; why they cannot be judged."""
    plan, target = case.plan, case.plan.target
    indexes, months = index(plan), plan.complete("months")
    if plan.span is None or target is None or indexes is None or months is None:
        return not_judged("months, index and target are not all there", "maanden, index en doel zijn er niet allemaal")
    # C06.season reports equal numbers itself, where it is judged.
    if plan.count_of("quarters") > 1 and (all_equal(indexes) or all_equal(months)):
        return not_judged("equal numbers follow no season", "gelijke getallen volgen geen seizoen")
    # In whole numbers, in parts so fine that each number is one: with a fraction for each this rule alone takes as
    # long as a third of all rules. And only the months that are spoken of get their phrase.
    touched = [_effects(plan, span) for span in plan.span.months]
    (total, *amounts), per_one = over_one((target, *months, *(money for money, _ in touched)))
    values, moved = amounts[: len(months)], amounts[len(months) :]
    weights, per_weight = over_one(indexes)
    percents, per_percent = over_one(percent for _, percent in touched)
    curve, per_curve = case.limits["C06.curve"].as_integer_ratio()
    whole = sum(weights)
    # Orders are whole: no month can be asked to come nearer than to the next one.
    nearest = per_one if plan.counts_orders else 0
    fine = len(months) * per_curve * 100 * per_percent
    judged: list[tuple[int, int, int, int]] = []
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        expected = total * weight * fine
        allowed = max(total * whole * curve * per_percent, nearest * whole * fine) + moved[at] * whole * fine
        allowed += percents[at] * (expected // (100 * per_percent))
        over = abs(value * whole * fine - expected) - allowed
        # An event that cannot be read may do just what a month differs.
        if over <= 0 or not _may_be_touched(case, plan.span.months[at], plan.span):
            judged.append((over, at, expected, allowed))
    if not judged:
        return not_judged("what the events do is not known", "wat de gebeurtenissen doen is niet bekend")
    return _Beside(judged, per_one * whole * fine, Fraction(whole, per_weight))


def season_curve(case: Case) -> Verdict:
    """Each month follows the index of the seasons, apart from the events that touch it."""
    found = case.once(_beside_index)
    if isinstance(found, Verdict):
        return found
    plan, judged = case.plan, found.months
    months, indexes = plan.complete("months") or (), index(plan) or ()
    wrong = [month for over, *month in judged if over > 0]
    _, *furthest = max(judged, key=lambda month: month[0])
    of = len(judged)

    def said(at: int, expected: int, allowed: int) -> Phrase:
        return phrase(
            "{month} {value}, where {target} x {weight} / {whole} = {expected} (give or take {allowed})",
            "{month} {value}, terwijl {target} x {weight} / {whole} = {expected} (marge {allowed})",
            month=plan.label("months", at + 1),
            value=months[at],
            target=plan.target or 0,
            weight=indexes[at],
            whole=found.whole,
            expected=Fraction(expected, found.parts),
            allowed=Fraction(allowed, found.parts),
        )

    fits = of - len(wrong)
    evidence = phrase(
        "{fits} of {of} {of:month|months} {fits:follows|follow} the index; furthest: {furthest}",
        "{fits} van {of:|de }{of} {of:maand|maanden} {fits:volgt|volgen} de index; het verst ernaast: {furthest}",
        fits=fits,
        of=of,
        furthest=said(*furthest),
    )
    if not wrong:
        return Verdict(evidence, of)
    message = phrase(
        "{count} {count:month does|months do} not follow the index: {wrong}",
        "{count} {count:maand wijkt|maanden wijken} af van de index: {wrong}",
        count=len(wrong),
        wrong=at_most([said(*each) for each in wrong], 3),
    )
    write = _months_to_write(case)
    root = root_of(case, season_curve) if plan.revenue_target is not None else ""
    return Verdict(evidence, of, (Gap(("periods", "months"), message, write, because=root, readings=len(wrong)),))


def _may_be_touched(case: Case, month: Span, period: Span) -> bool:
    """Whether an event of which the dates or the effect could not be read may touch a month."""
    path = ("periods", "events")
    if case.is_lost(path):
        return True
    for at, event in enumerate(case.plan.periods.events.items):
        lost = {name for name in ("start", "end", "effect") if case.is_lost((*path, at, name))}
        first = event.start or period.start
        last = event.end or (period.end if "end" in lost or event.start is None else first)
        if lost and touches(month, Span(first, max(first, last))):
            return True
    return False


def _effects(plan: Plan, span: Span) -> tuple[Decimal, Decimal]:
    """What the events that touch a month may do to it: an amount of money, and a percentage of what is expected."""
    money = percent = Decimal(0)
    for event in plan.periods.events.items:
        if event.effect is None or event.start is None:
            continue
        if touches(span, Span(event.start, max(event.end or event.start, event.start))):
            if event.effect.kind == "percent":
                percent += abs(event.effect.value)
            else:
                money += abs(event.effect.value)
    return money, percent


def event_dates(case: Case) -> Verdict:
    """Events lie in the period and end after they start."""
    plan, period = case.plan, case.plan.span
    events = [(at, event) for at, event in filled(plan.periods.events.items) if event.start or event.end]
    if period is None:
        return not_judged("the period of the plan is not known", "de periode van het plan is niet bekend")
    if not events:
        return not_judged("there are no dates to compare", "er zijn geen datums om te vergelijken")
    gaps = []
    for at, event in events:
        days = {name: day for name, day in (("start", event.start), ("end", event.end)) if day is not None}
        outside = [name for name, day in days.items() if not covers(period, day)]
        facts: dict[str, Fact] = {
            "event": called(event.name, at, "event", "gebeurtenis"),
            "first": period.start,
            "last": period.end,
        }
        path = ("periods", "events", at)
        if outside:
            day = days[outside[0]]
            message = phrase(
                "{event} is on {day}, outside the period ({first} to {last})",
                "{event} is op {day}, buiten de periode ({first} tot en met {last})",
                day=day,
                **facts,
            )
            write = dates_inside(event.start, event.end, period)
            if write is None:
                message = phrase(
                    "{said}: leave it out, or correct the date",
                    "{said}: laat het weg, of verbeter de datum",
                    said=message,
                )
            gaps.append(Gap((*path, outside[0]), message, write))
        elif event.start and event.end and event.end < event.start:
            message = phrase(
                "{event} ends on {end}, before it starts on {start}",
                "{event} eindigt op {end}, voordat het begint op {start}",
                start=event.start,
                end=event.end,
                **facts,
            )
            # Over the turn of the year, where the end has the year of the start.
            end = same_day(event.end, period, event.start) or event.start
            gaps.append(Gap((*path, "end"), message, line(f"end: {end.isoformat()}")))
    shown = tuple(_dates(event, at) for at, event in events)
    return Verdict(same("{events}", events=shown), len(events), tuple(gaps))


def _dates(event: Event, at: int) -> Phrase:
    name = called(event.name, at, "event", "gebeurtenis")
    if event.start and event.end:
        return phrase(
            "{name} {start} to {end}", "{name} {start} tot en met {end}", name=name, start=event.start, end=event.end
        )
    return same("{name} {day}", name=name, day=event.start or event.end or "")


MONTHS_OF_A_YEAR: Final = 12


def year_end(case: Case) -> Verdict:
    """Without a seasonal basis, not too much in the last quarter."""
    plan, most = case.plan, case.limits["C06.year-end"]
    given = plan.periods.seasonality
    if given.basis is not None and given.index is not None:
        return not_judged("the seasons have a basis", "de seizoenen hebben een onderbouwing")
    if plan.span is None or plan.count_of("quarters") == 1:
        return not_judged("the period has one quarter", "de periode heeft één kwartaal")
    quarters, months = plan.complete("quarters"), plan.complete("months")
    if quarters is None and months is not None:
        quarters = of_months(plan, months)
    if quarters is None or not sum(quarters):
        return not_judged("the last quarter is not known", "het laatste kwartaal is niet bekend")
    share = Fraction(100 * quarters[-1]) / Fraction(sum(quarters))
    if len(plan.span.months) < MONTHS_OF_A_YEAR:
        # In half a year an equal part is half of it: then as many times that as the limit is of a quarter of a year.
        quarters_of_a_year = Fraction(len(plan.span.months), len(plan.span.quarter_months[-1]))
        most = rounded(Fraction(most) * 4 / quarters_of_a_year)
    shown = share if share <= most else max(rounded(share), most + Decimal("0.01"))  # not "35%, at most 35%"
    facts: dict[str, Fact] = {"last": quarters[-1], "whole": sum(quarters, Decimal(0)), "share": shown, "most": most}
    evidence = phrase(
        "last quarter {last} / {whole} = {share:percent}, at most {most:percent} without a basis",
        "laatste kwartaal {last} / {whole} = {share:percent}, zonder onderbouwing ten hoogste {most:percent}",
        **facts,
    )
    if share <= most:
        return Verdict(evidence, 1)
    message = phrase(
        "{share:percent} of the target is planned in the last quarter ({last} of {whole}): what is that based on, and "
        "what if it does not come?",
        "{share:percent} van het doel staat in het laatste kwartaal ({last} van {whole}): waar is dat op gebaseerd, en "
        "wat als het niet komt?",
        **facts,
    )
    path: Path = ("periods", "seasonality")
    if given.none is not None:
        return Verdict(evidence, 1, (_evenly(plan, message, most),))
    absent = tuple(name for name in ("index", "basis") if getattr(given, name) is None)
    lacks = (path, *((*path, name) for name in (*absent, "none")))
    if len(absent) == 1:
        write = _season_to_write(on_target(case).plan, only=absent)
        return Verdict(evidence, 1, (Gap((*path, *absent), message, write, lacks),))
    return Verdict(evidence, 1, (Gap(path, message, _season_to_write(on_target(case).plan), lacks),))


def _evenly(plan: Plan, message: Phrase, most: Number) -> Gap:
    """Without seasons every month is as large as another, and so is what they make, where that is enough."""
    months = apportioned(total_of(plan, "months"), [1] * plan.count_of("months"))
    quarters = of_months(plan, months)
    given = [unit for unit in ("months", "quarters") if plan.complete(unit) is not None]
    written = [flow_list(plan, unit, months if unit == "months" else quarters) for unit in given]
    # Where only one of the two is given, the other is proposed by its own rule and would contradict this one.
    enough = len(given) == 2 and Fraction(100 * quarters[-1]) <= Fraction(most) * Fraction(sum(quarters))
    return Gap(("periods", given[0]), message, stacked(written) if enough else None)


C06: Final = Criterion(
    id="C06",
    title=Text("Periods", "Periodes"),
    question=Text(
        "A whole year is hard to oversee. Is the plan specified per quarter, per month, per week? With seasonal "
        "influences? With special events that affect sales?",
        "Een heel jaar is moeilijk te overzien. Is het plan uitgewerkt per kwartaal, per maand, per week? Met "
        "seizoensinvloeden? Met bijzondere gebeurtenissen die de verkoop beïnvloeden?",
    ),
    answer=Text(
        "Divide the target over the quarters, months and weeks. Give an index per month with its basis, and the events "
        "with their date and effect; where there are none, write `none:` with the reason.",
        "Verdeel het doel over de kwartalen, maanden en weken. Geef per maand een index met onderbouwing, en de "
        "gebeurtenissen met datum en effect; zijn die er niet, schrijf dan `none:` met de reden.",
    ),
    section="periods",
    rules=(
        Rule(
            id="C06.quarters",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("a number per quarter", "een getal per kwartaal"),
            why=Text(
                "Quarters show in time whether the year will be reached.",
                "Kwartalen laten op tijd zien of het jaar gehaald wordt.",
            ),
            reads=("year", "period", "periods.quarters"),
            judge=per_quarter,
            good=both(
                "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 120k]}",
            ),
            bad=both(
                "revenue_target: 400k\nperiods: {quarters: {Q1: 90k, Q2: 110k}}",
            ),
        ),
        Rule(
            id="C06.months",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("a number per month", "een getal per maand"),
            why=Text(
                "A month is short enough to correct course and long enough to see a trend.",
                "Een maand is kort genoeg om bij te sturen en lang genoeg om een lijn te zien.",
            ),
            reads=("periods.months",),
            judge=per_month,
            good=both(
                "periods: {months: [85k, 95k, 110k, 110k, 100k, 100k, 60k, 60k, 120k, 130k, 130k, 100k]}",
            ),
            bad=both("periods: {months: {M1: 85k}}"),
        ),
        Rule(
            id="C06.weeks",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("a number per week", "een getal per week"),
            why=Text(
                "A week is short enough to act on: on Friday you know where you stand.",
                "Een week heb je nog in de hand: op vrijdag weet je hoe je ervoor staat.",
            ),
            reads=("periods.weeks",),
            judge=per_week,
            good=both(
                "period: {start: 2027-01-04, days: 28}\nperiods: {weeks: [20k, 25k, 25k, 30k]}",
            ),
            bad=both(
                "period: {start: 2027-01-04, days: 28}\nperiods: {weeks: [20k, 25k]}",
            ),
        ),
        Rule(
            id="C06.season",
            kind="missing",
            owner=MANAGER,
            title=Text("seasons, with their basis", "seizoenen, met onderbouwing"),
            why=Text(
                "Divide by twelve and you panic in July and relax in October.",
                "Wie door twaalf deelt, schrikt in juli en leunt achterover in oktober.",
            ),
            reads=("periods.seasonality",),
            judge=seasons,
            good=Text(
                "periods: {seasonality: {none: subscriptions run all year}}",
                "periods: {seasonality: {none: abonnementen lopen het hele jaar}}",
            ),
            bad=both(
                "periods: {seasonality: {index: [85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]}}",
            ),
        ),
        Rule(
            id="C06.events",
            kind="missing",
            owner=MANAGER,
            title=Text("events with date and effect", "gebeurtenissen met datum en effect"),
            why=Text(
                "A fair or a holiday closure is known a year ahead; in the plan it is a number, afterwards an excuse.",
                "Een beurs of bouwvak weet je een jaar vooruit; in het plan is het een getal, achteraf een smoes.",
            ),
            reads=("periods.events",),
            judge=special_events,
            good=Text(
                "periods: {events: [{name: Trade fair, start: 2027-04-13, effect: +25000}]}",
                "periods: {events: [{name: Vakbeurs, start: 2027-04-13, effect: +25000}]}",
            ),
            bad=Text(
                "periods: {events: [{name: Trade fair, start: 2027-04-13}]}",
                "periods: {events: [{name: Vakbeurs, start: 2027-04-13}]}",
            ),
        ),
        Rule(
            id="C06.sum",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("periods add up to the target", "periodes tellen op tot het doel"),
            why=Text(
                "If every month is reached and the year is not, nobody saw it coming.",
                "Als elke maand gehaald is en het jaar niet, heeft niemand het zien aankomen.",
            ),
            reads=("periods.quarters", "periods.months", "periods.weeks", "revenue_target", "order_target"),
            limit=Limit(Decimal(1), Text("% of the target", "% van het doel")),
            judge=sums,
            good=both(
                "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 120k]}",
            ),
            bad=both(
                "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 100k]}",
            ),
        ),
        Rule(
            id="C06.curve",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("months follow the season", "maanden volgen het seizoen"),
            why=Text(
                "If the months do not follow the index, even its author does not believe it.",
                "Als de maanden de index niet volgen, gelooft zelfs de schrijver er niet in.",
            ),
            reads=(
                "revenue_target",
                "order_target",
                "periods.months",
                "periods.seasonality.index",
                "periods.events[].effect",
            ),
            limit=Limit(
                Decimal(5),
                Text(
                    "% of an average month, in orders at least one",
                    "% van een gemiddelde maand, in orders ten minste één",
                ),
            ),
            judge=season_curve,
            good=Text(
                "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
                "periods: {months: [80k, 120k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: revenue "
                "2026}}",
                "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
                "periods: {months: [80k, 120k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: omzet "
                "2026}}",
            ),
            bad=Text(
                "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
                "periods: {months: [120k, 80k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: revenue "
                "2026}}",
                "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
                "periods: {months: [120k, 80k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: omzet "
                "2026}}",
            ),
        ),
        Rule(
            id="C06.dates",
            kind="conflict",
            owner=MANAGER,
            title=Text("events within the period", "gebeurtenissen binnen de periode"),
            why=Text(
                "An event outside the period changes nothing in this plan.",
                "Een gebeurtenis buiten de periode verandert niets aan dit plan.",
            ),
            reads=("periods.events[].start", "periods.events[].end"),
            judge=event_dates,
            good=Text(
                "periods: {events: [{name: Trade fair, start: 2027-04-13, end: 2027-04-15, effect: +25000}]}",
                "periods: {events: [{name: Vakbeurs, start: 2027-04-13, end: 2027-04-15, effect: +25000}]}",
            ),
            bad=Text(
                "periods: {events: [{name: Trade fair, start: 2026-04-13, effect: +25000}]}",
                "periods: {events: [{name: Vakbeurs, start: 2026-04-13, effect: +25000}]}",
            ),
        ),
        Rule(
            id="C06.year-end",
            kind="advice",
            owner=ACCOUNT_MANAGER,
            title=Text("not all at the end of the year", "niet alles aan het eind van het jaar"),
            why=Text(
                "If you rely on the end of the year, there is no time left to correct course.",
                "Wie op het einde van het jaar rekent, heeft geen tijd meer om bij te sturen.",
            ),
            reads=("periods.quarters", "periods.months"),
            limit=Limit(Decimal(35), Text("% in the last quarter", "% in het laatste kwartaal")),
            judge=year_end,
            good=both("periods: {quarters: [90k, 110k, 80k, 120k]}"),
            bad=both("periods: {quarters: [60k, 80k, 60k, 200k]}"),
        ),
    ),
)
