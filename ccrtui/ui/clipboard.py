"""Copying over any line: OSC 52 asks the operator's own terminal, through tmux as well; a file holds the same text."""

from __future__ import annotations

import base64

from ccrtui.core.harmless import harmless_text

LARGEST = 48_000
"""Bytes that are put into one request; common terminals refuse more."""


def copy_sequence(text: str, *, in_tmux: bool) -> str:
    """What to write to the terminal; empty when the text is too long for it. What is pasted is harmless."""
    data = harmless_text(text).encode()
    if len(data) > LARGEST:
        return ""
    plain = f"\x1b]52;c;{base64.b64encode(data).decode()}\x07"
    if not in_tmux:
        return plain
    return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
