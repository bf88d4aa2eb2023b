"""What any step can conclude, and what is said of one that was seen a while ago, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.AFTER: Explanation("排在“{step}”之后，那一步尚未完成。"),
    Code.NOT_LOOKED: Explanation("尚未查看。", "", "重新查看（控制台中按 r）。"),
    Code.TYPED_ADDRESSES: Explanation("跳过：两个手工填写的地址。", "只有云上的集群才需要这一步。"),
    Code.SEEN_SINCE: Explanation("[{index} {verdict}。]{told}", "", "[{advice}。]"),
    Code.NO_LONGER_HOLDS: Explanation(
        "[{index} {verdict}。]{told}", "查看时成立；此后监视发现情况已变。", "[{advice}。]"
    ),
    Code.CAUSE_IS_OVER: Explanation(
        "原先的阻碍已消失：监视看到操作又在到达。",
        "[当时所见：{told}]",
        "重新查看（控制台中按 r）；也会自动重新查看。",
    ),
    Code.STATE_CHANGED: Explanation(
        "情况与查看时已不同。{told}", "", "会自动重新查看，也可在控制台中按 r。[在此之前：{advice}。]"
    ),
    Code.CHOICE_NEEDED: Explanation("需要先做出选择。", "[价格取自 {price_listed} 年文档的刊例价，不是报价。]"),
    Code.CONFIRM_NEEDED: Explanation(
        "{side}上的索引 {index} 及其内容[（{docs} 个文档）]将会丢失。",
        "[它在停止追随 {leader_index} 之后是否被写入过，关闭状态下无法得知；那样的文档在别处没有。]"
        "此操作无法撤销，因此必须输入它的名称。",
        "[如不确定，请先打开它并与 {leader_index} 比对。]在控制台中按 a 后输入；在命令行中使用 --confirm {index}。",
    ),
    Code.OUTCOME_UNKNOWN: Explanation(
        "调用已发送，但无从得知是否完成。", "不会自动重发。", "查看现状（控制台中按 r）。"
    ),
    Code.FOLLOW_RIGHTS_MISSING: Explanation(
        "领导者不允许追随者的用户[ {user}] 追随 {index}：领导者上缺少 {privileges}。",
        "在领导者上起作用的是该用户的角色名，按领导者自己的定义；"
        "若两端以 API 密钥互信，则是密钥的 `replication` 权限。",
        "请在领导者上为同名角色授予对 {index} 的 {privileges}；或在密钥的 `access.replication` 中加入 {index}。",
    ),
    Code.FOLLOW_SETTINGS_DIFFER: Explanation(
        "恢复被拒绝：两端索引的设置不一致。",
        "[{reason}。]",
        "请在追随者上将该设置改为与领导者相同（索引须先关闭再打开），或取消追随；无需重新复制。",
    ),
    Code.WRITE_REFUSED: Explanation(
        "请求被拒绝[（{status}）][：{reason}]。",
        "[{error}][ RequestId {request_id}。]",
        "排在其后的调用没有发送。查看该调用（控制台中按 c，或见日志）。",
    ),
    Code.CREATE_UNCERTAIN: Explanation(
        "先前已请求创建 {marker}，但应答丢失。", "正在按名称查找；在此期间不会再次请求。"
    ),
    Code.CREATE_NOT_FOUND: Explanation(
        "先前已请求创建 {marker}，应答丢失，现在也找不到它。",
        "不会自行再次请求，否则可能出现两个。",
        "请先到网页控制台核对。要再次请求：在控制台中按 a 后输入 {confirm}；在命令行中使用 --confirm {confirm}。",
    ),
}
