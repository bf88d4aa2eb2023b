"""The words in exported plans, which stand there as comments."""

from __future__ import annotations

from ccrtui.text.record import Record


class ExportWords(Record):
    """What an exported plan says beside its lines, in one language. Templates have {named} parameters."""

    in_console: str
    """Where in the web console a call is made by hand."""
    own_key: str
    """Said of a call of a side with an account of its own; `reference` names the place of its key, never the key."""
    curl_instead: str
    """Said in a plan for tccli of a request that goes to a cluster."""
    keys_of_tccli: str
    """Said once: where tccli has its keys from."""
