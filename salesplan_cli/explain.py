"""A question or rule in full: what we ask, why, what to write, and what the tool says of two examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple

from salesplan_cli.checklist import Criterion, Rule, spelled
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.fields import Doc
from salesplan_cli.file_rules import FILE_ITSELF, FILE_RULES, FileRule
from salesplan_cli.model import fields_at
from salesplan_cli.places import Path
from salesplan_cli.report import Report, examine
from salesplan_cli.text import Lang, Phrase, Text, phrase, same, wrap

HEADER: Final = "salesplan: 1\naccount_manager: Sanne de Vries\nsales_manager: Piet Jansen\nyear: 2027\n"
"""What every example stands under; a line gives way to the example's own, and `year` to a `period`."""
EXAMPLES_AS_OF: Final = date(2027, 1, 1)
"""Examples say the same whenever they are read."""

FILE: Final = "plan"
"""What the codes of the rules of the file itself begin with."""

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


def pages(wanted: Sequence[str], lang: Lang, width: int) -> Page:
    """The page of a term, which may be of several words (`win rate`), else of each of several ids."""
    together = page(" ".join(wanted) if wanted else None, lang, width)
    if together.found or len(wanted) < 2:
        return together
    each = [page(word, lang, width) for word in wanted]
    return Page("\n".join(one.text for one in each), True) if all(one.found for one in each) else together


def page(wanted: str | None, lang: Lang, width: int) -> Page:
    """The page of a question (`C06`, `6`), rule (`C06.weeks`, `plan.vague`) or key; without `wanted` all there are.

    `plan` is that of the file itself.
    """
    if wanted is None:
        return Page(_filled(_overview(lang), width), True)
    name, code = wanted.strip().lower(), spelled(wanted.strip())
    for criterion in CHECKLIST:
        if code == criterion.id:
            return Page(_filled(_criterion(criterion, lang), width), True)
        for rule in criterion.rules:
            if code == rule.id:
                return Page(_filled(_rule(criterion, rule, lang), width), True)
    if name in FILE_RULES:
        return Page(_filled(_file_rule(name, FILE_RULES[name], lang), width), True)
    if name == FILE:
        return Page(_filled(_file(lang), width), True)
    parts = name.replace("-", "_").replace(" ", "_").replace("[]", "").split(".")
    keys = [key for key in _keys(lang) if key.is_called(parts)]
    if keys:
        return Page(_filled(chain.from_iterable(_key(key, lang) for key in keys), width), True)
    if (about := _terms().get(_bare(name))) is not None:
        said = phrase("{wanted:quoted}: that is what {about} is about", "{wanted:quoted}: daarover gaat {about}",
            wanted=wanted.strip(), about=about)  # fmt: skip
        return Page(f"{said.say(lang)}\n\n{page(about, lang, width).text}", True)
    return Page(_unknown(wanted).say(lang) + "\n", False)


TERMS: Final = {
    "C01.contribution": "marge margin winstmarge profit_margin brutomarge gross_margin",
    "C02.target": "quotum quota jaardoel verkoopdoel sales_target taakstelling",
    "C03.definition": "rayon territory regio region niche branche industry",
    "C03.list": "target_groups markt markten market markets segmentatie segmentation",
    "C04.hours": "capaciteit capacity selling_hours",
    "C05.allowed": "verkoopkosten sales_costs cost_of_sales",
    "C06.season": "seizoenspatroon seizoensinvloed seasonal",
    "C06.events": "acties campagne campagnes campaign campaigns beurs fair trade_fair vakbeurs",
    "C06.year-end": "eindsprint jaareinde year_end hockey_stick",
    "C07.chain": "funnel sales_funnel trechter pipeline sales_pipeline pijplijn lead leads",
    "C07.count": "bezoek bezoeken visit visits call calls cold_call cold_calling gesprekken meetings afspraak "
    "afspraken appointment appointments offerte offertes quotation quotations",
    "C07.enough": "order orders opdracht deal deals forecast prognose haalbaarheid",
    "activities[].conversion": "hitrate hit_rate win_rate closing_rate slagingspercentage scoringskans",
    "C08.new": "acquisitie acquisition prospect prospects nieuwe_klanten new_customers new_business",
    "C08.existing": "upsell upselling cross_sell cross_selling accounts bestaande_klanten existing_customers",
    "C09.expectation": "churn klantverloop verloop retentie retention klantbehoud korting discount klachten complaints "
    "leerdoel leerdoelen growth_goals",
    "C09.support": "coaching training opleiding begeleiding mentor mentoring",
    "C10.self": "kpi kpis metrics",
    "C10.organisation": "crm dashboard dashboards rapportage reporting report",
    "C10.threshold": "bijsturen ingrijpen correct_course",
    "C11.dates": "overleg bila one_on_one 1_on_1 voortgangsgesprek evaluatie evaluation review_dates",
    "C11.working-day": "feestdag feestdagen holiday holidays weekend weekends",
}
"""What people say in a sales team, by the rule or key that is about it."""


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words)


