"""Values as they are written in a plan: what is proposed, the reader of its field accepts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from salesplan_cli.notation.kinds import CONTRIBUTION, EFFECT, HOURS, PERCENTAGE, FieldKind
from salesplan_cli.notation.values import NO_STYLE, Interval, Measure, Quantity, Style
from salesplan_cli.text import Text


def yaml_safe(value: str) -> str:
    """A value as it survives YAML everywhere: in quotes where a comma, colon or sign would end or change it."""
    return f'"{value}"' if "," in value or ":" in value or value[0] in "<>=" else value


def in_digits(value: Decimal | Fraction, style: Style) -> str:
    """A number as the plan's own notation has it, without anything between its thousands."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    digits = with_point(exact)
    return digits.replace(".", ",") if style.numbers == "nl" else digits


def shown_exactly(value: Decimal, *, signed: bool = False, after: str = "") -> Text:
    """A number in words of both languages, every decimal shown: the two readings may differ in the third."""
    digits = f"{value.normalize():{'+' if signed else ''},f}".replace(",", " ") + after
    return Text(digits, digits.replace(".", ","))


def as_written(value: Quantity, kind: FieldKind, style: Style) -> str:
    """A value as it can be written in its field, accepted by the reader that gave it."""
    match value:
        case Measure(number, "percent"):
            return as_percent(number, style, plus="+" if kind is EFFECT and number >= 0 else "")
        case Measure(number, what):
            if kind is EFFECT:
                return yaml_safe(("+" if number >= 0 else "") + in_digits(number, style))
            named = what == "money" and (kind is not CONTRIBUTION or number <= 100)
            return yaml_safe(f"{style.currency} {in_digits(number, style)}" if named else in_digits(number, style))
        case Fraction():
            minutes = value * 60
            if value.denominator != 1 and minutes.denominator == 1:
                return f'"{minutes.numerator // 60}:{minutes.numerator % 60:02}"'
            return in_digits(value, Style(None, ""))
        case Interval(count, unit):
            return unit if count == 1 else f"{count} {unit}s"
        case _:
            return as_percent(value, style) if kind is PERCENTAGE else yaml_safe(in_digits(value, style))


def hours_to_write(value: Fraction) -> str:
    """Hours as they are written in any plan: `1.5`, `"1:20"`."""
    return as_written(value, HOURS, NO_STYLE)


def as_percent(value: Decimal | Fraction, style: Style, *, plus: str = "") -> str:
    """A percentage as the plan's own notation has it, ready for YAML: `12.5%`, `"12,5%"`."""
    return yaml_safe(f"{plus}{in_digits(value, style)}%")


def with_point(value: Decimal) -> str:
    """A number with a point, as percentages and hours may have it whatever `numbers:` says."""
    digits = f"{value.normalize():f}"
    # Three decimals could be thousands, four cannot.
    return digits + "0" if digits[-4:-3] == "." else digits
