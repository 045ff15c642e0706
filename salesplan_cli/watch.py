"""Judge plans again whenever one is saved, and say what that did to its score."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from salesplan_cli import files
from salesplan_cli.engine import Settings
from salesplan_cli.faults import Fault
from salesplan_cli.jobs import reports
from salesplan_cli.report import Report
from salesplan_cli.text import Fact, Phrase, Text, both, phrase, same

WAIT: Final = 200
"""Milliseconds to wait for an editor to finish saving."""
LOOK: Final = 500
"""Milliseconds after which to look whether a folder or file is still the one that was watched."""


def saves(paths: Sequence[str]) -> Iterator[None]:
    """One for each time that a plan in the paths was saved, and one at first; ends only by an interrupt."""
    import watchfiles
    from watchfiles._rust_notify import WatchfilesRustInternalError

    own = sorted({path if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths})
    for folder in own:
        if not os.path.isdir(folder):
            raise files.trouble(
                "{folder}: there is no such file or folder",
                "{folder}: dit bestand of deze map is er niet",
                folder=folder,
            )
    names = {os.path.basename(path) for path in paths if path not in own}

    def is_plan(_: watchfiles.Change, name: str) -> bool:
        return name.lower().endswith(files.SUFFIXES) or os.path.basename(name) in names

    linked: set[str] = set()
    while True:
        linked |= _linked(paths, own)  # and what was once there may come back
        names.update(os.path.basename(file) for file in linked)
        # Folders, as most editors save a new file in the place of the old one. Of what a link leads to the file alone,
        # as its folder may hold anything; whether it is another one by now is seen when it is looked at.
        places = [*own, *sorted(linked)]
        watched = _identities(places)
        looked = False
        try:
            for changes in watchfiles.watch(
                *[place for place, there in zip(places, watched, strict=True) if there], watch_filter=is_plan,
                debounce=WAIT, raise_interrupt=True, rust_timeout=LOOK, yield_on_timeout=True,
            ):  # fmt: skip
                # Before anything is told: a folder that is made again meanwhile may get the identity of the old one.
                is_same = _identities(places) == watched and not (changes and _linked(paths, own) - linked)
                if changes or not looked:
                    # At the first look too: what was saved before the watch began is not told by it.
                    looked = True
                    yield None
                if not is_same:
                    break
            else:
                return
        except (WatchfilesRustInternalError, FileNotFoundError):
            pass  # a name that is not UTF-8, or what went just now: something changed
        yield None
        # A folder that went may come back, as when another branch is checked out.
        while None in _identities(own):
            time.sleep(LOOK / 1000)


def _linked(paths: Sequence[str], folders: Sequence[str]) -> set[str]:
    """The files outside the given folders that plans in the paths lead to through a link."""
    tops = [Path(os.path.realpath(folder)) for folder in folders]
    real = set(map(os.path.realpath, files.find(paths).names))
    return {file for file in real if not any(Path(file).is_relative_to(top) for top in tops)}


def _identities(places: Sequence[str]) -> list[tuple[int, int] | None]:
    """Which folders and files these are; None for one that is not there."""
    found: list[tuple[int, int] | None] = []
    for place in places:
        try:
            about = os.stat(place)
        except OSError:
            found.append(None)
        else:
            found.append((about.st_dev, about.st_ino))
    return found


def judged(paths: Sequence[str], judging: Settings) -> dict[str, Report]:
    """Every plan that can be opened now; what cannot is likely being saved, and is there next time. Raises Fault."""
    return {each.name: each for each in reports(files.find(paths).names, judging, _raise_faults)}


def _raise_faults(trouble: files.Trouble) -> None:
    if isinstance(trouble, Fault):
        raise trouble


def refused(paths: Sequence[str]) -> list[Phrase]:
    """What is there and is not read, such as a link that leads out."""
    found = files.find(paths)
    troubles = [*found.troubles, *(outward for name in found.names if (outward := files.outwards(name)) is not None)]
    # What is not there any more is being saved, or is told to be gone.
    return [each.message for each in troubles if os.path.lexists(str(each.message.facts.get("path", "")))]


def readable(reports: dict[str, Report]) -> dict[str, Report]:
    """Those of the plans that can be judged."""
    return {name: each for name, each in reports.items() if each.readable}


def changes(
    before: dict[str, Report], after: dict[str, Report], judged_last: dict[str, Report] | None = None
) -> Iterator[Phrase]:
    """What happened to each plan between two saves, a line each; nothing of one that is the same to the letter.

    `judged_last` has each plan as it was when it could last be judged.
    """
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if new is None:
            yield phrase("{name} is gone", "{name} is weg", name=name)
        elif not new.readable and (old is None or _said(old) != _said(new)):
            first = new.findings[0]
            yield phrase(
                "{name}: cannot be judged, line {line:digits}: {why}",
                "{name}: niet te beoordelen, regel {line:digits}: {why}",
                name=name,
                line=first.region.line,
                why=first.message,
            )
        elif old is None:
            yield phrase("{name}: {score} of 100, new", "{name}: {score} van de 100, nieuw", name=name, score=new.score)
        elif not old.readable and new.readable:
            yield _again(name, (judged_last or {}).get(name, new), new)
        elif _said(old) != _said(new):
            yield _changed(name, old, new)
        elif old.lines != new.lines:
            yield phrase(
                "{name}: still {score} of 100", "{name}: nog steeds {score} van de 100", name=name, score=new.score
            )


def _said(report: Report) -> object:
    return report.score, report.passed, report.readable, [(each.rule, each.path) for each in report.open()]


def _again(name: str, old: Report, new: Report) -> Phrase:
    """What became of a plan since before the slip for which it could not be judged."""
    return phrase(
        "{since}; it can be judged again",
        "{since}; het plan is weer te beoordelen",
        since=_changed(name, old, new)
        if _said(old) != _said(new)
        else Phrase(OF_100, {"name": name, "score": new.score}),
    )


OF_100: Final = Text("{name}: {score} of 100", "{name}: {score} van de 100")


def _changed(name: str, old: Report, new: Report) -> Phrase:
    closed, opened, unknown = _less(old, new), _less(new, old), _unknown(new)
    facts: dict[str, Fact] = {
        "name": name,
        "old": old.score,
        "new": new.score,
        "difference": new.score - old.score,
        "closed": _listed(
            Text("; mended: {rules}", "; hersteld: {rules}"), [each for each in closed if each not in unknown]
        ),
        "unknown": _listed(
            Text("; not judged any more: {rules}", "; niet meer te beoordelen: {rules}"),
            [each for each in closed if each in unknown],
        ),
        "opened": _listed(Text("; new: {rules}", "; nieuw: {rules}"), opened),
        "passed": Text("; it passes now", "; het plan voldoet nu") if new.passed and not old.passed else both(""),
    }
    return same(
        "{name}: {old} -> {new} ({difference:signed}){closed}{unknown}{opened}{passed}",
        **facts,
    )


def _less(one: Report, other: Report) -> tuple[str, ...]:
    """The rules with an open finding in one report that the other does not have."""
    there = {(each.rule, each.path) for each in other.open()}
    return tuple(sorted({each.rule for each in one.open() if (each.rule, each.path) not in there}))


def _unknown(report: Report) -> set[str]:
    """The rules of which it is not known whether they are met: through a value that cannot be read, or without any."""
    rules = (rule for result in report.criteria for rule in result.rules)
    unread = (mending.rule for each in report.open() if each.kind == "plan" for mending in each.mends)
    return {*unread, *(rule.rule.id for rule in rules if rule.status == "not_judged")}


def _listed(said: Text, rules: Sequence[str]) -> Fact:
    return Phrase(said, {"rules": tuple(rules)}) if rules else ""
