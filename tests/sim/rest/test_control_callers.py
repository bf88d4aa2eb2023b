"""The control endpoint takes orders from this machine's programs, and from no page in a browser."""

from __future__ import annotations

import pytest

from tests.sim.rest.client import Client


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "rebound.example:9700"},
        {"Host": "127.0.0.1.example"},
        {"Host": "127.0.0.1@rebound.example"},
        {"Host": "10.0.0.7"},
        {"Host": "[::ffff:10.0.0.7]"},
        {"Origin": "https://page.example"},
        {"Origin": "https://127.0.0.1.page.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "localhost", "Origin": "http://page.example"},
    ],
)
async def test_a_stranger_is_refused_and_nothing_is_done(client: Client, headers: dict[str, str]) -> None:
    for method, path, body in (
        ("POST", "/faults/link", {"state": "refuse"}),
        ("POST", "/clock", {"advance_s": 3600}),
        ("DELETE", "/requests", None),
        ("GET", "/", None),
    ):
        refusal = await client.control(method, path, body, headers)
        assert (refusal.status, set(refusal.body)) == (403, {"error"})
    assert (await client.control("GET", "/faults")).body == {}
    assert (await client.control("GET", "/clock")).body["elapsed_s"] < 3600


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost"},
        {"Host": "localhost:9700"},
        {"Host": "[::1]:9700"},
        {"Origin": "http://localhost:9700"},
        {"Host": "127.0.0.1", "Origin": "http://127.0.0.1:9700"},
    ],
)
async def test_a_program_of_this_machine_is_served(client: Client, headers: dict[str, str]) -> None:
    answer = await client.control("POST", "/faults/link", {"state": "refuse"}, headers)
    assert answer.status == 200
    assert (await client.control("GET", "/faults")).body["link"]


@pytest.mark.parametrize("wait_s", ["soon", "", "nan", "-1", "inf"])
async def test_a_wait_that_is_no_number_of_seconds_is_told(client: Client, wait_s: str) -> None:
    refusal = await client.control("GET", f"/faults/hold?wait_s={wait_s}")
    assert (refusal.status, refusal.body) == (400, {"error": "wait_s is a number of seconds"})
