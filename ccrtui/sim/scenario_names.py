"""The names of the scenarios, to be known without building a world."""

from __future__ import annotations

NAMES = (
    "fresh",
    "connected",
    "following",
    "busy",
    "basic-licence",
    "follower-older",
    "certificates-differ",
    "name-taken",
    "flaky-link",
    "silent-link",
    "slow-bootstrap",
    "other-cluster-behind-alias",
    "cidr-overlap",
    "cross-region-refused",
    "ccn-present",
    "peering-pending",
    "peering-expired",
    "route-taken",
    "route-to-wrong-gateway",
    "security-group-closed",
    "security-group-template",
    "acl-egress",
    "bastion-in-leader-vpc",
    "no-permission",
    "quota-full",
    "throttled",
    "slow-cloud",
)

ABOUT_NETWORKS = frozenset({"fresh", *NAMES[NAMES.index("cidr-overlap") :]})
"""Those whose beginning is told in the cloud, where clusters are instances in VPCs."""
