"""What a pair of clusters with many followers answers, second by second, without any cluster: bytes by question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccrtui.core.call.call import Call, Side
from ccrtui.core.call.kind import Kind

POLL_MS = 60_000
TICK_MS = 1000
LEASE_EVERY = 30
"""After how many ticks every lease was renewed."""

_FIXED = {
    Kind.REMOTE_INFO: '{"leader":{"connected":true,"mode":"sniff","seeds":["127.0.0.1:9300"],"num_nodes_connected":1,'
    '"max_connections_per_cluster":3}}',
    Kind.INDEX_SETTINGS: "{}",
    Kind.DOCUMENT_COUNTS: '{"_shards":{"total":1,"successful":1,"failed":0},"aggregations":{"n":{"buckets":[]}}}',
}


@dataclass(slots=True)
class Pair:
    """`followers` of `shards` each, all level; the first `moving` took operations since the last tick."""

    followers: int
    shards: int
    moving: int
    tick: int = 0

    @property
    def names(self) -> list[str]:
        """The followers and their leader indices."""
        return [f"metrics-{number:05d}" for number in range(self.followers)]

    def body(self, call: Call) -> bytes:
        """The answer to a question of a sample. Raises KeyError for another one."""
        leases = "retention_leases" in dict(call.parameters).get("filter_path", "")
        match call.kind:
            case Kind.SHARD_STATS:
                text = self._stats(call.side, leases)
            case Kind.FOLLOW_STATS:
                text = self._tasks()
            case Kind.FOLLOW_FLOW:
                text = self._flow()
            case Kind.FOLLOW_INFO:
                text = self._info()
            case Kind.SERVER_CLOCK:
                text = f'[{{"epoch":"{1_700_000_000 + self.tick}","status":"green"}}]'
            case Kind.INDEX_LIST:
                text = self._list(call.side)
            case _:
                text = _FIXED[call.kind]
        return text.encode()

    def _number(self, index: int) -> int:
        return 5 + self.tick if index < self.moving else 5

    def _parts(self, side: Side, leases: bool) -> Iterator[str]:
        for index, name in enumerate(self.names):
            number = self._number(index)
            more = ""
            if leases:
                renewed = 1_700_000_000_000 + self.tick // LEASE_EVERY * LEASE_EVERY * TICK_MS
                held = (
                    f'{{"id":"b/{name}/{name}-f-following-leader/{name}/{name}-l","retaining_seq_no":0,'
                    f'"timestamp":{renewed},"source":"ccr"}}'
                )
                more = (
                    f',"commit":{{"user_data":{{"history_uuid":"{name}-h"}}}},'
                    f'"retention_leases":{{"leases":[{held if side is Side.LEADER else ""}]}}'
                )
            node = ',"node":"n"' if leases else ""
            shards = ",".join(
                f'"{shard}":[{{"routing":{{"state":"STARTED","primary":true{node}}},"docs":{{"count":{number + 1}}},'
                f'"seq_no":{{"max_seq_no":{number},"local_checkpoint":{number},"global_checkpoint":{number}}}{more}}}]'
                for shard in range(self.shards)
            )
            yield f'"{name}":{{"uuid":"{name}-{side[0]}","shards":{{{shards}}}}}'

    def _stats(self, side: Side, leases: bool) -> str:
        return f'{{"indices":{{{",".join(self._parts(side, leases))}}}}}'

    def _tasks(self) -> str:
        entries = []
        for index, name in enumerate(self.names):
            number = self._number(index)
            shards = ",".join(
                f'{{"remote_cluster":"leader","leader_index":"{name}","shard_id":{shard},'
                f'"leader_global_checkpoint":{number},"leader_max_seq_no":{number},"follower_global_checkpoint":{number},'
                '"outstanding_read_requests":1,"outstanding_write_requests":0,"write_buffer_operation_count":0,'
                f'"follower_mapping_version":1,"successful_read_requests":{number},"failed_read_requests":0,'
                f'"operations_read":{number},"failed_write_requests":0,"operations_written":{number},'
                f'"read_exceptions":[],"time_since_last_read_millis":{self._since_ms(index, shard)}}}'
                for shard in range(self.shards)
            )
            entries.append(f'{{"index":"{name}","shards":[{shards}]}}')
        return f'{{"follow_stats":{{"indices":[{",".join(entries)}]}}}}'

    def _flow(self) -> str:
        entries = []
        for index, name in enumerate(self.names):
            number = self._number(index)
            shards = ",".join(
                f'{{"shard_id":{shard},"bytes_read":{100 * number},"operations_read":{number},'
                f'"successful_read_requests":{number},"failed_read_requests":0,"total_read_time_millis":{9 * number},'
                f'"total_read_remote_exec_time_millis":{number},"operations_written":{number},'
                '"failed_write_requests":0,"outstanding_read_requests":1,"outstanding_write_requests":0,'
                '"write_buffer_operation_count":0,"write_buffer_size_in_bytes":0}'
                for shard in range(self.shards)
            )
            entries.append(f'{{"index":"{name}","shards":[{shards}]}}')
        return f'{{"follow_stats":{{"indices":[{",".join(entries)}]}}}}'

    def _since_ms(self, index: int, shard: int) -> int:
        return 300 if index < self.moving else ((index * self.shards + shard) * 7919 + self.tick * TICK_MS) % POLL_MS

    def _info(self) -> str:
        entries = ",".join(
            f'{{"follower_index":"{name}","remote_cluster":"leader","leader_index":"{name}","status":"active",'
            '"parameters":{"read_poll_timeout":"1m"}}'
            for name in self.names
        )
        return f'{{"follower_indices":[{entries}]}}'

    def _list(self, side: Side) -> str:
        rows = ",".join(
            f'{{"health":"green","status":"open","index":"{name}","uuid":"{name}-{side[0]}","pri":"{self.shards}",'
            '"docs.count":"6","pri.store.size":"1000"}'
            for name in self.names
        )
        return f"[{rows}]"
