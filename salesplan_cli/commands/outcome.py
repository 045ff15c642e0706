"""What went wrong and what fell short while plans were judged, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from salesplan_cli.console import COULD_NOT_CHECK, FALLS_SHORT, FAULT, PASSED, complain_of, note
from salesplan_cli.faults import Fault
from salesplan_cli.files import Trouble
from salesplan_cli.render import Piece
from salesplan_cli.report import Report
from salesplan_cli.text import Lang, phrase

Judged = TypeVar("Judged", Report, Piece)


class Outcome:
    """What the exit code follows from, counted while reports pass by."""

    def __init__(self, troubles: list[Trouble], lang: Lang) -> None:
        self.troubles = troubles
        self.messages = [each.message for each in troubles]
        """What the troubles say; a report that is written while plans are judged has them at its end."""
        self.fell_short = 0
        self.lang = lang

    def complain(self, trouble: Trouble) -> None:
        """Remember what keeps a plan from being judged, and say it; of our own faults, all alike, the first."""
        if not (isinstance(trouble, Fault) and self._faults()):
            complain_of(trouble, self.lang)
        self.troubles.append(trouble)
        self.messages.append(trouble.message)

    def of(self, judged: Iterable[Judged]) -> Iterator[Judged]:
        """The same reports, or pieces of one, counted."""
        for each in judged:
            self.fell_short += not each.passed
            yield each

    def end(self, *, exit_zero: bool = False) -> int:
        """Say at how many more plans there was a fault, and give the highest of 0, 1, 2 and 3 that applies."""
        faults = self._faults()
        if len(faults) > 1:
            note(
                phrase(
                    "nor {n:is|are} {n} other {n:plan|plans} judged, through a fault like this one",
                    "ook {n} {n:ander plan is|andere plannen zijn} door zo'n fout niet beoordeeld",
                    n=len(faults) - 1,
                ),
                self.lang,
            )
        if self.troubles:
            return FAULT if faults else COULD_NOT_CHECK
        return FALLS_SHORT if self.fell_short and not exit_zero else PASSED

    def _faults(self) -> list[Trouble]:
        return [each for each in self.troubles if isinstance(each, Fault)]
