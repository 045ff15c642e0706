"""Words that leave open how much, when or who."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from salesplan_cli.limits import MAX_LENGTH
from salesplan_cli.notation.values import listed

VAGUE_WORDS: Final = (
    # Dutch
    "meer", "minder", "veel", "weinig", "beter", "hoger", "zo veel mogelijk", "zoveel mogelijk", "zo snel mogelijk",
    "z.s.m.", "optimaal", "waar mogelijk", "naar behoefte", "op termijn", "t.z.t.", "te zijner tijd", "regelmatig",
    "periodiek", "geregeld", "vaak", "soms", "continu", "doorlopend", "enkele", "een paar", "meerdere", "diverse",
    "een aantal", "tientallen", "grotendeels", "flink", "fors", "voldoende", "circa", "ca.", "ongeveer", "ong.", "plm.",
    "minimaal", "maximaal", "n.t.b.", "nnb", "n.n.b.", "n.v.t.", "nader te bepalen", "nog te bepalen", "te bepalen",
    "nog in te vullen", "in te vullen", "invullen", "volgt", "later", "in overleg", "zie bijlage", "onbekend", "p.m.",
    # English
    "more", "increase", "grow", "improve", "maximise", "maximize", "as many as possible", "as soon as possible",
    "asap", "regularly", "frequently", "ongoing", "as needed", "several", "various", "some", "a few", "multiple",
    "numerous", "significant", "approx.", "approximately", "around", "about", "up to", "at least", "TBD", "TBA", "TBC",
    "to be determined", "to be decided", "to be confirmed", "to be announced", "N/A", "unknown", "placeholder", "todo",
    "fill in",
)  # fmt: skip
"""Words that leave open how much, when or who: no value, and as a whole text no answer."""

# Beside a number only: in a text of their own they may well be an answer.
_LIMITS: Final = (
    "minstens", "tenminste", "ten minste", "hooguit", "ten hoogste", "grofweg", "pakweg", "ruim", "bijna", "rond",
    "zo'n", "vanaf", "v.a.", "min", "max",
    "minimum", "maximum", "tot", "boven", "onder", "nearly", "almost", "roughly", "at most", "less than", "below",
    "above", "under", "over",
)  # fmt: skip
HALVES: Final = (
    "groei", "groeien", "stijging", "toename", "verhogen", "verhoging", "verdubbelen", "verdubbeling", "dubbel",
    "halveren", "verdriedubbelen", "growth", "rise", "double", "doubled", "doubling", "triple", "twice", "halve",
    "half",
)  # fmt: skip
_FILLERS: Final = frozenset(listed("nog wordt worden is the dit en of and or now nu to be bepaald ingevuld"))
_GENERIC: Final = frozenset((
    "product", "dienst", "service", "artikel", "segment", "klantgroep", "klantengroep", "doelgroep", "klantsegment",
    "klant", "customer", "client", "customer group", "customer segment", "target group", "groep", "group", "markt",
    "market", "evenement", "event", "activiteit", "activity", "stap", "step", "doel", "goal", "leerdoel", "meting",
    "measure", "kpi", "bron", "source", "persoon", "person", "medewerker", "naam", "name", "manager", "sales manager",
    "salesmanager", "account manager", "accountmanager", "verkoper", "kostenpost", "cost", "cost line", "post", "item",
    "categorie", "category", "optie", "option", "bedrijf", "company", "organisatie", "organisation", "organization",
    "voorbeeld", "example",
))  # fmt: skip
_GENERIC_FIRST: Final = frozenset(noun.split()[0] for noun in _GENERIC)

# Compiled at once, as every plan needs them; the patterns of rarer texts are compiled where one is met.
_WORD = re.compile(r"[^\W\d_]+(?:[./'][^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    # An abbreviation is one word with and without its points: `n.t.b.`, `ntb`.
    return [word.replace(".", "") for word in _WORD.findall(text.casefold())]


def _index(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for words in map(words_of, phrases):
        found.setdefault(words[0], []).append(words)
    return found


@cache
def vague_index() -> dict[str, list[list[str]]]:
    return _index(VAGUE_WORDS)


@cache
def _limit_index() -> dict[str, list[list[str]]]:
    return _index(_LIMITS)


def _length_at(words: list[str], at: int, index: dict[str, list[list[str]]]) -> int:
    """How many words from `at` on are one of the phrases of an index."""
    for each in index.get(words[at], ()):
        if words[at : at + len(each)] == each:
            return len(each)
    return 0


def has_any_of(words: list[str], index: dict[str, list[list[str]]]) -> bool:
    return any(_length_at(words, at, index) for at in range(len(words)))


def has_vague_word(words: list[str]) -> bool:
    return has_any_of(words, vague_index()) or has_any_of(words, _limit_index())


def is_crosses(word: str) -> bool:
    return word != "x" and not word.strip("x")


def vague_text(text: str) -> bool:
    """Whether a text is only a vague word, a placeholder or a generic noun with a letter or number (`Product A`)."""
    words = text.strip()
    if len(words) > MAX_LENGTH:
        return not words.strip("_.-?…\u2013\u2014 ")
    return _only_vague(words)


@lru_cache(maxsize=8192)
def _only_vague(text: str) -> bool:
    if not text.strip("_.-?…\u2010\u2011\u2012\u2013\u2014\u2015 "):
        return True
    if text[0] in "[<{" and text[-1] in "]>}":
        return not any(bracket in text.strip("[]<>{}") for bracket in "[]<>{}")
    words = words_of(text)
    if not words:
        return False
    if words[0] in _GENERIC_FIRST:
        named = re.fullmatch(
            r"([^\W\d_]+(?: [^\W\d_]+)?)(?:[\s_#.:-]+(?:nr\.? |no\.? )?(?:[a-z]|ii|iii|iv|[0-9]{1,2})|[0-9]{1,2})",
            " ".join(text.casefold().split()),
        )
        if named and named[1].removesuffix(" nr").removesuffix(" no") in _GENERIC:
            return True
    return _all_vague(words) and not any(character.isdigit() for character in text)


def _all_vague(words: list[str]) -> bool:
    at, found, index = 0, False, vague_index()
    while at < len(words):
        length = 1 if is_crosses(words[at]) else _length_at(words, at, index)
        if not length and words[at] not in _FILLERS:
            return False
        found = found or length > 0
        at += length or 1
    return found
