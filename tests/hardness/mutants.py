"""Which small changes of a module no test notices: python tests/hardness/mutants.py funnel criteria.c07_activities

Every operator of Cosmic Ray (`pip install cosmic-ray`) is put at every place; each mutant runs the module's own tests
in a process of its own, and those that survive are printed to be looked at: a test is missing, or nothing changes.
`--every 10` takes one of ten, `--from 3` starts at the third: what there is no time for today is a row of samples.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from cosmic_ray import plugins
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parents[2]
RULES = {f"c{number:02}": f"C{number:02}" for number in range(1, 12)}
MORE = {
    "funnel": (["test_c07.py", "test_c08.py", "test_c04.py"], "C07 or C08 or C04"),
    "criteria.ranked_list": (["test_c01_c03.py"], "C01 or C03"),
    "criteria.c01_product_priorities": (["test_c01_c03.py"], "C01"),
    "criteria.c03_customer_priorities": (["test_c01_c03.py"], "C03"),
    **dict.fromkeys(("encoding", "places", "traps", "yaml_faults"), (["test_source.py"], "")),
    **dict.fromkeys(
        ("fields", "hints", "reading", "problems"),
        (
            [
                "test_what_to_write.py",
                "test_schema.py",
                "test_engine.py",
                "test_rules.py",
                "test_conditions.py",
                "test_c07.py",
                "test_c11.py",
                "test_rare_ways.py",
                "test_golden.py",
            ],
            "",
        ),
    ),
    "checklist": (["test_checklist.py", "test_engine.py", "test_c04.py"], ""),
    "text": (["test_notation.py", "test_golden.py", "test_formats.py", "test_text_report.py", "test_rare_ways.py"], ""),
    **dict.fromkeys(("compare", "differences", "render.compare"), (["test_compare.py"], "")),
    **dict.fromkeys(
        ("render.text", "render.layout", "render.words", "render.markdown"),
        (["test_text_report.py", "test_formats.py", "test_golden.py", "test_rare_ways.py"], ""),
    ),
    **dict.fromkeys(
        ("render.json_", "render.sarif", "render.junit", "render.github", "render.gitlab", "render.machine"),
        (["test_formats.py", "test_golden.py"], ""),
    ),
    "report": (["test_score.py", "test_engine.py", "test_formats.py", "test_golden.py"], ""),
}
"""Test files, and the folders of plans that belong to a module, where its name does not say it."""
SAME = ("Eq_Is", "Eq_IsNot", "NotEq_Is", "NotEq_IsNot", "Is_", "IsNot_")
"""The identity of small numbers and of words in the source is the equality."""
ARITHMETIC = (
    "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Div", "FloorDiv_Mul", "Mod_Mul", "Mod_FloorDiv",
    "BitOr_BitAnd", "Pow_Mul",
)  # fmt: skip
"""One other operator for each: which one hardly matters."""
ORDERED = re.compile(r'(?:<=|>=|<|>)\s*"')
"""An order between words (`kind >= "missing"`), which nobody writes."""
SECONDS = 120


class Mutant(NamedTuple):
    """A changed module, and what was changed."""

    line: int
    change: str
    source: str


class _Plain(ast.NodeTransformer):
    # Types are not run.
    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(0)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)


def mutants(code: str, first: int = 1, every: int = 1) -> Iterator[Mutant]:
    """Every mutant of a module that is another program, or a sample: one place of so many for each operator."""
    seen = {ast.dump(_Plain().visit(ast.parse(code)))}
    for at, name in enumerate(sorted(plugins.operator_names())):
        operator = name.partition("/")[2]
        pair = operator.rpartition("Operator_")[2]
        if operator.startswith("ReplaceComparison") and pair.startswith(SAME):
            continue
        if operator.startswith("ReplaceBinary") and pair not in ARITHMETIC:
            continue
        if operator.startswith(("ExceptionReplacer", "VariableInserter", "VariableReplacer", "RemoveDecorator")):
            continue
        # Not the same place for each, or a sample would be of the beginning of the module.
        occurrence = (first - 1 + 7 * at) % every
        while (changed := mutate_code(code, plugins.get_operator(name)(), occurrence)) is not None:
            occurrence += every
            try:
                tree = ast.dump(_Plain().visit(ast.parse(changed)))
            except SyntaxError:  # `**names` taken for a power
                continue
            if tree not in seen:
                seen.add(tree)
                both = zip(code.splitlines(), changed.splitlines(), strict=False)
                line, was, now = next((at, a.strip(), b.strip()) for at, (a, b) in enumerate(both, 1) if a != b)
                if len(ORDERED.findall(now)) <= len(ORDERED.findall(was)):
                    yield Mutant(line, f"{was} -> {now}", changed)


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a mutant in the place of the module."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.name, "exec"), module.__dict__)


def passes(name: str, source: str, arguments: Sequence[str]) -> bool:
    """Whether the tests pass with this source of the module; too long is a failure."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.meta_path.insert(0, _Instead(f"salesplan_cli.{name}", source))
        os._exit(int(pytest.main(list(arguments))))
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return False


def tests_of(name: str) -> list[str]:
    """What pytest is asked to run for a module."""
    own = name.rpartition(".")[2]
    files, rules = MORE.get(name, ([f"test_{own[:3] if own[:3] in RULES else own}.py"], RULES.get(own[:3], "")))
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:warnings"]
    if rules:
        files = [*files, "test_rules.py", "test_conditions.py", "test_checklist.py"]
        stems = " or ".join(Path(file).stem for file in files[:-3])
        quiet += ["-k", f"{stems} or {rules}"]
    return [*quiet, *(str(ROOT / "tests" / file) for file in files)]


def main() -> None:
    """Print the survivors of each module, and how many were killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=1, dest="first")
    asked = parser.parse_args()
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    for library in ("pydantic", "typer", "yaml"):
        importlib.import_module(library)  # once, and not for every mutant

    for name in asked.modules:
        code = (ROOT / "salesplan_cli" / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8")
        arguments = tests_of(name)
        if not passes(name, code, arguments):
            sys.exit(f"{name}: its tests do not pass as it is: pytest {' '.join(arguments)}")
        killed = count = 0
        for mutant in mutants(code, asked.first, asked.every):
            count += 1
            if passes(name, mutant.source, arguments):
                print(f"  {name}:{mutant.line}: {mutant.change[:200]}", flush=True)
            else:
                killed += 1
        print(f"{name}: {killed} of {count} killed ({100 * killed // max(count, 1)}%)", flush=True)


if __name__ == "__main__":
    main()
