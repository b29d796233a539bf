"""The index of licence texts: hashes of shingles, figures and names; none of their sentences.

`data/license_index.bin` is written by `python -m tools.build_license_index` from public texts:
the licence texts that ScanCode publishes (CC-BY-4.0) and texts of AI licences. Per licence it
holds one byte for each five-word shingle, in order (its *string*), and the figures, dates and
names with their places. A sample of the full hashes, with their owners, finds candidates.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache
from importlib import resources
from itertools import accumulate

import msgspec

FORMAT = 1
SPARSE = 16
"""Of a long text, one hash in so many is in the sample."""
LEAST_SAMPLE = 12
"""Hashes in the sample of a shorter text, all when it has no more."""


MANY = 160
"""Texts after which the sample is looked up in a table."""
BLOCK = 64
"""Entries whose strings are packed together."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A licence text of the index."""

    id: str
    name: str
    class_: str
    """ScanCode's category ("Permissive", "Copyleft", "Proprietary Free"...); empty for others."""
    family: str
    size: int
    """Shingles: words less four."""
    sampled: int
    """Hashes of it in the sample."""
    category: str = ""
    """Ours (`terms.Category`), where the licence is in our tables; empty elsewhere."""
    osi_approved: bool = False
    exception: bool = False
    """Whether it is an exception or addition to another licence, not one of its own."""


class File(msgspec.Struct, frozen=True):
    """The index as it lies in the file; the blobs are compressed with zlib."""

    format: int
    source: str
    attribution: str
    entries: bytes
    """MessagePack of the entries."""
    strings: tuple[bytes, ...]
    """The strings of so many entries each (`BLOCK`), so that few have to be unpacked."""
    hashes: bytes
    """The sample: little-endian 32-bit numbers, rising."""
    counts: bytes
    """Little-endian 16-bit numbers: how many entries have each hash of the sample."""
    owners: bytes
    """Little-endian 16-bit numbers: the places of those entries, hash after hash."""
    facts: bytes
    """A line per entry: `SKIP WORD` pairs, where SKIP is the distance from the fact before."""


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """A figure, date, place or name in a licence text."""

    place: int
    """Index of the word in the text."""
    word: str


class Index:
    """The licence texts, ready to be asked. Built once per process, then only read."""

    def __init__(self, file: File) -> None:
        entries = zlib.decompress(file.entries)
        self.source = file.source
        self.entries = msgspec.msgpack.decode(entries, type=tuple[Entry, ...])
        self.sampled = [entry.sampled for entry in self.entries]
        """Hashes in the sample of each entry, by its place."""
        self._packed = file.strings
        self._blocks: dict[int, tuple[bytes, ...]] = {}
        self._owners = _numbers("H", zlib.decompress(file.owners))
        self._facts = file.facts
        self._hashes = _numbers("I", zlib.decompress(file.hashes))
        counts = _numbers("H", zlib.decompress(file.counts))
        self._stops = array("I", accumulate(counts, initial=0))
        self._asked = 0

    def string(self, place: int) -> bytes:
        """One byte for each shingle of the entry at `place`, in order."""
        number, within = divmod(place, BLOCK)
        if number not in self._blocks:
            self._blocks[number] = self._unpacked(number)
        return self._blocks[number][within]

    def _unpacked(self, number: int) -> tuple[bytes, ...]:
        data = zlib.decompress(self._packed[number])
        sizes = [entry.size for entry in self.entries[number * BLOCK : (number + 1) * BLOCK]]
        return tuple(
            data[end - size : end] for size, end in zip(sizes, accumulate(sizes), strict=True)
        )

    def votes(self, shingles: array[int]) -> Counter[int]:
        """How many of the sampled hashes of each entry, by its place, are among `shingles`."""
        owners: list[int] = []
        for rank in self._ranks(shingles):
            owners += self._owners[self._stops[rank] : self._stops[rank + 1]]
        return Counter(owners)

    def _ranks(self, shingles: array[int]) -> set[int]:
        """The places of those hashes that are in the sample.

        At first they are sought by halving. A table of all is quicker, and takes ten times as
        long to make and ten MiB: it pays for who reads many texts, not for one release.
        """
        self._asked += 1
        if self._asked > MANY:
            ranks = self._table
            return {ranks[number] for number in ranks.keys() & set(shingles)}
        hashes = self._hashes
        last = len(hashes) - 1
        found = ((min(bisect_left(hashes, number), last), number) for number in set(shingles))
        return {rank for rank, number in found if hashes[rank] == number}

    @cached_property
    def _table(self) -> dict[int, int]:
        return dict(zip(self._hashes, range(len(self._hashes)), strict=True))

    def facts(self, place: int) -> tuple[Fact, ...]:
        """The figures, dates, places and names of the entry at `place`, in order."""
        parts = self._fact_lines[place].split()
        places = accumulate(int(skip) for skip in parts[::2])
        return tuple(map(Fact, places, parts[1::2]))

    @cached_property
    def _fact_lines(self) -> list[str]:
        return zlib.decompress(self._facts).decode().split("\n")

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Places of the entries of each licence id."""
        found: dict[str, tuple[int, ...]] = {}
        for place, entry in enumerate(self.entries):
            found[entry.id] = (*found.get(entry.id, ()), place)
        return found


@lru_cache(maxsize=1)
def license_index() -> Index:
    """The bundled index."""
    data = resources.files("howopen.licenses").joinpath("data", "license_index.bin").read_bytes()
    return Index(msgspec.msgpack.decode(data, type=File))


def _numbers(code: str, data: bytes) -> array[int]:
    numbers = array(code, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
