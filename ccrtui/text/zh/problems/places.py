"""What can be wrong with our files and with where a secret is, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

PLACES: Mapping[str, Explanation] = {
    "lock_is_link": Explanation(
        "锁文件 {file} 是指向其他文件的链接。",
        "不会跟随链接：否则它指向的文件会被清空。",
        "请查明链接的来源，并删除它。",
    ),
    "lock_unusable": Explanation("无法使用锁文件 {file}：{reason}。", way_out="请为自己授予写入权限。"),
    "place_unusable": Explanation(
        "无法使用目录 {folder}：{reason}。", way_out="请授予权限，或用 CCRTUI_HOME 指定别的目录。"
    ),
    "secret_missing": Explanation("未设置环境变量 {variable}（{reference}）。", way_out="请设置后重新启动。"),
    "secret_empty": Explanation("{reference} 的内容为空。", way_out="请把密钥放到那里。"),
    "secret_no_prompt": Explanation(
        "{purpose} 的密钥需要手动输入，但没有终端可供输入。", way_out="请在配置中改用 env:名称 或 file:路径。"
    ),
    "secret_not_text": Explanation("{reference} 指向的内容不是密钥：过长，或不是 UTF-8。", way_out="请只放密钥本身。"),
    "secret_unreadable": Explanation("无法读取 {file}（{reference}）：{reason}。", way_out="请修正路径或权限。"),
    "secret_exposed": Explanation(
        "其他用户可以读写 {file}（{reference}，权限 {mode}）。", way_out="请收回这些权限：chmod o-rwx。"
    ),
    "secret_reference_bad": Explanation(
        "{purpose} 的密钥没有写成引用。", way_out="请在配置中写 env:名称、file:路径 或 prompt。"
    ),
}
