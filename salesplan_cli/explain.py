"""A question or rule in full: what we ask, why, what to write, and what the tool says of two examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, Final, NamedTuple

from salesplan_cli.checklist import Criterion, Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.fields import Doc
from salesplan_cli.model import fields_at
from salesplan_cli.problems import FILE_ITSELF, FILE_RULES, FileRule
from salesplan_cli.report import Report, examine
from salesplan_cli.source import Path
from salesplan_cli.text import Lang, Phrase, Text, phrase, wrap

HEADER: Final = "salesplan: 1\naccount_manager: Sanne de Vries\nsales_manager: Piet Jansen\nyear: 2027\n"
"""What every example stands under; `year` gives way to a `period` of its own."""
EXAMPLES_AS_OF: Final = date(2027, 1, 1)
"""Examples say the same whenever they are read."""

KINDS: Final = {
    "missing": Text("must be there", "moet er staan"),
    "conflict": Text("must not contradict itself", "mag niet tegenstrijdig zijn"),
    "advice": Text("advice", "advies"),
}
OWNERS: Final = {
    "manager": Text("the sales manager", "de salesmanager"),
    "account_manager": Text("the account manager", "de accountmanager"),
}


class Page(NamedTuple):
    """What `explain` has to say, or what it could not find."""

    text: str
    found: bool


def page(wanted: str | None, lang: Lang, width: int) -> Page:
    """The page of a question (`C06`, `6`), rule (`C06.weeks`, `plan.vague`) or key; without `wanted` all there are."""
    if wanted is None:
        return Page(_filled(_overview(lang), width), True)
    name = wanted.strip().lower()
    for criterion in CHECKLIST:
        if name in (
            criterion.id.lower(),
            criterion.id.lower().lstrip("c"),
            str(criterion.number),
            f"c{criterion.number}",
        ):
            return Page(_filled(_criterion(criterion, lang), width), True)
        for rule in criterion.rules:
            short = f"{criterion.number}.{rule.id.partition('.')[2]}"
            if name in (rule.id.lower(), short, f"c{short}"):
                return Page(_filled(_rule(criterion, rule, lang), width), True)
    if name in FILE_RULES:
        return Page(_filled(_file_rule(name, FILE_RULES[name], lang), width), True)
    keys = list(_keys(name.rpartition(".")[2].replace("-", "_").replace(" ", "_"), lang))
    if keys:
        return Page(_filled(chain.from_iterable(keys), width), True)
    return Page(_unknown(wanted).say(lang) + "\n", False)


def _unknown(wanted: str) -> Phrase:
    import difflib

    ids = [*(each.id for each in CHECKLIST), *(rule.id for each in CHECKLIST for rule in each.rules), *FILE_RULES]
    words = {title.lower(): each.id for each in CHECKLIST for title in each.title} | {
        each.lower(): each for each in ids
    }
    words |= {name.partition(".")[2]: name for name in FILE_RULES}
    words |= {rule.id.partition(".")[2]: rule.id for each in reversed(CHECKLIST) for rule in each.rules}
    words |= {word: name for name, doc in _every_key() for word in (name, *doc.dutch)}
    near = difflib.get_close_matches(wanted.lower(), words, 1, 0.6)
    if not near:
        # Far from everything: the nearest is named, and not as what was meant.
        return phrase(
            "there is no question, rule or key {wanted:quoted}; the nearest is {near}, and `salesplan explain` lists "
            "them all",
            "er is geen vraag, regel of veld {wanted:quoted}; het meest lijkt {near} erop, en `salesplan explain` "
            "toont ze allemaal",
            wanted=wanted,
            near=words[difflib.get_close_matches(wanted.lower(), words, 1, 0)[0]],
        )
    return phrase(
        "there is no question, rule or key {wanted:quoted}; did you mean {near}? (`salesplan explain` lists them all)",
        "er is geen vraag, regel of veld {wanted:quoted}; bedoel je {near}? (`salesplan explain` toont ze allemaal)",
        wanted=wanted,
        near=words[near[0]],
    )


# --- pages: lines that may be filled, and lines of code (behind a tab) that stay as they are ------------------------


def _filled(lines: Iterator[str], width: int) -> str:
    done = []
    for line in lines:
        if line.startswith("\t"):
            done.append("    " + line[1:])
            continue
        indent = len(line) - len(line.lstrip(" "))
        bullet = " " * indent + ("- " if line.lstrip().startswith("- ") else "")
        first, *more = wrap(line.strip().removeprefix("- "), max(width, 40) - len(bullet))
        done += [f"{bullet}{first}".rstrip(), *(" " * len(bullet) + each for each in more)]
    return "\n".join(done) + "\n"


def _overview(lang: Lang) -> Iterator[str]:
    yield Text("The eleven questions of a sales plan", "De elf vragen van een verkoopplan").in_(lang)
    for criterion in CHECKLIST:
        yield ""
        yield f"{criterion.number}. {criterion.title.in_(lang)} ({criterion.id})"
        yield f"   {criterion.question.in_(lang)}"
        for rule in criterion.rules:
            about = f"{KINDS[rule.kind].in_(lang)}, {OWNERS[rule.owner].in_(lang)}"
            yield f"   - {rule.id}: {rule.title.in_(lang)} ({about})"
    yield ""
    yield FILE_ITSELF.in_(lang)
    for name, file_rule in FILE_RULES.items():
        yield f"   - {name}: {file_rule.title.in_(lang)}"
    yield ""
    yield Text(
        "More about one of them: salesplan explain C06, or salesplan explain C06.weeks.",
        "Meer over een ervan: salesplan explain C06, of salesplan explain C06.weeks.",
    ).in_(lang)


def _criterion(criterion: Criterion, lang: Lang) -> Iterator[str]:
    yield f"{criterion.number}. {criterion.title.in_(lang)} ({criterion.id})"
    yield ""
    yield criterion.question.in_(lang)
    yield ""
    yield Text("What counts as an answer", "Wat telt als antwoord").in_(lang)
    yield f"  {criterion.answer.in_(lang)}"
    if criterion.needs:
        yield ""
        yield phrase(
            "This question builds on question {number}: without its list there is nothing to judge.",
            "Deze vraag bouwt op vraag {number}: zonder die lijst valt er niets te beoordelen.",
            number=int(criterion.needs[1:]),
        ).say(lang)
    for rule in criterion.rules:
        yield ""
        yield from _rule(criterion, rule, lang, short=True)


def _rule(criterion: Criterion, rule: Rule, lang: Lang, *, short: bool = False) -> Iterator[str]:
    yield f"{rule.id}: {rule.title.in_(lang)}"
    if not short:
        yield phrase(
            "Question {number}, {title}: {question}",
            "Vraag {number}, {title}: {question}",
            number=criterion.number,
            title=criterion.title,
            question=criterion.question,
        ).say(lang)
    yield phrase(
        "  {kind}; answered by {owner}.",
        "  {kind}; in te vullen door {owner}.",
        kind=KINDS[rule.kind],
        owner=OWNERS[rule.owner],
    ).say(lang)
    yield f"  {rule.why.in_(lang)}"
    if rule.limit is not None:
        yield phrase(
            '  The limit is {limit}; settings can change it (`[limits]`, "{rule}").',
            '  De grens is {limit}; instellingen kunnen die wijzigen (`[limits]`, "{rule}").',
            limit=rule.limit.said,
            rule=rule.id,
        ).say(lang)
    for title, example in (
        (Text("This is right:", "Zo is het goed:"), rule.good),
        (Text("This is not enough:", "Zo is het niet genoeg:"), rule.bad),
    ):
        yield ""
        yield f"  {title.in_(lang)}"
        for line in example.in_(lang).splitlines():
            yield f"\t{line}"
        yield f"  {Text('salesplan says:', 'salesplan zegt:').in_(lang)}"
        yield from _said(rule, judged(example.in_(lang)), lang)


def _every_key() -> Iterator[tuple[str, Doc]]:
    from salesplan_cli import schema  # late: reports import this module, and do without the schema

    for pattern, doc, _ in _all_keys(schema.plan_schema("en"), (), ""):
        yield pattern.rpartition(".")[2].removesuffix("[]"), doc


def _keys(name: str, lang: Lang) -> Iterator[list[str]]:
    """What each key of that name holds, wherever it stands; a Dutch word for it will do."""
    from salesplan_cli import schema  # late: reports import this module, and do without the schema

    for pattern, doc, said in _all_keys(schema.plan_schema(lang), (), ""):
        if name == pattern.rpartition(".")[2].removesuffix("[]") or name in doc.dutch:
            rules = [rule.id for criterion in CHECKLIST for rule in criterion.rules if _reads(rule, pattern)]
            read_by = Text("Rules that look at it", "Regels die ernaar kijken").in_(lang)
            words, example, code = said.partition(f"{schema.EXAMPLE.in_(lang)}:\n")
            lines = [f"`{pattern}`", *(f"  {line}" for line in f"{words}{example}".splitlines())]
            lines += [f"\t{line}" for line in code.splitlines()]
            yield [*lines, *([f"  {read_by}: {', '.join(rules)}."] if rules else []), ""]


def _reads(rule: Rule, pattern: str) -> bool:
    # One that reads a section as a whole looks at what is in it.
    return any(pattern == each or pattern.startswith((f"{each}.", f"{each}[]")) for each in rule.reads)


def _all_keys(of: Mapping[str, Any], path: Path, above: str) -> Iterator[tuple[str, Doc, str]]:
    """Every key of a plan file below a section: its pattern (`products[].price`), its text, and what an editor says."""
    docs = fields_at(path)
    for name, value in of["properties"].items():
        pattern = f"{above}.{name}" if above else name
        is_list = "items" in value
        yield pattern + "[]" * is_list, docs[name], value["description"]
        if is_list and "properties" in value["items"]:
            yield from _all_keys(value["items"], (*path, name, 0), f"{pattern}[]")
        if "properties" in value:
            yield from _all_keys(value, (*path, name), pattern)


def _file_rule(name: str, rule: FileRule, lang: Lang) -> Iterator[str]:
    yield f"{name}: {rule.title.in_(lang)}"
    yield FILE_ITSELF.in_(lang)
    yield ""
    yield rule.why.in_(lang)
    yield ""
    yield Text("What to do", "Wat je doet").in_(lang)
    yield f"  {rule.help.in_(lang)}"


def judged(example: str) -> Report:
    """The report of an example under the common header."""
    own_period = any(line.startswith(("period:", "year:")) for line in example.splitlines())
    header = HEADER.replace("year: 2027\n", "") if own_period else HEADER
    return examine(f"{header}{example}\n".encode(), "example", Settings(EXAMPLES_AS_OF))


def _said(rule: Rule, report: Report, lang: Lang) -> Iterator[str]:
    for result in (each for criterion in report.criteria for each in criterion.rules):
        if result.rule.id == rule.id and result.status == "met":
            yield f"    {result.evidence.say(lang, report.currency)}"
    for finding in report.findings:
        if finding.rule == rule.id:
            yield f"    {finding.say(lang, report.currency)}"
            written = finding.lines(lang, report.currency)
            if written:  # pragma: no branch - for each of our own examples there is something to write
                yield f"    {Text('write:', 'schrijf:').in_(lang)}"
                for line in written.splitlines():
                    yield f"\t  {line}"
