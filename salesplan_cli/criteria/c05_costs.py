"""5 Costs: what selling may cost, and which part of it the account manager spends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from salesplan_cli.arithmetic import SLIPS, close, share_of
from salesplan_cli.case import Case, filled
from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.product_targets.sums import root_of
from salesplan_cli.criteria.product_targets.target import on_target
from salesplan_cli.lines import amount_to_write, money_line, stacked
from salesplan_cli.model import Costs, Plan
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, rounded, same

EXAMPLE_SHARE: Final = Decimal(5)
"""Allowed cost in percent of the target, as an example where there is no norm."""
EXAMPLE_ALLOWED: Final = Decimal(60_000)
"""Allowed cost, as an example where there is no money target either."""
LIMIT_REWRITE: Final = 1_000
"""Characters of cost lines that an example writes out at most."""


def allowed_given(case: Case) -> Verdict:
    """The allowed cost is given."""
    costs, target = case.plan.costs, case.plan.revenue_target
    if costs.allowed is None:
        return Verdict(phrase("no allowed cost given", "geen toegestane kosten gegeven"), 1, (_no_allowed(case),))
    if target is None:
        return Verdict(same("{allowed:money}", allowed=costs.allowed), 1)
    evidence = phrase(
        "{allowed:money} = {share:percent} of the target of {target:money}",
        "{allowed:money} = {share:percent} van het doel van {target:money}",
        allowed=costs.allowed,
        share=_share(costs.allowed, target),
        target=target,
    )
    return Verdict(evidence, 1)


def _share(cost: Decimal, target: Decimal) -> Fraction:
    return Fraction(cost) * 100 / Fraction(target)


def _no_allowed(case: Case) -> Gap:
    plan, costs = case.plan, case.plan.costs
    path = ("costs", "allowed")
    allowed = _allowed_to_write(on_target(case).plan)
    if costs.norm is not None and plan.revenue_target is not None:
        message = phrase(
            "what selling may cost is not given: the norm is {norm:percent} of the target of {target:money}; write the "
            "amount over the whole period",
            "wat de verkoop mag kosten staat er niet: de norm is {norm:percent} van het doel van {target:money}; "
            "schrijf het bedrag over de hele periode",
            norm=costs.norm,
            target=plan.revenue_target,
        )
    elif plan.revenue_target is not None:
        message = phrase(
            "what selling may cost is not given: write the amount over the whole period, in proportion to the target "
            "of {target:money}",
            "wat de verkoop mag kosten staat er niet: schrijf het bedrag over de hele periode, in verhouding tot het "
            "doel van {target:money}",
            target=plan.revenue_target,
        )
    else:
        message = phrase(
            "what selling may cost is not given: write the amount over the whole period, in proportion to what it "
            "brings in",
            "wat de verkoop mag kosten staat er niet: schrijf het bedrag over de hele periode, in verhouding tot wat "
            "het oplevert",
        )
    if costs.is_filled or case.lost_below(("costs",)):
        return Gap(path, message, money_line(case.plan, "allowed", allowed), (path,))
    own = _own_to_write(plan, allowed)
    write = same(
        "costs:\n  {allowed}\n  {own}\n  {support}",
        allowed=money_line(case.plan, "allowed", allowed),
        own=money_line(case.plan, "own", own),
        support=money_line(case.plan, "support", allowed - own),
    )
    return Gap(("costs",), message, write, (path,))


def own_given(case: Case) -> Verdict:
    """The account manager's own part is given."""
    costs = case.plan.costs
    allowed, own = costs.allowed, costs.own
    if own is not None:
        return Verdict(_rest(own, allowed), 1)
    path = ("costs", "own")
    if allowed is None:
        message = phrase(
            "the account manager's own part of the cost is not given: write what the account manager spends; the rest "
            "goes to sales support",
            "het eigen deel van de accountmanager staat er niet: schrijf wat de accountmanager zelf uitgeeft; de rest "
            "gaat naar verkoopondersteuning",
        )
    else:
        message = phrase(
            "the account manager's own part of the {allowed:money} is not given: write what the account manager "
            "spends; the rest goes to sales support",
            "het eigen deel van de accountmanager in die {allowed:money} staat er niet: schrijf wat de accountmanager "
            "zelf uitgeeft; de rest gaat naar verkoopondersteuning",
            allowed=allowed,
        )
    allowed = _allowed_to_write(on_target(case).plan) if allowed is None else allowed
    own = _own_to_write(case.plan, allowed)
    write = money_line(case.plan, "own", own)
    if ("costs", "support") in case.unsaid:
        write = stacked([write, money_line(case.plan, "support", allowed - own)])
    return Verdict(phrase("no own part given", "geen eigen deel gegeven"), 1, (Gap(path, message, write, (path,)),))


