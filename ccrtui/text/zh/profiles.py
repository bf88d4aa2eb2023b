"""Chinese words about profiles."""

from __future__ import annotations

from ccrtui.text.records.profiles import ProfileWords

_HEAD = """\
用法： ccrtui profiles new NAME --leader WHERE --follower WHERE [选项]
       ccrtui profiles edit NAME [选项]        只修改给出的内容
       ccrtui profiles list                    列出全部配置
       ccrtui profiles show NAME               以 TOML 显示配置
       ccrtui profiles path NAME               显示配置文件的路径
       ccrtui profiles remove NAME --confirm NAME

WHERE 是地址（https://10.1.3.7:9200）或实例 ID（es-2h7x0a1b）；
以后再选实例时，只写地域即可。
REF 说明密钥在哪里：env:名称、file:路径 或 prompt。
"""

_OPTIONS = {
    "两端各自的选项；追随者写成 --follower-...": {
        "leader-instance": "集群",
        "leader-region": "所在地域，用于实例 ID",
        "leader-url": "WHERE 为实例 ID 时的地址",
        "leader-user": "登录用户",
        "leader-password": "登录密码",
        "leader-ca": "其证书的 CA",
        "leader-transport": "对端连接它的地址",
        "leader-credentials": "另一个云账号",
    },
    "复制链路": {
        "alias": "领导者在追随者上的名称（leader）",
        "remote-mode": "auto、sniff 或 proxy",
        "index": "要复制的索引；名称中的 = 写作 \\=",
        "create-index": "领导者索引不存在时创建",
        "heartbeat": "另外追随一个我们的索引（watch --beat）",
        "sample-docs": "写入 N 个示例文档（并创建索引）",
        "shards": "由我们创建的索引的主分片数（1）",
        "settings": "该索引的其他设置，JSON 文件",
    },
    "两端之间的网络": {
        "network": "auto、peering、ccn 或 connected",
        "bandwidth": "由我们连接时的带宽上限（Mbit/s）",
        "charge": "POSTPAID_BY_DAY_MAX 或 POSTPAID_BY_MONTH_95",
        "ccn": "云联网，或 new",
        "destinations": "路由指向对端的哪些地址",
        "probe-from": "发起探测的云服务器",
        "probe-to": "被探测的地址",
        "ticket-filed": "证书工单的提交日期",
        "cloud-endpoint": "另一个云 API 地址",
    },
    "配置本身": {
        "environment": "prod（未说明时）或 test",
        "threshold": "落后过多的限值：index=模式 warn_seconds=60",
        "notify": "变化时运行，JSON 由标准输入给出",
        "announce": "变化时：bell、title、osc9、osc777",
        "sort": "监视的排序：behind，反序 index:turned",
        "history": "历史的空间，MiB（256），如 64 40/30/20/10",
        "lang": "en 或 zh；`new` 和 `edit` 会存入配置",
    },
}

_FOOT = """\
`edit`：空值（''）去掉可选内容；可重复的选项替换整个列表。
CCRTUI_HOME 指定存放全部文件的目录。
LIMITS：link=名称 index=模式，seconds、operations、history_hours 的 warn_ 与
critical_，hold_seconds，hysteresis_percent（10）；默认没有。对同一索引以后写的
为准；超过 critical 即为有问题。COMMAND 不经 shell 运行，由标准输入得到一个 JSON
对象。"""

WORDS = ProfileWords(
    help_head=_HEAD,
    help_options=_OPTIONS,
    help_repeatable="，可重复",
    help_foot=_FOOT,
    kept="已保留副本：{kept}。",
    created="配置 {name} 已写入 {file}。下一步：ccrtui {name}，或 ccrtui setup {name} --plan",
    which_environment="是否为生产环境？prod 或 test（回车：prod）：",
    taken_for_production="按生产环境处理：写入前需输入其名称。若是测试环境："
    "ccrtui profiles edit {name} --environment test",
    region_open="未给出 {instance} 的地域，以后会询问。现在给出：ccrtui profiles edit {name} {option} REGION",
    changed="配置 {name} 已修改。",
    unchanged="配置 {name} 已是如此，没有写入。",
    removed="配置 {name} 已删除，其操作日志保留。",
    left_behind="用它创建的内容仍在原处，ccrtui 不再知道可以移除它们：{made}",
    would_orphan="仍记录着用它创建的内容；没有这个配置，ccrtui 就不知道可以移除它们：{made}。"
    "若要先撤回：ccrtui setup {name} --undo",
    none_yet="还没有配置。请新建：ccrtui profiles new NAME --leader WHERE --follower WHERE",
    cannot_be_read="（无法读取）",
)
