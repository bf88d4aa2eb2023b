"""The official client of the cloud, loaded when it is needed first: it signs, we send.

It is asked for nothing else: its retries repeat writes, and its reading of errors depends on the content type.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ccrtui.adapters.tencent.credentials.credential import Credential
from ccrtui.adapters.tencent.endpoint import Endpoint
from ccrtui.adapters.tencent.wire import Wire
from ccrtui.core.call.call import API_VERSIONS, Call
from ccrtui.core.call.effect import Effect

READ_S, WRITE_S, CONNECT_S = 10.0, 30.0, 5.0
AT_ONCE = 8
"""Requests under way at the same time."""

LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_LOGGER = "tencentcloud_sdk_common"


def limit_of(call: Call) -> float:
    """Seconds that one request of the call may take."""
    return WRITE_S if call.effect is Effect.WRITE else READ_S


@dataclass(frozen=True, slots=True)
class Prepared:
    """A call on its way: blocking, to be sent once."""

    client: Any
    wire: Wire
    call: Call
    owned: bool

    def send(self, params: dict[str, object]) -> object:
        """Send it; the JSON of the answer. Raises WireError, ValueError, and what `requests` raises."""
        try:
            return self.client.call_json(self.call.target, params)
        finally:
            if self.owned:
                self.wire.session.close()


class Sdk:
    """The official client for one key and endpoint."""

    def __init__(self, credential: Credential, endpoint: Endpoint, language: str) -> None:
        self._requests = import_module("requests")
        common = "tencentcloud.common"
        self._client = import_module(f"{common}.common_client").CommonClient
        profiles = import_module(f"{common}.profile.client_profile")
        http = import_module(f"{common}.profile.http_profile").HttpProfile(endpoint.scheme, endpoint.host)
        self._profile = profiles.ClientProfile(httpProfile=http, language=LANGUAGES[language], request_client="ccrtui")
        self._credential = import_module(f"{common}.credential").Credential(
            credential.secret_id, credential.secret_key, credential.token
        )
        self._endpoint = endpoint
        self._session = self._new_session()
        logging.getLogger(_LOGGER).setLevel(logging.WARNING)
        _allow_old_clock()

    def prepare(self, call: Call) -> Prepared:
        """Make ready to send a call.

        A write has a connection of its own: one kept from before may be closed just when it is used, and then nobody
        knows whether the write was done.
        """
        write = call.effect is Effect.WRITE
        session = self._new_session() if write else self._session
        wire = Wire(session, self._endpoint.scheme, limit_of(call), CONNECT_S)
        where = (call.service.value, API_VERSIONS[call.service], self._credential, call.region or "")
        client = self._client(*where, profile=self._profile)
        client.request = wire
        return Prepared(client, wire, call, write)

    def close(self) -> None:
        """Let go of all connections."""
        self._session.close()

    def _new_session(self) -> Any:
        session = self._requests.Session()
        session.trust_env = not self._endpoint.direct
        session.mount(f"{self._endpoint.scheme}://", self._requests.adapters.HTTPAdapter(pool_maxsize=AT_ONCE))
        return session


def _allow_old_clock() -> None:
    """Let the client take the time as it does: Python 3.12 and later warn of it at every call."""
    warnings.filterwarnings("ignore", r"datetime\.datetime\.utcfromtimestamp\(\)", DeprecationWarning)
