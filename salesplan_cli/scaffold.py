"""What `salesplan init` writes: a plan to fill in, a complete example, or next year's plan from this year's.

All three are a tree of values, written in the same way: each question of the checklist above its section, what a
field holds beside it, and beside an empty field what the example has there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

from salesplan_cli import calendar, model, notation
from salesplan_cli.calendar import Span
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.fields import DEFAULT_COUNTRY
from salesplan_cli.lines import EXAMPLE_INDEX, EXAMPLE_MANAGER, EXAMPLE_TARGET
from salesplan_cli.model import PER_KEYS, Plan, Section
from salesplan_cli.notation import Misread, Style
from salesplan_cli.places import Path
from salesplan_cli.text import Lang, Phrase, Text, amount, long_date, month_name, visible, wrap, yaml_scalar

WIDTH: Final = 100
"""Columns of a line with a comment in it."""
REMARK_AT: Final = 40
"""The last column where the comments of a section may begin; behind a longer line they begin later."""


class Answers(NamedTuple):
    """What a new plan needs to know."""

    name: str
    manager: str | None
    """None: to be filled in; next year's plan takes it from the old one. The same goes for `organisation`."""
    organisation: str | None
    year: int
    currency: str
    target: str | None
    """As typed, in a notation that plans accept."""
    schema: str
    """Where an editor finds the schema of plan files: an address or a path."""
    period: Span | None = None
    """What the plan is about where that is no calendar year."""

    @property
    def span(self) -> Span:
        """What the plan is about."""
        return self.period or calendar.year_period(self.year)


Leaf: TypeAlias = "str | Text | date | Decimal | None"
Node: TypeAlias = "Leaf | list[Node] | Tree"
Tree: TypeAlias = "dict[str, Node]"
"""Keys of a plan file with what they hold; None is for the reader to fill in."""


def new(answers: Answers, lang: Lang) -> str:
    """A plan to fill in."""
    return _written(_head(answers, lang) | _form(answers.span), answers, lang, _FILL_IN, _how(answers))


def example(answers: Answers, lang: Lang) -> str:
    """A complete plan that answers all eleven questions, every amount in proportion to the target."""
    return _written(_filled(answers, lang), answers, lang, _EXAMPLE)


def renewed(old: Plan, data: Mapping[str, Any], answers: Answers, lang: Lang) -> str:
    """Next year's plan from an older one: its names and structure, without its numbers and dates.

    `data` is what the older file says, `old` what could be read of it. What could not, and its waivers, stay behind.
    """
    return _written(_carried(old, data, answers), answers, lang, _RENEWED, _how(answers))


# --- words on top --------------------------------------------------------------------------------------------------

_FILL_IN: Final = Text(
    "A sales plan in eleven questions. Fill in what you know; what stays empty counts as not answered yet. "
    "`salesplan check` tells you what is still missing and what you can write there.",
    "Een verkoopplan in elf vragen. Vul in wat je weet; wat leeg blijft, telt als nog niet beantwoord. "
    "`salesplan check` zegt wat er nog ontbreekt en wat je daar kunt schrijven.",
)
_RENEWED: Final = Text(
    "A new year's plan with the names of the one before. But for the year, every number and date is empty: those are "
    "asked again. Go through the names too: what has changed? `salesplan check` tells you what is still missing.",
    "Het plan voor een nieuw jaar, met de namen uit het vorige. Op het jaar na zijn alle getallen en datums leeg: die "
    "worden opnieuw gevraagd. Loop ook de namen na: wat is er veranderd? `salesplan check` zegt wat er nog ontbreekt.",
)
_EXAMPLE: Final = Text(
    "An example that answers all eleven questions. Its products, customers and numbers are made up: put your own in "
    "their place, and run `salesplan check` now and then.",
    "Een voorbeeld dat alle elf vragen beantwoordt. De producten, klanten en getallen zijn verzonnen: zet die van "
    "jezelf ervoor in de plaats, en laat `salesplan check` meekijken.",
)
_HOW: Final = Text(
    "Everything is over {whole}, unless the field says otherwise. What follows a # is explanation: it does not "
    "count. Put a text between quotes if it has a comma, a colon or a # in it. An entry that you do not need can be "
    "left empty; for one more, copy its lines. No seasons or special events? Then write, in place of the lines below "
    "`seasonality:` or `events:`, `none:` with the reason, such as `none: subscriptions run all year`.",
    "Alles gaat over {whole}, tenzij er iets anders bij staat. Wat achter een # staat, is uitleg en telt niet "
    "mee. Zet een tekst tussen aanhalingstekens als er een komma, een dubbele punt of een # in staat. Wat je van een "
    "lijst niet nodig hebt, kun je leeg laten; heb je er één meer nodig, kopieer dan de regels. Geen seizoenen of "
    "bijzondere gebeurtenissen? Schrijf dan, in plaats van de regels onder `seasonality:` of `events:`, `none:` met de "
    "reden, zoals `none: abonnementen lopen het hele jaar`.",
)
_YEAR: Final = Text("the whole year", "het hele jaar")
_PERIOD: Final = Text("the whole period", "de hele periode")


