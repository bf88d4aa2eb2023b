"""Words that the program decides by: a password that is part of one is no secret, and covering it would mislead."""

from __future__ import annotations

ERROR_TYPES = (
    "action_not_found_transport_exception",
    "circuit_breaking_exception",
    "cluster_block_exception",
    "connect_exception",
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
    "no_such_remote_cluster_exception",
    "parse_exception",
    "process_cluster_event_timeout_exception",
    "resource_not_found_exception",
    "security_exception",
)
"""The types of errors of Elasticsearch that rules ask for."""
