"""From a handler's answer to bytes: filtering, JSON, the headers each version sends, compression."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from ccrtui.sim.model.version import Version
from ccrtui.sim.rest.cluster.builds import build_of
from ccrtui.sim.rest.http.exchange import Reply
from ccrtui.sim.rest.http.filtering import filtered
from ccrtui.sim.rest.http.media import answer_type

_GZIP = 31
_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes on the wire; a header may stand more than once. `acted` is its outcome where `status` does not tell."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    acted: int | None = None


def render(reply: Reply, query: Mapping[str, str], version: Version, accept: str) -> Answer:
    """Render a successful answer; `filter_path` applies to it."""
    body = reply.body
    if "filter_path" in query and reply.status < 400 and isinstance(body, (dict, list)):
        body = filtered(body, query["filter_path"])
    text = body is None or isinstance(body, str)
    data = b"" if body is None else body.encode() if isinstance(body, str) else _json(body, query)
    headers = [("Content-Type", answer_type(version, accept, text)), *reply.headers.items()]
    if version.since(7, 14) and reply.status != 401 and not reply.unnamed:
        headers.append(("X-elastic-product", "Elasticsearch"))
    return Answer(reply.status, tuple(headers), data)


def compressed(answer: Answer, accepted: str) -> Answer:
    """Compress the body when the client takes gzip."""
    if "gzip" not in accepted or not answer.body:
        return answer
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    body = squeezer.compress(answer.body) + squeezer.flush()
    return Answer(answer.status, (*answer.headers, ("Content-Encoding", "gzip")), body)


def unprotected_warning(version: Version) -> tuple[str, str] | None:
    """The `Warning` that 7.13 to 7.17 add to every answer of a cluster without security."""
    if not version.since(7, 13) or version.since(8):
        return None
    guide = f"https://www.elastic.co/guide/en/elasticsearch/reference/{version.major}.{version.minor}"
    text = (
        "Elasticsearch built-in security features are not enabled. Without authentication, your cluster could be "
        f"accessible to anyone. See {guide}/security-minimal-setup.html to enable security."
    )
    return "Warning", warning(version, text)


def warning(version: Version, text: str) -> str:
    """The value of a deprecation `Warning` header."""
    return f'299 Elasticsearch-{version}-{build_of(version).hash} "{text}"'


def _json(body: Any, query: Mapping[str, str]) -> bytes:
    data = msgspec.json.encode(body)
    if query.get("pretty", "false") != "false":
        return msgspec.json.format(data, indent=2) + b"\n"
    return data
