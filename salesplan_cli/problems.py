"""What is wrong with the file itself, in both languages: a function for each such problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from salesplan_cli import calendar
from salesplan_cli.notation import Misread
from salesplan_cli.places import NOT_YET, Flaw, Path, Region
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, yaml_scalar
from salesplan_cli.traps import Placeholder
from salesplan_cli.yaml_faults.slips import BULLETS, NO_BREAK


class Problem(NamedTuple):
    """One `plan.*` finding: what is wrong at a path, and which values are not given because of it."""

    rule: str
    path: Path
    message: Phrase
    write: str | Text = ""
    lost: tuple[Path, ...] = ()
    """Values that are not given through this problem."""
    region: Region = NOT_YET
    """Where it is, if that is not simply the place of `path`."""
    example: bool = False
    """Whether what to write only shows the kind of value that belongs there."""
    generic: bool = False
    """Whether it is the same in every plan."""


def from_flaw(flaw: Flaw) -> Problem:
    """A fault that reading the YAML found."""
    return Problem(flaw.rule, flaw.path, flaw.message, flaw.write, (flaw.path,), flaw.region)


def misread(path: Path, why: Misread, example: Text | None = None) -> Problem:
    """A value that its type does not accept, with the line to write in its place: `example` where it says nothing."""
    write = example if example is not None and (why.generic or not why.write) else _in_both(path, why.write)
    is_example = why.generic or why.rule == "plan.vague"
    return Problem(why.rule, path, _naming(why.message, write), line(path, write), (path,), example=is_example)


def with_value(problem: Problem, value: str | Text) -> Problem:
    """The same with another value to write."""
    return problem._replace(message=_naming(problem.message, value), write=line(problem.path, value))


def _naming(message: Phrase, value: str | Text) -> Phrase:
    return Phrase(message.text, {**message.facts, "write": value}) if "write" in message.facts else message


def line(path: Path, value: str | Text) -> str | Text:
    """The line to write for a value of a key."""
    if not value or not path or value == both(""):
        return ""
    # A list of values is mended at the value itself, inside its brackets: there is no line to replace.
    if isinstance(path[-1], int):
        return value
    if isinstance(value, str):
        return f"{path[-1]}: {value}"
    # Lines below a key have none behind it.
    return Text(*(f"{path[-1]}:{each}" if each.startswith("\n") else f"{path[-1]}: {each}" for each in value))


_WORD_KEYS: Final = ("in_calendar", "kind", "for", "every", "contribution_basis")
_DUTCH: Final = {
    "yes": "ja", "no": "nee", "new": "nieuw", "existing": "bestaand", "activity": "activiteit", "result": "resultaat",
    "profit": "winst", "mission": "missie", "day": "dag", "days": "dagen", "weeks": "weken", "month": "maand",
    "months": "maanden", "quarter": "kwartaal", "half": "half", "year": "jaar", "years": "jaren",
}  # fmt: skip


def _in_both(path: Path, write: str) -> str | Text:
    # Words from a list are written in the language of who reads them; every spelling is accepted in every plan.
    if not path or path[-1] not in _WORD_KEYS:
        return write
    return Text(write, " ".join(_DUTCH.get(word, word) for word in write.split(" ")))


KINDS: Final[Mapping[str, Phrase]] = {
    "value": phrase("one value", "één waarde"),
    "list": phrase(
        "a list, each item on its own line after a `-`", "een lijst, elk item op een eigen regel na een `-`"
    ),
    "numbers": phrase(
        "a list of numbers, in square brackets or each on its own line after a `-`",
        "een lijst getallen, tussen rechte haken of elk op een eigen regel na een `-`",
    ),
}


def wrong_kind(path: Path, expected: str, found: object, write: str = "") -> Problem:
    """A list where one value belongs, a value where a section belongs, and so on."""
    of_list = isinstance(path[-1], int)
    message = phrase(
        "an item of `{key}` takes {expected}, and here stands {found}"
        if of_list
        else "`{key}` takes {expected}, and here stands {found}",
        "bij een item van `{key}` hoort {expected}, en hier staat {found}"
        if of_list
        else "bij `{key}` hoort {expected}, en hier staat {found}",
        key=name_of(path),
        expected=KINDS[expected],
        found=_found(found),
    )
    return Problem("plan.kind", path, message, write, (path,))


def no_section(path: Path, keys: Iterable[str], found: object, lines: Sequence[str]) -> Problem:
    """Something else where a section has lines of its own, `keys` for instance."""
    of_list = isinstance(path[-1], int)
    message = phrase(
        "an item of `{key}` has lines of its own, such as {keys}, and here stands {found}"
        if of_list
        else "`{key}` has lines of its own below it, such as {keys}, and here stands {found}",
        "een item van `{key}` heeft eigen regels, zoals {keys}, en hier staat {found}"
        if of_list
        else "onder `{key}` horen eigen regels, zoals {keys}, en hier staat {found}",
        key=name_of(path),
        keys=tuple(f"`{key}:`" for key in keys),
        found=_found(found),
    )
    write = "\n  ".join([f"- {lines[0]}", *lines[1:]] if of_list else [f"{path[-1]}:", *lines]) if lines else ""
    return Problem("plan.kind", path, message, write, (path,))


def none_on_its_own_line(path: Path, written: str) -> Problem:
    """`seasonality: none` where `none:` with the reason belongs below the key."""
    reason = written.strip().removeprefix("none").strip(" :,;.-\u2013")
    message = phrase(
        "{text:quoted} stands behind `{key}:`; write `none:` with the reason on a line of its own below it, two spaces "
        "further in",
        "{text:quoted} staat achter `{key}:`; schrijf `none:` met de reden op een eigen regel eronder, twee spaties "
        "verder naar rechts",
        text=written.strip(),
        key=name_of(path),
    )
    write = f"{path[-1]}:\n  none: {yaml_scalar(reason)}" if len(reason.split()) > 1 else ""
    return Problem("plan.kind", path, message, write, (path,))


def none_is_no_item(path: Path, reason: str) -> Problem:
    """`- none: <reason>` below `events:`, where `none:` stands without a dash."""
    message = phrase(
        "`none` is no item of a list: write it without the dash, with the reason, on a line of its own below `{key}:`",
        "`none` is geen item van een lijst: schrijf het zonder streepje, met de reden, op een eigen regel onder "
        "`{key}:`",
        key=name_of(path),
    )
    return Problem("plan.kind", path, message, f"{path[-1]}:\n  none: {yaml_scalar(reason)}", (path,))


def _found(found: object) -> Phrase:
    if isinstance(found, str):
        return phrase("the text {text:quoted}", "de tekst {text:quoted}", text=found.replace("\t", " "))
    if isinstance(found, Placeholder):
        return phrase("the placeholder {text:quoted}", "de invulplek {text:quoted}", text=found.text)
    if isinstance(found, list):
        return phrase("a list", "een lijst")
    return phrase("a group of keys", "een groep velden")


def placeholder_text(found: object) -> str | None:
    """`[X]`, `[DATE]` and `{{name}}`, which YAML reads as a list or a mapping, as they were written."""
    if isinstance(found, Placeholder):
        return found.text
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], str):
        return f"[{found[0]}]" if not any(character.isdigit() for character in found[0]) else None
    return None


def vague(text: str, asked: Text | None = None) -> Phrase:
    """A placeholder or a word where a real answer belongs, with what is asked."""
    if asked is not None:
        return phrase(
            "{text:quoted} is a placeholder: write {asked}",
            "{text:quoted} is nog niet ingevuld: schrijf {asked}",
            text=text,
            asked=Text(asked.en[0].lower() + asked.en[1:], asked.nl[0].lower() + asked.nl[1:]),
        )
    return phrase(
        "{text:quoted} is a placeholder: put the real answer in its place",
        "{text:quoted} is nog niet ingevuld: zet hier het echte antwoord neer",
        text=text,
    )


def name_of(path: Path) -> str:
    """The key that a path ends in; for an entry of a list the list's key."""
    for part in reversed(path):
        if isinstance(part, str):
            return part
    return "salesplan"


