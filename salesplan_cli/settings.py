"""Options, settings file and environment -> how this run judges and shows."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from salesplan_cli import engine, files, notation
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.files import trouble
from salesplan_cli.limits import MAX_DIGITS
from salesplan_cli.render import FORMATS
from salesplan_cli.settings_file import (
    AUTO,
    HIGHEST_SCORE,
    TABLES,
    SettingsFile,
    is_file,
    name_of,
    overwritten,
    read_file,
    unknown,
)
from salesplan_cli.text import LANGS, Lang, Phrase, lang_of_locale, phrase

DEFAULT_PATHS: Final = ("plans/",)
DEFAULT_FORMAT: Final = "text"


class Output(NamedTuple):
    """A format and where it goes; no file is standard output."""

    form: str
    file: str | None


class Run(NamedTuple):
    """Everything that a run of `check` or `compare` depends on."""

    judging: engine.Settings
    lang: Lang
    paths: tuple[str, ...]
    outputs: tuple[Output, ...]
    exit_zero: bool
    quiet: bool
    hushed: bool
    """Whether it is the command line that asks for quiet."""
    no_color: bool
    jobs: int | None
    """Processes at most; None: as many as it pays to use."""
    note: Phrase | None
    """Which settings file changed the outcome, if one did."""
    chosen: bool = True
    """False where nothing but the usual goes to standard output, so that annotations for GitHub may be added."""


class Options(NamedTuple):
    """What the command line says; None and empty mean: not said."""

    paths: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    output: tuple[str | None, ...] = ()
    """As many as formats, or one for each of the first; None for a format without a file."""
    fail_under: str | None = None
    require: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exit_zero: bool | None = None
    as_of: str | None = None
    lang: str | None = None
    no_color: bool | None = None
    quiet: bool | None = None
    jobs: str | None = None
    config: str | None = None
    isolated: bool = False


OUTCOME: Final = ("paths", "fail-under", "require", "select", "ignore", "exit-zero", "as-of", *TABLES)
"""Settings that can change whether a plan passes."""


def load(options: Options, environment: Mapping[str, str], today: date) -> Run:
    """The run that options, settings file and environment make together; options beat settings. Raises Trouble."""
    found = read_file(options.config, files.where(), isolated=options.isolated)
    values = _from_its_folder(found) if options.config is None else found.values

    def chosen(name: str) -> Any:
        said = getattr(options, name.replace("-", "_"))
        return said if said not in (None, ()) else values.get(name)

    def label(name: str) -> str:
        """What to call a setting: where it stands in a file, that comes first."""
        said = getattr(options, name.replace("-", "_"))
        return name if said not in (None, ()) or name not in values else f"{found.name}: {name}"

    judging = _judging(chosen, label, values, today)
    formats = tuple(chosen("format") or ())
    # The files of a settings file belong to its own formats.
    names = options.output if options.format else tuple(chosen("output") or ())
    if names and names != options.output and options.config is None:
        _stay_inside(Path(found.name or "").parent, names, label("output"))
    written = outputs(label("format"), formats, names, options.config)
    if options.config is None and not options.paths and (paths := values.get("paths")):
        folder = Path(found.name or "").parent
        _look_inside(files.repository(Path(os.path.realpath(folder))) or folder, paths, label("paths"))
    return Run(
        judging=judging,
        lang=language(options.lang or environment.get("SALESPLAN_LANG") or values.get("lang"), environment),
        paths=tuple(chosen("paths") or DEFAULT_PATHS),
        outputs=written,
        # A gate that the command line asks for is not taken away by a file.
        exit_zero=bool(options.exit_zero or (values.get("exit-zero") and not _has_gate(options))),
        quiet=bool(chosen("quiet")),
        hushed=bool(options.quiet),
        no_color=bool(chosen("no-color")),
        jobs=None if (jobs := chosen("jobs")) is None else _jobs(label("jobs"), str(jobs)),
        note=_note(found, options),
        chosen=bool(options.format) or any(each.file is None and not FORMATS[each.form].for_people for each in written),
    )


def _judging(
    chosen: Callable[[str], Any], label: Callable[[str], str], values: Mapping[str, Any], today: date
) -> engine.Settings:
    """How plans are judged. Raises Trouble where nothing is left to judge, or what is required is left out."""
    rules = {rule.id for criterion in CHECKLIST for rule in criterion.rules}
    criteria = {criterion.id for criterion in CHECKLIST}
    as_of = chosen("as-of")
    judging = engine.Settings(
        as_of=today if as_of is None else _day(label("as-of"), as_of),
        limits=values.get("limits", {}),
        kinds=values.get("kinds", {}),
        select=_names("select", label("select"), chosen("select") or (), rules | criteria),
        ignore=_names("ignore", label("ignore"), chosen("ignore") or (), rules | criteria),
        fail_under=_percent(label("fail-under"), chosen("fail-under")),
        require=_names("require", label("require"), chosen("require") or (), criteria),
    )
    ids = [(rule.id, criterion.id) for criterion in CHECKLIST for rule in criterion.rules]
    if not any(engine.counts(*each, judging) for each in ids):
        raise trouble(
            "nothing is left to judge: `ignore` takes away all that `select` leaves"
            if judging.select
            else "nothing is left to judge: `ignore` takes away every rule",
            "er blijft niets over om te beoordelen: `ignore` haalt alles weg wat `select` overlaat"
            if judging.select
            else "er blijft niets over om te beoordelen: `ignore` haalt elke regel weg",
        )
    left_out = sorted(
        criterion.id
        for criterion in CHECKLIST
        if criterion.id in judging.require
        and not any(
            engine.counts(rule.id, criterion.id, judging) and judging.kinds.get(rule.id, rule.kind) == "missing"
            for rule in criterion.rules
        )
    )
    if left_out:
        raise trouble(
            "{label}: {names} cannot be required, as `select`, `ignore` or `[kinds]` leaves out all that must be there",
            "{label}: {names} {n:kan|kunnen} niet worden geëist, want door `select`, `ignore` of `[kinds]` telt niets "
            "meer mee van wat er moet staan",
            label=label("require"),
            names=tuple(left_out),
            n=len(left_out),
        )
    return judging


def _from_its_folder(found: SettingsFile) -> Mapping[str, Any]:
    """The settings, with the paths in a file that was found above as they are called from here."""
    folder = Path(found.name or "").parent
    if folder == Path():
        return found.values
    moved = {
        name: [str(folder / each) if each not in ("", files.STANDARD_INPUT) else each for each in said]
        for name in ("paths", "output")
        if isinstance(said := found.values.get(name), list | tuple) and all(isinstance(each, str) for each in said)
    }
    return {**found.values, **moved}


def plan_folder() -> str:
    """Where a new plan belongs: the first folder that the settings name, else `plans`. Raises Trouble."""
    found = read_file(None, files.where())
    folder = Path(found.name or "").parent
    for each in map(str, found.values.get("paths", ())):
        # Not a file, a pattern, nor what lies outside: whoever changes the settings does not choose where one writes.
        is_folder = not files.is_yaml(Path(each).name) and not is_file(folder / each)
        inside = not Path(each).is_absolute() and os.pardir not in Path(each).parts and not each.startswith("~")
        if each not in ("", files.STANDARD_INPUT) and is_folder and inside and not re.search(r"[*?\[]", each):
            return os.path.normpath(folder / each)
    return os.path.normpath(DEFAULT_PATHS[0])


def _stay_inside(folder: Path, names: Iterable[str | None], label: str) -> None:
    # Whoever changes a settings file in a repository must not choose what is written on the machine that checks it.
    top = Path(os.path.realpath(folder))
    for name in names:
        there = Path(files.whole_name(name)) if name and name != files.STANDARD_INPUT else top
        # On some systems `.GIT` is the same folder.
        if not there.is_relative_to(top) or ".git" in map(str.casefold, there.relative_to(top).parts):
            raise trouble(
                "{label}: {name} lies outside the folder of the settings (or in .git); a report goes there only with "
                "--output or --config",
                "{label}: {name} ligt buiten de map van de instellingen (of in .git); daarheen gaat een rapport alleen "
                "met --output of --config",
                label=label,
                name=name or "",
            )


def _look_inside(folder: Path, names: Iterable[str], label: str) -> None:
    # Nor which files of it are shown.
    top = Path(os.path.realpath(folder))
    for name in names:
        if name and name != files.STANDARD_INPUT and not Path(files.whole_name(name)).is_relative_to(top):
            raise trouble(
                "{label}: {name} lies outside the repository of the settings; name it on the command line to have it "
                "checked",
                "{label}: {name} ligt buiten de repository van de instellingen; noem het op de commandoregel om het te "
                "laten controleren",
                label=label,
                name=name,
            )


def in_repository(names: Iterable[str]) -> dict[str, str]:
    """Names of plans by those as typed: from the top of the repository that each lies in; without those in none."""
    here = files.where()
    typed = {name: os.path.split(here / name) for name in names if name != files.STANDARD_INPUT}
    around = files.repository(Path(os.path.realpath(here)))
    folders = {folder: _in_repository(folder, around) for folder in {folder for folder, _ in typed.values()}}
    places = {name: there / file for name, (folder, file) in typed.items() if (there := folders[folder]) is not None}
    # A file that is called as standard input is keeps the name by which it was asked for.
    return {name: str(place) for name, place in places.items() if str(place) != files.STANDARD_INPUT}


def _in_repository(folder: str, around: Path | None) -> Path | None:
    # Where it really is. A submodule is part of the repository that one is in.
    place = Path(os.path.realpath(folder))
    top = around if around is not None and place.is_relative_to(around) else files.repository(place)
    return None if top is None else place.relative_to(top)


def naming(run: Run, paths: Sequence[str]) -> Run:
    """The run with plans that the command line names, so that the `paths` of the settings change nothing."""
    note = run.note
    if note is not None:
        names = tuple(each for each in cast("tuple[str, ...]", note.facts["names"]) if each != "paths")
        note = Phrase(note.text, {**note.facts, "names": names}) if names else None
    return run._replace(paths=tuple(paths), note=note)


def _has_gate(options: Options) -> bool:
    return options.fail_under is not None or bool(options.require)


def _note(found: SettingsFile, options: Options) -> Phrase | None:
    # What the command line says itself the file does not change, nor what it leaves empty. A score of 0 does.
    said = {name for name in OUTCOME if getattr(options, name.replace("-", "_"), None) not in (None, ())}
    filled = {name for name, value in found.values.items() if value or name == "fail-under"}
    changing = [name for name in OUTCOME if name in filled - said]
    if "exit-zero" in changing and _has_gate(options):
        changing.remove("exit-zero")
    if not changing or found.name is None:
        return None
    return phrase(
        "settings from {file}: {names}", "instellingen uit {file}: {names}", file=found.name, names=tuple(changing)
    )


def chosen_language(
    said: str | None, environment: Mapping[str, str], config: str | None = None, *, isolated: bool = False
) -> Lang:
    """The language where no other settings matter. Raises Trouble."""
    said = said or environment.get("SALESPLAN_LANG")
    if not said:
        said = read_file(config, files.where(), isolated=isolated).values.get("lang")
    return language(said, environment)


def language(said: str | None, environment: Mapping[str, str]) -> Lang:
    """The language that is named, else that of the locale. Raises Trouble for one that there is not."""
    if not said:
        return lang_of_locale(environment)
    if (found := next((lang for lang in LANGS if said.strip().lower() == lang), None)) is not None:
        return found
    raise trouble(
        "{said:quoted} is not a language of salesplan: choose en or nl",
        "{said:quoted} is geen taal van salesplan: kies en of nl",
        said=said,
    )


# --- options -------------------------------------------------------------------------------------------------------


def output(form: str, name: str | None) -> Output:
    """Where a report goes; `-` is standard output. Raises Trouble."""
    if name == "":
        raise trouble("behind --output belongs the name of a file", "achter --output hoort de naam van een bestand")
    return Output(form, None if name == files.STANDARD_OUTPUT else name)


def outputs(
    label: str,
    formats: tuple[str, ...],
    names: tuple[str | None, ...],
    config: str | None,
    known: Sequence[str] = tuple(FORMATS),
) -> tuple[Output, ...]:
    """The reports to write, as pairs: the first file belongs to the first format. Raises Trouble."""
    # One format may be without a file.
    for form in formats:
        if form not in known:
            raise unknown(label, form, known)
    if len(names) > max(len(formats), 1):
        raise trouble(
            "{files} files for {formats} {formats:format|formats}: give a --format for every --output",
            "{files} bestanden voor {formats} {formats:formaat|formaten}: geef een --format bij elke --output",
            files=len(names),
            formats=max(len(formats), 1),
        )
    written = [name for name in names if name not in (None, files.STANDARD_OUTPUT)]
    if len(formats) > 1 and len(formats) - len(written) > 1:
        raise trouble(
            "{formats} formats and {files} {files:file|files}: only one report fits on standard output, so give an "
            "--output for the others",
            "{formats} formaten en {files} {files:bestand|bestanden}: op het scherm past maar één rapport, dus geef "
            "een --output voor de andere",
            formats=len(formats),
            files=len(written),
        )
    if len({files.whole_name(name) for name in written}) < len(written):
        raise trouble(
            "two reports would go to the same file: give each its own --output",
            "twee rapporten zouden naar hetzelfde bestand gaan: geef elk een eigen --output",
        )
    for name in written:
        if config is not None and files.is_same(name, config):
            raise overwritten(name)
    chosen = formats or (DEFAULT_FORMAT,)
    return tuple(output(form, names[at] if at < len(names) else None) for at, form in enumerate(chosen))


def _names(setting: str, label: str, said: Sequence[str], known: set[str]) -> frozenset[str]:
    names: set[str] = set()
    for each in said:
        words = [word.strip() for word in str(each).split(",") if word.strip()]
        if not words:
            # Such as `--require "$QUESTIONS"` with a variable that is not set: not the same as asking for nothing.
            raise trouble(
                "{label}: {said:quoted} names no question: name one, such as {example}, or leave it out",
                "{label}: {said:quoted} noemt geen vraag: noem er een, zoals {example}, of laat het weg",
                label=label,
                said=str(each),
                example=min(known),
            )
        names.update(name_of(setting, label, word, known) for word in words)
    return frozenset(names)


def _percent(label: str, said: object) -> int | None:
    if said is None:
        return None
    digits = str(said).strip()
    if isinstance(said, bool) or not (
        digits.isascii() and digits.isdigit() and len(digits) < MAX_DIGITS and int(digits) <= HIGHEST_SCORE
    ):
        raise trouble(
            "{label} {said:quoted}: give a whole number from 0 to 100",
            "{label} {said:quoted}: geef een geheel getal van 0 tot 100",
            label=label,
            said=str(said),
        )
    return int(digits)


def _jobs(label: str, said: str) -> int | None:
    if said == AUTO:
        return None
    if said.isascii() and said.isdigit() and len(said) < MAX_DIGITS and int(said):
        return int(said)
    raise trouble(
        "{label} {said:quoted}: give a number of processes, or auto",
        "{label} {said:quoted}: geef een aantal processen, of auto",
        label=label,
        said=said,
    )


def _day(label: str, said: object) -> date:
    day = notation.day(str(said))
    if isinstance(day, date):
        return day
    raise trouble("{label}: {why}", "{label}: {why}", label=label, why=day.message)
