"""What holds for every input: Hypothesis looks for one for which it does not.

HYPOTHESIS_PROFILE=long tries a hundred times as many.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conftest import TESTS, TODAY, judged
from inert import obeyed
from salesplan_cli import model
from salesplan_cli.engine import Settings
from salesplan_cli.render import FORMATS, About, render
from salesplan_cli.report import Report, examine
from salesplan_cli.source import Source, read
from salesplan_cli.text import LANGS
from test_complete_plan import paste

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("long", max_examples=6_000, deadline=None, suppress_health_check=list(HealthCheck))
PROFILE = settings.get_profile("long" if os.environ.get("HYPOTHESIS_PROFILE") == "long" else "quick")
HEAD = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


def holds(report: Report) -> None:
    """What holds for every report."""
    assert 0 <= report.score <= 100
    assert 0 <= report.score_without_waivers <= 100
    if report.readable:
        assert len(report.criteria) == 11
        assert report.passed == (not [each for each in report.open() if each.kind != "advice"])
    else:
        assert (report.score, report.criteria, len(report.findings), report.passed) == (0, (), 1, False)
    height = max(1, len(report.lines))
    for finding in report.findings:
        line, column, end_line, end_column = finding.region
        assert 1 <= line <= end_line <= height
        assert column >= 1
        assert (line, column) <= (end_line, end_column)
        if report.lines:
            assert column <= len(report.lines[line - 1]) + 1
            assert end_column <= len(report.lines[end_line - 1]) + 1
        for lang in LANGS:
            said = finding.say(lang, report.currency)
            assert said
            assert "{" not in finding.message.text.in_(lang) or said != finding.message.text.in_(lang)
    places = [(*finding.region[:2], finding.rule) for finding in report.findings]
    assert places == sorted(places)


def shown(report: Report, form: str, lang: Any) -> str:
    return "".join(render([report], form, About(lang=lang, as_of=TODAY)))


def safe(content: bytes, form: str, lang: Any) -> None:
    """A report that holds, and an output that is inert, can be encoded and is the same the second time."""
    first, second = (examine(content, "plan.yaml", Settings(TODAY)) for _ in range(2))
    holds(first)
    output = shown(first, form, lang)
    assert output == shown(second, form, lang)
    assert obeyed(output, form) == []
    output.encode("utf-8")
    if form in ("json", "sarif", "gitlab"):
        json.loads(output, parse_constant=pytest.fail)


forms = st.sampled_from([*FORMATS])
langs = st.sampled_from(LANGS)

# --- any bytes, any YAML ---------------------------------------------------------------------------------------------


@PROFILE
@given(st.binary(max_size=400), forms, langs)
def test_any_bytes(content: bytes, form: str, lang: str) -> None:
    safe(content, form, lang)
    safe(HEAD.encode() + content, form, lang)


YAML_PIECES = st.sampled_from(
    ["- ", ": ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "? ", "| ", "> ", "'", '"', "#", "%TAG", "---", "...",
     "<<", "name", "1", "50.000", "45%", "2027-01-01", "null", "~", "products", "é", "\u2028", "\t", "\\", "\x1b", "@", "`", "::", "##["]
)  # fmt: skip


@PROFILE
@given(st.lists(YAML_PIECES, max_size=40).map("".join), forms, langs)
def test_any_yaml(text: str, form: str, lang: str) -> None:
    safe((HEAD + text).encode(), form, lang)


SCALARS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "1", "-1", "45%", "n.t.b.", "50.000", "1,5", "€ 5,-", "2027-02-30", "2 weeks", "yes", "9" * 19]
    ),
)
TREES = st.recursive(
    SCALARS | st.none(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=12), inside, max_size=4),
    max_leaves=20,
)


@PROFILE
@given(st.dictionaries(st.text(max_size=12), TREES, max_size=5), forms, langs)
def test_any_tree(tree: dict[str, Any], form: str, lang: str) -> None:
    safe(written({"salesplan": "1", **tree}).encode(), form, lang)


# --- what looks like a plan ------------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Onderhoud", "Advies", "A", "B", "Zorg & Welzijn", "MKB", "n.t.b.", "Product A", "order", "Jan", "[x]", "x" * 130]
)
AMOUNTS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.sampled_from(
        [
            "€ 50.000,-",
            "50.000",
            "1.250,50",
            "1,250.50",
            "12k",
            "1.2 mln",
            "0",
            "-5",
            "n.t.b.",
            "$ 5",
            "5-10",
            "9" * 19,
            "1e5",
        ]
    ),
)
COUNTS = st.one_of(st.integers(0, 500).map(str), st.sampled_from(["0.5", "2,5", "veel", "-1", "1.000", "1:30"]))
PERCENTS = st.one_of(
    st.integers(0, 110).map(lambda each: f"{each}%"),
    st.sampled_from(["0.3", "33,3%", "12.345%", "de helft", "45", "+10%"]),
)
DAYS = st.one_of(
    st.dates(date(2026, 11, 1), date(2028, 2, 1)).map(str),
    st.sampled_from(["1-3-2027", "1/2/2027", "2027-W12", "2027-W53", "30-02-2027", "1999-12-31", "maart", "asap"]),
)
EVERY = st.sampled_from(["week", "2 weken", "maand", "kwartaal", "dag", "soms", "1001 days", "jaar"])
YES = st.sampled_from(["yes", "nee", "ja", "no", "misschien"])
WORDS = st.sampled_from(
    ["activity", "result", "nieuw", "existing", "profit", "missie", "nl", "en", "EUR", "USD", "NL", "DE-BY", "XX", ""]
)


def of(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A section in which every key may be absent, and now and then something else in its place."""
    section = st.fixed_dictionaries({}, optional={name.removesuffix("_"): value for name, value in keys.items()})
    return st.one_of(section, section, section, section, section, st.none(), NAMES, st.lists(NAMES, max_size=2))


