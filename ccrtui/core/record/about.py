"""What a history is about, as it stands in its file: names and regions, no address and no account."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.elasticsearch.cluster import ClusterIdentity
from ccrtui.core.elasticsearch.version import Version, parse_version
from ccrtui.core.profile.name import name_problem
from ccrtui.core.profile.profile import ClusterProfile, Environment, LinkProfile, Profile

_UNNAMED = "history"


def about(profile: Profile, identities: Mapping[Side, ClusterIdentity]) -> Mapping[str, str]:
    """What is noted of a profile and of what its clusters said of themselves."""
    noted = {"profile": profile.name, "environment": profile.environment.value, "alias": profile.link.alias}
    for side in ENDS:
        cluster, identity = profile.cluster(side), identities.get(side)
        noted[f"{side}.region"] = cluster.region or ""
        noted[f"{side}.instance"] = cluster.instance or ""
        if identity is not None:
            noted[f"{side}.name"], noted[f"{side}.version"] = identity.name, str(identity.version)
            noted[f"{side}.uuid"] = identity.uuid
    return noted


def of_others(noted: Mapping[str, str], identities: Mapping[Side, ClusterIdentity]) -> bool:
    """Whether what is noted is about other clusters than those that have answered."""
    uuids = {side: noted.get(f"{side}.uuid") for side in identities}
    return any(uuid is not None and uuid != identities[side].uuid for side, uuid in uuids.items())


def identities_of(noted: Mapping[str, str]) -> Mapping[Side, ClusterIdentity]:
    """The clusters that are noted, as far as their names are."""
    versions = {side: parse_version(noted.get(f"{side}.version", "")) or Version(0, 0) for side in ENDS}
    return {
        side: ClusterIdentity(noted[f"{side}.name"], noted.get(f"{side}.uuid", ""), versions[side])
        for side in ENDS
        if f"{side}.name" in noted
    }


def profile_of(noted: Mapping[str, str]) -> Profile:
    """A profile that looks like the one that is noted, and leads nowhere."""
    name = noted.get("profile", "")
    clusters = {
        side.value: ClusterProfile(
            region=noted.get(f"{side}.region") or None, instance=noted.get(f"{side}.instance") or None
        )
        for side in ENDS
    }
    environment = Environment.TEST if noted.get("environment") == Environment.TEST else Environment.PROD
    link = LinkProfile(alias=noted.get("alias") or "leader")
    return Profile(_UNNAMED if name_problem(name) else name, "", clusters, (link,), environment)
