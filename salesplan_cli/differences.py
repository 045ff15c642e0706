"""The facts in which two plans differ, in business words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from salesplan_cli import calendar
from salesplan_cli.calendar import Span
from salesplan_cli.case import called, filled
from salesplan_cli.fields import DEFAULT_COUNTRY, DEFAULT_CURRENCY, Lines, Reader, Series
from salesplan_cli.model import ITEMS, Plan, Product, Section, parts_of
from salesplan_cli.notation import Bound, Interval, Measure, Sign
from salesplan_cli.text import Fact, Phrase, Text, amount, both, folded, phrase, rounded, same

ChangeKind: TypeAlias = Literal["added", "removed", "changed"]
Raw: TypeAlias = Decimal | Fraction | int | date | str | Phrase
NamedPath: TypeAlias = tuple[str, ...]
"""A place in a plan by keys, and entries of lists by their names: ("products", "Installaties", "quantity")."""


class Difference(NamedTuple):
    """A fact of a plan that changed."""

    path: NamedPath
    change: ChangeKind
    message: Phrase
    before: Raw | None = None
    after: Raw | None = None
    percent: Decimal | None = None
    """How much an amount rose or fell."""


class _Sides(NamedTuple):
    """What the words for a difference depend on besides the two values."""

    before: Plan
    after: Plan
    unread_before: Collection[NamedPath]
    """What stands in it and cannot be read, by the names of what holds it."""
    unread_after: Collection[NamedPath]

    @property
    def percents(self) -> bool:
        """Whether amounts may be compared: they are in one currency."""
        return self.before.money == self.after.money


def differences(
    before: Plan, after: Plan, unread_before: Collection[NamedPath] = (), unread_after: Collection[NamedPath] = ()
) -> Iterator[Difference]:
    """The facts that differ, in the order of the plan file. How a number is written is no fact."""
    sides = _Sides(before, after, unread_before, unread_after)
    for name in Plan.model_fields:
        if name in ("salesplan", "numbers", "period"):
            continue
        was, now = getattr(before, name), getattr(after, name)
        if name == "year":
            yield from _changed(("period",), None, PERIOD, _period(before.span), _period(after.span), sides)
        elif name in ("currency", "country"):
            meant = DEFAULT_CURRENCY if name == "currency" else DEFAULT_COUNTRY
            old, new = (_as_text(each or meant)._replace(is_meant=each is None) for each in (was, now))
            yield from _changed((name,), None, LABELS[name], old, new, sides)
        elif name == "reviews":
            yield from _reviews(before, after)
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
    model: type[Section], name: str, before: Any, after: Any, place: _Place, sides: _Sides
) -> Iterator[Difference]:
    key = model.model_fields[name].alias or name
    # The file has a list of events where the model has a section with its items.
    here = place if key == ITEMS else place.below(key)
    part = parts_of(model)[key]
    kind = part.kind if isinstance(part, Reader | Lines) else ""
    if kind == "series":
        yield from _series(before, after, here.path, UNITS[name], sides)
    elif kind == "index":
        yield from _season(before, after, here.path)
    elif kind:
        values = (_value(before, here.keys, kind, sides.before), _value(after, here.keys, kind, sides.after))
        percents = (kind == "money" and sides.percents) or here.keys == "order_target"
        yield from _changed(here.path, here.lead, LABELS[here.keys], *values, sides, percents=percents)
    elif isinstance(before, tuple):
        yield from _entries(before, after, here, sides)
    else:
        yield from _section(before, after, here, sides)


def _section(before: Section, after: Section, place: _Place, sides: _Sides) -> Iterator[Difference]:
    for name in type(before).model_fields:
        yield from _field(type(before), name, getattr(before, name), getattr(after, name), place, sides)


class _Value(NamedTuple):
    """A value for programs, and for people."""

    raw: Raw
    shown: Fact
    is_meant: bool = False
    """Whether it is not read from the plan, but what is meant where nothing is written: that is no change."""


def _changed(
    path: NamedPath,
    lead: Fact | None,
    label: Fact,
    before: _Value | None,
    after: _Value | None,
    sides: _Sides,
    *,
    percents: bool = False,
) -> Iterator[Difference]:
    if before is after or (before and after and before.raw == after.raw):
        return
    absent_before, absent_after = NOT_GIVEN, NOT_GIVEN
    if path in sides.unread_before and (before is None or before.is_meant):
        before, absent_before = None, NOT_READ
    if path in sides.unread_after and (after is None or after.is_meant):
        after, absent_after = None, NOT_READ
    change: ChangeKind = "added" if before is None else "removed" if after is None else "changed"
    percent = _percent(before, after) if percents else None
    what = label if lead is None else same("{lead}: {label}", lead=lead, label=label)
    message = same(
        "{what} {before} -> {after}{percent}",
        what=what,
        before=before.shown if before else absent_before,
        after=after.shown if after else absent_after,
        percent="" if percent is None else same(" ({by:signed}%)", by=percent),
    )
    yield Difference(path, change, message, before and before.raw, after and after.raw, percent)


NOT_GIVEN: Final = Text("not given", "niet ingevuld")
NOT_READ: Final = Text("cannot be read", "onleesbaar")
PERIOD: Final = Text("period", "periode")


def _percent(before: _Value | None, after: _Value | None) -> Decimal | None:
    if not (before and after and isinstance(before.raw, Decimal) and isinstance(after.raw, Decimal) and before.raw > 0):
        return None
    change = (Fraction(after.raw) - Fraction(before.raw)) * 100 / Fraction(before.raw)
    # One decimal says enough, unless it says nothing.
    return rounded(change, 1) or rounded(change, 2) or None


# --- values --------------------------------------------------------------------------------------------------------

WORDS: Final[Mapping[str, Text]] = {
    "profit": Text("profit", "winst"),
    "mission": Text("mission", "missie"),
    "new": Text("new customers", "nieuwe klanten"),
    "existing": Text("existing customers", "bestaande klanten"),
    "activity": Text("activity", "activiteit"),
    "result": Text("result", "resultaat"),
}
SIGNS: Final[Mapping[Sign, Text]] = {
    "=": both("{measure}"),
    ">=": Text("at least {measure}", "ten minste {measure}"),
    "<=": Text("at most {measure}", "ten hoogste {measure}"),
    ">": Text("more than {measure}", "meer dan {measure}"),
    "<": Text("less than {measure}", "minder dan {measure}"),
}
MEANT: Final = {"activities.for": "new", "contribution_basis": "profit"}
"""What is meant where nothing is written."""


def _value(value: Any, keys: str, kind: str, plan: Plan) -> _Value | None:
    if value is None and keys in MEANT:
        return _Value(MEANT[keys], WORDS[MEANT[keys]], is_meant=True)
    if value is None or value == ():
        return None
    if kind == "money":
        return _Value(value, _money(value, plan))
    if kind == "percentage":
        return _Value(value, same("{value:percent}", value=value))
    if kind == "hours":
        return _Value(value, phrase("{value} {value:hour|hours}", "{value} uur", value=value))
    if isinstance(value, Measure):
        shown = _measure(value, plan, signed=kind == "effect")
        return _Value(shown, shown)
    if isinstance(value, Bound):
        shown = Phrase(SIGNS[value.sign], {"measure": _measure(value.measure, plan)})
        return _Value(shown, shown)
    if isinstance(value, Interval):
        shown = phrase("once per {interval}", "eens per {interval}", interval=value.spoken)
        return _Value(shown, shown)
    if isinstance(value, str):
        return _Value(value, WORDS[value]) if kind in ("basis", "for", "kind") else _as_text(value)
    return _Value(value, value)


def _as_text(value: str) -> _Value:
    return _Value(value, same("{value:quoted}", value=value))


def _amount(value: Decimal) -> Text:
    return Text(amount(value, "en"), amount(value, "nl"))


def _money(value: Decimal, plan: Plan) -> Phrase:
    return same("{currency} {value}", currency=plan.money, value=_amount(value))


def _measure(measure: Measure, plan: Plan, *, signed: bool = False) -> Phrase:
    plus = "+" if signed and measure.value >= 0 else ""
    if measure.kind == "percent":
        return same("{plus}{value:percent}", plus=plus, value=measure.value)
    unit = f"{plan.money} " if measure.kind == "money" else ""
    return same("{unit}{plus}{value}", unit=unit, plus=plus, value=_amount(measure.value))


def _period(span: Span | None) -> _Value | None:
    if span is None:
        return None
    start, end = span
    if span.is_calendar_year:
        return _Value(str(start.year), str(start.year))
    shown = phrase("{start} to {end}", "{start} tot en met {end}", start=start, end=end)
    return _Value(f"{start.isoformat()}/{end.isoformat()}", shown)


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
    return None if entry.amount is None else _money(entry.amount, plan)


def _share_of(entry: Any, plan: Plan) -> Fact | None:
    return None if entry.contribution is None else _measure(entry.contribution, plan)


def _effect_of(entry: Any, plan: Plan) -> Fact | None:
    return None if entry.effect is None else _measure(entry.effect, plan, signed=True)


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
"""NamedPath that one difference lists at most."""


class _Entry(NamedTuple):
    at: int
    entry: Any


def _entries(before: Sequence[Section], after: Sequence[Section], place: _Place, sides: _Sides) -> Iterator[Difference]:
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


def _products_together(before: Sequence[Product], after: Sequence[Product], sides: _Sides) -> Iterator[Difference]:
    was, now = _together(before), _together(after)
    if was is not None and now is not None:
        label = Text("products together", "producten samen")
        values = (_Value(was, _money(was, sides.before)), _Value(now, _money(now, sides.after)))
        yield from _changed(("products",), None, label, *values, sides, percents=sides.percents)


def _together(products: Sequence[Product]) -> Decimal | None:
    amounts = [each.amount for each in products if each.is_filled]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


# --- the target over the periods -----------------------------------------------------------------------------------


class _Unit(NamedTuple):
    unit: calendar.Unit
    per: Text
    """The target per quarter."""
    together: Text
    named: int
    """How many that changed are named one by one; with more, only their number is told."""


QUARTERS, MONTHS, WEEKS = calendar.UNITS.values()
UNITS: Final = {
    "quarters": _Unit(QUARTERS, Text("per quarter", "per kwartaal"), Text("quarters together", "kwartalen samen"), 20),
    "months": _Unit(MONTHS, Text("per month", "per maand"), Text("months together", "maanden samen"), 3),
    "weeks": _Unit(WEEKS, both("per week"), Text("weeks together", "weken samen"), 0),
}
SEASON: Final = Text("seasonal index", "seizoensindex")


def _numbers(series: Series | None) -> Mapping[int, Decimal]:
    return series.values if series else {}


def _series(
    before: Series | None, after: Series | None, path: NamedPath, unit: _Unit, sides: _Sides
) -> Iterator[Difference]:
    was, now = _numbers(before), _numbers(after)
    if not was or not now:
        if was or now:
            yield _filled_or_emptied(path, unit, now or was, sides, added=bool(now))
        return
    ordinals = [each for each in sorted({*was, *now}) if was.get(each) != now.get(each)]
    if len(ordinals) <= unit.named:
        for each in ordinals:
            values = (_planned(was.get(each), sides.before), _planned(now.get(each), sides.after))
            code = f"{unit.unit.letter}{each}"
            # By its name only where it is the same month before and after.
            name = sides.after.label(path[-1], each) if sides.before.span == sides.after.span else both(code)
            yield from _changed((*path, code), None, name, *values, sides, percents=sides.percents)
    else:
        count = _count(unit.unit, len(ordinals))
        message = phrase("target of {count} changed", "doel van {count} gewijzigd", count=count)
        yield Difference(path, "changed", message)
    total = (
        _planned(sum(was.values(), Decimal(0)), sides.before),
        _planned(sum(now.values(), Decimal(0)), sides.after),
    )
    yield from _changed((*path, "together"), None, unit.together, *total, sides, percents=sides.percents)


def _count(unit: calendar.Unit, number: int) -> Phrase:
    return same("{number} {unit}", number=number, unit=unit.called(number))


def _planned(value: Decimal | None, plan: Plan) -> _Value | None:
    return None if value is None else _Value(value, _of_target(value, plan))


def _of_target(value: Decimal, plan: Plan) -> Fact:
    """A part of the target: money, or a number of orders."""
    return _amount(value) if plan.counts_orders else _money(value, plan)


def _filled_or_emptied(
    path: NamedPath, unit: _Unit, values: Mapping[int, Decimal], sides: _Sides, *, added: bool
) -> Difference:
    total = sum(values.values(), Decimal(0))
    facts: dict[str, Fact] = {
        "per": unit.per,
        "count": _count(unit.unit, len(values)),
        "total": _of_target(total, sides.after if added else sides.before),
    }
    if added:
        message = phrase(
            "target {per} added: {count}, together {total}", "doel {per} toegevoegd: {count}, samen {total}", **facts
        )
        return Difference(path, "added", message, None, total)
    message = phrase(
        "target {per} removed: {count}, together {total}", "doel {per} verwijderd: {count}, samen {total}", **facts
    )
    return Difference(path, "removed", message, total, None)


def _season(before: Series | None, after: Series | None, path: NamedPath) -> Iterator[Difference]:
    was, now = _numbers(before), _numbers(after)
    changed = sum(was.get(each) != now.get(each) for each in {*was, *now})
    if not changed:
        return
    count = _count(MONTHS, changed)
    facts: dict[str, Fact] = {"what": SEASON, "count": count}
    if not was:
        yield Difference(path, "added", phrase("{what} added: {count}", "{what} toegevoegd: {count}", **facts))
    elif not now:
        yield Difference(path, "removed", phrase("{what} removed: {count}", "{what} verwijderd: {count}", **facts))
    else:
        message = phrase("{what} changed for {count}", "{what} gewijzigd voor {count}", **facts)
        yield Difference(path, "changed", message)


# --- review dates --------------------------------------------------------------------------------------------------


class _Day(NamedTuple):
    people: frozenset[str]
    booked: bool


DAYS_NAMED: Final = 3
"""Review dates that are named one by one; with more, only their number is told."""


def _review_days(plan: Plan) -> dict[date, _Day]:
    """Every day on which the plan is discussed, with who is there and whether it is in the diaries."""
    days: dict[date, _Day] = {}
    for each in plan.dated:
        people = frozenset(folded(name) for name in each.review.with_ or ())
        for day in each.days:
            known = days.get(day, _Day(frozenset(), False))
            days[day] = _Day(known.people | people, known.booked or bool(each.review.in_calendar))
    return days


def _reviews(before: Plan, after: Plan) -> Iterator[Difference]:
    if before.reviews == after.reviews and before.span == after.span and before.holidays_of == after.holidays_of:
        return
    was, now = _review_days(before), _review_days(after)
    gone, come = sorted(set(was) - set(now)), sorted(set(now) - set(was))
    if gone or come:
        yield _other_days(len(was), len(now), gone, come)
    both = sorted(set(was) & set(now))
    people = [day for day in both if was[day].people != now[day].people]
    if people:
        message = phrase(
            "{n} {n:review date|review dates} with other people",
            "{n} {n:bespreking|besprekingen} met andere deelnemers",
            n=len(people),
        )
        yield Difference(("reviews", "with"), "changed", message)
    for booked, en, nl in (
        (False, "{n} {n:review date|review dates} no longer in the diaries",
         "{n} {n:bespreking staat|besprekingen staan} niet meer in de agenda's"),
        (True, "{n} {n:review date|review dates} now in the diaries",
         "{n} {n:bespreking staat|besprekingen staan} nu in de agenda's"),
    ):  # fmt: skip
        days = [day for day in both if was[day].booked != now[day].booked == booked]
        if days:
            yield Difference(("reviews", "in_calendar"), "changed", phrase(en, nl, n=len(days)))


def _other_days(was: int, now: int, gone: Sequence[date], come: Sequence[date]) -> Difference:
    facts: dict[str, Fact] = {
        "n": abs(now - was) or len(come),
        "was": was,
        "now": now,
        "which": _named_days(gone, come),
    }
    if now < was:
        message = phrase(
            "{n} {n:review date|review dates} fewer ({was} -> {now}){which}",
            "{n} {n:bespreking|besprekingen} minder ({was} -> {now}){which}",
            **facts,
        )
    elif now > was:
        message = phrase(
            "{n} {n:review date|review dates} more ({was} -> {now}){which}",
            "{n} {n:bespreking|besprekingen} meer ({was} -> {now}){which}",
            **facts,
        )
    else:
        message = phrase(
            "{n} {n:review|reviews} on another date{which}",
            "{n} {n:bespreking|besprekingen} op een andere datum{which}",
            **facts,
        )
    if was == now:
        return Difference(("reviews",), "changed", message)
    return Difference(("reviews",), "changed", message, was, now)


GONE: Final = (Text("without {days}", "zonder {days}"), Text("without {n} old dates", "zonder {n} oude datums"))
COME: Final = (Text("with {days}", "met {days}"), Text("with {n} new dates", "met {n} nieuwe datums"))


def _named_days(gone: Sequence[date], come: Sequence[date]) -> Fact:
    one_number = not gone or not come or len(gone) == len(come)
    if one_number and max(len(gone), len(come)) > DAYS_NAMED:
        return ""  # how many has just been told
    parts = tuple(
        Phrase(named, {"days": tuple(days)}) if len(days) <= DAYS_NAMED else Phrase(counted, {"n": len(days)})
        for days, (named, counted) in ((gone, GONE), (come, COME))
        if days
    )
    return same(": {parts}", parts=parts)


# --- words ---------------------------------------------------------------------------------------------------------

LEADS: Final[Mapping[str, Text]] = {
    "customers.existing": Text("existing customers", "bestaande klanten"),
    "customers.new": Text("new customers", "nieuwe klanten"),
}
"""Sections that what is in them is about."""

LABELS: Final[Mapping[str, Text]] = {
    "account_manager": Text("account manager", "accountmanager"),
    "sales_manager": Text("sales manager", "salesmanager"),
    "organisation": Text("organisation", "organisatie"),
    "currency": Text("currency", "valuta"),
    "country": Text("country", "land"),
    "revenue_target": Text("revenue target", "omzetdoel"),
    "order_target": Text("order target", "orderdoel"),
    "contribution_basis": Text("contributions are a share of", "bijdragen zijn een deel van"),
    "products.contribution": Text("contribution", "bijdrage"),
    "products.rank": Text("rank", "rang"),
    "products.quantity": Text("quantity", "aantal"),
    "products.unit": Text("unit", "eenheid"),
    "products.price": Text("price", "prijs"),
    "products.revenue": Text("revenue", "omzet"),
    "segments.definition": Text("definition", "omschrijving"),
    "segments.contribution": Text("contribution", "bijdrage"),
    "segments.rank": Text("rank", "rang"),
    "segments.time": Text("share of the selling time", "deel van de verkooptijd"),
    "selling_time.hours_per_week": Text("selling time per week", "verkooptijd per week"),
    "selling_time.weeks": Text("weeks worked", "gewerkte weken"),
    "costs.allowed": Text("costs allowed", "toegestane kosten"),
    "costs.own": Text("own part of the costs", "eigen deel van de kosten"),
    "costs.support": Text("costs of sales support", "kosten van verkoopondersteuning"),
    "costs.norm": Text("cost norm", "kostennorm"),
    "costs.lines.amount": Text("amount", "bedrag"),
    "periods.seasonality.basis": Text("basis of the seasonal index", "basis van de seizoensindex"),
    "periods.seasonality.none": Text("why there are no seasons", "waarom er geen seizoenen zijn"),
    "periods.events.start": Text("first day", "eerste dag"),
    "periods.events.end": Text("last day", "laatste dag"),
    "periods.events.effect": both("effect"),
    "periods.events.none": Text("why there are no events", "waarom er geen gebeurtenissen zijn"),
    "activities.for": Text("for", "voor"),
    "activities.per_day": Text("number per day", "aantal per dag"),
    "activities.per_week": Text("number per week", "aantal per week"),
    "activities.per_month": Text("number per month", "aantal per maand"),
    "activities.per_quarter": Text("number per quarter", "aantal per kwartaal"),
    "activities.per_period": Text("number over the period", "aantal over de periode"),
    "activities.hours": Text("time for each", "tijd per keer"),
    "activities.leads_to": Text("next step", "volgende stap"),
    "activities.conversion": Text("conversion", "conversie"),
    "activities.start": Text("first day", "eerste dag"),
    "activities.end": Text("last day", "laatste dag"),
    "average_order": Text("average order", "gemiddelde order"),
    "cycle_days": Text("days from first contact to order", "dagen van eerste contact tot order"),
    "customers.existing.count": Text("number", "aantal"),
    "customers.existing.approach": Text("to approach", "te benaderen"),
    "customers.existing.revenue": Text("revenue", "omzet"),
    "customers.new.approach": Text("to approach", "te benaderen"),
    "customers.new.win": Text("to win", "te winnen"),
    "customers.new.revenue": Text("revenue", "omzet"),
    "development.measure": Text("measured by", "gemeten aan"),
    "development.from": Text("from", "van"),
    "development.to": Text("to", "naar"),
    "development.by": Text("reached by", "uiterlijk"),
    "development.support.what": Text("help", "hulp"),
    "development.support.hours": Text("time for help", "tijd voor hulp"),
    "development.support.budget": Text("budget for help", "budget voor hulp"),
    "development.support.who": Text("who helps", "wie helpt"),
    "monitoring.self.kind": Text("kind", "soort"),
    "monitoring.self.target": Text("target", "doel"),
    "monitoring.self.every": Text("looked at", "bekeken"),
    "monitoring.self.source": Text("source", "bron"),
    "monitoring.organisation.kind": Text("kind", "soort"),
    "monitoring.organisation.target": Text("target", "doel"),
    "monitoring.organisation.every": Text("looked at", "bekeken"),
    "monitoring.organisation.source": Text("source", "bron"),
    "monitoring.organisation.who": Text("who looks", "wie ernaar kijkt"),
    "monitoring.organisation.act_below": Text("acts below", "grens voor ingrijpen"),
    "waivers.reason": Text("reason", "reden"),
    "waivers.until": Text("holds until", "geldt tot en met"),
}
"""What to call each value, by its keys."""