def _how(answers: Answers) -> Text:
    how = Phrase(_HOW, {"whole": _PERIOD if answers.period else _YEAR})
    return Text(how.say("en"), how.say("nl"))


COUNTRY_OF: Final = {
    "GBP": "GB", "CHF": "CH", "USD": "US", "SEK": "SE", "NOK": "NO", "DKK": "DK", "PLN": "PL", "CZK": "CZ", "CAD": "CA",
    "AUD": "AU",
}  # fmt: skip
"""The country that most plans in a currency are about."""


# --- a plan to fill in ---------------------------------------------------------------------------------------------


def _head(answers: Answers, numbers: Lang | None = None) -> Tree:
    # A plan that says how it writes numbers is never asked which of two readings is meant.
    fits = answers.target is None or _target(answers, numbers) is not None
    declared: Tree = {"numbers": numbers} if numbers is not None and fits else {}
    return {
        "salesplan": "1",
        "account_manager": answers.name,
        "sales_manager": answers.manager,
        "organisation": answers.organisation,
        **({"period": {**answers.period._asdict()}} if answers.period else {"year": str(answers.year)}),
        "currency": answers.currency,
        "country": COUNTRY_OF.get(answers.currency, DEFAULT_COUNTRY),
        **declared,
        "revenue_target": answers.target,
    }


def _form(span: Span) -> Tree:
    def fields(keys: str) -> Tree:
        return dict.fromkeys(keys.split())

    def entries(keys: str, times: int) -> list[Node]:
        return [fields(keys) for _ in range(times)]

    return {
        "products": entries("name contribution quantity unit price revenue", 3),
        "segments": entries("name definition contribution time", 3),
        "selling_time": fields("hours_per_week weeks"),
        "costs": fields("allowed own support norm") | {"lines": entries("name amount", 2)},
        "periods": {
            "quarters": _numbered("Q", [None] * len(span.quarters)),
            "months": _numbered("M", [None] * len(span.months)),
            "weeks": _numbered("W", [None] * len(span.weeks)),
            "seasonality": fields("index basis"),
            "events": entries("name start end effect", 2),
        },
        "activities": entries("name for per_week hours leads_to conversion", 3),
        "average_order": None,
        "cycle_days": None,
        "customers": {"existing": fields("count approach revenue"), "new": fields("approach win revenue")},
        "development": [fields("goal measure from to by") | {"support": fields("what hours budget who")}],
        "monitoring": {
            "self": entries("measure kind target every source", 2),
            "organisation": entries("measure kind every source who act_below", 1),
        },
        "reviews": [fields("first every last skip with in_calendar"), fields("date with in_calendar")],
    }


def _numbered(letter: str, values: Iterable[Leaf]) -> Tree:
    return {f"{letter}{at}": value for at, value in enumerate(values, 1)}


# --- the example ---------------------------------------------------------------------------------------------------

_WHOLE: Final = int(EXAMPLE_TARGET)
"""The target of the example, in which all its amounts are round."""
_CONTRACTS: Final = 60
_STEPS: Final = (Decimal(1), Decimal("0.01"), Decimal("0.0001"))
_FINE: Final = 12_000
"""Steps that a target has at least, so that rounding to one never shows in a sum."""
_ORGANISATION: Final = Text("Meridian Care Technology", "Meridian Zorgtechniek BV")
_MEETING: Final = Text("Introductory meeting", "Kennismakingsgesprek")
_QUOTATION: Final = Text("Quotation", "Offerte")
_NEW: Final = Text("new", "nieuw")
_RESULT: Final = Text("result", "resultaat")
_TWO_WEEKS: Final = Text("2 weeks", "2 weken")
_YES: Final = Text("yes", "ja")


