"""A cluster behind something that puts into its answers what a terminal would obey, and what it was sent as secrets."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from tests.scenarios.spoiling_server import Passed, spoiling

FORGED = "✗ compare · in sync: forged"
OBEYED = f"\x1b]0;a\x07\x1b]52;c;aGk=\x07\x9b31m\x00\u202e\u2066\u200b\ufeff\u00ad\u2028\r\n{FORGED}\n"
NAMES = frozenset({"name", "cluster_name", "username", "transport_address", "ip", "host", "roles", "seeds", "mode"})
LICENCE = frozenset({"type", "number", "build_flavor", "minimum_wire_compatibility_version", "reason"})
CLOUD_NAMES = frozenset({"InstanceName", "VpcName", "SubnetName", "RouteTableName", "Description", "EsVersion", "Zone"})
CLOUD_IDS = frozenset({"RequestId", "InstanceId", "VpcId", "SubnetId", "RouteTableId", "AccountId", "Uin"})


def spoiled(value: Any, words: str, keys: frozenset[str] | None, key: str = "") -> Any:
    """JSON with words behind each text that stands under one of the keys, or behind all texts."""
    if isinstance(value, dict):
        return {name: spoiled(item, words, keys, name) for name, item in value.items()}
    if isinstance(value, list):
        return [spoiled(item, words, keys, key) for item in value]
    return value + words if isinstance(value, str) and key != "tagline" and (keys is None or key in keys) else value


def more_names(value: Any, words: str) -> Any:
    """JSON with a second entry beside each, of another name."""
    if isinstance(value, list):
        return [more_names(item, words) for item in value]
    if not isinstance(value, dict):
        return value
    entries = {name: more_names(item, words) for name, item in value.items()}
    nested = {name + words: item for name, item in entries.items() if isinstance(item, dict)}
    return {**entries, **nested}


def envelope(words: str) -> Mapping[str, Any]:
    """A refusal of Elasticsearch with words in all of it."""
    cause = {"type": words, "reason": words, "index": words, "license.expired.feature": words, words: words}
    return {"error": {**cause, "root_cause": [cause], "caused_by": cause}, "status": 403}


def cloud_refusal(words: str) -> Mapping[str, Any]:
    """A refusal of the cloud with words in all of it."""
    return {"Response": {"Error": {"Code": f"UnauthorizedOperation.{words}", "Message": words}, "RequestId": words}}


Mode = Callable[[int, Any, str], tuple[int, Any]]
"""Makes of a status, an answer and words what is sent back; a text is sent as it is."""

CLOUD_MODES: Mapping[str, Mode] = {
    "names": lambda status, answer, words: (status, spoiled(answer, words, CLOUD_NAMES)),
    "ids": lambda status, answer, words: (status, spoiled(answer, words, CLOUD_IDS)),
    "all": lambda status, answer, words: (status, spoiled(answer, words, None)),
    "refused": lambda _status, _answer, words: (200, cloud_refusal(words)),
    "text": lambda _status, _answer, words: (502, words),
}
MODES: Mapping[str, Mode] = {
    "names": lambda status, answer, words: (status, spoiled(answer, words, NAMES)),
    "licence": lambda status, answer, words: (status, spoiled(answer, words, LICENCE)),
    "all": lambda status, answer, words: (status, spoiled(answer, words, None)),
    "more": lambda status, answer, words: (status, more_names(answer, words)),
    "refused": lambda _status, _answer, words: (403, envelope(words)),
    "text": lambda _status, _answer, words: (500, words),
    "shape": lambda status, _answer, words: (status, {words: words}),
}


def secret_words(authorization: str) -> str:
    """What was sent as a password, in a few forms."""
    scheme, _, token = authorization.partition(" ")
    if scheme != "Basic":
        return authorization
    password = base64.b64decode(token).decode().partition(":")[2] if token else ""
    return f" {password} {quote(password, safe='')} {token} {password.encode().hex()} {json.dumps(password)}"


@contextmanager
def behind(url: str, mode: Mode) -> Iterator[str]:
    """Stand before a cluster or the cloud and spoil its answers; gives the URL of that."""

    def spoil(request: Passed, status: int, body: bytes) -> tuple[int, bytes]:
        words = OBEYED + secret_words(request.authorization) + request.token
        status, answer = mode(status, json.loads(body or b"{}"), words)
        return status, answer.encode() if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False).encode()

    with spoiling(url, spoil) as own:
        yield own
