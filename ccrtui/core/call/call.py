"""A remote request as a value: previewed, sent, journaled and copied, never carrying a secret."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccrtui.core.call.effect import Effect, effect_of
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonObject


class Side(StrEnum):
    """Which end of a link a call goes to."""

    LEADER = "leader"
    FOLLOWER = "follower"
    CLOUD = "cloud"

    @property
    def other(self) -> Side:
        """The opposite end of the link."""
        return Side.FOLLOWER if self is Side.LEADER else Side.LEADER


ENDS = (Side.LEADER, Side.FOLLOWER)
"""The two ends of a link."""


class Service(StrEnum):
    """What answers a call."""

    SEARCH = "search"
    """The HTTP interface of an Elasticsearch cluster."""
    TRANSPORT = "transport"
    """A transport port, probed by TCP and TLS from where the program runs."""
    STS = "sts"
    REGION = "region"
    VPC = "vpc"
    CVM = "cvm"
    ES = "es"
    TAT = "tat"

    @property
    def is_cloud(self) -> bool:
        """Whether it is a product of the cloud API."""
        return self in API_VERSIONS


API_VERSIONS: Mapping[Service, str] = {
    Service.STS: "2018-08-13",
    Service.REGION: "2022-06-27",
    Service.VPC: "2017-03-12",
    Service.CVM: "2017-03-12",
    Service.ES: "2018-04-16",
    Service.TAT: "2020-10-28",
}
"""The version of each product's API (`X-TC-Version`), as the official SDK has them."""


@dataclass(frozen=True, slots=True)
class Call:
    """One remote request.

    `target` is the path (search), `host:port` (transport) or the action (cloud); `parameters` are the query; `body` is
    the exact text that is sent (JSON, or NDJSON for a bulk request), so that what was shown is what leaves. `region`
    is the region that a cloud call goes to, where its product has regions; `side` says whose account it is sent with.
    """

    kind: Kind
    side: Side
    service: Service
    verb: str
    target: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    region: str | None = None

    @property
    def is_cloud(self) -> bool:
        """Whether it goes to the cloud API."""
        return self.service.is_cloud

    @property
    def shown_side(self) -> Side:
        """What the machine-readable shapes print as `side`: `cloud` for the cloud API."""
        return Side.CLOUD if self.is_cloud else self.side

    @property
    def params(self) -> JsonObject:
        """The parameters of a cloud action; none of any other request, whose body may be lines of JSON."""
        params: JsonObject = json.loads(self.body or "{}") if self.is_cloud else {}
        return params

    @property
    def effect(self) -> Effect:
        """Read, probe or write, from the one closed table."""
        return effect_of(self.kind)

    @property
    def is_ndjson(self) -> bool:
        """Whether the body is newline-delimited JSON."""
        return self.kind in (Kind.WRITE_SAMPLES, Kind.NEWEST_DOCUMENTS)

    @property
    def query(self) -> str:
        """The query as Elasticsearch's own documents write it: unescaped, in the order given."""
        return "&".join(f"{key}={value}" for key, value in self.parameters)

    @property
    def line(self) -> str:
        """The request on one line, without its body."""
        if self.is_cloud:
            return " ".join(filter(None, (self.service.value, self.target, self.region)))
        return f"{self.verb} {self.target}{'?' + self.query if self.query else ''}"

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that stand for side and request: the same in plan, journal and outcome."""
        place = (self.side, self.service, *([self.region] if self.region else []))
        text = "\0".join((*place, self.verb, self.target, self.query, self.body or ""))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def request(self) -> JsonObject:
        """The request as machine-readable shapes print it: method, path, query, body; or action, params."""
        if self.is_cloud:
            return {
                "service": self.service.value,
                "version": API_VERSIONS[self.service],
                "action": self.target,
                "region": self.region,
                "params": self.params,
            }
        body = None
        if self.body is not None:
            body = self.body if self.is_ndjson else json.loads(self.body)
        return {"method": self.verb, "path": self.target, "query": dict(self.parameters), "body": body}


def search_call(
    kind: Kind,
    side: Side,
    verb: str,
    path: str,
    query: Mapping[str, str] | None = None,
    body: JsonObject | str | None = None,
) -> Call:
    """Build a call to a cluster's HTTP interface; a mapping becomes the JSON text that is sent."""
    text = body if body is None or isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return Call(kind, side, Service.SEARCH, verb, path, tuple((query or {}).items()), text)


def cloud_call(
    kind: Kind, side: Side, service: Service, action: str, region: str | None, params: JsonObject | None = None
) -> Call:
    """Build a call of a cloud action with that side's account; `region` is None where the product has none."""
    text = json.dumps(params or {}, ensure_ascii=False)
    return Call(kind, side, service, "POST", action, (), text, region)
