"""The schemas for editors: complete, in step with the model, and as tolerant as the tool.

The tests with the real language server run where `SALESPLAN_YAML_LS` names its binary
(`node_modules/.bin/yaml-language-server` after `npm install yaml-language-server`).
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest

from conftest import check_committed
from salesplan_cli import model, scaffold, source
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.places import NOT_YET
from salesplan_cli.reading import read_plan
from salesplan_cli.schema import FILES, dump, plan_schema
from salesplan_cli.source import Source
from salesplan_cli.text import LANGS, Lang

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"
HEAD = "salesplan: 1\naccount_manager: Sanne de Vries\nyear: 2027\n"

# --- what FORMAT.md accepts ----------------------------------------------------------------------------------------

EVERY_KEY = """\
salesplan: 1
account_manager: <text>
sales_manager: <text>
organisation: <text>
year: <year>
period:
  start: <date>
  end: <date>
  days: <count>
  months: <count>
currency: <currency>
country: <country>
numbers:
revenue_target: <money>
order_target: <count>
contribution_basis: <basis>
products:
  - name: <text>
    contribution: <contribution>
    rank: <count>
    quantity: <count>
    unit: <text>
    price: <money>
    revenue: <money>
segments:
  - name: <text>
    definition: <text>
    contribution: <contribution>
    rank: <count>
    time: <percentage>
selling_time:
  hours_per_week: <hours>
  weeks: <rate>
costs:
  allowed: <money>
  own: <money>
  support: <money>
  norm: <percentage>
  lines:
    - name: <text>
      amount: <money>
periods:
  quarters:
    - <money>
    - <money>
  months:
    M1: <money>
    m12: <money>
  weeks:
    - <money>
  seasonality:
    index:
      - <number>
      - <number>
    basis: <text>
    none: <reason>
  events:
    - name: <text>
      start: <date>
      end: <date>
      effect: <effect>
activities:
  - name: <text>
    for: <for>
    per_day: <rate>
    per_week: <rate>
    per_month: <rate>
    per_quarter: <rate>
    per_period: <rate>
    hours: <hours>
    leads_to: <text>
    conversion: <percentage>
    start: <date>
    end: <date>
average_order: <money>
cycle_days: <count>
customers:
  existing:
    count: <count>
    approach: <count>
    revenue: <money>
  new:
    approach: <count>
    win: <count>
    revenue: <money>
development:
  - goal: <text>
    measure: <text>
    from: <measure>
    to: <measure>
    by: <date>
    support:
      what: <text>
      hours: <hours>
      budget: <money>
      who: <text>
monitoring:
  self:
    - measure: <text>
      kind: <kind>
      target: <bound>
      every: <interval>
      source: <text>
  organisation:
    - measure: <text>
      kind: <kind>
      target: <bound>
      every: <interval>
      source: <text>
      who: <text>
      act_below: <measure>
reviews:
  - date: <date>
    first: <date>
    every: <interval>
    last: <date>
    skip: <date>
    with: <text>
    in_calendar: <yes_no>
  - skip:
      - <date>
      - <date>
    with:
      - <text>
      - <text>
waivers:
  - rule: <text>
    reason: <reason>
    until: <date>
