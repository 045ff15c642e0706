"""1 Product priorities and 3 Customer priorities, by example."""

from __future__ import annotations

import pytest

from fragments import evidence, finding, findings, opens_after, pasted, report, result, said, status, written
from salesplan_cli.text import LANGS, Lang


def products(*contributions: str, names: str = "ABCDEFGH") -> str:
    """Products from the top, each with what is given: `45%`, `rank: 2`, or nothing."""
    return _listed("products", contributions, names)


def segments(*contributions: str, names: str = "ABCDEFGH") -> str:
    """Customer groups from the top."""
    return _listed("segments", contributions, names)


def _listed(section: str, contributions: tuple[str, ...], names: str) -> str:
    entries = []
    for name, each in zip(names, contributions, strict=False):
        share = f"contribution: {each}" if each and not each.startswith("rank") else each
        named = "" if name == "-" else f"name: Brand {name * 3}"
        entries.append("  - {" + ", ".join(part for part in (named, share) if part) + "}")
    return f"{section}:\n" + "\n".join(entries) + "\n"


# --- list ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "met", "of"),
    [
        ("", 0, 3),
        (products(""), 1, 3),
        (products("", ""), 2, 3),
        (products("", "", ""), 3, 3),
        (products("", "", "", ""), 4, 4),
        (products("10%", "10%", "10%", names="A--"), 1, 3),
        (products("10%", "10%", "10%", "10%", names="ABC-"), 3, 4),
        (products("10%", "10%", names="A-"), 1, 3),
    ],
)
def test_the_share_of_the_products_that_are_named(fragment: str, met: int, of: int) -> None:
    found = result(fragment, "C01.list")
    assert (found.met, found.of) == (met, of)
    assert findings(fragment, "C01.list") if met < of else not findings(fragment, "C01.list")


def test_each_entry_without_a_name_is_a_finding_beside_what_lacks() -> None:
    found = sorted(findings(products("10%", "10%", names="A-"), "C01.list"), key=lambda each: -len(each.path))
    assert [(each.path, each.mends) for each in found] == [
        (("products", 1, "name"), (("C01.list", 1),)),
        (("products",), (("C01.list", 1),)),
    ]
    assert said(found[0].message) == "product 2 has no name, so nobody knows what it is about"
    assert said(found[1].message) == "2 products named, where at least 3 are asked: add 1 more"
    # Where there are enough of them, only the names lack.
    found = findings(products("10%", "10%", "10%", names="A--"), "C01.list")
    assert [each.path for each in found] == [("products", 1, "name"), ("products", 2, "name")]
    (other,) = findings(products("", ""), "C01.list")
    assert (other.path, other.mends) == (("products",), (("C01.list", 1),))


def test_the_list_says_how_many_are_asked() -> None:
    assert said(finding(products(""), "C01.list").message) == "1 product named, where at least 3 are asked: add 2 more"
    assert said(finding("", "C01.list").message, "nl") == (
        "de belangrijkste producten staan er niet: noem er ten minste 3, de belangrijkste bovenaan"
    )
    assert said(finding(segments(""), "C03.list").message, "nl") == (
        "1 klantgroep genoemd, terwijl er ten minste 2 gevraagd zijn: voeg er 1 toe"
    )
    assert evidence(products("", ""), "C01.list") == "named: Brand AAA and Brand BBB; asked: at least 3"
    assert evidence("", "C03.list") == "none named; asked: at least 2"
    assert finding("", "C01.list").mends[0] == ("C01.list", 3)


@pytest.mark.parametrize(("limit", "expected"), [("2", "met"), ("3", "unmet"), ("0", "met"), ("1", "met")])
def test_the_number_asked_is_a_setting(limit: str, expected: str) -> None:
    assert status(products("", ""), "C01.list", C01_list=limit) == expected
    assert status(segments("", ""), "C03.list", C03_list=limit) == expected
    assert status("", "C01.list", C01_list=limit) == "unmet"
    assert result("", "C01.list", C01_list=limit).of == max(int(limit), 1)
    assert f"name at least {max(int(limit), 1)}," in said(finding("", "C01.list", C01_list=limit).message)


