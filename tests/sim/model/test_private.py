"""Addresses inside a network of their own: found while a network leads there, swallowed while none does."""

from __future__ import annotations

import pytest

from tests.sim.model.pair import Pair

SEED, WEB, OTHER = "10.0.3.12:9300", "10.0.3.12:9200", "10.0.3.12:22"


@pytest.fixture
def apart(pair: Pair) -> Pair:
    """A pair whose leader has an address of its own, and no network between."""
    pair.world.private["10.0.3.12"] = "leader"
    pair.link.route(False)
    return pair


async def reach(pair: Pair, address: str) -> str:
    """Register the address; what a request over it ends with."""
    pair.settings(cluster__remote__leader__seeds=[address])
    error = await pair.refused(pair.follower.remotes.get("leader").connect())
    return error.cause.reason or ""


async def test_a_private_seed_connects_while_a_network_leads_there(apart: Pair) -> None:
    apart.link.route(True)
    apart.settings(cluster__remote__leader__seeds=[SEED])
    await apart.pass_time(0.2)
    assert apart.follower.remotes.info()["leader"]["connected"] is True


async def test_without_a_network_nothing_answers(apart: Pair) -> None:
    for address in (SEED, WEB, OTHER):
        assert await reach(apart, address) == f"[][{address}] connect_timeout[30s]"


async def test_with_a_network_the_port_decides(apart: Pair) -> None:
    apart.link.route(True)
    assert await reach(apart, WEB) == f"[][{WEB}] handshake_timeout[30s]"
    assert await reach(apart, OTHER) == f"[][{OTHER}] connect_exception"


async def test_a_dial_that_waits_goes_through_when_the_network_comes(apart: Pair) -> None:
    apart.settings(cluster__remote__leader__seeds=[SEED])
    await apart.pass_time(5)
    assert apart.follower.remotes.info()["leader"]["connected"] is False
    apart.link.route(True)
    await apart.pass_time(0.2)
    assert apart.follower.remotes.info()["leader"]["connected"] is True


async def test_a_network_that_goes_swallows_what_is_sent_and_breaks_nothing(apart: Pair) -> None:
    apart.link.route(True)
    await apart.connect()
    apart.link.route(False)
    await apart.pass_time(60)
    assert (apart.link.state, apart.follower.remotes.info()["leader"]["connected"]) == ("hang", True)
    apart.link.set("pass")
    assert apart.link.state == "hang"
