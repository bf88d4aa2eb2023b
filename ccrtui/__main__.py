"""Where the program begins: the version is answered before anything is imported, everything else by `cli`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; gives the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ccrtui.version import __version__

        sys.stdout.write(f"ccrtui {__version__}\n")
        return 0
    from ccrtui.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
