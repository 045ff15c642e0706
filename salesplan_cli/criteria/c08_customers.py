"""8 Customers: how many new and how many existing ones to approach."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.product_targets.sums import root_of
from salesplan_cli.funnel import existing_revenue, moved_into_period, orders_needed, whole_orders
from salesplan_cli.lines import money_line
from salesplan_cli.model import Plan
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Number, Phrase, Text, both, phrase, rounded, same

NEW: Final[Path] = ("customers", "new")
EXISTING: Final[Path] = ("customers", "existing")
LARGEST: Final = 10**18 - 1
"""The largest whole number that a plan file can hold."""
TRIES: Final = 100
"""How often a smaller number to win is tried, before 0 is what is left."""


def approach_new(case: Case) -> Verdict:
    """The number of new customers to approach is given, 0 included."""
    number = case.plan.customers.new.approach
    if number is not None:
        evidence = phrase(
            "{number} new {number:customer|customers} to approach",
            "{number} nieuwe {number:klant|klanten} te benaderen",
            number=number,
        )
        return Verdict(evidence, 1)
    evidence = phrase(
        "how many new customers to approach is not given",
        "hoeveel nieuwe klanten je benadert staat er niet",
    )
    path: Path = (*NEW, "approach")
    if _silent_on_customers(case):
        message = phrase(
            "the plan does not say how many new and how many existing customers to approach: write both, 0 is an "
            "answer too",
            "er staat niet hoeveel nieuwe en hoeveel bestaande klanten je benadert: schrijf ze allebei op, ook 0 is "
            "een antwoord",
        )
        write = same(
            "customers:\n  existing:\n    count: 85\n    approach: 60\n  new:\n    approach: {number:digits}",
            number=_new_to_approach(case),
        )
        return Verdict(evidence, 1, (Gap(("customers",), message, write, (path,)),))
    message = phrase(
        "the plan does not say how many new customers to approach: write how many different ones over the whole "
        "period, 0 is an answer too",
        "er staat niet hoeveel nieuwe klanten je benadert: schrijf op hoeveel het er over de hele periode zijn, ook "
        "0 is een antwoord",
    )
    write = same("approach: {number:digits}", number=_new_to_approach(case))
    return Verdict(evidence, 1, (Gap(path, message, write, (path,)),))


def _silent_on_customers(case: Case) -> bool:
    said = any(section.is_filled for section in (case.plan.customers.new, case.plan.customers.existing))
    return not said and not case.lost_below(("customers",))


def _new_to_approach(case: Case) -> Number:
    # An example that fits what the plan has already: a first contact for each, and no fewer than are to be won.
    win, contacts = case.plan.customers.new.win or Decimal(0), first_contacts(case)
    fitting = win * 10 or Decimal(130) if contacts is None else max(Decimal(int(contacts)), win)
    return min(fitting, Decimal(LARGEST))


def approach_existing(case: Case) -> Verdict:
    """The number of existing customers to approach is given; without existing customers there is nobody to."""
    section = case.plan.customers.existing
    if section.approach is not None:
        evidence = phrase(
            "{number} existing {number:customer|customers} to approach",
            "{number} bestaande {number:klant|klanten} te benaderen",
            number=section.approach,
        )
        return Verdict(evidence, 1)
    if section.count == 0:
        evidence = phrase(
            "there are 0 existing customers, so there is nobody to approach",
            "er zijn 0 bestaande klanten, dus er is niemand om te benaderen",
        )
        return Verdict(evidence, 1)
    path: Path = (*EXISTING, "approach")
    message = phrase(
        "the plan does not say how many existing customers to approach: write how many different ones over the whole "
        "period, or `count: 0` if there are none",
        "er staat niet hoeveel bestaande klanten je benadert: schrijf op hoeveel het er over de hele periode zijn, "
        "of `count: 0` als er geen zijn",
    )
    number = 60 if section.count is None else section.count
    write = same("approach: {number:digits}", number=number)
    evidence = phrase(
        "how many existing customers to approach is not given",
        "hoeveel bestaande klanten je benadert staat er niet",
    )
    return Verdict(evidence, 1, (Gap(path, message, write, (path,)),))


def within_portfolio(case: Case) -> Verdict:
    """There are as many existing customers as are to be approached."""
    count, approach = case.plan.customers.existing.count, case.plan.customers.existing.approach
    if count is None or approach is None:
        return not_judged(
            "the number of existing customers and how many of them to approach are not both given",
            "het aantal bestaande klanten en hoeveel je er daarvan benadert staan er niet allebei",
        )
    evidence = phrase(
        "{approach} to approach, of the {count} there are",
        "{approach} te benaderen, van de {count} die er zijn",
        approach=approach,
        count=count,
    )
    if approach <= count:
        return Verdict(evidence, 1)
    message = phrase(
        "{approach} existing {approach:customer|customers} to approach, and there {count:is|are} {count}: count "
        "different customers, not visits",
        "je benadert {approach} bestaande {approach:klant|klanten} en er {count:is|zijn} er {count}: tel verschillende "
        "klanten, geen bezoeken",
        approach=approach,
        count=count,
    )
    write = same("approach: {count:digits}", count=count)
    return Verdict(evidence, 1, (Gap((*EXISTING, "approach"), message, write),))


UNCOMPARED: Final = not_judged(
    "there is no number of customers to win beside what it can be compared with",
    "er is geen aantal te winnen klanten naast iets om het mee te vergelijken",
)


def winnable(case: Case) -> Verdict:
    """No more customers are won than are approached, nor than the activities give orders."""
    win, approach = case.plan.customers.new.win, case.plan.customers.new.approach
    if win is None:
        return UNCOMPARED
    orders = _orders_to_compare(case, win)
    elsewhere = _told_by_enough(case) if orders is None else None
    if approach is None and orders is None:
        return UNCOMPARED if elsewhere is None else Verdict(elsewhere, 0, applies=False)
    made, short, advice = [], [], []
    if approach is not None:
        made.append(phrase("{approach} to approach", "{approach} te benaderen", approach=approach))
        if win > approach:
            short.append(phrase("you approach only {approach}", "je benadert er maar {approach}", approach=approach))
            advice.append(Text("approach more", "benader er meer"))
    if orders is not None:
        given = _orders_given(orders)
        made.append(
            phrase(
                "the activities give {exactly}{whole} {whole:order|orders}",
                "de activiteiten leveren {exactly}{whole} {whole:order|orders} op",
                **given,
            )
        )
        if win > whole_orders(orders):
            short.append(_fewer_orders(case, orders, given))
            advice.append(Text("plan more activities", "plan meer activiteiten"))
    shown = (*made, elsewhere) if elsewhere is not None else tuple(made)
    evidence = phrase("{win} to win; {made}", "{win} te winnen; {made}", win=win, made=shown)
    if not short:
        return Verdict(evidence, len(made))
    message = phrase(
        "you want to win {win} new {win:customer|customers}, but {short}: win fewer, or {advice}",
        "je wilt {win} nieuwe {win:klant|klanten} winnen, maar {short}: win er minder, of {advice}",
        win=win,
        short=tuple(short),
        advice=tuple(advice),
    )
    return Verdict(evidence, len(made), (Gap((*NEW, "win"), message, _win_to_write(case), readings=len(short)),))


def _told_by_enough(case: Case) -> Phrase | None:
    # What the chain of 7 gives is named here too where it gives too few for the target: that is one finding, there.
    if case.orders is None or case.orders_needed is None:
        return None
    return phrase(
        "the activities give {whole} {whole:order|orders}, see C07.enough",
        "de activiteiten leveren {whole} {whole:order|orders} op, zie C07.enough",
        whole=whole_orders(case.orders),
    )


def _orders_given(orders: Fraction) -> dict[str, Fact]:
    """The whole orders that the activities give, with the exact number before it where that is another one."""
    whole = whole_orders(orders)
    exactly = same("") if whole == orders else phrase("{orders}, so ", "{orders}, dus ", orders=orders)
    return {"exactly": exactly, "whole": whole}


def _fewer_orders(case: Case, orders: Fraction, given: dict[str, Fact]) -> Phrase:
    """That the activities give fewer orders than are to be won, be it more than the target takes."""
    asked = whole_orders(case.orders_needed or Fraction(0))
    if whole_orders(orders) < asked:
        return phrase(
            "the target takes only {asked}, and the activities do not even give those ({exactly}{whole} "
            "{whole:order|orders})",
            "het doel vraagt er maar {asked}, en zelfs die leveren de activiteiten niet op ({exactly}{whole} "
            "{whole:order|orders})",
            asked=asked,
            **given,
        )
    return phrase(
        "the activities give {exactly}{whole} {whole:order|orders} within the period",
        "de activiteiten leveren binnen de periode {exactly}{whole} {whole:order|orders} op",
        **given,
    )


def _orders_to_compare(case: Case, win: Decimal) -> Fraction | None:
    orders, needed = case.orders, case.orders_needed
    # Where a value that the orders needed follow from is unreadable, C07.enough may yet report it.
    if orders is None or needed is None:
        return None
    # Where the activities give too few for the target, C07.enough says so: one cause, one finding. To win more than the
    # target takes is another.
    asked = whole_orders(needed)
    return None if whole_orders(orders) < asked and win <= asked else orders


def _win_to_write(case: Case) -> Phrase | None:
    """Fewer to win, else with more to approach; None where either leaves too few orders for the target."""
    new = case.plan.customers.new

    def leaves_too_few(win: Number) -> bool:
        return not case.has_too_few_orders and _with_new(case, win=win).has_too_few_orders

    win = _most_to_win(case)
    if not leaves_too_few(win):
        return same("win: {win:digits}", win=win)
    win = _most_to_win(_with_new(case, approach=None))
    if new.approach is None or win <= new.approach or leaves_too_few(win):
        return None
    return same("win: {win:digits}\napproach: {win:digits}", win=win)


def _with_new(case: Case, **update: object) -> Case:
    customers = case.plan.customers
    new = customers.new.model_copy(update=update)
    return case.with_values(customers=customers.model_copy(update={"new": new}))


def _most_to_win(case: Case) -> Number:
    # The last conversion may follow from the number to win: then fewer to win gives fewer orders again.
    for _ in range(TRIES):
        section = case.plan.customers.new
        win = section.win or Decimal(0)
        orders, needed = case.funnel.orders, orders_needed(case.plan)
        if orders is not None and needed is not None:
            orders = max(orders, needed)  # as many as there are once C07.enough holds
        most = min(
            win,
            win if section.approach is None else section.approach,
            win if orders is None else Decimal(whole_orders(orders)),
        )
        if most == win:
            return most
        case = _with_new(case, win=most)
    return 0


def revenue_adds_up(case: Case) -> Verdict:
    """Existing and new customers together bring in the target."""
    old, fresh, target = (
        existing_revenue(case.plan),
        _exact(case.plan.customers.new.revenue),
        _exact(case.plan.revenue_target),
    )
    if old is None or fresh is None or target is None:
        return not_judged(
            "the target, the revenue from existing and that from new customers are not all given",
            "het omzetdoel, de omzet van bestaande en die van nieuwe klanten staan er niet alle drie",
        )
    limit = Fraction(case.limits["C08.revenue"]) * target / 100
    together = old + fresh
    off = abs(together - target)
    facts: dict[str, Fact] = {"old": old, "fresh": fresh, "together": together, "target": target, "off": off}
    if off <= limit:
        evidence = phrase(
            "{old} existing + {fresh} new = {together}, the target is {target}",
            "{old} bestaand + {fresh} nieuw = {together}, het doel is {target}",
            **facts,
        )
        return Verdict(evidence, 1, remarks=_from_nobody(case, fresh))
    more, advice = phrase("less", "minder"), phrase("who brings in the rest?", "wie levert de rest op?")
    if together > target:
        more, advice = phrase("more", "meer"), phrase("lower one of them", "verlaag een van de twee")
    if min(old, fresh) >= target:
        advice = phrase("lower both, or raise the target", "verlaag ze allebei, of verhoog het doel")
    evidence = phrase(
        "{old} existing + {fresh} new = {together}, {off} {more} than the target of {target}",
        "{old} bestaand + {fresh} nieuw = {together}, {off} {more} dan het doel van {target}",
        more=more,
        **facts,
    )
    message = phrase(
        "existing customers bring in {old:money} and new ones {fresh:money}: together {together:money}, "
        "{off:money} {more} than the target of {target:money}: {advice}",
        "bestaande klanten leveren {old:money} op en nieuwe {fresh:money}: samen {together:money}, "
        "{off:money} {more} dan het doel van {target:money}: {advice}",
        more=more,
        advice=advice,
        **facts,
    )
    path, amount = _revenue_to_write(case.plan, target, old, fresh)
    write = None
    if amount is not None:
        # A whole amount where that comes close enough: nobody plans cents.
        whole = Fraction(rounded(amount, 0))
        write = money_line(case.plan, "revenue", whole if abs(whole - amount) <= limit else amount)
    gap = Gap(path, message, write, because=root_of(case, revenue_adds_up))
    return Verdict(evidence, 1, (gap,), remarks=_from_nobody(case, fresh))


def _exact(amount: Decimal | None) -> Fraction | None:
    return None if amount is None else Fraction(amount)


def _none_are_new(plan: Plan) -> bool:
    return 0 in (plan.customers.new.approach, plan.customers.new.win)


def _from_nobody(case: Case, fresh: Fraction) -> tuple[Gap, ...]:
    """That revenue is asked of existing customers that are not there, or of new ones that nobody approaches or wins."""
    existing = case.plan.customers.existing
    if existing.count == 0 and existing.revenue:
        message = phrase(
            "existing customers are to bring in {old:money}, and by `count: 0` there are none, so it does not count: "
            "say how many there are, or leave the revenue out",
            "bestaande klanten moeten {old:money} opleveren, en volgens `count: 0` zijn die er niet, dus telt het niet "
            "mee: zeg hoeveel er zijn, of laat de omzet weg",
            old=existing.revenue,
        )
        return (Gap((*EXISTING, "revenue"), message),)
    if not fresh or not _none_are_new(case.plan):
        return ()
    message = phrase(
        "new customers are to bring in {fresh:money}, and the plan approaches or wins none: say how many, or ask it of "
        "existing customers",
        "nieuwe klanten moeten {fresh:money} opleveren, en het plan benadert of wint er geen: zeg hoeveel, of vraag "
        "het van de bestaande klanten",
        fresh=fresh,
    )
    return (Gap((*NEW, "revenue"), message),)


def _revenue_to_write(plan: Plan, target: Fraction, old: Fraction, fresh: Fraction) -> tuple[Path, Fraction | None]:
    # What is left for new customers; for existing ones where these leave nothing for new ones that are there, or where
    # there are none. Where each alone makes it, what both are to become is not told by the plan.
    only_existing = old + fresh < target and _none_are_new(plan) and plan.customers.existing.count != 0
    leaves_some = old < target or (old == target and _none_are_new(plan))
    if leaves_some and not only_existing:
        return (*NEW, "revenue"), target - old
    if fresh < target:
        return (*EXISTING, "revenue"), target - fresh
    return ("customers",), None


def covered(case: Case) -> Verdict:
    """There is a first contact for each new customer to approach."""
    approach, contacts = case.plan.customers.new.approach, first_contacts(case)
    if approach is None or contacts is None:
        return not_judged(
            "the new customers to approach and the first contacts in the activities are not both known",
            "de te benaderen nieuwe klanten en de eerste contacten in de activiteiten zijn niet allebei bekend",
        )
    steps = case.funnel.first_contacts()
    evidence = phrase(
        "{contacts} first {contacts:contact|contacts}{named}, {approach} new {approach:customer|customers} to approach",
        "{contacts} {contacts:eerste contact|eerste contacten}{named}, {approach} nieuwe {approach:klant|klanten} te "
        "benaderen",
        contacts=contacts,
        named=_named(tuple(step.activity.name for step in steps if step.activity.name)),
        approach=approach,
    )
    if contacts >= approach:
        return Verdict(evidence, 1)
    message = phrase(
        "{approach} new {approach:customer|customers} to approach, and the activities have {contacts} first "
        "{contacts:contact|contacts} for them: plan {short} more, or approach fewer?",
        "{approach} nieuwe {approach:klant|klanten} te benaderen, en de activiteiten hebben daarvoor {contacts} "
        "{contacts:eerste contact|eerste contacten}: plan er {short} bij, of benader je er minder?",
        approach=approach,
        contacts=int(contacts),
        short=approach - int(contacts),
    )
    # Fewer would not do where more are to be won.
    win = case.plan.customers.new.win
    enough = win is None or int(contacts) >= win
    write = same("approach: {most:digits}", most=int(contacts)) if enough else None
    gap = Gap((*NEW, "approach"), message, write, because=root_in_windows(case, covered))
    return Verdict(evidence, 1, (gap,))


def root_in_windows(case: Case, rule: Callable[[Case], Verdict]) -> str:
    """C07.count, where a rule is met once the activities that run outside the period are moved into it."""
    moved = moved_into_period(case.plan)
    return "C07.count" if moved is not None and not rule(case.with_plan(moved)).gaps else ""


def first_contacts(case: Case) -> Fraction | None:
    """How many first contacts the activities plan for new customers, early and late alike."""
    total = Fraction(0)
    chain = case.funnel
    steps = chain.first_contacts()
    for step in steps:
        number = chain.number(step.place)
        if number is None or case.lost_among(*(("activities", step.place, key) for key in ("start", "end"))):
            return None
        total += number
    return total if steps else None


def _named(names: tuple[str, ...]) -> Phrase:
    return same(" ({names})", names=names) if names else same("")


C08: Final = Criterion(
    id="C08",
    title=Text("Customers", "Nieuwe en bestaande klanten"),
    question=Text(
        "Is it quantified how many new and how many existing customers must be approached?",
        "Staat in getallen vast hoeveel nieuwe en hoeveel bestaande klanten je moet benaderen?",
    ),
    answer=Text(
        "Write how many different customers you approach over the whole period, new and existing apart: approached, "
        "not won. 0 is an answer, silence is not; `count: 0` says that there are no existing customers.",
        "Schrijf op hoeveel verschillende klanten je over de hele periode benadert, nieuwe en bestaande apart: "
        "benaderd, niet gewonnen. 0 is een antwoord, niets invullen niet; `count: 0` zegt dat er geen bestaande "
        "klanten zijn.",
    ),
    section="customers",
    rules=(
        Rule(
            id="C08.new",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("new customers to approach", "te benaderen nieuwe klanten"),
            why=Text(
                "How many you win is not yours to decide; how many you approach is.",
                "Hoeveel je er wint heb je niet in de hand, hoeveel je er benadert wel.",
            ),
            reads=("customers.new.approach",),
            judge=approach_new,
            good=both("customers: {new: {approach: 130}}"),
            bad=both("customers: {new: {win: 10}}"),
        ),
        Rule(
            id="C08.existing",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("existing customers to approach", "te benaderen bestaande klanten"),
            why=Text(
                "Existing customers buy sooner than new ones, but only if you still come by.",
                "Bestaande klanten kopen eerder dan nieuwe, maar alleen als je nog langskomt.",
            ),
            reads=("customers.existing.approach", "customers.existing.count"),
            judge=approach_existing,
            good=both("customers: {existing: {count: 85, approach: 60}}"),
            bad=both("customers: {existing: {count: 85}}"),
        ),
        Rule(
            id="C08.portfolio",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("no more to approach than there are", "niet meer benaderen dan er zijn"),
            why=Text(
                "If you count visits here, you seem to reach more customers than there are.",
                "Als je hier bezoeken telt, lijk je meer klanten te bereiken dan er zijn.",
            ),
            reads=("customers.existing.approach", "customers.existing.count"),
            judge=within_portfolio,
            good=both("customers: {existing: {count: 85, approach: 60}}"),
            bad=both("customers: {existing: {count: 40, approach: 60}}"),
        ),
        Rule(
            id="C08.win",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("no more to win than can be won", "niet meer winnen dan er te winnen zijn"),
            why=Text(
                "A number to win that the activities cannot give is a hope, and not a plan.",
                "Een aantal te winnen klanten dat de activiteiten niet opleveren is hoop en geen plan.",
            ),
            reads=(
                "customers.new.win",
                "customers.new.approach",
                "activities",
                "cycle_days",
                "selling_time.weeks",
                "order_target",
            ),
            judge=winnable,
            good=both("customers: {new: {approach: 130, win: 10}}"),
            bad=both("customers: {new: {approach: 10, win: 130}}"),
        ),
        Rule(
            id="C08.revenue",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("existing + new = the target", "bestaand + nieuw = het doel"),
            why=Text(
                "Revenue that comes from neither existing nor new customers comes from nobody.",
                "Omzet die niet van bestaande en niet van nieuwe klanten komt, komt van niemand.",
            ),
            reads=(
                "customers.existing.revenue",
                "customers.existing.count",
                "customers.new.revenue",
                "revenue_target",
            ),
            limit=Limit(Decimal(1), Text("% of the target", "% van het doel")),
            judge=revenue_adds_up,
            good=both(
                "revenue_target: 1200000\ncustomers:\n  existing: {revenue: 800000}\n  new: {revenue: 400000}",
            ),
            bad=both(
                "revenue_target: 1200000\ncustomers:\n  existing: {revenue: 800000}\n  new: {revenue: 300000}",
            ),
        ),
        Rule(
            id="C08.activities",
            kind="advice",
            owner=ACCOUNT_MANAGER,
            title=Text("a first contact for each new customer", "een eerste contact voor elke nieuwe klant"),
            why=Text(
                "Customers without a first contact in the activities are approached in no week at all.",
                "Klanten zonder eerste contact in de activiteiten komen in geen enkele week aan de beurt.",
            ),
            reads=("customers.new.approach", "activities", "selling_time.weeks"),
            judge=covered,
            good=Text(
                "activities: [{name: Introductory meeting, per_period: 130, leads_to: order, conversion: 10%}]\n"
                "customers: {new: {approach: 130}}",
                "activities: [{name: Kennismaking, per_period: 130, leads_to: order, conversion: 10%}]\n"
                "customers: {new: {approach: 130}}",
            ),
            bad=Text(
                "activities: [{name: Introductory meeting, per_period: 80, leads_to: order, conversion: 10%}]\n"
                "customers: {new: {approach: 130}}",
                "activities: [{name: Kennismaking, per_period: 80, leads_to: order, conversion: 10%}]\n"
                "customers: {new: {approach: 130}}",
            ),
        ),
    ),
)
