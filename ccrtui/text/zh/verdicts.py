"""Verdicts and reasons in Chinese."""

from __future__ import annotations

from ccrtui.text.verdict_words import (
    DifferenceWords,
    EvidenceSourceWords,
    ReasonText,
    ReasonWords,
    VerdictText,
    VerdictWords,
)

VERDICTS = VerdictWords(
    stopped=VerdictText("已停止", "{index} 的复制已停止，不会自行恢复。"),
    retrying=VerdictText("重试中", "{index} 的备份端读取失败，正在反复重试。"),
    stalled=VerdictText("停滞", "{index} 的备份端[落后 {behind}]停滞不前。"),
    paused=VerdictText("已暂停", "{index} 的复制已暂停[ {since}]。"),
    slow=VerdictText("追不上", "{index} 的备份端[落后 {behind}，]差距没有缩小：照此速度永远追不平。"),
    unknown=VerdictText("未知", "{index} 的备份端落后多少，目前无法确认。"),
    bootstrapping=VerdictText("首次复制", "{index} 正在首次复制[，已完成 {percent} %]。"),
    catching_up=VerdictText("追赶中", "{index} 的备份端[落后 {behind}，]正在追赶[，约 {level_in}后追平]。"),
    in_sync=VerdictText("已同步", "{index} 的备份端与领导者完全一致。"),
    by_numbers=VerdictText("数字一致", "{index} 两端数字一致；文档是否一致未能比对。"),
)
REASONS = ReasonWords(
    proven=ReasonText("已证实", "查询领导者时它拥有的全部内容，追随者都已具备。"),
    by_numbers=ReasonText(
        "历史未能比对",
        "序列号两端一致；但两端是否同出一段历史无法证实：当前用户无权检索该索引（缺 `read`），或没有可比对的文档。",
    ),
    async_durability=ReasonText(
        "异步落盘",
        "该索引定期才落盘（`index.translog.durability: async`），两端都只认已落盘的操作：领导者交出的，备份端已都有。",
    ),
    history_unproven=ReasonText(
        "历史尚未比对", "数字一致；领导者的历史是初次见到，或其分片曾经离线，正在比对两端文档。"
    ),
    as_follower_sees=ReasonText("以追随者所见为准", "从这里无法查询领导者；以下是追随者自己的说法，且有联通的证据。"),
    behind=ReasonText("落后", "领导者的部分操作尚未到达。"),
    first_copy=ReasonText("复制中", "正在复制领导者索引的文件，完成后再追操作。"),
    not_established=ReasonText("尚未确认", "采样还太少，无法判断。"),
    not_following=ReasonText("不是追随者", "该索引没有追随任何索引。"),
    leader_not_reached=ReasonText("联系不上领导者", "联系不上领导者，因此无法证明备份端已追平。"),
    follower_not_reached=ReasonText("联系不上追随者", "联系不上追随者集群，备份端的情况未知。"),
    sample_too_old=ReasonText("采样过旧", "一直没有新的应答，最后一次采样已过旧，不足为凭。"),
    login_refused=ReasonText("登录被拒绝", "集群不接受我们的用户名或密码：请在配置中更正。"),
    right_missing=ReasonText("缺少权限", "当前用户无权读取复制指标：需要 `monitor` 和 `read_ccr`。"),
    shards_unassigned=ReasonText("分片未分配", "追随者有分片未分配到任何节点，无法追随。"),
    leader_shards_missing=ReasonText("领导者缺分片", "领导者索引并非所有主分片都已启动，数字不完整。"),
    identity_unproven=ReasonText("领导者身份未证实", "无法证明看到的索引就是被追随的那一个。"),
    falling_behind=ReasonText("领导者写得更快", "领导者写入快于复制：受限于带宽、磁盘或追随参数。"),
    not_moving=ReasonText("没有进展", "备份端在两个轮询超时内毫无进展，也没有报错。"),
    paused=ReasonText("被人暂停", "领导者仍保留历史，暂无损失[：请在 {lease_left}内恢复]。"),
    lease_expired=ReasonText("保留租约已到期", "领导者不再有义务保留备份端所需的历史：可能需要重新首次复制。"),
    no_contact=ReasonText("尚无联通", "开始以来追随者没有一次读取返回：双方都是零不代表一致。"),
    link_silent=ReasonText("链路静默", "追随者的读取不再返回，也没有报错：中间的网络吞掉了数据。"),
    leader_unreachable=ReasonText("领导者不可达", "追随者无法到达领导者集群[ {address}][（{error}）]。"),
    read_failing=ReasonText("读取失败", "追随者的读取被拒绝或失败[：{error}]。"),
    privilege_lost=ReasonText(
        "权限丢失", "领导者拒绝追随者读取：建立追随的用户，其角色在领导者上需要 `read` 和 `monitor`。"
    ),
    write_refused=ReasonText("写入被拒", "追随者集群拒绝复制写入[：{error}]。"),
    alias_missing=ReasonText("远程集群已移除", "追随者上的远程集群[“{alias}”]已不再注册。"),
    leader_index_closed=ReasonText("领导者索引已关闭", "领导者索引已关闭；打开后备份端会继续。"),
    leader_index_missing=ReasonText("领导者索引不存在", "领导者索引已被删除：备份端保留现有内容，可能是最后一份数据。"),
    leader_recreated=ReasonText(
        "领导者索引被重建",
        "领导者索引被删除后又以同名重建：备份端可能是旧索引内容的最后一份数据。请先决定保留哪一份，再考虑替换。",
    ),
    other_leader=ReasonText("追随了别的索引", "该索引追随的领导者与配置不符。"),
    history_lost=ReasonText("历史已丢失", "领导者已没有备份端所需的操作：必须重新复制。"),
    history_differs=ReasonText(
        "历史不一致",
        "备份端的历史与领导者不同，领导者曾被恢复或清空：备份端可能含有领导者已丢失的文档。"
        "只有重新复制才能继续；在此之前请先比对两端。",
    ),
    mapping_conflict=ReasonText("映射冲突", "领导者的映射无法应用到备份端[：{error}]。"),
    fatal_error=ReasonText("致命错误", "追随者已放弃[：{error}]。"),
    bootstrap_failed=ReasonText("首次复制失败", "首次复制没有完成，也不会自行重来。"),
    leftover_task=ReasonText("残留任务", "已删除的追随者仍残留任务。"),
    licence_refuses=ReasonText(
        "许可证不含 CCR", "该集群的许可证不包含跨集群复制，需要 trial、platinum 或 enterprise。"
    ),
    certificate_refused=ReasonText("无法建立安全连接", "该地址的证书或加密方式不符，请在配置中更正地址或 CA。"),
    no_master=ReasonText("没有选出 master", "该集群没有选出 master 节点，无法回答索引相关的请求，正在等待节点加入。"),
    leader_index_blocked=ReasonText(
        "领导者禁止读取", "领导者索引设置了读阻塞（`index.blocks.read`），解除后备份端会自动继续。"
    ),
    leader_index_refused=ReasonText(
        "领导者索引不可查看", "领导者索引设置了元数据阻塞（`index.blocks.metadata`），从这里读不到它的任何信息。"
    ),
    follower_closed=ReasonText("追随者已关闭", "追随者索引已关闭，不再接收操作；打开后会继续，或可恢复复制。"),
    follower_index_refused=ReasonText(
        "备份端索引不可查看", "追随者索引设置了元数据阻塞（`index.blocks.metadata`），从这里读不到它的任何信息。"
    ),
    follows_another=ReasonText(
        "追随的是别的索引", "该名称的索引追随的是另一个索引，或经由另一个远程集群，与配置不符。"
    ),
    wanted_twice=ReasonText("重复指定", "配置为同一个追随者索引指定了两个领导者索引，只能保留一个。"),
    overloaded=ReasonText("追随者过载", "追随者容纳不下这些操作（写入队列已满或内存不足），已放弃：请暂停后再恢复。"),
    connections_lost=ReasonText("连接丢失", "领导者恢复期间追随者无法建立连接，已放弃：请暂停后再恢复。"),
)
SOURCES = EvidenceSourceWords(leader="领导者", follower="追随者自述", none="无")
DIFFERENCES = DifferenceWords(
    other_index="两个不同的索引，计数不可比",
    other_history="同一索引的两段历史，计数不可比",
    by_numbers="序号一致，文档未比对",
    paused="已暂停[，落后 {n} 个操作]",
    behind="仍落后[ {n} 个操作]",
    leader_moved="期间领导者有写入",
    partial="有分片未能计数",
    unproven="未证实一致",
)
