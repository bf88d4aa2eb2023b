"""What the cloud refuses, and what its calls lack, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.call.fault import FaultCode
from ccrtui.text.explanation import Explanation

FAULTS: Mapping[FaultCode, Explanation] = {
    FaultCode.NO_CREDENTIAL: Explanation(
        "No cloud key of the {side} was found[: {reason}].",
        "[Looked for, in this order: {places}. ][Not usable: {problems}. ]Nothing was sent.",
        "Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or name another place with "
        "`--leader-credentials` or `--follower-credentials`.",
    ),
    FaultCode.CREDENTIAL_UNKNOWN: Explanation(
        "The cloud does not know the key id of the {side}.",
        "[The key came from {found_in}. ]It may be mistyped, disabled or deleted.[ RequestId {request_id}.]",
        "Check it: Cloud Access Management console > API keys.",
    ),
    FaultCode.CREDENTIAL_WRONG: Explanation(
        "The secret key of the {side} does not belong to its key id.",
        "[The key came from {found_in}. ]A stray blank is enough.[ RequestId {request_id}.]",
        "Copy both again: Cloud Access Management console > API keys.",
    ),
    FaultCode.CREDENTIAL_EXPIRED: Explanation(
        "The temporary key of the {side} has expired, or came without its token.",
        "[The key came from {found_in}.][ RequestId {request_id}.]",
        "Get a new one, and give all three: id, key and token (`TENCENTCLOUD_TOKEN`).",
    ),
    FaultCode.CLOCK_WRONG: Explanation(
        "The clock of this machine is more than five minutes off.",
        "The cloud refuses what is signed with such a time.[ Its own: {server_time}.][ RequestId {request_id}.]",
        "Set the clock (NTP); then look again (r in the console).",
    ),
    FaultCode.NOT_PERMITTED: Explanation(
        "The key of the {side} may not do {action}[ on {resource}].",
        "[RequestId {request_id}.]",
        "Grant it in Cloud Access Management.[ The least policy that would do: {policy}]",
    ),
    FaultCode.QUOTA: Explanation(
        "A quota of the account is used up[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Delete what nobody needs, or ask for a higher quota by ticket.",
    ),
    FaultCode.NOT_OFFERED: Explanation(
        "The cloud does not offer this to the account, or not here[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Choose another way, or ask by ticket.",
    ),
    FaultCode.ACCOUNT_BLOCKED: Explanation(
        "The account is not verified, or an approval stands in between[: {reason}].",
        "[{error}.][ RequestId {request_id}.]",
        "Finish that in the web console; then look again (r in the console).",
    ),
    FaultCode.NO_ADDRESS: Explanation(
        "Where the {side} answers is not known[: instance {instance}][ in {region}].",
        "The cloud did not tell an address of it to our account.",
        "Go on with the set-up: it says which instance, region or key is missing.",
    ),
    FaultCode.REGION_UNKNOWN: Explanation(
        "The cloud does not know that region[: {region}].",
        "[RequestId {request_id}.]",
        "Correct the region of the {side} in the profile.[ There are: {regions}.]",
    ),
    FaultCode.EMPTY_ANSWER: Explanation(
        "The answer lacks the id of what was to be made.",
        "Nobody knows whether it was done, so it is not sent again.[ RequestId {request_id}.]",
        "Look at what is there now (r in the console).",
    ),
}
