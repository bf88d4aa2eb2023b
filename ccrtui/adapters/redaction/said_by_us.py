"""Words that the program decides by: a password that is part of one is no secret, and covering it would mislead."""

from __future__ import annotations

ERROR_TYPES = (
    "action_not_found_transport_exception",
    "circuit_breaking_exception",
    "cluster_block_exception",
    "connect_exception",
    "connect_transport_exception",
    "document_parsing_exception",
    "es_rejected_execution_exception",
    "fatal_exception",
    "illegal_argument_exception",
    "illegal_state_exception",
    "index_closed_exception",
    "index_not_found_exception",
    "invalid_index_name_exception",
    "invalid_type_name_exception",
    "mapper_parsing_exception",
    "master_not_discovered_exception",
    "no_seed_node_left_exception",
    "no_shard_available_action_exception",
    "no_such_remote_cluster_exception",
    "node_disconnected_exception",
    "node_not_connected_exception",
    "parse_exception",
    "process_cluster_event_timeout_exception",
    "receive_timeout_transport_exception",
    "resource_not_found_exception",
    "security_exception",
)
"""The types of errors of Elasticsearch that rules ask for."""

STATES = (
    *("basic", "standard", "gold", "platinum", "enterprise", "trial", "missing"),
    *("active", "invalid", "expired", "paused", "open", "close", "closed"),
    *("green", "yellow", "red"),
    *("unassigned", "initializing", "started", "relocating"),
    *("existing_store", "empty_store", "local_shards", "snapshot", "peer"),
    *("init", "index", "verify_index", "translog", "finalize", "done"),
    *(
        "sniff",
        "proxy",
        "seeds",
        "proxy_address",
        "proxy_socket_connections",
        "server_name",
        "node_connections",
        "mode",
    ),
    *("master", "data_content", "data_frozen", "data_cold", "data_warm", "data_hot", "ingest", "transform", "ml"),
    *("voting_only", "remote_cluster_client", "read_ccr", "manage_ccr", "manage_follow_index", "manage_leader_index"),
    *("monitor", "manage", "write", "create_index", "delete_index", "view_index_metadata", "read_cross_cluster"),
    *("async", "true", "false", "deleted", "not_found", "_all", "leader", "follower", "http", "https"),
    *("elasticsearch", "default", "opensearch"),
)
"""Kinds of licences, health, states, modes, roles, privileges: what decoders and rules compare, and a screen shows."""

SETTINGS = (
    *("index.refresh_interval", "index.soft_deletes.enabled", "index.soft_deletes.retention_lease.period"),
    *("index.store.type", "index.translog.durability", "index.uuid", "index.verified_before_close"),
    *("index.xpack.ccr.following_index", "read_poll_timeout", "number_of_shards", "number_of_replicas"),
    "ccr.leader_index.uuid",
)
"""The names of settings that are looked up."""

PHRASES = (
    *("operations are no longer available", "history uuid", "unable to open any connections", "connection reset"),
    *("general node connection failure", "is not active", "is not licensed for [ccr]", "license is non-compliant"),
    *("the license on cluster [", "illegalargumentexception: ", "mapperparsingexception: ", "certificate_required"),
    *("connect_transport", "node_disconnected", "node_not_connected", "no_seed_node_left", "node_closed"),
    *("no_shard_available", "unavailable_shards", "shard_not_found", "remote cluster client role"),
)
"""Of sentences of servers, what rules look for."""

WORDS = (*ERROR_TYPES, *STATES, *SETTINGS, *PHRASES)
"""All of them."""
