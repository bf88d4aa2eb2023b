"""What the journal knows of the newest sending of each call."""

from __future__ import annotations

import time
from pathlib import Path

from ccrtui.adapters.disk.journal.file import JournalFile
from ccrtui.core.call.call import Side
from ccrtui.core.cloud.writes import NewPeering, create_peering, delete_peering, delete_security_rule

CREATE = create_peering(Side.LEADER, "ap-beijing", NewPeering("ccrtui-5f0c1b7e", "vpc-a", "vpc-b", "1", "ap-shanghai"))
DELETE = delete_peering(Side.LEADER, "ap-beijing", "pcx-1a2b3c4d")


def results(folder: Path) -> dict[str, str | None]:
    return {call: attempt.result for call, attempt in JournalFile(folder).attempts().items()}


def test_each_call_has_its_newest_sending_across_processes(tmp_path: Path) -> None:
    first = JournalFile(tmp_path)
    first.outcome(first.intent(CREATE, "ap-beijing"), "refused", {})
    first.close()
    assert results(tmp_path) == {CREATE.id: "refused"}
    second = JournalFile(tmp_path)
    second.intent(CREATE, "ap-beijing")
    second.close()
    (attempt,) = JournalFile(tmp_path).attempts().values()
    assert attempt.is_open
    assert abs(attempt.at - time.time()) < 60


def test_an_outcome_that_nobody_knows_stays_open_until_it_is_settled(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path)
    journal.outcome(journal.intent(CREATE, None), "unknown", {})
    assert JournalFile(tmp_path).attempts()[CREATE.id].is_open
    assert journal.unresolved() == (CREATE.id,)
    journal.settle(CREATE.id, "found", {})
    assert not JournalFile(tmp_path).attempts()[CREATE.id].is_open
    assert journal.unresolved() == ()
    journal.close()


def test_what_was_done_counts_although_something_else_was_removed(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path)
    journal.outcome(journal.intent(CREATE, None), "done", {})
    rule = delete_security_rule(Side.LEADER, "ap-beijing", "sg-1a2b3c4d", "Ingress", 0, "7")
    journal.outcome(journal.intent(rule, None), "done", {})
    assert journal.attempts()[CREATE.id].kind == CREATE.kind
    journal.close()


def test_what_was_done_counts_no_more_after_something_was_removed(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path)
    journal.outcome(journal.intent(CREATE, None), "done", {})
    assert results(tmp_path) == {CREATE.id: "done"}
    journal.outcome(journal.intent(DELETE, None), "done", {})
    assert results(tmp_path) == {DELETE.id: "done"}
    journal.close()


def test_what_was_lost_and_then_found_and_removed_is_not_looked_for_any_more(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path)
    journal.intent(CREATE, None)
    journal.outcome(journal.intent(DELETE, None), "refused", {})
    assert journal.attempts()[CREATE.id].is_open
    journal.outcome(journal.intent(DELETE, None), "done", {})
    assert CREATE.id not in journal.attempts()
    journal.close()
