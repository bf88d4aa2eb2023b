"""What joins the two networks, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.NETWORK_UNKNOWN: Explanation("跳过：{side}是手工填写的地址。", "不知道它在哪个网络，因此不改动任何网络。"),
    Code.SAME_NETWORK: Explanation("跳过：两个实例同在 {vpc}。"),
    Code.CONNECTED_OTHERWISE: Explanation("跳过：配置注明两个网络已经打通。", "是否属实，由“连通性”一步验证。"),
    Code.VPC_NOT_FOUND: Explanation(
        "{side}的私有网络 {vpc} 不在 {region}（以该侧密钥查看）。", "", "请核对配置中{side}的地域和账号。"
    ),
    Code.PEERING_ACTIVE: Explanation(
        "对等连接 {connection}[（{connection_name}）]连接了 {leader_network} 与 {follower_network}。"
    ),
    Code.PEERING_MISSING: Explanation(
        "{leader_network} 与 {follower_network} 之间没有连接。",
        "[将以 {bandwidth} Mbps 的带宽上限建立。][计费模式：{charge}。]"
        "[每{price_per}最多 {price} 元：取自 {price_listed} 年文档的刊例价，不是报价。]"
        "[同样已建立对等连接、但此处看不到网段，因此未比对：{not_seen}。]",
    ),
    Code.PEERING_PENDING: Explanation("对等连接 {connection} 正在建立[：{state}]。"),
    Code.PEERING_TO_ACCEPT: Explanation(
        "对等连接 {connection} 等待账号 {account} 接受[，截止北京时间 {accept_by}]。",
        "配置中有该账号的密钥引用，可以从这里接受。",
        "[看不到它的另一端：仅当确知账号 {confirm} 会发起它时才接受。"
        "在控制台中按 a 后输入 {confirm}；在命令行中使用 --confirm {confirm}。]",
    ),
    Code.PEERING_AWAITS_OTHER: Explanation(
        "对等连接 {connection} 等待账号 {account} 接受。",
        "只有该账号能够接受。[截止北京时间 {accept_by}，逾期失效。]",
        "对方操作：私有网络控制台 > 对等连接[ > {region}] > 接受；之后重新查看（控制台中按 r）。",
    ),
    Code.PEERING_EXPIRED: Explanation(
        "对等连接 {connection} 未在期限内被接受[（账号 {account}）]。",
        "已过期的连接无法恢复。",
        "需要删除（私有网络控制台 > 对等连接）后重新申请。",
    ),
    Code.PEERING_REJECTED: Explanation(
        "对等连接 {connection} 已被拒绝[（账号 {account}）]。",
        "",
        "请与对方账号商定，之后需要删除（私有网络控制台 > 对等连接）并重新申请。",
    ),
    Code.PEERING_FAILED: Explanation(
        "对等连接 {connection} 建立失败。",
        "[状态：{state}。]",
        "需要删除（私有网络控制台 > 对等连接）后重新申请；若再次失败，请提交工单。",
    ),
    Code.PEERING_ISOLATED: Explanation(
        "对等连接 {connection} 隔离中。",
        "通常是因为欠费；费用由发起连接的账号承担。",
        "请在费用中心结清，之后重新查看（控制台中按 r）。",
    ),
    Code.PEERING_STATE_UNKNOWN: Explanation(
        "对等连接 {connection} 处于本程序不认识的状态：{state}。",
        "按不可用处理。",
        "请查看私有网络控制台 > 对等连接，之后重新查看（控制台中按 r）。",
    ),
    Code.NETWORKS_OVERLAP: Explanation(
        "两个网络的网段重叠，路由无法区分[：{overlaps}]。",
        "[领导者 {leader_network}；追随者 {follower_network}。]",
        "请将一个集群放到独立的网段；若重叠的只是其他子网，可试用云联网（`--network ccn`）。",
    ),
    Code.OVERLAPS_PEER: Explanation(
        "{side}已通过 {connection} 连接 {vpc}，后者与对端网络的网段重叠[：{overlaps}]。",
        "该连接不由我们改动。",
        "若无人使用，请删除该连接；或用云联网连接两端（`--network ccn`）。",
    ),
    Code.PEERING_QUOTA: Explanation(
        "{side}的 {vpc} 已有 {in_use} 个对等连接，上限为 {limit} 个。", "", "请删除无用的连接，或提交工单提高配额。"
    ),
    Code.CROSS_REGION_REFUSED: Explanation(
        "此账号在这两个地域之间不能建立对等连接。",
        "云联网（CCN）也能连接不同地域；它是另一种产品，单独计费。",
        "请选择 `ccn`；若两端已由其他方式打通，请选择 `connected`。",
    ),
    Code.CCN_JOINS: Explanation("云联网 {ccn}[（{ccn_name}）]连接了 {leader_network} 与 {follower_network}。"),
    Code.CCN_MISSING: Explanation(
        "没有云联网连接 {leader_network} 与 {follower_network}。",
        "将新建一个。[地域间带宽上限（已选）：{bandwidth} Mbps。]云联网单独计费，本程序不掌握其价格。"
        "[计费模式：{charge}。]"
        "[每{price_per}最多 {price} 元：取自 {price_listed} 年文档的刊例价，不是报价。]",
    ),
    Code.CCN_TO_ATTACH: Explanation("尚未关联到云联网 {ccn}[（{ccn_name}）]：{vpcs}。"),
    Code.CCN_BANDWIDTH_TO_SET: Explanation("云联网 {ccn} 中两个地域之间的带宽上限待设置[：{bandwidth} Mbps]。"),
    Code.CCN_TO_ACCEPT: Explanation(
        "云联网 {ccn}[（{ccn_name}）]等待所属账号[ {account} ]同意关联 {vpc}。",
        "配置中有该账号的密钥引用，可以从这里同意。",
    ),
    Code.CCN_AWAITS_OTHER: Explanation(
        "云联网 {ccn} 等待所属账号[ {account} ]同意关联 {vpc}。",
        "只有该账号能够同意；逾期未同意则失效。",
        "对方操作：私有网络控制台 > 云联网 > {ccn} > 关联实例 > 同意；之后重新查看（控制台中按 r）。",
    ),
    Code.CCN_ELSEWHERE: Explanation(
        "{side}的 {vpc} 已关联到云联网 {attached}。",
        "云端可能拒绝再关联到另一个（UnsupportedOperation.CcnAttached），因此没有发出请求。",
        "请先解除该关联（私有网络控制台 > 云联网 > {attached} > 关联实例）[，或两端都使用 {ccns}]。",
    ),
    Code.CCN_ATTACHING: Explanation(
        "云联网 {ccn} 的关联正在变更[：领导者 {leader_state}][，追随者 {follower_state}]。"
    ),
    Code.CCN_ATTACHMENT_STATE: Explanation(
        "{side}的 {vpc} 在云联网 {ccn} 中的状态为 {state}。",
        "该状态不会自行消失。",
        "请查看私有网络控制台 > 云联网 > {ccn} > 关联实例。",
    ),
    Code.CCN_NOT_FOUND: Explanation(
        "此账号没有云联网 {ccn}。", "", "请核对配置中的 `--ccn`[；现有：{ccns}]。属于其他账号的须使用该账号的密钥。"
    ),
}
