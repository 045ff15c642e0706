"""What a settings file says: which one it is, what its TOML holds, and whether each value is one that can be set."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NamedTuple

from salesplan_cli import files
from salesplan_cli.checklist import SetKind, spelled
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.file_rules import FILE_RULES
from salesplan_cli.files import Trouble, trouble
from salesplan_cli.limits import LIMIT_DOTS, LIMIT_SETTINGS, MAX_DIGITS
from salesplan_cli.text import LANGS, Fact, Text
from salesplan_cli.yaml_faults.refusals import CONFLICT

FILE_NAMES: Final = ("salesplan.toml", "pyproject.toml")
KINDS: Final[Mapping[str, tuple[SetKind, ...]]] = {
    "advice": ("missing", "advice", "off"),
    "missing": ("missing", "off"),
    "conflict": ("conflict",),
}
"""What settings can make of a rule. A conflict stays one: two numbers that contradict each other are ignored or
waived by name, in the open."""
SHOWN: Final = 12
"""Names that an error message lists at most."""
HIGHEST_LIMIT: Final = 1000
HIGHEST_SCORE: Final = 100
AUTO: Final = "auto"
"""As many processes as it pays to use."""
LISTS: Final = ("format", "output", "require", "select", "ignore", "paths")
WORDS: Final = ("as-of", "lang", "jobs")
SWITCHES: Final = ("exit-zero", "no-color", "quiet")
NUMBERS: Final = ("fail-under",)
TABLES: Final = ("limits", "kinds")
SETTINGS: Final = (*LISTS, *WORDS, *SWITCHES, *NUMBERS, *TABLES)
"""Every setting: the long options by their names, and the two tables."""
ON_THE_COMMAND_LINE: Final = ("watch", "config", "isolated", "fail-on")


class SettingsFile(NamedTuple):
    """A settings file and what it says."""

    name: str | None = None
    """As it is called from here; None: there is none."""
    values: Mapping[str, Any] = {}
    """By option name."""


def read_file(config: str | None, start: Path, *, isolated: bool = False) -> SettingsFile:
    """The settings file: the one named, else the nearest above a folder; none when isolated. Raises Trouble."""
    if isolated and config is not None:
        raise trouble(
            "--isolated reads no settings file, and --config names one: leave one of them out",
            "--isolated leest geen instellingenbestand, en --config noemt er een: laat een van de twee weg",
        )
    if isolated:
        return SettingsFile()
    if config is not None:
        if not config:
            raise trouble("behind --config belongs the name of a file", "achter --config hoort de naam van een bestand")
        path = Path(config)
        content = _toml(path, config, needed=True)
        table = _own_table(content, config) if path.name == "pyproject.toml" else content
        if table is None:
            raise trouble(
                "{path}: there is no [tool.salesplan] in this file: put the settings there, or name another file",
                "{path}: in dit bestand staat geen [tool.salesplan]: zet de instellingen daar, of noem een ander "
                "bestand",
                path=config,
            )
        return SettingsFile(config, _checked(table, config))
    for folder in (start, *start.parents):
        own, project = (folder / name for name in FILE_NAMES)
        if is_file(own):
            name = _shown(own, start)
            return SettingsFile(name, _checked(_toml(own, name), name))
        if is_file(project):
            name = _shown(project, start)
            table = _own_table(_toml(project, name), name)
            if table is not None:
                return SettingsFile(name, _checked(table, name))
    return SettingsFile()


def is_settings_file(name: str) -> bool:
    """Whether settings are, or would be, read from this file, by its own name or through a link here or above."""
    if not {Path(name).name, Path(files.whole_name(name)).name}.isdisjoint(FILE_NAMES):
        return True
    here = files.where()
    looked_for = (str(folder / each) for folder in (here, *here.parents) for each in FILE_NAMES)
    return is_file(Path(name)) and any(files.is_same(name, each) for each in looked_for)


def overwritten(name: str) -> Trouble:
    """A report would take the place of a settings file."""
    return trouble(
        "{path}: this is a settings file, and a report never overwrites one: choose another name",
        "{path}: dit is een instellingenbestand, en een rapport overschrijft dat nooit: kies een andere naam",
        path=name,
    )


def is_file(path: Path) -> bool:
    """Whether this is a file, as far as can be seen."""
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that may not be looked into


def _shown(path: Path, start: Path) -> str:
    return os.path.relpath(path, start)


# --- TOML ------------------------------------------------------------------------------------------------------------


def _toml(path: Path, name: str, *, needed: bool = False) -> dict[str, Any]:
    import tomllib

    try:
        is_absent = needed and not path.exists()
    except OSError:
        is_absent = False  # opening it says what is wrong
    if is_absent:
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
        if max(line.count(b".") for line in content.split(b"\n")) <= LIMIT_DOTS:
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
        pass  # said below, where the memory that it took is free again
    raise trouble(
        "{path}: this is not valid TOML: brackets or dotted names stand in each other too many times",
        "{path}: dit is geen geldige TOML: de haken of de namen met punten zijn te diep genest",
        path=name,
    )


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
    if line.startswith(CONFLICT):
        return trouble(
            "{path}: line {line}: git left a conflict here: keep what is right, and remove the lines with <<<<<<<, "
            "======= and >>>>>>>",
            "{path}: regel {line}: git heeft hier een conflict laten staan: houd wat klopt, en haal de regels met "
            "<<<<<<<, ======= en >>>>>>> weg",
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
    if "salesplan" not in tool and isinstance(content.get("salesplan"), dict):
        raise trouble(
            "{file}: in a pyproject.toml the settings stand under `[tool.salesplan]`: `[salesplan]` is not read",
            "{file}: in een pyproject.toml staan de instellingen onder `[tool.salesplan]`: `[salesplan]` wordt niet "
            "gelezen",
            file=file,
        )
    return tool.get("salesplan")


# --- values ----------------------------------------------------------------------------------------------------------


def _checked(table: object, file: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise _wrong(file, "salesplan", Text("a table", "een tabel"))
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name in ON_THE_COMMAND_LINE:
            raise trouble(
                "{file}: `{name}` is an option of the command line alone: leave it out of the settings",
                "{file}: `{name}` kan alleen op de commandoregel: laat het weg uit de instellingen",
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
        if name == "output" and "" in words:
            raise _wrong(file, name, Text("the name of a file", "de naam van een bestand"))
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


def _limits(table: Mapping[str, object], file: str) -> dict[str, Decimal]:
    known = {rule.id: rule.limit for criterion in CHECKLIST for rule in criterion.rules if rule.limit}
    limits = {}
    names: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            raise _unquoted(file, "limits", name, value)
        rule = spelled(name)
        if rule not in known:
            raise _without_limit(file, name, sorted(known))
        try:
            number = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
        except (InvalidOperation, ValueError):  # the second for whole numbers of thousands of digits
            number = None
        lowest = known[rule].lowest
        if number is None or not number.is_finite() or not 0 <= number <= HIGHEST_LIMIT:
            expected = Text(f"a number from {lowest} to 1000", f"een getal van {lowest} tot 1000")
            raise _wrong(file, f"limits.{name}", expected)
        if known[rule].whole and number != number.to_integral_value():
            raise _wrong(file, f"limits.{name}", Text("a whole number", "een geheel getal"))
        if number < lowest:
            raise trouble(
                "{file}: `limits.{name}` takes a number from 1 to 1000; is it not to be asked, then write under "
                '`[kinds]`: "{name}" = "off"',
                "{file}: bij `limits.{name}` hoort een getal van 1 tot 1000; moet het niet gevraagd worden, schrijf "
                'dan onder `[kinds]`: "{name}" = "off"',
                file=file,
                name=name,
            )
        _refuse_twice(f"{file}: limits", names.setdefault(rule, name), name)
        limits[rule] = number
    return limits


def _without_limit(file: str, name: str, known: Sequence[str]) -> Trouble:
    """A limit of what has none: the rules that have one, of the same question if there are any there."""
    said = spelled(name)
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


def _kinds(table: Mapping[str, object], file: str) -> dict[str, SetKind]:
    rules = {rule.id: rule for criterion in CHECKLIST for rule in criterion.rules}
    kinds: dict[str, SetKind] = {}
    names: dict[str, str] = {}
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
        rule = rules[name_of("kinds", f"{file}: kinds", name, set(rules))]
        kind = next((each for each in KINDS[rule.kind] if each == value), None)
        if kind is None:
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
        _refuse_twice(f"{file}: kinds", names.setdefault(rule.id, name), name)
        kinds[rule.id] = kind
    return kinds


def _refuse_twice(label: str, first: str, name: str) -> None:
    """Raises Trouble where a rule was set already, under a name that is written in another way."""
    if first != name:
        raise trouble(
            "{label}: {first} and {second} are the same rule; keep one of the two",
            "{label}: {first} en {second} zijn dezelfde regel; houd er een over",
            label=label,
            first=first,
            second=name,
        )


def _unquoted(file: str, table: str, name: str, inside: Mapping[str, object]) -> Trouble:
    # TOML takes a point in a bare name for a table of its own.
    return trouble(
        "{file}: {table}: put the name of the rule in quotes, as in {name} = ...",
        "{file}: {table}: zet de naam van de regel tussen aanhalingstekens, zoals {name} = ...",
        file=file,
        table=table,
        name=f'"{name}.{next(iter(inside), "list")}"',
    )


# --- names -----------------------------------------------------------------------------------------------------------


def name_of(setting: str, label: str, word: str, known: set[str]) -> str:
    """The question or rule that a word names. Raises Trouble where it is none of those known."""
    name = spelled(word)
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
