"""The report that a sales manager reads, at any width, with or without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Owner, Rule
from salesplan_cli.engine import Finding
from salesplan_cli.file_rules import FILE_ITSELF
from salesplan_cli.limits import NARROWEST
from salesplan_cli.places import Path
from salesplan_cli.problems import name_of as key_of
from salesplan_cli.render import About
from salesplan_cli.render.layout import (
    BLANK,
    LONG_BAR,
    Canvas,
    Glyphs,
    Line,
    Span,
    bar,
    excerpt,
    flow,
    pad,
    paragraph,
    plain,
)
from salesplan_cli.render.overview import overview
from salesplan_cli.render.questions import WIDE, not_yes, questions, style_of
from salesplan_cli.render.where import in_place, lead
from salesplan_cli.render.words import (
    CONFLICT,
    FOR_ACCOUNT_MANAGER,
    FOR_MANAGER,
    FOR_NAMED_ACCOUNT_MANAGER,
    FOR_NAMED_MANAGER,
    FROM_TO,
    IGNORED,
    NOT_PASSED,
    OF_100,
    PASSED,
    SALES_MANAGER,
    UNREADABLE,
    WAIVED,
    WITHOUT_WAIVERS,
    YES_COUNT,
    name_of,
    say,
    sentence,
    worst_first,
)
from salesplan_cli.report import Improvement, Report
from salesplan_cli.text import Lang, Phrase, Text, argument, both, listed, visible, width
from salesplan_cli.waivers import with_last_day


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """The report without colour."""
    note = about.note.say(about.lang) if about.note else ""
    canvas = Canvas(about.width, about.unicode, about.limit)
    yield plain(lines(tuple(reports), about.lang, canvas, note))


def lines(reports: Sequence[Report], lang: Lang, canvas: Canvas, note: str = "") -> Iterator[Line]:
    """The report: one plan in full, or a table of plans, the worst first, and then what is to be mended in each.

    `note` stands under the first heading.
    """
    canvas = canvas._replace(width=max(canvas.width, NARROWEST))
    if len(reports) == 1:
        yield from _one_plan(reports[0], lang, canvas, note)
    elif reports:
        yield from _several_plans(reports, lang, canvas, note)


def _one_plan(report: Report, lang: Lang, canvas: Canvas, note: str) -> Iterator[Line]:
    yield from _header(report, lang, canvas)
    if note:
        yield from paragraph(note, canvas.measure, "dim")
    if report.criteria:
        yield BLANK
        yield from questions(report, lang, canvas)
    found = len(report.open())
    shown = found if canvas.limit is None else min(found, canvas.limit)
    yield from _to_mend(report, lang, canvas, shown)
    yield from _changes(report, lang, canvas)
    if found > shown:
        yield BLANK
        command = f"salesplan check {_argument(report.name)} --output report.txt"
        yield from _more(found - shown, 1, command, lang, canvas)


def _several_plans(reports: Sequence[Report], lang: Lang, canvas: Canvas, note: str) -> Iterator[Line]:
    rows = worst_first(reports)
    yield from overview(rows, lang, canvas, note)
    left = canvas.limit
    unseen: list[tuple[Report, int]] = []
    for report in rows:
        found = len(report.open())
        shown = found if left is None else min(found, left)
        left = None if left is None else left - shown
        if shown < found:
            unseen.append((report, found - shown))
        if shown:
            yield BLANK
            yield ((canvas.glyphs.rule * canvas.measure, "dim"),)
            yield from _header(report, lang, canvas)
            yield from not_yes(report, lang, canvas)
            yield from _to_mend(report, lang, canvas, shown)
            yield from _changes(report, lang, canvas)
    if unseen:
        yield BLANK
        command = f"salesplan check {_argument(unseen[0][0].name)}"
        yield from _more(sum(count for _, count in unseen), len(unseen), command, lang, canvas)
    if any(report.open() for report in reports):
        # Where a long report ends is what a terminal shows.
        yield BLANK
        yield ((canvas.glyphs.rule * canvas.measure, "dim"),)
        yield from overview(rows, lang, canvas, "")


# --- on top: one line that says it all -----------------------------------------------------------------------------

MISSED: Final = Text("not passed: {missed}", "voldoet nog niet: {missed}")
NOT_READ: Final = Text(
    "not passed: {count} {count:place|places} in the file to mend",
    "voldoet nog niet: {count} {count:plek|plekken} in het bestand te herstellen",
)
HIGHEST: Final = 100
"""The score at which only the file itself can keep a plan from passing."""
TARGET: Final = Text("target {target}", "doel {target}")
ORDERS: Final = both("{orders} {orders:order|orders}")


def _header(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    glyphs = canvas.glyphs
    pieces: list[Line] = [((name_of(report), "title"),)]
    score = (say(OF_100, lang, score=report.score), style_of(report.score))
    wide = canvas.width >= WIDE
    pieces.append((*bar(report.score, LONG_BAR, glyphs, score[1]), (" ", ""), score) if wide else (score,))
    if not report.readable:
        pieces.append(((f"{glyphs.no} {UNREADABLE.in_(lang)}", "bad"),))
    else:
        if any(rule.status == "waived" for each in report.criteria for rule in each.rules):
            pieces.append(((say(WITHOUT_WAIVERS, lang, score=report.score_without_waivers), "warn"),))
        pieces.append(((say(YES_COUNT, lang, yes=report.yes, all=len(report.asked)), "strong"),))
        if report.passed:
            pieces.append(((f"{glyphs.yes} {PASSED.in_(lang)}", "good"),))
        else:
            words = NOT_PASSED.in_(lang)
            if report.missed is not None:
                words = say(MISSED, lang, missed=report.missed)
            elif report.score == HIGHEST and (unread := sum(each.kind == "plan" for each in report.open())):
                words = say(NOT_READ, lang, count=unread)
            pieces.append(((f"{glyphs.no} {words}", "bad"),))
    yield from flow(pieces, canvas.width)
    facts: list[Line] = [((words, "dim"),) for words in _facts(report, lang)]
    yield from flow(facts, canvas.width, glyphs.dot)


def _facts(report: Report, lang: Lang) -> Iterator[str]:
    plan = report.plan
    if plan is None:
        return
    if plan.account_manager:
        yield visible(report.name)
    if plan.span is not None:
        start, end = plan.span.start, plan.span.end
        yield str(start.year) if plan.span.is_calendar_year else say(FROM_TO, lang, start=start, end=end)
    if plan.target is not None:
        amount = (
            say(ORDERS, lang, orders=plan.target)
            if plan.counts_orders
            else Phrase(both("{amount:money}"), {"amount": plan.target}).say(lang, plan.money)
        )
        yield say(TARGET, lang, target=both(amount))
    if plan.sales_manager:
        yield say(SALES_MANAGER, lang, name=plan.sales_manager)
    if plan.organisation:
        yield say(both("{name}"), lang, name=plan.organisation)
    if report.ignored:
        yield say(IGNORED, lang, count=report.ignored)


# --- what to mend, for whom ----------------------------------------------------------------------------------------

ADVICE: Final = Text(
    "Advice: what an experienced sales director would ask", "Advies: wat een ervaren commercieel directeur zou vragen"
)
ADVICE_FOR: Final = Text("for {name}", "voor {name}")
SET_ASIDE: Final = Text("Not held against this plan", "Telt voor dit plan niet mee")
NOT_THERE: Final = Text("`{key}` is not in the plan yet", "`{key}` staat nog niet in het plan")
WRITTEN_ALREADY: Final = Text("What to write is above, at {rule}.", "Wat je schrijft, staat hierboven bij {rule}.")


class _Part(NamedTuple):
    heading: Text
    name: str | None
    findings: Sequence[Finding]
    is_advice: bool = False


def _parts(report: Report) -> list[_Part]:
    """The open findings as they are read: by who must act, root cause first, and advice apart."""
    lists: dict[Owner | str | None, list[Finding]] = {}
    for finding in report.open():
        lists.setdefault("advice" if finding.kind == "advice" else finding.owner, []).append(finding)
    manager = report.plan.sales_manager if report.plan else None
    seller = report.plan.account_manager if report.plan else None
    for_manager = FOR_NAMED_MANAGER if manager else FOR_MANAGER
    for_seller = FOR_NAMED_ACCOUNT_MANAGER if seller else FOR_ACCOUNT_MANAGER
    parts = [
        _Part(FILE_ITSELF, None, lists.get(None, ())),
        _Part(for_manager, manager, _root_first(lists.get(MANAGER, ()))),
        _Part(for_seller, seller, _root_first(lists.get(ACCOUNT_MANAGER, ()))),
        _Part(ADVICE, None, lists.get("advice", ()), is_advice=True),
    ]
    return [part for part in parts if part.findings]


def _root_first(findings: Sequence[Finding]) -> list[Finding]:
    # A value that cannot be read, then what is not there, then what contradicts; findings of a rule together.
    kinds = ("plan", "missing", "conflict")
    first = {finding.rule: at for at, finding in reversed(list(enumerate(findings)))}
    place = [at if finding.kind == "plan" else first[finding.rule] for at, finding in enumerate(findings)]
    order = sorted(range(len(findings)), key=lambda at: (kinds.index(findings[at].kind), place[at], at))
    return [findings[at] for at in order]


def _to_mend(report: Report, lang: Lang, canvas: Canvas, at_most: int) -> Iterator[Line]:
    """The first so many of the open findings, as they are read; what does not count stands before the advice."""
    rules = {each.rule.id: each.rule for result in report.criteria for each in result.rules}
    aside = list(_set_aside(report, lang, canvas))
    told: dict[tuple[Path, str], str] = {}
    for part in _parts(report):
        if part.is_advice:
            yield from aside
            aside = []
        if at_most <= 0:
            continue
        yield BLANK
        heading = visible(say(part.heading, lang, name=part.name or ""))
        yield from _heading(f"{heading} ({len(part.findings)})", canvas)
        explained: set[str] = set()
        for finding in part.findings[:at_most]:
            rule = None if finding.rule in explained else rules.get(finding.rule)
            yield BLANK
            yield from _finding(report, finding, rule, lang, canvas)
            yield from _to_write(report, finding, told, lang, canvas)
            explained.add(finding.rule)
        at_most -= len(part.findings)
    yield from aside


def _heading(words: str, canvas: Canvas) -> Iterator[Line]:
    *whole, last = paragraph(words, canvas.measure, "heading")
    yield from whole
    room = canvas.measure - sum([width(span[0]) for span in last]) - 1
    yield (*last, (" " + canvas.glyphs.rule * room, "dim")) if room > 0 else last


def _finding(report: Report, finding: Finding, explain: Rule | None, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    columns = canvas.measure
    first: Line = (_kind(finding, canvas.glyphs), (" ", ""))
    yield from paragraph(sentence(finding, lang, report.currency), columns, "strong", first=first)
    if explain is not None:
        yield from paragraph(explain.why.in_(lang), columns, "", indent=2)
    # Of what not even the section is there, there is no line to show.
    absent = len(finding.absent) == 1 and finding.region.line == 1
    yield from flow([((words, "dim"),) for words in _where(report, finding, absent, lang)], columns, "   ", 2)
    if not absent:
        yield from excerpt(report.lines, finding.region, columns, canvas.glyphs)


def _to_write(
    report: Report, finding: Finding, told: dict[tuple[Path, str], str], lang: Lang, canvas: Canvas
) -> Iterator[Line]:
    """What to write, and where; `told` has what the findings above have: no key is to be written twice."""
    holder = finding.holder
    outside = len(holder) - len(finding.under)
    keys = [holder[: outside + at] for at in range(1, len(finding.under) + 1)]
    begun = sum((key, "") in told for key in keys)
    begun_by = told[keys[begun - 1], ""] if begun else ""
    own = finding._replace(under=()).lines(lang, report.currency)
    finding = finding._replace(under=finding.under[begun:])
    if not own:
        return
    told.update(((key, ""), finding.rule) for key in keys[begun:])
    before = told.setdefault((holder, own), finding.rule)
    if before != finding.rule:
        yield from paragraph(say(WRITTEN_ALREADY, lang, rule=before), canvas.measure, "", indent=2)
        return
    yield from paragraph(lead(report, finding, lang, begun_by).say(lang), canvas.measure, "", indent=2)
    for line in in_place(report, finding, lang, begun).split("\n"):
        yield ((visible(line), "code"),)


def _kind(finding: Finding, glyphs: Glyphs) -> Span:
    if finding.kind == "advice":
        return "?", "warn"
    if finding.kind == "conflict":
        return glyphs.conflict, "bad"
    return ("!", "bad") if finding.kind == "plan" else (glyphs.no, "bad")


def _where(report: Report, finding: Finding, absent: bool, lang: Lang) -> Iterator[str]:
    yield visible(f"{report.name}:{finding.region.line}")
    yield finding.rule
    if finding.kind == "conflict":
        yield CONFLICT.in_(lang)
    if finding.kind == "advice" and report.plan and finding.owner:
        name = report.plan.sales_manager if finding.owner == MANAGER else report.plan.account_manager
        if name:
            yield say(ADVICE_FOR, lang, name=name)
    if absent:
        yield say(NOT_THERE, lang, key=str(finding.path[0]))


def _set_aside(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """What is waived or ignored, with the reason."""
    waived = [rule for each in report.criteria for rule in each.rules if rule.status == "waived"]
    ignored: dict[str, list[str]] = {}
    for each in report.criteria:
        left_out = [rule for rule in each.rules if rule.status == "ignored"]
        reasons = [with_last_day(rule.reason).say(lang) if rule.reason else "" for rule in left_out]
        if len(left_out) == len(each.rules) and len(set(reasons)) == 1:
            ignored.setdefault(reasons[0], []).append(each.criterion.id)
            continue
        for rule, reason in zip(left_out, reasons, strict=True):
            ignored.setdefault(reason, []).append(rule.rule.id)
    if not waived and not ignored:
        return
    yield BLANK
    yield from _heading(SET_ASIDE.in_(lang), canvas)
    for rule in waived:
        words = say(WAIVED, lang, title=rule.rule.title)
        reason = f" ({with_last_day(rule.reason).say(lang)})" if rule.reason else ""
        yield from paragraph(f"{rule.rule.id} {words}{reason}", canvas.measure, "dim", indent=2)
    for reason, names in ignored.items():
        yield from paragraph(f"{', '.join(names)}: {reason}", canvas.measure, "dim", indent=2)


# --- at the end ----------------------------------------------------------------------------------------------------

MOST_POINTS: Final = Text(
    "What brings most points: from {score} to {reached}", "Wat de meeste punten oplevert: van {score} naar {reached}"
)
CHANGES: Final = 3
"""Changes that are named."""
PLACES: Final = Text("{count} places", "{count} plaatsen")
CLEARLY: Final = Text("{keys} written clearly", "{keys} leesbaar opgeschreven")
PUT_RIGHT: Final = Text("{keys} put right", "{keys} verbeterd")
LINES: Final = Text("{count:line|lines} {lines}", "{count:regel|regels} {lines}")
AND_MORE: Final = Text("{count} more", "nog {count}")
PLACES_NAMED: Final = 4
"""Keys or lines of one change that are named."""
ALL_DONE: Final = Text(
    "Nothing left to mend: every question is answered. Good selling!",
    "Niets meer aan te passen: elke vraag heeft een antwoord. Veel succes met verkopen!",
)
MAIN_SUM: Final = "C07.enough"
"""The rule without which a plan with every answer still does not say whether it reaches the target."""
NO_SUM: Final = Text(
    "Only whether the activities are enough for the target could not be worked out ({rule}): {why}.",
    "Alleen of de activiteiten genoeg zijn voor het doel, was niet uit te rekenen ({rule}): {why}.",
)
ONLY_ADVICE: Final = Text(
    "Nothing has to be mended; the advice is for you to weigh. Good selling!",
    "Er hoeft niets meer aangepast te worden; het advies is om te overwegen. Veel succes met verkopen!",
)
ALL_THAT_COUNTS: Final = Text(
    "Nothing left to mend: every question that counts is answered. Good selling!",
    "Niets meer aan te passen: elke vraag die meetelt heeft een antwoord. Veel succes met verkopen!",
)
MORE: Final = Text(
    "{count} more {count:finding|findings} in {plans} {plans:plan|plans}. To see them:",
    "Nog {count} {count:bevinding|bevindingen} in {plans} {plans:plan|plannen}. Zo zie je ze:",
)


def _changes(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """The changes that bring most points, with the score that they lead to."""
    if not report.readable:
        return
    found = report.open()
    if all(finding.kind == "advice" for finding in found):
        set_aside = any(rule.status in ("waived", "ignored") for each in report.criteria for rule in each.rules)
        words = ONLY_ADVICE if found else ALL_THAT_COUNTS if set_aside else ALL_DONE
        yield BLANK
        yield from paragraph(words.in_(lang), canvas.measure, "good", first=((f"{canvas.glyphs.yes} ", "good"),))
        rules = (rule for each in report.criteria for rule in each.rules if rule.rule.id == MAIN_SUM)
        for rule in rules:
            if rule.status == "not_judged":
                unknown = say(NO_SUM, lang, rule=rule.rule.id, why=both(rule.evidence.say(lang, report.currency)))
                yield from paragraph(unknown, canvas.measure, "warn")
        return
    changes = list(islice(report.improvements(), CHANGES))
    if not changes:
        return
    yield BLANK
    yield from _heading(say(MOST_POINTS, lang, score=report.score, reached=changes[-1].score), canvas)
    reached = report.score
    for number, change in enumerate(changes, 1):
        gain = pad(f"+{change.score - reached}", 3, right=True)
        reached = change.score
        first: Line = (
            (f"  {number}. ", "dim"),
            (gain, "good"),
            (f" {canvas.glyphs.arrow} ", "dim"),
            (pad(str(reached), 3, right=True), "strong"),
            ("  ", ""),
        )
        yield from paragraph(_change(report, change, lang), canvas.measure, "", first=first)


def _change(report: Report, change: Improvement, lang: Lang) -> str:
    titles = {each.rule.id: each.rule.title for result in report.criteria for each in result.rules}
    first = change.findings[0]
    beside = [*change.rules]
    if first.rule in titles:
        words = listed([titles[rule].in_(lang) for rule in change.rules], lang)
        if len(change.findings) > len(change.rules):
            beside.append(say(PLACES, lang, count=len(change.findings)))
    else:
        keys = [f"`{key_of(each.path)}`" for each in change.findings]
        words = say(PUT_RIGHT if first.rule == "plan.unknown-key" else CLEARLY, lang, keys=_named(keys, lang))
        lines = [str(each.region.line) for each in change.findings]
        beside.append(say(LINES, lang, count=len(set(lines)), lines=_named(lines, lang)))
    return f"{words} ({', '.join(beside)})"


def _named(each: Iterable[str], lang: Lang) -> str:
    """Each of these once, of many the first, with how many more there are."""
    once = [*dict.fromkeys(each)]
    rest = len(once) - PLACES_NAMED
    return listed(once if rest <= 0 else [*once[:PLACES_NAMED], say(AND_MORE, lang, count=rest)], lang)


def _argument(name: str) -> str:
    """A path as it can be typed in a shell."""
    return visible(argument(name))


def _more(count: int, plans: int, command: str, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    yield from paragraph(say(MORE, lang, count=count, plans=plans), canvas.measure, "warn")
    yield ("  ", ""), (command, "code")
