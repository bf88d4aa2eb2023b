"""Which node and which address a failed connection was about, as the server names them in its error."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMED = re.compile(r"\[([^\[\]]*)\]\[([^\[\]]+:\d+)\]\s*")


@dataclass(frozen=True, slots=True)
class Dialled:
    """The address that took part, the node's name (empty where it never answered), and the rest of what was said."""

    address: str
    node: str
    cause: str

    @property
    def named(self) -> str:
        """Node and address as they stand in a sentence."""
        return f"{self.node} {self.address}".strip()


def dialled(reason: str | None) -> Dialled | None:
    """Read `[leader-0][127.0.0.1:9319] connect_exception`; None where a text names no address.

    A node that answers once is named with the address that it publishes, a dead seed without a name (recorded on
    Elasticsearch 7.3.0).
    """
    match = _NAMED.search(reason or "")
    if match is None or reason is None:
        return None
    return Dialled(match[2], match[1], (reason[: match.start()] + reason[match.end() :]).strip())
