"""Options, settings files and the surroundings -> how this run judges and shows."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NamedTuple

from salesplan_cli import engine, files, notation
from salesplan_cli.checklist import Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.files import Trouble, trouble
from salesplan_cli.limits import LIMIT_SETTINGS
from salesplan_cli.problems import FILE_RULES
from salesplan_cli.render import FORMATS
from salesplan_cli.text import LANGS, Fact, Lang, Phrase, Text, phrase

FILE_NAMES: Final = ("salesplan.toml", "pyproject.toml")
DEFAULT_PATHS: Final = ("plans/",)
DEFAULT_FORMAT: Final = "text"
ALL: Final = 100
AUTO: Final = "auto"
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "advice": ("missing", "advice", "off"),
    "missing": ("missing", "off"),
    "conflict": ("conflict",),
}
"""What settings can make of a rule. A conflict stays one: two numbers that contradict each other are ignored or
waived by name, in the open."""
MAX_DIGITS: Final = 5
SHOWN: Final = 12
"""Names that an error message lists at most."""
HIGHEST_LIMIT: Final = 1000
NARROWEST: Final = 40
WIDEST: Final = 200
PIPED_WIDTH: Final = 80


class Output(NamedTuple):
    """A format and where it goes; no file is standard output."""

    form: str
    file: str | None


class Run(NamedTuple):
    """Everything that a run of `check` depends on."""

    judging: engine.Settings
    lang: Lang
    paths: tuple[str, ...]
    outputs: tuple[Output, ...]
    exit_zero: bool
    quiet: bool
    no_color: bool
    jobs: int | None
    """Processes at most; None: as many as it pays to use."""
    note: Phrase | None
    """Which settings file changed the outcome, if one did."""
    chosen: bool = True
    """Whether standard output has the format that was asked for and no other."""


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


class Found(NamedTuple):
    """What a settings file says, by option name."""

    file: str | None = None
    values: Mapping[str, Any] = {}


LISTS: Final = ("format", "output", "require", "select", "ignore", "paths")
WORDS: Final = ("as-of", "lang", "jobs")
SWITCHES: Final = ("exit-zero", "no-color", "quiet")
NUMBERS: Final = ("fail-under",)
TABLES: Final = ("limits", "kinds")
SETTINGS: Final = (*LISTS, *WORDS, *SWITCHES, *NUMBERS, *TABLES)
"""Every setting: the long options by their names, and the two tables."""
FOR_PEOPLE: Final = ("text", "concise", "score")
"""Formats that a line for a program does no harm in, on standard output."""
ON_THE_COMMAND_LINE: Final = ("watch", "config", "isolated")
OUTCOME: Final = ("fail-under", "require", "select", "ignore", "exit-zero", "as-of", *TABLES)
"""Settings that can change whether a plan passes."""


def load(options: Options, environment: Mapping[str, str], today: date) -> Run:
    """The run that options, settings file and environment make together; options beat settings. Raises Trouble."""
    found = read_file(options, where())
    values = _from_its_folder(found) if options.config is None else found.values

    def chosen(name: str) -> Any:
        said = getattr(options, name.replace("-", "_"))
        return said if said not in (None, ()) else values.get(name)

    def label(name: str) -> str:
        """What to call a setting: where it stands in a file, that comes first."""
        said = getattr(options, name.replace("-", "_"))
        return name if said not in (None, ()) or name not in values else f"{found.file}: {name}"

    judging = _judging(chosen, label, values, today)
    formats = tuple(chosen("format") or ())
    # The files of a settings file belong to its own formats.
    names = options.output if options.format else tuple(chosen("output") or ())
    if names and names != options.output and options.config is None:
        _stay_inside(Path(found.file or "").parent, names, label("output"))
    outputs = _outputs(label("format"), formats, names, options.config)
    return Run(
        judging=judging,
        lang=language(options.lang or environment.get("SALESPLAN_LANG") or values.get("lang"), environment),
        paths=tuple(chosen("paths") or DEFAULT_PATHS),
        outputs=outputs,
        exit_zero=bool(chosen("exit-zero")),
        quiet=bool(chosen("quiet")),
        no_color=bool(chosen("no-color")),
        jobs=_jobs(label("jobs"), str(chosen("jobs") or AUTO)),
        note=_note(found, options),
        chosen=bool(options.format) or any(each.file is None and each.form not in FOR_PEOPLE for each in outputs),
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
    if judging.select and not any(engine.counts(*each, judging) for each in ids):
        raise trouble(
            "nothing is left to judge: `ignore` takes away all that `select` leaves",
            "er blijft niets over om te beoordelen: `ignore` haalt alles weg wat `select` overlaat",
        )
    left_out = sorted(
        criterion.id
        for criterion in CHECKLIST
        if criterion.id in judging.require
        and not any(engine.counts(rule.id, criterion.id, judging) for rule in criterion.rules)
    )
    if left_out:
        raise trouble(
            "{label}: {names} cannot be required, as `select` or `ignore` leaves {n:it|them} out",
            "{label}: {names} {n:kan|kunnen} niet worden geëist, want door `select` of `ignore` {n:telt|tellen} "
            "{n:die vraag|die vragen} niet mee",
            label=label("require"),
            names=tuple(left_out),
            n=len(left_out),
        )
    return judging


def _from_its_folder(found: Found) -> Mapping[str, Any]:
    """The settings, with the paths in a file that was found above as they are called from here."""
    folder = Path(found.file or "").parent
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
    found = read_file(Options(), where())
    folder = Path(found.file or "").parent
    for each in map(str, found.values.get("paths", ())):
        # Not a file, a pattern, nor what lies outside: whoever changes the settings does not choose where one writes.
        is_folder = not files.is_yaml(Path(each).name) and not _is_file(folder / each)
        inside = not Path(each).is_absolute() and os.pardir not in Path(each).parts and not each.startswith("~")
        if each not in ("", files.STANDARD_INPUT) and is_folder and inside and not re.search(r"[*?\[]", each):
            return os.path.normpath(folder / each)
    return os.path.normpath(DEFAULT_PATHS[0])


def _stay_inside(folder: Path, names: Iterable[str | None], label: str) -> None:
    # Whoever changes a settings file in a repository must not choose what is written on the machine that checks it.
    top = Path(os.path.realpath(folder))
    for name in names:
        there = Path(files.whole_name(name)) if name and name != files.STANDARD_INPUT else top
        if not there.is_relative_to(top) or ".git" in there.relative_to(top).parts:
            raise trouble(
                "{label}: {name} lies outside the folder of the settings (or in .git); a report goes there only with "
                "--output or --config",
                "{label}: {name} ligt buiten de map van de instellingen (of in .git); daarheen gaat een rapport alleen "
                "met --output of --config",
                label=label,
                name=name or "",
            )


def in_repository(names: Iterable[str]) -> dict[str, str]:
    """Names of plans by those as typed: from the top of the repository that each lies in; without those in none."""
    here = where()
    typed = {name: os.path.split(here / name) for name in names if name != files.STANDARD_INPUT}
    folders = {folder: _in_repository(folder) for folder in {folder for folder, _ in typed.values()}}
    return {name: str(there / file) for name, (folder, file) in typed.items() if (there := folders[folder]) is not None}


def _in_repository(folder: str) -> Path | None:
    # Where it really is; a link in a repository to what lies outside has its place there all the same.
    for place in map(Path, (os.path.realpath(folder), os.path.normpath(folder))):
        if (top := files.repository(place)) is not None:
            return place.relative_to(top)
    return None


def where() -> Path:
    """The working directory. Raises Trouble where it cannot be read."""
    try:
        return Path.cwd()
    except OSError as error:
        raise trouble(
            "the folder that you are in cannot be read: {reason}",
            "de map waarin je staat is niet te lezen: {reason}",
            reason=error.strerror or str(error),
        ) from None


def _note(found: Found, options: Options) -> Phrase | None:
    # What the command line says itself the file does not change.
    said = {name for name in OUTCOME if getattr(options, name.replace("-", "_"), None) not in (None, ())}
    changing = [name for name in OUTCOME if name in found.values and name not in said]
    if not changing or found.file is None:
        return None
    return phrase(
        "settings from {file}: {names}", "instellingen uit {file}: {names}", file=found.file, names=tuple(changing)
    )


def chosen_language(said: str | None, environment: Mapping[str, str], options: Options | None = None) -> Lang:
    """The language where no other settings matter. Raises Trouble."""
    if said is None and not environment.get("SALESPLAN_LANG"):
        said = read_file(options or Options(), where()).values.get("lang")
    return language(said, environment)


# --- language ------------------------------------------------------------------------------------------------------


def language(chosen: str | None, environment: Mapping[str, str]) -> Lang:
    """The language of a report: as chosen, else SALESPLAN_LANG, else the locale, else English. Raises Trouble."""
    for said in (chosen, environment.get("SALESPLAN_LANG")):
        if said:
            for lang in LANGS:
                if said.strip().lower() == lang:
                    return lang
            raise trouble(
                "{said:quoted} is not a language of salesplan: choose en or nl",
                "{said:quoted} is geen taal van salesplan: kies en of nl",
                said=said,
            )
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "nl" if environment[name].lower().startswith("nl") else "en"
    return "en"


# --- options -------------------------------------------------------------------------------------------------------


def overwritten(name: str) -> Trouble:
    """A report would take the place of a settings file."""
    return trouble(
        "{path}: this is a settings file, and a report never overwrites one: choose another name",
        "{path}: dit is een instellingenbestand, en een rapport overschrijft dat nooit: kies een andere naam",
        path=name,
    )


def output(form: str, name: str | None) -> Output:
    """Where a report goes; `-` is standard output. Raises Trouble."""
    if name == "":
        raise trouble("behind --output belongs the name of a file", "achter --output hoort de naam van een bestand")
    return Output(form, None if name == files.STANDARD_OUTPUT else name)


def spare(name: str | None, config: str | None) -> None:
    """Raises Trouble where a report would take the place of the settings file in use."""
    if name is not None and config is not None and files.is_same(name, config):
        raise overwritten(name)


def _outputs(
    label: str, formats: tuple[str, ...], names: tuple[str | None, ...], config: str | None
) -> tuple[Output, ...]:
    # Each is repeatable, as pairs: the first file belongs to the first format. One format may be without a file.
    for form in formats:
        if form not in FORMATS:
            raise unknown(label, form, FORMATS)
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
        spare(name, config)
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
        names.update(_name(setting, label, word, known) for word in words)
    return frozenset(names)


def _spelled(word: str) -> str:
    # `6`, `C6` and `c06` are C06; the part behind the point is lower case.
    criterion, _, rule = word.partition(".")
    digits = criterion.upper().removeprefix("C")
    name = f"C{int(digits):02d}" if digits.isascii() and digits.isdigit() and len(digits) < MAX_DIGITS else criterion
    return f"{name}.{rule.lower()}" if rule else name


def _name(setting: str, label: str, word: str, known: set[str]) -> str:
    name = _spelled(word)
    if name in known or word in known:
        return name if name in known else word
    if word.lower().startswith("plan") and setting == "ignore":
        raise trouble(
            "{label}: {name}: faults of the file itself cannot be ignored, because they hide what the plan says; mend "
            "the file",
            "{label}: {name}: fouten in het bestand zelf kun je niet negeren, want die verbergen wat het plan zegt; "
            "herstel het bestand",
            label=label,
            name=word,
        )
    if word.lower().startswith("plan."):
        raise trouble(
            "{label}: {name} is a fault of the file itself, which always counts; name a question or a rule, such as "
            "{example}",
            "{label}: {name} is een fout in het bestand zelf, en die telt altijd; noem een vraag of een regel, zoals "
            "{example}",
            label=label,
            name=word,
            example=min(known),
        )
    if setting == "require" and name.partition(".")[0] in known:
        raise trouble(
            "{label}: {name} is a rule, and only whole questions can be required: {criterion}",
            "{label}: {name} is een regel, en alleen hele vragen kun je eisen: {criterion}",
            label=label,
            name=name,
            criterion=name.partition(".")[0],
        )
    raise unknown(label, word, sorted(known))


def _percent(label: str, said: object) -> int | None:
    if said is None:
        return None
    digits = str(said).strip()
    if isinstance(said, bool) or not (
        digits.isascii() and digits.isdigit() and len(digits) < MAX_DIGITS and int(digits) <= ALL
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


def unknown(what: str | Text, said: str, known: Sequence[str], shown: int = SHOWN) -> Trouble:
    """A name that is not one of those known, with the nearest one."""
    import difflib

    near = difflib.get_close_matches(said.lower(), [each.lower() for each in known], 1)
    nearest = next((each for each in known if near and each.lower() == near[0]), None)
    facts: dict[str, Fact] = {"what": what, "said": said, "nearest": nearest or ""}
    if nearest is None:
        some = tuple(known) if len(known) <= shown else (*known[:shown], "...")
        return trouble(
            "{what}: there is no {said:quoted}; choose from {some}",
            "{what}: {said:quoted} bestaat niet; kies uit {some}",
            some=some,
            **facts,
        )
    return trouble(
        "{what}: there is no {said:quoted}; did you mean {nearest}?",
        "{what}: {said:quoted} bestaat niet; bedoel je {nearest}?",
        **facts,
    )


# --- settings files ------------------------------------------------------------------------------------------------


def read_file(options: Options, start: Path) -> Found:
    """What the settings file says: the one named, else the nearest above the working directory. Raises Trouble."""
    if options.isolated and options.config is not None:
        raise trouble(
            "--isolated reads no settings file, and --config names one: leave one of them out",
            "--isolated leest geen instellingenbestand, en --config noemt er een: laat een van de twee weg",
        )
    if options.isolated:
        return Found()
    if options.config is not None:
        if not options.config:
            raise trouble("behind --config belongs the name of a file", "achter --config hoort de naam van een bestand")
        path = Path(options.config)
        content = _toml(path, options.config, needed=True)
        table = _own_table(content, options.config) if path.name == "pyproject.toml" else content
        return Found(options.config, _checked(table or {}, options.config))
    for folder in (start, *start.parents):
        own, project = (folder / name for name in FILE_NAMES)
        if _is_file(own):
            return Found(_shown(own, start), _checked(_toml(own, _shown(own, start)), _shown(own, start)))
        if _is_file(project):
            table = _own_table(_toml(project, _shown(project, start)), _shown(project, start))
            if table is not None:
                return Found(_shown(project, start), _checked(table, _shown(project, start)))
    return Found()


def is_settings_file(name: str) -> bool:
    """Whether settings are read from this file, by its own name or through a link here or above."""
    if not _is_file(Path(name)):
        return False
    here = where()
    looked_for = (str(folder / each) for folder in (here, *here.parents) for each in FILE_NAMES)
    names = {Path(name).name, Path(files.whole_name(name)).name}
    return not names.isdisjoint(FILE_NAMES) or any(files.is_same(name, each) for each in looked_for)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that may not be looked into


def _shown(path: Path, start: Path) -> str:
    return os.path.relpath(path, start)


def _toml(path: Path, name: str, *, needed: bool = False) -> dict[str, Any]:
    import tomllib

    if needed and not path.exists():
        raise trouble("{path}: there is no such settings file", "{path}: dit instellingenbestand is er niet", path=name)
    # One that was named may be anywhere; one that was found is not followed out of its repository.
    content = files.content(str(path), LIMIT_SETTINGS) if needed else files.read(str(path))
    if not needed and path.name == "pyproject.toml" and b"salesplan" not in content.replace(b"\0", b""):
        return {}  # it is about something else, whatever is wrong with it
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise trouble(
            "{path}: this is saved in UTF-16: save it as UTF-8",
            "{path}: dit is opgeslagen als UTF-16: sla het op als UTF-8",
            path=name,
        )
    content = content.removeprefix(b"\xef\xbb\xbf")
    if len(content) > LIMIT_SETTINGS:
        raise trouble(
            "{path}: a settings file is at most {limit} bytes long: put the settings of salesplan in a salesplan.toml "
            "of their own",
            "{path}: een instellingenbestand is ten hoogste {limit} bytes lang: zet de instellingen van salesplan in "
            "een eigen salesplan.toml",
            path=name,
            limit=LIMIT_SETTINGS,
        )
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError:
        raise trouble(
            "{path}: this is not UTF-8: save the file as UTF-8",
            "{path}: dit is geen UTF-8: sla het bestand op als UTF-8",
            path=name,
        ) from None
    except ValueError as error:
        raise _no_toml(name, content.decode(), str(error)) from None
    except (RecursionError, MemoryError):
        raise trouble(
            "{path}: this is not valid TOML: brackets stand in each other too many times",
            "{path}: dit is geen geldige TOML: de haken zijn te diep genest",
            path=name,
        ) from None


_BARE: Final = r"""\s*([\w-]{1,40}|"[\w.-]{1,40}")\s*=\s*([A-Za-z][\w./-]{0,80})\s*(?:#.*)?"""
"""A text without its quotes, behind a key that may have them: `lang = nl`, which is most often wrong."""


def _no_toml(name: str, content: str, reason: str) -> Trouble:
    """What keeps a settings file from being read, at the line that the library names."""
    at = re.search(r"\(at line ([0-9]+), column [0-9]+\)$", reason)
    if at is None:
        return trouble(
            "{path}: this is not valid TOML: it ends before a value, or before a quote or bracket is closed",
            "{path}: dit is geen geldige TOML: het houdt op vóór een waarde, of voordat een aanhalingsteken of haak "
            "gesloten is",
            path=name,
        )
    line = "".join(content.split("\n")[int(at[1]) - 1 :][:1]).strip()
    facts: dict[str, Fact] = {"path": name, "line": int(at[1]), "text": line}
    if reason.startswith("Cannot"):
        return trouble(
            "{path}: line {line} says again what stands above it: `{text}`; remove one of the two",
            "{path}: regel {line} zegt opnieuw wat erboven staat: `{text}`; haal een van de twee weg",
            **facts,
        )
    bare = re.fullmatch(_BARE, line)
    if bare and (bare[1] in (*WORDS, *LISTS) or bare[2] in KINDS["advice"]):
        return trouble(
            "{path}: line {line}: a text stands in quotes: write {write}",
            "{path}: regel {line}: een tekst staat tussen aanhalingstekens: schrijf {write}",
            write=f'{bare[1]} = "{bare[2]}"',
            **facts,
        )
    return trouble(
        "{path}: line {line} is not valid TOML: `{text}`; a text stands in quotes, a list in square brackets, and "
        "a switch is true or false",
        "{path}: regel {line} is geen geldige TOML: `{text}`; een tekst staat tussen aanhalingstekens, een lijst "
        "tussen rechte haken, en een schakelaar is true of false",
        **facts,
    )


def _own_table(content: Mapping[str, Any], file: str) -> Any:
    """`[tool.salesplan]` of a pyproject.toml, None where it has none."""
    tool = content.get("tool", {})
    if not isinstance(tool, dict):
        raise _wrong(file, "tool", Text("a table", "een tabel"))
    return tool.get("salesplan")


def _checked(table: object, file: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise _wrong(file, "salesplan", Text("a table", "een tabel"))
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name in ON_THE_COMMAND_LINE:
            raise trouble(
                "{file}: `{name}` is an option of the command line alone: leave it out of the settings",
                "{file}: `{name}` kan alleen op de opdrachtregel: laat het weg uit de instellingen",
                file=file,
                name=name,
            )
        if name == "tool" and Path(file).name != "pyproject.toml":
            raise trouble(
                "{file}: `[tool.salesplan]` belongs in a pyproject.toml; here the settings stand without it",
                "{file}: `[tool.salesplan]` hoort in een pyproject.toml; hier staan de instellingen er zonder",
                file=file,
            )
        if name == "salesplan" and isinstance(value, dict):
            raise trouble(
                "{file}: leave `[salesplan]` out: the settings stand without a heading",
                "{file}: laat `[salesplan]` weg: de instellingen staan zonder kopje",
                file=file,
            )
        if name not in SETTINGS:
            raise unknown(f"{file}", name, SETTINGS, len(SETTINGS))
        values[name] = _value(name, value, file)
    return values


def _value(name: str, value: object, file: str) -> object:
    if name in LISTS:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise _wrong(file, name, Text("a text or a list of texts", "een tekst of een lijst met teksten"))
        return tuple(words)
    if name in SWITCHES:
        if not isinstance(value, bool):
            raise _wrong(file, name, Text("true or false", "true of false"))
        return value
    if name in NUMBERS:
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**MAX_DIGITS:
            raise _wrong(file, name, Text("a whole number", "een geheel getal"))
        return value
    if name in WORDS:
        # A date in TOML needs no quotes, and a number of processes neither.
        is_long = isinstance(value, int) and abs(value) >= 10**MAX_DIGITS
        if not isinstance(value, str | int | date) or isinstance(value, bool) or is_long:
            expected = (
                Text("a number, or auto", "een getal, of auto") if name == "jobs" else Text("a text", "een tekst")
            )
            raise _wrong(file, name, expected)
        if name == "lang" and str(value).strip().lower() not in LANGS:
            raise _wrong(file, name, Text("en or nl", "en of nl"))
        return str(value)
    if not isinstance(value, dict):
        raise _wrong(file, name, Text("a table with rules", "een tabel met regels"))
    return _limits(value, file) if name == "limits" else _kinds(value, file)


def _wrong(file: str, name: str, expected: Text) -> Trouble:
    return trouble("{file}: `{name}` takes {expected}", "{file}: bij `{name}` hoort {expected}", file=file, name=name,
        expected=expected)  # fmt: skip


def _unquoted(file: str, table: str, name: str, inside: Mapping[str, object]) -> Trouble:
    # TOML takes a point in a bare name for a table of its own.
    return trouble(
        "{file}: {table}: put the name of the rule in quotes, as in {name} = ...",
        "{file}: {table}: zet de naam van de regel tussen aanhalingstekens, zoals {name} = ...",
        file=file,
        table=table,
        name=f'"{name}.{next(iter(inside), "list")}"',
    )


def _limits(table: Mapping[str, object], file: str) -> dict[str, Decimal]:
    known = {rule.id: rule.limit for criterion in CHECKLIST for rule in criterion.rules if rule.limit}
    limits = {}
    for name, value in table.items():
        if isinstance(value, dict):
            raise _unquoted(file, "limits", name, value)
        rule = _spelled(name)
        if rule not in known:
            raise _without_limit(file, name, sorted(known))
        try:
            number = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
        except (InvalidOperation, ValueError):  # the second for whole numbers of thousands of digits
            number = None
        if number is None or not number.is_finite() or not 0 <= number <= HIGHEST_LIMIT:
            raise _wrong(file, f"limits.{name}", Text("a number from 0 to 1000", "een getal van 0 tot 1000"))
        if known[rule].whole and number != number.to_integral_value():
            raise _wrong(file, f"limits.{name}", Text("a whole number", "een geheel getal"))
        limits[rule] = number
    return limits


def _without_limit(file: str, name: str, known: Sequence[str]) -> Trouble:
    """A limit of what has none: the rules that have one, of the same question if there are any there."""
    said = _spelled(name)
    ids = {each for criterion in CHECKLIST for each in (criterion.id, *(rule.id for rule in criterion.rules))}
    if said not in {*ids, *FILE_RULES}:
        return unknown(f"{file}: limits", name, known)
    near = tuple(each for each in known if each.partition(".")[0] == said.partition(".")[0]) or tuple(known)
    return trouble(
        "{file}: limits: {name} has no limit; {n:the nearest that has one is|those that have one are} {some}",
        "{file}: limits: {name} heeft geen grens; {n:de dichtstbijzijnde met een grens is|een grens hebben} {some}",
        file=file,
        name=said,
        n=len(near),
        some=near,
    )


def _kinds(table: Mapping[str, object], file: str) -> dict[str, str]:
    rules = {rule.id: rule for criterion in CHECKLIST for rule in criterion.rules}
    kinds = {}
    for name, value in table.items():
        if name.lower().startswith("plan"):
            raise trouble(
                "{file}: kinds: {name} cannot be changed: a fault of the file itself always counts",
                "{file}: kinds: {name} is niet te wijzigen: een fout in het bestand zelf telt altijd",
                file=file,
                name=name,
            )
        if isinstance(value, dict):
            raise _unquoted(file, "kinds", name, value)
        if any(name.upper() == criterion.id for criterion in CHECKLIST):
            raise trouble(
                "{file}: kinds: {name} is a question, and here go rules; leave out the whole question with "
                "`ignore = [{id:quoted}]`",
                "{file}: kinds: {name} is een vraag, en hier horen regels; laat de hele vraag weg met "
                "`ignore = [{id:quoted}]`",
                file=file,
                name=name,
                id=name.upper(),
            )
        rule = rules[_name("kinds", f"{file}: kinds", name, set(rules))]
        if value not in KINDS[rule.kind]:
            if len(KINDS[rule.kind]) == 1:
                raise trouble(
                    "{file}: kinds: {name} is of the kind {kind}, and that cannot be changed",
                    "{file}: kinds: {name} is van de soort {kind}, en dat is niet te wijzigen",
                    file=file,
                    name=rule.id,
                    kind=rule.kind,
                )
            raise trouble(
                "{file}: kinds: {name} is of the kind {kind}, and can only be set to {allowed}",
                "{file}: kinds: {name} is van de soort {kind}, en daar kun je alleen {allowed} van maken",
                file=file,
                name=rule.id,
                kind=rule.kind,
                allowed=tuple(each for each in KINDS[rule.kind] if each != rule.kind),
            )
        kinds[rule.id] = str(value)
    return kinds


# --- what an editor may know of a settings file ----------------------------------------------------------------------

DOCS: Final[Mapping[str, Text]] = {
    "paths": Text("Plan files and folders to judge", "Planbestanden en mappen om te beoordelen"),
    "format": Text("The format of the report, or of several", "Het formaat van het rapport, of van meer dan één"),
    "output": Text("The file for each report", "Het bestand voor elk rapport"),
    "fail-under": Text("Fail a plan that scores less", "Keur een plan af dat lager scoort"),
    "require": Text("Questions that must read yes", "Vragen waarop het antwoord ja moet zijn"),
    "select": Text("Only these questions or rules", "Alleen deze vragen of regels"),
    "ignore": Text("Without these questions or rules", "Zonder deze vragen of regels"),
    "exit-zero": Text("Exit with 0 whatever is found", "Eindig met 0, wat er ook gevonden wordt"),
    "as-of": Text("The date that counts as today", "De datum die als vandaag telt"),
    "lang": Text("The language of reports", "De taal van rapporten"),
    "no-color": Text("No colours", "Geen kleuren"),
    "quiet": Text("Nothing but the result", "Niets dan het resultaat"),
    "jobs": Text("Processes for many plans, or auto", "Processen bij veel plannen, of auto"),
    "limits": Text("Limits of rules", "Grenzen van regels"),
    "kinds": Text("What a rule counts as", "Waarvoor een regel telt"),
}


def settings_schema(lang: Lang) -> dict[str, object]:
    """The JSON Schema (draft-07) of `salesplan.toml`, and of `[tool.salesplan]` in `pyproject.toml`."""
    rules = [rule for criterion in CHECKLIST for rule in criterion.rules]
    names = sorted({rule.id for rule in rules} | {criterion.id for criterion in CHECKLIST})
    text: dict[str, object] = {"type": "string"}
    shapes: dict[str, dict[str, object]] = {
        **{name: {"anyOf": [text, {"type": "array", "items": text}]} for name in LISTS},
        **{name: {"type": "boolean"} for name in SWITCHES},
        "fail-under": {"type": "integer", "minimum": 0, "maximum": ALL},
        "as-of": {"type": "string", "examples": ["2027-03-01"]},
        "lang": {"enum": list(LANGS)},
        "jobs": {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": [AUTO]}]},
        "limits": _table({rule.id: _limit(rule, lang) for rule in rules if rule.limit}),
        "kinds": _table(
            {rule.id: {"enum": list(KINDS[rule.kind]), "description": rule.title.in_(lang)} for rule in rules}
        ),
    }
    shapes["format"] = {"anyOf": [{"enum": list(FORMATS)}, {"type": "array", "items": {"enum": list(FORMATS)}}]}
    for name in ("select", "ignore", "require"):
        some = {"enum": names if name != "require" else [criterion.id for criterion in CHECKLIST]}
        shapes[name] = {"anyOf": [{"type": "array", "items": {"anyOf": [some, text]}}, text]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "settings.schema.json" if lang == "en" else f"settings.{lang}.schema.json",
        "title": Text("Settings of salesplan", "Instellingen van salesplan").in_(lang),
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": DOCS[name].in_(lang), **shapes[name]} for name in SETTINGS},
    }


def _table(properties: Mapping[str, object]) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def _limit(rule: Rule, lang: Lang) -> dict[str, object]:
    default = rule.limit.default if rule.limit else Decimal(0)
    unit = rule.limit.unit.in_(lang) if rule.limit else ""
    whole = default == default.to_integral_value()
    return {
        "type": "number",
        "minimum": 0,
        "maximum": HIGHEST_LIMIT,
        "default": int(default) if whole else float(default),
        "description": f"{rule.title.in_(lang)} ({unit})",
    }


# --- surroundings --------------------------------------------------------------------------------------------------


class Surroundings(NamedTuple):
    """What standard output can show."""

    terminal: bool
    color: bool
    unicode: bool
    width: int


DUMB: Final = ("dumb", "unknown")
"""Values of TERM of what shows no colours by itself."""


def surroundings(no_color: bool, environment: Mapping[str, str]) -> Surroundings:
    """What standard output can show: colours as NO_COLOR, FORCE_COLOR and the terminal say, width at least 40."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    forced = bool(environment.get("FORCE_COLOR")) and environment.get("FORCE_COLOR") != "0"
    dumb = environment.get("TERM") in DUMB
    color = not no_color and not environment.get("NO_COLOR") and (forced or (terminal and not dumb))
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    try:
        "\u2588\u2591\u2500\u2714\u20ac".encode(encoding)
        drawing = True
    except (LookupError, UnicodeEncodeError):
        drawing = False
    return Surroundings(terminal, color, drawing, _width(terminal, environment))


def _width(terminal: bool, environment: Mapping[str, str]) -> int:
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and len(said) < MAX_DIGITS and int(said):
        width = int(said)
    elif terminal:
        width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    else:
        width = PIPED_WIDTH
    return min(max(width, NARROWEST), WIDEST)
