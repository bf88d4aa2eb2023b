"""A recorded scene as a series of moments: what the follower's tasks said, and where the leader truly stood."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccrtui.adapters.elasticsearch.decode.answer import decode
from ccrtui.core.call.kind import Kind
from ccrtui.core.elasticsearch.replication import FollowStats, ShardTask
from ccrtui.core.watch.shard.lease import parse_time
from tests.recordings_folder import RECORDINGS

FOLDER = RECORDINGS / "7.3"
_WRITES = ("/_bulk", "/_doc/")


@dataclass(frozen=True, slots=True)
class Moment:
    """One recorded answer of `/orders/_ccr/stats`. `leader` are the leader's highest sequence numbers then.

    `follows` counts the follow requests so far: each made another follower index.
    """

    number: int
    at: float
    poll_s: float
    follows: int
    leader: dict[int, int]
    tasks: dict[int, ShardTask]

    @property
    def checkpoints(self) -> dict[int, int]:
        """The follower's own checkpoints."""
        told = {shard: task.follower_global_checkpoint for shard, task in self.tasks.items()}
        return {shard: checkpoint for shard, checkpoint in told.items() if checkpoint is not None}

    @property
    def level(self) -> bool:
        """Whether the follower truly has everything."""
        return all(self.checkpoints[shard] >= number for shard, number in self.leader.items())


@cache
def moments(scene: str) -> tuple[Moment, ...]:
    """All moments of a scene, in order.

    Between two writes the leader stands still. Where, is told by whoever saw it until the next write: its own `_stats`,
    or the follower's tasks once they had caught up.
    """
    phase, poll_s, follows = 0, 60.0, 0
    moments: list[tuple[int, dict[str, Any], float, int, dict[int, ShardTask]]] = []
    heard: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(lambda: -1))
    for line in (FOLDER / f"{scene}.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        entry = json.loads(line)
        phase += _is_write(entry)
        request, response = entry.get("request", {}), entry.get("response", {})
        path, body = request.get("path", ""), response.get("body")
        if response.get("status") != 200:
            continue
        if path.endswith(("_ccr/follow", "_ccr/resume_follow")):
            follows += path.endswith("_ccr/follow")
            poll_s = parse_time((request.get("body") or {}).get("read_poll_timeout", "1m")) or 60.0
        elif path == "/orders/_ccr/stats":
            tasks = _tasks(body)
            moments.append((phase, entry, poll_s, follows, tasks))
            for shard, task in tasks.items():
                heard[phase][shard] = max(heard[phase][shard], task.leader_max_seq_no or 0)
        elif path == "/orders/_stats" and entry["cluster"] == "leader":
            for shard, copies in body["indices"]["orders"]["shards"].items():
                heard[phase][int(shard)] = copies[0]["seq_no"]["max_seq_no"]
    return tuple(
        Moment(entry["n"], entry["t"], poll_s, follows, dict(heard[phase]), tasks)
        for phase, entry, poll_s, follows, tasks in moments
    )


def _is_write(entry: dict[str, Any]) -> bool:
    done = entry.get("act", {})
    if "bulk" in done or "updates" in done:
        return True
    request = entry.get("request", {})
    return request.get("method") != "GET" and any(part in request.get("path", "") for part in _WRITES)


def _tasks(body: dict[str, Any]) -> dict[int, ShardTask]:
    decoded = decode(Kind.FOLLOW_STATS, 200, json.dumps({"follow_stats": body}).encode(), {})
    assert isinstance(decoded, FollowStats)
    return dict(decoded.tasks["orders"])
