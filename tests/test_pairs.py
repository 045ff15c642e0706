"""Pairs of plans that differ in one line, and what that line makes of a rule: met, unmet or not judged.

Beside the folders of `tests/rules/`, which show each rule at its limits, this table shows what each rule waits for:
of every condition that decides, the line without which it comes out otherwise. Which conditions no pair shows is
printed by `tests/hardness/conditions.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from fragments import HEADER, status


class Pair(NamedTuple):
    """A rule, a plan, a line of it and what stands there in the other plan, and what becomes of the rule in both."""

    rule: str
    plan: str
    line: str
    other: str
    becomes: str

    @property
    def fragments(self) -> tuple[str, str]:
        """Both plans, without their heads."""
        assert self.plan.count(self.line) == 1, f"{self.line!r} is not one place of the plan"
        return self.plan, self.plan.replace(self.line, self.other)

    @property
    def plans(self) -> tuple[str, str]:
        """Both plans, whole."""
        one, other = (
            f"{HEADER}{'' if re.search(r'^(year|period):', each, re.MULTILINE) else 'year: 2027' + chr(10)}{each}"
            for each in self.fragments
        )
        return one, other


THREE = """\
revenue_target: 300k
products:
- {name: Service, revenue: 150k}
- {name: Repair, revenue: 100k}
- {name: Parts, revenue: 50k}
"""
TWO = """\
revenue_target: 300k
products:
- {name: Service, revenue: 150k}
- {name: Repair, revenue: 50k}
"""
PRICED = "products:\n- {name: Service, quantity: 60, price: 9000, revenue: 450000}\n"
IN_UNITS = """\
order_target: 8
products:
- {name: Line, quantity: 3, unit: line, price: 850k}
- {name: Sorter, quantity: 5, unit: machine, price: 320k}
"""
BY_QUANTITY = """\
order_target: 15
products:
- {name: Service, quantity: 5, unit: contract}
- {name: Repair, quantity: 10, unit: job}
"""
EQUAL = """\
segments:
- {name: Hospitals, contribution: 50%, time: 40%}
- {name: Clinics, contribution: 50%, time: 60%}
"""
TIMES = """\
segments:
- {name: Hospitals, contribution: 50%, time: 30%}
- {name: Clinics, contribution: 30%, time: 20%}
- {name: Practices, contribution: 20%, time: 50%}
"""
AROUND = """\
segments:
- {name: Hospitals, contribution: 50%, time: 30%}
- {name: Clinics, time: 30%}
- {name: Practices, contribution: 50%, time: 40%}
"""
COSTS = "revenue_target: 900k\ncosts: {allowed: 60k, own: 22k, support: 30k, norm: 6%}\n"
LINES = """\
costs:
  own: 20k
  lines:
  - {name: Travel, amount: 15k}
  - {name: Demonstrations, amount: 4k}
"""
HALF = """\
period: {start: 2027-01-01, months: 6}
revenue_target: 600k
periods:
  quarters: [300k, 300k]
  months: [90k, 110k, 100k, 100k, 100k, 100k]
"""
SEASON = """\
period: {start: 2027-01-01, months: 6}
revenue_target: 600k
periods:
  months: [90k, 110k, 100k, 100k, 100k, 100k]
  seasonality:
    index: [90, 110, 100, 100, 100, 100]
    basis: revenue of 2026
"""
FAIR = """\
period: {start: 2027-01-01, months: 6}
revenue_target: 600k
periods:
  months: [90k, 110k, 70k, 130k, 100k, 100k]
  seasonality:
    index: [90, 110, 100, 100, 100, 100]
    basis: revenue of 2026
  events:
  - name: Trade fair
    start: 2027-03-30
    end: 2027-04-02
    effect: +30k
"""
EVEN = """\
period: {start: 2027-01-01, months: 6}
revenue_target: 600k
periods:
  months: {M1: 100k, M2: 100k, M3: 100k, M4: 100k, M5: 100k, M6: 100k}
  seasonality: {index: {M1: 90, M2: 110, M3: 100, M4: 100, M5: 100, M6: 100}, basis: revenue of 2026}
"""
MOVED = """\
period: {start: 2027-01-01, months: 2}
revenue_target: 200k
periods:
  months: [150k, 50k]
  seasonality: {index: [50, 150], basis: revenue of 2026}
"""
LATE = "periods:\n  quarters: [20k, 20k, 20k, 40k]\n"
CHAIN = """\
order_target: 10
activities:
- name: Meeting
  per_period: 100
  leads_to: Quotation
  conversion: 40%
- name: Quotation
  hours: 2
  leads_to: order
  conversion: 25%
"""
FED = CHAIN.replace("  hours: 2\n", "  per_period: 45\n")
MONEY = """\
revenue_target: 500k
average_order: 40k
customers:
  existing: {count: 20, revenue: 100k}
  new: {win: 10}
activities:
- name: Meeting
  per_period: 40
  leads_to: order
  conversion: 25%
"""
WORK = """\
selling_time:
  hours_per_week: 10
  weeks: 40
activities:
- name: Meeting
  per_week: 6
  hours: 2
  leads_to: order
  conversion: 25%
"""
CUSTOMERS = """\
revenue_target: 500k
customers:
  existing:
    count: 20
    approach: 15
    revenue: 100k
  new:
    approach: 40
    win: 10
    revenue: 400k
"""
GOAL = """\
development:
- goal: Negotiating on value
  measure: average discount on quotations
  from: 12%
  to: 8%
  by: 2027-09-30
  support:
    hours: 24
    who: Piet Jansen
"""
WATCHED = """\
monitoring:
  self:
  - measure: Meetings
    kind: activity
    target: 3
    every: week
    source: CRM dashboard
  - measure: Revenue
    kind: result
    target: 1.200.000
    every: 2 weeks
    source: CRM dashboard
  organisation:
  - measure: Revenue per product
    every: 2 weeks
    source: sales report
    who: Piet Jansen
    act_below: 85%
"""
REVIEWS = """\
sales_manager: Piet Jansen
period: {start: 2027-01-04, months: 3}
reviews:
- date: 2027-02-02
  with: Piet Jansen
  in_calendar: yes
- date: 2027-03-02
  with: Piet Jansen
  in_calendar: yes
