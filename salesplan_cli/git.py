"""What git knows of plan files: which revision to compare with, and what stood in it. The only code that calls git.

Git is called to read and for nothing else: no hook, pager, external diff, text conversion or fetch is run, and
nothing in the repository is written.
"""

# Names of files may be any bytes, and pathlib tidies them into other names.
# ruff: noqa: PTH100, PTH112, PTH117, PTH118, PTH119, PTH120

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
from salesplan_cli.compare import Against, whose
from salesplan_cli.files import STANDARD_INPUT, SUFFIXES, Trouble, is_plan, is_yaml, trouble
from salesplan_cli.limits import FOLDER_DEPTH, LIMIT_BYTES, LIMIT_GIT, LIMIT_REVISION
from salesplan_cli.text import Fact, Text, argument, both, verbatim

SECONDS: Final = 60
"""How long one call of git may take."""
_REMOTE: Final = "refs/remotes/origin/"
_LOCAL: Final = "refs/heads/"
MAIN_BRANCHES: Final = (f"{_REMOTE}HEAD", f"{_REMOTE}main", f"{_REMOTE}master", f"{_LOCAL}main", f"{_LOCAL}master")
"""What the main branch may be called, the first that is there counts: in full, as a tag may be called the same."""
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
    # Files in a folder of plans that look like a repository would bring a past of their own along.
    "-c", "safe.bareRepository=explicit",
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


KEEP: Final = (
    both("`git add .`"),
    Text('`git commit -m "Plans as agreed"`', '`git commit -m "Plannen zoals afgesproken"`'),
)
"""Commands that keep the plans as they are now."""


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
    raise _failed(done.error)


_COMMIT: Final = re.compile("[0-9a-f]{40,64}")


def commit_of(folder: str, ref: str) -> str | None:
    """The commit that a revision names, None where there is none."""
    if not ref or ref.startswith("-") or "\0" in ref:
        return None
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    found = _text(done.out) if done.code == 0 else ""
    return found if _COMMIT.fullmatch(found) else None


def _refs(folder: str, names: Sequence[str]) -> list[str]:
    """Those of the names of branches and tags, in full, that are there."""
    listed = _text(_ask(folder, "for-each-ref", "--format=%(refname)", *names)).split("\n")
    return [name for name in names if name in listed]


def is_shallow(folder: str) -> bool:
    """Whether the clone has only the last part of the history."""
    return _text(_git(folder, "rev-parse", "--is-shallow-repository").out) == "true"


def revision(folder: str, ref: str) -> Against:
    """The revision that somebody named. Raises Trouble where there is no such revision, or more than one."""
    commit = commit_of(folder, ref)
    if commit is None:
        raise _unknown(folder, ref)
    name = re.split("[~^@:]", ref)[0]
    called = [f"refs/{kind}/{name}" for kind in ("tags", "heads", "remotes")]
    there = _refs(folder, called)
    if len({commit_of(folder, each) for each in there}) > 1:
        raise trouble(
            "{name:quoted} is the name of two revisions here: write {first} or {second}",
            "{name:quoted} is hier de naam van twee revisies: schrijf {first} of {second}",
            name=name,
            first=there[0],
            second=there[-1],
        )
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
    parted = _git(folder, "merge-base", *filter(None, ends))
    return _text(parted.out)[:SHORT] if parted.code == 0 else ""


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
    there = _refs(folder, MAIN_BRANCHES)
    main = next((name for name in MAIN_BRANCHES if name in there and commit_of(folder, name) is not None), None)
    if main is not None and (base := _git(folder, "merge-base", "HEAD", main)).code == 0:
        whole = _text(_git(folder, "symbolic-ref", "--quiet", main).out) or main  # what origin/HEAD stands for
        commit = _text(base.out).split("\n")[0]
        # A branch of its own that has no commits yet left the main branch here.
        branch = _text(_git(folder, "symbolic-ref", "--quiet", "HEAD").out)
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
    mode: str
    object_id: str
    repository: str
    revision: str
    """What it is called in that repository: `commit:path`."""


_LINK: Final = "120000"
_SUBMODULE: Final = "160000"
_FOLDER: Final = "040000"


def _listed(folder: str, commit: str, *arguments: str) -> dict[str, _Entry]:
    found = {}
    for name in _names(_ask(folder, "ls-tree", "-z", "--full-tree", *arguments)):
        about, _, path = name.partition("\t")
        mode, _, object_id = about.split(" ")
        found[path] = _Entry(mode, object_id, folder, f"{commit}:{path}")
    return found


def _tree(folder: str, commit: str, below: Sequence[str]) -> dict[str, _Entry]:
    """The files and submodules of a commit below the given names (all where one is empty), by their names from the
    root."""
    wanted = () if "" in below else below
    return _listed(folder, commit, "-r", commit, "--", *wanted)


def _with_submodules(entries: Mapping[str, _Entry]) -> dict[str, _Entry]:
    """The files of submodules too, in the commit that was recorded of each; one that is not here stays what it is."""
    found = {}
    for path, entry in entries.items():
        place = os.path.join(os.path.realpath(entry.repository), entry.revision.partition(":")[2])
        if entry.mode != _SUBMODULE:
            found[path] = entry
        elif _is_repository(place) and commit_of(place, entry.object_id) is not None:
            inside = _with_submodules(_tree(place, entry.object_id, [""]))
            found |= {f"{path}/{name}": each for name, each in inside.items()}
        else:
            found[path] = entry
    return found


