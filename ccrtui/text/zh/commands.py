"""Commands in Chinese."""

from __future__ import annotations

from ccrtui.text.records.commands import CommandText, CommandWords, UnavailableWords

COMMANDS = CommandWords(
    overview=CommandText("总览", "一切是否正常？"),
    setup=CommandText("搭建", "从云账号和两个集群走到经过验证的副本。"),
    watch=CommandText("监视", "落后多少、从何时起、到何时追平。"),
    calls=CommandText("调用", "发送过的请求及其状态与耗时。"),
    help=CommandText("帮助", "这里可用的按键和符号的含义。"),
    palette=CommandText("命令", "按文字查找命令。"),
    quit=CommandText("退出", "退出程序。复制不受影响。"),
    back=CommandText("返回", "返回，或保持原样。"),
    look_again=CommandText("重新查看", "重新查看所有现状。"),
    write_switch=CommandText("写入", "打开或关闭本次会话的写入。"),
    plan=CommandText("计划", "完整显示调用、请求体和撤销方法。"),
    apply=CommandText("应用", "再按一个键后，发送当前步骤的调用。"),
    copy=CommandText("复制为", "把选中的内容复制为 curl、tccli、控制台或文本。"),
    save=CommandText("保存", "把所见保存为 CSV、JSON 或 Markdown。"),
    filter=CommandText("筛选", "只显示部分行：文字、!文字、lag>30s、ops>100、state:paused、effect:write。"),
    problems=CommandText("问题", "只显示不正常的行。"),
    freeze=CommandText("定格", "画面静止，采样继续。"),
    open=CommandText("前往", "前往下一件要做的事。"),
    detail=CommandText("详情", "完整显示选中的一项。"),
    count=CommandText("精确统计", "刷新两端后精确统计文档数。"),
    choose=CommandText("选择", "做出此步骤需要的选择。"),
    choose_anew=CommandText("重新选择", "在发送会写入它的计划之前，更改已做的选择。"),
    handoff=CommandText("待发文本", "复制要发给他人的文本：工单、给对方账号的说明、授权策略。"),
    field=CommandText("字段", "选择中的下一个字段。"),
    next_step=CommandText("下一步", "下一个步骤。"),
    previous_step=CommandText("上一步", "上一个步骤。"),
    theme=CommandText("配色", "切换配色：深色、浅色、蓝橙、终端自身。"),
    mouse=CommandText("鼠标", "启用或停用鼠标。"),
)
UNAVAILABLE = UnavailableWords(
    unknown_key="此键在这里没有作用。按 ? 查看可用按键。",
    read_only="只读：不会发送。按 w 打开写入。",
    nothing_to_send="此步骤没有需要发送的调用。",
    not_current="只能应用下一个步骤：{step}。",
    busy="请稍候：正在发送调用。",
    no_state="尚无信息：正在进行第一次查看。",
    no_row="没有选中任何行。",
    no_choice="此步骤不需要选择。",
    no_handoff="此步骤没有待发文本：“就绪检查”有工单文本，等待对方接受的连接有说明。",
    one_field="只有一个字段。",
    nothing_to_copy="这里没有可复制的内容。",
    nothing_to_save="还没有可保存的内容。",
    last_step="已是最后一步。",
    first_step="已是第一步。",
    nothing_next="没有待办事项。",
    no_mouse="当前终端会话没有鼠标。",
)
