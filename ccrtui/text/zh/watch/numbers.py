"""The numbers that decide, in Chinese."""

from __future__ import annotations

from ccrtui.core.watch.measure.limit import Limit
from ccrtui.text.records.watch.numbers import NumberWords

NUMBERS = NumberWords(
    lags="两种延迟",
    transport="传输延迟 {n} 操作",
    apply="应用延迟 {n} 操作（在途 {on_the_way}，已到未写 {held}）",
    limit="受限于",
    limits={
        Limit.NOTHING: "无",
        Limit.LINK: "链路（慢在链路）：大部分尚未到达",
        Limit.WRITES: "追随者写入（慢在追随者）：大部分已到达，尚未写入",
        Limit.READ_SIZE: "读取大小：每次读取都已满，用时几乎只有一次往返；读得更大或同时更多会更快",
    },
    rates="最近 {span}",
    read="读取 {n} 操作/秒，{bytes}/秒[，每次读取 {per_read} 操作]",
    written="写入 {n} 操作/秒",
    out="进行中",
    reads="读取 {n}[ / {most}][，每次 {fetch}][，往返 {trip}][，最快 {fastest}]",
    writes="写入 {n}[ / {most}]",
    buffer="缓冲 {n} 操作、{bytes}",
    failed="失败",
    failures="{span}内读取 {reads} 次、写入 {writes} 次[，最近一次：{age}]",
    copy="{percent} %，已到 {done}，共 {total}[，{rate}/秒][，约剩 {left}]",
    copy_pace="{rate}/秒[，约剩 {left}]",
    held="领导者保留 {n} 操作",
    untaken="覆盖",
    untaken_open="尚未统计：按 u 统计",
    coverage="领导者的 {indices} 个索引中，有 {n} 个既无追随者也不在任何模式内[：{names}]。",
    coverage_all="领导者的 {indices} 个索引全部有追随者或符合模式。",
    coverage_named="另有 {n} 个符合模式，但早于模式建立，尚无追随者[：{names}]。",
    coverage_unknown="领导者有哪些索引未被复制，无从得知：有列表未能读取。",
    gone="已消失",
    gone_since="自 {at} 起不再追随",
    gone_one="{index} 自 {at} 起不再追随[；另有 {n} 个也已消失]。",
    new="新",
    loss="若领导者此刻丢失，将失去 {n} 个操作[，{span}的写入]。",
    loss_some="若领导者此刻丢失，至少失去 {n} 个操作[，{span}的写入]；另有 {unknown} 个索引无从得知。",
    loss_unknown="{indices} 个索引中，有 {unknown} 个若领导者此刻丢失会失去什么，无从得知。",
    proof="最近一次证实",
    proof_level="{at} 时已追平[，序号 {seq}][，{indices} 个索引共 {operations} 个操作]；"
    "此后领导者又写了什么，这里无从得知。",
    proof_behind="{at} 时落后 {n} 个操作[，序号 {seq}][，{indices} 个索引共 {operations} 个操作]；"
    "此后领导者又写了什么，这里无从得知。",
)
