"""A zip archive by parts of it, and the table of contents that its end leads to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from howopen.doors.archives.archive import ArchiveLimits
from howopen.doors.archives.collected import Remarks
from howopen.doors.archives.zip_records import (
    END64_BYTES,
    LOCATOR_BYTES,
    Damaged,
    End,
    begins_table,
    find_end64,
    find_ends,
    read_end,
    read_end64,
)
from howopen.errors import DataError

ReadRange = Callable[[int, int], bytes]
"""From two places in the archive, the bytes from the first up to the second."""

_TAIL: Final = 128 << 10
"""The first part: longer than any comment, so that the last record is in it."""


class Parts:
    """The archive by ranges; its end is asked for first, and remembered."""

    def __init__(self, read_range: ReadRange, size_bytes: int, limits: ArchiveLimits) -> None:
        self.size_bytes = size_bytes
        self._read_range = read_range
        self._limits = limits
        self._left = limits.parts
        self._tail_at = max(0, size_bytes - min(_TAIL, limits.part_bytes))
        self.tail = self._ask(self._tail_at, size_bytes) if size_bytes > 0 else b""

    def get(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`; raises `DataError` when they cannot be had."""
        if not 0 <= start <= end <= self.size_bytes:
            raise DataError("it leads out of the archive")
        pieces = []
        while start < min(end, self._tail_at):
            stop = min(end, self._tail_at, start + self._limits.part_bytes)
            pieces.append(self._ask(start, stop))
            start = stop
        if start < end:
            pieces.append(self.tail[start - self._tail_at : end - self._tail_at])
        return b"".join(pieces)

    def _ask(self, start: int, end: int) -> bytes:
        if not self._left:
            raise DataError(f"more than {self._limits.parts} parts of it would have to be read")
        self._left -= 1
        data = self._read_range(start, end)
        if len(data) != end - start:
            raise DataError(f"of {end - start} bytes asked for {len(data)} came")
        return data


def read_table(parts: Parts, most_bytes: int, remarks: Remarks) -> tuple[End, bytes]:
    """The table of contents, at most so many bytes of it, and the record that leads to it.

    Of several sound records the last counts, as it does for those who install a wheel. Raises
    `DataError` when there is none.
    """
    found: list[tuple[End, bytes]] = []
    why = "it has no record at its end"
    for at in find_ends(parts.tail, parts.size_bytes):
        try:
            end = _end(parts, at)
            if found:
                remarks.say("It has several records at its end, of which the last counts.")
                break
            start = end.before + end.begins
            table = parts.get(start, start + min(end.size_bytes, most_bytes))
            begins_table(table)
            found.append((end, table))
        except (Damaged, DataError) as damage:
            why = str(damage)
    if not found:
        raise DataError(f"this is no zip archive: {why}; check the address it came from")
    return found[0]


def _end(parts: Parts, at: int) -> End:
    end = read_end(parts.tail, at, parts.size_bytes)
    place = find_end64(parts.tail, at)
    if place is not None:
        if place + END64_BYTES + LOCATOR_BYTES > end.at:
            raise Damaged("its zip64 record is not where it should be")
        end = read_end64(parts.get(place, place + END64_BYTES), place)
    if end.before < 0:
        raise Damaged("its table of contents leads out of it")
    return end
