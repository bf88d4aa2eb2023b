"""What a history is about, as it stands in its file: names and regions, no address and no account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version, parse_version
from ccrtui.core.profile.name import name_problem
from ccrtui.core.profile.profile import ClusterProfile, Environment, LinkProfile, Profile

_UNNAMED = "history"
_UNKNOWN = "?"


def about(profile: Profile, identities: Mapping[str, Mapping[Side, ClusterIdentity]]) -> Mapping[str, str]:
    """What is noted of a profile and each of its links, and of what the clusters of each said of themselves."""
    noted = {"profile": profile.name, "environment": profile.environment.value, "link": profile.link_name}
    for each in profile.by_link:
        noted.update((f"{each.link_name}/{key}", value) for key, value in _ends(each))
    for link, known in tuple(identities.items()):
        for side, identity in tuple(known.items()):
            said = {"name": identity.name, "version": str(identity.version), "uuid": identity.uuid}
            noted.update((f"{link}/{side}.{key}", value) for key, value in said.items())
    return noted


def _ends(profile: Profile) -> Iterator[tuple[str, str]]:
    names = {Side.LEADER: profile.link.leader, Side.FOLLOWER: profile.link.follower}
    for side in ENDS:
        cluster = profile.cluster(side)
        yield side.value, names[side]
        yield f"{side}.region", cluster.region or ""
        yield f"{side}.instance", cluster.instance or ""


def of_link(noted: Mapping[str, str], link: str) -> Mapping[str, str]:
    """What is noted of a link; of all of them alike where it is not said of which."""
    if "link" not in noted:
        return noted
    prefix = f"{link}/"
    return {key.removeprefix(prefix): value for key, value in noted.items() if key.startswith(prefix)}


def of_others(noted: Mapping[str, str], identities: Mapping[Side, ClusterIdentity]) -> bool:
    """Whether what is noted of a link is about other clusters than those that have answered."""
    uuids = {side: noted.get(f"{side}.uuid") for side in identities}
    return any(uuid is not None and uuid != identities[side].uuid for side, uuid in uuids.items())


def identities_of(noted: Mapping[str, str]) -> Mapping[Side, ClusterIdentity]:
    """The clusters that are noted of a link, as far as their names are."""
    versions = {side: parse_version(noted.get(f"{side}.version", "")) or Version(0, 0) for side in ENDS}
    return {
        side: ClusterIdentity(noted[f"{side}.name"], noted.get(f"{side}.uuid", ""), versions[side])
        for side in ENDS
        if f"{side}.name" in noted
    }


def profile_of(noted: Mapping[str, str], links: Sequence[str]) -> Profile:
    """A profile that looks like the one that is noted, has these links (at least one), and leads nowhere.

    It speaks of the link that was worked on last, where that is one of them.
    """
    clusters: dict[str, ClusterProfile] = {}
    shown: list[LinkProfile] = []
    for name in links:
        (leader, _), (follower, _) = ends = [_end(of_link(noted, name), side) for side in ENDS]
        clusters.update(ends)
        shown.append(LinkProfile(leader, follower, name))
    profile, last = noted.get("profile", ""), noted.get("link")
    environment = Environment.TEST if noted.get("environment") == Environment.TEST else Environment.PROD
    called = _UNNAMED if name_problem(profile) else profile
    return Profile(called, "", clusters, tuple(shown), environment, chosen=links.index(last) if last in links else 0)


def _end(noted: Mapping[str, str], side: Side) -> tuple[str, ClusterProfile]:
    """What the cluster at an end of a link is called, and where it is."""
    region, instance = noted.get(f"{side}.region"), noted.get(f"{side}.instance")
    return noted.get(side.value, _UNKNOWN), ClusterProfile(region=region or None, instance=instance or None)