def _rest(own: Decimal, allowed: Decimal | None) -> Phrase:
    if allowed is None:
        return phrase("own part {own:money}", "eigen deel {own:money}", own=own)
    if own > allowed:
        return phrase(
            "own part {own:money} of {allowed:money}",
            "eigen deel {own:money} van {allowed:money}",
            own=own,
            allowed=allowed,
        )
    return phrase(
        "own part {own:money} of {allowed:money}, so {rest:money} is left for sales support",
        "eigen deel {own:money} van {allowed:money}, dus {rest:money} blijft over voor verkoopondersteuning",
        own=own,
        allowed=allowed,
        rest=allowed - own,
    )


def divided(case: Case) -> Verdict:
    """The own part and sales support make the allowed cost."""
    costs = case.plan.costs
    allowed, own, support = costs.allowed, costs.own, costs.support
    if allowed is None or own is None:
        return not_judged(
            "the allowed cost and the own part are not both known",
            "de toegestane kosten en het eigen deel zijn niet allebei bekend",
        )
    if support is not None and (slipped := _slipped(case, allowed, own + support)) is not None:
        return Verdict(_rest(own, allowed), 1, (slipped,))
    if (right := _own_unslipped(case)) is not None:
        return Verdict(_rest(own, allowed), 1, (_own_slipped(case, own, allowed, right),))
    if own > allowed:
        return Verdict(_rest(own, allowed), 1, (_own_too_large(case, allowed, own, support),))
    if support is None and case.is_lost(("costs", "support")):
        return not_judged(
            "what sales support may cost cannot be read", "wat de verkoopondersteuning mag kosten, is niet te lezen"
        )
    if support is None:
        return Verdict(_rest(own, allowed), 1)
    whole = own + support
    facts: dict[str, Fact] = {
        "parts": (own, support),
        "whole": whole,
        "allowed": allowed,
        "gap": abs(whole - allowed),
        "limit": case.limits["C05.split"],
    }
    if whole == allowed:
        return Verdict(
            phrase("{parts:sum}{whole}, the allowed cost", "{parts:sum}{whole}, de toegestane kosten", **facts), 1
        )
    if close(whole, allowed, case.limits["C05.split"]):
        evidence = phrase(
            "{parts:sum}{whole}, {gap:money} from the allowed {allowed}; {limit:percent} is fine",
            "{parts:sum}{whole}, {gap:money} naast de toegestane {allowed}; {limit:percent} mag",
            **facts,
        )
        return Verdict(evidence, 1)
    evidence = phrase(
        "{parts:sum}{whole}, and {allowed} is allowed", "{parts:sum}{whole}, en {allowed} is toegestaan", **facts
    )
    if whole > allowed:
        message = phrase(
            "the own part and sales support come to {parts:sum}{whole}, {gap:money} more than the {allowed:money} that "
            "is allowed: lower one of them",
            "het eigen deel en de verkoopondersteuning zijn samen {parts:sum}{whole}, {gap:money} meer dan de "
            "{allowed:money} die is toegestaan: verlaag een van de twee",
            **facts,
        )
    else:
        message = phrase(
            "the own part and sales support come to {parts:sum}{whole} of the {allowed:money} that is allowed: say "
            "where the other {gap:money} goes",
            "het eigen deel en de verkoopondersteuning zijn samen {parts:sum}{whole} van de {allowed:money} die is "
            "toegestaan: zeg waar de andere {gap:money} heen gaat",
            **facts,
        )
    # Sales support is the rest: the own part and the norm stay as they are, and with it what the norm allows.
    most = _most(case)
    if most is not None and own <= most < allowed:
        return Verdict(evidence, 1, (Gap(("costs", "support"), message, _within_norm(case, costs, most)),))
    return Verdict(evidence, 1, (Gap(("costs", "support"), message, money_line(case.plan, "support", allowed - own)),))


