"""How people write amounts, numbers, dates and intervals, read and refused: the tables of the format, as examples."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesplan_cli import notation
from salesplan_cli.limits import MAX_LENGTH
from salesplan_cli.notation import (
    CURRENCIES,
    VAGUE_WORDS,
    Bound,
    Interval,
    Measure,
    Misread,
    Style,
    bound,
    contribution,
    count,
    day,
    effect,
    hours,
    interval,
    measure,
    money,
    number,
    percentage,
    vague_text,
    word,
    yes_no,
)
from salesplan_cli.text import LANGS

EUR = Style(None, "EUR")
DUTCH = Style("nl", "EUR")
ENGLISH = Style("en", "EUR")
STYLES = (EUR, DUTCH, ENGLISH)
KINDS = {"new": "new", "nieuw": "new", "existing": "existing", "bestaand": "existing"}

Read = Callable[[str, Style], object]
READERS: dict[str, Read] = {
    "money": money,
    "money above 0": partial(money, positive=True),
    "count": count,
    "count above 0": partial(count, positive=True),
    "rate": partial(count, whole=False),
    "number": number,
    "percentage": percentage,
    "hours": hours,
    "effect": effect,
    "contribution": contribution,
    "measure": measure,
    "bound": bound,
    "day": lambda text, _: day(text),
    "interval": lambda text, _: interval(text),
    "yes or no": lambda text, _: yes_no(text),
    "word": lambda text, _: word(text, KINDS),
}
QUANTITIES = (
    "money", "count", "rate", "number", "percentage", "hours", "effect", "contribution", "measure",
)  # fmt: skip


def said(why: Misread) -> str:
    """Both languages of a message; every fact that it names is there, or formatting would raise."""
    both = [why.message.say(lang, "EUR") for lang in LANGS]
    assert all(both)
    assert both[0] != both[1]
    return " / ".join(both)


def from_yaml(write: str) -> set[str]:
    """What the plan's reader gets of a value that is pasted into block and flow style."""
    texts = (f"key: {write}\n", f"{{key: {write}, other: 1}}\n", f"key: [{write}, 1]\n")
    block, flow, line = (yaml.load(text, Loader=yaml.BaseLoader) for text in texts)
    assert set(block) == {"key"}
    assert set(flow) == {"key", "other"}
    assert len(line["key"]) == 2
    return {block["key"], flow["key"], line["key"][0]}


def refused(read: Read, text: str, rule: str, style: Style = EUR) -> Misread:
    """The misreading of a text; what it says to write is accepted, in the plan's own and mostly in any notation."""
    why = read(text, style)
    assert isinstance(why, Misread), f"{text!r} was read as {why!r}"
    assert why.rule == rule
    said(why)
    written = from_yaml(why.write)
    assert len(written) == 1
    (value,) = written
    # A number with decimals has no notation that a Dutch and an English plan both accept.
    with_decimals = re.search(r"[0-9][.,][0-9]", value) and "%" not in value
    others = () if with_decimals else (style._replace(numbers=each) for each in (None, "nl", "en"))
    for each in (style, *others):
        assert not isinstance(read(value, each), Misread), f"{value!r} is to be written, and not accepted"
    return why


# --- money ---------------------------------------------------------------------------------------------------------

A_MILLION_AND_A_QUARTER = (
    "1250000", "1_250_000", "1.250.000", "1,250,000", "1 250 000", "1250000.00", "1.250.000,00", "1,250,000.00",
    "1 250 000,00", "1 250 000.0", "€ 1.250.000", "€1.250.000", "EUR 1250000", "eur 1250000", "1250000 EUR",
    "1250000 euro", "1250000€", "1.250.000,-", "1.250.000,--", "1,250,000.-", "1250k", "1 250 k", "1250K", "1,25 mln",
    "1,25 mln.", "1.25M", "1.25 M", "€1.25M", "1.25M€", "1.25 million", "1,25 miljoen", "1,25 mio", "1,25 milj.", "1,25 mlj", "EUR 1,25 mln",
    "1,25 mln EUR", "1,25mln€", "1250 duizend", "1250 thousand", "1,25 MLN", "  1250000  ", "€\u00a01.250.000",
    "1\u00a0250\u00a0000", "1\u202f250\u202f000", "1\u2009250\u2009000", "1.250.000,\u2014", "1.250.000,=",
)  # fmt: skip


@pytest.mark.parametrize("text", A_MILLION_AND_A_QUARTER)
def test_an_amount_has_many_notations(text: str) -> None:
    assert money(text, EUR) == 1_250_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("010", "10"),
        ("50k", "50000"),
        ("50 k", "50000"),
        ("EUR 50k", "50000"),
        ("50k EUR", "50000"),
        ("50k€", "50000"),
        ("50kEUR", "50000"),
        ("2 million", "2000000"),
        ("2 miljoen", "2000000"),
        ("2 mio", "2000000"),
        ("2M", "2000000"),
        ("50 duizend", "50000"),
        ("50 thousand", "50000"),
        ("€ 456.000,-", "456000"),
        ("456.000,- EUR", "456000"),
        ("24.000,-", "24000"),
        ("9.000,00", "9000"),
        ("9,000.00", "9000"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1250.000", "1250"),
        ("1250,000", "1250"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("12.3456", "12.3456"),
        ("1.250,5", "1250.5"),
        ("0m", "0"),
        ("1.250.000k", "1250000000"),
    ],
)
def test_an_amount_that_can_be_only_one_thing_is_read(text: str, value: str) -> None:
    assert money(text, EUR) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "first", "second", "write"),
    [
        ("50.000", "50 000", "50", "50000"),
        ("50,000", "50 000", "50", "50000"),
        ("1,250", "1 250", "1.25", "1250"),
        ("1.256", "1 256", "1.256", "1256"),
        ("€ 1.250", "1 250", "1.25", "1250"),
        ("1.250k", "1 250 000", "1 250", "1250000"),
        ("1,250 mln", "1 250 000 000", "1 250 000", "1250000000"),
        ("1.25m", "1 250 000", "1 250", "1250000"),
        ("50m", "50 000 000", "50 000", "50000000"),
        ("$ 50.000", "50 000", "50", "50000"),
        ("1 200.000", "1 200 000", "1 200", "1200000"),
        ("1 200,000", "1 200 000", "1 200", "1200000"),
    ],
)
def test_an_amount_with_two_readings_names_both(text: str, first: str, second: str, write: str) -> None:
    why = refused(money, text, "plan.ambiguous")
    assert why.write == write
    english, dutch = (why.message.say(lang) for lang in LANGS)
    assert f"{first} or {second}" in english
    assert f"{first} of {second.replace('.', ',')}" in dutch


@pytest.mark.parametrize(
    ("reader", "text", "first", "second"),
    [
        ("money", "50.000", 50_000, 50), ("money", "50,000", 50_000, 50), ("count", "1.250", 1_250, None),
        # Of what is done in a week there are no thousands.
        ("rate", "1.250", Decimal("1.25"), 1_250), ("rate", "1,250", Decimal("1.25"), 1_250),
    ],
)  # fmt: skip
def test_what_a_plan_may_say_of_its_numbers_chooses_the_reading_that_it_is_said_to(
    reader: str, text: str, first: Decimal, second: Decimal | None
) -> None:
    why = refused(READERS[reader], text, "plan.ambiguous")
    english, dutch = (why.message.say(lang) for lang in LANGS)
    one, two = re.findall(r"`(?:numbers: )?(nl|en)`", english)
    assert (one, two) == tuple(re.findall(r"`(?:numbers: )?(nl|en)`", dutch))
    assert READERS[reader](text, Style(one, "EUR")) == READERS[reader](why.write, EUR) == first
    if second is not None:
        assert READERS[reader](text, Style(two, "EUR")) == second


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("50.000", 50_000, 50),
        ("50,000", 50, 50_000),
        ("1.250k", 1_250_000, 1_250),
        ("1,250 mln", 1_250_000, 1_250_000_000),
        ("50000", 50_000, 50_000),
        ("1 250", 1_250, 1_250),
        ("1_250", 1_250, 1_250),
    ],
)
def test_a_plan_that_says_how_it_writes_numbers_is_read_that_way(text: str, dutch: int, english: int) -> None:
    for read in (money, count, number):
        if not (read is number and text[-1].isalpha()):
            assert read(text, DUTCH) == dutch
            assert read(text, ENGLISH) == english


@pytest.mark.parametrize(
    ("text", "style", "write"),
    [
        ("1,250,000", DUTCH, "1250000"),
        ("1.250.000", ENGLISH, "1250000"),
        ("9,000.00", DUTCH, "9000"),
        ("9.000,00", ENGLISH, "9000"),
        ("50.000,-", ENGLISH, "50000"),
        ("50,000.-", DUTCH, "50000"),
        ("12.5", DUTCH, '"12,5"'),
        ("12,5", ENGLISH, "12.5"),
        ("1.25M", DUTCH, "1250000"),
        ("1.1250", DUTCH, '"1,1250"'),
    ],
)
def test_an_amount_against_the_declared_notation_is_refused(text: str, style: Style, write: str) -> None:
    why = refused(money, text, "plan.notation", style)
    assert why.write == write
    assert said(why).count(f"numbers: {style.numbers}") == 2
    assert not isinstance(money(text, EUR), Misread)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$ 500", "EUR"), ("500 USD", "EUR"), ("USD 500", "EUR"), ("usd 500", "EUR"), ("£500", "EUR"), ("500 kr",
        "EUR"),
        ("¥500", "EUR"), ("500 dollar", "EUR"), ("US$ 500", "EUR"), ("500k USD", "EUR"), ("€ 500", "USD"), ("€500",
        "GBP"),
        ("EUR 500", "USD"), ("A$500", "USD"), ("500 CHF", "EUR"), ("TRY 500", "EUR"), ("$5-8k", "EUR"),
        ("ca. 500 USD", "EUR"), ("5-8k GBP", "EUR"), ("5-8k CHF", "EUR"), ("£ 5m", "EUR"),
    ],
)  # fmt: skip
def test_another_currency_is_named_beside_the_plans_own(text: str, currency: str) -> None:
    style = Style(None, currency)
    why = refused(money, text, "plan.currency", style)
    sign = str(why.message.facts["sign"])
    assert sign in text
    assert said(why).count(currency) >= 4


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$500", "USD"), ("$500", "CAD"), ("C$500", "CAD"), ("500 kr", "SEK"), ("kr 500", "DKK"), ("¥500", "JPY"),
        ("¥500", "CNY"), ("£500", "GBP"), ("500 pond", "GBP"), ("500 zł", "PLN"), ("CHF 500", "CHF"), ("Fr. 500",
        "CHF"),
        ("500 euro", "EUR"), ("TRY 500", "TRY"), ("€ 500 EUR", "EUR"),
    ],
)  # fmt: skip
def test_a_sign_fits_every_currency_that_has_it(text: str, currency: str) -> None:
    assert money(text, Style(None, currency)) == 500


