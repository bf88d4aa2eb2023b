"""What steps conclude, in Chinese."""

from __future__ import annotations

from ccrtui.text.code_words import CodeWords
from ccrtui.text.explanation import Explanation

CODES = CodeWords(
    after=Explanation("排在“{step}”之后，那一步尚未完成。"),
    not_looked=Explanation("尚未查看。", "", "重新查看（控制台中按 r）。"),
    typed_addresses=Explanation("跳过：两个手工填写的地址。", "只有云上的集群才需要这一步。"),
    choice_needed=Explanation("需要先做出选择。", "[价格取自 {price_listed} 年文档的刊例价，不是报价。]"),
    confirm_needed=Explanation(
        "{side}上的索引 {index} 及其内容[（{docs} 个文档）]将会丢失。",
        "[它在停止跟随 {leader_index} 之后是否被写入过，关闭状态下无法得知；那样的文档在别处没有。]"
        "此操作无法撤销，因此必须输入它的名称。",
        "[如不确定，请先打开它并与 {leader_index} 比对。]在控制台中按 a 后输入；在命令行中使用 --confirm {index}。",
    ),
    clusters_answer=Explanation("两个集群都有应答，且互不相同。"),
    same_cluster=Explanation(
        "领导者和追随者是同一个集群[（{leader_name}，uuid {leader_uuid}）]。",
        "集群不能做自己的备份端。",
        "请更正配置中的一个地址。",
    ),
    ready=Explanation("许可证、版本、证书和权限均符合要求。"),
    licence_lacks_ccr=Explanation(
        "{side}的许可证是 {licence}[（{licence_status}）]。",
        "跨集群复制要求两端均为 trial、platinum 或 enterprise。"
        "[已在追随的索引（{following}）暂时继续复制；一旦暂停将无法恢复。]",
        "可启动试用（POST /_license/start_trial），或更换集群版本。",
    ),
    follower_older=Explanation(
        "追随者[（{follower_version}）]比领导者[（{leader_version}）]版本旧。",
        "追随者无法读取更新版本的索引格式。",
        "请先升级追随者，或对调两端角色。",
    ),
    versions_incompatible=Explanation(
        "版本 {leader_version} 与 {follower_version} 无法互通。",
        "跨大版本时，旧的一方必须是其最后一个小版本。",
        "请升级其中一端。",
    ),
    no_shared_authority=Explanation(
        "两个集群没有共同的证书机构。",
        "节点之间只凭证书互信：连接会被拒绝，而且没有明确提示。",
        "请提交工单统一证书，或将各自的 CA 加到对方。",
    ),
    privileges_missing=Explanation(
        "用户[ {user}] 在{side}上缺少权限：{privileges}。",
        "在领导者上起作用的是角色名：追随者的用户会带上自己的角色名。",
        "请在该侧授予含这些权限的角色，两端角色名相同。",
    ),
    reachable_from_here=Explanation(
        "传输地址 {address} 从本机有应答[，耗时 {connect_ms} ms]。", "从追随者能否到达，由下一步验证。"
    ),
    proven_by_connection=Explanation("远程集群[“{alias}”]已连接：足以证明连通。"),
    verified_by_remote_cluster=Explanation("此处尚无定论[：{address} 没有应答]；由“远程集群”一步验证。"),
    transport_is_http=Explanation(
        "{address} 是 HTTP 端口。", "集群之间使用传输端口通信。", "请输入传输地址，端口一般为 9300。"
    ),
    transport_is_own=Explanation("{address} 属于追随者自身。", "那样它会追随自己。", "请输入领导者的地址。"),
    transport_silent=Explanation(
        "{address} 接受连接后没有任何应答。",
        "那里可能是代理、负载均衡或检测流量的防火墙。",
        "请输入节点地址，或在配置中选择 proxy 模式。",
    ),
    not_reachable_from_here=Explanation(
        "{address} 从本机没有应答。[{fault}]",
        "追随者仍可能经其他路径到达。",
        "请换一个地址（--leader-transport；控制台中按 enter）；"
        "若只有追随者能到达，请用 `profiles edit NAME --network connected`。",
    ),
    remote_connected=Explanation("远程集群“{alias}”已连接，经它看到的内容确属领导者。"),
    remote_missing=Explanation("追随者尚未以“{alias}”注册领导者。"),
    remote_under_other_alias=Explanation(
        "追随者已以“{other_alias}”注册 {address}，而不是“{alias}”。",
        "再用一个别名会另建一组连接。要用已有的别名，请写 --alias {other_alias}。",
    ),
    remote_refused=Explanation(
        "追随者连接 {address} 被拒绝。", "机器可达，但该端口没有服务监听。", "请检查端口：应为传输端口，一般为 9300。"
    ),
    remote_unreachable=Explanation(
        "追随者无法到达 {address}。",
        "连接没有应答：地址、路由或安全组有误。",
        "请检查追随者节点到该地址的往返路径。",
    ),
    remote_handshake_timeout=Explanation(
        "追随者已连上 {address}，但握手没有应答。",
        "监听的是别的服务，或防火墙吞掉了后续数据。",
        "请确认是传输端口，且中间设备不做内容检测。",
    ),
    remote_tls=Explanation(
        "追随者已连上 {address}，但对方随即断开。",
        "这是 TLS 不匹配的表现：只有一端启用 TLS，或没有共同的证书机构。",
        "请对比两个集群的传输层证书。",
    ),
    remote_silent=Explanation(
        "经“{alias}”[到 {address} ]超时无应答。",
        "链路吞掉了发送的数据。",
        "请检查集群间的安全组与 MTU；重新查看（控制台中按 r）。",
    ),
    remote_privileges=Explanation(
        "领导者拒绝追随者用户经“{alias}”的请求[：{reason}]。",
        "该用户的角色名必须在领导者上存在并具备权限。",
        "请在领导者上创建同名角色。",
    ),
    remote_failed=Explanation(
        "连接“{alias}”失败[：{reason}]。", "[服务器报 {error}。]", "查看该调用（控制台中按 c，或见日志）。"
    ),
    remote_unexplained=Explanation(
        '追随者未能通过 "{alias}"[ 连接 {address}][：{reason}]。',
        "它没有说明原因。[从本机看：{fault}][从本机看，该端口的应答方式为 {speaks}。]",
        "请检查领导者是否在运行、地址是否正确，以及两端的传输证书。",
    ),
    remote_publishes_elsewhere=Explanation(
        "领导者的节点 {node} 在 {address} 有应答，但它发布的地址 {published} 对追随者没有应答。",
        "在 sniff 模式下，追随者连接的是节点发布的地址，而不是所填的地址。",
        "请改用 proxy 模式（7.7 起），或更正领导者上的 `transport.publish_host`。",
    ),
    remote_dials_nobody=Explanation(
        '应答的追随者节点不会连接 "{alias}"，也不会连接任何其他远程集群。',
        "[它的角色：{roles}。]",
        "请从其配置文件中去掉 `cluster.remote.connect: false`，或为它加上角色 `remote_cluster_client`；"
        "或填写另一节点的地址。",
    ),
    alias_other_cluster=Explanation(
        "“{alias}”指向的不是领导者，而是另一个集群。",
        "[{index} 在领导者上有 {leader_docs} 个文档，经别名看到 {docs} 个。]",
        "不会改动它，因为可能有其他用途：请在配置中另取别名。",
    ),
    proxy_too_old=Explanation(
        "proxy 模式需要 7.7，追随者版本为[ {follower_version}]。", "", "请选择 sniff 模式，或升级追随者。"
    ),
    leader_index_open=Explanation("领导者上已打开且保留历史：{indices}。"),
    leader_index_to_create=Explanation("领导者上尚无索引 {index}；配置要求创建它。"),
    leader_index_missing=Explanation(
        "领导者上没有索引 {index}。", "", "请检查名称[；相近的有：{indices}]；或允许创建（`--create-index`）。"
    ),
    leader_index_is_alias=Explanation("{index} 是别名[，指向 {indices}]。", "别名不能被追随。", "请选择索引本身。"),
    leader_index_is_data_stream=Explanation(
        "{index} 是数据流。", "其后备索引应由自动追随模式处理。", "请选择普通索引[，或其中之一：{indices}]。"
    ),
    index_red=Explanation(
        "{side}上的 {index} 为 red：它有主分片未启动。",
        "在此期间既无法复制，也无法准确计数。",
        "请先恢复其分片（GET /_cluster/allocation/explain 会说明原因）。",
    ),
    leader_index_blocked=Explanation(
        "领导者上的 {index} 拒绝读取（{block}）。",
        "追随者同样无法读取它，只会不断重试。",
        "请解除该块：PUT /{index}/_settings，将 {block} 设为 null。",
    ),
    leader_index_closed=Explanation("{index} 在领导者上已关闭。", "关闭的索引不能被追随。", "请先打开它。"),
    leader_index_lost=Explanation(
        "领导者上没有索引 {index}，而追随者上的 {follower_index}[（{follower_docs} 个文档）]"
        "正追随它，或占用其副本的名称。",
        "它可能是最后一份数据：不会在其周围新建、复制或移除任何东西。",
        "请在领导者上恢复 {index}；或将 {follower_index} 转为普通索引（暂停、关闭、取消追随、打开）后从那里继续；"
        "或另选名称。",
    ),
    leader_index_name_invalid=Explanation("{index} 不能作为索引名。", "", "须为小写，且不含空格、通配符和逗号。"),
    soft_deletes_off=Explanation(
        "{index} 创建时未启用软删除。", "领导者没有保留可供追随的历史。", "请重建到新索引：软删除只能在创建时设置。"
    ),
    following=Explanation("正在追随，且与领导者有联通：{indices}。"),
    follower_missing=Explanation("追随者的 {index} 尚未追随领导者的 {leader_index}。"),
    follower_paused=Explanation(
        "{index} 已暂停。",
        "领导者继续写入，副本停在原处。",
        "[将以它原有的设置恢复：{follow_settings}。][它原有的设置{settings_state}：将以默认设置恢复。]",
    ),
    follower_closed=Explanation(
        "{index} 在追随者上处于关闭状态。",
        "关闭的副本不接收任何操作：有人正要把它转为普通索引，或关闭了它。",
        "打开它（POST /{index}/_open），即可继续追随。",
    ),
    first_copy=Explanation("{index} 正在首次复制[：{percent} %，{recovered_bytes} / {total_bytes} 字节]。"),
    waiting_for_contact=Explanation(
        "{index} 已在追随，但还没有一次读取从领导者返回。", "在此之前，数字相等不能说明问题。"
    ),
    name_taken_open=Explanation(
        "追随者上已有打开的索引 {index}[，含 {docs} 个文档]。",
        "使用中的索引绝不替换。",
        "请为追随者索引另取名称；其中的内容可能别处没有。",
    ),
    follower_promoted=Explanation(
        "{index} 原是本配置建立的副本，现在已是可写的普通索引[，含 {docs} 个文档]。",
        "此后写入的内容别处没有：绝不会从这里替换或移除它。",
        "如需再次复制领导者，请为追随者索引另取名称。",
    ),
    last_copy=Explanation(
        "追随者上的 {index}[（含 {docs} 个文档）]可能是最后一份数据：{keeps}（{leader_index}）。",
        "因此既不替换也不移除它。",
        "请先决定保留哪一份；如需在旁边再复制一份，请为追随者索引另取名称。",
    ),
    name_taken_closed=Explanation(
        "追随者上已有关闭的索引 {index}，且无法替换[：它有 {shards} 个分片，领导者有 {leader_shards} 个]。",
        "",
        "请为追随者索引另取名称；其中的内容可能别处没有。",
    ),
    name_taken_alias=Explanation("{index} 在追随者上是别名[，指向 {indices}]。", "", "请为追随者索引另取名称。"),
    follows_another=Explanation(
        "{index} 已在追随 {leader_index}[（{alias}）]。",
        "配置要求追随 {wanted_leader_index}[（{wanted_alias}）]。",
        "请为追随者索引另取名称，或更正配置。",
    ),
    first_copy_failed=Explanation(
        "{index} 的首次复制失败。",
        "它不会自行重来。",
        "请先在追随者上消除原因（磁盘空间、分片分配），再关闭 {index} 并重新应用。",
    ),
    follower_stopped=Explanation(
        "{index} 已停止[，分片 {shard}][：{error}]。",
        "[{reason}]",
        "不会自动移除任何内容。[{cure}]",
    ),
    follower_writes_refused=Explanation(
        "{index} 已读到操作，但追随者不允许写入[：已尝试 {failed} 次]。",
        "索引或整个集群上的写入块、只读块会造成这种情况；磁盘将满时也会如此。",
        "请解除该块（或腾出空间）；随后会自行继续。",
    ),
    follower_retrying=Explanation(
        "{index} 无法从领导者读取，正在重试[：{error}]。", "[{reason}]", "消除原因后会自行继续。"
    ),
    other_leader=Explanation(
        "{index} 追随的不是领导者的 {leader_index}。",
        "领导者上没有它的租约：别名背后是另一个集群，或领导者索引已重建。",
        "请检查别名指向何处。",
    ),
    counts_equal=Explanation("备份端拥有[ {compared} 的]全部[ {leader_docs} 个]文档。"),
    counts_equal_by_numbers=Explanation(
        "两端文档数相同[：{leader_docs} 个]。",
        "是否是同样的文档未能比对：当前用户无权检索（缺 `read`），或最新操作没有留下可比对的文档。",
    ),
    history_differs=Explanation(
        "{index} 在领导者与备份端上不是同一段历史。",
        "领导者索引被恢复、清空，或已换成别的索引：无论数字如何，文档已经不同；领导者丢失的内容可能只剩备份端有。",
        "在替换任何内容之前，先比对两端。",
    ),
    leader_moving=Explanation(
        "查询领导者时它拥有的内容，备份端都已具备；领导者正在写入。", "两个计数取自不同时刻，可能不同。"
    ),
    leader_moving_by_numbers=Explanation(
        "按序号看，查询领导者时它拥有的内容备份端都已具备；领导者正在写入。",
        "两个计数取自不同时刻，可能不同；文档是否相同未能比对。",
    ),
    samples_missing=Explanation("将向 {index} 写入 {documents} 个示例文档。", "用来证明写入的内容会到达备份端。"),
    catching_up=Explanation("备份端正在追赶领导者。"),
    counts_differ=Explanation(
        "{index} 没有落后，但计数不同：领导者 {leader_docs}，追随者 {follower_docs}。",
        "操作已追平，文档却不一致。",
        "重新查看（控制台中按 r）；若仍如此，请先逐一比对文档，再决定是否替换。",
    ),
    outcome_unknown=Explanation("调用已发送，但无从得知是否完成。", "不会自动重发。", "查看现状（控制台中按 r）。"),
    follow_settings_differ=Explanation(
        "恢复被拒绝：两端索引的设置不一致。",
        "[{reason}]",
        "请在追随者上将该设置改为与领导者相同（索引须先关闭再打开），或取消追随；无需重新复制。",
    ),
    write_refused=Explanation(
        "请求被拒绝[（{status}）][：{reason}]。",
        "[{error}][ RequestId {request_id}。]",
        "没有发送其他内容。查看该调用（控制台中按 c，或见日志）。",
    ),
    nothing_made=Explanation("此处没有本配置创建且尚存的内容。"),
    made_by_us=Explanation("此配置创建的内容仍在：撤回需要 {calls} 个调用。"),
    alias_in_use=Explanation(
        "仍有索引经“{alias}”追随[：{indices}]。",
        "移除后它们会停止。",
        "请先处理这些追随者；它们不是我们创建的，不会移除。",
    ),
    holds_others=Explanation(
        "索引 {index} 保留：其中有并非本配置写入的文档，或无法确认为空。",
        "他人写入的内容不由我们删除。",
        "该索引予以保留。",
    ),
)
