"""A plan against the checklist: what holds, what is open, and which finding is the root of which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from salesplan_cli import score
from salesplan_cli.case import Case
from salesplan_cli.checklist import (
    Checklist,
    Criterion,
    Gap,
    Kind,
    Owner,
    Rule,
    SetKind,
    Verdict,
    first_reader,
    pattern_of,
)
from salesplan_cli.fitting import fitted
from salesplan_cli.limits import LIMIT_LINE
from salesplan_cli.lines import begins_entry, below
from salesplan_cli.model import Plan
from salesplan_cli.places import NOT_YET, Path, Region
from salesplan_cli.problems import Problem
from salesplan_cli.reading import ParsedPlan
from salesplan_cli.score import Tally
from salesplan_cli.source import Source, value_at
from salesplan_cli.text import Lang, Phrase, Text, both, in_flow, phrase, same
from salesplan_cli.traps import holds_something
from salesplan_cli.waivers import idle_waiver, waived_rules

Status: TypeAlias = Literal["met", "unmet", "not_judged", "waived", "ignored"]
Answer: TypeAlias = Literal["yes", "no", "unjudged"]
FindingStatus: TypeAlias = Literal["open", "waived", "ignored"]
FindingKind: TypeAlias = Literal["missing", "conflict", "advice", "plan"]


class Settings(NamedTuple):
    """How plans are judged: all that does not come from the plan itself."""

    as_of: date
    """What "today" is: waivers run out by it."""
    limits: Mapping[str, Decimal] = {}
    """By rule id."""
    kinds: Mapping[str, SetKind] = {}
    """By rule id."""
    select: frozenset[str] = frozenset()
    """Rules or criteria that count; empty: all."""
    ignore: frozenset[str] = frozenset()
    fail_under: int | None = None
    require: frozenset[str] = frozenset()
    """Criteria that must read yes."""


class Mending(NamedTuple):
    """Readings of a rule that become met when a finding is mended."""

    rule: str
    readings: int


BEGUN_ONCE: Final = phrase(
    "{said} (`{key}:` comes only once in the plan: if that line is there already, put only what it lacks below it)",
    "{said} (`{key}:` komt maar één keer in het plan: staat die regel er al, zet er dan alleen onder wat er nog niet "
    "staat)",
)


class Finding(NamedTuple):
    """One thing to mend, or to think about."""

    rule: str
    kind: FindingKind
    criterion: str | None
    owner: Owner | None
    path: Path
    message: Phrase
    write: Phrase | None = None
    under: tuple[str, ...] = ()
    """Keys that are not there yet and that `write` has to stand under."""
    status: FindingStatus = "open"
    reason: Phrase | None = None
    """Why it is waived or ignored."""
    region: Region = NOT_YET
    absent: Path = ()
    """The first part of `path` that is not there yet, so that `region` is that of what is nearest."""
    mends: tuple[Mending, ...] = ()
    also: tuple[Text, ...] = ()
    """What else belongs in a section that is not there."""
    example: bool = False
    """Whether `write` only shows the kind of value that belongs there."""
    is_entry: bool = False
    """Whether `write` is a new entry of a list, and takes the place of nothing."""
    in_flow: bool = False
    """Whether it belongs in braces or brackets."""
    meant: Path = ()
    """Of an unknown key the place of the one that it is taken for."""
    begins: str = ""
    """The section that is not there and that `write` begins, where that of another finding does so too."""

    @property
    def fails(self) -> bool:
        """Whether it keeps a plan from passing: it is open, and no advice."""
        return self.status == "open" and self.kind != "advice"

    @property
    def holder(self) -> Path:
        """What the lines to write belong in: the list of a new entry, the section of a key."""
        return self.path if self.is_entry else self.path[:-1]

    def say(self, lang: Lang, currency: str) -> str:
        """What is wrong, in one language."""
        said = self.message.say(lang, currency)
        if self.also:
            said = phrase("{said} (also: {also})", "{said} (ook: {also})", said=both(said), also=self.also).say(lang)
        return BEGUN_ONCE._replace(facts={"said": both(said), "key": self.begins}).say(lang) if self.begins else said

    def lines(self, lang: Lang, currency: str) -> str:
        """The YAML to write, empty where there is nothing to write."""
        if self.write is None:
            return ""
        written = self.write.say(lang, currency)
        if max(map(len, written.split("\n"))) > LIMIT_LINE:
            return ""
        return below(self.under, written)

    def to_paste(self, lang: Lang, currency: str) -> str:
        """The same as it is written where it belongs, be that in braces or brackets."""
        written = self.lines(lang, currency)
        return in_flow(written) if self.in_flow else written


class RuleResult(NamedTuple):
    """What became of a rule."""

    rule: Rule
    kind: Kind
    status: Status
    met: int
    of: int
    evidence: Phrase
    reason: Phrase | None = None
    """Why it is waived, ignored or not judged."""

    @property
    def tally(self) -> Tally:
        """What it brings to the score; a waived or ignored rule brings nothing."""
        return Tally(self.kind, self.met, self.of) if self.status in ("met", "unmet") else Tally(self.kind, 0, 0)

    @property
    def tally_without_waivers(self) -> Tally:
        """What it would bring without waivers."""
        return Tally(self.kind, self.met, self.of) if self.status == "waived" else self.tally


class CriterionResult(NamedTuple):
    """What became of one of the eleven questions."""

    criterion: Criterion
    answer: Answer
    score: int | None
    """None where none of its rules counts."""
    rules: tuple[RuleResult, ...]

    @property
    def left_out(self) -> bool:
        """Whether the settings leave all of it out; its answer is then a yes that nobody gave."""
        return all(rule.status == "ignored" for rule in self.rules)


class Judgement(NamedTuple):
    """The eleven answers and everything that was found."""

    criteria: tuple[CriterionResult, ...]
    findings: tuple[Finding, ...]
    score: int
    score_without_waivers: int


UNMET_FIRST: Final = phrase("cannot be judged: {number} is missing", "niet te beoordelen: {number} ontbreekt")
IGNORED: Final = phrase("ignored on request", "op verzoek buiten beschouwing gelaten")
SWITCHED_OFF: Final = phrase("switched off in the settings", "uitgezet in de instellingen")


def judge(
    plan: Plan,
    problems: Sequence[Problem],
    data: Mapping[str, Any],
    checklist: Checklist,
    settings: Settings,
    meant: ParsedPlan | None = None,
) -> Judgement:
    """Every criterion judged, its findings with their roots, and the score.

    `meant` is the plan with what its problems propose, which examples for what says nothing then fit.
    """
    lost = {path for problem in problems for path in problem.lost}
    if plan.span is None:
        lost |= {("year",), ("period",)}
    rules = {rule.id for criterion in checklist for rule in criterion.rules}
    waived, waiver_problems = waived_rules(plan, rules, settings.as_of, lost)
    case = Case(plan, {**default_limits(checklist), **settings.limits}, frozenset(lost))
    judged = []
    for criterion in checklist:
        needed = _unjudged(criterion) if not _has_what_it_needs(criterion, plan, checklist) else None
        for rule in criterion.rules:
            judged.append(_Judged(criterion, rule, _kind(rule, settings), needed or case.once(rule.judge)))
    results = {each.rule.id: _result(each, waived, settings) for each in judged}
    idle = [
        idle_waiver(index, rule, is_met=results[rule].status == "met", why=results[rule].evidence)
        for rule, (index, _) in waived.items()
        if results[rule].status in ("met", "not_judged")
    ]
    problems = (*problems, *waiver_problems, *idle)
    to_be = case
    if meant is not None:
        to_be = Case(meant.plan, case.limits, frozenset(path for each in meant.problems for path in each.lost))
    absent = to_be.as_unsaid([each.path for each in problems if each.generic])
    if meant is not None or absent.unsaid:
        speaking = {each.rule.id for each in judged if results[each.rule.id].status == "unmet" and _speaks(each, case)}
        judged = [_as_meant(each, case, to_be, absent) if each.rule.id in speaking else each for each in judged]
    findings = _findings(judged, results, fitted(problems, absent, checklist), data, checklist)
    findings += tuple(_unspoken(judged, results, findings, plan, data, checklist))
    criteria = tuple([_criterion(criterion, plan, checklist, results) for criterion in checklist])
    reached = score.of_plan(each.score for each in criteria)
    return Judgement(criteria, findings, reached, _without_waivers(criteria) if waived else reached)


def _without_waivers(criteria: Iterable[CriterionResult]) -> int:
    return score.of_plan(
        0 if each.answer == "unjudged" else score.of_criterion(rule.tally_without_waivers for rule in each.rules)
        for each in criteria
    )


def score_if_mended(criteria: Iterable[CriterionResult], findings: Iterable[Finding]) -> int:
    """The score of the plan when these findings are mended and nothing else changes."""
    more: Counter[str] = Counter()
    for finding in findings:
        for rule, readings in finding.mends:
            more[rule] += readings
    scores = []
    for each in criteria:
        if each.answer == "unjudged" or not any(result.rule.id in more for result in each.rules):
            scores.append(each.score)
            continue
        tallies = [(result.tally, more[result.rule.id]) for result in each.rules]
        scores.append(score.of_criterion(tally._replace(met=min(tally.met + by, tally.of)) for tally, by in tallies))
    return score.of_plan(scores)


class _Judged(NamedTuple):
    criterion: Criterion
    rule: Rule
    kind: Kind | None
    verdict: Verdict


def _speaks(judged: _Judged, case: Case) -> bool:
    """Whether a rule has a finding of its own about what is missing, be it beside those of what cannot be read."""
    return judged.rule.kind == "missing" and not all(case.lost_among(*gap.lacks) for gap in judged.verdict.gaps)


def _as_meant(judged: _Judged, case: Case, meant: Case, absent: Case) -> _Judged:
    """The same with what to write for what is missing as it fits what is written for values that cannot be read.

    `absent` is as `meant`, with what says nothing as if it were not there.
    """
    beside = {path[:-1] for path in absent.unsaid if len(path) > 1}
    known = {gap.path: gap for gap in absent.once(judged.rule.judge).gaps}
    gaps = []
    for gap in judged.verdict.gaps:
        if case.lost_among(*gap.lacks):
            # It is told by the finding of what cannot be read, which has lines of its own.
            gaps.append(gap)
            continue
        fitting = known.get(gap.path)
        # What says nothing is asked for by itself: not once more by what lacks beside it, and nothing is made of it.
        if gap.write is None or not beside.isdisjoint(path[:-1] for path in (gap.path, *gap.lacks)):
            fitting = next((each for each in meant.once(judged.rule.judge).gaps if each.path == gap.path), None)
        gaps.append(gap if fitting is None or fitting.write is None else gap._replace(write=fitting.write))
    return judged._replace(verdict=judged.verdict._replace(gaps=tuple(gaps)))


def _kind(rule: Rule, settings: Settings) -> Kind | None:
    kind = settings.kinds.get(rule.id, rule.kind)
    return None if kind == "off" else kind


def _unjudged(criterion: Criterion) -> Verdict:
    return Verdict(UNMET_FIRST._replace(facts={"number": int(criterion.needs[1:])}), 0, applies=False)


@lru_cache(maxsize=8)
def default_limits(checklist: Checklist) -> Mapping[str, Decimal]:
    """The limits as they are without settings, by rule id."""
    return {rule.id: rule.limit.default for criterion in checklist for rule in criterion.rules if rule.limit}


def _has_what_it_needs(criterion: Criterion, plan: Plan, checklist: Checklist) -> bool:
    if not criterion.needs:
        return True
    needed = next((each for each in checklist if each.id == criterion.needs), None)
    return needed is None or any(entry.name is not None for entry in getattr(plan, needed.section))


def _result(judged: _Judged, waived: Mapping[str, tuple[int, Phrase]], settings: Settings) -> RuleResult:
    verdict, rule = judged.verdict, judged.rule
    kind = judged.kind or rule.kind
    of = verdict.of or (1 if kind == "missing" and verdict.applies else 0)
    met = verdict.of - sum([gap.readings for gap in verdict.gaps])
    status: Status = "not_judged" if not of else "met" if met == of else "unmet"
    reason = verdict.evidence if status == "not_judged" else None
    if judged.kind is None:
        status, reason = "ignored", SWITCHED_OFF
    elif not counts(rule.id, judged.criterion.id, settings):
        status, reason = "ignored", IGNORED
    elif status == "unmet" and rule.id in waived:
        status, reason = "waived", waived[rule.id][1]
    return RuleResult(rule, kind, status, met, of, verdict.evidence, reason)


def counts(rule: str, criterion: str, settings: Settings) -> bool:
    """Whether a rule is neither ignored nor left out of the selection."""
    select, ignore = settings.select, settings.ignore
    if ignore and (rule in ignore or criterion in ignore):
        return False
    return not select or rule in select or criterion in select


def _criterion(
    criterion: Criterion, plan: Plan, checklist: Checklist, results: Mapping[str, RuleResult]
) -> CriterionResult:
    rules = tuple([results[rule.id] for rule in criterion.rules])
    tallies = [rule.tally for rule in rules]
    counts = any(rule.kind == "missing" and rule.status not in ("ignored", "waived") for rule in rules)
    if counts and not _has_what_it_needs(criterion, plan, checklist):
        return CriterionResult(criterion, "unjudged", 0, rules)
    answer: Answer = "yes" if score.answered(tallies) else "no"
    return CriterionResult(criterion, answer, score.of_criterion(tallies), rules)


# --- findings and their roots --------------------------------------------------------------------------------------


class _Silent(NamedTuple):
    """A gap that another finding speaks for: the one at `place`, else the first of the rule `speaker`."""

    rule: Rule
    gap: Gap
    place: int | None
    speaker: str = ""


def _findings(
    judged: Sequence[_Judged],
    results: Mapping[str, RuleResult],
    problems: Sequence[Problem],
    data: Mapping[str, Any],
    checklist: Checklist,
) -> tuple[Finding, ...]:
    found = [_of_problem(problem, checklist) for problem in problems]
    lost_at: dict[Path, int] = {}
    for at, problem in enumerate(problems):
        for path in problem.lost:
            lost_at.setdefault(path, at)
    roots: dict[str, int] = {}
    """Where in `found` the first finding of a rule is."""
    speakers: dict[tuple[str, Owner], str] = {}
    """The rule that speaks for an absent section, per criterion and owner."""
    silent: list[_Silent] = []
    for each in judged:
        rule, result, verdict = each.rule, results[each.rule.id], each.verdict
        found += [_of_gap(remark._replace(readings=0), each, result, data, remark=True) for remark in verdict.remarks]
        if result.status not in ("unmet", "waived", "ignored"):
            continue
        speaker = rule.id
        if (
            result.kind == "missing"
            and result.status == "unmet"
            and not holds_something(data.get(each.criterion.section))
            and not any(path[:1] == (each.criterion.section,) and path[1:] for path in lost_at)
        ):
            speaker = speakers.setdefault((each.criterion.id, rule.owner), rule.id)
        for gap in verdict.gaps or ((_unanswered(each),) if result.met < result.of else ()):
            if (lost := _explained(gap, lost_at)) is not None:
                silent.append(_Silent(rule, gap, lost))
            elif gap.because in results and results[gap.because].status == "unmet":
                silent.append(_Silent(rule, gap, None, gap.because))
            elif speaker != rule.id:
                silent.append(_Silent(rule, gap, None, speaker))
            elif not verdict.gaps and (root := _root_in(each.criterion, found)) is not None:
                silent.append(_Silent(rule, gap, root))
            else:
                # Without a root of its own to wait for (it is waived or ignored) a rule speaks for itself.
                roots.setdefault(rule.id, len(found))
                found.append(_of_gap(gap, each, result, data))
    _let_speak(found, silent, roots, {*speakers.values()}, data, problems)
    return tuple(_with_begun(found))


def _unspoken(
    judged: Sequence[_Judged],
    results: Mapping[str, RuleResult],
    findings: Sequence[Finding],
    plan: Plan,
    data: Mapping[str, Any],
    checklist: Checklist,
) -> Iterator[Finding]:
    """Of a question without what it needs, where the finding about that is waived or left out: it speaks for itself."""
    for criterion in checklist:
        if _has_what_it_needs(criterion, plan, checklist):
            continue
        needed = next(each for each in checklist if each.id == criterion.needs)
        of_needed = {rule.id for rule in needed.rules}
        if any(of_needed & {each.rule for each in finding.mends} for finding in findings if finding.fails):
            continue
        own = (each for each in judged if each.criterion is criterion and each.rule.kind == "missing")
        first = next((each for each in own if results[each.rule.id].status == "not_judged"), None)
        gaps = (gap for each in judged if each.criterion is needed for gap in each.verdict.gaps)
        gap = next((gap for gap in gaps if gap.path == (needed.section,)), None)
        if first is not None and gap is not None:
            message = phrase(
                "nothing can be judged here: {said}", "hier is niets te beoordelen: {said}", said=gap.message
            )
            said = Gap(gap.path, message, gap.write, readings=0)
            yield _of_gap(said, first, results[first.rule.id], data)


def _let_speak(
    found: list[Finding],
    silent: Sequence[_Silent],
    roots: Mapping[str, int],
    speakers: set[str],
    data: Mapping[str, Any],
    problems: Sequence[Problem],
) -> None:
    """Each finding says what it mends of the silent gaps, and what else belongs where a section is absent."""
    for rule, gap, place, speaker in silent:
        root = place if place is not None else roots.get(speaker)
        if root is None:
            continue  # the root is silent itself: what mends that mends both
        # What nobody has given yet is still not there once something else can be read, be it the name of its entry.
        of_entry = place is not None and _is_entry_unread(problems[place : place + 1])
        elsewhere = place is not None and (of_entry or gap.path not in gap.lacks) and value_at(data, gap.path) is None
        mended = 0 if elsewhere else gap.readings
        finding = found[root]._replace(mends=(*found[root].mends, Mending(rule.id, mended)))
        # What belongs elsewhere in the plan is not among the lines for the section, and is asked for after it.
        speaks = speaker != rule.id and speaker in speakers and gap.path[:1] == finding.path[:1]
        found[root] = _speaking_for(finding, gap, rule.title) if speaks else finding


def _is_entry_unread(problems: Iterable[Problem]) -> bool:
    """Whether it is a text where an entry of a list belongs: what it says is the name."""
    return any(isinstance(path[-1], int) for problem in problems for path in problem.lost if path)


def _with_begun(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; those that begin the same absent section know that they do."""
    begun = [_begun(each) for each in found]
    often = {path for path, number in Counter(begun).items() if path and number > 1}
    for each, path in zip(found, begun, strict=True):
        yield each._replace(begins=str(path[-1])) if path in often else each


