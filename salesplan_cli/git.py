"""What git knows of plan files: which revision to compare with, and what stood in it. The only code that calls git.

Git is called to read and for nothing else: no hook, pager, external diff, text conversion or fetch is run, and
nothing in the repository is written.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from salesplan_cli import files
from salesplan_cli.compare import Against
from salesplan_cli.files import FOLDER_DEPTH, STANDARD_INPUT, SUFFIXES, Trouble, trouble
from salesplan_cli.source import LIMIT_BYTES
from salesplan_cli.text import Fact, visible

SECONDS: Final = 60
"""How long one call of git may take."""
MAIN_BRANCHES: Final = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What the main branch may be called, the first that is there counts."""
FETCH_ALL: Final = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
FETCH_BRANCHES: Final = "git fetch origin '+refs/heads/*:refs/remotes/origin/*'"


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


# --- calling git ---------------------------------------------------------------------------------------------------


class _Done(NamedTuple):
    code: int
    out: bytes
    error: str


class _Repository(NamedTuple):
    root: str
    """The folder that its names start from."""


# What a hook or another git leaves in the environment would point to another repository, index or set of objects.
_NOT_OURS: Final = re.compile(
    "GIT_(DIR|WORK_TREE|IMPLICIT_WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|GRAFT_FILE|SHALLOW_FILE"
    "|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|REPLACE_REF_BASE|EXTERNAL_DIFF|PAGER"
    "|EXEC_PATH|TRACE.*|(GLOB|NOGLOB|ICASE|LITERAL)_PATHSPECS)"
)
_SETTINGS: Final = (
    "--no-pager", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.quotePath=false",
)  # fmt: skip


def _environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not _NOT_OURS.fullmatch(name)}
    return environment | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # A clone without the old files would fetch them in silence: no network is ever opened from here.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def _command(arguments: Iterable[str]) -> list[str]:
    found = shutil.which("git")
    # A `git` in the folder that is looked at comes from whoever wrote the plans.
    if found is None or not Path(found).is_absolute():
        raise trouble(
            "comparing needs git, and there is no `git` on this computer's path: install it from git-scm.com",
            "vergelijken kan alleen met git, en er is geen `git` te vinden op deze computer: installeer het van "
            "git-scm.com",
        )
    return [found, *_SETTINGS, *arguments]


