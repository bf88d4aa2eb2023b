"""A request as it is read: the line that names it, and what it asks for in words; exact text stands beside it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence

from ccrtui.core.call import Call
from ccrtui.core.json_value import JsonObject, JsonValue
from ccrtui.core.kind import Kind
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


def request_text(call: Call) -> str:
    """Method, path and query; or product, action and region of the cloud and what it is about. On one line."""
    return "  ".join(filter(None, (call.line, subject(call)))) if call.is_cloud else call.line


def subject(call: Call) -> str:
    """What an action of the cloud is about: an id, a name, or what a list is narrowed to."""
    params = call.params
    named = next((said(params[key]) for key in _SUBJECTS if params.get(key)), "")
    return named or " ".join(said(values) for _name, values in _filters(params))


def asked_in_words(words: Words, call: Call) -> list[str]:
    """What an action of the cloud asks for, one thing in a line; empty where its line says all of it."""
    if not call.is_cloud:
        return []
    say = _SENTENCES.get(call.kind)
    return [line for line in say(words, call.params) if line] if say else list(_plain(call.params))


def _filters(params: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    for one in _objects(params.get("Filters")):
        yield said(one.get("Name")), one.get("Values")


def _plain(params: JsonObject) -> Iterator[str]:
    """Parameters as they are, without the one that stands in the line."""
    key = next((key for key in _SUBJECTS if params.get(key)), "Filters")
    rest = {name: value for name, value in params.items() if name not in (key, "Filters") and value is not None}
    if key != "Filters":
        yield from (f"{name} {said(values)}" for name, values in _filters(params))
    yield from (f"{name} {said(value)}" for name, value in rest.items())


def _route(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    for route in _objects(params.get("Routes")):
        block, kind, gateway = (route.get(key) for key in ("DestinationCidrBlock", "GatewayType", "GatewayId"))
        yield words.say(text.route, block=block, hop=kind, gateway=gateway)
        yield _marked(words, route.get("RouteDescription"))


def _route_removed(words: Words, params: JsonObject) -> Iterator[str]:
    for route in _objects(params.get("Routes")):
        yield words.say(words.calls.parameters.route_removed, route=route.get("RouteItemId"))


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
    how = words.say(text.charged, how=words.setup.values.of("charge", charge) or charge) if charge else ""
    yield words.figures.clause.join(filter(None, (size, how)))


def _rule(words: Words, params: JsonObject) -> Iterator[str]:
    text = words.calls.parameters
    for direction, rule in _rules(words, params):
        service = " ".join(said(rule.get(key)) for key in ("Protocol", "Port") if said(rule.get(key)).lower() != "all")
        yield words.say(text.rule, direction=direction, service=service, block=rule.get("CidrBlock"))
        yield _marked(words, rule.get("PolicyDescription"))


def _rule_removed(words: Words, params: JsonObject) -> Iterator[str]:
    for direction, rule in _rules(words, params):
        yield words.say(words.calls.parameters.rule_removed, direction=direction, n=rule.get("PolicyIndex"))


def _rules(words: Words, params: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    text, changed = words.calls.parameters, params.get("SecurityGroupPolicySet")
    for direction, word in (("Ingress", text.ingress), ("Egress", text.egress)):
        for rule in _objects(changed.get(direction) if isinstance(changed, Mapping) else None):
            yield word, rule


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


def _command(words: Words, params: JsonObject) -> Iterator[str]:
    """The script itself, as whoever applies it answers for what it does."""
    yield words.calls.parameters.command
    try:
        script = base64.b64decode(said(params.get("Content")), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return
    yield from script.splitlines()


def _marked(words: Words, marker: JsonValue) -> str:
    return words.say(words.calls.parameters.marked, marker=marker) if marker else ""


def _objects(value: JsonValue) -> Sequence[JsonObject]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


_SENTENCES = {
    Kind.CREATE_ROUTE: _route,
    Kind.DELETE_ROUTE: _route_removed,
    Kind.CREATE_PEERING: _peering,
    Kind.ADD_SECURITY_RULE: _rule,
    Kind.DELETE_SECURITY_RULE: _rule_removed,
    Kind.ATTACH_CCN: _members,
    Kind.DETACH_CCN: _members,
    Kind.SET_CCN_BANDWIDTH: _limits,
    Kind.NET_DETECT: _check,
    Kind.RUN_COMMAND: _command,
}
