"""The text report: laid out for any width, complete, inert, and in an order that a manager can act on."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from conftest import TODAY, judged, run
from picture import svg
from salesplan_cli import explain
from salesplan_cli import render as formats
from salesplan_cli.compare import Against, compare
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Finding, Settings
from salesplan_cli.places import Region
from salesplan_cli.render import About
from salesplan_cli.render import compare as compared
from salesplan_cli.render.layout import (
    ASCII,
    BOXES,
    Canvas,
    Line,
    bar,
    clip,
    excerpt,
    flow,
    paragraph,
    plain,
    tail,
)
from salesplan_cli.render.terminal import COLOURS, print_to
from salesplan_cli.render.text import lines, render
from salesplan_cli.render.where import end_of, in_place
from salesplan_cli.report import Report, examine
from salesplan_cli.scaffold import Answers, new
from salesplan_cli.text import LANGS, Lang, Phrase, in_flow, phrase, show, visible, width, wrap

AS_OF = date(2026, 11, 23)
PLANS = Path(__file__).parents[1] / "plans"
WIDTHS = (40, 60, 80, 120, 200)

HALF = """\
salesplan: 1
account_manager: Eva Smit
sales_manager: Piet Jansen
organisation: Noordwind Zorg
year: 2027
revenue_target: 1.200.000
products:
  - name: Servicecontracten
    contribution: 45%
    revenue: 540.000,-
  - name: Installaties
    contribution: 35%
    quantity: 12
    unit: installatie
    price: 38.000
  - name: Verbruiksartikelen
    contribution: 20%
segments:
  - name: Ziekenhuizen
    contribution: 60%
    time: 70%
  - name: Klinieken
    contribution: 40%
    time: 50%
costs:
  own: 22.000,-
periods:
  quarters: [290000, 310000, 240000, 360000]
customers:
  new:
    approach: zo veel mogelijk
waivers:
  - rule: C06.weeks
    reason: nieuw in deze regio
"""
DONE = """\
salesplan: 1
account_manager: Tom Bakker
year: 2027
revenue_target: 100000
products:
  - {name: Advies, contribution: 60%, revenue: 50000}
  - {name: Onderhoud, contribution: 30%, revenue: 30000}
  - {name: Training, contribution: 10%, revenue: 20000}
