"""C11.attendees: who is there, the sales manager among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from salesplan_cli.case import Case, filled_or_unread
from salesplan_cli.checklist import MANAGER, Gap, Rule, Verdict, nothing
from salesplan_cli.criteria.reviews.days import REVIEWS, review_called
from salesplan_cli.criteria.reviews.names import always_there, means, names_in, persons, whole_name
from salesplan_cli.model import Review
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same


def attended(case: Case) -> Verdict:
    """Each review names who is there, the sales manager among them."""
    reviews = filled_or_unread(case, REVIEWS, case.plan.reviews)
    if not reviews:
        return nothing("there is no review to attend", "er is geen bespreking om bij te zijn")
    manager = case.plan.sales_manager
    if manager is None:
        return _no_manager(case, reviews)
    whole = whole_name(manager)
    there = [whole in names_in(review.with_ or ()) for _, review in reviews]
    evidence = phrase(
        "{manager} is named at {met} of {of}",
        "{manager} staat bij {met} van de {of}",
        manager=manager,
        met=sum(there),
        of=len(there),
    )
    # Of a list of names one may be unreadable: that one could be the manager's.
    unread: dict[int | str, list[Path]] = {}
    for path in case.lost:
        if path[:1] == REVIEWS and "with" in path:
            unread.setdefault(path[1], []).append(path)
    gaps = tuple(
        _absent(at, review, manager, tuple(sorted(unread.get(at, ()), key=str)))
        for (at, review), present in zip(reviews, there, strict=True)
        if not present
    )
    return Verdict(evidence, len(reviews), gaps)


def _no_manager(case: Case, reviews: Sequence[tuple[int, Review]]) -> Verdict:
    evidence = phrase(
        "the plan names no sales manager; reviews: {of}",
        "het plan noemt geen salesmanager; besprekingen: {of}",
        of=len(reviews),
    )
    message = phrase(
        "the plan does not say who the sales manager is, who has to be at the reviews: write the name",
        "er staat niet wie de salesmanager is, en die hoort bij de besprekingen te zijn: schrijf de naam op",
    )
    write = same("sales_manager: {name:yaml}", name=always_there(case, [review for _, review in reviews]))
    path = ("sales_manager",)
    return Verdict(evidence, len(reviews), (Gap(path, message, write, (path,), "", len(reviews)),))


def _absent(at: int, review: Review, manager: str, unread: tuple[Path, ...]) -> Gap:
    path = (*REVIEWS, at, "with")
    facts: dict[str, Fact] = {"review": review_called(at, review), "manager": manager}
    if not review.with_:
        message = phrase(
            "the plan does not say who is at {review}: write the names, {manager} as sales manager among them",
            "er staat niet wie er bij {review} is: noem de namen, ook {manager} als salesmanager",
            **facts,
        )
        return Gap(path, message, same("with: {manager:yaml}", manager=manager), (path, *unread))
    message = phrase(
        "{manager}, the sales manager, is not named at {review}: add the name",
        "{manager}, de salesmanager, staat niet bij {review}: zet die naam erbij",
        **facts,
    )
    # A value by itself may name several; in a list each entry is a name, even with a comma in it.
    apart = len(review.with_) == 1 and re.search("[&+]", review.with_[0]) is None
    others = persons(review.with_[0]) if apart else review.with_
    # Of a manager who is called by one name alone, a longer one is the same person.
    one_name = len(manager.split()) == 1
    names = (
        manager,
        *(each for each in others if not means(each, manager) and not (one_name and means(manager, each))),
    )
    template = ", ".join(f"{{name{number}:yaml}}" for number in range(len(names)))
    named = Phrase(both(template), {f"name{number}": name for number, name in enumerate(names)})
    return Gap(path, message, same("with: [{named}]", named=named), (path, *unread))


ATTENDEES: Final = Rule(
    id="C11.attendees",
    kind="missing",
    owner=MANAGER,
    title=Text("who is there, the sales manager among them", "wie erbij zijn, onder wie de salesmanager"),
    why=Text(
        "Support and correction come from the sales manager, so without the sales manager it is not a review.",
        "Ondersteunen en bijsturen doet de salesmanager, dus zonder salesmanager is het geen bespreking.",
    ),
    reads=("sales_manager", "reviews[].with"),
    judge=attended,
    good=Text(
        "reviews: [{date: 2027-04-07, with: [Piet Jansen, Team North]}]",
        "reviews: [{date: 2027-04-07, with: [Piet Jansen, Team Noord]}]",
    ),
    bad=Text("reviews: [{date: 2027-04-07, with: Team North}]", "reviews: [{date: 2027-04-07, with: Team Noord}]"),
)
