from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from ccrtui.adapters.disk.journal.file import JournalFile
from ccrtui.core.call.call import Call, Side, search_call
from ccrtui.core.call.kind import Kind
from ccrtui.core.json_value import JsonValue
from ccrtui.ports.journal import JournalError


def call(path: str = "/orders") -> Call:
    return search_call(Kind.CREATE_INDEX, Side.LEADER, "PUT", path, {"timeout": "30s"}, {"settings": {"a": 1}})


def lines(folder: Path) -> list[bytes]:
    return [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_bytes().splitlines()]


def test_an_intent_is_on_disk_before_it_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = JournalFile(tmp_path / "j")
    synced: list[int] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        synced.append(os.fstat(handle).st_size)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    journal.intent(call(), "ap-beijing")
    file = next((tmp_path / "j").glob("*.jsonl"))
    assert synced[-1] == file.stat().st_size
    assert json.loads(lines(tmp_path / "j")[-1])["call"] == call().id
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    journal.close()


def test_intents_of_many_calls_are_on_disk_at_once_each_with_an_entry_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = JournalFile(tmp_path)
    journal.intent(call("/first"), None)
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    entries = journal.intents([(call(f"/{number}"), f"region-{number}") for number in range(3)])
    assert len(synced) == 1
    journal.outcome(entries[1], "done", {})
    later = journal.intent(call("/later"), None)
    assert [(entry.id, entry.region, entry.result) for entry in journal.entries()][1:] == [
        (entries[0], "region-0", None),
        (entries[1], "region-1", "done"),
        (entries[2], "region-2", None),
        (later, None, None),
    ]
    journal.close()


def test_what_is_about_to_leave_is_recorded_whole(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path)
    entry = journal.intent(call(), "ap-beijing")
    journal.outcome(entry, "refused", {"status": 400, "error": "bad"})
    (recorded,) = journal.entries()
    assert (recorded.id, recorded.call, recorded.side, recorded.region) == (entry, call().id, "leader", "ap-beijing")
    assert (recorded.effect, recorded.request) == ("write", call().request)
    assert (recorded.result, recorded.detail) == ("refused", {"status": 400, "error": "bad"})
    journal.close()


@pytest.mark.parametrize(
    "said", [{"private": "data"}, ["private"], "a private matter", "private\n", "private=data", "{private}", "x" * 5000]
)
def test_nothing_that_an_answer_says_gets_in(tmp_path: Path, said: JsonValue) -> None:
    journal = JournalFile(tmp_path)
    entry = journal.intent(call(), None)
    journal.outcome(entry, "refused", {"status": 400, "error": said})
    assert journal.entries()[0].detail == {"status": 400}
    assert b"private" not in lines(tmp_path)[-1]
    journal.close()


@pytest.mark.parametrize(
    "code", ["index_not_found_exception", "UnsupportedOperation.Ecmp", "rti-8fjq2k1a, rti-8fjq2k1b", "ccn-1/vpc-2"]
)
def test_the_name_of_an_error_and_ids_are_kept(tmp_path: Path, code: str) -> None:
    journal = JournalFile(tmp_path)
    journal.outcome(journal.intent(call(), None), "refused", {"error": code})
    assert journal.entries()[0].detail == {"error": code}
    journal.close()


def test_nothing_is_written_before_there_is_something_to_say(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path / "j")
    assert journal.unresolved() == ()
    assert journal.entries() == ()
    assert not (tmp_path / "j").exists()


def test_every_line_carries_the_digest_of_the_one_before(tmp_path: Path) -> None:
    for _ in range(3):
        journal = JournalFile(tmp_path)
        journal.outcome(journal.intent(call(), None), "done", {})
        journal.close()
    written = lines(tmp_path)
    assert len(written) == 9
    assert json.loads(written[0])["previous"] is None
    for before, after in pairwise(written):
        assert json.loads(after)["previous"] == hashlib.sha256(before).hexdigest()


def test_calls_without_an_end_are_told_across_files_oldest_first(tmp_path: Path) -> None:
    first = JournalFile(tmp_path)
    done = first.intent(call("/a"), None)
    first.intent(call("/b"), None)
    first.outcome(done, "done", {})
    first.close()
    second = JournalFile(tmp_path)
    second.intent(call("/c"), None)
    assert second.unresolved() == (call("/b").id, call("/c").id)
    second.close()
    assert JournalFile(tmp_path).unresolved() == (call("/b").id, call("/c").id)