@pytest.mark.parametrize("fragment", [products("45%", "", names="AB"), products("", ""), segments("60%"), ""])
def test_a_new_entry_can_be_pasted(fragment: str) -> None:
    rule = "C03.list" if fragment.startswith("segments") else "C01.list"
    if fragment:
        # What it asks of the new entry is a question of its own.
        assert opens_after(fragment, rule) <= {"C03.ranked", "C01.ranked", "C04.share", "C02.quantity"}
    else:
        assert written(fragment, rule).startswith("products:\n  - name: ")


FORTY = "quantity: 40\n  unit: contract"
DEFINED = 'definition: "more than 50 staff, region North"'


@pytest.mark.parametrize(
    ("fragment", "limit", "lines"),
    [
        (products("", ""), "3", f"contribution: 16%\n  {FORTY}"),
        (products("45%", "30%"), "3", f"contribution: 25%\n  {FORTY}"),
        # The whole is divided already.
        (products("45%", "55%"), "3", f"rank: 3\n  {FORTY}"),
        (products("rank: 1", "rank: 2"), "3", f"rank: 3\n  {FORTY}"),
        (products("rank: 1", "30%"), "3", f"rank: 3\n  {FORTY}"),
        # What the others leave of the target, where that is known.
        (f"revenue_target: 9k\n{products('45%, revenue: 5k', '30%')}", "3", f"contribution: 25%\n  {FORTY}"),
        (
            f"revenue_target: 9k\n{products('45%, revenue: 5k', '30%, revenue: 3k')}",
            "3",
            "contribution: 25%\n  revenue: EUR 1 000",
        ),
        (
            f"revenue_target: 9k\n{products('45%, revenue: 5k', '30%, revenue: 4k')}",
            "3",
            f"contribution: 25%\n  {FORTY}",
        ),
        (segments("45%"), "2", f"{DEFINED}\n  contribution: 45%"),
        # Beside groups that all have their time it has what is left.
        (segments("45%, time: 60%"), "2", f"{DEFINED}\n  contribution: 45%\n  time: 40%"),
        (segments("rank: 1, time: 100%"), "2", f"{DEFINED}\n  rank: 2\n  time: 0%"),
        (segments("45%, time: 60%", "20%, time: 50%"), "3", f"{DEFINED}\n  contribution: 20%\n  time: 0%"),
        (segments("45%, time: 60%", "20%"), "3", f"{DEFINED}\n  contribution: 20%"),
    ],
)
def test_a_new_entry_has_what_those_above_it_have(fragment: str, limit: str, lines: str) -> None:
    rule, name = ("C03.list", "Hospitals") if "segments" in fragment else ("C01.list", "Service contracts")
    assert written(fragment, rule, **{rule.replace(".", "_"): limit}) == f"- name: {name}\n  {lines}"


@pytest.mark.parametrize(
    "fragment",
    [
        "costs: {own: veel}\nselling_time: {weeks: veel}\n",
        # What an entry says of itself does not say that there are more of them.
        "products: [{name: Brand A, contribution: veel}]\n",
    ],
)
def test_what_cannot_be_read_elsewhere_is_not_the_root(fragment: str) -> None:
    assert finding(fragment, "C01.list").path == ("products",)


@pytest.mark.parametrize(
    "fragment", ["products: [TBD, {name: Brand A}, {name: Brand B}]\n", "products: veel\n"], ids=["entry", "list"]
)
def test_a_list_that_cannot_be_read_is_the_root(fragment: str) -> None:
    assert status(fragment, "C01.list") == "unmet"
    assert findings(fragment, "C01.list") == []


# --- ranked --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "met", "of"),
    [
        (("45%", "35%"), 2, 2),
        (("45%", ""), 1, 2),
        (("", ""), 0, 2),
        (("45%", "rank: 2"), 2, 2),
        (("rank: 1", ""), 1, 2),
    ],
)
def test_each_has_a_contribution_or_a_rank(given: tuple[str, ...], met: int, of: int) -> None:
    for fragment, rule in ((products(*given), "C01.ranked"), (segments(*given), "C03.ranked")):
        found = result(fragment, rule)
        assert (found.met, found.of) == (met, of)
        assert len(findings(fragment, rule)) == of - met


def test_what_has_no_name_is_not_ranked() -> None:
    assert result(products("45%", "", names="A-"), "C01.ranked").of == 1
    assert result("", "C01.ranked").of == 1
    assert findings("revenue_target: 300k\n", "C01.ranked") == []


