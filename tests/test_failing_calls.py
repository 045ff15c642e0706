"""The N-th call to the system fails, N = 1, 2, ..., until nothing is left to fail.

Whatever fails, there is an exit code with words, the old file or the new one, and no temporary file.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salesplan_cli import files, program
from salesplan_cli.files import Trouble

OLD = "the old report\n"
NEW = "".join(f"line {number} of the new report\n" for number in range(2_000))
PLAN = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"
CALLS = ("open", "fdopen", "stat", "fstat", "fsync", "replace", "link", "chmod", "set_blocking", "scandir", "makedirs")
"""All that `files` asks of the system, but what tidies up."""
OF_A_FILE = ("read", "write", "writelines", "flush", "close")


class Fails:
    """Counts the calls and lets one of them fail."""

    def __init__(self, at: int, code: int) -> None:
        self.at, self.code, self.calls, self.failed = at, code, 0, ""

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                self.failed = name
                raise OSError(self.code, os.strerror(self.code))
            return real(*arguments, **more)

        return call

    def file(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`os.fdopen`, whose files fail as well."""

        def call(*arguments: Any, **more: Any) -> Any:
            return File(real(*arguments, **more), self)

        return self.wrap("fdopen", call)


class File:
    """A file of which every call may fail; closing it frees it all the same, as the system does."""

    def __init__(self, real: Any, fails: Fails) -> None:
        self.real, self.fails = real, fails

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.real, name)
        return self.fails.wrap(name, found) if name in OF_A_FILE else found

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        self.real.close()
        self.fails.wrap("close", lambda: None)()


def failing(monkeypatch: pytest.MonkeyPatch, at: int, code: int) -> Fails:
    fails = Fails(at, code)
    for name in CALLS:
        if name != "fdopen":
            monkeypatch.setattr(os, name, fails.wrap(name, getattr(os, name)))
    monkeypatch.setattr(os, "fdopen", fails.file(os.fdopen))
    monkeypatch.setattr(tempfile, "mkstemp", fails.wrap("mkstemp", tempfile.mkstemp))
    return fails


def every_call(code: int, attempt: Callable[[pytest.MonkeyPatch], None], check: Callable[[Fails, Exception | None], None]) -> list[str]:  # fmt: skip
    """Attempt with the first call failing, then the second, ...; the names of the calls that failed."""
    failed = []
    for at in range(1, 200):
        with pytest.MonkeyPatch.context() as patch:
            fails = failing(patch, at, code)
            error: Exception | None = None
            try:
                attempt(patch)
            except Trouble as trouble:
                error = trouble
        check(fails, error)
        if not fails.failed:
            assert error is None
            return failed
        failed.append(fails.failed)
    raise AssertionError("it never came to an end")


CODES = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE, errno.EINVAL)


@pytest.mark.parametrize("code", CODES)
def test_write(code: int, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"

    def attempt(_: object) -> None:
        target.write_text(OLD, encoding="utf-8")
        files.write(str(target), NEW.splitlines(keepends=True))

    def check(fails: Fails, error: Exception | None) -> None:
        # A failed call is said, and nothing is half done.
        assert (error is None) == (not fails.failed), fails.failed
        assert target.read_text(encoding="utf-8") == (OLD if fails.failed else NEW), fails.failed
        assert os.listdir(tmp_path) == ["report.txt"], fails.failed
        if isinstance(error, Trouble):
            assert "report.txt" in error.message.say("en")
            assert "report.txt" in error.message.say("nl")

    failed = every_call(code, attempt, check)
    assert {"stat", "mkstemp", "fdopen", "writelines", "flush", "fsync", "close", "chmod", "replace"} <= set(failed)


@pytest.mark.parametrize("code", CODES)
def test_create(code: int, tmp_path: Path) -> None:
    folder, target = tmp_path / "plans", tmp_path / "plans" / "new.yaml"

    def attempt(_: object) -> None:
        target.unlink(missing_ok=True)
        files.create(str(target), NEW, force=False)

    def check(fails: Fails, error: Exception | None) -> None:
        there = os.listdir(folder) if folder.exists() else []
        # Where no link can be made the file is put there in another way; what is there already need not be known.
        if error is None:
            assert fails.failed in ("", "link", "stat")
            assert there == ["new.yaml"]
            assert target.read_text(encoding="utf-8") == NEW
        else:
            assert fails.failed
            assert there == []

    assert {"makedirs", "mkstemp", "fsync", "link"} <= set(every_call(code, attempt, check))


def test_a_fault_of_our_own_while_writing_is_no_file_that_cannot_be_written(tmp_path: Path) -> None:
    def faulty() -> Iterator[str]:
        yield "new"
        raise ValueError

    old = tmp_path / "report.json"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^$"):
        files.write(str(old), faulty())
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("report.json", "old")]
    with pytest.raises(Trouble):
        files.write(str(tmp_path / "a\0b"), ["new"])


