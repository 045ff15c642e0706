"""Values that people write in other ways than the format has, and what the tool says of each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from conftest import judged
from salesplan_cli import problems, schema
from salesplan_cli.criteria import apportionment
from salesplan_cli.fields import CHOICES, Reader
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ITEMS, NONE_SECTIONS, ListOf, Plan, Section, parts_of
from salesplan_cli.yaml_faults import indentation

SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"
DUTY = "salesplan: 1\naccount_manager: Jan\n"
ODD = {
    # One list of measures, where it is not said who looks at which.
    "year: 2027\nmonitoring:\n  - measure: Calls\n    target: 5\n  - who: Piet\n    measure: Revenue\n    act_below:\n": (
        "plan.kind", "such as `self:` and `organisation:`",
        "monitoring:\n  self:\n    - measure: Calls\n      target: 5\n  organisation:\n    - who: Piet\n      measure: Revenue"),
    "year: 2027\nmonitoring: [{measure: Revenue, act_below: 85%}]\n": (
        "plan.kind", "such as `self:` and `organisation:`",
        "monitoring:\n  organisation:\n    - measure: Revenue\n      act_below: 85%"),
    "year: 2027\nmonitoring: [{measure: Revenue, who: [Piet, Jan]}]\n": (
        "plan.kind", "such as `self:` and `organisation:`", ""),
    "year: 2027\nmonitoring: [{every: week}]\n": ("plan.kind", "such as `self:` and `organisation:`", ""),
    "year: 2027\nmonitoring: [Revenue]\n": ("plan.kind", "such as `self:` and `organisation:`", ""),
    # A percentage is written as the plan writes its numbers.
    "year: 2027\nnumbers: nl\nproducts: [{name: a b, contribution: 40% van de winst}]\n": (
        "plan.notation", "of the whole here", "contribution: 40%"),
    "year: 2027\nnumbers: nl\nproducts: [{name: a b, contribution: 51 procent van de winst}]\n": (
        "plan.notation", "of the whole here", "contribution: 51%"),
    # What a new plan has for more entries takes no part of the whole.
    "year: 2027\nproducts:\n- {name: a b, contribution: highest}\n- {name: c d, contribution: 33%}\n- {name: , price: }\n": (
        "plan.vague", "does not say how much", "contribution: 67%"),
    "year: 2027\nsegments:\n- {name: a b, time: n.t.b.}\n- {name: c d, time: 33%}\n- {name: , time: }\n": (
        "plan.vague", "does not say how much", "time: 67%"),
    "year: 2027\nnumbers: nl\nsegments: [{name: a b, time: 50%}, {name: c d, time: '33,33%'}, {name: e f, time: rest}]\n": (
        "plan.vague", "does not say how much", 'time: "16,67%"'),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: bij 10% achterstand}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nreviews: [{date: 2027-04-07, in_calendar: 'yes, booked'}]\n": (
        "plan.notation", "write just yes", "in_calendar: yes"),
    "year: 2027\nreviews: [{date: 2027-04-07, in_calendar: 'outlook, zodra het kan'}]\n": (
        "plan.notation", "neither yes nor no", "in_calendar: no"),
    "year: 2027\nreviews: [{date: 2027-04-07, in_calendar: green}]\n": ("plan.notation", "neither yes nor no", ""),
    "year: 2027\ncycle_days: 60 werkdagen\n": ("plan.notation", "days belongs here, weekends and all", "cycle_days: 84"),
    "year: 2027\ncycle_days: 11 working days\n": ("plan.notation", "a number of days belongs here", "cycle_days: 16"),
    # As a spreadsheet parts them, and with what comes along unseen from a web page.
    "year: 2027\nperiods: {quarters: [290000; 310000; 240000; 360000]}\n": (
        "plan.kind", "a list of numbers", "quarters: [290000, 310000, 240000, 360000]"),
    "year: 2027\nnumbers: nl\ncosts: {own: 24.000\u200b}\n": ("plan.notation", "\\u200b", "own: 24000"),
    "year: 2027\naverage_order: gem. 60k\n": ("plan.notation", "", "average_order: 60000"),
    # What no number of them is gets an example that fits the plan, as what says nothing does.
    "year: 2027\ncustomers: {new: {approach: € 400k}}\n": ("plan.notation", "an amount of money", "approach: 130"),
    "year: 2027\ncustomers: {new: {approach: € 40}}\n": ("plan.notation", "an amount of money", "approach: 40"),
    "year: 2027\nnumbers: nl\nproducts: [{name: a b, contribution: '12,5% van de winst'}]\n": (
        "plan.notation", "of the whole here", 'contribution: "12,5%"'),
    "year: 2027\nnumbers: nl\nselling_time: {hours_per_week: 32}\nsegments: [{name: a b, time: 12 uur}]\n": (
        "plan.notation", "hours a week", 'time: "37,5%"'),
    "year: 2027\nnumbers: nl\nmonitoring: {organisation: [{measure: a b, act_below: -12.5%}]}\n": (
        "plan.notation", "says how far below", 'act_below: "87,5%"'),
    "year: 2027\nnumbers: nl\nperiods: {events: [{name: A b, start: 2027-03-01, effect: 12.5%}]}\n": (
        "plan.notation", "whether it adds or takes", 'effect: "+12,5%"'),
    "year: 2027\nperiods: {events: [{name: A b, start: 2027-03-01, effect: -150%}]}\n": (
        "plan.notation", "takes more than all sales", "effect: -100%"),
    # The number is there, or can be worked out.
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 1 dag p/m}}]\n": (
        "plan.notation", "so 1 x 8 x 12 = 96", "hours: 96"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 3 dgn per kwartaal}}]\n": (
        "plan.notation", "so 3 x 8 x 4 = 96", "hours: 96"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 1 dagdeel per maand}}]\n": (
        "plan.notation", "so 1 x 4 x 12 = 48", "hours: 48"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: halve dag per maand}}]\n": (
        "plan.notation", "so 1 x 4 x 12 = 48", "hours: 48"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 1 uur en 30 min per maand}}]\n": (
        "plan.notation", "so 1.5 x 12 = 18", "hours: 18"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 3 gesprekken per maand}}]\n": (
        "plan.notation", "in another unit", "hours: 24"),
    "year: 2027\nproducts: [{name: a b, quantity: 2 dozijn per maand, unit: fles}]\n": (
        "plan.notation", "in another unit", "quantity: 40"),
    "period: {start: 2027-01-01, months: 6}\nproducts: [{name: a b, quantity: 25 per jaar, unit: fles}]\n": (
        "plan.notation", "in another unit", "quantity: 40"),
    "period: {start: 2027-01-01, months: 6}\nproducts: [{name: a b, quantity: 24 per jaar, unit: fles}]\n": (
        "plan.notation", "so 24 / 2 = 12", "quantity: 12"),
    "period: {start: 2027-01-01, months: 6}\nproducts: [{name: a b, price: 24k per jaar}]\n": (
        "plan.notation", "so 24 000 / 2 = 12000", "price: 12000"),
    "period: {start: 2027-01-01, months: 5}\nproducts: [{name: a b, price: 24k per jaar}]\n": (
        "plan.notation", "in another unit", "price: 9000"),
    "year: 2027\nproducts: [{name: a b, quantity: 1.5 per maand, unit: fles}]\n": (
        "plan.notation", "so 1.5 x 12 = 18", "quantity: 18"),
    "year: 2027\naverage_order: 25.000 per jaar\n": (
        "plan.ambiguous", "two ways, 25 000 or 25: ", "average_order: 25000"),
    "year: 2027\naverage_order: 10 x 2,500\n": ("plan.ambiguous", "two ways, 25 000 or 25: ", "average_order: 25000"),
    "year: 2027\nproducts: [{name: a b, quantity: 1.251 per maand, unit: fles}]\n": (
        "plan.notation", "in another unit", "quantity: 40"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 1.250 dagen}}]\n": (
        "plan.ambiguous", "two ways, 10 000 or 10: ", "hours: 10000"),
    "year: 2027\ncurrency: CHF\nproducts: [{name: a b, price: CHF 8'500/month}]\n": (
        "plan.notation", "so 8 500 x 12 = 102000", "price: 102000"),
    "year: 2027\ncosts: {own: € 900 pm}\n": ("plan.notation", "so 900 x 12 = 10800", "own: 10800"),
    "year: 2027\nnumbers: nl\naverage_order: 25.000 per jaar\n": ("plan.notation", "= 25000", "average_order: 25000"),
    "year: 2027\nnumbers: nl\naverage_order: 10 x 2.500\n": (
        "plan.notation", "worked out that is 25000", "average_order: 25000"),
    "year: 2027\nproducts: [{name: a b, quantity: 20 pallets x 40, unit: doos}]\n": (
        "plan.notation", "worked out that is 800", "quantity: 800"),
    "year: 2027\nproducts: [{name: a b, quantity: 40 uur x 44 weken, unit: uur}]\n": (
        "plan.notation", "worked out that is 1760", "quantity: 1760"),
    "year: 2027\ncosts: {own: 14k + 8k}\n": ("plan.notation", "worked out that is 22000", "own: 22000"),
    "year: 2027\nproducts: [{name: a b, quantity: 3 dozijn x 5, unit: doos}]\n": (
        "plan.notation", "not readable as a number", "quantity: 40"),
    "year: 2027\nproducts: [{name: a b, quantity: 3 keer 5, unit: doos}]\n": (
        "plan.notation", "worked out that is 15", "quantity: 15"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 2 dagen reis + 1 dag}]\n": (
        "plan.notation", "not readable as a number of hours", 'hours: "1:30"'),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 3 uur + reistijd}]\n": (
        "plan.notation", "in another unit", 'hours: "1:30"'),
    "year: 2027\ncosts: {own: 40k + 5%}\n": ("plan.notation", "not readable as an amount", "own: EUR 24 000"),
    "year: 2027\ncosts: {own: 14k + diesel}\n": ("plan.notation", "in another unit", "own: EUR 24 000"),
    "year: 2027\ncosts: {own: 24k incl. 21% btw}\n": ("plan.notation", "words behind the number", "own: 24000"),
    "year: 2027\ncosts: {own: '24.000,- incl. 21% btw'}\n": ("plan.notation", "words behind the number", "own: 24000"),
    "year: 2027\ncosts: {own: 24.200 excl. btw}\n": ("plan.notation", "words behind the number", "own: 24200"),
    "year: 2027\ncurrency: GBP\ncosts: {support: c. £69k}\n": ("plan.vague", "leaves room", "support: 69000"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 4h prep + 4h}]\n": (
        "plan.notation", "worked out that is 8", "hours: 8"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 1 uur + 30 min}]\n": (
        "plan.notation", "", 'hours: "1:30"'),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: halve dag}]\n": (
        "plan.notation", "4 hours each that is 4", "hours: 4"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: een dag}]\n": (
        "plan.notation", "8 hours each that is 8", "hours: 8"),
    "year: 2027\ncycle_days: een half jaar\n": ("plan.notation", "days belongs here", "cycle_days: 180"),
    "year: 2027\ncycle_days: kwartaal\n": ("plan.notation", "days belongs here", "cycle_days: 90"),
    "year: 2027\ncycle_days: wekelijks\n": ("plan.vague", "does not say how much", "cycle_days: 75"),
    "year: 2027\ncycle_days: '10,5 mnd'\n": ("plan.notation", "", "cycle_days: 315"),
    "year: 2027\nselling_time: {weeks: '10,5 mnd'}\n": ("plan.notation", "weeks belongs here", "weeks: 45.6"),
    "year: 2027\ncustomers: {new: {win: fifteen}}\n": ("plan.vague", "write 15", "win: 15"),
    "year: 2027\ncustomers: {new: {win: tweeëntwintig}}\n": ("plan.vague", "write 22", "win: 22"),
    "year: 2027\ncustomers: {new: {win: twenty-five}}\n": ("plan.vague", "write 25", "win: 25"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: €110/t}]}\n": (
        "plan.notation", "belongs behind `measure`", "act_below: EUR 110"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 2 per kwartaal}]}\n": (
        "plan.notation", "belongs behind `measure`", "act_below: 2"),
    "year: 2027\ncurrency: GBP\nrevenue_target: £1.8m\ncosts: {allowed: 4.5% of revenue}\n": (
        "plan.notation", '"4.5%" of 1 800 000', "allowed: 81000"),
    "year: 2027\ncurrency: USD\nmonitoring: {self: [{measure: a b, target: $1.5MM}]}\n": (
        "plan.notation", "write that here as", "target: USD 1500000"),
    # Where it is not there, none is named.
    "year: 2027\nselling_time: {hours_per_week: 80%}\n": ("plan.vague", "of how many hours?", ""),
    "year: 2027\nselling_time: {hours_per_week: '0,8 FTE'}\n": ("plan.vague", "of how many hours?", ""),
    "year: 2027\nselling_time: {hours_per_week: fulltime}\n": ("plan.vague", "of how many hours?", ""),
    "year: 2027\nperiods: {events: [{name: a b, start: bouwvak, effect: -10%}]}\n": ("plan.vague", "does not say when", ""),
    "year: 2027\ndevelopment: [{goal: a b, by: voor de zomer}]\n": ("plan.vague", "does not say when", ""),
    "year: 2027\ndevelopment: [{goal: a b, by: einde schooljaar}]\n": ("plan.vague", "does not say when", ""),
    "year: 2027\ndevelopment: [{goal: a b, by: 99-99-2027}]\n": ("plan.notation", "does not exist", "by: 2027-09-30"),
    "year: 2027\nreviews: [{date: 2027-02-02, skip: zomervakantie}]\n": ("plan.vague", "does not say when", ""),
    "year: 2027\nreviews: [{date: 2027-02-02, skip: 'July, Aug'}]\n": ("plan.notation", "does not say when", ""),
    "year: 2027\nreviews: [{date: 2027-02-02, skip: n.t.b.}]\n": ("plan.vague", "does not say when", ""),
    # A day that words say.
    "year: 2027\ndevelopment: [{goal: a b, by: einde jaar}]\n": ("plan.notation", "", "by: 2027-12-31"),
    "year: 2027\ndevelopment: [{goal: a b, by: end of the year}]\n": ("plan.notation", "", "by: 2027-12-31"),
    "period: {start: 2027-07-01, months: 12}\ndevelopment: [{goal: a b, by: einde jaar}]\n": (
        "plan.vague", "does not say when", ""),
    "year: 2027\ndevelopment: [{goal: a b, by: first Monday in April}]\n": ("plan.notation", "", "by: 2027-04-05"),
    "year: 2027\ndevelopment: [{goal: a b, by: laatste vrijdag van mei 2027}]\n": ("plan.notation", "", "by: 2027-05-28"),
    "year: 2027\ndevelopment: [{goal: a b, by: first Monday in Aprl}]\n": ("plan.vague", "does not say when", ""),
    "period: {start: 2027-07-01, months: 12}\ndevelopment: [{goal: a b, by: first Monday in April}]\n": (
        "plan.notation", "", "by: 2028-04-03"),
    "period: {start: 2027-04-07, months: 12}\ndevelopment: [{goal: a b, by: first Monday in April}]\n": (
        "plan.notation", "", "by: 2028-04-03"),
    "period: {start: 2027-07-01, months: 12}\ndevelopment: [{goal: a b, by: first Monday in April 2027}]\n": (
        "plan.notation", "", "by: 2027-04-05"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: 1e dinsdag van de maand}]\n": ("plan.notation", "", "every: month"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 3x}]}\n": (
        "plan.notation", "belongs behind `measure`", "act_below: 3"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-08-02, effect: geen}]}\n": (
        "plan.vague", "write that here as 0", "effect: 0"),
    "year: 2027\ncosts: {own: 25K T&E}\n": ("plan.notation", "words behind", "own: 25000"),
    # What only has to be written otherwise is not called unreadable.
    "year: 2027\ndevelopment: [{goal: a b, by: 31-12-27}]\n": (
        "plan.notation", '"31-12-27": write that here as 2027-12-31', "by: 2027-12-31"),
    "year: 2027\ndevelopment: [{goal: a b, by: ma 4-1-2027}]\n": (
        "plan.notation", '"ma 4-1-2027": write that here as 2027-01-04', "by: 2027-01-04"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 90 min}]\n": (
        "plan.notation", 'write that here as "1:30"', 'hours: "1:30"'),
    # What is not in the diary yet is no yes, and a yes with words around it is one.
    **{
        f"year: 2027\nreviews: [{{date: 2027-04-07, with: Piet Jansen, in_calendar: {said}}}]\n": (
            "plan.notation", words, write)
        for said, words, write in (
            ("in concept", "neither yes nor no", "in_calendar: no"), ("tentative", "neither", "in_calendar: no"),
            ("nog doen", "neither", "in_calendar: no"), ("agenda nog doen", "neither", "in_calendar: no"),
            ("'ja, onder voorbehoud'", "neither", "in_calendar: no"), ("gereserveerd", "neither", ""),
            ("'ja, in Outlook'", "write just yes", "in_calendar: yes"), ("Outlook", "neither", "in_calendar: yes"),
            ("nee (volgende week)", "write just no", "in_calendar: no"),
        )
    },
    "year: 1850/51\n": ("plan.notation", "is not a year", "year: 2027"),
    "year: 2027\ndevelopment: [{goal: a b, by: op 30-9-2027}]\n": (
        "plan.notation", "write that here as 2027-09-30", "by: 2027-09-30"),
    "year: 2027\nrevenue_target: 400k\nperiods: {quarters: 20% / 20% / 20% / 40%}\n": (
        "plan.kind", "takes a list of numbers", "quarters: [80000, 80000, 80000, 160000]"),
    # How far it is from where it stands.
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: -4%}]\n": (
        "plan.ambiguous", "in two ways, 8% or 11.52%", "to: 8%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: +5%}]\n": (
        "plan.ambiguous", "in two ways, 17% or 12.6%", "to: 17%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: 4% lager}]\n": (
        "plan.ambiguous", "in two ways, 8% or 11.52%", "to: 8%"),
    "year: 2027\ndevelopment: [{goal: a b, from: '22,5%', to: '+1,5 pp'}]\n": (
        "plan.notation", "a step from 22.5%: write where that gets to, 24%", "to: 24%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: -4 pp}]\n": ("plan.notation", "a step from 12%", "to: 8%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: 4 punten omlaag}]\n": (
        "plan.notation", "a step from 12%", "to: 8%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 30, to: met 5 erbij}]\n": ("plan.notation", "a step from 30", "to: 35"),
    "year: 2027\ndevelopment: [{goal: a b, from: 30, to: 5 erbij}]\n": ("plan.notation", "a step from 30", "to: 35"),
    "year: 2027\ndevelopment: [{goal: a b, from: EUR 40k, to: +5%}]\n": (
        "plan.notation", "a step from EUR 40 000", "to: EUR 42000"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12%, to: +5}]\n": ("plan.vague", "is no number", ""),
    "year: 2027\ndevelopment: [{goal: a b, from: 98%, to: +5%}]\n": ("plan.vague", "is no number", ""),
    # Where people write the month first, a day in numbers has two readings.
    "country: US\nperiod: {start: 04-05-2027, months: 3}\n": (
        "plan.ambiguous", "in two ways, 4 May 2027 or 5 April 2027", "start: 2027-05-04"),
    "country: US-NY\nyear: 2027\nreviews: [{date: 13-4-2027}, {date: 5-5-2027}, {date: 4.5.2027}, {date: 4-5-2027}]\n": (
        "plan.ambiguous", "in two ways, 4 May 2027 or 5 April 2027", "date: 2027-05-04"),
    # A range of days on which nothing is discussed: the days of the rhythm in it.
    "year: 2027\nreviews: [{first: 2027-01-12, every: week, last: 2027-12-14, skip: 26-7-2027 t/m 13-8-2027}]\n": (
        "plan.notation", "the dates of the reviews that are left out", "skip: [2027-07-27, 2027-08-03, 2027-08-10]"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: 2 weken, last: 2027-12-14, skip: 26 juli t/m 13 aug}]\n": (
        "plan.notation", "", "skip: [2027-07-27, 2027-08-10]"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: week, last: 2027-12-14, skip: 27-7-2027 of 10-8-2027}]\n": ("plan.vague", "choose one", "skip: 2027-07-27"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: week, last: 2027-12-14, skip: 1-1-2028 t/m 9-1-2028}]\n": ("plan.notation", "no review falls between these days", ""),
    # Of a target that the other products fill nothing is left.
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a b, revenue: 1M}, {name: c d, revenue: n.t.b.}]\n": (
        "plan.vague", "like 0", "revenue: 0"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a b, revenue: 1M}, {name: c d, price: 5k, quantity: n.t.b.}]\n": (
        "plan.vague", "like 0", "quantity: 0"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a b, revenue: 1M}, {name: c d}, {name: e f, revenue: n.t.b.}]\n": (
        "plan.vague", "", "revenue: EUR 0"),
    # What starts is no later than what ends.
    "year: 2027\nperiods: {events: [{name: a b, start: n.t.b., end: 2027-02-01, effect: +10%}]}\n": (
        "plan.vague", "", "start: 2027-02-01"),
    "year: 2027\nreviews: [{first: n.t.b., every: week, last: 2027-01-05}]\n": ("plan.vague", "", "first: 2027-01-05"),
    "year: 2027\nreviews: [{first: 2027-12-20, every: week, last: n.t.b.}]\n": ("plan.vague", "", "last: 2027-12-20"),
    "period: {start: n.t.b., end: 2026-12-31}\n": ("plan.vague", "", "start: 2026-01-01"),
    # A period with one quarter is not asked for one, nor for its seasons.
    "period: {start: 2027-01-01, months: 3}\nrevenue_target: 120k\nperiods: {quarters: n.t.b.}\n": (
        "plan.vague", "", "quarters: [120000]"),
    "period: {start: 2027-01-01, months: 3}\nrevenue_target: 120k\nperiods: {seasonality: {basis: a b, index: TBD}}\n": (
        "plan.vague", "", "index: [85, 95, 110]"),
    # In place of a whole section stands what its rules have to write.
    "year: 2027\nsegments: [{name: a b, time: 60%}, {name: c d, time: 40%}]\nselling_time: TBD\n": (
        "plan.kind", "", "selling_time:\n  hours_per_week: 28"),
    "year: 2027\ncustomers: {new: {approach: 0, win: 0}, existing: TBD}\n": (
        "plan.kind", "", "existing:\n  approach: 60"),
    "year: 2027\ndevelopment: [{goal: a b, support: TBD}]\n": (
        "plan.kind", "", "support:\n  hours: 24\n  who: the sales manager"),
    "period: TBD\nreviews: [{date: 2026-03-03, with: Tom, in_calendar: yes}]\n": (
        "plan.kind", "", "period: {start: 2026-01-01, months: 12}"),
    "period: {start: 2027-01-01, months: n.t.b.}\nperiods: {months: [5k, 6k, 7k, 6k]}\n": ("plan.vague", "like 4", "months: 4"),
    # What nobody asks for may go.
    "year: 2027\ncosts: {lines: n.t.b.}\n": ("plan.kind", "If it is not needed, leave it out", ""),
    "year: 2027\nreviews: [{date: 2027-02-02}, TBD]\n": ("plan.kind", "If it is not needed, leave it out", ""),
    "year: 2027\nmonitoring: {organisation: [{who: TBC}]}\n": ("plan.vague", "write who looks", "who: the sales manager"),
    "year: 2027\naverage_order: n.t.b.\ncustomers: {new: {win: 15, revenue: 240000}}\n": (
        "plan.vague", "", "average_order: 16000"),
    "year: 2027\nrevenue_target: 900k\ncosts: TBD\n": (
        "plan.kind", "", "costs:\n  allowed: EUR 45 000\n  own: EUR 18 000\n  support: EUR 27 000"),
    "period: {start: 2027-01-01, end: n.t.b.}\n": ("plan.vague", "", "end: 2027-06-30"),
    "year: 2027\ncustomers: {existing: {approach: 85% van 71}}\n": ("plan.notation", "worked out that is 60", "approach: 60"),
    "year: 2027\ndevelopment: [{goal: a b, by: 4 7 2027}]\n": (
        "plan.ambiguous", "4 July 2027 or 7 April 2027", "by: 2027-07-04"),
    "year: 2027\nreviews: [{first: 2027-12-30, every: elke maandag, last: 2027-12-31}]\n": (
        "plan.ambiguous", "says another day", "first: 2027-12-27"),
    "year: 2027\nperiods: {seasonality: {index: [85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, n.t.b.]}}\n": (
        "plan.vague", "like 100", "100"),
    # The numbers of the plan show how it writes them.
    "year: 2027\nnumbers: volgt\nrevenue_target: 4,067,000\n": ("plan.vague", "write nl or en", "numbers: en"),
    "year: 2027\nnumbers: American\nrevenue_target: 1M\nproducts: [{name: a b, revenue: '950.000,-'}]\n": (
        "plan.notation", "write nl or en", "numbers: nl"),
    "year: 2027\nnumbers: volgt\nrevenue_target: 1M\n": ("plan.vague", "write nl or en", "numbers: nl"),
    # An index of which the average month is 1.
    "year: 2027\nperiods: {seasonality: {index: [0.85, 0.95, 1.1, 1.1, 1, 1, n.t.b., 0.6, 1.2, 1.3, 1.3, 1]}}\n": (
        "plan.vague", "like 0.6", "0.6"),
    "year: 2027\ncosts: {lines: [Gate 7 500]}\n": ("plan.kind", "", "- name: Gate 7 500"),
    "year: 2027\ncosts: {lines: [Car EUR 1 200]}\n": ("plan.kind", "", "- name: Car\n  amount: EUR 1 200"),
    "year: 2027\nreviews: [{date: 2027-04-07, with: Piet Jansen, in_calendar: deels}]\n": (
        "plan.notation", "neither yes nor no", "in_calendar: no"),
    "year: 2027\ncustomers: {existing: {approach: 0% van 140}}\n": ("plan.notation", "belongs here", "approach: 60"),
    "period: {start: 2027-10-01, months: 3}\ndevelopment: [{goal: a b, by: n.t.b.}]\n": ("plan.vague", "", "by: 2027-11-16"),
    "period: {start: 2027-10-01, days: 2}\ndevelopment: [{goal: a b, by: n.t.b.}]\n": ("plan.vague", "", "by: 2027-10-01"),
    "year: 2027\nrevenue_target: 1.2M\ncosts: {norm: 6% van omzet}\n": (
        "plan.notation", "a percentage is of the revenue target here", "norm: 6%"),
    "year: 2027\nproducts: [{name: a b, contribution: 42% van de winst}]\n": (
        "plan.notation", "a percentage is of the whole here", "contribution: 42%"),
    "year: 2027\nrevenue_target: 1.2M\ncosts: {allowed: 6% van omzet}\n": (
        "plan.notation", '"6%" of 1 200 000 (`revenue_target`): worked out that is 72000', "allowed: 72000"),
    "year: 2027\ncosts: {allowed: 75 à 80k}\n": ("plan.vague", "is a range", "allowed: 80000"),
    "year: 2027\ncosts: {allowed: 75k à 80k}\n": ("plan.vague", "is a range", "allowed: 80000"),
    "year: 2027\ncosts: {lines: [{name: a b, amount: 80 km à 0.25}]}\n": (
        "plan.notation", "worked out that is 20", "amount: 20"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-08-02, end: 3 weken, effect: -8%}]}\n": (
        "plan.notation", "", "end: 2027-08-22"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-08-02, end: zelfde dag, effect: -8%}]}\n": (
        "plan.vague", "", "end: 2027-08-02"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: elke donderdag, last: 2027-12-14}]\n": (
        "plan.ambiguous", '12 January 2027 is a Tuesday, and "elke donderdag" says another day', "first: 2027-01-14"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: week, last: 2027-12-14, skip: [10-08-2027 (vakantie)]}]\n": (
        "plan.notation", "", "2027-08-10"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: p/w}]}\n": ("plan.notation", "", "every: week"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: p/mnd}]}\n": ("plan.notation", "", "every: month"),
    "year: 2027\ndevelopment: [{goal: a b, by: 1ste oktober 2027}]\n": ("plan.notation", "", "by: 2027-10-01"),
    "year: 2027\ndevelopment: [{goal: a b, by: 1 oktobr 2027}]\n": ("plan.notation", "", "by: 2027-10-01"),
    "year: 2027\ndevelopment: [{goal: a b, by: 1 blorps 2027}]\n": ("plan.notation", "does not say when", ""),
    "year: 2027\ndevelopment: [{goal: a b, by: 31 12 2027}]\n": ("plan.notation", "", "by: 2027-12-31"),
    "year: 2027\ndevelopment: [{goal: a b, by: 20271001}]\n": ("plan.notation", "", "by: 2027-10-01"),
    "year: 2027\nselling_time: {hours_per_week: 6 uur per dag}\n": (
        "plan.notation", "with 5 days a week that is 30", "hours_per_week: 30"),
    "year: 2027\nselling_time: {hours_per_week: 80% van 40}\n": (
        "plan.notation", "worked out that is 32", "hours_per_week: 32"),
    "year: 2027\ncustomers: {existing: {approach: 85% van 140}}\n": (
        "plan.notation", "worked out that is 119", "approach: 119"),
    "year: 2027\nactivities: [{name: a b, conversion: 50%!}]\n": ("plan.notation", "write 50%", "conversion: 50%"),
    "year: 2027\nproducts: [{name: a b, quantity: 10, price: n.t.b., revenue: 150k}]\n": ("plan.vague", "", "price: 15000"),
    "year: 2027\nproducts: [{name: a b, quantity: n.t.b., price: 15k, revenue: 150k}]\n": ("plan.vague", "", "quantity: 10"),
    "year: 2027\ncustomers: {existing: {count: n.t.b., approach: 120}}\n": ("plan.vague", "", "count: 120"),
    "year: 2027\nactivities: [{name: n.t.b.}, {name: Introductory meeting}]\n": (
        "plan.vague", "", "name: Introductory meeting 2"),
    "year: 2027\nrevenue_target: 120k\nproducts: [{name: a b, revenue: 90k}, {name: c d, revenue: n.t.b.}]\n": (
        "plan.vague", "like 30000", "revenue: 30000"),
    "year: 2027\nperiods:\n  quarters: [{Q1: 24k}, 24.000,-, 25.000,-, 24.000,-]\n": (
        "plan.notation", "cut in two", 'quarters: [{Q1: 24k}, "24.000,-", "25.000,-", "24.000,-"]'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: no more than 5}]}\n": (
        "plan.vague", "a limit in words", 'target: "<= 5"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: niet onder 90%}]}\n": (
        "plan.vague", "a limit in words", 'target: ">= 90%"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: 3 over de hele periode}]}\n": ("plan.vague", "leaves room", "target: 3"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: minimaal 3 en maximaal 5}]}\n": ("plan.vague", "", "target: 5"),
    "year: 2027\nselling_time: {weeks: 5 days}\n": ("plan.notation", "with 5 days a week that is 1", "weeks: 1"),
    "year: 2027\nselling_time: {weeks: 215 werkdagen}\n": ("plan.notation", "with 5 days a week that is 43", "weeks: 43"),
    "year: 2027\nselling_time: {weeks: 365 days}\n": ("plan.notation", "weeks belongs here", "weeks: 52.1"),
    "year: 2027\nselling_time: {weeks: 9 weken vakantie en feestdagen}\n": (
        "plan.notation", "of the 52 weeks of the period that leaves 43", "weeks: 43"),
    "period: {start: 2027-04-01, months: 6}\nselling_time: {weeks: 10 days holiday}\n": (
        "plan.notation", "of the 26 weeks of the period that leaves 24", "weeks: 24"),
    "period: {start: 2027-04-01, days: 100}\nselling_time: {weeks: 2 weeks off}\n": (
        "plan.vague", "is time off", ""),
    "year: 2027\nselling_time: {weeks: 44 weeks without holidays}\n": ("plan.notation", "words behind", "weeks: 44"),
    "year: 2027\ncosts: {allowed: 60000, url:abc}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\nactivities: [{name: A b, per_week: 3, start:'2027-07-26'}]\n": (
        "plan.notation", "A space is missing", "start: '2027-07-26'"),
    "year: 2027\nreviews: [{date: 2027-04-07, with: Piet Jansen, in_calendar: yes, Team}]\n": (
        "plan.unknown-key", "remove it", ""),
    "year: 2027\nrevenue_target: 60 orders\n": ("plan.notation", "is a target in orders", "order_target: 60"),
    "period: {start: 1 jan, months: 6}\n": ("plan.notation", "without a year", "start: 2027-01-01"),
    "period: {start: 2027-01-01, months: 6 maanden}\n": ("plan.notation", "known already", "months: 6"),
    "period: {start: 2027-01-01, days: 90 dagen}\n": ("plan.notation", "known already", "days: 90"),
    "year: 2027\nselling_time: {average_order: 5k}\n": ("plan.unknown-key", "at the top level", ""),
    "year: 2027\naverage_order: 4k\nselling_time: {average_order: 5k}\n": ("plan.unknown-key", "at the top level", ""),
    "year: 2027\nperiods: {quarters: '225k, 225k, 250k, 300k'}\n": (
        "plan.kind", "takes a list", "quarters: [225000, 225000, 250000, 300000]"),
    "period: {start: 2027-01-01, months: 3}\nperiods: {seasonality: {basis: a b, index: '85, 95, 120'}}\n": (
        "plan.kind", "takes a list", "index: [85, 95, 120]"),
    "year: volgend jaar\n": ("plan.vague", "four digits", "year: 2027"),
    "year: 2027\nproducts: [{name: a b, contribution: 1e}]\n": ("plan.notation", "behind `rank`", "rank: 1"),
    "year: 2027\nrevenue_target: 5% meer\n": ("plan.vague", "half a number", "revenue_target: EUR 1 200 000"),
    "year: 2027\ncustomers: {new: {approach: 20% more than last year}}\n": ("plan.vague", "half a number", "approach: 130"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 1 uur en 30 minuten}]\n": (
        "plan.notation", "", 'hours: "1:30"'),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 90'}]\n": ("plan.notation", "", 'hours: "1:30"'),
    "year: 2027\ncosts: {allowed: 1.2MM}\n": ("plan.notation", "", "allowed: 1200000"),
    "year: 2027\ncosts: {allowed: 50 T€}\n": ("plan.notation", "", "allowed: 50000"),
    "year: 2027\nselling_time: {weeks: 11 maanden}\n": ("plan.notation", "weeks belongs here", "weeks: 47.8"),
    "year: 2027\nselling_time: {weeks: 44 weken}\n": ("plan.notation", "weeks belongs here", "weeks: 44"),
    "year: 2027\nselling_time: {weeks: 44 turven}\n": ("plan.notation", "words behind", "weeks: 44"),
    "year: 2027\ncycle_days: 2 jaar\n": ("plan.notation", "days belongs here", "cycle_days: 730"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: twice a month}]}\n": (
        "plan.notation", "says how often", "every: 2 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: tweemaal per week}]}\n": (
        "plan.notation", "says how often", "every: 3 days"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: maandag en donderdag}]}\n": ("plan.notation", "", "every: 3 days"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: anderhalve maand}]}\n": ("plan.notation", "", "every: 6 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: < 24 uur}]}\n": (
        "plan.notation", "behind `measure`", 'target: "< 24"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: minder dan 3}]}\n": (
        "plan.vague", "a limit in words", 'target: "< 3"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: fifty percent}]}\n": ("plan.vague", "", "target: 50%"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: vijftig stuks}]}\n": ("plan.vague", "does not say", "target: EUR 100 000"),
    "year: 2027\ncountry: DE_BY\n": ("plan.notation", "write the code like DE-BY", "country: DE-BY"),
    "year: 2027\ncountry: NL-NH\n": ("plan.notation", "write the country, NL", "country: NL"),
    "year: 2027\ncurrency: US dollar\n": ("plan.notation", "three letters", "currency: USD"),
    "year: 2027\nnumbers: Engels\n": ("plan.notation", "write nl or en", "numbers: en"),
    "year: 2027\ndevelopment: [{goal: a b, by: 1/3/2027}]\n": ("plan.ambiguous", "1 March 2027 or", "by: 2027-03-01"),
    "year: 2027\ndevelopment: [{goal: a b, by: 45-45-2027}]\n": ("plan.notation", "does not exist", "by: 2027-09-30"),
    "year: 2027\nreviews: [{date: 12 - 4 - 2027}]\n": ("plan.notation", "", "date: 2027-04-12"),
    "year: 2027\nreviews: [{date: 12-apr-27}]\n": ("plan.notation", "", "date: 2027-04-12"),
    # Of two days neither is guessed, and the one in the period comes first.
    "year: 2027\nreviews: [{date: 12/3/27}]\n": ("plan.ambiguous", "12 March 2027 or 3 December 2027", "date: 2027-03-12"),
    "year: 2027\nreviews: [{date: 12-3-27}]\n": ("plan.notation", "write that here as", "date: 2027-03-12"),
    "period: {start: 2027-04-01, months: 12}\nreviews: [{date: 12/3/2027}]\n": (
        "plan.ambiguous", "3 December 2027 or 12 March 2027", "date: 2027-12-03"),
    "period: {start: 2027-04-01, months: 12}\nreviews: [{date: 5/10/2027}]\n": (
        "plan.ambiguous", "5 October 2027 or 10 May 2027", "date: 2027-10-05"),
    "year: 2027\nreviews: [{date: maandag 7 oktober 2027}]\n": (
        "plan.ambiguous", "7 October 2027 or 4 October 2027", "date: 2027-10-07"),
    "year: 2027\nreviews: [{date: Sunday 7 October}]\n": (
        "plan.ambiguous", "7 October 2027 or 10 October 2027", "date: 2027-10-07"),
    "year: 2027\nreviews: [{date: ma 16/3}]\n": ("plan.ambiguous", "16 March 2027 or 15 March 2027", "date: 2027-03-16"),
    "year: 2027\nreviews: [{date: donderdag 7 oktober}]\n": ("plan.notation", "without a year", "date: 2027-10-07"),
    # Quarters and halves of the period alike.
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: a b, by: H1}]\n": (
        "plan.notation", "half a year without a year", "by: 2027-09-30"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: a b, by: medio Q3}]\n": (
        "plan.notation", "a quarter without a year", "by: 2027-11-16"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: a b, by: Q3}]\n": (
        "plan.notation", "a quarter without a year", "by: 2027-12-31"),
    # People meet on a day on which they work.
    "year: 2027\nreviews: [{date: mei}]\n": ("plan.notation", "a month without a year", "date: 2027-05-03"),
    "year: 2027\nreviews: [{date: week 20}]\n": ("plan.notation", "a week without a year", "date: 2027-05-18"),
    "year: 2027\nreviews: [{date: eind oktober 2027}]\n": ("plan.notation", "a day belongs here", "date: 2027-10-29"),
    "country: GB\nyear: 2027\nreviews: [{date: mid-October}]\n": ("plan.notation", "a month without", "date: 2027-10-18"),
    "country: BE\nyear: 2027\nreviews: [{date: begin november}]\n": (
        "plan.notation", "a month without", "date: 2027-11-02"),
    "year: 2027\nreviews: [{first: 2027-01-12, every: week, last: 2027-12-14, skip: [week 20]}]\n": (
        "plan.notation", "a week without a year", "2027-05-17"),
    "year: 2027\nreviews: [{first: 2027-01-05, skip: '2027-07-27, 2027-08-10'}]\n": (
        "plan.notation", "", "skip: [2027-07-27, 2027-08-10]"),
    "year: 2027\nperiods: {events: [{name: a b, start: 13-15 april 2027}]}\n": (
        "plan.notation", "a first and a last day", "start: 2027-04-13\nend: 2027-04-15"),
    "year: 2027\nperiods: {events: [{name: a b, start: 13-15 april 2027, end: 2027-04-15}]}\n": (
        "plan.vague", "range", "start: 2027-04-13"),
    "year: 2027\nperiods: {events: [{name: a b, start: 26 juli t/m 13 aug}]}\n": (
        "plan.notation", "a first and a last day", "start: 2027-07-26\nend: 2027-08-13"),
    "year: 2027\nperiods: {events: [{name: a b, start: van 26 juli 2027 t/m 13 aug 2027}]}\n": (
        "plan.notation", "a first and a last day", "start: 2027-07-26\nend: 2027-08-13"),
    "year: 2027\nperiods: {events: [{name: a b, end: 13 t/m 15 april 2027}]}\n": ("plan.vague", "range", "end: 2027-04-15"),
    "year: 2027\norder_target: 120\nperiods: {events: [{name: a b, start: 2027-04-13, effect: 10 orders}]}\n": (
        "plan.notation", "with its sign", "effect: +10"),
    "year: 2027\norder_target: 120\nperiods: {events: [{name: a b, start: 2027-04-13, effect: ±10%}]}\n": (
        "plan.vague", "leaves room", "effect: +10%"),
    "year: 2027\nsegments: [{name: a b, time: 33.33333%}]\n": ("plan.limit", "", "time: 33.3333%"),
    "year: 2027\nperiods: {events: [none]}\n": ("plan.kind", "write `none:` with the reason", ""),
    "year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +25000 euro}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    "year: 2027\nproducts: [{name: a b, quantity: 5 meer}]\n": ("plan.vague", "leaves room", "quantity: 5"),
    "year: 2027\nproducts: [{name: a b, quantity: 12 honderd}]\n": ("plan.notation", "is in another unit", "quantity: 40"),
    "year: 2027\nperiods: {quarters: 12 x 83k}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: 12 x 100}}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\norder_target: 40\nperiods: {quarters: 4 x € 250}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\norder_target: 40\nperiods: {quarters: 4 x 10}\n": (
        "plan.kind", "takes a list", "quarters: [10, 10, 10, 10]"),
    "year: 2027\nrevenue_target: 100k\ncosts: {allowed: 5000, own: 2%}\n": ("plan.notation", "worked out", "own: 100"),
    "year: 2027\nrevenue_target: 1234\nperiods: {quarters: [25%, 1, 2, 3]}\n": ("plan.notation", "worked out", "308.5"),
    "year: 2027\nwaivers: [{rule: plan.notation, reason: a b}]\n": ("plan.waiver", "nothing sets aside", ""),
    "year: 2027\nproducts: [{name: a b, quantity: ca. 12000 m2}]\n": ("plan.vague", "leaves room", "quantity: 12000"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 10% afwijking}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 15% behind plan}]}\n": (
        "plan.notation", "says how far below", "act_below: 85%"),
    "year: 2027\ndevelopment: [{goal: a b, from: Nee}]\n": ("plan.notation", "0 for no and 1 for yes", "from: 0"),
    "year: 2027\ndevelopment: [{goal: a b, to: yes}]\n": ("plan.notation", "0 for no and 1 for yes", "to: 1"),
    'year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: "-1.000,-"}]}\n': (
        "plan.notation", "this plan counts orders", "effect: -10%"),
    "year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +€ 500}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    # As in a new plan, where the line for a target in money is still there, empty.
    "year: 2027\nrevenue_target:\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +€ 500}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    "year: 2027\nperiods: {weeks: {none: a b}}\n": ("plan.unknown-key", "no answer here: write a number for each week", ""),
    "year: 2027\nperiods: {quarters: {none: a b}}\n": ("plan.unknown-key", "a number for each quarter", ""),
    "year: 2027\nperiods: {months: 12 x 83k}\n": (
        "plan.kind", "takes a list", f"months: [{', '.join(12 * ['83000'])}]"),
    "year: 2027\nperiods: {months: 1 x 83k}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nreviews: elke maand\n": (
        "plan.kind", "takes a list", "reviews:\n  - first: 2027-01-08\n    every: elke maand\n    last: 2027-12-31"),
    "period: {start: 2027-04-01, months: 6}\nreviews: 2 weken\n": (
        "plan.kind", "takes a list", "reviews:\n  - first: 2027-04-08\n    every: 2 weken\n    last: 2027-09-30"),
    "year: 2027\nreviews: often\n": (
        "plan.kind", "takes a list",
        ("reviews:\n  - first: 2027-01-12\n    every: 4 weeks\n    last: 2027-12-14\n    with: Piet Jansen\n"
        "    in_calendar: yes")),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: [0,9, 1, 1,1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}\n": (
        "plan.ambiguous", "so 0 and 9 stand apart here", 'index: ["0,9", 1, "1,1", 1, 1, 1, 1, 1, 1, 1, 1, 1]'),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: [0,9,1,1,1,1,1,1,1,1,1,1,1]}}\n": (
        "plan.kind", "here stand 13 numbers: take 12. A comma parts two numbers: is 0,9 one, then write 0.9", ""),
    "year: 2027\nperiods: {quarters: [290,500,310,500,240,500,358,500]}\n": (
        "plan.kind", "A comma parts two numbers: is 290,500 one, then write 290500", ""),
    "year: 2027\nperiods: {quarters: [1000, 2000, 3000, 4000, 5000]}\n": (
        "plan.kind", "the period has 4 quarters, and here stand 5 numbers: take 4", ""),
    "period: {start: 2027-01-01, months: 3}\nperiods: {quarters: [1000, 2000]}\n": (
        "plan.kind", "the period has 1 quarter, and here stand 2 numbers", ""),
    "period: {start: 2027-01-01, months: 1}\nperiods: {months: {M1: 1000, M2: 2000}}\n": (
        "plan.kind", "the period has 1 month, so M2 is none of them", ""),
    "period: {start: 2027-01-01, days: 2}\nperiods: {weeks: [1000]}\n": (
        "plan.kind", "the period has 0 weeks, and here stands 1 number: leave it out", ""),
    "year: 2027\nperiods: {quarters: [290,000, 310,500, 240,250, 360,250]}\n": (
        "plan.notation", 'so an amount was cut in two here; "290,000" can be read in two ways, 290 000 or 290',
        "quarters: [290000, 310500, 240250, 360250]"),
    "year: 2027\nperiods: {quarters: [1, [9.000,50], 2, 3]}\n": (
        "plan.notation", "so an amount was cut in two here", '["9.000,50"]'),
    "year: 2027\nnumbers: en\nperiods: {quarters: [290,000, 310,500]}\n": (
        "plan.notation", "Put each amount with a comma in quotes", 'quarters: ["290,000", "310,500"]'),
    "year: 2027\nperiods: {quarters: [1,2 mln, 1,3 mln]}\n": (
        "plan.ambiguous", "so 1 and 2 mln stand apart here", 'quarters: ["1,2 mln", "1,3 mln"]'),
    "year: 2027\nperiods: {months: [8,5%, 9000]}\n": (
        "plan.ambiguous", 'stand apart here: if that is right, put a space behind each comma; "8,5%" is a percentage', ""),
    "year: 2027\nrevenue_target: 100k\nperiods: {months: [8,5%, 9000]}\n": (
        "plan.ambiguous", "worked out that is 8500", "months: [8500, 9000]"),
    "year: 2027\ncosts: {allowed: 60,000}\n": (
        "plan.notation", 'stands inside braces; "60,000" can be read in two ways, 60 000 or 60', "allowed: 60000"),
    "year: 2027\ncosts: {allowed:60000}\n": ("plan.notation", "A space is missing after this colon", "allowed: 60000"),
    "year: 2027\ncosts: {allowed:60,000, own: 5}\n": (
        "plan.notation", 'A space is missing after this colon; "60,000" can be read in two ways', "allowed: 60000"),
    "year: 2027\nperiods: {quarters: {Q1: 290,000}}\n": ("plan.notation", "can be read in two ways", "Q1: 290000"),
    "year: 2027\nperiods: {quarters: {Q1:290000}}\n": ("plan.notation", "A space is missing after this colon", "Q1: 290000"),
    "period: {start: 2027-02-01, months: 1,5}\n": ("plan.notation", '"1,5" is not a whole number', "months: 1"),
    "year: 2027\nperiods: {events: [{name: A, start: April 13, 2027, effect: +10%}]}\n": (
        "plan.notation", "Put the value in quotes", 'start: "April 13, 2027"'),
    "year: 2027\nmonitoring: {self: [{measure: A,\n  target: 1,5 or more}]}\n": (
        "plan.notation", 'inside braces; "1,5 or more" is a limit in words', 'target: ">= 1.5"'),
    "year: 2027\nmonitoring:\n  self:\n    - measure: A\n      target: >3\n": (
        "plan.notation", "Put the value in quotes", 'target: ">3"'),
    "year: 2027\nactivities:\n  - name: A\n    per_week: >3\n": (
        "plan.notation", 'starts with ">", which means something else in YAML; ">3" leaves room', "per_week: 3"),
    "year: 2027\ncosts: {lines: [{name: Car, train, boat, amount: 14000}]}\n": (
        "plan.unknown-key", "does this belong to the text before it", 'name: "Car, train, boat"'),
    "year: 2027\nreviews: [{date: 2027-04-07, with: Piet, Jan}]\n": (
        "plan.unknown-key", "put them together in square brackets", "with: [Piet, Jan]"),
    "year: 2027\ncosts: {lines: [{name: , train, amount: 14000}]}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\ncosts: {lines: [{name: Car, amount: 14000}, {train}]}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\nperiods: {events: {name: A, start: 2027-04-13, effect: +10%}}\n": (
        "plan.kind", "takes a list", 'events:\n  - name: A\n    start: 2027-04-13\n    effect: "+10%"'),
    "year: 2027\nreviews: {date: 2027-04-13, with: [Jan]}\n": (
        "plan.kind", "takes a list", "reviews:\n  - date: 2027-04-13\n    with: [Jan]"),
    "year: 2027\nperiods: {events: [{none: no fairs}]}\n": (
        "plan.kind", "write it without the dash", "events:\n  none: no fairs"),
    "year: 2027\nperiods: {seasonality: [{none: a b}]}\n": (
        "plan.kind", "write it without the dash", "seasonality:\n  none: a b"),
    "year: 2027\nperiods: {events: [{none: a b, name: A}]}\n": ("plan.unknown-key", '"none" is not a key', ""),
    "year: 2027\ncosts:\n  lines:\n    - name = Car\n      amount = 14000\n": (
        "plan.kind", "has lines of its own", "- name: Car\n  amount: 14000"),
    "year: 2027\ncosts:\n  own = 5\n  allowed; 60000\n": (
        "plan.kind", "has lines of its own", "costs:\n  own: 5\n  allowed: 60000"),
    "year: 2027\nactivities: [{name: a b, conversion: de helft}]\n": ("plan.vague", "a part in words", "conversion: 50%"),
    "year: 2027\nactivities: [{name: a b, per_week: Twee}]\n": ("plan.vague", "write 2", "per_week: 2"),
    "year: 2027\nselling_time: {weeks: “44”}\n": ("plan.notation", "write 44", "weeks: 44"),
    "year: 2027\nproducts: [{name: a b, contribution: “45%”}]\n": ("plan.notation", "write 45%", "contribution: 45%"),
    "year: 2027\nperiods: {quarters: [25%, 1, 2, 3]}\nrevenue_target: 200k\n": (
        "plan.notation", "worked out that is 50000", "50000"),
    "year: 2027\nperiods: {quarters: {Q1: 12.5%}}\nrevenue_target: 200k\n": (
        "plan.notation", "worked out that is 25000", "Q1: 25000"),
    "year: 2027\nperiods: {quarters: [25%, 1, 2, 3]}\n": ("plan.notation", "an amount belongs here", "2"),
    "year: 2027\nrevenue_target: 1.2M\ncosts: {allowed: 8% van het doel}\n": (
        "plan.notation", "worked out that is 96000", "allowed: 96000"),
    "year: 2027\ncosts: {allowed: 10k, own: 4k, support: de rest}\n": (
        "plan.notation", "10 000 - 4 000 leaves: write 6000", "support: 6000"),
    # Nothing is what is left, also of what customers are to bring in.
    "year: 2027\ncosts: {allowed: 10k, own: 10k, support: rest}\n": ("plan.vague", "does not say", "support: 0"),
    "year: 2027\nrevenue_target: 420k\ncustomers: {existing: {revenue: -60000}, new: {revenue: 480k}}\n": (
        "plan.notation", "like 0", "revenue: 0"),
    # Of a target without the other part: a part of it. A plan in orders does not ask.
    "year: 2027\nrevenue_target: 420k\ncustomers: {existing: {revenue: n.t.b.}}\n": (
        "plan.vague", "", "revenue: 280000"),
    "year: 2027\nrevenue_target: 420k\ncustomers: {new: {revenue: n.t.b.}}\n": ("plan.vague", "", "revenue: 140000"),
    "year: 2027\norder_target: 9\ncustomers: {existing: {revenue: n.n.b.}}\n": (
        "plan.vague", "write what they bring in over the period. If it is not needed, leave it out", ""),
    # A part of what is known, as a fraction.
    "year: 2027\ncosts: {allowed: 20k, own: 1/3}\n": ("plan.notation", "worked out that is 6667", "own: 6667"),
    "year: 2027\nrevenue_target: 1.2M\ncustomers: {existing: {revenue: 2/3}}\n": (
        "plan.notation", "of 1 200 000 (`revenue_target`)", "revenue: 800000"),
    "year: 2027\ncosts: {own: rest, support: 4k}\n": ("plan.vague", "does not say", "own: EUR 56 000"),
    "year: 2027\nrevenue_target: 1M\ncustomers: {existing: {revenue: 800k}, new: {revenue: Rest}}\n": (
        "plan.notation", "write 200000", "revenue: 200000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b, revenue: 300k}, {name: c, quantity: 10, "
    "price: 20k}]\n": ("plan.notation", "1 000 000 - 500 000 leaves", "revenue: 500000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b, price: 20k}]\n": (
        "plan.vague", "does not say", "revenue: EUR 500 000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b}]\n": (
        "plan.vague", "does not say", "revenue: EUR 500 000"),
    "year: 2027\naverage_order: rest\n": ("plan.vague", "does not say", "average_order: EUR 40 000"),
    "year: 2027\ncustomers: {existing: {count: 40, approach: allemaal}}\n": (
        "plan.notation", "are 40 customers here", "approach: 40"),
    "year: 2027\ncustomers: {existing: {approach: allemaal}}\n": ("plan.vague", "does not say", "approach: 60"),
    "year: 2027\nproducts: [{name: a b, quantity: 120 stuks}]\n": (
        "plan.notation", "a line of its own, `unit`", "quantity: 120\nunit: stuks"),
    "year: 2027\nproducts: [{name: a b, quantity: 1.200 stuks}]\n": ("plan.notation", "words behind", "quantity: 1200"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 2x per maand}]}\n": (
        "plan.notation", "says how often", "every: 2 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 7x per maand}]}\n": ("plan.notation", "", "every: 2 weeks"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 28 uur}]\n": (
        "plan.notation", "of 28 hours a week: worked out that is 100%", "time: 100%"),
    "year: 2027\nproducts: [{name: A b, quantity: een kwart}]\n": ("plan.vague", "does not say how much", "quantity: 40"),
    "period: 2027 t/m 2031\n": ("plan.kind", "lines of its own", "period:\n  start: 2027-01-01\n  end: 2031-12-31"),
    "period: 2027 t/m 2032\n": ("plan.kind", "lines of its own", ""),
    "year: 2027\nproducts: Windows 365\n": ("plan.kind", "takes a list", "products:\n  - name: Windows 365"),
    "year: 2027\nperiods: {seasonality: {index: [{M1: 90}, {M2: 110}]}}\n": (
        "plan.kind", "a dash starts an entry", "index:\n  M1: 90\n  M2: 110"),
    "year: 2027\ndevelopment: [{goal: a b, by: 31-11-2027}]\n": (
        "plan.notation", "a date that does not exist", "by: 2027-11-30"),
    "year: 2027\nrevenue_target: 600k\ncosts: {allowed: 5%}\n": (
        "plan.notation", '"5%" of 600 000 (`revenue_target`): worked out that is 30000', "allowed: 30000"),
    "year: 2027\ncosts: {allowed: 30k, own: 40%}\n": ("plan.notation", "of 30 000 (`allowed`)", "own: 12000"),
    "year: 2027\nrevenue_target: 480k\ncustomers: {new: {revenue: 20%}}\n": ("plan.notation", "worked out", "revenue: 96000"),
    "year: 2027\ncosts: {own: 40%}\n": ("plan.notation", "an amount belongs here", "own: EUR 24 000"),
    "year: 2027\naverage_order: 40%\nrevenue_target: 5k\n": ("plan.notation", "an amount belongs here", "average_order: EUR 250"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 7 uur}]\n": (
        "plan.notation", "of 28 hours a week: worked out that is 25%", "time: 25%"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 40 uur}]\n": (
        "plan.notation", "is in another unit", "time: 100%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 10 days}]\n": ("plan.notation", "belongs behind `measure`", "from: 10"),
    "year: 2027\ncustomers: {new: {approach: 20x}}\n": ("plan.notation", "write just the number, 20", "approach: 20"),
    'year: 2027\nperiods: {quarters: "50k\\t50k;50k\\t60k"}\n': (
        "plan.kind", "takes a list", "quarters: [50000, 50000, 50000, 60000]"),
    'year: 2027\nperiods: {quarters: "50.000\\t50k"}\n': ("plan.kind", "takes a list", "quarters: [50.000, 50000]"),
    "year: 2027\nperiods: {quarters: [290,000, 310,000]}\n": (
        "plan.notation", "so an amount was cut in two here", 'quarters: [290000, 310000]'),
    "year: 2027\nperiods: {quarters: [1,234,000, 2]}\n": (
        "plan.notation", "so an amount was cut in two here", 'quarters: ["1,234,000", 2]'),
    "year: 2027\nperiods: {quarters: [1,234,000,2]}\n": ("plan.notation", "so an amount was cut in two here", ""),
    "year: 2027\ncosts: {onw: 22000}\n": ("plan.unknown-key", "did you mean `own`?", "own: 22000"),
    "year: 2027\ncosts: {onw: TBD}\n": ("plan.unknown-key", "did you mean `own`?", ""),
    "year: 2027\ncosts: {onw: 22000, own: 5000}\n": ("plan.unknown-key", "`own` is there already", ""),
    "year: 2027\nperiods: {quarters: [290k, [310k], 2, 3]}\n": ("plan.kind", "an item of `quarters` takes one value", ""),
    "year: 2027\nnumbers: nl\nmonitoring: {self: [{measure: a b, target: '1,5 OF MEER'}]}\n": (
        "plan.vague", "is a limit in words", 'target: ">= 1,5"'),
    "year: 2027\ndevelopment: [{goal: a b, from: 20 minimaal}]\n": ("plan.vague", "leaves room", "from: 20"),
    "year: 2027\ndevelopment: [{goal: a b, from: 5 million dollars}]\n": ("plan.currency", "is in dollars", "from: EUR 5000000"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12 USD}]\n": ("plan.currency", "is in USD", "from: EUR 12"),
    "year: 2027\nnumbers: nl\ndevelopment: [{goal: a b, from: '1,5 dagen'}]\n": (
        "plan.notation", "belongs behind `measure`", 'from: "1,5"'),
    "year: 2027\nnumbers: nl\nperiods: {quarters: '1,5;2;3;4'}\n": ("plan.kind", "takes a list", 'quarters: ["1,5", 2, 3, 4]'),
    "year: 2028\ndevelopment: [{goal: a b, by: 20 +/- 5}]\n": ("plan.vague", "does not say when", ""),
    "period: {end: 2000-01-01}\n": ("plan.required", "", "period: {start: 2027-02-01, months: 3}"),
    "year: 2027\nselling_time: {hours_per_week: 30}\nsegments: [{name: A b, time: 20 uur}]\n": (
        "plan.notation", "worked out that is 66.7%", "time: 66.7%"),
    "year: 2028\nreviews: [{date: [DATE]}]\n": ("plan.vague", '"[DATE]" does not say when', "date: 2028-04-07"),
    "period: {start: 2027-01-01}\n": ("plan.required", "needs its first day", "period: {start: 2027-01-01, months: 12}"),
    "period: {end: 2027-12-31}\n": ("plan.required", "", "period: {start: 2027-01-01, end: 2027-12-31}"),
    "period: {days: 90}\n": ("plan.required", "", "period: {start: 2027-02-01, days: 90}"),
    "period: {months: 5}\n": ("plan.required", "", "period: {start: 2027-02-01, months: 5}"),
    "period: {start: 2027-01-01, end: 2027-01-01}\n": ("plan.notation", "a period ends after it starts", "days: 1"),
    "year: 2027\nperiods: {weeks: {W1: 20000, w53: 3}}\n": ("plan.kind", "so w53 is none of them", ""),
    "year: 2027\nperiods: {seasonality: {index: {M1: 100, M13: 5}}}\n": ("plan.kind", "so M13 is none of them", ""),
    "year: 2027\nperiods: {seasonality: {index: [1], basis: omzet 2026, none: geen seizoen}}\n": (
        "plan.kind", "`none` says that there is nothing, and `index` and `basis` say what there is", ""),
    "year: 2026\nreviews: [{date: ca. 7 april 2026}]\n": ("plan.vague", "leaves room", "date: 2026-04-07"),
    "year: 2026\nreviews: [{date: 9999-12-31}]\n": ("plan.limit", "outside the years", "date: 2026-04-07"),
    "year: 2027\nreviews: [{date: 9-4-2027 or 8-4-2027}]\n": ("plan.vague", "is a range", "date: 2027-04-08"),
    "year: 2027\nwaivers: [{rule: C06.events, reason: none here, until: tussen 1-10-2027 en 5-10-2027}]\n": (
        "plan.notation", "not readable as a date", "until: 2027-10-05"),
    "year: 2027\ncustomers: {new: {approach: geen}}\n": ("plan.vague", "write that here as 0", "approach: 0"),
    "year: 2027\nrevenue_target: geen\n": ("plan.vague", "does not say how much", "revenue_target: EUR 1 200 000"),
    "year: 2027\nperiods: {seasons: {none: a b}}\n": ("plan.unknown-key", "did you mean `seasonality`?", ""),
    "year: 2027\nrevenue_target:\u00a01200000\n": (
        "plan.syntax", "Here stands a no-break space", "revenue_target: 1200000"),
    "year: 2027\ncycle_days: 3 weeks\n": ("plan.notation", "days belongs here, so write 21", "cycle_days: 21"),
    "year: 2027\ncycle_days: week 3\n": ("plan.notation", "not readable as a number", "cycle_days: 75"),
    "year: 2027\nperiods: {quarters: {Q1: 1, q1: 2}}\n": ("plan.kind", "`Q1` and `q1` exclude each other", ""),
    f"year: 2027\nperiods: {{seasonality: {{index: {[1] * 13}, basis: x}}}}\n": ("plan.kind", "the period has 12 months", ""),
    f"year: 2027\nperiods: {{seasonality: {{index: {[0] * 12}, basis: x}}}}\n": ("plan.notation", "nothing but zeros", ""),
    "year: 2027\nproducts: [{name: A, contribution: veel}, {name: B, contribution: EUR 5000}]\n": (
        "plan.vague", "", "contribution: EUR 5 000"),
    "period: {start: 2027-06-01, end: 2027-01-01}\n": ("plan.notation", "ends before it starts, on 1 June 2027", ""),
    "year: 2027\norganisation: [naam]\n": ("plan.vague", '"[naam]" is a placeholder', ""),
    "year: 2027\norganisation: {{name}}\n": ("plan.vague", '"{{name}}" is a placeholder', ""),
    "year: 2027\norganisation: [naam, b]\n": ("plan.kind", "takes one value, and here stands a list", ""),
    "year: 2027\nperiods: {quarters: [[X], 1, 2, 3]}\n": ("plan.vague", '"[X]" does not say how much', "2"),
    "year: 2027\nyear: 2028\n": ("plan.duplicate-key", "stands here for the second time", ""),
    "year: 2027\nreviews: [{date: 2027-02-02, skip: [binnenkort]}]\n": ("plan.vague", "does not say when", ""),
    "year: 2027\nperiods: {quarters: [[X, Y], 1, 2, 3]}\n": ("plan.kind", "takes one value, and here stands a list", ""),
    "year: 2027\nselling_time: 32 hours\n": (
        "plan.kind", "`selling_time` has lines of its own below it, such as `hours_per_week:` and `weeks:`, and here stands",
        "selling_time:\n  hours_per_week: 32 hours"),
    "year: 2027\nproducts: [Service contracts]\n": (
        "plan.kind", "an item of `products` has lines of its own, such as `name:`, `contribution:` and `rank:`",
        "- name: Service contracts"),
    "year: 2027\nperiods: {events: [Fair]}\n": ("plan.kind", "an item of `events` has lines of its own, such as `name:`",
        "- name: Fair"),
    "year: 2027\ncustomers: {new: a dozen}\n": ("plan.kind", '`new` has lines of its own below it, such as `approach:`', ""),
    "year: 2027\ncycle_days: 2 to 3 months\n": ("plan.vague", "is a range", "cycle_days: 90"),
    "year: 2027\nactivities: [{name: A, per_week: 1 per day}]\n": ("plan.notation", "write it behind `per_day`", "per_day: 1"),
    "year: 2027\nactivities: [{name: A, per_week: 2 to 3 per month}]\n": (
        "plan.vague", "is a range: choose the number you will be held to, like 3", "per_month: 3"),
    "year: 2027\nactivities: [{name: A, per_week: ca. 2 per month}]\n": ("plan.vague", "leaves room", "per_month: 2"),
    "year: 2027\nproducts: Boxes, Foil\n": ("plan.kind", "takes a list", "products:\n  - name: Boxes\n  - name: Foil"),
    "year: 2027\nproducts: Boxes 5, Foil 6\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nactivities: [{name: A, per_week: 2 to 3 per week}]\n": ("plan.vague", "is a range", "per_week: 3"),
    "year: 2027\nactivities: [{name: A, hours: half an hour}]\n": ("plan.vague", "stands there in words", 'hours: "0:30"'),
    "year: 2027\nactivities: [{name: A, hours: een kwartier}]\n": ("plan.vague", "stands there in words", 'hours: "0:15"'),
    "year: 2027\nproducts: [{name: A, price: 350 per pallet}]\n": (
        "plan.notation", "which is of one unit already: write 350", "price: 350"),
    "year: 2027\nproducts: [{name: A, price: '€ 42,- /u'}]\n": (
        "plan.notation", "which is of one unit already: write 42", "price: 42"),
    "year: 2027\nnumbers: nl\naverage_order: 7.500 per order\n": (
        "plan.notation", "which is of one order already: write 7500", "average_order: 7500"),
    "year: 2027\naverage_order: 300 per pallet\n": (
        "plan.notation", "in another unit", "average_order: EUR 40 000"),
    "year: 2027\nproducts: [{name: A, price: 350 per month}]\n": ("plan.notation", "350 x 12 = 4200", "price: 4200"),
    "year: 2027\nrevenue_target: 600k\ncosts: {allowed: 30k, own: 2%, support: 28k}\n": (
        "plan.notation", "of 30 000 (`allowed`)", "own: 600"),
    "year: 2027\nperiods: {events: {none: a b, name: Fair, start: 2027-04-13}}\n": (
        "plan.kind", "keep the one or the other", ""),
    "year: 2027\nrevenue_target: 1 200.000\n": ("plan.ambiguous", "1 200 000 or 1 200", "revenue_target: 1200000"),
    "year: 2027\nrevenue_target: 1 200,000\n": ("plan.ambiguous", "put `numbers: en`", "revenue_target: 1200000"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: om het halfjaar}]}\n": (
        "plan.ambiguous", "every half year or every year", "every: half year"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: om het kwartaal}]}\n": (
        "plan.ambiguous", "every quarter or every half year", "every: quarter"),
    "year: 2027\ndevelopment: [{goal: a b, support: {budget: n.v.t.}}]\n": ("plan.vague", "", "budget: 0"),
    "year: 2027\ncosts: {own: n.v.t.}\n": ("plan.vague", "", "own: EUR 24 000"),
    "year: 2027\nsegments: none\n": (
        "plan.kind", "takes a list",
        ('segments:\n  - name: Hospitals\n    definition: "more than 50 staff, region North"\n    contribution: 67%\n'
        '    time: 67%\n  - name: Clinics\n    definition: "more than 50 staff, region North"\n    contribution: 33%\n'
        "    time: 33%")),
    "year: 2027\nmonitoring: {self: [{measure: a b, kind: activities}]}\n": (
        "plan.notation", "write activity or result", "kind: activity"),
    "year: 2027\nactivities: [{name: a b, per_week: 4.875}]\n": ("plan.ambiguous", "4.875 or 4 875", "per_week: 4.8750"),
    "year: 2027\nactivities: [{name: a b, per_week: '4,875'}]\n": (
        "plan.ambiguous", "put `numbers: nl` at the top", "per_week: 4.8750"),
    "reviews: [{date: 2026-04-07}, {date: 14-4-2026}, {date: 2027-01-05}]\n": (
        "plan.required", "which year or period", "year: 2026"),
    "year: 2027\ncosts: {allowed: 999999999999999999 per month}\n": (
        "plan.notation", "in another unit", "allowed: EUR 60 000"),
    "year: 2027\ncosts: {allowed: 18k p.kw.}\n": ("plan.notation", "18 000 x 4 = 72000", "allowed: 72000"),
    "year: 2027\ncosts: {allowed: € 18k p/kw}\n": ("plan.notation", "18 000 x 4 = 72000", "allowed: 72000"),
    "year: 2027\ncosts: {lines: [{name: a b, amount: 500 maandelijks}]}\n": (
        "plan.notation", "500 x 12 = 6000", "amount: 6000"),
    "period: {start: 2027-01-01, months: 6}\ncosts: {lines: [{name: a b, amount: 500 per mnd}]}\n": (
        "plan.notation", "500 x 6 = 3000", "amount: 3000"),
    "period: {start: 2027-01-01, end: 2027-06-30}\ncosts: {lines: [{name: a b, amount: 500 per quarter}]}\n": (
        "plan.notation", "500 x 2 = 1000", "amount: 1000"),
    "period: {start: 2027-01-01, months: 4}\ncosts: {lines: [{name: a b, amount: 500 per quarter}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "period: {start: 2027-01-01, days: 100}\ncosts: {lines: [{name: a b, amount: 500 per month}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "year: 2027\ncosts: {lines: [{name: a b, amount: 0 per month}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "year: 2027\nactivities: [{name: Call, per_week: 2, leads_to: TBD, conversion: 40%}, {name: Quotation}]\n": (
        "plan.vague", "the next step", "leads_to: Quotation"),
    "year: 2027\nactivities: [{name: Call, leads_to: TBD}, {name: Quotation, leads_to: Talk}, {name: Talk}]\n": (
        "plan.vague", "the next step", "leads_to: Quotation"),
    "year: 2027\nactivities: [{name: Quotation, leads_to: order}, {name: Call, leads_to: TBD}]\n": (
        "plan.vague", "the next step", "leads_to: Quotation"),
    "year: 2027\nactivities: [{name: Call, per_week: 2, leads_to: Quotation, conversion: 40%}, {name: n.t.b.}]\n": (
        "plan.vague", "write the activity", "name: Quotation"),
    "year: 2027\nactivities: [{name: n.t.b., leads_to: order}]\n": (
        "plan.vague", "write the activity", "name: Introductory meeting"),
    # Not the name that it leads to itself, nor a circle, nor what is for existing customers.
    "year: 2027\nactivities: [{name: n.t.b., per_week: 3, leads_to: Quotation, conversion: 40%}]\n": (
        "plan.vague", "write the activity", "name: Introductory meeting"),
    "year: 2027\nactivities: [{name: Quotation, leads_to: TBD}, {name: Call, leads_to: Quotation}]\n": (
        "plan.vague", "the next step", "leads_to: order"),
    "year: 2027\nactivities: [{name: Call, leads_to: TBD}, {name: Visit, for: bestaand}, {name: Offer}]\n": (
        "plan.vague", "the next step", "leads_to: Offer"),
    "year: 2027\nproducts: [{name: Boxes, quantity: 20000000000, price: 90000000000, revenue: n.t.b.}]\n": (
        "plan.vague", "write an amount, like 540000", "revenue: 540000"),
    "year: 2027\nproducts: [{name: Boxes, quantity: 24, price: 24500, revenue: n.t.b.}]\n": (
        "plan.vague", "write an amount, like 588000", "revenue: 588000"),
    "year: 2027\nperiods: {events: [{name: Works holiday, start: 2027-07-26, effect: 15.000}]}\n": (
        "plan.ambiguous", "; with a - in place of the + if it takes", "effect: +15000"),
    "year: 2027\nproducts: [{name: Boxes, quantity: tien}]\n": ("plan.vague", "write 10", "quantity: 10"),
    "year: 2027\ncosts: {own: '9.000,00 per half jaar'}\n": ("plan.notation", "9 000 x 2 = 18000", "own: 18000"),
    "year: 2027\ncosts: {own: 9k per halfjaar}\n": ("plan.notation", "9 000 x 2 = 18000", "own: 18000"),
    "year: 2027\ncosts: {own: 9k a half year}\n": ("plan.notation", "9 000 x 2 = 18000", "own: 18000"),
    "year: 2027\ncosts: {own: 9k per half-year}\n": ("plan.notation", "9 000 x 2 = 18000", "own: 18000"),
    "period: {start: 2027-01-01, months: 24}\nrevenue_target: 600k ARR\n": (
        "plan.notation", "600 000 x 2 = 1200000", "revenue_target: 1200000"),
    "year: 2027\ncosts: {own: 5k annually}\n": ("plan.notation", "5 000 x 1 = 5000", "own: 5000"),
    "year: 2027\nrevenue_target: 10k MRR\n": ("plan.notation", "10 000 x 12 = 120000", "revenue_target: 120000"),
    "year: 2027\ncosts: {allowed: 5k a year}\n": ("plan.notation", "5 000 x 1 = 5000", "allowed: 5000"),
    "year: 2027\ncosts: {allowed: 5.000 per maand}\n": ("plan.ambiguous", "two ways, 60 000 or 60: ", "allowed: 60000"),
    "year: 2027\ncustomers: {new: {approach: 40 per kwartaal}}\n": ("plan.notation", "40 x 4 = 160", "approach: 160"),
    "year: 2027\ncustomers: {new: {approach: 1 per week}}\nselling_time: {weeks: 43}\n": (
        "plan.notation", "1 x 43 = 43", "approach: 43"),
    "year: 2027\ncustomers: {new: {approach: 1 per week}}\n": ("plan.notation", "in another unit", "approach: 130"),
    "year: 2027\ncustomers: {new: {approach: 5 per dag}}\n": ("plan.notation", "in another unit", "approach: 130"),
    "year: 2027\ndevelopment: [{goal: a b, from: 3 per week}]\n": ("plan.notation", "belongs behind `measure`", "from: 3"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 2 dgn}}]\n": (
        "plan.notation", "with 8 hours each that is 16", "hours: 16"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 3 dagdelen}}]\n": (
        "plan.notation", "with 4 hours each that is 12", "hours: 12"),
    "year: 2027\nactivities: [{name: a b, hours: 0.5 day}]\n": ("plan.notation", "that is 4", "hours: 4"),
    "year: 2027\ncustomers: {existing: {count: 62, approach: 80%}}\n": (
        "plan.notation", '"80%" of 62 (`count`): worked out that is 50', "approach: 50"),
    "year: 2027\ncustomers: {existing: {count: 62, approach: de top 20}}\n": (
        "plan.notation", "write just the number, 20", "approach: 20"),
    "year: 2027\ncustomers: {new: {approach: 40.}}\n": ("plan.notation", '"40.": write 40', "approach: 40"),
    "year: 2027\nselling_time: {weeks: 52 - 8}\n": ("plan.notation", "worked out that is 44", "weeks: 44"),
    "year: 2027\nselling_time: {weeks: 40-44}\n": ("plan.vague", "is a range", "weeks: 44"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 90% van het doel}]}\n": (
        "plan.notation", "of what should have been reached", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 101% of 5 x}]}\n": (
        "plan.vague", "", "act_below: 85%"),
    "year: 2027\nactivities: [{name: a b, per_week: 1x per 2 weken}]\n": (
        "plan.notation", "is 0.5 per week", "per_week: 0.5"),
    # How often, in the key that it is asked in.
    "year: 2027\nactivities: [{name: a b, per_week: om de dag}]\n": ("plan.notation", "is 2.5 per week", "per_week: 2.5"),
    "year: 2027\nactivities: [{name: a b, per_week: 2x om de dag}]\n": ("plan.notation", "is 5 per week", "per_week: 5"),
    "year: 2027\nactivities: [{name: a b, per_week: 1 per 14 dagen}]\n": (
        "plan.notation", "is 0.5 per week", "per_week: 0.5"),
    "year: 2027\nactivities: [{name: a b, per_week: elke dag 1}]\n": (
        "plan.notation", "write it behind `per_day`", "per_day: 1"),
    "year: 2027\nactivities: [{name: a b, per_week: twice a week}]\n": (
        "plan.vague", "write just the number, 2", "per_week: 2"),
    "year: 2027\nactivities: [{name: a b, per_week: driemaal per maand}]\n": (
        "plan.vague", "write it behind `per_month`", "per_month: 3"),
    "year: 2027\nactivities: [{name: a b, per_week: once weekly}]\n": (
        "plan.vague", "write just the number, 1", "per_week: 1"),
    "year: 2027\nselling_time: {hours_per_week: 96 uur per maand}\n": (
        "plan.notation", "12 months of that in 52 weeks are 22", "hours_per_week: 22"),
    "year: 2027\nselling_time: {hours_per_week: 80-90 uur per maand}\n": (
        "plan.vague", "", "hours_per_week: 28"),
    "year: 2027\nmonitoring: {self: [{measure: a b, kind: activity, target: 17 gesprekken per maand, every: week}]}\n": (
        "plan.notation", "per time that it is measured (`every: week`), and that is 4", "target: 4"),
    "year: 2027\nnumbers: nl\nmonitoring: {self: [{measure: a b, target: '>= 3 per week', every: dag}]}\n": (
        "plan.notation", "per time that it is measured", 'target: ">= 0,6"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: 5 per klant, every: week}]}\n": (
        "plan.notation", "in another unit", "target: EUR 100 000"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: 5% per maand, every: week}]}\n": (
        "plan.notation", "in another unit", "target: EUR 100 000"),
    # A part in words is written as the plan writes its numbers.
    "year: 2027\nnumbers: nl\nactivities: [{name: a b, conversion: een derde}]\n": (
        "plan.vague", "a part in words", 'conversion: "33,33%"'),
    "year: 2027\nactivities: [{name: a b, per_week: om de maand}]\n": (
        "plan.notation", "is 0.5 per maand", "per_month: 0.5"),
    "year: 2027\nactivities: [{name: a b, per_week: once every 3 months}]\n": (
        "plan.notation", "is 0.3333 per month", "per_month: 0.3333"),
    "year: 2027\nactivities: [{name: a b, per_month: 1 times every 3 months}]\n": (
        "plan.notation", "is 0.3333 per month", "per_month: 0.3333"),
    "year: 2027\nactivities: [{name: a b, per_week: 2 p/mnd}]\n": ("plan.notation", "counted per maand", "per_month: 2"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 1x p/mnd}]}\n": (
        "plan.notation", "says how often", "every: month"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: elke 1e maandag van de maand}]}\n": (
        "plan.notation", "write that here as month", "every: month"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 'wekelijks, in weekstart'}]}\n": (
        "plan.notation", "write that here as wekelijks", "every: wekelijks"),
    "year: 2027\nperiods: {events: [{name: a b, start: 16/3, effect: +10%}]}\n": (
        "plan.notation", "is a date without a year", "start: 2027-03-16"),
    "year: 2027\nperiods: {events: [{name: a b, start: wk 30 t/m 32, effect: +10%}]}\n": (
        "plan.notation", "a first and a last day", "start: 2027-07-26\nend: 2027-08-13"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-01-04, end: week 30 - week 32, effect: +10%}]}\n": (
        "plan.vague", "is a range", "end: 2027-08-13"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-01-04, end: wk 50 - 54, effect: +10%}]}\n": (
        "plan.vague", "is a range", "end: 2027-01-04"),
    "period: {start: 2027-02-01, months: 12}\nperiods: {events: [{name: a b, start: 16-17 maart, effect: +10%}]}\n": (
        "plan.notation", "a first and a last day", "start: 2027-03-16\nend: 2027-03-17"),
    "year: 2027\nperiods: {events: [{name: a b, start: wk 30, effect: +10%}]}\n": (
        "plan.notation", "is a week without a year", "start: 2027-07-26"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: {Q1: 280k, Q2: 330k, Q3: 260k, Q4: rest}}\n": (
        "plan.notation", "1 200 000 - 870 000 leaves", "Q4: 330000"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: [280k, rest, 330k, 260k]}\n": (
        "plan.notation", "1 200 000 - 870 000 leaves", "330000"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: {Q1: 280k, Q4: rest}}\n": (
        "plan.vague", "does not say", "Q4: 364000"),
    "period: {start: 2027-01-01, months: 12}\nrevenue_target: 1.2M\nperiods: {quarters: [280k, rest, 330k, 260k]}\n": (
        "plan.vague", "does not say", "330000"),
    "year: 2027\ncosts: {own: ong. 15 mille}\n": ("plan.vague", "leaves room", "own: 15000"),
    "year: 2027\nperiods: {seasonality: quiet in summer}\n": (
        "plan.kind", "`seasonality` has lines of its own below it, such as `index:`, `basis:` and `none:`", ""),
    "year: 2027\nperiods: {events: none in this trade}\n": (
        "plan.kind", "write `none:` with the reason on a line of its own below it", "events:\n  none: in this trade"),
    "year: 2027\nactivities: phone calls\n": ("plan.kind", "takes a list, each item on its own line after a `-`",
        "activities:\n  - name: phone calls"),
    "year: 2027\nmonitoring: Excel\n": ("plan.kind", "such as `self:` and `organisation:`, and here stands the text", ""),
    "year: 2027\nproducts: [{\u00a0name: A}]\n": ("plan.unknown-key", "an invisible no-break space (U+00A0) stands", ""),
    "year: 2027\nproducts:\n  \u2022 name: A\n": ("plan.unknown-key", 'starts with a dash and a space, not with "\u2022"', ""),
    "year: 2027\nperiods: {months: {M1: 1, feb: 2}}\n": ("plan.unknown-key", "did you mean `M2`?", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 1}, {kwartaal 2: 2.5}, {q3: }]}\n": (
        "plan.kind", "leave the dashes or square brackets out", "quarters:\n  Q1: 1\n  Q2: 2.5\n  Q3:"),
    "year: 2027\nperiods: {months: [jan: 60k, feb: 60k]}\n": (
        "plan.kind", "a name of its own (`M1`, `M2`)", "months:\n  M1: 60k\n  M2: 60k"),
    "year: 2027\nperiods: {weeks: [{W1: 1}, {W1: 2}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W1: 1}, {xyz: 2}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W1: [1]}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4 per week, every: week}]}\n": (
        "plan.notation", "already says how often, so write 4", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Bezoeken, kind: activiteit, target: 4x per maand, every: maand}]}\n": (
        "plan.notation", "already says how often, so write 4", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4 per week, every: month}]}\n": (
        "plan.notation", "per time that it is measured (`every: month`), and that is 17", "target: 17"),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 10 p/w, every: week}]}\n": (
        "plan.notation", "`every: week` already says how often", "target: 10"),
    "year: 2027\nrevenue_target: 1.2M\nmonitoring: {self: [{measure: Revenue, kind: result, target: p.m., every: week}]}\n": (
        "plan.vague", "does not say how much", "target: 1200000"),
    "year: 2027\norder_target: 40\nmonitoring: {self: [{measure: Orders, kind: result, target: p.m., every: week}]}\n": (
        "plan.vague", "does not say how much", "target: 40"),
    "year: 2027\nmonitoring: {self: [{measure: Orders, kind: result, target: p.m., every: week}]}\n": (
        "plan.vague", "does not say how much", "target: EUR 100 000"),
    "year: 2027\nnumbers: en\nrevenue_target: 1.2M excl. VAT\n": (
        "plan.notation", "has words behind the number", "revenue_target: 1200000"),
    "year: 2027\nnumbers: nl\nrevenue_target: 1,1 miljn\n": (
        "plan.notation", "write that here as", "revenue_target: 1100000"),
    "year: 2027\nnumbers: en\ncurrency: GBP\nrevenue_target: £1.25 mill.\n": (
        "plan.notation", "write that here as", "revenue_target: 1250000"),
    "year: 2027\nnumbers: nl\nrevenue_target: 1,2 m.\n": (
        "plan.ambiguous", "1 200 000 or 1 200", "revenue_target: 1200000"),
    "year: 2027\nproducts: [{name: a b, quantity: 2 mill}]\n": ("plan.notation", "write that here as", "quantity: 2000000"),
    # A separator too few among the thousands, or decimals that nobody writes in money.
    "year: 2027\nnumbers: nl\nrevenue_target: 1680.000\n": (
        "plan.ambiguous", "two ways, 1 680 000 or 1 680:", "revenue_target: 1680000"),
    "year: 2027\nnumbers: nl\nmonitoring: {self: [{measure: a b, target: 1680.000}]}\n": (
        "plan.ambiguous", "two ways, 1 680 000 or 1 680:", "target: 1680000"),
    "year: 2027\nnumbers: en\ncurrency: GBP\nrevenue_target: £1250,000\n": (
        "plan.ambiguous", "two ways, 1 250 000 or 1 250:", "revenue_target: 1250000"),
    "year: 2027\nnumbers: nl\nproducts: [{name: a b, quantity: 1150.000, unit: doos}]\n": (
        "plan.ambiguous", "two ways, 1 150 000 or 1 150:", "quantity: 1150000"),
    # A norm in money is a percentage of the target.
    "year: 2027\nnumbers: nl\nrevenue_target: 1.680.000\ncosts: {norm: 84.000}\n": (
        "plan.ambiguous", "two ways, EUR 84 000 or 84%:", "norm: 5%"),
    "year: 2027\nnumbers: nl\nrevenue_target: 1.680.000\ncosts: {norm: 84k}\n": (
        "plan.notation", "a percentage of the target belongs here", "norm: 5%"),
    "year: 2027\nnumbers: nl\nrevenue_target: 1.680.000\ncosts: {norm: 5.500}\n": (
        "plan.ambiguous", "two ways, 5.5% or EUR 5 500:", 'norm: "5,5%"'),
    "year: 2027\ncosts: {norm: 5}\n": ("plan.notation", "without its sign", "norm: 5%"),
    "year: 2027\ncosts: {norm: 84.000}\n": ("plan.ambiguous", "two ways, EUR 84 000 or 84%:", "norm: 6%"),
    "year: 2027\ncosts: {norm: 120.000}\n": ("plan.notation", "a percentage of the target belongs here", "norm: 6%"),
    "year: 2027\nrevenue_target: 1k\ncosts: {norm: € 2000}\n": (
        "plan.notation", "a percentage of the target belongs here", "norm: 6%"),
    "year: 2027\nnumbers: nl\nrevenue_target: 1,2 mjn\n": ("plan.notation", "write that here as", "revenue_target: 1200000"),
    "year: 2027\nrevenue_target: 1 200 000\ncosts: {allowed: 5% vd omzet}\n": (
        "plan.notation", "of 1 200 000 (`revenue_target`)", "allowed: 60000"),
    "year: 2027\nrevenue_target: 1 200 000\ncosts: {allowed: 50 000, own: 2% omzet}\n": (
        "plan.notation", "of 1 200 000 (`revenue_target`)", "own: 24000"),
    "year: 2027\ncosts: {allowed: 60 000, support: 63% vd kosten}\n": (
        "plan.notation", "of 60 000 (`allowed`)", "support: 37800"),
    "year: 2027\nproducts: [{name: A, price: 25% margin}]\n": (
        "plan.notation", "is a percentage, and an amount belongs here", "price: 9000"),
    "year: 2027\nproducts: [{name: A, quantity: 12 (3 per quarter)}]\n": (
        "plan.notation", "has words behind the number", "quantity: 12"),
    "year: 2027\ncosts: {allowed: 5k (per maand)}\n": ("plan.notation", "in another unit", "allowed: EUR 60 000"),
    "year: 2027\nproducts: [{name: A, quantity: 12 (or 15?)}]\n": (
        "plan.vague", "is a range", "quantity: 15"),
    "year: 2027\nproducts: [{name: A, quantity: 12 (t.b.d.)}]\n": (
        "plan.vague", "leaves room", "quantity: 40"),
    "year: 2027\nproducts: [{name: A, quantity: 12 stuks per jaar}]\n": (
        "plan.notation", "12 x 1 = 12", "quantity: 12"),
    "year: 2027\nactivities: [{name: A, conversion: 1 vd 4}]\n": ("plan.notation", "is a ratio", "conversion: 25%"),
    "year: 2027\ncustomers: {existing: {count: 85, approach: 60 van de 85}}\n": (
        "plan.notation", "write just the number", "approach: 60"),
    "year: 2027\ncustomers: {existing: {count: 85, approach: 1 van de 3}}\n": (
        "plan.notation", "not readable as a number", "approach: 85"),
    "year: 2027\nrevenue_target: Q1 300k\n": ("plan.notation", "not readable as an amount", "revenue_target: EUR 1 200 000"),
    "year: 2027\nactivities: [{name: A, per_week: week 7}]\n": (
        "plan.notation", "not readable as a number", "per_week: 3"),
    "year: 2027\nselling_time: {hours_per_week: 4 dagen}\n": (
        "plan.notation", "with 8 hours each", "hours_per_week: 32"),
    "year: 2027\nselling_time: {hours_per_week: 36 - 8 kantoor}\n": (
        "plan.notation", "worked out that is 28", "hours_per_week: 28"),
    "year: 2027\nselling_time: {weeks: wk 8 t/m 48}\n": ("plan.notation", "worked out that is 41", "weeks: 41"),
    "year: 2027\nselling_time: {weeks: wk 48 t/m 8}\n": ("plan.vague", "is a range", "weeks: 8"),
    "year: 2027\nselling_time: {weeks: 52 weken min 8 vakantie}\n": (
        "plan.notation", "worked out that is 44", "weeks: 44"),
    "year: 2027\nnumbers: nl\ncosts: {own: 22k, lines: [{name: Auto, amount: 30.000 km à € 0,23}]}\n": (
        "plan.notation", "worked out that is 6900", "amount: 6900"),
    "year: 2027\ncosts: {own: 22k, lines: [{name: Car, amount: p.m.}, {name: Rest of it, amount: 8000}]}\n": (
        "plan.vague", "does not say how much", "amount: 14000"),
    "year: 2027\ncosts: {own: 22k, lines: [{name: Car, amount: rest}, {name: Rest of it, amount: 9000}]}\n": (
        "plan.notation", "is what 22 000 - 9 000 leaves", "amount: 13000"),
    "year: 2027\ncosts: {allowed: 72k, own: 25k, support: n.v.t.}\n": (
        "plan.vague", "does not say how much", "support: 47000"),
    "year: 2027\ndevelopment: [{goal: A, support: {hours: 2 u/mnd}}]\n": ("plan.notation", "2 x 12 = 24", "hours: 24"),
    "year: 2027\ncycle_days: 2 mnd + 2 wk\n": ("plan.notation", "write it like 74", "cycle_days: 74"),
    "year: 2027\ncycle_days: 2 mnd + 2 foo\n": ("plan.notation", "not readable", "cycle_days: 75"),
    "year: 2027\nperiods: {seasonality: {index: [mrt 105, 80]}}\n": (
        "plan.notation", "write that here as 105", "105"),
    "year: 2027\nperiods: {quarters: ['jan: 24k', 80, 80, 80]}\n": ("plan.notation", "as 24000", "24000"),
    "year: 2027\nperiods: {quarters: [Q1 foo 3 4, 80, 80, 80]}\n": ("plan.notation", "as an amount", "80"),
    "year: 2027\nrevenue_target: 100k\nperiods: {seasonality: {none: rest}}\n": (
        "plan.vague", "not a reason that somebody else can follow", "none: subscriptions run all year"),
    "year: 2027\nrevenue_target: 100k\nperiods: {events: {none: rest}}\n": (
        "plan.vague", "not a reason that somebody else can follow", "none: no fairs or closures in this trade"),
    "year: 2027\ncycle_days: 60 dgn\n": ("plan.notation", "days belongs here", "cycle_days: 60"),
    "year: 2027\nnumbers: nl\nactivities: [{name: A, per_week: 1x per 2 weken}]\n": (
        "plan.notation", "is 0.5 per week", 'per_week: "0,5"'),
    "year: 2027\nactivities: [{name: A, per_week: 2 per 14 dagen}]\n": (
        "plan.notation", "is 1 per week", "per_week: 1"),
    "year: 2027\nactivities: [{name: A, per_week: elke week 7}]\n": (
        "plan.notation", "write that here as 7", "per_week: 7"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-04-13, effect: +/- 40k}]}\n": (
        "plan.vague", "leaves room", "effect: +40000"),
    "year: 2027\nreviews: [{date: 2027-04-07, in_calendar: outlook}]\n": (
        "plan.notation", "neither yes nor no", "in_calendar: yes"),
    "year: 2027\nreviews: [{first: 2027-04-07, every: p/kw}]\n": ("plan.notation", "as quarter", "every: quarter"),
    "year: 2027\nreviews: [{first: 2027-04-07, every: elke ma}]\n": ("plan.notation", "as week", "every: week"),    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4.000 per week, every: week}]}\n": (
        "plan.ambiguous", "can be read in two ways", "target: 4000"),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: € 50k per month, every: month}]}\n": (
        "plan.notation", "already says how often", 'target: "€ 50k"'),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: 4 visits per 2 weeks, every: 2 weeks}]}\n": (
        "plan.notation", "already says how often", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: 4 mln per year, every: year}]}\n": (
        "plan.notation", "already says how often", "target: 4 mln"),
    "year: 2027\nsegments: [{name: A, time: two-thirds of my time}]\n": ("plan.vague", "a part in words", "time: 66.67%"),
    "year: 2027\nsegments: [{name: A, time: ongeveer de helft}]\n": ("plan.vague", "a part in words", "time: 50%"),
    "year: 2027\nperiods: {months: [{Q1: 300}, {Q2: 300}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 3}, {Q7: 3}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W53: 3}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 1, Q2: 2}]}\n": ("plan.kind", "takes one value", ""),
    "period: {start: 2027-01-01, months: 61}\n": ("plan.limit", "at most 5 years", "months: 60"),
    "period: {start: 2027-01-01, days: 1831}\n": ("plan.limit", "at most 5 years", "days: 365"),
    "year: 2027\nreviews: [{first: 2027-01-01, every: day, last: 2035-01-01}]\n": (
        "plan.limit", "more than 1 000 dates", "last: 2027-12-31"),
    "year: 2027\nactivities: [{name: A, start: 2027-03-02, end: 2027-03-01}, {name: B, start: 2027-03-01, end: 2027-03-01}]\n": (
        "plan.notation", "this ends before it starts, on 2 March 2027", ""),
    "year: 2027\nperiods: {months: {Q1: 300}}\n": ("plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nproducts: [{name: A, price: 3.50.0 per pallet}]\n": ("plan.notation", "is in another unit", "price: 9000"),
    "year: 2027\nactivities: 5 calls, 6 visits\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nsegments: [{name: A, time: een kwart}]\n": ("plan.vague", "a part in words", "time: 25%"),
    "year: 2027\nproducts: [{name: A, contribution: twee derde}]\n": (
        "plan.vague", "a part in words", "contribution: 66.67%"),
    "year: 2027\nperiods: {weeks: {W1: 1, week 12: 2}}\n": ("plan.unknown-key", "did you mean `W12`?", ""),
    "year: 2027\nperiods: {quarters: {Q1: 1, last: 2}}\n": (
        "plan.unknown-key", "is no name of a quarter here: they are called `Q1`, `Q2`, and so on", ""),
    "year: 2027\nperiods: {quarters: {Q1: 1, Q2 2027: 2}}\n": ("plan.unknown-key", "did you mean `Q2`?", ""),
    "year: 2027\nperiods: {weeks: {2027-W12: 2}}\n": ("plan.unknown-key", '"2027-W12" is `W12` here', "weeks:\n  W12: 2"),
    "year: 2027\nperiods: {weeks: {week 60: 2}}\n": ("plan.unknown-key", "is no name of a week here", ""),
    "year: 2027\nperiods: {months: {jan-mrt: 2}}\n": ("plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nperiod:\nperiods: {months: {jan 2027: 2}}\n": ("plan.unknown-key", '"jan 2027" is `M1` here', "months:\n  M1: 2"),
    "period: {start: 2027-07-01, days: 184}\nperiods: {months: {M1: 1, aug: 2}}\n": (
        "plan.unknown-key", "did you mean `M2`?", ""),
    "period: {start: 2027-02-01, months: 12}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", '"feb" is `M1` here; did you mean this?', "months:\n  M1: 2"),
    "period: {start: 2027-04-01, end: 2028-03-31}\nperiods: {months: {maart: 2}}\n": (
        "plan.unknown-key", '"maart" is `M12` here', "months:\n  M12: 2"),
    # All of them at once, in the order of the period, be what they hold readable or not.
    "year: 2027\nperiods: {months: {jan: '5,5', M2: 6k, mrt: 50.000, apr: }}\n": (
        "plan.unknown-key", "a plan numbers its months from the first day of the period, so \"jan\" is `M1` here",
        'months:\n  M1: "5,5"\n  M2: 6k\n  M3: 50.000\n  M4:'),
    "period: {start: 2027-07-01, months: 12}\nperiods: {seasonality: {basis: a b, index: {jan: 90, jul: 110}}}\n": (
        "plan.unknown-key", '"jan" is `M7` here', "index:\n  M1: 110\n  M7: 90"),
    "period: {start: 2027-07-01, months: 6}\nperiods: {quarters: {Q3 2027: 9k, Q4 2027: 8k}}\n": (
        "plan.unknown-key", '"Q3 2027" is `Q1` here', "quarters:\n  Q1: 9k\n  Q2: 8k"),
    "period: {start: 2027-07-01, months: 6}\nperiods: {months: {M1: 9k, aug: 8k}}\n": (
        "plan.unknown-key", "did you mean `M2`?", ""),
    "year: 2027\nperiods: {months: {feb: [5]}}\n": ("plan.unknown-key", "did you mean `M2`?", ""),
    "period: {start: 2027-02-01, months: 13}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", "is no name of a month here: they are called `M1`, `M2`, and so on, from the start", ""),
    "period: {start: 2027-02-15, months: 12}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nselling_time: {hours_per_week: 32 uur p/w}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: 32"),
    "year: 2027\nselling_time: {hours_per_week: 28 uren per week}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: 28"),
    "year: 2027\nselling_time: {hours_per_week: '31,5 u per week'}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: \"31:30\""),
    "year: 2027\nactivities: [{name: A, hours: 2 uur per week}]\n": ("plan.notation", "is in another unit", "hours: \"1:30\""),
    "year: 2027\nproducts: [{name: A, quantity: 12 000 ton, unit: ton}]\n": (
        "plan.notation", "its unit is known already", "quantity: 12000"),
    "year: 2027\nproducts: [{name: A, quantity: 40 contracten, unit: contract}]\n": (
        "plan.notation", "its unit is known already", "quantity: 40"),
    "year: 2027\nproducts: [{name: A, quantity: 12.000 ton, unit: ton}]\n": ("plan.ambiguous", "12 000 or 12", "quantity: 12000"),
    "year: 2027\nproducts: [{name: A, quantity: 12 pallets, unit: ton}]\n": (
        "plan.notation", "has words behind the number", "quantity: 12"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: eind Q3}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: Q2 2027}]\n": (
        "plan.notation", "is a quarter", "by: 2027-06-30"),
    "period: {start: 2027-04-01, months: 12}\nactivities: [{name: A, start: 2e kw 2027}]\n": (
        "plan.notation", "is a quarter", "start: 2027-04-01"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: begin Q4}]\n": (
        "plan.notation", "without a year", "by: 2028-01-01"),
    "year: 2027\ndevelopment: [{goal: G, by: eind Q3}]\n": ("plan.notation", "without a year", "by: 2027-09-30"),
    "year: 2027\nmonitoring: {self: [{measure: A, kind: omzet}]}\n": (
        "plan.notation", "write activity or result", "kind: result"),
    "year: 2027\nactivities: [{name: A, for: huidige}]\n": ("plan.notation", "write new or existing", "for: existing"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: 10% onder plan}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -15%}]}\n": (
        "plan.notation", "says how far below", "act_below: 85%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: 10 to 15%}]}\n": ("plan.vague", "range", "act_below: 15%"),
    "period: 1 July to 31 December 2027\n": (
        "plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-07-01\n  end: 2027-12-31"),
    "period: {start: 2027-07-01, end: 2027-12-31}\ncycle_days: 1 quarter\n": (
        "plan.notation", "days belongs here, so write 90", "cycle_days: 90"),
    "year: 2027\ncycle_days: 1.5 months\n": ("plan.notation", "", "cycle_days: 45"),
    "year: 2027\ncycle_days: 2,5 weken\n": ("plan.notation", "", "cycle_days: 18"),
    "year: 2027\ncycle_days: 2.5 boxes\n": ("plan.notation", "", "cycle_days: 75"),
    "year: 2027\norder_target: 240\nperiods: {events: [{name: E, start: 2027-04-07, effect: ten orders}]}\n": (
        "plan.vague", "does not say how much", "effect: +10%"),
    "year: 2027\nperiods: {seasonality: 'none, donors give all year'}\n": (
        "plan.kind", "with the reason on a line of its own", "seasonality:\n  none: donors give all year"),
    "period: april 2027 t/m mrt 2028\n": (
        "plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-04-01\n  end: 2028-03-31"),
    "period: 2027-02-15 to 2027-09\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: Q2 2027\n": ("plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-04-01\n  end: 2027-06-30"),
    "period: mei 2028 tot april 2027\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: next year\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "year: 2027-2028\n": ("plan.notation", "is not a calendar year: leave `year` out, and write `period:`",
        "period: {start: 2027-07-01, end: 2028-06-30}"),
    "year: 2027-04\n": ("plan.notation", "for instance 2027-04-01 and 2028-03-31",
        "period: {start: 2027-04-01, end: 2028-03-31}"),
    "year: 2027-50\n": ("plan.notation", "is not a year: write it in four digits", "year: 2027"),
    "period: 2027-2028\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: 2020 t/m 2090\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: {start: 2027-01-01, end: 2027-06-30}\nperiods: {months: {september: 1}}\n": (
        "plan.unknown-key", "is no name of a month here", ""),
    "period: {start: 2027-07-01, end: 2027-12-31}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, months: 6}\ndevelopment: [{goal: G, by: eind Q2}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, months: 6}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, days: 184}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "year: 2027\norder_target: 240\nperiods: {events: [{name: E, start: 2027-04-07, effect: +10 orders}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10"),
    "year: 2027\nrevenue_target: 240k\nperiods: {events: [{name: E, start: 2027-04-07, effect: +10 orders}]}\n": (
        "plan.notation", "", "effect: +4800"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -10 per cent}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -10.5%}]}\n": (
        "plan.notation", "says how far below", "act_below: 89.5%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: \u201310%}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "period: {start: 2100-06-01, end: 2100-12-31}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2100-12-31"),
    "year: 2027\nselling_time: {hours_per_week: '1:20 per week'}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: \"1:20\""),
    "year: 2027/28\n": ("plan.notation", "for instance 2027-07-01 and 2028-06-30",
        "period: {start: 2027-07-01, end: 2028-06-30}"),
    # Half a year.
    "year: H1 2027\n": ("plan.notation", "is not a calendar year", "period: {start: 2027-01-01, end: 2027-06-30}"),
    "period: H1 2027\n": ("plan.kind", "has lines of its own", "period:\n  start: 2027-01-01\n  end: 2027-06-30"),
    "period: 2e halfjaar 2027\n": ("plan.kind", "", "period:\n  start: 2027-07-01\n  end: 2027-12-31"),
    "period: first half of 2027\n": ("plan.kind", "", "period:\n  start: 2027-01-01\n  end: 2027-06-30"),
    "year: 2027\ndevelopment: [{goal: a b, by: H2 2027}]\n": (
        "plan.notation", "is half a year, and a day belongs here", "by: 2027-12-31"),
    # In place of a section or a list: what its first key asks, numbers with a slash between them.
    "year: 2027\nselling_time: 22u/week\n": ("plan.kind", "", "selling_time:\n  hours_per_week: 22"),
    "year: 2027\nnumbers: nl\nperiods: {quarters: 75.000 / 70.000 / 50.000 / 90.000}\n": (
        "plan.kind", "a list of numbers, in square brackets", "quarters: [75000, 70000, 50000, 90000]"),
    "period: {start: 2028-04-01, months: 12}\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2028-04-07"),
    "period: {start: 2028-05-01, months: 12}\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2029-04-07"),
    "year: 2031\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2031-04-07"),
    "year: 2027\nproducts:\n  \u2022 name: A\n  \u2022 name: B\n": ("plan.unknown-key", "starts with a dash and a space", ""),
    "year: 2027\nproducts:\n  - name:A\n": ("plan.kind", "an item of `products` has lines of its own", "- name: A"),
    "year: 2027\nproducts:\n  \u2022 A\n  \u2022 B\n": ("plan.kind", "takes a list", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_an_odd_value_is_one_finding_with_its_words(text: str) -> None:
    rule, words, write_ = ODD[text]
    (finding,) = [each for each in judged(DUTY + text).findings if each.kind == "plan"]
    assert finding.rule == rule
    assert words in finding.say("en", "EUR")
    assert finding.lines("en", "EUR") == write_


@pytest.mark.parametrize(
    ("head", "write", "target"),
    [
        # A key or word that is surely meant: the amounts are read as it says.
        ("curency: GBP\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", 1_250_000),
        ("currency: Pound\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", 1_250_000),
        ("nummers: nl\nrevenue_target: 50.000\naverage_order: 4.000", "numbers: nl", 50_000),
        ("numbers: Dutch\nrevenue_target: 50.000\naverage_order: 4.000", "numbers: nl", 50_000),
        # Where it is not clear, what waits for it is not given, and the amounts show what to write.
        ("currency: n.t.b.\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", None),
        ("currency: kr\nrevenue_target: kr 50000\naverage_order: kr 4000", "", None),
        ("numbers: TBD\nrevenue_target: 50,000\naverage_order: 4,000", "numbers: en", None),
        ("number: en\nrevenue_target: 50.000,00\naverage_order: 4.000,00", "numbers: en", None),
        ("numbers: TBD\nrevenue_target: 50000\naverage_order: 4k", "numbers: nl", 50_000),
    ],
)
def test_a_currency_or_notation_that_cannot_be_read_is_one_finding(head: str, write: str, target: int | None) -> None:
    report = judged(f"{DUTY}year: 2027\n{head}\n")
    (finding,) = [each for each in report.findings if each.kind == "plan"]
    assert (finding.region.line, finding.lines("en", "EUR")) == (4, write)
    assert report.plan is not None
    assert report.plan.revenue_target == target
    assert ("C02.target" in {each.rule for each in report.findings}) is False


def test_another_currency_beside_one_that_is_meant_stays_a_finding() -> None:
    report = judged(f"{DUTY}year: 2027\ncurrency: Pound\nrevenue_target: £50k\naverage_order: $ 4000\n")
    assert [each.rule for each in report.findings if each.kind == "plan"] == ["plan.notation", "plan.currency"]


def test_a_value_that_says_nothing_gets_what_fits_the_plan() -> None:
    plan = "year: 2027\nrevenue_target: n.t.b.\nproducts: [{name: a b, revenue: 600k}, {name: c d, revenue: 400k}]\n"
    (finding,) = [each for each in judged(DUTY + plan).findings if each.kind == "plan"]
    assert finding.lines("en", "EUR") == "revenue_target: EUR 1 000 000"
    assert finding.say("nl", "EUR").endswith("zoals EUR 1 000 000")


def test_a_date_without_a_year_takes_that_of_a_key_with_another_name() -> None:
    found = judged(f"{DUTY}jaar: 2027\nactivities: [{{name: a b, start: begin april}}]\n").findings
    assert [each.lines("en", "EUR") for each in found if each.path[-1] == "start"] == ["start: 2027-04-01"]


def test_a_day_that_only_shows_how_one_is_written_is_an_example() -> None:
    goal = "development: [{goal: a b, by: eind Q4}]\n"
    for period, example in (
        ("period: boekjaar 2027/2028\n", True),
        ("period: {start: 2027-01-01, months: 12}\n", False),
    ):
        (found,) = [
            each for each in judged(DUTY + period + goal).findings if each.path[-1] == "by" and each.kind == "plan"
        ]
        assert found.example is example


def test_a_rhythm_of_reviews_is_not_worked_out_without_a_year() -> None:
    found = judged(f"{DUTY}reviews: elke maand\n").findings
    assert [each.lines("en", "EUR") for each in found if each.rule == "plan.kind"] == [""]


TO_THE_RIGHT = {
    "costs:\nallowed: 10k\nown: 5k\n": [("allowed", "`costs`"), ("own", "`costs`")],
    "customers:\nexisting:\ncount: 85\napproach: 60\nnew:\n  approach: 9\n": [
        ("existing", "`customers`"), ("count", "`existing`"), ("approach", "`existing`"), ("new", "`customers`")],
    "periods:\n  seasonality:\n  index: [1, 2]\n": [("index", "`seasonality`")],
    "periods:\n  quarters:\n  Q1: 1\n  q2: 2\n": [("Q1", "`quarters`"), ("q2", "`quarters`")],
    "products:\nname: Kaas\n": [("name", "an entry of `products`")],
    "costs:\ncountry: NL\nown: 5k\n": [("own", "is not a key")],
    "costs:\n  allowed: 10k\nown: 5k\n": [("own", "`costs`")],
    "costs:\n  own: 10k\nown: 5k\n": [("own", "is not a key")],
    "customers:\n  new:\n    approach: 9\nexisting:\n  approach: 3\n": [("existing", "`customers`")],
    "costs:\nprice: 5k\n": [("price", "is not a key")],
    "periods:\n  quarters: [1, 2, 3, 4]\n  Q1: 5\n": [("Q1", "is not a key")],
    "periods:\n  months:\n  Q1: 5\n": [("Q1", "is not a key")],
}  # fmt: skip


@pytest.mark.parametrize("text", TO_THE_RIGHT)
def test_a_key_that_stands_too_far_to_the_left_is_told_where_it_belongs(text: str) -> None:
    found = [each for each in judged(f"{DUTY}year: 2027\n{text}").findings if each.rule == "plan.unknown-key"]
    assert [each.path[-1] for each in found] == [key for key, _ in TO_THE_RIGHT[text]]
    for each, (_, words) in zip(found, TO_THE_RIGHT[text], strict=True):
        assert words in each.say("en", "EUR")


def test_a_section_whose_keys_stand_too_far_to_the_left_is_not_asked_for_as_well() -> None:
    rules = {each.rule for each in judged(f"{DUTY}year: 2027\ncosts:\nallowed: 10k\nown: 5k\n").findings}
    assert not {"C05.allowed", "C05.own"} & rules
    assert "C06.quarters" in rules
    for unit, number in (("quarters", "Q1: 5k"), ("months", "M1: 5k"), ("weeks", "W1: 5k")):
        numbers = f"{DUTY}year: 2027\nperiods:\n  {unit}:\n  {number}\n"
        assert f"C06.{unit}" not in {each.rule for each in judged(numbers).findings}
    assert "C01.list" not in {each.rule for each in judged(f"{DUTY}year: 2027\nproducts:\nname: Kaas\n").findings}
    # What is nowhere is promised no points.
    (found,) = [
        each for each in judged(f"{DUTY}year: 2027\ncosts:\nallowed: 10k\n").findings if each.path == ("allowed",)
    ]
    assert [each.rule for each in found.mends] == ["C05.allowed"]


def test_a_rhythm_of_reviews_is_not_worked_out_for_a_period_that_is_none() -> None:
    found = judged(f"{DUTY}period: {{start: 2027-01-01, end: 2026-12-31}}\nreviews: elke week\n").findings
    assert [each.lines("en", "EUR") for each in found if each.path == ("reviews",)] == [""]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # Worked out from each other, however many there are.
        ("revenue_target: 640k\ncosts: {allowed: 5%, own: 900 p/m, support: rest}\n",
         ["allowed: 32000", "own: 10800", "support: 21200"]),
        ("costs: {allowed: € 20.000, own: 1/3, support: rest}\n", ["allowed: 20000", "own: 6667", "support: 13333"]),
        ("revenue_target: € 640.000\ncosts: {allowed: 5%, own: 1/4}\n",
         ["revenue_target: 640000", "allowed: 32000", "own: 8000"]),
        ("segments: [{name: a b, time: 1/2}, {name: c d, time: 1/4}, {name: e f, time: rest}]\n",
         ["time: 50%", "time: 25%", "time: 25%"]),
        ("customers: {existing: {count: ca. 140, approach: allemaal}}\n", ["count: 140", "approach: 140"]),
        # An example that fits what is proposed.
        ("revenue_target: 1.2M\nproducts:\n- {name: a b, quantity: ca. 90, price: 10k}\n- {name: c d, revenue: idem}\n",
         ["quantity: 90", "revenue: 300000"]),
        ("revenue_target: 1.2M\ncosts: {allowed: € 20.000, own: n.t.b.}\n", ["allowed: 20000", "own: EUR 8 000"]),
        # Of one that says nothing, the other is the rest.
        ("revenue_target: 640k\ncosts: {allowed: n.t.b., own: n.t.b., support: rest}\n",
         ["allowed: EUR 32 000", "own: EUR 12 800", "support: EUR 19 200"]),
        # Of which whole `40%` is a part nobody says.
        ("revenue_target: 1.2M\ncosts: {allowed: 5%, own: 40%, support: rest}\n",
         ["allowed: 60000", "own: EUR 24 000", "support: EUR 36 000"]),
    ],
)  # fmt: skip
def test_what_is_proposed_in_one_report_fits_together(text: str, lines: list[str]) -> None:
    found = judged(f"{DUTY}year: 2027\n{text}").findings
    assert [each.lines("en", "EUR") for each in found if each.kind == "plan"] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("year: 2027\nrevenue_target: 0\n", "revenue_target: EUR 1 200 000"),
        ("year: 2027\nproducts: [{name: A, rank: 1}, {name: B, rank: 0}]\n", "rank: 2"),
        ("year: 2027\nproducts: [{name: A, rank: 1}, {name: B, rank: 1.5}]\n", "rank: 2"),
        ("year: 2027\nsegments: [{name: A, time: 70%}, {name: B, time: 130%}]\n", "time: 30%"),
        ("year: 2027\nsegments: [{name: A, time: 70%}, {name: B, time: -30%}]\n", "time: 30%"),
        ("year: 2027\ncosts: {allowed: 5%}\n", "allowed: EUR 60 000"),
        ("year: 2027\ncustomers: {new: 130}\n", "new:\n  approach: 130"),
        ("year: 2027\ncustomers: {existing: 60}\n", "existing:\n  approach: 60"),
        ("year: 2027\nperiods: {seasonality: {index: {M1: 60%}}}\n", "M1: 60"),
    ],
)
def test_what_is_out_of_bounds_gets_what_fits_beside_the_rest(text: str, lines: str) -> None:
    (finding,) = [each for each in judged(DUTY + text).findings if each.kind == "plan"]
    assert finding.lines("en", "EUR") == lines


@pytest.mark.parametrize("text", ['costs: ""\n', 'reviews: [""]\n', 'products: ""\n', 'periods: {events: " "}\n'])
def test_an_empty_text_where_a_section_belongs_is_not_given(text: str) -> None:
    assert not [each for each in judged(f"{DUTY}year: 2027\n{text}").findings if each.kind == "plan"]


def test_in_a_single_quarter_one_review_is_asked() -> None:
    period = "period: {start: 2027-01-01, months: 3}\n"
    (found,) = [each for each in judged(DUTY + period).findings if each.rule == "C11.dates"]
    assert "agree on at least one review (also:" in found.say("en", "EUR")
    assert "spreek ten minste één bespreking af (ook:" in found.say("nl", "EUR")


def test_of_an_entry_without_its_kind_none_is_named() -> None:
    found = judged(DUTY + "year: 2027\nmonitoring: {self: [{measure: CRM}]}\n").findings
    said = [each.say("nl", "EUR") for each in found if each.rule == "C10.self"]
    assert any(
        "bij CRM, wat je zelf volgt, staat nog niet of het een resultaat of een activiteit is" in each for each in said
    )


@pytest.mark.parametrize(
    ("key", "value"), [("year", "2027"), ("revenue_target", 1.5), ("products", [{"quantity": 3}]), ("colour", "red")]
)
def test_a_plan_is_made_of_values_that_have_been_read(key: str, value: object) -> None:
    with pytest.raises(ValidationError, match=key):
        Plan.model_validate({key: value})


def test_one_wrong_name_among_the_months_hides_none_of_the_others() -> None:
    months = "periods: {months: {M1: 75.000, feb: 5, maart: 6, M4: 7, xyz: 8}}\n"
    report = judged(f"{DUTY}year: 2027\nrevenue_target: 450000\n{months}")
    faults = [(each.rule, each.path[-1]) for each in report.findings if each.kind == "plan"]
    assert faults == [
        ("plan.ambiguous", "M1"), ("plan.unknown-key", "feb"), ("plan.unknown-key", "maart"), ("plan.unknown-key", "xyz")
    ]  # fmt: skip
    (absent,) = [each for each in report.findings if each.rule == "C06.months"]
    # February and March are there under another name, and January cannot be read: these say so themselves.
    assert "8 of 12 months have no number: May, June" in absent.say("en", "EUR")
    report = judged(f"{DUTY}year: 2027\nperiods: {{months: {{jan: 1, feb: 2}}}}\n")
    assert not [each for each in report.findings if each.rule == "C06.months"]


@pytest.mark.parametrize("unit", ["months", "weeks"])
def test_without_a_period_there_are_no_numbers_to_suggest(unit: str) -> None:
    found = judged(DUTY).plan
    assert found is not None
    assert apportionment.suggested(found, unit) == ()
    assert apportionment._weights(found, unit) == []


@pytest.mark.parametrize(
    ("period", "path", "write_"),
    [
        ("{start: 2027-01-01, months: 60}", None, ""),
        ("{start: 2027-01-01, months: 61}", "months", "months: 60"),
        ("{start: 2027-01-01, days: 1826}", None, ""),
        ("{start: 2027-01-01, days: 1827}", "days", ""),
        ("{start: 2027-01-01, days: 1830}", "days", ""),
        ("{start: 2027-01-01, days: 1831}", "days", "days: 365"),
        ("{start: 2027-01-01, end: 2031-12-31}", None, ""),
        ("{start: 2027-01-01, end: 2032-01-01}", "end", ""),
    ],
)
def test_a_period_is_five_years_at_most(period: str, path: str | None, write_: str) -> None:
    found = [each for each in judged(f"{DUTY}period: {period}\n").findings if each.rule == "plan.limit"]
    assert [(each.path, each.lines("en", "EUR")) for each in found] == ([(("period", path), write_)] if path else [])


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("periods: {months: [1, x, 3]}", ("periods", "months", 1)),
        ("periods: {quarters: [50.000]}", ("periods", "quarters", 0)),
        ("periods: {weeks: {W3: x}}", ("periods", "weeks", "W3")),
        ("reviews: [{date: 2027-04-07, skip: [2027-07-27, soon]}]", ("reviews", 0, "skip", 1)),
        ("reviews: [{date: 2027-04-07, skip: soon}]", ("reviews", 0, "skip")),
        ("reviews: [{date: 2027-04-07, with: [Piet, n.t.b.]}]", ("reviews", 0, "with", 1)),
    ],
)
def test_what_cannot_be_read_in_a_list_is_at_its_own_place(text: str, path: tuple[object, ...]) -> None:
    (found,) = [each for each in judged(f"{DUTY}year: 2027\n{text}\n").findings if each.kind == "plan"]
    assert found.path == path


@pytest.mark.parametrize(
    ("text", "write_"),
    [
        ("seasonality: none all year the same", "seasonality:\n  none: all year the same"),
        ("seasonality: 'none: always'", ""),
        ("events: none", ""),
    ],
)
def test_none_behind_its_section_goes_below_it_where_it_has_a_reason(text: str, write_: str) -> None:
    (found,) = [each for each in judged(f"{DUTY}year: 2027\nperiods: {{{text}}}\n").findings if each.kind == "plan"]
    assert found.rule == "plan.kind"
    assert found.lines("en", "EUR") == write_


def test_a_misspelt_key_explains_only_a_key_that_is_not_there() -> None:
    there = judged(f"{DUTY}year: 2027\nrevenue_target: 5\nrevenue_targt: 5\n")
    assert [each.mends for each in there.findings if each.rule == "plan.unknown-key"] == [()]
    assert not [each for each in there.findings if each.rule == "C02.target"]
    absent = judged(f"{DUTY}year: 2027\nproducts: [{{name: A, quantity: 3, unit: ton}}]\nrevenue_targt: 5\n")
    (found,) = [each for each in absent.findings if each.rule == "plan.unknown-key"]
    assert "C02.target" in [each.rule for each in found.mends]


@pytest.mark.parametrize(
    ("from_", "to", "write_"),
    [
        ("12%", "TBD", "to: 22%"), ("100%", "TBD", "to: 90%"), ("0", "TBD", "to: 1"), ("TBD", "8%", "from: 18%"),
        ("TBD", "1", "from: 0"), ("TBD", "0", "from: 1"), ("12", "TBD", "to: 15"),
        # What is beside it is no number itself, or is to become one.
        ("TBD", "B1", ""), ("TBD", "1.250", "from: 938"),
    ],
)  # fmt: skip
def test_the_other_end_of_a_goal_is_another_number_of_its_kind(from_: str, to: str, write_: str) -> None:
    goal = f"development: [{{goal: G, measure: M, from: {from_}, to: {to}, by: 2027-09-30}}]\n"
    found, *_ = [each for each in judged(f"{DUTY}year: 2027\n{goal}").findings if each.kind == "plan"]
    assert found.lines("en", "EUR") == write_


@pytest.mark.parametrize(
    ("given", "written_"),
    [
        (("50%", "TBD", "TBD"), ["34%", "16%"]), (("TBD", "TBD", "TBD"), ["51%", "33%", "16%"]),
        (("40%", "TBD", "20%"), ["40%"]), (("10%", "TBD", "5%"), ["10%"]),
    ],
)  # fmt: skip
def test_vague_contributions_fall_within_what_is_left(given: tuple[str, ...], written_: list[str]) -> None:
    products = ", ".join(f"{{name: {name}, contribution: {each}}}" for name, each in zip("ABC", given, strict=True))
    found = [each for each in judged(f"{DUTY}year: 2027\nproducts: [{products}]\n").findings if each.kind == "plan"]
    assert [each.lines("en", "EUR").removeprefix("contribution: ") for each in found] == written_


@pytest.mark.parametrize(("years", "rule"), [("soon", "plan.vague"), ("20x7", "plan.notation"), ("1999", "plan.limit"),
                                            ("2101", "plan.limit"), ("tbd", "plan.vague")])  # fmt: skip
def test_a_year_that_is_none_says_why(years: str, rule: str) -> None:
    assert [each.rule for each in judged(f"{DUTY}year: {years}\n").findings if each.kind == "plan"] == [rule]


def test_of_a_period_without_an_end_a_quarter_is_still_its_own() -> None:
    plan = f"{DUTY}period: {{start: 2027-07-01}}\ndevelopment: [{{goal: G, by: eind Q4}}]\n"
    lines = [each.lines("en", "EUR") for each in judged(plan).findings if each.rule == "plan.notation"]
    assert lines == ["by: 2028-06-30"]


def test_a_target_in_orders_that_is_still_empty_is_asked_in_orders() -> None:
    plan = f"{DUTY}year: 2027\norder_target:\nproducts: [{{name: A, quantity: 3, unit: gift}}]\n"
    found = {each.rule: each for each in judged(plan).findings}
    assert found["C02.target"].lines("en", "EUR") == "order_target: 240"
    assert "how many orders" in found["C02.target"].say("en", "EUR")
    assert "[58, 60, 62, 60]" not in found["C06.quarters"].lines("en", "EUR")
    assert "quarters: [58, 62, 48, 72]" in found["C06.quarters"].lines("en", "EUR")
    assert "C07.order-value" not in found
    assert "Orders" in found["C10.self"].lines("en", "EUR")
    quarters = f"{plan}periods: {{quarters: [100, 120, 90, 130]}}\n"
    made = {each.rule: each for each in judged(quarters).findings}
    assert made["C02.target"].lines("en", "EUR") == "order_target: 440"
    unread = judged(f"{plan}revenue_target: n.t.b.\n").findings
    assert not [each for each in unread if each.rule == "C02.target"]
    both = {each.rule: each for each in judged(f"{plan}revenue_target:\n").findings}
    assert both["C02.target"].lines("en", "EUR").startswith("revenue_target:")


def test_the_season_that_is_proposed_is_that_of_the_months_of_the_plan() -> None:
    period = "period: {start: 2027-07-01, end: 2027-12-31}\n"
    (found,) = [each for each in judged(f"{DUTY}{period}periods: {{events: {{none: not here}}}}\n").findings
                if each.rule == "C06.season"]  # fmt: skip
    assert "index: [60, 60, 120, 130, 130, 100]" in found.lines("en", "EUR")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("C05", "such as C05.allowed, C05.lines, C05.norm, C05.own and C05.split"), ("C07.genoeg", "such as C07.enough"),
        ("c11", "such as C11.attendees, C11.booked"), ("xyz", "such as C06.events"), ("x" * 60_000, "such as C06.events"),
    ],
)  # fmt: skip
def test_a_waiver_of_no_rule_is_told_which_there_are(rule: str, said: str) -> None:
    # Also where its reason cannot be read.
    found = judged(f"{DUTY}year: 2027\nwaivers: [{{rule: {rule}, reason: n.v.t.}}]\n").findings
    assert sorted(each.rule for each in found if each.kind == "plan") == ["plan.vague", "plan.waiver"]
    (waiver,) = [each for each in found if each.rule == "plan.waiver"]
    assert said in waiver.say("en", "EUR")


@pytest.mark.parametrize(
    "empty", ["quarters: [1, '']", "months: {M1: ''}", "seasonality: {index: [100, ' '], basis: a b}"]
)
def test_an_empty_text_in_a_list_is_as_good_as_nothing(empty: str) -> None:
    assert judged(f"salesplan: 1\naccount_manager: Jan\nyear: 2027\nperiods: {{{empty}}}\n").readable


def test_names_with_numbers_are_no_amounts(tmp_path: Path) -> None:
    plan = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nreviews: [{date: 2027-04-07, with: [Team 3, 007]}]\n"
    assert "plan.notation" not in {each.rule for each in judged(plan).findings}


def test_an_empty_device_is_no_plan_to_overwrite(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "salesplan_cli", "check", "-", "--output", "/dev/null"]
    done = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert "never overwrites" not in done.stderr


def test_an_index_with_zeros_in_front_is_no_amount() -> None:
    plan = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nperiods: {seasonality: {index: [085, 095, 110, 060]}}\n"
    assert "plan.notation" not in {each.rule for each in judged(plan).findings}


@pytest.mark.parametrize(
    ("ends", "lines"),
    [
        ("from: 3 weken, to: 10 dagen", ["from: 21", "to: 10"]),
        ("from: 3 maanden, to: 10 dagen", ["", ""]),  # not to be compared without their units
        ("from: 12 dagen, to: 10 dagen", ["from: 12", "to: 10"]),
        ("from: 14 dgn, to: 3 dgn", ["from: 14", "to: 3"]),
        ("from: 1 dag, to: 2 dagen", ["from: 1", "to: 2"]),
        ("from: NPS 30, to: NPS 45", ["from: 30", "to: 45"]),
        ("from: 6/10, to: 7/10", ["from: 6", "to: 7"]),
        ("from: 1 p/w, to: 3 p/w", ["from: 1", "to: 3"]),
        ("from: € 40k per klant, to: € 45k per klant", ["from: EUR 40000", "to: EUR 45000"]),
        ("from: 12 %-punt, to: 8%", ["from: 12%"]),
        ("from: 12%, to: 8% of lager", ["to: 8%"]),
        ("from: 12%, to: ca. 8%", ["to: 8%"]),
        ("from: 12%, to: min. 8%", ["to: 8%"]),
        ("from: 12%, to: minder dan 8%", ["to: 8%"]),
        ("from: 14 dagen, to: 2 dagen minder", ["from: 14", "to: 12"]),
        ("from: NPS 30, to: +5", ["from: 30", "to: 35"]),
        ("from: 12 USD, to: -3 USD", ["from: EUR 12", "to: EUR -3"]),
        (f"from: 12%, to: {'meer ' * 9}5%", ["to: 5%"]),
        (f"from: {'meer ' * 9}5%, to: +5", ["from: 5%", ""]),
        ("from: A2, to: B1", ["", ""]),
        ("from: 12%, to: halveren", [""]),
        ("from: geen, to: 109", ["from: 0"]),
        ("from: nihil, to: 5%", ["from: 0%"]),
        ("from: 5, to: geen", ["to: 0"]),
        ("from: EUR 5k, to: niets", ["to: EUR 0"]),
        ("from: geen, to: goed", ["from: 0", ""]),
    ],
)
def test_the_ends_of_a_goal_lose_their_unit_only_where_it_is_one(ends: str, lines: list[str]) -> None:
    found = judged(f"{DUTY}year: 2027\ndevelopment: [{{goal: a b, {ends}}}]\n").findings
    assert [each.lines("en", "EUR") for each in found if each.kind == "plan"] == lines


@pytest.mark.parametrize(
    "index", ["[85,95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]", "[1,2, 3, 4, 5,6,7,8,9,10,11,12]"]
)
def test_a_list_of_as_many_whole_numbers_as_there_are_is_read(index: str) -> None:
    report = judged(f"{DUTY}year: 2027\nperiods: {{seasonality: {{basis: a b, index: {index}}}}}\n")
    assert [each.rule for each in report.findings if each.kind == "plan"] == []


def test_what_a_section_lacks_beside_a_value_that_yaml_cut_is_asked() -> None:
    found = judged(f"{DUTY}year: 2027\ncosts: {{allowed:60000}}\n").findings
    assert {"plan.notation", "C05.own"} <= {each.rule for each in found}


@pytest.mark.parametrize(
    ("plan", "line"), [("costs:\n  allowed: 60000\n  - own: 22000\n", 6), ("salesplan: >3\nyear: 2027\n", 1)]
)
def test_a_stray_dash_and_a_version_are_told_as_what_they_are(plan: str, line: int) -> None:
    head = "" if plan.startswith("salesplan") else f"{DUTY}year: 2027\n"
    (found,) = judged(head + plan).findings
    assert (found.region.line, "first entry" in found.say("en", "EUR")) == (line, False)
    assert found.rule == ("plan.syntax" if head else "plan.version")


def test_amounts_to_write_are_in_the_currency_that_is_meant() -> None:
    plan = "currency: xyz\nrevenue_target: £1M\ncosts: {allowed: unknown}\nyear: 2027\n"
    report = judged(DUTY + plan)
    assert report.plan is not None
    assert report.plan.currency == "GBP"
    (found,) = [each for each in report.findings if each.path[-1] == "allowed"]
    assert found.lines("en", report.currency).startswith("allowed: GBP")


def test_nothing_behind_a_text_in_a_section_is_none() -> None:
    (found,) = judged(f"{DUTY}year: 2027\nperiods:\n  quarters: none: not divided\n").findings
    assert found.lines("en", "EUR") == 'quarters: "none: not divided"'


def test_the_lists_of_names_that_are_written_out_are_those_of_the_model() -> None:
    def parts(section: type[Section]) -> Iterator[tuple[str, Any]]:
        for name, part in parts_of(section).items():
            yield name, part
            if isinstance(part, ListOf | type):
                yield from parts(part.section if isinstance(part, ListOf) else part)

    every = list(parts(Plan))
    lists = {name: tuple(parts_of(part.section)) for name, part in every if isinstance(part, ListOf)}
    lists["events"] = lists.pop(ITEMS)
    assert lists == indentation.ENTRIES
    assert {name for name in parts_of(Plan) if [each for each, _ in every].count(name) == 1} == indentation.OF_THE_TOP
    assert {name for name, part in every if isinstance(part, ListReader)} == indentation.SCALARS
    words = {*CHOICES, "yes_no", "interval"} - {"numbers"}
    assert {name for name, part in every if isinstance(part, Reader) and part.kind in words} == set(problems._WORD_KEYS)
    assert {path[-1] for path in NONE_SECTIONS} == {"seasonality", "events"}


def test_hundreds_of_amounts_that_wait_for_a_notation_are_one_finding() -> None:
    amounts = "".join(f"  - {{name: Pump {at}, revenue: '1.{at % 900 + 100},00'}}\n" for at in range(480))
    found = judged(f"{DUTY}year: 2027\nnumber: en\nproducts:\n{amounts}").findings
    assert [each.region.line for each in found if each.kind == "plan"] == [4]


def test_of_keys_that_exclude_each_other_neither_counts() -> None:
    both = "reviews: [{date: 2027-01-12, first: 2027-01-19, every: week, last: 2027-03-02, with: Tom}]\n"
    plan = judged(f"{SMALL}{both}").plan
    assert plan is not None
    (review,) = plan.reviews
    assert (review.date_, review.first, review.with_) == (None, None, ("Tom",))


def test_a_list_with_an_empty_place_gets_its_lines_one_by_one() -> None:
    text = f"{DUTY}year: 2027\nrevenue_target: 4k\nperiods: {{quarters: [1'000, 1'000, ~, 1'000]}}\n"
    written = {each.path[-1]: each.lines("en", "EUR") for each in judged(text).findings if each.kind == "plan"}
    assert written == {0: "1000", 1: "1000", 3: "1000"}


def test_fifty_two_weeks_are_known_before_the_year_is() -> None:
    found = judged("salesplan: 1\naccount_manager: Sanne de Vries\nperiods: {weeks: 52 x 25k}\n").findings
    (written,) = (each.lines("en", "EUR") for each in found if each.path == ("periods", "weeks"))
    assert written.count("25000") == 52


def test_a_goal_from_below_zero_may_end_there() -> None:
    goal = "{goal: G, measure: M, from: -10%, to: -4%, by: 2027-09-30}"
    assert [each for each in judged(f"{DUTY}year: 2027\ndevelopment: [{goal}]\n").findings if each.kind == "plan"] == []


@pytest.mark.parametrize(
    ("year", "start", "end"),
    [("", "", ""), ("year: soon\n", "start: 2027-03-16", "end: 2027-08-13")],
    ids=["absent", "to become 2027"],
)
def test_days_without_a_year_in_a_plan_without_one(year: str, start: str, end: str) -> None:
    text = f"{DUTY}{year}periods: {{events: [{{name: a b, start: 16-17 maart, end: wk 30 t/m 32, effect: +10%}}]}}\n"
    written = {each.path[-1]: each.lines("en", "EUR") for each in judged(text).findings if each.rule == "plan.vague"}
    assert (written["start"], written["end"]) == (start, end)


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        # Of the target all three, or the two of what is allowed, as they add up.
        ("own: 2%, support: 3%", ["allowed: 30000", "own: 12000", "support: 18000"]),
        ("own: 40%, support: 60%", ["allowed: 30000", "own: 12000", "support: 18000"]),
        ("own: 2%, support: 9%", ["allowed: 30000", "own: EUR 12 000", "support: EUR 18 000"]),
    ],
)
def test_of_what_the_parts_of_a_share_are_shares_their_sum_tells(parts: str, lines: list[str]) -> None:
    text = f"{DUTY}year: 2027\nrevenue_target: 600k\ncosts: {{allowed: 5%, {parts}}}\n"
    assert [each.lines("en", "EUR") for each in judged(text).findings if each.kind == "plan"] == lines


def test_a_key_without_a_value_is_no_example() -> None:
    assert list(schema._values({"a": None, "b": [{"c": "1"}, "2"]}, "")) == [("b[].c", "1"), ("b", "2")]


def test_a_version_that_is_given_twice_is_no_version() -> None:
    report = judged("salesplan: 1\nsalesplan: 2\nyear: 2027\n")
    assert not report.readable
    assert [finding.rule for finding in report.findings] == ["plan.duplicate-key"]


def test_an_order_target_says_how_many_whatever_else_of_the_customers_is_vague() -> None:
    plan = f"{SMALL}order_target: 24\nactivities: [{{name: Call, per_week: 1, leads_to: order}}]\n"
    vague = judged(plan + "customers: {new: {approach: many, win: 24}}\n")
    assert not [each for each in vague.findings if each.rule == "C07.order-value"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # Behind a `#` stands a comment, and nothing is left of the answer.
        ("products:\n  - name: #1 Acme  # our best\n", ['name: "#1 Acme"']),
        ("account_manager: #Jan\n", ['account_manager: "#Jan"']),
        ("revenue_target: #900000\n", ["revenue_target: 900000"]),
        ("revenue_target: #900.000\n", ["revenue_target: 900000"]),
        ("segments:\n  - name: A B\n    time: #40\n", ["time: 40%"]),
        ("monitoring:\n  self:\n    - measure: A B\n      target: #>= 95%\n", ['target: ">= 95%"']),
        ("reviews:\n  - date: 2027-02-01\n    with: #Piet\n", ['with: "#Piet"']),
        # The names are the same only because they go on behind one.
        (
            "activities:\n  - name: Demo #1\n    leads_to: Demo #2\n  - name: Demo #2\n    leads_to: order\n",
            ['name: "Demo #1"', 'leads_to: "Demo #2"', 'name: "Demo #2"'],
        ),
        ("costs:\n  lines:\n    - name: Car\n    - name: Car #2\n", ['name: "Car #2"']),
        # A comment is one.
        ("revenue_target: 100  # agreed with Karin\n", []),
        ("revenue_target: 100 #agreed with Karin\n", []),
        ("revenue_target: #agreed with Karin\n", []),
        ("revenue_target: # 100\n", []),
        ("organisation: #optional\n", []),
        ("organisation: #TODO\n", []),
        ("products:\n  - name: A B\n    contribution: #TODO\n", []),
        ("activities:\n  - name: A B\n    for: #new or existing\n", []),
        ("reviews:\n  - date: 2027-02-01\n    in_calendar: #yes / no\n", []),
        ("segments:\n  - name: A B\n    definition: #N.t.b.\n", []),
        (f"organisation: #{'Acme ' * 100}\n", []),
        ("products: #1\n", []),
        ("products: #1\n  - name: A B\n", []),
        ("period: #2027\n", []),
        ("products:\n  - name: Acme #2 BV\n  - name: Bolt #1\n", []),
        ("products:\n  - name: 'Acme' #2\n  - name: 'Acme' #1\n", []),
        ("reviews:\n  - date: 2027-02-01\n    with:\n      - #Piet\n", []),
    ],
)
def test_what_was_no_comment_is_told_to_be_one(text: str, lines: list[str]) -> None:
    head = "" if text.startswith("account_manager") else "account_manager: Jan\n"
    found = judged(f"salesplan: 1\nyear: 2027\n{head}{text}").findings
    told = [each for each in found if each.kind in ("plan", "conflict")]
    assert [each.lines("en", "EUR") for each in told] == lines
    assert all("comment starts at `#`" in each.say("en", "EUR") for each in told)
    assert all("begint bij `#` een opmerking" in each.say("nl", "EUR") for each in told)


@pytest.mark.parametrize(("numbers", "point"), [("nl", ","), ("en", ".")])
def test_shares_to_write_are_in_the_notation_of_the_plan(numbers: str, point: str) -> None:
    plan = f"{DUTY}year: 2027\nnumbers: {numbers}\nsegments:\n  - name: A\n    contribution: 60.5%\n    time: 60.5%\n"
    plan += "  - name: B\n    contribution: 59%\n    time: 30.25%\n"
    written = [each.lines("en", "EUR") for each in judged(plan).findings if each.kind == "conflict"]
    quote = '"' if point == "," else ""
    assert written == [f"time: {quote}69{point}75%{quote}", f"contribution: {quote}39{point}5%{quote}"]


@pytest.mark.parametrize(
    "week", ["wk 39 2027", "2027 wk39", "2027 week 39", "2027/W39", "wk. 39, 2027", "week 39 van 2027", "W39-2027"]
)
def test_a_week_in_whatever_order_is_told_to_be_a_day(week: str) -> None:
    (found,) = (
        each for each in judged(f"{DUTY}year: 2027\nreviews:\n  - date: '{week}'\n").findings if each.kind == "plan"
    )
    assert found.lines("en", "EUR") == "date: 2027-09-27"
    assert "is a week, and a day belongs here" in found.say("en", "EUR")


@pytest.mark.parametrize(
    ("skip", "block", "flow"),
    [
        ("26 juli t/m 13 aug", "- 2027-07-27\n- 2027-08-10", "2027-07-27, 2027-08-10"),
        ("week 30 t/m 31", "2027-07-27", "2027-07-27"),
        ("24 dec - 2 jan", "2027-12-28", "2027-12-28"),
        ("24 dec - 2 jan 2028", "2027-12-28", "2027-12-28"),
        ("week 51 t/m week 2", "2027-12-28", "2027-12-28"),
        ("13 aug t/m 26 juli", "- 2027-07-27\n- 2027-08-10", "2027-07-27, 2027-08-10"),
        ("5 mei - 7 mei", "", ""),
    ],
)
def test_days_between_which_reviews_are_left_out_as_an_item_of_a_list(skip: str, block: str, flow: str) -> None:
    head = f"{DUTY}year: 2027\nreviews:\n  - first: 2027-01-12\n    every: 2 weeks\n    last: 2027-12-28\n    skip:"
    for text, lines in ((f"{head}\n      - {skip}\n", block), (f"{head} [{skip}, 2027-01-26]\n", flow)):
        (found,) = (each for each in judged(text).findings if each.kind == "plan")
        assert found.to_paste("en", "EUR") == lines
        said = found.say("en", "EUR")
        assert ("no review falls between" in said) == (not lines)
        assert found.path == ("reviews", 0, "skip", 0)
        assert flow in said


@pytest.mark.parametrize(
    ("skip", "write"),
    [
        ("20 sep t/m 24 sep", "skip: [2027-09-21]"),
        ("24 dec t/m 14 jan", "skip: [2027-12-28, 2028-01-11]"),
        ("3 t/m 14 januari", "skip: [2028-01-11]"),
        ("week 30 t/m 33", "skip: [2028-07-25, 2028-08-08]"),
    ],
)
def test_days_without_a_year_are_those_in_the_period(skip: str, write: str) -> None:
    review = f"first: 2027-09-07, every: 2 weeks, last: 2028-08-22, skip: {skip}"
    plan = f"{DUTY}period: {{start: 2027-09-01, months: 12}}\nreviews: [{{{review}}}]\n"
    (found,) = (each for each in judged(plan).findings if each.kind == "plan")
    assert found.lines("en", "EUR") == write


@pytest.mark.parametrize(
    ("rest", "write"),
    [("", "start: 2027-07-26\nend: 2027-08-20"), ("days: 90", "start: 2027-07-26"), ("months: 3", "start: 2027-07-26")],
)
def test_the_last_day_is_no_second_end_of_a_period(rest: str, write: str) -> None:
    found = judged(f"{DUTY}period: {{start: wk 30 t/m 33 2027, {rest}}}\n").findings
    assert [each.lines("en", "EUR") for each in found if each.path == ("period", "start")] == [write]


def test_from_december_to_january_is_over_new_year() -> None:
    review = "first: 2027-01-12, every: 2 weeks, last: 2027-12-28"
    for skip, write in (("24 dec - 2 jan", "skip: [2027-12-28]"), ("5 mei - 7 mei", "")):
        (found,) = (
            each
            for each in judged(f"{DUTY}year: 2027\nreviews: [{{{review}, skip: {skip}}}]\n").findings
            if each.kind == "plan"
        )
        assert found.lines("en", "EUR") == write
