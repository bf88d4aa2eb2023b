"""Where a cluster is reached and as whom, and how long and how much we are ready to take from it."""

from __future__ import annotations

import base64
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from ccrtui.core.secret import Secret

DEFAULT_PORT = 9200
"""The port of the HTTP interface where the address names none (Elasticsearch reference, networking)."""


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """The addresses of one cluster in the order they are tried, the credential, and the authority to trust.

    `password` is the secret itself, resolved. `ca_file` None: the system's trust. `spoken` is what is said openly about
    the pair, such as names of indices: a password that is part of one cannot be kept out of what is shown.
    """

    urls: tuple[str, ...]
    user: str | None = None
    password: Secret | None = None
    ca_file: str | None = None
    spoken: tuple[str, ...] = ()

    @property
    def authorization(self) -> Secret | None:
        """The header of basic authentication, in UTF-8 as Elasticsearch reads it; None: nobody in particular."""
        if self.user is None:
            return None
        return Secret("Basic " + base64.b64encode(f"{self.user}:{self.password or ''}".encode()).decode())


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """Seconds for connecting (name, TCP and TLS together), reading and changing; bytes of an answer, decoded.

    `dial_s` is for a read that makes the cluster dial another one, which it gives 30 s (observed on Elasticsearch
    7.3.0): its words are worth the wait. A change is answered after 30 s where a copy cannot be placed (observed on
    7.3.0: an index that no node may have, done after 30.02 s), so we wait longer than that. `late_s`: by how much a
    limit may be passed before it is noticed, or how much processor time of our own may lie in it, until it is ourselves
    who let it pass.
    """

    connect_s: float = 3.0
    read_s: float = 10.0
    dial_s: float = 35.0
    change_s: float = 40.0
    late_s: float = 2.0
    body_bytes: int = 10 * 1024 * 1024
    statistics_bytes: int = 64 * 1024 * 1024
    refusal_bytes: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One URL taken apart."""

    scheme: str
    host: str
    port: int
    prefix: str = ""

    def __str__(self) -> str:
        """Host, port and path, as they would stand in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}{self.prefix}"


def parse_endpoint(url: str) -> Endpoint:
    """Take a URL apart; a name and password in it are dropped. Raises ValueError when it is no http or https URL."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an http or https URL")
    port = DEFAULT_PORT if parts.port is None else parts.port
    return Endpoint(parts.scheme, _written_out(parts.hostname), port, parts.path.rstrip("/"))


def _written_out(host: str) -> str:
    """An IPv4 address in one of its short forms (`127.1`, `0x7f.1`) in the long one, as curl and the system read it.

    The client takes such a text for an address already and would dial it as it stands.
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except OSError:
            return host
    return host
