"""2 Product targets, by example."""

from __future__ import annotations

import pytest

from fragments import evidence, finding, findings, opens_after, pasted, result, said, status, written

TARGET = "revenue_target: 300k\n"


def products(*given: str, target: str = TARGET) -> str:
    """Products with what is given of each: `revenue: 50k`."""
    named = zip("ABCDEF", given, strict=False)
    entries = (f"  - {{name: Brand {name * 3}{', ' if each else ''}{each}}}" for name, each in named)
    return f"{target}products:\n" + "\n".join(entries) + "\n"


# --- quantity ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "met", "of"),
    [
        (("revenue: 5k", "quantity: 5, unit: box"), 2, 2),
        (("revenue: 5k", "quantity: 5"), 1, 2),
        (("revenue: 5k", "unit: box"), 1, 2),
        (("price: 5", ""), 0, 2),
        (("quantity: 5", "", "revenue: 5k"), 1, 3),
    ],
)
def test_the_share_of_the_products_that_are_quantified(given: tuple[str, ...], met: int, of: int) -> None:
    found = result(products(*given), "C02.quantity")
    assert (found.met, found.of) == (met, of)
    assert len(findings(products(*given), "C02.quantity")) == of - met
    assert evidence(products(*given), "C02.quantity").startswith(f"{met} of {of} ")


def test_the_quantities_are_shown() -> None:
    fragment = products("revenue: 5k", "quantity: 5, unit: box", "quantity: 5", "quantity: 6, revenue: 7k")
    assert evidence(fragment, "C02.quantity").endswith(
        ": Brand AAA EUR 5 000, Brand BBB 5 x box and Brand DDD EUR 7 000"
    )
    assert not evidence(products("", ""), "C02.quantity").endswith(":")


def test_what_lacks_is_asked() -> None:
    found = finding(products("quantity: 5"), "C02.quantity")
    assert (found.path, found.lines("en", "EUR")) == (("products", 0, "unit"), "unit: contract")
    assert said(found.message) == "Brand AAA has a quantity of 5 without a unit: 5 of what?"
    found = finding(products("revenue: 5k", "unit: box"), "C02.quantity")
    assert found.path == ("products", 1, "quantity")


@pytest.mark.parametrize("given", ["quantity: veel, unit: box", "revenue: veel", "quantity: 5, unit: TBD"])
def test_what_cannot_be_read_is_the_root(given: str) -> None:
    assert status(products(given), "C02.quantity") == "unmet"
    assert findings(products(given), "C02.quantity") == []


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (("revenue: 200k", ""), "revenue: EUR 100 000"),
        (("revenue: 150k", "revenue: 50k", ""), "revenue: EUR 100 000"),
        (("quantity: 10, unit: box, price: 20k", ""), "revenue: EUR 100 000"),
        (("revenue: 200k", "price: 5k"), "quantity: 20\nunit: contract"),
        (("revenue: 200k", "price: 60k"), "revenue: EUR 100 000"),
        (("revenue: 200k", "price: 300k"), "revenue: EUR 100 000"),
        (("price: 15k", "price: 5k, unit: box"), "quantity: 30"),
        (("revenue: 299 999", ""), "revenue: EUR 1"),
        # Nothing is left to divide, or nothing is known of it.
        (("revenue: 300k", ""), "quantity: 40\nunit: contract"),
        (("revenue: 400k", ""), "quantity: 40\nunit: contract"),
        (("", ""), "quantity: 40\nunit: contract"),
    ],
)
def test_what_is_left_of_the_target_is_written(given: tuple[str, ...], lines: str) -> None:
    found = findings(products(*given), "C02.quantity")
    assert found[-1].lines("en", "EUR") == lines
    assert opens_after(products(*given), "C02.quantity") <= {"C02.sum"}


def test_what_is_left_is_divided_over_all_that_lack_it() -> None:
    found = findings(products("revenue: 200k", "", "", ""), "C02.quantity")
    lines = [each.lines("en", "EUR") for each in found]
    assert lines == ["revenue: EUR 33 333", "revenue: EUR 33 333", "revenue: EUR 33 334"]
    filled = products("revenue: 200k", "revenue: 33 333", "revenue: 33 333", "revenue: 33 334")
    assert evidence(filled, "C02.sum").endswith("= 300 000, the target")
    # With a price, the quantity that makes its part of what is left.
    found = findings(products("revenue: 200k", "price: 5", ""), "C02.quantity")
    assert [each.lines("en", "EUR") for each in found] == ["quantity: 10000\nunit: contract", "revenue: EUR 50 000"]


def test_without_a_target_in_money_a_quantity_is_asked() -> None:
    assert written(products("revenue: 5k", "", target=""), "C02.quantity") == "quantity: 40\nunit: contract"


# --- target --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "expected", "shown"),
    [
        ("revenue_target: 300k\n", "met", "revenue target EUR 300 000"),
        ("order_target: 30\n", "met", "target of 30 orders"),
        ("revenue_target: 300k\norder_target: 30\n", "met", "revenue target EUR 300 000"),
        ("", "unmet", "no target given"),
        ("revenue_target: veel\n", "unmet", "no target given"),
    ],
)
def test_the_target_is_given(target: str, expected: str, shown: str) -> None:
    fragment = products("revenue: 5k", target=target)
    assert (status(fragment, "C02.target"), evidence(fragment, "C02.target")) == (expected, shown)
    assert len(findings(fragment, "C02.target")) == (target == "")