def _terms() -> Mapping[str, str]:
    return {_bare(term): about for about, terms in TERMS.items() for term in terms.split()}


def _unknown(wanted: str) -> Phrase:
    import difflib

    said = wanted.lower()
    words = _rules_meant(said.strip()) or _every_name()
    near = difflib.get_close_matches(said, words, 1, 0.6)
    if not near:
        # Far from everything: the nearest is named, and not as what was meant.
        return phrase(
            "there is no question, rule or key {wanted:quoted}; the nearest is {near}; `salesplan explain` lists "
            "the questions and their rules",
            "er is geen vraag, regel of veld {wanted:quoted}; het dichtst in de buurt komt {near}; `salesplan "
            "explain` toont de vragen en hun regels",
            wanted=wanted,
            near=words[difflib.get_close_matches(said, words, 1, 0)[0]],
        )
    name = words[near[0]]
    return phrase(
        "there is no question, rule or key {wanted:quoted}; did you mean {near}? (`salesplan explain` lists "
        "the questions and their rules)",
        "er is geen vraag, regel of veld {wanted:quoted}; bedoel je {near}? (`salesplan explain` toont "
        "de vragen en hun regels)",
        wanted=wanted,
        # The word that was like it, where that is not what it is called.
        near=name if near[0] in name.lower() else same("{word} ({name})", word=near[0], name=name),
    )


def _rules_meant(said: str) -> Mapping[str, str]:
    """Where a rule's code was meant (`C02.unit`, `2.unit`, `plan.name`): the rules of that question, else all."""
    head = re.match(rf"(?:c?0*([0-9]{{1,3}})|{FILE})\.", said)
    if head is None:
        return {}
    rules = {name.lower(): name for name in (*(rule.id for each in CHECKLIST for rule in each.rules), *FILE_RULES)}
    of = f"c{head[1]:0>2}." if head[1] else f"{FILE}."
    return {name: rule for name, rule in rules.items() if name.startswith(of)} or rules


def _every_name() -> Mapping[str, str]:
    """All that has a page, by each word that it may be called."""
    rules = [rule.id for each in reversed(CHECKLIST) for rule in each.rules]
    words = {title.lower(): each.id for each in CHECKLIST for title in each.title}
    words |= {name.lower(): name for name in (*(each.id for each in CHECKLIST), *reversed(rules), *FILE_RULES)}
    words |= {name.partition(".")[2]: name for name in (*FILE_RULES, *rules)}
    words[FILE] = FILE
    return {**_terms(), **words, **{word: key.name for key in _keys("en") for word in key.names[-1]}}


# --- pages: lines that may be filled, and lines of code (behind a tab) that stay as they are ------------------------


def _filled(lines: Iterator[str], width: int) -> str:
    done = []
    for line in lines:
        if line.startswith("\t"):
            done.append("    " + line[1:])
            continue
        indent = len(line) - len(line.lstrip(" "))
        bullet = " " * indent + ("- " if line.lstrip().startswith("- ") else "")
        first, *more = wrap(line.strip().removeprefix("- "), width - len(bullet))
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
    yield from _examples(rule.id, rule, lang)


class _Key(NamedTuple):
    """A key of the plan file."""

    pattern: str
    """Where it stands: `products[].price`."""
    names: tuple[frozenset[str], ...]
    """What each part of the pattern may be called, in English and Dutch."""
    said: str
    """What an editor says of it."""
    below: Mapping[str, Doc]
    """The keys that stand in it, with what each holds."""

    @property
    def name(self) -> str:
        """The key itself."""
        return self.pattern.rpartition(".")[2].removesuffix("[]")

    def is_called(self, parts: Sequence[str]) -> bool:
        """Whether it is meant by its name alone, or with what it stands in before that."""
        ending = self.names[-len(parts) :]
        return len(ending) == len(parts) and all(part in known for part, known in zip(parts, ending, strict=True))


@cache
def _keys(lang: Lang) -> tuple[_Key, ...]:
    """Every key of the plan file, worked out once: the schema of it all takes longer than any page."""
    from salesplan_cli import schema  # late: reports import this module, and do without the schema

    return tuple(_keys_of(schema.plan_schema(lang), (), "", ()))


