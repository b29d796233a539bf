"""Archives of code that climb, swell, lie about themselves or end too early.

They stand in for the answer only where that is an archive, so they may be set on everything.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from howopen.dev.answers import Answer, Request
from howopen.dev.faults.encodings import bomb
from howopen.dev.faults.fault import Fault, changed
from howopen.dev.wire import Wire
from howopen.doors.archive_writing import Member, tar_gz

__all__ = ["ARCHIVES"]

_COMMIT: Final = "c" * 40
_TOP: Final = f"heron-{_COMMIT}"
_MANY: Final = 20_000
_README: Final = Member(f"{_TOP}/README.md", b"# A repository\n")


def _packed(*members: Member, comment: str = _COMMIT) -> Callable[[], bytes]:
    return lru_cache(maxsize=1)(lambda: tar_gz(members, comment=comment))


def _climbing() -> bytes:
    out = b"../../outside"
    return tar_gz(
        (
            _README,
            Member(f"{_TOP}/../../climbs.md", b"out\n"),
            Member("/etc/climbs.md", b"out\n"),
            Member(f"{_TOP}/link", out, type="symlink"),
            Member(f"{_TOP}/link/through.md", b"out\n"),
            Member(f"{_TOP}/self", b"self", type="symlink"),
        ),
        comment=_COMMIT,
    )


@lru_cache(maxsize=1)
def _swelling() -> bytes:
    big = Member(f"{_TOP}/big.bin", size_bytes=1 << 30)
    return tar_gz((_README, big), comment=_COMMIT, is_bomb=True)


@lru_cache(maxsize=1)
def _crowd() -> bytes:
    many = (Member(f"{_TOP}/{number}.md") for number in range(_MANY))
    return tar_gz((_README, *many), comment=_COMMIT)


def _cut() -> bytes:
    whole = tar_gz((_README, Member(f"{_TOP}/data.bin", size_bytes=1 << 20)), comment=_COMMIT)
    return whole[: len(whole) // 2]


def _deep() -> bytes:
    path = "/".join([_TOP, *["d"] * 3000, "README.md"])
    return tar_gz((_README, Member(path, b"deep\n")), comment=_COMMIT)


def _no_tar() -> bytes:
    compressor = zlib.compressobj(1, zlib.DEFLATED, 31)
    return compressor.compress(b"this is not a tar archive " * 100) + compressor.flush()


def _in_its_place(made: Callable[[], bytes], name: str, says: str) -> Fault:
    def change(_wire: Wire, _request: Request, answer: Answer) -> Answer:
        if answer.headers.get("Content-Type") != "application/x-gzip":
            return answer
        headers = {k: v for k, v in answer.headers.items() if k != "ETag"}
        return answer._replace(status=200, headers=headers).with_body(made())

    return changed(name, says, change)


ARCHIVES: Final[tuple[Fault, ...]] = (
    _in_its_place(_climbing, "tar-climbs", "paths and links that lead out of the archive"),
    _in_its_place(_swelling, "tar-bomb", "a file of a gigabyte of zeros"),
    _in_its_place(bomb, "tar-of-spaces", "a gigabyte of spaces, which is no archive"),
    _in_its_place(_crowd, "tar-many-files", f"{_MANY} files"),
    _in_its_place(_deep, "tar-deep", "three thousand folders, one within the other"),
    _in_its_place(_cut, "tar-cut", "an archive that ends in its middle"),
    _in_its_place(_no_tar, "tar-not-tar", "gzip of what is no archive"),
    _in_its_place(
        _packed(_README, comment=""), "tar-without-commit", "an archive that names no commit"
    ),
    _in_its_place(
        _packed(_README, Member("other/README.md", b"other\n")),
        "tar-two-tops",
        "an archive with two folders at its top",
    ),
    _in_its_place(
        _packed(_README, Member(_README.path, b"# Another\n")),
        "tar-twice",
        "an archive with one name twice",
    ),
    _in_its_place(_packed(), "tar-empty", "an archive that holds nothing"),
)
