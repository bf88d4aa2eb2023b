"""The words of the console about the cloud alone: requests, values that may be chosen, texts to hand on."""

from __future__ import annotations

from ccrtui.text.record import Record


class TextWords(Record):
    """Texts that somebody else is to read: what they are called, and how they are given."""

    ticket: str
    other_account: str
    policy: str
    hint: str
    """What the key gives, with `{what}`."""
    save: str
    """The menu of what can be saved where there is such a text, with `{what}`."""


class RequestWords(Record):
    """What a request to the cloud asks for: the parameters of its action as an operator says them."""

    route: str
    route_removed: str
    own_id: str
    """Stands for an id that does not exist yet."""
    peering: str
    rule: str
    rule_removed: str
    ingress: str
    egress: str
    member: str
    charged: str
    bandwidth: str
    check: str
    command: str
    marked: str
