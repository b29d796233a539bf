"""Compressed bodies: bombs, broken ones, and kinds that were not asked for."""

from __future__ import annotations

import zlib
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from howopen.dev.answers import Answer, Request
from howopen.dev.faults.fault import Change, Fault, changed
from howopen.dev.wire import Wire

__all__ = ["ENCODINGS", "bomb"]

_GZIP: Final = 31
_TRIED_BYTES: Final = 1 << 20
_MEGABYTES: Final = 1024


@lru_cache(maxsize=1)
def bomb() -> bytes:
    """A gzip stream of a gigabyte of spaces, in a megabyte."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    piece = b" " * (1 << 20)
    first = compressor.compress(piece) + compressor.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what came before, so one piece can be repeated.
    again = compressor.compress(piece) + compressor.flush(zlib.Z_FULL_FLUSH)
    return first + again * (_MEGABYTES - 1)


def _encoded(answer: Answer, encoding: str, body: bytes) -> Answer:
    headers = {k: v for k, v in answer.headers.items() if k != "ETag"}
    return (
        answer._replace(headers=headers, chunked=False)
        .with_body(body)
        .with_headers({"Content-Encoding": encoding})
    )


def _some(answer: Answer) -> bytes:
    return answer.body.part(0, min(answer.body.size_bytes, _TRIED_BYTES)).whole()


def _packed(answer: Answer) -> bytes:
    compressor = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return compressor.compress(_some(answer)) + compressor.flush()


def _gzip(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    if answer.status != HTTPStatus.OK or answer.body.size_bytes > _TRIED_BYTES:
        return answer
    return _encoded(answer, "gzip", _packed(answer))


def _bomb(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _encoded(answer, "gzip", bomb())


def _bad(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _encoded(answer, "gzip", b"this is not gzip" + _some(answer))


def _cut(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    packed = _packed(answer)
    return _encoded(answer, "gzip", packed[: len(packed) // 2])


def _wrong_sum(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _encoded(answer, "gzip", _packed(answer)[:-8] + b"\xff" * 8)


def _named(encoding: str) -> Change:
    return lambda _wire, _request, answer: _encoded(answer, encoding, _some(answer))


ENCODINGS: Final[tuple[Fault, ...]] = (
    changed("gzip-bomb", "a gigabyte in a megabyte of gzip", _bomb),
    changed("bad-gzip", "Content-Encoding: gzip, and it is none", _bad),
    changed("cut-gzip", "gzip that ends in its middle, under the right length", _cut),
    changed("gzip-wrong-sum", "gzip whose checksum is wrong", _wrong_sum),
    changed("unknown-encoding", "Content-Encoding: rot13", _named("rot13")),
    changed(
        "many-encodings", "gzip within gzip, fifty times, it says", _named("gzip, " * 49 + "gzip")
    ),
    changed("fine-gzip", "the answer in gzip, unless it is large", _gzip),
)
