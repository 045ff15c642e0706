"""What belongs in a field, in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from salesplan_cli.text import Text


class FieldKind(NamedTuple):
    """What belongs in a field, in the words of messages, and an example."""

    name: str
    what: Text
    open: Text
    """What a vague word leaves open."""
    example: str
    money: bool = False


_HOW_MUCH: Final = Text("how much", "hoeveel")
MONEY: Final = FieldKind("money", Text("an amount", "een bedrag"), _HOW_MUCH, "50000", money=True)
COUNT: Final = FieldKind("count", Text("a number", "een getal"), _HOW_MUCH, "60")
RATE: Final = COUNT._replace(name="rate", example="3")
NUMBER: Final = FieldKind("number", Text("a plain number", "een gewoon getal"), _HOW_MUCH, "100")
PERCENTAGE: Final = FieldKind("percentage", Text("a percentage", "een percentage"), _HOW_MUCH, "12.5%")
HOURS: Final = FieldKind("hours", Text("a number of hours", "een aantal uren"), _HOW_MUCH, '"1:30"')
EFFECT: Final = FieldKind(
    "effect",
    Text("an effect, with + or - and an amount or a percentage", "een effect, met + of - en een bedrag of percentage"),
    _HOW_MUCH,
    "+25000",
    money=True,
)
CONTRIBUTION: Final = FieldKind(
    "contribution", Text("a percentage or an amount", "een percentage of een bedrag"), _HOW_MUCH, "45%", money=True
)
MEASURE: Final = FieldKind(
    "measure",
    Text("a number, an amount or a percentage", "een getal, een bedrag of een percentage"),
    _HOW_MUCH,
    "12",
    money=True,
)
EXAMPLE_DAY: Final = "2027-03-01"
DAY: Final = FieldKind("day", Text("a date", "een datum"), Text("when", "wanneer"), EXAMPLE_DAY)
INTERVAL: Final = FieldKind(
    "interval",
    Text("a rhythm", "een ritme"),
    Text("how often", "hoe vaak"),
    "week",
)
