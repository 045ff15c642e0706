"""Find, read and write files."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from salesplan_cli import source
from salesplan_cli.limits import FOLDER_DEPTH, LIMIT_BYTES
from salesplan_cli.places import STANDARD_INPUT as STANDARD_INPUT  # noqa: PLC0414 - given on
from salesplan_cli.places import Unjudgeable
from salesplan_cli.text import Fact, Phrase, Text, phrase, same

SUFFIXES: Final = (".yaml", ".yml")
STANDARD_OUTPUT: Final = "-"
_PLAN_LINE: Final = rb"(?m)^(?:salesplan|'salesplan'|\"salesplan\")[ \t]*:"


class Trouble(Exception):  # noqa: N818 - it is no error of ours, and "trouble" is what the user has
    """Something in the world that keeps the tool from doing what was asked, with what to do about it."""

    def __init__(self, message: Phrase) -> None:
        # The message is the only argument, so that it survives the way from one process to another.
        super().__init__(message)
        self.message = message


def trouble(en: str, nl: str, **facts: Fact) -> Trouble:
    """A `Trouble` from its two texts and facts."""
    return Trouble(phrase(en, nl, **facts))


class FoundPlans(NamedTuple):
    """What a search for plans gave."""

    names: tuple[str, ...]
    """The plan files as they are shown, in the order in which they are reported."""
    troubles: tuple[Trouble, ...]
    passed_over: tuple[str, ...]
    """YAML files in folders that are no plans, by name."""


def find(paths: Sequence[str]) -> FoundPlans:
    """The plan files among paths: files as they are, folders searched for plans. Sorted by name, each once."""
    names: set[str] = set()
    troubles: list[Trouble] = []
    passed_over: set[str] = set()
    paths = [*dict.fromkeys(paths)]
    for path in paths:
        if path == STANDARD_INPUT:
            names.add(path)
        elif os.path.isdir(path):
            if (outward := outwards(path)) is not None:
                troubles.append(outward)
                continue
            some = len(names), len(troubles)
            for name, verdict in _search(path):
                if isinstance(verdict, Trouble):
                    troubles.append(verdict)
                elif verdict:
                    names.add(name)
                else:
                    passed_over.add(name)
            if len(paths) > 1 and some == (len(names), len(troubles)) and not _holds_one_of(path, names):
                troubles.append(
                    trouble(
                        "{path}: there is no plan in this folder; leave it out, or put its plan back",
                        "{path}: in deze map staat geen plan; laat die weg, of zet het plan terug",
                        path=path,
                    )
                )
        elif not path:
            troubles.append(
                trouble("a path is empty: name a file or folder", "een pad is leeg: noem een bestand of map")
            )
        elif not os.path.lexists(path):
            troubles.append(
                trouble(
                    "{path}: there is no such file or folder; check the name, or make a plan with `salesplan init`",
                    "{path}: dit bestand of deze map is er niet; controleer de naam, of maak een plan met "
                    "`salesplan init`",
                    path=path,
                )
            )
        else:
            names.add(path)
    if len(paths) > 1:
        names, passed_over = _each_once(names), _each_once(passed_over)
    return FoundPlans(tuple(sorted(names)), tuple(troubles), tuple(sorted(passed_over)))


def _holds_one_of(folder: str, names: Iterable[str]) -> bool:
    # A folder may be named twice, or within another one.
    top = os.path.realpath(folder)
    return any(os.path.realpath(name).startswith(os.path.join(top, "")) for name in names if name != STANDARD_INPUT)


def _each_once(names: set[str]) -> set[str]:
    """Of names for the same file (`plans/x.yaml`, `./plans/x.yaml`) the shortest; a link is a file of its own."""
    once: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        folder, file = os.path.split(name)
        once.setdefault(name if name == STANDARD_INPUT else os.path.join(os.path.realpath(folder), file), name)
    return set(once.values())


def _search(folder: str) -> Iterator[tuple[str, bool | Trouble]]:
    """Each YAML file below a folder, with whether it is a plan."""
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield here, _cannot_open(here, error)
            continue
        for entry in inside:
            name = _joined(here, entry.name)
            if entry.is_dir(follow_symlinks=False):
                # Hidden folders hold tools and history, not plans.
                if not entry.name.startswith("."):
                    if depth < FOLDER_DEPTH:
                        waiting.append((name, depth + 1))
                    else:
                        yield (
                            name,
                            trouble(
                                "{path}: folders are searched {depth} deep and no deeper",
                                "{path}: er wordt tot {depth} mappen diep gezocht en niet dieper",
                                path=name,
                                depth=FOLDER_DEPTH,
                            ),
                        )
            elif is_yaml(entry.name) and not _is_folder(entry):
                yield name, _plan_or_trouble(name, folder)


def is_yaml(name: str) -> bool:
    """Whether a file in a folder may be a plan by its name; hidden ones (`.gitlab-ci.yml`) belong to tools."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link in a circle: opening it says what is wrong


