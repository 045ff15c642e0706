"""The products of a plan, and what they make together."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from salesplan_cli.case import Case, filled
from salesplan_cli.model import Product


def named(case: Case) -> list[tuple[int, Product]]:
    """The products with a name, with their places."""
    return [(index, product) for index, product in filled(case.plan.products) if product.name is not None]


def together(products: Iterable[tuple[int, Product]]) -> Decimal:
    """What products make, as far as that is known."""
    return sum((each.amount for _, each in products if each.amount is not None), Decimal(0))
