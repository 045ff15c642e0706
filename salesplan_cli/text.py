"""What people read: texts in English and Dutch, and numbers and dates in their language."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import takewhile
from typing import Any, Final, Literal, NamedTuple, TypeAlias

Lang: TypeAlias = Literal["en", "nl"]
LANGS: Final[tuple[Lang, ...]] = ("en", "nl")


def lang_of_locale(environment: Mapping[str, str]) -> Lang:
    """The language that the locale variables name: Dutch, or English for all else."""
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "nl" if said.lower().startswith("nl") else "en"


Number: TypeAlias = Decimal | Fraction | int

FOREIGN_LENGTH: Final = 120
"""Characters of plan text that a message quotes at most."""


class Text(NamedTuple):
    """A text that a user reads. A missing translation does not type-check."""

    en: str
    nl: str

    def in_(self, lang: Lang) -> str:
        """The text in one language."""
        return self.en if lang == "en" else self.nl


def both(words: str) -> Text:
    """A text that is the same in both languages."""
    return _new(Text, (words, words))


Fact: TypeAlias = "Number | date | str | Text | Phrase | tuple[Fact, ...]"


class Phrase(NamedTuple):
    """A text with the facts that fill its `{name}` or `{name:form}` fields.

    Forms: `money` (with the currency), `percent`, `signed`, `digits` (without spaces, for what is to be
    pasted), `sum` (a tuple of numbers as "1 + 2 + 3 = ", nothing for a single one), `colon` and `semicolon` (that sign
    and a tuple, nothing where it is empty), `quoted`, `yaml` (a text as a YAML value, quoted where it has to be), and
    `one|many`, which chooses by number.
    """

    text: Text
    facts: Mapping[str, Fact] = {}

    def say(self, lang: Lang, currency: str = "") -> str:
        """The phrase in one language, amounts of money in `currency`."""
        template = self.text.en if lang == "en" else self.text.nl
        frame, fields = _fields(template)
        if not fields:
            return template
        facts = self.facts
        shown = []
        for name, form in fields:
            fact = facts[name]
            shown.append(_SHOWN.get(fact.__class__, _show_derived)(fact, form, lang, currency))
        return frame % tuple(shown)


def phrase(en: str, nl: str, **facts: Fact) -> Phrase:
    """A phrase from its two texts and its facts."""
    # Not by their own constructors, which take twice as long: every plan has hundreds of phrases.
    return _new(Phrase, (_new(Text, (en, nl)), facts))


def same(template: str, **facts: Fact) -> Phrase:
    """A phrase that is the same in both languages, its facts aside."""
    return _new(Phrase, (_new(Text, (template, template)), facts))


NAMED_AT_MOST: Final = 8
"""Names in one sentence."""


def at_most(facts: Sequence[Fact], most: int = NAMED_AT_MOST) -> tuple[Fact, ...]:
    """The first so many facts, and how many more there are."""
    more = len(facts) - most
    return (*facts[:most], *([phrase("{n} more", "nog {n}", n=more)] if more > 0 else []))


_new = tuple.__new__


_FIELD = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


@cache
def _fields(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    # Parsed once into a frame for `%`: str.format's own machinery is ten times slower than checking a rule.
    fields = tuple((field[1], field[2] or "") for field in _FIELD.finditer(template))
    literals = _FIELD.split(template)[:: 1 + _FIELD.groups]
    return "%s".join(literal.replace("%", "%%") for literal in literals), fields


def show(fact: Fact, form: str, lang: Lang, currency: str) -> str:
    """A fact as words, in the given form (see `Phrase`)."""
    return _SHOWN.get(fact.__class__, _show_derived)(fact, form, lang, currency)


def _show_phrase(fact: Phrase, _: str, lang: Lang, currency: str) -> str:
    return fact.say(lang, currency)


def _show_text(fact: Text, _: str, lang: Lang, __: str) -> str:
    return fact.en if lang == "en" else fact.nl


def _show_foreign(fact: str, form: str, _: Lang, __: str) -> str:
    if form == "yaml":
        return yaml_scalar(fact)
    # Most are short and harmless: seen at once, and not by two more calls.
    is_short = len(fact) <= FOREIGN_LENGTH and fact.isascii() and fact.isprintable()
    foreign = fact if is_short and ":" not in fact and "#" not in fact else shorten(visible(fact))
    return f'"{foreign}"' if form == "quoted" else foreign


def _show_date(fact: date, _: str, lang: Lang, __: str) -> str:
    return long_date(fact, lang)


def _show_several(fact: tuple[Fact, ...], form: str, lang: Lang, currency: str) -> str:
    if form == "sum":
        numbers = [number(each, lang) for each in fact if isinstance(each, int | Decimal | Fraction)]
        return f"{' + '.join(numbers)} = " if len(numbers) > 1 else ""
    if form in _SIGNS:
        return _SIGNS[form] + _show_several(fact, "", lang, currency) if fact else ""
    return listed([show(each, form, lang, currency) for each in fact], lang)


_SIGNS: Final = {"colon": ": ", "semicolon": "; "}


def _show_number(fact: Number, form: str, lang: Lang, currency: str) -> str:
    if not form:
        return number(fact, lang)
    if "|" in form:
        one, many = form.split("|", 1)
        return one if fact == 1 else many
    if form == "money":
        return f"{currency} {amount(fact, lang)}".strip()
    if form == "percent":
        return f"{number(fact, lang)}%"
    if form == "signed":
        return ("+" if fact >= 0 else "") + number(fact, lang)
    if form == "digits":
        return plain(fact)
    return number(fact, lang)


# By class, as every plan has hundreds of facts to show. Phrase and Text are tuples as well, so they come first.
_SHOWN: Final[Mapping[type, Callable[[Any, str, Lang, str], str]]] = {
    Phrase: _show_phrase,
    Text: _show_text,
    str: _show_foreign,
    date: _show_date,
    tuple: _show_several,
    int: _show_number,
    Decimal: _show_number,
    Fraction: _show_number,
}


def _show_derived(fact: Fact, form: str, lang: Lang, currency: str) -> str:
    """A fact of a class that derives from a known one (`bool`, a named tuple); any other is shown as a number."""
    how: Callable[[Any, str, Lang, str], str] = next(
        (how for kind, how in _SHOWN.items() if isinstance(fact, kind)), _show_number
    )
    return how(fact, form, lang, currency)


def listed(words: Sequence[str], lang: Lang) -> str:
    """Words as an enumeration: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'and' if lang == 'en' else 'en'} {words[-1]}"


