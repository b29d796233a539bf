"""Archives made from names, contents and sizes, as code hosts and package indexes make them.

A member may be longer than what is given of it: the rest is zeros, which cost little. The same
members give the same bytes.
"""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

__all__ = ["Member", "tar_gz", "wheel"]

_BLOCK: Final = 512
"""Bytes that a tar archive is counted in."""
_ZEROS: Final = bytes(1 << 15)
_PLAIN_BYTES: Final = 1 << 9
"""Of that many zeros, so many are not compressed: see `tar_gz`."""
_GZIP_HEAD: Final = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
_RAW: Final = -15
"""zlib's number for deflate without a head, with the largest window."""
_TIME: Final = (2020, 1, 1, 0, 0, 0)


class Member(NamedTuple):
    """One entry of an archive."""

    path: str
    content: bytes = b""
    """What is given of it, from its beginning."""
    size_bytes: int | None = None
    """Its whole size; `None` is that of `content`, and a smaller one too."""
    type: str = "blob"
    """`blob`, `tree`, or `symlink`, whose content is where it leads."""

    @property
    def whole_bytes(self) -> int:
        """Its size in the archive."""
        return max(self.size_bytes or 0, len(self.content))


def tar_gz(
    members: Iterable[Member], *, comment: str, modified: int = 0, is_bomb: bool = False
) -> bytes:
    """A tar archive, compressed, with `comment` in its global head, as `git archive` writes it.

    `comment` is the commit; `""` leaves the head out. `modified` is in seconds since 1970.
    Paths are written as they are given: nothing is made safe. A few of the zeros are left
    uncompressed, so that an honest archive of many looks like none that was made to swell
    (less than a hundredfold); with `is_bomb` they are compressed as far as it goes.
    """
    zeros = _deflated(_ZEROS) if is_bomb else _loosely_deflated()
    compressor = zlib.compressobj(1, zlib.DEFLATED, _RAW)
    packed, checksum, size, pending = [_GZIP_HEAD], 0, 0, False
    for piece in _tar(members, comment, modified):
        checksum, size = zlib.crc32(piece, checksum), size + len(piece)
        if piece is not _ZEROS:
            packed.append(compressor.compress(piece))
            pending = True
            continue
        if pending:
            # After a full flush nothing refers to what came before: whole blocks can be put in.
            packed.append(compressor.flush(zlib.Z_FULL_FLUSH))
            pending = False
        packed.append(zeros)
    tail = struct.pack("<II", checksum, size & 0xFFFFFFFF)
    return b"".join((*packed, compressor.flush(), tail))


def _deflated(data: bytes, level: int = 9) -> bytes:
    compressor = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return compressor.compress(data) + compressor.flush(zlib.Z_FULL_FLUSH)


def _loosely_deflated() -> bytes:
    return _deflated(_ZEROS[:_PLAIN_BYTES], 0) + _deflated(_ZEROS[_PLAIN_BYTES:])


def _tar(members: Iterable[Member], comment: str, modified: int) -> Iterator[bytes]:
    if comment:
        yield from _global_head(comment)
    for member in members:
        head = tarfile.TarInfo(member.path)
        head.mtime, head.uname, head.gname = modified, "root", "root"
        if member.type == "tree":
            head.type, head.mode = tarfile.DIRTYPE, 0o775
            yield head.tobuf(tarfile.PAX_FORMAT)
        elif member.type == "symlink":
            head.type, head.mode = tarfile.SYMTYPE, 0o777
            head.linkname = member.content.decode("utf-8", "replace")
            yield head.tobuf(tarfile.PAX_FORMAT)
        else:
            head.size, head.mode = member.whole_bytes, 0o664
            yield head.tobuf(tarfile.PAX_FORMAT)
            yield member.content
            yield from _zeros(head.size - len(member.content) + -head.size % _BLOCK)
    yield bytes(2 * _BLOCK)


def _global_head(comment: str) -> Iterator[bytes]:
    # A record counts itself: "52 comment=" and 40 digits and a line feed are 52 bytes.
    length = len(" comment=\n") + len(comment)
    length += len(str(length + len(str(length))))
    record = f"{length} comment={comment}\n".encode()
    head = tarfile.TarInfo("pax_global_header")
    head.type, head.mode, head.size = tarfile.XGLTYPE, 0o666, len(record)
    yield head.tobuf(tarfile.USTAR_FORMAT)
    yield record + bytes(-len(record) % _BLOCK)


def wheel(members: Iterable[Member]) -> bytes:
    """A zip archive of the members that are files, as wheels are: each compressed by itself."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for member in members:
            if member.type != "blob":
                continue
            head = zipfile.ZipInfo(member.path, _TIME)
            head.compress_type = zipfile.ZIP_DEFLATED
            head.external_attr = 0o644 << 16
            head.file_size = member.whole_bytes
            with archive.open(head, "w") as file:
                file.write(member.content)
                for zeros in _zeros(member.whole_bytes - len(member.content)):
                    file.write(zeros)
    return target.getvalue()


def _zeros(count: int) -> Iterator[bytes]:
    for _ in range(count // len(_ZEROS)):
        yield _ZEROS
    yield bytes(count % len(_ZEROS))
