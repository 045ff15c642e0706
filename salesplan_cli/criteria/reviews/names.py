"""Who is meant by a name, as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Final

from salesplan_cli.case import Case
from salesplan_cli.lines import EXAMPLE_MANAGER
from salesplan_cli.model import Review
from salesplan_cli.text import folded

MYSELF: Final = frozenset(("ik", "ikzelf", "mij", "wij", "we", "i", "me", "myself", "us"))
_BETWEEN_NAMES: Final = r" ?[,;/&+] ?|(?:^| )(?:en|and|samen met|together with)(?: |$)|^(?:met|with) "


def names_in(names: Iterable[str]) -> frozenset[str]:
    """Who is named, each value also as a whole."""
    return frozenset(whole_name(name) for each in names for name in {each, *persons(each)})


_HONORIFICS: Final = (
    "heer", "mevrouw", "dhr", "dhr.", "hr", "hr.", "mevr", "mevr.", "mw", "mw.", "mr", "mr.", "mrs", "mrs.", "ms",
    "ms.", "dr", "dr.", "drs", "drs.", "ir", "ir.", "ing", "ing.", "prof", "prof.",
)  # fmt: skip


def whole_name(name: str) -> str:
    """A name to compare: without titles before it, and `Jansen, Piet` the other way round."""
    last, comma, first = folded(name).partition(", ")
    words = (f"{first} {last}" if comma and "," not in first else folded(name)).removeprefix("de heer ").split()
    return " ".join([*dropwhile(_HONORIFICS.__contains__, words[:-1]), *words[-1:]])


def _is_myself(name: str, account_manager: str | None) -> bool:
    # In whole or in part ("Sanne" for Sanne de Vries); words without a capital are no name of one person.
    words = set(folded(name).split())
    return words <= {*folded(account_manager or "").split()} or not words.isdisjoint(MYSELF) or name.islower()


def persons(names: str) -> list[str]:
    """Who is meant where one value names several: `Piet en Jan`, `Piet, Jan`; what is in brackets names nobody."""
    # One space between words, or the pattern would try every number of them.
    return [name for name in re.split(_BETWEEN_NAMES, " ".join(re.sub(r"\([^()]*\)", "", names).split())) if name]


def always_there(case: Case, reviews: Sequence[Review]) -> str:
    """Who is at all of the reviews, beside the account manager; an example where nobody is."""
    lists = [review.with_ or () for review in reviews] or [()]
    always = frozenset.intersection(*(names_in(names) for names in lists))
    everywhere = (
        name
        for each in lists[0]
        for name in persons(each)
        if whole_name(name) in always and not _is_myself(name, case.plan.account_manager)
    )
    return next(everywhere, EXAMPLE_MANAGER)


_BOTH: Final = frozenset(("allebei", "beiden", "samen", "both", "together"))
_ROLE: Final = frozenset(("manager", "salesmanager", "verkoopleider", "leidinggevende", "teamleider", "baas", "boss"))
_TITLES: Final = frozenset(("de", "the", "mijn", "my", "onze", "our", "sales", *_HONORIFICS))
"""Words before a name or a role, which by themselves are nobody."""


def means(short: str, name: str) -> bool:
    """Whether a name is the manager's in short or with more beside it: `Piet`, `dhr. Jansen`, `manager`."""
    said, whole = whole_name(re.sub(r"\([^()]*\)", "", short)).split(), whole_name(name).split()
    words = set(said)
    if not words or (words <= {*whole, *_BOTH, *_ROLE, *_TITLES} and not words <= _TITLES):
        return True
    first, *rest = said
    # `P. Jansen`, `H.J. in 't Veld` for Henk-Jan: of each first name the letter that it begins with.
    given = re.findall("[^ -]+", " ".join(whole[: -len(rest)])) if rest == whole[-len(rest) :] else []
    initials = "".join(each[0] for each in given)
    return bool(initials) and initials.startswith(re.sub("[.-]", "", first))
