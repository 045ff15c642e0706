"""Yes and no, and other words from a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from salesplan_cli.limits import MAX_LENGTH
from salesplan_cli.notation.misread import rejection
from salesplan_cli.notation.vague import vague_text
from salesplan_cli.notation.values import Misread, cleaned, listed
from salesplan_cli.notation.writing import yaml_safe
from salesplan_cli.text import Text

_ANSWERS: Final = {"yes": True, "no": False, "true": True, "false": False, "ja": True, "nee": False}


_DONE: Final = frozenset(
    listed(
        "1 x v y j ✓ ✔ ✅ ok oke oké okay yep yup yeah jep jawel jazeker wel done booked scheduled planned sure "
        "on waar vinkje klaar gedaan geboekt gepland ingepland zeker ja yes staat genoteerd vastgelegd akkoord"
    )
)
_CALENDARS: Final = frozenset(("outlook", "agenda", "calendar", "kalender", "teams", "google"))
_NOT_YET: Final = frozenset(
    listed("nog niet maar zodra moet wordt worden als tenzij misschien nee deels gedeeltelijk bijna concept voorlopig")
    + listed(
        "voorbehoud optie onzeker hold n not yet but will if when unless to maybe no partly partially almost draft"
    )
    + listed("option tentative tentatively provisional provisionally pencilled penciled subject")
)


def yes_no(text: str) -> bool | Misread:
    """Yes or no, in either language."""
    clean = cleaned(text)
    answer = _ANSWERS.get(clean.casefold())
    if answer is not None:
        return answer
    if vague_text(clean):
        return rejection(
            "plan.vague",
            "{text:quoted} is neither yes nor no yet: write yes or no",
            "{text:quoted} is nog geen ja of nee: schrijf ja of nee",
            clean[:MAX_LENGTH],
            "no",
        )
    first, *rest = re.split(r"[.,;:!()\s]+", clean[:MAX_LENGTH].casefold())
    # What is only promised is not done yet.
    not_yet = not _NOT_YET.isdisjoint([first, *rest])
    if first in _ANSWERS and (not _ANSWERS[first] or _NOT_YET.isdisjoint(rest)):
        return rejection(
            "plan.notation",
            "{text:quoted}: write just {write}",
            "{text:quoted}: schrijf alleen {write}",
            clean[:MAX_LENGTH],
            "yes" if _ANSWERS[first] else "no",
        )
    is_done = first in _DONE | _CALENDARS and not not_yet
    return rejection(
        "plan.notation",
        "{text:quoted} is neither yes nor no: write yes or no",
        "{text:quoted} is geen ja of nee: schrijf ja of nee",
        clean[:MAX_LENGTH],
        "yes" if is_done else "no",
    )._replace(generic=not is_done and not not_yet)


_LIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "result": listed("omzet revenue sales orders verkoop marge margin winst uitkomst outcome output opbrengst"),
    "activity": listed("actie action gesprek gesprekken bezoek bezoeken visits calls inspanning inzet input effort"),
    "new": listed("nieuwe prospect prospects lead leads acquisitie acquisition"),
    "existing": listed("bestaande huidig huidige current klant klanten customers"),
    "nl": listed("nederlands nederlandse dutch nl-nl nl-be nl_nl nl_be"),
    "en": listed("engels engelse english us uk gb usa en-us en-gb en_us en_gb"),
}
"""What people write where one of two words belongs."""


def word(text: str, options: Mapping[str, str]) -> str | Misread:
    """One of the words of a list (accepted spelling, English before Dutch, to what it stands for)."""
    clean = cleaned(text)
    found = options.get(clean) or options.get(clean.casefold())
    if found is not None:
        return found
    vague = vague_text(clean)
    write = next(iter(options))
    near: str | None = None
    if not vague:
        from difflib import get_close_matches

        said = clean[:MAX_LENGTH].casefold()
        near = next((each for each in options if said in _LIKE.get(each, ())), None)
        near = near or next(iter(get_close_matches(said, options)), None)
    english: dict[str, str] = {}
    for spelling, meaning in options.items():
        english.setdefault(meaning, spelling)
    if near is not None:
        write = english[options[near]]
    dutch = {meaning: spelling for spelling, meaning in options.items()}
    return rejection(
        "plan.vague" if vague else "plan.notation",
        "{text:quoted} is not one of the words that belong here: write {options}",
        "{text:quoted} kan hier niet: schrijf {options}",
        clean[:MAX_LENGTH],
        yaml_safe(write),
        options=Text(" or ".join(english.values()), " of ".join(dutch.values())),
    )._replace(generic=near is None)
