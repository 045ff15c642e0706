"""The JSON Schema of plan files, for editors: the model's keys, with the questions they answer as hover text.

It warns for wrong keys, wrong kinds and words that are not on their list, and never for a notation that the tool
accepts. An editor types a value before it comes here (`50.000` is the number 50 to it), so how a quantity is written
is for the tool alone: any text or number may stand there, `n.t.b.` in a half-filled plan included.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli import source
from salesplan_cli.calendar import NUMBERED
from salesplan_cli.checklist import Criterion, first_reader
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.fields import CHOICES, Doc, Reader
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ITEMS, ListOf, Part, Plan, Section, docs_of, parts_of
from salesplan_cli.report import FORMAT_VERSION
from salesplan_cli.source import Source
from salesplan_cli.text import Lang, Text, both

Schema: TypeAlias = dict[str, object]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""
FILES: Final[Mapping[Lang, str]] = {"en": "plan.schema.json", "nl": "plan.nl.schema.json"}
"""The file name of the schema in each language."""

_TITLE: Final = Text("Sales plan", "Verkoopplan")
_ABOUT: Final = Text(
    "The plan of one account manager. Its sections stand in the order of the eleven questions; what is not known yet "
    "may stay empty.",
    "Het plan van één accountmanager. De onderdelen staan in de volgorde van de elf vragen; wat nog niet bekend is, "
    "mag leeg blijven.",
)


def plan_schema(lang: Lang) -> Schema:
    """The schema of a plan file, with its texts in one language."""
    return {
        "$schema": DRAFT,
        "$id": FILES[lang],
        "title": _TITLE.in_(lang),
        "description": _ABOUT.in_(lang),
        "type": "object",
        "properties": _properties(Plan, "", lang),
        "required": [_VERSION],
        "additionalProperties": False,
    }


def dump(schema: Mapping[str, object]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


# --- keys ----------------------------------------------------------------------------------------------------------

_VERSION: Final = "salesplan"


def _properties(model: type[Section], above: str, lang: Lang) -> Schema:
    found: Schema = {}
    for name, doc in docs_of(model).items():
        path, part = f"{above}.{name}" if above else name, parts_of(model)[name]
        found[name] = {**_hover(doc, path, _kind(part), lang), **_value(part, path, lang)}
    return found


def _kind(part: Part) -> str:
    """The name of the type of a value, or of a list of values; empty for sections."""
    return part.kind if isinstance(part, Reader | ListReader) else ""


def _value(part: Part, path: str, lang: Lang) -> Schema:
    if path == _VERSION:
        return {**_scalar("version", lang, null=False), "minimum": int(FORMAT_VERSION), "maximum": int(FORMAT_VERSION)}
    if isinstance(part, ListReader):
        return _list(part.kind, path, lang)
    if isinstance(part, Reader):
        return _scalar(part.kind, lang)
    if isinstance(part, ListOf):
        return _entries(part.section, path, lang)
    items = parts_of(part).get(ITEMS)
    if isinstance(items, ListOf):
        # The list of events, or `none: <reason>`.
        return {
            **_entries(items.section, path, lang),
            "type": ["array", "object", "null"],
            "errorMessage": _LIST_OR_NONE.in_(lang),
            "properties": _properties(part, path, lang),
            "additionalProperties": False,
        }
    return _section(part, path, lang)


_SECTION: Final = Text(
    "Keys with a value belong here, each on its own line: `key: value`",
    "Hier horen velden met een waarde, elk op een eigen regel: `veld: waarde`",
)
_LIST: Final = Text(
    "A list belongs here, each item on its own line after a `-`",
    "Hier hoort een lijst, elk item op een eigen regel na een `-`",
)
_LIST_OR_NONE: Final = Text(
    "A list belongs here, each item on its own line after a `-`; or `none:` with the reason",
    "Hier hoort een lijst, elk item op een eigen regel na een `-`; of `none:` met de reden",
)


def _section(model: type[Section], path: str, lang: Lang) -> Schema:
    section: Schema = {
        # Apart, because an editor would say the message of `additionalProperties` too, of a key that it does not know.
        "allOf": [{"type": ["object", "null"], "errorMessage": _SECTION.in_(lang)}],
        "properties": _properties(model, path, lang),
        "additionalProperties": False,
    }
    if path in _SNIPPETS:
        section["defaultSnippets"] = [
            {"label": label.in_(lang), "body": _snippet(keys.split())} for label, keys in _SNIPPETS[path]
        ]
    return section


def _entries(model: type[Section], path: str, lang: Lang) -> Schema:
    return {
        "type": ["array", "null"],
        "errorMessage": _LIST.in_(lang),
        "items": _section(model, f"{path}[]", lang),
    }


_SNIPPETS: Final[Mapping[str, tuple[tuple[Text, str], ...]]] = {
    "products[]": ((Text("a product", "een product"), "name contribution quantity unit price"),),
    "segments[]": ((Text("a customer group", "een klantgroep"), "name definition contribution time"),),
    "costs.lines[]": ((Text("a cost item", "een kostenpost"), "name amount"),),
    "periods.events[]": ((Text("an event", "een gebeurtenis"), "name start end effect"),),
    "activities[]": (
        (
            Text("the first step to an order", "de eerste stap naar een order"),
            "name per_week hours leads_to conversion",
        ),
        (Text("a next step", "een volgende stap"), "name hours leads_to conversion"),
        (
            Text("an activity for existing customers", "een activiteit voor bestaande klanten"),
            "name for per_week hours",
        ),
    ),
    "development[]": (
        (
            Text("a goal and the help", "een doel en de hulp daarbij"),
            "goal measure from to by support.what support.hours support.who",
        ),
    ),
    "monitoring.self[]": (
        (Text("a measure of your own", "iets wat je zelf volgt"), "measure kind target every source"),
    ),
    "monitoring.organisation[]": (
        (
            Text("a measure of the organisation", "iets wat de organisatie volgt"),
            "measure kind every source who act_below",
        ),
    ),
    "reviews[]": (
        (Text("a rhythm of reviews", "een ritme van besprekingen"), "first every last with in_calendar"),
        (Text("a single review", "één bespreking"), "date with in_calendar"),
    ),
    "waivers[]": ((Text("a waiver", "een uitzondering"), "rule reason until"),),
}
"""New entries of a list, as an editor offers them: the keys that make a full answer."""


def _snippet(keys: Iterable[str]) -> Schema:
    body: Schema = {}
    for place, name in enumerate(keys, 1):
        section, dot, below = name.partition(".")
        if dot:
            inner = body.setdefault(section, {})
            assert isinstance(inner, dict)
            inner[below] = f"${place}"
        else:
            body[name] = f"${place}"
    return body


# --- values --------------------------------------------------------------------------------------------------------


class _Kind(NamedTuple):
    """What an editor knows of the values of one type; `null`, nothing filled in, is always right."""

    wanted: Text
    """What it says where something else stands."""
    types: tuple[str, ...] = ("string", "number")
    pattern: str = ""
    """What every text has that the tool accepts, and many that it does not."""
    words: tuple[Text, ...] = ()
    """Values to choose from."""


def _one_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, in capitals or not."""
    either = ("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)
    return f"^[^A-Za-z]*({'|'.join(either)})[^A-Za-z]*$"


def _choice(kind: str) -> _Kind:
    spellings: dict[str, list[str]] = {}
    for spelling, meaning in CHOICES[kind].items():
        spellings.setdefault(meaning, []).append(spelling)
    words = tuple(Text(written[0], written[-1]) for written in spellings.values())
    wanted = Text(
        f"Choose: {' or '.join(word.en for word in words)}", f"Kies: {' of '.join(word.nl for word in words)}"
    )
    return _Kind(wanted, ("string",), _one_of(CHOICES[kind]), words)


_KINDS: Final[Mapping[str, _Kind]] = {
    "version": _Kind(
        Text(f"Version {FORMAT_VERSION} belongs here", f"Hier hoort versie {FORMAT_VERSION}"),
        ("number", "string"),
        rf"^\s*{FORMAT_VERSION}\s*$",
        (both(FORMAT_VERSION),),
    ),
    "text": _Kind(Text("One text belongs here", "Hier hoort één tekst"), ("string", "number", "boolean")),
    "currency": _Kind(
        Text(
            "The three letters of a currency belong here, such as EUR",
            "Hier horen de drie letters van een valuta, zoals EUR",
        ),
        ("string",),
        "[A-Za-z]{3}",
        tuple(both(code) for code in ("EUR", "GBP", "USD", "CHF")),
    ),
    "country": _Kind(
        Text(
            "The two letters of a country belong here, such as NL, with its region if need be: DE-BY",
            "Hier horen de twee letters van een land, zoals NL, zo nodig met de regio: DE-BY",
        ),
        ("string",),
        "[A-Za-z]{2}",
        tuple(both(code) for code in ("NL", "BE", "DE", "GB")),
    ),
    "year": _Kind(
        Text("A year in four digits belongs here, such as 2027", "Hier hoort een jaartal in vier cijfers, zoals 2027"),
        pattern="[0-9]{4}",
    ),
    "money": _Kind(Text("An amount belongs here, such as 50000", "Hier hoort een bedrag, zoals 50000")),
    "count": _Kind(Text("A number belongs here, such as 60", "Hier hoort een getal, zoals 60")),
    "percentage": _Kind(
        Text(
            "A percentage with its sign belongs here, such as 12.5%",
            "Hier hoort een percentage met een procentteken, zoals 12.5%",
        ),
    ),
    "hours": _Kind(
        Text(
            'A number of hours belongs here, such as 1.5 or "1:30"', 'Hier hoort een aantal uren, zoals 1.5 of "1:30"'
        ),
    ),
    "contribution": _Kind(
        Text(
            "A percentage or an amount belongs here, such as 45%", "Hier hoort een percentage of een bedrag, zoals 45%"
        ),
    ),
    "effect": _Kind(
        Text(
            "An amount or a percentage belongs here, with + or - in front: +25000 or -10%",
            "Hier hoort een bedrag of een percentage, met + of - ervoor: +25000 of -10%",
        ),
    ),
    "measure": _Kind(
        Text(
            "A number, an amount or a percentage belongs here, such as 12%",
            "Hier hoort een getal, een bedrag of een percentage, zoals 12%",
        ),
    ),
    "bound": _Kind(
        Text(
            'A number, an amount or a percentage belongs here, such as 50 or ">= 95%"',
            'Hier hoort een getal, een bedrag of een percentage, zoals 50 of ">= 95%"',
        ),
    ),
    "date": _Kind(
        Text("A date belongs here, such as 2027-03-01", "Hier hoort een datum, zoals 2027-03-01"),
        ("string",),
    ),
    "interval": _Kind(
        Text("Write how often, such as week, 2 weeks or quarter", "Schrijf hoe vaak, zoals week, 2 weken of kwartaal"),
        ("string",),
        "",
        (
            both("week"),
            Text("2 weeks", "2 weken"),
            Text("month", "maand"),
            Text("quarter", "kwartaal"),
            Text("half year", "half jaar"),
            Text("year", "jaar"),
            Text("day", "dag"),
        ),
    ),
    "yes_no": _Kind(
        Text("Choose: yes or no", "Kies: ja of nee"),
        ("string", "boolean"),
        _one_of(("yes", "no", "true", "false", "ja", "nee")),
        (Text("yes", "ja"), Text("no", "nee")),
    ),
    **{kind: _choice(kind) for kind in CHOICES},
}


def _scalar(kind: str, lang: Lang, *, null: bool = True) -> Schema:
    wanted, types, pattern, words = _KINDS[kind]
    schema: Schema = {"type": [*types, "null"] if null else list(types), "errorMessage": wanted.in_(lang)}
    if pattern:
        schema["pattern"] = pattern
    if words:
        schema["defaultSnippets"] = [{"label": word.in_(lang), "body": word.in_(lang)} for word in words]
    return schema


# --- lists of values -----------------------------------------------------------------------------------------------

_LISTS: Final[Mapping[str, tuple[str, Text]]] = {
    "series": (
        "money",
        Text(
            "A list of numbers belongs here, one for each, or those you know: `{letter}1: 50000`",
            "Hier hoort een lijst getallen, voor elk één, of de getallen die je weet: `{letter}1: 50000`",
        ),
    ),
    "index": (
        "count",
        Text(
            "A list of numbers belongs here, one per month, 100 for an average month",
            "Hier hoort een lijst getallen, één per maand, 100 voor een gemiddelde maand",
        ),
    ),
    "names": ("text", Text("A name or a list of names belongs here", "Hier hoort een naam of een lijst met namen")),
    "dates": (
        "date",
        Text(
            "A date or a list of dates belongs here, such as [2027-07-27]",
            "Hier hoort een datum of een lijst met datums, zoals [2027-07-27]",
        ),
    ),
}
"""Of each list of values: the type of one, and what an editor says where something else stands."""


def _list(kind: str, path: str, lang: Lang) -> Schema:
    each, wanted = _LISTS[kind]
    item = _scalar(each, lang)
    unit = NUMBERED.get(path.rpartition(".")[2])
    letter = unit.letter if unit else ""
    message = wanted.in_(lang).replace("{letter}", letter)
    if not letter:
        return {**item, "type": [*_KINDS[each].types, "array", "null"], "errorMessage": message, "items": item}
    return {
        "type": ["array", "object", "null"],
        "errorMessage": message,
        "items": item,
        "patternProperties": {f"^[{letter}{letter.lower()}][0-9]+$": item},
        "additionalProperties": False,
    }


# --- what an editor shows of a key ---------------------------------------------------------------------------------

_QUESTION: Final = Text("Question", "Vraag")
EXAMPLE: Final = Text("Example", "Voorbeeld")


def _hover(doc: Doc, path: str, kind: str, lang: Lang) -> Schema:
    says = f"{doc.text.in_(lang)}."
    plain, marked = [says], [says]
    example = _example(doc, path, kind, lang)
    if example:
        plain.append(f"{EXAMPLE.in_(lang)}: {example}")
        marked.append(f"{EXAMPLE.in_(lang)}: `{example}`")
    questions = _questions(path)
    for criterion in questions:
        asked = f"{_QUESTION.in_(lang)} {criterion.number}:"
        plain.append(f"{asked} {criterion.question.in_(lang)}")
        marked.append(f"**{asked}** {criterion.question.in_(lang)}")
        if criterion.section == path:
            plain.append(criterion.answer.in_(lang))
            marked.append(criterion.answer.in_(lang))
        reader = first_reader(path, (criterion,))
        if reader and not kind and not example:
            piece = reader[1].good.in_(lang).strip()
            plain.append(f"{EXAMPLE.in_(lang)}:\n{piece}")
            marked.append(f"```yaml\n{piece}\n```")
    title = " / ".join(criterion.title.in_(lang) for criterion in questions if criterion.section == path)
    return {
        **({"title": title} if title else {}),
        "description": "\n".join(plain),
        "markdownDescription": "\n\n".join(marked),
    }


def _questions(path: str) -> tuple[Criterion, ...]:
    """The questions that a section answers, or the one that a key in it helps to answer."""
    section = path.partition(".")[0].removesuffix("[]")
    own = tuple(criterion for criterion in CHECKLIST if criterion.section == section)
    if path == section and own:
        return own
    reader = first_reader(path, own) or first_reader(path, CHECKLIST)
    return (reader[0],) if reader else own[:1]


def _example(doc: Doc, path: str, kind: str, lang: Lang) -> str:
    """An example of a value, in words of the language."""
    words = _KINDS[kind].words if kind in _KINDS else ()
    if words:
        return words[0].in_(lang)
    if kind in ("text", "names"):
        return _texts(lang).get(path) or (_MORE_TEXTS[path].in_(lang) if path in _MORE_TEXTS else doc.example.in_(lang))
    return doc.example.in_(lang)


_MORE_TEXTS: Final[Mapping[str, Text]] = {
    "account_manager": both("Sanne de Vries"),
    "sales_manager": both("Piet Jansen"),
    "organisation": Text("Meridian Care Systems", "Meridian Zorgtechniek BV"),
    "periods.events.none": Text("no fairs or closures in this trade", "geen beurzen of sluitingen in deze branche"),
    "development[].support.what": Text("training and coaching", "training en coaching"),
    "waivers[].reason": Text("new product without history", "nieuw product zonder historie"),
}
"""Examples of texts that the checklist's own examples have none of."""


@cache
def _texts(lang: Lang) -> Mapping[str, str]:
    """The first value of each key in the checklist's own examples."""
    found: dict[str, str] = {}
    for criterion in CHECKLIST:
        for rule in criterion.rules:
            read = source.read(rule.good.in_(lang).encode())
            if isinstance(read, Source):  # pragma: no branch - our own examples can be read
                for path, value in _values(read.data, ""):
                    found.setdefault(path, value)
    return found


def _values(data: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for each in data:
            yield from _values(each, path if isinstance(each, str) else f"{path}[]")
    elif isinstance(data, dict):
        for name, each in data.items():
            yield from _values(each, f"{path}.{name}" if path else str(name))
