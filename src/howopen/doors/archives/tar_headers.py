"""The headers of a tar archive: blocks of 512 bytes, and the records of pax.

POSIX.1-2017, "pax - portable archive interchange", sections "ustar Interchange Format" and "pax
Extended Header"; GNU tar 1.35 manual, "Basic Tar Format" and "Storing Sparse Files".

The standard library's reader is not used: in the Pythons that we support it takes a header of any
size into memory, searches it in quadratic time (CVE-2024-6232) and calls itself for each.
"""

from __future__ import annotations

from typing import Final, NamedTuple

BLOCK: Final = 512
END: Final = bytes(BLOCK)
SPARSE: Final = frozenset(
    b"GNU.sparse." + key for key in (b"major", b"map", b"name", b"numblocks", b"realsize", b"size")
)
"""Keys of pax headers before a file that is stored with holes."""
_LONGEST_NUMBER: Final = 20


class Damaged(ValueError):
    """No header, or one that contradicts itself; the message says how."""


class Header(NamedTuple):
    """One block that stands before an entry or before a further header."""

    kind: bytes
    """The type flag, one byte."""
    name: bytes
    link: bytes
    size_bytes: int
    """Of what follows, padding left out."""
    block: bytes


def parse_header(block: bytes) -> Header:
    """The header in a block; raises `Damaged` when the block is none."""
    summed = sum(block) - sum(block[148:156]) + 8 * ord(" ")
    if block[148:156].strip(b" \0").lstrip(b"0") != b"%o" % summed:
        raise Damaged("the checksum of a header does not fit")
    name = _word(block[:100])
    if block[257:263] == b"ustar\0" and (prefix := _word(block[345:500])):
        name = prefix + b"/" + name
    return Header(block[156:157], name, _word(block[157:257]), _number(block[124:136]), block)


def parse_records(data: bytes) -> dict[bytes, bytes]:
    """The records of a pax header, `LENGTH KEY=VALUE` and a line feed each; raises `Damaged`.

    Of a key that comes twice the last counts. Zeros at the end are padding.
    """
    records: dict[bytes, bytes] = {}
    at = 0
    while at < len(data):
        space = data.find(b" ", at, at + _LONGEST_NUMBER)
        if space < 0:
            if data.count(0, at) == len(data) - at:
                break
            raise Damaged("a pax header has a record without a length")
        end = at + decimal(data[at:space])
        key, equals, value = data[space + 1 : end - 1].partition(b"=")
        if not equals or not key or end > len(data) or data[end - 1 : end] != b"\n":
            raise Damaged("a pax header has a record that does not fit its length")
        records[key] = value
        at = end
    return records


def decimal(digits: bytes) -> int:
    """The number that the digits write; raises `Damaged` for anything else."""
    if not digits.isdigit() or len(digits) > _LONGEST_NUMBER:
        raise Damaged("a header has something else in the place of a number")
    return int(digits)


def sparse_size(records: dict[bytes, bytes]) -> int | None:
    """The size that a sparse file has when it is written out; `None` when it is not sparse."""
    if SPARSE.isdisjoint(records):
        return None
    return decimal(records.get(b"GNU.sparse.realsize") or records.get(b"GNU.sparse.size") or b"0")


def old_sparse_size(header: Header) -> int:
    """The same of a header of GNU's own sparse kind."""
    return _number(header.block[483:495])


def _word(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _number(field: bytes) -> int:
    """Octal digits, or GNU's base 256 for what they cannot hold; negative ones are refused."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = _word(field).strip(b" ")
    if not digits:
        return 0
    if digits.strip(b"01234567"):
        raise Damaged("a header has something else in the place of a number")
    return int(digits, 8)
