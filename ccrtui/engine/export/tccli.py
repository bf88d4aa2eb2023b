"""A call of the cloud as a line for `tccli`, the cloud's own command-line client."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator

from ccrtui.core.call.call import API_VERSIONS, Call, Service
from ccrtui.core.json_value import JsonValue

_SEVERAL_VERSIONS = frozenset({Service.ES})
"""Products that the client knows more than one version of, and so may have another one configured."""


def as_tccli(call: Call, endpoint: str | None = None) -> str:
    """The line for a call of the cloud; the client takes the key from the environment or from its own profile.

    `endpoint` is the full URL of an API that is not the public one; without a scheme the client would use https.
    """
    words = ["tccli", call.service.value, call.target]
    if call.service in _SEVERAL_VERSIONS:
        words += ["--version", API_VERSIONS[call.service]]
    if call.region:
        words += ["--region", call.region]
    for name, value in call.params.items():
        words += _option(name, value)
    if endpoint:
        words += ["--endpoint", endpoint]
    return " ".join(shlex.quote(word) for word in words)


def _option(name: str, value: JsonValue) -> Iterator[str]:
    """A parameter: texts as they are, everything else as JSON; a leading dash would be taken for an option."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if text.startswith("-"):
        yield f"--{name}={text}"
    else:
        yield from (f"--{name}", text)
