"""Where an instance answers: typed, private, public, in that order, and nobody's network behind a simulated cloud."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import IPv4Address

import pytest

from ccrtui.core.cloud.instance_address import addresses
from tests.core.steps.clusters.known_instances import CLOUD, LEADING, ends, instance
from tests.core.steps.known import LEADER

PUBLIC = "http://127.0.0.1:39200"


def test_typed_then_private_then_public() -> None:
    both = instance(public_url=PUBLIC)
    assert addresses(ends(leader={"url": "https://es:9200"}), LEADER, both) == (
        "https://es:9200",
        "http://10.0.3.12:9200",
        PUBLIC,
    )
    assert addresses(CLOUD, LEADER, LEADING) == ("http://10.0.3.12:9200",)
    assert addresses(ends(leader={"url": "http://10.0.3.12:9200"}), LEADER, LEADING) == ("http://10.0.3.12:9200",)


def test_an_address_without_url_gets_the_usual_port() -> None:
    bare = instance(private_url=None, address=IPv4Address("10.0.3.12"))
    assert addresses(CLOUD, LEADER, bare) == ("http://10.0.3.12:9200",)
    assert addresses(CLOUD, LEADER, replace(bare, https=True)) == ("https://10.0.3.12:9200",)
    assert addresses(CLOUD, LEADER, replace(bare, address=None)) == ()


@pytest.mark.parametrize(
    "endpoint", ["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000", "127.0.0.1:4000"]
)
def test_behind_a_cloud_on_loopback_only_loopback_is_dialled(endpoint: str) -> None:
    simulated = replace(CLOUD, cloud_endpoint=endpoint)
    assert addresses(simulated, LEADER, instance(public_url=PUBLIC)) == (PUBLIC,)
    assert addresses(simulated, LEADER, LEADING) == ()
    assert addresses(simulated, LEADER, instance(private_url=PUBLIC)) == (PUBLIC,)


def test_another_endpoint_changes_nothing() -> None:
    elsewhere = replace(CLOUD, cloud_endpoint="https://api.example.internal")
    assert addresses(elsewhere, LEADER, LEADING) == ("http://10.0.3.12:9200",)
