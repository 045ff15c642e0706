"""How fast an installed salesplan is, as ratios of processes that take turns (A B A B ...), medians of CPU time.

    python tests/benchmarks/run.py [--quick] [ROW]...

Builds the wheel, installs it in an environment of its own beside `check-jsonschema` and `yamllint`, makes the plans,
and prints a table. Seconds differ per machine and per minute; ratios hardly do.
"""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.benchmarks import plans

BASE = "import yaml, typer\nfrom pydantic import BaseModel\nclass One(BaseModel):\n    name: str\n"
LOOP = (
    "import sys, yaml, pathlib\n"
    "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')):\n"
    "    yaml.load(path.read_text(encoding='utf-8'), Loader=yaml.CSafeLoader)\n"
)
IN_PROCESS = (
    "import sys, json, time, yaml, gc\nfrom salesplan_cli import source\n"
    "text = open(sys.argv[1], 'rb').read(); plain = text.decode()\ngc.disable()\n"
    "def took(call):\n"
    "    call(); begin = time.process_time()\n"
    "    for _ in range(200): call()\n"
    "    return time.process_time() - begin\n"
    "pairs = [(took(lambda: yaml.load(plain, Loader=yaml.CSafeLoader)), took(lambda: source.read(text))) for _ in range(7)]\n"
    "pairs.sort(key=lambda pair: pair[0] / pair[1]); print(json.dumps(pairs[3]))\n"
)


class Used(NamedTuple):
    """What a process took."""

    cpu: float
    """Seconds of processor, children included."""
    wall: float
    peak: int
    """KiB of memory, the largest single process."""