def test_the_target_to_write_is_what_the_products_make() -> None:
    fragment = products("revenue: 5k", "quantity: 3, unit: box, price: 2k", target="")
    assert written(fragment, "C02.target") == "revenue_target: EUR 11 000"
    assert opens_after(fragment, "C02.target") == set()
    assert written(products("", target=""), "C02.target") == "revenue_target: EUR 1 200 000"
    # Where not all products tell what they make, what the rest of the plan makes is more than a part of it.
    some = products("revenue: 40k", "", target="")
    assert written(some, "C02.target") == "revenue_target: EUR 40 000"
    quarters = "periods: {quarters: [20k, 30k, 20k, 30k]}\n"
    assert written(some + quarters, "C02.target") == "revenue_target: EUR 100 000"
    customers = "customers: {existing: {revenue: 60k}, new: {revenue: 30k}}\n"
    assert written(some + customers, "C02.target") == "revenue_target: EUR 90 000"
    assert written(products("revenue: 40k", target="") + quarters, "C02.target") == "revenue_target: EUR 40 000"


def test_a_unit_that_is_there_is_not_written_again() -> None:
    assert written(products("", target=""), "C02.quantity") == "quantity: 40\nunit: contract"
    assert written(products("unit: box", target=""), "C02.quantity") == "quantity: 40"


# --- sum -----------------------------------------------------------------------------------------------------------

THREE = ("revenue: 150k", "revenue: 100k")


@pytest.mark.parametrize(
    ("last", "limit", "expected"),
    [
        ("50 000", "0", "met"),
        ("50 001", "0", "unmet"),
        ("49 999", "0", "unmet"),
        ("53 000", "1", "met"),
        ("53 001", "1", "unmet"),
        ("47 000", "1", "met"),
        ("46 999", "1", "unmet"),
        ("56 000", "2", "met"),
        ("56 001", "2", "unmet"),
    ],
)
def test_the_sum_at_its_limit(last: str, limit: str, expected: str) -> None:
    fragment = products(*THREE, f"revenue: {last}")
    assert status(fragment, "C02.sum", C02_sum=limit) == expected
    assert len(findings(fragment, "C02.sum", C02_sum=limit)) == (expected == "unmet")


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("50k", "150 000 + 100 000 + 50 000 = 300 000, the target"),
        ("52k", "150 000 + 100 000 + 52 000 = 302 000, EUR 2 000 from the target 300 000"),
        ("48k", "150 000 + 100 000 + 48 000 = 298 000, EUR 2 000 from the target 300 000"),
        ("40k", "150 000 + 100 000 + 40 000 = 290 000, and the target is 300 000"),
    ],
)
def test_the_sum_is_shown(last: str, shown: str) -> None:
    assert evidence(products(*THREE, f"revenue: {last}"), "C02.sum") == shown


def test_the_gap_is_said_in_money() -> None:
    short = finding(products(*THREE, "revenue: 40k"), "C02.sum")
    assert "= 290 000, EUR 10 000 short of the target of EUR 300 000" in said(short.message)
    assert "= 290 000, EUR 10 000 minder dan het doel van EUR 300 000" in said(short.message, "nl")
    more = finding(products(*THREE, "revenue: 60k"), "C02.sum")
    assert "= 310 000, EUR 10 000 more than the target of EUR 300 000" in said(more.message)
    assert "= 310 000, EUR 10 000 meer dan het doel van EUR 300 000" in said(more.message, "nl")
    for last in ("40k", "60k"):
        assert opens_after(products(*THREE, f"revenue: {last}"), "C02.sum") == set()


@pytest.mark.parametrize(
    ("given", "open_"),
    [
        (("revenue: 100k", ""), "1 product "),
        (("revenue: 100k", "", "price: 5"), "2 products "),
    ],
)
def test_what_is_not_known_yet_is_counted(given: tuple[str, ...], open_: str) -> None:
    fragment = products(*given)
    assert status(fragment, "C02.sum") == "not_judged"
    assert f"the revenue of {open_}" in evidence(fragment, "C02.sum")
    assert "EUR 100 000 of EUR 300 000 is" in evidence(fragment, "C02.sum")


def test_an_entry_without_a_name_or_amount_is_not_known() -> None:
    fragment = products(*THREE, "revenue: 40k") + "  - {contribution: 5%}\n"
    assert "of 1 product " in evidence(fragment, "C02.sum")
    assert status(products(*THREE, "revenue: 54k") + "  - {contribution: 5%}\n", "C02.sum") == "unmet"
    # An empty entry is nothing.
    assert status(products(*THREE, "revenue: 50k") + "  - {}\n", "C02.sum") == "met"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("revenue: 200k", "revenue: 90k"), "not_judged"),
        (("revenue: 200k", "revenue: 97k"), "met"),
        (("revenue: 200k", "revenue: 100k"), "met"),
        (("revenue: 200k", "revenue: 103 001"), "unmet"),
        (("revenue: 100k", "revenue: 100k", "revenue: 90k"), "unmet"),
        (("revenue: 100k", "revenue: 100k", "revenue: 50k", "revenue: 40k"), "unmet"),
    ],
)
def test_products_that_are_not_named_yet_may_make_the_rest(given: tuple[str, ...], expected: str) -> None:
    assert status(products(*given), "C02.sum") == expected
    if len(given) == 2 and expected == "not_judged":
        assert status(products(*given), "C02.sum", C01_list="2") == "unmet"


QUARTERS = "periods: {quarters: [75k, 75k, 75k, 75k]}\n"
HALVES = "customers: {existing: {revenue: 200k}, new: {revenue: 100k}}\n"


