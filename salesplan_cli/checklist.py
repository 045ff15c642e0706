"""The vocabulary of a declaration: criteria, their rules, and what a rule says of a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from salesplan_cli.case import Case
from salesplan_cli.limits import MAX_DIGITS
from salesplan_cli.places import Path
from salesplan_cli.text import Fact, Lang, Phrase, Text, number, phrase

Kind: TypeAlias = Literal["missing", "conflict", "advice"]
SetKind: TypeAlias = Literal["missing", "conflict", "advice", "off"]
"""What settings make of a rule."""
Owner: TypeAlias = Literal["manager", "account_manager"]
MANAGER: Final = "manager"
ACCOUNT_MANAGER: Final = "account_manager"


class Gap(NamedTuple):
    """Something a plan lacks, or numbers in it that contradict each other: a finding to be."""

    path: Path
    """What it is about, also where that is absent."""
    message: Phrase
    write: Phrase | None = None
    """The YAML to put where `path` is, relative to what holds it: `quantity: 40`, or `- name: X` for a new entry."""
    lacks: tuple[Path, ...] = ()
    """The values that would have met it. If one of them was given but could not be read, that is the root."""
    because: str = ""
    """Another rule whose open finding is the root of this one."""
    readings: int = 1
    """How many readings are unmet by it."""


class Verdict(NamedTuple):
    """What a rule says of a plan: the evidence, how many readings were made, and the gaps among them."""

    evidence: Phrase
    of: int
    """0: nothing to read. A `missing` rule then counts as 0 of 1 (something else is the root), others as not judged."""
    gaps: tuple[Gap, ...] = ()
    remarks: tuple[Gap, ...] = ()
    """Worth asking, as advice: they leave the rule as it is."""
    applies: bool = True
    """False where the question does not arise for this plan."""


def not_judged(en: str, nl: str, **facts: Fact) -> Verdict:
    """The question does not arise, or there is nothing to compare, and why."""
    return Verdict(phrase(en, nl, **facts), 0, applies=False)


def nothing(en: str, nl: str, **facts: Fact) -> Verdict:
    """There is nothing to read: what a `missing` rule asks is not there, and another rule says so."""
    return Verdict(phrase(en, nl, **facts), 0)


class Limit(NamedTuple):
    """A limit that settings may change, with what it counts."""

    default: Decimal
    unit: Text
    whole: bool = False
    """Whether it counts things, of which there is no half."""

    @property
    def lowest(self) -> int:
        """Of things at least one is asked: to ask for none, the rule is switched off."""
        return int(self.whole)

    @property
    def said(self) -> Text:
        """The default and what it counts: "3 products", "1% of the target"."""

        def words(lang: Lang) -> str:
            unit = self.unit.in_(lang)
            return f"{number(self.default, lang)}{'' if unit.startswith('%') else ' '}{unit}"

        return Text(words("en"), words("nl"))


# Rules and criteria are told apart by identity: to compare their texts for every plan would cost more than judging it.
@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing that a plan must answer, in one place: what we ask, say, judge, and how it looks."""

    id: str
    kind: Kind
    owner: Owner
    title: Text
    """What is asked, in a few words: `quantity per product`."""
    why: Text
    """Why it matters, one sentence."""
    reads: tuple[str, ...]
    """The keys that it asks for, `products[].quantity`.

    Of all rules with a key the first counts: an editor shows its question there, its owner mends what cannot be read.
    """
    judge: Callable[[Case], Verdict]
    good: Text
    """A piece of a plan that meets it, below the head that `explain` puts above every example (version, name, year)."""
    bad: Text
    """A piece of a plan that does not."""
    limit: Limit | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """One of the eleven questions."""

    id: str
    title: Text
    question: Text
    answer: Text
    """What counts as an answer, for who fills in a plan."""
    section: str
    """The section of the plan file that answers it."""
    rules: tuple[Rule, ...]
    needs: str = ""
    """The criterion without whose list this one cannot be judged."""
    no: Text = Text("No, revise", "Nee, aanpassen")

    @property
    def number(self) -> int:
        """1 to 11."""
        return int(self.id[1:])


Checklist: TypeAlias = tuple[Criterion, ...]


def pattern_of(path: Path) -> str:
    """A place in a plan as rules name it: `products[].price`."""
    written = ""
    for part in path:
        written += "[]" if isinstance(part, int) else f".{part}" if written else str(part)
    return written


def overlap(one: str, other: str) -> bool:
    """Whether two such places are the same, or one holds the other."""
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in ".[")


@lru_cache(maxsize=4096)
def first_reader(pattern: str, checklist: Checklist) -> tuple[Criterion, Rule] | None:
    """The first rule that reads a key (`products[].price`), or anything below it, or what holds it."""
    for criterion in checklist:
        for rule in criterion.rules:
            if any(overlap(pattern, read) for read in rule.reads):
                return criterion, rule
    return None


def spelled(word: str) -> str:
    """A question or rule as it is written: `6`, `C6` and `c06` are C06; what is behind the point is lower case."""
    criterion, _, rule = word.partition(".")
    digits = criterion.upper().removeprefix("C")
    name = f"C{int(digits):02d}" if digits.isascii() and digits.isdigit() and len(digits) < MAX_DIGITS else criterion
    return f"{name}.{rule.lower()}" if rule else name
