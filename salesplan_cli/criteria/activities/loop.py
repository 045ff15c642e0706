"""C07.loop: each step leads to one that exists, and in the end to an order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict, not_judged
from salesplan_cli.criteria.activities.steps import (
    CHAIN_EN,
    CHAIN_NL,
    LOOKED_AT,
    named,
    path,
    steps_before,
    unread_values,
)
from salesplan_cli.funnel import Funnel, Step
from salesplan_cli.text import NAMED_AT_MOST, Fact, Text, both, folded, phrase, same

COMPARED: Final = 500
"""Names that the unknown ones are compared with, all together, before no nearest one is looked for any more."""
LONGEST_NAME: Final = 80
"""Characters of a name that is compared: comparing names takes time."""
SHORTEST_WORD: Final = 4
COMMON_WORDS: Final = frozenset((
    "voor", "naar", "over", "door", "tegen", "klant", "klanten", "nieuwe", "with", "from", "them", "customer",
    "customers",
))  # fmt: skip
"""What does not tell one activity from another, as all that is shorter does not."""


def no_loop(case: Case) -> Verdict:
    """The chain has no circle and names only what exists, each name once."""
    chain = case.funnel
    leading = [step for step in chain.steps.values() if step.activity.leads_to is not None]
    if not leading and not chain.repeated:
        return not_judged("no activity leads to another", "geen enkele activiteit leidt tot een andere")
    gaps = []
    names = tuple(dict.fromkeys(step.activity.name for step in chain.steps.values() if step.activity.name))
    taken = {folded(name) for name in names}
    for place in chain.repeated:
        step = chain.steps[place]
        message = phrase(
            "two activities are called {name}: give each its own name, or nobody knows which one leads on",
            "twee activiteiten heten {name}: geef elk een eigen naam, anders is niet te zeggen welke verder leidt",
            name=step.activity.name or "",
        )
        numbered = (f"{step.activity.name} {number}" for number in count(step.place + 1))
        free = next(each for each in numbered if folded(each) not in taken)
        taken.add(folded(free))
        write = same("name: {name:yaml}", name=free)
        gaps.append(Gap(path(step, "name"), message, write))
    gaps += _leading_nowhere(case, names)
    for circle in chain.circles:
        *others, last = circle
        step = chain.steps[last]
        next_ = _next_without_number(chain, step, {*circle, *(each.place for each in steps_before(chain, step))})
        facts: dict[str, Fact] = {"to": next_ or both("`order`")}
        message = (
            phrase(
                "{names} leads to itself and never reaches an order: let it lead to {to}",
                "{names} leidt tot zichzelf en komt nooit bij een order: laat die stap naar {to} leiden",
                names=named(step),
                **facts,
            )
            if not others
            else phrase(
                "{names} go round in a circle and never reach an order: let the last one lead to {to}",
                "{names} lopen in een kringetje en komen nooit bij een order: laat de laatste naar {to} leiden",
                names=tuple(named(chain.steps[place]) for place in circle),
                **facts,
            )
        )
        write = same("leads_to: {name:yaml}", name=next_ or "order")
        gaps.append(Gap(path(step, "leads_to"), message, write, readings=len(circle)))
    of = len(leading) + len(chain.repeated)
    shown = tuple(same("{name} -> {next}", name=named(step), next=step.activity.leads_to or "") for step in leading)
    evidence = same("{shown}", shown=shown or names)
    return Verdict(evidence, of, tuple(gaps))


def _leading_nowhere(case: Case, names: Sequence[str]) -> list[Gap]:
    """What leads to a name that no activity has; where one has no name at all, that may be the one that is meant."""
    chain, unread = case.funnel, unread_values(case, "name")
    nameless = [] if unread else [step for step in chain.steps.values() if step.activity.name is None]
    # One with a number of its own is mostly a first contact.
    nameless.sort(key=lambda each: each.has_number)
    meant: dict[str, Gap] = {}
    gaps = []
    for at, place in enumerate(chain.unknown):
        step = chain.steps[place]
        feeds = {step.place, *(each.place for each in steps_before(chain, step))}
        wanted = folded(step.activity.leads_to or "")
        is_looked_for = at * len(chain.steps) < COMPARED
        near = _nearest(chain, step, feeds) if is_looked_for else None
        # What leads to it would go round in a circle. The next one of its kind that leads on is the likeliest.
        free = [each for each in nameless[:LOOKED_AT] if each.place not in feeds]
        free.sort(
            key=lambda each: (each.new != step.new, each.has_number, each.leads_to is None, each.place < step.place)
        )
        if near is None and wanted in meant:
            meant[wanted] = meant[wanted]._replace(readings=meant[wanted].readings + 1)
        elif near is None and free:
            meant[wanted] = _nameless(step, free[0])
            nameless.remove(free[0])
        else:
            gap = _no_such_step(chain, step, feeds, names)
            next_ = near or (_next_without_number(chain, step, feeds) if is_looked_for else None) or "order"
            write = same("leads_to: {name:yaml}", name=next_)
            # One whose name cannot be read may be the one that is meant.
            gaps.append(gap._replace(write=write, lacks=unread if near is None else ()))
    return [*gaps, *meant.values()]


def _nameless(step: Step, other: Step) -> Gap:
    message = phrase(
        "{name} leads to {next:quoted}, and no activity has that name; {other} has no name at all: is it this one?",
        "{name} leidt tot {next:quoted}, en zo heet geen enkele activiteit; {other} heeft nog geen naam: is het deze?",
        other=named(other),
        name=named(step),
        next=step.activity.leads_to or "",
    )
    return Gap(path(other, "name"), message, same("name: {name:yaml}", name=step.activity.leads_to or ""))


def _no_such_step(chain: Funnel, step: Step, feeds: set[int], names: Sequence[str]) -> Gap:
    before = {chain.steps[place].activity.name for place in feeds}
    others = list(islice((name for name in names if name not in before), NAMED_AT_MOST + 1))
    shown = (*others[:NAMED_AT_MOST], *["..."][: len(others) - NAMED_AT_MOST]) if others else ()
    choose = Text("choose one of {names}, or `order`", "kies uit {names}, of `order`")
    if not others:
        choose = Text("add it, or let it lead to `order`", "voeg die toe, of laat de stap naar `order` leiden")
    elif len(others) == 1:
        choose = Text("choose {names} or `order`", "kies {names} of `order`")
    message = phrase(
        "{name} leads to {next:quoted}, and there is no such activity: " + choose.en,
        "{name} leidt tot {next:quoted}, en die activiteit is er niet: " + choose.nl,
        name=named(step),
        next=step.activity.leads_to or "",
        names=shown,
    )
    return Gap(path(step, "leads_to"), message)


def _nearest(chain: Funnel, step: Step, feeds: set[int]) -> str | None:
    """The activity with the nearest name, else with a word of it; None where none is near."""
    import difflib

    others = {each.activity.name or "": each for each in _may_follow(chain, feeds)}
    written = (step.activity.leads_to or "")[:LONGEST_NAME]
    close = difflib.get_close_matches(written, others, 1, 0.7)
    alike = {name: len(_words(name) & _words(written)) for name, each in others.items() if each.new == step.new}
    close = close or sorted((name for name, words in alike.items() if words), key=lambda name: -alike[name])
    return close[0] if close else None


def _may_follow(chain: Funnel, feeds: set[int]) -> list[Step]:
    """The steps that can be led to by their names: those that do not feed what leads there."""
    return [
        each
        for each in chain.steps.values()
        if each.place not in feeds and each.place not in chain.repeated
        and each.activity.name and len(each.activity.name) <= LONGEST_NAME
    ]  # fmt: skip


def _next_without_number(chain: Funnel, step: Step, feeds: set[int]) -> str | None:
    """The next activity of the same kind that has no number and that nothing leads to; None where there is none."""
    return next(
        (
            each.activity.name
            for each in _may_follow(chain, feeds)
            if each.place > step.place and each.new == step.new and each.planned is None
            and not chain.before(each.place)
        ),
        None,
    )  # fmt: skip


def _words(name: str) -> set[str]:
    return {word for word in folded(name).split() if len(word) >= SHORTEST_WORD} - COMMON_WORDS


LOOP: Final = Rule(
    id="C07.loop",
    kind="conflict",
    owner=ACCOUNT_MANAGER,
    title=Text("each step leads to one that exists", "elke stap leidt naar een stap die er is"),
    why=Text(
        "One wrong name in the chain and it leads nowhere, however good the numbers are.",
        "Een keten met een verkeerde naam erin leidt nergens toe, hoe goed de getallen ook zijn.",
    ),
    reads=("activities[].name", "activities[].leads_to"),
    judge=no_loop,
    good=Text(CHAIN_EN, CHAIN_NL),
    bad=Text(
        "activities: [{name: Meeting, per_week: 3, leads_to: Quote, conversion: 40%}]",
        "activities: [{name: Gesprek, per_week: 3, leads_to: Offertes, conversion: 40%}]",
    ),
)
