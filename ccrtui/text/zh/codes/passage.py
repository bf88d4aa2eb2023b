"""What lets packets pass: routes and security groups, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.ROUTES_STAND: Explanation(
        "两端都有通往对方的路由[：领导者到 {leader_destination}，追随者到 {follower_destination}]。"
    ),
    Code.ROUTES_MISSING: Explanation(
        "缺少通往对方的路由。", "来去两个方向、以及子网所用的每个路由表都需要。[其他路由保持不变：{not_changed} 条。]"
    ),
    Code.ROUTE_INSIDE_OWN: Explanation(
        "目的端 {destination} 位于{side}自身的网络内[（{block}）]。",
        "发往该网段的流量不会离开本网络。",
        "请将一个集群放到独立的网段。",
    ),
    Code.ROUTE_TAKEN: Explanation(
        "{side}的路由表 {table} 已将 {destination} 指向别处：{hop_type} {hop}。",
        "它应当通往对方网络，但不是我们创建的路由绝不改动。[该路由：{route}。]",
        "请决定保留哪一条：私有网络控制台 > 路由表 > {table}。",
    ),
    Code.ROUTE_SHADOWED: Explanation(
        "{side}的路由表 {table} 中有更精确的路由指向别处：{destination}，{hop_type} {hop}。",
        "更精确的路由优先[于到 {wanted} 的路由]；它不由我们改动。[该路由：{route}。]",
        "请决定保留哪一条：私有网络控制台 > 路由表 > {table}。",
    ),
    Code.ROUTE_DISABLED: Explanation(
        "{side}的路由表 {table} 中到 {destination} 的路由存在，但已禁用[（{route}）]。",
        "禁用它的人也许另有原因，因此不会改动。",
        "请启用：私有网络控制台 > 路由表 > {table}。",
    ),
    Code.SUBNET_NOT_LISTED: Explanation(
        "{vpc} 的列表中没有{side}的子网 {subnet}，或没有它的路由表。",
        "因此无法判断它的路由。",
        "请重新查看（控制台中按 r）；若仍如此，请确认密钥可以读取 {vpc} 的子网和路由表。",
    ),
    Code.ROUTE_QUOTA: Explanation(
        "{side}的路由表 {table} 已有 {in_use} 条路由策略，上限为 {limit} 条。",
        "",
        "请删除无用的路由策略，或提交工单提高配额。",
    ),
    Code.CCN_ROUTES_STAND: Explanation("两端都已[从云联网 {ccn} ]学到通往对方的路由。"),
    Code.CCN_ROUTES_MISSING: Explanation(
        "{side}的路由表 {table} 尚未从云联网 {ccn} 学到 {destination}。", "云联网的路由靠学习得到，不需手工添加。"
    ),
    Code.CCN_ROUTE_DISABLED: Explanation(
        "云联网 {ccn} 学到了{side}的 {destination}，但已禁用。",
        "它与先有的路由重叠。",
        "请决定保留哪一条：私有网络控制台 > 云联网 > {ccn} > 路由表。",
    ),
    Code.SECURITY_OPEN: Explanation("安全组已放行复制所需的流量。", "复制只需要传输端口；HTTP 和 ping 仅供参考。"),
    Code.SECURITY_CLOSED: Explanation(
        "有安全组未放行复制所需的流量。",
        "复制只需要传输端口；HTTP 和 ping 仅供参考。[共缺 {blocks} 条规则，逐条添加。]"
        "[进入领导者：传输端口{leader_transport}，HTTP {leader_http}，ping {leader_ping}。]"
        "[离开追随者：传输端口{follower_transport}，HTTP {follower_http}，ping {follower_ping}。]"
        "[现有规则保持不变：{not_changed} 条。]",
    ),
    Code.SECURITY_UNCLEAR: Explanation(
        "无法判断{side}的安全组 {group} 是否放行复制流量。",
        "[规则 {rule} 引用了参数模板或其他安全组。]由“连通性”一步验证。",
        "请查看私有网络控制台 > 安全组 > {group}。",
    ),
    Code.SECURITY_DROPS: Explanation(
        "{side}的安全组 {group} 未放行复制流量[：{direction}][，{block}][，规则 {rule}]。",
        "该方向的规则不由我们改动。",
        "请自行修改：私有网络控制台 > 安全组 > {group}；之后重新查看（控制台中按 r）。",
    ),
}
