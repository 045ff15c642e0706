"""`check`: every plan judged, the report or reports written, and the exit code that follows."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NoReturn

import typer

from salesplan_cli import files, jobs, render, settings
from salesplan_cli.commands import reports
from salesplan_cli.commands.outcome import Judged, Outcome
from salesplan_cli.console import (
    COULD_NOT_CHECK,
    DUMB,
    FAULT,
    INTERRUPTED,
    complain,
    emit,
    guarded,
    note,
)
from salesplan_cli.files import trouble
from salesplan_cli.limits import SUMMARY_BYTES
from salesplan_cli.render import FORMATS
from salesplan_cli.report import Report
from salesplan_cli.settings import Output, Run
from salesplan_cli.text import phrase

PROGRESS_FROM: Final = 200
"""Plans from which judging may take long enough for a progress bar."""
PROGRESS_AFTER: Final = 1.0
"""Seconds."""
NAMED_AT_MOST: Final = 3
"""Files passed over of which the name is told."""


def check(run: Run, *, watching: bool) -> int:
    """Judge the plans of a run, again at each save if it is watching, and give the exit code. Raises Trouble."""
    if watching and files.STANDARD_INPUT in run.paths:
        raise trouble(
            "standard input is read once, so there is nothing to watch: name files or folders, or leave out --watch",
            "de standaardinvoer wordt één keer gelezen, dus er valt niets te volgen: noem bestanden of mappen, of "
            "laat --watch weg",
        )
    code = _once(run)
    if watching and code not in (COULD_NOT_CHECK, FAULT):
        _watch(run)
    return code


def _once(run: Run) -> int:
    found = files.find(run.paths)
    troubles = [*found.troubles] if found.names or found.troubles else [reports.no_plan(run)]
    for each in troubles:
        complain(each.message, run.lang)
    outcome = Outcome(troubles, run.lang)
    run = run if run.chosen else _in_github_actions(run)
    reports.spare([*found.names, *found.passed_over], [*run.outputs, *_summary(run)])
    if not found.names:
        if told := tuple(filter(_is_told_of_nothing, run.outputs)):
            _deliver((), run._replace(outputs=told), outcome)
        # Whoever named no path does not know of one that is not there.
        reports.tell_note(run)
        _tell_passed_over(found.passed_over, run)
        return COULD_NOT_CHECK
    _deliver(found.names, run, outcome)
    if all(not FORMATS[each.form].tells_note for each in run.outputs):
        reports.tell_note(run)
    _tell_passed_over(found.passed_over, run)
    return outcome.end(exit_zero=run.exit_zero)


def _is_told_of_nothing(output: Output) -> bool:
    """Whether a report has words for it that nothing could be judged: else an earlier one would pass for this run's."""
    return FORMATS[output.form].tells_troubles and (output.file is not None or output.form == "github")


def _watch(run: Run) -> NoReturn:
    # Until an interrupt; then it leaves with 130 like any command that is interrupted.
    from salesplan_cli import watch

    before, known = watch.judged(run.paths, run.judging), watch.refused(run.paths)
    judged_last = watch.readable(before)
    if not run.quiet:
        note(
            phrase("watching {paths}; stop with Ctrl-C", "volgt {paths}; stop met Ctrl-C", paths=tuple(run.paths)),
            run.lang,
        )
    for _ in watch.saves(run.paths):
        after, refused = watch.judged(run.paths, run.judging), watch.refused(run.paths)
        emit(f"{each.say(run.lang)}\n" for each in watch.changes(before, after, judged_last))
        judged_last |= watch.readable(after)
        for at, each in enumerate(refused):
            if each not in [*known, *refused[:at]]:
                complain(each, run.lang)
        before, known = after, refused
    raise typer.Exit(INTERRUPTED)


def _in_github_actions(run: Run) -> Run:
    # There text alone would be lost in a log: annotations beside the lines come by themselves.
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return run
    return run._replace(outputs=(*run.outputs, Output("github", None)))


def _tell_passed_over(passed_over: Sequence[str], run: Run) -> None:
    if not passed_over or run.quiet:
        return
    note(
        phrase(
            "{n} YAML {n:file|files} passed over (no line that starts with `salesplan:`): {names}",
            "{n} {n:YAML-bestand|YAML-bestanden} overgeslagen (zonder regel die begint met `salesplan:`): {names}",
            n=len(passed_over),
            names=(*passed_over[:NAMED_AT_MOST], *["..."][: len(passed_over) - NAMED_AT_MOST]),
        ),
        run.lang,
    )