def _begun(finding: Finding) -> Path:
    """The absent section that the lines to write of a finding begin, empty where they begin none."""
    if finding.write is None or finding.kind not in ("missing", "conflict"):
        return ()
    if finding.under:
        return finding.holder[: len(finding.holder) - len(finding.under) + 1]
    return finding.path if finding.write.say("en").startswith(f"{finding.path[-1]}:\n") else ()


def _unanswered(judged: _Judged) -> Gap:
    message = phrase(
        "this is not answered yet: {title}", "dit is nog niet beantwoord: {title}", title=judged.rule.title
    )
    section, good = judged.criterion.section, judged.rule.good
    # The rule that speaks for a section is ignored: then the example of this one begins it.
    return Gap((section,), message, same("{good}", good=good) if good.en.startswith(f"{section}:") else None)


def _root_in(criterion: Criterion, found: Sequence[Finding]) -> int | None:
    # What a rule has nothing to read through: an open finding about the same section.
    for at, finding in enumerate(found):
        if finding.fails and finding.path[:1] == (criterion.section,):
            return at
    return None


def _speaking_for(finding: Finding, gap: Gap, title: Text) -> Finding:
    # The finding of an absent section names all that belongs there, with the lines for it below its own.
    also = (*finding.also, title)
    write = finding.write
    if write is not None and gap.write is not None and gap.path[:-1] == finding.path[:-1] != ():
        write = same("{first}\n{next}", first=write, next=gap.write)
    return finding._replace(also=also, write=write)