@pytest.mark.parametrize(
    ("given", "beside", "path", "lines"),
    [
        # Too little: the last product with room brings in the rest, and the target stands.
        (("revenue: 150k", "revenue: 90k", "revenue: 30k"), "", (2, "revenue"), "revenue: EUR 60 000"),
        # It would have to bring in more than twice as much.
        (("revenue: 150k", "revenue: 100k", "revenue: 20k"), "", (1, "revenue"), "revenue: EUR 130 000"),
        (("revenue: 150k", "revenue: 100k", "quantity: 5, price: 4k"), "", (1, "revenue"), "revenue: EUR 130 000"),
        (
            ("revenue: 150k", "quantity: 5, price: 20k, revenue: 100k", "quantity: 5, price: 4k"),
            "",
            (0, "revenue"),
            "revenue: EUR 180 000",
        ),
        (("revenue: 150k", "revenue: 90k", "quantity: 5, revenue: 30k"), "", (2, "revenue"), "revenue: EUR 60 000"),
        (("revenue: 150k", "revenue: 90k", "price: 5, revenue: 30k"), "", (2, "revenue"), "revenue: EUR 60 000"),
        # Too much: the target gives way, unless the rest of the plan makes it too.
        (("revenue: 150k", "revenue: 100k", "revenue: 80k"), "", (), "revenue_target: EUR 330 000"),
        (("revenue: 150k", "revenue: 100k", "revenue: 80k"), QUARTERS, (2, "revenue"), "revenue: EUR 50 000"),
        (("revenue: 150k", "revenue: 100k", "revenue: 80k"), HALVES, (2, "revenue"), "revenue: EUR 50 000"),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            QUARTERS.replace("[75k,", "[85k,"),
            (),
            "revenue_target: EUR 330 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            QUARTERS.replace("75k]", "70k]"),
            (),
            "revenue_target: EUR 330 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            QUARTERS.replace("75k]", "72k]"),
            (2, "revenue"),
            "revenue: EUR 50 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            QUARTERS.replace("75k]", "78k]"),
            (2, "revenue"),
            "revenue: EUR 50 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            "periods: {quarters: [75k]}\n",
            (),
            "revenue_target: EUR 330 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            HALVES.replace("200k", "210k"),
            (),
            "revenue_target: EUR 330 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            "customers: {existing: {revenue: 300k}, new: {win: 5}}\n",
            (),
            "revenue_target: EUR 330 000",
        ),
        (
            ("revenue: 150k", "revenue: 100k", "revenue: 80k"),
            "customers: {existing: {count: 5}, new: {revenue: 300k}}\n",
            (),
            "revenue_target: EUR 330 000",
        ),
        # The last one with room, of those that cannot give it all.
        (("revenue: 150k", "revenue: 160k", "revenue: 10k"), QUARTERS, (1, "revenue"), "revenue: EUR 140 000"),
        (("revenue: 150k", "revenue: 140 001", "revenue: 20k"), QUARTERS, (2, "revenue"), "revenue: EUR 9 999"),
        (("revenue: 150k", "revenue: 149 999", "revenue: 9M"), QUARTERS, (2, "revenue"), "revenue: EUR 1"),
        # One that is as large as the excess has not slipped: it would only be taken out.
        (("revenue: 250k", "revenue: 100k", "revenue: 50k"), QUARTERS, (0, "revenue"), "revenue: EUR 150 000"),
        # Where no amount has room, a quantity or a price has.
        (
            ("quantity: 3, unit: licence, price: 100k", "revenue: 20k", "revenue: 10k"),
            QUARTERS,
            (0, "price"),
            "price: EUR 90 000",
        ),
        (
            ("quantity: 60, unit: licence, price: 4k", "revenue: 90k", "revenue: 60k"),
            QUARTERS,
            (0, "quantity"),
            "quantity: 38",
        ),
        (
            ("quantity: 2, unit: licence, price: 150k", "revenue: 90k", "revenue: 60k"),
            QUARTERS,
            (0, "quantity"),
            "quantity: 1",
        ),
    ],
)
def test_what_gives_way(given: tuple[str, ...], beside: str, path: tuple[int | str, ...], lines: str) -> None:
    fragment = products(*given) + beside
    found = finding(fragment, "C02.sum")
    assert found.path == (("products", *path) if path else ("revenue_target",))
    assert found.lines("en", "EUR") == lines
    if path:
        assert f"Brand {'ABC'[int(path[0])] * 3} for instance" in said(found.message)
        words = ("s do make: lower one", " wel op uitkomen: verlaag er een")
        if not beside:
            words = ("short of the target of EUR 300 000", "minder dan het doel van EUR 300 000")
        assert words[0] in said(found.message)
        assert words[1] in said(found.message, "nl")
    assert opens_after(fragment, "C02.sum") <= ({"C02.price"} if "price" in given[1] else set())


def test_where_no_product_can_bring_in_the_rest_the_question_is_all_there_is() -> None:
    # Each would have to bring in more than twice as much.
    fragment = products("revenue: 40k", "quantity: 41, unit: job, price: 1500", "revenue: 50k")
    assert written(fragment, "C02.sum") == ""
    words = said(finding(fragment, "C02.sum").message)
    assert words.endswith("say which product brings in the rest, or lower the target")


def test_no_product_is_lowered_to_nothing() -> None:
    fragment = products("revenue: 150k", "revenue: 150k", "revenue: 9M") + QUARTERS
    assert written(fragment, "C02.sum") == ""


def test_months_and_weeks_make_the_target_too() -> None:
    short = "year: 2027\n"
    months = short + products("revenue: 150k", "revenue: 100k", "revenue: 80k")
    for beside in (
        "periods: {months: [25k, 25k, 25k, 25k, 25k, 25k, 25k, 25k, 25k, 25k, 25k, 25k]}\n",
        "periods: {weeks: [" + ", ".join(["5 769"] * 51 + ["5 781"]) + "]}\n",
    ):
        assert finding(months + beside, "C02.sum").path == ("products", 2, "revenue")


