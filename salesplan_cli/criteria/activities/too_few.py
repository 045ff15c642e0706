"""What to write where the activities give too few orders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import Gap
from salesplan_cli.criteria.activities.flow import flows
from salesplan_cli.criteria.activities.hours import fits_hours
from salesplan_cli.criteria.activities.least import (
    CONVERSIONS,
    conversion_line,
    enough_a_week,
    least_conversion,
    schedulable,
)
from salesplan_cli.criteria.activities.steps import (
    LOOKED_AT,
    STRESS,
    named,
    number_line,
    opens,
    path,
    per_key,
    with_activity,
)
from salesplan_cli.criteria.c08_customers import winnable
from salesplan_cli.funnel import ORDER, Funnel, Step, active_weeks, average_order, existing_revenue, whole_orders
from salesplan_cli.lines import PER, amount_to_write, line, money_line
from salesplan_cli.model import Plan
from salesplan_cli.text import Fact, Phrase, at_most, both, phrase, rounded, same

LIKELY: Final = 100_000
"""Tenths of a number of activities above which nobody plans them."""
MOST_TIMES: Final = 3
"""More than so many times the number of one of several steps is no advice."""


def too_few(
    case: Case, orders: Fraction, needed: Fraction, asked: Mapping[int, Fraction], facts: dict[str, Fact]
) -> Gap:
    """What to do about too few orders, and where: the value that is nearest to making it enough.

    `asked` is how many of each step the orders needed take.
    """
    said = phrase(
        "the activities give {whole} {whole:order|orders} and {asked} {asked:is|are} needed{needed}, {short} too few: "
        "{steps}{each}",
        "de activiteiten geven {whole} {whole:order|orders} en er {asked:is|zijn} er {asked} nodig{needed}, {short} te "
        "weinig: {steps}{each}",
        each=_of_one_piece(case.plan),
        **facts,
    )
    if (gap := _worth_more(case, said)) is not None:
        return gap
    chain = case.funnel
    if orders and (narrow := _narrowest(chain, orders, needed)) is not None:
        return _too_narrow(case, narrow, said, orders, needed)
    starts = [step for step in chain.first_contacts() if step.planned and chain.reaches_order(step.place)]
    if starts and not any(step.share_in_time for step in starts):
        return Gap(("cycle_days",), _none_in_time(case, starts, said))
    first = _only_first(chain)
    if first is None and orders:
        found = _more_of_one(case, said) or _more_of_each(case, said, asked) or _too_late(case, said)
        if found is not None:
            return found
    closed = next(
        (each for each in chain.steps.values() if each.new and each.conversion == 0 and not each.follows), None
    )
    if not orders and closed is not None:
        message = phrase(
            "{said}. A conversion of 0% lets nothing through: write how many of the hundred go on",
            "{said}. Met een conversie van 0% komt er niets door: schrijf hoeveel van de honderd er verdergaan",
            said=said,
        )
        return Gap(path(closed, "conversion"), message, conversion_line(least_conversion(case, closed)))
    if first is None or not orders:
        step = first or chain.first_contacts()[0]
        if step.planned:
            return _no_number(case, step, said, _advised(said))
        return Gap(path(step, per_key(step)), _advised(said), _first_number(case, step))
    if (start := _earlier_start(case, first)) is not None:
        message = phrase(
            "{said}. An order takes {cycle} days, so the late contacts do not count: start {name} by {start} and it is "
            "enough",
            "{said}. Een order duurt {cycle} dagen, dus de late contacten tellen niet mee: begin op {start} met "
            "{name}, dan is het genoeg",
            said=said,
            cycle=case.plan.cycle_days or "",
            name=named(first),
            start=start,
        )
        return Gap(path(first, "start"), message, line(f"start: {start.isoformat()}"))
    said = _late(case, said, first, orders, needed)
    return _more_of(case, first, said, _advised(said), orders, needed)


def _first_number(case: Case, step: Step) -> Phrase | None:
    """As many a week as it takes, of a step of which there are none."""
    number = enough_a_week(case, step) if step.activity.per_week == 0 else None
    return None if number is None else number_line(case.plan, "per_week", number)


def _of_one_piece(plan: Plan) -> Fact:
    # What an order brings in was not said, and then it is what a piece of the products does.
    average = average_order(plan)
    if (
        plan.revenue_target is None
        or plan.average_order is not None
        or average is None
        or existing_revenue(plan) is None
    ):
        return both("")
    return phrase(
        ". An order counts as one piece of the products here ({average:money} on average): is it more, then write "
        "`average_order`",
        ". Een order telt hier als één verkocht product (gemiddeld {average:money}): is het meer, zet er dan "
        "`average_order` bij",
        average=average,
    )


def _worth_more(case: Case, said: Phrase) -> Gap | None:
    """What an order brings in by the plan's own new customers, where that and not a piece makes it enough."""
    plan, new = case.plan, case.plan.customers.new
    if plan.average_order is not None or average_order(plan) is None or not new.win or not new.revenue:
        return None
    amount = max(rounded(Fraction(new.revenue) / Fraction(new.win), 0), Decimal(1))
    larger = case.with_values(average_order=amount)
    if larger.has_too_few_orders or opens(case, larger, winnable):
        return None
    message = phrase(
        "{said}. By this plan {win} new {win:customer brings|customers bring} in {revenue:money}, which makes "
        "{amount:money} an order",
        "{said}. Volgens dit plan {win:levert|leveren} {win} nieuwe {win:klant|klanten} {revenue:money} op, dat is "
        "{amount:money} per order",
        said=said,
        win=new.win,
        revenue=new.revenue,
        amount=amount,
    )
    return Gap(("average_order",), message, money_line(plan, "average_order", amount))


