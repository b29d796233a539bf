"""The files of a repository on the stand-in hub: their bytes, hashes, and how large they are.

What a recording keeps is served as it is. Of the rest only names are known, at times sizes: a
safetensors file gets a small true head, JSON is an empty object, and zeros follow.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final, NamedTuple

import msgspec

from howopen.dev.answers import Body
from howopen.dev.library import Held, Library
from howopen.evidence.shards import FORMATS, extension
from howopen.model import Completeness

__all__ = ["HubFile", "file_of", "tree_of"]

LFS_BYTES: Final = 1 << 20
"""Larger files lie elsewhere, whatever the listing says."""
ELSEWHERE: Final = frozenset(FORMATS) | {"parquet", "arrow", "zip", "gz", "tar"}
"""Extensions of files that lie elsewhere, however small."""
_HASHED_BYTES: Final = 16 << 20
"""A file that is larger has a hash that is made from its name: nobody fetches it whole."""
_HEAD_BYTES: Final = 512
UNKNOWN_BYTES: Final = 8 + _HEAD_BYTES
"""Size of a file whose size no recording knows: a safetensors file without tensors."""
_INDEX: Final = ".index.json"


class HubFile(NamedTuple):
    """One file of a revision."""

    path: str
    body: Body
    is_lfs: bool
    size_known: bool
    """False where the recording does not say how large it is."""
    oid: str
    """Git's hash of the blob."""
    sha256: str

    def row(self) -> dict[str, Any]:
        """Its line in the hub's file tree."""
        size = self.body.size_bytes if self.size_known else None
        row: dict[str, Any] = {"type": "file", "oid": self.oid, "size": size, "path": self.path}
        if self.is_lfs:
            row["lfs"] = {"oid": self.sha256, "size": size, "pointerSize": 134}
        return row


def file_of(library: Library, held: Held, path: str) -> HubFile | None:
    """The file at `path`; `None` when there is none, or it is no file."""
    item = held.items.get(path)
    if item is None or item.type not in ("blob", "symlink"):
        return None
    if held.card is Completeness.NONE and path.lower() == "readme.md":
        return None
    if held.listing is Completeness.NONE and path not in held.kept:
        return None
    return _found(library, held, path)


def _found(library: Library, held: Held, path: str) -> HubFile:
    return library.remembered((held, path), lambda: _made(held, path))


def tree_of(library: Library, held: Held) -> list[dict[str, Any]]:
    """All rows of the hub's recursive file tree, folders among them, sorted by path."""
    return library.remembered((held, "its tree"), lambda: _tree(library, held))


def _tree(library: Library, held: Held) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for item in held.items.values():
        parts = item.path.split("/")
        folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
        for folder in folders + [item.path] * (item.type == "tree"):
            oid = hashlib.sha1(folder.encode(), usedforsecurity=False).hexdigest()
            rows[folder] = {"type": "directory", "oid": oid, "size": 0, "path": folder}
        if item.type in ("blob", "symlink"):
            rows[item.path] = _found(library, held, item.path).row()
    return [rows[path] for path in sorted(rows)]


def _made(held: Held, path: str) -> HubFile:
    item = held.items[path]
    if path in held.kept:
        content = held.content(path)
        body = Body(content, len(content))
    else:
        size = UNKNOWN_BYTES if item.size_bytes is None else item.size_bytes
        body = Body(_head(held, path, size), size)
    known = item.size_bytes is not None or path in held.kept
    is_lfs = item.lfs or body.size_bytes > LFS_BYTES or extension(path) in ELSEWHERE
    whole = body.whole() if body.size_bytes <= _HASHED_BYTES else path.encode()
    blob = f"blob {body.size_bytes}\0".encode() + whole
    oid = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
    return HubFile(path, body, is_lfs, known, oid, hashlib.sha256(whole).hexdigest())


def _head(held: Held, path: str, size: int) -> bytes:
    """The first bytes of a file that is not kept; zeros follow."""
    if path.endswith(".safetensors"):
        return safetensors_head(path, size)[:size]
    if path.endswith(".json"):
        text = b"{}"
        if path.endswith(_INDEX):
            index = _shard_index(held, path.removesuffix(_INDEX))
            text = index if len(index) <= size else text
        return text.ljust(min(size, LFS_BYTES))[:size]
    return b""


def safetensors_head(path: str, size: int) -> bytes:
    """Length and JSON of a safetensors head whose one tensor fills a file of `size` bytes.

    Source of the format: the documentation of safetensors, "Format" (eight bytes that say the
    head's length, little-endian; offsets count from the head's end; the head may be padded).
    """
    data = size - 8 - _HEAD_BYTES
    tensors: dict[str, Any] = {}
    if data > 0:
        even = data - data % 2
        tensors["weights"] = {"dtype": "BF16", "shape": [even // 2], "data_offsets": [0, even]}
        if data % 2:
            tensors["odd"] = {"dtype": "U8", "shape": [1], "data_offsets": [even, data]}
    room = min(_HEAD_BYTES, max(2, size - 8))
    named = {f"{_stem(path)}.{name}": tensor for name, tensor in tensors.items()}
    text = msgspec.json.encode({"__metadata__": {"format": "pt"}, **named} if named else {})
    return room.to_bytes(8, "little") + text.ljust(room)


def _shard_index(held: Held, whole: str) -> bytes:
    """The index of the shards of `whole`: `model-00001-of-00002.safetensors` and so on."""
    stem, _, suffix = whole.rpartition(".")
    shards = [path for path in held.items if path.startswith(f"{stem}-") and path.endswith(suffix)]
    return msgspec.json.encode(
        {"metadata": {}, "weight_map": {f"{_stem(path)}.weights": path for path in shards}}
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0][:80]
