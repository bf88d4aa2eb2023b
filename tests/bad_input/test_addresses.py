"""URLs that are not those of an Elasticsearch cluster: each told apart, with what to do, and nothing is sent."""

from __future__ import annotations

from pathlib import Path
from ssl import PEM_cert_to_DER_cert

import pytest

from ccrtui.text.catalogue import words
from ccrtui.text.language import Language
from tests.adapters.elasticsearch.certificates import authority, server_context
from tests.bad_input.strangers import PAGE, http, opensearch, unused_port
from tests.scenarios.inside import Inside
from tests.scenarios.pair import Pair, pair, states
from tests.simulated import Ran, Simulated


def _with_leader(clusters: Pair, url: str, *options: str) -> Ran:
    arguments = ("--leader", url, *options)
    edited = clusters.operator.run("profiles", "edit", clusters.profile, *arguments)
    assert edited.code == 0, edited.err
    return clusters.setup("--write")


def _is_told(clusters: Pair, ran: Ran, code: str, *sentences: str) -> None:
    step = ran.step("clusters")
    assert (ran.code, step["state"], step["code"]) == (1, "blocked", code), step
    for sentence in sentences:
        assert sentence in step["reason"]
    assert step["evidence"]["side"] == "leader"
    assert "Traceback" not in ran.err
    assert clusters.simulated.acted_writes() == []


@pytest.mark.parametrize(
    ("body", "media", "code", "said"),
    [
        (b'{"hello": "world"}', "application/json", "not_elasticsearch", "must be that of the cluster's HTTP port"),
        (opensearch(), "application/json", "opensearch", "Use an Elasticsearch cluster"),
        (PAGE, "text/html", "html", "Give the address of Elasticsearch itself"),
    ],
    ids=["other", "opensearch", "html"],
)
def test_another_server_is_told_by_what_it_says(tmp_path: Path, body: bytes, media: str, code: str, said: str) -> None:
    with pair(tmp_path, "connected") as clusters, http(body, media) as url:
        _is_told(clusters, _with_leader(clusters, url), code, said, url.partition("//")[2])


@pytest.mark.parametrize("path", ["/es", "/_cat/indices", "/a/b"])
def test_a_path_that_is_too_much_is_named(tmp_path: Path, path: str) -> None:
    with pair(tmp_path, "connected") as clusters:
        url = clusters.simulated.banner["leader"]["url"] + path
        _is_told(
            clusters, _with_leader(clusters, url), "not_elasticsearch", f"has a path, {path}", url.partition("//")[2]
        )


def test_the_transport_port_typed_as_url_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        transport = clusters.simulated.banner["leader"]["transport"]
        _is_told(clusters, _with_leader(clusters, f"http://{transport}"), "transport_port", "9200")


def test_a_port_nobody_listens_on_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        _is_told(clusters, _with_leader(clusters, f"http://127.0.0.1:{unused_port()}"), "refused", "Check the port")