PASTED: Final = NO_BREAK + BULLETS + "- "
"""What may stand before a key that was pasted."""


def _pasted(key: str) -> Phrase | None:
    """What an editor shows as the start of a line, and YAML takes for a part of the key."""
    if key.startswith(tuple(BULLETS)):
        return phrase(
            "an item of a list starts with a dash and a space, not with {sign:quoted}",
            "een item van een lijst begint met een streepje en een spatie, niet met {sign:quoted}",
            sign=key[0],
        )
    if not key.startswith(tuple(NO_BREAK)):
        return None
    return phrase(
        "an invisible no-break space ({code}) stands at the start of this line, and to YAML that is not a space: "
        "replace it with a space. It often comes along when text is pasted",
        "aan het begin van deze regel staat een onzichtbare vaste spatie ({code}), en dat is voor YAML geen spatie: "
        "vervang hem door een gewone spatie. Hij komt vaak mee bij het plakken van tekst",
        code=f"U+{ord(key[0]):04X}",
    )


def unknown_key(path: Path, nearest: str | None, absent: bool, write: str = "") -> Problem:
    """A key that the format does not have; it stands for `nearest` where that key itself is absent."""
    key = str(path[-1])
    lost = ((*path[:-1], nearest),) if nearest is not None and absent else ()
    if pasted := _pasted(key):
        return Problem("plan.unknown-key", path, pasted, "", lost)
    if nearest is None:
        message = phrase(
            "{key:quoted} is not a key of a sales plan here: remove it, or put it in a comment behind `#`",
            "{key:quoted} is hier geen veld van een verkoopplan: haal het weg of zet er `#` voor",
            key=key,
        )
        return Problem("plan.unknown-key", path, message)
    message = phrase(
        "{key:quoted} is not a key of a sales plan here; did you mean `{nearest}`?"
        if absent
        else "{key:quoted} is not a key of a sales plan here, and `{nearest}` is there already: remove the one that is "
        "wrong",
        "{key:quoted} is hier geen veld van een verkoopplan; bedoel je `{nearest}`?"
        if absent
        else "{key:quoted} is hier geen veld van een verkoopplan, en `{nearest}` staat er al: haal weg wat niet klopt",
        key=key,
        nearest=nearest,
    )
    return Problem("plan.unknown-key", path, message, write, lost)