def _explained(gap: Gap, lost_at: Mapping[Path, int]) -> int | None:
    # The first problem through which a value that the gap lacks, or what holds it, is not given.
    if not lost_at:
        return None
    above = (lacked[: at + 1] for lacked in gap.lacks for at in range(len(lacked)))
    return min((lost_at[path] for path in above if path in lost_at), default=None)


def _of_problem(problem: Problem, checklist: Checklist) -> Finding:
    about = problem.lost[0] if problem.rule == "plan.unknown-key" and problem.lost else problem.path
    reader = first_reader(pattern_of(about), checklist)
    if reader is None and problem.rule == "plan.unknown-key":
        reader = first_reader(pattern_of(about[:-1]), checklist)
    criterion, owner = (reader[0].id, reader[1].owner) if reader else (None, None)
    written = both(problem.write) if isinstance(problem.write, str) else problem.write
    write = Phrase(both("{write}"), {"write": written}) if problem.write else None
    return Finding(
        problem.rule, "plan", criterion, owner, problem.path, problem.message, write, region=problem.region,
        example=problem.example, meant=about if about != problem.path else (),
    )  # fmt: skip


def _of_gap(gap: Gap, judged: _Judged, result: RuleResult, data: Mapping[str, Any], *, remark: bool = False) -> Finding:
    status: FindingStatus = result.status if result.status in ("waived", "ignored") else "open"
    is_entry = gap.write is not None and begins_entry(gap.write)
    holder = gap.path if is_entry else gap.path[:-1]
    return Finding(
        rule=judged.rule.id,
        kind="advice" if remark else result.kind,
        criterion=judged.criterion.id,
        owner=judged.rule.owner,
        path=gap.path,
        # Names and numbers of one's own belong there.
        example=not remark and (result.kind == "missing" or (result.kind == "advice" and gap.path in gap.lacks)),
        message=gap.message,
        write=gap.write,
        under=_absent_above(holder, data) if gap.write is not None else (),
        status=status,
        reason=result.reason,
        mends=(Mending(judged.rule.id, gap.readings),),
        is_entry=is_entry,
    )


def _absent_above(holder: Path, data: Mapping[str, Any]) -> tuple[str, ...]:
    above: list[str] = []
    for length in range(len(holder), 0, -1):
        part = holder[length - 1]
        # A key with empty lines below it is there: what is written begins below it.
        if isinstance(part, int) or value_at(data, holder[:length]) not in (None, [], {}):
            break
        above.insert(0, part)
    return tuple(above)


def placed(findings: Iterable[Finding], source: Source) -> Iterator[Finding]:
    """The findings with their places in the file, looked up by path."""
    for finding in findings:
        if finding.region != NOT_YET:
            yield finding
        else:
            # What is wrong with a key is shown at the key, all else at what it holds.
            region = source.region(finding.path, key_only=finding.rule == "plan.unknown-key")
            holder = finding.holder[: len(finding.holder) - len(finding.under)]
            yield finding._replace(region=region, absent=source.missing(finding.path), in_flow=source.in_flow(holder))
