"""A small model of a leader and a follower that knows the truth, and tells only what a real pair would tell."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.elasticsearch.replication import ReadError, ShardTask
from tests.core.watch.film import task

NOT_HEARD = -1


@dataclass(slots=True)
class PairModel:
    """One shard. The link passes, refuses or swallows; `contact` is whether this task ever heard of the leader."""

    leader: int = 4
    follower: int = 4
    now: float = 0.0
    link: str = "pass"
    running: bool = True
    dead: bool = False
    contact: bool = False
    heard: int = NOT_HEARD
    sent_at: float | None = None
    failed: int = 0
    returned: int = 0
    failing: bool = False

    def write(self, operations: int) -> None:
        """The leader takes operations; a read that waits for them returns where the link passes."""
        self.leader += operations

    def read(self) -> None:
        """The task reads: with success, with an error, or for ever."""
        if not self.running or self.dead:
            return
        if self.link == "refuse":
            if self.contact:
                self.failed, self.failing, self.sent_at = self.failed + 1, True, self.now
        elif self.link == "pass":
            self.contact, self.failing, self.sent_at = True, False, self.now
            self.returned += self.heard < self.leader
            self.heard = self.leader
        elif self.contact and self.sent_at is None:
            self.sent_at = self.now

    def apply(self, operations: int) -> None:
        """The follower writes some of what it has read."""
        if self.running and self.contact:
            self.follower = max(self.follower, min(self.heard, self.follower + operations))

    def restart(self) -> None:
        """The task begins again: with the follower's own figures, and without contact."""
        self.running, self.contact, self.heard, self.sent_at = True, False, NOT_HEARD, None
        self.failed, self.returned, self.failing = 0, 0, False

    def unread(self) -> None:
        """The task begins again and knows its leader, of which it has not read yet."""
        self.restart()
        self.contact, self.heard = True, self.follower

    def pause(self) -> None:
        """The task is gone."""
        self.restart()
        self.running = False

    def lose_history(self) -> None:
        """The leader no longer has what the follower needs; the task dies with its next read, and stays listed."""
        self.dead = self.running and self.contact

    def tasks(self) -> dict[int, ShardTask]:
        """What the statistics say: before contact, the follower's own checkpoint as the leader's."""
        if not self.running:
            return {}
        heard = self.heard if self.contact else self.follower
        since = -1 if self.sent_at is None else int((self.now - self.sent_at) * 1000)
        return {
            0: task(
                self.follower,
                leader_max_seq_no=heard,
                leader_global_checkpoint=heard,
                follower_mapping_version=int(self.contact),
                outstanding_reads=int(self.contact),
                failed_reads=self.failed,
                successful_reads=self.returned,
                operations_read=self.returned,
                operations_written=self.returned,
                since_last_read_ms=since,
                read_errors=(ReadError(1, "connect_transport_exception", "refused"),) if self.failing else (),
                fatal_type="resource_not_found_exception" if self.dead else None,
            )
        }
