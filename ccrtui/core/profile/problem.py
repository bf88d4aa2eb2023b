"""The rules across the fields of a profile, asked at every door: command line, console, edited file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ccrtui.core.profile.error import KeyPath, ProfileError
from ccrtui.core.profile.index_settings import SHARDS, index_settings
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Profile


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a profile breaks: its code, the key of the file at which it is mended, and what its words need."""

    code: str
    key: KeyPath
    params: Mapping[str, str] = field(default_factory=dict)

    def error(self) -> ProfileError:
        """The same, to be raised where there is no file to point into."""
        return ProfileError(self.code, **self.params)


def profile_problem(profile: Profile) -> BrokenRule | None:
    """The first rule that the profile breaks, or None."""
    return next((broken for rule in _RULES if (broken := rule(profile)) is not None), None)


def wanted_twice(link: LinkProfile) -> frozenset[str]:
    """The follower indices that more than one leader index is wanted for."""
    wishes = Counter(pair.follower for pair in dict.fromkeys(link.indices))
    return frozenset(name for name, wanted in wishes.items() if wanted > 1)


def _two_clusters(profile: Profile) -> BrokenRule | None:
    return BrokenRule("profile_clusters_too_few", ("clusters",)) if len(profile.clusters) < 2 else None


def _known_ends(profile: Profile) -> BrokenRule | None:
    known = ", ".join(sorted(profile.clusters))
    for number, link in enumerate(profile.links):
        for key, cluster in (("leader", link.leader), ("follower", link.follower)):
            if cluster not in profile.clusters:
                params = {"option": key, "cluster": cluster, "known": known}
                return BrokenRule("profile_link_unknown_cluster", ("links", number, key), params)
        if link.leader == link.follower:
            return BrokenRule("profile_link_to_itself", ("links", number, "follower"), {"cluster": link.leader})
    return None


def _one_alias_each(profile: Profile) -> BrokenRule | None:
    """An alias is one leader on its follower cluster, and a link is one pair of clusters."""
    known: set[tuple[str, str]] = set()
    for number, link in enumerate(profile.links):
        if (link.follower, link.alias) in known:
            params = {"alias": link.alias, "cluster": link.follower}
            return BrokenRule("profile_alias_twice", ("links", number, "alias"), params)
        known.add((link.follower, link.alias))
    return None


def _somewhere(profile: Profile) -> BrokenRule | None:
    """A cluster is somewhere, if only in a region, where its instance is picked later."""
    flags = {profile.link.leader: "--leader", profile.link.follower: "--follower"}
    for name, cluster in profile.clusters.items():
        if cluster.url is None and cluster.instance is None and cluster.region is None:
            return BrokenRule("profile_cluster_nowhere", ("clusters", name), {"option": flags.get(name, name)})
    return None


def _different_places(profile: Profile) -> BrokenRule | None:
    for link in profile.links:
        leader, follower = profile.clusters[link.leader], profile.clusters[link.follower]
        if _place(leader) and _place(leader) == _place(follower):
            key = "instance" if follower.instance else "url"
            return BrokenRule("profile_same_place", ("clusters", link.follower, key), {"where": _place(leader)})
    return None


def _place(cluster: ClusterProfile) -> str:
    """Where a cluster is, in a form in which the same place is the same text; empty where not picked yet."""
    return (cluster.instance or cluster.url or "").rstrip("/").lower()


def _shards_once(profile: Profile) -> BrokenRule | None:
    for number, link in enumerate(profile.links):
        if link.shards is not None and link.settings is not None and SHARDS in index_settings(link.settings):
            return BrokenRule("profile_shards_twice", ("links", number, "shards"))
    return None


def _one_leader_each(profile: Profile) -> BrokenRule | None:
    for number, link in enumerate(profile.links):
        others = {pair.follower for other in profile.links[:number] for pair in _of(other, link.follower)}
        for name in sorted(wanted_twice(link) | {pair.follower for pair in link.indices if pair.follower in others}):
            return BrokenRule("profile_follower_twice", ("links", number, "indices"), {"index": name})
    return None


def _of(link: LinkProfile, follower: str) -> tuple[IndexPair, ...]:
    return link.indices if link.follower == follower else ()


def _thresholds_of_links(profile: Profile) -> BrokenRule | None:
    """A threshold of a link that there is not would never be told."""
    known = profile.link_names
    for number, threshold in enumerate(profile.thresholds):
        if threshold.link is not None and threshold.link not in known:
            params = {"link": threshold.link, "known": ", ".join(known)}
            return BrokenRule("threshold_link_unknown", ("thresholds", number, "link"), params)
    return None


_RULES: tuple[Callable[[Profile], BrokenRule | None], ...] = (
    _two_clusters,
    _known_ends,
    _one_alias_each,
    _somewhere,
    _different_places,
    _one_leader_each,
    _shards_once,
    _thresholds_of_links,
)
"""In an order in which each may rely on those before it."""
