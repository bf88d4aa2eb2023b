"""Texts to send: the support ticket about certificates, and what another account must do to accept a connection."""

from __future__ import annotations

import shlex

from ccrtui.core.json_value import JsonObject, JsonValue
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
    region = said(evidence.get("region"))
    where = ["--region", region] if region else []
    command = ["tccli", "vpc", "AcceptVpcPeeringConnection", *where, "--PeeringConnectionId", connection]
    known: dict[str, JsonValue] = {**evidence, "command": shlex.join(command)}
    return _filled(words, words.tickets.other_account, known)


def _filled(words: Words, template: str, evidence: JsonObject) -> str:
    text = fill(template, evidence, words.tickets.between)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
