"""`filter_path` on values: what it keeps, drops, and cannot name."""

from __future__ import annotations

from typing import Any

import pytest

from ccrtui.sim.rest.http.filtering import filtered, wants

BODY: dict[str, Any] = {
    "indices": {
        "a": {"shards": {"0": [{"seq_no": {"max": 1}, "docs": {"count": 2}}]}, "uuid": "x"},
        "b": {"shards": {}, "uuid": "y"},
    },
    "flat": {"cluster.remote.leader.seeds": ["h:1"]},
    "count": 3,
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("count", {"count": 3}),
        ("indices.*.uuid", {"indices": {"a": {"uuid": "x"}, "b": {"uuid": "y"}}}),
        ("indices.*.shards.*.seq_no", {"indices": {"a": {"shards": {"0": [{"seq_no": {"max": 1}}]}}}}),
        ("**.max", {"indices": {"a": {"shards": {"0": [{"seq_no": {"max": 1}}]}}}}),
        ("flat.cluster.remote*", {}),
        ("flat.*", {"flat": {"cluster.remote.leader.seeds": ["h:1"]}}),
        ("nosuch", {}),
        ("-indices,-flat", {"count": 3}),
        ("indices.b,-indices.b.uuid", {"indices": {"b": {"shards": {}}}}),
        ("c*,ind*.b.uuid", {"indices": {"b": {"uuid": "y"}}, "count": 3}),
    ],
)
def test_filter(expression: str, expected: dict[str, Any]) -> None:
    assert filtered(BODY, expression) == expected


def test_list_at_the_top_is_transparent() -> None:
    assert filtered([{"a": 1, "b": 2}, {"b": 3}], "a") == [{"a": 1}]


@pytest.mark.parametrize(
    ("expression", "keys", "wanted"),
    [
        (None, ("indices",), True),
        ("indices.*.uuid", ("_all",), False),
        ("indices.*.uuid", ("indices", "a"), True),
        ("indices.*.uuid", ("indices", "a", "shards"), False),
        ("**.seq_no", ("indices", "a", "shards"), True),
        ("-indices", ("indices",), True),
    ],
)
def test_what_a_filter_drops_need_not_be_made(expression: str | None, keys: tuple[str, ...], wanted: bool) -> None:
    assert wants(expression, *keys) is wanted
