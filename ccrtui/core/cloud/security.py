"""Security groups and network access lists (API vpc 2017-03-12)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecurityRule:
    """One rule, in the API's own words: `protocol` `TCP`, `ICMP`, `ALL`, ..; `port` `all`, `9300`, `9200-9300`, `1,2`.

    `block` is the other end's address block as text (empty when it is given some other way); `opaque` tells that the
    addresses or the service are given by a template or another group, so that blocks alone don't decide.
    `index` is its place in its direction; the first that fits decides.
    """

    index: int
    protocol: str
    port: str
    block: str
    accepts: bool
    opaque: bool
    description: str


@dataclass(frozen=True, slots=True)
class SecurityRules:
    """The rules of one group in both directions, and the version that a change must name."""

    version: str
    ingress: tuple[SecurityRule, ...]
    egress: tuple[SecurityRule, ...]


@dataclass(frozen=True, slots=True)
class NetworkAcl:
    """A network access list: stateless, so both directions count; entries in the order in which they decide."""

    id: str
    name: str
    subnets: tuple[str, ...]
    ingress: tuple[SecurityRule, ...]
    egress: tuple[SecurityRule, ...]


@dataclass(frozen=True, slots=True)
class NetworkAcls:
    """The access lists of a VPC."""

    acls: tuple[NetworkAcl, ...]
