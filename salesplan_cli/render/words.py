"""Words that formats share, so that a report says the same thing in the same words everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from salesplan_cli.engine import CriterionResult, Finding
from salesplan_cli.report import Report
from salesplan_cli.text import Fact, Lang, Phrase, Text, both, shorten, visible

OF_100: Final = Text("{score} of 100", "{score} van de 100")
IGNORED: Final = Text("{count} {count:rule|rules} ignored", "{count} {count:regel|regels} buiten beschouwing")
WITHOUT_WAIVERS: Final = Text("{score} without waivers", "{score} zonder uitzonderingen")
YES_COUNT: Final = Text("{yes} of {all} yes", "{yes} van de {all} ja")
PASSED: Final = Text("passed", "voldoet")
NOT_PASSED: Final = Text("not passed", "voldoet nog niet")
PASSED_COUNT: Final = Text("{count} passed", "{count} {count:voldoet|voldoen}")
UNREADABLE: Final = Text("cannot be judged", "niet te beoordelen")
FROM_TO: Final = Text("{start} to {end}", "{start} tot en met {end}")
SALES_MANAGER: Final = Text("sales manager {name}", "salesmanager {name}")
PLAN: Final = both("Plan")
OPEN: Final = both("Open")
QUESTION: Final = Text("Question", "Vraag")
ANSWER: Final = Text("Answer", "Antwoord")
SCORE: Final = both("Score")
MISSING: Final = Text("Missing or wrong", "Ontbreekt of klopt niet")
YES: Final = Text("Yes", "Ja")
SOME: Final = Text("{title} ({met} of {of})", "{title} ({met} van {of})")
CONTRADICTION: Final = Text("does not hold: {title}", "voldoet niet aan: {title}")
WAIVED: Final = Text("waived: {title}", "uitzondering: {title}")
LEFT_OUT: Final = Text("ignored: {title}", "buiten beschouwing: {title}")
ALL_LEFT_OUT: Final = Text("ignored", "buiten beschouwing")
CONFLICT: Final = Text("contradiction", "tegenspraak")
LINE: Final = Text("line {line}", "regel {line}")
FOR_MANAGER: Final = Text("For the sales manager", "Voor de salesmanager")
FOR_NAMED_MANAGER: Final = Text("For {name}, sales manager", "Voor {name}, salesmanager")
FOR_ACCOUNT_MANAGER: Final = Text("For the account manager", "Voor de accountmanager")
FOR_NAMED_ACCOUNT_MANAGER: Final = Text("For {name}, account manager", "Voor {name}, accountmanager")
MORE_PLANS: Final = Text(
    "and {count} more {count:plan|plans}, with {score} or more",
    "en nog {count} {count:plan|plannen}, met {score} of meer",
)
WRITE: Final = Text("Write:", "Schrijf:")
WRITE_EXAMPLE: Final = Text("Write, as an example:", "Schrijf, als voorbeeld:")


def say(text: Text, lang: Lang, **facts: Fact) -> str:
    """A text with its facts, in one language."""
    return Phrase(text, facts).say(lang)


def answer(result: CriterionResult) -> Text:
    """What a question reads, in full."""
    return {"yes": YES, "no": result.criterion.no, "unjudged": UNREADABLE}[result.answer]


def invitation(finding: Finding) -> Text:
    """What stands before the lines to write."""
    return WRITE_EXAMPLE if finding.example else WRITE


def sentence(finding: Finding, lang: Lang, currency: str) -> str:
    """What is wrong as a sentence of its own, on one line; what a plan says at its start keeps its own letters."""
    said = finding.say(lang, currency)
    template = finding.message.text.in_(lang)
    starts_with = finding.message.facts.get(template[1:].split("}")[0].split(":")[0]) if template[:1] == "{" else None
    if not isinstance(starts_with, str):
        said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "?", "!")) else f"{said}."


def name_of(report: Report) -> str:
    """Whose plan it is, else the file's name."""
    person = report.plan.account_manager if report.plan else None
    return shorten(visible(person)) if person else visible(report.name)


def worst_first(reports: Iterable[Report]) -> list[Report]:
    """Plans as a table of them has them: the lowest score first, then by name."""
    return sorted(reports, key=lambda each: (each.score, each.readable, name_of(each).casefold(), each.name))
