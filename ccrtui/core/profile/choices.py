"""A choice the operator made in a step, as a change of the profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ccrtui.core.call.call import Side
from ccrtui.core.profile import rules
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, NetworkChoice, Profile


class ChoiceError(ValueError):
    """A value that the option cannot have; `option` and `value` say which."""

    def __init__(self, option: str, value: str) -> None:
        super().__init__(f"{option}: {value}")
        self.option = option
        self.value = value


def with_choice(profile: Profile, option: str, value: str) -> Profile:
    """The profile with that choice made; nothing else of it changes.

    Raises ChoiceError for a value that cannot be, or an unknown option.
    """
    side, _, rest = option.partition("-")
    if side in (Side.LEADER, Side.FOLLOWER) and rest in _OF_CLUSTER:
        return _with_cluster(profile, Side(side), _OF_CLUSTER[rest](option, value))
    if option == "leader-transport":
        addresses = parse_addresses(option, value)
        return _with_cluster(profile, Side.LEADER, lambda cluster: replace(cluster, transport=addresses))
    if option not in _OF_LINK:
        raise ChoiceError(option, value)
    return replace(profile, links=(_OF_LINK[option](option, value)(profile.link), *profile.links[1:]))


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


ClusterChange = Callable[[ClusterProfile], ClusterProfile]
LinkChange = Callable[[LinkProfile], LinkProfile]


def _text(option: str, value: str, rule: rules.Rule) -> str:
    if rule(value):
        raise ChoiceError(option, value)
    return value


def _number(option: str, value: str, rule: Callable[[int], str | None]) -> int:
    if not (value.isascii() and value.isdecimal()) or rule(int(value)):
        raise ChoiceError(option, value)
    return int(value)


def _url(option: str, value: str) -> ClusterChange:
    url = _text(option, value, rules.url_problem)
    return lambda cluster: replace(cluster, url=url)


def _region(option: str, value: str) -> ClusterChange:
    region = _text(option, value, rules.region_problem)
    return lambda cluster: replace(cluster, region=region)


def _instance(option: str, value: str) -> ClusterChange:
    instance = _text(option, value, rules.instance_problem)
    return lambda cluster: replace(cluster, instance=instance)


def _index(option: str, value: str) -> LinkChange:
    pairs = parse_pairs(option, value)
    return lambda link: replace(link, indices=pairs)


def _create_index(option: str, value: str) -> LinkChange:
    if value not in ("yes", "no"):
        raise ChoiceError(option, value)
    return lambda link: replace(link, create_index=value == "yes")


def _sample_docs(option: str, value: str) -> LinkChange:
    count = _number(option, value, rules.samples_problem)
    return lambda link: replace(link, sample_docs=count)


def _network(option: str, value: str) -> LinkChange:
    if value not in tuple(NetworkChoice):
        raise ChoiceError(option, value)
    return lambda link: replace(link, network=NetworkChoice(value))


def _bandwidth(option: str, value: str) -> LinkChange:
    limit = _number(option, value, rules.bandwidth_problem)
    return lambda link: replace(link, bandwidth=limit)


def _charge(option: str, value: str) -> LinkChange:
    charge = _text(option, value, rules.charge_problem)
    return lambda link: replace(link, charge=charge)


def _ccn(option: str, value: str) -> LinkChange:
    ccn = _text(option, value, rules.ccn_problem)
    return lambda link: replace(link, ccn=ccn)


def _probe_from(option: str, value: str) -> LinkChange:
    machine = _text(option, value, rules.machine_problem)
    return lambda link: replace(link, probe_from=machine)


def _probe_to(option: str, value: str) -> LinkChange:
    address = _text(option, value, rules.address_problem)
    return lambda link: replace(link, probe_to=address)


_OF_CLUSTER: Mapping[str, Callable[[str, str], ClusterChange]] = {
    "url": _url,
    "region": _region,
    "instance": _instance,
}
"""What can be chosen of either end, behind `leader-` or `follower-`."""

_OF_LINK: Mapping[str, Callable[[str, str], LinkChange]] = {
    "index": _index,
    "create-index": _create_index,
    "sample-docs": _sample_docs,
    "network": _network,
    "bandwidth": _bandwidth,
    "charge": _charge,
    "ccn": _ccn,
    "probe-from": _probe_from,
    "probe-to": _probe_to,
}
"""What can be chosen of the link."""


def _with_cluster(profile: Profile, side: Side, change: ClusterChange) -> Profile:
    name = profile.link.leader if side is Side.LEADER else profile.link.follower
    return replace(profile, clusters={**profile.clusters, name: change(profile.clusters[name])})
