"""The commands: arguments -> call -> write -> exit code. Imports are inside the commands."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn, TypeVar

import typer
import typer.core

from salesplan_cli import __version__
from salesplan_cli.console import (
    COULD_NOT_CHECK,
    FALLS_SHORT,
    INTERRUPTED,
    LANG,
    PASSED,
    complain,
    complaining_in,
    emit,
    guarded,
    note,
    say,
    tell,
)
from salesplan_cli.limits import SUMMARY_BYTES, TERMINAL_FINDINGS
from salesplan_cli.text import Lang, Phrase, Text, both, phrase

if TYPE_CHECKING:
    from salesplan_cli import render
    from salesplan_cli.files import Trouble
    from salesplan_cli.report import Report
    from salesplan_cli.settings import Output, Run, Surroundings

GATES: Final = ("worse", "never")
PROGRESS_FROM: Final = 200
"""Plans from which judging may take long enough for a progress bar."""
NAMED_AT_MOST: Final = 3
"""Files passed over of which the name is told."""
PROGRESS_AFTER: Final = 1.0
"""Seconds."""
PAGE: Final = 25
"""Lines of a terminal, where Rich asks and it makes no difference."""


_HEADINGS: Final = {
    "Usage: ": "Gebruik: ", "Arguments:": "Argumenten:", "Options:": "Opties:", "Commands:": "Opdrachten:",
    "[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [ARGUMENTEN]...", "[default: ": "[anders: ",
}  # fmt: skip
"""Words of help pages that come from the library."""
_WORDS: Final = {
    "--install-completion": ("Install completion for this shell.", "Installeer aanvulling voor deze shell."),
    "--show-completion": ("Show completion for this shell.", "Toon de aanvulling voor deze shell."),
    "--help": ("Show this help.", "Toon deze uitleg."),
}


class _Help(typer.core.TyperCommand):
    """A command whose help is wholly in the language of this run."""

    def get_help(self, ctx: Any) -> str:
        for argument in self.params:
            if argument.param_type_name == "argument":
                # Beside its name the library shows Python's type.
                vars(argument)["display_type"] = lambda _: ""
        return _translated(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))


class _Helps(typer.core.TyperGroup):
    """The commands together, their help in the language of this run."""

    def get_params(self, ctx: Any) -> Any:
        return [_explained(option) for option in super().get_params(ctx)]

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            raise _no_command(args[0], tuple(self.commands))
        return super().resolve_command(ctx, args)


def _no_command(word: str, known: Sequence[str]) -> Trouble:
    import shlex

    from salesplan_cli import files, settings

    if os.path.lexists(word):
        path = shlex.quote(word)
        return files.trouble(
            "{word:quoted} is no command; to judge it: salesplan check {path}",
            "{word:quoted} is geen opdracht; om het te beoordelen: salesplan check {path}",
            word=word,
            path=both(path),
        )
    if word.lower().endswith(files.SUFFIXES) or "/" in word or word in ("plan", "plans"):
        return files.trouble(
            "{word:quoted} is no command, and there is no such file or folder here either; plans are judged with "
            "`salesplan check`",
            "{word:quoted} is geen opdracht, en een bestand of map met die naam is er hier ook niet; plannen beoordeel "
            "je met `salesplan check`",
            word=word,
        )
    return settings.unknown(Text("command", "opdracht"), word, known)


def _explained(option: Any) -> Any:
    """An option of the library's own, in our words."""
    for name in getattr(option, "opts", ()):
        if name in _WORDS:
            option.help = say(*_WORDS[name])
        if name in _COMPLETION:
            option.callback = _COMPLETION[name]
    return option


