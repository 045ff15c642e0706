"""10 Monitoring: how the account manager follows their own performance, and how the organisation does."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from salesplan_cli.case import Case, called, filled, filled_or_unread, lacking
from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Criterion, Gap, Rule, Verdict, not_judged, nothing
from salesplan_cli.lines import EXAMPLE_ORDERS, PER, line, new_entry, stacked
from salesplan_cli.model import OrganisationCheck, Plan, SelfCheck
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, both, folded, pasted, phrase, same

SELF: Final[Path] = ("monitoring", "self")
ORGANISATION: Final[Path] = ("monitoring", "organisation")

KINDS: Final = {"result": Text("result", "resultaat"), "activity": Text("activity", "activiteit")}
"""The two kinds of which the account manager follows at least one each."""

EVERY: Final = Text("how often you look (`every`)", "hoe vaak je kijkt (`every`)")
SOURCE: Final = Text("where the number is found (`source`)", "waar het getal te vinden is (`source`)")
WHAT: Final = Text("what is measured (`measure`)", "wat er gemeten wordt (`measure`)")


class Candidate(NamedTuple):
    """An entry that could be the one that is asked for, and what it still lacks."""

    at: int
    name: Fact
    labels: tuple[Text, ...]
    paths: tuple[Path, ...]
    """What it lacks; with no labels: what was given and could not be read."""

    @property
    def complete(self) -> bool:
        """Whether it lacks nothing."""
        return not self.paths


# --- what the account manager follows ------------------------------------------------------------------------------


def own(case: Case) -> Verdict:
    """One result and one activity with a target, an interval and a source."""
    found = _best_of_each(case)
    complete = {kind: best for kind, best in found.items() if best and best.complete}
    shown = tuple(same("{kind} {name}", kind=KINDS[kind], name=best.name) for kind, best in complete.items())
    evidence = phrase(
        "{met} of 2 complete{shown:colon}; asked: a result and an activity, each with target, interval and source",
        "{met} van 2 compleet{shown:colon}; gevraagd: een resultaat en een activiteit, elk met doel, interval en bron",
        met=len(complete),
        shown=shown,
    )
    if not any(found.values()):
        return Verdict(evidence, 2, (_nothing_followed(case),))
    gaps = tuple(
        _unfinished(case, kind, best) if best else _not_followed(case, kind)
        for kind, best in found.items()
        if kind not in complete
    )
    return Verdict(evidence, 2, gaps)


def _best_of_each(case: Case) -> dict[str, Candidate | None]:
    """For a result and an activity the entry that comes nearest to it; one entry is never both."""
    checks = filled_or_unread(case, SELF, case.plan.monitoring.self_)
    found: dict[str, Candidate | None] = {}
    taken: set[int] = set()
    for kind in KINDS:
        of_kind = [_self_candidate(case, index, each) for index, each in checks if each.kind == kind]
        # An entry that does not say what it is comes after one that does, of which nothing can be read last.
        other = [
            _self_candidate(case, index, each)
            for index, each in checks
            if each.kind is None and index not in taken and _looks_like(case.plan, each) in (kind, None)
        ]
        other.sort(key=lambda each: len(each.paths))
        best = min(of_kind, key=lambda each: len(each.paths) and 1 + len(each.labels)) if of_kind else None
        found[kind] = best or next(iter(other), None)
        if (chosen := found[kind]) is not None:
            taken.add(chosen.at)
    return found


def _self_candidate(case: Case, index: int, check: SelfCheck) -> Candidate:
    fields = (
        ("measure", check.measure, WHAT),
        ("kind", check.kind, Text("whether it is a result or an activity (`kind`)",
            "of het een resultaat of een activiteit is (`kind`)")),
        ("target", check.target, Text("what it should be (`target`)", "wat het moet zijn (`target`)")),
        ("every", check.every, EVERY),
        ("source", check.source, SOURCE),
    )  # fmt: skip
    return Candidate(index, _called(index, check), *lacking(case, (*SELF, index), fields))


def _looks_like(plan: Plan, check: SelfCheck) -> Literal["result", "activity"] | None:
    """What an entry without `kind` probably is."""
    if check.measure and folded(check.measure) in {folded(each.name) for each in plan.activities if each.name}:
        return "activity"
    return "result" if check.target and check.target.measure.kind != "number" else None


def _unfinished(case: Case, kind: str, best: Candidate) -> Gap:
    # Of an entry without `kind` it is not known which of the two it is.
    known = all(path[-1] != "kind" for path in best.paths)
    message = phrase(
        "{name}, the {kind} that you follow yourself, does not say {what} yet: add it, then you see how you are doing",
        "bij {name}, {the} je zelf volgt, staat nog niet {what}: vul dat aan, dan zie je hoe je ervoor staat",
        kind=KINDS[kind] if known else Text("measure", "meting"),
        the="wat" if not known else "het resultaat dat" if kind == "result" else "de activiteit die",
        name=best.name,
        what=best.labels,
    )
    write = stacked([_self_lines(case.plan, kind)[str(path[-1])] for path in best.paths]) if best.labels else None
    return Gap(best.paths[0], message, write, best.paths)


def _not_followed(case: Case, kind: str) -> Gap:
    message = phrase(
        "there is no {kind} by which you follow your own performance: add one, with target, interval and source",
        "er is geen {kind} waaraan je je eigen prestaties volgt: zet er één bij, met doel, interval en bron",
        kind=KINDS[kind],
    )
    return Gap(SELF, message, new_entry([*_self_lines(case.plan, kind).values()]), (SELF,))


def _nothing_followed(case: Case) -> Gap:
    message = phrase(
        "the plan does not say how you follow your own performance: write one result and one activity, "
        "each with its target, how often you look and where the number is found",
        "er staat niet hoe je je eigen prestaties volgt: schrijf één resultaat en één activiteit op, "
        "elk met het doel, hoe vaak je kijkt en waar het getal te vinden is",
    )
    write = stacked([new_entry([*_self_lines(case.plan, kind).values()]) for kind in ("activity", "result")])
    return Gap(SELF, message, write, (SELF,), readings=len(KINDS))


def _self_lines(plan: Plan, kind: str) -> dict[str, Phrase]:
    """The lines of an entry, in the plan's own numbers."""
    sources = [each.source for each in plan.monitoring.self_]
    source: Fact = next((each for each in sources if each), Text("CRM dashboard", "CRM-dashboard"))
    measure, target, every = _activity_example(plan) if kind == "activity" else _result_example(plan)
    return {
        "measure": same("measure: {measure:yaml}", measure=measure),
        "kind": same("kind: {kind}", kind=KINDS[kind]),
        "target": same("target: {target}", target=target),
        "every": same("every: {every}", every=every),
        "source": same("source: {source:yaml}", source=source),
    }


