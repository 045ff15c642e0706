"""Waivers: the rules that a plan sets aside with a reason, and the waivers that set nothing aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesplan_cli.model import Plan
from salesplan_cli.places import Path
from salesplan_cli.problems import Problem
from salesplan_cli.text import Fact, Phrase, phrase, same


def waived_rules(
    plan: Plan, rules: set[str], as_of: date, lost: set[Path]
) -> tuple[dict[str, tuple[int, Phrase]], list[Problem]]:
    """By rule the place of the waiver that sets it aside and the reason, and what is wrong with those that do not."""
    waived: dict[str, tuple[int, Phrase]] = {}
    found: list[Problem] = []
    if not plan.waivers:
        return waived, found
    for index, waiver in enumerate(plan.waivers):
        path: Path = ("waivers", index)
        if not waiver.is_filled or (*path, "rule") in lost:
            continue
        if waiver.rule is None:
            found.append(_waiver_problem(path, phrase(
                "this waiver names no rule: write the rule's code, such as C06.events",
                "deze uitzondering noemt geen regel: schrijf de code van de regel, zoals C06.events",
            )))  # fmt: skip
        elif waiver.rule.startswith("plan."):
            found.append(_waiver_problem((*path, "rule"), phrase(
                "{rule} is about the file itself, which nothing sets aside: mend the value, and remove this waiver",
                "{rule} gaat over het bestand zelf, en daarop bestaat geen uitzondering: verbeter de waarde, en haal "
                "deze uitzondering weg",
                rule=waiver.rule,
            )))  # fmt: skip
        elif waiver.rule not in rules:
            found.append(_waiver_problem((*path, "rule"), phrase(
                "there is no rule {rule:quoted}: a waiver names one rule by its code, such as {some}",
                "er is geen regel {rule:quoted}: een uitzondering noemt één regel met zijn code, zoals {some}",
                rule=waiver.rule,
                some=_nearest_rules(waiver.rule, sorted(rules)),
            )))  # fmt: skip
        elif any((*path, name) in lost for name in ("reason", "until")):
            continue
        elif waiver.reason is None:
            found.append(_waiver_problem((*path, "reason"), phrase(
                "the waiver of {rule} gives no reason, so it does not count",
                "bij de uitzondering op {rule} staat geen reden, dus die telt niet",
                rule=waiver.rule,
            )))  # fmt: skip
        elif waiver.until is not None and waiver.until < as_of:
            found.append(_waiver_problem((*path, "until"), phrase(
                "the waiver of {rule} ran out on {until}: answer the question, or agree on a new date",
                "de uitzondering op {rule} is verlopen op {until}: beantwoord de vraag, of spreek een nieuwe datum af",
                rule=waiver.rule,
                until=waiver.until,
            )))  # fmt: skip
        elif waiver.rule in waived:
            found.append(_waiver_problem((*path, "rule"), phrase(
                "{rule} is waived already, further up: keep one of the two",
                "voor {rule} staat er al een uitzondering, hierboven: laat er één staan",
                rule=waiver.rule,
            )))  # fmt: skip
        else:
            waived[waiver.rule] = (index, _why_waived(waiver.reason, waiver.until))
    return waived, found


def _nearest_rules(said: str, rules: Sequence[str]) -> Fact:
    """The rules of the question that is named, else the rule that is nearest to what was written."""
    from difflib import get_close_matches

    of_question = tuple(rule for rule in rules if rule.partition(".")[0] == said.strip().upper())
    return of_question or tuple(get_close_matches(said, rules, 1)) or "C06.events"


def _why_waived(reason: str, until: date | None) -> Phrase:
    facts: dict[str, Fact] = {"reason": reason} if until is None else {"reason": reason, "until": until}
    return same("{reason}", **facts)


def with_last_day(reason: Phrase) -> Phrase:
    """Why a rule is waived, and up to when, for people; without a last day as it is."""
    if "until" not in reason.facts:
        return reason
    words = Phrase(reason.text, {"reason": str(reason.facts["reason"]).rstrip(".")})
    return phrase(
        "{reason}, up to and including {until}",
        "{reason}, tot en met {until}",
        reason=words,
        until=reason.facts["until"],
    )


def idle_waiver(index: int, rule: str, *, is_met: bool, why: Phrase) -> Problem:
    """A waiver of a rule that is met, or not judged, and why."""
    if is_met:
        message = phrase(
            "the waiver of {rule} waives nothing, because the plan answers it: remove it",
            "de uitzondering op {rule} is niet nodig, want het plan geeft het antwoord: ze kan weg",
            rule=rule,
        )
    else:
        message = phrase(
            "the waiver of {rule} waives nothing, because it is not judged here ({why}): remove it",
            "de uitzondering op {rule} doet niets, want die regel wordt hier niet beoordeeld ({why}): ze kan weg",
            rule=rule,
            why=why,
        )
    return _waiver_problem(("waivers", index), message)


def _waiver_problem(path: Path, message: Phrase) -> Problem:
    return Problem("plan.waiver", path, message)
