from __future__ import annotations

import stat
from pathlib import Path

import pytest

from ccrtui.adapters.disk.paths import find_places, make_private
from ccrtui.core.profile.profile import ProfileError


def test_one_variable_puts_everything_under_one_folder(tmp_path: Path) -> None:
    places = find_places({"CCRTUI_HOME": str(tmp_path / "ours")})
    for path in (places.profile("a"), places.lock("a"), places.journal("a"), places.history, places.log):
        assert path.is_relative_to(tmp_path / "ours")


def test_without_it_config_and_state_are_the_users_own() -> None:
    places = find_places({})
    assert places.config != places.state
    assert places.profile("orders").name == "orders.toml"


def test_a_path_in_a_profile_starts_at_the_profiles(tmp_path: Path) -> None:
    places = find_places({"CCRTUI_HOME": str(tmp_path)})
    assert places.beside_profiles("ca.pem") == tmp_path / "profiles" / "ca.pem"
    assert places.beside_profiles("/etc/ca.pem") == Path("/etc/ca.pem")


def test_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    made = make_private(tmp_path / "a" / "b")
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, made.parent)] == [0o700, 0o700]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(ProfileError) as caught:
        make_private(tmp_path / "a" / "b")
    assert caught.value.code == "place_unusable"
    assert caught.value.params["folder"] == str(tmp_path / "a" / "b")
