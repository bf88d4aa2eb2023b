"""A primary shard: documents and history, which it commits, refreshes, merges, loses and restores."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.sim.model.indices.history import History
from ccrtui.sim.model.indices.operation import Document, Operation, document, replayed
from ccrtui.sim.model.indices.segments import EMPTY_BYTES, NOTHING, ON_DISK, Commit, Files, View
from ccrtui.sim.model.recovery.record import EXISTING, Recovery
from ccrtui.sim.model.replication.lease import Leases
from ccrtui.sim.model.signal import Signal


class Shard:
    """One primary and its `replicas`, which in the model never differ from it unless held back.

    `synced` is the checkpoint up to which its log is safe on disk, None for all of it.
    """

    def __init__(self, number: int, history_uuid: str, commit_id: str) -> None:
        self.number = number
        self.history_uuid = history_uuid
        self.translog_uuid = history_uuid[::-1]
        self.term = 1
        self.state = "STARTED"
        self.failure: str | None = None
        self.lost = False
        self.unplaceable = False
        self.recovery: Recovery | None = None
        self.history = History()
        self.leases = Leases()
        self.changed = Signal()
        self.docs: Mapping[str, Document] = {}
        self.commit = Commit(commit_id, 2, NOTHING, -1)
        self.search_view = View(NOTHING, 0)
        self.stats_view = View(NOTHING, 0)
        self.last_search: float = 0.0
        self.own_lease = 0
        self.ballast = 0
        self.merges = 0
        self.writes = 0
        self.queries = 0
        self.refreshes = 0
        self.external_refreshes = 0
        self.replicas_hold: int | None = None
        self.synced: int | None = None
        self._latest: dict[str, tuple[int, int]] = {}
        self._live: dict[str, Document] = {}
        self._shared = True

    @property
    def max_seq_no(self) -> int:
        """The highest sequence number given out or taken."""
        return self.history.max_seq_no

    @property
    def local_checkpoint(self) -> int:
        """The sequence number up to which everything was processed here, and is safe on disk."""
        return self.history.checkpoint if self.synced is None else min(self.synced, self.history.checkpoint)

    @property
    def global_checkpoint(self) -> int:
        """The sequence number up to which every copy has everything."""
        if self.replicas_hold is None:
            return self.local_checkpoint
        return min(self.replicas_hold, self.local_checkpoint)

    @property
    def started(self) -> bool:
        """Tell whether the primary serves."""
        return self.state == "STARTED"

    @property
    def reports_stats(self) -> bool:
        """Tell whether it answers for its statistics: a little before it serves, when its own files are open."""
        own = self.recovery is not None and self.recovery.kind == EXISTING and self.recovery.opened
        return self.started or (self.state == "INITIALIZING" and own)

    @property
    def awaited(self) -> bool:
        """Tell whether it will start from its own files."""
        return not self.started and not self.lost and self.recovery is not None and self.recovery.kind == EXISTING

    @property
    def red(self) -> bool:
        """Tell whether an index with this shard is red: it does not serve, and is not just being made."""
        return not self.started and (self.lost or self.unplaceable or self.failure is not None or self.awaited)

    @property
    def store_bytes(self) -> int:
        """What it weighs on disk."""
        return EMPTY_BYTES + self.ballast + int(ON_DISK * self.history.size)

    def version_of(self, doc_id: str) -> int:
        """The version a document stands at, also a deleted one; 0 if there never was one."""
        return self._latest.get(doc_id, (-1, 0))[1]

    def apply(self, operation: Operation) -> None:
        """Process an operation: in order on a leader, in any order and repeatedly on a follower."""
        if self.history.knows(operation.seq_no):
            return
        self.history.record(operation)
        self.writes += 1
        if operation.id is not None:
            self._take(operation, operation.id)
        self.changed.fire()

    def _take(self, operation: Operation, doc_id: str) -> None:
        before = self._latest.get(doc_id, (-1, 0))[0]
        if operation.kind == "delete":
            self.history.superseded.add(operation.seq_no)
        if before > operation.seq_no:
            self.history.superseded.add(operation.seq_no)
            return
        if before in self.history.kept:
            self.history.superseded.add(before)
        self._latest[doc_id] = (operation.seq_no, operation.version)
        self._own()
        self._live.pop(doc_id, None)
        if operation.kind == "delete":
            return
        self._live[doc_id] = document(operation, doc_id)

    def _own(self) -> None:
        if self._shared:
            self._live = dict(self._live)
            self.docs = self._live
            self._shared = False

    def _view(self) -> View:
        self._shared = True
        return View(self._live, len(self.history.superseded))

    @property
    def unrefreshed(self) -> bool:
        """Tell whether a refresh would show something new."""
        return self.search_view.docs is not self._live

    def refresh(self) -> None:
        """Make everything visible to searches and counts; `shown` counts those that showed something new."""
        if self.unrefreshed:
            self.refreshes += 1
            self.external_refreshes += 1
        self.search_view = self.stats_view = self._view()

    def refresh_for_readers(self) -> None:
        """Make everything visible to the statistics, as a follower's read does; searches see what they saw."""
        if self.stats_view.docs is not self._live:
            self.refreshes += 1
            self.stats_view = self._view()

    def flush(self, commit_id: str, anew: bool = False) -> None:
        """Commit what is not committed, or everything `anew`. The statistics see it, searches do not yet."""
        self.sync()
        if self.commit.max_seq_no == self.max_seq_no and self.commit.docs is self._live and not anew:
            return
        self.stats_view = self._view()
        retained_from = self.retained_from()
        self.commit = Commit(commit_id, self.commit.generation + 1, self._live, self.max_seq_no, retained_from)

    def sync(self) -> None:
        """Make what was written safe on disk, so that others are given it."""
        if self.synced is not None:
            self.synced = None
            self.changed.fire()

    def kill(self) -> None:
        """Lose what was not safe on disk, as a node does that ends without being stopped."""
        if self.synced is None:
            return
        safe_seq_no = max(self.synced, self.commit.max_seq_no)
        history = self.history.copy(safe_seq_no)
        uncommitted = [operation for operation in history.kept.values() if operation.seq_no > self.commit.max_seq_no]
        docs = replayed(self.commit.docs, uncommitted)
        leases, commit = self.leases, self.commit
        self.restore(Files(history, docs, self.store_bytes, self.ballast), commit.id)
        self.leases, self.commit = leases, commit

    def retained_from(self) -> int:
        """The lowest sequence number that a merge has to keep."""
        floor = self.leases.floor()
        needed = min(self.global_checkpoint, self.commit.max_seq_no) + 1
        return max(self.history.floor, needed if floor is None else min(floor, needed))

    def merge(self) -> None:
        """Rewrite the segments: superseded operations that nothing retains are gone for ever."""
        self.history.merge(self.retained_from())
        self.merges += 1
        self.stats_view = self._view()

    def restart(self, now: float, commit_id: str) -> None:
        """Come back after its node was down: under a new term, with everything committed and visible."""
        self.term += 1
        self.flush(commit_id)
        self.last_search = now
        self.refresh()
        self.changed.fire()

    def files(self) -> Files:
        """The files of the last commit, as a first copy takes them."""
        history = self.history.copy(self.commit.max_seq_no)
        return Files(history, self.commit.docs, EMPTY_BYTES + self.ballast + int(ON_DISK * history.size), self.ballast)

    def files_at(self, max_seq_no: int) -> Files:
        """The files as they were when that operation was the newest. Raises ValueError when that can't be told."""
        if max_seq_no > self.history.checkpoint or max_seq_no < -1:
            raise ValueError(f"shard {self.number} has {self.history.checkpoint + 1} operations, not {max_seq_no + 1}")
        history = self.history.copy(max_seq_no)
        if len(history.kept) != max_seq_no + 1:
            raise ValueError(f"operations of shard {self.number} below {max_seq_no + 1} were merged away")
        docs = replayed({}, history.kept.values())
        return Files(history, docs, EMPTY_BYTES + self.ballast + int(ON_DISK * history.size), self.ballast)

    def restore(self, files: Files, commit_id: str) -> None:
        """Become a copy of another shard's last commit; its own leases are not part of it."""
        self.history = files.history
        self._live = dict(files.docs)
        self._latest = {}
        for operation in sorted(self.history.kept.values(), key=lambda entry: entry.seq_no):
            if operation.id is not None:
                self._latest[operation.id] = (operation.seq_no, operation.version)
        self.ballast = files.ballast
        self.replicas_hold = self.synced = None
        self.leases = Leases()
        self.docs = self._view().docs
        self.commit = Commit(commit_id, 4, self.docs, self.history.max_seq_no, 0)
        self.state = "STARTED"
        self.failure = None
        self.refresh()