def _install_completion(context: Any, _: Any, shell: str | bool | None) -> None:
    from typer._completion_shared import install

    if shell and not context.resilient_parsing:
        name, path = install(_shell(shell))
        said = phrase(
            "completion for {shell} is written to {path}; it works once you open a new terminal",
            "de aanvulling voor {shell} staat in {path}; hij werkt zodra je een nieuwe terminal opent",
            shell=name,
            path=both(str(path)),
        )
        emit([f"{said.say(LANG)}\n"])
        raise typer.Exit


def _show_completion(context: Any, option: Any, shell: str | bool | None) -> Any:
    from typer.completion import show_callback

    return show_callback(context, option, shell and _shell(shell))


def _shell(said: str | bool) -> str:
    """The shell to complete in: the one that is named, else the one that this runs in. Raises Trouble."""
    from typer._completion_shared import Shells, _get_shell_name

    name = said if isinstance(said, str) else _get_shell_name()
    if name not in list(Shells):
        from salesplan_cli.files import trouble

        raise trouble(
            "there is no completion for this shell; there is for {shells}",
            "voor deze shell is er geen aanvulling; wel voor {shells}",
            shells=tuple(str(each) for each in Shells),
        )
    return str(name)


_COMPLETION: Final = {"--install-completion": _install_completion, "--show-completion": _show_completion}
"""What these do, its words in the language of this run."""


def _translated(page: str) -> str:
    for english, dutch in _HEADINGS.items() if LANG == "nl" else ():
        page = page.replace(english, dutch)
    return page


app = typer.Typer(
    cls=_Helps,
    name="salesplan",
    help=say(
        "Judges sales plans: eleven questions that a plan must answer in numbers.",
        "Beoordeelt verkoopplannen: elf vragen die een plan in getallen moet beantwoorden.",
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)

NAME: Final = say("NAME", "NAAM")
LangOption = Annotated[str | None, typer.Option("--lang", metavar="nl|en", help=say("Language.", "Taal."))]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help=say("Replace a file that is there already.", "Vervang een bestand dat er al is.")),
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", metavar=say("FILE", "BESTAND"), help=say("Write to a file.", "Schrijf naar een bestand.")),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=say("DATE", "DATUM"),
        help=say("The date that counts as today; default today.", "De datum die als vandaag telt; anders vandaag."),
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config", metavar=say("FILE", "BESTAND"), help=say("The settings file.", "Het bestand met instellingen.")
    ),
]
IsolatedOption = Annotated[
    bool, typer.Option("--isolated", help=say("Read no settings file.", "Lees geen instellingenbestand."))
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help=say("Say nothing but the result.", "Zeg niets dan het resultaat."))
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help=say("No colours.", "Geen kleuren."))]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"salesplan {__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("--version", callback=_show_version, is_eager=True, help=say("Show the version.", "Toon de versie.")),
]


def _today() -> date:
    # Where the user is: a waiver runs out when their calendar says so.
    return date.today()  # noqa: DTZ011


@app.callback()
def salesplan(
    context: typer.Context,
    lang: LangOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
    _version: VersionOption = False,
) -> None:
    """What is said before a command holds for that command."""
    said = {"lang": lang, "no_color": no_color, "quiet": quiet}
    context.default_map = {str(context.invoked_subcommand): {name: value for name, value in said.items() if value}}


