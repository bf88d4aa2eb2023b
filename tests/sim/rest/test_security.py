"""Users, roles, TLS: who is let in, what is refused, which words each version has for it."""

from __future__ import annotations

import base64
import ssl
from typing import Any

import aiohttp
import pytest

from ccrtui.sim.security.realm import basic_credentials
from tests.sim.rest.client import Client
from tests.sim.rest.conftest import Make

ONE = {"settings": {"number_of_shards": 1, "number_of_replicas": 0}}


async def _user(client: Client, name: str, role: dict[str, Any], on: str = "leader") -> None:
    await client.ok("PUT", f"/_security/role/{name}", role, on=on)
    await client.ok("POST", f"/_security/user/{name}", {"password": "only-for-test", "roles": [name]}, on=on)


@pytest.fixture
async def guarded(make: Make) -> Client:
    return await make(security=True)


@pytest.mark.parametrize(
    ("version", "tls", "schemes"),
    [("7.3", False, 1), ("7.14", False, 2), ("8.19", True, 3)],
)
async def test_what_is_offered_to_strangers(make: Make, version: str, tls: bool, schemes: int) -> None:
    client = await make(version, security=True, tls=tls)
    refusal = await client.ask("GET", "/_license")
    offered = refusal.body["error"]["header"]["WWW-Authenticate"]
    assert refusal.status == 401
    assert (1 if isinstance(offered, str) else len(offered)) == schemes
    assert refusal.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert "X-elastic-product" not in refusal.headers


@pytest.mark.parametrize(
    ("version", "ending"),
    [
        ("7.3", "for user [eyes]"),
        ("7.14", "with roles [eyes], this action is granted by the cluster privileges [manage,all]"),
        ("8.19", "with effective roles [eyes], this action is granted by the cluster privileges [manage,all]"),
    ],
)
async def test_refusal_names_what_would_do(make: Make, version: str, ending: str) -> None:
    client = await make(version, security=True)
    await _user(client, "eyes", {"cluster": ["monitor"]})
    refusal = await client.ask("PUT", "/_cluster/settings", {"persistent": {}}, user="eyes")
    assert refusal.status == 403
    assert refusal.body["error"]["reason"].endswith(ending)


async def test_wildcards_reach_what_the_user_may_see(guarded: Client) -> None:
    for name in ("mine-1", "mine-2", "yours"):
        await guarded.ok("PUT", f"/{name}", ONE)
    await _user(guarded, "part", {"indices": [{"names": ["mine-*"], "privileges": ["read", "view_index_metadata"]}]})
    visible = await guarded.ask("GET", "/*", user="part")
    assert set(visible.body) == {"mine-1", "mine-2"}
    assert (await guarded.ask("GET", "/yours/_count", user="part")).status == 403
    assert (await guarded.ask("GET", "/_count", user="part")).status == 200


async def test_bulk_refuses_per_item(guarded: Client) -> None:
    await _user(guarded, "writer", {"indices": [{"names": ["mine"], "privileges": ["write", "create_index"]}]})
    lines = '{"index":{"_index":"mine","_id":"1"}}\n{"a":1}\n{"index":{"_index":"yours","_id":"1"}}\n{"a":1}\n'
    done = await guarded.ask("POST", "/_bulk", lines, user="writer")
    assert [item["index"]["status"] for item in done.body["items"]] == [201, 403]
    assert done.body["items"][1]["index"]["error"]["type"] == "security_exception"


async def test_alias_needs_rights_on_its_index(guarded: Client) -> None:
    await guarded.ok("PUT", "/orders", ONE)
    await _user(guarded, "reader", {"indices": [{"names": ["*"], "privileges": ["read"]}]})
    body = {"actions": [{"add": {"index": "orders", "alias": "a"}}]}
    refusal = await guarded.ask("POST", "/_aliases", body, user="reader")
    assert (refusal.status, "indices:admin/aliases" in refusal.body["error"]["reason"]) == (403, True)


