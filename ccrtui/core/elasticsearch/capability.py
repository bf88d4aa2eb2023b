"""Feature gates: which server version can do what.

The figures are those of Elasticsearch's public release notes and reference pages; 7.3.0 was observed.
"""

from __future__ import annotations

from enum import Enum

from ccrtui.core.elasticsearch.version import Version


class Capability(Enum):
    """A feature and the first version that has it."""

    CCR = Version(6, 7)
    SOFT_DELETES_BY_DEFAULT = Version(7, 0)
    PROXY_MODE = Version(7, 7)
    PRODUCT_HEADER = Version(7, 14)
    RESOLVE_CLUSTER = Version(8, 13)
    API_KEY_TRUST = Version(8, 14)
    """Clusters may trust each other by an API key in place of certificates; general from then on."""
    SKIPS_BY_DEFAULT = Version(8, 15)
    """A remote cluster that can't be reached is left out of a search unless `skip_unavailable` is false."""


OLDEST_SUPPORTED = Version(6, 8)
"""The oldest server this program talks to."""

_CCR_LICENCES = frozenset({"trial", "platinum", "enterprise"})


def can(version: Version, capability: Capability) -> bool:
    """Tell whether a server of this version has the feature."""
    return version >= capability.value


def names_types(version: Version) -> bool:
    """Tell whether a bulk request to a server of this version must name the type of each document."""
    return version.major < 7


def licence_includes_ccr(kind: str, status: str) -> bool:
    """Tell whether a licence allows cross-cluster replication: trial, platinum or enterprise, and active."""
    return kind in _CCR_LICENCES and status == "active"


def can_connect(version: Version, other: Version) -> bool:
    """Tell whether two versions speak a common transport protocol.

    Always within one major; across majors only the last minor of the older: 6.8 with 7, 7.17 with 8, 8.18 with 9.0,
    8.19 with 9.
    """
    older, newer = sorted((version, other))
    if older.major == newer.major:
        return True
    if newer.major - older.major > 1:
        return False
    if older.major == 8:
        return older.minor >= 19 or (older.minor == 18 and (newer.major, newer.minor) == (9, 0))
    return older.minor >= {6: 8, 7: 17}.get(older.major, 0)


def can_follow(follower: Version, leader: Version) -> bool:
    """Tell whether a follower of this version may follow a leader of that one: the same or newer, and connectable."""
    return (follower.major, follower.minor, follower.patch) >= (
        leader.major,
        leader.minor,
        leader.patch,
    ) and can_connect(follower, leader)