def test_what_has_no_contribution_is_asked_by_name() -> None:
    assert said(finding(products("45%", ""), "C01.ranked").message) == (
        "Brand BBB has no contribution and no rank: how much does it bring in?"
    )
    assert said(finding(products("45%", "rank: 2"), "C01.contribution").message) == (
        "Brand BBB has a rank but no contribution: how much does it bring in?"
    )


def test_the_ranking_is_shown() -> None:
    assert evidence(products("45%", "rank: 2", "", "€ 5k"), "C01.ranked") == (
        "3 of 4 have a contribution or a rank: Brand AAA 45%, Brand BBB rank 2 and Brand DDD EUR 5 000"
    )
    assert evidence(products("", ""), "C01.ranked") == "0 of 2 have a contribution or a rank"


@pytest.mark.parametrize("given", ["veel", "rank: veel"])
def test_a_contribution_that_cannot_be_read_is_the_root(given: str) -> None:
    fragment = products("45%", given)
    assert status(fragment, "C01.ranked") == "unmet"
    assert findings(fragment, "C01.ranked") == []


LISTS = [
    ("",), ("", ""), ("", "", ""), ("", "", "", ""), ("45%", "", ""), ("", "45%", ""), ("", "", "45%"),
    ("60%", "", "20%", ""), ("50%", "50%", ""), ("50%", "", "50%"), ("80%", "30%", ""), ("10%", "", "30%"),
    ("€ 500k", "", ""), ("", "€ 500k", ""), ("€ 500k", "", "€ 100k", ""), ("€ 100k", "", "€ 500k"), ("60%", "", "€ 50k"),
    ("rank: 1", "", "rank: 3"), ("rank: 1", ""), ("99%", ""), ("100%", ""), ("40%", "", "", "", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("given", LISTS, ids="/".join)
def test_what_is_written_is_in_order_and_within_the_whole(given: tuple[str, ...]) -> None:
    for fragment, rule in ((products(*given), "C01.ranked"), (segments(*given), "C03.ranked")):
        broken = {each for each in ("order", "total") if status(fragment, f"{rule[:3]}.{each}") == "unmet"}
        assert {each for each in opens_after(fragment, rule) if each[4:] not in broken} == set()
        # All of them together, too.
        lines = {each.path[1]: each.lines("en", "EUR") for each in findings(fragment, rule)}
        filled = (lines.get(at, each).removeprefix("contribution: ") for at, each in enumerate(given))
        every = (products if rule == "C01.ranked" else segments)(*filled)
        assert status(every, rule) == "met"
        for each in ("order", "total"):
            assert each in broken or not findings(every, f"{rule[:3]}.{each}")


def test_contributions_to_write_fall_as_the_list_does() -> None:
    lines = [each.lines("en", "EUR") for each in findings(products("", "", "", ""), "C01.ranked")]
    assert lines == ["contribution: 40%", "contribution: 30%", "contribution: 20%", "contribution: 10%"]
    lines = [each.lines("en", "EUR") for each in findings(products("60%", "", ""), "C01.ranked")]
    assert lines == ["contribution: 27%", "contribution: 13%"]
    assert written(products("60%", "", "20%"), "C01.ranked") == "contribution: 20%"
    assert written(products("rank: 1", "", "rank: 3"), "C01.ranked") == "rank: 2"
    assert written(products("100%", ""), "C01.ranked") == "rank: 2"
    assert written(products("20%", "", "20%"), "C01.ranked") == "contribution: 20%"
    # Between two that rise, or above a whole, no share would do.
    assert written(products("10%", "", "30%"), "C01.ranked") == "rank: 2"
    assert written(products("60%", "41%", ""), "C01.ranked") == "rank: 3"
    assert written(products("€ 503", "", "€ 100"), "C01.ranked") == "contribution: EUR 252"
    assert written(products("€ 100k", "", "€ 500k"), "C01.ranked") == "contribution: EUR 100 000"
    assert written(products("€ 500k", "", "€ 100k"), "C01.ranked") == "contribution: EUR 250 000"
    assert written(products("€ 150k", "", "€ 100k"), "C01.ranked") == "contribution: EUR 100 000"
    assert written(products("", "€ 100k"), "C01.ranked") == "contribution: EUR 100 000"
    assert written(products("€ 1", ""), "C01.ranked") == "contribution: EUR 1"
    # Of a share in decimals the rest is divided in whole ones.
    shares = [each.lines("en", "EUR") for each in findings(products("40.5%", "", "", "", ""), "C01.ranked")]
    assert shares == [f"contribution: {percent}%" for percent in (26, 17, 11, 5)]


# --- order ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "met", "of"),
    [
        (("45%", "35%", "20%"), 2, 2),
        (("45%", "20%", "35%"), 1, 2),
        (("20%", "35%", "45%"), 0, 2),
        (("45%", "€ 5k", "35%", "€ 4k"), 2, 2),
        (("45%", "€ 5k", "46%", "€ 6k"), 0, 2),
        (("45%", "", "46%"), 0, 1),
        (("rank: 1", "rank: 2", "rank: 3"), 3, 3),
        (("rank: 2", "rank: 1"), 0, 2),
        (("rank: 1", "", "rank: 2"), 2, 2),
        (("rank: 1", "", "rank: 3"), 2, 2),
        (("rank: 1", "", "rank: 4"), 1, 2),
        (("rank: 1", "", "rank: 1"), 1, 2),
        (("45%", "rank: 2"), 1, 1),
        (("45%", "rank: 3"), 0, 1),
        (("45%", "35%", "rank: 3"), 2, 2),
    ],
)
def test_each_comparison_is_a_reading(given: tuple[str, ...], met: int, of: int) -> None:
    for fragment, rule in ((products(*given), "C01.order"), (segments(*given), "C03.order")):
        found = result(fragment, rule)
        assert (found.met, found.of) == (met, of)
        assert len(findings(fragment, rule)) == of - met


@pytest.mark.parametrize("given", [("45%", ""), ("45%", "€ 5k"), ("", "")])
def test_without_two_there_is_no_order(given: tuple[str, ...]) -> None:
    assert status(products(*given), "C01.order") == "not_judged"


def test_the_order_speaks_plainly() -> None:
    found = finding(products("20%", "35%"), "C01.order")
    assert (found.path, found.lines("en", "EUR")) == (("products", 1, "contribution"), "contribution: 20%")
    assert said(found.message) == (
        "Brand BBB (35%) contributes more than Brand AAA (20%), which stands above it: move Brand BBB up, "
        "with all its lines, or lower its contribution to 20% if the order is right"
    )
    found = finding(products("€ 20", "€ 35"), "C01.order")
    assert found.lines("en", "EUR") == "contribution: EUR 20"
    found = finding(products("rank: 1", "rank: 3"), "C01.order")
    assert (found.path, found.lines("en", "EUR")) == (("products", 1, "rank"), "rank: 2")
    assert said(found.message) == (
        "Brand BBB has rank 3 and stands in place 2: number the list 1, 2, 3, ... from the top"
    )
    assert evidence(products("45%", "rank: 2", ""), "C01.order") == "from the top: Brand AAA 45% and Brand BBB rank 2"


def test_an_entry_without_a_name_keeps_its_place() -> None:
    assert status(products("rank: 1", "rank: 2", "rank: 3", names="A-C"), "C01.order") == "met"
    found = finding(products("45%", "50%", names="-B"), "C01.order")
    assert said(found.message).startswith("Brand BBB (50%) contributes more than product 1 (45%)")
    assert evidence(products("45%", "45%", names="-B"), "C01.order") == "from the top: product 1 45% and Brand BBB 45%"


# --- total ---------------------------------------------------------------------------------------------------------


def test_the_total_shows_its_sum_and_what_to_take_off() -> None:
    assert evidence(products("60%", "40%"), "C01.total") == "60 + 40 = 100%, at most 100%"
    found = finding(products("60%", "50%"), "C01.total")
    assert (found.path, found.lines("en", "EUR")) == (("products", 1, "contribution"), "contribution: 40%")
    assert said(found.message) == ("the contributions make 60 + 50 = 110%, and a whole is 100%: take off 10 points")
    for fragment, met in ((products("60%", "40%"), 1), (products("60%", "50%"), 0)):
        judged = result(fragment, "C01.total")
        assert (judged.met, judged.of) == (met, 1)
    assert opens_after(products("60%", "50%"), "C01.total") == set()


@pytest.mark.parametrize(("last", "write"), [("30%", "contribution: 35%"), ("30.5%", "")])
def test_what_stands_too_low_is_raised_only_within_the_whole(last: str, write: str) -> None:
    found = finding(products("15%", "35%", last), "C01.order")
    assert (found.path[1], found.lines("en", "EUR")) == (0, write)


def test_a_rise_is_said_beside_the_total_where_another_gives_way() -> None:
    fragment = products("70%", "30%", "40%")
    order, whole = finding(fragment, "C01.order"), finding(fragment, "C01.total")
    assert (order.path[1], order.lines("en", "EUR")) == (2, "contribution: 30%")
    assert (whole.path[1], whole.lines("en", "EUR")) == (0, "contribution: 30%")


def test_the_last_that_is_large_enough_gives_way() -> None:
    found = finding(products("50%", "40%", "30%"), "C01.total")
    assert (found.path, found.lines("en", "EUR")) == (("products", 2, "contribution"), "contribution: 10%")
    # A priority brings in something, and no less than the one below it.
    found = finding(products("70%", "30%", "20%"), "C01.total")
    assert (found.path, found.lines("en", "EUR")) == (("products", 0, "contribution"), "contribution: 50%")
    found = finding(products("90%", "20%", "10%"), "C01.total")
    assert (found.path, found.lines("en", "EUR")) == (("products", 0, "contribution"), "contribution: 70%")
    # None of them is large enough.
    found = finding(products("100%", "100%", "100%"), "C01.total")
    assert (found.path, found.write) == (("products",), None)
    assert finding(products(*["14.3%"] * 8), "C01.total").write is None
    assert opens_after(segments("60%", "50%"), "C03.total") <= {"C03.order"}


def test_amounts_are_left_out_of_the_total() -> None:
    assert evidence(products("60%", "€ 5k", "40%"), "C01.total") == "60 + 40 = 100%, at most 100%"
    assert status(products("60%", "€ 5k", "41%"), "C01.total") == "unmet"
    assert status(products("60%", "41%", names="-B"), "C01.total") == "unmet"


# --- contribution and definition -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "met", "of"),
    [(("45%", "35%"), 2, 2), (("45%", "rank: 2"), 1, 2), (("rank: 1", "rank: 2"), 0, 2), (("45%", ""), 1, 1)],
)
def test_a_rank_has_its_contribution(given: tuple[str, ...], met: int, of: int) -> None:
    for fragment, rule in ((products(*given), "C01.contribution"), (segments(*given), "C03.contribution")):
        found = result(fragment, rule)
        assert (found.met, found.of) == (met, of)
        assert len(findings(fragment, rule)) == of - met
    assert evidence(products(*given), "C01.contribution").startswith(f"{met} of {of} ")


