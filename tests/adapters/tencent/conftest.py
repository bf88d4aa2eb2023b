from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.tencent.rig import Rig, rig


@pytest.fixture
async def simulated() -> AsyncIterator[Rig]:
    """A furnished cloud of two accounts whose clock stands still."""
    async with rig() as made:
        yield made