def scaled(value: Number, scale: int) -> int:
    """A number times `scale`, rounded half up (away from zero) to a whole one."""
    # Whole numbers throughout: most plans have nothing else, and a Fraction on the way costs ten times as much.
    above, below = value.as_integer_ratio()
    if below == 1:
        return above * scale
    whole = (2 * abs(above) * scale + below) // (2 * below)
    return -whole if above < 0 else whole


def rounded(value: Number, places: int = 2) -> Decimal:
    """A number rounded half up to at most `places` decimals, without trailing zeros."""
    scale = 10**places
    whole = scaled(value, scale)
    return Decimal(whole // scale) if whole % scale == 0 else Decimal(whole).scaleb(-places).normalize()


def number(value: Number, lang: Lang) -> str:
    """A number with spaces between thousands: `1 200 000`, `52.8` or `52,8`.

    What follows from others has at most two decimals; what may stand in a plan as many as that may have (four), so that
    a sum of them can be done again.
    """
    above, below = value.as_integer_ratio()
    if below == 1:
        return f"{above:,}".replace(",", " ")
    places = 4 if isinstance(value, Decimal) else 2
    parts = scaled(value, 10**places)
    whole, rest = divmod(abs(parts), 10**places)
    digits = f"{whole:,}".replace(",", " ")
    if rest:
        digits += ("." if lang == "en" else ",") + f"{rest:0{places}}".rstrip("0")
    return f"-{digits}" if parts < 0 else digits


def amount(value: Number, lang: Lang) -> str:
    """A number of money: as a number, with two decimals where there are cents."""
    said = number(value, lang)
    return f"{said}0" if said[-2:-1] in (".", ",") else said


def plain(value: Number) -> str:
    """A number as it can be pasted in any plan: digits, and a point before decimals if there are any."""
    above, below = value.as_integer_ratio()
    return str(above) if below == 1 else f"{rounded(value, 4):f}"


def pasted(value: Number, numbers: Lang | None, after: str = "") -> str:
    """A number as a plan with this `numbers` writes decimals, ready for YAML: `8.5`, or `"8,5"` with `nl`."""
    digits = plain(value) + after
    return f'"{digits.replace(".", ",")}"' if numbers == "nl" and "." in digits else digits


def in_flow(block: str) -> str:
    """Lines of YAML as they are written inside braces or brackets: `hours: 24, support: {who: Piet}`."""
    parts = []
    lines = block.split("\n")
    while lines:
        first, *rest = lines
        inside = list(takewhile(lambda line: line.startswith(" "), rest))
        lines = rest[len(inside) :]
        if first.startswith("- "):
            entry = in_flow("\n".join([first[2:], *(line[2:] for line in inside)]))
            # An item of a list of values is that value.
            parts.append(f"{{{entry}}}" if ":" in entry else entry)
        elif first.endswith(":") and inside:
            below = in_flow("\n".join(line[2:] for line in inside))
            parts.append(f"{first} [{below}]" if inside[0].startswith("  - ") else f"{first} {{{below}}}")
        else:
            parts.append("\n".join([first, *inside]))
    return ", ".join(parts)


_MONTHS: Final = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
}  # fmt: skip


