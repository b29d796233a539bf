"""The bytes of a gzip stream as they arrive, in pieces and never more than the limits allow.

RFC 1952. A stream that was unpacked already (some servers and proxies do so) is taken as it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from howopen.doors.archives.archive import ArchiveLimits
from howopen.errors import TooLarge

if TYPE_CHECKING:
    from zlib import _Decompress as _Decoder

_MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = 31
"""`wbits` of zlib for a gzip member, its header and checksum read."""
_MAX_MEMBERS: Final = 100_000
"""Parallel compressors write a member for every 64 KiB or more."""
_PACKED_PIECE: Final = 64 << 10
_PIECE: Final = 256 << 10
_HEAD: Final = 20


class Unpacked:
    """A stream to read or skip forward in. It ends where it cannot go on; `fault` says why."""

    def __init__(self, chunks: Iterable[bytes], limits: ArchiveLimits) -> None:
        self.fault = ""
        """Why the bytes end before their own end, as a sentence; empty when they do not."""
        self.damaged = False
        """Whether it is damage and no limit that ends them."""
        self.trailing = False
        """Whether bytes that are no gzip follow."""
        self.head = b""
        """The first bytes, to tell what it is when it is no archive."""
        self.packed_bytes = 0
        self._limits = limits
        self._chunks = chunks
        self._pieces = self._limited()
        self._piece = b""
        self._at = 0

    def read(self, size_bytes: int) -> bytes:
        """The next bytes; fewer only where the stream ends."""
        end = self._at + size_bytes
        if end <= len(self._piece):
            data = self._piece[self._at : end]
            self._at = end
            return data
        parts = [self._piece[self._at :]]
        left = size_bytes - len(parts[0])
        self._piece, self._at = b"", 0
        for piece in self._pieces:
            if len(piece) >= left:
                parts.append(piece[:left])
                self._piece, self._at = piece, left
                break
            parts.append(piece)
            left -= len(piece)
        return b"".join(parts)

    def skip(self, size_bytes: int) -> bool:
        """Pass over bytes; whether there were so many."""
        end = self._at + size_bytes
        if end <= len(self._piece):
            self._at = end
            return True
        left = end - len(self._piece)
        self._piece, self._at = b"", 0
        for piece in self._pieces:
            if len(piece) >= left:
                self._piece, self._at = piece, left
                return True
            left -= len(piece)
        return False

    def rest(self) -> Iterator[bytes]:
        """All that follows, in pieces."""
        yield self._piece[self._at :]
        self._piece, self._at = b"", 0
        yield from self._pieces

    def _limited(self) -> Iterator[bytes]:
        limits, unpacked = self._limits, 0
        for piece in self._unpacked():
            unpacked += len(piece)
            if unpacked > limits.unpacked_bytes:
                self.fault = f"It unpacks to more than {limits.unpacked_bytes} bytes."
                return
            if unpacked > limits.ratio_from_bytes and unpacked > self.packed_bytes * limits.ratio:
                self.fault = f"It unpacks to more than {limits.ratio} times its size."
                return
            self.head = self.head or piece[:_HEAD]
            yield piece

    def _unpacked(self) -> Iterator[bytes]:
        packed = self._packed()
        head = b""
        for piece in packed:
            head += piece
            if len(head) >= len(_MAGIC):
                break
        return (self._inflated if head.startswith(_MAGIC) else iter)(chain((head,), packed))

    def _packed(self) -> Iterator[bytes]:
        try:
            for chunk in self._chunks:
                for start in range(0, len(chunk), _PACKED_PIECE):
                    piece = chunk[start : start + _PACKED_PIECE]
                    self.packed_bytes += len(piece)
                    yield piece
        except TooLarge as error:
            if not self.packed_bytes:
                raise
            self.fault = f"{str(error).rstrip('.')}."

    def _inflated(self, packed: Iterator[bytes]) -> Iterator[bytes]:
        decoder, members, gave = zlib.decompressobj(_GZIP), 1, False
        before, left = decoder, b""
        try:
            for piece in packed:
                left = piece
                while left:
                    if decoder.eof:
                        left = left.lstrip(b"\0")  # a tape's padding between members
                        if not left:
                            break
                        decoder, members, gave = zlib.decompressobj(_GZIP), members + 1, False
                    before = decoder.copy()
                    data = decoder.decompress(left, _PIECE)
                    gave = gave or bool(data)
                    yield data
                    left = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
                    if members > _MAX_MEMBERS:
                        self.fault = f"It is made of more than {_MAX_MEMBERS} gzip members."
                        return
            while not decoder.eof and (data := decoder.decompress(b"", _PIECE)):
                gave = True
                yield data
            damage = "" if decoder.eof else "It breaks off: its compressed bytes have no end."
        except zlib.error as error:
            for data in _salvaged(before, left):
                gave = True
                yield data
            damage = f"Its compressed bytes are damaged ({error})."
        if damage and members > 1 and not gave:
            self.trailing = True
        else:
            self.damaged = bool(damage) and not self.fault
            self.fault = self.fault or damage


def _salvaged(decoder: _Decoder, packed: bytes) -> Iterator[bytes]:
    """What bytes that end in damage give before it: an error takes all of its call along."""
    try:
        for at in range(len(packed)):
            if data := decoder.decompress(packed[at : at + 1]):
                yield data
    except zlib.error:
        return
