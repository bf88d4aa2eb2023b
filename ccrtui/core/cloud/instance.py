"""Elasticsearch instances as `es.DescribeInstances` and `es.DescribeViews` show them (API version 2018-04-16)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address

from ccrtui.core.elasticsearch.version import Version


class InstanceState(IntEnum):
    """`Status` of an instance; `UNKNOWN` for a number that the reference does not have."""

    NORMAL = 1
    CHANGING = 0
    INITIALISING = 2
    STOPPED = -1
    DESTROYING = -2
    DESTROYED = -3
    ISOLATED = -4
    UNKNOWN = -99

    @property
    def word(self) -> str:
        """The state in lower case, for evidence."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance.

    `subnets` are those of all its zones, `health` is `green`, `yellow`, `red` or `unknown`; `licence` is
    `RealLicenseType`, else `LicenseType`; `secured` whether users must log in; addresses are None where not given.
    """

    id: str
    name: str
    region: str
    state: InstanceState
    vpc: str
    subnets: tuple[str, ...]
    version: Version | None
    licence: str
    health: str
    secured: bool
    https: bool
    address: IPv4Address | None
    """`EsVip`."""
    private_url: str | None
    public_url: str | None
    """None also where public access is closed."""
    transport: str | None
    """`EsPrivateTcpUrl` as `host:port`."""
    security_groups: tuple[str, ...]
    network_scheme: str | None
    certificate_source: str | None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Instances:
    """The instances of a region that the account sees."""

    instances: tuple[Instance, ...]

    def get(self, instance_id: str | None) -> Instance | None:
        """The one of that id."""
        return next((instance for instance in self.instances if instance.id == instance_id), None)


@dataclass(frozen=True, slots=True)
class InstanceNodes:
    """Addresses of the nodes of an instance; they may lie outside the customer's VPC."""

    addresses: tuple[IPv4Address, ...]
