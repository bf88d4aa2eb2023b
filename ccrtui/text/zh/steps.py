"""Steps, choices and what was seen, in Chinese."""

from __future__ import annotations

from ccrtui.text.step_words import ChoiceText, ChoiceWords, EvidenceWords, StepStateWords, StepText, StepWords

STEPS = StepWords(
    account=StepText("账号", "两端使用的云账号。"),
    clusters=StepText("集群", "两个能应答、且互不相同的 Elasticsearch 集群。"),
    readiness=StepText("就绪检查", "复制所需的许可证、版本、证书和权限。"),
    peering=StepText("对等连接", "两个网络之间的连接。"),
    routes=StepText("路由", "两个网络都知道通往对方的路。"),
    security_groups=StepText("安全组", "放行复制所用的端口。"),
    reachability=StepText("连通性", "领导者的传输端口有应答。"),
    remote_cluster=StepText("远程集群", "追随者集群以别名认识领导者。"),
    leader_index=StepText("领导者索引", "领导者上要复制的索引。"),
    follower_index=StepText("追随者索引", "追随者上的副本，并确实在追随。"),
    compare=StepText("比对", "两端文档完全一致。"),
)
STEP_STATES = StepStateWords(
    satisfied="成立", skipped="跳过", missing="待办", waiting="等待", blocked="受阻", unknown="未知"
)
CHOICES = ChoiceWords(
    leader_url=ChoiceText("领导者集群的地址是什么？", "http://主机:9200 或 https://主机:9200"),
    follower_url=ChoiceText("追随者集群的地址是什么？", "http://主机:9200 或 https://主机:9200"),
    leader_transport=ChoiceText("追随者通过哪个传输地址到达领导者？", "主机:端口，端口一般为 9300"),
    index=ChoiceText("要复制领导者的哪些索引？", "领导者索引，或 领导者=追随者；多个用逗号分隔"),
    create_index=ChoiceText("是否在领导者上创建该索引？"),
    other=ChoiceText("{option} 取什么值？"),
)
EVIDENCE = EvidenceWords(
    {
        "name": "名称",
        "uuid": "uuid",
        "version": "版本",
        "url": "地址",
        "licence_kind": "许可证",
        "health": "健康",
        "user": "用户",
        "roles": "角色",
        "authorities": "证书机构",
        "shared_authorities": "共同 CA",
        "transport_tls": "节点间 TLS",
        "side": "一侧",
        "alias": "别名",
        "address": "地址",
        "mode": "模式",
        "connected": "已连接",
        "connections": "连接数",
        "connections_wanted": "期望",
        "connect_ms": "连接耗时 ms",
        "speaks": "应答方式",
        "subject": "证书",
        "expires_at": "有效期至",
        "index": "索引",
        "indices": "索引",
        "docs": "文档",
        "shards": "分片",
        "privileges": "缺少",
        "status": "状态码",
        "error": "错误",
        "reason": "服务器说明",
        "method": "请求",
        "path": "路径",
        "recovered_bytes": "已到字节",
        "total_bytes": "总字节",
        "percent": "百分比",
        "unfinished": "未完成",
        "pairs": "共",
        "cause": "原因",
        "retries": "重试次数",
        "shard": "分片",
    },
    {"both": "两端启用", "none": "两端未启用", "one_side": "仅一端启用", "unknown": "未知"},
)
