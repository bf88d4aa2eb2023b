from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.adapters.disk.profile.session import LockingSession
from ccrtui.adapters.disk.profile.store import ProfileFolder
from ccrtui.core.call.call import Side
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.options import with_options
from ccrtui.core.profile.profile import IndexPair, Made, Profile
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, profile, written


def renamed(profile: Profile) -> Profile:
    return replace(profile, links=(replace(profile.link, alias="main"),))


def test_a_new_profile_is_private_and_reads_back(tmp_path: Path) -> None:
    file = ProfileFile(home(tmp_path), NAME)
    assert file.create(profile()) is None
    assert file.load() == profile()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


def test_a_profile_is_never_written_over(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).create(profile())
    assert caught.value.code == "profile_exists"
    assert path.read_text() == HAND_WRITTEN


def test_a_newer_profile_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, newer := HAND_WRITTEN.replace("schema = 1", "schema = 9"))
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).create(profile())
    assert caught.value.code == "profile_exists"
    assert path.read_text() == newer


def test_an_edit_changes_its_lines_and_no_other(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    ProfileFile(paths, NAME).change(renamed)
    assert path.read_text() == HAND_WRITTEN.replace('alias = "leader"', 'alias = "main"')


def test_a_longer_list_keeps_the_comments_inside_it(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    more = (IndexPair("orders", "orders"), IndexPair("bills", "bills"))
    ProfileFile(paths, NAME).change(lambda old: replace(old, links=(replace(old.link, indices=more),)))
    assert "# the main one" in path.read_text()
    assert ProfileFile(paths, NAME).load().link.indices == more


def test_an_edit_of_nothing_writes_nothing(tmp_path: Path) -> None:
    paths = home(tmp_path)
    before = written(paths, HAND_WRITTEN).stat()
    ProfileFile(paths, NAME).change(lambda old: old)
    assert paths.profile(NAME).stat().st_ino == before.st_ino


def test_a_crash_before_the_replacement_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        ProfileFile(paths, NAME).change(renamed)
    assert path.read_text() == HAND_WRITTEN
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).change(renamed)
    assert caught.value.code == "profile_unwritable"
    assert caught.value.params["file"] == str(path)
    assert path.read_text() == HAND_WRITTEN


def test_what_is_written_is_on_disk_before_it_has_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    order: list[str] = []
    fsync, rename = os.fsync, os.replace

    def noted_fsync(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def noted_replace(old: str, new: str) -> None:
        order.append("name")
        rename(old, new)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(os, "replace", noted_replace)
    ProfileFile(paths, NAME).change(renamed)
    assert order == ["file", "name", "folder"]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    real = path.rename(tmp_path / "real.toml")
    path.symlink_to(real)
    ProfileFile(paths, NAME).change(renamed)
    assert path.is_symlink()
    assert 'alias = "main"' in real.read_text()


@pytest.mark.parametrize("how", ["change", "create", "made"])
def test_a_damaged_file_is_kept_aside_by_whoever_would_write(tmp_path: Path, how: str) -> None:
    paths = home(tmp_path)
    path = written(paths, damaged := HAND_WRITTEN + "alias = \n")
    file = ProfileFile(paths, NAME)
    if how == "create":
        aside = file.create(profile())
        assert file.load() == profile()
    else:
        with pytest.raises(ProfileError) as caught:
            file.change(renamed) if how == "change" else file.record_made(Made(aliases=("u/a",)))
        assert caught.value.code == "profile_damaged"
        aside = Path(caught.value.params["kept"])
        assert path.read_text() == damaged
    assert aside is not None
    assert aside.read_text() == damaged
    assert aside.name.startswith("orders.toml.damaged-")
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_the_same_damage_is_kept_once(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, "alias = \n")
    for _ in range(3):
        with pytest.raises(ProfileError):
            ProfileFile(paths, NAME).change(renamed)
    assert len(list(path.parent.glob("*.damaged-*"))) == 1


def test_what_was_made_is_joined_and_can_be_forgotten(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    file = ProfileFile(paths, NAME)
    with file.lock:
        file.record_made(Made(aliases=("u/a",), follower_indices=("u/orders",)))
        file.record_made(Made(aliases=("u/a", "u/b")))
    assert file.load().made == Made(aliases=("u/a", "u/b"), follower_indices=("u/orders",))
    file.forget_made(Made(aliases=("u/a",), follower_indices=("u/orders",)))
    assert file.load().made == Made(aliases=("u/b",))
    assert path.read_text().startswith(HAND_WRITTEN)


def test_a_form_that_cannot_be_edited_safely_is_left_alone(tmp_path: Path) -> None:
    paths = home(tmp_path)
    text = HAND_WRITTEN.replace("[[links]]\n", "[made]\nroutes = []\n[[links]]\n")
    path = written(paths, text)
    ProfileFile(paths, NAME).record_made(Made(routes=("rti-1",)))
    assert ProfileFile(paths, NAME).load().made.routes == ("rti-1",)
    assert "# never the secret itself" in path.read_text()


FORTH = '\n[[links]]\nfollower = "follower"\nleader = "leader" # the same\nalias = "leader"\n'
BACK = '\n[[links]]\nleader = "follower"\nfollower = "leader"\nalias = "back"\n'


def test_a_session_reads_and_changes_the_link_it_was_opened_for_and_no_other(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN + BACK)
    session = LockingSession(ProfileFile(paths, NAME), paths, ProfileFile(paths, NAME).load().of_link("back"))
    assert (session.load().link_name, session.load().cluster(Side.LEADER).ca) == ("back", "shanghai.pem")
    changed = session.change(lambda profile: with_options(profile, {"index": "copy=orders-back", "leader-user": "me"}))
    assert (changed.link_name, changed.link.indices) == ("back", (IndexPair("copy", "orders-back"),))
    again = ProfileFile(paths, NAME).load()
    assert (again.link_name, again.link.indices) == ("leader", (IndexPair("orders", "orders"),))
    assert (again.clusters["follower"].user, again.clusters["leader"].user) == ("me", None)
    session.change(lambda profile: with_options(profile, {"alias": "home"}))
    assert session.load().link_name == "home"
    path.write_text(path.read_text().replace('alias = "home"', 'alias = "renamed"'))
    assert session.load().link_name == "renamed"
    path.write_text(HAND_WRITTEN)
    with pytest.raises(ProfileError) as refusal:
        session.load()
    assert (refusal.value.code, refusal.value.params["known"]) == ("link_unknown", "leader")


@pytest.mark.parametrize(
    ("second", "code", "key"),
    [
        (FORTH, "profile_alias_twice", "links[2].alias"),
        (
            FORTH.replace('"leader"\n', '"b"\nindices = [["x", "orders"]]\n'),
            "profile_follower_twice",
            "links[2].indices",
        ),
        (BACK.replace('"leader"', '"follower"'), "profile_link_to_itself", "links[2].follower"),
    ],
)
def test_a_second_link_that_contradicts_the_first_is_refused_with_its_line(
    tmp_path: Path, second: str, code: str, key: str
) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    path.write_text(HAND_WRITTEN + second)
    with pytest.raises(ProfileError) as refusal:
        ProfileFile(paths, NAME).load()
    assert (refusal.value.code, refusal.value.params["key"]) == (code, key)
    assert int(refusal.value.params["line"]) > len(HAND_WRITTEN.splitlines())


def test_one_follower_index_for_two_leader_indices_is_refused_with_its_line(tmp_path: Path) -> None:
    paths = home(tmp_path)
    twice = HAND_WRITTEN.replace('["orders", "orders"]', '["orders", "orders"], ["catalog", "orders"]')
    written(paths, twice)
    with pytest.raises(ProfileError) as refusal:
        ProfileFile(paths, NAME).load()
    assert (refusal.value.code, refusal.value.params["index"]) == ("profile_follower_twice", "orders")


def test_the_folder_lists_reads_and_removes(tmp_path: Path) -> None:
    store = ProfileFolder(home(tmp_path))
    assert store.names() == ()
    store.create(profile("b"))
    store.create(profile("a"))
    written(home(tmp_path), "x", "Not-A-Name")
    assert store.names() == ("a", "b")
    assert store.load("a") == profile("a")
    store.remove("a")
    assert store.names() == ("b",)
    with pytest.raises(ProfileError) as caught:
        store.remove("a")
    assert caught.value.code == "profile_missing"


def test_the_text_of_a_profile_leaves_comments_out(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, "# pw is hunter2\n" + HAND_WRITTEN)
    text = ProfileFolder(paths).text(NAME)
    assert "#" not in text
    written(paths, text, "copy")
    assert replace(ProfileFolder(paths).load("copy"), name=NAME) == ProfileFolder(paths).load(NAME)
