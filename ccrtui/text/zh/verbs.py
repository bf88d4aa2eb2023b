"""What the verbs without a screen say, in Chinese."""

from __future__ import annotations

from ccrtui.text.records.verbs import VerbWords

VERBS = VerbWords(
    password_prompt="{side}集群的密码：",
    typed_value="（请输入）",
    choose="选择方式：ccrtui profiles edit {profile} {option} {value}",
    value="值",
    more_alike="以及另外 {n} 个同类调用；--json 给出全部[，`ccrtui export {profile} --as console` 亦然]",
    will_send="{step}：即将依次发送以下 {n} 个调用",
    still_waiting="等待{side}已 {seconds} 秒：{what}（{call}）",
    setup_done="每一步在查看时都成立。[已比对：{compared}。]已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    setup_how="要发送缺失的部分以及其后各步所需的调用（每个计划都先显示、后发送），请运行：{command}",
    undo_done="此配置创建的内容已全部撤回。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    undo_not_done="尚未全部撤回。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    undo_how="要执行撤回，请运行：{command}",
    undo_names="没有发送写入：将要丢失的内容必须写明名称。请写：{command}",
    interrupted="已中断。已发送的内容记录在日志中；再次运行会从现状继续。",
    nothing_to_send="没有需要发送的调用。",
    nothing_yet="目前还不能发送：步骤“{step}”的状态为“{state}”。",
    setup_not_done="尚未全部就绪。已发送：读取 {read} 次，探测 {probe} 次，写入 {write} 次。",
    link_head="链路 {link}：{leader} → {follower}",
    status_head="[{profile}，]“{alias}”：{verdict}，共 {n} 个索引",
    documents="领导者 {leader} 个文档，追随者 {follower} 个文档（均截至各自上次 refresh）",
    documents_counted="领导者 {leader} 个文档，追随者 {follower} 个文档",
    sample="{at}[  {link}]  {verdict}  {n} 个索引中 {not_level} 个未持平[，落后 {operations} 个操作][  最差：{index}]",
    demo_failed="模拟器没有启动：{reason}。请尝试：ccrtui simulate",
)
