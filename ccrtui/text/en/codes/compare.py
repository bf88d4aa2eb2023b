"""Whether both sides hold the same documents, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.core.walk.code import Code
from ccrtui.text.explanation import Explanation

CODES: Mapping[Code, Explanation] = {
    Code.COUNTS_EQUAL: Explanation("The standby holds all[ {leader_docs}] documents[ of {compared}]."),
    Code.COUNTS_EQUAL_BY_NUMBERS: Explanation(
        "Both sides hold the same number of documents[: {leader_docs}].",
        "Whether they are the same documents could not be compared: our user may not search them (`read`), or nothing "
        "of the newest operations is left to compare.",
    ),
    Code.HISTORY_DIFFERS: Explanation(
        "{index} has another history on the leader than on the standby.",
        "It was restored or emptied, or is another index: the documents differ, whatever the numbers say, and the "
        "standby may hold what the leader has lost.",
        "Compare both sides before anything is replaced.",
    ),
    Code.LEADER_MOVING: Explanation(
        "The standby has everything the leader had when it was asked; the leader is being written to.",
        "So the two counts were taken at different moments and may differ.",
    ),
    Code.LEADER_MOVING_BY_NUMBERS: Explanation(
        "By its numbers the standby has what the leader had when it was asked; the leader is being written to.",
        "The two counts were taken at different moments and may differ. Whether the documents are the same could not "
        "be compared.",
    ),
    Code.SAMPLES_MISSING: Explanation(
        "{documents} sample documents are to be written to {index}.", "They show that what is written there arrives."
    ),
    Code.CATCHING_UP: Explanation("The standby is catching up with the leader."),
    Code.COUNTS_DIFFER: Explanation(
        "The counts of {index} differ although nothing is behind: {leader_docs} on the leader, "
        "{follower_docs} on the follower.",
        "Operations are level, documents are not.",
        "Look again with r; if it stays so, compare the documents themselves before anything is replaced.",
    ),
}