def _more_of(case: Case, step: Step, said: Phrase, advised: Phrase, orders: Fraction, needed: Fraction) -> Gap:
    """So much more of a step that it is enough; only advice where it then still is not, or another gap opens."""
    key = per_key(step)
    exact = Fraction(getattr(step.activity, key)) * whole_orders(needed) / orders
    tenths = ceil(exact * 10)

    def with_tenths(number: int) -> Case:
        return with_activity(case, step, {key: rounded(Fraction(number, 10), 1)})

    def numbers() -> Iterator[Fraction]:
        # As one puts it in a diary; in tenths where that would be more than comes in; the least that is enough, where
        # there are no hours for more.
        yield schedulable(exact, key)
        yield Fraction(tenths, 10)
        few = range(min(tenths, LIKELY))
        yield Fraction(bisect_left(few, True, key=lambda each: not with_tenths(each).has_too_few_orders), 10)

    too_much = None
    for number in numbers():
        more = with_activity(case, step, {key: rounded(number, 1)})
        if more.has_too_few_orders or flows(more).gaps:
            continue
        if not fits_hours(more).gaps:
            return Gap(path(step, key), advised, number_line(case.plan, key, number))
        too_much = too_much or more
    if too_much is None:
        return _no_number(case, step, said, advised)
    return _does_not_fit(case, too_much, step, said, orders)


def _no_number(case: Case, step: Step, said: Phrase, advised: Phrase) -> Gap:
    """What is left where no number of a step is enough: the last conversion, where it is the target that it follows."""
    last = next((each for each in case.funnel.before(ORDER) if each.new and each.follows), None)
    if last is None:
        return Gap(path(step, per_key(step)), advised)
    message = phrase(
        "{said}. The conversion of {name} is not given and follows from the orders asked for, so more of these only "
        "lower it: give the conversion itself",
        "{said}. De conversie van {name} staat er niet en volgt uit het gevraagde aantal orders, dus met meer ervan "
        "wordt die alleen lager: geef de conversie zelf op",
        said=said,
        name=named(last),
    )
    return Gap(path(last, "conversion"), message, conversion_line(least_conversion(case, last, CONVERSIONS[0])))


