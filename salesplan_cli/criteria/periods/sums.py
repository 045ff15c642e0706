"""C06.sum: quarters, months and weeks add up to the target, and months to their quarters."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from salesplan_cli.arithmetic import close
from salesplan_cli.calendar import UNITS
from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.periods.beside_index import follows
from salesplan_cli.criteria.periods.phasing import phased
from salesplan_cli.criteria.periods.slips import slipped, with_slip
from salesplan_cli.criteria.product_targets.sums import root_of
from salesplan_cli.lists import Series
from salesplan_cli.model import Plan
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same


def sums(case: Case) -> Verdict:
    """Complete quarters, months and weeks each add up to the target, and months to their quarters."""
    compared = [*_beside_target(case), *_beside_quarters(case)]
    if not compared:
        return not_judged(
            "no quarters, months or weeks are complete beside a target",
            "er zijn geen volledige kwartalen, maanden of weken naast een doel",
        )
    evidence = same("{shown}", shown=tuple([shown for shown, _ in compared]))
    wrong = tuple([each for _, each in compared if each is not None])
    if not wrong:
        return Verdict(evidence, len(compared))
    plan, margin, final = case.plan, case.limits["C06.sum"], case.once(phased)
    slip = next((found for unit in UNITS if (found := slipped(plan, unit, margin)) is not None), None)
    message = same("{wrong}", wrong=wrong) if slip is None else with_slip(plan, wrong, slip)
    units = [unit for unit in ("months", "quarters", "weeks") if final.changed(plan, unit)]
    write, path = final.lines(plan, units), ("periods", units[0] if units else "months")
    root = root_of(case, sums)
    alone = {"months", "quarters"} if plan.count_of("quarters") > 1 else {"months"}
    if not root and slip is None and alone.issuperset(units):
        root = _root_among_months(case)
    return Verdict(evidence, len(compared), (Gap(path, message, write, because=root, readings=len(wrong)),))


def _beside_target(case: Case) -> Iterator[tuple[Phrase, Phrase | None]]:
    """What is complete beside the target, each with what is wrong with it."""
    plan, margin, target = case.plan, case.limits["C06.sum"], case.plan.target
    for unit in UNITS:
        values = plan.complete(unit)
        if values is None or target is None:
            continue
        whole = sum(values, Decimal(0))
        facts: dict[str, Fact] = {"unit": UNITS[unit].many, "sum": whole, "target": target}
        shown = phrase("{unit} {sum} of {target}", "{unit} {sum} van {target}", **facts)
        wrong = None
        if not close(whole, target, margin):
            facts["gap"] = abs(whole - target)
            if plan.revenue_target is not None and plan.order_target and close(whole, plan.order_target, margin):
                wrong = phrase(
                    "the {unit} make {sum}, which is the target in orders; beside a target in money they hold money, "
                    "{target} in all",
                    "de {unit} zijn samen {sum}, en dat is het doel in orders; staat er ook een doel in geld, dan "
                    "horen hier bedragen, samen {target}",
                    **facts,
                )
            elif whole < target:
                wrong = phrase(
                    "the {unit} make {sum}, {gap} less than the target of {target}",
                    "de {unit} zijn samen {sum}, {gap} minder dan het doel van {target}",
                    **facts,
                )
            else:
                wrong = phrase(
                    "the {unit} make {sum}, {gap} more than the target of {target}",
                    "de {unit} zijn samen {sum}, {gap} meer dan het doel van {target}",
                    **facts,
                )
        yield shown, wrong


def _beside_quarters(case: Case) -> Iterator[tuple[Phrase, Phrase | None]]:
    """The quarters of which all months are known, each with what is wrong with it."""
    plan, margin = case.plan, case.limits["C06.sum"]
    quarters, months = plan.series("quarters"), plan.series("months")
    if not quarters or not months or len(plan.quarter_months) == 1 or _is_short(plan, months):
        return
    for at, parts in enumerate(plan.quarter_months, 1):
        quarter = quarters.values.get(at)
        if quarter is None or not all(month + 1 in months.values for month in parts):
            continue
        values = tuple([months.values[month + 1] for month in parts])
        whole = sum(values, Decimal(0))
        facts: dict[str, Fact] = {"at": at, "values": values, "sum": whole, "quarter": quarter}
        shown, wrong = (
            phrase("Q{at} {values:sum}{sum} of {quarter}", "Q{at} {values:sum}{sum} van {quarter}", **facts),
            None,
        )
        if not close(whole, quarter, margin):
            wrong = phrase(
                "the months of Q{at} make {values:sum}{sum}, and Q{at} says {quarter}",
                "de maanden van Q{at} zijn samen {values:sum}{sum}, en bij Q{at} staat {quarter}",
                **facts,
            )
        yield shown, wrong


def _root_among_months(case: Case) -> str:
    """The rule of which the finding says to write the same months, and the quarters with them."""
    months = case.plan.series("months")
    if months is not None and _is_short(case.plan, months):
        return "C06.months"
    return "" if follows(case) else "C06.curve"


def _is_short(plan: Plan, months: Series) -> bool:
    """Whether it is a list that is too short: any month may be the one that is not there, and those after it others."""
    return not months.letter and months.size < plan.count_of("months")


SUM: Final = Rule(
    id="C06.sum",
    kind="conflict",
    owner=ACCOUNT_MANAGER,
    title=Text("periods add up to the target", "periodes tellen op tot het doel"),
    why=Text(
        "If every month is reached and the year is not, nobody saw it coming.",
        "Als elke maand gehaald is en het jaar niet, heeft niemand het zien aankomen.",
    ),
    reads=("periods.quarters", "periods.months", "periods.weeks", "revenue_target", "order_target"),
    limit=Limit(Decimal(1), Text("% of the target, or of the quarter", "% van het doel, of van het kwartaal")),
    judge=sums,
    good=both(
        "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 120k]}",
    ),
    bad=both(
        "revenue_target: 400k\nperiods: {quarters: [90k, 110k, 80k, 100k]}",
    ),
)
