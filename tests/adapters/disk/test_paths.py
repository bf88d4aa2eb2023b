from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ccrtui.adapters.disk.paths import find_paths, make_private
from ccrtui.core.profile.error import ProfileError


def test_one_variable_puts_everything_under_one_folder(tmp_path: Path) -> None:
    paths = find_paths({"CCRTUI_HOME": str(tmp_path / "ours")})
    for path in (paths.profile("a"), paths.lock("a"), paths.journal("a"), paths.history, paths.log):
        assert path.is_relative_to(tmp_path / "ours")


def test_without_it_config_and_state_are_the_users_own() -> None:
    paths = find_paths({})
    assert paths.config != paths.state
    assert paths.profile("orders").name == "orders.toml"


def test_a_path_in_a_profile_starts_at_the_profiles(tmp_path: Path) -> None:
    paths = find_paths({"CCRTUI_HOME": str(tmp_path)})
    assert paths.from_profiles("ca.pem") == tmp_path / "profiles" / "ca.pem"
    assert paths.from_profiles("/etc/ca.pem") == Path("/etc/ca.pem")


def test_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    made = make_private(tmp_path / "a" / "b")
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, made.parent)] == [0o700, 0o700]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(ProfileError) as caught:
        make_private(tmp_path / "a" / "b")
    assert caught.value.code == "place_unusable"
    assert caught.value.params["folder"] == str(tmp_path / "a" / "b")
