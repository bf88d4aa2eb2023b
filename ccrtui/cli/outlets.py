"""Where a watch tells its figures beside stdout: a file for a collector, and HTTP for whoever collects by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from ccrtui.cli.output import write_remark
from ccrtui.cli.usage import UsageError
from ccrtui.compose import metrics_server, write_metrics
from ccrtui.core.metrics.link_metrics import Watched, link_families
from ccrtui.core.metrics.openmetrics import END, exposition
from ccrtui.core.profile.form import impossible, whole_number
from ccrtui.core.profile.rules import transport_problem
from ccrtui.text.words import Words

LOOPBACK = "127.0.0.1"
LAST_S = 2.0
"""How long the last figures may take to be written when the watch ends."""


def serve_at(name: str, typed: str) -> tuple[str, int]:
    """`[HOST:]PORT`; without a host on loopback. Raises ProfileError."""
    host, _, port = typed.rpartition(":")
    host = host or LOOPBACK
    if port != "0" and transport_problem(f"{host}:{port}") is not None:
        raise impossible(name, "serve_form")
    return host.strip("[]"), whole_number(name, port)


class Outlets:
    """The file and the address that were asked for, either or none. Nothing of it holds a tick up."""

    def __init__(self, words: Words, file: str | None, address: tuple[str, int] | None) -> None:
        self._words = words
        self._file = Path(file).expanduser().absolute() if file else None
        self._text = END
        self._written: str | None = None
        self._writing: asyncio.Task[None] | None = None
        self._failing = False
        self._address = address
        self._server = metrics_server(*address, lambda: self._text) if address else None

    async def open(self) -> None:
        """Begin to serve, and say where. Raises UsageError where that address cannot be had."""
        if self._server is None or self._address is None:
            return
        host, wanted = self._address
        try:
            port = await self._server.start()
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError("serve_unusable", address=f"{host}:{wanted}", reason=reason) from None
        place = f"[{host}]" if ":" in host else host
        write_remark(self._words.say(self._words.alarms.serving, url=f"http://{place}:{port}/metrics"))

    def tell(self, links: Sequence[Watched]) -> None:
        """Have these figures read from now on. What is still being written is followed by the newest."""
        if self._file is None and self._server is None:
            return
        self._text = exposition(link_families(links))
        if self._file is not None and (self._writing is None or self._writing.done()):
            self._writing = asyncio.ensure_future(self._write(self._file))

    async def close(self) -> None:
        """Write the last figures, and serve no more."""
        if self._server is not None:
            await self._server.close()
        if self._file is None or self._writing is None:
            return
        last = asyncio.ensure_future(self._finish(self._file, self._writing))
        await asyncio.wait({last}, timeout=LAST_S)
        last.cancel()

    async def _finish(self, file: Path, writing: asyncio.Task[None]) -> None:
        await writing
        if self._written != self._text:
            await self._write(file)

    async def _write(self, file: Path) -> None:
        """Write the newest text; that it cannot be is said once, until it can again."""
        text = self._text
        try:
            await asyncio.to_thread(write_metrics, file, text)
        except OSError as error:
            if not self._failing:
                reason = error.strerror or str(error)
                write_remark(self._words.say(self._words.alarms.not_written, file=str(file), reason=reason))
            self._failing = True
            return
        self._failing = False
        self._written = text
