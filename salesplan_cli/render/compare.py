"""Comparisons as text, JSON or Markdown: what a change does to the plans, the worst first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from salesplan_cli.compare import Against, AnswerChange, Comparison, ComparisonVerdict, fails
from salesplan_cli.differences import Difference
from salesplan_cli.engine import Answer
from salesplan_cli.limits import COMMENT_LENGTH
from salesplan_cli.render import About
from salesplan_cli.render.json_ import dump, facts, opening
from salesplan_cli.render.markdown import escape
from salesplan_cli.report import Report
from salesplan_cli.text import Fact, Lang, Phrase, Text, both, phrase, same, verbatim, visible, wrap

FORMS: Final = ("text", "json", "markdown")
FACTS_SHOWN: Final = 40
"""Facts of one plan that people are shown; programs get all."""
OPENED_SHOWN: Final = 10
"""Findings about the file itself that people are shown for one plan."""
COMMIT_SHOWN: Final = 10
MARGIN: Final = "  "

VERDICTS: Final[dict[ComparisonVerdict, Text]] = {
    "unreadable": Text("cannot be judged", "niet te beoordelen"),
    "worse": Text("worse", "slechter"),
    "better": Text("better", "beter"),
    "same": Text("same score", "score gelijk"),
    "new": Text("new", "nieuw"),
    "deleted": Text("deleted", "verwijderd"),
}
"""In the order in which people are shown them."""
COUNTED: Final[dict[ComparisonVerdict, Text]] = {
    "unreadable": Text("{n} cannot be judged", "{n} niet te beoordelen"),
    "worse": Text("{n} worse", "{n} slechter"),
    "better": Text("{n} better", "{n} beter"),
    "same": Text("{n} changed with the same score", "{n} gewijzigd met gelijke score"),
    "new": Text("{n} new", "{n} nieuw"),
    "deleted": Text("{n} deleted", "{n} verwijderd"),
}
ANSWERS: Final[dict[Answer, Text]] = {
    "yes": Text("yes", "ja"),
    "no": Text("no", "nee"),
    "unjudged": Text("cannot be judged", "niet te beoordelen"),
}


def render(comparisons: Iterable[Comparison], against: Against, form: str, about: About) -> Iterator[str]:
    """The comparisons in one of `FORMS`, in pieces that together are the whole. Raises KeyError for another form."""
    every = list(comparisons)
    return {"text": _text, "json": _json, "markdown": _markdown}[form](every, against, about)


# --- words that text and Markdown share ----------------------------------------------------------------------------


def _against(against: Against) -> Phrase:
    commit = both((against.commit or "")[:COMMIT_SHOWN])
    where: dict[str, Fact] = {"ref": against.ref, "commit": commit}
    match against.chosen:
        case "given":
            return phrase("Compared with {ref} ({commit}).", "Vergeleken met {ref} ({commit}).", **where)
        case "branch":
            return phrase(
                "Compared with where this branch left {ref} ({commit}).",
                "Vergeleken met het punt waar deze branch van {ref} afging ({commit}).",
                **where,
            )
        case "last":
            return phrase(
                "Compared with the last commit ({commit}): changes that are not committed yet.",
                "Vergeleken met de laatste commit ({commit}): wijzigingen die nog niet vastgelegd zijn.",
                **where,
            )
        case "previous":
            return phrase(
                "Compared with the commit before the last ({commit}).",
                "Vergeleken met de voorlaatste commit ({commit}).",
                **where,
            )
        case _:
            return phrase(
                "This is the first commit: there is nothing to compare with.",
                "Dit is de eerste commit: er is nog niets om mee te vergelijken.",
            )


def _by_urgency(comparisons: Iterable[Comparison]) -> list[Comparison]:
    order = list(VERDICTS)
    told = [each for each in comparisons if not each.unchanged]
    return sorted(told, key=lambda each: (order.index(each.verdict), not each.lowered, each.name))


def _counts(comparisons: Sequence[Comparison]) -> Phrase:
    told = _by_urgency(comparisons)
    parts: list[Fact] = [
        Phrase(COUNTED[verdict], {"n": len(list(group))})
        for verdict, group in groupby(told, key=lambda each: each.verdict)
    ]
    if unchanged := len(comparisons) - len(told):
        parts.append(phrase("{n} unchanged", "{n} ongewijzigd", n=unchanged))
    if not parts:
        return phrase("No plans, then or now.", "Geen plannen, toen niet en nu niet.")
    return phrase(
        "{n} {n:plan|plans}: {parts}.", "{n} {n:plan|plannen}: {parts}.", n=len(comparisons), parts=tuple(parts)
    )


def _person(each: Comparison) -> str | None:
    plan = each.now.plan or (each.before.plan if each.before else None)
    return plan.account_manager if plan else None


def _file(each: Comparison) -> Phrase:
    if each.renamed and each.before is not None:
        return same("{name}, was {old}", name=verbatim(each.name), old=verbatim(each.before.name))
    return Phrase(both("{name}"), {"name": verbatim(each.name)})


def _details(each: Comparison) -> Iterator[tuple[str, Phrase]]:
    """What there is to tell of a plan, with its kind: `score`, `lowered`, `answer`, `opened`, `fact` or `more`."""
    for words in _score(each):
        yield "score", words
    if each.lowered:
        yield (
            "lowered",
            phrase(
                "NOTE: it does better while a target was lowered: {targets}",
                "LET OP: het plan doet het beter terwijl een doel verlaagd is: {targets}",
                targets=tuple(fact.message for fact in each.lower_targets),
            ),
        )
    for answer in each.answers:
        yield "answer", _answer(answer)
    for finding in each.opened[:OPENED_SHOWN]:
        yield (
            "opened",
            phrase(
                "new on line {line:digits}: {said} ({rule})",
                "nieuw op regel {line:digits}: {said} ({rule})",
                line=finding.region.line,
                said=finding.message,
                rule=finding.rule,
            ),
        )
    if (more := len(each.opened) - OPENED_SHOWN) > 0:
        yield (
            "more",
            phrase(
                "{n} more {n:finding|findings} about the file itself: `salesplan check` shows them all",
                "nog {n} {n:bevinding|bevindingen} over het bestand zelf: `salesplan check` toont ze allemaal",
                n=more,
            ),
        )
    for fact in each.facts[:FACTS_SHOWN]:
        yield "fact", fact.message
    if (more := len(each.facts) - FACTS_SHOWN) > 0:
        yield (
            "more",
            phrase(
                "{n} more {n:fact|facts} changed: --format json lists them all",
                "nog {n} {n:gegeven|gegevens} gewijzigd: --format json noemt ze allemaal",
                n=more,
            ),
        )


def _score(each: Comparison) -> Iterator[Phrase]:
    before, after = each.before, each.after
    if after is None:
        yield _was(each.now)
    elif not after.readable:
        first = after.findings[0]
        yield phrase(
            "line {line:digits}: {why}", "regel {line:digits}: {why}", line=first.region.line, why=first.message
        )
        if before is not None:
            yield _was(before)
    elif before is None or not before.readable:
        if before is not None:
            yield phrase("could not be judged before", "was eerst niet te beoordelen")
        yield _standing(after, Text("score {score} of 100, {yes} of {all} yes, {passes}",
                                    "score {score} van de 100, {yes} van de {all} ja, {passes}"))  # fmt: skip
    else:
        yield phrase(
            "{score}, {yes} of {all} yes{passing}",
            "{score}, {yes} van de {all} ja{passing}",
            score=_from_to("score", before.score, after.score),
            yes=_from_to("", before.yes, after.yes),
            all=len(after.asked),
            passing=_passing(each),
        )
        waivers = (before.score_without_waivers, after.score_without_waivers)
        if waivers != (before.score, after.score):
            yield phrase("without waivers: {score}", "zonder uitzonderingen: {score}", score=_from_to("", *waivers))


def _was(before: Report) -> Phrase:
    if not before.readable:
        return phrase("could not be judged before either", "was ook eerst niet te beoordelen")
    return _standing(before, Text("it was: score {score} of 100, {yes} of {all} yes, {passes}",
                                  "het was: score {score} van de 100, {yes} van de {all} ja, {passes}"))  # fmt: skip


def _standing(report: Report, text: Text) -> Phrase:
    passes = Text("passed", "voldoet") if report.passed else Text("not passed", "voldoet niet")
    return Phrase(text, {"score": report.score, "yes": report.yes, "all": len(report.asked), "passes": passes})


def _from_to(what: str, before: int, after: int) -> Phrase:
    lead = f"{what} " if what else ""
    if before == after:
        return same("{lead}{after}", lead=lead, after=after)
    return same("{lead}{before} -> {after}", lead=lead, before=before, after=after)


def _passing(each: Comparison) -> Text:
    if each.stopped_passing:
        return Text(", no longer passes", ", voldoet niet meer")
    if each.after and each.before and each.after.passed and not each.before.passed:
        return Text(", passes now", ", voldoet nu")
    return both("")


def _answer(answer: AnswerChange) -> Phrase:
    return same(
        "{number} {title}: {before} -> {after}{lost}",
        number=answer.criterion.number,
        title=answer.criterion.title,
        before=ANSWERS[answer.before],
        after=ANSWERS[answer.after],
        lost=_lost(answer),
    )


def _lost(answer: AnswerChange) -> Fact:
    missing = tuple(each.rule.title for each in answer.lost if each.kind == "missing")
    conflicts = tuple(each.rule.title for each in answer.lost if each.kind == "conflict")
    facts: dict[str, Fact] = {"missing": missing, "conflicts": conflicts}
    if missing and conflicts:
        return phrase(
            " (missing: {missing}; does not hold: {conflicts})",
            " (ontbreekt: {missing}; voldoet niet aan: {conflicts})",
            **facts,
        )
    if missing:
        return phrase(" (missing: {missing})", " (ontbreekt: {missing})", **facts)
    return phrase(" (does not hold: {conflicts})", " (voldoet niet aan: {conflicts})", **facts) if conflicts else ""


# --- text ----------------------------------------------------------------------------------------------------------


def _text(comparisons: Sequence[Comparison], against: Against, about: About) -> Iterator[str]:
    yield from _wrapped(_against(against).say(about.lang), "", about.width)
    for each in _by_urgency(comparisons):
        yield "\n"
        person, file = _person(each), _file(each).say(about.lang)
        title = f"{visible(person)} ({file})" if person else file
        yield from _wrapped(f"{title}: {VERDICTS[each.verdict].in_(about.lang)}", "", about.width)
        for _, words in _details(each):
            yield from _wrapped(words.say(about.lang, each.now.currency), MARGIN, about.width)
    yield "\n"
    yield from _wrapped(_counts(comparisons).say(about.lang), "", about.width)
    if about.note is not None:
        yield from _wrapped(about.note.say(about.lang), "", about.width)


def _wrapped(words: str, margin: str, width: int) -> Iterator[str]:
    first, *rest = wrap(words, width - len(margin) - len(MARGIN))
    yield f"{margin}{first}\n"
    for line in rest:
        yield f"{margin}{MARGIN}{line}\n"


# --- JSON ----------------------------------------------------------------------------------------------------------


def _json(comparisons: Sequence[Comparison], against: Against, about: About) -> Iterator[str]:
    yield opening(about, against={"chosen": against.chosen, "ref": visible(against.ref), "commit": against.commit})
    for at, each in enumerate(comparisons):
        yield (",\n" if at else "\n") + dump(_plan(each, about.lang))
    summary: dict[str, object] = {
        "plans": len(comparisons),
        **{verdict: sum(each.verdict == verdict for each in comparisons) for verdict in VERDICTS},
        "unchanged": sum(each.unchanged for each in comparisons),
        "lowered": sum(each.lowered for each in comparisons),
        "failed": fails(comparisons),
    }
    yield ("\n" if comparisons else "") + '], "summary": ' + dump(summary) + "}\n"


def _plan(each: Comparison, lang: Lang) -> dict[str, object]:
    person = _person(each)
    return {
        "path": visible(each.name),
        "path_before": visible(each.before.name) if each.before else None,
        "account_manager": None if person is None else visible(person),
        "verdict": each.verdict,
        "worse": each.worse,
        "stopped_passing": each.stopped_passing,
        "lowered": each.lowered,
        "before": _side(each.before),
        "after": _side(each.after),
        "answers": [
            {
                "id": answer.criterion.id,
                "number": answer.criterion.number,
                "title": answer.criterion.title.in_(lang),
                "before": answer.before,
                "after": answer.after,
                "lost": [result.rule.id for result in answer.lost],
            }
            for answer in each.answers
        ],
        "opened": [
            {"rule": found.rule, "line": found.region.line, "message": found.message.say(lang, each.now.currency)}
            for found in each.opened
        ],
        "facts": [_fact(fact, each, lang) for fact in each.facts],
    }


def _side(report: Report | None) -> dict[str, object] | None:
    if report is None:
        return None
    return {
        "readable": report.readable,
        "score": report.score,
        "score_without_waivers": report.score_without_waivers,
        "yes": report.yes,
        "passed": report.passed,
    }


def _fact(fact: Difference, each: Comparison, lang: Lang) -> dict[str, object]:
    currency = each.now.currency
    sides: dict[str, Fact] = {
        name: value
        for name, value in (("before", fact.before), ("after", fact.after), ("percent", fact.percent))
        if value is not None
    }
    values = facts(Phrase(both(""), sides), lang, currency)
    return {
        "path": [visible(part) for part in fact.path],
        "change": fact.change,
        "before": values.get("before"),
        "after": values.get("after"),
        "percent": values.get("percent"),
        "message": fact.message.say(lang, currency),
    }


# --- Markdown ------------------------------------------------------------------------------------------------------


def _markdown(comparisons: Sequence[Comparison], against: Against, about: About) -> Iterator[str]:
    counts = _counts(comparisons)
    head = f"### {_escaped(counts.say(about.lang))}\n\n{_escaped(_against(against).say(about.lang))}\n"
    note = "" if about.note is None else f"\n{_escaped(about.note.say(about.lang))}\n"
    yield head
    told = _by_urgency(comparisons)
    room = COMMENT_LENGTH - len(head) - len(note)
    for at, each in enumerate(told):
        piece = _section(each, about.lang)
        more = phrase(
            "{n} more {n:plan|plans} changed: `salesplan compare` shows them all.",
            "Nog {n} {n:plan|plannen} gewijzigd: `salesplan compare` toont ze allemaal.",
            n=len(told) - at,
        ).say(about.lang)  # fmt: skip
        if len(piece) + len(more) + 2 > room:
            yield f"\n{more}\n"
            break
        room -= len(piece)
        yield piece
    yield note


def _section(each: Comparison, lang: Lang) -> str:
    person, file = _person(each), _escaped(_file(each).say(lang))
    title = f"{_escaped(visible(person))} ({file})" if person else file
    lines = [f"\n#### {title}: {VERDICTS[each.verdict].in_(lang)}\n"]
    for kind, words in _details(each):
        said = _escaped(words.say(lang, each.now.currency))
        lines.append(f"- **{said}**" if kind in ("score", "lowered") else f"- {said}")
    return "\n".join(lines) + "\n"


# What makes a list, heading, quote, rule or table of a line that starts with it.
_BLOCK = re.compile(r"\d{1,9}[.)]|[-+=#>:|~\s]")


def _escaped(words: str) -> str:
    """Words as themselves: no markup within them, and no list, heading or quote at their start."""
    words = visible(words)
    if _BLOCK.match(words):
        return f"&#{ord(words[0])};{escape(words[1:])}"
    return escape(words)
