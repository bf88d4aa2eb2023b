"""What is said in English when the console cannot be drawn."""

from __future__ import annotations

from ccrtui.text.records.terminal import TerminalWords

TERMINAL = TerminalWords(
    no_input=(
        "The console needs a terminal for its keys, and stdin is none. Use `ccrtui status` or `ccrtui setup` instead."
    ),
    no_output="There is no terminal to draw on. Use `ccrtui status`, `ccrtui watch` or `ccrtui setup` instead.",
    dumb="TERM is `dumb`, which cannot show a console. Use `ccrtui status`, `ccrtui watch` or `ccrtui setup` instead.",
    not_utf8=(
        "This terminal is not set to UTF-8 ({encoding}): signs are drawn in ASCII. `export LANG=C.UTF-8` cures it."
    ),
)
