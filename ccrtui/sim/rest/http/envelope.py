"""The error envelope: `{"error": {root_cause, type, reason, ..., caused_by, suppressed}, "status": n}`.

As recorded: `root_cause` holds the deepest cause that is a server exception, so plain Java ones (a refused
connection) stand only deeper in `caused_by`; a failure of all shards lists none.
"""

from __future__ import annotations

from typing import Any

from ccrtui.sim.errors import ApiError, Cause

_PLAIN_JAVA = frozenset(
    {
        "annotated_connect_exception",
        "closed_channel_exception",
        "connect_exception",
        "execution_exception",
        "i_o_exception",
        "illegal_argument_exception",
        "illegal_state_exception",
        "json_e_o_f_exception",
        "json_parse_exception",
        "null_pointer_exception",
        "number_format_exception",
        "unknown_host_exception",
        "x_content_parse_exception",
    }
)


def render(error: ApiError, with_trace: bool = False) -> dict[str, Any]:
    """Render the whole body; `with_trace` adds `stack_trace` as `?error_trace` asks for it."""
    phase = error.cause.type == "search_phase_execution_exception"
    roots = [error.root, *error.more] if error.root else [] if phase else [root_of(error.cause)]
    body: dict[str, Any] = {"root_cause": [_root(root, with_trace) for root in roots]}
    body.update(exception(error.cause, with_trace))
    return {"error": body, "status": error.status}


def exception(cause: Cause, with_trace: bool = False) -> dict[str, Any]:
    """Render one exception with what caused it, as it also stands inside bulk items and statistics."""
    body = _head(cause, with_trace)
    if cause.caused_by is not None:
        body["caused_by"] = exception(cause.caused_by, with_trace)
    if cause.suppressed:
        body["suppressed"] = [exception(suppressed, with_trace) for suppressed in cause.suppressed]
    return body


def _root(cause: Cause, with_trace: bool) -> dict[str, Any]:
    """A root stands without what caused it, and so does what it suppressed (core-remote 112)."""
    body = _head(cause, with_trace)
    if cause.suppressed:
        body["suppressed"] = [_head(suppressed, with_trace) for suppressed in cause.suppressed]
    return body


def root_of(cause: Cause) -> Cause:
    """Walk to the deepest cause that is still a server exception."""
    while cause.caused_by is not None and cause.caused_by.type not in _PLAIN_JAVA and cause.type not in _PLAIN_JAVA:
        cause = cause.caused_by
    return cause


def java_name(cause: Cause) -> str:
    """The class of an exception, without its package."""
    return "".join(part.capitalize() for part in cause.type.split("_"))


def _head(cause: Cause, with_trace: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"type": cause.type, "reason": cause.reason, **cause.metadata}
    if with_trace:
        body["stack_trace"] = (
            f"{java_name(cause)}[{cause.reason}]\n\tat org.elasticsearch.rest.RestController.dispatchRequest"
        )
    return body
