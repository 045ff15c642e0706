"""Reports as text in one of the formats. Each format is one module, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple, Protocol

from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase

FORMATS: Final = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown", "score")
STREAMED: Final = frozenset({"concise", "json", "score"})
"""Formats that are made plan by plan: written while plans are still being judged, and in several processes."""
WITHOUT_NOTE: Final = frozenset({"concise", "gitlab", "score"})
"""Formats with no place for which settings changed the outcome."""
WITHOUT_TROUBLES: Final = frozenset({"concise", "score", "text"})
"""Formats with no place for what could not be judged, which stands on standard error."""
IN_REPOSITORY: Final = frozenset({"sarif", "github", "gitlab", "markdown"})
"""Formats that are read beside a repository, so that plans are called by their paths in it."""


class About(NamedTuple):
    """What a format may say of the run itself."""

    lang: Lang
    as_of: date
    width: int = 80
    unicode: bool = True
    limit: int | None = None
    """Findings that a text report shows at most."""
    note: Phrase | None = None
    """Which settings file changed the outcome, if one did."""
    troubles: Sequence[Phrase] = ()
    """What could not be judged, and why: a report of the others is not the whole. Known once all plans are judged."""


class Piece(NamedTuple):
    """What a streamed format says of one plan, with what its summary counts."""

    text: str
    passed: bool
    readable: bool
    findings: int
    score: int


class _Whole(Protocol):
    """A format that needs all reports before it can write the first line."""

    def render(self, reports: Iterable[Report], about: About, /) -> Iterator[str]:
        """The reports, in pieces that together are the whole."""
        ...


class _Streamed(Protocol):
    """A format that is made plan by plan."""

    def one(self, report: Report, about: About, /) -> str:
        """What it says of one plan."""
        ...

    def joined(self, pieces: Iterable[Piece], about: About, /) -> Iterator[str]:
        """What it says of several."""
        ...


def render(reports: Iterable[Report], form: str, about: About) -> Iterator[str]:
    """The reports in one format, in pieces that together are the whole. Raises KeyError for an unknown format."""
    if form in STREAMED:
        return joined((piece(report, form, about) for report in reports), form, about)
    return _whole(form).render(reports, about)


def piece(report: Report, form: str, about: About) -> Piece:
    """One plan in a streamed format."""
    one = _streamed(form).one(report, about)
    return Piece(one, report.passed, report.readable, len(report.open()), report.score)


def joined(pieces: Iterable[Piece], form: str, about: About) -> Iterator[str]:
    """A streamed format of several plans."""
    return _streamed(form).joined(pieces, about)


def _whole(form: str) -> _Whole:
    match form:
        case "text":
            from salesplan_cli.render import text

            return text
        case "markdown":
            from salesplan_cli.render import markdown

            return markdown
        case "github":
            from salesplan_cli.render import github

            return github
        case "gitlab":
            from salesplan_cli.render import gitlab

            return gitlab
        case "sarif":
            from salesplan_cli.render import sarif

            return sarif
        case "junit":
            from salesplan_cli.render import junit

            return junit
    raise KeyError(form)


def _streamed(form: str) -> _Streamed:
    match form:
        case "json":
            from salesplan_cli.render import json_

            return json_
        case "concise":
            from salesplan_cli.render import concise

            return concise
        case "score":
            from salesplan_cli.render import score

            return score
    raise KeyError(form)
