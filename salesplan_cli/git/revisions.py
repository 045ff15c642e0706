"""Which repository, and which revision to compare with."""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH112, PTH120

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

from salesplan_cli.compare import Against
from salesplan_cli.files import Trouble, trouble
from salesplan_cli.git.call import KEEP, answer, call, text_of, trouble_of
from salesplan_cli.text import Fact, verbatim

_REMOTE: Final = "refs/remotes/origin/"
_LOCAL: Final = "refs/heads/"
MAIN_BRANCHES: Final = (f"{_REMOTE}HEAD", f"{_REMOTE}main", f"{_REMOTE}master", f"{_LOCAL}main", f"{_LOCAL}master")
"""What the main branch may be called, the first that is there counts: in full, as a tag may be called the same."""
FETCH_ALL: Final = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
FETCH_BRANCHES: Final = "git fetch origin '+refs/heads/*:refs/remotes/origin/*'"


def root(start: str) -> str:
    """The top folder of the repository that a path is in, also where the path itself is gone. Raises Trouble."""
    if "\0" in start:
        raise trouble("{folder}: there is no such folder", "{folder}: deze map is er niet", folder=start)
    folder = os.path.realpath(start)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    done = call(folder, "rev-parse", "--show-toplevel")
    if done.code == 0:
        return text_of(done.out)
    if "not a git repository" in done.error:
        raise trouble(
            "{folder}: this is not in a git repository, so no earlier plan was kept to compare with. Keep what is "
            "agreed from now on, in the folder with the plans: {commands}; `salesplan compare` then says what a change "
            "does",
            "{folder}: dit staat niet in een git-repository, dus er is geen eerder plan bewaard om mee te vergelijken. "
            "Leg wat is afgesproken voortaan vast, in de map met de plannen: {commands}; `salesplan compare` "
            "zegt dan wat een wijziging doet",
            folder=start,
            commands=("`git init`", *KEEP),
        )
    if "must be run in a work tree" in done.error or "cannot use bare repository" in done.error:
        raise trouble(
            "{folder}: this repository has no files of its own (it is bare): run this in a clone of it",
            "{folder}: deze repository heeft zelf geen bestanden (hij is bare): voer dit uit in een kloon ervan",
            folder=start,
        )
    raise trouble_of(done.error)


_COMMIT: Final = re.compile("[0-9a-f]{40,64}")


