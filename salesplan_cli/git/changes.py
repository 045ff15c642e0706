"""Plans then and now."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH100, PTH112, PTH118, PTH119, PTH120

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from salesplan_cli import files
from salesplan_cli.compare import Against, whose
from salesplan_cli.files import STANDARD_INPUT, SUFFIXES, Trouble, is_plan, is_yaml, trouble
from salesplan_cli.git.call import answer, call, names_of, text_of
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


class _Start(NamedTuple):
    """A path that somebody named: as written, and from the root of the repository ("" for the root itself)."""

    written: str
    named: str
    """As it is called there, whatever links are on the way; then, it may have led to another place."""
    inside: str
    """Where it leads now."""


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
        folder = _governing(there)
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
    folder, starts = _starts(paths)
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


def _starts(paths: Sequence[str]) -> tuple[str, list[_Start]]:
    """The top folder of the repository that the paths are in, and where each is in it. Raises Trouble."""
    starts = []
    tops: dict[str, str] = {}
    for path in paths:
        if not path:
            raise trouble("a path is empty: name a file or folder", "een pad is leeg: noem een bestand of map")
        if path == STANDARD_INPUT:
            raise trouble(
                "comparing takes files and folders, not standard input",
                "vergelijken gaat met bestanden en mappen, niet met de standaardinvoer",
            )
        # Of a file that is a link, where that is.
        around = path if os.path.isdir(path) or "\0" in path else os.path.dirname(path) or "."
        if around not in tops:
            tops[around] = _governing(around)
        top = tops[around]
        inside = _inside(top, path)
        starts.append(_Start(path, _named(top, path, inside), inside))
    if len(set(tops.values())) > 1:
        raise trouble(
            "these paths are in different repositories: compare them one by one",
            "deze paden staan in verschillende repositories: vergelijk ze een voor een",
        )
    return top, starts


def _governing(path: str) -> str:
    """The repository in which a path is compared. A submodule has no past of its own there: whoever adds one brings it
    along, and what counts is what the repository had in its place. Raises Trouble."""
    top = root(path)
    # Whoever stands in a submodule asks about that.
    while top != _here() and (above := _around(top)):
        top = above
    return top


def _around(top: str) -> str:
    """The repository that this one is a submodule of, empty where it is none."""
    return text_of(call(top, "rev-parse", "--show-superproject-working-tree").out)


def _here() -> str:
    try:
        return root(".")
    except Trouble:
        return ""  # one may stand anywhere


def _inside(top: str, path: str) -> str:
    # A folder is where it really is; of a file that is a link, git has the link.
    if os.path.isdir(path):
        real = os.path.realpath(path)
    else:
        bare = path.rstrip("/") or path
        real = os.path.join(os.path.realpath(os.path.dirname(bare) or "."), os.path.basename(bare))
    return _relative(real, os.path.realpath(top))


def _named(top: str, path: str, inside: str) -> str:
    """A path from the root by the names in it. One that comes in from elsewhere, through a link, is where it leads."""
    whole = os.path.abspath(path)
    found, above = inside, whole
    while above != os.path.dirname(above):
        if os.path.realpath(above) == os.path.realpath(top):
            found = _relative(whole, above)
        above = os.path.dirname(above)
    return found


def _relative(path: str, top: str) -> str:
    relative = os.path.relpath(path, top)
    return "" if relative == "." else relative


class _Old(NamedTuple):
    """A plan as it was: its name as shown, where that was, and what stood in it."""

    name: str
    path: str
    content: bytes


class _New(NamedTuple):
    """A plan as it is."""

    name: str
    path: str
    content: bytes


def _compared(folder: str, against: Against, starts: Sequence[_Start]) -> Changes:
    places, was, unknown = _then(folder, against.commit, starts)
    paths, troubles = _now(starts, places, was)
    # What is there and nobody would call a plan any more is worth telling.
    paths |= {name: _inside(folder, name) for name in was if name not in paths and os.path.lexists(name)}
    ignored = _ignored(folder, starts) if set(paths) - set(was) else frozenset()
    now: dict[str, _New] = {}
    for name, path in paths.items():
        around = next((each for each in unknown if _rest(each, path)), None)
        if name not in was and around is not None:
            troubles.append(_unknown_submodule(around))
        elif name in was or path not in ignored:
            _read_into(now, name, path, was, troubles)
    # The same name is the same plan, wherever links led then and lead now.
    same: dict[tuple[str, str], _Match] = {}
    for name, new in now.items():
        if name in was:
            same.setdefault((was[name].path, new.path), _Match(was[name], new))
    stayed = {each.old.path for each in same.values()}, {each.new.path for each in same.values()}
    gone = {each.path: each for name, each in was.items() if name not in now and each.path not in stayed[0]}
    come = {each.path: each for name, each in now.items() if name not in was and each.path not in stayed[1]}
    gone = _really_gone(folder, gone)
    elsewhere = _gone_elsewhere(folder, against.commit, was) if come and against.commit is not None else {}
    renamed = _renames({**elsewhere, **gone}, come)
    olds = [*(each.old for each in same.values()), *gone.values()]
    news = [*(each.new for each in same.values()), *come.values()]
    matches = _by_person([*same.values(), *renamed], [*olds, *elsewhere.values()], news)
    matched = {id(side) for match in matches for side in match}
    pairs = [Pair(old.name, old.name, old.content, None) for old in olds if id(old) not in matched]
    pairs += [Pair(new.name, None, None, new.content) for new in news if id(new) not in matched]
    for old, new in matches:
        before = new.content if _lines(old.content) == _lines(new.content) else old.content
        pairs.append(Pair(new.name, old.name, before, new.content))
    return Changes(against, tuple(sorted(pairs, key=lambda each: each.name)), tuple(troubles))


class _Match(NamedTuple):
    """A plan as it was, with what became of it."""

    old: _Old
    new: _New


def _by_person(matches: Iterable[_Match], olds: Iterable[_Old], news: Iterable[_New]) -> list[_Match]:
    """The matches, with what a person's plan became where names say otherwise: moved and written anew it is still
    theirs, and what somebody else's is called now says nothing of it."""
    kept: list[_Match] = []
    parted: list[_Match] = []
    for match in matches:
        is_same = _lines(match.old.content) == _lines(match.new.content)
        one, other = (None, None) if is_same else (whose(match.old.content), whose(match.new.content))
        (parted if one and other and one != other else kept).append(match)
    settled = {id(side) for match in kept for side in match}
    lost = {id(each): each for each in olds if id(each) not in settled}
    come = {id(each): each for each in news if id(each) not in settled}
    left: list[_Old | _New] = [*lost.values(), *come.values()] if lost and come else []
    persons = {id(each): whose(each.content) for each in left}
    found: list[_Match] = []
    # Of several plans of one person first those of the same name.
    for by_name in (True, False):
        theirs: dict[object, list[int]] = {}
        for key, new in come.items():
            theirs.setdefault((persons.get(key), by_name and os.path.basename(new.path)), []).append(key)
        for key, old in [*lost.items()]:
            some = theirs.get((persons.get(key), by_name and os.path.basename(old.path)))
            if some and persons[key] is not None:
                found.append(_Match(lost.pop(key), come.pop(some.pop(0))))
    # A plan that passed to somebody else, and of which nothing went elsewhere, is still that plan.
    return [*kept, *found, *(match for match in parted if id(match.old) in lost and id(match.new) in come)]


