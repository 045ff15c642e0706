"""`python -m salesplan_cli`; the console script `salesplan` starts here too.

`--version` is answered before anything else is imported, and every way out has its exit code.
"""

from __future__ import annotations

import gc
import os
import sys

from salesplan_cli import __version__


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = 0 if _says_version() else _run()
    except KeyboardInterrupt:
        code = 130  # before `run` could see it: while modules were being imported
    sys.exit(code)


def _says_version() -> bool:
    if sys.argv[1:] != ["--version"] or sys.stdout is None:
        return False
    try:
        sys.stdout.write(f"salesplan {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False  # `run` does it again, and knows what to say of it
    return True


def _run() -> int:
    # Looking for plugins of Pydantic, which could run anybody's code here, reads the data of every package there is.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    # What is imported lives until the end: the collector would look through it for nothing.
    gc.disable()
    from salesplan_cli.cli import run

    code = run(sys.argv[1:])
    # What is left is Python's own way out, and an interrupt there is a traceback.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


if __name__ == "__main__":
    main()
