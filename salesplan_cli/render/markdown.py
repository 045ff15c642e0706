"""Markdown: a comment on a pull request, and the summary of a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli.checklist import ACCOUNT_MANAGER, MANAGER
from salesplan_cli.engine import CriterionResult, Finding
from salesplan_cli.file_rules import FILE_ITSELF, FILE_RULES
from salesplan_cli.limits import COMMENT_LENGTH
from salesplan_cli.render import About
from salesplan_cli.render.machine import SEVERITY, repository_path, to_write
from salesplan_cli.render.where import in_place, lead
from salesplan_cli.render.words import (
    ALL_LEFT_OUT,
    ANSWER,
    CONFLICT,
    CONTRADICTION,
    FOR_ACCOUNT_MANAGER,
    FOR_MANAGER,
    FOR_NAMED_ACCOUNT_MANAGER,
    FOR_NAMED_MANAGER,
    FROM_TO,
    IGNORED,
    LEFT_OUT,
    LINE,
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
    YES_COUNT,
    answer,
    sentence,
    worst_first,
)
from salesplan_cli.report import Report
from salesplan_cli.text import Fact, Lang, Phrase, Text, both, phrase, shorten, visible
from salesplan_cli.waivers import with_last_day

LONGEST_TABLE: Final = 20_000
"""Characters of the table of plans, so that there is room for what is to be mended."""
LONGEST_NAME: Final = 60
RESERVED: Final = 8_000
"""Characters kept free for what stands below: how many more there are, what could not be judged, and the note."""
TROUBLES: Final = 5
"""Plans that could not be judged of which it is said why."""

MARKS: Final = {"yes": "✅", "no": "❌", "unjudged": "➖"}

PLANS: Final = Text("{count} {count:sales plan|sales plans}", "{count} {count:verkoopplan|verkoopplannen}")
FILE: Final = Text("File", "Bestand")
ADVICE: Final = Text("Advice", "Advies")
NOT_JUDGED: Final = Text("Could not be checked", "Niet te controleren")
SET_ASIDE: Final = Text("Waived: not held against this plan", "Uitzonderingen: tellen voor dit plan niet mee")
REASON: Final = Text("Reason: {reason}", "Reden: {reason}")
MORE: Final = Text(
    "{count} more {count:finding does|findings do} not fit here; `salesplan check` shows them all.",
    "Nog {count} {count:bevinding past|bevindingen passen} hier niet; `salesplan check` toont ze allemaal.",
)


class Head(NamedTuple):
    """What stands above the findings of a plan: whose it is, its score, the eleven answers."""

    level: str
    report: Report


class Fold(NamedTuple):
    """Findings that open when a reader asks for them."""

    report: Report
    heading: str
    findings: Sequence[Finding]


Piece: TypeAlias = str | Head | Fold


def render(reports: Iterable[Report], about: About) -> Iterator[str]:
    """Score and answers in a table, and what is to be mended in folds; of several plans a table of plans first."""
    every = tuple(reports)
    pieces = _one_plan(every[0], about.lang) if len(every) == 1 else _several_plans(every, about.lang)
    yield from _fitted(pieces, COMMENT_LENGTH - RESERVED, about.lang)
    yield from _not_judged(about)
    if about.note is not None:
        yield f"{_say(about.note, about.lang)}\n"


def _not_judged(about: About) -> Iterator[str]:
    if not about.troubles:
        return
    yield f"**{NOT_JUDGED.in_(about.lang)}**\n\n"
    for trouble in about.troubles[:TROUBLES]:
        yield f"- {' '.join(_say(trouble, about.lang).split())}\n"
    if (more := len(about.troubles) - TROUBLES) > 0:
        yield f"- {phrase('and {n} more', 'en nog {n}', n=more).say(about.lang)}\n"
    yield "\n"


def _fitted(pieces: Iterable[Piece], room: int, lang: Lang) -> Iterator[str]:
    """As many of the pieces as there is room for, then how many findings there are more."""
    more = 0
    full = False
    for piece in pieces:
        shown, hidden = _piece(piece, 0 if full else room, lang)
        yield shown
        room -= len(shown)
        more += hidden
        full = full or hidden > 0 or not shown
    if more:
        yield f"**{_say(Phrase(MORE, {'count': more}), lang)}**\n"


def _piece(piece: Piece, room: int, lang: Lang) -> tuple[str, int]:
    """What fits of a piece, and how many findings of it do not."""
    if isinstance(piece, Head):
        piece = _head(piece, lang) if room > 0 else ""
    if isinstance(piece, str):
        return (piece, 0) if len(piece) <= room else ("", 0)
    opening = f"<details>\n<summary>{piece.heading} ({len(piece.findings)})</summary>\n\n"
    closing = "</details>\n\n"
    room -= len(opening) + len(closing)
    explained: set[str] = set()
    shown: list[str] = []
    for finding in piece.findings:
        said = _finding(piece.report, finding, finding.rule not in explained, lang) if room > 0 else ""
        if not said or len(said) > room:
            break
        explained.add(finding.rule)
        shown.append(said)
        room -= len(said)
    hidden = len(piece.findings) - len(shown)
    return ("".join([opening, *shown, closing]) if shown else ""), hidden


# --- plans ---------------------------------------------------------------------------------------------------------


def _one_plan(report: Report, lang: Lang) -> Iterator[Piece]:
    yield Head("##", report)
    yield from _folds(report, lang)


def _several_plans(reports: Sequence[Report], lang: Lang) -> Iterator[Piece]:
    passed = sum(report.passed for report in reports)
    count = _say(Phrase(PLANS, {"count": len(reports)}), lang)
    yield f"## {count}, {_say(Phrase(PASSED_COUNT, {'count': passed}), lang)}\n\n"
    if not reports:
        return
    rows = worst_first(reports)
    yield _table_of_plans(rows, lang)
    for report in rows:
        if report.open():
            yield Head("###", report)
            yield from _folds(report, lang)


def _head(head: Head, lang: Lang) -> str:
    report = head.report
    answers = _questions(report, lang) if report.criteria else ""
    return f"{head.level} {_title(report, lang)}\n\n{_facts(report, lang)}\n\n{answers}"


def _title(report: Report, lang: Lang) -> str:
    verdict = PASSED if report.passed else NOT_PASSED if report.readable else UNREADABLE
    mark = MARKS["yes" if report.passed else "no"]
    score = _say(Phrase(OF_100, {"score": report.score}), lang)
    why = f": {report.missed.say(lang)}" if report.missed else ""
    return f"{_name(report)}: {score} {mark} {verdict.in_(lang)}{why}"


def _name(report: Report) -> str:
    name = report.plan.account_manager if report.plan else None
    return _foreign(name) if name else _code(repository_path(report))


def _foreign(name: str) -> str:
    return escape(shorten(visible(name), LONGEST_NAME))


def _facts(report: Report, lang: Lang) -> str:
    plan = report.plan
    facts = [_code(repository_path(report))]
    if plan and plan.span:
        facts.append(_say(Phrase(FROM_TO, {"start": plan.span.start, "end": plan.span.end}), lang))
    if plan and plan.sales_manager:
        facts.append(_say(Phrase(SALES_MANAGER, {"name": plan.sales_manager}), lang))
    if report.score_without_waivers != report.score:
        facts.append(_say(Phrase(WITHOUT_WAIVERS, {"score": report.score_without_waivers}), lang))
    if report.ignored:
        facts.append(_say(Phrase(IGNORED, {"count": report.ignored}), lang))
    return " · ".join(facts)


def _table_of_plans(reports: Sequence[Report], lang: Lang) -> str:
    numbers = [str(each.criterion.number) for report in reports[-1:] for each in report.criteria]
    heads = ["", PLAN.in_(lang), FILE.in_(lang), SCORE.in_(lang), *numbers, OPEN.in_(lang)]
    table = _row(heads) + _row([":-:", "---", "---", "--:", *([":-:"] * len(numbers)), "--:"])
    for at, report in enumerate(reports):
        answers = [_mark(each) for each in report.criteria] or [MARKS["unjudged"]] * len(numbers)
        mark = MARKS["yes" if report.passed else "no"]
        path = _code(repository_path(report))
        name = _name(report)
        row = _row([mark, name if name != path else "", path, str(report.score), *answers, str(len(report.open()))])
        if len(table) + len(row) > LONGEST_TABLE:
            facts: dict[str, Fact] = {"count": len(reports) - at, "score": report.score}
            return f"{table}\n{_say(Phrase(MORE_PLANS, facts), lang)}\n\n"
        table += row
    return f"{table}\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


# --- the eleven questions ------------------------------------------------------------------------------------------


def _questions(report: Report, lang: Lang) -> str:
    table = _row(["", QUESTION.in_(lang), ANSWER.in_(lang), SCORE.in_(lang), MISSING.in_(lang)])
    table += _row(["--:", "---", "---", "--:", "---"])
    for each in report.criteria:
        score = MARKS["unjudged"] if each.score is None else f"{each.score}%"
        title = escape(each.criterion.title.in_(lang))
        table += _row([str(each.criterion.number), title, _answer(each, lang), score, _lacking(each, lang)])
    count = _say(Phrase(YES_COUNT, {"yes": report.yes, "all": len(report.asked)}), lang)
    return f"{table}{_row(['', f'**{SCORE.in_(lang)}**', f'**{count}**', f'**{report.score}**', ''])}\n"


def _mark(result: CriterionResult) -> str:
    return MARKS["unjudged" if result.left_out else result.answer]


def _answer(result: CriterionResult, lang: Lang) -> str:
    if result.left_out:
        return _mark(result)
    return f"{_mark(result)} {answer(result).in_(lang)}"


def _lacking(result: CriterionResult, lang: Lang) -> str:
    if result.answer == "unjudged":
        return _say(result.rules[0].evidence, lang)
    if result.left_out:
        return ALL_LEFT_OUT.in_(lang)
    words, aside = [], []
    for rule in result.rules:
        if rule.kind == "advice":
            continue
        facts: dict[str, Fact] = {"title": rule.rule.title, "met": rule.met, "of": rule.of}
        if rule.status == "waived":
            aside.append(_say(Phrase(WAIVED, facts), lang))
        elif rule.status == "ignored":
            aside.append(_say(Phrase(LEFT_OUT, facts), lang))
        elif rule.status == "unmet" and rule.kind == "conflict":
            words.append(_say(Phrase(CONTRADICTION, facts), lang))
        elif rule.status == "unmet":
            words.append(_say(Phrase(SOME if rule.met else both("{title}"), facts), lang))
    # What is open first: it would seem to be set aside as well behind one that is.
    return "; ".join([*words, *aside])


# --- what to mend, for whom ----------------------------------------------------------------------------------------


def _folds(report: Report, lang: Lang) -> Iterator[Fold]:
    """The open findings by who must act, the advice and what is waived apart."""
    failing = [finding for finding in report.findings if finding.fails]
    failing.sort(key=lambda finding: SEVERITY.index(finding.kind))
    plan = report.plan
    for owner, name, named, unnamed in (
        (None, None, FILE_ITSELF, FILE_ITSELF),
        (MANAGER, plan and plan.sales_manager, FOR_NAMED_MANAGER, FOR_MANAGER),
        (ACCOUNT_MANAGER, plan and plan.account_manager, FOR_NAMED_ACCOUNT_MANAGER, FOR_ACCOUNT_MANAGER),
    ):
        if findings := [finding for finding in failing if finding.owner == owner]:
            yield Fold(report, _say(Phrase(named if name else unnamed, {"name": name or ""}), lang), findings)
    for heading, findings in (
        (ADVICE, [finding for finding in report.open() if finding.kind == "advice"]),
        (SET_ASIDE, [finding for finding in report.findings if finding.status == "waived"]),
    ):
        if findings:
            yield Fold(report, heading.in_(lang), findings)


def _finding(report: Report, finding: Finding, explain: bool, lang: Lang) -> str:
    """A finding: its rule and line, what is wrong, why it matters, what to write."""
    currency = report.currency
    where = _say(Phrase(LINE, {"line": finding.region.line}), lang)
    label = f", {CONFLICT.in_(lang)}" if finding.kind == "conflict" else ""
    marked = finding._replace(message=_marked(finding.message), also=tuple(_marked_text(each) for each in finding.also))
    said = f"**{finding.rule}** ({where}{label}) {_with_code(sentence(marked, lang, currency))}\n\n"
    if explain and (why := _why(report, finding)):
        said += f"{_say(Phrase(why), lang)}\n\n"
    if finding.status == "waived" and finding.reason is not None:
        return f"{said}{_say(Phrase(REASON, {'reason': with_last_day(finding.reason)}), lang)}\n\n"
    if to_write(finding, lang, currency):
        lines = "\n".join(visible(line) for line in in_place(report, finding, lang).split("\n"))
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", lines)), default=0))
        said += f"{_say(lead(report, finding, lang), lang)}\n\n{fence}yaml\n{lines}\n{fence}\n\n"
    return said


def _why(report: Report, finding: Finding) -> Text | None:
    if finding.rule in FILE_RULES:
        return FILE_RULES[finding.rule].why
    rules = (rule.rule for each in report.criteria for rule in each.rules)
    return next((rule.why for rule in rules if rule.id == finding.rule), None)


# --- words that are no markup --------------------------------------------------------------------------------------

_CODE: Final = "\1"
"""Stands for a backtick of our own until the words are escaped; what comes from outside was made visible."""
_BREAK: Final = "\2"
"""Stands for a space of no width."""

_MARKUP = re.compile(r"[&<>`*_\[\]\\|~$^{}]")
# What GitHub or GitLab makes a mention, reference, change (`{+ +}`), emoji or link of, wherever it stands in a text;
# the `:` that ends an emoji may follow from our own words.
_REFERENCE = re.compile(
    r"[@#!%&~$^](?=[\w\"])|[\[{](?=[+-])|:(?=[\w+-]+:|[a-z+-][\w+-]*$)|:(?=//)"
    r"|\b(?:www(?=\.)|gh-(?=\d)|mailto:|xmpp:)",
    re.IGNORECASE,
)


def escape(words: str) -> str:
    """Words as themselves in Markdown and HTML, in a table too: no markup, mention, reference, emoji or link."""
    broken = _REFERENCE.sub(lambda found: found[0] + _BREAK, visible(words))
    # Character references work everywhere alike, which backslashes do not: not in HTML, and twice over in a table.
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", broken).replace(_BREAK, "&#8203;")


def _code(words: str) -> str:
    return f"<code>{escape(words)}</code>"


def _say(words: Phrase, lang: Lang) -> str:
    """A phrase as Markdown: what our own texts put in backticks is code, all the rest is no markup."""
    return _with_code(_marked(words).say(lang))


def _with_code(marked: str) -> str:
    pieces = marked.split(_CODE)
    if len(pieces) % 2 == 0:
        return escape(marked.replace(_CODE, "`"))
    return "".join(f"<code>{escape(piece)}</code>" if at % 2 else escape(piece) for at, piece in enumerate(pieces))


def _marked(words: Phrase) -> Phrase:
    return Phrase(_marked_text(words.text), {name: _marked_fact(fact) for name, fact in words.facts.items()})


def _marked_text(text: Text) -> Text:
    return Text(text.en.replace("`", _CODE), text.nl.replace("`", _CODE))


def _marked_fact(fact: Fact) -> Fact:
    if isinstance(fact, Phrase):
        return _marked(fact)
    if isinstance(fact, Text):
        return _marked_text(fact)
    if isinstance(fact, tuple):
        return tuple(_marked_fact(each) for each in fact)
    return fact
