"""Where in a plan the lines to write belong, in words for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import reduce
from typing import Final

from salesplan_cli.engine import Finding
from salesplan_cli.model import NAMED_BY, entries_of, value_below
from salesplan_cli.places import Path
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase, Text, both, same

WRITE: Final = Text("Write{where}:", "Schrijf{where}:")
WRITE_INSTEAD: Final = Text("Write instead{where}:", "Schrijf in plaats daarvan{where}:")
AS_EXAMPLE: Final = Text(", as an example", ", als voorbeeld")
"""For what is missing, and words that say nothing: what belongs there only the people themselves know."""
WRITE_INSIDE: Final = Text(
    "Write{where}, within the brackets and behind a comma:", "Schrijf{where}, binnen de haakjes en achter een komma:"
)
WRITE_FOR: Final = Text(
    "Write in place of what stands at {keys} now{where}:", "Schrijf in plaats van wat er nu bij {keys} staat{where}:"
)
WRITE_IN_PLACE_OF: Final = Text(
    "Write in place of lines {first} to {last}{where}:", "Schrijf in plaats van regel {first} tot en met {last}{where}:"
)
WRITE_ABOVE: Final = Text(
    "Write in place of line {line}{where}, and keep what stands below it:",
    "Schrijf in plaats van regel {line}{where}, en laat wat eronder staat staan:",
)
WRITE_BELOW: Final = Text(
    "Write{where}, which {rule} above begins:", "Schrijf{where}, waar {rule} hierboven mee begint:"
)
AT: Final = Text("at {name}", "bij {name}")
AT_NUMBER: Final = Text("at number {number}", "bij nummer {number}")
UNDER: Final = Text("under `{key}`", "onder `{key}`")
AT_END: Final = Text("at the end of `{key}`", "achteraan bij `{key}`")
IN: Final = both("in `{key}`")

MARGIN: Final = " " * 6
"""Before what belongs within braces or brackets, which can stand anywhere on a line."""

NAMES: Final = (*NAMED_BY, "date_", "first")
"""By what an entry of a list is called; a review by its day."""


def lead(report: Report, finding: Finding, lang: Lang, begun_by: str = "") -> Phrase:
    """Where the lines to write belong; below the lines of the finding of the rule `begun_by`, if any."""
    place = finding.region.line - 1
    written = finding.lines(lang, report.currency)
    replaces = not begun_by and _replaces(report.lines, finding, written)
    holder = finding.holder[: len(finding.holder) - len(finding.under)]
    at = same(", {place}", place=_place(report, holder, finding.is_entry)) if holder else both("")
    where = same("{example}{at}", example=AS_EXAMPLE if finding.example else "", at=at)
    if replaces and finding.rule == "plan.unknown-key" and written.endswith(":"):
        return Phrase(WRITE_ABOVE, {"where": where, "line": str(place + 1)})
    if replaces and len(keys := _standing(report.lines, finding, written)) > 1:
        return Phrase(WRITE_FOR, {"where": where, "keys": tuple(both(f"`{key}`") for key in keys)})
    # What YAML could not read is one line, whatever stands below it.
    end = max(end_of(report.lines, place), finding.region.end_line - 1)
    if replaces and report.readable and end > place:
        return Phrase(WRITE_IN_PLACE_OF, {"where": where, "first": str(place + 1), "last": str(end + 1)})
    if finding.in_flow and not replaces and not begun_by:
        return Phrase(WRITE_INSIDE, {"where": where})
    if begun_by:
        return Phrase(WRITE_BELOW, {"where": where, "rule": begun_by})
    return Phrase(WRITE_INSTEAD if replaces else WRITE, {"where": where})


def in_place(report: Report, finding: Finding, lang: Lang, begun: int = 0) -> str:
    """The lines to write as they stand in the file, to be pasted whole; `begun` sections stand in lines above them."""
    first, *rest = finding.to_paste(lang, report.currency).split("\n")
    before = _before(report.lines, finding, begun, first)
    margin = " " * len(before)
    return "\n".join([before + first, *(margin + each for each in rest)])


def _before(lines: Sequence[str], finding: Finding, begun: int, first: str) -> str:
    """What stands before the first of the lines to write: spaces, and the dash of the entry whose line they replace."""
    place = finding.region.line - 1
    if finding.in_flow:
        return MARGIN
    if not begun and _replaces(lines, finding, first):
        return (_spaces if first.startswith("- ") else _dashes)(lines[place])
    holder = finding.holder[: len(finding.holder) - len(finding.under) - begun]
    if not holder:
        return "  " * begun
    below = next((each for each in lines[place + 1 :] if (text := each.strip()) and not text.startswith("#")), "")
    inside = len(_spaces(below))
    if isinstance(holder[-1], int):
        return " " * (inside if lines[place].strip() == "-" else len(_dashes(lines[place])))
    key = finding.region.column - 1
    is_there = inside >= key and _is_item(below) if finding.is_entry else inside > key
    return " " * (inside if is_there else key + 2) + "  " * begun


def _replaces(lines: Sequence[str], finding: Finding, written: str) -> bool:
    """Whether what is to be written takes the place of what stands there: also of a section that is still empty."""
    line = lines[finding.region.line - 1]
    is_begun = line[len(_dashes(line)) :].startswith(written.partition(":")[0] + ":")
    return not finding.is_entry and (not finding.absent or is_begun)


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ") or line.strip() == "-"


def _spaces(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _dashes(line: str) -> str:
    """What stands before a key: also the dash, of the first one of an entry."""
    return line[: len(line) - len(re.sub("^ *(?:- +)*", "", line))]


def _standing(lines: Sequence[str], finding: Finding, written: str) -> list[str]:
    """Which of the keys that are to be written stand in the file already, in the section of the key on this line."""
    line, column, *_ = finding.region
    there = _in_braces(lines[line - 1], column - 1) if finding.in_flow else _below_each_other(lines, line - 1)
    keys = [line.partition(":")[0] for line in written.split("\n") if line[:1] not in ("", " ", "-")]
    return [key for key in keys if key in there]


def _in_braces(line: str, column: int) -> set[str]:
    """The keys that stand on a line within the same braces."""
    inside = line[line.rfind("{", 0, column) + 1 :].partition("}")[0]
    return {each.partition(":")[0].strip() for each in inside.split(",")}


def _below_each_other(lines: Sequence[str], place: int) -> set[str]:
    column = len(lines[place]) - len(lines[place].lstrip(" -"))
    first = last = place
    while first and not _begins_entry(lines[first], column) and _is_inside(lines[first - 1], column):
        first -= 1
    while last + 1 < len(lines) and _is_inside(lines[last + 1], column) and not _begins_entry(lines[last + 1], column):
        last += 1
    return {line[column:].partition(":")[0] for line in lines[first : last + 1]}


def _begins_entry(line: str, column: int) -> bool:
    """Whether it begins the entry of which the keys stand at a column, and no list below one of these."""
    return _is_item(line) and len(_spaces(line)) < column


def _is_inside(line: str, column: int) -> bool:
    text = line.lstrip(" -")
    return not text or text.startswith("#") or len(line) - len(text) >= column


def end_of(lines: Sequence[str], place: int) -> int:
    """The last line of what stands under a key: the lines below it that stand further in, and items of its list."""
    line = lines[place]
    indent = len(line) - len(line.lstrip(" "))
    if _is_item(line):
        return place
    end = place
    for at in range(place + 1, len(lines)):
        below = lines[at].lstrip(" ")
        if not below or below.startswith("#"):
            continue
        inside = len(lines[at]) - len(below)
        if inside < indent or (inside == indent and not _is_item(below)):
            break
        end = at
    return end


def _place(report: Report, path: Path, is_for_entry: bool) -> Phrase:
    """A place in the plan in words: "at Verbruiksartikelen in `products`"."""
    last, *holders = reversed(path)
    if isinstance(last, int):
        name = _called(report, path)
        said = Phrase(AT, {"name": name}) if name else Phrase(AT_NUMBER, {"number": last + 1})
    else:
        # The order of a list tells what matters most: above its entries a new one would contradict them.
        is_begun = is_for_entry and any(each.is_filled for each in entries_of(reduce(value_below, path, report.plan)))
        said = Phrase(AT_END if is_begun else UNDER, {"key": last})
    for each in holders:
        if isinstance(each, str):
            said = same("{said} {in_}", said=said, in_=Phrase(IN, {"key": each}))
    return said


def _called(report: Report, path: Path) -> str | date:
    entry = reduce(value_below, path, report.plan)
    names = (getattr(entry, name, None) for name in NAMES)
    return next((name for name in names if isinstance(name, str | date)), "")
