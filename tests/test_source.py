"""What is read from a plan's bytes, where it stands, and what is refused with which words."""

from __future__ import annotations

import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml._yaml import CParser

from salesplan_cli import limits, source
from salesplan_cli.places import Flaw, Region, Unjudgeable
from salesplan_cli.source import Source, read
from salesplan_cli.text import LANGS
from salesplan_cli.traps import Placeholder, Value

PARSERS = {"libyaml": CParser, "python": source._PythonParser}


@pytest.fixture(params=list(PARSERS))
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same with and without libyaml."""
    monkeypatch.setattr(source, "_event_parser", PARSERS[request.param])


def good(text: str | bytes) -> Source:
    """A file that can be judged."""
    result = read(text.encode() if isinstance(text, str) else text)
    assert isinstance(result, Source), result.flaw.message.say("en")
    return result


def bad(text: str | bytes) -> Flaw:
    """The one flaw of a file that cannot be judged."""
    result = read(text.encode() if isinstance(text, str) else text)
    assert isinstance(result, Unjudgeable)
    for lang in LANGS:
        assert result.flaw.message.say(lang)
    assert result.flaw.message.say("en") != result.flaw.message.say("nl")
    return result.flaw


def only(text: str) -> Flaw:
    """The one flaw of a file that can be judged."""
    (flaw,) = good(text).flaws
    assert flaw.message.say("en") != flaw.message.say("nl")
    return flaw


def at(text: str, region: Region) -> str:
    """The text in a region, lines joined by a bar."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if region.line == region.end_line:
        return lines[region.line - 1][region.column - 1 : region.end_column - 1]
    inner = lines[region.line : region.end_line - 1]
    return "|".join(
        [lines[region.line - 1][region.column - 1 :], *inner, lines[region.end_line - 1][: region.end_column - 1]]
    )


# --- Data ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 50.000", {"a": "50.000"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: no", {"a": "no"}),
        ("a: 010", {"a": "010"}),
        ("a: 2027-01-12", {"a": "2027-01-12"}),
        ("a: " + "9" * 5000, {"a": "9" * 5000}),
        ("a: € 456.000,- # about", {"a": "€ 456.000,-"}),
        ("a: R&D! wat? 50% <<", {"a": "R&D! wat? 50% <<"}),
        ("a: x & y ! z", {"a": "x & y ! z"}),
        ("a:", {"a": None}),
        ("a: ~\nb: null\nc: Null\nd: NULL", {"a": None, "b": None, "c": None, "d": None}),
        ("a: ''\nb: \"null\"\nc: '~'\nd: nULL\ne: |\n", {"a": "", "b": "null", "c": "~", "d": "nULL", "e": ""}),
        ("- \n- a", None),
        ("a:\n  -\n  - x\n  - ~\n  - ''", {"a": [None, "x", None, ""]}),
        ("~: 1\nnull: 2\n'': 3\n~x: 4", {"~": "1", "null": "2", "": "3", "~x": "4"}),
        ("? \n: x", {"": "x"}),
        ("1: a\nyes: b", {"1": "a", "yes": "b"}),
        ("{}", {}),
        ("a: {}\nb: []", {"a": {}, "b": []}),
        ("a: [x: 1, [y], {z: }]", {"a": [{"x": "1"}, ["y"], {"z": None}]}),
        ("a: |\n  x\n  y\nb: >-\n  x\n  y\nc: x\n  y", {"a": "x\ny\n", "b": "x y", "c": "x y"}),
        ("---\na: 1", {"a": "1"}),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("# c\n\n--- # c\na: 1\n...\n...\n# c\n", {"a": "1"}),
        ("%YAML 1.2\n---\na: 1", {"a": "1"}),
        ("'<<': {b: 1}\na: <<", {"<<": {"b": "1"}, "a": "<<"}),
        ('a: "\\x41\\u00e9\\n"', {"a": "Aé\n"}),
        # Templates: a collection as a key makes a placeholder of what is around it.
        ("a: {{name}}", {"a": Placeholder("{{name}}")}),
        ("a: {{ name }}\nb: [X]", {"a": Placeholder("{{ name }}"), "b": ["X"]}),
        ("a: [{{x}}, 1]", {"a": [Placeholder("{{x}}"), "1"]}),
        ("a: {{{x}}}", {"a": Placeholder("{{{x}}}")}),
        ("a: {[x]: 1}", {"a": Placeholder("{[x]: 1}")}),
        ("a: {[]: 1, b: 2}\nc: 3", {"a": Placeholder("{[]: 1, b: 2}"), "c": "3"}),
        ("a:\n  ? [x]\n  : 1\nb: 2", {"a": Placeholder("? [x]\n  : 1"), "b": "2"}),
        # Whatever is wrong inside a placeholder is no news.
        (
            "a: {{hours: 1,5}}\nb: {{x: 1, x: 2}}",
            {"a": Placeholder("{{hours: 1,5}}"), "b": Placeholder("{{x: 1, x: 2}}")},
        ),
        ("a: {[24.000,-]: 1}", {"a": Placeholder("{[24.000,-]: 1}")}),
        ("a:\n  [24.000,-]: 1", {"a": Placeholder("[24.000,-]: 1")}),
    ],
)
def test_every_scalar_is_text(text: str, data: dict[str, Value] | None) -> None:
    if data is None:
        assert bad(text).rule == "plan.syntax"
    else:
        assert good(text).data == data
        assert good(text).flaws == ()


words = st.text(alphabet="abcé😀 :#-&*!?%@'\"{}[],\n", max_size=12)
trees = st.recursive(
    words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=15
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


@settings(max_examples=60, deadline=None)
@given(tree=st.dictionaries(words, trees, max_size=5), flow=st.sampled_from([None, True, False]))
def test_what_is_written_as_yaml_is_read_as_it_was(tree: dict[str, Value], flow: bool | None) -> None:
    text = yaml.dump(tree, Dumper=_Dumper, default_flow_style=flow, allow_unicode=True, width=60)
    assert good(text).data == tree


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a: \xc3\xa9", "é"),
        (b"\xef\xbb\xbfa: \xc3\xa9", "é"),
        ("\ufeffa: é😀".encode("utf-16-le"), "é😀"),
        ("\ufeffa: é😀".encode("utf-16-be"), "é😀"),
        ("a: \u200b\u202e\U0001fffe".encode(), "\u200b\u202e\U0001fffe"),  # shown by whoever shows it
        ("a: \xa0x\xadx\ue000\ufffd".encode(), "\xa0x\xadx\ue000\ufffd"),
    ],
)
def test_encodings(content: bytes, text: str) -> None:
    plan = good(content)
    assert plan.data == {"a": text}
    assert plan.lines == (f"a: {text}",)
    assert plan.region(("a",)) == Region(1, 4, 1, 4 + len(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1", ("a: 1",)),
        ("a: 1\n", ("a: 1",)),
        ("a: 1\n\n", ("a: 1", "")),
        ("a: 1\r\nb: 2\rc: 3\nd: 4", ("a: 1", "b: 2", "c: 3", "d: 4")),
        ("a: 1\n\r# c", ("a: 1", "", "# c")),
    ],
)
def test_lines(text: str, lines: tuple[str, ...]) -> None:
    assert good(text).lines == lines


# --- Places ----------------------------------------------------------------------------------------------------------

PLACES = """\
# a comment
name: Zoë 😀 x  # c
empty:
quoted: "a # b"
note: |
  first é
  last

folded: one
  two
costs:
  own: 1
  lines:
    - name: Reizen
      amount: 2
    - {name: "é", amount: 3}
    - deep:
        - x: 1
    -
    - {name: A,
       amount: 4}
    - [p, q]
    - - r
      - s
    - {}
    - plain
    - ~
months: [10, 20,
         30]
reviews: {first: 1, with: [A, B]}
who: {{name}}
list: [X]
"last é": |
  end


"""


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), (2, "Zoë 😀 x")),
        (("empty",), (3, "empty")),
        (("quoted",), (4, '"a # b"')),
        (("note",), (5, "||  first é|  last")),
        (("folded",), (9, "one|  two")),
        (("costs",), (11, "costs")),
        (("costs", "own"), (12, "1")),
        (("costs", "lines"), (13, "lines")),
        (("costs", "lines", 0), (14, "name: Reizen")),
        (("costs", "lines", 0, "amount"), (15, "2")),
        (("costs", "lines", 0, "norm"), (14, "name: Reizen")),
        (("costs", "lines", 0, "amount", "deeper", 3), (15, "2")),
        (("costs", "lines", 1), (16, '{name: "é", amount: 3}')),
        (("costs", "lines", 1, "amount"), (16, "3")),
        (("costs", "lines", 2), (17, "deep")),
        (("costs", "lines", 2, "deep", 0), (18, "x: 1")),
        (("costs", "lines", 3), (19, "-")),
        (("costs", "lines", 4), (20, "name: A")),
        (("costs", "lines", 5), (22, "[p, q]")),
        (("costs", "lines", 5, 1), (22, "q")),
        (("costs", "lines", 6), (23, "r")),
        (("costs", "lines", 7), (25, "{}")),
        (("costs", "lines", 8), (26, "plain")),
        (("costs", "lines", 9), (27, "~")),
        (("costs", "lines", 10), (13, "lines")),
        (("costs", "lines", -1), (13, "lines")),
        (("costs", "lines", "0"), (13, "lines")),
        (("costs", 0), (11, "costs")),
        (("costs", "norm", "x"), (11, "costs")),
        (("costs", "norm", "own"), (11, "costs")),
        (("costs", 0, "own"), (11, "costs")),
        (("months",), (28, "months")),
        (("months", 2), (29, "30")),
        (("reviews", "first"), (30, "1")),
        (("reviews", "with"), (30, "with")),
        (("reviews", "with", 1), (30, "B")),
        (("who",), (31, "{{name}}")),
        (("who", "name"), (31, "{{name}}")),
        (("list",), (32, "list")),
        (("list", 0), (32, "X")),
        (("last é",), (33, "||  end")),
        ((), (1, "# a comment")),
        (("missing",), (1, "# a comment")),
        ((0,), (1, "# a comment")),
    ],
)
def test_the_place_of_a_path(path: source.Path, place: tuple[int, str], line_end: str, bom: str) -> None:
    plan = good((bom + PLACES).replace("\n", line_end))
    region = plan.region(path)
    assert (region.line, at(PLACES, region)) == place


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("salesplan: 1\nb: 2", Region(1, 1, 1, 13)),
        ("salesplan:\nb: 2", Region(1, 1, 1, 10)),
        ("a:\n  b: 2", Region(1, 1, 1, 2)),
        ("a: |\n  b\n", Region(1, 1, 1, 2)),
        ("---\na: 1", Region(1, 1, 1, 4)),
        ("\na: 1", Region(1, 1, 1, 1)),
        ("{a: 1, b: 2}", Region(1, 2, 1, 6)),
        ("{}", Region(1, 1, 1, 3)),
        ("  # c  \n{}", Region(1, 1, 1, 6)),
    ],
)
def test_the_place_of_the_plan_as_a_whole_is_line_1(text: str, region: Region) -> None:
    assert good(text).region(()) == region


