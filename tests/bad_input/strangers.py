"""Servers that an operator may have typed the address of by mistake."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.serving import Silent, serving

OPENSEARCH: Mapping[str, Any] = {
    "name": "node-0",
    "cluster_name": "c",
    "cluster_uuid": "u1",
    "version": {"distribution": "opensearch", "number": "2.11.0"},
    "tagline": "The OpenSearch Project: https://opensearch.org/",
}
PAGE = b"<!DOCTYPE html><html><head><title>Log in</title></head><body></body></html>"


@contextmanager
def http(body: bytes, media: str = "application/json", context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that answers everything with one body; gives its URL."""

    class Handler(Silent, BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with serving(Handler, context) as url:
        yield url


def opensearch() -> bytes:
    """What OpenSearch says of itself."""
    return json.dumps(OPENSEARCH).encode()


def unused_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def mute() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(16)
        yield int(listening.getsockname()[1])
