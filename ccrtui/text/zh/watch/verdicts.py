"""Verdicts and reasons in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.watch.difference import Difference
from ccrtui.core.watch.verdict import Evidence, Reason, Verdict
from ccrtui.text.records.watch.verdicts import (
    ReasonText,
    VerdictText,
)

VERDICTS: Mapping[Verdict, VerdictText] = {
    Verdict.STOPPED: VerdictText("已停止", "{index} 的复制已停止，不会自行恢复。"),
    Verdict.RETRYING: VerdictText("重试中", "{index} 的备份端读取失败，正在反复重试。"),
    Verdict.STALLED: VerdictText("停滞", "{index} 的备份端[落后 {behind}]停滞不前。"),
    Verdict.PAUSED: VerdictText("已暂停", "{index} 的复制已暂停[ {since}]。"),
    Verdict.SLOW: VerdictText("追不上", "{index} 的备份端[落后 {behind}，]差距没有缩小：照此速度永远追不平。"),
    Verdict.UNKNOWN: VerdictText("未知", "{index} 的备份端落后多少，目前无法确认。"),
    Verdict.BOOTSTRAPPING: VerdictText("首次复制", "{index} 正在首次复制[，已完成 {percent} %]。"),
    Verdict.CATCHING_UP: VerdictText("追赶中", "{index} 的备份端[落后 {behind}，]正在追赶[，约 {level_in}后追平]。"),
    Verdict.IN_SYNC: VerdictText("已同步", "{index} 的备份端与领导者完全一致。"),
}
VERDICTS_BECAUSE: Mapping[tuple[Verdict, Reason], VerdictText] = {
    (Verdict.IN_SYNC, Reason.BY_NUMBERS): VerdictText("数字一致", "{index} 两端数字一致；文档是否一致未能比对。"),
    (Verdict.IN_SYNC, Reason.CONNECTION_DOWN): VerdictText("曾追平", "查询领导者时，{index} 的备份端已追平。"),
    (Verdict.UNKNOWN, Reason.BEHIND): VerdictText("未知", "{index} 的备份端[落后 {behind}，]能否追上尚不清楚。"),
    (Verdict.RETRYING, Reason.LINK_SILENT): VerdictText("重试中", "{index} 的备份端在等一次没有返回的读取。"),
    (Verdict.RETRYING, Reason.AUTO_FOLLOW_FAILED): VerdictText(
        "重试中", "{index} 没有备份端：匹配它的自动追随模式未能开始追随。"
    ),
    (Verdict.SLOW, Reason.NOT_MOVING): VerdictText("追不上", "{index} 的备份端[落后 {behind}]停滞不前。"),
}
REASONS: Mapping[Reason, ReasonText] = {
    Reason.PROVEN: ReasonText("已证实", "查询领导者时它拥有的全部内容，追随者都已具备。"),
    Reason.BY_NUMBERS: ReasonText(
        "历史未能比对",
        "序列号两端一致；但两端是否同出一段历史无法证实：当前用户无权检索该索引（缺 `read`），或没有可比对的文档。",
    ),
    Reason.CONNECTION_DOWN: ReasonText(
        "现已断开", "[{level_at} 时]已追平；追随者称没有连上领导者，此后写入的内容到不了备份端。"
    ),
    Reason.ASYNC_DURABILITY: ReasonText(
        "异步落盘",
        "该索引定期才落盘（`index.translog.durability: async`），两端都只认已落盘的操作：领导者交出的，备份端已都有。",
    ),
    Reason.HISTORY_UNPROVEN: ReasonText(
        "历史尚未比对", "数字一致；领导者的历史是初次见到，或其分片曾经离线，正在比对两端文档。"
    ),
    Reason.AS_FOLLOWER_SEES: ReasonText(
        "以追随者所见为准", "从这里无法查询领导者；以下是追随者自己的说法，且有联通的证据。"
    ),
    Reason.BEHIND: ReasonText("落后", "领导者的部分操作尚未到达。"),
    Reason.FIRST_COPY: ReasonText("复制中", "正在复制领导者索引的文件，完成后再追操作。"),
    Reason.NOT_ESTABLISHED: ReasonText("尚未确认", "采样还太少，无法判断。"),
    Reason.NOT_FOLLOWING: ReasonText("不是追随者", "该索引没有追随任何索引。"),
    Reason.LEADER_NOT_REACHED: ReasonText("联系不上领导者", "联系不上领导者，因此无法证明备份端已追平。"),
    Reason.FOLLOWER_NOT_REACHED: ReasonText("联系不上追随者", "联系不上追随者集群，备份端的情况未知。"),
    Reason.SAMPLE_TOO_OLD: ReasonText("采样过旧", "一直没有新的应答，最后一次采样已过旧，不足为凭。"),
    Reason.LOGIN_REFUSED: ReasonText("登录被拒绝", "集群不让我们登录：请在配置中写明正确的用户名和密码。"),
    Reason.LOGIN_WANTED: ReasonText("没有给出用户", "集群要求用户名和密码，而没有发送：请在配置中写明这两项。"),
    Reason.RIGHT_MISSING: ReasonText("缺少权限", "当前用户无权读取复制指标：需要 `monitor` 和 `read_ccr`。"),
    Reason.SHARDS_UNASSIGNED: ReasonText("分片未分配", "追随者有分片未分配到任何节点，无法追随。"),
    Reason.LEADER_SHARDS_MISSING: ReasonText("领导者缺分片", "领导者索引并非所有主分片都已启动，数字不完整。"),
    Reason.IDENTITY_UNPROVEN: ReasonText("领导者身份未证实", "无法证明看到的索引就是被追随的那一个。"),
    Reason.FALLING_BEHIND: ReasonText("领导者写得更快", "领导者写入快于复制：受限于带宽、磁盘或追随参数。"),
    Reason.NOT_MOVING: ReasonText("没有进展", "落后以来没有任何操作到达，也没有报错。"),
    Reason.PAUSED: ReasonText("被人暂停", "领导者仍保留历史，暂无损失[：请在 {lease_left}内恢复]。"),
    Reason.LEASE_EXPIRED: ReasonText("保留租约已到期", "领导者不再有义务保留备份端所需的历史：可能需要重新首次复制。"),
    Reason.NO_CONTACT: ReasonText("尚无联通", "开始以来追随者没有一次读取返回：双方都是零不代表一致。"),
    Reason.LINK_SILENT: ReasonText("链路静默", "追随者的读取不再返回，也没有报错：中间的网络吞掉了数据。"),
    Reason.LEADER_UNREACHABLE: ReasonText("领导者不可达", "追随者无法到达领导者集群[ {address}][（{error}）]。"),
    Reason.READ_FAILING: ReasonText("读取失败", "追随者的读取被拒绝或失败[：{error}]。"),
    Reason.AUTO_FOLLOW_FAILED: ReasonText(
        "自动追随失败",
        "某个自动追随模式匹配该领导者索引，却未能追随它[：{error}]。一分钟内会再试，除非该索引没有启用软删除。",
    ),
    Reason.PRIVILEGE_LOST: ReasonText(
        "权限丢失", "领导者拒绝追随者读取：建立追随的用户，其角色在领导者上需要 `read` 和 `monitor`。"
    ),
    Reason.WRITE_REFUSED: ReasonText("写入被拒", "追随者集群拒绝复制写入[：{error}]。"),
    Reason.ALIAS_MISSING: ReasonText("远程集群已移除", "追随者上的远程集群[“{alias}”]已不再注册。"),
    Reason.LEADER_INDEX_CLOSED: ReasonText("领导者索引已关闭", "领导者索引已关闭；打开后备份端会继续。"),
    Reason.LEADER_INDEX_MISSING: ReasonText(
        "领导者索引不存在", "领导者索引已被删除：备份端保留现有内容，可能是最后一份数据。"
    ),
    Reason.LEADER_RECREATED: ReasonText(
        "领导者索引被重建",
        "领导者索引被删除后又以同名重建：备份端可能是旧索引内容的最后一份数据。请先决定保留哪一份，再考虑替换。",
    ),
    Reason.OTHER_LEADER: ReasonText("追随了别的索引", "该索引追随的领导者与配置不符。"),
    Reason.HISTORY_LOST: ReasonText("历史已丢失", "领导者已没有备份端所需的操作：必须重新复制。"),
    Reason.HISTORY_DIFFERS: ReasonText(
        "历史不一致",
        "备份端的历史与领导者不同，领导者曾被恢复或清空：备份端可能含有领导者已丢失的文档。"
        "只有重新复制才能继续；在此之前请先比对两端。",
    ),
    Reason.MAPPING_CONFLICT: ReasonText("映射冲突", "领导者的映射无法应用到备份端[：{error}]。"),
    Reason.FATAL_ERROR: ReasonText("致命错误", "追随者已放弃[：{error}]。"),
    Reason.BOOTSTRAP_FAILED: ReasonText("首次复制失败", "首次复制没有完成，也不会自行重来。"),
    Reason.LEFTOVER_TASK: ReasonText("残留任务", "已删除的追随者仍残留任务。"),
    Reason.LICENCE_REFUSES: ReasonText(
        "许可证不含 CCR", "该集群的许可证不包含跨集群复制，需要 trial、platinum 或 enterprise。"
    ),
    Reason.EDITION_WITHOUT_CCR: ReasonText(
        "该版本不含 CCR",
        "其中一端没有跨集群复制功能：两端都需要带 trial、platinum 或 enterprise 许可证的默认发行版。",
    ),
    Reason.CERTIFICATE_REFUSED: ReasonText("无法建立安全连接", "该地址的证书或加密方式不符，请在配置中更正地址或 CA。"),
    Reason.NO_MASTER: ReasonText(
        "没有选出 master", "该集群没有选出 master 节点，无法回答索引相关的请求，正在等待节点加入。"
    ),
    Reason.LEADER_INDEX_BLOCKED: ReasonText(
        "领导者禁止读取", "领导者索引设置了读阻塞（`index.blocks.read`），解除后备份端会自动继续。"
    ),
    Reason.LEADER_INDEX_REFUSED: ReasonText(
        "领导者索引不可查看", "领导者索引设置了元数据阻塞（`index.blocks.metadata`），从这里读不到它的任何信息。"
    ),
    Reason.FOLLOWER_CLOSED: ReasonText("追随者已关闭", "追随者索引已关闭，不再接收操作；打开后会继续，或可恢复复制。"),
    Reason.FOLLOWER_INDEX_REFUSED: ReasonText(
        "备份端索引不可查看", "追随者索引设置了元数据阻塞（`index.blocks.metadata`），从这里读不到它的任何信息。"
    ),
    Reason.FOLLOWS_ANOTHER: ReasonText(
        "追随的是别的索引", "该名称的索引追随的是另一个索引，或经由另一个远程集群，与配置不符。"
    ),
    Reason.WANTED_TWICE: ReasonText("重复指定", "配置为同一个追随者索引指定了两个领导者索引，只能保留一个。"),
    Reason.OVERLOADED: ReasonText(
        "追随者过载", "追随者容纳不下这些操作（写入队列已满或内存不足），已放弃：请暂停后再恢复。"
    ),
    Reason.CONNECTIONS_LOST: ReasonText("连接丢失", "领导者恢复期间追随者无法建立连接，已放弃：请暂停后再恢复。"),
}
SOURCES: Mapping[Evidence, str] = {
    Evidence.LEADER: "领导者",
    Evidence.FOLLOWER: "追随者自述",
    Evidence.NONE: "无",
}
DIFFERENCES: Mapping[Difference, str] = {
    Difference.OTHER_INDEX: "两个不同的索引，计数不可比",
    Difference.OTHER_HISTORY: "同一索引的两段历史，计数不可比",
    Difference.BY_NUMBERS: "序号一致，文档未比对",
    Difference.PAUSED: "已暂停[，落后 {n} 个操作]",
    Difference.BEHIND: "仍落后[ {n} 个操作]",
    Difference.LEADER_MOVED: "期间领导者有写入",
    Difference.PARTIAL: "有分片未能计数",
    Difference.UNPROVEN: "未证实一致",
}
