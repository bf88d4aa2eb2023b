"""The numbers that decide, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.numbers import NumberWords

NUMBERS = NumberWords(
    lags="两种延迟",
    transport="传输延迟 {n} 操作",
    apply="应用延迟 {n} 操作（在途 {on_the_way}，已到未写 {held}）",
    slow_link="慢在链路：大部分尚未到达。",
    slow_follower="慢在追随者：大部分已到达，尚未写入。",
    copy="{percent} %，已到 {done}，共 {total}[，{rate}/秒][，约剩 {left}]",
    copy_pace="{rate}/秒[，约剩 {left}]",
    loss="若领导者此刻丢失，将失去 {n} 个操作[，{span}的写入]。",
    loss_some="若领导者此刻丢失，至少失去 {n} 个操作[，{span}的写入]；另有 {unknown} 个索引无从得知。",
    loss_unknown="{indices} 个索引中，有 {unknown} 个若领导者此刻丢失会失去什么，无从得知。",
    proof="最近一次证实",
    proof_level="{at} 时已追平[，序号 {seq}][，{indices} 个索引共 {operations} 个操作]；"
    "此后领导者又写了什么，这里无从得知。",
    proof_behind="{at} 时落后 {n} 个操作[，序号 {seq}][，{indices} 个索引共 {operations} 个操作]；"
    "此后领导者又写了什么，这里无从得知。",
)
