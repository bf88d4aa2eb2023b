"""Documents get sequence numbers and versions; counts show what was refreshed."""

from __future__ import annotations

import pytest

from ccrtui.sim.errors import ApiError
from ccrtui.sim.model.indices import documents, indices
from ccrtui.sim.model.indices.documents import Write
from ccrtui.sim.model.indices.routing import murmur3, shard_of
from tests.sim.model.pair import Pair


def test_the_hash_is_elasticsearchs_own() -> None:
    assert murmur3("hell") == 0x5A0CB7C3
    assert murmur3("hello") == -675079799


def test_documents_land_on_the_shard_where_they_did_in_the_recording() -> None:
    # stats-over-time: ids 0 to 9 on two shards left 7 on the first and 3 on the second
    assert [sum(shard_of(str(n), 2) == shard for n in range(10)) for shard in (0, 1)] == [7, 3]


async def test_versions_and_sequence_numbers_follow_each_write(pair: Pair) -> None:
    index = pair.create()
    steps = [
        Write("index", "1", {"qty": 1}),
        Write("update", "1", {"qty": 2}),
        Write("delete", "1"),
        Write("index", "1", {"qty": 3}),
        Write("update", "1", {"qty": 3}),
    ]
    results = [documents.write(pair.leader, index, step) for step in steps]
    assert [(written.result, written.seq_no, written.version) for written in results] == [
        ("created", 0, 1),
        ("updated", 1, 2),
        ("deleted", 2, 3),
        ("created", 3, 4),
        ("noop", 3, 4),
    ]


async def test_deleting_what_is_not_there_is_an_operation_all_the_same(pair: Pair) -> None:
    index = pair.create()
    done = documents.write(pair.leader, index, Write("delete", "none"))
    assert (done.result, done.status, done.seq_no) == ("not_found", 404, 0)


@pytest.mark.parametrize(
    "request_", [Write("create", "0", {}), Write("index", "0", {}, if_seq_no=7, if_primary_term=1)]
)
async def test_conflicts_are_refused(pair: Pair, request_: Write) -> None:
    index = pair.create(docs=1)
    with pytest.raises(ApiError) as error:
        documents.write(pair.leader, index, request_)
    assert (error.value.status, error.value.cause.type) == (409, "version_conflict_engine_exception")


async def test_a_missing_document_cannot_be_updated(pair: Pair) -> None:
    index = pair.create()
    with pytest.raises(ApiError) as error:
        documents.write(pair.leader, index, Write("update", "9", {"qty": 1}))
    assert error.value.cause.type == "document_missing_exception"


async def test_counts_show_a_write_after_a_refresh_which_comes_by_itself(pair: Pair) -> None:
    index = pair.create(docs=2)
    assert documents.count(pair.leader, index) == 0
    await pair.pass_time(1.1)
    assert documents.count(pair.leader, index) == 2


async def test_a_shard_that_nobody_searches_is_refreshed_by_the_next_search(pair: Pair) -> None:
    index = pair.create()
    await pair.pass_time(31)
    pair.write(index, 0, 2)
    await pair.pass_time(5)
    assert index.shards[0].stats_view.count == 0
    assert documents.count(pair.leader, index) == 2


async def test_an_explicit_interval_keeps_refreshing(pair: Pair) -> None:
    index = pair.create(refresh_interval="5s")
    await pair.pass_time(31)
    pair.write(index, 0, 1)
    await pair.pass_time(5.1)
    assert index.shards[0].search_view.count == 1


async def test_a_closed_index_takes_and_gives_nothing(pair: Pair) -> None:
    index = pair.create(docs=1)
    indices.close(pair.leader, index)
    for attempt in (lambda: pair.write(index, 1, 2), lambda: documents.count(pair.leader, index)):
        with pytest.raises(ApiError) as error:
            attempt()
        assert (error.value.status, error.value.cause.reason) == (400, "closed")


async def test_blocks_forbid_writing(pair: Pair) -> None:
    index = pair.create()
    index.set_settings({"index.blocks.write": "true"})
    with pytest.raises(ApiError) as error:
        pair.write(index, 0, 1)
    assert error.value.cause.reason == "index [orders] blocked by: [FORBIDDEN/8/index write (api)];"


async def test_new_fields_are_learned_and_move_the_mapping_version(pair: Pair) -> None:
    index = pair.create()
    documents.write(pair.leader, index, Write("index", "1", {"note": "hi", "at": "2026-11-22", "x": {"y": 1.5}}))
    fields = index.mappings["properties"]
    assert fields["note"]["type"] == "text"
    assert fields["at"] == {"type": "date"}
    assert fields["x"]["properties"]["y"] == {"type": "float"}
    assert index.mapping_version == 2


async def test_a_value_that_does_not_fit_is_refused(pair: Pair) -> None:
    index = pair.create()
    with pytest.raises(ApiError) as error:
        documents.write(pair.leader, index, Write("index", "1", {"qty": "many"}))
    assert error.value.cause.type == "mapper_parsing_exception"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Bad", "must be lowercase"),
        ("_x", "must not start with '_', '-', or '+'"),
        ("a:b", "must not contain ':'"),
        ("a b", 'must not contain the following characters [ , ", *, \\, <, |, ,, >, /, ?]'),
    ],
)
async def test_impossible_names_are_refused(pair: Pair, name: str, reason: str) -> None:
    with pytest.raises(ApiError) as error:
        indices.create(pair.leader, name)
    assert error.value.cause.reason == f"Invalid index name [{name}], {reason}"


async def test_a_document_comes_back_after_its_delete_was_merged_away(pair: Pair) -> None:
    index = pair.create(docs=1)
    documents.write(pair.leader, index, Write("delete", "0"))
    pair.leader.flush(index)
    pair.leader.merge(index)
    assert index.shards[0].history.kept == {}
    done = documents.write(pair.leader, index, Write("index", "0", {"qty": 1}))
    pair.leader.flush(index)
    pair.leader.merge(index)
    assert (done.version, list(index.shards[0].history.kept)) == (3, [2])
    assert index.shards[0].stats_view.deleted == 0
