"""`python -m salesplan_cli`; the console script `salesplan` starts here too.

`--version` is answered before anything else is imported, and every way out has its exit code.
"""

from __future__ import annotations

import sys

from salesplan_cli import __version__


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"salesplan {__version__}\n")
        sys.exit(0)
    from salesplan_cli.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