# --- a slipped separator -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "factor"),
    [
        (("revenue: 1500k", "revenue: 1M", "revenue: 500k"), "10"),
        (("revenue: 15k", "revenue: 10k", "revenue: 5k"), "10"),
        (("revenue: 1500", "revenue: 1000", "revenue: 500"), "100"),
        (("revenue: 150M", "revenue: 100M", "revenue: 50M"), "1 000"),
        (("revenue: 150", "revenue: 100", "revenue: 50"), "1 000"),
        # About ten: by no more than a tenth.
        (("revenue: 1500k", "revenue: 1M", "revenue: 800k"), "10"),
        (("revenue: 1500k", "revenue: 1M", "revenue: 200k"), "10"),
    ],
)
def test_a_factor_between_all_and_the_target(given: tuple[str, ...], factor: str) -> None:
    found = finding(products(*given), "C02.sum")
    assert f"a factor of about {factor}: did a separator slip?" in said(found.message)
    assert found.path == ("revenue_target",)
    assert opens_after(products(*given), "C02.sum") == set()


@pytest.mark.parametrize("last", ["801k", "199k"])
def test_beyond_about_a_factor(last: str) -> None:
    assert "separator" not in said(
        finding(products("revenue: 1500k", "revenue: 1M", f"revenue: {last}"), "C02.sum").message
    )


@pytest.mark.parametrize(
    ("given", "at", "lines", "factor"),
    [
        (("revenue: 150k", "revenue: 1M", "revenue: 50k"), 1, "revenue: EUR 100 000", "10"),
        (("revenue: 150k", "revenue: 10k", "revenue: 50k"), 1, "revenue: EUR 100 000", "10"),
        (("revenue: 150k", "revenue: 1000", "revenue: 50k"), 1, "revenue: EUR 100 000", "100"),
        (("revenue: 150k", "revenue: 100k", "revenue: 50"), 2, "revenue: EUR 50 000", "1 000"),
        (("revenue: 150k", "revenue: 100k", "revenue: 50M"), 2, "revenue: EUR 50 000", "1 000"),
        (("revenue: 15k", "revenue: 100k", "revenue: 50k"), 0, "revenue: EUR 150 000", "10"),
        (("quantity: 30, price: 5000", "revenue: 1M", "revenue: 50k"), 1, "revenue: EUR 100 000", "10"),
        # At least a fiftieth of the target.
        (("revenue: 200k", "revenue: 94k", "revenue: 600"), 2, "revenue: EUR 6 000", "10"),
        # Within one percent of the target.
        (("revenue: 150k", "revenue: 1030k", "revenue: 50k"), 1, "revenue: EUR 103 000", "10"),
    ],
)
def test_a_factor_in_one_amount(given: tuple[str, ...], at: int, lines: str, factor: str) -> None:
    found = finding(products(*given), "C02.sum")
    assert (found.path, found.lines("en", "EUR")) == (("products", at, "revenue"), lines)
    assert said(found.message).startswith(f"with Brand {'ABC'[at] * 3} at {lines.partition(' ')[2]} in place of ")
    assert f"a factor of {factor}: did a separator slip?" in said(found.message)
    assert opens_after(products(*given), "C02.sum") == set()


@pytest.mark.parametrize(
    "given",
    [
        ("revenue: 150k", "revenue: 1031k", "revenue: 50k"),
        ("revenue: 150k", "revenue: 110k", "revenue: 50k"),
        # Less than a fiftieth of the target; and one that does not stand out.
        ("revenue: 200k", "revenue: 94 100", "revenue: 590"),
        ("revenue: 285k", "revenue: 150k"),
    ],
)
def test_no_factor_in_one_amount(given: tuple[str, ...]) -> None:
    assert "separator" not in said(finding(products(*given), "C02.sum").message)


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("quantity: 30, price: 50000", "quantity: 3"),
        ("quantity: 3, price: 500000", "price: EUR 50 000"),
        ("quantity: 300, price: 50", "price: EUR 500"),
    ],
)
def test_a_factor_in_a_quantity_or_a_price(first: str, line: str) -> None:
    given = (first, "revenue: 100k", "revenue: 50k")
    found = finding(products(*given), "C02.sum")
    assert found.lines("en", "EUR") == line
    assert "did a separator slip?" in said(found.message)


def test_what_a_product_has_still_to_bring_in_is_divided_over_the_periods_too() -> None:
    short = products("revenue: 100k", "revenue: 100k", "revenue: 50k")
    assert finding(short, "C02.sum").lines("en", "EUR") == "revenue: EUR 100 000"
    assert written(short, "C06.quarters").startswith("periods:\n  quarters: [72600, 77500, 60000, 89900]\n")


@pytest.mark.parametrize("free", ["quantity: 5, price: 0", "quantity: 0, price: 5"])
def test_what_brings_in_nothing_however_many_is_not_asked_for_the_rest(free: str) -> None:
    found = finding(products("quantity: 2, price: 100000", "quantity: 1, price: 50000", free), "C02.sum")
    assert (found.path[1], found.lines("en", "EUR")) == (1, "quantity: 2")


def test_none_of_a_product_is_no_proposal() -> None:
    given = ("quantity: 2, price: 100000", "quantity: 98, price: 1000", "quantity: 1, price: 100000")
    rest = "customers: {existing: {revenue: 200k}, new: {revenue: 100k}}\n"
    assert finding(products(*given) + rest, "C02.sum").lines("en", "EUR") == "price: EUR 2 000"


def test_a_price_that_brings_in_the_rest_is_in_cents() -> None:
    found = finding(products(*["quantity: 7, price: 14000"] * 3), "C02.sum")
    assert found.lines("en", "EUR") == 'price: "EUR 14 857.14"'


def test_a_price_in_parts_of_a_cent_is_not_said_to_have_slipped() -> None:
    given = ("revenue: 300000", "revenue: 100000", "quantity: 10000000, price: 0.0012")
    found = finding(products(*given, target="revenue_target: 520000\n"), "C02.sum")
    assert "separator" not in said(found.message)


