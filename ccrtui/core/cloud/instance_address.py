"""Where the HTTP interface of a cluster answers that is given by its instance."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from ccrtui.core.call.call import Side
from ccrtui.core.cloud.instance import Instance
from ccrtui.core.profile.profile import Profile

HTTP_PORT = 9200
"""Where an instance listens unless the cloud says otherwise (API es 2018-04-16, `EsPort`)."""


def addresses(profile: Profile, side: Side, instance: Instance) -> tuple[str, ...]:
    """The URLs to try, in this order: the typed one, the private one, the public one.

    Behind a cloud API on loopback stands no real network: of the addresses it tells, only those on loopback are kept,
    because its private ones belong to somebody else here.
    """
    typed = profile.cluster(side).url
    urls = [url for url in (_private(instance), instance.public_url) if url]
    if profile.cloud_endpoint and _on_loopback(profile.cloud_endpoint):
        urls = [url for url in urls if _on_loopback(url)]
    return tuple(dict.fromkeys([*([typed] if typed else []), *urls]))


def _private(instance: Instance) -> str | None:
    if instance.private_url or instance.address is None:
        return instance.private_url
    return f"{'https' if instance.https else 'http'}://{instance.address}:{HTTP_PORT}"


def _on_loopback(url: str) -> bool:
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
