"""Fuzz reading and judging: python tests/fuzz/fuzz_plan.py CORPUS -atheris_runs=2000000 (pip install atheris).

One execution is one file: read and judged, and every fourth length also reported in a format and language that follow
from the length. What guides the fuzzer is reading and what joins the rules; the rules themselves run at full speed.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

GUIDES = (
    "source", "traps", "yaml_faults", "encoding", "notation", "problems", "fields", "hints", "context", "consistency",
    "reading", "engine", "report",
)  # fmt: skip
with atheris.instrument_imports(include=[f"salesplan_cli.{name}" for name in GUIDES]):
    # What explains a fault is only imported at the first one, which would be too late to be guided by it.
    import salesplan_cli.hints
    import salesplan_cli.yaml_faults.syntax  # noqa: F401
    from salesplan_cli.engine import Settings
    from salesplan_cli.report import examine

from inert import obeyed
from salesplan_cli.render import FORMATS, About, render

TODAY = date(2026, 11, 23)
SETTINGS = Settings(TODAY)


def check(data: bytes) -> None:
    """A report with a score, every finding inside the file, and an output that nothing obeys."""
    report = examine(data, "plan.yaml", SETTINGS)
    assert 0 <= report.score <= 100
    assert report.findings or report.score == 100
    assert report.readable or len(report.findings) == 1
    height = max(1, len(report.lines))
    for finding in report.findings:
        line, column, end_line, end_column = finding.region
        assert 1 <= line <= end_line <= height, (finding.rule, finding.region)
        assert column >= 1, (finding.rule, finding.region)
        assert (line, column) <= (end_line, end_column), (finding.rule, finding.region)
    if len(data) % 4:
        return
    form, lang = [*FORMATS][len(data) % len(FORMATS)], ("en", "nl")[len(data) // len(FORMATS) % 2]
    output = "".join(render([report], form, About(lang=lang, as_of=TODAY)))
    assert not obeyed(output, form), obeyed(output, form)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
