"""`check --watch` and `compare` in a folder, a repository and an environment that somebody else filled.

Words and an exit code come of it, and nothing else: no traceback, no program that the repository names, no hang, no
300 MB, and no word in an output that a terminal or a workflow obeys.
"""

from __future__ import annotations

import json
import os
import queue
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CLEAN, SALESPLAN
from inert import obeyed
from test_hardness import FILES, HEAD, NAMES, READY, Tried, bounded, tried

PATIENCE = 20
"""Seconds to wait for a line that has to come: far more than it takes, for a machine that does other things too."""


# --- check --watch ---------------------------------------------------------------------------------------------------


class Watching:
    """`check --watch` in a folder, with hard limits; what it says is read line by line."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.said: queue.Queue[str] = queue.Queue()
        self.told: list[str] = []
        self.watches = threading.Event()
        self.process = subprocess.Popen(
            [*SALESPLAN, "check", "--watch", "--format", "score", *arguments],
            cwd=folder, env=CLEAN, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, errors="surrogateescape", preexec_fn=bounded,  # noqa: PLW1509 - no thread of ours runs yet
        )  # fmt: skip
        self.readers = [threading.Thread(target=each, daemon=True) for each in (self._hear_out, self._hear_err)]
        for reader in self.readers:
            reader.start()

    def __enter__(self) -> Watching:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()

    def _hear_out(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as out:
            for line in out:
                self.said.put(line.removesuffix("\n"))

    def _hear_err(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as err:
            for line in err:
                self.told.append(line)
                if line.startswith("watching "):
                    self.watches.set()

    def says(self, seconds: int = PATIENCE) -> str:
        """The next line, which has to come."""
        try:
            line = self.said.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"it says nothing; on standard error: {self.told}") from None
        assert obeyed(line) == []
        return line

    def begins(self, plan: Path, content: str, seconds: int = PATIENCE) -> str:
        """The first line of the watch itself, which begins just after it says so: the same save again until then."""
        assert self.watches.wait(PATIENCE)
        for _ in range(seconds):
            put(plan, content)
            try:
                return self.said.get(timeout=1)
            except queue.Empty:
                continue
        raise AssertionError("no save is noticed")

    def ends(self, number: int = signal.SIGINT) -> int:
        """The exit code after a signal; what it said on the way is inert and no traceback."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        for reader in self.readers:
            reader.join(PATIENCE)
        err = "".join(self.told)
        assert "Traceback" not in err, err
        assert "a fault in salesplan" not in err, err
        assert obeyed(err) == []
        assert self.said.empty()
        return code


def put(path: Path, content: bytes | str) -> None:
    """Save a file as editors do: a new one in the place of the old one, never half."""
    fresh = path.with_name("fresh.tmp")
    fresh.write_bytes(content if isinstance(content, bytes) else content.encode())
    fresh.replace(path)


@pytest.fixture
def poorer(complete: str) -> str:
    """The complete plan without one answer."""
    return complete.replace("  own: 22.000,-\n", "")


BROKEN = (
    "alias bomb", "merge bomb", "recursive alias", "a million brackets in a value", "a million keys", "block levels",
    "one scalar of 10 MB", "directives", "tags", "NUL", "escape", "Latin-1", "half of UTF-16", "empty",
)  # fmt: skip


