"""Fuzz the reading of values: python tests/fuzz/fuzz_notation.py CORPUS -atheris_runs=10000000 (pip install atheris).

One execution is one text for one reader: the first byte chooses the reader, the second the notation of the plan and
the language of what is said.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

with atheris.instrument_imports(include=["salesplan_cli"]):
    from salesplan_cli import limits, notation
    from salesplan_cli.notation import Bound, Measure, Misread, Style

from inert import OBEYED

STYLES = (Style(None, "EUR"), Style("nl", "EUR"), Style("en", "EUR"), Style(None, "USD"))
KINDS = {"new": "new", "nieuw": "new", "existing": "existing", "bestaand": "existing"}
READERS = (
    notation.money, partial(notation.money, positive=True), notation.count, partial(notation.count, positive=True),
    partial(notation.count, whole=False), notation.number, notation.percentage, notation.hours, notation.effect,
    notation.contribution, notation.measure, notation.bound, lambda text, _: notation.day(text),
    lambda text, _: notation.interval(text), lambda text, _: notation.yes_no(text),
    lambda text, _: notation.word(text, KINDS), lambda text, _: notation.vague_text(text),
)  # fmt: skip
MOST = 10**limits.MAX_WHOLE
QUOTED = re.compile(r'"(.*)"')


def number_of(value: object) -> Decimal | Fraction | None:
    if isinstance(value, Bound):
        value = value.measure
    if isinstance(value, Measure):
        value = value.value
    return value if isinstance(value, Decimal | Fraction) else None


def check(data: bytes) -> None:
    """A value inside the limits, or a fault in words whose example is accepted."""
    if len(data) < 2:
        return
    read, style = READERS[data[0] % len(READERS)], STYLES[data[1] % len(STYLES)]
    text = data[2:].decode("utf-8", "surrogateescape")
    found = read(text, style)
    if isinstance(found, Misread):
        said = found.message.say("nl" if data[1] & 128 else "en", style.currency)
        assert said, text
        assert not OBEYED.search(said), (text, said)
        assert "::" not in said, (text, said)
        quoted = QUOTED.fullmatch(found.write)
        again = read(quoted[1] if quoted else found.write, style)
        assert not isinstance(again, Misread), (text, found.write, again.rule)
        return
    number = number_of(found)
    if number is not None:
        assert abs(number) < MOST, (text, number)
        assert not isinstance(number, Decimal) or number.is_finite(), (text, number)
    if isinstance(found, date):
        assert limits.FIRST_YEAR <= found.year <= limits.LAST_YEAR, (text, found)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
