"""Names in archives: bytes of any kind become paths that lead nowhere else."""

from __future__ import annotations

import posixpath

from howopen.doors.archives.archive import ArchiveLimits
from howopen.doors.terminal import printable

_SHOWN = 100
"""Characters of a name that a remark shows."""


class UnfitName(ValueError):
    """No path of a file in a tree; the message says why, as the end of "left out because"."""

    def __init__(self, why: str, *, beyond_limit: bool = False) -> None:
        super().__init__(why)
        self.beyond_limit = beyond_limit
        """Whether it is only more than we take, and may be a real file's."""


def path_of(name: bytes, limits: ArchiveLimits) -> str:
    r"""The path, with `/` and neither empty nor `.` parts; empty for the root itself.

    Bytes that are not UTF-8 are written as `\xNN`. Raises `UnfitName`.
    """
    if len(name) > limits.path_bytes:
        raise UnfitName(f"the name has more than {limits.path_bytes} bytes", beyond_limit=True)
    if b"\0" in name:
        raise UnfitName("the name holds a NUL")
    path = name.decode("utf-8", "backslashreplace")
    if path.startswith("/"):
        raise UnfitName("the path is absolute")
    parts = path.split("/")
    if ".." in parts:
        raise UnfitName("the path leads out with ..")
    if "" in parts or "." in parts:
        parts = [part for part in parts if part not in ("", ".")]
        path = "/".join(parts)
    if len(parts) > limits.depth + 1:
        raise UnfitName(f"it lies below {limits.depth} folders", beyond_limit=True)
    return path


def target_of(link: str, target: str) -> str | None:
    """The path that a link at the path `link` leads to; `None` when it leads out of the tree."""
    if target.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(link), target))
    return None if path == ".." or path.startswith("../") else path


def shown(path: str | bytes) -> str:
    """A name of any length for a remark."""
    if isinstance(path, bytes):
        path = path[: 4 * _SHOWN].decode("utf-8", "backslashreplace")
    return printable(path if len(path) <= _SHOWN else f"{path[:_SHOWN]}...")