async def test_users_and_roles_come_and_go(guarded: Client) -> None:
    await _user(guarded, "temp", {"cluster": ["monitor"], "indices": []})
    assert (await guarded.ok("GET", "/_security/user/temp"))["temp"]["roles"] == ["temp"]
    assert (await guarded.ok("GET", "/_security/role/temp"))["temp"]["cluster"] == ["monitor"]
    assert (
        await guarded.ask("PUT", "/_security/user/temp/_password", {"password": "another"}, user="temp")
    ).status == 200
    assert (await guarded.ask("GET", "/", user="temp")).status == 401
    assert (await guarded.ask("GET", "/", user="temp", password="another")).status == 200
    assert (await guarded.ok("DELETE", "/_security/user/temp")) == {"found": True}
    assert (await guarded.ok("DELETE", "/_security/role/temp")) == {"found": True}
    assert (await guarded.ask("GET", "/", user="temp", password="another")).status == 401


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/_security/role/r", {"cluster": ["nosuch"]}, "unknown cluster privilege [nosuch]"),
        ("/_security/role/r", {"indices": [{"names": ["*"], "privileges": ["nosuch"]}]}, "unknown index privilege"),
        ("/_security/role/superuser", {"cluster": []}, "is reserved and cannot be modified"),
        ("/_security/user/u", {"password": "short", "roles": []}, "at least [6] characters"),
        ("/_security/user/u", {"roles": []}, "password must be specified"),
        ("/_security/user/elastic", {"password": "long-enough"}, "is reserved"),
    ],
)
async def test_impossible_users_and_roles(guarded: Client, path: str, body: dict[str, Any], words: str) -> None:
    refusal = await guarded.ask("PUT", path, body, user="elastic", password="simulated-only")
    assert (refusal.status, words in refusal.body["error"]["reason"]) == (400, True)


async def test_administrator_is_reserved(guarded: Client) -> None:
    me = await guarded.ok("GET", "/_security/_authenticate")
    assert (me["roles"], me["metadata"], me["authentication_realm"]["type"]) == (
        ["superuser"],
        {"_reserved": True},
        "reserved",
    )
    privileges = {"cluster": ["manage_ccr", "all"], "index": [{"names": ["x"], "privileges": ["manage", "all"]}]}
    assert (await guarded.ok("POST", "/_security/user/_has_privileges", privileges))["has_all_requested"] is True


@pytest.mark.parametrize(
    "header", ["Bearer abc", "Basic", "Basic ???", "Basic " + base64.b64encode(b"nocolon").decode()]
)
def test_other_credentials_are_none(header: str) -> None:
    assert basic_credentials(header) is None


def _context(client: Client, on: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=client.simulator.banner[on]["ca"])


async def test_encrypted_side_shows_a_certificate_of_the_named_authority(make: Make) -> None:
    client = await make("7.14", tls=True)
    url = client.simulator.banner["leader"]["url"]
    assert url.startswith("https://")
    async with aiohttp.ClientSession() as session:
        async with session.get(url, ssl=_context(client, "leader")) as response:
            assert response.status == 401
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(url)


async def test_certificates_that_differ(make: Make) -> None:
    client = await make(scenario="certificates-differ", tls=True)
    names = {}
    for on in ("leader", "follower"):
        listed = await client.ok("GET", "/_ssl/certificates", on=on)
        names[on] = {certificate["subject_dn"] for certificate in listed if not certificate["has_private_key"]}
        assert {"path", "format", "alias", "subject_dn", "serial_number", "has_private_key", "expiry"} == set(listed[0])
    assert not names["leader"] & names["follower"]
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await session.get(client.simulator.banner["follower"]["url"], ssl=_context(client, "leader"))


async def test_no_certificates_without_tls(make: Make) -> None:
    client = await make()
    assert (await client.ask("GET", "/_ssl/certificates")).status == 405
