"""Places in the web console and in Kibana, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.kind import Kind

_PEERING = "VPC console > Peering Connections > region"
_TABLE = "VPC console > Route Tables > region > the table"
_GROUP = "VPC console > Security Groups > region > the group"
_CCN = "VPC console > CCN"
_MEMBERS = f"{_CCN} > the CCN > Associated instances"
_TAT = "CVM console > TencentCloud Automation Tools > region"
_CLUSTER = "Elasticsearch Service console > region > the cluster"
_KIBANA = "Kibana of the follower > Stack Management"
_REMOTE = f"{_KIBANA} > Remote Clusters"
_FOLLOWERS = f"{_KIBANA} > Cross-Cluster Replication > Follower indices"
_INDICES = "Kibana > Stack Management > Index Management"

CONSOLE_PATHS: Mapping[Kind, str] = {
    Kind.CALLER: "Account Center > Account information",
    Kind.INSTANCES: "Elasticsearch Service console > region > clusters",
    Kind.INSTANCE_LICENCE: f"{_CLUSTER} > basic information",
    Kind.VPCS: "VPC console > VPC > region",
    Kind.SUBNETS: "VPC console > Subnets > region",
    Kind.PEERINGS: _PEERING,
    Kind.CREATE_PEERING: f"{_PEERING} and local VPC > New",
    Kind.ACCEPT_PEERING: f"{_PEERING} > the connection > Accept",
    Kind.DELETE_PEERING: f"{_PEERING} > the connection > Delete",
    Kind.ROUTE_TABLES: "VPC console > Route Tables > region",
    Kind.CREATE_ROUTE: f"{_TABLE} > New routing policy",
    Kind.DELETE_ROUTE: f"{_TABLE} > the routing policy > Delete",
    Kind.SECURITY_RULES: _GROUP,
    Kind.ADD_SECURITY_RULE: f"{_GROUP} > Inbound rules > Add rule",
    Kind.DELETE_SECURITY_RULE: f"{_GROUP} > Inbound rules > the rule > Delete",
    Kind.NETWORK_ACLS: "VPC console > Network ACL > region",
    Kind.NET_DETECT: "VPC console > Network Probe > region",
    Kind.CCNS: _CCN,
    Kind.CREATE_CCN: f"{_CCN} > New",
    Kind.DELETE_CCN: f"{_CCN} > the CCN > Delete",
    Kind.CCN_ATTACHMENTS: _MEMBERS,
    Kind.ATTACH_CCN: f"{_MEMBERS} > Add instance",
    Kind.ACCEPT_CCN_ATTACHMENT: f"{_MEMBERS} > the VPC > Agree",
    Kind.DETACH_CCN: f"{_MEMBERS} > the VPC > Disassociate",
    Kind.CCN_ROUTES: f"{_CCN} > the CCN > Route table",
    Kind.CCN_BANDWIDTHS: f"{_CCN} > the CCN > Bandwidth management",
    Kind.SET_CCN_BANDWIDTH: f"{_CCN} > the CCN > Bandwidth management",
    Kind.MACHINES: "CVM console > Instances > region",
    Kind.AGENTS: _TAT,
    Kind.RUN_COMMAND: f"{_TAT} > run command",
    Kind.COMMAND_RESULTS: f"{_TAT} > execution records",
    Kind.LICENCE: "Kibana > Stack Management > License Management",
    Kind.REMOTE_SETTINGS: _REMOTE,
    Kind.REMOTE_INFO: _REMOTE,
    Kind.PUT_REMOTE: f"{_REMOTE} > Add a remote cluster",
    Kind.REMOVE_REMOTE: f"{_REMOTE} > the cluster > Remove",
    Kind.FOLLOW_INFO: _FOLLOWERS,
    Kind.FOLLOW_STATS: _FOLLOWERS,
    Kind.FOLLOW_FLOW: _FOLLOWERS,
    Kind.FOLLOW: f"{_FOLLOWERS} > Create a follower index",
    Kind.PAUSE_FOLLOW: f"{_FOLLOWERS} > the index > Pause replication",
    Kind.RESUME_FOLLOW: f"{_FOLLOWERS} > the index > Resume replication",
    Kind.UNFOLLOW: f"{_FOLLOWERS} > the index > Unfollow leader index",
    Kind.AUTO_FOLLOW: f"{_KIBANA} > Cross-Cluster Replication > Auto-follow patterns",
    Kind.INDEX_LIST: _INDICES,
    Kind.INDEX_SETTINGS: f"{_INDICES} > the index > Settings",
    Kind.CLOSE_INDEX: f"{_INDICES} > the index > Close index",
    Kind.DELETE_INDEX: f"{_INDICES} > the index > Delete index",
}
