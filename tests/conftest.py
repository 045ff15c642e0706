"""What all tests share: the complete plan of the format page, and the tool's answers as plain data."""

from __future__ import annotations

import gc
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from salesplan_cli import console, library_help, program
from salesplan_cli.engine import Finding, Settings
from salesplan_cli.report import Report, examine

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background of a script ignores interrupts, and so would each command that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

MEASURED = {name: os.environ.pop(name) for name in ("COVERAGE_PROCESS_CONFIG",) if name in os.environ}
"""The environment of a command of which the coverage counts. Not of one that is interrupted: coverage's lock, taken
while an interrupt arrives, never comes free again."""

TESTS = Path(__file__).parent
TODAY = date(2026, 11, 23)


SALESPLAN = [sys.executable, "-m", "salesplan_cli"]
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if name
    not in (
        "PYTHONUNBUFFERED",
        "FORCE_COLOR",
        "NO_COLOR",
        "SALESPLAN_LANG",
        "GITHUB_ACTIONS",
        "GITHUB_STEP_SUMMARY",
        "COLUMNS",
    )
} | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def process(*arguments: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with `env` added to a clean environment."""
    environment = CLEAN | MEASURED | more.pop("env", {})  # type: ignore[operator]
    return subprocess.run(
        [*SALESPLAN, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=60,
        **more,
    )  # type: ignore[call-overload, no-any-return]


def run(
    *arguments: str,
    cwd: Path,
    env: Mapping[str, str] = {},
    input: str = "",  # noqa: A002 - as subprocess calls it
) -> subprocess.CompletedProcess[str]:
    """The same in this process, as another takes longer to start than to answer; but help pages, which are made in
    one language while modules are imported."""
    streams = [io.TextIOWrapper(io.BytesIO(each), "utf-8") for each in (input.encode(), b"", b"")]
    with as_it_was(), pytest.MonkeyPatch.context() as here:
        here.chdir(cwd)
        for name in list(os.environ):
            here.delenv(name)
        for name, value in (CLEAN | env).items():
            here.setenv(name, value)
        here.setattr(sys, "argv", ["salesplan", *arguments])
        for module in (console, library_help, program):
            here.setattr(module, "LANG", console.early_language(arguments, os.environ))
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            here.setattr(sys, name, stream)
        code = program.run(arguments)
        _, out, error = (stream.buffer.getvalue().decode() for stream in streams)
    return subprocess.CompletedProcess(arguments, code, out, error)


@contextmanager
def as_it_was() -> Iterator[None]:
    """What a run changes in its process is as it was before."""
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT), sys.unraisablehook, gc.get_threshold()
    yield
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGINT, before[1])
    sys.unraisablehook = before[2]
    gc.set_threshold(*before[3])
    gc.unfreeze()


def judged(text: str, **settings: object) -> Report:
    """The report of a plan's text."""
    return examine(text.encode(), "plan.yaml", Settings(TODAY, **settings))  # type: ignore[arg-type]


def counting(report: Report) -> list[Finding]:
    """The open findings that fail a plan: all but advice."""
    return [finding for finding in report.open() if finding.kind != "advice"]


def rules_of(report: Report) -> list[str]:
    """The rules of the open findings that fail a plan, each once, in order."""
    return sorted({finding.rule for finding in counting(report)})


def answers(report: Report) -> dict[str, str]:
    """The eleven answers."""
    return {each.criterion.id: each.answer for each in report.criteria}


@pytest.fixture(scope="session")
def complete() -> Iterator[str]:
    """The complete plan of the format page."""
    yield (TESTS / "data" / "complete.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, complete: str) -> Path:
    """A repository with a complete plan and a poor one."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "good.yaml").write_text(complete, encoding="utf-8")
    (tmp_path / "plans" / "poor.yaml").write_text("salesplan: 1\naccount_manager: Jan\nyear: 2027\n", encoding="utf-8")
    return tmp_path


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--refresh-golden` writes what the tool says now in place of what it should say."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden files anew; read the difference")


def check_committed(path: Path, said: str, request: pytest.FixtureRequest) -> None:
    """A committed file has what the tool says; with `--refresh-golden` it is written anew first."""
    if request.config.getoption("--refresh-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == said


@pytest.fixture
def quiet() -> Iterator[None]:
    """What a run changes in its process is as it was."""
    with as_it_was():
        yield