def _activity_example(plan: Plan) -> tuple[Fact, Fact, Fact]:
    for activity in plan.activities:
        for name, every in PER.items():
            number: Decimal | None = getattr(activity, name)
            # A number with decimals would depend on how the plan writes them.
            if activity.name and number and number == number.to_integral_value():
                return activity.name, same("{number:digits}", number=number), every
    return Text("Introductory meetings", "Kennismakingsgesprekken"), 3, PER["per_week"]


def _result_example(plan: Plan) -> tuple[Fact, Fact, Fact]:
    every = Text("2 weeks", "2 weken")
    if plan.counts_orders:
        orders = same("{number:digits}", number=plan.order_target or EXAMPLE_ORDERS)
        return both("Orders"), orders, every
    target = int(plan.revenue_target or 0) or 100_000
    return Text("Revenue", "Omzet"), same("{target:money}", target=target), every


# --- what the organisation follows ---------------------------------------------------------------------------------


def organisation(case: Case) -> Verdict:
    """One measure with an interval, a source and who looks."""
    checks = filled_or_unread(case, ORGANISATION, case.plan.monitoring.organisation)
    candidates = [_organisation_candidate(case, index, each) for index, each in checks]
    complete = [each.name for each in candidates if each.complete]
    if complete:
        evidence = phrase(
            "complete, with interval, source and who looks: {names}",
            "compleet, met interval, bron en wie ernaar kijkt: {names}",
            names=tuple(complete),
        )
        return Verdict(evidence, 1)
    evidence = phrase(
        "0 of {of} complete; asked: at least one with interval, source and who looks",
        "0 van {of} compleet; gevraagd: ten minste één met interval, bron en wie ernaar kijkt",
        of=len(candidates),
    )
    lines = _organisation_lines(case.plan)
    if not candidates:
        message = phrase(
            "the plan does not say how the organisation follows performance: write what you measure, how often, "
            "where the number is found and who looks",
            "er staat niet hoe de organisatie de prestaties volgt: schrijf op wat je meet, hoe vaak, "
            "waar het getal te vinden is en wie ernaar kijkt",
        )
        return Verdict(evidence, 1, (Gap(ORGANISATION, message, new_entry([*lines.values()]), (ORGANISATION,)),))
    best = min(candidates, key=lambda each: len(each.labels))
    message = phrase(
        "{name}, which the organisation follows, does not say {what} yet: add it, then it is clear to everybody",
        "bij {name}, gevolgd door de organisatie, staat nog niet {what}: vul dat aan, dan is het voor iedereen "
        "duidelijk",
        name=best.name,
        what=best.labels,
    )
    write = stacked([lines[str(path[-1])] for path in best.paths]) if best.labels else None
    return Verdict(evidence, 1, (Gap(best.paths[0], message, write, best.paths),))


