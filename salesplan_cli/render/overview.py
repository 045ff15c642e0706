"""Several plans beside each other: a row for each, and per sales manager what is theirs to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from salesplan_cli.checklist import MANAGER
from salesplan_cli.render.layout import (
    BAR,
    BLANK,
    LONG_BAR,
    Canvas,
    Glyphs,
    Line,
    Span,
    bar,
    clip,
    flow,
    pad,
    paragraph,
)
from salesplan_cli.render.questions import mark_of, style_of
from salesplan_cli.render.words import (
    FOR_MANAGER,
    FOR_NAMED_MANAGER,
    MORE_PLANS,
    OPEN,
    PASSED_COUNT,
    PLAN,
    SCORE,
    UNREADABLE,
    YES,
    name_of,
    say,
)
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Text, visible, width

PLANS: Final = Text("{count} plans", "{count} plannen")
THEIR_QUESTIONS: Final = Text("{name}: {count:question|questions} {numbers}", "{name}: vraag {numbers}")
NOT_PASSED_COUNT: Final = Text("{count} not passed", "{count} {count:voldoet|voldoen} nog niet")
UNREADABLE_COUNT: Final = Text("{count} cannot be judged", "{count} niet te beoordelen")
MEAN: Final = Text("mean score {mean}, lowest {lowest}", "gemiddeld {mean}, laagste {lowest}")
LONGEST_NAME: Final = 28


def overview(reports: Sequence[Report], lang: Lang, canvas: Canvas, note: str) -> Iterator[Line]:
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
    if note:
        yield from paragraph(note, canvas.measure, "dim")
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
        level = style_of(report.score)
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
    marks = (mark_of(each, glyphs) for each in report.criteria)
    return [(" ", ""), *((f"{mark:>3}", style) for mark, style in marks)]
