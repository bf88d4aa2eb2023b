"""A request as it is read: the line that names it, and what it asks for in words; exact text stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ccrtui.core.call.call import Call
from ccrtui.core.call.kind import Kind
from ccrtui.core.cloud.writes import script_of
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.text.template import said
from ccrtui.text.words import Words

_SUBJECTS = (
    "RouteTableId",
    "SecurityGroupId",
    "PeeringConnectionId",
    "CcnId",
    "PeeringConnectionName",
    "CcnName",
    "InstanceId",
    "InstanceIds",
)
"""Parameters that name what an action is about; the first one given stands in the line."""

_MARKED = frozenset({Kind.CREATE_ROUTE, Kind.ADD_SECURITY_RULE})
"""What makes things that are marked in their description."""


def request_text(call: Call, *, region: bool = True) -> str:
    """Method, path and query; or product, action and region of the cloud and what it is about. On one line."""
    if not call.is_cloud:
        return call.line
    named = call.line if region else f"{call.service.value} {call.target}"
    return "  ".join(filter(None, (named, subject(call))))


def subject(call: Call) -> str:
    """What an action of the cloud is about: an id, a name, or what a list is narrowed to."""
    params = call.params
    named = next((_named(params[key]) for key in _SUBJECTS if params.get(key)), "")
    return named or " ".join(said(values) for _name, values in _filters(params))


def by_hand(words: Words, call: Call) -> str:
    """Where the same thing is done without this program; empty where it has no place."""
    path = words.console_path(call.kind)
    text = words.calls.web_console if call.is_cloud else words.calls.by_hand
    return words.say(text, path=path) if path else ""


def _named(value: JsonValue) -> str:
    """An id or several; empty for one that does not exist yet."""
    return "" if isinstance(value, Mapping) else said(value)


def asked_in_words(words: Words, call: Call) -> list[str]:
    """What an action of the cloud asks for, one thing in a line; empty where its line says all of it."""
    if not call.is_cloud:
        return []
    if script := script_of(call):
        return [words.calls.parameters.command, *filter(None, script.splitlines())]
    say = _SENTENCES.get(call.kind)
    return [line for line in say(words, call.params) if line] if say else list(_plain(call.params))


def marker_in_words(words: Words, call: Call) -> list[str]:
    """How what an action makes is told to be ours, where its name does not tell."""
    params = call.params if call.kind in _MARKED else {}
    changed = params.get("SecurityGroupPolicySet")
    rules = _objects(changed.get("Ingress") or changed.get("Egress")) if isinstance(changed, Mapping) else ()
    markers = [item.get("RouteDescription") or item.get("PolicyDescription") for item in (*_routes(params), *rules)]
    return [words.say(words.calls.parameters.marked, marker=marker) for marker in markers if marker]


def _filters(params: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    for condition in _objects(params.get("Filters")):
        yield said(condition.get("Name")), condition.get("Values")


def _plain(params: JsonObject) -> Iterator[str]:
    """Parameters as they are, without the one that stands in the line."""
    key = next((key for key in _SUBJECTS if params.get(key)), "Filters")
    rest = {name: value for name, value in params.items() if name not in (key, "Filters") and _named(value)}
    if key != "Filters":
        yield from (f"{name} {said(values)}" for name, values in _filters(params))
    yield from (f"{name} {said(value)}" for name, value in rest.items())


def _route(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    for route in _routes(params):
        block, kind, gateway = (route.get(key) for key in ("DestinationCidrBlock", "GatewayType", "GatewayId"))
        hop = words.evidence.value("hop_type", said(kind))
        yield words.say(text.route, block=block, hop=hop, gateway=gateway)


def _route_removed(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    for route in _routes(params):
        yield words.say(text.route_removed, route=_named(route.get("RouteItemId")) or text.own_id)


def _peering(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    yield words.say(
        text.peering,
        vpc=params.get("SourceVpcId"),
        other=params.get("DestinationVpcId"),
        region=params.get("DestinationRegion"),
        account=params.get("DestinationUin"),
    )
    limit, charge = said(params.get("Bandwidth")), said(params.get("ChargeType"))
    size = words.say(words.setup.bandwidth, n=limit) if limit else ""
    how = words.say(text.charged, how=words.choice("charge").meaning(charge) or charge) if charge else ""
    yield words.figures.clause.join(filter(None, (size, how)))


def _rule(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    for direction, rule in _rules(words, params):
        service = " ".join(said(rule.get(key)) for key in ("Protocol", "Port") if said(rule.get(key)).lower() != "all")
        yield words.say(text.rule, direction=direction, service=service, block=rule.get("CidrBlock"))


def _rule_removed(words: Words, params: JsonObject) -> Iterator[str]:
    for direction, rule in _rules(words, params):
        yield words.say(words.calls.parameters.rule_removed, direction=direction, n=rule.get("PolicyIndex"))


def _rules(words: Words, params: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    text, changed = words.calls.parameters, params.get("SecurityGroupPolicySet")
    for direction, word in (("Ingress", text.ingress), ("Egress", text.egress)):
        for rule in _objects(changed.get(direction) if isinstance(changed, Mapping) else None):
            yield word, rule


def _network(words: Words, params: JsonObject) -> Iterator[str]:
    charge = said(params.get("InstanceChargeType"))
    yield words.say(words.calls.parameters.charged, how=words.evidence.value("charge", charge))


def _members(words: Words, params: JsonObject) -> Iterator[str]:
    for member in _objects(params.get("Instances")):
        vpc, region = member.get("InstanceId"), member.get("InstanceRegion")
        yield words.say(words.calls.parameters.member, vpc=vpc, region=region)


def _limits(words: Words, params: JsonObject) -> Iterator[str]:
    for limit in _objects(params.get("CcnRegionBandwidthLimits")):
        ends = {"region": limit.get("Region"), "other": limit.get("DstRegion"), "n": limit.get("BandwidthLimit")}
        yield words.say(words.calls.parameters.bandwidth, **ends)


def _check(words: Words, params: JsonObject) -> Iterator[str]:
    targets = said(params.get("DetectDestinationIp"), words.figures.separator)
    yield words.say(words.calls.parameters.check, subnet=params.get("SubnetId"), targets=targets)


def _routes(params: JsonObject) -> Sequence[JsonObject]:
    return _objects(params.get("Routes"))


def _objects(value: JsonValue) -> Sequence[JsonObject]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


_SENTENCES = {
    Kind.CREATE_ROUTE: _route,
    Kind.DELETE_ROUTE: _route_removed,
    Kind.CREATE_PEERING: _peering,
    Kind.ADD_SECURITY_RULE: _rule,
    Kind.DELETE_SECURITY_RULE: _rule_removed,
    Kind.CREATE_CCN: _network,
    Kind.ATTACH_CCN: _members,
    Kind.ACCEPT_CCN_ATTACHMENT: _members,
    Kind.DETACH_CCN: _members,
    Kind.SET_CCN_BANDWIDTH: _limits,
    Kind.NET_DETECT: _check,
}
