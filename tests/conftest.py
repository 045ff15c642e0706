"""What all tests share: the complete plan of the format page, and the tool's answers as plain data."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--refresh-golden` writes what the tool says now in place of what it should say."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden files anew; read the difference")
