"""Calls as text that other tools take: curl, tccli, and the consoles. Secrets are never in it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from ccrtui.core.call.call import Call, Service, Side
from ccrtui.core.cloud.writes import script_of
from ccrtui.core.harmless import harmless_line
from ccrtui.core.profile.profile import Profile
from ccrtui.core.walk.step import StepName, StepView
from ccrtui.engine.export.tc3 import FUNCTION, as_tc3
from ccrtui.engine.export.tccli import as_tccli


class Form(StrEnum):
    """What a call can be written for."""

    CURL = "curl"
    CONSOLE = "console"
    TCCLI = "tccli"


def in_form(form: Form, call: Call, profile: Profile, ca: str | None = None) -> str:
    """A call of a profile in one form; what the form cannot say is a comment that holds what does it.

    A script that is carried in base64 stands above it in clear, as a comment.

    `ca` is the file of the authority that the certificate of the call's cluster is checked with.
    """
    if script := script_of(call):
        return f"{commented(script)}\n{_in_form(form, call, profile, ca)}"
    return _in_form(form, call, profile, ca)


def _in_form(form: Form, call: Call, profile: Profile, ca: str | None) -> str:
    if form is Form.CONSOLE:
        return as_console(call)
    if call.is_cloud:
        endpoint = profile.cloud_endpoint
        return as_tccli(call, endpoint) if form is Form.TCCLI else as_tc3(call, endpoint)
    cluster = profile.cluster(call.side)
    line = as_curl(call, cluster.url, cluster.user, ca)
    return commented(line) if form is Form.TCCLI else line


def preface(form: Form, calls: Sequence[Call]) -> str:
    """What must stand once above these calls: the shell function that signs, where curl sends to the cloud."""
    return FUNCTION if form is Form.CURL and any(call.is_cloud for call in calls) else ""


def as_text(form: Form, calls: Sequence[Call], profile: Profile) -> str:
    """Calls of a profile in one form, complete: with what must stand above them."""
    return preface(form, calls) + "\n".join(in_form(form, call, profile) for call in calls)


def with_addresses(profile: Profile, views: Iterable[StepView]) -> Profile:
    """The profile with the addresses that were found for clusters given by their instance; the first of several."""
    clusters = dict(profile.clusters)
    for view in views:
        for key, side in ((profile.link.leader, Side.LEADER), (profile.link.follower, Side.FOLLOWER)):
            urls = view.judgement.evidence.get(f"{side}_url") if view.name is StepName.CLUSTERS else None
            if isinstance(urls, str):
                clusters[key] = replace(clusters[key], url=urls.partition(",")[0])
    return replace(profile, clusters=clusters)


def commented(text: str) -> str:
    """A text that a shell and the console of Kibana pass over."""
    return "\n".join(f"# {line}" for line in text.splitlines())


def as_curl(call: Call, url: str | None, user: str | None, ca: str | None = None) -> str:
    """A curl command line; the password is asked by curl, or taken from where the reader keeps it.

    For a call of the cloud, `url` is the API's endpoint where that is not the public one, and the line calls the
    function of `preface`, which takes the key from the environment.
    """
    if call.is_cloud:
        return as_tc3(call, url)
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
    """The request as the console of Kibana takes it; a call of the cloud is a comment: its action and parameters."""
    if call.service is Service.TRANSPORT:
        return f"# TCP {call.target}"
    if call.is_cloud:
        params = json.dumps(call.params, indent=2, ensure_ascii=False) if call.params else ""
        return commented(f"{call.line}\n{params}")
    line = harmless_line(call.line)
    if call.body is None:
        return line
    body = call.body.rstrip("\n") if call.is_ndjson else json.dumps(json.loads(call.body), indent=2, ensure_ascii=False)
    return f"{line}\n{body}"
