from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.adapters.disk.profile.lock import ProfileLock
from ccrtui.core.profile.error import ProfileError
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, written

HOLDER = """
import sys
from pathlib import Path
from ccrtui.adapters.disk.profile.lock import ProfileLock
with ProfileLock(Path(sys.argv[1]), "orders"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_another_process_is_named_with_its_start(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "orders.lock"
    with held_by_another(path) as process:
        with pytest.raises(ProfileError) as caught:
            ProfileLock(path, NAME).acquire()
        assert caught.value.code == "profile_locked"
        assert caught.value.params["holder"].startswith(f"{process.pid}@")
        assert caught.value.params["since"].endswith("Z")


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "orders.lock"
    with held_by_another(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
        with ProfileLock(path, NAME) as lock:
            assert lock.held
            assert f'"pid": {os.getpid()}' in path.read_text()


def test_readers_never_ask_for_the_lock(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    with held_by_another(paths.lock(NAME)):
        assert ProfileFile(paths, NAME).load().link.alias == "leader"


def test_nobody_else_can_change_a_locked_profile(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    with held_by_another(paths.lock(NAME)):
        with pytest.raises(ProfileError) as caught:
            ProfileFile(paths, NAME).change(lambda old: replace(old, language="zh"))
        assert caught.value.code == "profile_locked"
        with pytest.raises(ProfileError):
            ProfileFile(paths, NAME).remove()
    assert path.read_text() == HAND_WRITTEN


def test_the_same_session_may_take_it_again(tmp_path: Path) -> None:
    path = tmp_path / "orders.lock"
    lock = ProfileLock(path, NAME)
    with lock:
        with lock:
            pass
        assert lock.held
        with pytest.raises(ProfileError):
            ProfileLock(path, NAME).acquire()
    with ProfileLock(path, NAME) as other:
        assert other.held


def test_a_place_that_cannot_have_a_lock_is_named(tmp_path: Path) -> None:
    (tmp_path / "orders.lock").mkdir()
    with pytest.raises(ProfileError) as caught:
        ProfileLock(tmp_path / "orders.lock", NAME).acquire()
    assert caught.value.code == "lock_unusable"
    assert caught.value.params["file"] == str(tmp_path / "orders.lock")


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_link_in_its_place_is_not_followed_and_what_it_leads_to_stays(
    tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("of somebody else")
    link(precious, tmp_path / "orders.lock")
    with pytest.raises(ProfileError) as caught:
        ProfileLock(tmp_path / "orders.lock", NAME).acquire()
    assert (caught.value.code, caught.value.params["file"]) == ("lock_is_link", str(tmp_path / "orders.lock"))
    assert precious.read_text() == "of somebody else"


def test_a_link_to_nothing_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "orders.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ProfileError):
        ProfileLock(tmp_path / "orders.lock", NAME).acquire()
    assert not (tmp_path / "elsewhere").exists()
