"""The numbers that decide, as machines read them: every key is always there, null where not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccrtui.cli.link_report import status_object
from ccrtui.core.elasticsearch.replication import ReadError
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.shard.lag import UNKNOWN, Lags
from ccrtui.core.watch.verdict import Verdict
from ccrtui.text.catalogue import words
from tests.ui.stage.states import NOW, index, link, shard


def reported(view: LinkView) -> dict[str, Any]:
    said: Any = status_object(words("en"), view, NOW)
    return dict(said["links"][0])


def only_index(view: IndexView) -> dict[str, Any]:
    return dict(reported(link([view]))["indices"][0])


def test_two_lags_of_an_index_and_of_each_shard() -> None:
    first = replace(shard(0, 30, 10, Verdict.CATCHING_UP), lags=Lags(12, 8, 3))
    second = replace(shard(1, 9, 9), lags=Lags(0, 0, 0))
    said = only_index(index("orders", shards=(first, second)))
    assert (said["transport_lag"], said["apply_lag"], said["slow_half"]) == (12, 8, "link")
    assert [(each["transport_lag"], each["apply_lag"]) for each in said["shards"]] == [(12, 8), (0, 0)]
    unknown = only_index(index("orders", shards=(first, replace(second, lags=UNKNOWN))))
    assert (unknown["transport_lag"], unknown["apply_lag"], unknown["slow_half"]) == (None, None, None)


def test_the_error_of_a_shard_with_its_age() -> None:
    error = ReadError(3, "connect_transport_exception", "refused")
    failing = replace(shard(0, 9, 3), error=error, error_at=NOW - 7)
    (said,) = only_index(index("orders", shards=(failing,)))["shards"]
    assert said["error"] == {"type": "connect_transport_exception", "reason": "refused", "age_s": 7.0}
    (unseen,) = only_index(index("orders", shards=(replace(failing, error_at=None),)))["shards"]
    assert unseen["error"]["age_s"] is None
    (well,) = only_index(index("orders"))["shards"]
    assert well["error"] is None