def _unknown_submodule(path: str) -> Trouble:
    return trouble(
        "{path}: this was a submodule, and the commit of it that was meant then is not here, so there is no earlier "
        "plan to compare with: fetch its history",
        "{path}: dit was een submodule, en de commit daarvan die toen bedoeld was is hier niet, dus er is geen eerder "
        "plan om mee te vergelijken: haal de geschiedenis ervan op",
        path=path,
    )


def _read_into(now: dict[str, _New], name: str, path: str, was: dict[str, _Old], troubles: list[Trouble]) -> None:
    try:
        now[name] = _New(name, path, files.read(name))
    except Trouble as found:
        # What cannot be opened is not deleted.
        was.pop(name, None)
        if all(each.message != found.message for each in troubles):
            troubles.append(found)


def _lines(content: bytes) -> bytes:
    # Line ends are the checkout's and no change of the plan.
    return content.replace(b"\r\n", b"\n")


def _now(
    starts: Sequence[_Start], places: Sequence[Place], was: Mapping[str, _Old]
) -> tuple[dict[str, str], list[Trouble]]:
    """The plans that are there, by their names as shown, with where they are from the root."""
    paths: dict[str, str] = {}
    troubles: list[Trouble] = []
    for start, (place, _) in zip(starts, places, strict=True):
        if not os.path.lexists(start.written) and any(_rest(place, old.path) is not None for old in was.values()):
            continue  # it was deleted
        found = files.find([start.written])
        troubles += found.troubles
        for name in found.names:
            paths.setdefault(name, _from_root(start, name))
    return paths, troubles