def test_a_watched_plan_may_become_anything_and_comes_back(tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    with Watching(tmp_path, "plan.yaml") as watching:
        assert watching.says() == "plan.yaml\t95"
        assert watching.begins(plan, complete).startswith("plan.yaml: 95 -> 100 (+5); ")
        for name in BROKEN:
            content, _ = FILES[name]
            put(plan, content)
            assert watching.says().startswith("plan.yaml: cannot be judged, line "), name
            put(plan, complete)
            assert watching.says() == "plan.yaml: 100 of 100; it can be judged again", name
        assert watching.ends() == 130


NO_FILE: dict[str, Callable[[Path], None]] = {
    "missing": lambda _: None,
    "a pipe": os.mkfifo,
    "a folder": os.mkdir,
    "a link to itself": lambda path: os.symlink(path.name, path),
    "a link to nothing": lambda path: os.symlink("nowhere.yaml", path),
    "a link out of the folder": lambda path: os.symlink("/etc/passwd", path),
    "a link to a device": lambda path: os.symlink("/dev/zero", path),
}


@pytest.mark.parametrize("path", ["plan.yaml", "."])
def test_a_watched_plan_may_be_no_file_for_a_while(path: str, tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    with Watching(tmp_path, path) as watching:
        assert watching.says() == "plan.yaml\t95"
        assert watching.begins(plan, complete).startswith("plan.yaml: 95 -> 100 (+5); ")
        for name, make in NO_FILE.items():
            plan.unlink()
            make(plan)
            assert watching.says() == "plan.yaml is gone", name
            if plan.is_dir():
                plan.rmdir()
            put(plan, complete)
            assert watching.says() == "plan.yaml: 100 of 100, new", name
        assert watching.ends() == 130


def test_a_plan_that_is_written_in_two_halves(tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    half = complete.index("[Piet Jansen, Team Noord]") + len("[Piet")
    with Watching(tmp_path, "plan.yaml") as watching:
        watching.says()
        watching.begins(plan, complete)
        with plan.open("w", encoding="utf-8") as file:
            file.write(complete[:half])
            file.flush()
            assert watching.says().startswith("plan.yaml: cannot be judged, line ")
            file.write(complete[half:])
        assert watching.says() == "plan.yaml: 100 of 100; it can be judged again"
        assert watching.ends() == 130


NOT_UTF8 = (b"caf\xe9.yaml", b"\xed\xa0\x80.yaml")


def test_no_name_of_a_watched_file_is_obeyed(tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    names = [name.decode() for name in NAMES if name not in NOT_UTF8]
    with Watching(tmp_path, ".") as watching:
        watching.says()
        watching.begins(plan, complete)
        for what in ("100 of 100, new", "cannot be judged", "is gone"):
            for name in names:
                if what == "is gone":
                    (tmp_path / name).unlink()
                else:
                    put(tmp_path / name, complete if what.endswith("new") else f"{HEAD}a: [")
            assert all(what in watching.says() for _ in names), what
        assert watching.ends() == 130


@pytest.mark.parametrize("name", NOT_UTF8)
def test_a_name_that_is_not_utf_8_is_watched_like_any(name: bytes, tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    with Watching(tmp_path, "plan.yaml") as watching:
        watching.says()
        watching.begins(plan, complete)
        put(tmp_path / os.fsdecode(name), complete)
        put(plan, poorer)
        assert watching.says(5).startswith("plan.yaml: 100 -> 95 (-5); ")
        assert watching.ends() == 130


@pytest.mark.parametrize("name", ["::stop-commands::t", "\x1b[31m", "a\n::error::b", "-rf", "\u202egpj", "##[group]x"])
def test_no_name_of_a_watched_folder_is_obeyed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "plan.yaml").write_text(HEAD, encoding="utf-8")
    with Watching(tmp_path, "--", name) as watching:
        assert watching.says().endswith("plan.yaml\t0")
        assert watching.watches.wait(PATIENCE)
        assert watching.ends() == 130


def stopped(folder: Path, script: str, delay: float) -> tuple[int, str]:
    """The exit code and standard error of a watch that Ctrl-C reached so long after its first line, or -9."""
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(write), "check", "plan.yaml", "--watch"],
        cwd=folder, env=CLEAN | {"PYTHONPATH": str(Path(__file__).parents[1])}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, pass_fds=[write],
    ) as process:  # fmt: skip
        os.close(write)
        assert os.read(read, 1) == b"x"
        os.close(read)
        time.sleep(delay)
        for _ in range(2):  # a second time where the first was lost, as the test below says
            process.send_signal(signal.SIGINT)
            try:
                return process.wait(5), process.communicate()[1]
            except subprocess.TimeoutExpired:
                continue
        process.kill()
        return process.wait(), process.communicate()[1]


def test_ctrl_c_at_any_moment_of_a_watch_is_130(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    for step in range(8):
        code, err = stopped(tmp_path, READY, step * 0.1)
        assert code == 130, step
        assert "Traceback" not in err, (step, err)
        assert "Exception ignored" not in err, (step, err)
        assert "a fault in salesplan" not in err, (step, err)


WHILE_TIDYING = """
import os, signal, sys
from salesplan_cli import watch
class Tidied:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
real = watch.judged
def judged(*arguments):
    Tidied()
    return real(*arguments)
watch.judged = judged
signal.signal(signal.SIGALRM, lambda *_: os._exit(99))
signal.alarm(5)
"""


def test_ctrl_c_while_an_object_is_tidied_up_ends_the_watch(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    command = [sys.executable, "-c", f"{WHILE_TIDYING}{READY}", "2", "check", "plan.yaml", "--watch"]
    environment = CLEAN | {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=30)
    assert done.returncode == 130


def test_a_watch_that_is_terminated_is_143(tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plan.yaml"
    put(plan, poorer)
    with Watching(tmp_path, "plan.yaml") as watching:
        watching.says()
        watching.begins(plan, complete)
        assert watching.ends(signal.SIGTERM) == 143


def test_a_watched_folder_that_comes_back_is_watched_again(tmp_path: Path, complete: str, poorer: str) -> None:
    plan = tmp_path / "plans" / "plan.yaml"
    plan.parent.mkdir()
    put(plan, poorer)
    with Watching(tmp_path, "plans") as watching:
        watching.says()
        watching.begins(plan, complete)
        shutil.rmtree(plan.parent)
        assert watching.says() == "plans/plan.yaml is gone"
        plan.parent.mkdir()
        put(plan, complete)
        assert watching.begins(plan, complete, 5) == "plans/plan.yaml: 100 of 100, new"


def test_a_folder_to_watch_that_is_not_there_is_2_with_its_own_words(tmp_path: Path) -> None:
    done = tried("check", "no/plan.yaml", "--watch", cwd=tmp_path, code=2)
    assert "no such file or folder" in done.err
    assert "report cannot be written" not in done.err


# --- compare ---------------------------------------------------------------------------------------------------------

WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t", "GIT_COMMITTER_NAME": "t",
    "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_EMAIL": "t@example.org",
}  # fmt: skip


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """What git answers, with nobody's own settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | WHO
    done = subprocess.run(["git", *arguments], cwd=folder, env=clean, input=stdin, check=True, capture_output=True)
    return done.stdout.decode().strip()


def plan(target: int) -> str:
    """A plan of some lines, so that one with another target is recognised as the same."""
    names = "".join(f"  - name: Product number {at}\n    quantity: {at + 1}\n" for at in range(8))
    return f"salesplan: 1\naccount_manager: Jan\nyear: 2027\norder_target: {target}\nproducts:\n{names}"


def committed(folder: Path, what: str = "change") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", what)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a plan that was committed, and changed since."""
    folder = tmp_path / "repo"
    (folder / "plans").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "plans" / "jan.yaml").write_text(plan(100), encoding="utf-8")
    committed(folder)
    (folder / "plans" / "jan.yaml").write_text(plan(90), encoding="utf-8")
    return folder


@pytest.fixture
def spy(tmp_path: Path) -> Path:
    """A program that leaves a mark beside it when it is run."""
    program = tmp_path / "spy"
    program.write_text(f"#!/bin/sh\necho $0 $@ >> {shlex.quote(str(tmp_path))}/mark\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def compared(folder: Path, *arguments: str | bytes, code: int | set[int] = 0, env: dict[str, str] | None = None) -> Tried:  # fmt: skip
    """`compare` with hard limits; what it says is inert, and nothing was run that leaves a mark."""
    done = tried("compare", *arguments, cwd=folder, code=code, env=WHO | (env or {}))
    assert obeyed(done.out) == []
    assert not list(folder.glob("mark*"))
    assert not list(folder.parent.glob("mark*"))
    return done


CHANGED = "order target 100 -> 90 (-10%)"


@pytest.mark.parametrize(
    "ref",
    [
        "--output=mark", "--upload-pack=touch mark", "--exec=touch mark", "-h", "--help", "-rf", "-", "--all", ";id",
        "HEAD;touch mark", "$(touch mark)", "`touch mark`", "HEAD\ntouch mark", "a\nb", "\x1b[31m", "::error::x", "##[group]x",
        "\u202eniam", "%0A::error::x", "HEAD:plans/jan", "nope..main", "HEAD~99999999999999999999",
        "HEAD^{/", ":/", "refs/../../etc/passwd", "x" * 100_000, b"\xff\xfe", b"\xed\xa0\x80",
    ],
    ids=lambda ref: str(ref[:20]),
)  # fmt: skip
def test_no_name_of_a_revision_is_obeyed(repo: Path, ref: str | bytes) -> None:
    done = compared(repo, "--lang", "en", "--", ref, code=2)
    assert ("takes files and folders, not standard input" if ref == "-" else "git knows no such revision") in done.err
    assert len(done.err) < 500


def test_no_name_is_obeyed_in_a_command_to_paste(repo: Path) -> None:
    name = "a\x1b[31mred"
    (repo / name).touch()
    assert "salesplan check 'a" in tried(name, cwd=repo, code=2).err
    assert "salesplan compare HEAD 'a" in compared(repo, name, "HEAD", code=2).err


def test_a_settings_file_with_too_long_a_name_is_2_with_its_own_words(tmp_path: Path) -> None:
    assert "cannot be opened: the name is too long" in tried("check", "--config", "x" * 300, cwd=tmp_path, code=2).err


def test_a_branch_with_an_odd_name_is_compared_with(repo: Path) -> None:
    for name in ("a;id", "$(touch", "`touch`mark", "x'y\"z", "caf\u00e9"):
        git(repo, "branch", name)
        assert CHANGED in compared(repo, "--", name).out, name
    at = git(repo, "rev-parse", "HEAD")
    for name in ("\u202emain", "-rf", "::error::x"):  # which git itself would not make
        (repo / ".git" / "refs" / "heads" / name).write_text(f"{at}\n", encoding="utf-8")
        compared(repo, "--", f"refs/heads/{name}", code={0, 2})


# Every setting that names a program, in the configuration of the repository itself.
PROGRAMS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand",
    "pager.rev-parse", "pager.ls-tree", "pager.cat-file", "pager.ls-files", "pager.diff-tree", "pager.merge-base",
    "diff.external", "diff.spy.command", "diff.spy.textconv", "merge.spy.driver", "filter.spy.clean", "filter.spy.smudge",
    "filter.spy.process", "credential.helper", "gpg.program", "uploadpack.packObjectsHook", "interactive.diffFilter",
    "sequence.editor", "remote.origin.uploadpack", "remote.origin.receivepack", "trailer.spy.command",
)  # fmt: skip
SETTINGS_OF_GIT = {
    "log.showSignature": "true", "diff.spy.cachetextconv": "true", "filter.spy.required": "true", "protocol.allow": "always",
    "protocol.ext.allow": "always", "protocol.file.allow": "always", "extensions.partialClone": "origin",
    "remote.origin.promisor": "true", "core.repositoryFormatVersion": "1",
}  # fmt: skip
HOOKS = (
    "post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman", "pre-auto-gc", "post-rewrite",
    "query-watchman", "pre-commit", "post-commit", "proc-receive",
)  # fmt: skip


def armed(repo: Path, spy: Path) -> None:
    """Let everything that a repository may name point to the spy."""
    for name in PROGRAMS:
        git(repo, "config", name, str(spy))
    for command in ("rev-parse", "ls-tree", "cat-file", "ls-files", "merge-base", "symbolic-ref", "fast-import", "diff-tree", "init"):  # fmt: skip
        git(repo, "config", f"alias.{command}", f"!{spy}")
    git(repo, "config", "remote.origin.url", f"ext::{spy}")
    for name, value in SETTINGS_OF_GIT.items():
        git(repo, "config", name, value)
    for folder in (repo / ".git" / "hooks", repo / "hooks"):
        folder.mkdir(exist_ok=True)
        for hook in HOOKS:
            (folder / hook).symlink_to(spy)
    git(repo, "config", "core.hooksPath", "hooks")
    (repo / ".gitattributes").write_text("* diff=spy filter=spy merge=spy\n", encoding="utf-8")


@pytest.mark.parametrize("ref", [(), ("HEAD",), ("HEAD", "plans/jan.yaml"), ("v1",)])
def test_no_program_that_a_repository_names_is_run(repo: Path, spy: Path, ref: tuple[str, ...]) -> None:
    (repo / "plans" / "piet.yaml").write_text(plan(50), encoding="utf-8")
    committed(repo)
    git(repo, "tag", "-a", "v1", "-m", "v1")
    (repo / "plans" / "jan.yaml").write_text(plan(81), encoding="utf-8")
    (repo / "plans" / "piet.yaml").rename(repo / "plans" / "moved.yaml")
    armed(repo, spy)
    done = compared(repo, *ref)
    assert "order target 90 -> 81 (-10%)" in done.out
    assert ("moved.yaml, was plans/piet.yaml" in done.out) == (len(ref) < 2)
    # The spy is one: git itself would have run it.
    subprocess.run(["git", "status"], cwd=repo, env=CLEAN | WHO, check=False, capture_output=True)
    assert (repo.parent / "mark").exists()


def test_what_is_missing_is_not_fetched_by_a_program(repo: Path, spy: Path) -> None:
    blob = git(repo, "rev-parse", "HEAD:plans/jan.yaml")
    armed(repo, spy)
    (repo / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert "this clone lacks the plans as they were" in compared(repo, "HEAD", code=2).err
    subprocess.run(["git", "cat-file", "-p", blob], cwd=repo, env=CLEAN | WHO, check=False, capture_output=True)
    assert (repo.parent / "mark").exists()


def test_settings_of_git_from_the_environment_run_nothing(repo: Path, spy: Path) -> None:
    (repo.parent / "config").write_text(f'[core]\n\tfsmonitor = "{spy}"\n\tpager = "{spy}"\n', encoding="utf-8")
    (repo.parent / "templates" / "hooks").mkdir(parents=True)
    for hook in HOOKS:
        (repo.parent / "templates" / "hooks" / hook).symlink_to(spy)
    (repo / "plans" / "jan.yaml").rename(repo / "plans" / "moved.yaml")
    for surroundings in (
        {"GIT_CONFIG_GLOBAL": str(repo.parent / "config")},
        {"GIT_CONFIG_SYSTEM": str(repo.parent / "config"), "GIT_CONFIG_NOSYSTEM": "0"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": str(spy)},
        {"GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={spy}' 'core.hooksPath={repo.parent}/templates/hooks'"},
        {"GIT_TEMPLATE_DIR": str(repo.parent / "templates")},
    ):
        assert CHANGED in compared(repo, "HEAD", env=surroundings).out


def test_an_environment_that_points_elsewhere_changes_nothing(repo: Path, spy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    (other / "x.yaml").write_text("secret: word\n", encoding="utf-8")
    committed(other)
    expected = compared(repo, "HEAD").out
    mark = str(tmp_path / "mark")
    elsewhere = {
        "GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other), "GIT_INDEX_FILE": str(other / ".git" / "index"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git" / "objects"), "GIT_COMMON_DIR": str(other / ".git"), "GIT_NAMESPACE": "x",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(other / ".git" / "objects"), "GIT_EXTERNAL_DIFF": str(spy), "GIT_PAGER": str(spy),
        "PAGER": str(spy), "GIT_EDITOR": str(spy), "EDITOR": str(spy), "GIT_SSH": str(spy), "GIT_SSH_COMMAND": str(spy),
        "GIT_ASKPASS": str(spy), "SSH_ASKPASS": str(spy), "GIT_PROXY_COMMAND": str(spy), "GIT_EXEC_PATH": str(tmp_path),
        "GIT_TRACE": mark, "GIT_TRACE_SETUP": mark, "GIT_TRACE2": mark, "GIT_TRACE2_EVENT": mark, "GIT_TRACE_PACKET": mark,
        "GIT_CEILING_DIRECTORIES": str(other), "GIT_GLOB_PATHSPECS": "1", "GIT_PREFIX": "x/", "GIT_OPTIONAL_LOCKS": "1",
        "GIT_NO_LAZY_FETCH": "0", "GIT_ALLOW_PROTOCOL": "ext:file:ssh", "GIT_DEFAULT_HASH": "sha256", "GIT_SHALLOW_FILE": mark,
    }  # fmt: skip
    for surroundings in ({"GIT_DIR": elsewhere["GIT_DIR"]}, {"GIT_EXTERNAL_DIFF": str(spy)}, elsewhere):
        assert compared(repo, "HEAD", env=surroundings).out == expected
    (repo / "plans" / "jan.yaml").rename(repo / "plans" / "moved.yaml")
    assert CHANGED in compared(repo, "HEAD", env=elsewhere).out


def test_a_repository_that_is_hidden_in_a_folder_of_plans_runs_nothing(repo: Path, spy: Path) -> None:
    # What a fork can commit: the files of a bare repository, with settings of its own.
    inner = repo / "plans" / "inner"
    git(repo, "init", "-q", "--bare", str(inner))
    armed_settings = "".join(f'\t{name} = "{spy}"\n' for name in ("fsmonitor", "pager", "sshCommand", "editor"))
    (inner / "config").write_text(f"[core]\n\tbare = false\n\tworktree = ..\n\thooksPath = hooks\n{armed_settings}", "utf-8")  # fmt: skip
    (inner / "x.yaml").write_text(plan(1), encoding="utf-8")
    compared(repo, "HEAD")
    compared(repo, "HEAD", "plans/inner", code={0, 2})
    compared(inner, code={0, 2})
    compared(inner, "refs/heads/main", code={0, 2})


# --- what stands in the old revision ---------------------------------------------------------------------------------


def tree(folder: Path, entries: dict[bytes, tuple[str, str, str]]) -> str:
    """A tree with entries by name: mode, kind and object."""
    lines = (f"{mode} {kind} {id_}\t".encode() + name for name, (mode, kind, id_) in entries.items())
    return git(folder, "mktree", "-z", "--missing", stdin=b"\0".join(lines) + b"\0")


def blob(folder: Path, content: bytes) -> str:
    return git(folder, "hash-object", "-w", "--stdin", stdin=content)


def revision(folder: Path, plans: str) -> str:
    """A commit, under the name `old`, of which the folder `plans` is a tree."""
    top = tree(folder, {b"plans": ("040000", "tree", plans)})
    made = git(folder, "commit-tree", "-m", "old", top)
    git(folder, "update-ref", "refs/heads/old", made)
    return made


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_whatever_stood_in_the_old_revision_does_no_harm(repo: Path, form: str) -> None:
    (repo.parent / "secret.yaml").write_text("salesplan: 1\naccount_manager: secret word\n", encoding="utf-8")
    contents = {
        "2 MiB": plan(1).encode().ljust(2 * 1024 * 1024, b"#"), "Latin-1": "salesplan: 1\naccount_manager: Zo\xeb\n".encode("latin-1"),
        "NUL": b"salesplan: 1\0\n", "no bytes": b"salesplan: 1\n\xff\xfe\x1b[31m::error::x\n", "a command": b"salesplan: 1\n::error::x\n",
        **{name: FILES[name][0] for name in ("alias bomb", "merge bomb", "a million brackets in a value", "block levels", "tags")},
    }  # fmt: skip
    no_plans = ("alias bomb", "block levels")
    links = (
        "../../secret.yaml",
        "/etc/passwd",
        "loop.yaml",
        "/dev/zero",
        "../.git/config",
        "..",
        "x" * 5000,
        "a\nb",
        "",
    )
    entries = {
        **{
            f"{name}.yaml".encode(): ("100644", "blob", blob(repo, each if isinstance(each, bytes) else each.encode()))
            for name, each in contents.items()
        },
        **{f"link{at}.yaml".encode(): ("120000", "blob", blob(repo, to.encode())) for at, to in enumerate(links)},
        **{name: ("100644", "blob", blob(repo, plan(at).encode())) for at, name in enumerate(NAMES)},
        b"loop.yaml": ("120000", "blob", blob(repo, b"loop.yaml")),
        b"module.yaml": ("160000", "commit", git(repo, "rev-parse", "HEAD")),
        b"jan.yaml": ("100644", "blob", blob(repo, plan(100).encode())),
    }
    revision(repo, tree(repo, entries))
    done = compared(repo, "old", "--format", form)
    for secret in ("secret word", "root:", "repositoryformatversion"):
        assert secret not in done.out + done.err
    if form == "json":
        plans = {each["path"]: each["verdict"] for each in json.loads(done.out)["plans"]}
        # All that are plans: what has no line that says so is none, and what leads out is not there.
        assert len(plans) == len(contents) - len(no_plans) + len(NAMES) + 1, sorted(plans)
        assert set(plans.values()) == {"deleted", "same"}
        assert plans["plans/jan.yaml"] == "same"


@pytest.mark.parametrize(
    "name", ["merge bomb", "a million brackets in a value", "NUL", "Latin-1", "one scalar of 10 MB"]
)
def test_a_plan_that_became_a_bomb_is_1(repo: Path, name: str) -> None:
    content = FILES[name][0]
    (repo / "plans" / "jan.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    done = compared(repo, "HEAD", "--format", "json", code=1)
    assert [each["verdict"] for each in json.loads(done.out)["plans"]] == ["unreadable"]
    committed(repo)
    (repo / "plans" / "jan.yaml").write_text(plan(1), encoding="utf-8")
    done = compared(repo, "HEAD", "--format", "json")
    assert [each["verdict"] for each in json.loads(done.out)["plans"]] == ["better"]


def nested(repo: Path, inner: str, depth: int, width: int) -> str:
    """A tree of trees, each the same one so many times."""
    for _ in range(depth):
        inner = tree(repo, {f"d{at}".encode(): ("040000", "tree", inner) for at in range(width)})
    return inner


@pytest.mark.parametrize("where", ["plans", "elsewhere"])
def test_a_tree_of_a_billion_plans_is_refused(repo: Path, where: str) -> None:
    few = tree(repo, {f"p{at}.yaml".encode(): ("100644", "blob", blob(repo, plan(1).encode())) for at in range(10)})
    top = tree(repo, {where.encode(): ("040000", "tree", nested(repo, few, 8, 10))})
    done = compared(repo, git(repo, "commit-tree", "-m", "bomb", top), code=2)
    assert "holds more than can be compared at once: name the folder with the plans" in done.err


def test_a_megabyte_under_five_hundred_names_is_no_300(repo: Path) -> None:
    large = blob(repo, plan(1).encode().ljust(1_040_000, b"#"))
    revision(repo, tree(repo, {f"p{at}.yaml".encode(): ("100644", "blob", large) for at in range(500)}))
    assert "holds more than can be compared at once" in compared(repo, "old", code=2).err


# --- repositories that are none --------------------------------------------------------------------------------------


def test_a_bare_repository_is_2(repo: Path, tmp_path: Path) -> None:
    git(repo, "clone", "-q", "--bare", str(repo), str(tmp_path / "bare"))
    for arguments in ((), ("main",), ("main", ".")):
        assert "it is bare" in compared(tmp_path / "bare", *arguments, code=2).err


@pytest.mark.parametrize("name", ["repo", "a b", "it's", "\x1b[31m::error::x", "$(touch mark)", "\u202e", "-rf"])
def test_a_repository_of_another_user_is_2_with_a_command_that_can_be_pasted(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    if os.geteuid() == 0:
        for each in (folder, folder / ".git"):
            os.chown(each, 12345, 12345)
    said = compared(folder, code=2, env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}).err
    assert "belongs to another user" in said
    if name.isprintable() and "::" not in name:
        command = shlex.split(said.partition("`")[2].partition("`")[0])
        assert command == ["git", "config", "--global", "--add", "safe.directory", str(folder)]


def test_a_folder_with_at_in_its_name_is_named_whole(tmp_path: Path) -> None:
    test_a_repository_of_another_user_is_2_with_a_command_that_can_be_pasted(tmp_path, "look at me")


@pytest.mark.parametrize("path", ["", ".", "bin", "/nowhere"])
def test_without_git_is_2_and_a_git_of_the_folder_is_not_run(repo: Path, spy: Path, path: str) -> None:
    (repo / "bin").mkdir()
    for place in (repo, repo / "bin"):
        shutil.copy(spy, place / "git")
    assert "there is no `git`" in compared(repo, "HEAD", code=2, env={"PATH": path}).err


BROKEN_REPOSITORIES: dict[str, Callable[[Path], object]] = {
    "settings that are none": lambda git_: (git_ / "config").write_text("[[[\x1b[31m::error::x", "utf-8"),
    "a format of tomorrow": lambda git_: (git_ / "config").write_text(
        "[core]\nrepositoryformatversion = 99\n", "utf-8"
    ),
    "a HEAD that is none": lambda git_: (git_ / "HEAD").write_text("::error::x\x1b[31m\n", "utf-8"),
    "a HEAD to nothing": lambda git_: (git_ / "HEAD").write_text("ref: refs/heads/\x1b[31m\n", "utf-8"),
    "no objects": lambda git_: shutil.rmtree(git_ / "objects"),
    "an index that is none": lambda git_: (git_ / "index").write_bytes(b"::error::x" * 100),
    "objects that are none": lambda git_: [
        each.chmod(0o644) or each.write_bytes(b"x") for each in (git_ / "objects").glob("??/*")
    ],
}


@pytest.mark.parametrize("name", BROKEN_REPOSITORIES)
def test_a_broken_repository_is_2_with_words(repo: Path, name: str) -> None:
    (repo / "plans" / "jan.yaml").rename(repo / "plans" / "moved.yaml")
    BROKEN_REPOSITORIES[name](repo / ".git")
    for arguments in ((), ("HEAD",), ("HEAD", "plans/jan.yaml"), ("main", "plans")):
        # A revision that is named may be whole all the same.
        done = compared(repo, *arguments, code={0, 2} if arguments[:1] == ("main",) else 2)
        assert done.err.startswith("salesplan: ") or done.code == 0, arguments


GIT_FILES: dict[str, Callable[[Path], object]] = {
    "to a folder of the system": lambda path: path.write_text("gitdir: /etc\n", "utf-8"),
    "to itself": lambda path: path.write_text("gitdir: .git\n", "utf-8"),
    "of junk": lambda path: path.write_bytes(b"\x1b[31m::error::x\n" * 1000),
    "that is a link to itself": lambda path: path.symlink_to(".git"),
    "that is a pipe": os.mkfifo,
    "that is empty": lambda path: path.touch(),
}


@pytest.mark.parametrize("name", GIT_FILES)
def test_a_file_in_the_place_of_the_repository_is_2(repo: Path, name: str) -> None:
    shutil.rmtree(repo / ".git")
    GIT_FILES[name](repo / ".git")
    for arguments in ((), ("HEAD",), ("HEAD", "plans")):
        done = compared(repo, *arguments, code=2, env={"GIT_CEILING_DIRECTORIES": str(repo.parent)})
        assert done.err.startswith("salesplan: ")


def test_a_path_with_nul_in_the_settings_is_2(repo: Path) -> None:
    (repo / "salesplan.toml").write_text('paths = "a\\u0000b"\n', encoding="utf-8")
    compared(repo, "HEAD", code=2)


def test_a_working_directory_that_is_gone_is_2(repo: Path) -> None:
    gone = repo / "gone"

    def leave() -> None:
        bounded()
        os.rmdir(gone)

    for arguments in (("HEAD",), ("HEAD", "plans"), ("--isolated",), ("--isolated", "HEAD", "plans")):
        gone.mkdir()
        root = str(Path(__file__).parents[1])
        tried("compare", *arguments, cwd=gone, code=2, preexec_fn=leave, env=WHO | {"PYTHONPATH": root})
