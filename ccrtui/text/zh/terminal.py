"""What is said in Chinese when the console cannot be drawn."""

from __future__ import annotations

from ccrtui.text.records.terminal import TerminalWords

TERMINAL = TerminalWords(
    no_input="控制台需要从终端读取按键，但标准输入不是终端。请改用 `ccrtui status` 或 `ccrtui setup`。",
    no_output="没有可供绘制的终端。请改用 `ccrtui status`、`ccrtui watch` 或 `ccrtui setup`。",
    dumb="TERM 为 `dumb`，无法显示控制台。请改用 `ccrtui status`、`ccrtui watch` 或 `ccrtui setup`。",
    not_utf8="终端编码不是 UTF-8（{encoding}），符号改用 ASCII 显示。执行 `export LANG=C.UTF-8` 可解决。",
)