def test_an_end_found_out_later_settles_the_intent(tmp_path: Path) -> None:
    first = JournalFile(tmp_path)
    first.intent(call(), None)
    first.close()
    second = JournalFile(tmp_path)
    second.settle(call().id, "done", {"reason": "exists"})
    assert second.unresolved() == ()
    assert second.entries()[0].result == "done"
    second.intent(call(), None)
    assert second.unresolved() == (call().id,)
    second.close()


@pytest.mark.parametrize("torn", [b'{"type":"inte', b"\0\0\0\0", b"half\rand\nmore"[:5], b'{"type": 1'])
def test_a_torn_last_line_is_set_aside(tmp_path: Path, torn: bytes) -> None:
    first = JournalFile(tmp_path)
    first.intent(call("/a"), None)
    first.close()
    file = next(tmp_path.glob("*.jsonl"))
    whole = file.read_bytes()
    file.write_bytes(whole + torn)
    assert JournalFile(tmp_path).unresolved() == (call("/a").id,)
    second = JournalFile(tmp_path)
    second.intent(call("/b"), None)
    second.close()
    assert file.read_bytes() == whole
    (aside,) = tmp_path.glob("*.torn-*")
    assert aside.read_bytes() == torn
    assert JournalFile(tmp_path).unresolved() == (call("/a").id, call("/b").id)


def test_a_line_that_a_living_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    first = JournalFile(tmp_path)
    first.intent(call("/a"), None)
    file = next(tmp_path.glob("*.jsonl"))
    with file.open("ab") as opened:
        opened.write(b'{"type"')
    second = JournalFile(tmp_path)
    second.intent(call("/b"), None)
    assert file.read_bytes().endswith(b'{"type"')
    assert not list(tmp_path.glob("*.torn-*"))
    first.close()
    second.close()


@pytest.mark.parametrize("change", ["altered", "dropped", "garbage"])
def test_a_journal_that_was_tampered_with_is_named_with_its_line(tmp_path: Path, change: str) -> None:
    journal = JournalFile(tmp_path)
    journal.outcome(journal.intent(call(), None), "refused", {})
    journal.outcome(journal.intent(call("/b"), None), "done", {})
    journal.close()
    file = next(tmp_path.glob("*.jsonl"))
    file_lines = file.read_bytes().splitlines(keepends=True)
    if change == "altered":
        file_lines[2] = file_lines[2].replace(b"refused", b"done")
    elif change == "dropped":
        del file_lines[2]
    else:
        file_lines[3] = b"x\n"
    file.write_bytes(b"".join(file_lines))
    with pytest.raises(JournalError) as caught:
        JournalFile(tmp_path).unresolved()
    number = 3 if change == "dropped" else 4
    assert str(caught.value).startswith(f"{file}: line {number}: ")


def test_a_file_cut_short_after_it_was_linked_is_found(tmp_path: Path) -> None:
    for _ in range(2):
        journal = JournalFile(tmp_path)
        journal.intent(call(), None)
        journal.close()
    oldest = min(tmp_path.glob("*.jsonl"))
    oldest.write_bytes(b"".join(oldest.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(JournalError, match=oldest.name):
        JournalFile(tmp_path).unresolved()


def test_old_files_may_be_taken_away(tmp_path: Path) -> None:
    for name in ("/a", "/b"):
        journal = JournalFile(tmp_path)
        journal.intent(call(name), None)
        journal.close()
    min(tmp_path.glob("*.jsonl")).unlink()
    assert JournalFile(tmp_path).unresolved() == (call("/b").id,)


def test_a_full_disk_is_told_and_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = JournalFile(tmp_path)
    journal.intent(call("/a"), None)
    file = next(tmp_path.glob("*.jsonl"))
    whole = file.read_bytes()
    write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda handle, data: write(handle, data[: len(data) // 2]))
        with pytest.raises(JournalError) as caught:
            journal.intent(call("/b"), None)
    assert str(caught.value) == f"{file}: {os.strerror(errno.ENOSPC)}"
    assert file.read_bytes() == whole
    journal.intent(call("/c"), None)
    journal.close()
    assert JournalFile(tmp_path).unresolved() == (call("/a").id, call("/c").id)


def test_an_end_is_recorded_even_after_its_file_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = JournalFile(tmp_path)
    entry = journal.intent(call("/a"), None)

    def broken(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        with pytest.raises(JournalError):
            journal.outcome(entry, "done", {})
    journal.outcome(entry, "done", {})
    assert journal.unresolved() == ()
    journal.close()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "j").write_text("")
    with pytest.raises(JournalError, match=str(tmp_path / "j")):
        JournalFile(tmp_path / "j").intent(call(), None)
