"""C06.season: an index per month with its basis, or none with a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from salesplan_cli.case import Case, lacking
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.apportionment import (
    all_equal,
    example_index,
    index,
    index_to_write,
    own_curve,
    suggested,
    whole_index,
)
from salesplan_cli.criteria.periods.division import no_period, not_asked
from salesplan_cli.criteria.periods.phasing import months_to_write, phased, with_numbers
from salesplan_cli.criteria.product_targets.target import on_target
from salesplan_cli.lines import flow_list, stacked
from salesplan_cli.model import Plan, Seasonality
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same

PATH: Final = ("periods", "seasonality")


def seasons(case: Case) -> Verdict:
    """An index per month with its basis, or none with a reason."""
    verdict = _seasons(case)
    return not_asked(verdict) if case.plan.count_of("quarters") == 1 else verdict


def _seasons(case: Case) -> Verdict:
    if case.plan.span is None:
        return no_period(PATH)
    given = case.plan.periods.seasonality
    if given.none is not None:
        return Verdict(phrase("no seasons: {reason}", "geen seizoenen: {reason}", reason=given.none), 1)
    if given.is_filled:
        return _seasons_given(case, given)
    message = phrase(
        "the plan says nothing about the seasons: give each month an index and say what it is based on, or write "
        "`none:` with the reason",
        "er staat niets over de seizoenen: geef elke maand een index en zeg waar die op gebaseerd is, of schrijf "
        "`none:` met de reden",
    )
    unread = case.lost_among((*PATH, "index"), (*PATH, "basis"), (*PATH, "none"))
    gap = Gap(PATH, message, season_to_write(case), (PATH, *unread))
    return Verdict(phrase("nothing about the seasons", "niets over de seizoenen"), 1, (gap,))


def _seasons_given(case: Case, given: Seasonality) -> Verdict:
    plan = case.plan
    indexes, monthly = index(plan), plan.complete("months")
    evidence = same(
        "index {index}{average}, basis: {basis}",
        index=indexes or Text("not complete", "niet volledig"),
        average=_off_average(indexes),
        basis=given.basis or Text("not given", "niet gegeven"),
    )
    if indexes and all_equal(indexes):
        gap = _no_index_of_its_own(case, given)
    elif indexes is None or given.basis is None:
        gap = _not_complete(case, given)
    elif monthly and all_equal(monthly):
        message = phrase(
            "every month has the same number ({amount}), beside an index that differs per month: divide the target by "
            "the index",
            "elke maand heeft hetzelfde getal ({amount}), terwijl de index per maand verschilt: verdeel het doel "
            "volgens de index",
            amount=monthly[0],
        )
        gap = Gap(("periods", "months"), message, months_to_write(case))
    else:
        return Verdict(evidence, 1)
    return Verdict(evidence, 1, (gap,))


def _no_index_of_its_own(case: Case, given: Seasonality) -> Gap:
    """Each month has the same index."""
    plan = case.plan
    message = phrase(
        "{months} equal values are a division and not an answer: give each month its own index{basis}, or write "
        "`none:` with the reason",
        "{months} gelijke waarden zijn een verdeling en geen antwoord: geef elke maand een eigen index{basis}, of "
        "schrijf `none:` met de reden",
        months=plan.count_of("months"),
        basis="" if given.basis else Text(" and say what it is based on", " en zeg waar die op gebaseerd is"),
    )
    write = flow_list(plan, "index", whole_index(own_curve(plan) or example_index(plan)))
    if given.basis is None and not case.is_lost((*PATH, "basis")):
        write = stacked([write, season_to_write(case, only=("basis",))])
    return Gap((*PATH, "index"), message, write)


def _not_complete(case: Case, given: Seasonality) -> Gap:
    """The index of some months, or its basis, is not there."""
    plan, indexes, months = case.plan, index(case.plan), case.plan.count_of("months")
    labels, paths = lacking(
        case,
        PATH,
        (
            ("index", indexes, Text(f"for each of the {months} months", f"voor elk van de {months} maanden")),
            ("basis", given.basis, Text("what it is based on", "waar de index op gebaseerd is")),
        ),
    )
    first, *others = paths
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
            write = stacked([write, season_to_write(case, only=("basis",))])
    else:
        if indexes is None:
            message = phrase(
                "the seasons have no index yet {what}",
                "bij de seizoenen staat nog geen index {what}",
                what=labels[:1] or "",
            )
        else:
            message = phrase(
                "the seasonal index does not say {what}", "bij de seizoenen staat niet {what}", what=labels or ""
            )
        write = season_to_write(case, only=tuple([str(each[-1]) for each in paths]))
    return Gap(first, message, write, (*paths, *case.lost_below((*PATH, "index"))))


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


BASIS: Final = Text("basis: revenue of the last three years", "basis: omzet van de afgelopen drie jaar")


def season_to_write(case: Case, only: tuple[str, ...] = ()) -> Phrase:
    """The section with an example, or with the index that its months have; or the lines of `only` some of its keys."""
    plan = _as_divided(case)
    months = suggested(plan, "months") if (given := plan.series("months")) is not None and given.values else ()
    if not only and months and all_equal(months) and all_equal(plan.complete("quarters") or months):
        return same("seasonality:\n  {none}", none=NO_SEASONS)
    lines = [
        flow_list(plan, name, index_to_write(plan)) if name == "index" else same("{basis}", basis=BASIS)
        for name in only or ("index", "basis")
    ]
    return stacked(lines) if only else same("seasonality:\n  {lines}", lines=stacked(lines, "  "))


def _as_divided(case: Case) -> Plan:
    """The plan with its months and quarters as they are to become, so that these follow the index that is written."""
    plan, final = on_target(case).plan, case.once(phased)
    for unit in ("months", "quarters"):
        given = plan.series(unit)
        if given is not None and given.values:
            plan = with_numbers(plan, unit, final.of(unit))
    return plan


SEASON: Final = Rule(
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
)
