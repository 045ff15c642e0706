"""C07.flow: what is planned of a step comes in from the steps before it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.activities.steps import (
    LOOKED_AT,
    is_read,
    link_shown,
    named,
    number_line,
    opens,
    path,
    with_activity,
)
from salesplan_cli.criteria.c08_customers import root_in_windows, winnable
from salesplan_cli.funnel import Step
from salesplan_cli.model import PER_KEYS
from salesplan_cli.text import Fact, Phrase, Text, phrase, rounded, same


def flows(case: Case) -> Verdict:
    """A step's planned number is not above what the steps before it deliver; what follows is at most 100 %."""
    chain, allowed = case.funnel, 1 + Fraction(case.limits["C07.flow"]) / 100
    if not chain.sound:
        return not_judged("the chain itself is not right yet", "de keten zelf klopt nog niet")
    gaps: list[Gap] = []
    shown: list[Phrase] = []
    for step in chain.steps.values():
        if not is_read(case, step):
            continue
        before = chain.before(step.place)
        delivered = None if any(each.follows for each in before) else chain.delivered(step.place)
        share = step.conversion if step.follows else None
        if share is not None:
            shown.append(link_shown(step))
            if share > 1:
                most = delivered * allowed / step.planned if delivered is not None and step.planned else None
                gaps.append(_more_than_all(case, step, most))
        if step.planned is None or delivered is None:
            continue
        facts: dict[str, Fact] = {"name": named(step), "planned": step.planned, "delivered": delivered}
        shown.append(phrase("{name} {planned} of {delivered}", "{name} {planned} van {delivered}", **facts))
        if step.planned > delivered * allowed:
            fed = phrase(
                "{planned} x {name} {planned:is|are} planned, and the {before:step|steps} before "
                "{before:delivers|deliver} {delivered}: plan more there, or fewer of these",
                "er {planned:staat|staan} {planned} x {name} gepland, en de {before:stap ervoor levert|stappen ervoor "
                "leveren} er {delivered}: plan er daar meer, of hier minder",
                before=len(before),
                **facts,
            )
            key = step.activity.per
            number = Fraction(getattr(step.activity, key)) * delivered / step.planned
            write = _fewer(case, step, number) if len(gaps) < LOOKED_AT else None
            if share is not None and share > 1:
                all_ = gaps.pop().message
                words = Text(f"{all_.text.en}; {fed.text.en}", f"{all_.text.nl}; {fed.text.nl}")
                gaps.append(Gap(path(step, key), Phrase(words, {**all_.facts, **fed.facts}), readings=2))
            else:
                gaps.append(Gap(path(step, key), fed, write))
    if not shown and not case.reads_chain:
        return not_judged("a value in the chain cannot be read", "een waarde in de keten is niet te lezen")
    if not shown:
        return not_judged(
            "no step has a planned and a delivered number", "geen stap heeft een gepland en een geleverd aantal"
        )
    root = root_in_windows(case, flows) if gaps else ""
    return Verdict(same("{shown}", shown=tuple(shown)), len(shown), tuple(gap._replace(because=root) for gap in gaps))


def _fewer(case: Case, step: Step, number: Fraction) -> Phrase | None:
    """As few of a step as come in, rounded down, so never more; None where what comes after it then has too few."""
    key = step.activity.per
    for parts in (10, 100):
        few = Fraction(int(number * parts), parts)
        fewer = with_activity(case, step, {key: rounded(few)})
        beside = (each for each in fewer.funnel.steps.values() if each.leads_to == step.leads_to)
        shares = (each.conversion for each in beside if each.follows)
        too_few = fewer.has_too_few_orders or any(share is not None and share > 1 for share in shares)
        if bool(few) is bool(number) and not too_few and not opens(case, fewer, winnable):
            return number_line(case.plan, key, few)
    return None


def _more_than_all(case: Case, step: Step, most: Fraction | None) -> Gap:
    """More orders are asked of a step than there are of it; it may grow `most` times, as the steps before it allow."""
    share = step.conversion or Fraction(0)
    message = phrase(
        "{name} -> {next} would need a conversion of {percent:percent}: more comes out than goes in",
        "{name} -> {next} zou een conversie van {percent:percent} vragen: er komt meer uit dan erin gaat",
        name=named(step),
        next=step.activity.leads_to or "",
        percent=share * 100,
    )
    key = step.activity.per
    now = Fraction(getattr(step.activity, key))
    # In whole ones; in tenths where those are more than comes in.
    for number in (Fraction(ceil(now * share)), Fraction(ceil(now * share * 10), 10)):
        if most is None or number <= most * now:
            return Gap(path(step, key), message, number_line(case.plan, key, number))
    return Gap(path(step, key), message)


FLOW: Final = Rule(
    id="C07.flow",
    kind="conflict",
    owner=ACCOUNT_MANAGER,
    title=Text("each step is fed by the one before", "elke stap wordt gevoed door de vorige"),
    why=Text(
        "Nobody sends more quotations than there are people to send them to.",
        "Niemand stuurt meer offertes dan er mensen zijn om ze aan te sturen.",
    ),
    reads=(*(f"activities[].{name}" for name in PER_KEYS), "activities[].conversion"),
    limit=Limit(Decimal(10), Text("% above what is delivered", "% boven wat er geleverd wordt")),
    judge=flows,
    good=Text(
        "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%}\n"
        "  - {name: Quotation, per_period: 40, leads_to: order, conversion: 35%}",
        "activities:\n  - {name: Gesprek, per_period: 100, leads_to: Offerte, conversion: 40%}\n"
        "  - {name: Offerte, per_period: 40, leads_to: order, conversion: 35%}",
    ),
    bad=Text(
        "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%}\n"
        "  - {name: Quotation, per_period: 60, leads_to: order, conversion: 35%}",
        "activities:\n  - {name: Gesprek, per_period: 100, leads_to: Offerte, conversion: 40%}\n"
        "  - {name: Offerte, per_period: 60, leads_to: order, conversion: 35%}",
    ),
)