def some(section: st.SearchStrategy[Any], most: int = 5) -> st.SearchStrategy[Any]:
    return st.lists(section, max_size=most) | st.lists(section, max_size=most) | section


SERIES = st.one_of(st.lists(AMOUNTS, max_size=14), st.lists(st.integers(0, 200).map(str), min_size=4, max_size=53), AMOUNTS,
    st.dictionaries(st.sampled_from(["Q1", "K2", "jan", "March", "W01", "W53", "x"]), AMOUNTS, max_size=4))  # fmt: skip
PLANS = st.fixed_dictionaries(
    {"salesplan": st.just("1")},
    optional={
        "account_manager": NAMES,
        "sales_manager": NAMES,
        "organisation": NAMES,
        "year": st.sampled_from(["2027", "2027", "2027", "2100", "1999", "27"]),
        "period": of(start=DAYS, end=DAYS, days=COUNTS, months=COUNTS),
        "currency": WORDS,
        "country": WORDS,
        "numbers": WORDS,
        "revenue_target": AMOUNTS,
        "order_target": COUNTS,
        "contribution_basis": WORDS,
        "products": some(of(name=NAMES, rank=COUNTS, contribution=PERCENTS | AMOUNTS, quantity=COUNTS, unit=NAMES, price=AMOUNTS, revenue=AMOUNTS)),
        "segments": some(of(name=NAMES, rank=COUNTS, contribution=PERCENTS | AMOUNTS, definition=NAMES, time=PERCENTS) | NAMES),
        "selling_time": of(hours_per_week=COUNTS, weeks=COUNTS),
        "costs": of(allowed=AMOUNTS, own=AMOUNTS, support=AMOUNTS, norm=PERCENTS, lines=some(of(name=NAMES, amount=AMOUNTS))),
        "periods": of(
            quarters=SERIES,
            months=SERIES,
            weeks=SERIES,
            seasonality=of(index=SERIES, basis=NAMES, none=NAMES),
            events=some(of(name=NAMES, start=DAYS, end=DAYS, effect=AMOUNTS | PERCENTS)),
        ),
        "activities": some(
            of(name=NAMES, for_=WORDS, per_week=COUNTS, per_month=COUNTS, per_period=COUNTS, hours=COUNTS, leads_to=NAMES,
               conversion=PERCENTS, start=DAYS, end=DAYS)
        ),
        "average_order": AMOUNTS,
        "cycle_days": COUNTS,
        "customers": of(existing=of(count=COUNTS, approach=COUNTS, revenue=AMOUNTS), new=of(approach=COUNTS, win=COUNTS, revenue=AMOUNTS)),
        "development": some(
            of(goal=NAMES, measure=NAMES, from_=PERCENTS | AMOUNTS, to=PERCENTS | AMOUNTS, by=DAYS,
               support=of(what=NAMES, hours=COUNTS, budget=AMOUNTS, who=NAMES))
        ),
        "monitoring": of(
            self=some(of(measure=NAMES, kind=WORDS, target=COUNTS, every=EVERY, source=NAMES)),
            organisation=some(of(measure=NAMES, kind=WORDS, target=AMOUNTS, every=EVERY, source=NAMES, who=NAMES, act_below=PERCENTS)),
        ),
        "reviews": some(of(date=DAYS, first=DAYS, every=EVERY, last=DAYS, skip=st.lists(DAYS, max_size=3) | DAYS, with_=st.lists(NAMES, max_size=3) | NAMES, in_calendar=YES)),
        "waivers": some(of(rule=st.sampled_from(["C01.list", "C06.curve", "C99", "c02.sum"]), reason=NAMES, until=DAYS)),
        "targets": NAMES,
    },
)  # fmt: skip


class Quoted(yaml.SafeDumper):
    """Every text in quotes, and nothing as nothing."""


Quoted.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "null", style="")
)


def written(plan: object) -> str:
    return yaml.dump(plan, Dumper=Quoted, allow_unicode=True, default_style='"', sort_keys=False)


