"""Whether both sides hold the same documents, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.COUNTS_EQUAL: Explanation("备份端拥有[ {compared} 的]全部[ {leader_docs} 个]文档。"),
    Code.COUNTS_EQUAL_BY_NUMBERS: Explanation(
        "两端文档数相同[：{leader_docs} 个]。",
        "是否是同样的文档未能比对：当前用户无权检索（缺 `read`），或最新操作没有留下可比对的文档。",
    ),
    Code.HISTORY_DIFFERS: Explanation(
        "{index} 在领导者与备份端上不是同一段历史。",
        "领导者索引被恢复、清空，或已换成别的索引：无论数字如何，文档已经不同；领导者丢失的内容可能只剩备份端有。",
        "在替换任何内容之前，先比对两端。",
    ),
    Code.LEADER_MOVING: Explanation(
        "查询领导者时它拥有的内容，备份端都已具备；领导者正在写入。", "两个计数取自不同时刻，可能不同。"
    ),
    Code.LEADER_MOVING_BY_NUMBERS: Explanation(
        "按序号看，查询领导者时它拥有的内容备份端都已具备；领导者正在写入。",
        "两个计数取自不同时刻，可能不同；文档是否相同未能比对。",
    ),
    Code.SAMPLES_MISSING: Explanation("将向 {index} 写入 {documents} 个示例文档。", "用来证明写入的内容会到达备份端。"),
    Code.CATCHING_UP: Explanation("备份端正在追赶领导者。"),
    Code.COUNTS_DIFFER: Explanation(
        "{index} 没有落后，但计数不同：领导者 {leader_docs}，追随者 {follower_docs}。",
        "操作已追平，文档却不一致。",
        "重新查看（控制台中按 r）；若仍如此，请先逐一比对文档，再决定是否替换。",
    ),
}