def test_the_m_of_an_amount_in_pounds_is_a_million() -> None:
    assert money("5m", Style(None, "GBP")) == money("£ 5m", Style(None, "GBP")) == 5_000_000


def test_the_currencies_are_those_of_the_standard() -> None:
    assert {"EUR", "USD", "GBP", "CHF", "SEK", "XCG", "ZWG", "SLE"} <= CURRENCIES
    assert not {"HRK", "ANG", "BGN", "CUC", "NLG", "XXX", "XTS"} & CURRENCIES
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCIES)
    assert len(CURRENCIES) == 176


@pytest.mark.parametrize(
    "text",
    [
        "-500", "\u2212500", "€ -500", "10%", "1e6", "0x10", "\uff11\uff12", "٣", "½", "5²", "1.250m", "50.000,- k",
        "all 500", "50k%",
        "500 per maand", "12.50.00", "1,2,3", "50.000.-", "1250.", ".5", "12.34.567,89", "1.2345.678", "0.125.000",
        "€ 5 $", "12 5", "1 23_ 456", "01.250.000", "a" * 300 + "1",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    refused(money, text, "plan.currency" if "$" in text else "plan.notation")


def test_zero_is_an_answer_where_the_amount_need_not_be_positive() -> None:
    for text in ("0", "0,00", "0,-", "€ 0"):
        assert money(text, EUR) == 0
        assert count("0", EUR) == 0
        refused(READERS["money above 0"], text, "plan.notation")
    refused(READERS["count above 0"], "0", "plan.notation")
    refused(READERS["count above 0"], "0.0", "plan.notation")
    assert money("0,01", EUR, positive=True) == Decimal("0.01")
    assert count("1", EUR, positive=True) == count("1.0", EUR, positive=True) == 1


@pytest.mark.parametrize(
    ("fits", "too_long"),
    [
        ("9" * 18, "9" * 19),
        ("9" * 18 + ".0", "9" * 19 + ".0"),
        ("1.2345", "1.23456"),
        ("0,1234", "0,12345"),
        ("9" * 15 + "k", "9" * 16 + "k"),
        ("9" * 12 + " mln", "9" * 13 + " mln"),
        ("9" * 15 + "k", "1" + "0" * 15 + "k"),  # the first number of 19 digits
        ("9" * 18 + ",-", "9" * 10_000 + ",-"),
        ("9" * 18, "9" * MAX_LENGTH),
        ("€ 123.456.789", "€ 123" + ".456" * 2_500),
        ("0,1234", "0," + "1" * 10_000),
        ("9" * 18, "1" * 160 + " stuks"),
        ("0" * 17 + "5", "0" * 18 + "5"),  # also where nothing but its length is wrong
    ],
)
def test_numbers_have_a_length(fits: str, too_long: str) -> None:
    assert isinstance(money(fits, EUR), Decimal)
    assert "18" in said(refused(money, too_long, "plan.limit"))
    if fits[-1].isdigit():
        assert isinstance(measure(fits, EUR), Measure)
        refused(measure, too_long, "plan.limit")


def test_every_digit_is_kept() -> None:
    assert money("123456789012345678", EUR) == 123456789012345678
    assert money("123.456.789.012.345.678,1234", EUR) == Decimal("123456789012345678.1234")
    assert effect("-123456789012345678.1234", EUR) == Measure(Decimal("-123456789012345678.1234"), "money")


# --- counts and numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"), [("60", 60), ("60.00", 60), ("60,0", 60), ("1.250.000", 1_250_000), ("1k", 1000), ("1,2k", 1200)]
)
def test_a_count_is_a_whole_number(text: str, value: int) -> None:
    assert count(text, EUR) == value


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("12.5", "plan.notation", "12"),
        ("0,5", "plan.notation", "1"),
        ("999999999999999999.5", "plan.notation", "999999999999999999"),
        ("1.250", "plan.ambiguous", "1250"),
        ("60.000", "plan.ambiguous", "60000"),
        ("-3", "plan.notation", "60"),
        ("€ 60", "plan.notation", "60"),
        ("60,-", "plan.notation", "60"),
        ("$ 60", "plan.notation", "60"),
        ("10%", "plan.notation", "60"),
        ("60 contracten", "plan.notation", "60"),
        ("3 per week", "plan.notation", "60"),
        ("3x", "plan.notation", "60"),
        ("+3", "plan.vague", "60"),
    ],
)
def test_what_is_no_count_is_refused(text: str, rule: str, write: str) -> None:
    assert refused(count, text, rule).write == write


@pytest.mark.parametrize(
    ("text", "style", "write", "is_example"),
    [
        ("€ 999", EUR, "999", False), ("€ 1000", EUR, "60", True), ("€ 2,50", EUR, "60", True),
        ("2,5", ENGLISH, "2", False), ("0,5", ENGLISH, "60", True), ("0,0", ENGLISH, "60", True),
    ],
)  # fmt: skip
def test_a_count_of_what_was_written_is_told_apart_from_an_example(
    text: str, style: Style, write: str, is_example: bool
) -> None:
    why = refused(count, text, "plan.notation", style)
    assert (why.write, why.generic) == (write, is_example)


def test_what_is_to_be_written_is_itself_accepted() -> None:
    assert refused(count, "12.5", "plan.notation", DUTCH).write == "12"
    assert refused(count, "0.5", "plan.notation", DUTCH).write == "60"
    assert refused(READERS["money above 0"], "0,-", "plan.notation", ENGLISH).write == "50000"
    assert refused(READERS["money above 0"], "$ 0", "plan.currency").write == "50000"


def test_a_rate_may_have_decimals() -> None:
    rate = READERS["rate"]
    assert rate("2.5", EUR) == rate("2,5", EUR) == Decimal("2.5")
    assert rate("2,5", DUTCH) == Decimal("2.5")
    assert refused(rate, "2.5", "plan.notation", DUTCH).write == '"2,5"'
    assert refused(rate, "2,5 per week", "plan.notation", DUTCH).write == '"2,5"'
    assert refused(rate, "1.1250 per week", "plan.notation").write == "1.1250"
    refused(rate, "1.250", "plan.ambiguous")


def test_a_plain_number_has_nothing_around_it() -> None:
    assert number("85", EUR) == 85
    assert number("102,5", EUR) == Decimal("102.5")
    for text in ("85%", "€ 85", "85,-", "85k", "-85", "85 punten"):
        refused(number, text, "plan.notation")
    refused(number, "1.250", "plan.ambiguous")
    refused(number, "12.5", "plan.notation", DUTCH)


# --- percentages and hours -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.5%", "12.5"), ("12,5%", "12.5"), ("12,5 %", "12.5"), ("12.5 procent", "12.5"), ("12.5 percent", "12.5"),
        ("0%", "0"), ("100%", "100"), ("100.000%", "100"), ("12.500%", "12.5"), ("0,125%", "0.125"), ("45 %", "45"),
        ("45\u202f%", "45"), ("045%", "45"),
    ],
)  # fmt: skip
def test_a_percentage_is_read_whatever_the_plan_says_of_numbers(text: str, value: str, style: Style) -> None:
    assert percentage(text, style) == Decimal(value)
    assert contribution(text, style) == Measure(Decimal(value), "percent")


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("12.5", "plan.notation", "12.5%"),
        ("12,5", "plan.notation", "12.5%"),
        ("45", "plan.notation", "45%"),
        ("100", "plan.notation", "100%"),
        ("0", "plan.notation", "0%"),
        ("1.0001", "plan.notation", "1.0001%"),
        ("1", "plan.ambiguous", "100%"),
        ("0.125", "plan.ambiguous", "12.5%"),
        ("0,5", "plan.ambiguous", "50%"),
        ("101%", "plan.notation", "12.5%"),
        ("200.00001%", "plan.limit", "12.5%"),
        ("100,0001%", "plan.notation", "12.5%"),
        ("120", "plan.notation", "12.5%"),
        ("-5%", "plan.notation", "12.5%"),
        ("+5%", "plan.vague", "12.5%"),
        ("€ 5", "plan.notation", "12.5%"),
        ("5k%", "plan.notation", "5%"),
        ("5-12%", "plan.vague", "12%"),
        ("ca. 12%", "plan.vague", "12%"),
        ("45% van de tijd", "plan.notation", "45%"),
        ("12.34567%", "plan.limit", "12.3457%"),
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_what_is_no_percentage_is_refused(text: str, rule: str, write: str, style: Style) -> None:
    why = refused(percentage, text, rule, style)
    assert why.write == (write if why.generic else _as_in(style, write))


def _as_in(style: Style, write: str) -> str:
    return f'"{write.replace(".", ",")}"' if style is DUTCH and "." in write else write


