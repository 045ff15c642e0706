"""7 Activities and the chain that they make, by example."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fragments import evidence, finding, findings, opens_after, pasted, report, result, said, status, written
from salesplan_cli.criteria.activities.least import first_enough
from salesplan_cli.engine import Finding
from salesplan_cli.funnel import (
    ORDER,
    Funnel,
    active_weeks,
    average_order,
    existing_revenue,
    funnel,
    orders_needed,
    whole_orders,
)
from salesplan_cli.model import Plan
from salesplan_cli.reading import read_plan
from salesplan_cli.text import folded

RULES = ("count", "chain", "order-value", "flow", "enough", "hours", "loop")


NAMES = ("Alpha", "Bravo", "Charlie", "Delta")


def activities(*each: str) -> str:
    """Activities with what is given of each."""
    entries = (f"  - {{name: {name}, {given}}}" for name, given in zip(NAMES, each, strict=False))
    return "activities:\n" + "\n".join(entries) + "\n"


def plan(**data: Any) -> Plan:
    """A plan of 2027 with this data."""
    return read_plan({"salesplan": "1", "account_manager": "Sanne", "year": "2027", **data}).plan


def chain(*each: dict[str, str], **data: Any) -> Funnel:
    """The chain of activities that are called A, B, ..."""
    named = [{"name": name, **given} for name, given in zip("ABCDEFGH", each, strict=False)]
    return funnel(plan(activities=named, **data))


TO_B = {"leads_to": "B", "conversion": "40%"}
LAST = {"leads_to": "order", "conversion": "50%"}


# --- how many of each ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "data", "planned"),
    [
        ({"per_period": "7.5"}, {}, Fraction(15, 2)),
        # 261 Mondays to Fridays of 2027, in weeks of five.
        ({"per_week": "5"}, {}, 261),
        ({"per_day": "1"}, {}, 261),
        ({"per_month": "2"}, {}, 24),
        ({"per_quarter": "2"}, {}, 8),
        ({"per_week": "5"}, {"selling_time": {"weeks": "44"}}, 220),
        ({"per_day": "2"}, {"selling_time": {"weeks": "44"}}, 440),
        ({"per_month": "2"}, {"selling_time": {"weeks": "44"}}, 24),
        ({"per_week": "5"}, {"selling_time": {"weeks": "0"}}, 0),
        ({"per_week": "5"}, {"selling_time": {"hours_per_week": "28"}}, 261),
        # A window: its Mondays to Fridays, times the share of the period's weeks that is worked.
        ({"per_week": "5", "start": "2027-12-01"}, {}, 23),
        ({"per_week": "5", "end": "2027-01-10"}, {}, 6),
        ({"per_week": "5", "start": "2027-01-04", "end": "2027-01-08"}, {}, 5),
        ({"per_week": "5", "start": "2027-01-02", "end": "2027-01-03"}, {}, 0),
        ({"per_week": "261", "end": "2027-01-10"}, {"selling_time": {"weeks": "43.5"}}, 261),
        ({"per_week": "261", "start": "2026-12-01", "end": "2027-01-10"}, {"selling_time": {"weeks": "43.5"}}, 261),
        ({"per_month": "2", "start": "2027-02-15", "end": "2027-05-14"}, {}, 6),
        ({"per_month": "2", "start": "2027-04-01", "end": "2028-06-30"}, {}, 18),
        ({"per_quarter": "3", "start": "2027-04-01", "end": "2027-05-31"}, {}, 2),
        ({"per_period": "7", "start": "2027-04-01"}, {}, 7),
        ({"per_week": "5", "start": "2028-01-01"}, {}, 0),
        ({"per_month": "5", "start": "2028-01-01"}, {}, 0),
        ({"per_quarter": "5", "start": "2028-01-01"}, {}, 0),
        ({"per_week": "5", "start": "2027-01-04", "end": "2027-01-04"}, {}, 1),
        ({}, {}, None),
        ({"start": "2028-01-01"}, {}, None),
    ],
)
def test_how_many_are_planned(given: dict[str, str], data: dict[str, Any], planned: int | Fraction | None) -> None:
    step = chain({**given, "hours": "1"}, **data).steps[0]
    assert step.planned == planned
    assert step.has_number is (planned is not None)


def test_without_a_period_only_a_number_over_it_is_known() -> None:
    for key, planned in (("per_period", 7), ("per_week", None), ("per_month", None)):
        step = chain({key: "7"}, year="soon").steps[0]
        assert (step.planned, step.has_number, step.share_in_time) == (planned, True, 1)


def test_a_number_that_depends_on_the_period_goes_before_what_follows() -> None:
    made = chain({"per_period": "100", **TO_B}, {"per_week": "5", **LAST}, year="soon")
    assert (made.number(0), made.number(1), made.delivered(1)) == (100, None, 40)


def test_a_window_in_a_period_without_a_working_day() -> None:
    weekend = {"start": "2027-01-02", "days": "2"}
    made = funnel(
        read_plan(
            {"salesplan": "1", "period": weekend, "activities": [{"name": "A", "per_week": "5", "start": "2027-01-03"}]}
        ).plan
    )
    assert made.steps[0].planned == 0
    # The weeks worked are those that the plan says, as long as there is no window.
    worked = {"selling_time": {"weeks": "1"}, "activities": [{"name": "A", "per_week": "5"}]}
    assert funnel(read_plan({"salesplan": "1", "period": weekend, **worked}).plan).steps[0].planned == 5


def test_the_weeks_worked() -> None:
    assert active_weeks(plan()) == Fraction(261, 5)
    assert active_weeks(plan(selling_time={"weeks": "44"})) == 44
    assert active_weeks(plan(year="soon")) is None


@pytest.mark.parametrize(
    ("given", "cycle", "share"),
    [
        ({}, "", Fraction(1)),
        ({}, "0", Fraction(1)),
        ({}, "73", Fraction(292, 365)),
        ({}, "364", Fraction(1, 365)),
        ({}, "365", Fraction(0)),
        ({}, "366", Fraction(0)),
        ({}, "99999999999", Fraction(0)),
        ({"end": "2027-10-19"}, "73", Fraction(1)),
        ({"end": "2027-10-20"}, "73", Fraction(292, 293)),
        ({"end": "2027-10-18"}, "73", Fraction(1)),
        ({"start": "2027-12-01"}, "30", Fraction(1, 31)),
        ({"start": "2027-12-01"}, "31", Fraction(0)),
        ({"start": "2027-12-01", "end": "2027-12-10"}, "25", Fraction(6, 10)),
        ({"start": "2028-12-01"}, "25", Fraction(1)),
        ({"start": "2027-12-31"}, "1", Fraction(0)),
        ({"start": "2027-12-30", "end": "2027-12-30"}, "1", Fraction(1)),
    ],
)
def test_the_share_that_comes_in_time(given: dict[str, str], cycle: str, share: Fraction) -> None:
    data = {"cycle_days": cycle} if cycle else {}
    assert chain({"per_week": "1", **given}, **data).steps[0].share_in_time == share


def test_what_follows_comes_from_the_steps_before() -> None:
    steps = chain(
        {"per_period": "100", "leads_to": "C", "conversion": "40%"},
        {"per_period": "10", "leads_to": "C", "conversion": "50%"},
        LAST,
    )
    assert (steps.number(0), steps.delivered(0)) == (100, None)
    assert (steps.number(2), steps.delivered(2)) == (45, 45)
    assert steps.delivered(ORDER) == steps.orders == Fraction(45, 2)
    further = chain(
        {"per_period": "100", "leads_to": "C", "conversion": "40%"},
        {"per_period": "10", "leads_to": "C", "conversion": "50%"},
        {"leads_to": "D", "conversion": "20%"},
        LAST,
    )
    assert (further.number(2), further.number(3), further.orders) == (45, 9, Fraction(9, 2))
    planned = chain({"per_period": "100", **TO_B}, {"per_period": "30", **LAST})
    assert (planned.number(1), planned.delivered(1)) == (30, 40)
    unknown = chain(
        {"leads_to": "C", "conversion": "40%"}, {"per_period": "10", "leads_to": "C", "conversion": "50%"}, LAST
    )
    assert (unknown.number(0), unknown.number(2), unknown.orders) == (None, None, None)


@pytest.mark.parametrize(
    ("each", "data", "orders"),
    [
        (({"per_period": "100", **TO_B}, LAST), {}, 20),
        (({"per_period": "100", **TO_B}, {"per_period": "30", **LAST}), {}, 15),
        (({"per_period": "100", **TO_B}, {"per_period": "50", **LAST}), {}, 20),
        (({"per_period": "100", **LAST}, {"per_period": "10", **LAST}), {}, 55),
        # Only activities for new customers count, and what comes from those.
        (({"per_period": "100", **LAST}, {"per_period": "10", "for": "existing", **LAST}), {}, 50),
        (({"per_period": "100", "for": "existing", **LAST},), {}, None),
        (({"per_period": "100", **TO_B},), {}, None),
        (({"per_period": "100"},), {}, None),
        ((LAST,), {}, None),
        # First contacts count for their share in time; the step after them for the smaller of both.
        (({"per_period": "100", **TO_B}, LAST), {"cycle_days": "73"}, 16),
        (({"per_period": "100", **TO_B}, {"per_period": "30", **LAST}), {"cycle_days": "73"}, 15),
        (({"per_period": "100", **TO_B}, {"per_period": "35", **LAST}), {"cycle_days": "73"}, 16),
        (({"per_period": "100", "leads_to": "Z", "conversion": "5%"}, {"per_period": "30", **LAST}), {}, None),
    ],
)
def test_the_orders_that_a_chain_gives(
    each: tuple[dict[str, str], ...], data: dict[str, Any], orders: int | None
) -> None:
    assert chain(*each, **data).orders == orders


def test_a_conversion_follows_from_two_numbers() -> None:
    step = chain({"per_period": "100", "leads_to": "B"}, {"per_period": "40", **LAST}).steps[0]
    assert (step.conversion, step.follows) == (Fraction(2, 5), True)
    given = chain({"per_period": "100", **TO_B}, {"per_period": "10", **LAST}).steps[0]
    assert (given.conversion, given.follows) == (Fraction(2, 5), False)


@pytest.mark.parametrize(
    ("data", "conversion"),
    [
        ({"order_target": "20"}, Fraction(1, 5)),
        ({"customers": {"new": {"win": "10"}}}, Fraction(1, 10)),
        ({"order_target": "20", "customers": {"new": {"win": "10"}}}, Fraction(1, 5)),
        ({"customers": {"new": {"approach": "10"}}}, None),
        ({"customers": {"existing": {"count": "10"}}}, None),
        ({}, None),
    ],
)
def test_the_last_conversion_follows_from_the_orders(data: dict[str, Any], conversion: Fraction | None) -> None:
    assert chain({"per_period": "100", "leads_to": "order"}, **data).steps[0].conversion == conversion


@pytest.mark.parametrize(
    ("first", "second", "to", "shares"),
    [
        # (60 - 100 x 20 %) / 40
        ({"per_period": "100", "conversion": "20%"}, {"per_period": "40"}, "60", (Fraction(1, 5), Fraction(1))),
        ({"per_period": "100"}, {"per_period": "20"}, "60", (Fraction(1, 2), Fraction(1, 2))),
        # The given one delivers more than there are.
        ({"per_period": "100", "conversion": "70%"}, {"per_period": "40"}, "60", (Fraction(7, 10), Fraction(0))),
        ({"per_period": "0"}, {"per_period": "0"}, "60", (None, None)),
        ({"per_period": "100"}, {}, "60", (None, None)),
        ({"per_period": "0", "conversion": "20%"}, {"per_period": "40"}, "30", (Fraction(1, 5), Fraction(3, 4))),
        ({"per_period": "100", "conversion": "0%"}, {"per_period": "40"}, "30", (Fraction(0), Fraction(3, 4))),
    ],
)
def test_several_steps_share_what_is_left(
    first: dict[str, str], second: dict[str, str], to: str, shares: tuple[Fraction | None, ...]
) -> None:
    made = chain({**first, "leads_to": "C"}, {**second, "leads_to": "C"}, {"per_period": to, **LAST})
    assert tuple(made.steps[at].conversion for at in (0, 1)) == shares


def test_each_link_follows_by_itself() -> None:
    made = chain({"per_period": "100", **TO_B}, {"per_period": "40", "leads_to": "order"}, order_target="20")
    assert [(step.conversion, step.follows) for step in made.steps.values()] == [
        (Fraction(2, 5), False),
        (Fraction(1, 2), True),
    ]
    made = chain({"leads_to": "B"}, {"per_period": "40", "leads_to": "order"}, order_target="20")
    assert [step.conversion for step in made.steps.values()] == [None, Fraction(1, 2)]


def test_a_link_from_which_nothing_follows_leaves_the_next_one() -> None:
    made = chain({"per_period": "0", "leads_to": "B"}, {"per_period": "40", "leads_to": "order"}, order_target="20")
    assert [step.conversion for step in made.steps.values()] == [None, Fraction(1, 2)]


def test_names_are_compared_without_capitals_and_spaces() -> None:
    assert folded("  Firm   QUOTE ") == folded("firm quote")
    assert folded("firm quote") != folded("firmquote")
    for word in ("order", "Order", "opdracht", " Opdracht"):
        assert chain({"leads_to": word}).steps[0].leads_to == ORDER
    # An activity of that name is meant before the end of the chain is.
    named = funnel(plan(activities=[{"name": "A", "leads_to": "order"}, {"name": "Order"}]))
    assert named.steps[0].leads_to == 1


@pytest.mark.parametrize(
    ("each", "unknown", "repeated", "circles"),
    [
        (({"leads_to": "B"}, {"leads_to": "order"}), (), (), ()),
        (({"leads_to": "Z"}, {"leads_to": "order"}), (0,), (), ()),
        (({"leads_to": "A"},), (), (), ((0,),)),
        (({"leads_to": "B"}, {"leads_to": "A"}), (), (), ((0, 1),)),
        (({"leads_to": "B"}, {"leads_to": "A"}, {"leads_to": "A"}), (), (), ((0, 1),)),
        (({"leads_to": "order"}, {"leads_to": "A"}), (), (), ()),
        # What leads into a circle does not stand in it.
        (({"leads_to": "B"}, {"leads_to": "C"}, {"leads_to": "B"}), (), (), ((1, 2),)),
        (({"leads_to": "B"}, {"leads_to": "A"}, {"leads_to": "C"}), (), (), ((0, 1), (2,))),
        (({"name": "X"}, {"name": "x"}, {"name": "X"}), (), (1, 2), ()),
        (({}, {"per_week": "1"}), (), (), ()),
    ],
)
def test_what_is_wrong_with_the_names(
    each: tuple[dict[str, str], ...],
    unknown: tuple[int, ...],
    repeated: tuple[int, ...],
    circles: tuple[tuple[int, ...], ...],
) -> None:
    made = chain(*each)
    assert (made.unknown, made.repeated, made.circles) == (unknown, repeated, circles)
    assert made.sound is (not unknown and not repeated and not circles)
    for place in (place for circle in circles for place in circle):
        assert not made.reaches_order(place)
        assert made.delivered(place) is None


def test_the_way_to_an_order() -> None:
    made = chain({"leads_to": "B", "conversion": "1%"}, LAST, {"leads_to": "B"}, {"conversion": "5%"})
    assert [made.reaches_order(place) for place in range(4)] == [True, True, False, False]
    assert [step.place for step in made.before(1)] == [0, 2]
    assert [step.place for step in made.before(ORDER)] == [1]


def test_first_contacts() -> None:
    made = chain({"per_week": "1", **TO_B}, LAST, {"per_week": "1"}, {"per_week": "1", "for": "existing", **LAST})
    assert [step.place for step in made.first_contacts()] == [0]
    alone = chain({"per_week": "1"}, {"per_week": "1", "for": "existing"})
    assert [step.place for step in alone.first_contacts()] == [0]


def test_entries_without_anything_keep_their_place() -> None:
    made = funnel(plan(activities=[{}, {"name": "A", "per_period": "2", **LAST}]))
    assert list(made.steps) == [1]
    assert made.orders == 1


# --- how many orders are needed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "average"),
    [
        ({"average_order": "40000"}, 40_000),
        ({}, None),
        ({"products": [{"quantity": "12", "revenue": "456000"}]}, 38_000),
        ({"products": [{"quantity": "12", "price": "38000"}]}, 38_000),
        ({"products": [{"quantity": "12", "revenue": "456000"}, {"revenue": "9000"}]}, 38_000),
        ({"products": [{"quantity": "12", "revenue": "456000"}, {"quantity": "9"}]}, 38_000),
        ({"products": [{"quantity": "1", "revenue": "30"}, {"quantity": "2", "revenue": "30"}]}, 20),
        ({"products": [{"quantity": "0", "revenue": "456000"}]}, None),
        ({"products": [{"quantity": "5", "revenue": "0"}]}, None),
        ({"average_order": "40000", "products": [{"quantity": "12", "revenue": "456000"}]}, 40_000),
    ],
)
def test_the_average_order(data: dict[str, Any], average: int | None) -> None:
    assert average_order(plan(**data)) == average


@pytest.mark.parametrize(
    ("existing", "revenue"),
    [
        (None, None),
        ({}, None),
        ({"revenue": "5"}, 5),
        ({"revenue": "0"}, 0),
        ({"count": "0"}, 0),
        ({"count": "1"}, None),
        ({"count": "0", "revenue": "5"}, 0),
    ],
)
def test_what_existing_customers_bring_in(existing: dict[str, str] | None, revenue: int | None) -> None:
    data = {} if existing is None else {"customers": {"existing": existing}}
    assert existing_revenue(plan(**data)) == revenue


MONEY = {"revenue_target": "1200000", "average_order": "40000", "customers": {"existing": {"revenue": "800000"}}}


@pytest.mark.parametrize(
    ("data", "needed"),
    [
        (MONEY, 10),
        ({**MONEY, "order_target": "7"}, 10),
        ({**MONEY, "revenue_target": "1210000"}, Fraction(41, 4)),
        ({**MONEY, "revenue_target": "700000"}, 0),
        ({"order_target": "7", "customers": {"new": {"win": "9"}}}, 7),
        ({"customers": {"new": {"win": "9"}}}, 9),
        ({"customers": {"new": {"win": "0"}}}, 0),
        ({}, None),
        *(({**{key: value for key, value in MONEY.items() if key != gone}, "order_target": "7"}, 7) for gone in MONEY),
    ],
)
def test_the_orders_needed(data: dict[str, Any], needed: int | Fraction | None) -> None:
    assert orders_needed(plan(**data)) == needed


@pytest.mark.parametrize(
    ("orders", "whole"),
    [("0", 0), ("1/2", 1), ("49/100", 0), ("3/2", 2), ("149/100", 1), ("2", 2), ("5/2", 3), ("29/2", 15)],
)
def test_orders_are_rounded_half_up(orders: str, whole: int) -> None:
    assert whole_orders(Fraction(orders)) == whole


# --- C07.count -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("each", "met", "of", "found"),
    [
        (("per_week: 3, leads_to: Bravo, conversion: 40%", "leads_to: order, conversion: 35%"), 2, 2, 1),
        (("leads_to: Bravo, conversion: 40%", "leads_to: order, conversion: 35%"), 0, 2, 1),
        (("per_week: 3", "hours: 1"), 1, 2, 1),
        (("leads_to: Charlie, conversion: 40%", "per_week: 3, leads_to: Charlie, conversion: 5%", "hours: 1"), 2, 3, 1),
        (("leads_to: Bravo", "leads_to: Alpha"), 0, 2, 0),
        (("hours: 1", "hours: 1"), 0, 2, 2),
        # What could follow from a name that is not there, or is there twice, waits for that.
        (("per_week: 3, leads_to: Xray", "hours: 1"), 1, 2, 0),
        # One that follows does not speak for what comes below it.
        (("per_week: 3, leads_to: Bravo, conversion: 40%", "leads_to: order, conversion: 35%", "hours: 1"), 2, 3, 1),
        (("per_week: 3", "hours: 1", "per_week: 2"), 2, 3, 1),
    ],
)
def test_each_has_a_number_or_follows(each: tuple[str, ...], met: int, of: int, found: int) -> None:
    fragment = activities(*each)
    judged = result(fragment, "C07.count")
    assert (judged.met, judged.of) == (met, of)
    assert len(findings(fragment, "C07.count")) == (found if met < of else 0)


def test_a_number_that_cannot_be_read_is_the_root() -> None:
    for each in (("per_week: veel",), ("per_week: veel, leads_to: Bravo, conversion: 5%", "hours: 1")):
        assert status(activities(*each), "C07.count") == "unmet"
        assert findings(activities(*each), "C07.count") == []
    assert findings("activities: [Meeting]\n", "C07.count") == []
    assert findings("activities: many\n", "C07.count") == []


def test_an_amount_elsewhere_that_cannot_be_read_is_not_the_root() -> None:
    assert finding("costs: {own: veel}\n", "C07.count").path == ("activities",)


def test_what_to_count_is_asked() -> None:
    found = finding(activities("hours: 1"), "C07.count")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "per_week"), "per_week: 3")
    none = report("").findings
    (empty,) = [each for each in none if each.rule == "C07.count"]
    assert empty.path == ("activities",)
    assert empty.lines("en", "EUR").startswith("activities:\n  - name: Introductory meeting\n    for: new\n")
    for fragment in (activities("hours: 1"), activities("leads_to: Bravo, conversion: 4%", "hours: 1")):
        opens_after(fragment, "C07.count")


def test_the_numbers_are_shown() -> None:
    fragment = activities("per_period: 100, leads_to: Bravo, conversion: 40%", "hours: 1", "hours: 2", "per_week: 0")
    shown = evidence(fragment, "C07.count")
    assert shown == "Alpha 100 planned, Bravo 40 (follows), Charlie not known and Delta 0 planned"


# --- C07.chain -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("each", "met", "of", "paths"),
    [
        (("per_week: 3, leads_to: Bravo, conversion: 4%", "leads_to: order, conversion: 5%"), 2, 2, []),
        (("per_week: 3, leads_to: Bravo", "leads_to: order, conversion: 5%"), 1, 2, [(0, "conversion")]),
        # One step that breaks it is one finding for all that lead there.
        (("per_week: 3, leads_to: Bravo, conversion: 4%", "leads_to: order"), 0, 2, [(1, "conversion")]),
        (("per_week: 3, leads_to: Bravo, conversion: 4%", "conversion: 5%"), 0, 1, [(1, "leads_to")]),
        (("per_week: 3, leads_to: Bravo", "hours: 2"), 0, 1, [(0, "conversion")]),
        (
            ("per_week: 3, leads_to: Charlie", "per_week: 3, leads_to: Charlie", "hours: 1"),
            0,
            2,
            [(0, "conversion"), (1, "conversion")],
        ),
        (("per_week: 3",), 0, 1, [(0, "leads_to")]),
        (("for: existing, per_week: 3", "per_week: 3"), 0, 1, [(1, "leads_to")]),
        (("for: existing, per_week: 3, leads_to: order, conversion: 5%",), 1, 2, [()]),
        (("for: existing, per_week: 3, leads_to: order",), 1, 2, [()]),
        (("for: existing, per_week: 3",), 0, 1, [()]),
        (("for: existing, per_week: 3, leads_to: Bravo, conversion: 4%", "leads_to: order, conversion: 5%"), 2, 2, []),
    ],
)
def test_every_step_that_leads_on_gets_to_an_order(
    each: tuple[str, ...], met: int, of: int, paths: list[tuple[int, str]]
) -> None:
    fragment = activities(*each)
    judged = result(fragment, "C07.chain")
    assert (judged.met, judged.of) == (met, of)
    found = findings(fragment, "C07.chain")
    assert [each.path[1:] for each in found] == paths
    assert sum(mended.readings for each in found for mended in each.mends if mended.rule == "C07.chain") == of - met


@pytest.mark.parametrize("leads_to", ["Xray", "Alpha", "Bravo"])
def test_a_wrong_name_is_the_root_of_a_broken_chain(leads_to: str) -> None:
    fragment = activities(f"per_week: 3, leads_to: {leads_to}", "leads_to: Alpha, conversion: 5%")
    assert status(fragment, "C07.chain") == "unmet"
    assert status(fragment, "C07.loop") == "unmet"
    assert findings(fragment, "C07.chain") == [] or leads_to == "Bravo"


@pytest.mark.parametrize(
    "each",
    [
        ("per_week: 3, leads_to: order, conversion: veel",),
        ("per_week: 3, leads_to: TBD, conversion: 5%",),
        ("per_week: 3, leads_to: Bravo", "per_week: veel, leads_to: order, conversion: 5%"),
    ],
)
def test_a_link_that_cannot_be_read_is_the_root(each: tuple[str, ...]) -> None:
    assert status(activities(*each), "C07.chain") == "unmet"
    assert findings(activities(*each), "C07.chain") == []


@pytest.mark.parametrize(
    ("each", "found"),
    [
        (("per_week: 3", "per_week: 3, leads_to: TBD"), 0),
        (("for: existing, per_week: 3, leads_to: TBD",), 0),
        # What else cannot be read does not say what it leads to.
        (("per_week: 3, hours: veel",), 1),
    ],
)
def test_where_nothing_leads_on_one_that_cannot_be_read_may_be_the_link(each: tuple[str, ...], found: int) -> None:
    assert status(activities(*each), "C07.chain") == "unmet"
    assert len(findings(activities(*each), "C07.chain")) == found


def test_a_step_to_a_name_that_is_not_there_does_not_get_to_an_order() -> None:
    judged = result(
        activities("per_week: 3, leads_to: Xray, conversion: 5%", "leads_to: order, conversion: 5%"), "C07.chain"
    )
    assert (judged.met, judged.of) == (1, 2)


def test_a_number_to_win_that_cannot_be_read_is_the_root() -> None:
    fragment = activities("per_week: 3, leads_to: order") + "customers: {new: {approach: 5, win: veel}}\n"
    assert status(fragment, "C07.chain") == "unmet"
    assert findings(fragment, "C07.chain") == []


def test_what_links_is_asked() -> None:
    stops = activities("per_week: 3, leads_to: Bravo, conversion: 4%", "hours: 1")
    assert written(stops, "C07.chain") == "leads_to: order\nconversion: 35%"
    share = activities("per_week: 3, leads_to: Bravo, conversion: 4%", "conversion: 7%")
    assert written(share, "C07.chain") == "leads_to: order"
    nothing = activities("per_week: 3")
    lacks = activities("per_week: 3, leads_to: order")
    assert written(lacks, "C07.chain") == "conversion: 35%"
    assert said(finding(lacks, "C07.chain").message) == (
        "Alpha leads to order, but the plan does not say how many out of a hundred get there"
    )
    existing = activities("for: existing, per_week: 3, leads_to: order, conversion: 5%")
    assert written(existing, "C07.chain").startswith("- name: Introductory meeting\n  for: new\n")
    for fragment in (stops, share, nothing, lacks, existing, activities("for: existing, per_week: 3")):
        assert opens_after(fragment, "C07.chain") == set()


def test_the_links_are_shown() -> None:
    fragment = activities(
        "per_period: 100, leads_to: Bravo", "per_period: 40, leads_to: Charlie, conversion: 7.5%", "leads_to: order"
    )
    shown = evidence(fragment, "C07.chain")
    assert shown == "Alpha -> Bravo 40% (follows), Bravo -> Charlie 7.5% and Charlie -> order not known"


# --- C07.order-value -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("average_order: 40k\n", "an order of EUR 40 000"),
        ("products: [{name: Brand A, quantity: 12, revenue: 456k}]\n", "EUR 38 000 an order on average"),
        ("order_target: 30\n", "30 orders are asked"),
        ("customers: {new: {win: 9}}\n", "9 orders are asked"),
        ("revenue_target: 1M\n", "not known"),
    ],
)
def test_the_orders_needed_can_be_told(fragment: str, shown: str) -> None:
    fragment += activities("per_week: 3")
    assert shown in evidence(fragment, "C07.order-value")
    assert (status(fragment, "C07.order-value") == "met") is (shown != "not known")


@pytest.mark.parametrize(
    ("target", "lines"),
    [
        ("", "EUR 40 000"),
        ("revenue_target: 1M\n", "EUR 50 000"),
        # A twentieth of the target, in whole euros.
        ("revenue_target: 1000068\n", "EUR 50 003"),
        ("revenue_target: 8\n", "EUR 1"),
    ],
)
def test_an_average_order_to_write(target: str, lines: str) -> None:
    fragment = target + activities("per_week: 3")
    assert written(fragment, "C07.order-value") == f"average_order: {lines}"
    assert opens_after(fragment, "C07.order-value") == set()


def test_an_average_order_that_cannot_be_read_is_the_root() -> None:
    fragment = "average_order: veel\n" + activities("per_week: 3")
    assert status(fragment, "C07.order-value") == "unmet"
    assert findings(fragment, "C07.order-value") == []


# --- C07.flow ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "limit", "expected"),
    [
        ("40", "0", "met"),
        ("40.1", "0", "unmet"),
        ("44", "10", "met"),
        ("44.1", "10", "unmet"),
        ("60", "50", "met"),
        ("60.1", "50", "unmet"),
        ("1", "0", "met"),
    ],
)
def test_the_flow_at_its_limit(planned: str, limit: str, expected: str) -> None:
    fragment = activities(
        "per_period: 100, leads_to: Bravo, conversion: 40%", f"per_period: {planned}, leads_to: order, conversion: 9%"
    )
    assert status(fragment, "C07.flow", C07_flow=limit) == expected
    if expected == "unmet":
        assert opens_after(fragment, "C07.flow", C07_flow=limit) == set()


def test_the_flow_speaks_plainly() -> None:
    fragment = activities("per_period: 100, leads_to: Bravo, conversion: 33%", "per_period: 60, hours: 1")
    found = finding(fragment, "C07.flow")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 1, "per_period"), "per_period: 33")
    assert "60 x Bravo" in said(found.message)
    assert "33" in said(found.message)
    assert evidence(fragment, "C07.flow") == "Bravo 60 of 33"
    weekly = activities("per_period: 100, leads_to: Bravo, conversion: 33%", "per_week: 2, hours: 1")
    # 33 / 52.2 a week is 0.63: rounded down, so that it is never above what is delivered.
    assert written(weekly, "C07.flow") == "per_week: 0.6"
    assert written("numbers: nl\n" + weekly, "C07.flow") == 'per_week: "0,6"'
    for each in (fragment, weekly, "numbers: nl\n" + weekly):
        assert opens_after(each, "C07.flow") == set()


@pytest.mark.parametrize(
    ("each", "met", "of"),
    [
        (("per_period: 40, leads_to: Bravo", "per_period: 40, leads_to: order, conversion: 9%"), 1, 1),
        (("per_period: 40, leads_to: Bravo", "per_period: 41, leads_to: order, conversion: 9%"), 0, 1),
        (("per_period: 40, leads_to: Bravo", "per_period: 39, leads_to: order, conversion: 9%"), 1, 1),
        (
            ("per_period: 40, leads_to: Charlie", "per_period: 10, leads_to: Charlie", "per_period: 60, hours: 1"),
            0,
            2,
        ),
        (
            (
                "per_period: 40, leads_to: Bravo, conversion: 50%",
                "per_period: 20, leads_to: Charlie",
                "per_period: 5, hours: 1",
            ),
            2,
            2,
        ),
    ],
)
def test_a_conversion_that_follows_is_at_most_all(each: tuple[str, ...], met: int, of: int) -> None:
    judged = result(activities(*each), "C07.flow")
    assert (judged.met, judged.of) == (met, of)
    assert len(findings(activities(*each), "C07.flow")) == of - met


def test_more_than_all_says_how_many_it_takes() -> None:
    fragment = activities("per_period: 40, leads_to: Bravo", "per_period: 61, leads_to: order, conversion: 9%")
    found = finding(fragment, "C07.flow")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "per_period"), "per_period: 61")
    assert said(found.message) == ("Alpha -> Bravo would need a conversion of 152.5%: more comes out than goes in")
    assert opens_after(fragment, "C07.flow") == set()
    weekly = activities("per_week: 1, leads_to: Bravo", "per_period: 61, leads_to: order, conversion: 9%")
    assert written(weekly, "C07.flow") == "per_week: 2"
    assert opens_after(weekly, "C07.flow") == set()
    # As many as 50 that come in and 10% of those.
    fed = activities(
        "per_period: 100, leads_to: Bravo, conversion: 50%",
        "per_period: 40, leads_to: Charlie",
        "per_period: 55, leads_to: order, conversion: 9%",
    )
    assert written(fed, "C07.flow") == "per_period: 55"
    assert opens_after(fed, "C07.flow") == set()


@pytest.mark.parametrize(
    ("conversion", "reason"),
    [("50%", "no step has a planned and a delivered number"), ("veel", "a value in the chain cannot be read")],
)
def test_why_nothing_flows(conversion: str, reason: str) -> None:
    assert evidence(activities(f"per_period: 9, leads_to: order, conversion: {conversion}"), "C07.flow") == reason


@pytest.mark.parametrize(
    ("needed", "contacts", "demo", "more", "lines"),
    [
        # A tenth a day is 26.1 of the 40 that come in: less than what follows from it. So is 0.15.
        ("1", "80", "leads_to: Charlie", ("per_period: 120, leads_to: order, conversion: 10%",), ""),
        ("1", "80", "leads_to: Charlie", ("per_period: 26, leads_to: order, conversion: 10%",), "per_day: 0.1"),
        ("1", "80", "leads_to: Charlie", ("per_period: 39, leads_to: order, conversion: 10%",), "per_day: 0.15"),
        # In hundredths where it is less than a tenth, or a tenth gives too few orders.
        ("1", "40", "leads_to: order, conversion: 9%", (), "per_day: 0.07"),
        ("3", "80", "leads_to: order, conversion: 9%", (), "per_day: 0.15"),
        ("0", "0", "leads_to: order, conversion: 9%", (), "per_day: 0"),
    ],
)
def test_fewer_of_a_step_leaves_enough_for_what_comes_after_it(
    needed: str, contacts: str, demo: str, more: tuple[str, ...], lines: str
) -> None:
    fragment = f"order_target: {needed}\n" + activities(
        f"per_period: {contacts}, leads_to: Bravo, conversion: 50%", f"per_day: 1, {demo}", *more
    )
    found = findings(fragment, "C07.flow")[0]
    assert (found.path, found.lines("en", "EUR")) == (("activities", 1, "per_day"), lines)
    if lines:
        assert opens_after(fragment, "C07.flow") == set()


def test_fewer_of_a_step_leaves_as_many_orders_as_customers_are_to_be_won() -> None:
    fragment = (
        "revenue_target: 20k\naverage_order: 20k\ncustomers: {existing: {count: 0}, new: {approach: 40, win: WIN}}\n"
    ) + activities("per_period: 80, leads_to: Bravo, conversion: 50%", "per_day: 1, leads_to: order, conversion: 9%")
    assert written(fragment.replace("WIN", "2"), "C07.flow") == "per_day: 0.1"
    assert written(fragment.replace("WIN", "4"), "C07.flow") == "per_day: 0.15"
    assert opens_after(fragment.replace("WIN", "4"), "C07.flow") == set()


def test_of_many_steps_that_are_not_fed_the_first_few_are_looked_at() -> None:
    names = [*NAMES, "Echo"]
    steps = [
        f"  - {{name: {name}, per_period: {number}, leads_to: {to}, conversion: 10%}}\n"
        for name, number, to in zip(names, (10, 20, 30, 40, 50), [*names[1:], "order"], strict=True)
    ]
    found = findings("activities:\n" + "".join(steps), "C07.flow")
    assert [each.lines("en", "EUR") for each in found] == ["per_period: 1", "per_period: 2", "per_period: 3", ""]


# --- C07.enough ----------------------------------------------------------------------------------------------------

CHAIN = activities("per_period: 100, leads_to: Bravo, conversion: 40%", "leads_to: order, conversion: 35%")


def test_enough_is_shown_step_by_step() -> None:
    assert evidence("order_target: 7\n" + CHAIN, "C07.enough") == (
        "Alpha 100 (50 needed) x 40% = 40 and Bravo 40 (20 needed) x 35% = 14; 14 orders, 7 needed; with 30% in "
        "place of 35% at Bravo it would take 59 first contacts (100 are planned)"
    )
    money = "revenue_target: 1200k\naverage_order: 40k\ncustomers: {existing: {revenue: 800k}}\n"
    shown = evidence(money + CHAIN, "C07.enough")
    assert "14 orders, 10 needed (1 200 000 - 800 000 = 400 000; 400 000 / 40 000 = 10)" in shown
    covered = evidence(money.replace("1200k", "700k") + CHAIN, "C07.enough")
    assert "14 orders, 0 needed (existing customers already bring in 800 000; the target is 700 000)" in covered
    exactly = evidence(money.replace("800k", "1200k") + CHAIN, "C07.enough")
    assert "14 orders, 0 needed (existing customers already bring in 1 200 000; the target is 1 200 000)" in exactly
    one_more = evidence(money.replace("800k", "1199999") + CHAIN, "C07.enough")
    assert "(1 200 000 - 1 199 999 = 1; 1 / 40 000 = 0)" in one_more
    none = activities("per_period: 0, leads_to: order, conversion: 50%")
    assert evidence("order_target: 7\n" + none, "C07.enough").startswith("Alpha 0 (14 needed) x 50% = 0; 0 orders")
    late = evidence("cycle_days: 73\norder_target: 7\n" + CHAIN, "C07.enough")
    assert "Alpha 100 planned, 80 of them in time (292 of 365 days)" in late
    assert "x 40% = 32 and Bravo 32" in late
    assert "x 35% = 11.2; 11 orders, 7 needed" in late


def test_only_the_way_from_a_new_customer_to_an_order_is_shown() -> None:
    fragment = "order_target: 7\n" + activities(
        "for: existing, per_period: 10, leads_to: order, conversion: 10%",
        "per_period: 100, leads_to: order, conversion: 20%",
        "per_period: 8, leads_to: Delta, conversion: 25%",
        "hours: 1",
    )
    shown = evidence(fragment, "C07.enough")
    assert shown.startswith("Bravo 100 (35 needed) x 20% = 20; 20 orders, 7 needed; ")
    assert "with 15% in place of 20% at Bravo" in shown


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("conversion: 0%", False),
        ("conversion: 4%", False),
        ("conversion: 5%", False),
        ("conversion: 6%", True),
        ("conversion: 10%", True),
    ],
)
def test_what_a_lower_conversion_would_ask(last: str, asked: bool) -> None:
    fragment = "order_target: 1\n" + activities(f"per_period: 100, leads_to: order, {last}")
    assert ("in place of" in evidence(fragment, "C07.enough")) is asked
    if last == "conversion: 10%":
        assert "with 5% in place of 10% at Alpha it would take 20 first contacts" in evidence(fragment, "C07.enough")
    two = "order_target: 1\n" + activities(*[f"per_period: 100, leads_to: order, {last}"] * 2)
    assert "in place of" not in evidence(two, "C07.enough")


def test_too_few_speaks_plainly() -> None:
    found = finding("order_target: 20\n" + CHAIN, "C07.enough")
    assert "give 14 orders and 20 are needed, 6 too few" in said(found.message)
    assert "geven 14 orders en er zijn er 20 nodig, 6 te weinig" in said(found.message, "nl")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "per_period"), "per_period: 143")
    one = finding("order_target: 20\n" + activities("per_period: 2, leads_to: order, conversion: 50%"), "C07.enough")
    assert "give 1 order and 20 are needed, 19 too few" in said(one.message)


ENOUGH = [
    "order_target: 20\n" + CHAIN,
    "order_target: 20\n" + CHAIN.replace("per_period: 100", "per_week: 1"),
    "order_target: 40\n" + CHAIN.replace("per_period: 100", "per_week: 3.2"),
    "order_target: 200\n" + CHAIN.replace("per_period: 100", "per_week: 20"),
    "order_target: 20\n" + CHAIN.replace("per_period: 100", "per_month: 3"),
    "order_target: 20\ncycle_days: 100\n" + CHAIN,
    "numbers: nl\norder_target: 20\n" + CHAIN.replace("per_period: 100", "per_week: 1"),
    "order_target: 20\nselling_time: {hours_per_week: 40, weeks: 40}\n" + CHAIN.replace("100,", "100, hours: 1,"),
    "order_target: 14\ncycle_days: 60\n" + CHAIN.replace("per_period: 100", "per_week: 3, start: 2027-09-01"),
    "revenue_target: 1200k\naverage_order: 40k\ncustomers: {existing: {revenue: 400k}}\n" + CHAIN,
]


@pytest.mark.parametrize("fragment", ENOUGH)
def test_more_first_contacts_are_enough(fragment: str) -> None:
    assert status(fragment, "C07.enough") == "unmet"
    assert opens_after(fragment, "C07.enough") == set()


def test_what_can_be_planned_is_whole_or_half() -> None:
    weekly = CHAIN.replace("per_period: 100", "per_week: 1")
    assert written("order_target: 20\n" + weekly, "C07.enough") == "per_week: 3"
    assert written("order_target: 25\n" + weekly, "C07.enough") == "per_week: 3.5"
    assert written("order_target: 73\n" + weekly, "C07.enough") == "per_week: 10"
    assert written("order_target: 75\n" + weekly, "C07.enough") == "per_week: 11"
    assert written("order_target: 69\n" + weekly, "C07.enough") == "per_week: 9.5"
    # Three and a half a week fit in seven hours, and four do not.
    hours = "selling_time: {hours_per_week: 7, weeks: 52.2}\norder_target: 25\n"
    assert written(hours + weekly.replace("per_week: 1", "per_week: 1, hours: 2"), "C07.enough") == "per_week: 3.5"


def test_an_earlier_start_is_a_monday_in_the_period() -> None:
    fragment = "order_target: 14\ncycle_days: 60\n" + CHAIN.replace("per_period: 100", "per_week: 3, start: 2027-09-01")
    found = finding(fragment, "C07.enough")
    assert (found.path[-1], found.lines("en", "EUR")) == ("start", "start: 2027-03-22")
    assert "takes 60 days" in said(found.message)
    # The latest Monday: a week later it would not be enough.
    assert status(fragment.replace("2027-09-01", "2027-03-22"), "C07.enough") == "met"
    assert status(fragment.replace("2027-09-01", "2027-03-29"), "C07.enough") == "unmet"
    # A Monday on which it is just enough is that Monday, and not the one before it.
    quick = fragment.replace("60", "40").replace("2027-09-01", "2027-07-19")
    assert written(quick, "C07.enough") == "start: 2027-04-12"
    assert status(quick.replace("2027-07-19", "2027-04-13"), "C07.enough") == "unmet"


def test_without_a_cycle_more_are_planned_and_not_sooner() -> None:
    fragment = "order_target: 14\n" + CHAIN.replace("per_period: 100", "per_week: 3, start: 2027-09-01")
    assert written(fragment, "C07.enough") == "per_week: 6"


@pytest.mark.parametrize(
    ("fragment", "line", "place"),
    [
        # Of two kinds of first contact the first that alone can make enough.
        (
            "order_target: 20\n"
            + activities(
                "per_period: 20, leads_to: order, conversion: 50%", "per_week: 1, leads_to: order, conversion: 10%"
            ),
            "per_period: 29",
            0,
        ),
        (
            "order_target: 20\n"
            + activities(
                "per_week: 1, leads_to: order, conversion: 2%", "per_week: 3, leads_to: order, conversion: 10%"
            ),
            "per_week: 4",
            1,
        ),
    ],
)
def test_more_of_one_of_several_steps_is_written(fragment: str, line: str, place: int) -> None:
    found = finding(fragment, "C07.enough")
    assert (found.lines("en", "EUR"), found.path[1]) == (line, place)


@given(low=st.integers(0, 50), least=st.integers(0, 200), high=st.integers(0, 10**6), near=st.integers(-5, 10**6))
@example(low=0, least=5, high=10, near=4)
def test_the_least_number_is_found_from_any_guess(low: int, least: int, high: int, near: int) -> None:
    high = max(low, high)
    asked = []

    def is_enough(number: int) -> bool:
        asked.append(number)
        return number >= least

    assert first_enough(is_enough, low, high, near) == min(max(least, low), high)
    assert all(low <= each < high for each in asked)
    # Each takes a reading of the plan: none twice, and few also where the guess is far off.
    assert len(set(asked)) == len(asked)
    off = min(max(near, low), high) - min(max(least, low), high)
    assert len(asked) <= 2 * abs(off).bit_length() + 2
    asked.clear()
    first_enough(is_enough, low, high, least)
    assert len(asked) <= 2


@pytest.mark.parametrize(("hours", "line", "place"), [("20", "per_week: 7", 0), ("6", "per_week: 4", 1)])
def test_more_is_written_of_the_step_for_which_there_are_hours(hours: str, line: str, place: int) -> None:
    fragment = f"order_target: 40\nselling_time: {{weeks: 44, hours_per_week: {hours}}}\n" + activities(
        "per_week: 5, leads_to: order, conversion: 10%, hours: 1", "per_week: 2, leads_to: order, conversion: 10%"
    )
    found = finding(fragment, "C07.enough")
    assert (found.path, found.lines("en", "EUR")) == (("activities", place, "per_week"), line)
    assert opens_after(fragment, "C07.enough") == set()


@pytest.mark.parametrize(
    "fragment",
    [
        # Two kinds of first contact.
        "order_target: 20\n"
        + activities(
            "per_period: 10, leads_to: order, conversion: 9%", "per_period: 10, leads_to: order, conversion: 9%"
        ),
        "order_target: 20\n"
        + activities(
            "per_period: 10, leads_to: order, conversion: 9%", "per_period: 1, leads_to: order, conversion: 1%"
        ),
        # One of the two stops before an order.
        "order_target: 20\n"
        + activities(
            "per_period: 10, leads_to: order, conversion: 9%",
            "per_period: 10, leads_to: Charlie, conversion: 50%",
            "hours: 1",
        ),
        # None of them is planned.
        "order_target: 20\n" + CHAIN.replace("100", "0"),
    ],
)
def test_without_a_single_answer_none_is_written(fragment: str) -> None:
    found = finding(fragment, "C07.enough")
    assert found.lines("en", "EUR") == ""
    assert "Plan more first contacts" in said(found.message)


def test_late_contacts_are_called_late() -> None:
    fragment = "order_target: 14\ncycle_days: 73\n" + CHAIN
    assert "an order takes 73 days" in said(finding(fragment, "C07.enough").message)
    assert "an order takes 73 days" in said(finding(fragment.replace("14", "12"), "C07.enough").message)
    assert "takes 73 days" not in said(finding(fragment.replace("14", "15"), "C07.enough").message)
    assert "takes" not in said(finding("order_target: 15\n" + CHAIN, "C07.enough").message)


HOURS = "selling_time: {hours_per_week: 5, weeks: 40}\n"
BUSY = CHAIN.replace("per_period: 100,", "per_period: 100, hours: 2,")


@pytest.mark.parametrize(
    ("fragment", "reached"),
    [
        ("order_target: 20\n" + HOURS + BUSY, "14"),
        ("order_target: 20\ncustomers: {new: {win: 14}}\n" + HOURS + BUSY, "14"),
        ("order_target: 20\ncustomers: {new: {win: 13}}\n" + HOURS + BUSY, "14"),
        ("order_target: 20\ncustomers: {new: {win: 15}}\n" + HOURS + BUSY, ""),
        # The orders are asked by the customers to win: there is no target to lower.
        ("customers: {new: {win: 20}}\n" + HOURS + BUSY, ""),
        ("average_order: 40k\ncustomers: {new: {win: 20}, existing: {revenue: 100k}}\n" + HOURS + BUSY, ""),
        # A money target that does not say how many orders it takes, beside a number of orders.
        ("revenue_target: 900k\norder_target: 20\ncustomers: {existing: {revenue: 100k}}\n" + HOURS + BUSY, ""),
        (
            "revenue_target: 900k\norder_target: 2\naverage_order: 40k\ncustomers: {existing: {revenue: 100k}}\n"
            + HOURS
            + BUSY,
            "EUR 660 000",
        ),
        (
            "revenue_target: 900k\naverage_order: EUR 40000.45\ncustomers: {existing: {revenue: 100k}}\n"
            + HOURS
            + BUSY,
            "EUR 660 006",
        ),
        (
            "revenue_target: 900k\naverage_order: 40k\ncustomers: {existing: {revenue: 100k}}\n" + HOURS + BUSY,
            "EUR 660 000",
        ),
        (
            "revenue_target: 900k\naverage_order: 40k\ncosts: {norm: 5%}\ncustomers: {existing: {revenue: 100k}}\n"
            + HOURS
            + BUSY,
            "",
        ),
        (
            "revenue_target: 900k\naverage_order: 40k\ncustomers: {existing: {revenue: 100k}, new: {revenue: 800k}}\n"
            + HOURS
            + BUSY,
            "",
        ),
        ("order_target: 20\nperiods: {quarters: [5, 5, 5, 5]}\n" + HOURS + BUSY, ""),
        ("order_target: 20\nproducts: [{name: Brand A, revenue: 5k}]\n" + HOURS + BUSY, ""),
    ],
)
def test_what_does_not_fit_in_the_week(fragment: str, reached: str) -> None:
    found = finding(fragment, "C07.enough")
    assert "more than fits in the week" in said(found.message)
    # 143 contacts of two hours in forty weeks.
    assert "143 x Alpha" in said(found.message) or "900k" in fragment
    assert "7.2 hours, where there are 5" in said(found.message) or "900k" in fragment
    assert found.write is None
    if reached:
        # Whose target it is, says so: it is not for the account manager to write.
        assert f"make a target of {reached}, which is for you and your sales manager" in said(found.message)
        assert f"een doel van {reached}, en dat spreek je af met je salesmanager" in said(found.message, "nl")
    else:
        assert "make a target of" not in said(found.message)


def test_what_only_just_fits_in_the_week_is_found() -> None:
    # 3.5 a week take 7 hours, and 3.4 are enough.
    plan = (
        "order_target: 19\nselling_time: {weeks: 40, hours_per_week: 6.8}\nactivities:\n"
        "  - {name: Alpha, per_week: 3, hours: 2, leads_to: order, conversion: 14%}\n"
    )
    (found,) = [each for each in report(plan).findings if each.rule == "C07.enough"]
    assert found.lines("en", "EUR") == "per_week: 3.4"
    assert status(plan.replace("per_week: 3,", "per_week: 3.4,"), "C07.enough") == "met"
    assert status(plan.replace("per_week: 3,", "per_week: 3.3,"), "C07.enough") == "unmet"


def test_orders_that_are_enough_once_rounded_say_so() -> None:
    plan = "order_target: 10\nactivities: [{name: Alpha, per_period: 96, leads_to: order, conversion: 10%}]\n"
    shown = evidence(plan, "C07.enough")
    assert "Alpha 96 (100 needed) x 10% = 9.6; 9.6, rounded 10 orders, 10 needed" in shown
    assert "10 orders, 10 needed" in evidence(plan.replace("96", "104"), "C07.enough")
    assert "rounded" not in evidence(plan.replace("96", "104"), "C07.enough")


def test_contacts_that_do_not_fit_are_whole_ones() -> None:
    weekly = CHAIN.replace("per_period: 100", "per_week: 1, hours: 2")
    found = finding("order_target: 20\nselling_time: {hours_per_week: 5, weeks: 41}\n" + weekly, "C07.enough")
    # 3.5 a week in 41 weeks are 143.5, at two hours each.
    assert (
        "= 5.74. 144 x Alpha (3.5 per week) would do, and that is more than fits in the week: 7 hours, where there are 5."
        in said(found.message)
    )
    month = "order_target: 20\nselling_time: {hours_per_week: 5, weeks: 4}\n" + BUSY
    assert "fits in the week: 71.5 hours, where there are 5." in said(finding(month, "C07.enough").message)


NARROW = (
    "per_period: 100, leads_to: Bravo, conversion: 40%",
    "per_period: 10, leads_to: order, conversion: 50%",
)


@pytest.mark.parametrize(("orders", "lines"), [(10, "per_period: 20"), (20, "per_period: 40"), (7, "per_period: 14")])
def test_where_the_chain_narrows_is_where_more_helps(orders: int, lines: str) -> None:
    fragment = f"order_target: {orders}\n" + activities(*NARROW)
    found = finding(fragment, "C07.enough")
    assert "at Bravo that it narrows: 10 are planned, and 40 come in" in said(found.message)
    assert (found.path, found.lines("en", "EUR")) == (("activities", 1, "per_period"), lines)
    assert opens_after(fragment, "C07.enough") == set()


@pytest.mark.parametrize("middle", ["40", "42"])
def test_a_step_that_takes_all_that_comes_in_narrows_nothing(middle: str) -> None:
    fragment = "order_target: 10\n" + activities(
        NARROW[0],
        f"per_period: {middle}, leads_to: Charlie, conversion: 50%",
        "per_period: 10, leads_to: order, conversion: 50%",
    )
    assert "at Charlie that it narrows: 10 are planned, and 20 come in" in said(finding(fragment, "C07.enough").message)
    assert written(fragment, "C07.enough") == "per_period: 20"


def test_no_more_is_written_than_comes_in() -> None:
    # 60 quotations a year would do and 62.6 come in; one and a half a week are 78, so it is said in tenths.
    fragment = "order_target: 30\n" + activities(
        "per_week: 3, leads_to: Bravo, conversion: 40%", "per_week: 0.5, leads_to: order, conversion: 50%"
    )
    found = finding(fragment, "C07.enough")
    assert "at Bravo that it narrows" in said(found.message)
    assert found.lines("en", "EUR") == "per_week: 1.2"
    assert opens_after(fragment, "C07.enough") == set()


def test_where_it_narrows_twice_the_last_one_is_mended_first() -> None:
    fragment = "order_target: 6\n" + activities(
        NARROW[0],
        "per_period: 30, leads_to: Charlie, conversion: 50%",
        "per_period: 10, leads_to: order, conversion: 50%",
    )
    found = finding(fragment, "C07.enough")
    assert "at Charlie that it narrows: 10 are planned, and 15 come in" in said(found.message)
    assert found.lines("en", "EUR") == "per_period: 12"
    assert opens_after(fragment, "C07.enough") == set()


def test_what_a_step_needs_is_counted_back_from_the_orders() -> None:
    shown = evidence("order_target: 10\n" + activities(*NARROW), "C07.enough")
    # 10 orders take 20 of Bravo and 50 of Alpha, however few of Bravo are planned.
    assert "Alpha 100 (50 needed) x 40% = 40 and Bravo 10 (20 needed) x 50% = 5" in shown


def test_fewer_of_a_step_is_not_written_while_there_are_too_few_orders() -> None:
    chain = activities(
        "per_period: 10, leads_to: Bravo, conversion: 40%", "per_period: 8, leads_to: order, conversion: 50%"
    )
    assert written("order_target: 1\n" + chain, "C07.flow") == "per_period: 4"
    assert status("order_target: 9\n" + chain, "C07.flow") == "unmet"
    assert written("order_target: 9\n" + chain, "C07.flow") == ""


def test_first_contacts_that_lead_nowhere_are_no_part_of_what_if() -> None:
    fragment = "order_target: 7\n" + activities(
        "per_period: 100, leads_to: order, conversion: 20%",
        "per_period: 1000, leads_to: Charlie, conversion: 10%",
        "hours: 1",
    )
    assert "it would take 47 first contacts (100 are planned)" in evidence(fragment, "C07.enough")


@pytest.mark.parametrize("time", ["{hours_per_week: 5, weeks: 0}", "{hours_per_week: 5, weeks: 1}"])
def test_hours_that_nobody_has_are_not_proposed(time: str) -> None:
    fragment = f"selling_time: {time}\n" + activities("per_period: 100, hours: 2")
    assert status(fragment, "C07.hours") == "unmet"
    assert written(fragment, "C07.hours") == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "order_target: 21\n" + activities(*NARROW),  # with all that come in there are still too few
    ],
)
def test_where_one_number_does_not_mend_it_only_advice_is_given(fragment: str) -> None:
    found = finding(fragment, "C07.enough")
    assert "narrows" not in said(found.message)
    assert "Plan more first contacts, raise a conversion, or lower the target" in said(found.message)
    assert found.lines("en", "EUR") == ""


@pytest.mark.parametrize(
    ("fragment", "advice"),
    [
        # A step further on is planned too: more first contacts alone give no more orders.
        ("order_target: 20\n" + activities("per_period: 100, leads_to: Bravo, conversion: 40%",
                                           "per_period: 40, leads_to: order, conversion: 35%"),
         "plan 143 x Alpha and 58 x Bravo"),
        # It narrows twice, and of the first step there are more than enough.
        ("order_target: 10\n" + activities("per_period: 102, leads_to: Bravo, conversion: 40%",
                                           "per_period: 30, leads_to: Charlie, conversion: 50%",
                                           "per_period: 10, leads_to: order, conversion: 50%"),
         "plan 40 x Bravo and 20 x Charlie"),
        # Of first contacts, those that come too late are to be made as well.
        ("order_target: 20\ncycle_days: 73\n" + activities("per_week: 2, leads_to: Bravo, conversion: 40%",
                                                          "per_month: 3, leads_to: order, conversion: 35%"),
         "plan 3.5 x Alpha per week and 5 x Bravo per month"),
        ("order_target: 20\nselling_time: {hours_per_week: 5, weeks: 40}\n"
         + activities("per_week: 3, hours: 1, leads_to: Bravo, conversion: 40%",
                      "per_week: 1, hours: 1, leads_to: order, conversion: 35%"),
         "plan 4 x Alpha per week and 1.5 x Bravo per week. That is more than fits in the week"),
    ],
)  # fmt: skip
def test_where_more_of_one_step_is_not_enough_each_is_named_with_its_number(fragment: str, advice: str) -> None:
    found = finding(fragment, "C07.enough")
    assert f"More of one step is not enough: {advice}" in said(found.message)
    assert found.lines("en", "EUR") == ""


def test_contacts_of_several_kinds_that_come_too_late_are_called_late() -> None:
    # Fairs lead to no tender that the talks do not lead to: of these there are enough, were it not for the time.
    fragment = "order_target: 9\ncycle_days: 270\n" + activities(
        "per_quarter: 6, leads_to: Charlie, conversion: 80%",
        "per_month: 1.5, leads_to: Charlie",
        "per_period: 18, leads_to: order, conversion: 50%",
    )
    found = finding(fragment, "C07.enough")
    assert found.path == ("cycle_days",)
    words = said(found.message)
    assert "That is because an order takes 270 days" in words
    # What is shown comes to the same orders on paper: 2.5 would be three.
    assert "4.9973 of them from the steps before (18 needed) x 50% = 2.4986" in words
    assert "x 0% (follows: the other steps give as many as are planned) = 0" in words


MORE_NEEDED = (
    "revenue_target: 600k\naverage_order: 30k\ncustomers: {existing: {count: 0}, new: {win: 10}}\n"
    + activities("per_period: 100, leads_to: order")
)
FOLLOWS = "order_target: 25\ncycle_days: 30\n" + activities("per_period: 50, leads_to: order")


@pytest.mark.parametrize(
    ("fragment", "lines"),
    [
        # 24.5 of the 335 days / 365 that are in time.
        (FOLLOWS, "conversion: 54%"),
        (FOLLOWS.replace("50", "5000"), "conversion: 1%"),
        # Not the usual example, which would be more than is asked.
        (MORE_NEEDED, "conversion: 20%"),
        (FOLLOWS.replace("order_target: 25", "order_target: 50"), ""),
    ],
)
def test_where_the_last_conversion_follows_from_the_target_it_is_to_be_given(fragment: str, lines: str) -> None:
    found = finding(fragment, "C07.enough")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "conversion"), lines)
    assert "The conversion of Alpha is not given and follows from the orders asked for" in said(found.message)
    assert "Plan more first contacts" not in said(found.message)
    if lines:
        assert opens_after(fragment, "C07.enough") == set()


def test_where_the_step_before_one_that_follows_is_too_small_that_one_grows() -> None:
    fragment = "order_target: 25\n" + activities(
        "per_period: 100, leads_to: Bravo, conversion: 40%", "per_period: 44, leads_to: order"
    )
    assert (finding(fragment, "C07.enough").path, written(fragment, "C07.enough")) == (
        ("activities", 0, "per_period"),
        "per_period: 108",
    )


IN_PIECES = (
    "revenue_target: 300k\ncustomers: {existing: {count: 0}, new: {approach: 100, win: WIN, revenue: 300k}}\n"
    "products: [{name: Service, quantity: 100, unit: job, revenue: 250k}]\n"
) + activities("per_week: 2, leads_to: order, conversion: 10%")


@pytest.mark.parametrize(
    ("win", "lines"),
    [
        ("10", "average_order: EUR 30 000"),
        ("9", "average_order: EUR 33 333"),
        # With these there still are too few.
        ("11", "per_week: 23"),
        ("0", "per_week: 23"),
    ],
)
def test_what_new_customers_bring_in_says_what_an_order_does(win: str, lines: str) -> None:
    fragment = IN_PIECES.replace("WIN", win)
    assert written(fragment, "C07.enough") == lines
    assert opens_after(fragment, "C07.enough") == set()
    message = said(finding(fragment, "C07.enough").message)
    made = f"By this plan {win} new customers bring in EUR 300 000, which makes {lines.partition(': ')[2]} an order"
    assert message.endswith(made) is lines.startswith("average_order")


def test_what_new_customers_bring_in_is_no_order_where_that_is_not_what_lacks() -> None:
    ten = IN_PIECES.replace("WIN", "10")
    # The plan says what an order brings in.
    assert written(f"average_order: 2500\n{ten}", "C07.enough") == "per_week: 23"
    # It is the orders that are asked for, and not what they bring in.
    assert written(ten.replace("revenue_target: 300k", "order_target: 120"), "C07.enough") == "per_week: 23"
    # More would be won than these activities give.
    more = ten.replace("win: 10, revenue: 300k", "win: 20, revenue: 600k")
    assert written(more, "C07.enough") == "per_week: 23"


# --- what C07.enough waits for -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "broken", "waits"),
    [
        ("60", ("per_week: 20, leads_to: Bravo, conversion: 25%", "hours: 1"), True),
        ("60", ("per_week: 20, leads_to: Bravo, conversion: 25%", "for: existing, leads_to: order, conversion: 30%"),
         True),
        ("200", ("per_week: 20, leads_to: Bravo, conversion: 25%", "hours: 1"), True),
        # Also with all of them there would be too few.
        ("600", ("per_week: 20, leads_to: Bravo, conversion: 25%", "hours: 1"), False),
    ],
)  # fmt: skip
def test_too_few_orders_while_the_chain_breaks_off_is_one_finding(
    target: str, broken: tuple[str, str], waits: bool
) -> None:
    fragment = f"order_target: {target}\n{activities(*broken, 'per_week: 2, leads_to: order, conversion: 30%')}"
    assert status(fragment, "C07.enough") == "unmet"
    assert bool(findings(fragment, "C07.enough")) is not waits
    assert ("C07.enough" in {each.rule for each in finding(fragment, "C07.chain").mends}) is waits
    assert opens_after(fragment, "C07.chain") == set()
    assert (status(pasted(fragment, finding(fragment, "C07.chain"), "en"), "C07.enough") == "met") is waits


@pytest.mark.parametrize(("order", "waits"), [("30k", True), ("15k", False)])
def test_too_few_orders_for_a_target_that_has_slipped_wait_for_that(order: str, waits: bool) -> None:
    fragment = (
        f"revenue_target: 6000k\naverage_order: {order}\ncustomers: {{existing: {{revenue: 300k}}}}\nproducts:\n"
        "  - {name: Service, revenue: 300k}\n  - {name: Repair, revenue: 200k}\n  - {name: Parts, revenue: 100k}\n"
    ) + activities("per_week: 2, leads_to: order, conversion: 15%")
    assert written(fragment, "C02.sum") == "revenue_target: EUR 600 000"
    assert status(fragment, "C07.enough") == "unmet"
    assert bool(findings(fragment, "C07.enough")) is not waits


# --- C07.hours -----------------------------------------------------------------------------------------------------


def test_hours_are_shown_and_asked() -> None:
    fragment = "selling_time: {hours_per_week: 5, weeks: 40}\n" + activities(
        "per_period: 100, hours: 2", "per_week: 1, hours: 0.5"
    )
    assert evidence(fragment, "C07.hours") == "Alpha 100 x 2 and Bravo 40 x 0.5 = 220 hours, of 5 x 40 = 200"
    found = finding(fragment, "C07.hours")
    assert "for selling: 20 too many" in said(found.message)
    assert (found.path, found.lines("en", "EUR")) == (("selling_time", "hours_per_week"), "hours_per_week: 5.5")
    assert opens_after(fragment, "C07.hours") == set()
    thirds = "selling_time: {hours_per_week: 5, weeks: 30}\n" + activities("per_period: 100, hours: 2")
    assert written(thirds, "C07.hours") == "hours_per_week: 6.7"
    assert opens_after(thirds, "C07.hours") == set()


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("selling_time: {hours_per_week: 5, weeks: 40}\n", "met"),
        ('selling_time: {hours_per_week: "4:59", weeks: 40}\n', "unmet"),
        ("selling_time: {hours_per_week: 5, weeks: 39.9}\n", "unmet"),
        ("selling_time: {hours_per_week: 0, weeks: 40}\n", "unmet"),
        ("selling_time: {hours_per_week: 5, weeks: 0}\n", "unmet"),
        ("selling_time: {weeks: 40}\n", "not_judged"),
        ("", "not_judged"),
    ],
)
def test_the_hours_at_their_limit(time: str, expected: str) -> None:
    assert status(time + activities("per_period: 100, hours: 2"), "C07.hours") == expected


def test_weeks_in_which_more_is_done_than_fits_are_asked_about() -> None:
    fragment = "selling_time: {hours_per_week: 24}\n" + activities(
        "per_week: 12, hours: 1.5, start: 2027-04-01, end: 2027-06-30", "per_week: 5, hours: 2"
    )
    (found,) = findings(fragment, "C07.hours")
    assert (found.kind, found.path, found.write) == ("advice", ("selling_time", "hours_per_week"), None)
    assert said(found.message).startswith("from 1 April 2027 to 30 June 2027 the activities take 28 hours a week, and ")
    assert status(fragment, "C07.hours") == "met"
    # A tenth more, or one after the other, needs no question; nor is there one without a week to work in.
    assert findings(fragment.replace("hours_per_week: 24", "hours_per_week: 25.4"), "C07.hours")
    for other in ("hours_per_week: 25.5", "hours_per_week: 24, weeks: 0"):
        assert not findings(fragment.replace("hours_per_week: 24", other), "C07.hours")
    assert not findings(fragment.replace("per_week: 5,", "per_week: 5, start: 2027-07-01,"), "C07.hours")


def test_hours_over_a_period_that_is_not_known_are_not_looked_at_by_the_week() -> None:
    fragment = "year: soon\nselling_time: {hours_per_week: 10, weeks: 40}\n" + activities("per_period: 100, hours: 2")
    assert not findings(fragment, "C07.hours")


def test_hours_without_a_period_are_not_judged() -> None:
    fragment = "year: soon\nselling_time: {hours_per_week: 1}\n" + activities("per_period: 100, hours: 2")
    assert status(fragment, "C07.hours") == "not_judged"
    assert status(fragment.replace("week: 1", "week: 1, weeks: 4"), "C07.hours") == "unmet"


# --- C07.loop ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("each", "met", "of", "paths"),
    [
        (("leads_to: Bravo", "leads_to: order"), 2, 2, []),
        (("leads_to: Xray", "leads_to: order"), 1, 2, [(0, "leads_to")]),
        (("leads_to: Alpha",), 0, 1, [(0, "leads_to")]),
        (("leads_to: Bravo", "leads_to: Charlie", "leads_to: Alpha"), 0, 3, [(2, "leads_to")]),
        (("leads_to: Bravo", "leads_to: Charlie", "leads_to: Bravo"), 1, 3, [(2, "leads_to")]),
    ],
)
def test_each_step_leads_to_one_that_exists(
    each: tuple[str, ...], met: int, of: int, paths: list[tuple[int, str]]
) -> None:
    fragment = activities(*each)
    judged = result(fragment, "C07.loop")
    assert (judged.met, judged.of) == (met, of)
    assert [each.path[1:] for each in findings(fragment, "C07.loop")] == paths
    if paths:
        assert opens_after(fragment, "C07.loop") <= {"C07.chain", "C07.count"}


@pytest.mark.parametrize("said", ["Demo\u2019s", "\u201cDemo's\u201d", "demo's"])
def test_a_step_is_the_same_however_a_word_processor_writes_it(said: str) -> None:
    steps = f"{{name: Calls, per_week: 9, conversion: 20%, leads_to: {said}}}, {{name: Demo's, leads_to: order}}"
    assert status(f"activities: [{steps}]", "C07.loop") == "met"


def test_a_name_twice_gets_a_number() -> None:
    fragment = (
        "activities: [{name: Meeting, per_week: 1, leads_to: order, conversion: 5%}, {name: meeting, per_week: 1}]\n"
    )
    judged = result(fragment, "C07.loop")
    assert (judged.met, judged.of) == (1, 2)
    assert finding(fragment, "C07.loop").path == ("activities", 1, "name")
    assert written(fragment, "C07.loop") == "name: meeting 2"
    assert said(finding(fragment, "C07.loop").message).startswith("two activities are called meeting: ")
    assert evidence(fragment, "C07.loop") == "Meeting -> order"
    alone = fragment.replace("leads_to: order, conversion: 5%", "hours: 1")
    assert evidence(alone, "C07.loop") == "Meeting and meeting"
    assert opens_after(fragment, "C07.loop") == set()


def test_the_nearest_name_is_written() -> None:
    fragment = activities("per_week: 1, leads_to: Bravoo, conversion: 5%", "leads_to: order, conversion: 5%")
    assert written(fragment, "C07.loop") == "leads_to: Bravo"
    far = activities("per_week: 1, leads_to: Tender, conversion: 5%", "leads_to: order, conversion: 5%")
    assert written(far, "C07.loop") == "leads_to: Bravo"  # it has no number, and nothing leads to it yet
    assert "no such activity: choose Bravo or `order`" in said(finding(far, "C07.loop").message)
    own = activities("per_week: 1, leads_to: Alphaa, conversion: 5%")
    assert written(own, "C07.loop") == "leads_to: order"
    above = activities("leads_to: order, conversion: 5%", "per_week: 1, leads_to: Alphaa, conversion: 5%", "hours: 1")
    assert written(above, "C07.loop") == "leads_to: Alpha"
    message = finding(above, "C07.loop").message
    assert said(message) == (
        'Bravo leads to "Alphaa", and there is no such activity: choose one of Alpha and Charlie, or `order`'
    )
    assert "kies uit Alpha en Charlie, of `order`" in said(message, "nl")
    message = finding(own, "C07.loop").message
    assert "add it, or let it lead to `order`" in said(message)
    assert "voeg die toe, of laat de stap naar `order` leiden" in said(message, "nl")


@pytest.mark.parametrize("rule", [f"C07.{name}" for name in RULES if name not in ("count", "chain", "order-value")])
def test_without_activities_no_conflict_is_judged(rule: str) -> None:
    assert status("", rule) == "not_judged"


@pytest.mark.parametrize(
    ("rule", "fragment", "met"),
    [
        ("count", "", 0),
        ("order-value", "average_order: 40k\n", 1),
        ("order-value", "products: [{name: Brand A, quantity: 12, revenue: 456k}]\n", 1),
        ("order-value", "order_target: 30\n", 1),
        ("order-value", "revenue_target: 1M\n", 0),
        ("enough", "order_target: 14\n" + CHAIN, 1),
        ("enough", "order_target: 15\n" + CHAIN, 0),
        ("hours", HOURS + BUSY, 1),
        ("hours", HOURS + BUSY.replace("hours: 2", "hours: 2.5"), 0),
    ],
)
def test_what_is_asked_once_is_one_reading(rule: str, fragment: str, met: int) -> None:
    judged = result(fragment, f"C07.{rule}")
    assert (judged.met, judged.of) == (met, 1)


# --- any chain -----------------------------------------------------------------------------------------------------

STEPS = st.fixed_dictionaries(
    {"leads_to": st.sampled_from(["order", "order", *NAMES])},
    optional={
        "for": st.sampled_from(["new", "existing"]),
        "hours": st.sampled_from(["1", "2"]),
        "conversion": st.sampled_from(["1%", "30%", "100%"]),
        "start": st.sampled_from(["2027-01-04", "2027-06-01", "2027-12-31"]),
        "end": st.sampled_from(["2027-01-04", "2027-06-01", "2027-12-31"]),
    },
)
NUMBERS = st.sampled_from(
    ["", "per_day: 1", "per_week: 0.5", "per_week: 5", "per_month: 4", "per_period: 0", "per_period: 60"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["order_target: 80\n", "order_target: 2\n", "customers: {new: {win: 80}}\n", ""]),
    st.sampled_from(["cycle_days: 60\n", "cycle_days: 400\n", ""]),
    st.lists(st.tuples(STEPS, NUMBERS), min_size=1, max_size=4),
)
@example("order_target: 80\n", "cycle_days: 60\n", [({"leads_to": "order"}, "per_week: 0.5")])
def test_any_chain_is_judged_and_what_is_written_closes_its_finding(
    target: str, cycle: str, steps: list[tuple[dict[str, str], str]]
) -> None:
    each = [
        ", ".join([number] * bool(number) + [f"{key}: {value}" for key, value in step.items()])
        for step, number in steps
    ]
    fragment = f"{target}{cycle}{activities(*each)}"
    found = [one for one in findings(fragment, "C07.enough") if one.lines("en", "EUR")]
    assert not found or opens_after(fragment, "C07.enough") <= {"C07.hours"}


def test_names_for_repeated_activities_are_all_free() -> None:
    fragment = "activities: [{name: A, per_week: 1}, {name: A, per_week: 1}, {name: A, per_week: 1}, {name: A 2, per_week: 1}]\n"
    assert [each.lines("en", "EUR") for each in findings(fragment, "C07.loop")] == ["name: A 3", "name: A 4"]


def test_what_leads_to_itself_is_said_in_the_singular() -> None:
    found = finding(activities("per_week: 1, leads_to: Alpha"), "C07.loop")
    assert "leads to itself and never reaches an order: let it lead to `order`" in said(found.message)


def test_a_step_that_leads_to_itself_leads_to_the_one_that_nothing_leads_to() -> None:
    body = (
        "activities:\n"
        "  - {name: Meeting, per_week: 4, leads_to: Meeting, conversion: 50%}\n"
        "  - {name: Trial, leads_to: order, conversion: 40%}\n"
    )
    found = finding(body, "C07.loop")
    assert found.lines("en", "EUR") == "leads_to: Trial"
    assert said(found.message).endswith("let it lead to Trial")
    # That nothing leads to that one is the same.
    assert not findings(body, "C07.count")


def test_of_many_first_contacts_those_that_bring_most_are_looked_at() -> None:
    small = ["per_week: 0.5, leads_to: order, conversion: 1%"] * 3
    fragment = "order_target: 60\n" + activities(*small, "per_week: 5, leads_to: order, conversion: 20%")
    found = finding(fragment, "C07.enough")
    assert (found.lines("en", "EUR"), found.path[1]) == ("per_week: 6", 3)


# --- where it narrows, what comes too late, and who has no new customers ------------------------------------------


def test_what_is_needed_before_a_step_that_narrows() -> None:
    two = activities(
        "per_period: 100, leads_to: Charlie, conversion: 20%",
        "per_period: 500, leads_to: Charlie, conversion: 10%",
        "per_period: 20, leads_to: order, conversion: 20%",
    )
    # 5 orders / 20% = 25 of the 70 that come in: 25/70 of each.
    assert "Alpha 100 (36 needed)" in evidence("order_target: 5\n" + two, "C07.enough")
    assert "Bravo 500 (179 needed)" in evidence("order_target: 5\n" + two, "C07.enough")
    one = activities(
        "per_period: 440, leads_to: Bravo, conversion: 40%", "per_period: 24, leads_to: order, conversion: 25%"
    )
    # 5 orders / 20% / 40% = 62.5.
    assert "it would take 63 first contacts (440 are planned)" in evidence("order_target: 5\n" + one, "C07.enough")
    # A step that leads to nothing is not asked for more.
    none = two.replace("conversion: 20%", "conversion: 0%", 1)
    assert "Alpha 100 x 0% = 0" in evidence("order_target: 5\n" + none, "C07.enough")


@pytest.mark.parametrize("cycle", [365, 400])
def test_an_order_that_takes_longer_than_the_period(cycle: int) -> None:
    found = finding(f"order_target: 20\ncycle_days: {cycle}\n" + CHAIN, "C07.enough")
    assert (found.path, found.write) == (("cycle_days",), None)
    assert f"An order takes {cycle} days" in said(found.message)
    assert "wordt geen Alpha uit dit plan binnen de periode een order" in said(found.message, "nl")


def test_contacts_that_come_too_late_are_the_cause_also_where_more_would_not_fit() -> None:
    late = "cycle_days: 364\nselling_time: {hours_per_week: 10}\norder_target: 5\n"
    found = finding(late + activities("per_period: 200, hours: 1, leads_to: order, conversion: 10%"), "C07.enough")
    assert "the contacts of the last 364 days come too late" in said(found.message)
    assert "more than fits in the week" in said(found.message)


@pytest.mark.parametrize(
    "step", ["for: existing, per_week: 3", "for: existing, per_week: 3, leads_to: order, conversion: 50%"]
)
def test_who_approaches_no_new_customers_waives_the_chain(step: str) -> None:
    text = "revenue_target: 600k\ncustomers: {new: {approach: 0}}\n" + activities(step)
    found = finding(text, "C07.chain")
    assert found.path == ("waivers",)
    assert found.lines("nl", "EUR") == (
        "waivers:\n  - rule: C07.chain\n    reason: alleen bestaande klanten in dit plan"
    )
    orders = finding(text, "C07.order-value")
    assert (orders.path, orders.lines("en", "EUR")) == (("customers", "new", "win"), "win: 0")
    asked = finding(text.replace("approach: 0", "approach: 9"), "C07.order-value")
    assert asked.path == ("average_order",)


def test_an_example_does_not_take_the_name_of_an_activity() -> None:
    found = finding("activities: [{name: offerte, for: existing, per_week: 3}]", "C07.chain")
    assert "name: Quotation for a new customer" in found.lines("en", "EUR")
    assert "leads_to: Offerte voor een nieuwe klant" in found.lines("nl", "EUR")


@pytest.mark.parametrize(
    ("said_", "steps", "write"),
    [
        ("Send the quotation", ("name: Meeting", "name: Quotation, leads_to: order"), "Quotation"),
        ("an offer to him", ("name: Meeting", "name: Quotation to him, leads_to: order"), "Meeting"),
        ("Intake", ("name: Meeting, for: existing", "name: Quotation, leads_to: order"), "Quotation"),
        ("Visit them", ("name: Visit, for: existing, per_week: 5", "name: Quotation, leads_to: order"), "Quotation"),
        ("Demo voor hen", ("name: Mail voor iets", "name: Quotation, leads_to: order"), "Mail voor iets"),
        ("Large demo visit", ("name: Visit him", "name: Large visit", "name: Q, leads_to: order"), "Large visit"),
        ("Intake", ("name: Meeting, per_week: 1", "name: Quotation, per_week: 1, leads_to: order"), "order"),
        ("Intake", ("name: Meeting, leads_to: Quotation", "name: Quotation, per_week: 1, leads_to: order"), "Meeting"),
    ],
)
def test_the_next_step_is_the_one_that_is_most_likely_meant(said_: str, steps: tuple[str, ...], write: str) -> None:
    calls = f"  - {{name: Calls, per_week: 9, leads_to: {said_}, conversion: 20%}}\n"
    fragment = f"activities:\n{calls}" + "".join(f"  - {{{step}}}\n" for step in steps)
    assert findings(fragment, "C07.loop")[0].lines("en", "EUR") == f"leads_to: {write}"


def test_what_leads_to_a_step_is_not_offered_as_its_next_one() -> None:
    found = finding(
        activities(
            "per_week: 3, leads_to: Bravo, conversion: 40%",
            "leads_to: Alfa, conversion: 40%",
            "per_week: 1, leads_to: order, conversion: 50%",
        ),
        "C07.loop",
    )
    assert "there is no such activity: choose Charlie or `order`" in said(found.message)
    assert found.lines("en", "EUR") == "leads_to: order"


def test_the_hours_that_are_asked_in_a_week_are_told_to_programs() -> None:
    text = "selling_time: {hours_per_week: 4, weeks: 40}\n" + activities("per_period: 100, hours: 2")
    assert finding(text, "C07.hours").message.facts["each"] == 5  # 100 x 2 / 40
    assert finding(text.replace("weeks: 40", "weeks: 0"), "C07.hours").message.facts["each"] == 0


def test_what_existing_customers_bring_into_the_chain_is_not_too_late() -> None:
    fragment = """\
