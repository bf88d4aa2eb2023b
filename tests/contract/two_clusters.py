"""Two clusters and a way to talk to them, wherever they are; nothing here knows whether they are simulated."""

from __future__ import annotations

import base64
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.patience import PATIENCE_S


@dataclass(frozen=True, slots=True)
class End:
    """One cluster: its URL, who logs in, and the file of the authority that its certificate is checked with."""

    url: str
    user: str | None = None
    password: str | None = None
    ca: str | None = None

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Send a request as a person with curl would, and give the decoded answer."""
        return self._send(method, path, None if body is None else json.dumps(body).encode(), "application/json")

    def make(self, index: str) -> None:
        """Make an index of one shard that can be followed, whatever the version."""
        settings = {"number_of_shards": 1, "number_of_replicas": 0, "soft_deletes.enabled": True}
        self.ask("PUT", f"/{index}", {"settings": {"index": settings}})

    def tidy(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> bool:
        """Send a request whose object may be gone already; tells whether it was done."""
        try:
            self.ask(method, path, body)
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return False
        return True

    def _send(self, method: str, path: str, data: bytes | None, media: str) -> Any:
        headers = {"Content-Type": media}
        if self.user:
            word = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            headers["Authorization"] = f"Basic {word}"
        request = urllib.request.Request(self.url.rstrip("/") + path, data, headers, method=method)
        context = ssl.create_default_context(cafile=self.ca) if self.ca else None
        with urllib.request.urlopen(request, timeout=PATIENCE_S, context=context) as answer:
            return json.loads(answer.read() or b"null")


@dataclass(frozen=True, slots=True)
class TwoClusters:
    """The leader, the follower, and the leader's transport address as the follower reaches it.

    `ccr`: the edition has cross-cluster replication. `repository`: a folder in which the leader may keep backups.
    """

    leader: End
    follower: End
    transport: str
    ccr: bool = True
    repository: str | None = None