def test_a_fraction_for_a_percentage_names_both_readings() -> None:
    both = said(refused(percentage, "0.125", "plan.ambiguous"))
    assert "12.5% or 0.125%" in both
    assert "12,5% of 0,125%" in both


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28", Fraction(28)), ("1.5", Fraction(3, 2)), ("1,5", Fraction(3, 2)), ("1.5h", Fraction(3, 2)),
        ("1,5 uur", Fraction(3, 2)), ("1:30", Fraction(3, 2)), ("1:20", Fraction(4, 3)), ("0:00", Fraction(0)),
        ("1:59", Fraction(119, 60)), ("2 hours", Fraction(2)), ("1 hour", Fraction(1)), ("2 uren", Fraction(2)),
        ("1,5u", Fraction(3, 2)), ("1.5 hrs", Fraction(3, 2)), ("1:30 uur", Fraction(3, 2)), ("0", Fraction(0)),
    ],
)  # fmt: skip
def test_hours_are_exact(text: str, value: Fraction, style: Style) -> None:
    read = hours(text, style)
    assert read == value
    assert isinstance(read, Fraction)


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("90 min", "plan.notation", '"1:30"'),
        ("45 minuten", "plan.notation", '"0:45"'),
        ("1u30", "plan.notation", '"1:30"'),
        ("1h05", "plan.notation", '"1:05"'),
        ("12u05", "plan.notation", '"12:05"'),
        ("ca. 12:05", "plan.vague", '"12:05"'),
        ("1:60", "plan.notation", '"1:30"'),
        ("1:5", "plan.notation", '"1:30"'),
        ("1:30:00", "plan.notation", '"1:30"'),
        ("-1", "plan.notation", '"1:30"'),
        ("€ 5", "plan.notation", '"1:30"'),
        ("5%", "plan.notation", '"1:30"'),
        ("5k", "plan.notation", None),
        ("2 dagen", "plan.notation", '"1:30"'),
        ("1.250", "plan.ambiguous", "1250"),
        ("1-2", "plan.vague", "2"),
        ("1:30-2:20", "plan.vague", '"2:20"'),
        ("2 tot 3 uur", "plan.vague", "3"),
        ("uur", "plan.vague", "1"),
        ("min. 5", "plan.vague", "5"),
        ("ca. 1.1250 uur", "plan.vague", "1.1250"),
        ("ca. 1,5 uur", "plan.vague", '"1:30"'),
        ("ca. 2 uur", "plan.vague", "2"),
    ],
)
def test_what_are_no_hours_is_refused(text: str, rule: str, write: str | None) -> None:
    assert refused(hours, text, rule).write == (write or refused(hours, text, rule).write)


def test_hours_follow_the_declared_notation_only_where_both_are_possible() -> None:
    assert hours("1.250", DUTCH) == hours("1,250", ENGLISH) == 1250
    assert hours("1,250", DUTCH) == hours("1.250", ENGLISH) == Fraction(5, 4)


# --- effects, contributions, measures ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("+25.000,-", 25_000, "money"), ("-10%", -10, "percent"), ("\u221210%", -10, "percent"),
        ("\u201310%", -10, "percent"), ("+ 10 %", 10, "percent"), ("+EUR 5k", 5000, "money"), ("€ -500", -500, "money"),
        ("EUR -500", -500, "money"),
        ("-€500", -500, "money"), ("- 500 EUR", -500, "money"), ("+120%", 120, "percent"), ("0", 0, "money"),
        ("0%", 0, "percent"), ("-12,5%", Decimal("-12.5"), "percent"),
    ],
)  # fmt: skip
def test_an_effect_has_a_sign(text: str, value: int | Decimal, kind: str) -> None:
    assert effect(text, EUR) == Measure(Decimal(value), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("25000", "plan.notation", "+25000"),
        ("€ 25.000,-", "plan.notation", "+25000"),
        ("10%", "plan.notation", "+10%"),
        ("+25.000", "plan.ambiguous", "+25000"),
        ("-25.000", "plan.ambiguous", "-25000"),
        ("+1.250%", "plan.ambiguous", "+1250%"),
        ("+$ 500", "plan.currency", "+25000"),
        ("10% meer", "plan.vague", "+10%"),
        ("5-10%", "plan.vague", "+10%"),
        ("-5-10%", "plan.vague", "-10%"),
        ("+5 à 10%", "plan.vague", "+10%"),
        ("ca. -15%", "plan.vague", "-15%"),
        ("ca. 0%", "plan.vague", "+0%"),
        ("ca. -0,5%", "plan.vague", "-0.5%"),
        ("ca. + € 20k", "plan.vague", "+20000"),
        ("+30k à 40k", "plan.vague", "+40000"),
        ("ca. +$ 500", "plan.currency", "+25000"),
        ("+1.2.3k", "plan.notation", "+25000"),
        ("+€ 5%", "plan.notation", "+25000"),
        ("+5,-%", "plan.notation", "+25000"),
        ("± 20k", "plan.vague", "+20000"),
        ("+-5", "plan.notation", "+25000"),
        ("hoger", "plan.vague", "+25000"),
        ("-123.456%", "plan.notation", "-100%"),
    ],
)
def test_what_is_no_effect_is_refused(text: str, rule: str, write: str) -> None:
    assert refused(effect, text, rule).write == write


@pytest.mark.parametrize("style", [Style(None, "EUR"), Style("nl", "EUR"), Style("en", "EUR")])
def test_what_an_event_takes_is_no_more_than_all_so_a_separator_is_that_of_decimals(style: Style) -> None:
    for text, value in (("-1.251%", "-1.251"), ("-1,251%", "-1.251"), ("-100.000%", "-100")):
        assert effect(text, style) == Measure(Decimal(value), "percent")
    assert refused(effect, "+1.251%", "plan.ambiguous").write == "+1251%"


def test_thousands_that_are_longer_than_a_number_can_be_are_not_proposed() -> None:
    assert refused(money, "400000400500405.518", "plan.ambiguous", Style("nl", "EUR")).write == "400000400500405518"
    assert (
        refused(money, "4000004005000405.518", "plan.notation", Style("nl", "EUR")).write == '"4000004005000405,5180"'
    )


def test_an_ambiguous_effect_shows_its_sign() -> None:
    assert "-25 000 or -25" in said(refused(effect, "-25.000", "plan.ambiguous"))
    assert "+1 250% or +1.25%" in said(refused(effect, "+1.250%", "plan.ambiguous"))


def test_an_effect_without_a_sign_is_told_of_the_minus_as_well_if_it_is_ambiguous() -> None:
    for text, both_signs in (("25.000", True), ("25.000%", True), ("-25.000", False), ("+25.000", False)):
        why = said(refused(effect, text, "plan.ambiguous"))
        assert ("with a - in place of the + if it takes" in why) is both_signs, text
    assert "in place of the +" not in said(refused(effect, "$ 25000", "plan.currency"))


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("45%", 45, "percent"), ("EUR 45", 45, "money"), ("45,-", 45, "money"), ("204k", 204_000, "money"),
        ("101", 101, "money"), ("540.000,-", 540_000, "money"), ("€ 0", 0, "money"), ("0%", 0, "percent"),
    ],
)  # fmt: skip
def test_a_contribution_is_a_share_or_an_amount(text: str, value: int, kind: str) -> None:
    assert contribution(text, EUR) == Measure(Decimal(value), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "write"), [("45", "45%"), ("1", "1%"), ("100", "100%"), ("0", "0%"), ("45,5", "45.5%")]
)
@pytest.mark.parametrize("style", STYLES)
def test_a_bare_contribution_of_a_hundred_or_less_could_be_either(text: str, write: str, style: Style) -> None:
    why = refused(contribution, text, "plan.ambiguous", style)
    assert why.write == _as_in(style, write)
    assert f"{write} or EUR {write[:-1]}" in said(why)


@pytest.mark.parametrize(
    ("text", "write", "other"), [("0.4", "40%", "0.4%"), ("0,25", "25%", "0.25%"), ("0.99", "99%", "0.99%")]
)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("read", [contribution, percentage])
def test_a_part_of_one_is_meant_in_percent(read: Read, text: str, write: str, other: str, style: Style) -> None:
    why = refused(read, text, "plan.ambiguous", style)
    assert why.write == write
    assert f"{write} or {other}" in said(why)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("45.000", "plan.ambiguous"), ("$ 45", "plan.currency"), ("120%", "plan.notation"), ("-45%", "plan.notation"),
        ("+10%", "plan.vague"), ("hoog", "plan.vague"), ("40-45%", "plan.vague"), ("0.12345", "plan.limit"),
    ],
)  # fmt: skip
def test_what_is_no_contribution_is_refused(text: str, rule: str) -> None:
    refused(contribution, text, rule)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("12", 12, "number"), ("12%", 12, "percent"), ("€ 12", 12, "money"), ("12,-", 12, "money"), ("-5", -5,
        "number"),
        ("50k", 50_000, "number"), ("1.200.000", 1_200_000, "number"), ("120%", 120, "percent"), ("-0", 0, "number"),
    ],
)  # fmt: skip
def test_a_measure_is_a_number_an_amount_or_a_percentage(text: str, value: int, kind: str) -> None:
    measured = Measure(Decimal(value), kind)  # type: ignore[arg-type]
    assert measure(text, EUR) == measured
    assert bound(text, EUR) == Bound("=", measured)


def test_a_percentage_that_is_measured_may_be_above_a_hundred_and_is_then_ambiguous_too() -> None:
    assert refused(measure, "1.250%", "plan.ambiguous").write == "1250%"
    assert measure("1.250%", DUTCH) == Measure(Decimal(1250), "percent")
    assert measure("1.250%", ENGLISH) == measure("1.25%", DUTCH) == Measure(Decimal("1.25"), "percent")


