"""Request bodies: how large, how slow, of which type, and which characters they may hold."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from starlette.requests import Request

FORM: Final = "application/x-www-form-urlencoded"
TEXT: Final = "text/plain"
JSON: Final = "application/json"
_MAX_FIELDS: Final = 8


class Refusal(Exception):
    """Why a request is not answered: the status, one sentence, and headers that go with it."""

    def __init__(self, status: int, sentence: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.headers = status, sentence, headers or {}


class Limits:
    """What a kind of body may be."""

    def __init__(self, media: str, size_bytes: int, seconds: float) -> None:
        self.media, self.size_bytes, self.seconds = media, size_bytes, seconds


async def read_body(request: Request, limits: Limits) -> bytes:
    """The body, whole. Raises `Refusal`: 415 another type, 413 too large, 408 too slow."""
    given, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.lower().replace('"', "").replace(" ", "").partition("charset=")[2]
    if given.strip().lower() != limits.media or charset.partition(";")[0] not in ("", "utf-8"):
        raise Refusal(415, f"this takes {limits.media} in UTF-8 and nothing else", _CLOSE)
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limits.size_bytes:
        raise _too_large(limits)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _whole(request, limits)
    except TimeoutError:
        sentence = f"the request did not come in within {limits.seconds:g} seconds; send it again"
        raise Refusal(408, sentence, _CLOSE) from None
    except ClientDisconnect:
        raise Refusal(400, "the request ended before it was whole", _CLOSE) from None


_CLOSE: Final = {"Connection": "close"}
"""What is still under way is not read."""


async def _whole(request: Request, limits: Limits) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limits.size_bytes:
            raise _too_large(limits)
    return bytes(body)


def _too_large(limits: Limits) -> Refusal:
    return Refusal(413, f"this takes {limits.size_bytes} bytes at most; send less", _CLOSE)


def decoded(body: bytes) -> str:
    """The body as text. Raises `Refusal`, 415, for what is no UTF-8 or holds NUL."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(
            415, f"this is no text in UTF-8: byte {error.start} is none of it; send it as UTF-8"
        ) from error
    if "\0" in text:
        raise Refusal(415, "this is no text: it holds a NUL character; send the text alone")
    return text


def fields(body: bytes, names: Iterable[str]) -> dict[str, str]:
    """The fields of a form of those names; empty for what was left out. Raises `Refusal`."""
    if not body.isascii() or b"\0" in body:
        raise Refusal(415, "this is no form: it holds what a form escapes; send that of the page")
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="surrogateescape",
            max_num_fields=_MAX_FIELDS,
        )
    except ValueError as error:
        raise Refusal(400, "this is no form; send the one of the page") from error
    given = dict(reversed(pairs))
    return {name: decoded(given.get(name, "").encode("utf-8", "surrogateescape")) for name in names}
