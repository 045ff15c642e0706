"""The eleven questions and what was answered, of one plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from salesplan_cli.engine import UNMET_FIRST, CriterionResult, RuleResult
from salesplan_cli.render.layout import BAR, LONG_BAR, SHORT_BAR, Canvas, Glyphs, Line, Span, bar, flow, pad
from salesplan_cli.render.words import (
    ALL_LEFT_OUT,
    CONTRADICTION,
    LEFT_OUT,
    MISSING,
    QUESTION,
    SCORE,
    SOME,
    WAIVED,
    YES,
    say,
)
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Text, both, width, wrap

WIDE: Final = 110
"""Columns from which a no says what to do ("No, revise") and the score on top has a bar."""
WIDEST: Final = 140
"""Columns from which all bars are long."""
GOOD: Final = 80
FAIR: Final = 50


def style_of(score: int) -> str:
    """The style that a score is shown in."""
    return "good" if score >= GOOD else "warn" if score >= FAIR else "bad"


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


def questions(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """A row for each question: its answer, its score, and what it lacks beside or below that."""
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
        style = mark_of(each, glyphs)[1] if each.score is not None else "dim"
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
    return (*bar(score, cells, glyphs, style_of(score)), (f" {score:>3}%", ""))


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


def not_yes(report: Report, lang: Lang, canvas: Canvas) -> Iterator[Line]:
    """The questions that do not read yes, on as few lines as they take."""
    pieces: list[Line] = []
    for each in report.criteria:
        if each.answer != "yes":
            mark, style = mark_of(each, canvas.glyphs)
            score = "" if each.answer == "unjudged" else f" {each.score}%"
            words = f"{each.criterion.number} {each.criterion.title.in_(lang)}"
            pieces.append(((f"{mark} ", style), (words, ""), (score, "dim")))
    yield from flow(pieces, canvas.measure)


def mark_of(result: CriterionResult, glyphs: Glyphs) -> Span:
    """The sign of an answer, in its style."""
    if result.left_out:
        return glyphs.unjudged, "dim"
    if result.answer == "yes":
        return glyphs.yes, "good"
    return (glyphs.no, "bad") if result.answer == "no" else (glyphs.unjudged, "warn")