def _slipped(case: Case, allowed: Decimal, whole: Decimal) -> Gap | None:
    """The parts make what is allowed but for a factor 10, 100 or 1000: of three numbers the one has slipped."""
    factor = next((each for each in SLIPS if whole == allowed * each), None) if allowed else None
    most = _most(case)
    if factor is None or (most is not None and whole > most):
        return None
    message = phrase(
        "the own part and sales support come to {whole:money}, and {allowed:money} is allowed, a factor of {factor}: "
        "did a separator slip?",
        "het eigen deel en de verkoopondersteuning zijn samen {whole:money}, en {allowed:money} is toegestaan, een "
        "factor {factor}: is er een punt of komma verschoven?",
        whole=whole,
        allowed=allowed,
        factor=factor,
    )
    return Gap(("costs", "allowed"), message, money_line(case.plan, "allowed", whole))


def _own_unslipped(case: Case) -> Decimal | None:
    """The own part with which allowed, own part and support agree, where it is a factor 10, 100 or 1000 away."""
    costs = case.plan.costs
    if costs.own is None or costs.allowed is None or costs.support is None:
        return None
    if close(costs.own + costs.support, costs.allowed, case.limits["C05.split"]):
        return None
    right = costs.allowed - costs.support
    return right if any(right == costs.own * each for each in SLIPS if costs.own) else None


def _own_slipped(case: Case, own: Decimal, allowed: Decimal, right: Decimal) -> Gap:
    message = phrase(
        "of the {allowed:money} that is allowed sales support leaves {right:money}, and the own part is {own:money}, a "
        "factor of {factor} less: did a separator slip?",
        "van de {allowed:money} die is toegestaan laat de verkoopondersteuning {right:money} over, en het eigen deel "
        "is {own:money}, een factor {factor} minder: is er een punt of komma verschoven?",
        allowed=allowed,
        right=right,
        own=own,
        factor=right / own,
    )
    return Gap(("costs", "own"), message, money_line(case.plan, "own", right))


def _own_too_large(case: Case, allowed: Decimal, own: Decimal, support: Decimal | None) -> Gap:
    message = phrase(
        "the own part of {own:money} is more than the {allowed:money} that selling may cost in all: lower it by at "
        "least {over:money}, or allow more",
        "het eigen deel van {own:money} is meer dan de {allowed:money} die de verkoop in totaal mag kosten: verlaag "
        "het met ten minste {over:money}, of sta meer toe",
        own=own,
        allowed=allowed,
        over=own - allowed,
    )
    if support is None or support <= allowed:
        own = allowed - (support or 0)
        return Gap(("costs", "own"), message, _with_lines(case, money_line(case.plan, "own", own), own))
    return Gap(("costs", "own"), message, _both_parts(case, allowed))


def _both_parts(case: Case, allowed: Decimal) -> Phrase:
    own = _own_beside_lines(case.plan, allowed)
    return _with_lines(
        case,
        same(
            "{own}\n{support}",
            own=money_line(case.plan, "own", own),
            support=money_line(case.plan, "support", allowed - own),
        ),
        own,
    )


def _with_lines(case: Case, write: Phrase, own: Decimal) -> Phrase:
    """What to write with the cost lines behind it, where these make more than the own part becomes."""
    costs = case.plan.costs
    whole = costs.in_lines
    if whole <= own or _too_long_to_rewrite(costs):
        return write
    return same(
        "{write}\n{lines}", write=write, lines=_lines_in_proportion(case, costs, Fraction(own) / Fraction(whole))
    )


