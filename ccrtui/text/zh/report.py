"""The report in Chinese."""

from __future__ import annotations

from ccrtui.text.records.report import ReportWords

WORDS = ReportWords(
    title="{profile} 的复制情况",
    period="{since} 至 {until}（UTC），共 {length}",
    made="由 ccrtui {version} 于 {at} 根据所记录的历史生成；未询问任何集群。",
    end="{side}：{name}[，{region}][，Elasticsearch {version}]",
    link="链路“{link}”",
    nothing="这段时间没有记录。",
    worst="最差恢复点（RPO）：备份端落后 {value}[，索引 {index}]，时间 {at}。",
    level="未见备份端落后。",
    most="仅存在于领导者上的操作最多时为 {value}，时间 {at}。",
    breaks="中断 {n} 次，最长 {longest}。",
    one_break="中断 1 次，{longest}。",
    no_breaks="无中断。",
    watched="已监视 {watched}（共 {length}，{share} %）。",
    unwatched="无人监视的时段：{spans}。",
    span="{first} 至 {last}",
    more="另有 {n} 个",
    verdicts="各判定所占时间",
    verdict="判定",
    time="时间",
    share="占监视时间的比例",
    lag="落后领导者的时间",
    half="一半时间内不超过",
    most_of_it="95 % 的时间内不超过",
    nearly_all="99 % 的时间内不超过",
    maximum="最差",
    when="时间点",
    unknown="未知时长",
    whole="整条链路，每一时刻取最差的索引",
    charts="随时间变化",
    no_data="{names}（灰色：未知，或无人监视）",
    breaks_head="中断",
    begin="开始",
    end_at="结束",
    lasted="持续",
    what="内容",
    lasts="尚未结束",
    indices="情况最差的索引",
    index="备份端索引",
    problem="有问题的时间",
    in_sync="已同步",
    operations="最多落后操作数",
    never="从未落后、也未出现问题的索引：{n} 个（共 {all} 个）。",
    how="测量方法",
    notes=(
        "落后时间：按同一时钟（监视所在机器的时钟），领导者写入备份端所缺的第一个操作距当时有多久。"
        "从不比较两个集群的时钟。",
        "中断：链路未连接，或某个索引已停止、停滞或重试中。同时发生的中断计为一次。暂停的索引不算中断，其时间计入对应判定。",
        "一小时以前的记录只保留每 10 秒中最差的情况，一天以前的保留每分钟中最差的，一周以前的保留每小时中最差的："
        "短暂的故障因此按整段时间计算。百分位数向上取整。",
        "无人监视的时间不计入任何数字。落后时间未知的时段不计入百分位数，其时长另行列出。",
    ),
)
