"""Interim answers (1xx), bounded: a server may send any number, and each would keep the loop busy without an answer."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import HttpProcessingError, RawResponseMessage
from aiohttp.streams import StreamReader

MOST = 16
"""Interim answers to one request; Elasticsearch sends one at most, and only to who waits for it."""


class _PatientHandler(ResponseHandler):
    """Gives up a connection on which too many interim answers come in a row."""

    _interim = 0

    def feed_data(self, data: tuple[RawResponseMessage, StreamReader], size: int = 0) -> None:
        """Take one message that was read; behind too many interim ones none is taken."""
        if self._interim == MOST:
            return
        self._interim = self._interim + 1 if 100 <= data[0].code < 200 else 0
        if self._interim < MOST:
            super().feed_data(data, size)
        else:
            self.set_exception(HttpProcessingError(message=f"{MOST} interim answers and no other"))
            if self.transport is not None:
                self.transport.abort()


def _patient_handler(loop: asyncio.AbstractEventLoop) -> ResponseHandler:
    return _PatientHandler(loop)


class BoundedConnector(aiohttp.TCPConnector):
    """A connector whose connections are given up after too many interim answers; the request raises ClientError."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._factory = partial(_patient_handler, loop=self._loop)