def _git(
    folder: str, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None
) -> _Done:
    """Run git and wait for it. Raises Trouble where it cannot run; its exit code is for the caller."""
    command = _command(arguments)
    try:
        done = subprocess.run(  # noqa: S603 - a list, an absolute path and no shell
            command, cwd=folder, input=stdin, capture_output=True, timeout=SECONDS, check=False,
            env=_environment() | (more or {}),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise trouble(
            "git took longer than {seconds} seconds to answer and was stopped: try again, or name fewer paths",
            "git deed er langer dan {seconds} seconden over en is gestopt: probeer het opnieuw, of noem minder paden",
            seconds=SECONDS,
        ) from None
    except (OSError, ValueError) as error:
        raise _failed(str(error)) from None
    return _Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace"))


def _ask(folder: str, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
    """What git answers. Raises Trouble where it fails."""
    done = _git(folder, *arguments, stdin=stdin, more=more)
    if done.code != 0:
        raise _failed(done.error)
    return done.out


def _failed(error: str) -> Trouble:
    lines = [line for line in error.splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "?")
    if "dubious ownership" in error:
        return trouble(
            "git does not trust this folder, because it belongs to another user; if it is yours to trust: "
            "`git config --global --add safe.directory {folder}`",
            "git vertrouwt deze map niet, omdat die van een andere gebruiker is; vertrouw je hem wel: "
            "`git config --global --add safe.directory {folder}`",
            folder=said.rpartition(" at ")[2].strip("'") or "*",
        )
    if "promisor" in error or "not allowed" in error:
        return _partial()
    return trouble("git cannot do this: {said}", "git kan dit niet: {said}", said=said)


def _partial() -> Trouble:
    return trouble(
        "this clone left out old files (`--filter`), and the plans as they were are among them: clone without "
        "--filter (in GitHub Actions: checkout without `filter`)",
        "deze kloon heeft oude bestanden weggelaten (`--filter`), en de plannen zoals ze waren horen daarbij: kloon "
        "zonder --filter (in GitHub Actions: checkout zonder `filter`)",
    )


def _text(out: bytes) -> str:
    return os.fsdecode(out).removesuffix("\n")


def _names(out: bytes) -> list[str]:
    return [os.fsdecode(name) for name in out.split(b"\0") if name]


# --- which repository, which revision ------------------------------------------------------------------------------


def root(start: str) -> str:
    """The top folder of the repository that a path is in, also where the path itself is gone. Raises Trouble."""
    folder = os.path.realpath(start)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.code == 0:
        return _text(done.out)
    if "not a git repository" in done.error:
        raise trouble(
            "{folder}: this is not in a git repository, so there is no earlier plan to compare with",
            "{folder}: dit staat niet in een git-repository, dus er is geen eerder plan om mee te vergelijken",
            folder=start,
        )
    if "must be run in a work tree" in done.error:
        raise trouble(
            "{folder}: this repository has no files of its own (it is bare): run this in a clone of it",
            "{folder}: deze repository heeft zelf geen bestanden (hij is bare): voer dit uit in een kloon ervan",
            folder=start,
        )
    raise _failed(done.error)


def commit_of(folder: str, ref: str) -> str | None:
    """The commit that a revision names, None where there is none."""
    if not ref or ref.startswith("-") or "\0" in ref:
        return None
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return _text(done.out).split("\n")[-1] if done.code == 0 else None


def is_shallow(folder: str) -> bool:
    """Whether the clone has only the last part of the history."""
    return _text(_git(folder, "rev-parse", "--is-shallow-repository").out) == "true"


def revision(folder: str, ref: str) -> Against:
    """The revision that somebody named. Raises Trouble where there is no such revision."""
    commit = commit_of(folder, ref)
    if commit is None:
        raise _unknown(folder, ref)
    return Against("given", ref, commit)


def _unknown(folder: str, ref: str) -> Trouble:
    facts: dict[str, Fact] = {"ref": ref, "fetch": _line(FETCH_ALL if is_shallow(folder) else FETCH_BRANCHES)}
    if is_shallow(folder):
        return trouble(
            "{ref:quoted}: git does not know this revision here, because this clone is shallow (it has only the last "
            "commits): fetch the rest with `{fetch}`, in GitHub Actions with `fetch-depth: 0`, in GitLab with "
            "`GIT_DEPTH: 0`",
            "{ref:quoted}: git kent deze revisie hier niet, want deze kloon is ondiep (alleen de laatste commits): haal "
            "de rest op met `{fetch}`, in GitHub Actions met `fetch-depth: 0`, in GitLab met `GIT_DEPTH: 0`",
            **facts,
        )
    near = f"origin/{ref}"
    if commit_of(folder, near) is not None:
        return trouble(
            "{ref:quoted}: git does not know this revision; did you mean {near}?",
            "{ref:quoted}: git kent deze revisie niet; bedoel je {near}?",
            near=near,
            **facts,
        )
    return trouble(
        "{ref:quoted}: git knows no such revision and there is no such file; check the name, or fetch it with `{fetch}`",
        "{ref:quoted}: git kent deze revisie niet en een bestand is het ook niet; controleer de naam, of haal hem op met "
        "`{fetch}`",
        **facts,
    )


def _line(command: str) -> Fact:
    # Our own words, that must be ready to paste.
    from salesplan_cli.text import Text

    return Text(command, command)


def branch_point(folder: str) -> Against:
    """Where the branch left the main branch; HEAD itself on the main branch. Raises Trouble."""
    head = commit_of(folder, "HEAD")
    if head is None:
        raise trouble(
            "there is no commit yet, so there is nothing to compare with: commit the plans first",
            "er is nog geen commit, dus er is niets om mee te vergelijken: leg de plannen eerst vast met een commit",
        )
    main = next((name for name in MAIN_BRANCHES if commit_of(folder, name) is not None), None)
    shallow = is_shallow(folder)
    if main is None and not shallow:
        raise trouble(
            "git knows no main branch here ({tried}): name the revision to compare with, as in "
            "`salesplan compare develop`, or fetch it with `{fetch}`",
            "git kent hier geen hoofdbranch ({tried}): noem de revisie om mee te vergelijken, zoals "
            "`salesplan compare develop`, of haal hem op met `{fetch}`",
            tried=MAIN_BRANCHES[1:],
            fetch=_line(FETCH_BRANCHES),
        )
    base = _git(folder, "merge-base", "HEAD", main) if main is not None else None
    if base is not None and base.code == 0:
        return Against("branch", main or "", _text(base.out).split("\n")[0])
    if shallow:
        raise trouble(
            "this clone is shallow (it has only the last commits), so git cannot tell where this branch left the main "
            "branch: fetch the rest with `{fetch}`, in GitHub Actions with `fetch-depth: 0`, in GitLab with "
            "`GIT_DEPTH: 0`",
            "deze kloon is ondiep (alleen de laatste commits), dus git weet niet waar deze branch van de hoofdbranch is "
            "afgegaan: haal de rest op met `{fetch}`, in GitHub Actions met `fetch-depth: 0`, in GitLab met "
            "`GIT_DEPTH: 0`",
            fetch=_line(FETCH_ALL),
        )
    raise trouble(
        "this branch and {main} have no commit in common: name the revision to compare with, as in "
        "`salesplan compare HEAD~1`",
        "deze branch en {main} hebben geen commit gemeen: noem de revisie om mee te vergelijken, zoals "
        "`salesplan compare HEAD~1`",
        main=main or "",
    )


def _previous(folder: str, head: str) -> Against:
    """The commit before the last, or nothing before the first. Raises Trouble where a shallow clone hides it."""
    parent = commit_of(folder, f"{head}^")
    if parent is not None:
        return Against("previous", "HEAD~1", parent)
    # The commit itself names its parents, also where a shallow clone has left them out.
    heading = _ask(folder, "cat-file", "commit", head).split(b"\n\n")[0]
    if b"\nparent " in heading:
        raise _unknown(folder, "HEAD~1")
    return Against("nothing", "HEAD", None)


# --- what stood there ----------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    link: bool
    object_id: str


_LINK: Final = "120000"


def _tree(folder: str, commit: str | None, below: Sequence[str]) -> dict[str, _Entry]:
    """The files of a commit below the given names (all where one is empty), by their names from the root."""
    if commit is None:
        return {}
    wanted = () if "" in below else below
    listed = _ask(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
    found = {}
    for name in _names(listed):
        about, _, path = name.partition("\t")
        mode, kind, object_id = about.split(" ")
        if kind == "blob":
            found[path] = _Entry(mode == _LINK, object_id)
    return found


def _contents(folder: str, commit: str, entries: Mapping[str, _Entry]) -> dict[str, bytes]:
    """What stands in files of a commit, one byte more than the limit at most. Links are followed within the commit."""
    ids: dict[str, str] = {}
    for path, entry in entries.items():
        object_id = _followed(folder, commit, path) if entry.link else entry.object_id
        if object_id is not None:
            ids[path] = object_id
    return dict(zip(ids, _blobs(folder, list(ids.values())), strict=True))


_BLOB: Final = re.compile(r"([0-9a-f]{40,64}) blob")


def _followed(folder: str, commit: str, path: str) -> str | None:
    # Git does the following, so that nothing outside the commit can be read.
    if "\n" in path:
        return None
    stdin = os.fsencode(f"{commit}:{path}\n")
    out = _ask(folder, "cat-file", "--batch-check=%(objectname) %(objecttype)", "--follow-symlinks", stdin=stdin)
    found = _BLOB.fullmatch(_text(out).split("\n")[0])
    return found[1] if found else None


def _blobs(folder: str, ids: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, each cut one byte behind the limit, however large it is."""
    if not ids:
        return
    command = _command(["cat-file", "--batch"])
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(  # noqa: S603 - a list, an absolute path and no shell
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=_environment()
        ) as git,
    ):
        try:
            for each in ids:
                yield _one_blob(git, each)
        finally:
            git.kill()


def _one_blob(git: subprocess.Popen[bytes], object_id: str) -> bytes:
    ask, answer = git.stdin, git.stdout
    if ask is None or answer is None:
        raise _partial()
    try:
        ask.write(object_id.encode() + b"\n")
        ask.flush()
        head = answer.readline().split()
    except BrokenPipeError:
        head = []
    if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - id, type, size
        raise _partial()
    size = int(head[2])
    content = answer.read(min(size, LIMIT_BYTES + 1))
    rest = size - len(content) + 1  # a newline ends it
    while rest > 0:
        skipped = answer.read(min(rest, LIMIT_BYTES))
        if not skipped:
            raise _partial()
        rest -= len(skipped)
    return content


# --- plans then and now --------------------------------------------------------------------------------------------


class _Start(NamedTuple):
    """A path that somebody named: as written, and from the root of the repository ("" for the root itself)."""

    written: str
    inside: str


def split(words: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """`[REF] [PATH]...` as the revision, if the first word is one, and the paths. Raises Trouble where it is both."""
    if not words:
        return None, ()
    first, rest = words[0], tuple(words[1:])
    is_path = os.path.lexists(first)
    try:
        folder = root(".")
    except Trouble:
        if is_path:
            return None, (first, *rest)
        raise
    if commit_of(folder, first) is None:
        # A plan that was deleted is a path too.
        if is_path or first.lower().endswith(SUFFIXES):
            return None, (first, *rest)
        raise _unknown(folder, first)
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

    Without a revision: where the branch left the main branch; on the main branch itself the last commit where
    plans differ from it, else the commit before.
    """
    starts = _starts(paths)
    folder = root(starts[0].written)
    if ref is not None:
        return _compared(folder, revision(folder, ref), starts)
    against = branch_point(folder)
    head = commit_of(folder, "HEAD")
    if head is None or against.commit != head:
        return _compared(folder, against, starts)
    found = _compared(folder, Against("last", "HEAD", head), starts)
    if any(each.before is not each.after or each.name != each.name_before for each in found.pairs):
        return found
    return _compared(folder, _previous(folder, head), starts)


def _starts(paths: Sequence[str]) -> list[_Start]:
    starts = []
    roots = set()
    for path in paths:
        if path == STANDARD_INPUT:
            raise trouble(
                "comparing takes files and folders, not standard input",
                "vergelijken gaat met bestanden en mappen, niet met de standaardinvoer",
            )
        top = root(path)
        roots.add(top)
        starts.append(_Start(path, _inside(top, path)))
    if len(roots) > 1:
        raise trouble(
            "these paths are in different repositories: compare them one by one",
            "deze paden staan in verschillende repositories: vergelijk ze een voor een",
        )
    return starts


def _inside(top: str, path: str) -> str:
    # A folder is where it really is; of a file that is a link, git has the link.
    if os.path.isdir(path):
        real = os.path.realpath(path)
    else:
        bare = path.rstrip("/") or path
        real = os.path.join(os.path.realpath(os.path.dirname(bare) or "."), os.path.basename(bare))
    inside = os.path.relpath(real, os.path.realpath(top))
    return "" if inside == "." else inside


def _compared(folder: str, against: Against, starts: Sequence[_Start]) -> Changes:
    now, troubles = _now(starts)
    was, absent = _then(folder, against.commit, starts)
    troubles += [each for start, each in absent if not any(_holds(start, path) for path in now)]
    now = {path: name for path, name in now.items() if path in was or path not in _ignored(folder, now, was, starts)}
    contents: dict[str, bytes] = {}
    for path, name in now.items():
        try:
            contents[path] = files.read(name)
        except Trouble as found:
            troubles.append(found)
            was.pop(path, None)
    gone = _gone(folder, was, contents, troubles)
    old_names = _renamed(folder, against.commit, gone, was, now, contents)
    pairs = []
    for path, content in contents.items():
        old = old_names.get(path, path)
        before = was.pop(old, None)
        if before is None:
            pairs.append(Pair(now[path], None, None, content))
        else:
            same = _lines(before.content) == _lines(content)
            # Line ends are the checkout's and no change of the plan.
            pairs.append(Pair(now[path], now[path] if old == path else before.name, content if same else before.content,
                              content))  # fmt: skip
    pairs += [Pair(was[path].name, was[path].name, was[path].content, None) for path in gone if path in was]
    return Changes(against, tuple(sorted(pairs, key=lambda each: each.name)), tuple(troubles))
