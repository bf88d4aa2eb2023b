"""The texts that the program writes for others to read: support, and the holder of another account."""

from __future__ import annotations

from ccrtui.text.record import Record


class TicketWords(Record):
    """Templates of several lines; what is not known is left blank to be filled in."""

    certificates: str
    """Parameters as the evidence of `no_shared_authority`."""
    other_account: str
    """Parameters as the evidence of `peering_awaits_other`, and `{command}`, which accepts it."""
    ccn_account: str
    """Parameters as the evidence of `ccn_awaits_other`, and `{command}`, which accepts it."""
    between: str
    """Between the members of a list that hold commas themselves."""
