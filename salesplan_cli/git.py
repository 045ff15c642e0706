"""What git knows of plan files: which revision to compare with, and what stood in it. The only code that calls git.

Git is called to read and for nothing else: no hook, pager, external diff, text conversion or fetch is run, and
nothing in the repository is written.
"""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH112, PTH118, PTH119, PTH120

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from salesplan_cli import files
from salesplan_cli.compare import Against
from salesplan_cli.files import STANDARD_INPUT, SUFFIXES, Trouble, is_plan, is_yaml, trouble
from salesplan_cli.limits import FOLDER_DEPTH, LIMIT_BYTES, LIMIT_GIT, LIMIT_REVISION
from salesplan_cli.text import Fact, verbatim

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


def _git(folder: str, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> _Done:
    """Run git and wait for it. Raises Trouble where it cannot run; its exit code is for the caller."""
    command = _command(arguments)
    late = threading.Event()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        given.write(stdin)
        given.seek(0)
        try:
            git = subprocess.Popen(
                command, cwd=folder, stdin=given, stdout=subprocess.PIPE, stderr=errors,
                env={**_environment(), **(more or {})},
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise _failed(str(error)) from None

        def too_late() -> None:
            late.set()
            git.kill()

        timer = threading.Timer(SECONDS, too_late)
        timer.daemon = True
        timer.start()
        with git:
            try:
                # No more than that, or a tree that is made for it fills the memory.
                out = git.stdout.read(LIMIT_GIT + 1) if git.stdout else b""
                if len(out) <= LIMIT_GIT:
                    git.wait()
            finally:
                timer.cancel()
                git.kill()
        if late.is_set():
            raise trouble(
                "git took longer than {seconds} seconds to answer and was stopped: try again, or name fewer paths",
                "git deed er langer dan {seconds} seconden over en is gestopt: probeer het opnieuw, of noem minder "
                "paden",
                seconds=SECONDS,
            )
        if len(out) > LIMIT_GIT:
            raise _too_much()
        errors.seek(0)
        said = errors.read(LIMIT_BYTES).decode("utf-8", "backslashreplace")
    return _Done(git.returncode, out, said)


def _too_much() -> Trouble:
    return trouble(
        "this revision holds more than can be compared at once: name the folder with the plans",
        "deze revisie bevat meer dan er in één keer te vergelijken is: noem de map met de plannen",
    )


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
            folder=verbatim(shlex.quote(said.partition("repository at ")[2].strip("'") or "*")),
        )
    if "promisor" in error or "not allowed" in error:
        return _partial()
    return trouble("git cannot do this: {said}", "git kan dit niet: {said}", said=said)


def _partial() -> Trouble:
    return trouble(
        "this clone lacks the plans as they were (made with `--filter`, or damaged): clone without --filter, in "
        "GitHub Actions with a checkout without `filter`",
        "in deze kloon ontbreken de plannen zoals ze waren (gemaakt met `--filter`, of beschadigd): kloon zonder "
        "--filter, in GitHub Actions met een checkout zonder `filter`",
    )


def _text(out: bytes) -> str:
    return os.fsdecode(out).removesuffix("\n")


def _names(out: bytes) -> list[str]:
    return [os.fsdecode(name) for name in out.split(b"\0") if name]


# --- which repository, which revision ------------------------------------------------------------------------------


def root(start: str) -> str:
    """The top folder of the repository that a path is in, also where the path itself is gone. Raises Trouble."""
    if "\0" in start:
        raise trouble("{folder}: there is no such folder", "{folder}: deze map is er niet", folder=start)
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


_COMMIT: Final = re.compile("[0-9a-f]{40,64}")


def commit_of(folder: str, ref: str) -> str | None:
    """The commit that a revision names, None where there is none."""
    if not ref or ref.startswith("-") or "\0" in ref:
        return None
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    found = _text(done.out) if done.code == 0 else ""
    return found if _COMMIT.fullmatch(found) else None


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

    branches = [f"origin/{ref}", *get_close_matches(ref, [each for each in MAIN_BRANCHES if "/" not in each], 1, 0.75)]
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
    parted = _git(folder, "merge-base", *filter(None, ends))
    return _text(parted.out)[:SHORT] if parted.code == 0 else ""


SHORT: Final = 12
"""Characters that name a commit."""


def branch_point(folder: str) -> tuple[Against, bool]:
    """Where the branch left the main branch, and whether it is the main branch itself. Raises Trouble."""
    head = commit_of(folder, "HEAD")
    if head is None:
        raise trouble(
            "there is no commit yet, so there is nothing to compare with: commit the plans first",
            "er is nog geen commit, dus er is niets om mee te vergelijken: leg de plannen eerst vast met een commit",
        )
    main = next((name for name in MAIN_BRANCHES if commit_of(folder, name) is not None), None)
    if main is not None and (base := _git(folder, "merge-base", "HEAD", main)).code == 0:
        name = _text(_ask(folder, "rev-parse", "--abbrev-ref", main))
        commit = _text(base.out).split("\n")[0]
        # A branch of its own that has no commits yet left the main branch here.
        branch = _text(_git(folder, "symbolic-ref", "--quiet", "--short", "HEAD").out)
        on_main = branch == name.removeprefix("origin/") or (branch == "" and commit == head)
        return Against("branch", name, commit), on_main
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
            tried=MAIN_BRANCHES[1:],
            fetch=verbatim(FETCH_BRANCHES),
        )
    raise trouble(
        "this branch and {main} have no commit in common: name the revision to compare with, as in "
        "`salesplan compare HEAD~1`",
        "deze branch en {main} hebben geen commit gemeen: noem de revisie om mee te vergelijken, zoals "
        "`salesplan compare HEAD~1`",
        main=main,
    )