@pytest.mark.parametrize(
    ("text", "rule"),
    [("1.250", "plan.ambiguous"), ("$ 5", "plan.currency"), ("+10%", "plan.vague"), ("3 gesprekken", "plan.notation")],
)
def test_what_is_no_measure_is_refused(text: str, rule: str) -> None:
    refused(measure, text, rule)
    refused(bound, text, rule)


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        (">= 95", ">=", 95), (">=95", ">=", 95), ("≥ 95", ">=", 95), ("=> 95", ">=", 95), ("50+", ">=", 50),
        ("50 +", ">=", 50), ("<= 5", "<=", 5), ("≤5", "<=", 5), ("< 300", "<", 300), ("> 50", ">", 50), ("= 5", "=", 5),
        ("> -5", ">", -5), ("95", "=", 95),
    ],
)  # fmt: skip
def test_a_target_may_be_a_limit_on_one_side(text: str, sign: str, value: int) -> None:
    assert bound(text, EUR) == Bound(sign, Measure(Decimal(value), "number"))  # type: ignore[arg-type]
    assert bound(f"{text}%" if text[-1] != "+" else f"{text[:-1]}%+", EUR) == Bound(
        sign,  # type: ignore[arg-type]
        Measure(Decimal(value), "percent"),
    )


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("> 50.000", "plan.ambiguous", '"> 50000"'),
        ("50.000+", "plan.ambiguous", '">= 50000"'),
        ("minimaal 95%", "plan.vague", '">= 95%"'),
        ("at least 5", "plan.vague", '">= 5"'),
        ("max. 300", "plan.vague", '"<= 300"'),
        ("~50", "plan.vague", "50"),
        ("5-8", "plan.vague", "8"),
        (">= $ 5", "plan.currency", '">= EUR 5"'),
        ("max. $ 5", "plan.currency", "12"),
        ("> n.t.b.", "plan.vague", '"> 12"'),
        ("> 1.5", "plan.notation", '"> 1,5"'),
    ],
)
def test_what_is_no_target_is_refused_with_its_limit(text: str, rule: str, write: str) -> None:
    why = refused(bound, text, rule, DUTCH if "1.5" in text else EUR)
    assert why.write == write
    assert said(why).count(text) == 2


# --- vague ---------------------------------------------------------------------------------------------------------

CONTRACT = (
    "meer", "minder", "veel", "weinig", "beter", "hoger", "zo veel mogelijk", "zo snel mogelijk", "optimaal",
    "waar mogelijk", "naar behoefte", "op termijn", "t.z.t.", "regelmatig", "periodiek", "geregeld", "vaak", "soms",
    "continu", "doorlopend", "enkele", "een paar", "meerdere", "diverse", "een aantal", "tientallen", "grotendeels",
    "flink", "fors", "voldoende", "circa", "ca.", "ongeveer", "plm.", "minimaal", "maximaal", "n.t.b.", "nnb",
    "n.v.t.", "nader te bepalen", "volgt", "later", "in overleg", "zie bijlage", "onbekend", "p.m.", "more",
    "increase", "grow", "improve", "maximise", "as many as possible", "asap", "regularly", "frequently", "ongoing",
    "as needed", "several", "various", "some", "a few", "multiple", "numerous", "significant", "approx.", "around",
    "up to", "at least", "TBD", "TBA", "TBC", "N/A", "unknown", "placeholder", "about",
)  # fmt: skip
SIGNS = ("xx", "...", "…", "?", "???", "____", "———", "-", "[X]", "[DATE]", "<amount>", "{{amount}}", "{{...}}")


def test_the_list_of_vague_words_is_that_of_the_checklist() -> None:
    assert set(CONTRACT) <= set(VAGUE_WORDS)
    assert len(CONTRACT) == len(set(CONTRACT)) == 75


@pytest.mark.parametrize("words", CONTRACT)
def test_a_vague_word_is_no_answer_and_no_quantity(words: str) -> None:
    for text in (words, words.upper(), f"  {words.capitalize()}  "):
        assert vague_text(text)
        for name in QUANTITIES:
            refused(READERS[name], text, "plan.vague")
    for name in QUANTITIES:
        refused(READERS[name], f"{words} 5", "plan.vague")
        refused(READERS[name], f"5 {words}", "plan.vague")
    for name in ("day", "interval", "yes or no", "word"):
        refused(READERS[name], words, "plan.vague")
    assert not vague_text(f"{words} 5")
    assert not vague_text(f"Zorg{words}")
    assert not vague_text(f"{words} Vandaele")
    assert not vague_text(f"xxx {words} Vandaele")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_placeholder_is_no_answer_and_no_quantity(sign: str) -> None:
    assert vague_text(sign)
    for name in (*QUANTITIES, "day", "interval", "yes or no", "word"):
        refused(READERS[name], sign, "plan.vague")


@pytest.mark.parametrize(
    "text",
    [
        "5-12", "5 - 12", "5\u201312", "5 tot 12", "5 t/m 12", "5 tot en met 12", "5 to 12", "5 à 6", "5 a 6",
        "5 of 6", "5 or 6", "12-12",
        "between 5 and 8", "tussen 5 en 8", "5..8", "van 5 tot 12", "5% - 12%", "5-12%", "1.000-2.000",
    ],
)  # fmt: skip
def test_a_range_asks_for_the_number_that_one_will_be_held_to(text: str) -> None:
    for name in QUANTITIES:
        both = said(refused(READERS[name], text, "plan.vague"))
        assert "choose the number you will be held to" in both
        assert "kies het getal waarop je wordt aangesproken" in both


def test_a_range_in_the_plans_own_currency_gives_its_last_number() -> None:
    assert refused(money, "$5-8k", "plan.vague", Style(None, "USD")).write == "8000"
    assert refused(money, "€ 5k - € 8k", "plan.vague").write == "8000"
    assert refused(percentage, "5-12%", "plan.vague").write == "12%"


@pytest.mark.parametrize(
    "text",
    ["~12", "± 12", "±12", "≈12", "20+", ">50", "> 50", "<50", "≥ 5", "circa 12", "ca. 12", "approx. 12", "max 12"],
)
def test_an_approximation_or_limit_is_no_number(text: str) -> None:
    for name in QUANTITIES:
        both = said(refused(READERS[name], text, "plan.vague"))
        assert "leaves room" in both
    digits = re.sub("[^0-9]", "", text)
    assert refused(money, text, "plan.vague").write == refused(count, text, "plan.vague").write == digits


@pytest.mark.parametrize(
    "text", ["growth 10 %", "groei 10%", "growth by half", "double", "verdubbelen", "+10%", "+5", "+5.000,-"]
)
def test_half_a_number_asks_of_what(text: str) -> None:
    for read in (money, count):
        both = said(refused(read, text, "plan.vague"))
        assert "half a number" in both
        assert "half getal" in both


@pytest.mark.parametrize("text", ["veel te doen", "een dozijn", "twaalf", "€", "geen idee", ""])
def test_a_quantity_without_a_digit_is_vague(text: str) -> None:
    for name in QUANTITIES:
        refused(READERS[name], text, "plan.vague")


@pytest.mark.parametrize(
    "text",
    [
        "Product A", "product 1", "Segment 2", "Klantgroep B", "klantgroep-b", "Product_1", "product2",
        "target group 1",
        "Sales manager 2", "Event II", "klant nr. 2", "[Product A]", "[vul hier de naam in]", "<naam>", "{naam}",
        "n.t.b. / volgt", "volgt nog", "nog nader te bepalen", "wordt later bepaald", "(n.t.b.)", "TBD!", "XXX", "",
        "zie bijlage.", "_" * 500, "product" + "." * 60 + "1", "tbd " * 49 + "tbd.",  # of 200 characters
    ],
)  # fmt: skip
def test_a_text_that_only_looks_like_an_answer(text: str) -> None:
    assert vague_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Servicecontracten", "Products", "Groeps", "Product", "Product ABC", "Product 123", "Producta", "Meer omzet",
        "Meer Groep BV", "In overleg met Piet", "Zie bijlage 3", "Later Is Nu BV", "Some Company",
        "Around the Corner Ltd",
        "X", "A", "7", "2027", "CRM-dashboard Mijn week", "[a] en [b]", "De Volgt", "PM Industries", "Laterveer", "3M",
        "nog", "XX Brands", "omzet 2024-2026", "Piet Jansen", "[" + "x" * 300 + "]",
    ],
)  # fmt: skip
def test_a_text_that_is_an_answer(text: str) -> None:
    assert not vague_text(text)


# --- dates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-01", "2027-3-1", "01-03-2027", "1-3-2027", "01.03.2027", "1.3.2027", "1 maart 2027", "1 mrt 2027",
        "1 mrt. 2027", "1 maa. 2027", "1 March 2027", "1 mar 2027", "March 1, 2027", "1st March 2027", "1-mrt-2027",
        "1st of March 2027", "the 1st of March, 2027", "1 March, 2027",
        "2027\u201103\u201101", " 2027-03-01 ", "1\u00a0maart\u00a02027",
    ],
)  # fmt: skip
def test_a_date_has_many_notations(text: str) -> None:
    assert day(text) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "januari January jan"), (2, "februari February feb"), (3, "maart March mrt mar maa"), (4,
        "april April apr"),
        (5, "mei May"), (6, "juni June jun"), (7, "juli July jul"), (8, "augustus August aug"),
        (9, "september September sep sept"), (10, "oktober October okt oct"), (11, "november November nov"),
        (12, "december December dec"),
    ],
)  # fmt: skip
def test_every_month_has_its_names_in_both_languages(month: int, names: str) -> None:
    for name in names.split():
        for written in (name, name.upper(), f"{name}."):
            assert day(f"7 {written} 2027") == date(2027, month, 7)


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2027-W12", date(2027, 3, 22)), ("2027-w1", date(2027, 1, 4)), ("2026-W53", date(2026, 12, 28)),
        ("2025-W01", date(2024, 12, 30)),
    ],
)  # fmt: skip
def test_a_week_is_its_monday(text: str, monday: date) -> None:
    assert day(text) == monday


@pytest.mark.parametrize(
    ("text", "others"), [("4-5-2027", ["2027-05-04", "2027-04-05"]), ("5-5-2027", []), ("25-5-2027", [])]
)
def test_a_date_in_numbers_has_two_readings_where_the_month_may_come_first(text: str, others: list[str]) -> None:
    read = day(text, Style(None, "USD", month_first=True))
    given = [read.message.facts["first"], read.message.facts["second"]] if isinstance(read, Misread) else []
    assert given == [date.fromisoformat(each) for each in others]
    assert isinstance(day(text), date)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"), ("Q2 2027", "2027-04-01", "2027-06-30"),
        ("maart 2027", "2027-03-01", "2027-03-31"), ("1-3-2027", "2027-03-01", "2027-03-01"),
    ],
)  # fmt: skip
def test_what_is_longer_than_a_day_has_a_first_and_a_last(text: str, first: str, last: str) -> None:
    assert notation.first_and_last(text) == (date.fromisoformat(first), date.fromisoformat(last))
    assert notation.first_and_last("soon") is None


