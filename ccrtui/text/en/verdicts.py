"""Verdicts and reasons in English."""

from __future__ import annotations

from ccrtui.text.verdict_words import (
    DifferenceWords,
    EvidenceSourceWords,
    ReasonText,
    ReasonWords,
    VerdictText,
    VerdictWords,
)

VERDICTS = VerdictWords(
    stopped=VerdictText("stopped", "Replication of {index} has stopped and does not start again by itself."),
    retrying=VerdictText("retrying", "The standby of {index} cannot read and tries again and again."),
    stalled=VerdictText("stalled", "The standby of {index} is[ {behind}] behind and does not move."),
    paused=VerdictText("paused", "Replication of {index} has been paused[ for {since}]."),
    slow=VerdictText(
        "too slow", "The standby of {index} is[ {behind}] behind and not catching up: at this rate it is never level."
    ),
    unknown=VerdictText("unknown", "How far behind the standby of {index} is, is not known."),
    bootstrapping=VerdictText("first copy", "The first copy of {index} is under way[: {percent} % is here]."),
    catching_up=VerdictText(
        "catching up", "The standby of {index} is[ {behind}] behind and catching up[: level in about {level_in}]."
    ),
    in_sync=VerdictText("in sync", "The standby of {index} is level with the leader."),
    by_numbers=VerdictText(
        "by numbers", "The numbers of {index} agree on both sides; whether the documents do was not compared."
    ),
)
REASONS = ReasonWords(
    proven=ReasonText("proven", "The follower has everything the leader had when it was asked."),
    by_numbers=ReasonText(
        "history not compared",
        "Level by its sequence numbers. That both sides share one history could not be shown: our user may not search "
        "the index (`read`), or nothing is left to compare.",
    ),
    async_durability=ReasonText(
        "synced now and then",
        "The index syncs its operations to disk only now and then (`index.translog.durability: async`), and only what "
        "is synced counts, on both sides: the standby has what the leader has handed out.",
    ),
    history_unproven=ReasonText(
        "history not compared yet",
        "The numbers agree; that the documents are the leader's is being compared, as its history is new to us or a "
        "shard of it was away.",
    ),
    as_follower_sees=ReasonText(
        "as the follower sees it",
        "The leader could not be asked from here; this is the follower's own word, with evidence of contact.",
    ),
    behind=ReasonText("behind", "Operations of the leader have not arrived yet."),
    first_copy=ReasonText("copying", "The files of the leader index are being copied; operations follow after that."),
    not_established=ReasonText("not established yet", "Too few samples so far to tell."),
    not_following=ReasonText("not a follower", "That index does not follow anything."),
    leader_not_reached=ReasonText(
        "the leader was not reached", "The leader was not reached, so nothing proves that the standby is level."
    ),
    follower_not_reached=ReasonText(
        "the follower was not reached", "The follower cluster was not reached, so nothing is known of the standby."
    ),
    sample_too_old=ReasonText("the sample is too old", "No fresh answer has come; the last one is too old to rely on."),
    login_refused=ReasonText(
        "the login was refused", "The cluster does not accept our user or its password: correct them in the profile."
    ),
    right_missing=ReasonText(
        "a right is missing", "Our user may not read the replication figures: `monitor` and `read_ccr` are needed."
    ),
    shards_unassigned=ReasonText(
        "shards unassigned", "Shards of the follower are not assigned to any node, so they cannot follow."
    ),
    leader_shards_missing=ReasonText(
        "leader shards missing", "Not every primary of the leader index is started, so its figures are incomplete."
    ),
    identity_unproven=ReasonText(
        "leader not identified", "Nothing proves that the index seen is the one that is followed."
    ),
    falling_behind=ReasonText(
        "the leader is faster",
        "The leader writes faster than the standby copies: bandwidth, disk or the follow settings hold it back.",
    ),
    not_moving=ReasonText("not moving", "The standby has not moved for two poll time-outs, and no error is named."),
    paused=ReasonText(
        "paused by someone", "Nothing is lost while the leader keeps its history[: resume it within {lease_left}]."
    ),
    lease_expired=ReasonText(
        "lease ended",
        "The leader no longer has to keep the history that the standby needs: a new first copy may be necessary.",
    ),
    no_contact=ReasonText(
        "no contact yet", "Since it began, no read of the follower has returned: being level at nothing proves nothing."
    ),
    link_silent=ReasonText(
        "the link swallows",
        "The follower's reads do not return and no error is named: the network between swallows them.",
    ),
    leader_unreachable=ReasonText(
        "leader unreachable", "The follower cannot reach the leader cluster[ at {address}][ ({error})]."
    ),
    read_failing=ReasonText("reads fail", "The follower's reads are refused or fail[: {error}]."),
    privilege_lost=ReasonText(
        "right lost",
        "The leader refuses the follower's reads: the roles of the user that set up the follow need "
        "`read` and `monitor` there.",
    ),
    write_refused=ReasonText("write refused", "The follower cluster refuses the writes of the replication[: {error}]."),
    alias_missing=ReasonText(
        "remote cluster removed", 'The remote cluster[ "{alias}"] is not registered any more on the follower.'
    ),
    leader_index_closed=ReasonText(
        "leader index closed", "The leader index is closed; open it and the standby goes on."
    ),
    leader_index_missing=ReasonText(
        "leader index gone",
        "The leader index has been deleted: the standby keeps what it has, and may be the last copy of it.",
    ),
    leader_recreated=ReasonText(
        "leader index recreated",
        "The leader index was deleted and created anew under the same name: the standby may be the last copy of what "
        "the old one held. Decide what is to be kept before anything is replaced.",
    ),
    other_leader=ReasonText("follows another", "This index follows another leader than the profile says."),
    history_lost=ReasonText(
        "history lost", "The leader no longer has the operations that the standby needs: it must be copied afresh."
    ),
    history_differs=ReasonText(
        "history differs",
        "The history of the standby is not the leader's, which was restored or emptied: the standby may hold documents "
        "that the leader has lost. Only a fresh copy goes on from here; compare both before it is made.",
    ),
    mapping_conflict=ReasonText(
        "mapping conflict", "A mapping of the leader cannot be applied to the standby[: {error}]."
    ),
    fatal_error=ReasonText("fatal error", "The follower gave up[: {error}]."),
    bootstrap_failed=ReasonText(
        "first copy failed", "The first copy did not come to an end, and is not begun again by itself."
    ),
    leftover_task=ReasonText("leftover task", "A task is left of a follower that has been deleted."),
    licence_refuses=ReasonText(
        "no licence for it",
        "The licence of the cluster does not include cross-cluster replication: trial, platinum or enterprise does.",
    ),
    certificate_refused=ReasonText(
        "no secure connection",
        "The certificate or the encryption does not fit: correct the address or the authority in the profile.",
    ),
    no_master=ReasonText(
        "no elected master",
        "The cluster has no elected master, so it answers nothing about its indices: it waits for its nodes.",
    ),
    leader_index_blocked=ReasonText(
        "leader refuses reads",
        "The leader index has a read block (`index.blocks.read`); remove it and the standby goes on.",
    ),
    leader_index_refused=ReasonText(
        "leader index not readable",
        "The leader index has a metadata block (`index.blocks.metadata`), so nothing can be read of it from here.",
    ),
    follower_closed=ReasonText(
        "closed on the follower",
        "The follower index is closed, so it takes no operation; once it is open it goes on, or can be resumed.",
    ),
    follower_index_refused=ReasonText(
        "standby not readable",
        "The follower index has a metadata block (`index.blocks.metadata`), so nothing can be read of it from here.",
    ),
    follows_another=ReasonText(
        "follows another",
        "The index of that name follows another index, or through another remote cluster, than the profile says.",
    ),
    wanted_twice=ReasonText(
        "wanted twice", "The profile wants this follower index for two leader indices: only one can be meant."
    ),
    overloaded=ReasonText(
        "follower overloaded",
        "The follower had no room (write queue or memory) and gave up: pause and resume it.",
    ),
    connections_lost=ReasonText(
        "connections lost",
        "The follower could not open a connection while the leader came back, and gave up: pause and resume it.",
    ),
)
SOURCES = EvidenceSourceWords(leader="leader", follower="follower's word", none="nothing")
DIFFERENCES = DifferenceWords(
    other_index="two different indices: their counts are not compared",
    other_history="two histories of the index: their counts are not compared",
    by_numbers="level by numbers; the documents were not compared",
    paused="paused[, {n} operations behind]",
    behind="still[ {n} operations] behind",
    leader_moved="the leader moved meanwhile",
    partial="not every shard could be counted",
    unproven="not proven level",
)