@pytest.mark.parametrize(
    ("text", "path", "region"),
    [
        ("a:\n-\n- x", ("a", 0), Region(2, 1, 2, 2)),
        ("a:\n- - -\n", ("a", 0), Region(2, 5, 2, 6)),
        ("a:\n- - -\n  - x\n", ("a", 0), Region(2, 5, 2, 6)),
        ("a:\n  - ? [b]\n    : 1\n    c: 2", ("a", 0), Region(2, 7, 2, 10)),
        ("a:\n  ? [b]\n  : 1", ("a",), Region(1, 1, 1, 2)),
        ("a:\n  - |\n    x\n\n\n  - y", ("a", 0), Region(2, 5, 3, 6)),
        ("a: 'x\n\n  y'\n", ("a",), Region(1, 4, 3, 5)),
        ("? |\n  key\n: v\n", ("key\n",), Region(3, 3, 3, 4)),
        ("a: 1\nx: {a: 1, a: 2}", ("x", "a"), Region(2, 1, 2, 2)),
        ("a: 1\nb: 2\na: 3", ("a",), Region(1, 1, 1, 5)),
        ("x:\n  - - \n    - a\n", ("x", 0, 0), Region(2, 5, 2, 6)),
        ("x:\n-   # nothing yet\n- b\n", ("x", 0), Region(2, 1, 2, 2)),
        ("x:\n- [\n  ]\n", ("x", 0), Region(2, 3, 3, 4)),
        ("x:\n  y\nz: 1\n", ("x",), Region(1, 1, 2, 4)),
        ("x: {a: 1, {b: 2}: 3}", ("x",), Region(1, 4, 1, 21)),
    ],
)
def test_odd_places(text: str, path: source.Path, region: Region) -> None:
    assert good(text).region(path) == region


# --- What can be judged around ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "data", "path", "region", "first"),
    [
        ("a: 1\nb: 2\na: 3", {"b": "2"}, ("a",), Region(3, 1, 3, 2), "line 1"),
        ("a: 1\nb: 2\na: 3\na: 4", {"b": "2"}, ("a",), Region(3, 1, 3, 2), "line 1"),
        ("x:\n  - é: 1\n    'é': 2", {"x": [{}]}, ("x", 0, "é"), Region(3, 5, 3, 8), "line 2"),
        ("x: {a: 1, a: 2, b: 3}", {"x": {"b": "3"}}, ("x", "a"), Region(1, 11, 1, 12), "line 1"),
        ("a: {b: 1}\na:\n  - c", {}, ("a",), Region(2, 1, 2, 2), "line 1"),
        ("'': 1\n'': 2", {}, ("",), Region(2, 1, 2, 3), "line 1"),
    ],
)
def test_of_a_duplicate_key_neither_value_counts(
    text: str, data: dict[str, Value], path: source.Path, region: Region, first: str
) -> None:
    assert good(text).data == data
    flaw = only(text)
    assert flaw[:2] == ("plan.duplicate-key", path)
    assert flaw.region == region
    assert f"the first is on {first}" in flaw.message.say("en")
    assert f"de eerste staat op {first.replace('line', 'regel')}" in flaw.message.say("nl")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\na: 1", {"a": "1"}),
        ("a: 1\na:", {"a": "1"}),
        ("a:\nb: 2\na:", {"a": None, "b": "2"}),
        ("a:\na:\na:", {"a": None}),
        ("x: {a: , a: 1}", {"x": {"a": "1"}}),
        ("a: {}\na: 1", {"a": "1"}),
        ("a: [~, {b: }]\na: 2", {"a": "2"}),
        ("a: 1\na: [~, {b: }]", {"a": "1"}),
    ],
)
def test_of_a_duplicate_key_the_only_one_that_is_filled_in_counts(text: str, data: dict[str, Value]) -> None:
    assert good(text).data == data
    assert good(text).flaws == ()


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "path", "region"),
    [
        ("a:\n  b: 1\na:\n", ("a", "b"), Region(2, 6, 2, 7)),
        ("a:\na:\n  b: 1\n", ("a", "b"), Region(3, 6, 3, 7)),
        ("x:\n  a:\n    - b: 1\n  c: 2\n  a:\n", ("x", "a", 0, "b"), Region(3, 10, 3, 11)),
        ("a:\na: 1\na:\n", ("a",), Region(2, 4, 2, 5)),
        ("a:\nb: 2\na:\n", ("a",), Region(1, 1, 1, 2)),
    ],
)
def test_of_a_key_that_is_empty_elsewhere_the_one_that_counts_is_shown(
    text: str, path: source.Path, region: Region
) -> None:
    assert good(text).region(path) == region


def test_a_second_key_that_says_nothing_takes_nothing_away() -> None:
    for empty in ("''", '" "', "", "~", "{b: ''}"):
        assert good(f"a: 1\na: {empty}").data == good("a: 1").data, empty
        assert not good(f"a: 1\na: {empty}").flaws, empty


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: {b: 1}\na: [{c: [~, 2]}]", "a:\na: 1\na: 2"])
def test_of_two_that_are_filled_in_neither_counts(text: str) -> None:
    assert good(text).data == {}
    assert only(text).rule == "plan.duplicate-key"


def test_a_duplicate_key_among_many_is_that_alone() -> None:
    keys = ", ".join(f"k{number}: 1" for number in range(499))
    flaw = only(f"x: {{{keys}, k7: 2}}")
    assert flaw[:2] == ("plan.duplicate-key", ("x", "k7"))
    flaw = only(keys.replace(", ", "\n") + "\nk7: 2")
    assert flaw[:2] == ("plan.duplicate-key", ("k7",))


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "data", "path", "write", "cut"),
    [
        ("a: {hours: 1,5}", {"hours": None}, ("a", "hours"), 'hours: "1,5"', "1,5"),
        ("a: {hours: 1,5, b: 2}", {"hours": None, "b": "2"}, ("a", "hours"), 'hours: "1,5"', "1,5"),
        ("a: {b: 24.000,-}", {"b": None}, ("a", "b"), 'b: "24.000,-"', "24.000,-"),
        ("a: {b: 24.000,--}", {"b": None}, ("a", "b"), 'b: "24.000,--"', "24.000,--"),
        ("a: {b: 12,5%}", {"b": None}, ("a", "b"), 'b: "12,5%"', "12,5%"),
        ("a: {b: 1,5 uur}", {"b": None}, ("a", "b"), 'b: "1,5 uur"', "1,5 uur"),
        ("a: {b: 1,250,000}", {"b": None}, ("a", "b"), 'b: "1,250,000"', "1,250,000"),
        ("a: {b: 1,000,000}", {"b": None}, ("a", "b"), 'b: "1,000,000"', "1,000,000"),
        ("a: {x: [1], b: 1,5}", {"x": ["1"], "b": None}, ("a", "b"), 'b: "1,5"', "1,5"),
        ("a: {b: 1 , 5}", {"b": None}, ("a", "b"), 'b: "1,5"', "1 , 5"),
        ("a: {é b: groot, 24 uur}", {"é b": None}, ("a", "é b"), 'é b: "groot, 24 uur"', "groot, 24 uur"),
        ('a: {b: "1",5}', {"b": None}, ("a", "b"), 'b: "1,5"', '"1",5'),
        ('a: {"b\\"c": 1,5}', {'b"c': None}, ("a", 'b"c'), '"b\\"c": "1,5"', "1,5"),
    ],
)
def test_a_comma_ends_a_value_in_braces(
    text: str, data: dict[str, Value], path: source.Path, write: str, cut: str
) -> None:
    flaw = only(text)
    assert good(text).data == {"a": data}
    assert flaw[:2] == ("plan.notation", path)
    assert flaw.write == write
    assert at(text, flaw.region) == cut
    assert write in flaw.message.say("en")
    # What is advised is read as meant, in braces and in a block.
    assert good(f"x: {{{write}}}").data == good(f"x:\n  {write}").data
    assert good(f"x: {{{write}}}").flaws == ()


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("a: {5, b: 1}", {"5": None, "b": "1"}),
        ("a: {b: , 5}", {"b": None, "5": None}),
        ("a: {b: [1], 5}", {"b": ["1"], "5": None}),
        ("a: {b: {c: 1}, 5}", {"b": {"c": "1"}, "5": None}),
        ("a: {b: 1, 5: x}", {"b": "1", "5": "x"}),
        ("a: {b: 1, 5: ~}", {"b": "1", "5": None}),
        ("a: {b: 1, 5: ''}", {"b": "1", "5": ""}),
        ("a: {b: 1, '5'}", {"b": "1", "5": None}),
        ("a: {b: 1, x5}", {"b": "1", "x5": None}),
        ("a: {b: 1, ''}", {"b": "1", "": None}),
        ("a: {b: 1, -x}", {"b": "1", "-x": None}),
        ("a:\n  b: 1\n  5:\n", {"b": "1", "5": None}),
    ],
)
def test_no_comma_to_blame(text: str, inner: dict[str, Value]) -> None:
    assert good(text).data == {"a": inner}
    assert good(text).flaws == ()


