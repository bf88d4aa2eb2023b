from __future__ import annotations

from pathlib import Path

import pytest

from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.core.profile.error import ProfileError
from ccrtui.core.profile.profile import Environment, IndexPair, NetworkChoice
from tests.adapters.disk.homes import HAND_WRITTEN, NAME, home, written


def refused(folder: Path, text: str) -> ProfileError:
    paths = home(folder)
    written(paths, text)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).load()
    return caught.value


def test_every_key_arrives(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(
        paths,
        """
schema = 1
id = "5f0c1b7e-1"
environment = "prod"
language = "zh"
cloud_endpoint = "http://127.0.0.1:9"
[clusters.beijing]
instance = "es-2h7x0a1b"
region = "ap-beijing"
user = "elastic"
password = "env:BEIJING"
credentials = "file:/secret"
transport = ["10.0.0.1:9300", "[fd00::1]:9300"]
[clusters.shanghai]
url = "https://10.1.3.7:9200"
ca = "shanghai.pem"
[[links]]
leader = "beijing"
follower = "shanghai"
alias = "main"
network = "ccn"
remote_mode = "proxy"
indices = [["orders", "orders-copy"]]
create_index = true
sample_docs = 4
bandwidth = 100
charge = "POSTPAID_BY_DAY_MAX"
ccn = "ccn-2h7x0a1b"
probe_from = "ins-2h7x0a1b"
probe_to = "10.1.3.7"
[made]
aliases = ["uuid/main"]
routes = ["rti-1"]
""",
    )
    profile = ProfileFile(paths, NAME).load()
    link = profile.link
    assert (profile.environment, profile.language, profile.marker) == (Environment.PROD, "zh", "ccrtui-5f0c1b7e")
    assert profile.cloud_endpoint == "http://127.0.0.1:9"
    assert profile.clusters["beijing"].transport == ("10.0.0.1:9300", "[fd00::1]:9300")
    assert profile.clusters["beijing"].credentials == "file:/secret"
    assert profile.clusters["shanghai"].ca == "shanghai.pem"
    assert (link.alias, link.network, link.remote_mode) == ("main", NetworkChoice.CCN, "proxy")
    assert link.indices == (IndexPair("orders", "orders-copy"),)
    assert (link.create_index, link.sample_docs, link.bandwidth) == (True, 4, 100)
    assert (link.charge, link.ccn) == ("POSTPAID_BY_DAY_MAX", "ccn-2h7x0a1b")
    assert (link.probe_from, link.probe_to) == ("ins-2h7x0a1b", "10.1.3.7")
    assert (profile.made.aliases, profile.made.routes) == (("uuid/main",), ("rti-1",))


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "key"),
    [
        ("schema = 1", "schema = 2", "profile_newer", 2, "schema"),
        ("schema = 1\n", "", "profile_key_missing", 1, "schema"),
        ("schema = 1", 'schema = "1"', "profile_value_bad", 2, "schema"),
        ("schema = 1", "schema = true", "profile_value_bad", 2, "schema"),
        ("schema = 1", 'schema = 1\ncolour = "red"', "profile_key_unknown", 3, "colour"),
        ("id = ", "id = 5 # ", "profile_value_bad", 3, "id"),
        ('"5f0c1b7e-9a52', '"x', "profile_value_bad", 3, "id"),
        ("ca = ", "cacert = ", "profile_key_unknown", 11, "clusters.follower.cacert"),
        ("https://10.9", "ftp://10.9", "profile_value_bad", 10, "clusters.follower.url"),
        ("https://10.9", "https://me:pw@10.9", "profile_value_bad", 10, "clusters.follower.url"),
        ('url = "https://10.9.3.7:9200"\n', "", "profile_cluster_nowhere", 9, "clusters.follower"),
        ("[[links]]", "[made]\nurl = 1\n[[links]]", "profile_key_unknown", 14, "made.url"),
        ('follower = "follower"', 'follower = "standby"', "profile_link_unknown_cluster", 15, "links[1].follower"),
        ('follower = "follower"', 'follower = "leader"', "profile_link_to_itself", 15, "links[1].follower"),
        ('alias = "leader"', 'alias = "a.b"', "profile_value_bad", 16, "links[1].alias"),
        ('alias = "leader"', 'network = "vpn"', "profile_word_unknown", 16, "links[1].network"),
        ('alias = "leader"', "create_index = 1", "profile_value_bad", 16, "links[1].create_index"),
        ('alias = "leader"', "sample_docs = -1", "profile_value_bad", 16, "links[1].sample_docs"),
        ('["orders", "orders"]', '["orders"]', "profile_value_bad", 17, "links[1].indices"),
        ('["orders", "orders"]', '["orders", "Orders"]', "profile_value_bad", 17, "links[1].indices"),
        ("[[links]]", "[links]", "profile_value_bad", 13, "links"),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path: Path, old: str, new: str, code: str, line: int, key: str) -> None:
    assert old in HAND_WRITTEN
    error = refused(tmp_path, HAND_WRITTEN.replace(old, new))
    assert (error.code, error.params["line"], error.params["key"]) == (code, str(line), key)
    assert error.params["file"] == str(home(tmp_path).profile(NAME))


