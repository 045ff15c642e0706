"""`compare`: the plans of a git revision beside those that are there now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from salesplan_cli.commands import reports
from salesplan_cli.commands.outcome import Outcome
from salesplan_cli.compare import compare_contents, fails
from salesplan_cli.console import COULD_NOT_CHECK, complain
from salesplan_cli.faults import each_made
from salesplan_cli.git.changes import changes, split
from salesplan_cli.render import compare as shown
from salesplan_cli.settings import Output, Run, naming
from salesplan_cli.settings_file import unknown

GATES: Final = ("worse", "never")


def compare(words: Sequence[str], outputs: Sequence[Output], fail_on: str, run: Run) -> int:
    """Compare the plans that the words name with a revision, and give the exit code. Raises Trouble."""
    if fail_on not in GATES:
        raise unknown("fail-on", fail_on, GATES)
    ref, paths = split(list(words))
    run = naming(run, paths) if paths else run
    found = changes(ref, run.paths)
    for each in found.troubles:
        complain(each.message, run.lang)
    if not found.pairs:
        if not found.troubles:
            complain(reports.no_plan(run).message, run.lang)
        reports.tell_note(run)
        return COULD_NOT_CHECK
    reports.spare([pair.name for pair in found.pairs], outputs)
    outcome = Outcome([*found.troubles], run.lang)
    # In their order and not by name: one may be gone while another has its name now.
    pairs = iter(found.pairs)
    names = [pair.name for pair in found.pairs]
    made = each_made(names, lambda _: compare_contents(*next(pairs), run.judging), outcome.complain)
    comparisons = list(made)
    for output in outputs:
        reports.write(shown.render(comparisons, found.against, output.form, reports.about(run, output)), output)
    outcome.fell_short += fail_on == "worse" and fails(comparisons)
    return outcome.end()
