"""A new profile, or an edited one, from the command line."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from ccrtui.cli.profiles_options import Given, UsageError
from ccrtui.cli.profiles_values import cluster_fields, link_fields, profile_fields
from ccrtui.core.profile.profile import ClusterProfile, LinkProfile, Profile

SIDES = ("leader", "follower")


def new_profile(name: str, given: Given) -> Profile:
    """The profile that `profiles new` asks for. Raises UsageError."""
    clusters = {side: _placed(side, replace(ClusterProfile(), **cluster_fields(given, side))) for side in SIDES}
    link = replace(LinkProfile(), **link_fields(given))
    fields = profile_fields(given)
    return _checked(replace(Profile(name, str(uuid.uuid4()), clusters, (link,)), **fields))


def edited(profile: Profile, given: Given) -> Profile:
    """The profile after `profiles edit`: its first link and that link's clusters. Raises UsageError."""
    clusters = dict(profile.clusters)
    for side, key in zip(SIDES, (profile.link.leader, profile.link.follower), strict=True):
        clusters[key] = _placed(side, replace(clusters[key], **cluster_fields(given, side)))
    link = replace(profile.link, **link_fields(given))
    fields = profile_fields(given)
    return _checked(replace(profile, clusters=clusters, links=(link, *profile.links[1:]), **fields))


def without_region(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The option of the region, and the instance, of each end of the first link that lacks one."""
    keys = zip(SIDES, (profile.link.leader, profile.link.follower), strict=True)
    ends = ((side, profile.clusters[key]) for side, key in keys)
    return tuple((f"--{side}-region", end.instance) for side, end in ends if end.instance and not end.region)


def _placed(side: str, cluster: ClusterProfile) -> ClusterProfile:
    """A cluster that is somewhere, if only in a region, where its instance is picked later."""
    if cluster.url is None and cluster.instance is None and cluster.region is None:
        raise UsageError("option_missing", option=f"--{side}")
    return cluster


def _checked(profile: Profile) -> Profile:
    leader, follower = _places(profile.clusters, profile.link)
    if leader and leader == follower:
        raise UsageError("same_place", where=leader)
    return profile


def _places(clusters: Mapping[str, ClusterProfile], link: LinkProfile) -> tuple[str, str]:
    """Where the two clusters are, in a form in which the same place is the same text; empty where not picked yet."""
    found = [clusters[key] for key in (link.leader, link.follower)]
    first, second = ((cluster.instance or cluster.url or "").rstrip("/").lower() for cluster in found)
    return first, second