def test_a_name_that_dns_does_not_know_is_told(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        _is_told(clusters, _with_leader(clusters, "http://nowhere.invalid:9200"), "name_not_found", "spelling")


def test_the_wrong_scheme_is_told_both_ways(tmp_path: Path) -> None:
    with pair(tmp_path / "plain", "connected") as clusters:
        url = clusters.simulated.banner["leader"]["url"]
        _is_told(clusters, _with_leader(clusters, url.replace("http:", "https:")), "tls_not_expected", "http://")
    with pair(tmp_path / "tls", "connected", "--tls") as clusters:
        url = clusters.simulated.banner["leader"]["url"]
        _is_told(clusters, _with_leader(clusters, url.replace("https:", "http:")), "tls_expected", "https://")


def test_a_certificate_of_another_authority_is_told_before_a_password_leaves(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--tls") as clusters:
        stranger = authority("Somebody else").write(tmp_path)
        url = clusters.simulated.banner["leader"]["url"]
        ran = _with_leader(clusters, url, "--leader-ca", stranger)
        named = f"{stranger} holds CN=Somebody else"
        _is_told(clusters, ran, "certificate_untrusted", "--leader-ca", "Nothing was sent", named, "leads to CN=")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_file_that_is_no_authority_is_named_for_what_it_is(tmp_path: Path, language: Language) -> None:
    key = tmp_path / "ca.key"
    key.write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    with pair(tmp_path, "connected", "--tls") as clusters:
        url = clusters.simulated.banner["leader"]["url"]
        flaw = words(language).evidence.value("flaw", "file_is_key")
        _with_leader(clusters, url, "--leader-ca", str(key))
        ran = clusters.setup("--write", "--lang", language)
        _is_told(clusters, ran, "authority_unusable", str(key), flaw, "--leader-ca")


def test_an_authority_in_der_serves_as_well(tmp_path: Path) -> None:
    with pair(tmp_path, "connected", "--tls") as clusters:
        leader = clusters.simulated.banner["leader"]
        der = tmp_path / "ca.cer"
        der.write_bytes(PEM_cert_to_DER_cert(Path(leader["ca"]).read_text()))
        ran = _with_leader(clusters, leader["url"], "--leader-ca", str(der))
        assert ran.step("clusters")["state"] == "satisfied", ran.out


def test_an_expired_certificate_is_told(tmp_path: Path) -> None:
    known = authority("Region A CA")
    context = server_context(tmp_path, known, expired=True)
    with pair(tmp_path, "connected") as clusters, http(opensearch(), context=context) as url:
        ran = _with_leader(clusters, url, "--leader-ca", known.write(tmp_path))
        _is_told(clusters, ran, "certificate_expired", "Renew it")


def test_a_certificate_for_another_name_is_told(tmp_path: Path) -> None:
    known = authority("Region A CA")
    context = server_context(tmp_path, known, hosts=("other.internal",))
    with pair(tmp_path, "connected") as clusters, http(opensearch(), context=context) as url:
        ran = _with_leader(clusters, url, "--leader-ca", known.write(tmp_path))
        _is_told(clusters, ran, "certificate_wrong_name", "stands in the certificate")


def test_the_same_cluster_on_both_sides_is_refused(tmp_path: Path) -> None:
    with pair(tmp_path, "connected") as clusters:
        same = clusters.simulated.banner["follower"]["url"].replace("127.0.0.1", "localhost")
        ran = _with_leader(clusters, same)
        step = ran.step("clusters")
        assert (ran.code, step["state"], step["code"]) == (1, "blocked", "same_cluster")
        assert "Correct one of the two addresses" in step["reason"]
        assert clusters.simulated.acted_writes() == []


@pytest.mark.parametrize("verb", [("status",), ("watch", "--samples", "1")], ids=["status", "watch"])
def test_a_verdict_is_unknown_where_nobody_answers(tmp_path: Path, verb: tuple[str, ...]) -> None:
    operator = Inside(tmp_path)
    dead = [f"http://127.0.0.1:{unused_port()}" for _ in range(2)]
    made = operator.run("profiles", "new", "dead", "--leader", dead[0], "--follower", dead[1], "--index", "orders")
    assert made.code == 0
    ran = operator.run(verb[0], "dead", "--json", *verb[1:])
    assert (ran.code, ran.lines[-1]["verdict"]) == (4, "unknown")
    assert "Traceback" not in ran.err


def test_a_profile_that_names_an_instance_says_what_is_missing(tmp_path: Path) -> None:
    operator = Inside(tmp_path)
    with Simulated() as simulated:
        url, cloud = simulated.banner["follower"]["url"], simulated.banner["cloud"]
        operator.environ["TENCENTCLOUD_SECRET_ID"] = cloud["secret_id"]
        operator.environ["TENCENTCLOUD_SECRET_KEY"] = cloud["secret_key"]
        options = ("--leader", "es-2h7x0a1b", "--follower", url, "--cloud-endpoint", cloud["endpoint"])
        assert operator.run("profiles", "new", "cloudy", *options).code == 0
        ran = operator.run("setup", "cloudy", "--plan", "--json")
        assert ran.code in (1, 4)
        stopped = next(line for line in ran.lines if line.get("state") in ("blocked", "unknown"))
        assert states(ran)["compare"][0] == "unknown"
        assert stopped["code"] == "choice_needed"