@app.command(
    "check",
    cls=_Help,
    help=say(
        "Judge plan files. Lists what is missing: what, where, who must answer it, and what to write.",
        "Beoordeel planbestanden. Zegt wat ontbreekt: wat, waar, wie het moet invullen en wat je schrijft.",
    ),
)
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("PATH", "PAD"),
            show_default=False,
            help=say(
                "Plan files, folders with plans, or - for standard input; without it plans/.",
                "Planbestanden, mappen met plannen, of - voor de standaardinvoer; anders plans/.",
            ),
        ),
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar=say("FORMAT", "FORMAAT"),
            help=say(
                "text, concise, json, sarif, junit, github, gitlab, markdown or score; repeat it for several.",
                "text, concise, json, sarif, junit, github, gitlab, markdown of score; herhaal het voor meer.",
            ),
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            metavar=say("FILE", "BESTAND"),
            help=say("File for the report; one for each --format.", "Bestand voor het rapport; één per --format."),
        ),
    ] = None,
    fail_under: Annotated[
        str | None,
        typer.Option(
            "--fail-under",
            metavar="N",
            help=say("Fail a plan that scores less than N.", "Keur een plan af dat lager scoort dan N."),
        ),
    ] = None,
    require: Annotated[
        list[str] | None,
        typer.Option(
            "--require",
            metavar="C02,C07",
            help=say("Questions that must read yes.", "Vragen waarop het antwoord ja moet zijn."),
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="ID,...",
            help=say("Judge only these questions or rules.", "Alleen deze vragen of regels."),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="ID,...",
            help=say("Leave out these questions or rules.", "Zonder deze vragen of regels."),
        ),
    ] = None,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero", help=say("Exit with 0 whatever is found.", "Eindig met 0, wat er ook gevonden wordt.")
        ),
    ] = False,
    as_of: AsOfOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help=say(
                "Judge again at every save and say what it did to the score.",
                "Beoordeel opnieuw bij elke keer opslaan en zeg wat dat met de score doet.",
            ),
        ),
    ] = False,
    jobs: Annotated[
        str | None,
        typer.Option(
            "--jobs",
            metavar="N|auto",
            help=say("Processes for many plans; default auto.", "Processen bij veel plannen; anders auto."),
        ),
    ] = None,
    lang: LangOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
    _version: VersionOption = False,
) -> None:
    """Judge plan files."""
    from salesplan_cli import settings

    options = settings.Options(
        paths=tuple(paths or ()),
        format=tuple(form or ()),
        output=_in_pairs(form or (), output or (), context.obj or ()),
        fail_under=fail_under,
        require=tuple(require or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        exit_zero=exit_zero or None,
        as_of=as_of,
        lang=lang,
        no_color=no_color or None,
        quiet=quiet or None,
        config=config,
        isolated=isolated,
        jobs=jobs,
    )
    run = settings.load(options, os.environ, _today())
    with complaining_in(run.lang):
        if watch and "-" in run.paths:
            from salesplan_cli.files import trouble

            raise trouble(
                "standard input is read once, so there is nothing to watch: name files or folders, or leave out "
                "--watch",
                "de standaardinvoer wordt één keer gelezen, dus er valt niets te volgen: noem bestanden of mappen, of "
                "laat --watch weg",
            )
        code = _check(run)
        if watch and code != COULD_NOT_CHECK:
            _watch(run)
    raise typer.Exit(code)


def _in_pairs(formats: Sequence[str], files: Sequence[str], arguments: Sequence[str]) -> tuple[str | None, ...]:
    """The file of each format: where one of several has none, each file belongs to the format that it stands behind."""
    options = [each.partition("=")[0] for each in arguments]
    order = [each for each in options if each in ("--format", "--output")]
    alone = [behind for behind, each in pairwise(["--output", *order]) if each == "--output" == behind]
    if alone or not len(order) == len(formats) + len(files) == 2 * len(formats) - 1:
        return tuple(files)
    left = iter(files)
    return tuple(
        next(left, None) if behind == "--output" else None
        for each, behind in zip(order, [*order[1:], ""], strict=True)
        if each == "--format"
    )


def _check(run: Run) -> int:
    from salesplan_cli import files

    found = files.find(run.paths)
    for each in found.troubles:
        complain(each.message, run.lang)
    if not found.files:
        if not found.troubles:
            _no_plan(run)
        _name(found.passed_over, run)
        return COULD_NOT_CHECK
    names = [file.name for file in found.files]
    run = run if run.chosen else _in_github_actions(run)
    _spare(names, [*run.outputs, *_summary(run)])
    outcome = _Outcome([each.message for each in found.troubles], run.lang)
    _deliver(names, run, outcome)
    _name(found.passed_over, run)
    return outcome.code(run.exit_zero)


def _name(passed_over: Sequence[str], run: Run) -> None:
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


def _no_plan(run: Run) -> None:
    complain(
        phrase(
            "no plan found in {paths}: a plan is a .yaml file with a line that starts with `salesplan:`; "
            "make one with `salesplan init`",
            "geen plan gevonden in {paths}: een plan is een .yaml-bestand met een regel die begint met "
            "`salesplan:`; maak er een met `salesplan init`",
            paths=tuple(run.paths),
        ),
        run.lang,
    )


def _spare(names: Sequence[str], outputs: Sequence[Output]) -> None:
    from salesplan_cli import files, settings

    for output in outputs:
        if output.file is not None and any(files.is_same(output.file, name) for name in names):
            raise files.trouble(
                "{path}: this is one of the plans to judge, and a report never overwrites a plan",
                "{path}: dit is een van de plannen die beoordeeld worden, en een rapport overschrijft nooit een plan",
                path=output.file,
            )
        if output.file is not None and files.is_plan_file(output.file):
            raise files.trouble(
                "{path}: this is a plan, and a report never overwrites a plan: choose another name",
                "{path}: dit is een plan, en een rapport overschrijft nooit een plan: kies een andere naam",
                path=output.file,
            )
        if output.file is not None and settings.is_settings_file(output.file):
            raise settings.overwritten(output.file)


def _watch(run: Run) -> NoReturn:
    # Until an interrupt; then it leaves with 130 like any command that is interrupted.
    from salesplan_cli import watch

    before = watch.judged(run.paths, run.judging)
    if not run.quiet:
        note(
            phrase("watching {paths}; stop with Ctrl-C", "volgt {paths}; stop met Ctrl-C", paths=tuple(run.paths)),
            run.lang,
        )
    for _ in watch.saves(run.paths):
        after = watch.judged(run.paths, run.judging)
        emit(f"{each.say(run.lang)}\n" for each in watch.changes(before, after))
        before = after
    raise typer.Exit(INTERRUPTED)


def _in_github_actions(run: Run) -> Run:
    # There text alone would be lost in a log: annotations beside the lines come by themselves.
    from salesplan_cli.settings import Output

    if os.environ.get("GITHUB_ACTIONS") != "true":
        return run
    return run._replace(outputs=(*run.outputs, Output("github", None)))


Judged = TypeVar("Judged", "Report", "render.Piece")


class _Outcome:
    """What the exit code follows from, counted while reports pass by."""

    def __init__(self, troubles: list[Phrase], lang: Lang) -> None:
        self.troubles = troubles
        self.fell_short = 0
        self.lang = lang

    def complain(self, trouble: Trouble) -> None:
        """Say what keeps a file from being judged, and remember that something did."""
        complain(trouble.message, self.lang)
        self.troubles.append(trouble.message)

    def of(self, judged: Iterable[Judged]) -> Iterator[Judged]:
        """The same reports, or pieces of one, counted."""
        for each in judged:
            self.fell_short += not each.passed
            yield each

    def code(self, exit_zero: bool) -> int:
        """The highest of 0, 1 and 2 that applies."""
        if self.troubles:
            return COULD_NOT_CHECK
        return FALLS_SHORT if self.fell_short and not exit_zero else PASSED


def _deliver(names: Sequence[str], run: Run, outcome: _Outcome) -> None:
    from salesplan_cli import jobs, render, settings

    progress = _progress(run, len(names))
    if len(run.outputs) == 1 and run.outputs[0].form in render.STREAMED:
        form, about = run.outputs[0].form, _about(run, run.outputs[0])
        pieces = jobs.pieces(names, run.judging, form, about, jobs.processes(run.jobs, len(names)), outcome.complain)
        _write(render.joined(progress(outcome.of(pieces)), form, about), run.outputs[0])
        return
    reports = list(progress(outcome.of(jobs.reports(names, run.judging, outcome.complain))))
    renamed = settings.in_repository(names) if any(each.form in render.IN_REPOSITORY for each in run.outputs) else {}
    there = [report._replace(name=renamed.get(report.name, report.name)) for report in reports]
    for output in run.outputs:
        about = _about(run, output)._replace(troubles=tuple(outcome.troubles))
        if output.form == "text" and output.file is None and _around(run).color:
            _in_color(reports, about)
        else:
            _write(render.render(there if output.form in render.IN_REPOSITORY else reports, output.form, about), output)
    for output in _summary(run):
        _summarise(there, str(output.file), run)


def _summary(run: Run) -> list[Output]:
    """The summary of a run in GitHub Actions, to which the annotations are added in full."""
    from salesplan_cli.settings import Output

    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    wanted = summary and any(output.form == "github" for output in run.outputs)
    return [Output("markdown", summary)] if wanted else []


def _summarise(reports: Sequence[Report], path: str, run: Run) -> None:
    from salesplan_cli import files, render
    from salesplan_cli.render import github

    summary = github.summary(reports, render.Run(lang=run.lang, as_of=run.judging.as_of, note=run.note))
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


def _around(run: Run) -> Surroundings:
    from salesplan_cli import settings

    return settings.surroundings(run.no_color, os.environ)


def _about(run: Run, output: Output) -> render.Run:
    from salesplan_cli import render, settings

    around, on_screen = _around(run), output.file is None
    return render.Run(
        lang=run.lang,
        as_of=run.judging.as_of,
        width=around.width if on_screen else settings.PIPED_WIDTH,
        unicode=around.unicode or not on_screen,
        limit=TERMINAL_FINDINGS if on_screen and around.terminal else None,
        note=run.note,
    )


def _write(chunks: Iterable[str], output: Output) -> None:
    from salesplan_cli import files, settings

    if output.file is not None:
        files.write(output.file, chunks)
        return
    if output.form not in settings.FOR_PEOPLE and hasattr(sys.stdout, "reconfigure"):
        # What a program reads is UTF-8 everywhere; people get what their terminal can show.
        sys.stdout.reconfigure(encoding="utf-8")
    emit(chunks)


def _progress(run: Run, count: int) -> Callable[[Iterable[Judged]], Iterable[Judged]]:
    # On standard error, at a terminal that the report itself does not need, and only when it takes a while.
    to_file = all(output.file is not None for output in run.outputs)
    terminal = sys.stderr is not None and sys.stderr.isatty() and (to_file or not _around(run).terminal)
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

                bar = Progress(console=Console(stderr=True, width=80, height=PAGE), transient=True)
                task = bar.add_task("salesplan", total=count)
                bar.start()
            yield each
            if bar is not None and task is not None:
                bar.advance(task)
    finally:
        if bar is not None:
            bar.stop()


@app.command(
    "compare",
    cls=_Help,
    help=say(
        "Say what a change does. Each plan as it was at a git revision, beside the plan as it is.",
        "Zeg wat een wijziging doet. Elk plan zoals het was in git, naast het plan zoals het is.",
    ),
)
def compare(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("REF|PATH", "REF|PAD"),
            show_default=False,
            help=say(
                "A git revision (default: where the branch left the main branch; on the main branch the last commit, "
                "or the one before it if nothing has changed since), and plan files or folders.",
                "Een git-revisie (anders: het punt waar de branch begon; op de hoofdbranch de laatste commit, of die "
                "ervoor als er sindsdien niets veranderd is), en planbestanden of mappen.",
            ),
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar=say("FORMAT", "FORMAAT"), help=say("text, json or markdown.", "text, json of markdown.")
        ),
    ] = "text",
    output: OutputOption = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="worse|never",
            show_default=False,
            help=say(
                "Fail when a plan got worse or stopped passing; default worse.",
                "Faal als een plan slechter werd of niet meer voldoet; anders worse.",
            ),
        ),
    ] = "worse",
    as_of: AsOfOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    lang: LangOption = None,
    no_color: NoColorOption = False,
    quiet: QuietOption = False,
    _version: VersionOption = False,
) -> None:
    """Compare plans with a git revision."""
    from salesplan_cli import settings

    options = settings.Options(
        as_of=as_of,
        config=config,
        isolated=isolated,
        lang=lang,
        no_color=no_color or None,
        quiet=quiet or None,
        exit_zero=False,  # whether it fails is for --fail-on to say
    )
    run = settings.load(options, os.environ, _today())
    with complaining_in(run.lang):
        settings.spare(output, config)
        code = _compare(tuple(words or ()), settings.output(form, output), fail_on, run)
    raise typer.Exit(code)