def test_a_target_that_the_rest_of_the_plan_makes_is_not_what_slipped() -> None:
    rest = "customers: {existing: {revenue: 200k}, new: {revenue: 100k}}\n"
    found = finding(products("revenue: 1500k", "revenue: 1000k", "revenue: 500k") + rest, "C02.sum")
    assert (found.path, found.lines("en", "EUR")) == (("products", 0, "revenue"), "revenue: EUR 150 000")
    # In what has no amount yet nothing slipped.
    found = finding(products("", "revenue: 0", "revenue: 3000k") + rest, "C02.sum")
    assert (found.path, found.lines("en", "EUR")) == (("products", 2, "revenue"), "revenue: EUR 300 000")
    assert "which the customers do make" in said(found.message)


def test_nothing_slips_into_zero() -> None:
    found = finding(products("revenue: 290k", "revenue: 0", "revenue: 0"), "C02.sum")
    assert "separator" not in said(found.message)


# --- price ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revenue", "limit", "expected"),
    [
        ("540 000", "0", "met"),
        ("540 001", "0", "unmet"),
        ("539 999", "0", "unmet"),
        # 540 000 is within 1 % of the revenue: 540 000 / 1.01 and 540 000 / 0.99.
        ("534 654", "1", "met"),
        ("534 653", "1", "unmet"),
        ("545 454", "1", "met"),
        ("545 455", "1", "unmet"),
    ],
)
def test_the_price_at_its_limit(revenue: str, limit: str, expected: str) -> None:
    fragment = products(f"quantity: 60, price: 9000, revenue: {revenue}", target="")
    assert status(fragment, "C02.price", C02_price=limit) == expected
    assert len(findings(fragment, "C02.price", C02_price=limit)) == (expected == "unmet")
    assert evidence(fragment, "C02.price") == f"Brand AAA 60 x 9 000 = 540 000, revenue {revenue}"


def test_the_price_speaks_plainly() -> None:
    wrong = "quantity: 60, price: 9000, revenue: 450k"
    fragment = products("quantity: 2, price: 3, revenue: 6", wrong, "quantity: 4, price: 5", target="")
    found = finding(fragment, "C02.price")
    assert (result(fragment, "C02.price").met, result(fragment, "C02.price").of) == (1, 2)
    assert (found.path, found.lines("en", "EUR")) == (("products", 1, "revenue"), "revenue: EUR 540 000")
    assert "Brand BBB: 60 x 9 000 = EUR 540 000, and its revenue says EUR 450 000" in said(found.message)
    below = products("revenue: 5k", wrong, target="")
    assert (result(below, "C02.price").met, result(below, "C02.price").of) == (0, 1)
    assert opens_after(fragment, "C02.price") == set()


@pytest.mark.parametrize(
    ("first", "rest", "lines"),
    [
        # The revenue makes the target, so the price gives way.
        ("quantity: 10, unit: box, price: 9000, revenue: 100k", "200k", "price: EUR 10 000"),
        ("quantity: 10, unit: box, price: 9000, revenue: 100k", "203k", "price: EUR 10 000"),
        ("quantity: 3, unit: box, price: 9000, revenue: 100k", "200k", 'price: "EUR 33 333.33"'),
        ("quantity: 40, unit: box, price: 9, revenue: 50", "300k", 'price: "EUR 1.25"'),
        # It does not, or no price of two decimals would do.
        ("quantity: 10, unit: box, price: 9000, revenue: 100k", "203 001", "revenue: EUR 90 000"),
        ("quantity: 10, unit: box, price: 9000, revenue: 100k", "190k", "revenue: EUR 90 000"),
        ("quantity: 1000, unit: box, price: 9, revenue: 5", "300k", "revenue: EUR 9 000"),
        ("quantity: 0, unit: box, price: 9000, revenue: 100k", "200k", "revenue: EUR 0"),
        ("quantity: 10, unit: box, price: 9000, revenue: 0", "300k", "revenue: EUR 90 000"),
    ],
)
def test_which_of_the_three_gives_way(first: str, rest: str, lines: str) -> None:
    fragment = products(first, f"revenue: {rest}")
    assert written(fragment, "C02.price") == lines
    assert opens_after(fragment, "C02.price") <= {"C02.sum"}
    unknown = products(first, f"revenue: {rest}", "unit: box")
    assert written(unknown, "C02.price").startswith("revenue: ")


def test_what_is_pasted_over_a_wrong_price_keeps_the_sum() -> None:
    fragment = products("quantity: 10, unit: box, price: 9000, revenue: 100k", "revenue: 150k", "revenue: 50k")
    assert status(fragment, "C02.sum") == "met"
    assert opens_after(fragment, "C02.price") == set()


# --- priority ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("revenue: 50k", "revenue: 60k"), "unmet"),
        (("revenue: 50k", "revenue: 50k"), "met"),
        (("revenue: 50k", "revenue: 40k"), "met"),
        (("revenue: 50k", "revenue: 60k", "revenue: 49k"), "met"),
        (("revenue: 50k", "revenue: 60k", "revenue: 70k"), "unmet"),
        (("quantity: 5, unit: box, price: 10k", "revenue: 60k"), "unmet"),
        (("revenue: 50k", "", "revenue: 60k"), "unmet"),
        (("revenue: 50k",), "not_judged"),
        (("revenue: 50k", ""), "not_judged"),
        (("", "revenue: 50k", "revenue: 60k"), "not_judged"),
        (("", ""), "not_judged"),
    ],
)
def test_the_first_is_not_the_smallest(given: tuple[str, ...], expected: str) -> None:
    fragment = products(*given, target="")
    assert status(fragment, "C02.priority") == expected
    assert len(findings(fragment, "C02.priority")) == 2 * (expected == "unmet")


def test_the_priority_speaks_plainly() -> None:
    fragment = products("revenue: 50k", "revenue: 60k", "revenue: 70k", target="")
    found = findings(fragment, "C02.priority")[0]
    assert found.path == ("products", 0, "revenue")
    assert "Brand AAA stands first and has the smallest target (EUR 50 000)" in said(found.message)
    assert "exchange its target with that of Brand CCC (EUR 70 000)" in said(found.message)
    assert opens_after(fragment, "C02.priority") == set()