def test_values_that_a_comma_ended_do_not_hide_each_other() -> None:
    text = "a:\n  - {name: X, hours: 1,5, per_week: 2,5}\n  - {q: 1,5, q: 2, r: [9.000,50]}\nb: 1\nb: 2"
    plan = good(text)
    assert plan.data == {"a": [{"name": "X", "hours": None, "per_week": None}, {"r": None}]}
    assert [(flaw.rule, flaw.path) for flaw in plan.flaws] == [
        ("plan.notation", ("a", 0, "hours")),
        ("plan.notation", ("a", 0, "per_week")),
        ("plan.notation", ("a", 1, "q")),
        ("plan.duplicate-key", ("a", 1, "q")),
        ("plan.notation", ("a", 1, "r")),
        ("plan.duplicate-key", ("b",)),
    ]
    assert [flaw.region for flaw in plan.flaws] == sorted(flaw.region for flaw in plan.flaws)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("items", "write", "cut"),
    [
        ("[24.000,-, 25.000,-]", '["24.000,-", "25.000,-"]', "24.000,-"),
        ("[9.000,00, 8.000,50]", '["9.000,00", "8.000,50"]', "9.000,00"),
        ("[100, 9.000,5, x]", '[100, "9.000,5", x]', "9.000,5"),
        ("[€ 9 000,00]", '["€ 9 000,00"]', "€ 9 000,00"),
        ("[1_000, 5]", '["1_000,5"]', "1_000, 5"),
        ("[1, 9.000,5,-]", '[1, "9.000,5,-"]', "9.000,5,-"),
        ("['24.000',-]", '["24.000,-"]', "'24.000',-"),
        ("[24,-]", '["24,-"]', "24,-"),
        ("[24,--]", '["24,--"]', "24,--"),
        ("[24.000,\u2013, 1]", '["24.000,\u2013", 1]', "24.000,\u2013"),
        ("[{b: 1}, 9.000,00]", '[{b: 1}, "9.000,00"]', "9.000,00"),
        ("[290,000, 310,500, 240,250]", '["290,000", "310,500", "240,250"]', "290,000"),
        ("[1,234,000, 2]", '["1,234,000", 2]', "1,234,000"),
        ("[0, 290, 000]", '[0, "290,000"]', "290, 000"),
        ("[[b], -]", "", "-"),
        ("[-]", "", "-"),
    ],
)
def test_a_comma_ends_a_value_in_brackets(items: str, write: str, cut: str) -> None:
    text = f"a: 1\nmonths: {items}"
    flaw = only(text)
    assert good(text).data == {"a": "1", "months": None}
    assert flaw[:2] == ("plan.notation", ("months",))
    assert flaw.write == (f"months: {write}" if write else "")
    assert at(text, flaw.region) == cut
    # The message shows the first amount that was cut, whole.
    (example,) = re.findall('"[^"]*"[.]$', flaw.message.say("en"))
    assert example[:-1] in (write or '"24.000,-"')
    assert good(text).region(("months",)) == Region(2, 1, 2, 7)
    if write:
        assert good(flaw.write).flaws == ()


@pytest.mark.parametrize(
    "items",
    [
        "[10, 5]",
        "[9.000, 100]",
        "[9000, 50]",
        "[9.0000, 50]",
        "[.000, 50]",
        "[9.00, 50]",
        '["9.000", 50]',
        "[9.000, '50']",
        "[9.000, x, 50]",
        "[9.000, 5x]",
        "[9.000, [a], 50]",
        "[24.000, x-]",
        "[-5, 9]",
        "['-']",
        "[--]",
        "[x, --]",
        "[9.000]",
        "[]",
    ],
)
def test_no_comma_to_blame_in_a_list(items: str) -> None:
    assert good(f"a: {items}").flaws == ()


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("items", "write", "parts"),
    [
        ("[1,2 mln, 1,3 mln]", '["1,2 mln", "1,3 mln"]', "1 and 2 mln"),
        ("[1,2 mln,1,3 mln]", '["1,2 mln", "1,3 mln"]', "1 and 2 mln"),
        ("[8,5%]", '["8,5%"]', "8 and 5%"),
        ("[8,5%, 9%]", '["8,5%", 9%]', "8 and 5%"),
        ("[290,500, 85,\n  310,500]", '["290,500", 85, "310,500"]', "290 and 500"),
        ("[€ 290,500, € 310,500]", '["€ 290,500", "€ 310,500"]', "€ 290 and 500"),
        ("[290000,00, 310000,00]", '["290000,00", "310000,00"]', "290000 and 00"),
        ("[1,250,500.50, 2]", '["1,250,500.50", 2]', "1, 250 and 500.50"),
        ("[0,125, 'x']", "[\"0,125\", 'x']", "0 and 125"),
    ],
)
def test_commas_of_two_kinds_in_a_list_of_numbers_can_be_read_in_two_ways(items: str, write: str, parts: str) -> None:
    text = f"a: 1\nmonths: {items}"
    flaw = only(text)
    assert good(text).data == {"a": "1", "months": None}
    assert (flaw.rule, flaw.path, flaw.write) == ("plan.ambiguous", ("months",), f"months: {write}")
    assert f"so {parts} stand apart here" in flaw.message.say("en")
    # Either way it says of writing it leaves nothing to guess: as one number, and with a space behind each comma.
    assert good(flaw.write).flaws == ()
    assert good(f"months: {items.replace(',', ', ')}").flaws == ()


@pytest.mark.parametrize(
    "items",
    [
        "[1,2,3,4]",
        "[290,500,310,500]",
        "[100, 200, 300, 400]",
        "[100,200,300,\n  400,500,600]",
        "[85,95,110, 110,100,100, 60,60,120]",
        "[1000,2000, 3000,4000]",
        "[1.250,1.310,1.100]",
        "[290k,310k, 240k]",
        "[{a: 1},2, 3]",
        "['1',2, 3]",
        "[1,'2', 3]",
        "[0.9,1.1, 1]",
    ],
)
def test_a_list_of_numbers_with_commas_as_they_come_is_read_as_it_stands(items: str) -> None:
    assert good(f"months: {items}").flaws == ()


def test_of_other_lists_the_commas_are_not_weighed() -> None:
    assert good("with: [Team 1,2, Team 3]").data == {"with": ["Team 1", "2", "Team 3"]}


@pytest.mark.parametrize("items", ["[1,234,000,2]", "[290,000,310,500]", "[290, 000, 310, 500]"])
def test_where_a_piece_may_be_left_over_nothing_is_proposed(items: str) -> None:
    flaw = only(f"quarters: {items}")
    assert (flaw.rule, flaw.write) == ("plan.notation", "")
    assert "Write each amount without a comma." in flaw.message.say("en")


def test_of_a_list_over_several_lines_the_place_begins_where_the_list_does() -> None:
    text = "weeks: [1000,\n  2000,\n  290,000, 1]"
    assert only(text.replace(" 1]", " 4000]")).region == Region(1, 8, 3, 10)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "data", "write"),
    [
        ("a: {b:60000, c: 1}", {"b": None, "c": "1"}, "b: 60000"),
        ("a: {c: 1, b:60000}", {"c": "1", "b": None}, "b: 60000"),
        ("a: {b:60,000}", {"b": None}, 'b: "60,000"'),
        ("a: {b:x y:z}", {"b": None}, "b: x y:z"),
        ("a: {b:1, c:2,5}", {"b": None, "c": None}, "b: 1"),
    ],
)
def test_in_braces_a_value_may_stick_to_its_key(text: str, data: dict[str, Value], write: str) -> None:
    plan = good(text)
    assert plan.data == {"a": data}
    flaw = next(each for each in plan.flaws if each.path == ("a", "b"))
    assert (flaw.rule, flaw.write, at(text, flaw.region)) == ("plan.notation", write, ":")
    assert at(text, plan.region(("a", "b"))).startswith("b:")
    assert flaw.message.say("en") == "A space is missing after this colon."
    assert good(f"a: {{{write}}}").flaws == ()


@pytest.mark.parametrize("key", ["http://x", "12:30", "'b:1'", "b:1: 2"])
def test_a_colon_that_belongs_to_a_key_is_no_fault(key: str) -> None:
    assert good(f"a: {{{key}}}").flaws == ()


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "path", "place", "write"),
    [
        ("a: >3\nb: 1", ("a",), ">3", 'a: ">3"'),
        ("x:\n  - a: |5  # c\n    b: 1", ("x", 0, "a"), "|5", 'a: "|5"'),
        ("x:\n  - >3\n  - 4", ("x", 0), ">3", '">3"'),
        ("a: >-3", ("a",), ">-3", 'a: ">-3"'),
    ],
)
def test_a_sign_before_a_number_starts_no_text(text: str, path: source.Path, place: str, write: str) -> None:
    flaw = only(text)
    assert (flaw.rule, flaw.path, at(text, flaw.region), flaw.write) == ("plan.notation", path, place, write)
    assert "Put the value in quotes" in flaw.message.say("en")


