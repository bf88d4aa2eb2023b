"""One answer of the cloud, by the kind of its call: the closed table of decoders."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccrtui.adapters.tencent.decode import account as cloud_decode_account
from ccrtui.adapters.tencent.decode import ccn as cloud_decode_ccn
from ccrtui.adapters.tencent.decode import instance as cloud_decode_instance
from ccrtui.adapters.tencent.decode import machine as cloud_decode_machine
from ccrtui.adapters.tencent.decode import peering as cloud_decode_peering
from ccrtui.adapters.tencent.decode import route as cloud_decode_route
from ccrtui.adapters.tencent.decode import security as cloud_decode_security
from ccrtui.adapters.tencent.decode import vpc as cloud_decode_vpc
from ccrtui.adapters.tencent.decode import write as cloud_decode_write
from ccrtui.core.call.call import Call
from ccrtui.core.call.kind import Kind

DECODERS: Mapping[Kind, Callable[[object], object]] = {
    Kind.CALLER: cloud_decode_account.caller,
    Kind.REGIONS: cloud_decode_account.regions,
    Kind.INSTANCES: cloud_decode_instance.instances,
    Kind.INSTANCE_NODES: cloud_decode_instance.instance_nodes,
    Kind.INSTANCE_LICENCE: cloud_decode_instance.instance_licence,
    Kind.INSTANCE_CERTIFICATES: cloud_decode_instance.instance_certificates,
    Kind.VPCS: cloud_decode_vpc.vpcs,
    Kind.SUBNETS: cloud_decode_vpc.subnets,
    Kind.VPC_LIMITS: cloud_decode_vpc.vpc_limits,
    Kind.PEERINGS: cloud_decode_peering.peerings,
    Kind.ROUTE_TABLES: cloud_decode_route.route_tables,
    Kind.SECURITY_RULES: cloud_decode_security.security_rules,
    Kind.NETWORK_ACLS: cloud_decode_security.network_acls,
    Kind.CCNS: cloud_decode_ccn.ccns,
    Kind.CCN_ATTACHMENTS: cloud_decode_ccn.ccn_attachments,
    Kind.CCN_ROUTES: cloud_decode_ccn.ccn_routes,
    Kind.CCN_BANDWIDTHS: cloud_decode_ccn.ccn_bandwidths,
    Kind.MACHINES: cloud_decode_machine.machines,
    Kind.AGENTS: cloud_decode_machine.agents,
    Kind.COMMAND_RESULTS: cloud_decode_machine.command_results,
    Kind.NET_DETECT: cloud_decode_machine.net_detect,
    Kind.CREATE_PEERING: cloud_decode_write.created_peering,
    Kind.ACCEPT_PEERING: cloud_decode_write.done,
    Kind.DELETE_PEERING: cloud_decode_write.done,
    Kind.DELETE_ROUTE: cloud_decode_write.done,
    Kind.ADD_SECURITY_RULE: cloud_decode_write.done,
    Kind.DELETE_SECURITY_RULE: cloud_decode_write.done,
    Kind.CREATE_CCN: cloud_decode_write.created_ccn,
    Kind.DELETE_CCN: cloud_decode_write.done,
    Kind.ATTACH_CCN: cloud_decode_write.done,
    Kind.ACCEPT_CCN_ATTACHMENT: cloud_decode_write.done,
    Kind.DETACH_CCN: cloud_decode_write.done,
    Kind.SET_CCN_BANDWIDTH: cloud_decode_write.done,
    Kind.RUN_COMMAND: cloud_decode_write.run_command,
}
"""Every kind of request to the cloud but the making of a route, which is looked up by what was asked for."""


def decode(call: Call, response: object) -> object:
    """The core value of an answer.

    Raises NoIdError, ValueError and msgspec.ValidationError (which is one); KeyError for a kind that is no request to
    the cloud.
    """
    if call.kind is Kind.CREATE_ROUTE:
        return cloud_decode_write.created_route(response, call)
    return DECODERS[call.kind](response)
