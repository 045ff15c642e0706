"""Texts that say nothing, or where the answer is, in place of what belongs there."""

from __future__ import annotations

import re
from typing import Final

from salesplan_cli import notation
from salesplan_cli.notation import Misread
from salesplan_cli.problems import Problem
from salesplan_cli.traps import Placeholder, Value
from salesplan_cli.yaml_faults.slips import BULLETS


def is_blank(given: Value) -> bool:
    """Whether it is a text with nothing in it."""
    return isinstance(given, str) and not given.strip()


def says_nothing(given: Value) -> bool:
    """Whether it is a placeholder, or words that say no quantity."""
    return isinstance(given, str) and not is_blank(given) and notation.vague_text(given)


_NONE: Final = frozenset(("none", "no", "not", "nothing", "geen", "niet", "niets", "nee", "nvt", "n.v.t", "n/a"))


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing."""
    first, *_ = text.split(maxsplit=1) or [""]
    return first.casefold().strip(":,;.") in _NONE


def none_as_item(given: Value) -> str:
    """The reason in `- none: <reason>`, where `none:` is the only item of a list; empty for anything else."""
    match given:
        case [{"none": str(reason), **rest}] if not rest:
            return reason.strip()
    return ""


def says_elsewhere(given: Value) -> bool:
    """Whether a text only says where or when the answer comes: `see CRM`, `volgt in Q1`."""
    return isinstance(given, str) and _ELSEWHERE.match(given.strip()) is not None


_ELSEWHERE: Final = re.compile(
    r"(?:zie|see|volgt|volgen|komt|komen|wordt|worden|nog (?:te|in|niet|bespreken|overleggen)|idem|(?:het)?zelfde als|"
    r"same as|later|to be|will be|follows)(?:\s|$)",
    re.IGNORECASE,
)


def or_example(problem: Problem, given: Value) -> Problem:
    """For a text that says nothing what fits the plan is written, but nothing that was typed is to be replaced."""
    is_text = isinstance(given, str) and not re.search(rf"[0-9{''.join(BULLETS)}]|,\s?\w", given)
    is_text = (is_text and isinstance(notation.interval(str(given)), Misread)) or says_elsewhere(given)
    is_example = (isinstance(given, Placeholder) or is_text) and not problem.write
    return problem._replace(example=is_example, generic=is_example)