def used(command: list[str], *, terminal: bool = False) -> Used:
    """Run a command with its output thrown away (or to a terminal) and say what it took."""
    import resource
    import time

    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    if terminal:
        controller, end = pty.openpty()
        with subprocess.Popen(command, stdout=end, stderr=end, stdin=subprocess.DEVNULL) as process:
            os.close(end)
            while True:
                try:
                    if not os.read(controller, 65536):
                        break
                except OSError:
                    break
            os.close(controller)
            process.wait()
    else:
        nowhere = subprocess.DEVNULL
        subprocess.run(command, stdout=nowhere, stderr=nowhere, stdin=nowhere, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Used(cpu, time.monotonic() - begin, after.ru_maxrss)


def ratio(one: Callable[[], Used], other: Callable[[], Used], runs: int, *, wall: bool = False) -> float:
    """The median of one / other, taken in turns after a warm-up."""
    one(), other()
    pairs = [(one(), other()) for _ in range(runs)]
    return median((a.wall if wall else a.cpu) / (b.wall if wall else b.cpu) for a, b in pairs)


def peak(python: str, arguments: list[str]) -> int:
    """The peak memory of one salesplan process, in KiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(subprocess.run([python, "-c", code, *arguments], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Measure the rows and print the table."""
    quick = "--quick" in sys.argv
    asked = [each for each in sys.argv[1:] if each.isdigit()]
    many, runs = (2000, 3) if quick else (10_000, 7)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        python = installed(work)
        tool = str(Path(python).parent / "salesplan")
        base = [python, "-c", BASE]
        one = work / "one"
        plans.write(one, 1, "good")
        plan = str(next(one.rglob("*.yaml")))
        folders = {}
        for kind, count in (("mixed", 1000), ("good", 1000), ("bad", 1000), ("mixed", many)):
            folders[kind, count] = str(work / f"{kind}-{count}")
            plans.write(Path(folders[kind, count]), count, kind)
        thousand = folders["mixed", 1000]

        def took(*command: str, terminal: bool = False) -> Callable[[], Used]:
            return lambda: used(list(command), terminal=terminal)

        def row(number: str, what: str, measure: Callable[[], float], wanted: str, unit: str = "") -> None:
            if not asked or number in asked:
                print(f"{number:>3}  {what:<66} {measure():8.2f}{unit:<4} wanted {wanted}", flush=True)

        check = [tool, "check", "--isolated"]
        row(
            "1",
            "check one.yaml --format concise, piped / B1",
            lambda: ratio(took(*check, plan, "--format", "concise"), took(*base), runs * 2),
            "<= 1.05",
        )
        row(
            "2",
            "check one.yaml as text on a terminal / B1",
            lambda: ratio(took(*check, plan, terminal=True), took(*base), runs * 2),
            "<= 1.25",
        )
        row(
            "3",
            "--version / python -c pass",
            lambda: ratio(took(tool, "--version"), took(python, "-c", "pass"), runs * 2),
            "<= 2",
        )
        row("3", "--help / B1", lambda: ratio(took(tool, "--help"), took(*base), runs * 2), "<= 0.5")

        def loader() -> float:
            done = subprocess.run([python, "-c", IN_PROCESS, plan], capture_output=True, text=True, check=True)
            slow, fast = json.loads(done.stdout)
            return float(slow / fast)

        row("4", "loader with places: times as fast as CSafeLoader", loader, ">= 2.0", " x")
        as_json = [*check, thousand, "--format", "json", "--jobs", "1"]
        row(
            "5",
            "1 000 plans, one process, JSON / LOOP",
            lambda: ratio(took(*as_json), took(python, "-c", LOOP, thousand), runs),
            "<= 0.90",
        )
        schema = str(work / "plan.schema.json")
        subprocess.run([tool, "schema", "--output", schema], check=True)
        files = [str(path) for path in sorted(Path(thousand).rglob("*.yaml"))]
        scripts = Path(python).parent
        jsonschema = took(str(scripts / "check-jsonschema"), "--schemafile", schema, *files)
        row(
            "6",
            "1 000 plans: times as fast as check-jsonschema",
            lambda: 1 / ratio(took(*as_json), jsonschema, 1 if quick else 3),
            ">= 12",
            " x",
        )
        other = took(str(scripts / "yamllint"), "-d", "relaxed", *files)
        row(
            "6",
            "1 000 plans: times as fast as yamllint",
            lambda: 1 / ratio(took(*as_json), other, 1 if quick else 3),
            ">= 16",
            " x",
        )
        lot = [*check, folders["mixed", many], "--format", "json"]
        alone = [*lot, "--jobs", "1"]
        row(
            "7",
            f"{many} plans: two processes as fast as one (wall)",
            lambda: 1 / ratio(took(*lot, "--jobs", "2"), took(*alone), 3, wall=True),
            ">= 1.6",
            " x",
        )
        row(
            "8",
            f"time per plan at {many} / at 1 000",
            lambda: ratio(took(*alone), took(*as_json), 3) * 1000 / many,
            "<= 1.15",
        )
        row(
            "9",
            f"peak memory at {many} plans - at 1",
            lambda: (peak(python, alone) - peak(python, [*check, plan, "--format", "json"])) / 1024,
            "<= 16",
            " MiB",
        )
        for form in ("json", "sarif", "junit", "github", "gitlab", "markdown", "concise"):
            bad, good = ([*check, folders[kind, 1000], "--format", form, "--jobs", "1"] for kind in ("bad", "good"))
            pair = took(*bad), took(*good)
            row("10", f"all bad / all good, {form}", lambda pair=pair: ratio(*pair, 2), "<= 2")


def installed(work: Path) -> str:
    """The Python of a fresh environment with the wheel and the tools to compare with."""
    run = lambda *command: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: E731
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(work), str(ROOT))
    run(sys.executable, "-m", "venv", str(work / "venv"))
    python = str(work / "venv" / "bin" / "python")
    wheel = next(work.glob("salesplan-*.whl"))
    run(python, "-m", "pip", "install", "--quiet", "--compile", str(wheel), "check-jsonschema", "yamllint")
    return python


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("PYTHONPATH", None)
    main()
