"""What was taken for ours before its call left, and whose call never did, is known from the journal alone."""

from __future__ import annotations

from pathlib import Path

from ccrtui.adapters.disk.journal.file import JournalFile
from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.profile.profile import Made


def follow(name: str, body: int = 1) -> Call:
    return search_call(Kind.FOLLOW, Side.FOLLOWER, "PUT", f"/{name}/_ccr/follow", {}, {"settings": {"a": body}})


def made(*names: str) -> Made:
    return Made(follower_indices=tuple(f"uuid/{name}" for name in names))


def killed(folder: Path, names: str, left: str) -> None:
    """A process that claims what calls would make, lets some leave, and knows of no end."""
    journal = JournalFile(folder)
    journal.claim({follow(name).id: made(name) for name in names})
    journal.intents([(follow(name), None) for name in left])
    journal.close()


def test_what_did_not_leave_is_told_to_the_next_process(tmp_path: Path) -> None:
    killed(tmp_path, "abc", left="a")
    assert JournalFile(tmp_path).never_left() == made("b", "c")


def test_what_left_later_did_leave_and_a_later_claim_counts(tmp_path: Path) -> None:
    killed(tmp_path, "abc", left="a")
    killed(tmp_path, "bc", left="b")
    assert JournalFile(tmp_path).never_left() == made("c")
    changed = JournalFile(tmp_path)
    changed.claim({follow("c", body=2).id: made("c")})
    changed.intent(follow("c", body=2), None)
    assert changed.never_left() == Made()
    changed.close()


def test_what_was_claimed_again_and_did_not_leave_then_never_left(tmp_path: Path) -> None:
    killed(tmp_path, "a", left="a")
    killed(tmp_path, "a", left="")
    assert JournalFile(tmp_path).never_left() == made("a")


def test_a_journal_without_claims_tells_of_nothing(tmp_path: Path) -> None:
    assert JournalFile(tmp_path).never_left() == Made()
