"""What any step can conclude, and what is said of one that was seen a while ago, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.AFTER: Explanation("Comes after {step}, which is not finished."),
    Code.NOT_LOOKED: Explanation("Not looked at yet.", "", "Look again (r in the console)."),
    Code.TYPED_ADDRESSES: Explanation("Skipped: two typed addresses.", "Only clusters of the cloud need this step."),
    Code.SEEN_SINCE: Explanation("[{index} is {verdict}. ]{told}", "", "[{advice}.]"),
    Code.NO_LONGER_HOLDS: Explanation(
        "[{index} is {verdict}. ]{told}", "It held when it was looked at; the watch sees this since.", "[{advice}.]"
    ),
    Code.CAUSE_IS_OVER: Explanation(
        "What stood in the way is over: the watch sees operations arrive again.",
        "[When it was looked at: {told}]",
        "Look again (r in the console); it is also looked at again by itself.",
    ),
    Code.STATE_CHANGED: Explanation(
        "It is not as it was when it was looked at. {told}",
        "",
        "It is looked at again by itself, and with r in the console.[ Until then: {advice}.]",
    ),
    Code.CHOICE_NEEDED: Explanation(
        "Something has to be chosen first.",
        "[Prices are list prices seen in documents of {price_listed}, not a quote.]",
    ),
    Code.CONFIRM_NEEDED: Explanation(
        "The index {index} on the {side} would be lost, with what it holds[: {docs} documents].",
        "[Whether anything was written to it since it last followed {leader_index} cannot be seen while it is closed; "
        "such documents would be nowhere else. ]That cannot be undone, so its name has to be typed.",
        "[To be sure, open it and compare it with {leader_index} first. ]"
        "In the console a asks for it; on the command line: --confirm {index}.",
    ),
    Code.OUTCOME_UNKNOWN: Explanation(
        "A call was sent and nothing tells whether it was done.",
        "It is never sent again by itself.",
        "r looks at what is there now.",
    ),
    Code.FOLLOW_RIGHTS_MISSING: Explanation(
        "The leader does not let the follower's user[ {user}] follow {index}: on the leader {privileges} is missing.",
        "What counts there are the names of that user's roles, as the leader defines them; where the clusters trust by "
        "API key, the key's `replication` access.",
        "On the leader, give a role of the same name {privileges} on {index}; or the key `access.replication` for "
        "{index}.",
    ),
    Code.FOLLOW_SETTINGS_DIFFER: Explanation(
        "The resume was refused: the settings of both indices differ.",
        "[{reason}.]",
        "Give the follower the leader's value (some settings only while it is closed), or unfollow it; "
        "nothing has to be copied again.",
    ),
    Code.WRITE_REFUSED: Explanation(
        "The call was refused[ ({status})][: {reason}].",
        "[{error}][ RequestId {request_id}.]",
        "Nothing that stands behind it was sent. See the call in the journal, or with c in the console.",
    ),
    Code.CREATE_UNCERTAIN: Explanation(
        "{marker} was asked for earlier, and the answer was lost.",
        "It is looked for by that name, and not asked for again meanwhile.",
    ),
    Code.CREATE_NOT_FOUND: Explanation(
        "{marker} was asked for earlier, the answer was lost, and it is not found.",
        "It is never asked for again by itself: it might then be there twice.",
        "Look in the web console. To ask again: a in the console, and type {confirm}; on the command line "
        "--confirm {confirm}.",
    ),
}
