"""The event loop of the scenes: others have had their turns when `turns` ends, and no turn is waited for in vain."""

from __future__ import annotations

import asyncio

from tests.sim.scenes.idle_loop import IdleLoop


async def _answering(turns: int, served: list[int]) -> None:
    """Ask ourselves over loopback that often, while others are given turns once."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            served.append(int(line))
            writer.write(line)
        writer.close()

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        for number in range(turns):
            writer.write(f"{number}\n".encode())
            await reader.readline()
        writer.close()

    loop = asyncio.get_running_loop()
    assert isinstance(loop, IdleLoop)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    asking = asyncio.ensure_future(ask())
    await loop.turns(10_000)
    assert asking.done()
    server.close()


def test_what_goes_over_loopback_has_come_to_its_end() -> None:
    served: list[int] = []
    with asyncio.Runner(loop_factory=IdleLoop) as runner:
        runner.run(_answering(50, served))
    assert served == list(range(50))


def test_what_never_ends_is_given_as_many_turns_as_were_named() -> None:
    async def counted(most: int) -> int:
        loop, turns = asyncio.get_running_loop(), 0
        assert isinstance(loop, IdleLoop)

        def turn() -> None:
            nonlocal turns
            turns += 1
            loop.call_soon(turn)

        loop.call_soon(turn)
        await loop.turns(most)
        return turns

    with asyncio.Runner(loop_factory=IdleLoop) as runner:
        assert runner.run(counted(7)) in (6, 7)
