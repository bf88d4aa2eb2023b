"""What the verbs without a screen say, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.verbs import VerbWords

VERBS = VerbWords(
    help="""\
ccrtui 为 Elasticsearch 集群在另一个地域建立备份端，并持续监视复制状态。

  ccrtui 配置名                        控制台
  ccrtui demo [--scenario S]           同一控制台，运行在两个模拟地域上（默认 fresh）
  ccrtui simulate [--scenario S] [--seed N] [--port-base P]
                  [--leader-version V] [--follower-version V] [--security] [--tls]
  ccrtui profiles new 配置名 --leader 位置 --follower 位置 [...]
  ccrtui profiles list | show 配置名 | edit 配置名 ... | path 配置名 | remove 配置名
  ccrtui setup 配置名 [--plan | --write] [--undo] [--until 步骤] [--confirm 名称] [--json]
  ccrtui status 配置名 [--timeout 秒] [--until ok] [--json]
  ccrtui watch 配置名 [--samples N] [--json]
  ccrtui export 配置名 --as curl|console|tccli
  ccrtui --version

场景    fresh connected following busy basic-licence follower-older certificates-differ
        name-taken flaky-link silent-link slow-bootstrap
        other-cluster-behind-alias cidr-overlap cross-region-refused ccn-present
        peering-pending peering-expired route-taken route-to-wrong-gateway
        security-group-closed security-group-template acl-egress
        bastion-in-leader-vpc no-permission quota-full throttled slow-cloud

故障    simulate 会打印控制地址：GET / 说明每种故障的参数，POST /faults/名称 设置，DELETE 取消
        link hold drop http cloud node write_queue watermark copy_failure history shard

位置    地址（https://10.1.3.7:9200）或云上实例 ID（es-2h7x0a1b）
云密钥  TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY（临时密钥另加 TENCENTCLOUD_TOKEN），
        其次 ~/.tencentcloud/credentials、/etc/tencentcloud/credentials、~/.tccli；密钥从不写入磁盘

所有命令都可加 --lang en|zh。设置 CCRTUI_HOME 后，本程序的全部文件都放在该目录下。
未加 --write、或未在控制台中打开写入开关时，不会做任何更改。

退出码  setup   0 已完成或无需操作，1 受阻，3 尚有缺失或等待项，4 无法确认
        status  0 正常，1 有问题，4 未知          通用  2 用法或配置错误，130 被中断
""",
    password_prompt="{side}集群的密码：",
    typed_value="（请输入）",
    choose="选择方式：ccrtui profiles edit {profile} {option} {value}",
    value="值",
    will_send="{step}：即将依次发送以下 {n} 个调用",
    still_waiting="等待{side}已 {seconds} 秒：{what}（{call}）",
    setup_done="每一步在查看时都成立。[已比对：{compared}。]已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    setup_how="再次运行并加上 --write[ --confirm {names}]：先发送缺失的部分，再发送其后各步所需的调用；"
    "每个计划都先显示、后发送。",
    undo_done="此配置创建的内容已全部撤回。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    undo_not_done="尚未全部撤回。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    undo_how="再次运行并加上 --write[ --confirm {names}]，即执行撤回。",
    undo_names="没有发送写入：将要丢失的内容必须写明名称。请再次运行并加上 --write --confirm {names}",
    interrupted="已中断。已发送的内容记录在日志中；再次运行会从现状继续。",
    nothing_to_send="没有需要发送的调用。",
    nothing_yet="目前还不能发送：步骤“{step}”的状态为“{state}”。",
    setup_not_done="尚未全部就绪。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    status_head="“{alias}”：{verdict}，共 {n} 个索引",
    documents="领导者 {leader} 个文档，追随者 {follower} 个文档（均截至各自上次 refresh）",
    documents_counted="领导者 {leader} 个文档，追随者 {follower} 个文档",
    copied="{percent} %，{total} 字节中的 {done}",
    sample="{at}  {verdict}  {n} 个索引中 {not_level} 个未持平[，落后 {operations} 个操作][  最差：{index}]",
    demo_failed="模拟器没有启动：{reason}。请尝试：ccrtui simulate",
)
