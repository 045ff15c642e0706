"""C02.priority: the product that stands first does not have the smallest target."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case, filled_or_unread
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.product_targets.products import named
from salesplan_cli.lines import money_line
from salesplan_cli.model import Product
from salesplan_cli.text import Fact, Phrase, Text, folded, phrase, rounded, same


def first_is_not_last(case: Case) -> Verdict:
    """The product ranked first does not have the smallest target."""
    plan = case.plan
    in_orders = plan.revenue_target is None and plan.order_target is not None
    every = named(case)
    units = {folded(product.unit or "") for _, product in every}
    if len(units) > 1 and all(product.amount is not None for _, product in every):
        # Three machines and five contracts are compared by what they bring in.
        in_orders = False
    products = [(index, product, size) for index, product in every if (size := _size(product, in_orders)) is not None]
    # What stands first may have no name that can be read: then another would seem to.
    first_of_all = next((index for index, _ in filled_or_unread(case, ("products",), plan.products)), None)
    if len(products) < 2 or products[0][0] != first_of_all:
        return not_judged("there are no two targets to compare", "er zijn geen twee doelen om te vergelijken")
    index, first, amount = products[0]
    others = products[1:]
    least, most = min(size for _, _, size in others), max(others, key=lambda each: each[2])
    facts: dict[str, Fact] = {
        "name": first.name or "",
        "amount": _sized(amount, in_orders),
        "least": _sized(least, in_orders),
        "largest": most[1].name or "",
        "most": _sized(most[2], in_orders),
    }
    evidence = phrase(
        "{name} {amount}; the smallest of the others {least}",
        "{name} {amount}; het kleinste van de andere {least}",
        **facts,
    )
    if amount >= least:
        return Verdict(evidence, 1)
    message = phrase(
        "{name} stands first and has the smallest target ({amount}): is it really what matters most? If so, exchange "
        "its target with that of {largest} ({most}); if not, move it down",
        "{name} staat bovenaan en heeft het kleinste doel ({amount}): is dit echt het belangrijkste? Zo ja, wissel het "
        "doel om met dat van {largest} ({most}); zo nee, zet het lager in de lijst",
        **facts,
    )
    key = "quantity" if in_orders else "revenue"
    sizes = _exchanged((first, amount), (most[1], most[2]), in_orders)
    # Amounts that are wrong are not exchanged.
    gap = Gap(("products", index, key), message, None, because="C02.sum")
    if sizes is None:
        return Verdict(evidence, 1, (gap,))
    larger, smaller = sizes
    other = phrase(
        "{largest} gets {smaller} in the exchange that is proposed at {name}",
        "{largest} krijgt {smaller} bij de wissel die bij {name} staat",
        smaller=_sized(smaller, in_orders),
        **facts,
    )
    gaps = (
        gap._replace(write=_size_to_write(case, first, larger, in_orders)),
        Gap(("products", most[0], key), other, _size_to_write(case, most[1], smaller, in_orders), (), "C02.sum", 0),
    )
    return Verdict(evidence, 1, gaps)


def _exchanged(
    one: tuple[Product, Decimal], other: tuple[Product, Decimal], in_orders: bool
) -> tuple[Decimal, Decimal] | None:
    """The sizes of two products the other way round, that together make what they made; None where that cannot be.

    What has a price is sold in whole numbers: then the other one gives or takes the rest.
    """
    (first, mine), (second, its) = one, other
    for smaller in (_in_whole_numbers(second, mine, in_orders), mine + its - _in_whole_numbers(first, its, in_orders)):
        larger = mine + its - smaller
        is_exact = all(
            _in_whole_numbers(each, size, in_orders) == size for each, size in ((first, larger), (second, smaller))
        )
        if is_exact and 0 <= smaller < larger:
            return larger, smaller
    return None


def _size(product: Product, in_orders: bool) -> Decimal | None:
    return product.quantity if in_orders else product.amount


def _sized(size: Decimal, in_orders: bool) -> Phrase:
    return same("{size}", size=size) if in_orders else same("{size:money}", size=size)


def _how_many(product: Product, size: Decimal, in_orders: bool) -> Decimal:
    if in_orders or not product.price:
        return size
    return max(rounded(Fraction(size) / Fraction(product.price), 0), Decimal(1))


def _in_whole_numbers(product: Product, size: Decimal, in_orders: bool) -> Decimal:
    """The size that comes nearest to this one, where a product is sold in whole numbers."""
    if in_orders or not product.price or product.quantity is None:
        return size
    return _how_many(product, size, in_orders) * product.price


def _size_to_write(case: Case, product: Product, size: Decimal, in_orders: bool) -> Phrase:
    if not in_orders and (product.quantity is None or not product.price):
        return money_line(case.plan, "revenue", size)
    quantity = _how_many(product, size, in_orders)
    line = same("quantity: {quantity:digits}", quantity=quantity)
    if product.price is None or (in_orders and product.revenue is None):
        return line
    # Quantity, price and revenue say the same.
    revenue = money_line(case.plan, "revenue", quantity * product.price)
    return same("{line}\n{revenue}", line=line, revenue=revenue)


PRIORITY: Final = Rule(
    id="C02.priority",
    kind="advice",
    owner=MANAGER,
    title=Text("the first product is not the smallest", "het eerste product is niet het kleinste"),
    why=Text(
        "The product that contributes most seldom deserves the smallest target.",
        "Wat het meest bijdraagt, verdient zelden het kleinste doel.",
    ),
    reads=("products[].revenue", "products[].quantity", "products[].price"),
    judge=first_is_not_last,
    good=Text(
        "products: [{name: Maintenance, revenue: 150k}, {name: Supplies, revenue: 50k}]",
        "products: [{name: Onderhoud, revenue: 150k}, {name: Materialen, revenue: 50k}]",
    ),
    bad=Text(
        "products: [{name: Maintenance, revenue: 50k}, {name: Supplies, revenue: 150k}]",
        "products: [{name: Onderhoud, revenue: 50k}, {name: Materialen, revenue: 150k}]",
    ),
)
