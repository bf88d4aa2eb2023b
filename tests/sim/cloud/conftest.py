from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest

from ccrtui.sim.cloud.actions.table import VERSIONS
from ccrtui.sim.cloud.api.server import CloudServer
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.control.http_faults import HttpFaults
from ccrtui.sim.control.journal import Journal
from ccrtui.sim.model.clock import SimClock
from tests.sim.cloud.furnished import BJ, furnish


def _sdk(module: str) -> Any:
    """A module of the official client, which changes global warning filters when it is imported."""
    with warnings.catch_warnings():
        return import_module(f"tencentcloud.common.{module}")


CommonClient = _sdk("common_client").CommonClient
Credential = _sdk("credential").Credential
ClientProfile = _sdk("profile.client_profile").ClientProfile
HttpProfile = _sdk("profile.http_profile").HttpProfile
SdkError = _sdk("exception.tencent_cloud_sdk_exception").TencentCloudSDKException


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    """A furnished cloud whose clock stands still until a test moves it."""
    made = furnish(SimClock(rate=0.0))
    made.start()
    yield made
    made.stop()
    made.clock.stop()


@pytest.fixture
async def server(cloud: Cloud) -> AsyncIterator[CloudServer]:
    running = CloudServer(cloud, Journal(), HttpFaults())
    await running.start()
    yield running
    await running.stop()


@dataclass(frozen=True)
class Client:
    """The official client, for one key; it runs in a thread so that the server can answer."""

    url: str
    secret_id: str = "AKIDmain"
    secret_key: str = "simulated-only"
    token: str | None = None
    region: str = BJ

    async def __call__(self, name: str, region: str | None = None, **params: Any) -> dict[str, Any]:
        """Send `service.Action` and give what is in the envelope."""
        service, action = name.split(".")
        profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=self.url.removeprefix("http://")))
        credential = Credential(self.secret_id, self.secret_key, self.token)
        where = self.region if region is None else region
        client = CommonClient(service, VERSIONS[service], credential, where, profile=profile)
        answer = await asyncio.to_thread(client.call_json, action, params)
        body = json.loads(json.dumps(answer))["Response"]
        assert isinstance(body, dict)
        return body

    async def refused(self, name: str, region: str | None = None, **params: Any) -> str:
        """Send what must be refused, and give the code."""
        with pytest.raises(SdkError) as caught:
            await self(name, region, **params)
        code = caught.value.get_code()
        assert isinstance(code, str)
        return code


@pytest.fixture
def call(server: CloudServer) -> Client:
    """The main account's client."""
    return Client(server.url)


@pytest.fixture
def other(server: CloudServer) -> Client:
    """The other account's client."""
    return Client(server.url, "AKIDother", "simulated-other", region="ap-shanghai")


@pytest.fixture
def client_of(server: CloudServer) -> Callable[..., Client]:
    """A client with any key."""
    return lambda *key: Client(server.url, *key)