@pytest.mark.parametrize("value", [">", "|", ">-", "|\n", "''", "|2\n    x", ">3\n     x"])
def test_a_text_that_starts_below_is_that(value: str) -> None:
    assert good(f"a: {value}\nb: 1").flaws == ()


@pytest.mark.parametrize(
    ("text", "path", "write"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    d: 5", ("a", 0), "  - b: 3"),
        ("a:\n- b: 1\n  c: 2\n  b: 3\n", ("a", 0, "b"), "- b: 3"),
        ("a:\n  -\n    b: 1\n    b: 3\n", ("a", 0, "b"), ""),
        ("a:\n  - b: 1\n    b: {c: 1}\n", ("a", 0, "b"), ""),
    ],
)
def test_an_entry_without_its_dash_is_one_fault(text: str, path: source.Path, write: str) -> None:
    flaw = only(text)
    assert (flaw.rule, flaw.path, flaw.write) == ("plan.duplicate-key", path, write)
    assert "Does a new entry start here, then put a dash in front of it, as on line" in flaw.message.say("en")
    if write:
        lines = text.split("\n")
        lines[flaw.region.line - 1] = write
        assert good("\n".join(lines)).flaws == ()


def test_a_key_that_is_there_twice_before_an_entry_without_its_dash_is_its_own_fault() -> None:
    plan = good("a:\n  - b: 1\n    c: 2\n    c: 3\n    b: 4\n    d: 5")
    assert [flaw.path for flaw in plan.flaws] == [("a", 0, "c"), ("a", 0, "b")]


def test_a_block_list_knows_no_commas() -> None:
    assert good("a:\n  - 9.000\n  - 50\n  - '-'\n").data == {"a": ["9.000", "50", "-"]}
    assert good("a:\n  - 9.000\n  - 50\n").flaws == ()


def test_a_list_in_a_list_is_lost_alone_and_pasted_without_key() -> None:
    flaw = only("a: [[9.000,50], [2]]")
    assert (flaw.path, flaw.write) == (("a", 0), '["9.000,50"]')
    assert good("a: [[9.000,50], [2]]").data == {"a": [None, ["2"]]}


def test_of_a_lost_list_nothing_else_is_said() -> None:
    assert only("a: [{b: 1, b: 2}, {c: 1,5}, 24.000,-]").path == ("a",)


def test_what_was_found_before_a_lost_list_is_still_said() -> None:
    plan = good("b: {c: 1,5}\na: [{c: 1,5}, {d: 2,5}, 24.000,-]")
    assert [flaw.path for flaw in plan.flaws] == [("b", "c"), ("a",)]


def test_what_was_found_in_a_list_without_a_fault_of_its_own_is_said() -> None:
    assert [flaw.path for flaw in good("quarters: [1, [9.000,50], {b: 1,5}, 2, 3]").flaws] == [
        ("quarters", 1),
        ("quarters", 2, "b"),
    ]


def test_a_long_list_is_not_pasted() -> None:
    fits, exceeds = (f"a: [{'x' * length}, 24.000,-]" for length in (983, 984))
    assert len(only(fits).write) == limits.LIMIT_WRITE
    assert only(exceeds).write == ""
    assert '"24.000,-"' in only(exceeds).message.say("en")


# --- What ends the reading: before YAML ------------------------------------------------------------------------------


def test_size() -> None:
    fits = b"a: 1\n" + b"#" * (limits.LIMIT_BYTES - 5)
    assert limits.LIMIT_BYTES == 1024 * 1024
    assert good(fits).data == {"a": "1"}
    flaw = bad(fits + b"#")
    assert (flaw.rule, flaw.region) == ("plan.limit", Region(1, 1, 1, 1))
    assert "1 MiB" in flaw.message.say("nl")
    assert bad(b"\xff" * (limits.LIMIT_BYTES + 1)).rule == "plan.limit"


@pytest.mark.parametrize(
    ("content", "region", "byte"),
    [
        (b"a: caf\xe9", Region(1, 7, 1, 8), "0xE9"),
        (b"a: \xc3\xa9\r\nb: \xc3\xa9\xff x", Region(2, 5, 2, 6), "0xFF"),
        (b"\xef\xbb\xbfa: \xf0\x9f\x98\x80\xfe", Region(1, 5, 1, 6), "0xFE"),
        (b"a: \xed\xa0\x80", Region(1, 4, 1, 5), "0xED"),  # half a surrogate pair
        (b"a: \xc3", Region(1, 4, 1, 5), "0xC3"),
        (b"\xff\xfea\x00:\x00 \x00\x00\xd8", Region(1, 4, 1, 5), "0x00"),
        (b"\xff\xfea\x00:\x00 ", Region(1, 3, 1, 4), "0x20"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", Region(1, 1, 1, 1), "0xFF"),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", Region(1, 1, 1, 1), "0x00"),
    ],
)
def test_not_utf_8(content: bytes, region: Region, byte: str) -> None:
    flaw = bad(content)
    assert (flaw.rule, flaw.region) == ("plan.syntax", region)
    for lang in LANGS:
        assert byte in flaw.message.say(lang)
        assert "UTF-8" in flaw.message.say(lang)


CONTROLS = [*(set(range(0x20)) - {9, 10, 13}), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("code", CONTROLS, ids=hex)
def test_control_characters(code: int) -> None:
    flaw = bad(f"a: é\r\nb: 'x{chr(code)}y'\n")
    assert (flaw.rule, flaw.region) == ("plan.syntax", Region(2, 6, 2, 7))
    assert f"U+{code:04X}" in flaw.message.say("en")
    assert f"U+{code:04X}" in flaw.message.say("nl")
    assert bad(f"# {chr(code)}").rule == "plan.syntax"


@pytest.mark.parametrize("code", [0x09, 0x20, 0x7E, 0xA0, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x2027, 0x202A])
def test_characters_beside_the_control_characters(code: int) -> None:
    assert good(f"a: 'x{chr(code)}y'").data == {"a": f"x{chr(code)}y"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (0, "null character"),
        (0x07, "bell"),
        (0x08, "backspace"),
        (0x0B, "vertical tab"),
        (0x0C, "page break"),
        (0x1B, "escape"),
        (0x7F, "delete"),
        (0x85, "next line"),
        (0x2028, "line separator"),
        (0x2029, "paragraph separator"),
        (0xFEFF, "byte order mark"),
        (1, "control character"),
    ],
)
def test_a_control_character_is_named(code: int, name: str) -> None:
    assert name in bad(f"a: {chr(code)}").message.say("en")


def test_utf_16_without_a_mark_is_not_guessed() -> None:
    flaw = bad("a: 1".encode("utf-16-le"))
    assert flaw.region == Region(1, 2, 1, 3)
    assert "UTF-8" in flaw.message.say("en")


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> feature", ">>>>>>>", "||||||| base"])
@pytest.mark.parametrize("before", ["", "a: 1\n", "a: |\n  b\n"])
def test_a_conflict_that_git_left_is_told_as_one(before: str, marker: str) -> None:
    flaw = bad(f"{before}{marker}\r\nc: 1\n")
    line = before.count("\n") + 1
    assert (flaw.rule, flaw.region) == ("plan.syntax", Region(line, 1, line, len(marker) + 1))
    assert "Git left a conflict here" in flaw.message.say("en")
    # In the words of a text it is none.
    assert good(f'{before}c: "{marker}"\nd: |\n  {marker}\n').data["c"] == marker


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_directives(line_end: str) -> None:
    def plan(count: int) -> str:
        return line_end.join(["# c", *(f"%TAG !{number}! x" for number in range(count)), "---", "a: 1"])

    assert good(plan(limits.LIMIT_DIRECTIVES)).data == {"a": "1"}
    flaw = bad(plan(limits.LIMIT_DIRECTIVES + 1))
    assert (flaw.rule, flaw.region) == ("plan.limit", Region(10, 1, 10, 2))
    assert bad("%A\n" * 9).rule == "plan.limit"
    assert bad("%A\n" * 8).rule == "plan.syntax"


# --- What ends the reading: limits -----------------------------------------------------------------------------------


def levels(count: int) -> str:
    return "a: " + "[" * (count - 1) + "]" * (count - 1)


def nodes(count: int) -> str:
    # The plan, its key and the list are three; then lists of 399 in it, as none may have more than 500 entries.
    whole, rest = divmod(count - 3, 400)
    return "a: [" + f"[{'x,' * 399}]," * whole + "x," * rest + "]"


