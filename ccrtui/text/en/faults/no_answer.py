"""Nothing came back: names, addresses, time and TLS, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NAME_NOT_FOUND: Explanation(
        "The name[ {address}] is not known to DNS here.",
        "The name is misspelt, or only the resolver inside the VPC knows it.",
        "Check the spelling, or use the IP address.",
    ),
    FaultCode.REFUSED: Explanation(
        "The connection[ to {address}] was refused.",
        "Nothing listens there now: the node is down or starting, or the port is another.",
        "See whether its node runs[: it answered until {worked_until}]"
        "[. Check the port if it does: {usual_port} is usual for HTTP].",
    ),
    FaultCode.UNREACHABLE: Explanation(
        "There is no way to[ {address}] from here.",
        "This machine has no route there, or a router on the way says that nobody has.",
        "Check route, VPN and security group of this machine.",
    ),
    FaultCode.TIMED_OUT: Explanation(
        "No answer[ from {address}] in time[: {request} was waited for {waited_s} s].",
        "Packets are lost on the way, or the server is overloaded.",
        "Check the security group for the port; then look again (r in the console).",
    ),
    FaultCode.OWN_LOAD: Explanation(
        "No answer[ from {address}] was taken in time: ccrtui itself was busy.",
        "This program, or the machine it runs on, has too much to do; that says nothing of the network.",
        "Look again (r in the console); if it stays so, give the machine more room.",
    ),
    FaultCode.CUT_OFF: Explanation(
        "The connection was cut in the middle of the answer.",
        "The node restarted, or something between here and there ended the connection.",
        "Look again (r in the console).",
    ),
    FaultCode.CERTIFICATE_UNTRUSTED: Explanation(
        "The certificate[ of {address}][ ({subject})] is not trusted here[; it leads to {issuer}]"
        "[; {ca_file} holds {ca_subjects}][ and {ca_more} more]"
        "[; that authority was made anew: same name, {other_key}, other key][; {refusal}].",
        "Nothing was sent: the password would have gone to an unproven server.",
        "Give the file of the authority[ {issuer}] with `--leader-ca` or `--follower-ca`, or as `ca` in the profile.",
    ),
    FaultCode.CERTIFICATE_EXPIRED: Explanation(
        "The certificate[ of {address}][ ({subject})] has expired[ on {expires_at}].",
        "Nothing was sent: an expired certificate proves nobody.",
        "Renew it on the server, then look again (r in the console).",
    ),
    FaultCode.CERTIFICATE_NOT_YET_VALID: Explanation(
        "The certificate[ of {address}][ ({subject})] is not valid yet[: only from {valid_from} on].",
        "Nothing was sent: a certificate out of its time proves nobody. Most often it is this machine's clock that "
        "is slow.",
        "Check this machine's clock and time zone; else have it issued anew on the server.",
    ),
    FaultCode.CERTIFICATE_WRONG_NAME: Explanation(
        "The certificate is not for[ {address}].",
        "Nothing was sent: another server may stand behind that address.",
        "Use a name or address that stands in the certificate[: {names}].",
    ),
    FaultCode.AUTHORITY_UNUSABLE: Explanation(
        "The file of the certificate authority, {ca_file}, cannot be used: {flaw}.",
        "Nothing was sent: without it nobody can tell whether the server is the right one.",
        "Give a file with the authority's certificate (PEM, DER, or PKCS#12 without a password) with `--leader-ca` or "
        "`--follower-ca`, or as `ca` in the profile.",
    ),
    FaultCode.TLS_EXPECTED: Explanation(
        "The server speaks TLS and http:// was given.",
        "Plain text sent to a TLS port is dropped before it is read.",
        "Write https:// in the address.",
    ),
    FaultCode.TLS_NOT_EXPECTED: Explanation(
        "The server speaks plain HTTP and https:// was given.",
        "A plain port cannot answer a TLS handshake.",
        "Write http:// in the address.",
    ),
    FaultCode.TLS_FAILED: Explanation(
        "The TLS handshake failed[: {problem}].",
        "Both ends share no TLS version or cipher, or one of them wants a certificate of the other.",
        "Check TLS versions and certificates on both ends.",
    ),
}
