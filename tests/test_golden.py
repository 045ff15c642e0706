"""Every plan in plans/ in every format, every rule on its own plans and every plan that `init` writes and every
page of `explain`, in both languages, as somebody last read it.

`python -m pytest tests/test_golden.py --refresh-golden` writes the files anew: read the difference before committing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TESTS, TODAY, check_committed
from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.explain import page
from salesplan_cli.reading import read_plan
from salesplan_cli.render import FORMATS, About, render
from salesplan_cli.report import Report, examine
from salesplan_cli.scaffold import Answers, example, new, renewed
from salesplan_cli.source import Source, read
from salesplan_cli.text import LANGS, Lang

GOLDEN = TESTS / "golden"
PLANS = sorted((TESTS.parent / "plans").glob("*.yaml"))


def report(path: Path) -> Report:
    return examine(path.read_bytes(), f"plans/{path.name}", Settings(TODAY))


def check(name: str, said: str, request: pytest.FixtureRequest) -> None:
    check_committed(GOLDEN / name, said, request)


def test_there_are_plans_enough() -> None:
    assert len(PLANS) >= 6
    scores = [report(path).score for path in PLANS]
    assert len(set(scores)) >= 6
    assert scores.count(100) == 2
    assert all(80 <= len(path.read_text(encoding="utf-8").splitlines()) <= 200 for path in PLANS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_each_plan_as_text(plan: Path, lang: Lang, request: pytest.FixtureRequest) -> None:
    check(f"{plan.stem}.{lang}.txt", "".join(render([report(plan)], "text", About(lang, TODAY))), request)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMATS)
def test_all_plans_in_each_format(form: str, lang: Lang, request: pytest.FixtureRequest) -> None:
    reports = [report(plan) for plan in PLANS]
    check(f"all.{lang}.{form}", "".join(render(reports, form, About(lang, TODAY))), request)


def of_rule(rule: str, lang: Lang) -> Iterator[str]:
    """What a rule says of each plan in its folder: how much is met, on what that rests, and what is to be written."""
    for path in sorted((TESTS / "rules" / rule).glob("*.yaml")):
        judged = examine(path.read_bytes(), path.name, Settings(TODAY))
        result = next(each for criterion in judged.criteria for each in criterion.rules if each.rule.id == rule)
        yield f"{rule}/{path.name}: {result.met} of {result.of}"
        yield f"  {result.evidence.say(lang, judged.currency)}"
        for finding in judged.findings:
            if finding.rule == rule:
                yield f"  {finding.region.line}:{finding.region.column} {finding.message.say(lang, judged.currency)}"
                yield from (f"      {line}" for line in (finding.lines(lang, judged.currency) or "").splitlines())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("criterion", CHECKLIST, ids=lambda criterion: criterion.id)
def test_each_rule_on_its_own_plans(criterion: Criterion, lang: Lang, request: pytest.FixtureRequest) -> None:
    said = "\n".join(line for rule in criterion.rules for line in of_rule(rule.id, lang))
    check(f"rules.{criterion.id}.{lang}.txt", f"{said}\n", request)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["new", "example", "renewed"])
def test_each_plan_that_init_writes(kind: str, lang: Lang, request: pytest.FixtureRequest) -> None:
    answers = Answers("Sanne de Vries", "Piet Jansen", "Meridian BV", 2028, "EUR", "1 200 000", "plan.schema.json")
    if kind == "renewed":
        old = read((TESTS / "data" / "complete.yaml").read_bytes())
        assert isinstance(old, Source)
        said = renewed(read_plan(old.data).plan, old.data, answers, lang)
    else:
        said = (new if kind == "new" else example)(answers, lang)
    check(f"init.{kind}.{lang}.yaml", said, request)


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_of_explain(lang: Lang, request: pytest.FixtureRequest) -> None:
    wanted = (None, *(criterion.id for criterion in CHECKLIST), "plan", "plan.vague", "effect")
    check(f"explain.{lang}.txt", "\n".join(page(each, lang, 80).text for each in wanted), request)
