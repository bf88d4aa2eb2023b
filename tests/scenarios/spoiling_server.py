"""A server that stands before a simulated cluster or cloud, passes everything on, and changes what comes back."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler

from tests.patience import PATIENCE_S
from tests.serving import Silent, serving


@dataclass(frozen=True, slots=True)
class Passed:
    """A request that was passed on: its method, its path without a query, and what it was sent with to log in.

    `token` is that of a temporary key of the cloud.
    """

    method: str
    path: str
    authorization: str
    token: str


Spoil = Callable[[Passed, int, bytes], tuple[int, bytes]]
"""Makes of a request, a status and a body the status and the body that are sent back."""


@contextmanager
def spoiling(url: str, spoil: Spoil) -> Iterator[str]:
    """Serve; gives the URL. What is no JSON any more is sent as plain text."""

    class Handler(Silent, BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            """Take whatever method it is."""
            self.raw_requestline = self.rfile.readline(65537)
            if self.raw_requestline and self.parse_request():
                self.answer()
            else:
                self.close_connection = True

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0))) or None
            sent = {name.lower(): value for name, value in self.headers.items()}
            kept = {name: value for name, value in sent.items() if name in _kept_of(sent)}
            status, data = _asked(urllib.request.Request(url + self.path, body, kept, method=self.command))
            login = (sent.get("authorization", ""), sent.get("x-tc-token", ""))
            request = Passed(self.command, self.path.partition("?")[0], *login)
            status, data = spoil(request, status, data)
            self.send_response(status)
            self.send_header("Content-Type", "application/json" if data[:1] in (b"{", b"[") else "text/plain")
            self.send_header("X-elastic-product", "Elasticsearch")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    with serving(Handler) as own:
        yield own


def _kept_of(sent: Mapping[str, str]) -> frozenset[str]:
    """The headers to pass on: all that the cloud's signature needs; a cluster of the simulator wants no login."""
    signed = {"authorization", "host", *(name for name in sent if name.startswith("x-tc-"))}
    return frozenset({"content-type", *(signed if "x-tc-action" in sent else ())})


def _asked(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()