@pytest.mark.parametrize("code", CODES)
def test_read_and_find(code: int, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")

    def attempt(_: object) -> None:
        assert files.read(str(tmp_path / "plan.yaml")) == PLAN.encode()

    def check(fails: Fails, error: Exception | None) -> None:
        assert (error is None) == (not fails.failed)

    assert {"open", "fdopen", "fstat", "read"} <= set(every_call(code, attempt, check))

    def search(_: object) -> None:
        found = files.find([str(tmp_path)])
        if found.troubles:
            raise found.troubles[0]
        assert [files.read(name) for name in found.names] == [PLAN.encode()]

    def check_search(fails: Fails, error: Exception | None) -> None:
        assert (error is None) == (not fails.failed)

    assert {"scandir", "open", "read"} <= set(every_call(code, search, check_search))


def test_what_cannot_be_looked_at_is_not_taken_for_no_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    real = os.lstat

    def fails(name: str, **more: Any) -> os.stat_result:
        if not more and Path(name) in (tmp_path, tmp_path / "plan.yaml"):
            raise OSError(errno.EIO, "")
        return real(name, **more)

    monkeypatch.setattr(os, "lstat", fails)
    (trouble,) = files.find([str(tmp_path)]).troubles
    assert "cannot be opened" in str(trouble)
    with pytest.raises(Trouble, match="cannot be opened"):
        files.read(str(tmp_path / "plan.yaml"))


@pytest.mark.parametrize("code", CODES)
def test_append(code: int, tmp_path: Path) -> None:
    target = tmp_path / "summary.md"

    def attempt(_: object) -> None:
        target.write_text(OLD, encoding="utf-8")
        files.append(str(target), "more\n", 1_000)

    def check(fails: Fails, error: Exception | None) -> None:
        assert (error is None) == (not fails.failed)
        assert target.read_text(encoding="utf-8").startswith(OLD)

    assert {"open", "fdopen", "write", "close"} <= set(every_call(code, attempt, check))


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("arguments", [("--format", "json"), ("--format", "text", "--format", "sarif")])
def test_a_whole_run(arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    target = tmp_path / "out.txt"
    outputs = ("--output", str(target)) if len(arguments) == 2 else ("--output", str(target), "--output", str(tmp_path / "out.sarif"))  # fmt: skip
    codes = []

    def attempt(_: object) -> None:
        target.write_text(OLD, encoding="utf-8")
        codes.append(program.run(["check", str(tmp_path / "plan.yaml"), "--isolated", *arguments, *outputs]))

    def check(fails: Fails, _: Exception | None) -> None:
        said = capsys.readouterr()
        assert "fault in salesplan" not in said.err, (fails.failed, said.err)
        # Some questions have an answer without the call: whether a name is a folder, whether two are one file.
        assert codes[-1] == 2 or fails.failed in ("", "stat"), (fails.failed, codes[-1])
        assert (codes[-1] == 2) == said.err.startswith("salesplan: "), (fails.failed, said.err)
        assert target.read_text(encoding="utf-8") == OLD or not target.read_text(encoding="utf-8").startswith(OLD)
        assert not [name for name in os.listdir(tmp_path) if name.startswith(".salesplan-")], fails.failed

    every_call(errno.EIO, attempt, check)
    assert codes[-1] == 1
    assert 2 in codes


class Terminal(io.StringIO):
    """Standard output of which one call fails."""

    def __init__(self, fails: Fails, error: type[OSError]) -> None:
        super().__init__()
        self.fails, self.error = fails, error

    def write(self, text: str) -> int:
        self._count("write")
        return super().write(text)

    def flush(self) -> None:
        self._count("flush")

    def _count(self, name: str) -> None:
        self.fails.calls += 1
        if self.fails.calls == self.fails.at:
            self.fails.failed = name
            raise self.error(self.fails.code, "no more")


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("error", [OSError, BrokenPipeError])
@pytest.mark.parametrize(
    "arguments", [("check", "PLAN"), ("check", "PLAN", "--format", "score"), ("schema",), ("explain", "C06")]
)
def test_standard_output(
    error: type[OSError], arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    words = [str(tmp_path / "plan.yaml") if word == "PLAN" else word for word in arguments]
    whole = 1 if arguments[0] == "check" else 0
    at = 0
    while True:
        at += 1
        fails = Fails(at, errno.ENOSPC if error is OSError else errno.EPIPE)
        monkeypatch.setattr(sys, "stdout", Terminal(fails, error))
        code = program.run(words)
        err = capsys.readouterr().err
        if not fails.failed:
            assert (code, err) == (whole, "")
            break
        if error is OSError:
            assert code == 2
            assert "cannot be written" in err
        else:
            assert (code, err) in ((whole, ""), (0, ""))
        # Every write and flush of a small report, the first hundred of a large one.
        if at == 100:
            break
    assert at > 1
