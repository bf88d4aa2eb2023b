"""Where the program begins: the version is answered before anything is imported, everything else by `cli`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; gives the exit code."""
    if sys.argv[1:] not in (["--version"], ["-V"]) or sys.stdout is None:
        from ccrtui.cli.main import run

        return run(sys.argv[1:])
    from ccrtui.version import __version__

    try:
        print(f"ccrtui {__version__}", flush=True)
    except OSError as problem:
        from ccrtui.cli.failure import end_unwritten
        from ccrtui.cli.output import OutputError

        return end_unwritten((), OutputError("stdout", problem))
    return 0


if __name__ == "__main__":
    sys.exit(main())