LIMITS = {
    "levels": (levels(40), levels(41), Region(1, 43, 1, 44), "40"),
    "nodes": (nodes(20_000), nodes(20_001), Region(1, 40_048, 1, 40_049), "20 000"),
    "scalar": (f"a: {'x' * 65_536}", f"a: {'x' * 65_537}", Region(1, 4, 1, 65_541), "65 536"),
    "quoted scalar": (f"a: '{'é' * 65_536}'", f"a: '{'é' * 65_537}'", Region(1, 4, 1, 65_543), "65 536"),
    "key": (f"{'k' * 256}: 1", f"{'k' * 257}: 1", Region(1, 1, 1, 258), "256"),
    "flow key": (f"a: {{{'k' * 256}: 1}}", f"a: {{{'k' * 257}: 1}}", Region(1, 5, 1, 262), "256"),
    "key over several lines": (
        f"? {'k' * 100}\n  {'k' * 155}\n: 1",
        f"? {'k' * 100}\n  {'k' * 156}\n: 1",
        Region(1, 3, 2, 159),
        "256",
    ),
}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("limit", LIMITS)
def test_limits(limit: str) -> None:
    fits, exceeds, region, figure = LIMITS[limit]
    assert good(fits).flaws == ()
    flaw = bad(exceeds)
    assert (flaw.rule, flaw.region) == ("plan.limit", region)
    for lang in LANGS:
        assert figure in flaw.message.say(lang)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("one", "opening", "closing", "place"),
    [
        ("x,", "a: [", "]", Region(1, 4, 1, 5)),
        ("\n  - x", "a:", "\n", Region(2, 3, 2, 4)),
        ("k{}: 1, ", "a: {", "}", Region(1, 4, 1, 5)),
        ("[9.000,5],", "a: [", "]", Region(1, 4, 1, 5)),
    ],
)
def test_a_list_or_section_has_at_most_500_entries(one: str, opening: str, closing: str, place: Region) -> None:
    def filled(count: int) -> str:
        return opening + "".join(one.format(number) for number in range(count)) + closing + "\nb: 1\n"

    assert not [flaw for flaw in good(filled(500)).flaws if flaw.rule == "plan.limit"]
    source = good(filled(501))
    (flaw,) = source.flaws
    assert (flaw.rule, flaw.path, flaw.region) == ("plan.limit", ("a",), place)
    assert "500" in flaw.message.say("en")
    assert source.data == {"a": None, "b": "1"}


def test_a_plan_has_at_most_500_keys() -> None:
    keys = [f"k{number}: 1\n" for number in range(501)]
    assert len(good("".join(keys[:500])).data) == 500
    flaw = bad("".join(keys))
    assert (flaw.rule, flaw.path, flaw.region) == ("plan.limit", (), Region(1, 1, 1, 2))
    assert only("".join([*keys[:499], "k0: 1\n"])).rule == "plan.duplicate-key"


def test_a_limit_has_the_path_of_what_exceeds_it() -> None:
    assert bad(f"a: 1\nb: [x, {'y' * 65_537}]").path == ("b", 1)
    assert bad(f"a: {{{'k' * 257}: 1}}").path == ("a",)
    assert bad(levels(41)).path == ("a", *[0] * 39)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 2000, Region(1, 43, 1, 44)),
        ("a: " + "{b: " * 2000, Region(1, 160, 1, 161)),
        ("a:\n  " + "- " * 2000, Region(2, 81, 2, 82)),
    ],
)
def test_level_41_is_too_deep_also_where_libyaml_gives_up_itself(text: str, place: Region) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.region) == ("plan.limit", place)


@pytest.mark.parametrize("text", ["k" * 2000 + ": 1", "a: {" + "k" * 2000 + ": 1}", "a:\n  - " + "k" * 2000 + ": 1"])
def test_a_key_too_long_for_yaml_itself_is_too_long(text: str) -> None:
    flaw = bad(text)
    assert flaw.rule == "plan.limit"
    assert at(text, flaw.region)[:2000] == "k" * 2000


HOSTILE = {
    "brackets": "[" * 100_000,
    "brackets in a value": "a: " + "[" * 100_000,
    "braces": "a: " + "{a: " * 100_000,
    "dashes": "a:\n  " + "- " * 100_000,
    "question marks": "? " * 100_000,
    "indentation": "".join(f"{' ' * level}a:\n" for level in range(1400)),
    "pairs": "a: " + "[:," * 100_000,
    "keys": "".join(f"k{number}: 1\n" for number in range(100_000)),
    "a million keys": "".join(f"k{number}: 1\n" for number in range(1_000_000)),
    "aliases": "a: &a [x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)),
    "anchors": "a: [" + "&a x," * 100_000,
    "tags": "a: [" + "!!int 1," * 100_000,
    "directives": "%TAG !a! b\n" * 90_000,
    "merge": "a: {<<: [" + "{<<: [" * 30,
    "spaces": " " * 1_000_000 + ":",
    "quotes": "a: '" + "''" * 500_000,
    "escapes": 'a: "' + "\\\\" * 500_000,
    "colons": "a: 1\n" + "a:" * 500_000,
    "lines": "a: |\n" + "\n" * 1_000_000,
    "the same key": "a: {" + "a: 1," * 9_000 + "}",
    "cut values": "a: {" + ",".join(f"k{number}: 1,5" for number in range(4_000)) + "}",
    "cut lists": "a: [" + "[9.000,5]," * 5_000 + "]",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hangs_or_crashes(name: str) -> None:
    start = time.process_time()
    result = read(HOSTILE[name].encode())
    if isinstance(result, Source):
        for _ in range(5):
            result.region(("a", "b"))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("brackets in a value", "plan.limit"),
        ("braces", "plan.limit"),
        ("dashes", "plan.limit"),
        ("indentation", "plan.limit"),
        ("keys", "plan.limit"),
        ("a million keys", "plan.limit"),
        ("aliases", "plan.alias"),
        ("anchors", "plan.alias"),
        ("tags", "plan.syntax"),
        ("directives", "plan.limit"),
        ("merge", "plan.alias"),
    ],
)
def test_what_is_said_of_hostile_files(name: str, rule: str) -> None:
    assert bad(HOSTILE[name]).rule == rule


# --- What ends the reading: YAML that a plan may not hold ------------------------------------------------------------


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "rule", "path", "place", "write"),
    [
        ("a: *x", "plan.alias", ("a",), "*x", 'a: "*x"'),
        ("a: *x\nb: &x 1", "plan.alias", ("a",), "*x", 'a: "*x"'),
        ("a: *belangrijk bellen", "plan.alias", ("a",), "*belangrijk", 'a: "*belangrijk bellen"'),
        ("a: &x 1", "plan.alias", ("a",), "&x", 'a: "&x 1"'),
        ("a: &x", "plan.alias", ("a",), "&x", 'a: "&x"'),
        ("a: &x\n  b: 1", "plan.alias", ("a",), "&x", ""),
        ("a: &x\n  b", "plan.alias", ("a",), "&x", ""),
        ("a: &x {b: 1}", "plan.alias", ("a",), "&x", ""),
        ("a: &x [b]", "plan.alias", ("a",), "&x", ""),
        ("a: {b: 1, c: *x}", "plan.alias", ("a", "c"), "*x", 'c: "*x"'),
        ("a: [1, &x 2]", "plan.alias", ("a", 1), "&x", '"&x 2"'),
        ("a:\n  - *x", "plan.alias", ("a", 0), "*x", '- "*x"'),
        ("a: {é: {b: {&x c: 1}}}", "plan.alias", ("a", "é", "b"), "&x", '"&x c: 1"'),
        ("&x a: 1", "plan.alias", (), "&x", ""),
        ("&x\na: 1", "plan.alias", (), "&x", ""),
        ("*x : 1", "plan.alias", (), "*x", ""),
        ("*x", "plan.alias", (), "*x", ""),
        ("&x [b]", "plan.alias", (), "&x", ""),
        ("a:\n  b: 1\n  ? [c]\n  : *x", "plan.alias", ("a",), "*x", ""),
        ("<<: {b: 1}", "plan.alias", (), "<<", ""),
        ("a:\n  <<: *x", "plan.alias", ("a",), "<<", ""),
        ("a: {b: 1, <<: {c: 1}}", "plan.alias", ("a",), "<<", ""),
        ("a: ! x", "plan.syntax", ("a",), "!", 'a: "! x"'),
        ("a: !", "plan.syntax", ("a",), "!", 'a: "!"'),
        ("a: !x y", "plan.syntax", ("a",), "!x", 'a: "!x y"'),
        ("a: !!str y", "plan.syntax", ("a",), "!!str", 'a: "!!str y"'),
        ("a: !<tag:yaml.org,2002:str> y", "plan.syntax", ("a",), "!<tag:yaml.org", 'a: "!<tag:yaml.org,2002:str> y"'),
        ("a: !!python/object/apply:os.system [ls]", "plan.syntax", ("a",), "!!python/object/apply:os.system", ""),
        ("a: ! 'x'", "plan.syntax", ("a",), "!", "a: \"! 'x'\""),
        ("a: ! {b: 1}", "plan.syntax", ("a",), "!", ""),
        ("a: ! [b]", "plan.syntax", ("a",), "!", ""),
        ("!!set {a}", "plan.syntax", (), "!!set", ""),
        ("!x text", "plan.syntax", (), "!x", ""),
        ("!!int a: 1", "plan.syntax", (), "!!int", ""),
        ("%TAG !e! tag:x,2000:\n---\na: !e!y z", "plan.syntax", ("a",), "!e!y", 'a: "!e!y z"'),
        ("a: &y !x z", "plan.alias", ("a",), "&y", 'a: "&y !x z"'),
        ("a: !x &y z", "plan.syntax", ("a",), "!x", 'a: "!x &y z"'),
        ("a: 1\n---\nb: 2", "plan.syntax", (), "---", ""),
        ("a: 1\n---\n", "plan.syntax", (), "---", ""),
        ("a: 1\n...\n---\nb: 2", "plan.syntax", (), "---", ""),
        ("a: 1\n...\nb: 2", "plan.syntax", (), "b: 2", ""),
    ],
)
def test_what_a_plan_may_not_hold(text: str, rule: str, path: source.Path, place: str, write: str) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.path, at(text, flaw.region), flaw.write) == (rule, path, place, write)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\n\n", "# only\n# comments", "---", "---\n", "---\n...\n", "%YAML 1.1\n---\n", "   "]
)
def test_no_plan(text: str) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.path, flaw.region[:2]) == ("plan.syntax", (), (1, 1))
    assert "salesplan init" in flaw.message.say("en")
    assert "no plan in this file" in flaw.message.say("en")


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- a\n- b", (1, "-")),
        ("\n[a]", (2, "[")),
        ("text", (1, "text")),
        ("'quoted: 1'", (1, "'quoted:")),
        ("~", (1, "~")),
        ("|\n  x", (1, "|")),
    ],
)
def test_not_a_mapping(text: str, place: tuple[int, str]) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.write) == ("plan.syntax", "salesplan: 1")
    assert (flaw.region.line, at(text, flaw.region)) == place
    assert "not a plan" in flaw.message.say("en")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n{{name}}: x", (2, "{{name}}")),
        ("{{name}}", (1, "{name}}")),
        ("[a, b]: x", (1, "[a, b]")),
        ("? [a]\n: b", (1, "[a]")),
        ("[a]: b: c", (1, "[a]")),
    ],
)
def test_a_collection_as_a_key_of_the_plan(text: str, place: tuple[int, str]) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.region.line, at(text, flaw.region)) == ("plan.syntax", *place)
    assert place[1] in flaw.message.say("en")


