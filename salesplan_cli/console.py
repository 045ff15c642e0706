"""What goes to the two streams, in which language, what they can show, and the exit codes.

A stream that is closed ends in silence or in a `Trouble`, never in a traceback.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

import typer

from salesplan_cli.limits import MAX_DIGITS, NARROWEST
from salesplan_cli.text import LANGS, Lang, Phrase, lang_of_locale

if TYPE_CHECKING:
    from salesplan_cli.files import Trouble

PASSED: Final = 0
FALLS_SHORT: Final = 1
COULD_NOT_CHECK: Final = 2
FAULT: Final = 3
INTERRUPTED: Final = 130
TERMINATED: Final = 143


# --- the language of this run ----------------------------------------------------------------------------------------


def early_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language of help texts and of what goes wrong before options are read. Never raises."""
    said = [*values_of("--lang", arguments), environment.get("SALESPLAN_LANG", "")]
    named = (lang for each in said for lang in LANGS if each.strip().lower() == lang)
    return next(named, None) or lang_of_locale(environment)


def values_of(option: str, arguments: Sequence[str]) -> list[str]:
    """What is said behind an option, the last first, before options are read."""
    said: list[str] = []
    for argument, following in pairwise([*arguments, ""]):
        name, joined, value = argument.partition("=")
        if name == option:
            said.insert(0, value if joined else following)
    return said


LANG: Lang = early_language(sys.argv[1:], os.environ)


def say(en: str, nl: str) -> str:
    """A help text in the language of this run."""
    return en if LANG == "en" else nl


# --- standard error --------------------------------------------------------------------------------------------------


@contextmanager
def complaining_in(lang: Lang) -> Iterator[None]:
    """What goes wrong from here on is said in the language of the run, which a settings file may have chosen."""
    from salesplan_cli.faults import Fault
    from salesplan_cli.files import Trouble

    try:
        yield
    except Fault:
        raise
    except Trouble as trouble:
        complain(trouble.message, lang)
        raise typer.Exit(COULD_NOT_CHECK) from None


def complain(message: Phrase, lang: Lang) -> None:
    """Say on standard error what keeps the tool from what was asked."""
    tell(f"salesplan: {message.say(lang)}\n")


def complain_of(trouble: Trouble, lang: Lang) -> None:
    """The same of a trouble, and where a fault of our own arose for who asks."""
    complain(trouble.message, lang)
    if os.environ.get("SALESPLAN_DEBUG") == "1":
        tell(getattr(trouble, "trace", ""))


def note(message: Phrase, lang: Lang) -> None:
    """Say something beside the result on standard error."""
    tell(f"{message.say(lang)}\n")


def tell(line: str) -> None:
    """Write to standard error, if anybody listens."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(line)
            sys.stderr.flush()
        except OSError:
            let_go(sys.stderr)


# --- standard output -------------------------------------------------------------------------------------------------


def escape_what_cannot_be_shown(stream: TextIO | None) -> None:
    """Let a stream write what its encoding does not have as `\\u20ac`."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def emit(chunks: Iterable[str]) -> None:
    """Write to standard output. Raises Trouble where the report is lost."""
    guarded(lambda: sys.stdout.writelines(chunks))


def guarded(write: Callable[[], None]) -> None:
    """Do what writes to standard output. Raises Trouble where it fails, but not where the reader has seen enough."""
    try:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        write()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the second is Rich's way out
        let_go(sys.stdout)
    except OSError as error:
        raise lost(error) from None


def lost(error: OSError) -> Trouble:
    """That a report cannot be written; what is left of it goes nowhere."""
    from salesplan_cli.files import trouble, why

    if sys.stdout is not None:
        let_go(sys.stdout)
    return trouble(
        "the report cannot be written: {reason}",
        "het rapport is niet te schrijven: {reason}",
        reason=why(error),
    )


def let_go(stream: TextIO) -> None:
    """What is still in the buffer of a stream goes nowhere, so that closing it at exit does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError:
        return


# --- what standard output can show -----------------------------------------------------------------------------------

WIDEST: Final = 200
PIPED_WIDTH: Final = 80
DUMB: Final = ("dumb", "unknown")
"""Values of TERM of what shows no colours by itself."""


class Surroundings(NamedTuple):
    """What standard output can show."""

    terminal: bool
    color: bool
    unicode: bool
    width: int


def surroundings(no_color: bool, environment: Mapping[str, str]) -> Surroundings:
    """What standard output can show: colours as NO_COLOR, FORCE_COLOR and the terminal say, width at least 40."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    forced = bool(environment.get("FORCE_COLOR")) and environment.get("FORCE_COLOR") != "0"
    dumb = environment.get("TERM") in DUMB
    color = not no_color and not environment.get("NO_COLOR") and (forced or (terminal and not dumb))
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    try:
        "\u2588\u2591\u2500\u2714\u20ac".encode(encoding)
        drawing = True
    except (LookupError, UnicodeEncodeError):
        drawing = False
    return Surroundings(terminal, color, drawing, _width(terminal, environment))


def _width(terminal: bool, environment: Mapping[str, str]) -> int:
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and len(said) < MAX_DIGITS and int(said):
        width = int(said)
    elif terminal:
        width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    else:
        width = PIPED_WIDTH
    return min(max(width, NARROWEST), WIDEST)
