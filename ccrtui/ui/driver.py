"""Textual's driver on the terminal itself, with a mouse only where wished, and a queue that can be seen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

from ccrtui.ui.terminal import open_terminal

if TYPE_CHECKING:
    from textual.app import App


class ConsoleDriver(LinuxDriver):
    """Writes where the operator looks, whichever stream is redirected."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        session = getattr(app, "session", None)
        super().__init__(app, debug=debug, mouse=mouse and (session is None or session.options.mouse), size=size)
        self._terminal = open_terminal()
        if self._terminal is not None:
            self._file = self._terminal

    @property
    def queued(self) -> int:
        """Writes that wait for the terminal to take them."""
        return self._writer_thread._queue.qsize() if self._writer_thread is not None else 0

    def switch_mouse(self) -> bool:
        """Switch the mouse; True when it is on now."""
        if self._mouse:
            self._disable_mouse_support()
            self._mouse = False
        else:
            self._mouse = True
            self._enable_mouse_support()
        return self._mouse

    def close(self) -> None:
        """Write what is queued, then let the terminal go."""
        super().close()
        if self._terminal is not None:
            self._terminal.close()

    def _get_terminal_size(self) -> tuple[int, int]:
        """The size of the terminal that is drawn on; the usual one where it does not tell."""
        if self._file is None:
            return super()._get_terminal_size()
        try:
            size = os.get_terminal_size(self._file.fileno())
        except OSError:
            return super()._get_terminal_size()
        return (size.columns, size.lines) if size.columns and size.lines else (80, 24)
