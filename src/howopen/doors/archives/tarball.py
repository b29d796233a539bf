"""A tar.gz in one pass over its bytes as they arrive: nothing is written, little is remembered.

Made for what GitHub sends (git-archive: a commit in a global header, one folder above all), and
for whatever somebody may send in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from howopen.doors.archives.archive import Archive, ArchiveLimits, Rank, Wanted
from howopen.doors.archives.collected import Cut, Damage, Item, Kept, Listing, Remarks
from howopen.doors.archives.names import UnfitName, path_of, shown
from howopen.doors.archives.tar_headers import (
    BLOCK,
    END,
    SPARSE,
    Damaged,
    Header,
    decimal,
    old_sparse_size,
    parse_header,
    parse_records,
    sparse_size,
)
from howopen.doors.archives.tree import Tree, nearest_top
from howopen.doors.archives.unpacked import Unpacked
from howopen.errors import DataError

_HEX: Final = frozenset(b"0123456789abcdef")
_REGULAR: Final = frozenset((b"0", b"\0", b"7"))
_FOLDERS: Final = frozenset((b"5", b"D"))
_WITHOUT_DATA: Final = frozenset((b"1", b"2", b"3", b"4", b"5", b"6"))
_LONG: Final = {b"L": b"path", b"K": b"linkpath"}
"""GNU's headers for a long name and a long link."""
_RECORDS: Final = frozenset((b"x", b"X", b"g"))
_USED: Final = frozenset((b"path", b"linkpath", b"size", *SPARSE))
"""Of a pax header; times, owners and the like are not remembered."""
_PER_ENTRY: Final = 8
"""Headers, and records in them, that an archive may have for one entry on average."""
_MAX_NOTES_BYTES: Final = 256 << 10
"""Of `.gitmodules` and the like."""


def read_tarball(
    chunks: Iterable[bytes], *, wanted: Wanted, limits: ArchiveLimits, rank: Rank = nearest_top
) -> Archive:
    """The listing of a tar.gz, its commit, and the files that are `wanted`.

    Where more files are wanted than the limits allow, those that `rank` puts last go. A link is
    never followed out of the archive; the text it leads to is given for it when that is kept.
    Raises `DataError` when nothing at all could be read, and what `chunks` raises, except
    `TooLarge`, which is a cut like others.
    """
    return _Tarball(chunks, wanted, limits, rank).read()