def _more_of_one(case: Case, said: Phrase) -> Gap | None:
    """More of the first step that alone can make enough, without another gap; None where none can."""
    every = case.funnel.steps.values()
    able = [each for each in every if each.new and each.planned and case.funnel.reaches_order(each.place)]
    # Those that lead to most come first.
    able.sort(key=lambda each: each.leading_on, reverse=True)
    for step in able[:LOOKED_AT]:
        found = _least_more(case, step)
        if found is not None and not flows(found[1]).gaps and not fits_hours(found[1]).gaps:
            return Gap(path(step, per_key(step)), _advised(said), number_line(case.plan, per_key(step), found[0]))
    return None


def _more_of_each(case: Case, said: Phrase, asked: Mapping[int, Fraction]) -> Gap | None:
    """More of all steps of which there are too few, where one alone is not enough; None where these are not either."""
    more, plans, first = case, [], None
    for step in case.funnel.steps.values():
        # Of first contacts those that come too late are to be made as well.
        in_time = Fraction(1) if case.funnel.before(step.place) else step.share_in_time
        wanted = asked.get(step.place)
        if not wanted or not step.planned or not in_time or wanted <= step.planned * in_time:
            continue
        key = per_key(step)
        now = Fraction(getattr(step.activity, key))
        number = schedulable(now * wanted / (step.planned * in_time), key)
        if number > MOST_TIMES * now:
            return None
        more, first = with_activity(more, step, {key: rounded(number)}), first or step
        per = phrase(" per {time}", " per {time}", time=PER[key]) if key in PER else both("")
        plans.append(same("{number} x {name}{per}", number=number, name=named(step), per=per))
    if first is None or more.has_too_few_orders or flows(more).gaps:
        return None
    message = phrase(
        "{said}. More of one step is not enough: plan {plans}{fits}",
        "{said}. Meer van één stap is niet genoeg: plan {plans}{fits}",
        said=said,
        plans=tuple(plans),
        fits=phrase(
            ". That is more than fits in the week: raise a conversion, make more time, or lower the target",
            ". Dat past niet in de week: verhoog een conversie, maak meer tijd, of verlaag het doel",
        )
        if fits_hours(more).gaps
        else "",
    )
    return Gap(path(first, per_key(first)), message)


def _too_late(case: Case, said: Phrase) -> Gap | None:
    """That it is the time that an order takes, where without it there would be enough."""
    at_once = case.with_plan(case.plan.model_copy(update={"cycle_days": None}))
    if at_once.has_too_few_orders:
        return None
    message = phrase(
        "{said}. That is because an order takes {cycle} days: the contacts of the last {cycle} days come too late. "
        "Start earlier, shorten `cycle_days` if it can be done faster, or lower the target",
        "{said}. Dat komt doordat een order {cycle} dagen duurt: de contacten van de laatste {cycle} dagen komen te "
        "laat. Begin eerder, verkort `cycle_days` als het sneller kan, of verlaag het doel",
        said=said,
        cycle=case.plan.cycle_days or "",
    )
    return Gap(("cycle_days",), message)


def _least_more(case: Case, step: Step) -> tuple[Fraction, Case] | None:
    """The least number of a step that alone makes enough, with the plan that has it; None where it takes too many."""
    key = per_key(step)

    def with_halves(halves: int) -> tuple[Fraction, Case]:
        number = schedulable(Fraction(halves, 2), key)
        return number, with_activity(case, step, {key: rounded(number, 1)})

    def is_enough(halves: int) -> bool:
        return not with_halves(halves)[1].has_too_few_orders

    now = 2 * Fraction(getattr(step.activity, key))
    most = int(now * MOST_TIMES)
    if not is_enough(most):
        return None
    return with_halves(bisect_left(range(most), True, int(now), key=is_enough))


def _narrowest(chain: Funnel, orders: Fraction, needed: Fraction) -> Step | None:
    """The step of which fewer are planned than come in, where with all that comes in there would be enough."""
    narrow = [
        (step, arriving / step.planned)
        for step in chain.steps.values()
        if step.new and step.planned and chain.reaches_order(step.place)
        and (arriving := chain.arriving(step.place)) is not None and arriving > step.planned
    ]  # fmt: skip
    # Of several the last one decides; what comes before it may well be enough.
    places = {step.place for step, _ in narrow}
    last = [each for each in narrow if not places.intersection(_after(chain, each[0]))]
    if len(last) != 1:
        return None
    ((step, times),) = last
    return step if times >= needed / orders else None


