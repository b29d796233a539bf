"""A text as words and as hashes of five-word shingles, with the line of every word.

Words are runs of letters and digits, in any case; each character of Chinese, Japanese and Korean
is a word of its own. What wrapping, quoting marks, comment signs and markup add is no word.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from functools import cached_property
from zlib import crc32

from howopen.doors.tags import tagless
from howopen.licenses.by_text.noise import repaired

SHINGLE = 5
"""Words in a shingle."""
MAX_TEXT = 1_000_000
"""Characters beyond this are not read."""
_ASCII_WORDS = bytes(
    code if code == 0x0A or (code < 0x80 and chr(code).isalnum()) else 0x20 for code in range(256)
)
_ALL_WORDS = bytes(code if code >= 0x80 else _ASCII_WORDS[code] for code in range(256))
_LETTER_LEADS = tuple(
    bytes((lead,)) for lead in (*range(0xC3, 0xE2), *range(0xE3, 0xF5)) if lead not in (0xCC, 0xCD)
)
"""First bytes in UTF-8 of letters outside ASCII; 0xC2 and 0xE2 begin signs only."""
_TURNS = (0, 7, 13, 19, 25)
"""By how many bits the hash of each word of a shingle is turned."""


class Tokens:
    """The words of a text in order; `words` keep their case."""

    def __init__(self, text: str) -> None:
        text = tagless(repaired(text[:MAX_TEXT]))
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        data = text.encode("utf-8", "replace")
        table = _ASCII_WORDS
        if any(lead in data for lead in _LETTER_LEADS):
            data, table = text.translate(_WIDE).encode("utf-8", "replace"), _ALL_WORDS
        words: list[bytes] = []
        ends: list[int] = []
        for line in data.translate(table).split(b"\n"):
            words += line.split()
            ends.append(len(words))
        self.words = words
        self._ends = ends

    def line_of(self, index: int) -> int:
        """The line, counted from 1, of the word of that index."""
        return bisect_right(self._ends, index) + 1

    def first_of(self, line: int) -> int:
        """The index of the first word of a line, or of the next one that has words."""
        return self._ends[line - 2] if line > 1 else 0

    def said(self, start: int, end: int) -> str:
        """The words from `start` to `end`, with single blanks and without punctuation."""
        return b" ".join(self.words[start:end]).decode("utf-8", "replace")

    @cached_property
    def shingles(self) -> array[int]:
        """A hash of 32 bits for each run of five words, four fewer than words.

        The hashes of the five words, in lower case, are turned by different numbers of bits and
        joined by exclusive or: for all words at once, as one long number with a lane for each.
        """
        words = self.words
        count = len(words) - SHINGLE + 1
        hashes = array("I", map(_HASHES.__getitem__, words))
        if count < 1:
            return array("I")
        lanes = int.from_bytes(_little(hashes).tobytes(), "little")
        mixed = lanes
        for place in range(1, SHINGLE):
            turn = _TURNS[place]
            low = int.from_bytes(((1 << turn) - 1).to_bytes(4, "little") * count, "little")
            every = (1 << 32 * count) - 1
            moved = (lanes >> 32 * place) & every
            mixed ^= ((moved << turn) & (every ^ low)) | ((moved >> (32 - turn)) & low)
        data = (mixed & ((1 << 32 * count) - 1)).to_bytes(4 * count, "little")
        return _little(array("I", data))

    @cached_property
    def string(self) -> bytes:
        """The lowest byte of each shingle's hash: a string that near-equal texts share runs of."""
        return _little(array("I", self.shingles)).tobytes()[::4]


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class _Hashes(dict[bytes, int]):
    """The hash of each word that was met. Forgotten when a hostile text fills it."""

    def __missing__(self, word: bytes) -> int:
        if len(self) > 100_000:
            self.clear()
        low = word.lower() if word.isascii() else word.decode("utf-8", "replace").lower().encode()
        self[word] = number = crc32(low)
        return number


_HASHES = _Hashes()


class _Wide(dict[int, str | int]):
    """What becomes of a character outside ASCII; filled as characters are met."""

    def __missing__(self, code: int) -> str | int:
        character = chr(code)
        kept: str | int = " "
        if code < 0x80:
            kept = code
        elif 0xFF01 <= code <= 0xFF5E:  # full-width forms of ASCII
            kept = chr(code - 0xFEE0)
        elif character.isalnum():
            kept = f" {character} " if code >= 0x2E80 else code
        self[code] = kept
        return kept


_WIDE = _Wide()
