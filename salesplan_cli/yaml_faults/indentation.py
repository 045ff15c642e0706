"""Lines that stand at a place where YAML does not expect them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from salesplan_cli.limits import FOREIGN_LENGTH
from salesplan_cli.places import Flaw, Mark, Region, flaw_of, line_at, on_line
from salesplan_cli.text import Phrase, Text, phrase, yaml_scalar
from salesplan_cli.yaml_faults.rewriting import entry_of, indent_of, pasteable, quoted, unquoted
from salesplan_cli.yaml_faults.slips import BULLET, also_in, glued_colon, pasted_sign

DASH: Final = r"\s*- +\S"
BLOCK_KEY: Final = r"\s*(?:- +)*[^\s,\[\]{}:'\"#-][^,\[\]{}:'\"]*:(?=\s|\Z)"
_BARE_KEY: Final = rf"{BLOCK_KEY}\s*(?:#.*)?\Z"
"""A key with nothing behind it: what belongs to it stands below."""


def _depth(line: str) -> int:
    """The column of a line's first key: dashes count as room."""
    return len(line) - len(line.lstrip(" -"))


def _from_indent(lines: Sequence[str], mark: Mark) -> Region:
    line = line_at(lines, mark.line)
    return on_line(lines, mark.line, indent_of(line), len(line.rstrip()))


ENTRIES: Final = {
    "products": ("name", "contribution", "rank", "quantity", "unit", "price", "revenue"),
    "segments": ("name", "definition", "contribution", "rank", "time"),
    "lines": ("name", "amount"),
    "events": ("name", "start", "end", "effect"),
    "activities": (
        "name", "for", "per_day", "per_week", "per_month", "per_quarter", "per_period", "hours", "leads_to",
        "conversion", "start", "end",
    ),
    "development": ("goal", "measure", "from", "to", "by", "support"),
    "self": ("measure", "kind", "target", "every", "source"),
    "organisation": ("measure", "kind", "target", "every", "source", "who", "act_below"),
    "reviews": ("date", "first", "every", "last", "skip", "with", "in_calendar"),
    "waivers": ("rule", "reason", "until"),
}  # fmt: skip
"""The lists of entries behind a dash, and the keys of such an entry, first the one that it begins with."""


SCALARS: Final = frozenset(("quarters", "months", "weeks", "index", "with", "skip"))
"""Lists of single values."""


def no_colon(lines: Sequence[str], number: int) -> Flaw:
    """A line that is no `key: value`."""
    line = lines[number]
    words = " ".join(re.split(r"\s#", line, maxsplit=1)[0].split()).lstrip("- ")
    if item := _bare_item(lines, number):
        return item
    message = phrase(
        'A colon is missing after {words:quoted}: a line in a plan is "key: value". Is it part of the value above, '
        "then move it to the right.",
        'Na {words:quoted} ontbreekt een dubbele punt: een regel in een plan is "veld: waarde". Hoort het bij de '
        "waarde erboven, zet het dan verder naar rechts.",
        words=words,
    )
    start = indent_of(line)
    key, _, value = words.partition(" ")
    write = ""
    if words and len(words) <= FOREIGN_LENGTH and words[0].isalpha():
        write = f"{key}: {value.strip()}" if value and re.fullmatch(r"[a-z_]+", key) else f"{words}:"
    return flaw_of("plan.syntax", message, on_line(lines, number, start, len(line.rstrip())), write)


def _spaces(count: int) -> Phrase | Text:
    if not count:
        return Text("without spaces", "zonder spaties")
    return phrase("with {n} {n:space|spaces}", "met {n} {n:spatie|spaties}", n=count)


def _bare_item(lines: Sequence[str], number: int) -> Flaw | None:
    """`- Airco` with the keys of that entry below it."""
    line = line_at(lines, number)
    words = re.split(r"\s#", line, maxsplit=1)[0].strip().lstrip("- ").rstrip()
    if not re.match(DASH, line) or not words or len(words) > FOREIGN_LENGTH or ":" in words:
        return None
    dash = indent_of(line)
    above = (re.match(r"( *)([a-z_]+): *(?:#.*)?$", each) for each in reversed(lines[:number]))
    section = next((found[2] for found in above if found and len(found[1]) <= dash), "")
    if section in SCALARS:
        return None
    key, *others = ENTRIES.get(section, ("name",))
    region = on_line(lines, number, dash, len(line.rstrip()))
    first, _, rest = words.partition(" ")
    # Of another key than the first it may be a name that begins with that word.
    if first == key or (first in others and re.match(r"\W? ?[0-9]|\Z", rest)):
        message = phrase(
            "A colon is missing after {key:quoted}.", "Na {key:quoted} ontbreekt een dubbele punt.", key=first
        )
        value = yaml_scalar(unquoted(rest.strip())) if rest else ""
        return flaw_of("plan.syntax", message, region, f"- {first}: {value}".rstrip())
    message = phrase(
        "An entry of a list starts with a key, such as `{key}`: put {words:quoted} behind it.",
        "Een onderdeel van een lijst begint met een veld, zoals `{key}`: zet {words:quoted} daarachter.",
        key=key,
        words=words,
    )
    text = unquoted(words)
    value = text if re.fullmatch(r"[^\W\d_][\w .()/-]*", text) else quoted(text)
    return flaw_of("plan.syntax", message, region, f"- {key}: {value}")


