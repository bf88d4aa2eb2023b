"""What versions and licences can do."""

from __future__ import annotations

import pytest

from ccrtui.core.elasticsearch.capability import (
    OLDEST_SUPPORTED,
    Capability,
    can,
    can_connect,
    can_follow,
    licence_includes_ccr,
)
from ccrtui.core.elasticsearch.version import Version, parse_version


def version(text: str) -> Version:
    parsed = parse_version(text)
    assert parsed
    return parsed


@pytest.mark.parametrize(
    ("text", "capability", "expected"),
    [
        ("7.6.2", Capability.PROXY_MODE, False),
        ("7.7.0", Capability.PROXY_MODE, True),
        ("6.8.23", Capability.SOFT_DELETES_BY_DEFAULT, False),
        ("7.0.0", Capability.SOFT_DELETES_BY_DEFAULT, True),
        ("10.0.0", Capability.PRODUCT_HEADER, True),
    ],
)
def test_gates_open_with_a_version(text: str, capability: Capability, expected: bool) -> None:
    assert can(version(text), capability) is expected


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("trial", "active", True),
        ("platinum", "active", True),
        ("enterprise", "active", True),
        ("basic", "active", False),
        ("gold", "active", False),
        ("trial", "expired", False),
    ],
)
def test_licences_with_replication(kind: str, status: str, expected: bool) -> None:
    assert licence_includes_ccr(kind, status) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("7.3.0", "7.17.9", True),
        ("6.8.0", "7.3.0", True),
        ("6.7.0", "7.3.0", False),
        ("7.16.0", "8.0.0", False),
        ("7.17.0", "8.19.0", True),
        ("8.18.0", "9.0.0", True),
        ("8.18.0", "9.1.0", False),
        ("8.19.0", "9.1.0", True),
        ("7.17.0", "9.0.0", False),
    ],
)
def test_who_speaks_with_whom_either_way(one: str, two: str, expected: bool) -> None:
    assert can_connect(version(one), version(two)) is expected
    assert can_connect(version(two), version(one)) is expected


@pytest.mark.parametrize(
    ("follower", "leader", "expected"),
    [("7.3.0", "7.3.0", True), ("7.10.0", "7.3.0", True), ("7.3.0", "7.10.0", False), ("9.0.0", "7.17.0", False)],
)
def test_a_follower_is_never_older_than_its_leader(follower: str, leader: str, expected: bool) -> None:
    assert can_follow(version(follower), version(leader)) is expected


def test_versions_are_read_and_compared_as_numbers() -> None:
    assert version("7.10.2") > version("7.3.0") > OLDEST_SUPPORTED
    assert (str(version("8.0.0-SNAPSHOT")), parse_version("latest")) == ("8.0.0", None)
