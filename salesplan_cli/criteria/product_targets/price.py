"""C02.price: quantity x price is the revenue."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from salesplan_cli.arithmetic import close
from salesplan_cli.case import Case
from salesplan_cli.checklist import MANAGER, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.product_targets.products import named, together
from salesplan_cli.lines import money_line
from salesplan_cli.model import Product
from salesplan_cli.text import Fact, Phrase, Text, phrase, rounded, same


def price_fits(case: Case) -> Verdict:
    """Quantity x price is the revenue, where all three are given."""
    margin = case.limits["C02.price"]
    gaps, shown = [], []
    for index, product in named(case):
        if product.quantity is None or product.price is None or product.revenue is None:
            continue
        product_of = product.quantity * product.price
        facts: dict[str, Fact] = {
            "name": product.name or "",
            "quantity": product.quantity,
            "price": product.price,
            "product": product_of,
            "revenue": product.revenue,
        }
        shown.append(
            phrase(
                "{name} {quantity} x {price} = {product}, revenue {revenue}",
                "{name} {quantity} x {price} = {product}, omzet {revenue}",
                **facts,
            )
        )
        if not close(product_of, product.revenue, margin):
            gaps.append(_one_of_three(case, index, product, product_of, facts))
    if not shown:
        return not_judged(
            "no product has quantity, price and revenue all three",
            "geen enkel product heeft aantal, prijs en omzet alle drie",
        )
    return Verdict(same("{shown}", shown=tuple(shown)), len(shown), tuple(gaps))


def _one_of_three(case: Case, index: int, product: Product, product_of: Decimal, facts: dict[str, Fact]) -> Gap:
    """Quantity, price or revenue is wrong: the revenue, unless with it the products make the target."""
    fitting = _fits_revenue(case, product)
    if fitting is None:
        message = phrase(
            "{name}: {quantity} x {price} = {product:money}, and its revenue says {revenue:money}: "
            "one of the three is wrong",
            "{name}: {quantity} x {price} = {product:money}, en bij de omzet staat {revenue:money}: "
            "één van de drie klopt niet",
            **facts,
        )
        return Gap(("products", index, "revenue"), message, money_line(case.plan, "revenue", product_of))
    message = phrase(
        "{name}: {quantity} x {price} = {product:money}, and its revenue says {revenue:money}, with which the products "
        "make the target: the quantity or the price is wrong",
        "{name}: {quantity} x {price} = {product:money}, en bij de omzet staat {revenue:money}, waarmee de producten "
        "op het doel uitkomen: het aantal of de prijs klopt niet",
        **facts,
    )
    key, write = fitting
    return Gap(("products", index, key), message, write)


def _fits_revenue(case: Case, product: Product) -> tuple[str, Phrase] | None:
    # Where it is the revenue that makes the target: so many at that price, else the price that follows from it.
    target, products = case.plan.revenue_target, named(case)
    is_whole = all(each.amount is not None for _, each in products)
    if target is None or not is_whole or not product.quantity or not product.revenue:
        return None
    if not close(together(products), target, case.limits["C02.sum"]):
        return None
    if product.price and product.revenue % product.price == 0:
        return "quantity", same("quantity: {quantity:digits}", quantity=product.revenue / product.price)
    price = rounded(product.revenue / product.quantity, 2)
    fits = close(price * product.quantity, product.revenue, case.limits["C02.price"])
    return ("price", money_line(case.plan, "price", price)) if fits else None


PRICE: Final = Rule(
    id="C02.price",
    kind="conflict",
    owner=MANAGER,
    title=Text("quantity x price = revenue", "aantal x prijs = omzet"),
    why=Text(
        "One of these three numbers follows from the other two, so they must agree.",
        "Een van deze drie getallen volgt uit de andere twee, dus ze moeten kloppen.",
    ),
    reads=("products[].quantity", "products[].price", "products[].revenue"),
    limit=Limit(Decimal(1), Text("% of the revenue", "% van de omzet")),
    judge=price_fits,
    good=Text(
        "products: [{name: Maintenance, quantity: 60, price: 9000, revenue: 540000}]",
        "products: [{name: Onderhoud, quantity: 60, price: 9000, revenue: 540000}]",
    ),
    bad=Text(
        "products: [{name: Maintenance, quantity: 60, price: 9000, revenue: 450000}]",
        "products: [{name: Onderhoud, quantity: 60, price: 9000, revenue: 450000}]",
    ),
)
