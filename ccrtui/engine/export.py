"""Calls as text that other tools take: curl, and the console of Kibana. Secrets are never in it."""

from __future__ import annotations

import json
import shlex

from ccrtui.core.call import Call, Service


def as_curl(call: Call, url: str | None, user: str | None, ca: str | None = None) -> str:
    """A curl command line; the password is asked by curl, or taken from where the reader keeps it.

    `ca` is the file of the authority that the cluster's certificate is checked with.
    """
    if call.service is Service.TRANSPORT:
        host, _, port = call.target.rpartition(":")
        return f"nc -z -v -w 3 {shlex.quote(host.strip('[]'))} {port}"
    query = f"?{call.query}" if call.query else ""
    parts = ["curl", "-sS", "-X", call.verb]
    if user:
        parts += ["-u", user]
    if ca:
        parts += ["--cacert", ca]
    if call.body is not None:
        media = "application/x-ndjson" if call.is_ndjson else "application/json"
        parts += ["-H", f"Content-Type: {media}", "--data-binary", call.body]
    parts.append(f"{(url or 'http://localhost:9200').rstrip('/')}{call.target}{query}")
    return " ".join(shlex.quote(part) for part in parts)


def as_console(call: Call) -> str:
    """The request as the console of Kibana takes it."""
    if call.service is Service.TRANSPORT:
        return f"# TCP {call.target}"
    query = f"?{call.query}" if call.query else ""
    head = f"{call.verb} {call.target}{query}"
    if call.body is None:
        return head
    body = call.body.rstrip("\n") if call.is_ndjson else json.dumps(json.loads(call.body), indent=2, ensure_ascii=False)
    return f"{head}\n{body}"
