"""What is said of steps seen a while ago, and of what is next, in English."""

from __future__ import annotations

from ccrtui.core.watch.ordinary_index import Stands
from ccrtui.core.watch.verdict import Reason
from ccrtui.text.explanation import Explanation
from ccrtui.text.records.standing import StandingWords

STANDING = StandingWords(
    seen="Seen {age}; r looks again.",
    counted_then="When they were counted, {age}, the standby held all {leader_docs} documents of {compared}.",
    counted_then_numbers="When they were counted, {age}, both sides held as many documents[: {leader_docs}].",
    level_since="By sequence numbers it is level, proven {age}.",
    all_hold="Every step holds. Compared: {compared}.",
    all_held="Every step held when it was looked at, the oldest {age}. Compared: {compared}.",
    others_one='1 more follows through "{alias}" and was not compared here',
    others_many='{n} more follow through "{alias}" and were not compared here',
    others_end=".",
    others_open="; {bad} of them are not level (key 3 shows which).",
    more_names="{names} and {n} more",
    besides="{n} stand in the way in all.",
    look="look at the clusters",
    open_step="{step}: see what stands in the way",
    wait_step="{step}: wait, it goes on by itself",
    other_advice="look at {index}",
    open_again="Its last try did not reach the leader. The way is open again, as others have read through it since.",
    open_again_short="waiting for its next try",
    open_again_advice="wait: {index} goes on with its next try",
    no_standby="{index} is no standby: nothing keeps it level with the leader.",
    ordinary={
        Stands.OPEN: Explanation(
            "On the follower {index} is an ordinary index, open for writing[, with {docs} documents]: it follows "
            "nothing.[ {origin}]",
            "",
            "keep {index}: it may hold what exists nowhere else. To copy {leader_index} once more, choose another name",
        ),
        Stands.CLOSED: Explanation(
            "On the follower {index} is closed and follows nothing: somebody may be turning it into an ordinary index."
            "[ {origin}]",
            "",
            "keep {index}: it may hold what exists nowhere else. Open it to see",
        ),
    },
    advice={
        Reason.HISTORY_UNPROVEN: "wait: the documents of {index} are being compared",
        Reason.BEHIND: "see what holds {index} back",
        Reason.FALLING_BEHIND: "see what holds {index} back: bandwidth, disk, or the follow settings",
        Reason.NOT_MOVING: "see why {index} does not move",
        Reason.READ_FAILING: "see why the leader refuses the reads of {index}",
        Reason.HISTORY_LOST: "copy {index} afresh: the leader no longer has what it needs",
        Reason.MAPPING_CONFLICT: "see which mapping of {leader_index} does not fit {index}",
        Reason.FATAL_ERROR: "see why {index} gave up",
        Reason.BOOTSTRAP_FAILED: "see why the first copy of {index} failed",
        Reason.LEFTOVER_TASK: "see which task is left of {index}",
        Reason.AS_FOLLOWER_SEES: "see why the leader does not answer us",
        Reason.PAUSED: "resume {index}[ within {lease_left}]",
        Reason.LEASE_EXPIRED: "look at {index}: its history may be lost",
        Reason.NO_CONTACT: "see the way from the follower to the leader",
        Reason.LINK_SILENT: "see what lies between: reads go on by themselves once it lets them pass",
        Reason.LEADER_UNREACHABLE: "see the way to the leader; reads go on by themselves once it answers",
        Reason.PRIVILEGE_LOST: "give the right back on the leader; the standby goes on by itself",
        Reason.WRITE_REFUSED: "see why the follower refuses the writes of {index}",
        Reason.ALIAS_MISSING: 'register the remote cluster[ "{alias}"] again',
        Reason.LEADER_INDEX_CLOSED: "open {leader_index} on the leader; the standby goes on by itself",
        Reason.LEADER_INDEX_MISSING: "keep {index} on the follower: it may be the last copy",
        Reason.LEADER_RECREATED: "keep {index} on the follower: it may be the last copy of what the leader had",
        Reason.HISTORY_DIFFERS: "keep {index} on the follower: it may hold what the leader lost",
        Reason.LEADER_SHARDS_MISSING: "see why shards of {leader_index} are not started on the leader",
        Reason.SHARDS_UNASSIGNED: "see why shards of {index} have no node on the follower",
        Reason.LEADER_NOT_REACHED: "see why the leader does not answer us",
        Reason.FOLLOWER_NOT_REACHED: "see why the follower does not answer us",
        Reason.LOGIN_REFUSED: "correct user and password in the profile",
        Reason.RIGHT_MISSING: "give our user the rights `monitor` and `read_ccr`",
        Reason.NOT_FOLLOWING: "let {index} follow: go on with the set-up",
        Reason.LEADER_INDEX_BLOCKED: "remove the read block of {leader_index}; the standby goes on by itself",
        Reason.LEADER_INDEX_REFUSED: "remove the metadata block of {leader_index} on the leader",
        Reason.FOLLOWER_INDEX_REFUSED: "remove the metadata block of {index} on the follower",
        Reason.FOLLOWER_CLOSED: "open {index} on the follower, unless somebody is turning it into an ordinary index",
        Reason.OVERLOADED: "pause and resume {index}",
        Reason.CONNECTIONS_LOST: "pause and resume {index}",
        Reason.FOLLOWS_ANOTHER: "see what {index} follows, and what the profile wants",
        Reason.WANTED_TWICE: "correct the profile: {index} is wanted twice",
        Reason.NO_MASTER: "see why the cluster has no elected master",
        Reason.LICENCE_REFUSES: "see the licence of the cluster",
        Reason.CERTIFICATE_REFUSED: "correct address or authority in the profile",
        Reason.OTHER_LEADER: "see which leader {index} follows",
    },
)
