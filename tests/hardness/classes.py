"""Every hostile file of tests/test_hardness.py, with what comes of it: python tests/hardness/classes.py

A row says the exit code, the finding, the processor time and the most memory of `salesplan check` on that file alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from conftest import CLEAN, SALESPLAN
from test_hardness import FILES

MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
findings = json.loads(done.stdout)["plans"][0]["findings"]
print(json.dumps([done.returncode, [each["rule"] for each in findings], used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
"""In a process of its own: the system counts the memory of the process that starts another as its memory."""


def row(content: bytes, name: str, folder: Path) -> str:
    """A file in a row of a Markdown table."""
    (folder / "plan.yaml").write_bytes(content)
    command = [sys.executable, "-c", MEASURE, *SALESPLAN, "check", "plan.yaml", "--format", "json", "--isolated"]
    said = subprocess.run(command, cwd=folder, env=CLEAN, stdout=subprocess.PIPE, check=True, timeout=60).stdout
    code, rules, seconds, kibibytes = json.loads(said)
    found = rules[0] if len(rules) == 1 else f"judged, {len(rules)} findings"
    return f"| {name} | {len(content):,} | {code} | {found} | {seconds:.2f} s | {kibibytes // 1024} MiB |"


if __name__ == "__main__":
    print("| file | bytes | exit | finding | time | memory |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as temporary:
        for each, (given, _) in FILES.items():
            print(row(given if isinstance(given, bytes) else given.encode(), each, Path(temporary)), flush=True)
