"""Plans then and now."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH112, PTH118, PTH120

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from salesplan_cli import files
from salesplan_cli.compare import Against
from salesplan_cli.files import STANDARD_INPUT, SUFFIXES, Trouble, is_plan, is_yaml, trouble
from salesplan_cli.git.call import answer, names_of
from salesplan_cli.git.matches import Match, PlanFile, by_person, lines, renames
from salesplan_cli.git.paths import Start, from_root, governing, place_of, rest_below, starts_of
from salesplan_cli.git.revisions import (
    before_last,
    branch_point,
    commit_of,
    last_commit,
    revision,
    root,
    unknown_revision,
)
from salesplan_cli.git.trees import LINK, SUBMODULE, Place, contents_of, places_of, tree_below, with_submodules
from salesplan_cli.limits import FOLDER_DEPTH
from salesplan_cli.text import argument, verbatim


class Pair(NamedTuple):
    """A plan file as it was and as it is; None where there was or is none."""

    name: str
    name_before: str | None
    before: bytes | None
    after: bytes | None


class Changes(NamedTuple):
    """All plans among the paths, the unchanged ones too, sorted by name."""

    against: Against
    pairs: tuple[Pair, ...]
    troubles: tuple[Trouble, ...]


def split(words: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """`[REF] [PATH]...` as the revision, if the first word is one, and the paths. Raises Trouble where it is both."""
    if not words:
        return None, ()
    first, rest = words[0], tuple(words[1:])
    if first == STANDARD_INPUT:
        return None, (first, *rest)
    is_path = os.path.lexists(first)
    try:
        folder = root(".")
    except Trouble:
        if is_path:
            return None, (first, *rest)
        # One may stand anywhere: the revision is one of the repository that the paths are in.
        there = next(filter(os.path.lexists, rest), None)
        if there is None:
            raise
        folder = governing(there)
    for word in rest:
        if os.path.lexists(word) or word.lower().endswith(SUFFIXES) or commit_of(folder, word) is None:
            continue
        if not is_path and commit_of(folder, first) is not None:
            raise trouble(
                "{first:quoted} and {word:quoted} are both revisions, and plans are compared with one: switch to the "
                "other first, with `git switch`",
                "{first:quoted} en {word:quoted} zijn allebei revisies, en plannen worden met één vergeleken: ga eerst "
                "naar de andere, met `git switch`",
                first=first,
                word=word,
            )
        raise trouble(
            "{word:quoted} is a revision, and that comes before the paths: {command}",
            "{word:quoted} is een revisie, en die komt vóór de paden: {command}",
            word=word,
            command=verbatim(
                " ".join(["salesplan compare", *map(argument, [word, *(each for each in words if each != word)])])
            ),
        )
    if commit_of(folder, first) is None:
        # A plan that was deleted is a path too.
        if is_path or first.lower().endswith(SUFFIXES):
            return None, (first, *rest)
        raise unknown_revision(folder, first)
    if is_path:
        raise trouble(
            "{word:quoted} is both a revision and a path here: write ./{word} for the path, or put the revision before "
            "it, as in `salesplan compare HEAD ./{word}`; a branch may be written as refs/heads/{word}",
            "{word:quoted} is hier zowel een revisie als een pad: schrijf ./{word} voor het pad, of zet de revisie "
            "ervoor, zoals `salesplan compare HEAD ./{word}`; een branch kun je schrijven als refs/heads/{word}",
            word=first,
        )
    return first, rest


def changes(ref: str | None, paths: Sequence[str]) -> Changes:
    """All plans among the paths as they were at a revision and as they are. Raises Trouble.

    Without a revision: where the branch left the main branch. On the main branch itself the last commit where plans
    differ from it, else what is pushed already, else the commit before.
    """
    folder, starts = starts_of(paths)
    if ref is not None:
        return _compared(folder, revision(folder, ref), starts)
    against, on_main = branch_point(folder)
    if not on_main:
        return _compared(folder, against, starts)
    last = last_commit(folder)
    found = _compared(folder, last, starts)
    if any(_differs(each) for each in found.pairs):
        return found
    return _compared(folder, against if against.commit != last.commit else before_last(folder), starts)


def _differs(pair: Pair) -> bool:
    return pair.before is not pair.after or pair.name != pair.name_before


def _compared(folder: str, against: Against, starts: Sequence[Start]) -> Changes:
    places, was, unknown = _then(folder, against.commit, starts)
    paths, troubles = _now(starts, places, was)
    # What is there and nobody would call a plan any more is worth telling.
    paths |= {name: place_of(folder, name) for name in was if name not in paths and os.path.lexists(name)}
    ignored = _ignored(folder, starts) if set(paths) - set(was) else frozenset()
    now: dict[str, PlanFile] = {}
    for name, path in paths.items():
        around = next((each for each in unknown if rest_below(each, path)), None)
        if name not in was and around is not None:
            troubles.append(_unknown_submodule(around))
        elif name in was or path not in ignored:
            _read_into(now, name, path, was, troubles)
    # The same name is the same plan, wherever links led then and lead now.
    same: dict[tuple[str, str], Match] = {}
    for name, new in now.items():
        if name in was:
            same.setdefault((was[name].path, new.path), Match(was[name], new))
    stayed = {each.old.path for each in same.values()}, {each.new.path for each in same.values()}
    gone = {each.path: each for name, each in was.items() if name not in now and each.path not in stayed[0]}
    come = {each.path: each for name, each in now.items() if name not in was and each.path not in stayed[1]}
    gone = _really_gone(folder, gone)
    elsewhere = _gone_elsewhere(folder, against.commit, was) if come and against.commit is not None else {}
    renamed = renames({**elsewhere, **gone}, come)
    olds = [*(each.old for each in same.values()), *gone.values()]
    news = [*(each.new for each in same.values()), *come.values()]
    matches = by_person([*same.values(), *renamed], [*olds, *elsewhere.values()], news)
    matched = {id(side) for match in matches for side in match}
    pairs = [Pair(old.name, old.name, old.content, None) for old in olds if id(old) not in matched]
    pairs += [Pair(new.name, None, None, new.content) for new in news if id(new) not in matched]
    for old, new in matches:
        before = new.content if lines(old.content) == lines(new.content) else old.content
        pairs.append(Pair(new.name, old.name, before, new.content))
    return Changes(against, tuple(sorted(pairs, key=lambda each: each.name)), tuple(troubles))


def _unknown_submodule(path: str) -> Trouble:
    return trouble(
        "{path}: this was a submodule, and the commit of it that was meant then is not here, so there is no earlier "
        "plan to compare with: fetch its history",
        "{path}: dit was een submodule, en de commit daarvan die toen bedoeld was is hier niet, dus er is geen eerder "
        "plan om mee te vergelijken: haal de geschiedenis ervan op",
        path=path,
    )


def _read_into(
    now: dict[str, PlanFile], name: str, path: str, was: dict[str, PlanFile], troubles: list[Trouble]
) -> None:
    try:
        now[name] = PlanFile(name, path, files.read(name))
    except Trouble as found:
        # What cannot be opened is not deleted.
        was.pop(name, None)
        if all(each.message != found.message for each in troubles):
            troubles.append(found)


def _now(
    starts: Sequence[Start], places: Sequence[Place], was: Mapping[str, PlanFile]
) -> tuple[dict[str, str], list[Trouble]]:
    """The plans that are there, by their names as shown, with where they are from the root."""
    paths: dict[str, str] = {}
    troubles: list[Trouble] = []
    for start, (place, _) in zip(starts, places, strict=True):
        if not os.path.lexists(start.written) and any(rest_below(place, old.path) is not None for old in was.values()):
            continue  # it was deleted
        found = files.find([start.written])
        troubles += found.troubles
        for name in found.names:
            paths.setdefault(name, from_root(start, name))
    return paths, troubles


def _then(
    folder: str, commit: str | None, starts: Sequence[Start]
) -> tuple[list[Place], dict[str, PlanFile], frozenset[str]]:
    """Where the starting paths led then; the plans that were there, by their names as shown: files as named, in
    folders what is a plan; and the submodules of which nobody can tell."""
    if commit is None:
        return [Place(start.named, start.named) for start in starts], {}, frozenset()
    places = places_of(folder, commit, [start.named for start in starts])
    listed = with_submodules(tree_below(folder, commit, [each.around for each in places]))
    unknown = frozenset(path for path, entry in listed.items() if entry.mode == SUBMODULE)
    entries = {path: entry for path, entry in listed.items() if path not in unknown}
    named: dict[str, tuple[str, bool]] = {}
    for start, (place, _) in zip(starts, places, strict=True):
        base = start.written.rstrip("/")
        for path in entries:
            rest = rest_below(place, path)
            if rest == "":
                named[start.written] = (path, True)
            elif rest is not None and _is_searched(rest):
                named.setdefault(rest if base == "." else f"{base}/{rest}", (path, False))
    contents = contents_of({path: entries[path] for path, _ in named.values()})
    was = {
        name: PlanFile(name, path, contents[path])
        for name, (path, is_named) in named.items()
        if path in contents and (is_named or is_plan(contents[path]))
    }
    return places, was, unknown


def _is_searched(rest: str) -> bool:
    # The same files that a search of the folder finds today.
    *folders, name = rest.split("/")
    hidden = any(each.startswith(".") for each in folders)
    return is_yaml(name) and not hidden and len(folders) <= FOLDER_DEPTH


def _ignored(folder: str, starts: Sequence[Start]) -> frozenset[str]:
    """What git is told to ignore in the folders: drafts and copies that are no part of any change."""
    below = [start.inside for start in starts if os.path.isdir(start.written)]
    if not below:
        return frozenset()
    wanted = () if "" in below else below
    listed = answer(folder, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", *wanted)
    named = {start.inside for start in starts}
    return frozenset(name for name in names_of(listed) if name not in named)


def _really_gone(folder: str, absent: Mapping[str, PlanFile]) -> dict[str, PlanFile]:
    """Without the files that a sparse checkout leaves out on purpose."""
    if not absent:
        return {}
    listed = names_of(answer(folder, "ls-files", "-z", "-t", "--", *absent))
    left_out = {name[2:] for name in listed if name.startswith("S ")}
    return {path: old for path, old in absent.items() if path not in left_out}


def _gone_elsewhere(folder: str, commit: str, was: Mapping[str, PlanFile]) -> dict[str, PlanFile]:
    """Plans outside the named paths that are gone: one of them may have moved to where it is new."""
    known = {each.path for each in was.values()}
    entries = {
        path: entry
        for path, entry in tree_below(folder, commit, [""]).items()
        if path not in known
        and entry.mode not in (LINK, SUBMODULE)
        and path.lower().endswith(SUFFIXES)
        and not _is_there(folder, path)
    }
    plans = {
        path: PlanFile(os.path.relpath(os.path.join(folder, path)), path, content)
        for path, content in contents_of(entries).items()
        if is_plan(content)
    }
    return _really_gone(folder, plans)


def _is_there(folder: str, path: str) -> bool:
    # Behind a link it is another file, as it is to git.
    whole = os.path.join(os.path.realpath(folder), path)
    above = os.path.dirname(whole)
    return os.path.lexists(whole) and os.path.realpath(above) == above
