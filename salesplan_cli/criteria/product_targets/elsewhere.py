"""What the rest of a plan makes beside its products: its quarters, months and weeks, and its customers."""

from __future__ import annotations

from decimal import Decimal

from salesplan_cli.arithmetic import close
from salesplan_cli.calendar import UNITS
from salesplan_cli.case import Case
from salesplan_cli.model import Plan
from salesplan_cli.text import Text


def what_makes(case: Case, target: Decimal) -> Text | None:
    """What else in the plan makes the target: the quarters, months or weeks, or the customers together."""
    limit = case.limits["C02.sum"]
    return next((where for where, made in made_elsewhere(case.plan) if close(made, target, limit)), None)


def made_elsewhere(plan: Plan) -> list[tuple[Text, Decimal]]:
    """What the rest of the plan makes, as far as it is complete, with what to call it."""
    old, fresh = plan.customers.existing.revenue, plan.customers.new.revenue
    customers = Text("the customers", "de klanten")
    return [*made_by_periods(plan), *([(customers, old + fresh)] if old is not None and fresh is not None else [])]


def made_by_periods(plan: Plan) -> list[tuple[Text, Decimal]]:
    """What the quarters, months and weeks each make together, where all of them are given."""
    return [
        (Text(f"the {unit.many.en}", f"de {unit.many.nl}"), sum(values, Decimal(0)))
        for name, unit in UNITS.items()
        if (values := plan.complete(name))
    ]
