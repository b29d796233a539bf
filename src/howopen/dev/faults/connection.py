"""Connections that break, stall or drip, and lengths that are not true."""

from __future__ import annotations

from typing import Final

from howopen.dev.answers import Answer, Request
from howopen.dev.faults.fault import Fault
from howopen.dev.wire import Wire, head_of

__all__ = ["CONNECTION"]

_DRIP_SECONDS: Final = 0.05
_STALL_SECONDS: Final = 3600.0
_TRIED_BYTES: Final = 1 << 20
"""Of a body that is sent in a wrong way."""


def _body(answer: Answer) -> bytes:
    return answer.body.part(0, min(answer.body.size_bytes, _TRIED_BYTES)).whole()


def _head(answer: Answer, **extra: str) -> bytes:
    given = {name.replace("_", "-"): value for name, value in extra.items()}
    return head_of(answer.status, {**answer.headers, **given}.items())


def _length(answer: Answer, off: int = 0) -> bytes:
    return _head(answer, Content_Length=str(len(_body(answer)) + off))


def _reset(wire: Wire, _request: Request, _answer: Answer) -> None:
    wire.reset()


def _reset_in_body(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer) + _body(answer)[: len(_body(answer)) // 2])
    wire.reset()


def _empty_reply(wire: Wire, _request: Request, _answer: Answer) -> None:
    wire.close()


def _cut_head(wire: Wire, _request: Request, answer: Answer) -> None:
    head = _length(answer)
    wire.raw(head[: len(head) // 2])
    wire.close()


def _cut_body(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer) + _body(answer)[: len(_body(answer)) // 2])
    wire.close()


def _longer(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer, 100) + _body(answer))
    wire.close()


def _shorter(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer, -(len(_body(answer)) // 2)) + _body(answer))
    wire.close()


def _negative(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_head(answer, Content_Length="-1") + _body(answer))
    wire.close()


def _two_lengths(wire: Wire, _request: Request, answer: Answer) -> None:
    length = len(_body(answer))
    more = f"Content-Length: {length + 7}\r\n\r\n".encode()
    wire.raw(_length(answer).removesuffix(b"\r\n") + more + _body(answer))
    wire.close()


def _no_length(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_head(answer, Connection="close"))
    if wire.method != "HEAD":
        for piece in answer.body.pieces():
            wire.raw(piece)
    wire.close()


def _drip(wire: Wire, data: bytes) -> bool:
    for place in range(len(data)):
        wire.raw(data[place : place + 1])
        if not wire.pause(_DRIP_SECONDS):
            return False
    return True


def _slow_head(wire: Wire, _request: Request, answer: Answer) -> None:
    if _drip(wire, _length(answer)):
        wire.raw(_body(answer))


def _slow_body(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer))
    _drip(wire, _body(answer))


def _stall(wire: Wire, _request: Request, _answer: Answer) -> None:
    wire.pause(_STALL_SECONDS)
    wire.close()


def _stall_in_body(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.raw(_length(answer) + _body(answer)[: len(_body(answer)) // 2])
    wire.pause(_STALL_SECONDS)
    wire.close()


def _chunks(wire: Wire, answer: Answer, *pieces: bytes) -> None:
    wire.raw(_head(answer, Transfer_Encoding="chunked") + b"".join(pieces))


def _chunked(wire: Wire, _request: Request, answer: Answer) -> None:
    wire.send(answer._replace(chunked=True))


def _chunked_broken(wire: Wire, _request: Request, answer: Answer) -> None:
    _chunks(wire, answer, b"zz\r\n", _body(answer), b"\r\n0\r\n\r\n")
    wire.close()


def _chunked_cut(wire: Wire, _request: Request, answer: Answer) -> None:
    body = _body(answer)
    _chunks(wire, answer, b"%x\r\n" % len(body), body, b"\r\n")
    wire.close()


def _chunked_and_length(wire: Wire, _request: Request, answer: Answer) -> None:
    body = _body(answer)
    head = _head(answer, Transfer_Encoding="chunked", Content_Length=str(len(body) // 2))
    wire.raw(head + b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n")
    wire.close()


def _endless(wire: Wire, _request: Request, answer: Answer) -> None:
    _chunks(wire, answer, b"")
    piece = b"%x\r\n%b\r\n" % (1 << 16, b" " * (1 << 16))
    while wire.pause(0):
        wire.raw(piece)
    wire.close()


CONNECTION: Final[tuple[Fault, ...]] = (
    Fault("reset", "the connection is reset before any answer", _reset),
    Fault("reset-once", "reset, and the next time the answer", _reset, 1),
    Fault("reset-in-body", "the connection is reset in the middle of the body", _reset_in_body),
    Fault("empty-reply", "the connection ends before any answer", _empty_reply),
    Fault("cut-headers", "the connection ends in the middle of the headers", _cut_head),
    Fault("cut-body", "the connection ends in the middle of the body", _cut_body),
    Fault("cut-body-once", "cut in the middle, and the next time whole", _cut_body, 1),
    Fault("wrong-length-longer", "Content-Length is more than the body has", _longer),
    Fault("wrong-length-shorter", "Content-Length is less than the body has", _shorter),
    Fault("negative-length", "Content-Length: -1", _negative),
    Fault("duplicate-headers", "two lengths that contradict each other", _two_lengths),
    Fault("slow-headers", "the headers come byte by byte", _slow_head),
    Fault("slow-body", "the body comes byte by byte", _slow_body),
    Fault("stall", "nothing comes at all, and the connection stays", _stall),
    Fault("stall-in-body", "half a body, and then nothing", _stall_in_body),
    Fault("chunked-broken", "a chunk whose length is no number", _chunked_broken),
    Fault("chunked-cut", "chunks without the last one", _chunked_cut),
    Fault("chunked-and-length", "chunks and a length that contradicts them", _chunked_and_length),
    Fault("endless-body", "spaces in chunks, for as long as anyone listens", _endless),
    Fault("fine-chunked", "the answer in chunks, without its length", _chunked),
    Fault("fine-no-length", "the answer ends where the connection does", _no_length),
)