def _organisation_candidate(case: Case, index: int, check: OrganisationCheck) -> Candidate:
    fields = (
        ("measure", check.measure, WHAT),
        ("every", check.every, EVERY),
        ("source", check.source, SOURCE),
        ("who", check.who, Text("who looks (`who`)", "wie ernaar kijkt (`who`)")),
    )
    return Candidate(index, _called(index, check), *lacking(case, (*ORGANISATION, index), fields))


def _organisation_lines(plan: Plan) -> dict[str, Phrase]:
    who = plan.sales_manager or Text("the sales manager", "de salesmanager")
    return {
        "measure": phrase("measure: Revenue per product", "measure: Omzet per product"),
        "every": phrase("every: month", "every: maand"),
        "source": phrase("source: Sales report", "source: Verkooprapport"),
        "who": same("who: {who:yaml}", who=who),
        "act_below": same("act_below: 85%"),
    }


def threshold(case: Case) -> Verdict:
    """The organisation says below what it acts."""
    checks = filled(case.plan.monitoring.organisation)
    if not checks:
        return nothing("there is nothing that the organisation follows", "er is niets dat de organisatie volgt")
    acting = tuple(_called(index, check) for index, check in checks if check.act_below is not None)
    evidence = phrase(
        "{count} of {of} {count:says|say} at what level the organisation steps in{names:colon}",
        "bij {count} van de {of} staat wanneer de organisatie ingrijpt{names:colon}",
        count=len(acting),
        of=len(checks),
        names=acting,
    )
    if acting:
        return Verdict(evidence, 1, remarks=tuple(_parts_of_one(case, checks)))
    message = phrase(
        "the plan does not say at what level the organisation steps in, so help may come too late: "
        "below which share of the expected result do you act?",
        "er staat niet bij welk resultaat de organisatie ingrijpt, dus komt hulp misschien te laat: "
        "onder welk deel van het verwachte resultaat doe je iets?",
    )
    paths = tuple((*ORGANISATION, index, "act_below") for index, _ in checks)
    return Verdict(evidence, 1, (Gap(paths[0], message, _organisation_lines(case.plan)["act_below"], paths),))


