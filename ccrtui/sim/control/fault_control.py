"""Setting and removing faults by name; each says what is wrong with what it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ccrtui.sim.cloud.behaviour import BehaviourOverrides
from ccrtui.sim.cloud.rules import Rules
from ccrtui.sim.control.gates import Gate, RequestFilter
from ccrtui.sim.control.given import cluster_key, finite
from ccrtui.sim.control.history_faults import HistoryFaults
from ccrtui.sim.control.hostile import HostileAnswer
from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.licence_faults import LicenceFaults
from ccrtui.sim.control.node_faults import NodeFaults
from ccrtui.sim.control.trust_faults import TrustFaults
from ccrtui.sim.fleet import Fleet
from ccrtui.sim.model.world import World

_FLOOD = "index.blocks.read_only_allow_delete"
_SPOILT = "IOException[No space left on device]"
Body = Mapping[str, Any]


class FaultControl:
    """The faults of a world and of its listeners."""

    def __init__(self, fleet: Fleet, rules: Rules) -> None:
        self._fleet = fleet
        self._overrides = BehaviourOverrides(rules)
        self._histories = HistoryFaults(fleet.world)
        self._nodes = NodeFaults(fleet)
        self._trust = TrustFaults(fleet)
        self._licences = LicenceFaults(fleet)
        self._set: dict[str, Callable[[Body], Awaitable[None]]] = {
            "link": self._link,
            "hold": self._hold,
            "drop": self._drop,
            "http": self._http,
            "cloud": self._cloud,
            "node": self._nodes.change,
            "write_queue": self._nodes.fill,
            "slow_writes": self._nodes.slow_down,
            "watermark": self._watermark,
            "copy_failure": self._copy_failure,
            "history": self._histories.rewind,
            "shard": self._histories.shard,
            "licence": self._licences.end,
            "remote_key": self._trust.show_key,
            "certificates": self._trust.accept,
        }
        self._unset: dict[str, Callable[[], Awaitable[None]]] = {
            "link": self._heal_links,
            "hold": self._unhold,
            "drop": self._undrop,
            "http": self._plain,
            "cloud": self._usual_cloud,
            "node": self._nodes.heal,
            "write_queue": self._nodes.drain,
            "slow_writes": self._nodes.speed_up,
            "watermark": self._dry,
            "copy_failure": self._copies_well,
            "history": self._histories.forget,
            "shard": self._histories.give_back,
            "licence": self._licences.give_back,
            "remote_key": self._trust.take_keys,
            "certificates": self._trust.refuse_again,
        }

    @property
    def _world(self) -> World:
        return self._fleet.world

    @property
    def _faults(self) -> HttpFaults:
        return self._fleet.faults

    async def set(self, name: str, body: Body) -> dict[str, Any] | None:
        """Set a fault and tell how it stands; None for a name there is not. Raises ValueError."""
        setter = self._set.get(name)
        if setter is None:
            return None
        await setter(body)
        view: dict[str, Any] = {"set": self.view().get(name)}
        return view

    async def remove(self, name: str) -> bool:
        """Remove a fault; False for a name there is not."""
        remover = self._unset.get(name)
        if remover is None:
            return False
        await remover()
        return True

    def view(self) -> dict[str, Any]:
        """The faults that are set."""
        links = [_link_shown(link) for link in self._world.links.values() if _disturbed(link)]
        nodes = self._nodes.view()
        full = [key for key in self._world.clusters if self._is_full(key)]
        body: dict[str, Any] = {}
        body |= {"link": links} if links else {}
        body |= {"hold": self._faults.hold.view()} if self._faults.hold else {}
        body |= {"drop": self._faults.drop.view()} if self._faults.drop else {}
        body |= {"http": [answer.view() for answer in self._faults.hostile]} if self._faults.hostile else {}
        body |= {"cloud": self._overrides.current()} if self._overrides.current() else {}
        body |= {"node": nodes} if nodes else {}
        body |= {"write_queue": self._nodes.full()} if self._nodes.full() else {}
        body |= {"slow_writes": self._nodes.slow()} if self._nodes.slow() else {}
        body |= {"watermark": [{"cluster": key} for key in full]} if full else {}
        body |= self._histories.view() | self._trust.view() | self._licences.view()
        failing = self._doomed()
        return body | ({"copy_failure": failing} if failing else {})

    async def wait_for_hold(self, seconds: float) -> dict[str, Any]:
        """How the hold stands once it has caught a request, or when the (real) seconds are over."""
        hold = self._faults.hold
        if hold is None:
            return {}
        await hold.reached(seconds)
        return hold.view()

    async def _link(self, body: Body) -> None:
        pair = (str(body.get("from", "follower")), str(body.get("to", "leader")))
        link = self._world.links.get(pair)
        if link is None:
            raise ValueError("from and to name two clusters, such as follower and leader")
        if "delay_s" in body:
            link.delay_s = finite("delay_s", body["delay_s"])
        if "bandwidth" in body:
            link.bandwidth = None if body["bandwidth"] is None else finite("bandwidth", body["bandwidth"])
        if "state" in body:
            link.set(str(body["state"]))

    async def _heal_links(self) -> None:
        for link in self._world.links.values():
            if _disturbed(link):
                link.delay_s, link.bandwidth = 0.0, None
                if self._world.clusters[link.target].node.running:
                    link.set("pass")

    async def _hold(self, body: Body) -> None:
        request_filter = RequestFilter.read(dict(body))
        self._faults.unhold()
        self._faults.hold = Gate(request_filter, keeps=True)

    async def _unhold(self) -> None:
        self._faults.unhold()

    async def _drop(self, body: Body) -> None:
        self._faults.drop = Gate(RequestFilter.read(dict(body)), keeps=False)

    async def _undrop(self) -> None:
        self._faults.drop = None

    async def _http(self, body: Body) -> None:
        self._faults.hostile.insert(0, HostileAnswer.read(dict(body)))

    async def _plain(self) -> None:
        self._faults.hostile.clear()

    async def _cloud(self, body: Body) -> None:
        self._overrides.change(body)

    async def _usual_cloud(self) -> None:
        self._overrides.restore()

    async def _watermark(self, body: Body) -> None:
        for index in self._world.clusters[cluster_key(self._world, body)].indices.values():
            index.set_settings({_FLOOD: "true"})

    async def _dry(self) -> None:
        for cluster in self._world.clusters.values():
            for index in cluster.indices.values():
                index.set_settings({_FLOOD: None})

    def _is_full(self, key: str) -> bool:
        indices = self._world.clusters[key].indices.values()
        return bool(indices) and all(index.settings.get(_FLOOD) == "true" for index in indices)

    async def _copy_failure(self, body: Body) -> None:
        index = str(body.get("index", ""))
        if not index:
            raise ValueError("index names the follower index whose copy shall fail")
        key = cluster_key(self._world, body, "follower")
        self._world.clusters[key].following.doomed[index] = _SPOILT

    async def _copies_well(self) -> None:
        for cluster in self._world.clusters.values():
            cluster.following.doomed.clear()

    def _doomed(self) -> list[dict[str, str]]:
        return [
            {"cluster": key, "index": index}
            for key, cluster in self._world.clusters.items()
            for index in sorted(cluster.following.doomed)
        ]


def _disturbed(link: Any) -> bool:
    return bool(link.wanted != "pass" or link.delay_s or link.bandwidth is not None)


def _link_shown(link: Any) -> dict[str, Any]:
    return {
        "from": link.source,
        "to": link.target,
        "state": link.wanted,
        "delay_s": link.delay_s,
        "bandwidth": link.bandwidth,
    }
