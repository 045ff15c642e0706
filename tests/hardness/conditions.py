"""Which conditions of the rules no pair of plans tells apart: python tests/hardness/conditions.py

A pair is two plans, of `tests/rules/` or of the table in `tests/test_pairs.py`, that differ in one fact and in what
becomes of one rule. It shows a condition of that rule when the condition comes out otherwise for the one than for the
other. What is left is printed, where turning it round changes what becomes of a rule for any of the plans: such a
condition decides, and no two plans show it. Where that only ends in an error it is not: such a one guards what follows.
Exits with 1 where any is printed.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "salesplan_cli"
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

SECONDS = 0.5
Place = tuple[str, int, int, str]
"""File, line, column and text of a condition."""

seen: dict[Place, list[bool]] = defaultdict(list)
turned: list[Place] = []
"""The condition that is turned round, if any."""


def _outcome(place: Place, value: Any) -> Any:
    seen[place].append(bool(value))
    return (not value) if place in turned else value


class _Conditions(ast.NodeTransformer):
    # Puts every atomic condition in a call that notes how it comes out.
    def __init__(self, name: str) -> None:
        self.name = name

    def noted(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.BoolOp):
            node.values = [self.noted(each) for each in node.values]
            return node
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = self.noted(node.operand)
            return node
        place = (self.name, node.lineno, node.col_offset, ast.unparse(node))
        inner = self.generic_visit(node)
        call = ast.Call(ast.Name("_outcome", ast.Load()), [ast.Constant(place), inner], [])
        return ast.copy_location(call, node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        # A value: the last one is what comes out, and is asked nothing.
        node.values = [*map(self.noted, node.values[:-1]), self.visit(node.values[-1])]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        return self.noted(node)

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = self.noted(node.test)
        node.body = [self.visit(each) for each in node.body]
        node.orelse = [self.visit(each) for each in node.orelse]
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        node.test = self.noted(node.test)
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = self.noted(node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.iter = self.visit(node.iter)
        node.ifs = [self.noted(each) for each in node.ifs]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in ("any", "all"):
            for each in node.args:
                if isinstance(each, ast.GeneratorExp):
                    each.elt = self.noted(each.elt)
                    each.generators = [self.visit(one) for one in each.generators]
            return node
        return self.generic_visit(node)


class _Noting(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    # Imports the rules with their conditions noted.
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        is_of_rules = fullname == "salesplan_cli.funnel" or fullname.startswith("salesplan_cli.criteria.")
        # A folder of rules has none itself.
        is_file = is_of_rules and not (PACKAGE.parent / fullname.replace(".", "/")).is_dir()
        return importlib.util.spec_from_loader(fullname, self) if is_file else None

    def exec_module(self, module: ModuleType) -> None:
        name = module.__name__.removeprefix("salesplan_cli.")
        path = PACKAGE / f"{name.replace('.', '/')}.py"
        tree = ast.fix_missing_locations(_Conditions(name).visit(ast.parse(path.read_text(encoding="utf-8"))))
        module.__dict__["_outcome"] = _outcome
        exec(compile(tree, path, "exec"), module.__dict__)


sys.meta_path.insert(0, _Noting())

from conftest import TODAY
from salesplan_cli.case import Case
from salesplan_cli.checklist import Rule, Verdict
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.report import examine
from test_pairs import PAIRS


class Became(NamedTuple):
    """What became of a rule for one plan, and how the conditions on the way came out."""

    status: str
    met: int
    of: int
    conditions: dict[Place, tuple[int, int]]
    """How often each came out true, and how often false."""

    def way(self) -> tuple[object, ...]:
        """What tells two plans apart."""
        return self.status, self.met, self.of, frozenset((each, *map(bool, n)) for each, n in self.conditions.items())


def facts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The values of a plan, each with its place."""
    if isinstance(data, dict | list) and data:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from facts(value, (*path, key))
    else:
        yield path, str(data)


def judged(text: str) -> dict[str, Became]:
    """What becomes of every rule, each on a case of its own."""
    report = examine(text.encode(), "plan.yaml", Settings(TODAY))
    return {
        each.rule.id: Became(each.status, each.met, each.of, _noted.pop(each.rule.id, {}))
        for criterion in report.criteria
        for each in criterion.rules
    }