def within_norm(case: Case) -> Verdict:
    """The allowed cost is within the organisation's norm."""
    costs, target = case.plan.costs, case.plan.revenue_target
    if costs.norm is None:
        return not_judged("the organisation gives no norm", "de organisatie geeft geen norm")
    if costs.allowed is None or target is None:
        return not_judged(
            "a norm needs the allowed cost and a target in money beside it",
            "bij een norm horen de toegestane kosten en een doel in geld",
        )
    most = share_of(target, costs.norm)
    facts: dict[str, Fact] = {
        "allowed": costs.allowed,
        "share": _share(costs.allowed, target),
        "target": target,
        "norm": costs.norm,
        "most": most,
        "over": Fraction(costs.allowed) - most,
    }
    evidence = phrase(
        "{allowed:money} = {share:percent} of the target of {target:money}; the norm is {norm:percent} = {most:money}",
        "{allowed:money} = {share:percent} van het doel van {target:money}; de norm is {norm:percent} = {most:money}",
        **facts,
    )
    if Fraction(costs.allowed) <= most:
        return Verdict(evidence, 1)
    if rounded(share := _share(costs.allowed, target)) > costs.norm:
        facts["much"] = same("{share:percent}", share=share)
    else:
        facts["much"] = phrase("over {norm:percent}", "meer dan {norm:percent}", norm=costs.norm)  # not "5%, over 5%"
    message = phrase(
        "{allowed:money} is {much} of the target of {target:money}, {over:money} more than the norm of "
        "{norm:percent} allows: bring it down to {most:money}, or agree on another norm",
        "{allowed:money} is {much} van het doel van {target:money}, {over:money} meer dan de norm van "
        "{norm:percent} toestaat: breng het terug tot {most:money}, of spreek een andere norm af",
        **facts,
    )
    write, root = _within_norm(case, costs, _whole(most)), root_of(case, within_norm)
    return Verdict(evidence, 1, (Gap(("costs", "allowed"), message, write, because=root),))


def _most(case: Case) -> Decimal | None:
    """What the norm allows, in whole amounts; None where it cannot be told."""
    norm, target = case.plan.costs.norm, case.plan.revenue_target
    return None if norm is None or target is None else _whole(share_of(target, norm))


def _within_norm(case: Case, costs: Costs, allowed: Decimal) -> Phrase:
    # The parts move along, so that they still make the allowed cost.
    line = money_line(case.plan, "allowed", allowed)
    if costs.own is not None and costs.own > allowed:
        return same("{line}\n{parts}", line=line, parts=_both_parts(case, allowed))
    if costs.own is not None and costs.support is not None:
        support = money_line(case.plan, "support", allowed - costs.own)
        return same("{line}\n{support}", line=line, support=support)
    return line


def lines_within(case: Case) -> Verdict:
    """The lines of the own part do not make more than it."""
    costs = case.plan.costs
    own, lines = costs.own, filled(costs.lines)
    amounts = [(index, line.amount) for index, line in lines if line.amount is not None]
    if own is None:
        return not_judged("the own part is not known", "het eigen deel is niet bekend")
    if not amounts:
        return not_judged("the own part is not divided over lines", "het eigen deel is niet over posten verdeeld")
    whole = costs.in_lines
    unknown = len(lines) - len(amounts) + len(case.unread(("costs", "lines")) - {index for index, _ in lines})
    facts: dict[str, Fact] = {
        "amounts": tuple(amount for _, amount in amounts),
        "whole": whole,
        "own": own,
        "over": whole - own,
        "unknown": unknown,
        "lines": Text("line", "post") if unknown == 1 else Text("lines", "posten"),
    }
    if unknown and whole <= own:
        return not_judged(
            "the amount of {unknown} {lines} is not known yet ({whole:money} of {own:money} is)",
            "van {unknown} {lines} is het bedrag nog niet bekend (van {own:money} is {whole:money} verdeeld)",
            **facts,
        )
    evidence = phrase(
        "{amounts:sum}{whole}; the own part is {own:money}",
        "{amounts:sum}{whole}; het eigen deel is {own:money}",
        **facts,
    )
    if whole <= own:
        return Verdict(evidence, 1)
    message = phrase(
        "the lines make {amounts:sum}{whole}, {over:money} more than the own part of {own:money}: lower a line, or "
        "agree on a larger part",
        "de posten zijn samen {amounts:sum}{whole}, {over:money} meer dan het eigen deel van {own:money}: verlaag "
        "een post, of spreek een groter deel af",
        **facts,
    )
    right = _own_unslipped(case)
    root = "C05.split" if right is not None and whole <= right else ""
    return Verdict(evidence, 1, (_line_to_lower(case, costs, own, message)._replace(because=root),))


