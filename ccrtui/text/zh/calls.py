"""Calls in Chinese."""

from __future__ import annotations

from ccrtui.text.call_words import EffectWords, KindWords, ResultWords

KINDS = KindWords(
    cluster_identity="确认集群身份",
    licence="读取许可证",
    health="读取集群健康状态",
    server_clock="读取服务器时钟",
    nodes="列出节点",
    certificates="列出 TLS 证书",
    who_am_i="确认登录身份",
    remote_settings="读取远程集群配置",
    remote_info="查询远程集群连接",
    index_list="列出索引",
    alias_list="列出别名",
    index_settings="读取索引设置",
    shard_stats="读取序列号与文档数",
    follow_info="列出追随者索引",
    follow_stats="读取追随进度",
    auto_follow="列出自动追随模式",
    recovery="读取首次复制进度",
    count="统计文档数",
    document="查找单个文档",
    search_total="通过远程集群统计",
    dial="让追随者连接领导者，最长 30 秒",
    privileges="查询所需权限",
    refresh="刷新索引",
    transport_probe="探测传输端口",
    put_remote="注册远程集群",
    remove_remote="移除远程集群",
    create_index="创建领导者索引",
    delete_index="删除索引",
    write_samples="写入示例文档",
    delete_sample="删除示例文档",
    follow="追随领导者索引",
    pause_follow="暂停追随",
    resume_follow="恢复追随",
    unfollow="将追随者转为普通索引",
    close_index="关闭索引",
)
EFFECTS = EffectWords(read="读取", probe="探测", write="写入")
RESULTS = ResultWords(done="已完成", refused="被拒绝", unknown="结果未知")
