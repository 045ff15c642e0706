"""Exact comparisons and shares."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

from salesplan_cli.text import Number

AGREES: Final = Decimal(1)
"""Numbers that differ by no more than this percentage say the same."""
SLIPS: Final = (Decimal(10), Decimal(100), Decimal(1000))
"""The factors by which a number is wrong in which a separator slipped."""


def close(one: Number, other: Number, percent: Decimal) -> bool:
    """Whether two numbers differ by no more than a percentage of the second."""
    # |a/b - c/d| * 100 <= p/q * |c/d|, multiplied out: whole numbers are exact and ten times as fast as fractions.
    (a, b), (c, d), (p, q) = one.as_integer_ratio(), other.as_integer_ratio(), percent.as_integer_ratio()
    return abs(a * d - c * b) * 100 * q <= p * abs(c) * b


def share_of(whole: Number, percent: Number) -> Fraction:
    """So many percent of a number, exactly."""
    (a, b), (c, d) = whole.as_integer_ratio(), percent.as_integer_ratio()
    return Fraction(a * c, b * d * 100)


def over_one(numbers: Iterable[Number]) -> tuple[list[int], int]:
    """Numbers as whole ones over one denominator: exact sums and comparisons without a fraction for each."""
    ratios = [each.as_integer_ratio() for each in numbers]
    below = lcm(*[ratio[1] for ratio in ratios])
    return [above * (below // each) for above, each in ratios], below