JUDGES = {rule.id: rule.judge for criterion in CHECKLIST for rule in criterion.rules}
_noted: dict[str, dict[Place, tuple[int, int]]] = {}
_cases: dict[str, Case] = {}


def _noting(rule: Rule, judge: Callable[[Case], Verdict]) -> Callable[[Case], Verdict]:
    def alone(case: Case) -> Verdict:
        if rule.id in _cases:
            return judge(case)  # once more, for what to write in the place of a placeholder
        seen.clear()
        _cases[rule.id] = fresh = Case(case.plan, case.limits, case.lost)
        verdict = judge(fresh)
        _noted[rule.id] = {place: (sum(each), len(each) - sum(each)) for place, each in seen.items()}
        return verdict

    return alone


def _outcome_of(judge: Callable[[Case], Verdict], case: Case) -> tuple[int, int, bool] | None:
    try:
        signal.setitimer(signal.ITIMER_REAL, SECONDS)  # a loop may have lost its end
        try:
            verdict = judge(Case(case.plan, case.limits, case.lost))
            return verdict.of - sum(gap.readings for gap in verdict.gaps), verdict.of, verdict.applies
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except Exception:  # noqa: BLE001 - whatever a condition kept away, and time that ran out just now
        return None


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError


def main() -> bool:
    """Print the conditions that decide and that no pair shows; whether there are any."""
    signal.signal(signal.SIGALRM, _too_long)
    for criterion in CHECKLIST:
        for rule in criterion.rules:
            object.__setattr__(rule, "judge", _noting(rule, rule.judge))
    texts = {path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "rules").glob("*/*.yaml")}
    texts |= {text for pair in PAIRS for text in pair.plans}
    texts.add((ROOT / "tests" / "data" / "complete.yaml").read_text(encoding="utf-8"))
    plans, cases = [], []
    for text in sorted(texts):
        found = judged(text)
        plans.append((text, frozenset(facts(yaml.load(text, yaml.BaseLoader))), found))
        cases.append(dict(_cases))
        _cases.clear()

    shown: set[Place] = set()
    pairs = 0
    written = {frozenset(pair.plans) for pair in PAIRS}
    for (text, one, first), (other_text, other, second) in itertools.combinations(plans, 2):
        if len({path for path, _ in one ^ other}) != 1 and frozenset((text, other_text)) not in written:
            continue
        for rule, was in first.items():
            now = second[rule]
            if was[:3] == now[:3]:
                continue
            pairs += 1
            for place in was.conditions.keys() & now.conditions.keys():
                shown |= {place} if _otherwise(was.conditions[place], now.conditions[place]) else set()

    # Of plans that go the same way through a rule one is enough.
    ways: dict[Place, dict[Any, tuple[str, Case]]] = defaultdict(dict)
    for (_, _, found), case in zip(plans, cases, strict=True):
        for rule, became in found.items():
            for place in became.conditions if rule in case else ():
                ways[place].setdefault((rule, became.way()), (rule, case[rule]))
    deciding = {place for place, each in ways.items() if _decides(place, each.values())}
    for place in sorted(deciding - shown):
        print(f"  {place[0]}:{place[1]}:{place[2]}: {place[3][:140]}")
    print(
        f"{pairs} pairs; {len(deciding)} of {len(ways)} conditions decide; {len(deciding & shown)} of these are shown"
    )
    return not deciding <= shown


def _otherwise(one: tuple[int, int], other: tuple[int, int]) -> bool:
    # As often asked and answered otherwise, or now and then true (or false) where it never was.
    return (sum(one) == sum(other) and one != other) or [*map(bool, one)] != [*map(bool, other)]


def _decides(place: Place, cases: Iterable[tuple[str, Case]]) -> bool:
    for rule, case in cases:
        as_it_is = _outcome_of(JUDGES[rule], case)
        turned.append(place)
        otherwise = _outcome_of(JUDGES[rule], case)
        turned.clear()
        if otherwise not in (as_it_is, None):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