def _after(chain: Funnel, step: Step) -> list[int]:
    """The places of the steps that come after a step that reaches an order."""
    places = []
    while step.leads_to is not None and step.leads_to != ORDER:
        places.append(step.leads_to)
        step = chain.steps[step.leads_to]
    return places


def _too_narrow(case: Case, step: Step, said: Phrase, orders: Fraction, needed: Fraction) -> Gap:
    message = phrase(
        "{said}. It is at {name} that it narrows: {planned} {planned:is|are} planned, and {arriving} "
        "{arriving:comes|come} in; plan more of those",
        "{said}. De versmalling zit bij {name}: daarvan {planned:staat|staan} er {planned} gepland, en er "
        "{arriving:komt|komen} er {arriving} binnen; plan daar meer van",
        said=said,
        name=named(step),
        planned=step.planned or 0,
        arriving=case.funnel.arriving(step.place) or 0,
    )
    return _more_of(case, step, said, message, orders, needed)


def _advised(said: Phrase) -> Phrase:
    return phrase(
        "{said}. Plan more first contacts, raise a conversion, or lower the target",
        "{said}. Plan meer eerste contacten, verhoog een conversie, of verlaag het doel",
        said=said,
    )


def _none_in_time(case: Case, starts: Sequence[Step], said: Phrase) -> Phrase:
    names = at_most([named(step) for step in starts])
    none = (
        phrase("no {names} of this plan becomes", "geen {names} uit dit plan", names=names)
        if len(starts) == 1
        else phrase(
            "none of the first contacts ({names}) becomes", "geen van de eerste contacten ({names})", names=names
        )
    )
    return phrase(
        "{said}. An order takes {cycle} days from the first contact, so {none} an order within its period: shorten "
        "`cycle_days` if it can be done faster, start earlier, or lower the target",
        "{said}. Een order duurt {cycle} dagen vanaf het eerste contact, dus wordt {none} binnen de periode een order: "
        "verkort `cycle_days` als het sneller kan, begin eerder, of verlaag het doel",
        said=said,
        cycle=case.plan.cycle_days or "",
        none=none,
    )


def _late(case: Case, said: Phrase, first: Step, orders: Fraction, needed: Fraction) -> Phrase:
    # Enough in number, but not in time: all follows from these first contacts.
    if whole_orders(orders / first.share_in_time) < whole_orders(needed):
        return said
    return phrase(
        "{said}. That is because an order takes {cycle} days: the contacts of the last {cycle} days come too late",
        "{said}. Dat komt doordat een order {cycle} dagen duurt: de contacten van de laatste {cycle} dagen komen te "
        "laat",
        said=said,
        cycle=case.plan.cycle_days or "",
    )


def _only_first(chain: Funnel) -> Step | None:
    # The one first contact from which all follows; None where more of it would not give more orders.
    first, *others = chain.first_contacts()
    capped = any(step.planned is not None and chain.before(step.place) for step in chain.steps.values())
    return None if others or capped else first


def _earlier_start(case: Case, first: Step) -> date | None:
    """The latest Monday on which the first contacts can start to be enough and to fit; None where none is."""
    period, start = case.plan.span, first.activity.start
    if period is None or start is None or not case.plan.cycle_days:
        return None

    def enough_from(day: int) -> bool:
        return not with_activity(case, first, {"start": date.fromordinal(day)}).has_too_few_orders

    days = range(period.start.toordinal(), start.toordinal())
    too_late = bisect_left(days, True, key=lambda day: not enough_from(day))
    if not too_late:
        return None
    latest = days[too_late - 1]
    day = max(date.fromordinal(latest - (latest - 1) % 7), period.start)
    return None if fits_hours(with_activity(case, first, {"start": day})).gaps else day