@pytest.mark.parametrize(("text", "write"), [("12 febuary 2027", "2027-02-12"), ("3 maard 2027", "2027-03-03")])
def test_a_misspelt_month_is_the_one_that_was_meant(text: str, write: str) -> None:
    assert refused(READERS["day"], text, "plan.notation").write == write


def test_a_date_with_slashes_names_both_readings() -> None:
    why = refused(READERS["day"], "1/3/2027", "plan.ambiguous")
    assert why.write == "2027-03-01"
    assert "1 March 2027 or 3 January 2027" in why.message.say("en")
    assert "1 maart 2027 of 3 januari 2027" in why.message.say("nl")
    assert refused(READERS["day"], "12/11/2027", "plan.ambiguous").write == "2027-11-12"


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("13/3/2027", "2027-03-13"), ("3/13/2027", "2027-03-13"), ("5/5/2027", "2027-05-05"), ("13/3/27", "2027-03-13"),
        ("1-3-27", "2027-03-01"), ("2027/3/1", "2027-03-01"), ("2027.3.1", "2027-03-01"), ("2027-03", "2027-03-01"),
        ("1 maart", None), ("maart", None), ("1-3", None), ("March 1", None),
        ("week 12", None), ("1 foo 2027", None), ("2027-W12-1", None), ("Q1 1999", None), ("Q5 2027", None),
        ("2027-03-01 09:00", None), ("\uff12027-03-01", None), ("2027-13", None), ("1999-12", None), ("1-3-027", None), ("127-3-2027", None), ("2027-3-2027", None), ("2027-3-123", None),
        ("2100-04", "2100-04-01"), ("2000-04", "2000-04-01"), ("2027-04", "2027-04-01"),
        ("12 mei 20 27", None), ("mei mei 2027", None), ("1 maart 2027 om 10 uur", None),
    ],
)  # fmt: skip
def test_what_is_no_full_date_is_refused(text: str, write: str | None) -> None:
    assert refused(READERS["day"], text, "plan.notation").write == (write or "2027-03-01")


@pytest.mark.parametrize(
    ("text", "what", "write"),
    [
        ("2027", "een jaar", "2027-12-31"), ("begin 2027", "een jaar", "2027-01-01"), ("mid 2027", "een jaar", "2027-07-02"),
        ("maart 2027", "een maand", "2027-03-31"), ("eind maart 2027", "een maand", "2027-03-31"),
        ("start of March 2027", "een maand", "2027-03-01"), ("half februari 2028", "een maand", "2028-02-15"),
        ("eind november 2027", "een maand", "2027-11-30"), ("half november 2027", "een maand", "2027-11-16"),
        ("December 2100", "een maand", "2100-12-31"), ("Sept. 2027", "een maand", "2027-09-30"),
        ("H1 2027", "een half jaar", "2027-06-30"), ("2nd half of 2027", "een half jaar", "2027-12-31"),
        ("begin van tweede helft 2027", "een half jaar", "2027-07-01"), ("end of first half 2027", "een half jaar", "2027-06-30"),
        ("Q1 2027", "een kwartaal", "2027-03-31"), ("2027-Q3", "een kwartaal", "2027-09-30"),
        ("kwartaal 4 2027", "een kwartaal", "2027-12-31"), ("3e kwartaal 2027", "een kwartaal", "2027-09-30"),
        ("2027 3e kwartaal", "een kwartaal", "2027-09-30"),
        ("begin Q2 2027", "een kwartaal", "2027-04-01"), ("end of Q2 2027", "een kwartaal", "2027-06-30"),
        ("week 12 2027", "een week", "2027-03-26"), ("2027 week 12", "een week", "2027-03-26"), ("wk12-2027", "een week", "2027-03-26"),
    ],
)  # fmt: skip
def test_a_week_month_quarter_or_year_is_no_day_and_says_which_day_to_write(text: str, what: str, write: str) -> None:
    why = refused(READERS["day"], text, "plan.notation")
    assert why.write == write
    assert f'"{text}" is {what}, en hier hoort een dag' in said(why)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Q3", (6, 3, None)), ("3e kwartaal", (6, 3, None)), ("eind Q3", (6, 3, "end")),
        ("end of 3rd quarter", (6, 3, "end")), ("begin Q3", (6, 3, "start")), ("medio Q3", (6, 3, "middle")),
        ("H1", (0, 6, None)), ("eerste helft", (0, 6, None)), ("1st half", (0, 6, None)), ("first half year", (0, 6, None)),
        ("tweede helft", (6, 6, None)), ("2e helft", (6, 6, None)), ("end of H2", (6, 6, "end")), ("maart", None), ("Q3 2027", None),
    ],
)  # fmt: skip
def test_a_part_of_a_year_may_say_where_in_it(text: str, part: tuple[int, int, str | None] | None) -> None:
    assert notation.part_of_year(text) == part


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("1 in 5", "20%"), ("1 op 3", "33.33%"), ("1 op de 4", "25%"), ("2 van de 5", "40%"), ("1 out of 4", "25%"),
        ("1/3", "33.33%"), ("2/3", "66.67%"), ("2 / 5", "40%"), ("1 / 8", "12.5%"), ("een op 8", "12.5%"), ("1 in every 10", "10%"),
    ],
)  # fmt: skip
def test_so_many_in_so_many_is_worked_out(text: str, write: str) -> None:
    why = refused(READERS["percentage"], text, "plan.notation")
    assert why.write == write
    assert "is a ratio" in said(why)


@pytest.mark.parametrize("text", ["50/50", "20/80", "4/6", "40/60", "7/3"])
def test_a_division_is_no_so_many_in_so_many(text: str) -> None:
    refused(READERS["percentage"], text, "plan.vague")


@pytest.mark.parametrize("text", ["5 in 4", "0 op 4", "1 op 0", "5 op 5"])
def test_more_than_all_or_nothing_is_not_worked_out(text: str) -> None:
    assert "ratio" not in said(refused(READERS["percentage"], text, "plan.notation"))


@pytest.mark.parametrize(
    "text", ["1 maart", "1-3", "1/3", "March 1", "1 mrt.", "week 12", "W9", "mei", "eind mei", "Q3"]
)
def test_a_date_without_a_year_is_told_so(text: str) -> None:
    both = said(refused(READERS["day"], text, "plan.notation"))
    assert "without a year" in both
    assert "zonder jaar" in both


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("31-2-2027", "2027-02-28"), ("2028-02-30", "2028-02-29"), ("31 februari 2027", "2027-02-28"),
        ("2027-02-31", "2027-02-28"), ("31/2/2027", "2027-02-28"), ("2027-12-32", "2027-12-31"),
        ("03-15-2027", "2027-03-15"), ("0-3-2027", "2027-03-01"), ("13/13/2027", "2027-03-01"), ("99-99-2027",
        "2027-03-01"),
        ("32-1-2027", "2027-01-31"), ("1-0-2027", "2027-03-01"), ("2027-04-00", "2027-04-01"),
        ("2027-W53", "2027-W52"), ("2027-W0", "2027-W01"), ("30-4-27", "2027-04-30"),
    ],
)  # fmt: skip
def test_a_date_that_does_not_exist_gives_the_nearest_that_does(text: str, write: str) -> None:
    why = refused(READERS["day"], text, "plan.notation")
    assert why.write == write
    assert ("does not exist" in said(why)) == (text != "30-4-27")


def test_dates_lie_between_2000_and_2100() -> None:
    assert day("2000-01-01") == day("1-1-2000") == date(2000, 1, 1)
    assert day("2100-W01") == date(2100, 1, 4)
    assert day("2100-12-31") == day("31-12-2100") == date(2100, 12, 31)
    assert refused(READERS["day"], "1/3/2100", "plan.ambiguous").write == "2100-03-01"
    for text in ("1999-12-31", "31-12-1999", "2101-01-01", "1 januari 2101", "1999-W10", "2101-W01", "1/3/1999"):
        assert "2100" in said(refused(READERS["day"], text, "plan.limit"))


@pytest.mark.parametrize(
    "text",
    [
        "z.s.m.", "asap", "volgende week", "dd-mm-jjjj", "YYYY-MM-DD", "2027-XX-01", "ca. 1 maart 2027", "2027-03-??",
        "1 t/m 3 maart 2027", "1-3 maart 2027", "2027-03-01 - 2027-03-05", "1 maart of 2 april 2027",
    ],
)  # fmt: skip
def test_a_vague_date_is_refused(text: str) -> None:
    refused(READERS["day"], text, "plan.vague")


