"""C02.sum: the products add up to the target, and what that rule makes of the target."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.arithmetic import close, share_of
from salesplan_cli.case import Case, filled_or_unread
from salesplan_cli.checklist import MANAGER, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.product_targets.elsewhere import what_makes
from salesplan_cli.criteria.product_targets.price import price_fits
from salesplan_cli.criteria.product_targets.products import named, together
from salesplan_cli.criteria.product_targets.slips import slipped
from salesplan_cli.lines import money_line
from salesplan_cli.model import Product
from salesplan_cli.text import Fact, Phrase, Text, phrase, rounded, same

MOST_TIMES: Final = 2
"""A product that would have to bring in more than so many times what it does is not proposed."""


def adds_up(case: Case) -> Verdict:
    """The products' revenues add up to the target."""
    target, margin = case.plan.revenue_target, case.limits["C02.sum"]
    products = named(case)
    amounts = tuple(product.amount for _, product in products if product.amount is not None)
    if target is None:
        return not_judged("there is no target in money", "er is geen doel in geld")
    if not amounts:
        return not_judged("no product has revenue yet", "nog geen enkel product heeft omzet")
    whole = sum(amounts, Decimal(0))
    given = filled_or_unread(case, ("products",), case.plan.products)
    complete = len(amounts) == len(products) == len(given)
    agrees = close(whole, target, margin)
    if not complete and (agrees or whole < target):
        return not_judged(
            "the revenue of {open} {open:product|products} is not known yet ({known:money} of {target:money} is)",
            "van {open} {open:product|producten} is de omzet nog niet bekend (van {target:money} is {known:money} "
            "verdeeld)",
            open=len(given) - len(amounts),
            known=whole,
            target=target,
        )
    if len(products) < case.limits["C01.list"] and whole < target and not agrees:
        return not_judged(
            "not all products are named yet: {whole:money} of {target:money} is divided",
            "nog niet alle producten staan er: {whole:money} van {target:money} is verdeeld",
            whole=whole,
            target=target,
        )
    facts: dict[str, Fact] = {"amounts": amounts, "whole": whole, "target": target, "gap": abs(whole - target)}
    if agrees:
        evidence = (
            phrase("{amounts:sum}{whole}, the target", "{amounts:sum}{whole}, het doel", **facts)
            if whole == target
            else phrase(
                "{amounts:sum}{whole}, {gap:money} from the target {target}",
                "{amounts:sum}{whole}, {gap:money} naast het doel {target}",
                **facts,
            )
        )
        return Verdict(evidence, 1)
    evidence = phrase(
        "{amounts:sum}{whole}, and the target is {target}",
        "{amounts:sum}{whole}, en het doel is {target}",
        **facts,
    )
    if price_fits(case).gaps:
        # Which amount to change is not known before those are right.
        first = phrase(
            "{said}: first put right the revenue that is not quantity x price",
            "{said}: zet eerst de omzet recht die niet aantal x prijs is",
            said=evidence,
        )
        return Verdict(evidence, 1, (Gap(("revenue_target",), first),))
    gap = (
        slipped(case, products, whole, target)
        or _product_gives_way(case, products, whole, facts)
        or _target_gives_way(case, whole, target, facts)
    )
    return Verdict(evidence, 1, (gap,))


def _target_gives_way(case: Case, whole: Decimal, target: Decimal, facts: dict[str, Fact]) -> Gap:
    """The target becomes what the products make, where that is more and nothing else makes the target."""
    if whole < target:
        message = phrase(
            "the products make {amounts:sum}{whole}, {gap:money} short of the target of {target:money}: "
            "say which product brings in the rest, or lower the target",
            "de producten zijn samen {amounts:sum}{whole}, {gap:money} minder dan het doel van {target:money}: "
            "zeg welk product de rest opbrengt, of verlaag het doel",
            **facts,
        )
        # Which product is to bring in much more only its author knows, and a lower target is not for us to write.
        return Gap(("revenue_target",), message)
    if (where := what_makes(case, target)) is not None:
        message = phrase(
            "the products make {amounts:sum}{whole}, {gap:money} more than the target of {target:money}, which {where} "
            "do make: lower what is too much",
            "de producten zijn samen {amounts:sum}{whole}, {gap:money} meer dan het doel van {target:money}, waar "
            "{where} wel op uitkomen: verlaag wat te veel is",
            where=where,
            **facts,
        )
        return Gap(("products",), message)
    message = phrase(
        "the products make {amounts:sum}{whole}, {gap:money} more than the target of {target:money}: raise the target, "
        "or lower what is too much",
        "de producten zijn samen {amounts:sum}{whole}, {gap:money} meer dan het doel van {target:money}: verhoog het "
        "doel, of verlaag wat te veel is",
        **facts,
    )
    return Gap(("revenue_target",), message, money_line(case.plan, "revenue_target", whole))


