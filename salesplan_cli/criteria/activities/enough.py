"""C07.enough: the chain gives the orders that the target takes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Rule, Verdict, not_judged
from salesplan_cli.criteria.activities.chain import root_in_chain
from salesplan_cli.criteria.activities.steps import CHAIN_EN, CHAIN_NL, STRESS, named
from salesplan_cli.criteria.activities.too_few import too_few
from salesplan_cli.criteria.c08_customers import root_in_windows
from salesplan_cli.criteria.product_targets.sums import root_of
from salesplan_cli.funnel import ORDER, Funnel, Step, average_order, existing_revenue, whole_orders
from salesplan_cli.model import Plan
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, rounded, same


def enough(case: Case) -> Verdict:
    """The chain gives the orders needed."""
    plan, chain = case.plan, case.funnel
    orders, needed = case.orders, case.orders_needed
    if not case.reads_chain:
        return not_judged(
            "a value in the chain to an order cannot be read", "een waarde in de keten naar een order is niet te lezen"
        )
    if case.is_lost(("cycle_days",)):
        return not_judged("how long an order takes cannot be read", "hoelang een order duurt, is niet te lezen")
    if orders is None or plan.span is None:
        return not_judged("the chain to an order is not complete", "de keten naar een order is niet volledig")
    if needed is None:
        return not_judged(
            "the orders needed are not known: write what existing customers bring in (`revenue` under `existing`), or "
            "how many new ones you want to win (`win` under `new`)",
            "het aantal benodigde orders is niet bekend: zet erbij wat bestaande klanten opleveren (`revenue` onder "
            "`existing`), of hoeveel nieuwe je wilt winnen (`win` onder `new`)",
        )
    whole, asked = whole_orders(orders), whole_orders(needed)
    facts: dict[str, Fact] = {
        "steps": _steps(chain, orders, needed),
        "orders": orders,
        "whole": whole,
        "needed": _needed(plan, needed),
        "asked": asked,
        "stress": _stressed(chain, needed),
        "short": max(asked - whole, 0),
    }
    evidence = phrase(
        "{steps}; {exactly}{whole} {whole:order|orders}, {asked} needed{needed}{stress}",
        "{steps}; {exactly}{whole} {whole:order|orders}, {asked} nodig{needed}{stress}",
        # What is enough once it is rounded.
        exactly=phrase("{orders}, rounded ", "{orders}, afgerond ", orders=_clear(orders))
        if needed > orders and whole >= asked
        else "",
        **facts,
    )
    if whole >= asked:
        return Verdict(evidence, 1)
    gap = too_few(case, orders, needed, _asked(chain, needed), facts)
    root = root_in_windows(case, enough) or root_of(case, enough) or root_in_chain(case)
    return Verdict(evidence, 1, (gap._replace(because=root),))


def _needed(plan: Plan, needed: Fraction) -> Fact:
    average, existing = average_order(plan), existing_revenue(plan)
    if plan.revenue_target is not None and average is not None and existing is not None:
        left = Fraction(plan.revenue_target) - existing
        if left <= 0:
            return phrase(
                " (existing customers already bring in {existing}; the target is {target})",
                " (bestaande klanten leveren al {existing} op; het doel is {target})",
                target=plan.revenue_target,
                existing=existing,
            )
        return same(
            " ({target} - {existing} = {left}; {left} / {average} = {needed})",
            target=plan.revenue_target,
            existing=existing,
            left=left,
            average=average,
            needed=_clear(needed),
        )
    return both("")


def _clear(orders: Fraction) -> Fact:
    """Orders in so many decimals that these come to the same whole ones."""
    shown = (rounded(orders, decimals) for decimals in (2, 4))
    return next((each for each in shown if whole_orders(Fraction(each)) == whole_orders(orders)), orders)


def _why_fewer(chain: Funnel, step: Step) -> Fact:
    # Not all that is planned counts: it is too late for an order, or the steps before it do not give as many.
    before = sum(each.new for each in chain.before(step.place))
    if not before:
        soon, days = step.days
        return phrase(
            "in time ({soon} of {days} {days:day|days})",
            "op tijd ({soon} van {days:|de }{days} {days:dag|dagen})",
            soon=soon,
            days=days,
        )
    return phrase("from the {n:step|steps} before", "uit de {n:stap|stappen} ervoor", n=before)


def _so_many(asked: Fraction | None) -> Fact:
    # In whole ones: nobody makes half a call.
    return both("") if asked is None else phrase(" ({asked} needed)", " ({asked} nodig)", asked=ceil(asked))


def _share(step: Step, conversion: Fraction) -> Phrase:
    # One that nobody wrote is told apart.
    facts: dict[str, Fact] = {"percent": conversion * 100}
    if not step.follows:
        return same("{percent:percent}", **facts)
    if not conversion:
        return phrase(
            "{percent:percent} (follows: the other steps give as many as are planned)",
            "{percent:percent} (volgt: de andere stappen leveren al zoveel als er gepland zijn)",
            **facts,
        )
    return phrase("{percent:percent} (follows)", "{percent:percent} (volgt)", **facts)


def _steps(chain: Funnel, orders: Fraction, needed: Fraction) -> tuple[Phrase, ...]:
    # From first contact to order: what is planned in time, and beside it what the orders needed would take.
    asked = _asked(chain, needed)
    said = []
    # In so many decimals that they come to the same orders on paper.
    places = 2 if whole_orders(Fraction(rounded(orders))) == whole_orders(orders) else 4
    for step in chain.steps.values():
        number = chain.in_time(step.place) if step.new and chain.reaches_order(step.place) else None
        if number is None or step.conversion is None:
            continue
        facts: dict[str, Fact] = {
            "name": named(step),
            "number": rounded(number, places),
            "planned": step.planned or number,
            "percent": _share(step, step.conversion),
            "result": rounded(number * step.conversion, places),
            "asked": _so_many(asked.get(step.place)),
        }
        if step.planned is not None and step.planned != number:
            said.append(
                phrase(
                    "{name} {planned} planned, {number} of them {counted}{asked} x {percent} = {result}",
                    "{name} {planned} gepland, waarvan {number} {counted}{asked} x {percent} = {result}",
                    counted=_why_fewer(chain, step),
                    **facts,
                )
            )
        else:
            said.append(
                phrase(
                    "{name} {number}{asked} x {percent} = {result}",
                    "{name} {number}{asked} x {percent} = {result}",
                    **facts,
                )
            )
    return tuple(said)


def _asked(chain: Funnel, needed: Fraction, instead: Mapping[int, Fraction] = {}) -> dict[int, Fraction]:
    """How many of each step the orders needed take, back from the order; `instead` holds other conversions.

    Of several steps into one each gives the part that it gives now. What leads to nothing is left out.
    """
    asked: dict[int, Fraction] = {}
    look = [(ORDER, needed)]
    while look:
        place, number = look.pop()
        before = [
            (each, chain.in_time(each.place), instead.get(each.place, each.conversion))
            for each in chain.before(place)
            if each.new
        ]
        arriving = sum((now * share for _, now, share in before if now and share), Fraction(0))
        for step, now, share in before:
            if share and len(before) == 1:
                asked[step.place] = number / share
            elif share and now:
                asked[step.place] = now * number / arriving
            if step.place in asked:
                look.append((step.place, asked[step.place]))
    return asked


def _stressed(chain: Funnel, needed: Fraction) -> Fact:
    # "And what if?": the same chain with its last conversion 5 points lower.
    last = [step for step in chain.before(ORDER) if step.new and step.conversion is not None]
    first = [step for step in chain.first_contacts() if step.planned and chain.reaches_order(step.place)]
    if len(last) != 1 or not first:
        return both("")
    (only,) = last
    conversion = only.conversion or Fraction(0)
    lower = conversion - STRESS
    if lower <= 0:
        return both("")
    asked = _asked(chain, needed, {only.place: lower})
    contacts = planned = Fraction(0)
    for step in first:
        some, now = asked.get(step.place), chain.in_time(step.place)
        if not some or not now or not step.planned:
            return both("")
        planned += step.planned
        contacts += some * step.planned / now  # those that come too late are to be made as well
    return phrase(
        "; with {lower:percent} in place of {conversion:percent} at {name} it would take {contacts} first contacts "
        "({planned} {planned:is|are} planned)",
        "; met {lower:percent} in plaats van {conversion:percent} bij {name} zijn {contacts} eerste contacten nodig "
        "({planned} gepland)",
        lower=lower * 100,
        conversion=conversion * 100,
        name=named(only),
        contacts=ceil(contacts),
        planned=planned,
    )


ENOUGH: Final = Rule(
    id="C07.enough",
    kind="conflict",
    owner=ACCOUNT_MANAGER,
    title=Text("enough activities for the target", "genoeg activiteiten voor het doel"),
    why=Text(
        "A target that the activities cannot reach is missed on the first day.",
        "Een doel dat de activiteiten niet kunnen halen, is op de eerste dag al gemist.",
    ),
    reads=(
        "activities",
        "revenue_target",
        "order_target",
        "average_order",
        "cycle_days",
        "selling_time.weeks",
        "customers.existing.revenue",
        "customers.new.win",
        "customers.existing.count",
    ),
    judge=enough,
    good=Text(f"order_target: 15\n{CHAIN_EN}", f"order_target: 15\n{CHAIN_NL}"),
    bad=Text(f"order_target: 40\n{CHAIN_EN}", f"order_target: 40\n{CHAIN_NL}"),
)
