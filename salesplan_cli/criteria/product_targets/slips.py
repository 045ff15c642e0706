"""A separator that slipped in an amount of a product, or in the target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.arithmetic import AGREES, SLIPS, close
from salesplan_cli.case import Case
from salesplan_cli.checklist import Gap
from salesplan_cli.criteria.product_targets.elsewhere import what_makes
from salesplan_cli.lines import money_line
from salesplan_cli.model import Product
from salesplan_cli.text import Phrase, phrase, rounded, same

SLIP_MARGIN: Final = Decimal(10)
"""How near to a factor of `SLIPS`, in percent, counts as about it."""
LEAST: Final = 50
"""A product with a slipped separator is at least this part of the target: less would only be taken out."""


def slipped(case: Case, products: list[tuple[int, Product]], whole: Decimal, target: Decimal) -> Gap | None:
    """The amount, or the whole, that fits when it is 10, 100 or 1000 times smaller or larger; None where none does."""
    for factor in SLIPS:
        for large, small in ((whole, target), (target, whole)):
            if close(large, small * factor, SLIP_MARGIN):
                if what_makes(case, target) is None:
                    return _target_slipped(case, whole, target, factor)
                # Where they then still would not make it, it was no separator.
                fits = close(large / factor, small, max(case.limits["C02.sum"], AGREES))
                return _all_slipped(case, products, whole, target, factor) if fits else None
        if (gap := _one_slipped(case, products, whole, target, factor)) is not None:
            return gap
    return None


def _target_slipped(case: Case, whole: Decimal, target: Decimal, factor: Decimal) -> Gap:
    return Gap(
        ("revenue_target",),
        phrase(
            "the products make {whole:money} and the target is {target:money}, a factor of about {factor}: "
            "did a separator slip?",
            "de producten zijn samen {whole:money} en het doel is {target:money}, ongeveer een factor "
            "{factor}: is er een punt of komma verschoven?",
            whole=whole,
            target=target,
            factor=factor,
        ),
        money_line(case.plan, "revenue_target", whole),
    )


def _one_slipped(
    case: Case, products: list[tuple[int, Product]], whole: Decimal, target: Decimal, factor: Decimal
) -> Gap | None:
    amounts = [product.amount for _, product in products if product.amount is not None]
    for index, product in products:
        amount = product.amount
        if amount is None:
            continue
        for right, most in ((amount / factor, max), (amount * factor, min)):
            # One that has slipped stands out: else any that is as large as the excess would fit.
            stands_out = amount == most(amounts)
            if stands_out and right * LEAST >= target and close(whole - amount + right, target, AGREES):
                line = _slipped_line(case, product, right)
                if line is None:
                    continue
                key, write = line
                return Gap(
                    ("products", index, key),
                    phrase(
                        "with {name} at {right:money} in place of {amount:money} the products would make the "
                        "target of {target:money}, a factor of {factor}: did a separator slip?",
                        "met {name} op {right:money} in plaats van {amount:money} zouden de producten op het doel "
                        "van {target:money} uitkomen, een factor {factor}: is er een punt of komma verschoven?",
                        name=product.name or "",
                        right=right,
                        amount=amount,
                        target=target,
                        factor=factor,
                    ),
                    write,
                )
    return None


def _all_slipped(
    case: Case, products: list[tuple[int, Product]], whole: Decimal, target: Decimal, factor: Decimal
) -> Gap:
    # The target is what periods or customers make as well: it is the products that are wrong.
    index, product, amount = next((index, each, each.amount) for index, each in products if each.amount)
    line = _slipped_line(case, product, amount / factor if whole > target else amount * factor)
    key, write = line or ("price", None)
    return Gap(
        ("products", index, key),
        phrase(
            "the products make {whole:money} and the target, which {where} do make, is {target:money}, a factor of "
            "about {factor}: did a separator slip in each of them? Start with {name}",
            "de producten zijn samen {whole:money} en het doel, waar {where} wel op uitkomen, is {target:money}, "
            "ongeveer een factor {factor}: is bij elk product een punt of komma verschoven? Begin met {name}",
            whole=whole,
            where=what_makes(case, target) or "",
            target=target,
            factor=factor,
            name=product.name or "",
        ),
        write,
    )


def _slipped_line(case: Case, product: Product, right: Decimal) -> tuple[str, Phrase] | None:
    """Where in a product a separator slipped, and its line: a quantity that became too large, or the price."""
    if product.revenue is not None or not product.quantity or not product.price:
        return "revenue", money_line(case.plan, "revenue", right)
    quantity = Fraction(right) / Fraction(product.price)
    if quantity < product.quantity and quantity.denominator == 1:
        return "quantity", same("quantity: {quantity:digits}", quantity=quantity)
    price = rounded(Fraction(right) / Fraction(product.quantity), 2)
    # In cents it may be another amount.
    fits = close(price * product.quantity, right, SLIP_MARGIN)
    return ("price", money_line(case.plan, "price", price)) if fits else None
