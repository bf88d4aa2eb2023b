"""What a server refuses, or answers in place of Elasticsearch, and what we do not send, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NOT_ELASTICSEARCH: Explanation(
        "[{address} ]应答的不是 Elasticsearch。",
        "该端口上是另一个服务，或由代理代为应答。",
        "请检查地址，应为集群的 HTTP 端口。[地址带有路径 {url_path}：若不是代理所需，请去掉。]",
    ),
    FaultCode.OPENSEARCH: Explanation(
        "[{address} ]应答的是 OpenSearch[ {version}]。",
        "它的复制机制不同，无法与 Elasticsearch 配合。",
        "请使用许可证包含跨集群复制的 Elasticsearch 集群。",
    ),
    FaultCode.HTML: Explanation(
        "[{address} ]返回的是网页而不是 JSON。", "那里是代理、登录页或 Kibana。", "请填写 Elasticsearch 自身的地址。"
    ),
    FaultCode.TRANSPORT_PORT: Explanation(
        "这是传输端口[（{address}）]。", "它用于集群之间通信，不供程序使用。", "请使用 HTTP 端口，一般为 9200。"
    ),
    FaultCode.TOO_OLD: Explanation(
        "Elasticsearch[ {version}] 版本过旧。", "本程序支持 6.8 及更新版本。", "请升级集群。"
    ),
    FaultCode.UNREADABLE: Explanation(
        "无法读懂[对 {method} {path} 的][对 {cloud_action} 的]应答[：{problem}]。",
        "已知版本对此请求都不会这样应答。",
        "查看该调用（控制台中按 c）；手工发送（例如用 curl）可看到是谁在应答。",
    ),
    FaultCode.TOO_LARGE: Explanation(
        "应答超出本程序接受的大小。", "应答超出本程序留出的内存，因此没有读完。", "请在配置中减少索引。"
    ),
    FaultCode.NOT_AUTHENTICATED: Explanation(
        "用户名或密码错误[（{user}）]。",
        "集群中没有与此用户名和密码相符的用户。",
        "请检查配置中{side}的 `user` 和 `password`。",
    ),
    FaultCode.LOGIN_WANTED: Explanation(
        "集群要求用户名和密码，而没有发送。",
        "配置中没有写{side}的用户。",
        "请两项都给出：`{user_option} NAME {password_option} env:VARIABLE`（或 `file:PATH`、`prompt`）。",
    ),
    FaultCode.NOT_AUTHORIZED: Explanation(
        "用户[ {user}] 无权执行此操作[：{reason}]。",
        "在领导者上起作用的是角色名：追随者的用户会带上自己的角色名。",
        "请授予缺少的权限。",
    ),
    FaultCode.LICENCE: Explanation(
        "许可证不包含跨集群复制[：{reason}]。",
        "两个集群都需要包含此功能的许可证，否则无法创建 follower。",
        "需要 trial、platinum 或 enterprise 许可证。",
    ),
    FaultCode.EDITION_WITHOUT_CCR: Explanation(
        "{side}没有跨集群复制功能：它是不含 x-pack 的版本，或该功能已被关闭。",
        "不会向它发送任何写请求：在那里，follow 请求会被当作写入文档，并留下一个空索引。",
        "两端都需要带 trial、platinum 或 enterprise 许可证的默认发行版（云上：白金版或企业版实例）；"
        "若本来就是，请从其配置文件中去掉 `xpack.ccr.enabled: false`。",
    ),
    FaultCode.INDEX_BLOCKED: Explanation(
        "{side}[上的 {index}] 被设置了块[：{block}]。",
        "它妨碍的是查看或计数；复制本身是否继续是另一回事。",
        "如非有意设置，请解除该块：PUT /{index}/_settings。",
    ),
    FaultCode.NOT_FOUND: Explanation(
        "不存在[：{reason}]。",
        "它已被删除，或名称不同。[RequestId {request_id}。]",
        "请重新查看（控制台中按 r）；若仍不存在，请检查名称。",
    ),
    FaultCode.REJECTED: Explanation(
        "请求被拒绝[：{reason}]。", "[RequestId {request_id}。]", "查看该调用（控制台中按 c）。"
    ),
    FaultCode.CONFLICT: Explanation(
        "已存在，或同时被改动[：{reason}]。", "[RequestId {request_id}。]", "重新查看（控制台中按 r）。"
    ),
    FaultCode.BUSY: Explanation(
        "过于繁忙，无法应答[（{status}）][：{reason}]。", "[RequestId {request_id}。]", "读取会自动重试。"
    ),
    FaultCode.NO_MASTER: Explanation(
        "{side}没有选出 master 节点[：{reason}]。",
        "多数具备 master 资格的节点不在线或互相不可见，或集群正在启动："
        "在此之前它不会回答索引相关的请求，也不接受任何改动。",
        "请查看其节点和日志，然后重新查看（控制台中按 r）。",
    ),
    FaultCode.NOT_FORMED: Explanation(
        "代表{side}应答的节点[（{node}）]不在任何集群中：自启动以来没有选出 master 节点，或集群从未形成。",
        "它还没有集群 uuid。[RequestId {request_id}。]",
        "请检查 `discovery.seed_hosts`、`cluster.initial_master_nodes` 和日志，然后重新查看（控制台中按 r）。",
    ),
    FaultCode.SERVER_ERROR: Explanation(
        "服务器出错[（{status}）][：{reason}]。",
        "[RequestId {request_id}。]",
        "查看该调用（控制台中按 c），并查看服务器日志。",
    ),
    FaultCode.ITEM_FAILED: Explanation(
        "请求的一部分失败[：{reason}]。", "集群完成了一部分，拒绝了其余部分。", "查看该调用（控制台中按 c，或见日志）。"
    ),
    FaultCode.READ_ONLY: Explanation(
        "没有发送：本次会话为只读。", "在打开写入之前，会话不会做任何更改。", "按 w 打开写入。"
    ),
    FaultCode.JOURNAL_UNAVAILABLE: Explanation(
        "没有发送：无法写入日志[：{reason}]。", "未先记录的改动一律不做。", "请检查状态目录的空间和权限。"
    ),
}
