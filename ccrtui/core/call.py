"""A remote request as a value: previewed, sent, journaled and copied, never carrying a secret."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.effect import Effect, effect_of
from ccrtui.core.json_value import JsonObject
from ccrtui.core.kind import Kind


class Side(StrEnum):
    """Which end of a link a call goes to."""

    LEADER = "leader"
    FOLLOWER = "follower"
    CLOUD = "cloud"

    @property
    def other(self) -> Side:
        """The opposite end of the link."""
        return Side.FOLLOWER if self is Side.LEADER else Side.LEADER


class Service(StrEnum):
    """What answers a call."""

    SEARCH = "search"
    """The HTTP interface of an Elasticsearch cluster."""
    TRANSPORT = "transport"
    """A transport port, probed by TCP and TLS from where the program runs."""


@dataclass(frozen=True, slots=True)
class Call:
    """One remote request.

    `target` is the path (search) or `host:port` (transport); `parameters` are the query; `body` is the exact text
    that is sent (JSON, or NDJSON for a bulk request), so that what was shown is what leaves.
    """

    kind: Kind
    side: Side
    service: Service
    verb: str
    target: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: str | None = None

    @property
    def effect(self) -> Effect:
        """Read, probe or write, from the one closed table."""
        return effect_of(self.kind)

    @property
    def is_ndjson(self) -> bool:
        """Whether the body is newline-delimited JSON."""
        return self.kind is Kind.WRITE_SAMPLES

    @property
    def query(self) -> str:
        """The query as Elasticsearch's own documents write it: unescaped, in the order given."""
        return "&".join(f"{key}={value}" for key, value in self.parameters)

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that stand for side and request: the same in plan, journal and outcome."""
        text = "\0".join((self.side, self.service, self.verb, self.target, self.query, self.body or ""))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def request(self) -> JsonObject:
        """The request as the machine-readable shapes print it: method, path, query, body."""
        body = None
        if self.body is not None:
            body = self.body if self.is_ndjson else json.loads(self.body)
        return {"method": self.verb, "path": self.target, "query": dict(self.parameters), "body": body}


def search_call(
    kind: Kind,
    side: Side,
    verb: str,
    path: str,
    query: Mapping[str, str] | None = None,
    body: JsonObject | str | None = None,
) -> Call:
    """Build a call to a cluster's HTTP interface; a mapping becomes the JSON text that is sent."""
    text = body if body is None or isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return Call(kind, side, Service.SEARCH, verb, path, tuple((query or {}).items()), text)
