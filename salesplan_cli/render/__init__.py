"""Reports as text in one of the formats. Each format is one function in one module, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from typing import Final, NamedTuple, cast

from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase

FORMATS: Final = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown", "score")
STREAMED: Final = frozenset({"concise", "json", "score"})
"""Formats that are written while plans are still being judged."""


class Run(NamedTuple):
    """What a format may say of the run itself."""

    lang: Lang
    as_of: date
    width: int = 80
    unicode: bool = True
    limit: int | None = None
    """Findings that a text report shows at most."""
    note: Phrase | None = None
    """Which settings file changed the outcome, if one did."""


def render(reports: Iterable[Report], form: str, run: Run) -> Iterator[str]:
    """The reports in one format, in pieces that together are the whole. Raises KeyError for an unknown format."""
    if form not in FORMATS:
        raise KeyError(form)
    module = import_module(f"salesplan_cli.render.{form if form != 'json' else 'json_'}")
    return cast(Iterator[str], module.render(reports, run))