def _joined(folder: str, name: str) -> str:
    # `plans/x.yaml` for `plans` and `plans/`, and no `./` in front: names are what reports show and sort by.
    base = folder.rstrip("/")
    if base in (".", ""):
        return name if base else f"/{name}"
    return f"{base}/{name}"


def _plan_or_trouble(name: str, folder: str) -> bool | Trouble:
    try:
        return is_plan(read(name, folder))
    except Trouble as found:
        return found


def is_plan_file(name: str) -> bool:
    """Whether there is a file of that name, or behind a link of that name, and it is a plan. Raises Trouble.

    Under any other name than that of a YAML file it has to be YAML: an old report may quote a plan.
    """
    there = os.path.realpath(name)
    found = read(there) if os.path.isfile(there) else b""
    return is_plan(found) and (there.lower().endswith(SUFFIXES) or not isinstance(source.read(found), Unjudgeable))


def is_plan(content: bytes) -> bool:
    """Whether a line starts with `salesplan:`, decided on the text, so that a broken plan is one too."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content[2:]
    # In UTF-16 and UTF-32 half of it and more is NUL.
    text = content.replace(b"\x00", b"").replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")
    return re.search(_PLAN_LINE, text) is not None


def read(name: str, folder: str | None = None) -> bytes:
    """A file's content, one byte more than the limit at most; `-` is standard input. Raises Trouble.

    A link that leads out of the folder (and the repository) it was found in is refused, because its lines would be
    quoted in the report.
    """
    if name == STANDARD_INPUT:
        return _standard_input()
    if (outward := outwards(name, folder)) is not None:
        raise outward
    return content(name, LIMIT_BYTES)


def outwards(name: str, folder: str | None = None) -> Trouble | None:
    """What is wrong with a name of which a part is a link out of where it stands, if one is."""
    link = re.sub(r"(/\.?)+$", "", name) or name  # behind a slash it would be what it leads to
    try:
        if (_is_link(link) and not _stays_inside(link, folder)) or any(map(_leaves, _above(link))):
            return _leads_out(name)
    except (OSError, ValueError) as error:
        return _cannot_open(name, error)
    return None


def _above(name: str) -> Iterator[str]:
    """The folders that a path goes through, as it is written."""
    while (above := os.path.dirname(name)) not in ("", name):
        yield above
        name = above


def _leaves(folder: str) -> bool:
    """Whether a folder on the way is a link out of the repository that it is in.

    Outside of repositories one is the arrangement of whoever wrote the path: a home or a temporary folder often is.
    """
    if not _is_link(folder):
        return False
    top = _repository(Path(os.path.realpath(os.path.dirname(folder) or ".")))
    return top is not None and not Path(os.path.realpath(folder)).is_relative_to(top)


def _leads_out(name: str) -> Trouble:
    return trouble(
        "{path}: this link leads out of its folder and is not followed; name what it points to instead",
        "{path}: deze koppeling wijst naar buiten de map en wordt niet gevolgd; noem in plaats daarvan waar die heen "
        "wijst",
        path=name,
    )


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise trouble("standard input is closed", "de standaardinvoer is gesloten")
    try:
        return sys.stdin.buffer.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise trouble(
            "standard input cannot be read: {reason}",
            "de standaardinvoer is niet te lezen: {reason}",
            reason=why(error),
        ) from None


def content(name: str, limit: int) -> bytes:
    """What stands in a file, one byte more than `limit` at most. Raises Trouble.

    Only regular files are read: a pipe or a device could block for ever.
    """
    try:
        handle = os.open(name, os.O_RDONLY | _NO_WAIT)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise trouble(
                    "{path}: this is not a file with text in it (but a folder, pipe or device)",
                    "{path}: dit is geen bestand met tekst (maar een map, pijp of apparaat)",
                    path=name,
                )
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _cannot_open(name, error) from None


_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""A pipe with nobody at the other end is opened, or refused, at once."""


