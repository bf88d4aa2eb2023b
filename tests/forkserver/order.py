"""What is ordered of a server: a run of the program, with what a shell would give it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_AT_START = re.compile(
    r"(PYTHON|LC_|SSL|TEXTUAL_|ANDROID_|AIOHTTP_|FROZENLIST_|MULTIDICT_|PROPCACHE_|YARL_)|(LANG|TZ|TERM_PROGRAM|ESCDELAY)$"
)


@dataclass(frozen=True, slots=True)
class Order:
    """`python -m ccrtui ARGUMENTS` in an environment and a folder.

    With `leads_session` it leads a session of its own, whose terminal is the one among its streams.
    """

    arguments: tuple[str, ...]
    environ: Mapping[str, str]
    folder: str
    leads_session: bool = False

    @property
    def at_start(self) -> frozenset[tuple[str, str]]:
        """The variables that Python and the modules read once, while they are loaded: a server stands for these."""
        return frozenset((name, value) for name, value in self.environ.items() if read_at_start(name))


def read_at_start(name: str) -> bool:
    """Whether a variable of the environment may be read while the program is loaded."""
    return _AT_START.match(name) is not None
