"""Kill a process at random moments while it writes a file: python tests/hardness/kills.py 1000

Afterwards the file is the one from before or the new one, whole.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from salesplan_cli import files

LINES = 3_000


class Kills(NamedTuple):
    """How often the file was as before, new or half, and what else was left in the folder."""

    old: int
    new: int
    half: int
    left: list[str]


def version(number: int) -> Iterator[str]:
    """The text of one version, in pieces, as a report is written."""
    for line in range(LINES):
        yield f"{number} {line}\n"
    yield f"end {number}\n"


def kills(folder: Path, times: int, seed: int = 0) -> Kills:
    """Kill so many processes, each while it writes its own version over and over."""
    chance = random.Random(seed)
    target = folder / "report.txt"
    files.write(str(target), version(0))
    whole = {0: "".join(version(0))}
    last = 0
    old = new = half = 0
    for number in range(1, times + 1):
        whole[number] = "".join(version(number))
        child = os.fork()
        if not child:
            while True:
                files.write(str(target), version(number))
        time.sleep(chance.uniform(0, 0.012))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = target.read_text(encoding="utf-8")
        if found == whole[number]:
            new, last = new + 1, number
        elif found == whole[last]:
            old += 1
        else:
            half += 1
    left = [name for name in os.listdir(folder) if name != target.name]
    return Kills(old, new, half, left)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        found = kills(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 1_000, seed=time.time_ns())
        sys.stdout.write(
            f"old {found.old}, new {found.new}, half {found.half}, temporary files left {len(found.left)}\n"
        )
        sys.exit(found.half > 0)
