"""From a command line to an exit code: interrupts, faults, and what the library says of a wrong command line."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final, NoReturn, cast

import typer

from salesplan_cli.cli import app
from salesplan_cli.console import (
    COULD_NOT_CHECK,
    FAULT,
    INTERRUPTED,
    LANG,
    PASSED,
    TERMINATED,
    complain,
    complain_of,
    emit,
    escape_what_cannot_be_shown,
    guarded,
    lost,
    tell,
    values_of,
)
from salesplan_cli.text import Lang, Phrase, Text, phrase


class _Terminated(BaseException):
    """SIGTERM: leave like an interrupt does, so that a half-written temporary file is removed."""


class _Stop:
    """What a signal asked for. Libraries make an error of their own out of an interrupt, or lose it."""

    code = PASSED

    def listen(self) -> None:
        """Take over the signals that end a program, but not an interrupt that this run is to ignore."""
        signal.signal(signal.SIGTERM, self._terminated)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._interrupted)
        sys.unraisablehook = self._unraisable

    def end(self) -> None:
        """Nothing is raised any more that was put off."""
        sys.unraisablehook = sys.__unraisablehook__
        if hasattr(signal, "setitimer"):  # pragma: no branch - it is not there on Windows
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _terminated(self, *_: object) -> NoReturn:
        self.code = TERMINATED
        raise _Terminated

    def _interrupted(self, *_: object) -> NoReturn:
        self.code = INTERRUPTED
        raise KeyboardInterrupt

    def _unraisable(self, what: sys.UnraisableHookArgs) -> None:
        if not isinstance(what.exc_value, KeyboardInterrupt | _Terminated):
            sys.__unraisablehook__(what)
        elif hasattr(signal, "setitimer"):  # pragma: no branch - it is not there on Windows
            # Python drops what is raised while it tidies up an object: it is raised again in a moment.
            signal.signal(signal.SIGALRM, self._terminated if self.code == TERMINATED else self._interrupted)
            signal.setitimer(signal.ITIMER_REAL, 0.01)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code; nothing escapes."""
    # Plans make many small objects that live until the end: the collector finds nothing and costs a sixth.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    stop = _Stop()
    try:
        stop.listen()
        escape_what_cannot_be_shown(sys.stderr)
        if sys.stdout is not None:
            # Which first writes what is waiting.
            guarded(lambda: escape_what_cannot_be_shown(sys.stdout))
        code = _run(arguments)
        if code in (INTERRUPTED, FAULT):
            code = stop.code or code  # a library may have made an interrupt, or an error, of it
        if sys.stdout is not None:
            emit(())
    except KeyboardInterrupt:
        code = stop.code or INTERRUPTED
    except _Terminated:
        code = TERMINATED
    except Exception as error:  # noqa: BLE001 - the one place where every fault is caught
        code = stop.code or _fell(error, arguments)
    stop.end()
    gc.freeze()
    return code


def _run(arguments: Sequence[str]) -> int:
    if (doubt := _doubt(arguments)) is not None:
        complain(doubt, _language())
        return COULD_NOT_CHECK
    try:
        result = _command(arguments).main(list(arguments), "salesplan", standalone_mode=False, obj=tuple(arguments))
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as left:
        # Typer's own way out when nobody reads its help any more; that is no error.
        return left.code if isinstance(left.code, int) and not isinstance(left.__context__, OSError) else PASSED
    return result if isinstance(result, int) else PASSED


def _doubt(arguments: Sequence[str]) -> Phrase | None:
    """What is to be said where an option may be the name of a file, or there are two settings files.

    What calls this with the names of files, such as pre-commit, puts them where options may stand; and whoever makes
    a pull request makes the names.
    """
    options = [*takewhile(lambda each: each != "--", arguments)]
    file = next((each for each in options if len(each) > 1 and each[0] == "-" and os.path.lexists(each)), None)
    if file is not None:
        return phrase(
            "{word:quoted} is both an option and a file here: write `--` in front of the names of files, or ./{word}",
            "{word:quoted} is hier zowel een optie als een bestand: schrijf `--` vóór de namen van bestanden, of "
            "./{word}",
            word=file,
        )
    configs = values_of("--config", options)
    if len(configs) > 1:
        return phrase(
            "--config is there twice, for {first:quoted} and {second:quoted}: leave one of them out",
            "--config staat er twee keer, voor {first:quoted} en {second:quoted}: laat er een weg",
            first=configs[-1],
            second=configs[0],
        )
    return None


