"""A tree of values as a plan file: the questions above their sections, what a field holds beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from salesplan_cli import calendar, model
from salesplan_cli.calendar import Span
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.places import Path
from salesplan_cli.scaffold.form import FIRST, Answers, Node, Tree, like
from salesplan_cli.text import Lang, Phrase, Text, long_date, month_name, visible, wrap, yaml_scalar

WIDTH: Final = 100
"""Columns of a line with a comment in it."""
REMARK_AT: Final = 40
"""The last column where the comments of a section may begin; behind a longer line they begin later."""
_EG: Final = Text("e.g.", "bijv.")
_PLAIN_SIGNED = re.compile(r"[+-][0-9][0-9 .]*%?")


class _Page(NamedTuple):
    """What the writing of every line depends on."""

    lang: Lang
    days: Mapping[str, Text]
    """What the quarters, months and weeks of the year are: `W1` is the week of 4 January."""


class _Line(NamedTuple):
    """A line of the plan, and what to say behind it."""

    text: str
    what: str = ""
    """What the field holds."""
    shown: str = ""
    """What the example has there, for a field to fill in."""


_TOGETHER: Final = Text(
    "You fill this in below, together with question {number}.", "Dit vul je hieronder in, samen met vraag {number}."
)


def written(tree: Tree, hints: Tree, answers: Answers, lang: Lang, *words: Text) -> str:
    """A plan file, with words on top and beside each empty field what `hints` has there."""
    page = _Page(lang, _days(answers.span))
    lines = [f"# yaml-language-server: $schema={visible(answers.schema)}"]
    for each in words:
        lines += ["#", *_comment(each.in_(lang))]
    lines.append("")
    fields: list[_Line] = []
    for name in (each for each in model.fields_at(()) if each in tree):
        questions = [each for each in CHECKLIST if each.section == name]
        if questions:
            lines += _aligned(fields, lang)
            fields = []
        for criterion in questions:
            question = f"{criterion.number}. {criterion.title.in_(lang)}: {criterion.question.in_(lang)}"
            answer = criterion.answer.in_(lang)
            if criterion is not questions[-1]:
                answer += " " + Phrase(_TOGETHER, {"number": questions[-1].number}).say(lang)
            lines += ["", f"# {'-' * (WIDTH - 2)}", *_comment(question), *_comment(answer, "   ")]
        fields += _lines({name: tree[name]}, (), "", hints, page)
    return "\n".join([*lines, *_aligned(fields, lang), ""])


def _days(span: Span) -> dict[str, Text]:
    days = {f"M{at}": _spelled(month, month) for at, month in enumerate(span.months, 1)}
    for at, quarter in enumerate(span.quarters, 1):
        days[f"Q{at}"] = _spelled(quarter.months[0], quarter.months[-1])
    for at, week in enumerate(span.weeks, 1):
        monday = week.monday
        days[f"W{at}"] = Text(f"week of {long_date(monday, 'en')}", f"week van {long_date(monday, 'nl')}")
    return days


def _spelled(first: Span, last: Span) -> Text:
    """What lies between the starts of two months, these included: by name, by days where those start in between."""

    def words(lang: Lang) -> str:
        start, end = month_name(first.start.month, lang), month_name(last.start.month, lang)
        if first.start.day != 1 or calendar.add_days(last.end, 1) != calendar.add_months(last.start, 1):
            start, end = long_date(first.start, lang), long_date(last.end, lang)
        return start if start == end else f"{start} {'to' if lang == 'en' else 'tot en met'} {end}"

    return Text(words("en"), words("nl"))


def _comment(words: str, indent: str = "") -> list[str]:
    start = f"# {indent}"
    return [f"{start}{line}" for line in wrap(words, WIDTH - len(start))]


def _lines(tree: Tree, path: Path, pad: str, hints: Tree, page: _Page) -> Iterator[_Line]:
    docs = model.fields_at(path)
    first = not any(isinstance(step, int) and step for step in path)
    for name in sorted(tree, key=[*docs].index) if docs else tree:
        value, hint, below = tree[name], hints.get(name), (*path, name)
        # What a field holds is told at the first entry of a list; what a section holds, by its question.
        what = page.days.get(name) or (docs[name].text if name in docs and first else None)
        said = what.in_(page.lang) if what else ""
        if isinstance(value, dict):
            yield _Line(f"{pad}{name}:", said if path else "")
            yield from _lines(value, below, f"{pad}  ", hint if isinstance(hint, dict) else {}, page)
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield _Line(f"{pad}{name}:", said if path else "")
            yield from _entries(value, below, f"{pad}  ", hint if isinstance(hint, list) else [], page)
        else:
            once = name not in page.days or name in FIRST
            shown = _yaml(hint, page.lang) if value is None and once else ""
            yield _Line(f"{pad}{name}: {_yaml(value, page.lang)}".rstrip(), said, shown)


def _entries(entries: list[Node], path: Path, pad: str, hints: list[Node], page: _Page) -> Iterator[_Line]:
    for at, entry in enumerate(each for each in entries if isinstance(each, dict)):
        hint = like(hints[at:] + hints, next(iter(entry)))
        first, *rest = _lines(entry, (*path, at), f"{pad}  ", hint, page)
        yield first._replace(text=f"{pad}- {first.text[len(pad) + 2 :]}")
        yield from rest


def _aligned(lines: Sequence[_Line], lang: Lang) -> Iterator[str]:
    """The lines with their comments below each other, as much of each as fits."""
    at = max((len(line.text) for line in lines if len(line.text) <= REMARK_AT), default=0)
    for text, what, shown in lines:
        start = f"{text:<{at}}  # "
        eg = f"{_EG.in_(lang)} {shown}" if shown else ""
        brief = re.split(r"[;:,] ", what)[0]
        remarks = ["; ".join(filter(None, (said, eg))) for said in (what, brief, "")]
        yield next((start + each for each in remarks if each and len(start + each) <= WIDTH), text)


def _yaml(value: Node, lang: Lang) -> str:
    """A value as it stands in a plan."""
    match value:
        case Text():
            return yaml_scalar(value.in_(lang))
        case str():
            return value if _PLAIN_SIGNED.fullmatch(value) else yaml_scalar(value)
        case Decimal():
            return plain_amount(value)
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(_yaml(each, lang) for each in value)}]"
        case _:
            return ""


def plain_amount(value: Decimal) -> str:
    """An amount as every notation of a plan reads it."""
    # Four decimals or two, never three: those could be thousands.
    places = next(places for places in (0, 2, 4) if not value % Decimal(1).scaleb(-places))
    return f"{value:,.{places}f}".replace(",", " ")
