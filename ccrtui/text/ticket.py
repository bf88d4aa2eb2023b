"""Texts to send: the support ticket about certificates, and what another account must do to let us in."""

from __future__ import annotations

import json
import shlex

from ccrtui.core.json_value import JsonObject
from ccrtui.text.template import fill, said
from ccrtui.text.words import Words

_WAITING = (None, "PENDING")
"""States of a connection that can still be accepted; None where the state was not told."""


def ticket_text(words: Words, evidence: JsonObject) -> str:
    """The ticket that asks support to align the transport certificates of both clusters.

    `evidence` is that of `no_shared_authority`. What is missing, and the time in which the clusters may be restarted,
    is left blank for the operator.
    """
    return _filled(words, words.tickets.certificates, evidence)


def other_account_text(words: Words, evidence: JsonObject) -> str:
    """What the other account must do to accept a connection, in the console or on the command line.

    `evidence` is that of `peering_awaits_other`. Empty for a connection that can no longer be accepted.
    """
    connection = said(evidence.get("connection"))
    if not connection or evidence.get("state") not in _WAITING:
        return ""
    command = _command("AcceptVpcPeeringConnection", said(evidence.get("region")), "--PeeringConnectionId", connection)
    return _filled(words, words.tickets.other_account, {**evidence, "command": command})


def ccn_account_text(words: Words, evidence: JsonObject) -> str:
    """What the account of a Cloud Connect Network must do to let VPCs in, in the console or on the command line.

    `evidence` is that of `ccn_awaits_other`, where `vpc` and `region` are of one length. Empty where nothing waits.
    """
    ccn = said(evidence.get("ccn"))
    waiting = list(zip(_texts(evidence, "vpc"), _texts(evidence, "region"), strict=False))
    if not ccn or not waiting:
        return ""
    members = [{"InstanceId": vpc, "InstanceRegion": region, "InstanceType": "VPC"} for vpc, region in waiting]
    arguments = ("--CcnId", ccn, "--Instances", json.dumps(members))
    command = _command("AcceptAttachCcnInstances", waiting[0][1], *arguments)
    return _filled(words, words.tickets.ccn_account, {**evidence, "command": command})


def _command(action: str, region: str, *arguments: str) -> str:
    where = ["--region", region] if region else []
    return shlex.join(["tccli", "vpc", action, *where, *arguments])


def _texts(evidence: JsonObject, key: str) -> list[str]:
    value = evidence.get(key)
    return [said(item) for item in value] if isinstance(value, list) else []


def _filled(words: Words, template: str, evidence: JsonObject) -> str:
    params = {key: words.evidence.in_text(key, value) for key, value in evidence.items()}
    text = fill(template, params, words.tickets.between)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
