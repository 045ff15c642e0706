"""What a change does to a plan: two reports in, the verdict and the answers and facts that changed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from salesplan_cli.checklist import Criterion
from salesplan_cli.differences import LABELS, NOT_GIVEN, Difference, NamedPath, differences
from salesplan_cli.engine import Answer, CriterionResult, Finding, RuleResult, Settings
from salesplan_cli.report import Report, examine
from salesplan_cli.text import Fact, both, phrase, same
from salesplan_cli.unread import newly_unread, unread

ComparisonVerdict: TypeAlias = Literal["better", "worse", "same", "new", "deleted", "unreadable"]


class AnswerChange(NamedTuple):
    """A question that is answered in another way than before."""

    criterion: Criterion
    before: Answer
    after: Answer
    lost: tuple[RuleResult, ...]
    """The rules of it that held and do not any more."""


Chosen: TypeAlias = Literal["given", "branch", "last", "previous", "nothing"]


class Against(NamedTuple):
    """The revision that plans are compared with, and how it was chosen."""

    chosen: Chosen
    """`given`; `branch` where this one left the main branch; the `last` commit or the `previous` one on the main
    branch itself; `nothing` before the first commit."""
    ref: str
    commit: str | None


class Comparison(NamedTuple):
    """One plan as it was and as it is."""

    before: Report | None
    after: Report | None
    verdict: ComparisonVerdict
    worse: bool
    """Whether it lost points or answers, stopped passing or cannot be judged any more."""
    stopped_passing: bool
    answers: tuple[AnswerChange, ...]
    facts: tuple[Difference, ...]
    opened: tuple[Finding, ...]
    """What is newly wrong with the file itself, which no answer shows."""
    lower_targets: tuple[Difference, ...]
    """The targets that fell or went, where the score rose or the plan started to pass at the same time."""

    @property
    def now(self) -> Report:
        """The plan as it is, or as it was where it is deleted."""
        report = self.after or self.before
        if report is None:
            raise ValueError("a comparison has at least one side")
        return report

    @property
    def name(self) -> str:
        """The file's name."""
        return self.now.name

    @property
    def renamed(self) -> bool:
        """Whether the file had another name."""
        return self.before is not None and self.after is not None and self.before.name != self.after.name

    @property
    def lowered(self) -> bool:
        """Whether the plan did better while a target was lowered."""
        return bool(self.lower_targets)

    @property
    def unchanged(self) -> bool:
        """Whether there is nothing to tell."""
        return self.verdict == "same" and not (self.facts or self.answers or self.renamed)


def compare_contents(
    name: str, name_before: str | None, before: bytes | None, after: bytes | None, settings: Settings
) -> Comparison:
    """One plan file's content as it was and as it is, judged by the same settings; None where there was or is none."""
    now = None if after is None else examine(after, name, settings)
    if before is not None and before == after and name == name_before:
        return compare(now, now)
    return compare(None if before is None else examine(before, name_before or name, settings), now)


def compare(before: Report | None, after: Report | None) -> Comparison:
    """What became of a plan; one of the two may be absent."""
    stopped = bool(before and before.passed and after and not after.passed)
    answers: tuple[AnswerChange, ...] = ()
    facts: tuple[Difference, ...] = ()
    lost: list[NamedPath] = []
    if before and after and before is not after and before.plan and after.plan:
        answers = tuple(_answers(before.criteria, after.criteria))
        was, now = unread(before), unread(after)
        lost = newly_unread(before.plan, after.plan, was, now)
        facts = tuple(differences(before.plan, after.plan, was, now))
        told = {each.path for each in facts}
        facts += tuple(_gone(name) for name in lost if name not in told)
    verdict = _verdict(before, after)
    if verdict in ("better", "same") and lost:
        verdict = "worse"  # whatever it does to the score: nobody can be held to what cannot be read
    return Comparison(
        before=before,
        after=after,
        verdict=verdict,
        worse=verdict in ("worse", "unreadable"),
        stopped_passing=stopped,
        answers=answers,
        facts=facts,
        opened=_opened(before, after),
        lower_targets=_lower_targets(before, after, facts),
    )


def _opened(before: Report | None, after: Report | None) -> tuple[Finding, ...]:
    if not (before and after and before.readable and after.readable):
        return ()
    known = {(each.rule, each.path) for each in before.open()}
    return tuple(each for each in after.open() if each.kind == "plan" and (each.rule, each.path) not in known)


def _gone(path: NamedPath) -> Difference:
    """That a value cannot be read any more, where what is meant in its place is what it was."""
    # By its keys: without the name of the entry that it is in, if it is in one.
    keys = (".".join(path), ".".join((path[0], *path[2:])))
    what: Fact = next((LABELS[each] for each in keys if each in LABELS), both(f"`{path[-1]}`"))
    if len(path) > 1:
        what = same("{entry}: {what}", entry=path[-2], what=what)
    message = phrase("{what} cannot be read any more", "{what} is niet meer te lezen", what=what)
    return Difference(path, "changed", message)


def fails(comparisons: Iterable[Comparison]) -> bool:
    """Whether a plan got worse or stopped passing: what `--fail-on worse` asks."""
    return any(each.worse or each.stopped_passing for each in comparisons)


def _verdict(before: Report | None, after: Report | None) -> ComparisonVerdict:
    if after is None:
        return "deleted"
    if not after.readable:
        return "unreadable"
    if before is None:
        return "new"
    if not before.readable:
        return "better"
    # Both the points and the answers count: an answer that is lost is not made good by points elsewhere.
    steps = [after.score - before.score, after.yes - before.yes, after.passed - before.passed]
    return "worse" if min(steps) < 0 else "better" if max(steps) > 0 else "same"


def _answers(before: Sequence[CriterionResult], after: Sequence[CriterionResult]) -> Iterator[AnswerChange]:
    for was, now in zip(before, after, strict=True):
        if was.answer != now.answer:
            met = {each.rule.id for each in was.rules if each.status in ("met", "not_judged")}
            lost = tuple(
                each for each in now.rules if each.status == "unmet" and each.kind != "advice" and each.rule.id in met
            )
            yield AnswerChange(now.criterion, was.answer, now.answer, lost if now.answer == "no" else ())


TARGETS: Final = (("revenue_target",), ("order_target",), ("products",))
"""The paths of the differences that are targets; that of `products` is what they bring in together."""
SAME_LENGTH: Final = 2
"""Days that two periods may differ in length for their targets to be comparable: leap years differ by one."""


def _lower_targets(before: Report | None, after: Report | None, facts: Sequence[Difference]) -> tuple[Difference, ...]:
    if not (before and after and before.plan and after.plan):
        return ()
    if not (after.score > before.score or after.yes > before.yes or after.passed > before.passed):
        return ()
    was, now = before.plan, after.plan
    if was.money != now.money or (was.span and now.span and abs(was.span.days - now.span.days) > SAME_LENGTH):
        return ()
    return tuple(
        each
        for each in facts
        if each.path in TARGETS
        and isinstance(each.before, Decimal)
        and (
            each.message.facts.get("after") == NOT_GIVEN
            or (isinstance(each.after, Decimal) and each.after < each.before)
        )
    )