def _from_root(start: _Start, name: str) -> str:
    base = start.written.rstrip("/")
    if name in (start.written, base):
        return start.inside
    rest = name if base == "." else name[len(base) + 1 :]
    return f"{start.inside}/{rest}" if start.inside else rest


def _rest(place: str, path: str) -> str | None:
    """What comes behind a starting path, "" for the path itself; None where a name is not below it."""
    if path == place:
        return ""
    if not place:
        return path
    return path[len(place) + 1 :] if path.startswith(f"{place}/") else None


def _then(
    folder: str, commit: str | None, starts: Sequence[_Start]
) -> tuple[list[Place], dict[str, _Old], frozenset[str]]:
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
            rest = _rest(place, path)
            if rest == "":
                named[start.written] = (path, True)
            elif rest is not None and _is_searched(rest):
                named.setdefault(rest if base == "." else f"{base}/{rest}", (path, False))
    contents = contents_of({path: entries[path] for path, _ in named.values()})
    was = {
        name: _Old(name, path, contents[path])
        for name, (path, is_named) in named.items()
        if path in contents and (is_named or is_plan(contents[path]))
    }
    return places, was, unknown


def _is_searched(rest: str) -> bool:
    # The same files that a search of the folder finds today.
    *folders, name = rest.split("/")
    hidden = any(each.startswith(".") for each in folders)
    return is_yaml(name) and not hidden and len(folders) <= FOLDER_DEPTH


def _ignored(folder: str, starts: Sequence[_Start]) -> frozenset[str]:
    """What git is told to ignore in the folders: drafts and copies that are no part of any change."""
    below = [start.inside for start in starts if os.path.isdir(start.written)]
    if not below:
        return frozenset()
    wanted = () if "" in below else below
    listed = answer(folder, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", *wanted)
    named = {start.inside for start in starts}
    return frozenset(name for name in names_of(listed) if name not in named)


def _really_gone(folder: str, absent: Mapping[str, _Old]) -> dict[str, _Old]:
    """Without the files that a sparse checkout leaves out on purpose."""
    if not absent:
        return {}
    listed = names_of(answer(folder, "ls-files", "-z", "-t", "--", *absent))
    left_out = {name[2:] for name in listed if name.startswith("S ")}
    return {path: old for path, old in absent.items() if path not in left_out}


def _gone_elsewhere(folder: str, commit: str, was: Mapping[str, _Old]) -> dict[str, _Old]:
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
        path: _Old(os.path.relpath(os.path.join(folder, path)), path, content)
        for path, content in contents_of(entries).items()
        if is_plan(content)
    }
    return _really_gone(folder, plans)


def _is_there(folder: str, path: str) -> bool:
    # Behind a link it is another file, as it is to git.
    whole = os.path.join(os.path.realpath(folder), path)
    above = os.path.dirname(whole)
    return os.path.lexists(whole) and os.path.realpath(above) == above


def _renames(old: Mapping[str, _Old], new: Mapping[str, _New]) -> list[_Match]:
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
            found.append(_Match(old[path], new[next(fields)]))
    return found


def _stream(branch: str, plans: Mapping[str, _Old] | Mapping[str, _New]) -> bytes:
    parts = [f"commit refs/heads/{branch}\ncommitter salesplan <> 0 +0000\ndata 0\n".encode()]
    for path, each in plans.items():
        name = os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
        parts.append(b'M 100644 inline "%s"\ndata %d\n%s\n' % (name, len(each.content), each.content))
    return b"".join(parts) + b"\n"
