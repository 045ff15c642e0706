"""Several processes: the same bytes as one, whatever becomes of them."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TODAY
from salesplan_cli import jobs
from salesplan_cli.engine import Settings
from salesplan_cli.faults import Fault
from salesplan_cli.files import Trouble
from salesplan_cli.render import FORMATS, About, Piece
from salesplan_cli.report import Report

ABOUT = About(lang="nl", as_of=TODAY)
GOOD, BAD, BROKEN = "salesplan: 1\nyear: 2027\n", "salesplan: 1\nyear: n.t.b.\n", "salesplan: 1\nyear: [\n"
WORKER = "import sys; sys.argv[0] = 'salesplan'; from salesplan_cli.__main__ import main; main()"


def plans(folder: Path, count: int) -> list[str]:
    """So many plans of three kinds, and a name that leads nowhere."""
    names = []
    for at in range(count):
        path = folder / f"{at:04}.yaml"
        path.write_text(f"{(GOOD, BAD, BROKEN)[at % 3]}# {at}\n", encoding="utf-8")
        names.append(str(path))
    return [*names[: count // 2], str(folder / "gone.yaml"), *names[count // 2 :]]


def judged(names: list[str], form: str, count: int) -> tuple[list[Piece], list[Trouble]]:
    """What so many processes make of plans, and what they complain of."""
    troubles: list[Trouble] = []
    return list(jobs.pieces(names, Settings(TODAY), form, ABOUT, count, troubles.append)), troubles


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.streamed])
def test_the_same_from_one_process_and_from_several(form: str, tmp_path: Path) -> None:
    names = plans(tmp_path, 150)
    pieces, troubles = judged(names, form, 1)
    assert [each.passed for each in pieces].count(False) > 50
    for count in (2, 3):
        others, complaints = judged(names, form, count)
        assert others == pieces
        assert [str(each) for each in complaints] == [str(each) for each in troubles]
    assert len(pieces) == 150
    assert len(troubles) == 1


@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_of_our_own_at_one_plan_hides_no_other(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, names = jobs.examine, plans(tmp_path, 60)

    def faulty(content: bytes, name: str, judging: Settings) -> Report:
        if name == names[17]:
            raise ValueError("oh")
        return real(content, name, judging)

    monkeypatch.setattr(jobs, "examine", faulty)
    pieces, troubles = judged(names, "score", count)
    fault = next(each for each in troubles if isinstance(each, Fault))
    assert len(pieces) == 59
    assert f"at {names[17]} (ValueError: oh)" in fault.message.say("en")
    assert fault.trace.endswith("ValueError: oh\n")
    assert "faulty" in fault.trace


def test_several_processes_do_the_work_and_not_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, names = jobs.examine, plans(tmp_path, 60)

    def noted(content: bytes, name: str, judging: Settings) -> Report:
        with (tmp_path / "judging").open("a", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        return real(content, name, judging)

    monkeypatch.setattr(jobs, "examine", noted)
    judged(names, "score", 2)
    by = (tmp_path / "judging").read_text(encoding="ascii").split()
    assert len(by) == 60
    assert len({*by}) == 2
    assert str(os.getpid()) not in by


@pytest.mark.parametrize(
    ("wanted", "files", "cores", "used"),
    [
        (None, jobs.PAYS_FROM - 1, 8, 1),  # a second process would cost more than it brings
        (4, jobs.PAYS_FROM - 1, 8, 1),
        (None, jobs.PAYS_FROM, 2, 2),
        (None, 10_000, 2, 2),
        (8, 10_000, 2, 2),  # more than there are cores only get in each other's way
        (1, 10_000, 8, 1),
        (None, jobs.PAYS_FROM, 64, jobs.PAYS_FROM // jobs.BATCH),
    ],
)
def test_how_many_processes(
    monkeypatch: pytest.MonkeyPatch, wanted: int | None, files: int, cores: int, used: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert jobs.processes(wanted, files) == used


def test_one_process_where_the_system_cannot_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert jobs.processes(8, 10_000) == 1


@pytest.mark.parametrize("call", ["pipe", "fork"])
@pytest.mark.parametrize("succeeding", [0, 1])
def test_where_the_system_has_no_process_to_give_the_work_is_done_here(
    call: str, succeeding: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = plans(tmp_path, 60)
    whole, _ = judged(names, "score", 1)
    real, tried = getattr(os, call), []

    def refused() -> object:
        tried.append(call)
        if len(tried) > succeeding:
            raise BlockingIOError(errno.EAGAIN, "no more")
        return real()

    monkeypatch.setattr(os, call, refused)
    pieces, troubles = judged(names, "score", 2)
    assert pieces == whole
    assert len(troubles) == 1
    assert len(tried) == 2


def children(of: int) -> list[int]:
    """The processes that a process started."""
    return [int(each) for each in Path(f"/proc/{of}/task/{of}/children").read_text(encoding="ascii").split()]


has_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")


def until(happened: Callable[[], object], seconds: float = 10) -> bool:
    """Whether something happens in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.02)
    return False


@has_proc
def test_a_process_that_is_killed_costs_no_plan(tmp_path: Path) -> None:
    names = plans(tmp_path, 400)
    whole, troubles = judged(names, "json", 1)
    complaints: list[Trouble] = []
    pieces: list[Piece] = []
    for piece in jobs.pieces(names, Settings(TODAY), "json", ABOUT, 2, complaints.append):
        if len(pieces) == 40:
            for each in children(os.getpid()):
                os.kill(each, signal.SIGKILL)
        pieces.append(piece)
    assert pieces == whole
    assert len(complaints) == len(troubles)


@has_proc
@pytest.mark.parametrize(
    ("number", "codes"),
    [(signal.SIGINT, {130}), (signal.SIGTERM, {143}), (signal.SIGKILL, {-signal.SIGKILL})],
)
def test_nothing_is_left_running(number: int, codes: set[int], tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    plans(tmp_path / "plans", 3000)
    command = [sys.executable, "-c", WORKER, "check", "plans", "--format", "json", "--jobs", "2", "--output", "out"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        if len(os.sched_getaffinity(0)) > 1:
            assert until(lambda: len(children(process.pid)) == 2)
        started = children(process.pid)
        process.send_signal(number)
        _, err = process.communicate(timeout=10)  # ends when nobody holds its output any more
    assert process.returncode in codes
    assert b"Traceback" not in err
    assert until(lambda: not any(Path(f"/proc/{each}").exists() for each in started))
    if number != signal.SIGKILL:
        assert os.listdir(tmp_path) == ["plans"]
