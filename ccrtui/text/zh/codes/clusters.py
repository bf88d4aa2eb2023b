"""Account, clusters and readiness, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.ACCOUNT_KNOWN: Explanation(
        "领导者：账号 {leader_account}[，{leader_region}]；追随者：账号 {follower_account}[，{follower_region}]。"
    ),
    Code.INSTANCE_NOT_FOUND: Explanation(
        "{side}的实例 {instance} 不在 {region}[（以账号 {account} 查看）]。",
        "",
        "请核对配置中的实例 ID 和地域。[该地域现有：{instances}。]",
    ),
    Code.INSTANCE_NOT_USABLE: Explanation(
        "{side}的实例 {instance}[（{name}）]状态不正常：{instance_state}。",
        "处于该状态的集群不能用于搭建。",
        "请在 Elasticsearch Service 控制台[（{region}）]查看，之后重新查看（控制台中按 r）。",
    ),
    Code.INSTANCE_OF_ANOTHER_ACCOUNT: Explanation(
        "本账号看不到{side}的实例 {instance}。",
        "有连接通往账号 {account}，该实例可能属于它。",
        "请提供该账号的密钥（`--leader-credentials`、`--follower-credentials`），或直接填写集群地址"
        "（`--leader-url`、`--follower-url`）。",
    ),
    Code.NO_INSTANCE_FITS: Explanation(
        "{region} 没有可作为{side}的实例。[现有：{instances}。]",
        "要求：白金版或企业版[，版本不低于 {needs}]，状态正常。",
        "请购买或升级：Elasticsearch Service 控制台 > {region}；之后重新查看（控制台中按 r）。",
    ),
    Code.NO_PATH_YET: Explanation(
        "{side}的实例 {instance} 存在，但本机目前到达不了[（{address}）]。",
        "[{fault}]",
        "两端网络打通后会重新判断。",
    ),
    Code.CLUSTERS_ANSWER: Explanation("两个集群都有应答，且互不相同。"),
    Code.SAME_CLUSTER: Explanation(
        "领导者和追随者是同一个集群[（{leader_name}，uuid {leader_uuid}）]。",
        "集群不能做自己的备份端。",
        "请更正配置中的一个地址。",
    ),
    Code.READY: Explanation("许可证、版本、证书和权限均符合要求。"),
    Code.READY_AS_CLOUD_TELLS: Explanation("云端目前给出的信息没有不符之处。", "其余项目待两个集群都能应答后再判断。"),
    Code.SECURITY_DIFFERS: Explanation(
        "只有一端要求登录[：领导者 {leader_secured}，追随者 {follower_secured}]。",
        "启用安全认证与未启用的集群无法互连。",
        "请在 Elasticsearch Service 控制台将两端设为一致，之后重新查看（控制台中按 r）。",
    ),
    Code.LICENCE_LACKS_CCR: Explanation(
        "{side}的许可证是 {licence}[（{licence_status}）]。",
        "跨集群复制要求两端均为 trial、platinum 或 enterprise。"
        "[已在追随的索引（{following}）暂时继续复制；一旦暂停将无法恢复。]",
        "可启动试用（POST /_license/start_trial），或更换集群版本。",
    ),
    Code.FOLLOWER_OLDER: Explanation(
        "追随者[（{follower_version}）]比领导者[（{leader_version}）]版本旧。",
        "追随者无法读取更新版本的索引格式。",
        "请先升级追随者，或对调两端角色。",
    ),
    Code.VERSIONS_INCOMPATIBLE: Explanation(
        "版本 {leader_version} 与 {follower_version} 无法互通。",
        "跨大版本时，旧的一方必须是其最后一个小版本。",
        "请升级其中一端。",
    ),
    Code.NO_SHARED_AUTHORITY: Explanation(
        "两个集群没有共同的证书机构。",
        "节点之间只凭证书互信：连接会被拒绝，而且没有明确提示。",
        "请提交工单统一证书，或将各自的 CA 加到对方。"
        "[两端均为 {api_key_since} 或更新版本，也可改用 API 密钥：使用 9443 端口，无需共同 CA，"
        "请写 `--leader-transport HOST:9443`。]",
    ),
    Code.TICKET_FILED: Explanation(
        "两个集群尚无共同的证书机构；工单已于 {filed_on} 提交。",
        "每次查看都会重新比对两端的证书。",
        "等待支持处理，然后重新查看（控制台中按 r）；若工单被拒绝，请从配置中去掉 `ticket_filed`。",
    ),
    Code.PRIVILEGES_MISSING: Explanation(
        "用户[ {user}] 在{side}上缺少权限：{privileges}。",
        "在领导者上起作用的是角色名：追随者的用户会带上自己的角色名。",
        "请在该侧授予含这些权限的角色，两端角色名相同。",
    ),
}
