"""9 Growth: which personal growth is expected, and how the organisation helps."""

from __future__ import annotations

import re
from decimal import Decimal
from math import floor
from typing import Final

from salesplan_cli.calendar import covers
from salesplan_cli.case import Case, called, filled_or_unread, lacking
from salesplan_cli.checklist import MANAGER, Criterion, Gap, Rule, Verdict, not_judged, nothing
from salesplan_cli.lines import line
from salesplan_cli.model import Goal, Support
from salesplan_cli.notation import Measure
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, pasted, phrase, same

MEASURE: Final = Text("how it is measured", "hoe je het meet")
FROM: Final = Text("where it stands now", "waar het nu staat")
TO: Final = Text("where it has to get to", "waar het naartoe moet")
BY: Final = Text("when it has to be reached", "wanneer het bereikt moet zijn")
HELP: Final = Text("how many hours of help or which budget there is", "hoeveel uren hulp of welk budget er is")
WHO: Final = Text("who gives it", "wie die hulp geeft")

WHOLE: Final = 100
STEP: Final = {"percent": 10, "number": 1, "money": 1000}
"""How far apart an example at least puts where it stands and where it has to come, per kind."""
HIGH: Final = {"percent": 90, "number": 10**15, "money": 10**15}
"""Above this an example goes down."""


def goals(case: Case) -> list[tuple[int, Goal]]:
    """The goals with anything in them, readable or not, each with its place."""
    return filled_or_unread(case, ("development",), case.plan.development)


def _called(index: int, goal: Goal) -> Fact:
    """A goal by its name, else by its place."""
    return called(goal.goal, index, "goal", "doel")


def measurable(case: Case) -> Verdict:
    """There is a goal, and each says what is measured, where it stands, where it has to come and when."""
    every = case.once(goals)
    if not every:
        return Verdict(phrase("no goal is given", "er staat geen doel"), 1, (_no_goal(case),))
    gaps, complete = [], []
    for index, goal in every:
        if goal.measure is not None and goal.from_ is not None and goal.to is not None and goal.by is not None:
            complete.append(
                phrase(
                    "{measure} from {from_} to {to} by {by}",
                    "{measure} van {from_} naar {to} op {by}",
                    measure=goal.measure,
                    from_=goal.from_.spoken,
                    to=goal.to.spoken,
                    by=goal.by,
                )
            )
            continue
        fields = (
            ("measure", goal.measure, MEASURE),
            ("from", goal.from_, FROM),
            ("to", goal.to, TO),
            ("by", goal.by, BY),
        )
        labels, paths = lacking(case, ("development", index), fields)
        message = phrase(
            "{goal}: the plan does not say {lacks}. Write it down, then everybody can see whether it is reached",
            "{goal}: er staat niet bij {lacks}. Schrijf het op, dan kan iedereen zien of het gehaald is",
            goal=_called(index, goal),
            lacks=labels,
        )
        gaps.append(Gap(paths[0], message, _goal_to_write(case, index, goal, paths), paths))
    evidence = phrase(
        "{complete} of {of} {of:goal|goals} with measure, start, end and date{shown:colon}",
        "{complete} van {of} {of:doel|doelen} met maatstaf, begin, eind en datum{shown:colon}",
        complete=len(complete),
        of=len(every),
        shown=tuple(complete),
    )
    return Verdict(evidence, len(every), tuple(gaps))


def _no_goal(case: Case) -> Gap:
    message = phrase(
        "the plan does not say which personal growth is expected, nor how the organisation helps: name at least one "
        "goal, "
        "with how it is measured, where it stands, where it has to get to, by when, and who helps for how many hours",
        "er staat niet welke persoonlijke groei verwacht wordt, en ook niet hoe de organisatie daarbij helpt: noem ten "
        "minste één doel, met hoe je het meet, waar het nu staat, waar het naartoe moet, wanneer, en wie er "
        "hoeveel uren helpt",
    )
    write = phrase(
        "- goal: Negotiating on value\n  measure: average discount on quotations\n  from: 12%\n  to: 8%\n  by: {by}\n"
        "  support:\n    what: training and coaching\n    hours: 24\n    who: {who:yaml}",
        "- goal: Waardegericht onderhandelen\n  measure: gemiddelde korting op offertes\n  from: 12%\n  to: 8%\n"
        "  by: {by}\n  support:\n    what: training en begeleiding\n    hours: 24\n    who: {who:yaml}",
        by=_date_to_write(case),
        who=_who_to_write(case),
    )
    return Gap(("development",), message, write, (("development",),))


