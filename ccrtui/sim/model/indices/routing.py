"""Which shard a document belongs to: Elasticsearch's own hash, so that a document lands where it would there."""

from __future__ import annotations

from struct import iter_unpack

MASK = 0xFFFFFFFF


def shard_of(routing: str, shards: int, plain: bool = False) -> int:
    """The shard of a routing value (by default the document's id) among `shards` primaries.

    `plain` is how indices made by 9.x do it, which need not be split (core-newest, recorded on 9.5.3).
    """
    if plain:
        return murmur3(routing) % shards
    splits = max(1, 10 - (shards - 1).bit_length())
    return (murmur3(routing) % (shards << splits)) // (1 << splits)


def murmur3(text: str) -> int:
    """MurmurHash3 (x86, 32 bits, seed 0) over the UTF-16LE bytes of a text, as a signed number."""
    data = text.encode("utf-16-le")
    rest = len(data) % 4
    value = 0
    for (block,) in iter_unpack("<I", data[: len(data) - rest]):
        value ^= _scramble(block)
        value = (((value << 13) | (value >> 19)) * 5 + 0xE6546B64) & MASK
    value ^= _scramble(int.from_bytes(data[len(data) - rest :], "little"))
    value ^= len(data)
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & MASK
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & MASK
    value ^= value >> 16
    return value - (1 << 32) if value & 0x80000000 else value


def _scramble(block: int) -> int:
    mixed = (block * 0xCC9E2D51) & MASK
    return (((mixed << 15) | (mixed >> 17)) * 0x1B873593) & MASK