# --- intervals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("day, daily, dag, dagelijks, elke dag, every day, per dag, iedere dag, 1 day, Daily", Interval(1, "day")),
        ("14 days, 14 dagen, every 14 days, veertien dagen, fourteen days", Interval(2, "week")),
        ("om de dag, every other day", Interval(2, "day")),
        (
            "week, weekly, wekelijks, elke week, per week, once a week, eens per week, 1x per week, WEEK",
            Interval(1, "week"),
        ),
        ("wekelijkse, elke maandag, every monday, weekly., één week, een week, one week", Interval(1, "week")),
        ("2 weeks, 2 weken, every 2 weeks, om de 2 weken, om de week, every other week", Interval(2, "week")),
        ("tweewekelijks, 2-wekelijks, twee weken, two weeks, fortnight, fortnightly", Interval(2, "week")),
        ("elke tweede week, om de andere week, elke andere week, elke 2e week, 14-daags", Interval(2, "week")),
        ("every second week, every 2nd week, alternate weeks, every alternate week", Interval(2, "week")),
        (
            "een keer in de twee weken, eens in de 2 weken, once in two weeks, once a fortnight, once every other week",
            Interval(2, "week"),
        ),
        ("om de dinsdag, om de andere dinsdag, every other Tuesday", Interval(2, "week")),
        ("elke derde week, every third week, om de 3 weken", Interval(3, "week")),
        ("month, monthly, maand, maandelijks, elke maand, per maand, 1 maand", Interval(1, "month")),
        ("2 months, tweemaandelijks, om de maand", Interval(2, "month")),
        ("quarter, quarterly, kwartaal, per kwartaal, elk kwartaal, 3 months, driemaandelijks", Interval(3, "month")),
        (
            "half year, half a year, half jaar, halfjaar, halfjaarlijks, half-yearly, every half year",
            Interval(6, "month"),
        ),
        ("6 months, 2 quarters, 2 kwartalen, zesmaandelijks, semi-annual, every second quarter", Interval(6, "month")),
        ("year, yearly, jaar, jaarlijks, annually, elk jaar, per year, 4 quarters", Interval(12, "month")),
        ("1000 days", Interval(1000, "day")),
        ("2 years, biennial, biennially", Interval(24, "month")),
        ("42 days", Interval(6, "week")),
        ("83 years", Interval(996, "month")),
    ],
)
def test_an_interval_has_many_notations(texts: str, expected: Interval) -> None:
    for text in texts.split(", "):
        assert interval(text) == expected, text


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("day", 1), ("5 days", 5), ("week", 7), ("2 weeks", 14), ("month", Fraction(365, 12)),
        ("5 weeks", 35), ("quarter", Fraction(365, 4)), ("half year", Fraction(365, 2)), ("year", 365), ("2 years", 730),
    ],
)  # fmt: skip
def test_a_month_lasts_a_twelfth_of_a_year_where_intervals_are_compared(text: str, length: Fraction) -> None:
    read = interval(text)
    assert isinstance(read, Interval)
    assert read.days == length


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("day", "day", "dag"), ("2 days", "2 days", "2 dagen"), ("2 weeks", "2 weeks", "2 weken"),
        ("month", "month", "maand"), ("3 months", "quarter", "kwartaal"), ("6 months", "half year", "half jaar"),
        ("12 months", "year", "jaar"), ("7 months", "7 months", "7 maanden"),
    ],
)  # fmt: skip
def test_an_interval_is_said_as_it_may_be_written(text: str, english: str, dutch: str) -> None:
    read = interval(text)
    assert isinstance(read, Interval)
    assert (read.spoken.say("en"), read.spoken.say("nl")) == (english, dutch)
    assert interval(english) == interval(dutch) == read


@pytest.mark.parametrize(
    ("text", "write", "first", "second"),
    [
        ("biweekly", "2 weeks", "every 2 weeks", "twice a week"),
        ("bi-weekly", "2 weeks", "elke 2 weken", "twee keer per week"),
        ("Bimonthly", "2 months", "every 2 months", "twice a month"),
        ("biannual", "half year", "twice a year", "every 2 years"),
        ("bi-annually", "half year", "twee keer per jaar", "elke 2 jaar"),
        ("every second Tuesday", "2 weeks", "every 2 weeks", "once a month"),
        ("elke 2e dinsdag", "2 weeks", "elke 2 weken", "één keer per maand"),
        ("every third Tuesday", "3 weeks", "every 3 weeks", "once a month"),
    ],
)
def test_an_interval_with_two_readings_names_both(text: str, write: str, first: str, second: str) -> None:
    why = refused(READERS["interval"], text, "plan.ambiguous")
    assert why.write == write
    assert first in said(why)
    assert second in said(why)


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("regularly", "plan.vague", "week"),
        ("regelmatig", "plan.vague", "week"),
        ("now and then", "plan.vague", "week"),
        ("2-3 weeks", "plan.vague", "3 weeks"),
        ("2 à 3 weken", "plan.vague", "3 weeks"),
        ("ongeveer elke 2 weken", "plan.vague", "2 weeks"),
        ("wekelijk", "plan.notation", "wekelijks"),
        ("elke weak", "plan.notation", None),
        # What is said beside a day of the week counts, and not the last word alone.
        ("om de week op dinsdag", "plan.notation", "2 weeks"),
        ("dinsdag om de week", "plan.notation", "2 weeks"),
        ("dinsdag (om de week)", "plan.notation", "2 weeks"),
        ("dinsdag, in het weekoverleg", "plan.notation", "dinsdag"),
        ("elke dinsdag in de oneven weken", "plan.notation", "2 weeks"),
        ("alternate Tuesdays", "plan.notation", "2 weeks"),
        ("wekelijks op dinsdag", "plan.notation", "week"),
        ("om de wek", "plan.notation", "om de week"),
        # What has two readings has them with a day of the week as well, and none is proposed as what it says.
        ("biweekly on Tuesday", "plan.vague", "week"),
        ("every second Tuesday of the month", "plan.notation", "month"),
        # How many of them?
        ("weken", "plan.vague", "week"),
        ("om de paar weken", "plan.vague", "week"),
        ("every second evening", "plan.vague", "week"),
        ("elke maanden", "plan.vague", "week"),
        ("0 weeks", "plan.notation", "week"),
        ("1001 days", "plan.limit", "week"),
        ("84 years", "plan.limit", "week"),
        ("1.5 weeks", "plan.notation", "week"),
        ("2x per week", "plan.notation", "week"),
        ("2", "plan.notation", "week"),
        ("\uff12 weeks", "plan.notation", "week"),
        ("week" * 100, "plan.vague", "week"),
    ],
)
def test_what_is_no_interval_is_refused(text: str, rule: str, write: str | None) -> None:
    why = refused(READERS["interval"], text, rule)
    assert write is None or why.write == write


@pytest.mark.parametrize("text", ["0 weeks", "0 weeks on Tuesday", "1001 days", "elke 84 jaar op maandag"])
def test_an_interval_that_is_none_to_plan_with_gets_an_example_and_not_what_it_says(text: str) -> None:
    why = interval(text)
    assert isinstance(why, Misread)
    assert why.generic


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", True),
        ("true", True),
        ("ja", True),
        ("Ja", True),
        (" YES ", True),
        ("no", False),
        ("false", False),
        ("Nee", False),
    ],
)
def test_yes_and_no_in_both_languages(text: str, answer: bool) -> None:
    assert yes_no(text) is answer


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("misschien", "no"), ("n", "no"), ("nog niet", "no"), ("komt nog", "no"), ("will do", "no"), ("on", "yes"), ("waar", "yes"),
        ("1", "yes"), ("geboekt.", "yes"), ("Done", "yes"), ("jazeker", "yes"), ("yep!", "yes"), ("✓", "yes"),
        ("yet to do", "no"), ("jammer genoeg niet", "no"), ("ja!", "yes"), ("ja, staat in Outlook", "yes"),
        ("staat erin", "yes"), ("akkoord", "yes"), ("ja, maar nog niet", "no"), ("yes, will do", "no"),
        ("ja (nog niet)", "no"), ("done (no)", "no"), ("yes unless ill", "no"), ("ja (Outlook)", "yes"),
    ],
)  # fmt: skip
def test_what_is_neither_yes_nor_no_is_refused(text: str, write: str) -> None:
    assert refused(READERS["yes or no"], text, "plan.notation").write == write


def test_a_word_from_a_list_stands_for_its_meaning() -> None:
    assert word("new", KINDS) == word("Nieuw", KINDS) == "new"
    assert word(" BESTAAND ", KINDS) == "existing"
    why = refused(READERS["word"], "bestand", "plan.notation")
    assert why.write == "existing"  # in the language of who reads it once it is known which field it is
    assert "new or existing" in said(why)
    assert "nieuw of bestaand" in said(why)
    assert refused(READERS["word"], "zzz", "plan.notation").write == "new"


# --- all readers ---------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["1", "250", ".", ",", "000", " ", "-", "+", "%", "€", "$", "k", "m", "M", "mln", "EUR", "USD", ",-", ":", "30",
     ">", "<=", "ca.", "tot", "maart", "2027", "week", "weken", "elke", "/", "W12", "\u2212", "\u00a0", "_", "x", "?",
     "[", "]", "uur", "min"]
)  # fmt: skip


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map("".join)), style=st.sampled_from(STYLES))
@example(text="1" * 5000, style=EUR)
@example(text="0.0000001%", style=EUR)
@example(text="\x00", style=EUR)
@example(text="\ud800", style=EUR)
@example(text="1.1250 stuks", style=EUR)
@example(text="00000000000000000.0", style=EUR)
def test_any_text_is_a_value_or_says_what_to_write(name: str, text: str, style: Style) -> None:
    read = READERS[name]
    value = read(text, style)
    assert value is not None
    if isinstance(value, Misread):
        refused(read, text, value.rule, style)
    assert isinstance(vague_text(text), bool)
    assert value == read(f"  {text}\u00a0 ", style) or isinstance(value, Misread)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "text",
    ["1 " * 30_000, "1-" * 30_000, "." * 60_000, " " * 60_000 + "x", "ca." * 20_000, "[" * 60_000, "1" * 199 + "x"],
)
def test_a_long_text_is_refused_at_once(name: str, text: str) -> None:
    start = time.process_time()
    why = READERS[name](text, EUR)
    assert time.process_time() - start < 0.2
    assert isinstance(why, Misread)
    assert len(said(why)) < 1500


def test_a_text_is_a_value_up_to_a_length() -> None:
    spaces = " " * (MAX_LENGTH + 1)
    assert money(f"{spaces}12.00{spaces}", EUR) == 12
    assert interval(f"{spaces}2{spaces}weken") == Interval(2, "week")
    assert day(f"1{spaces}maart 2027") == date(2027, 3, 1)


@pytest.mark.parametrize(
    "kind", ["MONEY", "COUNT", "RATE", "NUMBER", "PERCENTAGE", "HOURS", "EFFECT", "CONTRIBUTION", "MEASURE"]
)
def test_every_example_is_accepted_in_any_notation(kind: str) -> None:
    declared = getattr(notation.misread, kind)
    for style in STYLES:
        assert not isinstance(READERS[declared.name](declared.example.strip('"'), style), Misread)


