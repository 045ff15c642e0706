"""C06.curve: the months follow the index of the seasons."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Limit, Rule, Verdict
from salesplan_cli.criteria.apportionment import index
from salesplan_cli.criteria.periods.beside_index import beside_index
from salesplan_cli.criteria.periods.phasing import months_to_write
from salesplan_cli.criteria.product_targets.sums import root_of
from salesplan_cli.text import Phrase, Text, at_most, phrase


def season_curve(case: Case) -> Verdict:
    """Each month follows the index of the seasons, apart from the events that touch it."""
    found = case.once(beside_index)
    if isinstance(found, Verdict):
        return found
    plan, judged = case.plan, found.months
    months, indexes = plan.complete("months") or (), index(plan) or ()
    wrong = [month for over, *month in judged if over > 0]
    _, *furthest = max(judged, key=lambda month: month[0])
    of = len(judged)

    def said(at: int, expected: int, allowed: int) -> Phrase:
        return phrase(
            "{month} {value}, where {target} x {weight} / {whole} = {expected} (give or take {allowed})",
            "{month} {value}, terwijl {target} x {weight} / {whole} = {expected} (marge {allowed})",
            month=plan.label("months", at + 1),
            value=months[at],
            target=plan.target or 0,
            weight=indexes[at],
            whole=found.whole,
            expected=Fraction(expected, found.parts),
            allowed=Fraction(allowed, found.parts),
        )

    fits = of - len(wrong)
    evidence = phrase(
        "{fits} of {of} {of:month|months} {fits:follows|follow} the index; furthest: {furthest}",
        "{fits} van {of:|de }{of} {of:maand|maanden} {fits:volgt|volgen} de index; het verst ernaast: {furthest}",
        fits=fits,
        of=of,
        furthest=said(*furthest),
    )
    if not wrong:
        return Verdict(evidence, of)
    message = phrase(
        "{count} {count:month does|months do} not follow the index: {wrong}",
        "{count} {count:maand wijkt|maanden wijken} af van de index: {wrong}",
        count=len(wrong),
        wrong=at_most([said(*each) for each in wrong], 3),
    )
    write = months_to_write(case)
    gap = Gap(("periods", "months"), message, write, because=root_of(case, season_curve), readings=len(wrong))
    return Verdict(evidence, of, (gap,))


CURVE: Final = Rule(
    id="C06.curve",
    kind="conflict",
    owner=ACCOUNT_MANAGER,
    title=Text("months follow the season", "maanden volgen het seizoen"),
    why=Text(
        "If the months do not follow the index, even its author does not believe it.",
        "Als de maanden de index niet volgen, gelooft zelfs de schrijver er niet in.",
    ),
    reads=(
        "revenue_target",
        "order_target",
        "periods.months",
        "periods.seasonality.index",
        "periods.events[].effect",
    ),
    limit=Limit(
        Decimal(5),
        Text(
            "% of an average month, in orders at least one",
            "% van een gemiddelde maand, in orders ten minste één",
        ),
    ),
    judge=season_curve,
    good=Text(
        "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
        "periods: {months: [80k, 120k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: revenue "
        "2026}}",
        "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
        "periods: {months: [80k, 120k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: omzet "
        "2026}}",
    ),
    bad=Text(
        "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
        "periods: {months: [120k, 80k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: revenue "
        "2026}}",
        "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
        "periods: {months: [120k, 80k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: omzet "
        "2026}}",
    ),
)
