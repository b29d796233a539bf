"""A wheel, or another zip archive, by parts of it: its table of contents, then what is wanted.

The table stands at the end, and in a wheel so does its metadata ("Binary distribution format",
"Recommended archiver features"): mostly one part is all that is asked for.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from howopen.doors.archives.archive import Archive, ArchiveLimits, Rank, Wanted
from howopen.doors.archives.collected import Cut, Item, Kept, Listing, Remarks
from howopen.doors.archives.names import UnfitName, path_of
from howopen.doors.archives.tree import nearest_top
from howopen.doors.archives.zip_parts import Parts, ReadRange, read_table
from howopen.doors.archives.zip_records import (
    LOCAL_BYTES,
    Damaged,
    End,
    Member,
    read_local,
    read_members,
)
from howopen.errors import DataError, SourceError

_GAP: Final = 32 << 10
"""Bytes between two files that are read with them rather than asking twice."""
_STORED, _DEFLATED = 0, 8
_COUNTED: Final = 0xFFFF
"""The last record counts entries with 16 bits, and some writers let them run over."""
_MAX_EXTRA: Final = 0xFFFF
"""Bytes beside the name in a file's own header."""
_MORE_PACKED: Final = 1 << 10
"""Bytes by which packing may make a text larger."""


def read_zip_listing(
    read_range: ReadRange,
    size_bytes: int,
    *,
    wanted: Wanted,
    limits: ArchiveLimits,
    rank: Rank = nearest_top,
) -> Archive:
    """The listing of a zip archive of `size_bytes`, and the files that are `wanted`.

    `read_range` is asked for few parts, the last one first. Where more files are wanted than the
    limits allow, those that `rank` puts last go. Raises `DataError` when there is no table of
    contents, and what `read_range` raises before that was read.
    """
    return _Zip(Parts(read_range, size_bytes, limits), wanted, limits, rank).read()


class _Wish(NamedTuple):
    """A file to read: `most` bytes of it, from the part of the archive that holds it."""

    path: str
    member: Member
    most: int
    start: int
    end: int


