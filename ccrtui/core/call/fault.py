"""The closed set of ways a call can fail, as values that say what to tell the operator."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ccrtui.core.json_value import JsonObject


class FaultCode(StrEnum):
    """Why there is no answer, or why the answer is a refusal."""

    NAME_NOT_FOUND = "name_not_found"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    OWN_LOAD = "own_load"
    """No answer in time, most of which this program was busy itself: nothing is said of the network or the server."""
    CUT_OFF = "cut_off"
    AUTHORITY_UNUSABLE = "authority_unusable"
    """The file of the authority to trust cannot be used: details `ca_file`, `flaw` (a code). Nothing was sent."""
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"
    """Details where they could be seen, as in the three below: `subject`, `issuer` (whom one would have to trust),
    `ca_file`, `ca_subjects` and `ca_more` (whom it holds, and how many more), `other_key` (a name that both have),
    `refusal` (why a certificate of a trusted one is refused all the same)."""
    CERTIFICATE_EXPIRED = "certificate_expired"
    """Details `subject`, `expires_at` of whichever certificate it is, the server's or the authority's."""
    CERTIFICATE_NOT_YET_VALID = "certificate_not_yet_valid"
    """Details `subject`, `valid_from`."""
    CERTIFICATE_WRONG_NAME = "certificate_wrong_name"
    """Details `names`, those it is for."""
    TLS_EXPECTED = "tls_expected"
    TLS_NOT_EXPECTED = "tls_not_expected"
    TLS_FAILED = "tls_failed"
    NOT_ELASTICSEARCH = "not_elasticsearch"
    OPENSEARCH = "opensearch"
    HTML = "html"
    TRANSPORT_PORT = "transport_port"
    TOO_OLD = "too_old"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NOT_AUTHENTICATED = "not_authenticated"
    LOGIN_WANTED = "login_wanted"
    """The server wants to know who asks, and no user was named."""
    NOT_AUTHORIZED = "not_authorized"
    LICENCE = "licence"
    EDITION_WITHOUT_CCR = "edition_without_ccr"
    """The server has no cross-cluster replication at all, and takes its requests for requests about documents."""
    INDEX_BLOCKED = "index_blocked"
    """A block of an index, or of the whole cluster, hinders it: details `index`, `block` (`index read (api)`)."""
    NOT_FOUND = "not_found"
    REJECTED = "rejected"
    CONFLICT = "conflict"
    BUSY = "busy"
    NO_MASTER = "no_master"
    """The cluster has no elected master, or its state is not recovered yet: it answers nothing about its indices."""
    NOT_FORMED = "not_formed"
    """The node that answers has joined no cluster since it started: it knows no cluster's uuid."""
    SERVER_ERROR = "server_error"
    ITEM_FAILED = "item_failed"
    READ_ONLY = "read_only"
    NO_CREDENTIAL = "no_credential"
    """No key for the cloud was found: details `places`, those that were tried, in order, and `problems` (a code
    by place). Nothing was sent."""
    CREDENTIAL_UNKNOWN = "credential_unknown"
    """The cloud does not know the key id, or it was disabled: details `found_in`, as in the three below."""
    CREDENTIAL_WRONG = "credential_wrong"
    """The signature is wrong: the secret key does not belong to the key id."""
    CREDENTIAL_EXPIRED = "credential_expired"
    """A temporary key has expired, or came without its token."""
    CLOCK_WRONG = "clock_wrong"
    """The signature's time is more than five minutes off: this machine's clock."""
    NOT_PERMITTED = "not_permitted"
    """CAM refused: details `action` (`vpc:CreateRoutes`), `resource`, `policy` (the least that would do, JSON)."""
    QUOTA = "quota"
    """A limit of the account is reached."""
    NOT_OFFERED = "not_offered"
    """The cloud does not offer this to the account, or not between these regions."""
    ACCOUNT_BLOCKED = "account_blocked"
    """The account is not verified, or an approval stands in between."""
    NO_ADDRESS = "no_address"
    """Where a cluster answers is not known yet: details `instance`, `region` (empty while not chosen)."""
    REGION_UNKNOWN = "region_unknown"
    EMPTY_ANSWER = "empty_answer"
    """A write was answered without the id of what it made: nobody knows whether it was done."""
    JOURNAL_UNAVAILABLE = "journal_unavailable"


CERTIFICATE_FAULTS = frozenset(
    {
        FaultCode.CERTIFICATE_UNTRUSTED,
        FaultCode.CERTIFICATE_EXPIRED,
        FaultCode.CERTIFICATE_NOT_YET_VALID,
        FaultCode.CERTIFICATE_WRONG_NAME,
    }
)
"""A certificate was shown and refused: nothing was sent."""
PASSING_FAULTS = frozenset(
    {FaultCode.BUSY, FaultCode.NO_MASTER, FaultCode.NOT_FORMED, FaultCode.CUT_OFF, FaultCode.OWN_LOAD}
)
"""What may be over a moment later: a read is asked again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A failed call: its code, the HTTP status if one came, and what the server said (type, reason, deepest cause).

    `sent` is False when it is certain that the request did not leave, or never reached the other side. A write that was
    answered, and not refused, carries no status: whether it was done is not known.
    """

    code: FaultCode
    status: int | None = None
    error_type: str | None = None
    reason: str | None = None
    cause_type: str | None = None
    cause_reason: str | None = None
    sent: bool = True
    details: JsonObject = field(default_factory=dict)
    """What else is known, by the names that the words of the code take."""

    @property
    def request_id(self) -> str | None:
        """The cloud's id of the request, where it gave one."""
        request_id = self.details.get("request_id")
        return request_id if isinstance(request_id, str) else None

    @property
    def evidence(self) -> JsonObject:
        """What the words of its code are filled with: status, the server's error, its deepest cause, details."""
        return {
            "status": self.status,
            "error": self.cause_type or self.error_type,
            "reason": self.cause_reason or self.reason,
            **self.details,
        }

    @property
    def answered(self) -> bool:
        """Whether the other side gave a complete HTTP answer, so that the outcome of a write is known."""
        return self.status is not None
