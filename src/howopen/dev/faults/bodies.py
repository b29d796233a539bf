"""Bodies that are not what was asked for, under a head that says all is well."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from howopen.dev.answers import Answer, Body, Request, html
from howopen.dev.faults.fault import Change, Fault, changed
from howopen.dev.wire import Wire

__all__ = ["BODIES"]

_HUGE_BYTES: Final = 1 << 30
_DEPTH: Final = 100_000
_LOGIN: Final = (
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>"
    "<form action='/login'><input name='user'></form></body></html>"
)


def _body(body: bytes) -> Change:
    return lambda _wire, _request, answer: _without_etag(answer).with_body(body)


def _without_etag(answer: Answer) -> Answer:
    """A wrong body with the ETag of the right one would be confirmed for ever."""
    return answer._replace(
        status=200 if answer.status in (206, 304) else answer.status,
        headers={k: v for k, v in answer.headers.items() if k not in ("ETag", "Content-Range")},
        chunked=False,
    )


def _login(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    given = html(_LOGIN)
    return given.with_headers({k: v for k, v in answer.headers.items() if k == "X-Repo-Commit"})


def _huge(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _without_etag(answer)._replace(body=Body(b"{", _HUGE_BYTES))


def _nul_bytes(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _without_etag(answer).with_body(_some(answer).replace(b" ", b"\0 "))


def _bom(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _without_etag(answer).with_body(b"\xef\xbb\xbf" + _some(answer))


def _in_utf_16(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    recoded = _some(answer).decode("utf-8", "replace").encode("utf-16")
    return _without_etag(answer).with_body(recoded)


def _not_utf_8(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _without_etag(answer).with_body(_some(answer).replace(b"e", b"\xe9"))


def _half(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    body = _some(answer)
    return _without_etag(answer).with_body(body[: len(body) // 2])


def _twice(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    return _without_etag(answer).with_body(_some(answer) * 2)


def _some(answer: Answer) -> bytes:
    return answer.body.part(0, min(answer.body.size_bytes, 1 << 20)).whole()


def _each(value: object) -> Change:
    """Every value at the top, or in each row at the top, becomes `value`; other bodies stay."""

    def change(_wire: Wire, _request: Request, answer: Answer) -> Answer:
        try:
            said = msgspec.json.decode(_some(answer))
        except msgspec.MsgspecError:
            return answer
        return _without_etag(answer).with_body(msgspec.json.encode(_with(said, value)))

    return change


def _with(said: Any, value: object) -> Any:
    if isinstance(said, list):
        return [_with(row, value) if isinstance(row, dict) else value for row in said]
    return dict.fromkeys(said, value) if isinstance(said, dict) else value


def _hostile_names(_wire: Wire, _request: Request, answer: Answer) -> Answer:
    """The rows of a listing under names that no folder should take; other bodies stay."""
    try:
        rows = msgspec.json.decode(_some(answer), type=list[dict[str, Any]])
    except msgspec.MsgspecError:
        return answer
    names = (
        *("../../climbs.md", "/etc/climbs.md", "a/../../climbs.md", "C:\\climbs.md", "nul\0.md"),
        *(
            "\x1b[2Jclears.md",
            "line\nfeed.md",
            "a" * 4000 + ".md",
            "",
            ".",
            "..",
            "/".join("d" * 500),
        ),
        *("README.md", "readme.MD", "\u202egnp.md", "con.md", "trailing./x.md"),
    )
    row = {"type": "file", "oid": "0" * 40, "size": 5}
    more = [{**row, "path": name} for name in names]
    return _without_etag(answer).with_body(msgspec.json.encode([*rows, *more]))


BODIES: Final[tuple[Fault, ...]] = (
    changed("empty-body", "200 and nothing", _body(b"")),
    changed("not-json", "words in the place of the answer", _body(b"I am not JSON.")),
    changed("html-login-200", "200 with a page to sign in, as networks of hotels do", _login),
    changed("json-null", "null", _body(b"null")),
    changed("json-wrong-shape", "JSON of another shape", _body(b'["unexpected", 7]')),
    changed("json-wrong-types", "the right keys, each with a number", _each(7)),
    changed("json-wrong-objects", "the right keys, each with an object", _each({"a": [None]})),
    changed("json-nulls", "the right keys, each with null", _each(None)),
    changed("deep-json", f"{_DEPTH} lists, one within the other", _body(b"[" * _DEPTH)),
    changed("deep-json-closed", "the same, closed again", _body(b"[" * _DEPTH + b"]" * _DEPTH)),
    changed("json-huge-number", "a number of five thousand digits", _body(b'{"id":' + b"9" * 5000)),
    changed(
        "json-surrogate", "half a character, escaped", _body(b'{"id":"\\ud800","sha":"\\udc00"}')
    ),
    changed("half-body", "half the body, under a length that fits it", _half),
    changed("double-body", "the body twice", _twice),
    changed("huge-body", "a gigabyte", _huge),
    changed("wrong-encoding", "bytes that are not UTF-8", _not_utf_8),
    changed("utf-16", "the answer in UTF-16", _in_utf_16),
    changed("nul-bytes", "NUL bytes between the words", _nul_bytes),
    changed("hostile-names", "a listing with names that climb, clear and break", _hostile_names),
    changed("byte-order-mark", "the answer behind a byte order mark", _bom),
)
