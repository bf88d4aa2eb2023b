"""Faults in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NAME_NOT_FOUND: Explanation(
        "本机 DNS 无法解析[ {address}]。", "名称拼写有误，或只有 VPC 内的解析器认识它。", "请检查拼写，或改用 IP 地址。"
    ),
    FaultCode.REFUSED: Explanation(
        "连接[ {address}] 被拒绝。",
        "现在没有服务在那里监听：节点已停止或正在启动，或端口有误。",
        "请先查看节点是否在运行[：它在 {worked_until} 之前有应答][；若在运行，请检查端口：HTTP 一般为 {usual_port}]。",
    ),
    FaultCode.UNREACHABLE: Explanation(
        "从本机无法到达[ {address}]。",
        "本机没有到该地址的路由，或途中的路由器表示无法到达。",
        "请检查本机的路由、VPN 和安全组。",
    ),
    FaultCode.TIMED_OUT: Explanation(
        "[{address} ]超时未应答[：{request} 已等待 {waited_s} 秒]。",
        "数据包在途中丢失，或服务器过载。",
        "请检查安全组是否放行该端口；重新查看（控制台中按 r）。",
    ),
    FaultCode.OWN_LOAD: Explanation(
        "未能及时接收应答[（{address}）]：ccrtui 自身繁忙。",
        "本程序或所在机器负载过高；这不说明网络有问题。",
        "重新查看（控制台中按 r）；若持续如此，请为该机器增加资源。",
    ),
    FaultCode.CUT_OFF: Explanation(
        "应答中途连接断开。", "节点正在重启，或中间设备断开了连接。", "重新查看（控制台中按 r）。"
    ),
    FaultCode.CERTIFICATE_UNTRUSTED: Explanation(
        "[{address} 的]证书[（{subject}）]不受本机信任[；其签发机构为 {issuer}]"
        "[；{ca_file} 中是 {ca_subjects}][ 等，另有 {ca_more} 个]"
        "[；该机构已重新生成：名称同为 {other_key}，密钥不同][；{refusal}]。",
        "没有发送任何内容：否则密码会交给身份未证实的服务器。",
        "用 `--leader-ca` 或 `--follower-ca` 指定签发机构[ {issuer}] 的 CA 文件，或写入配置的 `ca`。",
    ),
    FaultCode.CERTIFICATE_EXPIRED: Explanation(
        "[{address} 的]证书[（{subject}）]已过期[（{expires_at}）]。",
        "没有发送任何内容：过期的证书不能证明对方身份。",
        "请在服务器上更新证书，然后重新查看（控制台中按 r）。",
    ),
    FaultCode.CERTIFICATE_NOT_YET_VALID: Explanation(
        "[{address} 的]证书[（{subject}）]尚未生效[：{valid_from} 起有效]。",
        "没有发送任何内容：不在有效期内的证书不能证明对方身份。最常见的原因是本机时钟偏慢。",
        "请检查本机的时钟和时区；否则请在服务器上重新签发证书。",
    ),
    FaultCode.CERTIFICATE_WRONG_NAME: Explanation(
        "证书不属于[ {address}]。",
        "没有发送任何内容：该地址背后可能是另一台服务器。",
        "请使用证书中的名称或地址[：{names}]。",
    ),
    FaultCode.AUTHORITY_UNUSABLE: Explanation(
        "CA 文件 {ca_file} 无法使用：{flaw}。",
        "没有发送任何内容：没有它就无法判断对方是不是正确的服务器。",
        "请用 `--leader-ca` 或 `--follower-ca` 指定含有 CA 证书的文件（PEM、DER 或不带密码的 PKCS#12），"
        "或写入配置的 `ca`。",
    ),
    FaultCode.TLS_EXPECTED: Explanation(
        "服务器使用 TLS，而地址写的是 http://。", "发往 TLS 端口的明文在读取前就会被丢弃。", "请改写为 https://。"
    ),
    FaultCode.TLS_NOT_EXPECTED: Explanation(
        "服务器使用明文 HTTP，而地址写的是 https://。", "明文端口无法应答 TLS 握手。", "请改写为 http://。"
    ),
    FaultCode.TLS_FAILED: Explanation(
        "TLS 握手失败[：{problem}]。",
        "两端没有共同的 TLS 版本或加密套件，或一端要求另一端出示证书。",
        "请检查两端的 TLS 版本和证书。",
    ),
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
        "无法读懂应答[：{reason}]。", "已知版本对此请求都不会这样应答。", "查看该调用（控制台中按 c，或见日志）。"
    ),
    FaultCode.TOO_LARGE: Explanation(
        "应答超出本程序接受的大小。", "应答超出本程序留出的内存，因此没有读完。", "请在配置中减少索引。"
    ),
    FaultCode.NOT_AUTHENTICATED: Explanation(
        "用户名或密码错误[（{user}）]。",
        "集群中没有与此用户名和密码相符的用户。",
        "请检查配置中{side}的 `user` 和 `password`。",
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
        "它已被删除，或名称不同。[ RequestId {request_id}。]",
        "请重新查看（控制台中按 r）；若仍不存在，请检查名称。",
    ),
    FaultCode.REJECTED: Explanation(
        "请求被拒绝[：{reason}]。", "[RequestId {request_id}。]", "查看该调用（控制台中按 c，或见日志）。"
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
        "它还没有集群 uuid。[ RequestId {request_id}。]",
        "请检查 `discovery.seed_hosts`、`cluster.initial_master_nodes` 和日志，然后重新查看（控制台中按 r）。",
    ),
    FaultCode.SERVER_ERROR: Explanation(
        "服务器出错[（{status}）][：{reason}]。",
        "[RequestId {request_id}。]",
        "查看该调用（控制台中按 c，或见日志），并查看服务器日志。",
    ),
    FaultCode.ITEM_FAILED: Explanation(
        "请求的一部分失败[：{reason}]。", "集群完成了一部分，拒绝了其余部分。", "查看该调用（控制台中按 c，或见日志）。"
    ),
    FaultCode.READ_ONLY: Explanation(
        "没有发送：本次会话为只读。", "在打开写入之前，会话不会做任何更改。", "按 w 打开写入。"
    ),
    FaultCode.NO_CREDENTIAL: Explanation(
        "找不到{side}的云 API 密钥[：{reason}]。",
        "[依次查找过：{places}。][不可用：{problems}。]没有发送任何内容。",
        "请设置 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，或用 `--leader-credentials`、"
        "`--follower-credentials` 指定其他位置。",
    ),
    FaultCode.CREDENTIAL_UNKNOWN: Explanation(
        "云端不认识{side}的 SecretId。",
        "[密钥取自 {found_in}。]可能输入有误，或密钥已禁用、已删除。[RequestId {request_id}。]",
        "请核对：访问管理控制台 > API 密钥管理。",
    ),
    FaultCode.CREDENTIAL_WRONG: Explanation(
        "{side}的 SecretKey 与 SecretId 不匹配。",
        "[密钥取自 {found_in}。]多一个空格也会如此。[RequestId {request_id}。]",
        "请重新复制两者：访问管理控制台 > API 密钥管理。",
    ),
    FaultCode.CREDENTIAL_EXPIRED: Explanation(
        "{side}的临时密钥已过期，或没有附带 token。",
        "[密钥取自 {found_in}。][RequestId {request_id}。]",
        "请重新获取，并同时提供 SecretId、SecretKey 和 token（`TENCENTCLOUD_TOKEN`）。",
    ),
    FaultCode.CLOCK_WRONG: Explanation(
        "本机时钟偏差超过五分钟。",
        "云端拒绝以这样的时间签名的请求。[云端时间：{server_time}。][RequestId {request_id}。]",
        "请校准时钟（NTP），之后重新查看（控制台中按 r）。",
    ),
    FaultCode.NOT_PERMITTED: Explanation(
        "{side}的密钥无权执行 {action}[，资源 {resource}]。",
        "[RequestId {request_id}。]",
        "请在访问管理（CAM）中授权。[所需的最小策略：{policy}]",
    ),
    FaultCode.QUOTA: Explanation(
        "账号配额已用尽[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请删除无用的资源，或提交工单提高配额。",
    ),
    FaultCode.NOT_OFFERED: Explanation(
        "此账号或此处不提供该功能[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请换一种方式，或提交工单询问。",
    ),
    FaultCode.ACCOUNT_BLOCKED: Explanation(
        "账号未完成实名认证，或需要先经审批[：{reason}]。",
        "[{error}。][RequestId {request_id}。]",
        "请在网页控制台办理，之后重新查看（控制台中按 r）。",
    ),
    FaultCode.NO_ADDRESS: Explanation(
        "尚不知道{side}的地址[：实例 {instance}][，{region}]。",
        "云端没有向本账号给出它的地址。",
        "请继续搭建：那里会指出缺少的实例、地域或密钥。",
    ),
    FaultCode.REGION_UNKNOWN: Explanation(
        "云端没有这个地域[：{region}]。",
        "[RequestId {request_id}。]",
        "请更正配置中{side}的地域。[可用地域：{regions}。]",
    ),
    FaultCode.EMPTY_ANSWER: Explanation(
        "应答中没有新建对象的 ID。",
        "无从得知是否完成，因此不会再次发送。[RequestId {request_id}。]",
        "查看现状（控制台中按 r）。",
    ),
    FaultCode.JOURNAL_UNAVAILABLE: Explanation(
        "没有发送：无法写入日志[：{reason}]。", "未先记录的改动一律不做。", "请检查状态目录的空间和权限。"
    ),
}
