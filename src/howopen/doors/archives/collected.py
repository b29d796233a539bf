"""What is collected while an archive is read: remarks, entries, and the files that are kept."""

from __future__ import annotations

import heapq
from typing import NamedTuple

from howopen.doors.archives.archive import ArchiveLimits, Rank
from howopen.doors.archives.names import shown
from howopen.model import Entry

_NAMED = 3
"""So many entries are named in one remark; of the rest the number is told."""


class Cut(Exception):
    """Reading ends here, and what was read stands; the message is a remark."""


class Damage(Cut):
    """Reading ends here because the archive is damaged or broke off."""


class Remarks:
    """Sentences on an archive: however many entries are odd in one way, that is one remark."""

    def __init__(self) -> None:
        self._named: dict[str, list[str]] = {}
        self._count: dict[str, int] = {}

    def say(self, sentence: str) -> None:
        """A sentence on the whole; said once."""
        self._count[sentence] = 0

    def about(self, what: str, name: str | bytes, detail: str = "") -> None:
        """An entry to be named behind `what`, with a word on it."""
        named = self._named.setdefault(what, [])
        self._count[what] = self._count.get(what, 0) + 1
        if len(named) < _NAMED:
            named.append(f"{shown(name)}{detail}")

    def sentences(self, top: str = "") -> tuple[str, ...]:
        """All of them, in the order in which their first was said; names without a top folder."""
        return tuple(self._sentence(what, shown(top)) for what in self._count)

    def _sentence(self, what: str, top: str) -> str:
        named = [name.removeprefix(top) or name for name in self._named.get(what, ())]
        if not named:
            return what
        more = self._count[what] - len(named)
        return f"{what}: {', '.join(named)}{f' and {more} more' if more else ''}"


class Item(NamedTuple):
    """What lies at a path."""

    type: str
    """As `howopen.model.Entry`."""
    size_bytes: int | None = None
    target: str = ""
    """Of a link, as it is written."""


_IMPLIED = Item("tree")
"""A folder that only shows in the paths below it."""


class Listing:
    """The paths of an archive; the first at a path counts, and nothing lies below a file."""

    def __init__(self, limits: ArchiveLimits, remarks: Remarks) -> None:
        self.items: dict[str, Item] = {}
        """Those that the archive lists, in its order."""
        self._limits = limits
        self._remarks = remarks
        self._implied: set[str] = set()
        self._left_bytes = limits.listing_bytes

    def add(self, path: str, item: Item) -> bool:
        """Whether it was added; raises `Cut` when the listing is full."""
        if (before := self.items.get(path)) is not None:
            if not item.type == before.type == "tree":
                self._remarks.about("Listed again, of which only the first counts", path)
            return False
        if path in self._implied and item.type != "tree":
            self._remarks.about("Left out because there is a folder of that name", path)
            return False
        if not self._imply_parents(path):
            self._remarks.about("Left out because it lies below a file", path)
            return False
        if len(self.items) >= self._limits.entries:
            raise Cut(f"It holds more than {self._limits.entries} entries; the rest was not read.")
        self._take_room(path)
        self.items[path] = item
        return True

    def entries(self) -> tuple[Entry, ...]:
        """All of them, sorted by path."""
        return tuple(
            Entry(path=path, type=item.type, size_bytes=item.size_bytes)
            for path, item in sorted(self.items.items())
        )

    def _imply_parents(self, path: str) -> bool:
        """Whether everything above a path is, or may be, a folder."""
        new = []
        parent = path.rpartition("/")[0]
        while parent and parent not in self._implied:
            if (item := self.items.get(parent)) is not None:
                if item.type != "tree":
                    return False
                break
            new.append(parent)
            parent = parent.rpartition("/")[0]
        for parent in new:
            self._take_room(parent)
            self._implied.add(parent)
        return True

    def _take_room(self, path: str) -> None:
        self._left_bytes -= len(path)
        if self._left_bytes < 0:
            most = self._limits.listing_bytes
            raise Cut(f"Its names take more than {most} bytes; the rest was not read.")


class Kept:
    """The files that are kept; when there are too many, those that matter least go."""

    def __init__(self, limits: ArchiveLimits, rank: Rank, remarks: Remarks) -> None:
        self.files: dict[str, bytes] = {}
        self._limits = limits
        self._rank = rank
        self._remarks = remarks
        self._least: list[tuple[tuple[int, ...], int, str]] = []
        self._added = 0
        self._bytes = 0
        self._left_out = 0

    def add(self, path: str, content: bytes, size_bytes: int, *, ranked_as: str) -> None:
        """Keep the first bytes of a file of `size_bytes`."""
        if len(content) < size_bytes:
            part = f" ({len(content)} of {size_bytes} bytes)"
            self._remarks.about("Kept only in part", ranked_as, part)
        self._added += 1
        place = tuple(-step for step in self._rank(ranked_as))
        heapq.heappush(self._least, (place, -self._added, path))
        self.files[path] = content
        self._bytes += len(content)
        while len(self.files) > self._limits.files or self._bytes > self._limits.kept_bytes:
            least = heapq.heappop(self._least)[2]
            self._bytes -= len(self.files.pop(least))
            self.leave_out()

    def leave_out(self, count: int = 1) -> None:
        """So many more files are wanted than are read."""
        self._left_out += count

    def close(self) -> None:
        """Say what was left out."""
        if self._left_out:
            self._remarks.say(
                f"{self._left_out} texts were left out: at most {self._limits.files} texts and"
                f" {self._limits.kept_bytes} bytes are kept of one source."
            )
