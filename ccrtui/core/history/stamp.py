"""Documents by their operations: what two copies of one history must agree in, number by number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ccrtui.core.call.fault import Fault

WINDOW = 50
"""How many operations of a shard are looked at in one question."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The id and version of a document, as the operation left them.

    Both are equal on leader and follower, after updates, deletions, restarts and merges; the primary term is each
    cluster's own (verify-terms 16-19, on 7.3.0).
    """

    id: str
    version: int


Stamps: TypeAlias = Mapping[int, Stamp]
"""The living documents of a shard that a search saw, by the sequence number of the operation that wrote each."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which documents of one shard are asked for: those written by the operations `low` to `high`."""

    index: str
    shard: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Stamped:
    """The answers to some questions, in their order: documents, or why one shard's could not be had."""

    shards: tuple[Stamps | Fault, ...]


def newest(index: str, shard: int, max_seq_no: int) -> Question:
    """Ask for what the newest operations of a shard left behind."""
    return Question(index, shard, max(0, max_seq_no - WINDOW + 1), max_seq_no)
