"""A complete plan that answers all eleven questions, every amount in proportion to the target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from salesplan_cli import calendar
from salesplan_cli.calendar import Span
from salesplan_cli.lines import EXAMPLE_INDEX, EXAMPLE_MANAGER, EXAMPLE_TARGET
from salesplan_cli.scaffold.form import Answers, Node, Tree, head, numbered, target_of
from salesplan_cli.scaffold.writing import plain_amount
from salesplan_cli.text import Lang, Text

_WHOLE: Final = int(EXAMPLE_TARGET)
"""The target of the example, in which all its amounts are round."""
_CONTRACTS: Final = 60
_STEPS: Final = (Decimal(1), Decimal("0.01"), Decimal("0.0001"))
_FINE: Final = 12_000
"""Steps that a target has at least, so that rounding to one never shows in a sum."""
_ORGANISATION: Final = Text("Meridian Care Technology", "Meridian Zorgtechniek BV")
_MEETING: Final = Text("Introductory meeting", "Kennismakingsgesprek")
_QUOTATION: Final = Text("Quotation", "Offerte")
_NEW: Final = Text("new", "nieuw")
_RESULT: Final = Text("result", "resultaat")
_TWO_WEEKS: Final = Text("2 weeks", "2 weken")
_YES: Final = Text("yes", "ja")


def in_round_numbers(answers: Answers) -> Tree:
    """The example as it stands beside empty fields: it need not add up to the cent there, and fits every notation."""
    target = target_of(answers) or Decimal(_WHOLE)
    return example_of(answers._replace(target=plain_amount(max(target // 1, Decimal(_FINE)))))


def example_of(answers: Answers, numbers: Lang | None = None) -> Tree:
    """The example, in a plan with this `numbers` where its amounts have no cents."""
    typed = target_of(answers)
    target = typed or Decimal(_WHOLE)
    step = next((each for each in _STEPS if target % each == 0 and target >= _FINE * each), _STEPS[-1])

    def part(of_whole: int) -> Decimal:
        return _shares(target, (of_whole, _WHOLE - of_whole), step)[0]

    span, manager = _twelve_months(answers), answers.manager or EXAMPLE_MANAGER
    # From the month in which the year begins.
    index = EXAMPLE_INDEX[span.start.month - 1 :] + EXAMPLE_INDEX[: span.start.month - 1]
    months = _shares(target, index, step)
    price, installations, existing = part(9_000), part(456_000), part(800_000)
    allowed, own, travel = part(60_000), part(22_000), part(14_000)
    fair = _weekday(1, _in(span, 4, 9))
    closure = _weekday(0, _in(span, 7, 6 if span.end.month == 7 else 20))  # three weeks, which end within the year
    years = f"{span.start.year - 3}-{span.start.year - 1}"
    filled: Tree = {
        "sales_manager": manager,
        "organisation": answers.organisation or _ORGANISATION,
        "revenue_target": target if typed is None else answers.target,
        "products": [
            {
                "name": Text("Service contracts", "Servicecontracten"),
                "contribution": "45%",
                "quantity": str(_CONTRACTS),
                "unit": "contract",
                "price": price,
            },
            {
                "name": Text("Installations", "Installaties"),
                "contribution": "35%",
                "quantity": "12",
                "unit": Text("installation", "installatie"),
                "revenue": installations,
            },
            {
                "name": Text("Consumables", "Verbruiksartikelen"),
                "contribution": "20%",
                "revenue": target - price * _CONTRACTS - installations,
            },
        ],
        "segments": [
            {
                "name": Text("Hospitals", "Ziekenhuizen"),
                "definition": Text("more than 200 beds, region North", "meer dan 200 bedden, regio Noord"),
                "contribution": "50%",
                "time": "45%",
            },
            {
                "name": Text("Rehabilitation centres", "Revalidatiecentra"),
                "definition": Text("specialist care, region North", "specialistische zorg, regio Noord"),
                "contribution": "30%",
                "time": "30%",
            },
            {
                "name": Text("Independent clinics", "Zelfstandige klinieken"),
                "definition": Text("buying on their own, region North", "met eigen inkoop, regio Noord"),
                "contribution": "20%",
                "time": "25%",
            },
        ],
        "selling_time": {"hours_per_week": "28", "weeks": "44"},
        "costs": {
            "allowed": allowed,
            "own": own,
            "support": allowed - own,
            "norm": "6%",
            "lines": [
                {"name": Text("Travel", "Reiskosten"), "amount": travel},
                {"name": Text("Demonstration material", "Demonstratiemateriaal"), "amount": own - travel},
            ],
        },
        "periods": {
            "quarters": numbered("Q", [sum(months[at : at + 3], Decimal(0)) for at in range(0, 12, 3)]),
            "months": numbered("M", months),
            "weeks": numbered("W", _over_weeks(months, span, step)),
            "seasonality": {
                "index": [str(each) for each in index],
                "basis": Text(f"revenue {years}", f"omzet {years}"),
            },
            "events": [
                {
                    "name": Text("Healthcare trade fair", "Vakbeurs Zorg en ICT"),
                    "start": fair,
                    "end": fair + timedelta(2),
                    "effect": f"+{plain_amount(part(25_000))}",
                },
                {
                    "name": Text("Summer closure", "Bouwvak"),
                    "start": closure,
                    "end": closure + timedelta(18),
                    "effect": "-10%",
                },
            ],
        },
        "activities": [
            {
                "name": _MEETING,
                "for": _NEW,
                "per_week": "3",
                "hours": Text("1.5", "1,5"),
                "leads_to": _QUOTATION,
                "conversion": "40%",
            },
            {"name": _QUOTATION, "for": _NEW, "hours": "3", "leads_to": "order", "conversion": "35%"},
            {
                "name": Text("Customer visit", "Klantbezoek"),
                "for": Text("existing", "bestaand"),
                "per_week": "6",
                "hours": "2",
            },
        ],
        "average_order": part(40_000),
        "cycle_days": "75",
        "customers": {
            "existing": {"count": "85", "approach": "60", "revenue": existing},
            "new": {"approach": "130", "win": "10", "revenue": target - existing},
        },
        "development": [
            {
                "goal": Text("Negotiating on value", "Waardegericht onderhandelen"),
                "measure": Text("average discount on quotations", "gemiddelde korting op offertes"),
                "from": "12%",
                "to": "8%",
                "by": _in(span, 9, 30),
                "support": {
                    "what": Text("training and coaching at customers", "training en begeleiding bij klantgesprekken"),
                    "hours": "24",
                    "budget": part(1_800),
                    "who": manager,
                },
            },
        ],
        "monitoring": {
            "self": [
                {
                    "measure": Text("Introductory meetings", "Kennismakingsgesprekken"),
                    "kind": Text("activity", "activiteit"),
                    "target": "3",
                    "every": "week",
                    "source": Text("CRM dashboard My week", "CRM-dashboard Mijn week"),
                },
                {
                    "measure": Text("Revenue", "Omzet"),
                    "kind": _RESULT,
                    "target": target,
                    "every": _TWO_WEEKS,
                    "source": Text("CRM dashboard My year", "CRM-dashboard Mijn jaar"),
                },
            ],
            "organisation": [
                {
                    "measure": Text("Revenue per product", "Omzet per product"),
                    "kind": _RESULT,
                    "every": _TWO_WEEKS,
                    "source": Text("BI report Sales", "BI-rapport Verkoop"),
                    "who": manager,
                    "act_below": "85%",
                },
            ],
        },
        "reviews": _reviews(span, manager),
    }
    # Amounts with cents are written with a point.
    return head(answers, numbers if step == 1 else None) | filled


def _twelve_months(answers: Answers) -> Span:
    # What an empty field shows in a plan of another length is the example of a calendar year.
    span = answers.span
    return span if len(span.months) == 12 and span.start.day == 1 else calendar.year_period(answers.year)


def _in(span: Span, month: int, day: int) -> date:
    """A day of the year in a span of twelve months."""
    return date(span.start.year + (month < span.start.month), month, day)


def _reviews(span: Span, manager: str) -> list[Node]:
    # Tuesdays, two weeks apart, from the second week to three before the end; one halfway is left out.
    first = _weekday(1, span.start + timedelta(7))
    return [
        {
            "first": first,
            "every": _TWO_WEEKS,
            "last": first + timedelta(weeks=48),
            "skip": [first + timedelta(weeks=28)],
            "with": manager,
            "in_calendar": _YES,
        },
        {
            "date": _weekday(2, _in(span, 4, 7)),  # a Wednesday that is never Easter or a national holiday
            "with": [manager, Text("Team North", "Team Noord")],
            "in_calendar": _YES,
        },
    ]


def _weekday(weekday: int, start: date) -> date:
    """The first such day of the week (Monday is 0) on or after a date."""
    return start + timedelta((weekday - start.weekday()) % 7)


def _shares(total: Decimal, weights: Sequence[int], step: Decimal) -> list[Decimal]:
    """A total divided by weights into multiples of a step that add up to it exactly."""
    steps, whole = Fraction(total) / Fraction(step), sum(weights)
    parts: list[Decimal] = []
    reached = weight = 0
    for each in weights:
        weight += each
        upto = (steps * weight * 2 / whole + 1) // 2
        parts.append((upto - reached) * step)
        reached = upto
    return parts


def _over_weeks(months: Sequence[Decimal], span: Span, step: Decimal) -> list[Decimal]:
    """Each month divided alike over its weeks, which are those with their Thursday in it."""
    thursdays = [week.monday + timedelta(3) for week in span.weeks]
    weeks = [sum(calendar.covers(month, day) for day in thursdays) for month in span.months]
    return [each for month, of in zip(months, weeks, strict=True) for each in _shares(month, [1] * of, step)]
