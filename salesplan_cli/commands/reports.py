"""Where a report goes and what can be shown there; for every command that writes one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from salesplan_cli import files, render
from salesplan_cli.console import PIPED_WIDTH, Surroundings, emit, note, surroundings
from salesplan_cli.limits import TERMINAL_FINDINGS
from salesplan_cli.render import FORMATS
from salesplan_cli.settings import Output, Run
from salesplan_cli.settings_file import is_settings_file, overwritten

PAGE: Final = 25
"""Lines of a terminal, where Rich asks and it makes no difference."""


def spare(names: Sequence[str], outputs: Sequence[Output]) -> None:
    """Raises Trouble where a report would take the place of a plan or of a settings file."""
    for file in (output.file for output in outputs if output.file is not None):
        if any(files.is_same(file, name) for name in names):
            raise files.trouble(
                "{path}: this is one of the plans to judge, and a report never overwrites a plan",
                "{path}: dit is een van de plannen die beoordeeld worden, en een rapport overschrijft nooit een plan",
                path=file,
            )
        if files.is_plan_file(file):
            raise files.trouble(
                "{path}: this is a plan, and a report never overwrites a plan: choose another name",
                "{path}: dit is een plan, en een rapport overschrijft nooit een plan: kies een andere naam",
                path=file,
            )
        if is_settings_file(file):
            raise overwritten(file)


def no_plan(run: Run) -> files.Trouble:
    """That there is nothing to judge, and how there comes to be."""
    return files.trouble(
        "no plan found in {paths}: a plan is a .yaml file with a line that starts with `salesplan:`; "
        "make one with `salesplan init`",
        "geen plan gevonden in {paths}: een plan is een .yaml-bestand met een regel die begint met "
        "`salesplan:`; maak er een met `salesplan init`",
        paths=tuple(run.paths),
    )


def tell_note(run: Run) -> None:
    """Which settings file changed the outcome, where no report says it."""
    # A settings file that asks for quiet does not hide that.
    if run.note is not None and not run.hushed:
        note(run.note, run.lang)


def around(run: Run) -> Surroundings:
    """What standard output can show in this run."""
    return surroundings(run.no_color, os.environ)


def about(run: Run, output: Output) -> render.About:
    """What a report needs to know of the run and of where it goes."""
    screen, on_screen = around(run), output.file is None
    return render.About(
        lang=run.lang,
        as_of=run.judging.as_of,
        width=screen.width if on_screen else PIPED_WIDTH,
        unicode=screen.unicode or not on_screen,
        limit=TERMINAL_FINDINGS if on_screen and screen.terminal else None,
        note=run.note,
    )


def write(chunks: Iterable[str], output: Output) -> None:
    """Write a report to its file or to standard output. Raises Trouble."""
    if output.file is not None:
        files.write(output.file, chunks)
        return
    form = FORMATS.get(output.form)  # a schema is none of them
    if not (form and form.for_people) and hasattr(sys.stdout, "reconfigure"):
        # What a program reads is UTF-8 everywhere; people get what their terminal can show.
        sys.stdout.reconfigure(encoding="utf-8")
    emit(chunks)
