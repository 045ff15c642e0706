"""What stood in a revision."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH117, PTH118, PTH120

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from salesplan_cli.git.call import answer, command_line, environment, names_of, partial_clone, text_of, too_much
from salesplan_cli.git.revisions import commit_of
from salesplan_cli.limits import LIMIT_BYTES, LIMIT_REVISION


class Entry(NamedTuple):
    """What a revision has at a path."""

    mode: str
    object_id: str
    repository: str
    revision: str
    """What it is called in that repository: `commit:path`."""


LINK: Final = "120000"
SUBMODULE: Final = "160000"
_FOLDER: Final = "040000"


def _listed(folder: str, commit: str, *arguments: str) -> dict[str, Entry]:
    found = {}
    for name in names_of(answer(folder, "ls-tree", "-z", "--full-tree", *arguments)):
        about, _, path = name.partition("\t")
        mode, _, object_id = about.split(" ")
        found[path] = Entry(mode, object_id, folder, f"{commit}:{path}")
    return found


def tree_below(folder: str, commit: str, below: Sequence[str]) -> dict[str, Entry]:
    """The files and submodules of a commit below the given names (all where one is empty), by their names from the
    root."""
    wanted = () if "" in below else below
    return _listed(folder, commit, "-r", commit, "--", *wanted)


def with_submodules(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """The files of submodules too, in the commit that was recorded of each; one that is not here stays what it is."""
    found = {}
    for path, entry in entries.items():
        place = os.path.join(os.path.realpath(entry.repository), entry.revision.partition(":")[2])
        if entry.mode != SUBMODULE:
            found[path] = entry
        elif _is_repository(place) and commit_of(place, entry.object_id) is not None:
            inside = with_submodules(tree_below(place, entry.object_id, [""]))
            found |= {f"{path}/{name}": each for name, each in inside.items()}
        else:
            found[path] = entry
    return found


def _is_repository(place: str) -> bool:
    # Behind a link it is another repository, or this one again.
    return os.path.realpath(place) == place and os.path.lexists(os.path.join(place, ".git"))


class Place(NamedTuple):
    """A path as it was named, and where it led in the revision."""

    path: str
    around: str
    """The submodule that it lay in, else the same."""


def places_of(folder: str, commit: str, names: Sequence[str]) -> list[Place]:
    """Where names led in a commit, through the links that were in it then."""
    on_the_way = [above for name in names for above in _each_above(name)]
    entries = _listed(folder, commit, "-t", commit, "--", *dict.fromkeys(on_the_way))
    if {each.mode for each in entries.values()}.isdisjoint((LINK, SUBMODULE)):
        return [Place(name, name) for name in names]
    return [_place(folder, commit, name) for name in names]


def _place(folder: str, commit: str, path: str) -> Place:
    """The same of one name, of which a part may be a link or a submodule: with what leads there put in its place."""
    link = ""
    for _ in range(LINKS):
        entries = _listed(folder, commit, "-t", commit, "--", *_each_above(path))
        modes = {each: entry.mode for each, entry in entries.items()}
        first = next((each for each in _each_above(path) if modes.get(each) in (LINK, SUBMODULE)), None)
        if first is None and (path == "" or modes.get(path) == _FOLDER):
            return Place(path, path)
        if first is None:
            break
        if modes[first] == SUBMODULE:
            return Place(path, first)
        if first == path:
            link = link or path
        target = text_of(answer(folder, "cat-file", "blob", f"{commit}:{first}"))
        led = os.path.normpath(os.path.join(os.path.dirname(first), target, path[len(first) + 1 :]))
        if os.path.isabs(led) or led.split("/")[0] == os.pardir:
            break
        path = "" if led == "." else led
    # Of a file that is a link, git has the link.
    return Place(link or path, link or path)


def _each_above(path: str) -> list[str]:
    """`a`, `a/b`, `a/b/c` of `a/b/c`."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)] if path else []


LINKS: Final = 40
"""Links that are followed from one to the next, as many as systems do."""


def contents_of(entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """What stands in files of a commit, one byte more than the limit at most. Links are followed within the commit."""
    ids: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for path, entry in entries.items():
        object_id = _followed(entry) if entry.mode == LINK else entry.object_id
        if object_id is not None:
            ids[path] = object_id
            places.setdefault(entry.repository, []).append(object_id)
    times = Counter(ids.values())
    contents: dict[str, bytes] = {}
    size = 0
    for repository, some in places.items():
        different = list(dict.fromkeys(some))
        for object_id, content in zip(different, _blobs(repository, different), strict=True):
            contents[object_id] = content
            size += len(content) * times[object_id]
            if size > LIMIT_REVISION:
                raise too_much()
    return {path: contents[object_id] for path, object_id in ids.items()}


def _followed(entry: Entry) -> str | None:
    # Git does the following, so that nothing outside the commit can be read.
    if "\n" in entry.revision:
        return None
    stdin = os.fsencode(f"{entry.revision}\n")
    arguments = ("cat-file", "--batch-check=%(objecttype) %(objectname)", "--follow-symlinks")
    found, _, object_id = text_of(answer(entry.repository, *arguments, stdin=stdin)).split("\n")[0].partition(" ")
    return object_id if found == "blob" else None


def _blobs(folder: str, ids: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, each cut one byte behind the limit, however large it is."""
    command = command_line(["cat-file", "--batch"])
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=environment()
        ) as git,
    ):
        try:
            for each in ids:
                yield _one_blob(git, each)
        finally:
            git.kill()
            with contextlib.suppress(OSError):  # what it did not take in any more is not missed
                git.stdin.close() if git.stdin else None


def _one_blob(git: subprocess.Popen[bytes], object_id: str) -> bytes:
    ask, answer = git.stdin, git.stdout
    if ask is None or answer is None:  # pragma: no cover - both are pipes, which the type of Popen does not say
        raise partial_clone()
    try:
        ask.write(object_id.encode() + b"\n")
        ask.flush()
        head = answer.readline().split()
    except BrokenPipeError:
        head = []
    if len(head) != 3 or head[1] != b"blob":
        raise partial_clone()
    size = int(head[2])
    content = answer.read(min(size, LIMIT_BYTES + 1))
    rest = size - len(content) + 1  # a newline ends it
    while rest > 0:
        skipped = answer.read(min(rest, LIMIT_BYTES))
        if not skipped:
            raise partial_clone()
        rest -= len(skipped)
    return content