def _date_to_write(case: Case) -> str:
    # The end of the last quarter but one: in the period, and early enough to bring in something yet.
    quarters = case.plan.span.quarters if case.plan.span else ()
    return quarters[-2:][0].end.isoformat() if quarters else "2027-09-30"


def _who_to_write(case: Case) -> Fact:
    return case.plan.sales_manager or Text("the sales manager", "de salesmanager")


def _goal_to_write(case: Case, at: int, goal: Goal, paths: tuple[Path, ...]) -> Phrase:
    start = goal.from_ or (_before(goal, goal.to) if goal.to else _example_start(goal))
    end = goal.to or _after(goal, start)
    if not (goal.from_ or goal.to) and case.lost_among(*(("development", at, key) for key in ("from", "to"))):
        # Where an end cannot be read, one of the discounts is its example.
        start, end = (Measure(Decimal(share), "percent") for share in (12, 8))
    lines = {
        "measure": _measure_to_write(start, end),
        "from": _whole(case, start),
        "to": _whole(case, end),
        "by": same("{day}", day=_date_to_write(case)),
    }
    return _lines(lines, paths)


def _example_start(goal: Goal) -> Measure:
    return Measure(Decimal(12), "percent") if _measures_share(goal) else Measure(Decimal(6), "number")


def _measure_to_write(start: Measure, end: Measure) -> Phrase:
    """What could go from the one to the other, whatever the goal is about."""
    rises = start.value <= end.value
    if start.kind == "money":
        return phrase("revenue per month", "omzet per maand")
    if start.kind == "percent" and rises:
        return phrase("share of the conversations in which it works", "aandeel van de gesprekken waarin het lukt")
    if start.kind == "percent":
        return phrase("average discount on quotations", "gemiddelde korting op offertes")
    if rises and end.value <= HIGHEST_MARK:
        return phrase("mark out of ten by the sales manager", "rapportcijfer van de salesmanager")
    return phrase("number per month", "aantal per maand")


def _lines(lines: dict[str, Phrase], paths: tuple[Path, ...]) -> Phrase:
    # One line for each key that lacks, in the order of the file.
    asked = {str(path[-1]) for path in paths}
    facts = {key: value for key, value in lines.items() if key in asked}
    template = "\n".join(f"{key}: {{{key}}}" for key in facts)
    return same(template, **facts)


LESS_IS_BETTER: Final = re.compile(
    "korting|discount|klacht|complaint|verzuim|absence|verloop|churn|doorlooptijd|lead time|fout|error|retour"
    "|openstaand|overdue"
)
"""What a goal brings down."""
SHARES: Final = re.compile("%|korting|discount|marge|margin|aandeel|share|percentage|conversi")
"""What is measured in percent."""
HIGHEST_MARK: Final = 10


def _measures_share(goal: Goal) -> bool:
    return bool(SHARES.search(f"{goal.goal or ''} {goal.measure or ''}".casefold()))


def _goes_down(goal: Goal) -> bool:
    return bool(LESS_IS_BETTER.search(f"{goal.goal or ''} {goal.measure or ''}".casefold()))


def _after(goal: Goal, start: Measure) -> Measure:
    """Where a goal could get to: a whole number of the same kind."""
    if _goes_down(goal) and start.value >= 1:
        return start._replace(value=Decimal(floor(start.value * 2 / 3)))
    return _apart(start, up=True)


def _before(goal: Goal, end: Measure) -> Measure:
    """Where a goal could stand now: a whole number of the same kind."""
    if _goes_down(goal) and 0 <= end.value * 3 / 2 <= (WHOLE if end.kind == "percent" else HIGH[end.kind]):
        return end._replace(value=Decimal(floor(end.value * 3 / 2)) + (end.value < 2))
    return _apart(end, up=False)


