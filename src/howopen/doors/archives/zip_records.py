"""The records of a zip archive: those at its end, its table of contents, and a file's own header.

APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.4 and 4.5.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

END_BYTES: Final = 22
LOCAL_BYTES: Final = 30
_END: Final = struct.Struct("<4s4H2LH")
_LOCATOR: Final = struct.Struct("<4sLQL")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_CENTRAL: Final = struct.Struct("<4s4B4H3L5H2L")
_LOCAL: Final = struct.Struct("<4s2B4H3L2H")
END64_BYTES: Final = _END64.size
LOCATOR_BYTES: Final = _LOCATOR.size
_FULL32: Final = 0xFFFFFFFF
_ZIP64: Final = 1
_ENCRYPTED: Final = 1
_LINK, _FILE_KINDS = 0o120000, 0o170000


class Damaged(ValueError):
    """No such record, or one that contradicts itself; the message says how."""


class End(NamedTuple):
    """Where the table of contents lies."""

    at: int
    """Where the first record behind it begins."""
    entries: int
    size_bytes: int
    begins: int
    """As stated: what was put before the archive is not counted."""

    @property
    def before(self) -> int:
        """Bytes that were put before the archive."""
        return self.at - self.size_bytes - self.begins


class Member(NamedTuple):
    """One file or folder, as the table of contents has it."""

    name: bytes
    method: int
    encrypted: bool
    link: bool
    checksum: int
    packed_bytes: int
    size_bytes: int
    begins: int


class Local(NamedTuple):
    """A file's own header."""

    name_bytes: int
    extra_bytes: int


def find_ends(tail: bytes, size_bytes: int) -> Iterator[int]:
    """Places in `tail`, the last bytes of an archive, of what may be its last record; last first.

    A comment follows the record to the very end, and may hold what looks like another.
    """
    at = len(tail)
    while (at := tail.rfind(b"PK\5\6", 0, at)) >= 0:
        whole = len(tail) - at >= END_BYTES and size_bytes >= len(tail)
        if whole and at + END_BYTES + _END.unpack_from(tail, at)[7] == len(tail):
            yield at


def read_end(tail: bytes, at: int, size_bytes: int) -> End:
    """The record at a place that `find_ends` gave; of zip64 its own is to be read then."""
    entries, table_bytes, begins = _END.unpack_from(tail, at)[4:7]
    return End(size_bytes - len(tail) + at, entries, table_bytes, begins)


def find_end64(tail: bytes, at: int) -> int | None:
    """Where the record of zip64 begins that stands before the one at a place; `None` for none."""
    at -= _LOCATOR.size
    if at < 0 or tail[at : at + 4] != b"PK\6\7":
        return None
    place: int = _LOCATOR.unpack_from(tail, at)[2]
    return place


def read_end64(record: bytes, at: int) -> End:
    """The record of zip64 that lies at a place of the archive; raises `Damaged`."""
    if len(record) < _END64.size or record[:4] != b"PK\6\6":
        raise Damaged("its zip64 record is not where it should be")
    entries, table_bytes, begins = _END64.unpack_from(record)[7:10]
    return End(at, entries, table_bytes, begins)


def begins_table(table: bytes) -> None:
    """Raises `Damaged` for what cannot be a table of contents."""
    if table and table[:4] != b"PK\1\2":
        raise Damaged("its table of contents is not where it should be")


def read_members(table: bytes) -> Iterator[Member]:
    """The members of a table of contents in its order; raises `Damaged` where it goes wrong."""
    at = 0
    while at < len(table):
        if len(table) - at < _CENTRAL.size or table[at : at + 4] != b"PK\1\2":
            raise Damaged("its table of contents is damaged")
        record = _CENTRAL.unpack_from(table, at)
        flags, method = record[5:7]
        checksum, packed_bytes, size_bytes, name_bytes, extra_bytes, comment_bytes = record[9:15]
        attributes, begins = record[17:19]
        at += _CENTRAL.size
        name = table[at : at + name_bytes]
        at += name_bytes
        extra = table[at : at + extra_bytes]
        at += extra_bytes + comment_bytes
        if at > len(table):
            raise Damaged("its table of contents is damaged")
        size_bytes, packed_bytes, begins = _widened(extra, size_bytes, packed_bytes, begins)
        yield Member(
            name=name,
            method=method,
            encrypted=bool(flags & _ENCRYPTED),
            link=attributes >> 16 & _FILE_KINDS == _LINK,
            checksum=checksum,
            packed_bytes=packed_bytes,
            size_bytes=size_bytes,
            begins=begins,
        )


def read_local(record: bytes, name: bytes) -> Local:
    """A file's own header; raises `Damaged` when it is not that of the name."""
    if len(record) < _LOCAL.size or record[:4] != b"PK\3\4":
        raise Damaged("it is not where the table of contents says")
    name_bytes, extra_bytes = _LOCAL.unpack_from(record)[10:12]
    if record[_LOCAL.size : _LOCAL.size + name_bytes] != name:
        raise Damaged("it has another name than in the table of contents")
    return Local(name_bytes, extra_bytes)


def _widened(extra: bytes, *numbers: int) -> list[int]:
    """The numbers, with those that 32 bits cannot hold from the zip64 field; `Damaged`."""
    at = 0
    wide = b""
    while len(extra) - at >= 4:
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64:
            wide = extra[at + 4 : at + 4 + length]
            break
        at += 4 + length
    found = []
    for number in numbers:
        if number == _FULL32:
            if len(wide) < 8:
                raise Damaged("its table of contents is damaged: a size is missing")
            number = int.from_bytes(wide[:8], "little")  # noqa: PLW2901
            wide = wide[8:]
        found.append(number)
    return found
