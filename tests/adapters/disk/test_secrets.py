from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ccrtui.adapters.disk.secrets import SecretSource
from ccrtui.core.profile.error import ProfileError


def source(folder: Path, environ: Mapping[str, str] | None = None, typed: str = "") -> SecretSource:
    return SecretSource(folder, environ or {}, lambda purpose: typed)


def private(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def refused(secrets: SecretSource, reference: str) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        secrets.resolve(reference, "leader")
    return caught.value


def test_a_variable_gives_its_value(tmp_path: Path) -> None:
    assert source(tmp_path, {"A": "s3cret"}).resolve("env:A", "leader") == "s3cret"


def test_a_variable_that_is_not_set_is_named(tmp_path: Path) -> None:
    error = refused(source(tmp_path), "env:A")
    assert (error.code, error.params["variable"]) == ("secret_missing", "A")


@pytest.mark.parametrize(("data", "secret"), [(b"a b\n", "a b"), (b"a\n\n", "a\n"), (b" a", " a"), (b"a\r\n", "a")])
def test_a_file_loses_one_line_end_and_nothing_else(tmp_path: Path, data: bytes, secret: str) -> None:
    path = private(tmp_path / "secret", data)
    assert source(tmp_path).resolve(f"file:{path}", "leader") == secret


def test_a_relative_file_stands_beside_the_profiles(tmp_path: Path) -> None:
    private(tmp_path / "secret", b"a")
    assert source(tmp_path).resolve("file:secret", "leader") == "a"


@pytest.mark.parametrize("mode", [0o604, 0o602])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    private(tmp_path / "secret", b"hunter2").chmod(mode)
    error = refused(source(tmp_path), "file:secret")
    assert (error.code, error.params["mode"]) == ("secret_exposed", f"{mode:04o}")
    assert "hunter2" not in str(error)


def test_each_way_to_have_no_secret_is_told_apart(tmp_path: Path) -> None:
    private(tmp_path / "empty", b"\n")
    private(tmp_path / "bytes", b"\xff\xfehunter2")
    private(tmp_path / "long", b"a" * 100_000)
    secrets = source(tmp_path, {"A": ""})
    codes = [refused(secrets, reference).code for reference in ("env:A", "file:empty", "file:bytes", "file:long")]
    assert codes == ["secret_empty", "secret_empty", "secret_not_text", "secret_not_text"]
    assert refused(secrets, "file:none").code == "secret_unreadable"
    assert refused(secrets, "prompt").code == "secret_empty"


def test_bytes_that_are_no_text_stay_out_of_the_error(tmp_path: Path) -> None:
    private(tmp_path / "bytes", b"hunter2\xff")
    error = refused(source(tmp_path), "file:bytes")
    assert (error.__cause__, error.__context__) == (None, None)
    assert "hunter2" not in str(error)


def test_a_person_is_asked_for_what_it_is_for(tmp_path: Path) -> None:
    purposes: list[str] = []

    def prompt(purpose: str) -> str:
        purposes.append(purpose)
        return "typed"

    assert SecretSource(tmp_path, {}, prompt).resolve("prompt", "leader") == "typed"
    assert purposes == ["leader"]


def test_without_a_terminal_there_is_no_prompt(tmp_path: Path) -> None:
    def prompt(purpose: str) -> str:
        raise EOFError

    assert refused(SecretSource(tmp_path, {}, prompt), "prompt").code == "secret_no_prompt"


def test_a_bare_secret_is_not_taken_and_not_repeated(tmp_path: Path) -> None:
    error = refused(source(tmp_path), "hunter2")
    assert error.code == "secret_reference_bad"
    assert "hunter2" not in str(error)
