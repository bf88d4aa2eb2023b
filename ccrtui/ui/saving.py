"""Files that the operator asks for: never overwritten, readable by their owner alone, and harmless to look at."""

from __future__ import annotations

import os
import time

from ccrtui.core.harmless import harmless_text
from ccrtui.text.words import Words
from ccrtui.ui.options import ConsoleOptions


def save(folder: str, name: str, ending: str, text: str, wall: float) -> str:
    """Write a file `ccrtui-NAME-DATE-TIME.ENDING` and return its path. Raises OSError."""
    os.makedirs(folder, exist_ok=True)
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(wall))
    for attempt in range(100):
        mark = f"-{attempt}" if attempt else ""
        path = os.path.join(folder, f"ccrtui-{name}-{stamp}{mark}.{ending}")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(harmless_text(text))
        return path
    raise FileExistsError(path)


def saved(words: Words, options: ConsoleOptions, name: str, ending: str, text: str) -> str:
    """Write a file; what is said of it: where it is, or why it is not."""
    try:
        path = save(options.save_folder, name, ending, text, options.wall())
    except OSError as problem:
        return words.say(words.remarks.save_failed, reason=problem.strerror or str(problem))
    return words.say(words.remarks.saved, what=ending.upper(), path=path)


def copied(words: Words, options: ConsoleOptions, what: str, text: str, *, sent: bool) -> str:
    """Write what was copied to a file as well; what is said of both. `sent`: the terminal was asked to copy it."""
    remarks = words.remarks
    try:
        path = save(options.save_folder, "copy", "txt", text, options.wall())
    except OSError as problem:
        return words.say(remarks.copied_only, what=what, reason=problem.strerror or str(problem))
    return words.say(remarks.copied if sent else remarks.saved, what=what, path=path)