def _deliver(names: Sequence[str], run: Run, outcome: Outcome) -> None:
    progress = _progress(run, len(names))
    if len(run.outputs) == 1 and FORMATS[run.outputs[0].form].streamed:
        form, about = run.outputs[0].form, reports.about(run, run.outputs[0])._replace(troubles=outcome.messages)
        pieces = jobs.pieces(names, run.judging, form, about, jobs.processes(run.jobs, len(names)), outcome.complain)
        reports.write(render.joined(progress(outcome.of(pieces)), form, about), run.outputs[0])
        return
    judged = list(progress(outcome.of(jobs.reports(names, run.judging, outcome.complain))))
    renamed = settings.in_repository(names) if any(FORMATS[each.form].in_repository for each in run.outputs) else {}
    there = [report._replace(name=renamed.get(report.name, report.name)) for report in judged]
    for output in run.outputs:
        about = reports.about(run, output)._replace(troubles=outcome.messages)
        if output.form == "text" and output.file is None and reports.around(run).color:
            _in_color(judged, about)
        else:
            reports.write(
                render.render(there if FORMATS[output.form].in_repository else judged, output.form, about),
                output,
            )
    for output in _summary(run):
        _summarise(there, str(output.file), run, outcome)


def _summary(run: Run) -> list[Output]:
    """The summary of a run in GitHub Actions, to which the annotations are added in full."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    wanted = summary and any(output.form == "github" for output in run.outputs)
    return [Output("markdown", summary)] if wanted else []


def _summarise(judged: Sequence[Report], path: str, run: Run, outcome: Outcome) -> None:
    about = render.About(lang=run.lang, as_of=run.judging.as_of, note=run.note, troubles=outcome.messages)
    summary = "".join(render.render(judged, "markdown", about))
    if not files.append(path, summary, SUMMARY_BYTES) and not run.quiet:
        note(
            phrase(
                "{path}: the report is left out of the summary of this run, which would become larger than the 1 MiB "
                "that GitHub takes",
                "{path}: het rapport staat niet in de samenvatting van deze run, want die werd dan groter dan de 1 MiB "
                "die GitHub aanneemt",
                path=path,
            ),
            run.lang,
        )


def _in_color(judged: Iterable[Report], about: render.About) -> None:
    from rich.console import Console

    from salesplan_cli.render.layout import Canvas
    from salesplan_cli.render.terminal import print_to
    from salesplan_cli.render.text import lines

    # The size is said: Rich's own reading of COLUMNS and LINES falls over some values.
    console = Console(
        # FORCE_COLOR asks for colours on a dumb terminal too, such as the log of a pipeline.
        color_system="standard" if os.environ.get("TERM") in DUMB else "auto",
        force_terminal=True,
        width=about.width,
        height=reports.PAGE,
        highlight=False,
        legacy_windows=False,
    )
    canvas = Canvas(about.width, about.unicode, about.limit)
    changed_by = about.note.say(about.lang) if about.note else ""
    guarded(lambda: print_to(console, lines(tuple(judged), about.lang, canvas, changed_by)))


def _progress(run: Run, count: int) -> Callable[[Iterable[Judged]], Iterable[Judged]]:
    # On standard error, at a terminal that the report itself does not need, and only when it takes a while.
    to_file = all(output.file is not None for output in run.outputs)
    terminal = sys.stderr is not None and sys.stderr.isatty() and (to_file or not reports.around(run).terminal)
    if run.quiet or count < PROGRESS_FROM or not terminal:
        return lambda judged: judged
    return lambda judged: _with_bar(judged, count)


def _with_bar(judged: Iterable[Judged], count: int) -> Iterator[Judged]:
    started, bar, task = time.monotonic(), None, None
    try:
        for each in judged:
            if bar is None and time.monotonic() - started > PROGRESS_AFTER:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True, width=80, height=reports.PAGE), transient=True)
                task = bar.add_task("salesplan", total=count)
                bar.start()
            yield each
            if bar is not None and task is not None:
                bar.advance(task)
    finally:
        if bar is not None:
            bar.stop()
