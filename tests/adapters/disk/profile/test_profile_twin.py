"""A copied profile has the mark of the other: nothing is written with either until they differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.adapters.disk.profile.session import LockingSession
from ccrtui.core.profile.error import ProfileError
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, profile, written


def test_a_copy_cannot_be_written_with_and_the_other_is_named(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    written(paths, HAND_WRITTEN, "orders-copy")
    with pytest.raises(ProfileError) as caught:
        LockingSession(ProfileFile(paths, "orders-copy"), paths, profile("orders-copy")).lock()
    assert caught.value.code == "profile_id_shared"
    assert caught.value.params["other"] == NAME


def test_what_differs_only_after_the_first_eight_has_the_same_mark(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    written(paths, HAND_WRITTEN.replace("-000000000001", "-000000000009"), "orders-copy")
    with pytest.raises(ProfileError):
        LockingSession(ProfileFile(paths, NAME), paths, profile()).lock()


def test_another_id_and_a_damaged_neighbour_hinder_nothing(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    written(paths, HAND_WRITTEN.replace("5f0c1b7e", "5f0c1b7f"), "payments")
    written(paths, "schema = ", "damaged")
    session = LockingSession(ProfileFile(paths, NAME), paths, profile())
    session.lock()
    session.unlock()