def long_date(day: date, lang: Lang) -> str:
    """A date in words: `13 April 2027`, `13 april 2027`."""
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"


def month_name(month: int, lang: Lang) -> str:
    """The name of a calendar month, 1 to 12."""
    return _MONTHS[lang][month - 1]


@cache
def months_by_name() -> dict[str, int]:
    """Names and abbreviations of the months, Dutch and English, without the point behind an abbreviation."""
    found = {"mrt": 3, "sept": 9}
    for month in range(1, 13):
        for name in (month_name(month, "en").lower(), month_name(month, "nl")):
            found[name] = found[name[:3]] = month
    return found


# C0 but tab, DEL, C1, surrogates, zero-width and bidirectional controls, line and paragraph separators, byte
# order mark, annotation and tag characters: all that a terminal, log or browser may obey and a reader cannot see.
INVISIBLE: Final = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)


def visible(foreign: str) -> str:
    """Text from outside with every character shown that a terminal, log or browser would obey: `\\x1b`.

    Workflow commands (`::name::`, `##[name]`, `##vso[name]`, `##teamcity[name`) are broken up with a space.
    """
    if foreign.isascii() and foreign.isprintable():
        shown = foreign
    else:
        shown = re.sub(INVISIBLE, _escape, foreign)
    if "::" in shown or "##" in shown:
        shown = re.sub(r"##(?=[a-zA-Z]*\[)", "## ", shown)
        while "::" in shown:
            shown = shown.replace("::", ": :")
    return shown


def verbatim(words: str) -> Text:
    """Words to open or to paste, so never shortened; nothing in them is obeyed."""
    return both(visible(words))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


# What YAML does not allow even as an escape: halves of a surrogate pair, and two that are no characters.
_NO_CHARACTER: Final = "[\ud800-\udfff\ufffe\uffff]"
_PLAIN_YAML = re.compile(r"[^\W_](?:[\w .()/&+'%-]*[\w.)%])?")


