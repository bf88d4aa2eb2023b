"""The leader index and the follower index, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.LEADER_INDEX_OPEN: Explanation("领导者上已打开，且启用了软删除：{indices}。"),
    Code.LEADER_INDEX_TO_CREATE: Explanation("领导者上尚无索引 {index}；配置要求创建它。"),
    Code.LEADER_INDEX_MISSING: Explanation(
        "领导者上没有索引 {index}。", "", "请检查名称[；相近的有：{indices}]；或允许创建（`--create-index`）。"
    ),
    Code.LEADER_INDEX_IS_ALIAS: Explanation(
        "{index} 是别名[，指向 {indices}]。", "别名不能被追随。", "请选择索引本身。"
    ),
    Code.LEADER_INDEX_IS_DATA_STREAM: Explanation(
        "{index} 是数据流。", "其后备索引应由自动追随模式处理。", "请选择普通索引[，或其中之一：{indices}]。"
    ),
    Code.INDEX_RED: Explanation(
        "{side}上的 {index} 为 red：它有主分片未启动。",
        "在此期间既无法复制，也无法准确计数。",
        "请先恢复其分片（GET /_cluster/allocation/explain 会说明原因）。",
    ),
    Code.LEADER_INDEX_BLOCKED: Explanation(
        "领导者上的 {index} 拒绝读取（{block}）。",
        "追随者同样无法读取它，只会不断重试。",
        "请解除该块：PUT /{index}/_settings，将 {block} 设为 null。",
    ),
    Code.LEADER_INDEX_CLOSED: Explanation("{index} 在领导者上已关闭。", "关闭的索引不能被追随。", "请先打开它。"),
    Code.LEADER_INDEX_LOST: Explanation(
        "领导者上没有索引 {index}，而追随者上的 {follower_index}[（{follower_docs} 个文档）]"
        "正追随它，或占用其副本的名称。",
        "它可能是最后一份数据：不会在其周围新建、复制或移除任何东西。",
        "请在领导者上恢复 {index}；或将 {follower_index} 转为普通索引（暂停、关闭、取消追随、打开）后从那里继续；"
        "或另选名称。",
    ),
    Code.LEADER_INDEX_NAME_INVALID: Explanation("{index} 不能作为索引名。", "", "须为小写，且不含空格、通配符和逗号。"),
    Code.LEADER_INDEX_IS_SNAPSHOT: Explanation(
        "{index} 是可搜索快照（`index.store.type: snapshot`）。",
        "它从仓库读取，不接收操作，不能被追随。",
        "请在追随者集群上挂载同一快照，或追随该快照所取自的索引。",
    ),
    Code.SOFT_DELETES_OFF: Explanation(
        "{index} 创建时未启用软删除。", "领导者没有保留可供追随的历史。", "请重建到新索引：软删除只能在创建时设置。"
    ),
    Code.FOLLOWING: Explanation("正在追随，且与领导者有联通：{indices}。"),
    Code.FOLLOWER_MISSING: Explanation("追随者的 {index} 尚未追随领导者的 {leader_index}。"),
    Code.FOLLOWER_PAUSED: Explanation(
        "{index} 已暂停。",
        "领导者继续写入，副本停在原处。",
        "[将以它原有的设置恢复：{follow_settings}。][它原有的设置{settings_state}：将以默认设置恢复。]",
    ),
    Code.FOLLOWER_CLOSED: Explanation(
        "{index} 在追随者上处于关闭状态。",
        "关闭的副本不接收任何操作：有人正要把它转为普通索引，或关闭了它。",
        "如无人正在转换它，请重新打开（POST /{index}/_open），即可继续追随。",
    ),
    Code.FIRST_COPY: Explanation("{index} 正在首次复制[：{percent} %，{recovered_bytes} / {total_bytes} 字节]。"),
    Code.WAITING_FOR_CONTACT: Explanation(
        "{index} 已在追随，但还没有一次读取从领导者返回。", "在此之前，数字相等不能说明问题。"
    ),
    Code.NAME_TAKEN_OPEN: Explanation(
        "追随者上已有打开的索引 {index}[，含 {docs} 个文档]。",
        "使用中的索引绝不替换。[{origin}]",
        "请为追随者索引另取名称；其中的内容可能别处没有。",
    ),
    Code.FOLLOWER_PROMOTED: Explanation(
        "{index} 原是本配置建立的副本，现在已是可写的普通索引[，含 {docs} 个文档]。",
        "此后写入的内容别处没有：绝不会从这里替换或移除它。[{origin}]",
        "如需再次复制领导者，请为追随者索引另取名称。",
    ),
    Code.LAST_COPY: Explanation(
        "追随者上的 {index}[（含 {docs} 个文档）]可能是最后一份数据：{keeps}（{leader_index}）。",
        "因此既不替换也不移除它。",
        "请先决定保留哪一份；如需在旁边再复制一份，请为追随者索引另取名称。",
    ),
    Code.NAME_TAKEN_CLOSED: Explanation(
        "追随者上已有关闭的索引 {index}，且无法替换[：它有 {shards} 个分片，领导者有 {leader_shards} 个]。",
        "",
        "请为追随者索引另取名称；其中的内容可能别处没有。",
    ),
    Code.NAME_TAKEN_ALIAS: Explanation("{index} 在追随者上是别名[，指向 {indices}]。", "", "请为追随者索引另取名称。"),
    Code.FOLLOWS_ANOTHER: Explanation(
        "{index} 已在追随 {leader_index}[（{alias}）]。",
        "配置要求追随 {wanted_leader_index}[（{wanted_alias}）]。",
        "请为追随者索引另取名称，或更正配置。",
    ),
    Code.FIRST_COPY_FAILED: Explanation(
        "{index} 的首次复制失败。",
        "它不会自行重来。",
        "请先在追随者上消除原因（磁盘空间、分片分配），再关闭 {index} 并重新应用。",
    ),
    Code.FOLLOWER_STOPPED: Explanation(
        "{index} 已停止[，分片 {shard}][：{error}]。",
        "[{reason}。]",
        "不会自动移除任何内容。[{cure}]",
    ),
    Code.FOLLOWER_WRITES_REFUSED: Explanation(
        "{index} 已读到操作，但追随者不允许写入[：已尝试 {failed} 次]。",
        "索引或整个集群上的写入块、只读块会造成这种情况；磁盘将满时也会如此。",
        "请解除该块（或腾出空间）；随后会自行继续。",
    ),
    Code.FOLLOWER_RETRYING: Explanation(
        "{index} 无法从领导者读取，正在重试[：{error}]。", "[{reason}。]", "消除原因后会自行继续。"
    ),
    Code.LEADER_RECREATED: Explanation(
        "领导者的 {leader_index} 是重新建立的：它不是 {index} 所追随的索引。",
        "追随者上的 {index}[（含 {docs} 个文档）]可能是旧索引内容的最后一份数据。",
        "请保留它，先决定保留哪一份；如需在旁边复制新索引，请为追随者索引另取名称。",
    ),
    Code.OTHER_LEADER: Explanation(
        "{index} 追随的不是领导者的 {leader_index}。",
        "领导者上没有它的租约：别名背后是另一个集群，或领导者索引已重建。",
        "请检查别名指向何处。",
    ),
}