def test_the_priority_waits_for_amounts_that_make_the_target() -> None:
    fragment = products("revenue: 50k", "revenue: 90k", "revenue: 70k", target="revenue_target: 300k\n")
    assert (status(fragment, "C02.sum"), status(fragment, "C02.priority")) == ("unmet", "unmet")
    assert findings(fragment, "C02.priority") == []


def test_both_sides_of_an_exchange_are_written() -> None:
    fragment = products("revenue: 50k", "revenue: 90k", "revenue: 70k", target="revenue_target: 210k\n")
    first, other = findings(fragment, "C02.priority")
    assert (first.lines("en", "EUR"), other.lines("en", "EUR")) == ("revenue: EUR 90 000", "revenue: EUR 50 000")
    assert said(other.message) == "Brand BBB gets EUR 50 000 in the exchange that is proposed at Brand AAA"
    assert said(other.message, "nl") == "Brand BBB krijgt EUR 50 000 bij de wissel die bij Brand AAA staat"
    both = pasted(pasted(fragment, first, "en"), other, "en")
    assert status(fragment, "C02.sum") == status(both, "C02.sum") == "met"
    assert status(both, "C02.priority") == "met"


@pytest.mark.parametrize(
    ("given", "lines", "others"),
    [
        (("revenue: 50k", "revenue: 60k", "revenue: 70k"), "revenue: EUR 70 000", "revenue: EUR 50 000"),
        (
            ("quantity: 5, unit: box, price: 10k", "revenue: 60k"),
            "quantity: 6\nrevenue: EUR 60 000",
            "revenue: EUR 50 000",
        ),
        # What has a price is sold in whole numbers, and the other takes the rest.
        (
            ("quantity: 5, unit: box, price: 10k", "revenue: 65k"),
            "quantity: 7\nrevenue: EUR 70 000",
            "revenue: EUR 45 000",
        ),
        (
            ("quantity: 5, unit: box, price: 10k", "revenue: 64k"),
            "quantity: 6\nrevenue: EUR 60 000",
            "revenue: EUR 54 000",
        ),
        (
            ("revenue: 100k", "quantity: 300, unit: box, price: 3k"),
            "revenue: EUR 901 000",
            "quantity: 33\nrevenue: EUR 99 000",
        ),
        (("price: 10k, revenue: 5", "revenue: 60k"), "revenue: EUR 60 000", "revenue: EUR 5"),
        (("quantity: 5, price: 0, revenue: 5", "revenue: 60k"), "revenue: EUR 60 000", "revenue: EUR 5"),
    ],
)
def test_the_exchange_that_is_proposed_agrees_with_prices_and_makes_the_same(
    given: tuple[str, ...], lines: str, others: str
) -> None:
    first, other = findings(products(*given, target=""), "C02.priority")
    assert (first.lines("en", "EUR"), other.lines("en", "EUR")) == (lines, others)


@pytest.mark.parametrize(
    "given",
    [
        ("quantity: 0, unit: box, price: 10k", "revenue: 1k"),
        ("quantity: 3, unit: box, price: 10k", "quantity: 5, unit: box, price: 7k"),
        # In whole boxes the first would stay the smaller one.
        ("quantity: 5, unit: box, price: 10k", "revenue: 54k"),
    ],
)
def test_an_exchange_that_cannot_make_the_same_is_not_proposed(given: tuple[str, ...]) -> None:
    (only,) = findings(products(*given, target=""), "C02.priority")
    assert only.lines("en", "EUR") == ""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("order_target: 9\n", "unmet"),
        ("", "met"),
        ("revenue_target: 9k\n", "met"),
        ("revenue_target: 9k\norder_target: 9\n", "met"),
    ],
)
def test_with_a_target_in_orders_quantities_are_compared(target: str, expected: str) -> None:
    fragment = products("quantity: 2, unit: box, revenue: 5k", "quantity: 7, unit: box, revenue: 4k", target=target)
    assert status(fragment, "C02.priority") == expected
    if expected == "unmet":
        assert [each.lines("en", "EUR") for each in findings(fragment, "C02.priority")] == [
            "quantity: 7",
            "quantity: 2",
        ]
        assert evidence(fragment, "C02.priority") == "Brand AAA 2; the smallest of the others 7"
    else:
        assert evidence(fragment, "C02.priority") == "Brand AAA EUR 5 000; the smallest of the others EUR 4 000"


def test_each_question_about_the_whole_is_one_reading() -> None:
    for fragment in (products("revenue: 300k", "revenue: 0"), products("revenue: 0", "revenue: 400k")):
        for rule in ("C02.target", "C02.sum", "C02.priority"):
            assert result(fragment, rule).of == 1
    asked = result(products("revenue: 5", target=""), "C02.target")
    assert (asked.met, asked.of) == (0, 1)
    assert result(products("revenue: 5", target="order_target: 5\n"), "C02.target").of == 1


# --- without products ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fragment", [TARGET, TARGET + "products: [{revenue: 5k}]\n"])
def test_without_a_product_nothing_is_judged(fragment: str) -> None:
    for rule in ("C02.quantity", "C02.target", "C02.sum", "C02.price", "C02.priority"):
        assert status(fragment, rule) == "not_judged"
        assert evidence(fragment, rule) == "cannot be judged: 1 is missing"


def test_a_target_in_orders_that_is_still_empty_is_one_reading() -> None:
    asked = result(products("revenue: 5", target="order_target:\n"), "C02.target")
    assert (asked.met, asked.of) == (0, 1)


def test_a_price_that_makes_the_target_is_in_cents() -> None:
    given = products(*["quantity: 1, price: 100"] * 2, "quantity: 3, price: 300", target="revenue_target: 1200\n")
    assert written(given, "C02.sum") == 'price: "EUR 333.33"'


