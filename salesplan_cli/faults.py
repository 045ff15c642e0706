"""Faults of our own: what is said of one, and that one at a plan hides no other plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from salesplan_cli import __url__, __version__
from salesplan_cli.files import Trouble
from salesplan_cli.text import both, phrase

REPORT_FAULTS_TO: Final = f"{__url__}/issues"
Made = TypeVar("Made")


class Fault(Trouble):
    """A fault of our own, with where to report it."""

    trace = ""
    """Where it arose, for the maintainers."""


def fault(error: Exception, plan: str = "") -> Fault:
    """What is said of an error that nobody foresaw, and of the plan that it showed at."""
    import traceback

    found = Fault(
        phrase(
            "a fault in salesplan {version} itself{plan} ({kind}: {error})\n"
            "please report it at {where}, with the plan if you can",
            "een fout in salesplan {version} zelf{plan} ({kind}: {error})\n"
            "meld dit op {where}, als het kan met het plan erbij",
            version=__version__,
            plan=phrase(", at {plan}", ", bij {plan}", plan=plan) if plan else "",
            kind=type(error).__name__,
            error=" ".join(str(error).split()),
            where=both(REPORT_FAULTS_TO),
        )
    )
    found.trace = "".join(traceback.format_exception(error))
    return found


def each_made(names: Iterable[str], make: Callable[[str], Made], complain: Callable[[Trouble], None]) -> Iterator[Made]:
    """What is made of the plan of each name; what keeps one from it goes to `complain`, and the others go on."""
    for name in names:
        try:
            made = make(name)
        except Trouble as found:
            complain(found)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one plan, the others are judged
            complain(fault(error, name))
        else:
            yield made
