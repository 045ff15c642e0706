"""C02.quantity: each product has a quantity with its unit, or revenue."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.arithmetic import close
from salesplan_cli.case import Case, asked_of, called
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.product_targets.products import together
from salesplan_cli.lines import money_line
from salesplan_cli.model import Product
from salesplan_cli.text import Fact, Phrase, Text, phrase, rounded, same


def quantified(case: Case) -> Verdict:
    """Each product has a quantity with its unit, or revenue."""
    products = asked_of(case, "products", case.plan.products, "quantity", "unit", "revenue")
    gaps = []
    for index, product in products:
        if product.revenue is not None or (product.quantity is not None and product.unit is not None):
            continue
        name = called(product.name, index, "product", "product")
        if product.quantity is not None:
            gaps.append(
                Gap(
                    ("products", index, "unit"),
                    phrase(
                        "{name} has a quantity of {quantity} without a unit: {quantity} of what?",
                        "{name} heeft een aantal van {quantity} zonder eenheid: {quantity} wat?",
                        name=name,
                        quantity=product.quantity,
                    ),
                    same("unit: contract"),
                    (("products", index, "unit"), ("products", index, "revenue")),
                )
            )
            continue
        gaps.append(
            Gap(
                ("products", index, "quantity"),
                phrase(
                    "{name} has neither a quantity nor revenue: how much of it is to be sold?{full}",
                    "{name} heeft geen aantal en geen omzet: hoeveel moet ervan verkocht worden?{full}",
                    name=name,
                    full=_nothing_left(case, products),
                ),
                _amount_to_write(case, products, index, product),
                (("products", index, "quantity"), ("products", index, "revenue")),
            )
        )
    shown = tuple(each for _, product in products if (each := _quantity(product)) is not None)
    evidence = phrase(
        "{met} of {of} {of:product|products} with a quantity or revenue{shown:colon}",
        "{met} van {of} {of:product|producten} met een aantal of omzet{shown:colon}",
        met=len(products) - len(gaps),
        of=len(products),
        shown=shown,
    )
    return Verdict(evidence, len(products), tuple(gaps))


def _quantity(product: Product) -> Phrase | None:
    name = product.name or ""
    if product.quantity is not None and product.unit is not None:
        return same(
            "{name} {quantity} x {unit}",
            name=name,
            quantity=product.quantity,
            unit=product.unit,
        )
    if product.revenue is not None:
        return same("{name} {revenue:money}", name=name, revenue=product.revenue)
    return None


def _amount_to_write(case: Case, products: Sequence[tuple[int, Product]], index: int, product: Product) -> Phrase:
    # What the target leaves for it, so that what is pasted adds up; a quantity where that cannot be told.
    target, number = case.plan.revenue_target, Decimal(40)
    open_ = [(at, each) for at, each in products if each.amount is None]
    in_money = ("products", index, "revenue") in case.unsaid
    if target is not None and (len(open_) < len(products) or product.price or in_money):
        left = max(target - together(products), Decimal(0))
        share = rounded(Fraction(left) / len(open_), 0)
        part, pieces = share, _pieces(share, product)
        if index == open_[-1][0]:
            # The last brings in what those before it, with the numbers that are proposed for them, leave.
            part = left - sum(_pieces(share, each) * (each.price or 0) or share for _, each in open_[:-1])
            pieces = _pieces(part, product)
            made = pieces * (product.price or 0)
            pieces = pieces if close(target - part + made, target, case.limits["C02.sum"]) else Decimal(0)
        if in_money or (part > 0 and not pieces):
            return money_line(case.plan, "revenue", max(part, Decimal(0)))
        # Of what has a price more than nothing would be too much.
        number = max(pieces, Decimal(0)) if part > 0 or product.price else number
    line = same("quantity: {number:digits}", number=number)
    return line if product.unit else same("{line}\nunit: contract", line=line)


def _nothing_left(case: Case, products: Sequence[tuple[int, Product]]) -> Fact:
    target = case.plan.revenue_target
    if target is None or together(products) < target:
        return ""
    return phrase(
        " The others already make the target of {target:money}: what this one brings in comes off another",
        " De andere komen samen al op het doel van {target:money}: wat dit oplevert, gaat er bij een ander af",
        target=target,
    )


def _pieces(amount: Decimal, product: Product) -> Decimal:
    """How many of a product make about an amount; 0 without a price."""
    return rounded(Fraction(amount) / Fraction(product.price), 0) if product.price else Decimal(0)


QUANTITY: Final = Rule(
    id="C02.quantity",
    kind="missing",
    owner=MANAGER,
    title=Text("quantity or revenue per product", "aantal of omzet per product"),
    why=Text(
        "Without a number per product everyone sells what they like, and only the total is managed.",
        "Zonder getal per product verkoopt ieder wat het makkelijkst gaat, en stuur je alleen op het totaal.",
    ),
    reads=("products[].quantity", "products[].unit", "products[].revenue"),
    judge=quantified,
    good=Text(
        "products: [{name: Maintenance, quantity: 60, unit: contract}]",
        "products: [{name: Onderhoud, quantity: 60, unit: contract}]",
    ),
    bad=Text("products: [{name: Maintenance, quantity: 60}]", "products: [{name: Onderhoud, quantity: 60}]"),
)