def _does_not_fit(case: Case, more: Case, first: Step, said: Phrase, orders: Fraction) -> Gap:
    hours, weeks = more.funnel.hours, active_weeks(case.plan)
    time = case.plan.selling_time
    facts: dict[str, Fact] = {
        "said": said,
        "contacts": ceil(more.funnel.number(first.place) or 0),
        "name": same("{name}{rate}", name=named(first), rate=_rate(more, first)),
        "week": time.hours_per_week if time.hours_per_week is not None else 0,
        "each": rounded(hours / weeks, 1) if weeks else hours,
        "instead": "",
    }
    at, write = path(first, per_key(first)), None
    if (higher := _higher_conversion(case)) is not None:
        last, percent = higher
        at, write = path(last, "conversion"), conversion_line(percent)
        facts["instead"] = phrase(
            " ({percent:percent} at {last} is enough)",
            " ({percent:percent} bij {last} is genoeg)",
            percent=percent,
            last=named(last),
        )
    if (target := _reachable(case, orders)) is not None:
        message = phrase(
            "{said}. {contacts} x {name} would do, and that is more than fits in the week: {each} hours, where there "
            "are {week}. Raise a conversion{instead} or make more time; if neither can be, these activities make a "
            "target of {target}, which is for you and your sales manager to agree on",
            "{said}. Daar zijn {contacts} x {name} voor nodig, en dat past niet: het kost {each} uur per week, en er "
            "zijn er {week}. Verhoog een conversie{instead} of maak meer uren vrij; kan dat niet, dan halen deze "
            "activiteiten een doel van {target}, en dat spreek je af met je salesmanager",
            target=target,
            **facts,
        )
        return Gap(at, message, write)
    message = phrase(
        "{said}. {contacts} x {name} would do, and that is more than fits in the week: {each} hours, where there are "
        "{week}. Raise a conversion{instead}, make more time, or lower the target",
        "{said}. Daar zijn {contacts} x {name} voor nodig, en dat past niet: het kost {each} uur per week, en er zijn "
        "er {week}. Verhoog een conversie{instead}, maak meer uren vrij, of verlaag het doel",
        **facts,
    )
    return Gap(at, message, write)


def _higher_conversion(case: Case) -> tuple[Step, Fraction] | None:
    """A last step with a conversion that makes enough of what fits in the hours; None where that is far off."""
    for last in case.funnel.before(ORDER):
        if last.new and last.conversion is not None:
            percent = least_conversion(case, last, 100 * last.conversion)
            if percent is not None and percent <= 100 * (last.conversion + STRESS):
                return last, percent
    return None


def _rate(case: Case, step: Step) -> Fact:
    """How many of a step that is per day, week, month or quarter: " (39 per week)"."""
    key = per_key(step)
    if key not in PER:
        return both("")
    return same(
        " ({number} per {time})", number=Fraction(getattr(case.plan.activities[step.place], key)), time=PER[key]
    )


def _reachable(case: Case, orders: Fraction) -> Phrase | None:
    """The target that these activities reach, where nothing else in the plan hangs on it."""
    plan = case.plan
    divided = any((plan.periods.quarters, plan.periods.months, plan.periods.weeks))
    reached = whole_orders(orders)
    new = plan.customers.new
    if not reached or divided or any(each.amount is not None for each in plan.products):
        return None
    if plan.revenue_target is None and plan.order_target is not None:
        lower = case.with_values(order_target=Decimal(reached))
        written = same("{reached:digits}", reached=reached)
        alone = not (new.win is not None and new.win > reached)
        return written if alone and not lower.has_too_few_orders else None
    average, existing = average_order(plan), existing_revenue(plan)
    linked = plan.costs.norm is not None or new.revenue is not None
    if plan.revenue_target is None or average is None or existing is None or linked:
        return None
    amount = rounded(existing + reached * average, 0)
    kept = not case.with_values(revenue_target=amount).has_too_few_orders
    return amount_to_write(plan, amount) if kept else None
