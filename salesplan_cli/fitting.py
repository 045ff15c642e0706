"""What to write in place of a value that says nothing: what its rule writes where the value is absent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import Checklist, Gap, Rule, first_reader, overlap, pattern_of
from salesplan_cli.lines import begins_entry, below
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem, with_value
from salesplan_cli.text import LANGS, Phrase, Text, phrase

OR_WITHOUT: Final = phrase("{said}. If it is not needed, leave it out", "{said}. Is het niet nodig, laat het dan weg")

OR_ELSE: Final = phrase(
    "{text:quoted} does not say {open}: write {what}, or `{line}` if that is not known",
    "{text:quoted} zegt niet {open}: schrijf {what}, of `{line}` als dat niet bekend is",
)


def fitted(problems: Sequence[Problem], case: Case, checklist: Checklist) -> Sequence[Problem]:
    """Where a value says nothing: not any example, but what its rule has to write where the value is absent."""
    generic = {problem.path: at for at, problem in enumerate(problems) if problem.generic}
    if not generic:
        return problems
    fitted = [*problems]
    beside: dict[Path, list[int]] = {}
    """Those that stand in the same section or list."""
    for path, at in generic.items():
        beside.setdefault(path[:-1], []).append(at)
    inside: dict[int, list[Text]] = {}
    """What belongs in a section in place of which there is one value."""
    for gap, write in _written(generic, case, checklist):
        said = Text(*(write.say(lang, case.plan.money) for lang in LANGS))
        for at in (*beside.get(gap.path[:-1], ()), *beside.get(gap.path, ())):
            path = fitted[at].path
            value = Text(*(_value_in(each, gap.path, path) for each in said))
            if all(value):
                fitted[at] = with_value(fitted[at], value)
            elif (
                path == gap.path
                and "open" in fitted[at].message.facts
                and (key := _other_key(said.en))
                and not case.is_unread((*path[:-1], key))
            ):
                # Any example of a value would not fit what stands beside it.
                facts = {**fitted[at].message.facts, "line": said}
                fitted[at] = fitted[at]._replace(message=OR_ELSE._replace(facts=facts), write=said)
        holder = gap.path if begins_entry(write) else gap.path[:-1]
        for length in range(1, len(holder) + 1):
            if (section := generic.get(holder[:length])) is not None:
                inside.setdefault(section, []).append(Text(*(below(holder[length:], each) for each in said)))
    for at, found in inside.items():
        if not fitted[at].write:
            every = ("\n" + "\n".join(each.in_(lang) for each in found) for lang in LANGS)
            fitted[at] = with_value(fitted[at], Text(*(each.replace("\n", "\n  ") for each in every)))
    for path, at in generic.items():
        if not fitted[at].write and (isinstance(path[-1], int) or not _is_asked(pattern_of(path), checklist)):
            fitted[at] = fitted[at]._replace(message=OR_WITHOUT._replace(facts={"said": fitted[at].message}))
    return fitted


def _written(generic: Collection[Path], case: Case, checklist: Checklist) -> Iterator[tuple[Gap, Phrase]]:
    """What rules have to write where nothing is said at these paths."""
    for rule in _asking({*map(pattern_of, generic)}, checklist):
        for gap in case.once(rule.judge).gaps:
            if gap.write is not None:
                yield gap, gap.write


def _asking(patterns: Iterable[str], checklist: Checklist) -> Iterator[Rule]:
    """The rules that ask for these keys: of each the first that reads it, and for a section all that read in it."""
    readers = [first_reader(pattern, checklist) for pattern in patterns]
    first = {each[1].id for each in readers if each is not None}
    inside = tuple(pattern + sign for pattern in patterns for sign in ".[")
    for criterion in checklist:
        for rule in criterion.rules:
            if rule.kind != "conflict" and (rule.id in first or any(read.startswith(inside) for read in rule.reads)):
                yield rule


def _is_asked(pattern: str, checklist: Checklist) -> bool:
    rules = (rule for criterion in checklist for rule in criterion.rules if rule.kind == "missing")
    return any(overlap(pattern, read) for rule in rules for read in rule.reads)


def _other_key(line: str) -> str:
    """The key of a single line to write."""
    found = re.fullmatch(r"(\w+): .*", line)
    return found[1] if found else ""


@lru_cache(maxsize=8)
def _items(lines: str, key: str | int) -> Mapping[str, str]:
    """The items of a list in brackets by their ordinals; nothing where it is no such list."""
    found = re.search(rf'{re.escape(str(key))}: \[((?:{_QUOTED}|[^]"])*)\]', lines)
    items = re.findall(rf"{_QUOTED}|[^\s,][^,]*", found[1]) if found else ()
    return {str(number): item for number, item in enumerate(items, 1)}


_QUOTED: Final = r'"(?:[^"\\]|\\.)*"'
"""A text in quotes, as it is written here."""


def _value_in(lines: str, above: Path, path: Path) -> str:
    """The value of a path in lines to write for what is beside it or holds it; empty where it is not there."""
    key = path[-1]
    if above == path[:-1] and (items := _items(lines, above[-1])):
        # By its place in the list, or by its ordinal: `Q2`.
        ordinal = str(key + 1) if isinstance(key, int) else re.sub(r"\D", "", key)
        return items.get(ordinal, "")
    if above == path and lines.startswith("- "):
        return "\n  " + lines.replace("\n", "\n  ")
    # What stands below it, or goes on there, stands further to the right.
    found = re.search(rf"(?m)^( *){re.escape(str(key))}:(.*(?:\n\1 .*)*)", lines)
    return found[2].removeprefix(" ") if found else ""