def renamed(key: str, other: str, names: Sequence[str], taken: str, write: str) -> Problem:
    """A section by the name of another one, whose keys stand below it; `taken` is there in its place already."""
    message = phrase(
        "{names} {count:belongs|belong} under `{other}` and not under `{key}`, and `{taken}` is there already: remove "
        "what is wrong"
        if taken
        else "{names} {count:belongs|belong} under `{other}`, and here stands `{key}`; did you mean `{other}`?",
        "{names} {count:hoort|horen} onder `{other}` en niet onder `{key}`, en `{taken}` staat er al: haal weg wat "
        "niet klopt"
        if taken
        else "{names} {count:hoort|horen} onder `{other}`, en hier staat `{key}`; bedoel je `{other}`?",
        names=tuple(f"`{name}`" for name in names),
        count=len(names),
        key=key,
        other=other,
        taken=taken,
    )
    return Problem("plan.unknown-key", (key,), message, "" if taken else write, () if taken else ((other,),))


def of_the_top(path: Path, *, absent: bool) -> Problem:
    """A key of the plan as a whole that stands in one of its sections."""
    message = phrase(
        "`{key}` belongs at the top level of the plan, in the first column, and not under `{holder}`",
        "`{key}` hoort niet onder `{holder}`, maar op het hoogste niveau van het plan, helemaal links",
        key=str(path[-1]),
        holder=next(str(part) for part in reversed(path[:-1]) if isinstance(part, str)),
    )
    return Problem("plan.unknown-key", path, message, "", ((path[-1],),) if absent else ())


