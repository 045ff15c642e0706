"""What the command-line library shows of itself: its headings, its own options and unknown commands, in our words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import typer
import typer.core

from salesplan_cli.console import LANG, emit, say
from salesplan_cli.text import Text, argument, both, phrase, verbatim

if TYPE_CHECKING:
    from salesplan_cli.files import Trouble


_HEADINGS: Final = {
    "Usage: ": "Gebruik: ", "Arguments:": "Argumenten:", "Options:": "Opties:", "Commands:": "Commando's:",
    "[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "COMMANDO [ARGUMENTEN]...", "[default: ": "[anders: ",
}  # fmt: skip
"""Words of help pages that come from the library."""
_WORDS: Final = {
    "--install-completion": ("Install completion for this shell.", "Installeer aanvulling voor deze shell."),
    "--show-completion": ("Show completion for this shell.", "Toon de aanvulling voor deze shell."),
    "--help": ("Show this help.", "Toon deze uitleg."),
}


class Help(typer.core.TyperCommand):
    """A command whose help is wholly in the language of this run."""

    def get_help(self, ctx: Any) -> str:
        for param in self.params:
            if param.param_type_name == "argument":
                # Beside its name the library shows Python's type.
                vars(param)["display_type"] = lambda _: ""
        return _translated(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))


class Helps(typer.core.TyperGroup):
    """The commands together, their help in the language of this run."""

    def get_params(self, ctx: Any) -> Any:
        return [_explained(option) for option in super().get_params(ctx)]

    def get_help(self, ctx: Any) -> str:
        return _translated(super().get_help(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            raise _no_command(args[0], tuple(self.commands))
        return super().resolve_command(ctx, args)


def _no_command(word: str, known: Sequence[str]) -> Trouble:
    from salesplan_cli import files
    from salesplan_cli.settings_file import unknown

    if os.path.lexists(word):
        return files.trouble(
            "{word:quoted} is no command; to judge it: salesplan check {path}",
            "{word:quoted} is geen commando; om het te beoordelen: salesplan check {path}",
            word=word,
            path=verbatim(argument(word)),
        )
    if word.lower().endswith(files.SUFFIXES) or "/" in word or word in ("plan", "plans"):
        return files.trouble(
            "{word:quoted} is no command, and there is no such file or folder here either; plans are judged with "
            "`salesplan check`",
            "{word:quoted} is geen commando, en een bestand of map met die naam is er hier ook niet; plannen beoordeel "
            "je met `salesplan check`",
            word=word,
        )
    return unknown(Text("command", "commando"), word, known)


def _explained(option: Any) -> Any:
    """An option of the library's own, in our words."""
    for name in getattr(option, "opts", ()):
        if name in _WORDS:
            option.help = say(*_WORDS[name])
        if name in _COMPLETION:
            option.callback = _COMPLETION[name]
    return option


def _install_completion(context: Any, option: Any, shell: str | bool | None) -> None:
    from typer._completion_shared import install

    if shell and not context.resilient_parsing:
        _alone(context, option.opts[0], shell)
        name, path = install(_shell(shell))
        said = phrase(
            "completion for {shell} is written to {path}; it works once you open a new terminal",
            "de aanvulling voor {shell} staat in {path}; hij werkt zodra je een nieuwe terminal opent",
            shell=name,
            path=both(str(path)),
        )
        emit([f"{said.say(LANG)}\n"])
        raise typer.Exit


def _show_completion(context: Any, option: Any, shell: str | bool | None) -> Any:
    from typer.completion import show_callback

    if shell:
        _alone(context, option.opts[0], shell)
    return show_callback(context, option, shell and _shell(shell))


def _alone(context: Any, option: str, shell: str | bool) -> None:
    """Raises Trouble where more is said: the system is asked which shell it is, and what is named would be lost."""
    said = ("", *(context.obj or ()))
    rest = [each for behind, each in pairwise(said) if each[:1] != "-" and behind != "--lang" and each != shell]
    if rest:
        from salesplan_cli.files import trouble

        raise trouble(
            "{option} is for the shell that you work in, and stands by itself: leave out {rest}",
            "{option} is voor de shell waarin je werkt, en staat op zichzelf: laat {rest} weg",
            option=option,
            rest=tuple(rest),
        )


def _shell(said: str | bool) -> str:
    """The shell to complete in: the one that is named, else the one that this runs in. Raises Trouble."""
    from typer._completion_shared import Shells, _get_shell_name

    name = said if isinstance(said, str) else _get_shell_name()
    if name not in list(Shells):
        from salesplan_cli.files import trouble

        raise trouble(
            "there is no completion for this shell; there is for {shells}",
            "voor deze shell is er geen aanvulling; wel voor {shells}",
            shells=tuple(str(each) for each in Shells),
        )
    return str(name)


_COMPLETION: Final = {"--install-completion": _install_completion, "--show-completion": _show_completion}
"""What these do, its words in the language of this run."""


def _translated(page: str) -> str:
    for english, dutch in _HEADINGS.items() if LANG == "nl" else ():
        page = page.replace(english, dutch)
    return page
