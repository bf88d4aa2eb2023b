"""A write that was not refused and not seen to be done may have been done: nobody says that it was refused."""

from __future__ import annotations

import json

import pytest
from aiohttp import web

from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Side
from ccrtui.core.call.fault import Fault
from ccrtui.core.elasticsearch.requests.indices import write_samples
from ccrtui.core.elasticsearch.requests.replication import pause_follow
from ccrtui.engine.sender import result_of
from tests.adapters.elasticsearch.test_who_answers import COUNT, ask

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html"}
TIMED_OUT = {"error": {"type": "process_cluster_event_timeout_exception", "reason": "within 30s"}, "status": 503}


def answered(status: int, body: object, headers: dict[str, str] = JSON) -> web.Response:
    return web.Response(status=status, body=body if isinstance(body, bytes) else json.dumps(body), headers=headers)


@pytest.mark.parametrize(
    ("response", "result"),
    [
        (answered(200, {"acknowledged": True}), "done"),
        (answered(200, {"acknowledged": False}), "unknown"),
        (answered(200, b'{"acknow'), "unknown"),
        (answered(200, b"<html>", HTML), "unknown"),
        (answered(200, b"not gzip", {**JSON, "Content-Encoding": "gzip"}), "unknown"),
        (answered(502, b"<html>", HTML), "unknown"),
        (answered(504, b"upstream timed out", {"Content-Type": "text/plain"}), "unknown"),
        (answered(400, {"error": {"type": "illegal_argument_exception", "reason": "no"}, "status": 400}), "refused"),
        (answered(503, TIMED_OUT), "refused"),
        (answered(413, b"<html>", HTML), "refused"),
        (answered(302, b"", {"Location": "/login"}), "refused"),
    ],
)
async def test_only_what_says_that_it_was_refused_was(response: web.Response, result: str) -> None:
    assert result_of(await ask(response, pause_follow(Side.FOLLOWER, "orders"))) == result


def item(status: int) -> dict[str, object]:
    error = {} if status < 300 else {"error": {"type": "mapper_parsing_exception", "reason": "no"}}
    return {"create": {"_id": str(status), "status": status, **error}}


@pytest.mark.parametrize(
    ("statuses", "result"),
    [((201, 400), "unknown"), ((409, 400), "unknown"), ((400, 400), "refused"), ((201, 409), "done")],
)
async def test_samples_of_which_one_was_written_are_not_refused(statuses: tuple[int, ...], result: str) -> None:
    documents = write_samples(Side.LEADER, "orders", {"1": {}, "2": {}})
    body = {"errors": True, "items": [item(status) for status in statuses]}
    assert result_of(await ask(answered(200, body), documents)) == result


async def test_a_read_keeps_the_status_of_what_it_could_not_read() -> None:
    outcome: Outcome = await ask(answered(200, b"{"), COUNT)
    assert isinstance(outcome, Fault)
    assert outcome.status == 200
