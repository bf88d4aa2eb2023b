"""Verdicts and reasons in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.records.watch.verdicts import (
    ReasonText,
    VerdictText,
)

VERDICTS: Mapping[Verdict, VerdictText] = {
    Verdict.STOPPED: VerdictText("stopped", "Replication of {index} has stopped and does not start again by itself."),
    Verdict.RETRYING: VerdictText("retrying", "The standby of {index} cannot read and tries again and again."),
    Verdict.STALLED: VerdictText("stalled", "The standby of {index} is[ {behind}] behind and does not move."),
    Verdict.PAUSED: VerdictText("paused", "Replication of {index} has been paused[ for {since}]."),
    Verdict.SLOW: VerdictText(
        "too slow", "The standby of {index} is[ {behind}] behind and not catching up: at this rate it is never level."
    ),
    Verdict.UNKNOWN: VerdictText("unknown", "How far behind the standby of {index} is, is not known."),
    Verdict.BOOTSTRAPPING: VerdictText("first copy", "The first copy of {index} is under way[: {percent} % is here]."),
    Verdict.CATCHING_UP: VerdictText(
        "catching up", "The standby of {index} is[ {behind}] behind and catching up[: level in about {level_in}]."
    ),
    Verdict.IN_SYNC: VerdictText("in sync", "The standby of {index} is level with the leader."),
}
VERDICTS_BECAUSE: Mapping[tuple[Verdict, Reason], VerdictText] = {
    (Verdict.IN_SYNC, Reason.BY_NUMBERS): VerdictText(
        "by numbers", "The numbers of {index} agree on both sides; whether the documents do was not compared."
    ),
    (Verdict.IN_SYNC, Reason.CONNECTION_DOWN): VerdictText(
        "was level", "The standby of {index} was level when the leader was asked."
    ),
    (Verdict.UNKNOWN, Reason.BEHIND): VerdictText(
        "unknown", "The standby of {index} is[ {behind}] behind; whether it catches up is not known yet."
    ),
    (Verdict.RETRYING, Reason.LINK_SILENT): VerdictText(
        "retrying", "The standby of {index} waits for a read that does not come back."
    ),
    (Verdict.RETRYING, Reason.AUTO_FOLLOW_FAILED): VerdictText(
        "retrying", "{index} has no standby: the auto-follow pattern that takes it could not follow it."
    ),
    (Verdict.SLOW, Reason.NOT_MOVING): VerdictText(
        "too slow", "The standby of {index} is[ {behind}] behind and does not move."
    ),
}
REASONS: Mapping[Reason, ReasonText] = {
    Reason.PROVEN: ReasonText("proven", "The follower has everything the leader had when it was asked."),
    Reason.BY_NUMBERS: ReasonText(
        "history not compared",
        "Level by its sequence numbers. That both sides share one history could not be shown: our user may not search "
        "the index (`read`), or nothing is left to compare.",
    ),
    Reason.CONNECTION_DOWN: ReasonText(
        "not connected by now",
        "It was level[ at {level_at}]; the follower says that it is not connected to the leader, so what is written "
        "now does not arrive.",
    ),
    Reason.ASYNC_DURABILITY: ReasonText(
        "synced now and then",
        "The index syncs its operations to disk only now and then (`index.translog.durability: async`), and only what "
        "is synced counts, on both sides: the standby has what the leader has handed out.",
    ),
    Reason.HISTORY_UNPROVEN: ReasonText(
        "history not compared yet",
        "The numbers agree; that the documents are the leader's is being compared, as its history is new to us or a "
        "shard of it was away.",
    ),
    Reason.AS_FOLLOWER_SEES: ReasonText(
        "as the follower sees it",
        "The leader could not be asked from here; this is the follower's own word, with evidence of contact.",
    ),
    Reason.BEHIND: ReasonText("behind", "Operations of the leader have not arrived yet."),
    Reason.FIRST_COPY: ReasonText(
        "copying", "The files of the leader index are being copied; operations follow after that."
    ),
    Reason.NOT_ESTABLISHED: ReasonText("not established yet", "Too few samples so far to tell."),
    Reason.NOT_FOLLOWING: ReasonText("not a follower", "That index does not follow anything."),
    Reason.LEADER_NOT_REACHED: ReasonText(
        "the leader was not reached", "The leader was not reached, so nothing proves that the standby is level."
    ),
    Reason.FOLLOWER_NOT_REACHED: ReasonText(
        "the follower was not reached", "The follower cluster was not reached, so nothing is known of the standby."
    ),
    Reason.SAMPLE_TOO_OLD: ReasonText(
        "the sample is too old", "No fresh answer has come; the last one is too old to rely on."
    ),
    Reason.LOGIN_REFUSED: ReasonText(
        "the login was refused", "The cluster does not let us in: give the right user name and password in the profile."
    ),
    Reason.LOGIN_WANTED: ReasonText(
        "no user was named",
        "The cluster wants a user name and a password, and none was sent: give both in the profile.",
    ),
    Reason.RIGHT_MISSING: ReasonText(
        "a right is missing", "Our user may not read the replication figures: `monitor` and `read_ccr` are needed."
    ),
    Reason.SHARDS_UNASSIGNED: ReasonText(
        "shards unassigned", "Shards of the follower are not assigned to any node, so they cannot follow."
    ),
    Reason.LEADER_SHARDS_MISSING: ReasonText(
        "leader shards missing", "Not every primary of the leader index is started, so its figures are incomplete."
    ),
    Reason.IDENTITY_UNPROVEN: ReasonText(
        "leader not identified", "Nothing proves that the index seen is the one that is followed."
    ),
    Reason.FALLING_BEHIND: ReasonText(
        "leader faster",
        "The leader writes faster than the standby copies: bandwidth, disk or the follow settings hold it back.",
    ),
    Reason.NOT_MOVING: ReasonText("not moving", "Nothing has arrived since it fell behind, and no error is named."),
    Reason.PAUSED: ReasonText(
        "paused by someone", "Nothing is lost while the leader keeps its history[: resume it within {lease_left}]."
    ),
    Reason.LEASE_EXPIRED: ReasonText(
        "lease ended",
        "The leader no longer has to keep the history that the standby needs: a new first copy may be necessary.",
    ),
    Reason.NO_CONTACT: ReasonText(
        "no contact yet", "Since it began, no read of the follower has returned: being level at nothing proves nothing."
    ),
    Reason.LINK_SILENT: ReasonText(
        "the link swallows",
        "The follower's reads do not return and no error is named: the network between swallows them.",
    ),
    Reason.LEADER_UNREACHABLE: ReasonText(
        "leader unreachable", "The follower cannot reach the leader cluster[ at {address}][ ({error})]."
    ),
    Reason.READ_FAILING: ReasonText("reads fail", "The follower's reads are refused or fail[: {error}]."),
    Reason.AUTO_FOLLOW_FAILED: ReasonText(
        "auto-follow failed",
        "An auto-follow pattern takes this leader index and could not follow it[: {error}]. It tries again within a "
        "minute, except where the index has no soft deletes.",
    ),
    Reason.PRIVILEGE_LOST: ReasonText(
        "right lost",
        "The leader refuses the follower's reads: the roles of the user that set up the follow need "
        "`read` and `monitor` there.",
    ),
    Reason.WRITE_REFUSED: ReasonText(
        "write refused", "The follower cluster refuses the writes of the replication[: {error}]."
    ),
    Reason.ALIAS_MISSING: ReasonText(
        "remote cluster removed", 'The remote cluster[ "{alias}"] is not registered any more on the follower.'
    ),
    Reason.LEADER_INDEX_CLOSED: ReasonText(
        "leader index closed", "The leader index is closed; open it and the standby goes on."
    ),
    Reason.LEADER_INDEX_MISSING: ReasonText(
        "leader index gone",
        "The leader index has been deleted: the standby keeps what it has, and may be the last copy of it.",
    ),
    Reason.LEADER_RECREATED: ReasonText(
        "leader index recreated",
        "The leader index was deleted and created anew under the same name: the standby may be the last copy of what "
        "the old one held. Decide what is to be kept before anything is replaced.",
    ),
    Reason.OTHER_LEADER: ReasonText("follows another", "This index follows another leader than the profile says."),
    Reason.HISTORY_LOST: ReasonText(
        "history lost", "The leader no longer has the operations that the standby needs: it must be copied afresh."
    ),
    Reason.HISTORY_DIFFERS: ReasonText(
        "history differs",
        "The history of the standby is not the leader's, which was restored or emptied: the standby may hold documents "
        "that the leader has lost. Only a fresh copy goes on from here; compare both before it is made.",
    ),
    Reason.MAPPING_CONFLICT: ReasonText(
        "mapping conflict", "A mapping of the leader cannot be applied to the standby[: {error}]."
    ),
    Reason.FATAL_ERROR: ReasonText("fatal error", "The follower gave up[: {error}]."),
    Reason.BOOTSTRAP_FAILED: ReasonText(
        "first copy failed", "The first copy did not come to an end, and is not begun again by itself."
    ),
    Reason.LEFTOVER_TASK: ReasonText("leftover task", "A task is left of a follower that has been deleted."),
    Reason.LICENCE_REFUSES: ReasonText(
        "no licence for it",
        "The licence of the cluster does not include cross-cluster replication: trial, platinum or enterprise does.",
    ),
    Reason.EDITION_WITHOUT_CCR: ReasonText(
        "edition without CCR",
        "One side has no cross-cluster replication: both need the default distribution with a trial, platinum or "
        "enterprise licence.",
    ),
    Reason.CERTIFICATE_REFUSED: ReasonText(
        "no secure connection",
        "The certificate or the encryption does not fit: correct the address or the authority in the profile.",
    ),
    Reason.NO_MASTER: ReasonText(
        "no elected master",
        "The cluster has no elected master, so it answers nothing about its indices: it waits for its nodes.",
    ),
    Reason.LEADER_INDEX_BLOCKED: ReasonText(
        "leader refuses reads",
        "The leader index has a read block (`index.blocks.read`); remove it and the standby goes on.",
    ),
    Reason.LEADER_INDEX_REFUSED: ReasonText(
        "leader index not readable",
        "The leader index has a metadata block (`index.blocks.metadata`), so nothing can be read of it from here.",
    ),
    Reason.FOLLOWER_CLOSED: ReasonText(
        "closed on the follower",
        "The follower index is closed, so it takes no operation; once it is open it goes on, or can be resumed.",
    ),
    Reason.FOLLOWER_INDEX_REFUSED: ReasonText(
        "standby not readable",
        "The follower index has a metadata block (`index.blocks.metadata`), so nothing can be read of it from here.",
    ),
    Reason.FOLLOWS_ANOTHER: ReasonText(
        "follows another",
        "The index of that name follows another index, or through another remote cluster, than the profile says.",
    ),
    Reason.WANTED_TWICE: ReasonText(
        "wanted twice", "The profile wants this follower index for two leader indices: only one can be meant."
    ),
    Reason.OVERLOADED: ReasonText(
        "follower overloaded",
        "The follower had no room (write queue or memory) and gave up: pause and resume it.",
    ),
    Reason.CONNECTIONS_LOST: ReasonText(
        "connections lost",
        "The follower could not open a connection while the leader came back, and gave up: pause and resume it.",
    ),
}
SOURCES: Mapping[Evidence, str] = {
    Evidence.LEADER: "leader",
    Evidence.FOLLOWER: "follower's word",
    Evidence.NONE: "nothing",
}
DIFFERENCES: Mapping[Difference, str] = {
    Difference.OTHER_INDEX: "two different indices: their counts are not compared",
    Difference.OTHER_HISTORY: "two histories of the index: their counts are not compared",
    Difference.BY_NUMBERS: "level by numbers; the documents were not compared",
    Difference.PAUSED: "paused[, {n} operations behind]",
    Difference.BEHIND: "still[ {n} operations] behind",
    Difference.LEADER_MOVED: "the leader moved meanwhile",
    Difference.PARTIAL: "not every shard could be counted",
    Difference.UNPROVEN: "not proven level",
}