# --- What YAML could not read ----------------------------------------------------------------------------------------

QUOTES = "in quotes"


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("a: b: c", 'a: "b: c"'),
        ("a: b:", 'a: "b:"'),
        ("a: 5% korting: nu  # c", 'a: "5% korting: nu"'),
        ("- a: b: c", '- a: "b: c"'),
        ("a: @x", 'a: "@x"'),
        ("a: `x`", 'a: "`x`"'),
        ("a: %x", 'a: "%x"'),
        ("a: - x", 'a: "- x"'),
        ("a: -", 'a: "-"'),
        ("a: ? x", 'a: "? x"'),
        ("a: > 50", 'a: "> 50"'),
        ("a: | x", 'a: "| x"'),
        ("a: & x", 'a: "& x"'),
        ("a: * x", 'a: "* x"'),
        ("a: , x", 'a: ", x"'),
        ("- @x", '- "@x"'),
        ("- > 50", '- "> 50"'),
        ("a: [X] y", 'a: "[X] y"'),
        ("a: {x} y", 'a: "{x} y"'),
        ('a: @"x\\y"', 'a: "@\\"x\\\\y\\""'),
        ("a: {b: @x, c: 1}", 'b: "@x"'),
        ("a: {b: c: d}", 'b: "c: d"'),
        ("a: [x, @y]", '"@y"'),
        ("a: [x, > 5]", '"> 5"'),
        ('"a b": c: d', '"a b": "c: d"'),
        ("a:b c: d: e", 'a:b c: "d: e"'),
    ],
)
def test_a_value_that_needs_quotes(line: str, write: str) -> None:
    text = f"x: é\ny:\n  {line}\n"
    flaw = bad(text)
    assert (flaw.rule, flaw.write, flaw.region.line) == ("plan.syntax", write, 3)
    assert QUOTES in flaw.message.say("en")
    assert "tussen aanhalingstekens" in flaw.message.say("nl")
    # The advice survives both styles.
    assert good(f"x: [{write.removeprefix('- ')}]").flaws == ()
    if not write.startswith('"'):
        assert good(f"x:\n  {write}").flaws == ()


def test_what_needs_quotes_is_marked_as_a_whole() -> None:
    text = "a:\n  - name: Zoë: 😀  # c\n"
    assert at(text, bad(text).region) == "Zoë: 😀"