"""


def report(content: str, name: str = "plans/eva.yaml", **settings: frozenset[str]) -> Report:
    return examine(content.encode(), name, Settings(AS_OF, **settings))  # type: ignore[arg-type]


def done() -> Report:
    """A plan that answers all that is asked of it: here the first two questions."""
    return examine(DONE.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2])


def shown(
    *reports: Report, lang: Lang = "en", columns: int = 80, unicode: bool = True, limit: int | None = None
) -> str:
    return plain(lines(reports, lang, Canvas(columns, unicode, limit)))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def half() -> Report:
    return report(HALF)


# --- words in lines ------------------------------------------------------------------------------------------------

AMOUNTS = "it takes EUR 1 200 000 or 12,5 % of € 45 000 (2 of 3), 540 000 + 456 000 = 996 000 and USD -24 000"
WHOLE = ("EUR 1 200 000", "12,5 %", "€ 45 000", "(2 of 3)", "540 000", "456 000", "996 000", "USD -24 000")


@pytest.mark.parametrize("columns", range(14, 110))
def test_no_amount_is_broken_over_lines(columns: int) -> None:
    wrapped = wrap(AMOUNTS, columns)

    assert " ".join(wrapped) == AMOUNTS
    assert max(len(line) for line in wrapped) <= columns
    for amount in WHOLE:
        assert any(amount in line for line in wrapped), amount


def test_numbers_that_only_stand_beside_each_other_do_part() -> None:
    assert wrap("in 2027 1000 and", 8) == ["in 2027", "1000 and"]


def test_short_code_stays_on_one_line_and_long_code_does_not() -> None:
    assert wrap("write `numbers: nl` at the top", 14) == ["write", "`numbers: nl`", "at the top"]
    assert wrap("write `a code of more than forty characters in all` now", 30) == [
        "write `a code of more than", "forty characters in all` now",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 10, [""]),
        ("ten cells.", 10, ["ten cells."]),
        ("ten cells, and", 10, ["ten cells,", "and"]),
        ("ten cells", 8, ["ten", "cells"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
        ("a abcdefghi b", 4, ["a", "abcd", "efgh", "i b"]),
        ("日本語 日本", 6, ["日本語", "日本"]),
        ("日本語", 5, ["日本", "語"]),
        ("één café", 8, ["één café"]),
        ("één café", 7, ["één", "café"]),
        ("a  b", 9, ["a  b"]),
        ("ab   cd", 3, ["ab", "cd"]),
        ("  ab ", 3, ["ab"]),
        ("abcd ", 4, ["abcd"]),
        ("111 222 333 444 555", 7, ["111 222", "333 444", "555"]),
        ("a\x1b[31mb", 20, ["a\\x1b[31mb"]),
        ("x ::error::y", 20, ["x : :error: :y"]),
    ],
)
def test_wrap(text: str, columns: int, expected: list[str]) -> None:
    assert wrap(text, columns) == expected


@given(st.text(max_size=200), st.integers(2, 60))
def test_wrap_loses_nothing_and_fits(text: str, columns: int) -> None:
    wrapped = wrap(text, columns)

    assert "".join("".join(wrapped).split()) == "".join(visible(text).split())
    assert all(width(line) <= columns for line in wrapped)


def test_a_paragraph_hangs_behind_what_stands_first() -> None:
    first: Line = (("1. ", "dim"),)

    assert plain(paragraph("one two three", 10, first=first)) == "1. one two\n   three\n"
    assert plain(paragraph("one two three", 10, indent=2)) == "  one two\n  three\n"


def test_code_in_a_paragraph_is_styled_also_where_it_goes_on() -> None:
    laid = paragraph("write `some code of forty characters or more` here", 26, "strong")

    assert [[style for _, style in line if _.strip()] for line in laid] == [
        ["strong", "code", "code"], ["code", "code", "strong"],
    ]  # fmt: skip
    assert squeezed(plain(laid)) == "write `some code of forty characters or more` here"


def test_a_backtick_of_a_plan_colours_nothing_behind_it() -> None:
    assert paragraph('"5`" is no number: write `amount: 5`', 60) == [
        (("", ""), ('"5`" is no number: write `amount: 5`', ""))
    ]


def test_flow_puts_pieces_beside_each_other_while_they_fit() -> None:
    pieces: list[Line] = [(("abc", ""),), (("def", "bad"),), (("a long piece", ""),)]

    assert plain(flow(pieces, 9)) == "abc   def\na long\npiece\n"
    assert plain(flow(pieces, 8)) == "abc\ndef\na long\npiece\n"
    assert plain(flow(pieces, 12, " · ", 1)) == " abc · def\n a long\n piece\n"


@pytest.mark.parametrize(
    ("percent", "full"), [(0, 0), (1, 1), (9, 1), (10, 1), (19, 1), (20, 2), (50, 5), (99, 9), (100, 10)]
)
def test_a_bar_is_full_only_at_100_and_empty_only_at_0(percent: int, full: int) -> None:
    assert "".join(text for text, _ in bar(percent, 10, ASCII, "good")) == "#" * full + "-" * (10 - full)


def test_no_room_is_no_bar() -> None:
    assert bar(50, 0, ASCII, "good") == ()


@pytest.mark.parametrize(("text", "expected"), [("abcdef", "abcdef"), ("abcdefg", "abcde…"), ("日本語日", "日本…")])
def test_clip_shows_the_cut(text: str, expected: str) -> None:
    assert clip(text, 6, "…") == expected


def test_tail() -> None:
    assert [tail("abc", cells) for cells in (0, 2, 3, 4)] == ["", "bc", "abc", "abc"]


# --- a place in a file ---------------------------------------------------------------------------------------------


def underlined(line: str, column: int, end: int, columns: int = 60, end_line: int = 1) -> tuple[str, str]:
    text, under = plain(excerpt([line], Region(1, column, end_line, end), columns, ASCII)).splitlines()
    assert text.startswith("     1 | ")
    assert under.startswith("       | ")
    return text[9:], under[9:]


@pytest.mark.parametrize(
    ("line", "column", "end", "text", "under"),
    [
        ("price: 9.000", 8, 13, "price: 9.000", "       ^^^^^"),
        ("名前: 価格 x", 5, 7, "名前: 価格 x", "      ^^^^"),
        ("a\x1b[1m: b", 8, 9, "a\\x1b[1m: b", "          ^"),
        ("a:\tb", 4, 5, "a:  b", "    ^"),
        ("e\u0301\u0301: x", 6, 7, "e\u0301\u0301: x", "   ^"),
        ("ab", 3, 3, "ab", "  ^"),
        ("ab", 2, 2, "ab", " ^"),
        ("ab", 99, 120, "ab", "  ^"),
        (":::: x", 3, 5, ": : : : x", "    ^^^"),
        ("##[x]", 3, 4, "## [x]", "   ^"),
    ],
)
def test_the_underline_stands_under_what_is_shown(line: str, column: int, end: int, text: str, under: str) -> None:
    assert underlined(line, column, end) == (text, under)


def test_a_place_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert underlined("ab: [1,  ", 5, 2, end_line=3) == ("ab: [1,", "    ^^^")


@pytest.mark.parametrize(
    ("line", "column", "end", "text", "under"),
    [
        ("a: " + "x" * 28, 1, 2, "a: " + "x" * 28, "^"),
        ("a: " + "x" * 29, 1, 2, "a: " + "x" * 25 + "...", "^"),
        ("x" * 20 + "here" + "y" * 20, 21, 25, "..." + "x" * 15 + "here" + "y" * 6 + "...", " " * 18 + "^^^^"),
        ("x" * 30 + "here", 31, 35, "..." + "x" * 15 + "here", " " * 18 + "^^^^"),
        ("here: " + "y" * 60, 1, 99, "here: " + "y" * 19 + "...", "^" * 28),
        ("abcdefgh" + "y" * 60, 9, 99, "..." + "y" * 22 + "...", " " * 3 + "^" * 25),
    ],
)
def test_a_long_line_is_cut_around_its_place(line: str, column: int, end: int, text: str, under: str) -> None:
    shown_text, shown_under = underlined(line, column, end, 40)

    assert len(shown_text) <= 31
    assert len(shown_under) <= 31
    assert shown_text[shown_under.index("^") :][: shown_under.count("^")].strip(".")[:4] in line
    if len(line) < 40:
        assert (shown_text, shown_under) == (text, under)


@pytest.mark.parametrize("region", [Region(0, 0, 0, 0), Region(3, 1, 3, 2), Region(2, 1, 2, 2)])
def test_no_line_no_excerpt(region: Region) -> None:
    assert excerpt(["a: 1", "  "], region, 80, BOXES) == []


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 300), st.integers(40, 100), st.booleans())
def test_any_excerpt_fits_and_is_inert(line: str, column: int, length: int, columns: int, unicode: bool) -> None:
    glyphs = BOXES if unicode else ASCII
    for laid in excerpt([line], Region(1, column, 1, column + length), columns, glyphs):
        text = "".join(span[0] for span in laid)
        assert width(text) <= columns
        assert "::" not in text
        assert "##[" not in text
        assert visible(text) == text


# --- the report at any width ---------------------------------------------------------------------------------------


def is_code(line: Line) -> bool:
    return bool(line) and line[0][1] == "code"


@pytest.mark.parametrize("columns", [*WIDTHS, 47, 71, 72, 73, 97, 109, 110, 139, 140])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unicode", [True, False])
def test_it_fits(half: Report, lang: Lang, columns: int, unicode: bool) -> None:
    for reports in ([half], [half, done(), report("salesplan: 1\na: *b\n", "plans/broken.yaml")]):
        laid = list(lines(reports, lang, Canvas(columns, unicode)))

        assert len(laid) > 30
        for line in laid:
            if not is_code(line):
                assert width("".join(text for text, _ in line)) <= columns, line


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("lang", LANGS)
def test_all_that_is_to_be_said_is_said_at_every_width(half: Report, lang: Lang, columns: int) -> None:
    text = shown(half, lang=lang, columns=columns)
    words = squeezed(text)

    assert len(half.open()) > 8
    for finding in half.open():
        said = finding.message.say(lang, "EUR")
        assert squeezed(said)[1:] in words
        assert f"plans/eva.yaml:{finding.region.line}" in words
        assert finding.rule in words
        for line in finding.lines(lang, "EUR").splitlines():
            # Under a key that another finding writes already, further to the left.
            assert f"{line.strip()}\n" in text
    for result in half.criteria:
        assert set(result.criterion.title.in_(lang).split()) <= set(words.split())


def test_a_window_narrower_than_40_columns_is_one_of_40(half: Report) -> None:
    assert shown(half, columns=3) == shown(half, columns=40) != shown(half, columns=41)


def test_without_box_characters_all_is_ascii(half: Report) -> None:
    broken = report("salesplan: 1\na: *b\n", "plans/broken.yaml")

    assert shown(half, unicode=False).isascii()
    assert shown(half, broken, done(), unicode=False).isascii()
    assert not shown(half).isascii()


@pytest.mark.parametrize("columns", WIDTHS)
def test_styles_are_no_words(half: Report, columns: int) -> None:
    laid = list(lines([half, done()], "en", Canvas(columns)))
    styles = {style for line in laid for _, style in line}

    assert styles <= {"", *COLOURS}
    assert len(styles) > 6
    assert plain(laid) == "".join("".join(text for text, _ in line).rstrip() + "\n" for line in laid)


# --- what it says, in which order ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "start"),
    [
        ("en", "Eva Smit   {score} of 100   {without} without waivers   {yes} of 11 yes   ✗ not passed"),
        (
            "nl",
            "Eva Smit   {score} van de 100   {without} zonder uitzonderingen   {yes} van de 11 ja   ✗ voldoet nog niet",
        ),
    ],
)
def test_the_first_line_says_it_all(half: Report, lang: Lang, start: str) -> None:
    first, second = shown(half, lang=lang, columns=100).splitlines()[:2]

    assert first == start.format(score=half.score, without=half.score_without_waivers, yes=half.yes)
    assert second.startswith("plans/eva.yaml · 2027 · ")
    assert "EUR 1 200 000" in second


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("year: 2028", "2028"),
        ("period: {start: 2027-01-01, end: 2027-12-31}", "2027"),
        ("period: {start: 2027-01-01, end: 2027-12-30}", "1 January 2027 to 30 December 2027"),
        ("period: {start: 2027-02-01, months: 12}", "1 February 2027 to 31 January 2028"),
    ],
)
def test_the_period_is_named(period: str, words: str) -> None:
    plan = report(f"salesplan: 1\naccount_manager: Eva\norder_target: 120\n{period}\n")

    assert f"plans/eva.yaml · {words} · target 120 orders\n" in shown(plan)


def test_one_order_is_one_in_both_languages() -> None:
    plan = report("salesplan: 1\naccount_manager: Eva\norder_target: 1\nyear: 2027\n")
    assert " · target 1 order\n" in shown(plan)
    assert " · doel 1 order\n" in shown(plan, lang="nl")


def test_without_a_period_the_rest_is_named() -> None:
    assert "\nplans/eva.yaml · target EUR 1 200 000 · " in shown(report(HALF.replace("year: 2027\n", "")), columns=100)


def test_the_eleven_questions_are_a_table(half: Report) -> None:
    wide = shown(half, columns=120)
    rows = [line for line in wide.splitlines() if re.match(r" ?\d+  [A-Z]", line)]

    assert [int(row[:2]) for row in rows] == list(range(1, 12))
    assert "Yes" in rows[0]
    assert "No, revise" in rows[1]
    assert "No, do it now" in rows[10]
    assert re.search(r"No, revise +■+·+ +\d+%  .*quantity or revenue per product \(2 of 3\)", rows[1])
    assert re.search(r"does not hold: shares make 100%$", rows[3])
    assert "waived: a number per week" in wide
    assert "Question" in wide


def test_in_a_narrow_window_what_is_missing_stands_under_its_question(half: Report) -> None:
    text = shown(half, columns=60)

    assert re.search(
        r"^ 2  Product targets +No +■+·+ +\d+%\n    quantity or revenue per product \(2 of 3\)$", text, re.M
    )
    assert "No, revise" not in text


def test_in_the_narrowest_window_a_long_title_goes_on_below(half: Report) -> None:
    text = shown(half, lang="nl", columns=40)

    assert re.search(r"^ 8  Nieuwe en bestaande +Nee +0%\n    klanten\n    te benaderen nieuwe klanten;$", text, re.M)


def test_what_is_not_judged_says_what_it_waits_for() -> None:
    text = shown(report("salesplan: 1\naccount_manager: Eva\nyear: 2027\n"), columns=100)

    assert re.search(r"^ 2  Product targets +– +·+   0%  cannot be judged: 1 is missing$", text, re.M)
    assert "products named; contribution or rank per product" in text


def heading_places(text: str, *headings: str) -> list[int]:
    return [re.search(f"^{re.escape(heading)}", text, re.M).start() for heading in headings]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("en", ("For Piet Jansen, sales manager (", "For Eva Smit, account manager (", "Not held against this plan",
                "Advice: what an experienced sales director would ask (", "What brings most points: from ")),
        ("nl", ("Voor Piet Jansen, salesmanager (", "Voor Eva Smit, accountmanager (", "Telt voor dit plan niet mee",
                "Advies: wat een ervaren commercieel directeur zou vragen (", "Wat de meeste punten oplevert: van ")),
    ],
)  # fmt: skip
def test_each_has_a_list_and_advice_stands_apart(half: Report, lang: Lang, headings: tuple[str, ...]) -> None:
    places = heading_places(shown(half, lang=lang), *headings)

    assert places == sorted(places)


def test_without_names_the_roles_are_said() -> None:
    text = shown(report("salesplan: 1\nyear: 2027\n"))

    assert heading_places(text, "For the sales manager (", "For the account manager (")


def test_the_root_comes_first_and_a_rule_is_explained_once() -> None:
    two = HALF.replace("    revenue: 540.000,-\n", "") + "kleur: rood\n"
    text = shown(report(two), columns=200)
    part = text[text.index("For Piet Jansen") : text.index("For Eva Smit")]
    marks = re.findall(r"^([!✗≠]) ", part, re.M)

    assert marks == sorted(marks, key="!✗≠".index)
    assert set(marks) == {"!", "✗"}
    assert part.count("C02.quantity") == 2
    assert part.count("Without a number per product everyone sells what they like") == 1
    assert "The file itself (1)" in text


def test_a_contradiction_says_that_it_is_one(half: Report) -> None:
    assert re.search(r"^  plans/eva.yaml:\d+   C04.sum   contradiction$", shown(half), re.M)
    assert re.search(r"^≠ ", shown(half), re.M)


def test_a_place_is_shown_with_its_line(half: Report) -> None:
    text = shown(half)

    assert "    15 │     price: 38.000\n       │            ▔▔▔▔▔▔\n" in text
    assert "  Write instead, at Installaties in `products`:\n    price: 38000\n" in text
    assert "  Write, as an example, at Verbruiksartikelen in `products`:\n" in text
    assert "  Write instead, as an example, under `new` in `customers`:\n" in text


def test_a_section_that_is_not_there_has_no_line_to_show(half: Report) -> None:
    text = shown(half)
    part = text[text.index("C07.count") :]

    assert part.startswith("C07.count   `activities` is not in the plan yet\n  Write, as an example:\nactivities:\n")
    assert "`costs` is not in the plan yet" not in text


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (phrase("the target is missing", "x"), "The target is missing."),
        (phrase("how much?", "x"), "How much?"),
        (phrase("write it down.", "x"), "Write it down."),
        (phrase("{name} has no unit", "x", name="eBay"), "eBay has no unit."),
        (phrase("{what} has no unit", "x", what=Phrase(phrase("product 3", "x").text)), "Product 3 has no unit."),
    ],
)
def test_messages_are_sentences(half: Report, message: Phrase, sentence: str) -> None:

    changed = half._replace(findings=(half.findings[0]._replace(message=message, kind="missing"),))

    assert sentence in shown(changed)


def test_what_stands_in_a_comment_is_not_what_is_written_instead() -> None:
    text = shown(
        report("# products and reviews\nsalesplan: 1\nproducts:\n  - name: A # quantity: to be agreed\n"), columns=100
    )
    assert "`reviews` is not in the plan yet" in text
    assert "Write, as an example, at A in `products`:\n    quantity:" in text
    assert "Write instead, at A in `products`:\n    quantity:" not in text


def test_a_section_on_the_first_line_is_there() -> None:
    text = shown(report("{salesplan: 1, year: 2027, products: [{name: Kaas}], costs: {own: 3}}\n"), columns=100)
    assert "`products` is not in the plan yet" not in text
    assert "`costs` is not in the plan yet" not in text
    assert "`segments` is not in the plan yet" in text


@pytest.mark.parametrize("source", ["half", "new", *sorted(each.name for each in PLANS.glob("*.yaml"))])
def test_what_is_to_be_written_is_pasted_as_it_stands(source: str) -> None:
    answers = Answers("Eva", None, None, 2027, "EUR", "1 200 000", "plan.schema.json")
    texts = {"half": HALF, "new": new(answers, "en")}
    plan = report(texts.get(source) or (PLANS / source).read_text(encoding="utf-8"))
    for finding in plan.open():
        if finding.lines("en", "EUR") and not finding.in_flow:
            mended = report("\n".join(with_lines(plan, finding)) + "\n")
            assert mended.readable
            assert (finding.rule, finding.path) not in {(each.rule, each.path) for each in mended.open()}


@pytest.mark.parametrize(
    ("section", "says", "first"),
    [
        # A section that is still empty is replaced.
        ("customers:\n  existing: {count: 8, approach: 6}\n  new:\n", "Write instead, as an example, under", "  new:"),
        # A list of which the dashes stand alone on their lines, below its key or right at it.
        ("products:\n    -\n        name: A\n        contribution: 60%\n", "at the end of `products`:", "    - name:"),
        ("products:\n-\n  name: A\n  contribution: 60%\n", "at the end of `products`:", "- name:"),
        ("products:\n    -\n        name: A\n", "at A in `products`:", "        contribution:"),
    ],
)
def test_lines_stand_where_the_plan_has_its_own(section: str, says: str, first: str) -> None:
    text = shown(report(f"salesplan: 1\naccount_manager: Eva\nyear: 2027\nrevenue_target: 1M\n{section}"), columns=200)
    assert re.search(f"{re.escape(says)}.*\n{re.escape(first)}", text)


def test_keys_above_a_list_of_numbers_are_replaced_as_well() -> None:
    quarters = "".join(f"    - {each}\n" for each in (290_000, 310_000, 240_000, 360_000))
    months = "    - 100000\n" * 12
    index = "[85, 5, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]"
    text = shown(
        report(
            "salesplan: 1\naccount_manager: Eva\nyear: 2027\nrevenue_target: 1200000\nperiods:\n"
            f"  quarters:\n{quarters}  months:\n{months}  seasonality: {{index: {index}, basis: 2026}}\n"
        ),
        columns=200,
    )
    assert (
        "Write in place of what stands at `months` and `quarters` now, as an example, under `periods`:\n  months: ["
        in text
    )


def with_lines(plan: Report, finding: Finding) -> list[str]:
    """The lines of a plan with those to write where the report says that they belong, as they stand in it."""
    lines, to_write, at = list(plan.lines), in_place(plan, finding, "en").split("\n"), finding.region.line
    if finding.absent or finding.is_entry:
        holder = finding.holder[: len(finding.holder) - len(finding.under)]
        begin = at if holder else len(lines)
        if finding.is_entry:
            begin = end_of(plan.lines, at - 1) + 1
        return [*lines[:begin], *to_write, *lines[begin:]]
    return [*lines[: at - 1], *to_write, *lines[end_of(plan.lines, at - 1) + 1 :]]


def test_no_key_is_to_be_written_twice() -> None:
    text = shown(report("salesplan: 1\naccount_manager: Eva\nyear: 2027\nrevenue_target: 1M\n"))
    for key in ("products", "periods", "customers", "monitoring", "reviews"):
        assert text.count(f"\n{key}:\n") == 1
    assert (
        "  Write, as an example, under `monitoring`, which C10.organisation above begins:\n  self:\n    - measure: "
        in text
    )
    assert "  Write, as an example, under `periods`, which C06.season above begins:\n  quarters: [" in text
    # The same lines answer another rule as well.
    assert text.count("  - first: 2027-01-12\n") == 1
    assert "  What to write is above, at C11.dates.\n" in text


def test_a_key_that_is_there_and_empty_is_written_once() -> None:
    text = shown(report("salesplan: 1\nyear: 2027\nrevenue_target: 1M\nmonitoring:\nreviews:\n"))
    assert text.count("\nmonitoring:\n") == 1
    assert "  Write, as an example, under `monitoring`, which C10.organisation above begins:\n  self:\n" in text


def test_points_are_promised_only_for_what_is_given_already() -> None:
    head = "salesplan: 1\naccount_manager: Eva\nrevenue_target: 1M\n"
    assert not promised(report(head + "jaar: 2027\nproducts: [{name: Kaas}]\n"), ("jaar",))
    quarters = report(head + "jaar: 2027\nperiods: {quarters: [1, 2, 3, 4], months: [1, 2]}\n")
    assert promised(quarters, ("jaar",))


def promised(plan: Report, path: tuple[str, ...]) -> bool:
    return any(finding.path == path for change in islice(plan.improvements(), 30) for finding in change.findings)


def test_a_key_of_another_name_is_put_right() -> None:
    wrong = DONE.replace("revenue_target", "omzetdoel")
    text = shown(examine(wrong.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2]))
    assert "`omzetdoel` put right (plan.unknown-key, line" in " ".join(text.split())


def test_an_event_is_called_by_its_name() -> None:
    text = shown(
        report("salesplan: 1\nyear: 2027\nperiods:\n  events:\n    - name: Beurs\n      start: 2027-03-01\n"),
        columns=100,
    )
    assert "at Beurs in `events`" in text


def test_what_is_waived_or_ignored_stays_visible_with_its_reason() -> None:
    text = shown(report(HALF, ignore=frozenset({"C11", "C02.quantity"})), columns=100)

    assert "C06.weeks waived: a number per week (nieuw in deze regio)\n" in text
    assert "  C02.quantity, C11: ignored on request\n" in text
    assert re.search(r"7 rules ignored$", text, re.M)
    assert re.search(r"^11  Review dates +– +–  ignored$", text, re.M)
    assert "ignored: C02.quantity" in text


def test_what_is_not_asked_is_no_yes() -> None:
    first = shown(report(HALF, select=frozenset({"C01", "C02"})), columns=100).splitlines()[0]
    assert " of 2 yes" in first


def test_the_three_best_changes_come_last_with_the_score_they_lead_to(half: Report) -> None:
    changes = list(islice(half.improvements(), 3))
    last = shown(half).split("What brings most points")[1].splitlines()

    assert last[0].startswith(f": from {half.score} to {changes[-1].score} ─")
    assert len(last) == 4
    reached = half.score
    for number, (line, change) in enumerate(zip(last[1:], changes, strict=True), 1):
        assert re.match(
            rf"  {number}\. +\+{change.score - reached} → +{change.score}  .*\({re.escape(change.rules[0])}", line
        )
        reached = change.score


def test_mending_a_value_that_cannot_be_read_is_a_change_too() -> None:
    vague = DONE.replace("revenue: 20000", "revenue: n.t.b.")
    text = shown(examine(vague.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2]))

    assert re.search(r"1\. +\+\d+ → +\d+  `revenue` written clearly \(plan.vague, line 8\)\n$", text)


def test_a_change_at_several_places_says_so() -> None:
    bare = DONE.replace(", revenue: 50000", "").replace(", revenue: 30000", "")
    text = shown(examine(bare.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2]))

    assert "quantity or revenue per product (C02.quantity, 2 places)" in text


def test_what_is_written_clearly_at_several_places_is_named() -> None:
    twice = DONE.replace("revenue: 50000", "revenue: 50.000").replace("revenue: 20000", "revenue: 20.000")
    text = shown(examine(twice.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2]), columns=100)
    assert "`revenue` written clearly (plan.ambiguous, lines 6 and 8)\n" in text
    lines = "".join(f"  - name: P{at}\n    contribution: {9 - at}%\n    revenue: {at}0.000\n" for at in range(1, 7))
    many = f"salesplan: 1\nrevenue_target: 50.000\nyear: 2027\nproducts:\n{lines}"
    text = shown(examine(many.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2]), columns=120)
    assert "`revenue` written clearly (plan.ambiguous, lines 2, 7, 10, 13 and 3 more)" in " ".join(text.split())


def test_a_section_of_another_name_brings_what_it_holds() -> None:
    done_ = done()
    assert done_.score == 100
    names = {"revenue_target": "omzetdoel", "products": "producten"}
    wrong = DONE
    for name, written_ in names.items():
        wrong = re.sub(rf"(?m)^{name}:", f"{written_}:", wrong)
    report_ = examine(wrong.encode(), "plans/tom.yaml", Settings(AS_OF), CHECKLIST[:2])
    # The target is no answer before there are products.
    assert [(each.findings[0].path, each.score) for each in islice(report_.improvements(), 3)] == [
        (("producten",), 75), (("omzetdoel",), 100)
    ]  # fmt: skip


def test_a_plan_with_nothing_open_gets_a_friendly_word() -> None:
    assert shown(done()).endswith("✓ Nothing left to mend: every question is answered. Good selling!\n")
    assert "✓ passed" in shown(done())
    assert "Niets meer aan te passen" in shown(done(), lang="nl")


def test_a_plan_of_which_the_sum_cannot_be_made_says_so_at_the_end(complete: str) -> None:
    unknown = complete.replace("    revenue: 800k\n", "").replace("    win: 10\n", "")
    plan = examine(unknown.encode(), "plans/tom.yaml", Settings(AS_OF))
    assert plan.score == 100
    end = " ".join(shown(plan).split("✓ Nothing left to mend")[1].split())
    assert (
        "Only whether the activities are enough for the target could not be worked out (C07.enough): the orders" in end
    )
    assert "what existing customers bring in (`revenue` under `existing`)" in end
    # In full, as it is no text of somebody else.
    assert end.endswith("or how many new ones you want to win (`win` under `new`).")
    assert "Alleen of de activiteiten genoeg zijn voor het doel, was niet uit te rekenen" in shown(plan, lang="nl")
    assert "could not be worked out" not in shown(examine(complete.encode(), "p", Settings(AS_OF)))


def test_a_plan_that_cannot_be_read_says_so_with_its_place() -> None:
    text = shown(report("salesplan: 1\na: &b 1\n", "plans/broken.yaml"))

    assert text.startswith("plans/broken.yaml   0 of 100   ✗ cannot be judged\n\nThe file itself (1) ─")
    assert "plans/broken.yaml:2   plan.alias\n     2 │ a: &b 1\n       │    ▔▔\n" in text
    assert "yes" not in text.splitlines()[0]


def test_of_what_yaml_cannot_read_one_line_is_replaced() -> None:
    text = shown(report("salesplan: 1\nproducts:\n  -name: Boilers\n   quantity: 40\n  - name: Pumps\n"))

    assert "A space is missing after this dash." in text
    assert text.endswith("  Write instead:\n  - name: Boilers\n")


def test_whose_plan_it_is_only_its_author_knows() -> None:
    text = shown(report("salesplan: 1\nyear: 2027\n"))
    assert "  Write, as an example:\naccount_manager: Sanne de Vries\n" in text


def test_a_version_that_lacks_replaces_nothing() -> None:
    text = shown(report("account_manager: Eva\nyear: 2027\n"))

    assert "`salesplan` is not in the plan yet" in text
    assert text.endswith("  Write:\nsalesplan: 1\n")
    other = shown(report("salesplan: 2\nyear: 2027\n"))
    assert other.endswith("  Write instead:\nsalesplan: 1\n")


def test_settings_that_changed_the_outcome_are_named(half: Report) -> None:
    note = phrase("settings of salesplan.toml", "instellingen uit salesplan.toml")
    of_several = "".join(render([half, half], About("en", AS_OF, 100, True, None, note)))
    assert of_several.splitlines()[1] == "settings of salesplan.toml"
    text = "".join(render([half], About("en", AS_OF, 100, True, None, note)))

    assert text.splitlines()[2:4] == ["settings of salesplan.toml", ""]
    assert text.replace("settings of salesplan.toml\n", "") == "".join(render([half], About("en", AS_OF, 100)))


def test_nothing_to_report_is_nothing() -> None:
    assert shown() == ""


# --- several plans -------------------------------------------------------------------------------------------------


def several() -> list[Report]:
    return [
        done(),
        report(HALF),
        report("a: [", "plans/broken.yaml"),
        report(HALF.replace("Eva", "Ada"), "plans/ada.yaml"),
    ]


def test_plans_come_worst_first() -> None:
    text = shown(*several(), columns=120)
    head = text[: text.index("──")]
    rows = [line for line in head.splitlines() if line.startswith(("✓", "✗"))]

    assert head.startswith("4 plans   ✓ 1 passed   ✗ 2 not passed   ✗ 1 cannot be judged   mean score ")
    assert [row[2:12].strip() for row in rows] == ["plans/brok", "Ada Smit", "Eva Smit", "Tom Bakker"]
    assert [row.split()[-1] for row in rows][1:] == ["plans/ada.yaml", "plans/eva.yaml", "plans/tom.yaml"]
    order = heading_places(text, "plans/broken.yaml   ", "Ada Smit   ", "Eva Smit   ")
    assert order == sorted(order)


def test_each_manager_sees_which_questions_are_theirs() -> None:
    plans = [
        *several(),
        report(HALF.replace("Eva", "Bob").replace("sales_manager: Piet Jansen\n", ""), "plans/bob.yaml"),
    ]
    text = shown(*plans, columns=120)
    head = text[: text.index("──")]

    assert "\nFor Piet Jansen, sales manager\n  Ada Smit: questions " in head
    assert "\nFor the sales manager\n  Bob Smit: questions " in head
    assert head.index("For Piet Jansen") < head.index("For the sales manager")
    theirs = {each.criterion for each in plans[1].open() if each.owner == "manager" and each.kind != "advice"}
    numbers = [str(int(each[1:])) for each in sorted(each for each in theirs if each)]
    assert f"Eva Smit: questions {', '.join(numbers[:-1])} and {numbers[-1]}" in head
    assert "Tom Bakker: question" not in head


def test_managers_are_told_only_of_the_questions_that_are_asked() -> None:
    vague = (
        "salesplan: 1\naccount_manager: Eva\nyear: 2027\nproducts: [{name: A, revenue: n.t.b.}]\ncosts: {own: n.t.b.}\n"
    )
    only = frozenset({"C02"})
    text = shown(report(vague, "plans/a.yaml", select=only), report(vague, "plans/b.yaml", select=only), columns=120)
    assert "Eva: question 2\n" in text[: text.index("──")] + "\n"
    assert "Eva: questions" not in text


def test_plans_that_all_pass_need_no_more_than_the_table() -> None:
    text = shown(done(), done())

    assert text.startswith("2 plans   ✓ 2 passed   mean score 100, lowest 100\n")
    assert len(text.splitlines()) == 5


def test_the_table_shows_each_answer_where_there_is_room(half: Report) -> None:
    marks = "".join({"yes": "  ✓", "no": "  ✗", "unjudged": "  –"}[each.answer] for each in half.criteria)

    assert "  1  2  3  4  5  6  7  8  9 10 11  Open" in shown(*several(), columns=80)
    assert marks in shown(*several(), columns=80)
    assert marks not in shown(*several(), columns=50)
    assert f"  {half.yes}/11 " in shown(*several(), columns=50)


def test_a_plan_with_nothing_open_is_only_in_the_tables() -> None:
    assert shown(*several()).count("Tom Bakker") == 2
    assert shown(*several()).count("Eva Smit") > 2


def test_a_plan_without_a_name_is_called_by_its_path() -> None:
    nameless = report(HALF.replace("account_manager: Eva Smit\n", ""))
    text = shown(nameless, nameless)

    assert text.startswith("2 plans   ✗ 2 not passed   mean score ")
    assert len(re.findall("^✗ plans/eva.yaml ", text, re.M)) == 4
    assert shown(nameless).splitlines()[1].startswith("2027 · target EUR 1 200 000")


def test_a_long_report_ends_with_the_table_that_it_begins_with() -> None:
    text = shown(*several())
    table, _, rest = text.partition("\n\n──")
    assert text.endswith(f"{table}\n")
    assert "For the account manager" in rest or "For Eva Smit" in rest


def test_where_nothing_is_open_one_table_says_it_all() -> None:
    passed = several()[0]
    assert passed.passed
    assert len(re.findall("^2 plans ", shown(passed, passed), re.M)) == 1


def test_advice_alone_leaves_nothing_to_mend(half: Report) -> None:
    advice = half.findings[0]._replace(kind="advice", mends=())
    text = shown(several()[0]._replace(findings=(advice,), lines=half.lines))
    assert "✓ Nothing has to be mended; the advice is for you to weigh." in text


def test_advice_to_somebody_unnamed_names_nobody() -> None:
    advice = r"^  plans/eva.yaml:\d+   C03.definition(   for Piet Jansen)?$"
    named, unnamed = (
        re.search(advice, shown(report(content)), re.M)
        for content in (HALF, HALF.replace("sales_manager: Piet", "x: y"))
    )

    assert named is not None
    assert unnamed is not None
    assert (named[1], unnamed[1]) == ("   for Piet Jansen", None)


def test_a_long_name_is_not_lost() -> None:
    name = "Wilhelmina van der Schoot tot Oldenzaal"
    text = shown(done(), report(HALF.replace("Eva Smit", name)), columns=40)
    table = text[: text.index("──")]

    assert "✗ Wilhelmina van der Schoot t… " in table
    assert f"{name} plans/eva.yaml" in squeezed(table)


# --- bounded on a terminal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("less", [0, 1, 3])
def test_findings_beyond_the_limit_are_counted_and_can_be_found(half: Report, less: int) -> None:
    found = len(half.open())
    text = shown(half, limit=found - less, columns=100)

    assert len(re.findall(r"^  plans/eva.yaml:\d+", text, re.M)) == found - less
    assert ("To see them" in text) == (less > 0)
    if less:
        noun = "findings" if less > 1 else "finding"
        assert text.endswith(
            f"\n{less} more {noun} in 1 plan. To see them:\n  salesplan check plans/eva.yaml --output report.txt\n"
        )


def test_the_limit_is_one_of_the_run() -> None:
    reports = several()
    first, second = len(reports[3].open()), len(reports[1].open())
    every = 1 + first + second

    assert "To see them" not in shown(*reports, limit=every)
    assert "1 more finding in 1 plan. To see them:\n  salesplan check plans/eva.yaml\n" in shown(
        *reports, limit=every - 1
    )
    text = shown(*reports, limit=4)
    assert f"{every - 4} more findings in 2 plans. To see them:\n  salesplan check plans/ada.yaml\n" in text
    assert len(re.findall(r"^  plans/\w+.yaml:\d+", text, re.M)) == 4


def test_the_table_of_plans_is_bounded_too() -> None:
    reports = several()
    left = sorted(each.score for each in reports)[3]

    assert "more plan" not in shown(*reports, limit=4)
    assert f"  and 1 more plan, with {left} or more\n" in shown(*reports, limit=3)


def test_a_path_is_given_as_it_can_be_typed() -> None:
    text = shown(report(HALF, "plans/eva & tom.yaml"), limit=1)

    assert "  salesplan check 'plans/eva & tom.yaml' --output report.txt\n" in text


# --- foreign text --------------------------------------------------------------------------------------------------

HOSTILE = "[/foo] \\e[31m \u202e ::error::x ##[group]y [red]z"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("columns", WIDTHS)
def test_hostile_text_is_shown_and_not_obeyed(lang: Lang, columns: int) -> None:
    name = '"' + HOSTILE.replace("\u202e", "\\u202e") + '"'
    content = HALF.replace("Eva Smit", name).replace("Piet Jansen", name).replace("Verbruiksartikelen", name)
    hostile = report(content.replace("Ziekenhuizen", '"::add-mask::"'), "plans/::error::\x1b]0;x\x07.yaml")
    for text in (shown(hostile, lang=lang, columns=columns), shown(hostile, done(), lang=lang, columns=columns)):
        assert "::" not in text
        assert "##[" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[/foo]" in text
        assert "[red]z" in squeezed(text)
        assert all(visible(line) == line for line in text.splitlines())


# --- in colour -----------------------------------------------------------------------------------------------------


def coloured(report: Report, columns: int, **options: bool) -> str:
    file = io.StringIO()
    console = Console(file=file, width=columns, force_terminal=True, color_system="standard", **options)  # type: ignore[arg-type]
    print_to(console, lines([report], "en", Canvas(columns)))
    return file.getvalue()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_colour_changes_no_word(columns: int) -> None:
    hostile = report(HALF.replace("Verbruiksartikelen", '"[/foo] [bold]b :smile: http://x.nl"'))
    text = coloured(hostile, columns)
    without = re.sub(r"\x1b\[[\d;]*m", "", text)

    assert "\x1b[" in text
    assert "\n".join(line.rstrip() for line in without.split("\n")) == shown(hostile, columns=columns)
    assert "[/foo] [bold]b :smile:" in without


def test_no_color_keeps_the_words(half: Report) -> None:
    text = coloured(half, 80, no_color=True)

    assert "\x1b[3" not in text
    assert "Eva Smit" in text


def test_rich_stays_out_of_a_run_without_colour() -> None:
    code = (
        "import sys; from salesplan_cli.render import text; from salesplan_cli.report import examine;"
        "from salesplan_cli.engine import Settings; import datetime;"
        "r = examine(b'salesplan: 1', 'x', Settings(datetime.date(2026, 1, 1)));"
        "assert text.plain(text.lines([r], 'en', text.Canvas(80)));"
        "print('rich' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"


def test_a_picture_is_the_same_every_time_and_needs_nothing_from_elsewhere(half: Report) -> None:
    picture = svg([half], "en", 100, "salesplan check")

    assert picture == svg([half], "en", 100, "salesplan check")
    assert "@font-face" not in picture
    assert "url(http" not in picture
    assert 'url("http' not in picture
    assert "Eva&#160;Smit" in picture
    assert "salesplan&#160;check" in picture


def test_a_picture_is_as_wide_as_the_longest_line_to_write(half: Report) -> None:
    longest = max(len(line) for line in shown(half, columns=60).splitlines())
    sizes = [re.search(r'viewBox="0 0 (\d+)', svg([half], "en", columns, "")) for columns in (60, longest)]

    assert longest > 60
    assert sizes[0] is not None
    assert sizes[1] is not None
    assert sizes[0][1] == sizes[1][1]


def test_two_conflicts_of_one_question_are_one_change() -> None:
    text = (
        "salesplan: 1\naccount_manager: S\nyear: 2027\nrevenue_target: 480k\n"
        "costs: {allowed: 40k, own: 22k, support: 38k, norm: 8%}\n"
    )
    changes = list(islice(report(text).improvements(), 30))
    assert ("C05.norm", "C05.split") in [each.rules for each in changes]
    complete = report(text)._replace(findings=tuple(each for each in report(text).findings if each.criterion == "C05"))
    assert "(C05.norm, C05.split)" in squeezed(shown(complete))


def test_what_lacks_beside_a_conflict_is_one_change_with_it() -> None:
    text = "salesplan: 1\naccount_manager: S\nyear: 2027\nrevenue_target: 480k\ncosts: {allowed: 40k, norm: 8%}\n"
    assert ("C05.own", "C05.norm") in [each.rules for each in islice(report(text).improvements(), 30)]


TOP = "salesplan: 1\naccount_manager: Tom Bakker\nsales_manager: Eva Smit\nyear: 2027\n"


def test_what_is_to_be_replaced_is_named_where_several_lines_are_written() -> None:
    goal = "development:\n  - measure:\n    goal: Asking more\n    from:  # not known\n\n    to: 8%\n  - goal: Selling\n    by:\n"
    said = squeezed(shown(report(f"{TOP}{goal}")))
    assert (
        "Write in place of what stands at `measure` and `from` now, as an example, at Asking more in `development`:"
        in said
    )
    # The keys of the next entry are its own.
    assert "Write instead, at Selling" not in said


def test_in_braces_all_that_is_to_be_replaced_is_named_as_well() -> None:
    fair = "{name: Fair, start: 2026-04-13, end: 2026-04-15, effect: +10%}"
    said = squeezed(shown(report(f"{TOP}periods:\n  events:\n    - {fair}\n")))
    assert "Write in place of what stands at `start` and `end` now, at Fair" in said
    assert "start: 2027-04-13, end: 2027-04-15" in said


def test_the_same_lines_are_written_once() -> None:
    said = squeezed(shown(report(f"{TOP}reviews:\n")))
    assert said.count("- first: 2027-01-12") == 1
    assert "What to write is above, at C11.dates." in said


def test_what_belongs_in_braces_is_written_as_it_stands_there() -> None:
    goal = "development:\n  - {goal: Selling more, measure: discount, from: 12%, to: 8%, by: 2027-09-30, support: {what: training}}\n"
    plan = report(f"{TOP}{goal}customers: {{existing: {{approach: 85}}}}\nreviews: [{{date: 2027-01-12}}]\n")
    said = squeezed(shown(plan))
    assert (
        "Write, as an example, under `support` in `development`, within the brackets and behind a comma: hours: 24, who: Eva"
        in said
    )
    assert "new: {approach: 130}" in said
    shown_in_dutch = squeezed(shown(plan, lang="nl"))
    assert (
        "Schrijf, als voorbeeld, onder `support` in `development`, binnen de haakjes en achter een komma:"
        in shown_in_dutch
    )
    assert "{date: 2027-05-18, with: Eva Smit, in_calendar: yes}, {date: 2027-08-17" in said


@pytest.mark.parametrize(
    ("block", "flow"),
    [
        ("hours: 24\nwho: Piet", "hours: 24, who: Piet"),
        ("support:\n  hours: 24\n  who: Piet", "support: {hours: 24, who: Piet}"),
        ("- name: X\n  rank: 1\n- name: Y", "{name: X, rank: 1}, {name: Y}"),
        ("self:\n  - measure: X\n    every: week", "self: [{measure: X, every: week}]"),
        # A list goes on over several lines there as well.
        ("months: [1,\n         2]\nbasis: x", "months: [1,\n         2], basis: x"),
    ],
)
def test_lines_become_what_stands_in_braces(block: str, flow: str) -> None:
    assert in_flow(block) == flow
    around = "[{}]" if block.startswith("-") else "{{{}}}"
    assert yaml.safe_load(around.format(flow)) == yaml.safe_load(block)


SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_plan_that_cannot_be_judged_says_why(lang: Lang) -> None:
    found = compare(None, judged("salesplan: 2\n"))
    for form in ("text", "markdown"):
        said = "".join(compared.render([found], Against("given", "main", "a" * 40), form, formats.About(lang, TODAY)))
        assert '"2"' in said
        assert {"en": "it was", "nl": "het was"}[lang] not in said


def test_a_number_in_a_form_for_texts_is_a_number() -> None:
    assert show(1200, "quoted", "en", "") == "1 200"


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_that_builds_on_another_says_so(lang: Lang) -> None:
    said = {"en": "builds on question", "nl": "bouwt op vraag"}[lang]
    pages = {each: explain.page(each, lang, 80).text for each in ("C01", "C02")}
    assert [each for each, text in pages.items() if said in text] == ["C02"]


def test_a_plan_with_a_perfect_score_and_something_unread_has_not_passed(complete: str) -> None:
    report = judged(f"{complete}\nrevenue_targt: 5\n")
    assert (report.score, report.passed) == (100, False)
    assert "1 place in the file to mend" in "".join(formats.render([report], "text", formats.About("en", TODAY)))


@pytest.mark.parametrize(
    ("gate", "passed"),
    [
        ({}, False),
        ({"fail_under": 0}, True),
        ({"fail_under": 100}, False),
        ({"require": frozenset({"C01"})}, True),
        ({"require": frozenset({"C01", "C02"})}, False),
        ({"fail_under": 100, "require": frozenset({"C01"})}, False),
    ],
)
def test_a_gate_takes_the_place_of_failing_on_findings(gate: dict[str, object], passed: bool) -> None:
    products = "products: [{name: Service, rank: 1}, {name: Repair, rank: 2}, {name: Parts, rank: 3}]\n"
    assert judged(f"{SMALL}{products}", **gate).passed is passed


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_of_too_many_plans_says_how_many_more_there_are(lang: Lang) -> None:
    reports = [judged(SMALL)] * 400
    said = formats.render(reports, "markdown", formats.About(lang, TODAY))
    table = "".join(said)
    rows = sum(line.startswith("| ") and "plan.yaml" in line for line in table.splitlines())
    more = {"en": f"and {400 - rows} more plans, with 0 or more", "nl": f"en nog {400 - rows} plannen, met 0 of meer"}
    assert 0 < rows < 400
    assert more[lang] in table


def test_a_question_that_is_left_out_has_its_own_mark_among_several_plans(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(SMALL)
    done = run("check", ".", "--ignore", "1,2", cwd=tmp_path)
    rows = [line for line in done.stdout.splitlines() if line.startswith("✗ Jan")]
    assert len(rows) == 4
    assert all("  –  –  ✗  –  ✗  " in row for row in rows), rows  # the fourth cannot be judged without the third
