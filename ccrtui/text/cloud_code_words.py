"""Explanations of the codes of the cloud half of a walk; the parameters are the evidence that `Code` documents."""

from __future__ import annotations

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation
from ccrtui.text.record import Record


class JoiningCodeWords(Record):
    """Whose account, which instances, and what joins their two networks."""

    account_known: Explanation
    instance_not_found: Explanation
    instance_not_usable: Explanation
    instance_of_another_account: Explanation
    no_instance_fits: Explanation
    no_path_yet: Explanation
    ready_as_cloud_tells: Explanation
    security_differs: Explanation

    network_unknown: Explanation
    same_network: Explanation
    connected_otherwise: Explanation
    vpc_not_found: Explanation

    peering_active: Explanation
    peering_missing: Explanation
    peering_pending: Explanation
    peering_to_accept: Explanation
    peering_awaits_other: Explanation
    peering_expired: Explanation
    peering_rejected: Explanation
    peering_failed: Explanation
    peering_isolated: Explanation
    peering_state_unknown: Explanation
    networks_overlap: Explanation
    overlaps_peer: Explanation
    peering_quota: Explanation
    cross_region_refused: Explanation

    ccn_joins: Explanation
    ccn_missing: Explanation
    ccn_to_attach: Explanation
    ccn_bandwidth_to_set: Explanation
    ccn_to_accept: Explanation
    ccn_awaits_other: Explanation
    ccn_elsewhere: Explanation
    ccn_attaching: Explanation
    ccn_attachment_state: Explanation
    ccn_not_found: Explanation

    create_uncertain: Explanation
    create_not_found: Explanation
    connection_in_use: Explanation

    def of(self, code: Code) -> Explanation:
        """What to say of that code."""
        found: Explanation = getattr(self, code.value)
        return found


class PassageCodeWords(Record):
    """Routes, security groups, and whether the network carries."""

    routes_stand: Explanation
    routes_missing: Explanation
    route_inside_own: Explanation
    route_taken: Explanation
    route_shadowed: Explanation
    route_disabled: Explanation
    subnet_not_listed: Explanation
    route_quota: Explanation
    ccn_routes_stand: Explanation
    ccn_routes_missing: Explanation
    ccn_route_disabled: Explanation

    security_open: Explanation
    security_closed: Explanation
    security_unclear: Explanation
    security_drops: Explanation

    network_carries: Explanation
    net_no_route: Explanation
    net_egress_acl: Explanation
    net_ingress_acl: Explanation
    net_loss: Explanation
    ping_to_send: Explanation
    ping_running: Explanation
    ping_answered: Explanation
    ping_lost: Explanation
    machine_not_usable: Explanation

    def of(self, code: Code) -> Explanation:
        """What to say of that code."""
        found: Explanation = getattr(self, code.value)
        return found
