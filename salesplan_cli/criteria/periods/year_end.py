"""C06.year-end: not too much in the last quarter."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.apportionment import apportioned, of_months, total_of
from salesplan_cli.criteria.periods.season import season_to_write
from salesplan_cli.lines import flow_list, stacked
from salesplan_cli.model import Plan
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Number, Phrase, Text, both, phrase, rounded


def year_end(case: Case) -> Verdict:
    """Without a seasonal basis, not too much in the last quarter."""
    plan, most = case.plan, case.limits["C06.year-end"]
    given = plan.periods.seasonality
    if given.basis is not None and given.index is not None:
        return not_judged("the seasons have a basis", "de seizoenen hebben een onderbouwing")
    if plan.count_of("quarters") < 2:
        return not_judged("the period has one quarter", "de periode heeft één kwartaal")
    quarters, months = plan.complete("quarters"), plan.complete("months")
    if quarters is None and months is not None:
        quarters = of_months(plan, months)
    if quarters is None or not sum(quarters):
        return not_judged("the last quarter is not known", "het laatste kwartaal is niet bekend")
    share = Fraction(100 * quarters[-1]) / Fraction(sum(quarters))
    # Where an equal part is more than a quarter, as many times that as the limit is of a quarter.
    parts = Fraction(plan.count_of("months"), len(plan.quarter_months[-1]))
    most = rounded(Fraction(most) * 4 / min(parts, Fraction(4)))
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
        "{share:percent} of all that is planned comes in the last quarter ({last} of {whole}): what is that based on, "
        "and what if it does not come?",
        "{share:percent} van alles wat gepland is, komt in het laatste kwartaal ({last} van {whole}): waar is dat op "
        "gebaseerd, en wat als het niet komt?",
        **facts,
    )
    path: Path = ("periods", "seasonality")
    if given.none is not None:
        return Verdict(evidence, 1, (_evenly(plan, message, most),))
    absent = tuple(name for name in ("index", "basis") if getattr(given, name) is None)
    lacks = (path, *((*path, name) for name in (*absent, "none")))
    if len(absent) == 1:
        write = season_to_write(case, only=absent)
        return Verdict(evidence, 1, (Gap((*path, *absent), message, write, lacks),))
    return Verdict(evidence, 1, (Gap(path, message, season_to_write(case), lacks),))


def _evenly(plan: Plan, message: Phrase, most: Number) -> Gap:
    """Without seasons every month is as large as another, and so is what they make, where that is enough."""
    months = apportioned(total_of(plan, "months"), [1] * plan.count_of("months"))
    quarters = of_months(plan, months)
    given = [unit for unit in ("months", "quarters") if plan.complete(unit) is not None]
    written = [flow_list(plan, unit, months if unit == "months" else quarters) for unit in given]
    # Where only one of the two is given, the other is proposed by its own rule and would contradict this one.
    enough = len(given) == 2 and Fraction(100 * quarters[-1]) <= Fraction(most) * Fraction(sum(quarters))
    return Gap(("periods", given[0]), message, stacked(written) if enough else None)


YEAR_END: Final = Rule(
    id="C06.year-end",
    kind="advice",
    owner=ACCOUNT_MANAGER,
    title=Text("not all at the end of the year", "niet alles aan het eind van het jaar"),
    why=Text(
        "If you rely on the end of the year, there is no time left to correct course.",
        "Wie op het einde van het jaar rekent, heeft geen tijd meer om bij te sturen.",
    ),
    reads=("periods.quarters", "periods.months"),
    limit=Limit(Decimal(35), Text("% in the last quarter of a year", "% in het laatste kwartaal van een jaar")),
    judge=year_end,
    good=both("periods: {quarters: [90k, 110k, 80k, 120k]}"),
    bad=both("periods: {quarters: [60k, 80k, 60k, 200k]}"),
)