def _parts_of_one(case: Case, checks: list[tuple[int, OrganisationCheck]]) -> Iterator[Gap]:
    """Asks of a number between 0 and 1 whether a percentage is meant: `act_below: 0.9` of revenue is 90 cents."""
    for index, check in checks:
        below, target = check.act_below, check.target
        if below is None or below.kind != "number" or not 0 < below.value < 1:
            continue
        if target is not None and target.measure.value <= 1:
            continue
        percent = below.value * 100
        message = phrase(
            "{measure}: you act below {below}, and that is read as the number {below} itself; if {percent:percent} of "
            "what should have been reached is meant, write {percent:percent}",
            "{measure}: je grijpt in onder {below}, en dat is nu het getal {below} zelf; is {percent:percent} bedoeld "
            "van wat er had moeten zijn, schrijf dan {percent:percent}",
            measure=_called(index, check),
            below=below.value,
            percent=percent,
        )
        write = line(f"act_below: {pasted(percent, case.plan.numbers, '%')}")
        yield Gap((*ORGANISATION, index, "act_below"), message, write)


def rhythm(case: Case) -> Verdict:
    """The account manager looks at least as often as the organisation."""
    monitoring = case.plan.monitoring
    checks = monitoring.self_
    own_checks = [(each.every, index) for index, each in enumerate(checks) if each.every]
    theirs = [each.every for each in monitoring.organisation if each.every]
    if not own_checks or not theirs:
        return not_judged("there are no two intervals to compare", "er zijn geen twee intervallen om te vergelijken")
    mine, index = min(own_checks, key=lambda each: each[0].days)
    other = min(theirs, key=lambda each: each.days)
    facts: dict[str, Fact] = {"mine": mine.spoken, "other": other.spoken}
    evidence = phrase(
        "shortest interval of the account manager: {mine}; of the organisation: {other}",
        "kortste interval van de accountmanager: {mine}; van de organisatie: {other}",
        **facts,
    )
    if mine.days <= other.days:
        return Verdict(evidence, 1)
    message = phrase(
        "you look once per {mine} and the organisation once per {other}, so others see it sooner than you: "
        "can you look as often?",
        "je kijkt eens per {mine} en de organisatie eens per {other}, dus een ander ziet het eerder dan jij: "
        "kun je net zo vaak kijken?",
        **facts,
    )
    write = same("every: {other}", **facts)
    # One that cannot be read may well be shorter.
    unread = case.lost_among(*((*SELF, at, "every") for at in range(len(checks))))
    return Verdict(evidence, 1, (Gap((*SELF, index, "every"), message, write, unread),))


# --- words ---------------------------------------------------------------------------------------------------------


def _called(index: int, check: SelfCheck | OrganisationCheck) -> Fact:
    return called(check.measure, index, "measure", "maatstaf")


