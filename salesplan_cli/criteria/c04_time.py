"""4 Time: which share of the selling time each customer group gets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final, NamedTuple

from salesplan_cli.arithmetic import share_of
from salesplan_cli.calendar import working_weeks
from salesplan_cli.case import Case, called, filled, filled_or_unread
from salesplan_cli.checklist import ACCOUNT_MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.funnel import active_weeks
from salesplan_cli.lines import line
from salesplan_cli.model import Plan, Segment
from salesplan_cli.text import Fact, Number, Phrase, Text, pasted, phrase, rounded, same

ALL: Final = Decimal(100)
"""The selling time there is to divide, in percent."""
EXAMPLE_HOURS: Final = 28
"""Selling hours a week, as an example to write."""
EXAMPLE_WEEKS: Final = 44
"""Weeks worked in a year, as an example to write."""
WEEKS_OF_A_YEAR: Final = 52
HOURS_WITHOUT_QUESTION: Final = 60
"""Hours of selling in a week that need no question."""

Groups = list[tuple[int, Segment]]


class Timed(NamedTuple):
    """A customer group with its share of the selling time, and its place in the list."""

    place: int
    group: Segment
    time: Decimal

    @property
    def name(self) -> Fact:
        """What to call it."""
        return _called(self.place, self.group)


def _called(index: int, group: Segment) -> Fact:
    """A group by its name, else by its place."""
    return called(group.name, index, "customer group", "klantgroep")


def with_time(groups: Groups) -> list[Timed]:
    """The groups that have a share, in the order of the list."""
    return [Timed(index, group, group.time) for index, group in groups if group.time is not None]


def shared(case: Case) -> Verdict:
    """Each group has a share of the selling time."""
    groups = filled_or_unread(case, ("segments",), case.plan.segments)
    timed = with_time(groups)
    missing = [(index, group) for index, group in groups if group.time is None]
    gaps = tuple(_no_share(case, timed, missing, at) for at in range(len(missing)))
    evidence = phrase(
        "{have} of {of} {of:group|groups} with a share of the selling time{shown:colon}",
        "{have} van {of} {of:groep|groepen} met een deel van de verkooptijd{shown:colon}",
        have=len(timed),
        of=len(groups),
        shown=tuple(_shown(each) for each in timed),
    )
    return Verdict(evidence, len(groups), gaps)


def _shown(timed: Timed) -> Phrase:
    return same("{name} {time:percent}", name=timed.name, time=timed.time)


def _no_share(case: Case, timed: list[Timed], missing: Groups, at: int) -> Gap:
    index, group = missing[at]
    taken = _total(timed)
    left = max(ALL - taken, Decimal(0))
    # What is left, divided over the groups without a share: pasted one by one, they make 100% together.
    part = left // len(missing)
    share = left - part * (len(missing) - 1) if at == 0 else part
    if not timed:
        message = phrase(
            "{name} has no share of the selling time: which part of the week is meant for it?",
            "{name} heeft geen deel van de verkooptijd: welk deel van de week is ervoor bedoeld?",
            name=_called(index, group),
        )
    elif left:
        message = phrase(
            "{name} has no share of the selling time: the other groups take {taken:percent}, so {left:percent} is left "
            "to divide",
            "{name} heeft geen deel van de verkooptijd: de andere groepen nemen {taken:percent}, dus er is nog "
            "{left:percent} te verdelen",
            name=_called(index, group),
            taken=taken,
            left=left,
        )
    else:
        message = phrase(
            "{name} has no share of the selling time, and the other groups already take {taken:percent}: give it a "
            "part of theirs, or write 0%",
            "{name} heeft geen deel van de verkooptijd, en de andere groepen nemen al {taken:percent}: geef er een "
            "deel van die tijd aan, of schrijf 0%",
            name=_called(index, group),
            taken=taken,
        )
    path = ("segments", index, "time")
    return Gap(path, message, _time_to_write(case, share), (path,))


def _total(timed: list[Timed]) -> Decimal:
    return sum((each.time for each in timed), Decimal(0))


def _time_to_write(case: Case, share: Decimal) -> Phrase:
    return line(f"time: {pasted(share, case.plan.numbers, '%')}")


def in_hours(case: Case) -> Verdict:
    """Selling hours a week are given, so that each share becomes hours."""
    hours = case.plan.selling_time.hours_per_week
    timed = with_time(filled(case.plan.segments))
    if hours is None:
        path = ("selling_time", "hours_per_week")
        gap = Gap(
            path,
            _hours_asked(timed, _hours_to_write(case) if _hours_line(case) else EXAMPLE_HOURS),
            _hours_line(case),
            (path,),
        )
        return Verdict(phrase("no selling hours a week given", "geen verkoopuren per week gegeven"), 1, (gap,))
    weekly, weeks = Fraction(hours), active_weeks(case.plan)
    shown = _as_written(weekly)
    whole = (
        phrase("{hours} {n:hour|hours} a week", "{hours} uur per week", hours=shown, n=weekly)
        if weeks is None
        else phrase(
            "{hours} {n:hour|hours} a week x {weeks} {weeks:week|weeks} = {all} {all:hour|hours}",
            "{hours} uur per week x {weeks} {weeks:week|weken} = {all} uur",
            hours=shown,
            n=weekly,
            weeks=weeks,
            all=weekly * weeks,
        )
    )
    evidence = same(
        "{whole}{shown:semicolon}",
        whole=whole,
        shown=tuple(_hours_of(each, weekly, weeks) for each in timed),
    )
    return Verdict(evidence, 1, remarks=(*_more_weeks_than_there_are(case.plan), *_hardly_a_week(case, weekly)))


def _more_weeks_than_there_are(plan: Plan) -> tuple[Gap, ...]:
    weeks, span = plan.selling_time.weeks, plan.span
    if weeks is None or span is None or not span.weeks:
        return ()
    there_are = len(span.weeks)
    # Most years have a day or two more than 52 weeks, and count as that much.
    if weeks <= max(Fraction(there_are), working_weeks(span)):
        return ()
    message = phrase(
        "{weeks} weeks are worked, and the period has {there_are}: how many of these? All numbers per week are counted "
        "with it",
        "er wordt {weeks} weken gewerkt, en de periode heeft er {there_are}: hoeveel daarvan? Alle aantallen per week "
        "worden ermee geteld",
        weeks=weeks,
        there_are=there_are,
    )
    worked = max(rounded(Fraction(there_are * EXAMPLE_WEEKS, WEEKS_OF_A_YEAR), 0), Decimal(1))
    write = same("weeks: {worked:digits}", worked=worked)
    return (Gap(("selling_time", "weeks"), message, write),)


def _hours_to_write(case: Case) -> Number:
    """Hours a week in which the activities fit, at least those of the example."""
    weeks = active_weeks(case.plan)
    return max(EXAMPLE_HOURS, ceil(case.funnel.hours / weeks)) if weeks else EXAMPLE_HOURS


def _hours_line(case: Case) -> Phrase | None:
    hours = _hours_to_write(case)
    # Activities that take more than that have to change first.
    return same("hours_per_week: {hours:digits}", hours=hours) if hours <= HOURS_WITHOUT_QUESTION else None


def _hardly_a_week(case: Case, weekly: Fraction) -> tuple[Gap, ...]:
    if weekly <= HOURS_WITHOUT_QUESTION:
        return ()
    message = phrase(
        "{weekly} hours of selling in every week is more than anyone keeps up: is it per week, and only for selling?",
        "{weekly} uur verkoop in elke week houdt niemand vol: is het per week, en alleen voor verkoop?",
        weekly=weekly,
    )
    return (Gap(("selling_time", "hours_per_week"), message, _hours_line(case)),)


def _hours_asked(timed: list[Timed], hours: Number) -> Phrase:
    if not timed:
        return phrase(
            "how many hours a week are there for selling? Only then does a share become hours in the diary",
            "hoeveel uur per week is er voor verkoop? Pas dan wordt een deel van de tijd een aantal uren in de agenda",
        )
    first = timed[0]
    return phrase(
        "how many hours a week are there for selling? At {hours} hours {time:percent} for {name} is {part} "
        "{part:hour|hours}",
        "hoeveel uur per week is er voor verkoop? Bij {hours} uur is {time:percent} voor {name} {part} uur",
        hours=hours,
        time=first.time,
        name=first.name,
        part=_part(first, Fraction(hours)),
    )


def _as_written(hours: Fraction) -> Fact:
    # 28:20 cannot be written in two decimals, and what is shown must be what is multiplied.
    if 100 % hours.denominator == 0 or 60 % hours.denominator != 0:
        return hours
    whole, minutes = divmod(int(hours * 60), 60)
    return f"{whole}:{minutes:02}"


def _part(timed: Timed, hours: Fraction) -> Fraction:
    return share_of(hours, timed.time)


def _hours_of(timed: Timed, weekly: Fraction, weeks: Fraction | None) -> Phrase:
    facts: dict[str, Fact] = {"name": timed.name, "time": timed.time, "weekly": _part(timed, weekly)}
    if weeks is None:
        return phrase("{name} {time:percent} = {weekly} a week", "{name} {time:percent} = {weekly} per week", **facts)
    return phrase(
        "{name} {time:percent} = {weekly} a week ({whole} in all)",
        "{name} {time:percent} = {weekly} per week ({whole} in totaal)",
        whole=_part(timed, weekly) * weeks,
        **facts,
    )


def divided(case: Case) -> Verdict:
    """The shares make 100%."""
    groups = filled(case.plan.segments)
    timed = with_time(groups)
    if not timed:
        return not_judged("no group has a share yet", "nog geen enkele groep heeft een deel van de tijd")
    unknown = len(groups) - len(timed) + len(case.unread(("segments",)) - {index for index, _ in groups})
    if unknown:
        return not_judged(
            "the share of {unknown} {unknown:group|groups} is not known yet",
            "van {unknown} {unknown:groep|groepen} is het deel nog niet bekend",
            unknown=unknown,
        )
    limit, whole = case.limits["C04.sum"], _total(timed)
    facts: dict[str, Fact] = {"shares": tuple(each.time for each in timed), "whole": whole, "limit": limit}
    if whole == ALL:
        return Verdict(same("{shares:sum}100%", **facts), 1)
    if abs(whole - ALL) <= limit:
        evidence = phrase(
            "{shares:sum}{whole:percent}; 100% is meant and {limit} {limit:point|points} off is fine",
            "{shares:sum}{whole:percent}; 100% is de bedoeling en {limit} procentpunt ernaast mag",
            **facts,
        )
        return Verdict(evidence, 1)
    if whole < ALL and len(groups) < case.limits["C03.list"]:
        return not_judged(
            "not all groups are named yet: {whole:percent} of the time is divided",
            "nog niet alle groepen staan er: {whole:percent} van de tijd is verdeeld",
            whole=whole,
        )
    evidence = phrase("{shares:sum}{whole:percent}, not 100%", "{shares:sum}{whole:percent}, geen 100%", **facts)
    return Verdict(evidence, 1, (_too_little(case, timed, facts) if whole < ALL else _too_much(case, timed, facts),))


def _too_little(case: Case, timed: list[Timed], facts: dict[str, Fact]) -> Gap:
    first, left = timed[0], ALL - _total(timed)
    message = phrase(
        "the shares make {shares:sum}{whole:percent}, so {left:percent} of the selling time goes to nobody: say "
        "which group gets it, {name} for instance",
        "de delen zijn samen {shares:sum}{whole:percent}, dus {left:percent} van de verkooptijd gaat naar niemand: "
        "zeg welke groep die krijgt, bijvoorbeeld {name}",
        left=left,
        name=first.name,
        **facts,
    )
    return Gap(("segments", first.place, "time"), message, _time_to_write(case, first.time + left))


def _too_much(case: Case, timed: list[Timed], facts: dict[str, Fact]) -> Gap:
    over = _total(timed) - ALL
    # The last group that keeps something gives way: those above it matter more.
    for each in reversed(timed):
        if each.time > over:
            message = phrase(
                "the shares make {shares:sum}{whole:percent}, and there is 100% to divide: take off {over} "
                "{over:point|points}, at {name} for instance",
                "de delen zijn samen {shares:sum}{whole:percent}, en er is 100% te verdelen: haal er {over} "
                "procentpunt af, bijvoorbeeld bij {name}",
                over=over,
                name=each.name,
                **facts,
            )
            return Gap(("segments", each.place, "time"), message, _time_to_write(case, each.time - over))
    # No single group can give way, so there is no one line to write.
    message = phrase(
        "the shares make {shares:sum}{whole:percent}, and there is 100% to divide; in the same proportion that is "
        "{scaled:percent}",
        "de delen zijn samen {shares:sum}{whole:percent}, en er is 100% te verdelen; in dezelfde verhouding is dat "
        "{scaled:percent}",
        scaled=_scaled(timed, case.limits["C04.sum"]),
        **facts,
    )
    return Gap(("segments",), message)


def _scaled(timed: list[Timed], limit: Decimal) -> tuple[Decimal, ...]:
    # Whole percents where these make the whole, else decimals: of two equal shares none gets what is left.
    all_of_it = Fraction(_total(timed))

    def in_digits(digits: int) -> tuple[Decimal, ...]:
        return tuple(rounded(Fraction(each.time) * 100 / all_of_it, digits) for each in timed)

    return min(map(in_digits, range(3)), key=lambda shares: max(abs(sum(shares) - ALL), limit))


def most_for_first(case: Case) -> Verdict:
    """A group that ranks higher does not get less time than one below it."""
    timed = with_time(filled(case.plan.segments))
    pairs = [(upper, _below(upper, timed[at + 1 :])) for at, upper in enumerate(timed)]
    pairs = [(upper, below) for upper, below in pairs if below]
    if not pairs:
        return not_judged("there are no two to compare", "er zijn er geen twee om te vergelijken")
    short = [upper for upper, below in pairs if any(each.time > upper.time for each in below)]
    # In a list that is not in order itself nobody can tell who ranks higher, and wrong shares are not exchanged.
    root = "C04.sum" if short and divided(case).gaps else "C03.order"
    gaps = _exchange(case, timed, short, root) if short else ()
    shown = tuple(_shown(each) for each in timed)
    return Verdict(phrase("from the top: {shown}", "van bovenaf: {shown}", shown=shown), len(pairs), gaps)


def _below(upper: Timed, lower: Sequence[Timed]) -> list[Timed]:
    # Two that contribute the same do not rank one above the other.
    mine = upper.group.contribution
    return [each for each in lower if mine is None or each.group.contribution != mine]


def _exchange(case: Case, timed: list[Timed], short: list[Timed], root: str) -> tuple[Gap, ...]:
    # A gap for each share that changes, so that who copies them all still divides the whole.
    shares = _from_the_top(timed)
    exchanged = [each._replace(time=share) for each, share in zip(timed, shares, strict=True)]
    first, *others = (new for old, new in zip(timed, exchanged, strict=True) if new != old)
    message = phrase(
        "the time does not follow the order of the groups: {names} {count:gets|get} less than a group further down. "
        "If that is not meant, exchange the shares: {exchanged}",
        "de tijd volgt de volgorde van de groepen niet: {names} {count:krijgt|krijgen} minder dan een groep die lager "
        "staat. Is dat niet de bedoeling, wissel de delen dan om: {exchanged}",
        names=tuple(same("{name} ({time:percent})", name=each.name, time=each.time) for each in short),
        count=len(short),
        exchanged=tuple(_shown(each) for each in exchanged),
    )
    gaps = [_share_to_exchange(case, first, message, root, readings=len(short))]
    for each in others:
        message = phrase(
            "{name} gets {share:percent} in the exchange that is proposed at {first}",
            "{name} krijgt {share:percent} bij de wissel die bij {first} staat",
            name=each.name,
            share=each.time,
            first=first.name,
        )
        gaps.append(_share_to_exchange(case, each, message, root, readings=0))
    return tuple(gaps)


def _share_to_exchange(case: Case, timed: Timed, message: Phrase, root: str, *, readings: int) -> Gap:
    path = ("segments", timed.place, "time")
    return Gap(path, message, _time_to_write(case, timed.time), because=root, readings=readings)


def _from_the_top(timed: list[Timed]) -> list[Decimal]:
    # The same shares, the largest first: together they make what they made. Groups that contribute the same keep
    # their order among themselves.
    shares = sorted((each.time for each in timed), reverse=True)
    given = list[Decimal]()
    while len(given) < len(timed):
        start, end = len(given), len(given) + 1
        while end < len(timed) and not _below(timed[start], [timed[end]]):
            end += 1
        mine = iter(shares[start:end])
        new = {at: next(mine) for at in sorted(range(start, end), key=lambda at: -timed[at].time)}
        given += [new[at] for at in range(start, end)]
    return given


C04: Final = Criterion(
    id="C04",
    title=Text("Time", "Tijdsverdeling"),
    question=Text(
        "Are those groups quantified, so that one knows precisely how to divide the time?",
        "Zijn die groepen gekwantificeerd, zodat je precies weet hoe je je tijd verdeelt?",
    ),
    answer=Text(
        "Give each customer group its share of the selling time (`time: 45%`), 100% together, and the hours a week "
        "that there are for selling: then a share becomes hours in the diary.",
        "Geef elke klantgroep haar deel van de verkooptijd (`time: 45%`), samen 100%, en het aantal uren per week dat "
        "er voor verkoop is: dan wordt een deel een aantal uren in je agenda.",
    ),
    section="segments",
    needs="C03",
    rules=(
        Rule(
            id="C04.share",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("share of the time per group", "deel van de tijd per groep"),
            why=Text(
                "A priority without time is a wish: the week fills up with whoever calls first.",
                "Een prioriteit zonder tijd is een wens: de week loopt vol met wie het eerst belt.",
            ),
            reads=("segments[].time",),
            judge=shared,
            good=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken, time: 40%}]",
            ),
            bad=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics}]",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken}]",
            ),
        ),
        Rule(
            id="C04.hours",
            kind="advice",
            owner=ACCOUNT_MANAGER,
            title=Text("selling hours a week", "verkoopuren per week"),
            why=Text(
                "Nobody plans a percentage: hours can be put in the diary and counted afterwards.",
                "Niemand plant een percentage: uren kun je in de agenda zetten en achteraf tellen.",
            ),
            reads=("selling_time.hours_per_week", "selling_time.weeks", "segments[].time"),
            judge=in_hours,
            good=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]\n"
                "selling_time: {hours_per_week: 28, weeks: 44}",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken, time: 40%}]\n"
                "selling_time: {hours_per_week: 28, weeks: 44}",
            ),
            bad=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken, time: 40%}]",
            ),
        ),
        Rule(
            id="C04.sum",
            kind="conflict",
            owner=ACCOUNT_MANAGER,
            title=Text("shares make 100%", "delen zijn samen 100%"),
            why=Text(
                "More than 100% is time that is not there, less is time that nobody has a plan for.",
                "Meer dan 100% is tijd die er niet is, minder is tijd waar niemand een plan voor heeft.",
            ),
            reads=("segments[].time",),
            limit=Limit(Decimal("0.5"), Text("percentage points", "procentpunt")),
            judge=divided,
            good=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken, time: 40%}]",
            ),
            bad=Text(
                "segments: [{name: Hospitals, time: 70%}, {name: Clinics, time: 40%}]",
                "segments: [{name: Ziekenhuizen, time: 70%}, {name: Klinieken, time: 40%}]",
            ),
        ),
        Rule(
            id="C04.priority",
            kind="advice",
            owner=ACCOUNT_MANAGER,
            title=Text("most time for those who matter most", "meeste tijd voor wie het belangrijkst is"),
            why=Text(
                "Time tends to go to whoever asks for it, and not to whoever brings in most.",
                "Tijd gaat vanzelf naar wie erom vraagt, en niet naar wie het meeste oplevert.",
            ),
            reads=("segments[].time", "segments[].contribution"),
            judge=most_for_first,
            good=Text(
                "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 40%}]",
                "segments: [{name: Ziekenhuizen, time: 60%}, {name: Klinieken, time: 40%}]",
            ),
            bad=Text(
                "segments: [{name: Hospitals, time: 40%}, {name: Clinics, time: 60%}]",
                "segments: [{name: Ziekenhuizen, time: 40%}, {name: Klinieken, time: 60%}]",
            ),
        ),
    ),
)
