"""A stretch's moments as bytes and back: columns, packed and compressed, bounded in size when they are read."""

from __future__ import annotations

import lzma
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


_DENSE = b"L"
"""What the bytes begin with where they were made dense; zlib never begins so."""
_FILTERS: list[dict[str, int]] = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 20, "pb": 0}]


def packed(frames: Sequence[Kept], *, dense: bool = False) -> bytes:
    """Moments as bytes; `dense` makes a fifth fewer of them and takes several times as long."""
    plain = _PACKER.encode(columns_of(frames))
    if dense:
        return _DENSE + lzma.compress(plain, format=lzma.FORMAT_RAW, filters=_FILTERS)
    packer = zlib.compressobj(zdict=_WORDS)
    return packer.compress(plain) + packer.flush()


def unpacked(body: bytes) -> list[Kept]:
    """The moments again. Raises BodyError."""
    try:
        return frames_of(_UNPACKER.decode(_plain(body)))
    except (zlib.error, lzma.LZMAError, EOFError, msgspec.MsgspecError, RecursionError, OverflowError) as error:
        raise BodyError(str(error)) from error
    except ColumnsError as error:
        raise BodyError(str(error)) from error


def _plain(body: bytes) -> bytes:
    """What was packed. Raises BodyError where that is too large, or cut."""
    if body[:1] == _DENSE:
        dense = lzma.LZMADecompressor(format=lzma.FORMAT_RAW, filters=_FILTERS)
        plain, done = dense.decompress(body[1:], MOST_BYTES), dense.eof
    else:
        unpacker = zlib.decompressobj(zdict=_WORDS)
        plain = unpacker.decompress(body, MOST_BYTES)
        done = unpacker.eof
    if not done:
        raise BodyError("too large, or cut")
    return plain
