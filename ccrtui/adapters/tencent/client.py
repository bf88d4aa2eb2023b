"""The port Cloud: the API of one account by the official client, in threads, never in the event loop's own.

What it is made of is loaded with the first call.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ccrtui.adapters.tencent.credentials.credential import Credential, NoCredential
from ccrtui.adapters.tencent.endpoint import Endpoint, read_endpoint
from ccrtui.adapters.tencent.thread import run_in_thread
from ccrtui.core.call.answer import Outcome
from ccrtui.core.call.call import Call
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.ports.system import Clock

if TYPE_CHECKING:
    from ccrtui.adapters.tencent.api import Api

CredentialResult: TypeAlias = Credential | NoCredential
"""What a search for a key ended in."""


class TencentCloud:
    """One account at one endpoint. Sides with the same key should share one, for limits count per account."""

    def __init__(self, credential: CredentialResult, endpoint: str | None, clock: Clock, language: str) -> None:
        self._credential = credential
        self._endpoint = read_endpoint(endpoint)
        self._clock = clock
        self._language = language
        self._api: asyncio.Future[Api] | None = None

    async def send(self, call: Call) -> Outcome:
        """Send once, a list page by page, and decode; every failure is a Fault.

        A read that came too often is asked again after a while; a write never is.
        """
        if isinstance(self._credential, NoCredential):
            return Fault(FaultCode.NO_CREDENTIAL, sent=False, details=self._credential.details)
        if self._api is None:
            loading = partial(_load, self._credential, self._endpoint, self._clock, self._language)
            self._api = asyncio.ensure_future(run_in_thread(loading))
        api = await asyncio.shield(self._api)
        return await api.ask(call)

    async def close(self) -> None:
        """Let go of all connections."""
        if self._api is not None:
            (await self._api).close()


def cloud_client(credential: CredentialResult, endpoint: str | None, clock: Clock, language: str) -> TencentCloud:
    """The cloud as one key sees it; nothing is loaded and nothing asked before the first call."""
    return TencentCloud(credential, endpoint, clock, language)


def _load(credential: Credential, endpoint: Endpoint, clock: Clock, language: str) -> Api:
    from ccrtui.adapters.tencent.api import Api
    from ccrtui.adapters.tencent.sdk import Sdk

    return Api(Sdk(credential, endpoint, language), credential, endpoint, clock)