def _filled(answers: Answers, numbers: Lang | None = None) -> Tree:
    typed = _target(answers)
    target = typed or Decimal(_WHOLE)
    step = next((each for each in _STEPS if target % each == 0 and target >= _FINE * each), _STEPS[-1])

    def part(amount: int) -> Decimal:
        return _shares(target, (amount, _WHOLE - amount), step)[0]

    span, manager = _twelve_months(answers), answers.manager or EXAMPLE_MANAGER
    # From the month in which the year begins.
    index = EXAMPLE_INDEX[span.start.month - 1 :] + EXAMPLE_INDEX[: span.start.month - 1]
    months = _shares(target, index, step)
    price, installations, existing = part(9_000), part(456_000), part(800_000)
    allowed, own, travel = part(60_000), part(22_000), part(14_000)
    fair = _weekday(1, _in(span, 4, 9))
    closure = _weekday(0, _in(span, 7, 6 if span.end.month == 7 else 20))  # three weeks, which end within the year
    years = f"{span.start.year - 3}-{span.start.year - 1}"
    filled: Tree = {
        "sales_manager": manager,
        "organisation": answers.organisation or _ORGANISATION,
        "revenue_target": target if typed is None else answers.target,
        "products": [
            {
                "name": Text("Service contracts", "Servicecontracten"),
                "contribution": "45%",
                "quantity": str(_CONTRACTS),
                "unit": "contract",
                "price": price,
            },
            {
                "name": Text("Installations", "Installaties"),
                "contribution": "35%",
                "quantity": "12",
                "unit": Text("installation", "installatie"),
                "revenue": installations,
            },
            {
                "name": Text("Consumables", "Verbruiksartikelen"),
                "contribution": "20%",
                "revenue": target - price * _CONTRACTS - installations,
            },
        ],
        "segments": [
            {
                "name": Text("Hospitals", "Ziekenhuizen"),
                "definition": Text("more than 200 beds, region North", "meer dan 200 bedden, regio Noord"),
                "contribution": "50%",
                "time": "45%",
            },
            {
                "name": Text("Rehabilitation centres", "Revalidatiecentra"),
                "definition": Text("specialist care, region North", "specialistische zorg, regio Noord"),
                "contribution": "30%",
                "time": "30%",
            },
            {
                "name": Text("Independent clinics", "Zelfstandige klinieken"),
                "definition": Text("buying on their own, region North", "met eigen inkoop, regio Noord"),
                "contribution": "20%",
                "time": "25%",
            },
        ],
        "selling_time": {"hours_per_week": "28", "weeks": "44"},
        "costs": {
            "allowed": allowed,
            "own": own,
            "support": allowed - own,
            "norm": "6%",
            "lines": [
                {"name": Text("Travel", "Reiskosten"), "amount": travel},
                {"name": Text("Demonstration material", "Demonstratiemateriaal"), "amount": own - travel},
            ],
        },
        "periods": {
            "quarters": _numbered("Q", [sum(months[at : at + 3], Decimal(0)) for at in range(0, 12, 3)]),
            "months": _numbered("M", months),
            "weeks": _numbered("W", _over_weeks(months, span, step)),
            "seasonality": {
                "index": [str(each) for each in index],
                "basis": Text(f"revenue {years}", f"omzet {years}"),
            },
            "events": [
                {
                    "name": Text("Healthcare trade fair", "Vakbeurs Zorg en ICT"),
                    "start": fair,
                    "end": fair + timedelta(2),
                    "effect": f"+{_amount(part(25_000))}",
                },
                {
                    "name": Text("Summer closure", "Bouwvak"),
                    "start": closure,
                    "end": closure + timedelta(18),
                    "effect": "-10%",
                },
            ],
        },
        "activities": [
            {
                "name": _MEETING,
                "for": _NEW,
                "per_week": "3",
                "hours": Text("1.5", "1,5"),
                "leads_to": _QUOTATION,
                "conversion": "40%",
            },
            {"name": _QUOTATION, "for": _NEW, "hours": "3", "leads_to": "order", "conversion": "35%"},
            {
                "name": Text("Customer visit", "Klantbezoek"),
                "for": Text("existing", "bestaand"),
                "per_week": "6",
                "hours": "2",
            },
        ],
        "average_order": part(40_000),
        "cycle_days": "75",
        "customers": {
            "existing": {"count": "85", "approach": "60", "revenue": existing},
            "new": {"approach": "130", "win": "10", "revenue": target - existing},
        },
        "development": [
            {
                "goal": Text("Negotiating on value", "Waardegericht onderhandelen"),
                "measure": Text("average discount on quotations", "gemiddelde korting op offertes"),
                "from": "12%",
                "to": "8%",
                "by": _in(span, 9, 30),
                "support": {
                    "what": Text("training and coaching at customers", "training en begeleiding bij klantgesprekken"),
                    "hours": "24",
                    "budget": part(1_800),
                    "who": manager,
                },
            },
        ],
        "monitoring": {
            "self": [
                {
                    "measure": Text("Introductory meetings", "Kennismakingsgesprekken"),
                    "kind": Text("activity", "activiteit"),
                    "target": "3",
                    "every": "week",
                    "source": Text("CRM dashboard My week", "CRM-dashboard Mijn week"),
                },
                {
                    "measure": Text("Revenue", "Omzet"),
                    "kind": _RESULT,
                    "target": target,
                    "every": _TWO_WEEKS,
                    "source": Text("CRM dashboard My year", "CRM-dashboard Mijn jaar"),
                },
            ],
            "organisation": [
                {
                    "measure": Text("Revenue per product", "Omzet per product"),
                    "kind": _RESULT,
                    "every": _TWO_WEEKS,
                    "source": Text("BI report Sales", "BI-rapport Verkoop"),
                    "who": manager,
                    "act_below": "85%",
                },
            ],
        },
        "reviews": _reviews(span, manager),
    }
    # Amounts with cents are written with a point.
    return _head(answers, numbers if step == 1 else None) | filled