@pytest.mark.parametrize(("length", "pasted"), [(117, True), (118, False)])
def test_a_long_value_is_not_pasted(length: int, pasted: bool) -> None:
    assert bool(bad(f"a: b: {'x' * length}").write) is pasted


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "place", "says", "write"),
    [
        ("a:\n\t- x", (2, "\t"), "tab", "  - x"),
        ("a: 1\n\tb: 2", (2, "\t"), "tab", "b: 2"),
        ("a:\n  b: 1\n \tc: 2", (3, "\t"), "tab", "  c: 2"),
        ("a:\n  - b: 1\n\tc: 2", (3, "\t"), "tab", "    c: 2"),
        ("a:\n  - b: 1\n\t- c: 2", (3, "\t"), "tab", "  - c: 2"),
        ("a:\n  b:  # x\n\n  # y\n\tc: 2", (5, "\t"), "tab", "    c: 2"),
        ("a:\n    b:\n\t\tc: 2", (3, "\t"), "tab", "      c: 2"),
        ("a: 'x\nb: 2", (1, "'x"), "quote that opens here is never closed", 'a: "x"'),
        ('a:\n  - "x\n  - b', (2, '"x'), "quote that opens here is never closed", '- "x"'),
        ("a: \"it's\nb: 2", (1, "\"it's"), "quote that opens here is never closed", 'a: "it\'s"'),
        ("a: 'x\n---\nb: 2", (1, "'x"), "quote that opens here is never closed", 'a: "x"'),
        ("a: [{b: 'x, c: 1}]", (1, "'x, c: 1}]"), "quote that opens here is never closed", 'b: "x"'),
        ("a: [{b: 't X, c: 1}]", (1, "'t X, c: 1}]"), "quotes of the other kind", 'b: "\'t X"'),
        ("a: 's-Gravenhage\nb: 2", (1, "'s-Gravenhage"), "quotes of the other kind", 'a: "\'s-Gravenhage"'),
        ("a: 's-Gravenhage\nb: 's-Graveland", (1, "'s-Gravenhage"), "only on line 2", 'a: "\'s-Gravenhage"'),
        ("a: 'x\nb: 'y'", (1, "'x"), "only on line 2", 'a: "x"'),
        ("a: 'it's'", (1, "'it's'"), "quotes of the other kind", 'a: "it\'s"'),
        ('a: "x" y', (1, '"x" y'), "quotes of the other kind", "a: '\"x\" y'"),
        ('a: "x" en "y"', (1, '"x" en "y"'), "quotes of the other kind", 'a: \'"x" en "y"\''),
        ("a: 'it''s' x", (1, "'it''s' x"), "quotes of the other kind", "a: \"'it''s' x\""),
        ("a: \"it''s\" x", (1, "\"it''s\" x"), "quotes of the other kind", 'a: "\\"it\'\'s\\" x"'),
        ("a: [1, 2\nb: 3", (1, "["), "not closed. Close it with ]", ""),
        ("a: {b: 1\nc: 3", (1, "{"), "not closed. Close it with }", ""),
        ("a:\n  - [1, 2", (2, "["), "not closed. Close it with ]", ""),
        ("a: [1, 2}", (1, "}"), "opens with [ closes with ], and here stands }", ""),
        ("a: {b: 1]", (1, "]"), "opens with { closes with }, and here stands ]", ""),
        ("a:\n  - {b: [1, 2}", (2, "}"), "closes with ], and here stands }. Write ] before it.", ""),
        ("a: [{b: 1, c: 2]", (1, "]"), "closes with }, and here stands ]. Write } before it.", ""),
        ("a: [1, '[', 2}", (1, "}"), "closes with ], and here stands }. Write ].", ""),
        ("a: {b: [1, 2}", (1, "}"), "opens with [ closes with ]", ""),
        ("a: [1, 2]]", (1, "]"), "closes nothing", ""),
        ("a: }", (1, "}"), "closes nothing", ""),
        ("a:\n  - {b: 1}}", (2, "}"), "closes nothing", ""),
        ("a:\n  - {b: 1} 50", (2, "50"), "behind the closing bracket", ""),
        ('a:\n  - [1, "]"] {c: 2}', (2, "{c: 2}"), "behind the closing bracket", ""),
        ('a:\n  - [1, "]]\\"]"] {c: 2}', (2, "{c: 2}"), "behind the closing bracket", ""),
        ("a:\n  - [1, '[[z{'] {c: 2}", (2, "{c: 2}"), "behind the closing bracket", ""),
        ("a: [1,, 2]", (1, ","), "value is missing", ""),
        ("a: ['b' c]", (1, "'b' c"), "quotes of the other kind", "\"'b' c\""),
        ("a: [x, - ]", (1, "-"), "dash stands here by itself", ""),
        ("a: [- 1]", (1, "-"), "dash stands here by itself", ""),
        ("a: [b\n: c]", (2, ":"), "colon is not where a key ends", ""),
        ("x: 1\n:y: 1 b: c", (2, ": c"), "cannot read", ""),
        ("--- a: 1", (1, ": 1"), "cannot read", ""),
        ("a: [5,- ]", (1, "5,-"), "comma ended the value", '"5,-"'),
        ("a: [1, 24.000,- ]", (1, "24.000,-"), "comma ended the value", '"24.000,-"'),
        ("a: [1\n,5,- ]", (2, "5,-"), "comma ended the value", '"5,-"'),
        ("a: [1\n,@x]", (2, "@x"), "starts with", '"@x"'),
        ("a: {b: 24.000,- }", (1, "24.000,-"), "comma ended the value", 'b: "24.000,-"'),
        ("a:1\nb: 2", (1, ":"), "space is missing after this colon", "a: 1"),
        ("a:1", (1, ":"), "space is missing after this colon", "a: 1"),
        ("x: 1\ny:\n  a:50 x\n  b: 2", (3, ":"), "space is missing after this colon", "a: 50 x"),
        ("x: 1\nabc\nb: 2", (2, "abc"), 'colon is missing after "abc"', "abc:"),
        ("abc\nb: 2", (1, "abc"), 'colon is missing after "abc"', "abc:"),
        ("x: 1\nabc", (2, "abc"), 'colon is missing after "abc"', "abc:"),
        ("x: 1\nk", (2, "k"), 'colon is missing after "k"', "k:"),
        # What is no name, or too long for one, is not pasted as a key.
        ("x: 1\n5abc", (2, "5abc"), 'colon is missing after "5abc"', ""),
        ("x: 1\n5 abc", (2, "5 abc"), 'colon is missing after "5 abc"', ""),
        (f"x: 1\n{'k' * 120}", (2, "k" * 120), "colon is missing after", f"{'k' * 120}:"),
        (f"x: 1\n{'k' * 121}", (2, "k" * 121), "colon is missing after", ""),
        ("a: 1\n  b: 2", (2, "b: 2"), 'further to the right than "a" on line 1', ""),
        ("x: 1\na: 1\n\n  b: 2 ", (4, "b: 2"), 'further to the right than "a" on line 2', ""),
        ("a:\u00a01\nb: 2", (1, "\u00a0"), "a no-break space, which cannot be seen", "a: 1"),
        ("a:\u00a01\nb:\u00a02", (1, "\u00a0"), "a no-break space", "a: 1"),
        ("a:\n  -\u00a0b: 1\n    c: 2", (2, "\u00a0"), "a no-break space", "  - b: 1"),
        ("a:\n\u00a0 - b: 1\n    c: 2", (2, "\u00a0"), "a no-break space", "  - b: 1"),
        ("a:\n    b: 1\n  c: 2", (3, "c: 2"), 'start with 4 spaces, as "b: 1" above', ""),
        ("b: 1\n- a", (2, "- a"), "same column", ""),
        ("a:\n  - b\n c: 1", (3, "c: 1"), 'start without spaces, as "a:" above', ""),
        ("a:\n  - b\n - c", (3, "- c"), 'start with 2 spaces, as "- b" above', ""),
        ("products:\n  - Airco\n    rank: 1", (2, "- Airco"), 'such as `name`: put "Airco"', "- name: Airco"),
        ("reviews: # x\n  - soon\n    with: A", (2, "- soon"), "such as `date`", "- date: soon"),
        ('products:\n  - "Airco"\n    rank: 1', (2, '- "Airco"'), "such as `name`", "- name: Airco"),
        ("products:\n  - Airco # x\n    rank: 1", (2, "- Airco # x"), "such as `name`", "- name: Airco"),
        (
            "development:\n  - goal: x\n    support:\n      who: A\n  - Second goal\n    to: 1",
            (5, "- Second goal"),
            "such as `goal`",
            "- goal: Second goal",
        ),
        ("months:\n  - 95k\n    rank: 1", (2, "- 95k"), "A colon is missing", ""),
        (
            "customers:\n   existing:\n     count: 4\n  new:\n    approach: 3",
            (4, "new:"),
            'start with 3 spaces, as "existing:" above',
            "",
        ),
        ('a: "x "y" z"', (1, '"x "y" z"'), "quotes of the other kind", "a: 'x \"y\" z'"),
        ("self:\n  - 45% a\n    every: week", (2, "- 45% a"), "such as `measure`", '- measure: "45% a"'),
        ("%YAML 2.0\n---\na: 1", (1, "%YAML 2.0"), "starts with %", ""),
        # Brackets that stay open, wherever YAML noticed.
        ("a: 1\nb: [", (2, "["), "not closed. Close it with ]", ""),
        ("a: 1\nb: [\n", (2, "["), "not closed. Close it with ]", ""),
        ("{", (1, "{"), "not closed. Close it with }", ""),
        ("a:\n  - {b: 1, ", (2, "{"), "not closed. Close it with }", ""),
        ("a:\n  - {b: [1, 2", (2, "["), "not closed. Close it with ]", ""),
        ("a:\n  - {b: 1, c: 2\n  - {b: 3, c: 4}", (2, "{"), "not closed. Close it with }", ""),
        ("a: [\n  - b\n  - c", (1, "["), "not closed. Close it with ]", ""),
        # One character that is not there, or another.
        ("a: 1\nyear:2027\nb: 2", (2, ":"), "space is missing after this colon", "year: 2027"),
        ("a: 1\nyear:2027", (2, ":"), "space is missing after this colon", "year: 2027"),
        ("a:\n  -name: X\n   price: 3", (2, "-"), "space is missing after this dash", "- name: X"),
        ("a:\n  - b: 1\n  -name: X\n", (3, "-"), "space is missing after this dash", "- name: X"),
        ("a: 1\nyear = 2027\nb: 2", (2, "="), 'Here "=" stands where a colon', "year: 2027"),
        ("a: 1\nyear; 2027\nb: 2", (2, ";"), 'Here ";" stands where a colon', "year: 2027"),
        ("a;\n  b: 2", (1, ";"), 'Here ";" stands where a colon', "a:"),
        ("a: 1\nyear\t2027\n", (2, "year\t2027"), "colon is missing after", "year: 2027"),
        ("a: - b = 1\n     c = 2", (1, "- b = 1"), "does not start on the line of its key", "- b: 1"),
        # `none` with its reason, which looks like a second colon in a text.
        (
            "a:\n  events: none: no fairs",
            (2, "none: no fairs"),
            '`none:` stands behind "events"',
            "events:\n  none: no fairs",
        ),
        (
            "events: geen: 5, geen 6",
            (1, "geen: 5, geen 6"),
            '`none:` stands behind "events"',
            'events:\n  none: "5, geen 6"',
        ),
        ("a: {events: none: no fairs}", (1, "none: no fairs"), '`none:` stands behind "events"', ""),
        # An entry without a dash, above one that has it.
        (
            "a:\n  - name: X\nlines:\n\n    name: Y # c\n    d:\n      e: 1\n  - name: Z",
            (5, "name: Y # c"),
            'the first entry of "lines", and each entry starts with a dash, as on line 8',
            "  - name: Y # c",
        ),
        ("lines:\n    # c\n  name: Y\n- name: Z", (3, "name: Y"), 'the first entry of "lines"', "- name: Y"),
        ("lines:\n  name: Y\n  - name: Z", (2, "name: Y"), 'the first entry of "lines"', ""),
        (
            "lines:\n    - name: X\n    - name: Y\n   - name: Z",
            (4, "- name: Z"),
            "does not fit under the lines above",
            "",
        ),
        ("a:\n  - b: 1\nc:\n    [x]\n  - d", (5, "- d"), "does not fit under the lines above", ""),
        ("lines:\n  - name: X\n    - name: Y", (3, "- name: Y"), 'start with 2 spaces, as "- name: X" above', ""),
        ("lines:\n  - name: X\n\n    # c\n   d: 1", (5, "d: 1"), 'start with 4 spaces, as "- name: X" above', ""),
        ('a: [{b: "X"\n  c: 2}]', (2, "c"), "A comma or a closing bracket is missing before this.", ""),
        ("a: 1\nyear=2027", (2, "="), 'Here "=" stands where a colon', "year: 2027"),
        ("a: 1\nyear\uff1a2027\n", (2, "\uff1a"), 'Here "\uff1a" stands where a colon', "year: 2027"),
        ("a: 1\nb: - name: X\n     price: 3", (2, "- name: X"), 'further to the right than "b"', "- name: X"),
        ("a:\n  - name: X, price: 3", (2, "X, price: 3"), 'second key stands on this line: "price"', ""),
        ("a: X; price: 3", (1, "X; price: 3"), 'second key stands on this line: "price"', ""),
        # What comes along when text is pasted.
        ("a:\n  * name: X", (2, "*"), 'starts with a dash and a space, not with "*"', "- name: X"),
        ("a:\n  \u2013 name: X\n    price: 3", (2, "\u2013"), 'not with "\u2013"', "- name: X"),
        ("a:\n  \u2022 name: X\n    price: 3", (2, "\u2022"), 'not with "\u2022"', "- name: X"),
        ("```yaml\na: 1\n```\n", (1, "```"), "does not belong to the plan", ""),
        ("a: 1\n```\n", (2, "```"), "does not belong to the plan", ""),
        # The first line alone is too far to the right.
        (" a: 1\nb: 2", (2, "b: 2"), 'start with 1 space, as "a: 1" above', ""),
        # An entry that begins with a key that lacks its colon.
        ("segments:\n  - name Care\n    time: 5%", (2, "- name Care"), 'missing after "name"', "- name: Care"),
        ("segments:\n  - name\n    time: 5%", (2, "- name"), 'missing after "name"', "- name:"),
        ("reviews:\n  - first 12-01-2027\n    with: A", (2, "- first 12-01-2027"), "missing", "- first: 12-01-2027"),
        ("costs:\n  lines:\n    - amount € 5\n      name: A", (3, "- amount € 5"), "missing", '- amount: "€ 5"'),
        ("reviews:\n  - with\n    date: 1", (2, "- with"), 'missing after "with"', "- with:"),
        # A name may begin with the word of another key, or with that of another list.
        ("activities:\n  - start up\n    hours: 1", (2, "- start up"), "such as `name`", "- name: start up"),
        ("products:\n  - rule 5\n    rank: 1", (2, "- rule 5"), "such as `name`", "- name: rule 5"),
        # More than one space behind a dash, and not above the lines below it.
        (
            "a:\n  -   name: X # c\n\n   # c\n    b: 1",
            (2, "-   name: X # c"),
            'Behind this dash stand 2 spaces too many: the line below it starts further to the left than "name: X # c"',
            "- name: X # c",
        ),
        ("a:\n-    b: 1\n   c: 2\n", (2, "-    b: 1"), "stand 2 spaces too many", "-  b: 1"),
        ("a:\n  -  'b': 1\n    c: 2", (3, "c: 2"), "does not fit under the lines above", ""),
        # A new entry without its dash, which is not the first.
        ("a:\n  - name: X\n    b: 1\n  name: Y # c\n    b: 2", (4, "name: Y # c"), "A new entry", "  - name: Y # c"),
        ("a:\n  - name: X\n    b:\n      c: 1\n   name: Y", (5, "name: Y"), "A new entry", "  - name: Y"),
        ("a:\n  - b:\n      - name: X\n  b:\n", (4, "b:"), "A new entry of the list starts here", "  - b:"),
        ("a:\n  - name: X\n  names: Y", (3, "names: Y"), "does not fit under the lines above", ""),
        # What only the plan as a whole has.
        (
            "products:\n  - name: X\n  segments:\n  - name: Y",
            (3, "segments:"),
            "`segments` belongs at the top level of the plan: let this line start in the first column",
            "",
        ),
        ("year: 2027\nselling_time:\n  weeks: 4\n    costs:", (4, "costs:"), "`costs` belongs at the top level", ""),
        (
            "  salesplan: 1\n  products:\n    - name: X\n   segments:",
            (4, "segments:"),
            "does not fit under the lines above",
            "",
        ),
    ],
)
def test_what_yaml_could_not_read(text: str, place: tuple[int, str], says: str, write: str) -> None:
    flaw = bad(text)
    assert (flaw.rule, flaw.path) == ("plan.syntax", ())
    assert (flaw.region.line, at(text, flaw.region)) == place
    assert says in flaw.message.say("en")
    assert flaw.write == write


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["{b: @x}", "x: 1\n{b: @x}", "x:\n  - {b: @x}", "{a: 1, b: @x, c: 2}"])
def test_a_value_that_needs_quotes_in_a_bracket_that_begins_the_line(text: str) -> None:
    flaw = bad(text)
    assert at(text, flaw.region) == "@x"
    assert flaw.write == 'b: "@x"'
    assert QUOTES in flaw.message.say("en")


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  \xa0b: c\n  \u2022 d: e",
        "a: b\n  \u2013 c",
        "a: \u2013 b",
        "a:\n  - \u2022 b",
        "'\xa0a': b",
        "a\xa0: b",
    ],
)
def test_text_may_begin_with_a_bullet_or_a_no_break_space(text: str) -> None:
    assert good(text).flaws == ()


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "line", ["{a: 1, b: " + '\\"' * 30_000 + "} x", "[" + '\\"' * 30_000, "- {a: '" + "'" * 60_000 + "} x"]
)
def test_quotes_that_are_never_closed_take_no_time(line: str) -> None:
    begin = time.process_time()
    assert bad(f"x: 1\ny:\n  {line}\nz: 1\n")
    assert time.process_time() - begin < 2