C10: Final = Criterion(
    id="C10",
    title=both("Monitoring"),
    question=Text(
        "Is it clear how the account manager can monitor the own performance, and how the organisation will?",
        "Is duidelijk hoe de accountmanager de eigen prestaties kan volgen, en hoe de organisatie dat doet?",
    ),
    answer=Text(
        "Under `self`: at least one result and one activity that you follow, each with its target, how often you look "
        "and where the number is found. Under `organisation`: at least one measure, how often, where it is found, "
        "who looks and when you step in.",
        "Onder `self`: ten minste één resultaat en één activiteit die je volgt, elk met het doel, hoe vaak je kijkt "
        "en waar het getal te vinden is. Onder `organisation`: ten minste één maatstaf, hoe vaak, waar die te vinden "
        "is, wie ernaar kijkt en wanneer je ingrijpt.",
    ),
    section="monitoring",
    rules=(
        Rule(
            id="C10.self",
            kind="missing",
            owner=ACCOUNT_MANAGER,
            title=Text("a result and an activity you follow", "een resultaat en een activiteit die je zelf volgt"),
            why=Text(
                "If you see your own numbers, you correct course before anyone has to tell you.",
                "Als je je eigen cijfers ziet, stuur je bij voordat iemand het hoeft te zeggen.",
            ),
            reads=(
                "monitoring.self[].measure",
                "monitoring.self[].kind",
                "monitoring.self[].target",
                "monitoring.self[].every",
                "monitoring.self[].source",
            ),
            judge=own,
            good=Text(
                "monitoring:\n"
                "  self:\n"
                "    - {measure: Introductory meetings, kind: activity, target: 3, every: week, source: CRM}\n"
                "    - {measure: Orders, kind: result, target: 12, every: month, source: CRM}",
                "monitoring:\n"
                "  self:\n"
                "    - {measure: Kennismakingsgesprekken, kind: activiteit, target: 3, every: week, source: CRM}\n"
                "    - {measure: Orders, kind: resultaat, target: 12, every: maand, source: CRM}",
            ),
            bad=Text(
                "monitoring: {self: [{measure: Orders, kind: result, target: 12, every: month, source: CRM}]}",
                "monitoring: {self: [{measure: Orders, kind: resultaat, target: 12, every: maand, source: CRM}]}",
            ),
        ),
        Rule(
            id="C10.organisation",
            kind="missing",
            owner=MANAGER,
            title=Text("what the organisation follows, and who looks", "wat de organisatie volgt, en wie ernaar kijkt"),
            why=Text(
                "If you know what is watched and when, nothing comes as a surprise and help comes in time.",
                "Als je weet waar en wanneer er wordt gekeken, word je niet verrast en krijg je op tijd hulp.",
            ),
            # Kind and target are not asked, but their faults are the manager's.
            reads=(
                "monitoring.organisation[].measure",
                "monitoring.organisation[].kind",
                "monitoring.organisation[].target",
                "monitoring.organisation[].every",
                "monitoring.organisation[].source",
                "monitoring.organisation[].who",
            ),
            judge=organisation,
            good=Text(
                "monitoring:\n"
                "  organisation: [{measure: Revenue, every: month, source: Sales report, who: Piet Jansen}]",
                "monitoring:\n"
                "  organisation: [{measure: Omzet, every: maand, source: Verkooprapport, who: Piet Jansen}]",
            ),
            bad=Text(
                "monitoring: {organisation: [{measure: Revenue, every: month, source: Sales report}]}",
                "monitoring: {organisation: [{measure: Omzet, every: maand, source: Verkooprapport}]}",
            ),
        ),
        Rule(
            id="C10.threshold",
            kind="advice",
            owner=MANAGER,
            title=Text("when the organisation steps in", "wanneer de organisatie ingrijpt"),
            why=Text(
                "With a limit agreed in advance, help is a matter of course and not a reproach.",
                "Een grens die vooraf is afgesproken, maakt van hulp iets gewoons en geen verwijt.",
            ),
            reads=("monitoring.organisation[].act_below",),
            judge=threshold,
            good=Text(
                "monitoring: {organisation: [{measure: Revenue, act_below: 85%}]}",
                "monitoring: {organisation: [{measure: Omzet, act_below: 85%}]}",
            ),
            bad=Text(
                "monitoring: {organisation: [{measure: Revenue}]}",
                "monitoring: {organisation: [{measure: Omzet}]}",
            ),
        ),
        Rule(
            id="C10.rhythm",
            kind="advice",
            owner=ACCOUNT_MANAGER,
            title=Text("look at least as often as the organisation", "minstens zo vaak kijken als de organisatie"),
            why=Text(
                "If you look less often than your manager, you hear from your manager how you are doing.",
                "Als je minder vaak kijkt dan je manager, hoor je van je manager hoe je ervoor staat.",
            ),
            reads=("monitoring.self[].every", "monitoring.organisation[].every"),
            judge=rhythm,
            good=Text(
                "monitoring:\n"
                "  self: [{measure: Orders, every: week}]\n"
                "  organisation: [{measure: Revenue, every: month}]",
                "monitoring:\n"
                "  self: [{measure: Orders, every: week}]\n"
                "  organisation: [{measure: Omzet, every: maand}]",
            ),
            bad=Text(
                "monitoring:\n"
                "  self: [{measure: Orders, every: month}]\n"
                "  organisation: [{measure: Revenue, every: week}]",
                "monitoring:\n"
                "  self: [{measure: Orders, every: maand}]\n"
                "  organisation: [{measure: Omzet, every: week}]",
            ),
        ),
    ),
)
