"""Plan files judged one after another, or by several processes where that is faster; the same either way."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Final, NamedTuple

from salesplan_cli import files, render
from salesplan_cli.engine import Settings
from salesplan_cli.faults import each_made
from salesplan_cli.files import Trouble
from salesplan_cli.render import Piece
from salesplan_cli.report import Report, examine

PAYS_FROM: Final = 300
"""Files from which a second process earns back its start."""
BATCH: Final = 8
"""Files that a process judges before it hands over."""
STOPS: Final = (signal.SIGINT, signal.SIGTERM)


def processes(wanted: int | None, count: int) -> int:
    """How many processes to use: never more than it pays, one where the system cannot fork."""
    if count < PAYS_FROM or not hasattr(os, "fork"):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(wanted or cores, cores, count // BATCH)


def reports(names: Iterable[str], judging: Settings, complain: Callable[[Trouble], None]) -> Iterator[Report]:
    """A report per file that can be judged; what keeps one from it goes to `complain`."""
    return each_made(names, lambda name: examine(files.read(name), name, judging), complain)


def pieces(
    names: Sequence[str],
    judging: Settings,
    form: str,
    about: render.About,
    count: int,
    complain: Callable[[Trouble], None],
) -> Iterator[Piece]:
    """A piece of a streamed format per file that can be judged, in the order of the names."""
    if count <= 1:
        yield from _pieces(_Batch(tuple(names), judging, form, about), complain)
        return
    batches = [_Batch(tuple(names[at : at + BATCH]), judging, form, about) for at in range(0, len(names), BATCH)]
    for done in _by_several(batches, count):
        for troubled in done.troubles:
            complain(troubled)
        yield from done.pieces


def _by_several(batches: Sequence[_Batch], count: int) -> Iterator[_Done]:
    """What became of each batch, in their order. Each process has every so many-th batch, and a pipe of its own."""
    workers: list[_Worker | None] = []
    try:
        # In the midst of a fork Python would lose what a signal raises.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        try:
            for at in range(count):
                workers.append(_started(batches[at::count]))
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        for at, batch in enumerate(batches):
            # Of a process that could not be started, or was killed from outside, the work is done here.
            yield _received(workers[at % count]) or _judged(batch)
    finally:
        # Nothing that comes in between may leave a process behind.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        for worker in filter(None, workers):
            worker.pipe.close()
            os.kill(worker.process, signal.SIGKILL)
            os.waitpid(worker.process, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


class _Worker(NamedTuple):
    process: int
    pipe: BinaryIO


def _started(share: Sequence[_Batch]) -> _Worker | None:
    """A process that judges a share of the batches; None where the system has none to give."""
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        # Forked, so that nothing is imported again.
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return _Worker(process, os.fdopen(reading, "rb"))
    try:  # pragma: no cover - a process that ends like this tells nobody what it ran
        os.close(reading)
        _work(share, writing)
    finally:  # pragma: no cover - the same
        os._exit(0)  # what is open in the other process, and what it does at its end, stays its own


def _work(share: Sequence[_Batch], writing: int) -> None:  # pragma: no cover - see `_started`
    # An interrupt is for the process that the user sees. When that one is gone, so is the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    import pickle

    with os.fdopen(writing, "wb") as pipe:
        for batch in share:
            pickle.dump(_judged(batch), pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()


def _received(worker: _Worker | None) -> _Done | None:
    """What a process made of its next batch; None where it is not there, or gone."""
    import pickle

    try:
        return pickle.load(worker.pipe) if worker else None
    except (EOFError, OSError, pickle.UnpicklingError):
        return None


class _Batch(NamedTuple):
    names: tuple[str, ...]
    judging: Settings
    form: str
    about: render.About


class _Done(NamedTuple):
    pieces: tuple[Piece, ...]
    troubles: tuple[Trouble, ...]


def _judged(batch: _Batch) -> _Done:
    troubles: list[Trouble] = []
    return _Done(tuple(_pieces(batch, troubles.append)), tuple(troubles))


def _pieces(batch: _Batch, complain: Callable[[Trouble], None]) -> Iterator[Piece]:
    def made(name: str) -> Piece:
        return render.piece(examine(files.read(name), name, batch.judging), batch.form, batch.about)

    return each_made(batch.names, made, complain)