"""

PERCENTAGES = ("12.5%", "12,5%", "12,5 %", "12.5 procent", "12.5 percent", "12 PROCENT", "45%", "0%", "100%")
MONEY = (
    "1250000", "1_250_000", "1.250.000", "1,250,000", "1 250 000", "1250000.00", "1.250.000,00", "€ 1.250.000",
    "EUR 1250000", "1250000 EUR", "1.250.000,-", "50k", "1,25 mln", "1.25M", "2 million", "2 miljoen", "9.000,00",
    "50000", "50.000,-", "1\u00a0250\u00a0000", "1\u202f250\u202f000", '"204k"', "|-\n            9.000,00",
)  # fmt: skip
NOTATIONS = {
    "text": (
        "Servicecontracten", "order", "2027", "1.5", "true", "No", "yes", "2027-03-01", '"quoted: yes"', ".inf", "0o17",
        "meer dan 200 bedden, regio Noord", ">-\n            over\n            two lines",
    ),
    "reason": ("abonnementen lopen het hele jaar", '"no: it is new"'),
    "year": ("2027", '"2027"', "'2028'"),
    "currency": ("EUR", "eur", '"EUR"'),
    "country": ("NL", "nl", "DE-BY", "NO", '"BE"'),
    "money": MONEY,
    "count": ("60", "1_250", "1 250", "1.250.000", "1,250,000", "2k", '"60"', "12"),
    "rate": ("3", "1.5", "1,5", "0.25", '"2"'),
    "number": ("100", "85", "102.5", "60"),
    "percentage": PERCENTAGES,
    "contribution": (*PERCENTAGES, *MONEY),
    "hours": ("1.5", "1,5", "1.5h", "1,5 uur", "1:30", '"1:30"', '"1,5"', "28", "2 uur"),
    "effect": ("+25.000,-", "-10%", "\u221210%", "+10%", "+25000", "-25000", "+ 25k", "-€ 500"),
    "measure": ("12%", "12,5 %", "8", "-5", "€ 1.250.000", "1.5", "50k"),
    "bound": ('">= 95%"', "50+", '"< 300"', "< 300", "3", "85%", "1.200.000", '"> 1,5 mln"', "≥ 95%"),
    "date": (
        "2027-03-01", "2027-3-1", "01-03-2027", "1-3-2027", "01.03.2027", "1 maart 2027", "1 mrt 2027", "1 March 2027",
        "2027-W12", '"2027-03-01"',
    ),
    "interval": (
        "day", "week", "2 weeks", "14 days", "month", "quarter", "half year", "year", "daily", "weekly", "dag",
        "2 weken", "maand", "kwartaal", "half jaar", "jaar", "dagelijks", "wekelijks", "maandelijks", "Elke maand",
    ),
    "yes_no": ("yes", "no", "true", "false", "ja", "nee", "Yes", "NO", "True", "FALSE", "Ja", '"ja"'),
    "basis": ("profit", "mission", "winst", "missie", "Profit"),
    "for": ("new", "existing", "nieuw", "bestaand", "Nieuw", "BESTAAND", '"new"'),
    "kind": ("activity", "result", "activiteit", "resultaat", "Result"),
}  # fmt: skip
NOTHING = ("", "~", "null", "Null", "NULL")


def _filled(ordinal: int) -> str:
    """The plan with every key, each value in another notation of its type."""
    taken = {kind: islice(cycle(notations), ordinal, None) for kind, notations in NOTATIONS.items()}
    return re.sub(r"<(\w+)>", lambda found: next(taken[found[1]]), EVERY_KEY)


EVERY_NOTATION = [_filled(ordinal) for ordinal in range(max(map(len, NOTATIONS.values())))]
EMPTY = [re.sub(r"<\w+>", nothing, EVERY_KEY) for nothing in NOTHING]
SHAPES = [
    HEAD + body
    for body in (
        "",
        "".join(f"{name}:\n" for name in model.fields_at(()) if f"{name}:" not in HEAD),
        "products: []\nsegments: ~\ncosts: {}\nperiods: {}\n",
        "products:\n  -\n  - {}\n  - name:\n",
        "products: [{name: Maintenance, contribution: 45%}, ~]\n",
        "numbers: nl\nrevenue_target: 50.000\nproducts: [{contribution: 45.000}]\ncosts:\n  own: 1,250\n",
        "numbers: EN\nrevenue_target: 50,000\ncosts:\n  own: 1.250\n",
        "costs: {allowed: 0, own: 0.5}\ncustomers: {existing: {count: 0}}\n",
        "periods: {quarters: [1, ~, 3], months: {M3: 1}, weeks: {W12: , w13: 4}}\n",
        "periods:\n  quarters:\n    Q1: 50k\n    Q4:\n  months:\n  weeks: []\n",
        "periods: {seasonality: {index: {M1: 90, M2: 110}, basis: revenue 2026}}\n",
        "periods: {seasonality: {none: subscriptions run all year}, events: {none: no fairs here}}\n",
        "periods: {events: []}\n",
        "periods: {events: {none: }}\n",
        "periods:\n  events:\n    -\n    - {name: Fair, start: 2027-04-13}\n",
        "reviews: [{first: 2027-01-12, every: 2 weeks, last: 2027-12-14, skip: 2027-07-27, with: Piet Jansen}]\n",
        "reviews: [{date: 2027-04-07, with: [Piet Jansen, Team Noord], skip: [], in_calendar: yes}]\n",
        "reviews: [{skip: [2027-07-27, 3 augustus 2027, ~], with: [~]}]\n",
        "monitoring: {self: , organisation: [~]}\n",
    )
]

# What is not filled in well is a finding of the tool; the plan is half-filled and no less a plan.
HALF_FILLED = [
    HEAD + body
    for body in (
        "revenue_target: n.t.b.\n",
        "segments: [{time: 12.5, contribution: large}, {time: the rest}]\n",
        "costs: {norm: 5, own: TBD}\n",
        "activities: [{hours: long, per_week: several, conversion: 40, start: soon}]\n",
        "periods: {events: [{effect: less}], months: [50k, n.t.b.]}\n",
        "monitoring: {self: [{every: regularly, target: high}]}\n",
    )
]

# Wrong keys and kinds, and where the tool and the editor see them: line and column from 1, below HEAD.
REFUSED = [
    ("revenu_target: 5", 4, 1),
    ("Products: []", 4, 1),
    ("products: [{nmae: Maintenance}]", 4, 13),
    ("products:\n  - name: Maintenance\n    prize: 5", 6, 5),
    ("costs:\n  allowd: 60k", 5, 3),
    ("customers: {new: {winn: 3}}", 4, 19),
    ("periods: {events: {non: no fairs here}}", 4, 20),
    ("periods: {months: {Q1: 50k}}", 4, 20),
    ("periods: {quarters: {first: 50k}}", 4, 22),
    ("products: 5", 4, 11),
    ("products: {name: Maintenance}", 4, 11),
    ("products: [Maintenance]", 4, 12),
    ("products: [[]]", 4, 12),
    ("costs: 60k", 4, 8),
    ("costs: [60k]", 4, 8),
    ("costs: {lines: {name: Travel}}", 4, 16),
    ("customers: {new: 130}", 4, 18),
    ("periods: {months: 50k}", 4, 19),
    ("periods: {months: [[50k]]}", 4, 20),
    ("periods: {events: Fair}", 4, 19),
    ("organisation: [Meridian, Zorg]", 4, 15),
    ("organisation: {name: Meridian}", 4, 15),
    ("revenue_target: [50k, 60k]", 4, 17),
    ("revenue_target: true", 4, 17),
    ("segments: [{time: [45%]}]", 4, 19),
    ("segments: [{contribution: {share: 45%}}]", 4, 27),
    ("activities: [{for: everyone}]", 4, 20),
    ("activities: [{per_week: [3]}]", 4, 25),
    ("activities: [{start: 2027}]", 4, 22),
    ("monitoring: {self: [{kind: foo, every: 14}]}", 4, 28),
    ("monitoring: {self: [{every: 14}]}", 4, 29),
    ("monitoring: {self: [{target: false}]}", 4, 30),
    ("development: [{from: [12%]}]", 4, 22),
    ("reviews: [{in_calendar: maybe}]", 4, 25),
    ("reviews: [{in_calendar: 1}]", 4, 25),
    ("reviews: [{with: {name: Piet Jansen}}]", 4, 18),
    ("reviews: [{skip: {date: 2027-07-27}}]", 4, 18),
    ("currency: 5", 4, 11),
    ("country: true", 4, 10),
    ("contribution_basis: turnover", 4, 21),
    ("numbers: be", 4, 10),
]


def _problems(text: str) -> list[tuple[str, int, int]]:
    read = source.read(text.encode())
    assert isinstance(read, Source), read
    found = [(flaw.rule, flaw.path, flaw.region) for flaw in read.flaws]
    found += [
        (each.rule, each.path, read.region(each.path) if each.region == NOT_YET else each.region)
        for each in read_plan(read.data).problems
    ]
    return [(rule, region.line, region.column) for rule, _, region in found]


@pytest.mark.parametrize("text", [*EVERY_NOTATION, *EMPTY, *SHAPES])
def test_the_tool_accepts_what_these_tests_call_accepted(text: str) -> None:
    # Keys that exclude each other and periods that are too long are no matter of notation.
    faults = [found for found in _problems(text) if found[0] not in ("plan.kind", "plan.limit", "plan.required")]
    ends_before_its_start = [found for found in faults if re.match(r" *end:|period:", text.splitlines()[found[1] - 1])]
    assert [found for found in faults if found not in ends_before_its_start] == []


@pytest.mark.parametrize(("text", "line", "column"), REFUSED)
def test_the_tool_refuses_what_these_tests_call_refused(text: str, line: int, column: int) -> None:
    assert any(found[1] == line for found in _problems(HEAD + text + "\n"))


def test_the_plan_with_every_key_has_every_key() -> None:
    read = source.read(EVERY_NOTATION[0].encode())
    assert isinstance(read, Source)
    written = {path for path, _ in _keys_in(read.data)}
    assert written == {path for path, _ in _keys_of(plan_schema("en"))} - {"periods.events.none"}


def _keys_in(data: object, path: str = "") -> Iterator[tuple[str, object]]:
    for each in data if isinstance(data, list) else ():
        yield from _keys_in(each, f"{path}[]")
    for name, each in data.items() if isinstance(data, dict) else ():
        if not re.fullmatch("[QMWm][0-9]+", name):
            below = f"{path}.{name}" if path else name
            yield below, each
            yield from _keys_in(each, below)


def _keys_of(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, each in schema.get("properties", {}).items():
        below = f"{path}.{name}" if path else name
        yield below, each
        yield from _keys_of(each, below)
        yield from _keys_of(each.get("items", {}), f"{below}[]")


def _place(path: str) -> tuple[str | int, ...]:
    """The keys of `products[].name` as a path in a plan."""
    return tuple(0 if part == "[]" else part for part in re.findall(r"\w+|\[\]", path))


# --- the schema itself ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_committed_schema_is_what_the_module_makes(lang: Lang, request: pytest.FixtureRequest) -> None:
    check_committed(SCHEMAS / FILES[lang], dump(plan_schema(lang)), request)


@pytest.mark.parametrize("lang", LANGS)
def test_the_schema_is_a_valid_schema(lang: Lang) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator.check_schema(plan_schema(lang))


def test_the_dump_is_readable_json() -> None:
    written = dump({"b": "één", "a": [1]})
    assert written == '{\n  "b": "één",\n  "a": [\n    1\n  ]\n}\n'


@pytest.mark.parametrize("lang", LANGS)
def test_each_section_has_the_keys_of_the_model_and_no_other(lang: Lang) -> None:
    sections = 0
    schema = plan_schema(lang)
    for path, each in [("", schema), *_keys_of(schema)]:
        places = [(_place(path), each), (_place(f"{path}[]"), each.get("items", {}))]
        found = [(place, holder) for place, holder in places if "properties" in holder]
        assert bool(found) == bool(model.fields_at(_place(path)))
        for place, holder in found:
            assert list(holder["properties"]) == list(model.fields_at(place))
            assert holder["additionalProperties"] is False
            sections += 1
    assert sections > 20


def test_the_keys_stand_in_the_order_of_the_questions() -> None:
    keys = list(plan_schema("en")["properties"])  # type: ignore[call-overload]
    places = [keys.index(criterion.section) for criterion in CHECKLIST]
    assert places == sorted(places)
    assert len(places) == 11


@pytest.mark.parametrize(("lang", "question", "example"), [("en", "Question", "Example"), ("nl", "Vraag", "Voorbeeld")])
def test_each_section_shows_its_question_and_what_counts_as_an_answer(lang: Lang, question: str, example: str) -> None:
    properties: Any = plan_schema(lang)["properties"]
    for criterion in CHECKLIST:
        shown = properties[criterion.section]
        for text in (shown["description"], shown["markdownDescription"]):
            assert f"{question} {criterion.number}:" in text
            assert criterion.question.in_(lang) in text
            assert criterion.answer.in_(lang) in text
        assert f"\n{example}:\n" in shown["description"]
        assert "```yaml\n" in shown["markdownDescription"]
        assert criterion.title.in_(lang) in shown["title"]


# About the plan as a whole, or about the checklist.
NO_QUESTION = {"salesplan", "account_manager", "organisation", "currency", "numbers", "contribution_basis"}


@pytest.mark.parametrize(("lang", "question", "example"), [("en", "Question", "Example"), ("nl", "Vraag", "Voorbeeld")])
def test_each_key_shows_its_meaning_an_example_and_a_question(lang: Lang, question: str, example: str) -> None:
    for path, shown in _keys_of(plan_schema(lang)):
        *above, name = _place(path)
        says = model.fields_at(tuple(above))[str(name)].text.in_(lang)
        assert shown["description"].startswith(f"{says}.")
        assert shown["markdownDescription"].startswith(f"{says}.")
        assert f"{example}:" in shown["description"] or path == "waivers"
        assert (f"\n{question} " in shown["description"]) == (path not in NO_QUESTION and "waivers" not in path), path


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("products[].name", 1), ("products[].price", 2), ("segments[].definition", 3), ("segments[].time", 4),
        ("selling_time", 4), ("costs.norm", 5), ("periods.seasonality.index", 6), ("activities[].leads_to", 7),
        ("average_order", 7), ("customers.existing.count", 8), ("customers.existing", 8),
        ("development[].support.what", 9), ("monitoring.self[].target", 10), ("reviews[].with", 11),
    ],
)  # fmt: skip
def test_a_key_shows_the_question_of_its_own_section(path: str, number: int) -> None:
    shown = dict(_keys_of(plan_schema("en")))[path]["description"]
    assert re.findall(r"Question (\d+):", shown) == [str(number)]


def test_examples_are_in_the_language_of_the_schema() -> None:
    english, dutch = (dict(_keys_of(plan_schema(lang))) for lang in LANGS)
    for path, en, nl in [
        ("products[].name", "Maintenance", "Onderhoud"),
        ("reviews[].in_calendar", "yes", "ja"),
        ("activities[].for", "new", "nieuw"),
        ("periods.events.none", "no fairs or closures in this trade", "geen beurzen of sluitingen in deze branche"),
    ]:
        assert f"Example: `{en}`" in english[path]["markdownDescription"]
        assert f"Voorbeeld: `{nl}`" in dutch[path]["markdownDescription"]


def test_no_scalar_example_breaks_the_plan_it_is_put_in() -> None:
    tried = 0
    for lang in LANGS:
        for path, shown in _keys_of(plan_schema(lang)):
            found = re.search(r"^(?:Example|Voorbeeld): `([^`\[{]+)`$", shown["markdownDescription"], re.MULTILINE)
            if found and path != "salesplan":
                text = found[1]
                for name in reversed(path.split(".")):
                    text = f"{{{name[:-2]}: [{text}]}}" if name.endswith("[]") else f"{{{name}: {text}}}"
                assert _problems(f"{{salesplan: 1, {text[1:]}")[1:] == [] or _only_required(text), (path, text)
                tried += 1
    assert tried > 150


def _only_required(text: str) -> bool:
    return {rule for rule, _, _ in _problems(f"{{salesplan: 1, {text[1:]}")} <= {"plan.required"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_entries_that_an_editor_offers_have_keys_of_the_format(lang: Lang) -> None:
    offered = 0
    for path, shown in _keys_of(plan_schema(lang)):
        for snippet in shown.get("items", {}).get("defaultSnippets", ()):
            assert snippet["label"]
            below = {f"{path}[].{name}" for name, _ in _keys_in(snippet["body"])}
            assert below <= {name for name, _ in _keys_of(plan_schema(lang))}
            stops = re.findall(r"\$(\d+)", json.dumps(snippet["body"]))
            assert stops == [str(number) for number in range(1, len(stops) + 1)]
            offered += 1
    assert offered >= 13


@pytest.mark.parametrize(
    ("path", "letter"),
    [
        ("periods.quarters", "Q"), ("periods.months", "M"), ("periods.weeks", "W"), ("periods.seasonality.index", "M"),
    ],
)  # fmt: skip
def test_a_list_per_period_may_name_the_periods_that_are_known(path: str, letter: str) -> None:
    (pattern,) = dict(_keys_of(plan_schema("en")))[path]["patternProperties"]
    for name in ("Q1", "M1", "W1", "q1", "m12", "w53", "M", "1", "M1a", "xM1"):
        opening = "".join(f"{part}: {{" for part in path.split("."))
        text = f"{HEAD}{opening}{name}: 5{'}' * opening.count('{')}\n"
        accepted = not any(rule == "plan.unknown-key" for rule, _, _ in _problems(text))
        assert bool(re.search(pattern, name)) == accepted == (re.fullmatch(f"(?i){letter}[0-9]+", name) is not None)


def test_no_type_of_the_model_is_left_out() -> None:
    for path, shown in _keys_of(plan_schema("nl")):
        # What stands in its place is said in Dutch, wherever the kind can be wrong.
        messages = [shown.get("errorMessage"), *(part.get("errorMessage") for part in shown.get("allOf", ()))]
        assert any(messages), path


# --- against a validator -------------------------------------------------------------------------------------------


def _validated(text: str, lang: Lang = "en") -> list[str]:
    jsonschema, ruamel = pytest.importorskip("jsonschema"), pytest.importorskip("ruamel.yaml")
    # As an editor reads it: YAML 1.2, where a date is a text.
    yaml = ruamel.YAML(typ="safe", pure=True)
    yaml.Constructor = type("Plain", (yaml.Constructor,), {})
    yaml.Constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node))
    return [error.message for error in jsonschema.Draft7Validator(plan_schema(lang)).iter_errors(yaml.load(text))]


@pytest.mark.parametrize("text", [*EVERY_NOTATION, *EMPTY, *SHAPES])
def test_every_accepted_notation_is_valid(text: str) -> None:
    assert _validated(text) == []


@pytest.mark.parametrize("text", HALF_FILLED)
def test_a_half_filled_plan_is_a_plan(text: str) -> None:
    assert _problems(text)
    assert _validated(text) == []


@pytest.mark.parametrize("text", [text for text, _, _ in REFUSED])
def test_wrong_keys_and_kinds_are_not_valid(text: str) -> None:
    assert _validated(HEAD) == []
    assert len(_validated(HEAD + text)) >= 1


@pytest.mark.parametrize("lang", LANGS)
def test_what_init_writes_is_valid(lang: Lang) -> None:
    answers = scaffold.Answers("Sanne de Vries", "Piet Jansen", "Meridian", 2027, "EUR", "1200000", FILES[lang])
    assert _validated(scaffold.new(answers, lang), lang) == []
    assert _validated(scaffold.example(answers, lang), lang) == []


def test_a_plan_without_its_version_is_not_valid() -> None:
    assert _validated("account_manager: Sanne de Vries\n")
    assert _validated("salesplan:\n")
    assert _validated("salesplan: 2\n")
    assert _validated("salesplan: 0\n")
    assert _validated('salesplan: "2"\n')
    assert _validated("salesplan: 1\n") == _validated('salesplan: "1"\n') == []


def _plans() -> list[Path]:
    return sorted((ROOT / "plans").glob("*.y*ml"))


def test_plans_pass_check_jsonschema(tmp_path: Path) -> None:
    if importlib.util.find_spec("check_jsonschema") is None:
        pytest.skip("check-jsonschema is not installed")
    files = _plans()
    assert files
    for ordinal, text in enumerate([*EVERY_NOTATION, *EMPTY, *SHAPES, *HALF_FILLED]):
        files.append(tmp_path / f"{ordinal}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(HEAD + "products: 5\n", encoding="utf-8")
    for lang in LANGS:
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMAS / FILES[lang])]
        right = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
        assert right.returncode == 0, right.stdout + right.stderr
        assert subprocess.run([*command, str(wrong)], capture_output=True, check=False).returncode == 1


# --- against the real language server ------------------------------------------------------------------------------


Warned: TypeAlias = tuple[int, int, str]
"""Line and column from 1, not counting the line that names the schema, and what is said."""


class Editor:
    """A text editor, as far as a language server can tell."""

    def __init__(self, command: str, folder: Path) -> None:
        self.folder, self.opened, self.asked = folder, 0, 0
        self.uri = ""
        self.warnings: dict[str, list[dict[str, Any]]] = {}
        self.server = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        can = {"completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}}
        self.ask("initialize", processId=None, rootUri=None, capabilities={"textDocument": can})
        self.tell("initialized")
        settings = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
        self.tell("workspace/didChangeConfiguration", settings={"yaml": settings})

    def tell(self, method: str, **params: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: object) -> Any:
        """Send a request and wait for its answer."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, text: str, lang: Lang = "en") -> list[Warned]:
        """Open a plan and return the warnings."""
        return self.open_all([text], lang)[0]

    def open_all(self, texts: list[str], lang: Lang = "en") -> list[list[Warned]]:
        """Open plans together, because the server waits a while before it looks at one."""
        opened = []
        for text in texts:
            self.opened += 1
            self.uri = (self.folder / f"plan{self.opened}.yaml").as_uri()
            opened.append(self.uri)
            first = f"# yaml-language-server: $schema={(SCHEMAS / FILES[lang]).as_uri()}\n"
            document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": first + text}
            self.tell("textDocument/didOpen", textDocument=document)
        while not self.warnings.keys() >= set(opened):
            self._receive()
        return [
            sorted(
                (each["range"]["start"]["line"], each["range"]["start"]["character"] + 1, each["message"])
                for each in self.warnings[uri]
            )
            for uri in opened
        ]

    def at(self, what: Literal["hover", "completion"], line: int, column: int) -> Any:
        """What the server shows or offers at a place of the plan opened last, counted as in `open`."""
        place = {"line": line, "character": column - 1}
        return self.ask(f"textDocument/{what}", textDocument={"uri": self.uri}, position=place)

    def offers(self, line: int, column: int) -> dict[str, str]:
        """What the server offers at a place: what it is called, and what is inserted."""
        offered = self.at("completion", line, column)["items"]
        return {each["label"]: each.get("textEdit", {}).get("newText") or each["insertText"] for each in offered}

    def close(self) -> None:
        """End the server."""
        with suppress(BrokenPipeError):
            self.ask("shutdown")
            self.tell("exit")
        try:
            self.server.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.communicate()

    def _send(self, message: dict[str, object]) -> None:
        assert self.server.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.server.stdout
        length = 0
        while header := self.server.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self.server.stdout.read(length))
        if "method" in message and "id" in message:
            items = message["params"].get("items") if message["method"] == "workspace/configuration" else None
            self._send({"id": message["id"], "result": None if items is None else [{} for _ in items]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.warnings[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with the real language server."""
    command = os.environ.get("SALESPLAN_YAML_LS", "")
    if not command:
        pytest.skip("SALESPLAN_YAML_LS does not name a yaml-language-server")
    opened = Editor(command, tmp_path_factory.mktemp("plans"))
    yield opened
    opened.close()


@pytest.mark.parametrize("lang", LANGS)
def test_an_editor_has_nothing_against_any_accepted_notation(editor: Editor, lang: Lang) -> None:
    texts = [*EVERY_NOTATION, *EMPTY, *SHAPES, *HALF_FILLED]
    texts += [path.read_text(encoding="utf-8") for path in _plans()]
    for text, warned in zip(texts, editor.open_all(texts, lang), strict=True):
        assert warned == [], text


def test_an_editor_warns_for_a_wrong_key_or_kind_at_its_place(editor: Editor) -> None:
    warned = editor.open_all([f"{HEAD}{text}\n" for text, _, _ in REFUSED])
    for (text, line, column), found in zip(REFUSED, warned, strict=True):
        assert [place[:2] for place in found[:1]] == [(line, column)], (text, found)


@pytest.mark.parametrize(
    ("text", "lang", "message"),
    [
        ("revenu_target: 5", "en", "Property revenu_target is not allowed."),
        ("costs: {allowd: 5}", "nl", "Property allowd is not allowed."),
        ("costs: 60k", "en", "Keys with a value belong here, each on its own line: `key: value`"),
        ("products: 5", "nl", "Hier hoort een lijst, elk item op een eigen regel na een `-`"),
        ("activities: [{for: iedereen}]", "nl", "Kies: nieuw of bestaand"),
        ("segments: [{time: true}]", "en", "A percentage with its sign belongs here, such as 12.5%"),
    ],
)
def test_an_editor_says_what_belongs_there(editor: Editor, text: str, lang: Lang, message: str) -> None:
    assert [found for _, _, found in editor.open(HEAD + text + "\n", lang)] == [message]


def test_an_editor_offers_the_sections_at_the_top(editor: Editor) -> None:
    editor.open("salesplan: 1\n\n")
    offered = editor.offers(2, 1)
    assert set(offered) == set(model.fields_at(())) - {"salesplan"}
    assert offered["products"] == "products:\n  - "
    assert offered["costs"] == "costs:\n  "
    assert offered["year"].rstrip("$1") == "year: "


def test_an_editor_offers_the_keys_of_a_product(editor: Editor) -> None:
    editor.open("salesplan: 1\nproducts:\n  - name: Maintenance\n    \n")
    assert set(editor.offers(4, 5)) >= set(model.fields_at(("products",))) - {"name"}


def test_an_editor_offers_a_whole_new_entry(editor: Editor) -> None:
    editor.open("salesplan: 1\nreviews:\n  - \n", "nl")
    offered = editor.offers(3, 5)
    assert offered["een ritme van besprekingen"].splitlines()[0] == "first: $1"
    assert [line.split(":")[0].strip() for line in offered["één bespreking"].splitlines()] == [
        "date", "with", "in_calendar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("activities:\n  - for: ", "en", {"new", "existing"}),
        ("activities:\n  - for: ", "nl", {"nieuw", "bestaand"}),
        ("reviews:\n  - every: ", "en", {"week", "2 weeks", "quarter"}),
        ("reviews:\n  - in_calendar: ", "nl", {"ja", "nee"}),
        ("products:\n  - name: x\ncurrency: ", "en", {"EUR"}),
    ],
)
def test_an_editor_offers_the_words_of_a_list(editor: Editor, text: str, lang: Lang, words: set[str]) -> None:
    text = f"salesplan: 1\n{text}"
    editor.open(f"{text}\n", lang)
    lines = text.splitlines()
    assert words <= set(editor.offers(len(lines), len(lines[-1]) + 1))


@pytest.mark.parametrize(("lang", "asked"), [("en", "Question 7:"), ("nl", "Vraag 7:")])
def test_an_editor_shows_the_question_of_a_key(editor: Editor, lang: Lang, asked: str) -> None:
    editor.open("salesplan: 1\nactivities:\n  - name: Meeting\n    leads_to: order\n", lang)
    shown = editor.at("hover", 4, 7)["contents"]["value"]
    seven = next(criterion for criterion in CHECKLIST if criterion.number == 7)
    assert f"**{asked}** {seven.question.in_(lang)}" in shown
    assert dict(_keys_of(plan_schema(lang)))["activities[].leads_to"]["markdownDescription"] in shown