def wrong_indentation(lines: Sequence[str], mark: Mark) -> Flaw:
    """A line that does not stand below what it belongs to."""
    line = line_at(lines, mark.line)
    here = indent_of(line)
    is_item = line.lstrip().startswith("- ")
    before = next((at for at in range(mark.line - 1, -1, -1) if lines[at].strip()[:1] not in ("", "#")), 0)
    below = not is_item and here > indent_of(lines[before])
    if below and (item := _bare_item(lines, before)):
        return item
    if is_item and (first := _without_dash(lines, mark.line)):
        return first
    if not is_item and (entry := _wide_dash(lines, before, here) or _next_without_dash(lines, mark.line)):
        return entry
    columns = _open_columns(lines[: mark.line], line)
    if top := _of_the_top(lines, mark):
        return top
    if columns:
        column = min(columns, key=lambda at: abs(at - here))
        message = phrase(
            "This line does not fit under the lines above it. Let it start {spaces}, as {words:quoted} above "
            "it does, or as another line that it belongs with.",
            "Deze regel past niet onder de regels erboven. Laat hem beginnen {spaces}, net als {words:quoted} erboven, "
            "of net als een andere regel waar hij bij hoort.",
            spaces=_spaces(column),
            words=columns[column],
        )
        return flaw_of("plan.syntax", message, _from_indent(lines, mark))
    message = phrase(
        "This line does not fit under the lines above it. Let the keys of one section start in the same column, and "
        "the items of one list with a dash in the same column.",
        "Deze regel past niet onder de regels erboven. Laat de velden van een onderdeel in dezelfde kolom beginnen, "
        "en de items van een lijst met een streepje in dezelfde kolom.",
    )
    return flaw_of("plan.syntax", message, _from_indent(lines, mark))


OF_THE_TOP: Final = frozenset((
    "salesplan", "account_manager", "sales_manager", "year", "period", "currency", "country", "numbers",
    "revenue_target", "order_target", "contribution_basis", "products", "segments", "selling_time", "costs", "periods",
    "activities", "average_order", "cycle_days", "customers", "development", "monitoring", "reviews", "waivers",
))  # fmt: skip
"""The keys of the plan as a whole that no section has as well."""


