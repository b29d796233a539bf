"""What the entries of a tarball are once all are known: a top folder, links, submodules."""

from __future__ import annotations

from typing import Final

from howopen.doors.archives.archive import ArchiveLimits, Wanted
from howopen.doors.archives.collected import Item, Kept, Listing, Remarks
from howopen.doors.archives.names import UnfitName, path_of, target_of
from howopen.model import Entry

_MODULES: Final = ".gitmodules"
_ATTRIBUTES: Final = ".gitattributes"
_EXPORT_IGNORE: Final = "export-ignore"
_MAX_LINKS: Final = 10_000
"""Of those that are followed."""
_MAX_HOPS: Final = 8
"""Links that lead to links, one after another."""


def nearest_top(path: str) -> tuple[int, ...]:
    """Ranks what lies nearer to the top before the rest."""
    return (path.count("/"),)


class Tree:
    """The entries of one tarball. All paths have the top folder until `finish`."""

    def __init__(self, listing: Listing, kept: Kept, wanted: Wanted, remarks: Remarks) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.files: dict[str, bytes] = {}
        self.top = ""
        """With a slash; known when it is finished."""
        self._listing = listing
        self._kept = kept
        self._wanted = wanted
        self._remarks = remarks
        self._first: str | None = None
        """The top folder of the first entry, and so of all, unless others show."""
        self._modules: frozenset[str] = frozenset()
        self._whole = True

    def add(self, path: str, item: Item) -> bool:
        """Whether an entry was added; the root itself and what is there already are not."""
        if not path:
            return False
        if self._first is None:
            first, slash, _ = path.partition("/")
            self._first = f"{first}/" if slash or item.type == "tree" else ""
        return self._listing.add(path, item)

    def add_link(self, path: str, link: bytes, limits: ArchiveLimits, *, hard: bool) -> None:
        """Add a link. One that is only another name for a file before it is a file as well."""
        if not hard:
            if len(link) > limits.path_bytes:
                raise UnfitName("it is a link to a name that is too long")
            self.add(path, Item("symlink", target=link.decode("utf-8", "backslashreplace")))
            return
        try:
            there = path_of(link, limits)
        except UnfitName as unfit:
            raise UnfitName(f"it is another name for a file, and {unfit}") from None
        file = self._listing.items.get(there, Item("tree"))
        if file.type != "blob":
            raise UnfitName("it is another name for a file that is not there")
        if self.add(path, file):
            self._keep_too(path, there, file.size_bytes or 0)

    def inside(self, path: str) -> str:
        """A path as it will be without the top folder, as far as can be told now."""
        return path.removeprefix(self._first or "")

    def is_note(self, inside: str) -> bool:
        """Whether a file tells something of other entries."""
        return inside == _MODULES or inside.rpartition("/")[2] == _ATTRIBUTES

    def note(self, inside: str, content: bytes) -> None:
        """Take in what such a file tells."""
        lines = content.decode("utf-8", "backslashreplace").splitlines()
        if inside == _MODULES:
            self._modules = frozenset(filter(None, map(_module_path, lines)))
        elif any(_EXPORT_IGNORE in line.partition("#")[0].split() for line in lines):
            self._whole = False
            self._remarks.about("Files may be missing, as the repository keeps some out", inside)

    def finish(self) -> bool:
        """Settle paths, links and submodules; whether the repository's archive is all of it."""
        self.top = top = self._settled_top()
        items = {
            path[len(top) :]: item
            for path, item in self._listing.items.items()
            if len(path) >= len(top)
        }
        links = [path for path, item in self._listing.items.items() if item.type == "symlink"]
        for path in links[:_MAX_LINKS]:
            items[path[len(top) :]] = self._followed(path, top)
        for path in links[_MAX_LINKS:]:
            self._remarks.about("Not followed because there are so many links", path)
        self._kept.close()
        self.files = {path[len(top) :]: data for path, data in sorted(self._kept.files.items())}
        filled = {path.rpartition("/")[0] for path in items}
        modules = {
            path for path in self._modules - filled if path in items and items[path].type == "tree"
        }
        self.entries = tuple(
            Entry(
                path=path,
                type="submodule" if path in modules else item.type,
                size_bytes=item.size_bytes,
            )
            for path, item in sorted(items.items())
        )
        return self._whole

    def _settled_top(self) -> str:
        """The folder above all, with a slash; empty when there is none or several."""
        top = self._first or ""
        beside = [path for path in self._listing.items if not (top and f"{path}/".startswith(top))]
        for path in beside:
            self._remarks.about("No single folder is above all, so that none was taken off", path)
        return "" if beside else top

    def _followed(self, path: str, top: str) -> Item:
        """A link with the size of the file that it ends at, whose bytes are kept for it too."""
        item = self._listing.items[path]
        here = path
        for _ in range(_MAX_HOPS):
            found = self._listing.items[here]
            if found.type == "tree":
                return item
            if found.type == "blob":
                self._keep_too(path, here, found.size_bytes or 0)
                return item._replace(size_bytes=found.size_bytes)
            inside = target_of(here[len(top) :], found.target)
            if inside is None:
                self._remarks.about("Not followed because it is a link out of the tree", path)
                return item
            here = f"{top}{inside}"
            if here not in self._listing.items:
                self._remarks.about("Not followed because it is a link to nothing here", path)
                return item
        self._remarks.about("Not followed because it is a link to too many links", path)
        return item

    def _keep_too(self, path: str, there: str, size_bytes: int) -> None:
        """Keep for a link what is kept of its file."""
        inside = self.inside(path)
        most = min(self._wanted(inside, size_bytes), size_bytes)
        if most <= 0:
            return
        if (content := self._kept.files.get(there)) is None:
            self._remarks.about("Not kept because what it is a link to is not", path)
            return
        self._kept.add(path, content[:most], size_bytes, ranked_as=inside)


def _module_path(line: str) -> str:
    """The value of a line `path = VALUE` of `.gitmodules`, else nothing: gitmodules(5)."""
    key, _, value = line.partition("=")
    return value.strip().strip('"') if key.strip().lower() == "path" else ""
