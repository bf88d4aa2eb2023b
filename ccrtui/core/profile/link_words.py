"""What of a link is one of a few words: how it is dialled, and how far its routes lead."""

from __future__ import annotations

from enum import StrEnum


class RemoteMode(StrEnum):
    """How the follower dials the leader; `auto` is sniff."""

    AUTO = "auto"
    SNIFF = "sniff"
    PROXY = "proxy"


class Destinations(StrEnum):
    """Where routes lead, on either side: how much of the other."""

    SUBNETS = "subnets"
    """The subnets that take part."""
    HOSTS = "hosts"
    """The subnets of the instances, whose nodes have no addresses of their own here; of a ping single addresses."""
    VPC = "vpc"
    """The blocks of the VPC that these subnets lie in."""