def test_contributions_to_write_beside_ranks() -> None:
    lines = [each.lines("en", "EUR") for each in findings(products("rank: 1", "rank: 2"), "C01.contribution")]
    assert lines == ["contribution: 51%", "contribution: 33%"]
    assert opens_after(products("rank: 1", "rank: 2"), "C01.contribution") <= {"C01.order"}
    assert finding(products("45%", "rank: 2"), "C01.contribution").path == ("products", 1, "contribution")


def test_what_cannot_be_read_is_the_root_of_the_advice_too() -> None:
    fragment = "products: [{name: Brand A, rank: 1, contribution: veel}]\n"
    assert status(fragment, "C01.contribution") == "unmet"
    assert findings(fragment, "C01.contribution") == []


@pytest.mark.parametrize(
    ("definitions", "met", "of"),
    [(("over 200 beds", "over 10 beds"), 2, 2), (("over 200 beds", ""), 1, 2), (("", ""), 0, 2)],
)
def test_groups_are_defined(definitions: tuple[str, ...], met: int, of: int) -> None:
    groups = [f"{{name: Group {'xy'[at] * 3}, definition: {each}}}" for at, each in enumerate(definitions)]
    fragment = f"segments: [{', '.join(groups)}]\n"
    found = result(fragment, "C03.definition")
    assert (found.met, found.of) == (met, of)
    assert said(found.evidence).startswith(f"{met} of {of} ")
    assert [each.path[1] for each in findings(fragment, "C03.definition")] == list(range(met, of))
    for at, each in enumerate(findings(fragment, "C03.definition"), met):
        assert said(each.message) == f"Group {'xy'[at] * 3} is not defined: how can you tell who belongs to it?"
    if met < of:
        opens_after(fragment, "C03.definition")