def test_one_cluster_is_too_few(tmp_path: Path) -> None:
    head, _, tail = HAND_WRITTEN.partition("[clusters.follower]")
    error = refused(tmp_path, head + tail[tail.index("[[links]]") :])
    assert (error.code, error.params["key"]) == ("profile_clusters_too_few", "clusters")


def test_no_link_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path, HAND_WRITTEN[: HAND_WRITTEN.index("[[links]]")])
    assert (error.code, error.params["key"]) == ("profile_key_missing", "links")


def test_an_unknown_key_comes_with_the_one_meant(tmp_path: Path) -> None:
    error = refused(tmp_path, HAND_WRITTEN.replace("alias =", "allias ="))
    assert error.params["near"] == "alias"


@pytest.mark.parametrize("key", ["password", "credentials"])
def test_a_bare_secret_is_refused_and_never_repeated(tmp_path: Path, key: str) -> None:
    error = refused(tmp_path, HAND_WRITTEN.replace('password = "env:ORDERS"', f'{key} = "hunter2"'))
    assert (error.code, error.params["line"]) == ("password_not_reference", "7")
    assert "hunter2" not in repr(error) + str(error) + str(error.params)


@pytest.mark.parametrize("text", ["schema = \n", "[a\n", "\0\0\0", f"schema = 1\nid = {'x' * 30}\n"])
def test_what_is_no_toml_is_damaged(tmp_path: Path, text: str) -> None:
    error = refused(tmp_path, text)
    assert error.code == "profile_damaged"
    assert error.params["file"].endswith("orders.toml")
    assert error.params["reason"]


@pytest.mark.parametrize(
    ("old", "new", "line", "name"),
    [
        ("schema = 1", "schema = 1\nschema = 1", 3, "schema"),
        ('alias = "leader"', 'alias = "leader"\nalias = "main"', 17, "--alias"),
        ("[clusters.follower]", '[clusters.leader]\nregion = "ap-beijing"\n[clusters.follower]', 9, "clusters.leader"),
    ],
)
def test_what_stands_twice_is_refused_with_its_name_and_line(
    tmp_path: Path, old: str, new: str, line: int, name: str
) -> None:
    error = refused(tmp_path, HAND_WRITTEN.replace(old, new, 1))
    assert (error.code, error.params["option"], error.params["line"]) == ("given_twice", name, str(line))


@pytest.mark.parametrize("digits", [20, 5000])
def test_a_number_of_any_length_is_a_number_that_is_too_big(tmp_path: Path, digits: int) -> None:
    long = HAND_WRITTEN.replace('alias = "leader"', f"bandwidth = {'9' * digits}  # Mbit/s")
    error = refused(tmp_path, long)
    assert (error.code, error.params["reason"], error.params["line"]) == ("profile_value_bad", "bandwidth_form", "16")


def test_damage_names_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, HAND_WRITTEN.replace('alias = "leader"', "alias = leader")).params["line"] == "16"


def test_bytes_that_are_no_text_are_damage(tmp_path: Path) -> None:
    paths = home(tmp_path)
    written(paths, "").write_bytes(b'schema = 1\nid = "\xff"\n')
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).load()
    assert (caught.value.code, caught.value.params["line"]) == ("profile_damaged", "2")


def test_a_file_that_others_can_read_is_refused_with_the_command(tmp_path: Path) -> None:
    paths = home(tmp_path)
    path = written(paths, HAND_WRITTEN)
    path.chmod(0o644)
    with pytest.raises(ProfileError) as caught:
        ProfileFile(paths, NAME).load()
    assert caught.value.code == "profile_exposed"
    assert caught.value.params["command"] == f"chmod 600 {path}"


def test_no_profile_is_told_as_that(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        ProfileFile(home(tmp_path), NAME).load()
    assert (caught.value.code, caught.value.params["name"]) == ("profile_missing", NAME)


@pytest.mark.parametrize("name", ["../orders", "Orders", "-a", "", "a" * 33])
def test_a_name_that_no_profile_can_have_reaches_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProfileError) as caught:
        ProfileFile(home(tmp_path), name)
    assert caught.value.code == "profile_name_invalid"


def test_a_threshold_that_is_no_number_is_refused_with_its_line(tmp_path: Path) -> None:
    limits = '\n[[thresholds]]\nwarn_seconds = 60\n\n[[thresholds]]\nindex = "audit-*"\ncritical_operations = "many"\n'
    error = refused(tmp_path, HAND_WRITTEN + limits)
    assert (error.code, error.params["key"]) == ("profile_value_bad", "thresholds[2].critical_operations")
    assert error.params["line"] == str(len((HAND_WRITTEN + limits).splitlines()))