def _is_repository(place: str) -> bool:
    # Behind a link it is another repository, or this one again.
    return os.path.realpath(place) == place and os.path.lexists(os.path.join(place, ".git"))


class _Place(NamedTuple):
    path: str
    around: str
    """The submodule that it lay in, else the same."""


def _places(folder: str, commit: str, names: Sequence[str]) -> list[_Place]:
    """Where names led in a commit, through the links that were in it then."""
    on_the_way = [above for name in names for above in _each_above(name)]
    entries = _listed(folder, commit, "-t", commit, "--", *dict.fromkeys(on_the_way))
    if {each.mode for each in entries.values()}.isdisjoint((_LINK, _SUBMODULE)):
        return [_Place(name, name) for name in names]
    return [_place(folder, commit, name) for name in names]


def _place(folder: str, commit: str, path: str) -> _Place:
    """The same of one name, of which a part may be a link or a submodule: with what leads there put in its place."""
    link = ""
    for _ in range(LINKS):
        entries = _listed(folder, commit, "-t", commit, "--", *_each_above(path))
        modes = {each: entry.mode for each, entry in entries.items()}
        first = next((each for each in _each_above(path) if modes.get(each) in (_LINK, _SUBMODULE)), None)
        if first is None and (path == "" or modes.get(path) == _FOLDER):
            return _Place(path, path)
        if first is None:
            break
        if modes[first] == _SUBMODULE:
            return _Place(path, first)
        if first == path:
            link = link or path
        target = _text(_ask(folder, "cat-file", "blob", f"{commit}:{first}"))
        led = os.path.normpath(os.path.join(os.path.dirname(first), target, path[len(first) + 1 :]))
        if os.path.isabs(led) or led.split("/")[0] == os.pardir:
            break
        path = "" if led == "." else led
    # Of a file that is a link, git has the link.
    return _Place(link or path, link or path)


def _each_above(path: str) -> list[str]:
    """`a`, `a/b`, `a/b/c` of `a/b/c`."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)] if path else []


LINKS: Final = 40
"""Links that are followed from one to the next, as many as systems do."""


def _contents(entries: Mapping[str, _Entry]) -> dict[str, bytes]:
    """What stands in files of a commit, one byte more than the limit at most. Links are followed within the commit."""
    ids: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for path, entry in entries.items():
        object_id = _followed(entry) if entry.mode == _LINK else entry.object_id
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
                raise _too_much()
    return {path: contents[object_id] for path, object_id in ids.items()}


def _followed(entry: _Entry) -> str | None:
    # Git does the following, so that nothing outside the commit can be read.
    if "\n" in entry.revision:
        return None
    stdin = os.fsencode(f"{entry.revision}\n")
    arguments = ("cat-file", "--batch-check=%(objecttype) %(objectname)", "--follow-symlinks")
    found, _, object_id = _text(_ask(entry.repository, *arguments, stdin=stdin)).split("\n")[0].partition(" ")
    return object_id if found == "blob" else None


def _blobs(folder: str, ids: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, each cut one byte behind the limit, however large it is."""
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
            command=verbatim(
                " ".join(["salesplan compare", *map(argument, [word, *(each for each in words if each != word)])])
            ),
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
    return _text(_git(top, "rev-parse", "--show-superproject-working-tree").out)


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
    starts: Sequence[_Start], places: Sequence[_Place], was: Mapping[str, _Old]
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
) -> tuple[list[_Place], dict[str, _Old], frozenset[str]]:
    """Where the starting paths led then; the plans that were there, by their names as shown: files as named, in
    folders what is a plan; and the submodules of which nobody can tell."""
    if commit is None:
        return [_Place(start.named, start.named) for start in starts], {}, frozenset()
    places = _places(folder, commit, [start.named for start in starts])
    listed = _with_submodules(_tree(folder, commit, [each.around for each in places]))
    unknown = frozenset(path for path, entry in listed.items() if entry.mode == _SUBMODULE)
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
    contents = _contents({path: entries[path] for path, _ in named.values()})
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


def _gone_elsewhere(folder: str, commit: str, was: Mapping[str, _Old]) -> dict[str, _Old]:
    """Plans outside the named paths that are gone: one of them may have moved to where it is new."""
    known = {each.path for each in was.values()}
    entries = {
        path: entry
        for path, entry in _tree(folder, commit, [""]).items()
        if path not in known
        and entry.mode not in (_LINK, _SUBMODULE)
        and path.lower().endswith(SUFFIXES)
        and not _is_there(folder, path)
    }
    plans = {
        path: _Old(os.path.relpath(os.path.join(folder, path)), path, content)
        for path, content in _contents(entries).items()
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
        _ask(place, "init", "--quiet", "--bare", "--template=", more=alone)
        _ask(place, "fast-import", "--quiet", stdin=_stream("before", old) + _stream("after", new), more=alone)
        listed = _names(_ask(place, "diff-tree", "-r", "-z", "-M", "--name-status", "before", "after", more=alone))
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