def _twelve_months(answers: Answers) -> Span:
    # What an empty field shows in a plan of another length is the example of a calendar year.
    span = answers.span
    return span if len(span.months) == 12 and span.start.day == 1 else calendar.year_period(answers.year)


def _in(span: Span, month: int, day: int) -> date:
    """A day of the year in a span of twelve months."""
    return date(span.start.year + (month < span.start.month), month, day)


def _reviews(span: Span, manager: str) -> list[Node]:
    # Tuesdays, two weeks apart, from the second week to three before the end; one halfway is left out.
    first = _weekday(1, span.start + timedelta(7))
    return [
        {
            "first": first,
            "every": _TWO_WEEKS,
            "last": first + timedelta(weeks=48),
            "skip": [first + timedelta(weeks=28)],
            "with": manager,
            "in_calendar": _YES,
        },
        {
            "date": _weekday(2, _in(span, 4, 7)),  # a Wednesday that is never Easter or a national holiday
            "with": [manager, Text("Team North", "Team Noord")],
            "in_calendar": _YES,
        },
    ]


def _weekday(weekday: int, start: date) -> date:
    """The first such day of the week (Monday is 0) on or after a date."""
    return start + timedelta((weekday - start.weekday()) % 7)


def _shares(total: Decimal, weights: Sequence[int], step: Decimal) -> list[Decimal]:
    """A total divided by weights into multiples of a step that add up to it exactly."""
    steps, whole = Fraction(total) / Fraction(step), sum(weights)
    parts: list[Decimal] = []
    reached = weight = 0
    for each in weights:
        weight += each
        upto = (steps * weight * 2 / whole + 1) // 2
        parts.append((upto - reached) * step)
        reached = upto
    return parts


def _over_weeks(months: Sequence[Decimal], span: Span, step: Decimal) -> list[Decimal]:
    """Each month divided alike over its weeks, which are those with their Thursday in it."""
    thursdays = [week.monday + timedelta(3) for week in span.weeks]
    weeks = [sum(calendar.covers(month, day) for day in thursdays) for month in span.months]
    return [each for month, of in zip(months, weeks, strict=True) for each in _shares(month, [1] * of, step)]


def _target(answers: Answers, numbers: Lang | None = None) -> Decimal | None:
    """The target as a number, in a plan with this `numbers`; None where there is none, or where it cannot be read."""
    if answers.target is None:
        return None
    read = notation.money(answers.target, Style(numbers, answers.currency), positive=True)
    return None if isinstance(read, Misread) else read


# --- next year's plan ----------------------------------------------------------------------------------------------

_KEPT: Final = frozenset((
    "name", "unit", "definition", "none", "for", "leads_to", "goal", "measure", "what", "who", "kind", "every",
    "source", "with", "sales_manager", "organisation", "country", "numbers", "contribution_basis",
))  # fmt: skip
"""Keys whose value says who or what, and not how much or when."""


def _carried(old: Plan, data: Mapping[str, Any], answers: Answers) -> Tree:
    read, form = _plain(old), _form(answers.span)
    names = (*form, "sales_manager", "organisation", "country", "numbers", "contribution_basis")
    kept = _merged(form, {name: read[name] for name in names}, data)
    asked = {name: value for name, value in _head(answers).items() if value is not None and name != "country"}
    tree = _head(answers) | {name: value for name, value in kept.items() if name in form or value is not None} | asked
    del tree["revenue_target"]
    return tree | _asked_target(old, answers)


