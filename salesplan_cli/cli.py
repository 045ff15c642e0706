"""The commands: arguments -> call -> write -> exit code. Imports are inside the commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Final

import typer

from salesplan_cli import __version__
from salesplan_cli.console import COULD_NOT_CHECK, complaining_in, emit, say, surroundings, tell
from salesplan_cli.library_help import Help, Helps

app = typer.Typer(
    cls=Helps,
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
OutputsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar=say("FILE", "BESTAND"),
        help=say("File for the report; one for each --format.", "Bestand voor het rapport; één per --format."),
    ),
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
    bool,
    typer.Option("--quiet", "-q", help=say("No remarks beside the result.", "Geen opmerkingen naast het resultaat.")),
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
    cls=Help,
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
    output: OutputsOption = None,
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
    from salesplan_cli.commands.check import check as judge

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
        code = judge(run, watching=watch)
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


@app.command(
    "compare",
    cls=Help,
    help=say(
        "Say what a change does. Each plan as it was at a git revision, beside the plan as it is.",
        "Zeg wat een wijziging doet. Elk plan zoals het was in git, naast het plan zoals het is.",
    ),
)
def compare(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("REF|PATH", "REF|PAD"),
            show_default=False,
            help=say(
                "A git revision (default: where the branch left the main branch; on the main branch the last commit, "
                "or if nothing has changed since: what is pushed, else the commit before it), and plan files or "
                "folders.",
                "Een git-revisie (anders: het punt waar de branch begon; op de hoofdbranch de laatste commit, of als "
                "er sindsdien niets veranderd is: wat er gepusht is, anders de commit ervoor), en planbestanden of "
                "mappen.",
            ),
        ),
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar=say("FORMAT", "FORMAAT"),
            help=say(
                "text, json or markdown; repeat it for several.", "text, json of markdown; herhaal het voor meer."
            ),
        ),
    ] = None,
    output: OutputsOption = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="worse|never",
            show_default=False,
            help=say(
                "Fail when a plan got worse or stopped passing; default worse.",
                "Eindig met een fout als een plan slechter werd of niet meer voldoet; anders worse.",
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
    from salesplan_cli.commands.compare import compare as beside
    from salesplan_cli.render.compare import FORMS

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
        files = _in_pairs(form or (), output or (), context.obj or ())
        outputs = settings.outputs("format", tuple(form or ()), files, config, FORMS)
        code = beside(tuple(words or ()), outputs, fail_on, run)
    raise typer.Exit(code)


@app.command(
    "init",
    cls=Help,
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
    from salesplan_cli.commands.init import Asked, new_plan, pipeline
    from salesplan_cli.settings import chosen_language

    chosen = chosen_language(lang, os.environ)
    asked = Asked(path, name, manager, organisation, year, currency, target, from_, example, force)
    ask = _ask if sys.stdin is not None and sys.stdin.isatty() else None
    with complaining_in(chosen):
        if ci is not None:
            written = [pipeline(ci, asked, chosen)]
        else:
            written = new_plan(asked, chosen, _today(), ask)
        # The file is written, which is what was asked: that nobody can read what is said of it undoes nothing.
        if not quiet and sys.stdout is not None:
            for each in written:
                emit([f"{each.say(chosen)}\n"])


def _ask(question: str, default: str | None) -> str:
    return str(typer.prompt(question, default=default or "", show_default=bool(default)))


@app.command(
    "explain",
    cls=Help,
    help=say(
        "Explain a question or rule. With examples; without an id the whole checklist.",
        "Leg een vraag of regel uit. Met voorbeelden; zonder code de hele lijst.",
    ),
)
def explain(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            show_default=False,
            help=say("C06, 6, C06.weeks, a key or a word.", "C06, 6, C06.weeks, een veld of een woord."),
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
    around = surroundings(no_color, os.environ)
    page = pages.pages(ids or (), chosen, around.width)
    if not page.found:
        tell(f"salesplan: {page.text}")
        raise typer.Exit(COULD_NOT_CHECK)
    with complaining_in(chosen):
        emit([page.text])


@app.command(
    "schema",
    cls=Help,
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
    from salesplan_cli.commands import reports
    from salesplan_cli.settings_schema import settings_schema

    chosen = settings.chosen_language(lang, os.environ)
    written = schemas.dump(settings_schema(chosen) if of_settings else schemas.plan_schema(chosen))
    with complaining_in(chosen):
        to = settings.output("schema", output)
        reports.spare([], [to])
        reports.write([written], to)
