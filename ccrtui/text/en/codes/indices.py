"""The leader index and the follower index, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.LEADER_INDEX_OPEN: Explanation("On the leader, open, with soft deletes on: {indices}."),
    Code.LEADER_INDEX_TO_CREATE: Explanation("The leader has no index {index} yet; the profile asks to create it."),
    Code.LEADER_INDEX_MISSING: Explanation(
        "The leader has no index {index}.",
        "",
        "Check the name[; like it: {indices}]; or let it be created (`--create-index`).",
    ),
    Code.LEADER_INDEX_IS_ALIAS: Explanation(
        "{index} is an alias[ of {indices}].", "An alias cannot be followed.", "Choose the index itself."
    ),
    Code.LEADER_INDEX_IS_DATA_STREAM: Explanation(
        "{index} is a data stream.",
        "Its backing indices are followed by an auto-follow pattern.",
        "Choose a plain index[, or one of {indices}].",
    ),
    Code.INDEX_RED: Explanation(
        "{index} on the {side} is red: primaries of it are not started.",
        "It can neither be copied nor be counted while they are not.",
        "Bring its shards back (GET /_cluster/allocation/explain says what keeps them).",
    ),
    Code.LEADER_INDEX_BLOCKED: Explanation(
        "{index} on the leader refuses to be read ({block}).",
        "A follower could not read it either; it would try again and again.",
        "Take the block away: PUT /{index}/_settings with {block} null.",
    ),
    Code.LEADER_INDEX_CLOSED: Explanation(
        "{index} is closed on the leader.", "A closed index cannot be followed.", "Open it first."
    ),
    Code.LEADER_INDEX_LOST: Explanation(
        "The leader has no index {index}; on the follower, {follower_index}[, with {follower_docs} documents,] "
        "follows it or has the name of its copy.",
        "It may be the last copy: nothing is created, copied or removed around it.",
        "Restore {index} on the leader, or turn {follower_index} into an ordinary index "
        "(pause, close, unfollow, open) and go on from there; or choose other names.",
    ),
    Code.LEADER_INDEX_NAME_INVALID: Explanation(
        "{index} cannot be the name of an index.", "", "Lower case, without spaces, wildcards or commas."
    ),
    Code.LEADER_INDEX_IS_SNAPSHOT: Explanation(
        "{index} is a searchable snapshot (`index.store.type: snapshot`).",
        "It is read from a repository, takes no operations, and cannot be followed.",
        "Mount the same snapshot on the follower cluster, or follow the index it was taken of.",
    ),
    Code.SOFT_DELETES_OFF: Explanation(
        "{index} was made without soft deletes.",
        "The leader keeps no history of it that a follower could read.",
        "Reindex it into a new index: soft deletes can only be set at creation.",
    ),
    Code.FOLLOWING: Explanation("Following, with contact to the leader: {indices}."),
    Code.FOLLOWER_MISSING: Explanation("The follower's {index} does not follow the leader's {leader_index} yet."),
    Code.FOLLOWER_PAUSED: Explanation(
        "{index} is paused.",
        "The copy stands still while the leader goes on.",
        "[It is resumed with the settings it had: {follow_settings}.]"
        "[What it had been set up with is {settings_state}: it is resumed with the defaults.]",
    ),
    Code.FOLLOWER_CLOSED: Explanation(
        "{index} is closed on the follower.",
        "A closed copy takes no operations: somebody is about to turn it into an ordinary index, or closed it.",
        "Unless somebody is turning it into one, open it again (POST /{index}/_open), and it can follow on.",
    ),
    Code.FIRST_COPY: Explanation(
        "The first copy of {index} is under way[: {percent} %, {recovered_bytes} of {total_bytes} bytes]."
    ),
    Code.WAITING_FOR_CONTACT: Explanation(
        "{index} follows, but no read has come back from the leader yet.", "Until then equal figures prove nothing."
    ),
    Code.NAME_TAKEN_OPEN: Explanation(
        "{index} exists already on the follower, open[, with {docs} documents].",
        "An index in use is never replaced.[ {origin}]",
        "Choose another name for the follower index; what it holds may be nowhere else.",
    ),
    Code.FOLLOWER_PROMOTED: Explanation(
        "{index} was a copy made by this profile and is an ordinary, writable index now[, with {docs} documents].",
        "What was written to it since is nowhere else: it is never replaced and never removed from here.[ {origin}]",
        "To copy the leader once more, choose another name for the follower index.",
    ),
    Code.LAST_COPY: Explanation(
        "{index} on the follower[, with {docs} documents,] may be the last copy: {keeps} ({leader_index}).",
        "So it is neither replaced nor removed.",
        "Decide first which of the two is to be kept; to copy the leader beside it, choose another follower name.",
    ),
    Code.NAME_TAKEN_CLOSED: Explanation(
        "{index} exists already on the follower, closed, and cannot be replaced[: it has {shards} "
        "shards, the leader's {leader_shards}].",
        "",
        "Choose another name for the follower index; what it holds may be nowhere else.",
    ),
    Code.NAME_TAKEN_ALIAS: Explanation(
        "{index} is an alias on the follower[ of {indices}].", "", "Choose another name for the follower index."
    ),
    Code.FOLLOWS_ANOTHER: Explanation(
        "{index} already follows {leader_index}[ of {alias}].",
        "The profile wants {wanted_leader_index}[ of {wanted_alias}].",
        "Choose another name for the follower index, or correct the profile.",
    ),
    Code.FIRST_COPY_FAILED: Explanation(
        "The first copy of {index} failed.",
        "It is not begun again by itself.",
        "Mend what stopped it on the follower (disk space, allocation); then close {index} there and apply again.",
    ),
    Code.FOLLOWER_STOPPED: Explanation(
        "{index} has stopped[ on shard {shard}][: {error}].",
        "[{reason}.]",
        "Nothing is removed by itself.[ {cure}]",
    ),
    Code.FOLLOWER_WRITES_REFUSED: Explanation(
        "{index} has read operations that the follower does not let it write[: {failed} tries].",
        "A write or read-only block does that, of the index or of the whole cluster, and a disk that is almost full.",
        "Take the block away (or make room); it goes on by itself.",
    ),
    Code.FOLLOWER_RETRYING: Explanation(
        "{index} cannot read from the leader and tries again[: {error}].",
        "[{reason}.]",
        "Mend the cause; it goes on by itself.",
    ),
    Code.LEADER_RECREATED: Explanation(
        "The leader's {leader_index} was made anew: it is not the index that {index} follows.",
        "What {index} holds on the follower[, {docs} documents,] may be the last copy of what the old one held.",
        "Keep it. Decide first which of the two is to be kept; to copy the new one beside it, choose another follower "
        "name.",
    ),
    Code.OTHER_LEADER: Explanation(
        "{index} follows an index that is not the leader's {leader_index}.",
        "The leader holds no lease of it: another cluster stands behind the alias, or the leader index was recreated.",
        "Check what the alias points at.",
    ),
}
