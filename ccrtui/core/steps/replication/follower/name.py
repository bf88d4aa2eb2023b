"""Whether a follower may have its name: free, taken by what must stay, or a closed index that a follow replaces."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.call.facts import Facts
from ccrtui.core.elasticsearch.index import IndexEntry
from ccrtui.core.profile.profile import IndexPair, Profile
from ccrtui.core.steps.conclude import blocked, missing, suspected
from ccrtui.core.steps.ours import ours
from ccrtui.core.steps.replication.follower.last_copy import held_docs, holds_nothing, last_copy, origin
from ccrtui.core.steps.replication.indices import RED_PATIENCE_S, aliased
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Intention, Judgement

FOLLOWER = Side.FOLLOWER


def follower_names(profile: Profile) -> tuple[str, ...]:
    """The names that the copies have, in the profile's order."""
    return tuple(pair.follower for pair in profile.pairs)


def judge_name(
    facts: Facts, intention: Intention, pair: IndexPair, taken: IndexEntry | None, leader: IndexEntry | None
) -> Judgement:
    """Nobody follows under that name: is it free? `taken` is the row of what has it, `leader` that of its leader."""
    if behind := aliased(facts, FOLLOWER, pair.follower):
        return blocked(Code.NAME_TAKEN_ALIAS, index=pair.follower, indices=list(behind))
    if taken is None and leader is not None and leader.lacks_a_primary:
        return suspected(Code.INDEX_RED, RED_PATIENCE_S, side=Side.LEADER.value, index=pair.leader)
    if taken is None:
        return missing(Code.FOLLOWER_MISSING, index=pair.follower, leader_index=pair.leader)
    if taken.open:
        promoted = pair.follower in ours(facts, FOLLOWER, intention.profile.made.follower_indices)
        code = Code.FOLLOWER_PROMOTED if promoted else Code.NAME_TAKEN_OPEN
        made_of = origin(facts, pair, copied=promoted)
        return blocked(code, index=pair.follower, docs=taken.docs, origin=made_of.value if made_of else None)
    if leader is None or leader.primaries != taken.primaries:
        return blocked(
            Code.NAME_TAKEN_CLOSED,
            index=pair.follower,
            shards=taken.primaries,
            leader_shards=leader.primaries if leader else None,
        )
    if holds_nothing(facts, pair.follower):
        return suspected(Code.INDEX_RED, RED_PATIENCE_S, side=FOLLOWER.value, index=pair.follower)
    return judge_replacement(facts, intention, pair, pair.leader)


def lies_in_ruins(row: IndexEntry | None) -> bool:
    """Closed without its shards: a follow request copies it afresh, nothing else does.

    Recorded on Elasticsearch 7.3.0 (asks-red-follower 48 to 55).
    """
    return row is not None and not row.open and row.health == "red"


def judge_replacement(facts: Facts, intention: Intention, pair: IndexPair, once_led_by: str | None) -> Judgement:
    """A closed index is replaced by a follow request; `once_led_by`: it stopped following that one, and may differ."""
    if problem := last_copy(facts, pair.leader, pair.follower):
        return blocked(Code.LAST_COPY, **problem.evidence)
    if pair.follower not in intention.confirmed:
        return blocked(
            Code.CONFIRM_NEEDED,
            side=FOLLOWER.value,
            index=pair.follower,
            confirm=pair.follower,
            leader_index=once_led_by,
            docs=held_docs(facts, pair.follower),
        )
    return missing(Code.FOLLOWER_MISSING, index=pair.follower, leader_index=pair.leader, replaces=True)
