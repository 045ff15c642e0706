"""C07.order-value: what an order brings in."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.activities.steps import CHAIN_EN, CHAIN_NL
from salesplan_cli.funnel import average_order, order_number
from salesplan_cli.lines import line, money_line
from salesplan_cli.text import Text, phrase, rounded


def order_value(case: Case) -> Verdict:
    """How many orders are needed can be told."""
    plan = case.plan
    average = average_order(plan)
    if plan.average_order is not None:
        return Verdict(
            phrase("an order of {average:money}", "een order van {average:money}", average=plan.average_order), 1
        )
    if average is not None:
        return Verdict(
            phrase(
                "products with revenue and quantity: {average:money} an order on average",
                "producten met omzet en aantal: gemiddeld {average:money} per order",
                average=average,
            ),
            1,
        )
    needed = order_number(plan)
    if needed is not None:
        return Verdict(
            phrase(
                "{needed} {needed:order is|orders are} asked for",
                "er {needed:wordt|worden} {needed} {needed:order|orders} gevraagd",
                needed=needed,
            ),
            1,
        )
    message = phrase(
        "nobody can tell how many orders the target takes: what does an order bring in on average?",
        "er is niet te zeggen hoeveel orders het doel vraagt: wat levert een order gemiddeld op?",
    )
    lacks = (("average_order",), ("order_target",), ("customers", "new", "win"))
    if plan.customers.new.approach == 0:
        none = phrase(
            "nobody can tell how many orders the target takes: if the plan asks for no new customers, write that 0 are "
            "to be won",
            "er is niet te zeggen hoeveel orders het doel vraagt: vraagt het plan geen nieuwe klanten, schrijf dan dat "
            "er 0 te winnen zijn",
        )
        return Verdict(phrase("not known", "niet bekend"), 1, (Gap(lacks[-1], none, line("win: 0"), lacks),))
    amount = rounded(Fraction(plan.revenue_target) / 20, 0) if plan.revenue_target else Decimal(40_000)
    write = money_line(plan, "average_order", max(amount, Decimal(1)))
    # Where the target is in orders it is enough that it is given.
    because = "C02.target" if plan.counts_orders else ""
    return Verdict(phrase("not known", "niet bekend"), 1, (Gap(("average_order",), message, write, lacks, because),))


ORDER_VALUE: Final = Rule(
    id="C07.order-value",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("the average order", "de gemiddelde order"),
    why=Text(
        "Without the value of an order nobody knows how many the target takes.",
        "Zonder de waarde van een order weet niemand hoeveel er nodig zijn voor het doel.",
    ),
    reads=("average_order", "order_target", "customers.new.win"),
    judge=order_value,
    good=Text(f"average_order: 40000\n{CHAIN_EN}", f"average_order: 40000\n{CHAIN_NL}"),
    bad=Text(CHAIN_EN, CHAIN_NL),
)
