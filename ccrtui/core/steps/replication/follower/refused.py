"""A follow that the leader's rights refused: which privileges are missing there, by the actions the refusal names.

Recorded on Elasticsearch 7.3.0 (privileges-across 8, 14): `cluster:monitor/state` for the metadata, then the statistics
and the changes of the index. With trust by API key the access of the key stands for them.
"""

from __future__ import annotations

import json

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.fault import Fault, FaultCode
from ccrtui.core.call.kind import Kind
from ccrtui.core.steps.conclude import blocked
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.step import Judgement

_PRIVILEGES = {
    "cluster:monitor/state": "read_ccr (cluster)",
    "indices:monitor/stats": "monitor",
    "indices:data/read/xpack/ccr/shard_changes": "read",
}
"""By action of a follower on its leader, the privilege whose grant is the least (public reference, privileges)."""


def follow_refused(call: Call, fault: Fault) -> Judgement | None:
    """Blocked with what is missing on the leader; None where the refusal is another, or our own user's."""
    if call.kind is not Kind.FOLLOW or fault.code is not FaultCode.NOT_AUTHORIZED:
        return None
    actions = str(fault.details.get("action", "")).split(", ")
    missing = [_PRIVILEGES[action] for action in actions if action in _PRIVILEGES]
    if not missing:
        return None
    asked = json.loads(call.body or "{}")
    return blocked(
        Code.FOLLOW_RIGHTS_MISSING,
        call_id=call.id,
        side=Side.LEADER.value,
        alias=asked.get("remote_cluster"),
        index=asked.get("leader_index"),
        user=fault.details.get("user"),
        privileges=missing,
        reason=fault.reason,
    )
