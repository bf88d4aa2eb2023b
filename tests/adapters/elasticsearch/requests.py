"""Which recorded request is which function of ours, in every version: exactly it, or one that asks for more."""

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
from ccrtui.core.elasticsearch.requests.replication import LIMIT_FIELDS
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS
FILTER = "filter_path"
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
    """The recorded answers to exactly that request, about whatever index, alias or document."""
    return (line for line in answers_about(call) if _fields(_asked(line)) == _fields(dict(call.parameters)))


def answers_about(call: Call) -> Iterator[Line]:
    """The recorded answers to that question: to exactly it, or to one that asks for further fields of the answer."""
    ours = _fields(dict(call.parameters))
    for line in outcomes_of(call):
        theirs = _fields(_asked(line))
        if not theirs or (ours and ours <= theirs):
            yield line


def outcomes_of(call: Call) -> Iterator[Line]:
    """What was recorded of that question, whatever fields of a good answer it was asked for."""
    path = _pattern(call)
    return (line for line in lines() if line.method == call.verb and path.fullmatch(line.path) and _asks(call, line))


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


def _asks(call: Call, line: Line) -> bool:
    ours, theirs = dict(call.parameters), _asked(line)
    others = [{key: value for key, value in keys.items() if key != FILTER} for keys in (ours, theirs)]
    return others[0] == others[1] and bool(call.body) == bool(line.body)


def _asked(line: Line) -> dict[str, str]:
    return dict(parse_qsl(line.query, keep_blank_values=True))


def _fields(query: Mapping[str, str]) -> frozenset[str]:
    """The fields of the answer that are asked for, with what is below one that is asked for whole; none: everything."""
    fields = frozenset(filter(None, query.get(FILTER, "").split(",")))
    return fields | {below for below in _BELOW if below.rpartition(".")[0] in fields}


_BELOW = (
    *(f"follower_indices.parameters.{name}" for name in LIMIT_FIELDS),
    "indices.*.shards.*.seq_no.max_seq_no",
    "indices.*.shards.*.seq_no.global_checkpoint",
)
