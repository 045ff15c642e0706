"""Which plan of those that are there is which of those that were: by name, by content, and by whose it is."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH119

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from salesplan_cli import source
from salesplan_cli.calendar import Span
from salesplan_cli.git.call import answer, names_of
from salesplan_cli.places import Unjudgeable
from salesplan_cli.reading import read_plan
from salesplan_cli.text import folded


class PlanFile(NamedTuple):
    """A plan that was there or is: its name as shown, where that is from the root, and what stands in it."""

    name: str
    path: str
    content: bytes


class Match(NamedTuple):
    """A plan as it was, with what became of it."""

    old: PlanFile
    new: PlanFile


def by_person(matches: Iterable[Match], olds: Iterable[PlanFile], news: Iterable[PlanFile]) -> list[Match]:
    """The matches, with what a person's plan became where names say otherwise: moved and written anew it is still
    theirs, and what somebody else's is called now says nothing of it."""
    kept: list[Match] = []
    parted: list[Match] = []
    for match in matches:
        is_same = lines(match.old.content) == lines(match.new.content)
        one, other = (None, None) if is_same else (whose(match.old.content), whose(match.new.content))
        (parted if one and other and one != other else kept).append(match)
    settled = {id(side) for match in kept for side in match}
    lost = {id(each): each for each in olds if id(each) not in settled}
    come = {id(each): each for each in news if id(each) not in settled}
    left: list[PlanFile] = [*lost.values(), *come.values()] if lost and come else []
    persons = {id(each): whose(each.content) for each in left}
    found: list[Match] = []
    # Of several plans of one person first those of the same name.
    for by_name in (True, False):
        theirs: dict[object, list[int]] = {}
        for key, new in come.items():
            theirs.setdefault((persons.get(key), by_name and os.path.basename(new.path)), []).append(key)
        for key, old in [*lost.items()]:
            some = theirs.get((persons.get(key), by_name and os.path.basename(old.path)))
            if some and persons[key] is not None:
                found.append(Match(lost.pop(key), come.pop(some.pop(0))))
    # A plan that passed to somebody else, and of which nothing went elsewhere, is still that plan.
    return [*kept, *found, *(match for match in parted if id(match.old) in lost and id(match.new) in come)]


def renames(old: Mapping[str, PlanFile], new: Mapping[str, PlanFile]) -> list[Match]:
    """Which new files are old ones under another name: git's own answer, from a repository made for the question.

    So a file that was moved without telling git counts too, and no filter of the repository is run.
    """
    if not old or not new:
        return []
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_DIR": os.curdir}
    with tempfile.TemporaryDirectory(prefix="salesplan-") as place:
        answer(place, "init", "--quiet", "--bare", "--template=", more=alone)
        answer(place, "fast-import", "--quiet", stdin=_stream("before", old) + _stream("after", new), more=alone)
        listed = names_of(answer(place, "diff-tree", "-r", "-z", "-M", "--name-status", "before", "after", more=alone))
    found = []
    fields = iter(listed)
    for status in fields:
        path = next(fields)
        if status.startswith("R"):
            found.append(Match(old[path], new[next(fields)]))
    return found


def _stream(branch: str, plans: Mapping[str, PlanFile]) -> bytes:
    parts = [f"commit refs/heads/{branch}\ncommitter salesplan <> 0 +0000\ndata 0\n".encode()]
    for path, each in plans.items():
        name = os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
        parts.append(b'M 100644 inline "%s"\ndata %d\n%s\n' % (name, len(each.content), each.content))
    return b"".join(parts) + b"\n"


def lines(content: bytes) -> bytes:
    """A plan's content with the line ends of git's: other ones are the checkout's, and no change of the plan."""
    return content.replace(b"\r\n", b"\n")


def whose(content: bytes) -> tuple[str, Span] | None:
    """Whose plan it is and for which period; None where either cannot be read."""
    read = source.read(content)
    if isinstance(read, Unjudgeable):
        return None
    plan = read_plan({key: read.data[key] for key in _WHOSE if key in read.data}).plan
    if plan.account_manager is None or plan.span is None:
        return None
    return folded(plan.account_manager), plan.span


_WHOSE: Final = ("account_manager", "year", "period")
"""The keys that say whose plan it is and for which period."""
