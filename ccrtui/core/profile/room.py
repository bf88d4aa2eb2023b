"""What a walk may come to record as made by it, for whether the profile's file has room for that."""

from __future__ import annotations

from collections.abc import Iterator

from ccrtui.core.profile.profile import BEAT, Profile

_UUID = "u" * 22
"""As long as the uuid of a cluster."""
_OF_THE_CLOUD = ("r" * 80,) * 64
"""More and longer than the routes, rules, connections and attachments of one link."""


def may_record(profile: Profile) -> Iterator[str]:
    """Entries as long as those which the walk of that profile may still add."""
    link, made = profile.link, profile.made
    yield f"{_UUID}/{link.alias}"
    yield from _OF_THE_CLOUD
    if link.creates_index:
        ours = _names(made.leader_indices)
        yield from (f"{_UUID}/{pair.leader}" for pair in link.indices if pair.leader not in ours)
    ours = _names(made.follower_indices)
    yield from (f"{_UUID}/{pair.follower}" for pair in profile.pairs if pair.follower not in ours)
    if profile.heartbeat_index is not None:
        yield from (f"{_UUID}/{profile.heartbeat_index}", f"{_UUID}/{profile.heartbeat_index}/{BEAT}")
    first = link.indices[0].leader if link.indices else ""
    for number in range(len(made.sample_docs), link.sample_docs):
        yield f"{_UUID}/{first}/{profile.marker}-sample-{number}"


def _names(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(entry.partition("/")[2] for entry in entries)
