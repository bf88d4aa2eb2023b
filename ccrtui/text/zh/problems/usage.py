"""What can be wrong with a command line, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

USAGE: Mapping[str, Explanation] = {
    "verb_missing": Explanation(
        "`ccrtui profiles` 需要知道做什么。", way_out="可选：{known}；`ccrtui profiles --help` 有说明。"
    ),
    "verb_unknown": Explanation("`ccrtui profiles` 没有 {verb} 这个操作。", way_out="可选：{known}。"),
    "name_missing": Explanation("`ccrtui {verb}` 需要配置名称。", way_out="请写：ccrtui {verb} NAME ..."),
    "argument_unexpected": Explanation("多出了 {argument}。", way_out="`ccrtui help` 列出可用写法。"),
    "option_unknown": Explanation(
        "`ccrtui[ {verb}]` 没有选项 {option}。", way_out="`ccrtui help` 和 `ccrtui profiles --help` 列出全部选项。"
    ),
    "option_unfit": Explanation("{option} 不适用于 `ccrtui profiles {verb}`。", way_out="请去掉它。"),
    "option_needs_value": Explanation("{option} 需要一个值。", way_out="请写在选项之后。"),
    "option_takes_no_value": Explanation("{option} 不带值。", way_out="请只写选项本身。"),
    "option_file_unreadable": Explanation("{option}：无法读取 {file}：{reason}。", way_out="请修正路径后重试。"),
    "option_file_missing": Explanation("{option}：没有文件 {file}。", way_out="请修正路径后重试。"),
    "nothing_to_change": Explanation(
        "没有给出要修改的内容。", way_out="请给出与 `new` 相同的选项，或直接编辑文件：ccrtui profiles path {name}"
    ),
    "confirm_needed": Explanation(
        "删除配置 {name} 后无法恢复。", way_out="请写：ccrtui profiles remove {name} --confirm {name}"
    ),
    "heartbeat_missing": Explanation(
        "{name} 的链路都没有心跳，无从写入。",
        "",
        "先启用：ccrtui profiles edit {name} --heartbeat，再执行 ccrtui setup {name} --write",
    ),
    "production_unconfirmed": Explanation(
        "{name} 是生产环境配置：写入前必须输入其名称；没有发送任何内容。",
        way_out="若是测试环境：ccrtui profiles edit {name} --environment test。否则请写：{command}",
    ),
    "confirm_differs": Explanation(
        "--confirm 写的不是该配置的名称；没有删除任何内容。", way_out="请写：--confirm {name}"
    ),
    "option_needed": Explanation("需要 {option}。", way_out="正确写法见 `ccrtui help`。"),
    "options_apart": Explanation("{option} 与 {other} 不能同时给出。", way_out="请去掉其中一个。"),
    "verb_not_here": Explanation("当前版本没有命令 {verb}。", way_out="可用命令见 `ccrtui help`。"),
    "no_such_word": Explanation(
        "{name} 既不是命令，也不是配置。", way_out="命令见 `ccrtui help`[；现有配置：{names}]。"
    ),
    "no_profile": Explanation(
        "还没有配置。", way_out="请先创建：ccrtui profiles new 名称 --leader 位置 --follower 位置；或试用：ccrtui demo"
    ),
    "scenario_unknown": Explanation("没有场景 {name}。", way_out="可用场景：{names}。"),
    "finding_unknown": Explanation(
        "{option}：没有诊断 {name}。",
        way_out="`ccrtui doctor NAME --json` 会给出每项的代码和编号；--only 也可以是观测点。",
    ),
    "page_unwritable": Explanation("无法写入 {file}：{reason}。", way_out="请换一个位置。"),
    "serve_unusable": Explanation("无法在 {address} 上提供服务：{reason}。", way_out="请换一个地址。"),
    "stdout_not_written": Explanation(
        "无法写入标准输出：{reason}。",
        "此前发送的内容已记入日志，此后没有再发送任何内容。",
        "请将标准输出指向可写的文件、管道或终端，然后重新运行。",
    ),
    "stderr_not_written": Explanation(
        "无法把计划和提示写入标准错误：{reason}。",
        "此前发送的内容已记入日志，此后没有再发送任何内容：未显示过的计划不会发送。",
        "请让标准错误指向可写的文件、管道或终端，然后重新运行。",
    ),
    "history_missing": Explanation("[{name} ]还没有记录（{file}）。", way_out="控制台和 `ccrtui watch` 在运行时记录。"),
    "history_newer": Explanation("{file} 由更新版本的 ccrtui 写成。", way_out="请用该版本读取；没有做任何更改。"),
    "history_unreadable": Explanation("无法读取 {file}：{reason}。", way_out="文件保持原样。请修正权限或换一份。"),
    "history_unwritable": Explanation("无法写入 {file}：{reason}。", way_out="请换一个位置。"),
    "history_exists": Explanation("{file} 已存在。", way_out="请换一个名称；没有写入任何内容。"),
    "history_foreign": Explanation(
        "{file} 不是 ccrtui 的历史文件。", way_out="`ccrtui history 名称 export 文件` 可导出一份。"
    ),
    "history_verb": Explanation(
        "`ccrtui history` 没有这种用法。",
        way_out="请写：ccrtui history 名称 export 文件，或：ccrtui history open 文件",
    ),
    "simulate_refused": Explanation("模拟器无法启动：{reason}。"),
}
