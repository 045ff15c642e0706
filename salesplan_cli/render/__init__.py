"""Reports as text in one of the formats. Each format is one module, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import Final, NamedTuple, cast

from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase

FORMATS: Final = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown", "score")
STREAMED: Final = frozenset({"concise", "json", "score"})
"""Formats that are made plan by plan: written while plans are still being judged, and in several processes."""
IN_REPOSITORY: Final = frozenset({"sarif", "github", "gitlab", "markdown"})
"""Formats that are read beside a repository, so that plans are called by their paths in it."""


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


class Piece(NamedTuple):
    """What a streamed format says of one plan, with what its summary counts."""

    text: str
    passed: bool
    readable: bool
    findings: int
    score: int


def render(reports: Iterable[Report], form: str, run: Run) -> Iterator[str]:
    """The reports in one format, in pieces that together are the whole. Raises KeyError for an unknown format."""
    if form in STREAMED:
        return joined((piece(report, form, run) for report in reports), form, run)
    return cast("Iterator[str]", _module(form).render(reports, run))


def piece(report: Report, form: str, run: Run) -> Piece:
    """One plan in a streamed format."""
    one = cast("Callable[[Report, Run], str]", _module(form).one)
    return Piece(one(report, run), report.passed, report.readable, len(report.open()), report.score)


def joined(pieces: Iterable[Piece], form: str, run: Run) -> Iterator[str]:
    """A streamed format of several plans."""
    return cast("Iterator[str]", _module(form).joined(pieces, run))


def _module(form: str) -> ModuleType:
    if form not in FORMATS:
        raise KeyError(form)
    return import_module(f"salesplan_cli.render.{'json_' if form == 'json' else form}")
