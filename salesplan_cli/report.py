"""The whole tool as one pure function: a plan file's content in, a report out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from salesplan_cli import problems, shapes, source
from salesplan_cli.checklist import Checklist
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.edits import moved
from salesplan_cli.engine import CriterionResult, Finding, Judgement, Settings, judge, placed, score_if_mended
from salesplan_cli.limits import MAX_FOUND_AGAIN, MAX_JUDGED_AGAIN, MAX_RENAMED
from salesplan_cli.model import Plan, fields_at
from salesplan_cli.places import Flaw, Path, Region, Unjudgeable
from salesplan_cli.problems import Problem
from salesplan_cli.reading import of_flaws, read_plan
from salesplan_cli.source import Source
from salesplan_cli.text import Phrase, both, phrase, same
from salesplan_cli.traps import Value


class Improvement(NamedTuple):
    """Findings that are best mended together, and the score that this leads to after the changes before it."""

    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    score: int


class Given(NamedTuple):
    """What a plan was judged on, to judge it with other names for its keys."""

    data: Mapping[str, Value]
    flaws: tuple[Problem, ...]
    settings: Settings
    checklist: Checklist

    def renamed(self, findings: Iterable[Finding]) -> dict[Path, Path]:
        """Where what stands under unknown keys belongs; what is inside an entry of a list is but a value of it."""
        found = [(each.path, each.meant) for each in findings if each.meant]
        is_inside = (any(isinstance(part, int) for part in (*path, *meant)) for path, meant in found)
        return dict([each for each, inside in zip(found, is_inside, strict=True) if not inside][:MAX_RENAMED])

    def criteria(self, names: Mapping[Path, Path]) -> tuple[CriterionResult, ...]:
        """The eleven answers with these keys in their right places."""
        data = moved(self.data, names)
        plan, found, _ = read_plan(data, [path for flaw in self.flaws for path in flaw.lost])
        return judge(plan, (*self.flaws, *found), data, self.checklist, self.settings).criteria


class Report(NamedTuple):
    """What there is to say of one plan file."""

    name: str
    readable: bool
    findings: tuple[Finding, ...]
    """By position, then rule."""
    passed: bool
    score: int = 0
    score_without_waivers: int = 0
    plan: Plan | None = None
    criteria: tuple[CriterionResult, ...] = ()
    lines: tuple[str, ...] = ()
    """The file's own lines, to show a finding in its place."""
    missed: Phrase | None = None
    """What it falls short of in the gate in force, None without a gate."""
    given: Given | None = None
    """None where no key of it has to be renamed."""

    @property
    def currency(self) -> str:
        """The currency of the plan's amounts."""
        return self.plan.money if self.plan else ""

    @property
    def asked(self) -> list[CriterionResult]:
        """The questions that the settings do not leave out."""
        return [each for each in self.criteria if not each.left_out]

    @property
    def yes(self) -> int:
        """How many of the questions that are asked read yes."""
        return sum(each.answer == "yes" for each in self.asked)

    @property
    def ignored(self) -> int:
        """How many rules the settings leave out."""
        return sum(rule.status == "ignored" for each in self.criteria for rule in each.rules)

    def open(self) -> list[Finding]:
        """The findings that are neither waived nor ignored, advice included."""
        return [finding for finding in self.findings if finding.status == "open"]

    def improvements(self) -> Iterator[Improvement]:
        """The changes that bring points, the best first, each on top of those before it."""
        names = self.given.renamed(self.open()) if self.given else {}
        answers: dict[tuple[Path, ...], tuple[CriterionResult, ...]] = {(): self.criteria}

        def score(findings: Sequence[Finding]) -> int:
            moved = tuple(each.path for each in findings if each.path in names)
            if self.given and moved not in answers:
                answers[moved] = self.given.criteria({path: names[path] for path in moved})
            return score_if_mended(answers[moved], (each for each in findings if each.path not in names))

        left: dict[str, list[Finding]] = {}
        for finding in self.open():
            mends = finding.path in names or any(each.readings for each in finding.mends)
            if finding.fails and mends:
                left.setdefault(_change_of(finding), []).append(finding)
        # A conflict caps its question whatever else is mended there: together they are worth something.
        for each in self.criteria:
            here = [f for f in self.open() if f.criterion == each.criterion.id and f.kind in ("missing", "conflict")]
            if len({finding.rule for finding in here}) > 1 and any(finding.kind == "conflict" for finding in here):
                left[each.criterion.id] = here
        done: list[Finding] = []
        reached = self.score
        while left:
            gains = {name: score([*done, *group]) for name, group in left.items()}
            # By points per rule: a group of two has to bring twice as much as one.
            best = max(gains, key=lambda name: Fraction(gains[name] - reached, len({each.rule for each in left[name]})))
            if gains[best] <= reached:
                return
            reached = gains[best]
            group = left.pop(best)
            done += group
            gone = {id(finding) for finding in group}
            left = {name: rest for name, each in left.items() if (rest := [f for f in each if id(f) not in gone])}
            yield Improvement(tuple(dict.fromkeys(each.rule for each in group)), tuple(group), reached)