@pytest.mark.parametrize(
    ("first", "last", "write"),
    [
        ("€ 20.80", "€ 10", "EUR 10"),
        ("€ 207", "€ 102", "EUR 104"),
        ("€ 100.50", "€ 100.50", '"EUR 100.5"'),
        ("€ 0.90", "€ 0.80", '"EUR 0.8"'),
        ("€ 900", "€ 100.40", "EUR 450"),
    ],
)
def test_an_amount_between_two_others_stays_between_them(first: str, last: str, write: str) -> None:
    fragment = products(first, "rank: 2", last)
    found = finding(fragment, "C01.contribution")
    assert found.lines("en", "EUR") == f"contribution: {write}"
    assert opens_after(fragment, "C01.contribution") <= {"C01.contribution"}


def test_of_two_with_the_same_name_only_the_one_with_a_contribution_is_shown() -> None:
    fragment = "products: [{name: A, contribution: 40%}, {name: A}, {name: B, contribution: 30%}]\n"
    assert evidence(fragment, "C01.ranked") == "2 of 3 have a contribution or a rank: A 40% and B 30%"


def test_where_none_can_give_way_without_a_rise_nothing_is_proposed() -> None:
    found = finding(products("60%", "60%", "30%"), "C01.total")
    assert (found.path, found.write) == (("products",), None)


