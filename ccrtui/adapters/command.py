"""Running a command of the operator's: no shell, nothing of ours on its output, an end to it in time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterable, Mapping, Sequence

from ccrtui.adapters.tencent.credentials.variables import KEY_VARIABLES

TIMED_OUT = "command_timed_out"
FAILED = "command_failed"


class CommandCourier:
    """The port Courier on processes of this machine. `environ` is all that a command sees of the environment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = dict(environ)

    async def deliver(self, command: Sequence[str], text: str, patience_s: float) -> str | None:
        """Run it in a group of its own, so that it ends with all that it started."""
        try:
            child = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                env=self._environ,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            return getattr(error, "strerror", None) or str(error)
        try:
            async with asyncio.timeout(patience_s):
                await child.communicate(text.encode())
        except TimeoutError:
            return TIMED_OUT
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
                await child.wait()
        return None if child.returncode == 0 else FAILED


def without_secrets(environ: Mapping[str, str], references: Iterable[str | None]) -> dict[str, str]:
    """An environment without the variables that these references name, and those of the cloud's keys."""
    withheld = KEY_VARIABLES | {reference.removeprefix("env:") for reference in references if reference}
    return {name: value for name, value in environ.items() if name not in withheld}