def _last(folder: str) -> Against:
    """The last commit, which there is."""
    return Against("last", "HEAD", commit_of(folder, "HEAD"))


def _previous(folder: str) -> Against:
    """The commit before the last, or nothing before the first. Raises Trouble where a shallow clone hides it."""
    parent = commit_of(folder, "HEAD^")
    if parent is not None:
        return Against("previous", "HEAD~1", parent)
    # The commit itself names its parents, also where a shallow clone has left them out.
    heading = _ask(folder, "cat-file", "commit", "HEAD").split(b"\n\n")[0]
    if b"\nparent " in heading:
        raise _unknown(folder, "HEAD~1")
    return Against("nothing", "HEAD", None)


# --- what stood there ----------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    link: bool
    object_id: str


_LINK: Final = "120000"


def _tree(folder: str, commit: str, below: Sequence[str]) -> dict[str, _Entry]:
    """The files of a commit below the given names (all where one is empty), by their names from the root."""
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
    different = list(dict.fromkeys(ids.values()))
    times = Counter(ids.values())
    contents: dict[str, bytes] = {}
    size = 0
    for object_id, content in zip(different, _blobs(folder, different), strict=True):
        contents[object_id] = content
        size += len(content) * times[object_id]
        if size > LIMIT_REVISION:
            raise _too_much()
    return {path: contents[object_id] for path, object_id in ids.items()}


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
        subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=_environment()
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
        raise _partial()
    try:
        ask.write(object_id.encode() + b"\n")
        ask.flush()
        head = answer.readline().split()
    except BrokenPipeError:
        head = []
    if len(head) != 3 or head[1] != b"blob":
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
    if first == STANDARD_INPUT:
        return None, (first, *rest)
    is_path = os.path.lexists(first)
    try:
        folder = root(".")
    except Trouble:
        if is_path:
            return None, (first, *rest)
        raise
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
            command=verbatim(shlex.join(["salesplan", "compare", word, *(each for each in words if each != word)])),
        )
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

    Without a revision: where the branch left the main branch. On the main branch itself the last commit where plans
    differ from it, else what is pushed already, else the commit before.
    """
    folder, starts = _starts(paths)
    if ref is not None:
        return _compared(folder, revision(folder, ref), starts)
    against, on_main = branch_point(folder)
    if not on_main:
        return _compared(folder, against, starts)
    last = _last(folder)
    found = _compared(folder, last, starts)
    if any(_differs(each) for each in found.pairs):
        return found
    return _compared(folder, against if against.commit != last.commit else _previous(folder), starts)


def _differs(pair: Pair) -> bool:
    return pair.before is not pair.after or pair.name != pair.name_before


def _starts(paths: Sequence[str]) -> tuple[str, list[_Start]]:
    """The top folder of the repository that the paths are in, and where each is in it. Raises Trouble."""
    starts = []
    roots = set()
    for path in paths:
        if not path:
            raise trouble("a path is empty: name a file or folder", "een pad is leeg: noem een bestand of map")
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
    return roots.pop(), starts


def _inside(top: str, path: str) -> str:
    # A folder is where it really is; of a file that is a link, git has the link.
    if os.path.isdir(path):
        real = os.path.realpath(path)
    else:
        bare = path.rstrip("/") or path
        real = os.path.join(os.path.realpath(os.path.dirname(bare) or "."), os.path.basename(bare))
    inside = os.path.relpath(real, os.path.realpath(top))
    return "" if inside == "." else inside


class _Old(NamedTuple):
    """A plan as it was: its name as shown, and what stood in it."""

    name: str
    content: bytes


def _compared(folder: str, against: Against, starts: Sequence[_Start]) -> Changes:
    was = _then(folder, against.commit, starts)
    names, troubles = _now(starts, was)
    ignored = _ignored(folder, starts) if set(names) - set(was) else frozenset()
    now: dict[str, bytes] = {}
    for path in {**names, **{path: old.name for path, old in was.items()}}:
        if path in names:
            if path in was or path not in ignored:
                _read_into(now, path, names[path], was, troubles)
        elif os.path.lexists(was[path].name):
            # It is there and nobody would call it a plan any more: that is worth telling.
            names[path] = was[path].name
            _read_into(now, path, names[path], was, troubles)
    gone = _really_gone(folder, {path: old for path, old in was.items() if path not in now})
    new = {path: content for path, content in now.items() if path not in was}
    renamed = {}
    if new and against.commit is not None:
        gone_elsewhere = _gone_elsewhere(folder, against.commit, was)
        renamed = _renames({**gone, **gone_elsewhere}, new)
    pairs = []
    for path, content in now.items():
        old = renamed.get(path) or was.get(path)
        if old is None:
            pairs.append(Pair(names[path], None, None, content))
        else:
            before = content if _lines(old.content) == _lines(content) else old.content
            pairs.append(Pair(names[path], old.name if path in renamed else names[path], before, content))
    moved = {old.name for old in renamed.values()}
    pairs += [Pair(old.name, old.name, old.content, None) for old in gone.values() if old.name not in moved]
    return Changes(against, tuple(sorted(pairs, key=lambda each: each.name)), tuple(troubles))


def _read_into(now: dict[str, bytes], path: str, name: str, was: dict[str, _Old], troubles: list[Trouble]) -> None:
    try:
        now[path] = files.read(name)
    except Trouble as found:
        # What cannot be opened is not deleted.
        was.pop(path, None)
        if all(each.message != found.message for each in troubles):
            troubles.append(found)


def _lines(content: bytes) -> bytes:
    # Line ends are the checkout's and no change of the plan.
    return content.replace(b"\r\n", b"\n")


def _now(starts: Sequence[_Start], was: Mapping[str, _Old]) -> tuple[dict[str, str], list[Trouble]]:
    """The plans that are there, by their names from the root, with their names as shown."""
    names: dict[str, str] = {}
    troubles: list[Trouble] = []
    for start in starts:
        if not os.path.lexists(start.written) and any(_rest(start, path) is not None for path in was):
            continue  # it was deleted
        found = files.find([start.written])
        troubles += found.troubles
        for name in found.names:
            names.setdefault(_from_root(start, name), name)
    return names, troubles


def _from_root(start: _Start, name: str) -> str:
    base = start.written.rstrip("/")
    if name in (start.written, base):
        return start.inside
    rest = name if base == "." else name[len(base) + 1 :]
    return f"{start.inside}/{rest}" if start.inside else rest


def _rest(start: _Start, path: str) -> str | None:
    """What comes behind a starting path, "" for the path itself; None where a name is not below it."""
    if path == start.inside:
        return ""
    if not start.inside:
        return path
    return path[len(start.inside) + 1 :] if path.startswith(f"{start.inside}/") else None


def _then(folder: str, commit: str | None, starts: Sequence[_Start]) -> dict[str, _Old]:
    """The plans that were there, by their names from the root: files as named, in folders what is a plan."""
    if commit is None:
        return {}
    entries = _tree(folder, commit, [start.inside for start in starts])
    shown: dict[str, tuple[str, bool]] = {}
    for start in starts:
        base = start.written.rstrip("/")
        for path in entries:
            rest = _rest(start, path)
            if rest == "":
                shown[path] = (start.written, True)
            elif rest is not None and _is_searched(rest):
                shown.setdefault(path, (rest if base == "." else f"{base}/{rest}", False))
    contents = _contents(folder, commit, {path: entries[path] for path in shown})
    return {
        path: _Old(shown[path][0], content) for path, content in contents.items() if shown[path][1] or is_plan(content)
    }


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
    listed = _ask(folder, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--", *wanted)
    named = {start.inside for start in starts}
    return frozenset(name for name in _names(listed) if name not in named)


def _really_gone(folder: str, absent: Mapping[str, _Old]) -> dict[str, _Old]:
    """Without the files that a sparse checkout leaves out on purpose."""
    if not absent:
        return {}
    listed = _names(_ask(folder, "ls-files", "-z", "-t", "--", *absent))
    left_out = {name[2:] for name in listed if name.startswith("S ")}
    return {path: old for path, old in absent.items() if path not in left_out}


def _gone_elsewhere(folder: str, commit: str, known: Mapping[str, _Old]) -> dict[str, _Old]:
    """Plans outside the named paths that are gone: one of them may have moved to where it is new."""
    entries = {
        path: entry
        for path, entry in _tree(folder, commit, [""]).items()
        if path not in known
        and not entry.link
        and path.lower().endswith(SUFFIXES)
        and not os.path.lexists(os.path.join(folder, path))
    }
    contents = _contents(folder, commit, entries)
    plans = {
        path: _Old(os.path.relpath(os.path.join(folder, path)), content)
        for path, content in contents.items()
        if is_plan(content)
    }
    return _really_gone(folder, plans)


def _renames(old: Mapping[str, _Old], new: Mapping[str, bytes]) -> dict[str, _Old]:
    """Which new files are old ones under another name: git's own answer, from a repository made for the question.

    So a file that was moved without telling git counts too, and no filter of the repository is run.
    """
    if not old or not new:
        return {}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    with tempfile.TemporaryDirectory(prefix="salesplan-") as place:
        _ask(place, "init", "--quiet", "--bare", "--template=", more=alone)
        before = {path: each.content for path, each in old.items()}
        _ask(place, "fast-import", "--quiet", stdin=_stream("before", before) + _stream("after", new), more=alone)
        listed = _names(_ask(place, "diff-tree", "-r", "-z", "-M", "--name-status", "before", "after", more=alone))
    found = {}
    fields = iter(listed)
    for status in fields:
        path = next(fields)
        if status.startswith("R"):
            found[next(fields)] = old[path]
    return found


def _stream(branch: str, contents: Mapping[str, bytes]) -> bytes:
    parts = [f"commit refs/heads/{branch}\ncommitter salesplan <> 0 +0000\ndata 0\n".encode()]
    for path, content in contents.items():
        name = os.fsencode(path).replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
        parts.append(b'M 100644 inline "%s"\ndata %d\n%s\n' % (name, len(content), content))
    return b"".join(parts) + b"\n"
