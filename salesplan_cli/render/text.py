"""The report that a sales manager reads, at any width, with or without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER, Owner, Rule
from salesplan_cli.engine import UNMET_FIRST, CriterionResult, Finding, RuleResult
from salesplan_cli.file_rules import FILE_ITSELF
from salesplan_cli.limits import NARROWEST
from salesplan_cli.places import Path
from salesplan_cli.problems import name_of as key_of
from salesplan_cli.render import About
from salesplan_cli.render.layout import (
    Canvas,
    Glyphs,
    Line,
    Span,
    bar,
    clip,
    excerpt,
    flow,
    pad,
    paragraph,
    plain,
)
from salesplan_cli.render.where import in_place, lead
from salesplan_cli.render.words import (
    ALL_LEFT_OUT,
    CONFLICT,
    CONTRADICTION,
    FOR_ACCOUNT_MANAGER,
    FOR_MANAGER,
    FOR_NAMED_ACCOUNT_MANAGER,
    FOR_NAMED_MANAGER,
    FROM_TO,
    IGNORED,
    LEFT_OUT,
    MISSING,
    MORE_PLANS,
    NOT_PASSED,
    OF_100,
    OPEN,
    PASSED,
    PASSED_COUNT,
    PLAN,
    QUESTION,
    SALES_MANAGER,
    SCORE,
    SOME,
    UNREADABLE,
    WAIVED,
    WITHOUT_WAIVERS,
    YES,
    YES_COUNT,
    name_of,
    say,
    sentence,
    worst_first,
)
from salesplan_cli.report import Improvement, Report
from salesplan_cli.text import Lang, Phrase, Text, argument, both, listed, visible, width, wrap
from salesplan_cli.waivers import with_last_day

if TYPE_CHECKING:
    from rich.console import Console

BLANK: Final[Line] = ()
WIDE: Final = 110
"""Columns from which a no says what to do ("No, revise") and the score on top has a bar."""
WIDEST: Final = 140
"""Columns from which all bars are long."""
LONG_BAR: Final = 20
BAR: Final = 10
SHORT_BAR: Final = 6


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
    yield from _note(note, canvas)
    if report.criteria:
        yield BLANK
        yield from _questions(report, lang, canvas)
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
    yield from _overview(rows, lang, canvas, note)
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
            yield from _not_yes(report, lang, canvas)
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
        yield from _overview(rows, lang, canvas, "")


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

GOOD: Final = 80
FAIR: Final = 50


def _level(score: int) -> str:
    return "good" if score >= GOOD else "warn" if score >= FAIR else "bad"


def _header(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    glyphs = canvas.glyphs
    pieces: list[Line] = [((name_of(report), "title"),)]
    score = (say(OF_100, lang, score=report.score), _level(report.score))
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


def _note(note: str, canvas: Canvas) -> Iterator[Line]:
    if note:
        yield from paragraph(note, canvas.measure, "dim")


# --- the eleven questions ------------------------------------------------------------------------------------------

NO: Final = Text("No", "Nee")
NOT_THERE_EITHER: Final = Text("missing: {title}", "ontbreekt: {title}")

LACKING: Final = (
    ("conflict", CONTRADICTION, "bad"),
    ("missing", both("{title}"), ""),
    ("waived", WAIVED, "dim"),
    ("ignored", LEFT_OUT, "dim"),
)
"""Kinds of what a question lacks, how they are said and in which style."""
ROOM_FOR_WORDS: Final = 24
"""Columns below which what is missing goes on a line of its own."""


def _questions(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    glyphs, wide = canvas.glyphs, canvas.width >= WIDE
    titles = max(width(each.criterion.title.in_(lang)) for each in report.criteria)
    answers = max(len(_answer(each, lang, wide, glyphs)) for each in report.criteria)
    before_bar, after_bar = 4 + titles + 2 + answers + 2, len(" 100%") + 2
    room = canvas.width - before_bar - after_bar
    cells = LONG_BAR if canvas.width >= WIDEST else BAR if room >= BAR + ROOM_FOR_WORDS + 6 else SHORT_BAR
    if room + 2 < cells:  # a window so narrow that there is no bar, and a long title goes on below
        cells, titles = 0, min(titles, titles + room + 2)
    beside = room - cells >= ROOM_FOR_WORDS
    margin = before_bar + cells + after_bar if beside else 4
    if beside:
        heads = " " * 4 + pad(QUESTION.in_(lang), before_bar - 4) + pad(SCORE.in_(lang), cells + after_bar)
        yield ((heads + MISSING.in_(lang), "dim"),)
    for each in report.criteria:
        style = _mark(each, glyphs)[1] if each.score is not None else "dim"
        title, *more = wrap(each.criterion.title.in_(lang), titles)
        row: Line = (
            (pad(str(each.criterion.number), 2, right=True) + "  ", "dim"),
            (pad(title, titles) + "  ", ""),
            (pad(_answer(each, lang, wide, glyphs), answers) + "  ", style),
            *_percent(each.score, cells, glyphs),
        )
        words = [line for pieces in _lacking(each, lang) for line in flow(pieces, canvas.width, " ", margin)]
        if beside and words:
            yield (*row, ("  ", ""), *words[0][1:])
            yield from words[1:]
        else:
            yield row
            yield from (((f"    {rest}", ""),) for rest in more)
            yield from words


def _percent(score: int | None, cells: int, glyphs: Glyphs) -> Line:
    if score is None:
        return ((pad(glyphs.unjudged, cells + 4, right=True), "dim"),)
    return (*bar(score, cells, glyphs, _level(score)), (f" {score:>3}%", ""))


def _answer(result: CriterionResult, lang: Lang, wide: bool, glyphs: Glyphs) -> str:
    if result.answer == "unjudged" or result.left_out:
        return glyphs.unjudged
    if result.answer == "yes":
        return YES.in_(lang)
    return (result.criterion.no if wide else NO).in_(lang)


def _lacking(result: CriterionResult, lang: Lang) -> list[list[Line]]:
    """What a question still lacks, in a few words: contradictions, then what is missing, then what does not count."""
    if result.answer == "unjudged":
        return [[((say(UNMET_FIRST.text, lang, number=int(result.criterion.needs[1:])), "warn"),)]]
    if result.left_out:
        return [[((ALL_LEFT_OUT.in_(lang), "dim"),)]]
    kinds: dict[str, list[str]] = {}
    for rule in result.rules:
        if rule.kind == "advice":
            continue
        if rule.status == "unmet":
            kinds.setdefault(rule.kind, []).append(_unmet(rule, lang))
        elif rule.status == "waived":
            kinds.setdefault("waived", []).append(rule.rule.title.in_(lang))
        elif rule.status == "ignored":
            kinds.setdefault("ignored", []).append(rule.rule.id)
    lacking: list[list[Line]] = []
    for kind, text, style in LACKING:
        if titles := kinds.get(kind):
            # Beside a contradiction, what is missing says so itself: without colour the two would run together.
            said = NOT_THERE_EITHER if kind == "missing" and lacking else text
            first = say(said, lang, title=both(titles[0]))
            words = [first, *titles[1:]]
            lacking.append([((f"{each};" if each is not words[-1] else each, style),) for each in words])
    return lacking


def _unmet(rule: RuleResult, lang: Lang) -> str:
    title = rule.rule.title
    if rule.kind == "conflict" or not rule.met:
        return title.in_(lang)
    return say(SOME, lang, title=title, met=rule.met, of=rule.of)


def _not_yes(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """The questions that do not read yes, on as few lines as they take."""
    pieces: list[Line] = []
    for each in report.criteria:
        if each.answer != "yes":
            mark, style = _mark(each, canvas.glyphs)
            score = "" if each.answer == "unjudged" else f" {each.score}%"
            words = f"{each.criterion.number} {each.criterion.title.in_(lang)}"
            pieces.append(((f"{mark} ", style), (words, ""), (score, "dim")))
    yield from flow(pieces, canvas.measure)


def _mark(result: CriterionResult, glyphs: Glyphs) -> Span:
    if result.left_out:
        return glyphs.unjudged, "dim"
    if result.answer == "yes":
        return glyphs.yes, "good"
    return (glyphs.no, "bad") if result.answer == "no" else (glyphs.unjudged, "warn")


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


# --- several plans -------------------------------------------------------------------------------------------------

PLANS: Final = Text("{count} plans", "{count} plannen")
THEIR_QUESTIONS: Final = Text("{name}: {count:question|questions} {numbers}", "{name}: vraag {numbers}")
NOT_PASSED_COUNT: Final = Text("{count} not passed", "{count} {count:voldoet|voldoen} nog niet")
UNREADABLE_COUNT: Final = Text("{count} cannot be judged", "{count} niet te beoordelen")
MEAN: Final = Text("mean score {mean}, lowest {lowest}", "gemiddeld {mean}, laagste {lowest}")
LONGEST_NAME: Final = 28


def _overview(reports: Sequence[Report], lang: Lang, canvas: Canvas, note: str) -> Iterator[Line]:
    """The table of plans: score, the eleven answers, what is open."""
    glyphs = canvas.glyphs
    unreadable = sum(not report.readable for report in reports)
    passed = sum(report.passed for report in reports)
    mean = sum(report.score for report in reports) // len(reports)
    pieces: list[Line] = [((say(PLANS, lang, count=len(reports)), "title"),)]
    if passed:
        pieces.append(((f"{glyphs.yes} {say(PASSED_COUNT, lang, count=passed)}", "good"),))
    if failed := len(reports) - passed - unreadable:
        pieces.append(((f"{glyphs.no} {say(NOT_PASSED_COUNT, lang, count=failed)}", "bad"),))
    if unreadable:
        pieces.append(((f"{glyphs.no} {say(UNREADABLE_COUNT, lang, count=unreadable)}", "bad"),))
    pieces.append(((say(MEAN, lang, mean=mean, lowest=reports[0].score), ""),))
    yield from flow(pieces, canvas.width)
    yield from _note(note, canvas)
    yield BLANK
    rows = reports[: canvas.limit]
    yield from _table_of_plans(rows, lang, canvas)
    if len(rows) < len(reports):
        words = say(MORE_PLANS, lang, count=len(reports) - len(rows), score=reports[len(rows)].score)
        yield from paragraph(words, canvas.measure, "dim", indent=2)
    yield from _of_managers(rows, lang, canvas)


def _of_managers(rows: Sequence[Report], lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """Per sales manager the questions that are theirs to answer, plan by plan."""
    theirs: dict[str | None, list[Line]] = {}
    for report in rows:
        asked = {each.criterion.id for each in report.asked}
        found = [each.criterion for each in report.findings if each.fails and each.owner == MANAGER]
        numbers = {int(criterion[1:]) for criterion in found if criterion in asked}
        if numbers and report.plan:
            said = say(
                THEIR_QUESTIONS,
                lang,
                name=name_of(report),
                count=len(numbers),
                numbers=tuple(map(str, sorted(numbers))),
            )
            theirs.setdefault(report.plan.sales_manager, []).append(((said, ""),))
    for manager in sorted(theirs, key=lambda name: (name is None, name)):
        yield BLANK
        name = clip(visible(manager), LONGEST_NAME, canvas.glyphs.cut) if manager else ""
        yield from paragraph(
            say(FOR_NAMED_MANAGER if manager else FOR_MANAGER, lang, name=name), canvas.width, "strong"
        )
        yield from flow(theirs[manager], canvas.width, indent=2)


def _table_of_plans(rows: Sequence[Report], lang: Lang, canvas: Canvas) -> Iterator[Line]:
    glyphs = canvas.glyphs
    names = [clip(name_of(report), LONGEST_NAME, glyphs.cut) for report in rows]
    paths = [visible(report.name) if report.plan and report.plan.account_manager else "" for report in rows]
    named = max(width(name) for name in [*names, PLAN.in_(lang)])
    count = next((len(report.criteria) for report in rows if report.criteria), 0)
    # Name, score and what is open always; then the eleven answers, or how many are yes; then a bar; then the path.
    room = canvas.width - (2 + named + len("  Score") + len("  Open"))
    each_answer = room >= 3 * count + 1 > 1
    answers = 3 * count + 1 if each_answer else 7
    room -= answers
    cells = LONG_BAR if room >= 3 * LONG_BAR else BAR if room > BAR else 0
    room -= cells + 1 if cells else 0
    beside = room >= 2 + max([width(path) for path in paths], default=0)
    said = " " + "".join(f"{number:>3}" for number in range(1, count + 1)) if each_answer else f"  {YES.in_(lang)}"
    heads = f"  {pad(PLAN.in_(lang), named)}  {pad(SCORE.in_(lang), 5 + (cells + 1 if cells else 0))}"
    yield ((heads + pad(said, answers) + pad(OPEN.in_(lang), 6, right=True), "dim"),)
    for report, name, path in zip(rows, names, paths, strict=True):
        level = _level(report.score)
        row: list[Span] = [
            (f"{glyphs.yes} ", "good") if report.passed else (f"{glyphs.no} ", "bad"),
            (pad(name, named), "strong"),
            (f"  {report.score:>5}", level),
        ]
        if cells:
            row += [(" ", ""), *bar(report.score, cells, glyphs, level)]
        row += _answers(report, lang, answers, glyphs, each_answer)
        row.append((f"{len(report.open()):>6}", ""))
        if beside and path:
            row.append((f"  {path}", "dim"))
        yield tuple(row)
        # What the row has no room for stands under it: nothing is lost.
        full = name_of(report)
        below = [*([full] if full != name else []), *([path] if path and not beside else [])]
        yield from flow([((words, "dim"),) for words in below], canvas.width, indent=4)


def _answers(report: Report, lang: Lang, cells: int, glyphs: Glyphs, each_answer: bool) -> list[Span]:
    if not report.criteria:
        return [(pad(f"   {UNREADABLE.in_(lang)}" if each_answer else f"  {glyphs.unjudged}", cells), "bad")]
    if not each_answer:
        return [(pad(f"  {report.yes}/{len(report.asked)}", cells), "")]
    marks = (_mark(each, glyphs) for each in report.criteria)
    return [(" ", ""), *((f"{mark:>3}", style) for mark, style in marks)]


# --- in colour -----------------------------------------------------------------------------------------------------

COLOURS: Final[Mapping[str, str]] = {
    "title": "bold",
    "heading": "bold cyan",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "strong": "bold",
    "dim": "bright_black",
    "code": "cyan",
    "mark": "bold red",
}
AT_ONCE: Final = 200
"""Lines that go to the terminal in one write."""


def print_to(console: Console, report: Iterable[Line]) -> None:
    """Write the lines to a Rich console, as they are: no markup, no highlighting, no wrapping of its own."""
    from rich.segment import Segment, Segments  # late: a piped run does without Rich
    from rich.style import Style

    styles = {name: Style.parse(colour) for name, colour in COLOURS.items()}
    left = iter(report)
    while some := list(islice(left, AT_ONCE)):
        segments = []
        for line in some:
            segments += [Segment(text, styles.get(style)) for text, style in line]
            segments.append(Segment.line())
        console.print(Segments(segments), end="", soft_wrap=True)
