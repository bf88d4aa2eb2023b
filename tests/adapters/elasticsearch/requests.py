"""Which recorded request is which function of ours, in every version: the same question, or one that asks for more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.requests.cluster import NO_INDEX
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS
_NAMES = r"(?!_)[^/]+"


@dataclass(frozen=True, slots=True)
class Line:
    """One recorded request with its answer: `place` is version, scene and number."""

    place: tuple[str, str, int]
    method: str
    path: str
    query: str
    body: Any
    status: int
    headers: Mapping[str, str]
    answer: Any

    def outcome(self, call: Call) -> object:
        """What our decoder makes of it."""
        raw = self.answer.encode() if isinstance(self.answer, str) else json.dumps(self.answer).encode()
        return decode(call.kind, self.status, raw, self.headers)


@cache
def lines() -> tuple[Line, ...]:
    """Every request of every recording that was answered in JSON."""
    return tuple(line for path in sorted(FOLDER.rglob("*.jsonl")) for line in _lines(path))


def answers_to(call: Call) -> Iterator[Line]:
    """The recorded answers to that question about whatever index, alias or document."""
    path = _pattern(call)
    for line in lines():
        if line.method == call.verb and path.fullmatch(line.path) and _asks_for(call, line):
            yield line


def outcome_name(outcome: object) -> str:
    """A short word for an outcome: the fault's code, or the value's type."""
    return outcome.code.value if isinstance(outcome, Fault) else type(outcome).__name__


def _lines(path: Path) -> Iterator[Line]:
    for text in path.read_text(encoding="utf-8").splitlines():
        step = json.loads(text)
        if "request" not in step or "status" not in step["response"]:
            continue
        request, response = step["request"], step["response"]
        headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
        if "json" not in headers.get("content-type", "json"):
            continue
        place = (path.parent.name, path.stem, step["n"])
        query, body = request.get("query") or "", request.get("body")
        yield Line(
            place, request["method"], request["path"], query, body, response["status"], headers, response.get("body")
        )


def _pattern(call: Call) -> re.Pattern[str]:
    parts = call.target.replace(NO_INDEX, "*").split("/")[1:]
    named = [position == 0 or parts[position - 1] in ("_doc", "indices", "cluster") for position in range(len(parts))]
    return re.compile("/" + "/".join(_part(part, named[position]) for position, part in enumerate(parts)))


def _part(part: str, named: bool) -> str:
    """A part of a path: any name where ours has a name, any alias with a pattern where ours has one."""
    if part == "_all":
        return f"(_all|{_NAMES})"
    if not named or part.startswith("_") or not part:
        return re.escape(part)
    if part.endswith(":*"):
        return r"(?!_)[^/:,*]+:[^/,:]*\*"
    return r"(?!_)[^/,]+(,[^/,]+)+" if "," in part else r"(?!_)[^/]+"


def _asks_for(call: Call, line: Line) -> bool:
    ours, theirs = dict(call.parameters), dict(parse_qsl(line.query, keep_blank_values=True))
    if set(ours) - {"filter_path"} - set(theirs) or set(theirs) - set(ours) - {"filter_path"}:
        return False
    if any(theirs[key] != value for key, value in ours.items() if key != "filter_path"):
        return False
    if "filter_path" in theirs and line.status < 400 and not _wanted(ours) <= _fields(theirs["filter_path"]):
        return False
    return bool(call.body) == bool(line.body)


_FURTHER = frozenset(
    {
        "follow_stats.indices.shards.last_requested_seq_no",
        "auto_follow_stats.auto_followed_clusters.cluster_name",
        *(
            f"auto_follow_stats.recent_auto_follow_errors.{name}"
            for name in ("leader_index", "timestamp", "auto_follow_exception.type", "auto_follow_exception.reason")
        ),
        *(
            f"follower_indices.parameters.max_{name}"
            for name in ("outstanding_read_requests", "outstanding_write_requests", "read_request_operation_count")
        ),
    }
)
"""Fields of objects that were recorded whole (stats-over-time, auto-follow), and elsewhere without these beside others.

A refusal is the same whatever the filter: it is not applied to one (recorded on 7.3.0).
"""


def _wanted(ours: Mapping[str, str]) -> set[str]:
    return set(ours.get("filter_path", "").split(",")) - _FURTHER


def _fields(told_of: str) -> set[str]:
    """The fields of a filter, with what stands below those that were asked for whole."""
    fields = set(told_of.split(","))
    return fields | {f"{field}.read_poll_timeout" for field in fields if field.endswith(".parameters")}
