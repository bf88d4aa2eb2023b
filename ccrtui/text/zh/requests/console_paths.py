"""Places in the web console and in Kibana, in Chinese; Kibana's own words are English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.kind import Kind

_PEERING = "私有网络控制台 > 对等连接 > 选择地域"
_TABLE = "私有网络控制台 > 路由表 > 选择地域 > 该路由表"
_GROUP = "私有网络控制台 > 安全组 > 选择地域 > 该安全组"
_CCN = "私有网络控制台 > 云联网"
_MEMBERS = f"{_CCN} > 该云联网 > 关联实例"
_TAT = "云服务器控制台 > 自动化助手 > 选择地域"
_CLUSTER = "Elasticsearch Service 控制台 > 选择地域 > 该集群"
_KIBANA = "追随者的 Kibana > Stack Management"
_REMOTE = f"{_KIBANA} > Remote Clusters"
_FOLLOWERS = f"{_KIBANA} > Cross-Cluster Replication > Follower indices"
_INDICES = "集群的 Kibana > Stack Management > Index Management"

CONSOLE_PATHS: Mapping[Kind, str] = {
    Kind.CALLER: "账号中心 > 账号信息",
    Kind.INSTANCES: "Elasticsearch Service 控制台 > 选择地域 > 集群列表",
    Kind.INSTANCE_LICENCE: f"{_CLUSTER} > 基本信息",
    Kind.VPCS: "私有网络控制台 > 私有网络 > 选择地域",
    Kind.SUBNETS: "私有网络控制台 > 子网 > 选择地域",
    Kind.PEERINGS: _PEERING,
    Kind.CREATE_PEERING: f"{_PEERING}和本端网络 > 新建",
    Kind.ACCEPT_PEERING: f"{_PEERING} > 该连接 > 接受",
    Kind.DELETE_PEERING: f"{_PEERING} > 该连接 > 删除",
    Kind.ROUTE_TABLES: "私有网络控制台 > 路由表 > 选择地域",
    Kind.CREATE_ROUTE: f"{_TABLE} > 新增路由策略",
    Kind.DELETE_ROUTE: f"{_TABLE} > 该路由策略 > 删除",
    Kind.SECURITY_RULES: _GROUP,
    Kind.ADD_SECURITY_RULE: f"{_GROUP} > 入站规则 > 添加规则",
    Kind.DELETE_SECURITY_RULE: f"{_GROUP} > 入站规则 > 该规则 > 删除",
    Kind.NETWORK_ACLS: "私有网络控制台 > 网络 ACL > 选择地域",
    Kind.NET_DETECT: "私有网络控制台 > 网络探测 > 选择地域",
    Kind.CCNS: _CCN,
    Kind.CREATE_CCN: f"{_CCN} > 新建",
    Kind.DELETE_CCN: f"{_CCN} > 该云联网 > 删除",
    Kind.CCN_ATTACHMENTS: _MEMBERS,
    Kind.ATTACH_CCN: f"{_MEMBERS} > 新增实例",
    Kind.ACCEPT_CCN_ATTACHMENT: f"{_MEMBERS} > 该私有网络 > 同意",
    Kind.DETACH_CCN: f"{_MEMBERS} > 该私有网络 > 解除关联",
    Kind.CCN_ROUTES: f"{_CCN} > 该云联网 > 路由表",
    Kind.CCN_BANDWIDTHS: f"{_CCN} > 该云联网 > 带宽管理",
    Kind.SET_CCN_BANDWIDTH: f"{_CCN} > 该云联网 > 带宽管理",
    Kind.MACHINES: "云服务器控制台 > 实例 > 选择地域",
    Kind.AGENTS: _TAT,
    Kind.RUN_COMMAND: f"{_TAT} > 执行命令",
    Kind.COMMAND_RESULTS: f"{_TAT} > 执行记录",
    Kind.LICENCE: "集群的 Kibana > Stack Management > License Management",
    Kind.REMOTE_SETTINGS: _REMOTE,
    Kind.REMOTE_INFO: _REMOTE,
    Kind.PUT_REMOTE: f"{_REMOTE} > Add a remote cluster",
    Kind.REMOVE_REMOTE: f"{_REMOTE} > 该集群 > Remove",
    Kind.FOLLOW_INFO: _FOLLOWERS,
    Kind.FOLLOW_STATS: _FOLLOWERS,
    Kind.FOLLOW_FLOW: _FOLLOWERS,
    Kind.FOLLOW: f"{_FOLLOWERS} > Create a follower index",
    Kind.PAUSE_FOLLOW: f"{_FOLLOWERS} > 该索引 > Pause replication",
    Kind.RESUME_FOLLOW: f"{_FOLLOWERS} > 该索引 > Resume replication",
    Kind.UNFOLLOW: f"{_FOLLOWERS} > 该索引 > Unfollow leader index",
    Kind.AUTO_FOLLOW: f"{_KIBANA} > Cross-Cluster Replication > Auto-follow patterns",
    Kind.INDEX_LIST: _INDICES,
    Kind.INDEX_SETTINGS: f"{_INDICES} > 该索引 > Settings",
    Kind.CLOSE_INDEX: f"{_INDICES} > 该索引 > Close index",
    Kind.DELETE_INDEX: f"{_INDICES} > 该索引 > Delete index",
}
