"""2 Product targets: exactly how much of what to sell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.arithmetic import AGREES, SLIPS, close, share_of
from salesplan_cli.calendar import UNITS
from salesplan_cli.case import Case, asked_of, called, filled, filled_or_unread
from salesplan_cli.checklist import MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.lines import EXAMPLE_ORDERS, EXAMPLE_TARGET, money_line
from salesplan_cli.model import Plan, Product
from salesplan_cli.text import Fact, Phrase, Text, folded, phrase, rounded, same

SLIP_MARGIN: Final = Decimal(10)
"""How near to such a factor, in percent, counts as about it."""
MOST_TIMES: Final = 2
"""A product that would have to bring in more than so many times what it does is not proposed."""
LEAST: Final = 50
"""A product with a slipped separator is at least this part of the target: less would only be taken out."""


def named(case: Case) -> list[tuple[int, Product]]:
    """The products with a name, with their places."""
    return [(index, product) for index, product in filled(case.plan.products) if product.name is not None]


def together(products: Iterable[tuple[int, Product]]) -> Decimal:
    """What products make, as far as that is known."""
    return sum((each.amount for _, each in products if each.amount is not None), Decimal(0))


# --- how much of what ------------------------------------------------------------------------------------------------


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
        divided = next((made for _, made in _sums(plan)), None)
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
    divided = next((made for _, made in _sums(case.plan)), None)
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
    elsewhere = [made for _, made in _elsewhere(case.plan)]
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


# --- the sum ---------------------------------------------------------------------------------------------------------


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
    slipped = _slipped(case, products, whole, target)
    gap = slipped or _product_gives_way(case, products, whole, facts) or _target_gives_way(case, whole, target, facts)
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
    if (where := _makes(case, target)) is not None:
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
    where = None if target is None else _makes(case, target)
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


def _makes(case: Case, target: Decimal) -> Text | None:
    """What else in the plan makes the target: the quarters, months or weeks, or the customers together."""
    limit = case.limits["C02.sum"]
    return next((where for where, made in _elsewhere(case.plan) if close(made, target, limit)), None)


def _elsewhere(plan: Plan) -> list[tuple[Text, Decimal]]:
    """What the rest of the plan makes, as far as it is complete, with what to call it."""
    old, fresh = plan.customers.existing.revenue, plan.customers.new.revenue
    customers = Text("the customers", "de klanten")
    return [*_sums(plan), *([(customers, old + fresh)] if old is not None and fresh is not None else [])]


def _sums(plan: Plan) -> list[tuple[Text, Decimal]]:
    """The same of the quarters, months and weeks."""
    return [
        (Text(f"the {unit.many.en}", f"de {unit.many.nl}"), sum(values, Decimal(0)))
        for name, unit in UNITS.items()
        if (values := plan.complete(name))
    ]


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


def _slipped(case: Case, products: list[tuple[int, Product]], whole: Decimal, target: Decimal) -> Gap | None:
    # One amount (or the whole) that fits when it is a factor 10, 100 or 1000 smaller or larger: a separator slipped.
    for factor in SLIPS:
        for large, small in ((whole, target), (target, whole)):
            if close(large, small * factor, SLIP_MARGIN):
                if _makes(case, target) is not None:
                    # Where they then still would not make it, it was no separator.
                    fits = close(large / factor, small, max(case.limits["C02.sum"], AGREES))
                    return _all_slipped(case, products, whole, target, factor) if fits else None
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
        for index, product in products:
            amount = product.amount
            if amount is None:
                continue
            for right, most in ((amount / factor, max), (amount * factor, min)):
                # One that has slipped stands out: else any that is as large as the excess would fit.
                stands_out = amount == most(each.amount for _, each in products if each.amount is not None)
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
            where=_makes(case, target) or "",
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


# --- quantity x price ------------------------------------------------------------------------------------------------


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


# --- the order -------------------------------------------------------------------------------------------------------


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


C02: Final = Criterion(
    id="C02",
    title=Text("Product targets", "Productdoelen"),
    question=Text(
        "Are those products quantified in the targets, so that one knows exactly how much of what to sell?",
        "Zijn die producten gekwantificeerd in de doelen, zodat je precies weet hoeveel je waarvan moet verkopen?",
    ),
    answer=Text(
        "Give each product a `quantity` with its `unit` (and a `price`), or its `revenue`, over the whole period. "
        "Together they make `revenue_target`.",
        "Geef elk product een aantal (`quantity`) met eenheid (`unit`) en een prijs (`price`), of de omzet "
        "(`revenue`), over de hele periode. Samen zijn ze `revenue_target`.",
    ),
    section="products",
    needs="C01",
    rules=(
        Rule(
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
        ),
        Rule(
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
        ),
        Rule(
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
        ),
        Rule(
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
        ),
        Rule(
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
        ),
    ),
)