def yaml_scalar(text: str) -> str:
    """A text as a YAML value that survives block and flow style, quoted only where it has to be."""
    if _PLAIN_YAML.fullmatch(text) and text.lower() != "null" and (text.isascii() or not re.search(INVISIBLE, text)):
        return text
    escaped = re.sub(_NO_CHARACTER, "\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(INVISIBLE, lambda found: _yaml_escape(ord(found[0])), escaped) + '"'


def _yaml_escape(code: int) -> str:
    return f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def shorten(foreign: str, length: int = FOREIGN_LENGTH) -> str:
    """Text cut to `length` characters, the cut shown."""
    return foreign if len(foreign) <= length else foreign[: length - 3].rstrip() + "..."


def argument(name: str) -> str:
    """The name of a file as it is typed behind a command: in quotes where it needs them, and not as an option."""
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


_QUOTES: Final = {**dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"), **dict.fromkeys(map(ord, "\u201c\u201d\u201e"))}
"""Of a word processor: an apostrophe is one however it is written, and what stands around a name is no part of it."""


def folded(name: str) -> str:
    """A name as it is compared: without regard to capitals, spaces, how an accent is composed and curly quotes."""
    plain = name if name.isascii() else unicodedata.normalize("NFC", name).translate(_QUOTES)
    return " ".join(plain.split()).casefold()


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


# A number with its thousands, its % and its currency is one word, and so are a day with its month, "(2 of 3)" and a
# short piece of code. Compiled when it is first used: a machine format wraps nothing.
_HELD: Final = (
    r" (?:(?=%)|(?=\d{3}(?!\d))(?<=\d )|(?=[-+]?\d)(?:(?<=[A-Z]{3} )|(?<=[€$£] ))"
    r"|(?=(?:of|van) \d+\))(?<=\d )|(?=\d+\))(?:(?<=\d of )|(?<=\d van ))"
    rf"|(?=(?:{'|'.join((*_MONTHS['en'], *_MONTHS['nl']))}) \d{{4}})(?<=\d ))"
)
_CODE = re.compile(r"`[^`]*`")
_SHORT_CODE: Final = 42
_HOLD: Final = "\0"  # not in any text: what comes from outside was made visible


def wrap(text: str, columns: int) -> list[str]:
    """A text in lines of at most so many columns, all its words kept.

    Numbers, percentages and amounts stay whole; a word that is longer than a line is cut where the line ends.
    """
    text = visible(text)
    if text.isascii() and len(text) <= columns:
        return [text]
    lines: list[str] = []
    line, used = "", -1
    cells_of = len if text.isascii() else width
    for word in _words(text, columns):
        cells = cells_of(word)
        if used + 1 + cells <= columns:
            if word or used >= 0:
                line, used = (f"{line} {word}" if used >= 0 else word), used + 1 + cells
            continue
        if used >= 0:
            lines.append(line.rstrip(" "))
        *whole, rest = chopped(word, columns) if cells > columns else [word]
        lines += whole
        line, used = (rest, width(rest)) if rest else ("", -1)
    if used >= 0 or not lines:
        lines.append(line.rstrip(" "))
    return lines


def _words(text: str, columns: int) -> Iterator[str]:
    held = re.sub(_HELD, _HOLD, text)
    if "`" in held:
        held = _CODE.sub(lambda code: code[0].replace(" ", _HOLD) if len(code[0]) <= _SHORT_CODE else code[0], held)
    for word in held.split(" "):
        if _HOLD not in word:
            yield word
        elif width(whole := word.replace(_HOLD, " ")) <= columns:
            yield whole
        else:  # too long for any number: its spaces are spaces after all
            yield from word.split(_HOLD)


def chopped(word: str, columns: int) -> list[str]:
    """A text cut into pieces that each fill at most so many columns."""
    found, piece, used = [], "", 0
    for character in word:
        cells = width(character)
        if used + cells > columns:
            found.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + cells
    return [*found, piece]
