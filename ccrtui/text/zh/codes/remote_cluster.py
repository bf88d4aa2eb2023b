"""How the follower is connected to the leader, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.REMOTE_CONNECTED: Explanation("远程集群“{alias}”已连接，经它看到的内容确属领导者。"),
    Code.REMOTE_IS_TRANSIENT: Explanation(
        "注意：“{alias}”写在 transient 设置中：追随者集群整体重启后即消失[，届时生效的是 {persistent}]。"
        "请把同样的内容写入 `persistent`。"
    ),
    Code.REMOTE_OTHER_MODE: Explanation("它处于 {mode} 模式，而配置要求 {wanted_mode}。它可用，保持不变。"),
    Code.REMOTE_MISSING: Explanation("追随者尚未以“{alias}”注册领导者。"),
    Code.REMOTE_UNDER_OTHER_ALIAS: Explanation(
        "追随者已以“{other_alias}”注册 {address}，而不是“{alias}”。",
        "再用一个别名会另建一组连接。要用已有的别名，请写 --alias {other_alias}。",
    ),
    Code.REMOTE_REFUSED: Explanation(
        "追随者连接 {address} 被拒绝。",
        "机器可达，但现在没有服务监听：领导者的节点已停止或正在启动，或端口有误。",
        "请先查看领导者的节点是否在运行；若在运行，请检查端口：应为传输端口，一般为 9300。",
    ),
    Code.REMOTE_UNREACHABLE: Explanation(
        "追随者无法到达 {address}。",
        "连接没有应答：地址、路由或安全组有误。",
        "请检查追随者节点到该地址的往返路径。",
    ),
    Code.REMOTE_HANDSHAKE_TIMEOUT: Explanation(
        "追随者已连上 {address}，但握手没有应答。",
        "监听的是别的服务，或防火墙吞掉了后续数据。",
        "请确认是传输端口，且中间设备不做内容检测。",
    ),
    Code.REMOTE_TLS: Explanation(
        "追随者已连上 {address}，但对方随即断开。",
        "这是 TLS 不匹配的表现：只有一端启用 TLS，或没有共同的证书机构。",
        "请对比两个集群的传输层证书。",
    ),
    Code.REMOTE_SILENT: Explanation(
        "经“{alias}”[到 {address} ]超时无应答。",
        "链路吞掉了发送的数据。",
        "请检查集群间的安全组与 MTU；重新查看（控制台中按 r）。",
    ),
    Code.REMOTE_PRIVILEGES: Explanation(
        "追随者的用户[ {user}] 经“{alias}”发出的请求被领导者拒绝："
        "它的角色[（{roles}）]在领导者上没有[对 {index} 的]权限。",
        "在领导者上起作用的是追随者用户的角色名，按领导者自己的定义；那里没有的角色不授予任何权限。[ {reason}。]",
        "请在领导者上创建同名角色[：{roles}]，授予集群权限 {cluster_privileges}，"
        "以及对 {index} 的索引权限 {index_privileges}。",
    ),
    Code.REMOTE_KEY_MISSING: Explanation(
        "领导者（{address}）要求 API 密钥，而追随者没有“{alias}”的密钥。",
        "追随者的节点从密钥库读取它：`{keystore_setting}`。",
        "请在领导者上创建跨集群 API 密钥（POST /_security/cross_cluster/api_key），"
        "写入追随者每个节点的密钥库，然后重新加载（POST /_nodes/reload_secure_settings）。",
    ),
    Code.REMOTE_KEY_WRONG_TYPE: Explanation(
        "追随者为“{alias}”出示的密钥类型不对：领导者只接受跨集群密钥。",
        "为 REST 创建的密钥（POST /_security/api_key）不能用于远程集群。",
        "请在领导者上用 POST /_security/cross_cluster/api_key 创建，"
        "写入追随者每个节点的 `{keystore_setting}` 并重新加载。",
    ),
    Code.REMOTE_KEY_EXPIRED: Explanation(
        "追随者为“{alias}”出示的密钥已过期[：{key_id}]。",
        "领导者不再接受它，经它的复制已停止。",
        "请在领导者上创建新的跨集群密钥，写入追随者每个节点的 `{keystore_setting}` 并重新加载。",
    ),
    Code.REMOTE_KEY_INVALIDATED: Explanation(
        "追随者为“{alias}”出示的密钥已在领导者上作废[：{key_id}]。",
        "领导者不再接受它，经它的复制已停止。",
        "请在领导者上创建新的跨集群密钥，写入追随者每个节点的 `{keystore_setting}` 并重新加载。",
    ),
    Code.REMOTE_KEY_REFUSED: Explanation(
        "领导者不接受追随者为“{alias}”出示的密钥[：{key_id}]。",
        "它不认识该密钥，或密钥已作废或过期：可在领导者上查看（GET /_security/api_key[?id={key_id}]）。",
        "请在领导者上创建新的跨集群密钥，写入追随者每个节点的 `{keystore_setting}` 并重新加载。",
    ),
    Code.REMOTE_KEY_WRONG_PORT: Explanation(
        "“{alias}”出示密钥，却连接 {address}，领导者在那里使用证书。",
        "使用密钥的连接有单独的端口，未另行设置时为 9443。",
        "请把地址改为端口 9443，或领导者的 `remote_cluster.port`；领导者上 `remote_cluster_server.enabled` 须为 true。"
        "若不用密钥，请从密钥库中去掉 `{keystore_setting}`。",
    ),
    Code.REMOTE_FAILED: Explanation(
        "连接“{alias}”失败[：{reason}]。", "[服务器报 {error}。]", "查看该调用（控制台中按 c）。"
    ),
    Code.REMOTE_UNEXPLAINED: Explanation(
        '追随者未能通过 "{alias}"[ 连接 {address}][：{reason}]。',
        "它没有说明原因。[从本机看：{fault}][从本机看，该端口的应答方式为 {speaks}。]",
        "请检查领导者是否在运行、地址是否正确，以及两端的传输证书。"
        "[它出示 `{keystore_setting}` 中的密钥：密钥是否仍有效可在领导者上查看（GET /_security/api_key）。]",
    ),
    Code.REMOTE_PUBLISHES_ELSEWHERE: Explanation(
        "领导者的节点 {node} 在 {address} 有应答，但它发布的地址 {published} 对追随者没有应答。",
        "在 sniff 模式下，追随者连接的是节点发布的地址，而不是所填的地址。",
        "请改用 proxy 模式（7.7 起），或更正领导者上的 `transport.publish_host`。",
    ),
    Code.REMOTE_DIALS_NOBODY: Explanation(
        '应答的追随者节点不会连接 "{alias}"，也不会连接任何其他远程集群。',
        "[它的角色：{roles}。]",
        "请从其配置文件中去掉 `cluster.remote.connect: false`，或为它加上角色 `remote_cluster_client`；"
        "或填写另一节点的地址。",
    ),
    Code.REMOTE_INTERRUPTED: Explanation(
        "连接[“{alias}”][在 {worked_until} 之前]一直正常[：追随者已由它读到 {operations_read} 个操作]，现在不通。",
        "[现在所见：{told}]",
        "请先查看领导者的节点是否在运行，再看沿途。领导者恢复应答后，重试中的追随者会自行继续。"
        "[它出示 `{keystore_setting}` 中的密钥：密钥是否仍有效可在领导者上查看（GET /_security/api_key）。]",
    ),
    Code.ALIAS_OTHER_CLUSTER: Explanation(
        "“{alias}”指向的不是领导者，而是另一个集群。",
        "[{index} 在领导者上有 {leader_docs} 个文档，经别名看到 {docs} 个。]",
        "[它由此配置以 {own_address} 注册：请填写追随者节点连接领导者所用的地址（--leader-transport），"
        "随后会按该地址重新注册。]"
        "[不会改动它，因为可能有其他用途：请改用 {others_alias} 以外的别名（--alias）。]",
    ),
    Code.PROXY_TOO_OLD: Explanation(
        "proxy 模式需要 7.7，追随者版本为[ {follower_version}]。", "", "请选择 sniff 模式，或升级追随者。"
    ),
}