def test_an_amount_between_two_is_not_rounded_below_the_lower() -> None:
    fragment = products("EUR 3", "", "EUR 2.40")
    assert written(fragment, "C01.ranked") == 'contribution: "EUR 2.4"'
    assert opens_after(fragment, "C01.ranked") == set()


def test_an_entry_to_add_has_a_name_that_is_not_there_yet() -> None:
    there = "products:\n  - {name: service contracts, contribution: 60%}\n  - {name: Verbruiksartikelen, contribution: 30%}\n"
    assert written(there, "C01.list").startswith("- name: Installations\n")
    nameless = "segments:\n  - {name: Hospitals}\n  - {contribution: 30%}\n  - {contribution: 20%}\n"
    lines = [each.lines("nl", "EUR") for each in findings(nameless, "C03.list")]
    assert lines == ["name: Klinieken", "name: Praktijken"]
    every = "products:\n" + "".join(
        f"  - {{name: {name}}}\n" for name in ("Service contracts", "Installations", "Consumables", "Training")
    )
    assert written(f"{every}  - {{contribution: 1%}}\n", "C01.list") == "name: Service contracts 2"


def test_an_entry_of_which_nothing_can_be_read_has_its_part_of_the_whole() -> None:
    unread = "products: [{name: n.t.b., contribution: n.t.b.}, {name: A}, {name: B}]\n"
    proposed = [each.lines("en", "EUR") for each in report(unread).findings if each.path[-1:] == ("contribution",)]
    assert sorted(proposed) == ["contribution: 16%", "contribution: 33%", "contribution: 51%"]


def test_what_is_proposed_for_those_that_are_there_leaves_room_for_those_still_asked() -> None:
    two = products("", "")
    assert [each.lines("en", "EUR") for each in findings(two, "C01.ranked")] == [
        "contribution: 51%",
        "contribution: 33%",
    ]
    assert "contribution: 16%" in written(two, "C01.list")


@pytest.mark.parametrize(
    ("name", "definition"),
    [
        ("Particulieren", '"house of their own, built before 1990, region North"'),
        ("Private buyers", '"house of their own, built before 1990, region North"'),
        ("Clinics", '"more than 50 staff, region North"'),
    ],
)
def test_consumers_are_defined_by_other_things_than_organisations(name: str, definition: str) -> None:
    (found,) = findings(f"segments: [{{name: {name}}}]\n", "C03.definition")
    assert found.lines("en", "EUR") == f"definition: {definition}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "fragment", ["revenue_target: 100k\n", "revenue_target: 100k\n" + products("60%, revenue: 60k")]
)
def test_as_many_entries_are_written_as_lack(fragment: str, lang: Lang) -> None:
    found = finding(fragment, "C01.list")
    assert found.lines(lang, "EUR").count("name:") == 3 - fragment.count("name:")
    whole = fragment if "products:" in fragment else f"{fragment}products: []\n"
    after = report(pasted(whole, found._replace(under=()), lang))
    assert {each.rule for each in after.findings if each.criterion in ("C01", "C02")} == set()


