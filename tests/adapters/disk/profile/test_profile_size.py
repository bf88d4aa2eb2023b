"""A file that is too large for a profile is refused before it is taken apart; the largest that can be is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tomlkit import TOMLDocument

from ccrtui.adapters.disk.profile.document import parse
from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.adapters.disk.profile.size import KEYS_MOST, LARGEST, PARTS_MOST, check_parts
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Made, Profile
from ccrtui.core.profile.room import may_record
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, written


def refusal(folder: Path, text: str) -> ProfileError:
    paths = home(folder)
    path = written(paths, text)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).load()
    assert caught.value.params["file"] == str(path)
    return caught.value


def test_of_more_bytes_than_a_profile_can_have_both_figures_are_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, HAND_WRITTEN + "#" * LARGEST)
    size = f"{LARGEST + len(HAND_WRITTEN.encode()):,}"
    assert (error.code, error.params["size"], error.params["most"]) == ("profile_too_large", size, f"{LARGEST:,}")


@pytest.mark.parametrize(
    "more",
    [
        "".join(f"[t{number}]\n" for number in range(200_000)),
        "".join(f'[["a"]]\n[[b.c]]{number // KEYS_MOST * " "}# {number}\n' for number in range(KEYS_MOST)),
        "".join(f"k.k{number} = 1\n" for number in range(KEYS_MOST)),
        f"a = {{{', '.join(f'k.k{number} = 1' for number in range(KEYS_MOST))}}}\n",
        f"a = [{'1,' * PARTS_MOST}]\n",
        f'a = "{chr(92)}n{(chr(92) + "n") * PARTS_MOST}"\n',
        "\n" * PARTS_MOST,
    ],
    ids=["tables", "arrays-of-tables", "keys", "inline", "values", "escapes", "lines"],
)
def test_more_in_it_than_a_profile_has_is_refused_untried(tmp_path: Path, more: str) -> None:
    assert refusal(tmp_path, HAND_WRITTEN + more).code == "profile_too_full"


def test_what_stands_in_names_is_not_counted() -> None:
    names = ", ".join(f'["a=b[{number}]", "c={number}"]' for number in range(KEYS_MOST * 2))
    check_parts(f"indices = [\n{names}\n]\n", "orders.toml")


def test_ten_thousand_pairs_have_room(tmp_path: Path) -> None:
    pairs = ", ".join(f'["orders-{number:05}", "orders-{number:05}"]' for number in range(10_000))
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN.replace('["orders", "orders"],', f"{pairs},"))
    assert len(ProfileFile(paths, NAME).load().link.indices) == 10_000


def test_an_edit_that_makes_it_too_large_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).change(lambda old: replace(old, cloud_endpoint="x" * LARGEST))
    assert caught.value.code == "profile_too_large"
    assert path.read_text() == HAND_WRITTEN


@pytest.mark.parametrize(("pairs", "fits"), [(10_000, True), (15_000, False)])
def test_a_profile_that_would_outgrow_its_bounds_by_what_it_makes_is_told_before(
    tmp_path: Path, pairs: int, fits: bool
) -> None:
    paths = home(tmp_path)
    names = ", ".join(f'["orders-{number:05}", "orders-{number:05}"]' for number in range(pairs))
    text = HAND_WRITTEN.replace('["orders", "orders"],', f"{names},")
    path = written(paths, text)
    file = ProfileFile(paths, NAME)
    profile = file.load()
    creating = replace(profile, links=(replace(profile.link, create_index=True),))
    if fits:
        file.check_room(may_record(creating))
        return
    with pytest.raises(ProfileError) as caught:
        file.check_room(may_record(creating))
    assert (caught.value.code, caught.value.params["file"]) == ("profile_no_room", str(path))


def test_what_stands_there_already_needs_no_room() -> None:
    link = LinkProfile(indices=(IndexPair("a", "a"), IndexPair("b", "b")), create_index=True)
    clusters = {"leader": ClusterProfile(), "follower": ClusterProfile()}
    profile = Profile("orders", "5f0c1b7e", clusters, (link,))
    made = Made(leader_indices=("uuid/a",), follower_indices=("uuid/a", "uuid/b"))
    assert len(list(may_record(profile))) - len(list(may_record(replace(profile, made=made)))) == 3


def test_a_profile_is_taken_apart_for_editing_once_however_often_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[bytes] = []

    def counted(data: bytes, file: str) -> TOMLDocument:
        parsed.append(data)
        return parse(data, file)

    monkeypatch.setattr("ccrtui.adapters.disk.profile.document.parse", counted)
    paths = home(tmp_path)
    written(paths, HAND_WRITTEN)
    file = ProfileFile(paths, NAME)
    entries = [f"uuid/orders-{number}" for number in range(40)]
    file.load()
    assert parsed == []
    for start in (0, 20):
        file.record_made(Made(follower_indices=tuple(entries[start : start + 20])))
    file.forget_made(Made(follower_indices=tuple(entries[:10])))
    assert len(parsed) == 1
    assert "# the main one" in file.path.read_text()
    assert ProfileFile(paths, NAME).load().made.follower_indices[-30:] == tuple(entries[10:])