def _compare(words: Sequence[str], output: Output, fail_on: str, run: Run) -> int:
    from salesplan_cli import files, git, settings
    from salesplan_cli.compare import compare_contents, fails
    from salesplan_cli.render import compare as shown

    if output.form not in shown.FORMS:
        raise settings.unknown("format", output.form, shown.FORMS)
    if fail_on not in GATES:
        raise settings.unknown("fail-on", fail_on, GATES)
    ref, paths = git.split(list(words))
    found = git.changes(ref, paths or run.paths)
    for each in found.troubles:
        complain(each.message, run.lang)
    if not found.pairs:
        if not found.troubles:
            _no_plan(run._replace(paths=tuple(paths) or run.paths))
        return COULD_NOT_CHECK
    _spare([pair.name for pair in found.pairs], [output])
    comparisons = []
    for pair in found.pairs:
        with files.judging(pair.name):
            comparisons.append(compare_contents(*pair, run.judging))
    _write(shown.render(comparisons, found.against, output.form, _about(run, output)), output)
    if found.troubles:
        return COULD_NOT_CHECK
    return FALLS_SHORT if fail_on == "worse" and fails(comparisons) else PASSED


def _in_color(reports: Iterable[Report], about: render.Run) -> None:
    from rich.console import Console

    from salesplan_cli import settings
    from salesplan_cli.render import text
    from salesplan_cli.render.layout import Canvas

    # The size is said: Rich's own reading of COLUMNS and LINES falls over some values.
    console = Console(
        # FORCE_COLOR asks for colours on a dumb terminal too, such as the log of a pipeline.
        color_system="standard" if os.environ.get("TERM") in settings.DUMB else "auto",
        force_terminal=True,
        width=about.width,
        height=PAGE,
        highlight=False,
        legacy_windows=False,
    )
    canvas = Canvas(about.width, about.unicode, about.limit)
    note = about.note.say(about.lang) if about.note else ""
    guarded(lambda: text.print_to(console, text.lines(tuple(reports), about.lang, canvas, note)))