def test_the_place_in_an_empty_file_is_its_start() -> None:
    assert bad("").region == bad("\ufeff").region == Region(1, 1, 1, 1)


def test_a_long_line_with_a_short_key_is_no_long_key() -> None:
    flaw = bad(f"a: b: {'x' * 1100}")
    assert flaw.rule == "plan.syntax"
    assert "second colon" in flaw.message.say("en")


def test_a_wrong_escape() -> None:
    flaw = bad('a:\n  pad: "C:\\data"')
    assert flaw.region.line == 2
    assert flaw.write == 'pad: "C:\\\\data"'
    assert "backslash" in flaw.message.say("nl")


@pytest.mark.parametrize("text", ['a: "\\Uffffffff"', 'a: "\\ud800"', 'a: "\\U00110000"'])
def test_escapes_of_what_is_no_character(text: str) -> None:
    assert bad(text).rule == "plan.syntax"


@pytest.mark.parametrize("text", ['a: "\\Uffffffff"', 'a: "\\U00110000"'])
def test_the_python_parser_lets_nothing_out(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_event_parser", source._PythonParser)
    assert bad(text).rule == "plan.syntax"


def test_foreign_text_in_a_message_is_made_visible_and_short() -> None:
    said = only(f"x: {{'\u202e{'k' * 200}': 1, '\u202e{'k' * 200}': 2}}").message.say("en")
    assert "\u202e" not in said
    assert "\\u202e" in said
    assert len(said) < 300


def test_libyaml_is_used_where_it_is() -> None:
    assert source._event_parser is CParser


# --- Whatever the bytes ----------------------------------------------------------------------------------------------


def inside(region: Region, lines: tuple[str, ...]) -> bool:
    """Whether a region lies in the file."""
    if not lines:
        return region == Region(1, 1, 1, 1)
    return (
        1 <= region.line <= region.end_line <= len(lines)
        and 1 <= region.column <= len(lines[region.line - 1]) + 1
        and 1 <= region.end_column <= len(lines[region.end_line - 1]) + 1
        and (region.line, region.column) <= (region.end_line, region.end_column)
    )


def paths(value: Value, path: source.Path = ()) -> list[source.Path]:
    """Every path in a plan, and one beyond each."""
    found: list[source.Path] = [path, (*path, "?"), (*path, 99)]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += paths(inner, (*path, number))
    return found


def check(content: bytes) -> None:
    result = read(content)
    flaws = (result.flaw,) if isinstance(result, Unjudgeable) else result.flaws
    for flaw in flaws:
        assert inside(flaw.region, result.lines), flaw
        assert flaw.message.say("en")
        assert flaw.message.say("nl")
        assert "\n" not in flaw.write
    if isinstance(result, Source):
        for path in paths(result.data):
            assert inside(result.region(path), result.lines), path


PIECES = [
    *["a", "b: ", "c:", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\r", "\r\n", "{", "}", "[", "]", ",", "?", "? "],
    *[
        "1,5",
        "9.000,50",
        "24.000,-",
        "'",
        '"',
        "\\",
        "|\n",
        ">\n",
        "&a ",
        "*a",
        "!",
        "!a ",
        "<<",
        "#",
        " #",
        "%",
        "@",
        "`",
    ],
    *["---", "...", "\t", " ", "é", "😀", "\ufeff", "{{x}}", "~", "null", "\x85", "\x00"],
]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    check(content)


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_pieces_of_yaml(pieces: list[str]) -> None:
    check("".join(pieces).encode())


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_any_pieces_of_yaml_without_libyaml(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_event_parser", source._PythonParser)
        check("".join(pieces).encode())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_to_a_plan(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PLACES)))
    end = data.draw(st.integers(start, min(len(PLACES), start + 5)))
    check((PLACES[:start] + data.draw(st.sampled_from(PIECES)) + PLACES[end:]).encode())


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\nb: *x\n", ("b",)),
        ("x:\n  a: 1\n  b: *y\n", ("x", "b")),
        ("x:\n- a: 1\n- a: 1\n  b: &k 2\n", ("x", 1, "b")),
    ],
)
def test_what_is_refused_is_named_by_its_own_path(text: str, path: source.Path) -> None:
    assert bad(text.encode()).path == path


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        (("a",), ()),
        (("b",), ("b",)),
        (("list", 0, "name"), ()),
        (("list", 0, "price"), ("list", 0, "price")),
        (("list", 0, "price", "more"), ("list", 0, "price")),
        (("list", 1, "name"), ("list", 1)),
        (("list", 3), ("list", 3)),
        (("a", "b"), ("a", "b")),
    ],
)
def test_the_first_part_of_a_path_that_is_not_there(path: source.Path, missing: source.Path) -> None:
    assert good("a: 1\nlist:\n  - name: x\n").missing(path) == missing


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ('"19" rack"', "'19\" rack'"),
        ('"Rack 19""', "'Rack 19\"'"),
        ('"Acme" BV', "'\"Acme\" BV'"),
        ("'Piet's shop'", '"Piet\'s shop"'),
        ("'s-Hertogenbosch", '"\'s-Hertogenbosch"'),
    ],
)
def test_a_quote_in_a_text_needs_the_other_ones_around_it(name: str, write: str) -> None:
    found = read(f"salesplan: 1\nproducts:\n  - name: {name}\n".encode())
    assert isinstance(found, Unjudgeable)
    assert found.flaw.write == f"- name: {write}"
    assert found.flaw.message.say("en").endswith(
        f"quotes of the other kind around the whole value: write name: {write}."
    )
    assert found.flaw.message.say("nl").endswith(f"aanhalingstekens van de andere soort: schrijf name: {write}.")


def test_a_quote_that_is_no_more_than_one_is_read() -> None:
    found = read(b'salesplan: 1\nproducts:\n  - name: 19" rack\n')
    assert isinstance(found, Source)
    assert found.data["products"] == [{"name": '19" rack'}]


def test_a_quote_that_is_closed_halfway_in_a_long_text() -> None:
    found = read(f'salesplan: 1\nproducts:\n  - name: "A" {"long " * 100}\n'.encode())
    assert isinstance(found, Unjudgeable)
    assert "Put the whole value in quotes" in found.flaw.message.say("en")


@pytest.mark.parametrize("sign", ["\t", "\u00a0"])
def test_a_sign_that_looks_like_a_space_is_one_fault_on_however_many_lines(sign: str) -> None:
    entry = f"{sign}- b: 1\n    c: 2\n"
    twice, many = bad("a:\n" + entry * 2).message, bad("a:\n" + entry * 8).message
    assert twice.say("en").endswith(" The same goes for line 4.")
    assert twice.say("nl").endswith(" Hetzelfde geldt voor regel 4.")
    assert many.say("en").endswith(" The same goes for lines 4, 6, 8, 10, 12 and 2 more.")
    assert many.say("nl").endswith(" Hetzelfde geldt voor de regels 4, 6, 8, 10, 12 en nog 2.")
    assert "same goes" not in bad(f"a:\n{entry}#{sign}d\n").message.say("en")
