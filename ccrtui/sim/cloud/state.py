"""Everything there is in the simulated cloud, on one clock and one seed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address
from typing import Any, Protocol, TypeVar

from ccrtui.sim.cloud.account import Account, Key
from ccrtui.sim.cloud.ids import CloudIds
from ccrtui.sim.cloud.instance import SearchInstance
from ccrtui.sim.cloud.machines.invocation import Invocation
from ccrtui.sim.cloud.machines.machine import Machine
from ccrtui.sim.cloud.network.ccn import Ccn
from ccrtui.sim.cloud.network.network_acl import NetworkAcl
from ccrtui.sim.cloud.network.peering import Peering
from ccrtui.sim.cloud.network.route_table import RouteTable
from ccrtui.sim.cloud.network.security_group import SecurityGroup
from ccrtui.sim.cloud.network.vpc import Subnet, Vpc
from ccrtui.sim.cloud.rules import Rules
from ccrtui.sim.model.clock import SimClock


class Created(Protocol):
    """Anything with an id that appeared at some simulated time."""

    id: str
    created: float


Thing = TypeVar("Thing", bound=Created)


class Cloud:
    """Accounts by UIN and resources by id, of all accounts and regions. Who changes something calls `changed`.

    `templates` are address blocks, or services such as `tcp:9300`, by the id of the template that stands for them.
    """

    def __init__(self, clock: SimClock, seed: int = 0) -> None:
        self.clock = clock
        self.ids = CloudIds(seed)
        self.rules = Rules()
        self.accounts: dict[int, Account] = {}
        self.vpcs: dict[str, Vpc] = {}
        self.subnets: dict[str, Subnet] = {}
        self.tables: dict[str, RouteTable] = {}
        self.peerings: dict[str, Peering] = {}
        self.groups: dict[str, SecurityGroup] = {}
        self.acls: dict[str, NetworkAcl] = {}
        self.ccns: dict[str, Ccn] = {}
        self.machines: dict[str, Machine] = {}
        self.instances: dict[str, SearchInstance] = {}
        self.templates: dict[str, tuple[str, ...]] = {}
        self.invocations: dict[str, Invocation] = {}
        self.inside: dict[str, Callable[[str], Awaitable[tuple[int, str]]]] = {}
        self.on_change: list[Callable[[], None]] = []
        self._waiting: list[tuple[float, Callable[[], None]]] | None = []
        self._cancels: list[Callable[[], None]] = []

    def changed(self) -> None:
        """Tell whoever follows the state of the network that it is another now."""
        for tell in self.on_change:
            tell()

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Do something later, in simulated seconds; before `start` it is kept until then."""
        if self._waiting is not None:
            self._waiting.append((seconds, action))
        else:
            self._cancels.append(self.clock.call_later(seconds, action))

    def start(self) -> None:
        """Let time do its work; to be called once, inside the loop."""
        waiting, self._waiting = self._waiting or [], None
        for seconds, action in waiting:
            self.after(seconds, action)

    def stop(self) -> None:
        """End what was to happen later."""
        for cancel in self._cancels:
            cancel()
        self._cancels.clear()

    def add(
        self, thing: Vpc | Subnet | RouteTable | Peering | SecurityGroup | NetworkAcl | Ccn | Machine | SearchInstance
    ) -> None:
        """Put a resource among its kind, for whoever furnishes a cloud."""
        places: dict[type, dict[str, Any]] = {
            Vpc: self.vpcs,
            Subnet: self.subnets,
            RouteTable: self.tables,
            Peering: self.peerings,
            SecurityGroup: self.groups,
            NetworkAcl: self.acls,
            Ccn: self.ccns,
            Machine: self.machines,
            SearchInstance: self.instances,
        }
        places[type(thing)][thing.id] = thing

    def key(self, secret_id: str) -> tuple[Account, Key] | None:
        """The account and the key that go by a secret id."""
        for account in self.accounts.values():
            if secret_id in account.keys:
                return account, account.keys[secret_id]
        return None

    def listed(self, things: Iterable[Thing]) -> list[Thing]:
        """Those that lists show by now, given that they may lag behind a create."""
        latest = self.clock.now() - self.rules.list_lag_s
        return [thing for thing in things if thing.created <= latest]

    def subnets_of(self, vpc_id: str) -> list[Subnet]:
        """The subnets of a VPC."""
        return [subnet for subnet in self.subnets.values() if subnet.vpc_id == vpc_id]

    def subnet_at(self, vpc_id: str, address: IPv4Address) -> Subnet | None:
        """The subnet of a VPC that an address belongs to."""
        return next((subnet for subnet in self.subnets_of(vpc_id) if address in subnet.block), None)

    def tables_of(self, vpc_id: str) -> list[RouteTable]:
        """The route tables of a VPC."""
        return [table for table in self.tables.values() if table.vpc_id == vpc_id]

    def peerings_of(self, vpc_id: str) -> list[Peering]:
        """The peering connections with an end in a VPC."""
        return [peering for peering in self.peerings.values() if vpc_id in peering.pair]

    def ccns_of(self, vpc_id: str) -> list[Ccn]:
        """The CCNs that a VPC has an attachment in, whatever its state."""
        return [ccn for ccn in self.ccns.values() if ccn.attachment(vpc_id) is not None]
