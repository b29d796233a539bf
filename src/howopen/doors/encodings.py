"""The door for a text of unknown encoding: what bytes are, and their words if they are a text.

Never raises but `DataError`, whose message is the end of a sentence about the file.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from howopen.doors.paths import decode
from howopen.errors import DataError

_WINDOW = 8000
"""Bytes looked at to tell a text from other things."""
_MOST_CONTROLS = 0.02
"""A text has fewer control characters than this share of it."""


class _Kind(NamedTuple):
    offset: int
    opening: bytes
    name: str
    advice: str


_UNPACK = "unpack it and name the folder"
_KINDS = (
    _Kind(0, b"%PDF-", "a PDF", "extract its text first, e.g. with pdftotext"),
    _Kind(
        0,
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        f"{_UNPACK}, or save the document as plain text",
    ),
    _Kind(257, b"ustar", "a tar archive", _UNPACK),
    _Kind(0, b"\x1f\x8b", "a gzip archive", _UNPACK),
    _Kind(0, b"BZh", "a bzip2 archive", _UNPACK),
    _Kind(0, b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    _Kind(0, b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    _Kind(0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    _Kind(0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    _Kind(0, b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text"),
    _Kind(0, b"{\\rtf", "an RTF document", "save it as plain text"),
    _Kind(0, b"\x89PNG", "an image", "give its words as a text"),
    _Kind(0, b"\xff\xd8\xff", "an image", "give its words as a text"),
    _Kind(0, b"GIF8", "an image", "give its words as a text"),
    _Kind(
        0,
        b"version https://git-lfs.github.com/spec/v1",
        "a Git LFS pointer",
        "fetch the file itself, e.g. with `git lfs pull`",
    ),
)
"""Files that are kept where a licence text should be, by their first bytes."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer ones first: that of UTF-16 begins that of UTF-32."""
_LEGACY = (
    ("gb18030", "的，。"),  # noqa: RUF001
    ("shift_jis", "のはをに、。"),
    ("euc_jp", "のはをに、。"),
    ("euc_kr", "이다는의에을"),
    ("big5", "的，。"),  # noqa: RUF001
)
"""Encodings of East Asia, with the signs that texts in their languages are full of."""
_MOST_LATIN = 0.25
"""Share of bytes beyond ASCII that a text in Latin letters stays below."""


class Decoded(NamedTuple):
    """A text and the encoding it was kept in."""

    text: str
    encoding: str
    """`utf-8`, `utf-16`, `utf-32`, one of East Asia's (`gb18030`, `shift_jis`, `euc_jp`, `euc_kr`,
    `big5`) or `latin-1` (read as Windows-1252)."""


def decode_any(data: bytes, *, cut: bool = False) -> Decoded:
    """The text that the bytes hold, lines ended by a line feed, without a byte order mark.

    With `cut`, a character that the end cuts in two is dropped. `DataError` says what it is
    instead of a text, and what to do.
    """
    for kind in _KINDS:
        if data.startswith(kind.opening, kind.offset):
            raise DataError(f"is {kind.name}, not a text; {kind.advice}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _wide(data, encoding, cut=cut)
    if b"\0" in data[:_WINDOW]:
        return _wide(data, _unmarked(data[:_WINDOW]), cut=cut)
    text = decode(data, cut=cut)
    encoding = "utf-8"
    wrong = text.count("\ufffd")
    if wrong and 2 * wrong > sum(character > "\x7f" for character in text):
        text, encoding = _legacy(data, cut=cut)
    head = text[:_WINDOW]
    controls = sum(character < " " and character not in "\t\n\f" for character in head)
    if controls > _MOST_CONTROLS * len(head):
        raise DataError("is binary, not a text; name the file that holds the words")
    return Decoded(text, encoding)


def _unmarked(head: bytes) -> str:
    """UTF-16 without a mark has a NUL in every other byte, as far as its words are Latin."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise DataError("is binary, not a text; name the file that holds the words")


def _wide(data: bytes, encoding: str, *, cut: bool) -> Decoded:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data, final=not cut)
    return Decoded(_lines(text), encoding[:6])


def _legacy(data: bytes, *, cut: bool) -> Decoded:
    """A text that is not UTF-8; the bytes of one encoding of East Asia often pass for another's."""
    best, most = Decoded("", ""), 0.01
    for encoding, usual in _LEGACY:
        try:
            text = codecs.getincrementaldecoder(encoding)("strict").decode(data, final=not cut)
        except UnicodeDecodeError:
            continue
        if (share := sum(map(text.count, usual)) / max(1, len(text))) > most:
            best, most = Decoded(_lines(text), encoding), share
    if best.encoding:
        return best
    if sum(byte > 0x7F for byte in data) > _MOST_LATIN * len(data):
        raise DataError("is a text in no encoding that howopen knows; save it as UTF-8")
    return Decoded(_lines(data.decode("cp1252", "replace")), "latin-1")


def _lines(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")