def name_as_key(path: Path, meant: Mapping[str, str], keys: Sequence[str]) -> Problem:
    """An entry of a list that begins with its name in the place of a key; its first lines as they were meant.

    `keys` are those that its value can belong to: which one, only its author knows.
    """
    entry, (first, *_) = path[:-1], meant
    if keys:
        *others, last = (f"`{each}`" for each in keys)
        said = phrase(
            "{name:quoted} stands here in the place of a key: put it behind `{key}`, and what stands behind it now on "
            "a line of its own, behind {keys}",
            "{name:quoted} staat hier op de plaats van een veld: zet het achter `{key}`, en wat er nu achter staat op "
            "een eigen regel, achter {keys}",
            name=str(path[-1]),
            key=first,
            keys=Text(*(f"{', '.join(others)} {word} {last}" for word in ("or", "of"))),
        )
        return Problem("plan.unknown-key", entry, said, "", ((*entry, first),))
    message = phrase(
        "{name:quoted} stands here in the place of a key: put it behind `{key}`",
        "{name:quoted} staat hier op de plaats van een veld: zet het achter `{key}`",
        name=str(path[-1]),
        key=first,
    )
    write = "- " + "\n  ".join(f"{name}: {yaml_scalar(value.strip())}" for name, value in meant.items())
    return Problem("plan.unknown-key", entry, message, write, tuple((*entry, name) for name in meant))


def cut_off(path: Path, write: str, *, of_list: bool = False) -> Problem:
    """What a comma cut off the text before it, in braces, which makes it a key; or an item of what may be a list."""
    brackets = Text("put them together in square brackets", "zet die dan samen tussen rechte haken")
    quotes = Text("put that in quotes", "zet die dan tussen aanhalingstekens")
    message = phrase(
        "{key:quoted} is not a key of a sales plan here. A comma ends a value inside braces: does this belong to the "
        "text before it, then {instead}: {write}",
        "{key:quoted} is hier geen veld van een verkoopplan. Tussen accolades sluit een komma een waarde af: hoort dit "
        "bij de tekst ervoor, {instead}: {write}",
        key=str(path[-1]),
        instead=brackets if of_list else quotes,
        write=both(write),
    )
    return Problem("plan.unknown-key", path, message, write)


def not_indented(path: Path, holders: Sequence[str], *, in_list: bool) -> Problem:
    """A key that starts in the column of what it belongs in, the last of these."""
    facts: dict[str, Fact] = {"key": str(path[-1]), "holder": holders[-1]}
    if in_list:
        message = phrase(
            "`{key}` belongs to an entry of `{holder}`: start each entry with a dash and a space, and let its other "
            "keys stand below its first",
            "`{key}` hoort bij een onderdeel van `{holder}`: begin elk onderdeel met een streepje en een spatie, en "
            "zet de andere velden onder het eerste",
            **facts,
        )
    else:
        message = phrase(
            "`{key}` belongs under `{holder}`: let its line start two spaces further to the right than that of "
            "`{holder}`",
            "`{key}` hoort onder `{holder}`: laat de regel twee spaties verder naar rechts beginnen dan die van "
            "`{holder}`",
            **facts,
        )
    holder = (*path[:-1], *holders)
    # Entries of a list, and the numbers of quarters, months and weeks, are asked for together.
    lost = holder if in_list or holders[-1] in calendar.NUMBERED else (*holder, path[-1])
    return Problem("plan.unknown-key", path, message, "", (lost,))


