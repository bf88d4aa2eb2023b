"""Steps, choices and what was seen, in English."""

from __future__ import annotations

from ccrtui.text.step_words import ChoiceText, ChoiceWords, EvidenceWords, StepStateWords, StepText, StepWords

STEPS = StepWords(
    account=StepText("account", "Whose cloud account is used on both sides."),
    clusters=StepText("clusters", "Two Elasticsearch clusters that answer, and are not the same one."),
    readiness=StepText("readiness", "Licence, version, certificates and rights that replication needs."),
    peering=StepText("peering", "A connection between the two networks."),
    routes=StepText("routes", "Both networks know the way to the other."),
    security_groups=StepText("security groups", "The ports that replication uses are let through."),
    reachability=StepText("reachability", "The leader's transport port answers."),
    remote_cluster=StepText("remote cluster", "The follower cluster knows the leader under a name."),
    leader_index=StepText("leader index", "The indices to copy, on the leader."),
    follower_index=StepText("follower index", "The copies, on the follower, and that they follow."),
    compare=StepText("compare", "Both sides hold the same documents."),
)
STEP_STATES = StepStateWords(
    satisfied="holds", skipped="skipped", missing="to do", waiting="waiting", blocked="blocked", unknown="unknown"
)
CHOICES = ChoiceWords(
    leader_url=ChoiceText("Where is the leader cluster?", "http://host:9200 or https://host:9200"),
    follower_url=ChoiceText("Where is the follower cluster?", "http://host:9200 or https://host:9200"),
    leader_transport=ChoiceText(
        "At which transport address does the follower reach the leader?", "host:port, usually port 9300"
    ),
    index=ChoiceText("Which indices of the leader shall be copied?", "LEADER or LEADER=FOLLOWER, several with commas"),
    create_index=ChoiceText("Shall the index be created on the leader?"),
    other=ChoiceText("Which value for {option}?"),
)
EVIDENCE = EvidenceWords(
    {
        "name": "name",
        "uuid": "uuid",
        "version": "version",
        "url": "address",
        "licence_kind": "licence",
        "health": "health",
        "user": "user",
        "roles": "roles",
        "authorities": "authorities",
        "shared_authorities": "shared CA",
        "transport_tls": "TLS between nodes",
        "side": "side",
        "alias": "alias",
        "address": "address",
        "mode": "mode",
        "connected": "connected",
        "connections": "connections",
        "connections_wanted": "wanted",
        "connect_ms": "connect time, ms",
        "speaks": "answers as",
        "subject": "certificate",
        "expires_at": "valid until",
        "index": "index",
        "indices": "indices",
        "docs": "documents",
        "shards": "shards",
        "privileges": "missing",
        "status": "status",
        "error": "error",
        "reason": "server says",
        "method": "request",
        "path": "path",
        "recovered_bytes": "bytes here",
        "total_bytes": "bytes in all",
        "percent": "percent",
        "unfinished": "not finished",
        "pairs": "of",
        "cause": "cause",
        "retries": "retries",
        "shard": "shard",
    },
    {"both": "both sides", "none": "neither side", "one_side": "one side only", "unknown": "not known"},
)