def test_a_slipped_separator_is_found_among_products_without_revenue() -> None:
    given = products("contribution: 5%", "revenue: 5000", "revenue: 500", target="revenue_target: 1000\n")
    found = finding(given, "C02.sum")
    assert (found.path, found.lines("en", "EUR")) == (("products", 1, "revenue"), "revenue: EUR 500")


def test_a_slipped_separator_in_a_revenue_is_mended_there() -> None:
    given = products("revenue: 700", "quantity: 30, price: 100, revenue: 3000", target="revenue_target: 1000\n")
    assert written(given, "C02.sum") == "revenue: EUR 300"


def test_where_the_rest_of_the_plan_makes_the_target_it_is_not_to_be_raised() -> None:
    products = "products: [{name: A, revenue: 900k}, {name: B, revenue: 800k}, {name: C, revenue: 700k}]\n"
    alone = finding("revenue_target: 1M\n" + products, "C02.sum")
    assert (alone.path, alone.lines("en", "EUR")) == (("revenue_target",), "revenue_target: EUR 2 400 000")
    quarters = "periods: {quarters: [250k, 250k, 250k, 250k]}\n"
    beside = finding("revenue_target: 1M\n" + products + quarters, "C02.sum")
    assert (beside.path, beside.write) == (("products",), None)
    assert beside.message.say("en", "EUR").endswith("which the quarters do make: lower what is too much")


@pytest.mark.parametrize("name", ["", "name: n.t.b., "])
def test_which_product_stands_first_is_not_known_without_its_name(name: str) -> None:
    fragment = f"products: [{{{name}revenue: 9k}}, {{name: Advice, revenue: 1k}}, {{name: Training, revenue: 5k}}]\n"
    assert status(fragment, "C02.priority") == "not_judged"
    assert status(fragment.replace("{name: n.t.b., ", "{").replace("{revenue: 9k}", "{}"), "C02.priority") == "unmet"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("", "quantity: 60"),
        ("price: 50, ", "quantity: 60"),
        ("price: 50, revenue: 500, ", "quantity: 60\nrevenue: EUR 3 000"),
        ("revenue: 500, ", "quantity: 60"),
    ],
)
def test_in_orders_a_larger_quantity_comes_with_the_revenue_that_it_makes(given: str, lines: str) -> None:
    first = f"{{name: Boxes, quantity: 10, {given}unit: box}}"
    fragment = f"order_target: 70\nproducts: [{first}, {{name: Labels, quantity: 60, unit: roll}}]\n"
    assert findings(fragment, "C02.priority")[0].lines("en", "EUR") == lines
    assert "C02.price" not in opens_after(fragment, "C02.priority")


def test_products_are_compared_with_the_target_alone_where_the_period_is_not_known() -> None:
    fragment = (
        "year: soon\nrevenue_target: 10k\n"
        "products: [{name: A x, revenue: 9k}, {name: B x, revenue: 9k}, {name: C x, revenue: 9k}]\n"
    )
    assert written(fragment, "C02.sum") == "revenue_target: EUR 27 000"


def test_what_is_too_much_waits_for_a_revenue_that_is_not_quantity_times_price() -> None:
    fragment = """
revenue_target: 500k
products:
  - {name: A, quantity: 140, price: 3000, revenue: 520k}
  - {name: B, revenue: 80k}
  - {name: C, revenue: 60k}
"""
    assert said(finding(fragment, "C02.sum").message).endswith(
        "first put right the revenue that is not quantity x price"
    )
    assert written(fragment, "C02.sum") == ""
    assert written(fragment, "C02.price") == "revenue: EUR 420 000"
    assert written(fragment.replace("520k", "420k"), "C02.sum") == "revenue_target: EUR 560 000"


@pytest.mark.parametrize(
    ("price", "line"),
    [
        # A price is mostly fixed, and how many are sold is not.
        ("5000", "quantity: 30"),
        ("4990", "price: EUR 2 500"),
    ],
)
def test_where_the_revenue_makes_the_target_the_quantity_gives_way_before_the_price(price: str, line: str) -> None:
    fragment = f"""
revenue_target: 300k
products:
  - {{name: A, quantity: 60, price: {price}, revenue: 150k}}
  - {{name: B, revenue: 100k}}
  - {{name: C, revenue: 50k}}
"""
    assert written(fragment, "C02.price") == line
    assert opens_after(fragment, "C02.price") == set()


def test_a_sum_that_waits_for_a_price_is_one_comparison() -> None:
    fragment = "revenue_target: 150k\nproducts:\n  - {name: Boxes, quantity: 10, price: 10k, revenue: 90k}\n  - {name: Trays, revenue: 100k}\n"
    found = result(fragment, "C02.sum")
    assert (found.met, found.of) == (0, 1)
    assert "first put right the revenue that is not quantity x price" in said(finding(fragment, "C02.sum").message)


# --- a target that is not there ------------------------------------------------------------------------------------


ELSEWHERE = (
    "periods: {quarters: [216k, 216k, 216k, 216k]}\ncustomers: {existing: {revenue: 432k}, new: {revenue: 432k}}\n"
)