def no_ordinal(name: str, letter: str) -> Problem:
    """A name among the quarters, months or weeks that is none of theirs."""
    if name == "none":
        message = phrase(
            "`none` is no answer here: write a number for each {unit}, or set the rule aside under `waivers`, with the "
            "reason",
            "`none` is hier geen antwoord: schrijf voor elk{e} {unit} een getal, of maak onder `waivers` een "
            "uitzondering, met de reden",
            unit=calendar.unit_of(letter).one,
            e="" if letter == "Q" else "e",
        )
        return Problem("plan.unknown-key", (name,), message)
    message = phrase(
        "{key:quoted} is no name of a {unit} here: they are called `{letter}1`, `{letter}2`, and so on, from the start "
        "of the period",
        "{key:quoted} is hier geen naam van een {unit}: die heten `{letter}1`, `{letter}2`, enzovoort, vanaf het begin "
        "van de periode",
        key=name,
        unit=calendar.unit_of(letter).one,
        letter=letter,
    )
    return Problem("plan.unknown-key", (name,), message)


def dashed(path: Path, letter: str, write: str) -> Problem:
    """Quarters, months or weeks with a dash before each."""
    message = phrase(
        "a dash starts an entry of a list, and each of these has a name of its own (`{letter}1`, `{letter}2`): leave "
        "the dashes or square brackets out",
        "een streepje begint een regel van een lijst, en deze hebben elk een eigen naam (`{letter}1`, `{letter}2`): "
        "laat de streepjes of rechte haken weg",
        letter=letter,
    )
    return Problem("plan.kind", path, message, write, (path,))


def other_names(path: Path, unit: calendar.Unit, name: str, ordinal: int, write: str) -> Problem:
    """Quarters, months or weeks by other names than theirs, of which this is the first."""
    message = phrase(
        "a plan numbers its {unit} from the first day of the period, so {name:quoted} is `{letter}{ordinal:digits}` "
        "here; did you mean this?",
        "een plan nummert de {unit} vanaf de eerste dag van de periode, dus {name:quoted} is hier "
        "`{letter}{ordinal:digits}`; bedoel je dit?",
        unit=unit.many,
        name=name,
        letter=unit.letter,
        ordinal=ordinal,
    )
    return Problem("plan.unknown-key", path, message, write, (path,))


def exclusive(path: Path, keys: Sequence[str], lost: tuple[Path, ...]) -> Problem:
    """Keys that exclude each other: reported at the second one, neither counts."""
    names = [key for key in keys if key != "none"]
    if len(names) < len(keys):
        message = phrase(
            "`none` says that there is nothing, and {keys} {count:says|say} what there is: keep the one or the other. "
            "As long as both are there, neither counts",
            "`none` zegt dat er niets is, en {keys} {count:zegt|zeggen} wat er is: kies een van de twee. Zolang ze er "
            "allebei staan, telt geen van beide",
            keys=tuple(f"`{key}`" for key in names),
            count=len(names),
        )
        return Problem("plan.kind", path, message, "", lost)
    message = phrase(
        "{keys} exclude each other: keep one of them. As long as both are there, neither counts",
        "{keys} sluiten elkaar uit: kies er één. Zolang ze er allebei staan, telt geen van beide",
        keys=tuple(f"`{key}`" for key in keys),
    )
    return Problem("plan.kind", path, message, "", lost)


def required(key: str, message: Phrase, write: str) -> Problem:
    """A required key that is not there."""
    return Problem("plan.required", (key,), message, write, ((key,),), example=True)


def version(found: str | None, *, is_there: bool) -> Phrase:
    """No `salesplan:` line, one that names no version (None), or another one than 1."""
    if not is_there:
        return phrase(
            "the line `salesplan: 1` is missing: it says which version of the format this plan is written in",
            "de regel `salesplan: 1` ontbreekt: die zegt in welke versie van het formaat dit plan is geschreven",
        )
    if found is None:
        return phrase(
            "`salesplan:` does not say which version of the format this plan is written in: that is 1",
            "`salesplan:` zegt niet in welke versie van het formaat dit plan is geschreven: dat is 1",
        )
    return phrase(
        "this plan is written in version {found:quoted}, and this salesplan reads version 1",
        "dit plan is geschreven in versie {found:quoted}, en deze salesplan leest versie 1",
        found=found,
    )


