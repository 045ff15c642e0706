"""Calling git: to read and for nothing else."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from salesplan_cli.files import Trouble, trouble
from salesplan_cli.limits import LIMIT_BYTES, LIMIT_GIT
from salesplan_cli.text import Text, both, verbatim

SECONDS: Final = 60
"""How long one call of git may take."""


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


def environment() -> dict[str, str]:
    """The environment that git is called with."""
    environment = {name: value for name, value in os.environ.items() if not _NOT_OURS.fullmatch(name)}
    return environment | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # A clone without the old files would fetch them in silence: no network is ever opened from here.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


def command_line(arguments: Iterable[str]) -> list[str]:
    """The words that call git. Raises Trouble where there is none."""
    found = shutil.which("git")
    # A `git` in the folder that is looked at comes from whoever wrote the plans.
    if found is None or not Path(found).is_absolute():
        raise trouble(
            "comparing needs git, and there is no `git` on this computer's path: install it from git-scm.com",
            "vergelijken kan alleen met git, en er is geen `git` te vinden op deze computer: installeer het van "
            "git-scm.com",
        )
    return [found, *_SETTINGS, *arguments]


def call(folder: str, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> _Done:
    """Run git and wait for it. Raises Trouble where it cannot run; its exit code is for the caller."""
    command = command_line(arguments)
    late = threading.Event()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        given.write(stdin)
        given.seek(0)
        try:
            git = subprocess.Popen(
                command, cwd=folder, stdin=given, stdout=subprocess.PIPE, stderr=errors,
                env={**environment(), **(more or {})},
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise trouble_of(str(error)) from None

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
            raise too_much()
        errors.seek(0)
        said = errors.read(LIMIT_BYTES).decode("utf-8", "backslashreplace")
    return _Done(git.returncode, out, said)


def too_much() -> Trouble:
    """A revision holds more than is read."""
    return trouble(
        "this revision holds more than can be compared at once: name the folder with the plans",
        "deze revisie bevat meer dan er in één keer te vergelijken is: noem de map met de plannen",
    )


KEEP: Final = (
    both("`git add .`"),
    Text('`git commit -m "Plans as agreed"`', '`git commit -m "Plannen zoals afgesproken"`'),
)
"""Commands that keep the plans as they are now."""


def answer(folder: str, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
    """What git answers. Raises Trouble where it fails."""
    done = call(folder, *arguments, stdin=stdin, more=more)
    if done.code != 0:
        raise trouble_of(done.error)
    return done.out


def trouble_of(error: str) -> Trouble:
    """What git complained of, in words for people."""
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
        return partial_clone()
    return trouble("git cannot do this: {said}", "git kan dit niet: {said}", said=said)


def partial_clone() -> Trouble:
    """The clone has left out what stood in the revision."""
    return trouble(
        "this clone lacks the plans as they were (made with `--filter`, or damaged): clone without --filter, in "
        "GitHub Actions with a checkout without `filter`",
        "in deze kloon ontbreken de plannen zoals ze waren (gemaakt met `--filter`, of beschadigd): kloon zonder "
        "--filter, in GitHub Actions met een checkout zonder `filter`",
    )


def text_of(out: bytes) -> str:
    """A line of output, whatever bytes it holds."""
    return os.fsdecode(out).removesuffix("\n")


def names_of(out: bytes) -> list[str]:
    """A list of names, ended by NUL."""
    return [os.fsdecode(name) for name in out.split(b"\0") if name]