@pytest.mark.parametrize("text", ["\x1b[31m5", "::error::5", "5\u202e"])
def test_foreign_text_is_made_visible(text: str) -> None:
    both = said(refused(money, text, "plan.notation" if "[" not in text else "plan.vague"))
    assert "\x1b" not in both
    assert "\u202e" not in both
    assert "::error" not in both


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("min 50%", "-50%"), ("20% minder", "-20%"), ("plus 10 procent", "+10%"),
        ("25k extra", "+25000"), ("10% higher", "+10%"), ("loss of 5 000", "-5000"),
        # Also where the number itself is not clear.
        ("1.250 minder", "-1250"), ("1,250 more", "+1250"), ("1.2.3% minder", "-25000"), ("1.2.3 meer", "+25000"),
    ],
)  # fmt: skip
def test_a_sign_in_words_is_written_as_a_sign(text: str, write: str) -> None:
    assert refused(READERS["effect"], text, "plan.vague").write == write


def test_a_minus_as_bookkeepers_write_it_is_written_as_a_sign() -> None:
    assert refused(READERS["effect"], "-/- 20%", "plan.notation").write == "-20%"


@pytest.mark.parametrize(
    ("reader", "text", "write"),
    [
        ("hours", "1½", '"1:30"'), ("hours", "½ uur", '"0:30"'), ("hours", "2 ¼", '"2:15"'), ("count", "46½", "46"),
        ("hours", "1⅛", "1.1250"), ("percentage", "12⅛%", "12.1250%"), ("number", "2⅛", "2.1250"),
        ("percentage", "12½%", "12.5%"), ("percentage", "33⅓ %", "33.3333%"), ("hours", "3 kwartier", '"0:45"'),
        ("hours", "4 kwartier", '"1:00"'), ("hours", "9 kwartier", '"2:15"'), ("hours", "59 kwartier", '"14:45"'), ("hours", "120 min", '"2:00"'), ("percentage", "3⅒ %", "3.1%"), ("effect", "0.5", "+0.5"),
        ("money", "73 dzd", "73000"), ("count", "2dzd", "2000"), ("money", "K€ 600", "600000"),
        ("money", "2 grand", "2000"), ("percentage", "5 pc", "5%"), ("effect", "+5% donors", "+5%"),
        ("effect", "+25k omzet", "+25000"), ("effect", "+1,5 mln omzet", "+1500000"), ("effect", "+5 procent omzet", "+5%"),
        ("money", "2 grand.", "2000"),
        ("percentage", "40 pct", "40%"), ("percentage", "40 pct.", "40%"), ("contribution", "40 proc", "40%"),
    ],
)  # fmt: skip
def test_a_sloppy_number_that_is_clear_is_proposed_whole(reader: str, text: str, write: str) -> None:
    assert refused(READERS[reader], text, "plan.notation").write == write


@pytest.mark.parametrize(("style", "write"), [(EUR, "1.1250"), (ENGLISH, "1.1250"), (DUTCH, '"1,1250"')])
def test_a_fraction_is_proposed_in_the_notation_of_the_plan(style: Style, write: str) -> None:
    # In a Dutch plan 1.125 would be a thousand.
    why = refused(money, "1⅛", "plan.notation", style)
    assert why.write == write
    assert "numbers:" not in said(why)


@pytest.mark.parametrize(
    ("text", "write"),
    [("EUR 1.250", "EUR 1250"), ("€ 1.250", "EUR 1250"), ("$ 1.250", "1250"), ("1.250", "1250")],
)
def test_what_can_be_an_amount_or_a_number_stays_an_amount_of_the_plan_s_own_currency(text: str, write: str) -> None:
    assert refused(measure, text, "plan.ambiguous").write == write


@pytest.mark.parametrize(
    ("text", "write"), [("ca. elke week", "week"), ("ongeveer 1 week", "week"), ("ca. 2 weken", "2 weeks")]
)
def test_an_interval_that_is_not_exact_is_proposed_without_the_doubt(text: str, write: str) -> None:
    assert refused(READERS["interval"], text, "plan.vague").write == write


@pytest.mark.parametrize("text", ["45p", "3 hundred", "45p a mile", "40 cents", "0,19 per km"])
def test_an_amount_in_another_unit_is_not_offered_without_it(text: str) -> None:
    assert refused(money, text, "plan.notation").generic


@pytest.mark.parametrize("text", ["+10 orders", "-5 sign-ups", "+25 omzet"])
def test_an_effect_in_something_else_is_not_offered_as_money(text: str) -> None:
    assert refused(READERS["effect"], text, "plan.notation").generic


@pytest.mark.parametrize(("text", "write"), [("5000 for an order", "5000"), ("400000 from a big customer", "400000")])
def test_words_behind_an_amount_are_left_out(text: str, write: str) -> None:
    assert refused(money, text, "plan.notation").write == write


@pytest.mark.parametrize("text", ["12 (n.t.b.)", "12 (ca. 10)", "12 (> 10)"])
def test_a_remark_may_leave_room(text: str) -> None:
    assert "leaves room" in said(refused(count, text, "plan.vague"))
    assert refused(count, "12 (3 per quarter)", "plan.notation").write == "12"


def test_pc_is_a_piece_where_no_percentage_belongs() -> None:
    assert refused(count, "5 pc", "plan.notation").write == "5"


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("ma 1/3/2027", "plan.ambiguous", "2027-03-01"), ("ma 29 februari 2027", "plan.notation", "2027-02-28"),
        ("31 juni '27", "plan.notation", "2027-06-30"), ("ma 1 maart 1999", "plan.limit", "2027-03-01"),
    ],
)  # fmt: skip
def test_a_weekday_before_a_date_changes_nothing(text: str, rule: str, write: str) -> None:
    why = day(text)
    assert isinstance(why, Misread)
    assert (why.rule, why.write) == (rule, write)
    assert f'"{text}"' in why.message.say("en")


@pytest.mark.parametrize(
    ("said", "nearest"),
    [("maandag", "11 October"), ("zo", "10 October"), ("thursday", "14 October"), ("vr.", "8 October")],
)
def test_another_weekday_than_the_date_can_be_the_nearest_on_either_side(said: str, nearest: str) -> None:
    given = "10 oktober 2027" if said == "maandag" else "11 oktober 2027"
    found = refused(day, f"{said} {given}", "plan.ambiguous")
    assert nearest in found.message.say("en")


def test_per_cent_is_percent() -> None:
    assert percentage("12.5 per cent", EUR) == Decimal("12.5")


def test_two_to_three_a_week_is_a_range() -> None:
    assert "range" in said(refused(READERS["rate"], "2-3 a week", "plan.vague"))


@pytest.mark.parametrize("text", ["last Tuesday in Nov", "2nd Tuesday of July"])
def test_what_is_quoted_is_what_was_written(text: str) -> None:
    why = day(text)
    assert isinstance(why, Misread)
    assert f'"{text}"' in why.message.say("en")


@pytest.mark.parametrize("text", ["0,8 fte", "½ dag", "1 dagdeel", "2 dagdelen"])
def test_a_part_of_the_week_is_no_number_of_hours(text: str) -> None:
    why = refused(READERS["hours"], text, "plan.notation")
    assert why.generic
    assert "in another unit" in said(why)


@pytest.mark.parametrize(("reader", "text"), [("percentage", "80/20"), ("count", "2/5"), ("hours", "halve dag"),
                                              ("percentage", "een halve week"), ("hours", "half a day")])  # fmt: skip
def test_a_part_or_division_does_not_say_how_much(reader: str, text: str) -> None:
    why = refused(READERS[reader], text, "plan.vague")
    assert why.generic
    assert "does not say how much" in said(why)


@pytest.mark.parametrize(
    ("text", "write"),
    [("1.30", '"1:30"'), ("0,45", '"0:45"'), ("2.15 uur", '"2:15"'), ("36,30", '"36:30"'), ("12.15", '"12:15"')],
)
def test_hours_that_could_be_minutes_are_asked_for(text: str, write: str) -> None:
    why = refused(READERS["hours"], text, "plan.ambiguous")
    assert why.write == write
    assert "minutes" in said(why)


@pytest.mark.parametrize("text", ["1.25", "1,5", "1.50", "0.75", "33.4", "1.3", "100.30"])
def test_decimals_that_are_no_minutes_are_decimals(text: str) -> None:
    assert hours(text, EUR) == Fraction(text.replace(",", "."))


def test_dzd_is_duizend_but_in_a_plan_in_dinars() -> None:
    assert refused(money, "600 Dzd", "plan.notation").write == "600000"
    assert refused(money, "600 dzd", "plan.notation", Style(None, "DZD")).write == "600"
    assert money("600 DZD", Style(None, "DZD")) == 600


@pytest.mark.parametrize("text", ["5²-2", "①2-1", "9²-1 uur", "²-1"])
def test_digits_that_are_no_numerals_are_no_numbers(text: str) -> None:
    for read in READERS.values():
        assert isinstance(read(text, EUR), Misread)


@pytest.mark.parametrize("text", ["46 - 2", "12-5"])
def test_a_sum_is_no_range(text: str) -> None:
    assert refused(READERS["count"], text, "plan.notation").generic


@pytest.mark.parametrize("text", ["30 leads", "meer min 5%", "5% tot 10% meer", "minder"])
def test_what_has_no_one_sign_or_size_keeps_its_question(text: str) -> None:
    why = effect(text, EUR)
    assert isinstance(why, Misread)
    assert why.write in ("+25000", "+5%", "+10%")


@pytest.mark.parametrize(("text", "write"), [("60%", "60"), ("12,5%", "12.5"), ("12.5%", "12.5")])
def test_an_index_of_60_percent_is_60(text: str, write: str) -> None:
    why = refused(number, text, "plan.notation")
    assert (why.write, why.generic) == (write, False)