def too_many(path: Path, given: int, expected: int, parted: tuple[str, str] | None) -> Problem:
    """More quarters, months or weeks than the period has; a comma may have parted one, to be written without it."""
    comma: Fact = ""
    if parted is not None:
        comma = phrase(
            ". A comma parts two numbers: is {text} one, then write {write}",
            ". Een komma scheidt twee getallen: is {text} er één, schrijf dan {write}",
            text=parted[0],
            write=parted[1],
        )
    message = phrase(
        "the period has {expected} {unit}, and here {given:stands|stand} {given} {given:number|numbers}: {take}{comma}",
        "de periode heeft {expected} {unit}, en hier {given:staat|staan} {given} {given:getal|getallen}: {take}{comma}",
        take=phrase("take {expected}", "maak er {expected} van", expected=expected)
        if expected
        else phrase("leave {given:it|them} out", "laat {given:dat|ze} weg", given=given),
        given=given,
        expected=expected,
        unit=_units(path, expected),
        comma=comma,
    )
    return Problem("plan.kind", path, message, "", (path,))


def _units(path: Path, count: int) -> Text:
    return next(calendar.NUMBERED[str(part)] for part in reversed(path) if part in calendar.NUMBERED).called(count)


def no_such_ordinal(path: Path, expected: int) -> Problem:
    """A quarter, month or week beyond those that the period has; the others count."""
    message = phrase(
        "the period has {expected} {unit}, so {key} is none of them: check its number, or remove it",
        "de periode heeft {expected} {unit}, dus {key} hoort daar niet bij: controleer het nummer, of haal het weg",
        expected=expected,
        unit=_units(path, expected),
        key=str(path[-1]),
    )
    return Problem("plan.kind", path, message, "", (path,))


def as_on_the_calendar(path: Path, letter: str, number: int, first: calendar.Span, write: str) -> Problem:
    """Quarters, months or weeks with their numbers of the calendar, in a period that starts at another number."""
    message = phrase(
        "a plan counts its {unit} from the first day of the period: {start} to {end} is `{letter}1` here, and not "
        "`{letter}{number}`",
        "een plan telt de {unit} vanaf de eerste dag van de periode: {start} tot en met {end} is hier `{letter}1`, en "
        "niet `{letter}{number}`",
        unit=calendar.unit_of(letter).many,
        start=first.start,
        end=first.end,
        letter=letter,
        number=number,
    )
    return Problem("plan.kind", path, message, write, (path,))


def two_countings(path: Path, letter: str, number: int, first: calendar.Span, write: str) -> Problem:
    """Quarters, months or weeks in the order of the calendar, with names that a period that starts later has too."""
    message = phrase(
        "`{letter}{number}` can be read in two ways: a plan counts its {unit} from the first day of the period, and on "
        "the calendar the first one here is `{letter}{number}`. Is {start} to {end} meant, then it is called "
        "`{letter}1`; is it counted from the first day, then put the {unit} in that order, `{letter}1` first",
        "`{letter}{number}` is op twee manieren te lezen: een plan telt de {unit} vanaf de eerste dag van de periode, "
        "en op de kalender is de eerste hier `{letter}{number}`. Is {start} tot en met {end} bedoeld, dan heet dat "
        "`{letter}1`; is er geteld vanaf de eerste dag, zet de {unit} dan in die volgorde, met `{letter}1` voorop",
        unit=calendar.unit_of(letter).many,
        start=first.start,
        end=first.end,
        letter=letter,
        number=number,
    )
    return Problem("plan.ambiguous", path, message, write, (path,))
