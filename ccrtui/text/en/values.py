"""Values of what was seen as the web console says them, in English."""

from __future__ import annotations

_LET_IN = {
    "open": "open",
    "closed": "closed",
    "unclear": "not clear",
}

_PORT = {
    "closed_not_counted": "takes no connection (not needed: the ping was answered)",
    "open": "open",
    "closed": "closed",
}

VALUES = {
    "transport_tls": {
        "both": "both sides",
        "none": "neither side",
        "one_side": "one side only",
        "unknown": "not known",
    },
    "instance_state": {
        "normal": "normal",
        "changing": "processing",
        "initialising": "initialising",
        "stopped": "stopped",
        "destroying": "being destroyed",
        "destroyed": "destroyed",
        "isolated": "isolated",
        "unknown": "not known",
    },
    "state": {
        "PENDING": "pending (PENDING)",
        "ACTIVE": "connected (ACTIVE)",
        "EXPIRED": "expired (EXPIRED)",
        "REJECTED": "rejected (REJECTED)",
        "ISOLATED": "isolated (ISOLATED)",
        "FAILED": "failed (FAILED)",
        "DELETED": "deleted (DELETED)",
        "ATTACHING": "attaching (ATTACHING)",
        "DETACHING": "detaching (DETACHING)",
        "DETACHFAILED": "detaching failed (DETACHFAILED)",
    },
    "machine_state": {
        "RUNNING": "running (RUNNING)",
        "STOPPED": "stopped (STOPPED)",
        "STARTING": "starting (STARTING)",
        "STOPPING": "stopping (STOPPING)",
        "REBOOTING": "rebooting (REBOOTING)",
        "PENDING": "being made (PENDING)",
        "SHUTDOWN": "to be destroyed (SHUTDOWN)",
        "TERMINATING": "being destroyed (TERMINATING)",
        "RESTRICTED": "restricted (RESTRICTED)",
        "LAUNCH_FAILED": "could not be made (LAUNCH_FAILED)",
    },
    "agent": {
        "online": "online",
        "none": "not installed",
        "offline": "offline",
        "Online": "online",
        "Offline": "offline",
        "true": "online",
        "false": "offline",
    },
    "charge": {
        "POSTPAID_BY_DAY_MAX": "by daily peak (POSTPAID_BY_DAY_MAX)",
        "POSTPAID_BY_MONTH_95": "by monthly 95th (POSTPAID_BY_MONTH_95)",
        "POSTPAID": "postpaid (POSTPAID)",
    },
    "hop_type": {
        "PEERCONNECTION": "peering connection",
        "CCN": "CCN",
        "USER_CCN": "CCN",
        "NAT": "NAT gateway",
        "VPN": "VPN gateway",
        "DIRECTCONNECT": "direct connect gateway",
        "CVM": "public gateway CVM",
        "NORMAL_CVM": "CVM",
        "HAVIP": "HAVIP",
        "EIP": "public IP of the CVM",
    },
    "direction": {
        "Ingress": "inbound",
        "Egress": "outbound",
        "ingress": "inbound",
        "egress": "outbound",
    },
    "problem": {
        "certificate_required": "the server wants a certificate of this side",
        "id_missing": "no key id",
        "key_missing": "no secret key",
        "malformed": "not readable as keys",
        "unreadable": "may not be read",
        "unreachable": "no answer",
        "secret_missing": "not set",
        "secret_empty": "empty",
        "secret_no_prompt": "no terminal to type it",
        "secret_not_text": "not a secret",
        "secret_unreadable": "may not be read",
        "secret_exposed": "open to others",
        "secret_reference_bad": "no such reference",
    },
    "flaw": {
        "file_missing": "there is no such file",
        "file_unreadable": "it may not be read",
        "file_is_folder": "it is a folder",
        "file_is_no_file": "it is no ordinary file",
        "file_empty": "it is empty",
        "file_too_large": "it is larger than 8 MB",
        "file_cut": "a certificate in it is cut short or damaged",
        "file_is_key": "it holds a private key, and no certificate",
        "file_is_java_store": "it is a Java key store; `keytool -exportcert -rfc` writes the certificate as PEM",
        "file_is_locked_store": (
            "it is a PKCS#12 store with a password; `openssl pkcs12 -nokeys -in FILE -out ca.pem` writes "
            "the certificates as PEM"
        ),
        "store_without_certificate": "it is a PKCS#12 store without a certificate",
        "file_without_certificate": "it holds no certificate",
    },
    "settings_state": {"unknown": "not known here"},
    "cure": {
        "resume": ("Once its cause is over, pause it and resume it: what is here stays, and it goes on from there."),
        "afresh": (
            "Pause it, close it and apply again: only a fresh copy goes on from here, and it is "
            "made only where the leader holds everything that is here."
        ),
        "compare": (
            "Compare both sides first: the leader was restored or emptied, and this copy may "
            "hold documents that are nowhere else."
        ),
        "keep": (
            "Keep it: the index that it was copied from is gone, and this may be the last copy. "
            "Decide first what is to be kept."
        ),
        "mapping": (
            "Mend the mapping or its limit on the follower as it is on the leader, then pause it and resume it."
        ),
    },
    "keeps": {
        "leader_gone": "the leader's index is gone",
        "leader_recreated": "the leader's index was made anew",
        "leader_lacks": "the leader's index has lost operations that are here",
        "leader_differs": "the leader's index has other documents in place of some that are here",
        "leader_unread": "the leader's index could not be compared with it",
    },
    "origin": {
        "copied": "It was made as a copy of the leader's index of that name.",
        "leader_gone": "The leader has no index of that name: this may be the last copy.",
        "leader_recreated": "The leader's index was made anew since: this may be the last copy of the old one.",
        "apart": (
            "It is no copy of the leader's index of that name: either that one was made anew since, and this may be "
            "the last copy of the old one, or it never was one."
        ),
    },
    "bandwidth": {"0": "no limit"},
    "price_per": {
        "day": "day",
        "month": "month",
    },
    "secured": {
        "true": "on",
        "false": "off",
    },
    "made_by_us": {
        "true": "yes",
        "false": "no",
    },
    "transport": _LET_IN,
    "http": _LET_IN,
    "ping": _LET_IN,
    "transport_port": _PORT,
    "http_port": _PORT,
}
