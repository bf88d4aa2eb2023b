"""What the console says of the cloud alone, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.cloud_screens import RequestWords, TextWords

REQUESTS = RequestWords(
    route="{block}  下一跳为{hop} {gateway}",
    route_removed="路由策略 {route}",
    own_id="创建后生成的 ID",
    peering="{vpc} 至 {region} 的 {other}，账号 {account}",
    rule="{direction}：放行 {service} {block}，置于其他规则之前",
    rule_removed="{direction}：第 {n} 条规则",
    ingress="入站",
    egress="出站",
    member="{region} 的私有网络 {vpc}",
    charged="{how}",
    bandwidth="{region} 至 {other}：上限 {n} Mbps",
    check="从 {subnet} 到 {targets}",
    command="以 root 身份执行：",
    marked="标记 {marker}",
)
TEXTS = TextWords(
    ticket="工单文本",
    other_account="给对方账号的说明",
    policy="授权策略",
    hint="按 t 复制{what}，按 s 保存。",
    save="保存为   t {what}   c CSV   j JSON   m Markdown   esc",
)
