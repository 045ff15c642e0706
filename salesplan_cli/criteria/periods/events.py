"""C06.events and C06.dates: events with their date and effect, in the period."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from salesplan_cli.calendar import add_days, covers, same_day
from salesplan_cli.case import Case, called, filled, filled_or_unread, lacking
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.apportionment import apportioned, total_of
from salesplan_cli.criteria.product_targets.target import on_target
from salesplan_cli.lines import dates_inside, line
from salesplan_cli.model import Event, Plan
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same


def special_events(case: Case) -> Verdict:
    """Events with their date and effect, or none with a reason."""
    plan, path = case.plan, ("periods", "events")
    section = plan.periods.events
    if section.none is not None:
        return Verdict(phrase("no events: {reason}", "geen gebeurtenissen: {reason}", reason=section.none), 1)
    events = filled_or_unread(case, path, section.items)
    if not events:
        message = phrase(
            "the plan says nothing about events that affect sales (a fair, a closure, a price change): give each its "
            "date and effect, or write `none:` with the reason",
            "er staat niets over gebeurtenissen die de verkoop raken (een beurs, een sluiting, een prijswijziging): "
            "geef elk een datum en effect, of schrijf `none:` met de reden",
        )
        gap = Gap(path, message, _event_to_write(on_target(case).plan), (path, *case.lost_below(path)))
        return Verdict(phrase("nothing about events", "niets over gebeurtenissen"), 1, (gap,))
    gaps = []
    for at, event in events:
        labels, paths = lacking(
            case,
            (*path, at),
            (
                ("start", event.start, Text("date", "de datum")),
                ("effect", event.effect, Text("effect on sales", "het effect op de verkoop")),
            ),
        )
        if paths:
            message = phrase(
                "the plan gives no {what} for {event}: fill it in, then a month can be planned around it",
                "bij {event} {lacks:ontbreekt|ontbreken} {what}: vul aan, dan is een maand eromheen te plannen",
                event=called(event.name, at, "event", "gebeurtenis"),
                what=labels,
                lacks=len(labels),
            )
            write = "\n".join(_event_lines(on_target(case).plan, event)[str(each[-1])] for each in paths)
            gaps.append(Gap(paths[0], message, line(write), paths))
    shown = tuple(_event(event, at) for at, event in events)
    return Verdict(same("{events}", events=shown), len(events), tuple(gaps))


def _event(event: Event, at: int) -> Phrase:
    effect: Fact = Text("effect not given", "effect niet gegeven")
    if event.effect is not None:
        form = "{value:signed}%" if event.effect.kind == "percent" else "{value:signed}"
        effect = same(form, value=event.effect.value)
    return same(
        "{name} ({start}, {effect})",
        name=called(event.name, at, "event", "gebeurtenis"),
        start=event.start or Text("date not given", "datum niet gegeven"),
        effect=effect,
    )


CLOSED: Final = re.compile("bouwvak|vakantie|sluit|gesloten|staking|clos|holiday|shutdown|strike")
"""Events in which less is sold."""


SUMMER: Final = re.compile("bouwvak|zomer|summer")


def _event_lines(plan: Plan, event: Event) -> dict[str, str]:
    name = (event.name or "").casefold()
    day = min(add_days(plan.span.start, 102), plan.span.end) if plan.span else date(2027, 4, 13)
    if plan.span is not None and SUMMER.search(name):
        # The last Monday of July, where the plan has one.
        july = (
            add_days(date(year, 7, 31), -date(year, 7, 31).weekday())
            for year in (plan.span.start.year, plan.span.end.year)
        )
        day = next((each for each in july if covers(plan.span, each)), day)
    day = min(day, event.end or day)
    size = Fraction(total_of(plan, "quarters")) / 50
    effect = f"effect: +{max(apportioned(size * 2, (1, 1))[0], 1)}"
    if CLOSED.search(name):
        effect = "effect: -10%"
    return {"start": f"start: {day.isoformat()}", "effect": effect}


def _event_to_write(plan: Plan) -> Phrase:
    rest = "\n    ".join(_event_lines(plan, Event()).values())
    return phrase(
        "events:\n  - name: Trade fair\n    {rest}",
        "events:\n  - name: Vakbeurs\n    {rest}",
        rest=both(rest),
    )


def event_dates(case: Case) -> Verdict:
    """Events lie in the period and end after they start."""
    plan, period = case.plan, case.plan.span
    events = [(at, event) for at, event in filled(plan.periods.events.items) if event.start or event.end]
    if period is None:
        return not_judged("the period of the plan is not known", "de periode van het plan is niet bekend")
    if not events:
        return not_judged("there are no dates to compare", "er zijn geen datums om te vergelijken")
    gaps = []
    for at, event in events:
        days = {name: day for name, day in (("start", event.start), ("end", event.end)) if day is not None}
        outside = [name for name, day in days.items() if not covers(period, day)]
        facts: dict[str, Fact] = {
            "event": called(event.name, at, "event", "gebeurtenis"),
            "first": period.start,
            "last": period.end,
        }
        path = ("periods", "events", at)
        if outside:
            day = days[outside[0]]
            message = phrase(
                "{event} is on {day}, outside the period ({first} to {last})",
                "{event} is op {day}, buiten de periode ({first} tot en met {last})",
                day=day,
                **facts,
            )
            write = dates_inside(event.start, event.end, period)
            if write is None:
                message = phrase(
                    "{said}: leave it out, or correct the date",
                    "{said}: laat het weg, of verbeter de datum",
                    said=message,
                )
            gaps.append(Gap((*path, outside[0]), message, write))
        elif event.start and event.end and event.end < event.start:
            message = phrase(
                "{event} ends on {end}, before it starts on {start}",
                "{event} eindigt op {end}, voordat het begint op {start}",
                start=event.start,
                end=event.end,
                **facts,
            )
            # Over the turn of the year, where the end has the year of the start.
            end = same_day(event.end, period, event.start) or event.start
            gaps.append(Gap((*path, "end"), message, line(f"end: {end.isoformat()}")))
    shown = tuple(_dates(event, at) for at, event in events)
    return Verdict(same("{events}", events=shown), len(events), tuple(gaps))


def _dates(event: Event, at: int) -> Phrase:
    name = called(event.name, at, "event", "gebeurtenis")
    if event.start and event.end:
        return phrase(
            "{name} {start} to {end}", "{name} {start} tot en met {end}", name=name, start=event.start, end=event.end
        )
    return same("{name} {day}", name=name, day=event.start or event.end or "")


EVENTS: Final = Rule(
    id="C06.events",
    kind="missing",
    owner=MANAGER,
    title=Text("events with date and effect", "gebeurtenissen met datum en effect"),
    why=Text(
        "A fair or a holiday closure is known a year ahead; in the plan it is a number, afterwards an excuse.",
        "Een beurs of bouwvak weet je een jaar vooruit; in het plan is het een getal, achteraf een smoes.",
    ),
    reads=("periods.events",),
    judge=special_events,
    good=Text(
        "periods: {events: [{name: Trade fair, start: 2027-04-13, effect: +25000}]}",
        "periods: {events: [{name: Vakbeurs, start: 2027-04-13, effect: +25000}]}",
    ),
    bad=Text(
        "periods: {events: [{name: Trade fair, start: 2027-04-13}]}",
        "periods: {events: [{name: Vakbeurs, start: 2027-04-13}]}",
    ),
)


DATES: Final = Rule(
    id="C06.dates",
    kind="conflict",
    owner=MANAGER,
    title=Text("events within the period", "gebeurtenissen binnen de periode"),
    why=Text(
        "An event outside the period changes nothing in this plan.",
        "Een gebeurtenis buiten de periode verandert niets aan dit plan.",
    ),
    reads=("periods.events[].start", "periods.events[].end"),
    judge=event_dates,
    good=Text(
        "periods: {events: [{name: Trade fair, start: 2027-04-13, end: 2027-04-15, effect: +25000}]}",
        "periods: {events: [{name: Vakbeurs, start: 2027-04-13, end: 2027-04-15, effect: +25000}]}",
    ),
    bad=Text(
        "periods: {events: [{name: Trade fair, start: 2026-04-13, effect: +25000}]}",
        "periods: {events: [{name: Vakbeurs, start: 2026-04-13, effect: +25000}]}",
    ),
)
