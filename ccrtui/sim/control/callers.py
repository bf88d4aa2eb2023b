"""Who may steer the simulator: programs of this machine, and no page that a browser shows from elsewhere.

A browser lets any page send simple requests to a loopback port, and a name that is made to lead there makes the page
the port's own. Both show: the first in `Origin`, the second in `Host`.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler


def stranger(host: str | None, origin: str | None) -> str | None:
    """The header, and what it says, by which a request is not from a program of this machine; None where it is."""
    if not _is_loopback(f"//{host}"):
        return f"Host {host}"
    if origin is not None and not _is_loopback(origin):
        return f"Origin {origin}"
    return None


@web.middleware
async def only_own(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a stranger before anything is done."""
    shown = stranger(request.headers.get("Host"), request.headers.get("Origin"))
    if shown is None:
        return await handler(request)
    return web.json_response({"error": f"only this machine's own programs are served, and not {shown}"}, status=403)


def _is_loopback(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