@app.command(
    "init",
    cls=_Help,
    help=say(
        "Write a new plan. The eleven questions as comments, the sections to fill in, ready to check.",
        "Schrijf een nieuw plan. De elf vragen als toelichting en de onderdelen om in te vullen, klaar voor controle.",
    ),
)
def init(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar=say("PATH", "PAD"),
            show_default=False,
            help=say(
                "The file to write, or its folder; without it plans/NAME.yaml.",
                "Het bestand, of de map; anders plans/NAAM.yaml.",
            ),
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar=NAME, help=say("The account manager.", "De accountmanager."))
    ] = None,
    manager: Annotated[
        str | None, typer.Option("--manager", metavar=NAME, help=say("The sales manager.", "De salesmanager."))
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar=NAME, help=say("The organisation.", "De organisatie."))
    ] = None,
    year: Annotated[
        str | None,
        typer.Option(
            "--year",
            metavar=say("YEAR", "JAAR"),
            help=say("The year of the plan; 2027-04 from April on.", "Het jaar van het plan; 2027-04 vanaf april."),
        ),
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option(
            "--currency", metavar="CODE", help=say("Three letters; default EUR.", "Drie letters; anders EUR.")
        ),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--target", metavar=say("AMOUNT", "BEDRAG"), help=say("The revenue target.", "Het omzetdoel.")),
    ] = None,
    example: Annotated[
        bool,
        typer.Option(
            "--example",
            help=say("A complete plan that answers all eleven.", "Een volledig plan dat alle elf beantwoordt."),
        ),
    ] = False,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=say("OLD.yaml", "OUD.yaml"),
            help=say(
                "Next year's plan: names and structure kept, numbers emptied.",
                "Het plan voor volgend jaar: namen en opbouw blijven, de getallen worden leeg.",
            ),
        ),
    ] = None,
    ci: Annotated[
        str | None,
        typer.Option(
            "--ci",
            metavar="github|gitlab|pre-commit",
            help=say(
                "Write a pipeline that checks the plans instead.",
                "Schrijf in plaats daarvan een pijplijn die de plannen controleert.",
            ),
        ),
    ] = None,
    force: ForceOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
    _version: VersionOption = False,
) -> None:
    """Write a new plan."""
    from salesplan_cli import commands

    chosen = commands.chosen_language(lang, os.environ)
    asked = commands.Asked(path, name, manager, organisation, year, currency, target, from_, example, force)
    ask = _ask if sys.stdin is not None and sys.stdin.isatty() and not quiet else None
    with complaining_in(chosen):
        if ci is not None:
            written = [commands.pipeline(ci, asked, chosen)]
        else:
            written = commands.new_plan(asked, chosen, _today(), ask)
        if not quiet:
            for each in written:
                emit([f"{each.say(chosen)}\n"])


