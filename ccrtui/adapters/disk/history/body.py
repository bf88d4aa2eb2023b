"""A stretch's moments as bytes and back: columns, packed and compressed, bounded in size when they are read."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from ccrtui.core.record.columns import Columns, ColumnsError, columns_of, frames_of
from ccrtui.core.record.kept import Kept

MOST_BYTES = 64 * 1024 * 1024
"""How large the moments of one stretch may be when they are unpacked."""

_WORDS = (
    b"alias connected connections connections_wanted leader_health follower_health green yellow operations_per_s tick_s"
    b" @connected_at leader_heard_at follower_heard_at leader_index leader_at leader_whole follows active paused "
    b"unknown not_established reason catching_up behind in_sync proven verdict @since begun @trouble_since level_in_s "
    b"@seconds_behind seconds_at_least follower_docs leader_docs operations_behind seq_no"
)
"""What stands in nearly every stretch; a short one is mostly made of it. It belongs to the format."""

_PACKER = msgspec.msgpack.Encoder()
_UNPACKER = msgspec.msgpack.Decoder(Columns)


class BodyError(Exception):
    """The bytes are no moments."""


def packed(frames: Sequence[Kept], level: int = 6) -> bytes:
    """Moments as bytes; a higher `level`, up to 9, makes fewer of them and takes longer."""
    packer = zlib.compressobj(level, zdict=_WORDS)
    return packer.compress(_PACKER.encode(columns_of(frames))) + packer.flush()


def unpacked(body: bytes) -> list[Kept]:
    """The moments again. Raises BodyError."""
    unpacker = zlib.decompressobj(zdict=_WORDS)
    try:
        plain = unpacker.decompress(body, MOST_BYTES)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise BodyError("too large, or cut")
        return frames_of(_UNPACKER.decode(plain))
    except (zlib.error, msgspec.MsgspecError, ColumnsError, RecursionError, OverflowError) as error:
        raise BodyError(str(error)) from error