@pytest.mark.parametrize(
    ("given", "rest", "lines"),
    [
        # What the products make, unless two other parts of the plan agree on more.
        (("revenue: 432k", "revenue: 432k"), "", "revenue_target: EUR 864 000"),
        (("revenue: 432k", "revenue: 232k"), ELSEWHERE, "revenue_target: EUR 864 000"),
        (
            ("revenue: 432k", "revenue: 232k"),
            ELSEWHERE.replace("216k, 216k]", "216k, 217k]"),
            "revenue_target: EUR 664 000",
        ),
        (("revenue: 500k", "revenue: 500k"), ELSEWHERE, "revenue_target: EUR 1 000 000"),
        (("revenue: 432k", ""), "periods: {quarters: [216k, 216k, 216k, 216k]}\n", "revenue_target: EUR 864 000"),
        # Numbers that can only be orders.
        (
            ("quantity: 3, unit: line, price: 850k", "revenue: 400k"),
            "periods: {quarters: [1, 2, 2, 3]}\n",
            "order_target: 8",
        ),
        (("revenue: 150k", ""), "periods: {quarters: [250, 250, 250, 250]}\n", "order_target: 1000"),
        (
            ("revenue: 150k", "revenue: 1k"),
            "periods: {quarters: [250, 250, 250, 251]}\n",
            "revenue_target: EUR 151 000",
        ),
        (("revenue: 150k", "revenue: 1k"), "periods: {quarters: [0, 0, 0, 0]}\n", "revenue_target: EUR 151 000"),
        (("", ""), "periods: {quarters: [0, 0, 0, 0]}\ncosts: {allowed: 24k}\n", "revenue_target: EUR 1 200 000"),
        (("", ""), "order_target:\nperiods: {quarters: [0, 0, 0, 0]}\n", "order_target: 240"),
        # Less than selling may cost is no money; as much may be, and so may more than there are orders.
        (("", ""), "periods: {quarters: [2, 2, 3, 3]}\ncosts: {allowed: 11}\n", "order_target: 10"),
        (("", ""), "periods: {quarters: [2, 2, 3, 3]}\ncosts: {allowed: 10}\n", "revenue_target: EUR 10"),
        (("", ""), "periods: {quarters: [2k, 1k, 1k, 1k]}\ncosts: {allowed: 10k}\n", "revenue_target: EUR 5 000"),
        # In thousands.
        (
            ("revenue: 150k", "revenue: 250k"),
            "periods: {quarters: [100, 100, 100, 100]}\n",
            "revenue_target: EUR 400 000",
        ),
        (
            ("quantity: 6, unit: box", "quantity: 6, unit: job"),
            "periods: {quarters: [3, 3, 3, 3]}\n",
            "order_target: 12",
        ),
        (
            ("quantity: 6, unit: box", "quantity: 7, unit: job"),
            "periods: {quarters: [3, 3, 3, 3]}\n",
            "revenue_target: EUR 12",
        ),
    ],
)
def test_a_target_to_write_is_what_the_plan_makes(given: tuple[str, ...], rest: str, lines: str) -> None:
    assert written(products(*given, target="") + rest, "C02.target") == lines


def test_a_separator_that_slipped_in_each_product_is_put_back_in_the_first() -> None:
    quarters = "periods: {quarters: [300k, 300k, 300k, 300k]}\n"
    small = products("revenue: 600", "revenue: 300", "revenue: 200", "revenue: 60", "revenue: 40", target="")
    large = products("revenue: 700M", "revenue: 500M", target="")
    assert written(f"revenue_target: 1200k\n{quarters}{small}", "C02.sum") == "revenue: EUR 600 000"
    assert written(f"revenue_target: 1200k\n{quarters}{large}", "C02.sum") == "revenue: EUR 700 000"


def test_an_unnamed_product_is_one_of_which_the_target_is_made() -> None:
    fragment = "products: [{name: A b, revenue: 432k}, {name: B c, revenue: 232k}, {quantity: 5}]\n"
    quarters = "periods: {quarters: [216k, 216k, 216k, 216k]}\n"
    assert written(fragment + quarters, "C02.target") == "revenue_target: EUR 864 000"


def test_in_orders_products_of_other_units_are_compared_by_what_they_bring_in() -> None:
    machines = "quantity: 3, unit: line, price: 850k", "quantity: 5, unit: machine, price: 320k"
    assert findings(products(*machines, target="order_target: 8\n"), "C02.priority") == []
    same_unit = (each.replace("machine", "line") for each in machines)
    assert len(findings(products(*same_unit, target="order_target: 8\n"), "C02.priority")) == 2


def test_quantities_to_write_leave_the_rest_for_the_last() -> None:
    fragment = products("price: 150k", "price: 150k", "price: 150k", target="revenue_target: 1 200 000\n")
    assert [each.lines("en", "EUR").split("\n")[0] for each in findings(fragment, "C02.quantity")] == [
        "quantity: 3",
        "quantity: 3",
        "quantity: 2",
    ]
    fragment = products("price: 150k", "price: 150k", "price: 160k", target="revenue_target: 1 200 000\n")
    assert findings(fragment, "C02.quantity")[-1].lines("en", "EUR") == "revenue: EUR 300 000"


@pytest.mark.parametrize("quarters", ["[3000, 3000, 3000, 3000]", "[300, 300, 300, 300]", "[2000, 2000, 2000, 2000]"])
def test_a_separator_that_slipped_and_thousands_are_no_orders(quarters: str) -> None:
    fragment = products("revenue: 500k", "revenue: 700k", target="") + f"periods: {{quarters: {quarters}}}\n"
    assert written(fragment, "C02.target") == "revenue_target: EUR 1 200 000"


def test_where_orders_are_counted_no_cost_is_in_proportion_to_them() -> None:
    fragment = products("quantity: 10, unit: piece", "quantity: 2, unit: piece", target="")
    fragment += "periods: {quarters: [3, 3, 3, 3]}\n"
    assert written(fragment, "C02.target") == "order_target: 12"
    assert written(fragment, "C05.allowed").startswith("costs:\n  allowed: EUR 60 000\n")


def test_what_is_less_than_selling_may_cost_are_orders() -> None:
    fragment = products("quantity: 30, unit: job", "quantity: 20, unit: job", "", target="costs: {allowed: 24k}\n")
    assert written(fragment + "periods: {quarters: [15, 15, 12, 18]}\n", "C02.target") == "order_target: 60"
