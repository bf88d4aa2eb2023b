"""What is said of steps seen a while ago, and of what is next, in Chinese."""

from __future__ import annotations

from ccrtui.core.verdict import Reason
from ccrtui.text.explanation import Explanation
from ccrtui.text.standing_words import StandingCodeWords, StandingWords

STANDING_CODES = StandingCodeWords(
    no_longer_holds=Explanation("[{index} {verdict}。]{told}", "查看时成立；此后监视发现情况已变。", "[{advice}。]"),
    cause_is_over=Explanation(
        "原先的阻碍已消失：监视看到操作又在到达。",
        "[当时所见：{told}]",
        "重新查看（控制台中按 r）；也会自动重新查看。",
    ),
    remote_interrupted=Explanation(
        "连接[“{alias}”]在 {worked_until} 之前一直正常，现在不通。",
        "[现在所见：{told}]",
        "该地址和端口传输过操作，本身没有错：请查看领导者或沿途有何变化。领导者恢复应答后，重试中的追随者会自行继续。",
    ),
)
STANDING = StandingWords(
    seen="{age}所见；按 r 重新查看。",
    counted_then="{age}计数时，备份端拥有 {compared} 的全部 {leader_docs} 个文档。",
    level_since="按序列号已追平，证实于{age}。",
    all_hold="每一步都成立。已比对：{compared}。",
    all_held="每一步在查看时都成立，最早的一步在{age}。已比对：{compared}。",
    others_one="另有 1 个索引经“{alias}”追随，未在此比对",
    others_many="另有 {n} 个索引经“{alias}”追随，未在此比对",
    others_end="。",
    others_open="，其中 {bad} 个未追平：按 3 查看。",
    more_names="{names} 及另外 {n} 个",
    look="查看两个集群",
    open_step="{step}：查看是什么在阻碍",
    wait_step="{step}：等待，会自行继续",
    other_advice="查看 {index}",
    advice={
        Reason.PAUSED: "[在 {lease_left}内]恢复 {index} 的复制",
        Reason.LEASE_EXPIRED: "查看 {index}：其历史可能已丢失",
        Reason.NO_CONTACT: "查看追随者到领导者的通路",
        Reason.LINK_SILENT: "查看中间的网络：一旦放行，读取会自行继续",
        Reason.LEADER_UNREACHABLE: "查看到领导者的通路；领导者恢复应答后读取会自行继续",
        Reason.PRIVILEGE_LOST: "在领导者上恢复权限；备份端会自行继续",
        Reason.WRITE_REFUSED: "查看追随者为何拒绝写入 {index}",
        Reason.ALIAS_MISSING: "重新注册远程集群[“{alias}”]",
        Reason.LEADER_INDEX_CLOSED: "在领导者上打开 {leader_index}；备份端会自行继续",
        Reason.LEADER_INDEX_MISSING: "保留追随者上的 {index}：它可能是最后一份副本",
        Reason.LEADER_RECREATED: "保留追随者上的 {index}：它可能是领导者原有内容的最后一份副本",
        Reason.HISTORY_DIFFERS: "保留追随者上的 {index}：其中可能有领导者已丢失的内容",
        Reason.LEADER_SHARDS_MISSING: "查看 {leader_index} 的分片为何没有在领导者上启动",
        Reason.SHARDS_UNASSIGNED: "查看 {index} 的分片为何没有分配到追随者节点",
        Reason.LEADER_NOT_REACHED: "查看领导者为何不应答我们",
        Reason.FOLLOWER_NOT_REACHED: "查看追随者为何不应答我们",
        Reason.LOGIN_REFUSED: "在配置中更正用户名和密码",
        Reason.RIGHT_MISSING: "授予当前用户 `monitor` 和 `read_ccr` 权限",
        Reason.NOT_FOLLOWING: "让 {index} 开始追随：继续搭建",
        Reason.LEADER_INDEX_BLOCKED: "解除 {leader_index} 的读取限制；备份端会自行继续",
        Reason.LEADER_INDEX_REFUSED: "在领导者上解除 {leader_index} 的元数据限制",
        Reason.FOLLOWER_INDEX_REFUSED: "在追随者上解除 {index} 的元数据限制",
        Reason.FOLLOWER_CLOSED: "查看追随者上的 {index} 为何被关闭",
        Reason.OVERLOADED: "暂停并恢复 {index}",
        Reason.CONNECTIONS_LOST: "暂停并恢复 {index}",
        Reason.FOLLOWS_ANOTHER: "查看 {index} 追随的是什么，以及配置要求的是什么",
        Reason.WANTED_TWICE: "更正配置：{index} 被要求了两次",
        Reason.NO_MASTER: "查看集群为何没有选出主节点",
        Reason.LICENCE_REFUSES: "查看集群的许可证",
        Reason.CERTIFICATE_REFUSED: "在配置中更正地址或证书颁发机构",
        Reason.OTHER_LEADER: "查看 {index} 追随的是哪个领导者",
    },
)
