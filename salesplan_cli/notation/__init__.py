"""Text -> values: how people write amounts, numbers, percentages, dates and intervals, in Dutch and in English.

Every value of a plan arrives here as the text that was typed. What can be read in two ways is never guessed: a reader
gives the value, or a `Misread` that says what is wrong and what to write. Readers first try what most plans contain
(`60`, `45%`, `2027-01-12`); only what is left is taken apart.
"""

from __future__ import annotations

from salesplan_cli.notation.bounds import bound
from salesplan_cli.notation.currencies import CURRENCIES, currencies
from salesplan_cli.notation.dates import NO_DAY, WITHOUT_YEAR, day, first_and_last, on_another_weekday, part_of_year
from salesplan_cli.notation.intervals import interval, weekday_in
from salesplan_cli.notation.kinds import EXAMPLE_DAY
from salesplan_cli.notation.misread import is_label, rejection
from salesplan_cli.notation.numbers import (
    ADDS,
    OTHER_NOTATION,
    SO_MANY_ORDERS,
    TAKES,
    TWO_NOTATIONS,
    contribution,
    count,
    effect,
    hours,
    measure,
    money,
    number,
    percentage,
)
from salesplan_cli.notation.vague import VAGUE_WORDS, vague_text
from salesplan_cli.notation.values import Bound, Interval, Measure, Misread, MisreadRule, Sign, Style
from salesplan_cli.notation.words import word, yes_no
from salesplan_cli.notation.writing import hours_to_write

__all__ = [
    "ADDS", "CURRENCIES", "EXAMPLE_DAY", "NO_DAY", "OTHER_NOTATION", "SO_MANY_ORDERS", "TAKES", "TWO_NOTATIONS",
    "VAGUE_WORDS", "WITHOUT_YEAR", "Bound", "Interval", "Measure", "Misread", "MisreadRule", "Sign", "Style", "bound",
    "contribution", "count", "currencies", "day", "effect", "first_and_last", "hours", "hours_to_write", "interval",
    "is_label",
    "measure", "money", "number", "on_another_weekday", "part_of_year", "percentage", "rejection",
    "vague_text", "weekday_in", "word", "yes_no",
]  # fmt: skip
