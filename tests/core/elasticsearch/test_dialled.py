"""The address that took part is the one the server names."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.dialled import dialled


@pytest.mark.parametrize(
    ("reason", "named", "cause"),
    [
        ("[leader-0][127.0.0.1:9319] connect_exception", "leader-0 127.0.0.1:9319", "connect_exception"),
        ("[][127.0.0.1:9411] connect_exception", "127.0.0.1:9411", "connect_exception"),
        ("[leader-0][10.0.3.7:9300][internal:tcp/handshake] x", "leader-0 10.0.3.7:9300", "[internal:tcp/handshake] x"),
    ],
)
def test_node_and_address_are_read_from_the_error(reason: str, named: str, cause: str) -> None:
    seed = dialled(reason)
    assert seed is not None
    assert (seed.named, seed.cause) == (named, cause)


@pytest.mark.parametrize("reason", [None, "", "no such index [orders]", "[orders][0] primary shard is not active"])
def test_what_names_no_address_names_none(reason: str | None) -> None:
    assert dialled(reason) is None