def commit_of(folder: str, ref: str) -> str | None:
    """The commit that a revision names, None where there is none."""
    if not ref or ref.startswith("-") or "\0" in ref:
        return None
    done = call(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    found = text_of(done.out) if done.code == 0 else ""
    return found if _COMMIT.fullmatch(found) else None


def refs_of(folder: str, names: Sequence[str]) -> list[str]:
    """Those of the names of branches and tags, in full, that are there."""
    listed = text_of(answer(folder, "for-each-ref", "--format=%(refname)", *names)).split("\n")
    return [name for name in names if name in listed]


def is_shallow(folder: str) -> bool:
    """Whether the clone has only the last part of the history."""
    return text_of(call(folder, "rev-parse", "--is-shallow-repository").out) == "true"


def revision(folder: str, ref: str) -> Against:
    """The revision that somebody named. Raises Trouble where there is no such revision, or more than one."""
    commit = commit_of(folder, ref)
    if commit is None:
        raise unknown_revision(folder, ref)
    name = re.split("[~^@:]", ref)[0]
    called = [f"refs/{kind}/{name}" for kind in ("tags", "heads", "remotes")]
    there = refs_of(folder, called)
    if len({commit_of(folder, each) for each in there}) > 1:
        raise trouble(
            "{name:quoted} is the name of two revisions here: write {first} or {second}",
            "{name:quoted} is hier de naam van twee revisies: schrijf {first} of {second}",
            name=name,
            first=there[0],
            second=there[-1],
        )
    return Against("given", ref, commit)


def unknown_revision(folder: str, ref: str) -> Trouble:
    """What is wrong with a revision that git does not know, with the one that was meant."""
    if not ref:
        # Such as `salesplan compare "$BASE"` with a variable that is not set.
        return trouble(
            "the revision to compare with is empty: name one, such as main, or leave it out",
            "de revisie om mee te vergelijken is leeg: noem er een, zoals main, of laat die weg",
        )
    shallow = is_shallow(folder)
    facts: dict[str, Fact] = {"ref": ref, "fetch": verbatim(FETCH_ALL if shallow else FETCH_BRANCHES)}
    if shallow:
        return trouble(
            "{ref:quoted}: git does not know this revision here, as this clone is shallow (only the last commits): "
            "fetch the rest with `{fetch}`, in GitHub Actions with `fetch-depth: 0`, in GitLab with "
            "`GIT_DEPTH: 0`",
            "{ref:quoted}: git kent deze revisie hier niet, want deze kloon is ondiep (alleen de laatste commits): "
            "haal de rest op met `{fetch}`, in GitHub Actions met `fetch-depth: 0`, in GitLab met `GIT_DEPTH: 0`",
            **facts,
        )
    if start := _start_of_range(folder, ref):
        return trouble(
            "{ref:quoted} is a range, and plans are compared with one revision: name where it starts, {start}",
            "{ref:quoted} is een reeks, en plannen worden met één revisie vergeleken: noem waar die begint, {start}",
            ref=ref,
            start=start,
        )
    from difflib import get_close_matches

    usual = [_short(each) for each in MAIN_BRANCHES if each.startswith(_LOCAL)]
    branches = [f"origin/{ref}", *get_close_matches(ref, usual, 1, 0.75)]
    if near := next((each for each in branches if commit_of(folder, each) is not None), None):
        return trouble(
            "{ref:quoted}: git does not know this revision; did you mean {near}?",
            "{ref:quoted}: git kent deze revisie niet; bedoel je {near}?",
            near=near,
            **facts,
        )
    return trouble(
        "{ref:quoted}: git knows no such revision and there is no such file; check the name, or fetch it with "
        "`{fetch}`",
        "{ref:quoted}: git kent deze revisie niet en een bestand is het ook niet; controleer de naam, of haal hem op "
        "met `{fetch}`",
        **facts,
    )


def _start_of_range(folder: str, ref: str) -> str:
    """Where `A..B` starts, and `A...B` (where the two parted); empty for what is no range."""
    first, dots, last = ref.partition("...") if "..." in ref else ref.partition("..")
    ends = [commit_of(folder, each or "HEAD") for each in (first, last)]
    if not dots or None in ends:
        return ""
    if dots == "..":
        return first or "HEAD"
    parted = call(folder, "merge-base", *filter(None, ends))
    return text_of(parted.out)[:SHORT] if parted.code == 0 else ""


SHORT: Final = 12
"""Characters that name a commit."""


def branch_point(folder: str) -> tuple[Against, bool]:
    """Where the branch left the main branch, and whether it is the main branch itself. Raises Trouble."""
    head = commit_of(folder, "HEAD")
    if head is None:
        raise trouble(
            "there is no commit yet, so no earlier plan was kept to compare with: keep the plans as they are now with "
            "{commands}",
            "er is nog geen commit, dus er is geen eerder plan bewaard om mee te vergelijken: leg de plannen "
            "eerst vast met {commands}",
            commands=KEEP,
        )
    # A tag may be called refs/heads/main too: only what is there by its whole name is looked up.
    there = refs_of(folder, MAIN_BRANCHES)
    main = next((name for name in MAIN_BRANCHES if name in there and commit_of(folder, name) is not None), None)
    if main is not None and (base := call(folder, "merge-base", "HEAD", main)).code == 0:
        whole = text_of(call(folder, "symbolic-ref", "--quiet", main).out) or main  # what origin/HEAD stands for
        commit = text_of(base.out).split("\n")[0]
        # A branch of its own that has no commits yet left the main branch here.
        branch = text_of(call(folder, "symbolic-ref", "--quiet", "HEAD").out)
        on_main = branch == whole.replace(_REMOTE, _LOCAL) or (branch == "" and commit == head)
        return Against("branch", _short(whole), commit), on_main
    if is_shallow(folder):
        raise trouble(
            "this clone is shallow (only the last commits), so git cannot tell where this branch left the main branch: "
            "fetch the rest with `{fetch}`, in GitHub Actions with `fetch-depth: 0`, in GitLab with "
            "`GIT_DEPTH: 0`",
            "deze kloon is ondiep (alleen de laatste commits), dus git weet niet waar deze branch van de hoofdbranch "
            "afging: haal de rest op met `{fetch}`, in GitHub Actions met `fetch-depth: 0`, in GitLab met "
            "`GIT_DEPTH: 0`",
            fetch=verbatim(FETCH_ALL),
        )
    if main is None:
        raise trouble(
            "git knows no main branch here ({tried}): name the revision to compare with, as in "
            "`salesplan compare develop`, or fetch it with `{fetch}`",
            "git kent hier geen hoofdbranch ({tried}): noem de revisie om mee te vergelijken, zoals "
            "`salesplan compare develop`, of haal hem op met `{fetch}`",
            tried=tuple(map(_short, MAIN_BRANCHES[1:])),
            fetch=verbatim(FETCH_BRANCHES),
        )
    raise trouble(
        "this branch and {main} have no commit in common: name the revision to compare with, as in "
        "`salesplan compare HEAD~1`",
        "deze branch en {main} hebben geen commit gemeen: noem de revisie om mee te vergelijken, zoals "
        "`salesplan compare HEAD~1`",
        main=_short(main),
    )


def _short(ref: str) -> str:
    return ref.removeprefix(_LOCAL).removeprefix("refs/remotes/")


def last_commit(folder: str) -> Against:
    """The last commit, which there is."""
    return Against("last", "HEAD", commit_of(folder, "HEAD"))


def before_last(folder: str) -> Against:
    """The commit before the last, or nothing before the first. Raises Trouble where a shallow clone hides it."""
    parent = commit_of(folder, "HEAD^")
    if parent is not None:
        return Against("previous", "HEAD~1", parent)
    # The commit itself names its parents, also where a shallow clone has left them out.
    heading = answer(folder, "cat-file", "commit", "HEAD").split(b"\n\n")[0]
    if b"\nparent " in heading:
        raise unknown_revision(folder, "HEAD~1")
    return Against("nothing", "HEAD", None)
