from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from ccrtui.cli.main import run
from ccrtui.compose import open_paths, profile_store
from ccrtui.core.profile.profile import Environment, IndexPair, Profile

NEW = "new orders --leader http://10.0.0.1:9200 --follower es-2h7x0a1b"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CCRTUI_HOME", str(tmp_path / "home"))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


def say(line: str) -> int:
    return run(["profiles", *shlex.split(line)])


def stored(home: Path, name: str = "orders") -> Profile:
    return profile_store(open_paths({"CCRTUI_HOME": str(home)})).load(name)


def test_a_new_profile_holds_every_option(home: Path, tmp_path: Path) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_text("")
    line = f"""new orders --leader https://10.0.0.1:9200 --leader-user elastic --leader-password env:A
        --leader-ca {ca} --leader-transport 10.0.0.1:9300 --leader-transport 10.0.0.2:9300
        --follower es-2h7x0a1b --follower-region ap-shanghai --follower-url https://10.9.0.1:9200
        --follower-credentials prompt --network peering --bandwidth 20 --charge POSTPAID_BY_DAY_MAX
        --ccn ccn-2h7x0a1b --remote-mode proxy --alias main --probe-from ins-2h7x0a1b --probe-to 10.9.0.1
        --index orders --index bills=bills-copy --sample-docs 4 --environment prod --lang zh
        --cloud-endpoint http://127.0.0.1:9"""
    assert say(line) == 0
    profile = stored(home)
    leader, follower, link = profile.clusters["leader"], profile.clusters["follower"], profile.link
    assert (leader.url, leader.user, leader.password, leader.ca) == (
        "https://10.0.0.1:9200",
        "elastic",
        "env:A",
        str(ca),
    )
    assert leader.transport == ("10.0.0.1:9300", "10.0.0.2:9300")
    assert (follower.instance, follower.region) == ("es-2h7x0a1b", "ap-shanghai")
    assert (follower.url, follower.credentials) == ("https://10.9.0.1:9200", "prompt")
    assert (link.network, link.bandwidth, link.charge) == ("peering", 20, "POSTPAID_BY_DAY_MAX")
    assert (link.ccn, link.remote_mode, link.alias) == ("ccn-2h7x0a1b", "proxy", "main")
    assert (link.probe_from, link.probe_to) == ("ins-2h7x0a1b", "10.9.0.1")
    assert link.indices == (IndexPair("orders", "orders"), IndexPair("bills", "bills-copy"))
    assert (link.sample_docs, link.creates_index) == (4, True)
    assert (profile.environment, profile.language) == (Environment.PROD, "zh")
    assert profile.cloud_endpoint == "http://127.0.0.1:9"