"""

PAIRS = (
    # 1 Product priorities
    Pair("C01.ranked", "products: [{name: Service, contribution: 60%}]\n", "name: Service, ", "", "met -> unmet"),
    Pair("C01.ranked", "products: [{name: Service, contribution: 60%}]\n", ", contribution: 60%", "", "met -> unmet"),
    Pair("C01.ranked", "products: [{name: Service, contribution: 60%}]\n", "contribution: 60%", "rank: 1", "met -> met"),
    Pair("C01.total", "products: [{name: Service, contribution: 60%}, {name: Parts, contribution: 50%}]\n", "50%", "40%", "unmet -> met"),
    Pair("C01.total", "products: [{name: Service, contribution: 60%}, {name: Parts, contribution: 50%}]\n", "50%", "50k", "unmet -> met"),
    Pair("C01.order", "products: [{name: Service, contribution: 40%}, {name: Parts, contribution: 50%}]\n", "50%", "50k", "unmet -> not_judged"),
    # 2 Product targets
    Pair("C02.quantity", THREE, "{name: Parts, revenue: 50k}", "{name: Parts, unit: box}", "met -> unmet"),
    Pair("C02.quantity", BY_QUANTITY, "quantity: 5, ", "", "met -> unmet"),
    Pair("C02.quantity", BY_QUANTITY, ", unit: contract", "", "met -> unmet"),
    Pair("C02.target", THREE, "revenue_target: 300k\n", "", "met -> unmet"),
    Pair("C02.target", BY_QUANTITY, "order_target: 15\n", "", "met -> unmet"),
    Pair("C02.sum", THREE, "revenue_target: 300k\n", "", "met -> not_judged"),
    Pair("C02.sum", "revenue_target: 300k\nproducts: [{name: Service, revenue: 300k}]\n", ", revenue: 300k", "", "met -> not_judged"),
    Pair("C02.sum", THREE, "name: Parts, ", "", "met -> not_judged"),
    Pair("C02.sum", THREE, "revenue: 50k", "quantity: 5, unit: box", "met -> not_judged"),
    Pair("C02.sum", THREE, "revenue: 50k", "revenue: 90k", "met -> unmet"),
    Pair("C02.sum", "revenue_target: 300k\nproducts: [{name: Service, revenue: 200k}, {name: Parts}]\n", "200k", "400k", "not_judged -> unmet"),
    Pair("C02.sum", TWO, "revenue: 50k", "revenue: 150k", "not_judged -> met"),
    Pair("C02.sum", TWO, "revenue: 50k", "revenue: 200k", "not_judged -> unmet"),
    Pair("C02.sum", TWO, "revenue: 50k}", "revenue: 50k}\n- {name: Parts, revenue: 50k}", "not_judged -> unmet"),
    Pair("C02.sum", TWO, "revenue: 50k", "revenue: 149k", "not_judged -> met"),
    Pair("C02.price", PRICED, "name: Service, ", "", "unmet -> not_judged"),
    Pair("C02.price", PRICED, "quantity: 60, ", "", "unmet -> not_judged"),
    Pair("C02.price", PRICED, "price: 9000, ", "", "unmet -> not_judged"),
    Pair("C02.price", PRICED, ", revenue: 450000", "", "unmet -> not_judged"),
    Pair("C02.price", PRICED, "revenue: 450000", "revenue: 540000", "unmet -> met"),
    Pair("C02.priority", BY_QUANTITY, "order_target: 15\n", "", "unmet -> not_judged"),
    Pair("C02.priority", BY_QUANTITY, "order_target: 15\n", "order_target: 15\nrevenue_target: 300k\n", "unmet -> not_judged"),
    Pair("C02.priority", BY_QUANTITY, "quantity: 5, ", "", "unmet -> not_judged"),
    Pair("C02.priority", BY_QUANTITY, "quantity: 10, ", "", "unmet -> not_judged"),
    Pair("C02.priority", BY_QUANTITY, "name: Repair, ", "", "unmet -> not_judged"),
    Pair("C02.priority", BY_QUANTITY, "quantity: 5", "quantity: 10", "unmet -> met"),
    # Of other units they are compared by what they bring in, where that is known of each.
    Pair("C02.priority", IN_UNITS, ", price: 320k", "", "met -> unmet"),
    Pair("C02.priority", IN_UNITS, ", price: 850k", "", "met -> unmet"),
    Pair("C02.priority", IN_UNITS.replace("unit: line, ", ""), "unit: machine, ", "", "met -> unmet"),
    # 4 Time
    Pair("C04.share", EQUAL, ", time: 60%", "", "met -> unmet"),
    Pair("C04.hours", f"{EQUAL}selling_time: {{hours_per_week: 28}}\n", "hours_per_week: 28", "", "met -> unmet"),
    Pair("C04.sum", "segments: [{name: Hospitals, time: 100%}]\n", ", time: 100%", "", "met -> not_judged"),
    Pair("C04.sum", EQUAL, ", time: 60%", "", "met -> not_judged"),
    Pair("C04.sum", EQUAL, "time: 60%", "time: 61%", "met -> unmet"),
    # Of a list with too few groups nobody knows yet who gets the rest.
    Pair("C04.sum", "segments: [{name: Hospitals, time: 60%}]\n", "time: 60%}", "time: 60%}, {name: Clinics, time: 20%}", "not_judged -> unmet"),
    Pair("C04.sum", "segments: [{name: Hospitals, time: 60%}]\n", "time: 60%}", "time: 60%}, {name: Clinics, time: 60%}", "not_judged -> unmet"),
    Pair("C04.priority", EQUAL, "Hospitals, contribution: 50%", "Hospitals, contribution: 51%", "not_judged -> unmet"),
    Pair("C04.priority", EQUAL, "Hospitals, contribution: 50%, ", "Hospitals, ", "not_judged -> unmet"),
    Pair("C04.priority", EQUAL.replace("Hospitals, contribution: 50%", "Hospitals, contribution: 51%"), ", time: 60%", "", "unmet -> not_judged"),
    Pair("C04.priority", TIMES, "time: 30%", "time: 50%", "unmet -> unmet"),
    Pair("C04.priority", TIMES.replace("contribution: 30%", "contribution: 20%"), "Practices, contribution: 20%", "Practices, contribution: 10%", "unmet -> unmet"),
    # The clinics get less than a group below them, though it is the hospitals' share that changes.
    Pair("C04.priority", AROUND, "time: 40%", "time: 30%", "unmet -> met"),
    # 5 Costs
    Pair("C05.allowed", COSTS, "allowed: 60k, ", "", "met -> unmet"),
    Pair("C05.own", COSTS, "own: 22k, ", "", "met -> unmet"),
    Pair("C05.split", COSTS, "costs: {allowed: 60k, own: 22k, support: 30k, norm: 6%}\n", "", "unmet -> not_judged"),
    Pair("C05.split", "costs: {allowed: 60k, own: 22k, support: 38k}\n", "60k", "6k", "met -> unmet"),
    Pair("C05.split", COSTS, "allowed: 60k, ", "", "unmet -> not_judged"),
    Pair("C05.split", COSTS, "own: 22k, ", "", "unmet -> not_judged"),
    Pair("C05.split", COSTS, ", support: 30k", "", "unmet -> met"),
    Pair("C05.split", COSTS, "support: 30k", "support: n.t.b.", "unmet -> not_judged"),
    Pair("C05.split", "costs: {allowed: 60k, own: 22k, support: n.t.b.}\n", "n.t.b.", "", "not_judged -> met"),
    Pair("C05.split", COSTS, "own: 22k, support: 30k", "own: 61k", "unmet -> unmet"),
    Pair("C05.norm", COSTS, "costs: {allowed: 60k, own: 22k, support: 30k, norm: 6%}\n", "", "unmet -> not_judged"),
    Pair("C05.norm", COSTS, "revenue_target: 900k\n", "", "unmet -> not_judged"),
    Pair("C05.norm", COSTS, ", norm: 6%", "", "unmet -> not_judged"),
    Pair("C05.norm", COSTS, "allowed: 60k, ", "", "unmet -> not_judged"),
    Pair("C05.norm", COSTS, "norm: 6%", "norm: 7%", "unmet -> met"),
    Pair("C05.lines", LINES, LINES, "", "met -> not_judged"),
    Pair("C05.lines", LINES, "  own: 20k\n", "", "met -> not_judged"),
    Pair("C05.lines", LINES, "amount: 4k", "amount: 6k", "met -> unmet"),
    Pair("C05.lines", LINES, ", amount: 4k", "", "met -> not_judged"),
    Pair("C05.lines", LINES, "- {name: Travel, amount: 15k}\n  ", "", "met -> met"),
    Pair("C05.lines", "costs: {own: 20k, lines: [{name: Travel, amount: 25k}]}\n", ", amount: 25k", "", "unmet -> not_judged"),
    Pair("C05.lines", LINES.replace("15k", "25k"), ", amount: 4k", "", "unmet -> unmet"),
    # 6 Periods
    Pair("C06.quarters", HALF, "  quarters: [300k, 300k]\n", "", "met -> unmet"),
    Pair("C06.quarters", "period: {start: 2027-01-01, months: 6}\n", "months: 6", "months: 3", "unmet -> not_judged"),
    # What cannot be read is not asked for once more.
    Pair("C06.quarters", "periods: {quarters: {Q1: 90k, Q2: 110k, Q3: soon}}\n", "soon", "80k", "unmet -> unmet"),
    Pair("C06.months", HALF, "  months: [90k, 110k, 100k, 100k, 100k, 100k]\n", "", "met -> unmet"),
    Pair("C06.months", HALF, "100k, 100k]", "100k]", "met -> unmet"),
    Pair("C06.months", HALF, "start: 2027-01-01", "start: soon", "met -> unmet"),
    Pair("C06.weeks", "period: {start: 2027-01-01, days: 7}\nperiods: {weeks: [2k]}\n", "periods: {weeks: [2k]}\n", "", "met -> unmet"),
    Pair("C06.weeks", "period: {start: 2027-01-01, days: 7}\n", "days: 7", "days: 6", "unmet -> not_judged"),
    Pair("C06.season", SEASON, "    basis: revenue of 2026\n", "", "met -> unmet"),
    Pair("C06.season", SEASON, "    index: [90, 110, 100, 100, 100, 100]\n", "", "met -> unmet"),
    Pair("C06.season", SEASON, "[90, 110, 100, 100, 100, 100]", "[100, 100, 100, 100, 100, 100]", "met -> unmet"),
    Pair("C06.season", SEASON, "[90k, 110k, 100k, 100k, 100k, 100k]", "[100k, 100k, 100k, 100k, 100k, 100k]", "met -> unmet"),
    Pair("C06.season", SEASON.replace("90k, 110k", "100k, 100k"), "  months: [100k, 100k, 100k, 100k, 100k, 100k]\n", "", "unmet -> met"),
    Pair("C06.season", SEASON, "start: 2027-01-01", "start: soon", "met -> unmet"),
    Pair("C06.season", "period: {start: 2027-01-01, months: 6}\n", "months: 6", "months: 3", "unmet -> not_judged"),
    Pair("C06.season", "periods: {seasonality: {none: sold evenly all year}}\n", "none: sold evenly all year", "", "met -> unmet"),
    Pair("C06.season", "periods: {seasonality: {none: sold evenly all year}}\n", "none: sold evenly all year", "basis: revenue of 2026", "met -> unmet"),
    Pair("C06.season", SEASON, "    index: [90, 110, 100, 100, 100, 100]\n    basis: revenue of 2026\n", "    {}\n", "met -> unmet"),
    Pair("C06.season", SEASON, "  seasonality:\n    index: [90, 110, 100, 100, 100, 100]\n    basis: revenue of 2026\n", "", "met -> unmet"),
    Pair("C06.events", "periods: {events: {none: no fairs in this trade}}\n", "none: no fairs in this trade", "", "met -> unmet"),
    Pair("C06.events", "periods: {events: {none: no fairs in this trade}}\n", "periods: {events: {none: no fairs in this trade}}\n", "", "met -> unmet"),
    Pair("C06.events", FAIR, "    effect: +30k\n", "", "met -> unmet"),
    Pair("C06.events", FAIR, "    start: 2027-03-30\n", "", "met -> unmet"),
    Pair("C06.events", "periods: {events: [{name: Fair, start: 2027-03-30, effect: +30k}]}\n", "{name: Fair, start: 2027-03-30, effect: +30k}", "", "met -> unmet"),
    Pair("C06.events", "periods: {events: [{name: Fair, start: 2027-03-30, effect: +30k}]}\n", "events: [{name: Fair, start: 2027-03-30, effect: +30k}]", "months: {M1: 5k}", "met -> unmet"),
    Pair("C06.sum", HALF, "  months: [90k, 110k, 100k, 100k, 100k, 100k]\n", "  months: [90k, 110k, 100k, 100k, 100k, 120k]\n", "met -> unmet"),
    Pair("C06.sum", HALF, "[300k, 300k]", "[280k, 320k]", "met -> unmet"),
    Pair("C06.sum", HALF.replace("revenue_target: 600k\n", "").replace("300k, 300k", "280k, 320k"), "  quarters: [280k, 320k]\n", "", "unmet -> not_judged"),
    Pair("C06.sum", HALF.replace("revenue_target: 600k\n", "").replace("300k, 300k", "280k, 320k"), "  months: [90k, 110k, 100k, 100k, 100k, 100k]\n", "", "unmet -> not_judged"),
    Pair("C06.sum", "revenue_target: 100k\nperiods: {quarters: [20k, 20k, 20k, 20k]}\n", "revenue_target: 100k\n", "", "unmet -> not_judged"),
    Pair("C06.sum", "revenue_target: 100k\nperiods: {quarters: [20k, 20k, 20k, 20k]}\n", ", 20k]", "]", "unmet -> not_judged"),
    Pair("C06.sum", "revenue_target: 100k\nperiods: {quarters: [20k, 20k, 20k, 20k]}\n", "periods: {quarters: [20k, 20k, 20k, 20k]}\n", "", "unmet -> not_judged"),
    # A period with one quarter is told month by month.
    Pair("C06.sum", "period: {start: 2027-01-01, months: 6}\nperiods: {quarters: {Q1: 60k}, months: {M1: 10k, M2: 20k, M3: 40k}}\n", "months: 6", "months: 3", "unmet -> not_judged"),
    Pair("C06.sum", HALF.replace("revenue_target: 600k\n", "").replace("300k, 300k", "300k, 280k"), ", 280k", "", "unmet -> met"),
    Pair("C06.sum", "period: {start: 2027-01-01, months: 6}\nperiods: {quarters: {Q1: 60k}, months: {M1: 10k, M2: 20k, M3: 40k}}\n", ", M3: 40k", "", "unmet -> not_judged"),
    # Of a list that is too short nobody knows which months it has.
    Pair("C06.sum", "period: {start: 2027-01-01, months: 6}\nperiods: {quarters: {Q1: 60k}, months: {M1: 10k, M2: 20k, M3: 40k}}\n", "{M1: 10k, M2: 20k, M3: 40k}", "[10k, 20k, 40k]", "unmet -> not_judged"),
    Pair("C06.sum", "period: {start: 2027-01-01, months: 6}\nperiods: {quarters: {Q1: 60k}, months: [10k, 20k, 40k, 20k, 20k, 20k]}\n", ", 20k, 20k, 20k", "", "unmet -> not_judged"),
    Pair("C06.sum", HALF, "start: 2027-01-01", "start: soon", "met -> not_judged"),
    Pair("C06.curve", SEASON, "revenue_target: 600k\n", "", "met -> not_judged"),
    Pair("C06.curve", SEASON, "    index: [90, 110, 100, 100, 100, 100]\n", "", "met -> not_judged"),
    Pair("C06.curve", SEASON, "  seasonality:\n    index: [90, 110, 100, 100, 100, 100]\n    basis: revenue of 2026\n", "", "met -> not_judged"),
    Pair("C06.curve", SEASON, "  months: [90k, 110k, 100k, 100k, 100k, 100k]\n", "", "met -> not_judged"),
    Pair("C06.curve", SEASON, "start: 2027-01-01", "start: soon", "met -> not_judged"),
    Pair("C06.curve", SEASON, "[90, 110, 100, 100, 100, 100]", "[100, 100, 100, 100, 100, 100]", "met -> not_judged"),
    Pair("C06.curve", SEASON, "[90k, 110k, 100k, 100k, 100k, 100k]", "[100k, 100k, 100k, 100k, 100k, 100k]", "met -> not_judged"),
    # With one quarter C06.season does not ask it, and equal months are held against the index.
    Pair("C06.curve", EVEN, "months: 6}", "months: 5}", "not_judged -> unmet"),
    # An event that cannot be read may do just what the months differ.
    Pair("C06.curve", FAIR.replace("+30k", "soon"), "    effect: soon\n", "", "met -> unmet"),
    Pair("C06.curve", FAIR.replace("+30k", "soon"), "    end: 2027-04-02\n", "", "met -> unmet"),
    Pair("C06.curve", FAIR.replace("+30k", "soon").replace("2027-04-02", "soon"), "    end: soon\n", "", "met -> unmet"),
    Pair("C06.curve", f"{MOVED}  events: [{{name: Move, start: 2027-01-18, end: 2027-02-12, effect: soon}}]\n", ", effect: soon", "", "not_judged -> unmet"),
    Pair("C06.curve", f"{MOVED}  events: soon\n", "  events: soon\n", "", "not_judged -> unmet"),
    Pair("C06.curve", FAIR, "    effect: +30k\n", "", "met -> unmet"),
    Pair("C06.curve", FAIR, "    effect: +30k\n", "    effect: +30%\n", "met -> met"),
    Pair("C06.curve", FAIR, "    effect: +30k\n", "    effect: +20%\n", "met -> unmet"),
    Pair("C06.curve", FAIR, "    start: 2027-03-30\n", "", "met -> unmet"),
    Pair("C06.curve", FAIR, "    start: 2027-03-30\n", "    start: 2027-04-01\n", "met -> unmet"),
    Pair("C06.curve", FAIR, "    end: 2027-04-02\n", "", "met -> unmet"),
    Pair("C06.curve", FAIR, "  - name: Trade fair\n    start: 2027-03-30\n    end: 2027-04-02\n    effect: +30k\n", "  - name: Trade fair\n", "met -> unmet"),
    Pair("C06.curve", FAIR, "  events:\n  - name: Trade fair\n    start: 2027-03-30\n    end: 2027-04-02\n    effect: +30k\n", "", "met -> unmet"),
    Pair("C06.dates", FAIR, "end: 2027-04-02", "end: 2027-03-29", "met -> unmet"),
    Pair("C06.dates", FAIR, "end: 2027-04-02", "end: 2027-07-01", "met -> unmet"),
    Pair("C06.dates", FAIR.replace("2027-04-02", "2027-03-29"), "    start: 2027-03-30\n", "", "unmet -> met"),
    Pair("C06.dates", FAIR, "start: 2027-01-01", "start: soon", "met -> not_judged"),
    Pair("C06.dates", FAIR, "  events:\n  - name: Trade fair\n    start: 2027-03-30\n    end: 2027-04-02\n    effect: +30k\n", "", "met -> not_judged"),
    Pair("C06.dates", FAIR, "    start: 2027-03-30\n    end: 2027-04-02\n", "", "met -> not_judged"),
    Pair("C06.dates", "periods: {events: [{name: Fair, start: 2028-03-30}]}\n", "periods: {events: [{name: Fair, start: 2028-03-30}]}\n", "", "unmet -> not_judged"),
    Pair("C06.year-end", LATE, LATE, "", "unmet -> not_judged"),
    Pair("C06.year-end", LATE, "20k, 40k", "25k, 35k", "unmet -> met"),
    Pair("C06.year-end", LATE, ", 40k", "", "unmet -> not_judged"),
    Pair("C06.year-end", LATE, "[20k, 20k, 20k, 40k]", "[0, 0, 0, 0]", "unmet -> not_judged"),
    Pair("C06.year-end", f"year: 2027\n{LATE}", "year: 2027", "year: soon", "unmet -> not_judged"),
    Pair("C06.year-end", "period: {start: 2027-01-01, months: 6}\nperiods: {months: [5k, 5k, 5k, 20k, 20k, 20k]}\n", "months: 6", "months: 3", "unmet -> not_judged"),
    # Of a shorter period the last quarter is a larger part.
    Pair("C06.year-end", "period: {start: 2027-01-01, months: 11}\nperiods: {quarters: {Q1: 20k, Q2: 20k, Q3: 30k, Q4: 50k}}\n", "months: 11", "months: 12", "met -> unmet"),
    # 7 Activities
    Pair("C07.count", CHAIN, "  per_period: 100\n", "", "met -> unmet"),
    Pair("C07.count", CHAIN, "  leads_to: Quotation\n", "", "met -> unmet"),
    Pair("C07.count", "activities: [{name: Meeting, per_week: 3}]\n", "activities: [{name: Meeting, per_week: 3}]\n", "", "met -> unmet"),
    Pair("C07.count", f"{CHAIN}- {{name: Visit, per_week: 2}}\n", "name: Visit, per_week: 2", "name: Visit", "met -> unmet"),
    Pair("C07.count", f"{CHAIN}- {{}}\n", "- {}", "- {name: Visit}", "met -> unmet"),
    # Nobody can say that an activity runs outside a period that cannot be read.
    Pair("C07.count", "year: 2027\nactivities: [{name: Meeting, per_week: 3, start: 2028-01-01}]\n", "year: 2027", "year: soon", "unmet -> met"),
    Pair("C07.count", "activities:\n- {name: Meeting, per_week: 3, conversion: 40%, leads_to: Quotation}\n- {name: Quotation, leads_to: Talk}\n- {name: Talk}\n", ", leads_to: Quotation", "", "met -> unmet"),
    Pair("C07.count", "activities:\n- {name: Meeting, per_week: 3, leads_to: Quotation}\n- {name: Quotation, leads_to: Talk}\n- {name: Talk, leads_to: Quotation}\n", "leads_to: Talk", "leads_to: order", "met -> unmet"),
    Pair("C07.chain", CHAIN, "  leads_to: order\n", "", "met -> unmet"),
    Pair("C07.chain", CHAIN, "  conversion: 40%\n", "", "met -> unmet"),
    Pair("C07.chain", CHAIN.replace("  hours: 2\n", "  per_period: 40\n"), "  conversion: 40%\n", "", "met -> met"),
    Pair("C07.chain", CHAIN.replace("  conversion: 40%\n", "").replace("  hours: 2\n", "  per_period: 40\n"), "  per_period: 100\n", "", "met -> unmet"),
    Pair("C07.chain", CHAIN.replace("  conversion: 40%\n", "").replace("  hours: 2\n", "  per_period: 40\n"), "  per_period: 100\n", "  per_period: 0\n", "met -> unmet"),
    Pair("C07.chain", "order_target: 5\nactivities: [{name: Meeting, per_period: 20, leads_to: order}]\n", "order_target: 5\n", "", "met -> unmet"),
    Pair("C07.chain", "customers: {new: {win: 5}}\nactivities: [{name: Meeting, per_period: 20, leads_to: order}]\n", "win: 5", "approach: 5", "met -> unmet"),
    Pair("C07.chain", "customers: {new: {win: 5}}\nactivities: [{name: Meeting, per_period: 20, leads_to: order}]\n", "customers: {new: {win: 5}}\n", "", "met -> unmet"),
    Pair("C07.chain", "activities:\n- {name: Meeting, per_week: 3, leads_to: order, conversion: 25%}\n", ", leads_to: order", "", "met -> unmet"),
    Pair("C07.chain", "activities:\n- {name: Meeting, for: new, per_week: 3, leads_to: order, conversion: 25%}\n", "for: new", "for: existing", "met -> unmet"),
    Pair("C07.chain", "activities:\n- {name: Meeting, per_week: 3, leads_to: order, conversion: 25%}\n", "activities:\n- {name: Meeting, per_week: 3, leads_to: order, conversion: 25%}\n", "", "met -> unmet"),
    Pair("C07.order-value", MONEY, "average_order: 40k\n", "", "met -> met"),
    Pair("C07.order-value", MONEY.replace("  new: {win: 10}\n", ""), "average_order: 40k\n", "", "met -> unmet"),
    Pair("C07.order-value", "products: [{name: Service, quantity: 5, revenue: 50k}]\n", "quantity: 5, ", "", "met -> unmet"),
    Pair("C07.order-value", "products: [{name: Service, quantity: 5, revenue: 50k}]\n", ", revenue: 50k", "", "met -> unmet"),
    Pair("C07.order-value", "products: [{name: Service, quantity: 5, revenue: 50k}]\n", "revenue: 50k", "revenue: 0", "met -> unmet"),
    Pair("C07.order-value", CHAIN, "order_target: 10\n", "", "met -> unmet"),
    Pair("C07.order-value", MONEY, "average_order: 40k", "average_order: soon", "met -> met"),
    Pair("C07.order-value", MONEY.replace("average_order: 40k\n", ""), "revenue_target: 500k", "revenue_target: soon", "met -> met"),
    Pair("C07.order-value", f"order_target: 10\n{MONEY}".replace("average_order: 40k\n", ""), "win: 10", "win: soon", "met -> met"),
    Pair("C07.flow", FED, "conversion: 40%", "conversion: 41%", "unmet -> met"),
    Pair("C07.flow", FED, "  per_period: 45\n", "", "unmet -> not_judged"),
    Pair("C07.flow", FED, "  per_period: 100\n", "", "unmet -> not_judged"),
    Pair("C07.flow", FED, "  conversion: 40%\n", "", "unmet -> met"),
    Pair("C07.flow", FED, "leads_to: order", "leads_to: contract", "unmet -> not_judged"),
    Pair("C07.flow", FED, "leads_to: order", "leads_to: Meeting", "unmet -> not_judged"),
    Pair("C07.flow", "order_target: 10\nactivities: [{name: Meeting, per_period: 9, leads_to: order}]\n", "per_period: 9", "per_period: 10", "unmet -> met"),
    Pair("C07.flow", "order_target: 10\nactivities: [{name: Meeting, per_period: 9, leads_to: order}]\n", "order_target: 10\n", "", "unmet -> not_judged"),
    Pair("C07.flow", FED, "per_period: 45", "per_period: soon", "unmet -> not_judged"),
    # What else cannot be read takes nothing from that, unless it may be a step that leads there.
    Pair("C07.flow", f"average_order: soon\n{FED}", "per_period: 45", "per_period: soon", "unmet -> not_judged"),
    Pair("C07.flow", f"{FED}  hours: soon\n", "per_period: 45", "per_period: soon", "unmet -> not_judged"),
    Pair("C07.flow", f"{FED}- {{hours: soon}}\n", "per_period: 45", "per_period: soon", "unmet -> not_judged"),
    Pair("C07.flow", f"{FED}- {{hours: soon}}\n", "- {hours: soon}", "- soon", "unmet -> not_judged"),
    # Without a period only what is counted over all of it has a number.
    Pair("C07.flow", f"year: 2027\n{FED}- {{name: Visit, per_week: 2, leads_to: order}}\n", "year: 2027", "year: soon", "unmet -> unmet"),
    Pair("C07.enough", CHAIN, "conversion: 25%", "conversion: 23%", "met -> unmet"),
    Pair("C07.enough", CHAIN, "order_target: 10\n", "", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "  conversion: 40%\n", "", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "conversion: 40%", "conversion: soon", "met -> not_judged"),
    Pair("C07.enough", f"{CHAIN}- {{name: Call, per_period: 50, conversion: 40%, leads_to: Quotation}}\n".replace("order_target: 10", "order_target: 15"), "40%, leads_to: Quotation", "40%", "met -> unmet"),
    Pair("C07.enough", CHAIN, "  leads_to: order\n", "", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "leads_to: order", "leads_to: contract", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "leads_to: Quotation\n", "leads_to: Meeting\n", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "name: Quotation", "name: Meeting", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "  per_period: 100\n", "", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "  per_period: 100\n", "  per_period: 100\n  for: existing\n", "met -> not_judged"),
    Pair("C07.enough", f"year: 2027\n{CHAIN}", "year: 2027", "year: soon", "met -> not_judged"),
    Pair("C07.enough", CHAIN, "hours: 2", "per_period: 30", "met -> unmet"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_week: 2"), "per_week: 2", "per_week: 1", "met -> unmet"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_day: 1"), "per_day: 1", "per_day: 0.3", "met -> unmet"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_month: 9"), "per_month: 9", "per_month: 6", "met -> unmet"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_quarter: 25"), "per_quarter: 25", "per_quarter: 20", "met -> unmet"),
    Pair("C07.enough", f"selling_time: {{weeks: 50}}\n{CHAIN}".replace("per_period: 100", "per_week: 2"), "weeks: 50", "weeks: 40", "met -> unmet"),
    Pair("C07.enough", f"selling_time: {{weeks: 40}}\n{CHAIN}".replace("per_period: 100", "per_week: 2"), "weeks: 40", "hours_per_week: 40", "unmet -> met"),
    Pair("C07.enough", f"selling_time: {{weeks: 40}}\n{CHAIN}".replace("per_period: 100", "per_week: 2"), "selling_time: {weeks: 40}\n", "", "unmet -> met"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_week: 2\n  start: 2027-04-01"), "  start: 2027-04-01\n", "", "unmet -> met"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_week: 2\n  end: 2027-09-30"), "  end: 2027-09-30\n", "", "unmet -> met"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_week: 2\n  start: 2027-01-01"), "start: 2027-01-01", "start: 2028-01-01", "met -> unmet"),
    Pair("C07.enough", f"{CHAIN}cycle_days: 90\n", "cycle_days: 90\n", "", "unmet -> met"),
    Pair("C07.enough", f"{CHAIN}cycle_days: 90\n", "  per_period: 100\n", "  per_period: 100\n  end: 2027-10-02\n", "unmet -> met"),
    # A weekend has no weeks to divide.
    Pair("C07.enough", "period: {start: 2027-01-02, days: 2}\norder_target: 1\nselling_time: {weeks: 1}\nactivities: [{name: Call, per_week: 10, start: 2027-01-02, leads_to: order, conversion: 20%}]\n", "days: 2", "days: 3", "unmet -> met"),
    # What is too late for an order is not counted; that it runs outside the period is C07.count's to say.
    Pair("C07.enough", f"{CHAIN}cycle_days: 90\n".replace("  per_period: 100\n", "  per_period: 100\n  start: 2027-12-01\n"), "start: 2027-12-01", "start: 2028-12-01", "unmet -> met"),
    Pair("C07.enough", MONEY, "average_order: 40k", "average_order: 30k", "met -> unmet"),
    Pair("C07.enough", MONEY, "revenue: 100k", "revenue: 60k", "met -> unmet"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), ", revenue: 60k", "", "unmet -> met"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "average_order: 40k\n", "", "unmet -> met"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "revenue_target: 500k\n", "", "unmet -> met"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "  existing: {count: 20, revenue: 60k}\n", "", "unmet -> met"),
    Pair("C07.enough", MONEY.replace("count: 20, revenue: 100k", "count: 20"), "count: 20", "count: 0", "met -> unmet"),
    # What cannot be read only matters where it would decide.
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "win: 10", "win: soon", "unmet -> unmet"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "count: 20", "count: soon", "unmet -> unmet"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "revenue: 60k", "revenue: soon", "unmet -> not_judged"),
    Pair("C07.enough", MONEY.replace("count: 20, revenue: 100k", "count: 20"), "count: 20", "count: soon", "met -> not_judged"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "average_order: 40k", "average_order: soon", "unmet -> not_judged"),
    Pair("C07.enough", MONEY.replace("revenue: 100k", "revenue: 60k"), "500k", "soon", "unmet -> not_judged"),
    Pair("C07.enough", MONEY.replace("average_order: 40k\n", "").replace("win: 10", "win: 12"), "500k", "soon", "unmet -> unmet"),
    Pair("C07.enough", MONEY.replace("average_order: 40k\n", "").replace("win: 10", "win: 12"), "win: 12", "win: soon", "unmet -> not_judged"),
    Pair("C07.enough", CHAIN.replace("10", "11", 1), "order_target: 11", "order_target: soon", "unmet -> not_judged"),
    Pair("C07.enough", MONEY.replace("average_order: 40k", "products: [{name: Brand A, quantity: 12, price: 40k}]"), "quantity: 12", "quantity: many", "met -> not_judged"),
    Pair("C07.enough", f"{CHAIN}- {{name: Visit, for: existing}}\n".replace("10", "11", 1), "for: existing", "for: soon", "unmet -> unmet"),
    Pair("C07.enough", f"{CHAIN}- {{name: Visit, leads_to: Quotation, conversion: 1%}}\n", "name: Visit", "name: Visit, for: soon", "not_judged -> not_judged"),
    Pair("C07.enough", f"{CHAIN}cycle_days: 90\n", "cycle_days: 90", "cycle_days: soon", "unmet -> not_judged"),
    Pair("C07.enough", f"{CHAIN}- {{name: Visit, per_week: 2}}\n", "name: Visit", "name: Meeting", "met -> not_judged"),
    Pair("C07.enough", CHAIN.replace("per_period: 100", "per_week: 2\n  start: 2028-01-01"), "  per_week: 2\n", "", "unmet -> not_judged"),
    Pair("C07.hours", WORK, "hours_per_week: 10", "hours_per_week: 12", "unmet -> met"),
    Pair("C07.hours", WORK, "  hours_per_week: 10\n", "", "unmet -> not_judged"),
    Pair("C07.hours", WORK, "selling_time:\n  hours_per_week: 10\n  weeks: 40\n", "", "unmet -> not_judged"),
    Pair("C07.hours", f"year: 2027\n{WORK}".replace("  weeks: 40\n", ""), "year: 2027", "year: soon", "unmet -> not_judged"),
    Pair("C07.hours", WORK, "  hours: 2\n", "", "unmet -> not_judged"),
    Pair("C07.hours", WORK, "  per_week: 6\n", "", "unmet -> not_judged"),
    Pair("C07.hours", WORK.replace("  per_week: 6\n", "  per_week: 6\n  start: 2027-01-01\n"), "start: 2027-01-01", "start: soon", "unmet -> not_judged"),
    Pair("C07.hours", WORK.replace("  per_week: 6\n", "  per_week: 6\n  start: 2027-01-01\n") + "- {name: Visit, hours: soon}\n", "start: 2027-01-01", "start: soon", "unmet -> not_judged"),
    # What cannot be read only adds to hours that are too many already.
    Pair("C07.hours", f"{WORK}- {{name: Visit, per_week: soon, hours: 2}}\n", "hours_per_week: 10", "hours_per_week: 12", "unmet -> not_judged"),
    Pair("C07.loop", CHAIN, "leads_to: order", "leads_to: contract", "met -> unmet"),
    Pair("C07.loop", CHAIN, "leads_to: order", "leads_to: Meeting", "met -> unmet"),
    Pair("C07.loop", CHAIN, "name: Quotation", "name: Meeting", "met -> unmet"),
    Pair("C07.loop", f"{CHAIN}- {{name: Meeting, per_week: 2}}\n", "- {name: Meeting, per_week: 2}", "- {per_week: 2}", "unmet -> met"),
    Pair("C07.loop", "activities: [{name: Meeting, leads_to: order}]\n", ", leads_to: order", "", "met -> not_judged"),
    # 8 Customers
    Pair("C08.new", CUSTOMERS, "    approach: 40\n", "", "met -> unmet"),
    Pair("C08.new", CUSTOMERS, "  new:\n    approach: 40\n    win: 10\n    revenue: 400k\n", "", "met -> unmet"),
    Pair("C08.existing", CUSTOMERS, "    approach: 15\n", "", "met -> unmet"),
    Pair("C08.existing", CUSTOMERS, "  existing:\n    count: 20\n    approach: 15\n    revenue: 100k\n", "", "met -> unmet"),
    Pair("C08.existing", CUSTOMERS.replace("    approach: 15\n", ""), "count: 20", "count: 0", "unmet -> met"),
    Pair("C08.portfolio", CUSTOMERS, "approach: 15", "approach: 21", "met -> unmet"),
    Pair("C08.portfolio", CUSTOMERS, "    approach: 15\n", "", "met -> not_judged"),
    Pair("C08.portfolio", CUSTOMERS, "    count: 20\n", "", "met -> not_judged"),
    Pair("C08.portfolio", "customers: {existing: {count: 20, approach: 15}}\n", "customers: {existing: {count: 20, approach: 15}}\n", "", "met -> not_judged"),
    Pair("C08.win", CUSTOMERS, "win: 10", "win: 41", "met -> unmet"),
    Pair("C08.win", CUSTOMERS, "    win: 10\n", "", "met -> not_judged"),
    Pair("C08.win", CUSTOMERS, "    approach: 40\n", "", "met -> not_judged"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "win: 11", "win: 10", "unmet -> met"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "  leads_to: order\n", "", "unmet -> met"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "order_target: 10", "order_target: 11", "unmet -> met"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "    approach: 40\n", "", "unmet -> unmet"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("    approach: 40\n", ""), "  leads_to: order\n", "", "met -> not_judged"),
    # Too few orders for the target is C07.enough's to say, also where it cannot be said yet; to win more than that is not.
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("conversion: 25%", "conversion: 20%"), "win: 10", "win: 11", "met -> unmet"),
    Pair("C08.win", f"average_order: 40k\n{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "revenue_target: 500k", "revenue_target: soon", "unmet -> met"),
    Pair("C08.win", f"{CUSTOMERS}{CHAIN}".replace("win: 10", "win: 11"), "revenue_target: 500k", "revenue_target: soon", "unmet -> unmet"),
    Pair("C08.revenue", CUSTOMERS, "revenue: 400k", "revenue: 390k", "met -> unmet"),
    Pair("C08.revenue", CUSTOMERS, "    revenue: 400k\n", "", "met -> not_judged"),
    Pair("C08.revenue", CUSTOMERS, "    revenue: 100k\n", "", "met -> not_judged"),
    Pair("C08.revenue", CUSTOMERS, "revenue_target: 500k\n", "", "met -> not_judged"),
    Pair("C08.revenue", "revenue_target: 500k\ncustomers: {existing: {count: 0}, new: {revenue: 400k}}\n", "count: 0", "count: 1", "unmet -> not_judged"),
    Pair("C08.activities", f"{CUSTOMERS}{CHAIN}", "approach: 40", "approach: 101", "met -> unmet"),
    Pair("C08.activities", f"{CUSTOMERS}{CHAIN}", "    approach: 40\n", "", "met -> not_judged"),
    Pair("C08.activities", f"{CUSTOMERS}{CHAIN}", "  per_period: 100\n", "", "met -> not_judged"),
    Pair("C08.activities", f"{CUSTOMERS}activities:\n- {{name: Meeting, per_period: 100, for: new}}\n", "for: new", "for: existing", "met -> not_judged"),
    Pair("C08.activities", f"{CUSTOMERS}{CHAIN}".replace("  hours: 2\n", "  per_period: 30\n"), "  leads_to: Quotation\n", "", "met -> unmet"),
    Pair("C08.activities", f"{CUSTOMERS}activities: [{{name: Meeting, per_period: 30, leads_to: order}}, {{name: Call, per_period: 30}}]\n", ", leads_to: order", "", "unmet -> met"),
    Pair("C08.activities", f"{CUSTOMERS}{CHAIN}".replace("  per_period: 100\n", "  per_period: 100\n  start: 2027-02-01\n"), "start: 2027-02-01", "start: soon", "met -> not_judged"),
    # 9 Growth
    Pair("C09.expectation", GOAL, GOAL, "", "met -> unmet"),
    Pair("C09.expectation", GOAL, "  measure: average discount on quotations\n", "", "met -> unmet"),
    Pair("C09.expectation", GOAL, "  from: 12%\n", "", "met -> unmet"),
    Pair("C09.expectation", GOAL, "  to: 8%\n", "", "met -> unmet"),
    Pair("C09.expectation", GOAL, "  by: 2027-09-30\n", "", "met -> unmet"),
    Pair("C09.expectation", f"{GOAL}- {{}}\n", "- {}", "- {goal: Learning English}", "met -> unmet"),
    Pair("C09.expectation", f"{GOAL}- {{by: soon}}\n", "- {by: soon}", "- {}", "unmet -> met"),
    Pair("C09.support", GOAL, GOAL, "", "met -> unmet"),
    Pair("C09.support", GOAL, "    hours: 24\n", "", "met -> unmet"),
    Pair("C09.support", GOAL, "    hours: 24\n", "    budget: 1.800,-\n", "met -> met"),
    Pair("C09.support", GOAL, "    who: Piet Jansen\n", "", "met -> unmet"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "  measure: average discount on quotations\n", "", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "measure: average discount on quotations", "measure: orders a week", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "from: 0.12", "from: 0", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "from: 0.12", "from: 1.2", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "to: 8", "to: 0.8", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "to: 8", "to: 800", "unmet -> met"),
    Pair("C09.direction", GOAL.replace("from: 12%", "from: 0.12").replace("to: 8%", "to: 8"), "  from: 0.12\n  to: 8\n", "  from: 0.12%\n  to: 8%\n", "unmet -> met"),
    Pair("C09.direction", GOAL, "to: 8%", "to: 12%", "met -> unmet"),
    Pair("C09.direction", GOAL, "to: 8%", "to: 8", "met -> unmet"),
    Pair("C09.direction", GOAL, "  from: 12%\n", "", "met -> not_judged"),
    Pair("C09.direction", GOAL, "  to: 8%\n", "", "met -> not_judged"),
    Pair("C09.date", GOAL, "by: 2027-09-30", "by: 2028-01-01", "met -> unmet"),
    Pair("C09.date", GOAL, "  by: 2027-09-30\n", "", "met -> not_judged"),
    Pair("C09.date", f"year: 2027\n{GOAL}", "year: 2027", "year: soon", "met -> not_judged"),
    # 10 Monitoring
    Pair("C10.self", WATCHED, WATCHED, "", "met -> unmet"),
    Pair("C10.self", WATCHED, "    target: 3\n", "", "met -> unmet"),
    Pair("C10.self", WATCHED, "    every: week\n", "", "met -> unmet"),
    Pair("C10.self", WATCHED, "    kind: activity\n", "", "met -> unmet"),
    Pair("C10.self", WATCHED, "kind: activity", "kind: result", "met -> unmet"),
    Pair("C10.self", WATCHED, "  - measure: Meetings\n", "  -\n", "met -> unmet"),
    Pair("C10.organisation", WATCHED, WATCHED, "", "met -> unmet"),
    Pair("C10.organisation", WATCHED, "    source: sales report\n", "", "met -> unmet"),
    Pair("C10.organisation", WATCHED, "    who: Piet Jansen\n", "", "met -> unmet"),
    Pair("C10.organisation", WATCHED, "  - measure: Revenue per product\n    every", "  - every", "met -> unmet"),
    Pair("C10.threshold", WATCHED, WATCHED, "", "met -> not_judged"),
    Pair("C10.threshold", WATCHED, "    act_below: 85%\n", "", "met -> unmet"),
    Pair("C10.rhythm", WATCHED, WATCHED, "", "met -> not_judged"),
    Pair("C10.rhythm", WATCHED.replace("every: 2 weeks\n    source: CRM", "every: month\n    source: CRM"), "every: week", "every: month", "met -> unmet"),
    Pair("C10.rhythm", WATCHED, "    every: 2 weeks\n    source: sales report\n", "    source: sales report\n", "met -> not_judged"),
    # 11 Review dates
    Pair("C11.dates", REVIEWS, "reviews:", "x-reviews:", "met -> unmet"),
    Pair("C11.dates", "period: {start: 2027-01-04, months: 3}\nreviews: [{date: 2027-02-02}]\n", "date: 2027-02-02", "date: 2027-04-05", "met -> unmet"),
    Pair("C11.dates", "period: {start: 2027-01-04, months: 3}\nreviews: [{date: 2027-02-02}]\n", "start: 2027-01-04", "start: soon", "met -> unmet"),
    Pair("C11.dates", "reviews: [{first: 2027-01-12, every: month, last: 2027-12-14}]\n", ", last: 2027-12-14", "", "met -> unmet"),
    Pair("C11.dates", "reviews: [{first: 2027-01-12, every: month, last: 2027-12-14}]\n", "every: month, ", "", "met -> unmet"),
    Pair("C11.dates", "reviews: [{first: 2027-01-12, every: month, last: 2027-12-14}]\n", "first: 2027-01-12, ", "", "met -> unmet"),
    Pair("C11.dates", "reviews: [{first: 2027-01-12, every: quarter, last: 2027-12-14, skip: [2027-04-12]}]\n", ", skip: [2027-04-12]", "", "unmet -> met"),
    # A date that is still empty stands for one quarter.
    Pair("C11.dates", "period: {start: 2027-01-04, months: 6}\nreviews: [{date: 2027-02-02}, {date: }]\n", "months: 6", "months: 9", "unmet -> unmet"),
    Pair("C11.attendees", REVIEWS, "date: 2027-02-02\n  with: Piet Jansen\n", "date: 2027-02-02\n", "met -> unmet"),
    Pair("C11.attendees", REVIEWS, "date: 2027-02-02\n  with: Piet Jansen\n", "date: 2027-02-02\n  with: Ans Bakker\n", "met -> unmet"),
    Pair("C11.attendees", REVIEWS, "sales_manager: Piet Jansen\n", "", "met -> unmet"),
    Pair("C11.attendees", "sales_manager: Piet Jansen\nreviews: [{date: 2027-02-02, with: Piet Jansen}]\n", "{date: 2027-02-02, with: Piet Jansen}", "", "met -> unmet"),
    Pair("C11.booked", "reviews: [{date: 2027-02-02, in_calendar: yes}]\n", "in_calendar: yes", "in_calendar: no", "met -> unmet"),
    Pair("C11.booked", "reviews: [{date: 2027-02-02, in_calendar: yes}]\n", "{date: 2027-02-02, in_calendar: yes}", "", "met -> unmet"),
    Pair("C11.booked", "reviews: [{date: 2027-02-02, in_calendar: yes}, {}]\n", "{}", "{date: 2027-03-02}", "met -> unmet"),
    Pair("C11.period", "reviews: [{first: 2027-02-02, every: week, last: 2027-03-02}]\n", "last: 2027-03-02", "last: 2027-01-05", "met -> not_judged"),
    Pair("C11.booked", "reviews: [{date: 2027-02-02, in_calendar: yes}, {date: soon}]\n", "{date: soon}", "{}", "unmet -> met"),
    Pair("C11.period", REVIEWS, "date: 2027-03-02", "date: 2027-04-04", "met -> unmet"),
    Pair("C11.period", REVIEWS, "date: 2027-02-02", "date: 2027-01-03", "met -> unmet"),
    Pair("C11.period", REVIEWS, "start: 2027-01-04", "start: soon", "met -> not_judged"),
    Pair("C11.period", "reviews: [{date: 2027-02-02, in_calendar: yes}]\n", "date: 2027-02-02, ", "", "met -> not_judged"),
    Pair("C11.working-day", REVIEWS, "date: 2027-02-02", "date: 2027-02-06", "met -> unmet"),
    Pair("C11.working-day", "country: NL\nreviews: [{date: 2027-04-27}]\n", "country: NL", "country: BE", "unmet -> met"),
    Pair("C11.working-day", "country: NL\nreviews: [{date: 2027-04-27}]\n", "country: NL", "country: Narnia", "unmet -> not_judged"),
    Pair("C11.working-day", "reviews: [{date: 2027-04-27}]\n", "date: 2027-04-27", "first: 2027-04-27", "unmet -> not_judged"),
    Pair("C11.working-day", "reviews: [{date: 2027-03-26}]\n", "date: 2027-03-26", "date: 2027-03-27", "met -> unmet"),
    Pair("C11.gap", REVIEWS, "date: 2027-03-02", "date: 2027-03-10", "met -> unmet"),
    Pair("C11.gap", REVIEWS, "date: 2027-02-02", "date: 2027-02-16", "met -> unmet"),
    Pair("C11.gap", REVIEWS, "start: 2027-01-04", "start: soon", "met -> not_judged"),
    Pair("C11.gap", "period: {start: 2027-01-04, months: 3}\nreviews: [{date: 2027-02-02}]\n", "{date: 2027-02-02}", "", "met -> not_judged"),
)  # fmt: skip


@pytest.mark.parametrize(
    "pair", PAIRS, ids=lambda pair: f"{pair.rule}: {pair.line.strip()} | {pair.other.strip()}"[:90]
)
def test_one_line_makes_the_difference(pair: Pair) -> None:
    one, other = pair.fragments
    assert f"{status(one, pair.rule)} -> {status(other, pair.rule)}" == pair.becomes
