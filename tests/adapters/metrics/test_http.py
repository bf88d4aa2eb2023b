"""What is served, and to whom: `GET /metrics` by an address, localhost or the name it is served on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from ccrtui.adapters.metrics.http import LONGEST, MOST_AT_ONCE, TYPE, MetricsServer

GOOD = "127.0.0.1:9465"


@pytest.fixture
async def port() -> AsyncIterator[int]:
    server = MetricsServer("127.0.0.1", 0, lambda: "# EOF\n")
    yield await server.start()
    await server.close()


async def answered(port: int, request: bytes) -> str:
    """What comes back, to the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = (await reader.read()).decode()
    writer.close()
    return answer


async def asked(port: int, line: str = "GET /metrics HTTP/1.1", *hosts: str) -> int:
    """The status of the answer to a request."""
    head = [line, *(f"Host: {host}" for host in hosts)]
    return int((await answered(port, ("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))).split(" ")[1])


async def test_the_newest_text_is_given_with_its_type(port: int) -> None:
    answer = await answered(port, f"GET /metrics HTTP/1.1\r\nHost: {GOOD}\r\n\r\n".encode())
    assert answer.startswith("HTTP/1.1 200 ")
    assert f"\r\nContent-Type: {TYPE}\r\n" in answer
    assert answer.endswith("\r\n\r\n# EOF\n")


@pytest.mark.parametrize("host", [GOOD, "localhost", "LOCALHOST:1", "[::1]:9465", "[::1]", "10.0.0.7"])
async def test_an_address_is_no_foreign_host(port: int, host: str) -> None:
    assert await asked(port, "GET /metrics HTTP/1.1", host) == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:9465", "localhost.evil.example", "127.0.0.1.evil", ""])
async def test_a_foreign_host_is_refused(port: int, host: str) -> None:
    assert await asked(port, "GET /metrics HTTP/1.1", host) == 403


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("POST /metrics HTTP/1.1", 405),
        ("HEAD /metrics HTTP/1.1", 405),
        ("GET / HTTP/1.1", 404),
        ("GET /metrics/../etc HTTP/1.1", 404),
        ("GET /metrics?x=1 HTTP/1.1", 200),
        ("GET /metrics", 400),
        ("GET /metrics FTP/1", 400),
        ("G\xc9T /metrics HTTP/1.1", 400),
    ],
)
async def test_nothing_else_is_served(port: int, line: str, status: int) -> None:
    assert await asked(port, line, GOOD) == status


async def test_a_request_has_one_host(port: int) -> None:
    assert await asked(port, "GET /metrics HTTP/1.1", GOOD, "evil.example") == 400
    assert await asked(port, "GET /metrics HTTP/1.1") == 400


async def test_an_endless_head_is_cut_off(port: int) -> None:
    assert " 400 " in await answered(port, b"GET /metrics HTTP/1.1\r\nX: " + b"x" * 2 * LONGEST)


async def test_those_who_say_nothing_do_not_hold_up_the_others(port: int) -> None:
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(MOST_AT_ONCE - 1)]
    assert await asked(port, "GET /metrics HTTP/1.1", GOOD) == 200
    for _, writer in silent:
        writer.close()
