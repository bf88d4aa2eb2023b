"""Whether the network carries, and the transport port answers, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.NETWORK_CARRIES: Explanation(
        "网络可以通达[，从领导者出发 {leader_delay_ms} ms][，从追随者出发 {follower_delay_ms} ms]。"
    ),
    Code.NET_NO_ROUTE: Explanation(
        "从{side}的子网 {subnet} 没有路由到 {target}。",
        "这是云上网络探测给出的结论。",
        "请查看该子网的路由表：私有网络控制台 > 子网 > {subnet}。",
    ),
    Code.NET_EGRESS_ACL: Explanation(
        "{side}的子网 {subnet} 与 {target} 之间，有网络 ACL 丢弃了出站流量[：{acl}][，规则 {rule}]。",
        "网络 ACL 没有状态：返回方向需要单独的规则。",
        "请放行出站到 {target} 及其返回的 ICMP 和领导者 9300 端口的 TCP："
        "私有网络控制台 > 网络 ACL[ > {acl}][，规则 {rule}]；之后重新查看（控制台中按 r）。",
    ),
    Code.NET_INGRESS_ACL: Explanation(
        "{side}的子网 {subnet} 与 {target} 之间，有网络 ACL 丢弃了入站流量[：{acl}][，规则 {rule}]。",
        "网络 ACL 没有状态：返回方向需要单独的规则。",
        "请放行入站到 {target} 及其返回的 ICMP 和领导者 9300 端口的 TCP："
        "私有网络控制台 > 网络 ACL[ > {acl}][，规则 {rule}]；之后重新查看（控制台中按 r）。",
    ),
    Code.NET_LOSS: Explanation(
        "{target} 未应答{side}的子网 {subnet}[，丢包 {loss} %]，原因不明。",
        "[从安全组看，ping {ping}。]仅凭 ping 不通，不能说明传输端口不通。",
        "请检查两端的安全组和网络 ACL，之后重新查看（控制台中按 r）。",
    ),
    Code.PING_TO_SEND: Explanation(
        "配置要求从 {machine} ping {target}。", "这是由自动化助手在该云服务器上以 root 执行的脚本。"
    ),
    Code.PING_RUNNING: Explanation("从 {machine}[ 到 {target}] 的 ping 正在进行。"),
    Code.PING_ANSWERED: Explanation(
        "{target} 应答了 {machine}[，延迟 {delay_ms} ms][，丢包 {loss} %]。",
        "[传输端口{transport_port}。][HTTP 端口{http_port}。]",
    ),
    Code.PING_LOST: Explanation(
        "{target} 未应答来自 {machine} 的 ping。",
        "[传输端口{transport_port}。][HTTP 端口{http_port}。]仅凭 ping 不通，不能说明传输端口不通。",
        "[请检查两端的安全组和网络 ACL。要再次 ping：在控制台中按 a 后输入 {confirm}；"
        "在命令行中使用 --confirm {confirm}。]",
    ),
    Code.MACHINE_NOT_USABLE: Explanation(
        "无法让 {machine} 执行 ping[：{machine_state}][，自动化助手客户端{agent}]。",
        "它必须位于两个网络之一、正在运行，且自动化助手客户端在线。",
        "请查看云服务器控制台 > {machine}，或另选一台（`--probe-from`）。[也可在其上执行：{command}]",
    ),
    Code.REACHABLE_FROM_HERE: Explanation(
        "传输地址 {address} 从本机有应答[，耗时 {connect_ms} ms]。", "从追随者能否到达，由下一步验证。"
    ),
    Code.PROVEN_BY_CONNECTION: Explanation("远程集群[“{alias}”]已连接：足以证明连通。"),
    Code.VERIFIED_BY_REMOTE_CLUSTER: Explanation("此处尚无定论[：{address} 没有应答]；由“远程集群”一步验证。"),
    Code.TRANSPORT_IS_HTTP: Explanation(
        "{address} 是 HTTP 端口。", "集群之间使用传输端口通信。", "请输入传输地址，端口一般为 9300。"
    ),
    Code.TRANSPORT_IS_OWN: Explanation("{address} 属于追随者自身。", "那样它会追随自己。", "请输入领导者的地址。"),
    Code.TRANSPORT_SILENT: Explanation(
        "{address} 接受连接后没有任何应答。",
        "那里可能是代理、负载均衡或检测流量的防火墙。",
        "请输入节点地址，或在配置中选择 proxy 模式。",
    ),
    Code.NOT_REACHABLE_FROM_HERE: Explanation(
        "{address} 从本机没有应答。[{fault}]",
        "追随者仍可能经其他路径到达。",
        "请换一个地址（--leader-transport；控制台中按 enter）；"
        "若只有追随者能到达，请用 `profiles edit NAME --network connected`。",
    ),
}
