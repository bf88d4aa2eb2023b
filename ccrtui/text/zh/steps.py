"""Steps, choices and what was seen, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.step import StepName, StepState
from ccrtui.text.records.steps import ChoiceText, StepText

STEPS: Mapping[StepName, StepText] = {
    StepName.ACCOUNT: StepText("账号", "两端使用的云账号。"),
    StepName.CLUSTERS: StepText("集群", "两个能应答、且互不相同的 Elasticsearch 集群。"),
    StepName.READINESS: StepText("就绪检查", "复制所需的许可证、版本、证书和权限。"),
    StepName.PEERING: StepText("对等连接", "两个网络之间的连接。"),
    StepName.ROUTES: StepText("路由", "两个网络都知道通往对方的路。"),
    StepName.SECURITY_GROUPS: StepText("安全组", "放行复制所用的端口。"),
    StepName.REACHABILITY: StepText("连通性", "领导者的传输端口有应答。"),
    StepName.REMOTE_CLUSTER: StepText("远程集群", "追随者集群以别名认识领导者。"),
    StepName.LEADER_INDEX: StepText("领导者索引", "领导者上要复制的索引。"),
    StepName.FOLLOWER_INDEX: StepText("追随者索引", "追随者上的副本，并确实在追随。"),
    StepName.COMPARE: StepText("比对", "两端文档完全一致。"),
}
STEP_STATES: Mapping[StepState, str] = {
    StepState.SATISFIED: "成立",
    StepState.SKIPPED: "跳过",
    StepState.MISSING: "待办",
    StepState.WAITING: "等待",
    StepState.BLOCKED: "受阻",
    StepState.UNKNOWN: "未知",
}
CHOICES: Mapping[str, ChoiceText] = {
    "leader-url": ChoiceText("领导者集群的地址是什么？", "http://主机:9200 或 https://主机:9200"),
    "follower-url": ChoiceText("追随者集群的地址是什么？", "http://主机:9200 或 https://主机:9200"),
    "leader-region": ChoiceText("领导者在哪个地域？", "例如 ap-beijing"),
    "follower-region": ChoiceText("追随者在哪个地域？", "例如 ap-shanghai"),
    "leader-instance": ChoiceText(
        "哪个实例作为领导者？", "es- 加 8 位字母或数字，或 pick", {"pick": "从该地域的实例里选择"}
    ),
    "follower-instance": ChoiceText(
        "哪个实例作为追随者？", "es- 加 8 位字母或数字，或 pick", {"pick": "从该地域的实例里选择"}
    ),
    "leader-transport": ChoiceText("追随者通过哪个传输地址到达领导者？", "主机:端口，端口一般为 9300"),
    "index": ChoiceText(
        "要复制领导者的哪些索引？", "领导者索引，或 领导者=追随者；多个用逗号分隔；名称中的 = 写作 \\="
    ),
    "shards": ChoiceText("该索引需要多少个主分片？", "数字；创建后不能更改"),
    "settings": ChoiceText("该索引还需要哪些设置？", 'JSON，例如 {"refresh_interval": "30s"}'),
    "create-index": ChoiceText("是否在领导者上创建该索引？"),
    "network": ChoiceText(
        "两个网络如何打通？",
        "auto、peering、ccn 或 connected",
        {
            "auto": "优先沿用已有连接，否则新建对等连接",
            "peering": "对等连接",
            "ccn": "云联网（CCN），另行计费",
            "connected": "两个网络已连通，只做验证",
        },
    ),
    "bandwidth": ChoiceText("两个地域之间的带宽上限是多少？", "单位 Mbps；100 Mbps 每小时约传输 45 GB"),
    "charge": ChoiceText(
        "采用哪种计费模式？",
        "填写云 API 的取值",
        {"POSTPAID_BY_DAY_MAX": "后付费，按日峰值", "POSTPAID_BY_MONTH_95": "后付费，按月 95"},
    ),
    "ccn": ChoiceText(
        "使用哪个云联网？", "ccn- 加 8 位字母或数字，或 new、pick", {"new": "新建一个", "pick": "从已有的里选择"}
    ),
    "destinations": ChoiceText(
        "路由指向对端的哪些地址？",
        "subnets、hosts 或 vpc",
        {
            "subnets": "涉及的子网",
            "hosts": "集群所在子网；ping 只到单个地址（/32）",
            "vpc": "对端整个 VPC：路由最少",
        },
    ),
    "probe-from": ChoiceText(
        "从哪台云服务器发起 ping？", "ins- 加 8 位字母或数字，或 pick", {"pick": "从两个网络中的云服务器里选择"}
    ),
    "probe-to": ChoiceText("ping 哪个地址？", "对端网络中的地址"),
    "ticket-filed": ChoiceText("工单提交后：提交日期？", "YYYY-MM-DD"),
}
OTHER_CHOICE = ChoiceText("{option} 取什么值？")
