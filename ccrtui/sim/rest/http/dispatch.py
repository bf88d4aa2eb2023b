"""From a request to an answer: match, check, authenticate, authorise, handle; every refusal in the envelope."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ccrtui.sim.errors import ApiError, refuse
from ccrtui.sim.model.cluster import Cluster
from ccrtui.sim.rest.http import envelope, masterless, media, parameters
from ccrtui.sim.rest.http.exchange import Reply, Request
from ccrtui.sim.rest.http.matching import Match, Table, WrongMethod
from ccrtui.sim.rest.http.rendering import Answer, render, unprotected_warning, warning
from ccrtui.sim.rest.http.routes import Route
from ccrtui.sim.security.gate import authenticate, authorise, authorise_indices, challenges
from ccrtui.sim.security.realm import Realm, User

log = logging.getLogger(__name__)
_LINES = frozenset({"_bulk", "_msearch"})


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request off the wire. `path` is still quoted; `headers` have lower-case names."""

    method: str
    path: str
    raw_query: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def uri(self) -> str:
        """Path and query as they came."""
        return f"{self.path}?{self.raw_query}" if self.raw_query else self.path


class Dispatcher:
    """The REST layer of one cluster; `realm` is None without security, `https` tells of TLS on this side."""

    def __init__(self, cluster: Cluster, table: Table, realm: Realm | None, https: bool) -> None:
        self._cluster = cluster
        self._table = table
        self._realm = realm
        self._https = https

    async def answer(self, incoming: Incoming) -> Answer:
        """Answer a request; nothing is raised."""
        accept = incoming.headers.get("accept", "")
        try:
            reply = await self._reply(incoming)
        except ApiError as error:
            reply = self._refusal(error, incoming)
            accept = "" if error.cause.type == "media_type_header_exception" else accept
        except Exception:
            log.exception("a handler of the simulator failed: %s %s", incoming.method, incoming.uri)
            reply = Reply(envelope.render(refuse(500, "null_pointer_exception", None)), 500)
        answer = render(reply, incoming.query, self._cluster.version, accept)
        extra = self._additions(incoming)
        return Answer(answer.status, (*answer.headers, *extra), answer.body) if extra else answer

    def _find(self, incoming: Incoming) -> Match | WrongMethod | None:
        return self._table.find(incoming.method, incoming.path, self._cluster.node.xpack)

    def _additions(self, incoming: Incoming) -> list[tuple[str, str]]:
        version, match = self._cluster.version, self._find(incoming)
        about = match.route.warns if isinstance(match, Match) else None
        text = about(version, incoming.query) if about is not None else None
        extra = [("Warning", warning(version, text))] if text is not None else []
        if "x-opaque-id" in incoming.headers:
            extra.append(("X-Opaque-Id", incoming.headers["x-opaque-id"]))
        unprotected = unprotected_warning(version) if self._realm is None and self._cluster.node.xpack else None
        return extra if unprotected is None else [*extra, unprotected]

    async def _reply(self, incoming: Incoming) -> Reply:
        match = self._find(incoming)
        if not isinstance(match, Match):
            return _unrouted(match, incoming)
        refusal = self._unsupported(incoming)
        if refusal is not None:
            return refusal
        user = self._user(incoming)
        _check_format(incoming)
        unknown = parameters.check(incoming.path, incoming.query, match.route.query | set(match.params))
        if unknown is not None:
            raise unknown
        self._authorise(match.route, match.params, user)
        action = match.route.need.action if match.route.need else ""
        request = self._request(incoming, match, user)
        with self._cluster.requests.begun(action, self._cluster.clock.millis()):
            if self._cluster.node.masterless:
                reply = await masterless.answer(self._cluster, match.route, request)
                if reply is not None:
                    return reply
            return await match.route.handler(self._cluster, request)

    def _unsupported(self, incoming: Incoming) -> Reply | None:
        content_type = incoming.headers.get("content-type") if incoming.body else None
        if incoming.body:
            lines = incoming.path.rstrip("/").rsplit("/", 1)[-1] in _LINES
            text = media.wrong_content_type(self._cluster.version, content_type or "", lines)
            if text is not None:
                return Reply({"error": text, "status": 406}, 406)
        wrong = media.wrong_compatibility(self._cluster.version, incoming.headers.get("accept", ""), content_type)
        if wrong is not None:
            raise wrong
        return None

    def _user(self, incoming: Incoming) -> User | None:
        if self._realm is None:
            return None
        header = incoming.headers.get("authorization")
        return authenticate(self._realm, header, incoming.path, self._cluster.version, self._https)

    def _authorise(self, route: Route, params: Mapping[str, str], user: User | None) -> None:
        need = route.need
        if self._realm is None or user is None or need is None:
            return
        version = self._cluster.version
        if need.indices is None:
            authorise(self._realm, user, need.action, version)
            return
        names = [name for name in params.get(need.indices, "_all").split(",") if ":" not in name]
        authorise_indices(self._realm, user, need.action, names, version)

    def _request(self, incoming: Incoming, match: Match, user: User | None) -> Request:
        return Request(
            incoming.method,
            incoming.path,
            incoming.query,
            match.params,
            incoming.body,
            user.name if user else None,
            user.roles if user else (),
            self._may(user),
            incoming.headers.get("accept", ""),
        )

    def _may(self, user: User | None) -> Callable[[str, str], bool]:
        realm = self._realm
        if realm is None or user is None:
            return lambda _action, _index: True
        return lambda action, index: realm.may(user.roles, action, index)

    def _refusal(self, error: ApiError, incoming: Incoming) -> Reply:
        headers: dict[str, str] = {}
        if error.status == 401:
            headers["WWW-Authenticate"] = ", ".join(challenges(self._cluster.version, self._https))
        if error.cause.metadata.get("timed_out"):
            headers["X-Timed-Out"] = "?1"
        if error.status >= 500 and self._cluster.version.since(9):
            headers["X-Elastic-App-Exception"] = envelope.java_name(error.cause)
        traced = incoming.query.get("error_trace", "false") != "false"
        blocked = (error.cause.type, error.status) == ("cluster_block_exception", 403)
        unnamed = blocked and self._cluster.version.since(8)
        return Reply(envelope.render(error, traced), error.status, headers, unnamed)


def _check_format(incoming: Incoming) -> None:
    """Raise 406 for a format that is not simulated, rather than answer in another one."""
    requested = incoming.query.get("format", "json")
    if requested not in ("", "json", "text", "txt"):
        raise refuse(406, "illegal_argument_exception", f"format [{requested}] is not simulated")


def _unrouted(mismatch: WrongMethod | None, incoming: Incoming) -> Reply:
    """The 405 of a known path, the 400 of an unknown one; both with a plain string (recorded)."""
    if mismatch is None:
        return Reply({"error": f"no handler found for uri [{incoming.uri}] and method [{incoming.method}]"}, 400)
    allow = ",".join(mismatch.allowed)
    if incoming.method == "OPTIONS":
        return Reply(None, 200, {"Allow": allow})
    text = (
        f"Incorrect HTTP method for uri [{incoming.uri}] and method [{incoming.method}], "
        f"allowed: [{', '.join(mismatch.allowed)}]"
    )
    return Reply({"error": text, "status": 405}, 405, {"Allow": allow})
