"""The paths that somebody names: which repository they are in, and where in it."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH100, PTH112, PTH118, PTH119, PTH120

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from salesplan_cli.files import STANDARD_INPUT, Trouble, trouble
from salesplan_cli.git.call import call, text_of
from salesplan_cli.git.revisions import root


class Start(NamedTuple):
    """A path that somebody named: as written, and from the root of the repository ("" for the root itself)."""

    written: str
    named: str
    """As it is called there, whatever links are on the way; then, it may have led to another place."""
    inside: str
    """Where it leads now."""


def starts_of(paths: Sequence[str]) -> tuple[str, list[Start]]:
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
            tops[around] = governing(around)
        top = tops[around]
        inside = place_of(top, path)
        starts.append(Start(path, _named(top, path, inside), inside))
    if len(set(tops.values())) > 1:
        raise trouble(
            "these paths are in different repositories: compare them one by one",
            "deze paden staan in verschillende repositories: vergelijk ze een voor een",
        )
    return top, starts


def governing(path: str) -> str:
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


def place_of(top: str, path: str) -> str:
    """Where a path leads now, from the root of a repository."""
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


def from_root(start: Start, name: str) -> str:
    """Where a file that was found below a starting path is, from the root."""
    base = start.written.rstrip("/")
    if name in (start.written, base):
        return start.inside
    rest = name if base == "." else name[len(base) + 1 :]
    return f"{start.inside}/{rest}" if start.inside else rest


def rest_below(place: str, path: str) -> str | None:
    """What comes behind a starting path, "" for the path itself; None where a name is not below it."""
    if path == place:
        return ""
    if not place:
        return path
    return path[len(place) + 1 :] if path.startswith(f"{place}/") else None
