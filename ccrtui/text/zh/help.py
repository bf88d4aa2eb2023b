"""The pages of help, in Chinese: the one of all verbs, and one for each."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.zh.doctor_help import DOCTOR
from ccrtui.text.zh.recorded_help import RECORDED

OVERVIEW = """\
ccrtui 为 Elasticsearch 集群在另一个地域建立备份端，并持续监视复制状态。

  ccrtui [配置名] [--link 名称]        控制台；不写名称则列出全部配置最近一次的状态
  ccrtui --all                         全部配置的全部链路，同屏监视
  ccrtui demo [--scenario S]           同一控制台，运行在两个模拟地域上（默认 fresh）
  ccrtui simulate [--scenario S] [--followers N --shards M --moving K]    仅模拟地域；场景与故障见其说明页
  ccrtui profiles new 配置名 --leader 位置 --follower 位置 [...]
  ccrtui profiles list | show 配置名 | edit 配置名 ... | path 配置名 | remove 配置名
  ccrtui setup 配置名 [--plan | --write] [--undo] [--until 步骤] [--confirm 名称] [--json]
  ccrtui status 配置名|--all [--timeout 秒] [--until ok] [--json | --nagios]
  ccrtui watch 配置名 [--every 秒] [--samples N] [--json] [--metrics 文件] [--serve [主机:]端口]
  ccrtui doctor 配置名 [--only 代码] [--as markdown] [--json] | --explain 代码
  ccrtui events 配置名 [--since 时刻] [--json]
  ccrtui report 配置名 [--since 时刻] [--as html|markdown] [--to 文件]
  ccrtui history 配置名 export 文件 | open 文件
  ccrtui export 配置名 --as curl|console|tccli
  ccrtui --version

位置    地址（https://10.1.3.7:9200）或云上实例 ID（es-2h7x0a1b）
云密钥  TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY（临时密钥另加 TENCENTCLOUD_TOKEN），
        其次 ~/.tencentcloud/credentials、/etc/tencentcloud/credentials、~/.tccli；密钥从不写入磁盘

每个命令都有说明页：ccrtui 命令 --help；都可加 --lang en|zh。设置 CCRTUI_HOME 后，本程序的全部文件都放在该目录下。
未加 --write、或未在控制台中打开写入开关时，不会做任何更改。

退出码  setup   0 已完成或无需操作，1 受阻，3 尚有缺失或等待项，4 无法确认
        status  0 正常，1 有问题，4 未知          通用  2 用法或配置错误，130 被中断
"""

PAGES: Mapping[str, str] = {
    "demo": """\
用法： ccrtui demo [--scenario S] [--seed N] [--every SECONDS]
                   [--leader-version V] [--follower-version V]

在两个模拟地域上运行控制台：无需账号、集群和网络，结束后不留下任何内容。
`ccrtui simulate --help` 列出全部场景。

  --scenario S            初始场景（fresh）
  --seed N                同类的另一个世界（0）
  --every SECONDS         采样间隔，0.5 到 60 秒
  --leader-version V      可模拟的版本，例如 7.10.2
  --follower-version V    同上
  --lang LANGUAGE         en 或 zh
""",
    "simulate": """\
用法： ccrtui simulate [--scenario S] [--seed N] [--port-base P]
                       [--leader-version V] [--follower-version V]
                       [--security] [--tls]
                       [--followers N] [--shards M] [--moving K]

在本机回环地址上模拟两个地域，供 curl、脚本和演练使用。标准输出的第一行是一个
JSON 对象：地址、用户、云 API 端点和控制地址。被中断或标准输入结束时退出。

  --scenario S            初始场景（fresh）
  --seed N                同类的另一个世界（0）
  --port-base P           从端口 P 开始，而不是任选空闲端口
  --leader-version V      可模拟的版本，例如 7.10.2
  --follower-version V    同上
  --security              用户、角色和密码
  --tls                   另加证书
  --followers N           在场景之外另有 N 个追随者，全部已同步
  --shards M              每个追随者的分片数（1）
  --moving K              其中每秒有写入的个数（0）
  --lang LANGUAGE         en 或 zh

场景
  fresh                       两个互不相连的地域：完整向导
  connected                   网络已通，尚未复制任何索引
  following                   `orders` 正在复制且已同步
  busy                        三十个复制索引：暂停、停止、落后各一个
  basic-licence               追随者的许可证不含复制功能
  follower-older              追随者版本低于领导者
  certificates-differ         两端没有共同的 CA
  name-taken                  领导者索引的名称在追随者上已被占用
  flaky-link                  `orders` 正在复制，链路反复中断
  silent-link                 `orders` 曾同步，之后链路吞掉所有数据
  slow-bootstrap              大索引，首次复制很慢
  other-cluster-behind-alias  别名指向第三个集群
  cidr-overlap                两个 VPC 的网段重叠
  cross-region-refused        跨地域对等连接被拒绝：改用 CCN
  ccn-present                 CCN 已连接两个 VPC
  peering-pending             等待另一个账号接受连接
  peering-expired             对方未及时接受
  route-taken                 目的网段已有其他路由
  route-to-wrong-gateway      路由指向 VPN 网关
  security-group-closed       没有放行复制的规则
  security-group-template     规则使用参数模板
  acl-egress                  网络 ACL 丢弃出方向流量
  bastion-in-leader-vpc       路由建立之前，从本机只能访问领导者
  no-permission               密钥只有读权限
  quota-full                  对等连接配额已满
  throttled                   每个动作每秒一次
  slow-cloud                  云 API 很慢，列表有延迟

