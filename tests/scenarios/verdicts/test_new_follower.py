"""A follower that begins while it is watched is identified at once, not with the next turn of the leases."""

from __future__ import annotations

from ccrtui.engine.sampling.sampler import Sampler
from tests.engine.fakes import PROFILE
from tests.engine.pair import Pair


async def test_the_leases_of_a_follower_that_has_just_begun_are_asked_for() -> None:
    pair = Pair(names=())
    sampler = Sampler(PROFILE, pair.send, pair.clock)
    await sampler.sample()
    assert not (await sampler.sample()).with_leases
    pair.names = ("orders",)
    with_leases = [(await sampler.sample()).with_leases for _ in range(5)]
    assert any(with_leases)
    assert not with_leases[-1]
