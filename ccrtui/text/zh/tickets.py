"""Texts to send, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.tickets import TicketWords

TICKETS = TicketWords(
    certificates="""\
Elasticsearch Service：为跨集群复制（CCR）统一两个集群的传输层证书

账号 ID：[{account}]

          实例、地域、版本
领导者：  [{leader_instance}][，{leader_region}][，{leader_version}]
追随者：  [{follower_instance}][，{follower_region}][，{follower_version}]

追随者将通过跨集群复制（CCR）复制领导者的索引，
由追随者经两端私有网络主动连接领导者的传输端口。

1. 两个集群的传输层证书没有共同的证书机构，
   请统一证书，使两个集群的节点互相信任。
[   领导者上看到的证书机构：{leader_authorities}
][   追随者上看到的证书机构：{follower_authorities}
][   或者，两端均为 {api_key_since} 或更新版本，可改用 API 密钥互信：在领导者上开放 9443 端口
   （remote_cluster_server.enabled），并把我方的跨集群密钥写入追随者各节点的密钥库。
]2. 节点以何种方式接入私有网络：双网卡，还是 TCP VIP？
   追随者应使用领导者的哪个“地址:端口”？
3. 追随者的节点能否经其私有网络主动连接该地址？

允许重启的时间段（请分别填写）
   领导者：
   追随者：
""",
    other_account="""\
致账号 [{account} ]的管理员：

账号 [{from_account} ]申请与贵方[ {region} ]的私有网络建立对等连接：
{connection}[（{connection_name}）]
[两个私有网络，我方在前：{vpcs}
][领导者所在网络：{leader_network}
][追随者所在网络：{follower_network}
][请在北京时间 {accept_by} 之前接受；逾期失效，需要重新申请。
]
请以贵方账号接受，任选一种方式：
- 网页控制台：私有网络控制台 > 对等连接[ > {region}] > {connection} > 接受
- 命令行：{command}
  （需要 vpc:AcceptVpcPeeringConnection 权限）

此外，贵方路由表也需要有通往我方网络的路由，否则应答无法返回。
""",
    ccn_account="""\
致账号 [{account} ]的管理员：

账号 [{from_account} ]申请将私有网络关联到贵方的云联网 {ccn}[（{ccn_name}）]：
{vpc}[（{region}）]

请在申请失效之前以贵方账号同意，任选一种方式：
- 网页控制台：私有网络控制台 > 云联网 > {ccn} > 关联实例 > {vpc} > 同意
- 命令行：{command}
  （需要 vpc:AcceptAttachCcnInstances 权限）
""",
    between="；",
)
