"""How large anything may be: no input makes the tool crash, hang or fill the memory, whoever wrote it.

What a limit refuses is a `plan.limit` at its place, or exit code 2, with words of its own; SECURITY.md promises them.
"""

from __future__ import annotations

from typing import Final

from salesplan_cli.text import FOREIGN_LENGTH as FOREIGN_LENGTH  # noqa: PLC0414 - given on: a limit like the others

# --- a file ----------------------------------------------------------------------------------------------------------

LIMIT_BYTES: Final = 1_048_576
"""Size of a file: 1 MiB. One byte more is read, and no more than that."""
LIMIT_LEVELS: Final = 40
"""Mappings and lists inside each other, the plan itself included."""
LIMIT_NODES: Final = 20_000
"""Keys, values, mappings and lists together."""
LIMIT_DIRECTIVES: Final = 8
"""Lines that start with `%`: thousands of them cost libyaml seconds."""
LIMIT_SCALAR: Final = 65_536
"""Characters of one text: 64 Ki."""
LIMIT_KEY: Final = 256
"""Characters of one key."""
LIMIT_ENTRIES: Final = 500
"""Entries of one list, keys of one mapping: what compares each with each still takes no time."""
LIMIT_WRITE: Final = 1_000
"""Characters of a line to paste; what would be longer is left to the message."""

LIMIT_LINE: Final = 4_000
"""Characters of a line that a finding says to write; one that takes over a longer text is left out."""

# --- a value ---------------------------------------------------------------------------------------------------------

MAX_LENGTH: Final = 200
"""Characters of a text that can still be a value; a longer one is refused unread."""
MAX_WHOLE: Final = 18
"""Digits before the decimal separator."""
MAX_DECIMALS: Final = 4
"""Digits after it."""
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
"""The years that a date can be in."""
MAX_COUNT: Final = 1000
"""Days, weeks or months of an interval."""
MAX_PERIOD_YEARS: Final = 5
"""Years of one plan."""
MAX_OCCASIONS: Final = 1000
"""Dates of one rhythm."""

MAX_HINTS: Final = 100
"""Unknown keys of a plan that get the nearest known one beside them."""
MAX_RENAMED: Final = 8
"""Unknown keys of a plan of which it is worked out what they bring once they have their right names."""
MAX_JUDGED_AGAIN: Final = 2_000
"""Nodes of a plan of which that is worked out: it is judged anew for each of them, and a plan has some four hundred."""
MAX_FOUND_AGAIN: Final = 100
"""Findings of such a plan."""
MAX_GUESSES: Final = 500
"""Values of a plan that cannot be read and of which it is worked out what was meant: a plan has some hundred values."""

# --- a folder --------------------------------------------------------------------------------------------------------

FOLDER_DEPTH: Final = 20
"""Folders inside each other that are searched."""

# --- what is asked ----------------------------------------------------------------------------------------------------

MAX_DIGITS: Final = 5
"""Whole numbers of options, settings and the environment have fewer."""
LIMIT_SETTINGS: Final = 65_536
"""Size of a settings file: 64 KiB. Reading TOML takes seconds beyond that, if somebody wants it to."""
LIMIT_DOTS: Final = 1_000
"""Dots on a line of one: a name of tens of thousands of parts takes seconds and hundreds of megabytes."""

# --- a revision ------------------------------------------------------------------------------------------------------

LIMIT_GIT: Final = 25_000_000
"""Bytes of one answer of git: the names of some 200 000 files."""
LIMIT_REVISION: Final = 50_000_000
"""Bytes of all plans of a revision together."""

# --- a report --------------------------------------------------------------------------------------------------------

NARROWEST: Final = 40
"""Columns that are written in at least, however narrow the window."""
TERMINAL_FINDINGS: Final = 200
"""Findings that one run shows on a terminal; the rest is counted."""
SARIF_RESULTS: Final = 5_000
"""Results of one run: code scanning shows no more."""
COMMENT_LENGTH: Final = 65_000
"""Characters of a Markdown report: GitHub refuses a comment of more than 65 536."""
SUMMARY_BYTES: Final = 1_048_576
"""Size of the summary of a step, with what others wrote to it: GitHub refuses a larger one as a whole."""
ANNOTATIONS: Final = 10
"""GitHub shows no more of a kind for one step."""
ANNOTATED_FINDINGS: Final = 5
"""Findings that one annotation spells out."""