class _Tarball:
    """One pass; an entry is dealt with when its header comes, links when all is known."""

    def __init__(
        self, chunks: Iterable[bytes], wanted: Wanted, limits: ArchiveLimits, rank: Rank
    ) -> None:
        self._bytes = Unpacked(chunks, limits)
        self._wanted = wanted
        self._limits = limits
        self._remarks = Remarks()
        self._listing = Listing(limits, self._remarks)
        self._kept = Kept(limits, rank, self._remarks)
        self._tree = Tree(self._listing, self._kept, wanted, self._remarks)
        self._commit: str | None = None
        self._headers = 0
        self._left_bytes = limits.headers_bytes
        self._further: dict[bytes, bytes] = {}
        self._lost = ""
        """Why the headers before the next entry could not be read."""
        self._complete = True
        self._damaged = False

    def read(self) -> Archive:
        try:
            while (block := self._block()) != END:
                self._take(self._header(block))
            self._read_on()
        except Cut as cut:
            if not self._headers:
                raise DataError(self._nothing(str(cut))) from None
            self._complete = False
            self._damaged = isinstance(cut, Damage)
            self._remarks.say(str(cut))
        if not self._headers:
            raise DataError("the archive holds nothing; check the address it came from")
        whole = self._tree.finish()
        return Archive(
            commit=self._commit,
            entries=self._tree.entries,
            files=self._tree.files,
            remarks=self._remarks.sentences(self._tree.top),
            complete=self._complete and whole,
            damaged=self._damaged,
        )

    def _nothing(self, why: str) -> str:
        if not self._bytes.packed_bytes:
            return "the archive is empty; check the address it came from"
        head = self._bytes.head
        begins = f"it begins with '{shown(head)}'" if head else why[:1].lower() + why[1:-1]
        return f"this is no tar.gz archive: {begins}; check the address it came from"

    def _block(self) -> bytes:
        block = self._bytes.read(BLOCK)
        if len(block) < BLOCK:
            raise self._broken("between two entries" if not block else "within a header")
        return block

    def _broken(self, where: str) -> Cut:
        if self._bytes.fault and not self._bytes.damaged:
            return Cut(self._bytes.fault)
        return Damage(self._bytes.fault or f"It breaks off {where}, without the mark of its end.")

    def _header(self, block: bytes) -> Header:
        try:
            header = parse_header(block)
        except Damaged as damage:
            raise Damage(f"It is damaged: {damage}; the rest was not read.") from None
        self._count(1)
        return header

    def _count(self, headers: int) -> None:
        self._headers += headers
        most = _PER_ENTRY * (self._limits.entries + 1)
        if self._headers > most:
            raise Cut(f"It holds more than {most} headers; the rest was not read.")

    def _take(self, header: Header) -> None:
        """One header: those that only speak of others are remembered, the rest are entries."""
        if header.kind in _RECORDS or header.kind in _LONG:
            self._remember(header)
            return
        further, self._further = self._further, {}
        lost, self._lost = self._lost, ""
        try:
            size_bytes = self._stored_size(header, further)
            left = self._enter(header, further, size_bytes, lost)
        except (UnfitName, Damaged) as unfit:
            self._remarks.about(f"Left out because {unfit}", _name(header, further))
            real = isinstance(unfit, Damaged) or unfit.beyond_limit
            self._complete = self._complete and not real
            left = size_bytes
        self._skip(left, -size_bytes % BLOCK)

    def _remember(self, header: Header) -> None:
        """What an extended header says of the next entry, or of the whole."""
        try:
            data = self._header_data(header)
            if header.kind in _LONG:
                self._further[_LONG[header.kind]] = data.partition(b"\0")[0]
                return
            self._count(data.count(b"\n"))
            records = parse_records(data)
        except Damaged as damage:
            if header.kind != b"g":
                self._lost = str(damage)
                return
            self._complete = False
            self._remarks.say("A header for the whole archive could not be read.")
            return
        if header.kind == b"g":
            self._note_commit(records)
        else:
            self._further.update({key: records[key] for key in _USED.intersection(records)})

    def _header_data(self, header: Header) -> bytes:
        """What an extended header holds; raises `Damaged` when that is more than we take."""
        size_bytes, most = header.size_bytes, self._limits.header_bytes
        if size_bytes > most:
            self._skip(size_bytes, -size_bytes % BLOCK)
            raise Damaged(f"a header before it has more than {most} bytes")
        self._left_bytes -= size_bytes
        if self._left_bytes < 0:
            most = self._limits.headers_bytes
            raise Cut(f"Its headers take more than {most} bytes; the rest was not read.")
        data = self._bytes.read(size_bytes)
        if len(data) < size_bytes:
            raise self._broken("within a header")
        self._skip(-size_bytes % BLOCK)
        return data

    def _note_commit(self, records: dict[bytes, bytes]) -> None:
        comment = records.get(b"comment", b"")
        if len(comment) in (40, 64) and _HEX.issuperset(comment):
            commit = comment.decode()
            if self._commit not in (None, commit):
                self._remarks.say("It names several commits, of which the first counts.")
            self._commit = self._commit or commit
        if records.keys() - {b"comment"}:
            self._remarks.say("What a header says of all entries at once was ignored.")

    def _stored_size(self, header: Header, further: dict[bytes, bytes]) -> int:
        """The bytes that follow an entry's header; the map of a sparse one is passed over."""
        more = header.kind == b"S" and header.block[482] != 0
        while more:
            more = self._block()[504] != 0
        if header.kind in _WITHOUT_DATA or _is_old_folder(header):
            return 0
        try:
            return decimal(further[b"size"]) if b"size" in further else header.size_bytes
        except Damaged as damage:
            raise Damage(f"It is damaged: {damage}; the rest was not read.") from None

    def _enter(
        self, header: Header, further: dict[bytes, bytes], size_bytes: int, lost: str
    ) -> int:
        """Add an entry and keep of it what is wanted; the bytes of it that are left to skip."""
        if lost:
            raise UnfitName(lost, beyond_limit=True)
        path = path_of(_name(header, further), self._limits)
        kind = header.kind
        if kind in _FOLDERS or _is_old_folder(header):
            self._tree.add(path, Item("tree"))
        elif not path:
            raise UnfitName("it has no name")
        elif kind in _REGULAR:
            return self._enter_file(path, further, size_bytes)
        elif kind == b"S":
            self._enter_sparse(path, old_sparse_size(header))
        elif kind in (b"1", b"2"):
            link = further.get(b"linkpath", header.link)
            self._tree.add_link(path, link, self._limits, hard=kind == b"1")
        else:
            raise UnfitName("it is a device, a pipe or another thing that is no file")
        return size_bytes

    def _enter_file(self, path: str, further: dict[bytes, bytes], size_bytes: int) -> int:
        if (sparse := sparse_size(further)) is not None:
            self._enter_sparse(path, sparse)
        elif self._tree.add(path, Item("blob", size_bytes)):
            return size_bytes - self._keep(path, size_bytes)
        return size_bytes

    def _enter_sparse(self, path: str, size_bytes: int) -> None:
        if self._tree.add(path, Item("blob", size_bytes)):
            self._remarks.about("Listed but not read because it is stored with holes", path)

    def _keep(self, path: str, size_bytes: int) -> int:
        """Keep of a file what is wanted; the number of bytes that were read for that."""
        inside = self._tree.inside(path)
        most = max(0, min(self._wanted(inside, size_bytes), size_bytes, self._limits.kept_bytes))
        noted = self._tree.is_note(inside)
        count = max(most, min(size_bytes, _MAX_NOTES_BYTES)) if noted else most
        if not count:
            return 0
        content = self._bytes.read(count)
        if noted:
            self._tree.note(inside, content)
        if most:
            self._kept.add(path, content[:most], size_bytes, ranked_as=inside)
        if len(content) < count:
            raise self._broken(f"within {shown(inside)}")
        return count

    def _skip(self, *sizes: int) -> None:
        if not self._bytes.skip(sum(sizes)):
            raise self._broken("within a file")

    def _read_on(self) -> None:
        """Read behind the mark of the end, two blocks of zeros: more zeros, and a checksum."""
        if self._bytes.read(BLOCK).strip(b"\0"):
            raise Damage(
                "It is damaged: zeros stand in the place of a header; the rest was not read."
            )
        for piece in self._bytes.rest():
            if piece.count(0) != len(piece):
                self._remarks.say("Bytes behind its end were ignored.")
                return
        if self._bytes.trailing:
            self._remarks.say("Bytes behind its end were ignored.")
        if self._bytes.fault:
            raise self._broken("behind its end")


def _name(header: Header, further: dict[bytes, bytes]) -> bytes:
    return further.get(b"GNU.sparse.name") or further.get(b"path") or header.name


def _is_old_folder(header: Header) -> bool:
    """Before there was a kind for folders, a slash told them."""
    return header.kind == b"\0" and header.name.endswith(b"/")