def test_an_instance_may_be_picked_later_in_its_region(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert say("new orders --leader-region ap-beijing --follower-region ap-beijing") == 0
    clusters = stored(home).clusters
    assert [(cluster.instance, cluster.url, cluster.region) for cluster in clusters.values()] == [
        (None, None, "ap-beijing")
    ] * 2
    assert say("edit orders --leader es-2h7x0a1b") == 0
    assert stored(home).clusters["leader"].instance == "es-2h7x0a1b"
    assert say("edit orders --leader ''") == 0
    assert stored(home).clusters == clusters
    assert "not given" not in capsys.readouterr().err


def test_an_instance_without_its_region_is_kept_and_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(NEW) == 0
    assert "ccrtui profiles edit orders --follower-region REGION" in capsys.readouterr().err
    assert say("edit orders --follower-region ap-shanghai") == 0
    assert "REGION" not in capsys.readouterr().err


def test_show_gives_every_option_of_the_cloud_and_no_key(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OURS", "AKIDhunter2:hunter2")
    options = "--follower-region ap-shanghai --follower-credentials env:OURS --network ccn --bandwidth 20 --ccn new"
    more = "--charge POSTPAID_BY_DAY_MAX --probe-from ins-2h7x0a1b --probe-to 10.9.0.1 --cloud-endpoint http://a:9"
    assert say(f"{NEW} {options} {more}") == 0
    capsys.readouterr()
    assert say("show orders") == 0
    out = capsys.readouterr().out
    for line in (
        'instance = "es-2h7x0a1b"',
        'region = "ap-shanghai"',
        'credentials = "env:OURS"',
        'network = "ccn"',
        "bandwidth = 20",
        'ccn = "new"',
        'charge = "POSTPAID_BY_DAY_MAX"',
        'probe_from = "ins-2h7x0a1b"',
        'probe_to = "10.9.0.1"',
        'cloud_endpoint = "http://a:9"',
    ):
        assert line in out.splitlines()
    assert "hunter2" not in out
    assert say("list") == 0
    assert "hunter2" not in capsys.readouterr().out


def test_each_profile_has_an_id_of_its_own(home: Path) -> None:
    say(NEW)
    say(NEW.replace("orders", "bills"))
    assert stored(home).id != stored(home, "bills").id


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "needs to know what to do"),
        ("make", "cannot make"),
        ("new", "needs the name"),
        ("list more", "one word too many"),
        ("show orders twice", "one word too many"),
        ("new Orders --leader http://a --follower http://b", "cannot be the name"),
        ("new setup --leader http://a --follower http://b", "verb of ccrtui"),
        ("new orders --leader http://a", "--follower is missing"),
        ("new orders --leader 10.0.0.1:9200 --follower http://b", "--leader must be an address"),
        ("new orders --leader http://me:pw@a --follower http://b", "without user and password"),
        ("new orders --leader http://a:9200 --follower http://A:9200/", "same cluster"),
        (NEW + " --leader-password hunter2", "never the secret itself"),
        (NEW + " --leader-ca /no/such/file", "no file /no/such/file"),
        (NEW + " --leader-transport 10.0.0.1", "HOST:PORT"),
        (NEW + " --leader-region Beijing", "such as ap-beijing"),
        (NEW + " --index Orders", "lower case"),
        (NEW + " --index =copy", "lower case"),
        (NEW + " --sample-docs many", "whole number"),
        (NEW + " --bandwidth 0", "1 to 1000000"),
        (NEW + " --bandwidth fast", "whole number"),
        (NEW + " --charge monthly", "POSTPAID_BY_DAY_MAX or POSTPAID_BY_MONTH_95"),
        (NEW + " --charge PREPAID", "POSTPAID_BY_DAY_MAX or POSTPAID_BY_MONTH_95"),
        (NEW + " --ccn ccn-1", "a CCN id"),
        (NEW + " --probe-from 10.0.0.1", "a CVM instance id"),
        (NEW + " --probe-to db.example", "an IPv4 address"),
        (NEW + " --cloud-endpoint vpc.example", "an address such as"),
        (NEW + " --cloud-endpoint http://AKID:hunter2@a", "without user and password"),
        (NEW + " --leader-credentials AKID:hunter2", "never the secret itself"),
        (NEW + " --follower-credentials hunter2", "never the secret itself"),
        ("new orders --leader es-2h7x --follower http://b", "an instance id (es- and 8 letters or digits)"),
        ("new orders --leader-url '' --follower http://b", "--leader is missing"),
        ("new orders --leader es-2h7x0a1b --follower es-2h7x0a1b", "same cluster"),
        (NEW + " --network vpn", "auto, peering, ccn, connected"),
        (NEW + " --remote-mode tunnel", "auto, sniff, proxy"),
        (NEW + " --environment live", "prod, test"),
        (NEW + " --lang fr", "en or zh"),
        (NEW + " --alias a.b", "--alias must be"),
        (NEW + " --alias", "--alias needs a value"),
        (NEW + " --create-index=yes", "takes no value"),
        (NEW + " --leaderr x", "no option --leaderr"),
        (NEW + " --lead x", "no option --lead"),
        (NEW + " --confirm orders", "means nothing"),
        ("show orders", "There is no profile orders"),
        ("path orders", "There is no profile orders"),
        ("edit orders --alias a", "There is no profile orders"),
        ("remove orders --confirm orders", "There is no profile orders"),
        ("list --alias x", "means nothing"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(home: Path, capsys: pytest.CaptureFixture[str], line: str, part: str) -> None:
    assert say(line) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert err.count("\n") == 1
    assert "hunter2" not in err
    assert not (home / "profiles" / "orders.toml").exists()


def test_edit_changes_what_is_given_and_nothing_else(home: Path) -> None:
    say(NEW + " --index orders --leader-user elastic --leader-password env:A")
    before = stored(home)
    assert say("edit orders --leader-user reader --network connected") == 0
    after = stored(home)
    assert (after.clusters["leader"].user, after.link.network) == ("reader", "connected")
    assert after.id == before.id
    assert after.clusters["leader"].password == "env:A"
    assert (after.link.indices, after.clusters["follower"]) == (before.link.indices, before.clusters["follower"])


def test_edit_can_take_optional_things_away(home: Path) -> None:
    say(NEW + " --index orders --leader-user elastic --sample-docs 4 --leader-transport a:1")
    assert say("edit orders --leader-user '' --index '' --sample-docs 0 --leader-transport ''") == 0
    after = stored(home)
    assert (after.clusters["leader"].user, after.clusters["leader"].transport) == (None, ())
    assert (after.link.indices, after.link.sample_docs) == ((), 0)


def test_edit_never_leaves_a_cluster_without_a_place(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    assert say("edit orders --leader-url ''") == 2
    assert "--leader is missing" in capsys.readouterr().err
    assert stored(home).clusters["leader"].url == "http://10.0.0.1:9200"


def test_edit_keeps_comments(home: Path) -> None:
    say(NEW)
    path = home / "profiles" / "orders.toml"
    path.write_text("# ours\n" + path.read_text())
    say("edit orders --alias main")
    assert path.read_text().startswith("# ours\n")


def test_edit_without_options_says_what_to_write(capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    assert say("edit orders") == 2
    assert "ccrtui profiles path orders" in capsys.readouterr().err


def test_edit_of_a_damaged_profile_keeps_a_copy(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    (home / "profiles" / "orders.toml").write_text("schema = \n")
    assert say("edit orders --alias main") == 2
    err = capsys.readouterr().err
    (copy,) = (home / "profiles").glob("*.damaged-*")
    assert "line 1" in err
    assert str(copy) in err


def test_new_over_a_damaged_profile_keeps_a_copy(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    (home / "profiles" / "orders.toml").write_text("schema = \n")
    assert say(NEW) == 0
    assert "damaged-" in capsys.readouterr().err
    assert stored(home).link.alias == "leader"


def test_show_prints_toml_and_no_comment(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    path = home / "profiles" / "orders.toml"
    path.write_text("# hunter2\n" + path.read_text())
    capsys.readouterr()
    assert say("show orders") == 0
    out = capsys.readouterr().out
    assert 'url = "http://10.0.0.1:9200"' in out
    assert "hunter2" not in out


def test_path_is_the_file_even_of_a_damaged_profile(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    path = home / "profiles" / "orders.toml"
    path.write_text("schema = \n")
    capsys.readouterr()
    assert say("path orders") == 0
    assert capsys.readouterr().out == f"{path}\n"


def test_list_shows_all_also_the_unreadable(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    say(NEW.replace("orders", "bills") + " --environment prod")
    (home / "profiles" / "orders.toml").chmod(0o644)
    capsys.readouterr()
    assert say("list") == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["bills   prod  http://10.0.0.1:9200 -> es-2h7x0a1b", "orders  (cannot be read)"]
    assert "chmod 600" in err


def test_an_empty_list_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert say("list") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "ccrtui profiles new" in err


def test_remove_wants_the_name_typed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    assert say("remove orders") == 2
    assert "--confirm orders" in capsys.readouterr().err
    assert say("remove orders --confirm order") == 2
    assert (home / "profiles" / "orders.toml").exists()
    assert say("remove orders --confirm orders") == 0
    assert not (home / "profiles" / "orders.toml").exists()


def test_remove_names_what_stays_behind(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(NEW)
    path = home / "profiles" / "orders.toml"
    path.write_text(path.read_text() + '\n[made]\naliases = ["uuid/leader"]\n')
    for language in ("en", "zh"):
        capsys.readouterr()
        assert say(f"remove orders --lang {language}") == 2
        err = capsys.readouterr().err
        assert err.index("uuid/leader") < err.index("ccrtui setup orders --undo") < err.index("--confirm orders")
    say("remove orders --confirm orders")
    assert "uuid/leader" in capsys.readouterr().err


def test_options_may_stand_before_the_words(home: Path) -> None:
    assert say("--leader http://a new --follower http://b orders") == 0
    assert stored(home).clusters["follower"].url == "http://b"


def test_relative_files_are_those_of_the_callers_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ca.pem").write_text("")
    monkeypatch.chdir(tmp_path)
    assert say(NEW + " --leader-ca ca.pem --leader-password file:secret") == 0
    leader = stored(home).clusters["leader"]
    assert (leader.ca, leader.password) == (str(tmp_path / "ca.pem"), f"file:{tmp_path / 'secret'}")


def test_a_verb_names_no_new_profile_and_one_that_is_older_than_the_verb_stays(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(NEW) == 0
    folder = open_paths({"CCRTUI_HOME": str(home)}).profiles
    (folder / "orders.toml").rename(folder / "events.toml")
    assert say(NEW.replace("orders", "history")) == 2
    assert "history is a verb" in capsys.readouterr().err
    assert say("list") == 0
    assert capsys.readouterr().out.split()[0] == stored(home, "events").name == "events"
