"""A choice the operator made in a step, as a change of the profile."""

from __future__ import annotations

from dataclasses import replace

from ccrtui.core import profile_rules as rules
from ccrtui.core.call import Side
from ccrtui.core.profile import ClusterProfile, IndexPair, LinkProfile, Profile


class ChoiceError(ValueError):
    """A value that the option cannot have; `option` and `value` say which."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(f"{option}: {value}")
        self.option = option
        self.value = value


def with_choice(profile: Profile, option: str, value: str) -> Profile:
    """The profile with that choice made. Raises ChoiceError for a value that cannot be, or an unknown option."""
    link = profile.link
    if option == "leader-transport":
        return _with_cluster(profile, Side.LEADER, transport=parse_addresses(option, value))
    if option in ("leader-url", "follower-url"):
        if rules.url_problem(value):
            raise ChoiceError(option, value)
        return _with_cluster(profile, Side(option.removesuffix("-url")), url=value)
    if option == "index":
        return _with_link(profile, replace(link, indices=parse_pairs(option, value)))
    if option == "create-index" and value in ("yes", "no"):
        return _with_link(profile, replace(link, create_index=value == "yes"))
    if option == "sample-docs" and value.isdecimal() and not rules.samples_problem(int(value)):
        return _with_link(profile, replace(link, sample_docs=int(value)))
    raise ChoiceError(option, value)


def parse_addresses(option: str, value: str) -> tuple[str, ...]:
    """Read `host:port[,host:port]`. Raises ChoiceError when one has no port from 1 to 65535."""
    addresses = tuple(part.strip() for part in value.split(",") if part.strip())
    if not addresses or any(map(rules.transport_problem, addresses)):
        raise ChoiceError(option, value)
    return addresses


def parse_pairs(option: str, value: str) -> tuple[IndexPair, ...]:
    """Read `LEADER[=FOLLOWER][,..]`. Raises ChoiceError when one is no name or a follower's name comes twice."""
    pairs = []
    for part in value.split(","):
        leader, _, follower = part.strip().partition("=")
        pairs.append(IndexPair(leader.strip(), follower.strip() or leader.strip()))
    names = [pair.follower for pair in pairs]
    impossible = any(rules.index_problem(name) for pair in pairs for name in (pair.leader, pair.follower))
    if impossible or len(set(names)) != len(names):
        raise ChoiceError(option, value)
    return tuple(pairs)


def _with_link(profile: Profile, link: LinkProfile) -> Profile:
    return replace(profile, links=(link, *profile.links[1:]))


def _with_cluster(
    profile: Profile, side: Side, *, url: str | None = None, transport: tuple[str, ...] | None = None
) -> Profile:
    name = profile.link.leader if side is Side.LEADER else profile.link.follower
    cluster: ClusterProfile = profile.clusters[name]
    if url is not None:
        cluster = replace(cluster, url=url)
    if transport is not None:
        cluster = replace(cluster, transport=transport)
    return replace(profile, clusters={**profile.clusters, name: cluster})