@pytest.mark.parametrize(("text", "write"), [("6 ton", "600000"), ("€ 2,5 ton", "250000"), ("1 ton", "100000")])
def test_a_ton_is_a_hundred_thousand(text: str, write: str) -> None:
    assert refused(READERS["money"], text, "plan.notation").write == write


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        ("count", "2 ton"), ("effect", "+2 ton"), ("money", "€ 950 per maand"), ("money", "40k p/j"), ("count", "2 per kwartaal"),
        ("hours", "4 dagen"), ("hours", "3 uur per week"), ("percentage", "12 uur"), ("percentage", "2 dagen per week"),
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_not_offered_without_its_words(reader: str, text: str) -> None:
    why = refused(READERS[reader], text, "plan.notation")
    assert why.generic
    assert "in another unit" in said(why)


@pytest.mark.parametrize(
    ("reader", "text", "write"),
    [
        ("money", "€ 45k (incl. binnendienst)", "45000"), ("money", "€ 1.950,- ex btw", "1950"),
        ("money", "2 mln excl. btw", "2000000"), ("count", "60 stuks", "60"), ("rate", "3 per week", "3"),
        ("percentage", "45% van de tijd", "45%"),
    ],
)  # fmt: skip
def test_words_that_change_nothing_are_left_out(reader: str, text: str, write: str) -> None:
    why = refused(READERS[reader], text, "plan.notation")
    assert (why.write, why.generic) == (write, False)


@pytest.mark.parametrize(("text", "write"), [("+/- 85", "85"), ("130 +/- 10", "130"), ("een stuk of 85", "85")])
def test_about_so_many_leaves_room(text: str, write: str) -> None:
    why = refused(READERS["count"], text, "plan.vague")
    assert why.write == write
    assert "leaves room" in said(why)


@pytest.mark.parametrize(
    ("reader", "text", "write"),
    [
        ("number", "ca. 60%", "60"), ("money", "ca. 60%", "50000"), ("money", "ca. EUR 500", "500"), ("contribution", "ca. 540k", "540000"),
        ("contribution", "ca. € 100", "EUR 100"), ("contribution", "ca. € 101", "101"),
        ("contribution", "ca. EUR 80 winst", "EUR 80"), ("measure", "ca. € 80", "EUR 80"), ("count", "ca. € 80", "80"),
    ],
)  # fmt: skip
def test_about_so_much_is_proposed_as_its_field_has_it(reader: str, text: str, write: str) -> None:
    assert refused(READERS[reader], text, "plan.vague").write == write


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("do 6 mei 2027", "2027-05-06"), ("dinsdag 2 februari 2027", "2027-02-02"), ("4 februari '27", "2027-02-04"),
        ("5 juli \u201927", "2027-07-05"), ("Friday 7 May 2027", "2027-05-07"), ("zo 9-5-2027", "2027-05-09"),
    ],
)  # fmt: skip
def test_the_day_of_the_week_and_a_short_year_are_no_part_of_a_date(text: str, write: str) -> None:
    assert refused(READERS["day"], text, "plan.notation").write == write


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("1,2 miljard", "1200000000"), ("€ 5 mrd.", "5000000000"), ("5 bn", "5000000000"), ("2 billion", "2000000000"),
        ("2 mn", "2000000"), ("20 tsd", "20000"), ("2,5 ton", "250000"), ("50 kE", "50000"), (".50 mln", "500000"), (",05 mln", "50000"),
        ("50k ±5k", "50000"), ("50k ± 10%", "50000"), ("50k +/- 5k", "50000"), ("80'000", "80000"),
        ("€ 1’250’000.50", "1250000.5"),
        # What may be a factor is not left out: then there is only an example.
        ("2 mil", "50000"), ("5B", "50000"), ("5 T", "50000"), ("TEAM 5", "50000"),
        ("25 lakh", "2500000"), ("2 crore", "20000000"), ("T€ 25", "25000"), ("TEUR 25", "25000"), ("25 TEUR", "25000"),
        ("KEUR 1,5", "1500"), ("1.5MM", "1500000"), ("25 tsd. €", "25000"),
    ],
)  # fmt: skip
def test_an_amount_is_proposed_whole_or_not_at_all(text: str, write: str) -> None:
    misread = notation.money(text, Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert misread.write == write


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("130±10", "130"), ("€ 130", "130"), ("€ 1", "1"), ("130,-", "130"), ("€ 13,50", "60"), ("€ 13,25", "60"),
        ("€ 0", "60"),
    ],
)  # fmt: skip
def test_a_number_with_more_around_it_is_proposed(text: str, write: str) -> None:
    misread = notation.count(text, Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert misread.write == write


def test_another_currency_is_named_beside_two_readings() -> None:
    misread = notation.money("$ 22.000", Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert misread.rule == "plan.ambiguous"
    assert misread.message.say("en").endswith("; it is in $ as well, and this plan is in EUR")
    assert misread.message.say("nl").endswith("; bovendien staat het in $, en dit plan is in EUR")
    own = notation.money("€ 22.000", Style(None, "EUR"))
    assert isinstance(own, Misread)
    assert "as well" not in own.message.say("en")


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("3 of meer", '">= 3"'), ("95% or more", '">= 95%"'), ("3 or less", '"<= 3"'), ("€ 5k of minder", '"<= EUR 5000"'),
        ("20% meer dan 2026", "12"), ("10% boven 2026", "12"),
        # Of a text that is longer than any number the beginning is read, as by every reader.
        ("minimaal 3 " + "goede gesprekken met klanten " * 10, '">= 3"'),
    ],
)  # fmt: skip
def test_a_bound_in_words_and_a_year_to_compare_with(text: str, write: str) -> None:
    misread = notation.bound(text, Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert misread.write == write


@pytest.mark.parametrize(
    ("text", "clock", "decimal"),
    [("1.30", "90", "78"), ("1,15", "75", "69"), ("2.45", "165", "147"), ("0.30", "30", "18")],
)
def test_hours_that_can_be_minutes_name_both(text: str, clock: str, decimal: str) -> None:
    misread = notation.hours(text, Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert misread.rule == "plan.ambiguous"
    assert f"{clock} minutes or {decimal} minutes" in misread.message.say("en")


@pytest.mark.parametrize("text", ["12 3456", "1234 567", "12345 678", "021 200", "12 34", "1 2345 678", "1,200,-"])
def test_thousands_stand_three_by_three(text: str) -> None:
    for read in (notation.money, notation.count):
        misread = read(text, Style(None, "EUR"))
        assert isinstance(misread, Misread), read
        assert misread.rule == "plan.notation"


def test_a_limit_in_words_keeps_the_notation_of_its_plan() -> None:
    for text in ("minimaal 1,5", "1,5 of meer"):
        assert refused(bound, text, "plan.vague", DUTCH).write == '">= 1,5"'


@pytest.mark.parametrize("text", ["10-15 of meer", "1.5.3 or less", "minimaal 3 per week"])
def test_a_limit_in_words_of_what_is_no_number_has_no_sign_to_write(text: str) -> None:
    misread = notation.bound(text, Style(None, "EUR"))
    assert isinstance(misread, Misread)
    assert not misread.write.startswith('"')


@pytest.mark.parametrize(
    ("text", "style", "read", "write", "readings"),
    [
        ("12.5000", EUR, money, "125000", "125 000 or 12.5"),
        ("€ 1,2500", EUR, money, "12500", "12 500 or 1.25"),
        ("12.5000", DUTCH, money, "125000", "125 000 or 12.5"),
        ("12,5000", ENGLISH, money, "125000", "125 000 or 12.5"),
        ("1680.000", DUTCH, measure, "1680000", "1 680 000 or 1 680"),
        ("12.5000", DUTCH, count, "125000", ""),
        ("1.2500", EUR, count, "12500", ""),
        ("13.7500", EUR, count, "137500", ""),
        ("12.0000", EUR, count, "120000", "120 000 or 12"),
        ("+12.5000", EUR, effect, "+125000", "+125 000 or +12.5"),
        ("-12.5000", EUR, effect, "-125000", "-125 000 or -12.5"),
        ("EUR 12.5000", EUR, measure, "EUR 125000", "125 000 or 12.5"),
        ("EUR 12.5000", EUR, contribution, "125000", "125 000 or 12.5"),
        ("1,00,000", EUR, money, "100000", "100 000 or 1 000 000"),
        ("12.00.000", EUR, count, "1200000", "1 200 000 or 12 000 000"),
        ("1,25,000", EUR, money, "125000", ""),
        ("€ 1.250.00", EUR, money, "125000", "125 000 or 1 250"),
        ("€ 1.250.25", DUTCH, money, "125025", "125 025 or 1 250.25"),
        ("1.250.25", EUR, count, "125025", ""),
        ("EUR 1,00,000", EUR, measure, "EUR 100000", "100 000 or 1 000 000"),
    ],
)
def test_a_separator_in_the_wrong_place_gets_what_was_meant(
    text: str, style: Style, read: Read, write: str, readings: str
) -> None:
    why = refused(read, text, "plan.ambiguous" if readings else "plan.notation", style)
    assert (why.write, why.generic) == (write, False)
    assert readings in said(why)


@pytest.mark.parametrize(
    ("text", "style", "read"),
    [("12.5000", ENGLISH, money), ("12,5000", DUTCH, money), ("12.3750", EUR, money), ("12.5000", EUR, measure), ("125.5000", EUR, measure),
     ("12.5000%", EUR, percentage), ("1.2500k", EUR, money), ("0.5000", EUR, money), ("1250.0000", EUR, money)],
)  # fmt: skip
def test_four_decimals_that_are_no_thousands_are_read(text: str, style: Style, read: Read) -> None:
    assert not isinstance(read(text, style), Misread)


@pytest.mark.parametrize("text", ["1.12.27", "12.50.00", "1.250.000.0000", "1.50.000,- x 3 y", "$ 1.50.000"])
def test_what_may_be_something_else_than_thousands_is_left(text: str) -> None:
    why = money(text, EUR)
    assert isinstance(why, Misread)
    assert "150000" not in why.write
