"""What is said of routes, security groups and whether the network carries, in Chinese."""

from __future__ import annotations

from ccrtui.text.cloud_code_words import PassageCodeWords
from ccrtui.text.explanation import Explanation

PASSAGE_CODES = PassageCodeWords(
    routes_stand=Explanation(
        "两端都有通往对方的路由[：领导者到 {leader_destination}，追随者到 {follower_destination}]。"
    ),
    routes_missing=Explanation(
        "缺少通往对方的路由。", "来去两个方向、以及子网所用的每个路由表都需要。[其他路由保持不变：{not_changed} 条。]"
    ),
    route_inside_own=Explanation(
        "目的端 {destination} 位于{side}自身的网络内[（{block}）]。",
        "发往该网段的流量不会离开本网络。",
        "请将一个集群放到独立的网段。",
    ),
    route_taken=Explanation(
        "{side}的路由表 {table} 已将 {destination} 指向别处：{hop_type} {hop}。",
        "它应当通往对方网络，但不是我们创建的路由绝不改动。[该路由：{route}。]",
        "请决定保留哪一条：私有网络控制台 > 路由表 > {table}。",
    ),
    route_shadowed=Explanation(
        "{side}的路由表 {table} 中有更精确的路由指向别处：{destination}，{hop_type} {hop}。",
        "更精确的路由优先[于到 {wanted} 的路由]；它不由我们改动。[该路由：{route}。]",
        "请决定保留哪一条：私有网络控制台 > 路由表 > {table}。",
    ),
    route_disabled=Explanation(
        "{side}的路由表 {table} 中到 {destination} 的路由存在，但已禁用[（{route}）]。",
        "禁用它的人也许另有原因，因此不会改动。",
        "请启用：私有网络控制台 > 路由表 > {table}。",
    ),
    subnet_not_listed=Explanation(
        "{vpc} 的列表中没有{side}的子网 {subnet}，或没有它的路由表。",
        "因此无法判断它的路由。",
        "请重新查看（控制台中按 r）；若仍如此，请确认密钥可以读取 {vpc} 的子网和路由表。",
    ),
    route_quota=Explanation(
        "{side}的路由表 {table} 已有 {in_use} 条路由策略，上限为 {limit} 条。",
        "",
        "请删除无用的路由策略，或提交工单提高配额。",
    ),
    ccn_routes_stand=Explanation("两端都已[从云联网 {ccn} ]学到通往对方的路由。"),
    ccn_routes_missing=Explanation(
        "{side}的路由表 {table} 尚未从云联网 {ccn} 学到 {destination}。", "云联网的路由靠学习得到，不需手工添加。"
    ),
    ccn_route_disabled=Explanation(
        "云联网 {ccn} 学到了{side}的 {destination}，但已禁用。",
        "它与先有的路由重叠。",
        "请决定保留哪一条：私有网络控制台 > 云联网 > {ccn} > 路由表。",
    ),
    security_open=Explanation("安全组已放行复制所需的流量。", "复制只需要传输端口；HTTP 和 ping 仅供参考。"),
    security_closed=Explanation(
        "有安全组未放行复制所需的流量。",
        "复制只需要传输端口；HTTP 和 ping 仅供参考。[共缺 {blocks} 条规则，逐条添加。]"
        "[进入领导者：传输端口{leader_transport}，HTTP {leader_http}，ping {leader_ping}。]"
        "[离开追随者：传输端口{follower_transport}，HTTP {follower_http}，ping {follower_ping}。]"
        "[现有规则保持不变：{not_changed} 条。]",
    ),
    security_unclear=Explanation(
        "无法判断{side}的安全组 {group} 是否放行复制流量。",
        "[规则 {rule} 引用了参数模板或其他安全组。]由“连通性”一步验证。",
        "请查看私有网络控制台 > 安全组 > {group}。",
    ),
    security_drops=Explanation(
        "{side}的安全组 {group} 未放行复制流量[：{direction}][，{block}][，规则 {rule}]。",
        "该方向的规则不由我们改动。",
        "请自行修改：私有网络控制台 > 安全组 > {group}；之后重新查看（控制台中按 r）。",
    ),
    network_carries=Explanation(
        "网络可以通达[，从领导者出发 {leader_delay_ms} ms][，从追随者出发 {follower_delay_ms} ms]。"
    ),
    net_no_route=Explanation(
        "从{side}的子网 {subnet} 没有路由到 {target}。",
        "这是云上网络探测给出的结论。",
        "请查看该子网的路由表：私有网络控制台 > 子网 > {subnet}。",
    ),
    net_egress_acl=Explanation(
        "{side}的子网 {subnet} 与 {target} 之间，有网络 ACL 丢弃了出站流量[：{acl}][，规则 {rule}]。",
        "网络 ACL 没有状态：返回方向需要单独的规则。",
        "请放行出站到 {target} 及其返回的 ICMP 和领导者 9300 端口的 TCP："
        "私有网络控制台 > 网络 ACL[ > {acl}][，规则 {rule}]；之后重新查看（控制台中按 r）。",
    ),
    net_ingress_acl=Explanation(
        "{side}的子网 {subnet} 与 {target} 之间，有网络 ACL 丢弃了入站流量[：{acl}][，规则 {rule}]。",
        "网络 ACL 没有状态：返回方向需要单独的规则。",
        "请放行入站到 {target} 及其返回的 ICMP 和领导者 9300 端口的 TCP："
        "私有网络控制台 > 网络 ACL[ > {acl}][，规则 {rule}]；之后重新查看（控制台中按 r）。",
    ),
    net_loss=Explanation(
        "{target} 未应答{side}的子网 {subnet}[，丢包 {loss} %]，原因不明。",
        "[从安全组看，ping {ping}。]仅凭 ping 不通，不能说明传输端口不通。",
        "请检查两端的安全组和网络 ACL，之后重新查看（控制台中按 r）。",
    ),
    ping_to_send=Explanation(
        "配置要求从 {machine} ping {target}。", "这是由自动化助手在该云服务器上以 root 执行的脚本。"
    ),
    ping_running=Explanation("从 {machine}[ 到 {target}] 的 ping 正在进行。"),
    ping_answered=Explanation(
        "{target} 应答了 {machine}[，延迟 {delay_ms} ms][，丢包 {loss} %]。",
        "[传输端口{transport_port}。][HTTP 端口{http_port}。]",
    ),
    ping_lost=Explanation(
        "{target} 未应答来自 {machine} 的 ping。",
        "[传输端口{transport_port}。][HTTP 端口{http_port}。]仅凭 ping 不通，不能说明传输端口不通。",
        "[请检查两端的安全组和网络 ACL。要再次 ping：在控制台中按 a 后输入 {confirm}；"
        "在命令行中使用 --confirm {confirm}。]",
    ),
    machine_not_usable=Explanation(
        "无法让 {machine} 执行 ping[：{machine_state}][，自动化助手客户端{agent}]。",
        "它必须位于两个网络之一、正在运行，且自动化助手客户端在线。",
        "请查看云服务器控制台 > {machine}，或另选一台（`--probe-from`）。[也可在其上执行：{command}]",
    ),
)