def _ask(question: str, default: str | None) -> str:
    return str(typer.prompt(question, default=default or "", show_default=bool(default)))


@app.command(
    "explain",
    cls=_Help,
    help=say(
        "Explain a question or rule. With examples; without an id the whole checklist.",
        "Leg een vraag of regel uit. Met voorbeelden; zonder code de hele lijst.",
    ),
)
def explain(
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            show_default=False,
            help=say("C06, 6, C06.weeks or a key.", "C06, 6, C06.weeks of een veld."),
        ),
    ] = None,
    lang: LangOption = None,
    no_color: NoColorOption = False,
    _version: VersionOption = False,
) -> None:
    """Explain a question or rule."""
    from salesplan_cli import explain as pages
    from salesplan_cli import settings

    chosen = settings.chosen_language(lang, os.environ)
    around = settings.surroundings(no_color, os.environ)
    page = pages.page(id_, chosen, around.width)
    if not page.found:
        tell(f"salesplan: {page.text}")
        raise typer.Exit(COULD_NOT_CHECK)
    with complaining_in(chosen):
        emit([page.text])


@app.command(
    "schema",
    cls=_Help,
    help=say(
        "Print the schema for editors. A JSON Schema of plan files.",
        "Toon het schema voor editors. Een JSON Schema van planbestanden.",
    ),
)
def schema(
    of_settings: Annotated[
        bool,
        typer.Option(
            "--settings", help=say("The schema of settings files instead.", "Het schema van instellingenbestanden.")
        ),
    ] = False,
    output: OutputOption = None,
    lang: LangOption = None,
    _version: VersionOption = False,
) -> None:
    """Print the JSON Schema of plan files."""
    from salesplan_cli import schema as schemas
    from salesplan_cli import settings

    chosen = settings.chosen_language(lang, os.environ)
    written = schemas.dump(settings.settings_schema(chosen) if of_settings else schemas.plan_schema(chosen))
    with complaining_in(chosen):
        to = settings.output("schema", output)
        _spare([], [to])
        _write([written], to)