def _command(arguments: Sequence[str]) -> Any:
    # To build the options of every command takes longer than to check a plan: only those of the one that is named.
    every = app.registered_commands
    try:
        app.registered_commands = [each for each in every if arguments[:1] == [each.name]] or every
        return typer.main.get_command(app)
    finally:
        app.registered_commands = every


def _fell(error: Exception, arguments: Sequence[str]) -> int:
    from salesplan_cli.faults import Fault, fault
    from salesplan_cli.files import Trouble

    if isinstance(error, OSError):
        # Help and completion are written by Typer; files have words of their own.
        error = lost(error)
    if isinstance(error, Trouble):
        complain_of(error, _language())
        return FAULT if isinstance(error, Fault) else COULD_NOT_CHECK
    if type(error).__name__ == "NoArgsIsHelpError":
        tell(f"{cast(Any, error).ctx.get_help()}\n")
        return COULD_NOT_CHECK
    usage = _usage(error, arguments)
    if usage is not None:
        complain(usage, _language())
        return COULD_NOT_CHECK
    complain_of(fault(error), _language())
    return FAULT


def _language() -> Lang:
    """The language of what goes wrong outside a command's own words: as said, else that of the settings."""
    from salesplan_cli import settings

    if values_of("--lang", sys.argv):
        return LANG
    config = next(iter(values_of("--config", sys.argv)), None)
    try:
        return settings.chosen_language(None, os.environ, config, isolated="--isolated" in sys.argv)
    except Exception:  # noqa: BLE001 - whatever is wrong with the settings too, it is something else that has to be said
        return LANG


def _near(option: str, names: Sequence[str]) -> list[str]:
    """Those of the names that somebody may have meant: the library finds `--select` near `--baseline`."""
    import difflib

    close = difflib.get_close_matches(option, names, 3, 0.75)
    return [each for each in names if each in close or each.startswith(option)]


def _usage(error: Exception, arguments: Sequence[str]) -> Phrase | None:
    """What was wrong with the command line, None where it was something else."""
    message = str(getattr(error, "message", ""))
    known = {each.name for each in app.registered_commands}
    path = " ".join(["salesplan", *[each for each in arguments if each in known][:1]])
    help_ = Text(f"see `{path} --help`", f"zie `{path} --help`")
    option = getattr(error, "option_name", None)
    if option and type(error).__name__ == "BadOptionUsage":
        if "does not take" in message:
            return phrase(
                "{option} stands by itself, without a value; {help}",
                "{option} staat op zichzelf, zonder waarde; {help}",
                option=option,
                help=help_,
            )
        return phrase(
            "behind {option} belongs a value; {help}",
            "achter {option} hoort een waarde; {help}",
            option=option,
            help=help_,
        )
    if option:
        near = _near(option, getattr(error, "possibilities", None) or ())
        return phrase(
            "there is no option {option}{near}; {help}",
            "de optie {option} bestaat niet{near}; {help}",
            option=option,
            near=phrase(" (did you mean {some}?)", " (bedoel je {some}?)", some=tuple(near)) if near else "",
            help=help_,
        )
    if words := re.match(_EXTRA, message):
        return phrase(
            "there is no place for {words:quoted} here; {help}",
            "voor {words:quoted} is hier geen plaats; {help}",
            words=words[1],
            help=help_,
        )
    if message == _NO_COMMAND:
        return phrase("name a command; {help}", "noem een commando; {help}", help=help_)
    return None


_EXTRA: Final = r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"
"""What the library says of words that no argument takes."""
_NO_COMMAND: Final = "Missing command."
"""What the library says of options without a command."""
