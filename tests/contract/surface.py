"""What the program asks and how it reads the answers, one call at a time, on two clusters of whatever kind."""

from __future__ import annotations

import asyncio
import urllib.error
from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from ccrtui.adapters.elasticsearch.address import SearchAddress
from ccrtui.adapters.elasticsearch.client import ElasticsearchSearch
from ccrtui.adapters.system_clock import SystemClock
from ccrtui.core.call.answer import Answer, Outcome
from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.cluster import RemoteInfo
from ccrtui.core.elasticsearch.requests.cluster import remote_info, remove_remote
from ccrtui.core.elasticsearch.version import Version, parse_version
from ccrtui.core.secret import Secret
from tests.contract.two_clusters import End, TwoClusters

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Surface:
    """`name` begins the names of everything that is made; the alias is `name`."""

    clusters: TwoClusters
    name: str

    @classmethod
    def of(cls, clusters: TwoClusters, name: str) -> Surface:
        return cls(clusters, name)

    def __enter__(self) -> Surface:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        keys = ("skip_unavailable", "seeds", "mode", "proxy_address")
        for chosen in (keys, keys[:2]):
            gone = {f"cluster.remote.{self.name}.{key}": None for key in chosen}
            self.clusters.follower.tidy("PUT", "/_cluster/settings", {"persistent": gone})
        for end in (self.clusters.leader, self.clusters.follower):
            for index in self.made(end):
                end.tidy("PUT", f"/{index}/_settings", {"index.blocks.metadata": None, "index.blocks.read": None})
                end.tidy("DELETE", f"/{index}")

    def index(self, number: int = 0) -> str:
        """A name for an index of this test."""
        return f"{self.name}-{number}"

    def made(self, end: End) -> list[str]:
        """Indices of this test that are there."""
        try:
            state = end.ask("GET", "/_cluster/state/metadata?filter_path=metadata.indices.*.state")
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return [self.index(number) for number in range(4)]
        return [index for index in (state.get("metadata") or {}).get("indices", {}) if index.startswith(self.name)]

    def end(self, side: Side) -> End:
        """The cluster of that side."""
        return self.clusters.leader if side is Side.LEADER else self.clusters.follower

    def version(self, side: Side = Side.FOLLOWER) -> Version:
        """The version by the node's own word: `GET /` is not served by every edition."""
        nodes = self.end(side).ask("GET", "/_nodes/_local?filter_path=nodes.*.version")["nodes"]
        version = parse_version(next(iter(nodes.values()))["version"])
        assert version is not None
        return version

    def send(self, *calls: Call) -> Outcome:
        """Send calls one after another through the program's own client; gives the last outcome."""
        return asyncio.run(self._send(calls))

    def value(self, call: Call, expected: type[T]) -> T:
        """The value of a call that must be answered."""
        outcome = self.send(call)
        assert isinstance(outcome, Answer), outcome
        assert isinstance(outcome.value, expected)
        return outcome.value

    def fault(self, call: Call) -> Fault:
        """The fault of a call that must fail."""
        outcome = self.send(call)
        assert isinstance(outcome, Fault), outcome
        return outcome

    def filled(self, side: Side, documents: int, number: int = 0) -> str:
        """Make an index of one shard with that many documents, and make them visible."""
        end, index = self.end(side), self.index(number)
        end.ask("PUT", f"/{index}", {"settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0}}})
        for document in range(documents):
            end.ask("PUT", f"/{index}/_doc/{document}", {"number": document})
        end.ask("POST", f"/{index}/_refresh")
        return index

    def remote(self) -> RemoteInfo:
        """The remote clusters of the follower."""
        return self.value(remote_info(Side.FOLLOWER), RemoteInfo)

    def forget_remote(self, *keys: str) -> None:
        """Remove the alias of this test."""
        assert isinstance(self.send(remove_remote(Side.FOLLOWER, self.name, keys)), Answer)

    async def _send(self, calls: tuple[Call, ...]) -> Outcome:
        clients = {side: self._client(side) for side in (Side.LEADER, Side.FOLLOWER)}
        try:
            outcomes = [await clients[call.side].send(call) for call in calls]
        finally:
            for client in clients.values():
                await client.close()
        return outcomes[-1]

    def _client(self, side: Side) -> ElasticsearchSearch:
        end = self.end(side)
        return ElasticsearchSearch(
            SearchAddress((end.url,), end.user, Secret(end.password or ""), end.ca), SystemClock()
        )
