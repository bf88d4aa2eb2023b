"""Files that the operator asks for: never overwritten, readable by their owner alone, and harmless to look at."""

from __future__ import annotations

import os
import time

from ccrtui.core.harmless import harmless_text


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
