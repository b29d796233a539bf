"""Bodies of answers, taken in small steps: decoded, counted, and cut off where they are too much.

Only gzip and deflate are undone. What a few bytes unfold to is counted while it unfolds, so that
a bomb costs no more memory than the cap.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress

from howopen.doors.http.addresses import shown
from howopen.doors.http.budget import Budget
from howopen.doors.http.faults import Fault
from howopen.doors.http.wire import Answer
from howopen.errors import TooLarge

__all__ = ["ENCODINGS", "beginning", "check_length", "check_part", "decoded", "encodings_of"]

ENCODINGS = "gzip, deflate"
"""What the door says that it accepts."""
_STEP = 1 << 18
"""Bytes that are unfolded at once."""
_MAX_LENGTH_DIGITS = 18
_MAX_PARTS = 1000
_PART = 206
_GZIP = b"\x1f\x8b"


def encodings_of(answer: Answer) -> list[str]:
    """The encodings of a body, without those that change nothing."""
    named = answer.headers.get("content-encoding", "").lower().split(",")
    return [name for part in named if (name := part.strip()) not in ("", "identity")]


def _declared_length(answer: Answer) -> int:
    """Bytes of the body as the server announces them, still encoded; 0 where it does not."""
    return _whole(answer.headers.get("content-length", "")) or 0


def check_length(answer: Answer, max_bytes: int, budget: Budget, url: str) -> None:
    """Raises `TooLarge` or `BudgetSpent` when the announced length is too much already."""
    declared = _declared_length(answer)
    if declared > max_bytes:
        answer.drop()
        raise _too_large(url, max_bytes)
    budget.check_bytes(declared)


def check_part(answer: Answer, asked: str) -> None:
    """Raises `Fault` for a 206 that is not the part that was asked for; `asked` is its Range."""
    if answer.status != _PART:
        return
    said = answer.headers.get("content-range", "").lower()
    first, last = _bounds(said.removeprefix("bytes ").partition("/")[0])
    wanted_first, wanted_last = _bounds(asked.lower().removeprefix("bytes="))
    length = _declared_length(answer)
    other = wanted_first is not None and wanted_first != first
    beyond = wanted_last is not None and (last is None or last > wanted_last)
    if not asked or other or (wanted_first is not None and beyond):
        raise Fault("it sent another part than was asked for")
    if length and first is not None and last is not None and length != last - first + 1:
        raise Fault("the part that it sent is not as long as it says")


def _bounds(text: str) -> tuple[int | None, int | None]:
    """First and last byte of a range; `None` for one that is not told."""
    first, _, last = (part.strip() for part in text.partition("-"))
    return _whole(first), _whole(last)


def _whole(text: str) -> int | None:
    sound = text.isascii() and text.isdigit() and len(text) <= _MAX_LENGTH_DIGITS
    return int(text) if sound else None


def beginning(pieces: Iterator[bytes]) -> bytes:
    """The pieces that come before there are too many."""
    taken = []
    with suppress(TooLarge):
        for piece in pieces:
            taken.append(piece)  # noqa: PERF402, those before the error are wanted
    return b"".join(taken)


def decoded(answer: Answer, max_bytes: int, budget: Budget, url: str) -> Iterator[bytes]:
    """The pieces of a body. Raises `TooLarge` as soon as they are more than `max_bytes`.

    Raises `Fault` where the body is not what its head says: longer than its announced length, or
    not gzip or deflate to its end. A body that is shorter raises what httpcore2 raises.
    """
    encodings = encodings_of(answer)
    pieces = _counted(answer, max_bytes, budget, url)
    if encodings in (["gzip"], ["x-gzip"]):
        pieces = _Folded(gzip=True).unfold(pieces)
    elif encodings == ["deflate"]:
        pieces = _Folded(gzip=False).unfold(pieces)
    elif encodings:
        raise Fault("its body has an encoding that was not asked for", again=False)
    size_bytes = 0
    for piece in pieces:
        size_bytes += len(piece)
        if size_bytes > max_bytes:
            answer.drop()
            raise _too_large(url, max_bytes)
        yield piece


def _counted(answer: Answer, max_bytes: int, budget: Budget, url: str) -> Iterator[bytes]:
    size_bytes = 0
    for chunk in answer.chunks():
        budget.receive(len(chunk))
        size_bytes += len(chunk)
        if size_bytes > max_bytes:
            answer.drop()
            raise _too_large(url, max_bytes)
        yield chunk
    if answer.has_more():
        answer.drop()
        raise Fault("its body is longer than its Content-Length says")


def _too_large(url: str, max_bytes: int) -> TooLarge:
    return TooLarge(
        f"{shown(url)} has more than the {max_bytes} bytes that are taken; it was left out"
    )


class _Folded:
    """Compressed bytes that unfold step by step; gzip may have several parts, one after another.

    What follows the last part and is no further part is of no account, as everywhere.
    """

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._folded = b""
        self._part: zlib._Decompress | None = None
        self._parts = 0
        self._ended = False

    def unfold(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The bytes in steps; `Fault` where they cannot be had or are not all there."""
        for piece in pieces:
            self._folded += piece
            more = True
            while more and not self._ended and self._begin():
                step = self._step()
                # A full step may have left something behind even where all input was taken.
                more = bool(self._folded) or len(step) == _STEP
                yield step
        if self._part is not None or (self._folded and not self._parts):
            raise Fault("its body ends before its compressed data does")

    def _begin(self) -> bool:
        """Whether there is a part to go on with."""
        if self._part is not None:
            return True
        if len(self._folded) < len(_GZIP):
            return False  # too little yet to tell how it begins
        if self._parts and not (self._gzip and self._folded.startswith(_GZIP)):
            self._ended = True
            return False
        self._parts += 1
        if self._parts > _MAX_PARTS:
            raise Fault(f"its body has more than {_MAX_PARTS} compressed parts", again=False)
        self._part = zlib.decompressobj(self._window())
        return True

    def _window(self) -> int:
        """Deflate comes with the header that RFC 9110 asks for, or from some servers without."""
        if self._gzip:
            return zlib.MAX_WBITS | 16
        first = self._folded[:2]
        with_header = first[0] & 15 == zlib.DEFLATED and int.from_bytes(first) % 31 == 0
        return zlib.MAX_WBITS if with_header else -zlib.MAX_WBITS

    def _step(self) -> bytes:
        part = self._part
        assert part is not None  # noqa: S101, _begin says so
        try:
            step = part.decompress(self._folded, _STEP)
        except zlib.error as error:
            raise Fault("its body cannot be decompressed") from error
        self._folded = part.unused_data if part.eof else part.unconsumed_tail
        if part.eof:
            self._part = None
        return step