def _keys_of(section: Mapping[str, Any], path: Path, above: str, names: tuple[frozenset[str], ...]) -> Iterator[_Key]:
    docs = fields_at(path)
    for name, value in section["properties"].items():
        pattern = f"{above}.{name}" if above else name
        called = (*names, frozenset((name, *docs[name].other_words)))
        is_list = "items" in value
        below = fields_at((*path, name, *([0] if is_list else [])))
        yield _Key(pattern + "[]" * is_list, called, value["description"], below)
        if is_list and "properties" in value["items"]:
            yield from _keys_of(value["items"], (*path, name, 0), f"{pattern}[]", called)
        if "properties" in value:
            yield from _keys_of(value, (*path, name), pattern, called)


def _key(key: _Key, lang: Lang) -> Iterator[str]:
    from salesplan_cli import schema  # late, as above

    rules = [rule.id for criterion in CHECKLIST for rule in criterion.rules if _reads(rule, key.pattern)]
    words, example, code = key.said.partition(f"{schema.EXAMPLE.in_(lang)}:\n")
    yield f"`{key.pattern}`"
    yield from (f"  {line}" for line in f"{words}{example}".splitlines())
    if not code and key.below and key.pattern.endswith("[]"):
        yield f"  {schema.EXAMPLE.in_(lang)}:"
        code = _entry(key, lang)
    yield from (f"\t{line}" for line in code.splitlines())
    if rules:
        yield f"  {Text('Rules that look at it', 'Regels die ernaar kijken').in_(lang)}: {', '.join(rules)}."
    yield ""


def _entry(key: _Key, lang: Lang) -> str:
    """A list with one entry that has all its keys."""
    lines = [f"{name}: {doc.example.in_(lang)}" for name, doc in key.below.items()]
    return f"{key.name}:\n  - " + "\n    ".join(lines)


def _reads(rule: Rule, pattern: str) -> bool:
    # One that reads a section as a whole looks at what is in it.
    return any(pattern == each or pattern.startswith((f"{each}.", f"{each}[]")) for each in rule.reads)


def _file(lang: Lang) -> Iterator[str]:
    yield FILE_ITSELF.in_(lang)
    for name, rule in FILE_RULES.items():
        yield ""
        yield from _file_rule(name, rule, lang, short=True)


def _file_rule(name: str, rule: FileRule, lang: Lang, *, short: bool = False) -> Iterator[str]:
    yield f"{name}: {rule.title.in_(lang)}"
    if not short:
        yield FILE_ITSELF.in_(lang)
    yield f"  {rule.why.in_(lang)}"
    yield f"  {rule.help.in_(lang)}"
    yield from _examples(name, rule, lang)


def _examples(name: str, rule: Rule | FileRule, lang: Lang) -> Iterator[str]:
    for title, example in examples(rule):
        yield ""
        yield f"  {title.in_(lang)}"
        for line in example.in_(lang).splitlines():
            yield f"\t{line}"
        yield f"  {Text('salesplan says:', 'salesplan zegt:').in_(lang)}"
        yield from _said(name, judged(example.in_(lang)), lang)


def examples(rule: Rule | FileRule) -> tuple[tuple[Text, Text], tuple[Text, Text]]:
    """The two examples of a rule, each with what stands above it."""
    not_enough = Text("This is not enough:", "Zo is het niet genoeg:")
    not_right = Text("This is not right:", "Zo is het niet goed:")
    right = Text("This is right:", "Zo is het goed:")
    return (right, rule.good), (not_right if isinstance(rule, FileRule) else not_enough, rule.bad)


def judged(example: str) -> Report:
    """The report of an example under the common header."""
    own = {line.partition(":")[0] for line in example.splitlines()}
    if "period" in own:
        own.add("year")
    header = [line for line in HEADER.splitlines() if line.partition(":")[0] not in own]
    return examine("\n".join([*header, example, ""]).encode(), "example", Settings(EXAMPLES_AS_OF))


def _said(name: str, report: Report, lang: Lang) -> Iterator[str]:
    met = [
        result.evidence.say(lang, report.currency)
        for criterion in report.criteria
        for result in criterion.rules
        if result.rule.id == name and result.status == "met"
    ]
    found = [finding for finding in report.findings if finding.rule == name]
    if not met and not found:  # what is right in the file itself is not worth a word in a report
        met = [Text("nothing: that is as it should be.", "niets: zo hoort het.").in_(lang)]
    yield from (f"    {evidence}" for evidence in met)
    for finding in found:
        yield f"    {finding.say(lang, report.currency)}"
        written = finding.lines(lang, report.currency)
        if written:
            yield f"    {Text('write:', 'schrijf:').in_(lang)}"
            for line in written.splitlines():
                yield f"\t  {line}"