def _apart(measure: Measure, *, up: bool) -> Measure:
    # Another whole number of the same kind: above what it stands at, or below what it has to become, if there is room.
    step = STEP[measure.kind]
    if measure.kind != "percent":
        step = max(step, int(measure.value // 4) // step * step)
    if measure.kind == "number" and measure.value < HIGHEST_MARK:
        step = min(step, max(int(HIGHEST_MARK - measure.value), 1))
    up = measure.value <= HIGH[measure.kind] if up else measure.value < step
    return measure._replace(value=Decimal(floor(measure.value + step if up else measure.value - step)))


def _whole(case: Case, measure: Measure) -> Phrase:
    if measure.kind == "percent":
        return line(pasted(measure.value, case.plan.numbers, "%"))
    form = "{value:money}" if measure.kind == "money" else "{value:digits}"
    return same(form, value=measure.value)


def helped(case: Case) -> Verdict:
    """Each goal has help: hours or budget, and who gives it."""
    every = case.once(goals)
    if not every:
        return nothing("there is no goal to help with", "er is geen doel om bij te helpen")
    gaps, complete, remarks = [], [], []
    for index, goal in every:
        support = goal.support
        base: Path = ("development", index, "support")
        # Hours or budget: where one of them was given but could not be read, that is what is wrong.
        means = "budget" if case.is_lost((*base, "budget")) else "hours"
        extent = support.hours if support.hours is not None else support.budget
        labels, paths = lacking(case, base, ((means, extent, HELP), ("who", support.who, WHO)))
        if paths:
            message = phrase(
                "{goal}: the plan does not say {lacks}. A goal without help is only a higher target",
                "{goal}: er staat niet bij {lacks}. Een doel zonder hulp is alleen een hoger doel",
                goal=_called(index, goal),
                lacks=labels,
            )
            lines = {
                "hours": same("24"),
                "who": same("{who:yaml}", who=_who_to_write(case)),
            }
            gaps.append(Gap(paths[0], message, _lines(lines, paths), paths))
        else:
            shown = same("{goal} {help}", goal=_called(index, goal), help=_help_shown(support))
            complete.append(shown)
            if not (support.hours or support.budget):
                # 0 is an answer, and hardly the one that was meant.
                message = phrase(
                    "{shown} is no help at all: a goal without help is only a higher target. How many hours can be "
                    "given?",
                    "{shown} is helemaal geen hulp: een doel zonder hulp is alleen een hoger doel. Hoeveel uren kunnen "
                    "er komen?",
                    shown=shown,
                )
                remarks.append(Gap((*base, "hours"), message, line("hours: 24")))
    evidence = phrase(
        "{complete} of {of} {of:goal|goals} with help{shown:colon}",
        "{complete} van {of} {of:doel|doelen} met hulp{shown:colon}",
        complete=len(complete),
        of=len(every),
        shown=tuple(complete),
    )
    return Verdict(evidence, len(every), tuple(gaps), tuple(remarks))


def _help_shown(support: Support) -> Phrase:
    shown = []
    if support.hours is not None:
        shown.append(phrase("{hours} {hours:hour|hours}", "{hours} uur", hours=support.hours))
    if support.budget is not None:
        shown.append(same("{budget:money}", budget=support.budget))
    return same("{shown} ({who})", shown=tuple(shown), who=support.who or "")


def moves(case: Case) -> Verdict:
    """Where it stands and where it has to come differ, and are of one kind."""
    shown, gaps = [], []
    for index, goal in case.once(goals):
        start, end = goal.from_, goal.to
        if start is None or end is None:
            continue
        facts: dict[str, Fact] = {"goal": _called(index, goal), "from_": start.spoken, "to": end.spoken}
        shown.append(phrase("{goal} from {from_} to {to}", "{goal} van {from_} naar {to}", **facts))
        if start.kind != end.kind:
            message = phrase(
                "{goal} goes from {from_} to {to}, and these are not of one kind: write both as a percentage, both as "
                "an amount with its currency, or both as a number",
                "{goal} gaat van {from_} naar {to}, en die zijn niet van dezelfde soort: schrijf allebei als "
                "percentage, allebei als bedrag met de valuta, of allebei als aantal",
                **facts,
            )
            ends = _of_one_kind(goal, start, end)
        elif _is_part_beside_percentage(goal, start, end):
            message = phrase(
                "{goal} goes from {from_} to {to}: the one is a part of 1 and the other is not, so write both as a "
                "percentage",
                "{goal} gaat van {from_} naar {to}: het ene is een deel van 1 en het andere niet, dus schrijf allebei "
                "als percentage",
                **facts,
            )
            first, last = (Measure(_percents(each), "percent") for each in (start, end))
            ends = {"from": first, "to": last if last != first else _after(goal, first)}
        elif start.value == end.value:
            message = phrase(
                "{goal} goes from {from_} to {to}: that is no growth, so write where it has to get to",
                "{goal} gaat van {from_} naar {to}: dat is geen groei, schrijf dus waar het naartoe moet",
                **facts,
            )
            ends = {"to": _after(goal, start)}
        else:
            continue
        write = _lines({key: _whole(case, each) for key, each in ends.items()}, tuple((key,) for key in ends))
        gaps.append(Gap(("development", index, next(iter(ends))), message, write))
    if not shown:
        return not_judged(
            "no goal says both where it stands and where it has to get to",
            "geen enkel doel zegt zowel waar het nu staat als waar het naartoe moet",
        )
    return Verdict(same("{shown}", shown=tuple(shown)), len(shown), tuple(gaps))


def _percents(measure: Measure) -> Decimal:
    """A number without its sign as so many percent: 9 for 0.09, and 12 for 12."""
    return measure.value * WHOLE if 0 < measure.value < 1 else measure.value


def _is_part_beside_percentage(goal: Goal, start: Measure, end: Measure) -> bool:
    """Whether a share is written without its sign: at one end as a part of 1, at the other as a percentage."""
    low, high = sorted((start.value, end.value))
    return start.kind == "number" and _measures_share(goal) and 0 < low < 1 < high <= WHOLE


def _of_one_kind(goal: Goal, start: Measure, end: Measure) -> dict[str, Measure]:
    """The end without a sign in the kind of the other: `from: 12` and `to: 8%` becomes `from: 12%`."""
    key, bare, other = ("from", start, end) if start.kind == "number" else ("to", end, start)
    meant = other._replace(value=_percents(bare) if other.kind == "percent" else bare.value)
    sensible = 0 <= meant.value <= WHOLE if other.kind == "percent" else meant.value == floor(meant.value)
    if not sensible or meant.value == other.value:
        meant = _before(goal, other) if key == "from" else _after(goal, other)
    return {key: meant}


def in_time(case: Case) -> Verdict:
    """The date of each goal lies in the period."""
    span = case.plan.span
    dated = [(index, goal, goal.by) for index, goal in case.once(goals) if goal.by is not None]
    if span is None or not dated:
        return not_judged("there is no date and period to compare", "er zijn geen datum en periode om te vergelijken")
    gaps = tuple(
        Gap(
            ("development", index, "by"),
            phrase(
                "{goal} is to be reached by {by}, and the plan runs from {start} to {end}: choose a date in it",
                "{goal} moet op {by} bereikt zijn, en het plan loopt van {start} tot en met {end}: kies een datum "
                "daarbinnen",
                goal=_called(index, goal),
                by=by,
                start=span.start,
                end=span.end,
            ),
            same("by: {day}", day=_date_to_write(case)),
        )
        for index, goal, by in dated
        if not covers(span, by)
    )
    evidence = phrase(
        "{shown}; the plan runs from {start} to {end}",
        "{shown}; het plan loopt van {start} tot en met {end}",
        shown=tuple(
            phrase("{goal} by {by}", "{goal} op {by}", goal=_called(index, goal), by=by) for index, goal, by in dated
        ),
        start=span.start,
        end=span.end,
    )
    return Verdict(evidence, len(dated), gaps)


C09: Final = Criterion(
    id="C09",
    title=Text("Growth", "Groei en ontwikkeling"),
    question=Text(
        "Is it quantified which personal growth the organisation expects, and how the organisation helps?",
        "Staat in getallen vast welke persoonlijke groei de organisatie verwacht, en hoe de organisatie daarbij helpt?",
    ),
    answer=Text(
        "Name at least one goal, with how it is measured, where it stands now (`from`), where it has to get to "
        "(`to`) and when (`by`); and beside each goal the help: hours or a budget, and who gives it.",
        "Noem ten minste één doel, met hoe je het meet, waar het nu staat (`from`), waar het naartoe moet (`to`) "
        "en wanneer (`by`); en bij elk doel de hulp: uren of een budget, en wie die geeft.",
    ),
    section="development",
    rules=(
        Rule(
            id="C09.expectation",
            kind="missing",
            owner=MANAGER,
            title=Text("measurable goals for growth", "meetbare groeidoelen"),
            why=Text(
                "If all you hear is 'do better', you cannot see whether you do.",
                "Als je alleen hoort dat het beter moet, kun je niet zien of het beter gaat.",
            ),
            reads=(
                "development[].goal",
                "development[].measure",
                "development[].from",
                "development[].to",
                "development[].by",
            ),
            judge=measurable,
            good=Text(
                "development:\n  - {goal: Negotiating, measure: average discount, from: 12%, to: 8%, by: 2027-09-30}",
                "development:\n"
                "  - {goal: Onderhandelen, measure: gemiddelde korting, from: 12%, to: 8%, by: 2027-09-30}",
            ),
            bad=Text(
                "development:\n  - {goal: Negotiating, measure: average discount, to: 8%}",
                "development:\n  - {goal: Onderhandelen, measure: gemiddelde korting, to: 8%}",
            ),
        ),
        Rule(
            id="C09.support",
            kind="missing",
            owner=MANAGER,
            title=Text("help with each goal", "hulp bij elk doel"),
            why=Text(
                "A higher target every year and no help: that is what makes people angry.",
                "Elk jaar een hoger doel en geen hulp: daar worden mensen boos van.",
            ),
            reads=(
                "development[].support.hours",
                "development[].support.budget",
                "development[].support.who",
            ),
            judge=helped,
            good=Text(
                "development: [{goal: Negotiating, support: {hours: 24, who: Piet Jansen}}]",
                "development: [{goal: Onderhandelen, support: {hours: 24, who: Piet Jansen}}]",
            ),
            bad=Text(
                "development: [{goal: Negotiating, support: {what: coaching}}]",
                "development: [{goal: Onderhandelen, support: {what: begeleiding}}]",
            ),
        ),
        Rule(
            id="C09.direction",
            kind="conflict",
            owner=MANAGER,
            title=Text("goals that go somewhere", "doelen met een richting"),
            why=Text(
                "From 12% to 12% is no growth, and 12% cannot be compared with 8.",
                "Van 12% naar 12% is geen groei, en 12% is niet met 8 te vergelijken.",
            ),
            reads=("development[].from", "development[].to"),
            judge=moves,
            good=Text(
                "development: [{goal: Negotiating, from: 12%, to: 8%}]",
                "development: [{goal: Onderhandelen, from: 12%, to: 8%}]",
            ),
            bad=Text(
                "development: [{goal: Negotiating, from: 12%, to: 12%}]",
                "development: [{goal: Onderhandelen, from: 12%, to: 12%}]",
            ),
        ),
        Rule(
            id="C09.date",
            kind="conflict",
            owner=MANAGER,
            title=Text("goals reached within the period", "doelen binnen de periode"),
            why=Text(
                "Anything reached after the period no longer counts towards its target.",
                "Wat buiten de periode valt, telt voor dit doel niet mee.",
            ),
            reads=("development[].by", "year", "period"),
            judge=in_time,
            good=Text(
                "development: [{goal: Negotiating, by: 2027-09-30}]",
                "development: [{goal: Onderhandelen, by: 2027-09-30}]",
            ),
            bad=Text(
                "development: [{goal: Negotiating, by: 2028-03-31}]",
                "development: [{goal: Onderhandelen, by: 2028-03-31}]",
            ),
        ),
    ),
)
