"""Plan files judged one after another, or by several processes where that is faster; the same either way."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from salesplan_cli import files, render
from salesplan_cli.engine import Settings
from salesplan_cli.files import Trouble
from salesplan_cli.render import Piece
from salesplan_cli.report import Report, examine

PAYS_FROM: Final = 300
"""Files from which a second process earns back its start."""
BATCH: Final = 32
"""Files that a process judges before it hands over."""
AHEAD: Final = 4
"""Batches that are handed out at a time, per process."""
STOPS: Final = (signal.SIGINT, signal.SIGTERM)


def processes(wanted: int | None, count: int) -> int:
    """How many processes to use: never more than it pays, one where the system cannot fork."""
    if count < PAYS_FROM or not hasattr(os, "fork"):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(wanted or cores, cores, count // BATCH))


def reports(names: Iterable[str], judging: Settings, complain: Callable[[Trouble], None]) -> Iterator[Report]:
    """A report per file that can be opened; what keeps one from it goes to `complain`."""
    for name in names:
        try:
            content = files.read(name)
        except Trouble as found:
            complain(found)
        else:
            yield examine(content, name, judging)


def pieces(
    names: Sequence[str],
    judging: Settings,
    form: str,
    about: render.Run,
    count: int,
    complain: Callable[[Trouble], None],
) -> Iterator[Piece]:
    """A piece of a streamed format per file that can be opened, in the order of the names."""
    if count <= 1:
        yield from (render.piece(report, form, about) for report in reports(names, judging, complain))
        return
    batches = [_Batch(tuple(names[at : at + BATCH]), judging, form, about) for at in range(0, len(names), BATCH)]
    for done in _by_several(batches, count):
        for troubled in done.troubles:
            complain(troubled)
        yield from done.pieces


def _by_several(batches: Sequence[_Batch], count: int) -> Iterator[_Done]:
    """What became of each batch, in their order."""
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    left = deque(batches)
    handed: deque[tuple[_Batch, Future[_Done]]] = deque()
    # Forked, so that nothing is imported again; what is open in this process stays its own.
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin)

    def hand_out() -> None:
        handed.append((left[0], pool.submit(_judged, left[0])))
        left.popleft()

    try:
        # The first one that is handed out forks, and in the midst of that Python would lose what a signal raises.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        try:
            hand_out()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        while left or handed:
            # No more at a time than keeps all busy: what is done and not yet written takes memory.
            while left and len(handed) < AHEAD * count:
                hand_out()
            yield handed[0][1].result()
            handed.popleft()
    except (BrokenProcessPool, OSError):
        # A process was killed from outside, or none could be started: what there is still to do is done here.
        yield from map(_judged, [*(batch for batch, _ in handed), *left])
    finally:
        # Nothing that comes in between may leave a process behind: what still runs is not wanted any more.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
        for process in multiprocessing.active_children() if left or handed else ():
            process.kill()
        pool.shutdown(cancel_futures=True)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


class _Batch(NamedTuple):
    names: tuple[str, ...]
    judging: Settings
    form: str
    about: render.Run


class _Done(NamedTuple):
    pieces: tuple[Piece, ...]
    troubles: tuple[Trouble, ...]


def _judged(batch: _Batch) -> _Done:
    troubles: list[Trouble] = []
    found = reports(batch.names, batch.judging, troubles.append)
    return _Done(tuple(render.piece(report, batch.form, batch.about) for report in found), tuple(troubles))


def _begin() -> None:
    """What a process does first: leave interrupts to the one that the user sees, and end when that one is gone."""
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    parent = parent_process()

    def orphaned() -> None:
        if parent is not None and wait([parent.sentinel]):
            os._exit(1)

    threading.Thread(target=orphaned, daemon=True).start()
