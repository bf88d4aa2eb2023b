"""One explanation for each way a call can fail."""

from __future__ import annotations

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation
from ccrtui.text.record import Record


class FaultWords(Record):
    """One field for each member of `FaultCode`, named as its value.

    Parameters: `side`, `address`, `status`, `reason`, `error`, and the fault's own details.
    """

    name_not_found: Explanation
    refused: Explanation
    unreachable: Explanation
    timed_out: Explanation
    cut_off: Explanation
    certificate_untrusted: Explanation
    certificate_expired: Explanation
    certificate_wrong_name: Explanation
    tls_expected: Explanation
    tls_not_expected: Explanation
    tls_failed: Explanation
    not_elasticsearch: Explanation
    opensearch: Explanation
    html: Explanation
    transport_port: Explanation
    too_old: Explanation
    unreadable: Explanation
    too_large: Explanation
    not_authenticated: Explanation
    not_authorized: Explanation
    licence: Explanation
    edition_without_ccr: Explanation
    index_blocked: Explanation
    not_found: Explanation
    rejected: Explanation
    conflict: Explanation
    busy: Explanation
    server_error: Explanation
    item_failed: Explanation
    read_only: Explanation
    no_credential: Explanation
    credential_unknown: Explanation
    credential_wrong: Explanation
    credential_expired: Explanation
    clock_wrong: Explanation
    not_permitted: Explanation
    quota: Explanation
    not_offered: Explanation
    account_blocked: Explanation
    no_address: Explanation
    region_unknown: Explanation
    empty_answer: Explanation
    journal_unavailable: Explanation

    def of(self, code: FaultCode) -> Explanation:
        """What to say of that fault."""
        found: Explanation = getattr(self, code.value)
        return found