def _is_link(name: str) -> bool:
    # `os.path.islink` takes what it cannot look at for no link.
    try:
        return stat.S_ISLNK(os.lstat(name).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _stays_inside(name: str, folder: str | None) -> bool:
    real = Path(os.path.realpath(name))
    start = Path(os.path.realpath(folder or os.path.dirname(name) or "."))
    if real.is_relative_to(start):
        return True
    top = _repository(start)
    return top is not None and real.is_relative_to(top)


def where() -> Path:
    """The working directory. Raises Trouble where it cannot be read."""
    try:
        return Path.cwd()
    except OSError as error:
        raise trouble(
            "the folder that you are in cannot be read: {reason}",
            "de map waarin je staat is niet te lezen: {reason}",
            reason=why(error),
        ) from None


def repository(folder: Path) -> Path | None:
    """The top of the repository that a folder (by its real name) lies in, as far as one may look."""
    try:
        return _repository(folder)
    except OSError:
        return None


def _repository(folder: Path) -> Path | None:
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


_REASONS: Final = {
    errno.ENOENT: Text("there is no such file or folder", "dit bestand of deze map is er niet"),
    errno.EACCES: Text("you have no permission", "daar heb je geen rechten voor"),
    errno.EPERM: Text("you have no permission", "daar heb je geen rechten voor"),
    errno.EISDIR: Text("this is a folder", "dit is een map"),
    errno.ENOTDIR: Text("a part of the path is no folder", "een deel van het pad is geen map"),
    errno.EEXIST: Text("something of that name is there already", "er is al iets met die naam"),
    errno.ENOSPC: Text("the disk is full", "de schijf is vol"),
    errno.EROFS: Text("this place can only be read", "op deze plek mag alleen gelezen worden"),
    errno.EIO: Text("the disk or the connection fails", "de schijf of de verbinding hapert"),
    errno.EMFILE: Text("too many files are open", "er staan te veel bestanden open"),
    errno.ELOOP: Text("the link leads back to itself", "de koppeling leidt naar zichzelf terug"),
    errno.ENAMETOOLONG: Text("the name is too long", "de naam is te lang"),
    errno.EPIPE: Text("nobody reads it any more", "niemand leest nog mee"),
}


def why(error: Exception) -> Phrase:
    """The reason that the system gives, in words; in those of the system where it is a rare one."""
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return Phrase(known) if known else same("{error}", error=getattr(error, "strerror", None) or str(error))


def _cannot_open(name: str, error: Exception) -> Trouble:
    if isinstance(error, FileNotFoundError) and os.path.lexists(name):
        reason = phrase("it is a link to something that is not there", "het is een koppeling naar iets dat er niet is")
    elif isinstance(error, FileNotFoundError):
        reason = phrase("there is no such file", "dit bestand is er niet")
    elif isinstance(error, PermissionError):
        reason = phrase("you may not read it", "je mag het niet lezen")
    else:
        reason = why(error)
    return trouble(
        "{path}: cannot be opened: {reason}", "{path}: is niet te openen: {reason}", path=name, reason=reason
    )


def write(name: str, chunks: Iterable[str], *, new: bool = False) -> None:
    """Write a text file whole or not at all, following a link and keeping the mode. Raises Trouble.

    `new`: never in the place of a file that is there, not even of one that came a moment ago.
    """
    try:
        status = _status(name)
        # `reports/` means a folder, also where there is none yet.
        if not os.path.basename(name) or (status is not None and stat.S_ISDIR(status.st_mode)):
            raise trouble(
                "{path}: is a folder; name a file in it", "{path}: is een map; noem een bestand daarin", path=name
            )
        if status is not None and not stat.S_ISREG(status.st_mode):
            _to_device(name, chunks)
            return
        target = os.path.realpath(name)
        keep = stat.S_IMODE(status.st_mode) if status else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(prefix=".salesplan-", suffix=".tmp", dir=os.path.dirname(target))
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(handle)
            os.chmod(temporary, keep)
            if new:
                _put_new(temporary, target, name)
            else:
                os.replace(temporary, target)
        except BaseException:
            _remove(temporary)
            raise
    except OSError as error:
        raise _cannot_write(name, error) from None


def _status(name: str) -> os.stat_result | None:
    try:
        return os.stat(name)
    except FileNotFoundError:
        return None
    except ValueError as error:  # a NUL in the name
        raise _cannot_write(name, error) from None


def _to_device(name: str, chunks: Iterable[str]) -> None:
    # A device or pipe (/dev/stdout) cannot be replaced, and holds nothing that could be half-written.
    handle = os.open(name, os.O_WRONLY | _NO_WAIT)
    # Who reads no further has seen enough, as on standard output.
    with (
        contextlib.suppress(BrokenPipeError),
        os.fdopen(handle, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as device,
    ):
        os.set_blocking(handle, True)
        device.writelines(chunks)


_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES})