order_target: 20
activities:
  - {name: Talk, per_period: 100, leads_to: Offer, conversion: 20%}
  - {name: Visit, for: existing, per_period: 100, leads_to: Offer, conversion: 40%}
  - {name: Offer, leads_to: order, conversion: 50%}
"""
    message = said(finding(fragment, "C07.enough").message)
    assert "too late" not in message
    assert "10 orders and 20 are needed" in message
    assert "too late" not in said(
        finding(f"{fragment}cycle_days: 30\n".replace("20\n", "12\n", 1), "C07.enough").message
    )


def test_why_fewer_than_planned_count() -> None:
    fair = "  - {name: Fair, per_period: 10, leads_to: Offer, conversion: 50%}\n"
    plan = """\
order_target: 40
activities:
  - {name: Talk, per_period: 100, leads_to: Offer, conversion: 40%%}
%s  - {name: Offer, per_period: 46, leads_to: order, conversion: 50%%}
"""
    assert "Offer 46 planned, 40 of them from the step before" in evidence(plan % "", "C07.enough", C07_flow="20")
    assert "Offer 46 planned, 45 of them from the steps before" in evidence(plan % fair, "C07.enough")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("revenue_target: 100k\ncustomers: {existing: {count: 0}}\n", True),
        ("revenue_target: 100k\naverage_order: 500\ncustomers: {existing: {count: 0}}\n", False),
        ("revenue_target: 100k\ncustomers: {new: {win: 200}}\n", False),
        ("order_target: 200\ncustomers: {existing: {count: 0}}\n", False),
    ],
)
def test_that_an_order_counts_as_one_piece_is_told_where_it_decides(asked: str, told: bool) -> None:
    products = "products: [{name: Seats, quantity: 1000, unit: seat, price: 500}]\n"
    message = said(
        finding(asked + products + activities("per_period: 10, leads_to: order, conversion: 50%"), "C07.enough").message
    )
    assert ("one piece of the products here (EUR 500 on average)" in message) is told


@pytest.mark.parametrize(
    ("visit", "judged_"),
    [
        ("per_week: veel", True),  # of existing customers alone, it gives no order from new ones
        ("per_week: 1, leads_to: n.t.b.", False),  # it may lead to a step that does
        ("per_week: veel, leads_to: Bravo", False),
        ("per_week: 1, hours: veel, leads_to: Bravo, conversion: 10%", True),
    ],
)
def test_what_is_done_for_existing_customers_decides_no_order_from_new_ones(visit: str, judged_: bool) -> None:
    fragment = (
        "order_target: 100\n"
        + activities("per_week: 1, leads_to: Bravo, conversion: 40%", "leads_to: order, conversion: 50%")
        + f"  - {{name: Visit, for: existing, {visit}}}\n"
    )
    assert (status(fragment, "C07.enough") != "not_judged") is judged_


def test_a_conversion_of_nothing_is_where_it_goes_wrong() -> None:
    steps = activities("per_week: 3, leads_to: Bravo, conversion: 0%", "leads_to: order, conversion: 50%")
    found = finding("order_target: 20\n" + steps, "C07.enough")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 0, "conversion"), "conversion: 35%")
    assert "A conversion of 0% lets nothing through" in said(found.message)


# --- one cause, one finding ------------------------------------------------------------------------------------------

PLAN = (
    "order_target: 10\nselling_time: {hours_per_week: 28, weeks: 44}\nactivities:\n"
    "  - {name: Meeting, per_week: 3, hours: 2, leads_to: Quotation, conversion: 40%}\n"
    "  - {name: Quotation, hours: 3, leads_to: order, conversion: 35%}\n"
    "  - {name: Visit, for: existing, per_week: 6, hours: 2}\n"
)
SECOND = "{name: Quotation, hours"


def of_c07(fragment: str) -> list[Finding]:
    """The findings that are about the activities, those about the file among them."""
    return [each for each in report(fragment).findings if each.criterion == "C07"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A name that cannot be read
        (SECOND, "{naam: Quotation, hours"),
        (SECOND, "{nmae: Quotation, hours"),
        (SECOND, "{name: n.t.b., hours"),
        ("{name: Quotation, hours: 3, leads_to: order, conversion: 35%}", "Quotation"),
        # what a step leads to
        ("leads_to: Quotation", "laeds_to: Quotation"),
        ("leads_to: Quotation", "leads_to: n.t.b."),
        ("leads_to: Quotation", "leads_to: [Quotation]"),
        ("leads_to: Quotation", "leads_to: Quotation, leads_to: Quotation"),
        ("{name: Meeting, per_week: 3, hours: 2, leads_to: Quotation, conversion: 40%}", "Meeting"),
        # the dates between which it runs
        ("per_week: 3", "per_week: 16, start: september"),
        ("per_week: 3", "per_week: 16, strat: 2027-09-01"),
        ("per_week: 3", "per_week: 16, end: june"),
        ("per_week: 6", "per_week: 30, start: november"),
        # a conversion that is there and does not follow
        ("hours: 3, leads_to", "per_week: 4, leads_to"),
    ],
)
def test_what_cannot_be_read_is_one_finding(old: str, new: str) -> None:
    fragment = PLAN.replace(old, new)
    if "per_week: 4" in new:
        fragment = fragment.replace("conversion: 40%", "conversion: 40")
    (only,) = of_c07(fragment)
    assert only.kind == "plan"


def test_an_unreadable_name_elsewhere_does_not_excuse_a_slip() -> None:
    fragment = PLAN.replace("name: Visit", "name: n.t.b.").replace("leads_to: Quotation", "leads_to: Quotatoin")
    assert [each.rule for each in of_c07(fragment)] == ["C07.loop", "plan.vague"]


@pytest.mark.parametrize("hours", ["weeks: some", "weeks: n.t.b."])
def test_hours_are_not_compared_while_the_weeks_cannot_be_read(hours: str) -> None:
    assert status(PLAN.replace("weeks: 44", hours).replace("per_week: 3", "per_week: 30"), "C07.hours") == "not_judged"


def test_a_step_that_does_not_say_where_it_leads_is_named() -> None:
    fragment = PLAN.replace("leads_to: Quotation, ", "")
    (found,) = of_c07(fragment)
    assert (found.rule, found.path) == ("C07.count", ("activities", 0, "leads_to"))
    assert found.lines("en", "EUR") == "leads_to: Quotation"
    assert said(found.message) == (
        "Meeting does not say what it leads to, and Quotation has no number of its own: does the one lead to the other?"
    )
    assert opens_after(fragment, "C07.count") == set()


def test_where_the_chain_stops_above_a_step_without_a_number_it_leads_there() -> None:
    steps = activities(
        "per_week: 3, leads_to: Bravo, conversion: 40%", "conversion: 50%", "leads_to: order, conversion: 30%"
    )
    (found,) = of_c07("order_target: 5\n" + steps)
    assert (found.rule, found.path, found.lines("en", "EUR")) == (
        "C07.chain",
        ("activities", 1, "leads_to"),
        "leads_to: Charlie",
    )
    assert opens_after("order_target: 5\n" + steps, "C07.chain") == set()


def test_where_nothing_leads_anywhere_that_is_one_finding() -> None:
    steps = activities("per_week: 3, conversion: 40%", "conversion: 30%")
    (found,) = of_c07("order_target: 5\n" + steps)
    assert (found.rule, found.lines("en", "EUR")) == ("C07.chain", "leads_to: Bravo")


def test_a_step_that_would_go_round_in_a_circle_is_not_linked() -> None:
    steps = activities(
        "conversion: 40%", "leads_to: Alpha, conversion: 30%", "per_week: 3, leads_to: order, conversion: 9%"
    )
    assert [each.lines("en", "EUR") for each in findings(steps, "C07.count")] == ["per_week: 3"]
    # Nor a step for new customers to one for those that there are.
    other = activities("per_week: 3, conversion: 40%", "for: existing, hours: 1", "per_week: 1, leads_to: order")
    assert [each.path[1:] for each in findings(other, "C07.count")] == [(1, "per_week")]


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (SECOND, "{hours", {1: "Quotation"}),
        # One that leads on itself is likelier.
        (SECOND, "{hours: 1, per_week: 1}\n  - {hours", {2: "Quotation"}),
        ("{name: Visit, ", "{name: Call, leads_to: Quotation, conversion: 9%, ", {}),
        (
            "order, conversion: 35%}",
            "Contract, conversion: 35%}\n  - {leads_to: order, conversion: 90%}",
            {2: "Contract"},
        ),
    ],
)
def test_a_name_that_is_not_there_is_asked_for(old: str, new: str, names: dict[int, str]) -> None:
    fragment = PLAN.replace(old, new)
    found = findings(fragment, "C07.loop")
    assert {each.path[1]: each.lines("en", "EUR") for each in found} == {
        at: f"name: {name}" for at, name in names.items()
    }
    if found:
        assert "has no name at all: is it this one?" in said(found[0].message)
        assert opens_after(fragment, "C07.loop") == set()


def test_the_next_step_without_a_name_is_meant_rather_than_one_above() -> None:
    nameless = "  - {leads_to: order, conversion: 30%}\n"
    call = "  - {name: Call, per_week: 3, leads_to: Tender, conversion: 40%}\n"
    assert finding(f"activities:\n{nameless}{call}{nameless}", "C07.loop").path == ("activities", 2, "name")
    # Nor one for existing customers, where there is one for new ones.
    existing = nameless.replace("{", "{for: existing, ")
    assert finding(f"activities:\n{call}{existing}{nameless}", "C07.loop").path == ("activities", 2, "name")
    # Of what has a name and no number neither.
    above = activities("hours: 1", "per_week: 1, leads_to: Zigzag, conversion: 5%")
    assert written(above, "C07.loop") == "leads_to: order"


def test_of_names_with_a_word_alike_the_one_with_most_of_them_is_meant() -> None:
    steps = activities("per_week: 1, leads_to: Yearly visit office, conversion: 9%", "per_week: 1", "per_week: 1")
    named = steps.replace("Bravo", "Every visit to those abroad").replace(
        "Charlie", "Our visit of the whole office now"
    )
    assert written(named, "C07.loop") == "leads_to: Our visit of the whole office now"


def test_two_steps_may_lead_to_the_one_without_a_name() -> None:
    steps = (
        "order_target: 5\nactivities:\n  - {name: Call, per_week: 3, leads_to: Tender, conversion: 40%}\n"
        "  - {name: Fair, per_week: 1, leads_to: tender, conversion: 40%}\n  - {leads_to: order, conversion: 30%}\n"
    )
    (found,) = of_c07(steps)
    assert (found.path, found.lines("en", "EUR")) == (("activities", 2, "name"), "name: Tender")
    assert found.mends[0].readings == 2
    assert opens_after(steps, "C07.loop") == set()
    # Where another step leads to what is not there, it is told so.
    more = steps + "  - {name: Visit, per_week: 1, leads_to: Zebra, conversion: 1%}\n"
    assert [each.path[1:] for each in findings(more, "C07.loop")] == [(2, "name"), (3, "leads_to")]


def test_what_can_be_chosen_from_is_named_once() -> None:
    three = activities("leads_to: Nope", "leads_to: Zip", "per_week: 2, leads_to: order").replace("Charlie", "Alpha")
    first, second, _ = findings(three, "C07.loop")
    assert said(first.message).endswith('Alpha leads to "Nope", and there is no such activity: choose Bravo or `order`')
    assert said(second.message, "nl").endswith("en die activiteit is er niet: kies Alpha of `order`")


# --- what to write is enough -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "old", "new", "lines"),
    [
        # The example where that will do, else what the plan asks for.
        ("10", "per_week: 3, ", "", "per_week: 3"),
        ("30", "per_week: 3, ", "", "per_week: 5"),
        ("58", "per_week: 3, ", "", "per_week: 9.5"),
        ("61", "per_week: 3, ", "", "per_week: 10"),
        ("80", "per_week: 3, ", "", "per_week: 13"),
        ("10", ", conversion: 40%", "", "conversion: 35%"),
        ("20", ", conversion: 40%", "", "conversion: 43%"),
        ("10", ", conversion: 35%", "", "conversion: 35%"),
        # A lower one where the example takes more hours than there are.
        (
            "1",
            "per_week: 3, hours: 2, leads_to: Quotation, conversion: 40%",
            "per_week: 20, leads_to: Quotation",
            "conversion: 1%",
        ),
        # Where no number is enough it is an example.
        ("900", "per_week: 3, ", "", "per_week: 3"),
        ("900", ", conversion: 40%", "", "conversion: 35%"),
        # Of 132 contacts all would make 46.
        ("47", ", conversion: 40%", "", "conversion: 35%"),
    ],
)
def test_a_number_that_lacks_is_written_as_large_as_the_plan_asks(target: str, old: str, new: str, lines: str) -> None:
    fragment = PLAN.replace("order_target: 10", f"order_target: {target}").replace(old, new, 1)
    fragment = fragment.replace("hours_per_week: 28", f"hours_per_week: {90 if target in ('58', '61', '80') else 28}")
    rule = "C07.count" if lines.startswith("per_week") else "C07.chain"
    assert written(fragment, rule) == lines
    assert opens_after(fragment, rule) == ({"C07.enough"} if target in ("47", "900") else set())


def test_each_new_customer_to_approach_has_a_first_contact_in_what_is_written() -> None:
    fragment = PLAN.replace("per_week: 3, ", "") + "customers: {new: {approach: 200}}\n"
    assert written(fragment, "C07.count") == "per_week: 5"


def test_of_many_numbers_that_lack_each_is_an_example() -> None:
    steps = activities(*["leads_to: order"] * 4)
    assert {each.lines("en", "EUR") for each in findings(steps, "C07.count")} == {"per_week: 3"}
    assert {each.lines("en", "EUR") for each in findings(steps, "C07.chain")} == {"conversion: 35%"}


def test_of_many_steps_it_is_looked_of_the_first_three_what_they_take() -> None:
    def lines(fragment: str, rule: str) -> list[str]:
        return [each.lines("en", "EUR") for each in findings(fragment, rule)]

    lacks = PLAN.replace("order_target: 10", "order_target: 30").replace("per_week: 3, ", "")
    assert lines(lacks, "C07.count") == ["per_week: 5"]
    past = "".join(f"  - {{name: Call {n}, per_week: 1, end: 2026-12-31}}\n" for n in range(3))
    assert lines(lacks.replace("activities:\n", f"activities:\n{past}"), "C07.count")[3] == "per_week: 3"
    pairs = "".join(
        f"  - {{name: Meeting {n}, per_week: 1, conversion: 40%}}\n"
        f"  - {{name: Quotation {n}, leads_to: order, conversion: 35%}}\n"
        for n in range(4)
    )
    assert lines("activities:\n" + pairs, "C07.count") == [
        "leads_to: Quotation 0", "leads_to: Quotation 1", "leads_to: Quotation 2", "per_week: 3"
    ]  # fmt: skip
    # Of ten there are six to become an order, which is told where it is among the first three that break off.
    target = "revenue_target: 6k\naverage_order: 1k\ncustomers: {existing: {count: 0}}\n"
    broken = "".join(
        f"  - {{name: Call {n}, per_week: 1, leads_to: Talk {n}, conversion: 40%}}\n"
        f"  - {{name: Talk {n}, conversion: 35%}}\n"
        for n in range(3)
    )
    last = "  - {name: Meeting, per_period: 10, leads_to: order}\n"
    assert lines(f"{target}activities:\n{last}{broken}", "C07.chain")[0] == "conversion: 55%"
    assert lines(f"{target}activities:\n{broken}{last}", "C07.chain")[3] == "conversion: 35%"


@pytest.mark.parametrize(("zeros", "lines"), [("40%", "conversion: 35%"), ("35%", "conversion: 35%"), ("40% 35%", "")])
def test_a_conversion_in_place_of_nothing_is_enough(zeros: str, lines: str) -> None:
    fragment = PLAN
    for each in zeros.split():
        fragment = fragment.replace(f"conversion: {each}", "conversion: 0%")
    assert written(fragment, "C07.enough") == lines
    assert "?" not in said(finding(fragment, "C07.enough").message)
    if lines:
        assert opens_after(fragment, "C07.enough") == set()
    higher = fragment.replace("order_target: 10", "order_target: 20")
    assert written(higher, "C07.enough") == (lines and f"conversion: {'43' if zeros == '40%' else '37'}%")


KNOWN = (
    "revenue_target: 300k\naverage_order: ORDER\n"
    "customers: {existing: {count: 0}, new: {approach: CALLED, win: 10, revenue: 300k}}\n"
    "selling_time: {hours_per_week: HOURS, weeks: 44}\n"
)
FOR_EXISTING = "activities: [{name: Visit, for: existing, per_week: 1, hours: 1}]\n"


def known(order: str, called: str, hours: str) -> str:
    """A plan that tells how many orders it takes, how many customers are called and how many hours there are."""
    return KNOWN.replace("ORDER", order).replace("CALLED", called).replace("HOURS", hours)


@pytest.mark.parametrize(
    ("order", "called", "hours", "example"),
    [
        ("30k", "100", "28", "per_week: 3, hours: 2, conversion: 40%, hours: 3, conversion: 35%"),
        # As many as it takes, and shorter ones with better conversions as the hours are fewer.
        ("10k", "100", "28", "per_week: 5, hours: 2, conversion: 40%, hours: 3, conversion: 35%"),
        ("30k", "100", "5", "per_week: 2.5, hours: 1, conversion: 40%, hours: 2, conversion: 35%"),
        ("20k", "100", "5", "per_week: 2.5, hours: 1, conversion: 40%, hours: 2, conversion: 35%"),
        ("15k", "100", "5", "per_week: 3.5, hours: 1, conversion: 40%, hours: 1, conversion: 35%"),
        ("10k", "100", "5", "per_week: 3, hours: 1, conversion: 50%, hours: 1, conversion: 50%"),
        ("8k", "100", "3", "per_week: 3.5, hours: 0.5, conversion: 50%, hours: 0.5, conversion: 50%"),
        # Rather so few that not each has a first contact than more than fit.
        ("30k", "900", "5", "per_week: 2, hours: 1, conversion: 40%, hours: 2, conversion: 35%"),
        # Nothing fits.
        ("8k", "100", "1", "per_week: 3, hours: 2, conversion: 40%, hours: 3, conversion: 35%"),
    ],
)
def test_the_example_of_a_chain_fits_what_the_plan_tells(order: str, called: str, hours: str, example: str) -> None:
    for more, rule in (("", "C07.count"), (FOR_EXISTING.replace("hours: 1", "hours: 0"), "C07.chain")):
        fragment = known(order, called, hours) + more
        lines = (line.strip() for line in written(fragment, rule).splitlines())
        assert ", ".join(line for line in lines if line.startswith(("per_week", "hours", "conv"))) == example
        assert opens_after(fragment, rule) == (set() if hours != "1" else {"C07.hours", "C07.enough"})


def test_the_example_of_a_chain_is_written_as_the_plan_writes_decimals() -> None:
    fragment = "numbers: nl\n" + known("8k", "100", "3")
    assert 'per_week: "3,5"\n    hours: "0,5"' in written(fragment, "C07.count")
    assert opens_after(fragment, "C07.count") == set()


@pytest.mark.parametrize(
    ("each", "number"),
    [
        # 10 orders of 100 contacts: 2.5 a week are 110, in 220 hours.
        ("hours: 2, leads_to: order, conversion: 10%", "2.5"),
        # So many take more hours than there are: as many as fit, and C07.enough says that it is too few.
        ("hours: 3, leads_to: order, conversion: 10%", "1.5"),
        # Fewer than customers to approach rather than more than fit.
        ("hours: 4, leads_to: order, conversion: 40%", "1"),
        ("hours: 8, leads_to: order, conversion: 40%", "0.5"),
        ("hours: 20, leads_to: order, conversion: 40%", "3"),
    ],
)
def test_a_number_that_lacks_fits_the_hours_where_it_can(each: str, number: str) -> None:
    fragment = known("30k", "100", "5") + activities(each)
    assert written(fragment, "C07.count") == f"per_week: {number}"
    opened = {"0.5": {"C07.enough"}, "1.5": {"C07.enough"}, "3": {"C07.hours"}}
    assert opens_after(fragment, "C07.count") == opened.get(number, set())


@pytest.mark.parametrize(
    ("time", "each", "lines"),
    [
        # 440 a year in 396 hours, and in less where others take their part.
        ("hours_per_week: 9, weeks: 44", ("per_week: 10",), {"hours: 0.75"}),
        ("hours_per_week: 9, weeks: 44", ("per_week: 10", "hours: 1, per_period: 200"), {"hours: 0.25"}),
        ("hours_per_week: 9, weeks: 44", ("per_week: 10", "hours: TBD, per_period: 200"), {"hours: 0.5"}),
        ("hours_per_week: 9", ("per_week: 10",), {"hours: 0.75"}),
        # Nobody does it in less than a quarter of an hour, and where there is room for the example it is that.
        ("hours_per_week: 9, weeks: 44", ("per_week: 10", "hours: 1, per_period: 300"), {'hours: "1:30"'}),
        ("hours_per_week: 9, weeks: 44", ("per_week: 10", "hours: 1, per_period: 500"), {'hours: "1:30"'}),
        ("hours_per_week: 9, weeks: 44", ("per_week: 6",), {'hours: "1:30"'}),
        ("hours_per_week: 9, weeks: 44", ("per_week: 7",), {"hours: 1.25"}),
        # Of how many, or in how much time, is not known.
        ("weeks: 44", ("per_week: 10",), {'hours: "1:30"'}),
        ("hours_per_week: 1, weeks: 44", ("for: existing",), {'hours: "1:30"'}),
    ],
)
def test_hours_that_say_nothing_get_what_fits(time: str, each: tuple[str, ...], lines: set[str]) -> None:
    first, *others = each
    fragment = f"selling_time: {{{time}}}\n{activities(f'hours: TBD, {first}', *others)}"
    assert {found.lines("en", "EUR") for found in findings(fragment, "plan.vague")} == lines


@pytest.mark.parametrize(("each", "number"), [("2", "3"), ("4", "2"), ("5", "1.5"), ("16", "0.5"), ("30", "3")])
def test_as_many_as_fit_are_written_where_nobody_knows_how_many_orders_it_takes(each: str, number: str) -> None:
    fragment = f"selling_time: {{hours_per_week: 9, weeks: 44}}\n{activities(f'hours: {each}, leads_to: order')}"
    assert written(fragment, "C07.count") == f"per_week: {number}"


@pytest.mark.parametrize(("target", "percent"), [("10", "25"), ("60", "38")])
def test_where_nothing_leads_on_so_many_do_as_it_takes(target: str, percent: str) -> None:
    fragment = f"order_target: {target}\n" + activities("per_week: 3, hours: 1", "per_week: 1, for: existing")
    assert written(fragment, "C07.chain") == f"leads_to: order\nconversion: {percent}%"


# --- more comes out than goes in ---------------------------------------------------------------------------------------

FOLLOWING = (
    "activities:\n  - {name: Meeting, per_period: 100, leads_to: Quotation, conversion: 50%}\n"
    "  - {name: Quotation, per_week: 1, leads_to: order, hours: 1}\nselling_time: {weeks: 44HOURS}\n"
    "customers: {new: {win: WIN}}\n"
)


@pytest.mark.parametrize(
    ("win", "hours", "lines"),
    [
        # In tenths where whole ones are more than comes in, and nothing where those are as well.
        ("50", "", "per_week: 1.2"),
        ("60", "", ""),
        ("50", ", hours_per_week: 1", "per_week: 1.2"),
    ],
)
def test_more_of_a_step_is_written_only_as_far_as_the_one_before_delivers(win: str, hours: str, lines: str) -> None:
    fragment = FOLLOWING.replace("WIN", win).replace("HOURS", hours)
    assert written(fragment, "C07.flow") == lines


def test_every_unknown_step_of_a_plan_of_usual_size_gets_the_nearest_name() -> None:
    steps = "".join(f"  - {{name: Call {at}, per_week: 1, leads_to: Quotatoin, conversion: 9%}}\n" for at in range(12))
    fragment = f"activities:\n{steps}  - {{name: Quotation, leads_to: order, conversion: 9%}}\n"
    assert [each.lines("en", "EUR") for each in findings(fragment, "C07.loop")] == ["leads_to: Quotation"] * 12
    # Of a very long one those that take 500 comparisons: 20 times 25 names.
    more = "".join(f"  - {{name: Visit {at}, per_week: 1, leads_to: Quotatoin, conversion: 9%}}\n" for at in range(12))
    long = [each.lines("en", "EUR") for each in findings(fragment + more, "C07.loop")]
    assert long == ["leads_to: Quotation"] * 20 + ["leads_to: order"] * 4


@pytest.mark.parametrize(("length", "line"), [(79, "Visit"), (80, "Visit"), (81, "order")])
def test_a_name_of_more_than_eighty_characters_is_not_compared(length: int, line: str) -> None:
    name = "Visit ".ljust(length, "x")
    steps = activities(f"per_week: 1, leads_to: {name[:-1]}y, conversion: 9%", "per_week: 1, for: existing")
    assert written(steps.replace("Bravo", name), "C07.loop").startswith(f"leads_to: {line}")


@pytest.mark.parametrize(("here", "there"), [("new", "existing"), ("existing", "new")])
def test_a_word_of_a_step_for_other_customers_tells_nothing(here: str, there: str) -> None:
    steps = f"per_week: 1, leads_to: Yearly visit, conversion: 9%, for: {here}", f"per_week: 1, for: {there}"
    line = written(activities(*steps).replace("Bravo", "A visit to look round"), "C07.loop")
    assert line == "leads_to: order"


def test_more_of_a_step_follows_from_what_is_planned_of_it_now() -> None:
    fragment = FOLLOWING.replace("WIN", "92").replace("HOURS", "").replace("per_week: 1,", "per_week: 2,")
    fragment = fragment.replace("per_period: 100", "per_period: 200")
    assert written(fragment, "C07.flow") == "per_week: 2.1"
    assert opens_after(fragment, "C07.flow") == set()


def test_a_step_of_which_there_are_too_many_and_too_few_is_one_finding() -> None:
    fragment = FOLLOWING.replace("WIN", "90").replace("HOURS", "").replace("per_week: 1,", "per_week: 2,")
    found = finding(fragment, "C07.flow")
    assert said(found.message) == (
        "Quotation -> order would need a conversion of 102.27%: more comes out than goes in; 88 x Quotation are planned, "
        "and the step before delivers 50: plan more there, or fewer of these"
    )
    assert (found.lines("en", "EUR"), found.mends[0].readings) == ("", 2)


# --- nothing in time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "said_of_them"),
    [
        ("", "so no Meeting of this plan becomes an order within its period: shorten `cycle_days`"),
        ("  - {name: Fair, per_month: 2, leads_to: Quotation, conversion: 10%}\n",
         "so none of the first contacts (Meeting and Fair) becomes an order within its period: shorten `cycle_days`"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["", "per_week: 1, "])
def test_where_nothing_is_in_time_the_cycle_is_what_it_is_about(more: str, said_of_them: str, number: str) -> None:
    fragment = PLAN.replace(SECOND, f"{{name: Quotation, {number}hours") + f"{more}cycle_days: 400\n"
    found = finding(fragment, "C07.enough")
    assert found.path == ("cycle_days",)
    assert said_of_them in said(found.message)
    assert "?" not in said(found.message)


def test_one_day_and_one_hour_are_counted_in_the_singular() -> None:
    day = "period: {start: 2027-03-01, days: 2}\norder_target: 1\ncycle_days: 1\n" + activities(
        "per_period: 1, hours: 1, start: 2027-03-02, leads_to: order, conversion: 50%"
    )
    assert "(0 of 1 day)" in said(finding(day, "C07.enough").message)
    assert "(0 van 1 dag)" in said(finding(day, "C07.enough").message, "nl")
    hours = "selling_time: {hours_per_week: 1, weeks: 0.5}\n"
    assert "= 1 hour, of" in evidence(hours + day, "C07.hours")
    assert "the activities take 1 hour (" in said(finding(hours + day, "C07.hours").message)


# --- both sides of what is proposed --------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "line"), [("10", "hours_per_week: 40"), ("10.1", "")])
def test_more_selling_hours_than_a_week_has_are_not_proposed(hours: str, line: str) -> None:
    time = "selling_time: {hours_per_week: 20, weeks: 10}\n"
    assert written(time + activities(f"per_week: 4, hours: {hours}"), "C07.hours") == line


@pytest.mark.parametrize(("orders", "line"), [(15, "per_period: 29"), (16, "")])
def test_more_than_three_times_as_many_of_a_step_are_no_advice(orders: int, line: str) -> None:
    both_kinds = activities(
        "per_period: 10, leads_to: order, conversion: 50%", "per_period: 1, leads_to: order, conversion: 1%"
    )
    assert written(f"order_target: {orders}\n{both_kinds}", "C07.enough") == line


@pytest.mark.parametrize(("number", "last"), [(9, "Visit seven and Visit eight"), (10, "Visit eight and ...")])
def test_eight_activities_to_choose_from_are_named(number: int, last: str) -> None:
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    first, *others = [
        f"{{name: {name}, per_week: 1}}" for name in ["Call", *(f"Visit {word}" for word in words)][:number]
    ]
    first = first.replace("}", ", leads_to: Zigzag, conversion: 5%}")
    message = said(finding(f"activities: [{', '.join([first, *others])}]\n", "C07.loop").message)
    assert f"{last}, or `order`" in message


@pytest.mark.parametrize(("word", "line"), [("Demo", "leads_to: Demo online"), ("Try", "leads_to: order")])
def test_a_word_of_four_letters_tells_an_activity(word: str, line: str) -> None:
    fragment = (
        f"activities: [{{name: Call, per_week: 1, leads_to: {word} at the office, conversion: 5%}}, "
        f"{{name: {word} online, per_week: 1, leads_to: order, conversion: 5%}}]\n"
    )
    assert written(fragment, "C07.loop") == line


SEVERAL = "order_target: 60\n" + activities(
    "per_week: 10, leads_to: Bravo, conversion: 20%",
    "per_week: 6, leads_to: order, conversion: 40%",
    "per_month: several, leads_to: order, conversion: 5%",
)


def test_a_number_that_cannot_be_read_hides_no_conflict_of_other_steps() -> None:
    assert finding(SEVERAL, "C07.flow").path == ("activities", 1, "per_week")
    first = activities(
        "per_period: several, leads_to: order, conversion: 10%",
        "per_period: 100, leads_to: Charlie, conversion: 40%",
        "per_period: 60, leads_to: order, conversion: 35%",
    )
    assert finding(first, "C07.flow").path == ("activities", 2, "per_period")
    # Of the step itself, or of one before it, nothing is compared.
    assert status(SEVERAL.replace("per_week: 10", "per_week: several"), "C07.flow") == "not_judged"
    hours = "selling_time: {hours_per_week: 10, weeks: 44}\n"
    visits = activities("per_week: 10, hours: 2", "for: existing, per_week: several, hours: 1")
    assert "440 too many" in said(finding(hours + visits, "C07.hours").message)
    assert status(hours + visits.replace("hours: 2", "hours: 1"), "C07.hours") == "not_judged"
    assert status(hours.replace("44", "several") + visits, "C07.hours") == "not_judged"


def test_no_step_is_proposed_to_lead_to_itself() -> None:
    fragment = (
        "activities:\n  - {name: Scan, per_week: 1, leads_to: Voorstel, conversion: 60%}\n"
        "  - {name: Bellen, per_week: 3, leads_to: Scan, conversion: 15%}\n"
        "  - {name: Scan, leads_to: order, conversion: 60%}\n"
    )
    first, second = findings(fragment, "C07.loop")
    assert first.lines("en", "EUR") == "leads_to: order"
    assert second.path == ("activities", 2, "name")


def test_a_step_for_existing_customers_ends_the_chain_of_new_ones() -> None:
    fragment = activities(
        "per_week: 1, leads_to: Bravo, conversion: 10%",
        "for: existing, leads_to: order, conversion: 10%",
        "per_week: 3, leads_to: order, conversion: 10%",
    )
    found = finding(fragment, "C07.chain")
    assert (found.path, found.lines("en", "EUR")) == (("activities", 1, "for"), "for: new")
    assert found.lines("nl", "EUR") == "for: nieuw"
    assert status(fragment.replace("for: existing", "for: new"), "C07.chain") == "met"
    # What is done for existing customers alone may lead anywhere.
    assert status(fragment.replace("per_week: 1,", "per_week: 1, for: existing,"), "C07.chain") == "met"


@pytest.mark.parametrize(
    ("average", "shown"),
    [
        # Half up 20.498 orders are 20, and 20.5 would be 21.
        ("9757", "200 000 / 9 757 = 20.4981"), ("9700", "200 000 / 9 700 = 20.62"), ("10000", "200 000 / 10 000 = 20"),
    ],
)  # fmt: skip
def test_the_orders_shown_come_to_the_whole_ones_that_are_needed(average: str, shown: str) -> None:
    fragment = f"revenue_target: 200k\naverage_order: {average}\ncustomers: {{existing: {{count: 0}}}}\n" + activities(
        "per_week: 8, leads_to: order, conversion: 6%"
    )
    assert shown in evidence(fragment, "C07.enough")


def test_of_a_step_of_which_there_are_none_so_many_are_written_as_it_takes() -> None:
    fragment = "order_target: 20\nselling_time: {weeks: 44}\n" + activities(
        "per_week: 0, leads_to: Bravo, conversion: 50%", "leads_to: order, conversion: 25%"
    )
    assert written(fragment, "C07.enough") == "per_week: 4"
    assert opens_after(fragment, "C07.enough") == set()
    assert written(fragment.replace("per_week: 0", "per_month: 0"), "C07.enough") == ""


def test_a_value_that_cannot_be_read_is_why_the_orders_are_not_known() -> None:
    fragment = "order_target: 20\n" + activities(
        "per_week: 8, start: 2027-07-01, end: 2027-06-01, leads_to: order, conversion: 10%"
    )
    assert "cannot be read" in evidence(fragment, "C07.enough")
    assert status(f"{fragment}customers: {{new: {{approach: 500}}}}\n", "C08.activities") == "not_judged"
    assert status(
        f"{fragment}customers: {{new: {{approach: 500}}}}\n".replace("start: 2027-07-01, end: 2027-06-01, ", ""),
        "C08.activities",
    ) == ("unmet")


def test_more_than_fits_in_the_week_is_said_as_one_plans_it() -> None:
    fragment = "order_target: 40\nselling_time: {weeks: 40, hours_per_week: 6}\n" + activities(
        "per_week: 4, leads_to: order, conversion: 10%, hours: 1"
    )
    assert "400 x Alpha (10 per week) would do" in said(finding(fragment, "C07.enough").message)
    per_period = fragment.replace("per_week: 4", "per_period: 160")
    assert "400 x Alpha would do" in said(finding(per_period, "C07.enough").message)


@pytest.mark.parametrize(
    ("window", "when", "at", "write"),
    [
        ("start: 2026-03-01, end: 2026-06-30", "from 1 March 2026 to 30 June 2026", "end", ["start: 2027-03-01", "end: 2027-06-30"]),
        ("start: 2028-09-01", "from 1 September 2028 on", "start", ["start: 2027-09-01"]),
        ("start: 2028-03-01, end: 2028-06-30", "from 1 March 2028 to 30 June 2028", "start", ["start: 2027-03-01", "end: 2027-06-30"]),
    ],
)  # fmt: skip
def test_an_activity_outside_the_period_is_asked_about(window: str, when: str, at: str, write: list[str]) -> None:
    fragment = f"order_target: 10\ncustomers: {{new: {{approach: 50}}}}\n{activities(f'per_week: 3, leads_to: order, conversion: 40%, {window}')}"
    found = finding(fragment, "C07.count")
    assert f"Alpha runs {when}, and nothing of that lies in the plan" in said(found.message)
    assert (found.path[-1], found.lines("en", "EUR").splitlines()) == (at, write)
    # What follows from it is not told as well.
    assert status(fragment, "C07.enough") == status(fragment, "C08.activities") == "unmet"
    assert not findings(fragment, "C07.enough")
    assert not findings(fragment, "C08.activities")


OUTSIDE = "start: 2026-04-13, end: 2026-04-15"


def test_what_is_wrong_beside_an_activity_outside_the_period_is_told() -> None:
    # Five talks more or less: what lacks is not mended by their dates.
    fragment = "order_target: 20\n" + activities(
        "per_week: 1, leads_to: order, conversion: 10%", f"per_period: 5, leads_to: order, conversion: 10%, {OUTSIDE}"
    )
    assert finding(fragment, "C07.count").path[:2] == ("activities", 1)
    assert finding(fragment, "C07.enough").criterion == "C07"


def test_a_step_that_follows_on_one_outside_the_period_waits_for_its_dates() -> None:
    fragment = activities(
        "per_week: 5, leads_to: Bravo, conversion: 50%, start: 2026-01-01, end: 2026-12-31",
        "per_week: 1, leads_to: order, conversion: 50%",
    )
    assert status(fragment, "C07.flow") == "unmet"
    assert not findings(fragment, "C07.flow")
    assert status(fragment.replace("2026", "2027"), "C07.flow") == "met"


@pytest.mark.parametrize(
    ("fragment", "rule", "readings"),
    [
        # The second is linked to the first; the third is asked about all the same.
        (activities("per_week: 3, conversion: 40%", "hours: 2", "for: existing, hours: 1"), "C07.count", (1, 3)),
        # That no chain is for new customers is one reading more, and so is each step of theirs that ends elsewhere.
        (activities("for: existing, per_week: 3, leads_to: order, conversion: 40%"), "C07.chain", (1, 2)),
        (activities(
            "per_week: 3, leads_to: Bravo, conversion: 40%", "for: existing, leads_to: order, conversion: 40%"
        ), "C07.chain", (2, 3)),
        ("customers: {new: {approach: 0}}\n" + activities("for: existing, per_week: 3"), "C07.order-value", (0, 1)),
    ],
)  # fmt: skip
def test_how_many_readings_there_are(fragment: str, rule: str, readings: tuple[int, int]) -> None:
    found = result(fragment, rule)
    assert (found.met, found.of) == readings
    assert len(findings(fragment, rule)) == 1


def test_what_is_done_for_existing_customers_has_no_share_in_the_orders_from_new_ones() -> None:
    meeting = {"name": "Meeting", "per_period": "50", "leads_to": "order"}
    visit = {"name": "Visit", "for": "existing", "per_period": "264", "leads_to": "order"}
    alone = funnel(plan(activities=[meeting], customers={"new": {"win": "15"}}))
    beside = funnel(plan(activities=[meeting, visit], customers={"new": {"win": "15"}}))
    assert alone.steps[0].conversion == beside.steps[0].conversion == Fraction(3, 10)
    assert alone.orders == beside.orders


def test_an_activity_that_ended_before_the_plan_has_one_date_to_look_at() -> None:
    found = finding(activities("per_week: 3, end: 2026-06-30, leads_to: order, conversion: 10%"), "C07.count")
    assert "Alpha runs until 30 June 2026, and nothing of that lies in the plan" in found.say("en", "EUR")
    assert "Alpha loopt tot en met 30 juni 2026" in found.say("nl", "EUR")


def test_of_existing_customers_no_conversion_to_an_order_is_asked() -> None:
    new = "{name: Alpha, per_week: 3, conversion: 30%, leads_to: order}"
    old = "{name: Bravo, for: existing, per_week: 2, leads_to: order}"
    assert status(f"order_target: 30\nactivities: [{new}, {old}]\n", "C07.chain") == "met"
    alone = finding(f"order_target: 30\nactivities: [{old}]\n", "C07.chain")
    assert "no activity for new customers leads to an order" in alone.say("en", "EUR")


def test_a_step_with_a_number_of_its_own_is_not_the_one_that_is_meant() -> None:
    given = [
        "{name: Alpha, per_week: 3, leads_to: Bravo, conversion: 40%}",
        "{per_week: 7, leads_to: order, conversion: 10%}",
        "{leads_to: order, conversion: 30%}",
    ]
    found = [
        each
        for each in findings(f"activities: [{', '.join(given)}]\n", "C07")
        if each.lines("en", "EUR") == "name: Bravo"
    ]
    assert [each.path for each in found] == [("activities", 2, "name")]
