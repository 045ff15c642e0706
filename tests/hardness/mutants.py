"""Which small changes of the package no test notices: python tests/hardness/mutants.py [MODULE ...]

Every operator of Cosmic Ray (`pip install cosmic-ray`) is put at every place of the modules named, or of all. In a copy
of the project the tests run once, each with the lines that it reaches, also in the commands that it starts; then each
mutant runs in a process of its own the tests that reach its line, quickest first, until one fails. Those that survive
are printed to be looked at: a test is missing, or nothing changes. `--every 10` takes one of ten, `--from 3` starts at
the third.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import contextlib
import gc
import importlib.util
import itertools
import operator
import os
import pickle
import py_compile
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from cosmic_ray import plugins
from cosmic_ray.mutating import mutate_code
from coverage import Coverage

ROOT = Path(__file__).parents[2]
SAME = ("Eq_Is", "NotEq_IsNot", "Is_Eq", "IsNot_NotEq")
"""The identity of small numbers and of words in the source is the equality."""
IDENTITY = ("Is", "IsNot")
ORDERING = ("Lt", "LtE", "Gt", "GtE")
"""What `is` and `is not` are not exchanged for, nor the other way round: nobody orders None, and `==` is put there."""
ARITHMETIC = (
    "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Div", "FloorDiv_Mul", "Mod_Mul", "Mod_FloorDiv",
    "BitOr_BitAnd", "Pow_Mul",
)  # fmt: skip
"""One other operator for each: which one hardly matters."""
ORDERED = re.compile(r'(?:<=|>=|<|>)\s*"')
"""An order between words (`kind >= "missing"`), which nobody writes."""
SIGNS: dict[type[ast.unaryop], Callable[[int], int]] = {
    ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Invert: operator.invert,
}  # fmt: skip
COVERAGERC = """\
[run]
source = salesplan_cli
parallel = true
data_file = {copy}/.coverage
context = ${{SALESPLAN_TEST-}}
"""
"""Of each command that a test starts, the test is kept with what it reaches."""
SURVIVOR = re.compile(r"^  ([\w.]+):\d+: (.*)$", re.MULTILINE)
"""A line of the output. The number of the line may have changed since."""
PATIENCE = 5
"""A test that takes so many times as long as it did, and ten seconds, hangs."""


Changes = list[tuple[CodeType, CodeType]]


class Mutant(NamedTuple):
    """A changed module, and what was changed."""

    line: int
    change: str
    source: str


class _Plain(ast.NodeTransformer):
    # Types are not run, how much a cache keeps and whether `zip` is strict change no answer, and `~1` is the number -2.
    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(0)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in ("lru_cache", "zip"):
            node.keywords = []
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        sign, number = SIGNS.get(type(node.op)), node.operand
        if sign and isinstance(number, ast.Constant) and isinstance(number.value, int):
            return ast.Constant(sign(number.value))
        return node


def mutants(code: str, first: int = 1, every: int = 1) -> Iterator[Mutant]:
    """Every mutant of a module that is another program, or a sample: one place of so many for each operator."""
    seen = {ast.dump(_Plain().visit(ast.parse(code)))}
    for at, name in enumerate(sorted(plugins.operator_names())):
        change = name.partition("/")[2]
        pair = change.rpartition("Operator_")[2]
        was, _, now = pair.partition("_")
        if change.startswith("ReplaceComparison") and (
            pair in SAME or (was in IDENTITY and now in ORDERING) or (was in ORDERING and now in IDENTITY)
        ):
            continue
        if change.startswith("ReplaceBinary") and pair not in ARITHMETIC:
            continue
        if change.startswith(("ExceptionReplacer", "VariableInserter", "VariableReplacer", "RemoveDecorator")):
            continue
        # Not the same place for each, or a sample would be of the beginning of the module.
        occurrence = (first - 1 + 7 * at) % every
        while (changed := mutate_code(code, plugins.get_operator(name)(), occurrence)) is not None:
            occurrence += every
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("error", SyntaxWarning)
                    compile(changed, "", "exec")
            except SyntaxError:  # `**names` taken for a power, a number that `is` another
                continue
            tree = ast.dump(_Plain().visit(ast.parse(changed)))
            if tree not in seen:
                seen.add(tree)
                both = zip(code.splitlines(), changed.splitlines(), strict=False)
                line, here, there = next((at, a.strip(), b.strip()) for at, (a, b) in enumerate(both, 1) if a != b)
                if len(ORDERED.findall(there)) <= len(ORDERED.findall(here)):
                    yield Mutant(line, f"{here} -> {there}", changed)


class Measured(NamedTuple):
    """The tests that reach a line of a module, "" for what runs when it is imported, and the seconds of each test."""

    tests: dict[str, dict[int, set[str]]]
    took: dict[str, float]


class Reached:
    """Measures, as a plugin of pytest, what each test reaches, how long it takes, and whether it passes."""

    def __init__(self, copy: Path) -> None:
        settings = copy / ".mutants.coveragerc"
        settings.write_text(COVERAGERC.format(copy=copy), encoding="utf-8")
        self.coverage = Coverage(config_file=str(settings))
        self.commands = {"COVERAGE_PROCESS_START": str(settings)}
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: set[str] = set()

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.coverage.switch_context(item.nodeid)
        sys.modules["conftest"].MEASURED.update(self.commands, SALESPLAN_TEST=item.nodeid)
        forget()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    def measured(self, copy: Path) -> Measured:
        """What was found, when all tests have run."""
        self.coverage.stop()
        sys.modules["conftest"].MEASURED.clear()
        self.coverage.combine(keep=False)
        data = self.coverage.get_data()
        tests = {
            Path(file).relative_to(copy).as_posix(): {
                line: set(tests) - self.failed for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        return Measured(tests, {test: took for test, took in self.seconds.items() if test not in self.failed})


def forget() -> None:
    """Empty the caches of the package: what one test computed is reached by the next as well."""
    for name, module in list(sys.modules.items()):
        if name.startswith("salesplan_cli"):
            for each in vars(module).values():
                if isinstance(each, _lru_cache_wrapper):
                    each.cache_clear()


class Trial:
    """The tests of a copy of the project, ready to be run on mutants."""

    def __init__(self, copy: Path, items: Sequence[pytest.Item], measured: Measured, seconds: float) -> None:
        self.copy, self.seconds = copy, seconds
        self.tests, self.took = measured
        self.items = {item.nodeid: item for item in items if item.nodeid in self.took}
        self.functions: dict[CodeType, list[FunctionType]] = defaultdict(list)
        """The functions in place, by what they run."""
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and (each.__module__ or "").startswith("salesplan_cli"):
                self.functions[each.__code__].append(each)
        self.killers: dict[tuple[str, int], list[str]] = defaultdict(list)
        """Of a line what killed there, the last one first."""
        reached = {
            module: Counter(itertools.chain.from_iterable(reach.values())) for module, reach in self.tests.items()
        }
        widest = [test for test, _ in sum(reached.values(), Counter[str]()).most_common(20)]
        self.best = {
            module: Counter(dict.fromkeys([*widest, *(test for test, _ in most.most_common(30))], 0))
            for module, most in reached.items()
        }
        """Of a module how many each test killed; at first those that reach most of the package and of it."""

    def kills(self, module: str, code: str, mutant: Mutant) -> bool:
        """Whether a test fails on the mutant of a module."""
        file = self.copy / module
        reach = self.tests.get(module, {})
        lines = statement(code, mutant.line)
        tests = set[str]().union(*(reach.get(line, ()) for line in lines))
        before, after = (compile(each, file, "exec", dont_inherit=True) for each in (code, mutant.source))
        swaps = changes(before, after)
        # What runs when a module is imported is nowhere to be exchanged: a class as it is made, a constant.
        at_import = not tests or not swaps or not any(was in self.functions for was, _ in swaps)
        killer = None
        compiled = Path(importlib.util.cache_from_source(str(file)))
        compiled.unlink(missing_ok=True)  # it may be of the same second and length
        file.write_text(mutant.source, encoding="utf-8")  # for the commands that tests start
        try:
            if swaps is not None:
                killer = self._here(self._order(tests, module, lines), swaps)
            if killer is None and (swaps is None or at_import):
                # A line of both, such as one with a lambda, is reached at import and by what calls it.
                tests = set[str]().union(*reach.values()) & self.items.keys() or set(self.items)
                killer = self._anew(self._order(tests, module, lines))
        finally:
            file.write_text(code, encoding="utf-8")
            py_compile.compile(str(file))
        if killer is not None:
            self.killers[module, lines.start].insert(0, killer)
            self.best.setdefault(module, Counter())[killer] += 1
        return killer is not None

    def _order(self, tests: set[str], module: str, lines: range) -> list[str]:
        """What killed its neighbours, its own, the quickest, what killed others, and the rest while there is time."""
        near = sorted(
            (abs(line - lines.start), killers) for (of, line), killers in self.killers.items() if of == module
        )
        quick = sorted(tests & self.items.keys(), key=lambda test: (self.took[test], test))
        # `notation/vague.py` is tested by test_notation.py, `c03_customer_priorities.py` by test_c01_c03.py.
        # `criteria/activities/` is what `c07_activities.py` judges.
        parts = Path(module).with_suffix("").parts[1:]
        judged = [each.stem for part in parts for each in self.copy.glob(f"salesplan_cli/criteria/c??_{part}.py")]
        own = [re.sub("(_c[0-9]{2})_.*", r"\1", f"_{part}") for part in (*parts, *judged)]
        order: dict[str, None] = {}
        seconds = 0.0
        for most, likely in (
            (1.0, [test for _, killers in near[:10] for test in killers[:3]]),
            (10.0, [test for test in quick if any(each in test.partition("::")[0] for each in own)]),
            (2.0, [test for test in quick if any(each.upper()[1:] in test for each in own)]),
            (2.0, quick),
            (self.seconds, [test for test, _ in self.best.get(module, Counter()).most_common(60)]),
            (self.seconds, quick),
        ):
            end = min(seconds + most, self.seconds)
            for test in likely:
                takes = self.took.get(test, 0) + 0.002
                if test in tests and test not in order and (seconds + takes <= end or not order):
                    order[test] = None
                    seconds += takes
        return list(order)

    def _here(self, order: Sequence[str], swaps: Changes) -> str | None:
        """The first test that fails with the functions in place exchanged for those of the mutant."""
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.setsid()
            try:
                self._run(order, swaps, write)
            finally:
                os._exit(1)
        os.close(write)
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # what a test that hung has started
        with os.fdopen(read) as said:
            begun = said.read().split()
        return None if status == 0 else order[int(begun[-1])] if begun else order[0]

    def _run(self, order: Sequence[str], swaps: Changes, begun: int) -> None:
        silent = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silent, stream)
        for was, now in swaps:
            for function in self.functions[was]:
                function.__code__ = now
        items = [self.items[test] for test in order]
        for at, item in enumerate(items):
            forget()
            os.write(begun, f"{at}\n".encode())
            signal.alarm(int(10 + PATIENCE * self.took[item.nodeid]))
            after = items[at + 1] if at + 1 < len(items) else None
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
                return
        os._exit(0)

    def _anew(self, order: Sequence[str]) -> str | None:
        """The same in a process that imports the mutant: what runs at import is nowhere to be exchanged."""
        asked = [sys.executable, __file__, "--only", str(self.copy)]
        try:
            found = subprocess.run(
                asked,
                input="\n".join(order),
                capture_output=True,
                text=True,
                timeout=60 + PATIENCE * self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return order[0]
        return (
            None
            if found.returncode in (0, pytest.ExitCode.NO_TESTS_COLLECTED)
            else found.stdout.splitlines()[-1]
            if found.stdout
            else order[0]
        )


def statement(code: str, line: int) -> range:
    """The lines of the smallest statement or lambda around a line; of one with a block, of its head."""
    best = range(1, len(code.splitlines()) + 1)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.stmt | ast.Lambda) and node.lineno <= line <= (node.end_lineno or node.lineno):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if isinstance(body, list) else node.end_lineno or node.lineno
            found = range(node.lineno, max(end, node.lineno) + 1)
            if line in found and len(found) <= len(best):
                best = found
    return best


def changes(was: CodeType, now: CodeType) -> Changes | None:
    """The functions that differ, each with the new one; None if a module itself does."""
    pairs = _pairs(was, now)
    if pairs is None or _own(was) != _own(now):
        return None
    return [(a, b) for a, b in pairs if a != b]


def _pairs(was: CodeType, now: CodeType) -> Changes | None:
    inner_was = [each for each in was.co_consts if isinstance(each, CodeType)]
    inner_now = [each for each in now.co_consts if isinstance(each, CodeType)]
    if len(inner_was) != len(inner_now):
        return []
    pairs: Changes = []
    for a, b in zip(inner_was, inner_now, strict=True):
        if a.co_name != b.co_name or a.co_freevars != b.co_freevars:
            return None
        pairs += [(a, b), *(_pairs(a, b) or ())]
    return pairs


def _own(code: CodeType) -> tuple[object, ...]:
    consts = [type(each) if isinstance(each, CodeType) else (type(each), each) for each in code.co_consts]
    return code.co_code, consts, code.co_names


class Only:
    """Runs, as a plugin of pytest, the tests named, in this order, and says at the end which one failed."""

    def __init__(self, order: Sequence[str]) -> None:
        self.order = {test: at for at, test in enumerate(order)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((each for each in items if each.nodeid in self.order), key=lambda it: self.order[it.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid


class Mutate:
    """Tries, as a plugin of pytest, every mutant once the tests have passed."""

    def __init__(self, copy: Path, asked: argparse.Namespace) -> None:
        self.copy, self.asked = copy, asked

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """The loop of pytest itself first, unless another run has kept what it found."""
        items = [item for item in session.items if not item.get_closest_marker("slow")]
        kept = self.asked.measured
        if kept and kept.exists():
            measured = Measured(*pickle.loads(kept.read_bytes()))
        else:
            reached = Reached(self.copy)
            session.config.pluginmanager.register(reached)
            reached.coverage.start()
            for item, after in itertools.pairwise([*items, None]):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            session.config.pluginmanager.unregister(reached)
            measured = reached.measured(self.copy)
            print(
                f"\n{len(items)} tests; left out, because they fail in a copy: {len(reached.failed)}",
                *sorted(reached.failed)[:5],
                flush=True,
            )
            if kept:
                kept.write_bytes(pickle.dumps(tuple(measured)))
        again = set(SURVIVOR.findall(self.asked.again.read_text(encoding="utf-8"))) if self.asked.again else set()
        trial = Trial(self.copy, items, measured, self.asked.seconds)
        for name in self.asked.modules:
            module = f"salesplan_cli/{name.replace('.', '/')}.py"
            code = (self.copy / module).read_text(encoding="utf-8")
            killed = count = 0
            for mutant in mutants(code, self.asked.first, self.asked.every):
                if self.asked.again and (name, mutant.change[:200]) not in again:
                    continue
                count += 1
                if trial.kills(module, code, mutant):
                    killed += 1
                else:
                    print(f"  {name}:{mutant.line}: {mutant.change[:200]}", flush=True)
            print(f"{name}: {killed} of {count} killed ({100 * killed // max(count, 1)}%)", flush=True)
        return True


def main() -> int:
    """Print the survivors of each module, and how many were killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="like notation or criteria.c07_activities; all without")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=1, dest="first")
    parser.add_argument("--seconds", type=float, default=60, help="of tests for one mutant (60)")
    parser.add_argument("--again", type=Path, help="only what survived a run of which this is the output")
    parser.add_argument("--measured", type=Path, help="keeps what the tests reach: for a second run, or beside one")
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--tests", nargs="*", default=["tests"])
    asked = parser.parse_args()
    quiet = ["-q", "--tb=no", "-p", "no:cacheprovider", "-o", "tmp_path_retention_policy=none"]
    if asked.only:
        quiet += ["--basetemp", str(asked.only.parent / "anew")]
        os.chdir(asked.only)
        only = Only(sys.stdin.read().splitlines())
        code = pytest.main([*quiet, "-x", "tests"], plugins=[only])
        print(only.failed or ("none" if code else ""))
        return int(code)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__", ".*_cache", ".venv"))
        os.chdir(copy)
        os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.path[:0] = [str(copy / "tests"), str(copy)]
        package = copy / "salesplan_cli"
        compileall.compile_dir(package, quiet=1)  # what a command imports is not compiled each time
        modules = [".".join(file.relative_to(package).with_suffix("").parts) for file in sorted(package.rglob("*.py"))]
        named = {name: [each for each in modules if f"{each}.".startswith(f"{name}.")] for name in asked.modules}
        if unknown := [name for name, found in named.items() if not found]:
            parser.error(f"no such module or package: {', '.join(unknown)}")
        asked.modules = [*itertools.chain(*named.values())] or modules
        quiet += ["--basetemp", str(copy.parent / "here")]  # no other run clears it away
        return int(pytest.main([*quiet, *asked.tests], plugins=[Mutate(copy, asked)]))


if __name__ == "__main__":
    sys.exit(main())
