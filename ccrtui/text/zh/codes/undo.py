"""What was made and is taken back, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.CONNECTION_IN_USE: Explanation(
        "他人仍在使用 {connection}[：{routes}]。",
        "移除它会使他们失去连通。",
        "请先移除这些内容；它们不由我们删除。",
    ),
    Code.NOTHING_MADE: Explanation("此处没有本配置创建且尚存的内容。"),
    Code.MADE_BY_US: Explanation("此配置创建的内容仍在：撤回需要 {calls} 个调用。"),
    Code.ALIAS_IN_USE: Explanation(
        "仍有索引经“{alias}”追随[：{indices}]。",
        "移除后它们会停止。",
        "请先处理这些追随者；它们不是我们创建的，不会移除。",
    ),
    Code.HOLDS_OTHERS: Explanation(
        "索引 {index} 保留：其中有并非本配置写入的文档，或无法确认为空。",
        "他人写入的内容不由我们删除。",
        "该索引予以保留。",
    ),
}