def test_the_plans_have_the_keys_of_the_format() -> None:
    import inspect

    known = set(model.fields_at(()))
    missing = [name for name in known if f'"{name}"' not in inspect.getsource(inspect.getmodule(holds))]  # type: ignore[arg-type]
    assert missing == []


@PROFILE
@given(PLANS, forms, langs)
def test_any_plan(plan: dict[str, Any], form: str, lang: str) -> None:
    safe(written(plan).encode(), form, lang)


def turned(tree: Any) -> Any:
    """The same with the keys of every section the other way round."""
    if isinstance(tree, dict):
        return {key: turned(tree[key]) for key in reversed(tree)}
    return [turned(each) for each in tree] if isinstance(tree, list) else tree


def essence(report: Report) -> Any:
    """What a report says, wherever it stands."""
    return (
        report.score,
        report.passed,
        [(each.id, [(rule.rule.id, rule.status, rule.met, rule.of, rule.evidence.say("en")) for rule in result.rules])
         for each, result in ((result.criterion, result) for result in report.criteria)],
        # Keys that exclude each other are reported at the one that comes second.
        sorted((each.rule, str(each.path), each.say("en", "EUR"), each.lines("en", "EUR")) for each in report.findings
               if not any(words in each.say("en", "EUR") for words in ("exclude each other", "`none` says that there is"))),
    )  # fmt: skip


@PROFILE
@given(PLANS)
def test_the_order_of_keys_does_not_matter(plan: dict[str, Any]) -> None:
    one, other = judged(written(plan)), judged(written(turned(plan)))
    assert essence(one) == essence(other)


@PROFILE
@given(PLANS, langs)
def test_mending_a_finding_lowers_no_score(plan: dict[str, Any], lang: Any) -> None:
    text = written(plan)
    report = judged(text)
    assume(report.readable)
    for finding in [each for each in report.open() if each.kind in ("missing", "conflict")][:12]:
        lines = finding.lines(lang, report.currency)
        if not lines:
            continue
        mended = judged(written(paste(text, finding, lines)))
        assert mended.readable, lines
        there = {(each.rule, each.path) for each in report.findings}
        if all((each.rule, each.path) in there for each in mended.findings):
            assert mended.score >= report.score, (finding.rule, lines)


@PROFILE
@given(PLANS, langs)
def test_what_it_says_to_write_can_be_read(plan: dict[str, Any], lang: Any) -> None:
    report = judged(written(plan))
    for finding in report.findings:
        lines = finding.lines(lang, report.currency)
        if lines and report.readable and finding.kind != "plan":
            assert isinstance(read(f"list:\n{lines}".encode() if lines.startswith("- ") else lines.encode()), Source), (
                lines
            )


@PROFILE
@given(st.data())
def test_one_bad_value_hides_no_other(data: Any) -> None:
    """A value that cannot be read gives its own finding, and the plan is judged all the same."""
    source = read((TESTS / "data" / "complete.yaml").read_bytes())
    assert isinstance(source, Source)
    tree: Any = source.data
    path = []
    while isinstance(tree, dict | list):
        keys = list(tree) if isinstance(tree, dict) else list(range(len(tree)))
        step = data.draw(st.sampled_from([key for key in keys if key != "salesplan"]))
        path.append(step)
        tree = tree[step]
    holder: Any = source.data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = data.draw(
        st.sampled_from(["n.t.b.", "???", "{{x}}", "9" * 30, "1999-01-01", ["a", ["b"]], {"a": {"b": "c"}}])
    )
    report = judged(written(source.data))
    assert report.readable
    holds(report)
    assert report.score >= 40


def answered(report: Report) -> set[str]:
    """The rules of what has to be there that are met."""
    rules = (each for result in report.criteria for each in result.rules if each.kind == "missing")
    return {each.rule.id for each in rules if each.status == "met"}


@PROFILE
@given(PLANS, st.data())
def test_a_value_that_cannot_be_read_answers_nothing(plan: dict[str, Any], data: Any) -> None:
    """Whatever it takes the place of: nobody gains by writing what cannot be held against them."""
    before = judged(written(plan))
    assume(before.readable)
    unread = [each.path for each in before.findings if each.kind == "plan"]
    # These three say how all the others are read.
    some = [each for each in texts(plan) if each not in (("salesplan",), ("numbers",), ("currency",))]
    path = data.draw(st.sampled_from(some or [()]))
    assume(path and not any(each[: len(path)] == path for each in unread))
    holder: Any = plan
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = data.draw(st.sampled_from(["n.t.b.", "???", "{{x}}"]))
    after = judged(written(plan))
    assume(any(each.path == path and each.kind == "plan" for each in after.findings))
    assert answered(after) <= answered(before)


def texts(tree: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the texts of a plan stand."""
    if isinstance(tree, dict | list):
        inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
        return [each for step, below in inside for each in texts(below, (*path, step))]
    return [] if tree is None else [path]
