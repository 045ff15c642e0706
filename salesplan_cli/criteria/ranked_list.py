"""What questions 1 and 3 share: a list in descending order of what it contributes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, count, islice, pairwise, takewhile
from typing import Final, NamedTuple

from salesplan_cli.case import Case, asked_of, called, filled_or_unread, filled_or_unsaid
from salesplan_cli.checklist import Gap, Verdict, not_judged, nothing
from salesplan_cli.criteria.apportionment import apportioned
from salesplan_cli.lines import line, money_line, new_entry, stacked
from salesplan_cli.model import Product, Segment
from salesplan_cli.notation import Measure
from salesplan_cli.text import Fact, Phrase, Text, folded, pasted, phrase, rounded, same

ROUND_FROM: Final = 1_000
"""An amount from which parts of it are rounded; of a smaller one each new entry has to have something."""


class Ranked(NamedTuple):
    """A list of the plan, and what one entry of it is called."""

    section: str
    one: Text
    many: Text
    names: tuple[Text, ...]
    """Names that an entry could have."""
    below: tuple[Phrase, ...]
    """What a new entry has as well, beside what it contributes and how much of it is planned."""
    rule: str
    """The rule that says how many there are at least."""

    def behind(self, case: Case) -> int:
        """The place of an entry that is added."""
        return len(getattr(case.plan, self.section))

    def filled(self, case: Case) -> list[tuple[int, Product | Segment]]:
        """The entries that have anything in them, or keys with nothing behind them, with their places."""
        return filled_or_unsaid(case, (self.section,), getattr(case.plan, self.section))

    def named(self, case: Case) -> list[tuple[int, Product | Segment]]:
        """The entries with a name, with their places."""
        return [(index, entry) for index, entry in self.filled(case) if entry.name is not None]


def listed(case: Case, of: Ranked) -> Verdict:
    """Enough entries are there, and each has a name."""
    needed = max(int(case.limits[of.rule]), 1)
    given, named = of.filled(case), of.named(case)
    short = needed - len(given)
    facts: dict[str, Fact] = {
        "count": len(named), "needed": needed, "one": of.one, "many": of.many, "short": max(short, 0),
        "names": tuple(entry.name or "" for _, entry in named),
    }  # fmt: skip
    if named:
        evidence = phrase("named: {names}; asked: at least {needed}", "genoemd: {names}; gevraagd: ten minste {needed}",
            **facts)  # fmt: skip
    else:
        evidence = phrase(
            "none named; asked: at least {needed}", "geen genoemd; gevraagd: ten minste {needed}", **facts
        )
    unnamed = [index for index, entry in given if entry.name is None]
    free = _free_names(case, of)
    gaps = [
        Gap(
            (of.section, index, "name"),
            phrase("{entry} has no name, so nobody knows what it is about",
                "{entry} heeft geen naam, dus niemand weet waar het over gaat",
                entry=called(None, index, of.one.en, of.one.nl)),
            same("name: {name}", name=name),
            ((of.section, index, "name"),),
        )
        for index, name in zip(unnamed, free, strict=False)
    ]  # fmt: skip
    if short > 0:
        if given:
            message = phrase("{count} {many} named, where at least {needed} are asked: add {short} more",
                "{count} {many} genoemd, terwijl er ten minste {needed} gevraagd zijn: voeg er {short} toe",
                **(facts | {"many": of.one if len(given) == 1 else of.many, "count": len(given)}))  # fmt: skip
        else:
            message = phrase(
                "the {many} that matter most are not named: name at least {needed}, the most important first",
                "de belangrijkste {many} staan er niet: noem er ten minste {needed}, de belangrijkste bovenaan",
                **facts)  # fmt: skip
        # An entry of which nothing could be read may well be the one that lacks: `naam:` in place of `name:`.
        seen = {index for index, _ in given}
        unread = tuple(path for path in case.lost if path[0] == of.section and len(path) > 1 and path[1] not in seen)
        write = _more(case, of, short, free)
        gaps.append(Gap((of.section,), message, write, ((of.section,), *unread), readings=short))
    return Verdict(evidence, max(needed, len(given)), tuple(gaps), remarks=tuple(_twice(of, named)))


def _twice(of: Ranked, named: list[tuple[int, Product | Segment]]) -> Iterator[Gap]:
    """Asks of each name that is there already, be it with other capitals or hyphens, whether it is the same."""
    seen: dict[str, str] = {}
    for index, entry in named:
        name = entry.name or ""
        key = re.sub(r"[\W_]", "", folded(name)) or name
        if key in seen:
            message = phrase(
                "{name} stands here, and {first} further up: if they are the same, make them one entry",
                "{name} staat hier, en {first} hierboven: gaat het om hetzelfde, voeg ze dan samen",
                name=name, first=seen[key])  # fmt: skip
            yield Gap((of.section, index, "name"), message)
        seen.setdefault(key, name)


def _more(case: Case, of: Ranked, short: int, free: Iterator[Text]) -> Phrase:
    """As many entries as lack, to add below those that are there, with what the plan gives of these."""
    listed = [entry for _, entry in of.filled(case)]
    by_rank = any(entry.rank is not None for entry in listed)
    shares = {} if by_rank else _shares(case, of)
    # A numbered name says nothing: one of those at most.
    names = [next(free), *islice(takewhile(of.names.__contains__, free), short - 1)]
    amounts = _amounts(case, of, len(names))
    entries_to_write = []
    for at, name in enumerate(names):
        share = shares.get(of.behind(case) + at) or same("rank: {rank}", rank=len(listed) + 1 + at)
        more = (*of.below, share, *amounts[at : at + 1])
        entries_to_write.append(new_entry([same("name: {name}", name=name), *more]))
    return stacked(entries_to_write)


def _amounts(case: Case, of: Ranked, number: int) -> list[Phrase]:
    """How much of each new entry: what the others leave of the target or of the time; none where that is not known."""
    listed = [entry for _, entry in of.filled(case)]
    if of.section == "products":
        target = case.plan.revenue_target
        known = [each.amount for each in listed if isinstance(each, Product) and each.amount is not None]
        if target is not None and len(known) == len(listed):
            parts = _falling(target - sum(known, Decimal(0)), number)
            if parts[-1] >= 1:
                return [money_line(case.plan, "revenue", part) for part in parts]
        return [same("quantity: 40\n  unit: contract")] * number
    times = [each.time for each in listed if isinstance(each, Segment) and each.time is not None]
    if len(times) < len(listed):
        return []
    left = max(100 - sum(times, Decimal(0)), Decimal(0))
    return [line(f"time: {_percent(case, part)}") for part in _falling(left, number)]


def _falling(whole: Decimal, number: int) -> Sequence[Decimal]:
    """A whole in parts that fall down a list, whole ones but for the first: 3, 2 and 1 of six for three."""
    weights = range(number, 0, -1)
    if whole >= ROUND_FROM:
        return apportioned(whole, weights)
    parts = [whole * weight // sum(weights) for weight in weights]
    return [whole - sum(parts[1:]), *parts[1:]]


def _free_names(case: Case, of: Ranked) -> Iterator[Text]:
    """Names that no entry has yet; beyond those that there are, the same numbered."""
    taken = {folded(entry.name or "") for _, entry in of.named(case)}
    numbered = (Text(f"{name.en} {number}", f"{name.nl} {number}") for number in count(2) for name in of.names)
    yield from (name for name in chain(of.names, numbered) if not taken & {folded(name.en), folded(name.nl)})


def ranked(case: Case, of: Ranked) -> Verdict:
    """Each entry has its contribution, or at least its rank."""
    entries = getattr(case.plan, of.section)
    named = asked_of(case, of.section, entries, "contribution", "rank")
    if not named:
        return nothing("there is nothing to rank", "er is niets om op volgorde te zetten")
    have = [(at, entry) for at, entry in named if entry.contribution is not None or entry.rank is not None]
    by_rank = any(entry.rank is not None and entry.contribution is None for _, entry in named)
    shares = _shares(case, of) if len(have) < len(named) and not by_rank else {}
    # One without a name has its place in the list as well.
    places = {at: place for place, (at, _) in enumerate(filled_or_unread(case, (of.section,), entries), 1)}
    gaps = [
        Gap(
            (of.section, index, "contribution"),
            phrase("{name} has no contribution and no rank: how much does it bring in?",
                "{name} heeft geen bijdrage en geen rang: hoeveel levert het op?", name=_called(of, index, entry)),
            # What leaves no room for a share of its own still has its place.
            shares.get(index) or same("rank: {place}", place=places[index]),
            ((of.section, index, "contribution"), (of.section, index, "rank")),
        )
        for index, entry in named
        if entry.contribution is None and entry.rank is None
    ]  # fmt: skip
    evidence = phrase("{have} of {of} {have:has|have} a contribution or a rank{shown:colon}",
        "{have} van {of:|de }{of} {have:heeft|hebben} een bijdrage of een rang{shown:colon}",
        have=len(have), of=len(named), shown=tuple(_shown(of, index, entry) for index, entry in have))  # fmt: skip
    return Verdict(evidence, len(named), tuple(gaps))


def _shares(case: Case, of: Ranked) -> dict[int, Phrase]:
    """Contributions to write, by their places in the section; the entries that are still asked for are behind it."""
    # One of which nothing could be read is asked for its share as well.
    given = filled_or_unread(case, (of.section,), getattr(case.plan, of.section))
    asked = int(case.limits[of.rule]) - len(given)
    places = [*(index for index, _ in given), *range(of.behind(case), of.behind(case) + asked)]
    shares = contributions(case, [*(entry.contribution for _, entry in given), *[None] * asked])
    return {place: shares[at] for at, place in enumerate(places) if at in shares}


def contributions(case: Case, given: Sequence[Measure | None]) -> dict[int, Phrase]:
    """Contributions to write where there is none, by their places: falling down the list, within the whole.

    In the notation of those that are given. Empty where these leave no room.
    """
    missing = [at for at, each in enumerate(given) if each is None]
    in_money = any(each is not None and each.kind == "money" for each in given)
    # A percentage and an amount cannot be compared.
    kind = "money" if in_money else "percent"
    values_of = [each.value if each is not None and each.kind == kind else None for each in given]
    floors = [max((each for each in values_of[at:] if each is not None), default=Decimal(0)) for at in missing]
    ceilings = [min((each for each in values_of[:at] if each is not None), default=None) for at in missing]
    if in_money:
        return {
            at: money_line(case.plan, "contribution", _between(floor, ceiling))
            for at, floor, ceiling in zip(missing, floors, ceilings, strict=True)
        }
    left = Decimal(100) - sum((each.value for each in given if each is not None), Decimal(0)) - sum(floors)
    if (
        not missing
        or left < 0
        or any(top is not None and floor > top for floor, top in zip(floors, ceilings, strict=True))
    ):
        return {}
    values = {}
    for at, floor, ceiling, part in zip(missing, floors, ceilings, _falling(left // 1, len(missing)), strict=True):
        value = floor + part
        values[at] = value if ceiling is None else min(value, ceiling)
    return {at: line(f"contribution: {_percent(case, value)}") for at, value in values.items() if value}


def _between(floor: Decimal, ceiling: Decimal | None) -> Decimal:
    # Two that follow each other get the same amount: the list does not rise.
    if ceiling is None:
        return floor
    if floor > ceiling:
        return ceiling
    amount = max(ceiling / 2, floor)
    # In whole ones, unless that would rise above the one before or fall below the one after.
    return rounded(amount, 0) if floor <= rounded(amount, 0) <= ceiling else amount


def _contribution_line(case: Case, measure: Measure) -> Phrase:
    if measure.kind == "money":
        return money_line(case.plan, "contribution", measure.value)
    return line(f"contribution: {_percent(case, measure.value)}")


def _percent(case: Case, value: Decimal) -> str:
    return pasted(value, case.plan.numbers, "%")


def _called(of: Ranked, index: int, entry: Product | Segment) -> Fact:
    return called(entry.name, index, of.one.en, of.one.nl)


def _shown(of: Ranked, index: int, entry: Product | Segment) -> Fact:
    name = _called(of, index, entry)
    if entry.contribution is None:
        return phrase("{name} rank {rank}", "{name} rang {rank}", name=name, rank=entry.rank or 0)
    return same("{name} {value}", name=name, value=entry.contribution.spoken)


def descending(case: Case, of: Ranked) -> Verdict:
    """Contributions never rise down the list; ranks are 1, 2, 3, ..."""
    # An entry without a name keeps its place and its numbers: that it has none is said elsewhere.
    given = of.filled(case)
    gaps: list[Gap] = []
    compared = 0
    # A percentage and an amount cannot be compared; those of one kind can, whatever stands between them.
    by_kind: dict[str, list[tuple[int, Product | Segment, Measure]]] = {"percent": [], "money": []}
    for index, entry in given:
        if entry.contribution is not None:
            by_kind[entry.contribution.kind].append((index, entry, entry.contribution))
    for kind, same_kind in by_kind.items():
        compared += max(len(same_kind) - 1, 0)
        lowered = _lowered([(index, share.value) for index, _, share in same_kind] if kind == "percent" else [])
        shares = [share for _, _, share in same_kind]
        rises = [at for at in range(1, len(shares)) if shares[at].value > shares[at - 1].value]
        is_upper_wrong = len(rises) == 1 and _is_upper_wrong(shares, rises[0])
        for at in rises:
            (upper_at, upper, high), (lower_at, lower, low) = same_kind[at - 1 : at + 1]
            lowest = min(shares[:at], key=lambda share: share.value)
            facts: dict[str, Fact] = {
                "upper": _called(of, upper_at, upper), "high": high.spoken,
                "lower": _called(of, lower_at, lower), "low": low.spoken,
            }  # fmt: skip
            if is_upper_wrong:
                # Where it would then be more than the whole, only the place can change.
                fits = low.kind != "percent" or sum(share.value for share in shares) - high.value + low.value <= 100
                gaps.append(Gap(
                    (of.section, upper_at, "contribution"),
                    phrase("{upper} ({high}) contributes less than {lower} ({low}), which stands below it: move "
                        "{upper} down, with all its lines, or raise its contribution to {low} if the order is right",
                        "{upper} ({high}) draagt minder bij dan {lower} ({low}), dat eronder staat: zet {upper} met "
                        "alle regels lager in de lijst, of verhoog de bijdrage tot {low} als de volgorde wel klopt",
                        **facts),
                    _contribution_line(case, low) if fits else None,
                ))  # fmt: skip
                continue
            gaps.append(Gap(
                (of.section, lower_at, "contribution"),
                phrase("{lower} ({low}) contributes more than {upper} ({high}), which stands above it: move "
                    "{lower} up, with all its lines, or lower its contribution to {most} if the order is right",
                    "{lower} ({low}) draagt meer bij dan {upper} ({high}), dat erboven staat: zet {lower} met alle "
                    "regels hoger in de lijst, of verlaag de bijdrage tot {most} als de volgorde wel klopt",
                    most=lowest.spoken, **facts),
                _contribution_line(case, lowest),
                because=f"{of.rule[:3]}.total" if lowered is not None and _mends(lowered, lower_at, lowest) else "",
            ))  # fmt: skip
    misnumbered, numbered = _misnumbered(of, given)
    gaps += misnumbered
    compared += numbered
    if not compared:
        return not_judged("there are no two to compare", "er zijn er geen twee om te vergelijken")
    shown = tuple(
        _shown(of, index, entry) for index, entry in given if entry.contribution is not None or entry.rank is not None
    )
    return Verdict(phrase("from the top: {shown}", "van bovenaf: {shown}", shown=shown), compared, tuple(gaps))


def _misnumbered(of: Ranked, given: Sequence[tuple[int, Product | Segment]]) -> tuple[list[Gap], int]:
    """The ranks that do not count 1, 2, 3, ... from the top, and how many ranks there are."""
    gaps: list[Gap] = []
    ranks = 0
    for place, (index, entry) in enumerate(given, 1):
        if entry.rank is None:
            continue
        ranks += 1
        # Where only some have a rank, it is their place in the list or their place among themselves.
        if entry.rank not in (place, ranks):
            gaps.append(Gap(
                (of.section, index, "rank"),
                phrase("{name} has rank {rank} and stands in place {place}: number the list 1, 2, 3, ... from the top",
                    "{name} heeft rang {rank} en staat op plaats {place}: nummer de lijst van bovenaf: 1, 2, 3, ...",
                    name=_called(of, index, entry), rank=entry.rank, place=place),
                same("rank: {place}", place=place),
            ))  # fmt: skip
    return gaps, ranks


def _mends(lowered: tuple[int, Decimal], index: int, above: Measure) -> bool:
    """Whether what makes no more than the whole puts an entry below the one above it as well."""
    return lowered[0] == index and lowered[1] <= above.value


def _is_upper_wrong(shares: Sequence[Measure], at: int) -> bool:
    """Whether the order falls with more for what stands above a rise, and not with less for what stands below it."""
    values = [share.value for share in shares]
    lowered, raised = values.copy(), values.copy()
    lowered[at], raised[at - 1] = values[at - 1], values[at]
    return not _falls(lowered) and _falls(raised)


def _falls(values: Sequence[Decimal]) -> bool:
    return all(upper >= lower for upper, lower in pairwise(values))


def total(case: Case, of: Ranked) -> Verdict:
    """Contributions in percent add up to at most 100."""
    given = [
        (index, entry.contribution.value)
        for index, entry in of.filled(case)
        if entry.contribution is not None and entry.contribution.kind == "percent"
    ]
    if not given:
        return not_judged("no contribution is a percentage", "geen enkele bijdrage is een percentage")
    shares = [share for _, share in given]
    whole = sum(shares, Decimal(0))
    evidence = phrase(
        "{shares:sum}{whole:percent}, at most 100%",
        "{shares:sum}{whole:percent}, ten hoogste 100%",
        shares=tuple(shares), whole=whole)  # fmt: skip
    over = whole - 100
    if over <= 0:
        return Verdict(evidence, 1)
    message = phrase(
        "the contributions make {shares:sum}{whole:percent}, and a whole is 100%: take off {over} {over:point|points}",
        "de bijdragen zijn samen {shares:sum}{whole:percent}, en het geheel is 100%: haal er {over} procentpunt af",
        shares=tuple(shares), whole=whole, over=over)  # fmt: skip
    if (lowered := _lowered(given)) is None:
        # No single one can make up for it: all of them have to be looked at.
        return Verdict(evidence, 1, (Gap((of.section,), message),))
    index, share = lowered
    path = (of.section, index, "contribution")
    # Lowered no further than that, it would still be out of order: what mends the order comes first.
    is_out_of_order = any(gap.path == path and not gap.because for gap in descending(case, of).gaps)
    root = f"{of.rule[:3]}.order" if is_out_of_order else ""
    return Verdict(evidence, 1, (Gap(path, message, line(f"contribution: {_percent(case, share)}"), because=root),))


def _lowered(given: Sequence[tuple[int, Decimal]]) -> tuple[int, Decimal] | None:
    """Which of the percentages gives way where they make more than the whole, and to what; None where none can."""
    over = sum((share for _, share in given), Decimal(0)) - 100
    # The last one that can give way and still brings in something, and no less than the one below it.
    below = [*(share for _, share in given[1:]), Decimal(1)]
    room = [(index, share - over) for (index, share), least in zip(given, below, strict=False) if share - over >= least]
    return room[-1] if room else None


def contributed(case: Case, of: Ranked) -> Verdict:
    """Each entry with a rank has its contribution too."""
    named = [
        (index, entry) for index, entry in of.named(case) if entry.contribution is not None or entry.rank is not None
    ]
    if not named:
        return not_judged("there is no order yet", "er is nog geen volgorde")
    shares = _shares(case, of) if any(entry.contribution is None for _, entry in named) else {}
    gaps = tuple(
        Gap(
            (of.section, index, "contribution"),
            phrase("{name} has a rank but no contribution: how much does it bring in?",
                "{name} heeft een rang maar geen bijdrage: hoeveel levert het op?",
                name=entry.name or ""),
            shares.get(index),
            ((of.section, index, "contribution"),),
        )
        for index, entry in named
        if entry.contribution is None
    )  # fmt: skip
    evidence = phrase("{have} of {of} with a contribution", "{have} van {of:|de }{of} met een bijdrage",
        have=len(named) - len(gaps), of=len(named))  # fmt: skip
    return Verdict(evidence, len(named), gaps)
