"""Reports as text in one of the formats. Each format is one module, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Final, NamedTuple, Protocol, cast

from salesplan_cli.report import Report
from salesplan_cli.text import Lang, Phrase


class Form(NamedTuple):
    """One format: its module, and where it stands apart."""

    module: str
    streamed: bool = False
    """Made plan by plan: written while plans are still being judged, and in several processes."""
    tells_note: bool = True
    """Has a place for which settings changed the outcome."""
    tells_troubles: bool = True
    """Has a place for what could not be judged; else that stands on standard error alone."""
    in_repository: bool = False
    """Read beside a repository, so that plans are called by their paths in it."""
    for_people: bool = False
    """Read by somebody, and not by a program."""


FORMATS: Final[Mapping[str, Form]] = {
    "text": Form("text", tells_troubles=False, for_people=True),
    "concise": Form("concise", streamed=True, tells_note=False, tells_troubles=False, for_people=True),
    "json": Form("json_", streamed=True),
    "sarif": Form("sarif", in_repository=True),
    "junit": Form("junit"),
    "github": Form("github", in_repository=True),
    "gitlab": Form("gitlab", tells_note=False, in_repository=True),
    "markdown": Form("markdown", in_repository=True),
    "score": Form("score", streamed=True, tells_note=False, tells_troubles=False, for_people=True),
}


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
    if FORMATS[form].streamed:
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
    return cast(_Whole, import_module(f"{__name__}.{FORMATS[form].module}"))


def _streamed(form: str) -> _Streamed:
    return cast(_Streamed, import_module(f"{__name__}.{FORMATS[form].module}"))