def _product_gives_way(
    case: Case, products: list[tuple[int, Product]], whole: Decimal, facts: dict[str, Fact]
) -> Gap | None:
    # What is copied must not lower the target: the last product with room brings in the difference. Where the
    # products make more, the target gives way, unless periods or customers make it too.
    target = case.plan.revenue_target
    where = None if target is None else what_makes(case, target)
    if target is None or (whole > target and where is None):
        return None
    # An amount is easier to change than what it follows from.
    for index, product in sorted(products, key=lambda each: (each[1].revenue is None, -each[0])):
        if product.amount is None or (amount := product.amount + target - whole) <= 0:
            continue
        if amount > MOST_TIMES * product.amount:
            continue
        line = _line_that_makes(case, product, amount)
        if line is None:
            continue
        key, write = line
        message = phrase(
            "the products make {amounts:sum}{whole}, {gap:money} more than the target of {target:money}, which {where} "
            "do make: lower one, {name} for instance"
            if whole > target
            else "the products make {amounts:sum}{whole}, {gap:money} short of the target of {target:money}: "
            "say which product brings in the rest, {name} for instance",
            "de producten zijn samen {amounts:sum}{whole}, {gap:money} meer dan het doel van {target:money}, waar "
            "{where} wel op uitkomen: verlaag er een, bijvoorbeeld {name}"
            if whole > target
            else "de producten zijn samen {amounts:sum}{whole}, {gap:money} minder dan het doel van {target:money}: "
            "zeg welk product de rest opbrengt, bijvoorbeeld {name}",
            name=product.name or "",
            where=where or "",
            **facts,
        )
        return Gap(("products", index, key), message, write)
    return None


def _line_that_makes(case: Case, product: Product, amount: Decimal) -> tuple[str, Phrase] | None:
    """The key and the line that bring a product to an amount; None where more than one would have to change."""
    if product.quantity is None or product.price is None:
        return "revenue", money_line(case.plan, "revenue", amount)
    if product.revenue is not None or not product.quantity or not product.price:
        return None
    quantity = rounded(Fraction(amount) / Fraction(product.price), 0)
    room = share_of(case.plan.revenue_target or 0, case.limits["C02.sum"])
    if quantity > 0 and abs(quantity * product.price - amount) <= room:
        return "quantity", same("quantity: {quantity:digits}", quantity=quantity)
    return "price", money_line(case.plan, "price", rounded(Fraction(amount) / Fraction(product.quantity), 2))


def proposed_target(case: Case) -> Decimal | None:
    """What the target becomes by the line of C02.sum; None where something else has to change, or nothing."""
    # Other questions can be judged without this one.
    gap = next(iter(case.once(adds_up).gaps), None) if "C02.sum" in case.limits else None
    raises = gap is not None and gap.path == ("revenue_target",) and gap.write is not None
    return together(named(case)) if raises else None


def root_of(case: Case, judge: Callable[[Case], Verdict]) -> str:
    """C02.sum, where a rule is met once the target is what that rule proposes."""
    target = proposed_target(case)
    if target is None:
        return ""
    return "" if judge(case.with_values(revenue_target=target)).gaps else "C02.sum"


SUM: Final = Rule(
    id="C02.sum",
    kind="conflict",
    owner=MANAGER,
    title=Text("products add up to the target", "producten tellen op tot het doel"),
    why=Text(
        "A target that the products do not add up to is a wish: nobody knows where the rest comes from.",
        "Een doel waar de producten niet op uitkomen is een wens: niemand weet waar de rest vandaan komt.",
    ),
    reads=("revenue_target", "products[].revenue", "products[].quantity", "products[].price"),
    limit=Limit(Decimal(1), Text("% of the target", "% van het doel")),
    judge=adds_up,
    good=Text(
        "revenue_target: 300k\nproducts:\n  - {name: Maintenance, revenue: 150k}\n  - {name: Installation, "
        "revenue: 100k}\n"
        "  - {name: Supplies, revenue: 50k}",
        "revenue_target: 300k\nproducts:\n  - {name: Onderhoud, revenue: 150k}\n  - {name: Installatie, "
        "revenue: 100k}\n"
        "  - {name: Materialen, revenue: 50k}",
    ),
    bad=Text(
        "revenue_target: 400k\nproducts:\n  - {name: Maintenance, revenue: 150k}\n  - {name: Installation, "
        "revenue: 100k}\n"
        "  - {name: Supplies, revenue: 50k}",
        "revenue_target: 400k\nproducts:\n  - {name: Onderhoud, revenue: 150k}\n  - {name: Installatie, "
        "revenue: 100k}\n"
        "  - {name: Materialen, revenue: 50k}",
    ),
)
