"""`python -m salesplan_cli`; the console script `salesplan` starts here too.

`--version` is answered before anything else is imported, and every way out has its exit code.
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType

from salesplan_cli import __version__

METADATA = "importlib.metadata"


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = 0 if _says_version() else _run()
    except KeyboardInterrupt:
        code = 130  # before `run` could see it: while modules were being imported
    sys.exit(code)


def _says_version() -> bool:
    # Behind a command as well: like --help and --lang it belongs to all of them.
    if ["--version"] not in (sys.argv[1:], sys.argv[2:]) or sys.stdout is None or os.path.lexists("--version"):
        return False  # where a file is called so, `run` refuses to guess
    try:
        sys.stdout.write(f"salesplan {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False  # `run` does it again, and knows what to say of it
    return True


def _run() -> int:
    # What is imported lives until the end: the collector would look through it for nothing.
    gc.disable()
    # Looking for plugins of Pydantic, which could run anybody's code here, reads the data of every package there is.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    _put_off_metadata()
    from salesplan_cli.program import run

    code = run(sys.argv[1:])
    # What is left is Python's own way out, and an interrupt there is a traceback.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


def _put_off_metadata() -> None:
    """Have `importlib.metadata` imported when something of it is used.

    Pydantic asks for it beforehand, to look for its plugins, and to import it takes longer than to judge a plan.
    """
    if METADATA in sys.modules:
        return
    import importlib

    stand_in = ModuleType(METADATA)

    def of(name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)  # `__path__` and the like, which importing itself asks for
        if sys.modules.get(METADATA) is stand_in:
            del sys.modules[METADATA]
        return getattr(importlib.import_module(METADATA), name)

    def entry_points(**which: str) -> object:
        of("entry_points")
        return importlib.metadata.entry_points(**which)

    vars(stand_in).update(entry_points=entry_points, __getattr__=of)
    vars(importlib)["metadata"] = sys.modules[METADATA] = stand_in


if __name__ == "__main__":
    main()
