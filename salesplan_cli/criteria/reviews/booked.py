"""C11.booked: in the diaries."""

from __future__ import annotations

from typing import Final

from salesplan_cli.case import Case, filled_or_unread
from salesplan_cli.checklist import ACCOUNT_MANAGER, Gap, Rule, Verdict
from salesplan_cli.criteria.reviews.days import DATE_KEYS, REVIEWS, is_dated, review_called
from salesplan_cli.criteria.reviews.entries import EXAMPLE_DAY, YES, day_of_its_own, new_reviews, reviews_to_write
from salesplan_cli.lines import stacked
from salesplan_cli.model import Review
from salesplan_cli.text import Fact, Text, phrase, same


def booked(case: Case) -> Verdict:
    """Each review is in the diaries."""
    reviews = filled_or_unread(case, REVIEWS, case.plan.reviews)
    if not reviews:
        evidence = phrase("there is no review in the diaries", "er staat geen bespreking in de agenda's")
        message = phrase(
            "no review is in the diaries: put the dates in both diaries now and write them down here",
            "er staat geen bespreking in de agenda's: zet de datums nu in beide agenda's en schrijf ze hier op",
        )
        span = case.plan.span
        write = (
            reviews_to_write(case, span, list(enumerate(span.quarters, 1)))
            if span
            else new_reviews(case, [EXAMPLE_DAY])
        )
        return Verdict(evidence, 1, (Gap(REVIEWS, message, write, (REVIEWS,)),))
    dated = {each.at for each in case.plan.dated if each.days}
    gaps = tuple(_unbooked(case, at, review, at in dated) for at, review in reviews if not review.in_calendar)
    evidence = phrase(
        "{met} of {of} {met:is|are} in the diaries",
        "{met} van de {of} {met:staat|staan} in de agenda's",
        met=len(reviews) - len(gaps),
        of=len(reviews),
    )
    return Verdict(evidence, len(reviews), gaps)


def _unbooked(case: Case, at: int, review: Review, dated: bool) -> Gap:
    path = (*REVIEWS, at, "in_calendar")
    facts: dict[str, Fact] = {"review": review_called(at, review), "yes": YES}
    dates = tuple((*REVIEWS, at, name) for name in DATE_KEYS)
    write = same("in_calendar: {yes}", yes=YES)
    # What has no date cannot be put in a diary: that it has none is said there.
    because = "" if dated or case.lost_among(*dates) else "C11.dates"
    if because:
        message = phrase(
            "{review} has no date yet: agree on one, put it in both diaries and write `{yes}`",
            "{review} heeft nog geen datum: spreek er een af, zet die in beide agenda's en schrijf `{yes}`",
            **facts,
        )
        if case.plan.span is not None and not is_dated(case, at, review):
            write = stacked([day_of_its_own(case, case.plan.span, at), write])
    elif review.in_calendar is None:
        message = phrase(
            "the plan does not say whether {review} is in the diaries: put every date in both and write `{yes}`",
            "er staat niet of {review} in de agenda's staat: zet elke datum in beide agenda's en schrijf `{yes}`",
            **facts,
        )
    else:
        message = phrase(
            "not in the diaries yet: {review}. Put every date in both now, and write `{yes}`",
            "nog niet in de agenda's: {review}. Zet elke datum nu in beide agenda's en schrijf `{yes}`",
            **facts,
        )
    return Gap(path, message, write, (path,), because)


BOOKED: Final = Rule(
    id="C11.booked",
    kind="missing",
    owner=ACCOUNT_MANAGER,
    title=Text("in the diaries", "in de agenda's"),
    why=Text(
        "If a date is only in the plan, something else will take its place in the diary.",
        "Staat een datum alleen in het plan, dan komt er in de agenda iets anders.",
    ),
    reads=("reviews[].in_calendar",),
    judge=booked,
    good=Text("reviews: [{date: 2027-04-07, in_calendar: yes}]", "reviews: [{date: 2027-04-07, in_calendar: ja}]"),
    bad=Text("reviews: [{date: 2027-04-07, in_calendar: no}]", "reviews: [{date: 2027-04-07, in_calendar: nee}]"),
)
