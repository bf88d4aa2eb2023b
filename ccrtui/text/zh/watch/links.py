"""Several links in Chinese."""

from __future__ import annotations

from ccrtui.text.records.watch.links import LinkWords

LINKS = LinkWords(
    purpose="此配置的全部链路，最差的在前。全部都在监视；回车选择要处理的一条。",
    link="链路",
    ends="领导者至追随者",
    verdict="判定",
    behind="落后",
    not_level="未追平",
    seen="采样",
    of="{total} 个中 {n} 个",
    of_others="{total} 个中 {n} 个未追平",
    other="链路",
    more="另有 {n} 条链路：按 l 查看全部",
    choosing="现在处理链路 {link}。",
    profile="配置",
    board="全部配置的全部链路，最差的在前；回车打开一条。",
    board_sum="{n} 条链路，其中 {bad} 条不确定正常",
    detail="整条链路，涵盖其全部索引；( 与 ) 更换图表时段，u 统计未被复制的索引。",
    known_of="落后的 {total} 个中已知 {n} 个",
    not_known="未知",
)
