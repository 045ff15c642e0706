"""The facts in which two plans differ, in business words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, NamedTuple

from salesplan_cli.case import called, filled
from salesplan_cli.differences.labels import LABELS, LEADS, PERIOD
from salesplan_cli.differences.reviews import review_changes
from salesplan_cli.differences.spread import season_changes, series_changes
from salesplan_cli.differences.values import (
    NOT_GIVEN,
    ChangeKind,
    Difference,
    NamedPath,
    Sides,
    Value,
    as_text,
    changed,
    measure_of,
    money,
    period,
    value_of,
)
from salesplan_cli.fields import DEFAULT_COUNTRY, DEFAULT_CURRENCY, Reader
from salesplan_cli.lists import ListReader
from salesplan_cli.model import ITEMS, Plan, Product, Section, parts_of
from salesplan_cli.text import Fact, Phrase, Text, both, folded, phrase, same

__all__ = ["LABELS", "NOT_GIVEN", "Difference", "NamedPath", "differences"]


def differences(
    before: Plan, after: Plan, unread_before: Collection[NamedPath] = (), unread_after: Collection[NamedPath] = ()
) -> Iterator[Difference]:
    """The facts that differ, in the order of the plan file. How a number is written is no fact."""
    sides = Sides(before, after, unread_before, unread_after)
    for name in Plan.model_fields:
        if name in ("salesplan", "numbers", "period"):
            continue
        was, now = getattr(before, name), getattr(after, name)
        if name == "year":
            yield from changed(("period",), None, PERIOD, period(before.span), period(after.span), sides)
        elif name in ("currency", "country"):
            meant = DEFAULT_CURRENCY if name == "currency" else DEFAULT_COUNTRY
            old, new = (as_text(each or meant)._replace(is_meant=each is None) for each in (was, now))
            yield from changed((name,), None, LABELS[name], old, new, sides)
        elif name == "reviews":
            yield from review_changes(before, after)
        else:
            yield from _field(Plan, name, was, now, _Place((), "", None), sides)
        if name == "products":
            yield from _products_together(before.products, after.products, sides)


class _Place(NamedTuple):
    """Where in the plan: the path of names, the keys with points between (for the words), and who it is about."""

    path: NamedPath
    keys: str
    lead: Fact | None

    def below(self, key: str) -> _Place:
        """One key further."""
        keys = f"{self.keys}.{key}" if self.keys else key
        return _Place((*self.path, key), keys, LEADS.get(keys, self.lead))


def _field(
    model: type[Section], name: str, before: Any, after: Any, place: _Place, sides: Sides
) -> Iterator[Difference]:
    key = model.model_fields[name].alias or name
    # The file has a list of events where the model has a section with its items.
    here = place if key == ITEMS else place.below(key)
    part = parts_of(model)[key]
    kind = part.kind if isinstance(part, Reader | ListReader) else ""
    if kind == "series":
        yield from series_changes(before, after, here.path, sides)
    elif kind == "index":
        yield from season_changes(before, after, here.path)
    elif kind:
        values = (value_of(before, here.keys, kind, sides.before), value_of(after, here.keys, kind, sides.after))
        percents = (kind == "money" and sides.percents) or here.keys == "order_target"
        yield from changed(here.path, here.lead, LABELS[here.keys], *values, sides, percents=percents)
    elif isinstance(before, tuple):
        yield from _entries(before, after, here, sides)
    else:
        yield from _section(before, after, here, sides)


def _section(before: Section, after: Section, place: _Place, sides: Sides) -> Iterator[Difference]:
    for name in type(before).model_fields:
        yield from _field(type(before), name, getattr(before, name), getattr(after, name), place, sides)


# --- lists of entries ----------------------------------------------------------------------------------------------


class _List(NamedTuple):
    """A list whose entries are matched by a name."""

    named_by: str
    one: Text
    lead: Text
    detail: Callable[[Any, Plan], Fact | None]
    """What to say of an entry that is new or gone, besides its name."""
    ranked: Text | None = None
    """What the entries are called where their order says which comes first."""


def _no_detail(_: Any, __: Plan) -> None:
    return None


def _money_of(entry: Any, plan: Plan) -> Fact | None:
    return None if entry.amount is None else money(entry.amount, plan)


def _share_of(entry: Any, plan: Plan) -> Fact | None:
    return None if entry.contribution is None else measure_of(entry.contribution, plan)


def _effect_of(entry: Any, plan: Plan) -> Fact | None:
    return None if entry.effect is None else measure_of(entry.effect, plan, signed=True)


def _reason_of(entry: Any, _: Plan) -> Fact | None:
    return None if entry.reason is None else same("{reason:quoted}", reason=entry.reason)


_NAME: Final = both("{name}")
LISTS: Final[Mapping[str, _List]] = {
    "products": _List("name", both("product"), _NAME, _money_of, Text("products", "producten")),
    "segments": _List(
        "name", Text("customer group", "klantgroep"), _NAME, _share_of, Text("customer groups", "klantgroepen")
    ),
    "costs.lines": _List("name", Text("cost line", "kostenpost"), _NAME, _money_of),
    "periods.events": _List("name", Text("event", "gebeurtenis"), _NAME, _effect_of),
    "activities": _List("name", Text("activity", "activiteit"), _NAME, _no_detail),
    "development": _List("goal", Text("growth goal", "groeidoel"), _NAME, _no_detail),
    "monitoring.self": _List(
        "measure",
        Text("own measure", "eigen maatstaf"),
        Text("{name} (own monitoring)", "{name} (eigen monitoring)"),
        _no_detail,
    ),
    "monitoring.organisation": _List(
        "measure",
        Text("measure of the organisation", "maatstaf van de organisatie"),
        Text("{name} (organisation's monitoring)", "{name} (monitoring door de organisatie)"),
        _no_detail,
    ),
    "waivers": _List("rule", Text("waiver", "uitzondering"), Text("waiver {name}", "uitzondering {name}"), _reason_of),
}
NAMES_SHOWN: Final = 5
"""Names of entries that one difference lists at most."""


class _Entry(NamedTuple):
    at: int
    entry: Any


def _entries(before: Sequence[Section], after: Sequence[Section], place: _Place, sides: Sides) -> Iterator[Difference]:
    of = LISTS[place.keys]
    pairs, removed, added = _matched(before, after, of)
    for was, now in pairs:
        name = getattr(now.entry, of.named_by)
        shown = called(name, now.at, of.one.en, of.one.nl)
        path = (*place.path, name or str(now.at + 1))
        old = getattr(was.entry, of.named_by)
        if folded(old or "") != folded(name or ""):
            # An entry without a name is called "product 3" already.
            known_as = same("{one} {old}", one=of.one, old=old) if old else called(old, was.at, of.one.en, of.one.nl)
            message = phrase("{old} is now called {name}", "{old} heet nu {name}", old=known_as, name=shown)
            yield Difference((*path, of.named_by), "changed", message, old, name)
        here = _Place(path, place.keys, Phrase(of.lead, {"name": shown}))
        for key in type(now.entry).model_fields:
            if key != of.named_by:
                yield from _field(type(now.entry), key, getattr(was.entry, key), getattr(now.entry, key), here, sides)
    for gone in removed:
        yield _come_or_gone("removed", gone, of, place, sides.before)
    for new in added:
        yield _come_or_gone("added", new, of, place, sides.after)
    if of.ranked and any(one.at > other.at for (one, _), (other, _) in pairwise(pairs)):
        yield _other_order(pairs, of, place)


def _matched(
    before: Sequence[Section], after: Sequence[Section], of: _List
) -> tuple[list[tuple[_Entry, _Entry]], list[_Entry], list[_Entry]]:
    """The entries of one name in pairs, in the order of the plan as it is, and those that are gone or new.

    Entries with one name are told apart by their order; one that has another name and nothing else that is
    different, was renamed.
    """
    old = _keyed(_given(before), lambda each: folded(getattr(each, of.named_by) or ""))
    new, pairs = [], []
    for key, each in _keyed(_given(after), lambda each: folded(getattr(each, of.named_by) or "")).items():
        if key in old:
            pairs.append((old.pop(key), each))
        else:
            new.append(each)
    gone = _keyed(old.values(), lambda each: _rest(each, of))
    added = []
    for key, each in _keyed(new, lambda each: _rest(each, of)).items():
        if key[0] and key in gone:
            pairs.append((gone.pop(key), each))
        else:
            added.append(each)
    return sorted(pairs, key=lambda pair: pair[1].at), list(gone.values()), added


def _given(items: Sequence[Section]) -> list[_Entry]:
    return [_Entry(at, entry) for at, entry in filled(items)]


def _keyed(some: Iterable[_Entry], key: Callable[[Section], Any]) -> dict[tuple[Any, int], _Entry]:
    """Entries by their key and how many had it before."""
    seen: Counter[Any] = Counter()
    found = {}
    for each in some:
        known_as = key(each.entry)
        found[known_as, seen[known_as]] = each
        seen[known_as] += 1
    return found


def _rest(entry: Section, of: _List) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (name, value)
        for name, value in entry.__dict__.items()
        if name != of.named_by and value not in (None, ()) and not (isinstance(value, Section) and not value.is_filled)
    )


def _come_or_gone(change: ChangeKind, each: _Entry, of: _List, place: _Place, plan: Plan) -> Difference:
    name = getattr(each.entry, of.named_by)
    detail = of.detail(each.entry, plan)
    facts: dict[str, Fact] = {
        "one": of.one,
        "name": called(name, each.at, "no.", "nr."),
        "detail": "" if detail is None else same(" ({detail})", detail=detail),
    }
    message = (
        phrase("{one} added: {name}{detail}", "{one} toegevoegd: {name}{detail}", **facts)
        if change == "added"
        else phrase("{one} removed: {name}{detail}", "{one} verwijderd: {name}{detail}", **facts)
    )
    return Difference((*place.path, name or str(each.at + 1)), change, message)


def _other_order(pairs: Sequence[tuple[_Entry, _Entry]], of: _List, place: _Place) -> Difference:
    names = [called(getattr(now.entry, of.named_by), now.at, of.one.en, of.one.nl) for _, now in pairs]
    shown = names if len(names) <= NAMES_SHOWN else [*names[:NAMES_SHOWN], "..."]
    message = phrase(
        "{many} in another order of importance: {names}",
        "{many} in een andere volgorde van belang: {names}",
        many=of.ranked or of.one,
        names=tuple(shown),
    )
    return Difference((*place.path, "order"), "changed", message)


def _products_together(before: Sequence[Product], after: Sequence[Product], sides: Sides) -> Iterator[Difference]:
    was, now = _together(before), _together(after)
    if was is not None and now is not None:
        label = Text("products together", "producten samen")
        values = (Value(was, money(was, sides.before)), Value(now, money(now, sides.after)))
        yield from changed(("products",), None, label, *values, sides, percents=sides.percents)


def _together(products: Sequence[Product]) -> Decimal | None:
    amounts = [each.amount for each in products if each.is_filled]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
