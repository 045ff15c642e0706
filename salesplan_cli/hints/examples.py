"""An example that fits what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from salesplan_cli import notation
from salesplan_cli.fields import CHOICES, Doc, Reader, counts_orders, read_as, value_of
from salesplan_cli.hints.days import in_the_plan
from salesplan_cli.hints.goals import is_end
from salesplan_cli.hints.parts import amount_of, whole_and_rest
from salesplan_cli.hints.units import NO_NUMBER
from salesplan_cli.limits import MAX_WHOLE
from salesplan_cli.model import ORDER_WORDS, PER_KEYS, fields_at
from salesplan_cli.notation import Measure, Misread, Style, rejection
from salesplan_cli.places import Path
from salesplan_cli.source import text_at, texts_in, value_at
from salesplan_cli.text import folded, pasted, rounded, yaml_scalar
from salesplan_cli.traps import Value, holds_something

Shares: TypeAlias = "dict[Path, list[Decimal | None]]"
"""Per list and key the percentage of each entry, None where it is not known; empty where one of them is an amount."""


_NOT_ASKED: Final = frozenset(("n.v.t.", "nvt", "n/a", "niet van toepassing", "not applicable"))
"""Of a budget that is nothing; elsewhere it is no answer."""


def as_zero(path: Path, said: str, reader: Reader, style: Style) -> str:
    """`approach: geen`: 0 is an answer, where the field takes it."""
    words = NO_NUMBER | _NOT_ASKED if path[-1] == "budget" else NO_NUMBER
    is_none = reader.kind in ("count", "money", "hours", "effect") and said.casefold() in words
    return "0" if is_none and not isinstance(value_of("0", reader.read, style), Misread) else ""


def doc_of(path: Path) -> Doc | None:
    return fields_at(path[:-1]).get(str(path[-1]))


_AS_NUMBERS: Final = {"nee": "0", "no": "0", "ja": "1", "yes": "1"}


def yes_or_no(path: Path, said: str, _: Mapping[str, Value], __: Style) -> Misread | None:
    """`from: nee` and `to: ja`, as of a diploma that somebody is to have."""
    if not is_end(path) or (write := _AS_NUMBERS.get(said.casefold())) is None:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} is no number: count it, 0 for no and 1 for yes, so write {write}",
        "{text:quoted} is geen getal: tel het, 0 voor nee en 1 voor ja, dus schrijf {write}",
        said,
        write,
    )


def is_not_asked(path: Path, data: Mapping[str, Value]) -> bool:
    """Whether it is what customers bring in, in a plan that counts orders: of that any example would be made up."""
    return path in _OF_THE_TARGET and counts_orders(data)


def fitting_example(path: Path, doc: Doc, data: Mapping[str, Value], shares: Shares, style: Style) -> str:
    """A value to write that fits what stands beside it, ready for YAML; empty where there is nothing to go by."""
    written = text_at(data, path).casefold().split()
    if path[-1] == "effect" and (notation.TAKES.intersection(written) or (written[:1] and written[0][0] in "-\u2212")):
        return "-10%" if "%" in "".join(written) or counts_orders(data) else "-25000"
    if path[-1] == "effect" and counts_orders(data):
        return "+10%"
    if (named := _name_of_a_step(path, data)) or (product := _of_a_product(path, data, style)):
        return named or product
    if path[0] in ("costs", "customers") and (left := _what_is_left(path, data, style)) is not None:
        return pasted(left, style.numbers)
    if path in _OF_THE_TARGET and (target := amount_of(("revenue_target",), data, style)):
        return pasted(rounded(Fraction(target) * _OF_THE_TARGET[path], 0), style.numbers)
    if path == ("numbers",):
        return _as_numbers_are(data)
    if path == ("period", "months"):
        months = value_at(data, ("periods", "months"))
        return str(len(months)) if isinstance(months, list) and months else ""
    if path == ("average_order",) and (worth := _of_an_order(data, style)):
        return pasted(worth, style.numbers)
    if path == ("customers", "existing", "count"):
        approach = notation.count(text_at(data, (*path[:-1], "approach")), style)
        return pasted(approach, style.numbers) if isinstance(approach, Decimal) and approach else ""
    if path[:2] == ("monitoring", "self") and path[-1] == "target":
        return _to_follow(path, data, style)
    if path[-1] in ("time", "contribution") and (share := _share_left(path, data, shares, style)):
        return pasted(share, style.numbers, "%")
    return in_the_plan(doc.example.en, data)


_OF_THE_TARGET: Final = {
    ("customers", "existing", "revenue"): Fraction(2, 3),
    ("customers", "new", "revenue"): Fraction(1, 3),
}
"""As examples: where neither is known, both together make the target."""


def _as_numbers_are(data: Mapping[str, Value]) -> str:
    """What `numbers` is to say: the first thousands show it; empty where the plan has none."""
    shown = (re.search("[0-9]([.,])[0-9]{3}(?![0-9])", each) for each in texts_in(data))
    first = next(filter(None, shown), None)
    return "" if first is None else "nl" if first[1] == "." else "en"


def _name_of_a_step(path: Path, data: Mapping[str, Value]) -> str:
    """What the other activities say of the name of this one, or of where it leads; empty where they say nothing."""
    entries = value_at(data, ("activities",))
    if path[:1] != ("activities",) or path[-1] not in ("name", "leads_to") or not isinstance(entries, list):
        return ""
    here, steps = int(path[1]), [each if isinstance(each, dict) else {} for each in entries]
    names, next_ = ([_said(each.get(key)) for each in steps] for key in ("name", "leads_to"))
    known, leads_to = set(map(folded, names)), dict(zip(map(folded, names), map(folded, next_), strict=True))
    if path[-1] == "name":
        # The only one that another step leads to and that is not there, where no other has lost its name.
        others = (each for at, each in enumerate(next_) if each and at != here)
        absent = {folded(each): each for each in others if folded(each) not in {*known, *ORDER_WORDS}}
        return yaml_scalar(*absent.values()) if len(absent) == 1 and names.count("") == 1 else ""
    # One with a number of its own is a first contact, if nothing leads to it.
    for at in (*range(here + 1, len(steps)), *range(here)):
        name = "" if any(key in steps[at] for key in PER_KEYS) else folded(names[at])
        if name and name not in leads_to.values() and _is_existing(steps[at]) == _is_existing(steps[here]):
            after = [name]
            while (step := leads_to.get(after[-1], "")) and step not in after:
                after.append(step)
            if folded(names[here]) not in after:
                return yaml_scalar(names[at])
    return "order"


def names_beside(path: Path, data: Mapping[str, Value]) -> set[str]:
    """The names of the entries of the list in which a value stands, folded."""
    entries = value_at(data, path[:-2])
    listed = entries if isinstance(entries, list) else ()
    return {folded(_said(each.get("name"))) for each in listed if isinstance(each, dict)}


def _is_existing(step: Mapping[str, Value]) -> bool:
    """Whether an activity is for existing customers."""
    return notation.word(str(step.get("for") or ""), CHOICES["for"]) == "existing"


def _said(value: Value) -> str:
    """A text that says something, empty for what is a placeholder."""
    text = value.strip() if isinstance(value, str) else ""
    return "" if notation.vague_text(text) else text


def _of_a_product(path: Path, data: Mapping[str, Value], style: Style) -> str:
    """Quantity, price or revenue of a product from the other two, of which the revenue may be what is left for it."""
    if path[:1] != ("products",) or path[-1] not in ("quantity", "price", "revenue"):
        return ""
    given = [text_at(data, (*path[:-1], key)) for key in ("quantity", "price", "revenue")]
    kinds = (notation.count, notation.money, notation.money)
    read = (read_as(text, kind, style) for text, kind in zip(given, kinds, strict=True))
    quantity, price, revenue = (each if isinstance(each, Decimal) and each else None for each in read)
    made = revenue or _what_is_left((*path[:-1], "revenue"), data, style)
    if path[-1] == "revenue":
        value = rounded(quantity * price) if quantity and price else made
    elif path[-1] == "price":
        value = rounded(made / quantity, 2) if made and quantity else None
    else:
        # Less than one of it is no number to sell.
        value = rounded(made / price, 0) if made is not None and price and not 0 < 2 * made < price else None
    return pasted(value, style.numbers) if value is not None and value < 10**MAX_WHOLE else ""


def _what_is_left(path: Path, data: Mapping[str, Value], style: Style) -> Decimal | None:
    """What the other parts of a whole leave of it; None where that is not known."""
    whole, beside = whole_and_rest(path, data, style)
    return max(whole - beside, Decimal(0)) if whole is not None and beside is not None else None


def _of_an_order(data: Mapping[str, Value], style: Style) -> Decimal | None:
    """What an order brings in by what new customers do; None where that is not known."""
    given = [text_at(data, ("customers", "new", key)) for key in ("revenue", "win")]
    revenue, win = notation.money(given[0], style), notation.count(given[1], style)
    return rounded(revenue / win, 0) if isinstance(revenue, Decimal) and isinstance(win, Decimal) and win else None


def _to_follow(path: Path, data: Mapping[str, Value], style: Style) -> str:
    """The target of a result that is followed, which is that of the plan; of an activity the number that is there."""
    kind = notation.word(text_at(data, (*path[:-1], "kind")), CHOICES["kind"])
    target = ("order_target",) if counts_orders(data) else ("revenue_target",)
    amount = amount_of(target, data, style) if kind == "result" else None
    found = re.search("[0-9][0-9.,]*(?: ?k)?", text_at(data, path))
    said = notation.count(found[0], style, whole=False) if found and kind == "activity" else None
    known = amount or said
    return pasted(known, style.numbers) if isinstance(known, Decimal) else ""


def _share_left(path: Path, data: Mapping[str, Value], shares: Shares, style: Style) -> Decimal | None:
    # What the others leave: equal parts of the time, and falling contributions.
    name, key, given = str(path[-1]), (*path[:-2], path[-1]), value_at(data, path[:-2])
    entries = given if isinstance(given, list) else ()
    if key not in shares:
        shares[key] = _shares(entries, name, style)
    known = shares[key]
    # An entry that is still to be filled in, as a new plan has them, may as well go.
    open_ = [at for at, each in enumerate(known) if each is None and holds_something(entries[at])]
    if path[-2] not in open_:
        return None
    place, count = open_.index(int(path[-2])), len(open_)
    left = max(Decimal(0), 100 - sum((each for each in known if each is not None), Decimal(0)))
    ceiling = min((each for each in known[: int(path[-2])] if each is not None and name != "time"), default=left)
    if count == 1:
        below = (each for each in known[int(path[-2]) :] if each is not None and name != "time")
        # What is left may be less than what an entry below it brings in: then a rank is what can be written.
        return share if (share := min(left, ceiling)) >= max(below, default=share) else None
    whole = int(left)
    parts = [
        whole // count if name == "time" else whole * 2 * (count - at) // (count * (count + 1)) for at in range(count)
    ]
    parts[0] += whole - sum(parts)
    return min(Decimal(parts[place]), Decimal(int(ceiling)))


def _shares(entries: Sequence[Value], name: str, style: Style) -> list[Decimal | None]:
    written = [each.get(name) if isinstance(each, dict) else None for each in entries]
    if any(isinstance(each, str) and _in_money(each, style) for each in written):
        return []
    read = [read_as(each, notation.percentage, style) if isinstance(each, str) else None for each in written]
    return [each if isinstance(each, Decimal) else None for each in read]


def _in_money(text: str, style: Style) -> bool:
    found = read_as(text, notation.contribution, style)
    return isinstance(found, Measure) and found.kind == "money"
