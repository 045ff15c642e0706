"""What no output may hold, in any format: text that a terminal, a log or a browser obeys."""

from __future__ import annotations

import re

# Written out here and not taken from the tool: a test that borrows the tool's own list cannot see a gap in it.
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
COMMAND = re.compile(r"\s*::[^:\s][^:]*::")
OWN = re.compile(r"::(?:error|notice) (?:[a-zA-Z]+=[^,:\s][^,:]*,?)+::[^\r\n]*")
OLD_COMMAND = re.compile(r"##[a-zA-Z]*\[")  # of GitHub, Azure Pipelines (`##vso[`) and TeamCity


def obeyed(output: str, form: str = "text") -> list[str]:
    """The lines of an output that something would obey; only `github` may hold annotations, and well-formed ones."""
    found = []
    for line in output.split("\n"):
        command = COMMAND.match(line) is not None
        if form == "github" and OWN.fullmatch(line):
            command = False
        if OBEYED.search(line) or command or OLD_COMMAND.search(line):
            found.append(line)
    return found
