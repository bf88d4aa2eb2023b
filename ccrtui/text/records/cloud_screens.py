"""The words of the console about the cloud alone: requests, values that may be chosen, texts to hand on."""

from __future__ import annotations

from ccrtui.text.record import Record


class ValueWords(Record):
    """What values that may be chosen mean, named as option and value in lower case."""

    network_auto: str
    network_peering: str
    network_ccn: str
    network_connected: str
    charge_postpaid_by_day_max: str
    charge_postpaid_by_month_95: str

    def of(self, option: str, value: str) -> str:
        """What a value means; empty where it says all of it itself."""
        return str(getattr(self, f"{option}_{value.lower()}", ""))


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