def _put_new(temporary: str, target: str, name: str) -> None:
    # A link is refused where something is there already; renaming would put it aside.
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _is_there(name) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise _is_there(name) from None
        os.replace(temporary, target)
    else:
        _remove(temporary)


def append(name: str, text: str, limit: int) -> bool:
    """Add lines to the end of a file that others write to as well; False where it would become larger than `limit`.

    Raises Trouble.
    """
    try:
        handle = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_WAIT, 0o666)
        with os.fdopen(handle, "a", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            os.set_blocking(handle, True)
            status = os.fstat(handle)
            if stat.S_ISREG(status.st_mode) and status.st_size:
                with open(name, "rb") as before:
                    before.seek(-1, os.SEEK_END)
                    text = text if before.read(1) == b"\n" else f"\n{text}"
            if status.st_size + len(text.encode(errors="backslashreplace")) > limit:
                return False
            file.write(text)
            return True
    except (OSError, ValueError) as error:
        raise _cannot_write(name, error) from None


def _cannot_write(name: str, error: Exception) -> Trouble:
    folder = os.path.dirname(name)
    reason = why(error)
    if isinstance(error, FileNotFoundError) and folder and not os.path.lexists(folder):
        reason = phrase("there is no folder {folder}", "de map {folder} is er niet", folder=folder)
    return trouble(
        "{path}: cannot be written: {reason}", "{path}: is niet te schrijven: {reason}", path=name, reason=reason
    )


def _remove(name: str) -> None:
    try:
        os.unlink(name)
    except OSError:
        return


def _umask() -> int:
    # There is no way to ask for it without setting it.
    current = os.umask(0o022)
    os.umask(current)
    return current


def create(name: str, text: str, *, force: bool) -> None:
    """Write a new file, its folders made; an existing one only with `force`. Raises Trouble."""
    if not force:
        refuse_existing(name)
    folder = os.path.dirname(name)
    try:
        os.makedirs(folder or ".", exist_ok=True)
    except (OSError, ValueError) as error:
        raise trouble(
            "{path}: the folder cannot be made: {reason}",
            "{path}: de map is niet te maken: {reason}",
            path=folder,
            reason=why(error),
        ) from None
    write(name, [text], new=not force)


def refuse_existing(name: str) -> None:
    """Raises Trouble where there is something of that name."""
    if os.path.lexists(name):
        raise _is_there(name)


def _is_there(name: str) -> Trouble:
    return trouble(
        "{path}: is there already and is left as it is; choose another name, or add --force to replace it",
        "{path}: bestaat al en blijft zoals het is; kies een andere naam, of vervang het met --force",
        path=name,
    )


def whole_name(name: str) -> str:
    """The file that a name stands for, be it not there yet."""
    try:
        return os.path.realpath(name)
    except (OSError, ValueError):
        return name  # which nothing can be written to


def is_same(one: str, other: str) -> bool:
    """Whether two names are the same file; `-` is what standard input reads."""
    try:
        first, second = (os.fstat(0) if name == STANDARD_INPUT else os.stat(name) for name in (one, other))
        is_read = STANDARD_INPUT not in (one, other) or stat.S_ISREG(first.st_mode)
        return is_read and os.path.samestat(first, second)
    except (OSError, ValueError):
        pass
    if STANDARD_INPUT in (one, other):
        return False
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return one == other  # in a working directory that is gone
