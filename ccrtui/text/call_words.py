"""What each kind of call does, in a few words, and how it ended."""

from __future__ import annotations

from ccrtui.core.call.effect import Effect
from ccrtui.core.call.kind import Kind
from ccrtui.text.record import Record


class KindWords(Record):
    """One summary for each kind of call, named as its value."""

    cluster_identity: str
    licence: str
    health: str
    server_clock: str
    nodes: str
    certificates: str
    who_am_i: str
    remote_settings: str
    remote_info: str
    index_list: str
    alias_list: str
    index_settings: str
    shard_stats: str
    follow_info: str
    follow_stats: str
    auto_follow: str
    recovery: str
    count: str
    document_counts: str
    document: str
    search_total: str
    newest_documents: str
    dial: str
    reach: str
    privileges: str
    refresh: str
    transport_probe: str
    put_remote: str
    remove_remote: str
    create_index: str
    delete_index: str
    write_samples: str
    delete_sample: str
    follow: str
    pause_follow: str
    resume_follow: str
    unfollow: str
    close_index: str
    caller: str
    regions: str
    instances: str
    instance_nodes: str
    instance_licence: str
    instance_certificates: str
    vpcs: str
    subnets: str
    vpc_limits: str
    peerings: str
    route_tables: str
    security_rules: str
    network_acls: str
    ccns: str
    ccn_attachments: str
    ccn_routes: str
    ccn_bandwidths: str
    machines: str
    agents: str
    command_results: str
    net_detect: str
    create_peering: str
    accept_peering: str
    delete_peering: str
    create_route: str
    delete_route: str
    add_security_rule: str
    delete_security_rule: str
    create_ccn: str
    delete_ccn: str
    attach_ccn: str
    accept_ccn_attachment: str
    detach_ccn: str
    set_ccn_bandwidth: str
    run_command: str

    def of(self, kind: Kind) -> str:
        """The summary of that kind of call."""
        return str(getattr(self, kind.value))


class EffectWords(Record):
    """What a call does to the other side."""

    read: str
    probe: str
    write: str

    def of(self, effect: Effect) -> str:
        """The word for that effect."""
        return str(getattr(self, effect.value))


class ResultWords(Record):
    """How a call that changes something ended."""

    done: str
    refused: str
    unknown: str

    def of(self, result: str) -> str:
        """The word for that result."""
        return str(getattr(self, result, result))