def _change_of(finding: Finding) -> str:
    # What one line mends is one change: all findings of a rule, and with `numbers:` every number that can be two.
    if finding.rule == "plan.ambiguous" and "one" in finding.message.facts:
        return "plan.ambiguous numbers"
    return finding.rule if finding.kind != "plan" else f"plan {finding.path}"


FORMAT_VERSION: Final = "1"


def examine(content: bytes, name: str, settings: Settings, checklist: Checklist = CHECKLIST) -> Report:
    """Read a plan file's content and judge it. Never raises on any content; `name` is only shown."""
    read = source.read(content)
    if isinstance(read, Unjudgeable):
        return _unjudgeable(name, read.flaw, read.lines)
    if (unknown := without_version(read)) is not None:
        return _unjudgeable(name, unknown, read.lines, read.missing(unknown.path))
    flaws = of_flaws(read.flaws, read.data)
    reading = read_plan(read.data, [path for flaw in flaws for path in flaw.lost], read.in_flow)
    found: tuple[Problem, ...] = (*flaws, *reading.problems)
    judgement = judge(reading.plan, found, read.data, checklist, settings, reading.meant)
    findings = tuple(sorted(placed(judgement.findings, read), key=_by_place))
    # A gate (`fail_under`, `require`) replaces failing on findings.
    gated = settings.fail_under is not None or bool(settings.require)
    missed = _missed(judgement, settings) if gated else None
    return Report(
        name=name,
        readable=True,
        findings=findings,
        passed=missed is None if gated else not any(each.fails for each in findings),
        score=judgement.score,
        score_without_waivers=judgement.score_without_waivers,
        plan=reading.plan,
        criteria=judgement.criteria,
        lines=read.lines,
        missed=missed,
        given=Given(read.data, flaws, settings, checklist) if _is_judged_again(read, findings) else None,
    )


def _is_judged_again(read: Source, findings: Sequence[Finding]) -> bool:
    """Whether a plan has keys that are taken for others, and is small enough to be judged with their right names."""
    is_small = read.size <= MAX_JUDGED_AGAIN and len(findings) <= MAX_FOUND_AGAIN
    return is_small and any(each.meant for each in findings)


def without_version(read: Source) -> Flaw | None:
    """That a file names no version of the format, or another one; None where it is a plan of this version."""
    version = read.data.get("salesplan")
    if isinstance(version, str) and version.strip() == FORMAT_VERSION:
        return None
    if (own := next((flaw for flaw in read.flaws if flaw.path == ("salesplan",) and not flaw.meant), None)) is not None:
        return own
    if "salesplan" not in read.data and (key := _misspelt(read.data)):
        message = problems.unknown_key((key,), "salesplan", absent=True).message
        return Flaw("plan.version", (key,), message, "salesplan: 1", read.region((key,), key_only=True))
    is_there = "salesplan" in read.data
    region = read.region(("salesplan",)) if is_there else Region(1, 1, 1, 1)
    message = problems.version(version if isinstance(version, str) else None, is_there=is_there)
    return Flaw("plan.version", ("salesplan",), message, "salesplan: 1", region)


def _misspelt(keys: Iterable[str]) -> str:
    """The key that was meant as `salesplan`, if any."""
    own = {"salesplan": fields_at(())["salesplan"]}
    return next((key for key in keys if shapes.nearest_key(key, own)), "")


def _unjudgeable(name: str, flaw: Flaw, lines: tuple[str, ...], absent: Path = ()) -> Report:
    write = Phrase(both("{line}"), {"line": both(flaw.write)}) if flaw.write else None
    finding = Finding(flaw.rule, "plan", None, None, flaw.path, flaw.message, write, absent=absent, region=flaw.region)
    return Report(name, False, (finding,), passed=False, lines=lines)


def _by_place(finding: Finding) -> tuple[tuple[int, int], str, tuple[str, ...]]:
    line, column, *_ = finding.region
    return (line, column), finding.rule, tuple(str(part) for part in finding.path)


def _missed(judgement: Judgement, settings: Settings) -> Phrase | None:
    missed: list[Phrase] = []
    if settings.fail_under is not None and judgement.score < settings.fail_under:
        missed.append(phrase("a score of {n} is asked", "een score van {n} is nodig", n=settings.fail_under))
    numbers = tuple(
        each.criterion.number
        for each in judgement.criteria
        if each.criterion.id in settings.require and each.answer != "yes"
    )
    if numbers:
        missed.append(
            phrase(
                "{count:question|questions} {numbers} must read yes",
                "bij {count:vraag|de vragen} {numbers} moet het antwoord ja zijn",
                count=len(numbers),
                numbers=numbers,
            )
        )
    return same("{missed}", missed=tuple(missed)) if missed else None
