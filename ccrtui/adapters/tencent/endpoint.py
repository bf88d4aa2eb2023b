"""Where the cloud API answers: the public address of each product, or one typed for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`host` is `name[:port]`, None for `<product>.tencentcloudapi.com`; `direct`: never by a proxy."""

    scheme: str = "https"
    host: str | None = None
    direct: bool = False

    def shown(self, service: str) -> str:
        """The host that a product's calls go to."""
        return self.host or f"{service}.tencentcloudapi.com"


def read_endpoint(text: str | None) -> Endpoint:
    """Read a URL or a bare host; this machine itself is always spoken to directly."""
    if not text:
        return Endpoint()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    return Endpoint(parts.scheme, parts.netloc, _is_here(parts.hostname or ""))


def _is_here(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost"
