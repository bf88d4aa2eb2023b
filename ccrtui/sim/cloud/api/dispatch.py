"""From a signed request to an answer: who, what, where, how often, may they, is it well formed; then the action."""

from __future__ import annotations

import inspect
import json
import logging
from collections.abc import Mapping
from typing import Any

from ccrtui.sim.cloud.account import Account, Key
from ccrtui.sim.cloud.actions.table import ACTIONS, VERSIONS
from ccrtui.sim.cloud.api import permission, schema, signature
from ccrtui.sim.cloud.api.action import Action, ActionRequest, Effect
from ccrtui.sim.cloud.api.refusal import CloudError, missing
from ccrtui.sim.cloud.api.signature import Scope, Signed
from ccrtui.sim.cloud.api.throttle import Throttle
from ccrtui.sim.cloud.regions import NAMES
from ccrtui.sim.cloud.state import Cloud
from ccrtui.sim.rest.http.dispatch import Incoming
from ccrtui.sim.rest.http.rendering import Answer

log = logging.getLogger(__name__)
JSON = (("Content-Type", "application/json"),)
"""Exactly this: official clients do not look for an error under any other content type."""
REFUSED = 400
"""What the list of requests shows for a refusal; on the wire every answer has status 200."""


class CloudDispatcher:
    """The API of the cloud; all products share one endpoint."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self._throttle = Throttle(cloud.rules)

    async def answer(self, incoming: Incoming) -> Answer:
        """Answer a request; nothing is raised."""
        request_id = self._cloud.ids.request()
        try:
            await self._cloud.clock.sleep(self._cloud.rules.delay_s)
            body = await self._body(incoming)
        except CloudError as error:
            return _enveloped({"Error": {"Code": error.code, "Message": error.message}}, request_id, REFUSED)
        except Exception:
            log.exception("an action of the simulated cloud failed: %s", incoming.headers.get("x-tc-action"))
            return _enveloped({"Error": {"Code": "InternalError", "Message": "Internal error."}}, request_id, 500)
        return _enveloped(body, request_id, None)

    async def _body(self, incoming: Incoming) -> dict[str, Any]:
        if incoming.method != "POST":
            raise CloudError("UnsupportedProtocol", "Only POST with a JSON body is supported here.")
        account, key, scope = self._caller(incoming)
        action = _action(scope, incoming.headers)
        request = ActionRequest(account, key, _region(action, incoming.headers), _params(incoming.body))
        self._throttle.admit(account.uin, action.service, action.name)
        schema.check(request.params, action.needs, action.takes)
        permission.check(action, request)
        params = {name: value for name, value in request.params.items() if value is not None}
        answer = action.run(self._cloud, ActionRequest(account, key, request.region, params))
        return await answer if inspect.isawaitable(answer) else answer

    def _caller(self, incoming: Incoming) -> tuple[Account, Key, Scope]:
        scope = signature.read_scope(incoming.headers.get("authorization", ""))
        owner = self._cloud.key(scope.secret_id)
        if owner is None:
            raise CloudError("AuthFailure.SecretIdNotFound", "The SecretId is not found. Please check it.")
        account, key = owner
        parts = Signed(incoming.method, incoming.path, incoming.raw_query, incoming.headers, incoming.body)
        signature.check(parts, scope, key.secret_key)
        self._check_token(key, incoming.headers.get("x-tc-token"))
        return account, key, scope

    def _check_token(self, key: Key, token: str | None) -> None:
        if token != key.token:
            raise CloudError("AuthFailure.TokenFailure", "The token is not valid for this SecretId.")
        if key.expires is not None and key.expires <= self._cloud.clock.now():
            raise CloudError("AuthFailure.TokenFailure", "The token has expired.")


def describe(headers: Mapping[str, str]) -> tuple[str, Effect]:
    """Product and action of a request, and its effect, before anything of it is believed."""
    name = headers.get("x-tc-action", "")
    try:
        service = signature.read_scope(headers.get("authorization", "")).service
    except CloudError:
        service = "?"
    action = ACTIONS.get((service, name))
    return f"{service} {name}", action.effect if action else _guess(name)


def _guess(name: str) -> Effect:
    return "read" if name.startswith(("Describe", "Get", "Check", "Inquiry")) else "write"


def _action(scope: Scope, headers: Mapping[str, str]) -> Action:
    name, version = headers.get("x-tc-action", ""), headers.get("x-tc-version", "")
    if not name:
        raise missing("Action")
    if not version:
        raise missing("Version")
    if scope.service not in VERSIONS:
        raise CloudError("AuthFailure.InvalidAuthorization", f"There is no product `{scope.service}`.")
    if version != VERSIONS[scope.service]:
        raise CloudError("NoSuchVersion", f"The API version `{version}` of `{scope.service}` does not exist.")
    action = ACTIONS.get((scope.service, name))
    if action is None:
        raise CloudError("InvalidAction", f"The API `{name}` of `{scope.service}` does not exist or is offline.")
    return action


def _region(action: Action, headers: Mapping[str, str]) -> str:
    region = headers.get("x-tc-region", "")
    if not region and action.regional:
        raise missing("Region")
    if region and region not in NAMES:
        raise CloudError("UnsupportedRegion", f"The region `{region}` is not supported.")
    return region


def _params(body: bytes) -> dict[str, Any]:
    try:
        params = json.loads(body or b"{}")
    except ValueError:
        params = None
    if not isinstance(params, dict):
        raise CloudError("InvalidParameter", "The request body is not a JSON object.")
    return params


def _enveloped(body: dict[str, Any], request_id: str, acted: int | None) -> Answer:
    text = json.dumps({"Response": {**body, "RequestId": request_id}}, ensure_ascii=False)
    return Answer(200, JSON, text.encode(), acted)