def _plain(value: Any) -> Any:
    """What was read of a plan, by the keys of the file."""
    if isinstance(value, Section):
        fields = type(value).model_fields
        return {field.alias or name: _plain(getattr(value, name)) for name, field in fields.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], Section):
        return [_plain(each) for each in value]
    return value


def _asked_target(old: Plan, answers: Answers) -> Tree:
    # In orders where the older plan counts those, unless what was typed is an amount of money.
    typed, style = answers.target, Style(old.numbers, answers.currency)
    if old.counts_orders and (typed is None or not isinstance(notation.count(typed, style, positive=True), Misread)):
        return {"order_target": typed}
    orders: Tree = {} if old.order_target is None else {"order_target": None}
    target = _target(answers)
    if _target(answers, old.numbers) is None and target is not None:
        # Typed in another notation than the older plan declares: then as that one has it.
        return orders | {"revenue_target": amount(target, old.numbers or "en")}
    return orders | {"revenue_target": typed}


def _merged(form: Tree, read: Mapping[str, Any], data: Mapping[str, Any]) -> Tree:
    """A section of the form with what is kept of an older plan, its entries and its own choice of keys."""
    if read.get("none"):
        return {"none": data["none"].strip()}
    names = [*form, *(name for name in read if name in data and name not in form)]
    if "rank" in data and "contribution" not in data:
        names.remove("contribution")
    if "per_week" in form and "per_week" not in data and not data.keys().isdisjoint(PER_KEYS):
        names.remove("per_week")
    return {name: _merge(name, form.get(name), read.get(name), data.get(name)) for name in names}


def _merge(name: str, form: Node, read: Any, data: Any) -> Node:
    if isinstance(form, dict):
        if not form.keys().isdisjoint(_FIRST):
            return form  # the new year has quarters, months and weeks of its own
        return _merged(form, read, data) if isinstance(read, dict) and isinstance(data, dict) else form
    if isinstance(form, list):
        if isinstance(read, dict):
            # The file has a list of events, or `none:`; the model has one section for both.
            if read["none"]:
                return _merged({}, read, data)
            read = read[model.ITEMS]
        both = zip(read or (), data if isinstance(data, list) else (), strict=False)
        kept: list[Node] = []
        for one, typed in both:
            if isinstance(typed, dict) and _given(one):
                kept.append(_merged(_like(form, next(key for key in one if key in typed)), one, typed))
        return kept or form
    if name not in _KEPT or not _given(read):
        return None
    # Of a list what could be read, without the places that were still to be filled in; any other text as it was typed.
    return list(read) if isinstance(data, list) else str(data).strip()


def _like(entries: list[Node], name: str) -> Tree:
    """The first of some entries that has a key: a review has either a date or a rhythm."""
    trees = [each for each in entries if isinstance(each, dict)]
    return next((each for each in trees if name in each), trees[0] if trees else {})


def _given(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_given, value.values()))
    return value not in (None, (), [])


# --- writing -------------------------------------------------------------------------------------------------------

_FIRST: Final = ("Q1", "M1", "W1")
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


def _written(tree: Tree, answers: Answers, lang: Lang, *words: Text) -> str:
    page, hints = _Page(lang, _days(answers.span)), _filled(_in_round_numbers(answers))
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


def _in_round_numbers(answers: Answers) -> Answers:
    # What an empty field shows beside it need not add up to the cent, and round numbers fit every notation.
    target = _target(answers) or Decimal(_WHOLE)
    return answers._replace(target=_amount(max(target // 1, Decimal(_FINE))))


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
            once = name not in page.days or name in _FIRST
            shown = _yaml(hint, page.lang) if value is None and once else ""
            yield _Line(f"{pad}{name}: {_yaml(value, page.lang)}".rstrip(), said, shown)


def _entries(entries: list[Node], path: Path, pad: str, hints: list[Node], page: _Page) -> Iterator[_Line]:
    for at, entry in enumerate(each for each in entries if isinstance(each, dict)):
        hint = _like(hints[at:] + hints, next(iter(entry)))
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
            return _amount(value)
        case date():
            return value.isoformat()
        case list():
            return f"[{', '.join(_yaml(each, lang) for each in value)}]"
        case _:
            return ""


def _amount(value: Decimal) -> str:
    # Four decimals or two, never three: those could be thousands.
    places = next(places for places in (0, 2, 4) if not value % Decimal(1).scaleb(-places))
    return f"{value:,.{places}f}".replace(",", " ")