def _line_to_lower(case: Case, costs: Costs, own: Decimal, message: Phrase) -> Gap:
    whole = costs.in_lines
    for index, line in reversed(filled(costs.lines)):
        if line.amount is not None and line.amount > whole - own:  # one of nothing would be no line
            lowered = money_line(case.plan, "amount", line.amount - (whole - own))
            return Gap(("costs", "lines", index, "amount"), message, lowered)
    # No single line can give way: all of them in the same proportion, unless that is too long to read.
    if _too_long_to_rewrite(costs):
        return Gap(("costs", "lines"), message)
    return Gap(("costs", "lines"), message, _lines_in_proportion(case, costs, Fraction(own) / Fraction(whole)))


def _too_long_to_rewrite(costs: Costs) -> bool:
    return sum(len(line.name or "") + len("{name: , amount: }") for _, line in filled(costs.lines)) > LIMIT_REWRITE


def _lines_in_proportion(case: Case, costs: Costs, part: Fraction) -> Phrase:
    # In flow style, so that it can be pasted wherever the list stands.
    items: list[str] = []
    facts: dict[str, Fact] = {}
    for index, line in filled(costs.lines):
        fields = []
        if line.name is not None:
            fields.append(f"name: {{name{index}:yaml}}")
            facts[f"name{index}"] = line.name
        if line.amount is not None:
            fields.append(f"amount: {{amount{index}}}")
            facts[f"amount{index}"] = amount_to_write(case.plan, _whole(Fraction(line.amount) * part))
        items.append("{" + ", ".join(fields) + "}")
    template = "lines: [" + ", ".join(items) + "]"
    return same(template, **facts)


# --- what to write -------------------------------------------------------------------------------------------------


def _allowed_to_write(plan: Plan) -> Decimal:
    """An allowed cost that fits what the plan says of its parts, its norm and its target."""
    costs = plan.costs
    own = costs.in_lines if costs.own is None else costs.own
    parts = own + (costs.support or 0)
    if costs.own is not None and costs.support is not None:
        return parts
    if plan.revenue_target is None:
        return max(EXAMPLE_ALLOWED, parts)
    share = EXAMPLE_SHARE if costs.norm is None else costs.norm
    return max(_whole(Fraction(plan.revenue_target) * Fraction(share) / 100), parts)


def _own_to_write(plan: Plan, allowed: Decimal) -> Decimal:
    """An own part that fits the allowed cost, sales support and the lines."""
    costs = plan.costs
    if costs.support is not None:
        return max(allowed - costs.support, Decimal(0))
    return _own_beside_lines(plan, allowed)


def _own_beside_lines(plan: Plan, allowed: Decimal) -> Decimal:
    lines = plan.costs.in_lines
    return lines if 0 < lines <= allowed else _example_own(allowed)


def _example_own(allowed: Decimal) -> Decimal:
    return _whole(Fraction(allowed) * 2 / 5)


def _whole(amount: Fraction) -> Decimal:
    return Decimal(floor(amount))