class _Zip:
    """One archive while it is read."""

    def __init__(self, parts: Parts, wanted: Wanted, limits: ArchiveLimits, rank: Rank) -> None:
        self._parts = parts
        self._wanted = wanted
        self._limits = limits
        self._rank = rank
        self._remarks = Remarks()
        self._listing = Listing(limits, self._remarks)
        self._kept = Kept(limits, rank, self._remarks)
        self._complete = True

    def read(self) -> Archive:
        end, table = read_table(self._parts, self._limits.directory_bytes, self._remarks)
        members = list(self._listed(end, table))
        files = list(self._files(members))
        for group in self._groups(self._wishes(files, [m.begins for m in members], end)):
            self._read_group(group)
        self._kept.close()
        return Archive(
            commit=None,
            entries=self._listing.entries(),
            files=dict(sorted(self._kept.files.items())),
            remarks=self._remarks.sentences(),
            complete=self._complete,
        )

    def _listed(self, end: End, table: bytes) -> Iterator[Member]:
        """All members that the table tells of, with what was put before the archive counted in."""
        count, most = 0, self._limits.entries
        try:
            for count, member in enumerate(read_members(table), 1):
                if count > most:
                    self._cut(f"It holds more than {most} entries; the rest was not read.")
                    return
                yield member._replace(begins=member.begins + end.before)
        except Damaged as damage:
            if len(table) < end.size_bytes:
                self._cut(f"Of its table of contents only {len(table)} bytes were read.")
            else:
                self._cut(f"It is damaged: {damage}; the rest was not read.")
        else:
            if count & _COUNTED != end.entries & _COUNTED:
                self._remarks.say(f"It says that it has {end.entries} entries, and has {count}.")

    def _cut(self, remark: str) -> None:
        self._complete = False
        self._remarks.say(remark)

    def _files(self, members: list[Member]) -> Iterator[tuple[str, Member]]:
        """The files with their paths; all that can be listed is listed."""
        try:
            for member in members:
                try:
                    path = path_of(member.name, self._limits)
                except UnfitName as unfit:
                    self._remarks.about(f"Left out because {unfit}", member.name)
                    self._complete = self._complete and not unfit.beyond_limit
                    continue
                item = _item(member)
                if path and self._listing.add(path, item) and item.type == "blob":
                    yield path, member
        except Cut as limit:
            self._cut(str(limit))

    def _wishes(self, files: list[tuple[str, Member]], begins: list[int], end: End) -> list[_Wish]:
        """What is wanted and can be had, those that matter most first."""
        places = sorted([*begins, end.before + end.begins])
        wishes: list[_Wish] = []
        left = self._limits.kept_bytes
        asked = [
            (path, member, min(self._wanted(path, member.size_bytes), member.size_bytes))
            for path, member in files
        ]
        some = [each for each in asked if each[2] > 0]
        for path, member, most in sorted(some, key=lambda each: (self._rank(each[0]), each[0])):
            if len(wishes) >= self._limits.files or most > left:
                self._kept.leave_out()
                continue
            try:
                wish = _Wish(path, member, most, *_span(member, most, places))
            except Damaged as damage:
                self._remarks.about(f"Left out because {damage}", path)
                continue
            left -= most
            wishes.append(wish)
        return wishes

    def _groups(self, wishes: list[_Wish]) -> list[list[_Wish]]:
        """Those that lie near each other together; the group with what matters most first."""
        order = {wish.path: place for place, wish in enumerate(wishes)}
        groups: list[list[_Wish]] = []
        for wish in sorted(wishes, key=lambda wish: wish.start):
            near = groups and wish.start - groups[-1][-1].end <= _GAP
            if near and wish.end - groups[-1][0].start <= self._limits.part_bytes:
                groups[-1].append(wish)
            else:
                groups.append([wish])
        return sorted(groups, key=lambda group: min(order[wish.path] for wish in group))

    def _read_group(self, group: list[_Wish]) -> None:
        start = group[0].start
        try:
            data = self._parts.get(start, group[-1].end)
        except (DataError, SourceError) as error:
            for wish in group:
                self._remarks.about(f"Left out because it could not be read ({error})", wish.path)
            return
        for wish in group:
            try:
                content = _content(wish, data[wish.start - start : wish.end - start])
            except Damaged as damage:
                self._remarks.about(f"Left out because {damage}", wish.path)
                continue
            size_bytes = wish.member.size_bytes
            self._kept.add(wish.path, content, size_bytes, ranked_as=wish.path)


def _item(member: Member) -> Item:
    if member.name.endswith(b"/"):
        return Item("tree")
    return Item("symlink") if member.link else Item("blob", member.size_bytes)


def _span(member: Member, most: int, places: list[int]) -> tuple[int, int]:
    """The part of the archive to read for a file; `Damaged` when it is not the file's alone.

    `places` are where all files begin and the table, ascending: no file reaches beyond the next.
    """
    if member.encrypted:
        raise Damaged("it is encrypted")
    if member.method not in (_STORED, _DEFLATED):
        raise Damaged("it is packed in a way that is not read")
    after = bisect_right(places, member.begins)
    if after == len(places):
        raise Damaged("it is not where the table of contents says")
    least = LOCAL_BYTES + len(member.name)
    bound = places[after]
    shared = after >= 2 and places[after - 2] == member.begins
    if shared or member.begins + least + member.packed_bytes > bound:
        raise Damaged("it overlaps with another file")
    needed = min(member.packed_bytes, most + most // 1000 + _MORE_PACKED)
    return member.begins, min(bound, member.begins + least + _MAX_EXTRA + needed)


def _content(wish: _Wish, part: bytes) -> bytes:
    """The first bytes of a file; raises `Damaged` when it is not what the table says."""
    member, most = wish.member, wish.most
    local = read_local(part, member.name)
    start = LOCAL_BYTES + local.name_bytes + local.extra_bytes
    packed = part[start : start + member.packed_bytes]
    whole = most == member.size_bytes
    wants = most + 1 if whole else most
    if member.method == _STORED:
        content = packed[:wants]
    else:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, wants)
        except zlib.error:
            raise Damaged("its packed bytes are damaged") from None
    if len(content) != most:
        raise Damaged("it has another size than the table of contents says")
    if whole and zlib.crc32(content) != member.checksum:
        raise Damaged("its checksum does not fit")
    return content