def _of_the_top(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """A key of the plan as a whole with spaces in front of it, below others without."""
    line = line_at(lines, mark.line)
    key = line.strip().split(":")[0]
    if key not in OF_THE_TOP or not line.startswith(" ") or 0 not in _open_columns(lines[: mark.line], line):
        return None
    message = phrase(
        "`{key}` belongs at the top level of the plan: let this line start in the first column, without spaces in "
        "front of it.",
        "`{key}` hoort op het hoogste niveau van het plan: laat deze regel helemaal links beginnen, zonder spaties "
        "ervoor.",
        key=key,
    )
    return flaw_of("plan.syntax", message, _from_indent(lines, mark))


def _wide_dash(lines: Sequence[str], number: int, column: int) -> Flaw | None:
    """The first line of an entry whose key stands further to the right than those below it."""
    line = lines[number]
    dash, start = indent_of(line), _depth(line)
    if not re.match(DASH, line) or not re.match(BLOCK_KEY, line) or not dash + 2 <= column < start:
        return None
    message = phrase(
        "Behind this dash {n:stands|stand} {n} {n:space|spaces} too many: the line below it starts further to the "
        "left than {words:quoted}, and the keys of an entry start in the same column.",
        "Achter dit streepje {n:staat|staan} {n} {n:spatie|spaties} te veel: de regel eronder begint verder naar links "
        "dan {words:quoted}, en de velden van een onderdeel beginnen in dezelfde kolom.",
        n=start - column,
        words=line[start:].rstrip(),
    )
    region = on_line(lines, number, dash, len(line.rstrip()))
    write = f"{line[dash:column]}{line[start:].rstrip()}"
    return flaw_of("plan.syntax", message, region, pasteable(write))


def _next_without_dash(lines: Sequence[str], number: int) -> Flaw | None:
    """An entry that lacks its dash and begins with the same key as the one before it."""
    line = lines[number]
    here = indent_of(line)
    dashes = _open_columns(lines[:number], "- ")
    column = next((at for at in dashes if at <= here), 0)
    begins = re.match(r"- +([a-z_]+:)(?:\s|\Z)", dashes.get(column, ""))
    if not begins or not line.lstrip().startswith(begins[1]):
        return None
    message = phrase(
        "A new entry of the list starts here, and each entry starts with a dash. Put a dash and a space in front of "
        "it.",
        "Hier begint een nieuw onderdeel van de lijst, en elk onderdeel begint met een streepje. Zet er een streepje "
        "en een spatie voor.",
    )
    region = on_line(lines, number, here, len(line.rstrip()))
    return flaw_of("plan.syntax", message, region, pasteable(f"{' ' * column}- {line.strip()}"))


def _open_columns(above: Sequence[str], line: str) -> dict[int, str]:
    """Where a line can start, and what above it does: a dash goes with a dash, a key with a key, if still open."""
    pattern = DASH if line.lstrip().startswith("- ") else BLOCK_KEY
    columns: dict[int, str] = {}
    limit = max(map(len, above), default=0) + 1
    for each in reversed(above):
        words = each.lstrip()
        indent = len(each) - len(words)
        if re.match(pattern, each):
            at = indent if pattern == DASH else _depth(each)
            if at < limit:
                columns[at], limit = words.rstrip(), at
        elif words and not words.startswith("#"):
            limit = min(limit, indent + words.startswith("- "))
    return columns


def _without_dash(lines: Sequence[str], number: int) -> Flaw | None:
    """The first entry of a list, where the keys of the list are there without a dash, and the next entry has one."""
    column = indent_of(lines[number])
    first, indent = number, 0
    for at in range(number - 1, -1, -1):
        words = lines[at].lstrip()
        here = len(lines[at]) - len(words)
        if not words or words.startswith("#"):
            continue
        if here <= column and words.startswith("- "):
            return None
        if here <= column and here < indent and re.match(_BARE_KEY, words):
            break
        first, indent = at, here
    else:
        return None
    key = lines[at].split(":")[0].strip()
    if key not in ENTRIES or lines[first].lstrip().startswith("- ") or not re.match(BLOCK_KEY, lines[first]):
        return None
    message = phrase(
        "This starts the first entry of {key:quoted}, and each entry starts with a dash, as on line {line:digits}. Put "
        "a dash and a space in front of it.",
        "Hier begint het eerste onderdeel van {key:quoted}, en elk onderdeel begint met een streepje, zoals op regel "
        "{line:digits}. Zet er een streepje en een spatie voor.",
        key=key,
        line=number + 1,
    )
    words = lines[first].strip()
    write = f"{' ' * column}-{' ' * (indent - column - 1)}{words}" if indent > column + 1 else ""
    region = on_line(lines, first, indent, indent + len(words))
    return flaw_of("plan.syntax", message, region, pasteable(write))


def line_before(lines: Sequence[str], mark: Mark) -> Flaw | None:
    """A key where none can be: the line before lacks a colon or a space, or this one is too far to the right."""
    number = mark.line - 1
    while number >= 0 and (not lines[number].strip() or lines[number].lstrip().startswith("#")):
        number -= 1
    if number < 0:
        return None
    before = lines[number]
    entry = entry_of(before)
    if entry.key and not re.match(BULLET, before):
        if _depth(lines[mark.line]) <= _depth(before):
            return None
        if top := _of_the_top(lines, mark):
            return top
        message = phrase(
            "This line is further to the right than {key:quoted} on line {line:digits}, which has a value already. "
            "Let it start in the same column, or put a value that takes several lines in quotes.",
            "Deze regel staat verder naar rechts dan {key:quoted} op regel {line:digits}, en daar staat al een waarde. "
            "Laat hem in dezelfde kolom beginnen, of zet een waarde van meer regels tussen aanhalingstekens.",
            key=entry.key,
            line=number + 1,
        )
        return flaw_of("plan.syntax", message, _from_indent(lines, mark))
    return pasted_sign(lines, number) or glued_colon(lines, number) or no_colon(lines, number)


_TAB_FOR_COLON: Final = r" *(?:- +)*[^\W\d]\w*\t+[^:]+"
"""A key and a value that come from two cells of a table."""


def wrong_tab(lines: Sequence[str], mark: Mark) -> Flaw:
    """A tab where YAML takes spaces alone."""
    line = line_at(lines, mark.line)
    if re.fullmatch(_TAB_FOR_COLON, line):
        return no_colon(lines, mark.line)
    column = line.find("\t")
    column = mark.column if column < 0 else column
    message = phrase(
        "A tab stands here, and YAML wants spaces. Replace it with spaces, two for each level.",
        "Hier staat een tab, en YAML wil spaties. Vervang hem door spaties, twee per niveau.",
    )
    rest = line.lstrip().replace("\t", "  ").rstrip()
    write = pasteable(" " * _column_without_tabs(lines, mark.line) + rest)
    others = [at for at, each in enumerate(lines) if at != mark.line and re.match(_TAB_IN_FRONT, each)]
    return flaw_of("plan.syntax", also_in(message, others), on_line(lines, mark.line, column, column + 1), write)


_TAB_IN_FRONT: Final = r"[ -]*\t\s*[^\s#]"
"""A line that begins with a tab, or has one behind its dash."""


def _column_without_tabs(lines: Sequence[str], number: int) -> int:
    """Where a line that tabs stand before starts, two columns for each, where it can: with what is open above it."""
    line = lines[number]
    column = len(line[: indent_of(line)].replace("\t", "  "))
    above = next((each for each in reversed(lines[:number]) if each.strip() and not each.lstrip().startswith("#")), "")
    if re.match(_BARE_KEY, above):
        return max(column, _depth(above) + 2)
    fitting = _open_columns(lines[:number], line)
    return min(fitting, key=lambda at: (abs(at - column), -at), default=column)