C05: Final = Criterion(
    id="C05",
    title=Text("Costs", "Kosten"),
    question=Text(
        "What may selling cost, in proportion to what it brings in, and which part does the account manager spend, the "
        "rest going to sales support?",
        "Wat mag de verkoop kosten, in verhouding tot wat het oplevert, en welk deel geeft de accountmanager zelf uit, "
        "terwijl de rest naar verkoopondersteuning gaat?",
    ),
    answer=Text(
        "Write what selling may cost over the whole period (`allowed`), which part the account manager spends (`own`) "
        "and what goes to sales support (`support`): together they make the allowed cost.",
        "Schrijf wat de verkoop over de hele periode mag kosten (`allowed`), welk deel de accountmanager zelf uitgeeft "
        "(`own`) en wat naar verkoopondersteuning gaat (`support`): samen zijn ze de toegestane kosten.",
    ),
    section="costs",
    rules=(
        Rule(
            id="C05.allowed",
            kind="missing",
            owner=MANAGER,
            title=Text("allowed cost", "toegestane kosten"),
            why=Text(
                "Where nobody has said what selling may cost, everyone spends as they like.",
                "Waar niemand zegt wat de verkoop mag kosten, geeft iedereen naar eigen inzicht uit.",
            ),
            reads=("costs.allowed", "revenue_target"),
            judge=allowed_given,
            good=both("costs: {allowed: 60k}"),
            bad=both("costs: {own: 22k}"),
        ),
        Rule(
            id="C05.own",
            kind="missing",
            owner=MANAGER,
            title=Text("the account manager's own part", "eigen deel van de accountmanager"),
            why=Text(
                "If you know your own part, you can choose what to spend it on and what to ask of sales support.",
                "Als je je eigen deel kent, kun je kiezen waar je het aan uitgeeft en wat verkoopondersteuning doet.",
            ),
            reads=("costs.own", "costs.allowed"),
            judge=own_given,
            good=both("costs: {allowed: 60k, own: 22k}"),
            bad=both("costs: {allowed: 60k}"),
        ),
        Rule(
            id="C05.split",
            kind="conflict",
            owner=MANAGER,
            title=Text("own part + support = allowed cost", "eigen deel + ondersteuning = toegestane kosten"),
            why=Text(
                "Money that is promised twice runs out, and money without a purpose is not there when it is needed.",
                "Geld dat twee keer is toegezegd raakt op, en geld zonder bestemming is er niet als je het nodig hebt.",
            ),
            reads=("costs.allowed", "costs.own", "costs.support"),
            limit=Limit(Decimal(1), Text("% of the allowed cost", "% van de toegestane kosten")),
            judge=divided,
            good=both(
                "costs: {allowed: 60k, own: 22k, support: 38k}",
            ),
            bad=both(
                "costs: {allowed: 60k, own: 22k, support: 48k}",
            ),
        ),
        Rule(
            id="C05.norm",
            kind="conflict",
            owner=MANAGER,
            title=Text("allowed cost within the norm", "toegestane kosten binnen de norm"),
            why=Text(
                "A plan that allows more than the organisation's own norm is cut back halfway through the year.",
                "Een plan dat meer toestaat dan de norm van de organisatie, wordt halverwege het jaar gekort.",
            ),
            reads=("costs.norm", "costs.allowed", "revenue_target"),
            judge=within_norm,
            good=Text(
                "revenue_target: 1.2M\ncosts: {allowed: 60k, norm: 6%}",
                "revenue_target: 1,2 mln\ncosts: {allowed: 60k, norm: 6%}",
            ),
            bad=Text(
                "revenue_target: 1.2M\ncosts: {allowed: 90k, norm: 6%}",
                "revenue_target: 1,2 mln\ncosts: {allowed: 90k, norm: 6%}",
            ),
        ),
        Rule(
            id="C05.lines",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("lines within the own part", "posten binnen het eigen deel"),
            why=Text(
                "If you plan more than there is, you find out when the last bill comes in.",
                "Als je meer plant dan er is, merk je dat pas bij de laatste rekening.",
            ),
            reads=("costs.lines[].amount", "costs.lines[].name", "costs.own"),
            judge=lines_within,
            good=Text(
                "costs: {own: 22k, lines: [{name: Travel, amount: 14k}, {name: Samples, amount: 8k}]}",
                "costs: {own: 22k, lines: [{name: Reiskosten, amount: 14k}, {name: Monsters, amount: 8k}]}",
            ),
            bad=Text(
                "costs: {own: 22k, lines: [{name: Travel, amount: 14k}, {name: Samples, amount: 9k}]}",
                "costs: {own: 22k, lines: [{name: Reiskosten, amount: 14k}, {name: Monsters, amount: 9k}]}",
            ),
        ),
    ),
)