def test_more_than_there_are_names_for_are_not_written() -> None:
    assert written("", "C01.list", C01_list="9").count("name:") == 4
    # With a number where all names are taken.
    taken = "products: [{name: Service contracts}, {name: Installations}, {name: Consumables}, {name: Training}]\n"
    assert written(taken, "C01.list", C01_list="9").startswith("- name: Service contracts 2\n")


@pytest.mark.parametrize(
    ("shares", "path", "line"),
    [
        # The first is what does not fit: one change mends the whole order.
        (("10%", "35%", "20%"), 0, "35%"),
        (("45%", "5%", "15%", "10%"), 1, "15%"),
        (("EUR 10000", "EUR 35000", "EUR 20000"), 0, "EUR 35 000"),
        # Less for the one below it mends it as well; with more for the one above it, it would be more than the whole.
        (("20%", "45%"), 1, "20%"),
        (("10%", "55%", "20%"), 0, ""),
    ],
)
def test_what_mends_the_whole_order_is_written(shares: tuple[str, ...], path: int, line: str) -> None:
    fragment = products(*shares, names="ABCD"[: len(shares)])
    found = finding(fragment, "C01.order")
    write = f"contribution: {line}" if line else ""
    assert (found.path, found.lines("en", "EUR")) == (("products", path, "contribution"), write)


@pytest.mark.parametrize(
    ("lang", "sum_"), [("en", "45.001 + 35 + 20 = 100.001%"), ("nl", "45,001 + 35 + 20 = 100,001%")]
)
def test_a_sum_can_be_done_again_with_the_decimals_that_the_plan_has(lang: Lang, sum_: str) -> None:
    shares = "products: [{name: A, contribution: 45.001%}, {name: B, contribution: 35%}, {name: C, contribution: 20%}]"
    assert sum_ in finding(shares, "C01.total").say(lang, "EUR")


@pytest.mark.parametrize(
    ("target", "revenues"),
    [
        ("500k", ["EUR 250 000", "EUR 167 000", "EUR 83 000"]),
        ("6", ["EUR 3", "EUR 2", "EUR 1"]),
        # Of so little the last one would get nothing.
        ("5", []),
    ],
)
def test_revenue_to_write_is_round_and_something_for_each(target: str, revenues: list[str]) -> None:
    lines = written(f"revenue_target: {target}\n", "C01.list").splitlines()
    assert [each.partition("revenue: ")[2] for each in lines if "revenue" in each] == revenues


def test_a_name_that_is_added_to_what_could_not_be_read_lowers_no_score() -> None:
    for entry, rule in (
        ("{%s, quantity: 0.5}", "C02.quantity"),
        ("{%s, contribution: 0.3}", "C01.ranked"),
    ):
        first = "{name: Boxes, contribution: 60%, revenue: 5k}"
        without, with_name = (
            f"products: [{first}, {entry % name}]\n" for name in ("unit: box", "name: Trays, unit: box")
        )
        assert (result(without, rule).met, result(without, rule).of) == (1, 2)
        assert (result(with_name, rule).met, result(with_name, rule).of) == (1, 2)
    group = "segments: [{name: Schools, definition: all in the north}, {%s, definition: {a: b}}]\n"
    assert {(result(group % name, "C03.definition").met, result(group % name, "C03.definition").of)
            for name in ("time: 5%", "name: Hospitals")} == {(1, 2)}  # fmt: skip


def test_each_rise_is_lowered_below_all_that_stands_above() -> None:
    found = findings(products("10%", "20%", "35%"), "C01.order")
    assert [each.lines("en", "EUR") for each in found] == ["contribution: 10%", "contribution: 10%"]
    assert all("or lower its contribution to 10%" in each.say("en", "EUR") for each in found)


def test_what_is_more_than_the_whole_and_out_of_order_is_one_finding() -> None:
    fragment = products("45%", "60%", "15%")
    assert findings(fragment, "C01.order") == []
    assert written(fragment, "C01.total") == "contribution: 40%"


def test_what_would_still_be_out_of_order_waits_for_the_order() -> None:
    fragment = products("30%", "90%", "10%")
    assert written(fragment, "C01.order") == "contribution: 30%"
    assert findings(fragment, "C01.total") == []
    assert opens_after(fragment, "C01.order") == set()
