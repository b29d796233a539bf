"""What the hub's answers must be to be taken for what they are.

Its client checks no shape, and a network between may answer in the hub's place. What does not fit
raises `ValueError` or what else taking a wrong shape apart raises; a file that is not the listed
one raises a `SourceError` that says so.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from howopen.doors import patterns
from howopen.doors.terminal import printable
from howopen.errors import TooLarge, Unreachable
from howopen.model import Entry

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoFile, RepoFolder
    from huggingface_hub.utils import SafetensorsFileMetadata  # type: ignore[attr-defined]

MAX_FILE_BYTES: Final = 1 << 20
_MOST_SHOWN: Final = 100
_GIT_HASH = patterns.compile(r"[0-9a-f]{40}")


class Listed(NamedTuple):
    """What a file tree says of a file."""

    size_bytes: int | None = None
    sha256: str = ""
    """Of a large file's content."""
    git_hash: str = ""
    """Git's SHA-1 of any other file."""


def name_of(path: str) -> str:
    """A file's path as a message says it: one line, not too long."""
    shown = printable(path)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}..."


def check_record(info: Any) -> None:
    """A repository's record names it."""
    if not isinstance(info.id, str) or not info.id.isascii():
        raise ValueError("the record names no repository")


def commit_of(info: Any) -> str | None:
    """The commit that a record is of; `None` when it does not say."""
    return _git_hash_in(info.sha) or None


def read_record(info: Any) -> dict[str, Any]:
    """What the hub says of a repository, without counters that change by the hour."""
    card = info.card_data
    fields = {
        "author": info.author,
        "gated": info.gated,
        "disabled": info.disabled or None,
        "private": info.private or None,
        "tags": info.tags,
        "pipeline_tag": getattr(info, "pipeline_tag", None),
        "library_name": getattr(info, "library_name", None),
        "cardData": card.to_dict() if card is not None and hasattr(card, "to_dict") else None,
        "createdAt": info.created_at.isoformat() if info.created_at else None,
        "lastModified": info.last_modified.isoformat() if info.last_modified else None,
    }
    telling = {key: value for key, value in fields.items() if value not in (None, [], {})}
    return telling if set(telling) - {"author", "private"} else {}


def read_row(item: RepoFile | RepoFolder) -> tuple[Entry, Listed]:
    """One line of a file tree."""
    from huggingface_hub.hf_api import RepoFile

    path = item.path
    if not isinstance(path, str) or not path:
        raise ValueError("a line of the listing names no file")
    path = path.encode("utf-8", "backslashreplace").decode()
    if not isinstance(item, RepoFile):
        return Entry(path=path, type="tree"), Listed()
    size = item.size if isinstance(item.size, int) and item.size >= 0 else None
    entry = Entry(path=path, size_bytes=size)
    if item.lfs is not None:
        return entry, Listed(size, sha256=str(item.lfs.sha256))
    return entry, Listed(size, git_hash=_git_hash_in(item.blob_id))


def _git_hash_in(said: object) -> str:
    """One of Git's hashes, as it was said; empty for anything else."""
    is_one = isinstance(said, str) and said.isascii() and _GIT_HASH.fullmatch(said)
    return str(said) if is_one else ""


def read_head(path: str, head: SafetensorsFileMetadata) -> dict[str, Any]:
    """What a safetensors file says of itself."""
    return {
        "file": path,
        "metadata": {str(key): str(value) for key, value in sorted(head.metadata.items())},
        "parameters": {str(k): int(n) for k, n in sorted(head.parameter_count.items())},
        "tensors": len(head.tensors),
    }


def weights_of(info: Any, head: dict[str, Any], entries: tuple[Entry, ...]) -> dict[str, Any]:
    """What the hub counted in all safetensors heads; else what the head of the only one says.

    `entries` are those of a whole listing; without one, nobody knows which is the only one.
    """
    counted = getattr(info, "safetensors", None)
    if counted is not None:
        by_type, total = counted.parameters, counted.total
    else:
        only = sum(entry.path.endswith(".safetensors") for entry in entries) == 1
        by_type = head.get("parameters", {}) if only else {}
        total = sum(by_type.values())
    whole = isinstance(total, int) and total > 0
    return {"safetensors": {"parameters": by_type, "total": total}} if whole else {}


def check_file(path: str, content: bytes, listed: Listed | None, etag: str) -> None:
    """`Unreachable` or `TooLarge` when a file is not the one that the listing names.

    A file that no listing names has its ETag to vouch for it: that is Git's hash of it.
    """
    shown = name_of(path)
    if listed is None:
        mark = _git_hash_in(etag.removeprefix("W/").strip('"'))
        if not mark:
            raise Unreachable(f"{shown} is in no listing that was read, and came without its hash")
        listed = Listed(git_hash=mark)
    size_bytes = listed.size_bytes
    if len(content) >= MAX_FILE_BYTES and size_bytes != len(content):
        raise TooLarge(f"{shown} is larger than {MAX_FILE_BYTES} bytes")
    if size_bytes is not None and size_bytes != len(content):
        raise Unreachable(f"{shown} came with {len(content)} bytes, listed are {size_bytes}")
    if listed.sha256 and hashlib.sha256(content).hexdigest() != listed.sha256:
        raise Unreachable(f"{shown} is not the file of the listing: its SHA-256 differs")
    if listed.git_hash and _git_hash(content) != listed.git_hash:
        raise Unreachable(f"{shown} is not the file of the listing: its Git hash differs")


def _git_hash(content: bytes) -> str:
    digest = hashlib.sha1(b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


def is_web_page(content_type: str, content: bytes, path: str) -> bool:
    """Whether a page came where a text was asked for, such as a login of a network."""
    if path.lower().endswith((".html", ".htm")):
        return False
    start = content[:200].lstrip().lower()
    return content_type.startswith("text/html") and start.startswith((b"<!doctype html", b"<html"))
