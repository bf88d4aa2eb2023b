"""What was proven is found again; a file that can't be used costs a proof and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccrtui.adapters.disk.paths import Paths
from ccrtui.adapters.disk.proofs import ProofFile

ORDERS = ("leader-uuid", "follower-uuid", "copy", 0)
OTHER = ("leader-uuid", "follower-uuid", "copy", 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Paths(tmp_path, tmp_path / "state").proofs("orders-dr")


def test_nothing_is_known_before_the_first_proof(path: Path) -> None:
    assert ProofFile(path).load("leader") == {}
    assert not path.exists()


def test_proofs_add_up_and_links_are_kept_apart(path: Path) -> None:
    ProofFile(path).save("leader", {ORDERS: "first"})
    ProofFile(path).save("other", {ORDERS: "elsewhere"})
    ProofFile(path).save("leader", {OTHER: "second"})
    assert ProofFile(path).load("leader") == {ORDERS: "first", OTHER: "second"}
    assert ProofFile(path).load("other") == {ORDERS: "elsewhere"}


def test_the_file_is_ours_alone(path: Path) -> None:
    ProofFile(path).save("leader", {ORDERS: "first"})
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": 2}', '{"schema": 2, "links": []}', '{"schema": 0, "links": {}}']
)
def test_a_damaged_file_is_kept_aside_and_begun_anew(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert ProofFile(path).load("leader") == {}
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_text() == text
    ProofFile(path).save("leader", {ORDERS: "first"})
    assert ProofFile(path).load("leader") == {ORDERS: "first"}


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    text = json.dumps({"schema": 3, "links": {"leader": {"of": "another form"}}})
    path.write_text(text)
    ProofFile(path).save("leader", {ORDERS: "first"})
    assert ProofFile(path).load("leader") == {}
    assert path.read_text() == text


def test_what_does_not_name_the_first_copy_is_no_proof_and_is_replaced(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"schema": 1, "links": {"leader": [["leader-uuid", "follower-uuid", 0, "first"]]}}))
    assert ProofFile(path).load("leader") == {}
    ProofFile(path).save("leader", {ORDERS: "first"})
    assert ProofFile(path).load("leader") == {ORDERS: "first"}
    assert not list(path.parent.glob("*.damaged-*"))


def test_entries_that_are_none_are_passed_over(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(
        json.dumps({"schema": 2, "links": {"leader": [["a", "b", "c", 0, "h"], ["a"], 7, ["a", "b", "c", "0", "h"]]}})
    )
    assert ProofFile(path).load("leader") == {("a", "b", "c", 0): "h"}


def test_a_folder_that_cannot_be_written_is_no_error(path: Path) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("a file where the folder should be")
    ProofFile(path).save("leader", {ORDERS: "first"})
    assert ProofFile(path).load("leader") == {}
