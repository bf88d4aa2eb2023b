"""Notices and remarks in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.state import NoticeCode
from ccrtui.text.records.notices import RemarkWords
from ccrtui.text.zh.watch.numbers import NUMBERS

NOTICES: Mapping[NoticeCode, str] = {
    NoticeCode.PLAN_CHANGED: "现状已变化，因此没有发送。请查看新的计划。",
    NoticeCode.READ_ONLY: "没有发送：本次会话为只读。按 w 打开写入。",
    NoticeCode.WRITE_ON: "写入已打开：应用计划时会真正发送。",
    NoticeCode.WRITE_OFF: "写入已关闭：不会更改任何内容。",
    NoticeCode.BEAT_ON: "正在写入心跳：每秒向 {index} 写入一个文档，直到按 B 或写入关闭。",
    NoticeCode.BEAT_OFF: "已停止写入心跳。",
    NoticeCode.NO_HEARTBEAT: "该链路没有心跳：用 `profiles edit NAME --heartbeat` 启用。",
    NoticeCode.NAME_DIFFERS: "没有执行：输入的名称不是 {name}。",
    NoticeCode.LOCKED: "写入保持关闭：另一会话占用此配置[（{holder}）][，始于 {since}]。",
    NoticeCode.NOTHING_TO_APPLY: "没有需要发送的调用。",
    NoticeCode.APPLIED: "已发送调用：{n}。",
    NoticeCode.REFUSED: "请求被拒绝，没有继续发送。",
    NoticeCode.OUTCOME_UNKNOWN: "调用已发送但没有应答，不会重发。正在查看现状。",
    NoticeCode.JOURNAL_FAILED: "没有发送：无法写入日志[：{reason}]。",
    NoticeCode.PROFILE_FAILED: "无法保存配置[：{problem}][（{file}）][，{reason}]。",
    NoticeCode.CONFIRM_NEEDED: "没有发送：无法撤销的操作需要输入其名称。",
    NoticeCode.COUNTED: "两端已统计 {index}。",
    NoticeCode.COUNT_FAILED: "无法统计 {index}[：{reason}]。",
    NoticeCode.COVERED: "已统计领导者未被复制的索引。",
    NoticeCode.NOT_COVERED: NUMBERS.coverage_unknown,
    NoticeCode.WATCH_FAILED: "程序内部出错，监视已停止[：{reason}]。所显示的链路状态不再更新。",
    NoticeCode.AGES_FAILED: "程序内部出错，不再计算时效[：{reason}]。其余功能继续运行。",
    NoticeCode.RELOOK_FAILED: "程序内部出错，不再自动重新查看[：{reason}]。按 r 重新查看。",
    NoticeCode.REQUEST_FAILED: "程序内部出错，该操作没有做完[：{reason}]。按 c 查看已发送的调用。",
    NoticeCode.HISTORY_DAMAGED: "历史文件已损坏：已新建，原文件保留为 {kept}。",
    NoticeCode.HISTORY_NEWER: "不做记录：历史文件（{file}）由更新版本的 ccrtui 写成，保持原样。",
    NoticeCode.HISTORY_ELSEWHERE: "此处不做记录：另一会话正在记录此配置。",
    NoticeCode.HISTORY_UNWRITABLE: "暂不记录：{file}：{reason}。监视继续进行。",
    NoticeCode.NOTIFY_FAILED: "通知命令运行失败[：{reason}]。下次变化时会再次运行。",
    NoticeCode.ENGINE_FAILED: "本次会话已终止[：{reason}]。不再读取或发送任何内容：请按 q 退出后重新启动。",
}
REMARKS = RemarkWords(
    text="文本",
    copied="{what}：已请求终端复制（并非所有终端都支持），并写入 {path}",
    copied_only="{what}：已请求终端复制；文件无法写入：{reason}",
    saved="已保存 {what}：{path}",
    save_failed="未保存：{reason}",
    copy_menu="复制为   c curl   k Kibana 控制台   t 文本   esc",
    save_menu="保存为   c CSV   j JSON   m Markdown   esc",
    write_in_flight="正在发送调用。此时退出会在当前调用结束后停止（最多 5 秒）。",
    quit_again="q 仍然退出   esc 留下",
    looking="正在重新查看。",
    counting="正在刷新两端并精确统计 {index}。",
    counting_untaken="正在统计领导者上哪些索引未被复制。",
    mouse_on="鼠标已启用：终端自身的选择需按住 shift。",
    mouse_off="鼠标已停用：可用终端选择文本。",
    every="从现在起每 {time}采样一次。",
    theme="配色：{name}",
)
