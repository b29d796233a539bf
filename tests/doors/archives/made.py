"""Archives made block by block, so that they may be as wrong as somebody wants them."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable

from howopen.doors.archives import Archive, ArchiveLimits, read_tarball

TOP = b"ibis-0123/"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
END = bytes(1024)


def field(number: int | bytes, width: int) -> bytes:
    """A number as a header writes it; bytes stand as they are."""
    if isinstance(number, bytes):
        return number.ljust(width, b"\0")
    return b"%0*o\0" % (width - 1, number)


def block(
    name: bytes,
    *,
    kind: bytes = b"0",
    size: int | bytes = 0,
    link: bytes = b"",
    magic: bytes = b"ustar\00000",
    rest: bytes = b"",
) -> bytes:
    """One header with the checksum that fits it."""
    head = name.ljust(100, b"\0")[:100] + field(0o644, 8) + field(0, 8) * 2
    head += field(size, 12) + field(0, 12) + b" " * 8 + kind + link.ljust(100, b"\0")[:100]
    head += magic + bytes(80) + rest
    head = head.ljust(512, b"\0")
    return head[:148] + b"%06o\0 " % sum(head) + head[156:]


def padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 512)


def file(name: bytes, content: bytes = b"", **more: bytes | int) -> bytes:
    return block(TOP + name, **{"size": len(content), **more}) + padded(content)


def folder(name: bytes = b"") -> bytes:
    return block(TOP + name, kind=b"5")


def link(name: bytes, target: bytes, kind: bytes = b"2") -> bytes:
    return block(TOP + name, kind=kind, link=target)


def record(key: bytes, value: bytes) -> bytes:
    """One record of a pax header, its own length counted in."""
    body = b" " + key + b"=" + value + b"\n"
    length = len(body)
    while length != len(str(length)) + len(body):
        length = len(str(length)) + len(body)
    return b"%d" % length + body


def pax(*records: tuple[bytes, bytes], kind: bytes = b"x") -> bytes:
    data = b"".join(record(*each) for each in records)
    return block(b"pax", kind=kind, size=len(data)) + padded(data)


def commit(name: str = COMMIT) -> bytes:
    return pax((b"comment", name.encode()), kind=b"g")


def long_name(name: bytes, kind: bytes = b"L") -> bytes:
    return block(b"././@LongLink", kind=kind, size=len(name) + 1) + padded(name + b"\0")


def tar(*parts: bytes) -> bytes:
    """A whole archive as git-archive writes one, unpacked."""
    return commit() + folder() + b"".join(parts) + END


def packed(*parts: bytes) -> bytes:
    return gzip.compress(tar(*parts), mtime=0)


def all_of(path: str, size_bytes: int) -> int:
    return size_bytes


def read(
    *parts: bytes, wanted: Callable[[str, int], int] = all_of, limits: ArchiveLimits | None = None
) -> Archive:
    """What is read of the parts within an otherwise sound archive."""
    return read_bytes(packed(*parts), wanted=wanted, limits=limits)


def read_bytes(
    data: bytes,
    *,
    wanted: Callable[[str, int], int] = all_of,
    limits: ArchiveLimits | None = None,
    chunk: int = 1 << 16,
) -> Archive:
    return read_tarball(chunks(data, chunk), wanted=wanted, limits=limits or ArchiveLimits())


def chunks(data: bytes, size: int) -> Iterable[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def listed(archive: Archive) -> list[tuple[str, str, int | None]]:
    return [(entry.path, entry.type, entry.size_bytes) for entry in archive.entries]


def paths(archive: Archive) -> list[str]:
    return [entry.path for entry in archive.entries]
