"""C02.target: the target itself is given."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from salesplan_cli.arithmetic import SLIPS, close
from salesplan_cli.case import Case, filled_or_unread
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.product_targets.elsewhere import made_by_periods, made_elsewhere
from salesplan_cli.criteria.product_targets.products import named, together
from salesplan_cli.criteria.product_targets.slips import SLIP_MARGIN
from salesplan_cli.criteria.product_targets.sums import proposed_target
from salesplan_cli.lines import EXAMPLE_ORDERS, EXAMPLE_TARGET, money_line
from salesplan_cli.text import Text, phrase, same


def target_given(case: Case) -> Verdict:
    """The target itself is given, in money or in orders."""
    plan = case.plan
    if plan.revenue_target is not None:
        return Verdict(
            phrase("revenue target {target:money}", "omzetdoel {target:money}", target=plan.revenue_target), 1
        )
    if plan.order_target is not None:
        return Verdict(
            phrase(
                "target of {target} {target:order|orders}",
                "doel van {target} {target:order|orders}",
                target=plan.order_target,
            ),
            1,
        )
    if _counts_orders(case):
        divided = next((made for _, made in made_by_periods(plan)), None)
        gap = Gap(
            ("order_target",),
            phrase(
                "the target itself is not given: how many orders are to come in over the whole period?",
                "het doel zelf staat er niet: hoeveel orders moeten er over de hele periode binnenkomen?",
            ),
            same("order_target: {orders:digits}", orders=divided or EXAMPLE_ORDERS),
            (("order_target",),),
        )
    else:
        gap = Gap(
            ("revenue_target",),
            phrase(
                "the target itself is not given: how much is to be sold over the whole period?",
                "het doel zelf staat er niet: hoeveel moet er over de hele periode verkocht worden?",
            ),
            money_line(case.plan, "revenue_target", _made(case) or EXAMPLE_TARGET),
            (("revenue_target",), ("order_target",)),
        )
    return Verdict(phrase("no target given", "geen doel gegeven"), 1, (gap,))


def _counts_orders(case: Case) -> bool:
    """Whether a plan without a target counts orders: it says so, or what it divides can only be that."""
    divided = next((made for _, made in made_by_periods(case.plan)), None)
    return case.plan.counts_orders or (divided is not None and _are_orders(case, divided))


def _are_orders(case: Case, divided: Decimal) -> bool:
    products = named(case)
    sold, pieces = together(products), sum((product.quantity or Decimal(0) for _, product in products), Decimal(0))
    # A few where much more is sold are no money, unless it is a separator that slipped, or it is in thousands; nor are
    # those that are less than selling may cost; and as many as the pieces of which no price is known are these.
    slipped = any(close(sold, divided * factor, SLIP_MARGIN) for factor in SLIPS)
    few = divided <= MOST_ORDERS and 100 * divided <= sold and not slipped
    less = divided <= MOST_ORDERS and divided < (case.plan.costs.allowed or 0)
    is_known = bool(divided) and not case.is_lost(("revenue_target",))
    return is_known and (few or (not sold and (less or pieces == divided)))


MOST_ORDERS: Final = 1_000
"""Numbers above this are taken for money, in a plan that does not say."""


def _made(case: Case) -> Decimal:
    """What the plan makes, where it has no target; 0 where nothing says it."""
    products = filled_or_unread(case, ("products",), case.plan.products)
    amounts = [product.amount for _, product in products]
    known = together(products)
    elsewhere = [made for _, made in made_elsewhere(case.plan)]
    # What only some of the products make is no more than a part of it, and one may not even be listed.
    agree = len(elsewhere) > 1 and len(set(elsewhere)) == 1 and elsewhere[0] > known
    return known if amounts and None not in amounts and not agree else next(iter(elsewhere), known)


def on_target(case: Case) -> Case:
    """The case with the target in money as C02.target or C02.sum has it written, where one of them does."""
    target = proposed_target(case)
    # Without this question, and beside a value that cannot be read, nothing is known of it.
    if case.plan.target is None and "C02.sum" in case.limits and not case.is_lost(("revenue_target",)):
        target = None if _counts_orders(case) else _made(case) or None
    return case if target is None else case.with_values(revenue_target=target)


TARGET: Final = Rule(
    id="C02.target",
    kind="missing",
    owner=MANAGER,
    title=Text("the target itself", "het doel zelf"),
    why=Text(
        "Every other number in the plan is checked against the target.",
        "Elk ander getal in het plan wordt tegen het doel gehouden.",
    ),
    reads=("revenue_target", "order_target"),
    judge=target_given,
    good=Text(
        "revenue_target: 1.200.000\nproducts: [{name: Maintenance}]",
        "revenue_target: 1.200.000\nproducts: [{name: Onderhoud}]",
    ),
    bad=Text("products: [{name: Maintenance}]", "products: [{name: Onderhoud}]"),
)