故障：向控制地址 POST /faults/名称，内容为 JSON 对象；DELETE 取消，GET / 说明
各自的参数。POST /clock {"advance_s": 60} 推进时间。
  link          from、to、state pass|refuse|hang、delay_s、bandwidth
  hold          扣住请求不应答：cluster、effect、n、when、path
  drop          切断请求的连接：同 hold
  http          不合常理的应答：cluster、mode、status、path、times
  cloud         delay_s、list_lag_s、settle_s、per_second
  node          stopped、killed、started；其他设置、版本类型、无主节点
  licence       许可证按时钟到期
  remote_key    别名以 API 密钥互信，以及密钥库中的密钥
  certificates  节点也接受对方的证书机构
  write_queue   写队列已满
  slow_writes   追随者写得慢：cluster、operation_s
  watermark     磁盘已满
  copy_failure  下一次首次复制失败
  history       索引恢复到较早的状态
  shard         分片的唯一副本丢失、为空或恢复
""",
    "setup": """\
用法： ccrtui setup PROFILE [--plan | --write] [--undo] [--until STEP]
                    [--confirm NAME] [--link NAME] [--json]

不用界面的向导：哪些已成立、哪些缺失、将发送的确切调用。未加 --write 不做更改。

  --plan                  只查看（默认）
  --write                 发送缺失的调用；每个计划都先显示
  --undo                  只撤回此配置创建的内容
  --until STEP            到该步骤为止
  --link NAME             配置有多条链路时，只处理其中一条
  --confirm NAME          输入名称：将丢失的内容，以及生产环境配置在写入前
                          自身的名称；可重复
  --json                  标准输出上每步一个对象
  --lang LANGUAGE         en 或 zh

计划和提示写到标准错误；若它已关闭，则不写入任何内容。

退出码：0 已完成或无需操作，1 受阻，2 用法或配置错误，3 有缺失或等待项，
4 无法确认，130 被中断，141 标准输出或标准错误的读取方已离开，
74 其中之一无法写入。
""",
    "status": """\
用法： ccrtui status PROFILE|--all [--timeout SECONDS] [--until ok]
                     [--json | --nagios] [--link NAME] [--coverage]

一个结论：备份端是否同步；若否，哪个索引最差、原因为何。

  --all                   全部配置，最差的链路在前
  --timeout SECONDS       最多查看多久以得出结论
  --until ok              等到结论正常
  --link NAME             配置有多条链路时，只处理其中一条
  --coverage              统计领导者中无人复制的索引
  --json                  标准输出上一个对象
  --nagios                作为监控插件：一行结论与性能数据，退出码为 0 OK、
                          1 WARNING、2 CRITICAL、3 UNKNOWN
  --lang LANGUAGE         en 或 zh

配置中的限值（profiles edit 配置名 --threshold ...）在结论之上生效，不等待：
严重限值即为有问题，警告仅提示。

退出码：0 正常，1 有问题，2 用法或配置错误，4 未知，130 被中断，
141 标准输出或标准错误的读取方已离开，74 其中之一无法写入。
""",
    "watch": """\
用法： ccrtui watch PROFILE [--every S] [--samples N] [--json] [--metrics FILE]
                    [--serve [HOST:]PORT] [--link NAME] [--since T]
                    [--beat [--confirm PROFILE]]

每次采样一行，直到被中断。

  --samples N             采样 N 次后以最后的结论退出
  --every SECONDS         采样间隔，0.5 到 60 秒（1 秒，或视追随者数量而定）；
                          `ccrtui 配置名` 也接受
  --link NAME             配置有多条链路时，只处理其中一条
  --json                  标准输出上每行一个对象
  --metrics FILE          以 OpenMetrics 格式写出指标，供 node exporter 的文本
                          收集器读取；每次采样整体替换
  --since T               该时刻以来所记录的采样：90s、3h、7d、03:00、
                          2026-11-30（本机时间）；不询问任何集群
  --serve [HOST:]PORT     同样的指标：http://HOST:PORT/metrics（127.0.0.1）
  --beat                  同时写入该链路的心跳：每秒在领导者写入一个文档，并在
                          追随者上读到它；需先 `profiles edit NAME --heartbeat`
                          并 `setup --write`
  --confirm PROFILE       生产配置须再次写出其名称
  --lang LANGUAGE         en 或 zh

退出码：同 `ccrtui status`。
""",
    "export": """\
用法： ccrtui export PROFILE --as curl|console|tccli [--confirm NAME]
                     [--link NAME]

把尚未完成的计划输出为其他工具的命令。不做任何更改。

  --as FORM               curl；console（Kibana 与云控制台）；tccli
  --confirm NAME          输入将丢失内容的名称，其调用不再是注释；可重复
  --link NAME             配置有多条链路时，只处理其中一条
  --lang LANGUAGE         en 或 zh

退出码：同 `ccrtui setup --plan`。
""",
    **RECORDED,
    "doctor": DOCTOR,
}
