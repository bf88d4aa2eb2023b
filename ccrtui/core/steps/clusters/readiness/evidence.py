"""What readiness has seen of both ends, as its evidence."""

from __future__ import annotations

from ccrtui.core.call.call import ENDS, Side
from ccrtui.core.elasticsearch.cluster import Certificates, RemoteInfo
from ccrtui.core.elasticsearch.requests.cluster import remote_info
from ccrtui.core.elasticsearch.trust import TrustModel, trust_of
from ccrtui.core.json_value import JsonObject
from ccrtui.core.steps.clusters.account import caller_of
from ccrtui.core.steps.clusters.readiness.facts import End
from ccrtui.core.steps.conclude import by_side
from ccrtui.core.walk.look import Look

Ends = tuple[End, End]


def trust_between(look: Look, ends: Ends) -> TrustModel | None:
    """How the two trust each other, None where that cannot be seen."""
    info = look.value(remote_info(Side.FOLLOWER), RemoteInfo)
    leader, follower = ends
    return trust_of(info.get(look.profile.link.alias) if info else None, leader.certificates, follower.certificates)


def authorities(leader: Certificates, follower: Certificates) -> JsonObject:
    """Whose certificates each side trusts or shows, each with its serial number."""

    def named(certificates: Certificates) -> list[str]:
        return [
            f"{entry.subject} ({entry.serial_number})" for entry in certificates.entries if not entry.has_private_key
        ]

    return by_side(authorities=(named(leader), named(follower)))


def places(look: Look, ends: Ends) -> JsonObject:
    """Whose these two are and where, as the cloud's support must be told."""
    leader, follower = (end.instance for end in ends)
    callers = [caller_of(look, side) for side in ENDS]
    accounts = dict.fromkeys(caller.account for caller in callers if caller)
    return {
        **by_side(
            instance=(leader.id if leader else None, follower.id if follower else None),
            region=(leader.region if leader else None, follower.region if follower else None),
        ),
        "account": ", ".join(accounts) or None,
    }


def both_seen(look: Look, ends: Ends) -> JsonObject:
    """Versions, licences, health, users and trust of both, whatever it comes to."""
    leader, follower = (end.certificates for end in ends)
    shared = None
    if leader is not None and follower is not None and leader.entries:
        shared = [entry.subject for entry in leader.shared_authorities(follower)]
    users = [end.user for end in ends]
    return {
        **by_side(
            version=_pair([str(end.version) if end.version else None for end in ends]),
            licence_kind=_pair([end.licence.kind if end.licence else None for end in ends]),
            health=_pair([end.health for end in ends]),
            user=_pair([user.name if user else None for user in users]),
            roles=_pair([", ".join(user.roles) if user else None for user in users]),
        ),
        "shared_authorities": shared,
        "transport_tls": _tls(leader, follower),
        "trust": trust_between(look, ends),
    }


def _pair(values: list[str | None]) -> tuple[str | None, str | None]:
    return values[0], values[1]


def _tls(leader: Certificates | None, follower: Certificates | None) -> str:
    if leader is None or follower is None:
        return "unknown"
    used = (bool(leader.entries), bool(follower.entries))
    return {(True, True): "both", (False, False): "none"}.get(used, "one_side")
